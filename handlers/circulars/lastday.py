"""Whether a date is the last day to apply, register or send something in: named rules, whose weights add up to how surely."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from handlers.circulars.day_words import BETWEEN
from handlers.circulars.lastday_words import (
    AFTER,
    AFTER_WORD,
    ASKED_FOR,
    ASKS,
    BY_A_PORTAL,
    BY_AN_HOUR,
    CALLED_LAST,
    CLOSES,
    COMES_THEN,
    DONE_BY_THEN,
    EXPIRES,
    EXTENDED,
    FROM,
    GOES_ON,
    GOES_ON_TILL,
    HOURS_OF_IT,
    IS_TAKEN,
    LABEL_ENDS,
    LAST_OF_EVENT,
    LAST_SOMEWHERE,
    LATE_FEE,
    LATE_FEE_BEFORE,
    NAMED_LAST,
    NAMES,
    NO_FORM,
    NOT_AFTER_TODAY,
    OF_APPLYING,
    OF_LATER,
    OFFICE_DOES,
    ON_PAPER,
    PAYS,
    RUNS_ON,
    SENDS_IN,
    SENT,
    SHUTS,
    SO_FAR,
    STAYS_VALID,
    SURELY_LAST,
    THAT_IS,
    TOO_LATE,
    UNTIL_ALONE,
    WHO_MAY,
    WITHIN,
    said_before,
)
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.table_cells import name_of_cell
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
    def name(self) -> str:
        """What a table calls the cell in which it stands alone."""
        return name_of_cell(self.page, self.one)

    @cached_property
    def left(self) -> str:
        """The sentence before it; in a table what its cell is called."""
        return self.name + self.page.plain[self.sentence.start : self.one.start]

    @cached_property
    def right(self) -> str:
        """The sentence behind it."""
        return self.page.plain[self.one.end : self.sentence.end]

    @cached_property
    def line_before(self) -> str:
        """The line above that of its sentence."""
        above = [line for line in self.page.lines if line.end <= self.sentence.start]
        return self.page.said(above[-1]) if above else ""

    @cached_property
    def whole(self) -> str:
        """All of the sentence."""
        return self.name + self.page.said(self.sentence)

    @cached_property
    def near(self) -> str:
        """The nearest words on both sides."""
        return self.left[-45:] + " | " + self.right[:55]

    @cached_property
    def until(self) -> re.Match[str] | None:
        """Words just behind it that make it an end: "तक", "पर्यंत", "closes", "is the last day"."""
        right = self.right
        if self.one.how == "near" and ASKED_FOR.search(right) and (today := NOT_AFTER_TODAY.match(right)):
            return today
        until = AFTER.match(right) or CLOSES.match(right) or CALLED_LAST.match(right)
        if until is None and (later := BY_AN_HOUR.match(right) or EXTENDED.match(right)):
            return later if SENDS_IN.search(self.left) and not EVENT.search(self.left) else None
        return until

    @cached_property
    def by(self) -> bool:
        """Do words before it make it an end? Not those of another day: "closing date 28 December; interview on 30 December"."""
        said = said_before(self.left)
        if said is None or HOURS_OF_IT.search(self.left[-60:]):
            return False
        if self.until or self.name:
            return True
        said_at = self.one.start - len(self.left) + said.start()
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
    if RUNS_ON.match(beside.right):
        return EVENT.search(beside.left) is not None and not OF_APPLYING.search(beside.left[-40:])
    goes_on = GOES_ON_TILL.search(beside.left[-60:]) is not None and EVENT.search(beside.left) is not None
    return goes_on and not OF_APPLYING.search(beside.left) and not BY_A_PORTAL.search(beside.left)


def _is_called_in_its_table(beside: Beside) -> bool:
    named = NAMED_LAST.search(beside.name) is not None and not beside.one.is_range
    return named and not OF_LATER.search(beside.name) and not ON_PAPER.search(beside.name)


def _is_counted_from_the_letter(beside: Beside) -> bool:
    return beside.one.how == "counted" and (SENDS_IN.search(beside.whole) is not None or beside.asks)


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
    told = THAT_IS.search(beside.left) is not None and APPLY.search(beside.whole) is not None
    return told and not OFFICE_DOES.search(beside.left)


def _opens_and_shuts(beside: Beside) -> bool:
    if not beside.one.is_range or not SHUTS.search(beside.page.said(Span(beside.one.start, beside.one.end))):
        return False
    heading = "" if APPLY.search(beside.left) else beside.line_before
    told = APPLY.search(beside.left) or OF_APPLYING.search(heading)
    return told is not None and not EVENT.search(heading + beside.left)


def _is_a_time_within(beside: Beside) -> bool:
    if not beside.one.is_range:
        return False
    within = WITHIN.match(beside.right) or BETWEEN.search(beside.left)
    return within is not None and not EVENT.search(beside.whole)


def _is_called_last(beside: Beside) -> bool:
    return SURELY_LAST.search(beside.whole) is not None


def _says_who_may(beside: Beside) -> bool:
    return WHO_MAY.search(beside.left[-12:] + "|" + beside.right[:38]) is not None and not _is_called_last(beside)


def _is_for_no_form(beside: Beside) -> bool:
    for_none = (
        NO_FORM.search(beside.right[:60]) or PAYS.search(beside.left[-25:]) or STAYS_VALID.search(beside.left[-40:])
    )
    if for_none is None or SURELY_LAST.search(beside.left):
        return False
    return not (IS_TAKEN.fullmatch(for_none.group()) and SENT.search(beside.near))


def _is_a_span_of_the_event(beside: Beside) -> bool:
    if not beside.one.is_range:
        return False
    left, right = re.split(r"[,;।]", beside.left)[-1], re.split(r"[,;।]", beside.right)[0]
    own_clause = EVENT.search(right) is not None and not APPLY.search(left + right)
    return own_clause or EVENT.search(beside.left[-60:]) is not None


def _only_follows(beside: Beside) -> bool:
    before, after = re.split(r"[;,।]|\d", beside.left)[-1], re.split(r"[;,।.]|\d", beside.right)[0]
    joined = " ".join((before + UNTIL_ALONE.sub("", after)).split())
    if ON_PAPER.search(before) or (ON_PAPER.search(joined) and not ON_PAPER.search(after)):
        return True  # "शुल्क 20 मार्च तक जमा होगा"
    return ON_PAPER.search(after) is not None and not re.search(r"अंतिम|last date|शेवटच|ऑनलाइन|ऑनलाईन|online", before)


def _late_fee(beside: Beside) -> re.Match[str] | None:
    """What is said behind or before a day, in its own clause, of a fee for being late."""
    clause = re.split(r"[,;।]", beside.right)[0]
    return LATE_FEE.search(clause) or LATE_FEE_BEFORE.search(re.split(r"[,;।]", beside.left)[-1])


def _costs_nothing_yet(beside: Beside) -> bool:
    fee = _late_fee(beside)
    return fee is not None and (fee["without"] or fee["after"]) is not None


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
    Rule("named in its table", _is_called_in_its_table, SURE, "The head of its column, or of its row, calls it the last."),
    Rule("counted from the letter", _is_counted_from_the_letter, SURE, "So many days from the letter's date are given to apply."),
    Rule("window for forms", _is_window, SURE, "A label about applying stands before two days."),
    Rule("counted out", _is_counted_out, SURE, "So many days from now, that is until that day."),
    Rule("opens and shuts", _opens_and_shuts, SURE, "Applying begins on the first of two days and ends on the other."),
    Rule("within, for forms", lambda b: _is_a_time_within(b) and APPLY.search(b.near), SURE, "Forms are taken within two days."),
    Rule("within", _is_a_time_within, 0, "Something else is done within two days."),
    Rule("expires", lambda b: EXPIRES.search(b.left), 0, "A licence or a card runs out then."),
    Rule("no end", lambda b: not b.until and not b.by, 0, "Nothing says that anything ends then."),
    Rule("come then", lambda b: COMES_THEN.search(b.left[-30:]), 0, "On that day one reports or arrives."),
    Rule("the office does", lambda b: OFFICE_DOES.search(b.left), 0, "The office has to be ready by then, not who applies."),
    Rule("goes on until then", _goes_on_until_then, 0, "A fair or a show goes on until then."),
    Rule("last of the event", lambda b: LAST_OF_EVENT.search(b.left), 0, "It is the last day of the fair, not one to apply by."),
    Rule("done by then", _is_done_by_then, 0, "Some have done it already by then."),
    Rule("who may apply", _says_who_may, 0, "Age, founding and the like are counted on that day."),
    Rule("no form", _is_for_no_form, 0, "Until then something is paid, valid or done that nobody applies for."),
    Rule("days of the event", _is_a_span_of_the_event, 0, "It is the span of an event."),
    Rule("from then until", lambda b: b.spans and b.applies, 2, "Applying goes on from one day to the other."),
    Rule("from then until, else", lambda b: b.spans, 0, "Something else goes on from one day to the other."),
    Rule("paper or fee", _only_follows, 1, "Paper or fee may follow until then: rather the day of applying itself."),
    Rule("no late fee", _costs_nothing_yet, SURE, "Until then it costs nothing for being late."),
    Rule("late fee", _late_fee, 1, "Until then it costs something for being late."),
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


_OF_ANOTHER_MATTER = frozenset({"the office does", "expires", "who may apply", "no form"})


def is_of_another_matter(beside: Beside) -> bool:
    """Does something else end on a day, that is neither applied for nor held?"""
    alone = not beside.one.is_range and not EVENT.search(beside.whole)
    return alone and any(rule.name in _OF_ANOTHER_MATTER for rule in account(beside))


def ends_the_event(beside: Beside) -> bool:
    """Does a fair or a show go on until that day, in so many words?"""
    return _goes_on_until_then(beside) or LAST_OF_EVENT.search(beside.left) is not None


def account(beside: Beside) -> tuple[Rule, ...]:
    """The rules that say whether a date is the last day: the one that settles it, or every sign."""
    for rule in SETTLING:
        if rule.holds(beside):
            return (rule,)
    return tuple(rule for rule in SIGNS if rule.holds(beside))


def as_last(beside: Beside) -> int:
    """How surely a date is the last day to apply: 0 not at all."""
    return sum(rule.weight for rule in account(beside))
