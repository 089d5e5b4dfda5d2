"""Through what Haat speaks in a district, and the links that lead to it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Column, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, to

senders = Table(
    "senders", metadata, identity(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(64), nullable=False),   # bot username or whatsapp:+E164
    Column("name", String(40), nullable=False, unique=True),
    Column("paused_until", Instant),
    Column("paused_reason", Text),
    Column("fence", Integer, nullable=False, default=0, server_default=sa.text("0")),   # counts its owners
    Column("owner", String(40)),                         # the process that sends through it, where many may
    Column("owner_seen_at", Instant),                    # by the database's clock, never business time
    Column("starts_paused_until", Instant),                # until then nothing that Haat starts leaves through it
    Column("per_second", sa.Float),                        # messages a second; empty: what the channel is known to bear
    Column("level", sa.Float), Column("level_at", Instant), # its bucket of tokens, and when it stood so
    Column("recent", JSON),                                # {address: [moments]} of the last minute in groups
    at("created_at"),
    Unique("channel", "external_id"),
)  # fmt: skip

sender_districts = Table(
    "sender_districts", metadata,
    Column("district_lgd", Integer, primary_key=True),
    Column("channel", String(16), primary_key=True),
    to("senders"),
)  # fmt: skip

links = Table(
    "links", metadata, identity(),
    Column("token", String(64), nullable=False, unique=True),
    Column("district_lgd", Integer),
    Column("language", String(8)),
    Column("role", String(16)),
    Column("note", String(120)),
    Column("uses", Integer, nullable=False, default=0),
    Column("group_id", Id), Column("card_id", Id),          # it leads into this group, or to one card of it
    at("created_at"), at("expires_at", nullable=True),
)  # fmt: skip
