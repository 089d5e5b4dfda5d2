"""What a trade enquiry says beside goods and amount: country, port, incoterm, load, certificates, grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from handlers.folding import normalise
from handlers.matching.currencies import FOREIGN
from handlers.matching.endings import nouns_of
from handlers.matching.pieces import Piece, pieces
from storage.reference import abroad


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of trade; empty means "not said". `country` is an ISO 3166-1 code, `city` its English name,
    `load` "fcl" or "lcl", `currency` a
    foreign one that is spoken of, with or without a sum.

    `spoken` are the pieces that say country, port and incoterm: they are no Indian places. `certificates` are slugs of
    the shipped table, `grade` the buyer's own words.
    """

    country: str = ""
    port: str = ""
    incoterm: str = ""
    load: str = ""
    certificates: tuple[str, ...] = ()
    grade: str = ""
    currency: str = ""
    spoken: frozenset[int] = frozenset()
    city: str = ""


# By its first word: every name that begins with it, and what it stands for.
_Names = dict[str, list[tuple[tuple[str, ...], str]]]
_LOADS = {"fcl": "fcl", "fcls": "fcl", "lcl": "lcl"}
# Everyday words, goods and names of people are countries and ports only behind one of these: "to Turkey", "FOB Hamad".
_DOUBTFUL = frozenset(
    "turkey china chile jordan hamad male santos valencia boston perth rome mobile houston colombia swiss".split()
)
_TOWARDS = frozenset("to for from in at via port destination cif fob cfr cnf dap ddp buyer".split())
_TOWARDS_AFTER = frozenset(normalise(word) for word in "ke liye में me mein भेजना ko को साठी ला ke bhejna party".split())
_SENT = frozenset(normalise(word) for word in "me mein में मे ko को ला la साठी sathi भेजना bhejna bhejni भेजनी".split())
_SENT_FOR = frozenset(
    (normalise(first), normalise(second)) for first in ("ke", "के") for second in ("liye", "लिए", "लिये")
)
# Words that are money only beside a number, which the reading of money sees to.
_NO_MONEY = frozenset({"pound", "pounds", "rm", "rand", "real", "cad", "sar"})
_NO_GRADE = frozenset({"school", "students"})


def read_terms(parts: Sequence[Piece], taken: frozenset[int] = frozenset()) -> Terms:
    """The terms of trade in a text; the pieces `taken` are goods and amounts, which are none."""
    incoterm, at_term = _first(parts, _incoterm_names(), frozenset())
    terms = {place for span in at_term for place in span}
    port, at_port = _port(parts, taken | terms, bool(incoterm))
    country, at_country = _first(parts, _country_names(), taken | terms | at_port)
    if not country and port and port.country != "IN":
        country = port.country
    certificates = dict.fromkeys(name for name, _ in _found(parts, _certificate_names(), frozenset()))
    load = next((_LOADS[part.text] for part in parts if part.text in _LOADS), "") or (
        "fcl" if any(re.fullmatch(r"x(?:20|40|45)[a-z]*", part.text) for part in parts) else ""
    )
    city, at_city = _first(parts, _city_names(), taken | terms | at_port)
    if city and not country:
        country = abroad.cities()[city].country
    if city and abroad.cities()[city].country != country:
        city = ""
    spoken = terms | at_port | {place for span in (*at_country, *at_city) for place in span}
    money = next((FOREIGN[part.text] for part in parts if part.text in FOREIGN and part.text not in _NO_MONEY), "")
    return Terms(
        country,
        port.name if port else "",
        incoterm,
        load,
        tuple(certificates),
        _grade(parts),
        money,
        frozenset(spoken),
        city,
    )


def without_terms(text: str) -> str:
    """The words but for a term of delivery and the port or country beside it: of "CIF Jebel Ali what price?" the rest."""
    parts = pieces(text)
    terms = read_terms(parts)
    if not terms.incoterm:
        return text
    return " ".join(part.text for place, part in enumerate(parts) if place not in terms.spoken) + "?" * ("?" in text)


def surely_abroad(parts: Sequence[Piece]) -> frozenset[int]:
    """The pieces of countries and ports that can be no goods: a name of several words ("Tel Aviv"), one that is said as where
    goods go ("ship to Nigeria"), and the country behind its port ("to Lagos, Nigeria"). "Suva 5 kilo" is dill."""
    spans = [span for names in (_country_names(), _port_names()) for _, span in _found(parts, names, ())]
    sure: set[int] = set()
    for span in sorted(spans, key=lambda span: span[0]):
        if len(span) > 1 or _is_where_goods_go(parts, span, sure):
            sure.update(span)
    return frozenset(sure)


def _is_where_goods_go(parts: Sequence[Piece], span: range, sure: set[int]) -> bool:
    before = parts[span[0] - 1].text if span[0] else ""
    after = [part.text for part in parts[span[-1] + 1 : span[-1] + 3]]
    if before in _TOWARDS or (after and after[0] in _SENT) or tuple(after) in _SENT_FOR:
        return True
    return span[0] - 1 in sure and not (after and parts[span[-1] + 1].kind == "number")


def _found(parts: Sequence[Piece], names: _Names, taken: Iterable[int]) -> list[tuple[str, range]]:
    """The names of one table that stand in a text, longest first at each place, with the pieces that say them."""
    found: list[tuple[str, range]] = []
    place, not_here = 0, frozenset(taken)
    while place < len(parts):
        told = parts[place].kind != "sign" and any(noun in names for noun in _nouns(parts[place].text))
        hit = _name_at(parts, names, place, not_here) if told else None
        if hit is not None:
            found.append(hit)
        place = hit[1][-1] + 1 if hit else place + 1
    return found


