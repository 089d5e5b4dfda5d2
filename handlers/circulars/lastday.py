"""Whether a date is the last day to apply, register or send something in: named rules, whose weights add up to how surely."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from handlers.circulars.lastday_words import (
    AFTER,
    AFTER_WORD,
    ASKED_FOR,
    ASKS,
    BEFORE,
    CALLED_LAST,
    CLOSES,
    COMES_THEN,
    DONE_BY_THEN,
    EXPIRES,
    FROM,
    GOES_ON,
    LABEL_ENDS,
    LAST_SOMEWHERE,
    LATE_FEE,
    NAMES,
    NO_FORM,
    NOT_AFTER_TODAY,
    OF_APPLYING,
    OF_LATER,
    OFFICE_DOES,
    ON_PAPER,
    PAYS,
    RUNS_ON,
    RUNS_UNTIL,
    SHUTS,
    SO_FAR,
    SURELY_LAST,
    THAT_IS,
    TOO_LATE,
    WHO_MAY,
    WITHIN,
)
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import APPLY, EVENT


@dataclass(frozen=True)
class Beside:
    """A date with the words of its sentence before and behind it, and what several rules ask of them."""

    page: Page
    one: Mention
    found: list[Mention]

    @cached_property
    def sentence(self) -> Span:
        """Where its sentence lies."""
        return self.page.sentence_at(self.one.start)

    @cached_property
    def left(self) -> str:
        """The sentence before it."""
        return self.page.plain[self.sentence.start : self.one.start]

    @cached_property
    def right(self) -> str:
        """The sentence behind it."""
        return self.page.plain[self.one.end : self.sentence.end]

    @cached_property
    def whole(self) -> str:
        """All of the sentence."""
        return self.page.said(self.sentence)

    @cached_property
    def near(self) -> str:
        """The nearest words on both sides."""
        return self.left[-45:] + " | " + self.right[:55]

    @cached_property
    def until(self) -> re.Match[str] | None:
        """Words just behind it that make it an end: "तक", "पर्यंत", "closes", "is the last day"."""
        if self.one.how == "near" and ASKED_FOR.search(self.right) and (today := NOT_AFTER_TODAY.match(self.right)):
            return today
        return AFTER.match(self.right) or CLOSES.match(self.right) or CALLED_LAST.match(self.right)

    @cached_property
    def by(self) -> bool:
        """Do words before it make it an end? Not those of another day: "closing date 28 December; interview on 30 December"."""
        said = BEFORE.search(self.left[-110:])
        if said is None or self.until:
            return said is not None
        said_at = self.one.start - len(self.left[-110:]) + said.start()
        between = [other for other in self.found if said_at < other.start < self.one.start and not other.is_range]
        if not between:
            return True
        since = self.page.plain[between[-1].end : self.one.start]
        return ";" not in self.left[-60:] and re.search(r":|\|", since) is None

    @cached_property
    def applies(self) -> bool:
        """Do words about applying stand beside or before it?"""
        return any(words.search(said) for words, said in ((APPLY, self.near), (APPLY, self.left), (NAMES, self.left)))

    @cached_property
    def asks(self) -> bool:
        """Do such words, or any request?"""
        asked = self.applies or ASKED_FOR.search(self.right) or (self.by and ASKS.search(self.whole))
        return bool(asked)

    @cached_property
    def spans(self) -> bool:
        """Is it the end of a time that has a beginning: a range, "from now until …"?"""
        return self.one.is_range or (self.until is not None and FROM.search(self.left) is not None)


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason for or against a day's being the last, with what it weighs."""

    name: str
    holds: Callable[[Beside], object]
    weight: int
    reason: str


# ── what the rules look for ───────────────────────────────────────────────────────────────────────────────────────


def _is_refused_afterwards(beside: Beside) -> bool:
    behind = re.match(r"\s*(?:के बाद|के पश्चात|के उपरांत|नंतर)", beside.right)
    return TOO_LATE.match(beside.right) is not None and bool(behind or AFTER_WORD.search(beside.left))


def _goes_on_until_then(beside: Beside) -> bool:
    return RUNS_UNTIL.search(beside.left) is not None or (
        RUNS_ON.match(beside.right) is not None and EVENT.search(beside.left) is not None
        and not OF_APPLYING.search(beside.left[-40:])
    )  # fmt: skip


def _is_window(beside: Beside) -> bool:
    one = beside.one
    if not one.is_range or len(one.days) != 2:
        return False
    label = re.split(r"(?<!दि)[.;।|](?=\s)", beside.left)[-1]
    words = OF_APPLYING.search(label)
    return (
        words is not None and not EVENT.search(label) and not OF_LATER.search(label)
        and LABEL_ENDS.fullmatch(label, words.end()) is not None
    )  # fmt: skip


def _is_counted_out(beside: Beside) -> bool:
    return THAT_IS.search(beside.left) is not None and APPLY.search(beside.whole) is not None


def _opens_and_shuts(beside: Beside) -> bool:
    return (
        beside.one.is_range and SHUTS.search(beside.page.said(Span(beside.one.start, beside.one.end))) is not None
        and APPLY.search(beside.left) is not None and not EVENT.search(beside.left)
    )  # fmt: skip


def _is_a_time_within(beside: Beside) -> bool:
    return beside.one.is_range and WITHIN.match(beside.right) is not None and not EVENT.search(beside.whole)


def _is_called_last(beside: Beside) -> bool:
    return SURELY_LAST.search(beside.whole) is not None


def _says_who_may(beside: Beside) -> bool:
    return WHO_MAY.search(beside.left[-12:] + "|" + beside.right[:38]) is not None and not _is_called_last(beside)


