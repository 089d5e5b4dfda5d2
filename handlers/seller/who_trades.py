"""On which side somebody stands: makes things for whoever asks, looks for goods to buy, or asks whether goods would sell."""

from __future__ import annotations

import re

from handlers.folding import folded, keys_of, normalise
from handlers.seller.goods import WANTED

_WILL_IT_DO = re.compile(
    r"(?<!\S)(?:(?:bhi\s+)?(?:chal(?:egi|ega|enge|eg|el|til|ta)|चल(?:ेगी|ेगा|ेंगे)|चालेल|चालतील|bik(?:ega|egi|enge)|बिके(?:गा|गी)|"
    r"bech\s*(?:sakt[aei]|sakun)|बेच\s*सकत[ाीे]|vik(?:u|ta)\s*(?:shakto|shakte|yeil|yeel)|विकू\s*शकत[ोे]|विकता\s*येईल)"
    r"(?:\s+(?:hu|hun|hoon|hai|hain|हूँ|हूं|है|हैं))?(?:\s+(?:kya|ka|क्या|का|na|ना))?|will\s+do|are\s+ok(?:ay)?|is\s+ok(?:ay)?)\s*\?*\s*$",
    re.IGNORECASE,
)
_CAN_I_SELL = re.compile(
    r"^\s*(?:can|may|could)\s+(?:i|we)\s+(?:also\s+)?sell\s+|^\s*(?:kya|क्या|will|do)\s+", re.IGNORECASE
)


def asked_whether_it_sells(text: str) -> str:
    """The goods of "chamde ki chappal chalegi kya?", "can I sell leather chappals?": what stands there without the question; empty
    where none of the kind is asked."""
    rest = _CAN_I_SELL.sub("", _WILL_IT_DO.sub("", text)).strip(" ?.,")
    return rest if rest and rest != text.strip(" ?.,") else ""


_MAKES_FOR_ANYBODY = re.compile(
    r"(?<!\S)(?:(?:बनवून|शिवून|विणून|करून|भरून|रंगवून)\s+(?:देत[ेो]|देतात|देऊ|मिळे?ल|मिळत[ेो]?|मिळतात)|"
    r"(?:banvun|banavun|shivun|vinun|karun)\s+(?:det[eo]|detat|deu|milel|milte|milto)|"
    r"(?:bana|sil|silai|bun|taiyar|tayar)\s*(?:kar|ke|k)?\s+(?:deti|deta|dete|dungi|dunga)\s+(?:hu|hun|hoon|hai|hain)|"
    r"(?:बना|सिल|सिलाई|बुन|तैयार)\s*(?:कर|के)?\s+(?:देती|देता|देते)\s+(?:हूँ|हूं|हैं|है)|"
    r"(?:made|make|stitch|bake|cook|prepare)\s+(?:\S+\s+){0,2}(?:to|on)\s+order|taking\s+orders)(?=[\s,.;:!|।]|$)",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = folded(
    "koi kaun kon kuni koni konihi who anyone anybody someone कोई कौन कोण कोणी कुणी mujhe mala मला मुझे hume हमें"
)


def makes_for_others(text: str) -> bool:
    """Does somebody say that they make things for whoever asks: "फराळ बनवून देते", "silai kar ke deti hu", "cakes made to order"?"""
    keys = set(keys_of(text))
    return bool(_MAKES_FOR_ANYBODY.search(normalise(text))) and "?" not in text and not keys & (WANTED | _SOMEBODY_ELSE)


_SEEKS = re.compile(
    r"(?<!\S)(?:(?:want|wants|wanted|looking|wish|like|planning|need|interested)\s+(?:to|in)\s+(?:source|sourcing|buy|buying|purchase|"
    r"purchasing|procure|procuring|import|importing|order|ordering)|interested\s+in(?!\s+(?:sell|supply|becom|join|work))|"
    r"(?:what|whats|what's|send|share|give|quote|tell)\s+(?:\S+\s+){0,2}?(?:best|your|ur)\s+(?:price|rate|quote))(?=[\s,.;:!?]|$)"
)


def seeks_to_buy(text: str) -> bool:
    """Does somebody, whatever their own trade is, look for goods to buy: "we sell jaggery, want to source 500 kg", "traders
    in Deira, interested in haldi, best price CIF"?"""
    return _SEEKS.search(normalise(text)) is not None
