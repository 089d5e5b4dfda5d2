"""Figures below a lead that may be rates or amounts, "हल्दी 180, मिर्च 240" where more is wanted: which of both is asked once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.lead.lead_goods import without_goods
from handlers.lead.lead_words import ALL_OF_IT, HALF_OF_IT, LESS_OF_IT, SOME_OF_IT, has_it, puts_off
from handlers.matching.currencies import is_money_word
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.spans import Numeral
from handlers.matching.units import converted, unit_of
from handlers.questions import Option
from handlers.reading.commands import read_command
from handlers.seller import goods, listed_rates, own_rates
from handlers.step import Step
from handlers.trade import offer_words, prices
from handlers.units import unit_name
from storage import conversations, introductions, matches, profiles
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry

MAY_STAND_ABOVE = ("", "lead", "later", "agree")
"""Questions below which a seller's words may answer another lead that waits, by its goods."""
OFFER_ASKED = ("introduced", "quote")
"""Conversations that ask a seller for an offer after an introduction."""
RATE, AMOUNT = "rate", "amount"
QUESTION = "figures"
_NEAR, _FAR = Decimal("1.5"), 3
"""Times a known rate: so near to it a figure may be a rate as well as an amount; so far from it, it is none."""
_LONGEST = 8
_RATES = folded("rate rates ret reyt bhav bhaav dar price prices daam dam kimat keemat रेट भाव दर दाम कीमत किंमत")
_AMOUNTS = folded("maal mal माल amount quantity matra मात्रा wajan vajan वजन kitna kitni stock samaan saman सामान")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and the open matter that it is for: what was said of it as a rate, and as an amount."""

    talk: Talk
    posted: Enquiry
    value: Decimal
    as_rate: str
    as_amount: str


def rates_apart(step: Step, floor: Talk | None, text: str) -> list[tuple[Talk, str]]:
    """Which rate of "हल्दी 180, मिर्च 240" is for which of the open matters about these goods: a card that waits, an offer that
    is being made; that which has the floor comes last and keeps it. Empty where the figures may be amounts."""
    of_list, told = _listed(step, floor, text)
    asked_for = any(one.talk.name in OFFER_ASKED for one in told)
    more = any(one.posted.amount is None or one.value > one.posted.amount for one in told)
    return [(one.talk, one.as_rate) for one in told] if of_list or asked_for or more else []


def unclear(step: Step, floor: Talk | None, text: str) -> list[Figure]:
    """The figures of which nothing says whether they are rates or amounts of what is wanted; empty where it is clear."""
    sure, told = _listed(step, floor, text)
    if told:
        clear = sure or any(one.talk.name != "lead" for one in told) or all(_is_far(step, one) for one in told)
        return [] if clear or any(_is_more(one) for one in told) else told
    return [] if sure else _alone(step, floor, text)


def ask(step: Step, text: str, inbox_id: int, about: int | None) -> None:
    """Ask what the figures are; the words are held until that is told."""
    options = [Option(RATE, N_("It is the rate")), Option(AMOUNT, N_("I can give so much"))]
    step.offer(
        N_("“{words}”: is that the rate, or can you give so much?"), options,
        question=f"{QUESTION}:{inbox_id}:{about or 0}", words=" ".join(text.split()),
    )  # fmt: skip


def meant(text: str) -> str:
    """What the figures are, in own words: "rate hai", "भाव", "kilo"; "" where that is not said."""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST or "?" in text or numerals(pieces(text)):
        return ""
    keys = {fold(word) for word in words}
    rate = bool(keys & _RATES) or any(is_money_word(word) for word in words)
    amount = bool(keys & _AMOUNTS) or any(unit_of(word) is not None for word in words)
    return RATE if rate and not keys & _AMOUNTS else AMOUNT if amount and not rate else ""


def as_meant(step: Step, text: str, about: int, what: str) -> list[tuple[Talk, str]]:
    """The open matters and what is said to each, now that it is known what the figures are; empty where all are over."""
    floor = conversations.find(step.db, about) if about else None
    told = unclear(step, floor if floor is not None and floor.status == "open" else None, text)
    return [(one.talk, one.as_rate if what == RATE else one.as_amount) for one in told]


def _listed(step: Step, floor: Talk | None, text: str) -> tuple[bool, list[Figure]]:
    """Whether a list of goods with figures says that they are rates, and whose matter each figure is."""
    below = floor.name if floor else ""
    catalogue = step.world.catalogue
    of_list = listed_rates.listed(text, catalogue) if below in (*MAY_STAND_ABOVE, *OFFER_ASKED) else None
    if of_list is None or goods.is_wanted(text):
        return False, []
    waiting = [(talk, wish_of(step, talk)) for talk in conversations.open_of(step.db, step.person.id) if _waits(talk)]
    told: dict[int, Figure] = {}
    for one in of_list.goods:
        about = [(talk, posted) for talk, posted in waiting if one.is_of(posted.concept, catalogue)]
        said = one if len(about) == 1 else listed_rates.for_all(one)
        told |= {
            talk.id: Figure(talk, posted, one.rupees, said.words, said.counted(_unit_in_words(posted)))
            for talk, posted in about
        }
    in_order = sorted(told.values(), key=lambda each: floor is not None and each.talk.id == floor.id)
    return of_list.sure, in_order


def _alone(step: Step, floor: Talk | None, text: str) -> list[Figure]:
    """One figure below one lead, of which more is said than anybody wants, or about what these goods cost."""
    if floor is None or floor.name != "lead" or not _waits(floor) or len(tokens(text)) > _LONGEST:
        return []
    posted = wish_of(step, floor)
    named = step.world.catalogue.concepts_in(text)
    if named and posted.concept not in named:
        return []
    figure = _bare_figure(text, posted)
    if figure is None or not _says_only_that(without_goods(text, step.world)):
        return []
    words = [piece.text for piece in pieces(text)]
    before, after = words[: figure.first], words[figure.end :]
    number = decimal_text(figure.value)
    as_amount = " ".join([*before, f"{number} {_unit_in_words(posted)}", *after])
    one = Figure(floor, posted, figure.value, "", as_amount)
    one = replace(one, as_rate=" ".join([*before, f"rate {number} {_money_of(one)}".strip(), *after]))
    return [one] if _is_more(one) or _is_near(step, one) else []


def _bare_figure(text: str, posted: Enquiry) -> Numeral | None:
    """The one number of the words that says itself nothing of what it counts; None where there is none."""
    told = offer_words.told(text, posted.unit or "piece", amount=posted.amount)
    counted = [one for one in numerals(pieces(text)) if not one.plain_word]
    if told.bare is None or told.parts or len(counted) != 1 or counted[0].value != told.bare:
        return None
    unknown = posted.amount is None or told.bare == posted.amount
    return None if unknown or counted[0].lowest is not None else counted[0]


def _money_of(one: Figure) -> str:
    """The money in which a rate is meant: that of the buyer's own figure where it is near it; "" where nobody knows it."""
    foreign = prices.currency_of(one.posted)
    hoped = _hoped_for(one.posted)
    near = any(rate / prices.NEAR <= one.value <= rate * prices.NEAR for rate in hoped)
    return (foreign if near else "") if foreign else "rupees"


