"""What is decided when a message is claimed: leave now and in which form, wait, or let the office ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.notice import schedules
from handlers.outbound import attention, delivery, windows
from handlers.outbound.delivery import Verdict, decide_all
from handlers.world import INDIA, World
from storage import consent, outbox, people, schema, sharing
from storage.database import Store
from storage.tables import calls, templates
from tests.storage.together import OURS, row

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()


def world(now: datetime) -> World:
    return World(now, lambda: "t", CATALOGUE, PLACES)


def indian(hour: int, minute: int = 0, day: int = 25) -> datetime:
    """A moment by India's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=INDIA).astimezone(UTC)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("delivery") / "haat.db"
    store = Store(f"sqlite:///{path}", owner=True)
    schema.upgrade(store)
    yield store
    store.close()


@pytest.fixture
def db(opened: Store) -> Iterator[Connection]:
    """A transaction that is taken back after the test."""
    with opened.writer.connect() as connection:
        yield connection
        connection.rollback()


def someone(db: Connection, channel: str = "telegram", *, agrees: bool = True, heard: datetime | None = None) -> Any:
    """A person who wrote when said, by default two hours before noon, and may have agreed to enquiries."""
    name = "4000000000000001" if channel == "telegram" else "whatsapp:+910123400001"
    one = people.address_for(db, channel, OURS[channel], [name], NOON - DAY)
    people.seen(db, one.person_id, one.id, heard or NOON - 2 * HOUR)
    people.change_person(db, one.person_id, language="hi")
    for purpose in ("enquiries", "notices") if agrees else ():
        consent.give(db, one.person_id, purpose, given=True, version="1", language="hi", how="button", inbox_id=None,
                     now=NOON)  # fmt: skip
    return one


def verdict(db: Connection, to: Any, purpose: str, now: datetime = NOON, **fields: Any) -> Verdict:
    """What is decided on a message of this purpose."""
    number = row(db, to, fields.pop("cause", f"in:1:{purpose}"), purpose=purpose, **fields)
    return decide_all(db, world(now), [outbox.due_row(db, number)])[0]


def sent(db: Connection, to: Any, cause: str, purpose: str, at: datetime) -> None:
    """A message that left at a moment."""
    number = row(db, to, cause, purpose=purpose)
    outbox.claim(db, "me", at + DAY, at_most=50)
    db.execute(sa.text("UPDATE outbox SET state = 'sent', sending_at = :at WHERE id = :id"),
               {"at": round(at.timestamp() * 1000), "id": number})  # fmt: skip


def calls_to_make(db: Connection) -> list[str]:
    return list(db.scalars(sa.select(calls.c.why).order_by(calls.c.id)))


FREE = Verdict("free")
ALL = ("reply", "stop", "deal", "office", "lead", "notice")

# ── stop, consent, reach ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("purpose", ALL)
def test_at_noon_everything_leaves(db: Connection, purpose: str) -> None:
    assert verdict(db, someone(db), purpose) == FREE


@pytest.mark.parametrize(
    ("purpose", "leaves"),
    [("reply", True), ("stop", True), ("deal", False), ("office", False), ("lead", False), ("notice", False)],
)
def test_after_a_stop_only_answers_leave(db: Connection, purpose: str, leaves: bool) -> None:
    one = someone(db)
    consent.stop(db, one.id, NOON - HOUR)
    assert verdict(db, one, purpose) == (FREE if leaves else Verdict(skip="stopped"))
    assert calls_to_make(db) == [], "who stopped is not rung up instead"


def test_an_answer_written_before_the_stop_does_not_leave_after_it(db: Connection) -> None:
    one = someone(db)
    consent.stop(db, one.id, NOON + HOUR)
    assert verdict(db, one, "reply", NOON + HOUR).skip == "stopped"
    assert verdict(db, one, "stop", NOON + HOUR) == FREE, "that it is stopped is said all the same"


@pytest.mark.parametrize("given", [None, False, True])
def test_leads_leave_only_with_the_newest_yes_to_enquiries(db: Connection, given: bool | None) -> None:
    one = someone(db, agrees=False)
    if given is not None:
        for answer in (not given, given):
            consent.give(db, one.person_id, "enquiries", given=answer, version="1", language="hi", how="button",
                         inbox_id=None, now=NOON)  # fmt: skip
    assert verdict(db, one, "lead") == (FREE if given else Verdict(skip="no consent"))
    assert verdict(db, one, "deal") == FREE, "what someone began needs no further consent"


