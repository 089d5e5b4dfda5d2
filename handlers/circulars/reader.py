"""From a circular's text to what Haat proposes of it; what is not said stays empty, nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from handlers.circulars import (
    clock,
    contact,
    counted_days,
    day_hours,
    district,
    language,
    letterhead,
    roles,
    subject,
    title,
    venue,
    venue_sentences,
    venue_words,
    weighing,
)
from handlers.circulars.days import mentions
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import APPLY, EVENT, PAST

_BESIDE = 14
FRESH = 20
"""A press note tells of what was held in the last days."""
LONGEST_TEXT = 20_000
"""A circular is a page or two; what goes beyond is an annexe and not read."""

_TIME_LABEL = re.compile(
    r"(?:समय|वेळ|time|timing|⏰|🕙|🕚|⏱|waqt|samay|baje|बजे|"
    r"वाजता)\s*[:?(\-–—=]*\s*(?:[\u0900-\u0963\u0970-\u097fa-z]+\s)?$"
)
_BARE_TIME = re.compile(
    r"[^\w\u0900-\u0963\u0970-\u097f]*(?:(?:समय|वेळ|time)\s*[:\-–—]*)?\s*(?:[^।\n]{0,40}(?:बजे|वाजता|am|pm|baje)(?:\s*(?:तक|से))?|"
    r"(?:सकाळी|दुपारी|सायंकाळी|संध्याकाळी|सुबह|प्रातः|दोपहर|शाम|सायं|स\.|दु\.)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?वा\.?)?)[^\w\u0900-\u0963\u0970-\u097f]*"
)
_TAKES_PLACE = re.compile(
    r"take place|(?:will|shall) (?:now )?be (?:held|organised|conducted)|is being held|आयोजित|होगी|होगा|होईल|रवाना|"
    r"लगाया जा|लगाए जा|लगेगा|लगेंगे|रखा जा|रखी जा|दिया जाए|भरवि|भरणार|होणार|घेण्यात ये|"
    r"सुटेल|reporting (?:at|to)|assemble at|shall leave|will leave"
)
_BEGINS = re.compile(
    r"रवाना|प्रस्थान|सुटेल|leaves?\b|सुरुवात|सुरू होईल|प्रारंभ|शुरू|शुभारंभ|आरंभ|begins?|starts?|commence|reporting|"
    r"assemble|उपस्थित|हजर|पहुंच|पोहोच|पधार|(?<![\u0900-\u0963\u0970-\u097f])(?:आ जा|आना|आइए|आएं|आयें|यावे)|"
    r"(?<![a-z])(?:aa ja|aana|aaye|aaiye|yave|pahunch|come|arrive|be (?:present|there))"
)
_OFFICE_HOURS = re.compile(
    r"कार्यालय(?:ीन)? (?:समय|वेळ)|कार्यालयाची वेळ|office hours|office time|working hours|पूछताछ|फोन|दूरभाष|"
    r"दूरध्वनी|queries|enquir|call |संपर्क|कार्यालयीन"
)
_ONWARDS = re.compile(r"\s*(?:पासून|से|onwards|se)(?![\u0900-\u0963\u0970-\u097fa-z])(?!\s*\d)")
_ON_IT = re.compile(r"[\s,(–-]*(?:(?:on|of|dated?|dt\.?)\s)?(?:the\s)?")
"""What lies between an hour and its day."""
_LAST_ONE = re.compile(
    r"समापन|समाप्त|समारोप|सांगता|शेवट|(?<![a-z])(?:conclud(?:e|es|ing)|conclusion|clos(?:es|ing|e)|end(?:s|ing)?)(?![a-z])"
)
"""The last of days that follow one another is called so."""
_COURSE = re.compile(r"अवधि|कालावधी|(?<![a-z])duration")
"""What begins and lasts so long is come to, a fair in some town is not."""
_NOW = re.compile(r"(?<![\u0900-\u0963\u0970-\u097fa-z])(?:अब|आता|now|ab)(?![\u0900-\u0963\u0970-\u097fa-z])")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was read of a circular. Dates as YYYY-MM-DD, times as HH:MM; empty where nothing was found."""

    language: str = "hi"
    kind: str = "other"
    title: str = ""
    event_dates: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    each_day: dict[str, list[str]] = field(default_factory=dict)
    """Where its days do not follow one another or differ in their hours: every day, with its own hours if it has any."""
    last_date: str | None = None
    place: str | None = None
    places: list[str] = field(default_factory=list)
    """Where several days have a place each; `place` is then the first of them."""
    district: str | None = None
    links: list[str] = field(default_factory=list)
    fee: str | None = None
    contact: str | None = None
    supersedes: bool = False
    impossible_date: bool = False
    """A date is written that does not exist (31 February): it must be asked."""

    def to_json(self) -> dict[str, Any]:
        """The same as plain JSON values; several places stand as a list."""
        found = asdict(self)
        if not self.each_day:
            del found["each_day"]
        places = found.pop("places")
        return found | ({"place": places} if len(places) > 1 else {})


