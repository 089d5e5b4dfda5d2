"""So much and no more: "300 ho jayenge, baki nahi", "१०० पेक्षा जास्त नाही", "only 300, not the rest" give what they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.matching.money import money_in
from handlers.matching.numbers import numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral
from handlers.seller.counting import bears_sign

_NOT = r"(?:nahi|nahin|nai|nhi|na|नहीं|नही|नाही|naahi|nako|नको)"
_CAN = (
    r"(?:hai|h|hain|ho|hoga|hogi|honge|paega|paayega|payega|payegi|paenge|payenge|paunga|paungi|de|dunga|dungi|denge|milega|milegi|milenge|"
    r"banega|banenge|ban|sakta|sakti|sakte|honar|hoil|hotil|jamnar|jamel|denar|milnar|possible|ahe|aahe|ahet|है|हैं|हो|होगा|होंगे|पाएगा|पाएंगे|"
    r"पाऊंगा|पाऊँगा|पाऊंगी|पाऊँगी|दे|दूंगा|दूँगा|दूंगी|दूँगी|देंगे|मिलेगा|मिलेंगे|बनेगा|बनेंगे|बन|सकता|सकती|सकते|होणार|होईल|होतील|जमणार|"
    r"जमेल|देणार|मिळणार|मिळेल|शकत|शक्य|आहे|आहेत)"
)
_OF = r"(?:ka|ki|ke|ko|cha|chi|che|maal|mal|sab|sabka|ab|abhi|to|का|की|के|चा|ची|चे|चं|माल|सब|सगळा|सगळे|आता|अभी|अब|तो)"
_REST = r"(?:baki|baaki|bakee|बाकी|बाक़ी|बाकीचा|बाकीचे|बाकीचं|baakiche|bakiche|bakicha|urlele|उरलेले|उरलेला)"
_MORE = r"(?:zyada|zyaada|jyada|jyaada|jada|ज्यादा|ज़्यादा|jast|jaast|जास्त|adhik|अधिक|upar|uper|ऊपर|var|वर)"
_THAN = r"(?:is|us|iss|uss|इस|उस|itne|utne|इतने|उतने|ya|tya|hya|या|त्या|ह्या|yaa|yachya|tyachya|याच्या|त्याच्या)"
_SE = r"(?:se|sey|peksha|pekshaa|hun|hoon|से|पेक्षा|हून)"
_BUT = r"(?:[,.;!।-]|par|pr|lekin|magar|pan|but|aur|and|पर|लेकिन|मगर|पण|और)"
_REMARKS = re.compile(
    rf"\s*(?:{_BUT}\s*)?(?<!\S)(?:(?:{_REST}(?:\s+{_OF})*|(?:{_THAN}\s*{_SE}\s+)?{_MORE}(?:\s+{_OF})*)(?:\s+{_CAN})*\s+{_NOT}(?:\s+{_CAN})*"
    r"|(?:and\s+)?(?:(?:can\s?not|cannot|can'?t|could\s?not|won'?t)\s+(?:do|make|give|supply)|not|no|nothing)\s+(?:the\s+|any\s+)?"
    r"(?:rest|remaining|remainder|others?|more)(?:\s+than\s+(?:that|this))?"
    r"|(?:the\s+)?(?:rest|remaining)\s+(?:is\s+|are\s+)?(?:not?|can\s?not|cannot|can'?t)(?:\s+\w+)?)(?=\s*(?:[,.;!।]|$))",
    re.IGNORECASE,
)
_UNIT = r"(\s+[^\W\d]+)?"
_AT_MOST = re.compile(
    rf"(?<!\S)(\d+){_UNIT}\s+{_SE}\s+{_MORE}\s+(?:{_OF}\s+)*{_NOT}(?!\S)|(?<!\S)(?:not?|nothing)\s+more\s+than\s+(\d+)(?!\S)",
    re.IGNORECASE,
)
_UP_TO = ("tak", "तक", "paryant", "पर्यंत", "paryanta")
"""Beside a rest that is not to be had, "300 tak" is an amount and no budget."""


def only_so_much(text: str) -> str:
    """The same without the remark that the rest is not to be had, its one figure limited: "sirf 300 diye ho jayenge".

    Words that say no such thing, or name no figure besides, stay as they are.
    """
    if "?" in text:
        return text
    limited = _AT_MOST.sub(lambda found: f"sirf {found[1] or found[3]}{found[2] or ''}", text)
    kept = _REMARKS.sub(" ", limited).strip(" ,.;")
    if kept == text.strip(" ,.;"):
        return text
    parts = pieces(kept)
    figures = [one for one in numerals(parts) if not one.plain_word and not _is_rate(parts, one)]
    if len(figures) != 1:
        return text
    at, end = figures[0].first, figures[0].end
    parts = [part for place, part in enumerate(parts) if place != end or part.text not in _UP_TO]
    return kept if limited != text else " ".join(part.text for part in (*parts[:at], *pieces("sirf"), *parts[at:]))


def _is_rate(parts: Sequence[Piece], one: Numeral) -> bool:
    return any(bears_sign(parts, money) for money in money_in(parts, [one], frozenset()))
