"""Which order to Haat, if any, a message is."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from handlers.folding import fold, normalise, tokens
from handlers.reading import learnt
from handlers.reading.command_words import (
    ALWAYS_WORDS,
    ASKED_FOR,
    ASKING,
    BESIDE_STOPS,
    COURTESY,
    DECLINING,
    DENYING,
    DENYING_BEFORE,
    DOING,
    EMOJI_COMMANDS,
    GIVING,
    HUMAN,
    LANGUAGE_NAMES,
    LISTEN_CLASSES,
    LOST,
    PLEADING,
    PRICED,
    REAL_CLASSES,
    STOPPING,
    TAKING_BACK,
)
from handlers.reading.denying import refuses
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.language import MARKUP
from handlers.reading.names import is_a_name
from handlers.reading.spelt import exact_stops, sounds, spellings
from handlers.reading.words import WordBook

COMMANDS = ("menu", "back", "help", "stop", "start", "language", "person", "undo", "yes", "no")

_SPACED_LETTERS = re.compile(r"(?<!\S)[a-z](?:[ .\-][a-z]){3,11}(?!\S)")
_LONGEST_ORDER = 25
_SHORTEST_TYPO = 4
#: How sure the weights must be of an order, by what Haat asked last: words that answer a question are no order.
_SURE: Mapping[str | None, float] = {None: 0.5, "yes_no": 0.6, "choice": 0.7, "number": 0.7, "text": 0.7}
#: A yes may be a consent, so it takes more.
_SURE_OF_YES = 0.75
#: A stop must not be missed, so less is enough; no trade sentence of the dev sets comes near.
_SURE_OF_STOP: Mapping[str | None, float] = {None: 0.5, "yes_no": 0.6, "choice": 0.75, "number": 0.75, "text": 0.75}


def always_words(command: str, language: str) -> tuple[str, ...]:
    """The words that are this command by themselves in one language ("en", "hi", "mr"); the first is the one to teach.

    Raises KeyError for a command or language without such words.
    """
    return ALWAYS_WORDS[language][command]


def is_exact_stop(text: str) -> bool:
    """Whether a message is nothing but a stop word, so that it may act before anything else is read.

    Read more strictly than other words, since names sound alike: बंद is stop, बंडा a town; थांबा is stop, तांबा copper.
    """
    return sounds(_without_courtesy(_words_of(text))) in exact_stops()


def read_command(text: str, question: str | None = None) -> str | None:
    """The order that a message is, or None for trade talk and answers.

    `question` is what Haat asked last: None, "yes_no", "choice", "number" or "text". Yes and no are read as such only
    where nothing, or a yes-no question, was asked.
    """
    words = _words_of(text)
    if not words:
        return _emoji_command(text, question)
    if is_exact_stop(text):
        return "stop"
    command = _always(words, question) or _likely(text, words, question)
    if command is not None and _only_sounds_so(words):
        return None
    return None if command in ("yes", "no") and question not in (None, "yes_no") else command


def _only_sounds_so(words: list[str]) -> bool:
    """Whether one word is the name of goods or of a place, and an order only by its sound: कांदा like Kannada, Malad like madad."""
    return len(words) == 1 and is_a_name(words[0]) and (words[0],) not in spellings()


def _always(words: list[str], question: str | None) -> str | None:
    said = _without_courtesy(words) or tuple(words[:1])
    command = _commands_by_key().get(_keys(said))
    if command == "stop" and sounds(said) not in exact_stops():
        return None
    if command or len(said) != 1 or question == "text":
        return command
    return _one_slip_away(said[0])


_CODE = re.compile(MARKUP)
_LONGEST_SENTENCE = 60
"""Of more words no single order is made."""


def _likely(text: str, words: list[str], question: str | None) -> str | None:
    if _CODE.search(text) or len(words) > _LONGEST_SENTENCE:
        return None
    if _is_lost(words):
        return "help"
    if _wants_a_human(words):
        return "person"
    if question == "yes_no" and refuses(text):
        return "no"
    if question == "yes_no" and _only_pleads(words):
        return "yes"
    chances = learnt.chances("command", _spelt_together(text), question)
    if chances["stop"] > _SURE_OF_STOP[question]:
        if _only_declines(words, asked=question is not None):
            return "no" if question == "yes_no" else None
        return None if any(denies(words) for denies in _NO_STOPS) else "stop"
    best = max(chances, key=lambda command: chances[command])
    if best == "yes" and ("?" in text or not _ASKS.isdisjoint(_keys(words)) or all(len(word) == 1 for word in words)):
        return None
    sure = _SURE_OF_YES if best == "yes" else _SURE[question]
    if best in ("-", "stop") or chances[best] < sure or len(words) > _LONGEST_ORDER:
        return None
    if best == "undo" and not _taking_back().look_up(words).has(*TAKING_BACK):
        return None
    return None if any(word.isdigit() for word in words) else best


def _is_lost(words: list[str]) -> bool:
    """Whether words only say that a question was not understood, or ask for it once more: "समझी नहीं", "matlab?", "say again"."""
    found = _lost().look_up(words)
    if len(words) > _LONGEST_LOST or not all(found.classes):
        return False
    asked = found.has("meaning") and (found.has("what") or len(words) == 1)
    return asked or (found.has("understand") and found.has("not")) or (found.has("again") and found.has("tell"))


_LONGEST_LOST = 7


def _wants_a_human(words: list[str]) -> bool:
    """Whether words only ask to talk with somebody, whoever that is: "fon pe bat krni hai kisi se", "कोणाशी तरी बोलायचंय"."""
    found = _human().look_up(words)
    if not 1 < len(words) <= _LONGEST_WISH or not all(found.classes):
        return False
    return found.has("somebody", "human") and found.has("wish") and found.has("talk", "human")


_LONGEST_WISH = 12


@lru_cache(maxsize=1)
def _human() -> WordBook:
    return WordBook(HUMAN, COMMON_ENGLISH)


def _only_declines(words: list[str], *, asked: bool) -> bool:
    """Whether words refuse goods, an offer or an answer and say nothing of messages: "no need now", "mujhe ye soda nahi karna".

    "I do not need this" means Haat itself, unless something else was asked just now.
    """
    found = _declining().look_up(words)
    named = found.has("trade") or asked
    if not all(classes - (set() if named else {"this"}) for classes in found.classes):
        return False
    return found.has("not") and (named or found.has("need") or len(words) <= _SHORTEST_WISH)


_SHORTEST_WISH = 3
"""Up to so many words a bare "no" refuses something that was not said."""


@lru_cache(maxsize=1)
def _declining() -> WordBook:
    return WordBook(DECLINING, COMMON_ENGLISH)


@lru_cache(maxsize=1)
def _taking_back() -> WordBook:
    return WordBook(TAKING_BACK, COMMON_ENGLISH)


@lru_cache(maxsize=1)
def _lost() -> WordBook:
    return WordBook(LOST, COMMON_ENGLISH)


def _without_courtesy(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in COURTESY)


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple("=" + word if word in COMMON_ENGLISH else fold(word) for word in words)


def _key_set(words: str) -> frozenset[str]:
    return frozenset(key for word in words.split() for key in _keys([word]))


_ASKS = _key_set(ASKING)
"""Who asks has not said yes."""
_STOPS, _DENIES, _DOES, _DENIES_BEFORE = (_key_set(words) for words in (STOPPING, DENYING, DOING, DENYING_BEFORE))


def _is_stop_denied(words: list[str]) -> bool:
    """Whether the stop in these words is the one that is not wanted: "band mat karna", "don't stop", "थांबू नका"."""
    keys = list(_keys(words))
    for place, key in enumerate(keys):
        if key not in _STOPS or not _IF.isdisjoint(keys[:place]):
            continue
        before, after = keys[max(0, place - 1) : place], keys[place + 1 : place + 4]
        if not _DENIES_BEFORE.isdisjoint(before):
            return True
        if after and after[0] in _DOES:
            after = after[1:]
        if after and after[0] in _DENIES and (len(after) == 1 or after[1] in _DOES):
            return True
    return False


_IF = _key_set("if unless agar अगर jar जर")
"""Behind these somebody threatens, and nothing is denied: "if you do not stop messaging"."""
_CALLS = _key_set("phone fon फोन call कॉल baat बात baatcheet baatchit बातचीत")

_TAKES_OFF, _FIELDS, _SENDS, _WISHES = (_key_set(words) for words in BESIDE_STOPS.values())


_DENIES_SHORT = _key_set("na ना naa न nah")
"""Before a verb of sending these deny: "message na bhejein"; behind one they plead."""
_REACHES = _key_set(
    "bhej bheje bhejen bhejein bhejo bhejna bhejiye भेज भेजें भेजो भेजना aaye aae aaya aana आए आना pathao pathvave पठाओ kare karen करें"
)
_GO_AWAY = _key_set("away off neither naye नये")


def _wants_a_call(words: list[str]) -> bool:
    """Whether words of a telephone, a talk or a message that the writer would send carry no word of stopping: "ring me directly",
    "ab mujhse baat kijiye" and "mujhe sabko message bhejna hai" are like "stop" by their verbs alone."""
    said = _keys(words)
    keys = frozenset(said)
    if any(before in _DENIES_SHORT | _DENIES and deed in _REACHES for before, deed in pairwise(said)):
        return False  # before its verb "na" denies, behind it it pleads
    calls = not keys.isdisjoint(_CALLS) or (bool(keys & _SENDS) and bool(keys & _WISHES))
    return calls and keys.isdisjoint(_STOPS | _DENIES | _DENIES_BEFORE | _TAKES_OFF | _GO_AWAY)


_PLEADS, _GIVES, _PRICED = (_key_set(words) for words in (PLEADING, GIVING, PRICED))


def _pleads_for_a_price(words: list[str]) -> bool:
    """Whether words of a price end in a "na" that pleads and denies nothing: "165 karo na", "rate kam karo na", "सस्ता दो ना"."""
    keys = _keys(words)
    if not (any(word.isdigit() for word in words) or not _PRICED.isdisjoint(keys)):
        return False
    pleads = any(key in _PLEADS and before in _DOES | _GIVES for before, key in pairwise(keys))
    return pleads and _STOPS.isdisjoint(keys) and (_DENIES | _DENIES_BEFORE | _TAKES_OFF).isdisjoint(keys)


def _only_pleads(words: list[str]) -> bool:
    """Whether words hold nothing but a deed that is asked for with a pleading "na": "karo na", "कर दो ना", "bhej do na please"."""
    keys = _keys(_without_courtesy(words))
    pleads = any(key in _PLEADS and before in _DOES | _GIVES | _ASKED_FOR for before, key in pairwise(keys))
    return pleads and all(key in _PLEADS | _DOES | _GIVES | _ASKED_FOR | _SMALL for key in keys)


_ASKED_FOR = _key_set(ASKED_FOR)
_SMALL = _key_set(
    "haan han ha हाँ हां हो ho to तो tar तर jaldi जल्दी lavkar लवकर abhi अभी ab अब ata आता ye yeh यह ये he हे bas बस"
)


def _takes_off_a_field(words: list[str]) -> bool:
    """Whether something of a profile is to go, and no message: "दर काढून टाका" is like "मला काढून टाका" by its verb alone."""
    keys = frozenset(_keys(words))
    return bool(keys & _FIELDS and keys & _TAKES_OFF) and keys.isdisjoint(_STOPS | _DENIES | _DENIES_BEFORE)


_NO_STOPS = (_is_stop_denied, _wants_a_call, _pleads_for_a_price, _only_pleads, _takes_off_a_field)
"""What sounds like a stop to the weights and is none."""


@lru_cache(maxsize=1)
def _commands_by_key() -> Mapping[tuple[str, ...], str]:
    names = {_keys(tokens(name)): "language" for name in LANGUAGE_NAMES.split()}
    return names | {
        _keys(tokens(spelling)): command
        for by_command in ALWAYS_WORDS.values()
        for command, spellings in by_command.items()
        for spelling in spellings
        if command in COMMANDS
    }


@lru_cache(maxsize=4096)
def _one_slip_away(word: str) -> str | None:
    if len(word) < _SHORTEST_TYPO or word in COMMON_ENGLISH:
        return None
    return next((command for right, command in _typo_targets() if _one_edit(word, right)), None)


@lru_cache(maxsize=1)
def _typo_targets() -> tuple[tuple[str, str], ...]:
    return tuple(
        (normalise(word), command)
        for by_command in ALWAYS_WORDS.values()
        for command, spellings in by_command.items()
        for word in spellings
        if " " not in word and len(word) >= _SHORTEST_TYPO and command in COMMANDS
    )


def _one_edit(word: str, core: str) -> bool:
    """Whether one letter was missed, added, changed or swapped with its neighbour; the first letter is right."""
    if word[0] != core[0] and word[:2] != core[1::-1]:
        return False
    if abs(len(word) - len(core)) > 1:
        return False
    start = 0
    while start < min(len(word), len(core)) and word[start] == core[start]:
        start += 1
    rest, core_rest = word[start:], core[start:]
    return (
        (len(word) > _SHORTEST_TYPO and rest[1:] == core_rest)
        or (len(word) > _SHORTEST_TYPO and rest == core_rest[1:])
        or (len(word) > _SHORTEST_TYPO and rest[1:] == core_rest[1:])
        or (rest[:2] == core_rest[1::-1] and rest[2:] == core_rest[2:])
    )


def _words_of(text: str) -> list[str]:
    return tokens(_spelt_together(text))


def _spelt_together(text: str) -> str:
    """A text whose s p a c e d letters are words again, in normalised form; only its first 4,000 signs are read."""
    return _SPACED_LETTERS.sub(lambda found: re.sub(r"[ .\-]", "", found.group()), normalise(text[:4000]))


def _first_sign(text: str) -> str:
    return next((sign for sign in text.strip() if not unicodedata.combining(sign)), "")


def _emoji_command(text: str, question: str | None) -> str | None:
    command = EMOJI_COMMANDS.get(_first_sign(text))
    if command in ("yes", "no"):
        return command if question == "yes_no" else None
    return command if command in COMMANDS and len(text.strip()) <= 8 else None


_LISTEN_BOOK = WordBook(LISTEN_CLASSES, COMMON_ENGLISH)
_REAL_BOOK = WordBook(REAL_CLASSES, COMMON_ENGLISH)


def wants_voice(text: str) -> bool:
    """Whether a message asks to hear it instead of reading it ("सुनाओ", "ऐका", "listen")."""
    words = _words_of(text)
    if not words:
        return EMOJI_COMMANDS.get(_first_sign(text)) == "listen"
    said = list(_without_courtesy(words))
    return len(said) <= 8 and _made_of(said, _LISTEN_BOOK, "listen")


def _made_of(words: list[str], book: WordBook, need: str) -> bool:
    """Whether some word is of the class needed, and every other one of some class of the book."""
    found = book.look_up(words)
    return found.has(need) and all(found.classes)


_QUESTION_SIGNS = frozenset(
    _REAL_BOOK.key(word)
    for word in "kya क्या ka का काय kay kaay is are kaise kase how or can ki की कसं ya या ना na".split()
)


def asks_if_real(text: str) -> bool:
    """Whether a message asks if Haat is genuine ("असली है?", "खरं आहे का?", "is this real?")."""
    words = tokens(text[:400])
    if not words or len(words) > 12:
        return False
    asks = "?" in text or "？" in text or any(_REAL_BOOK.key(word) in _QUESTION_SIGNS for word in words)
    return asks and _made_of(words, _REAL_BOOK, "real")


def fold_keys(command: str) -> frozenset[tuple[str, ...]]:
    """The keys of every spelling that is this command by itself; no two commands may share one."""
    return frozenset(
        tuple(fold(word) for word in tokens(spelling))
        for by_command in ALWAYS_WORDS.values()
        for spelling in by_command.get(command, ())
    )
