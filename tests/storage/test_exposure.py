"""Exposure is counted by the telephone, older times count less, silence is only what arrived, and a phone holds three."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import (
    aliases,
    consent,
    conversations,
    enquiries,
    erasure,
    exposure,
    matches,
    outbox,
    people,
    profiles,
    prompts,
    search,
)
from storage.database import Store
from storage.prompts import Prompt
from storage.records import Rings
from storage.tables import seller_products
from tests.storage.together import NOON, address

SAGAR = Rings(425, (), "Madhya Pradesh")


def seller(db: Connection, contact: str | None = None, status: str = "live") -> int:
    """A turmeric seller of Sagar; the profile's number."""
    person = address(db).person_id
    if contact:
        people.change_person(db, person, contact=contact)
    profile = profiles.keep_profile(
        db, person, "seller", NOON, status=status, district_lgd=425, state="Madhya Pradesh", products_text="haldi"
    )
    profiles.tag_products(db, profile, {"turmeric": "said"}, state="Madhya Pradesh", district_lgd=425)
    consent.give(db, person, "enquiries", given=True, version="1", language="hi", how="button", inbox_id=None, now=NOON)
    return profile


def found(db: Connection) -> list[int]:
    """The sellers found, in the order in which the index gives them."""
    return [one.profile_id for one in search.candidates(db, ["turmeric"], SAGAR, now=NOON)]


def shown(db: Connection, profile: int) -> float:
    """How often the telephone of a seller was shown, as so many times of now."""
    phone = profiles.profile(db, profile).reached_by
    return exposure.shown_of(db, [phone or ""], NOON).get(phone or "", 0.0)


def test_all_sellers_of_one_telephone_share_one_count(store: Store) -> None:
    with store.write() as db:
        one, two, other = seller(db, "+910000000021"), seller(db, "+910000000021"), seller(db, "+910000000022")
        exposure.count_shown(db, [one], NOON)
        assert (shown(db, one), shown(db, two), shown(db, other)) == (pytest.approx(1), pytest.approx(1), 0.0)
        exposures = {
            one.profile_id: round(one.exposures) for one in search.candidates(db, ["turmeric"], SAGAR, now=NOON)
        }
        assert exposures == {one: 1, two: 1, other: 0}


def test_an_exposure_counts_half_after_thirty_days(store: Store) -> None:
    with store.write() as db:
        one = seller(db)
        phone = profiles.profile(db, one).reached_by or ""
        exposure.count_shown(db, [one], NOON)
        assert exposure.shown_of(db, [phone], NOON + timedelta(days=30))[phone] == pytest.approx(0.5)
        exposure.count_shown(db, [one], NOON + timedelta(days=30))
        assert exposure.shown_of(db, [phone], NOON + timedelta(days=30))[phone] == pytest.approx(1.5)


def test_a_number_given_later_moves_the_seller_to_that_telephone(store: Store) -> None:
    with store.write() as db:
        one, two = seller(db, "+910000000023"), seller(db)
        exposure.count_shown(db, [one], NOON)
        assert shown(db, two) == 0.0
        people.change_person(db, profiles.profile(db, two).person_id, contact="+910000000023")
        assert shown(db, two) == pytest.approx(1)
        copied = db.scalars(sa.select(seller_products.c.shown).where(seller_products.c.profile_id == two)).all()
        assert copied == [pytest.approx(exposure.weight(NOON))], "the copy that the index is ordered by moves along"


def test_whoever_changes_the_number_takes_the_count_along(store: Store) -> None:
    with store.write() as db:
        one = seller(db, "+910000000028")
        for _ in range(3):
            exposure.count_shown(db, [one], NOON)
        people.change_person(db, profiles.profile(db, one).person_id, contact="+910000000029")
        assert shown(db, one) == pytest.approx(3), "no new number makes a seller new"
        assert exposure.shown_of(db, ["+910000000028"], NOON) == {}


def test_erasing_leaves_the_telephone_in_no_table_of_matching(store: Store) -> None:
    with store.write() as db:
        one = seller(db, "+910000000030")
        person = profiles.profile(db, one).person_id
        exposure.count_shown(db, [one], NOON)
        aliases.propose(
            db, "manjalika", "mnjlk", "turmeric", language="hi", how="seller", voice=exposure.reach_of(db, person),
            person_id=person, now=NOON,
        )  # fmt: skip
        erasure.erase(db, person, None, NOON)
        for table in ("exposures", "shared_phones", "alias_votes", "profiles"):
            assert "+910000000030" not in str(db.execute(sa.text(f"SELECT * FROM {table}")).all()), table  # noqa: S608
        assert [one.voices for one in aliases.listed(db)] == [1], "what was taught stays"