def _hoped_for(posted: Enquiry) -> list[Decimal]:
    """What a buyer abroad hopes to pay for one of the unit, in foreign money."""
    unit = posted.unit or "piece"
    known = [(one, converted(Decimal(1), unit, one["unit"])) for one in prices.hoped_for(posted, unit)]
    return [Decimal(one["amount"]) * each for one, each in known if each]


def _says_only_that(text: str) -> bool:
    """Is there nothing beside the figure but a yes, or that it is there?"""
    rest = [word for word in tokens(text) if not word.isdigit()]
    keys, words = {fold(word) for word in rest}, " ".join(rest)
    if "?" in text or keys & (ALL_OF_IT | HALF_OF_IT | LESS_OF_IT | SOME_OF_IT) or puts_off(words) is not None:
        return False
    return not rest or read_command(words, "yes_no") == "yes" or has_it(words) == "yes"


def _is_more(one: Figure) -> bool:
    """Nobody gives more than is wanted."""
    return one.posted.amount is None or one.value > one.posted.amount


def _known_rates(step: Step, one: Figure) -> list[Decimal]:
    """What one unit of these goods costs by the seller's own profile, and by the buyer's budget."""
    unit, posted = one.posted.unit or "piece", one.posted
    match = matches.match(step.db, int(one.talk.subject))
    found = []
    paise, per = own_rates.rate_for(
        profiles.profile(step.db, match.profile_id), posted.concept, step.world.catalogue
    ) or (0, None)
    if paise and (each := converted(Decimal(1), unit, per or unit)):
        found.append(Decimal(paise) / 100 * each)
    if posted.budget_paise and (each := converted(Decimal(1), unit, posted.budget_per or unit)):
        found.append(Decimal(posted.budget_paise) / 100 * each)
    return found + _hoped_for(posted)


def _is_near(step: Step, one: Figure) -> bool:
    return any(rate / _NEAR <= one.value <= rate * _NEAR for rate in _known_rates(step, one))


def _is_far(step: Step, one: Figure) -> bool:
    """Are rates known of these goods, and the figure far from each?"""
    known = _known_rates(step, one)
    return bool(known) and all(not rate / _FAR <= one.value <= rate * _FAR for rate in known)


def _waits(talk: Talk) -> bool:
    asked = talk.asked or ""
    return bool(asked) and (talk.name in OFFER_ASKED or (talk.name == "lead" and asked.startswith("answer")))


def wish_of(step: Step, talk: Talk) -> Enquiry:
    """The enquiry that a lead's conversation, or one about an offer, is about."""
    number = int(talk.subject)
    match_id = number if talk.name == "lead" else introductions.introduction(step.db, number).match_id
    return store.get(step.db, matches.match(step.db, match_id).enquiry_id)


def _unit_in_words(posted: Enquiry) -> str:
    unit = posted.unit or "piece"
    called = unit_name(unit, "en", 2)
    return called if unit_of(called) == unit else unit
