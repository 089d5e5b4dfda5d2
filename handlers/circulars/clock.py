"""Clock times in a circular, as 24-hour hours and minutes, with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.circulars.day_words import EACH_DAY, LETTER
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page

_PARTS = {
    "morning": "सुबह|प्रातः|प्रात:|प्रात|पूर्वाह्न|सवेरे|सकाळी|स\\.|sakali|sakaali|subah|savere|morning|पूर्वान्ह",
    "noon": "दोपहर|दोप\\.|अपराह्न|दुपारी|दु\\.|dopahar|dopeher|dupari|afternoon|अपरान्ह|मध्यान्ह",
    "evening": "शाम|सायंकाळी|सायंकाल|सायं|संध्याकाळी|सायं\\.|shaam|sham|sandhyakali|evening",
    "night": "रात्री|रात|ratri|raat|night",
}
_PART = "|".join(f"(?:{words})" for words in _PARTS.values())
_AFTER = (
    r"बजे|बजकर|वाजता|वाजेपर्यंत|वाजेपासून|वा\.|वा\b|वाजेला|a\.?m\.?|p\.?m\.?|[ap]\sm(?![a-z])|"
    r"baje|bje(?![a-z])|vajta|vajata|vaajta|hrs\.?|hours|o'clock|noon"
)
_SPELT = {"एक": 1, "दो": 2, "दोन": 2, "तीन": 3, "चार": 4, "पांच": 5, "पाच": 5, "छह": 6, "सहा": 6, "सात": 7, "आठ": 8,
"नौ": 9, "नऊ": 9,
          "दस": 10, "दहा": 10, "ग्यारह": 11, "अकरा": 11, "बारह": 12, "बारा": 12,
          "ek": 1, "do": 2, "teen": 3, "char": 4, "chaar": 4, "panch": 5, "chhe": 6, "saat": 7, "aath": 8, "nau": 9, "das": 10,
          "dus": 10, "gyarah": 11, "barah": 12, "baarah": 12}  # fmt: skip
_HALF = r"(?:(?P<{0}half>साढे|साडे|सवा|पौने|पावणे|saadhe|sadhe|sade|sava|paune)\s?)?"
_NUMBER = rf"{_HALF}(?P<{{0}}hour>\d{{{{1,2}}}}|{'|'.join(_SPELT)})(?:\s?[.:]\s?(?P<{{0}}minute>\d{{{{2}}}}))?"


def _one(name: str) -> str:
    half = _HALF.format(name)
    before = r"(?<![\d,/:₹])(?<!\d\.)" if name == "b" else r"(?<![\d,/:₹-])(?<!\d\.)"  # "11am-8pm", "स.9 वा."
    return (
        rf"(?:(?P<{name}part>{_PART})\s?(?:के\s)?)?{half}"
        rf"{before}(?P<{name}hour>\d{{1,2}}|"
        rf"{_SPELT_WORD})(?:\s?[.:]\s?(?P<{name}minute>[0-5]\d))?(?![\d])"
        rf"(?:\s?(?P<{name}after>{_AFTER}))?"
    )


_SPELT_WORD = rf"(?:{'|'.join(sorted(_SPELT, key=len, reverse=True))})(?![a-z])"
_LABELLED = re.compile(
    rf"(?:समय|वेळ|timings?|time|kitne baje|कितने बजे|किती वाजता|⏰|🕙|🕚|⏱)\s*[?:\-–—=|]*\s*(?:{EACH_DAY}\s)?$"
)
_EACH_DAY = re.compile(rf"(?<![{LETTER}]){EACH_DAY}\s$")
_FAR = 30
"""So far before an hour its label begins."""
_CLOCK_CELL = re.compile(r"(?:\||\s{2})\s*$")
_IN_THE = re.compile(
    r"\s?(?:in the\s)?(?P<part>morning|afternoon|evening|सुबह|प्रातः|प्रातः|शाम|सायं|दोपहर|सकाळी|दुपारी|"
    r"सायंकाळी)(?![\u0900-\u0963\u0970-\u097fa-z])"
)
_PAST_THE_HOUR = re.compile(
    r"(?P<what>half|quarter) past (?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
    r"(?:\sin the (?P<part>morning|afternoon|evening))?"
)
_SAID_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_FOUR = re.compile(r"(?<![\d.,/:₹-])([01]\d|2[0-3])([0-5]\d)\s?(?:hrs?|hours|बजे|वाजता)(?![a-z])")
"""0930 hrs."""
_FOURS = re.compile(
    r"(?<![\d.,/:₹-])([01]\d|2[0-3])([0-5]\d)\s?(?:to|-|–|से|ते)\s?([01]\d|2[0-3])([0-5]\d)\s?(?:hrs?|hours|बजे|वाजता)(?![a-z])"
)
_TO = r"\s?(?:से|ते|to|till|until|se|te(?![a-z])|and|तक|–|—|-)\s?"
_RANGE = re.compile(rf"{_one('a')}{_TO}{_one('b')}")
_SINGLE = re.compile(_one("a"))


_INSTEAD_AFTER = re.compile(
    r"\s?(?:ऐवजी|च्या ऐवजी|के स्थान पर|(?:की|के) (?:जगह|बजाय|बजाए|बदले)|(?:ki|ke) (?:jagah|jagh|bajaye?|badle)|aivaji|"
    r"(?:को |ko )?(?:नहीं|नाही|nahi)[,\s])"
)
_INSTEAD_BEFORE = re.compile(r"(?:instead of|in place of|\bnot at|पहले)\s[^।\n]{0,10}$")


@dataclass(frozen=True, slots=True)
class Clock:
    """One time, or a first and a last one, as named at one place."""

    start: int
    end: int
    times: tuple[str, ...]


def clocks(page: Page, dates: list[Mention]) -> list[Clock]:
    """All clock times of a page, in order; numbers that belong to a date are none."""
    taken = [(one.start, one.end) for one in dates]
    found: list[Clock] = []
    for pattern, ends in ((_RANGE, ("a", "b")), (_SINGLE, ("a",))):
        for match in pattern.finditer(page.plain):
            start, end = match.start("ahour"), match.end()
            if any(start < stop and begin < end for begin, stop in taken) or not _is_clock(page, match, ends):
                continue
            times = _times(match, ends)
            if (
                times is None
                or _INSTEAD_AFTER.match(page.plain, end)
                or _INSTEAD_BEFORE.search(page.plain[max(0, start - 24) : start])
            ):
                continue
            first = match.start()
            found.append(Clock(first, end, times))
            taken.append((first, end))
    found += _four_digits(page, taken) + _past_the_hour(page)
    return sorted(found, key=lambda one: one.start)


def _four_digits(page: Page, taken: list[tuple[int, int]]) -> list[Clock]:
    """Hours as offices and railways write them: 0930 hrs."""
    both = list(_FOURS.finditer(page.plain))
    taken = [*taken, *(one.span() for one in both)]
    matches = [
        one
        for one in _FOUR.finditer(page.plain)
        if not any(one.start() < stop and begin < one.end() for begin, stop in taken)
    ]
    ranges = [Clock(one.start(), one.end(), (f"{one[1]}:{one[2]}", f"{one[3]}:{one[4]}")) for one in both]
    return ranges + [Clock(one.start(), one.end(), (f"{one[1]}:{one[2]}",)) for one in matches]


def _past_the_hour(page: Page) -> list[Clock]:
    found = []
    for one in _PAST_THE_HOUR.finditer(page.plain):
        hour = int(one["hour"]) if one["hour"].isdigit() else _SAID_HOURS.index(one["hour"]) + 1
        part = {"morning": "morning", "afternoon": "noon", "evening": "evening"}.get(one["part"] or "", "")
        found.append(
            Clock(one.start(), one.end(), (f"{_at(hour, part) % 24:02d}:{'30' if one['what'] == 'half' else '15'}",))
        )
    return found


def _is_clock(page: Page, match: re.Match[str], ends: tuple[str, ...]) -> bool:
    """Numbers are a time beside a word that says so; a range may say it once."""
    said = [bool(match[f"{one}part"] or match[f"{one}after"]) for one in ends]
    if not match["ahour"].isdigit() and not (match["aafter"] or match[f"{ends[-1]}after"]):
        return False
    minutes = all(match[f"{one}minute"] for one in ends) and len(ends) == 2
    if any(said) or minutes:
        return True
    begin, end = match.start("ahour"), match.end()
    before, minute = page.plain[max(0, begin - _FAR) : begin], bool(match["aminute"])
    if (_LABELLED.search(before) and (len(ends) == 2 or minute)) or (len(ends) == 2 and _EACH_DAY.search(before)):
        return True
    if minute and _CLOCK_CELL.search(before) and re.match(r"\s*(?:\||\s{2}|$)", page.plain[end:]):
        return True  # a cell of a table
    return _IN_THE.match(page.plain, end) is not None and (minute or page.plain[end:].lstrip().startswith("in the"))


def _times(match: re.Match[str], ends: tuple[str, ...]) -> tuple[str, ...] | None:
    read = []
    for one in ends:
        hour = _SPELT.get(match[f"{one}hour"]) or int(match[f"{one}hour"])
        minute = int(match[f"{one}minute"] or 0)
        half = match[f"{one}half"]
        if half in ("साढे", "साडे", "saadhe", "sadhe", "sade"):
            minute = 30
        elif half in ("सवा", "sava"):
            minute = 15
        elif half:
            hour, minute = hour - 1, 45
        if hour > 24 or minute > 59:
            return None
        read.append((hour, minute, _part_of(match, one)))
    if not any(part for _, _, part in read) and (late := _IN_THE.match(match.string, match.end())):
        said = next(part for part, words in _PARTS.items() if re.fullmatch(words, late["part"]))
        read[-1] = (*read[-1][:2], said)
    hours = [_at(hour, part) for hour, _, part in read]
    if len(ends) == 2:
        hours = _together(hours, read)
    return tuple(f"{hour % 24:02d}:{minute:02d}" for hour, (_, minute, _) in zip(hours, read, strict=True))


def _part_of(match: re.Match[str], one: str) -> str:
    after = re.sub(r"[.\s]", "", match[f"{one}after"] or "")
    if after in ("am", "pm", "noon"):
        return after
    said = match[f"{one}part"] or ""
    return next((part for part, words in _PARTS.items() if said and re.fullmatch(words, said)), "")


def _at(hour: int, part: str) -> int:
    if hour > 12:
        return hour
    if part in ("am", "morning"):
        return 0 if hour == 12 and part == "am" else hour
    if part in ("pm", "evening"):
        return 12 if hour == 12 else hour + 12
    if part in ("noon", "afternoon"):
        return hour if hour >= 10 else hour + 12
    if part == "night":
        return 24 if hour == 12 else hour + 12 if hour >= 6 else hour
    return hour + 12 if 1 <= hour <= 6 else hour


def _together(hours: list[int], read: list[tuple[int, int, str]]) -> list[int]:
    """Of a range that says morning or evening once, the other end is on the nearest sensible side."""
    first, last = hours
    if not read[0][2] and read[1][2] in ("pm", "evening", "noon"):
        bare = read[0][0]
        first = bare + 12 if bare < read[1][0] and bare < 8 and bare != 12 and read[1][0] != 12 else bare
    if not read[1][2] and last <= first:
        last = read[1][0] + 12 if read[1][0] < 12 else read[1][0]
    return [first, last]
