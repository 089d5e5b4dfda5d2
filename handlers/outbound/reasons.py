"""Why a message did not leave, in an officer's language."""

from __future__ import annotations

import re

from handlers.language import N_, say

CODE = re.compile(r"^(.*?)( \(\d{1,6}\))?$", re.DOTALL)
WRITTEN_BELOW = (
    N_("no answer from the provider"), N_("a newer change took its place"), N_("waits for its photo"),
    N_("paced"), N_("the media could not be kept"), N_("no answer in time"), N_("invented person"),
)  # fmt: skip
"""Reasons that the store and the channels write without knowing of languages."""


def in_words(language: str, reason: str | None) -> str:
    """A reason as it stands in a row, said in this language; the provider's own code stays behind it."""
    found = CODE.match(reason or "")
    words, code = (found.group(1), found.group(2) or "") if found else (reason or "", "")
    return f"{say(language, words)}{code}" if words else ""
