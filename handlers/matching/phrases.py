"""Phrases that are looked for in the words of a message."""

from collections.abc import Sequence

from handlers.folding import normalise, word_set

Phrases = dict[str, list[tuple[str, ...]]]
DENIED = word_set("nahi nahin nhi nahit nako nakot nakoy naka नहीं नही नाही नाहीत नको नकोत नकोय नका")
"""Words behind what is not so, or not wanted; "nai" is a barber too."""
_NOT = DENIED | {"not"}


def phrases(*lines: str) -> Phrases:
    """Phrases, parted by semicolons, by the first word of each."""
    found: Phrases = {}
    for line in lines:
        for phrase in line.split(";"):
            words = tuple(normalise(phrase).split())
            found.setdefault(words[0], []).append(words)
    return found


def speaks(words: Sequence[str], known: Phrases, goods: Sequence[str] = ()) -> bool:
    """Whether one of the phrases stands in the words, not denied and not within the longer name of the `goods`."""
    return any(
        tuple(words[start : start + len(phrase)]) == phrase
        and not (len(phrase) < len(goods) and set(phrase) <= set(goods))
        and not _NOT.intersection(words[start + len(phrase) : start + len(phrase) + 1])
        for start, word in enumerate(words)
        if word in known
        for phrase in known[word]
    )


def first_of(words: Sequence[str], known: Phrases) -> tuple[int, int] | None:
    """Where the first of the phrases begins and ends in the words."""
    return next(
        (
            (start, start + len(phrase))
            for start, word in enumerate(words)
            if word in known
            for phrase in known[word]
            if tuple(words[start : start + len(phrase)]) == phrase
        ),
        None,
    )
