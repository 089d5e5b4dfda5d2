"""What each date of a circular is: a day of the event, the last day to apply, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from handlers.circulars.day_words import LAST_DAY
from handlers.circulars.lastday import Beside, as_last, is_asked_for, is_done_by_then, is_of_another_matter
from handlers.circulars.lastday_words import (
    AFTER,
    CLOSES,
    COMES_THEN,
    IS_COUNTED_OUT,
    NO_FORM,
    PAYS,
    TOO_LATE,
    WHO_MAY,
    said_before,
)
from handlers.circulars.letterhead import OF_A_LETTER, is_dated_below, is_head, may_be_own, own_dates
from handlers.circulars.mention import Mention
from handlers.circulars.otherdays import (
    BECAUSE,
    ELSEWHERE,
    FAR_DAYS,
    FOLLOWING,
    LASTS,
    PREVIOUS,
    SEEN_THEN,
    is_no_event,
)
from handlers.circulars.page import Page
from handlers.circulars.replaced import (
    CANCELS,
    IN_ITS_PLACE,
    NEW,
    ONLY_HOUR_OR_PLACE,
    READ_INSTEAD,
    is_denied,
    is_old,
    label_of_change,
)
from handlers.circulars.table_cells import is_day_of_a_row
from handlers.circulars.words import APPLY, EVENT

_LABEL = re.compile(
    r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:कब|कधी|(?:दिनांक|तारीख|तिथि|date|dates|day)(?: (?:व|एवं|and|&|"
    r"आणि) (?:वार|समय|दिन|time|वेळ))?|when|दि\.?|"
    r"(?<![a-z])din|दिन|दिवस|(?:तुकडी|बैच|batch) (?:सुरू|समाप्त|starts?|ends?)|📅|🗓|kab|tarikh|आयोजन तिथि|अवधि|"
    r"नया दिन|नवीन दिवस|वार व|"
    r"कालावधी|प्रारंभ|प्रारम्भ|समापन|समाप्ति|शुभारंभ|सुरुवात|सांगता|commencing|concluding|commencement|begins?|starts?|"
    r"(?:batch|phase|day|session|बैच|चरण|सत्र|दिवस|टप्पा|तुकडी)\s?(?:[ivx\d]+|एक|दो|"
    r"दोन)?)\s*[:?\-–—=]*\s*(?:[\w\u0900-\u0963\u0970-\u097f]+,\s)?$"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The dates that matter, and the stretches of the page where they stand."""

    event: tuple[Mention, ...]
    last: Mention | None
    own: tuple[Mention, ...]
    """The letter's own date, a dateline."""
    unreal: tuple[Mention, ...]
    """Days that do not exist."""
    sure: tuple[Mention, ...] = ()
    """What the page says in so many words in another's place: no likeness to others undoes it."""


def sort_out(page: Page, found: list[Mention], ts: date, *, past: bool, superseding: bool) -> Roles:
    """Give every date its role. `past`: the circular reports what has happened; `superseding`: it changes an earlier one."""
    sorting = _Sorting(page, found, ts, past, superseding, own_dates(page, found, ts))
    for one in found:
        sorting.take(one)
    return sorting.roles()


