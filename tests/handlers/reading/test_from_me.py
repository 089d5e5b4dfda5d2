"""Who asks others to buy from them offers goods, and wants none."""

import pytest

from handlers.folding import normalise
from handlers.reading import kind_of
from handlers.reading.from_me import asks_to_buy_from_me
from handlers.reading.sides import side_of

OFFERS = (
    "sab log mujhse hi lena haldi", "haldi mujhse lo bhai", "bhaiyo papad humse hi kharido", "achar chahiye ho to hamse manga lo",
    "mere yahan se le jao taza masala", "सब लोग मुझसे ही हल्दी लेना", "पापड़ हमसे लीजिए", "मिट्टी के दीये मेरे यहाँ से ले जाइए",
    "हळद माझ्याकडून घ्या", "लोणचं आमच्याकडून मागवा", "papad majhyakadun ghya", "aamchyakadun kharedi kara gul",
    "please buy turmeric from me", "order your diwali diyas from us",
)  # fmt: skip
NONE_OF_IT = (
    "mujhse 500 rupaye le liye usne", "mujhse paise lo aur haldi do", "usne mujhse number le liya", "mujhse haldi mat lena",
    "wo mujhse lena hai bolke gaya", "50 kilo haldi lena hai", "haldi kisse lena sahi rahega", "माझ्याकडून पैसे घेतले",
    "मुझसे गलती हो गई", "do not buy turmeric from me", "will the government buy from us?",
    "traders buy cheap from us", "I want to buy turmeric",
)  # fmt: skip


@pytest.mark.parametrize("text", OFFERS)
def test_who_asks_others_to_buy_from_them_has_goods(text: str) -> None:
    assert asks_to_buy_from_me(normalise(text))
    assert kind_of(text) == "offer"
    assert side_of(text, sells_it=True) == "offer"


@pytest.mark.parametrize("text", NONE_OF_IT)
def test_what_is_taken_from_the_writer_and_is_no_goods_offers_nothing(text: str) -> None:
    assert not asks_to_buy_from_me(normalise(text))
