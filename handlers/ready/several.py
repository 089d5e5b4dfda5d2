"""One message that answers several questions of the other side: "size 4 feet, photo kal, rate 450" is told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handlers.folding import fold, tokens
from handlers.reading.commands import read_command
from handlers.ready import answers
from handlers.ready.meant import keys_of_phrases
from handlers.ready.pair import pair_of
from handlers.step import Step
from storage import asks, conversations
from storage.conversations import Talk
from storage.reference.questions import ReadyQuestion, family_of

_BREAKS = re.compile(r"[,;\n।]+|\.\s+|\s+(?:aur|and|ani|और|आणि|तथा)\s+", re.IGNORECASE)
"""What stands between two answers."""


def told_apart(step: Step, floor: Talk, text: str) -> list[tuple[Talk, str]]:
    """Which open question of the same asker each part of the words answers; [] where they answer but one of them, or none."""
    if floor.name != "ready_asked" or "?" in text:
        return []
    open_ones = _open_beside(step, floor)
    if len(open_ones) < 2:
        return []
    if in_turn := _in_turn(open_ones, text):
        return sorted(in_turn, key=lambda one: one[0].id == floor.id)
    given: dict[int, str] = {}
    last = None
    for part in _parts(text, [phrases for _, _, phrases in open_ones]):
        talk = _answered_by(open_ones, part)
        if talk is None and last is None:
            return []  # it begins with words that belong to none of them
        last = last if talk is None else talk
        assert last is not None
        given[last.id] = ", ".join(filter(None, (given.get(last.id, ""), part)))
    by_id = {talk.id: talk for talk, _, _ in open_ones}
    apart = [(by_id[number], part) for number, part in given.items()] if len(given) > 1 else []
    return sorted(apart, key=lambda one: one[0].id == floor.id)  # the last first would put the others again


_Open = tuple[Talk, ReadyQuestion, frozenset[frozenset[str]]]


def _open_beside(step: Step, floor: Talk) -> list[_Open]:
    """The ready questions that wait for an answer to the one who asked the last: each with the words that name it."""
    match_id = asks.one(step.db, int(floor.subject)).match_id
    pair = pair_of(step, match_id)
    if pair is None:
        return []
    family, found = family_of(pair.posted.concept), []
    for talk in conversations.open_of(step.db, step.person.id):
        row = asks.one(step.db, int(talk.subject)) if talk.name == "ready_asked" and talk.asked else None
        if row is None or row.match_id != match_id or row.status != "asked":
            continue
        question = pair.question(row)
        if question is not None and question.takes != "quote":
            found.append((talk, question, keys_of_phrases(family, row.side)[question.key]))
    return found


def _parts(text: str, named: Sequence[frozenset[frozenset[str]]]) -> list[str]:
    """The words between commas; where none stand, those from each word that names a question on."""
    parts = [part.strip() for part in _BREAKS.split(text) if part.strip()]
    if len(parts) > 1:
        return parts
    single = {key for phrases in named for phrase in phrases if len(phrase) == 1 for key in phrase}
    cut: list[list[str]] = []
    for word in text.split():
        names = {fold(one) for one in tokens(word)} & single
        if names or not cut:
            cut.append([])
        cut[-1].append(word)
    return [" ".join(words) for words in cut]


def _answered_by(open_ones: Sequence[_Open], part: str) -> Talk | None:
    """The question that a part names, else the only one that takes a number of its unit."""
    said = frozenset(fold(word) for word in tokens(part))
    longest: Mapping[int, int] = {
        talk.id: max((len(phrase) for phrase in phrases if phrase <= said), default=0) for talk, _, phrases in open_ones
    }
    most = max(longest.values())
    found = [talk for talk, _, _ in open_ones if longest[talk.id] == most > 0]
    if not most:
        found = [
            talk for talk, question, _ in open_ones if answers.surely_fits(question, part) or _is_yes(question, part)
        ]
    return found[0] if len(found) == 1 else None


def _in_turn(open_ones: Sequence[_Open], text: str) -> list[tuple[Talk, str]]:
    """Numbers alone, as many as questions that take one wait: "10, 150" answers them in the order in which they were asked."""
    parts = re.split(r"[,;]?\s+", text.strip(" ."))
    counted = sorted((one for one in open_ones if one[1].takes in answers.COUNTED), key=lambda one: one[0].id)
    if len(parts) != len(counted) or len(parts) < 2 or not all(_NUMBER.fullmatch(part) for part in parts):
        return []
    answered = list(zip(counted, parts, strict=True))
    if any(one[1].takes == "percent" and float(part.replace(",", "")) > answers.WHOLE for one, part in answered):
        return []
    return [(one[0], part) for one, part in answered]


_NUMBER = re.compile(r"\d{1,6}(?:\.\d+)?|\d{1,3}(?:,\d{2,3})+")


def _is_yes(question: ReadyQuestion, part: str) -> bool:
    """Is this a bare yes or no, and the question one that takes it?"""
    return question.takes == "yes_no" and read_command(part, "yes_no") in ("yes", "no")
