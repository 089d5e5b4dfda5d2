"""What a forwarded text claims: its words in one form, whether it asks for money, whether it is better checked."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_EDGES = "*_~`\"'“”‘’«»()[]{}<>!?।॥.,;:|•●▪→➡-–—=+#"
_PASSED_ON = re.compile(
    r"^\W*(?:forwarded(?: as received| message| many times)?|fwd|fw|फॉरवर्ड(?:ेड)?|अग्रेषित|फॉरवर्ड केलेला संदेश)\W*$",
    re.IGNORECASE,
)
_DROPPED = frozenset([0x00AD, 0xFEFF, 0x2060, *range(0x200B, 0x2010), 0xFE0E, 0xFE0F, 0x093C])


def plain_words(text: str) -> list[str]:
    """A message's words in one form: no case, digits of all scripts alike, no marks, pictures and "Forwarded" lines.

    Points, signs and letters inside a word stay: 500 is not 5.00, and a changed letter in a link is another link.
    """
    kept = [line for line in text.splitlines() if not _PASSED_ON.match(line)]
    signs = []
    for sign in unicodedata.normalize("NFKC", "\n".join(kept)):
        for part in unicodedata.normalize("NFD", sign) if "\u0958" <= sign <= "\u095f" else sign:
            if ord(part) in _DROPPED or unicodedata.category(part) in ("So", "Sk", "Cs", "Co", "Cn"):
                continue
            signs.append(str(unicodedata.digit(part)) if unicodedata.category(part) == "Nd" else part.casefold())
    words = (word.strip(_EDGES) for word in "".join(signs).split())
    return [word for word in words if word]


def key_of(text: str) -> str:
    """The fingerprint under which the same claim is known again."""
    return hashlib.sha256(" ".join(plain_words(text)).encode()).hexdigest()


_LINK = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|in|org|net|xyz|info|online|site|top|co|app|link|gov)\b", re.IGNORECASE
)
_UPI = re.compile(r"(?<![\w.])[\w.-]{2,}@(?:[a-z]{2,}(?![\w.]))", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:₹|रु\.?|rs\.?|inr)\s?\d[\d,]*|\d[\d,]*\s?(?:/-|₹|रु\b|रुपये|रुपए|रुपया|rupees?|rupaye|rupay|rs\b)", re.IGNORECASE
)
_FEE = (
    r"फीस|फी(?![\u0900-\u0963\u0970-\u097f])|शुल्क|चार्ज|चार्जेस|टैक्स|कर म्हणून|डिपॉजिट|अनामत|सिक्योरिटी|प्रोसेसिंग|processing|charges?|"
    r"\bfees?\b|deposit|security|token money|टोकन|"
    r"fees|shulk|file charge|फाइल चार्ज|gst charge|registration amount|रजिस्ट्रेशन के|एडवांस|advance|आगाऊ"
)
_PAY = (
    r"भेजें|भेजो|भेजे|जमा कर|जमा करें|पे कर|भुगतान|ट्रांसफर|भरा|भरें|भरना|भरून|पाठवा|द्या|दें|लगेगा|लगेगी|लगेंगे|"
    r"लागेल|लागतील|देना होगा|देनी होगी|द्यावे लागतील|भरावे|"
    r"\bpay\b|paytm|phonepe|phone pe|gpay|google pay|\bupi\b|\bqr\b|scan|transfer|send|bhej|jama|dena hoga|lagega|"
    r"lagegi|lagenge|bharna|bharo|pathva|lagtil|bhara"
)
_FEE_WORD = re.compile(_FEE, re.IGNORECASE)
_PAY_WORD = re.compile(_PAY, re.IGNORECASE)
_NO_FEE = re.compile(
    r"(?:कोई|किसी भी तरह का|कोणतेही|कोणतीही|कसलेही|no|any|koi|kahi)?\s*(?:\S+\s)?(?:फीस|फी|शुल्क|चार्ज|fees?|"
    r"charges?|shulk|पैसे|पैसा|paisa|paise)\s(?:नहीं|नाही|न |nahi|nahin|नको|ली जाती|not)"
    r"|(?:no|without)\s(?:\w+\s)?(?:fees?|charges?)|नि:?ः?शुल्क|मुफ्त|मोफत|विनामूल्य|free of (?:cost|charge)|"
    r"is free|bilkul free|किसी को (?:पैसे|पैसा) न दें|कोणालाही पैसे देऊ नका",
    re.IGNORECASE,
)
_SPEAKS_OF_SCHEME = re.compile(
    r"योजना|योजने|scheme|yojana|yojna|अनुदान|subsid|लोन|(?<![a-z])loan|ऋण|कर्ज|सरकार|sarkar|government|शासन|फॉर्म|form\b|"
    r"किसान|kisan|pmfme|पीएमएफएमई|विश्वकर्मा|vishwakarma|mudra|मुद्रा|udyam|उद्यम|(?<![a-z])pm(?![a-z])|मोदी|modi|लाडली|लाडकी|ladki|किस्त",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"आधार|aadhaa?r|(?<![a-z])otp|ओटीपी|(?<![a-z])pan(?![a-z])|पैन|बैंक (?:डिटेल|खाता)|bank (?:detail|account)|पासबुक",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"(?:\d+\s?(?:लाख|lakh|हजार|हज़ार|hazar)|₹\s?\d{4,}|\d{4,}\s?(?:रुपये|रुपए|rupees?|rs\b|har mah|हर मह|दर मह))[^।\n]{0,60}"
    r"(?:मिल|दे रह|देत|mil|de rah|तुरंत|turant|मिळ|खात|khat)|(?:लिस्ट|list|यादी) (?:में|me|मध्ये) (?:नाम|naam|नाव)|12 (?:घंटे|तास|hours)",
    re.IGNORECASE,
)
_SMALL = r"(?<![\d/.,:-])\d{2,5}(?![\d/.,:%-]|\s?(?:बजे|वाजता|baje|am\b|pm\b|किलो|kilo|kg|तारीख|लाख|lakh|जन|लोग))"
_BARE_AMOUNT = re.compile(
    rf"(?:{_FEE}|charge|registration|रजिस्ट्रेशन|नोंदणी|पंजीयन|sirf|only|फक्त|सिर्फ|केवल|मात्र)\W{{0,3}}(?:\S+\s){{0,2}}{_SMALL}"
    rf"|{_SMALL}\s(?:\S+\s)?(?:{_FEE}|registration|रजिस्ट्रेशन|only|मात्र|फक्त|me\b|में)",
    re.IGNORECASE,
)
"""A small number beside a fee's word: "फी ९९" names no rupees, and means them."""


