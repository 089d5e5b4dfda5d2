"""The providers' books held against ours: what was lost, doubled, reordered, and what nobody can know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from storage.tables import inbox, outbox
from tests.faults.machine import Machine
from tests.faults.providers import MARK

ENDED = ("sent", "delivered", "read", "failed", "skipped", "unknown")
TAKEN = ("sent", "delivered", "read")


@dataclass
class Books:
    """One comparison; every list names rows by their number."""

    rows: int = 0
    states: Counter[str] = field(default_factory=Counter)
    lost: list[int] = field(default_factory=list)
    """Neither taken by the provider nor in a stated end, or called sent and never taken."""
    doubled_once_kinds: list[int] = field(default_factory=list)
    """Taken twice although of a kind that goes at most once."""
    doubled: list[int] = field(default_factory=list)
    """Taken twice, of a kind that may be repeated."""
    beyond_doubt: list[int] = field(default_factory=list)
    """Taken twice without ever having been unknown."""
    reordered: list[tuple[str, int, int]] = field(default_factory=list)
    through_unknown: set[int] = field(default_factory=set)
    unknown_taken: int = 0
    received_twice: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Is everything as it must be?"""
        return not (
            self.lost or self.doubled_once_kinds or self.beyond_doubt or self.reordered or self.received_twice
            or self.unanswered
        )  # fmt: skip

    def __str__(self) -> str:
        states = " ".join(f"{state} {many}" for state, many in sorted(self.states.items()))
        return (
            f"{self.rows} rows ({states}); lost {len(self.lost)}, doubled once-kinds {len(self.doubled_once_kinds)}, "
            f"doubled others {len(self.doubled)} of {len(self.through_unknown)} through unknown "
            f"(beyond doubt {len(self.beyond_doubt)}), reordered {len(self.reordered)}, "
            f"unknown taken {self.unknown_taken}; inbound twice {len(self.received_twice)}, "
            f"unanswered {len(self.unanswered)}"
            + (f"; e.g. lost {self.lost[:5]} doubled {self.doubled_once_kinds[:5]} {self.beyond_doubt[:5]} "
               f"reordered {self.reordered[:5]} unanswered {self.unanswered[:5]}" if not self.clean else "")
        )  # fmt: skip


def compare(machine: Machine, seen_sending: Collection[int] = ()) -> Books:
    """Hold the books against each other; `seen_sending` are row ids that stood on the wire at a kill."""
    taken = [(str(chat), text) for chat, text in machine.telegram.taken()] + machine.twilio.taken()
    books = Books()
    columns = [outbox.c[name] for name in ("id", "address_id", "lane", "state", "repeatable", "priority", "payload")]
    doubts = outbox.c.doubts if "doubts" in outbox.c else sa.literal(0).label("doubts")
    rows = machine.look(lambda db: db.execute(sa.select(*columns, doubts).where(outbox.c.action == "send")).all())
    marked = {int(found[1]): row for row in rows if (found := MARK.search(row.payload.get("text", "")))}
    books.rows, books.states = len(marked), Counter(row.state for row in marked.values())
    counts = Counter(int(found[1]) for _, text in taken if (found := MARK.search(text)))
    for number, row in marked.items():
        doubtful = row.doubts > 0 or row.id in seen_sending or row.state == "unknown"
        if doubtful:
            books.through_unknown.add(number)
        if row.state not in ENDED or (row.state in TAKEN and not counts[number]):
            books.lost.append(number)
        if row.state == "unknown" and counts[number]:
            books.unknown_taken += 1
        if counts[number] > 1:
            (books.doubled if row.repeatable else books.doubled_once_kinds).append(number)
            if not doubtful:
                books.beyond_doubt.append(number)
    _order(books, taken, marked)
    _replies(books, machine, rows)
    return books


def _order(books: Books, taken: list[tuple[str, str]], marked: dict[int, Any]) -> None:
    """The first time each row was taken must follow the order of its lane, within one priority."""
    last: dict[tuple[str, int], int] = defaultdict(int)
    met: set[int] = set()
    for _, text in taken:
        found = MARK.search(text)
        if not found or (number := int(found[1])) in met or number not in marked:
            continue
        met.add(number)
        row = marked[number]
        lane = (row.lane, row.priority)
        if number < last[lane]:
            books.reordered.append((row.lane, last[lane], number))
        last[lane] = max(last[lane], number)


def _replies(books: Books, machine: Machine, rows: Any) -> None:
    """Each message that somebody wrote is worked once, and answered by rows of one cause."""
    received = machine.look(
        lambda db: db.execute(sa.select(inbox.c.id, inbox.c.provider_id, inbox.c.state, inbox.c.channel)).all()
    )
    per_message = Counter((row.channel, row.provider_id) for row in received)
    books.received_twice = [name for (_, name), many in per_message.items() if many > 1]
    books.unanswered = [row.provider_id for row in received if row.state != "done"]
