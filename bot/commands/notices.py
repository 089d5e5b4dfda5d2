"""Notices: what Haat reads in a circular, the list, one of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.acting import do
from bot.commands.command import AsJson, Failed, Misuse, now, show, with_store
from bot.settings import load
from handlers.notice import broadcasts
from handlers.world import World
from storage import notices, schemes, staff, workshops
from storage.notices import Notice

app = typer.Typer()
notice_app = typer.Typer(no_args_is_help=True, help="Notices: read a circular, list, show.")
app.add_typer(notice_app, name="notice")


@notice_app.command(name="read")
def read(
    file: Annotated[Path | None, typer.Argument(help="A circular: text, PDF or picture.")] = None,
    folder: Annotated[Path | None, typer.Option("--dir", help="A folder of circulars.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where the proposals of a folder go, one a line.")] = None,
    as_json: AsJson = False,
) -> None:
    """What Haat proposes from a circular, without acting."""
    if folder is not None and out is not None and file is None:
        return _read_folder(folder, out)
    if file is None or folder is not None:
        raise Misuse("give FILE, or --dir with --out")
    if not file.is_file():
        raise Failed(f"{file} is not there")
    from bot.circulars import ASKED, propose

    row = propose(file.read_bytes(), file.name, now().astimezone(load().zone).date())
    if as_json:
        print(json.dumps(row, ensure_ascii=False))
        return None
    for name, value in row.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        print(f"{name}: {shown if shown not in (None, '') else '– asked' if name in ASKED else '–'}")
    return None


def _read_folder(folder: Path, out: Path) -> None:
    from bot.circulars import propose_all

    if not folder.is_dir():
        raise Failed(f"{folder} is not there")
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8") as target:
            for row in propose_all(folder, now().astimezone(load().zone).date()):
                target.write(json.dumps(row, ensure_ascii=False) + "\n")
        unfinished.replace(out)
    except ValueError as error:
        raise Failed(str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


@notice_app.command(name="list")
def list_notices(
    status: Annotated[str, typer.Option("--status", help="draft, ready or archived.")] = "", as_json: AsJson = False
) -> None:
    """All notices, the newest first."""
    if status and status not in ("draft", "ready", "archived"):
        raise Misuse("--status is draft, ready or archived")
    found = with_store(lambda db: notices.listed(db, statuses=(status,) if status else ()))
    show([_brief(one) for one in found], as_json)


def _brief(one: Notice) -> dict[str, Any]:
    return {
        "id": one.id, "title": one.title_in(one.language), "kind": one.kind, "status": one.status, "district": one.district_lgd,
        "dates": ", ".join(one.event_dates), "last date": one.last_date, "languages": ", ".join(one.languages),
        "in the way": ", ".join(str(obstacle) for obstacle in notices.obstacles(one)) if one.status != "archived" else "",
    }  # fmt: skip


@notice_app.command(name="show")
def show_notice(
    notice_id: Annotated[int, typer.Argument(metavar="ID", help="Its number from the list.")], as_json: AsJson = False
) -> None:
    """One notice with its texts, facts and source."""
    one = with_store(lambda db: notices.notice(db, notice_id))
    if one is None:
        raise Failed(f"there is no notice {notice_id}; see `haat notice list`")
    if as_json:
        from dataclasses import asdict

        print(json.dumps(asdict(one), ensure_ascii=False, default=str))
        return
    for name, value in _brief(one).items():
        print(f"{name}: {'–' if value in (None, '') else value}")
    print(
        f"source: {one.source or '–'} {one.source_sha256 or ''}\nas of: {one.as_of or '–'}\nexpires: {one.expires_on or '–'}"
    )
    for language, text in one.texts.items():
        print(f"\n[{language}]\n{text}")
    if one.facts:
        print()
        show([{"fact": fact.key, "says": fact.text, "status": fact.status, "why": fact.why, "source": fact.source}
              for fact in one.facts], as_json=False)  # fmt: skip


By = Annotated[int, typer.Option("--by", metavar="OFFICER", help="Number of the officer, see `haat officer list`.")]


@notice_app.command(name="settle")
def settle(
    notice_id: Annotated[int, typer.Argument(metavar="ID")],
    fact: Annotated[str, typer.Argument(help="The fact's name from `haat notice show`.")],
    as_: Annotated[str, typer.Option("--as", help="confirmed, replaced or left_out.")],
    by: By,
    source: Annotated[str, typer.Option("--source", help="Who says so: letter and date, or an official page.")] = "",
    says: Annotated[str | None, typer.Option("--says", help="What a replaced fact says now.")] = None,
) -> None:
    """An officer's word on a fact that may not be sent as it stands."""

    def deed(db: Any, here: World) -> None:
        _theirs(db, here, notice_id, by)
        if not notices.settle_fact(db, notice_id, fact, as_, now(), officer_id=by, source=source, replaced_by=says):
            raise Failed(f"notice {notice_id} has no fact {fact}; see `haat notice show {notice_id}`")

    try:
        do(deed)
    except ValueError as error:
        raise Misuse(str(error)) from error
    print(f"{fact}: {as_}")


