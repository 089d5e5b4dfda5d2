"""For what a seller named a rate with the yes, where it is no unit of the enquiry: a jar of half a kilo."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.add_column(sa.Column("price_per", sa.String(length=40), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.drop_column("price_per")
