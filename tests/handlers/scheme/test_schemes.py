"""Schemes: asked for in everyday words, shown by state, and signed off by an officer with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.files import scheme_files
from handlers.matching.catalogue import Catalogue
from handlers.scheme import claims
from handlers.scheme.scheme_words import asked_in
from storage import schemes
from storage.schemes import Scheme
from tests.market import Market, markets


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    for one in markets(sqlite_url, tmp_path / "haat"):
        scheme_files.bring_in(one.app.store, [], one.clock.now(), dry_run=False)
        yield one


@pytest.mark.parametrize(
    "text",
    [
        "sarkari paisa milta h kya", "loan chahiye", "koi sarkari madad hai kya", "business ke liye paisa kaha se milega",
        "मला कर्ज मिळेल का", "sarkar kuch deti hai kya hum karigaro ko", "dhandha badhane ke liye paise chahiye", "अनुदान कसं मिळेल",
        "shasanachi madat milel ka", "is there any subsidy for food unit", "toolkit kaise milegi", "मशीन के लिए लोन चाहिए",
    ],
)  # fmt: skip
def test_money_of_the_government_is_asked_for_in_everyday_words(text: str) -> None:
    assert asked_in(text, Catalogue.shipped())


@pytest.mark.parametrize(
    "text",
    ["paise kab milenge", "mera paisa nahi mila", "haldi ka paisa kab doge", "200 kilo haldi chahiye", "rate kya hai",
     "udhar nahi chahiye", "kaam chahiye", "paisa lagega kya"],
)  # fmt: skip
def test_money_between_buyer_and_seller_is_no_scheme(text: str) -> None:
    assert not asked_in(text, Catalogue.shipped())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("पीएम किसान योजना की 17वीं किस्त के लिए रजिस्ट्रेशन करें, फी ९९", True),
        ("पीएम किसान अपडेट. आजच नोंदणी करा, फी ९९ रुपये फक्त", True),
        ("PMFME subsidy 35% lena ho to 2100 registration", True),
        ("PM yojana me 5000 har mahine milega, is number par aadhaar bhejo", True),
        ("सभी को सरकार 2 लाख दे रही है लिस्ट में नाम देखें", True),
        ("विश्वकर्मा योजनेचे कार्ड मोफत, कोणतीही फी नाही", False),
        ("कार्यशाला 20 दिसंबर को 11 बजे टाउन हॉल में, योजना की जानकारी मिलेगी, 50 सीटें", False),
        ("Good morning sabko, aaj ka din shubh ho", False),
    ],
)  # fmt: skip
def test_a_forward_that_should_be_checked_is_known(text: str, claim: bool) -> None:
    assert claims.is_claim(text) is claim


def test_a_marathi_stranger_is_shown_no_scheme_of_another_state(market: Market) -> None:
    states = {one.state for one in market.look(schemes.all_schemes)}
    assert {"Madhya Pradesh", "Maharashtra"} <= states
    asha = market.stranger(app_language="mr")
    asha.says("कोणती सरकारी योजना आहे का")
    asha.presses("All schemes")
    shown = {name for one in asha.shown for name in one.labels}
    mine = market.look(lambda db: schemes.all_schemes(db, "Madhya Pradesh"))
    assert not shown & {one.name_in("mr") for one in mine if one.state == "Madhya Pradesh"}


def held(market: Market) -> Scheme:
    return next(one for one in market.look(schemes.all_schemes) if one.status == "check" and one.state is None)


def test_an_officer_signs_off_by_chat_and_takes_it_back(market: Market) -> None:
    meena, one = market.officer(), held(market)
    market.begin(meena, "scheme", str(one.id))
    meena.presses("Confirm it")
    meena.presses("It is right")
    meena.says("पत्र 41, 20 नवंबर 2026")
    meena.presses("Yes, free")
    signed = market.look(lambda db: schemes.scheme(db, one.id))
    assert signed is not None
    assert (signed.status, signed.free, signed.signed_source) == ("open", True, "पत्र 41, 20 नवंबर 2026")
    meena.says("undo")
    back = market.look(lambda db: schemes.scheme(db, one.id))
    assert back is not None
    assert (back.status, back.free, back.signed_source) == ("check", None, None)


def test_nobody_else_signs_off_a_scheme(market: Market) -> None:
    sita, mumbai = market.seller(), market.officer(district=482)
    one = held(market)
    market.begin(sita, "scheme_sign", str(one.id))
    assert "अधिकारियों" in sita.last
    mp = next(one for one in market.look(schemes.all_schemes) if one.state == "Madhya Pradesh")
    market.begin(mumbai, "scheme_sign", str(mp.id))
    assert len(mumbai.shown[-1].labels) == 0
