"""Marathi words of whose, with whom, for whom and where: "tumchya kade", "majhyasathi", त्यांच्याकडून; in no case goods."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from handlers.folding import normalise

# Whose it is, up to the last vowel, as people type it: tumch-a/-i/-e/-ya, maz-/majh-, tyanch-, kunach-, aapl-.
_WHOSE = (
    r"(?:(?:tu|too)m(?:h?ch|c)|h?aa?m(?:ch|c)|aa?pa?l|ma{1,2}[jz]h?|t(?:u|oo)[jz]h?"
    r"|(?:t[iy]|h|h?y|j[iy]|k[ou]n)a{1,2}n?c{1,2}h|(?:t|h|j)in?ch|k[ou]nn?a{1,2}ch"
    r"|swa?ta{1,2}h?ch|sara?va{1,2}nch|saga?lya{1,2}nch|ekmeka{1,2}nch|i?tara{1,2}nch|dusa?rya{1,2}nch)"
)
_WHOSE_ENDS = r"(?:y?a{1,2}|y?a{1,2}n|iya|i{1,2}|ee|e|o|y?a{1,2}t)"
# Whom, without a word of whose: tyala, tumhala, konakade, saglyanna.
_WHOM = (
    r"(?:(?:t[iy]|h?y|j[iy])a{1,2}n?|k[ou]na{1,2}|tumha{1,2}|aa?mha{1,2}|aa?plya{1,2}|sara?va{1,2}n|saga?lya{1,2}n"
    r"|dusa?rya{1,2}n?)"
)
_POST = (
    r"(?:ka(?:d|dh)(?:e|ey|un|oon|il|eel|cha|chi|che|chya|la)|sa{1,2}t?thi{1,2}|saathee|karita{1,2}|mul{1,2}e|pa{1,2}s(?:un|oon)"
    r"|paryanta?|madh(?:y?e|un|oon|la|li|le|lya)|var(?:ti|un|oon|cha|chi|che|chya)|kha{1,2}l(?:i|un|cha|chi|che|chya)"
    r"|pudh(?:e|cha|chi|che|chya)|ma{1,2}g(?:e|cha|chi|che|chya)|ja?va{1,2}l(?:un|cha|chi|che|chya)?|baddal|sobat|ba?robar"
    r"|shiva{1,2}y|peksha{1,2}|sa{1,2}rkh(?:a{1,2}|i|e|ya)|nusa{1,2}r|viruddha?|ba{1,2}bat)"
)
_GLUED = rf"(?:{_POST}|var|la{{1,2}}|na{{1,2}}|nna|ne|ni|nni|shi|t)"
_ROMAN = re.compile(
    rf"(?:{_WHOSE}{_WHOSE_ENDS}?(?:{_GLUED})?|{_WHOM}{_GLUED}|mala{{1,2}}|tula{{1,2}}|[th]i(?:la|ne|ni))"
)
_BARE = re.compile(rf"(?:c?chya{{1,2}}(?:{_POST})?|ch[ei])")
"""An ending that is written as a word of its own: "mahila gata chya kade"."""

_WHOSE_HERE = (
    "(?:(?:तुम|आम|त्यां?|ति|(?:ह्)?यां?|हि|ज्यां?|जि|क[ोु]णा|स्वतः?|सर्वां|सगळ्यां|एकमेकां|इतरां|दुसऱ्यां)च|आपल|माझ|तुझ)(?:ा|ी|े|ं|्या|्यां)"
)
_WHOM_HERE = "(?:त्यां?|(?:ह्)?यां?|ज्यां?|क[ोु]णा|तुम्हा|आम्हा|सर्वां|सगळ्यां|आपल्या)"
_POST_HERE = (
    "(?:कड(?:े|ून|ील|चा|ची|चे|चं|च्या)|साठी|करिता|मुळे|पासून|पर्यंत|मध(?:े|ून|ला|ली|ले|ल्या)|मध्ये|वर(?:ती|ून|चा|ची|चे|च्या)"
    "|खाल(?:ी|ून|चा|ची|चे|च्या)|पुढे|मागे|जवळ(?:ून|चा|ची|चे|च्या)?|बद्दल|सोबत|बरोबर|शिवाय|पेक्षा|सारख(?:ा|ी|े|ं|्या)|नुसार|विरुद्ध"
    "|बाबत)"
)
_GLUED_HERE = f"(?:{_POST_HERE}|वर|ला|ना|ने|नी|शी|त)"
_HERE = re.compile(f"(?:{_WHOSE_HERE}(?:{_GLUED_HERE})?|{_WHOM_HERE}{_GLUED_HERE}|मला|तुला|तिला|हिला|तिने|हिने)")
_ALONE, _ALONE_HERE = re.compile(_POST), re.compile(_POST_HERE)
_OBLIQUE = re.compile(r".*(?:chya{1,2}|lya{1,2}|[jz]h?ya{1,2}|na{1,2}|च्या|ल्या|झ्या|ना|णा)")
_OF = ("cha", "chi", "che", "चा", "ची", "चे", "चं", "चां")
_OF_WORDS = frozenset("ka ki ke का की के of".split())
_FISH = frozenset("fish fishes carp machhli machli macchi machhi मछली मासे".split())
_HAS = frozenset(
    normalise(word)
    for word in "aahe ahe aahet ahet asel astil asla milel miltil milte milta milto bhetel pan kahi kay kaay kiti kuthe kon konti "
    "konta nahi आहे आहेत असेल असतील मिळेल मिळतील मिळते मिळतो भेटेल काय किती कोणती कोणता नाही".split()
)


@lru_cache(maxsize=16384)
def is_case_word(word: str) -> bool:
    """Is a normalised word a pronoun in any case, or an ending written apart: tumchya, majhyakade, tyanna, त्यांच्यासाठी, chya?"""
    if word.isascii():
        return any(form.fullmatch(word) for form in (_ROMAN, _BARE, _ALONE))
    return any(form.fullmatch(word) for form in (_HERE, _ALONE_HERE))


def says_whose(words: Sequence[str], place: int, names: Collection[str]) -> bool:
    """Does the word at a place only say whose, with whom or where?

    One that stands in a name of goods too (`names` are all their words), "kade" (bangles), does so behind "tumchya", or between
    somebody's name and "aahe": "chandiche kade aahet" are bangles.
    """
    word = words[place]
    if word == "koi":  # somebody, anything; of fish it is said so
        return len(words) > 1 and not _FISH.intersection(words[max(0, place - 2) : place + 3])
    if not is_case_word(word):
        return False
    if word not in names:
        return True
    before = words[place - 1] if place else ""
    if before.endswith(("chya", "च्या")) or (is_case_word(before) and _OBLIQUE.fullmatch(before)):
        return True
    somebody = (
        bool(before)
        and not before.isdigit()
        and before not in names
        and before not in _OF_WORDS
        and not before.endswith(_OF)
    )
    return somebody and place + 1 < len(words) and words[place + 1] in _HAS


def without_whose(words: Sequence[str], names: Collection[str]) -> list[str]:
    """The words as descriptions of goods see them: what only says whose is a little word; an "of" stays one."""
    return [
        "the" if word not in _OF_ALONE and says_whose(words, place, names) else word for place, word in enumerate(words)
    ]


_OF_ALONE = frozenset(normalise(word) for word in "cha chi che chya चा ची चे चं च्या".split())