@pytest.mark.parametrize("purpose", ["deal", "office", "lead"])
def test_whoever_cannot_be_reached_is_rung_by_the_office_once(db: Connection, purpose: str) -> None:
    one = someone(db)
    people.change_address(db, one.id, unreachable_at=NOON)
    number = row(db, one, "in:1:1", purpose=purpose, payload={"text": "हल्दी चाहिए"})
    for _ in range(2):
        assert decide_all(db, world(NOON), [outbox.due_row(db, number)]) == [Verdict(skip="unreachable")]
    assert calls_to_make(db) == ["unreachable"]


# ── the 24-hour window ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("purpose", ["reply", "stop", "deal", "office"])
@pytest.mark.parametrize(
    ("channel", "since", "leaves"),
    [
        ("whatsapp", 24 * HOUR - timedelta(minutes=6), True), ("whatsapp", 24 * HOUR - timedelta(minutes=5), False),
        ("whatsapp", 30 * DAY, False), ("telegram", 30 * DAY, True),
    ],
)  # fmt: skip
def test_free_words_leave_within_whatsapps_window_only(
    db: Connection, purpose: str, channel: str, since: timedelta, leaves: bool
) -> None:
    decided = verdict(db, someone(db, channel, heard=NOON - since), purpose)
    assert decided == (FREE if leaves else Verdict(skip="window closed, no approved template"))
    assert calls_to_make(db) == ([] if leaves else ["24-hour window closed"])


def test_the_simulators_whatsapp_has_the_same_window(db: Connection) -> None:
    one = someone(db, heard=NOON - 2 * DAY)
    people.change_address(db, one.id, channel="sim-whatsapp")
    assert verdict(db, one, "deal", channel="sim-whatsapp").skip


@pytest.mark.parametrize(("status", "language"), [("approved", "hi"), ("pending", "hi"), ("approved", "mr")])
def test_outside_the_window_the_approved_twin_leaves(db: Connection, status: str, language: str) -> None:
    one = someone(db, "whatsapp", heard=NOON - 2 * DAY)
    db.execute(templates.insert().values(name="lead", language=language, sender=one.sender, content_sid="HX1",
                                         status=status, checked_at=NOON))  # fmt: skip
    approved = (status, language) == ("approved", "hi")
    decided = verdict(db, one, "lead", twin="lead")
    assert decided == (
        Verdict("template", template="HX1", opens=True)
        if approved
        else Verdict(skip="window closed, no approved template")
    )
    assert bool(calls_to_make(db)) is not approved


# ── quiet hours ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("purpose", ["lead", "notice"])
@pytest.mark.parametrize(
    ("now", "until"),
    [
        (indian(20, 59), None), (indian(21), indian(8, day=26)), (indian(23, 59), indian(8, day=26)),
        (indian(0, 0), indian(8)), (indian(7, 59), indian(8)), (indian(8), None),
    ],
)  # fmt: skip
def test_what_haat_starts_waits_for_the_morning(
    db: Connection, purpose: str, now: datetime, until: datetime | None
) -> None:
    decided = verdict(db, someone(db, heard=now - 2 * HOUR), purpose, now)
    assert decided == (FREE if until is None else Verdict(hold_until=until))


@pytest.mark.parametrize("purpose", ["reply", "stop", "deal", "office"])
def test_answers_and_deals_leave_at_night_too(db: Connection, purpose: str) -> None:
    assert verdict(db, someone(db, heard=indian(20)), purpose, indian(23)) == FREE


def test_whoever_is_writing_now_is_not_asleep(db: Connection) -> None:
    one = someone(db, heard=indian(22, 31))
    assert verdict(db, one, "lead", indian(23)) == FREE
    assert verdict(db, one, "lead", indian(23, 1), cause="in:2:1").hold_until == indian(8, day=26)


# ── the budget of attention ───────────────────────────────────────────────────────────────────────────────────────


