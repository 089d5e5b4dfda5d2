"""On which side of a trade a group's post stands: it wants goods, it has them, or it only talks about them."""

import re

from handlers.folding import normalise, tokens
from handlers.matching.units import spelt
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.kinds import kind_of
from handlers.reading.price_lists import is_price_list
from handlers.reading.side_words import SIDE_CLASSES
from handlers.reading.words import WordBook, Words

_MAY_TRADE = ("enquiry", "offer", "question", "chatter", "greeting")

_BOOK = WordBook(
    SIDE_CLASSES,
    COMMON_ENGLISH
    | frozenset(
        "na ka ki ke का की के को la de do he ha ye lo the tha thi me mi weekly much sample samples "
        "bajra bajri bajre बाजरा बाजरी बाजरे".split()
    ),
)
"""(By its key "weekly" would be विकली, and bajra would be the bazaar.)"""
_CLAUSE = re.compile(r"(?<!\d)[,.](?!\d)|[;:!?।\n|]+|\s(?:lekin|par|magar|but|पर|लेकिन|मगर|पण|pan|and|और|आणि|ani)\s")
_NO = r"(?:nahi|nahin|nai|nhi|नहीं|नही|नहि|nako|नको|not|no|dont|don't|doesn't|never)"
_WISH = (
    r"(?:chahi\S*|chaiye|chahye|चाहि\S*|lena|leni|लेना|लेनी|pahije\S*|पाहिजे\S*|hav[aei]|हव\S*|lagel|लागेल|lagegi|लगेगी|need\S*|wants?|wanted|"
    r"require\S*|zarurat|jarurat|जरूरत|ज़रूरत|गरज|garaj)"
)
_NO_WISH = re.compile(rf"(?<!\S)(?:{_NO}\s+(?:\S+\s+)?{_WISH}|{_WISH}\s+{_NO})(?!\S)")
_ASKS = re.compile(
    r"\?|(?:^|[,.!]\s*|(?:hi|hello|sir|bhai|there|and)\s+)(?:is|are|do|does|can|could|any|got any)\s|or not$|"
    r"(?<!\S)(?:ka|kya|का|क्या|na|ना)$"
)
_GOT = re.compile(r"(?<!ve )\bgot (?:it|an?|the|my|our|\d)")
_RUPEES = re.compile(
    r"(?:₹|(?<![a-z])(?:rs|inr)\.?)\s*\d|\d\s*(?:₹|/-|rs\b|rup|रु|रू)|\d\s*/\s*(?:kg|kilo|किलो)|@\s*\d|"
    r"\d\s*(?:ka|का)?\s*(?:me|mein|में|मध्ये|la|ला)(?!\S)|(?:rate|रेट|bhav|भाव|dar|दर|price|daam|दाम)\s*:?\s*\d|"
    r"\d+\s*(?:\S+\s+)?(?:ke|के|च्या|chya)\s*(?:bhav|भाव|rate|रेट|दर)|\d+\s*(?:bhav|भाव|rate|रेट|दर)|\bat\s+\d|"
    r"\d\s*(?:ka|ki|का|की|ला)\s+(?:ek|एक|packet|पैकेट|पाकीट|kilo|kg|किलो|piece|नग|dozen|दर्जन|डझन)(?!\S)"
)
_AMOUNT = re.compile(
    r"\d\s*"
    + spelt("kg", "quintal", "tonne", "g", "litre", "piece", "dozen", "packet", "bag", "pair", "maund", "metre")
)
_SOMEBODY = (
    r"(?:koi|kaun|kon|kisi|kiske|koni|kuni|konihi|anyone|anybody|someone|somebody|who|"
    r"कोई|कौन|किसी|किसके|कोण|कोणी|कुणी|कोणीही)"
)
_GIVES = re.compile(
    rf"(?<!\S){_SOMEBODY}\s(?:\S+\s){{0,6}}?(?:(?:de|dila|laa?|bhej|bech|mil|bana|supply|deu|purvu|vik[uo])\s?(?:kar\s?)?"
    r"(?:sak|pa[ey]|shak|ja(?:ye|eg|yeg)|do(?!\S)|d(?:ega|enge|oge))|(?:kar\s)?(?:dega|payega|deil|purvel|vikel)(?!\S)|"
    r"bech(?:ta|ti|te|ne)|vikto|vikte|supply|provide|sell|give|"
    r"(?:दे|दिला|ला|भेज|बेच|मिल|बना|देऊ|पुरवू|विकू)\s?(?:कर\s?)?(?:सक|पा[एय]|शक|जा[एय]|दो(?!\S)|देग)|"
    r"देगा|देईल|पुरवेल|विकेल|बेचता|बेचती|विकतो|विकते)"
)
"""Who asks for somebody that gives wants the goods: "koi haldi de sakta hai kya 3 kuntal", "कोणी हळद पुरवू शकेल का"."""
_TAKES = re.compile(
    rf"(?<!\S){_SOMEBODY}\s(?:\S+\s){{0,4}}?(?:lega|lenge|legi|kharidega|kharidegi|kharidenge|ghenar|gheil|gheel|ghenaar|"
    r"wants? to buy|will buy|will take|लेगा|लेगी|लेंगे|खरीदेगा|खरीदेगी|खरीदेंगे|ख़रीदेगा|घेणार|घेईल|घेतील)(?!\S)"
)
"""And who asks for somebody that takes has them: "koi haldi lega kya 50 kilo"."""
_SHOWS = re.compile(
    r"(?:photo|foto|pic|pics|video|फोटो|फ़ोटो|व्हिडिओ|वीडियो)\s(?:\S+\s){0,2}?(?:dekh\S*|bagha|paha|see|dekha\S*|देख\S*|बघा|पहा|पाहा)"
)


