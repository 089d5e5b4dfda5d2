"""The speech service: its two calls with their traps, and that what it hears is only a proposal."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from bot.settings import Settings
from bot.voice import speech
from bot.voice.bhashini import Bhashini, Heard, NotHeard
from storage import listening
from tests.fakes.bhashini import COMPUTE, CONFIG, INFERENCE, KEY, USER, FakeBhashini, running
from tests.market import Market


@pytest.fixture
def service() -> Iterator[FakeBhashini]:
    with running() as fake:
        yield fake


def recording(seconds: float, rate: int = 48000) -> bytes:
    """A hum as both apps send voice: OGG/Opus."""
    out = io.BytesIO()
    hum = 0.3 * np.sin(2 * np.pi * 220 * np.arange(int(seconds * rate)) / rate)
    soundfile.write(out, hum.astype(np.float32), rate, format="OGG", subtype="OPUS")
    return out.getvalue()


def adapter(service: FakeBhashini, **more: Any) -> Bhashini:
    return Bhashini(USER, KEY, "pipeline", service.url, **more)


def hear(adapter: Bhashini, *pieces: bytes, language: str = "hi") -> Heard:
    return asyncio.run(adapter.hear(pieces or speech.pieces(recording(2), 28), language))


def test_a_recording_is_heard_and_nothing_of_it_may_be_kept_there(service: FakeBhashini) -> None:
    assert hear(adapter(service)) == Heard("दो सौ किलो हल्दी", False)
    assert service.tracked == 0


def test_newer_accounts_name_no_key_and_use_the_one_of_the_settings(service: FakeBhashini) -> None:
    service.header = None
    assert hear(adapter(service, inference_key=INFERENCE)).words == "दो सौ किलो हल्दी"
    with pytest.raises(NotHeard, match="inference key"):
        hear(adapter(service))


def test_an_empty_answer_is_an_error_and_no_silence(service: FakeBhashini) -> None:
    service.empty = True
    with pytest.raises(NotHeard, match="empty"):
        hear(adapter(service))


def test_a_long_recording_goes_in_pieces_and_says_that_it_may_be_a_part(service: FakeBhashini) -> None:
    service.words = "एक दो"
    pieces = speech.pieces(recording(70), 28)
    assert len(pieces) == 3
    assert hear(adapter(service), *pieces) == Heard("एक दो एक दो एक दो", True)


def test_a_models_address_is_kept_for_hours_and_asked_anew_once_when_it_moved(service: FakeBhashini) -> None:
    now = [0.0]
    ear = adapter(service, seconds=lambda: now[0])
    hear(ear)
    hear(ear)
    assert service.count(CONFIG) == 1
    service.service = "ai4bharat/asr-2"
    assert hear(ear).words
    assert service.count(CONFIG) == 2
    now[0] += 7 * 3600
    hear(ear)
    assert service.count(CONFIG) == 3


@pytest.mark.parametrize(("broken", "heard"), [([500], True), ([500, 500], False)])
def test_a_broken_call_is_made_once_more_and_then_left_to_people(
    service: FakeBhashini, broken: list[int], heard: bool
) -> None:
    service.broken = broken
    if heard:
        assert hear(adapter(service)).words
    else:
        with pytest.raises(NotHeard, match="DHRUVA-101 Failed to compute"):
            hear(adapter(service))
    assert service.count(COMPUTE) == 2


def test_a_slow_answer_is_not_waited_for(service: FakeBhashini) -> None:
    service.slow = [1.0, 1.0, 1.0]
    with pytest.raises(NotHeard, match="no answer"):
        hear(adapter(service, patience=0.2))


def test_a_wrong_key_and_an_unknown_language_say_so(service: FakeBhashini) -> None:
    with pytest.raises(NotHeard, match="Invalid credentials"):
        hear(Bhashini(USER, "other", "pipeline", service.url))
    with pytest.raises(NotHeard, match="no model"):
        hear(adapter(service), language="xx")


@pytest.mark.parametrize("rate", [16000, 48000])
def test_recordings_become_what_the_service_takes(rate: int) -> None:
    (piece,) = speech.pieces(recording(3, rate), 28)
    sound, found = soundfile.read(io.BytesIO(piece))
    assert (found, sound.ndim) == (16000, 1)
    assert len(sound) / found == pytest.approx(3, abs=0.1)
    loudest = np.abs(np.fft.rfft(sound)).argmax() * found / len(sound)
    assert loudest == pytest.approx(220, abs=2)
    with pytest.raises(speech.NoSpeech):
        speech.pieces(b"no sound at all", 28)


# ── within Haat ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def market(service: FakeBhashini, tmp_path: Path) -> Iterator[Market]:
    with Market(f"sqlite:///{tmp_path / 'haat.db'}", tmp_path) as market:
        market.app.hearer = adapter(service)
        yield market


def speaks(market: Market, seconds: float) -> Any:
    """A buyer who says what they need."""
    ravi = market.buyer(language="hi")
    media = ravi._file("voice", recording(seconds))
    ravi._sends("voice", media=(media,))
    return ravi


def test_what_the_service_hears_counts_only_when_its_person_says_yes(market: Market) -> None:
    ravi = speaks(market, 2)
    assert "“दो सौ किलो हल्दी”" in ravi.last
    ravi.presses("Yes, right")
    assert "हल्दी" in ravi.last
    note = market.look(lambda db: listening.get(db, 1))
    assert note is not None
    assert (note.status, note.how, note.seconds) == ("saved", "machine", 2)


def test_who_says_no_to_the_machine_is_heard_by_a_person(market: Market) -> None:
    meena = market.officer(language="hi")
    ravi = speaks(market, 2)
    ravi.presses("No, not that")
    meena.says("सुनना है")
    assert "Ravi" in meena.last
    meena.says("दो सौ किलो मिर्च")
    assert "“दो सौ किलो मिर्च”" in ravi.last


def test_a_part_of_a_long_note_is_shown_to_the_listener_only(market: Market) -> None:
    meena = market.officer(language="en")
    ravi = speaks(market, 40)
    assert "“" not in ravi.last
    meena.says("listening")
    assert "The machine heard this, perhaps not all of it:" in meena.all
    assert "(0:40)" in meena.last


def test_without_the_service_people_listen_as_ever(market: Market, service: FakeBhashini) -> None:
    service.broken = [500] * 4
    meena = market.officer(language="en")
    ravi = speaks(market, 2)
    market.later(seconds=5)
    assert "“" not in ravi.last
    assert "Ravi" in meena.says("listening")


def test_it_is_off_without_a_key() -> None:
    assert not Settings().has_bhashini
    assert Settings(BHASHINI_USER_ID="u", BHASHINI_API_KEY="k").has_bhashini
