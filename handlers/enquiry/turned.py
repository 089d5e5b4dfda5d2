"""Who began on the wrong side of the market turns round: "nahi mujhe bechni hai" below the questions of an enquiry."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.hearing import Started
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import conversations, profiles
from storage.conversations import Talk

LONGEST = 9
_BOOK = WordBook(
    {
        "sell": """
            bechna bechni bechne bechta bechti bechte bechunga bechungi becho बेचना बेचनी बेचने बेचता बेचती बेचते vikaycha vikaychi
            vikayche vikaychay vikaychya vikne vikto vikte विकायचं विकायचा विकायची विकायचे विकायचंय विकायच्या विकणे
            विकतो विकते sell selling
            seller vikreta विक्रेता bechne_wala bechne_wali बेचने_वाला बेचने_वाली banata banati बनाता बनाती banvto banvte बनवतो बनवते make
        """,
        "not": "nahi nahin nai nhi नहीं नही नाही na no not nako नको dont don't",
        "fill": """
            mujhe mujhko muje मुझे मुझको mala मला main mai mi मैं मै मी hum ham हम amhi आम्ही i i'm im am we want to it this ye yeh ये यह
            he हे hai hain है हैं ahe aahe आहे hu hun hoon हूँ हूं sorry maaf माफ galti galat गलती गलत chuk चूक actually asal असल me mein में
            buy buying kharidna kharidni kharidne खरीदना खरीदनी खरीदने ghyaycha ghyaychi ghyayche घ्यायचं घ्यायची घ्यायचे chahiye चाहिए
            pahije पाहिजे chahta chahti चाहता चाहती a an the ki ka ko to तो tar तर khud खुद swata स्वतः ji जी are
            arre अरे balki बल्कि but
        """,
    },
    COMMON_ENGLISH,
)


def to_sell(step: Step, talk: Talk, text: str) -> Started | None:
    """The offer that an enquiry becomes whose writer says below it that they sell: what was named is theirs; None for others."""
    if talk.name != "enquiry" or not _wants_to_sell(text):
        return None
    conversations.keep(step.db, talk.id, step.world.now, status="withdrawn")
    told = [talk.opening.get("text", ""), *(answer for _, answer in talk.answers if isinstance(answer, str))]
    named = dict.fromkeys(one for words in told for one in step.world.catalogue.concepts_in(str(words)))
    goods = ", ".join(step.world.catalogue.product(one).name_in(step.language) for one in named)
    opening = {"text": goods, "media_ids": list(talk.opening.get("media_ids") or ())}
    if profiles.profile_of(step.db, step.person.id) is not None:
        return Started("profile", opening=opening | {"field": "products"})
    return Started("onboarding", opening=opening)


def _wants_to_sell(text: str) -> bool:
    words = tokens(text)
    found = _BOOK.look_up(words)
    if not 0 < len(words) <= LONGEST or "?" in text or not all(found.classes):
        return False
    if not _DENY.isdisjoint(words):
        return False
    sells = [place for place, classes in enumerate(found.classes) if "sell" in classes]
    denied = [any("not" in classes for classes in found.classes[max(0, at - 1) : at + 2]) for at in sells]
    return bool(sells) and not any(denied)


_DENY = frozenset({"dont", "don't", "not", "never"})
"""English denies from afar: "i dont want to sell"."""