def read_circular(text: str, ts: date) -> Proposal:
    """What a circular says; `ts` is the day on which it came, from which year-less and relative dates count."""
    page = Page.of(text[:LONGEST_TEXT])
    if not page.plain.strip():
        return Proposal()
    superseding = subject.supersedes(page)
    ahead = _Sorted(page, ts, past=False, superseding=superseding)
    behind = _Sorted(page, ts, past=True, superseding=False)
    future_event = bool(ahead.roles.event or ahead.roles.unreal)
    if behind.roles.event and (
        ahead.is_over()
        or ((behind.tells_of_past() or subject.looks_like_report(page) >= 2) and not ahead.names_event())
    ):
        future_event = False
    if ahead.only_begins():
        future_event = False
    kind = subject.kind_of_page(
        page, future_event=future_event, last=ahead.roles.last is not None, past_event=behind.tells_of_past(),
        superseding=superseding, event_like=ahead.event_like,
    )  # fmt: skip
    kind = weighing.kind(page, kind)
    chosen = behind if kind == "report" else ahead
    return chosen.proposal(kind, superseding)


class _Sorted:
    """The dates of a page as they are sorted out when it looks ahead, or back as a report does."""

    def __init__(self, page: Page, ts: date, *, past: bool, superseding: bool) -> None:
        self.page, self.past, self.ts = page, past, ts
        found = mentions(page, ts, past=past)
        own = letterhead.own_dates(page, found, ts)
        if past and own:  # a press note counts from its own dateline
            found = mentions(page, own[0].days[0], past=True)
        elif not past:
            found = counted_days.with_counted(page, found, tuple(one for one in own if one.days[0] <= ts))
        self.found = found
        self.clocks = clock.clocks(page, found)
        read = roles.sort_out(page, found, ts, past=past, superseding=superseding)
        self.roles = weighing.dates(page, found, self.clocks, read, ts, past)

    def is_over(self) -> bool:
        """Do all days found stand beside a verb of what is over, without a year that says otherwise?"""
        return (
            not self.roles.unreal
            and all(not one.has_year or one.how == "weekday" for one in self.roles.event)
            and any(PAST.search(self.page.said(self.page.sentence_at(one.start))) for one in self.roles.event)
        )

    def tells_of_past(self) -> bool:
        """Is a day found said to be over, with its event's name, or was it only days ago?"""
        page = self.page
        return any(
            PAST.search(said) is not None
            and (EVENT.search(said) is not None or (not one.has_year and 0 <= (self.ts - one.days[-1]).days < FRESH))
            for one in self.roles.event if (said := page.said(page.sentence_at(one.start)))
        )  # fmt: skip

    def only_begins(self) -> bool:
        """Is a fair only said to begin, in some town, beside the last day to ask for a stall? Then there is nothing to come to."""
        page, place = self.page, self._place()
        return (
            self.roles.last is not None
            and bool(self.roles.event)
            and all(not one.is_range and _ONWARDS.match(page.plain, one.end) for one in self.roles.event)
            and not self._times()
            and not _COURSE.search(page.said(page.sentence_at(self.roles.event[0].start)))
            and (place is None or venue_words.VENUE.search(page.said(place)) is None)
        )

    def names_event(self) -> bool:
        """Does an event's name stand beside a day found?"""
        return any(EVENT.search(self.page.said(self.page.sentence_at(one.start))) for one in self.roles.event)

    @property
    def event_like(self) -> bool:
        """Does a day found look like an event's: beside its name, a time or a place, or does the page name an event?"""
        there = (*self.roles.event, *self.roles.unreal)
        if not there or EVENT.search(self.page.plain) is not None:
            return bool(there)
        page = self.page
        told = any(
            roles.is_labelled(page, one) or _TAKES_PLACE.search(page.said(page.sentence_at(one.start))) for one in there
        )
        told = told or venue.labelled(page) is not None
        return (told or self.roles.last is None) and (bool(self._times()) or self._place() is not None)

    def proposal(self, kind: str, superseding: bool) -> Proposal:
        page = self.page
        with_event = kind in ("workshop", "report")
        event = self.roles.event if with_event else ()
        rows = venue.of_rows(page, [Span(one.start, one.end) for one in event]) if event else []
        place = rows[0] if rows else self._place() if with_event else None
        if superseding and not event and not self.roles.unreal:
            place = None  # called off, and no new day named
        first = Span(event[0].start, event[0].end) if event else None
        last = self.roles.last if kind in ("workshop", "deadline") else None
        return Proposal(
            language=language.language_of_page(page), kind=kind, title=title.title(page, self.found, first, kind),
            event_dates=[day.isoformat() for day in roles.days_of(event)],
            times=self._times() if event or (with_event and self.roles.unreal) else [],
            each_day=self._each_day(event), last_date=last.days[-1].isoformat() if last else None,
            place=page.original(place.start, place.end) if place else None,
            places=list(dict.fromkeys(page.original(one.start, one.end) for one in rows)),
            district=district.district(page, self.found, place), links=contact.links(page), fee=contact.fee(page, self.found),
            contact=contact.contact(page), supersedes=superseding and kind in ("workshop", "deadline"),
            impossible_date=bool(self.roles.unreal),
        )  # fmt: skip

    # ── times ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _times(self) -> list[str]:
        found: list[str] = []
        for one in self.clocks:
            if self._is_of_event(one):
                found += [time for time in one.times if time not in found]
        return found[:2] if len(found) > 2 else found

    def _is_of_event(self, one: clock.Clock) -> bool:
        page = self.page
        sentence = page.sentence_at(one.start)
        said = page.said(sentence)
        last = self.roles.last
        if last is not None and sentence.holds(last.start):
            behind = 0 <= one.start - last.end < _BESIDE
            if behind or (one.end <= last.start and _ON_IT.fullmatch(page.plain, one.end, last.start)):
                return False  # "by 5 pm on the 20th"
        if self._is_of_another_day(one, sentence):
            return False
        days = {event.days for event in self.roles.event}
        there = (*self.roles.unreal, *(day for day in self.found if day.days in days))
        here = any(sentence.holds(day.start) for day in there)
        labelled = _TIME_LABEL.search(page.plain[max(0, one.start - 30) : one.start]) is not None
        if _OFFICE_HOURS.search(said) and not here:
            return False
        if here or labelled or EVENT.search(said) is not None or _BARE_TIME.fullmatch(said.strip()) is not None:
            return True
        if one.times == ("00:00",):  # midnight is the end of a last day
            return False
        goes_on = _BEGINS.search(said) is not None or len(one.times) == 2 or venue_words.VENUE.search(said) is not None
        return bool(self.roles.event or self.roles.unreal) and goes_on and APPLY.search(said) is None

    def _is_of_another_day(self, one: clock.Clock, sentence: Span) -> bool:
        """ "Interview 16 January, 11 am": the hour goes with the day just before it, and that is no day of the event."""
        before = [day for day in self.found if sentence.start <= day.start and day.end <= one.start]
        if not before or one.start - before[-1].end > _BESIDE:
            return False
        days = {event.days for event in (*self.roles.event, *self.roles.unreal)}
        return before[-1].how not in ("weekday", "near") and before[-1].days not in days

    def _each_day(self, event: Sequence[Mention]) -> dict[str, list[str]]:
        """Each day with its own hours, where they are not simply from the first to the last."""
        page = self.page
        if self.past or any(_is_called_last(page, one) for one in event):
            return {}
        return day_hours.single_days(page, event, [one for one in self.clocks if self._is_of_event(one)])

    # ── place ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self) -> Span | None:
        ruled = self._place_by_rule()
        if ruled is None and venue.label_says_later(self.page) and not self.past:
            return None
        return weighing.place(self.page, self.found, self.clocks, self.roles.event, ruled)

    def _place_by_rule(self) -> Span | None:
        page = self.page
        labelled = venue.labelled(page)
        if labelled is not None:
            return labelled
        if venue.label_says_later(page) and not self.past:
            return None
        marks = [*(Span(one.start, one.end) for one in self.found), *(Span(one.start, one.end) for one in self.clocks)]
        for sentence in self._sentences_of_event():
            found = venue_sentences.in_sentence(page, sentence, marks)
            if found:
                return self._likeliest(sentence, found)
        days = [Span(one.start, one.end) for one in self.roles.event]
        return (
            venue.alone_on_a_line(page, [*days, *(Span(one.start, one.end) for one in self.clocks)]) if days else None
        )

    def _sentences_of_event(self) -> list[Span]:
        page = self.page
        dated = [page.sentence_at(one.start) for one in (*self.roles.event, *self.roles.unreal)]
        timed = [page.sentence_at(one.start) for one in self.clocks if self._is_of_event(one)]
        held = [one for one in page.sentences if dated and _TAKES_PLACE.search(page.said(one))]
        return list(dict.fromkeys([*dated, *timed, *held]))

    def _likeliest(self, sentence: Span, found: list[Span]) -> Span:
        """After "now" where the sentence says so; else the first after the event's date; else the first."""
        now = _NOW.search(self.page.plain, sentence.start, sentence.end)
        if now is not None and (after := [one for one in found if one.start >= now.start()]):
            return after[0]
        dates: list[Mention] = [one for one in self.roles.event if sentence.holds(one.start)]
        if dates and (after := [one for one in found if one.start >= dates[0].start]):
            return after[0]
        return found[0]


def _is_called_last(page: Page, one: Mention) -> bool:
    """Is a day only the last of those from a first one on: "Inauguration: 3 December, closing: 10 December"?"""
    before, behind = page.plain[max(0, one.start - 24) : one.start], page.plain[one.end : one.end + 14]
    sentence = page.sentence_at(one.start)
    before = before[max(0, sentence.start - max(0, one.start - 24)) :]
    return len(one.days) == 1 and _LAST_ONE.search(f"{before}|{behind.splitlines()[0] if behind else ''}") is not None
