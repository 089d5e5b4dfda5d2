"""What every table is made of: the metadata, and the columns and indexes that come again and again."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, MetaData

from storage.database import Id, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> Column[int]:
    """The row's own number."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def to(table: str, *, nullable: bool = False, name: str | None = None) -> Column[int]:
    """A row of another table: `to("people")` is `person_id`."""
    singular = {"people": "person", "addresses": "address", "enquiries": "enquiry", "matches": "match"}
    column = name or f"{singular.get(table, table.removesuffix('s'))}_id"
    return Column(column, Id, ForeignKey(f"{table}.id"), nullable=nullable)


def at(name: str, *, nullable: bool = False) -> Column[object]:
    """A moment, in UTC."""
    return Column(name, Instant, nullable=nullable)


def part_index(name: str, where: str | sa.ColumnElement[bool], *columns: Column[Any], unique: bool = False) -> None:
    """An index over those rows of a table that are `where`; statements in SQL that use it say the same words."""
    part = sa.text(where) if isinstance(where, str) else where
    Index(name, *columns, unique=unique, sqlite_where=part, postgresql_where=part)
