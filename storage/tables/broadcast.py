"""Broadcasts: audiences, approved texts, runs, and who was skipped."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

audiences = Table(
    "audiences", metadata, identity(),                      # saved under a name
    Column("name", String(80), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("district_lgd", Integer), to("people", nullable=True),
    at("created_at"),
)  # fmt: skip

broadcasts = Table(
    "broadcasts", metadata, identity(),
    Column("notice_id", Id, nullable=False),
    Column("notice_version", Integer),                      # of the notice, when the broadcast was submitted
    Column("audience", Text, nullable=False),
    Column("purpose", String(16), nullable=False),          # notices | workshops: the consent it needs
    Column("district_lgd", Integer),                        # whose office sends it; empty: a whole state
    Column("state", String(60)),
    Column("author_id", Id, ForeignKey("officers.id"), nullable=False),
    Column("approver_id", Id, ForeignKey("officers.id")),
    Column("waiver", String(200)),                          # why one officer was enough
    Column("status", String(12), nullable=False),           # draft | submitted | approved | paused | cancelled | finished
    Column("version", Integer, nullable=False, default=1),  # of what is said: the version that was approved is frozen
    Column("schedule", JSON, nullable=False),               # {"kind": now|once|dates|weekly|monthly, "at": […], …}
    Column("missed", String(8), nullable=False),            # skip | late | ask
    Column("fallback", String(8), nullable=False),          # other | skip: what happens where a language has no text
    Column("urgent", String(200)),                          # why it may ignore quiet hours and the attention budget
    Column("planned", Integer),                             # how many were to get it when it was approved
    Column("day", Date),                                    # of the approval: all its outbox rows carry it
    Column("next_at", Instant),                             # when its next run is due
    Column("stale_at", Instant),                            # from when on it is no news any more: what waits then is skipped
    at("created_at"), at("submitted_at", nullable=True), at("approved_at", nullable=True),
    at("changed_at"), at("ended_at", nullable=True),
)  # fmt: skip
part_index("ix_broadcasts_due", broadcasts.c.status == "approved", broadcasts.c.next_at)

broadcast_texts = Table(
    "broadcast_texts", metadata,                            # what was approved, word for word
    Column("broadcast_id", Id, ForeignKey("broadcasts.id"), primary_key=True),
    Column("version", Integer, primary_key=True), Column("language", String(8), primary_key=True),
    Column("payload", JSON, nullable=False), Column("twin_words", JSON, nullable=False),
)  # fmt: skip

broadcast_runs = Table(
    "broadcast_runs", metadata, identity(),
    to("broadcasts"), at("due_at"),
    Column("status", String(12), nullable=False),           # running | asked | waiting | missed | done | cancelled | failed
    Column("why", String(160)),
    Column("cursor", Id, nullable=False, default=0),        # the last person looked at
    Column("top", Id, nullable=False, default=0),           # the newest person when it began
    Column("queued", Integer, nullable=False, default=0), Column("skipped", Integer, nullable=False, default=0),
    at("started_at"), at("ended_at", nullable=True),
    Unique("broadcast_id", "due_at"),
)  # fmt: skip
part_index("ix_broadcast_runs_running", broadcast_runs.c.status == "running", broadcast_runs.c.id)

broadcast_skips = Table(
    "broadcast_skips", metadata,                            # who was in the audience and got no message, and why
    Column("run_id", Id, ForeignKey("broadcast_runs.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("reason", String(24), nullable=False),
)  # fmt: skip
