"""What went wrong on the way in or out, and once more."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.commands.command import AsJson, Failed, Misuse, known_language, now, show, with_store
from handlers.outbound.reasons import in_words
from storage import inbox as inbox_store
from storage import outbox as outbox_store

app = typer.Typer()
inbox_app = typer.Typer(no_args_is_help=True, help="Messages that could not be worked.")
outbox_app = typer.Typer(no_args_is_help=True, help="Messages that could not be sent.")
app.add_typer(inbox_app, name="inbox")
app.add_typer(outbox_app, name="outbox")


@inbox_app.command(name="list")
def inbox_list(as_json: AsJson = False) -> None:
    """Print parked messages: tried three times within a minute and put aside, so that their lane goes on."""
    rows = with_store(inbox_store.parked)
    show([{"id": one.id, "channel": one.channel, "lane": one.lane, "kind": one.message.get("kind", ""), "tries": one.tries,
           "error": one.error, "received": one.received_at} for one in rows], as_json)  # fmt: skip


@inbox_app.command(name="show")
def inbox_show(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """Print what a parked message holds, as it was kept; it may be personal."""
    found = [one for one in with_store(inbox_store.parked) if one.id == number]
    if not found:
        raise Failed(f"message {number} is not parked")
    print(json.dumps(found[0].message, ensure_ascii=False, indent=2))


@inbox_app.command(name="retry")
def inbox_retry(
    numbers: Annotated[list[int] | None, typer.Argument(help="Their numbers in the list.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All that are parked.")] = False,
) -> None:
    """Let parked messages be worked again, each in its lane."""
    if bool(numbers) == every:
        raise Misuse("name the messages, or say --all")
    chosen = numbers or [one.id for one in with_store(inbox_store.parked)]
    missing = with_store(lambda db: [one for one in chosen if not inbox_store.retry(db, one)])
    if missing:
        raise Failed(f"not parked: {', '.join(map(str, missing))}")
    print("it is in its lane again" if len(chosen) == 1 else f"{len(chosen)} are in their lanes again")


@outbox_app.command(name="list")
def outbox_list(
    as_json: AsJson = False,
    language: Annotated[str, typer.Option("--language", help="Language of the reasons.")] = "en",
    waiting: Annotated[bool, typer.Option("--waiting", help="Also what was skipped or is held, and why.")] = False,
) -> None:
    """Print failed and uncertain messages, each with its reason."""
    known_language(language)
    states = ("failed", "unknown", "skipped", "held") if waiting else ("failed", "unknown")
    rows = with_store(lambda db: outbox_store.listed(db, states))
    show([{"id": one.id, "channel": one.channel, "purpose": one.purpose, "state": one.state,
           "reason": in_words(language, one.reason), "due": one.due_at if one.state == "held" else None,
           "created": one.created_at} for one in rows], as_json)  # fmt: skip


@outbox_app.command(name="retry")
def outbox_retry(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """Send a failed or uncertain message once more."""
    if not with_store(lambda db: outbox_store.retry(db, number, now())):
        raise Failed(f"message {number} is neither failed nor uncertain")
    print("it will be sent once more")
