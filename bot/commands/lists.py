"""Lists brought in and taken out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.command import Failed, Misuse, now, ready_store
from bot.settings import load
from handlers.language import languages
from storage import offices
from storage.database import Store

app = typer.Typer()
import_app = typer.Typer(no_args_is_help=True, help="Bring in lists (csv, xlsx, yaml); safe to run again.")
export_app = typer.Typer(no_args_is_help=True, help="Take out lists (csv, xlsx, json).")
app.add_typer(import_app, name="import")
app.add_typer(export_app, name="export")

Files = Annotated[list[Path], typer.Argument(help="csv, xlsx or yaml files.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only check.")]
Errors = Annotated[Path | None, typer.Option("--errors", help="Where rows that cannot be read go.")]

Out = Annotated[Path | None, typer.Option("--out", help="File to write; people.csv and the like here when not given.")]
Format = Annotated[str, typer.Option("--format", help="csv, xlsx or json; by the file's ending when not given.")]


@import_app.command(name="sellers")
def import_sellers(
    files: Files,
    dry_run: DryRun = False,
    errors: Errors = None,
    slips: Annotated[
        Path | None, typer.Option("--slips", help="Print slips here (PDF), eight a page, with a one-use code each.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of the slips.")] = "hi",
    bot: Annotated[str, typer.Option("--bot", help="The slips' QR opens this Telegram bot instead of WhatsApp.")] = "",
) -> None:
    """Sellers, by their seller_id; they are invited and never written to before their own consent."""
    from bot.files import importing

    if slips is not None and dry_run:
        raise Misuse("--slips writes codes; leave --dry-run out")
    if lang not in languages():
        raise Misuse("--lang is one of " + ", ".join(languages()))

    store = ready_store(load())
    if slips is not None:
        _can_print_slips(store, slips)
    report = importing.sellers(store, files, now(), dry_run=dry_run)
    print(
        f"{report.new} new, {report.changed} changed, {len(report.bad)} not readable"
        + (" (nothing written)" if dry_run else "")
    )
    for row in report.bad[:20]:
        print(f"  {row.file} row {row.row}: {row.why}", file=sys.stderr)
    if errors is not None:
        importing.write_errors(report, errors)
    if slips is not None:
        _print_slips(store, report.refs, slips, lang, bot)
    if report.bad:
        raise typer.Exit(1)


def _can_print_slips(store: Store, path: Path) -> None:
    """Nothing is brought in whose slips have nowhere to go. A slip names the office and its landline: none goes out without."""
    if not path.parent.is_dir():
        raise Failed(f"{path} cannot be written: there is no such folder")
    with store.read() as db:
        if not offices.all_offices(db):
            raise Failed("no office card yet, and slips name the office: run `haat office set …` (see `haat doctor`)")


def _print_slips(store: Store, refs: list[str], path: Path, lang: str, bot: str) -> None:
    from bot.commands.acting import world
    from bot.papers import slips

    listed = slips.slips(store, refs, world(), lang)
    if not listed:
        print("no slips: none of these sellers still waits for one")
        return
    try:
        path.write_bytes(slips.printed(listed, lang, way_to(bot)))
    except OSError as error:
        raise Failed(f"{path} cannot be written: {error.strerror or error}") from error
    print(f"{len(listed)} slips on {-(-len(listed) // slips.A_PAGE)} pages in {path}")


def way_to(bot: str) -> Callable[[str], str]:
    """How a code is opened by scanning: in the Telegram bot that was named, else in WhatsApp, else only read."""
    if bot:
        return lambda code: f"https://t.me/{bot.removeprefix('@')}?start={code}"
    number = load().twilio_whatsapp_from.removeprefix("whatsapp:+")
    if number:
        return lambda code: f"https://wa.me/{number}?text=HAAT%20{code}"
    return lambda code: f"HAAT {code}"


@import_app.command(name="notices")
def import_notices(files: Files, dry_run: DryRun = False) -> None:
    """Notices from YAML or the plain form (csv, xlsx); past events go to the archive, each file whole or not at all."""
    from bot.files import notice_files

    moment = now()
    store = ready_store(load())
    done = notice_files.bring_in(store, files, moment, moment.astimezone(load().zone).date(), dry_run=dry_run)
    _told(
        f"{done.new} new ({done.archived} of them archived), {done.changed} changed, {done.same} as before",
        done.bad,
        dry_run,
    )


@import_app.command(name="schemes")
def import_schemes(
    files: Annotated[
        list[Path] | None, typer.Argument(help="YAML files; the shipped catalogue when none is given.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """The scheme catalogue; what an officer signed off stays as it is."""
    from bot.files import scheme_files

    store = ready_store(load())
    done = scheme_files.bring_in(store, files or [], now(), dry_run=dry_run)
    _told(f"{done.new} new, {done.changed} changed, {done.same} as before", done.bad, dry_run)


def _told(what: str, bad: list[str], dry_run: bool) -> None:
    print(what + (" (nothing written)" if dry_run else ""))
    for one in bad:
        print(f"  {one}", file=sys.stderr)
    if bad:
        raise typer.Exit(1)


@export_app.command(name="people")
def export_people(out: Out = None, format_: Format = "") -> None:
    """People with their profiles; telephone numbers are left out."""
    _export("people", out, format_)


@export_app.command(name="enquiries")
def export_enquiries(out: Out = None, format_: Format = "") -> None:
    """Enquiries with how far they got."""
    _export("enquiries", out, format_)


@export_app.command(name="deals")
def export_deals(out: Out = None, format_: Format = "") -> None:
    """Introductions, prices and deals."""
    _export("deals", out, format_)


def _export(what: str, out: Path | None, format_: str) -> None:
    from bot.files import exporting

    ending = out.suffix.removeprefix(".").lower() if out else ""
    chosen = format_ or (ending if ending in exporting.FORMATS else "csv")
    if chosen not in exporting.FORMATS:
        raise Misuse("--format is csv, xlsx or json")
    file = out or Path(f"{what}.{chosen}")
    store = ready_store(load())
    try:
        many = exporting.export(store, what, file, chosen)
    except OSError as error:
        raise Failed(f"{file} cannot be written: {error.strerror or error}") from error
    finally:
        store.close()
    print(f"{many} {'row' if many == 1 else 'rows'} in {file}")


@export_app.command(name="registrations")
def export_registrations(out: Out = None, format_: Format = "") -> None:
    """Who was noted for which workshop, who came, and how they found it."""
    _export("registrations", out, format_)
