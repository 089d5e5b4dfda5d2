"""What went wrong on the way in or out, and once more."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.command import AsJson, Failed, now, show, with_store
from storage import inbox as inbox_store
from storage import outbox as outbox_store

app = typer.Typer()
inbox_app = typer.Typer(no_args_is_help=True, help="Messages that could not be worked.")
outbox_app = typer.Typer(no_args_is_help=True, help="Messages that could not be sent.")
app.add_typer(inbox_app, name="inbox")
app.add_typer(outbox_app, name="outbox")


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
