"""What the catalogue holds and what reading finds: a product concept, and a tag on words that name one."""

from dataclasses import dataclass

from storage.reference import ProductNames


@dataclass(frozen=True, slots=True)
class Product:
    """A product concept; the first name of a language is the one shown.

    `wrong` are misspellings that are read and never shown.
    """

    slug: str
    parents: tuple[str, ...]
    english: tuple[str, ...]
    hindi: tuple[str, ...]
    marathi: tuple[str, ...]
    roman: tuple[str, ...]
    not_this: tuple[str, ...]
    unit: str
    source: str
    wrong: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: ProductNames) -> "Product":
        """The concept as a file names it."""
        return cls(
            entry.slug,
            entry.parents,
            entry.english,
            entry.hindi,
            entry.marathi,
            entry.roman,
            entry.not_this,
            entry.unit,
            entry.source,
            entry.wrong,
        )

    def name_in(self, language: str) -> str:
        """The name for a reader of this language, in their script where one is known, else the English one."""
        known = {"hi": self.hindi or self.marathi, "mr": self.marathi or self.hindi}.get(language, self.english)
        return (known or self.english or (self.slug,))[0]

    @property
    def names(self) -> tuple[str, ...]:
        """All names of all languages, misspelt ones too."""
        return tuple(dict.fromkeys(self.english + self.hindi + self.marathi + self.roman + self.wrong))


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
