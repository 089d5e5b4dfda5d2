"""Which schemes are meant: by their names, by words, by what may fit a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz

from handlers.folding import fold, folded, keys_of, tokens
from handlers.hearing import Started
from handlers.matching.catalogue import Catalogue
from handlers.step import Step
from storage import profiles, schemes
from storage.schemes import Scheme


def named_in(step: Step, text: str) -> Started | None:
    """The scheme that a short message names and nothing else: "gi tag", "विश्वकर्मा योजना"."""
    said = " ".join(fold(word) for word in tokens(text[:80]) if fold(word) not in _NOT_SAID)
    if not said:
        return None
    for one in schemes.all_schemes(step.db, state_of(step)):
        if said in {" ".join(keys_of(name)) for name in (*one.names.values(), *one.fits.get("called", []))}:
            return Started("scheme", str(one.id))
    return None


def state_of(step: Step) -> str | None:
    """Whose schemes a person is shown beside the country's: of their own place, else of the office Haat speaks for to them."""
    home = step.person.district_lgd or step.near
    office = step.office_of(home)
    return step.world.state_of(home) or (
        "Maharashtra" if step.language == "mr" else step.world.state_of(office.district_lgd) if office else None
    )


_SAME = {
    fold(word): key
    for key, words in {
        "loan": "loan lone लोन ऋण rin karj karja karz कर्ज कर्जा udhar उधार",
        "subsidy": "subsidy subsidi सब्सिडी अनुदान anudan anudaan margin",
        "export": "export niryat निर्यात एक्सपोर्ट nirayat videsh विदेश परदेश",
        "food": "food khadya खाद्य अन्न anna",
        "training": "training प्रशिक्षण prashikshan",
        "toolkit": "toolkit टूलकिट kit किट auzar औजार hatyar हत्यारे",
        "artisan": "karigar कारीगर artisan shilpkar शिल्पकार shilpi शिल्पी",
        "bank": "bank बैंक बँक",
    }.items()
    for word in words.split()
}
_NOT_SAID = folded(
    "yojana yojna योजना योजनेची scheme schemes sarkari सरकारी chahiye चाहिए पाहिजे pahije hai है kya "
    "क्या ahe आहे ka का ki की ke के koi "
    "कोई काही kahi mere मेरे liye लिए sathi साठी mujhe मुझे mala मला batao बताओ sanga सांगा for the a an any is "
    "there me my mein में please "
    "ji जी jankari जानकारी mahiti माहिती milegi मिलेगी milel मिळेल business udyog उद्योग government शासकीय शासन ko "
    "को aur और ani आणि"
)
"""Words of asking, by which no scheme is told from another."""
_CLOSE = 88


def _key(word: str) -> str:
    folded = fold(word)
    return _SAME.get(folded, folded)


def _keys_of(one: Scheme) -> frozenset[str]:
    """The keys by which a scheme is found, of its names in all languages and what people call it."""
    return frozenset(
        _key(word) for text in (*one.names.values(), *one.words, one.ref.replace("_", " ")) for word in tokens(text)
    )


def search(found: Sequence[Scheme], text: str) -> list[Scheme]:
    """The schemes that these words name, the surest first; empty where the words tell none from another."""
    asked = list(dict.fromkeys(_key(word) for word in tokens(text) if fold(word) not in _NOT_SAID and len(word) > 1))
    if not asked:
        return []
    scored = [(_score(asked, _keys_of(one)), -place, one) for place, one in enumerate(found)]
    best = max(score for score, _, _ in scored) if scored else 0.0
    return [
        one
        for score, _, one in sorted(scored, key=lambda entry: entry[:2], reverse=True)
        if score > 0 and score >= best * 0.6
    ]


def _score(asked: Sequence[str], known: frozenset[str]) -> float:
    return sum(1.0 if word in known else 0.8 if _nearly(word, known) else 0.0 for word in asked) / len(asked)


def _nearly(word: str, known: frozenset[str]) -> bool:
    return len(word) > 4 and any(len(one) > 4 and fuzz.ratio(word, one) >= _CLOSE for one in known)


def may_fit(step: Step, found: Sequence[Scheme]) -> list[Scheme]:
    """Schemes that may fit what is known of a person: place, role, goods, papers. The office decides, not Haat."""
    profile = profiles.profile_of(step.db, step.person.id)
    roles = {"seller"} if profile is not None else {"buyer", "seller"}
    goods = _sectors(step, profile)
    papers = _papers(step, profile)
    fitting = []
    for one in found:
        if not set(one.fits.get("roles", [])) & roles:
            continue
        wanted = set(one.fits.get("goods", []))
        if "any" not in wanted and goods and not wanted & goods:
            continue
        needs = set(one.fits.get("needs", []))
        fitting.append((bool(needs - papers), "any" in wanted, one))
    return [one for _, _, one in sorted(fitting, key=lambda entry: entry[:2])]


_SECTORS = {
    "food": (
        "food_processing",
        "spices",
        "pickle",
        "grain",
        "fruit",
        "vegetable",
        "dairy",
        "pulses",
        "honey",
        "sweets",
    ),
    "craft": ("handicraft", "handloom", "textile", "pottery", "wood", "bamboo", "brass", "metal", "stone", "jewellery"),
    "leather": ("leather",),
}


def _sectors(step: Step, profile: Any) -> set[str]:
    """food, craft or leather, by the files in which a seller's goods stand; empty where nothing is known."""
    if profile is None:
        return set()
    concepts = profiles.products_of(step.db, profile.id)
    return {sector for concept in concepts for sector in _sectors_of(step.world.catalogue, concept)}


def _sectors_of(catalogue: Catalogue, concept: str) -> set[str]:
    """The sectors of a product, by its own general kinds."""
    above = {concept, *catalogue.general_of(concept)}
    return {sector for sector, roots in _SECTORS.items() if any(root in name for name in above for root in roots)}


def _papers(step: Step, profile: Any) -> set[str]:
    if profile is None:
        return set()
    return {row.kind for row in profiles.identifiers_of(step.db, profile.id) if row.status != "refused"}
