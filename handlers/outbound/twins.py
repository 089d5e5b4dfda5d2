"""Template twins: how each message that Haat may start is said outside WhatsApp's 24 hours, with the rules for them.

A twin is short and the same for everybody; its button opens the window, and what matters follows in the reader's own
conversation. Twilio and Meta take a template only by rules that are checked here, before anybody there has to refuse.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.language import COMPLETE, N_, render, say

LONGEST, LONGEST_VALUE, LONGEST_LABEL = 1024, 255, 20
"""Signs of a filled text (error 63021), of one variable, and of a quick reply's title (Twilio's content pages)."""
MARKETING, UTILITY = "MARKETING", "UTILITY"
_VARIABLE = re.compile(r"\{\{(\d+)\}\}")


class BadWords(Exception):
    """A template cannot be filled like this; the message says which word is missing or too long."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One template: its text as a message id, the words that fill it in order, and a sample of each for the reviewers."""

    name: str
    category: str
    text: str
    words: tuple[str, ...]
    button: str = N_("Show me")
    answers: tuple[tuple[str, str], ...] = ()
    """Answers that may be tapped at once, beside that button: (value of the question's option, its label)."""

    def body(self, language: str) -> str:
        """The text as it is handed in, with numbered variables."""
        return say(language, self.text, **{word: f"{{{{{place}}}}}" for place, word in enumerate(self.words, 1)})

    def called(self, language: str) -> str:
        """Its name at WhatsApp: other words are another template, since an approved one cannot be changed at will."""
        labels = "\n".join(self.labels(language))
        digest = hashlib.sha256(f"{self.category}\n{self.body(language)}\n{labels}".encode()).hexdigest()
        return f"haat_{self.name}_{language}_{digest[:8]}"

    def label(self, language: str) -> str:
        """What stands on its button."""
        return say(language, self.button)

    def labels(self, language: str) -> list[str]:
        """What stands on all its buttons: first the answers, then that which shows the whole."""
        return [*(say(language, label) for _, label in self.answers), self.label(language)]

    def sent_back(self, pressed: str) -> dict[str, str]:
        """What each button sends back, by the number of its variable; that which shows the whole has the lowest."""
        first = len(self.words) + 1
        values = [pressed, *(f"{pressed}.{value}" for value, _ in self.answers)]
        return {str(first + place): value for place, value in enumerate(values)}

    def samples(self, language: str) -> dict[str, str]:
        """A value for each variable, for those who review it; the last ones are what the buttons send back."""
        shown = {str(place): say(language, SAMPLES[word]) for place, word in enumerate(self.words, 1)}
        return shown | self.sent_back("show.1")

    def content(self, language: str) -> dict[str, Any]:
        """The content (`POST /v1/Content`) of this twin in one language."""
        shows, first = self.label(language), len(self.words) + 1
        actions = [
            {"type": "QUICK_REPLY", "title": say(language, label), "id": f"{{{{{first + place}}}}}"}
            for place, (_, label) in enumerate(self.answers, 1)
        ]
        actions.append({"type": "QUICK_REPLY", "title": shows, "id": f"{{{{{first}}}}}"})
        return {
            "friendly_name": self.called(language), "language": language, "variables": self.samples(language),
            "types": {"twilio/quick-reply": {"body": self.body(language), "actions": actions}},
        }  # fmt: skip

    def filled(self, language: str, pressed: str, **words: Any) -> dict[str, str]:
        """The variables of one message; `pressed` is what the button sends back. Raises BadWords."""
        values: dict[str, str] = {}
        for place, word in enumerate(self.words, 1):
            value = " ".join(render(words.get(word, ""), language).split())
            if not value:
                raise BadWords(f"{self.name}: {word} has no value")
            values[str(place)] = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1].rstrip() + "…"
        if not pressed or len(pressed) > 200:
            raise BadWords(f"{self.name}: the button has nothing to send back")
        values |= self.sent_back(pressed)
        said = shown(self.body(language), values)
        if len(said) > LONGEST:
            raise BadWords(f"{self.name}: {len(said)} signs when filled, at most {LONGEST}")
        return values


def shown(body: str, values: Mapping[str, str]) -> str:
    """A template's text with its variables filled."""
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), body)


SAMPLES = {
    "office": N_("District industries office, Sagar"), "goods": N_("turmeric, 50 kilograms"), "place": N_("Bhopal"),
    "name": N_("Sita Turmeric Store"), "price": N_("120 rupees a kilogram"), "title": N_("Packaging workshop in Sagar"),
    "day": N_("Tuesday, 1 December, 10:00"), "news": N_("2 enquiries and 1 notice"),
}  # fmt: skip

