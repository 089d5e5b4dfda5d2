"""Who helps whom, and who shares an address."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store here."""
    op.create_table(
        "address_people",
        sa.Column("address_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("helper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("since", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_address_people_address_id_addresses")),
        sa.ForeignKeyConstraint(["helper_id"], ["people.id"], name=op.f("fk_address_people_helper_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_address_people_person_id_people")),
        sa.PrimaryKeyConstraint("address_id", "person_id", name=op.f("pk_address_people")),
    )
    with op.batch_alter_table("address_people", schema=None) as batch_op:
        batch_op.create_index("ix_address_people_person", ["person_id"], unique=False)

    op.create_table(
        "codes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("note", sa.String(length=80), nullable=True),
        sa.Column("used_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("came_to", sa.String(length=12), nullable=True),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("expires_at", storage.database.Instant(), nullable=True),
        sa.Column("used_at", storage.database.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_codes_person_id_people")),
        sa.ForeignKeyConstraint(["used_by"], ["addresses.id"], name=op.f("fk_codes_used_by_addresses")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sa.UniqueConstraint("code", name=op.f("uq_codes_code")),
    )
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.create_index("ix_codes_person", ["person_id", "kind"], unique=False)

    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("unsure", sa.String(length=8), nullable=True))

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("helper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))

    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("helper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("merged_into", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("merged_into")

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_column("person_id")

    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.drop_column("helper_id")

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_column("helper_id")

    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_column("unsure")
        batch_op.drop_column("shared")

    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.drop_index("ix_codes_person")

    op.drop_table("codes")
    with op.batch_alter_table("address_people", schema=None) as batch_op:
        batch_op.drop_index("ix_address_people_person")

    op.drop_table("address_people")
