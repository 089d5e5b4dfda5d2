"""The store's few own tools: moments, inserts that happen once, and transactions under real concurrency."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import event

from storage.database import Store, StoreAway, alone, hold, insert_once, insert_or_update, looked_up_once, url_for
from storage.tables import counters, groups, inbox, links, people
from storage.tables import settings as kept_settings
from tests.storage.together import NOON, at_once

AT_ONCE = 12


# ── moments ───────────────────────────────────────────────────────────────────────────────────────────────────────


def keep_moment(store: Store, moment: datetime) -> datetime:
    """Write a moment and read it again."""
    with store.write() as db:
        db.execute(people.insert().values(created_at=moment, last_seen_at=moment))
    with store.read() as db:
        found: datetime = db.scalar(sa.select(people.c.created_at).order_by(people.c.id.desc()).limit(1))
    return found


@pytest.mark.parametrize(
    "moment",
    [
        NOON,
        datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Asia/Kolkata")),
        datetime(2026, 11, 25, 1, 30, tzinfo=timezone(timedelta(hours=-5))),
        datetime(1969, 7, 20, 20, 17, 40, 123000, tzinfo=UTC),
        datetime(2226, 1, 1, tzinfo=UTC),
    ],
)
def test_a_moment_of_any_zone_comes_back_as_the_same_moment_in_utc(store: Store, moment: datetime) -> None:
    found = keep_moment(store, moment)
    assert found == moment
    assert found.utcoffset() == timedelta()


def test_a_moment_without_a_zone_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(sa.exc.StatementError, match="without a zone"):
        keep_moment(store, datetime(2026, 11, 25, 12, 0))  # noqa: DTZ001
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(people)) == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=some.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=some.timezones()))  # noqa: DTZ001
def test_moments_are_kept_to_the_millisecond(store: Store, moment: datetime) -> None:
    assert abs(keep_moment(store, moment) - moment) <= timedelta(milliseconds=0.5)


def test_moments_are_ordered_by_time_and_not_by_their_spelling(store: Store) -> None:
    early = datetime(2026, 11, 25, 23, 0, tzinfo=ZoneInfo("Asia/Kolkata"))
    late = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    with store.write() as db:
        for name, moment in (("late", late), ("early", early)):
            db.execute(people.insert().values(name=name, created_at=moment, last_seen_at=moment))
    with store.read() as db:
        ordered = list(db.scalars(sa.select(people.c.name).order_by(people.c.created_at)))
        before = list(db.scalars(sa.select(people.c.name).where(people.c.created_at < late)))
    assert ordered == ["early", "late"]
    assert before == ["early"]


def test_json_keeps_every_script_as_it_is(store: Store) -> None:
    words = {"hi": "हल्दी", "mr": "हळद", "odd": "\u200d😀", "list": [1, None, True]}
    with store.write() as db:
        db.execute(kept_settings.insert().values(name="words", value=words))
    with store.read() as db:
        assert db.scalar(sa.select(kept_settings.c.value)) == words
        raw = db.scalar(sa.text("SELECT CAST(value AS text) FROM settings"))
    assert "हल्दी" in str(raw), "kept as escapes, which a search in the store would not find"


# ── inserts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def link(token: str, note: str = "") -> dict[str, object]:
    return {"token": token, "note": note, "uses": 0, "created_at": NOON}


def test_insert_once_says_how_many_rows_are_new_and_leaves_the_old_ones(store: Store) -> None:
    with store.write() as db:
        assert insert_once(db, links, link("a", "first"), "token") == 1
        assert insert_once(db, links, link("a", "second"), "token") == 0
        assert insert_once(db, links, [link("a", "third"), link("b", "first")], "token") == 1
    with store.read() as db:
        assert dict(db.execute(sa.select(links.c.token, links.c.note)).all()) == {"a": "first", "b": "first"}


def test_insert_once_looks_at_the_named_key_only(store: Store) -> None:
    """A group's name is taken kindly, but its chat being linked twice is a mistake that must be heard."""
    group = {"name": "Sagar turmeric", "district_lgd": 425, "concept": "turmeric", "created_at": NOON}
    with store.write() as db:
        assert insert_once(db, groups, {**group, "telegram_chat": -100}, "name") == 1
        assert insert_once(db, groups, {**group, "telegram_chat": -200}, "name") == 0
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        insert_once(db, groups, {**group, "name": "Sagar chilli", "telegram_chat": -100}, "name")


