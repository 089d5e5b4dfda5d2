"""Dates in a circular: every day or range of days that it names, in any wording, with what a year-less one means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.circulars.page import Page

_MONTH_WORDS = (
    "january jan janvari janwari जनवरी जानेवारी जाने जन जनेवारी जानेवारि जॅन्युअरी",
    "february feb farvari farwari febuary फरवरी फेब्रुवारी फेब्रु फेब फर फेब्रूवारी फेब्रवारी फेब्रुअरी फरबरी",
    "march mar मार्च",
    "april apr अप्रैल एप्रिल अप्रै अप्रेल अप्रिल एप्रील एप्रि",
    "may मई मे",
    "june jun जून जुन",
    "july jul julai जुलाई जुलै जुलाय जूलाई जुलाइ",
    "august aug agast अगस्त ऑगस्ट अगष्ट ऑगष्ट आॅगस्ट आगस्ट",
    "september sept sep sitambar सितंबर सितम्बर सित सप्टें सप्टेंबर सप्टेम्बर सितम्‍बर सेप्टेंबर सेप्टेम्बर सप्टेबर सिंतबर सितबर",
    "october oct aktubar अक्टूबर अक्तूबर अक्टू ऑक्टोबर ऑक्टो अक्टोबर आक्टोबर ऑक्टोंबर ओक्टोबर आॅक्टोबर",
    "november nov navambar नवंबर नवम्बर नव नोव्हें नोव्हेंबर नोव्हेम्बर नोवेंबर नोवेम्बर नवेंबर नोव्हेबर",
    "december dec disambar दिसंबर दिसम्बर दिस डिसें डिसेंबर डिसेम्बर दिसेंबर दिसेम्बर डिसेबर",
)
MONTHS = {word: month for month, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
WEEKDAYS = {
    word: day
    for day, words in enumerate(
        (
            "monday mon somwar somvar सोमवार सोमवारी",
            "tuesday tues tue mangalwar mangalvar मंगलवार मंगळवार मंगळवारी",
            "wednesday wed budhwar budhvar बुधवार बुधवारी बुद्धवार",
            "thursday thurs thu guruwar guruvar गुरुवार गुरूवार गुरुवारी गुरूवारी बृहस्पतिवार वृहस्पतिवार वीरवार",
            "friday fri shukrawar shukravar शुक्रवार शुक्रवारी",
            "saturday sat shaniwar shanivar शनिवार शनिवारी शनीवार शनीवारी",
            "sunday sun raviwar ravivar itwar रविवार रविवारी इतवार",
        )
    )
    for word in words.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "एक|दो दोन|तीन|चार|पांच पाच|छह छः सहा|सात|आठ|नौ नऊ|दस दहा|ग्यारह अकरा|बारह बारा|तेरह तेरा|चौदह चौदा|"
        "पंद्रह पन्द्रह पंधरा|सोलह सोळा|"
        "सत्रह सतरा|अठारह अठरा|उन्नीस एकोणीस एकोणवीस|बीस वीस|इक्कीस एकवीस|बाईस बाइस बावीस|तेईस तेवीस|चौबीस चोवीस|पच्चीस पंचवीस|"
        "छब्बीस सव्वीस|"
        "सत्ताईस सत्तावीस|अट्ठाईस अट्ठाइस अठाईस अठ्ठावीस|उनतीस उन्तीस एकोणतीस|तीस|इकतीस एकतीस".split("|"),
        1,
    )
    for word in words.split()
}  # fmt: skip

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_ANY_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_MONTH = rf"(?:{_ANY_MONTH})(?:(?![{_LETTER}])\.?|(?=पर्यंत|पासून|पूर्वी|रोजी|नंतर|अखेर|च्या|(?:चा|चे|ला)(?![{_LETTER}])))"
_ALONE = r"(?<![\d/₹])(?<!\d[.,:])(?<![\da-z]-)"
"""No part of a longer number before it; "दि.26", "दिनांक:-26" are written without a space."""
_DAY = _ALONE + r"\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_NEXT_DAY = r"(?<![\d.,/:₹])\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_WORD_DAY = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_TO = r"(?:से|ते|to|till|until|se|through|-|–|—)"
_AND = r"(?:,|व|और|एवं|आणि|तथा|and|&|aur|ani|or|या|किंवा|अथवा)"
_YEAR = (
    r"(?:\s?[,.'’–/-]?\s?(?:(?:19|20)\d{2}(?!\d)|['’]\d{2}(?!\d))|"
    rf"[-/]\d{{2}}(?!\d|[.:/-]\d|\s?(?:st|nd|rd|th|{_ANY_MONTH})(?![{_LETTER}])))?"
)
_HOUR_WORDS = r"(?:सुबह|शाम|दोपहर|रात|सायं|सकाळी|दुपारी|संध्याकाळी|रात्री|subah|shaam|dopahar|raat|से|se|ते)"
_NUMERIC = _ALONE + r"\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d{2})(?![\d]|[./-]\d)"

_TURNS = {
    word: turn
    for turn, words in enumerate(
        ("first 1st पहले पहिल्या pehle", "second 2nd दूसरे दुसऱ्या dusre", "third 3rd तीसरे तिसऱ्या", "fourth 4th चौथे चौथ्या",
         "last अंतिम आखिरी शेवटच्या")
    )
    for word in words.split()
}  # fmt: skip
_TURN = "|".join(_TURNS)

_PATTERNS = (
    ("iso", re.compile(r"(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)")),
    ("numeric_range", re.compile(rf"{_ALONE}(?:\d{{1,2}}(?:-|\s?(?:व|एवं|और|आणि|and|&|से|ते|to)\s?)){_NUMERIC.removeprefix(_ALONE)}")),
    ("numeric", re.compile(_NUMERIC)),
    ("turn", re.compile(
        rf"(?<![{_LETTER}])(?:(?P<month>{_ANY_MONTH})(?:\s(?:माह|महीने|महिन्याच्या|महिन्यातील|के|की|च्या))*\s(?P<turn>{_TURN})\s"
        rf"(?P<day>{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})|(?:the\s)?(?P<turn2>{_TURN})\s"
        rf"(?P<day2>{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})\s(?:of|in)\s(?P<month2>{_ANY_MONTH}))"
        rf"(?![{_LETTER}]){_YEAR}")),
    ("days_month", re.compile(rf"{_DAY}(?:\s?(?:{_TO}|{_AND})\s?{_NEXT_DAY})*[\s./-]?(?:of\s)?(?:the\s)?{_MONTH}{_YEAR}")),
    ("month_days", re.compile(rf"(?<![{_LETTER}])(?:{_MONTH})\s?{_DAY}(?:\s?(?:{_TO}|{_AND})\s?{_DAY})*(?![.:]\d|"
    rf"\s?(?:am|pm|बजे|वाजता)){_YEAR}")),
    ("words_month", re.compile(rf"(?<![{_LETTER}])(?:{_WORD_DAY})(?:\s(?:{_TO}|{_AND})\s(?:{_WORD_DAY}))*\s{_MONTH}{_YEAR}")),
    ("day_month", re.compile(
    r"(?:दि\.?|दिनांक|तारीख|dt\.?|date|(?<![a-z])(?:on|by|before|till|until)|ता\.)\s?:?\s?(\d{1,2}[./]\d{1,2})(?![\d]|[./:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("day_month", re.compile(
        rf"(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})[,.]?\s(\d{{1,2}}[./]\d{{1,2}})"
        r"(?![\d]|[./:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("of_month", re.compile(
        r"(?:(?P<this>इस|इसी|या|ह्या|याच|this|चालू)|(?P<next>अगले|पुढील|पुढच्या|next|आगामी))\s(?:माह|महीने|महिने|"
        r"महिन्याच्या|महिन्यात|महिन्यातील|month)(?:'s|’s)?"
        r"(?:\sकी|\sके|\sमें|\son|\sthe|\sदि\.?|\sदिनांक)*\s(\d{1,2})(?!\d|[.:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("of_month", re.compile(
    r"(?<![\d.,/:-])(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?:(?P<this>this|the current)|(?P<next>next))\smonth")),
    ("of_month", re.compile(r"(?<![\d.,/:-])(\d{1,2})\s?(?:तारीख|तारखेला|तारखेस|तारखेच्या|तारखे(?=पर्यंत|पूर्वी)|tarikh|tareekh|instant)")),
    ("of_month", re.compile(
        r"(?<![a-z])(?:on|by|before|till|until|up to)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)(?![a-z\d])(?!\s(?:floor|batch|meeting|"
        r"standard|phase|edition|anniversary|of))")),
    ("of_month", re.compile(r"(?:दि\.|दिनांक|dt\.)\s?(\d{1,2})"
        r"(?=\s*[:)।]|\s?रोजी|\s?पर्यंत|\sतक(?![\u0900-\u0963\u0970-\u097f])|\s?पूर्वी)")),
    ("of_month", re.compile(
        rf"(?<![{_LETTER}])(?:naam|naav|नाम|नाव|नावे|अर्ज|आवेदन|फॉर्म|form)\s(?:(?!{_HOUR_WORDS})[{_LETTER}]+\s){{0,3}}(\d{{1,2}})"
        r"(?=\s(?:तक|tak|paryant)(?![a-z\u0900-\u0963\u0970-\u097f])|\s?पर्यंत|\s?पूर्वी)")),
    ("of_month", re.compile(
        rf"(?<![{_LETTER}])(?:on\s)?(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})[,.]?\s"
        r"(?:the\s(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))(?![\d.:/a-z])")),
    ("weekday", re.compile(
        rf"(?<![{_LETTER}/])(?:(?P<week>next week|अगले सप्ताह|अगले हफ्ते|पुढील आठवड्यात|"
        rf"पुढच्या आठवड्यात)[ ,]*(?:on |के |की |में )?)?"
        rf"(?:(?:अगले|आगामी|आने वाले|आनेवाले|इस|इसी|येत्या|येणाऱ्या|पुढील|पुढच्या|या|next|this|coming|agle|is|"
        rf"aane wale|on|the)\s)?"
        rf"(?P<day>{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})(?![{_LETTER}/])")),
    ("near", re.compile(
        rf"(?<![{_LETTER}])(?P<near>today|tomorrow|day after tomorrow|yesterday|aaj|parso|parson|udya|parva|आज|कल|"
        rf"परसों|परसो|उद्या|परवा|काल)"
        rf"(?![{_LETTER}])(?!\s(?:नहीं|नाही|nahi|nahin)\s)|(?<![{_LETTER}])(?P<kal>kal)(?=\s)(?!\snahin?\s)")),
)  # fmt: skip
_NEAR = {"today": 0, "aaj": 0, "आज": 0, "tomorrow": 1, "kal": 1, "कल": 1, "udya": 1, "उद्या": 1,
"day after tomorrow": 2,
         "parso": 2, "parson": 2, "परसों": 2, "परसो": 2, "parva": 2, "परवा": 2, "yesterday": -1, "काल": -1}  # fmt: skip
_WEEKDAY_WORDS = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + ")"
_JOINS = re.compile(
    rf"\s?(?:दि\.?|दिनांक)?\s?(?:(?:को|रोजी|बजे|पासून)\s)?(?:{_TO}|पासून)\s?(?:दि\.?|दिनांक)?\s?(?:{_WEEKDAY_WORDS},?\s)?$|"
    r",?\s(?:and|to)\s(?:(?:will|shall|to)\s)?(?:conclud|end|clos|culminat)(?:e|es|ed|ing|s)?\s(?:on\s)?(?:the\s)?$|"
    r",?\s(?:concluded|ended|closed)\son\s(?:the\s)?$|"
    r"\s(?:से|को)\s(?:प्रारंभ|शुरू|आरंभ)\s(?:होकर|हुआ और|होगा और|होगी और)\s(?:दिनांक\s)?$|"
    r"\s?(?:पासून|रोजी)\s(?:सुरू|प्रारंभ)\sहोऊन\s(?:दि\.?\s)?$|"
    rf"(?:,?\s(?!{_TO}\s)[{_LETTER}]+){{0,2}}(?:\s\d{{1,2}}(?:[.:]\d\d)?\s(?:वाजता|बजे|am|pm))?,?\s(?:and\s|और\s|व\s)?"
    r"(?:back|returning|return|परत|परतीचा प्रवास|वापसी|वापिसी|लौटना)\s(?:on\s|दि\.?\s|दिनांक\s)?$"
)
_OFTEN_ALONE = ("weekday", "near")


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, or the first and last day of a range, as named at one place; `days` is empty where no such day exists."""

    start: int
    end: int
    days: tuple[date, ...]
    how: str
    has_year: bool = True
    is_range: bool = False


