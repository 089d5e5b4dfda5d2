"""How simulated people understand Haat: a question is known by its words in their own language, as on their phone."""

from __future__ import annotations

import re
from functools import lru_cache

from handlers.language import languages, say

_PLACE = re.compile(r"\\\{\w+\\\}")


@lru_cache(maxsize=4000)
def _pattern(text: str, language: str) -> re.Pattern[str]:
    """The text in a language, with anything where its words stand."""
    return re.compile(_PLACE.sub("(.+?)", re.escape(_raw(language, text))), re.DOTALL)


def _raw(language: str, text: str) -> str:
    """A text in a language with its places unfilled."""
    names = re.findall(r"\{(\w+)\}", text)
    return say(language, text, **{name: f"{{{name}}}" for name in names})


def is_said(text: str, shown: str) -> bool:
    """Do these shown words say this text, in any language that Haat speaks?"""
    return any(_pattern(text, language).search(shown) for language in languages())


def heard(text: str, shown: str) -> tuple[str, ...] | None:
    """What stands in the places of a text, where these shown words say it; None where they do not."""
    for language in languages():
        if found := _pattern(text, language).search(shown):
            return found.groups()
    return None


def label_of(text: str, labels: list[str]) -> str | None:
    """The button among these that says a text, whatever its number or language."""
    for language in languages() if labels else ():
        whole, cut = _label(text, language)
        for label in labels:
            if whole.fullmatch(label) or (label.endswith("…") and cut.startswith(label[2:-1])):
                return label
    return None


@lru_cache(maxsize=4000)
def _label(text: str, language: str) -> tuple[re.Pattern[str], str]:
    """A label in a language, with or without its number, and as it stands whole."""
    raw = _raw(language, text)
    return re.compile(r"(\d+ )?" + _PLACE.sub("(.+?)", re.escape(raw))), raw
