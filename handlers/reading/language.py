"""Which language carries a sentence, in whatever script it is written."""

import unicodedata
from functools import lru_cache

from handlers.folding import normalise, tokens, word_set
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
    if best == "hi" and chances["mr"] > _LEAST_MARATHI and _only_in_marathi(text):
        best = "mr"
    return default if default and chances[best] < sure else best


#: So likely Marathi must be where a verb that only Marathi has tells it: "me mumbai chi, godhadi shivte".
_LEAST_MARATHI = 0.15
_MARATHI = word_set("""
    vikte vikto banavte banavto banvte banvto banavate banavato shivte shivto vinte vinto rangavte rangavto pikavte pikavto
    ghadavte
    ghadavto karto vikaychay vikaycha vikayche vikaychi ghyaycha ghyayche ghyaychi karaycha karayche karaychi pathavte
    pathavto gheto
    rahato rahto yeto boltey boltoy ahe aahe ahet aahet ahot aahot pahije pahijet विकते विकतो बनवते बनवतो शिवते शिवतो विणते विणतो
    रंगवते रंगवतो पिकवते पिकवतो घडवते घडवतो
""")
"""Words that Hindi does not have, verbs of one's own trade above all; "karte" and "rahte" it has too."""
_HINDI = word_set("""
    hai hain hun hoon mujhe mera meri mere hum chahiye chahie ka ki ke ko kya nahi nahin aur wala wale wali है हैं हूँ मुझे मेरा मेरी
    मेरे हम चाहिए
    का की के को क्या नहीं और वाला वाले वाली
""")


def _only_in_marathi(text: str) -> bool:
    said = set(tokens(text[:400]))
    return not said.isdisjoint(_MARATHI) and said.isdisjoint(_HINDI)


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
