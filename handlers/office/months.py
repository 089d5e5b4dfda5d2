"""A month of the office for the Collector: six lines to paste, and every number with its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation, ErrandFailed
from handlers.language import N_, listing, plural, render, rupees, say
from handlers.office.rights import for_officers
from handlers.questions import Option, choice
from handlers.units import ngettext
from handlers.world import World
from storage import months
from storage.staff import Officer

COUNTS = {
    "wrote": ngettext("{count} person wrote", "{count} people wrote"),
    "joined": ngettext("{count} new seller can be found", "{count} new sellers can be found"),
    "enquired": ngettext("{count} enquiry from buyers", "{count} enquiries from buyers"),
    "served": ngettext("{count} of them has found a seller", "{count} of them have found a seller"),
    "met": ngettext(
        "{count} time a buyer and a seller were introduced", "{count} times a buyer and a seller were introduced"
    ),
    "agreed": ngettext("{count} deal that both sides confirm", "{count} deals that both sides confirm"),
    "runs": ngettext("{count} notice went out", "{count} notices went out"),
    "sent": ngettext("{count} message sent", "{count} messages sent"),
    "asked": ngettext("{count} person asked the office", "{count} people asked the office"),
    "settled": ngettext("{count} has an answer", "{count} have their answer"),
}
"""Each count of the report in words, one and many."""


@dataclass(frozen=True, slots=True)
class Number:
    """One line of the report and the rows it was counted from, each a plain record."""

    key: str
    line: str
    words: dict[str, Any]
    rows: tuple[dict[str, Any], ...]

    def said(self, language: str) -> str:
        """The line for this reader, each count in its own number."""
        parts = {name: plural(language, *COUNTS[name], int(self.words[name])) for name in COUNTS if name in self.words}
        return say(language, self.line, **{**self.words, **parts})


@dataclass(frozen=True, slots=True)
class Month:
    """One month of some districts, up to now."""

    first: date
    until: date
    districts: tuple[int, ...]
    numbers: tuple[Number, ...]


def of(db: Connection, world: World, districts: Sequence[int], day: date | None = None) -> Month:
    """The month that a day lies in; this one up to this moment."""
    day = day or world.today
    first = day.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    since = datetime.combine(first, time(), world.zone)
    until = min(
        datetime.combine(after, time(), world.zone), world.now.astimezone(world.zone) + timedelta(milliseconds=1)
    )
    between = (db, districts, since, until)
    wrote, joined, asked = months.wrote(*between), months.joined(*between), months.asked(*between)
    met, agreed, sent, answered = (
        months.met(*between), months.agreed(*between), months.sent(*between), months.answered(*between)
    )  # fmt: skip
    paise = sum(row.paise or 0 for row in agreed)
    numbers = (
        Number("people", N_("{wrote}; {joined}."),
               {"wrote": len(wrote), "joined": len(joined)}, _records(wrote, "wrote") + _records(joined, "new seller")),
        Number("enquiries", N_("{enquired}; {served}."),
               {"enquired": len(asked), "served": sum(row.name == "served" for row in asked)}, _records(asked, "enquiry")),
        Number("introductions", N_("{met}."),
               {"met": len(met)}, _records(met, "introduction")),
        Number("deals", N_("{agreed}, together {amount}."),
               {"agreed": len(agreed), "amount": _Rupees(paise)}, _records(agreed, "deal")),
        Number("notices", N_("{runs}: {sent}, {arrived} arrived, {read} read."),
               {"runs": len(sent), "sent": sum(row.sent or 0 for row in sent),
                "arrived": sum(row.arrived or 0 for row in sent), "read": sum(row.read or 0 for row in sent)},
               _records(sent, "notice")),
        Number("office", N_("{asked}; {settled}."),
               {"asked": len(answered), "settled": sum(row.name != "open" for row in answered)},
               _records(answered, "question")),
    )  # fmt: skip
    return Month(first, until.date(), tuple(districts), numbers)


def _records(rows: Sequence[Any], kind: str) -> tuple[dict[str, Any], ...]:
    return tuple({"kind": kind, **row._asdict()} for row in rows)


@dataclass(frozen=True, slots=True)
class _Rupees:
    paise: int

    def name_in(self, language: str) -> str:
        """The amount as this reader writes it."""
        return rupees(self.paise, language)


def lines(world: World, month: Month, language: str) -> list[str]:
    """A heading and six lines, to be pasted as they are."""
    where = listing([render(world.places.district(code), language) for code in month.districts[:3]], language)
    if len(month.districts) > 3:
        where = world.places.state_in(month.districts[0], language)
    heading = say(language, N_("{where}, {first} to {until} (Haat)"), where=where, first=_day(month.first, language),
                  until=_day(month.until, language))  # fmt: skip
    return [heading, *(f"{place}. {number.said(language)}" for place, number in enumerate(month.numbers, 1))]


def _day(day: date, language: str) -> str:
    return f"{day.day} {render(day, language).split()[-1]}"


FORMS = (
    Option("pdf", N_("One page (PDF)"), also=("pdf", "page", "पन्ना", "पान")),
    Option("xlsx", N_("All rows (Excel)"), also=("excel", "xlsx", "एक्सेल")),
    Option("no", N_("No"), also=("nahi", "नहीं", "नको", "bas", "बस")),
)  # fmt: skip


@for_officers
def this_month(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Six lines for the Collector; a page, or every row behind them, as a file in the same chat."""
    c.say("\n".join(lines(c.world, of(c.db, c.world, mine), c.language)))
    form = c.ask(choice("form", N_("Shall I send it as a file too?"), FORMS))
    if form == "no":
        return c.say(N_("All right."))
    try:
        made = c.wait_for("file", "make_file", by="heavy", what="month", person=c.person.id, districts=list(mine),
                          day=c.world.today.isoformat(), language=c.language, form=form)  # fmt: skip
    except ErrandFailed:
        return c.say(N_("The file could not be made. Please try once more."))
    return c.say("{name}", name=made["name"], media_id=int(made["media_id"]), media_kind="document")


CONVERSATIONS = {"office_month": this_month}
