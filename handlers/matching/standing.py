"""How far the catalogue of goods has come: what it holds, and where names are missing or wait for a native speaker."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from handlers.folding import fold, tokens
from handlers.matching.catalogue import Catalogue
from storage import reference
from storage.reference import District, ProductNames, Taluka

LEAST_NAMES = 4
"""So many names a concept needs in each language: measured, each lost quarter of the names costs 5 to 9 points."""
_LANGUAGES = ("en", "hi", "mr", "roman", "wrong")


def standing(entries: Iterable[ProductNames] | None = None) -> dict[str, Any]:
    """The catalogue in figures, the gaps by name. Without `entries`, the shipped catalogue."""
    concepts = list(reference.product_names() if entries is None else entries)
    sources: Counter[str] = Counter()
    for concept in concepts:
        for language in _LANGUAGES:
            sources.update(concept.origin_of(language, name) for name in concept.names_in(language))
    found = Catalogue.shipped()
    listed = reference.odop_concepts()
    return {
        "concepts": len(concepts),
        "least": LEAST_NAMES,
        "names": sum(sources.values()),
        "look_alikes": sum(len(concept.not_this) for concept in concepts),
        "languages": {language: _of_language(concepts, language) for language in _LANGUAGES},
        "sources": dict(sources.most_common()),
        "gi": sum(concept.gi is not None for concept in concepts),
        "hs": sum(concept.hs is not None for concept in concepts),
        "ambiguous": _ambiguous(concepts),
        "gaps": [
            {"file": concept.file, "concept": concept.slug, "language": language, "names": len(names)}
            for concept in concepts
            for language in _LANGUAGES[:-1]
            if len(names := concept.names_in(language)) < LEAST_NAMES
        ],
        "places": _places(),
        "listed": len(listed),
        "listed_read": sum(bool(_read(found, name) & set(meant)) for name, meant in listed.items()),
    }


def _of_language(concepts: list[ProductNames], language: str) -> dict[str, int]:
    return {
        "names": sum(len(concept.names_in(language)) for concept in concepts),
        "distinct": sum(len({_key(name) for name in concept.names_in(language)}) for concept in concepts),
        "below": sum(len(concept.names_in(language)) < LEAST_NAMES for concept in concepts),
        "unreviewed": sum(
            concept.review_of(language, name) == reference.UNREVIEWED
            for concept in concepts
            for name in concept.names_in(language)
        ),
    }


def _places() -> dict[str, Any]:
    """Names of places: those that a reader of Hindi or Marathi sees in Latin letters, and those that await review."""
    known: list[District | Taluka] = [*reference.districts(), *reference.talukas()]
    latin = {language: [one.name for one in known if one.name_in(language).isascii()] for language in ("hi", "mr")}
    own = {"hi": sum(bool(one.name_hi) for one in known), "mr": sum(bool(one.name_mr) for one in known)}
    return {"known": len(known), "own": own, "latin": latin, "unreviewed": reference.unreviewed_place_names()}


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in tokens(name))


def _ambiguous(concepts: list[ProductNames]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for concept in concepts:
        for name in sorted(concept.ambiguous):
            found.setdefault(name, []).append(concept.slug)
    return found


def _read(catalogue: Catalogue, name: str) -> set[str]:
    return {concept for tag in catalogue.tag(name) for concept in tag.concepts}
