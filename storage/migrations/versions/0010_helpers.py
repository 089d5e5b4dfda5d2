"""Who helps whom, and who shares an address."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""


def downgrade() -> None:
    """Take it back."""
