"""Office cards, people who want a human, the call list, the day's figures, and groups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import (
    enquiries,
    figures,
    groups,
    inbox,
    introductions,
    matches,
    offices,
    people,
    phone_calls,
    profiles,
    staff,
)
from storage.database import Store
from storage.offices import Office
from storage.tables import group_members, hand_offs, outbox
from storage.tables import inbox as inbox_table
from tests.storage.together import NOON, address, both, row

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
        (someone, sagar), mumbai, nowhere = waits(db, 425), waits(db, 482)[1], waits(db, None)[1]

        def seen(*districts: int, but: int | None = None) -> list[int]:
            return [one.id for one in offices.waiting_for_human(db, districts, but=but)]

        assert seen(425) == [sagar, nowhere], "an officer of one district sees no other"
        assert seen(482, 483) == [mumbai, nowhere]
        assert seen(425, 482) == [sagar, mumbai, nowhere]
        assert seen(425, but=someone) == [nowhere], "nobody waits for themselves"


def test_a_waiting_person_is_answered_by_one_officer(store: Store, second: Store) -> None:
    with store.write() as db:
        line = waits(db)[1]
    settled = both([store, second], 6, lambda db: offices.settle_hand_off(db, line, "answered", 1, NOON))
    assert sorted(settled) == [False] * 5 + [True]


def test_handed_over_they_wait_at_the_other_office_once(store: Store, second: Store) -> None:
    with store.write() as db:
        line = waits(db)[1]
    tried = both([store, second], 4, lambda db: offices.hand_over(db, line, 482, was=425))
    assert sorted(tried) == [False] * 3 + [True]
    with store.write() as db:
        assert offices.hand_off_district(db, line) == 482
        assert not offices.waiting_for_human(db, [425])
        assert [one.id for one in offices.waiting_for_human(db, [482])] == [line]
        assert not offices.hand_over(db, line, 425, was=None)
        assert offices.hand_over(db, line, None, was=482)
        assert offices.hand_over(db, line, 425, was=None), "those of no district can be handed over too"
        offices.settle_hand_off(db, line, "answered", 1, NOON)
        assert not offices.hand_over(db, line, 482, was=425), "what is settled is not handed over"


def test_a_settled_person_waits_again_unless_they_do_by_themselves(store: Store) -> None:
    with store.write() as db:
        person, line = waits(db)
        assert not offices.reopen_hand_off(db, line), "it is open"
        offices.settle_hand_off(db, line, "no_reply", 1, NOON)
        assert offices.reopen_hand_off(db, line)
        kept = offices.hand_off(db, line)
        assert kept is not None
        assert (kept.status, kept.officer_id, kept.settled_at) == ("open", None, None)
        offices.settle_hand_off(db, line, "no_reply", 1, NOON)
        reached = people.reached_at(db, person)
        assert reached is not None
        offices.ask_human(db, person, reached.id, "asked", "फिर से", 425, NOON)
        assert not offices.reopen_hand_off(db, line)


def test_a_call_is_listed_once_a_cause_at_the_office_of_the_person(store: Store, second: Store) -> None:
    with store.write() as db:
        person = waits(db)[0]
        people.change_person(db, person, name="सीता", contact="+910123400001")
        elsewhere = waits(db, 482)[0]
        phone_calls.add(db, elsewhere, "lead:2", "हल्दी", "stopped", NOON)
    listed = both([store, second], 6, lambda db: phone_calls.add(db, person, "lead:1", "हल्दी", "no address", NOON))
    assert sorted(listed) == [False] * 5 + [True]
    with store.write() as db:
        (call,) = phone_calls.open_of(db, [425])
        assert (call.who, call.contact, call.words, call.why) == ("सीता", "+910123400001", "हल्दी", "no address")
        assert phone_calls.settle(db, call.id, "yes", NOON)
        assert not phone_calls.settle(db, call.id, "yes", NOON), "it has been made"
        assert not phone_calls.open_of(db, [425])
        assert len(phone_calls.open_of(db, [482])) == 1
        assert phone_calls.unsettle(db, call.id)
        assert not phone_calls.unsettle(db, call.id)
        assert [one.id for one in phone_calls.open_of(db, [425])] == [call.id]


def test_a_call_that_nobody_answers_goes_to_the_end_of_the_list_and_after_three_off_it(store: Store) -> None:
    with store.write() as db:
        person = waits(db)[0]
        for cause in ("lead:1", "lead:2"):
            phone_calls.add(db, person, cause, "हल्दी", "no address", NOON)
        first, second = (one.id for one in phone_calls.open_of(db, [425]))
        assert phone_calls.settle(db, first, "no_answer", NOON)
        assert not phone_calls.settle(db, first, "no_answer", NOON), "another officer has rung meanwhile"
        assert [(one.id, one.tries) for one in phone_calls.open_of(db, [425])] == [(second, 0), (first, 1)]
        assert phone_calls.unsettle(db, first)
        assert [one.id for one in phone_calls.open_of(db, [425])] == [first, second]
        for tries in range(3):
            assert phone_calls.settle(db, first, "no_answer", NOON, tries=tries)
        assert [one.id for one in phone_calls.open_of(db, [425])] == [second]
        assert phone_calls.unsettle(db, first, tries=2)
        assert not phone_calls.unsettle(db, first, tries=2)


def test_the_number_to_ring_is_the_one_chosen_else_one_that_is_known(store: Store) -> None:
    with store.write() as db:
        for place, (contact, phone) in enumerate(
            [("+910123400001", "+910123400009"), ("haat", "+910123400009"), (None, "+910123400009"), ("haat", None)]
        ):
            someone = address(db)
            people.change_person(db, someone.person_id, district_lgd=425, contact=contact)
            people.change_address(db, someone.id, phone=phone)
            phone_calls.add(db, someone.person_id, f"lead:{place}", "हल्दी", "stopped", NOON)
        numbers = [call.phone for call in phone_calls.open_of(db, [425])]
        assert numbers == ["+910123400001", "+910123400009", "+910123400009", None]


HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def seller(db: Connection, district: int, at: datetime = NOON, status: str = "live", **goods: str) -> int:
    """A seller of a district with some goods, each with its evidence; the profile's number."""
    person = address(db).person_id
    people.change_person(db, person, district_lgd=district)
    made = profiles.keep_profile(db, person, "seller", at, district_lgd=district, status=status)
    profiles.tag_products(db, made, goods, state="", district_lgd=district)
    return made


