"""The store goes away and comes back: the providers are told to come again, and nothing that was said is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from bot import web
from storage import inbox, outbox, tables
from tests.trips.guests import Guest
from tests.trips.town import PLAIN, SECRET, Town, until


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        town.telegram.first_retry = town.telegram.longest_retry = 0.5
        yield town


@pytest.fixture
def away(
    any_store_url: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], AbstractContextManager[None]]:
    """How to take the store away for a while: somebody holds the file, or the server lets nobody in."""
    monkeypatch.setattr(web, "PATIENCE", 1.0)
    if any_store_url.startswith("sqlite"):
        return lambda: _held(any_store_url.removeprefix("sqlite:///"))
    postgres = request.getfixturevalue("postgres")
    address = postgres.address.set(drivername="postgresql").render_as_string(hide_password=False)
    return lambda: _closed(address, str(make_url(any_store_url).database))


@contextmanager
def _held(file: str) -> Iterator[None]:
    holder = sqlite3.connect(file, isolation_level=None, timeout=20)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@contextmanager
def _closed(address: str, name: str) -> Iterator[None]:
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false'.encode())
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        try:
            yield
        finally:
            admin.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true'.encode())


def test_what_comes_while_the_store_is_away_is_refused_for_now_and_answered_later(
    town: Town, away: Callable[[], AbstractContextManager[None]]
) -> None:
    sita, asha = Guest(town, "whatsapp"), Guest(town, "telegram")
    update = {"update_id": 5, "message": {"message_id": 5, "date": 5, "text": "x", "from": asha.person.json,
              "chat": {"id": asha.person.id, "type": "private"}}}  # fmt: skip
    with away():
        answer = PLAIN.post(
            f"{town.url}/webhooks/telegram", content=json.dumps(update), timeout=20,
            headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
        )  # fmt: skip
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        posted = sita.person.says("🙂")
        assert posted.status == 503
        asha.person.says("🙂")
        until(lambda: any(one.status == 503 for one in town.telegram.deliveries), "Telegram was told to come again", 30)
        assert PLAIN.get(f"{town.url}/healthz").status_code == 200
    sita.person.repeats(posted)
    until(lambda: not town.telegram.pending, "Telegram has come again", 60)
    town.quiet(60)
    for guest in (sita, asha):
        guest.hears("Sorry, I did not get that.")
        assert len(guest.kept(tables.inbox)) in (2, 3)
        guest.goes_on()
    assert town.look(inbox.parked) == []


def test_what_was_taken_in_before_the_store_went_away_is_answered_after_it_came_back(
    town: Town, away: Callable[[], AbstractContextManager[None]]
) -> None:
    guests = [Guest(town, app) for app in ("whatsapp", "telegram")]
    for guest in guests:
        guest.settle()
        guest.person.says("🙂")
    until(lambda: not town.telegram.pending, "Telegram's is taken in", 30)
    with away():
        assert PLAIN.get(f"{town.url}/healthz").status_code == 200
    town.quiet(60)
    for guest in guests:
        guest.hears("Sorry, I did not get that.", times=1)
        assert [row.tries for row in guest.kept(tables.inbox)] == [0] * len(guest.kept(tables.inbox))
        guest.goes_on()
    assert set(town.look(outbox.by_state)) <= {"sent", "delivered", "read"}


def test_the_same_message_again_after_a_slow_commit_counts_once(
    town: Town, away: Callable[[], AbstractContextManager[None]]
) -> None:
    meera = Guest(town, "whatsapp")
    meera.settle()
    with away():
        posted = meera.person.says("🙂")
        assert posted.status == 503
    town.quiet(60)
    meera.person.repeats(posted, 3)
    town.quiet(60)
    meera.hears("Sorry, I did not get that.", times=1)
    same = sa.select(sa.func.count()).select_from(tables.inbox).where(tables.inbox.c.provider_id == posted.sid)
    assert town.look(lambda db: db.scalar(same)) == 1
    meera.goes_on()
