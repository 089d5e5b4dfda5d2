"""Woken: what Haat begins with somebody by itself, and the template that says it once WhatsApp's 24 hours are over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.enquiry import wording
from handlers.group import group_questions
from handlers.language import listing, plural, render, say
from handlers.messages import is_whatsapp
from handlers.outbound import windows
from handlers.outbound.letters import Letter
from handlers.outbound.twins import TWINS, BadWords
from handlers.safety import reporting
from handlers.step import Step
from handlers.workshop import workshop_days, workshops
from storage import asks, cards, introductions, matches, rooms
from storage import enquiries as store
from storage import workshops as workshop_store
from storage.conversations import Talk
from storage.enquiries import Enquiry

Opening = Mapping[str, Any]
SHOW = "show."
"""How the button of a template begins that shows what was to be said, before the conversation's number."""
PRESSED = r"show\.([0-9]{1,18})(?:\.([a-z_]{1,16}))?"
"""What the buttons of a template send back: the conversation, and the answer where one was tapped at once."""
ONE_TAP = "one_tap"
"""Kept in a conversation whose question was answered on the template itself: nothing more is asked then."""

TAP_SAYS = {("market", "come"): "show"}
"""Conversation and question → the answer that the one button of their template is: who taps on it has seen the invitation."""


def as_one(step: Step, talk: Talk) -> None:
    """Melt the step's letters to the speaker into one, and give it the template that stands for it outside the window."""
    words_of = TWIN_OF.get(talk.name)
    mine = [letter for letter in step.letters if letter.person_id == step.person.id]
    if words_of is None or not mine or not is_whatsapp(step.address.channel):
        return
    name, find = words_of
    last = mine[-1]
    # Photos, voice notes and cards that came along: said again by the template's button, where the window is closed.
    beside = [one for one in mine[:-1] if _stands_alone(one) and windows.is_open(step.address, step.world.now)]
    mine = [letter for letter in mine if letter not in beside]
    text = "\n".join(letter.message.text for letter in mine if letter.message.text)
    with_all = replace(last, message=replace(last.message, text=text), twin=name)
    if last.prompt is not None:
        with_all.prompt = replace(last.prompt, text=text)
    try:
        words = find(step, talk.subject, talk.opening)
        with_all.twin_words = TWINS[name].filled(step.language, f"{SHOW}{talk.id}", office=_office(step), **words)
    except BadWords:
        with_all.twin, with_all.twin_words = "", {}
    step.letters = [*(letter for letter in step.letters if letter.person_id != step.person.id), *beside, with_all]


def _stands_alone(letter: Letter) -> bool:
    """A photo, a voice note, a spoken prompt, or a card with a button of its own."""
    card = letter.prompt is not None and letter.prompt.question.startswith(reporting.QUESTION)
    return card or bool(letter.voice) or letter.message.media_id is not None


def _office(step: Step) -> str:
    office = step.office
    return office.name_in(step.language) if office else "Haat"


