"""Words of daily talk that sound like goods name none, and what was parted stays parted."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from handlers.matching.units import unit_of
from storage import reference

# kalanamak is a rice, kala namak a salt; jawaphool is a rice, jawa phool hibiscus; gi tar is a wire, gitar a guitar
TOLD_BY_A_SPACE = {"kalanamak", "कालानमक", "जवाफूल", "gitar"}
CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()
TODAY = date(2026, 11, 28)


def read(text: str) -> tuple[str, ...]:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES).concepts


@pytest.mark.parametrize(
    "word",
    "पाकिस्तान मतदान समाप्त विद्यालय संविधान ठेकेदार तक्रारी संपला सापडला पुरेसे शेवटी नावाचा अनुदान बीमारी रोशन मुकाबला "
    "hours force markets followers grammar treasure symbols launched parts cards birds boxes".split(),
)
def test_a_word_of_daily_talk_is_no_slip_of_goods(word: str) -> None:
    assert CATALOGUE.tag(word) == []


def test_no_word_that_counts_or_packs_is_read_as_goods_that_only_sound_alike() -> None:
    names = {name for product in CATALOGUE.products.values() for name in product.names}
    packs = "peti पेटी bori बोरी dabba डब्बा गोणी goni packet पैकेट bundle गट्ठर नग nag darjan दर्जन quintal".split()
    read_as = {word: [tag.slug for tag in CATALOGUE.tag(word)] for word in packs if unit_of(word) and word not in names}
    assert {word: goods for word, goods in read_as.items() if goods} == {}


def test_goods_with_one_name_are_told_apart_or_asked_about() -> None:
    """A name that is written alike under two unrelated goods must be marked in both, and a marked one stand in two."""
    under: dict[str, set[str]] = {}
    for entry in reference.product_names():
        for name in entry.names:
            under.setdefault(name.casefold().replace(" ", ""), set()).add(entry.slug)
    marked = {name.casefold().replace(" ", "") for entry in reference.product_names() for name in entry.ambiguous}
    twice = {
        name: slugs
        for name, slugs in under.items()
        if len(slugs) > 1
        and name not in marked | TOLD_BY_A_SPACE
        and any(not {*CATALOGUE.kinds_of(one), *CATALOGUE.general_of(one)} >= slugs - {one} for one in slugs)
    }
    assert twice == {}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Anyone selling cashew? 30 kg", "cashew"),
        ("teen kilo wali peti me 10 peti aam", "mango"),
        ("sweet lime for juice bars 1 MT", "sweet_orange"),
        ("reshampatti mirchi 20 kilo", "reshampatti_chilli"),
        ("दुबराज चावल 2 क्विंटल", "dubraj_rice"),
        ("करेले का अचार 10 किलो", "bitter_gourd_pickle"),
        ("आंब्याची पाने 20 जुडी", "mango_leaves"),
        ("nausadar 5 kilo", "navsagar"),
        ("फेस पैक 50 नग", "face_pack"),
        ("उटणे 50 नग", "ubtan"),
        ("karimeen 20 kg", "pearlspot"),
        ("जमालगोटा 2 किलो", "jamalgota"),
        ("banafsha 1 kg", "banafsha"),
        ("सुजनी 10 नग", "sujani_embroidery"),
        ("corn oil 100 litre", "corn_oil"),
    ],
)
def test_each_of_the_goods_that_shared_an_entry_has_its_own(text: str, slug: str) -> None:
    assert read(text)[:1] == (slug,)


def test_a_carpet_of_bhadohi_is_a_carpet_from_there_and_not_of_silk() -> None:
    found = read_enquiry("भदोही carpet 200 sq ft", TODAY, CATALOGUE, PLACES)
    assert (found.concepts, found.place_words) == (("carpet",), "Bhadohi")
