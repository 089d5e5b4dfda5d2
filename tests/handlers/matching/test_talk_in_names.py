"""Words of daily talk and first names of people inside and beside names of goods: they belong to goods only where written so."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from storage import reference

TODAY = date(2026, 11, 28)
CATALOGUE = Catalogue.shipped()


@pytest.mark.parametrize(
    "text",
    ["kisi se baat karwa do", "how many wait", "Dev तक पहुँचा दिया", "haan black diya hai", "main 15 saal ka hoon", "मत बताइए",
     "कोड स्कॅन करून द्या",
     "मैं हफ्ते में बना सकती हूँ", "Chetan को बता दिया: haan black hai", "मेरा प्रमाण पत्र", "पैसे आले", "paise aale", "mat dalo", "can't do it",
     "किसको चाहिए? ठीक से समझाओ", "सब्सिडी पैंतीस प्रतिशत मिलती है", "saagar jile me", "kisko phone lagana hai aaj",
     "mere pati ko bata do"],
)  # fmt: skip
def test_a_sentence_of_daily_talk_names_no_goods(text: str) -> None:
    assert CATALOGUE.concepts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "goods"),
    [("we make papad, my mother sells it", "papad"), ("महिलाओं के लिए पापड़ बनाना", "papad"),
     ("mere pati tokri banate hain", "bamboo_basket"),
     ("haldi pachas saath kilo chahiye", "turmeric"), ("patthar ka kaam", "stone_craft"),
     ("lakdi ka kaam", "wood_carving"), ("ghar ka khana", "tiffin_meals"), ("banana papad", "banana_papad"),
     ("bade kele", "banana"),
     ("achhe kele", "banana"), ("चांगले आले", "ginger"), ("naya aam", "mango"), ("kela kolhapur", "banana"), ("chay", "tea")],
)  # fmt: skip
def test_goods_beside_daily_talk_are_what_is_said_and_no_more(text: str, goods: str) -> None:
    assert CATALOGUE.concepts_in(text) == (goods,)


def test_a_first_name_names_no_goods_in_whatever_case() -> None:
    every, just_so, _ = reference.first_names()
    for name in every | just_so:
        cased = (f"{name}la", f"{name} ko") if name.isascii() else (f"{name}ला", f"{name} को", f"{name}साठी")
        for said in (name, *cased):
            assert CATALOGUE.concepts_in(said) == (), said


@pytest.mark.parametrize(
    ("text", "goods"), [("madhu 2 kilo", "honey"), ("jamun 5 kg", "jamun"), ("silk resham", "silk")]
)
def test_goods_that_sound_like_a_first_name_are_still_goods(text: str, goods: str) -> None:
    assert goods in CATALOGUE.concepts_in(text)


@pytest.mark.parametrize(
    ("text", "goods"),
    [("करवंदे लोणच्यासाठी चाळीस किलो", "karonda"), ("kairi lonchyasathi 50 kilo", "raw_mango"), ("लिंबू लोणच्यासाठी 10 किलो", "lemon"),
     ("लिंबू लोणचे 10 किलो", "lemon_pickle"), ("chewal 4 quintal", "rice"), ("bag for school", "bags"), ("bag for laptop", "bags")],
)  # fmt: skip
def test_what_goods_are_for_and_a_slip_in_a_word_of_longer_names_are_read(text: str, goods: str) -> None:
    assert read_enquiry(text, TODAY, CATALOGUE, Places.shipped()).concepts == (goods,)


@pytest.mark.parametrize(
    ("text", "goods"),
    [("gulab bhai bol raha hu", ()), ("kesar bai ki beti hu", ()), ("तुलसी दीदी का नाम लिखो", ()), ("champa tai aalya nahit", ()),
     ("kesar bhai 10 kilo chahiye", ("saffron",)), ("tulsi didi kya rate", ("tulsi",)), ("haldi didi hai kya", ("turmeric",))],
)  # fmt: skip
def test_goods_that_are_somebodys_name_are_that_person_beside_bai_and_didi(text: str, goods: tuple[str, ...]) -> None:
    assert CATALOGUE.concepts_in(text) == goods
