"""Questions about Haat itself: each is known in many wordings, and what is not surely one of them is left alone."""

import re
from collections import Counter
from pathlib import Path

import pytest

from handlers.asides import asks_how_many, asks_numbers, is_bare_code, is_workshop_matter, small_talk
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.own_questions import ANSWERS, own_question
from handlers.world import World
from tests.market import NOON

WORDINGS = [
    tuple(line.split("\t"))
    for file in sorted((Path(__file__).parent.parent / "data" / "own_questions").glob("*.tsv"))
    for line in file.read_text("utf-8").splitlines()
]
WORLD = World(NOON, lambda: "token", Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(("topic", "text"), WORDINGS, ids=[text for _, text in WORDINGS])
def test_a_question_about_haat_is_known_in_every_wording_and_nothing_else_is(topic: str, text: str) -> None:
    assert (own_question(text) or "-") == topic


def test_every_question_has_at_least_fifteen_wordings_in_every_script() -> None:
    counts = Counter(topic for topic, _ in WORDINGS)
    assert set(counts) == {*ANSWERS, "-"}
    assert min(counts.values()) >= 15
    for topic in ANSWERS:
        texts = [text for one, text in WORDINGS if one == topic]
        assert any(re.search("[\u0900-\u097f]", text) for text in texts)
        assert any(text.isascii() for text in texts)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("भगवान भला करे", "wish"), ("ok thanks", "thanks"), ("good morning", "wish"), ("dhanyavad", "thanks"),
        ("धन्यवाद जी", "thanks"), ("खूप खूप आभार", "thanks"), ("thank you so much sir", "thanks"), ("शुभ सकाळ", "wish"),
        ("kaise ho bhai", "wish"), ("jug jug jiyo beta", "wish"), ("ठीक आहे", "fine"), ("nice", "fine"),
        ("thank you, 50 kilo haldi bhejo", None), ("good haldi", None), ("अच्छा चावल", None), ("", None), ("हल्दी", None),
        ("thanks but where is my order", None), ("नमस्ते", None),
        ("thanks, kal aata hun", "thanks"), ("धन्यवाद, उद्या येते", "thanks"), ("ok thanks, coming tomorrow", "thanks"),
        ("theek hai, kal milte hain", "fine"), ("kal maal bhejna", None), ("thanks, kal 50 kilo bhejna", None),
    ],
)  # fmt: skip
def test_thanks_and_wishes_are_told_from_trade(text: str, what: str | None) -> None:
    assert small_talk(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "sab haldi walo ke number bhejo", "mobile no do sabka", "give me contact list", "सभी विक्रेताओं के नंबर दो",
        "सगळ्यांचे नंबर द्या", "send phone numbers of all sellers", "हल्दी वालों का नंबर चाहिए", "vikretyanche number pathva",
        "seller ka contact do",
    ],
)  # fmt: skip
def test_wanting_everybodys_numbers_is_understood(text: str) -> None:
    assert asks_numbers(text)


@pytest.mark.parametrize(
    "text",
    ["mera number sabko mat do", "500 kilo haldi chahiye, sab maal bhejo", "number do", "sab theek hai", "", "OTP number do"],
)  # fmt: skip
def test_other_talk_of_numbers_is_not(text: str) -> None:
    assert not asks_numbers(text)


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("kitne log haldi bechte hai", "turmeric"), ("how many sellers of turmeric do you have", "turmeric"),
        ("हल्दी बेचने वाले कितने हैं", "turmeric"), ("किती जण हळद विकतात", "turmeric"),
        ("haldi kitne ki bechte ho", None), ("कितने लोग हैं", None), ("how much turmeric do you sell", None),
        ("500 kilo haldi kitne log doge", None), ("haldi ka rate kitna hai", None),
    ],
)  # fmt: skip
def test_how_many_sell_something_is_told_from_its_price(text: str, product: str | None) -> None:
    assert asks_how_many(text, WORLD) == product


@pytest.mark.parametrize(
    "text", ["workshop kab hai", "workshop code 4321", "कार्यशाळा कधी आहे", "ट्रेनिंग में नाम लिखो", "प्रशिक्षण कुठे आहे"]
)
def test_workshop_matters_are_none_of_the_trade(text: str) -> None:
    assert is_workshop_matter(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IGNITE2026", True), ("ignite2026", True), ("WS-4321", True), ("haldi200", False), ("Pune 2026", False), ("50kg", False),
        ("RS 500", False), ("actually 300", False), ("Sita 12", False),
        ("4321", False), ("IGNITE", False), ("mera code IGNITE2026 hai aur haldi", False),
    ],
)  # fmt: skip
def test_a_bare_code_is_no_goods_and_no_place(text: str, code: bool) -> None:
    assert is_bare_code(text, WORLD) is code
