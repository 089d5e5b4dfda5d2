"""What a command does in an officer's name: this moment, the officer, one deed in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from bot.commands.command import Failed, ready_store
from bot.opening import clock_of
from bot.settings import load
from handlers.notice.broadcasts import Refused
from handlers.notice.schedules import BadTime
from handlers.world import World
from storage import staff
from storage.audience_words import BadAudience
from storage.staff import Officer

T = TypeVar("T")

By = Annotated[str, typer.Option("--by", help="The officer: number or name in `haat officer list`.")]


def world() -> World:
    """This moment, as a command sees it."""
    from bot.tokens import new_token
    from handlers.matching.catalogue import Catalogue
    from handlers.matching.places import Places

    settings = load()
    clock = clock_of(settings)
    names = (
        ("telegram", settings.telegram_bot_token.get_secret_value().partition(":")[0]),
        ("whatsapp", settings.twilio_whatsapp_from),
    )
    return World(now=clock.now(), new_token=new_token, catalogue=Catalogue.shipped(), places=Places.shipped(),
                 zone=settings.zone, public_names=tuple(pair for pair in names if pair[1]))  # fmt: skip


def do(deed: Callable[[Any, World], T]) -> T:
    """One deed in one short transaction; what is refused is said and exits 1."""
    opened, here = ready_store(load()), world()
    try:
        with opened.write() as db:
            return deed(db, here)
    except (Refused, BadTime, BadAudience) as refused:
        raise Failed(str(refused)) from refused
    finally:
        opened.close()


def officer_named(db: Any, words: str) -> Officer:
    """The officer with rights whose number or name this is. Raises Failed."""
    found = [
        Officer(one.id, one.person_id, one.name, one.district_lgd, one.state)
        for one in {row.id: row for row in staff.all_officers(db)}.values()
        if one.disabled_at is None and words.casefold() in (str(one.id), one.name.casefold())
    ]
    if len(found) != 1:
        raise Failed(f"{'no' if not found else 'more than one'} officer with rights is called {words}")
    return found[0]