def _is_for_no_form(beside: Beside) -> bool:
    for_none = NO_FORM.search(beside.right[:60]) or PAYS.search(beside.left[-25:])
    return for_none is not None and not SURELY_LAST.search(beside.left)


def _is_a_span_of_the_event(beside: Beside) -> bool:
    return beside.one.is_range and EVENT.search(beside.left[-60:]) is not None


def _only_follows(beside: Beside) -> bool:
    before, after = re.split(r"[;,।]|\d", beside.left)[-1], re.split(r"[;,।.]|\d", beside.right)[0]
    return ON_PAPER.search(before) is not None or (
        ON_PAPER.search(after) is not None and not re.search(r"अंतिम|last date|शेवटच|ऑनलाइन|ऑनलाईन|online", before)
    )


def _costs_nothing_yet(beside: Beside) -> bool:
    fee = LATE_FEE.search(beside.right)
    return fee is not None and fee["without"] is not None


def _takes_forms_that_month(beside: Beside) -> bool:
    return (
        beside.one.how == "month_end" and APPLY.search(beside.left[-90:] + beside.right[:55]) is not None
        and not GOES_ON.search(beside.near)
    )  # fmt: skip


def _is_of_an_event(beside: Beside) -> bool:
    return (
        beside.until is not None and "तक" in beside.until.group() and EVENT.search(beside.whole) is not None
        and not beside.asks and not LAST_SOMEWHERE.search(beside.whole)
    )  # fmt: skip


def is_done_by_then(page: Page, one: Mention) -> bool:
    """Is it the day by which some have done it already, or only "till today"?"""
    return _is_done_by_then(Beside(page, one, []))


def _is_done_by_then(beside: Beside) -> bool:
    done = DONE_BY_THEN.search(beside.left[-50:] + "|" + beside.right[:50])
    return done is not None or (beside.one.how == "near" and SO_FAR.match(beside.right) is not None)


def is_asked_for(right: str) -> bool:
    """Does what follows a date end its sentence with a request?"""
    return ASKED_FOR.search(right) is not None


# ── the rules ─────────────────────────────────────────────────────────────────────────────────────────────────────

SURE = 6
"""So much says in so many words that it is the last day."""

SETTLING = (
    Rule("refused afterwards", _is_refused_afterwards, 3, "What comes after that day is not taken any more."),
    Rule("come then", lambda b: COMES_THEN.search(b.left[-30:]), 0, "On that day one reports or arrives."),
    Rule("the office does", lambda b: OFFICE_DOES.search(b.left), 0, "The office has to be ready by then, not who applies."),
    Rule("goes on until then", _goes_on_until_then, 0, "It is the last day of a fair or a show."),
    Rule("window for forms", _is_window, SURE, "A label about applying stands before two days."),
    Rule("counted out", _is_counted_out, SURE, "So many days from now, that is until that day."),
    Rule("opens and shuts", _opens_and_shuts, SURE, "Applying begins on the first of two days and ends on the other."),
    Rule("within, for forms", lambda b: _is_a_time_within(b) and APPLY.search(b.near), SURE, "Forms are taken within two days."),
    Rule("within", _is_a_time_within, 0, "Something else is done within two days."),
    Rule("no end", lambda b: not b.until and not b.by, 0, "Nothing says that anything ends then."),
    Rule("done by then", _is_done_by_then, 0, "Some have done it already by then."),
    Rule("expires", lambda b: EXPIRES.search(b.left), 0, "A licence or a card runs out then."),
    Rule("who may apply", _says_who_may, 0, "Age, founding and the like are counted on that day."),
    Rule("no form", _is_for_no_form, 0, "Until then something is paid, valid or done that nobody applies for."),
    Rule("days of the event", _is_a_span_of_the_event, 0, "It is the span of an event."),
    Rule("from then until", lambda b: b.spans and b.applies, 2, "Applying goes on from one day to the other."),
    Rule("from then until, else", lambda b: b.spans, 0, "Something else goes on from one day to the other."),
    Rule("paper or fee", _only_follows, 1, "Paper or fee may follow until then: rather the day of applying itself."),
    Rule("no late fee", _costs_nothing_yet, SURE, "Until then it costs nothing for being late."),
    Rule("late fee", lambda b: LATE_FEE.search(b.right), 1, "Until then it costs something for being late."),
    Rule("month for forms", _takes_forms_that_month, 1, "Forms are taken until that month is over."),
    Rule("month", lambda b: b.one.how == "month_end", 0, "Works till March, in force till June: nothing is asked for."),
    Rule("called last", lambda b: CALLED_LAST.match(b.right), SURE, "The words behind it call it the last day."),
    Rule("of an event", _is_of_an_event, 0, "An event goes on until then, and nobody has to apply."),
)  # fmt: skip
"""The first of these that holds decides alone; its weight is the sum."""

SIGNS = (
    Rule("an end", lambda b: b.until or b.by, 1, "Something ends then."),
    Rule("last date", lambda b: LAST_SOMEWHERE.search(b.whole), 2, "Its sentence speaks of a last date or a deadline."),
    Rule("asks", lambda b: b.asks and not LAST_SOMEWHERE.search(b.whole), 1, "It speaks of applying, or asks for something."),
)  # fmt: skip
"""Where none of those settles it, all of these that hold add up."""


def account(beside: Beside) -> tuple[Rule, ...]:
    """The rules that say whether a date is the last day: the one that settles it, or every sign."""
    for rule in SETTLING:
        if rule.holds(beside):
            return (rule,)
    return tuple(rule for rule in SIGNS if rule.holds(beside))


def as_last(beside: Beside) -> int:
    """How surely a date is the last day to apply: 0 not at all."""
    return sum(rule.weight for rule in account(beside))
