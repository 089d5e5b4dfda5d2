"""Voice notes waiting to be heard, and who typed them."""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""


def downgrade() -> None:
    """Take it back."""
