"""What every command needs: the store, the business time, lists on paper, and how a command fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from bot.opening import clock_of, open_store
from bot.settings import Settings, load
from handlers.language import languages
from storage import schema
from storage.database import Store

T = TypeVar("T")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
District = Annotated[int | None, typer.Option("--district", help="District by its LGD code.")]
State = Annotated[str | None, typer.Option("--state", help="State by its name.")]


class Failed(Exception):
    """The command could not do it; the message says why and what next."""


class Misuse(Exception):
    """The command was called wrongly."""


def ready_store(settings: Settings, *, owner: bool = False) -> Store:
    """The store, made and migrated when it is empty. Raises Failed on an older schema."""
    store = open_store(settings, owner=owner)
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
    return clock_of(load()).now()


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


def known_district(code: int) -> None:
    from handlers.matching.places import Places

    if code not in Places.shipped().districts:
        raise Misuse(f"no district has the LGD code {code}")


def known_state(name: str) -> str:
    """A state as the reference data writes it."""
    from handlers.matching.places import Places

    names = {one.state.casefold(): one.state for one in Places.shipped().districts.values()}
    if name.casefold() not in names:
        raise Misuse(f"no state is called {name}")
    return names[name.casefold()]


def known_language(code: str) -> None:
    if code not in languages():
        raise Misuse(f"no language {code}; there are {', '.join(languages())}")
