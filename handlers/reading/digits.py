"""Runs of digits in a message, whatever disguises them: words, any script, look-alike letters, split lines."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from handlers.folding import fold
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.number_words import ENGLISH_TENS, MULTIPLIERS, REPEATS, RUN_TOGETHER, SPELT

_LOOK_ALIKES = {
    "o": "0", "о": "0", "ο": "0", "q": "9", "i": "1", "l": "1", "|": "1", "!": "1", "ı": "1", "і": "1",
    "z": "2", "з": "3", "ч": "4", "s": "5", "ѕ": "5", "б": "6", "b": "8", "g": "9",
}  # fmt: skip
_SAFE_ALONE = frozenset("oilsb|!")
_DROPPED = frozenset(
    [
        *range(0x200B, 0x2010),
        *range(0x2060, 0x2064),
        0xFEFF,
        0x00AD,
        0xFE0E,
        0xFE0F,
        0x20E3,
        0x180E,
        0x034F,
        0x115F,
        0x1160,
        0x3164,
        0x093C,
    ]
)
_CHUNK = re.compile(
    r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963|!][^\W_]*)*|\n|.", re.DOTALL
)
_PARTS = re.compile(r"\d+|[^\d]+")
_DATE = re.compile(
    r"(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}([-/.])\d{1,2}\2\d{1,2}(?!\d)"
)
_AMOUNT = re.compile(r"(?<![\d,])(?:\d{1,2}(?:,\d{2})+,\d{3}|\d{1,2},\d{3}|\d{1,3}(?:,\d{3})+)(?![\d])(?!,\d)")
_FEW_DIGITS = re.compile(r"\D*(?:\d\d?\D*)?")
_GLUE = frozenset("dash hyphen space gap dot point डैश डॅश स्पेस".split())
_LOOSE_GLUE = frozenset(
    "then phir fir aur and ani aani nantar baad mag और आणि फिर नंतर मग पुढे pudhe aage आगे next".split()
)


@dataclass(frozen=True)
class Atom:
    """Digits that stand together in the text, or one number word."""

    digits: str
    start: int
    end: int
    spelt: bool = False


@dataclass(frozen=True)
class Run:
    """Atoms with nothing but marks and spaces between them, the words around them, and how they are tied.

    A veiled one has invisible signs between its digits.
    """

    atoms: tuple[Atom, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    lead: str
    loose: bool = False
    veiled: bool = False

    @property
    def digits(self) -> str:
        """All digits of the run."""
        return "".join(atom.digits for atom in self.atoms)


@dataclass(frozen=True)
class Plain:
    """A text in one form for reading digits, with the place in the original that each sign came from."""

    text: str
    origin: tuple[int, ...]


def plain(text: str) -> Plain:
    """The text with compatibility forms, digits of all scripts and cases made one, and invisible signs left out."""
    if text.isascii():
        return Plain(text.lower(), tuple(range(len(text))))
    signs = [_plain_sign(sign) for sign in text]
    origin = tuple(place for place, sign in enumerate(signs) for _ in sign)
    return Plain("".join(signs), origin)


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    """What one sign is in the plain form: mostly one sign, several of a ligature, none of an invisible one."""
    if ord(sign) in _DROPPED:
        return ""
    made = (one for one in unicodedata.normalize("NFKC", sign).casefold() if ord(one) not in _DROPPED)
    return "".join(one if one.isascii() else str(unicodedata.digit(one, one)) for one in made)


@lru_cache(maxsize=1)
def _spelt_by_key() -> dict[str, str]:
    keys: dict[str, str] = {}
    for word, digits in SPELT.items():
        keys.setdefault(fold(word), digits)
    return keys


@lru_cache(maxsize=16384)
def spelt_digits(word: str) -> str | None:
    """The digits that a number word stands for, or None."""
    exact = SPELT.get(word)
    if exact is not None:
        return exact
    if word in COMMON_ENGLISH or (len(word) < 4 and word.isascii()):
        return None
    return _spelt_by_key().get(fold(word)) or _run_together(word)


_ENGLISH_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_IN_ENGLISH = re.compile("(?:" + "|".join(_ENGLISH_DIGITS) + "){2,}")


def _run_together(word: str) -> str | None:
    if not word.isascii() or not 6 <= len(word) <= 80:
        return None
    surely = bool(_IN_ENGLISH.fullmatch(word))
    if len(word) < 9 and not surely:
        return None
    digits, rest = "", word
    while rest:
        part = next((number for number in RUN_TOGETHER if rest.startswith(number)), None)
        if part is None:
            return None
        digits, rest = digits + SPELT[part], rest[len(part) :]
    return digits if surely or len(digits) >= 4 else None


def digit_runs(source: Plain) -> list[Run]:
    """All runs of digits in a text, in order; dates and amounts written with commas end a run and are in none."""
    return [replace(run, veiled=_is_veiled(run, source)) for run in _Reader(source.text).runs()]


def has_few_digits(source: Plain) -> bool:
    """Whether a text surely has no three digits in a row, whatever the disguise; false where a closer look is needed."""
    return bool(_FEW_DIGITS.fullmatch(source.text)) and not any(map(_adds_digits, _CHUNK.findall(source.text)))


@lru_cache(maxsize=16384)
def _adds_digits(chunk: str) -> bool:
    """Whether a chunk is digits to the reader beyond those that stand in it: a number word, "double", 5O."""
    if chunk.isdigit():
        return False
    word = chunk.replace("|", "").replace("!", "")
    return word in REPEATS or spelt_digits(word) is not None or any(sign.isdigit() for sign in chunk)


def _is_veiled(run: Run, source: Plain) -> bool:
    figures = [atom for atom in run.atoms if not atom.spelt]
    return any(source.origin[atom.end - 1] - source.origin[atom.start] >= atom.end - atom.start for atom in figures)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._walls = [found.span() for pattern in (_DATE, _AMOUNT) for found in pattern.finditer(text)]
        self._chunks = [(found.group(), found.start()) for found in _CHUNK.finditer(text)]
        self._runs: list[Run] = []
        self._atoms: list[Atom] = []
        self._before: list[str] = []
        self._words: list[str] = []
        self._lead = ""
        self._loose = False
        self._repeat = 0

    def runs(self) -> list[Run]:
        for place, (chunk, start) in enumerate(self._chunks):
            if any(low <= start < high for low, high in self._walls):
                self._end()
                self._words.append("#")
            elif chunk[0].isalnum() or (chunk[0] in _LOOK_ALIKES and len(chunk) > 1):
                self._word(chunk, start, place)
            elif chunk in ("₹", "%", "×", "="):
                self._end()
                self._words.append(chunk)
            elif chunk == "+":
                self._end() if self._atoms else None
        self._end()
        return [
            Run(run.atoms, run.before, self._following(run.atoms[-1].end), run.lead, run.loose)
            for run in self._runs
            if run.atoms
        ]

    def _following(self, end: int) -> tuple[str, ...]:
        words = [
            chunk
            for chunk, start in self._chunks
            if end <= start < end + 60 and (chunk[0].isalnum() or chunk in "₹%×=")
        ]
        return tuple(words[:4])

    def _word(self, chunk: str, start: int, place: int) -> None:
        if chunk.isdigit():
            self._take(Atom(chunk * 1, start, start + len(chunk)))
        elif any(sign.isdigit() for sign in chunk):
            self._mixed(chunk, start)
        elif len(chunk) == 1 and chunk in _SAFE_ALONE and self._among_single_digits(place):
            self._take(Atom(_LOOK_ALIKES[chunk], start, start + 1))
        else:
            self._letters(chunk, start)

    def _among_single_digits(self, place: int) -> bool:
        around = [chunk for chunk, _ in self._chunks[max(0, place - 4) : place + 5] if chunk.strip()]
        return sum(len(chunk) == 1 and chunk.isdigit() for chunk in around) >= 2 and bool(self._atoms)

    def _mixed(self, chunk: str, start: int) -> None:
        count = sum(sign.isdigit() for sign in chunk)
        if "|" in chunk and count == 10 and not set(chunk) - set("0123456789|"):
            for found in re.finditer(r"\d+", chunk):
                self._take(Atom(found.group(), start + found.start(), start + found.end()))
            return
        if all(sign.isdigit() or sign in _LOOK_ALIKES for sign in chunk) and (count >= 3 or self._garbled(chunk)):
            self._take(Atom("".join(_LOOK_ALIKES.get(sign, sign) for sign in chunk), start, start + len(chunk)))
            return
        parts = [(found.group(), start + found.start()) for found in _PARTS.finditer(chunk)]
        if all(part.isdigit() or spelt_digits(part) for part, _ in parts):
            for part, place in parts:
                self._take(
                    Atom(
                        part if part.isdigit() else str(spelt_digits(part)),
                        place,
                        place + len(part),
                        not part.isdigit(),
                    )
                )
            return
        self._end()
        if parts[0][0].isdigit():
            return self._words.append(parts[-1][0])
        self._words.append(chunk)

    def _garbled(self, chunk: str) -> bool:
        """Whether look-alike letters stand for digits also where few digits are: not one letter at the end, like a unit's."""
        letters = [place for place, sign in enumerate(chunk) if not sign.isdigit()]
        if letters == [len(chunk) - 1] and chunk[-1] not in "oi":
            return False
        return bool(self._atoms) or len(chunk) >= 3 + (letters[0] == 0)

    def _letters(self, chunk: str, start: int) -> None:
        word = chunk.replace("|", "").replace("!", "")
        if word in REPEATS:
            self._repeat = REPEATS[word]
            return
        digits = spelt_digits(word)
        if digits is not None:
            self._spelt(word, digits, start, len(chunk))
        elif word in MULTIPLIERS:
            if self._atoms and self._atoms[-1].spelt:
                self._atoms.pop()
            self._end()
            self._words.append(word)
        elif self._atoms and word in _GLUE:
            return
        elif self._atoms and word in _LOOSE_GLUE:
            self._loose = True
        else:
            self._end()
            self._words.append(word)

    def _spelt(self, word: str, digits: str, start: int, length: int) -> None:
        last = self._atoms[-1] if self._atoms else None
        if (
            last
            and last.spelt
            and len(digits) == 1
            and digits != "0"
            and self._text[last.start : last.end] in ENGLISH_TENS
        ):
            self._atoms[-1] = Atom(last.digits[0] + digits, last.start, start + length, True)
            return
        self._take(Atom(digits, start, start + length, True))

    def _take(self, atom: Atom) -> None:
        if self._repeat:
            atom = Atom(atom.digits[0] * self._repeat + atom.digits[1:], atom.start, atom.end, atom.spelt)
            self._repeat = 0
        if not self._atoms:
            self._before = self._words[-4:]
            self._lead = self._text[max(0, atom.start - 3) : atom.start]
        self._atoms.append(atom)

    def _end(self) -> None:
        self._repeat = 0
        if self._atoms:
            self._runs.append(Run(tuple(self._atoms), tuple(self._before), (), self._lead, self._loose))
            self._words.extend(self._text[atom.start : atom.end] for atom in self._atoms[-1:] if atom.spelt)
        self._atoms, self._loose = [], False