@dataclass(slots=True)
class _Sorting:
    """The dates of a circular on their heaps; `last` are last days with their weight, `fresh` and `old` what a change
    puts in the place of what."""

    page: Page
    found: list[Mention]
    ts: date
    past: bool
    superseding: bool
    own: tuple[Mention, ...]
    event: list[Mention] = field(default_factory=list)
    last: list[tuple[int, Mention]] = field(default_factory=list)
    fresh: list[Mention] = field(default_factory=list)
    old: list[Mention] = field(default_factory=list)
    unreal: list[Mention] = field(default_factory=list)
    told: list[Mention] = field(default_factory=list)
    """Days of the event that the page names in another's place or as the beginning of so long a time."""
    seen_then: list[Mention] = field(default_factory=list)
    """Days of interviews and draws: what people are called to where nothing else is."""
    had_last: bool = False
    """Was a last day named that is over, or holds no more?"""
    denies: bool = False
    """Is a day said not to be the one?"""

    def take(self, one: Mention) -> None:
        """Put one date where it belongs; one that says nothing of the matter on no heap."""
        if not one.days:
            self.unreal.append(one)
            return
        beside = Beside(self.page, one, self.found)
        left, right = beside.left, beside.right
        label = label_of_change(self.page, one, self.found) if self.superseding and not self.past else None
        if label is not None:
            self._take_changed(one, label, left + right)
            return
        if one in self.own or self._is_too_far(one) or self._is_of_a_letter(left, right):
            return
        if is_done_by_then(self.page, one):
            return
        if not self.past and is_denied(left, right):
            self._take_denied(beside)
        elif self.superseding and READ_INSTEAD.search(left + "|" + right[:40]):
            if self._is_last_instead(one, right):
                self.last.append((6, one))
            else:
                self.fresh.append(one)
        elif weight := as_last(beside):
            if not self.past and one.days[-1] >= self.ts and not (self.superseding and is_old(left, right)):
                self.last.append((weight + (4 if NEW.search(left) else 0), one))
            else:
                self.had_last = True
        elif one.how in ("month_end", "counted") or (not self.past and is_of_another_matter(beside)):
            return  # "in force till June", "cards stay valid till 31 March" are no days of an event
        elif self.past and not one.is_range and AFTER.match(right):
            return  # "to be done by 31 December" in a report is no day of the event
        elif not is_no_event(self.page, one, beside.sentence, left, right, self.past, self.ts):
            self._take_event(one, left, right)
        elif not self.past and one.days[-1] >= self.ts and SEEN_THEN.search(left + "|" + right[:60]):
            self.seen_then.append(one)

    def _take_changed(self, one: Mention, label: str, around: str) -> None:
        """A day in another's place is what the other was: the last one to apply, a day of the event, or of the opening of bids."""
        if ELSEWHERE.search(label):
            return
        clause = re.split(r"[,;]\s", label)[-1]
        if _CALLED_LAST.search(label) or (_LAST_OF_PAIR.search(clause) and not EVENT.search(clause)):
            self.last.append((_NEWER, one))
        elif APPLY.search(around) and not EVENT.search(self.page.plain):
            self.last.append((2, one))
        else:
            self.fresh.append(one)
            self.told.append(one)

    @staticmethod
    def _is_of_a_letter(left: str, right: str) -> bool:
        """Whether it is the date of a letter that is named, and no day counted from it."""
        return (
            OF_A_LETTER.search(left[-60:]) is not None
            and not AFTER.match(right)
            and not _CALLED_LAST.search(left[-60:])
            and not IS_COUNTED_OUT.search(left[-20:])
        )

    def _take_denied(self, beside: Beside) -> None:
        """It is not that day: the day stands only where nothing but the hour or the place is another."""
        self.denies = True
        if as_last(beside):
            self.had_last = True
        elif self.superseding:
            self.old.append(beside.one)

    def _is_too_far(self, one: Mention) -> bool:
        """Whether a day without a year is so far ahead that another year is meant."""
        guessed = not self.past and not one.has_year and one.how != "of_month"
        return guessed and (one.days[0] - self.ts).days > FAR_DAYS

    def _is_last_instead(self, one: Mention, right: str) -> bool:
        """Whether what is to be read instead is a last day."""
        clause = self._clause_before(one)
        if _LAST_OF_PAIR.search(clause) and not EVENT.search(clause):
            return True
        return bool(re.match(r"[\"”'\s]*(?:as|being)\s(?:the\s)?(?:last|closing|final)", right)) or any(
            said_before(self.page.plain[max(0, other.start - 110) : other.start])
            for other in self.found
            if other.start < one.start
        )

    def _clause_before(self, one: Mention) -> str:
        """The words between the day before it in its sentence, or the sentence's begin, and a day."""
        sentence = self.page.sentence_at(one.start)
        begin = max([sentence.start, *(other.end for other in self.found if sentence.start <= other.start < one.start)])
        return self.page.plain[begin : one.start]

    def _take_event(self, one: Mention, left: str, right: str) -> None:
        if self.superseding and NEW.search(left) and not IN_ITS_PLACE.search(left):
            until = self.had_last or _DAY_OF_FORMS.search(left)
            if until and not EVENT.search(left + right):  # "The last day was … It is now …"
                self.last.append((6, one))
            else:
                self.fresh.append(one)
        elif self.superseding and is_old(left, right):
            self.old.append(one)
        else:
            self.event.append(one)
            if LASTS.search(left) or is_day_of_a_row(self.page, one):
                self.told.append(one)

    def roles(self) -> Roles:
        """The days that stand in the end."""
        page, last, event = self.page, self.last, self.fresh or self.event
        if any(one.days[-1] > self.ts for one in event):
            event = [one for one in event if not (one.days[-1] <= self.ts and is_dated_below(page, one))]
        if not event and self.old and ONLY_HOUR_OR_PLACE.search(page.plain) and not CANCELS.search(page.plain):
            event = self.old  # the day stands, its hour or place is another
        if last:  # "begins 1 January, ends 15 January": the first day to apply is no event
            event = [one for one in event if not _opens(page, one, last)]
        if not event and not last and not self.old:
            event = self.seen_then
        days = {day for one in event for day in one.days}
        last = [pair for pair in last if pair[1].days[-1] not in days] or last  # "be there by 8 on the 26th"
        best = max(last, key=lambda pair: (pair[0], pair[1].start), default=(0, None))[1]
        if best is not None:  # a bilingual circular says it twice, once in words that do not tell
            event = [one for one in event if one.days != best.days]
        told = tuple(event) if self.denies and len({one.days for one in event}) == 1 else ()
        newer = tuple(one for weight, one in last if weight >= _NEWER and one == best)
        return Roles(
            tuple(_of_one_event(page, event, self.past)),
            best,
            self.own,
            tuple(self.unreal),
            told + newer + tuple(self.told),
        )


