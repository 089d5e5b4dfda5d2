"""The shipped facts are complete where the product relies on them, and every own row says that it needs review."""

import csv
import re
from importlib.resources import files

from storage import reference

_DEVANAGARI = re.compile("[\u0900-\u097f .()-]+")


def test_counts_are_those_of_the_sources() -> None:
    assert len(reference.districts()) == 787
    assert len(reference.talukas()) == 803
    assert len(reference.glossary()) == 54
    assert len(reference.odop_products()) == 1074


def test_every_district_of_the_two_first_states_has_a_hindi_and_a_marathi_name() -> None:
    for district in reference.districts():
        if district.state in ("Madhya Pradesh", "Maharashtra"):
            assert not district.name_in("hi").isascii(), district.name
            assert not district.name_in("mr").isascii(), district.name


def test_every_tehsil_of_madhya_pradesh_has_a_hindi_name_and_every_taluka_of_maharashtra_a_marathi_one() -> None:
    named = {"Madhya Pradesh": 0, "Maharashtra": 0}
    for taluka in reference.talukas():
        own = taluka.name_hi if taluka.state == "Madhya Pradesh" else taluka.name_mr
        assert _DEVANAGARI.fullmatch(own), taluka.name
        assert taluka.name_in("hi" if taluka.state == "Madhya Pradesh" else "mr") == own
        assert not taluka.name_in("hi").isascii(), taluka.name
        assert not taluka.name_in("mr").isascii(), taluka.name
        named[taluka.state] += 1
    assert named == {"Madhya Pradesh": 445, "Maharashtra": 358}


def test_every_district_is_shown_in_devanagari() -> None:
    for district in reference.districts():
        assert not district.name_in("hi").isascii(), district.name
        assert not district.name_in("mr").isascii(), district.name


def test_no_place_is_named_twice_in_one_language_and_each_row_names_the_place_of_its_code() -> None:
    rows = list(csv.DictReader((files("storage.reference") / "names_extra.csv").read_text("utf-8").splitlines()))
    named = [(row["level"], row["lgd_code"], row["lang"]) for row in rows if row["kind"] == "name"]
    assert len(set(named)) == len(named)
    talukas = {str(taluka.lgd_code): taluka.name for taluka in reference.talukas()}
    assert all(talukas[row["lgd_code"]] == row["place"] for row in rows if row["level"] == "taluka")


def test_codes_are_unique_and_talukas_lie_in_known_districts() -> None:
    codes = [district.lgd_code for district in reference.districts()]
    assert len(set(codes)) == len(codes)
    assert {taluka.district_lgd_code for taluka in reference.talukas()} <= set(codes)
    assert {row.lgd_code for row in reference.odop_products() if row.lgd_code} <= set(codes)


def test_the_three_odop_lists_stay_apart() -> None:
    assert {row.list_name for row in reference.odop_products()} == {"DPIIT-ODOP", "PMFME-ODOP", "STATE-ODOP"}


def test_own_names_say_that_a_native_speaker_must_read_them() -> None:
    assert {entry.review for entry in reference.product_names()} == {"unreviewed"}
    rows = csv.DictReader((files("storage.reference") / "names_extra.csv").read_text(encoding="utf-8").splitlines())
    assert all("needs native review" in row["source"] for row in rows)


def test_every_concept_has_names_in_english_and_both_languages() -> None:
    for entry in reference.product_names():
        assert entry.english, entry.slug
        assert entry.hindi, entry.slug
        assert entry.marathi, entry.slug
        assert entry.roman, entry.slug


def test_every_festival_has_a_day_in_each_year_and_names_its_source() -> None:
    years: dict[str, set[int]] = {}
    for festival in reference.festivals():
        years.setdefault(festival.festival, set()).add(festival.day.year)
        assert festival.source
        assert festival.status in ("published", "fixed", "expected", "check")
    assert all(found == {2025, 2026, 2027, 2028} for found in years.values())


def test_notices_and_schemes_are_shipped() -> None:
    assert set(reference.notice_texts()) == {"ignite-2026-mumbai-city.yaml", "odop-export-workshop-sagar.yaml"}
    assert "pmegp" in reference.schemes_text()


def test_every_district_has_a_point_in_india() -> None:
    for district in reference.districts():
        assert district.lat is not None, f"{district.name} would be near no other district"
        assert district.lon is not None, district.name
        assert 6 < district.lat < 36, district.name
        assert 68 < district.lon < 98, district.name


def test_a_district_lies_among_those_around_it() -> None:
    points = {district.name: (district.lat or 0, district.lon or 0) for district in reference.districts()}
    for name, beside in (
        ("Vadodara", "Anand"),
        ("Patan", "Mahesana"),
        ("Chhotaudepur", "Dahod"),
        ("Gangtok", "Namchi"),
    ):
        assert max(abs(one - other) for one, other in zip(points[name], points[beside], strict=True)) < 1, name


def test_every_state_of_a_district_has_a_name_in_hindi_and_marathi() -> None:
    names = reference.state_names()
    assert {district.state for district in reference.districts()} == set(names)
    assert all(set(in_language) == {"hi", "mr"} and all(in_language.values()) for in_language in names.values())