def mentions(page: Page, base: date, *, past: bool = False) -> list[Mention]:
    """Every date of the page in order; `base` is the day from which year-less and relative ones count."""
    taken: list[Mention] = []
    for how, pattern in _PATTERNS:
        for match in pattern.finditer(page.plain):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            found = _read(how, match, base, past)
            if found is not None:
                taken.append(found)
    taken = [one for one in taken if not _is_every_week(page, one) and not _is_dateline(page, one)]
    taken.sort(key=lambda one: one.start)
    return list(_ranges(page, [_with_weekday(page, one) for one in _without_echoes(taken, page)]))


_WEEKDAY_BEFORE = re.compile(
    rf"(?<![{_LETTER}]){_WEEKDAY_WORDS}[,.]?\s?(?:the\s|"
    rf"दि\.?\s|दिनांक\s)?$"
)
_WEEKDAY_AFTER = re.compile(
    rf"\s?[,(]?\s?(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})(?![{_LETTER}])\)?"
)


def _with_weekday(page: Page, one: Mention) -> Mention:
    """A written date with the weekday beside it."""
    if one.how in _OFTEN_ALONE:
        return one
    before = _WEEKDAY_BEFORE.search(page.plain[max(0, one.start - 30) : one.start])
    after = _WEEKDAY_AFTER.match(page.plain, one.end)
    start = one.start - len(before.group()) if before else one.start
    return replace(one, start=start, end=after.end() if after else one.end)


