"""The command `haat`: every promised command in one place, each a short call into the house."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot import doctor as doctoring
from bot import serve
from bot.logs import set_up
from bot.settings import BadSettings, Settings, load
from bot.talk import talk as talk_on
from handlers.language import languages
from storage import groups as group_store
from storage import inbox as inbox_store
from storage import offices, people, schema
from storage import outbox as outbox_store
from storage.database import Store, StoreAway
from storage.offices import Office

T = TypeVar("T")

haat = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Haat: the buyer-seller groups of an ODOP district, on Telegram and WhatsApp.",
)
db_app = typer.Typer(no_args_is_help=True, help="The store's schema.")
office_app = typer.Typer(no_args_is_help=True, help="The office card: whom Haat speaks for.")
officer_app = typer.Typer(no_args_is_help=True, help="Officers and their rights.")
sender_app = typer.Typer(no_args_is_help=True, help="Telegram bots and WhatsApp numbers.")
link_app = typer.Typer(no_args_is_help=True, help="Start links for posters.")
group_app = typer.Typer(no_args_is_help=True, help="Buyer-seller groups.")
inbox_app = typer.Typer(no_args_is_help=True, help="Messages that could not be worked.")
outbox_app = typer.Typer(no_args_is_help=True, help="Messages that could not be sent.")
i18n_app = typer.Typer(no_args_is_help=True, help="The languages.")
import_app = typer.Typer(no_args_is_help=True, help="Bring in lists (csv, xlsx, yaml); safe to run again.")
export_app = typer.Typer(no_args_is_help=True, help="Take out lists (csv, xlsx, json).")
for name, sub in {
    "db": db_app, "office": office_app, "officer": officer_app, "sender": sender_app, "link": link_app,
    "group": group_app, "inbox": inbox_app, "outbox": outbox_app, "i18n": i18n_app, "import": import_app,
    "export": export_app,
}.items():  # fmt: skip
    haat.add_typer(sub, name=name)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
District = Annotated[int | None, typer.Option("--district", help="District by its LGD code.")]
State = Annotated[str | None, typer.Option("--state", help="State by its name.")]


class Failed(Exception):
    """The command could not do it; the message says why and what next."""


class Misuse(Exception):
    """The command was called wrongly."""


def main() -> None:
    """Run one command; exit 0 done, 1 failed, 2 misuse."""
    set_up(plain=sys.stderr.isatty())
    try:
        haat()
    except Misuse as misuse:
        _end(2, str(misuse))
    except Failed as failed:
        _end(1, str(failed))
    except BadSettings as bad:
        _end(1, *bad.lines)
    except StoreAway as away:
        _end(1, f"the store cannot be reached: {_first_line(away)}")
    except IntegrityError as taken:
        _end(1, f"something of this name or number is there already: {_first_line(taken.orig or taken)}")
    except DBAPIError as error:
        _end(1, f"the store refused: {_first_line(error.orig or error)}")
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        _end(1, f"{error.filename or 'the system'}: {error.strerror or error}")


def _end(code: int, *lines: str) -> NoReturn:
    for line in lines:
        print(f"haat: {line}", file=sys.stderr)
    sys.exit(code)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def ready_store(settings: Settings, *, owner: bool = False) -> Store:
    """The store, made and migrated when it is empty. Raises Failed on an older schema."""
    store = serve.open_store(settings, owner=owner)
    has = schema.current(store)
    if has is None and schema.is_empty(store):
        schema.upgrade(store)
    elif has != schema.newest():
        raise Failed(f"the store is at version {has}, this program needs {schema.newest()}: run `haat db upgrade`")
    return store


def with_store(deed: Callable[[Any], T]) -> T:
    """Run a deed in one short writing transaction of this command."""
    store = ready_store(load())
    try:
        with store.write() as db:
            return deed(db)
    finally:
        store.close()


def now() -> datetime:
    """The business time of this command."""
    return serve.clock_of(load()).now()


def show(rows: Sequence[dict[str, Any]], as_json: bool) -> None:
    """A list as JSON or as a table."""
    if as_json:
        print(json.dumps(list(rows), ensure_ascii=False, default=str))
        return
    if not rows:
        print("nothing")
        return
    table = Table(*rows[0])
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    Console().print(table)


# ── running ───────────────────────────────────────────────────────────────────────────────────────────────────────


@haat.command()
def demo(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port; 8080 or the next free one.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Folder of the demo's data.")] = None,
    reset: Annotated[bool, typer.Option(help="Begin again with fresh sample data.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
) -> None:
    """Try Haat in the browser: sample districts, three phones, no token."""
    from bot import demo as demonstration

    chosen = serve.free_port("127.0.0.1", port or 8080, explicit=port is not None)
    if chosen is None:
        raise Failed(f"port {port} is taken" if port else "no free port from 8080 on")
    demonstration.run(load(), data_dir, chosen, reset=reset, opens=not no_open)


@haat.command(name="serve")
def serve_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    polling: Annotated[bool, typer.Option(help="Fetch Telegram's updates instead of a webhook.")] = False,
) -> None:
    """Serve: webhooks, sending, and the tick."""
    from bot.app import App

    settings = load()
    store = ready_store(settings, owner=True)
    with store.read() as db:
        if not offices.all_offices(db):
            raise Failed("no office card yet: run `haat office set …` (see `haat doctor`)")
    app = App(settings, store, serve.clock_of(settings), serve.channels_of(settings))
    print(f"Haat serves on http://{host}:{port}", file=sys.stderr)
    asyncio.run(serve.serve(app, host, port, polling=polling))


@haat.command()
def talk(
    as_: Annotated[str, typer.Option("--as", help="Who is speaking.")] = "me",
    lang: Annotated[str, typer.Option(help="The person's language.")] = "",
) -> None:
    """Talk to Haat here; in a pipe each line is one message.

    Gestures: :press N · :reply K TEXT · :photo FILE · :voice FILE · :location LAT,LON · :wait 25h
    """
    if lang:
        _known_language(lang)
    settings = load()
    store = ready_store(settings)
    app = serve.terminal_app(settings, store, serve.clock_of(settings), as_)
    lines: Iterator[str] = _prompted() if sys.stdin.isatty() else iter(sys.stdin)
    asyncio.run(talk_on(app, as_, lang, lines, sys.stdout))


def _prompted() -> Iterator[str]:
    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            return


@haat.command()
def doctor(as_json: AsJson = False) -> None:
    """Say what is missing, with the next command."""
    settings = load()
    findings = doctoring.examine(settings, serve.open_store(settings))
    if as_json:
        show([{"what": one.what, "state": one.state, "next": one.next_step} for one in findings], True)
    else:
        signs = {"ok": "✔", "warning": "!", "bad": "✘"}
        for one in findings:
            print(f"{signs[one.state]} {one.what}" + (f"\n    → {one.next_step}" if one.next_step else ""))
    if any(one.state == "bad" for one in findings):
        raise typer.Exit(1)


@db_app.command()
def upgrade() -> None:
    """Bring the store to this program's version."""
    store = serve.open_store(load())
    schema.upgrade(store)
    print(f"the store is at version {schema.current(store)}")