def side_of(text: str, sells_it: bool = False) -> str:
    """The kind of a group's post, as `kind_of` tells it: "enquiry" and "offer" only where somebody really wants or offers.

    `sells_it`: the author sells the goods that the post names. Such a one offers them with a price or a stock and no wish
    word; anybody else must say that they are to be had.
    """
    plain = normalise(text[:4000])
    if is_price_list(plain):
        return "offer" if sells_it or not _is_of_market(plain) else "chatter"
    kind, said = kind_of(text), _BOOK.look_up(tokens(plain))
    if kind not in _MAY_TRADE:
        return kind
    if said.has("others") and said.has("want") and not said.has("refused", "done"):
        return "offer"  # who says "किसी को चाहिए तो बताना" has goods, and wants none
    wish = _wish_in(plain)
    sought = _of_somebody(plain) if wish not in ("refused", "done") and not said.has("how") else ""
    if sought and (kind != "question" or _AMOUNT.search(plain)):
        return sought
    asks = bool(_ASKS.search(plain)) or said.has("asks", "know")
    if wish != "wish" and not asks and _GOT.search(plain):
        return "chatter"
    if wish in ("refused", "done"):
        return "chatter"
    if wish != "wish" and _only_tells(plain, said):
        return "chatter"
    amount, price = bool(_AMOUNT.search(plain)), bool(_RUPEES.search(plain))
    if wish == "wish":
        return "enquiry" if said.has("who_has") and not said.has("mine") else kind
    if _is_lore(said) or (_speaks_of_market(said, asks) and not amount):
        return "chatter"
    if asks:
        return "chatter" if sells_it and said.has("price") and not amount and kind == "enquiry" else kind
    to_be_had = (said.has("mine", "on_sale") and (amount or price)) or (said.has("at_hand") and price)
    if kind == "enquiry" and to_be_had:
        return "offer"
    return "offer" if sells_it and (amount or price) else kind


def of_bare_price(text: str) -> str:
    """The side of goods that stand with nothing but a price, for whoever passes them on: "offer" for "हळद 180 रु किलो", "chatter"
    for a market's prices; empty where they are wanted, asked for, or the price is the most that somebody pays."""
    plain = normalise(text[:4000])
    said = _BOOK.look_up(tokens(plain))
    if (
        kind_of(text) not in _MAY_TRADE
        or _wish_in(plain)
        or _ASKS.search(plain)
        or said.has("asks")
        or _AT_MOST.search(plain)
    ):
        return ""
    of_market = said.has("market") or (said.has("today") and said.has("price"))
    return "chatter" if of_market and not said.has("mine", "on_sale") else "offer"


_AT_MOST = re.compile(
    r"(?<!\S)(?:tak|tk|तक|paryant|पर्यंत|max|maximum|upto|up to|under|below|budget|बजट|बजेट|se kam|से कम|peksha kami|"
    r"पेक्षा कमी|andar|अंदर)(?!\S)"
)
"""Beside a price these name what a buyer pays at most."""


def _wish_in(plain: str) -> str:
    """What becomes of a wish, clause by clause: "wish", "refused" or "done"; empty where none of them is said.

    What was done after a wish ends it; a refusal beside a wish only says how the goods shall not be.
    """
    found = ""
    for part in _CLAUSE.split(plain):
        words = _BOOK.look_up(tokens(part))
        if words.has("refused") or _NO_WISH.search(part):
            found = found if found == "wish" else "refused"
        elif words.has("want", "who_has"):
            found = "wished" if words.has("before") else "wish"
        elif (
            (words.has("done") and not words.has("before", "if"))
            or (words.has("had") and not words.has("alike"))
            or (words.has("ran_out") and not found)
        ):
            found = "done"
    return "wish" if found == "wished" else found


def _of_somebody(plain: str) -> str:
    """The side of who asks whether somebody gives, or takes; empty where nobody is looked for."""
    if re.search(rf"(?<!\S){_NO}(?!\S)", plain):
        return ""
    if _GIVES.search(plain):
        return "enquiry"
    return "offer" if _TAKES.search(plain) else ""


def _only_tells(plain: str, said: Words) -> bool:
    """Is it what goods fetched before, or a photo to be looked at, with nothing to be had?"""
    if said.has("on_sale", "mine"):
        return False
    shows = _SHOWS.search(plain) is not None and not _AMOUNT.search(plain) and not _RUPEES.search(plain)
    return shows or (said.has("price") and said.has("before"))


def _is_lore(said: Words) -> bool:
    """Is asked, or told, how a thing is made, grown, kept or told apart?"""
    return (said.has("how") and said.has("lore") and not said.has("price")) or said.has("lore_itself")


def _speaks_of_market(said: Words, asks: bool) -> bool:
    """Is the talk of what goods fetch at the market, with nothing to be had?"""
    if said.has("on_sale", "mine"):
        return False
    return (said.has("price") and (said.has("moving") or (asks and said.has("today")))) or (
        said.has("market") and (asks or said.has("moving"))
    )


def _is_of_market(plain: str) -> bool:
    """Is a list headed as the day's prices, with no word of whose?"""
    said = _BOOK.look_up(tokens(plain))
    return said.has("market", "today") and not said.has("mine", "on_sale")
