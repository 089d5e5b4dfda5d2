"""Learns how messages are read from the sentences beside it, and writes handlers/reading/weights.bin.

    python -m tests.data.reading_own.learn

The same sentences, seen in the same way, give the same file; its head carries their digest. Needs numpy (dev extra).
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from handlers.reading import learnt
from tests.data.reading_own.sentences import LEAST_SEEN, REACH, Sentence, counted, digest, sentences

TARGET = Path(learnt.__file__).with_name(learnt.WEIGHTS)
ROUNDS = 200


class Sparse:
    """Sentences as counts of clues, each sentence shrunk by the root of how many clues it has."""

    def __init__(self, all_clues: Sequence[Counter[int]], columns: dict[int, int]) -> None:
        places, values, starts = [], [], [0]
        for found in all_clues:
            shrink = 1 / np.sqrt(sum(found.values()))
            for number in sorted(found):
                if number in columns:
                    places.append(columns[number])
                    values.append(found[number] * shrink)
            starts.append(len(places))
        self.columns = np.array(places)
        self.values = np.array(values, np.float32)[:, None]
        self.starts = np.array(starts[:-1])
        owner = np.repeat(np.arange(len(all_clues)), np.diff(starts))
        order = np.argsort(self.columns, kind="stable")
        self._owner, self._turned = owner[order], self.values[order]
        self._turned_starts = np.searchsorted(self.columns[order], np.arange(len(columns)))

    def times(self, weights: np.ndarray) -> np.ndarray:
        """One line of sums per sentence."""
        return np.add.reduceat(weights[self.columns] * self.values, self.starts, axis=0)

    def turned_times(self, errors: np.ndarray) -> np.ndarray:
        """One line of sums per clue."""
        return np.add.reduceat(errors[self._owner] * self._turned, self._turned_starts, axis=0)


def learn(found: Sequence[Counter[int]], answers: np.ndarray, width: int, reach: float) -> tuple[list[int], np.ndarray]:
    """The clue numbers and, for each, the weights of multinomial logistic regression; the last line are the biases."""
    seen = Counter(number for one in found for number in one)
    numbers = sorted(number for number, count in seen.items() if count >= LEAST_SEEN)
    sparse = Sparse(found, {number: place for place, number in enumerate(numbers)})
    right = np.eye(width, dtype=np.float32)[answers]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, width)
        scores = sparse.times(weights[:-1]) + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        likely = raised / raised.sum(axis=1, keepdims=True)
        missed = -np.log(likely[np.arange(len(answers)), answers] + 1e-300).sum()
        errors = likely - right
        slope = np.vstack([sparse.turned_times(errors) + weights[:-1] / reach, errors.sum(axis=0)])
        return missed + (weights[:-1] ** 2).sum() / (2 * reach), slope.ravel()

    return numbers, least(loss, np.zeros((len(numbers) + 1) * width, np.float32)).reshape(-1, width)


def least(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray, memory: int = 10) -> np.ndarray:
    """Where a smooth convex loss is least, by limited-memory BFGS with halving steps."""
    value, slope = loss(at)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(ROUNDS):
        way = slope.copy()
        kept = []
        for step, change in reversed(steps):
            share = step @ way / (change @ step)
            kept.append(share)
            way -= share * change
        if steps:
            step, change = steps[-1]
            way *= (step @ change) / (change @ change)
        for (step, change), share in zip(steps, reversed(kept), strict=True):
            way += step * (share - change @ way / (change @ step))
        length = 1.0 if steps else 1.0 / np.abs(slope).sum()
        while True:
            there = at - length * way
            new_value, new_slope = loss(there)
            if new_value <= value - 1e-4 * length * (slope @ way) or length < 1e-8:
                break
            length /= 2
        if (there - at) @ (new_slope - slope) > 0:
            steps = [*steps, (there - at, new_slope - slope)][-memory:]
        done = value - new_value < 1e-5 * value
        at, value, slope = there, new_value, new_slope
        if done:
            break
    return at


def taught(by_task: dict[str, list[Sentence]]) -> learnt.Weights:
    """The weights that the sentences of all tasks teach, each rounded to one signed byte."""
    labels, scales, biases, small = {}, {}, {}, {}
    for task, known in by_task.items():
        labels[task] = tuple(sorted({label for label, _, _ in known}))
        answers = np.array([labels[task].index(label) for label, _, _ in known])
        numbers, weights = learn([counted(task, one) for one in known], answers, len(labels[task]), REACH[task])
        scales[task] = float(np.float32(np.abs(weights[:-1]).max() / 127))
        biases[task] = tuple(round(float(bias), 4) for bias in weights[-1])
        rounded = np.rint(weights[:-1] / scales[task]).astype(np.int8)
        small[task] = {number: row for number, row in zip(numbers, rounded, strict=True) if row.any()}
    every = sorted(set().union(*small.values()))
    nothing = {task: np.zeros(len(labels[task]), np.int8) for task in labels}
    table = b"".join(small[task].get(number, nothing[task]).tobytes() for number in every for task in labels)
    rows = {number: place for place, number in enumerate(every)}
    return learnt.Weights(digest(by_task), labels, scales, biases, rows, memoryview(table).cast("b"))


def main() -> int:
    """Writes the weights and says how many clues of how many sentences they are of."""
    by_task = sentences()
    weights = taught(by_task)
    content = learnt.packed(weights)
    TARGET.write_bytes(content)
    print({task: len(known) for task, known in by_task.items()}, f"{len(weights.rows)} clues, {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
