"""The ready questions' text files: what people who share no language ask each other, in the words of each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from storage.reference.concepts import shipped_concepts

PAGES = ("goods", "price", "sample", "delivery", "papers")
"""Under which heads questions are shown; a page fits into one list of WhatsApp."""
SIDES = ("buyer", "seller")
TAKES = ("yes_no", "choice", "measure", "amount", "money", "days", "percent", "photo", "text", "quote")
SHARED = "shared"
FIRST = frozenset("size finish photo grade price quote least sample days delivers bill certificate".split())
"""What is asked most of all goods: at the head of its page."""


class BadQuestions(ValueError):
    """A file of ready questions has a line that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text in every language of the files."""

    en: str
    hi: str
    mr: str

    def name_in(self, language: str) -> str:
        """The text for a reader of this language; English where there is none."""
        return {"hi": self.hi, "mr": self.mr}.get(language, self.en)


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """One question: who asks it (`side`), its page, what kind of answer it takes, and its words.

    `units` are those a measure may be said in, the first where none is said; `choices` the answers to choose from.
    `words` are phrases of any language and script that mean this question. `source` and `review` hold for the file.
    """

    key: str
    side: str
    page: str
    takes: str
    label: Said
    ask: Said
    words: tuple[str, ...]
    units: tuple[str, ...] = ()
    choices: tuple[tuple[str, Said], ...] = ()
    source: str = ""
    review: str = ""


@cache
def families() -> tuple[str, ...]:
    """The families of goods: what the catalogue's files are called, up to a hyphen ("textiles-weaves.txt" is textiles)."""
    return tuple(sorted(set(_family_of_each().values())))


@cache
def family_of(concept: str | None) -> str:
    """The family of a product concept; `shared` where it is none of the shipped ones."""
    return _family_of_each().get(concept or "", SHARED)


@cache
def _family_of_each() -> dict[str, str]:
    return {concept.slug: re.split("[-.]", concept.file)[0] for concept in shipped_concepts()}


@cache
def ready_questions(family: str, side: str) -> tuple[ReadyQuestion, ...]:
    """What a buyer or a seller of these goods may ask, page by page; a family's own question comes before shared ones
    and takes the place of a shared one of the same name."""
    questions, without = _shipped(family) if family != SHARED else ((), frozenset[str]())
    own = {one.key: one for one in questions if one.side == side}
    shared = {one.key: one for one in _shipped(SHARED)[0] if one.side == side and one.key not in without}
    taken = {key: own.pop(key) for key in shared if key in own}
    known = [*(taken.get(key, one) for key, one in shared.items()), *own.values()]
    # What is asked most stands first, then what only these goods are asked about.
    return tuple(sorted(known, key=lambda one: (PAGES.index(one.page), one.key not in FIRST, one.key not in own)))


@cache
def _shipped(family: str) -> tuple[tuple[ReadyQuestion, ...], frozenset[str]]:
    """The questions of a family's file, and which shared ones make no sense for its goods."""
    name = f"{family}.txt"
    text = (files("storage.reference") / "questions" / name).read_text(encoding="utf-8")
    left_out = next((line.partition(":")[2] for line in text.splitlines() if line.startswith("without:")), "")
    return tuple(read_questions(text, name)), frozenset(key.strip() for key in left_out.split(",") if key.strip())


def read_questions(text: str, file: str) -> Iterator[ReadyQuestion]:
    """The questions of one file. Raises BadQuestions.

    `from:`, `review:` and `without:` (shared questions that make no sense here) open it; a line `[key] side, page, kind of
    answer and units` opens a question, lines `label:`, `ask:`, `is:` (a choice) and `words:` follow, their texts in
    English, Hindi and Marathi with bars between.
    """
    common: dict[str, str] = {}
    cells: dict[str, list[str]] = {}
    head = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if head:
                yield _question(head, cells, common, file)
            head, cells = line, {}
            continue
        name, colon, value = line.partition(":")
        known = ("label", "ask", "is", "words") if head else ("from", "review", "without")
        if not colon or name not in known or (name in cells and name != "is"):
            raise BadQuestions(f"{file}, line {number}: {line[:60]!r} is no line of a question")
        if head:
            cells.setdefault(name, []).append(value.strip())
        else:
            common[name] = value.strip()
    if head:
        yield _question(head, cells, common, file)


def _question(head: str, cells: dict[str, list[str]], common: dict[str, str], file: str) -> ReadyQuestion:
    key, _, rest = head.removeprefix("[").partition("]")
    try:
        side, page, kind = (part.strip() for part in rest.split(","))
        takes, *units = kind.split()
        choices = tuple(_choice(line) for line in cells.get("is", ()))
        fits = side in SIDES and page in PAGES and takes in TAKES and bool(choices) == (takes == "choice")
        if not fits or bool(units) != (takes == "measure"):
            raise ValueError(head)
        return ReadyQuestion(
            key.strip(), side, page, takes, _said(cells["label"][0]), _said(cells["ask"][0]),
            tuple(word.strip() for word in cells["words"][0].split(";") if word.strip()), tuple(units), choices,
            common.get("from", ""), common.get("review", ""),
        )  # fmt: skip
    except (ValueError, LookupError) as broken:
        raise BadQuestions(f"{file}: [{key}] is no whole question: {broken}") from broken


def _choice(line: str) -> tuple[str, Said]:
    value, _, rest = line.partition("|")
    return value.strip(), _said(rest)


def _said(line: str) -> Said:
    en, hi, mr = (part.strip() for part in line.split("|"))
    if not (en and hi and mr):
        raise ValueError(f"a language is missing in {line!r}")
    return Said(en, hi, mr)