def test_insert_or_update_overwrites_all_but_the_key(store: Store) -> None:
    day = NOON.date()
    with store.write() as db:
        insert_or_update(db, counters, {"name": "a", "day": day, "seen": 1}, "name", "day")
        insert_or_update(db, counters, {"name": "a", "day": day, "seen": 7}, "name", "day")
        insert_or_update(db, counters, {"name": "a", "day": day + timedelta(days=1), "seen": 2}, "name", "day")
    with store.read() as db:
        assert list(db.scalars(sa.select(counters.c.seen).order_by(counters.c.day))) == [7, 2]


def test_many_who_insert_the_same_at_the_same_instant_make_one_row(store: Store, second: Store) -> None:
    def insert(through: Store, note: str) -> int:
        with through.write() as db:
            return insert_once(db, links, link("same", note), "token")

    stores = [store, second] * (AT_ONCE // 2)
    new = at_once([lambda s=one, n=str(place): insert(s, n) for place, one in enumerate(stores)])
    assert sorted(new) == [0] * (AT_ONCE - 1) + [1]
    with store.read() as db:
        assert list(db.scalars(sa.select(links.c.note))) == [str(new.index(1))]


def test_many_who_overwrite_the_same_at_the_same_instant_leave_one_row(store: Store, second: Store) -> None:
    def overwrite(through: Store, seen: int) -> None:
        with through.write() as db:
            insert_or_update(db, counters, {"name": "a", "day": NOON.date(), "seen": seen}, "name", "day")

    at_once([lambda s=one, n=place: overwrite(s, n) for place, one in enumerate([store, second] * (AT_ONCE // 2))])
    with store.read() as db:
        rows = db.execute(sa.select(counters.c.seen)).all()
    assert len(rows) == 1
    assert rows[0].seen in range(AT_ONCE)


# ── transactions ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_breaks_in_its_middle_leaves_nothing_behind(store: Store) -> None:
    def break_off() -> None:
        with store.write() as db:
            insert_once(db, links, link("a"), "token")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(links)) == 0


def test_the_reading_side_cannot_write(store: Store) -> None:
    with pytest.raises((sa.exc.DBAPIError, StoreAway)), store.read() as db:
        db.execute(links.insert().values(**link("a")))
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(links)) == 0


def test_a_reader_sees_nothing_of_a_write_that_is_not_committed(store: Store) -> None:
    with store.write() as db:
        db.execute(links.insert().values(**link("a")))
        with store.read() as other:
            assert other.scalar(sa.select(sa.func.count()).select_from(links)) == 0
    with store.read() as other:
        assert other.scalar(sa.select(sa.func.count()).select_from(links)) == 1


def test_writers_that_count_at_the_same_instant_lose_no_count(store: Store, second: Store) -> None:
    """A plain BEGIN on SQLite would fail here as soon as two had read: with IMMEDIATE they wait their turn."""
    with store.write() as db:
        db.execute(links.insert().values(**link("a")))

    def use(through: Store) -> None:
        with through.write() as db:
            db.execute(sa.select(links.c.uses)).all()
            db.execute(links.update().values(uses=links.c.uses + 1))

    at_once([lambda s=one: use(s) for one in [store, second] * (AT_ONCE // 2)])
    with store.read() as db:
        assert db.scalar(sa.select(links.c.uses)) == AT_ONCE


@pytest.mark.parametrize(
    "url",
    ["sqlite:////nowhere/at/all/haat.db", "postgresql+psycopg://nobody@127.0.0.1:1/nothing"],
)
@pytest.mark.parametrize("side", ["read", "write"])
def test_a_database_that_cannot_be_reached_is_called_away(url: str, side: str) -> None:
    store = Store(url)
    with pytest.raises(StoreAway), getattr(store, side)():
        pass
    store.close()


def test_only_the_owner_of_an_sqlite_file_checkpoints_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'haat.db'}"
    for owner, pages in ((True, 4000), (False, 0)):
        store = Store(url, owner=owner)
        with store.write() as db:
            assert db.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar() == pages
            assert db.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 2, "2 is FULL"
        store.close()


def test_rows_that_point_nowhere_are_refused(store: Store) -> None:
    """SQLite keeps foreign keys only where it is told to."""
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(sa.text("INSERT INTO group_members (group_id, person_id, joined_at) VALUES (99, 99, 0)"))


def test_the_default_store_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    assert url_for("", tmp_path) == f"sqlite:///{tmp_path / 'haat.db'}"
    assert url_for("postgresql+psycopg://here/haat", tmp_path) == "postgresql+psycopg://here/haat"


def test_a_large_telegram_id_fits_into_every_number(store: Store) -> None:
    largest = 2**52 - 1
    with store.write() as db:
        db.execute(
            groups.insert().values(
                name="g", district_lgd=425, concept="turmeric", telegram_chat=-largest, created_at=NOON
            )
        )
        db.execute(
            inbox.insert().values(
                id=largest, channel="telegram", sender="s", provider_id="1", lane="address:1", ahead=False, message={},
                state="new", tries=0, received_at=NOON,
            )
        )  # fmt: skip
    with store.read() as db:
        assert db.scalar(sa.select(groups.c.telegram_chat)) == -largest
        assert db.scalar(sa.select(inbox.c.id)) == largest


def test_of_two_processes_one_at_a_time_is_at_a_job(store: Store, second: Store) -> None:
    if store.is_sqlite:
        with store.write() as db:
            assert alone(db, "sweep")
        return
    with store.write() as db:
        assert alone(db, "sweep")
        with second.write() as other:
            assert not alone(other, "sweep")
            assert alone(other, "another job")
    with second.write() as other:
        assert alone(other, "sweep")


# ── looks that are put once ───────────────────────────────────────────────────────────────────────────────────────


@looked_up_once
def named(db: sa.Connection, *, name: str) -> int | None:
    """The value of a setting."""
    found: int | None = db.scalar(sa.select(kept_settings.c.value).where(kept_settings.c.name == name))
    return found


def test_a_look_of_one_transaction_is_put_once_until_something_is_written(store: Store) -> None:
    asked: list[str] = []
    event.listen(store.writer, "before_cursor_execute", lambda _db, _cursor, statement, *_: asked.append(statement))
    with store.write() as db:
        assert [named(db, name="a"), named(db, name="a")] == [None, None]
        assert sum("settings" in one for one in asked) == 1
        assert named(db, name="b") is None, "another question is another look"
        insert_once(db, kept_settings, {"name": "a", "value": 7}, "name")
        assert named(db, name="a") == 7
    with store.write() as db:
        assert named(db, name="a") == 7
        db.execute(kept_settings.update().values(value=8))
        assert named(db, name="a") == 8


def test_a_look_after_what_was_taken_back_finds_nothing_of_it(store: Store) -> None:
    with store.write() as db:
        part = db.begin_nested()
        insert_once(db, kept_settings, {"name": "a", "value": 7}, "name")
        assert named(db, name="a") == 7
        part.rollback()
        assert named(db, name="a") is None


@pytest.mark.parametrize("any_store_url", ["postgres"], indirect=True)  # on SQLite nobody waits in the middle
def test_a_look_after_waiting_for_a_lock_sees_what_the_other_wrote(store: Store, second: Store) -> None:
    with store.write() as db:
        insert_once(db, kept_settings, {"name": "a", "value": 1}, "name")
    with second.write() as db:
        assert named(db, name="a") == 1
        with store.write() as other:
            other.execute(kept_settings.update().values(value=2))
        db.execute(hold(db, sa.select(kept_settings.c.name))).all()
        assert named(db, name="a") == 2


def test_outside_a_writing_transaction_every_look_is_put(store: Store) -> None:
    with store.read() as db:
        assert named(db, name="a") is None
        with store.write() as writing:
            insert_once(writing, kept_settings, {"name": "a", "value": 1}, "name")
        db.rollback()
        assert named(db, name="a") == 1
