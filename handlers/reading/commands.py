"""Which order to Haat, if any, a message is."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from handlers.folding import fold, normalise, tokens
from handlers.reading.command_words import ALWAYS_WORDS, COURTESY, EMOJI_COMMANDS, EXACT_STOPS, ORDER_CLASSES
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

COMMANDS = ("menu", "back", "help", "stop", "start", "language", "person", "undo", "yes", "no")

_BOOK = WordBook(ORDER_CLASSES, COMMON_ENGLISH)
_CLAUSE_ENDS = re.compile(
    r"[.,!?;:।|\n]+|\b(?:and|but|because|aur|ani|aani|lekin|magar|warna|kyunki|karan|nahitar)\b|(?<!\S)(?:और|आणि|लेकिन|मगर|वरना|क्योंकि|कारण|अन्यथा|नाहीतर)(?!\S)"
)
_SPACED_LETTERS = re.compile(r"(?<!\S)[a-z](?:[ .\-][a-z]){3,11}(?!\S)")
_LONGEST_ORDER = 25
_SHORTEST_TYPO = 4


@dataclass(frozen=True)
class Order:
    """A shape of order: one word at least of each `need`, and no word outside `need` and `allow`."""

    command: str
    need: tuple[str, ...]
    allow: tuple[str, ...] = ("filler",)


#: The first that fits wins, so the narrower shapes stand first.
ORDERS = (
    Order("stop", ("stop_word",), ("filler", "message")),
    Order("undo", ("back_to_take", "take"), ("filler", "mistake", "mistake_filler", "undo_filler")),
    Order("undo", ("undo",), ("filler", "mistake", "mistake_filler", "undo_filler", "do", "take")),
    Order("undo", ("mistake", "mistake_filler"), ("filler", "back_to_take", "take", "undo")),
    Order("help", ("not_understood",), ("filler", "not_understood_filler", "help", "help_wish")),
    Order("help", ("how_phrase",), ("filler", "how_filler", "how")),
    Order("start", ("start",), ("filler", "start_filler")),
    Order("start", ("start", "stop"), ("filler", "start_filler", "mistake", "mistake_filler", "message")),
    Order("start", ("start", "mistake"), ("filler", "start_filler", "stop", "mistake_filler", "message")),
    Order("person", ("person", "talk"), ("filler", "person_filler", "help")),
    Order("person", ("person",), ("filler", "person_filler")),
    Order("person", ("call_me",), ("filler", "call_filler")),
    Order("language", ("language_name",), ("filler", "language_change", "language")),
    Order("language", ("language",), ("filler", "language_change")),
    Order("help", ("help",), ("filler", "help_wish")),
    Order("back", ("back",), ("filler", "step")),
    Order("menu", ("menu",), ("filler", "open")),
)


def always_words(command: str, language: str) -> tuple[str, ...]:
    """The words that are this command by themselves in one language ("en", "hi", "mr"); the first is the one to teach.

    Raises KeyError for a command or language without such words.
    """
    return ALWAYS_WORDS[language][command]


def is_exact_stop(text: str) -> bool:
    """Whether a message is nothing but a stop word, so that it may act before anything else is read."""
    words = [word for word in _words_of(text) if word not in COURTESY]
    return bool(words) and tuple(_BOOK.key(word) for word in words) in _exact_stops()


@lru_cache(maxsize=1)
def _exact_stops() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_BOOK.key(word) for word in entry.split("_")) for entry in EXACT_STOPS.split())


def read_command(text: str, question: str | None = None) -> str | None:
    """The order that a message is, or None for trade talk and answers.

    `question` is what Haat asked last: None, "yes_no", "choice", "number" or "text". Yes and no are read as such only
    where nothing, or a yes-no question, was asked.
    """
    words = _words_of(text)
    if not words:
        return _emoji_command(text, question)
    if len(words) > _LONGEST_ORDER:
        return "stop" if _orders_stop(text, words) else None
    if is_exact_stop(text) or _orders_stop(text, words):
        return "stop"
    if any(character.isdigit() for word in words for character in word):
        return None
    return _closed_order(words, question)


def _closed_order(words: list[str], question: str | None) -> str | None:
    classes = [set(found) for found in _BOOK.look_up(words).classes]
    if len(words) <= 3 and question != "text":
        _mend_typos(words, classes)
    if question == "yes_no" and set(words) <= {"ji", "जी", "jee"}:
        return "yes"
    if question == "yes_no":
        answer = _yes_or_no(classes) or _told_to_go_on(words)
        if answer:
            return answer
    for order in ORDERS:
        if _fits(classes, order):
            return order.command
    return _yes_or_no(classes) if question is None else None


def wants_voice(text: str) -> bool:
    """Whether a message asks to hear it instead of reading it ("सुनाओ", "ऐका", "listen")."""
    words = _words_of(text)
    if not words:
        return EMOJI_COMMANDS.get(_first_sign(text)) == "listen"
    return len(words) <= 8 and _fits(
        [set(found) for found in _BOOK.look_up(words).classes],
        Order("listen", ("listen",), ("filler", "listen_filler")),
    )


def _fits(classes: list[set[str]], order: Order) -> bool:
    allowed = {*order.need, *order.allow}
    if not all(found & allowed for found in classes):
        return False
    if len(order.need) == 2:
        first, second = order.need
        return any(
            first in one and second in other
            for place, one in enumerate(classes)
            for other_place, other in enumerate(classes)
            if place != other_place
        )
    return any(order.need[0] in found for found in classes)


def _yes_or_no(classes: list[set[str]]) -> str | None:
    if not all(found & {"yes", "no", "filler", "yes_no_filler"} for found in classes):
        return None
    if "no" in classes[0] or (any("no" in found for found in classes) and "yes" not in classes[0]):
        return "no"
    if any("no" in found for found in classes[1:]) and "yes" in classes[0]:
        return "no" if len(classes) == 2 and "filler" in classes[0] else "yes"
    return "yes" if any("yes" in found for found in classes) else None


_GO_ON = frozenset(
    _BOOK.key(word)
    for word in """
    kar karo kardo kar_do do dijiye kijiye kara करो कर दो करा कीजिए दीजिए bhej bhejo bhejdo भेज भेजो भेजिए pathva pathav पाठवा पाठव
    dal dalo daal डालो डाल taka टाका post पोस्ट send laga lagao लगाओ लगा dya द्या kra kro
    """.split()
)


def _told_to_go_on(words: list[str]) -> str | None:
    """Yes or no said with the verb alone: "kar do", "mat karo"."""
    bans = [word for word in words if "ban" in _BOOK.classes(word)]
    verbs = [word for word in words if _BOOK.key(word) in _GO_ON]
    rest = [word for word in words if word not in bans and word not in verbs and "filler" not in _BOOK.classes(word)]
    if not verbs or rest:
        return None
    return "no" if bans else "yes"


def _mend_typos(words: list[str], classes: list[set[str]]) -> None:
    for place, word in enumerate(words):
        if not classes[place] and len(word) >= _SHORTEST_TYPO:
            classes[place] = set(_one_slip_away(word))


@lru_cache(maxsize=4096)
def _one_slip_away(word: str) -> frozenset[str]:
    for core, name in _typo_targets():
        if _one_edit(word, core):
            return frozenset(("stop_word",) if name == "stop" else (name,))
    return frozenset()


@lru_cache(maxsize=1)
def _typo_targets() -> tuple[tuple[str, str], ...]:
    return tuple(
        (normalise(word), command)
        for by_command in ALWAYS_WORDS.values()
        for command, spellings in by_command.items()
        for word in spellings
        if " " not in word and len(word) >= _SHORTEST_TYPO and command in ORDER_CLASSES
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


def _orders_stop(text: str, words: list[str]) -> bool:
    """Whether a message tells Haat to send no more messages.

    Either some clause names messages and orders an end to them, or the whole message is made of stop words and words
    without a matter of their own.
    """
    whole = [set(found) for found in _BOOK.look_up(words).classes]
    if any(found & {"to_others"} for found in whole) or any("sets_going" in found for found in whole[-6:]):
        return False
    if _asks_by_phone_instead(whole):
        return False
    _mend_message_typos(words, whole)
    if _bare_stop(words, whole) or _not_to_contact(words, whole):
        return True
    for clause in _CLAUSE_ENDS.split(_spelt_together(text)):
        clause_words = tokens(clause)
        classes = [set(found) for found in _BOOK.look_up(clause_words).classes]
        _mend_message_typos(clause_words, classes)
        if any("message" in found for found in classes) and _ends_messages(clause_words, classes):
            return True
        if _refuses_haat(clause_words, classes):
            return True
        if any("alone" in found for found in classes) and not any("goods" in found for found in classes):
            return all(found or not word.isdigit() for word, found in zip(clause_words, classes, strict=True))
        if _bare_stop(clause_words, classes, with_noun=False) and any("message" in found for found in whole):
            return not any("goods" in found or word.isdigit() for word, found in zip(words, whole, strict=True))
        if _removes_me(classes) and not any("goods" in found for found in whole):
            return True
    return False


def _ends_messages(words: list[str], classes: list[set[str]]) -> bool:
    if any("goods" in found or word.isdigit() for word, found in zip(words, classes, strict=True)):
        return False
    if _cuts_off(words, classes):
        return True
    if any("why" in found for found in classes):
        return False
    negated = [place for place, found in enumerate(classes) if "negation" in found]
    past = any("did" in found for found in classes)
    if any("ban" in found for found in classes):
        return not _wants_messages(classes)
    if any("english_ban" in found for found in classes) and any("base_verb" in found for found in classes):
        return not past
    if words[0] in ("no", "not") and "message" in set().union(*classes[1:4]) and not past:
        return True
    if "no" in words and "more" in words and not past:
        return True
    if (
        negated
        and not past
        and any("infinitive" in classes[place] for place in range(len(words)) if place not in negated)
    ):
        return True
    if any("pester" in found for found in classes) and not negated and not past:
        return True
    return any(_stop_verb(words, classes, place) for place in range(len(words))) and not past


def _wants_messages(classes: list[set[str]]) -> bool:
    """Whether the ban is on something else and messages are asked for: "phone mat karo, message karo"."""
    banned = next(place for place, found in enumerate(classes) if "ban" in found)
    messages = [place for place, found in enumerate(classes) if "message" in found]
    asked = any(
        place > 0 and "do" in classes[place - 1] and "do" in set().union(*classes[place + 1 : place + 2])
        for place in messages
    )
    return asked and messages[0] > banned


_SHORTEST_MESSAGE_TYPO = 6
#: Long words that a stop hangs on, known in spite of one slip of the finger.
_MESSAGE_WORDS = tuple(
    (normalise(word), name)
    for name, table in (
        ("message", "message messages messaging notification notifications whatsapp reminders"),
        ("stop", "unsubscribe unsubscribed"),
        ("haat", "subscription"),
        ("pester", "disturb disturbing pareshan परेशान"),
    )
    for word in table.split()
)
_STOP_SLIPS = frozenset("sop sto top stob stoo tsop stip stap dtop atop".split())
_DONE = frozenset(
    _BOOK.key(word)
    for word in "diya di diye liya chuka chuke raha rahe rakha tha thi the kiya kela kele dile dila दिया दी किया केला केले".split()
)

#: Stop words that are also states or nouns ("band dibba", "shop is band"): they order only beside a verb of doing.
_STATES = frozenset(
    _BOOK.key(word) for word in "band bandh bund bnd बंद बन्द off mute block end khatam khatm खत्म समाप्त bas".split()
)
_STATE_VERBS = frozenset(
    _BOOK.key(word) for word in "hai hain tha thi the hota hoti hote hoga aahe ahe aahet hua hui".split()
)


def _stop_verb(words: list[str], classes: list[set[str]], place: int) -> bool:
    if "stop" not in classes[place]:
        return False
    if _BOOK.key(words[place]) not in _STATES:
        return True
    after = classes[place + 1] if place + 1 < len(words) else set()
    before = classes[place - 1] if place else set()
    if place + 1 < len(words) and _BOOK.key(words[place + 1]) in _STATE_VERBS:
        return False
    return "do" in after or "do" in before or place + 1 == len(words) or (not place and "message" in after)


def _bare_stop(words: list[str], classes: list[set[str]], with_noun: bool = True) -> bool:
    allowed = {
        "filler", "stop", "send", "negation", "ban", "service", "message", "pester", "bothers", "do", "interest", "me_or_list"
    }  # fmt: skip
    if not words or not all(found & allowed for found in classes):
        return False
    banned = any("ban" in found for found in classes)
    if not banned and any("did" in found or "why" in found for found in classes):
        return False
    if any("interest" in found for found in classes):
        return True
    stops = any(_stop_verb(words, classes, place) for place in range(len(words)))
    negated = any("negation" in found for found in classes)
    if stops and not negated:
        return True
    sends = any("send" in found and not found & {"do"} for found in classes)
    bans = any("ban" in found or "english_ban" in found for found in classes)
    if bans and (sends or any(found & {"pester", "bothers"} for found in classes)):
        return True
    return stops and bans and with_noun and sends


def _not_to_contact(words: list[str], classes: list[set[str]]) -> bool:
    """ "Do not contact me": a ban on reaching the writer, whatever else is said of how and when."""
    bans = any("english_ban" in found for found in classes)
    reaches = any(word in ("contact", "disturb", "bother", "text", "message", "msg", "ping", "spam") for word in words)
    return bans and reaches and bool({"me", "us"} & set(words)) and not any("goods" in found for found in classes)


def _cuts_off(words: list[str], classes: list[set[str]]) -> bool:
    """Whether a clause about messages tells to end them in so many words, whatever it says of how many came."""
    for place, found in enumerate(classes):
        after = classes[place + 1 : place + 4]
        if "ends" in found and any("all_messages" in one for one in after):
            return True
        if "stop" not in found or _BOOK.key(words[place]) not in _STATES or not after or "do" not in after[0]:
            continue
        rest = words[place + 1 : place + 4]
        if not any(_BOOK.key(word) in _DONE for word in rest) and not any("ban" in one for one in after):
            return True
        if _BOOK.key(words[place]) == _BOOK.key("band") and any(word in ("kaise", "kase", "कैसे", "कसे") for word in rest):
            return True
    return False


def _refuses_haat(words: list[str], classes: list[set[str]]) -> bool:
    """Whether Haat itself, or its service, is told to end or refused, with nothing else in the clause."""
    if not any("haat" in found for found in classes):
        return False
    allowed = {"filler", "haat", "negation", "ban", "do", "stop", "ends", "infinitive", "english_ban", "base_verb", "need"}
    if not all(found & allowed for found in classes) or any("did" in found - {"do"} for found in classes):
        return False
    ended = any("ends" in found or _stop_verb(words, classes, place) for place, found in enumerate(classes))
    refused = any("ban" in found for found in classes) or (
        any("negation" in found for found in classes) and any(found & {"infinitive", "base_verb"} for found in classes)
    )
    return ended != refused


def _asks_by_phone_instead(classes: list[set[str]]) -> bool:
    """Whether calls are unwanted and a message is asked for: "phone karu naka, msg kara"."""
    calls = [place for place, found in enumerate(classes) if "phones" in found]
    bans = [place for place, found in enumerate(classes) if found & {"ban", "english_ban"}]
    messages = [place for place, found in enumerate(classes) if "message" in found]
    return bool(calls and bans and messages) and calls[0] < bans[0] < messages[-1]


def _mend_message_typos(words: list[str], classes: list[set[str]]) -> None:
    for place, word in enumerate(words):
        if not classes[place] and len(word) >= _SHORTEST_MESSAGE_TYPO:
            classes[place] = set(_almost_a_message_word(word))
    if len(words) <= 3 and any("message" in found for found in classes):
        for place, word in enumerate(words):
            if not classes[place] and word in _STOP_SLIPS:
                classes[place] = {"stop"}


@lru_cache(maxsize=4096)
def _almost_a_message_word(word: str) -> frozenset[str]:
    return frozenset(name for core, name in _MESSAGE_WORDS if _one_edit(word, core))


def _removes_me(classes: list[set[str]]) -> bool:
    return _fits(classes, Order("stop", ("remove", "me_or_list"), ("filler", "remove_filler", "message", "do")))


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


#: Asking whether Haat itself is genuine: a word for real or fake, and nothing else than a question about this.
_REAL_CLASSES = {
    "real": """
        real genuine fake fraud scam legit authentic trusted trustworthy original official asli असली असल asal nakli
        नकली sach सच sahi
        sachcha सच्चा kharach khara khare khari kharं खरा खरे खरी खरं खोटं खोटे खोटा khota khote खरंच फसवणूक
        fasvanuk फ्रॉड thagi ठगी dhokha धोखा
        सरकारी sarkari true bharosa भरोसा vishwas विश्वास bharosemand adhikrut अधिकृत farji फर्जी
    """,
    "about": """
        is this it that real or not the a an kya kaay kay ka ki क्या का की काय hai he ahe aahe kaise kase kasं nahi
        na ना नहीं नाही ye yeh
        haat bot number no group app message site service thing yojana योजना scheme seva सेवा नंबर ग्रुप मैसेज मेसेज
        sach_me sachmuch
        sarkar सरकार government govt really you are kahin kuthe tumhi aap log wala wali kar sakte karu shakto thev
        ठेवू thevu how do i know
        kalnar कळणार kalel कळेल pata पता chale चले chalega kase olkhaycha ओळखायचं can trust be office ofis ऑफिस
        कार्यालय se kadun कडून par पर करें कर सकते
        to aapan sab any kuch ya किंवा kinva bhi asel असेल ho हो genuine
    """,
}
_REAL_BOOK = WordBook(_REAL_CLASSES, COMMON_ENGLISH)
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
    classes = [set(found) for found in _REAL_BOOK.look_up(words).classes]
    return asks and _fits(classes, Order("real", ("real",), ("about",)))


def fold_keys(command: str) -> frozenset[tuple[str, ...]]:
    """The keys of every spelling that is this command by itself; no two commands may share one."""
    return frozenset(
        tuple(fold(word) for word in tokens(spelling))
        for by_command in ALWAYS_WORDS.values()
        for spelling in by_command.get(command, ())
    )
