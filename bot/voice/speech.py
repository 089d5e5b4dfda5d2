"""Sound: texts spoken by the espeak-ng engine as OGG/Opus, and recordings turned into what recognisers take.

Needs the extra `speech` (the engine's library and an encoder); nothing else of Haat does.
"""

from __future__ import annotations

import ctypes
import io
from array import array
from pathlib import Path
from typing import Any

RATE = 16000
"""Samples a second of everything that leaves here: enough for speech, and what recognisers are trained on."""
SQUEEZE = 0.96
"""How hard the encoder squeezes, 0 to 1: about 15 kbit/s, the play icon shows up to 512 KB (Meta, audio messages)."""
WORDS_A_MINUTE = 135
"""Slower than the engine's own 175: its listeners have not chosen this voice."""
RETRIEVE, UTF8 = 1, 1


class NoSpeech(Exception):
    """The extra `speech` is not installed, or the engine refused; the message says what to do."""


def engine() -> str:
    """Which engine speaks, and its version. Raises NoSpeech."""
    return f"espeak-ng {_Engine.shared().version}"


def speak(text: str, language: str) -> bytes:
    """A text as an OGG/Opus voice note, mono. Raises NoSpeech."""
    samples, rate = _Engine.shared().say(text, language)
    numpy, soundfile = _libraries()
    sound = _at_rate(numpy.frombuffer(samples, dtype=numpy.int16).astype(numpy.float32) / 32768, rate, numpy)
    out = io.BytesIO()
    soundfile.write(out, sound, RATE, format="OGG", subtype="OPUS", compression_level=SQUEEZE)
    return out.getvalue()


def pieces(body: bytes, longest: float) -> list[bytes]:
    """A recording as 16 kHz mono WAV files of at most `longest` seconds each. Raises NoSpeech where it cannot be read."""
    numpy, soundfile = _libraries()
    try:
        sound, rate = soundfile.read(io.BytesIO(body), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as broken:
        raise NoSpeech(f"this recording cannot be read here: {broken}") from broken
    mono = _at_rate(sound.mean(axis=1), rate, numpy)
    size = int(longest * RATE)
    found = []
    for start in range(0, len(mono), size):
        out = io.BytesIO()
        soundfile.write(out, mono[start : start + size], RATE, format="WAV", subtype="PCM_16")
        found.append(out.getvalue())
    return found


def _libraries() -> tuple[Any, Any]:
    try:
        import numpy
        import soundfile
    except (ImportError, OSError) as missing:
        raise NoSpeech("install the extra: pip install 'haat[speech]'") from missing
    return numpy, soundfile


def _at_rate(sound: Any, rate: int, numpy: Any) -> Any:
    """The sound at our rate; what is too high for it is filtered out before, so that it does not come back as noise."""
    if rate == RATE or not len(sound):
        return sound
    if rate > RATE:
        taps = numpy.arange(-48, 49)
        edge = 0.9 * RATE / rate
        window = numpy.sinc(taps * edge) * numpy.hamming(len(taps))
        sound = numpy.convolve(sound, window / window.sum(), "same")
    places = numpy.arange(int(len(sound) * RATE / rate)) * (rate / RATE)
    return numpy.interp(places, numpy.arange(len(sound)), sound).astype(numpy.float32)


class _Engine:
    """The engine's library, which knows one voice at a time (https://github.com/espeak-ng/espeak-ng, speak_lib.h)."""

    _one: _Engine | None = None

    @classmethod
    def shared(cls) -> _Engine:
        if cls._one is None:
            cls._one = cls()
        return cls._one

    def __init__(self) -> None:
        try:
            import espeakng_loader
        except ImportError as missing:
            raise NoSpeech("install the extra: pip install 'haat[speech]'") from missing
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(Path(espeakng_loader.get_data_path())).encode()
        self.rate = self._library.espeak_Initialize(RETRIEVE, 0, data, 0)
        if self.rate <= 0:
            raise NoSpeech("espeak-ng cannot find its voices")
        self._library.espeak_Info.restype = ctypes.c_char_p
        self.version = self._library.espeak_Info(None).decode().split()[0]
        self._heard = array("h")
        hears = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self._hears = hears(self._hear)
        self._library.espeak_SetSynthCallback(self._hears)

    def _hear(self, samples: Any, many: int, _events: Any) -> int:
        if samples and many > 0:
            self._heard.extend(samples[0:many])
        return 0

    def say(self, text: str, language: str) -> tuple[bytes, int]:
        """A text's samples, 16 bit, and how many of them are a second."""
        if self._library.espeak_SetVoiceByName(language.encode()) != 0:
            raise NoSpeech(f"espeak-ng speaks no {language}")
        self._library.espeak_SetParameter(1, WORDS_A_MINUTE, 0)
        del self._heard[:]
        words = text.encode()
        refused = self._library.espeak_Synth(words, len(words) + 1, 0, 1, 0, UTF8, None, None)
        if refused or self._library.espeak_Synchronize():
            raise NoSpeech("espeak-ng refused the text")
        return self._heard.tobytes(), self.rate
