"""Words that wait to be told for whom they are: they wait on while others go by; and a name alone turns to that talk."""

from __future__ import annotations

from tests.chat import Chat
from tests.market import Market


def two_talks(market: Market) -> tuple[Chat, Chat, Chat]:
    """Ravi, who talks with Sita and Gita through Haat; he wrote to Gita last."""
    sita, gita = market.seller(name="Sita"), market.seller(name="Gita", channel="whatsapp")
    ravi = market.poster("500 kilo haldi", language="hi")
    for seller in (sita, gita):
        seller.says("250 kilo de sakti hu")
        seller.says("sirf haat ke zariye")
        seller.says("skip")
    ravi.says("dono mila do")
    ravi.says("sirf haat ke zariye")
    for seller in (sita, gita):
        seller.says("baad me")
    gita.says("namaste, kab chahiye?")
    ravi.says("kal tak chahiye")
    return ravi, sita, gita


def test_held_words_are_asked_about_again(market: Market) -> None:
    ravi, sita, gita = two_talks(market)
    ravi.says("Sita ko bolo rate 140 karo")
    assert "Sita ko bolo rate 140 karo" in ravi.last
    ravi.says("aur tum photo bhej do apne maal ki")
    assert "photo bhej do" in gita.all
    assert "Sita ko bolo rate 140 karo" in ravi.last
    ravi.says("1")
    assert "rate 140 karo" in sita.all
    assert "rate 140 karo" not in gita.all


def test_a_name_alone_turns_to_that_talk(market: Market) -> None:
    ravi, sita, gita = two_talks(market)
    assert "Sita" in ravi.says("Sita")
    ravi.says("aap kab bhejengi")
    assert "Sita" not in gita.all.replace("Gita", "")
    assert "aap kab bhejengi" in sita.all


def test_a_photo_that_waits_for_a_yes_is_asked_about_again(market: Market) -> None:
    gita = market.seller(name="Gita")
    ravi = market.poster("500 kilo haldi", language="hi")
    gita.says("haan")
    gita.says("sirf haat ke zariye")
    gita.says("skip")
    ravi.presses("Yes, introduce us")
    ravi.says("sirf haat ke zariye")
    asked = gita.photo()  # "give a price now?" has the floor, so that it is asked first
    assert "Ravi" in asked
    gita.says("ye mera maal hai achhe se dekh lijiye")
    assert "achhe se dekh lijiye" in ravi.all
    assert gita.last == asked
    gita.presses(1)
    market.later(seconds=5)
    assert "photo" in [one.media_kind for one in ravi.shown]
