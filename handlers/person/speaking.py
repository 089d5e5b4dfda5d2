"""In which language a person is spoken to: guessed at first, told by a sentence, chosen or refused by its name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from handlers.folding import fold, folded, keys_of, normalise, tokens
from handlers.language import COMPLETE, N_, languages, names_of, own_name
from handlers.questions import Option
from handlers.reading import language_of
from handlers.reading.language import MARKUP
from handlers.step import Step

LANGUAGE_WORDS = {
    "en": "english angrezi angreji ingraji inglish इंग्लिश अंग्रेजी अंग्रेज़ी इंग्रजी",
    "hi": "hindi हिंदी हिन्दी", "mr": "marathi मराठी",
}  # fmt: skip
"""What a language is called by speakers of the others, besides its name in the complete languages."""

_ENDINGS = frozenset(
    "त तच तून तूनच तुन मध्ये मधे मध्येच तलं तली में मे ने ची चा चं ला च t tach ch tun toon madhe madhye mdhe mdye me mein men "
    "mai la".split()
)
"""What may hang on a language's name: मराठीत, marathimadhe, hindime."""

_TELLING = {
    "en": """
        i you we is are am the a an my your our need want have has what how when where who please can could would for of
        from with this that and it sell buy make looking send give need there any in on under his her
        show their them only by next before until per
    """,
    "hi": """
        है हैं हूँ हूं मैं मुझे मेरा मेरी मेरे हम हमें हमारा आप आपका का की के को से में ने नहीं क्या चाहिए कितना कैसे यह ये और पर करना रहा रही था
        कर दो दीजिए बताइए वाला वाले hai hain hun hoon main mai mujhe mera meri mere hum hame hamara aap aapka ka ki ke ko
        se mein nahi nahin kya chahiye chahie kitna kaise yeh aur karna raha rahi wala wale batao bataiye
    """,
    "mr": """
        आहे आहेत आहोत मी मला माझा माझी माझे माझं आम्ही आम्हाला तुम्ही तुमचा तुम्हाला आपण आणि नाही काय का कसं कसा कशी किती हवी हवा
        हवं हवे पाहिजे विकतो विकते करतो करते राहतो राहते साठी पण ला सांगा ahe aahe ahet mi mala maza mazi maze majha majhi
        amhi amhala tumhi tumcha tumhala aapan ani aani nahi kay kasa kase kiti havi hava have pahije pahijet vikto vikte
        sathi pan rahto rahte sanga
    """,
}
"""Small words that only one of the languages has, or has far more often."""
_TELLING_WORDS = {language: frozenset(tokens(words)) for language, words in _TELLING.items()}
_FEWEST_WORDS, _FEWEST_TELLING, _FEWEST_ASKED = 3, 2, 2
_PLAIN_WORDS = 4
"""From so many words on a single telling word is enough, where none of another language stands beside it."""
_CODE = re.compile(rf"{MARKUP}|;|--")
"""Programs, whose words are nobody's language; in an order a semicolon or a dash may well stand."""


_ENGLISH_FIRST = frozenset("any anyone what who how where which is are do does can".split())


def _asks_in_english(words: list[str], text: str) -> bool:
    """Is a short question English from its first word on: "any seller?", "how much?"; no "any seller hai kya"?"""
    if "?" not in text or len(words) < _FEWEST_ASKED or words[0] not in _ENGLISH_FIRST or _CODE.search(text):
        return False
    others = _TELLING_WORDS["hi"] | _TELLING_WORDS["mr"]
    return all(word.isascii() for word in words) and others.isdisjoint(words) and language_of(text) == "en"


