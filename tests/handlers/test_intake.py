"""What comes at the door together is kept together: in its order, once, and with a stop at once, as if it came alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from handlers.intake import accept_all, arrival
from handlers.messages import InboundMessage
from storage import inbox, people, schema
from storage.database import Store
from storage.tables import inbox as inbox_table

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


@pytest.fixture
def store(any_store_url: str) -> Iterator[Store]:
    opened = Store(any_store_url, owner=True)
    schema.upgrade(opened)
    yield opened
    opened.close()


def said(number: int, who: str, text: str, **words: object) -> InboundMessage:
    return InboundMessage("telegram", "bot", str(number), who, NOON, text=text, **words)  # type: ignore[arg-type]


def kept(store: Store) -> list[tuple[str, str, bool]]:
    columns = (inbox_table.c.provider_id, inbox_table.c.message, inbox_table.c.ahead)
    with store.read() as db:
        rows = db.execute(sa.select(*columns).order_by(inbox_table.c.id)).all()
    return [(row.provider_id, row.message["text"], row.ahead) for row in rows]


def test_known_people_strangers_repeats_and_stops_in_one_go(store: Store) -> None:
    with store.write() as db:
        assert accept_all(db, [arrival(said(1, "7", "नमस्ते"), "raw")], NOON) == [True]
    together = [
        said(2, "7", "एक"), said(3, "8", "a stranger"), said(4, "7", "दो"), said(2, "7", "एक"), said(5, "7", "STOP"),
        said(6, "8", "again"), said(7, "7", "mera card 4111 1111 1111 1111 hai"), said(1, "7", "नमस्ते"),
    ]  # fmt: skip
    with store.write() as db:
        new = accept_all(db, [arrival(one, "raw") for one in together], NOON)
    assert new == [True, True, True, False, True, True, True, False]
    assert [number for number, _, _ in kept(store)] == ["1", "2", "3", "4", "5", "6", "7"], "in the order they came"
    assert [number for number, _, ahead in kept(store) if ahead] == ["5"]
    assert "4111" not in kept(store)[-1][1], "a card's number is never kept"
    with store.read() as db:
        address = people.address_called(db, "telegram", ["7"])
        assert address is not None
        assert address.stopped_at is not None, "the stop took effect in the same transaction"
        raws = db.scalars(sa.select(inbox_table.c.raw).where(inbox_table.c.provider_id == "7")).all()
        assert raws == [None], "nor in what came raw"


def test_an_address_that_moved_to_another_sender_is_looked_at_closely(store: Store) -> None:
    with store.write() as db:
        accept_all(db, [arrival(said(1, "7", "नमस्ते"), None)], NOON)
        moved = InboundMessage("telegram", "another", "1", "7", NOON, text="here")
        assert accept_all(db, [arrival(moved, None)], NOON) == [True]
        address = people.address_called(db, "telegram", ["7"])
        assert address is not None
        assert address.sender == "another"


def test_nothing_is_kept_twice_by_two_who_keep_the_same(store: Store) -> None:
    rows = [
        {"channel": "telegram", "sender": "bot", "provider_id": str(one), "lane": "address:1", "message": {"text": "x"},
         "raw": None} for one in (3, 1, 2, 1)
    ]  # fmt: skip
    with store.write() as db:
        assert inbox.keep_all(db, rows, NOON) == [True, True, True, False]
        assert inbox.keep_all(db, rows, NOON) == [False] * 4
    assert [number for number, _, _ in kept(store)] == ["3", "1", "2"]


@pytest.mark.parametrize(("start", "left"), [("haldi1", "haldi1"), ("मेरा नंबर 6450012345 है", "")])
def test_of_a_strangers_group_only_a_word_to_bind_it_is_kept(store: Store, start: str, left: str) -> None:
    post = InboundMessage(
        "telegram", "bot", "77", "123", NOON, kind="start", text="", start=start, group="-1009", profile_name="Ravi"
    )
    with store.write() as db:
        assert accept_all(db, [arrival(post, f"/start {start}")], NOON) == [True]
        row = db.execute(sa.select(inbox_table.c.message, inbox_table.c.raw)).one()
    assert (row.message.get("start", ""), row.raw) == (left, None)
    assert "Ravi" not in str(row.message)
