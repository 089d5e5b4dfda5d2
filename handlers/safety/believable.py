"""Figures beyond any trade are telephone numbers in disguise: they are no figures, and reach nobody as such."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from handlers.limits import BEYOND_TRADE, MOST_PAISE
from handlers.matching.enquiry import ParsedEnquiry
from handlers.reading.hiding import without_phone_numbers


@lru_cache(maxsize=512)
def believable(parsed: ParsedEnquiry) -> ParsedEnquiry:
    """What was read of an enquiry, without such figures, and without numbers to ring in the words for its goods."""
    if parsed.quantity is not None and not 0 < parsed.quantity < BEYOND_TRADE:
        parsed = replace(parsed, quantity=None, kilograms=None)
    if parsed.budget_paise is not None and not 0 < parsed.budget_paise < MOST_PAISE:
        parsed = replace(parsed, budget_paise=None, budget_per=None)
    return replace(parsed, product_words=without_phone_numbers(parsed.product_words))
