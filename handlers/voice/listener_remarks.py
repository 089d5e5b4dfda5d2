"""What a listener writes about a recording instead of its words: "(chup hai)", "gaana baj raha hai", "khatam"."""

from __future__ import annotations

from handlers.folding import fold, folded, tokens

_OF_SOUND = folded("""
    gaana gana song music sangeet bhajan awaz awaaz aavaz shor noise khali empty chup silence silent shant bol bolat bolta
    गाना गाणं गाणे संगीत भजन आवाज़ आवाज शोर खाली रिकामं रिकामी चुप शांत बोल बोलत बोलता bacche bachche radio tv रेडियो टीवी
""")
_OF_END = folded(
    "khatam bas ruko rukiye baad band chhodo chodo done end finish stop later खत्म बस रुको बाद बंद छोड़ो थांबा संपलं नंतर"
)
_AROUND = folded("""
    hai he hain nahi nahin nai baj raha rahi rahe aa koi kuch sirf bahut me mein ka ki ke aur ye yeh isme lagta hu hua ho gaya
    kar karo
    है हैं नहीं नही बज रहा रही रहे आ कोई कुछ सिर्फ बहुत में का की के और ये यह इसमें आहे नाही काही फक्त येत ahe nahi kahi fakt
    yet is no only
    a the there nothing in it vajat vajtay वाजत वाजतंय dekhta dekhti dekhte karta karti hoon हूँ abhi अभी aata आता
""")
_LONGEST = 7


def is_remark(text: str) -> bool:
    """May these be a listener's own words about the recording? Then they are doubted once before its person reads them."""
    said = text.strip()
    if said[:1] in "([{*" and said[-1:] in ")]}*":
        return True
    keys = [fold(word) for word in tokens(said)]
    if not 0 < len(keys) <= _LONGEST or not set(keys) <= _OF_SOUND | _OF_END | _AROUND:
        return False
    return bool(set(keys) & (_OF_SOUND | _OF_END))
