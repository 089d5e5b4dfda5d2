"""A trade that somebody names stands for its goods; in a name it is left alone; of some trades nothing can be taken."""

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.seller.trades import as_goods

CATALOGUE = Catalogue.shipped()


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("im tailor", "garments"), ("मी शिंपी आहे", "garments"), ("दर्जी का काम करती हूँ", "garments"), ("मैं कुम्हार हूँ", "clay_pots"),
        ("i am a potter", "clay_pots"), ("mi kumbhar ahe", "clay_pots"), ("हम सुतार हैं", "wooden_furniture"),
        ("मैं पीतल के बर्तन का कारीगर हूँ", "brass_utensils"), ("मैं कुम्हार हूँ, दीये बनाता हूँ", "clay_lamps"),
    ],
)  # fmt: skip
def test_a_trade_is_its_goods(text: str, goods: str) -> None:
    assert goods in CATALOGUE.concepts_in(as_goods(CATALOGUE, text))
    assert "pumpkin" not in CATALOGUE.concepts_in(as_goods(CATALOGUE, text))


def test_a_name_keeps_its_trade_and_some_trades_tell_no_goods() -> None:
    assert as_goods(CATALOGUE, "कल्लू शिल्पकार") == "कल्लू शिल्पकार"
    assert as_goods(CATALOGUE, "हम लोहार हैं").strip() == ""
    assert as_goods(CATALOGUE, "मिर्च") == "मिर्च"
