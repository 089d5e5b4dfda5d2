"""What the catalogue's files promise: enough names, none twice, look-alikes that are no names, facts that have a source."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handlers.folding import tokens
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from handlers.matching.standing import LEAST_NAMES, standing
from handlers.matching.units import fits_goods, unit_of
from storage import reference

CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()
ENTRIES = reference.product_names()
MISSPELT = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "misspelt.tsv"
TABLE = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "look_alikes.txt"
LOOK_ALIKES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_every_concept_has_four_names_in_each_language() -> None:
    counted = standing()
    assert counted["concepts"] >= 1100
    assert counted["gaps"] == []
    assert all(counted["languages"][language]["names"] >= 4 * 1100 for language in ("en", "hi", "mr", "roman"))


def test_names_are_no_mere_spellings_of_each_other() -> None:
    for language in ("en", "hi", "mr"):
        counted = standing()["languages"][language]
        assert counted["distinct"] >= 0.96 * counted["names"], language


def test_no_name_is_empty_long_or_written_twice() -> None:
    for entry in ENTRIES:
        for names in (entry.english, entry.hindi, entry.marathi, entry.roman, entry.wrong, entry.not_this):
            assert len(set(names)) == len(names), entry.slug
            assert all(name == " ".join(name.split()) and 1 < len(name) <= 80 for name in names), entry.slug
        assert all(tokens(name) for name in entry.english + entry.hindi + entry.marathi + entry.roman), entry.slug


def test_each_name_stands_in_its_own_script() -> None:
    devanagari = re.compile(r"[\u0900-\u097f]")
    for entry in ENTRIES:
        assert all(devanagari.search(name) for name in entry.hindi + entry.marathi), entry.slug
        assert not any(devanagari.search(name) for name in entry.english + entry.roman), entry.slug


def test_every_kind_of_exists_and_none_is_deep() -> None:
    slugs = {entry.slug for entry in ENTRIES}
    for entry in ENTRIES:
        assert set(entry.parents) <= slugs, entry.slug
        assert len(CATALOGUE.general_of(entry.slug)) <= 7, entry.slug


def test_units_are_known_and_of_one_family_or_of_those_that_go_together() -> None:
    for entry in ENTRIES:
        assert entry.units, entry.slug
        for unit in entry.units:  # a brass of sand is read as a unit only beside sand
            assert unit_of(unit) == unit or (entry.slug, unit) == ("sand", "brass"), entry.slug
        assert all(fits_goods(unit, entry.unit) for unit in entry.units), entry.slug


def test_hints_of_gi_and_hs_say_only_what_the_district_lists_say() -> None:
    rows = reference.odop_products()
    tagged = {f"{row.product_en} ({row.district})" for row in rows if row.gi_tag == "yes"}
    codes = {row.hs_code_hint for row in rows if row.hs_code_hint}
    for entry in ENTRIES:
        for fact, known in ((entry.gi, tagged), (entry.hs, codes)):
            if fact is not None:
                assert fact.source == "odop", entry.slug
                assert {part.strip() for part in fact.text.split(";")} <= known, entry.slug
    assert sum(entry.gi is not None for entry in ENTRIES) == 13
    assert sum(entry.hs is not None for entry in ENTRIES) == 29


def test_no_look_alike_is_a_name_of_what_it_looks_like() -> None:
    for entry in ENTRIES:
        kin = {*CATALOGUE.kinds_of(entry.slug), *CATALOGUE.general_of(entry.slug)}
        assert not set(entry.not_this) & {name for slug in kin for name in CATALOGUE[slug].names}, entry.slug
        for look_alike in entry.not_this:
            found = {concept for tag in CATALOGUE.tag(look_alike) for concept in tag.concepts}
            assert entry.slug not in found, (entry.slug, look_alike)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_gets_no_seller(text: str) -> None:
    read = read_enquiry(text, date(2026, 11, 25), CATALOGUE, PLACES)
    assert read.concepts == () or read.doubt, read.concepts


def test_misspelt_names_are_read() -> None:
    rows = [line.split("\t") for line in MISSPELT.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) >= 450
    for text, meant in rows:
        found = {concept for tag in CATALOGUE.tag(text) for concept in tag.concepts}
        assert found, text
        assert found <= {meant, *CATALOGUE.kinds_of(meant), *CATALOGUE.general_of(meant)}, (text, meant, found)


def test_a_misspelling_is_kept_only_where_nothing_else_mends_it() -> None:
    kept = {name for entry in ENTRIES for name in entry.wrong}
    assert len(kept) >= 40
    without = Catalogue(replace(entry, wrong=()) for entry in ENTRIES)
    for entry in ENTRIES:
        for name in entry.wrong:
            found = {concept for tag in without.tag(name) for concept in tag.concepts}
            assert not found or not found <= {entry.slug, *without.kinds_of(entry.slug)}, (entry.slug, name)


def test_a_report_names_gaps() -> None:
    few = next(entry for entry in ENTRIES if entry.slug == "turmeric")
    counted = standing([reference.ProductNames(
        slug="x", parents=(), english=few.english, hindi=("हल्दी",), marathi=few.marathi, roman=few.roman, not_this=(),
        units=("kg",), source="own", review="unreviewed", file="x.txt",
    )])  # fmt: skip
    assert counted["gaps"] == [{"file": "x.txt", "concept": "x", "language": "hi", "names": 1}]
    assert counted["languages"]["hi"] == {"names": 1, "distinct": 1, "below": 1, "unreviewed": 1}
    assert LEAST_NAMES == 4


def test_a_command_that_reads_nothing_does_not_load_the_names() -> None:
    told = """
import atexit, sys
import bot.cli
from storage import reference

atexit.register(lambda: print(reference.product_names.cache_info().currsize))
sys.argv = ["haat", "match", "--help"]
bot.cli.haat()
"""
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert "What a buyer wrote" in ran.stdout
    assert ran.stdout.strip().endswith("0")
