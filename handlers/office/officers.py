"""Officers: the desk with what there is to do, the figures of the day, and how many sellers there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handlers.conversation import Conversation
from handlers.language import N_, render, say
from handlers.notice import short_notices
from handlers.office import hand_offs, office_digest, office_names, office_staff
from handlers.office.rights import for_officers
from handlers.questions import Option, choice
from handlers.safety import reporting
from handlers.voice import listening
from storage import figures, notices, offices, phone_calls, rumours, schemes
from storage.staff import Officer

# ── the desk ──────────────────────────────────────────────────────────────────────────────────────────────────────

NUMBERS = Option(
    "office_numbers", N_("Today's numbers"),
    also=("numbers", "aaj ka hisab", "hisab", "हिसाब", "aajcha hishob", "aajche aakde", "हिशोब", "आजचे आकडे"),
)  # fmt: skip
WAITING = Option(
    "waiting", N_("Waiting people: {count}"), {"count": ""},
    also=("waiting", "waiting people", "who is waiting", "इंतज़ार", "intezar", "kaun wait kar raha hai",
          "वाट पाहणारे", "vat pahnare", "kon thamblay"),
)  # fmt: skip
VERIFY = Option("verify", N_("Numbers to check"), also=("verify", "check numbers"))
ENQUIRIES = Option(
    "office_enquiries", N_("Enquiries"), also=("enquiries", "all enquiries", "sab enquiry", "sagla enquiry")
)
CALLS = Option("calls", N_("Calls to make"), also=("calls", "call list"))
BROADCASTS = Option(
    "broadcasts", N_("Send a notice"),
    also=("broadcasts", "broadcast", "notice bhejo", "notice bhejna hai", "soochna bhejo", "सूचना भेजो",
    "सूचना भेजनी है", "भेजी सूचनाएँ",
          "नोटिस भेजो", "suchna pathva", "सूचना पाठवा", "सूचना पाठवायची आहे"),
)  # fmt: skip
MONTH = Option(
    "office_month", N_("This month"),
    also=("month", "this month", "is mahine", "इस महीने", "इस महीने का हिसाब", "ya mahinyat", "ह्या महिन्यात",
    "या महिन्यात",
          "महीने की रिपोर्ट", "monthly report", "month ka hisab", "mahine ka hisab", "is mahine ka hisab", "महीने का हिसाब",
    "महिन्याचा हिशोब", "mahinyacha hishob"),
)  # fmt: skip
WORKSHOPS = Option(
    "office_workshops",
    N_("Workshops"),
    also=(
        "workshops",
        "workshop",
        "कार्यशाला",
        "कार्यशाळा",
        "वर्कशॉप",
        "naya workshop",
        "naya workshop banana hai",
        "nayi workshop banani hai",
        "workshop banana hai",
        "workshop banani hai",
        "नई वर्कशॉप बनानी है",
        "navin karyashala",
        "नवीन कार्यशाळा",
    ),
)
GROUPS = Option(
    "office_groups", N_("Groups"),
    also=("groups", "group", "grup", "ग्रुप", "sab group", "naya group", "group banana hai", "naya group banana hai",
          "नया ग्रुप", "ग्रुप बनाना है", "नया ग्रुप बनाना है", "nava group", "नवा ग्रुप", "नवा ग्रुप करायचा आहे"),
)  # fmt: skip
NOTICES = Option(
    "notices", N_("Our notices"),
    also=("our notices", "notices", "hamari suchna", "hamari soochna", "हमारी सूचनाएँ", "हमारी सूचनाएं", "सूचनाएँ", "सूचनाएं",
          "suchnaye", "aamchya suchna", "आमच्या सूचना", "सूचना यादी", "suchna yadi"),
)  # fmt: skip
CLAIMS = Option(
    "rumours",
    N_("Is it true?: {count}"),
    {"count": ""},
    also=("claims", "rumours", "sach hai kya", "सच है क्या", "खरं आहे का"),
)
INTERESTS = Option(
    "scheme_interest", N_("Want schemes: {count}"), {"count": ""},
    also=("interested", "interest", "yojana me ruchi", "योजना में रुचि", "योजनेत रस"),
)  # fmt: skip
AS_NOTICE = Option(
    "as_notice", N_("Make a notice of it"), also=("notice banao", "suchna banao", "सूचना बनाओ", "सूचना बनवा")
)
"""Stands on the desk below a sentence that was not understood."""
DESK = (
    NUMBERS, WAITING, VERIFY, ENQUIRIES, CALLS, GROUPS, WORKSHOPS, BROADCASTS, MONTH, office_names.WORDS,
    office_names.PHONES, office_staff.STAFF, office_digest.AT_ONCE, NOTICES, CLAIMS, INTERESTS, listening.LISTEN, reporting.DESK,
)  # fmt: skip


@for_officers
def desk(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """What there is to do: each item is a conversation of its own, and back comes here again."""
    waiting, called = offices.waiting_for_human(c.db, mine, but=c.person.id), _calls_to_make(c, mine)
    options = [
        NUMBERS, Option(WAITING.value, WAITING.label, {"count": len(waiting)}, WAITING.also),
        *_if_any(c, mine), *listening.desk_item(c, mine), *called, VERIFY, ENQUIRIES, *([] if called else [CALLS]),
        GROUPS, WORKSHOPS, BROADCASTS, MONTH,
        *office_names.desk_items(c, mine), *_our_notices(c, mine), *office_staff.desk_items(officer),
        office_digest.desk_item(officer),
    ]  # fmt: skip
    text = N_("Office work: what first?")
    if c.opening.get("not_understood"):
        text = N_("I did not get that. Here is the office work:")
    if sentence := str(c.opening.get("sentence") or ""):
        options.insert(0, AS_NOTICE)
    wish = c.ask(choice("wish", text, options, shorter=N_("Office work: what first?")))
    if wish == AS_NOTICE.value:
        begun = short_notices.begun(sentence)
        return c.then(begun.conversation, begun.subject, **begun.opening)
    return c.then(wish)


def _if_any(c: Conversation, mine: list[int]) -> list[Option]:
    """What waits and stands on the desk only while there is something to it: before all that is always there."""
    counted = [
        (reporting.DESK, reporting.waiting(c.db, mine)),
        (CLAIMS, len(rumours.waiting(c.db, mine))),
        (INTERESTS, len(schemes.waiting(c.db, mine))),
    ]
    return [Option(one.value, one.label, {"count": count}, one.also) for one, count in counted if count]


def _calls_to_make(c: Conversation, mine: list[int]) -> list[Option]:
    """The call list's line while calls wait, with their number."""
    count = len(phone_calls.open_of(c.db, mine))
    return [Option(CALLS.value, N_("Calls to make: {count}"), {"count": count}, CALLS.also)] if count else []


