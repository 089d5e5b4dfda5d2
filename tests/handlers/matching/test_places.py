"""Districts and talukas in any spelling, script, old name and case, and what they are in the sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language import render
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.place_answers import place_answered, places_answered
from handlers.matching.places import Places
from storage import reference

PLACES, CATALOGUE = Places.shipped(), Catalogue.shipped()


@pytest.mark.parametrize(
    ("text", "district", "role"),
    [
        ("from Ludhiana district", "Ludhiana", "source"),
        ("मिर्च फिरोजाबाद से", "Firozabad", "source"),
        ("mandsaur side se", "Mandsaur", "source"),
        ("saagar jile me", "Sagar", "source"),
        ("लखनौ मधून", "Lucknow", "source"),
        ("नाशिकहून कांदा", "Nashik", "source"),
        ("साताऱ्याची हळद", "Satara", "source"),
        ("punyacha", "Pune", "source"),
        ("banaras ki saree", "Varanasi", "source"),
        ("allahabad ka amrood", "Prayagraj", "source"),
        ("गोरखपुर जिले से", "Gorakhpur", "source"),
        ("सीहोर भेजना", "Sehore", "delivery"),
        ("muzaffarpur me chahiye", "Muzaffarpur", "delivery"),
        ("ship to Mumbai", "Mumbai City", "delivery"),
        ("for mysore shop", "Mysuru", "delivery"),
        ("पुण्याला पाठवा", "Pune", "delivery"),
        ("नवी मुंबईला पोहोच", "Thane", "delivery"),
        ("Hyderabad delivery", "Hyderabad", "delivery"),
        ("Rahatgarh se", "Sagar", "source"),
        ("bina se", "Sagar", "source"),
        ("500 packet agarbatti chahiye, beena", "Sagar", "source"),
        ("50 kilo haldi chahiye, bina", "Sagar", "source"),
        ("papad 20 kilo, khuraai", "Sagar", "source"),
        ("borivali la rahte", "Mumbai Suburban", "delivery"),
        ("makroniya me chahiye", "Sagar", "delivery"),
        ("bandra me chahiye", "Mumbai Suburban", "delivery"),
        ("दादर से", "Mumbai City", "source"),
        ("हल्दी, गुना", "Guna", "source"),
        ("मुझे हल्दी चाहिए, सागर", "Sagar", "source"),
        ("दिल्ली से", "New Delhi", "source"),
    ],
)
def test_places_and_their_role(text: str, district: str, role: str) -> None:
    found = PLACES.find(text)
    assert [(hit.place.district, hit.role) for hit in found] == [(district, role)]


@pytest.mark.parametrize(
    "text",
    ["बिना बीज इमली", "ho gaya", "एक मन", "haldi lena hai", "लेना है", "good beed", "बांधला", "तुरंत", "मंडी", "banata hu", "haldi bina",
     "haldi chahiye, agar ho", "50 kilo chahiye, agar", "haldi maal", "haldi mandi", "masale ke beena",
     "papad chahiye, beena namak"],
)  # fmt: skip
def test_everyday_words_are_no_places(text: str) -> None:
    assert PLACES.find(text) == []


def test_a_name_of_two_districts_is_settled_by_the_state_and_told() -> None:
    (hit,) = PLACES.find("औरंगाबाद से")
    assert hit.others
    assert PLACES.find("औरंगाबाद से", home_state="Maharashtra")[0].place.state == "Maharashtra"
    assert PLACES.find("Bilaspur Himachal Pradesh se")[0].place.state == "Himachal Pradesh"
    assert PLACES.find("Bilaspur Chhattisgarh se")[0].place.state == "Chhattisgarh"


def test_no_everyday_word_alone_is_a_place() -> None:
    own = {name.casefold() for place in reference.districts() for name in (place.name, place.name_hi, place.name_mr,
           *place.other_names)}  # fmt: skip
    assert [word for word in reference.everyday_words() if word not in own and PLACES.find(word)] == []


def test_every_town_and_quarter_is_found_in_its_district_by_each_name() -> None:
    for locality in reference.localities():
        for name in locality.names:
            (hit, *_) = PLACES.find(f"haldi, {name}")
            known = {hit.lgd_code, *(other.district_lgd for other in hit.others)}
            assert locality.district_lgd_code in known or name == "Nowgong", name


def test_a_district_is_named_in_the_readers_script_where_any_name_is_known() -> None:
    by_name = {district.name: district for district in reference.districts()}
    assert by_name["New Delhi"].name_in("hi") == "दिल्ली"
    assert by_name["Jalandhar"].name_in("mr") == "जालंधर"


@given(st.sampled_from([d for d in reference.districts() if d.state in ("Madhya Pradesh", "Maharashtra")]))
def test_every_district_of_the_two_states_is_found_in_three_languages(district: reference.District) -> None:
    for name in (district.name, district.name_hi, district.name_mr):
        found = PLACES.find(f"{name} से")
        assert district.lgd_code in {hit.lgd_code for hit in found} | {
            o.district_lgd for hit in found for o in hit.others
        }


@pytest.mark.parametrize("written", ["Rehli", "रहली", "rahli", "rehlee"])
def test_a_taluka_is_found_among_those_of_its_district(written: str) -> None:
    among = [taluka.lgd_code for taluka in PLACES.talukas_of(425)]
    found = PLACES.find_taluka(written, among)
    assert found is not None
    assert PLACES.taluka(found).name == "Rehli"


MP_TEHSILS = [taluka for taluka in reference.talukas() if taluka.state == "Madhya Pradesh"]


def test_every_tehsil_of_madhya_pradesh_is_shown_in_hindi_and_read_as_it_is_shown() -> None:
    assert len(MP_TEHSILS) == 445
    for taluka in MP_TEHSILS:
        shown = render(taluka, "hi")
        assert any("\u0900" <= letter <= "\u097f" for letter in shown), taluka.name
        among = [one.lgd_code for one in PLACES.talukas_of(taluka.district_lgd_code)]
        for typed in (shown, taluka.name):
            assert PLACES.find_taluka(typed, among) == taluka.lgd_code, typed
        found = PLACES.find(f"{shown} से")
        known = {hit.lgd_code for hit in found} | {other.district_lgd for hit in found for other in hit.others}
        assert taluka.district_lgd_code in known, shown


@pytest.mark.parametrize(
    ("typed", "district", "name"),
    [
        ("अधारताल", "Jabalpur", "Adhartal"),
        ("adhartaal", "Jabalpur", "Adhartal"),
        ("कटंगी", "Jabalpur", "Katngi"),
        ("katangi", "Jabalpur", "Katngi"),
        ("शहपुरा", "Jabalpur", "Shahpura"),
        ("मझोली", "Jabalpur", "Majholi"),
        ("katangi", "Balaghat", "Katangi"),
        ("वारासिवनी", "Balaghat", "Waraseoni"),
        ("varasivni", "Balaghat", "Waraseoni"),
        ("jaora", "Ratlam", "Jaora"),
        ("जावरा", "Ratlam", "Jaora"),
        ("javra", "Ratlam", "Jaora"),
        ("junnardeo", "Chhindwara", "Jamai (Junnardeo)"),
        ("naugaon", "Chhatarpur", "Nowgong"),
        ("पीथमपुर में", "Dhar", "Pithampur"),
        ("कुक्षी तहसील", "Dhar", "Kukshi"),
    ],
)
def test_a_tehsil_of_madhya_pradesh_is_read_as_people_write_it(typed: str, district: str, name: str) -> None:
    among = [taluka for taluka in MP_TEHSILS if taluka.district == district]
    found = PLACES.find_taluka(typed, [taluka.lgd_code for taluka in among])
    assert found is not None
    assert PLACES.taluka(found).name == name


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("हुजूर से", {"Bhopal", "Rewa"}),
        ("तेंदूखेड़ा से", {"Damoh", "Narsinghpur"}),
        ("कटंगी से", {"Balaghat", "Jabalpur"}),
        ("शहपुरा से", {"Dindori", "Jabalpur"}),
        ("पिछोर से", {"Gwalior", "Shivpuri"}),
        ("सोहागपुर से", {"Narmadapuram", "Shahdol"}),
    ],
)
def test_tehsils_of_one_name_in_two_districts_are_both_told(text: str, districts: set[str]) -> None:
    (hit,) = PLACES.find(text)
    assert {hit.place.district, *(other.district for other in hit.others)} >= districts


@pytest.mark.parametrize("text", ["गोरखपुर जिले से", "gorakhpur jile se", "गोरखपुर ज़िला"])
def test_who_says_district_means_the_district_and_no_tehsil_at_home(text: str) -> None:
    (hit,) = PLACES.find(text, home_state="Madhya Pradesh")
    assert (hit.place.district, [other.district for other in hit.others]) == ("Gorakhpur", [])
    (hit,) = PLACES.find("गोरखपुर से", home_state="Madhya Pradesh")
    assert (hit.place.district, [other.district for other in hit.others]) == ("Jabalpur", ["Gorakhpur"])


@pytest.mark.parametrize(
    "name",
    "ताल चांद मौ आमला पाटी कोठी निवास पाली जवा रामा बहरी बाड़ी सरई राऊ लहार अटेर गिर्द हुजूर कोटर जावर डही".split(),
)
@pytest.mark.parametrize("text", ["{} चाहिए", "50 किलो {}", "मुझे {} लेना है", "अच्छा {} है", "हां {} जी"])
def test_tehsils_that_are_everyday_words_are_no_places_by_themselves(text: str, name: str) -> None:
    assert PLACES.find(text.format(name)) == []


def test_mumbai_city_has_no_taluka_and_an_unknown_name_is_not_guessed() -> None:
    assert PLACES.talukas_of(482) == ()
    assert PLACES.find_taluka("Timbuktu", [taluka.lgd_code for taluka in PLACES.talukas_of(425)]) is None


def test_rings_are_the_neighbours_within_150_kilometres_nearest_first() -> None:
    rings = PLACES.rings(425)
    names = [PLACES.district(code).name for code in rings.neighbours]
    assert rings.state == "Madhya Pradesh"
    assert names[0] == "Damoh"
    assert "Vidisha" in names
    assert "Mumbai City" not in names
    assert PLACES.rings(None).neighbours == ()


@pytest.mark.parametrize(
    ("cell", "state", "district"),
    [
        ("24 Paraganas North", "West Bengal", "North 24 Parganas"),
        ("Kushi Nagar", "Uttar Pradesh", "Kushinagar"),
        ("Ahmednagar", "Maharashtra", "Ahilyanagar"),
        ("Bilaspur", "Himachal Pradesh", "Bilaspur"),
        ("Nowhereabad", "", None),
    ],
)
def test_the_district_cell_of_a_file_is_resolved(cell: str, state: str, district: str | None) -> None:
    place = PLACES.resolve(cell, state)
    assert (place.district if place else None) == district


@pytest.mark.parametrize(
    "text",
    [
        "mai lohar hu kudal fawda hasiya banata hu", "मैं लोहार हूँ", "mandi se 50 kilo aloo", "मंडी से प्याज", "dhar wali chaku",
        "धार वाली छुरी", "lohar se banwana hai", "loha ki kadhai chahiye",
    ],
)  # fmt: skip
def test_a_trade_or_a_thing_is_no_place(text: str) -> None:
    assert PLACES.find(text) == []


@pytest.mark.parametrize(
    ("text", "district"), [("dhar se hu", "Dhar"), ("lohara se hu", "Dharashiv"), ("धार जिले से", "Dhar")]
)
def test_their_places_are_found_all_the_same(text: str, district: str) -> None:
    assert [PLACES.district(one.place.district_lgd).name for one in PLACES.find(text)] == [district]


def test_goods_of_iron_are_from_nowhere() -> None:
    from_iron = [
        read_enquiry(text, date(2026, 11, 25), CATALOGUE, PLACES) for text in ("loha ki kadhai chahiye", "लोहा की कढ़ाई")
    ]
    assert [one.place_lgd for one in from_iron] == [None, None]
    assert read_enquiry("gaya ka tilkut", date(2026, 11, 25), CATALOGUE, PLACES).place_lgd is not None


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("taluka Khatav", "Satara"),
        ("tal. Man", "Satara"),
        ("तहसील बीना", "Sagar"),
        ("जिला धार", "Dhar"),
        ("dist. Guna", "Guna"),
    ],
)
def test_what_a_place_is_may_stand_before_its_name(text: str, district: str) -> None:
    assert [found.place.district for found in PLACES.find(text)] == [district]


@pytest.mark.parametrize(("name", "district"), [("Khatav", "Satara"), ("खटाव", "Satara"), ("Kathua", "Kathua")])
def test_a_taluka_is_no_district_that_only_sounds_like_it(name: str, district: str) -> None:
    found = PLACES.resolve(name)
    assert found is not None
    assert found.district == district
    assert [place.district for place in PLACES.alike(name)] == [district]


@pytest.mark.parametrize(
    "words", ["ye banda mera paisa kha gaya", "bina paise ke kuch nahi hota", "bina soche samjhe mat likho"]
)
def test_an_everyday_word_in_a_sentence_is_no_tehsil(words: str) -> None:
    assert PLACES.find_taluka(words, [taluka.lgd_code for taluka in PLACES.talukas_of(425)]) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("hum log banda tehsil ke hai", "Banda"), ("main Bina se hoon bhai", "Bina"), ("मेरी दुकान बंडा में है भाई", "Banda")],
)
def test_a_tehsil_is_found_in_a_sentence_about_oneself(words: str, name: str) -> None:
    found = PLACES.find_taluka(words, [taluka.lgd_code for taluka in PLACES.talukas_of(425)])
    assert found is not None
    assert PLACES.taluka(found).name == name


@pytest.mark.parametrize(
    "words",
    ["kuch", "kuchh", "kaatni", "kuch nahi pata", "milte hai", "milte hai kya", "le", "band", "good", "hata", "gud"],
)
def test_daily_talk_answers_no_question_for_a_place(words: str) -> None:
    assert place_answered(words, PLACES) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("kutch", "Kutch"),
        ("bina", "Bina"),
        ("agar", "Agar"),
        ("leh", "Leh"),
        ("kolapur", "Kolhapur"),
        ("Saagar", "Sagar"),
    ],
)
def test_a_place_alone_answers_though_its_name_is_a_word_of_every_day_or_misspelt(words: str, name: str) -> None:
    found = place_answered(words, PLACES)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["हमीरपूरला", "हमीरपूर", "हमीरपुर", "hamirpur"])
def test_both_places_of_a_name_are_meant_in_whichever_script_it_is_written(word: str) -> None:
    found = PLACES.find(f"{word} पोहोचवा")[0]
    assert {place.state for place in (found.place, *found.others)} == {"Himachal Pradesh", "Uttar Pradesh"}


def test_every_name_of_the_gazetteer_answers_for_its_own_place() -> None:
    for district in PLACES.districts.values():
        for name in filter(None, (district.name, district.name_hi, district.name_mr, *district.other_names)):
            assert district.lgd_code in {place.district_lgd for place in places_answered(name, PLACES)}, name