def trade(db: Connection, district: int, at: datetime, seller_id: int, *, met: bool, status: str = "open") -> int:
    """An enquiry of a district, and where `met` its introduction to a seller, both of that moment."""
    buyer = address(db)
    people.change_person(db, buyer.person_id, district_lgd=district)
    posted = enquiries.post(
        db, at, person_id=buyer.person_id, address_id=buyer.id, text="हल्दी", language="hi", product_words="हल्दी",
        district_lgd=district, expires_at=at + 15 * DAY,
    )  # fmt: skip
    matches.add_match(db, posted, seller_id, 1.0, [])
    if met:
        (found,) = matches.matches_of(db, posted)
        introductions.introduce(db, found.id, buyer_contact="haat", seller_contact="haat", now=at)
    if status != "open":
        enquiries.close(db, posted, status, at)
    return posted


def undelivered(db: Connection, district: int | None, at: datetime, state: str) -> None:
    """A message for somebody of a district, in this state since that moment."""
    reader = address(db)
    people.change_person(db, reader.person_id, district_lgd=district)
    made = row(db, reader, f"figures:{reader.id}")
    db.execute(outbox.update().where(outbox.c.id == made).values(state=state, created_at=at))


def stuck(db: Connection, district: int | None) -> None:
    """A message from somebody of a district that three tries could not work."""
    writer = address(db)
    people.change_person(db, writer.person_id, district_lgd=district)
    inbox.keep(db, channel="telegram", sender="s", provider_id=f"stuck:{writer.id}", lane=writer.lane, message={}, raw=None,
               ahead=False, now=NOON)  # fmt: skip
    db.execute(inbox_table.update().where(inbox_table.c.lane == writer.lane).values(state="parked"))