TWINS = {
    twin.name: twin
    for twin in (
        Twin("enquiry", UTILITY, N_("Haat, {office}: a buyer from {place} asks for {goods}. Can you supply it? Please tap below."),
             ("office", "place", "goods"), answers=(("all", N_("Yes, all")), ("not_now", N_("Not now")))),
        Twin("question", UTILITY, N_("Haat, {office}: there is a question about your {goods}. Tap below to read and answer it."),
             ("office", "goods")),
        Twin("quote", UTILITY, N_("Haat, {office}: {name} has given a price for your enquiry about {goods}. Tap below to see it."),
             ("office", "name", "goods")),
        Twin("introduction", UTILITY, N_("Haat, {office}: you and {name} both said yes about {goods}. Tap below for the contact."),
             ("office", "name", "goods")),
        Twin("outcome", UTILITY, N_("Haat, {office}: one short question about {goods} and {name}. Tap below to see it."),
             ("office", "goods", "name")),
        Twin("warning", UTILITY,
             N_("Haat, {office}: please read this about {name}, whom you met about {goods}. Tap below."),
             ("office", "name", "goods")),
        Twin("office_answer", UTILITY, N_("Haat: {office} has answered your question. Tap below to read the answer."),
             ("office",)),
        Twin("office_work", UTILITY, N_("Haat, {office}: people wait for an answer of your office. Tap below to see who and what."),
             ("office",)),
        Twin("reminder", UTILITY, N_("Haat, {office}: you registered for {title} on {day}. Tap below for the place."),
             ("office", "title", "day")),
        Twin("workshop_change", UTILITY,
             N_("Haat, {office}: {title}, for which you registered, is changed. Tap below to read how."),
             ("office", "title")),
        Twin("workshop", MARKETING, N_("Haat, {office}: workshop {title} on {day}. Tap below for the place. To stop, write STOP."),
             ("office", "title", "day")),
        Twin("voice_heard", UTILITY, N_("Haat: {office} has listened to your voice note. Tap below to go on with it."),
             ("office",)),
        Twin("digest", MARKETING, N_("Haat, {office}: new in your groups: {news}. Tap below to see it."),
             ("office", "news")),
        Twin("notice", MARKETING, N_("Haat, {office}: new notice: {title}. Tap below to read all of it. To stop, write STOP."),
             ("office", "title")),
    )
}  # fmt: skip
"""Every message that Haat may start. Whatever nobody asked for is marketing by Meta's own definition."""


REGISTERED = ("registered", "attended", "absent")
"""Fields of an audience that only people with a place at a workshop fit."""
_NOT_NOTED = re.compile(rf"\bnot (?:{'|'.join(REGISTERED)})=\S+")


def twin_for(purpose: str, audience: str) -> Twin:
    """The twin of a broadcast: whoever registered is reminded, others are invited, everything else is a notice."""
    if purpose != "workshops" or "reached=" in audience:  # who heard of it is told what has changed, not invited anew
        return TWINS["notice"]
    said = _NOT_NOTED.sub("", audience)
    return TWINS["reminder" if any(f"{field}=" in said for field in REGISTERED) else "workshop"]


def faults(twin: Twin, language: str) -> list[str]:
    """Why WhatsApp would refuse this template in this language; empty when it keeps every rule that can be known."""
    body = twin.body(language)
    found = []
    if _VARIABLE.match(body) or re.search(r"\{\{\d+\}\}$", body.strip()):
        found.append("it begins or ends with a variable")
    if re.search(r"\}\}[\s,]*\{\{", body):
        found.append("two variables stand side by side")
    if sorted(int(one) for one in _VARIABLE.findall(body)) != list(range(1, len(twin.words) + 1)):
        found.append("each variable must stand in it exactly once")
    if len(_VARIABLE.sub("", body).split()) < 2 * len(twin.words) + 1:
        found.append("too few words for so many variables")
    if len(shown(body, twin.samples(language))) > LONGEST:
        found.append(f"longer than {LONGEST} signs")
    if not all(0 < len(label) <= LONGEST_LABEL for label in twin.labels(language)):
        found.append(f"the button is longer than {LONGEST_LABEL} signs")
    lacking = [place for place, value in twin.samples(language).items() if not value or "\n" in value]
    return found + [f"variable {place} has no sample" for place in lacking]


LANGUAGES = COMPLETE
"""Templates exist in the languages that say everything."""
