"""Open enquiries are found by their goods, for sellers who come later."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.create_index(
        "ix_enquiries_open_goods", "enquiries", ["concept", "id"],
        sqlite_where=sa.text("status = 'open'"), postgresql_where=sa.text("status = 'open'"),
    )  # fmt: skip


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_enquiries_open_goods", "enquiries")
