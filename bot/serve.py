"""Running processes: the server with its channels, and the demo with its simulator."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sys
import webbrowser
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

import structlog
import uvicorn
import uvloop
from fastapi import APIRouter, FastAPI

from bot import lasting
from bot.app import LAST_BREATH, App
from bot.channels.channel import Channel, ChannelError, Malformed
from bot.channels.terminal import Terminal
from bot.clock import Clock
from bot.settings import Settings
from bot.web import create_web, running
from storage.database import Store

if TYPE_CHECKING:
    from bot.channels.telegram import Telegram

log = structlog.get_logger()


def channels_of(settings: Settings) -> list[Channel]:
    """The channels whose settings are complete; the others stay closed and it is said."""
    from bot.channels.telegram import Telegram
    from bot.channels.whatsapp import WhatsApp

    channels: list[Channel] = []
    if settings.has_telegram:
        channels.append(
            Telegram(
                settings.telegram_bot_token.get_secret_value(), settings.telegram_api_base_url,
                webhook_secret=settings.telegram_webhook_secret.get_secret_value(), public_url=settings.public_url,
            )
        )  # fmt: skip
    else:
        log.info("TELEGRAM_BOT_TOKEN is not set; Telegram stays closed")
    if settings.has_whatsapp:
        channels.append(
            WhatsApp(
                settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value(), settings.twilio_whatsapp_from,
                settings.twilio_api_base_url, settings.public_url,
                messaging_service_sid=settings.twilio_messaging_service_sid,
            )
        )  # fmt: skip
    else:
        log.info("the TWILIO_ settings are not complete; WhatsApp stays closed")
    return channels


def terminal_app(settings: Settings, store: Store, clock: Clock, present: str) -> App:
    """An App with the terminal alone, at which one person is present."""
    return App(settings, store, clock, [Terminal(present)], paced=False)


async def serve(app: App, host: str, port: int, *, polling: bool) -> None:
    """Serve webhooks, or fetch Telegram's updates, until stopped. An unreachable provider never stops the start.

    Ends the process as failed when the loops behind the doors have died.
    """
    from bot.channels.telegram import Telegram

    server = uvicorn.Server(
        _server_config(create_web(app, died=lambda: setattr(server, "should_exit", True)), host, port)
    )
    telegram = app.channels.get("telegram")
    async with contextlib.AsyncExitStack() as stack:
        if isinstance(telegram, Telegram):
            stack.enter_context(_cancelling(asyncio.create_task(_reach_telegram(app, telegram, polling=polling))))
        await server.serve()
    _fail_if_died(app)


def _fail_if_died(app: App) -> None:
    """A process whose loops ended by themselves ends as failed, so that whoever looks after it starts it again."""
    if app.has_died:
        raise SystemExit(1)


def _server_config(web: FastAPI, host: str, port: int) -> uvicorn.Config:
    """How HTTP is served: the compiled parser, no access log, and a stop that waits for what is being answered."""
    return uvicorn.Config(
        web, host=host, port=port, log_level="warning", http="httptools", ws="none", access_log=False,
        timeout_graceful_shutdown=int(LAST_BREATH),
    )  # fmt: skip


async def work(app: App) -> None:
    """A further machine: the loops and the tick without the doors, until SIGTERM or Ctrl-C."""
    stopped = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    async with running(app, died=stopped.set):
        await stopped.wait()
    _fail_if_died(app)


def run_until_stopped(main: Coroutine[Any, Any, None]) -> None:
    """Run a server on the quick loop; told to stop in order it ends in order, and that is no failure."""
    # The server raises the signal once more when it has stopped; by default that would end the process as killed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    lasting.keep()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, contextlib.suppress(KeyboardInterrupt):
        runner.run(main)


@contextlib.contextmanager
def _cancelling(task: asyncio.Task[None]):  # type: ignore[no-untyped-def]
    try:
        yield task
    finally:
        task.cancel()


async def _reach_telegram(app: App, telegram: Telegram, *, polling: bool) -> None:
    """Set the webhook, or poll; tried again while Telegram cannot be reached."""
    while True:
        await asyncio.sleep(0.2)
        try:
            if polling:
                await telegram.delete_webhook()
                await _poll(app, telegram)
            elif app.settings.public_url:
                await telegram.set_webhook(f"{app.settings.public_url}/webhooks/telegram")
                return
            else:
                log.warning("HAAT_PUBLIC_URL is not set; Telegram cannot reach this server")
                return
        except ChannelError as error:
            log.warning("Telegram cannot be reached; trying again", why=error.reason)
            await asyncio.sleep(10)


async def _poll(app: App, telegram: Telegram) -> None:
    """Fetch updates; one is confirmed to Telegram only when it is committed here."""
    import json

    offset = 0
    while True:
        for update in await telegram.get_updates(offset):
            raw = json.dumps(update)
            try:
                await app.receive(telegram.read_update(raw.encode(), app.clock.now()), raw)
            except Malformed as malformed:
                log.warning("malformed update", why=str(malformed))
            offset = max(offset, int(update.get("update_id", 0)) + 1)


def free_port(host: str, wanted: int, *, explicit: bool) -> int | None:
    """The wanted port, or the next free one when it was only the default; None when an explicit one is taken."""
    for port in range(wanted, wanted + 50):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                if explicit:
                    return None
                continue
            return port
    return None


async def demo(app: App, simulator: APIRouter, port: int, *, opens: bool) -> None:
    """The demo: the simulator on loopback, no token, nothing leaves this machine."""
    server = uvicorn.Server(_server_config(create_web(app, simulator), "127.0.0.1", port))
    if opens:
        asyncio.get_running_loop().call_later(1.0, webbrowser.open, f"http://127.0.0.1:{port}/simulator")
    await server.serve()
