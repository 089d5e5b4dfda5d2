"""The budget of attention where two senders reach one person at the same moment: on both stores the seventh leaves once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from handlers.outbound.attention import A_WEEK
from handlers.outbound.delivery import decide_all
from storage import consent, outbox, people, schema
from storage.database import Store
from storage.statements import milliseconds
from tests.handlers.outbound.test_delivery import NOON, world
from tests.storage.together import OURS, row, wait_until_blocked


@pytest.fixture
def stores(any_store_url: str) -> Iterator[list[Store]]:
    """One store as two processes have it open."""
    first = Store(any_store_url, owner=True)
    schema.upgrade(first)
    second = Store(any_store_url)
    yield [first, second]
    for one in (second, first):
        one.close()


def waiting_at_two_addresses(store: Store) -> list[int]:
    """Somebody with two apps to whom Haat has written six times in earlier days of the week; two leads wait now."""
    with store.write() as db:
        places = [
            people.address_for(db, channel, OURS[channel], [name], NOON)
            for channel, name in (("telegram", "4000000000000001"), ("whatsapp", "whatsapp:+910123400001"))
        ]
        who = places[0].person_id
        people.change_person(db, who, language="hi")
        consent.give(
            db, who, "enquiries", given=True, version="1", language="hi", how="button", inbox_id=None, now=NOON
        )
        for place in places:
            people.seen(db, place.person_id, place.id, NOON - timedelta(hours=2))
        for number in range(A_WEEK - 1):
            begun = row(db, places[0], f"in:{number}:1", purpose="lead")
            at = NOON - timedelta(days=1 + number % 5)
            db.execute(sa.text("UPDATE outbox SET state = 'sent', sending_at = :at WHERE id = :row"),
                       {"at": milliseconds(at), "row": begun})  # fmt: skip
        return [row(db, place, f"in:{place.id}0:1", purpose="lead", person_id=who) for place in places]


def claims(db: Connection, outbox_id: int) -> str:
    """What one sender's transaction does: decide, and mark what leaves."""
    form = decide_all(db, world(NOON), [outbox.due_row(db, outbox_id)])[0].form
    if form:
        db.execute(sa.text("UPDATE outbox SET state = 'sending', sending_at = :at WHERE id = :row"),
                   {"at": milliseconds(NOON), "row": outbox_id})  # fmt: skip
    return form


def test_two_senders_at_the_same_moment_do_not_both_begin_the_seventh(stores: list[Store]) -> None:
    first, second = waiting_at_two_addresses(stores[0])
    formed: list[str] = []

    def other_sender() -> None:
        with stores[1].write() as db:
            formed.append(claims(db, second))

    thread = threading.Thread(target=other_sender)
    with stores[0].write() as db:
        assert claims(db, first) == "free"
        thread.start()
        wait_until_blocked(stores[0], thread)
    thread.join(timeout=30)
    assert formed == [""], "it is decided after the first one is"
