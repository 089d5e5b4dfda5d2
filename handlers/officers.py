"""Officers: the desk, the day's numbers, how many sellers there are, numbers to check, enquiries and calls to make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from handlers import hand_offs, listening, office_digest, office_names, office_staff, reporting, stuck, waves, wording
from handlers.conversation import Conversation
from handlers.hand_offs import ask_other_office
from handlers.identifiers import KINDS
from handlers.language import N_, render, say
from handlers.own_enquiries import CLOSED_FOR
from handlers.questions import Misread, Option, Question, Reply, choice, named_option, yes_no
from handlers.rights import by_officers, for_officers, note
from handlers.step import Step
from storage import audit, matches, notices, offices, people, profiles, rumours, schemes
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.staff import Officer

VALID_FOR = timedelta(days=365)
"""How long a checked number's badge lasts before it must be looked at again."""

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
    also=("our notices", "hamari suchna", "hamari soochna", "हमारी सूचनाएँ", "हमारी सूचनाएं", "aamchya suchna",
    "आमच्या सूचना"),
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
    c.then(c.ask(choice("wish", text, options, shorter=N_("Office work: what first?"))))


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
    count = len(offices.open_calls(c.db, mine))
    return [Option(CALLS.value, N_("Calls to make: {count}"), {"count": count}, CALLS.also)] if count else []


