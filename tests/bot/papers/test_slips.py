"""Slips for an office's list: eight a page, a code of their own for each, the same when printed again, nobody twice."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.files import importing
from bot.papers import slips
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.person import joining
from handlers.world import World
from storage import codes, offices, people, profiles, schema
from storage.database import Store
from storage.offices import Office

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
HEAD = "seller_id,name,district,products\n"


@pytest.fixture
def store(any_store_url: str) -> Iterator[Store]:
    made = Store(any_store_url, owner=True)
    schema.upgrade(made)
    with made.write() as db:
        card = Office(
            425, {"en": "DIC Sagar", "hi": "जिला उद्योग केंद्र सागर"}, {"en": "Main Road"}, "07582-000000", {"en": "10-5"}
        )
        offices.set_office(db, card, NOON)
    yield made
    made.close()


@pytest.fixture
def world() -> World:
    numbers = itertools.count()
    return World(NOON, lambda: f"token{next(numbers)}", Catalogue.shipped(), Places.shipped())


def listed(store: Store, folder: Path, many: int) -> list[str]:
    """So many sellers of a file, in the order of its rows."""
    file = folder / "sellers.csv"
    rows = (f"S{number},राजू {number},Sagar,पत्थर की मूर्ति" for number in range(many))
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return importing.sellers(store, [file], NOON, dry_run=False).refs


def test_each_has_a_code_of_its_own_and_keeps_it(store: Store, world: World, tmp_path: Path) -> None:
    refs = listed(store, tmp_path, 250)
    made = slips.slips(store, refs, world, "hi")
    assert len({one.code for one in made}) == 250
    assert [one.name for one in made[:2]] == ["राजू 0", "राजू 1"]
    assert made[0].office == "जिला उद्योग केंद्र सागर"
    assert made[0].goods == "पत्थर की मूर्ति"
    assert slips.slips(store, refs, world, "hi") == made, "slips that lie in people's hands stay good"
    assert listed(store, tmp_path, 250) == refs


def test_who_has_joined_or_used_it_gets_none(store: Store, world: World, tmp_path: Path) -> None:
    refs = listed(store, tmp_path, 3)
    first = slips.slips(store, refs, world, "hi")
    with store.write() as db:
        one = profiles.profile_by_ref(db, refs[0])
        assert one is not None
        profiles.change_profile(db, one.id, NOON, status="live")
        used = codes.usable(db, first[1].code, NOON)
        assert used is not None
        address = people.address_for(db, "telegram", "HaatTestBot", ["4000000000000001"], NOON)
        assert codes.use(db, used.id, address.id, "not_me", NOON)
        assert not codes.use(db, used.id, address.id, "yes", NOON), "once"
    again = slips.slips(store, refs, world, "hi")
    assert [one.name for one in again] == ["राजू 1", "राजू 2"]
    assert again[0].code != first[1].code, "the office gives a new slip for one that went astray"


def test_eight_stand_on_a_page_with_name_office_and_code(store: Store, world: World, tmp_path: Path) -> None:
    made = slips.slips(store, listed(store, tmp_path, 17), world, "en")
    opened: list[str] = []

    def way_to(code: str) -> str:
        opened.append(code)
        return f"https://wa.me/910000000001?text=HAAT%20{code}"

    pages = PdfReader(io.BytesIO(slips.printed(made, "en", way_to))).pages
    assert len(pages) == 3
    assert opened == [one.code for one in made]
    texts = [page.extract_text() for page in pages]
    assert [text.count("HAAT ") for text in texts] == [8, 8, 1]
    assert texts[0].count("DIC Sagar") == 8
    assert all(joining.as_printed(one.code) in texts[place // 8] for place, one in enumerate(made))
    assert all(len(list(page.images)) == (8 if place < 2 else 1) for place, page in enumerate(pages))


def test_devanagari_is_shaped_and_nothing_is_left_white(store: Store, world: World, tmp_path: Path) -> None:
    made = slips.slips(store, listed(store, tmp_path, 1), world, "hi")
    page = PdfReader(io.BytesIO(slips.printed(made, "hi", lambda code: f"HAAT {code}"))).pages[0]
    # A ligature is one glyph: shaped, the page says जिला उद्योग केंद्र सागर without a free-standing virama.
    assert "उद्योग" in page.extract_text().replace("\u200d", "")


def test_a_long_name_stays_on_its_slip(store: Store, world: World) -> None:
    long = slips.Slip("क" * 80, "माल " * 20, "सागर", "जिला उद्योग केंद्र " * 5, "07582-000000", "C2D3F4H6J7")
    assert len(PdfReader(io.BytesIO(slips.printed([long] * 8, "hi", str))).pages) == 1
