"""Tokens on moments that the test hands in: so many at once, so many a second, groups by the minute, nobody pays for another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot import pacing
from bot.pacing import LIMITS, Allowance, Gate, Pacer, allowance
from storage.limits import Sender

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def sender(channel: str = "telegram", level: float | None = None, at: datetime | None = None, **more: Any) -> Sender:
    fields = {"fence": 0, "paused_until": None, "starts_paused_until": None, "per_second": None, "recent": None} | more
    return Sender(channel=channel, external_id="Bot", level=level, level_at=at, **fields)


class Road:
    """One sender over time: what is spent of its bucket is kept, as the store keeps it."""

    def __init__(self, channel: str = "telegram", begun: datetime = NOON - timedelta(hours=1), **more: Any) -> None:
        self.kept = sender(channel, **more)
        self.pacer = Pacer(begun=begun)

    def send(self, now: datetime, times: int = 1, *, to: int = 0, group: bool = False, edit: bool = False) -> int:
        """How many of so many messages leave at a moment; to somebody else each unless one is named."""
        left = 0
        for place in range(times):
            budget = allowance(self.kept, now)
            assert budget is not None
            wait = self.pacer.wait_for(
                self.kept.channel, to or 1000 + place, now, group=group, edit=edit, budget=budget
            )
            left += wait == 0
            if wait == 0 or budget.set_back:
                self.keep(budget, now)
        return left

    def keep(self, budget: Allowance, now: datetime) -> None:
        values = {name: getattr(self.kept, name) for name in Sender.__slots__}
        self.kept = Sender(**(values | {"level": budget.level, "level_at": now, "recent": budget.recent}))


# ── a sender ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_slow_commit_has_piled_up_does_not_leave_in_one_second() -> None:
    gate, left = Gate(), list[float]()
    for place in range(200):
        planned = place / 28
        moment = max(planned, 3.4) if 3 <= planned < 3.4 else planned  # for so long nothing could be done
        while (wait := gate.wait_for("Bot", 29, moment)) > 0:
            moment += wait
        left.append(moment)
    assert max(sum(at <= other < at + 1 for other in left) for at in left) == 29
    assert left[-1] - 199 / 28 < 0.3, "what was late is caught up with"


def test_the_gate_of_one_sender_holds_up_no_other() -> None:
    gate = Gate()
    assert [gate.wait_for("Bot", 2, 0.0) for _ in range(3)] == [0.0, 0.0, 1.0]
    assert gate.wait_for("Other", 2, 0.0) == 0.0
    assert gate.wait_for("Bot", 2, 1.0) == 0.0


@pytest.mark.parametrize(("channel", "a_second"), [("telegram", 30), ("whatsapp", 80)])
def test_in_no_second_more_leave_than_the_provider_bears(channel: str, a_second: int) -> None:
    road = Road(channel)
    sent: list[float] = []
    for tick in range(400):
        sent += [tick / 100] * road.send(after(tick / 100), 20)
    for first in range(300):
        assert sum(first / 100 <= at < first / 100 + 1 for at in sent) <= a_second
    pace = LIMITS[channel].sender
    assert len(sent) >= 0.98 * pace.rate * 4, "and nearly all of what is allowed is used"


def test_a_sender_may_have_a_pace_of_its_own() -> None:
    road = Road("whatsapp", per_second=1 / 3)
    assert [road.send(after(second)) for second in range(7)] == [1, 0, 0, 1, 0, 0, 1], "Twilio's sandbox: one in 3 s"


def test_a_restart_or_another_owner_begins_with_the_bucket_as_it_stood() -> None:
    road = Road()
    assert road.send(NOON, 50) == 2
    heir = Road(level=road.kept.level, at=road.kept.level_at)
    assert heir.send(NOON, 50) == 0, "no second burst"
    assert heir.send(after(0.036), 50) == 1


def test_a_clock_that_goes_back_neither_gives_nor_takes() -> None:
    road = Road()
    road.send(NOON, 50)
    assert road.send(after(-3600), 50) == 0
    assert road.send(after(-3600 + 0.5), 50) == 2, "it goes on from the moment the clock shows"


def test_channels_without_limits_have_no_budget() -> None:
    assert allowance(sender("terminal"), NOON) is None
    assert Pacer(NOON).wait_for("sim-whatsapp", 1, NOON) == 0


# ── a chat ────────────────────────────────────────────────────────────────────────────────────────────────────────


def chat(pacer: Pacer, now: datetime, times: int = 100, channel: str = "telegram", to: int = 1) -> int:
    return sum(pacer.wait_for(channel, to, now) == 0 for _ in range(times))


@pytest.mark.parametrize(("channel", "at_once"), [("telegram", 4), ("whatsapp", 20)])
def test_one_chat_has_a_small_burst_then_its_own_rate(channel: str, at_once: int) -> None:
    pacer = Pacer(begun=NOON - timedelta(hours=1))
    assert chat(pacer, NOON, channel=channel) == at_once
    assert chat(pacer, NOON, channel=channel, to=2) == at_once, "nobody waits for another's talk"
    wait = pacer.wait_for(channel, 1, NOON)
    assert wait == pytest.approx(1 / LIMITS[channel].chat.rate)
    assert pacer.wait_for(channel, 1, after(wait / 2)) == pytest.approx(wait / 2)
    assert pacer.wait_for(channel, 1, after(wait + 0.001)) == 0


def test_right_after_a_start_little_is_trusted_to_be_free() -> None:
    assert chat(Pacer(begun=NOON), NOON) == 1
    assert chat(Pacer(begun=NOON), after(2)) == 3
    assert chat(Pacer(begun=NOON), NOON, channel="whatsapp") == 5


def test_whoever_must_wait_takes_nothing_from_the_sender() -> None:
    pacer, budget = Pacer(begun=NOON - timedelta(hours=1)), Allowance(10, LIMITS["telegram"].sender, {})
    assert sum(pacer.wait_for("telegram", 1, NOON, budget=budget) == 0 for _ in range(100)) == 4
    assert budget.whole == 6
    empty = Allowance(0.5, LIMITS["telegram"].sender, {})
    assert pacer.wait_for("telegram", 2, NOON, budget=empty) == pytest.approx(0.5 / 28)
    assert chat(pacer, NOON, to=2) == 4, "nor from the chat when the sender must wait"


# ── a group ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_group_hears_eighteen_in_any_minute_and_edits_count_apart() -> None:
    road = Road()
    sent = [second for second in range(200) if road.send(after(second), to=7, group=True)]
    for first in range(140):
        assert sum(first <= at < first + 60 for at in sent) <= 18
    assert len(sent) >= 18 * 3
    edits = Road()
    assert sum(edits.send(after(second), to=7, group=True, edit=True) for second in range(59)) == 18
    assert sum(edits.send(after(second), to=7, group=True) for second in range(59)) == 18


def test_a_groups_minute_survives_a_restart() -> None:
    road = Road()
    assert sum(road.send(after(second), to=7, group=True) for second in range(30)) == 18
    heir = Road(level=road.kept.level, at=road.kept.level_at, recent=road.kept.recent)
    assert not any(heir.send(after(second), to=7, group=True) for second in range(30, 60))
    assert heir.send(after(61), to=7, group=True)
    assert heir.send(after(40), to=8, group=True), "another group is not meant"


def test_the_kept_minute_holds_a_minute_only() -> None:
    road = Road()
    for second in range(0, 600, 5):
        road.send(after(second), to=7, group=True)
    budget = allowance(road.kept, after(600))
    assert budget is not None
    assert len(budget.recent["7"]) <= 18


# ── any road ──────────────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=60, deadline=None)
@given(pauses=some.lists(some.floats(0, 3), min_size=1, max_size=60), to=some.sampled_from([0, 9]))
def test_over_any_time_no_more_leave_than_burst_and_rate_allow(pauses: list[float], to: int) -> None:
    road, passed, sent = Road(), 0.0, 0
    for pause in pauses:
        passed += pause
        sent += road.send(after(passed), 30, to=to)
    pace = LIMITS["telegram"].chat if to else LIMITS["telegram"].sender
    # Moments are kept by the microsecond, so each of the pauses may be off by that.
    assert sent <= pace.burst + pace.rate * (passed + len(pauses) * 1e-6) + 1e-4


@settings(max_examples=60, deadline=None)
@given(before=some.integers(0, 60), pause=some.floats(0, 2))
def test_the_wait_that_is_named_is_enough_and_not_too_long(before: int, pause: float) -> None:
    pacer = Pacer(begun=NOON - timedelta(hours=1))
    chat(pacer, NOON, before)
    wait = pacer.wait_for("telegram", 1, after(pause))
    if wait > 0.001:
        assert pacer.wait_for("telegram", 1, after(pause + wait * 0.98)) > 0
        assert pacer.wait_for("telegram", 1, after(pause + wait * 1.02 + 1e-5)) == 0.0


def test_idle_chats_are_forgotten_and_busy_ones_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "KEPT", 50)
    pacer = Pacer(begun=NOON - timedelta(hours=1))
    for place in range(200):
        pacer.wait_for("telegram", place, after(place * 0.05))
    assert len(pacer._buckets) <= 52
    now = after(10)
    chat(pacer, now, to=5000)
    for place in range(60):
        pacer.wait_for("telegram", 6000 + place, now)
    assert chat(pacer, now, 5, to=5000) == 0, "a busy chat was forgotten and may be flooded"
