"""Questions a conversation can ask: how each is put, and how an answer in any script becomes its meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from handlers.folding import fold, folded, keys_of, normalise, tokens
from handlers.language import N_, say
from handlers.limits import BEYOND_TRADE
from handlers.matching.units import unit_of
from handlers.messages import Contact, Media
from handlers.person.naming import name_in
from handlers.places_named import place_named
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.reading.denying import denies, is_denied, refuses
from handlers.reading.hiding import plain_name, without_phone_numbers
from handlers.seller import goods


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person gave to a question: words, a pressed value, media, a place or a contact."""

    text: str = ""
    pressed: str | None = None
    media: tuple[Media, ...] = ()
    media_ids: tuple[int, ...] = ()
    location: tuple[float, float] | None = None
    contact: Contact | None = None
    inbox_id: int | None = None
    spoken: bool = False
    """The words were said in a voice note, typed by a listener and confirmed by who said them."""


class Misread(Exception):
    """The reply does not answer the question; the hint says how, in the person's language."""

    def __init__(
        self, hint: str = "", *, elsewhere: bool = False, noted: bool = False, kept: bool = False, **words: Any
    ) -> None:
        """`elsewhere`: the words are a whole matter of their own, which belongs to reception. `noted`: they were understood
        and kept, and only do not answer this question yet: no strike. `kept`: they are kept for somebody else, it is said
        so, and the question is put again as after any other misunderstanding."""
        super().__init__(hint)
        self.hint, self.elsewhere, self.noted, self.kept, self.words = hint, elsewhere, noted, kept, words


class Several(Exception):
    """The words fit several options: these are shown again alone."""

    def __init__(self, values: Sequence[str]) -> None:
        super().__init__(values)
        self.values = list(values)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its meaning, its label (a message id or a name), and other words for it in any language."""

    value: str
    label: str
    words: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    description: str = ""
    own_words: bool = False
    """Whoever types this label means just what they typed: a name in another spelling is that spelling."""

    def label_in(self, language: str) -> str:
        """The label as this reader sees it."""
        return say(language, self.label, **self.words)


SKIP = Option(
    "skip", N_("Skip"),
    also=("skip", "छोड़ें", "छोड़ दो", "chhodo", "sodun dya", "सोडा", "बाद में", "नंतर", "not now", "abhi nahi", "अभी नहीं",
          "अब नहीं", "आता नको", "आत्ता नको", "ata nako"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One question by its name, under which its answer is kept; a name is never reused for another meaning."""

    name: str
    text: str
    options: tuple[Option, ...] = ()
    shorter: str = ""
    """How it is asked again after a first misunderstanding."""
    takes: str = "choice"
    """What Haat expects: yes_no, choice, number or text."""
    media: bool = False
    """Photos and voice notes are answers here."""
    ask_contact: str = ""
    read: Callable[[Reply, str], Any] | None = None
    """Turns the reply into a plain JSON value, given the person's language; raises Misread."""
    in_doubt: str = ""
    """The cautious option that is taken, and said so, when three answers in a row were not understood."""
    once_read: Callable[[Any], bool] | None = None
    """Is a kept answer still valid?"""

    def named(self, name: str) -> Question:
        """The same question under another name, to ask it again for another matter."""
        return replace(self, name=name)

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        if reply.pressed is not None:
            if any(option.value == reply.pressed for option in self.options):
                return reply.pressed
            raise Misread()
        chosen = self.chosen(reply, language)
        if chosen is not None:
            return chosen
        if self.read is not None:
            return self.read(reply, language)
        raise Misread()

    def chosen(self, reply: Reply, language: str) -> str | None:
        """The option meant by a number, a word or a yes or no; None when the words name none. Raises Several."""
        words = normalise(reply.text).strip(" .!?।")
        if not self.options or not words:
            return None
        if is_place(words) and self.takes != "number" and 1 <= int(words) <= len(self.options):
            return self.options[int(words) - 1].value
        if (both := self.named_twice(reply, language)) is not None:
            return both
        if self.takes == "yes_no":
            # A label means its option, whatever else its words could be: "badalna hai" is no yes.
            for option in self.options:
                if is_label(
                    reply.text, option.label_in(language), say("en", option.label, **option.words), *option.also
                ):
                    return option.value
            said = [word for word in tokens(reply.text) if read_command(word, "yes_no") != "yes"]
            for option in self.options:  # "haan baat karao" is "baat karao"
                if said and is_label(" ".join(said), option.label_in(language), *option.also):
                    return option.value
            if self._says_both(reply.text, language):
                raise Misread()
            meant = _LETTERS.get(words) or read_command(reply.text, "yes_no")
            if meant in ("yes", "no"):
                said_by = (option.value for option in self.options if meant in (option.value, *option.also))
                if (value := next(said_by, None)) is not None:
                    return value
        return _named_option(words, self.options, language, loose=self.read is None)

    def named_twice(self, reply: Reply, language: str) -> str | None:
        """The option that is named by its number and by its words at once: "haan 1", "1 yes"; None where the two disagree."""
        words = normalise(reply.text).strip(" .!?।").split()
        numbers = [word for word in words if is_place(word)]
        rest = [word for word in words if word not in numbers]
        if len(numbers) != 1 or not rest or self.takes == "number" or not 1 <= int(numbers[0]) <= len(self.options):
            return None
        option = self.options[int(numbers[0]) - 1]
        if len(rest) > 1 and not is_label(" ".join(rest), option.label_in(language), *option.also):
            return None  # "haan 1 kilo" is an amount
        with suppress(Several):
            named = self.chosen(replace(reply, text=" ".join(rest)), language)
            return named if named == option.value else None
        return None

    def _says_both(self, text: str, language: str) -> bool:
        """A yes and its own denial in one, "haan, पूछिए नाही": which of the two holds is asked once more, and nothing is done.
        "Ji nahi" and "theek nahi" are a no."""
        words = tokens(text)
        denied = denies(words)
        of_labels = {key for option in self.options for key in keys_of(option.label_in(language))}
        rest = [fold(word) for place, word in enumerate(words) if place not in denied]
        return bool(denied and rest) and rest[0] in _YES and set(rest[1:]) <= of_labels | _YES

    def still_valid(self, kept: Any) -> bool:
        """Does a kept answer still mean something, after a deploy or an earlier answer's change?"""
        if self.once_read is not None:
            return self.once_read(kept)
        return self.read is not None or not self.options or any(option.value == kept for option in self.options)


