"""Names of goods that say something else where they stand: "now", a place, a term of delivery, what other goods are of."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.folding import normalise, word_set
from handlers.matching.alone import DEALING
from handlers.matching.amounts import Quantity
from handlers.matching.catalogue import Catalogue
from handlers.matching.endings import nouns_of
from handlers.matching.numbers import numerals
from handlers.matching.pieces import Piece
from handlers.matching.places import Places
from handlers.matching.products import Tag
from handlers.matching.trade import Terms

_FROM = frozenset({"se", "से", "side", "jile", "zila", "district"})
_WE_ARE = (("we", "are"), ("i", "am"), ("im",), ("we", "run"), ("i", "run"), ("we", "make"), ("i", "make"), ("i", "have"),
           ("we", "have"), ("my",), ("our",), ("mera",), ("meri",), ("hamara",), ("hamari",), ("मेरा",), ("मेरी",), ("हमारा",),
           ("हमारी",), ("माझा",), ("माझी",), ("माझे",), ("आमचा",), ("आमची",), ("आमचे",), ("maza",), ("mazi",), ("amcha",), ("amchi",),
           ("amche",))  # fmt: skip
_INTRODUCED = 2
_TRADING = frozenset(
    """
    importing importer importers exporting exporter exporters dealing deal trading trader traders wholesaler wholesalers distributor
    dhandha dhanda dhandhe vyapar vyapaar vyapari vyaparee byapar karobar karobaar udyog vyavsay vyavasay
    धंधा धंधे धंदा व्यापार व्यापारी कारोबार उद्योग व्यवसाय
""".split()
)
_WISHING = frozenset(
    """
    need needs want wants wanted looking look require required requirement interested buy send quote chahiye chahie chaiye chahte
    chahiyen pahije pahijet havi hava have havet manga mangta lena bhejo bhej batao dikhao milega milegi
    चाहिए चाहिये चाहते पाहिजे पाहिजेत हवी हवा हवे हवं हवेत भेजो बताओ मिलेगा मिलेगी लेना पाठवा
