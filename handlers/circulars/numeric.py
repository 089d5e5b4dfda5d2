"""Days that a circular writes in numbers alone: one, several before one month, or two with a stroke between them."""

from __future__ import annotations

import itertools
import re
from datetime import date

_BEFORE_NUMBER = re.compile(
    r"(?:वार्ड|वॉर्ड|प्रभाग|कक्ष|कमरा|खोली|बैच|तुकडी|गट|समूह|टेबल|काउंटर|स्टॉल|बूथ|जोन|झोन|चरण|टप्पा|क्र|क्रमांक|नं|धारा|कलम|नियम|"
    r"(?<![a-z])(?:wards?|zone|batch|groups?|booth|room|counter|table|stall|phase|nos?|sr|rules?|section|para|sl))"
    r"[.:]{0,2}\s?$"
)
"""What is counted, or a paragraph of an act: its number is no day."""
_RANGE = re.compile(r"^\d{1,2}\s?(?:से|ते|to|till|until|up ?to|-|–|—)\s?\d")


def real(year: int, month: int, day: int) -> tuple[date, ...]:
    """That day, or nothing where no such day exists."""
    try:
        return (date(year + 2000 if year < 100 else year, month, day),)
    except ValueError:
        return ()


def of_list(match: re.Match[str]) -> tuple[int, tuple[date, ...], bool]:
    """ "20, 21 and 22.01.2027", "20 to 22-01-2027": where the days begin, the days, and whether they are more than one.

    Numbers that do not rise, or that something counted goes before, are no days: the written day stands alone."""
    day, month, year = (int(number) for number in re.findall(r"\d+", match["last"]))
    before = [int(number) for number in re.findall(r"\d+", match.string[match.start() : match.start("last")])]
    numbers = [*before, day]
    rising = all(one < other for one, other in itertools.pairwise(numbers))
    counted = _BEFORE_NUMBER.search(match.string[max(0, match.start() - 16) : match.start()])
    if not rising or counted or numbers[0] < 1:
        return match.start("last"), real(year, month, day), False
    days = tuple(found for number in numbers for found in real(year, month, number))
    return match.start(), days if len(days) == len(numbers) else (), True


def of_span(match: re.Match[str]) -> tuple[date, ...]:
    """ "20.01-22.01.2027": the first and the last day; nothing where they are none or run backwards."""
    first, last = re.split(r"\s?[-–—]\s?", match.group())
    day, month, year = (int(number) for number in re.findall(r"\d+", last))
    begin = [int(number) for number in re.findall(r"\d+", first)]
    days = (*real(begin[2] if len(begin) > 2 else year, begin[1], begin[0]), *real(year, month, day))
    if len(days) == 2 and len(begin) == 2 and days[0] > days[1]:
        days = (*real(year - 1, begin[1], begin[0]), days[1])
    return days if len(days) == 2 and days[0] <= days[1] else ()
