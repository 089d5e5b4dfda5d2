"""No name of goods is a word of daily talk: what people and Haat itself say is read as no goods that only sound alike."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from handlers.folding import normalise, tokens
from handlers.matching.catalogue import Catalogue
from handlers.matching.number_words import ENGLISH_ONES, HINDI, MARATHI
from handlers.matching.units import unit_of
from storage import reference

CATALOGUE = Catalogue.shipped()
LOCALES = Path(__file__).resolve().parents[3] / "locales"
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s")
# Things that are bought and are also what others are sold in.
BOUGHT_TOO = frozenset(
    normalise(word)
    for word in "drum गाठी bori bori gram carton cartons कार्टन पीपा pipa trolley ट्रॉली ट्राली गाडियां बरण्या bucket buckets बाल्टी "
    "बाल्टियां बादली बादल्या balti baltiyan crates क्रेट मर्तबान पाउच pouches bags गोणी गोण्या sacks tray trays ट्रे लीची बोरे".split()
)
# Goods that are called like a place, mostly because they come from there.
CALLED_SO = frozenset(
    normalise(word)
    for word in "dahi amla mcb kudal sidhi बिछिया बिछुआ bichhiya bichhua paranda sarthebari tala बक्सा नोनी byadgi लोहा loha मकराना "
    "makrana कोटा कडप्पा मोलेला molela chanderi चंदेरी ilkal इलकल bagru dharmavaram नारायणपेट पोचमपल्ली pochampally arvi भोकर bhokar "
    "देवघर चन्नपटना channapatna bahari pen".split()
)
PEOPLE = (
    "ram shyam sita geeta rita sunita anita kavita lata usha meena rekha suresh ramesh mahesh ganesh dinesh rajesh prakash vijay "
    "sanjay anil sunil ravi kiran mohan gopal krishna radha laxmi durga kamal vimal shanti pushpa champa jaya maya jyoti pooja "
    "neha nisha tara mala raja rani baba amma tai dada kaka mama mami aaji aai bhau bhaiya didi nana nani chacha bua ramkali "
    "shakuntala "
    "राम सीता गीता सुनीता लता उषा मीना रेखा रमेश सुरेश गणेश प्रकाश विजय रवि किरण मोहन गोपाल राधा लक्ष्मी दुर्गा कमला शांति पुष्पा चंपा जया माया "
    "ज्योति पूजा तारा माला रानी राजा बाबा अम्मा ताई दादा काका मामा मामी भाऊ नाना नानी चाचा रामकली शकुंतला फूलबाई कबीर"
).split()
COLOURS = (
    "red green blue yellow white black pink purple brown grey violet golden lal hara neela peela safed kala gulabi jamuni bhura "
    "hirva nila pivla pandhra jambhala tapkiri "
    "लाल हरा नीला पीला सफेद काला गुलाबी जामुनी भूरा सुनहरा हिरवा निळा पिवळा पांढरा काळा जांभळा तपकिरी"
).split()


def names_of_one_word() -> set[str]:
    told = (tokens(name) for product in CATALOGUE.products.values() for name in product.names)
    return {words[0] for words in told if len(words) == 1}


def places_of_one_word() -> set[str]:
    districts = (
        name for one in reference.districts() for name in (one.name, one.name_hi, one.name_mr, *one.other_names)
    )
    talukas = (name for one in reference.talukas() for name in (one.name, one.name_hi, one.name_mr))
    localities = (name for one in reference.localities() for name in one.names)
    told = (tokens(name) for names in (districts, talukas, localities) for name in names)
    return {words[0] for words in told if len(words) == 1}


def said_by_haat(language: str) -> set[str]:
    """The words of Haat's own texts in a language; the English ones are what the others translate."""
    with (LOCALES / ("hi" if language == "en" else language) / "LC_MESSAGES" / "haat.po").open("rb") as file:
        told = [message.id if language == "en" else message.string for message in read_po(file) if message.id]
    texts = [text for one in told for text in ([one] if isinstance(one, str) else one)]
    return {word for text in texts for word in tokens(PLACEHOLDER.sub(" ", text))}


@pytest.mark.parametrize("language", ["en", "hi", "mr"])
def test_no_word_that_haat_says_is_taken_for_a_slip_of_goods(language: str) -> None:
    words = said_by_haat(language)
    assert len(words) > 1000
    slips = {word: tags[0].slug for word in words if (tags := CATALOGUE.tag(word)) and tags[0].repaired}
    assert slips == {}


def test_no_name_of_one_word_is_a_unit_or_a_container_that_nobody_buys() -> None:
    assert {word for word in names_of_one_word() if unit_of(word)} <= BOUGHT_TOO


def test_no_name_of_one_word_is_a_place_from_which_the_goods_do_not_come() -> None:
    assert names_of_one_word() & places_of_one_word() <= CALLED_SO


def test_no_name_of_one_word_is_a_number() -> None:
    numbers = {normalise(word) for word in (*HINDI, *MARATHI, *ENGLISH_ONES)}
    assert names_of_one_word() & numbers == set()


def test_neither_people_nor_colours_are_goods() -> None:
    read_as = {word: [tag.slug for tag in CATALOGUE.tag(word)] for word in (*PEOPLE, *COLOURS)}
    assert {word: goods for word, goods in read_as.items() if goods} == {}


@pytest.mark.parametrize(
    "text",
    [
        "mudra loan kisko milta hai", "जर पैसे दिले तर", "उशीर झाला", "kisko bhejna hai", "सब्सिडी का विवरण",
        "lottery lag gayi", "स्वास्थ्य शिविर", "प्राप्त करने के लिए", "बात करवा दो", "baat karwa do",
        "gi tag kaise milega", "bill me kat jayega", "behind the temple, blue door", "आता द्या", "मत द्या",
        "आता खूप झालं", "साल बहुत दूर", "fokat che message nako", "undo it", "saagar", "cant understand",
        "food park", "last date", "पत्ता: मेन रोड", "घराला रंग देण्यासाठी पेंटर", "आपस में बात", "समय 11 बजे T",
    ],
)  # fmt: skip
def test_daily_talk_names_no_goods(text: str) -> None:
    assert CATALOGUE.tag(text) == []
