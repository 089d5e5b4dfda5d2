"""Words that deny what they name: "manzoor nahi", "not agreed", "नाही जमणार", and in one word "नामंज़ूर", "असहमत"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_NOT = folded("nahi nahin nhi नहीं नही नाही नाहीत nahit naahi naahit nako nakoy नको नकोय naka नका")
_ENGLISH_NOT = frozenset("not dont didnt doesnt isnt wont cannot cant never".split())
_BEFORE = folded("na ना naa mat मत")
"""These deny what follows them; last, "karo na" pleads and a "bamboo mat" is goods."""
_PREFIXES = ("na", "a", "un", "dis", "non", "ना", "न", "अ")
"""By which a word denies its own rest: नामंज़ूर, असहमत, "disagree"."""


def denies(words: Sequence[str]) -> list[int]:
    """At which of these normalised words something is denied."""
    return [place for place, word in enumerate(words) if _is_denial(word, place, len(words))]


def _is_denial(word: str, place: int, many: int) -> bool:
    if word in _ENGLISH_NOT or (word == "no" and place == 0 and many > 1):
        return True
    if word in COMMON_ENGLISH:
        return False
    return fold(word) in _NOT or (fold(word) in _BEFORE and place < many - 1)


def is_denied(text: str, label: str) -> bool:
    """Do words that resemble a label deny it: with a "not" that the label has not, or by how their word begins?"""
    words, of_label = tokens(text), tokens(label)
    if denies(words) and not denies(of_label):
        return True
    return len(words) == len(of_label) == 1 and fold(words[0]) in _opposites(of_label[0])


def _opposites(word: str) -> set[str]:
    """The keys under which this word stands with a beginning that denies it."""
    return {fold(prefix + word) for prefix in _PREFIXES} - {fold(word)}


_AGREED = """
    manzoor manjur manjoor manjuri मंज़ूर मंजूर मंजूरी manya manyata मान्य मान्यता sahmat sehmat सहमत sahmati सहमति svikar sweekar swikar
    स्वीकार kabool kabul qubool कबूल क़बूल sammat संमत pasand पसंद agree agreed accept accepted acceptable approved
"""
"""Words of agreement that have an opposite: नामंज़ूर, असहमत, अस्वीकार, "disagree", "unacceptable"."""
_BOOK = WordBook(
    {
        "agreed": _AGREED
        + """
            raji raazi राज़ी राजी patla patel patat patte पटला पटलं पटेल पटतं पटत jamla jamel jamte jamnar
            jamat jamlay jamta जमला जमलं जमली
            जमले जमेल जमतं जमते जमणार जमत jamega jamegi jama जमेगा जमेगी chalega chalegi chalel chalnar chalat chalta चलेगा चलेगी चालेल
            चालणार चालत चालतं banega banegi bani bana बनेगा बनेगी बनी बना deal डील sauda soda सौदा vyavhar व्यवहार
            pakka पक्का done डन confirm
            कन्फर्म ok okay ओके thik theek ठीक sahi सही barobar बरोबर
        """,
        "refused": """
            inkar inkaar इनकार इन्कार nakar nakaar नकार reject rejected decline declined refuse refused thukraya
            thukrata ठुकराया ठुकराता
        """,
        "fill": """
            hai he hain ahe aahe ahet है हैं आहे आहेत mujhe mujhko mereko mala मुझे मुझको मला hame hamein humko हमें हमको amhala आम्हाला i we
            me us main mi hum मैं मी हम it this that is am are do have ye yeh yah ये यह हे हा to तो tar तर ji जी bhai
            भाई bhaiya sir madam
            saheb साहेब साहब karta karti karte karna karni kiya करता करती करते करना करनी किया rate bhav dar daam रेट
            भाव दर दाम price itne
            itna इतने इतना ab अब abhi अभी ata aata आता baat बात ki ke ka की के का se से re रे hi ही bilkul बिल्कुल
            sorry pan पण par पर the at
            for on so with raha rahi रहा रही kela केला केलं karto करतो aahot आहोत hu hun hoon हूँ हूं mein में hua हुआ hui हुई zala झाला झालं
            honar होणार hoga hogi होगा होगी hoil होईल honga bhi भी itha cha chi चा ची la ला from our my side mera meri मेरी मेरा
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_OPPOSITES = frozenset().union(*(_opposites(word) for word in _AGREED.split()))
_LONGEST = 8


def refuses(text: str) -> bool:
    """Do words say nothing but that something is not agreed to: "नामंज़ूर", "मंजूर नाही", "we do not agree", "rejected"?"""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST or "?" in text:
        return False
    found, denied = _BOOK.look_up(words), denies(words)
    against = [
        place for place, word in enumerate(words) if fold(word) in _OPPOSITES or "refused" in found.classes[place]
    ]
    if not all(kinds or place in (*denied, *against) for place, kinds in enumerate(found.classes)):
        return False
    return bool(against) != bool(denied and found.has("agreed"))
