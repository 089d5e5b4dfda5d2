"""Files and test sends of notices and workshops."""

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""


def downgrade() -> None:
    """Take it back."""
