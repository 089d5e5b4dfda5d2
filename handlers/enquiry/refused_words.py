"""Words in which something is refused for something else: what of them still counts."""

from __future__ import annotations

import re

from handlers.matching.units import unit_of

_INSTEAD = re.compile(r"(?<!\S)(?:ki jagah|ke badle|की जगह|के बदले|ऐवजी|aivaji)(?!\S)", re.IGNORECASE)
"""What stands before these counts no longer: "20 kilo ki jagah 10 kilo"."""
_NOT = re.compile(r"(?<!\S)(?:nahi|nahin|nai|nhi|नहीं|नही|नाही|नको|nako)(?=[\s,.!]|$)[\s,.!]*", re.IGNORECASE)
"""What stands before these counts no longer, where something follows ("100 नहीं 150"); else the words right before them."""
_ENGLISH = re.compile(r"(?<!\S)(?:not|instead of|rather than)\s+", re.IGNORECASE)
"""What follows these counts no longer: "150 not 100", "Sharjah instead of Jebel Ali"."""
_BUT = re.compile(r",|(?<!\S)but(?!\S)", re.IGNORECASE)
_REFUSED = re.compile(
    r"(?<!\S)(?:nahi|nahin|nai|nhi|नहीं|नही|नाही|नको|nako|naahi|not)(?=[\s,.:;-]|$)[\s,.:;-]*(?:but|balki|बल्कि|पण|par|पर)?[\s,]*",
    re.IGNORECASE,
)
_OF_A_VERB = frozenset(
    "do does did is are was were am can could should will would must may have has if why or please".split()
)
"""Behind these "not" denies what is done: "do not send", "50 kg is not enough"."""


def without_instead(text: str) -> str:
    """The words without "ki jagah", which means no place."""
    return _INSTEAD.sub(" ", text)


def before_not(text: str) -> str | None:
    """What counts of "500 not 50" and "not tomorrow but Sunday"; None where no English words hold one thing against another, as in
    "500 not possible, 200 ok"."""
    if (english := _ENGLISH.search(text)) is None:
        return None
    before, after = text[: english.start()].strip(" ,"), text[english.end() :]
    if before.lower().split()[-1:] and before.lower().split()[-1] in _OF_A_VERB:
        return None
    if any(sign.isdigit() for sign in before) and not after[:1].isdigit():
        return None
    behind = _BUT.split(after, maxsplit=1)
    kept = before or (behind[-1] if len(behind) > 1 else "")
    return kept.strip(" ,") or None


def held_against(text: str) -> str | None:
    """What counts where one thing is refused for another: "belt 100 nahi 80" is 80, "500 not 50" is 500; None elsewhere."""
    if (english := before_not(text)) is not None:
        return english
    parts = [part.strip(" ,.") for part in _REFUSED.split(text) if part.strip(" ,.")]
    return parts[-1] if len(parts) > 1 else None


def without_refused(text: str) -> str | None:
    """The words without what is refused among them; None where nothing is, or nothing is left."""
    if (instead := _INSTEAD.search(text)) is not None:
        return text[instead.end() :].strip() or None
    if _ENGLISH.search(text) is not None:
        return before_not(text)
    refused = list(_NOT.finditer(text))
    if not refused:
        return None
    if following := next((after for one in reversed(refused) if (after := text[one.end() :].strip())), ""):
        return following
    words = text[: refused[-1].start()].split()
    end = len(words) - 1
    if end > 0 and unit_of(words[end].lower()) is not None:  # "pehle 20 kilo nahi"
        end -= 1
    return " ".join(words[: max(end, 0)]).strip(" ,") or None
