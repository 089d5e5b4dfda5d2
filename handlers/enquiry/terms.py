"""Terms of trade in words: packing, grade, certificates, foreign price, port and country, sample, bill, urgency."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from handlers.language import N_, number, say
from handlers.units import unit_name
from storage import reference
from storage.reference import abroad

CERTIFICATES = {"organic": N_("organic"), "lab_report": N_("lab report"), "coo": N_("certificate of origin"),
    "phyto": N_("plant health certificate"), "halal": N_("halal"), "gi": N_("GI tag")}  # fmt: skip
"""Certificates that people call by a word; the others by their letters."""
_LETTERS = {"oeko_tex": "OEKO-TEX", "globalgap": "GLOBALG.A.P.", "silk_mark": "Silk Mark", "khadi_mark": "Khadi Mark",
    "handloom_mark": "Handloom Mark", "agmark": "Agmark", "hallmark": "Hallmark", "craftmark": "Craftmark",
    "fairtrade": "Fairtrade", "kosher": "Kosher"}  # fmt: skip


def terms_in(terms: Mapping[str, Any] | None, language: str) -> list[str]:
    """What a buyer said besides, one fact after another, as this reader says it; empty when nothing was said."""
    said = terms or {}
    facts = [_packing(said.get("packing", ""), language), str(said.get("grade", ""))]
    facts += [certificate_name(slug, language) for slug in said.get("certificates", ())]
    facts += [_price(said, language), _where_to(said, language), _sent_to(said.get("to_lgd"), language)]
    facts += [say(language, text) for name, text in _SAID.items() if said.get(name)]
    facts.append(str(said.get("note", "")))
    return [fact for fact in facts if fact]


_SAID = {"sample": N_("sample first"), "bill": N_("with bill"), "urgent": N_("urgent")}


def certificate_name(slug: str, language: str) -> str:
    """A certificate as this reader calls it."""
    if slug in CERTIFICATES:
        return say(language, CERTIFICATES[slug])
    return _LETTERS.get(slug, slug.upper())


def _packing(packing: str, language: str) -> str:
    """ "25 kg bag" in the reader's words: sacks of 25 kilos each."""
    size, _, rest = packing.partition(" ")
    unit, _, pack = rest.partition(" ")
    if not pack:
        return ""
    much = f"{number(Decimal(size), language)} {unit_name(unit, language, Decimal(size))}"
    if pack == "packing":
        return say(language, N_("packed by {amount}"), amount=much)
    return say(language, N_("{pack} of {amount}"), pack=unit_name(pack, language), amount=much)


def _price(said: Mapping[str, Any], language: str) -> str:
    currency = str(said.get("currency", ""))
    if not said.get("amount"):
        return currency
    price = f"{currency} {number(Decimal(said['amount']), language)}"
    if said.get("per") in (None, "total"):
        return price
    return say(language, N_("{price} per {unit}"), price=price, unit=unit_name(said["per"], language))


def _sent_to(lgd: int | None, language: str) -> str:
    """Where goods from a named place shall be sent."""
    one = next((one for one in reference.districts() if one.lgd_code == lgd), None) if lgd else None
    return say(language, N_("deliver to {place}"), place=one.name_in(language)) if one is not None else ""


_ENDS_HERE = ("EXW", "FCA", "FAS", "FOB")
"""Terms under which the maker's price ends in India, at the workshop or the port of loading."""
INDIA = "IN"


def _where_to(said: Mapping[str, Any], language: str) -> str:
    """ "CIF Jebel Ali, United Arab Emirates", "DDP Dubai, United Arab Emirates"; from a port of another country to that of the
    buyer "FOB Mundra → Oman"; a price at the maker's or at an Indian port ends at no port abroad: "EXW → Dammam, Saudi Arabia"."""
    port, term = str(said.get("port", "")), str(said.get("incoterm", ""))
    lies_in = next((one.country for one in abroad.ports() if one.name == port), "")
    country, city = abroad.countries().get(said.get("country", "")), abroad.cities().get(said.get("city", ""))
    there = [one.name_in(language) for one in (city, country) if one is not None]
    if term in _ENDS_HERE and lies_in != INDIA:
        ends = term
        there = [port or there[0], *there[-1:]] if there else [port]
    elif lies_in in ("", said.get("country")):
        return ", ".join([" ".join(one for one in (term, port or "".join(there[:-1])) if one), *there[-1:]]).strip(", ")
    else:
        ends = f"{term} {port}".strip()
    return " → ".join(one for one in (ends, ", ".join(dict.fromkeys(one for one in there if one))) if one)
