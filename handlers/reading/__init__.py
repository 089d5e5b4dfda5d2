"""What Haat understands of a message: which order, which kind, which language, which rules of a group it breaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.reading.commands import COMMANDS, asks_if_real, is_exact_stop, read_command, wants_voice
from handlers.reading.kinds import KINDS, kind_of
from handlers.reading.language import language_of
from handlers.reading.rules import RULES, masked, private_numbers, rules_broken

__all__ = [
    "COMMANDS",
    "KINDS",
    "RULES",
    "Reading",
    "asks_if_real",
    "is_exact_stop",
    "kind_of",
    "language_of",
    "masked",
    "private_numbers",
    "read",
    "read_command",
    "rules_broken",
    "wants_voice",
]


@dataclass(frozen=True)
class Reading:
    """One message understood; `parsed` (product, quantity, place, ...) is filled by the matching package."""

    command: str | None
    kind: str
    language: str | None
    rules: tuple[str, ...]
    parsed: object | None = None


def read(text: str, context: Mapping[str, object] | None = None) -> Reading:
    """Everything a message's words tell by themselves.

    `context` may hold "question" (what Haat asked last: "yes_no", "choice", "number" or "text") and "language" (the
    person's own, taken where the words do not tell).
    """
    question = _text_of(context, "question")
    return Reading(
        command=read_command(text, question),
        kind=kind_of(text),
        language=language_of(text, _text_of(context, "language")),
        rules=rules_broken(text),
    )


def _text_of(context: Mapping[str, object] | None, name: str) -> str | None:
    value = (context or {}).get(name)
    return value if isinstance(value, str) else None
