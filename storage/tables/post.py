"""What came in, what goes out, and what is counted and set."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

inbox = Table(
    "inbox", metadata, identity(),
    Column("channel", String(16), nullable=False), Column("sender", String(64), nullable=False),
    Column("provider_id", String(120), nullable=False),
    Column("lane", String(40), nullable=False),
    Column("ahead", Boolean, nullable=False, default=False),
    Column("message", JSON, nullable=False), Column("raw", Text),
    Column("state", String(10), nullable=False),            # new | held (who speaks is being asked) | done | parked
    Column("person_id", Id),                                # who spoke, where several people speak from the address
    Column("tries", Integer, nullable=False, default=0), Column("error", Text),
    at("received_at"), at("retry_at", nullable=True), at("done_at", nullable=True),
)  # fmt: skip
part_index("ix_inbox_waiting", inbox.c.state == "new", inbox.c.lane, inbox.c.id)
part_index("ix_inbox_next", inbox.c.state == "new", inbox.c.ahead, inbox.c.id)
part_index("ix_inbox_parked", "state = 'parked'", inbox.c.id)
Index("ix_inbox_provider", inbox.c.channel, inbox.c.provider_id)
Index("ix_inbox_lane", inbox.c.lane, inbox.c.id)

inbox_keys = Table(
    "inbox_keys", metadata,                                 # what was received already; providers come again for days
    Column("channel", String(16), primary_key=True), Column("sender", String(64), primary_key=True),
    Column("provider_id", String(120), primary_key=True),
    at("received_at"),
)  # fmt: skip
part_index("ix_inbox_keys_received_at", "channel <> 'haat'", inbox_keys.c.received_at)
part_index("ix_inbox_keys_own", "channel = 'haat'", inbox_keys.c.received_at)  # which stay fifty times as long

outbox = Table(
    "outbox", metadata, identity(),
    Column("day", Date, nullable=False),                    # immutable creation day: the partition key
    Column("cause", String(120), nullable=False),           # why this row exists; unique per address
    Column("action", String(16), nullable=False),           # send | edit | answer_press | fetch_media | errand
    Column("sender", String(64), nullable=False), Column("channel", String(16), nullable=False),
    to("addresses"), to("people", nullable=True),
    Column("lane", String(40), nullable=False),
    Column("purpose", String(24), nullable=False),          # reply | lead | deal | notice | office | stop
    Column("consent", String(24)),                          # the yes it needs; empty: what its purpose needs
    Column("priority", Integer, nullable=False),            # 0 answers, 1 deals and leads, 2 bulk
    Column("share", Integer, nullable=False, default=0, server_default=sa.text("0")),
    # whose turn among bulk it takes: a district; 0 none; -1 outside the sender's budget (presses, media, moderation)
    Column("repeatable", Boolean, nullable=False),          # may be sent once more after an unknown outcome
    Column("payload", JSON, nullable=False),
    Column("twin", String(40)), Column("twin_words", JSON), # the template that says it outside the window
    Column("after_id", Id),                                 # the row it belongs to: waits until that is settled
    Column("state", String(12), nullable=False),
    # held | ready | behind | leased | sending | sent | delivered | read | failed | skipped | unknown
    # | paused (its broadcast is)
    Column("reason", String(120)), Column("form", String(12)),
    Column("owner", String(40)), at("lease_until", nullable=True),
    Column("tries", Integer, nullable=False, default=0),    # which attempt this is: late answers are known by it
    Column("doubts", Integer, nullable=False, default=0, server_default=sa.text("0")),   # outcomes nobody knew
    Column("provider_id", String(80)),
    at("created_at"), at("due_at"), at("expires_at", nullable=True),
    at("sending_at", nullable=True), at("sent_at", nullable=True), at("status_at", nullable=True),
    Unique("cause", "address_id"),
)  # fmt: skip
part_index(
    "ix_outbox_ready", "state = 'ready'",
    outbox.c.sender, outbox.c.priority, outbox.c.share, outbox.c.due_at, outbox.c.id,
)  # fmt: skip
part_index(
    "ix_outbox_lane", "state IN ('ready', 'behind', 'leased', 'sending')", outbox.c.lane, outbox.c.priority, outbox.c.id
)
part_index("ix_outbox_behind", "state = 'behind'", outbox.c.lane, outbox.c.priority, outbox.c.id)
part_index("ix_outbox_after", "after_id IS NOT NULL", outbox.c.after_id)
part_index("ix_outbox_held", "state = 'held'", outbox.c.due_at, outbox.c.id)
part_index("ix_outbox_busy", "state IN ('leased', 'sending')", outbox.c.lane)
part_index("ix_outbox_unknown", "state = 'unknown'", outbox.c.channel, outbox.c.due_at)
part_index(
    "ix_outbox_started", "sending_at IS NOT NULL AND purpose IN ('lead', 'notice', 'digest')",
    outbox.c.person_id, outbox.c.sending_at,
)  # fmt: skip
part_index(
    "ix_outbox_bulk",                                       # the few rows of a broadcast that are still to go
    "purpose IN ('notice', 'urgent') AND state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')",
    outbox.c.cause,
)  # fmt: skip
part_index("ix_outbox_not_arrived", "state IN ('failed', 'unknown')", outbox.c.created_at)
part_index("ix_outbox_reached", "sent_at IS NOT NULL AND action = 'send'", outbox.c.address_id, outbox.c.sent_at)
part_index("ix_outbox_errands", "action = 'errand' AND state IN ('failed', 'unknown', 'skipped')", outbox.c.id)
part_index("ix_outbox_provider", "provider_id IS NOT NULL", outbox.c.channel, outbox.c.provider_id)

status_events = Table(
    "status_events", metadata, identity(),                  # every provider status, also one that came too early
    Column("channel", String(16), nullable=False), Column("provider_id", String(80), nullable=False),
    Column("status", String(16), nullable=False), Column("code", String(16)),
    Column("outbox_id", Id), at("at"),
    Unique("channel", "provider_id", "status"),
)  # fmt: skip

templates = Table(
    "templates", metadata,
    Column("name", String(40), primary_key=True), Column("language", String(8), primary_key=True),
    Column("sender", String(64), primary_key=True),
    Column("content_sid", String(40)), Column("status", String(16), nullable=False),
    at("checked_at"),
    Column("words", Text),                                  # what was submitted: a template whose words change is a new one
    Column("category", String(16)), Column("reason", Text),  # as WhatsApp has it; why it was refused
    Column("submitted_at", Instant),
)  # fmt: skip

counters = Table(
    "counters", metadata,
    Column("name", String(80), primary_key=True), Column("day", Date, primary_key=True),
    Column("seen", Integer, nullable=False),
)  # fmt: skip

settings = Table("settings", metadata, Column("name", String(60), primary_key=True), Column("value", JSON))
