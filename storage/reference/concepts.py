"""The catalogue's text files: product concepts by their names, where each name comes from and who has reviewed it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

LANGUAGES = ("en", "hi", "mr", "roman")
SOURCES = ("own", "odop", "glossary", "learnt", "gi")
"""Where a name may come from: our own words, a district list, the glossary, what sellers and buyers taught, the register of
geographical indications."""
UNREVIEWED = "unreviewed"
_AMBIGUOUS = "ambiguous"
_NAMES = (*LANGUAGES, "wrong")
_FIELDS = ("kind", "line", "unit", *_NAMES, "not", "gi", "hs")
_FACTS = ("gi", "hs")
_LINES = ("yes", "wide")


class BadCatalogue(ValueError):
    """A catalogue file has a line that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A hint that is only shown with the source that gives it."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ProductNames:
    """A product concept with all its names per language; the first name of each language is the one shown.

    `wrong` are usual misspellings of any language that no rule of folding mends; they are read and never shown.
    `units` are the units of sale, the usual one first. `said` keeps for a name, by (language, name), where it comes
    from and who reviewed it, wherever that differs from its file's `source` and `review`. `ambiguous` are names that
    an unrelated concept has too, on purpose. `line` is "yes" for a whole line of goods (spices) and "wide" where makers of
    one kind say little of another (wood carving, bell metal); "" for one thing, however many kinds it has.
    """

    slug: str
    parents: tuple[str, ...]
    english: tuple[str, ...]
    hindi: tuple[str, ...]
    marathi: tuple[str, ...]
    roman: tuple[str, ...]
    not_this: tuple[str, ...]
    units: tuple[str, ...]
    source: str
    review: str = UNREVIEWED
    file: str = ""
    wrong: tuple[str, ...] = ()
    gi: Fact | None = None
    hs: Fact | None = None
    said: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    line: str = ""

    @property
    def unit(self) -> str:
        """The unit in which these goods are usually sold."""
        return self.units[0] if self.units else ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names of all languages, misspelt ones too."""
        return tuple(dict.fromkeys(self.english + self.hindi + self.marathi + self.roman + self.wrong))

    def name_in(self, language: str) -> str:
        """The name for a reader of this language, in their script where one is known, else the English one."""
        known = {"hi": self.hindi or self.marathi, "mr": self.marathi or self.hindi}.get(language, self.english)
        return (known or self.english or (self.slug,))[0]

    def names_in(self, language: str) -> tuple[str, ...]:
        """The names of one language; "roman" for Hindi and Marathi in Latin letters, "wrong" for misspellings."""
        return {
            "en": self.english,
            "hi": self.hindi,
            "mr": self.marathi,
            "roman": self.roman,
            "wrong": self.wrong,
        }[language]

    def origin_of(self, language: str, name: str) -> str:
        """Where a name comes from."""
        return self.said.get((language, name), ("", ""))[0] or self.source

    def review_of(self, language: str, name: str) -> str:
        """Who reviewed a name and when, or "unreviewed"."""
        return self.said.get((language, name), ("", ""))[1] or self.review


def read_concepts(text: str, file: str) -> Iterator[ProductNames]:
    """The concepts of one file. Raises BadCatalogue.

    A file opens with `from:` and `review:`, what holds for all its names; a line `[slug]` opens a concept, lines
    `field: a; b` follow. A mark in braces after a name, `mango {odop}`, or after a language, `mr {RK 2026-12-05}:`,
    says where names come from or who reviewed them.
    """
    common = {"from": "", "review": ""}
    slug, cells = "", dict[str, tuple[str, str]]()
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if slug:
                yield _concept(slug, cells, common, file)
            slug, cells = line.strip("[]").strip(), {}
            continue
        name, colon, value = line.partition(":")
        key, _, mark = name.partition("{")
        key = key.strip()
        known = _FIELDS if slug else tuple(common)
        if not colon or key not in known or key in cells:
            raise BadCatalogue(f"{file}, line {number}: {line[:60]!r} is no line of a concept")
        if key == "line" and value.strip() not in _LINES:
            raise BadCatalogue(f"{file}, line {number}: a line of goods is {' or '.join(_LINES)}")
        if slug:
            cells[key] = (value, mark.strip(" }"))
        else:
            common[key] = value.strip()
    if slug:
        yield _concept(slug, cells, common, file)


def shipped_concepts() -> tuple[ProductNames, ...]:
    """The concepts of all files, one file a kind of goods."""
    folder = files("storage.reference") / "products"
    shipped = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name)
    return tuple(
        concept for entry in shipped for concept in read_concepts(entry.read_text(encoding="utf-8"), entry.name)
    )


def _concept(slug: str, cells: dict[str, tuple[str, str]], common: dict[str, str], file: str) -> ProductNames:
    said: dict[tuple[str, str], tuple[str, str]] = {}
    ambiguous: set[str] = set()
    names = {language: _names(language, *cells.get(language, ("", "")), said, ambiguous) for language in _NAMES}
    facts = {kind: _fact(cells[kind][0]) for kind in _FACTS if kind in cells}
    return ProductNames(
        slug=slug,
        parents=_split(cells.get("kind", ("", ""))[0]),
        english=names["en"],
        hindi=names["hi"],
        marathi=names["mr"],
        roman=names["roman"],
        wrong=names["wrong"],
        not_this=_split(cells.get("not", ("", ""))[0]),
        units=_split(cells.get("unit", ("", ""))[0]),
        source=common["from"],
        review=common["review"],
        file=file,
        gi=facts.get("gi"),
        hs=facts.get("hs"),
        said=said,
        ambiguous=frozenset(ambiguous),
        line=cells.get("line", ("", ""))[0].strip(),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple([stripped for part in cell.split(";") if (stripped := part.strip())])


def _names(
    language: str, cell: str, mark: str, said: dict[tuple[str, str], tuple[str, str]], ambiguous: set[str]
) -> tuple[str, ...]:
    names = _split(cell)
    if "{" not in cell and not mark:
        return names
    plain = []
    for written in names:
        name, _, own = written.partition("{")
        name = name.strip()
        plain.append(name)
        marks = [part.strip() for part in f"{mark}, {own.strip(' }')}".split(",") if part.strip()]
        if _AMBIGUOUS in marks:
            ambiguous.add(name)
        origins = [part for part in marks if part in SOURCES]
        reviews = [part for part in marks if part not in SOURCES and part != _AMBIGUOUS]
        if origins or reviews:
            said[language, name] = (origins[-1] if origins else "", reviews[-1] if reviews else "")
    return tuple(plain)


def _fact(cell: str) -> Fact:
    text, _, source = cell.partition("{")
    return Fact(text.strip(), source.strip(" }"))
