"""One sentence of a buyer's into product, quantity, place, deadline, budget and terms; nothing is invented."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from handlers.matching.amounts import Quantity, bare_quantities_in, quantities_in, with_packs
from handlers.matching.asked_place import place_of, places_asked
from handlers.matching.assembling import Found, assembled
from handlers.matching.called import said_by_sellers
from handlers.matching.catalogue import Catalogue
from handlers.matching.clock_hours import hours_in
from handlers.matching.days import Deadline
from handlers.matching.deadlines import impossible_deadline, read_deadline
from handlers.matching.how_many import amount_of, as_pieces, is_for_goods, is_goods_not_unit
from handlers.matching.money import Money, money_in
from handlers.matching.named_otherwise import (
    clause_of,
    is_in_case,
    is_now,
    is_said_as_look,
    is_said_as_place,
    is_said_as_term,
    only_says_of_what,
    without_own_trade,
)
from handlers.matching.numbers import numerals
from handlers.matching.one_thing import MATERIALS
from handlers.matching.own_words import is_own
from handlers.matching.parsed import FurtherGoods, ParsedEnquiry, thing_of_cloth
from handlers.matching.pieces import Piece, pieces
from handlers.matching.place_roles import DELIVER
from handlers.matching.places import PlaceFound, Places
from handlers.matching.products import Tag
from handlers.matching.spans import Numeral
from handlers.matching.states import StateFound, is_state, state_in, states_in, told_by
from handlers.matching.taken_back import still_meant
from handlers.matching.trade import Terms, read_terms, surely_abroad
from handlers.matching.two_places import area_of, states_beside
from handlers.matching.units import unit_of
from handlers.matching.wanted import (
    beside_in_kind,
    counted_apart,
    in_words,
    main_of,
    shared_out,
    tagged,
    without_containers,
    without_refused,
)

__all__ = ["FurtherGoods", "ParsedEnquiry", "read_enquiry", "unit_of"]

_FAR = timedelta(days=180)


def read_enquiry(
    text: str, today: date, catalogue: Catalogue, places: Places, home_state: str = "", language: str = ""
) -> ParsedEnquiry:
    """Read a buyer's message. `today` is the buyer's day; `home_state` settles places that share a name, the reader's
    `language` says which of them stands first."""
    said = _said(text, today)
    goods = _goods(said, catalogue, places)
    where = _whereabouts(said, goods, catalogue, places, home_state, language)
    main, others, made_of = _asked_for(said, goods, catalogue)
    amounts = _amounts(said, goods, [main, *others], catalogue) if main else []
    quantity = amounts[0] if amounts else next((one for one in goods.amounts if not one.pack), None)
    beside = _beside(said, goods, main, quantity) if main else ""
    thing = thing_of_cloth(main.concepts, main.words, catalogue) if main else ""
    of_what = " ".join(word for tag in made_of for word in clause_of(said.parts, said.where[tag.first]))
    found = Found(
        words=[part.text for part in said.parts if part.kind == "word"],
        main=main,
        more=tuple(
            FurtherGoods(_akin(tag, main, catalogue), in_words(said.parts, tag, said.where, amount))
            for tag, amount in zip(others, amounts[1:], strict=True)
        ),
        alike=goods.alike,
        wide=goods.wide,
        quantity=quantity,
        packing=next((one.packing for one in (*goods.amounts, *amounts) if one and one.packing), ""),
        note=" · ".join(note for note in (thing, beside, of_what, where.several) if note),
        place=where.place,
        to=where.to,
        state=where.state,
        deadline=said.deadline,
        no_day=said.no_day,
        is_far=said.deadline is not None and said.deadline.day - today >= _FAR,
        money=said.money,
        terms=goods.terms,
    )
    return assembled(found, catalogue)


@dataclass(frozen=True, slots=True)
class _Said:
    """A message in pieces, with its numbers, its day and its sums; `where` are the pieces that are words or numbers, `taken`
    those that speak of days and sums."""

    parts: Sequence[Piece]
    where: Sequence[int]
    found: Sequence[Numeral]
    deadline: Deadline | None
    no_day: bool
    money: Sequence[Money]
    taken: frozenset[int]


def _said(text: str, today: date) -> _Said:
    parts = pieces(text)
    found = numerals(parts)
    deadline = read_deadline(parts, found, today)
    no_day = None if deadline else impossible_deadline(parts, found, today)
    dated = frozenset(range(*no_day)) if no_day else _span(deadline)
    money = money_in(parts, found, dated)
    taken = dated.union(*(_span(one) for one in money), *hours_in(parts))
    where = [place for place, part in enumerate(parts) if part.kind != "sign"]
    return _Said(parts, where, found, deadline, no_day is not None, money, taken)


@dataclass(frozen=True, slots=True)
class _Goods:
    """The goods that a message names, the amounts beside them and the terms of trade; `spoken` are the pieces of days, sums
    and amounts, `alike` all that sellers call in the same own words, `wide` what was read in a part of these words."""

    tags: list[Tag]
    alike: tuple[str, ...]
    wide: tuple[str, ...]
    amounts: list[Quantity]
    spoken: frozenset[int]
    terms: Terms
    in_tags: dict[int, Tag]


def _goods(said: _Said, catalogue: Catalogue, places: Places) -> _Goods:
    amounts, spoken, named, refused = _named(said, catalogue)
    abroad = surely_abroad(said.parts) if named else frozenset()
    tags = [
        tag
        for tag in named
        if not is_now(said.parts, said.where, tag, named, amounts)
        and not abroad.issuperset(said.where[tag.first : tag.end])  # "ship to Nigeria" wants no niger seed
    ]
    terms = read_terms(said.parts, frozenset(place for place, tag in _at(tags, said).items() if not tag.repaired))
    tags = without_containers(said.parts, _only_goods(said, tags, terms, places), said.where, catalogue)
    called = said_by_sellers(
        tags,
        said.parts,
        said.where,
        spoken | terms.spoken,
        catalogue,
        lambda word: places.is_place_word(word) or is_state(word),
    )
    own = called.alike if called.alike and is_own(called.alike[0]) else ()
    amounts = without_refused(said.parts, amounts, refused, said.where)
    tags = [tag for tag in called.tags if not is_said_as_look(said.parts, said.where, tag)]
    return _Goods(tags, own, called.wide, amounts, spoken, terms, _at(tags, said))


def _named(said: _Said, catalogue: Catalogue) -> tuple[list[Quantity], frozenset[int], list[Tag], list[Tag]]:
    """The amounts, their pieces, the goods named and those refused; of "chamde ke 20 bag" the bag is no unit where the words
    then name more goods, nor of "20 bags for laptops"."""
    amounts = with_packs(said.parts, quantities_in(said.parts, said.found, said.taken), said.found, said.taken)
    amounts = still_meant(said.parts, amounts, [one for one in said.found if one.first not in said.taken])
    spoken, tags, refused = tagged(said.parts, said.where, said.found, said.taken, amounts, catalogue)
    firsts = {said.where[tag.first] for tag in tags}
    held = [is_for_goods(said.parts, read, firsts) for read in amounts]
    pieced = [
        as_pieces(read) if holds or is_goods_not_unit(said.parts, read) else read
        for read, holds in zip(amounts, held, strict=True)
    ]
    if pieced != amounts:
        other = tagged(said.parts, said.where, said.found, said.taken, pieced, catalogue)
        if _words_in(other[1]) > _words_in(tags) or (any(held) and other[1]):
            return pieced, *other
    return amounts, spoken, tags, refused


def _only_goods(said: _Said, tags: Sequence[Tag], terms: Terms, places: Places) -> list[Tag]:
    """The tags without those whose words name a place or a term of trade here."""
    parts, where = said.parts, said.where
    in_places = places.named_at(parts) if len(tags) > 1 else frozenset()
    return [
        tag
        for tag in tags
        if not in_places.issuperset(where[tag.first : tag.end])  # Dakshina Kannada
        and not (tag.repaired and where[tag.first] in terms.spoken)  # Colombo is no kolambi
        and not (tag.repaired and places.is_slip_at(parts, where[tag.first]))  # "ship to solaupr" wants no slippers
        and not is_said_as_term(parts, where, tag, terms, alone=len(tags) == 1)
        and not DELIVER.issuperset(parts[place].text for place in where[tag.first : tag.end])  # पोच is no pouch
        and not (len(tags) > 1 and is_said_as_place(parts, where, tag, places))
    ]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place, the one where its goods are sent, or a whole state; `several` are the words that name more places than one."""

    place: PlaceFound | None
    to: PlaceFound | None
    state: StateFound | None
    several: str = ""


