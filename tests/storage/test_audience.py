"""Audiences: what is read, what is refused in clear words, and whom the SQL finds on both stores."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import audience, groups, people, profiles, staff, workshops
from storage.audience_words import BadAudience
from storage.database import Store
from storage.tables import people as table
from storage.tables import registrations
from tests.storage.together import NOON, address


class Words:
    """A small world: two districts, one taluka, goods with one kind below them."""

    def district(self, words: str) -> int | None:
        return {"425": 425, "sagar": 425, "482": 482}.get(words.lower())

    def taluka(self, words: str) -> list[int]:
        return [3601] if words in ("3601", "Khurai") else []

    def state(self, words: str) -> list[int]:
        return [425] if words == "Madhya Pradesh" else []

    def product(self, words: str) -> tuple[str, ...]:
        return {"pickle": ("pickle", "mango_pickle"), "turmeric": ("turmeric",)}.get(words, ())


def someone(db: Connection, name: str, *, goods: str = "", channel: str = "telegram", **fields: Any) -> int:
    """A person of Sagar who speaks Hindi, unless told otherwise; a seller when there are goods."""
    there = address(db, channel)
    people.change_person(db, there.person_id, **({"name": name, "language": "hi", "district_lgd": 425} | fields))
    if goods:
        profile = profiles.keep_profile(db, there.person_id, "seller", NOON, district_lgd=425, state="Madhya Pradesh")
        profiles.tag_products(db, profile, {goods: "said"}, state="Madhya Pradesh", district_lgd=425)
    return there.person_id


def found(db: Connection, text: str) -> set[str]:
    """The names of an audience."""
    where = audience.where(db, audience.parse(text), Words(), NOON)
    return set(db.scalars(sa.select(table.c.name).where(where)))


@pytest.fixture
def town(store: Store) -> Store:
    with store.write() as db:
        someone(db, "Sita", goods="mango_pickle", taluka_lgd=3601)
        radha = someone(db, "Radha", goods="turmeric", channel="whatsapp", language="mr")
        profile = profiles.profile_of(db, radha)
        assert profile is not None
        profiles.change_profile(db, profile.id, NOON, verified_until=NOON + timedelta(days=9))
        ravi = someone(db, "Ravi", language="en", district_lgd=482, last_seen_at=NOON - timedelta(days=40))
        profiles.keep_profile(db, ravi, "buyer", NOON)
        gita = someone(db, "Gita", language=None, district_lgd=None)
        staff.add_officer(db, gita, "Gita", district_lgd=425, state=None, now=NOON)
        group = groups.create(db, "Pickles of Sagar", 425, "pickle", None, NOON)
        assert group is not None
        groups.join(db, group, radha, NOON)
    return store


EVERYBODY = {"Sita", "Radha", "Ravi", "Gita"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("district=425", {"Sita", "Radha"}),
        ("DISTRICT=Sagar", {"Sita", "Radha"}),
        ("district=425,482", {"Sita", "Radha", "Ravi"}),
        ("district!=425", {"Ravi", "Gita"}),
        ('state="Madhya Pradesh"', {"Sita", "Radha"}),
        ("taluka=Khurai", {"Sita"}),
        ("role=seller", {"Sita", "Radha"}),
        ("role=seller,buyer", {"Sita", "Radha", "Ravi"}),
        ("role=officer", {"Gita"}),
        ("role=officer,buyer", {"Gita", "Ravi"}),
        ("product=pickle", {"Sita"}),
        ("product=pickle,turmeric", {"Sita", "Radha"}),
        ("verified=yes", {"Radha"}),
        ("verified=no", {"Sita", "Ravi", "Gita"}),
        ("verified=yes,no", EVERYBODY),
        ("lang=hi", {"Sita"}),
        ("not lang=en", {"Sita", "Radha", "Gita"}),
        ("channel=whatsapp", {"Radha"}),
        ('group="pickles of sagar"', {"Radha"}),
        ("group=1", {"Radha"}),
        ("seen<30d", {"Sita", "Radha", "Gita"}),
        ("seen>30d", {"Ravi"}),
        ("everybody=yes", {"Sita", "Radha", "Ravi"}),
        ("district=425 and role=seller and not lang=en", {"Sita", "Radha"}),
        ("lang=en or verified=yes and lang=hi", {"Ravi"}),
        ("(lang=en or verified=yes) and lang=mr", {"Radha"}),
        ("not (lang=en or verified=yes)", {"Sita", "Gita"}),
        ("not not lang=hi", {"Sita"}),
    ],
)  # fmt: skip
def test_an_audience_finds_whom_it_names(town: Store, text: str, names: set[str]) -> None:
    with town.read() as db:
        assert found(db, text) == names
        assert found(db, str(audience.parse(text))) == names, "said again from what was read"


def test_goods_that_are_only_talked_about_are_not_what_somebody_sells(town: Store) -> None:
    with town.write() as db:
        maya = someone(db, "Maya", goods="turmeric")
        profile = profiles.profile_of(db, maya)
        assert profile is not None
        profiles.tag_products(db, profile.id, {"turmeric": "described"}, state="Madhya Pradesh", district_lgd=425)
        assert found(db, "product=turmeric") == {"Radha"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names somebody"),
        ("   ", "names somebody"),
        ("distrct=425", "at sign 1: I do not know 'distrct'"),
        ("district", "after district comes = or !="),
        ("district=", "at the end: district wants a value"),
        ("district=425 role=seller", "at sign 14: 'role' is not expected here"),
        ("district=425 and", "at the end: a test is wanted"),
        ("and district=425", "at sign 1: a test is wanted"),
        ("(district=425", "a bracket is not closed"),
        ("district=425)", "')' is not expected here"),
        ('product="mango', "a quote may not be closed"),
        ("seen=30d", "after seen comes <"),
        ("not", "a test is wanted"),
        ("x" * 1001, "at most 1000 signs"),
        ("(" * 20 + "lang=hi" + ")" * 20, "deep in one another"),
        ("; drop table people", "I do not know ';'"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(text: str, why: str) -> None:
    with pytest.raises(BadAudience) as bad:
        audience.parse(text)
    assert why in str(bad.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("district=9999", "no district has this LGD code or name"),
        ("taluka=Nowhere", "no taluka"),
        ("state=Nowhere", "no state"),
        ("product=flying-carpet", "no goods"),
        ("role=king", "role is seller, buyer"),
        ("verified=maybe", "verified is yes or no"),
        ("lang=hindi", "a language is written as hi"),
        ("channel=fax", "channel is telegram, whatsapp or terminal"),
        ("group=77", "no group"),
        ("seen<long", "seen<30d"),
        ("audience=nobody", "no audience was saved"),
        ("everybody=no", "everybody=yes"),
    ],
)
def test_words_that_stand_for_nothing_are_named(town: Store, text: str, why: str) -> None:
    with town.read() as db, pytest.raises(BadAudience) as bad:
        found(db, text)
    assert why in str(bad.value)


def test_a_saved_audience_is_used_by_its_name_and_its_name_is_taken_once(town: Store) -> None:
    with town.write() as db:
        assert audience.save(db, "my sellers", "role=seller", 425, None, NOON)
        assert not audience.save(db, "my sellers", "role=buyer", 425, None, NOON)
        assert found(db, 'audience="My Sellers" and lang=mr') == {"Radha"}
        assert [one.name for one in audience.saved(db)] == ["my sellers"]


def test_saved_audiences_that_name_one_another_in_a_circle_are_refused(town: Store) -> None:
    with town.write() as db:
        audience.save(db, "a", "audience=b", None, None, NOON)
        audience.save(db, "b", "audience=a", None, None, NOON)
        with pytest.raises(BadAudience, match="circle"):
            found(db, "audience=a")


def test_signs_in_values_are_only_values(town: Store) -> None:
    with town.read() as db, pytest.raises(BadAudience, match="no group"):
        found(db, """group="x' or '1'='1" """)


def test_who_registered_who_came_and_who_did_not(town: Store) -> None:
    with town.write() as db:
        ids = {name: key for key, name in db.execute(sa.select(table.c.id, table.c.name))}
        event = workshops.create(
            db, NOON, code="SAGAR1", door="door1", district_lgd=425, titles={"hi": "w"}, places={"hi": "p"}, starts_at=NOON,
            ends_at=NOON + timedelta(hours=2), source="s",
        )  # fmt: skip
        for name, status, came in (
            ("Sita", "registered", True),
            ("Radha", "registered", None),
            ("Ravi", "cancelled", None),
        ):
            place = {"workshop_id": event, "person_id": ids[name], "name": name, "name_key": name, "status": status}
            db.execute(registrations.insert().values(came=came, how="chat", at=NOON, **place))
        assert found(db, f"registered={event}") == {"Sita", "Radha"}
        assert found(db, f"attended={event}") == {"Sita"}
        assert found(db, f"absent={event}") == {"Radha"}
        with pytest.raises(BadAudience, match="no workshop of this number"):
            found(db, "registered=99")
