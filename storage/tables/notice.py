"""Notices, schemes and rumours, each with its source."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id
from storage.tables.columns import at, identity, metadata, to

notices = Table(
    "notices", metadata, identity(),
    Column("ref", String(64), unique=True),                 # its id in the file it was imported from
    Column("version", Integer, nullable=False, default=1),  # grows with every change of what people would read
    Column("district_lgd", Integer), Column("state", String(60)),   # whose it is; both empty: the whole installation's
    Column("kind", String(16), nullable=False),             # workshop | deadline | scheme | report | other
    Column("status", String(12), nullable=False),           # draft | ready | archived
    Column("language", String(8), nullable=False),          # the language it was written in first
    Column("titles", JSON, nullable=False), Column("texts", JSON, nullable=False),   # {language: text}
    Column("left_out", JSON, nullable=False),               # languages that an officer knowingly left out
    Column("event_dates", JSON, nullable=False),            # ["YYYY-MM-DD"], first and last day of a range
    Column("each_day", JSON),                               # of an event on single days, each with its hours: {day: [HH:MM]}
    Column("times", JSON, nullable=False), Column("last_date", Date),
    Column("places", JSON, nullable=False),                 # {language: text}
    Column("links", JSON, nullable=False),
    Column("fee", String(120)), Column("contact", String(160)),
    Column("buttons", JSON, nullable=False),                # [{"kind": link or interested, "value", "label": {language: text}}]
    Column("media_id", Id), Column("voice_id", Id),         # picture or PDF, voice note: rows of media
    Column("source", String(200), nullable=False),          # who says so: file, paper, office
    Column("source_sha256", String(64)), Column("source_media_id", Id), Column("source_text", Text),
    Column("as_of", Date), Column("expires_on", Date),
    Column("officer_id", Id),                               # who wrote or imported it; empty: the command line
    at("created_at"), at("changed_at"), at("ready_at", nullable=True), Column("ready_by", Id),
)  # fmt: skip
Index("ix_notices_status", notices.c.status, notices.c.district_lgd)
Index("ix_notices_source", notices.c.source_sha256)

notice_facts = Table(
    "notice_facts", metadata, identity(),
    to("notices"),
    Column("key", String(64), nullable=False),
    Column("text", Text, nullable=False),                   # the fact as its source words it
    Column("value", String(80)), Column("unit", String(24)),
    Column("status", String(16), nullable=False),
    # ok | hold | needs_officer | check, then by an officer: confirmed | replaced | left_out
    Column("why", Text),                                    # why it may not be sent as it stands
    Column("replaced_by", Text), Column("source", String(200)),
    Column("officer_id", Id), at("settled_at", nullable=True),
    Unique("notice_id", "key"),
    sa.CheckConstraint(
        "status NOT IN ('confirmed', 'replaced') OR (officer_id IS NOT NULL AND source IS NOT NULL AND source <> '')",
        name="settled_with_source",
    ),
)  # fmt: skip

schemes = Table(
    "schemes", metadata, identity(),
    Column("ref", String(64), nullable=False, unique=True),
    Column("state", String(60)),                            # empty: the whole country
    Column("names", JSON, nullable=False),                  # {language: text}, this and the next three
    Column("who", JSON, nullable=False), Column("benefit", JSON, nullable=False), Column("apply", JSON, nullable=False),
    Column("words", JSON, nullable=False),                  # other words people know it by
    Column("fits", JSON, nullable=False),                   # whom it may fit: {"roles", "kinds", "all"}
    Column("source", Text, nullable=False), Column("as_of", String(10), nullable=False),
    Column("status", String(8), nullable=False),            # open | check | ended
    Column("confidence", String(8)), Column("note", Text),
    Column("free", Boolean),                                # an officer signed off that applying costs nothing
    Column("signed_source", String(200)), Column("signed_by", Id), at("signed_at", nullable=True),
    at("changed_at"),
    sa.CheckConstraint(
        "free IS NULL OR (signed_by IS NOT NULL AND signed_source IS NOT NULL AND signed_source <> '')",
        name="free_with_source",
    ),
)  # fmt: skip

scheme_interests = Table(
    "scheme_interests", metadata, identity(),               # who said "I am interested", or asked about it
    to("schemes"), to("people"),
    Column("wants_help", Boolean, nullable=False),          # False: only looked it up
    Column("officer_id", Id),
    at("at"), at("settled_at", nullable=True),
    Unique("scheme_id", "person_id"),
)  # fmt: skip
Index("ix_scheme_interests_person", scheme_interests.c.person_id)

rumours = Table(
    "rumours", metadata, identity(),                        # what people asked "is this true?" about, once each
    Column("key", String(64), nullable=False, unique=True), # of the words, normalised
    Column("words", Text, nullable=False), Column("language", String(8), nullable=False),
    Column("district_lgd", Integer),
    Column("verdict", String(12)),                          # true | false | unknown; empty: nobody has answered
    Column("answer", Text),                                 # in the officer's own words, if any
    Column("source", String(200)),
    Column("officer_id", Id),
    at("created_at"), at("settled_at", nullable=True),
)  # fmt: skip

rumour_askers = Table(
    "rumour_askers", metadata,
    Column("rumour_id", Id, ForeignKey("rumours.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    at("asked_at"), at("told_at", nullable=True),
)  # fmt: skip
