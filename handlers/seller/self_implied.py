"""What a seller's sentence implies of the profile without naming a field: "ab 5 din me bana deti hu", "dilli tak bhej sakti hu"."""

from __future__ import annotations

from handlers.folding import fold, folded, keys_of, tokens
from handlers.hearing import Started
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.states import states_named
from handlers.matching.units import unit_at, unit_of
from handlers.seller import goods, measures, own_rates, self_told
from handlers.seller.counting import days_of
from handlers.seller.profile_fields import reach_named
from handlers.step import Step
from handlers.units import OFFERED
from storage import enquiries, profiles
from storage.profiles import Profile

_LONGEST = 12
_MAKE = folded("""
    bana banake banakar banata banati banate बना बनाकर बनाके बनाता बनाती बनाते banvun banavun बनवून banvto banvte बनवतो बनवते
    make making made taiyar taiyaar tayar तैयार तयार ready order ऑर्डर kar karke karkar कर करके karun करून maal माल
""")
_USUALLY = folded("""
    deti deta dete देती देता देते deto देतो leti leta lete लेती लेता लेते sakti sakta sakte सकती सकता सकते shakto shakte shakat
    शकतो शकते शकत can able lagte lagta lagti लगते लगता लगती lagtat lagto लागतात लागतो take takes need hota hoti hote होता होती
    होते hoto होतो
""")
_STILL_TO_COME = folded("""
    dunga dungi doonga doongi denge दूंगा दूंगी दूँगा दूँगी देंगे deu देऊ will lunga lungi lenge लूंगा लूंगी लेंगे
    degi dega देगी देगा hoga hogi होगा होगी hoil होईल milega मिलेगा milel मिळेल
""")
_WANTS = folded(
    "chahiye chahie चाहिए pahije पाहिजे hava havi हवा हवी हवे have need kab कब kadhi कधी lena लेना mangwana मंगवाना"
)
_SENDS = folded("""
    bhej bhejti bhejta bhejte bhejna भेज भेजती भेजता भेजते pathav pathvu pathvto pathavto pathvte pathavte pathavu पाठव पाठवू पाठवतो
    पाठवते send sends deliver delivery डिलीवरी डिलिव्हरी pahuncha pahucha पहुँचा पहुंचा pohochvu पोहोचवू pohchavto पोहोचवतो supply
    सप्लाई parcel पार्सल courier कूरियर
""")
_SELLS_BY = folded(
    "bechti bechta bechte बेचती बेचता बेचते vikto vikte विकतो विकते sell becho deti deta dete देती देता देते deto देतो"
)
_BY = folded("me mein में se से hisab hisaab हिसाब by ne ने nusar नुसार madhye मध्ये")
_DENIES = folded("nahi nahin nai नहीं नही नाही no not dont cant cannot mat मत nako नको")


def begun(step: Step, text: str) -> Started | None:
    """The change of the speaker's profile that a sentence implies, which is read back before it is kept; None for others."""
    mine = profiles.profile_of(step.db, step.person.id)
    said = set(keys_of(text))
    if mine is None or not 1 < len(tokens(text)) <= _LONGEST or _asks(text) or said & _WANTS or goods.is_wanted(text):
        return None
    opening = {"asks": True, "text": text}
    sold = profiles.products_of(step.db, mine.id)
    if own_rates.of_own_goods(text, sold, step.world.catalogue):
        return Started("profile", opening=opening | {"field": "price"})
    if (days := _days_to_make(text, said)) is not None:
        return Started("profile", opening=opening | {"field": "lead_days", "value": str(days)})
    if (reach := _only_there(step, mine, text)) and not enquiries.of_buyer(step.db, step.person.id, at_most=1):
        return Started("profile", opening=opening | {"field": "reach", "value": reach})
    if measures.says_so_many_a_month(text):
        return Started("profile", opening=opening | {"field": "capacity"})
    if said & _SENDS and (reach := _reach(step, mine, text, said)):
        return Started("profile", opening=opening | {"field": "reach", "value": reach})
    if (where := _sells_only_in(step, mine, text, said)) is not None:
        return Started("profile", opening=opening | {"field": "reach"} | ({"value": where} if where else {}))
    if (unit := _unit_of_sale(text, said)) and unit != mine.unit:
        return Started("profile", opening=opening | {"field": "unit", "value": unit})
    return None


def _asks(text: str) -> bool:
    """Is it asked, of Haat or of a buyer?"""
    return "?" in text or self_told.asks(text) or tokens(text)[-1] in _ASKED_LAST


_ASKED_LAST = frozenset("ka का kya क्या na ना".split())


def _days_to_make(text: str, said: set[str]) -> int | None:
    """ "5 din me bana deti hu", "५ दिवसात बनवून देते": what is usual; "5 din me bana dungi" is a promise to somebody."""
    if not (said & _MAKE and said & _USUALLY) or said & (_STILL_TO_COME | _DENIES):
        return None
    parts = pieces(text)
    counted = [one for one in numerals(parts) if not one.plain_word or days_of(parts, one) is not None]
    return days_of(parts, counted[0]) if len(counted) == 1 else None