def _our_notices(c: Conversation, mine: list[int]) -> list[Option]:
    state = c.world.state_of(mine[0]) if mine else None
    return [NOTICES] if notices.listed(c.db, mine, state=state, at_most=1) else []


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
        c.say(days.said, **offices.new_between(c.db, mine, first, until))
        return hand_offs.remind_of_draft(c)
    c.say(
        N_("Today: people who wrote {wrote}, new sellers {sellers}, new enquiries {enquiries}, introductions {introductions}.\n"
           "Now: open enquiries {open}, people waiting {waiting}.\n"
           "Not delivered: {failed}, stuck: {parked}."),
        **offices.numbers_since(c.db, mine, midnight, but=c.person.id),
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
    counted = offices.sellers_by_district(c.db, here, c.world.catalogue.with_kinds(goods))
    if goods and not counted:
        return c.say(N_("{goods}: no seller yet."), goods=_products(c, goods))
    if len(here) == 1:
        by_product = {} if goods else offices.sellers_by_product(c.db, here)
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


# ── numbers to check ──────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def verify(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer checks a registration number on the official page; a right one gives the seller a tick for a year."""
    rows = profiles.unconfirmed(c.db, mine)
    if not rows:
        return c.say(N_("No number waits to be checked."))
    options = [
        Option(str(row.id), N_("{name}: {kind}"), {"name": row.name or "?", "kind": say(c.language, KINDS[row.kind])})
        for row in rows
    ]
    which = int(c.ask(choice("which", N_("Which number?"), options)))
    row = next(row for row in rows if row.id == which)
    asks = N_("{name}\n{kind}: {value}\nDid you check it on the official page?")
    words = {"name": row.name or "?", "kind": say(c.language, KINDS[row.kind]), "value": row.value}
    confirmed = c.ask(yes_no("seen", asks, N_("Yes, it is right"), N_("Not right")), **words) == "yes"
    _settle_number(c, officer, row, confirmed)
    return c.say(N_("Noted, thank you."))


def _settle_number(c: Conversation, officer: Officer, row: Any, confirmed: bool) -> None:
    profile, now = profiles.profile(c.db, row.profile_id), c.world.now
    expires = c.world.today + VALID_FOR if confirmed else None
    profiles.settle_identifier(c.db, row.id, confirmed=confirmed, officer_id=officer.id, now=now, expires_on=expires)
    if confirmed:
        profiles.change_profile(c.db, profile.id, now, verified_at=now, verified_until=now + VALID_FOR)
    before = {"status": "format_ok", "profile_id": profile.id, "verified_at": _iso(profile.verified_at),
              "verified_until": _iso(profile.verified_until)}  # fmt: skip
    after = {"status": "confirmed" if confirmed else "refused"}
    note(c, "verify", f"identifier:{row.id}", before=before, after=after, reverse="unverify")
    said = (
        N_("The office has checked your {kind}: buyers now see a tick.")
        if confirmed
        else N_("The office could not confirm your {kind}. Please look at it once more.")
    )
    c.tell(row.person_id, said, purpose="office", kind=_kind_for(c.step, row.person_id, row.kind))


def _kind_for(step: Step, person_id: int, kind: str) -> str:
    return say(people.person(step.db, person_id).language or "hi", KINDS[kind])


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def _unverify(step: Step, deed: Any) -> bool:
    """The number waits to be checked again, and its owner hears it; too late once the seller has changed it."""
    row = profiles.identifier(step.db, audit.number_of(deed))
    if row is None or row.status != deed.after["status"]:
        return False
    profiles.unsettle_identifier(step.db, row.id)
    profiles.change_profile(
        step.db, row.profile_id, step.world.now, verified_at=_moment(deed.before["verified_at"]),
        verified_until=_moment(deed.before["verified_until"]),
    )  # fmt: skip
    owner = profiles.profile(step.db, row.profile_id).person_id
    step.tell(owner, N_("The office has taken that back: your {kind} is looked at once more."), purpose="office",
              kind=_kind_for(step, owner, row.kind))  # fmt: skip
    return True


# ── enquiries ─────────────────────────────────────────────────────────────────────────────────────────────────────

MORE = Option("more", N_("Ask more"))
CLOSE = Option("close", N_("Close it"), also=("close", "stop", "band karo", "band kara", "band", "khatam karo", "खत्म करें", "खत्म करो",
                                             "बंद करें", "बंद करो", "बंद करा", "बंद"))  # fmt: skip
REASSIGN = Option("reassign", N_("Other office"), also=("reassign", "hand over", "dusre daftar ko do"))
REOPEN = Option("open", N_("Open again"), also=("open", "reopen", "phir se kholo", "फिर से खोलें", "पुन्हा उघडा"))
OF_OPEN, OF_ENDED = (MORE, CLOSE, REASSIGN), (REOPEN,)
LISTED = ("open", "closed", "expired", "lost")


@for_officers
def looked_after(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The enquiries of the office, the open ones first, and what an officer can do with one."""
    listed = store.in_districts(c.db, mine, LISTED)
    if not listed:
        return c.say(N_("There is no enquiry."))
    named, goods = str(c.opening.get("which", "")), set(c.opening.get("concepts", ()))
    if goods and (of_goods := [one for one in listed if one.concept in goods]):
        listed = of_goods
        named = str(of_goods[0].id) if len(of_goods) == 1 else named
    if named not in {str(one.id) for one in listed}:
        named = c.ask(choice("which", N_("Which enquiry?"), [_listed(c, one) for one in listed]))
    which = store.get(c.db, int(named))
    words = {"product": wording.brief(which, c.world, c.language), "state": wording.state_of(which, c.language)}
    ended = which.status != "open"
    asks = Question(
        "deed", N_("{product}: {state}. What would you like?"), OF_ENDED if ended else OF_OPEN, read=_any_deed
    )
    deed = c.opening.get("deed") or c.ask(asks, **words)
    if deed == "open":
        return _reopen(c, which) if ended else c.say(N_("{product} is open already."), **words)
    if deed == "close":
        return c.say(N_("{product} is closed already."), **words) if ended else _close(c, which)
    if ended:
        return c.say(N_("{product} is closed. Please open it again first."), **words)
    return _reassign(c, which) if deed == "reassign" else _ask_more(c, which)


def _listed(c: Conversation, one: Enquiry) -> Option:
    words = {
        "number": one.id, "product": wording.brief(one, c.world, c.language), "state": wording.state_of(one, c.language)
    }  # fmt: skip
    return Option(str(one.id), N_("{number}. {product}: {state}"), words)


def _any_deed(reply: Reply, language: str) -> str:
    """A deed by its name, also one that does not fit how the enquiry stands: then it is said how it stands."""
    deed = named_option(reply.text, (*OF_OPEN, *OF_ENDED), language)
    if deed is None:
        raise Misread()
    return deed


def _close(c: Conversation, which: Enquiry) -> None:
    reason = c.ask(choice("why", N_("Why do you close it?"), CLOSED_FOR))
    status = "closed" if reason == "found" else "lost"
    words = {"product": wording.brief(which, c.world, c.language)}
    if not waves.end(c.step, which, status, reason):
        return c.say(N_("{product} is closed already."), **words)
    after = {"status": status, "reason": reason}
    note(c, "office_close", f"enquiry:{which.id}", before={"status": "open"}, after=after, reverse="office_reopen")
    _tell_buyer(c.step, which, N_("The office has closed your enquiry: {product}."))
    return c.say(N_("Closed: {product}."), **words)


def _reopen(c: Conversation, which: Enquiry) -> None:
    words = {"product": wording.brief(which, c.world, c.language)}
    if not waves.reopen(c.step, which):
        return c.say(N_("{product} is open already."), **words)
    before = {"status": which.status, "reason": which.lost_reason}
    note(c, "office_reopen", f"enquiry:{which.id}", before=before, after={"status": "open"}, reverse="office_close")
    _tell_buyer(c.step, which, N_("The office has opened your enquiry again: {product}."))
    return c.say(N_("It is open again: {product}."), **words)


def _ask_more(c: Conversation, which: Enquiry) -> None:
    asked = waves.ask_wave(c.db, c.world, which)
    if not asked:
        return c.say(N_("All sellers I know have been asked."))
    note(c, "ask_more", f"enquiry:{which.id}", before={"wave": which.wave}, after={"wave": which.wave + 1, "asked": asked},
         why_not=N_("the sellers have been asked"))  # fmt: skip
    return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)


def _reassign(c: Conversation, which: Enquiry) -> None:
    district = ask_other_office(c, which.district_lgd)
    store.change(c.db, which.id, district_lgd=district)
    note(c, "reassign", f"enquiry:{which.id}", before={"district_lgd": which.district_lgd},
         after={"district_lgd": district}, reverse="unassign")  # fmt: skip
    c.say(N_("Handed over to {district}."), district=c.world.places.district(district))


def _tell_buyer(step: Step, which: Enquiry, text: str) -> None:
    if which.person_id != step.person.id:
        tongue = people.person(step.db, which.person_id).language or which.language
        step.tell(which.person_id, text, purpose="office", product=wording.brief(which, step.world, tongue))


def _undo_close(step: Step, deed: Any) -> bool:
    which = store.get(step.db, audit.number_of(deed))
    if which.status != deed.after["status"] or not waves.reopen(step, which):
        return False
    _tell_buyer(step, which, N_("The office has opened your enquiry again: {product}."))
    return True


def _undo_reopen(step: Step, deed: Any) -> bool:
    which = store.get(step.db, audit.number_of(deed))
    if not waves.end(step, which, deed.before["status"], deed.before["reason"] or ""):
        return False
    _tell_buyer(step, which, N_("The office has closed your enquiry: {product}."))
    return True


def _unassign(step: Step, deed: Any) -> bool:
    which = store.get(step.db, audit.number_of(deed))
    if which.district_lgd != deed.after["district_lgd"]:
        return False
    store.change(step.db, which.id, district_lgd=deed.before["district_lgd"])
    return True


# ── calls ─────────────────────────────────────────────────────────────────────────────────────────────────────────

ON_THE_LIST = 40
"""Signs of a name and what it is about on the call list: with number and "no answer" they fit a row of WhatsApp."""
RESULTS = (Option("yes", N_("Yes")), Option("no", N_("No")), Option("no_answer", N_("No answer")))


@for_officers
def calls(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """What nobody can be told by message: whom to ring, what to say, and how it went."""
    rows = offices.open_calls(c.db, mine)
    if not rows:
        return c.say(N_("No call has to be made."))
    which = int(c.ask(choice("which", N_("Which call?"), [_call_listed(c.step, row) for row in rows])))
    row = next(row for row in rows if row.id == which)
    asks = choice("result", N_("{who}, {phone}:\n{words}\nHow did it go?"), RESULTS, shorter=N_("How did it go?"))
    result = c.ask(asks, who=row.who or "?", phone=row.phone or say(c.language, N_("no number known")),
                   words=_what_to_say(c.step, row))  # fmt: skip
    if not offices.settle_call(c.db, which, result, c.world.now, tries=row.tries):
        return c.say(N_("Another officer has done that already."))
    lead = _lead_of(c.step, row)
    counts = lead is not None and stuck.said_by_telephone(c.step, lead, result)
    note(c, "call", f"call:{which}", before={"tries": row.tries}, after={"result": result} | ({"lead": lead} if counts else {}),
         reverse="uncall")  # fmt: skip
    if counts and result == "yes":
        c.say(N_("Noted, thank you. I tell the buyer that {name} can give it."), name=row.who or "–")
    elif result != "no_answer":
        c.say(N_("Noted, thank you."))
    elif row.tries + 1 < offices.MOST_TRIES:
        c.say(N_("Noted. It stays on the list; please ring once more later."))
    else:
        c.say(N_("Noted. Nobody answered three times; it is off the list."))
    if any(one.id != which and one.tries <= row.tries for one in offices.open_calls(c.db, mine)):
        c.then("calls")  # the next one, so that nobody has to ask for the list again; who did not answer has time
    return None


def _call_listed(step: Step, row: Any) -> Option:
    """One call as it stands on the list, short enough to be tapped on any channel."""
    lead = _lead_of(step, row)
    gist = _goods_of(step, lead) if lead is not None else " ".join(str(row.words).split())
    room = ON_THE_LIST - len(row.who or "?")
    words = {
        "who": row.who or "?",
        "words": gist if len(gist) <= room else gist[: room - 1].rstrip() + "…",
        "tries": row.tries,
    }
    return Option(str(row.id), N_("{who} (no answer: {tries}): {words}") if row.tries else N_("{who}: {words}"), words)


def _what_to_say(step: Step, row: Any) -> str:
    """What the officer says on the telephone: about an enquiry in the officer's language, else the message that could not
    be sent, in the language of whom it was for."""
    lead = _lead_of(step, row)
    if lead is None:
        return str(row.words)
    return say(
        step.language, N_("{product}: can {name} give this?"), product=_goods_of(step, lead), name=row.who or "–"
    )


def _goods_of(step: Step, match_id: int) -> str:
    return wording.brief(store.get(step.db, matches.match(step.db, match_id).enquiry_id), step.world, step.language)


def _lead_of(step: Step, row: Any) -> int | None:
    """The seller's match that a call is about; None for other calls."""
    kind, _, number = str(row.cause).partition(":")
    known = kind == "lead" and number.isdigit() and matches.is_match(step.db, int(number))
    return int(number) if known else None


def _uncall(step: Step, deed: Any) -> bool:
    if deed.after.get("lead"):
        stuck.unsaid(step, int(deed.after["lead"]))
    return offices.unsettle_call(step.db, audit.number_of(deed), tries=deed.before["tries"])


CONVERSATIONS = {
    "office": desk, "office_numbers": numbers, "office_sellers": sellers, "verify": verify,
    "office_enquiries": looked_after, "calls": calls,
}  # fmt: skip
REVERSES = {
    name: by_officers(reverse)
    for name, reverse in {
        "unverify": _unverify, "office_reopen": _undo_close, "office_close": _undo_reopen, "unassign": _unassign,
        "uncall": _uncall,
    }.items()
}  # fmt: skip
