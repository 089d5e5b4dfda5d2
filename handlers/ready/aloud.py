"""Ready questions spoken: which recording says which question, and every word of it."""

from __future__ import annotations

from functools import cache

from handlers.language import N_, say
from storage.reference.questions import SHARED, SIDES, ReadyQuestion, families, ready_questions

SPOKEN_FOR = {
    "price": N_("What is your price for one? For how much, is written below."),
    "budget": N_("At what price for one would you take it?"),
}
"""Questions with an amount or a unit in them, which a recording cannot say."""


@cache
def spoken() -> dict[str, ReadyQuestion]:
    """Every question by its recording's name, those that several families share once."""
    names: dict[ReadyQuestion, str] = {}
    for family in (SHARED, *families()):
        for side in SIDES:
            for one in ready_questions(family, side):
                names.setdefault(one, f"q_{family}_{one.key}")
    return {name: question for question, name in names.items()}


@cache
def _names() -> dict[ReadyQuestion, str]:
    return {question: name for name, question in spoken().items()}


def name_of(question: ReadyQuestion) -> str:
    """The name of the recording that speaks this question."""
    return _names().get(question, "")


def words_of(question: ReadyQuestion, language: str) -> str:
    """Every word of its recording: the question, and the buttons below it."""
    has_gaps = "{" in question.ask.en
    asked = say(language, SPOKEN_FOR[question.key]) if has_gaps else question.ask.name_in(language)
    buttons = [
        say(language, N_("Button {place}: {label}."), place=place, label=label.name_in(language))
        for place, (_, label) in enumerate(question.choices, 1)
    ]
    return " ".join([asked, *buttons])
