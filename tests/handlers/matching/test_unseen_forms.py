"""Forms that the fifth set's open half was not read in: purposes, workers, days, terms, places spelt otherwise."""

from datetime import date

import pytest

from handlers.folding import normalise, tokens
from handlers.matching import gate
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.guarded import is_guarded
from handlers.matching.places import Places
from storage import reference

TODAY = date(2026, 11, 9)


def _read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("करवंदे लोणच्यासाठी चाळीस किलो", "karonda"),
        ("karonda achar ke liye 30 kilo", "karonda"),
        ("lasun chutney ke liye 20 kilo", "garlic"),
        ("mirchi achar 30 kilo", "chilli_pickle"),  # no purpose: the thing itself
        ("aam ka achar 30 kilo", "mango_pickle"),
    ],
)
def test_what_goods_are_wanted_for_is_not_what_is_wanted(text: str, concept: str) -> None:
    assert _read(text).concepts == (concept,)


@pytest.mark.parametrize(
    ("text", "concept"),
    [("wheel chairs 40 nos", "wheelchair"), ("2 wheel chair chahiye", "wheelchair")],
)
def test_a_plural_written_apart_is_the_one_word(text: str, concept: str) -> None:
    assert _read(text).concepts == (concept,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("दही चाळीस किलो उद्या", date(2026, 11, 10)),
        ("trophy 25 parso", date(2026, 11, 11)),
        ("trophy 25 aur medal nahi, kabaddi match ke liye, parso", date(2026, 11, 11)),
        ("kal 40 kilo haldi bheji thi", None),
        ("haldi ka bhav kya tha kal", None),
    ],
)
def test_a_day_that_ends_what_has_an_amount_is_its_day(text: str, day: date | None) -> None:
    assert _read(text).needed_by == day


@pytest.mark.parametrize("each", ["har ek", "हर एक", "each", "per piece", "prati nag", "ek"])
def test_a_ceiling_for_every_one_is_a_price_for_one(each: str) -> None:
    read = _read(f"silk saree 24 chahiye, 900 tak {each}")
    assert (read.budget_paise, read.budget_per) == (90_000, "piece")


@pytest.mark.parametrize("port", ["Nairobi", "Dubai", "Hamburg"])
def test_a_term_of_delivery_before_its_port_is_no_fertiliser(port: str) -> None:
    assert "fertilizer" not in _read(f"steel utensils 1200 pcs, DAP {port}").concepts
    assert _read("DAP 50 bags chahiye").concepts == ("fertilizer",)


@pytest.mark.parametrize("worker", ["welder", "tailors", "helper", "वेल्डर", "मदतनीस", "कारीगर", "electrician"])
def test_who_looks_for_workers_looks_for_no_goods(worker: str) -> None:
    for text in (
        f"need 3 {worker} for trolley workshop",
        f"trolley workshop, 3 {worker} chahiye",
        f"ट्रॉली साठी {worker} पाहिजे",
    ):
        assert gate.doubt(tokens(text), names_product=True, counted=True) == "job", text


@pytest.mark.parametrize(
    "text",
    ["tailor ke liye kainchi 20 chahiye", "labour ke liye gloves 50 pair chahiye", "मजूरांसाठी हातमोजे ५० जोडी पाहिजेत",
     "gloves needed for 20 workers, 50 pairs"],
)  # fmt: skip
def test_goods_for_workers_are_goods(text: str) -> None:
    assert _read(text).doubt is None


@pytest.mark.parametrize(
    "text",
    ["पेरणी यंत्र एक हवे", "house wiring cable 2000 meter", "parlour ke liye mehndi 20 kilo", "cinema ke liye popcorn 40 kilo",
     "training ke liye gloves 60 jodi chahiye"],
)  # fmt: skip
def test_an_amount_of_goods_for_an_occasion_is_an_enquiry(text: str) -> None:
    assert _read(text).doubt is None


@pytest.mark.parametrize(
    "text", ["parlour kaha hai", "wiring karni hai", "haldi ki training kaha hai", "पेरणी कशी करावी"]
)
def test_an_occasion_alone_is_none(text: str) -> None:
    assert _read(text).doubt in ("service", "nothing")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("wholesale rate pe tshirt milega, contact karo", "offer"),
        ("haldi ka stock hai, dealers may contact", "offer"),
        ("haldi jiske paas ho contact kare", None),
        ("haldi chahiye, contact karo", None),
        ("गन्ना भुगतान कब आएगा", "nothing"),
        ("haldi kab milegi", None),
    ],
)
def test_who_calls_others_sells_unless_something_is_wanted(text: str, doubt: str | None) -> None:
    assert _read(text).doubt == doubt


