"""A text cut into the pieces that reading works on: words, numbers, dates and meaningful signs."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from handlers.folding import normalise
from handlers.matching.currencies import is_money_word

PieceKind = Literal["number", "date", "word", "sign"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, number, date or sign of a normalised text."""

    text: str
    kind: PieceKind
    value: Decimal | None
    glued: bool  # no space stood before it
    opens: bool = False  # a comma, a full stop or a line's end stood before it


_PIECE = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d))"
    r"|(?P<fraction>\d\s?[/\u2044]\s?[2348](?![\d/]))"
    r"|(?P<daymonth>(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<number>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0dff]"
    r"|(?<=[a-z])['\u2019](?=[a-z]))+)"
    r"|(?P<slashdash>/\s?[-=])"
    r"|(?P<sign>[₹$€£¥@%/\u2013-])"
)  # fmt: skip
# Who types in a hurry writes the letter o for a nought: 5o kilo, 1OO kg.
_LETTER_O = re.compile(r"(?<![a-z0-9])\d[\do]*o[\do]*(?![a-z0-9])")
_OPENING = re.compile(r"[,;.:!?\n|\u0964()]")


def pieces(text: str) -> list[Piece]:
    """The words, numbers, dates and meaningful signs of a text, in order."""
    plain = _LETTER_O.sub(lambda match: match.group().replace("o", "0"), normalise(text))
    found: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(plain):
        kind = match.lastgroup
        glued = match.start() == end and bool(found)
        opens = _OPENING.search(plain, end, match.start()) is not None
        end = match.end()
        words = match.group()
        if kind == "fraction":
            above, below = re.split(r"\s?[/\u2044]\s?", words)
            if int(above) < int(below):
                found.append(Piece(words, "number", Decimal(above) / Decimal(below), glued, opens))
                continue
            kind = "daymonth"
        if kind in ("date", "daymonth"):
            found.append(Piece(words, "date", None, glued, opens))
        elif kind == "number":
            if glued and found[-1].kind == "word" and not is_money_word(found[-1].text) and found[-1].text.isascii():
                found[-1] = Piece(found[-1].text + words, "word", None, found[-1].glued)  # w240, g9: a grade, no number
            else:
                found.append(Piece(words, "number", Decimal(words.replace(",", "")), glued, opens))
        elif kind == "word":
            words = words.replace("'", "").replace("\u2019", "")
            if glued and found[-1].kind == "word" and any(sign.isdigit() for sign in found[-1].text):
                found[-1] = Piece(found[-1].text + words, "word", None, found[-1].glued)
            else:
                found.append(Piece(words, "word", None, glued, opens))
        else:
            found.append(Piece("/-" if kind == "slashdash" else words, "sign", None, glued, opens))
    return found
