"""The shelf of recordings: what ships with Haat, and what an office recorded itself, which comes first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from handlers.voice.voices import BY_NAME, PROMPTS, SPOKEN_IN, Voice

FOLDER = "voice"
"""Below a language's folder, below the data directory, and before every path of a recording."""
NOTES = "made.json"
"""Beside the recordings: of each, a mark of the words it says and of its bytes, and who made it."""
ENDING = ".ogg"


@cache
def shipped(language: str) -> Path:
    """The folder of a language's recordings in this package."""
    return Path(str(resources.files("locales").joinpath(language, FOLDER)))


def mark(body: bytes) -> str:
    """A mark of a recording's bytes, by which another one is told."""
    return hashlib.sha256(body).hexdigest()[:16]


class VoiceShelf:
    """Finds recordings by language and name; each file is read once in a process."""

    def __init__(self, own: Path) -> None:
        """`own` is the folder of this installation's own recordings; it need not exist."""
        self.own = own
        self._found: dict[tuple[str, str], tuple[Voice, Path] | None] = {}

    def find(self, language: str, name: str) -> Voice | None:
        """The recording of a prompt; None where there is none."""
        found = self._look(language, name)
        return found[0] if found is not None else None

    def file(self, path: str) -> Path | None:
        """Where a recording lies that the media folder names by this path; None for any other path."""
        parts = path.split("/")
        if len(parts) != 3 or parts[0] != FOLDER or parts[1] not in SPOKEN_IN:
            return None
        name = parts[2].removesuffix(ENDING).rpartition("-")[0]
        found = self._look(parts[1], name) if name in BY_NAME else None
        return found[1] if found is not None else None

    def _look(self, language: str, name: str) -> tuple[Voice, Path] | None:
        if (language, name) not in self._found:
            self._found[language, name] = self._read(language, name)
        return self._found[language, name]

    def _read(self, language: str, name: str) -> tuple[Voice, Path] | None:
        if language not in SPOKEN_IN:
            return None
        for folder in (self.own / language, shipped(language)):
            file = folder / f"{name}{ENDING}"
            if file.is_file():
                body = file.read_bytes()
                digest = hashlib.sha256(body).hexdigest()
                return Voice(f"{FOLDER}/{language}/{name}-{digest[:8]}{ENDING}", digest, len(body)), file
        return None


# ── what is missing ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Standing:
    """One prompt in one language: what it says, and whether its recording says that."""

    language: str
    name: str
    state: str
    """missing | stale (it says older words) | unknown (a file nobody has noted) | machine | recorded"""
    says: str
    by: str = ""


def notes_of(folder: Path) -> dict[str, Any]:
    """What is noted beside a folder's recordings."""
    file = folder / NOTES
    return dict(json.loads(file.read_text("utf-8"))) if file.is_file() else {}


def write_notes(folder: Path, notes: Mapping[str, Any]) -> None:
    """Note what the recordings of a folder say."""
    text = json.dumps(dict(sorted(notes.items())), ensure_ascii=False, indent=1)
    (folder / NOTES).write_text(text + "\n", "utf-8")


def noted(language: str, name: str, body: bytes, by: str) -> dict[str, str]:
    """The note of one recording that says today's words."""
    return {"says": BY_NAME[name].digest(language), "file": mark(body), "by": by}


def standings(own: Path) -> list[Standing]:
    """Every prompt in every spoken language, in the order in which people meet them."""
    found = []
    for language in SPOKEN_IN:
        folders = [(folder, notes_of(folder)) for folder in (own / language, shipped(language))]
        for prompt in PROMPTS:
            state, by = _state(language, prompt.name, folders)
            found.append(Standing(language, prompt.name, state, prompt.spoken(language), by))
    return found


def _state(language: str, name: str, folders: list[tuple[Path, dict[str, Any]]]) -> tuple[str, str]:
    for folder, notes in folders:
        file = folder / f"{name}{ENDING}"
        if not file.is_file():
            continue
        note = notes.get(name, {})
        if note.get("file") != mark(file.read_bytes()):
            return "unknown", ""
        if note.get("says") != BY_NAME[name].digest(language):
            return "stale", note.get("by", "")
        return "machine" if note.get("by", "").startswith("espeak-ng") else "recorded", note.get("by", "")
    return "missing", ""