@db_app.command()
def current() -> None:
    """Print the store's version."""
    print(schema.current(serve.open_store(load())) or "empty")


@db_app.command()
def check() -> None:
    """Exit 1 when the store is not at this program's version."""
    has = schema.current(serve.open_store(load()))
    if has != schema.newest():
        raise Failed(f"the store is at {has or 'nothing'}, this program needs {schema.newest()}: run `haat db upgrade`")
    print("the store is up to date")


# ── reading and matching ──────────────────────────────────────────────────────────────────────────────────────────


@haat.command()
def read(
    text: Annotated[str | None, typer.Argument(help="What somebody wrote.")] = None,
    file: Annotated[Path | None, typer.Option(help="JSON lines with id, text, context.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the readings go.")] = None,
    as_json: AsJson = False,
) -> None:
    """What Haat understands of a message, without acting."""
    from bot.reading import read_lines, read_one

    if file is not None and out is not None and text is None:
        _lines(file, out, read_lines)
        return
    if text is None or file is not None:
        raise Misuse("give TEXT, or --file with --out")
    reading = read_one(text, now().date())
    print(
        json.dumps(reading, ensure_ascii=False)
        if as_json
        else "\n".join(f"{key}: {value}" for key, value in reading.items())
    )


@haat.command()
def match(
    text: Annotated[str | None, typer.Argument(help="What a buyer wrote.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many sellers.")] = 10,
    file: Annotated[Path | None, typer.Option(help="JSON lines with id, text, ts.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the predictions go.")] = None,
    as_json: AsJson = False,
) -> None:
    """The sellers that fit an enquiry, with reasons; changes nothing."""
    from bot.reading import match_lines, match_one

    store = ready_store(load())
    if file is not None and out is not None and text is None:
        _lines(file, out, lambda lines: match_lines(lines, store, now().date()))
        return
    if text is None or file is not None:
        raise Misuse("give TEXT, or --file with --out")
    rows = match_one(text, store, now(), limit)
    show(rows, as_json)


