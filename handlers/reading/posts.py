"""A group post as the rules look at it: its text in one form, its words with their classes, its runs of digits."""

import re
from dataclasses import dataclass

from handlers.folding import fold, tokens
from handlers.reading.digits import Plain, Run, digit_runs, plain
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.promises import looked_up
from handlers.reading.rule_words import RULE_CLASSES
from handlers.reading.words import WordBook, Words

BOOK = WordBook(RULE_CLASSES, COMMON_ENGLISH | frozenset("ka la de do na he ha ye lo nako ke के".split()))
"""("ke" is "of"; by its key it would be "kay", which asks.)"""
MOST_SIGNS = 8000
_CONFUSED = str.maketrans(
    "аеорсхуіјѕһԁԛԝкмтвнοανρτκιεᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢɑɡ。•·∙⁄∕",
    "aeopcxyijshdqwkmtbhoavptkieabcdeghijklmnoprtuvwyzag....//",
)
"""Letters of other scripts, and small capitals, that are drawn like Latin ones."""
_SET_APART = re.compile(r"(?<!\S)(?:[a-z0-9.:/@_+-] ){4,}[a-z0-9.:/@_+-](?!\S)")


@dataclass(frozen=True)
class Post:
    """A post, read once for all rules."""

    source: Plain
    words: Words
    promised: Words
    runs: tuple[Run, ...]
    keys: frozenset[str]

    @property
    def text(self) -> str:
        """The post in one form, every sign in its place."""
        return self.source.text

    @property
    def latin(self) -> str:
        """The text as an address or a payment id in it would be read: look-alike letters and letters set apart made one."""
        text = self.text if self.text.isascii() else self.text.translate(_CONFUSED)
        return _SET_APART.sub(lambda found: found.group().replace(" ", ""), text)

    def asks(self) -> bool:
        last = self.words.words[-1] if self.words.words else ""
        return "?" in self.text or self.words.has("asking") or last in ("ka", "का", "kya", "क्या", "na")

    def ends_asking(self) -> bool:
        """A question that something else follows is the seller's own."""
        return self.asks() and ("?" not in self.text or self.text.rstrip().endswith("?"))

    def warns(self) -> bool:
        return self.words.has("warning", "free_of_fee")


def meant_clues(text: str) -> tuple[str, ...]:
    """What a post's words are about, for the weights: the classes of the rules that they belong to."""
    words = tokens(text)
    return class_clues(BOOK.look_up(words), looked_up(words))


def class_clues(*found: Words) -> tuple[str, ...]:
    """The clues that lie in classes of words."""
    return tuple(f"o{place}:{name}" for place, words in enumerate(found) for name in sorted(words.starts))


def read_post(text: str) -> Post:
    """The post that a text is."""
    source = plain(text[:MOST_SIGNS])
    words = tokens(source.text)
    runs = tuple(digit_runs(source))
    return Post(source, BOOK.look_up(words), looked_up(words), runs, frozenset(fold(word) for word in words))
