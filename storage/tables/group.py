"""Groups: members, cards, market days, marks, bans and what they cost."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

groups = Table(
    "groups", metadata, identity(),
    Column("name", String(120), nullable=False, unique=True),
    Column("district_lgd", Integer, nullable=False),
    Column("concept", String(64), nullable=False),         # its first goods; empty: all goods of the district
    Column("telegram_chat", sa.BigInteger, unique=True),
    Column("address_id", Id, ForeignKey("addresses.id")),  # where the group's own chat is written to
    Column("status", String(12), nullable=False, default="open", server_default="open"),   # open | closed
    Column("admits", String(8), nullable=False, default="rule", server_default="rule"),    # rule | queue
    Column("rules", JSON),                                 # {language: text} beside the rules of every group
    Column("token", String(20), unique=True),              # its join link, also the word on its poster
    Column("officer_id", Id),
    Column("telegram_state", String(12), nullable=False, default="none", server_default="none"),
    # none | admin | lacking | member | gone
    Column("telegram_lacks", JSON),                        # rights that Haat needs there and has not
    Column("invite_link", String(120)),
    Column("daily_on", Date),                              # the day of the last text for forwarding
    Column("purpose", Text),                               # what it is for, in the officer's words
    Column("offers_by", String(10), nullable=False, default="sellers", server_default="sellers"),   # sellers | verified
    Column("quiet_from", Integer, nullable=False, default=21, server_default="21"),
    Column("quiet_to", Integer, nullable=False, default=8, server_default="8"),   # hours in which Haat posts no card there
    Column("whatsapp_link", String(120)),                  # invite to a group of people's own; for approved members only
    Column("forum", Boolean, nullable=False, default=False, server_default=sa.false()),     # its chat has topics
    Column("topics", JSON),                                # {topic: [outbox row that made it, its id at Telegram]}
    Column("link_row", Id),                                # outbox row that made the invite link to its own chat
    Column("month_limit_paise", sa.BigInteger),            # what its relay may cost in a month
    Column("halted", String(16)), at("halted_at", nullable=True),    # why its relay stands still: quality | opt_outs | limit
    Column("raid_until", Instant),                         # until then newcomers are held
    Column("market_weekday", Integer), Column("market_hour", Integer),   # 0 = Monday; the hour in the market's zone
    Column("second_language", String(8)),                  # its own chat reads its cards in this language too
    Column("pinned_row", Id),                              # outbox row of the card that is pinned in its own chat
    at("created_at"), at("closed_at", nullable=True),
)  # fmt: skip

group_goods = Table(
    "group_goods", metadata,                                # what a group is for beside its first goods
    Column("group_id", Id, ForeignKey("groups.id"), primary_key=True),
    Column("concept", String(64), primary_key=True),
)  # fmt: skip
Index("ix_group_goods_concept", group_goods.c.concept, group_goods.c.group_id)

group_bans = Table(
    "group_bans", metadata,                                 # who is out of all groups of a district, also of later ones
    Column("district_lgd", Integer, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("officer_id", Id), Column("reason", String(24)), at("at"),
    Column("until", Instant),                               # without: until an officer lets them in again
    Column("times", Integer, nullable=False, default=1, server_default="1"),   # how often by now, within a year of the last
    Column("appeal", Text), at("lifted_at", nullable=True),   # what they say against it · when it ended
)  # fmt: skip

group_spend = Table(
    "group_spend", metadata,                                # what a group's relay sent in a month, and its estimated cost
    Column("group_id", Id, ForeignKey("groups.id"), primary_key=True),
    Column("month", String(7), primary_key=True),           # 2026-11
    Column("templates", Integer, nullable=False, default=0, server_default="0"),
    Column("free", Integer, nullable=False, default=0, server_default="0"),
    Column("paise", sa.BigInteger, nullable=False, default=0, server_default="0"),
)  # fmt: skip

group_reports = Table(
    "group_reports", metadata, identity(),                  # a member finds a card or post wrong
    to("groups"), to("people"),                             # who reports
    Column("card_id", Id), Column("inbox_id", Id),          # what: a card, or a post in the chat
    Column("against_id", Id, nullable=False),               # whose it is
    Column("reason", Text),                                 # what is wrong, in the reporter's words
    at("at"), Column("settled", String(10)), Column("settled_by", Id),    # kept | removed | muted | banned
    Unique("person_id", "card_id"), Unique("person_id", "inbox_id"),
)  # fmt: skip

market_days = Table(
    "market_days", metadata,                                # one market day of a group
    Column("group_id", Id, ForeignKey("groups.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("invited_to", Id, nullable=False, default=0, server_default="0"),   # the last member who was invited
    Column("invited", Integer, nullable=False, default=0, server_default="0"),
    Column("came", Integer, nullable=False, default=0, server_default="0"),
    at("begins_at"), at("ends_at"), at("told_at", nullable=True),      # when its results were told
)  # fmt: skip

market_guests = Table(
    "market_guests", metadata,                              # who came to a market day
    Column("group_id", Id, primary_key=True), Column("day", Date, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True), at("at"),
)  # fmt: skip

group_members = Table(
    "group_members", metadata,
    Column("group_id", Id, ForeignKey("groups.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("role", String(12), nullable=False, default="seller", server_default="seller"),   # seller | buyer
    Column("status", String(12), nullable=False, default="member", server_default="member"),
    # guest (only in the chat) | asked | member | left | refused | banned
    Column("delivery", String(8), nullable=False, default="digest", server_default="digest"),   # now | digest | off
    Column("in_chat", Boolean, nullable=False, default=False, server_default=sa.false()),   # also in the Telegram group
    Column("shown_to", Id, nullable=False, default=0, server_default="0"),   # the last card that a digest told of
    Column("digest_on", Date),
    Column("decided_by", Id),
    Column("moderator", Boolean, nullable=False, default=False, server_default=sa.false()),
    Column("knocked", Boolean, nullable=False, default=False, server_default=sa.false()),   # asks to be let into the chat
    Column("told_at", Instant),                             # when they were last told of a card at once
    at("joined_at"), at("left_at", nullable=True),
)  # fmt: skip
Index("ix_group_members_person", group_members.c.person_id)
Index("ix_group_members_delivery", group_members.c.group_id, group_members.c.delivery, group_members.c.person_id)

group_cards = Table(
    "group_cards", metadata, identity(),                    # what hangs in a group: one enquiry, offer or notice a card
    to("groups"),
    Column("kind", String(8), nullable=False),              # enquiry | offer | notice
    to("people"),                                           # who posted it
    Column("enquiry_id", Id, ForeignKey("enquiries.id")),
    Column("named", Boolean, nullable=False, default=False, server_default=sa.false()),   # its buyer asked in the chat, by name
    Column("concept", String(64)), Column("words", Text, nullable=False),
    Column("price_paise", sa.BigInteger), Column("unit", String(24)), Column("moq", String(40)),
    Column("media_id", Id), Column("valid_until", Date),    # a photo stands here only after its maker's yes
    Column("day", Date, nullable=False),                    # of posting, in the market's zone
    Column("status", String(10), nullable=False),           # open | served | closed | removed
    Column("outbox_id", Id),                                # the card in the group's own chat, which is edited
    Column("stale", Boolean, nullable=False, default=False),   # its enquiry has changed since the card was shown or edited
    Column("relayed_to", Id, nullable=False, default=0, server_default="0"),   # the last member who was told at once
    Column("relayed", Boolean, nullable=False, default=False, server_default=sa.false()),
    Column("relay_at", Instant),                            # not before: some were told of another card just now
    Column("notice_id", Id),
    at("created_at"), at("closed_at", nullable=True),
    Unique("group_id", "enquiry_id"),
)  # fmt: skip
part_index(
    "uq_group_cards_offer", group_cards.c.kind == "offer",
    group_cards.c.group_id, group_cards.c.person_id, group_cards.c.concept, group_cards.c.day, unique=True,
)  # fmt: skip
Index("uq_group_cards_notice", group_cards.c.group_id, group_cards.c.notice_id, unique=True)
part_index("ix_group_cards_row", "outbox_id IS NOT NULL", group_cards.c.outbox_id)
part_index("ix_group_cards_of_notice", "notice_id IS NOT NULL", group_cards.c.notice_id)
Index("ix_group_cards_enquiry", group_cards.c.enquiry_id)
Index("ix_group_cards_person", group_cards.c.person_id, group_cards.c.status)
part_index("ix_group_cards_ending", "status = 'open' AND valid_until IS NOT NULL", group_cards.c.valid_until)
part_index("ix_group_cards_stale", group_cards.c.stale.is_(True), group_cards.c.id)
part_index("ix_group_cards_to_relay", group_cards.c.relayed.is_(False), group_cards.c.id)

card_questions = Table(
    "card_questions", metadata, identity(),                 # what is asked below a card, for everybody who sees the card
    Column("card_id", Id, ForeignKey("group_cards.id"), nullable=False, index=True),
    to("people"),                                          # who asks, or adds something to their own card
    Column("words", Text, nullable=False), Column("answer", Text),
    Column("inbox_id", Id, unique=True),                    # the post in the chat that it is, where it was asked there
    Column("outbox_id", Id), Column("answer_row", Id),      # our own message in the chat that says it, and its answer
    Column("status", String(8), nullable=False),            # asked | answered | removed
    at("at"), at("answered_at", nullable=True),
)  # fmt: skip
Index("ix_card_questions_person", card_questions.c.person_id)
part_index("ix_card_questions_row", "outbox_id IS NOT NULL", card_questions.c.outbox_id)
part_index("ix_card_questions_answer", "answer_row IS NOT NULL", card_questions.c.answer_row)
part_index("ix_card_questions_erased", "status = 'erased'", card_questions.c.id)

group_days = Table(
    "group_days", metadata,                                 # what was said in a group's own chat on a day: how much, not what
    Column("group_id", Id, ForeignKey("groups.id"), primary_key=True), Column("day", Date, primary_key=True),
    Column("posts", Integer, nullable=False, default=0, server_default="0"),
)  # fmt: skip

link_opens = Table(
    "link_opens", metadata,                                 # who came by a link of a group or a card, and where
    Column("link_id", Id, ForeignKey("links.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("channel", String(16), nullable=False), at("at"),
)  # fmt: skip

group_marks = Table(
    "group_marks", metadata, identity(),                    # what moderation did, by which rule, until when
    to("groups"), to("people"),
    Column("rule", String(24), nullable=False),
    Column("did", String(10), nullable=False),              # removed | muted | banned | warned
    Column("inbox_id", Id), Column("until", Instant),
    Column("officer_id", Id),                               # who did it, where it was no rule of Haat's own
    Column("appeal", Text), at("appealed_at", nullable=True), at("lifted_at", nullable=True),
    at("at"),
    Unique("group_id", "inbox_id"),
)  # fmt: skip
Index("ix_group_marks_person", group_marks.c.person_id, group_marks.c.at)
