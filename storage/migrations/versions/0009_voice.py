"""Voice notes waiting to be heard, and who typed them."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.create_table(
        "voice_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("media_ids", sa.JSON(), nullable=False),
        sa.Column("conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("district_lgd", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("claimed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("claimed_until", storage.database.Instant(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("typed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("how", sa.String(length=12), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("typed_at", storage.database.Instant(), nullable=True),
        sa.Column("settled_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_voice_notes_address_id_addresses")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_voice_notes_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice_notes")),
        sa.UniqueConstraint("inbox_id", name=op.f("uq_voice_notes_inbox_id")),
    )
    with op.batch_alter_table("voice_notes", schema=None) as batch_op:
        batch_op.create_index("ix_voice_notes_person", ["person_id", "status"], unique=False)
        batch_op.create_index("ix_voice_notes_waiting", ["status", "district_lgd", "id"], unique=False)

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("aloud", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("aloud")

    with op.batch_alter_table("voice_notes", schema=None) as batch_op:
        batch_op.drop_index("ix_voice_notes_waiting")
        batch_op.drop_index("ix_voice_notes_person")

    op.drop_table("voice_notes")
