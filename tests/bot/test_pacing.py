"""Token buckets by a clock that the test moves: so many at once, so many a second, nobody pays for another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot import pacing
from bot.pacing import PACES, Pacer


class Watch:
    """A monotonic clock in the test's hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def pacer(watch: Watch) -> Pacer:
    return Pacer(time=watch)


def free(pacer: Pacer, times: int, channel: str = "telegram", sender: str = "Bot", address: str = "") -> int:
    """How many of so many messages may leave at this instant; to another address each unless one is named."""
    return sum(pacer.wait_for(channel, sender, address or f"a{place}") == 0.0 for place in range(times))


@pytest.mark.parametrize(("channel", "at_once"), [("telegram", 25), ("whatsapp", 70)])
def test_a_sender_has_its_burst_and_no_more(pacer: Pacer, channel: str, at_once: int) -> None:
    assert free(pacer, 200, channel) == at_once


@pytest.mark.parametrize(("channel", "at_once"), [("telegram", 4), ("whatsapp", 20)])
def test_one_address_has_a_small_burst_of_its_own(pacer: Pacer, watch: Watch, channel: str, at_once: int) -> None:
    assert free(pacer, 60, channel, address="sita") == at_once
    assert free(pacer, 1, channel, address="ravi") == 1, "nobody waits for another's talk"
    wait = pacer.wait_for(channel, "Bot", "sita")
    assert wait == pytest.approx(1 / PACES[channel][1].rate)
    watch.now += wait / 2
    assert pacer.wait_for(channel, "Bot", "sita") == pytest.approx(wait / 2)
    watch.now += wait / 2 + 1e-6
    assert pacer.wait_for(channel, "Bot", "sita") == 0.0


def test_whoever_must_wait_takes_nothing_from_the_sender(pacer: Pacer) -> None:
    assert free(pacer, 100, address="sita") == 4
    assert free(pacer, 100) == 25 - 4


def test_senders_do_not_share_a_bucket(pacer: Pacer) -> None:
    assert free(pacer, 100, sender="SagarBot") == 25
    assert free(pacer, 100, sender="MumbaiBot") == 25


def test_a_bucket_fills_up_to_its_burst_and_not_beyond(pacer: Pacer, watch: Watch) -> None:
    free(pacer, 100)
    watch.now += 0.401
    assert free(pacer, 100) == 10
    watch.now += 3600
    assert free(pacer, 100) == 25


@pytest.mark.parametrize("channel", ["terminal", "sim-telegram", "sim-whatsapp"])
def test_channels_without_limits_never_wait(pacer: Pacer, channel: str) -> None:
    assert free(pacer, 500, channel, address="sita") == 500


@settings(max_examples=60, deadline=None)
@given(pauses=some.lists(some.floats(0, 3), min_size=1, max_size=60), address=some.sampled_from(["", "sita"]))
def test_over_any_time_no_more_leave_than_burst_and_rate_allow(pauses: list[float], address: str) -> None:
    watch = Watch()
    pacer, begun, sent = Pacer(time=watch), watch.now, 0
    for pause in pauses:
        watch.now += pause
        sent += free(pacer, 30, address=address)
    pace = PACES["telegram"][1 if address else 0]
    assert sent <= pace.burst + pace.rate * (watch.now - begun) + 1e-6


@settings(max_examples=60, deadline=None)
@given(before=some.integers(0, 60), pause=some.floats(0, 2))
def test_the_wait_that_is_named_is_enough_and_not_too_long(before: int, pause: float) -> None:
    watch = Watch()
    pacer = Pacer(time=watch)
    free(pacer, before)
    watch.now += pause
    wait = pacer.wait_for("telegram", "Bot", "new")
    if wait:
        watch.now += wait * 0.99
        assert pacer.wait_for("telegram", "Bot", "new") > 0
        watch.now += wait * 0.01 + 1e-9
        assert pacer.wait_for("telegram", "Bot", "new") == 0.0


def test_idle_buckets_are_forgotten_and_busy_ones_kept(
    pacer: Pacer, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "KEPT", 50)
    for place in range(200):
        watch.now += 0.05
        pacer.wait_for("telegram", "Bot", f"a{place}")
    assert len(pacer._buckets) <= 52
    free(pacer, 20, address="busy")
    for place in range(60):
        pacer.wait_for("telegram", f"Bot{place}", f"b{place}")
    assert free(pacer, 5, address="busy") == 0, "a busy address was forgotten and may be flooded"
    assert free(pacer, 100) < 25, "a busy sender was forgotten and may flood"
