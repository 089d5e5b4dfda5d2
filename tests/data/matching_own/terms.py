#!/usr/bin/env python3
"""Score what was read of the terms of trade; standard library only.

  terms.py PREDICTIONS.jsonl GOLD.jsonl

Per field: right of those that the gold has, and invented of those that it has not. `pack` and `grade` count as said or not;
`bill`, `sample` and `urgent` as well; the other fields must be equal, certificates as a set. `amount` and `per` belong to
money that is no rupee.
"""
import json
import sys
from collections import defaultdict

SAID = {"pack": "packing", "grade": "grade", "sample": "sample", "bill": "bill", "urgent": "urgent"}
SAME = ("country", "incoterm", "port", "load", "currency", "per")


def score(predictions, gold):
    """{"right": {field: [1, 0, …]}, "invented": {field: [0, …]}} over the buying enquiries of the gold."""
    said = {line["id"]: (line.get("parsed") or {}).get("terms") or {} for line in predictions}
    right, invented = defaultdict(list), defaultdict(list)
    for line in gold:
        if not line["parsed"]:
            continue
        want, got = line["parsed"]["terms"], said.get(line["id"], {})
        for name in (*SAID, *SAME, "cert", "amount"):
            value = got.get(SAID.get(name, "certificates" if name == "cert" else name))
            if name not in want:
                invented[name].append(float(bool(value)))
            elif name in SAID:
                right[name].append(float(bool(value)))
            elif name == "cert":
                right[name].append(float(sorted(value or ()) == want[name]))
            elif name == "amount":
                right[name].append(float(value is not None and float(value) == want[name]))
            else:
                right[name].append(float(str(value or "").casefold() == str(want[name]).casefold()))
    return {"right": right, "invented": invented}


def mean(values):
    """The share of ones; None without any."""
    return sum(values) / len(values) if values else None


if __name__ == "__main__":
    read = [[json.loads(line) for line in open(name, encoding="utf-8")] for name in sys.argv[1:3]]
    scores = score(*read)
    for name in (*SAID, *SAME, "cert", "amount"):
        shares = mean(scores["right"][name]), mean(scores["invented"][name])
        print(f"{name:<10} right {'-' if shares[0] is None else f'{shares[0]:.3f}'} of {len(scores['right'][name]):<4}"
              f" invented {shares[1] or 0:.3f}")