_YES = folded("haan han haa हाँ हां हो ho yes")
_LETTERS = {"y": "yes", "n": "no"}
"""What people of keyboards write for a yes and a no."""


class ReadBack(Question):
    """What is read back: words typed below it that correct it come before a yes or no that stands beside them."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        labels = [option.label_in(language) for option in self.options]
        if reply.pressed is None and self.read is not None and not is_label(reply.text, *labels):
            with suppress(Misread):
                return self.read(reply, language)
        return super().answer(reply, language)


def _named_option(words: str, options: Sequence[Option], language: str, *, loose: bool) -> str | None:
    """The option whose label or other word this is, in any language's spelling and script, or whose place in it."""
    key = _key(words)
    if not key:
        return None
    if (at_place := _option_at(words, options, language)) is not None:
        return at_place
    best: list[tuple[float, str]] = []
    # A bare yes or no is a part of many labels and means none of them.
    loose = loose and read_command(words, "yes_no") not in ("yes", "no")
    for option in options:
        if option.own_words:
            continue
        for label in {option.label_in(language), say("en", option.label, **option.words), *option.also}:
            name = _key(label)
            if not name:
                continue
            if name == key:
                return option.value
            if is_denied(words, label):
                continue
            score = fuzz.ratio(name, key)
            if loose and (f" {key} " in f" {name} " and len(key) > 2):
                score = max(score, 90.0)
            best.append((score, option.value))
    top = max((score for score, _ in best), default=0.0)
    # Typing slips are forgiven only for short answers: a long sentence that resembles a label is not an answer.
    if top < 82 or len(words.split()) > 4:
        return None
    values = list(dict.fromkeys(value for score, value in best if score >= top - 3))
    if len(values) > 1:
        raise Several(values)
    return values[0]


def _option_at(words: str, options: Sequence[Option], language: str) -> str | None:
    """The option at the place that words name, in a list whose lines bear numbers; elsewhere "दूसरा" may be "another"."""
    numbered = [
        option for number, option in enumerate(options, 1)
        if option.label_in(language).isdigit() or str(number) in option.also
    ]  # fmt: skip
    place = place_named(words, len(numbered)) if len(numbered) > 1 else None
    return numbered[place].value if place is not None else None


def is_place(words: str) -> bool:
    """Can these words, normalised, be an option's number? Other scripts' numerals and endless digits cannot."""
    return words.isascii() and words.isdigit() and len(words) <= 4


def named_option(text: str, options: Sequence[Option], language: str) -> str | None:
    """The value of the option that a short message names in any language; None when it names none or several."""
    try:
        return _named_option(normalise(text).strip(" .!?।"), options, language, loose=False)
    except Several:
        return None


def is_label(text: str, *labels: str) -> bool:
    """Are these words one of the labels, sign for sign but for case and spelling?"""
    key = _key(text)
    return bool(key) and any(key == _key_of_label(label) for label in labels)


@lru_cache(maxsize=8192)
def _key_of_label(label: str) -> str:
    """Labels are ours and few: what people write is kept nowhere."""
    return _key(label)


