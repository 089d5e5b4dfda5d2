"""What a seller's goods cost where each has a rate of its own: {concept: {"paise", "unit"}}."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rates", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.drop_column("rates")