def _our_notices(c: Conversation, mine: list[int]) -> list[Option]:
    state = c.world.state_of(mine[0]) if mine else None
    return [NOTICES] if notices.listed(c.db, mine, state=state, at_most=1) else []


# ── figures ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Span:
    """So many days, beginning so many days before today, and what is said of them."""

    back: int
    long: int
    said: str


DAYS_BACK = {
    "yesterday": Span(1, 1, N_("Yesterday: new sellers {sellers}, new enquiries {enquiries}, introductions {introductions}.")),
    "week": Span(6, 7, N_("The last 7 days: new sellers {sellers}, new enquiries {enquiries}, introductions {introductions}.")),
}  # fmt: skip
"""Other spans than today of which an officer asks the figures."""


@for_officers
def numbers(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The day so far, in the officer's own districts."""
    midnight = datetime.combine(c.world.today, time(), c.world.zone)
    if (days := DAYS_BACK.get(str(c.opening.get("span", "")))) is not None:
        first, until = midnight - timedelta(days=days.back), midnight - timedelta(days=days.back - days.long)
        c.say(days.said, **figures.new_between(c.db, mine, first, until))
        return hand_offs.remind_of_draft(c)
    c.say(
        N_("Today: people who wrote {wrote}, new sellers {sellers}, new enquiries {enquiries}, introductions {introductions}.\n"
           "Now: open enquiries {open}, people waiting {waiting}.\n"
           "Not delivered: {failed}, stuck: {parked}."),
        **figures.numbers_since(c.db, mine, midnight, but=c.person.id),
    )  # fmt: skip
    return hand_offs.remind_of_draft(c)


@for_officers
def sellers(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """How many sellers buyers can find: of some goods or of all, by product in one district, by district in several."""
    text = str(c.opening.get("text", ""))
    named = {found.lgd_code for found in c.world.places.find(text)}
    here = [district for district in mine if district in named or not named]
    if not here:
        return c.say(N_("{district} is not with your office."), district=_districts(c, sorted(named)))
    goods = [concept for tag in c.world.catalogue.tag(text) for concept in tag.concepts]
    counted = figures.sellers_by_district(c.db, here, c.world.catalogue.with_kinds(goods))
    if goods and not counted:
        return c.say(N_("{goods}: no seller yet."), goods=_products(c, goods))
    if len(here) == 1:
        by_product = {} if goods else figures.sellers_by_product(c.db, here)
        where = _districts(c, here)[0]
        names, many = _products(c, list(by_product)), list(by_product.values())
    else:
        where = say(c.language, N_("All districts of your office"))
        names, many = _districts(c, list(counted)), list(counted.values())
    lines = [f"{name}: {count}" for name, count in zip(names, many, strict=True)]
    c.step.say_count(
        "{where}: {count} seller{parts}", "{where}: {count} sellers{parts}", count=sum(counted.values()),
        where=" · ".join([where, *_products(c, goods)]), parts="".join(f"\n{line}" for line in lines),
    )  # fmt: skip
    return hand_offs.remind_of_draft(c)


def _products(c: Conversation, concepts: Sequence[str]) -> list[str]:
    return [render(c.world.catalogue.product(concept), c.language) for concept in concepts]


def _districts(c: Conversation, codes: Sequence[int]) -> list[str]:
    return [render(c.world.places.district(code), c.language) for code in codes]


CONVERSATIONS = {"office": desk, "office_numbers": numbers, "office_sellers": sellers}
