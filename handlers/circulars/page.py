"""A circular's text in one form for reading, sign by sign tied to the original, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_DROPPED = {0x093C, 0x00AD, 0xFEFF, 0xFE0E, 0xFE0F, 0x2060, 0x0000, *range(0x200B, 0x2010)}
_ENDS = "।॥?!|"
_SHORTENED = frozenset(
    "दि रु क्र जा मा श्री सौ डॉ प्रा ता सं पु ल स्व no nos rs dr mr mrs smt sri shri ref sub dt vs hrs viz approx "
    "tel ph mob sr "
    "वा दु स सायं जि मौ ग्रा पं रा पो मु कं इ गा कि pl vill teh dist govt distt std "
    "डिसें डिसे जाने फेब फेब्रु एप्रि एप्र ऑग अग सप्टें सप्टे ऑक्टो ऑक्ट नोव्हें नोव्हे सित अक्टू नव नवं दिस दिसं जन फर अप्रै "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WRAPPED_FROM = 60
"""From how many signs on a line without an end mark is taken to run on into the next one."""
_WORDS_OF_LABEL = 5
_MISREAD = str.maketrans("OolI|", "00111")
_MISREAD_DAY = re.compile(
    r"(?<![A-Za-z\d])[\dOolI|]{1,2}(?P<between>\s?[./-]\s?)[\dOolI|]{1,2}(?P=between)[\dOolI|]{2,4}(?![A-Za-z\d])"
)
_MISREAD_NUMBER = re.compile(r"(?<![A-Za-z\d])(?:l\d|\d{1,3}[Oo](?:\d{0,2}[Oo]?\d?)|[Oo]\d)(?![A-Za-z\d])")
"""What scanning makes of 09-02-2027 and 10.30: O9-O2-2O27, 1O.3O."""
_SPREAD = re.compile(
    r"(?<!\d)(?<!\d )(?:\d(?: ?\d)? ?[./-] ?\d(?: ?\d)? ?[./-] ?\d(?: ?\d){1,3}(?! ?\d)|"
    r"\d \d ?[.:] ?\d \d(?= ?(?:बजे|वाजता|वा\.|[AaPp]\.?[Mm])))"
)
"""Digits that scanning set apart: 1 0 . 0 2 . 2 0 2 7."""
_IS_ROW = re.compile(r"\s\|\s")
"""A row of a table, whose next line is another one."""
_LIST_MARK = re.compile(r"\s*(?:[-*•●▪◆➡✅👉📌📍📅⏰🔔📢]|\(?\d{1,2}[.)]\s)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the plain text."""

    start: int
    end: int

    def holds(self, place: int) -> bool:
        """Does it hold this place?"""
        return self.start <= place < self.end


@dataclass(frozen=True)
class Page:
    """`plain` is lower case with ASCII digits, no nukta, no invisible signs; `origin` says where each sign came from."""

    text: str
    plain: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Page:
        """Read a text once."""
        text = re.sub(r"(?<=\d)ः(?=\d)", ":", unicodedata.normalize("NFC", text))  # 10ः30 as typewriters wrote it
        text = _MISREAD_NUMBER.sub(_as_digits, _MISREAD_DAY.sub(_as_digits, text))
        apart = _set_apart(text)
        signs: list[str] = []
        origin: list[int] = []
        for place, sign in enumerate(text):
            if ord(sign) in _DROPPED or place in apart:
                continue
            for part in unicodedata.normalize("NFD", sign) if "\u0958" <= sign <= "\u095f" else sign:
                if ord(part) in _DROPPED:
                    continue
                signs.append(_plain_sign(part))
                origin.append(place)
        return cls(text, "".join(signs), tuple(origin))

    def original(self, start: int, end: int) -> str:
        """The text as it was written, between two places of the plain one."""
        if start >= end:
            return ""
        written = self.text[self.origin[start] : self.origin[end - 1] + 1]
        return " ".join("".join(sign for sign in written if sign != "\x00").split())

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines with something in them; a line that only ran out of paper is one with the next."""
        found: list[Span] = []
        for match in re.finditer(r"[^\n]+", self.plain):
            line = match.group()
            if not line.strip():
                continue
            last = found[-1] if found else None
            if last and self._runs_on(last, match.start(), line):
                found[-1] = Span(last.start, match.end())
            else:
                found.append(Span(match.start(), match.end()))
        return tuple(found)

    def _runs_on(self, last: Span, start: int, line: str) -> bool:
        before = self.plain[last.start : last.end].rstrip()
        final = before.rsplit("\n", 1)[-1]
        gap = self.plain[last.end : start]
        return (
            gap.count("\n") == 1 and len(final) >= _WRAPPED_FROM and before[-1] not in ".:" + _ENDS
            and not _LIST_MARK.match(line) and not (_IS_ROW.search(final) and _IS_ROW.search(line))
        )  # fmt: skip

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, never longer than a line; points in dates, amounts and short forms do not end one."""
        found = []
        for line in self.lines:
            start = line.start
            for place in range(line.start, line.end):
                if self.plain[place] == "?" and self._is_label(start, place, line.end):
                    continue
                if self.plain[place] in _ENDS or (self.plain[place] == "." and self._ends(place, line.end)):
                    found.append(Span(start, place + 1))
                    start = place + 1
            found.append(Span(start, line.end))
        return tuple(one for one in found if self.plain[one.start : one.end].strip(" .\n\t"))

    def _is_label(self, start: int, place: int, end: int) -> bool:
        """ "Last date? 9 January": a short question that its own line answers."""
        return len(self.plain[start:place].split()) <= _WORDS_OF_LABEL and bool(self.plain[place + 1 : end].strip())

    def _ends(self, place: int, end: int) -> bool:
        after = self.plain[place + 1 : place + 2]
        if place + 1 < end and not after.isspace():
            return False
        word = re.search(r"[^\s.,:;()'\"‘“]+$", self.plain[:place])
        if word is None:
            return True
        said = word.group()
        if said in ("m", "a") and re.search(r"[ap]\.m$", self.plain[:place]):
            following = self.text[self.origin[place] + 1 : self.origin[place] + 4].strip()
            return following[:1].isupper()
        return said not in _SHORTENED and not (len(said) == 1 and said.isalpha())

    def sentence_at(self, place: int) -> Span:
        """The sentence around a place."""
        return next((one for one in self.sentences if one.holds(place)), Span(place, place))

    def line_at(self, place: int) -> Span:
        """The line around a place."""
        return next((one for one in self.lines if one.holds(place)), Span(place, place))

    def said(self, span: Span) -> str:
        """The plain words of a stretch."""
        return self.plain[span.start : span.end]


def _as_digits(misread: re.Match[str]) -> str:
    """Letters that stand among digits as the digits they look like."""
    said = misread.group()
    return said.translate(_MISREAD) if any(sign.isdigit() for sign in said) else said


def _set_apart(text: str) -> frozenset[int]:
    """Where the spaces lie that only part the digits of one date or hour."""
    spread = (one for one in _SPREAD.finditer(text) if re.search(r"\d \d", one.group()))
    return frozenset(place for one in spread for place in range(*one.span()) if text[place] == " ")


def _plain_sign(sign: str) -> str:
    if sign.isdigit() and unicodedata.category(sign) == "Nd":
        return str(unicodedata.digit(sign))
    if sign == "ँ":
        return "ं"
    if sign in "\u00a0\u202f\t\r":
        return " "
    lower = sign.lower()
    return lower if len(lower) == 1 else sign
