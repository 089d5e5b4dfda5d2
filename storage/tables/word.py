"""How the catalogue grows: words nobody knew, names taught, votes on them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id
from storage.tables.columns import at, identity, metadata, to

unread_words = Table(
    "unread_words", metadata,
    Column("word", String(80), primary_key=True), Column("language", String(8), primary_key=True),
    Column("seen", Integer, nullable=False), at("last_at"),
    Column("settled_as", String(64)),                       # the concept an officer named, or "-": no goods
)  # fmt: skip

aliases = Table(
    "aliases", metadata, identity(),                        # names of goods that people taught
    Column("name", String(80), nullable=False),             # as first written
    Column("folded", String(120), nullable=False),          # one form over both scripts: what is the same name
    Column("concept", String(64), nullable=False), Column("language", String(8), nullable=False),
    Column("status", String(12), nullable=False),           # proposed | used | refused
    Column("how", String(16), nullable=False),              # seller | buyer | officer
    Column("officer_id", Id), at("created_at"), at("settled_at", nullable=True),
    Unique("folded", "concept"),
)  # fmt: skip

alias_votes = Table(
    "alias_votes", metadata,                                # who taught it: one voice a telephone
    Column("alias_id", Id, ForeignKey("aliases.id"), primary_key=True),
    Column("voice", String(64), primary_key=True),
    to("people", nullable=True), Column("how", String(16), nullable=False), at("at"),
)  # fmt: skip
