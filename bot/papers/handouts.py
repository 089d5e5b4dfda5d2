"""Files that a conversation hands out: a calendar entry, certificates, an attendance list, a month; made in a thread of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from sqlalchemy.engine import Connection

from bot.channels.channel import ChannelError, Decision
from bot.files.exporting import write_rows
from bot.media import MediaFolder
from bot.papers import group_papers, month_page, posters, workshop_papers
from handlers.errands import KEEPS
from handlers.language import say
from handlers.notice import reports
from handlers.office import months
from handlers.workshop import workshop_days, workshops
from handlers.world import World
from storage import broadcast_runs, groups, offices, results
from storage import workshops as store
from storage.workshops import Workshop

MIMES = {
    ".ics": "text/calendar", ".pdf": "application/pdf", ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
NOT_REACHED = ("name", "language", "channel", "reason", "next_step")
ATTENDANCE = ("name", "village", "status", "came", "how", "stars", "feedback")

Made = tuple[str, bytes]
"""A file's name and its bytes."""


def make(
    db: Connection, world: World, media: MediaFolder, link_to: Callable[[str, str], str], cause: str, what: str,
    words: Mapping[str, Any],
) -> dict[str, Any]:  # fmt: skip
    """Make one file and keep its bytes for this errand; its name, its public address if there is one, and what is kept.

    Raises ChannelError where there is nothing to write in it, KeyError for a file nobody knows, and whatever making it
    raises.
    """
    try:
        name, body = MAKERS[what](db, world, **words)
    except ValueError as nothing:
        raise ChannelError(Decision.GIVE_UP, str(nothing)) from nothing
    copy = media.keep_ours(body, name, MIMES[Path(name).suffix], made_for=cause)
    kept = {
        "kind": "photo" if name.endswith(".png") else "document",
        "mime": copy.mime,
        "path": copy.path,
        "sha256": copy.sha256,
        "size": copy.size,
    }
    return {KEEPS: kept, "name": name, "link": link_to(copy.path, copy.mime)}


def calendar(db: Connection, world: World, *, workshop: int, language: str) -> Made:
    """A workshop as calendar entries (RFC 5545), one for each of its days; a later one of the same workshop replaces it."""
    one = _workshop(db, workshop)
    whole = Calendar()
    whole.add("prodid", "-//Haat//workshops//EN")
    whole.add("version", "2.0")
    held = workshop_days.days_of(world, one)
    for number, on in enumerate(held, 1):
        whole.add_component(_entry(world, one, language, number, len(held), *workshop_days.hours_of(world, one, on)))
    return f"{one.code}.ics", whole.to_ical()


def _entry(
    world: World, one: Workshop, language: str, number: int, many: int, begins: datetime, ends: datetime
) -> Event:  # fmt: skip
    """One day of a workshop; a single entry over all of them would fill the nights."""
    event = Event()
    of_several = f"-{number}" if number > 1 else ""
    event.add("uid", f"workshop-{one.id}-{one.code.lower()}{of_several}@haat")
    event.add("sequence", one.moved)
    event.add("dtstamp", world.now.astimezone(UTC))
    event.add("dtstart", begins.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", workshops.in_tongue(one.titles, language) + (f" ({number}/{many})" if many > 1 else ""))
    event.add("location", workshops.in_tongue(one.places, language))
    if one.latitude is not None and one.longitude is not None:
        event.add("geo", (one.latitude, one.longitude))
    if one.status != "planned":
        event.add("status", "CANCELLED")
    return event


def certificates(db: Connection, world: World, *, workshop: int, language: str, names: list[int]) -> Made:
    """A page for each of these registrations that was ticked at the door. Raises ValueError where none was."""
    one = _workshop(db, workshop)
    came = [each for each in store.everyone(db, one.id) if each.came and (not names or each.id in names)]
    if not came:
        raise ValueError("nobody of these was ticked")
    card = offices.office(db, one.district_lgd)
    office = card.name_in(language) if card else "Haat"
    return f"certificate-{one.code}.pdf", workshop_papers.certificates(world, one, language, office, came)


def attendance(db: Connection, world: World, *, workshop: int, language: str) -> Made:
    """Who was noted, who came and how they found it, as a table; of several days a column each."""
    one = _workshop(db, workshop)
    held = [each.isoformat() for each in workshop_days.days_of(world, one)]
    heads = (*ATTENDANCE, *(held if len(held) > 1 else ()))
    rows = [
        {head: getattr(row, head) for head in ATTENDANCE} | {day: day in (row.here or ()) or None for day in held}
        for row in store.listed(db, one.id)
    ]
    return f"attendance-{one.code}.xlsx", _written(lambda out: write_rows(rows, heads, out, "xlsx"), ".xlsx")


def group_poster(db: Connection, world: World, *, group: int, form: str, language: str, bot: str = "") -> Made:
    """A group's poster: a page to print (pdf), or a picture to be sent on (png)."""
    one = groups.get(db, group)
    if one is None:
        raise ValueError(f"there is no group {group}")
    said = group_papers.of_group(db, world, one, language, bot=bot)
    try:
        return f"group-{one.id}-{language}.{form}", (group_papers.page if form == "pdf" else group_papers.picture)(said)
    except posters.NotShaped as wrong:
        raise ValueError(str(wrong)) from wrong


def month(db: Connection, world: World, *, districts: list[int], day: str, language: str, form: str) -> Made:
    """A month of an office: a page (pdf) or every row behind its numbers (xlsx)."""
    found = months.of(db, world, districts, date.fromisoformat(day))
    card = offices.office(db, districts[0]) if len(districts) == 1 else None
    office = card.name_in(language) if card else "Haat"
    name = f"month-{found.first:%Y-%m}.{form}"
    if form == "pdf":
        return name, _written(lambda out: month_page.pdf(world, found, language, office, out), ".pdf")
    return name, _written(lambda out: month_page.xlsx(world, found, language, out), ".xlsx")


def not_reached(db: Connection, world: World, *, broadcast: int, language: str) -> Made:
    """Who did not get a broadcast, or perhaps did not, with why and what to do next, in the officer's language."""
    rows = []
    for run in broadcast_runs.runs_of(db, broadcast):
        for row in results.not_reached(db, run):
            why = reports.reason("unknown" if row.state == "unknown" else row.reason or row.state)
            rows.append({
                "name": row.name, "language": row.language, "channel": row.channel,
                "reason": say(language, why.words), "next_step": say(language, why.next_step),
            })  # fmt: skip
    return f"not-reached-{broadcast}.xlsx", _written(lambda out: write_rows(rows, NOT_REACHED, out, "xlsx"), ".xlsx")


def _written(write: Callable[[Path], Any], ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"made{ending}"
        write(out)
        return out.read_bytes()


def _workshop(db: Connection, number: int) -> Workshop:
    one = store.get(db, number)
    if one is None:
        raise ValueError(f"there is no workshop {number}")
    return one


MAKERS: dict[str, Callable[..., Made]] = {
    "calendar": calendar, "certificates": certificates, "attendance": attendance, "month": month,
    "not_reached": not_reached, "group_poster": group_poster,
}  # fmt: skip
