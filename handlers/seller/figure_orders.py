"""A seller orders another figure out of the blue: "haldi 200 ki jagah 190 kar do", "हळद १९० करा", "minimum 20 kilo kar do"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from handlers.folding import tokens
from handlers.hearing import Started
from handlers.matching.catalogue import Catalogue
from handlers.matching.currencies import is_money_word
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.seller import listed_rates, own_rates
from handlers.seller.counting import days_of
from handlers.seller.figures_replaced import CHANGES, newest
from handlers.seller.goods import is_wanted
from handlers.step import Step
from handlers.trade.price_words import is_lowest
from storage import profiles
from storage.profiles import Profile

LONGEST = 14
_BOOK = WordBook(
    {
        **{name: " ".join(entries) for name, entries in CHANGES.entries.items()},
        "now": "ab अब ata aata आता now today aaj आज se_aaj आज_से aaj_se aajpasun आजपासून udyapasun udya kal कल उद्या onwards",
        "price": """
            rate rates ret bhav bhaav bhaw dar daam dam price prices kimat keemat mulya रेट भाव दर दाम कीमत किंमत मूल्य cost
        """,
        "moq": """
            moq minimum min kam_se_kam कम_से_कम kamit_kami कमीत_कमी kamitkami at_least smallest sabse_chhota सबसे_छोटा lahanat_lahan
            लहानात_लहान se_kam_nahi से_कम_नहीं से_कम_नही peksha_kami_nahi पेक्षा_कमी_नाही less_than not_less
        """,
        "capacity": """
            capacity क्षमता kshamta output production utpadan उत्पादन mahine mahina maheene महीने महीना mahinyala mahinyacha महिन्याला
            महिन्याचा महिन्याचं महिना month monthly mahinewari masik मासिक
        """,
        "lead_days": """
            taiyari tayari tayyari तैयारी तयारी lead time banane बनाने banvayla बनवायला banvnyas लागणारे taiyar तैयार तयार lagne
            lagenge lagte lagtat lagtil लगेंगे लगते लागतात लागतील
        """,
        "less": """
            kam कम kami कमी ghata ghatao घटा घटाओ less reduce decrease lower down utara utar उतार sasta sasti सस्ता सस्ती swast स्वस्त
        """,
        "more": """
            badha badhao badhana बढ़ा बढ़ाओ बढ़ाना zyada jyada ज्यादा vadhva vadhav vadhvun वाढवा वाढव वाढवून jast जास्त increase raise up
            more mehnga mehngi mehenga महंगा महंगी mahag महाग
        """,
        "to": "tak तक paryant पर्यंत to at @ me mein में मध्ये var वर pe पर",
        "percent": "percent pratishat प्रतिशत takke टक्के fisadi फीसदी",
        "fill": """
            ka ki ke ko का की के को cha chi che chya la चा ची चे चं च्या ला wala wali wale वाला वाली वाले mera meri mere मेरा मेरी मेरे
            majha majhi maza mazi माझा माझी माझं माझे apna apni apne अपना अपनी अपने hamara hamari हमारा हमारी amcha amchi आमचा आमची
            do dijiye de दो दीजिए दे dya द्या na ना ji जी bhai भाई bhaiya भैया please plz sir madam tai ताई dada दादा ki_jagah
            hai h है ahe aahe आहे hain हैं is are the my our of for in it that by per प्रति prati ek एक one har हर each
            order ऑर्डर order_ka lena lene लेना लेंगे lenge lungi lunga dungi dunga denge देंगे दूंगी दूंगा deta deti dete देता देती
            देते deto देतो bechti bechta bechte बेचती बेचता बेचते din दिन divas दिवस day days me profile प्रोफाइल i we and aur
            और ani आणि only sirf सिर्फ fakt फक्त hi ही naya naye nayi नया नई नए nava navin navi नवा नवीन new rupaye rupay rupees
            rs रुपये रुपए रुपयांनी रुपयाने रुपयांवर phir फिर dena देना pehle pahle पहले पहिले aadhi आधी se से
            hogi hoga होगी होगा hoil होईल rahega rahegi रहेगा रहेगी
            rahil राहील le ले lao laao aao लाओ आओ thi tha थी था from
        """,
    },
    COMMON_ENGLISH,
)


@dataclass(frozen=True, slots=True)
class Ordered:
    """The field that is to bear another figure, in words that can mean nothing else; `sure`: the field was called by its name."""

    field: str
    words: str
    sure: bool


def begun(step: Step, text: str) -> Started | None:
    """The change of the speaker's profile that words order; it is read back before it is kept. None for all other words."""
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is None or is_wanted(text):
        return None
    order = ordered(text, mine, profiles.products_of(step.db, mine.id), step.world.catalogue)
    if order is None:
        return None
    opening: dict[str, Any] = {"field": order.field, "text": order.words}
    return Started("profile", opening=opening | ({} if order.sure else {"asks": True}))


def ordered(text: str, mine: Profile, sold: Sequence[str], catalogue: Catalogue) -> Ordered | None:
    """What such words order of this profile: one figure for one field, and no word that says anything else."""
    words = newest(text)
    parts = pieces(words)
    if "?" in text or not 1 < len(tokens(text)) <= LONGEST or listed_rates.listed(text, catalogue) is not None:
        return None
    figures = [one for one in numerals(parts) if not one.plain_word or unit_at(parts, one.end) is not None]
    if len(figures) != 1 or figures[0].lowest is not None:
        return None
    (figure,) = figures
    named, rest = _goods_and_rest(parts, figure, catalogue)
    said = _BOOK.look_up(rest)
    if not all(said.classes) or not (said.has("make", "now", "less", "more") or words != text or is_lowest(text)):
        return None
    own = [one for one in sold if any(one in listed_rates.kin(name, catalogue) for name in named)]
    if named and not own:
        return None
    field = _field(parts, figure, said, named=bool(named), replaced=_replaced(text, words), mine=mine)
    if field == "price":
        return _price(parts, figure, said, own, mine, catalogue)
    return None if field is None or named else Ordered(field, words, True)


