"""What an audience's words stand for, and that an office reaches only its own people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.notice import audiences
from handlers.world import World
from storage import people
from storage.audience_words import BadAudience
from storage.database import Store
from storage.staff import Officer
from storage.tables import people as table
from tests.storage.together import NOON, address

WORLD = World(datetime(2026, 11, 25, tzinfo=UTC), lambda: "t", Catalogue.shipped(), Places.shipped())
MEENA = Officer(1, 1, "Meena", 425, None)


@pytest.mark.parametrize(
    ("words", "code"), [("425", 425), ("Sagar", 425), ("सागर", 425), ("9999", None), ("Nowhere at all", None)]
)
def test_a_district_is_meant_by_its_code_or_its_name(words: str, code: int | None) -> None:
    assert audiences.WordsOf(WORLD).district(words) == code


def test_goods_are_meant_with_every_kind_below_them() -> None:
    slugs = audiences.WordsOf(WORLD).product("अचार")
    assert set(audiences.WordsOf(WORLD).product("mango pickle")) < set(slugs)
    assert audiences.WordsOf(WORLD).product("flying xyzzy") == ()


def test_an_officer_of_another_district_reaches_nobody_there(store: Store) -> None:
    with store.write() as db:
        for name, district in (("Sita", 425), ("Ravi", 482), ("Nobody", None)):
            people.change_person(db, address(db).person_id, name=name, district_lgd=district)
        gone = address(db)
        people.change_person(db, gone.person_id, name="Gone", district_lgd=425, erased_at=NOON)
        mine = audiences.read(db, WORLD, "everybody=yes", MEENA)
        assert list(db.scalars(sa.select(table.c.name).where(mine))) == ["Sita"]
        anywhere = audiences.read(db, WORLD, "not lang=en or district=425", MEENA)
        assert list(db.scalars(sa.select(table.c.name).where(anywhere))) == ["Sita"]
        with pytest.raises(BadAudience, match="another office"):
            audiences.read(db, WORLD, "role=seller or district=482", MEENA)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("district=425 and role=seller and not lang=en", "en", "district: Sagar · sellers · not (language: English)"),
        ("product=turmeric", "hi", "बेचते हैं: हल्दी"),
    ],
)
def test_an_audience_is_said_in_words(text: str, language: str, said: str) -> None:
    assert audiences.described(WORLD, text, language) == said
