"""Which words of a sentence that wants several goods speak of which of them: of "haldi 20 kilo, lal mirch 10 kilo" the "lal"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from handlers.conversation import Conversation
from handlers.enquiry import as_wished
from handlers.enquiry.buyer_words import read_new
from handlers.folding import fold, folded, tokens
from handlers.matching.enquiry import FurtherGoods, ParsedEnquiry
from handlers.matching.units import unit_of

_PART = re.compile(r"[,;।|\n()]+|\.(?:\s|$)|(?<!\S)\d{1,2}[).](?=\s)")
"""Ends a part of a list: a comma, a full stop, the "2)" before the next goods."""
_AND = folded("and aur और ani aani आणि व tatha तथा plus tasech तसेच & + bhi भी pan पण")
_ALL = folded("dono donon दोनों दोनो donhi दोन्ही both all sab सब सभी sabhi sagle sagla सगळे सगळं सर्व sarv each dono_me")


def shared_among(line: str, goods: Sequence[str]) -> list[str]:
    """For each of these goods, as the line names them, the words that speak of it; what speaks of none of them, or of both,
    is said of all."""
    names = _own_words(goods)
    shares: list[list[str]] = [[] for _ in goods]
    last: int | None = None
    for part in _PART.split(line):
        words = part.split()
        owners = [_owner(word, names) for word in words]
        if not any(owner is not None for owner in owners):
            of_all = last is None or not _ALL.isdisjoint(fold(word) for word in words) or not as_wished.colours(part)
            for place in range(len(goods)) if of_all or last is None else (last,):
                shares[place].append(part)
            continue
        for owner, said in _runs(words, owners):
            shares[owner].append(said)
            last = owner
    return [", ".join(share) for share in shares]


def _own_words(goods: Sequence[str]) -> list[set[str]]:
    """The words by which each goods is told from the others: the powder of two powders tells none."""
    said = [{fold(word) for word in tokens(one) if not word.isdigit() and unit_of(word) is None} for one in goods]
    return [
        {word for word in own if not any(word in other for at, other in enumerate(said) if at != place)}
        for place, own in enumerate(said)
    ]


def _owner(word: str, names: Sequence[Collection[str]]) -> int | None:
    keys = {fold(one) for one in tokens(word)}
    return next((place for place, own in enumerate(names) if not keys.isdisjoint(own)), None)


def _runs(words: Sequence[str], owners: Sequence[int | None]) -> list[tuple[int, str]]:
    """The words of one part by the goods they stand with: a description before a name is that goods', all else is the goods'
    behind which it stands."""
    named = [place for place, owner in enumerate(owners) if owner is not None]
    runs: list[tuple[int, str]] = []
    begins = 0
    for at, following in zip(named, [*named[1:], None], strict=True):
        owner = owners[at]
        end = len(words) if following is None else following
        if following is not None and owners[following] != owner:
            end = _description_before(words, at + 1, following)
        if owner is not None and (following is None or owners[following] != owner):
            runs.append((owner, " ".join(words[begins:end])))
            begins = end
    return runs


def _description_before(words: Sequence[str], least: int, name: int) -> int:
    """Where the words begin that describe the goods whose name stands at a place: behind "and", else the describing ones."""
    joined = [place for place in range(least, name) if fold(words[place].strip(" .,")) in _AND]
    if joined:
        return joined[-1] + 1
    first = name
    while first > least and as_wished.describes(words[first - 1]):
        first -= 1
    return first


def further_in(c: Conversation, text: str) -> list[FurtherGoods]:
    """Further goods of a text; what only says how the first shall be is none: "achar, kam namak"."""
    return _further(c, text, read_new(c, text))


def _further(c: Conversation, text: str, read: ParsedEnquiry) -> list[FurtherGoods]:
    wished = [set(tokens(one)) for one in as_wished.details(text, (), c.world.catalogue.concepts_in)]
    return [one for one in read.more if not any(set(tokens(one.words)) <= words for words in wished)]


def _in_turn(c: Conversation, line: str) -> tuple[str, list[tuple[FurtherGoods, str]]]:
    """What a line says of the goods named first, and each of the further ones with what it says of them."""
    read = read_new(c, line)
    more = _further(c, line, read)
    if not more:
        return line, []
    of_first, *of_others = shared_among(line, [read.product_words, *(one.words for one in more)])
    return of_first, list(zip(more, of_others, strict=True))


def of_first(c: Conversation, line: str) -> str:
    """The part of a line that speaks of the goods named first; the whole line where it wants no others."""
    return _in_turn(c, line)[0]


def with_their_words(c: Conversation, text: str, further: Sequence[FurtherGoods]) -> list[FurtherGoods]:
    """Further goods of a text with what it says of each of them: "mirch 10 kilo, lal wali" is the wish for red chilli."""
    told: list[FurtherGoods] = []
    for line in text.split("\n"):
        for one, share in _in_turn(c, line)[1]:
            known = {fold(word) for word in tokens(one.words)}
            said = as_wished.details(share, [one.words], c.world.catalogue.concepts_in)
            new = [words for words in said if not {fold(word) for word in tokens(words)} <= known]
            told.append(replace(one, words=", ".join([one.words, *new])))
    by_words = {one.words.split(", ")[0]: one for one in told}
    return [by_words.get(one.words, one) for one in further]


def named_by(c: Conversation, parsed: ParsedEnquiry) -> list[str]:
    """The words that name goods and describe nothing more: not the "lal" of "lal mirch", where "mirch" is what is shown."""
    names = names_of(c, parsed.concepts)
    shown = {fold(word) for name in names for word in tokens(name)}
    words = tokens(parsed.product_words)
    free = {word for word in words if as_wished.tells_a_kind(word) and fold(word) not in shown}
    rest = " ".join(word for word in words if word not in free)
    if free and rest and set(c.world.catalogue.concepts_in(rest)) & set(parsed.concepts):
        return [rest, *names]
    return [parsed.product_words, *names]


def names_of(c: Conversation, concepts: Sequence[str]) -> list[str]:
    """The names of goods in each language."""
    products = [c.world.catalogue.product(slug) for slug in concepts]
    return [product.name_in(language) for product in products for language in ("en", "hi", "mr")]


def in_brief(c: Conversation, one: FurtherGoods, read: ParsedEnquiry) -> list[str]:
    """How further goods shall be, for the line that says what comes next."""
    return as_wished.details(one.words, named_by(c, read), c.world.catalogue.concepts_in)
