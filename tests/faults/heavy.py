"""A certificate is asked for and made by a process that dies: at every commit, in the middle of the work, and on the wire."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from handlers.language import say
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.step import begin_for
from handlers.world import World
from storage import outbox, workshops
from storage.tables import conversations, inbox, media
from storage.tables import outbox as rows
from tests.faults.kills import drain
from tests.faults.machine import Machine
from tests.faults.town import Reader, Town

MOST = 20
"""No certificate takes so many steps."""


@dataclass
class Heavy:
    """Which deaths came about, and what was made of each certificate that was asked for."""

    deaths: list[str] = field(default_factory=list)
    asked: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    """Documents by the chat that got them."""
    doubtful: set[str] = field(default_factory=set)
    """Chats whose document was on the wire at a death: it may have been sent once more."""
    made: int = 0
    """Media rows of files that Haat made."""
    files: int = 0
    results: Counter[str] = field(default_factory=Counter)
    """Results that came in, by their errand."""
    failed: int = 0
    """Certificates of which their person was told that they could not be made."""
    unended: int = 0

    @property
    def clean(self) -> bool:
        """Each once: the work's result, the file, its medium; the document once, or twice where nobody could know."""
        once = all(many == 1 or (many == 2 and chat in self.doubtful) for chat, many in self.sent.items())
        whole = len(self.sent) == self.made == self.files == len(self.results) == self.asked
        return once and whole and max(self.results.values()) == 1 and not self.failed and not self.unended

    def __str__(self) -> str:
        return (
            f"{self.asked} certificates, {len(self.deaths)} deaths ({', '.join(self.deaths)}): documents to {len(self.sent)} "
            f"chats, sent twice {sum(many > 1 for many in self.sent.values())} (doubtful {len(self.doubtful)}), files "
            f"{self.files}, media {self.made}, results {dict(Counter(self.results.values()))}, could not be made {self.failed}, "
            f"conversations not ended {self.unended}"
        )


def run(machine: Machine, *, stride: int = 1) -> Heavy:
    """One certificate for each place at which a process can die, or for every `stride`-th of its commits."""
    found, town = Heavy(), Town(machine)
    town.settle_in(2 * MOST + 5)
    workshop = machine.write(_workshop)
    readers, process = iter(town.readers), machine.processes[0]
    for where, most in (("begun", 1), ("made", 1), ("before", MOST), ("after", MOST), ("wire", 1)):
        for turn in range(1, most + 1, stride):
            process.dies = f"{where}:{turn}"
            found.asked += 1
            reader = next(readers)
            town.keep_awake()
            machine.write(lambda db, reader=reader: _asks(db, workshop, reader))  # type: ignore[misc]
            died = _dies(machine, reader)
            if machine.look(lambda db: _on_the_wire(db, reader)):  # noqa: B023 - looked at here and now
                found.doubtful.add(reader.external_id)
            process.dies = ""
            if died:
                found.deaths.append(f"{where}:{turn}")
                machine.start(process)
                drain(machine)
            machine.kill(process)
            if not died:
                break
    _count(machine, found)
    return found


def _workshop(db: Connection) -> int:
    now = datetime.now(UTC)
    made = workshops.create(
        db, now, ref="fault", code="FLT1", door="FLTDOOR", district_lgd=425, titles={"hi": "पैकेजिंग", "en": "Packaging"},
        places={"hi": "सागर", "en": "Sagar"}, starts_at=now - timedelta(days=2),
        ends_at=now - timedelta(days=2, hours=-3), source="invented", asked_feedback=True,
    )  # fmt: skip
    assert made is not None
    return made


def _asks(db: Connection, workshop: int, reader: Reader) -> None:
    now = datetime.now(UTC)
    place = workshops.register(db, workshop, reader.person_id, f"Asha {reader.external_id}", reader.external_id, now)
    workshops.came(db, place.id, now)
    world = World(now, lambda: "token", Catalogue.shipped(), Places.shipped())
    assert begin_for(db, world, reader.person_id, "ws_certificate", str(workshop))


def _dies(machine: Machine, reader: Reader) -> bool:
    """Start the process that is to die; False when the certificate arrived before."""
    process = machine.processes[0]
    machine.start(process)
    end = time.monotonic() + 30
    while process.alive and time.monotonic() < end:
        if machine.look(lambda db: _arrived(db, reader)):
            time.sleep(0.3)  # what would be written after it
            return not process.alive
        time.sleep(0.02)
    return not process.alive


def _of(reader: Reader) -> sa.ColumnElement[bool]:
    return sa.and_(rows.c.person_id == reader.person_id, rows.c.action == "send")


def _arrived(db: Connection, reader: Reader) -> bool:
    return bool(db.scalar(sa.select(rows.c.id).where(_of(reader), rows.c.state.in_(outbox.FORWARD))))


def _on_the_wire(db: Connection, reader: Reader) -> bool:
    return bool(db.scalar(sa.select(rows.c.id).where(_of(reader), rows.c.state == "sending")))


def _count(machine: Machine, found: Heavy) -> None:
    found.sent = Counter(str(call.params["chat_id"]) for call in machine.telegram.calls_of("sendDocument", ok=True))
    found.files = sum(1 for path in (machine.folder / "media").rglob("*.pdf") if path.is_file())
    found.made = machine.look(
        lambda db: db.scalar(sa.select(sa.func.count()).where(media.c.kind == "document", media.c.channel == "haat"))
    )
    results = sa.select(inbox.c.provider_id).where(inbox.c.provider_id.startswith("errand:"))
    found.results = Counter(machine.look(lambda db: db.scalars(results).all()))
    sorry = say("hi", "The file could not be made. Please try once more.")
    found.failed = sum(call.params["text"] == sorry for call in machine.telegram.calls_of("sendMessage", ok=True))
    waiting = sa.select(sa.func.count()).where(
        conversations.c.name == "ws_certificate", conversations.c.status == "open"
    )
    found.unended = machine.look(lambda db: db.scalar(waiting))