def _lines(file: Path, out: Path, deed: Callable[[Iterator[str]], Iterator[dict[str, Any]]]) -> None:
    if not file.is_file():
        raise Failed(f"{file} is not there")
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with file.open(encoding="utf-8") as lines, unfinished.open("w", encoding="utf-8") as target:
            for row in deed(iter(lines)):
                target.write(json.dumps(row, ensure_ascii=False) + "\n")
        unfinished.replace(out)
    except ValueError as error:
        raise Failed(f"{file}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


# ── office, officers, senders, links ──────────────────────────────────────────────────────────────────────────────


@office_app.command(name="set")
def office_set(
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    name: Annotated[str, typer.Option(help="The office's name; with --lang one language's.")],
    address: Annotated[str, typer.Option(help="Its address.")],
    landline: Annotated[str, typer.Option(help="A number that anyone can ring.")],
    hours: Annotated[str, typer.Option(help="When it answers.")],
    lang: Annotated[str, typer.Option(help="The language of these texts.")] = "en",
) -> None:
    """Write a district's office card; run again per language."""
    _known_district(district)
    _known_language(lang)
    if not all(part.strip() for part in (name, address, hours)):
        raise Misuse("--name, --address and --hours want some words")
    if not re.fullmatch(r"\+?[0-9][0-9 ()/-]{4,18}", landline):
        raise Misuse("--landline wants a number that anyone can ring, for example 07582-000000")

    def deed(db: Any) -> None:
        has = next((one for one in offices.all_offices(db) if one.district_lgd == district), None)
        texts = [dict(part) for part in ((has.name, has.address, has.hours) if has else ({}, {}, {}))]
        for part, text in zip(texts, (name, address, hours), strict=True):
            part[lang] = text
        offices.set_office(db, Office(district, texts[0], texts[1], landline, texts[2]), now())

    with_store(deed)
    print(f"office card of district {district} written ({lang})")


@office_app.command(name="show")
def office_show(as_json: AsJson = False) -> None:
    """Print the office cards."""
    cards = with_store(offices.all_offices)
    show(
        [
            {
                "district": one.district_lgd,
                "name": one.name if as_json else _by_language(one.name),
                "address": one.address if as_json else _by_language(one.address),
                "landline": one.landline,
                "hours": one.hours if as_json else _by_language(one.hours),
            }
            for one in cards
        ],
        as_json,
    )


def _by_language(texts: dict[str, str]) -> str:
    return "\n".join(f"{lang}: {text}" for lang, text in texts.items())


@officer_app.command(name="add")
def officer_add(
    name: Annotated[str, typer.Option(help="The officer's name.")],
    telegram: Annotated[int | None, typer.Option(help="Telegram user id.")] = None,
    whatsapp: Annotated[str | None, typer.Option(help="WhatsApp number, +E164.")] = None,
    terminal: Annotated[str | None, typer.Option(help="Name in `haat talk --as`.")] = None,
    district: District = None,
    state: State = None,
) -> None:
    """Give someone an officer's rights for one district or one state."""
    if sum(one is not None for one in (telegram, whatsapp, terminal)) != 1:
        raise Misuse("name exactly one of --telegram, --whatsapp, --terminal")
    if (district is None) == (state is None):
        raise Misuse("name exactly one of --district, --state")
    if district is not None:
        _known_district(district)
    if state is not None:
        state = _known_state(state)
    if whatsapp is not None and not re.fullmatch(r"\+[0-9]{8,15}", whatsapp):
        raise Misuse("--whatsapp wants +E164, for example +91…")
    if telegram is not None and telegram <= 0:
        raise Misuse("--telegram wants a user id, a number above zero")
    settings = load()
    channel, external, sender = (
        ("telegram", str(telegram), settings.telegram_bot_token.get_secret_value().partition(":")[0])
        if telegram is not None
        else ("whatsapp", f"whatsapp:{whatsapp}", settings.twilio_whatsapp_from) if whatsapp is not None
        else ("terminal", str(terminal), "terminal")
    )  # fmt: skip

    def deed(db: Any) -> int:
        place = people.address_for(db, channel, sender, [external], now())
        people.change_person(db, place.person_id, name=name, district_lgd=district, heard_office_at=now())
        if people.officer_of(db, place.person_id) is not None:
            raise Failed(f"{name} is an officer already")
        return people.add_officer(db, place.person_id, name, district_lgd=district, state=state, now=now())

    print(f"officer {with_store(deed)}: {name}")


@officer_app.command(name="list")
def officer_list(as_json: AsJson = False) -> None:
    """Print the officers."""
    rows = with_store(people.all_officers)
    show([{"id": one.id, "name": one.name, "channel": one.channel, "address": one.external_id,
           "district": one.district_lgd, "state": one.state, "disabled": one.disabled_at} for one in rows],
         as_json)  # fmt: skip


@officer_app.command(name="disable")
def officer_disable(
    officer: Annotated[int, typer.Argument(help="The officer's number in `haat officer list`.")],
) -> None:
    """Take an officer's rights away; it acts at once."""
    if not with_store(lambda db: people.disable_officer(db, officer, now())):
        raise Failed(f"there is no officer {officer} with rights")
    print(f"officer {officer} has no rights any more")


@sender_app.command(name="add")
def sender_add(
    channel: Annotated[str, typer.Option(help="telegram or whatsapp.")],
    name: Annotated[str, typer.Option(help="A short name for it.")],
    external: Annotated[str, typer.Option("--id", help="Bot id, or whatsapp:+E164.")],
    district: Annotated[list[int] | None, typer.Option("--district", help="Districts it serves.")] = None,
) -> None:
    """Name a sender and the districts it serves."""
    if channel not in ("telegram", "whatsapp"):
        raise Misuse("--channel is telegram or whatsapp")
    if not re.fullmatch(r"[0-9]+" if channel == "telegram" else r"whatsapp:\+[0-9]{8,15}", external):
        raise Misuse("--id is a bot's id (the digits before the colon of its token), or whatsapp:+E164")
    for one in district or []:
        _known_district(one)
    with_store(lambda db: people.name_sender(db, channel, external, name, district or [], now()))
    print(f"sender {name} written")


@sender_app.command(name="list")
def sender_list(as_json: AsJson = False) -> None:
    """Print the senders."""
    show([dict(row._mapping) for row in with_store(people.all_senders)], as_json)


@link_app.command(name="add")
def link_add(
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    lang: Annotated[str, typer.Option(help="Language in which Haat begins.")] = "hi",
    role: Annotated[str, typer.Option(help="seller, buyer, or empty.")] = "seller",
    token: Annotated[str, typer.Option(help="A short word; made up when empty.")] = "",
    note: Annotated[str, typer.Option(help="Where it hangs.")] = "",
) -> None:
    """Make a start link for a poster: it carries district, language and role."""
    from bot.app import new_token

    _known_district(district)
    _known_language(lang)
    if role not in ("seller", "buyer", ""):
        raise Misuse("--role is seller, buyer, or empty")
    if token and not re.fullmatch(r"[A-Za-z0-9_-]{3,40}", token):
        raise Misuse("--token has 3 to 40 of A-Z a-z 0-9 _ -")
    chosen = token or new_token()

    def deed(db: Any) -> bool:
        # A token is found whatever its case, since people type it.
        return people.link(db, chosen, now()) is None and people.add_link(
            db, chosen, now(), district_lgd=district, language=lang, role=role or None, note=note
        )

    if not with_store(deed):
        raise Failed(f"a link {chosen} is there already")
    number = load().twilio_whatsapp_from.removeprefix("whatsapp:+")
    print(f"Telegram: https://t.me/YOUR_BOT?start={chosen}")
    print(f"WhatsApp: https://wa.me/{number or 'YOUR_NUMBER'}?text=HAAT%20{chosen}")


@group_app.command(name="create")
def group_create(
    name: Annotated[str, typer.Option(help="The group's name.")],
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    product: Annotated[str, typer.Option(help="Its product, in any of its names.")],
    telegram_chat: Annotated[int | None, typer.Option(help="Telegram supergroup id.")] = None,
) -> None:
    """Make a group for a district and a product."""
    from handlers.matching.catalogue import Catalogue

    _known_district(district)
    found = Catalogue.shipped().concepts_in(product)
    if not found:
        raise Failed(f"no product is called {product}")
    made = with_store(lambda db: group_store.create(db, name, district, found[0], telegram_chat, now()))
    if made is None:
        raise Failed("a group of this name is there already")
    print(f"group {made}: {name}")


@group_app.command(name="list")
def group_list(as_json: AsJson = False) -> None:
    """Print the groups with their members' number."""
    show([dict(row._mapping) for row in with_store(group_store.listed)], as_json)


def _known_district(code: int) -> None:
    from handlers.matching.places import Places

    if code not in Places.shipped().districts:
        raise Misuse(f"no district has the LGD code {code}")


def _known_state(name: str) -> str:
    """A state as the reference data writes it."""
    from handlers.matching.places import Places

    names = {one.state.casefold(): one.state for one in Places.shipped().districts.values()}
    if name.casefold() not in names:
        raise Misuse(f"no state is called {name}")
    return names[name.casefold()]


def _known_language(code: str) -> None:
    if code not in languages():
        raise Misuse(f"no language {code}; there are {', '.join(languages())}")


# ── what went wrong ───────────────────────────────────────────────────────────────────────────────────────────────


@inbox_app.command(name="list")
def inbox_list(as_json: AsJson = False) -> None:
    """Print parked messages."""
    rows = with_store(inbox_store.parked)
    show([{"id": one.id, "channel": one.channel, "lane": one.lane, "tries": one.tries, "error": one.error,
           "received": one.received_at} for one in rows], as_json)  # fmt: skip


@inbox_app.command(name="retry")
def inbox_retry(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """Let a parked message be worked again."""
    if not with_store(lambda db: inbox_store.retry(db, number)):
        raise Failed(f"message {number} is not parked")
    print("it is in its lane again")


@outbox_app.command(name="list")
def outbox_list(as_json: AsJson = False) -> None:
    """Print failed and uncertain messages."""
    rows = with_store(lambda db: outbox_store.listed(db, ("failed", "unknown")))
    show([{"id": one.id, "channel": one.channel, "purpose": one.purpose, "state": one.state, "reason": one.reason,
           "created": one.created_at} for one in rows], as_json)  # fmt: skip


@outbox_app.command(name="retry")
def outbox_retry(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """Send a failed or uncertain message once more."""
    if not with_store(lambda db: outbox_store.retry(db, number, now())):
        raise Failed(f"message {number} is neither failed nor uncertain")
    print("it will be sent once more")


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────

Files = Annotated[list[Path], typer.Argument(help="csv, xlsx or yaml files.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only check.")]
Errors = Annotated[Path | None, typer.Option("--errors", help="Where rows that cannot be read go.")]


@import_app.command(name="sellers")
def import_sellers(files: Files, dry_run: DryRun = False, errors: Errors = None) -> None:
    """Sellers, by their seller_id; they are invited and never written to before their own consent."""
    from bot import importing

    store = ready_store(load())
    report = importing.sellers(store, files, now(), dry_run=dry_run)
    print(
        f"{report.new} new, {report.changed} changed, {len(report.bad)} not readable"
        + (" (nothing written)" if dry_run else "")
    )
    for row in report.bad[:20]:
        print(f"  {row.file} row {row.row}: {row.why}", file=sys.stderr)
    if errors is not None:
        importing.write_errors(report, errors)
    if report.bad:
        raise typer.Exit(1)


Out = Annotated[Path | None, typer.Option("--out", help="File to write; people.csv and the like here when not given.")]
Format = Annotated[str, typer.Option("--format", help="csv, xlsx or json; by the file's ending when not given.")]


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
    from bot import exporting

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


@i18n_app.command(name="check")
def i18n_check(as_json: AsJson = False) -> None:
    """Exit 1 when a language that must be complete is not, or a text does not fit; partial languages are only told."""
    from bot import i18n

    found = i18n.findings()
    if as_json:
        show([asdict(one) for one in found], True)
    else:
        for one in found:
            print(f"{one.language}: " + (f"{one.text!r} " if one.text else "") + one.what)
        for standing in i18n.standings():
            left = "" if standing.whole else ", the others in English"
            print(f"{standing.language}: {standing.said} of {standing.texts} texts{left}")
    if any(one.fails for one in found):
        raise typer.Exit(1)


@haat.command()
def bench(name: Annotated[str, typer.Argument(help="Which bench; all when empty.")] = "") -> None:
    """Measure (needs a checkout)."""
    import runpy

    folder = Path(__file__).resolve().parent.parent / "bench"
    if not folder.is_dir():
        raise Misuse("bench needs a checkout of the project; the installed package has no bench folder")
    files = sorted(folder.glob(f"{name or '*'}.py"))
    if not files:
        raise Misuse(f"no bench is called {name}")
    sys.path.insert(0, str(folder.parent))
    for file in files:
        runpy.run_path(str(file), run_name="__main__")


if __name__ == "__main__":
    main()
