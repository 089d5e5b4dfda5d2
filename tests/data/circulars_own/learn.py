"""Learns how dates and places stand in circulars from the circulars beside it, and writes handlers/circulars/weights.bin.

    python -m tests.data.circulars_own.learn

The same circulars, seen in the same way, give the same file; its head carries their digest. Needs numpy (dev extra).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from handlers.circulars import judged
from handlers.reading import learnt
from tests.data.circulars_own.gathered import LABELS, PARTS, cases, digest
from tests.data.reading_own.learn import learn

TARGET = Path(judged.__file__).with_name(judged.WEIGHTS)
REACH = {"date": 60.0, "place": 60.0, "kind": 30.0}


def taught(parts: str = PARTS) -> learnt.Weights:
    """The weights that the circulars teach, each rounded to one signed byte."""
    scales, biases, small = {}, {}, {}
    for task, known in cases(parts).items():
        answers = np.array([LABELS[task].index(label) for _, label in known])
        numbers, weights = learn([clues for clues, _ in known], answers, len(LABELS[task]), REACH[task])
        scales[task] = float(np.float32(np.abs(weights[:-1]).max() / 127))
        biases[task] = tuple(round(float(bias), 4) for bias in weights[-1])
        rounded = np.rint(weights[:-1] / scales[task]).astype(np.int8)
        small[task] = {number: row for number, row in zip(numbers, rounded, strict=True) if row.any()}
    every = sorted(set().union(*small.values()))
    nothing = {task: np.zeros(len(LABELS[task]), np.int8) for task in LABELS}
    table = b"".join(small[task].get(number, nothing[task]).tobytes() for number in every for task in LABELS)
    rows = {number: place for place, number in enumerate(every)}
    return learnt.Weights(digest(), LABELS, scales, biases, rows, memoryview(table).cast("b"))


def main(argv: Sequence[str]) -> int:
    """Writes the weights (of the parts named, for a try; else of all) and says how many clues they are of."""
    weights = taught(*argv)
    content = learnt.packed(weights)
    TARGET.write_bytes(content)
    print(f"{len(weights.rows)} clues, {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
