"""Subjects: every conversation by its name, how it behaves beside others, and how its deeds are taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handlers import (
    after,
    aloud,
    broadcast_desk,
    buyers,
    choosing,
    comers,
    deals,
    enquiries,
    filing,
    finding,
    group_cards,
    group_costs,
    group_daily,
    group_news,
    group_notices,
    group_offers,
    group_office,
    group_photos,
    group_pictures,
    group_questions,
    group_reports,
    groups,
    hand_offs,
    helping,
    joining,
    latecomers,
    leads,
    listening,
    makers,
    market_days,
    moderation,
    mondays,
    months,
    notice_readers,
    notices,
    offer_answers,
    office_broadcasts,
    office_digest,
    office_names,
    office_staff,
    office_workshops,
    officers,
    onboarding,
    own_enquiries,
    posting,
    privacy,
    profile,
    quotes,
    reception,
    records,
    registering,
    reporting,
    rooms,
    rumours,
    scheme_desk,
    schemes,
    waves,
    who_speaks,
    workshop_papers,
    workshops,
)
from handlers.conversation import Conversation
from handlers.language import N_
from handlers.ready import talks as ready_talks
from handlers.step import Step

CONVERSATIONS: dict[str, Callable[[Conversation], None]] = {
    **reception.CONVERSATIONS,
    **onboarding.CONVERSATIONS,
    **comers.CONVERSATIONS,
    **profile.CONVERSATIONS,
    **registering.CONVERSATIONS,
    **enquiries.CONVERSATIONS,
    **posting.CONVERSATIONS,
    **own_enquiries.CONVERSATIONS,
    **choosing.CONVERSATIONS,
    **finding.CONVERSATIONS,
    **leads.CONVERSATIONS,
    **deals.CONVERSATIONS,
    **quotes.CONVERSATIONS,
    **ready_talks.CONVERSATIONS,
    **buyers.CONVERSATIONS,
    **reporting.CONVERSATIONS,
    **after.CONVERSATIONS,
    **records.CONVERSATIONS,
    **reporting.OFFICE,
    **rooms.CONVERSATIONS,
    **hand_offs.CONVERSATIONS,
    **filing.CONVERSATIONS,
    **listening.CONVERSATIONS,
    **officers.CONVERSATIONS,
    **office_broadcasts.CONVERSATIONS,
    **broadcast_desk.CONVERSATIONS,
    **notice_readers.CONVERSATIONS,
    **months.CONVERSATIONS,
    **office_names.CONVERSATIONS,
    **office_staff.CONVERSATIONS,
    **office_digest.CONVERSATIONS,
    **makers.CONVERSATIONS,
    **latecomers.CONVERSATIONS,
    **mondays.CONVERSATIONS,
    **notices.CONVERSATIONS,
    **schemes.CONVERSATIONS,
    **scheme_desk.CONVERSATIONS,
    **rumours.CONVERSATIONS,
    **privacy.CONVERSATIONS,
    **groups.CONVERSATIONS,
    **group_cards.CONVERSATIONS,
    **group_news.CONVERSATIONS,
    **group_notices.CONVERSATIONS,
    **group_offers.CONVERSATIONS,
    **offer_answers.CONVERSATIONS,
    **group_questions.CONVERSATIONS,
    **workshops.CONVERSATIONS,
    **workshop_papers.CONVERSATIONS,
    **office_workshops.CONVERSATIONS,
    **group_daily.CONVERSATIONS,
    **group_reports.CONVERSATIONS,
    **group_costs.CONVERSATIONS,
    **group_office.CONVERSATIONS,
    **group_photos.CONVERSATIONS,
    **group_pictures.CONVERSATIONS,
    **market_days.CONVERSATIONS,
    **moderation.CONVERSATIONS,
    **who_speaks.CONVERSATIONS,
    **helping.CONVERSATIONS,
    **joining.CONVERSATIONS,
}
ERRANDS: dict[str, Callable[..., Any]] = {**waves.ERRANDS, **finding.ERRANDS}
REVERSES: dict[str, Callable[[Step, Any], bool]] = {
    **onboarding.REVERSES, **profile.REVERSES, **own_enquiries.REVERSES, **leads.REVERSES,
    **deals.REVERSES, **buyers.REVERSES, **reporting.REVERSES, **after.REVERSES, **ready_talks.REVERSES,
    **hand_offs.REVERSES, **officers.REVERSES, **privacy.REVERSES,
    **office_names.REVERSES, **makers.REVERSES, **groups.REVERSES, **moderation.REVERSES,
    **group_reports.REVERSES, **group_office.REVERSES, **group_notices.REVERSES, **listening.REVERSES, **aloud.REVERSES,
    **notices.REVERSES, **schemes.REVERSES, **scheme_desk.REVERSES, **rumours.REVERSES, **workshops.REVERSES,
    **who_speaks.REVERSES, **helping.REVERSES, **joining.REVERSES, **office_staff.REVERSES, **office_digest.REVERSES,
}  # fmt: skip

TITLES = {**leads.TITLES, **deals.TITLES}

OFFICE_WORK = (
    *officers.CONVERSATIONS,
    *office_broadcasts.CONVERSATIONS,
    *broadcast_desk.CONVERSATIONS,
    *office_names.CONVERSATIONS,
    *office_staff.OFFICE_WORK,
    *office_digest.OFFICE_WORK,
    *office_workshops.CONVERSATIONS,
    *months.CONVERSATIONS,
    *hand_offs.CONVERSATIONS,
    *listening.OFFICE_WORK,
    *notices.CONVERSATIONS,
    *group_notices.CONVERSATIONS,
    *rumours.CONVERSATIONS,
    *reporting.OFFICE,
    "scheme_interest",
    "scheme_sign",
    "check_buyer",
)
FROM = "chosen_from"
"""Under which a conversation keeps the list that it was chosen from."""
LISTS = (
    "office", "broadcasts", "waiting", "my_enquiries", "my_leads", "introduced", "onboarding", "my_groups", "group", "digest",
    "market", "notices", "rumours", "schemes", "workshops",
    "reports", "report_whom", "my_deals",
)  # fmt: skip
"""Conversations whose choice does nothing yet but lead to another conversation: back comes here again."""
BEGUN_BY_PEOPLE = (
    "onboarding", "enquiry", "ready", "who_makes", "profile", "my_enquiries", "close_one", "change_one",
    "my_leads", "my_data", "ask_office", "complain", "rename", "away", "register",
    "office",
    "office_enquiries", "office_words", "office_phones", "verify", "calls", "waiting", "broadcasts", "broadcast_new",
    "office_month", "my_groups", "group", "office_groups", "offer", "join",
    "notices", "notice", "notice_new", "rumours", "schemes", "scheme", "scheme_interest", "scheme_sign",
    "office_workshops", "workshops", "workshop", "ws_way", "ws_certificate", "ws_files", "listen",
    "phone", "unlink", "helps", "another",
    "report", "report_whom", "reports", "my_deals", "trade_record", "office_staff", "be_officer", "office_hears",
)  # fmt: skip
"""Conversations that are over when their first question is left; what Haat began goes on waiting for its answer."""
CAN_WAIT = (
    "later", "agree", "cards", "more_goods", "office", "waiting", "hand_off", "digest", "card", "taken_off", "mark_seen",
    "report_seen", "market",
    "card_question", "card_answered", "scheme", "schemes", "rumour_asked", "ws_feedback", "workshop", "listen",
    "ready", "office_month",
    "held_back", "report_decide", "how_it_went", "arrived", "check_buyer",
)  # fmt: skip
"""Conversations whose question is asked once: their buttons go on working, but they are not put again after others."""

FLOOR_STAYS = ("ready_answered",)
"""Conversations that tell something with buttons below it while a question is open: that question is put again."""

CONVERSATION_NAMES = {
    "onboarding": N_("telling me what you sell"),
    "enquiry": N_("your enquiry"),
    "profile": N_("your profile"),
    "lead": N_("an enquiry for you"),
    "quote": N_("your price"),
    "notice_new": N_("a new notice"),
}
