"""Government schemes people can ask about: told with source and date, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.conversation import Conversation
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, words_of
from handlers.scheme.scheme_search import may_fit, search, state_of
from handlers.step import Step
from storage import audit, schemes
from storage.schemes import Scheme

# ── asking for them ───────────────────────────────────────────────────────────────────────────────────────────────

MENU = Option(
    "schemes", N_("Government schemes"),
    also=("schemes", "scheme", "yojana", "yojna", "sarkari yojana", "सरकारी योजना", "सरकारी योजनाएँ", "योजना", "योजनाएँ",
          "योजनाएं", "शासकीय योजना", "शासनाच्या योजना"),
)  # fmt: skip


def any_known(step: Step) -> bool:
    """Does the catalogue hold any scheme?"""
    return schemes.there_are(step.db)


def begin(step: Step, text: str) -> Started | None:
    """The conversation about schemes, where the catalogue holds any."""
    return Started("schemes", opening={"text": text}) if any_known(step) else None


# ── the talk ──────────────────────────────────────────────────────────────────────────────────────────────────────

FIT = Option("fit", N_("What may fit me"), also=("mere liye", "मेरे लिए", "माझ्यासाठी", "majhyasathi", "for me"))
ALL = Option("all", N_("All schemes"), also=("sab", "sabhi", "सब", "सभी", "सगळ्या", "sagle", "all"))
INTERESTED = Option(
    "interested",
    N_("I am interested"),
    also=("interested", "ruchi hai", "chahiye", "चाहिए", "mujhe chahiye", "हवी आहे", "पाहिजे"),
)
SIGN = Option("sign", N_("Confirm it"), also=("confirm", "पुष्टि", "खात्री"))
OTHERS = Option("others", N_("Other schemes"), also=("aur", "और", "इतर", "dusri", "दूसरी"))


def ask_for(c: Conversation) -> None:
    """Which scheme? By words, by what may fit, or from all."""
    known = schemes.all_schemes(c.db, state_of(c.step))
    if not known:
        return c.say(N_("I have no list of schemes yet. Please ask the office."))
    found = search(known, str(c.opening.get("text") or ""))
    if not found:
        asks = Question(
            "wish", N_("Which scheme? Write a word, for example loan, export, toolkit."), (FIT, ALL), takes="text",
            read=words_of, shorter=N_("Write one word, or tap."),
        )  # fmt: skip
        wish = c.ask(asks)
        found = may_fit(c.step, known) if wish == "fit" else known if wish == "all" else search(known, wish)
        if not found:
            c.say(N_("I found no scheme for that word."))
            found = known
    if len(found) == 1:
        return c.then("scheme", str(found[0].id))
    options = tuple(Option(str(one.id), one.name_in(c.language)) for one in found)
    asks_which = Question(
        "which", N_("These may be what you mean. Whether one fits, the office decides."), options, shorter=N_("Which one?"),
        read=lambda reply, language: _other_word(reply, language, known),
    )  # fmt: skip
    which = str(c.ask(asks_which))
    if not which.isdigit():
        return c.then("schemes", text=which)
    return c.then("scheme", which)


def _other_word(reply: Reply, language: str, known: Sequence[Scheme]) -> str:
    """Another word below the list looks for another scheme. Raises Misread where it finds none."""
    words = words_of(reply, language)
    if words.isdigit() or not search(known, words):
        raise Misread(elsewhere=len(words.split()) >= OWN_WORDS)
    return words


def tell(c: Conversation) -> None:
    """One scheme: what is open with its source and date; of what nobody confirmed only the name and the office to ask."""
    one = schemes.scheme(c.db, int(c.subject))
    if one is None or one.status == "ended":
        return c.say(N_("That scheme is over."))
    c.once("asked", lambda: schemes.asked_about(c.db, one.id, c.person.id, c.world.now))
    known = schemes.all_schemes(c.db, state_of(c.step))
    asks = Question(
        "next", "{card}", (SIGN if c.step.is_officer else INTERESTED, OTHERS), shorter=N_("Shall the office tell you more?"),
        read=lambda reply, language: _other_word(reply, language, known),
    )  # fmt: skip
    wish = str(c.ask(asks, card=card(c.step, one)))
    if wish == "interested":
        return _note_interest(c, one)
    if wish == "sign":
        return c.then("scheme_sign", str(one.id))
    return c.then("schemes") if wish == "others" else c.then("schemes", text=wish)


def card(step: Step, one: Scheme) -> str:
    """What a person is shown of a scheme."""
    language, office = step.language, step.office
    words = {
        "name": one.name_in(language),
        "office": office.name_in(language) if office else "",
        "landline": office.landline if office else "",
    }
    if not one.tells:
        return say(
            language, N_("{name}\nAmounts and rules are not confirmed here. Please ask {office}, {landline}."), **words
        )
    facts = {name: _text(getattr(one, name), language) for name in ("who", "benefit", "apply")}
    if not all(facts.values()):
        return say(
            language, N_("{name}\nDetails are not in your language yet. Please ask {office}, {landline}."), **words
        )
    told = N_(
        "{name}\nFor: {who}. Gives: {benefit}. Where: {apply}.\n"
        "Source: {source}, as of {as_of}. Whether it fits you, {office} decides."
    )
    return say(language, told, source=one.signed_source or one.source, as_of=one.as_of, **facts, **words)


def _text(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or ("" if language in ("hi", "mr") else texts.get("en", ""))


def _note_interest(c: Conversation, one: Scheme) -> None:
    office = c.step.office
    said = {"name": one.name_in(c.language), "office": office or "", "landline": office.landline if office else ""}
    if not schemes.interested(c.db, one.id, c.person.id, c.world.now):
        return c.say(
            N_("You are on the list for {name} already. {office} will get in touch, or ring {landline}."), **said
        )
    audit.note(
        c.db,
        c.person.id,
        "interest",
        f"scheme:{one.id}",
        c.world.now,
        before=None,
        after={"wants_help": True},
        reverse="no_interest",
    )
    return c.say(N_("Noted: {name}. {office} will get in touch. Applying through Haat costs nothing."), **said)


def _no_interest(step: Step, deed: Any) -> bool:
    return schemes.no_longer_interested(step.db, audit.number_of(deed), step.person.id)


CONVERSATIONS = {"schemes": ask_for, "scheme": tell}
REVERSES = {"no_interest": _no_interest}
