"""What is known of buyers, reports, and what a report holds back."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.create_table(
        "trade_records",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("profile_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_trade_records_profile_id_profiles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trade_records")),
        sa.UniqueConstraint("code", name=op.f("uq_trade_records_code")),
    )
    with op.batch_alter_table("trade_records", schema=None) as batch_op:
        batch_op.create_index("ix_trade_records_profile", ["profile_id"], unique=False)

    op.create_table(
        "held_introductions",
        sa.Column("match_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("why", sa.String(length=8), nullable=False),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_held_introductions_match_id_matches")),
        sa.PrimaryKeyConstraint("match_id", name=op.f("pk_held_introductions")),
    )
    op.create_table(
        "deal_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("introduction_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["introduction_id"], ["introductions.id"], name=op.f("fk_deal_steps_introduction_id_introductions")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_deal_steps_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_steps")),
        sa.UniqueConstraint("introduction_id", "side", "state", name=op.f("uq_deal_steps_introduction_id_side_state")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("from_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("about_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("introduction_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("appeal", sa.Text(), nullable=True),
        sa.Column("appealed_at", storage.database.Instant(), nullable=True),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.Column("settled_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["about_id"], ["people.id"], name=op.f("fk_reports_about_id_people")),
        sa.ForeignKeyConstraint(["from_id"], ["people.id"], name=op.f("fk_reports_from_id_people")),
        sa.ForeignKeyConstraint(
            ["introduction_id"], ["introductions.id"], name=op.f("fk_reports_introduction_id_introductions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index("ix_reports_about", ["about_id", "status"], unique=False)
        batch_op.create_index("ix_reports_from", ["from_id", "status"], unique=False)
        batch_op.create_index(
            "uq_reports_open",
            ["from_id", "about_id"],
            unique=True,
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )

    op.create_table(
        "report_warnings",
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("introduction_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["introduction_id"], ["introductions.id"], name=op.f("fk_report_warnings_introduction_id_introductions")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_report_warnings_person_id_people")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_warnings_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", "person_id", name=op.f("pk_report_warnings")),
    )
    op.create_index("ix_enquiries_person", "enquiries", ["person_id", "id"], unique=False)
    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("asked_at", storage.database.Instant(), nullable=True))
        batch_op.create_index("ix_deals_due", ["due_on"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.drop_index("ix_deals_due")
        batch_op.drop_column("asked_at")
        batch_op.drop_column("due_on")
    op.drop_index("ix_enquiries_person", table_name="enquiries")

    op.drop_table("report_warnings")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_reports_open", sqlite_where=sa.text("status = 'open'"), postgresql_where=sa.text("status = 'open'")
        )
        batch_op.drop_index("ix_reports_from")
        batch_op.drop_index("ix_reports_about")

    op.drop_table("reports")
    op.drop_table("deal_steps")
    op.drop_table("held_introductions")
    with op.batch_alter_table("trade_records", schema=None) as batch_op:
        batch_op.drop_index("ix_trade_records_profile")

    op.drop_table("trade_records")
