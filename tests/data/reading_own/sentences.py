"""The sentences that reading is learnt from, and what tells whether learnt weights belong to them."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from handlers.reading import learnt
from handlers.reading.posts import meant_clues

HERE = Path(__file__).resolve().parent
#: How far the weights may go from nothing for the sake of the sentences, found on sets of other authors.
REACH = {"command": 20.0, "kind": 10.0, "language": 10.0, "post": 60.0}
#: In how many sentences a clue must have been seen.
LEAST_SEEN = 2

#: The rules of a post that hang on what is meant; the others are grammar (numbers, addresses, codes).
MEANT = ("advance_fee", "advertising", "abuse", "otp_or_card", "payment_id")
#: First messages of these kinds break no rule of a post.
CLEAN = ("enquiry", "offer", "question", "workshop", "greeting")

#: First messages of these kinds are no orders; complaints about the messages of Haat may be.
NO_ORDERS = ("enquiry", "offer", "question", "greeting", "workshop", "scam", "chatter")

Sentence = tuple[str, str, str]  # label, question asked last, text


def rows(pattern: str) -> list[list[str]]:
    """The rows of all tables whose names match."""
    return [
        line.split("\t")
        for path in sorted(HERE.glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def sentences() -> dict[str, list[Sentence]]:
    """What there is to learn from, task by task."""
    orders = [row for name in ("commands*.tsv", "orders*.tsv") for row in rows(name)]
    first = rows("first*.tsv")
    trade = [("-", "", text) for kind, _, text in first if kind in NO_ORDERS]
    return {
        "command": [*((command, question, text) for command, question, text in orders), *trade],
        "kind": [(kind, "", text) for kind, _, text in first],
        "language": [(language, "", text) for _, language, text in first],
        "post": [
            *((_meant(rules, text), "", text) for rules, text in rows("posts*.tsv")),
            *(("-", "", text) for kind, _, text in first if kind in CLEAN),
        ],
    }


def _meant(rules: str, text: str) -> str:
    """The rule that hangs on what is meant; where an id or a number is written out, grammar finds it."""
    found = next((rule for rule in MEANT if rule in rules.split(",")), "-")
    written = "@" in text or sum(sign.isdigit() for sign in text) >= 7
    return "-" if found == "payment_id" and written else found


def counted(task: str, sentence: Sentence) -> Counter[int]:
    """The clues of a sentence by their numbers, as they are seen when a message is read."""
    _, question, text = sentence
    found = Counter(_numbers(text))
    if task == "command" and question:
        found.update(learnt.number_of(clue) for clue in learnt.question_clues(question, text))
    if task == "post":
        found.update(learnt.number_of(clue) for clue in meant_clues(text))
    return found


@cache
def _numbers(text: str) -> tuple[int, ...]:
    return tuple(learnt.number_of(clue) for clue in learnt.clues(text))


def digest(by_task: Mapping[str, Sequence[Sentence]]) -> str:
    """A short name for all sentences as they are seen, their answers, and the numbers above."""
    whole = hashlib.sha256(repr((REACH, LEAST_SEEN)).encode())
    for task, known in by_task.items():
        for sentence in known:
            whole.update(repr((task, sentence[0], sorted(counted(task, sentence).items()))).encode())
    return whole.hexdigest()
