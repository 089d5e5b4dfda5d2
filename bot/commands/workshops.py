"""Workshops: from a file or a phone to the certificates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.acting import world
from bot.commands.command import AsJson, Failed, Misuse, now, ready_store, show, with_store
from bot.settings import load
from handlers.language import languages
from handlers.workshop import heard_of, workshop_days, workshop_news, workshops
from handlers.world import World
from storage import offices
from storage import workshops as store
from storage.workshops import Workshop

app = typer.Typer()
workshop_app = typer.Typer(no_args_is_help=True, help="Workshops and who comes to them.")
app.add_typer(workshop_app, name="workshop")

Number = Annotated[int, typer.Argument(help="The workshop's number in `haat workshop list`.")]
Out = Annotated[Path | None, typer.Option("--out", help="File to write.")]
Tongue = Annotated[str, typer.Option("--lang", help="The paper's language.")]


@workshop_app.command(name="create")
def create(file: Annotated[Path, typer.Argument(help="YAML, csv or xlsx.")]) -> None:
    """Open the workshops of a file; each file whole or not at all, safe to run again where rows have a `ref`."""
    from bot.files import workshop_files
    from bot.tokens import new_token
    from handlers.matching.places import Places

    settings = load()
    known = set(Places.shipped().districts)
    try:
        done = with_store(lambda db: workshop_files.bring_in(db, file, now(), settings.zone, new_token, known))
    except ValueError as wrong:
        raise Failed(str(wrong)) from wrong
    for line in done.bad:
        typer.echo(f"  {line}", err=True)
    print(f"{len(done.new)} opened, {done.same} known before" + (" (nothing written)" if done.bad else ""))
    for one in with_store(lambda db: [_one(db, number) for number in done.new]):
        print(f"  workshop {one.id}: {one.code}, at the door HAAT {one.door}")
    if done.bad:
        raise typer.Exit(1)


@workshop_app.command(name="list")
def listed(as_json: AsJson = False) -> None:
    """Print the workshops with how many are noted, wait and came."""

    def look(db: Any) -> list[dict[str, Any]]:
        return [_line(db, one) | (_days(one) if as_json else {}) for one in store.of_districts(db, None)]

    show(with_store(look), as_json)


def _line(db: Any, one: Workshop) -> dict[str, Any]:
    return {
        "id": one.id, "code": one.code, "title": workshops.in_tongue(one.titles, "en"), "district": one.district_lgd,
        "starts": one.starts_at.astimezone(load().zone).isoformat(timespec="minutes"), "status": one.status,
        "seats": one.seats, **store.figures(db, one.id),
    }  # fmt: skip


def _days(one: Workshop) -> dict[str, Any]:
    """Until when, and its days where they are several: more than a table has room for."""
    ends = one.ends_at.astimezone(load().zone).isoformat(timespec="minutes")
    return {"ends": ends, "days": one.days or [], "hours": one.hours or {}}


@workshop_app.command(name="show")
def shown(number: Number, as_json: AsJson = False) -> None:
    """The names of a workshop, with who came."""
    rows = with_store(lambda db: (_one(db, number), store.listed(db, number))[1])
    show([dict(row._mapping) for row in rows], as_json)


@workshop_app.command(name="reschedule")
def reschedule(
    number: Number,
    starts: Annotated[str, typer.Option(help="New beginning, like 2026-12-03T11:00.")],
    ends: Annotated[str, typer.Option(help="New end, on another day for several; as long as before when empty.")] = "",
    place: Annotated[str, typer.Option(help="New place, in the language of --lang.")] = "",
    lang: Tongue = "hi",
    day: Annotated[str, typer.Option(help="Of several days: move this one only, like 2026-12-10.")] = "",
) -> None:
    """Move a workshop, or one of its days; only those who are noted are told."""
    begins = _moment(starts)

    def deed(db: Any) -> tuple[int, list[str]]:
        one = _planned(db, number)
        named = _named_it(db, one)
        here = world()
        until = _moment(ends) if ends else None
        if until is not None and until <= begins:
            raise Misuse("--ends is not after --starts")
        if day:
            new = _day_moved(here, one, _day(here, one, day), begins, until)
        else:
            new = workshop_days.begun_anew(here, one, begins)
            new = replace(new, ends_at=until, days=None, hours=None) if until else new
        if begins <= now():
            raise Misuse("--starts is over already")
        told = workshop_news.move(db, here, one, replace(new, places=one.places | ({lang: place} if place else {})))
        if told is None:
            raise Failed(f"workshop {number} was changed by somebody else just now")
        return told, named

    told, named = with_store(deed)
    print("\n".join([f"moved; {told} phones are being told", *named]))


def _named_it(db: Any, one: Workshop) -> list[str]:
    """The broadcasts that told people the day which is changed now: whoever got only these hears it by another one."""
    return [
        f"broadcast {sent.id} ({sent.status}) says the old day; who got only that: 'reached={sent.id} and not registered={one.id}'"
        for sent, _ in heard_of.announced(db, world(), one)
    ]  # fmt: skip


def _day(here: World, one: Workshop, said: str) -> date:
    """One of the days of a workshop that has several."""
    held = workshop_days.days_of(here, one)
    if said not in [each.isoformat() for each in held] or len(held) == 1:
        raise Misuse(f"--day {said} is none of several days: {', '.join(each.isoformat() for each in held)}")
    return date.fromisoformat(said)


def _day_moved(here: World, one: Workshop, on: date, begins: datetime, ends: datetime | None) -> Workshop:
    was = workshop_days.hours_of(here, one, on)
    return workshop_days.with_day(here, one, on, (begins, ends or begins + (was[1] - was[0])))


@workshop_app.command(name="cancel")
def cancel(
    number: Number,
    day: Annotated[str, typer.Option(help="Of several days: call only this one off, like 2026-12-10.")] = "",
) -> None:
    """Call a workshop off, or one of its days; all who are noted are told."""

    def deed(db: Any) -> tuple[int | None, list[str]]:
        one, here = _planned(db, number), world()
        if not day:
            return workshop_news.call_off(db, here, one), _named_it(db, one)
        new = workshop_days.with_day(here, one, _day(here, one, day), None)
        return workshop_news.move(db, here, one, new), _named_it(db, one)

    told, named = with_store(deed)
    if told is None:
        raise Failed(
            f"workshop {number} was changed by somebody else just now"
            if day
            else f"workshop {number} was called off before"
        )
    print("\n".join([f"called off; {told} phones are being told", *named]))


@workshop_app.command(name="check-in")
def check_in(
    number: Number,
    names: Annotated[list[int], typer.Argument(help="Numbers of the names, as `haat workshop show` prints them.")],
) -> None:
    """Tick who came."""

    def deed(db: Any) -> int:
        known = {each.id for each in store.everyone(db, _one(db, number).id, ("registered", "waiting"))}
        if strange := [name for name in names if name not in known]:
            raise Failed(f"no name {strange[0]} is noted for workshop {number}")
        day = workshop_days.day_noted(world(), _one(db, number))
        return sum(store.came(db, name, now(), day=day) for name in names)

    print(f"{with_store(deed)} ticked")


@workshop_app.command(name="poster")
def poster(
    number: Number,
    out: Out = None,
    lang: Tongue = "hi",
    door: Annotated[bool, typer.Option("--door", help="The QR at the door, where people tick themselves.")] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help="The paper list for the door instead.")] = False,
) -> None:
    """Write the poster with the QR that notes a place: a PDF, or a picture where --out ends with .png."""
    from bot.papers import workshop_papers, workshop_pictures

    _known(lang)
    here = world()
    one, office, everyone = with_store(
        lambda db: (_one(db, number), _office(db, number, lang), store.everyone(db, number))
    )
    if sheet:
        body, name = workshop_papers.sheet(here, one, lang, everyone), "sheet"
    else:
        whatsapp = load().twilio_whatsapp_from.removeprefix("whatsapp:+")
        token = one.door if door else one.code
        join = f"https://wa.me/{whatsapp}?text=HAAT%20{token}" if whatsapp else f"HAAT {token}"
        maker = workshop_pictures.poster if out is not None and out.suffix.lower() == ".png" else workshop_papers.poster
        try:
            body, name = maker(here, one, lang, office, join, door=door), "door" if door else "poster"
        except workshop_pictures.NotShaped as wrong:
            raise Failed(str(wrong)) from wrong
    _write(out or Path(f"{name}-{one.code}-{lang}.pdf"), body)


@workshop_app.command(name="certificates")
def certificates(number: Number, out: Out = None, lang: Tongue = "hi") -> None:
    """Write a certificate for each who came, one page each, as PDF."""
    from bot.papers import workshop_papers

    _known(lang)
    here = world()
    one, office, everyone = with_store(
        lambda db: (_one(db, number), _office(db, number, lang), store.everyone(db, number))
    )
    came = [each for each in everyone if each.came]
    if not came:
        raise Failed(f"nobody was ticked at workshop {number} yet")
    _write(
        out or Path(f"certificates-{one.code}-{lang}.pdf"), workshop_papers.certificates(here, one, lang, office, came)
    )
    print(f"{len(came)} certificates")


@workshop_app.command(name="attendance")
def attendance(
    number: Number,
    file: Annotated[Path, typer.Argument(help="csv or xlsx with a column `name`.")],
    day: Annotated[str, typer.Option(help="Of a workshop of several days: whose sheet it is, like 2026-12-11.")] = "",
) -> None:
    """Tick the names of a paper sheet that was typed in; who was not noted is noted now."""
    from bot.files import workshop_files

    store_, here = ready_store(load()), world()
    try:
        with store_.write() as db:
            one = _one(db, number)
            held = [each.isoformat() for each in workshop_days.days_of(here, one)]
            if day and day not in held:
                raise Misuse(f"--day {day} is none of its days: {', '.join(held)}")
            done = workshop_files.attendance(db, one, file, now(), day=day if len(held) > 1 else "")
    except ValueError as wrong:
        raise Failed(str(wrong)) from wrong
    finally:
        store_.close()
    for line in done.bad:
        typer.echo(f"  {line}", err=True)
    print(f"{done.ticked} ticked, {done.added} noted as well, {len(done.bad)} not readable")
    if done.bad:
        raise typer.Exit(1)


def _one(db: Any, number: int) -> Workshop:
    found = store.get(db, number)
    if found is None:
        raise Failed(f"there is no workshop {number}")
    return found


def _planned(db: Any, number: int) -> Workshop:
    found = _one(db, number)
    if found.status == "cancelled":
        raise Failed(f"workshop {number} was called off")
    return found


def _office(db: Any, number: int, lang: str) -> str:
    one = _one(db, number)
    card = next((each for each in offices.all_offices(db) if each.district_lgd == one.district_lgd), None)
    return card.name_in(lang) if card else "Haat"


def _known(lang: str) -> None:
    if lang not in languages():
        raise Misuse(f"no language {lang}; there are {', '.join(languages())}")


def _moment(words: str) -> datetime:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise Misuse(f"{words} is no day and time like 2026-12-03T11:00") from None
    return at if at.tzinfo else at.replace(tzinfo=load().zone)


def _write(out: Path, body: bytes) -> None:
    unfinished = out.with_name(f".{out.name}.part")
    unfinished.write_bytes(body)
    unfinished.replace(out)
    print(out)
