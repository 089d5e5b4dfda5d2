"""Who writes: many deeds in one commit on SQLite, each whole or not at all, each answered only after the commit."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection

from bot.writing import LARGEST_GROUP, Writers
from handlers.conversation import Slow
from storage.database import Store, StoreAway, insert_once
from storage.tables import settings


def note(db: Connection, name: str) -> str:
    insert_once(db, settings, {"name": name, "value": 1}, "name")
    return name


def breaks(db: Connection, name: str, error: BaseException) -> None:
    note(db, name)
    raise error


def noted(store: Store) -> set[str]:
    with store.read() as db:
        return set(db.scalars(sa.select(settings.c.name)))


def all_at_once(store: Store, *deeds: Any) -> list[Any]:
    async def trip() -> list[Any]:
        writers = Writers(store)
        try:
            return await asyncio.gather(*(writers.write(deed) for deed in deeds), return_exceptions=True)
        finally:
            writers.close()

    return asyncio.run(trip())


def commits(store: Store) -> list[int]:
    """How often the writing side commits, counted from now on."""
    seen: list[int] = []
    event.listen(store.writer, "commit", lambda db: seen.append(1))
    return seen


def test_deeds_that_come_together_share_few_commits_on_sqlite_and_each_has_its_answer(store: Store) -> None:
    seen = commits(store)
    names = [f"n{number:03}" for number in range(200)]
    assert all_at_once(store, *(partial(note, name=name) for name in names)) == names
    assert noted(store) == set(names)
    if store.is_sqlite:
        assert len(seen) <= 200 / LARGEST_GROUP + 2
    else:
        assert len(seen) == 200


@pytest.mark.parametrize("error", [ValueError("no"), Slow("a", "b", {})], ids=["error", "signal"])
def test_a_deed_that_breaks_is_taken_back_alone(store: Store, error: BaseException) -> None:
    answers = all_at_once(
        store, partial(note, name="a"), partial(breaks, name="b", error=error), partial(note, name="c")
    )
    assert answers == ["a", error, "c"]
    assert noted(store) == {"a", "c"}


def test_a_deed_alone_that_breaks_leaves_nothing(store: Store) -> None:
    assert isinstance(all_at_once(store, partial(breaks, name="b", error=KeyError("x")))[0], KeyError)
    assert noted(store) == set()


def test_a_rule_of_the_store_that_one_deed_breaks_concerns_that_deed_only(store: Store) -> None:
    double = sa.insert(settings).values(name="a", value=2)
    answers = all_at_once(store, partial(note, name="a"), lambda db: db.execute(double), partial(note, name="c"))
    # On PostgreSQL the three are written side by side: where the insert comes first, the note is written over it.
    broken = [isinstance(answer, sa.exc.IntegrityError) for answer in answers]
    assert broken == [False, True, False] if store.is_sqlite else not (broken[0] or broken[2])
    assert noted(store) == {"a", "c"}


def test_a_store_in_trouble_takes_the_whole_group_back_and_nobody_is_told_it_was_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = StoreAway("the disk is full")
    answers = all_at_once(
        store, partial(note, name="a"), partial(breaks, name="b", error=away), partial(note, name="c")
    )
    assert answers[1] is away
    if store.is_sqlite:
        assert answers == [away] * 3
        assert noted(store) == set()
    else:
        assert noted(store) == {"a", "c"}


def test_nobody_is_answered_before_the_commit(store: Store) -> None:
    order: list[str] = []
    event.listen(store.writer, "commit", lambda db: order.append("commit"))

    async def trip() -> None:
        writers = Writers(store)
        for name in ("a", "b"):
            await writers.write(partial(note, name=name))
            order.append(name)
        writers.close()

    asyncio.run(trip())
    assert order == ["commit", "a", "commit", "b"]


def test_whoever_does_not_wait_any_more_harms_nobody(store: Store) -> None:
    async def trip() -> str:
        writers = Writers(store)
        leaving = asyncio.create_task(writers.write(partial(note, name="left")))
        await asyncio.sleep(0)
        leaving.cancel()
        staying = await writers.write(partial(note, name="stayed"))
        writers.close()
        return staying

    assert asyncio.run(trip()) == "stayed"
    assert "stayed" in noted(store)


def test_one_writer_object_serves_one_loop_after_the_other(store: Store) -> None:
    writers = Writers(store)
    assert [asyncio.run(writers.write(partial(note, name=name))) for name in ("a", "b")] == ["a", "b"]
    writers.close()
    assert noted(store) == {"a", "b"}


def test_a_deed_that_finds_nothing_is_an_error_and_stands_nobody_still(store: Store) -> None:
    broken, whole = all_at_once(store, lambda db: next(iter(())), partial(note, name="goes on"))
    assert isinstance(broken, RuntimeError)
    assert whole == "goes on"
    (alone,) = all_at_once(store, lambda db: next(iter(())))
    assert isinstance(alone, RuntimeError)
    assert noted(store) == {"goes on"}
