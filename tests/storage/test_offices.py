"""Office cards, people who want a human, the call list, the day's figures, and groups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import groups, offices, people
from storage.database import Store
from storage.offices import Office
from storage.tables import group_members, hand_offs
from tests.storage.together import NOON, address, both

CARD = Office(425, {"en": "DIC Sagar", "hi": "सागर"}, {"en": "Main Road"}, "07582-000000", {"en": "10 to 5"})


def waits(db: Connection, district: int | None = 425, words: str = "रेट क्या है?") -> tuple[int, int]:
    """Someone wants a human: the person and the line on the list."""
    who = address(db)
    people.change_person(db, who.person_id, district_lgd=district)
    return who.person_id, offices.ask_human(db, who.person_id, who.id, "question", words, district, NOON)


def test_a_district_has_its_card_and_every_other_the_first(store: Store) -> None:
    with store.write() as db:
        assert offices.office(db, 425) is None
        offices.set_office(db, CARD, NOON)
        offices.set_office(db, Office(482, {"en": "DIC Mumbai"}, {}, "022-00000000", {}), NOON)
        offices.set_office(db, Office(425, {"en": "DIC Sagar"}, {}, "07582-111111", {}), NOON)
        landlines = [card.landline for card in (offices.office(db, code) for code in (425, 482, 1, None)) if card]
        assert landlines == ["07582-111111", "022-00000000", "07582-111111", "07582-111111"]
        assert len(offices.all_offices(db)) == 2


def test_a_card_is_read_in_the_readers_language_else_in_english() -> None:
    assert [CARD.name_in(code) for code in ("hi", "mr")] == ["सागर", "DIC Sagar"]
    assert (CARD.hours_in("hi"), CARD.address_in("mr")) == ("10 to 5", "Main Road")
    assert Office(1, {"hi": "सागर"}, {}, "", {}).name_in("mr") == "सागर"


def test_who_asks_twice_waits_once_and_all_words_are_kept(store: Store) -> None:
    with store.write() as db:
        person, line = waits(db, words="पहला")
        reached = people.reached_at(db, person)
        assert reached is not None
        assert offices.ask_human(db, person, reached.id, "asked", "दूसरा", 425, NOON) == line
        kept = offices.hand_off(db, line)
        assert kept is not None
        assert (kept.words, kept.reason) == ("पहला\nदूसरा", "question")
        offices.settle_hand_off(db, line, "answered", 1, NOON)
        assert offices.ask_human(db, person, reached.id, "asked", "तीसरा", 425, NOON) != line


def test_an_office_sees_its_own_people_and_those_of_no_district(store: Store) -> None:
    with store.write() as db:
        sagar, mumbai, nowhere = waits(db, 425)[1], waits(db, 482)[1], waits(db, None)[1]

        def seen(district: int | None, districts: list[int]) -> list[int]:
            return [one.id for one in offices.waiting_for_human(db, district, districts)]

        assert seen(425, [482]) == [sagar, nowhere], "an officer of one district sees no other"
        assert seen(None, [482, 483]) == [mumbai, nowhere]
        assert seen(None, [425, 482]) == [sagar, mumbai, nowhere]


def test_a_waiting_person_is_answered_by_one_officer(store: Store, second: Store) -> None:
    with store.write() as db:
        line = waits(db)[1]
    settled = both([store, second], 6, lambda db: offices.settle_hand_off(db, line, "answered", 1, NOON))
    assert sorted(settled) == [False] * 5 + [True]


def test_handed_over_they_wait_at_the_other_office(store: Store) -> None:
    with store.write() as db:
        line = waits(db)[1]
        assert offices.settle_hand_off(db, line, "handed_over", 1, NOON, district_lgd=482)
        assert offices.waiting_for_human(db, 425, []) == []
        assert [one.id for one in offices.waiting_for_human(db, 482, [])] == [line]


def test_a_call_is_listed_once_a_cause_at_the_office_of_the_person(store: Store, second: Store) -> None:
    with store.write() as db:
        person = waits(db)[0]
        people.change_person(db, person, name="सीता", contact="+910123400001")
        elsewhere = waits(db, 482)[0]
        offices.add_call(db, elsewhere, "lead:2", "हल्दी", "stopped", NOON)
    listed = both([store, second], 6, lambda db: offices.add_call(db, person, "lead:1", "हल्दी", "no address", NOON))
    assert sorted(listed) == [False] * 5 + [True]
    with store.write() as db:
        (call,) = offices.open_calls(db, [425])
        assert (call.who, call.contact, call.words, call.why) == ("सीता", "+910123400001", "हल्दी", "no address")
        offices.settle_call(db, call.id, "no_answer", NOON)
        assert not offices.open_calls(db, [425])
        assert len(offices.open_calls(db, [482])) == 1


def test_the_days_figures_are_of_the_day_and_of_the_place(store: Store) -> None:
    with store.write() as db:
        for district, at in ((425, NOON), (425, NOON - timedelta(days=1)), (482, NOON)):
            seller = address(db).person_id
            people.keep_profile(db, seller, "seller", at, district_lgd=district)
        people.keep_profile(db, address(db).person_id, "seller", NOON, district_lgd=425, status="invited")
        people.keep_profile(db, address(db).person_id, "buyer", NOON, district_lgd=425)
        waits(db)
        waits(db, 482)
        seen = offices.numbers_since(db, [425], NOON - timedelta(hours=1))
        assert (seen["sellers"], seen["waiting"], seen["enquiries"], seen["parked"]) == (1, 1, 0, 0)


# ── groups ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("deed", ["create", "join"])
def test_a_group_is_made_and_joined_once_though_many_try(store: Store, second: Store, deed: str) -> None:
    with store.write() as db:
        person = address(db).person_id
        first = groups.create(db, "Sagar turmeric", 425, "turmeric", -100, NOON)
        assert first is not None
    tries: dict[str, Callable[[Connection], bool]] = {
        "create": lambda db: groups.create(db, "Sagar chilli", 425, "chilli", None, NOON) is not None,
        "join": lambda db: groups.join(db, first, person, NOON),
    }
    assert sorted(both([store, second], 6, tries[deed])) == [False] * 5 + [True]
    with store.read() as db:
        members = {one.name: one.members for one in groups.listed(db)}
        assert members["Sagar turmeric"] == db.scalar(sa.select(sa.func.count()).select_from(group_members))


def test_words_of_a_waiting_person_have_an_end(store: Store) -> None:
    with store.write() as db:
        person, line = waits(db, words="अ" * 3000)
        reached = people.reached_at(db, person)
        assert reached is not None
        offices.ask_human(db, person, reached.id, "asked", "नया", 425, NOON)
        kept = db.scalar(sa.select(hand_offs.c.words).where(hand_offs.c.id == line))
    assert len(kept) == 2000
    assert kept.endswith("नया")
