"""Replies of a serving Haat on SQLite while a command beside it imports sellers and a broadcast is being sent.

Short form 2,000 sellers; `HAAT_BENCH=full` 50,000. Nothing may fail for a locked store, no reply come later than 100 ms
beyond what it takes with nothing beside it. Each reply takes a few commits, and a commit waits for the disk: a bare write
to the same disk is timed all the while, so that a late reply is told from a late disk.
"""

from __future__ import annotations

import csv
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bench.disk import Disk
from storage import outbox, people
from storage.database import Store
from tests.fakes.telegram import FakeTelegram
from tests.trips.processes import ROOT, Machines, made_ready
from tests.trips.town import SECRET

SELLERS = 50_000 if os.environ.get("HAAT_BENCH") == "full" else 2_000
QUIET = 100
LIMIT = 100.0
"""Milliseconds."""
GOODS = (
    "turmeric",
    "mango pickle",
    "cotton saree",
    "clay pots",
    "basmati rice",
    "honey",
    "leather shoes",
    "brass lamps",
)
DISTRICTS = (
    ("Madhya Pradesh", "Sagar"),
    ("Maharashtra", "Pune"),
    ("Karnataka", "Kodagu"),
    ("Uttar Pradesh", "Varanasi"),
)
HEAD = "seller_id,name,state,district,taluka,products,description,capacity,unit,moq,price,certificates,languages"


def sellers_file(folder: Path) -> Path:
    """A list as an office would send it."""
    path = folder / "sellers.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEAD.split(","))
        for number in range(SELLERS):
            state, district = DISTRICTS[number % len(DISTRICTS)]
            goods = GOODS[number % len(GOODS)]
            writer.writerow((f"B{number:06}", f"Seller {number}", state, district, "", goods, f"Good {goods}, all India.",
                             "100 kg/month", "kg", "10 kg", "120 per kg", "", "English"))  # fmt: skip
    return path


def write_broadcast(store: Store, telegram: FakeTelegram, rows: int) -> None:
    """A broadcast that goes on during the whole measurement, to people who are not the ones that write."""
    now, bot = datetime.now(UTC), telegram.token.partition(":")[0]
    for begin in range(0, rows, 500):
        with store.write() as db:
            for number in range(begin, begin + 500):
                person = telegram.user(f"B{number}", started=True)
                to = people.address_for(db, "telegram", bot, [str(person.id)], now)
                outbox.add(
                    db, now, cause="broadcast", action="send", sender=bot, channel="telegram", address_id=to.id,
                    person_id=to.person_id, lane=to.lane, purpose="office", priority=2, repeatable=False,
                    payload={"text": "notice"},
                )  # fmt: skip


class Writer:
    """People who write one after the other and wait for their answer."""

    def __init__(self, telegram: FakeTelegram, url: str) -> None:
        self.telegram, self.url, self.number = telegram, url, 0
        self.client = httpx.Client()
        self.when: list[tuple[float, float]] = []
        """Begin and end of each reply on `time.perf_counter()`, seconds."""
        self.waits: list[float] = []
        """Milliseconds that the server's writer waited at most for its place, around each reply."""

    def one_reply(self) -> float:
        """Milliseconds from the webhook's request to the fake's having accepted the answer."""
        self.number += 1
        user = self.telegram.user(f"W{self.number}", language_code="hi", started=True)
        who = {"id": user.id, "first_name": "W"}
        update = {
            "update_id": 1_000_000 + self.number,
            "message": {
                "message_id": 1, "date": int(time.time()), "text": "menu", "chat": who | {"type": "private"},
                "from": who | {"is_bot": False, "language_code": "hi"},
            },
        }  # fmt: skip
        begun = time.perf_counter()
        answer = self.client.post(
            f"{self.url}/webhooks/telegram", json=update, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}
        )
        assert answer.status_code == 200, answer.text
        while not user.received:
            assert time.perf_counter() - begun < 30, "no answer"
            time.sleep(0.0005)
        ended = time.perf_counter()
        self.when.append((begun, ended))
        time.sleep(0.05)
        shown = self.client.get(f"{self.url}/metrics").text
        found = re.search(r"^haat_store_wait_seconds (\S+)$", shown, re.MULTILINE)
        assert found, shown
        self.waits.append(float(found[1]) * 1000)
        return (ended - begun) * 1000


def row(name: str, taken: list[float]) -> str:
    """One line of the table."""
    ordered = sorted(taken)
    late = sum(1 for one in taken if one > LIMIT)
    return (
        f"{name:34} {len(taken):6} {statistics.median(taken):9.1f} {ordered[int(len(ordered) * 0.95)]:8.1f} "
        f"{ordered[int(len(ordered) * 0.99)]:8.1f} {ordered[-1]:8.1f} {late:10}"
    )


def main() -> None:
    """Print the table."""
    folder = Path(tempfile.mkdtemp(prefix="haat-bench-"))
    (folder / "data").mkdir()
    url = f"sqlite:///{folder / 'data' / 'haat.db'}"
    store = made_ready(url)
    with FakeTelegram(rate_limits=False) as telegram, Machines(url, folder, telegram) as machines:
        machines.serve()
        write_broadcast(store, telegram, 5_000)
        writer = Writer(telegram, machines.url)
        for _ in range(10):
            writer.one_reply()
        writer.waits.clear()
        quiet = [writer.one_reply() for _ in range(QUIET)]
        quiet_waits = list(writer.waits)
        writer.waits.clear()
        writer.when.clear()
        command = [sys.executable, "-m", "bot", "import", "sellers", str(sellers_file(folder))]
        begun = time.perf_counter()
        importing = subprocess.Popen(
            command, env=machines.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        beside: list[float] = []
        with Disk(folder) as disk:
            while importing.poll() is None:
                beside.append(writer.one_reply())
        seconds = time.perf_counter() - begun
        said = importing.communicate()[0]
        sent = len(telegram.calls_of("sendMessage", ok=True))
        locked = sum("locked" in text for text in (said, machines.log("serve")))
    store.close()
    print(
        f"{'reply, from webhook to accepted':34} {'number':>6} {'median ms':>9} {'p95':>8} {'p99':>8} {'max':>8} {'> 100 ms':>10}"
    )
    print(row("broadcast running", quiet))
    print(row(f"and an import of {SELLERS:,} sellers", beside))
    print(row("of that, wait for the store: alone", quiet_waits))
    print(row("of that, wait for it: import beside", writer.waits))
    print(row("a bare write to the disk meanwhile", [taken * 1000 for _, taken in disk.syncs]))
    late = [when for when, taken in zip(writer.when, beside, strict=True) if taken > LIMIT]
    held = sum(1 for begun, ended in late if disk.held(begun, ended) * 1000 > LIMIT / 2)
    print(f"late replies: {len(late)}, of them while a bare write took longer than {LIMIT / 2:.0f} ms: {held}")
    for when, taken, wait in zip(writer.when, beside, writer.waits, strict=True):
        if taken > LIMIT:
            print(
                f"  {when[0] - begun:6.1f} s after the import began: {taken:.0f} ms, wait for the store {wait:.0f} ms"
            )
    print(f"import: {seconds:.1f} s, exit {importing.returncode}: {said.strip().splitlines()[-1]}")
    print(f'messages accepted meanwhile: {sent}; "locked" said by anybody: {locked}')


if __name__ == "__main__":
    main()