def test_a_fourth_seller_on_one_telephone_waits_for_an_officer(store: Store) -> None:
    with store.write() as db:
        sellers = [seller(db, "+910000000024") for _ in range(5)]
        assert sorted(found(db)) == sellers[:3]
        assert [exposure.is_held(db, one) for one in sellers] == [False, False, False, True, True]
        assert exposure.shared(db, [482]) == []
        ((phone, names),) = exposure.shared(db, [425])
        assert (phone, len(names)) == ("+910000000024", 5)
        exposure.settle_shared(db, phone, True, 1, NOON)
        assert sorted(found(db)) == sellers
        assert exposure.shared(db, [425]) == []
        exposure.settle_shared(db, phone, None, None, NOON)
        assert sorted(found(db)) == sellers[:3], "an officer's word can be taken back"


def test_when_one_of_three_goes_the_next_moves_up(store: Store) -> None:
    with store.write() as db:
        sellers = [seller(db, "+910000000025") for _ in range(4)]
        profiles.change_profile(db, sellers[0], NOON, status="hidden")
        assert sorted(found(db)) == sellers[1:]


def test_a_hidden_seller_is_not_found_and_found_again_when_back(store: Store) -> None:
    with store.write() as db:
        one = seller(db)
        profiles.change_profile(db, one, NOON, status="hidden")
        assert found(db) == []
        profiles.change_profile(db, one, NOON, status="live")
        assert found(db) == [one]


# ── silence ───────────────────────────────────────────────────────────────────────────────────────────────────────


def asked(db: Connection, profile: int, state: str = "") -> int:
    """A match whose seller was asked at noon; `state` is how far the message came, empty: it was never written."""
    buyer = address(db)
    enquiry = enquiries.post(
        db, NOON, person_id=buyer.person_id, address_id=buyer.id, text="haldi", language="hi", concept="turmeric",
        product_words="haldi", expires_at=NOON + timedelta(days=15),
    )  # fmt: skip
    matches.add_match(db, enquiry, profile, 1.0, [])
    (one,) = matches.matches_of(db, enquiry)
    matches.ask(db, one.id, 1, NOON)
    if state:
        at = people.reached_at(db, one.seller_id)
        assert at is not None
        talk = conversations.begin(db, one.seller_id, at.id, "lead", str(one.id), {}, NOON)
        row = outbox.add(
            db, NOON, cause=f"t:{one.id}", action="send", sender="s", channel=at.channel, address_id=at.id,
            person_id=one.seller_id, lane=at.lane, purpose="lead", priority=1, repeatable=True, payload={"text": "?"},
        )  # fmt: skip
        assert row is not None
        db.execute(sa.text("UPDATE outbox SET state = :state WHERE id = :row"), {"state": state, "row": row})
        token = f"q{one.id}"
        prompt = Prompt(
            token=token, address_id=at.id, person_id=one.seller_id, conversation_id=talk.id, room_id=None,
            question="answer", takes="choice", options=[], page=0, text="?", created_at=NOON,
        )  # fmt: skip
        prompts.add(db, prompt, row)
    return one.id


def history(db: Connection, profile: int) -> tuple[int, int]:
    """(answered, silent) of a seller, two days later."""
    exposure.note_silence(db, NOON + timedelta(days=2))
    one = profiles.profile(db, profile)
    return one.answered, one.silent


@pytest.mark.parametrize("state", ["sent", "delivered", "read"])
def test_an_enquiry_that_arrived_and_was_not_answered_is_a_silence(store: Store, state: str) -> None:
    with store.write() as db:
        one = seller(db)
        asked(db, one, state)
        exposure.note_silence(db, NOON + timedelta(hours=47))
        assert profiles.profile(db, one).silent == 0, "two days are given"
        assert history(db, one) == (0, 1)


@pytest.mark.parametrize("state", ["", "ready", "failed", "skipped", "unknown"])
def test_an_enquiry_that_never_arrived_is_no_silence(store: Store, state: str) -> None:
    with store.write() as db:
        one = seller(db)
        asked(db, one, state)
        assert history(db, one) == (0, 0)


@pytest.mark.parametrize("answer", ["yes", "not_now"])
def test_not_now_is_an_answer_like_yes(store: Store, answer: str) -> None:
    with store.write() as db:
        one = seller(db)
        matches.answer(db, asked(db, one, "read"), answer, NOON)
        assert history(db, one) == (1, 0)
        (told,) = search.candidates(db, ["turmeric"], SAGAR, now=NOON)
        assert (told.answered, told.silent) == (1, 0)


def test_enquiries_that_wait_are_counted_by_the_telephone(store: Store) -> None:
    with store.write() as db:
        one, two = seller(db, "+910000000026"), seller(db, "+910000000026")
        asked(db, one), asked(db, two)
        answered = asked(db, two)
        matches.answer(db, answered, "not_now", NOON)
        assert exposure.open_leads(db, ["+910000000026", "+910000000027"]) == {"+910000000026": 2}
