"""How many of five stars somebody gives in their own way: "5/5", "पाँच", "5 में से 4", "⭐⭐⭐⭐", "bahut accha"."""

from __future__ import annotations

import re

from handlers.folding import normalise, tokens
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_STAR = re.compile(r"[⭐★🌟✨☆]")
_OF_FIVE = re.compile(r"(?<![\d.])(\d+)\s?(?:/|⁄|out of|of|by)\s?5(?![\d.])")
_FIVE_OF = re.compile(r"(?<![\d.])5\s?(?:में से|मे से|me(?:in)? se|पैकी|paiki|मधून|madhun)\s?(\d+)(?![\d.])")
_MOOD = WordBook(
    {
        "best": """
            badhiya badiya बढ़िया बढिया shandar shaandar शानदार zabardast jabardast ज़बरदस्त जबरदस्त
            uttam उत्तम excellent superb best great
            awesome perfect mast मस्त lajawab लाजवाब utkrusht उत्कृष्ट behtareen बेहतरीन
        """,
        "good": """
            accha acha achha achchha acchi achi achhi अच्छा अच्छी अच्छे changla changli changle
            changli चांगला चांगली चांगलं चांगले good nice chan chhan छान
        """,
        "fair": "theek thik ठीक ok okay average bara bari बरा बरी बरं saadharan sadharan साधारण",
        "bad": """
            kharab khrab bura buri bekar bekaar ghatiya खराब ख़राब बुरा बुरी बेकार घटिया vait वाईट
            bad poor worst
        """,
        "very": """
            bahut bahot bohot bohat बहुत khup khoop खूप very ekdam एकदम sabse सबसे atishay अतिशय
            bilkul बिल्कुल much
        """,
        "not": "nahi nahin nhi na नहीं नही ना नाही not",
        "around": """
            tha thi the laga lagi hai he hain hua hota hoti hote hoti ahe aahe hote hota था थी थे
            लगा लगी है हैं हुआ होता होती होतं होते आहे वाटली वाटला
            vatli vatla workshop karyashala वर्कशॉप कार्यशाला कार्यशाळा it was the is that class ji
            जी madam sir hame humko mujhe mala hamein
            मुझे मला हमें आम्हाला to तो sab सब training ट्रेनिंग ye yah यह ये जानकारी jankari really करून करके
        """,
    },
    COMMON_ENGLISH,
)


def read(text: str) -> int | None:
    """The stars, 1 to 5; None where the words give none, or no whole number of them."""
    words = normalise(text)
    if signs := len(_STAR.findall(text)):
        return signs if signs <= 5 and not tokens(_STAR.sub("", text)) else None
    if (of_five := _FIVE_OF.search(words) or _OF_FIVE.search(words)) is not None:
        return _whole(int(of_five[1]))
    found = numerals(pieces(words))
    if len(found) == 1 and found[0].lowest is None and found[0].value == int(found[0].value):
        return _whole(int(found[0].value))
    return _mood(words) if not found else None


def _whole(many: int) -> int | None:
    return many if 1 <= many <= 5 else None


def _mood(words: str) -> int | None:
    """Words of praise or blame alone: from "very good" to "bad"; what is denied gives no number."""
    found = _MOOD.look_up(tokens(words))
    if not all(found.classes) or found.has("not"):
        return None
    said = [name for name in ("best", "good", "fair", "bad") if found.has(name)]
    if "bad" in said:
        return 1 if said == ["bad"] else None
    if not said:
        return None
    return 5 if "best" in said or ("good" in said and found.has("very")) else 4 if "good" in said else 3