def _whereabouts(
    said: _Said, goods: _Goods, catalogue: Catalogue, places: Places, home_state: str, language: str
) -> Whereabouts:
    """The place that is meant, with that where its goods are sent, or else the whole state; of several places the area that
    holds them, with the words that name them."""
    parts, where = said.parts, said.where
    in_numbers = {
        at for numeral in said.found if numeral.end - numeral.first > 1 for at in range(numeral.first, numeral.end)
    }
    taken = goods.spoken | goods.terms.spoken | in_numbers
    found = places_asked(parts, taken, goods.in_tags, places, home_state, language, catalogue)
    in_case = {where[tag.first] for tag in goods.tags if tag.end > tag.first + 1 and is_in_case(parts, where, tag)}
    not_states = taken | (goods.in_tags.keys() - in_case)
    if area := area_of(parts, found, states_beside(parts, states_in(parts, not_states, places)), places):
        return Whereabouts(area.district, None, area.state, area.words)
    place, to = place_of(found)
    state = told_by(place, state_in(parts, not_states, places))
    return Whereabouts(None, None, state) if state else Whereabouts(place, to, None)


def _asked_for(said: _Said, goods: _Goods, catalogue: Catalogue) -> tuple[Tag | None, list[Tag], list[Tag]]:
    """The first goods, the further ones, and names that only say of what goods are made."""
    apart = counted_apart(said.parts, goods.tags, goods.amounts, said.where)
    main, others = main_of(without_own_trade(said.parts, goods.tags, said.where), catalogue, apart)
    made_of = [tag for tag in others if only_says_of_what(said.parts, said.where, tag, catalogue)]
    behind = next((tag for tag in others if main and _is_stuff_behind(said, goods, main, tag)), None)
    if main and behind:  # "bags 200 pcs jute" are jute bags
        main, made_of = _made_of(said, main, behind, catalogue), [*made_of, behind]
    return main, [tag for tag in others if tag not in made_of], made_of


