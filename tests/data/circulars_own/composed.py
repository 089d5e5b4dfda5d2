"""Circulars put together from the clauses of `clauses.txt`, so that the words beside a date are met in many pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.data.circulars_own import make

HOW_MANY = 2400
LANGUAGES = ("hi", "mr", "en", "hi-Latn")
SHARES = (36, 34, 24, 6)
RANGES = 0.25
EVENTS = {
    "hi": "कार्यशाला,प्रशिक्षण,शिविर,मेला,बैठक,प्रदर्शनी,संगोष्ठी,सम्मेलन,कैंप,संवाद,वितरण कार्यक्रम",
    "mr": "कार्यशाळा,प्रशिक्षण,शिबिर,मेळावा,बैठक,प्रदर्शन,चर्चासत्र,सभा,सोहळा,स्पर्धा,महोत्सव",
    "en": "workshop,training,camp,fair,meeting,exhibition,seminar,demo,visit,conclave",
    "hi-Latn": "camp,training,workshop,meeting,mela,baithak",
}
HEADS = {
    "hi": ("कार्यालय महाप्रबंधक, जिला व्यापार एवं उद्योग केंद्र\nक्रमांक {n}/2026-27                दिनांक {d}", "सूचना", "{e}",
           "{place}, {d}। ", "क्र./{n}/स्था./2026-27   {place}, दिनांक {d}\nविषय: {e} बाबत", "समस्त सदस्य ध्यान दें", ""),
    "mr": ("जिल्हा उद्योग केंद्र\nजा.क्र. {n}/२०२६           दि. {d}", "जाहीर सूचना", "{e}", "{place}, दि. {d} : ",
           "संदर्भ: या कार्यालयाचे पत्र क्र. {n}\nविषय: {e}", "नमस्कार", ""),
    "en": ("No. {n}/DIC/2026-27                Dated: {d}", "NOTICE", "{e}", "{place}, {d}: ", "Sub: {e}\nDear members,",
           "Ref: DIC/{n}/26-27\n{place}", ""),
    "hi-Latn": ("Namaste sabko", "dhyan de sab", ""),
}  # fmt: skip


def _clauses() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    key = ("", "")
    for line in (make.HERE / "clauses.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            language, role = line[2:].split()
            key = (language, role)
        elif line.strip():
            found.setdefault(key, []).append(line)
    return found


def composed() -> Iterator[tuple[dict[str, Any], date, str]]:
    """Gold (days only), day and text; always the same ones."""
    clauses = _clauses()
    for number in range(HOW_MANY):
        luck = random.Random(f"composed/{number}")
        yield _one(number, luck.choices(LANGUAGES, SHARES)[0], clauses, luck)


def _one(
    number: int, language: str, clauses: dict[tuple[str, str], list[str]], luck: random.Random
) -> tuple[dict[str, Any], date, str]:
    ts = date(2026, 4, 1) + timedelta(days=luck.randrange(360))
    speech = "en" if language == "hi-Latn" else language
    ahead = luck.sample(range(2, 90), 8)
    begins, closes = max(ahead[:2]), min(ahead[:2])
    roles = ["E"] * luck.choices((0, 1, 2), (25, 62, 13))[0] + ["L"] * luck.choices((0, 1), (45, 55))[0]
    roles += ["X"] * luck.choices((0, 1, 2), (25, 45, 30))[0]
    if luck.random() < 0.3:
        luck.shuffle(roles)
    gold: dict[str, Any] = {"id": f"composed{number}", "event_dates": [], "last_date": None, "event_ranges": [], "place": []}
    event = luck.choice(EVENTS[language].split(","))
    place = luck.choice(make.VENUES["a"][language])
    style = luck.randrange(5)

    def written(day: date, text: str, until: date | None = None) -> str:
        if until is not None:
            return make._written([day, until], speech, style, year=True)  # noqa: SLF001
        plain = "{w}" in text or language == "hi-Latn"
        year = luck.random() < 0.6
        return make._written([day], speech, (0 if plain and not year else 3 if plain else style), year=year)  # noqa: SLF001

    said, spare = [], ahead[2:]
    for role in roles:
        until = None
        text = luck.choice(clauses[language, role])
        if role == "E":
            day = ts + timedelta(days=begins)
            begins += luck.randrange(2, 9)
            gold["event_dates"].append(day.isoformat())
            if "{w}" not in text and luck.random() < RANGES:
                until = day + timedelta(days=luck.randrange(1, 9))
                gold["event_dates"].append(until.isoformat())
                gold["event_ranges"].append([day.isoformat(), until.isoformat()])
        elif role == "L":
            day = ts + timedelta(days=closes)
            gold["last_date"] = day.isoformat()
        else:
            day = ts + timedelta(days=spare.pop() * luck.choice((1, 1, -1)))
        clock = make._clock([f"{luck.randrange(9, 17):02d}:{luck.choice(('00', '30'))}"], language, luck)  # noqa: SLF001
        week = make.WEEKDAYS[speech][day.weekday()]
        said.append(text.format(d=written(day, text, until), w=week, e=event, p=place, t=clock))
    own = ts - timedelta(days=luck.randrange(4))
    head = luck.choice(HEADS[language]).format(
        n=luck.randrange(20, 2000), d=written(own, ""), e=event, place=make.DISTRICTS[speech][luck.randrange(10)][0]
    )  # fmt: skip
    stop = {"hi": "। ", "mr": ". ", "en": ". ", "hi-Latn": ", "}[language] if luck.random() < 0.7 else "\n"
    body = stop.join(said) + (stop.strip() if stop != ", " else "")
    text = head + ("" if head.endswith((": ", "। ")) or not head else "\n") + body
    if language in ("hi", "mr") and luck.random() < (0.6 if language == "mr" else 0.2):
        text = make._devanagari(text, keep=[])  # noqa: SLF001
    return gold, ts, text
