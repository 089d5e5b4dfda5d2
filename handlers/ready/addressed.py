"""To whom words go that name another of those one may ask: "ali se puchho black hai kya", below the card of Bob."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from handlers.folding import fold, folded, tokens

_TO = folded("se ko ke ka ki से को के का की la ला shi शी cha chi che चा ची चे kade कडे")
_TOLD = folded("ask tell askto to from")
_RESPECTED = folded(
    "ji didi tai bhai bhaiya dada kaka ben behen bahan madam sir जी दीदी ताई भाई भैया दादा काका बेन बहन मैडम"
)
"""What stands between a name and its case: "सीता जी को"."""
_ENDINGS = {True: "la na shi si kade cha chi che".split(), False: "ला ना शी कडे चा ची चे".split()}
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


_TELLS = folded("""
    bolo bol bolna boliye kaho kah kahna kehna keh batao bata batana bataiye bhejo bhej bhejna puchho pucho puch
    poocho poochna puchna
    बोलो बोल बोलना बोलिए कहो कह कहना बताओ बता बताना बताइए भेजो भेज भेजना पूछो पूछ पूछना de do दे दो dena देना
    sang sanga saanga vichar vichara kalav kalva pathav pathva सांग सांगा विचार विचारा कळव कळवा पाठव पाठवा
    tell ask inform message msg send let
""")
"""With these something is to be said to whoever is named."""
_VOCATIVE = re.compile(r"\s*@?([^\s,:;–-]+)(?:\s+([^\s,:;–-]+))?\s*[,:;–-]\s*\S")


def told(partners: Sequence[Any], text: str) -> list[int]:
    """The matches of those whom words call ("Sita, 5 kilo aur") or have something said to ("सीता को बोलो …"), by the first word of
    their name; whoever is only spoken of ("sita se 150 me mil raha hai") is not called."""
    keys = [fold(word) for word in tokens(text[:400])]
    begins = _VOCATIVE.match(text[:400])
    called = fold(begins[1]) if begins is not None and (begins[2] is None or fold(begins[2]) in _RESPECTED) else ""
    found = []
    for one in partners:
        first = fold((tokens(str(one.name or "")) or [""])[0])
        names = len(first) >= _SHORTEST and called == first
        if names or (_is_addressed(keys, str(one.name or "")) and set(keys) & _TELLS):
            found.append(int(one.match_id))
    return found


def _is_addressed(keys: Sequence[str], name: str) -> bool:
    spelt = (tokens(name) or [""])[0]
    first = fold(spelt)
    if len(first) < _SHORTEST:
        return False
    for place, key in enumerate(keys):
        after = [one for one in keys[place + 1 : place + 3] if one not in _RESPECTED][:1]
        if key == first and (set(after) & _TO or set(keys[max(0, place - 1) : place]) & _TOLD):
            return True
        if key in {fold(spelt + ending) for ending in _ENDINGS[spelt.isascii()]}:
            return True
    return False