def _of_match(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    one = matches.match(step.db, int(subject))
    posted = store.get(step.db, one.enquiry_id)
    return {
        "goods": wording.brief(posted, step.world, step.language),
        "place": _place(step, posted),
        "name": one.seller_name,
    }


def _of_question(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    return _of_match(step, str(matches.question(step.db, int(subject)).match_id), opening)


def _of_ask(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    return _of_match(step, str(asks.one(step.db, int(subject)).match_id), opening)


def _of_introduction(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    one = matches.match(step.db, introductions.introduction(step.db, int(subject)).match_id)
    found = _of_match(step, str(one.id), opening)
    buyer = store.buyer_name(step.db, one.enquiry_id)
    return found | ({"name": buyer} if one.seller_id == step.person.id and buyer else {})


def _of_quote(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    return _of_introduction(step, str(introductions.one_quote(step.db, int(subject)).introduction_id), opening)


def _of_report(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    return _of_introduction(step, subject.partition(":")[2], opening)


def _of_workshop(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    one = workshop_store.get(step.db, int(subject.partition(":")[0]))
    if one is None:
        return {}
    title = workshops.in_tongue(one.titles, step.language)
    return {"title": title, "day": workshop_days.when(step.world, one, step.language)}


def _of_workshop_today(step: Step, subject: str, opening: Opening) -> dict[str, Any]:
    found, one = _of_workshop(step, subject, opening), workshop_store.get(step.db, int(subject.split(":")[0]))
    on = date.fromisoformat(subject.split(":")[1])
    return found | ({"day": workshop_days.when_on(step.world, one, on, step.language)} if one is not None else {})


def _of_digest(step: Step, _subject: str, opening: Opening) -> dict[str, Any]:
    found = [cards.get(step.db, number) for number in opening["cards"]]
    return {"news": counted(step.language, Counter(card.kind for card in found if card is not None))}


def counted(tongue: str, kinds: Mapping[str, int]) -> str:
    """How much of each kind is new, and nothing of a kind of which there is none: "2 enquiries and 1 notice"."""
    said = []

    def say_count(one: str, many: str, count: int) -> None:
        said.extend([plural(tongue, one, many, count)] if count else [])

    say_count("{count} enquiry", "{count} enquiries", kinds.get("enquiry", 0))
    say_count("{count} offer", "{count} offers", kinds.get("offer", 0))
    say_count("{count} notice", "{count} notices", kinds.get("notice", 0))
    return listing(said, tongue)


def _of_card(step: Step, subject: str, _opening: Opening) -> dict[str, Any]:
    concept, district = group_questions.about(step.db, int(subject))
    goods = step.world.catalogue.product(concept) if concept else "–"
    place = step.world.places.district(district) if district else "–"
    return {"goods": render(goods, step.language), "place": render(place, step.language), "name": "–"}


def _of_room(step: Step, subject: str, _opening: Opening) -> dict[str, Any]:
    about = rooms.room(step.db, int(subject)).subject
    if about.isdigit():
        return _of_introduction(step, about, {})
    card = cards.get(step.db, int(about.split(":")[1])) if about.startswith("card:") else None
    concept = card.concept if card else None
    return {"goods": render(step.world.catalogue.product(concept), step.language) if concept else "–"}


def _of_voice(_step: Step, _subject: str, _opening: Opening) -> dict[str, Any]:
    return {}


def _place(step: Step, posted: Enquiry) -> str:
    code = posted.place_lgd or posted.district_lgd
    return render(step.world.places.district(code), step.language) if code else say(step.language, "–")


def _of_office(_step: Step, _subject: str, _opening: Opening) -> dict[str, Any]:
    return {}


ONLY_TELLS = ("buyer_answers", "ready_answered", "not_heard", "office_answer", "fraud_warning", "warning_over",
              "office_digest", "room_words", "offer_met", "ws_off", "ws_put_off", "ws_today")  # fmt: skip
"""Conversations that ask nothing: their button says it again, although they are finished."""
TWIN_OF: Mapping[str, tuple[str, Callable[[Step, str, Opening], dict[str, Any]]]] = {
    "lead": ("enquiry", _of_match), "seller_asks": ("question", _of_question), "buyer_answers": ("question", _of_question),
    "room_words": ("question", _of_room), "offer_met": ("introduction", _of_introduction),
    "card_question": ("question", _of_card), "card_answered": ("question", _of_card),
    "card_meets": ("question", _of_card),
    "ready_asked": ("question", _of_ask), "ready_answered": ("question", _of_ask),
    "introduced": ("introduction", _of_introduction), "quoted": ("quote", _of_quote), "digest": ("digest", _of_digest),
    "office_answer": ("office_answer", _of_office), "office_digest": ("office_work", _of_office),
    "market": ("digest", _of_digest),
    "heard": ("voice_heard", _of_voice), "not_heard": ("voice_heard", _of_voice),
    "how_it_went": ("outcome", _of_introduction), "deal_too": ("outcome", _of_introduction),
    "arrived": ("outcome", _of_introduction),
    "fraud_warning": ("warning", _of_report), "warning_over": ("warning", _of_report),
    "ws_reminder": ("reminder", _of_workshop), "ws_changed": ("reminder", _of_workshop),
    "ws_today": ("reminder", _of_workshop_today),
    "ws_off": ("workshop_change", _of_workshop), "ws_put_off": ("workshop_change", _of_workshop),
}  # fmt: skip
