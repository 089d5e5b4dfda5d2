"""How often a call was tried without an answer; the rate a seller named before the introduction."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.add_column("calls", sa.Column("tries", sa.Integer(), server_default="0", nullable=False))
    op.add_column("matches", sa.Column("price_paise", sa.BigInteger()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("matches", "price_paise")
    op.drop_column("calls", "tries")