def test_the_days_figures_are_of_the_day_and_of_the_place(store: Store) -> None:
    with store.write() as db:
        for district in (425, 482):
            sells = seller(db, district)
            seller(db, district, NOON - DAY)
            seller(db, district, status="invited")
            trade(db, district, NOON, sells, met=True)
            trade(db, district, NOON - DAY, sells, met=True)
            trade(db, district, NOON - DAY, sells, met=False, status="closed")
            waits(db, district)
            undelivered(db, district, NOON, "failed")
            undelivered(db, district, NOON, "unknown")
            undelivered(db, district, NOON, "sent")
            undelivered(db, district, NOON - DAY, "failed")
            stuck(db, district)
        seller(db, 482)
        undelivered(db, None, NOON, "failed")
        stuck(db, None)
        sagar = {
            "wrote": 0,
            "enquiries": 1,
            "open": 2,
            "introductions": 1,
            "sellers": 1,
            "waiting": 1,
            "failed": 3,
            "parked": 2,
        }
        assert figures.numbers_since(db, [425], NOON - HOUR) == sagar
        assert figures.numbers_since(db, [482], NOON - HOUR) == sagar | {"sellers": 2}
        both_of_them = {name: 2 * many for name, many in sagar.items()} | {"sellers": 3, "failed": 5, "parked": 3}
        assert figures.numbers_since(db, [425, 482], NOON - HOUR) == both_of_them
        nothing = dict.fromkeys(sagar, 0) | {"failed": 1, "parked": 1}
        assert figures.numbers_since(db, [], NOON - HOUR) == nothing, "what is nobody's yet is everybody's"


def test_who_wrote_is_counted_once_a_person_and_officers_are_not(store: Store) -> None:
    with store.write() as db:
        one, other, earlier, officer, elsewhere = (address(db) for _ in range(5))
        people.change_address(db, other.id, person_id=one.person_id)
        for who, district in ((one, 425), (earlier, 425), (officer, 425), (elsewhere, 482)):
            people.change_person(db, who.person_id, district_lgd=district)
        staff.add_officer(db, officer.person_id, "Meena", district_lgd=425, state=None, now=NOON)
        for who, at in ((one, NOON), (other, NOON), (officer, NOON), (elsewhere, NOON), (earlier, NOON - DAY)):
            people.seen(db, who.person_id, who.id, at)
        assert figures.numbers_since(db, [425], NOON - HOUR)["wrote"] == 1


def test_sellers_are_counted_by_place_and_by_product(store: Store) -> None:
    with store.write() as db:
        seller(db, 425, turmeric="said", chilli="said")
        seller(db, 425, turmeric="photo", garlic="described")
        seller(db, 425, chilli="said", status="invited")
        seller(db, 425, chilli="said", status="hidden")
        seller(db, 482, turmeric="said")
        assert figures.sellers_by_district(db, [425, 482]) == {425: 2, 482: 1}
        assert list(figures.sellers_by_district(db, [425, 482])) == [425, 482], "the most first"
        assert figures.sellers_by_district(db, [425, 482], ["chilli"]) == {425: 1}
        assert figures.sellers_by_district(db, [425], ["garlic"]) == {}, "what only a description mentions is not sold"
        assert figures.sellers_by_district(db, []) == {}
        assert figures.sellers_by_product(db, [425]) == {"turmeric": 2, "chilli": 1}
        assert list(figures.sellers_by_product(db, [425, 482], at_most=1)) == ["turmeric"]


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