""".split()
)
_OF_WHAT = ("चं", "चे", "ची", "चा")


def is_now(
    parts: Sequence[Piece], where: Sequence[int], tag: Tag, tags: Sequence[Tag], quantities: Sequence[Quantity]
) -> bool:
    """Whether "aata" is the Marathi "now" and no flour: it opens the clause, and the one amount behind it has its own goods
    right behind: "aata 50 kilo halad pan havi"."""
    at = where[tag.first]
    if parts[at].text not in ("aata", "ata") or tag.end > tag.first + 1 or (at and not parts[at].opens):
        return False
    amounts = [read for read in quantities if read.first > at]
    named = [where[other.first] for other in tags if other is not tag]
    return len(amounts) == 1 and amounts[0].first == at + 1 and amounts[0].end in named


def is_said_as_place(parts: Sequence[Piece], where: Sequence[int], tag: Tag, places: Places) -> bool:
    """Whether one word names goods and a district, and "from" follows it, "harda se", or is glued to it."""
    at = where[tag.first]
    if tag.end == tag.first + 1 and places.comes_from(parts[at].text):
        return True
    return (
        tag.end == tag.first + 1
        and at + 1 < len(parts)
        and parts[at + 1].text in _FROM
        and places.is_district_word(parts[at].text)
    )


def is_said_as_term(parts: Sequence[Piece], where: Sequence[int], tag: Tag, terms: Terms, *, alone: bool) -> bool:
    """Whether one word that names goods stands as the term of delivery before its port or country: "DAP Nairobi"; of a buyer abroad
    also behind other goods, where nothing counts it: "turmeric 50 kg, AED 9/kg, DAP"."""
    at = where[tag.first]
    if not terms.incoterm or tag.end != tag.first + 1 or at not in terms.spoken:
        return False
    counted = any(parts[near].kind == "number" for near in (at - 1, at + 1) if 0 <= near < len(parts))
    return at + 1 in terms.spoken or (not alone and bool(terms.country or terms.currency) and not counted)


def is_said_as_look(parts: Sequence[Piece], where: Sequence[int], tag: Tag) -> bool:
    """Whether a short name that ends in "colour" only says how goods look: "20, लाल रंग में", "neele rang ki"; a colour by its
    whole name ("cement ka rang") stays."""
    last = where[tag.end - 1]
    after = parts[last + 1].text if last + 1 < len(parts) else ""
    return tag.end - tag.first <= 2 and parts[last].text in _COLOUR and after in _IN_COLOUR


_COLOUR = frozenset(normalise(word) for word in "rang colour color kalar रंग कलर रंगात rangat".split())
_IN_COLOUR = frozenset(
    normalise(word)
    for word in "me mein mai ka ki ke wala wali wale cha chi che में मे का की के वाला वाली वाले चा ची चे".split()
)


def is_in_case(parts: Sequence[Piece], where: Sequence[int], tag: Tag) -> bool:
    """Whether the first word of a name wears a case ending: of "काश्मीरचे केशर" and "राजस्थानातील चादरी" the state is told."""
    return any(ending for _, ending in nouns_of(parts[where[tag.first]].text))


def without_own_trade(parts: Sequence[Piece], tags: list[Tag], where: Sequence[int]) -> list[Tag]:
    """The goods without those of clauses that only say who writes: "We are a coffee blender. Chicory 2 tonnes", "I am Omar,
    importing spices. Looking for turmeric", "masale ka dhandha karte hai, haldi chahiye"."""
    words = [part.text for part in parts[:_INTRODUCED]]
    opens = [0, *(at for at in range(1, len(parts)) if parts[at].opens), len(parts)]
    speaks = any(tuple(words[: len(opening)]) == opening for opening in _WE_ARE)
    told = {
        at
        for first, end in pairwise(opens)
        if ((first == 0 and speaks) or _says_the_trade(parts[first:end])) and not numerals(parts[first:end])
        for at in range(first, end)
    }
    return [tag for tag in tags if where[tag.first] not in told] or tags


def _says_the_trade(clause: Sequence[Piece]) -> bool:
    """Does a clause say in what somebody trades, and wish for nothing?"""
    words = {part.text for part in clause}
    return bool(words & _TRADING) and not words & _WISHING


def only_says_of_what(parts: Sequence[Piece], where: Sequence[int], tag: Tag, catalogue: Catalogue) -> bool:
    """Whether a name that ends a clause says of what the goods before it are: "… लोणचं हवं, कच्च्या कैरीचं", "shahad 20 kilo litchi
    wala"."""
    last = where[tag.end - 1]
    if _says_which(parts, last):
        return True
    ends = last + 1 == len(parts) or parts[last + 1].opens
    if catalogue.named((parts[last].text,)) or numerals(parts[_clause_begins(parts, last) : last + 1]):
        return False  # लोणचं is a name by itself
    return ends and where[tag.first] > 0 and parts[last].text.endswith(_OF_WHAT)


def _says_which(parts: Sequence[Piece], last: int) -> bool:
    """Whether "wala" follows a name without an amount of its own, and then no other goods: "kulhad chai wale 5000"."""
    if last + 1 >= len(parts) or parts[last + 1].opens or parts[last + 1].text not in _WALA:
        return False
    begins = _clause_begins(parts, last)
    if begins and numerals(parts[begins : last + 1]):
        return False
    after = parts[last + 2] if last + 2 < len(parts) and not parts[last + 2].opens else None
    return after is None or after.kind == "number" or after.text in DEALING


_WALA = word_set("wala wale wali वाला वाले वाली")


def _clause_begins(parts: Sequence[Piece], place: int) -> int:
    return next((at for at in range(place, 0, -1) if parts[at].opens), 0)


def clause_of(parts: Sequence[Piece], place: int) -> list[str]:
    """The words of the clause in which a piece stands, up to it."""
    first = _clause_begins(parts, place)
    return [part.text for part in parts[first : place + 1] if part.kind == "word"] if first else [parts[place].text]
