"""Bring Haat up, talk to it, and see that all is there."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.command import AsJson, Failed, known_language, now, ready_store, show, with_store
from bot.opening import clock_of, open_store
from bot.settings import load
from storage import offices, restoring, schema

app = typer.Typer()
db_app = typer.Typer(no_args_is_help=True, help="The store's schema.")
app.add_typer(db_app, name="db")


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port; 8080 or the next free one.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Folder of the demo's data.")] = None,
    reset: Annotated[bool, typer.Option(help="Begin again with fresh sample data.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
) -> None:
    """Try Haat in the browser: sample districts, three phones, no token."""
    from bot import serve
    from bot.rehearsal import demo as demonstration

    chosen = serve.free_port("127.0.0.1", port or 8080, explicit=port is not None)
    if chosen is None:
        raise Failed(f"port {port} is taken" if port else "no free port from 8080 on")
    demonstration.run(load(), data_dir, chosen, reset=reset, opens=not no_open)


@app.command(name="serve")
def serve_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    polling: Annotated[bool, typer.Option(help="Fetch Telegram's updates instead of a webhook.")] = False,
) -> None:
    """Serve: webhooks, sending, and the tick."""
    from bot import serve
    from bot.app import App
    from bot.engine import engine_for

    settings = load()
    store = ready_store(settings, owner=True)
    with store.read() as db:
        if not offices.all_offices(db):
            raise Failed("no office card yet: run `haat office set …` (see `haat doctor`)")
    app = App(settings, store, clock_of(settings), serve.channels_of(settings), engine=engine_for(store))
    print(f"Haat serves on http://{host}:{port}", file=sys.stderr)
    serve.run_until_stopped(serve.serve(app, host, port, polling=polling))


@app.command()
def worker() -> None:
    """Work on a further machine: the same PostgreSQL, any number of these beside `haat serve`."""
    from bot import serve
    from bot.app import App
    from bot.engine import engine_for

    settings = load()
    if not settings.database_url.startswith("postgresql"):
        raise Failed(
            "workers share one PostgreSQL: set HAAT_DATABASE_URL; on SQLite `haat serve` does everything itself"
        )
    store = ready_store(settings)
    app = App(settings, store, clock_of(settings), serve.channels_of(settings), engine=engine_for(store))
    print("Haat works", file=sys.stderr)
    serve.run_until_stopped(serve.work(app))


@app.command()
def talk(
    as_: Annotated[str, typer.Option("--as", help="Who is speaking.")] = "me",
    lang: Annotated[str, typer.Option(help="The person's language.")] = "",
) -> None:
    """Talk to Haat here; in a pipe each line is one message.

    Gestures: :press N · :reply K TEXT · :photo FILE · :voice FILE · :location LAT,LON · :wait 25h
    """
    from bot.rehearsal.talk import talk as talk_on
    from bot.serve import terminal_app

    if lang:
        known_language(lang)
    settings = load()
    store = ready_store(settings)
    app = terminal_app(settings, store, clock_of(settings), as_)
    lines: Iterator[str] = _prompted() if sys.stdin.isatty() else iter(sys.stdin)
    asyncio.run(talk_on(app, as_, lang, lines, sys.stdout))


def _prompted() -> Iterator[str]:
    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            return


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say what is missing, with the next command."""
    from bot import doctor as doctoring

    settings = load()
    findings = doctoring.examine(settings, open_store(settings))
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
    store = open_store(load())
    schema.upgrade(store)
    print(f"the store is at version {schema.current(store)}")


@db_app.command()
def current() -> None:
    """Print the store's version."""
    print(schema.current(open_store(load())) or "empty")


@db_app.command()
def check() -> None:
    """Exit 1 when the store is not at this program's version."""
    has = schema.current(open_store(load()))
    if has != schema.newest():
        raise Failed(f"the store is at {has or 'nothing'}, this program needs {schema.newest()}: run `haat db upgrade`")
    print("the store is up to date")


@db_app.command()
def restored() -> None:
    """After a backup was put back, before `haat serve`: what waited in it may have been sent since and is not sent again."""
    rows, paused = with_store(lambda db: restoring.doubt_what_waited(db, now()))
    print(f"{rows} waiting messages are uncertain now (`haat outbox list`), {paused} running broadcasts are paused")