def _is_stuff_behind(said: _Said, goods: _Goods, main: Tag, tag: Tag) -> bool:
    """Whether nothing but the amount of the goods, or "made of", stands between them and the stuff that they are made of."""
    after, first = said.where[main.end - 1] + 1, said.where[tag.first]
    between = [part.text for part in said.parts[after:first]]
    if between[-1:] in _OUT_OF and not _MADE.isdisjoint(between) and not said.parts[first].opens:
        return True  # "baskets made of banana fibre"
    counted = [read for read in goods.amounts if read.first == after and read.end == first]
    behind = any(read.first == said.where[tag.end - 1] + 1 for read in goods.amounts)
    return set(tag.concepts) <= MATERIALS and bool(counted) and not behind and not said.parts[first].opens


_OUT_OF = (["of"], ["from"], ["in"])
_MADE = frozenset("made woven carved crafted knitted moulded built".split())


def _made_of(said: _Said, main: Tag, stuff: Tag, catalogue: Catalogue) -> Tag:
    """The goods of this stuff, where the catalogue knows them; things of a stuff that is itself a craft are of that craft."""
    words = [part.text for part in takewhile(_goes_on, said.parts[said.where[stuff.first] + 1 :])]
    kinds = catalogue.concepts_in(" ".join([said.parts[said.where[stuff.first]].text, *words, main.words]))
    crafted = catalogue.product(stuff.slug).unit == "piece" and not set(stuff.concepts) <= MATERIALS
    return replace(main, concepts=tuple(kinds[:1])) if kinds and (crafted or kinds[0] not in stuff.concepts) else main


def _goes_on(part: Piece) -> bool:
    return part.kind == "word" and not part.opens


def _beside(said: _Said, goods: _Goods, main: Tag, quantity: Quantity | None) -> str:
    """Goods of the same entry by another name, each with an amount of its own."""
    amounts = [*goods.amounts, *bare_quantities_in(said.parts, said.found, goods.spoken)]
    return beside_in_kind(said.parts, goods.tags, main, quantity, amounts, said.where)


def _amounts(said: _Said, goods: _Goods, tags: Sequence[Tag], catalogue: Catalogue) -> list[Quantity | None]:
    """How much is asked for of each of these goods."""
    numbers = bare_quantities_in(said.parts, said.found, goods.spoken)
    bare = frozenset(place for one in numbers for place in range(one.first, one.end))
    shares = shared_out(tags, goods.amounts, said.where, bare)
    return [
        amount_of(tag, share, said.parts, said.found, goods.spoken, goods.in_tags, catalogue)
        for tag, share in zip(tags, shares, strict=True)
    ]


def _akin(tag: Tag, main: Tag | None, catalogue: Catalogue) -> str:
    """What further goods are: of an ambiguous name the reading akin to the first goods, beside a bed the wooden cupboard."""
    kin = set(catalogue.general_of(main.slug)) if main else set()
    return next((slug for slug in tag.concepts if kin & set(catalogue.general_of(slug))), tag.slug)


def _at(tags: Sequence[Tag], said: _Said) -> dict[int, Tag]:
    """The goods by the pieces that name them."""
    return {
        said.where[place]: tag
        for tag in tags
        for place in range(tag.first, tag.end)
        if not _is_passed_over(tag, said.parts[said.where[place]].text)
    }


def _is_passed_over(tag: Tag, word: str) -> bool:
    """Whether a word only stands among those that describe goods: "tushar sinchan Jalgaon 3 sanch"."""
    words = tag.words.split()
    return len(words) < tag.end - tag.first and word not in words


def _span(thing: Deadline | Money | None) -> frozenset[int]:
    return frozenset(range(thing.first, thing.end)) if thing else frozenset()


def _words_in(tags: Sequence[Tag]) -> int:
    return sum(len(tag.words.split()) for tag in tags)
