"""Circulars of our own with gold: each written pattern of `a.txt` and `b.txt` in three settings, always the same ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SETTINGS = 3
MONTHS = {
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(),
    "mr": "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर".split(),
    "en": "January February March April May June July August September October November December".split(),
}
WEEKDAYS = {
    "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार".split(),
    "mr": "सोमवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार रविवार".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
DISTRICTS = {
    "hi": [("सागर", "Sagar"), ("उज्जैन", "Ujjain"), ("रीवा", "Rewa"), ("छतरपुर", "Chhatarpur"), ("खरगोन", "Khargone"),
           ("बैतूल", "Betul"), ("मंदसौर", "Mandsaur"), ("दमोह", "Damoh"), ("बालाघाट", "Balaghat"), ("रतलाम", "Ratlam")],
    "mr": [("नाशिक", "Nashik"), ("सांगली", "Sangli"), ("जळगाव", "Jalgaon"), ("कोल्हापूर", "Kolhapur"), ("अमरावती", "Amravati"),
           ("लातूर", "Latur"), ("सातारा", "Satara"), ("नांदेड", "Nanded"), ("रत्नागिरी", "Ratnagiri"), ("चंद्रपूर", "Chandrapur")],
    "en": [("Indore", "Indore"), ("Nagpur", "Nagpur"), ("Jabalpur", "Jabalpur"), ("Satara", "Satara"), ("Gwalior", "Gwalior"),
           ("Thane", "Thane"), ("Ujjain", "Ujjain"), ("Sangli", "Sangli"), ("Khandwa", "Khandwa"), ("Wardha", "Wardha")],
}  # fmt: skip
VENUES = {
    "a": {
        "hi": ["टाउन हॉल", "सामुदायिक भवन, शिवाजी वार्ड", "जनपद पंचायत सभाकक्ष", "शासकीय आईटीआई परिसर", "गांधी भवन, स्टेशन रोड"],
        "mr": ["टाऊन हॉल", "समाज मंदिर, शिवाजी चौक", "पंचायत समिती सभागृह", "शासकीय आयटीआय प्रांगण", "यशवंतराव चव्हाण सभागृह"],
        "en": ["Town Hall", "Community Centre, Civil Lines", "Zila Panchayat Auditorium", "Gandhi Bhavan, Station Road"],
        "hi-Latn": ["Town Hall", "Samudayik Bhavan", "Nagar Palika ground"],
    },
    "b": {
        "hi": ["कृषि विज्ञान केंद्र", "अग्रवाल धर्मशाला, बड़ा बाजार", "पॉलिटेक्निक कॉलेज ऑडिटोरियम", "होटल मयूर, सिविल लाइन",
               "रानी दुर्गावती स्टेडियम"],
        "mr": ["कृषी विज्ञान केंद्र", "लोकमान्य टिळक स्मारक मंदिर", "शासकीय तंत्रनिकेतन, दुसरा मजला", "हॉटेल पंचवटी, महामार्ग रस्ता",
               "जिल्हा क्रीडा संकुल"],
        "en": ["Hotel Mayur, Ring Road", "Government Polytechnic", "Krishi Vigyan Kendra", "District Sports Complex, Gate 2"],
        "hi-Latn": ["Agrawal dharmshala", "Polytechnic college hall", "Krishi Vigyan Kendra"],
    },
}  # fmt: skip


@dataclass
class Made:
    """One circular with what it says."""

    id: str
    ts: date
    language: str
    text: str
    gold: dict[str, Any] = field(default_factory=dict)


def patterns(part: str) -> Iterator[tuple[str, str, str, list[list[str]], str, str]]:
    """(number, language, kind, title groups, day or "", text) of every pattern of one part."""
    blocks = re.split(r"^=== ", (HERE / f"{part}.txt").read_text(encoding="utf-8"), flags=re.M)[1:]
    for place, block in enumerate(blocks, 1):
        head, _, text = block.partition("\n")
        language, kind, groups, *day = (cell.strip() for cell in head.split("|"))
        keys = [[word.strip() for word in group.split(",") if word.strip()] for group in groups.split(";")]
        yield f"{part}{place:02d}", language, kind, [group for group in keys if group], "".join(day), text.rstrip()


def made(part: str) -> list[Made]:
    """All circulars of one part ("a" and "c" for learning from, "b" kept apart)."""
    return [
        _as_written(number, language, kind, groups, day, text) if day else _made(part, number, language, kind, groups, text, turn)
        for number, language, kind, groups, day, text in patterns(part) for turn in range(1 if day else SETTINGS)
    ]  # fmt: skip


def _as_written(number: str, language: str, kind: str, groups: list[list[str]], day: str, text: str) -> Made:
    """A pattern with fixed days: `{E=2027-01-05/2027-01-06|as it is said}`."""
    said: dict[str, list[str]] = {}
    ranges: list[list[str]] = []

    def fill(found: re.Match[str]) -> str:
        what, _, rest = found[1].partition("=")
        value, bar, words = rest.partition("|")
        values = value.split("/") if what in ("E", "T") else [value]
        said.setdefault(what, []).extend(values)
        if what == "E" and len(values) == 2:
            ranges.append(values)
        if what == "D":
            said.setdefault("Dname", []).append(words)
        return words if bar else value

    body = re.sub(r"\n@ *$", "", re.sub(r"\{([A-Z]=[^}]*)\}", fill, text)).rstrip()
    gold = {
        "event_dates": said.get("E", []), "times": said.get("T", []), "last_date": "".join(said.get("L", [])) or None,
        "place": said.get("P", []), "district": said.get("D", []), "links": said.get("U", []),
    }  # fmt: skip
    if "O" in said:
        gold["optional"] = {"event_dates": said["O"], "last_date": said["O"]}
    return _finished(Made(number, date.fromisoformat(day), language, body, gold), kind, groups, said.get("Dname", []), ranges,
                     said.get("X", []))  # fmt: skip


def _made(part: str, number: str, language: str, kind: str, groups: list[list[str]], text: str, turn: int) -> Made:
    luck = random.Random(f"{number}/{turn}")
    ts = date(2026, 11, 1) + timedelta(days=luck.randrange(90))
    speech = {"hi-Latn": "en", "en-mr": "mr", "en-hi": "hi"}.get(language, language)
    gold: dict[str, Any] = {"event_dates": [], "times": [], "last_date": None, "place": [], "district": [], "links": []}
    traps: list[str] = []
    ranges: list[list[str]] = []
    venues = luck.sample(VENUES[part]["hi-Latn" if language == "hi-Latn" else speech], 2)
    name, district = luck.choice(DISTRICTS[speech])
    url = f"https://{luck.choice(['reg', 'form', 'join'])}{luck.randrange(100)}.example.org/{luck.choice(['odop', 'dic', 'mela'])}"
    style = luck.randrange(5)
    digits = speech != "en" and luck.random() < (0.7 if speech == "mr" else 0.2)

    def day(offset: str) -> date:
        return ts + timedelta(days=int(offset))

    def fill(found: re.Match[str]) -> str:
        what, _, value = found[1].partition(":")
        if what == "N":
            return str(luck.randrange(30, 400))
        if what == "PH":
            return luck.choice([f"00000-2{luck.randrange(1000, 9999)}", f"64000009{luck.randrange(10, 99)}"])
        if what == "D":
            gold["district"] = [district]
            return name
        if what == "P":
            gold["place"] = [venues[0]]
            return venues[0]
        if what == "PX":
            return venues[1]
        if what == "U":
            gold["links"] = [url]
            return url
        if what == "T":
            gold["times"] = value.split("/")
            return _clock(value.split("/"), language, luck)
        if what == "REL":
            gold["event_dates"] = [day(value).isoformat()]
            return ""
        if what == "WD":
            ahead = (int(value) - ts.weekday() - 1) % 7 + 1
            gold["event_dates"] = [(ts + timedelta(days=ahead)).isoformat()]
            return ""
        first, _, last = value.partition("/")
        days = [day(first)] + ([day(last)] if last else [])
        if what == "X":
            traps.append(days[0].isoformat())
        elif what.startswith("L"):
            gold["last_date"] = days[0].isoformat()
        else:
            gold["event_dates"] = [one.isoformat() for one in days]
            if last:
                ranges.append(gold["event_dates"])
        return _written(days, speech, style, year=not what.endswith("ny"))

    body = re.sub(r"\{([A-Za-z]+(?::[^}]*)?)\}", fill, text)
    body = re.sub(r"\n@ *$", "", body)
    if digits:
        body = _devanagari(body, keep=gold["links"])
    return _finished(Made(f"{number}{turn}", ts, language, body, gold), kind, groups, [name], ranges, traps)


def _finished(one: Made, kind: str, groups: list[list[str]], names: list[str], ranges: list[list[str]], traps: list[str]) -> Made:
    gold, mixed = one.gold, one.language in ("hi-Latn", "en-mr", "en-hi")
    gold |= {
        "id": one.id, "file": f"in/{one.id}.txt", "ts": one.ts.isoformat(), "kind": kind.rstrip("+"),
        "language": {"hi-Latn": "hi", "en-hi": "hi", "en-mr": "mr"}.get(one.language, one.language),
        "language_also": ["mixed", "en"] if mixed else [], "title_keywords": groups, "supersedes": kind.endswith("+"),
        "district_names": [*gold["district"], *names] if gold["district"] else [], "event_ranges": ranges,
        "slice": "en_mixed" if one.language not in ("hi", "mr") else one.language, "medium": "txt",
        "trap_dates": [day for day in traps if day not in (*gold["event_dates"], gold["last_date"])],
    }  # fmt: skip
    fields = ("event_dates", "times", "last_date", "place", "district", "links")
    gold["not_present"] = [name for name in fields if not gold[name] and name not in gold.get("optional", {})]
    return one


def _written(days: list[date], speech: str, style: int, *, year: bool) -> str:
    first, last = days[0], days[-1]
    months = MONTHS[speech]
    if len(days) == 2:
        to = {"hi": "से", "mr": "ते", "en": "to"}[speech]
        if first.month == last.month and style != 1:
            return f"{first.day} {to} {last.day} {months[last.month - 1]} {last.year}"
        return f"{first.day} {months[first.month - 1]} {to} {last.day} {months[last.month - 1]} {last.year}"
    tail = f" {first.year}" if year else ""
    month, weekday = months[first.month - 1], WEEKDAYS[speech][first.weekday()]
    if not year:
        return [f"{first.day} {month}", f"{weekday}, {first.day} {month}"][style % 2]
    if speech == "en":
        return [f"{first.day} {month}{tail}", f"{month} {first.day},{tail}", f"{weekday}, {first.day}{_th(first.day)} {month}{tail}",
                f"{first.day:02d}.{first.month:02d}.{first.year}", f"{first.day}{_th(first.day)} {month[:3]},{tail}"][style]  # fmt: skip
    return [f"{first.day} {month}{tail}", f"{first.day:02d}/{first.month:02d}/{first.year}", f"{weekday}, {first.day} {month}{tail}",
            f"{first.day:02d}.{first.month:02d}.{first.year}", f"{first.day:02d}-{first.month:02d}-{first.year}"][style]  # fmt: skip


def _th(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _part(hour: int, speech: str) -> str:
    if speech == "hi":
        return "सुबह" if hour < 12 else "दोपहर" if hour < 16 else "शाम" if hour < 20 else "रात"
    return "सकाळी" if hour < 12 else "दुपारी" if hour < 16 else "सायंकाळी" if hour < 20 else "रात्री"


def _hour(clock: str, dot: str = ":") -> str:
    hour, minute = (int(number) for number in clock.split(":"))
    return f"{(hour - 1) % 12 + 1}" + (f"{dot}{minute:02d}" if minute else "")


def _clock(times: list[str], language: str, luck: random.Random) -> str:
    hours = [int(one[:2]) for one in times]
    if language in ("hi", "en-hi"):
        if len(times) == 2:
            return f"{_part(hours[0], 'hi')} {_hour(times[0])} से {_part(hours[1], 'hi')} {_hour(times[1])} बजे तक"
        return f"{_part(hours[0], 'hi')} {_hour(times[0])} बजे"
    if language in ("mr", "en-mr"):
        if len(times) == 2:
            return f"{_part(hours[0], 'mr')} {_hour(times[0], '.')} ते {_part(hours[1], 'mr')} {_hour(times[1], '.')}"
        return f"{_part(hours[0], 'mr')} {_hour(times[0], '.')} वाजता"
    if language == "hi-Latn":
        part = {True: "subah", False: "dopahar"}
        if len(times) == 2:
            return f"{part[hours[0] < 12]} {_hour(times[0])} se {part[hours[1] < 12]} {_hour(times[1])} baje"
        return f"{part[hours[0] < 12]} {_hour(times[0])} baje"
    said = [f"{_hour(one, luck.choice('.:'))} {'am' if hour < 12 else 'pm'}" for one, hour in zip(times, hours, strict=True)]
    return luck.choice([" to ", " - "]).join(said)


def _devanagari(text: str, keep: list[str]) -> str:
    parts = re.split("(" + "|".join(map(re.escape, keep)) + ")", text) if keep else [text]
    table = {ord("0") + place: chr(0x966 + place) for place in range(10)}
    return "".join(part if part in keep else part.translate(table) for part in parts)


def write(part: str, folder: Path) -> Path:
    """Write one part as `haat notice read --dir` reads it; the gold beside it."""
    import json

    (folder / "in").mkdir(parents=True, exist_ok=True)
    circulars = made(part)
    for one in circulars:
        (folder / "in" / f"{one.id}.txt").write_text(f"# ts: {one.ts}\n{one.text}\n", encoding="utf-8")
    gold = folder / "gold.jsonl"
    gold.write_text("".join(json.dumps(one.gold, ensure_ascii=False) + "\n" for one in circulars), encoding="utf-8")
    return gold


if __name__ == "__main__":
    import sys

    write(sys.argv[1], Path(sys.argv[2]))
