"""What is known of buyers, reports, and what a report holds back."""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""


def downgrade() -> None:
    """Take it back."""
