"""A circular's links, fee, telephone numbers and mail addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.circulars.mention import Mention
from handlers.circulars.page import Page

_LINK = re.compile(
    r"https?://[^\s<>\"'“”‘’।]+|(?<![\w@.])(?:www\.)?(?:[a-z0-9-]+\.)+(?:gov\.in|nic\.in|org\.in|co\.in|ac\.in|org|"
    r"com|in|net|edu|info|gov)(?:/[^\s<>\"'“”‘’।]*)?(?![\w@])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\da-z/.=-])(?:\+91[\s-]?)?(?:0\d{2,4}[\s-]?\d{6,8}|0{5}-\d{5}|[6-9]\d{4}[\s-]?\d{5}|"
    r"(?<!\d )1\d{3}(?!\d|\s\d|\s?(?:hrs?|hours|to\s\d|बजे|[-–]\d))|"
    r"1800[\s-]?\d{2,3}[\s-]?\d{3,4})(?![\d/.-])"
)
_FREE = re.compile(
    r"(?:निःशुल्क|नि:शुल्क|निशुल्क|मुफ्त|मोफत|विनामूल्य|free of (?:cost|charge)|no (?:participation |entry |"
    r"registration |application )?fee|(?:कोई |कोणतेही )?(?:शुल्क|फीस|फी) (?:नहीं|नाही)|bilkul free|"
    r"entry (?:is )?free|प्रवेश मुफ्त)"
)
_COST = re.compile(
    r"(?:शुल्क|फीस|फी|किराया|भाडे|भाडा|अनामत|fee|rent|charges?|deposit)[^।.\n]{0,30}?(?:₹|रु\.?|रुपये|"
    r"rs\.?)?\s?\d[\d,]*(?:\s?(?:रुपये|रु\.?|/-|rupees))?"
)


def links(page: Page) -> list[str]:
    """Web addresses, without the point or danda after them; mail addresses are none."""
    found = []
    for match in _LINK.finditer(page.text):
        said = match.group().rstrip(".,;:)।]}>*_")
        before = page.text[max(0, match.start() - 1) : match.start()]
        if "@" not in said and before != "@" and said not in found:
            found.append(said)
    return found


def fee(page: Page, dates: Sequence[Mention]) -> str | None:
    """What it costs, in the circular's words; only where it says so: "fees refunded by 20 February" names none."""
    costs = (one for one in _COST.finditer(page.plain) if not any(day.start < one.end() <= day.end for day in dates))
    if (match := next(costs, None)) is None:
        free = _FREE.search(page.plain)
        return page.original(free.start(), free.end()) if free else None
    sentence = page.sentence_at(match.start())
    start = max(sentence.start, page.plain.rfind("\n", sentence.start, match.start()) + 1)  # a line that only ran on
    end = page.plain.find("\n", match.end(), sentence.end)
    said = page.original(start, end if end > 0 else sentence.end).strip(" ।.!")
    return said if len(said) <= 110 else page.original(match.start(), match.end())


def contact(page: Page) -> str | None:
    """Telephone numbers and mail addresses to ask at, as written."""
    found = [match.group().strip() for match in _PHONE.finditer(page.plain)]
    found += [match.group() for match in _MAIL.finditer(page.text)]
    return ", ".join(dict.fromkeys(found)) or None
