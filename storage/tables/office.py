"""An office, its officers, and the work on their desk."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

offices = Table(
    "offices", metadata, identity(),
    Column("district_lgd", Integer, nullable=False, unique=True),
    Column("name", JSON, nullable=False),          # {language: text}
    Column("address", JSON, nullable=False),
    Column("landline", String(20), nullable=False),
    Column("hours", JSON, nullable=False),
    at("updated_at"),
)  # fmt: skip

officers = Table(
    "officers", metadata, identity(),
    to("people"),
    Column("name", String(80), nullable=False),
    Column("district_lgd", Integer),
    Column("state", String(60)),
    Column("is_head", Boolean, nullable=False, default=False, server_default=sa.false()),   # may add and suspend officers
    Column("successor_id", Id),                            # to whom the work was handed over
    Column("digest_at", Instant),                          # when the last digest of the office's work was begun
    Column("digests", Boolean, nullable=False, default=False, server_default=sa.false()),   # hears twice a day, not at once
    Column("code_id", Id, unique=True),                    # by which code somebody became officer: one code, one officer
    at("added_at"), at("disabled_at", nullable=True),
)  # fmt: skip

officer_codes = Table(
    "officer_codes", metadata, identity(),                  # one-use codes by which somebody becomes an officer
    Column("code_key", String(64), nullable=False, unique=True),   # a digest: the code itself is nowhere kept
    to("officers", nullable=True, name="head_id"),          # who gave it; empty: the command line
    Column("name", String(80), nullable=False),
    Column("district_lgd", Integer), Column("state", String(60)),
    Column("is_head", Boolean, nullable=False, default=False, server_default=sa.false()),
    to("people", nullable=True, name="used_by"), at("used_at", nullable=True),
    at("created_at"), at("expires_at"),
)  # fmt: skip

hand_offs = Table(
    "hand_offs", metadata, identity(),                      # people who asked for a human
    to("people"), to("addresses"),
    Column("reason", String(24), nullable=False),           # asked | not_understood | question | complaint | scam
    Column("words", Text), Column("district_lgd", Integer),
    Column("status", String(16), nullable=False),           # open | answered | no_reply | handed_over | withdrawn
    Column("about", String(40), nullable=False, default="", server_default=sa.text("''")),   # notice:3 | workshop:5 | enquiry:7
    Column("answer", Text), Column("answered_by", String(80)),   # of a line about something: what all who asked are told
    Column("officer_id", Id),
    Column("recordings", JSON),                             # voice notes in another language, which the office is to explain
    at("created_at"), at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_hand_offs_person", hand_offs.c.person_id)
Index("ix_hand_offs_open", hand_offs.c.status, hand_offs.c.district_lgd)
part_index(
    "uq_hand_offs_about", "status = 'open' AND about <> ''", hand_offs.c.about, hand_offs.c.district_lgd, unique=True
)

question_askers = Table(
    "question_askers", metadata, identity(),                # who asked about the same thing, each in their own words
    to("hand_offs"), to("people"), to("addresses"),
    Column("words", Text, nullable=False),
    at("asked_at"), at("told_at", nullable=True),           # told: the answer was begun with them
    Unique("hand_off_id", "person_id"),
)  # fmt: skip

calls = Table(
    "calls", metadata, identity(),                          # what an officer must say by telephone since no message may
    to("people"),
    Column("cause", String(80), nullable=False, unique=True),
    Column("words", Text, nullable=False), Column("why", String(60), nullable=False),
    Column("result", String(12)),                           # yes | no | no_answer | told
    Column("tries", Integer, nullable=False, default=0, server_default="0"),   # how often nobody answered
    at("created_at"), at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_calls_person", calls.c.person_id)
part_index("ix_calls_open", "settled_at IS NULL", calls.c.id)
