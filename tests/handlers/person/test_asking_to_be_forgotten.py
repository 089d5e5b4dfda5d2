"""Whoever asks for their data, number or account to be removed comes to "my data", not to a stop or a bare menu."""

from __future__ import annotations

import pytest

from handlers.person import privacy
from storage import people
from tests.market import Market

ASKS = (
    "mera data mita do", "delete my data", "mera number hata do", "मेरा अकाउंट डिलीट कर दो", "माझा नंबर काढून टाका",
    "please delete my account", "मेरी प्रोफाइल मिटा दो", "remove my number", "mera naam hata do", "माझी माहिती पुसून टाका",
    "delete account", "Meri jankari hata dijiye", "delete everything about me", "मेरा सब कुछ मिटा दो", "माझं सगळं पुसून टाका",
    "mera khata band kardo", "मेरा खाता बंद कर दो", "please close my account", "forget me", "erase everything", "सगळं पुसून टाका",
)  # fmt: skip
ASKS_NOT = (
    "meri profile se haldi hata do", "STOP", "mera number 6 wala order", "delete", "मेरा नाम सीता है", "हल्दी का डेटा",
    "mera number badal do", "message band karo", "haldi mere naam par bhej do",
    "mera sab maal list se delete karo", "मेरी सब हल्दी हटा दो", "mera bank khata band ho gaya", "haldi ka khata band karo", "erase",
)  # fmt: skip


@pytest.mark.parametrize("words", ASKS)
def test_asking_to_be_forgotten_is_heard(market: Market, words: str) -> None:
    assert privacy.asks_to_be_forgotten(market.app.world, words)


@pytest.mark.parametrize("words", ASKS_NOT)
def test_other_matters_are_not_taken_for_it(market: Market, words: str) -> None:
    assert not privacy.asks_to_be_forgotten(market.app.world, words)


@pytest.mark.parametrize("words", ["delete all my data", "mera khata band kardo", "माझं सगळं पुसून टाका", "forget me"])
def test_who_wants_everything_forgotten_is_one_yes_from_it(market: Market, words: str) -> None:
    for person in (market.seller(), market.buyer(), market.stranger()):
        person.says(words)
        assert person.shown[-1].labels in (["हाँ, मिटा दें", "नहीं"], ["Yes, erase", "No"], ["हो, पुसा", "नाही"])
        person.presses(1)
        assert person.last in ("सब मिटा दिया। हाट में आने के लिए धन्यवाद।", "Erased. Thank you for having been here.",
                               "सगळं पुसलं. हाटमध्ये आल्याबद्दल धन्यवाद.")  # fmt: skip


@pytest.mark.parametrize("words", ["mera number hata do", "mera naam hata do"])
def test_it_opens_my_data_for_sellers_for_strangers_and_below_a_question(market: Market, words: str) -> None:
    sita, ravi, asha = market.seller(), market.buyer(), market.stranger()
    for person in (sita, ravi, asha):
        person.says(words)
        assert "मेरा सब मिटाएँ" in person.shown[-1].labels
    assert "DIC" in asha.all or "जिला उद्योग केंद्र" in asha.all, "a stranger hears whose Haat this is"
    ravi.says("50 किलो हल्दी चाहिए")
    ravi.says(words)
    assert "मेरा सब मिटाएँ" in ravi.shown[-1].labels
    address = market.look(lambda db: people.address_called(db, "telegram", [sita.address]))
    assert address is not None
    assert address.stopped_at is None, "nothing was stopped"
