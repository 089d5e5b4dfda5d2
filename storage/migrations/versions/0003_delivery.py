"""What delivery remembers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.database
from storage import wakeups

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    _inbox_up()
    _senders_up()
    _outbox()
    ended = sa.text("action = 'errand' AND state IN ('failed', 'unknown', 'skipped')")
    op.create_index("ix_outbox_errands", "outbox", ["id"], sqlite_where=ended, postgresql_where=ended)
    _room_for_updates(True)
    wakeups.put_up(op.get_bind())


def downgrade() -> None:
    """Take it back."""
    wakeups.take_down(op.get_bind())
    _room_for_updates(False)
    op.drop_index("ix_outbox_errands", "outbox")
    _no_outbox()
    _senders_down()
    _inbox_down()


# ── the way in: what is known already stands in a narrow table, the messages beside it ────────────────────────────


def _inbox_up() -> None:
    op.create_table(
        "inbox_keys",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=64), nullable=False),
        sa.Column("provider_id", sa.String(length=120), nullable=False),
        sa.Column("received_at", storage.database.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "sender", "provider_id", name=op.f("pk_inbox_keys")),
    )
    op.create_index("ix_inbox_keys_received_at", "inbox_keys", ["received_at"])
    op.execute(
        "INSERT INTO inbox_keys (channel, sender, provider_id, received_at) "
        "SELECT channel, sender, provider_id, received_at FROM inbox"
    )
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_constraint("uq_inbox_channel_sender_provider_id", type_="unique")
    new = sa.text("state = 'new'")
    op.create_index("ix_inbox_next", "inbox", ["ahead", "id"], sqlite_where=new, postgresql_where=new)
    op.create_index("ix_inbox_provider", "inbox", ["channel", "provider_id"])
    op.create_index("ix_inbox_lane", "inbox", ["lane", "id"])


def _inbox_down() -> None:
    for name in ("ix_inbox_lane", "ix_inbox_provider", "ix_inbox_next"):
        op.drop_index(name, "inbox")
    with op.batch_alter_table("inbox") as inbox:
        inbox.create_unique_constraint("uq_inbox_channel_sender_provider_id", ["channel", "sender", "provider_id"])
    op.drop_table("inbox_keys")


# ── who sends through a sender ────────────────────────────────────────────────────────────────────────────────────


def _senders_up() -> None:
    with op.batch_alter_table("senders") as senders:
        senders.add_column(sa.Column("fence", sa.Integer(), nullable=False, server_default=sa.text("0")))
        senders.add_column(sa.Column("owner", sa.String(length=40), nullable=True))
        senders.add_column(sa.Column("owner_seen_at", storage.database.Instant(), nullable=True))


def _senders_down() -> None:
    with op.batch_alter_table("senders") as senders:
        for name in ("owner_seen_at", "owner", "fence"):
            senders.drop_column(name)


# ── PostgreSQL writes a new version of a row at each update: room beside it, and a vacuum that does not wait long ──

BUSY = ("outbox", "inbox", "senders", "addresses", "people", "conversations")
ROOM = "fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500"
NO_ROOM = "fillfactor, autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold"


def _room_for_updates(wanted: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        for table in BUSY:
            op.execute(f"ALTER TABLE {table} SET ({ROOM})" if wanted else f"ALTER TABLE {table} RESET ({NO_ROOM})")


# ── the outbox: claims by sender, class and district; lanes that wait; limits that survive a restart ──────────────

OUTBOX_INDEXES = (
    ("ix_outbox_ready", ("sender", "priority", "share", "due_at", "id"), "state = 'ready'"),
    ("ix_outbox_lane", ("lane", "priority", "id"), "state IN ('ready', 'behind', 'leased', 'sending')"),
    ("ix_outbox_behind", ("lane", "priority", "id"), "state = 'behind'"),
    ("ix_outbox_after", ("after_id",), "state = 'behind' AND after_id IS NOT NULL"),
    ("ix_outbox_held", ("due_at", "id"), "state = 'held'"),
    ("ix_outbox_busy", ("lane",), "state IN ('leased', 'sending')"),
    ("ix_outbox_unknown", ("channel", "due_at"), "state = 'unknown'"),
    (
        "ix_outbox_started",
        ("person_id", "sending_at"),
        "sending_at IS NOT NULL AND purpose IN ('lead', 'notice', 'digest')",
    ),
    ("ix_outbox_provider", ("channel", "provider_id"), "provider_id IS NOT NULL"),
)
BEFORE = (
    ("ix_outbox_ready", ("priority", "due_at", "id"), "state = 'ready'"),
    ("ix_outbox_lane", ("lane", "id"), "state IN ('ready', 'leased', 'sending')"),
    ("ix_outbox_provider", ("channel", "provider_id"), None),
)


def _outbox_columns() -> list[tuple[str, sa.Column[object]]]:
    instant = storage.database.Instant
    return [
        ("outbox", sa.Column("consent", sa.String(24))),
        ("outbox", sa.Column("share", sa.Integer(), server_default=sa.text("0"), nullable=False)),
        ("outbox", sa.Column("doubts", sa.Integer(), server_default=sa.text("0"), nullable=False)),
        ("senders", sa.Column("starts_paused_until", instant())),
        ("senders", sa.Column("per_second", sa.Float())),
        ("senders", sa.Column("level", sa.Float())),
        ("senders", sa.Column("level_at", instant())),
        ("senders", sa.Column("recent", sa.JSON())),
        ("people", sa.Column("rests_until", instant())),
        ("addresses", sa.Column("paused_until", instant())),
        ("addresses", sa.Column("opened_at", instant())),
    ]


def _outbox() -> None:
    """Claims by sender, class and district; lanes that wait; limits that survive a restart."""
    for table, column in _outbox_columns():
        op.add_column(table, column)
    for name, _, _ in BEFORE:
        op.drop_index(name, "outbox")
    _make(OUTBOX_INDEXES)
    # A row on the wire has its end in lease_until from now on; what waits for a later moment is held.
    op.execute("UPDATE outbox SET lease_until = sending_at + 60000 WHERE state = 'sending'")


def _no_outbox() -> None:
    op.execute("UPDATE outbox SET state = 'ready' WHERE state IN ('held', 'behind')")
    for name, _, _ in OUTBOX_INDEXES:
        op.drop_index(name, "outbox")
    for table, column in reversed(_outbox_columns()):
        op.drop_column(table, column.name)
    _make(BEFORE)


def _make(indexes: tuple[tuple[str, tuple[str, ...], str | None], ...]) -> None:
    for name, columns, where in indexes:
        part = sa.text(where) if where else None
        op.create_index(name, "outbox", list(columns), sqlite_where=part, postgresql_where=part)
