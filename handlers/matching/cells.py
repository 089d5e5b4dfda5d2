"""The products cell of a seller cut into the goods it lists."""

import re
from collections.abc import Iterator

PARTS = re.compile(r"[,;|/&+()\n]")
"""Between goods in a cell."""
# "nilgiri (eucalyptus) oil": a bracket in the midst of a name holds another word for what stands before it.
_WORDS = r"[^,;|/&+()\n]*"
_INSIDE = re.compile(
    rf"(?P<before>{_WORDS}[^,;|/&+()\n\s])\s*\((?P<other>[^()]+)\)[ \t]*(?P<after>[^,;|/&+()\n\s]{_WORDS})"
)
_LISTED = re.compile(r"[,;/]")
_NOT_GOING_ON = re.compile(r"(?:and|aur|और|ani|आणि|व|or|ya|या)\b", re.IGNORECASE)


def parts_of(cell: str) -> list[str]:
    """The parts of a cell that may each name goods; of "Soapstone (talc) powder" soapstone powder and talc powder."""
    return [part for part in PARTS.split(_INSIDE.sub(_both, cell)) if part.strip()]


def _both(found: re.Match[str]) -> str:
    before, others, after = found["before"], found["other"], found["after"]
    if _NOT_GOING_ON.match(after):
        return found.group()
    return ",".join((f"{before} {after}", *_with(_LISTED.split(others), after)))


def _with(others: list[str], after: str) -> Iterator[str]:
    for other in others:
        if other.strip():
            yield f"{other.strip()} {after}"
