"""One bad thing after another: what providers, stores, clocks and schedulers do to a running Haat, each with its books."""

from __future__ import annotations

import contextlib
import resource
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
import sqlalchemy as sa

from storage.tables import outbox
from tests.fakes.telegram import Fault
from tests.faults.kills import drain
from tests.faults.ledger import Books, compare
from tests.faults.machine import Machine, until
from tests.faults.server import Server
from tests.faults.town import Town


@dataclass
class Day:
    """One bad day: what happened, what the books say, and how long it took."""

    name: str
    books: Books
    seconds: float
    note: str = ""


@dataclass
class Scene:
    """A running machine with its town, to which bad things happen."""

    machine: Machine
    town: Town
    on_wire: set[int]
    size: int = 20
    """Readers written to in each act."""

    def act(self, each: int = 2) -> None:
        """Rows for some readers, and people who write in."""
        self.town.keep_awake()
        self.town.write_to(self.town.some(self.size), each=each)
        talker = self.machine.telegram.user(f"Talker{self.town.rows}", started=True)
        talker.says("menu")

    def note_wire(self) -> None:
        """Remember which rows are on the wire now: they may become unknown."""
        rows = self.machine.look(lambda db: db.scalars(sa.select(outbox.c.id).where(outbox.c.state == "sending")).all())
        self.on_wire.update(rows)

    def at_work(self) -> None:
        """Wait until something is on the wire."""
        until(lambda: self.machine.look(_busy), "rows are on the wire", 15, self.machine.log)


def _busy(db: sa.Connection) -> bool:
    return bool(db.scalar(sa.select(sa.func.count()).where(outbox.c.state.in_(("leased", "sending")))))


@contextlib.contextmanager
def _moods(machine: Machine, share: float, telegram: Callable[[], Fault], *twilio: str) -> Iterator[None]:
    machine.telegram.share, machine.telegram.mood = share, telegram
    machine.twilio.share, machine.twilio.mood = share, twilio
    try:
        yield
    finally:
        machine.telegram.share = machine.twilio.share = 0.0


# ── what providers do ─────────────────────────────────────────────────────────────────────────────────────────────


def answers_lost(scene: Scene) -> str:
    """The provider takes the message and its answer is lost."""
    with _moods(scene.machine, 0.3, Fault.answer_lost, "accepted_then_lost", "accepted_then_503", "malformed"):
        scene.act()
        _sent_out(scene)
    return ""


def storm_of_429(scene: Scene) -> str:
    """Too many requests, again and again."""
    with _moods(scene.machine, 0.4, lambda: Fault.too_many(1), "429"):
        scene.act()
        _sent_out(scene, 6)
    return ""


def server_errors(scene: Scene) -> str:
    """500 in JSON, 502 as a page of a proxy, connections that break."""
    kinds = iter([Fault.server_error, Fault.bad_gateway, Fault.reset] * 400)
    with _moods(scene.machine, 0.3, lambda: next(kinds)(), "500", "503", "reset"):
        scene.act()
        _sent_out(scene)
    return ""


def slow_and_hanging(scene: Scene) -> str:
    """Answers come late, and some never."""
    patience = scene.machine.call
    kinds = iter(
        [lambda: Fault.slow(patience / 4), lambda: Fault.hang(patience * 2), lambda: Fault.slow(patience / 2)] * 400
    )
    scene.machine.twilio.seconds = patience / 3
    with _moods(scene.machine, 0.25, lambda: next(kinds)(), "slow", "hang"):
        scene.act()
        _sent_out(scene, patience * 2)
    return ""


def callbacks_in_disorder(scene: Scene) -> str:
    """Status callbacks twice, early, late, in any order: every row ends where the provider's message ended."""
    machine, habits = scene.machine, scene.machine.twilio.habits
    habits.shuffle, habits.duplicates, habits.late_sent, habits.before_answer = True, 2, True, True
    try:
        scene.act()
        drain(machine)
        machine.twilio.settle(20)
    finally:
        habits.shuffle, habits.duplicates, habits.late_sent, habits.before_answer = False, 0, False, False
    rows = machine.look(
        lambda db: db.execute(
            sa.select(outbox.c.provider_id, outbox.c.state).where(
                outbox.c.channel == "whatsapp", outbox.c.provider_id.is_not(None)
            )
        ).all()
    )
    wrong = [row for row in rows if machine.twilio.messages[row.provider_id].status != row.state]
    assert not wrong, f"rows that stand elsewhere than the provider's message: {wrong[:5]}"
    return f"{len(rows)} rows where the provider has them"


# ── what machines and stores do ───────────────────────────────────────────────────────────────────────────────────


def paused_beyond_the_lease(scene: Scene) -> str:
    """A process stands still for longer than its leases and its calls, and then goes on as if nothing had been."""
    machine = scene.machine
    machine.telegram.latency = 0.1
    scene.act(3)
    scene.at_work()
    victim = next((one for one in machine.processes if _holds(machine, one.pid)), machine.processes[0])
    victim.signal(signal.SIGSTOP)
    scene.note_wire()
    machine.telegram.latency = 0.0
    time.sleep(machine.wire + machine.lease)
    victim.signal(signal.SIGCONT)
    return f"for {machine.wire + machine.lease:g} s"


def _holds(machine: Machine, pid: int) -> bool:
    mine = sa.select(sa.func.count()).where(outbox.c.owner == f"pid-{pid}", outbox.c.state.in_(("leased", "sending")))
    return bool(machine.look(lambda db: db.scalar(mine)))