_DATELINE = re.compile(r"[:।|]|/\s|\s[-–—]\s")
"""What parts a press note's own date from its text."""


_EVERY = re.compile(r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:हर|प्रति|प्रत्येक|दर|every|each|all)\s(?:माह के \S+ |\S+ )?$")
_TO_WEEKDAY = re.compile(rf"\s?(?:{_TO}|व|और|आणि|and|,|एवं)\s?{_WEEKDAY_WORDS}(?![{_LETTER}])")
_OF_WEEKDAY = re.compile(rf"(?<![{_LETTER}]){_WEEKDAY_WORDS}\s?(?:{_TO}|व|और|आणि|and|,|एवं)\s?$")


def _is_every_week(page: Page, one: Mention) -> bool:
    """ "Monday to Friday", "हर मंगलवार": days on which an office is open, no day of anything."""
    if one.how != "weekday":
        return False
    before = page.plain[max(0, one.start - 30) : one.start]
    return bool(_EVERY.search(before) or _TO_WEEKDAY.match(page.plain, one.end) or _OF_WEEKDAY.search(before))


_ENDS_DATELINE = re.compile(r"\s?(?:[।:|/]|[-–—]\s|\.\s|$)", re.M)


def _is_dateline(page: Page, one: Mention) -> bool:
    """ "Dhar, Wednesday: …": the weekday on which a press note was written."""
    line = page.line_at(one.start)
    before = page.plain[line.start : one.start]
    return (
        one.how == "weekday" and line in page.lines[:5] and before.rstrip().endswith((",", "("))
        and len(before.split()) <= 3 and _ENDS_DATELINE.match(page.plain, one.end) is not None
    )  # fmt: skip


