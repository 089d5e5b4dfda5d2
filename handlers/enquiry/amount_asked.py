"""What is written below the question how much of some goods is wanted: an amount, other goods instead, or another matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import read_back, wording
from handlers.enquiry.buyer_words import read_new
from handlers.language import N_
from handlers.limits import BEYOND_TRADE
from handlers.matching.deadlines import dated_in
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.numbers import numerals, read_number
from handlers.matching.pieces import pieces
from handlers.put_off import LATER, UNSURE, not_answered, said_instead
from handlers.questions import Misread, Reply, words_of
from handlers.seller import goods

INSTEAD = "instead"
"""Under which an answer stands that names other goods: {"instead": "bans ki tokri"}."""


def amount_of(c: Conversation, parsed: ParsedEnquiry) -> Callable[[Reply, str], Any]:
    """Reads how much is wanted of the goods in `parsed`; of "dabbe nahi, tokri" the goods that count. A wish for other goods,
    and goods that are sold, are a matter of their own. Raises Misread."""

    def read(reply: Reply, language: str) -> Any:
        words = words_of(reply, language)
        if said_instead(words) in (LATER, UNSURE):
            return "unsure"
        not_answered(words, meant=wording.product_of(parsed, c.world, language))
        said = read_new(c, words)
        of_others = bool(said.concepts) and not _same(parsed, said)
        rest = _behind_the_refused(c, parsed, words) or read_back.after_refusal(c, parsed, words)
        if rest is not None and (other := read_new(c, rest)).concepts and not _same(parsed, other):
            return {INSTEAD: rest}
        if of_others and said.sure and goods.corrects(words) and not goods.sells(words):
            return {INSTEAD: words}
        if (kind := _kind_named(c, parsed, words)) is not None:
            return {INSTEAD: kind}
        if of_others and (goods.is_wanted(words) or goods.sells(words)):
            raise Misread(elsewhere=True)
        if not said.concepts and read_number(words) is None and goods.is_wanted(words):
            raise Misread(N_("You want to buy, noted."), noted=True)
        if said.needed_by is not None and not said.concepts and said.quantity is None and _only_days(words):
            return {INSTEAD: words}  # the day is kept with the sentence, and it is asked once more how much
        return how_much(reply, language)

    return read


def _only_days(words: str) -> bool:
    """Are all numbers in these words days or hours: "kal 11 baje", "15 tarikh tak"?"""
    parts = pieces(words)
    found = numerals(parts)
    return bool(found) and len(dated_in(parts, found)) == len(found)


_A_KIND = 3
"""Words: "mango", "aam ka", "lal wali" below the question how much pickle, or chilli, is wanted."""


def _kind_named(c: Conversation, parsed: ParsedEnquiry, words: str) -> str | None:
    """The goods with the kind of them that the words name: below pickle "mango" is mango pickle; None for other words."""
    if not parsed.product_words or len(words.split()) > _A_KIND or read_number(words) is not None:
        return None
    whole = f"{words} {parsed.product_words}"
    named = set(read_new(c, whole).concepts)
    return whole if named and named != set(parsed.concepts) and named <= set(parsed.kinds) else None


def _behind_the_refused(c: Conversation, parsed: ParsedEnquiry, words: str) -> str | None:
    """ "not turmeric, chilli 40 kg": what stands behind the clause that refuses these goods; None for other words."""
    first, *rest = goods.clauses(words) or [""]
    refused = goods.corrects(" ".join(first.split()[:1])) and _same(parsed, read_new(c, first))
    return ", ".join(rest) if refused and rest else None


def _same(parsed: ParsedEnquiry, said: ParsedEnquiry) -> bool:
    """The same goods, or some kind of them; two spices are not the same."""
    first, second = set(parsed.concepts), set(said.concepts)
    return bool(first & {*second, *said.kinds, *said.general} or second & {*parsed.kinds, *parsed.general})


def how_much(reply: Reply, language: str) -> str:
    """A quantity in words that name a number; unit or not, the rest is read with the goods. Raises Misread."""
    words = words_of(reply, language)
    if read_back.is_unsure(words):
        return "unsure"
    if _only_days(words):
        raise Misread(N_("Please write a number, for example 50."))  # "kal 11 baje" is a day, no amount
    if not 0 < (read_number(words) or 0) < BEYOND_TRADE:
        raise Misread()
    return words
