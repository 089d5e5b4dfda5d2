"""What notices, schemes and their sending remember."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    _notices()
    _broadcasts()


def downgrade() -> None:
    """Take it back."""
    _no_broadcasts()
    _no_notices()


def _notices() -> None:
    """Notices with their facts, schemes, and what people asked "is this true?" about."""
    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("event_dates", sa.JSON(), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("last_date", sa.Date(), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("fee", sa.String(length=120), nullable=True),
        sa.Column("contact", sa.String(length=160), nullable=True),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("media_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("voice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("source_sha256", sa.String(length=64), nullable=True),
        sa.Column("source_media_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source_text", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("changed_at", storage.database.Instant(), nullable=False),
        sa.Column("ready_at", storage.database.Instant(), nullable=True),
        sa.Column("ready_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("ref", name=op.f("uq_notices_ref")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index("ix_notices_source", ["source_sha256"], unique=False)
        batch_op.create_index("ix_notices_status", ["status", "district_lgd"], unique=False)

    op.create_table(
        "rumours",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(length=12), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("settled_at", storage.database.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rumours")),
        sa.UniqueConstraint("key", name=op.f("uq_rumours_key")),
    )
    op.create_table(
        "schemes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("who", sa.JSON(), nullable=False),
        sa.Column("benefit", sa.JSON(), nullable=False),
        sa.Column("apply", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("fits", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("confidence", sa.String(length=8), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("free", sa.Boolean(), nullable=True),
        sa.Column("signed_source", sa.String(length=200), nullable=True),
        sa.Column("signed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("signed_at", storage.database.Instant(), nullable=True),
        sa.Column("changed_at", storage.database.Instant(), nullable=False),
        sa.CheckConstraint(
            "free IS NULL OR (signed_by IS NOT NULL AND signed_source IS NOT NULL AND signed_source <> '')",
            name="free_with_source",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schemes")),
        sa.UniqueConstraint("ref", name=op.f("uq_schemes_ref")),
    )
    op.create_table(
        "notice_facts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=True),
        sa.Column("unit", sa.String(length=24), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("replaced_by", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("settled_at", storage.database.Instant(), nullable=True),
        sa.CheckConstraint(
            "status NOT IN ('confirmed', 'replaced') OR (officer_id IS NOT NULL AND source IS NOT NULL AND source <> '')",
            name="settled_with_source",
        ),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_facts_notice_id_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_facts")),
        sa.UniqueConstraint("notice_id", "key", name=op.f("uq_notice_facts_notice_id_key")),
    )
    op.create_table(
        "rumour_askers",
        sa.Column("rumour_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", storage.database.Instant(), nullable=False),
        sa.Column("told_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_rumour_askers_person_id_people")),
        sa.ForeignKeyConstraint(["rumour_id"], ["rumours.id"], name=op.f("fk_rumour_askers_rumour_id_rumours")),
        sa.PrimaryKeyConstraint("rumour_id", "person_id", name=op.f("pk_rumour_askers")),
    )
    op.create_table(
        "scheme_interests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("scheme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wants_help", sa.Boolean(), nullable=False),
        sa.Column("officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.Column("settled_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_scheme_interests_person_id_people")),
        sa.ForeignKeyConstraint(["scheme_id"], ["schemes.id"], name=op.f("fk_scheme_interests_scheme_id_schemes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme_interests")),
        sa.UniqueConstraint("scheme_id", "person_id", name=op.f("uq_scheme_interests_scheme_id_person_id")),
    )
    with op.batch_alter_table("scheme_interests", schema=None) as batch_op:
        batch_op.create_index("ix_scheme_interests_person", ["person_id"], unique=False)


def _no_notices() -> None:
    with op.batch_alter_table("scheme_interests", schema=None) as batch_op:
        batch_op.drop_index("ix_scheme_interests_person")

    op.drop_table("scheme_interests")
    op.drop_table("rumour_askers")
    op.drop_table("notice_facts")
    op.drop_table("schemes")
    op.drop_table("rumours")
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index("ix_notices_status")
        batch_op.drop_index("ix_notices_source")

    op.drop_table("notices")


def _broadcasts() -> None:
    """Broadcasts with their runs, saved audiences, and what is kept of each template."""
    op.create_table(
        "audiences",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_audiences_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audiences")),
        sa.UniqueConstraint("name", name=op.f("uq_audiences_name")),
    )
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("notice_version", sa.Integer(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=True),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("approver_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("waiver", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("schedule", sa.JSON(), nullable=False),
        sa.Column("missed", sa.String(length=8), nullable=False),
        sa.Column("fallback", sa.String(length=8), nullable=False),
        sa.Column("urgent", sa.String(length=200), nullable=True),
        sa.Column("planned", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("next_at", storage.database.Instant(), nullable=True),
        sa.Column("stale_at", storage.database.Instant(), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("submitted_at", storage.database.Instant(), nullable=True),
        sa.Column("approved_at", storage.database.Instant(), nullable=True),
        sa.Column("changed_at", storage.database.Instant(), nullable=False),
        sa.Column("ended_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["approver_id"], ["officers.id"], name=op.f("fk_broadcasts_approver_id_officers")),
        sa.ForeignKeyConstraint(["author_id"], ["officers.id"], name=op.f("fk_broadcasts_author_id_officers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
    )
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_broadcasts_due",
            ["next_at"],
            unique=False,
            sqlite_where=sa.text("status = 'approved'"),
            postgresql_where=sa.text("status = 'approved'"),
        )

    op.create_table(
        "broadcast_runs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("broadcast_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("due_at", storage.database.Instant(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("why", sa.String(length=160), nullable=True),
        sa.Column("cursor", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("top", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("queued", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("started_at", storage.database.Instant(), nullable=False),
        sa.Column("ended_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcasts.id"], name=op.f("fk_broadcast_runs_broadcast_id_broadcasts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_runs")),
        sa.UniqueConstraint("broadcast_id", "due_at", name=op.f("uq_broadcast_runs_broadcast_id_due_at")),
    )
    with op.batch_alter_table("broadcast_runs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_broadcast_runs_running",
            ["id"],
            unique=False,
            sqlite_where=sa.text("status = 'running'"),
            postgresql_where=sa.text("status = 'running'"),
        )

    op.create_table(
        "broadcast_texts",
        sa.Column("broadcast_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("twin_words", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcasts.id"], name=op.f("fk_broadcast_texts_broadcast_id_broadcasts")
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "version", "language", name=op.f("pk_broadcast_texts")),
    )
    op.create_table(
        "broadcast_skips",
        sa.Column("run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_broadcast_skips_person_id_people")),
        sa.ForeignKeyConstraint(
            ["run_id"], ["broadcast_runs.id"], name=op.f("fk_broadcast_skips_run_id_broadcast_runs")
        ),
        sa.PrimaryKeyConstraint("run_id", "person_id", name=op.f("pk_broadcast_skips")),
    )
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.create_index("ix_addresses_person", ["person_id"], unique=False)

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_bulk",
            ["cause"],
            unique=False,
            sqlite_where=sa.text(
                "purpose IN ('notice', 'urgent') AND state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')"
            ),
            postgresql_where=sa.text(
                "purpose IN ('notice', 'urgent') AND state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')"
            ),
        )

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index("ix_people_district", ["district_lgd", "id"], unique=False)

    with op.batch_alter_table("templates", schema=None) as batch_op:
        batch_op.add_column(sa.Column("words", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("category", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("submitted_at", storage.database.Instant(), nullable=True))


def _no_broadcasts() -> None:
    with op.batch_alter_table("templates", schema=None) as batch_op:
        batch_op.drop_column("submitted_at")
        batch_op.drop_column("reason")
        batch_op.drop_column("category")
        batch_op.drop_column("words")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index("ix_people_district")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_bulk",
            sqlite_where=sa.text(
                "purpose IN ('notice', 'urgent') AND state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')"
            ),
            postgresql_where=sa.text(
                "purpose IN ('notice', 'urgent') AND state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')"
            ),
        )

    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_index("ix_addresses_person")

    op.drop_table("broadcast_skips")
    op.drop_table("broadcast_texts")
    with op.batch_alter_table("broadcast_runs", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_broadcast_runs_running",
            sqlite_where=sa.text("status = 'running'"),
            postgresql_where=sa.text("status = 'running'"),
        )

    op.drop_table("broadcast_runs")
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_broadcasts_due",
            sqlite_where=sa.text("status = 'approved'"),
            postgresql_where=sa.text("status = 'approved'"),
        )

    op.drop_table("broadcasts")
    op.drop_table("audiences")