_CALLED_LAST = re.compile(rf"अ(?:ं|न्)तिम|आख[िी]?री|शेवटच|मुदत|{LAST_DAY}")
_LAST_OF_PAIR = re.compile(
    rf"{_CALLED_LAST.pattern}|प्रस्तुत|जमा|सादर|स्वीकार|"
    r"(?:आवेदन|अर्ज|पंजीयन|पंजीकरण|नोंदणी|(?<![\u0900-\u0963])ना(?:म|व|वे)\s)[^।\d]{0,20}(?:दिनांक|तिथि|तारीख|अवधि)|"
    r"(?<![a-z])end (?:date|day)|(?<![a-z])(?:submission|receipt|registration)"
)
_DAY_OF_FORMS = re.compile(
    r"(?:आवेदन|अर्ज|पंजीयन|पंजीकरण|नोंदणी|फॉर्म|form|applications?|registrations?)\s?(?:की|का|के|करने की|करण्याची|ची|ki|of)?\s?"
    r"(?:तिथि|तारीख|अवधि|मुदत|समय ?सीमा|date|tarikh|period)"
)
_NEWER = 6
"""From this weight on a last day stands in the place of another."""


def _opens(page: Page, one: Mention, last: list[tuple[int, Mention]]) -> bool:
    sentence = page.sentence_at(one.start)
    left = page.plain[sentence.start : one.start]
    beside = any(sentence.holds(other.start) and other.start > one.start for _, other in last)
    return (
        beside
        and re.search(r"(?:सुरुवात|प्रारंभ|शुरू|begins?|starts?|opens?(?: from)?)\s*[:–-]?\s*$", left) is not None
        and not EVENT.search(left)
    )


_ONE_REPORT = 60
"""A report tells of one event: what lies so many days before it is another matter."""


def _of_one_event(page: Page, found: list[Mention], past: bool) -> list[Mention]:
    """Of several dates those beside the event's name, a label, a time or a place; all of them when none is."""
    if past and len(found) > 1:
        newest = max(one.days[-1] for one in found)
        found = [one for one in found if (newest - one.days[-1]).days <= _ONE_REPORT]
    if len(found) < 2:
        return found
    found = [one for one in found if not FOLLOWING.search(page.plain[max(0, one.start - 70) : one.start])] or found
    near = [one for one in found if _beside_event(page, one)]
    days = {one.days for one in near}
    return [one for one in found if one.days in days] or found


def _beside_event(page: Page, one: Mention) -> bool:
    return EVENT.search(page.said(page.sentence_at(one.start))) is not None or is_labelled(page, one)


def is_labelled(page: Page, one: Mention) -> bool:
    """Does "Date:" or the like stand before it?"""
    return _LABEL.search(page.plain[max(0, one.start - 40) : one.start]) is not None


def days_of(found: tuple[Mention, ...]) -> list[date]:
    """First and last day of each, in order, each once."""
    return sorted({day for one in found for day in one.days})


def signs_of(page: Page, one: Mention, ts: date) -> list[str]:
    """What the rules have words for beside a date, each as a mark that a learnt weight can hang on."""
    beside = Beside(page, one, [])
    left, right = beside.left, beside.right
    near = left[-60:] + "|" + right[:60]
    found = {
        "too late after": TOO_LATE.match(right), "until": AFTER.match(right), "closes": CLOSES.match(right),
        "last day": said_before(left), "of a letter": OF_A_LETTER.search(left[-60:]),
        "old": is_old(left, right), "new": NEW.search(left), "labelled": is_labelled(page, one),
        "own": may_be_own(one, ts) and is_head(page, one), "then": COMES_THEN.search(left[-30:]),
        "earlier": PREVIOUS.search(left[-60:] + "|" + right[:50]), "who may": WHO_MAY.search(near),
        "elsewhere": ELSEWHERE.search(near), "no form": NO_FORM.search(right[:60]),
        "occasion": BECAUSE.match(right) and not EVENT.search(left[-12:]), "next one": FOLLOWING.search(left[-70:]),
        "far": not one.has_year and one.how != "of_month" and one.days and (one.days[0] - ts).days > FAR_DAYS,
        "pays": PAYS.search(left[-25:]), "asked for": is_asked_for(right),
        "event near": EVENT.search(near), "form near": APPLY.search(near),
    }  # fmt: skip
    return [name for name, there in found.items() if there]