def told_language(text: str) -> str | None:
    """The language that a sentence of three words or more is clearly in; None when its words leave a doubt."""
    words = [word for word in tokens(text) if word.isalpha() or not word.isascii()]
    if _asks_in_english(words, text):
        return "en"
    if len(words) < _FEWEST_WORDS:
        return None
    counts = {language: sum(word in telling for word in words) for language, telling in _TELLING_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    second = sorted(counts.values())[-2]
    # "sandstone idol, for temple, under 30k"
    plainly = counts[best] == 1 and second == 0 and len(words) >= _PLAIN_WORDS and not _CODE.search(text)
    if (counts[best] < _FEWEST_TELLING and not plainly) or counts[best] <= second:
        return None
    return best if language_of(text) == best else None


def follow(step: Step, text: str) -> None:
    """A language that was only guessed gives way, once, to the one that a whole sentence is in."""
    told = told_language(text)
    if told is None or step.person.language_sure:
        return
    before = step.language
    step.know(language=told, language_sure=True)
    if told != before:
        step.offer(N_("From now on in English."), [Option(before, own_name(before))], question="language")


# ── chosen or refused by name ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Wish:
    """What a message that names languages wants: one of them, or only not some."""

    wanted: str | None
    refused: frozenset[str]


_CLAUSES = re.compile(r"[,;.!?।\n]|\b(?:but|lekin|magar)\b|लेकिन|मगर|\sपण\s|\sपर\s")
_NOT_NEXT = folded("not no dont cant cannot never without didnt doesnt except")
_NOT_LAST = folded("nahi nahin nhi nai naahi nako nakoy nakos mat नहीं नही नाही नको नकोय नकोस मत nay नाय नये unknown")
_WHY = folded("kyu kyun kyon kyo क्यों क्यूँ kashala कशाला why stop")
_YOU = folded("you aap tum tumhi आप तुम तुम्ही आपण")
_ASKS = folded("kya क्या ka का can do dont kay काय")
_TALK = folded("""
    me mein men madhe madhye में मे मध्ये मधे in to the speak talk write reply say tell send language bhasha
    bhasa भाषा भाषेत bolo bol bolna boliye bolu bola bolave bole बोलो बोल बोलना बोलिए बोला बोलू बोलावं बोलायचं
    likho likhiye liha लिखो लिखिए लिहा batao bataiye sanga saanga बताओ बताइए सांगा सांग baat बात karo kare kara
    kijiye करो करें करा कीजिए please plz pls kripya krupaya कृपया chahiye chahie pahije havi hava have चाहिए
    पाहिजे हवी हवं हवे i you we can could only just sirf fakt सिर्फ फक्त hi ही mujhe mujhko mala मुझे मुझको मला
    ham hum humko amhala हम हमको आम्हाला hai hain he ahe aahe है हैं आहे aati aata aate ata ati yete yet yeti
    yeta आती आता आते येत येते येता samajh samjh samajti samajta samajhta समझ समझती समझता samajat kalat kalte
    समजत कळत कळते समजते know understand read padhna padh पढ़ पढ़ना vachta vachata वाचता bhi पण pan pn hota hoti
    होती होता well much zyada jyada jast ज़्यादा ज्यादा जास्त ko को la ला switch change badlo badla बदलो बदला
    karun करून dya do de दो दे द्या ji जी bhai भाई sir kya क्या ka का na ना aap tum tumhi आप तुम तुम्ही my
    mother tongue mazi meri माझी मेरी
    """)  # fmt: skip
_LONGEST_WISH = 12


@cache
def _spoken_names() -> tuple[tuple[str, str, str], ...]:
    """(language, one of its names, the same folded): the same for every word of every message."""
    called = [(code, name) for code in languages() for name in (*LANGUAGE_WORDS.get(code, "").split(), *names_of(code))]
    return tuple((code, known := normalise(name), fold(known)) for code, name in called)


def _named(word: str) -> str | None:
    """The language whose name a word is, whatever hangs on it."""
    plain = normalise(word)
    folded = fold(plain)
    for code, known, key in _spoken_names():
        if folded == key or (plain.startswith(known) and plain[len(known) :] in _ENDINGS):
            return code
    return None


def language_wish(text: str) -> Wish:
    """Which language a message asks for by name, and which it will not have: "मला हिंदी येत नाही" refuses Hindi."""
    wanted: list[str] = []
    refused: set[str] = set()
    every = set(keys_of(text))
    asks_us = bool(every & _YOU) and ("?" in text or bool(every & _ASKS))
    several = len({code for word in tokens(text) if (code := _named(word))}) > 1
    for clause in _CLAUSES.split(text):
        words = tokens(clause)
        named = {place: code for place, word in enumerate(words) if (code := _named(word))}
        denied = set() if asks_us else {_whom(place, word, named) for place, word in enumerate(words)}
        if several and named:  # "why do you write English, write Hindi"
            denied |= {_beside(place, named) for place, word in enumerate(words) if fold(word) in _WHY}
        for place, code in named.items():
            if place in denied:
                refused.add(code)
            else:
                wanted.append(code)
    wanted = [code for code in wanted if code not in refused]
    return Wish(wanted[0] if wanted else None, frozenset(refused))


def _whom(place: int, word: str, named: Collection[int]) -> int | None:
    """The place of the name that a "not" at this place belongs to."""
    before = max((at for at in named if at < place), default=None)
    after = min((at for at in named if at > place), default=None)
    if fold(word) in _NOT_NEXT:
        return after if after is not None else before
    if fold(word) in _NOT_LAST:
        return before if before is not None else after
    return None


def _beside(place: int, named: Collection[int]) -> int:
    """The place of the name next to a word, that before it first."""
    return min(named, key=lambda at: (abs(at - place), at > place))


def orders_language(text: str) -> bool:
    """Does a short message do nothing but ask for a language by name, or refuse one?"""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_WISH or not any(_named(word) for word in words):
        return False
    return all(_named(word) or {fold(word)} & (_TALK | _NOT_NEXT | _NOT_LAST) for word in words)


def ask_language(step: Step, refused: Collection[str] = ()) -> None:
    """Which language, each by its own name; one that was refused is not offered."""
    offered = [Option(code, own_name(code)) for code in languages() if code not in refused]
    step.offer(N_("Which language?"), offered, question="language")


def set_language(step: Step, text: str) -> bool:
    """Change to the language that a message names; False when it names none, and the list is shown instead."""
    wish = language_wish(text)
    if wish.wanted is not None:
        change_language(step, wish.wanted)
        return True
    told = language_of(text)
    if wish.refused and told in COMPLETE and told not in wish.refused and told != step.language:
        step.know(language=told)
    ask_language(step, wish.refused)
    return False


def change_language(step: Step, code: str) -> None:
    """Speak this language from now on: the person's own choice."""
    step.know(language=code, language_sure=True)
    step.say(N_("From now on in English."))
