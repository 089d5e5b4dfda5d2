"""Bargaining in people's own words: "110 में दोगे तो पक्का", "थोडं कमी करा ना, २४०", "last price 300 kar do"."""

from __future__ import annotations

from decimal import Decimal

from handlers.folding import tokens
from handlers.matching.money import read_money
from handlers.matching.numbers import read_number
from handlers.matching.units import unit_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.trade import price_words

SHORT = 3
LONGEST = 12
"""Words: bargaining is short."""
_BOOK = WordBook(
    {
        "lower": """
            kam_karo kam_kar kam_karke kam_kijiye kam_karna kam_kar_do कम_करो कम_कर कम_करके
            कम_कीजिए kami_kara kami_kar कमी_करा कमी_कर कमी_करता
            कमी_करून sasta saste सस्ता सस्ते swast स्वस्त discount डिस्काउंट chhoot छूट soot सूट
            reduce lower less_karo less_kar last_price final_price
            last_rate final_rate best_price
        """,
        "at": """
            me_doge mein_doge me_dega me_dedo me_de_do me_dena me_dijiye me_milega me_mil
            mein_milega में_दोगे में_दे में_देंगे में_देना में_दीजिए में_मिलेगा
            मध्ये_देता मध्ये_द्या मध्ये_देणार ला_देता ला_द्या ला_देणार la_deta la_dya la_denar
            madhe_deta madhye_deta madhe_dya deal_at done_at ok_at agree_at give_at laga_lo
            लगा_लो lagao laga_do लगा_दो लावा
        """,
        "can": "doge दोगे देणार deta_ka देता_का will_you_give can_you_do can_you_give",
        "all": "all sab saare sare sabhi pure poore sagle saglya sagla सब सारे सभी पूरे सगळे सगळ्या सगळा",
        "by": """
            by before till until tak तक paryant पर्यंत sunday monday tuesday wednesday thursday friday saturday
            ravivar somvar mangalvar budhvar guruvar shukravar shanivar रविवार सोमवार मंगलवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार
            ravivari रविवारी somvari सोमवारी tomorrow udya उद्या
        """,
        "agreed": "pakka pakki पक्का पक्की pakke final फाइनल फायनल manjur मंजूर done डन",
        "for": "me mein में ला la par पर at for",
        "dear": """
            costly expensive mehnga mehanga mehenga mahanga महंगा महँगा महंगी mehngi mahag महाग dear too_high too_much
            zyada_hai jyada_hai ज्यादा_है ज़्यादा_है jast_ahe जास्त_आहे
        """,
        "rate": "rate रेट bhav भाव दर price daam दाम kimat कीमत किंमत",
        "more": """
            zyada jyada zada ज्यादा ज़्यादा upar uper ऊपर उपर adhik अधिक jast jasta जास्त पेक्षा_जास्त more above beyond over
        """,
        "not": "nahi nahin nhi nai नहीं नही नाही no not wont cant cannot dont never",
        "give": """
            dunga dungi doonga doongi denge दूंगा दूँगा दूंगी दूँगी देंगे de_sakta de_sakti de_sakte दे_सकता दे_सकती दे_सकते denar देणार
            deu_shakat देऊ_शकत deil dein देईन dena देना pay give spend budget
        """,
        "sum": "rupaye rupay rupees rs रुपये रुपए रुपयांत ₹",
        "pay": """
            advance एडवांस ॲडव्हान्स otp ओटीपी pin link लिंक loan लोन fee fees फीस फी qr upi gpay
            account खाता prize इनाम lottery लॉटरी click
            registration बक्षीस कर्ज form फॉर्म
        """,
    },
    COMMON_ENGLISH,
)


def is_bargaining(text: str) -> bool:
    """Does a short message bargain: ask for less, or name a price at which it would be bought? Of fees and forms it is none."""
    words = tokens(text)
    if not 1 < len(words) <= LONGEST:
        return False
    found = _BOOK.look_up(words)
    if found.has("pay"):
        return False
    counted = read_number(text) is not None
    dear = found.has("dear") and counted and not any(unit_of(word) is not None for word in words)
    agreed = (
        counted and found.has("agreed") and found.has("for") and not any(unit_of(word) is not None for word in words)
    )
    if found.has("more") and found.has("not") and found.has("give"):
        return counted and (bool(read_money(text)) or not any(unit_of(word) is not None for word in words))
    offers = found.has("at") or (found.has("can") and not _is_of_an_amount(found))
    return found.has("lower") or dear or agreed or (offers and counted) or _is_of_last_price(text, words, found)


def _is_of_an_amount(found: Words) -> bool:
    """Is it asked how much can be had, and by when: "can you do all 500 by sunday", "pure 500 doge kya"? "400 for all" is a
    price."""
    return found.has("by") or (found.has("all") and not found.has("for"))


def _is_of_last_price(text: str, words: list[str], found: Words) -> bool:
    """ "last 240", "आखिरी दाम", "शेवटचा भाव काय", "last kya doge": the last price; "last date 10 December" is none."""
    if not price_words.is_last_price(text) or any(unit_of(word) is not None for word in words):
        return False
    return found.has("rate", "sum", "at", "can") or (read_number(text) is not None and len(words) <= SHORT)


def price_in(text: str) -> Decimal | None:
    """The rupees that bargaining words name; None where they name none, or an amount of goods."""
    if not is_bargaining(text):
        return None
    paise = read_money(text)
    if paise:
        return Decimal(paise) / 100
    if "%" in text or any(unit_of(word) is not None for word in tokens(text)):
        return None
    value = read_number(text)
    return value if value is not None and value > 0 else None
