"""Haat offers to look for sellers: who says how much is wanted instead of yes has said yes, and the amount goes along."""

from __future__ import annotations

from typing import Any

from handlers.folding import normalise, tokens
from handlers.questions import Question, Reply, is_label
from handlers.reading.commands import read_command
from handlers.trade import offer_words

MUCH = "much"
"""What is answered with an amount."""


class OrAmount(Question):
    """A question whose yes may be said by an amount: "30 kilo", "haan 30 kilo chahiye"."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The value of an option, or {MUCH: the words of the amount}. Raises Misread or Several."""
        typed = reply.text if reply.pressed is None else ""
        is_option = is_label(typed, *(option.label_in(language) for option in self.options))
        if typed and not is_option and tells_amount(typed, options=len(self.options)):
            return {MUCH: " ".join(typed.split())[:60]}
        return super().answer(reply, language)

    def still_valid(self, kept: Any) -> bool:
        """Does a kept answer still mean something?"""
        return isinstance(kept, dict) or super().still_valid(kept)


def tells_amount(text: str, *, options: int) -> bool:
    """Do words tell how much of something and refuse nothing? A number in digits with nothing beside it chooses one of so many
    options, or is a slip; beside a yes it is an amount, where it is not the number of an option again."""
    much = offer_words.amount_in_words(text)
    if not much or "?" in text or any(read_command(word, "yes_no") == "no" for word in tokens(text)):
        return False
    number, _, unit = much.partition(" ")
    if unit:
        return True
    beside = any(sign.isalpha() for sign in normalise(text))
    return beside and (not number.isdigit() or int(number) > options)


def wished(words: str, answer: Any) -> str:
    """What is wanted, with the amount that said yes to it; the newer amount stands first, and counts."""
    if not isinstance(answer, dict):
        return words
    return f"{answer[MUCH]}\n{words}" if any(sign.isdigit() for sign in words) else f"{words}, {answer[MUCH]}"
