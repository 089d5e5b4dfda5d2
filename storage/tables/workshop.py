"""Workshops and who comes to them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id
from storage.tables.columns import at, identity, metadata, to

workshops = Table(
    "workshops", metadata, identity(),
    Column("ref", String(64), unique=True),                 # its id in the file it was imported from
    Column("code", String(20), nullable=False, unique=True),   # what people write, and what its poster's QR carries
    Column("door", String(20), nullable=False, unique=True),   # what the QR at the door carries
    Column("district_lgd", Integer, nullable=False),
    Column("titles", JSON, nullable=False), Column("places", JSON, nullable=False),   # {language: text}
    Column("latitude", sa.Float), Column("longitude", sa.Float),
    at("starts_at"), at("ends_at"),                         # of several days: the first one's beginning, the last one's end
    Column("days", JSON),                                   # its days where it is held on several: [YYYY-MM-DD]
    Column("hours", JSON),                                  # where its days differ in their hours: {day: [from, until]}
    Column("seats", Integer),                               # empty: as many as come
    Column("status", String(12), nullable=False),           # planned | put_off | cancelled
    Column("moved", Integer, nullable=False, default=0),    # how often its day or place was changed
    Column("source", String(200), nullable=False),
    Column("officer_id", Id),
    Column("asked_feedback", Boolean, nullable=False, default=False),
    at("created_at"), at("changed_at"),
)  # fmt: skip
Index("ix_workshops_when", workshops.c.district_lgd, workshops.c.starts_at)

registrations = Table(
    "registrations", metadata, identity(),
    to("workshops"),
    to("people", nullable=True),                            # whose telephone; empty: a walk-in without one
    Column("name", String(80), nullable=False), Column("name_key", String(80), nullable=False),
    Column("status", String(12), nullable=False),           # registered | waiting | cancelled
    Column("came", Boolean),                                # empty until somebody says so; of several days: on one at least
    Column("here", JSON),                                   # on which of several days: [YYYY-MM-DD]
    Column("only_days", JSON),                              # the days of several on which they said they come, where not all
    Column("how", String(10), nullable=False),              # chat | walk_in | paper
    Column("reminded", String(8)),                          # the last reminder that went out: week | day | hours | day2
    Column("stars", Integer), Column("feedback", Text),     # 1 to 5, and their words
    at("at"), at("came_at", nullable=True),
    Unique("workshop_id", "person_id", "name_key"),
)  # fmt: skip
Index("ix_registrations_person", registrations.c.person_id)
