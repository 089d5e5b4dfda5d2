"""The facts that are shipped with Haat: places, products, festivals, schemes, notices, read from text files."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from storage.reference.concepts import UNREVIEWED, BadCatalogue, ProductNames, shipped_concepts
from storage.reference.text_files import lines, names_in, read, rows, split

__all__ = ["UNREVIEWED", "BadCatalogue", "ProductNames"]

Language = str


@dataclass(frozen=True, slots=True)
class District:
    """One district of the Local Government Directory; the point is the middle of its post offices, if known."""

    lgd_code: int
    name: str
    state: str
    state_lgd_code: int
    lat: float | None
    lon: float | None
    name_hi: str
    name_mr: str
    other_names: tuple[str, ...]

    def name_in(self, lang: Language) -> str:
        """The name for a reader of this language; where none is known, the English one."""
        return {"hi": self.name_hi, "mr": self.name_mr or self.name_hi}.get(lang, "") or self.name


@dataclass(frozen=True, slots=True)
class Taluka:
    """One sub-district (tehsil, taluka) of Madhya Pradesh or Maharashtra."""

    lgd_code: int
    name: str
    district_lgd_code: int
    district: str
    state: str
    name_hi: str
    name_mr: str

    def name_in(self, lang: Language) -> str:
        """The name for a reader of this language; Hindi readers get the Marathi name rather than a Latin one."""
        return {"hi": self.name_hi or self.name_mr, "mr": self.name_mr or self.name_hi}.get(lang, "") or self.name


@dataclass(frozen=True, slots=True)
class Locality:
    """A well-known town or quarter of a city by all its names, the first one in Latin letters; it lies in a district."""

    district_lgd_code: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """One price or share of the rate card, from a day on; `amount` in the currency, percent or messages.

    `country` is the recipient's (ISO 3166-1), by which Meta bills; empty where it holds for all.
    """

    item: str
    amount: Decimal
    currency: str
    valid_from: date
    note: str
    source: str
    as_of: date
    status: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A product word in three languages and its usual Roman spellings."""

    product_en: str
    product_hi: str
    product_mr: str
    roman: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class OdopProduct:
    """A district's product on one of the lists; the lists disagree, so `list_name` belongs to every showing of it."""

    state: str
    district: str
    lgd_code: int | None
    product_en: str
    sector: str
    product_hi: str
    product_mr: str
    hs_code_hint: str
    gi_tag: str
    gi_note: str
    list_name: str
    rank: str
    source: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class FestivalDate:
    """A festival's day in one year; dates with status "check" or "expected" may move by a day."""

    festival: str
    names: tuple[str, ...]
    day: date
    status: str
    source: str


@cache
def districts() -> tuple[District, ...]:
    """All districts of India, by state and name."""
    added = _extra_names("district")
    corrected = {row["lgd_code"]: row for row in rows("points_corrected.csv")}
    return tuple(
        _district(row | {axis: corrected[row["lgd_code"]][axis] for axis in ("lat", "lon")}, extra)
        if row["lgd_code"] in corrected
        else _district(row, extra)
        for row in rows("districts.csv")
        for extra in [added.get(int(row["lgd_code"]), ())]
    )


@cache
def state_names() -> dict[str, dict[str, str]]:
    """The states by the name that districts carry, each with its name in Hindi and Marathi."""
    return {row["name"]: {"hi": row["name_hi"], "mr": row["name_mr"]} for row in rows("states.csv")}


@cache
def state_spellings() -> dict[str, tuple[str, ...]]:
    """Everything that people write for a state, its own names first: "Odisha", "ओडिशा", "Orissa"."""
    return {
        row["name"]: tuple(dict.fromkeys([row["name"], row["name_hi"], row["name_mr"], *split(row["also"])]))
        for row in rows("states.csv")
    }


@cache
def talukas() -> tuple[Taluka, ...]:
    """The sub-districts of Madhya Pradesh and Maharashtra (Mumbai City has none)."""
    added = _extra_names("taluka")
    return tuple(
        _taluka(row, added.get(int(row["taluka_lgd_code"]), ()))
        for row in rows("talukas.csv")
        if row["taluka_lgd_code"]
    )


@cache
def unreviewed_place_names() -> int:
    """How many of our own names of districts and talukas no native speaker has read yet."""
    return sum("needs native review" in row["source"] for row in rows("names_extra.csv"))


@cache
def localities() -> tuple[Locality, ...]:
    """Towns and quarters that people name instead of their district."""
    return tuple(Locality(int(row["district_lgd_code"]), split(row["names"])) for row in rows("localities.csv"))


@cache
def glossary() -> tuple[GlossaryEntry, ...]:
    """The small word list of district products; no native speaker has read it yet."""
    return tuple(
        GlossaryEntry(
            row["product_en"], row["product_hi"], row["product_mr"], split(row["roman_synonyms"], ","), row["basis"]
        )
        for row in rows("glossary_products.csv")
    )


