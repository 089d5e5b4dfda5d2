"""Concepts above and below each other: spices, of them chillies, of these the dried ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from handlers.matching.own_words import is_own, written
from handlers.matching.products import Product


class ConceptTree:
    """Products by their slug, each with those above and those below it."""

    def __init__(self, products: Iterable[Product]) -> None:
        """A later product of the same slug replaces the earlier."""
        self.products: dict[str, Product] = {product.slug: product for product in products}
        self._children: dict[str, list[str]] = defaultdict(list)
        for product in self.products.values():
            for parent in product.parents:
                self._children[parent].append(product.slug)

    def __getitem__(self, slug: str) -> Product:
        return self.products[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self.products

    def kinds_of(self, slug: str) -> tuple[str, ...]:
        """The concept itself and every concept below it: whoever sells one of these sells what was asked for."""
        found: dict[str, None] = {slug: None}
        for known in list(found):
            self._below(known, found)
        return tuple(found)

    def _below(self, slug: str, found: dict[str, None]) -> None:
        for child in self._children.get(slug, ()):
            if child not in found:
                found[child] = None
                self._below(child, found)

    def general_of(self, slug: str) -> tuple[str, ...]:
        """The concepts above: their sellers sell this kind of goods, perhaps not this one."""
        found: dict[str, None] = {}
        waiting = list(self.products[slug].parents) if slug in self.products else []
        while waiting:
            parent = waiting.pop(0)
            if parent not in found and parent in self.products:
                found[parent] = None
                waiting.extend(self.products[parent].parents)
        return tuple(found)

    def nearly(self, slug: str) -> tuple[str, ...]:
        """The concepts right above that name a thing (pickle, for mango pickle) and no whole trade (spices)."""
        parents = self.products[slug].parents if slug in self.products else ()
        return tuple(parent for parent in parents if not self.is_line(parent))

    def is_line(self, slug: str) -> bool:
        """Whether a concept is a whole line of goods (spices) and no one thing."""
        return slug in self.products and bool(self.products[slug].line)

    def is_wide(self, slug: str) -> bool:
        """Whether makers of one kind of a line say little of another: who carves wood casts no bell metal."""
        return slug in self.products and self.products[slug].line == "wide"

    def product(self, slug: str) -> Product:
        """The product with this slug; one that the catalogue no longer knows is shown by its slug."""
        known = self.products.get(slug)
        name = written(slug) if is_own(slug) else slug.replace("_", " ").capitalize()
        return known or Product(slug, (), (name,), (), (), (), (), (), "")

    def with_kinds(self, concepts: Sequence[str]) -> tuple[str, ...]:
        """These concepts, all kinds of them, and the general ones above: whose sellers are candidates."""
        below = dict.fromkeys(kind for slug in concepts for kind in self.kinds_of(slug))
        above = dict.fromkeys(general for slug in concepts for general in self.general_of(slug))
        return tuple(below | above)
