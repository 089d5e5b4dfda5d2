"""The district that a circular names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from handlers.circulars.language import language_of_page
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.folding import normalise

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_MARKS = re.compile(r"^[ ,.\-–—()]*(?:जिला|जिले|जिले|जिल्हा|जिल्ह्या|district|dist\b|zila|jila|jile)")
_MARKS_BEFORE = re.compile(
    r"(?:जिला|जिले|जिला|जिल्हा|district(?: of)?|dist\.?|zila|jila|केंद्र,|केन्द्र,|centre,|center,|कार्यालय,|"
    r"प्रशासन|कलेक्ट्रेट|collectorate|सेटी|rseti|(?<![a-z])dic|उद्योग केन्द्र|उद्योग केंद्र|बैंक|माविम|आत्मा|"
    r"कलेक्टर,|collector,|परिषद,|पंचायत,|पंचायत|समिति,|administration,|उद्यान,|कृषि,|उद्योग,)\s*$"
)
_ENDINGS = r"(?:च्या|चे|ची|चा|तील|ातील|मध्ये|ामध्ये|त|ात|ला|कर|हून|येथील|ाचे|ाच्या|ास)?"
_EVERYDAY = frozenset({"north east", "north west", "south east", "south west", "new delhi"}) | frozenset(
    normalise(word)
    for word in "सागर धार गुना पन्ना बीड सतना देवास कटनी मंडला man mul sagar dhar guna panna beed una mau puri "
    "satna central सीधी हरदा बांदा जींद कोटा गया रामपुर मंडी पुरी ऊना north south east west central "
    "agar bagh banda बंडा basti बस्ती mandi dang डांग ara आरा korea कोरिया anand आनंद nirmal निर्मल krishna कृष्णा "
    "vaishali वैशाली narmada नर्मदा gomati गोमती champa चंपा chandel चंदेल hansi sakti शक्ति".split()
)
"""Districts called as things are, or as people and halls: believed only where a district stands in such papers."""
_NASALS = (("ंड", "ण्ड"), ("ंट", "ण्ट"), ("ंद", "न्द"), ("ंत", "न्त"), ("ंब", "म्ब"), ("ंप", "म्प"), ("ंग", "ङ्ग"))


def _with_nasal(name: str) -> str:
    """The other way to write a name's nasal: डिण्डौरी beside डिंडौरी."""
    for dot, letter in _NASALS:
        name = name.replace(dot, letter)
    return name


@cache
def _names() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    from storage import reference

    found = []
    for one in reference.districts():
        names = {one.name, one.name_hi or "", one.name_mr or "", *one.other_names}
        for name in names:
            written = Page.of(name).plain.strip()
            for plain in dict.fromkeys((written, _with_nasal(written))):
                if len(plain) <= 2:
                    continue
                end = _ENDINGS if "\u0900" <= plain[0] <= "\u097f" else ""
                found.append(
                    (re.compile(rf"(?<![{_LETTER}]){re.escape(plain)}{end}(?![{_LETTER}])"), plain, one.name, one.state)
                )
    found.sort(key=lambda entry: -len(entry[1]))
    return tuple(found)


def district(page: Page, dates: Sequence[Mention], place: Span | None) -> str | None:
    """The district that the circular names, in English; the surest of several."""
    scores: dict[str, float] = {}
    taken: list[tuple[int, int]] = []
    marathi = language_of_page(page) == "mr"
    for pattern, plain, name, state in _names():
        if plain not in page.plain:
            continue
        for match in pattern.finditer(page.plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if any(match.start() < one.end and one.start < match.end() for one in dates):
                continue  # "(Mon)" is a weekday
            weight = _weight(page, match, plain, dates, place)
            if marathi and state not in _OF_MARATHI and not _is_called_so(page, match):
                continue  # Dindori in a Marathi circular is the taluka near Nashik
            if weight:
                taken.append(match.span())
                scores[name] = max(scores.get(name, 0), weight) + 0.1
    return max(scores, key=lambda name: scores[name], default=None)


def _is_called_so(page: Page, match: re.Match[str]) -> bool:
    """Does the word "district" stand beside a name?"""
    before = page.plain[max(0, match.start() - 12) : match.start()]
    return (
        _MARKS.match(page.plain[match.end() :]) is not None
        or re.search(r"(?:जिल्हा|जि\.|district)\s*$", before) is not None
    )


_OF_MARATHI = ("Maharashtra", "Goa")
_ROAD = re.compile(r"\s(?:रस्ता|रोड|मार्ग|नाका|road|highway|street)(?![\u0900-\u0963\u0970-\u097fa-z])")


_MARKET = re.compile(r"[\s-](?:haat|hat|हाट)(?![\u0900-\u0963\u0970-\u097fa-z])")
"""Behind a name the market that is called so: to Delhi Haat makers of every district are called."""
_NO_NAMES = frozenset({"bid", "gaya", "नगर", "mon"})
"""Names of districts that are everyday words of tenders, towns and chats: only beside "district" are they names."""


def _weight(page: Page, match: re.Match[str], plain: str, dates: Sequence[Mention], place: Span | None) -> float:
    after, before = page.plain[match.end() : match.end() + 16], page.plain[max(0, match.start() - 30) : match.start()]
    if _ROAD.match(after):
        return 0
    if _MARKS.match(after) or _MARKS_BEFORE.search(before.rstrip(" :-–")):
        return 4
    if plain in _NO_NAMES or _MARKET.match(after):
        return 0
    line = page.line_at(match.start())
    begins = not page.plain[line.start : match.start()].strip(" 📢🔔*_")
    dated = any(0 <= one.start - match.end() < 16 and line.holds(one.start) for one in dates)
    ends = not page.plain[match.end() : line.end].strip(" .।,*_🔔📢")
    if (begins and dated) or (ends and before.rstrip().endswith(",")):
        return 3
    if place is not None and 0 <= match.start() - place.end < 6:
        return 3
    if place is not None and place.start <= match.start() < place.end:
        inside = page.plain[place.start : match.start()].rstrip()
        return 3 if inside.endswith(",") else 0
    if re.match(r"\s?(?:walo|wale|वालों|वाले|वासियों|के सभी|ke sabhi|करांनो|कर|मधील|येथील|\s?l\s|की ओर)", after):
        return 2.5
    if re.match(r"\s*(?:।|:|\||—|–)", after) and begins:
        return 3
    if begins and ends and line in page.lines[-3:]:
        return 3  # whose circular it is stands alone at its end
    if before.rstrip().endswith("(") and after.lstrip().startswith(")"):
        return 2.5
    if plain in _EVERYDAY or re.match(r"\s(?:रस्ता|रोड|मार्ग|नाका|road|highway|street|साडी|चादर|चप्पल|संत्र|मिर्च)", after):
        return 0
    return (
        2
        if re.match(r"\s(?:के|की|का|में|च्या|येथ|ke|me|is|will|should|for)(?![\u0900-\u0963\u0970-\u097fa-z])", after)
        or before.rstrip().endswith((",", "of", "in", "from", "at"))
        else 1
    )
