"""Broadcasts from the draft to the end: two officers, the plan, the way out, and everything that is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.channels.channel import ChannelError, Decision
from handlers.notice import broadcasts, reports, schedules, sending
from handlers.notice.broadcasts import Refused
from handlers.notice.schedules import Schedule
from handlers.person.consents import NOTICE_VERSION
from storage import broadcast_runs as runs
from storage import broadcasts as store
from storage import consent, notices, people, profiles, staff, templates
from storage.audience_words import BadAudience
from storage.broadcasts import Broadcast
from storage.staff import Officer
from storage.tables import audit, broadcast_runs, broadcast_skips, calls, outbox, settings
from tests.chat import Chat
from tests.market import Market, markets

TEXTS = {"hi": "सागर में पैकेजिंग कार्यशाला, 1 दिसंबर, 11 बजे।", "en": "Packaging workshop in Sagar, 1 December, 11 o'clock."}


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def notice(market: Market, **fields: Any) -> int:
    """A notice of Sagar that is ready to go out."""
    now = market.clock.now()

    def make(db: Any) -> int:
        words = {
            "titles": {"hi": "पैकेजिंग कार्यशाला", "en": "Packaging workshop"},
            "texts": TEXTS,
            "source": "DIC circular 12",
        }
        made = notices.add(db, now, kind="other", language="hi", **({"district_lgd": 425} | words | fields))
        assert notices.make_ready(db, made, None, now) == ()
        return made

    return market.write(make)


def officer(market: Market, chat: Chat) -> Officer:
    """The rights of somebody at a phone."""
    found = market.look(lambda db: staff.officer_of(db, chat.person_id))
    assert found is not None
    return found


def agrees(market: Market, chat: Chat, *, given: bool = True, purpose: str = "notices") -> Chat:
    """Say yes or no to notices."""
    now = market.clock.now()
    market.write(
        lambda db: consent.give(
            db, chat.person_id, purpose, given=given, version=NOTICE_VERSION, language="hi", how="button", inbox_id=None,
            now=now,
        )
    )  # fmt: skip
    return chat


def draft(market: Market, who: Officer, notice_id: int, text: str = "role=seller", **words: Any) -> int:
    """A draft; it goes out at once unless a schedule says else."""
    schedule = words.pop("schedule", Schedule("now"))
    world = market.app.world
    return market.write(lambda db: broadcasts.create(db, world, who, notice_id, text, schedule, **words))


def approved(market: Market, author: Officer, other: Officer, number: int) -> None:
    """Handed in by one, agreed to by the other."""
    world = market.app.world
    market.write(lambda db: broadcasts.submit(db, world, author, number))
    market.write(lambda db: broadcasts.approve(db, world, other, number))


def one(market: Market, number: int) -> Broadcast:
    found = market.look(lambda db: store.broadcast(db, number))
    assert found is not None
    return found


def rows(market: Market) -> list[Any]:
    """The outbox rows of broadcasts."""
    query = sa.select(outbox).where(outbox.c.cause.like("broadcast:%")).order_by(outbox.c.id)
    return market.look(lambda db: list(db.execute(query)))


def do(market: Market, deed: Any, *words: Any, **named: Any) -> Any:
    """One deed in a transaction of its own, at this moment."""
    world = market.app.world
    return market.write(lambda db: deed(db, world, *words, **named))


@pytest.fixture
def office(market: Market) -> tuple[Officer, Officer]:
    """Two officers of Sagar."""
    return officer(market, market.officer(name="Meena")), officer(market, market.officer(name="Suresh"))


# ── the thin thread ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_notice_reaches_whoever_agreed_on_their_channel_in_their_language_once(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    sita = agrees(market, market.seller(name="Sita"))
    radha = agrees(market, market.seller(name="Radha", channel="whatsapp", language="en"))
    gita = agrees(market, market.seller(name="Gita", language="mr"))
    silent = market.seller(name="Silent")
    no = agrees(market, market.seller(name="No"), given=False)
    far = agrees(market, market.seller(name="Far", district=482))
    number = draft(market, office[0], notice(market))
    approved(market, *office, number)
    market.later(seconds=1)
    market.later(seconds=1)
    assert TEXTS["hi"] in sita.last
    assert "जिला उद्योग केंद्र सागर" in sita.last
    assert "STOP" in sita.last
    assert TEXTS["en"] in radha.last
    assert TEXTS["hi"] in gita.last, "no Marathi text: Hindi goes before English"
    assert [chat.shown for chat in (silent, no, far)] == [[], [], []]
    market.later(seconds=1)
    assert [len(chat.shown) for chat in (sita, radha, gita)] == [1, 1, 1]
    assert one(market, number).status == "finished"
    found = market.look(lambda db: reports.result(db, one(market, number)))
    assert (found.sent, found.reasons) == (3, {"no_consent": 2})


def test_the_plan_names_everybody_once_and_writes_nothing(market: Market, office: tuple[Officer, Officer]) -> None:
    agrees(market, market.seller(name="Sita"))
    agrees(market, market.seller(name="Radha", channel="whatsapp"))
    old = agrees(market, market.seller(name="Old", channel="whatsapp"))
    gone = agrees(market, market.seller(name="Gone"))
    stopped = agrees(market, market.seller(name="Stopped"))
    market.seller(name="Silent")
    now = market.clock.now()

    def change(db: Any) -> None:
        for chat, fields in (
            (old, {"last_inbound_at": now - timedelta(hours=25)}), (gone, {"unreachable_at": now}),
            (stopped, {"stopped_at": now}),
        ):  # fmt: skip
            found = people.address_called(db, chat.channel.name, [chat.address])
            assert found is not None
            people.change_address(db, found.id, **fields)
        profiles.keep_profile(
            db, people.add_person(db, now, name="Invited", district_lgd=425), "seller", now, status="invited"
        )

    market.write(change)
    number = draft(market, office[0], notice(market))
    plan = do(market, broadcasts.plan, one(market, number))
    assert plan.routes == {
        "telegram": 1, "free": 1, "no_template": 1, "unreachable": 1, "stopped": 1, "no_consent": 1, "never_onboarded": 1,
    }  # fmt: skip
    assert (plan.people, plan.sent, plan.pasted) == (7, 2, 3)
    assert plan.languages == {"hi": 2}
    assert plan.lacks_template == {"hi": 1}
    assert rows(market) == []
    # One free text: 0.115 of Meta's, 0.44 of Twilio's, 18 % on both, each rounded up to a paisa.
    assert (plan.cost.meta, plan.cost.twilio, plan.cost.gst) == (12, 44, 10)
    approved(market, *office, number)
    market.later(seconds=1)
    reasons = market.look(
        lambda db: dict(db.execute(sa.select(broadcast_skips.c.reason, sa.func.count()).group_by("reason")).all())
    )
    assert reasons == {"no_template": 1, "unreachable": 1, "stopped": 1, "no_consent": 1, "never_onboarded": 1}
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(calls))) == 0, (
        "nobody rings a million"
    )


def test_attention_that_is_spent_today_is_planned_as_later(market: Market, office: tuple[Officer, Officer]) -> None:
    sita = agrees(market, market.seller(name="Sita"))
    for _ in range(2):
        number = draft(market, office[0], notice(market))
        approved(market, *office, number)
        market.later(seconds=1)
    assert len(sita.shown) == 2
    third = draft(market, office[0], notice(market))
    market.clock.advance(timedelta(hours=1))
    plan = do(market, broadcasts.plan, one(market, third))
    assert plan.routes == {"held": 1}
    urgent = draft(market, office[0], notice(market), urgent="flood warning of the collector")
    assert do(market, broadcasts.plan, one(market, urgent)).routes == {"telegram": 1}
    approved(market, *office, third)
    market.later(seconds=1)
    assert len(sita.shown) == 2
    approved(market, *office, urgent)
    market.later(seconds=1)
    assert len(sita.shown) == 3
    noted = market.look(lambda db: db.scalar(sa.select(audit.c.after).where(
        audit.c.deed == "broadcast_create", audit.c.subject == f"broadcast:{urgent}")))  # fmt: skip
    assert noted["urgent"] == "flood warning of the collector"
    market.later(hours=22)
    assert len(sita.shown) == 4


# ── two people ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_author_cannot_approve_where_somebody_else_can(market: Market, office: tuple[Officer, Officer]) -> None:
    agrees(market, market.seller())
    number = draft(market, office[0], notice(market))
    do(market, broadcasts.submit, office[0], number)
    with pytest.raises(Refused, match="Another officer must approve"):
        do(market, broadcasts.approve, office[0], number, waive="in a hurry")
    assert one(market, number).status == "submitted"
    do(market, broadcasts.approve, office[1], number)
    assert (one(market, number).author_id, one(market, number).approver_id) == (office[0].id, office[1].id)


def test_a_single_officer_waives_it_with_a_reason_that_is_kept(market: Market) -> None:
    alone = officer(market, market.officer(name="Meena"))
    agrees(market, market.seller())
    number = draft(market, alone, notice(market))
    do(market, broadcasts.submit, alone, number)
    with pytest.raises(Refused, match="say why you approve it alone"):
        do(market, broadcasts.approve, alone, number)
    do(market, broadcasts.approve, alone, number, waive="only officer of the district")
    assert one(market, number).waiver == "only officer of the district"
    noted = market.look(lambda db: db.scalar(sa.select(audit.c.after).where(audit.c.deed == "broadcast_approve")))
    assert noted["waiver"] == "only officer of the district"


def test_edits_after_approval_need_approval_again_and_take_back_what_waits(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    sita = agrees(market, market.seller())
    number = draft(market, office[0], notice(market))
    approved(market, *office, number)
    do(market, sending.begin, number)
    run = market.look(lambda db: runs.runs_of(db, number))[0]
    do(market, sending.fill, run.id)
    assert [row.state for row in rows(market)] == ["ready"]
    second = notice(market, texts={"hi": "नई सूचना: कार्यशाला 2 दिसंबर को है।"})
    assert do(market, broadcasts.amend, office[0], number, notice_id=second) == 1
    assert (one(market, number).status, one(market, number).version, one(market, number).planned) == ("draft", 2, None)
    market.later(minutes=1)
    assert sita.shown == []
    with pytest.raises(Refused, match="that cannot be done now"):
        do(market, broadcasts.approve, office[1], number)
    approved(market, *office, number)
    for _ in range(3):
        market.later(seconds=1)
    assert ["नई सूचना" in message.text for message in sita.shown] == [True]


def test_a_notice_changed_between_handing_in_and_approval_is_handed_in_again(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    agrees(market, market.seller())
    text = notice(market)
    number = draft(market, office[0], text)
    do(market, broadcasts.submit, office[0], number)
    now = market.clock.now()
    market.write(lambda db: notices.change(db, text, now, texts={"hi": "दूसरी बात"}))
    with pytest.raises(Refused, match="changed after it was handed in"):
        do(market, broadcasts.approve, office[1], number)


def test_what_was_approved_is_frozen_whatever_happens_to_the_notice(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    sita = agrees(market, market.seller())
    text = notice(market)
    number = draft(market, office[0], text)
    approved(market, *office, number)
    now = market.clock.now()
    market.write(lambda db: notices.change(db, text, now, texts={"hi": "दूसरी बात"}))
    market.later(seconds=1)
    assert TEXTS["hi"] in sita.last


def test_an_officer_of_another_district_can_do_nothing_with_it(market: Market, office: tuple[Officer, Officer]) -> None:
    mumbai = officer(market, market.officer(district=482, name="Asha"))
    agrees(market, market.seller())
    text = notice(market)
    number = draft(market, office[0], text)
    do(market, broadcasts.submit, office[0], number)
    for deed in (broadcasts.approve, broadcasts.cancel, broadcasts.pause, broadcasts.submit, broadcasts.resume):
        with pytest.raises(Refused, match="another office"):
            do(market, deed, mumbai, number)
    with pytest.raises(Refused, match="another office"):
        draft(market, mumbai, text)
    with pytest.raises(BadAudience, match="another office"):
        draft(market, office[0], text, "district=482")


# ── bad input ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("audience", "fields", "why"),
    [
        ("role=seller and lang=gu", {}, "Nobody is in this audience"),
        ("role=buyer", {}, "nobody can be written to"),
        ("role=seller", {"texts": {"hi": "लंबा " * 400}}, "Too long for one Whatsapp message"),
        ("role=seller", {"titles": {}}, "title has no value"),
    ],
)
def test_what_would_go_wrong_later_is_said_when_it_is_handed_in(
    market: Market, office: tuple[Officer, Officer], audience: str, fields: dict[str, Any], why: str
) -> None:
    agrees(market, market.seller())
    market.buyer()
    number = draft(market, office[0], notice(market, **fields), audience)
    with pytest.raises(Refused, match=why):
        do(market, broadcasts.submit, office[0], number)
    assert one(market, number).status == "draft"


@pytest.mark.parametrize(
    ("fallback", "routes", "others"), [("other", {"telegram": 2}, 1), ("skip", {"telegram": 1, "no_text": 1}, 0)]
)
def test_who_has_no_text_in_their_language_gets_another_or_nothing_as_was_decided_and_the_plan_says_it(
    market: Market, office: tuple[Officer, Officer], fallback: str, routes: dict[str, int], others: int
) -> None:
    sita = agrees(market, market.seller(name="Sita"))
    gita = agrees(market, market.seller(name="Gita", language="mr"))
    number = draft(market, office[0], notice(market), fallback=fallback)
    plan = do(market, broadcasts.plan, one(market, number))
    assert (plan.routes, plan.fallback) == (routes, others)
    approved(market, *office, number)
    for _ in range(3):
        market.later(seconds=1)
    assert TEXTS["hi"] in sita.last
    assert len(gita.shown) == others
    found = market.look(lambda db: reports.result(db, one(market, number)))
    assert found.reasons == ({} if others else {"no_text": 1})


def test_a_notice_with_a_waiting_fact_is_not_handed_in(market: Market, office: tuple[Officer, Officer]) -> None:
    agrees(market, market.seller())
    text = notice(market)
    fact = {"key": "incentive", "text": "40 %", "value": "40", "unit": "pct", "status": "hold"}
    market.write(lambda db: notices.add_facts(db, text, [fact]))
    number = draft(market, office[0], text)
    with pytest.raises(Refused, match="A fact waits for an officer: incentive"):
        do(market, broadcasts.submit, office[0], number)


def test_a_time_that_passed_between_handing_in_and_approval_is_refused(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    agrees(market, market.seller())
    soon = schedules.read(["2026-11-25T13:00"], "", market.clock.now(), market.app.world.zone)
    number = draft(market, office[0], notice(market), schedule=soon)
    do(market, broadcasts.submit, office[0], number)
    market.clock.advance(timedelta(hours=3))
    with pytest.raises(Refused, match="Its time is past"):
        do(market, broadcasts.approve, office[1], number)


def test_there_is_no_such_notice_or_broadcast(market: Market, office: tuple[Officer, Officer]) -> None:
    with pytest.raises(Refused, match="no notice 99"):
        draft(market, office[0], 99)
    with pytest.raises(Refused, match="no broadcast 99"):
        do(market, broadcasts.cancel, office[0], 99)


# ── on the way ────────────────────────────────────────────────────────────────────────────────────────────────────


def under_way(market: Market, office: tuple[Officer, Officer], many: int) -> tuple[int, list[Chat]]:
    """A broadcast whose first window is written and of which nothing is sent yet."""
    sellers = [agrees(market, market.seller(name=f"S{number}")) for number in range(many)]
    number = draft(market, office[0], notice(market))
    approved(market, *office, number)
    do(market, sending.begin, number)
    return number, sellers


def fill(market: Market, number: int, **words: Any) -> int:
    run = market.look(lambda db: runs.runs_of(db, number))[0]
    return int(do(market, sending.fill, run.id, **words))


def test_windows_go_on_where_they_stopped_and_nobody_is_in_two(market: Market, office: tuple[Officer, Officer]) -> None:
    number, sellers = under_way(market, office, 7)
    assert [fill(market, number, at_most=3, ahead=100) for _ in range(4)] == [3, 3, 1, 0]
    assert len({row.address_id for row in rows(market)}) == len(rows(market)) == len(sellers)


def test_only_so_many_rows_wait_at_once(market: Market, office: tuple[Officer, Officer]) -> None:
    number, _ = under_way(market, office, 7)
    assert [fill(market, number, at_most=2, ahead=4) for _ in range(4)] == [2, 2, 0, 0]
    market.settle()
    assert fill(market, number, at_most=2, ahead=4) == 2


def test_whoever_comes_after_the_start_is_not_in_this_run_and_whoever_leaves_gets_nothing(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    number, (leaves, stays) = under_way(market, office, 2)
    late = agrees(market, market.seller(name="Late"))
    fill(market, number)
    agrees(market, leaves, given=False)
    market.settle()
    assert [len(chat.shown) for chat in (leaves, stays, late)] == [0, 1, 0]
    assert {row.reason for row in rows(market) if row.state == "skipped"} == {"no consent"}


def test_a_pause_sets_aside_what_waits_and_going_on_sends_it_once(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    number, sellers = under_way(market, office, 5)
    fill(market, number)
    do(market, broadcasts.pause, office[1], number)
    assert {row.state for row in rows(market)} == {"paused"}
    market.later(minutes=5)
    assert [chat.shown for chat in sellers] == [[]] * 5
    do(market, broadcasts.resume, office[0], number)
    for _ in range(3):
        market.later(seconds=1)
    assert [len(chat.shown) for chat in sellers] == [1] * 5
    assert one(market, number).status == "finished"


def test_an_attempt_that_failed_before_a_pause_is_not_made_again_during_it(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    number, (sita,) = under_way(market, office, 1)
    market.settle()
    fill(market, number)
    market.telegram.refuses(ChannelError(Decision.RETRY, "too many", retry_after=5))
    market.settle()
    assert [row.state for row in rows(market)] == ["ready"]
    market.write(lambda db: store.change(db, number, market.clock.now(), was=("approved",), status="paused"))
    market.later(minutes=2)
    assert sita.shown == []


def test_cancelling_skips_what_waits_and_ends_the_run(market: Market, office: tuple[Officer, Officer]) -> None:
    number, (sita,) = under_way(market, office, 1)
    fill(market, number)
    do(market, broadcasts.cancel, office[1], number)
    market.later(minutes=1)
    assert sita.shown == []
    assert [(row.state, row.reason) for row in rows(market)] == [("skipped", "cancelled")]
    assert [run.status for run in market.look(lambda db: runs.runs_of(db, number))] == ["cancelled"]
    with pytest.raises(Refused, match="is cancelled"):
        do(market, broadcasts.resume, office[0], number)


def test_more_people_than_approved_stop_it_until_an_officer_agrees(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    agrees(market, market.seller(name="First"))
    number = draft(market, office[0], notice(market))
    approved(market, *office, number)
    crowd = [agrees(market, market.seller(name=f"N{place}")) for place in range(14)]
    market.later(seconds=1)
    assert one(market, number).status == "paused"
    assert sum(len(chat.shown) for chat in crowd) == 0
    do(market, broadcasts.resume, office[1], number)
    for _ in range(3):
        market.later(seconds=1)
    assert sum(len(chat.shown) for chat in crowd) == 14


@pytest.mark.parametrize(("missed", "status", "got"), [("skip", "missed", 0), ("late", "done", 1), ("ask", "asked", 0)])
def test_a_missed_run_does_what_its_schedule_says(
    market: Market, office: tuple[Officer, Officer], missed: str, status: str, got: int
) -> None:
    sita = agrees(market, market.seller())
    soon = schedules.read(["2026-11-25T13:00"], "", market.clock.now(), market.app.world.zone)
    number = draft(market, office[0], notice(market), schedule=soon, missed=missed)
    approved(market, *office, number)
    for _ in range(3):
        market.later(hours=3 if not market.look(lambda db: runs.runs_of(db, number)) else 0)
    assert [run.status for run in market.look(lambda db: runs.runs_of(db, number))] == [status]
    assert len(sita.shown) == got
    if missed == "ask":
        do(market, broadcasts.resume, office[0], number)
        market.later(seconds=1)
        assert len(sita.shown) == 1


def test_a_weekly_notice_comes_every_week_and_a_bad_one_fails_alone(
    market: Market, office: tuple[Officer, Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    sita = agrees(market, market.seller())
    weekly = schedules.read(["2026-11-25T14:00"], "weekly", market.clock.now(), market.app.world.zone)
    bad, good = (draft(market, office[0], notice(market), schedule=weekly) for _ in range(2))
    for number in (bad, good):
        approved(market, *office, number)
    whole = sending.begin

    def broken(db: Any, world: Any, broadcast_id: int) -> int | None:
        if broadcast_id == bad:
            raise RuntimeError("a schedule from another planet")
        return whole(db, world, broadcast_id)

    monkeypatch.setattr(sending, "begin", broken)
    market.later(hours=2)
    assert (one(market, bad).status, one(market, good).status) == ("paused", "approved")
    assert len(sita.shown) == 1
    market.later(days=6, hours=22)
    market.later(hours=2)
    assert len(sita.shown) == 2
    assert len(market.look(lambda db: db.execute(sa.select(broadcast_runs)).all())) == 2


def test_at_night_it_waits_for_the_morning(market: Market, office: tuple[Officer, Officer]) -> None:
    sita = agrees(market, market.seller())
    late = schedules.read(["2026-11-25T22:00"], "", market.clock.now(), market.app.world.zone)
    number = draft(market, office[0], notice(market), schedule=late)
    plan = do(market, broadcasts.plan, one(market, number))
    assert plan.quiet_until is not None
    approved(market, *office, number)
    market.later(hours=10)
    assert sita.shown == []
    market.later(hours=10, minutes=1)
    assert len(sita.shown) == 1


def test_every_deed_is_in_the_audit(market: Market, office: tuple[Officer, Officer]) -> None:
    number, _ = under_way(market, office, 1)
    do(market, broadcasts.pause, office[0], number)
    do(market, broadcasts.resume, office[1], number)
    do(market, broadcasts.cancel, office[0], number)
    deeds = market.look(lambda db: [(row.deed, row.name) for row in store.history(db, number)])
    assert deeds == [
        ("broadcast_create", "Meena"), ("broadcast_submit", "Meena"), ("broadcast_approve", "Suresh"),
        ("broadcast_pause", "Meena"), ("broadcast_resume", "Suresh"), ("broadcast_cancel", "Meena"),
    ]  # fmt: skip


# ── what the plan says of limits ──────────────────────────────────────────────────────────────────────────────────


def test_the_days_tier_is_said_before_and_those_beyond_it_can_be_forwarded_to(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    now = market.clock.now()
    for place in range(5):
        chat = agrees(market, market.seller(name=f"W{place}", channel="whatsapp"))
        found = market.look(lambda db, chat=chat: people.address_called(db, "whatsapp", [chat.address]))
        assert found is not None
        market.write(
            lambda db, found=found: people.change_address(db, found.id, last_inbound_at=now - timedelta(days=2))
        )
    market.write(lambda db: templates.keep(db, "notice", "hi", market.whatsapp.sender, now, content_sid="HX1",
                                           status="approved", words="w", category="MARKETING"))  # fmt: skip
    market.write(lambda db: db.execute(settings.insert().values(name=f"day_tier:{market.whatsapp.sender}", value=2)))
    number = draft(market, office[0], notice(market))
    plan = do(market, broadcasts.plan, one(market, number))
    assert plan.routes == {"template": 5}
    assert [(stop.room, stop.many, stop.days) for stop in plan.stops] == [(2, 5, 3)]
    assert plan.pasted == 3
    # Five marketing templates: 0.8631 of Meta's and 0.44 of Twilio's each, 18 % on both.
    assert (plan.cost.meta, plan.cost.twilio, plan.cost.gst) == (432, 220, 118)
    assert plan.seconds == 1