def _between(page: Page, one: Mention, other: Mention) -> str:
    return page.plain[other.end : one.start] if other.end <= one.start else ""


def _without_echoes(found: list[Mention], page: Page) -> list[Mention]:
    """A weekday or "tomorrow" beside a written date only repeats it: the written date stands."""
    written = [one for one in found if one.how not in _OFTEN_ALONE]
    kept = []
    for one in found:
        if one.how == "weekday" and any(_beside(page, one, other) for other in found):
            continue  # "tomorrow, Wednesday"
        if one.how in _OFTEN_ALONE:
            sentence = page.sentence_at(one.start)
            near = [other for other in written if _may_repeat(page, one, other)]
            if any(sentence.holds(other.start) and not _DATELINE.search(_between(page, one, other)) for other in near):
                continue
        kept.append(one)
    return kept


_CLOSE, _STILL_NEAR = 12, 40


def _may_repeat(page: Page, one: Mention, other: Mention) -> bool:
    """Is a weekday or "tomorrow" so close to a written date that it says it again? From further off only where they agree."""
    apart = min(abs(other.start - one.end), abs(one.start - other.end))
    if apart < _CLOSE or one.how != "weekday" or not other.days or other.is_range:
        return apart < _STILL_NEAR
    said = WEEKDAYS[next(word for word in page.plain[one.start : one.end].split() if word in WEEKDAYS)]
    return apart < _STILL_NEAR and other.days[0].weekday() == said


