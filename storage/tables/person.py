"""People, the addresses they write from, what they agreed to, and what they did."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

people = Table(
    "people", metadata, identity(),
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
    at("created_at"), at("last_seen_at"), at("erased_at", nullable=True),
)  # fmt: skip
Index("ix_people_district", people.c.district_lgd, people.c.id)

addresses = Table(
    "addresses", metadata, identity(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(160), nullable=False),
    Column("sender", String(64), nullable=False),
    to("people", name="person_id"),                # who is speaking now
    Column("profile_name", String(120)),
    Column("phone", String(20)),                   # proven own number, E.164
    Column("floor_kind", String(16)),              # conversation | room
    Column("floor_id", Id),
    Column("burst_at", Instant),                   # last acknowledgement of unasked media
    at("first_seen_at"), at("last_inbound_at", nullable=True),
    at("stopped_at", nullable=True), at("unreachable_at", nullable=True),
    Column("unreachable_reason", String(80)),
    Column("paused_until", Instant),               # the provider asked for silence in this chat
    Column("opened_at", Instant),                  # when Haat last began a conversation that counts to the day's tier
    Column("shared", Boolean, nullable=False, default=False, server_default=sa.false()),   # several stand in address_people
    Column("unsure", String(8)),                   # who | still: who is speaking was asked and not answered yet
    Unique("channel", "external_id"),
)  # fmt: skip
Index("ix_addresses_person", addresses.c.person_id)
part_index("ix_addresses_erased", "unreachable_reason = 'erased'", addresses.c.unreachable_at)

address_people = Table(
    "address_people", metadata,                            # everybody of an address from which several people speak
    Column("address_id", Id, ForeignKey("addresses.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("helper_id", Id, ForeignKey("people.id")),      # whose telephone it is, where this person speaks through a helper
    at("since"),
)  # fmt: skip
Index("ix_address_people_person", address_people.c.person_id)

codes = Table(
    "codes", metadata, identity(),                         # one-use codes: of a printed slip, a second channel, a helper
    Column("code", String(12), nullable=False, unique=True),
    Column("kind", String(8), nullable=False),             # slip | link | helper
    to("people"),                                          # whom it is about: listed, linked, or the helper
    Column("note", String(80)),                            # the name of whom a helper wants to act for
    Column("used_by", Id, ForeignKey("addresses.id")), Column("came_to", String(12)),   # yes | no | not_me
    at("created_at"), at("expires_at", nullable=True), at("used_at", nullable=True),
)  # fmt: skip
Index("ix_codes_person", codes.c.person_id, codes.c.kind)

address_aliases = Table(
    "address_aliases", metadata,
    Column("channel", String(16), primary_key=True),
    Column("external_id", String(160), primary_key=True),
    to("addresses"),
    at("seen_at"),
)  # fmt: skip
Index("ix_address_aliases_address", address_aliases.c.address_id)

consents = Table(
    "consents", metadata, identity(),                       # append-only: the newest row of a purpose counts
    to("people"),
    Column("purpose", String(32), nullable=False),          # enquiries | notices | workshops | helper:<person>
    Column("given", Boolean, nullable=False),
    Column("notice_version", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("inbox_id", Id),                                 # the message that gave it
    Column("how", String(24), nullable=False),              # button | words | voice | stop | officer
    Column("helper_id", Id),                                # on whose telephone it was given, where a helper stood by
    at("at"),
)  # fmt: skip
part_index("ix_consents_inbox", "inbox_id IS NOT NULL", consents.c.inbox_id)
Index("ix_consents_person", consents.c.person_id, consents.c.purpose, consents.c.id)

audit = Table(
    "audit", metadata, identity(),
    to("people", nullable=True),
    Column("deed", String(40), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("before", JSON), Column("after", JSON),
    Column("reverse", String(40)),                          # name of the reversing deed; empty when it has none
    Column("why_not", String(160)),                         # why there is no way back
    Column("helper_id", Id),                                # who did it for them
    at("at"), at("undone_at", nullable=True),
)  # fmt: skip
Index("ix_audit_person", audit.c.person_id, audit.c.id)