def test_two_a_day_then_it_waits_for_the_next_morning(db: Connection) -> None:
    one = someone(db)
    sent(db, one, "in:1:1", "lead", indian(9))
    sent(db, one, "in:1:2", "lead", indian(9))
    assert verdict(db, one, "notice", cause="in:7:1") == FREE, "two parts of one message are one"
    sent(db, one, "in:2:1", "notice", indian(10))
    assert verdict(db, one, "lead", cause="in:8:1") == Verdict(hold_until=indian(9, day=26))
    assert verdict(db, one, "lead", indian(12, day=26), cause="in:9:1") == FREE


def test_what_left_before_midnight_counts_for_that_day(db: Connection) -> None:
    one = someone(db)
    for number, at in enumerate((indian(20, 0, 24), indian(20, 30, 24))):
        sent(db, one, f"in:{number}:1", "lead", at)
    assert verdict(db, one, "lead", cause="in:9:1") == FREE


def test_seven_a_week(db: Connection) -> None:
    one = someone(db)
    for number in range(7):
        sent(db, one, f"in:{number}:1", "lead", indian(10 + number % 2, day=25 - 1 - number // 2))
    assert verdict(db, one, "lead", cause="in:8:1") == Verdict(hold_until=indian(9, day=26))
    assert verdict(db, one, "lead", indian(12, day=27), cause="in:9:1") == Verdict(hold_until=indian(9, day=28))
    assert verdict(db, one, "lead", indian(12, day=28), cause="in:10:1") == FREE, "the first of them is a week old"


def test_answers_deals_and_other_people_cost_nothing(db: Connection) -> None:
    one = someone(db)
    for number, purpose in enumerate(("reply", "deal", "office", "stop", "reply")):
        sent(db, one, f"in:{number}:1", purpose, indian(10))
    assert verdict(db, one, "lead", cause="in:8:1") == FREE
    for number in (10, 11):
        sent(db, one, f"in:{number}:1", "lead", indian(10))
    for place, purpose in enumerate(("reply", "deal", "office", "stop")):
        assert verdict(db, one, purpose, cause=f"in:{20 + place}:1") == FREE


def test_whoever_is_writing_now_is_told_over_the_budget(db: Connection) -> None:
    one = someone(db, heard=NOON - timedelta(minutes=29))
    for number in range(3):
        sent(db, one, f"in:{number}:1", "lead", indian(10))
    assert verdict(db, one, "lead", cause="in:8:1") == FREE


def test_the_week_holds_for_whoever_is_writing_now_too(db: Connection) -> None:
    one = someone(db, heard=NOON - timedelta(minutes=29))
    for number in range(7):
        sent(db, one, f"in:{number}:1", "lead", indian(10, day=25 - number))
    assert verdict(db, one, "lead", cause="in:8:1") == Verdict(hold_until=indian(9, day=26))


def beside(db: Connection, one: Any, name: str, *, helper: bool = False) -> Any:
    """Another person who speaks from the same telephone, for themselves or through its owner."""
    person_id = people.add_person(db, NOON - DAY, name=name, language="hi")
    sharing.join(db, one.id, person_id, NOON - DAY, helper_id=one.person_id if helper else None)
    for purpose in ("enquiries", "notices"):
        consent.give(db, person_id, purpose, given=True, version="1", language="hi", how="button", inbox_id=None,
                     now=NOON)  # fmt: skip
    return replace(people.address(db, one.id), person_id=person_id)


def test_two_people_at_one_telephone_are_not_rung_twice_as_often(db: Connection) -> None:
    sita = someone(db)
    gita = beside(db, sita, "Gita")
    sent(db, sita, "in:1:1", "lead", indian(9))
    sent(db, gita, "in:2:1", "lead", indian(10))
    for number, who in enumerate((sita, gita), 3):
        assert verdict(db, who, "lead", cause=f"in:{number}:1") == Verdict(hold_until=indian(9, day=26))
    for number in range(6):
        sent(db, (sita, gita)[number % 2], f"in:{number + 10}:1", "lead", indian(12, day=19 + number))
    assert verdict(db, gita, "lead", indian(12, day=26), cause="in:20:1").hold_until == indian(9, day=27)
    assert verdict(db, gita, "lead", indian(12, day=27), cause="in:21:1") == FREE, "the first of seven is a week old"


def test_the_third_of_one_batch_for_one_telephone_waits(db: Connection) -> None:
    sita = someone(db)
    gita = beside(db, sita, "Gita")
    rows = [row(db, who, f"in:{number}:1", purpose="lead") for number, who in enumerate((sita, gita, gita))]
    decided = decide_all(db, world(NOON), [outbox.due_row(db, number) for number in rows])
    assert decided == [FREE, FREE, Verdict(hold_until=indian(9, day=26))]


def test_whom_a_helper_acts_for_is_counted_alone(db: Connection) -> None:
    helper = someone(db)
    helped = [beside(db, helper, name, helper=True) for name in ("Rama", "Uma", "Lata")]
    for number, who in enumerate(helped):
        sent(db, who, f"in:{number}:1", "lead", indian(10))
    for number, who in enumerate((helper, *helped), 10):
        assert verdict(db, who, "lead", cause=f"in:{number}:1") == FREE
    sent(db, helped[0], "in:20:1", "lead", indian(10))
    assert verdict(db, helped[0], "lead", cause="in:21:1").hold_until == indian(9, day=26)


def test_how_an_enquiry_ended_costs_nothing_and_waits_for_the_morning_only(db: Connection) -> None:
    one = someone(db)
    for number in range(2):
        sent(db, one, f"in:{number}:1", "lead", indian(10))
    assert verdict(db, one, "over", cause="in:8:1") == FREE
    assert verdict(db, one, "over", indian(23), cause="in:9:1").hold_until == indian(8, day=26)


# ── too late ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("action", ["send", "answer_press", "edit"])
def test_what_is_too_late_does_not_leave(db: Connection, action: str) -> None:
    one = someone(db)
    assert verdict(db, one, "reply", action=action, expires_at=NOON) == Verdict(skip="too late")
    later = verdict(db, one, "reply", action=action, expires_at=NOON + HOUR, cause="in:2:1")
    assert later == FREE


def test_presses_are_answered_and_media_fetched_even_after_a_stop(db: Connection) -> None:
    one = someone(db)
    consent.stop(db, one.id, NOON - HOUR)
    for action in ("answer_press", "fetch_media"):
        assert verdict(db, one, "reply", action=action, cause=action) == FREE


@pytest.mark.parametrize(
    ("state", "leaves"), [("failed", False), ("skipped", False), ("sent", True), ("unknown", True)]
)
def test_the_second_part_follows_the_first_one_only(db: Connection, state: str, leaves: bool) -> None:
    one = someone(db)
    first = row(db, one, "in:1:1")
    db.execute(sa.text("UPDATE outbox SET state = :state"), {"state": state})
    decided = verdict(db, one, "reply", cause="in:1:2", after_id=first)
    assert decided == (FREE if leaves else Verdict(skip="what it belongs to was not sent"))


def test_the_rules_are_the_published_ones() -> None:
    assert (attention.A_DAY, attention.A_WEEK) == (2, 7)
    assert (schedules.QUIET_FROM.hour, schedules.QUIET_TO.hour) == (21, 8)
    assert windows.WINDOW < 24 * HOUR


# ── night where they are ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "until"),
    [
        ("whatsapp:+91012345678", None),                         # noon in India
        ("whatsapp:+971012345678", None),                        # 10:30 in Dubai
        ("whatsapp:+44012345678", indian(13, 30)),               # 6:30 in London: until 8 there
        ("whatsapp:+1012345678", indian(21, 30)),                # 1:30 in New York and 22:30 in Los Angeles: until 8 there
        ("whatsapp:+999012345678", None), ("telegram", None),
    ],
)  # fmt: skip
def test_it_is_night_where_the_person_is(db: Connection, number: str, until: datetime | None) -> None:
    one = someone(db, "whatsapp" if number.startswith("whatsapp") else "telegram")
    if number.startswith("whatsapp"):
        people.change_address(db, one.id, external_id=number)
    assert verdict(db, one, "lead").hold_until == until


def test_a_batch_is_decided_as_its_rows_would_be_one_by_one(db: Connection) -> None:
    one = someone(db)
    sent(db, one, "in:1:1", "lead", indian(9))
    numbers = [row(db, one, f"in:{place}:1", purpose="lead", lane=f"l{place}") for place in (7, 8, 9)]
    decided = delivery.decide_all(db, world(NOON), [outbox.due_row(db, number) for number in numbers])
    assert [bool(verdict.form) for verdict in decided] == [True, False, False], "the second of the day, and no more"
