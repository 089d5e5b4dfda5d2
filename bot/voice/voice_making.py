"""Making the machine voice's recordings, and noting whose voice a recorded one is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.voice import speech
from bot.voice.voices import ENDING, FOLDER, mark, noted, notes_of, shipped, write_notes
from handlers.voice.voices import BY_NAME, PROMPTS, SPOKEN_IN

MACHINE = "espeak-ng"


class NoPrompt(Exception):
    """There is no prompt or no file of this name."""


def make(to: Path | None, *, everything: bool = False) -> dict[str, int]:
    """Speak what is missing or stale; each new file with its size in bytes. Raises speech.NoSpeech, NoPrompt."""
    made: dict[str, int] = {}
    by = speech.engine()
    for language in SPOKEN_IN:
        folder = to / language / FOLDER if to else shipped(language)
        folder.mkdir(parents=True, exist_ok=True)
        notes = notes_of(folder)
        for prompt in PROMPTS:
            file, note = folder / f"{prompt.name}{ENDING}", notes.get(prompt.name, {})
            if file.is_file() and not _is_ours(file, note):
                continue  # somebody recorded it
            if file.is_file() and note.get("says") == prompt.digest(language) and not everything:
                continue
            if prompt.spoken(language) == prompt.spoken("en"):
                raise NoPrompt(f"{language}/{prompt.name} is not translated yet: make locales")
            body = speech.speak(prompt.spoken(language), language)
            file.write_bytes(body)
            notes[prompt.name] = noted(language, prompt.name, body, by)
            made[f"{language}/{prompt.name}"] = len(body)
        for left in set(notes) - set(BY_NAME):  # nothing says these any more
            (folder / f"{left}{ENDING}").unlink(missing_ok=True)
            del notes[left]
        write_notes(folder, notes)
    return made


def _is_ours(file: Path, note: Mapping[str, str]) -> bool:
    return note.get("by", "").startswith(MACHINE) and note.get("file") == mark(file.read_bytes())


def note_recorded(own: Path, to: Path | None, which: str, by: str) -> str:
    """Note that a file, the installation's own or else the package's, was recorded of today's words. Raises NoPrompt."""
    language, _, name = which.partition("/")
    if language not in SPOKEN_IN or name not in BY_NAME:
        raise NoPrompt(f"there is no prompt {which}; see `haat i18n voice-script --all`")
    for folder in (own / language, to / language / FOLDER if to else shipped(language)):
        file = folder / f"{name}{ENDING}"
        if file.is_file():
            write_notes(folder, notes_of(folder) | {name: noted(language, name, file.read_bytes(), by)})
            return f"{file}: {by}"
    raise NoPrompt(f"no file {language}/{name}{ENDING} lies in {own} or in the package")
