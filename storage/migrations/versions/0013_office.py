"""Questions filed under what they came from, and officers' codes."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""


def downgrade() -> None:
    """Take it back."""
