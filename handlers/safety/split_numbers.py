"""A telephone number told in pieces: with words between them, or over several messages of one talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.reading.digits import Run, digit_runs, plain
from handlers.reading.hiding import HIDDEN
from handlers.reading.phones import are_a_number
from handlers.reading.posts import read_post
from handlers.step import Step
from storage import inbox

LATELY = timedelta(minutes=30)
"""Pieces that lie farther apart are no number: nobody waits so long with the second half."""
MESSAGES = 6
"""How many messages back a first piece is looked for."""


def without_pieces(step: Step, text: str) -> str:
    """The words with each piece hidden that makes a whole number, with others of the same message or with what its writer
    said just before."""
    if not any(sign.isnumeric() for sign in text) and not digit_runs(plain(text)):
        return text
    before = inbox.said_before(step.db, step.inbox_id, step.world.now - LATELY, at_most=MESSAGES)
    return hidden(text, before)


def hidden(text: str, before: Sequence[str] = ()) -> str:
    """The words without the pieces of a number; `before`: what was written before them, the oldest first."""
    posts = [read_post(one) for one in (*before, text)]
    told = [(place, run) for place, post in enumerate(posts) for run in post.runs]
    keys = frozenset().union(*(post.keys for post in posts))
    last = len(posts) - 1
    here = next((number for number, (place, _) in enumerate(told) if place == last), len(told))
    for first in range(here + 1):
        for end in range(here + 1, len(told) + 1):
            pieces = [run for _, run in told[first:end]]
            if sum(len(run.digits) for run in pieces) > LONGEST:
                break
            whole = first < here or end == len(told)  # told in one message, a number is all the figures in it
            if len(pieces) > 1 and whole and are_a_number(pieces, keys):
                return _dotted(text, [run for place, run in told[first:end] if place == last])
    return text


LONGEST = 12
"""Digits of a number with its country's code."""


def _dotted(text: str, runs: Sequence[Run]) -> str:
    source = plain(text)
    for run in reversed(runs):
        first, last = source.origin[run.atoms[0].start], source.origin[run.atoms[-1].end - 1] + 1
        text = text[:first] + HIDDEN + text[last:]
    return text
