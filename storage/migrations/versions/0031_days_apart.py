"""Days of a workshop that do not follow one another or have hours of their own, and a notice's single days with theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hours", sa.JSON(), nullable=True))
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("each_day", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_column("each_day")
    with op.batch_alter_table("workshops", schema=None) as batch_op:
        batch_op.drop_column("hours")