@cache
def odop_products() -> tuple[OdopProduct, ...]:
    """District products of the national, the food ministry's and the states' lists."""
    return tuple(
        OdopProduct(
            state=row["state"],
            district=row["district"],
            lgd_code=int(row["lgd_code"]) if row["lgd_code"] else None,
            product_en=row["product_en"],
            sector=row["sector"],
            product_hi=row["product_hi"],
            product_mr=row["product_mr"],
            hs_code_hint=row["hs_code_hint"],
            gi_tag=row["gi_tag"],
            gi_note=row["gi_note"],
            list_name=row["list"],
            rank=row["rank"],
            source=row["source"],
            confidence=row["confidence"],
            note=row["note"],
        )
        for row in rows("odop_products.csv")
    )


@cache
def product_names() -> tuple[ProductNames, ...]:
    """The catalogue's product concepts with their names, one file a kind of goods."""
    return shipped_concepts()


@cache
def odop_concepts() -> dict[str, tuple[str, ...]]:
    """Each entry of the district lists with the concepts it stands for, in the list's own words."""
    return {row["product_en"]: split(row["concepts"]) for row in rows("odop_concepts.csv")}


@cache
def festivals() -> tuple[FestivalDate, ...]:
    """The days of the festivals by which people count, 2025 to 2028."""
    return tuple(
        FestivalDate(
            row["festival"], split(row["names"]), date.fromisoformat(row["date"]), row["status"], row["source"]
        )
        for row in rows("festivals.csv")
    )


@cache
def everyday_words() -> frozenset[str]:
    """Words of daily talk that sound like a product but name one only where a name is written exactly so."""
    return frozenset(line.strip() for line in lines("everyday_words.txt")) | everyday_verbs()


@cache
def everyday_verbs() -> frozenset[str]:
    """The forms of the verbs of daily talk."""
    forms: set[str] = set()
    goods: set[str] = set()
    for line in lines("everyday_verbs.txt"):
        kind, _, rest = line.partition(":")
        if kind == "except":
            goods.update(rest.split())
            continue
        endings, roots = (part.split() for part in rest.split("|"))
        forms.update(roots, (root + ending for root in roots for ending in endings))
    return frozenset(forms - goods)


@cache
def first_names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """First names of people, those of them of which only this spelling is one, and those that are goods too."""
    names: dict[str, set[str]] = {"": set(), "just so": set(), "goods too": set()}
    for line in lines("first_names.txt"):
        before, colon, rest = line.partition(":")
        names[before if colon else ""].update((rest if colon else before).split())
    return frozenset(names[""]), frozenset(names["just so"]), frozenset(names["goods too"])


@cache
def describing_words() -> dict[str, tuple[str, ...]]:
    """Words of all languages by the one thing that they say: material, thing, look."""
    said = (line.partition(":") for line in lines("describing_words.txt"))
    return {name.strip(): tuple(words.split()) for name, _, words in said}


@cache
def rates() -> tuple[Rate, ...]:
    """What a message costs, as the providers and their partners write it; an assumption is marked so."""
    return tuple(
        Rate(
            row["item"], Decimal(row["amount"]), row["currency"], date.fromisoformat(row["valid_from"]), row["note"],
            row["source"], date.fromisoformat(row["as_of"]), row["status"], row["country"],
        )
        for row in rows("rates.csv")
    )  # fmt: skip


def schemes_text() -> str:
    """The starter scheme catalogue as YAML text."""
    return read("schemes.yaml")


def schemes_words_text() -> str:
    """Our own words beside the shipped schemes, as YAML text."""
    return read("schemes_words.yaml")


def notice_texts() -> dict[str, str]:
    """The shipped notices as YAML text, by file name."""
    return {name: read(f"notices/{name}") for name in names_in("notices", ".yaml")}


def _district(row: dict[str, str], added: tuple[dict[str, str], ...]) -> District:
    named = {extra["lang"]: extra["name"] for extra in added if extra["kind"] == "name"}
    others = split(row["other_names"]) + tuple(extra["name"] for extra in added if extra["kind"] == "other")
    return District(
        lgd_code=int(row["lgd_code"]),
        name=row["district"],
        state=row["state"],
        state_lgd_code=int(row["state_lgd_code"]),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        name_hi=row["name_hi"] or named.get("hi", "") or _first_in_hindi(added),
        name_mr=row["name_mr"] or named.get("mr", ""),
        other_names=tuple(dict.fromkeys(others)),
    )


def _first_in_hindi(added: tuple[dict[str, str], ...]) -> str:
    """Where no official name is known in Hindi, the one by which people name the district: दिल्ली, गुवाहाटी."""
    return next((extra["name"] for extra in added if extra["lang"] == "hi" and not extra["name"].isascii()), "")


def _taluka(row: dict[str, str], added: tuple[dict[str, str], ...]) -> Taluka:
    named = {extra["lang"]: extra["name"] for extra in added if extra["kind"] == "name"}
    return Taluka(
        lgd_code=int(row["taluka_lgd_code"]),
        name=row["taluka"],
        district_lgd_code=int(row["district_lgd_code"]),
        district=row["district"],
        state=row["state"],
        name_hi=named.get("hi", ""),
        name_mr=row["name_mr"] or named.get("mr", ""),
    )


@cache
def _extra_names(level: str) -> dict[int, tuple[dict[str, str], ...]]:
    found: dict[int, tuple[dict[str, str], ...]] = {}
    for row in rows("names_extra.csv"):
        if row["level"] == level:
            code = int(row["lgd_code"])
            found[code] = (*found.get(code, ()), row)
    return found