def store_restarted(scene: Scene) -> str:
    """The database is away for a moment, in the middle of work."""
    machine = scene.machine
    machine.telegram.latency = 0.05
    scene.act()
    scene.at_work()
    scene.note_wire()
    if machine.store.is_sqlite:
        with sqlite3.connect(machine.store.url.database or "", isolation_level=None, timeout=20) as holder:
            holder.execute("BEGIN IMMEDIATE")
            time.sleep(1.5)
            holder.execute("ROLLBACK")
        holder.close()
        how = "the file is held for 1.5 s"
    else:
        how = _cut_off(machine, 1.5)
    scene.note_wire()
    machine.telegram.latency = 0.0
    return how


def _cut_off(machine: Machine, seconds: float) -> str:
    """Every connection is cut and none let in, as by a restart; the server itself may be shared."""
    address = machine.store.url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    name = machine.store.url.database
    machine.forget_connections()
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false'.encode())
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        try:
            time.sleep(seconds)
        finally:
            admin.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true'.encode())
    return f"all connections cut, none let in for {seconds:g} s"


def server_restarted(scene: Scene) -> str:
    """PostgreSQL itself is stopped in the middle of work, stays away, and is started again."""
    machine = scene.machine
    if machine.server is None:
        return "only where the server is the test's own"
    machine.telegram.latency = 0.05
    for seconds in (1.5, 6.0):
        scene.act()
        scene.at_work()
        scene.note_wire()
        machine.server.stop()
        time.sleep(seconds)
        machine.server.start()
        machine.forget_connections()
        scene.note_wire()
    machine.telegram.latency = 0.0
    return "stopped for 1.5 s, then for 6 s, longer than a lease and a place on the wire last"


def disk_full(scene: Scene) -> str:
    """The disk takes no more bytes for a while: the store's file cannot grow."""
    machine = scene.machine
    own_disk = machine.server is not None and machine.server.small
    if not own_disk and not (machine.store.is_sqlite and hasattr(resource, "prlimit")):
        return "only where the store's files are the test's own, on a disk that it may fill (Linux)"
    machine.telegram.latency = 0.05
    scene.act()
    scene.at_work()
    scene.note_wire()
    if own_disk and machine.server is not None:
        _act_while_full(scene, machine.server)
        how = "the server's disk is full to its last byte for 3 s"
    else:
        serving = machine.processes[0].pid
        before = resource.prlimit(serving, resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
        try:
            time.sleep(2.0)
            scene.note_wire()
        finally:
            resource.prlimit(serving, resource.RLIMIT_FSIZE, before)
        how = "no byte could be written for 2 s"
    machine.telegram.latency = 0.0
    return how


def _act_while_full(scene: Scene, server: Server) -> None:
    """People write in all the while, so that something must be kept for which there is no room."""
    full = threading.Thread(target=server.full, args=(3.0,))
    full.start()
    number = 0
    while full.is_alive():
        number += 1
        talker = scene.machine.telegram.user(f"Full{scene.town.rows}-{number}", started=True)
        talker.says("menu " * 800)
        time.sleep(0.1)
    full.join()
    scene.machine.forget_connections()
    scene.note_wire()


def clock_jumps(scene: Scene) -> str:
    """Business time jumps an hour ahead while rows are on the wire: leases and the wire do not follow it."""
    machine = scene.machine
    machine.telegram.latency = 0.3
    scene.town.ahead = 7200  # people have written "a moment ago" on the moved clock as well
    scene.act()
    scene.at_work()
    machine.move_clock(3600)
    time.sleep(2.5)
    machine.telegram.latency = 0.0
    drain(machine)
    machine.move_clock(0)
    scene.town.ahead = 0
    return "one hour ahead in the middle, back when all is sent"


def clock_goes_back(scene: Scene) -> str:
    """Business time goes back an hour while rows wait for their next attempt: none waits until it has caught up."""
    machine = scene.machine
    scene.town.ahead = 7200
    machine.move_clock(3600)
    time.sleep(2.5)  # every process has seen the later time
    with _moods(machine, 0.5, lambda: Fault.too_many(3), "429"):
        scene.act(3)
        scene.at_work()
        time.sleep(1.5)
        machine.move_clock(0)
        time.sleep(1.5)
    scene.town.ahead = 0
    return "an hour ahead, and back while rows wait for another attempt"


def _sent_out(scene: Scene, seconds: float = 2.0) -> None:
    """Give what was written time to meet the mood: until nothing is waiting, at most so long."""
    end = time.monotonic() + seconds + 4
    waiting = sa.select(sa.func.count()).where(outbox.c.state.in_(("ready", "behind", "leased", "sending")))
    while time.monotonic() < end and scene.machine.look(lambda db: db.scalar(waiting)):
        time.sleep(0.1)


DAYS: tuple[Callable[[Scene], str], ...] = (
    answers_lost, storm_of_429, server_errors, slow_and_hanging, callbacks_in_disorder, paused_beyond_the_lease,
    store_restarted, server_restarted, disk_full, clock_jumps, clock_goes_back,
)  # fmt: skip


def run(
    machine: Machine, *, days: tuple[Callable[[Scene], str], ...] = DAYS, size: int = 20,
    says: Callable[[str], None] = lambda _: None,
) -> list[Day]:  # fmt: skip
    """Let each of these happen, one after the other, and look into the books after each."""
    scene = Scene(machine, Town(machine), set(), size)
    scene.town.settle_in(size * 2, size)
    machine.start()
    found = []
    for day in days:
        started = time.monotonic()
        note = day(scene)
        drain(machine)
        name = day.__name__.replace("_", " ")
        found.append(Day(name, compare(machine, scene.on_wire), time.monotonic() - started, note))
        says(f"{name} ({note}): {found[-1].books}")
    return found