def _reach(step: Step, mine: Profile, text: str, said: set[str]) -> str:
    """How far goods are sent, by its word, or by the place that is named: in the district, in the state, in the country, abroad."""
    if not said & (_USUALLY | _SENDS) or said & (_STILL_TO_COME | _DENIES) or numerals(pieces(text)):
        return ""
    if said & _USUALLY and (far := reach_named(text)) is not None:
        return far
    read = step.world.read_enquiry(text)
    if read.country and read.country != "IN":
        return "export"
    district = read.to_lgd or read.place_lgd
    state = step.world.state_of(district) if district else read.place_state
    if not state:
        return ""
    own_state = step.world.state_of(mine.district_lgd)
    return "district" if district == mine.district_lgd else "state" if state == own_state else "country"


_ONLY = folded("sirf sirph keval kewal fakt faqt only just bas सिर्फ केवल फक्त बस")
_THERE = folded("""
    me mein mai madhe madhye t at in within par pe tak hi ch में मे मध्ये तक ही paryant पर्यंत अंदर andar apne apni hamare mere
    amchya aamchya
    majhya my our own the अपने हमारे मेरे आमच्या माझ्या jila jile zila zile jilhyat jilhyatach district जिला जिले जिल्हा जिल्ह्यात जिल्ह्यातच
    state rajya rajyat राज्य राज्यात
""")


def _only_there(step: Step, mine: Profile, text: str) -> str:
    """How far somebody sends who says only where: "fakt mumbait", "sirf apne jile me", "केवल मध्य प्रदेश में"; "" for others."""
    words, found = tokens(text), step.world.places.find(text)
    keys = [fold(word) for word in words]
    if not 1 < len(words) <= _FEW or not set(keys) & _ONLY or step.world.catalogue.concepts_in(text):
        return ""
    taken = {place for one in found for place in range(one.first, one.end)}
    rest = [word for place, word in enumerate(words) if place not in taken and keys[place] not in _ONLY | _THERE]
    districts = {one.lgd_code for one in found}
    if not found and len(rest) == 1 and (districts := _located(step, rest[0])):
        rest = []
    if rest and not districts:
        return "state" if states_named(" ".join(rest)) == [step.world.state_of(mine.district_lgd)] else ""
    if districts:
        return "district" if mine.district_lgd in districts and not rest else ""
    return (reach_named(text) or "") if set(keys) & _OWN_DISTRICT else ""


_FEW = 6
_OWN_DISTRICT = folded("""
    jila jile zila zile jilhyat jilhyatach district जिला जिले जिल्हा जिल्ह्यात जिल्ह्यातच state rajya rajyat राज्य राज्यात
""")


def _located(step: Step, word: str) -> set[int]:
    """The districts in which something lies by a Marathi ending in Roman letters: "mumbait", "sagarat"; none for other words."""
    stems = [word.removesuffix(ending) for ending in ("atach", "tach", "at", "t") if word.endswith(ending)]
    return {
        place.district_lgd for stem in stems if len(stem) >= _SHORTEST_PLACE for place in step.world.places.alike(stem)
    }


_SHORTEST_PLACE = 5


def _sells_only_in(step: Step, mine: Profile, text: str, said: set[str]) -> str | None:
    """ "Sirf mumbai me bechna hai", "फक्त माझ्या जिल्ह्यात विकायचं आहे": how far goods are sold, by the place that is named; "" where
    that is none of the seller's own places, so that it is asked; None where no place is meant, but goods."""
    if not (said & _ONLY and said & goods.SOLD) or said & _DENIES or numerals(pieces(text)):
        return None
    if step.world.catalogue.concepts_in(text):
        return None  # "mumbai me sirf papad bechti hu": only these goods
    if (far := reach_named(text)) is not None:
        return far
    read = step.world.read_enquiry(text)
    district, own_state = read.to_lgd or read.place_lgd, step.world.state_of(mine.district_lgd)
    if read.country and read.country != "IN":
        return ""
    if district is not None:
        return "district" if district == mine.district_lgd else ""
    return None if not read.place_state else "state" if read.place_state == own_state else ""


def _unit_of_sale(text: str, said: set[str]) -> str:
    """ "ab darjan me bechti hu", "we sell by the dozen": the unit that somebody sells by, where no amount stands with it."""
    parts = pieces(text)
    if not said & _SELLS_BY or said & _DENIES or any(not one.plain_word for one in numerals(parts)):
        return ""
    units = [place for place in range(len(parts)) if unit_at(parts, place) is not None]
    offered = {option.value for option in OFFERED}
    unit = unit_of(text) if len(units) == 1 else None
    behind = fold(parts[units[0] + 1].text) if unit and units[0] + 1 < len(parts) else ""
    before = parts[units[0] - 1].text if unit and units[0] else ""
    by = behind in _BY or before in ("by", "the", "per") or (bool(unit) and parts[units[0]].text.endswith("ने"))
    return unit if unit in offered and by else ""
