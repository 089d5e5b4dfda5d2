"""Whom an officer means: goods, a tehsil, and who came to a workshop or did not."""

from __future__ import annotations

from datetime import timedelta

from handlers.notice import audience_said
from storage.workshops import Workshop
from tests.market import Market


def held(market: Market, number: int, title: str, days: int) -> Workshop:
    at = market.clock.now() + timedelta(days=days)
    return Workshop(number, None, f"WS-10{number}", "d", 425, {"hi": title}, {"hi": "हॉल"}, None, None, at,
                    at + timedelta(hours=3), None, "planned", 0, "", None, asked_feedback=False)  # fmt: skip


SAID = {
    "haldi walo ko": "product=turmeric", "jo haldi bechte hain unko": "product=turmeric", "sab bechne walo ko": "role=seller",
    "sabko bhejo": "everybody=yes", "सगळ्यांना पाठवा": "everybody=yes", "jo pichli workshop me aaye the unko": "attended=2",
    "jo nahi aaye": "absent=2", "जे आले नाहीत त्यांना": "absent=2", "packing workshop me jo aaye": "attended=1",
    "achar wali workshop me jo nahi aaye": "absent=2", "ज्यांनी नाव नोंदवलं त्यांना": "registered=3",
    "khurai ke haldi wale": "product=turmeric and taluka=3444", "jinka udyam hai unko": None, "kal subah": None,
    "haldi wali mahilao ko": None,
}  # fmt: skip


def test_an_audience_is_who_is_said_and_never_more(market: Market) -> None:
    workshops = [held(market, 3, "हल्दी पैकेजिंग", 3), held(market, 2, "अचार बनाना", -5), held(market, 1, "packing", -20)]
    assert {words: audience_said.read(words, market.app.world, [425], workshops) for words in SAID} == SAID
