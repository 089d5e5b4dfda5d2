"""Groups for several goods, the card that is pinned, and enquiries that began from an offer's card."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

TAKEN_UP = sa.text("card_id IS NOT NULL")


def upgrade() -> None:
    """Bring the store here."""
    op.create_table(
        "group_goods",
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("concept", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_group_goods_group_id_groups")),
        sa.PrimaryKeyConstraint("group_id", "concept", name=op.f("pk_group_goods")),
    )
    with op.batch_alter_table("group_goods", schema=None) as batch_op:
        batch_op.create_index("ix_group_goods_concept", ["concept", "group_id"], unique=False)

    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("card_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.create_index(
            "ix_enquiries_card", ["card_id"], unique=False, sqlite_where=TAKEN_UP, postgresql_where=TAKEN_UP
        )

    with op.batch_alter_table("group_cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("named", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("pinned_row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("group_cards", schema=None) as batch_op:
        batch_op.drop_column("named")

    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("pinned_row")

    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.drop_index("ix_enquiries_card", sqlite_where=TAKEN_UP, postgresql_where=TAKEN_UP)
        batch_op.drop_column("card_id")

    with op.batch_alter_table("group_goods", schema=None) as batch_op:
        batch_op.drop_index("ix_group_goods_concept")

    op.drop_table("group_goods")
