"""To whom words go that name another of those one may ask: "ali se puchho black hai kya", below the card of Bob."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.folding import fold, folded, tokens

_TO = folded("se ko ke ka ki से को के का की la ला shi शी cha chi che चा ची चे kade कडे")
_TOLD = folded("ask tell askto to from")
_ENDINGS = ("la", "na", "si", "kade", "ca", "ci", "ce")
"""What Marathi writes into the name: अलीला, अलीशी."""
_SHORTEST = 3


def meant(partners: Sequence[Any], text: str, *, but: int) -> int | None:
    """The match of the one whom the words name by the first word of their name, as somebody to be asked or told; None where
    they name nobody, several, or the side of the match `but`."""
    keys = [fold(word) for word in tokens(text[:400])]
    named = {one.match_id: _is_addressed(keys, str(one.name or "")) for one in partners}
    if named.get(but):
        return None
    found = [match_id for match_id, is_named in named.items() if is_named]
    return int(found[0]) if len(found) == 1 else None


def _is_addressed(keys: Sequence[str], name: str) -> bool:
    first = fold((tokens(name) or [""])[0])
    if len(first) < _SHORTEST:
        return False
    for place, key in enumerate(keys):
        if key == first and (set(keys[place + 1 : place + 2]) & _TO or set(keys[max(0, place - 1) : place]) & _TOLD):
            return True
        if key in [first + ending for ending in _ENDINGS]:
            return True
    return False
