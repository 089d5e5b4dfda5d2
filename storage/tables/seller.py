"""What people offer: profiles, goods, identifiers, and how often each was shown."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, to

profiles = Table(
    "profiles", metadata, identity(),
    to("people"),
    Column("kind", String(16), nullable=False),            # seller | buyer | partner | expert | helper
    Column("status", String(16), nullable=False),          # invited | live | hidden
    Column("external_ref", String(64), unique=True),
    Column("name", String(120)),
    Column("district_lgd", Integer),
    Column("state", String(60)),
    Column("taluka_lgd", Integer),
    Column("products_text", Text),
    Column("description", Text),
    Column("unit", String(24)),
    Column("capacity", String(40)),                        # decimal as text, per month, in `unit`
    Column("moq", String(40)),
    Column("lead_days", Integer),
    Column("price_paise", sa.BigInteger),                  # per `unit`; empty = "ask me"
    Column("rates", JSON),                                 # goods with a rate of their own: {concept: {"paise", "unit"}}
    Column("gives_bill", Boolean),
    Column("reach", String(16)),                           # district | state | country | export
    Column("speaks", JSON),
    Column("verified_at", Instant), Column("verified_until", Instant),
    Column("shown", Integer, nullable=False, default=0),   # how often this seller was asked or shown
    Column("reached_by", String(64)),                      # the telephone, else the address; fair exposure counts by it
    Column("answered", Integer, nullable=False, default=0, server_default="0"),   # enquiries said yes or "not now" to
    Column("silent", Integer, nullable=False, default=0, server_default="0"),     # enquiries that arrived, never answered
    Column("away_until", Date),                            # the last day of an absence; found again the day after
    at("created_at"), at("updated_at"),
    Unique("person_id", "kind"),
)  # fmt: skip
Index("ix_profiles_district", profiles.c.district_lgd, profiles.c.kind, profiles.c.status)
Index("ix_profiles_reached_by", profiles.c.reached_by)
_AWAY = sa.text("away_until IS NOT NULL")
Index("ix_profiles_away", profiles.c.away_until, sqlite_where=_AWAY, postgresql_where=_AWAY)

seller_products = Table(
    "seller_products", metadata,
    Column("concept", String(64), primary_key=True),
    Column("state", String(60), primary_key=True),
    Column("district_lgd", Integer, primary_key=True),
    Column("profile_id", Id, ForeignKey("profiles.id"), primary_key=True),
    Column("evidence", String(16), nullable=False),        # said | described | photo | officer
    # Copies of the seller's own state, so that candidates come in order from one index (storage.search):
    Column("standing", Integer, nullable=False, default=9, server_default="9"),
    # 0 live, 1 live but only described, 2 invited, 3 invited and only described, 9 not to be found
    Column("shown", sa.Double, nullable=False, default=0.0, server_default="0"),  # as in `exposures`
)  # fmt: skip
Index("ix_seller_products_profile", seller_products.c.profile_id)
_IN_TURN = [seller_products.c[name] for name in ("standing", "shown", "profile_id")]
Index("ix_seller_products_district", seller_products.c.concept, seller_products.c.district_lgd, *_IN_TURN)
Index(
    "ix_seller_products_state", seller_products.c.concept, seller_products.c.state, *_IN_TURN,
    seller_products.c.district_lgd,
)  # fmt: skip
Index(
    "ix_seller_products_country", seller_products.c.concept, *_IN_TURN, seller_products.c.state,
    seller_products.c.district_lgd,
)  # fmt: skip

exposures = Table(
    "exposures", metadata,                                 # how often the sellers of one telephone were asked or shown
    Column("reached_by", String(64), primary_key=True),
    Column("shown", sa.Double, nullable=False),            # newer ones weigh more: see storage.exposure
    at("at"),
)  # fmt: skip

shared_phones = Table(
    "shared_phones", metadata,                             # more than three sellers on one telephone: an officer's word
    Column("reached_by", String(64), primary_key=True),
    Column("allowed", Boolean),                            # empty: an officer was asked and has not answered
    Column("officer_id", Id), at("settled_at", nullable=True),
)  # fmt: skip

identifiers = Table(
    "identifiers", metadata, identity(),
    to("profiles"),
    Column("kind", String(16), nullable=False),            # udyam | gstin | iec | fssai | gi
    Column("value", String(40), nullable=False),
    Column("status", String(16), nullable=False),          # format_ok | confirmed | refused
    Column("officer_id", Id), Column("confirmed_at", Instant), Column("expires_on", Date),
    at("created_at"),
    Unique("profile_id", "kind"),
)  # fmt: skip