@notice_app.command(name="ready")
def ready(notice_id: Annotated[int, typer.Argument(metavar="ID")], by: By) -> None:
    """Let a draft be scheduled; says what is in the way."""

    def deed(db: Any, here: World) -> tuple[notices.Obstacle, ...]:
        _theirs(db, here, notice_id, by)
        return notices.make_ready(db, notice_id, by, now())

    if in_the_way := do(deed):
        raise Failed(f"notice {notice_id} is not ready: {', '.join(str(one) for one in in_the_way)}")
    print(f"notice {notice_id} is ready")


@notice_app.command(name="attach")
def attach(
    notice_id: Annotated[int, typer.Argument(metavar="ID")],
    by: By,
    file: Annotated[Path | None, typer.Option("--file", help="A picture or PDF that goes along.")] = None,
    voice: Annotated[Path | None, typer.Option("--voice", help="A voice note (ogg) behind the button Listen.")] = None,
    workshop: Annotated[int, typer.Option("--workshop", help="A button that notes a place at this workshop.")] = 0,
    scheme: Annotated[int, typer.Option("--scheme", help="A button that leads to this scheme.")] = 0,
    without: Annotated[bool, typer.Option("--without", help="Take files and buttons off.")] = False,
) -> None:  # fmt: skip
    """Put a picture, a PDF, a voice note or buttons to a notice; an approved broadcast of it is approved anew."""
    from bot.files.notice_papers import Unfit, keep

    settings = load()

    def deed(db: Any, here: World) -> dict[str, Any]:
        one = _theirs(db, here, notice_id, by)
        fields: dict[str, Any] = {"media_id": None, "voice_id": None, "buttons": []} if without else {}
        try:
            fields |= {"media_id": keep(db, settings, file, now())} if file else {}
            fields |= {"voice_id": keep(db, settings, voice, now(), voice=True)} if voice else {}
        except Unfit as unfit:
            raise Failed(str(unfit)) from unfit
        if workshop and workshops.get(db, workshop) is None:
            raise Failed(f"there is no workshop {workshop}")
        if scheme and schemes.scheme(db, scheme) is None:
            raise Failed(f"there is no scheme {scheme}; see `haat scheme list`")
        added = [
            {"kind": kind, "value": str(number)}
            for kind, number in (("workshop", workshop), ("scheme", scheme))
            if number
        ]
        if added:
            kept = [] if without else [button for button in one.buttons if button not in added]
            fields["buttons"] = [*kept, *added]
        if not fields:
            raise Misuse("name --file, --voice, --workshop, --scheme or --without")
        notices.change(db, notice_id, now(), **fields)
        return fields

    done = do(deed)
    print(f"notice {notice_id}: {', '.join(sorted(done))} written")


@notice_app.command(name="archive")
def archive(notice_id: Annotated[int, typer.Argument(metavar="ID")], by: By) -> None:
    """Put a notice away; it is not sent any more."""

    def deed(db: Any, here: World) -> bool:
        _theirs(db, here, notice_id, by)
        return notices.archive(db, notice_id, here.now)

    if not do(deed):
        raise Failed(f"notice {notice_id} is archived already")
    print(f"notice {notice_id} is archived")


def _theirs(db: Any, here: World, notice_id: int, by: int) -> Notice:
    """The notice, where it is with this officer's office. Raises Misuse and Refused."""
    officer = staff.officer(db, by)
    if officer is None:
        raise Misuse(f"there is no officer {by}; see `haat officer list`")
    return broadcasts.notice_of(db, here, officer, notice_id)
