"""What matching remembers."""

import sqlalchemy as sa
from alembic import op

import storage.database

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IN_TURN = ["standing", "shown", "profile_id"]


def upgrade() -> None:
    """Bring the store here."""
    _columns()
    _tables()
    _fill()


def _columns() -> None:
    with op.batch_alter_table("profiles") as profiles:
        profiles.add_column(sa.Column("reached_by", sa.String(length=64)))
        profiles.add_column(sa.Column("answered", sa.Integer(), server_default="0", nullable=False))
        profiles.add_column(sa.Column("silent", sa.Integer(), server_default="0", nullable=False))
        profiles.create_index("ix_profiles_reached_by", ["reached_by"])
    with op.batch_alter_table("seller_products") as products:
        products.add_column(sa.Column("standing", sa.Integer(), server_default="9", nullable=False))
        products.add_column(sa.Column("shown", sa.Double(), server_default="0", nullable=False))
        products.create_index("ix_seller_products_district", ["concept", "district_lgd", *IN_TURN])
        products.create_index("ix_seller_products_state", ["concept", "state", *IN_TURN, "district_lgd"])
        products.create_index("ix_seller_products_country", ["concept", *IN_TURN, "state", "district_lgd"])
    with op.batch_alter_table("matches") as matches:
        matches.add_column(sa.Column("position", sa.Integer()))
        matches.add_column(sa.Column("features", sa.JSON()))
        matches.add_column(sa.Column("silent", sa.Boolean()))
    with op.batch_alter_table("enquiries") as enquiries:
        enquiries.add_column(sa.Column("lowest", sa.String(length=40)))
        enquiries.add_column(sa.Column("terms", sa.JSON()))
    unheard = sa.text("silent IS NULL")
    op.create_index("ix_matches_silence", "matches", ["asked_at"], sqlite_where=unheard, postgresql_where=unheard)
    with op.batch_alter_table("unread_words") as words:
        words.add_column(sa.Column("settled_as", sa.String(length=64)))


def _tables() -> None:
    op.create_table(
        "exposures",
        sa.Column("reached_by", sa.String(length=64), nullable=False),
        sa.Column("shown", sa.Double(), nullable=False),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("reached_by", name=op.f("pk_exposures")),
    )
    op.create_table(
        "shared_phones",
        sa.Column("reached_by", sa.String(length=64), nullable=False),
        sa.Column("allowed", sa.Boolean()),
        sa.Column("officer_id", ID),
        sa.Column("settled_at", storage.database.Instant()),
        sa.PrimaryKeyConstraint("reached_by", name=op.f("pk_shared_phones")),
    )
    op.create_table(
        "aliases",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("folded", sa.String(length=120), nullable=False),
        sa.Column("concept", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("officer_id", ID),
        sa.Column("created_at", storage.database.Instant(), nullable=False),
        sa.Column("settled_at", storage.database.Instant()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
        sa.UniqueConstraint("folded", "concept", name=op.f("uq_aliases_folded_concept")),
    )
    op.create_table(
        "alias_votes",
        sa.Column("alias_id", ID, nullable=False),
        sa.Column("voice", sa.String(length=64), nullable=False),
        sa.Column("person_id", ID),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("at", storage.database.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["alias_id"], ["aliases.id"], name=op.f("fk_alias_votes_alias_id_aliases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_alias_votes_person_id_people")),
        sa.PrimaryKeyConstraint("alias_id", "voice", name=op.f("pk_alias_votes")),
    )


def _fill() -> None:
    """Every seller known before is reached somewhere and stands somewhere."""
    op.execute(
        "UPDATE profiles SET reached_by = COALESCE("
        "(SELECT contact FROM people WHERE people.id = profiles.person_id AND contact LIKE '+%'),"
        "(SELECT MIN(phone) FROM addresses WHERE addresses.person_id = profiles.person_id),"
        "(SELECT 'address:' || CAST(MIN(id) AS VARCHAR(20)) FROM addresses WHERE addresses.person_id = profiles.person_id),"
        "'person:' || CAST(person_id AS VARCHAR(20))) WHERE kind = 'seller' AND status <> 'erased'"
    )
    op.execute(
        "UPDATE seller_products SET standing = COALESCE((SELECT CASE status WHEN 'live' THEN 0 WHEN 'invited' THEN 2 END"
        " FROM profiles WHERE profiles.id = seller_products.profile_id)"
        " + CASE evidence WHEN 'described' THEN 1 ELSE 0 END, 9)"
    )


def downgrade() -> None:
    """Take it back."""
    for table in ("alias_votes", "aliases", "shared_phones", "exposures"):
        op.drop_table(table)
    with op.batch_alter_table("unread_words") as words:
        words.drop_column("settled_as")
    with op.batch_alter_table("enquiries") as enquiries:
        enquiries.drop_column("lowest")
        enquiries.drop_column("terms")
    op.drop_index("ix_matches_silence", "matches")
    with op.batch_alter_table("matches") as matches:
        for name in ("position", "features", "silent"):
            matches.drop_column(name)
    with op.batch_alter_table("seller_products") as products:
        for index in ("district", "state", "country"):
            products.drop_index(f"ix_seller_products_{index}")
        products.drop_column("standing")
        products.drop_column("shown")
    with op.batch_alter_table("profiles") as profiles:
        profiles.drop_index("ix_profiles_reached_by")
        for name in ("reached_by", "answered", "silent"):
            profiles.drop_column(name)
