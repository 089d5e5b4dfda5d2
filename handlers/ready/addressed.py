"""To whom words go that name another of those one may ask: "ali se puchho black hai kya", below the card of Bob."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

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


_MOST_TELLING = 2
"""Words with which it is said that something shall be said: "bata dena"."""


def without_address(text: str, name: str) -> str:
    """What is to be said to whoever is named: of "sita ko bolo ki rate kya hai" the question; else the words themselves."""
    words = text.split()
    keys = [fold(word.strip(_SIGNS)) for word in words]
    spelt = (tokens(name) or [""])[0]
    names = {fold(spelt), *(fold(spelt + ending) for ending in _ENDINGS[spelt.isascii()])}
    place = next((place for place, key in enumerate(keys) if key in names), None)
    if place is None:
        return text
    end, told = place + 1, len(set(keys[:place]) & (_TELLS | _TOLD))
    calls = words[place].endswith(tuple(",:;"))
    while end < len(keys) and (keys[end] in _TO | _RESPECTED | {""} or (keys[end] in _TELLS and told < _MOST_TELLING)):
        told += keys[end] in _TELLS
        end += 1
    return " ".join(words[end:]) if end < len(words) and (told or calls) and set(keys[:place]) <= _BEFORE else text


_SIGNS = " .,:;!?@।–-"
_BEFORE = _TELLS | _TOLD | folded("zara ज़रा जरा please plz haan हाँ ok o are अरे suno सुनो aur और to")
"""What may stand before the name of who shall hear the rest: "zara sita ko bolo", "please tell sita"."""
_YOURS = WordBook(
    {
        "yours": """
            yours your aapka aapki aapke aapka_to आपका आपकी आपके tumhara tumhari tumhare तुम्हारा तुम्हारी तुम्हारे tumcha tumchi tumche
            tumchya तुमचा तुमची तुमचे तुमचं तुमच्या aapla aapli aaple आपला आपली आपले आपलं
        """,
        "others": """
            others other_seller other_sellers other_supplier other_suppliers another_seller someone_else somebody_else elsewhere
            dusre dusron dusro doosre doosron दूसरे दूसरों kisi_aur किसी_और kahin_aur कहीं_और dusrya dusryakadun dusryakadcha दुसऱ्या
            दुसऱ्याकडून दुसऱ्याकडचा दुसऱ्याकडचं दुसरीकडे dusrikade
        """,
        "before": """
            last previous earlier before pichhli pichhla pichhle pichli pichla pichle पिछली पिछला पिछले pehle pahle पहले magchya magil
            mage magchi मागच्या मागील मागे मागची aadhi adhi आधी
        """,
        "hopes": """
            hope hopefully hoping umeed ummeed umid उम्मीद asha aasha आशा apeksha अपेक्षा expect expecting bas na_ho na_nikle
            aisa_na aisa_nahi ऐसा_न ऐसा_नहीं tasa_nahi तसं_नाही तसा_नाही naako
        """,
    },
    COMMON_ENGLISH,
)


def is_of_yours(text: str) -> bool:
    """Do words compare the other side's goods with what others sent, or hope for them: "the last shipment from others was
    infected, I hope yours is dry"? They are said to the other side, and complain of nobody here."""
    found = _YOURS.look_up(tokens(text[:400]))
    compares = found.has("others") or (found.has("before") and ("?" in text or found.has("hopes")))
    return found.has("yours") and (compares or found.has("hopes"))


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
