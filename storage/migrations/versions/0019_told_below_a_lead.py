"""Days that a seller names with the yes, and when who answers later is asked once more."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0019"
down_revision = "0021"
branch_labels = None
depends_on = None

LATER = sa.text("ask_again_at IS NOT NULL")


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.add_column(sa.Column("days", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ask_again_at", storage.database.Instant(), nullable=True))
        batch_op.create_index(
            "ix_matches_ask_again", ["ask_again_at"], unique=False, sqlite_where=LATER, postgresql_where=LATER
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.drop_index("ix_matches_ask_again", sqlite_where=LATER, postgresql_where=LATER)
        batch_op.drop_column("ask_again_at")
        batch_op.drop_column("days")
