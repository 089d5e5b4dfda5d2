"""Whether somebody says that they are not grown up yet: Haat is for adults."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import fold, folded
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.spans import Numeral

ADULT = 18
OLDEST = 110
YOUNGEST = 5
"""A bare number below this is rather the number of a button."""


_YEARS = folded("saal sal साल baras बरस वर्ष varsh वर्षे varshe years year yrs yr")
_OF_AGE = folded("वर्षांचा वर्षांची वर्षाचा वर्षाची वर्षांचे वर्षाचे varshancha varshanchi varshacha varshachi")
_AGE = folded("umar umr umra उम्र उमर age aged वय vay ayu आयु")
_POSSESSED = folded("ka ki ke का की के")
_AM = folded("hu hun hoon हूँ हूं हु हुँ ladka ladki लड़का लड़की")
_ENGLISH_WE = ("we", "our")
"""Sound like वय, the Marathi for age."""
_OLD = folded("old")
_I_AM = folded("am im")
_NOT = folded("nahi nai nahin नहीं नही नाही nahiye not no")
_LESS = folded("kam कम kami कमी chhota chota छोटा छोटी chhoti lahan लहान under below less niche नीचे अल्पवयीन younger")
_ME = folded("main mai mein मैं मै mi mee मी i am im hu hun हूँ हूं")
_FILLERS = folded("se से पेक्षा peksha abhi अभी अजून ajun yet the था हुआ हुई hua hui झालो झाले झालं jhalo jhale zalo zale")
_FILLERS |= _YEARS | _POSSESSED | _AM
_CHILDREN = folded("beti beta बेटी बेटा mulgi mulga मुलगी मुलगा daughter son bachcha bachchi bachche बच्चा बच्ची बच्चे")
_SINCE = folded("se से pasun paasun पासून")
"""Behind years: "mera beta 5 saal se murti banata hai" tells how long, and no age."""
_MINOR = folded("nabalig नाबालिग minor अल्पवयीन alpavayin")


def age_in(text: str, *, asked: bool = False) -> int | None:
    """The speaker's age in years, as said in digits or words of any language; None when no age is spoken of.

    "Not 18 yet" is 17; a child's age is not the speaker's.
    With `asked`, Haat has just asked for the age: "16" and "16 saal" are ages then.
    """
    parts = pieces(text)
    words = ["" if part.text in _ENGLISH_WE else fold(part.text) for part in parts if part.kind != "sign"]
    if _CHILDREN & set(words):
        return None
    shown = [part for part in parts if part.kind != "sign"]
    found = [one for one in numerals(shown) if one.value == int(one.value) and 0 < one.value <= OLDEST]
    ages = [int(one.value) for one in found if _is_age(words, one, asked)]
    if any(age != ADULT for age in ages):
        return next(age for age in ages if age != ADULT)
    if _MINOR & set(words) and not _NOT & set(words):
        return ADULT - 1
    if any(one.value == ADULT and _denied(words, one, asked) for one in found):
        return ADULT - 1
    return ages[0] if ages else None


def child_age(text: str) -> int | None:
    """The age of a child that somebody speaks of, where that child is not grown up: "meri beti 15 saal ki hai"."""
    shown = [part for part in pieces(text) if part.kind != "sign"]
    words = [fold(part.text) for part in shown]
    if not _CHILDREN & set(words):
        return None
    found = [
        one for one in numerals(shown)
        if one.value == int(one.value) and 0 < one.value < ADULT and not _SINCE & set(words[one.end + 1 : one.end + 2])
    ]  # fmt: skip
    return next(
        (int(one.value) for one in found if _is_age(words, one, False) or _YEARS & set(words[one.end : one.end + 1])),
        None,
    )


def is_minor(text: str, *, asked: bool = False) -> bool:
    """Whether the speaker says that they are younger than 18."""
    age = age_in(text, asked=asked)
    return age is not None and age < ADULT


def _is_age(words: Sequence[str], one: Numeral, asked: bool) -> bool:
    before, after = words[max(0, one.first - 4) : one.first], [*words[one.end : one.end + 3], "", "", ""]
    if after[0] in _OF_AGE or _AGE & {*before, *after[:3]}:
        return True
    of_years = after[1:] if after[0] in _YEARS else after
    if of_years[0] in _POSSESSED and of_years[1] in _AM:
        return True
    if after[0] in _YEARS:
        of_one = not after[2] or bool(_ME & set(words))  # "our 12 year old firm" is nobody's age
        return (after[1] in _OLD and of_one) or (after[1] in _POSSESSED and not after[2]) or (asked and not after[1])
    if before and before[-1] in _I_AM and not after[0]:
        return True
    return asked and len(words) <= 3 and not after[0] and one.value >= YOUNGEST


def _denied(words: Sequence[str], one: Numeral, asked: bool) -> bool:
    """Not 18, under 18, younger than 18; "not under 18" is neither, nor is 18 of anything but years."""
    if not asked and not (_ME | _YEARS | _AGE) & set(words):
        return False
    around = set(words[max(0, one.first - 2) : one.first])
    for word in words[one.end : one.end + 5]:
        if word not in _FILLERS | _NOT | _LESS:
            break
        around.add(word)
    return bool(_NOT & around) != bool(_LESS & around)
