"""What the catalogue holds and what reading finds: a product concept, and a tag on words that name one."""

from dataclasses import dataclass

from storage.reference import ProductNames

Product = ProductNames
"""A product concept by its names."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A product read at words[first:end]; more than one concept means that the words are ambiguous."""

    concepts: tuple[str, ...]
    words: str
    first: int
    end: int
    repaired: bool

    @property
    def slug(self) -> str:
        """The concept, or the first of several."""
        return self.concepts[0]
