"""Ready questions between two people who share no language, and prices in the currency they were said in."""

import sqlalchemy as sa
from alembic import op

from storage.database import Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.create_table(
        "asks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("match_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("media", sa.JSON(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.Column("answer_language", sa.String(length=8), nullable=True),
        sa.Column("helped_at", Instant(), nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_asks_match_id_matches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
        sa.UniqueConstraint("match_id", "side", "key", "about", name=op.f("uq_asks_match_id_side_key_about")),
    )
    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("currency", sa.String(length=3), nullable=True))
        batch_op.add_column(sa.Column("amount", sa.String(length=40), nullable=True))

    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("currency", sa.String(length=3), server_default="INR", nullable=False))
        batch_op.add_column(sa.Column("amount", sa.String(length=40), nullable=True))
        batch_op.alter_column("price_paise", existing_type=sa.BIGINT(), nullable=True)


def downgrade() -> None:
    """Take it back; prices in foreign money, which the older store cannot hold, go."""
    op.execute("DELETE FROM quotes WHERE price_paise IS NULL")
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.alter_column("price_paise", existing_type=sa.BIGINT(), nullable=False)
        batch_op.drop_column("amount")
        batch_op.drop_column("currency")

    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.drop_column("amount")
        batch_op.drop_column("currency")

    op.drop_table("asks")
