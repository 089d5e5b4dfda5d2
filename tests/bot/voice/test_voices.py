"""Recordings: each says what is written, a person's voice replaces the machine's, and what is missing or stale is told."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
import soundfile

from bot.voice import voice_making, voices
from bot.voice.voices import VoiceShelf, noted, notes_of, shipped, standings, write_notes
from handlers.voice.voices import BY_NAME, PROMPTS, SPOKEN_IN, asks_to_hear, for_question, is_nine, wish

ROOT = Path(__file__).resolve().parents[3]
PLAY_ICON = 512 * 1024
"""Largest voice note that WhatsApp shows with a play button."""


def test_every_prompt_is_spoken_in_both_languages_as_it_is_written(tmp_path: Path) -> None:
    wrong = [
        (one.language, one.name, one.state) for one in standings(tmp_path) if one.state not in ("machine", "recorded")
    ]
    assert wrong == [], "make them anew: haat i18n voices"


def test_recordings_are_small_voice_notes() -> None:
    total = 0
    for language in SPOKEN_IN:
        for prompt in PROMPTS:
            body = (shipped(language) / f"{prompt.name}.ogg").read_bytes()
            found = soundfile.info(io.BytesIO(body))
            assert (found.format, found.subtype, found.channels) == ("OGG", "OPUS", 1), prompt.name
            assert 0.5 < found.duration < 60, prompt.name
            assert len(body) < PLAY_ICON
            total += len(body)
    assert total < 6 * 1024 * 1024


def test_what_is_spoken_is_what_the_code_asks() -> None:
    said = {
        node.value
        for file in (ROOT / "handlers").rglob("*.py")
        if file.name not in ("voices.py",)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    nowhere = [(one.name, text) for one in PROMPTS for text in (*one.texts, *one.labels) if text not in said]
    assert nowhere == [], "these prompts speak for texts that nothing says any more"


def test_no_recording_names_a_value_that_it_cannot_know() -> None:
    assert [one.name for one in PROMPTS for language in ("en", *SPOKEN_IN) if "{" in one.spoken(language)] == []


def test_the_offices_own_recording_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "hi"
    own.mkdir()
    (own / "greeting.ogg").write_bytes(b"OggS recorded")
    shelf = VoiceShelf(tmp_path)
    found, other = shelf.find("hi", "greeting"), shelf.find("mr", "greeting")
    assert found is not None
    assert other is not None
    assert shelf.file(found.path) == own / "greeting.ogg"
    assert shelf.file(other.path) == shipped("mr") / "greeting.ogg"
    assert shelf.find("en", "greeting") is None
    assert shelf.find("hi", "nothing") is None
    assert shelf.file("voice/hi/../greeting-1.ogg") is None


def standing(folder: Path, name: str = "greeting") -> str:
    return next(one.state for one in standings(folder) if (one.language, one.name) == ("hi", name))


def test_a_recording_of_older_words_is_stale_and_one_nobody_noted_is_told(tmp_path: Path) -> None:
    own = tmp_path / "hi"
    own.mkdir()
    (own / "greeting.ogg").write_bytes(b"OggS recorded")
    assert standing(tmp_path) == "unknown"
    voice_making.note_recorded(tmp_path, None, "hi/greeting", "Kamla")
    assert standing(tmp_path) == "recorded"
    assert notes_of(own)["greeting"]["by"] == "Kamla"
    write_notes(own, {"greeting": notes_of(own)["greeting"] | {"says": "older words"}})
    assert standing(tmp_path) == "stale"
    with pytest.raises(voice_making.NoPrompt):
        voice_making.note_recorded(tmp_path, None, "hi/nothing", "Kamla")


def test_the_machine_makes_what_is_missing_and_never_overwrites_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple(BY_NAME[name] for name in ("name", "language"))
    monkeypatch.setattr(voice_making, "PROMPTS", few)
    made = voice_making.make(tmp_path)
    assert sorted(made) == ["hi/language", "hi/name", "mr/language", "mr/name"]
    assert voice_making.make(tmp_path) == {}, "nothing is missing any more"
    folder = tmp_path / "hi" / "voice"
    (folder / "name.ogg").write_bytes(b"OggS a person")
    assert voice_making.make(tmp_path, everything=True).keys() == {"hi/language", "mr/language", "mr/name"}
    assert (folder / "name.ogg").read_bytes() == b"OggS a person"
    assert notes_of(folder)["language"] == noted("hi", "language", (folder / "language.ogg").read_bytes(), voices_by())


def voices_by() -> str:
    from bot.voice import speech

    return speech.engine()


def test_a_question_without_a_recording_is_announced_by_how_it_is_answered() -> None:
    assert for_question("Never asked?", "yes_no", choices=True) == "any_yes_no"
    assert for_question("Never asked?", "choice", choices=True) == "any_choice"
    assert for_question("Never asked?", "text", choices=False) == "any_words"
    assert voices.FOLDER == "voice"


@pytest.mark.parametrize("words", ["सुनाओ", "sunao", "Sunao please", "ऐका", "aika", "listen", "🔊", "मुझे सुनना है"])
def test_words_that_ask_to_hear(words: str) -> None:
    assert asks_to_hear(words, None)
    assert wish(words) is None


@pytest.mark.parametrize("words", ["सुनार", "audio speakers", "listen to my complaint about the office", "नौ किलो"])
def test_words_that_do_not_ask_to_hear(words: str) -> None:
    assert not asks_to_hear(words, "text")


def test_the_setting_has_its_words_and_its_end() -> None:
    assert [wish(words) for words in ("बोलकर", "bolkar", "बोलून", "Bolun")] == [True] * 4
    assert [wish(words) for words in ("बिना आवाज़", "likhkar", "आवाज नको", "without voice")] == [False] * 4
    assert [wish(words) for words in ("बोल", "9", "हल्दी बोलकर बेचता हूँ", "")] == [None] * 4
    assert [is_nine(words) for words in ("9", "९", " 9. ", "19", "nine")] == [True, True, True, False, False]
