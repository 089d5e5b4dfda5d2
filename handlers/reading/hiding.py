"""Hiding telephone numbers, in whatever disguise, from words that pass between two people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from handlers.folding import tokens
from handlers.reading.digits import digit_runs, plain
from handlers.reading.phones import has_phone
from handlers.reading.rules import rules_broken

HIDDEN = "•••"
SHORTEST_NUMBER = 7
LONGEST_NAME = 60
IN_NAME = 4
"""So many digits in a name are no "24x7": half a number today, and the other half tomorrow."""
_COUNTED = re.compile(r"[-+(.\s]*\d[\d\s().+-]*")
_JOINERS = "\u200c\u200d"
"""What Devanagari needs inside a word, although it is not seen."""


def plain_name(text: str) -> str:
    """A name as others may see it: on one line, without signs that turn or hide the writing, without a number."""
    seen = "".join(sign for sign in text if sign in _JOINERS or sign.isspace() or unicodedata.category(sign)[0] != "C")
    if sum(sign.isdigit() for sign in seen) >= IN_NAME:
        seen = _COUNTED.sub(" ", seen)
    shown = without_phone_numbers(" ".join(seen.split())).replace(HIDDEN, " ")
    return " ".join(shown.split())[:LONGEST_NAME].strip()


def name_without_number(name: str) -> str:
    """A name as it came through a list, a slip or an app's profile, without a number or a half of one: of "सीता 9876" सीता."""
    return plain_name(name) if any(sign.isdigit() for sign in name) else name


def without_phone_numbers(text: str, *, own: Collection[str] = ()) -> str:
    """The text with every number that reaches a person replaced by dots; prices and sizes stay.

    `own`: national numbers of ten digits that may stand. Where a number is felt but its digits cannot be told apart from
    the words, nothing of the text is let through.
    """
    if "phone_number" not in rules_broken(text):
        return text
    source = plain(text)
    words = frozenset(tokens(text))
    runs = digit_runs(source)
    guilty = [run for run in runs if has_phone(run, words)] or [
        run for run in runs if len(run.digits) >= SHORTEST_NUMBER
    ]
    theirs = [run for run in guilty if run.digits[-10:] in own]
    guilty = [run for run in guilty if run not in theirs]
    for run in sorted(guilty, key=lambda run: -run.atoms[0].start):
        first, last = source.origin[run.atoms[0].start], source.origin[run.atoms[-1].end - 1] + 1
        text = text[:first] + HIDDEN + text[last:]
    return text if theirs or "phone_number" not in rules_broken(text) else HIDDEN
