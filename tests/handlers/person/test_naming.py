"""A name is taken alone, whatever stands around it; what is no name is asked for again."""

from __future__ import annotations

import pytest

from handlers.person.naming import name_in, self_named, self_named_first


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("माझं नाव सुनंदा कांबळे", "सुनंदा कांबळे"),
        ("माझं नाव सुनंदा कांबळे आहे.", "सुनंदा कांबळे"),
        ("मेरा नाम राम है", "राम"),
        ("mera naam Ram hai", "Ram"),
        ("Mera naam hai Ram Singh", "Ram Singh"),
        ("naam: Ram Lal", "Ram Lal"),
        ("नाव - मीना पवार", "मीना पवार"),
        ("Ram hai mera naam", "Ram"),
        ("my name is Asha Devi", "Asha Devi"),
        ("My name Asha", "Asha"),
        ("I am Asha", "Asha"),
        ("i'm asha", "asha"),
        ("this is Ramesh", "Ramesh"),
        ("main Ram", "Ram"),
        ("मैं सीता हूँ", "सीता"),
        ("main Sita bol rahi hu", "Sita"),
        ("मी सुनंदा", "सुनंदा"),
        ("meri dukan ka naam Sita Bhandar hai", "Sita Bhandar"),
        ("माझ्या दुकानाचं नाव मीरा लेदर", "मीरा लेदर"),
        ("Shop name: Radha Masala", "Radha Masala"),
        ("सीता मसाला उद्योग", "सीता मसाला उद्योग"),
        ("Main Bazaar Stores", "Main Bazaar Stores"),
        ("रमा", "रमा"),
        ("rekha bai hai aur mai khurai se hu", "rekha bai"),
        ("मेरा नाम रेखा है और मैं खुरई से हूँ", "रेखा"),
        ("सुनंदा आणि मी पुण्याची", "सुनंदा"),
        ("Ram aur Shyam Traders", "Ram aur Shyam Traders"),
        ("ॐ साई ट्रेडर्स 24", "ॐ साई ट्रेडर्स 24"),
        ("M. K. Shaikh & Sons", "M. K. Shaikh & Sons"),
        ("जय माँ दुर्गा स्व सहायता समूह", "जय माँ दुर्गा स्व सहायता समूह"),
        ("majhe nav shanta bai kamble kara", "shanta bai kamble"),
        ("mera naam Lakhan likho", "Lakhan"),
        ("नाव सुनंदा कांबळे करा", "सुनंदा कांबळे"),
        ("Ghar Ka Khana", "Ghar Ka Khana"),
        ("Hum Tum Collection", "Hum Tum Collection"),
        ("Kal Kala Kendra", "Kal Kala Kendra"),
        ("Sab Kuch Store", "Sab Kuch Store"),
        ("दीन दयाल", "दीन दयाल"),
    ],
)
def test_the_name_is_taken_alone(said: str, name: str) -> None:
    assert name_in(said) == name


@pytest.mark.parametrize(
    "said",
    ["nahi pata", "पता नहीं", "मला माहित नाही", "don't know", "haan", "haan ji", "theek hai",
     "chalega", "ok", "नहीं", "हो", "चालेल", "namaste", "राम राम", "नमस्कार",
     "9876543210", "123", "naam kyu chahiye", "naam kya likhu", "what name?", "mera naam", "नाव", "mirchi bechti hu",
     "मी पापड बनवते", "मुझे हल्दी चाहिए", "!!", "", "a" * 61,
     "meri profile", "my profile", "मेरी प्रोफाइल", "aaj kal kaam band hai bimar hu", "actually also need lunch boxes",
     "mera udyam number", "घर पर हूँ", "मेरा काम बंद है", "i dont understand", "sab kuch bechta hu",
     "hum log ghar par baith kar bade pyar se bana kar dete hain", "ठीक आहे, नक्की", "ok done deal", "haan ji pakka",
     "can you do 1.60 USD CIF", "what is the rate", "सौदा पक्का है"],
)  # fmt: skip
def test_what_is_no_name_is_not_taken(said: str) -> None:
    assert name_in(said) is None


@pytest.mark.parametrize("said", ["main hi", "main hi hu", "मैं ही हूँ", "it is i", "yeh main", "हे मी"])
def test_who_says_nothing_but_i_names_nobody(said: str) -> None:
    assert self_named(said) is None
    assert self_named(said, surely=False) is None


@pytest.mark.parametrize(
    "said", ["sach bol raha hu madam", "main sach bol rahi hu", "सच बोल रहा हूँ", "झूठ बोल रहा है", "खरं बोलतोय"]
)
def test_what_is_spoken_is_nobody_who_speaks(said: str) -> None:
    assert self_named(said) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("pooja bol rahi hu, mera rate 20 rupaye", ("Pooja", "mera rate 20 rupaye")),
        ("meena bol rahi hu mera rate 180 hai", ("Meena", "mera rate 180 hai")),
        ("रमा बोलतेय, हळद 180", ("रमा", "हळद 180")),
        ("meena bol rahi hu", None),
        ("main haldi bechti hu 180 rupaye kilo", None),
    ],
)
def test_who_speaks_is_told_before_what_is_said(said: str, told: tuple[str, str] | None) -> None:
    assert self_named_first(said) == told


@pytest.mark.parametrize("said", ["main kaun hu", "kya naam hai", "कोण"])
def test_nobody_is_called_who(said: str) -> None:
    assert name_in(said) is None
