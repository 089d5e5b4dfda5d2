"""Until which day a seller is away."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

AWAY = sa.text("away_until IS NOT NULL")


def upgrade() -> None:
    """Bring the store here."""
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("away_until", sa.Date(), nullable=True))
        batch_op.create_index("ix_profiles_away", ["away_until"], sqlite_where=AWAY, postgresql_where=AWAY)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.drop_index("ix_profiles_away", sqlite_where=AWAY, postgresql_where=AWAY)
        batch_op.drop_column("away_until")
