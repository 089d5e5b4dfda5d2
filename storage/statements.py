"""Statements of the hot paths, written once for both stores: lists travel as one parameter, states stand as literals.

A list of numbers expanded into so many parameters is compiled anew for each length; a state handed in as a parameter
keeps both planners from seeing that a partial index fits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

_LIST = re.compile(r"\{(\w+) (bigint|text)\}")


class Both:
    """One SQL text for SQLite and PostgreSQL.

    `{name bigint}` (or `text`) is the list parameter `name`, to stand after a column: `id {ids bigint}`;
    `{name}` is replaced by the part of that name.
    """

    def __init__(self, sql: str, **parts: str | tuple[str, str]) -> None:
        """`parts`: word → SQL of our own, or (for SQLite, for PostgreSQL); a part may hold earlier named ones."""
        lite = full = sql
        for word, part in parts.items():
            here, there = (part, part) if isinstance(part, str) else part
            lite, full = lite.replace("{" + word + "}", here), full.replace("{" + word + "}", there)
        self.lists = {name for name, _ in _LIST.findall(lite)} | set(re.findall(r"json_each\(:(\w+)\)", lite))
        self._texts = {
            "sqlite": sa.text(_LIST.sub(r"IN (SELECT value FROM json_each(:\1))", lite)),
            "postgresql": sa.text(_LIST.sub(r"= ANY(CAST(:\1 AS \2[]))", full)),
        }

    def run(self, db: Connection, **words: Any) -> sa.CursorResult[Any]:
        """Execute with these parameters; moments are handed in as they are."""
        name = db.dialect.name
        return db.execute(self._texts[name], {key: self._bound(name, key, value) for key, value in words.items()})

    def text_for(self, dialect: str) -> str:
        """The SQL as one store gets it, to look at its plan."""
        return self._texts[dialect].text

    def _bound(self, dialect: str, key: str, value: Any) -> Any:
        if isinstance(value, datetime):
            return milliseconds(value)
        if key in self.lists and not isinstance(value, str):
            return json.dumps(list(value)) if dialect == "sqlite" else list(value)
        return value


def milliseconds(moment: datetime) -> int:
    """A moment as both stores keep it."""
    return round(moment.timestamp() * 1000)


def one_of(column: sa.ColumnElement[str], states: Sequence[str]) -> sa.ColumnElement[bool]:
    """`column IN ('a', 'b')` with the states as literals."""
    return column.in_([sa.literal_column(f"'{state}'") for state in states])
