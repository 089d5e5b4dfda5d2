"""How well the rules of a group are recognised: recall and precision over all rules, by set, rule, language."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from handlers.reading import RULES, rules_broken

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
SETS = {
    "own, open half": DATA / "moderation_own" / "open.jsonl",
    "own, unseen half": DATA / "moderation_own" / "unseen.jsonl",
    "second, open half": DATA / "moderation_second" / "open.jsonl",
    "second, unseen half": DATA / "moderation_second" / "unseen.jsonl",
    "third, open half": DATA / "moderation_third" / "open.jsonl",
    "third, unseen half": DATA / "moderation_third" / "unseen.jsonl",
    "dev": DATA / "reading_dev" / "posts.jsonl",
    "dev 2": DATA / "reading_dev2" / "posts.jsonl",
    "dev 2, unseen half": DATA / "reading_heldout" / "posts.jsonl",
}
RECALL, PRECISION = 0.95, 0.97
LANGUAGES = ("en", "hi", "mr")


def posts(path: Path) -> list[dict[str, Any]]:
    """The labelled posts of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def count(labelled: Iterable[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """By rule: how often it fired rightly, wrongly, and not though it should have; optional ones are left out."""
    found = {rule: Counter[str]() for rule in RULES}
    for one in labelled:
        wanted, optional = set(one["gold"]["rules"]), set(one["gold"].get("rules_optional", ()))
        fired = set(rules_broken(one["text"]))
        for rule in RULES:
            if rule in wanted:
                found[rule]["right" if rule in fired else "missed"] += 1
            elif rule in fired and rule not in optional:
                found[rule]["wrong"] += 1
    return found


def figures(counts: Iterable[Counter[str]]) -> tuple[float, float, int]:
    """Recall, precision, and how many there were to find."""
    total = sum(counts, Counter[str]())
    wanted, fired = total["right"] + total["missed"], total["right"] + total["wrong"]
    return total["right"] / wanted if wanted else 1.0, total["right"] / fired if fired else 1.0, wanted


def main() -> None:
    """Print the figures; `--wrong` names the posts of the open sets that are read wrongly."""
    for name, path in SETS.items():
        labelled = posts(path)
        by_rule = count(labelled)
        recall, precision, wanted = figures(by_rule.values())
        clean = sum(not one["gold"]["rules"] for one in labelled)
        print(f"{name}: {len(labelled)} posts, {clean} clean; recall {recall:.3f}, precision {precision:.3f} "
              f"over {wanted} (goal {RECALL} at {PRECISION})")  # fmt: skip
        for rule, one in by_rule.items():
            part_recall, part_precision, part = figures([one])
            print(f"  {rule:<14} {part:>4}  recall {part_recall:.2f}  precision {part_precision:.2f}")
        for language in LANGUAGES:
            some = [one for one in labelled if one["gold"]["language"] == language]
            part_recall, part_precision, part = figures(count(some).values())
            print(f"  in {language:<11} {part:>4}  recall {part_recall:.2f}  precision {part_precision:.2f}")
        if "--wrong" in sys.argv and "unseen" not in name:
            show_wrong(labelled)


def show_wrong(labelled: Iterable[Mapping[str, Any]]) -> None:
    """The posts that are read wrongly, with what was wanted and what fired."""
    for one in labelled:
        wanted, fired = set(one["gold"]["rules"]), set(rules_broken(one["text"]))
        if wanted - fired or fired - wanted - set(one["gold"].get("rules_optional", ())):
            print(f"  {one['id']} wanted {sorted(wanted)} fired {sorted(fired)}: {one['text']!r}")


if __name__ == "__main__":
    main()
