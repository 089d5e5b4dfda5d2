"""Which voice notes in another language the office is asked to explain: media ids."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("hand_offs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recordings", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("hand_offs", schema=None) as batch_op:
        batch_op.drop_column("recordings")
