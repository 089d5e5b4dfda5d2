"""Questions filed under what they came from, and officers' codes."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.create_table(
        "officer_codes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code_key", sa.String(length=64), nullable=False),
        sa.Column("head_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=True),
        sa.Column("is_head", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("used_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("used_at", storage.database.Instant(), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("expires_at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["head_id"], ["officers.id"], name=op.f("fk_officer_codes_head_id_officers")),
        sa.ForeignKeyConstraint(["used_by"], ["people.id"], name=op.f("fk_officer_codes_used_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_codes")),
        sa.UniqueConstraint("code_key", name=op.f("uq_officer_codes_code_key")),
    )
    op.create_table(
        "question_askers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("hand_off_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", storage.database.Instant(), nullable=False),
        sa.Column("told_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_question_askers_address_id_addresses")),
        sa.ForeignKeyConstraint(
            ["hand_off_id"], ["hand_offs.id"], name=op.f("fk_question_askers_hand_off_id_hand_offs")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_question_askers_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_askers")),
        sa.UniqueConstraint("hand_off_id", "person_id", name=op.f("uq_question_askers_hand_off_id_person_id")),
    )
    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stuck_at", storage.database.Instant(), nullable=True))
        batch_op.add_column(sa.Column("choose_at", storage.database.Instant(), nullable=True))
        batch_op.create_index(
            "ix_enquiries_choose",
            ["choose_at"],
            sqlite_where=sa.text("choose_at IS NOT NULL"),
            postgresql_where=sa.text("choose_at IS NOT NULL"),
        )

    with op.batch_alter_table("hand_offs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.String(length=40), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("answer", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("answered_by", sa.String(length=80), nullable=True))
        batch_op.create_index(
            "uq_hand_offs_about",
            ["about", "district_lgd"],
            unique=True,
            sqlite_where=sa.text("status = 'open' AND about <> ''"),
            postgresql_where=sa.text("status = 'open' AND about <> ''"),
        )

    with op.batch_alter_table("officers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_head", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(
            sa.Column("successor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("digest_at", storage.database.Instant(), nullable=True))
        batch_op.add_column(sa.Column("digests", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("code_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_officers_code_id"), ["code_id"])


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("officers", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_officers_code_id"), type_="unique")
        batch_op.drop_column("code_id")
        batch_op.drop_column("digests")
        batch_op.drop_column("digest_at")
        batch_op.drop_column("successor_id")
        batch_op.drop_column("is_head")

    with op.batch_alter_table("hand_offs", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_hand_offs_about",
            sqlite_where=sa.text("status = 'open' AND about <> ''"),
            postgresql_where=sa.text("status = 'open' AND about <> ''"),
        )
        batch_op.drop_column("answered_by")
        batch_op.drop_column("answer")
        batch_op.drop_column("about")

    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.drop_index("ix_enquiries_choose")
        batch_op.drop_column("choose_at")
        batch_op.drop_column("stuck_at")

    op.drop_table("question_askers")
    op.drop_table("officer_codes")