def _key(words: str) -> str:
    return " ".join(keys_of(normalise(words)))


def shown_option(text: str, shown: Sequence[Mapping[str, str]]) -> str | None:
    """The value of the shown option that a number or its label means; None when the words mean none of them."""
    words = normalise(text).strip(" .!?।)")
    if is_place(words):
        return shown[int(words) - 1]["value"] if 1 <= int(words) <= len(shown) else None
    try:
        return _named_option(words, [Option(one["value"], one["label"]) for one in shown], "en", loose=False)
    except Several:
        return None


OWN_WORDS = 4
"""From how many words on it is a sentence; "mango pickle" below a question is rather an answer that came too early."""
NO_GOODS = ("greeting", "question", "complaint", "workshop", "scam")


NO_THINGS = folded("""
    din दिन day days divas दिवस hafte hafta हफ्ते हफ्ता आठवडे आठवडा week weeks mahina mahine महीना महीने महिना महिने month kal कल
    aaj आज उद्या udya parso परसों परवा rate रेट rates bhav भाव दर dar price daam दाम kimat किंमत rupaye rupay रुपये रुपए rupees
    one two three four five ek do teen char paanch एक दो तीन चार पाँच पांच दोन पाच naya नया नवा badlo badalna बदलो बदलना
    bik gaya बिक गया theek ठीक hai है ahe आहे
""")
"""Words of days, rates and amounts: they say nothing of any goods."""


_ANSWERS_SOMEBODY = folded("""
    dunga dungi doonga doongi दूंगा दूंगी दूँगा दूँगी देईन dein देऊ
    dhanyavad dhanyawad धन्यवाद shukriya शुक्रिया thanks thank आभार aabhar
""")
"""Who says "I will give" or thanks answers somebody; who wants goods does not."""


def may_be_goods(text: str) -> bool:
    """May these words, which the catalogue does not know, name goods? Orders, greetings, questions and numbers do not."""
    kind, words = kind_of(text), tokens(text)
    if read_command(text) is not None or refuses(text) or kind in NO_GOODS or (kind == "chatter" and len(words) > 4):
        return False
    if any(fold(word) in _ANSWERS_SOMEBODY for word in words):
        return False
    return any(
        len(word) > 2 and not word.isdigit() and unit_of(word) is None and not _says_no_thing(word, words)
        for word in words
    )


def _says_no_thing(word: str, words: Sequence[str]) -> bool:
    """Words of days, amounts, orders and agreement: "yes introduce me", "accepted"."""
    return fold(word) in NO_THINGS or goods.is_empty(word, alone=len(words) == 1)


def goods_of_words(reply: Reply, language: str) -> str:
    """Words that may name goods. Raises Misread for orders, greetings and questions."""
    words = words_of(reply, language)
    if without_phone_numbers(words) != words or not may_be_goods(words):
        raise Misread(elsewhere=len(words.split()) >= OWN_WORDS and kind_of(words) in NO_GOODS)
    return words


def yes_no(name: str, text: str, yes: str = N_("Yes"), no: str = N_("No"), shorter: str = "") -> Question:
    """A question with two answers, kept as "yes" or "no"."""
    return Question(name, text, (Option("yes", yes), Option("no", no)), shorter=shorter, takes="yes_no")


def choice(name: str, text: str, options: Sequence[Option], shorter: str = "") -> Question:
    """A question with a short list of answers."""
    return Question(name, text, tuple(options), shorter=shorter)


def words_of(reply: Reply, _language: str) -> str:
    """Any words, as they were written; not empty, not longer than a name or a short note."""
    text = " ".join(reply.text.split())
    if not text:
        raise Misread(N_("Please write it in a few words."))
    if len(text) > 500:
        raise Misread(N_("That is a little long. Please write it in one or two lines."))
    return text


def name_of(reply: Reply, language: str) -> str:
    """A person's or shop's name, alone: letters, not a number or a whole sentence. Raises Misread."""
    name = name_in(plain_name(words_of(reply, language)))
    if name is None:
        raise Misread(N_("Please write only the name."))
    return name


def name_in_profile(text: str) -> str:
    """The name that an app's profile gives; empty where it is none: a telephone number, a whole sentence, a few signs."""
    try:
        return name_of(Reply(text), "")
    except Misread:
        return ""


def whole_number(reply: Reply, _language: str) -> str:
    """A number above zero, in digits or words of any language, as decimal text."""
    from handlers.matching.numbers import read_number

    value = read_number(reply.text)
    if value is None or not 0 < value < BEYOND_TRADE:
        raise Misread(N_("Please write a number, for example 50."))
    return str(value)


def decimal_of(kept: Any) -> Decimal | None:
    """A kept number again; None when it was skipped."""
    try:
        return Decimal(str(kept))
    except InvalidOperation:
        return None
