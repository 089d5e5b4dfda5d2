"""Words that only ask to be introduced: "mila do", "हो गाठ घाला", "jod dijiye", "ok connect us"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "meet": """
            gath गाठ bhet भेट introduce introduction connect mila मिला milwa milva मिलवा मिळवून milvun jod जोड़ जोड jodun जोडून
            baat बात bolna bolana bolane बोलणं बोलणे बोलून bolun
        """,
        "do": """
            ghala घाला ghal घाल ghalun घालून kara करा karao karaao कराओ karwa karva करवा karvun करवून karun करून do दो de दे
            dijiye dijie दीजिए दीजिये dya द्या dena देना dein दें deu देऊ
        """,
        "fill": """
            ha haan haa han हाँ हां ho हो hoy होय ji जी yes ok okay thik theek ठीक hai है ahe आहे chalel चालेल chalega चलेगा please plz
            se से shi शी inse unse इनसे उनसे yanchyashi यांच्याशी to with me us him her them the now ab अब aata ata आता आत्ता hamari
            humari meri हमारी मेरी aamchi आमची amchi tar तर to तो
        """,
    },
    COMMON_ENGLISH,
)
_NUMBERS = WordBook(
    {
        "number": "number no nambar nambr numbar नंबर नम्बर contact phone mobile फोन मोबाइल मोबाईल कॉन्टैक्ट संपर्क",
        "give": """
            do de dedo dijiye dena दो दे देदो दीजिए देना dya dyaa deta द्या चाहिए chahiye hava हवा pahije पाहिजे
            give send want need bhejo भेजो pathva पाठवा
        """,
        "whose": """
            unka unke uska uske iska inka उनका उनके उसका उसके इसका इनका tyancha tyanche tyacha त्यांचा त्याचा यांचा
            seller sellers bechne_wale बेचने_वाले विक्रेत्याचा विक्रेत्यांचा their his her the
        """,
        "fill": "ka ki ke का की के to तो na ना ab अब ji जी please plz me mujhe मुझे mala मला hi ही bhi भी",
    },
    COMMON_ENGLISH,
)
MOST = 7
_SAYS_ALL = frozenset({"introduce", "connect", "introduction"})


def asks(text: str) -> bool:
    """Do the words ask to be introduced, and nothing else?"""
    words = tokens(text)
    found = _BOOK.look_up(words)
    if not 0 < len(words) <= MOST or "?" in text or not all(found.classes) or not found.has("meet"):
        return False
    return found.has("do") or bool(_SAYS_ALL & set(words))


def asks_for_number(text: str) -> bool:
    """Do the words ask for the other side's number, and nothing else: "unka number do", "त्यांचा नंबर द्या"?"""
    found = _NUMBERS.look_up(tokens(text))
    whole = 1 < len(found.words) <= MOST and all(found.classes)
    return whole and all(found.has(part) for part in ("number", "give", "whose"))
