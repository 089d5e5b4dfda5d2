"""kill -9 at random instants: a kill counts only when at least one row of the victim's is leased or on the wire then."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from storage.tables import outbox
from tests.faults.ledger import Books, compare
from tests.faults.machine import Machine, Process, until
from tests.faults.town import Town

SOON = timedelta(minutes=5)
OPEN = ("held", "ready", "behind", "leased", "sending")


@dataclass
class Kill:
    """One kill: which process, and how many rows stood in each state at that instant."""

    victim: str
    states: Counter[str]
    own: Counter[str]
    """Rows leased or on the wire in the victim's name."""


@dataclass
class Killed:
    """What a run of kills came to."""

    kills: list[Kill] = field(default_factory=list)
    on_wire: set[int] = field(default_factory=set)
    books: Books = field(default_factory=Books)
    seconds: float = 0.0

    @property
    def most_on_wire(self) -> int:
        """The most rows that one victim had on the wire."""
        return max((kill.own["sending"] for kill in self.kills), default=0)

    def table(self) -> str:
        """Rows per state at each kill."""
        lines = [(f"{'kill':>5} {'victim':8} {'waiting':>8} {'leased':>7} {'sending':>8} {'ended':>7} {'own leased':>11} "
                 f"{'own sending':>12}")]  # fmt: skip
        for number, kill in enumerate(self.kills, 1):
            waiting = sum(kill.states[state] for state in ("held", "ready", "behind"))
            ended = sum(many for state, many in kill.states.items() if state not in OPEN)
            lines.append(f"{number:5} {kill.victim:8} {waiting:8} {kill.states['leased']:7} {kill.states['sending']:8} "
                         f"{ended:7} {kill.own['leased']:11} {kill.own['sending']:12}")  # fmt: skip
        return "\n".join(lines)


def run(
    machine: Machine, kills: int, *, seed: int = 1, says: Callable[[str], None] = lambda _: None, readers: int = 120
) -> Killed:
    """Kill so many times while rows of both kinds go out on both channels and people write in."""
    started, luck, found = time.monotonic(), random.Random(seed), Killed()
    town = Town(machine)
    town.settle_in(readers, readers // 2)
    talkers = [machine.telegram.user(f"Talker{one}", started=True) for one in range(8)]
    machine.telegram.latency = 0.05
    machine.start()
    while len(found.kills) < kills:
        _top_up(machine, town)
        luck.choice(talkers).says("menu")
        time.sleep(luck.uniform(0.02, 0.4))
        victim = luck.choice(machine.processes)
        kill = _killed_at_work(machine, victim, luck, found.on_wire)
        if kill is None:
            continue
        found.kills.append(kill)
        machine.start(victim)
        says(f"kill {len(found.kills)} of {kills}: {dict(kill.own)}")
    machine.telegram.latency = 0.0
    drain(machine)
    found.books = compare(machine, found.on_wire)
    found.seconds = time.monotonic() - started
    return found


def _top_up(machine: Machine, town: Town) -> None:
    waiting = machine.look(lambda db: db.scalar(sa.select(sa.func.count()).where(outbox.c.state.in_(OPEN))))
    if (waiting or 0) < 150:
        town.keep_awake()
        town.write_to(town.some(60), each=2)


def _killed_at_work(machine: Machine, victim: Process, luck: random.Random, on_wire: set[int]) -> Kill | None:
    """Stop all, look; kill the victim if it holds rows, else let all go on and look again, for a while."""
    for _ in range(60):
        with machine.all_paused():
            rows = machine.look(lambda db: db.execute(sa.select(outbox.c.id, outbox.c.state, outbox.c.owner)).all())
            own = [row for row in rows if row.owner == f"pid-{victim.pid}" and row.state in ("leased", "sending")]
            if own:
                victim.signal(signal.SIGKILL)
                on_wire.update(row.id for row in own if row.state == "sending")
        if own:
            until(lambda: not victim.alive, "the victim is gone", 10)
            return Kill(victim.words[0], Counter(row.state for row in rows), Counter(row.state for row in own))
        time.sleep(luck.uniform(0.002, 0.03))
    return None


def drain(machine: Machine, timeout: float = 45) -> None:
    """Wait until every row has come to an end and everything received is worked; gives up when so long nothing moved."""
    left, moved_at = _left(machine), time.monotonic()
    while left:
        time.sleep(0.02 if left < 1000 else 1.0)
        now = _left(machine)
        if now != left:
            left, moved_at = now, time.monotonic()
        elif time.monotonic() - moved_at > timeout:
            raise AssertionError(f"for {timeout} s nothing of {left} open things came to an end\n{machine.log()}")


def _left(machine: Machine) -> int:
    """Rows still to go, messages still to be worked, and updates that nobody has taken yet."""
    soon = datetime.now(UTC) + timedelta(seconds=machine.ahead) + SOON
    not_taken = len(machine.telegram.pending)  # first: what is taken meanwhile is seen in the store
    return machine.look(lambda db: _open(db, soon)) + not_taken


def _open(db: sa.Connection, soon: datetime) -> int:
    from storage.tables import inbox

    waits = sa.or_(outbox.c.state != "held", outbox.c.due_at < soon)  # what waits for the morning is rightly held
    rows = sa.select(sa.func.count()).where(outbox.c.state.in_(OPEN), waits).scalar_subquery()
    heard = sa.select(sa.func.count()).where(inbox.c.state == "new").scalar_subquery()
    return int(db.scalar(sa.select(rows + heard)) or 0)  # in one look: what is heard becomes rows between two
