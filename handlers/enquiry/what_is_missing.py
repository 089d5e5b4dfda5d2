"""What an enquiry's sentence lacks is asked for, one thing at most: which goods, how much of them, where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers import namesakes
from handlers.conversation import Conversation
from handlers.enquiry import corrections, far_place, place_wanted, wording
from handlers.enquiry.amount_asked import INSTEAD, amount_of, how_much
from handlers.enquiry.buyer_words import read_new
from handlers.folding import fold, tokens
from handlers.language import N_, render
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.trade import without_terms
from handlers.matching.units import unit_of
from handlers.put_off import SAME, UNSURE, goods_not_said, not_answered
from handlers.questions import (
    NO_THINGS,
    Misread,
    Option,
    Question,
    Reply,
    choice,
    goods_of_words,
    may_be_goods,
    whole_number,
)
from handlers.seller import goods
from handlers.trade import offer_words
from handlers.units import unit_name

PHOTOS = "photos"
"""Under which photos are kept that came after the first words; the first without a QR for money or a link goes to the
sellers."""


def _name_of_goods(c: Conversation) -> Callable[[Reply, str], str]:
    """Reads goods by their name; one that the catalogue knows is no order and no greeting."""

    def read(reply: Reply, language: str) -> str:
        return reply.text if c.world.catalogue.names_only(reply.text) else goods_in(reply, language)

    return read


def goods_in(reply: Reply, language: str) -> str:
    """Words that may name goods; who puts it off or asks back is answered so. Raises Misread."""
    goods_not_said(reply.text)
    return goods_of_words(reply, language)


WHICH = Question("which", N_("Which goods do you need, and how much?"), shorter=N_("For example: 200 kilos of turmeric."),
                 takes="text", read=goods_in)  # fmt: skip
SHOWN = N_("The photo goes along with it. What is this called?")
SHOWN_HOW_MUCH = N_("The photo goes along with it. What is this called, and how much of it do you need?")
NEW_NAME = replace(
    WHICH, text=N_("{words}: I do not know this name yet. What else is it called? You may also write it again."),
    shorter=N_("{words}: what else is it called? The same name once more is fine too."),
)  # fmt: skip
"""Asked where a word that may be goods is in no list, and nothing is near it."""


def _another_name(words: str) -> Callable[[Reply, str], str]:
    """Reads what else the goods called so are called; who knows no other name has named them."""

    def read(reply: Reply, language: str) -> str:
        if not_answered(reply.text, meant=words) in (UNSURE, SAME):
            return words
        return goods_of_words(reply, language)

    return read


OTHER = Option("other", N_("Something else"))
HOW_MUCH = Question("how_much", N_("How much {product} do you need?"), (Option("unsure", N_("Not sure yet")),),
                    shorter=N_("For example: 200 kilos, or 50 pieces."), takes="text", read=how_much)  # fmt: skip
NOT_SOLD_SO = replace(HOW_MUCH, text=N_("{product} is not sold by the {unit}. How much do you need?"))
"""Asked where the unit that was said cannot be right: turmeric by the metre."""


def _kilos_of_one(reply: Reply, language: str) -> str:
    """Kilos in one sack or basket: a kilo at least, so that "आधी" (before) is no half."""
    kilos = whole_number(reply, language)
    if Decimal(kilos) < 1:
        raise Misread()
    return kilos


ONE_OF_IT = Question(
    "one_of_it", N_("{product}: how many kilos are in one {unit}?"), takes="number", read=_kilos_of_one
)
"""A unit of which each market knows another size."""


def filled_in(c: Conversation, text: str, tried: int) -> tuple[ParsedEnquiry, bool, str]:
    """The sentence as read, with at most one question for what it lacks: goods, then quantity, then place; was it asked?
    And the sentence itself, before which goods stand that were named instead."""
    text = _goods_put_right(c, text, tried)
    parsed, asked = _asked_for(c, text, tried)
    return far_place.asked(c, parsed, str(tried or "")), asked, text


def _goods_put_right(c: Conversation, text: str, tried: int) -> str:
    """The sentence behind the goods that were named instead where the amount was asked: "dabbe nahi, tokri"."""
    parsed, times = read_new(c, text), 0
    while (parsed.concepts or may_be_goods(parsed.product_words)) and not parsed.ambiguous and parsed.quantity is None:
        if _said_before(c, "how_much", tried) is not None:
            break
        asks = replace(HOW_MUCH, read=amount_of(c, parsed))
        product = wording.product_of(parsed, c.world, c.language)
        much = c.ask(asks.named(_how_much_of(tried, times)), product=product)
        if not isinstance(much, dict):
            break
        text, times = f"{much[INSTEAD]}\n{text}", times + 1
        parsed = read_new(c, text)
    return text


def _how_much_of(tried: int, times: int) -> str:
    """The name of the question how much, asked once more after other goods were named."""
    return f"how_much{tried or ''}{f':{times}' if times else ''}"


def _told_now(c: Conversation, tried: int) -> Any:
    """The amount that answered that question, after whatever goods were named instead; None where it was not asked."""
    key, times = _how_much_of(tried, 0), 0
    while isinstance(told := c.answers.get(key), dict):
        times += 1
        key = _how_much_of(tried, times)
    return told


def _asked_for(c: Conversation, text: str, tried: int) -> tuple[ParsedEnquiry, bool]:
    """The sentence as read, with the answer to the one question that was asked; was one asked?"""
    parsed = read_new(c, text)
    for missing in _IN_TURN:
        if (told := missing(c, parsed, text, tried)) is not None:
            return told, True
    return parsed, False


def _which_is_meant(c: Conversation, parsed: ParsedEnquiry, _text: str, tried: int) -> ParsedEnquiry | None:
    """A name of several goods: which of them is it?"""
    if not parsed.ambiguous:
        return None
    options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in parsed.concepts[:5]]
    before = _said_before(c, "meant", tried)
    chosen = before if before in parsed.concepts else c.ask(
        choice(f"meant{tried or ''}", N_("Which of these do you mean?"), options)
    )  # fmt: skip
    return parsed.with_concept(chosen, c.world.catalogue)


def _goods_not_named(c: Conversation, parsed: ParsedEnquiry, text: str, tried: int) -> ParsedEnquiry | None:
    """No goods, or a word that stands in no list: what is it, or what else is it called?"""
    if parsed.concepts or may_be_goods(parsed.product_words):
        return None
    more = _said_before(c, "which", tried)
    if more is None and (meant := _perhaps(c, text, tried)) is not None:
        return parsed.with_concept(meant, c.world.catalogue)
    unknown = _unknown(c, text)
    asks = replace(NEW_NAME, read=_another_name(unknown)) if unknown else _which_goods(c, parsed, text)
    more = more or c.ask(asks.named(f"which{tried or ''}"), words=unknown)
    return _so_many(c, read_new(c, f"{more}\n{text}").or_words(more), text)


def _how_much_missing(c: Conversation, parsed: ParsedEnquiry, _text: str, tried: int) -> ParsedEnquiry | None:
    """No amount, or one in a unit by which such goods are not sold."""
    if parsed.quantity is not None and "unit_fit" not in parsed.confirm:
        return None
    asks = HOW_MUCH if parsed.quantity is None else NOT_SOLD_SO
    product, unit = wording.product_of(parsed, c.world, c.language), unit_name(parsed.unit, c.language)
    much = _said_before(c, "how_much", tried) or _told_now(c, tried) or c.ask(
        asks.named(_how_much_of(tried, 0)), product=product, unit=unit
    )  # fmt: skip
    if much == "unsure":
        return parsed
    return parsed.with_quantity(much, c.world.catalogue).with_more(read_new(c, much))


def _which_place(c: Conversation, parsed: ParsedEnquiry, _text: str, tried: int) -> ParsedEnquiry | None:
    """A name that several places bear."""
    if parsed.place_lgd is None or "place" not in parsed.confirm or not parsed.place_others:
        return None
    alike = [parsed.place_lgd, *parsed.place_others][:5]
    before = _said_before(c, "which_place", tried)
    chosen = before if before in map(str, alike) else None
    which = int(chosen or c.ask(namesakes.which_is_meant(c, f"which_place{tried or ''}", alike)))
    return replace(parsed, place_lgd=which, taluka_lgd=parsed.taluka_lgd if which == parsed.place_lgd else None)


def _place_not_named(c: Conversation, parsed: ParsedEnquiry, _text: str, tried: int) -> ParsedEnquiry | None:
    """Nobody knows where the goods shall go; whoever was asked how much already is not asked that too."""
    abroad = parsed.country or parsed.port or parsed.from_state
    if parsed.place_lgd is not None or c.person.district_lgd is not None or abroad:
        return None
    if tried and _said_before(c, "how_much", tried) is not None:
        return None
    return place_wanted.placed(c, parsed, str(tried or ""), _said_before(c, "where", tried))


_IN_TURN: tuple[Callable[[Conversation, ParsedEnquiry, str, int], ParsedEnquiry | None], ...] = (
    _which_is_meant,
    _goods_not_named,
    _how_much_missing,
    _which_place,
    _place_not_named,
)
"""The first that is missing is asked for."""


def _which_goods(c: Conversation, parsed: ParsedEnquiry, text: str) -> Question:
    """Asks for the goods; where a photo shows them, what that is called."""
    if not c.opening.get("media_ids") and not c.kept.get(PHOTOS) and not c.answers.get("products", {}).get("media_ids"):
        return replace(WHICH, read=_name_of_goods(c))
    counted = parsed.quantity is not None or offer_words.amount_in_words(text)
    return replace(
        WHICH,
        text=SHOWN if counted else SHOWN_HOW_MUCH,
        read=_name_of_goods(c),
        shorter=N_("What is the thing in the photo called? For example: clay pot."),
    )


def _so_many(c: Conversation, parsed: ParsedEnquiry, text: str) -> ParsedEnquiry:
    """The reading with the number before a name that nobody listed: "20 quixols" are twenty of them."""
    if parsed.quantity is not None or not (much := offer_words.amount_in_words(text)):
        return parsed
    return parsed.with_quantity(much if unit_of(much) else f"{much} piece", c.world.catalogue)


def _said_before(c: Conversation, name: str, tried: int) -> Any:
    """The answer that the same question had before something else was corrected; None when it was not asked."""
    asked = [f"{name}{place or ''}" for place in range(tried - 1, -1, -1)]
    told = [key for one in asked for key in c.answers if key == one or key.startswith(f"{one}:")]
    return next((c.answers[key] for key in told if not isinstance(c.answers[key], dict)), None)


def in_kilos(c: Conversation, parsed: ParsedEnquiry) -> ParsedEnquiry:
    """The reading with the kilos of a unit that differs from market to market, asked for once a unit."""
    sizes = corrections.sizes_of(parsed, c.world.catalogue)
    if not sizes:
        return parsed
    asks = replace(ONE_OF_IT, name=f"one_of_it:{parsed.unit}", options=sizes)
    goods = wording.product_of(parsed, c.world, c.language)
    each = c.ask(asks, product=goods, unit=unit_name(parsed.unit, c.language))
    return parsed if each == "unsure" else corrections.weighed(parsed, each)


def _perhaps(c: Conversation, text: str, tried: int) -> str | None:
    """Goods of which nobody listed this name, chosen by the buyer among the nearest; None when none of them is meant."""
    words = _unknown(c, text)
    near = c.world.nearest(words) if words else []
    if not near:
        return None
    options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in near]
    if (before := _said_before(c, "perhaps", tried)) in near:
        return str(before)
    asks = choice(f"perhaps{tried or ''}", N_("I do not know {words}. Do you mean one of these?"), [*options, OTHER])
    meant = c.ask(asks, words=words)
    return None if meant == OTHER.value else str(meant)


def _unknown(c: Conversation, text: str) -> str:
    """The words of the newest sentence that may name goods and are in no list; terms of delivery and prices name none."""
    words = goods.unknown_in(c.world, without_terms(text.partition("\n")[0]))
    return "" if all(fold(word) in NO_THINGS for word in tokens(words)) else words