def _beside(page: Page, one: Mention, other: Mention) -> bool:
    """Does a weekday stand beside a word such as "tomorrow"? That word says which."""
    first, second = sorted((one, other), key=lambda each: each.start)
    between = page.plain[first.end : second.start]
    return other.how == "near" and not between.strip(" ,(-–") and len(between) < 4


def _read(how: str, match: re.Match[str], base: date, past: bool) -> Mention | None:
    start, end, said = match.start(), match.end(), match.group()
    if how == "iso":
        year, month, day = (int(number) for number in said.split("-"))
        return Mention(start, end, _day(year, month, day), how)
    if how == "numeric":
        day, month, year = (int(number) for number in re.findall(r"\d+", said))
        return Mention(start, end, _day(year + 2000 if year < 100 else year, month, day), how)
    if how == "numeric_range":
        first, day, month, year = (int(number) for number in re.findall(r"\d+", said))
        year += 2000 if year < 100 else 0
        both = (*_day(year, month, first), *_day(year, month, day))
        return Mention(start, end, both, how, is_range=True) if len(both) == 2 and first < day else None
    if how == "turn":
        return _turn(match, base, past)
    if how in ("days_month", "month_days", "words_month"):
        return _with_month(how, said, start, end, base, past)
    if how == "day_month":
        day, month = (int(number) for number in re.split(r"[./]", match[1]))
        return Mention(start, end, _yearless(day, month, base, past), how, has_year=False) if month <= 12 else None
    if how == "of_month":
        number = int(next(group for group in match.groups() if group and group.isdigit()))
        words = match.groupdict()
        named = bool(words.get("this")) or bool(words.get("next"))
        days = _of_month(number, base, past, bool(words.get("this")), bool(words.get("next")))
        return Mention(start, end, days, how, has_year=named)
    if how == "weekday":
        return Mention(start, end, (_weekday(match, base, past),), how)
    ahead = _NEAR[match["near"] or "kal"]
    if past and ahead > 0:
        ahead = -ahead
    return Mention(start, end, (base + timedelta(days=ahead),), how)


