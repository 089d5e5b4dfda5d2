"""Which language carries a sentence, in whatever script it is written."""

import unicodedata
from functools import lru_cache

from handlers.folding import normalise, tokens
from handlers.reading import learnt
from handlers.reading.command_words import ALWAYS_WORDS

MARKUP = r"[<>{}\\`|]"
"""Signs of markup and programs: what stands beside them are no words of a person, whatever they resemble."""
#: Below this the words do not tell, and the person's own language is taken.
_SURE = 0.5
_LETTERS = (("a", "z"), ("\u0900", "\u097f"))


def language_of(text: str, default: str | None = None, *, sure: float = _SURE) -> str | None:
    """The language that carries a sentence: "en", "hi", "mr", or `default` when its words do not tell.

    Roman Hindi is Hindi, roman Marathi is Marathi; English trade words inside either do not make it English. `sure` is how
    surely they must tell another language than the default.
    """
    if not any(low <= word[0] <= high for word in tokens(text[:4000]) for low, high in _LETTERS):
        return default
    if (spelt := _order_of_one_language(text)) is not None:
        return spelt
    chances = learnt.chances("language", text)
    best = max(chances, key=lambda language: chances[language])
    return default if default and chances[best] < sure else best


@lru_cache(maxsize=1)
def _orders() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for language, commands in ALWAYS_WORDS.items():
        for words in commands.values():
            for word in words:
                found.setdefault(normalise(word), set()).add(language)
    return found


def _order_of_one_language(text: str) -> str | None:
    """The language of a word that is an order in it alone: "मदद" is Hindi, "मदत" is Marathi."""
    languages = _orders().get(normalise(text[:40]).strip(" .!?।"), set())
    return next(iter(languages)) if len(languages) == 1 else None


def written_for_us(text: str) -> bool:
    """Is there a Devanagari or Latin letter in it, or no letter at all?"""
    letters = [sign for sign in text if sign.isalpha()]
    return not letters or any("\u0900" <= sign <= "\u097f" or "LATIN" in unicodedata.name(sign, "") for sign in letters)
