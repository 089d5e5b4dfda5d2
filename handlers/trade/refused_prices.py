"""Prices that are named to be refused: "500 में नहीं दे पाऊँगा", "४५० ला परवडत नाही", "300 me kaise ho payega" offer nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handlers.folding import fold, folded
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.seller.counting import FOR, NOT
from handlers.trade.price_words import is_lowest

_HARD = folded(
    """
    kaise kaisa kase kasa kaha kahan कैसे कसं कसे कसा कहाँ mushkil muskil मुश्किल avghad अवघड kathin कठिन कठीण jamnar
    जमणार cannot cant can't unable impossible
    """
)
_LOW = (("too", "low"), ("too", "less"), ("too", "little"))


def is_refused(parts: Sequence[Piece], one: Numeral) -> bool:
    """Is a number a price that its own clause refuses? What is said to be the lowest is offered."""
    after = _clause_behind(parts, one)
    if is_lowest(" ".join(piece.text for piece in parts[one.first : one.end + len(after)])):
        return False
    words = [fold(word) for word in after]
    if any(word in NOT - FOR for word in words) or any(pair in _LOW for pair in pairwise(after)):
        return True
    return bool(words) and words[0] in FOR and any(word in _HARD for word in words)


def is_named_as_price(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "300 me ...", "450 ला ...": what is refused so is a price, and no amount."""
    return one.end < len(parts) and not parts[one.end].opens and fold(parts[one.end].text) in FOR


def _clause_behind(parts: Sequence[Piece], one: Numeral) -> list[str]:
    """The words behind a number until the next clause or number."""
    behind: list[str] = []
    for piece in parts[one.end :]:
        if piece.opens or piece.kind == "number":
            break
        behind.append(piece.text)
    return behind