def test_a_nasal_before_a_stop_is_one_however_it_is_written() -> None:
    """मण्डला is guarded as मंडला is, in every district's name that has such a nasal."""
    other = {
        "क": "ङ्",
        "ग": "ङ्",
        "च": "ञ्",
        "ज": "ञ्",
        "ट": "ण्",
        "ड": "ण्",
        "त": "न्",
        "द": "न्",
        "प": "म्",
        "ब": "म्",
        "भ": "म्",
    }
    tried = 0
    for district in reference.districts():
        for name in (district.name_hi, district.name_mr):
            place = name.find("\u0902") if name else -1
            if place > 0 and place + 1 < len(name) and name[place + 1] in other and " " not in name:
                spelt = name[:place] + other[name[place + 1]] + name[place + 1 :]
                assert is_guarded(normalise(spelt)), spelt
                tried += 1
    assert tried > 20
    assert _read("बड़ी हरड़ 35 किलो, मण्डला की").place_words == "Mandla"


def test_of_equally_near_places_the_district_is_meant() -> None:
    assert _read("masala 30 kilo kolapur ka").place_words == "Kolhapur"
    assert _read("chandan 30 kilo asli ka").place_lgd is None


@pytest.mark.parametrize(
    "text",
    ["machine for peeling garlic", "equipment for sorting onions"],
)
def test_what_a_machine_is_for_is_not_bought(text: str) -> None:
    assert not {"garlic", "onion"} & set(_read(text).concepts)


def test_a_machine_that_is_listed_is_read_by_what_it_does() -> None:
    assert _read("machine for hatching eggs, 1 unit").concepts == ("incubator",)
    assert _read("machine for pressing oil from groundnuts, one unit").concepts == ("oil_press",)


@pytest.mark.parametrize("wanting", ["हवीत", "हवेत", "हव्यात", "पाहिजेत", "चाहिए"])
def test_a_number_in_words_before_any_word_of_wanting_counts_the_goods(wanting: str) -> None:
    read = _read(f"पायपुसणी पन्नास {wanting}")
    assert (read.concepts, read.quantity, read.unit) == (("doormat",), 50, "piece")


@pytest.mark.parametrize("person", ["बाळ", "बाळा", "मुलां", "मुला", "शाळे", "कारखान्या", "लोकां", "मंदिरा"])
@pytest.mark.parametrize("ending", ["ची", "चे", "चा", "साठी", "ला", "च्या"])
def test_people_and_their_places_are_no_goods_in_any_case(person: str, ending: str) -> None:
    assert Catalogue.shipped().tag(f"{person}{ending}") == []
    assert _read(f"{person}{ending} हळद 20 किलो").concepts == ("turmeric",)


@pytest.mark.parametrize(
    "said",
    ["paying 1800 for each", "at 1800 apiece", "1800 per saree", "we can pay up to 1800 per saree", "अठारह सौ में एक",
     "1800 की एक", "एकेक १८०० पर्यंत", "प्रत्येकी अठराशे", "नग १८००", "ek ka 1800", "900 se 1800 rs har ek"],
)  # fmt: skip
def test_the_price_of_one_however_it_is_said(said: str) -> None:
    read = _read(f"20 sarees, {said}")
    assert (read.quantity, read.budget_paise, read.budget_per) == (20, 180_000, "piece")


@pytest.mark.parametrize(
    "said",
    ["price should not exceed 36000", "not exceeding 36000 rupees", "no more than 36000", "can spend 36 thousand"],
)
def test_a_sum_that_must_not_be_passed_is_what_may_be_spent(said: str) -> None:
    read = _read(f"20 sarees, {said}")
    assert (read.quantity, read.budget_paise) == (20, 3_600_000)


@pytest.mark.parametrize(
    "text",
    ["प्रत्येकी 100 किलो हळद आणि मिरची", "haldi 60 kilo per week", "cloth bags 500 per month", "lamp 200 nag, set 60"],
)
def test_amounts_beside_such_words_are_no_money(text: str) -> None:
    assert _read(text).budget_paise is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("latest 25/11", date(2026, 11, 25)),
        ("for the 25th", date(2026, 11, 25)),
        ("२५ तारखेच्या आत", date(2026, 11, 25)),
        ("agle mahine ki 5 tarikh tak", date(2026, 12, 5)),
        ("agle mahine tak", date(2026, 12, 31)),
    ],
)
def test_a_day_of_a_month_however_it_is_said(said: str, day: date) -> None:
    read = _read(f"haldi 20 kilo {said}")
    assert (read.quantity, read.needed_by) == (20, day)
