"""What a human of the office reads is a sentence of the person's: a number or a bare yes is asked about once more."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage.tables import hand_offs
from tests.market import Market

MORE = say("hi", "Please write it in a few words.")


@pytest.mark.parametrize("said", ["1", "haan", "हाँ", "हो", "yes", "??", "ठीक है"])
def test_a_complaint_that_says_nothing_goes_to_nobody(market: Market, said: str) -> None:
    market.officer()
    om = market.seller(["turmeric"], name="Om")
    om.says("शिकायत")
    om.says(said)
    assert MORE in om.all
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(hand_offs))) == 0
    om.says("माल टूटा हुआ आया")
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.words))) == "माल टूटा हुआ आया"
