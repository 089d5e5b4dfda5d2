"""Until when a ban lasts, how often somebody was banned, what they say against it, and when it ended."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("group_bans", schema=None) as batch_op:
        batch_op.add_column(sa.Column("until", storage.database.Instant(), nullable=True))
        batch_op.add_column(sa.Column("times", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("appeal", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("lifted_at", storage.database.Instant(), nullable=True))


def downgrade() -> None:
    """Take it back: who is in again is out no more."""
    op.execute("DELETE FROM group_bans WHERE lifted_at IS NOT NULL")
    with op.batch_alter_table("group_bans", schema=None) as batch_op:
        batch_op.drop_column("lifted_at")
        batch_op.drop_column("appeal")
        batch_op.drop_column("times")
        batch_op.drop_column("until")
