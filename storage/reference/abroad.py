"""Trade with other countries: who buys, by which ports, on which terms of delivery, with which papers."""

from dataclasses import dataclass
from functools import cache

from storage.reference.text_files import rows, split


class _Named:
    """What has a name of its own in each language."""

    __slots__ = ()
    name: str
    name_hi: str
    name_mr: str

    def name_in(self, lang: str) -> str:
        """The name for a reader of this language."""
        return {"hi": self.name_hi, "mr": self.name_mr}.get(lang, "") or self.name


@dataclass(frozen=True, slots=True)
class Country(_Named):
    """A country that buys: its ISO 3166-1 code, its names, and other words for it and its big cities."""

    code: str
    name: str
    name_hi: str
    name_mr: str
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City(_Named):
    """A city abroad that buyers name as where their goods go, and the code of its country."""

    name: str
    country: str
    name_hi: str
    name_mr: str
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Port:
    """A port as traders write it, and the code of its country."""

    name: str
    country: str
    other_names: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Countries that buy from India, by ISO 3166-1 code."""
    return {
        row["code"]: Country(row["code"], row["name_en"], row["name_hi"], row["name_mr"], split(row["other_names"]))
        for row in rows("trade/countries.csv")
    }


@cache
def cities() -> dict[str, City]:
    """Big cities of those countries, by their English name."""
    return {
        row["name_en"]: City(row["name_en"], row["country"], row["name_hi"], row["name_mr"], split(row["other_names"]))
        for row in rows("trade/cities.csv")
    }


@cache
def ports() -> tuple[Port, ...]:
    """Ports of loading and of destination."""
    return tuple(Port(row["name"], row["country"], split(row["other_names"])) for row in rows("trade/ports.csv"))


@cache
def incoterms() -> dict[str, tuple[str, ...]]:
    """Terms of delivery and how they are written."""
    return {row["term"]: split(row["names"]) for row in rows("trade/incoterms.csv")}


@cache
def certificates() -> dict[str, tuple[str, ...]]:
    """Certificates and marks that buyers ask for and how they are written."""
    return {row["certificate"]: split(row["names"]) for row in rows("trade/certificates.csv")}
