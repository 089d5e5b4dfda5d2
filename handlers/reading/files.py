"""Messages from a file of JSON lines, each read as Haat would read it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from handlers.reading import read

#: What a message without words of any language (an emoji, a number) is answered in.
LANGUAGE_WITHOUT_WORDS = "hi"


class UnreadableLine(ValueError):
    """A line is no message; says which line and why."""


def read_file(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """What Haat understands of each message of a file: "id", "command", "kind", "language", "parsed", "rules".

    A line is a JSON object with "id", "text" and, where Haat had asked something, "context": {"question": ...}.
    Empty lines are passed over. Raises UnreadableLine at the first line that is none of these.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(number, line)


def _read_line(number: int, line: str) -> dict[str, object]:
    message = _message(number, line)
    context = message.get("context") or {}
    reading = read(message["text"], {"language": LANGUAGE_WITHOUT_WORDS, **context})
    return {
        "id": message["id"],
        "command": reading.command,
        "kind": reading.kind,
        "language": reading.language,
        "parsed": reading.parsed,
        "rules": list(reading.rules),
    }


def _message(number: int, line: str) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError as error:
        raise UnreadableLine(f"line {number}: not JSON ({error})") from None
    if not isinstance(message, dict):
        raise UnreadableLine(f"line {number}: not a JSON object")
    if not isinstance(message.get("id"), str | int):
        raise UnreadableLine(f'line {number}: no "id"')
    if not isinstance(message.get("text"), str):
        raise UnreadableLine(f'line {number}: "text" is missing or not a text')
    if not isinstance(message.get("context") or {}, dict):
        raise UnreadableLine(f'line {number}: "context" is not an object')
    return message
