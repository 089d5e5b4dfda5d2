"""Whether somebody was reminded of what they left in the middle."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None

LEFT = sa.text("status = 'open' AND NOT reminded")


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reminded", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_index("ix_conversations_left", ["updated_at"], sqlite_where=LEFT, postgresql_where=LEFT)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index("ix_conversations_left", sqlite_where=LEFT, postgresql_where=LEFT)
        batch_op.drop_column("reminded")