def _names_bare_fee(said: str) -> bool:
    """A scheme, and a number beside a fee's word."""
    return _SPEAKS_OF_SCHEME.search(said) is not None and _BARE_AMOUNT.search(said) is not None


def asks_money(text: str) -> bool:
    """Does a message demand money: a fee or a payment with an amount or a payment address? "No fee" is none."""
    said = _NO_FEE.sub(" ", unicodedata.normalize("NFKC", text))
    fee, pay, upi = (rule.search(said) is not None for rule in (_FEE_WORD, _PAY_WORD, _UPI))
    if _names_bare_fee(said):
        return True
    amount = _AMOUNT.search(said) is not None
    return (upi and (fee or pay or amount)) or (amount and (fee or pay)) or (fee and pay)


def is_claim(text: str) -> bool:
    """Does a forwarded text claim something of a scheme, a fee or an office, so that it is better checked at once?"""
    if len(text.split()) < 4:
        return False
    said = unicodedata.normalize("NFKC", text)
    if _SPEAKS_OF_SCHEME.search(said) is None:
        return asks_money(text)
    return (
        asks_money(text)
        or _LINK.search(said) is not None
        or _SECRET.search(said) is not None
        or _PROMISES.search(said) is not None
    )


_ASKED = re.compile(
    r"(?:क्या )?(?:यह|ये|हे|ही|yeh|ye|kya ye|kya yeh|is this|is it)?\s*(?:message|मैसेज|संदेश|मेसेज|msg)?\s*(?:सच|"
    r"सही|असली|खरं|खरे|खरा|sach|sahi|asli|khara|khare|true|real|genuine|fake|फर्जी)\s*(?:है|hai|आहे|"
    r"ahe)?\s*(?:क्या|kya|का|ka)?\s*[?？:।-]+",
    re.IGNORECASE,
)


def question_about(text: str) -> str:
    """What is left of "is this true? <the message>" without the question: the message; empty where nothing is left."""
    rest = _ASKED.sub(" ", text)
    return rest.strip() if rest != text and len(rest.split()) >= 5 else ""
