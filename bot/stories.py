"""Made-up trades that the simulator plays step by step, each step one gesture on one phone with a caption."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """One gesture: on which phone, what (text, press, photo, voice, contact, poster, wait), with what; and why."""

    pane: str
    does: str
    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class Story:
    """A trade from the first message on."""

    key: str
    title: str
    scenes: tuple[Scene, ...]


STORIES: tuple[Story, ...] = ()