def _goods_and_rest(parts: Sequence[Piece], figure: Numeral, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """The goods that are named, and the words beside them, the figure, its unit and its money."""
    words = [piece.text if piece.kind == "word" else "" for piece in parts]
    tags = catalogue.tags(words, through=range(figure.first, figure.end))
    taken = {place for tag in tags for place in range(tag.first, tag.end)} | set(range(figure.first, figure.end))
    rest, place = [], 0
    while place < len(parts):
        unit = unit_at(parts, place) if place not in taken else None
        if place not in taken and unit is None and words[place] and not is_money_word(words[place]):
            rest.append(words[place])
        place = unit[1] if unit is not None else place + 1
    return [concept for tag in tags for concept in tag.concepts], rest


def _replaced(text: str, words: str) -> Decimal | None:
    """The figure that is to go."""
    left = [one.value for one in numerals(pieces(words))]
    gone = [one.lowest or one.value for one in numerals(pieces(text)) if (one.lowest or one.value) not in left]
    return gone[0] if len(gone) == 1 else None


def _field(
    parts: Sequence[Piece], figure: Numeral, said: Words, *, named: bool, replaced: Decimal | None, mine: Profile
) -> str | None:
    """Which field the figure is of: the one that is called by its name, that of its unit, or that which bore the replaced one."""
    unit = _unit_behind(parts, figure)
    if days_of(parts, figure) is not None and not said.has("capacity"):
        return "lead_days" if said.has("lead_days", "make", "now") and not said.has("price", "moq") else None
    called = [field for field in ("price", "moq", "capacity") if said.has(field)]
    if called == ["moq"] and unit is None and is_lowest(" ".join(said.words)):
        return "price"  # "190 se kam nahi": of kilos it would be the smallest order
    if called:
        return called[0] if len(called) == 1 else None
    if _is_money(parts) or (named and unit is None):
        return "price"
    if named:
        return "price" if _is_near_rate(figure.value, mine) else None
    bore = {
        "price": None if mine.price_paise is None else Decimal(mine.price_paise) / 100,
        "moq": Decimal(mine.moq) if mine.moq else None, "capacity": Decimal(mine.capacity) if mine.capacity else None,
        "lead_days": None if mine.lead_days is None else Decimal(mine.lead_days),
    }  # fmt: skip
    of_old = [field for field, value in bore.items() if replaced is not None and value == replaced]
    return of_old[0] if len(of_old) == 1 else None


def _unit_behind(parts: Sequence[Piece], figure: Numeral) -> tuple[str, int] | None:
    """The unit of a figure: "190 kilo", "190 per kg", "190 rupaye kilo"."""
    place = figure.end
    while place < len(parts) and (is_money_word(parts[place].text) or parts[place].text in _PER):
        place += 1
    return unit_at(parts, place)


_PER = frozenset({"per", "prati", "प्रति", "/", "/-", "a", "ek", "एक", "har", "हर"})


def _is_money(parts: Sequence[Piece]) -> bool:
    return any(is_money_word(piece.text) or piece.text == "/-" for piece in parts)


def _is_near_rate(value: Decimal, mine: Profile) -> bool:
    """May a figure with a unit be the rate of one, "haldi 190 kilo kar do"? Near the rate that stands there it is."""
    rates = [Decimal(rate["paise"]) / 100 for rate in (mine.rates or {}).values()]
    rates += [] if mine.price_paise is None else [Decimal(mine.price_paise) / 100]
    return any(rate / 2 <= value <= rate * 2 for rate in rates)


def _price(
    parts: Sequence[Piece], figure: Numeral, said: Words, own: Collection[str], mine: Profile, catalogue: Catalogue
) -> Ordered | None:
    """The new rate, said so that it can be nothing else; "10 rupaye badha do" counts from the one that stands there."""
    value, unit = figure.value, _unit_behind(parts, figure)
    by = said.has("less") - said.has("more")
    percent = said.has("percent") or any(piece.text == "%" for piece in parts)
    stands = own_rates.rate_for(mine, next(iter(own), None), catalogue)
    if by and stands is None:
        return Ordered("price", "", True) if percent else None
    if by and stands is not None:
        before = Decimal(stands[0]) / 100
        step = before * value / 100 if percent else value
        if percent or (value <= before / 2 and not _is_reached(parts, figure)):
            value = (before - by * step).quantize(Decimal("0.01"), ROUND_HALF_UP)
    elif percent:
        return None
    if value <= 0:
        return None
    names = " ".join(catalogue.product(one).name_in("en") for one in own if len(own) == 1)
    per = f" per {unit[0]}" if unit is not None else ""
    return Ordered("price", f"{names} rate {decimal_text(value)} rupees{per}".strip(), said.has("price"))


def _is_reached(parts: Sequence[Piece], figure: Numeral) -> bool:
    """Is the rate to go to the figure, "190 tak", "190 me", "to 190"? In "achar me 10 rupaye badha do" it goes up by it."""
    behind = [piece.text for piece in parts[figure.end :]]
    before = parts[figure.first - 1].text if figure.first else ""
    return _BOOK.look_up(behind).has("to") or before in ("to", "at", "@")
