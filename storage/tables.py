"""Every table of Haat, one subject after another."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def _to(table: str, *, nullable: bool = False, name: str | None = None) -> Column[int]:
    singular = {"people": "person", "addresses": "address", "enquiries": "enquiry", "matches": "match"}
    column = name or f"{singular.get(table, table.removesuffix('s'))}_id"
    return Column(column, Id, ForeignKey(f"{table}.id"), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Instant, nullable=nullable)


# ── whom Haat speaks for, and through what ────────────────────────────────────────────────────────────────────────
offices = Table(
    "offices", metadata, _id(),
    Column("district_lgd", Integer, nullable=False, unique=True),
    Column("name", JSON, nullable=False),          # {language: text}
    Column("address", JSON, nullable=False),
    Column("landline", String(20), nullable=False),
    Column("hours", JSON, nullable=False),
    _at("updated_at"),
)  # fmt: skip

senders = Table(
    "senders", metadata, _id(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(64), nullable=False),   # bot username or whatsapp:+E164
    Column("name", String(40), nullable=False, unique=True),
    Column("paused_until", Instant),
    Column("paused_reason", Text),
    Column("fence", Integer, nullable=False, default=0, server_default=sa.text("0")),   # counts its owners
    Column("owner", String(40)),                         # the process that sends through it, where many may
    Column("owner_seen_at", Instant),                    # by the database's clock, never business time
    Column("starts_paused_until", Instant),                # until then nothing that Haat starts leaves through it
    Column("per_second", sa.Float),                        # messages a second; empty: what the channel is known to bear
    Column("level", sa.Float), Column("level_at", Instant), # its bucket of tokens, and when it stood so
    Column("recent", JSON),                                # {address: [moments]} of the last minute in groups
    _at("created_at"),
    Unique("channel", "external_id"),
)  # fmt: skip

sender_districts = Table(
    "sender_districts", metadata,
    Column("district_lgd", Integer, primary_key=True),
    Column("channel", String(16), primary_key=True),
    _to("senders"),
)  # fmt: skip

links = Table(
    "links", metadata, _id(),
    Column("token", String(64), nullable=False, unique=True),
    Column("district_lgd", Integer),
    Column("language", String(8)),
    Column("role", String(16)),
    Column("note", String(120)),
    Column("uses", Integer, nullable=False, default=0),
    Column("group_id", Id), Column("card_id", Id),          # it leads into this group, or to one card of it
    _at("created_at"), _at("expires_at", nullable=True),
)  # fmt: skip

# ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────
people = Table(
    "people", metadata, _id(),
    Column("name", String(80)),
    Column("language", String(8)),
    Column("language_sure", Boolean, nullable=False, default=False, server_default=sa.false()),  # chosen, or told by a sentence
    Column("district_lgd", Integer),
    Column("taluka_lgd", Integer),
    Column("village", String(80)),
    Column("adult_at", Instant),                   # when they said they are 18 or older
    Column("contact", String(20)),                 # the number they chose to be called on, E.164; 'haat' = only through Haat
    Column("heard_office_at", Instant),            # when Haat first named the office to them
    Column("asked_later_on", Date),                # day of the last profile question, at most one a day
    Column("is_demo", Boolean, nullable=False, default=False),
    Column("is_group", Boolean, nullable=False, default=False, server_default=sa.false()),   # what is said in a group's own chat
    Column("rests_until", Instant),                # until then no marketing: the provider asked for it
    Column("aloud", Boolean, nullable=False, default=False, server_default=sa.false()),   # every question is spoken too
    Column("merged_into", Id),                     # found to be the same human being as this one
    _at("created_at"), _at("last_seen_at"), _at("erased_at", nullable=True),
)  # fmt: skip
Index("ix_people_district", people.c.district_lgd, people.c.id)

addresses = Table(
    "addresses", metadata, _id(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(160), nullable=False),
    Column("sender", String(64), nullable=False),
    _to("people", name="person_id"),               # who is speaking now
    Column("profile_name", String(120)),
    Column("phone", String(20)),                   # proven own number, E.164
    Column("floor_kind", String(16)),              # conversation | room
    Column("floor_id", Id),
    Column("burst_at", Instant),                   # last acknowledgement of unasked media
    _at("first_seen_at"), _at("last_inbound_at", nullable=True),
    _at("stopped_at", nullable=True), _at("unreachable_at", nullable=True),
    Column("unreachable_reason", String(80)),
    Column("paused_until", Instant),               # the provider asked for silence in this chat
    Column("opened_at", Instant),                  # when Haat last began a conversation that counts to the day's tier
    Column("shared", Boolean, nullable=False, default=False, server_default=sa.false()),   # several stand in address_people
    Column("unsure", String(8)),                   # who | still: who is speaking was asked and not answered yet
    Unique("channel", "external_id"),
)  # fmt: skip
Index("ix_addresses_person", addresses.c.person_id)

address_people = Table(
    "address_people", metadata,                            # everybody of an address from which several people speak
    Column("address_id", Id, ForeignKey("addresses.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("helper_id", Id, ForeignKey("people.id")),      # whose telephone it is, where this person speaks through a helper
    _at("since"),
)  # fmt: skip
Index("ix_address_people_person", address_people.c.person_id)

codes = Table(
    "codes", metadata, _id(),                              # one-use codes: of a printed slip, a second channel, a helper
    Column("code", String(12), nullable=False, unique=True),
    Column("kind", String(8), nullable=False),             # slip | link | helper
    _to("people"),                                         # whom it is about: listed, linked, or the helper
    Column("note", String(80)),                            # the name of whom a helper wants to act for
    Column("used_by", Id, ForeignKey("addresses.id")), Column("came_to", String(12)),   # yes | no | not_me
    _at("created_at"), _at("expires_at", nullable=True), _at("used_at", nullable=True),
)  # fmt: skip
Index("ix_codes_person", codes.c.person_id, codes.c.kind)

address_aliases = Table(
    "address_aliases", metadata,
    Column("channel", String(16), primary_key=True),
    Column("external_id", String(160), primary_key=True),
    _to("addresses"),
    _at("seen_at"),
)  # fmt: skip

profiles = Table(
    "profiles", metadata, _id(),
    _to("people"),
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
    Column("gives_bill", Boolean),
    Column("reach", String(16)),                           # district | state | country | export
    Column("speaks", JSON),
    Column("verified_at", Instant), Column("verified_until", Instant),
    Column("shown", Integer, nullable=False, default=0),   # how often this seller was asked or shown
    Column("reached_by", String(64)),                      # the telephone, else the address; fair exposure counts by it
    Column("answered", Integer, nullable=False, default=0, server_default="0"),   # enquiries said yes or "not now" to
    Column("silent", Integer, nullable=False, default=0, server_default="0"),     # enquiries that arrived, never answered
    _at("created_at"), _at("updated_at"),
    Unique("person_id", "kind"),
)  # fmt: skip
Index("ix_profiles_reached_by", profiles.c.reached_by)

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
    _at("at"),
)  # fmt: skip

shared_phones = Table(
    "shared_phones", metadata,                             # more than three sellers on one telephone: an officer's word
    Column("reached_by", String(64), primary_key=True),
    Column("allowed", Boolean),                            # empty: an officer was asked and has not answered
    Column("officer_id", Id), _at("settled_at", nullable=True),
)  # fmt: skip

identifiers = Table(
    "identifiers", metadata, _id(),
    _to("profiles"),
    Column("kind", String(16), nullable=False),            # udyam | gstin | iec | fssai | gi
    Column("value", String(40), nullable=False),
    Column("status", String(16), nullable=False),          # format_ok | confirmed | refused
    Column("officer_id", Id), Column("confirmed_at", Instant), Column("expires_on", Date),
    _at("created_at"),
    Unique("profile_id", "kind"),
)  # fmt: skip

officers = Table(
    "officers", metadata, _id(),
    _to("people"),
    Column("name", String(80), nullable=False),
    Column("district_lgd", Integer),
    Column("state", String(60)),
    Column("is_head", Boolean, nullable=False, default=False, server_default=sa.false()),   # may add and suspend officers
    Column("successor_id", Id),                            # to whom the work was handed over
    Column("digest_at", Instant),                          # when the last digest of the office's work was begun
    Column("digests", Boolean, nullable=False, default=False, server_default=sa.false()),   # hears twice a day, not at once
    Column("code_id", Id, unique=True),                    # by which code somebody became officer: one code, one officer
    _at("added_at"), _at("disabled_at", nullable=True),
)  # fmt: skip

officer_codes = Table(
    "officer_codes", metadata, _id(),                       # one-use codes by which somebody becomes an officer
    Column("code_key", String(64), nullable=False, unique=True),   # a digest: the code itself is nowhere kept
    _to("officers", nullable=True, name="head_id"),         # who gave it; empty: the command line
    Column("name", String(80), nullable=False),
    Column("district_lgd", Integer), Column("state", String(60)),
    Column("is_head", Boolean, nullable=False, default=False, server_default=sa.false()),
    _to("people", nullable=True, name="used_by"), _at("used_at", nullable=True),
    _at("created_at"), _at("expires_at"),
)  # fmt: skip

consents = Table(
    "consents", metadata, _id(),                            # append-only: the newest row of a purpose counts
    _to("people"),
    Column("purpose", String(32), nullable=False),          # enquiries | notices | workshops | helper:<person>
    Column("given", Boolean, nullable=False),
    Column("notice_version", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("inbox_id", Id),                                 # the message that gave it
    Column("how", String(24), nullable=False),              # button | words | voice | stop | officer
    Column("helper_id", Id),                                # on whose telephone it was given, where a helper stood by
    _at("at"),
)  # fmt: skip
Index("ix_consents_person", consents.c.person_id, consents.c.purpose, consents.c.id)

audit = Table(
    "audit", metadata, _id(),
    _to("people", nullable=True),
    Column("deed", String(40), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("before", JSON), Column("after", JSON),
    Column("reverse", String(40)),                          # name of the reversing deed; empty when it has none
    Column("why_not", String(160)),                         # why there is no way back
    Column("helper_id", Id),                                # who did it for them
    _at("at"), _at("undone_at", nullable=True),
)  # fmt: skip
Index("ix_audit_person", audit.c.person_id, audit.c.id)

# ── conversations and rooms ───────────────────────────────────────────────────────────────────────────────────────
conversations = Table(
    "conversations", metadata, _id(),
    _to("people"), _to("addresses"),
    Column("name", String(40), nullable=False),
    Column("subject", String(64), nullable=False, default=""),
    Column("opening", JSON, nullable=False),                # what it was begun with
    Column("asked", String(40)),
    Column("answers", JSON, nullable=False),                # [[question, value], …] in the order given
    Column("kept", JSON, nullable=False),                   # results of once and wait_for
    Column("misread", Integer, nullable=False, default=0),
    Column("status", String(12), nullable=False),           # open | finished | expired | withdrawn
    Column("paused_answer", JSON),                          # what was said when "go on?" was asked
    Column("later", Boolean, nullable=False, default=False),
    _at("created_at"), _at("updated_at"), _at("expires_at"),
)  # fmt: skip
Index("ix_conversations_person", conversations.c.person_id, conversations.c.status)
Index(
    "uq_conversations_open", conversations.c.person_id, conversations.c.name, conversations.c.subject, unique=True,
    sqlite_where=conversations.c.status == "open", postgresql_where=conversations.c.status == "open",
)  # fmt: skip

prompts = Table(
    "prompts", metadata,
    Column("token", String(16), primary_key=True),
    _to("addresses"), _to("people"),
    Column("conversation_id", Id),                          # empty: the router's own (menu, language, more)
    Column("room_id", Id),
    Column("question", String(40), nullable=False),
    Column("takes", String(8), nullable=False, default="choice"),   # yes_no | choice | number | text
    Column("options", JSON, nullable=False),                # [{"value", "label"}, …] in the order shown
    Column("page", Integer, nullable=False, default=0),
    Column("text", Text, nullable=False, default=""),       # the question as shown, for another page of it
    Column("outbox_id", Id),
    _at("created_at"),
)  # fmt: skip
Index("ix_prompts_conversation", prompts.c.conversation_id)
Index("ix_prompts_address", prompts.c.address_id, prompts.c.created_at)
Index("ix_prompts_outbox", prompts.c.outbox_id)

rooms = Table(
    "rooms", metadata, _id(),
    Column("kind", String(16), nullable=False),             # deal | hand_off
    Column("subject", String(64), nullable=False),
    Column("status", String(12), nullable=False),           # open | closed
    _at("created_at"),
    Unique("kind", "subject"),
)  # fmt: skip

room_members = Table(
    "room_members", metadata,
    Column("room_id", Id, ForeignKey("rooms.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("shown_as", String(120), nullable=False),
    _at("wrote_at", nullable=True),
)  # fmt: skip

tray = Table(
    "tray", metadata, _id(),
    _to("people"), Column("inbox_id", Id), Column("media_id", Id),
    _at("at"), Column("taken_at", Instant),
)  # fmt: skip

media = Table(
    "media", metadata, _id(),
    Column("channel", String(16), nullable=False),
    Column("sender", String(64), nullable=False),
    Column("ref", Text, nullable=False),                    # the provider's id or address of the bytes
    Column("kind", String(16), nullable=False),
    Column("mime", String(80)), Column("size", Integer), Column("sha256", String(64)),
    Column("path", String(200)),                            # our own copy, below the data directory
    Column("state", String(12), nullable=False),            # wanted | stored | refused
    Column("why", String(80)),
    _to("people", nullable=True),
    _at("created_at"),
)  # fmt: skip

voice_notes = Table(
    "voice_notes", metadata, _id(),                         # the listening queue: what was said and nobody has typed yet
    _to("people"), _to("addresses"),
    Column("inbox_id", Id, nullable=False, unique=True),    # the message that began it
    Column("media_ids", JSON, nullable=False),              # one note, or several sent in a row to the same question
    Column("conversation_id", Id),                          # whose question it answers; empty: it began a matter of its own
    Column("question", String(40), nullable=False), Column("asked", Text),   # its name, and how it was asked
    Column("district_lgd", Integer), Column("language", String(8)),
    Column("seconds", Integer),                             # how long it is, where that is known
    Column("status", String(12), nullable=False),           # waiting | typed | saved | wrong | unclear | empty | overtaken
    Column("claimed_by", Id), Column("claimed_until", Instant),   # the listener who has it now
    Column("words", Text), Column("typed_by", Id), Column("how", String(12)),   # officer | helper | machine
    _at("created_at"), _at("typed_at", nullable=True), _at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_voice_notes_waiting", voice_notes.c.status, voice_notes.c.district_lgd, voice_notes.c.id)
Index("ix_voice_notes_person", voice_notes.c.person_id, voice_notes.c.status)

hand_offs = Table(
    "hand_offs", metadata, _id(),                           # people who asked for a human
    _to("people"), _to("addresses"),
    Column("reason", String(24), nullable=False),           # asked | not_understood | question | complaint | scam
    Column("words", Text), Column("district_lgd", Integer),
    Column("status", String(16), nullable=False),           # open | answered | no_reply | handed_over
    Column("about", String(40), nullable=False, default="", server_default=sa.text("''")),   # notice:3 | workshop:5 | enquiry:7
    Column("answer", Text), Column("answered_by", String(80)),   # of a line about something: what all who asked are told
    Column("officer_id", Id),
    _at("created_at"), _at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_hand_offs_open", hand_offs.c.status, hand_offs.c.district_lgd)
_ABOUT_SOMETHING = sa.text("status = 'open' AND about <> ''")
Index(
    "uq_hand_offs_about", hand_offs.c.about, hand_offs.c.district_lgd, unique=True, sqlite_where=_ABOUT_SOMETHING,
    postgresql_where=_ABOUT_SOMETHING,
)  # fmt: skip

question_askers = Table(
    "question_askers", metadata, _id(),                     # who asked about the same thing, each in their own words
    _to("hand_offs"), _to("people"), _to("addresses"),
    Column("words", Text, nullable=False),
    _at("asked_at"), _at("told_at", nullable=True),         # told: the answer was begun with them
    Unique("hand_off_id", "person_id"),
)  # fmt: skip

calls = Table(
    "calls", metadata, _id(),                               # what an officer must say by telephone since no message may
    _to("people"),
    Column("cause", String(80), nullable=False, unique=True),
    Column("words", Text, nullable=False), Column("why", String(60), nullable=False),
    Column("result", String(12)),                           # yes | no | no_answer
    Column("tries", Integer, nullable=False, default=0, server_default="0"),   # how often nobody answered
    _at("created_at"), _at("settled_at", nullable=True),
)  # fmt: skip

# ── the market ────────────────────────────────────────────────────────────────────────────────────────────────────
groups = Table(
    "groups", metadata, _id(),
    Column("name", String(120), nullable=False, unique=True),
    Column("district_lgd", Integer, nullable=False),
    Column("concept", String(64), nullable=False),         # empty: all goods of the district
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
    Column("halted", String(16)), _at("halted_at", nullable=True),   # why its relay stands still: quality | opt_outs | limit
    Column("raid_until", Instant),                         # until then newcomers are held
    Column("market_weekday", Integer), Column("market_hour", Integer),   # 0 = Monday; the hour in the market's zone
    _at("created_at"), _at("closed_at", nullable=True),
)  # fmt: skip

group_bans = Table(
    "group_bans", metadata,                                 # who is out of all groups of a district, also of later ones
    Column("district_lgd", Integer, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("officer_id", Id), Column("reason", String(24)), _at("at"),
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
    "group_reports", metadata, _id(),                       # a member finds a card or post wrong
    _to("groups"), _to("people"),                           # who reports
    Column("card_id", Id), Column("inbox_id", Id),          # what: a card, or a post in the chat
    Column("against_id", Id, nullable=False),               # whose it is
    _at("at"), Column("settled", String(10)), Column("settled_by", Id),   # kept | removed | banned
    Unique("person_id", "card_id"), Unique("person_id", "inbox_id"),
)  # fmt: skip

market_days = Table(
    "market_days", metadata,                                # one market day of a group
    Column("group_id", Id, ForeignKey("groups.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("invited_to", Id, nullable=False, default=0, server_default="0"),   # the last member who was invited
    Column("invited", Integer, nullable=False, default=0, server_default="0"),
    Column("came", Integer, nullable=False, default=0, server_default="0"),
    _at("begins_at"), _at("ends_at"), _at("told_at", nullable=True),   # when its results were told
)  # fmt: skip

market_guests = Table(
    "market_guests", metadata,                              # who came to a market day
    Column("group_id", Id, primary_key=True), Column("day", Date, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True), _at("at"),
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
    _at("joined_at"), _at("left_at", nullable=True),
)  # fmt: skip
Index("ix_group_members_person", group_members.c.person_id)
Index("ix_group_members_delivery", group_members.c.group_id, group_members.c.delivery, group_members.c.person_id)

group_cards = Table(
    "group_cards", metadata, _id(),                         # what is traded in a group: one enquiry or offer a card
    _to("groups"),
    Column("kind", String(8), nullable=False),              # enquiry | offer
    _to("people"),                                          # who posted it
    Column("enquiry_id", Id, ForeignKey("enquiries.id")),
    Column("concept", String(64)), Column("words", Text, nullable=False),
    Column("price_paise", sa.BigInteger), Column("unit", String(24)), Column("moq", String(40)),
    Column("media_id", Id), Column("valid_until", Date),    # a photo stands here only after its maker's yes
    Column("day", Date, nullable=False),                    # of posting, in the market's zone
    Column("status", String(10), nullable=False),           # open | served | closed | removed
    Column("outbox_id", Id),                                # the card in the group's own chat, which is edited
    Column("stale", Boolean, nullable=False, default=False),   # its enquiry has changed since the card was shown or edited
    Column("relayed_to", Id, nullable=False, default=0, server_default="0"),   # the last member who was told at once
    Column("relayed", Boolean, nullable=False, default=False, server_default=sa.false()),
    _at("created_at"), _at("closed_at", nullable=True),
    Unique("group_id", "enquiry_id"),
)  # fmt: skip
Index(
    "uq_group_cards_offer", group_cards.c.group_id, group_cards.c.person_id, group_cards.c.concept, group_cards.c.day,
    unique=True, sqlite_where=group_cards.c.kind == "offer", postgresql_where=group_cards.c.kind == "offer",
)  # fmt: skip
Index(
    "ix_group_cards_stale", group_cards.c.id,
    sqlite_where=group_cards.c.stale.is_(True), postgresql_where=group_cards.c.stale.is_(True),
)  # fmt: skip
Index(
    "ix_group_cards_to_relay", group_cards.c.id,
    sqlite_where=group_cards.c.relayed.is_(False), postgresql_where=group_cards.c.relayed.is_(False),
)  # fmt: skip

group_marks = Table(
    "group_marks", metadata, _id(),                         # what moderation did, by which rule, until when
    _to("groups"), _to("people"),
    Column("rule", String(24), nullable=False),
    Column("did", String(10), nullable=False),              # removed | muted | banned | warned
    Column("inbox_id", Id), Column("until", Instant),
    Column("officer_id", Id),                               # who did it, where it was no rule of Haat's own
    Column("appeal", Text), _at("appealed_at", nullable=True), _at("lifted_at", nullable=True),
    _at("at"),
    Unique("group_id", "inbox_id"),
)  # fmt: skip
Index("ix_group_marks_person", group_marks.c.person_id, group_marks.c.at)

enquiries = Table(
    "enquiries", metadata, _id(),
    _to("people"),                                          # the buyer
    _to("addresses", nullable=True),
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
    Column("status", String(16), nullable=False),           # open | served | closed | lost | expired | withdrawn
    Column("wave", Integer, nullable=False, default=0),
    Column("wave_due_at", Instant),
    Column("lost_reason", String(40)), Column("officer_id", Id),
    _at("stuck_at", nullable=True),                         # since when the office has it: nobody said yes
    _at("choose_at", nullable=True),                        # when its buyer is asked: wait, widen, or the office rings
    _at("created_at"), _at("closed_at", nullable=True), _at("expires_at"),
)  # fmt: skip
Index("ix_enquiries_due", enquiries.c.status, enquiries.c.wave_due_at)
Index(
    "ix_enquiries_choose", enquiries.c.choose_at, sqlite_where=enquiries.c.choose_at.is_not(None),
    postgresql_where=enquiries.c.choose_at.is_not(None),
)  # fmt: skip
Index(
    "ix_enquiries_open_goods", enquiries.c.concept, enquiries.c.id,
    sqlite_where=enquiries.c.status == "open", postgresql_where=enquiries.c.status == "open",
)  # fmt: skip
Index("ix_enquiries_person", enquiries.c.person_id, enquiries.c.id)

matches = Table(
    "matches", metadata, _id(),
    _to("enquiries"), _to("profiles"),
    Column("score", sa.Float, nullable=False), Column("reasons", JSON, nullable=False),
    Column("position", Integer),                            # place in the list as ranked, after taking turns
    Column("features", JSON),                               # what the score is the weighted sum of, to be replayed
    Column("silent", Boolean),                              # asked, arrived and never answered; empty: not looked at
    Column("wave", Integer),                                # empty: shown, not asked yet
    Column("status", String(16), nullable=False),
    # shown | asked | yes | not_now | accepted | declined | withdrawn
    Column("quantity", String(40)), Column("contact", String(20)),
    Column("price_paise", sa.BigInteger),                   # for one unit of the enquiry, named before the introduction
    _at("asked_at", nullable=True), _at("answered_at", nullable=True),
    Unique("enquiry_id", "profile_id"),
)  # fmt: skip
Index("ix_matches_profile", matches.c.profile_id, matches.c.status)
Index(
    "ix_matches_silence", matches.c.asked_at,
    sqlite_where=matches.c.silent.is_(None), postgresql_where=matches.c.silent.is_(None),
)  # fmt: skip

match_questions = Table(
    "match_questions", metadata, _id(),
    _to("matches"), Column("words", Text, nullable=False), Column("answer", Text),
    _at("asked_at"), _at("answered_at", nullable=True),
)  # fmt: skip

asks = Table(
    "asks", metadata, _id(),                                # what the two sides of a match ask each other through Haat
    _to("matches"),
    Column("side", String(8), nullable=False),              # who asks: buyer | seller
    Column("key", String(32), nullable=False),              # the ready question; "words" for free words
    Column("about", String(60), nullable=False, default=""),   # an amount, or which free words
    Column("words", Text), Column("language", String(8)),   # free words as they were written, and in which language
    Column("media", JSON),                                  # [[id, kind], …] that came along, passed on as they are
    Column("status", String(12), nullable=False),           # asked | answered | withdrawn
    Column("answer", JSON), Column("answer_language", String(8)),
    Column("helped_at", Instant),                           # when somebody asked for help with its language
    _at("asked_at"), _at("answered_at", nullable=True),
    Unique("match_id", "side", "key", "about"),
)  # fmt: skip

introductions = Table(
    "introductions", metadata, _id(),
    Column("match_id", Id, ForeignKey("matches.id"), nullable=False, unique=True),
    Column("buyer_contact", String(20), nullable=False), Column("seller_contact", String(20), nullable=False),
    Column("asked_at", Instant),                            # when both were asked how it went
    _at("at"),
)  # fmt: skip

quotes = Table(
    "quotes", metadata, _id(),
    _to("introductions"),
    Column("price_paise", sa.BigInteger), Column("per", String(24), nullable=False),
    Column("currency", String(3), nullable=False, default="INR", server_default="INR"),   # as it was said, never converted
    Column("amount", String(40)),                           # for one unit in a foreign currency, decimal text
    Column("quantity", String(40), nullable=False), Column("days", Integer),
    Column("status", String(12), nullable=False),           # given | accepted | refused
    _at("at"),
)  # fmt: skip

deals = Table(
    "deals", metadata, _id(),
    Column("introduction_id", Id, ForeignKey("introductions.id"), nullable=False, unique=True),
    Column("buyer_says", String(8)), Column("seller_says", String(8)),   # yes | no
    Column("status", String(12), nullable=False),           # agreed | closed | lost
    Column("reason", String(40)), Column("amount_paise", sa.BigInteger),
    Column("currency", String(3)), Column("amount", String(40)),   # of a deal in a foreign currency
    _at("at"), _at("closed_at", nullable=True),
    Column("due_on", Date),                                 # when goods and money are to have arrived
    Column("asked_at", Instant),                            # when both were asked whether they have
)  # fmt: skip
Index("ix_deals_due", deals.c.due_on)

deal_steps = Table(
    "deal_steps", metadata, _id(),                          # how far a trade got, by each side's own word
    _to("introductions"),
    Column("side", String(8), nullable=False),              # buyer | seller | office
    Column("state", String(12), nullable=False),
    # sampling | ordered | shipped | delivered | paid | disputed | lost
    Column("how", String(8), nullable=False),               # asked | words | office
    _to("people"), _at("at"),
    Unique("introduction_id", "side", "state"),
)  # fmt: skip

trade_records = Table(
    "trade_records", metadata, _id(),                       # what a maker was given in writing, figure by figure
    _to("profiles"),
    Column("code", String(16), nullable=False, unique=True),
    Column("figures", JSON, nullable=False),
    _at("at"),
)  # fmt: skip
Index("ix_trade_records_profile", trade_records.c.profile_id)

# ── safety ────────────────────────────────────────────────────────────────────────────────────────────────────────
reports = Table(
    "reports", metadata, _id(),                             # who says that somebody they were introduced to does wrong
    Column("from_id", Id, ForeignKey("people.id"), nullable=False),
    Column("about_id", Id, ForeignKey("people.id"), nullable=False),
    _to("introductions"),
    Column("side", String(8), nullable=False),              # of who reports: buyer | seller
    Column("kind", String(8), nullable=False),              # money | goods | rude | other
    Column("words", Text),
    Column("district_lgd", Integer),                        # whose office decides
    Column("holds", Boolean, nullable=False),               # no introduction of the other until an officer decides
    Column("status", String(10), nullable=False),           # open | upheld | dismissed | made_up | withdrawn
    Column("officer_id", Id),
    Column("appeal", Text), _at("appealed_at", nullable=True),
    _at("at"), _at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_reports_about", reports.c.about_id, reports.c.status)
Index("ix_reports_from", reports.c.from_id, reports.c.status)
Index(
    "uq_reports_open", reports.c.from_id, reports.c.about_id, unique=True,
    sqlite_where=reports.c.status == "open", postgresql_where=reports.c.status == "open",
)  # fmt: skip

report_warnings = Table(
    "report_warnings", metadata,                            # who was warned, and hears what the officer decides
    Column("report_id", Id, ForeignKey("reports.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    _to("introductions"), _at("at"),
)  # fmt: skip

held_introductions = Table(
    "held_introductions", metadata,                         # a yes of both that waits
    Column("match_id", Id, ForeignKey("matches.id"), primary_key=True),
    Column("why", String(8), nullable=False),               # report | day: of so many sellers a day
    _at("at"),
)  # fmt: skip

unread_words = Table(
    "unread_words", metadata,
    Column("word", String(80), primary_key=True), Column("language", String(8), primary_key=True),
    Column("seen", Integer, nullable=False), _at("last_at"),
    Column("settled_as", String(64)),                       # the concept an officer named, or "-": no goods
)  # fmt: skip

aliases = Table(
    "aliases", metadata, _id(),                             # names of goods that people taught
    Column("name", String(80), nullable=False),             # as first written
    Column("folded", String(120), nullable=False),          # one form over both scripts: what is the same name
    Column("concept", String(64), nullable=False), Column("language", String(8), nullable=False),
    Column("status", String(12), nullable=False),           # proposed | used | refused
    Column("how", String(16), nullable=False),              # seller | buyer | officer
    Column("officer_id", Id), _at("created_at"), _at("settled_at", nullable=True),
    Unique("folded", "concept"),
)  # fmt: skip

alias_votes = Table(
    "alias_votes", metadata,                                # who taught it: one voice a telephone
    Column("alias_id", Id, ForeignKey("aliases.id"), primary_key=True),
    Column("voice", String(64), primary_key=True),
    _to("people", nullable=True), Column("how", String(16), nullable=False), _at("at"),
)  # fmt: skip

# ── notices and schemes ───────────────────────────────────────────────────────────────────────────────────────────
notices = Table(
    "notices", metadata, _id(),
    Column("ref", String(64), unique=True),                 # its id in the file it was imported from
    Column("version", Integer, nullable=False, default=1),  # grows with every change of what people would read
    Column("district_lgd", Integer), Column("state", String(60)),   # whose it is; both empty: the whole installation's
    Column("kind", String(16), nullable=False),             # workshop | deadline | scheme | report | other
    Column("status", String(12), nullable=False),           # draft | ready | archived
    Column("language", String(8), nullable=False),          # the language it was written in first
    Column("titles", JSON, nullable=False), Column("texts", JSON, nullable=False),   # {language: text}
    Column("left_out", JSON, nullable=False),               # languages that an officer knowingly left out
    Column("event_dates", JSON, nullable=False),            # ["YYYY-MM-DD"], first and last day of a range
    Column("times", JSON, nullable=False), Column("last_date", Date),
    Column("places", JSON, nullable=False),                 # {language: text}
    Column("links", JSON, nullable=False),
    Column("fee", String(120)), Column("contact", String(160)),
    Column("buttons", JSON, nullable=False),                # [{"kind": link or interested, "value", "label": {language: text}}]
    Column("media_id", Id), Column("voice_id", Id),         # picture or PDF, voice note: rows of media
    Column("source", String(200), nullable=False),          # who says so: file, paper, office
    Column("source_sha256", String(64)), Column("source_media_id", Id), Column("source_text", Text),
    Column("as_of", Date), Column("expires_on", Date),
    Column("officer_id", Id),                               # who wrote or imported it; empty: the command line
    _at("created_at"), _at("changed_at"), _at("ready_at", nullable=True), Column("ready_by", Id),
)  # fmt: skip
Index("ix_notices_status", notices.c.status, notices.c.district_lgd)
Index("ix_notices_source", notices.c.source_sha256)

notice_facts = Table(
    "notice_facts", metadata, _id(),
    _to("notices"),
    Column("key", String(64), nullable=False),
    Column("text", Text, nullable=False),                   # the fact as its source words it
    Column("value", String(80)), Column("unit", String(24)),
    Column("status", String(16), nullable=False),
    # ok | hold | needs_officer | check, then by an officer: confirmed | replaced | left_out
    Column("why", Text),                                    # why it may not be sent as it stands
    Column("replaced_by", Text), Column("source", String(200)),
    Column("officer_id", Id), _at("settled_at", nullable=True),
    Unique("notice_id", "key"),
    sa.CheckConstraint(
        "status NOT IN ('confirmed', 'replaced') OR (officer_id IS NOT NULL AND source IS NOT NULL AND source <> '')",
        name="settled_with_source",
    ),
)  # fmt: skip

schemes = Table(
    "schemes", metadata, _id(),
    Column("ref", String(64), nullable=False, unique=True),
    Column("state", String(60)),                            # empty: the whole country
    Column("names", JSON, nullable=False),                  # {language: text}, this and the next three
    Column("who", JSON, nullable=False), Column("benefit", JSON, nullable=False), Column("apply", JSON, nullable=False),
    Column("words", JSON, nullable=False),                  # other words people know it by
    Column("fits", JSON, nullable=False),                   # whom it may fit: {"roles", "kinds", "all"}
    Column("source", Text, nullable=False), Column("as_of", String(10), nullable=False),
    Column("status", String(8), nullable=False),            # open | check | ended
    Column("confidence", String(8)), Column("note", Text),
    Column("free", Boolean),                                # an officer signed off that applying costs nothing
    Column("signed_source", String(200)), Column("signed_by", Id), _at("signed_at", nullable=True),
    _at("changed_at"),
    sa.CheckConstraint(
        "free IS NULL OR (signed_by IS NOT NULL AND signed_source IS NOT NULL AND signed_source <> '')",
        name="free_with_source",
    ),
)  # fmt: skip

scheme_interests = Table(
    "scheme_interests", metadata, _id(),                    # who said "I am interested", or asked about it
    _to("schemes"), _to("people"),
    Column("wants_help", Boolean, nullable=False),          # False: only looked it up
    Column("officer_id", Id),
    _at("at"), _at("settled_at", nullable=True),
    Unique("scheme_id", "person_id"),
)  # fmt: skip
Index("ix_scheme_interests_person", scheme_interests.c.person_id)

rumours = Table(
    "rumours", metadata, _id(),                             # what people asked "is this true?" about, once each
    Column("key", String(64), nullable=False, unique=True), # of the words, normalised
    Column("words", Text, nullable=False), Column("language", String(8), nullable=False),
    Column("district_lgd", Integer),
    Column("verdict", String(12)),                          # true | false | unknown; empty: nobody has answered
    Column("answer", Text),                                 # in the officer's own words, if any
    Column("source", String(200)),
    Column("officer_id", Id),
    _at("created_at"), _at("settled_at", nullable=True),
)  # fmt: skip

rumour_askers = Table(
    "rumour_askers", metadata,
    Column("rumour_id", Id, ForeignKey("rumours.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    _at("asked_at"), _at("told_at", nullable=True),
)  # fmt: skip

# ── broadcasts ────────────────────────────────────────────────────────────────────────────────────────────────────
audiences = Table(
    "audiences", metadata, _id(),                           # saved under a name
    Column("name", String(80), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("district_lgd", Integer), _to("people", nullable=True),
    _at("created_at"),
)  # fmt: skip

broadcasts = Table(
    "broadcasts", metadata, _id(),
    Column("notice_id", Id, nullable=False),
    Column("notice_version", Integer),                      # of the notice, when the broadcast was submitted
    Column("audience", Text, nullable=False),
    Column("purpose", String(16), nullable=False),          # notices | workshops: the consent it needs
    Column("district_lgd", Integer),                        # whose office sends it; empty: a whole state
    Column("state", String(60)),
    Column("author_id", Id, ForeignKey("officers.id"), nullable=False),
    Column("approver_id", Id, ForeignKey("officers.id")),
    Column("waiver", String(200)),                          # why one officer was enough
    Column("status", String(12), nullable=False),           # draft | submitted | approved | paused | cancelled | finished
    Column("version", Integer, nullable=False, default=1),  # of what is said: the version that was approved is frozen
    Column("schedule", JSON, nullable=False),               # {"kind": now|once|dates|weekly|monthly, "at": […], …}
    Column("missed", String(8), nullable=False),            # skip | late | ask
    Column("fallback", String(8), nullable=False),          # other | skip: what happens where a language has no text
    Column("urgent", String(200)),                          # why it may ignore quiet hours and the attention budget
    Column("planned", Integer),                             # how many were to get it when it was approved
    Column("day", Date),                                    # of the approval: all its outbox rows carry it
    Column("next_at", Instant),                             # when its next run is due
    Column("stale_at", Instant),                            # from when on it is no news any more: what waits then is skipped
    _at("created_at"), _at("submitted_at", nullable=True), _at("approved_at", nullable=True),
    _at("changed_at"), _at("ended_at", nullable=True),
)  # fmt: skip
Index(
    "ix_broadcasts_due", broadcasts.c.next_at,
    sqlite_where=broadcasts.c.status == "approved", postgresql_where=broadcasts.c.status == "approved",
)  # fmt: skip

broadcast_texts = Table(
    "broadcast_texts", metadata,                            # what was approved, word for word
    Column("broadcast_id", Id, ForeignKey("broadcasts.id"), primary_key=True),
    Column("version", Integer, primary_key=True), Column("language", String(8), primary_key=True),
    Column("payload", JSON, nullable=False), Column("twin_words", JSON, nullable=False),
)  # fmt: skip

broadcast_runs = Table(
    "broadcast_runs", metadata, _id(),
    _to("broadcasts"), _at("due_at"),
    Column("status", String(12), nullable=False),           # running | asked | waiting | missed | done | cancelled | failed
    Column("why", String(160)),
    Column("cursor", Id, nullable=False, default=0),        # the last person looked at
    Column("top", Id, nullable=False, default=0),           # the newest person when it began
    Column("queued", Integer, nullable=False, default=0), Column("skipped", Integer, nullable=False, default=0),
    _at("started_at"), _at("ended_at", nullable=True),
    Unique("broadcast_id", "due_at"),
)  # fmt: skip
Index(
    "ix_broadcast_runs_running", broadcast_runs.c.id,
    sqlite_where=broadcast_runs.c.status == "running", postgresql_where=broadcast_runs.c.status == "running",
)  # fmt: skip

broadcast_skips = Table(
    "broadcast_skips", metadata,                            # who was in the audience and got no message, and why
    Column("run_id", Id, ForeignKey("broadcast_runs.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("reason", String(24), nullable=False),
)  # fmt: skip

# ── workshops ─────────────────────────────────────────────────────────────────────────────────────────────────────
workshops = Table(
    "workshops", metadata, _id(),
    Column("ref", String(64), unique=True),                 # its id in the file it was imported from
    Column("code", String(20), nullable=False, unique=True),   # what people write, and what its poster's QR carries
    Column("door", String(20), nullable=False, unique=True),   # what the QR at the door carries
    Column("district_lgd", Integer, nullable=False),
    Column("titles", JSON, nullable=False), Column("places", JSON, nullable=False),   # {language: text}
    Column("latitude", sa.Float), Column("longitude", sa.Float),
    _at("starts_at"), _at("ends_at"),
    Column("seats", Integer),                               # empty: as many as come
    Column("status", String(12), nullable=False),           # planned | cancelled
    Column("moved", Integer, nullable=False, default=0),    # how often its day or place was changed
    Column("source", String(200), nullable=False),
    Column("officer_id", Id),
    Column("asked_feedback", Boolean, nullable=False, default=False),
    _at("created_at"), _at("changed_at"),
)  # fmt: skip
Index("ix_workshops_when", workshops.c.district_lgd, workshops.c.starts_at)

registrations = Table(
    "registrations", metadata, _id(),
    _to("workshops"),
    _to("people", nullable=True),                           # whose telephone; empty: a walk-in without one
    Column("name", String(80), nullable=False), Column("name_key", String(80), nullable=False),
    Column("status", String(12), nullable=False),           # registered | waiting | cancelled
    Column("came", Boolean),                                # empty until somebody says so
    Column("how", String(10), nullable=False),              # chat | walk_in | paper
    Column("reminded", String(8)),                          # the last reminder that went out: week | day | hours
    Column("stars", Integer), Column("feedback", Text),     # 1 to 5, and their words
    _at("at"), _at("came_at", nullable=True),
    Unique("workshop_id", "person_id", "name_key"),
)  # fmt: skip
Index("ix_registrations_person", registrations.c.person_id)

# ── in and out ────────────────────────────────────────────────────────────────────────────────────────────────────
inbox = Table(
    "inbox", metadata, _id(),
    Column("channel", String(16), nullable=False), Column("sender", String(64), nullable=False),
    Column("provider_id", String(120), nullable=False),
    Column("lane", String(40), nullable=False),
    Column("ahead", Boolean, nullable=False, default=False),
    Column("message", JSON, nullable=False), Column("raw", Text),
    Column("state", String(10), nullable=False),            # new | held (who speaks is being asked) | done | parked
    Column("person_id", Id),                                # who spoke, where several people speak from the address
    Column("tries", Integer, nullable=False, default=0), Column("error", Text),
    _at("received_at"), _at("retry_at", nullable=True), _at("done_at", nullable=True),
)  # fmt: skip
Index(
    "ix_inbox_waiting", inbox.c.lane, inbox.c.id,
    sqlite_where=inbox.c.state == "new", postgresql_where=inbox.c.state == "new",
)  # fmt: skip
Index(
    "ix_inbox_next", inbox.c.ahead, inbox.c.id,
    sqlite_where=inbox.c.state == "new", postgresql_where=inbox.c.state == "new",
)  # fmt: skip
Index("ix_inbox_provider", inbox.c.channel, inbox.c.provider_id)
Index("ix_inbox_lane", inbox.c.lane, inbox.c.id)

inbox_keys = Table(
    "inbox_keys", metadata,                                 # what was received already; providers come again for days
    Column("channel", String(16), primary_key=True), Column("sender", String(64), primary_key=True),
    Column("provider_id", String(120), primary_key=True),
    _at("received_at"),
)  # fmt: skip
Index("ix_inbox_keys_received_at", inbox_keys.c.received_at)

outbox = Table(
    "outbox", metadata, _id(),
    Column("day", Date, nullable=False),                    # immutable creation day: the partition key
    Column("cause", String(120), nullable=False),           # why this row exists; unique per address
    Column("action", String(16), nullable=False),           # send | edit | answer_press | fetch_media | errand
    Column("sender", String(64), nullable=False), Column("channel", String(16), nullable=False),
    _to("addresses"), _to("people", nullable=True),
    Column("lane", String(40), nullable=False),
    Column("purpose", String(24), nullable=False),          # reply | lead | deal | notice | office | stop
    Column("consent", String(24)),                          # the yes it needs; empty: what its purpose needs
    Column("priority", Integer, nullable=False),            # 0 answers, 1 deals and leads, 2 bulk
    Column("share", Integer, nullable=False, default=0, server_default=sa.text("0")),
    # whose turn among bulk it takes: a district; 0 none; -1 outside the sender's budget (presses, media, moderation)
    Column("repeatable", Boolean, nullable=False),          # may be sent once more after an unknown outcome
    Column("payload", JSON, nullable=False),
    Column("twin", String(40)), Column("twin_words", JSON), # the template that says it outside the window
    Column("after_id", Id),                                 # the row it belongs to: waits until that is settled
    Column("state", String(12), nullable=False),
    # held | ready | behind | leased | sending | sent | delivered | read | failed | skipped | unknown
    # | paused (its broadcast is)
    Column("reason", String(120)), Column("form", String(12)),
    Column("owner", String(40)), _at("lease_until", nullable=True),
    Column("tries", Integer, nullable=False, default=0),    # which attempt this is: late answers are known by it
    Column("doubts", Integer, nullable=False, default=0, server_default=sa.text("0")),   # outcomes nobody knew
    Column("provider_id", String(80)),
    _at("created_at"), _at("due_at"), _at("expires_at", nullable=True),
    _at("sending_at", nullable=True), _at("sent_at", nullable=True), _at("status_at", nullable=True),
    Unique("cause", "address_id"),
)  # fmt: skip


def _index(name: str, where: str, *columns: Column[Any]) -> None:
    """An index over a part of the outbox; the statements that use it say the same words."""
    Index(name, *columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


_index(
    "ix_outbox_ready", "state = 'ready'",
    outbox.c.sender, outbox.c.priority, outbox.c.share, outbox.c.due_at, outbox.c.id,
)  # fmt: skip
_index(
    "ix_outbox_lane", "state IN ('ready', 'behind', 'leased', 'sending')",
    outbox.c.lane, outbox.c.priority, outbox.c.id,
)  # fmt: skip
_index("ix_outbox_behind", "state = 'behind'", outbox.c.lane, outbox.c.priority, outbox.c.id)
_index("ix_outbox_after", "state = 'behind' AND after_id IS NOT NULL", outbox.c.after_id)
_index("ix_outbox_held", "state = 'held'", outbox.c.due_at, outbox.c.id)
_index("ix_outbox_busy", "state IN ('leased', 'sending')", outbox.c.lane)
_index("ix_outbox_unknown", "state = 'unknown'", outbox.c.channel, outbox.c.due_at)
_index(
    "ix_outbox_started", "sending_at IS NOT NULL AND purpose IN ('lead', 'notice', 'digest')",
    outbox.c.person_id, outbox.c.sending_at,
)  # fmt: skip
_index(                                                     # the few rows of a broadcast that are still to go
    "ix_outbox_bulk",
    "purpose IN ('notice', 'urgent') AND state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')",
    outbox.c.cause,
)  # fmt: skip
_ENDED_ERRAND = sa.text("action = 'errand' AND state IN ('failed', 'unknown', 'skipped')")
Index("ix_outbox_errands", outbox.c.id, sqlite_where=_ENDED_ERRAND, postgresql_where=_ENDED_ERRAND)
_index("ix_outbox_provider", "provider_id IS NOT NULL", outbox.c.channel, outbox.c.provider_id)

status_events = Table(
    "status_events", metadata, _id(),                       # every provider status, also one that came too early
    Column("channel", String(16), nullable=False), Column("provider_id", String(80), nullable=False),
    Column("status", String(16), nullable=False), Column("code", String(16)),
    Column("outbox_id", Id), _at("at"),
    Unique("channel", "provider_id", "status"),
)  # fmt: skip

templates = Table(
    "templates", metadata,
    Column("name", String(40), primary_key=True), Column("language", String(8), primary_key=True),
    Column("sender", String(64), primary_key=True),
    Column("content_sid", String(40)), Column("status", String(16), nullable=False),
    _at("checked_at"),
    Column("words", Text),                                  # what was submitted: a template whose words change is a new one
    Column("category", String(16)), Column("reason", Text),  # as WhatsApp has it; why it was refused
    Column("submitted_at", Instant),
)  # fmt: skip

counters = Table(
    "counters", metadata,
    Column("name", String(80), primary_key=True), Column("day", Date, primary_key=True),
    Column("seen", Integer, nullable=False),
)  # fmt: skip

settings = Table("settings", metadata, Column("name", String(60), primary_key=True), Column("value", JSON))
