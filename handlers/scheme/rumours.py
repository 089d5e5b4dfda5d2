"""Is this true: a forwarded claim is compared with what the office has signed; what is not known goes to the office, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy.engine import Connection

from handlers import menu
from handlers.folding import fold, tokens
from handlers.language import N_
from handlers.reading import language_of
from handlers.scheme.claims import asks_money, key_of, plain_words
from handlers.step import Step
from storage import inbox, notices, rumours
from storage import schemes as catalogue
from storage.notices import Notice
from storage.rumours import Rumour
from storage.schemes import Scheme

# ── the verdict ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Verdict:
    """ours (a notice of ours, word by word), not_ours (a signed-off form is free, or an officer said so), true, unknown, ask."""

    word: str
    notice: Notice | None = None
    scheme: Scheme | None = None
    rumour: Rumour | None = None


def judge(db: Connection, text: str) -> Verdict:
    """What can be said of a claim from what the office has signed; `ask` where only the office can tell."""
    words = plain_words(text)
    if words and (ours := _ours(db, words)) is not None:
        return Verdict("ours", notice=ours)
    known = rumours.by_key(db, key_of(text))
    if known is not None and known.verdict is not None:
        return Verdict({"true": "true", "false": "not_ours"}.get(known.verdict, "unknown"), rumour=known)
    if asks_money(text) and (free := _free_scheme(db, text)) is not None:
        return Verdict("not_ours", scheme=free)
    if (alike := _like_a_false_one(db, words)) is not None:
        return Verdict("not_ours", rumour=alike)
    return Verdict("ask")


def _ours(db: Connection, words: Sequence[str]) -> Notice | None:
    """A notice that an officer let go, with exactly these words in one of its languages; the newest of several."""
    for one in notices.listed(db, at_most=500):
        if one.ready_at is None or any(fact.unsettled for fact in one.facts):
            continue
        for language, text in one.texts.items():
            title = one.titles.get(language, "")
            if words in (plain_words(text), plain_words(f"{title}\n{text}")):
                return one
    return None


def _free_scheme(db: Connection, text: str) -> Scheme | None:
    """The scheme that a demand names, where an officer has signed off that applying is free."""
    said = {fold(word) for word in tokens(text)}
    plain = " ".join(plain_words(text))
    for one in catalogue.all_schemes(db):
        if one.free and one.signed_at is not None and _names(one, said, plain):
            return one
    return None


def _names(one: Scheme, said: set[str], plain: str) -> bool:
    """Is the scheme named: by its whole name or by a word that means it alone?"""
    for name in (*one.names.values(), *one.fits.get("called", [])):
        keys = [fold(word) for word in tokens(name)]
        if len(keys) == 1 and len(keys[0]) > 1 and keys[0] in said:
            return True
        if len(keys) > 1 and (" ".join(plain_words(name)) in plain or all(key in said for key in keys if len(key) > 1)):
            return True
    return False


_ALIKE = 93


def _like_a_false_one(db: Connection, words: Sequence[str]) -> Rumour | None:
    """A claim that an officer called false, changed in a few signs only; "true" never goes over to other words."""
    said = " ".join(words)
    if len(words) < 6:
        return None
    for one in rumours.answered(db, "false"):
        other = plain_words(one.words)
        if abs(len(other) - len(words)) <= 3 and fuzz.ratio(said, " ".join(other)) >= _ALIKE:
            return one
    return None


# ── the answer ────────────────────────────────────────────────────────────────────────────────────────────────────

RECENT = timedelta(hours=1)
"""How long "is that true?" may mean the message forwarded before."""


def answer(step: Step, text: str) -> None:
    """Say what is known of a forwarded claim; what is not known goes to the office, once for all who ask."""
    verdict = judge(step.db, text)
    if verdict.word == "ours" and verdict.notice is not None:
        return _say_ours(step, verdict.notice)
    office = step.office
    words: dict[str, Any] = {"office": office or "", "landline": office.landline if office else ""}
    if verdict.word == "not_ours" and verdict.scheme is not None:
        return step.say(
            N_("This is not ours: do not pay. Applying for {scheme} is free ({source}, {day}).\n"
               "Paid already? Ring 1930 at once. Office: {landline}."),
            scheme=verdict.scheme.name_in(step.language), source=verdict.scheme.signed_source or "",
            day=_day(step, verdict.scheme.signed_at), **words,
        )  # fmt: skip
    if verdict.rumour is not None and verdict.word != "ask":
        return _say_answered(step, verdict.rumour, words)
    return _ask_office(step, text)


def _day(step: Step, moment: Any) -> date | str:
    return moment.astimezone(step.world.zone).date() if moment else ""


def _say_ours(step: Step, one: Notice) -> None:
    office = step.office_of(one.district_lgd)
    over = one.expires_on is not None and one.expires_on < step.world.today
    said = N_("Yes, this is ours, dated {day}: {title}.\nFrom: {office}.")
    if over or one.status == "archived":
        said = N_("This was ours, dated {day}: {title}. It is over now.\nFrom: {office}.")
    step.say(said, day=one.as_of or _day(step, one.ready_at), title=one.title_in(step.language), office=office or "")


def _say_answered(step: Step, one: Rumour, words: dict[str, Any]) -> None:
    said = {
        "true": N_("{office} says of it: it is true ({source}, {day})."),
        "false": N_(
            "{office} says of it: it is not true. Pay nobody.\nPaid already? Ring 1930 at once. Office: {landline}."
        ),
    }.get(one.verdict or "", N_("{office} could not confirm it. Do not pay and do not pass it on. Office: {landline}."))
    step.say(said, source=one.source or "", day=_day(step, one.settled_at), **words)
    if one.answer:
        step.say("{words}", words=one.answer)


def _ask_office(step: Step, text: str) -> None:
    district = step.served(step.person.district_lgd or step.near)
    language = language_of(text, step.language) or step.language
    one = rumours.keep(step.db, key_of(text), text, language, district, step.person.id, step.world.now)
    told = step.officers_for(district)
    for officer in step.officers_at_once(district):
        step.begin(officer.person_id, "rumour_asked", str(one.id), purpose="office")
    if not told and step.is_officer:
        return menu.nobody_else(step)
    step.say(N_("I have sent it to the office; the answer comes here. Do not pay anybody before that."))
    return None


def forwarded_before(step: Step) -> str:
    """The text that this person forwarded within the last hour, which "is that true?" is about; else empty."""
    return inbox.last_forward(step.db, step.address.lane, since=step.world.now - RECENT) or ""
