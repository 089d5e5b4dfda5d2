"""Reports of harm, warnings of them, and introductions held back."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from storage.database import Id
from storage.tables.columns import at, identity, metadata, part_index, to

reports = Table(
    "reports", metadata, identity(),                        # who says that somebody they were introduced to does wrong
    Column("from_id", Id, ForeignKey("people.id"), nullable=False),
    Column("about_id", Id, ForeignKey("people.id"), nullable=False),
    to("introductions"),
    Column("side", String(8), nullable=False),              # of who reports: buyer | seller
    Column("kind", String(8), nullable=False),              # money | goods | rude | other
    Column("words", Text),
    Column("district_lgd", Integer),                        # whose office decides
    Column("holds", Boolean, nullable=False),               # no introduction of the other until an officer decides
    Column("status", String(10), nullable=False),           # open | upheld | dismissed | made_up | withdrawn
    Column("officer_id", Id),
    Column("appeal", Text), at("appealed_at", nullable=True),
    at("at"), at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_reports_about", reports.c.about_id, reports.c.status)
Index("ix_reports_from", reports.c.from_id, reports.c.status)
part_index("uq_reports_open", reports.c.status == "open", reports.c.from_id, reports.c.about_id, unique=True)

report_warnings = Table(
    "report_warnings", metadata,                            # who was warned, and hears what the officer decides
    Column("report_id", Id, ForeignKey("reports.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    to("introductions"), at("at"),
)  # fmt: skip

held_introductions = Table(
    "held_introductions", metadata,                         # a yes of both that waits
    Column("match_id", Id, ForeignKey("matches.id"), primary_key=True),
    Column("why", String(8), nullable=False),               # report | day: of so many sellers a day
    at("at"),
)  # fmt: skip
