"""Words that only ask to be introduced: "mila do", "हो गाठ घाला", "jod dijiye", "ok connect us"."""

from __future__ import annotations

from decimal import Decimal

from handlers.folding import tokens
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_of
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


_TAKING = WordBook(
    {
        "take": """
            le_lete le_lenge le_lunga le_lungi le_leta le_leti le_lo lelo lenge lunga lungi lete_hain le_rahe ले_लेते ले_लेंगे ले_लूंगा
            ले_लूँगा ले_लूंगी ले_लूँगी ले_लेता ले_लेती लेंगे लूंगा लूँगा लूंगी लूँगी लेते gheu gheto ghete gheuya घेऊ घेतो घेते घेऊया
            take taking accept accepted manzoor manjoor मंजूर मंज़ूर manya मान्य chalega चलेगा chalel चालेल
        """,
        "fill": """
            ha haan haa han हाँ हां ho हो hoy होय ji जी yes ok okay thik theek ठीक hai hain है हैं ahe आहे inse unse isse इनसे उनसे इससे se
            से yanchyakadun यांच्याकडून tyanchyakadun त्यांच्याकडून kadun कडून hi ही to तो itna इतना itne इतने utna उतना bhi भी hum ham हम
            main mai मैं mi mee मी amhi aamhi आम्ही we i will ill i'll it them these this the from him her all sab सब sagle सगळे let us
            lets fine phir फिर chalo चलो barobar बरोबर itkech इतकेच wahi वही
        """,
    },
    COMMON_ENGLISH,
)


def accepts(text: str, much: Decimal | None) -> bool:
    """Do words below a seller's yes take what is offered: "inse 60 le lete hain" where 60 are offered? Another amount is no
    such yes."""
    words = [word for word in tokens(text) if not word.isdigit() and unit_of(word) is None]
    found = _TAKING.look_up(words)
    if not 1 < len(tokens(text)) <= MOST + 3 or "?" in text or not all(found.classes) or not found.has("take"):
        return False
    counted = {one.value for one in numerals(pieces(text)) if not one.plain_word}
    return not counted or (much is not None and counted == {much})
