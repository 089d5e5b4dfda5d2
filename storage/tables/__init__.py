"""Every table of Haat, one file a subject; whoever needs one imports it from here."""

from __future__ import annotations

from storage.tables.broadcast import audiences, broadcast_runs, broadcast_skips, broadcast_texts, broadcasts
from storage.tables.columns import metadata
from storage.tables.group import (
    card_questions,
    group_bans,
    group_cards,
    group_days,
    group_goods,
    group_marks,
    group_members,
    group_reports,
    group_spend,
    groups,
    link_opens,
    market_days,
    market_guests,
)
from storage.tables.notice import notice_facts, notices, rumour_askers, rumours, scheme_interests, schemes
from storage.tables.office import calls, hand_offs, officer_codes, officers, offices, question_askers
from storage.tables.person import address_aliases, address_people, addresses, audit, codes, consents, people
from storage.tables.post import counters, inbox, inbox_keys, outbox, settings, status_events, templates
from storage.tables.safety import held_introductions, report_warnings, reports
from storage.tables.seller import exposures, identifiers, profiles, seller_products, shared_phones
from storage.tables.sender import links, sender_districts, senders
from storage.tables.talk import conversations, media, prompts, room_members, rooms, tray, voice_notes
from storage.tables.trade import (
    asks,
    deal_steps,
    deals,
    enquiries,
    introductions,
    match_questions,
    matches,
    quotes,
    trade_records,
)
from storage.tables.word import alias_votes, aliases, unread_words
from storage.tables.workshop import registrations, workshops

__all__ = [
    "address_aliases", "address_people", "addresses", "alias_votes", "aliases", "asks", "audiences", "audit",
    "broadcast_runs", "broadcast_skips", "broadcast_texts", "broadcasts", "calls", "card_questions", "codes", "consents",
    "conversations", "counters", "deal_steps", "deals", "enquiries", "exposures", "group_bans", "group_cards", "group_days",
    "group_goods", "group_marks", "group_members", "group_reports", "group_spend", "groups", "hand_offs", "held_introductions",
    "identifiers", "inbox", "inbox_keys", "introductions", "link_opens", "links", "market_days", "market_guests", "match_questions",
    "matches", "media", "metadata", "notice_facts", "notices", "officer_codes", "officers", "offices", "outbox",
    "people", "profiles", "prompts", "question_askers", "quotes", "registrations", "report_warnings", "reports",
    "room_members", "rooms", "rumour_askers", "rumours", "scheme_interests", "schemes", "seller_products",
    "sender_districts", "senders", "settings", "shared_phones", "status_events", "templates", "trade_records", "tray",
    "unread_words", "voice_notes", "workshops",
]  # fmt: skip
