"""A crash between every two steps: a process dies just before, then just after, each commit that changes something."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import sqlalchemy as sa

from storage.tables import inbox, outbox
from tests.faults.kills import OPEN, drain
from tests.faults.ledger import Books, compare
from tests.faults.machine import Machine, Process
from tests.faults.town import Town

AFTER_START = 0.1


@dataclass
class Steps:
    """Which deaths came about, in order, and what the books say at the end."""

    deaths: list[str] = field(default_factory=list)
    books: Books = field(default_factory=Books)
    seconds: float = 0.0


def run(machine: Machine, *, most: int = 40, stride: int = 1) -> Steps:
    """Die at every `stride`-th step of one reply and a few messages, until a run has no further step to die at."""
    started, found, on_wire = time.monotonic(), Steps(), set[int]()
    town = Town(machine)
    town.settle_in(6, 3)
    process = machine.processes[0]
    for where in ("before", "after", "wire"):
        for turn in range(1, most + 1, stride):
            process.dies = f"{where}:{turn}"
            if not _dies(machine, town, process):
                machine.kill(process)
                break
            found.deaths.append(process.dies)
            on_wire.update(machine.look(_sending))
        on_wire.update(machine.look(_sending))
    process.dies = ""
    machine.start(process)
    drain(machine)
    found.books, found.seconds = compare(machine, on_wire), time.monotonic() - started
    return found


def _sending(db: sa.Connection) -> list[int]:
    return list(db.scalars(sa.select(outbox.c.id).where(outbox.c.state == "sending")))


def _dies(machine: Machine, town: Town, process: Process) -> bool:
    """Give it something to do; did it die of it, or is all done?"""
    town.keep_awake()
    town.write_to(town.some(2), each=2)
    machine.telegram.user(f"Talker{town.rows}", started=True).says("menu")
    machine.start(process)
    end = time.monotonic() + 6
    fresh = town.rows
    while process.alive and time.monotonic() < end:
        if not machine.telegram.pending and machine.look(lambda db: _all_of(db, fresh)):
            time.sleep(AFTER_START)
            return not process.alive
        time.sleep(0.02)
    return not process.alive


def _all_of(db: sa.Connection, newest: int) -> bool:
    """Is the newest row at its end, and everything received worked and answered?"""
    row = db.execute(sa.select(outbox.c.state).where(outbox.c.cause == f"fault:{newest}")).scalar()
    new = db.scalar(sa.select(sa.func.count()).where(inbox.c.state == "new"))
    replies = db.scalar(sa.select(sa.func.count()).where(outbox.c.state.in_(OPEN), outbox.c.cause.startswith("in:")))
    return row not in OPEN and not new and not replies
