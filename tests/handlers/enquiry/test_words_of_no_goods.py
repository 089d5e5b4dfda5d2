"""Words of deals, orders and sending are no goods; who speaks of anybody else's want sells; another amount in two words."""

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.questions import may_be_goods
from handlers.seller import goods, goods_ended
from handlers.trade.introducing import means_all, wants_introduction


@pytest.mark.parametrize(
    "text",
    [
        "yes introduce me",
        "accepted",
        "ok connect both",
        "rate doge",
        "8 december tak",
        "दोनों से मिलवा दो",
        "१० डिसेंबर सकाळी ११",
        "kal subah 11 baje",
        "saturday evening 5 pm",
        "शाम को 4 बजे",
        "maaf karna",
        "sorry",
        "माफ करा",
        "माफ कीजिए",
    ],
)
def test_words_of_a_deal_are_no_goods(text: str) -> None:
    assert not may_be_goods(text)


@pytest.mark.parametrize("text", ["kandeel", "yes brass kandeel", "फुलकारी दुपट्टा"])
def test_a_name_in_no_list_may_be_goods(text: str) -> None:
    assert may_be_goods(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("gul ahe 200 kilo, konala hava asel tar sanga", "mala gul hava ahe"),
        ("kisi ko achar chahiye to batana", "mujhe achar chahiye"),
        ("if anyone needs pots tell me", "anyone have pots? i need 20"),
        ("gul ahe, konala hava asel tar sanga", "mala gul kharedi karaychi ahe"),
    ],
)
def test_a_want_of_anybody_is_an_offer(text: str, other: str) -> None:
    assert goods.is_for_anybody(text)
    assert not goods.is_wanted(text)
    assert not goods.is_for_anybody(other)


def test_what_is_denied_is_no_correction() -> None:
    assert goods_ended.denied("haan sahi hai par gullak nahi banate ab") == ["gullak nahi banate ab"]
    assert goods_ended.denied("नहीं, मिर्ची") == []


@pytest.mark.parametrize("text", ["ok connect me", "हो बोलू द्या", "dono se mila do", "introduce us"])
def test_an_introduction_is_asked_for(text: str) -> None:
    assert wants_introduction(text)
    assert means_all(text) is text.startswith("dono")


@pytest.mark.parametrize("text", ["ok", "both", "connect the pump", "milna hai kal"])
def test_other_words_ask_for_none(text: str) -> None:
    assert not wants_introduction(text)


@pytest.mark.parametrize("text", ["चालेल जानेवारी", "जांभळा आणि हिरवा", "हरा और बैंगनी", "गुलाबी", "janevari"])
def test_months_and_colours_are_no_goods(text: str) -> None:
    catalogue = Catalogue.shipped()
    assert not catalogue.concepts_in(text)
    assert catalogue.concepts_in("गुलाब 5 किलो")
    assert catalogue.concepts_in("baingan 10 kilo")


@pytest.mark.parametrize("text", ["मला साड्या विकायच्या आहेत", "मला विकायचा आहे माल"])
def test_whatever_its_gender_vikaycha_sells(text: str) -> None:
    assert goods.sells(text)
