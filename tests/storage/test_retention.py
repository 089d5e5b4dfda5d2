"""What is not kept for ever goes in small pieces; what is not at its end, or proves a consent, stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import consent, inbox, outbox, retention
from storage.database import Store
from storage.tables import consents, inbox_keys, prompts, status_events
from storage.tables import inbox as received
from storage.tables import outbox as rows
from tests.storage import together
from tests.storage.together import NOON

LATER = NOON + timedelta(days=400)


def swept(store: Store, now: datetime, times: int = 1) -> int:
    changed = 0
    for _ in range(times):
        with store.write() as db:
            changed += retention.sweep(db, now)
    return changed


def ids(store: Store, table: sa.Table) -> list[int]:
    with store.read() as db:
        return list(db.scalars(sa.select(table.c.id).order_by(table.c.id)))


def keep(db: Connection, number: int, *, channel: str = "telegram", at: datetime = NOON) -> None:
    assert inbox.keep(
        db, channel=channel, sender="bot", provider_id=str(number), lane=f"address:{number}", message={}, raw="{}",
        ahead=False, now=at,
    )  # fmt: skip


def test_young_things_stay_and_the_walk_rests(store: Store) -> None:
    with store.write() as db:
        keep(db, 1)
        inbox.done(db, 1, NOON)
    assert swept(store, NOON + timedelta(days=7)) == 0
    assert ids(store, received) == [1]
    with store.read() as db:
        assert inbox.known(db, "telegram", "bot", "1")
        assert db.scalar(sa.select(received.c.raw)) == "{}"


def test_after_eight_days_the_key_and_the_raw_request_go_and_the_message_stays(store: Store) -> None:
    with store.write() as db:
        keep(db, 1)
        keep(db, 2, channel="haat")
        inbox.done(db, 1, NOON)
    assert swept(store, NOON + timedelta(days=8)) == 2
    assert ids(store, received) == [1, 2]
    with store.read() as db:
        assert not inbox.known(db, "telegram", "bot", "1")
        assert inbox.known(db, "haat", "bot", "2"), "what Haat began once it does not begin again"
        assert db.scalar(sa.select(received.c.raw).where(received.c.id == 1)) is None


def test_haats_own_keys_go_after_a_year_and_more(store: Store) -> None:
    with store.write() as db:
        keep(db, 2, channel="haat")
    swept(store, NOON + timedelta(days=399))
    with store.read() as db:
        assert inbox.known(db, "haat", "bot", "2")
    swept(store, LATER)
    with store.read() as db:
        assert not inbox.known(db, "haat", "bot", "2")


def test_messages_go_after_half_a_year_but_for_those_that_wait_or_were_put_aside_or_gave_consent(store: Store) -> None:
    with store.write() as db:
        for number in range(1, 6):
            keep(db, number)
        for number in (1, 2, 5):
            inbox.done(db, number, NOON)
        for _ in range(inbox.TRIES):
            inbox.failed(db, 3, "ValueError", NOON)
        person = together.address(db).person_id
        consent.give(
            db, person, "enquiries", given=True, version="1", language="hi", how="button", inbox_id=2, now=NOON
        )
    swept(store, NOON + timedelta(days=179))
    assert ids(store, received) == [1, 2, 3, 4, 5]
    swept(store, LATER)
    assert ids(store, received) == [2, 3, 4]
    with store.read() as db:
        assert db.scalar(sa.select(consents.c.inbox_id)) == 2


def test_what_was_put_aside_goes_by_a_later_walk_once_it_is_done(store: Store) -> None:
    with store.write() as db:
        keep(db, 1)
        for _ in range(inbox.TRIES):
            inbox.failed(db, 1, "ValueError", NOON)
    swept(store, LATER)
    with store.write() as db:
        assert inbox.retry(db, 1)
        inbox.done(db, 1, LATER)
    swept(store, LATER + timedelta(hours=1))
    assert ids(store, received) == [1], "the walk rests"
    swept(store, LATER + retention.REST)
    assert ids(store, received) == []


@pytest.mark.parametrize("state", ["ready", "leased", "sending"])
def test_what_is_still_to_be_sent_stays_with_what_it_waits_for(store: Store, state: str) -> None:
    with store.write() as db:
        to = together.address(db)
        first = together.row(db, to, "a:1")
        later = together.row(db, to, "a:2", after_id=first)
        lone = together.row(db, to, "b:1")
        db.execute(rows.update().where(rows.c.id.in_([first, lone])).values(state="sent"))
        db.execute(rows.update().where(rows.c.id == later).values(state=state))
    swept(store, LATER)
    assert ids(store, rows) == [first, later]
    with store.write() as db:
        db.execute(rows.update().where(rows.c.id == later).values(state="delivered"))
    swept(store, LATER + retention.REST)
    swept(store, LATER + retention.REST * 2)
    assert ids(store, rows) == []


def test_statuses_and_old_buttons_go(store: Store) -> None:
    with store.write() as db:
        outbox.record_status(db, "whatsapp", "SM1", "sent", "", None, NOON)
        to = together.address(db)
        button: dict[str, Any] = {
            "address_id": to.id, "person_id": to.person_id, "question": "menu", "takes": "choice", "options": [],
            "page": 0, "text": "",
        }  # fmt: skip
        db.execute(prompts.insert().values(token="old", created_at=NOON, **button))
        db.execute(prompts.insert().values(token="new", created_at=LATER, **button))
    swept(store, NOON + timedelta(days=29))
    assert len(ids(store, status_events)) == 1
    swept(store, LATER)
    assert ids(store, status_events) == []
    with store.read() as db:
        assert list(db.scalars(sa.select(prompts.c.token))) == ["new"]


def test_much_goes_in_pieces_one_a_tick(store: Store) -> None:
    many = retention.A_PIECE * 2 + 10
    with store.write() as db:
        key = {"channel": "telegram", "sender": "bot", "lane": "address:1", "ahead": False, "message": {}, "tries": 0}
        db.execute(
            received.insert(),
            [key | {"provider_id": str(n), "state": "done", "received_at": NOON} for n in range(many)],
        )
        db.execute(
            inbox_keys.insert(),
            [{"channel": "telegram", "sender": "bot", "provider_id": str(n), "received_at": NOON} for n in range(many)],
        )
    left = []
    for _ in range(4):
        swept(store, LATER)
        left.append(len(ids(store, received)))
    assert left == [many - retention.A_PIECE, 10, 0, 0]
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(inbox_keys)) == 0
