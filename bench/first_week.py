"""The simulated first week (`haat bench first-week`): people act only through messages, over both strict fakes.

It proves the mechanism, not people: their behaviour is assumed in first_week.toml. See docs/first-week.md.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time as machine
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench import week_figures, week_story
from bench.week_artisans import Artisan
from bench.week_buyers import Buyer, Fraudster
from bench.week_officers import OfficerAtDesk
from bench.week_people import Human, Week
from bench.week_phones import Phone, TelegramPhone, WhatsAppPhone
from bench.week_place import Place
from storage import people, staff

ASSUMED = Path(__file__).with_name("first_week.toml")
ZONE = ZoneInfo("Asia/Kolkata")
DUBAI = ZoneInfo("Asia/Dubai")
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own below it; a disk's own speed is not what is measured
TOGETHER = timedelta(minutes=2)
"""Deeds of different people so near to each other are worked in one go, in their order."""


class FirstWeek:
    """One seed: the people, the place, seven days."""

    def __init__(self, place: Place, assumed: dict[str, Any], seed: int) -> None:
        begins = datetime.combine(assumed["week"]["begins"], time(), ZONE)
        self.week = Week(place, assumed, random.Random(seed), begins, ZONE)
        self.place, self.assumed = place, assumed
        self.artisans: list[Artisan] = []
        self.buyers: list[Buyer] = []
        self.officers: list[OfficerAtDesk] = []
        self.everybody: list[Human] = []

    # ── who they are ──────────────────────────────────────────────────────────────────────────────────────────────

    def _phone(self, name: str, whatsapp: float, language: str = "hi", phone: str = "") -> Phone:
        if self.week.luck.random() < whatsapp:
            person = self.place.twilio.person(name, phone=phone)
            return WhatsAppPhone(self.place, person)
        return TelegramPhone(self.place, self.place.telegram.user(name, language_code=language))

    def settle_in(self) -> None:
        """Officers get their rights by command; everybody else will come by themselves."""
        self._seat_officers()
        self._invite_artisans()
        self._invite_buyers()
        self.everybody = [*self.artisans, *self.buyers, *self.officers]

    def _seat_officers(self) -> None:
        assumed, now = self.assumed["officers"], self.week.now
        for place, hour in zip(range(assumed["many"]), assumed["from_hours"], strict=True):
            phone = self._phone(f"Officer {place + 1}", 1.0)
            district = 482 if place == assumed["many"] - 1 else 425

            def seat(db: Any, phone: Any = phone, district: int = district, place: int = place) -> None:
                one = people.address_for(db, phone.channel, self.place.twilio.sender.address, [phone.address], now)
                people.change_person(db, one.person_id, language="hi", heard_office_at=now, district_lgd=district)
                staff.add_officer(
                    db, one.person_id, f"Officer {place + 1}", district_lgd=district, state=None, now=now
                )  # fmt: skip

            self.place.write(seat)
            officer = OfficerAtDesk(self.week, phone, f"Officer {place + 1}", hour)
            self.officers.append(officer)
            for day in range(1, 7):
                self.week.at(self.week.on_day(day, hour), officer.sits_down)

    def _invite_artisans(self) -> None:
        assumed, luck, names = self.assumed["artisans"], self.week.luck, self.assumed["names"]
        goods = {one["concept"]: one for one in self.assumed["goods"]}
        places = self.assumed["places"]
        waits: dict[int, Artisan] = {}
        sharing = 2 * round(assumed["many"] * assumed["shared_phone"] / 2)
        for number in range(assumed["many"]):
            home = places[0] if number < assumed["many"] * places[0]["share"] else places[1]
            name = f"{names[home['language']][number % len(names[home['language']])]} {luck.choice(names['family'])}"
            shares = number % (assumed["many"] // sharing) == 0 if sharing else False
            first = waits.pop(home["lgd"], None) if shares else None
            phone = first.phone if first else self._phone(name, assumed["whatsapp"], home["language"])
            made = home["goods"][number % len(home["goods"])]
            artisan = Artisan(
                self.week, phone, name, home, goods[made], voice_only=luck.random() < assumed["voice_only"]
            )
            self.artisans.append(artisan)
            day, hour = luck.randint(1, assumed["join_days"]), luck.uniform(*assumed["join_hours"])
            if first is not None:  # right after the first one is through, else on a day of their own
                first.after_me, artisan.second, first.shares, artisan.shares = artisan, True, True, True
                artisan.family = first.family = [first, artisan]
                day = max(day, min(first.day + 1, assumed["join_days"]))
                hour = max(hour, first.hour) if day == first.day else hour
            elif shares:
                waits[home["lgd"]] = artisan
            artisan.day, artisan.hour = day, hour
            self.week.at(self.week.on_day(day, hour), artisan.comes)

    def _invite_buyers(self) -> None:
        assumed, luck, names = self.assumed["buyers"], self.week.luck, self.assumed["names"]
        goods = {one["concept"]: one for one in self.assumed["goods"]}
        for number in range(assumed["many"]):
            abroad = number >= assumed["many"] - assumed["abroad"]
            name = names["abroad"][0] if abroad else names["buyers"][number]
            phone = self._phone(name, 1.0 if abroad else assumed["whatsapp"], "en" if abroad else "hi",
                                "+9710500000001" if abroad else "")  # fmt: skip
            buyer = Buyer(self.week, phone, name, english=abroad)
            buyer.zone = DUBAI if abroad else ZONE
            self._will_want(buyer, [*goods.values()], assumed)
        for _ in range(self.assumed["fraudster"]["many"]):
            thief = Fraudster(self.week, self._phone(names["fraudster"], 1.0), names["fraudster"])
            self.buyers.append(thief)
            moment = self.week.on_day(self.assumed["fraudster"]["posts"], luck.uniform(9, 12))
            self.week.at(moment, lambda thief=thief: thief.wants(goods["turmeric"]))  # type: ignore[misc]

    def _will_want(self, buyer: Buyer, goods: list[Any], assumed: Any) -> None:
        luck = self.week.luck
        self.buyers.append(buyer)
        day, hour = luck.randint(*assumed["posts"]), luck.uniform(*assumed["hours"])
        for _ in range(1 + (luck.random() < assumed["second"])):
            one = luck.choice(goods)
            if day <= 7:
                self.week.at(self.week.on_day(day, hour), lambda one=one: buyer.wants(one))  # type: ignore[misc]
            day += 1

    # ── seven days ────────────────────────────────────────────────────────────────────────────────────────────────

    def run(self) -> None:
        """Let the week pass."""
        ends = self.week.begins + timedelta(days=7)
        while self.week.now < ends:
            look = self._next_look()
            while self._deeds_until(look):
                self.place.settle()
                self._all_look()
            self.place.until(look)
            self.place.tick()
            self._all_look()

    def _deeds_until(self, look: datetime) -> int:
        """Do what people do next, together with what others do in the same two minutes; how many deeds."""
        done, last = 0, look
        while (due := self.week.next_deed(last)) is not None:
            moment, deed = due
            last = min(last, moment + TOGETHER) if not done else last
            self.place.until(moment)
            deed()
            done += 1
        return done

    def _next_look(self) -> datetime:
        here = self.week.now.astimezone(ZONE)
        step = self.assumed["week"]["look_minutes"] if time(7, 30) <= here.time() < time(21, 30) else 60
        return self.week.now + timedelta(minutes=step)

    def _all_look(self) -> None:
        for human in self.everybody:
            if human.has_it:
                human.looks()


def one_week(assumed: dict[str, Any], seed: int, trace: Path | None = None) -> dict[str, Any]:
    """Run one seed; its figures, and what it cost to run. `trace`: a file for everything that passed."""
    folder, begun, cpu = (
        Path(tempfile.mkdtemp(prefix="haat-week-", dir=MEMORY if MEMORY.is_dir() else None)),
        machine.monotonic(),
        machine.process_time(),
    )
    begins = datetime.combine(assumed["week"]["begins"], time(), ZONE)
    links = [(one["link"], one["lgd"], one["language"]) for one in assumed["places"]]
    try:
        with Place(folder, begins, links, approved=assumed["week"]["templates"] == "approved") as place:
            week = FirstWeek(place, assumed, seed)
            week.settle_in()
            week.run()
            figures = week_figures.of(week)
            if trace is not None:
                trace.write_text(week_story.of(week), encoding="utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    took = {"cpu_s": round(machine.process_time() - cpu, 1), "wall_s": round(machine.monotonic() - begun, 1)}
    return {"seed": seed, **figures, **took}


def changed(assumed: dict[str, Any], *, half: bool, pending: bool) -> dict[str, Any]:
    """The assumptions, at half the reply rate, or with no template approved."""
    other = copy.deepcopy(assumed)
    if half:
        other["artisans"]["asked"]["answers"] /= 2
    if pending:
        other["week"]["templates"] = "pending"
    return other


def apart(seed: int, words: Sequence[str]) -> dict[str, Any]:
    """One seed in a process of its own, which ends as clean as it began."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.first_week", "--one", str(seed), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-4000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Run the seeds and print the table."""
    parser = argparse.ArgumentParser(prog="haat bench first-week", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds; 20 when not given")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--one", type=int, help="run this seed alone and print its figures as JSON")
    parser.add_argument("--together", type=int, default=os.cpu_count() or 1, help="seeds at the same time")
    parser.add_argument("--trace", type=Path, help="with --one: write everything that passed on each telephone here")
    parser.add_argument("--half", action="store_true", help="at half the reply rate")
    parser.add_argument("--pending", action="store_true", help="with no template approved yet")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    asked = parser.parse_args()
    assumed = tomllib.loads(ASSUMED.read_text(encoding="utf-8"))
    if asked.one is not None:
        print(json.dumps(one_week(changed(assumed, half=asked.half, pending=asked.pending), asked.one, asked.trace)))
        return
    weeks = [
        ("as assumed", ["--half"] if asked.half else []),
        *([] if asked.half else [("at half the reply rate", ["--half"])]),
    ]
    for title, words in weeks:
        found = []
        pending = ["--pending"] if asked.pending else []
        with ThreadPoolExecutor(
            asked.together
        ) as pool:  # each seed is a process of its own; a thread only waits for it
            for week in pool.map(
                partial(apart, words=[*words, *pending]), range(asked.first, asked.first + asked.seeds)
            ):
                found.append(week)
                print(f"{title}, seed {week['seed']}: {week}", file=sys.stderr, flush=True)
        if asked.json:
            print(json.dumps({"what": title, "weeks": found}, ensure_ascii=False))
        else:
            week_figures.show(title, found, assumed["goals"])


if __name__ == "__main__":
    os.environ.setdefault("HAAT_LOG_LEVEL", "error")
    main()