@lru_cache(maxsize=16384)
def _nouns(word: str) -> frozenset[str]:
    return frozenset(noun for noun, _ in nouns_of(word))


def _name_at(parts: Sequence[Piece], names: _Names, place: int, not_here: frozenset[int]) -> tuple[str, range] | None:
    alone = nouns_of(parts[place].text)
    for words, value in sorted(
        {entry for noun, _ in alone for entry in names.get(noun, ())}, key=lambda entry: -len(entry[0])
    ):
        span = range(place, place + len(words))
        if span[-1] >= len(parts) or not_here & set(span):
            continue
        said = [parts[at].text for at in span]
        fits = len(words) == 1 or (
            said[:-1] == list(words[:-1]) and any(noun == words[-1] for noun, _ in nouns_of(said[-1]))
        )
        if fits and _is_meant(parts, span):
            return value, span
    return None


def _is_meant(parts: Sequence[Piece], span: range) -> bool:
    if parts[span[0]].text not in _DOUBTFUL or len(span) > 1:
        return True
    before = parts[span[0] - 1].text if span[0] else ""
    after = parts[span[-1] + 1].text if span[-1] + 1 < len(parts) else ""
    return before in _TOWARDS or after in _TOWARDS_AFTER or (span[-1] + 1 == len(parts) and parts[span[0]].opens)


def _first(parts: Sequence[Piece], names: _Names, taken: Iterable[int]) -> tuple[str, list[range]]:
    found = _found(parts, names, taken)
    return (found[0][0] if found else ""), [span for _, span in found]


def _port(parts: Sequence[Piece], taken: frozenset[int], termed: bool) -> tuple[abroad.Port | None, set[int]]:
    """The port named; an Indian one only beside an incoterm or the word port, else it is a place like others."""
    known = {port.name: port for port in abroad.ports()}
    for name, span in _found(parts, _port_names(), taken):
        port = known[name]
        beside = span[0] > 0 and span[0] - 1 in taken and parts[span[0] - 1].text in _port_cues()
        after = parts[span[-1] + 1].text if span[-1] + 1 < len(parts) else ""
        foreign = port.country != "IN" and (termed or name not in _cities())
        if foreign or (termed and beside) or after == "port":
            return port, set(span)
    return None, set()


@cache
def _cities() -> frozenset[str]:
    """Ports by whose names people also mean the country: London, New York."""
    known = {name.casefold() for one in abroad.countries().values() for name in one.other_names}
    return frozenset(port.name for port in abroad.ports() if port.name.casefold() in known)


@cache
def _port_cues() -> frozenset[str]:
    return frozenset(key[-1] for keys in _incoterm_names().values() for key, _ in keys)


def _grade(parts: Sequence[Piece]) -> str:
    """The grade in the buyer's own words: "W320", "8 mm bold", "grade A", "99.5%", "550 gl", "first flush"."""
    words = [part.text for part in parts]
    said: dict[str, None] = {}
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in _GRADE_WORDS and before not in _NO_GRADE:
            said[f"{before} {word}" if before in _GRADE_BEFORE else word] = None
        elif word in ("grade", "ग्रेड", "quality", "क्वालिटी") and (
            len(after) == 1 or before in _GRADE_BEFORE | {"a", "b"}
        ):
            said[f"{word} {after}" if len(after) == 1 and after.isalnum() else f"{before} {word}"] = None
        elif (
            parts[place].kind in ("number", "date")
            and after in _GRADE_UNITS
            and not _IS_PAID & set(words[place + 2 : place + 4])
        ):
            said[f"{word}{after}" if after == "%" else f"{word} {after}"] = None
        elif len(word) in range(3, 6) and word[0] in "wsg" and word[1:].isdigit():
            said[word.upper()] = None  # W320, a grade of cashew kernels
    return ", ".join(said)[:60]


_GRADE_UNITS = frozenset({"%", "gl", "suta", "सुता", "count", "counts"})
_IS_PAID = frozenset(
    normalise(word)
    for word in (
        "advance adwance एडवांस एडवान्स अॅडव्हान्स ॲडव्हान्स off discount डिस्काउंट छूट chhoot सूट soot payment पेमेंट upfront"
    ).split()
)
"""Behind a percentage these speak of money and of no grade."""
_GRADE_BEFORE = frozenset("first second export premium top best super fine a1 machine double single triple".split())
_GRADE_WORDS = frozenset(
    "sortex bold superfine hulled premium polished flush a1 clean eagle steam unpolished deluxe प्रीमियम बोल्ड सॉर्टेक्स".split()
)


def _table(rows: Iterable[tuple[str, Iterable[str]]]) -> _Names:
    names: _Names = {}
    for value, written in rows:
        for name in written:
            key = tuple(part.text for part in pieces(name))
            if key and all(value_known != value or known != key for known, value_known in names.get(key[0], ())):
                names.setdefault(key[0], []).append((key, value))
    return names


@cache
def _incoterm_names() -> _Names:
    return _table(abroad.incoterms().items())


@cache
def _certificate_names() -> _Names:
    return _table(abroad.certificates().items())


@cache
def _country_names() -> _Names:
    return _table(
        (one.code, (one.name, one.name_hi, one.name_mr, *one.other_names)) for one in abroad.countries().values()
    )


@cache
def _city_names() -> _Names:
    return _table(
        (one.name, (one.name, one.name_hi, one.name_mr, *one.other_names)) for one in abroad.cities().values()
    )


@cache
def _port_names() -> _Names:
    return _table((port.name, (port.name, *port.other_names)) for port in abroad.ports())