def _with_month(how: str, said: str, start: int, end: int, base: date, past: bool) -> Mention | None:
    found = re.search(_MONTH, said)
    if found is None:
        return None
    month = MONTHS[found.group().rstrip(".")]
    rest = said[: found.start()] + " " + said[found.end() :]
    year_said = re.search(r"(?:19|20)\d{2}|['’]\d{2}|(?<= )[-/]\d{2}$", rest)
    year = int(year_said.group().lstrip("'’/-")) if year_said else None
    year = year + 2000 if year is not None and year < 100 else year
    before_year = rest[: year_said.start()] if year_said else rest
    if how == "words_month":
        numbers = [_NUMBERS[word] for word in before_year.split() if word in _NUMBERS]
    else:
        numbers = [int(number) for number in re.findall(r"\d+", before_year)]
    if not numbers:
        return None
    days = tuple(day for number in (numbers[0], *numbers[1:]) for day in _named(number, month, year, base, past))
    if len(days) < len(numbers):
        days = ()
    is_range = len(numbers) == 2 and re.search(rf"\d\s?(?:st|nd|rd|th)?\s?{_TO}\s?\d", before_year) is not None
    return Mention(start, end, days, how, year is not None, is_range or len(days) > 1)


def _named(number: int, month: int, year: int | None, base: date, past: bool) -> tuple[date, ...]:
    return _day(year, month, number) if year is not None else _yearless(number, month, base, past)


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _yearless(day: int, month: int, base: date, past: bool) -> tuple[date, ...]:
    """The next such day on or after the base; in a report the last one before it."""
    years = range(base.year, base.year - 5, -1) if past else range(base.year, base.year + 5)
    for year in years:
        found = _day(year, month, day)
        if found and ((found[0] <= base) if past else (found[0] >= base)):
            return found
        if not found and not (month == 2 and day == 29):
            return ()
    return ()


def _of_month(day: int, base: date, past: bool, this: bool, following: bool) -> tuple[date, ...]:
    year, month = base.year, base.month
    if following or (not this and not past and day < base.day):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    elif past and not this and day > base.day:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return _day(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else ()


def _turn(match: re.Match[str], base: date, past: bool) -> Mention:
    """ "The second Saturday of March"."""
    said = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
    month, weekday, turn = MONTHS[said["month"]], WEEKDAYS[said["day"]], _TURNS[said["turn"]]
    written = re.search(r"(?:19|20)\d{2}", match.group())
    years = [int(written.group())] if written else [base.year, base.year + (-1 if past else 1)]
    for year in years:
        every = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday])]
        found = date(year, month, every[-1] if turn == 4 else every[turn])
        if written or (found <= base if past else found >= base):
            break
    return Mention(match.start(), match.end(), (found,), "turn", has_year=written is not None)


def _weekday(match: re.Match[str], base: date, past: bool) -> date:
    day = WEEKDAYS[match["day"]]
    if match["week"]:
        return base + timedelta(days=7 - base.weekday() + day)
    if past:
        return base - timedelta(days=(base.weekday() - day) % 7)
    return base + timedelta(days=(day - base.weekday() - 1) % 7 + 1)


_FROM = re.compile(
    r"(?:extended|postponed|shifted|preponed|advanced|changed|rescheduled|moved)[^।\n]{0,40}\bfrom\s(?:the\s)?$"
)


def _moves(page: Page, first: Mention) -> bool:
    """ "Extended from … to …" names an old day and a new one, no range."""
    return _FROM.search(page.plain[max(0, first.start - 80) : first.start]) is not None


def _ranges(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """Two dates with "to" between them are one range; a first one without a year takes the second one's."""
    place = 0
    while place < len(found):
        first = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        between = page.plain[first.end : following.start] if following else ""
        joined = bool(
            following is not None and first.days and following.days and len(between) < 30 and _JOINS.match(between)
            and not _moves(page, first)
        )  # fmt: skip
        if following is None or not joined or first.is_range or following.is_range:
            yield first
            place += 1
            continue
        begin, last = first.days[0], following.days[-1]
        if not first.has_year and following.has_year:
            begin = next(iter(_day(last.year, begin.month, begin.day)), begin)
            if begin > last:
                begin = next(iter(_day(last.year - 1, begin.month, begin.day)), begin)
        if begin > last:
            yield first
            place += 1
            continue
        yield replace(
            first, end=following.end, days=(begin, last), is_range=True, has_year=first.has_year or following.has_year
        )
        place += 2
