"""What our own labelled sentences teach about a message: its order, its kind and its language, each with a probability."""

import json
import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

from handlers.folding import fold, normalise, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.kind_words import KIND_CLASSES
from handlers.reading.words import WordBook

#: Written by tests/data/reading_own/learn.py from the sentences beside it.
WEIGHTS = "weights.bin"

_MOST_SIGNS = 1500
_MOST_WORDS = 80
_MARKS = "?!₹@%:/,"
_FOLDED_PIECES = (2, 3, 4, 5)
_WRITTEN_PIECES = (3, 4, 5)
#: What words are about, so that a word seen once, or never, counts like its neighbours in meaning.
_BOOK = WordBook(KIND_CLASSES, COMMON_ENGLISH)


@dataclass(frozen=True)
class Weights:
    """The learnt weights: for each clue, by its number, one signed byte per label of each task, side by side."""

    digest: str
    labels: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, float]
    biases: Mapping[str, tuple[float, ...]]
    rows: Mapping[int, int]
    table: memoryview

    @property
    def width(self) -> int:
        """How many bytes a clue has."""
        return sum(len(labels) for labels in self.labels.values())


def chances(task: str, text: str, question: str | None = None, further: Iterable[str] = ()) -> dict[str, float]:
    """How likely each label of a task ("command", "kind", "language" or "post") is for a text; all together are 1.

    `question` is what Haat asked last; `further` are clues that only this task has. Raises KeyError for an unknown task.
    """
    known = weights()
    labels, scale, biases = known.labels[task], known.scales[task], known.biases[task]
    sums, count = _sums_of(text)
    if question and task == "command":
        further = question_clues(question, text)
    if further:
        extra, more = _added(further)
        sums, count = tuple(map(sum, zip(sums, extra, strict=True))), count + more
    first = sum(len(known.labels[other]) for other in list(known.labels)[: list(known.labels).index(task)])
    shrink = scale / math.sqrt(count)
    raised = [
        math.exp(max(-60.0, min(60.0, bias + shrink * value)))
        for value, bias in zip(sums[first : first + len(labels)], biases, strict=True)
    ]
    total = sum(raised)
    return {label: value / total for label, value in zip(labels, raised, strict=True)}


def clues(text: str) -> Iterator[str]:
    """Everything about a text that a weight can hang on: its words, pieces of words, neighbours, marks, scripts."""
    plain, words = _read(text)
    for word in words:
        yield from word_clues(word)
    yield from _clues_between(plain, words)


def question_clues(question: str, text: str) -> tuple[str, ...]:
    """The clues that lie in what Haat asked last."""
    return (f"q:{question}", f"q:{question} {min(len(_read(text)[1]), 6)}")


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[str, tuple[str, ...]]:
    plain = normalise(text[:_MOST_SIGNS])
    return plain, tuple(tokens(plain)[:_MOST_WORDS])


def word_clues(word: str) -> Iterator[str]:
    """The clues within one word, in the key where both scripts meet and as it is written."""
    if word.isdigit():
        yield f"d:{min(len(word), 6)}"
        return
    key = fold(word)
    yield "w:" + key
    yield "r:" + word
    yield from _pieces("f:", f"^{key}$", _FOLDED_PIECES)
    yield from _pieces("c:", f"^{word}$", _WRITTEN_PIECES)


def _pieces(name: str, word: str, lengths: tuple[int, ...]) -> Iterator[str]:
    for length in lengths:
        for start in range(len(word) - length + 1):
            yield name + word[start : start + length]


def _clues_between(plain: str, words: Sequence[str]) -> Iterator[str]:
    keys = ["#" if word.isdigit() else fold(word) for word in words]
    for one, other in pairwise(["^", *keys, "$"]):
        yield f"b:{one} {other}"
    for one, other in zip(keys, keys[2:], strict=False):
        yield f"s:{one} {other}"
    if keys:
        yield "i:" + keys[0]
        yield "e:" + keys[-1]
    yield f"n:{len(words) if len(words) < 6 else min(len(words) // 4 * 4, 20)}"
    for mark in _MARKS:
        if mark in plain:
            yield "p:" + mark
    yield from _meanings(words)
    devanagari = any("\u0900" <= sign <= "\u097f" for sign in plain)
    latin = any("a" <= sign <= "z" for sign in plain)
    yield f"l:{devanagari:d}{latin:d}"


def _meanings(words: Sequence[str]) -> Iterator[str]:
    found = _BOOK.look_up(list(words))
    names = sorted(found.starts)
    for name in names:
        yield "k:" + name
    for one, other in combinations(names, 2):
        yield f"t:{one} {other}"
    for here, next_to in pairwise(found.classes):
        for one in sorted(here):
            for other in sorted(next_to):
                yield f"a:{one} {other}"


def knows(word: str) -> bool:
    """Whether a normalised word was seen in the sentences that the weights were learnt from."""
    return number_of("r:" + word) in weights().rows


def number_of(clue: str) -> int:
    """The number under which a clue's weights are kept."""
    return zlib.crc32(clue.encode())


@lru_cache(maxsize=64)
def _sums_of(text: str) -> tuple[tuple[int, ...], int]:
    plain, words = _read(text)
    parts = [*(_word_sums(word) for word in words), _added(_clues_between(plain, words))]
    return tuple(map(sum, zip(*(sums for sums, _ in parts), strict=True))), sum(count for _, count in parts)


@lru_cache(maxsize=8192)
def _word_sums(word: str) -> tuple[tuple[int, ...], int]:
    return _added(word_clues(word))


def _added(found: Iterable[str]) -> tuple[tuple[int, ...], int]:
    known = weights()
    width = known.width
    rows: list[Iterable[int]] = [(0,) * width]
    count = 0
    for clue in found:
        count += 1
        row = known.rows.get(number_of(clue))
        if row is not None:
            rows.append(known.table[row * width : (row + 1) * width])
    return tuple(map(sum, zip(*rows, strict=True))), count


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that are shipped, read when they are first needed."""
    return unpacked(files("handlers.reading").joinpath(WEIGHTS).read_bytes())


def packed(weights: Weights) -> bytes:
    """The weights as they are kept: a line of JSON, then clue numbers and bytes, made small."""
    head = {
        "digest": weights.digest,
        "labels": weights.labels,
        "scales": weights.scales,
        "biases": weights.biases,
        "clues": len(weights.rows),
    }
    numbers = b"".join(number.to_bytes(4, "little") for number in weights.rows)
    line = json.dumps(head, sort_keys=False).encode()
    return line + b"\n" + zlib.compress(numbers + bytes(weights.table), 9)


def unpacked(content: bytes) -> Weights:
    """The weights again, from what `packed` made of them."""
    line, _, small = content.partition(b"\n")
    head = json.loads(line)
    count, whole = head["clues"], memoryview(zlib.decompress(small))
    numbers = whole[: 4 * count].cast("I")
    return Weights(
        digest=head["digest"],
        labels={task: tuple(labels) for task, labels in head["labels"].items()},
        scales=head["scales"],
        biases={task: tuple(biases) for task, biases in head["biases"].items()},
        rows={number: row for row, number in enumerate(numbers)},
        table=whole[4 * count :].cast("b"),
    )
