"""From an enquiry to the record of a deal."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

enquiries = Table(
    "enquiries", metadata, identity(),
    to("people"),                                           # the buyer
    to("addresses", nullable=True),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("concept", String(64)), Column("product_words", String(160), nullable=False),
    Column("quantity", String(40)), Column("unit", String(24)), Column("kilograms", String(40)),
    Column("lowest", String(40)),                           # of a range: quantity is its highest
    Column("terms", JSON),                                  # packing, grade, certificates, country, port, sample, bill …
    Column("place_lgd", Integer), Column("place_role", String(16)), Column("place_words", String(80)),
    Column("district_lgd", Integer),                        # whose office looks after it
    Column("needed_by", Date),
    Column("budget_paise", sa.BigInteger), Column("budget_per", String(24)),
    Column("media_id", Id),
    Column("card_id", Id),                                  # the offer's card in a group that its buyer took up
    Column("status", String(16), nullable=False),           # open | served | closed | lost | expired | withdrawn
    Column("wave", Integer, nullable=False, default=0),
    Column("wave_due_at", Instant),
    Column("lost_reason", String(40)), Column("officer_id", Id),
    at("stuck_at", nullable=True),                          # since when the office has it: nobody said yes
    at("choose_at", nullable=True),                         # when its buyer is asked: wait, widen, or the office rings
    at("created_at"), at("closed_at", nullable=True), at("expires_at"),
)  # fmt: skip
Index("ix_enquiries_district", enquiries.c.district_lgd, enquiries.c.created_at)
Index("ix_enquiries_due", enquiries.c.status, enquiries.c.wave_due_at)
part_index("ix_enquiries_choose", enquiries.c.choose_at.is_not(None), enquiries.c.choose_at)
part_index("ix_enquiries_open_goods", enquiries.c.status == "open", enquiries.c.concept, enquiries.c.id)
Index("ix_enquiries_person", enquiries.c.person_id, enquiries.c.id)
part_index("ix_enquiries_card", enquiries.c.card_id.is_not(None), enquiries.c.card_id)

matches = Table(
    "matches", metadata, identity(),
    to("enquiries"), to("profiles"),
    Column("score", sa.Float, nullable=False), Column("reasons", JSON, nullable=False),
    Column("position", Integer),                            # place in the list as ranked, after taking turns
    Column("features", JSON),                               # what the score is the weighted sum of, to be replayed
    Column("silent", Boolean),                              # asked, arrived and never answered; empty: not looked at
    Column("wave", Integer),                                # empty: shown, not asked yet
    Column("status", String(16), nullable=False),
    # shown | asked | yes | not_now | accepted | declined | withdrawn
    Column("quantity", String(40)), Column("contact", String(20)),
    Column("price_paise", sa.BigInteger),                   # for one unit of the enquiry, named before the introduction
    Column("price_per", String(40)),                        # for what it is instead: "jar 0.5 kg"; empty: that unit
    Column("days", Integer),                                # until the goods are there, named before the introduction
    at("asked_at", nullable=True), at("answered_at", nullable=True),
    at("ask_again_at", nullable=True),                      # the seller answers later: asked once more then
    Unique("enquiry_id", "profile_id"),
)  # fmt: skip
Index("ix_matches_profile", matches.c.profile_id, matches.c.status)
part_index("ix_matches_silence", matches.c.silent.is_(None), matches.c.asked_at)
part_index("ix_matches_ask_again", matches.c.ask_again_at.is_not(None), matches.c.ask_again_at)

match_questions = Table(
    "match_questions", metadata, identity(),
    to("matches"), Column("words", Text, nullable=False), Column("answer", Text),
    at("asked_at"), at("answered_at", nullable=True),
)  # fmt: skip

asks = Table(
    "asks", metadata, identity(),                           # what the two sides of a match ask each other through Haat
    to("matches"),
    Column("side", String(8), nullable=False),              # who asks: buyer | seller
    Column("key", String(32), nullable=False),              # the ready question; "words" for free words
    Column("about", String(60), nullable=False, default=""),   # an amount, or which free words
    Column("words", Text), Column("language", String(8)),   # free words as they were written, and in which language
    Column("media", JSON),                                  # [[id, kind], …] that came along, passed on as they are
    Column("status", String(12), nullable=False),           # asked | answered | withdrawn
    Column("answer", JSON), Column("answer_language", String(8)),
    Column("helped_at", Instant),                           # when somebody asked for help with its language
    at("asked_at"), at("answered_at", nullable=True),
    Unique("match_id", "side", "key", "about"),
)  # fmt: skip

introductions = Table(
    "introductions", metadata, identity(),
    Column("match_id", Id, ForeignKey("matches.id"), nullable=False, unique=True),
    Column("buyer_contact", String(20), nullable=False), Column("seller_contact", String(20), nullable=False),
    Column("asked_at", Instant),                            # when both were asked how it went
    at("at"),
)  # fmt: skip
part_index("ix_introductions_to_ask", introductions.c.asked_at.is_(None), introductions.c.at)

quotes = Table(
    "quotes", metadata, identity(),
    to("introductions"),
    Column("price_paise", sa.BigInteger), Column("per", String(24), nullable=False),
    Column("currency", String(3), nullable=False, default="INR", server_default="INR"),   # as it was said, never converted
    Column("amount", String(40)),                           # for one unit in a foreign currency, decimal text
    Column("quantity", String(40), nullable=False), Column("days", Integer),
    Column("status", String(12), nullable=False),           # given | accepted | refused
    at("at"),
)  # fmt: skip
Index("ix_quotes_introduction", quotes.c.introduction_id, quotes.c.status)

deals = Table(
    "deals", metadata, identity(),
    Column("introduction_id", Id, ForeignKey("introductions.id"), nullable=False, unique=True),
    Column("buyer_says", String(8)), Column("seller_says", String(8)),   # yes | no
    Column("status", String(12), nullable=False),           # agreed | closed | lost
    Column("reason", String(40)), Column("amount_paise", sa.BigInteger),
    Column("currency", String(3)), Column("amount", String(40)),   # of a deal in a foreign currency
    at("at"), at("closed_at", nullable=True),
    Column("due_on", Date),                                 # when goods and money are to have arrived
    Column("asked_at", Instant),                            # when both were asked whether they have
)  # fmt: skip
Index("ix_deals_due", deals.c.due_on)

deal_steps = Table(
    "deal_steps", metadata, identity(),                     # how far a trade got, by each side's own word
    to("introductions"),
    Column("side", String(8), nullable=False),              # buyer | seller | office
    Column("state", String(12), nullable=False),
    # sampling | ordered | shipped | delivered | paid | disputed | lost
    Column("how", String(8), nullable=False),               # asked | words | office
    to("people"), at("at"),
    Unique("introduction_id", "side", "state"),
)  # fmt: skip

trade_records = Table(
    "trade_records", metadata, identity(),                  # what a maker was given in writing, figure by figure
    to("profiles"),
    Column("code", String(16), nullable=False, unique=True),
    Column("figures", JSON, nullable=False),
    at("at"),
)  # fmt: skip
Index("ix_trade_records_profile", trade_records.c.profile_id)
