"""A list of prices, as sellers post it: goods or sizes, each with its rate, and nobody asked for anything."""

import re

from handlers.matching.units import spelt

_HEADING = re.compile(
    r"(?:rates?|prices?|bhav|bhaav|dar|रेट|दर|दाम|भाव|किमत|कीमत|किंमत|मूल्य)\s*(?:-\s*)?(?:list|card|patrak|suchi|yadi|लिस्ट|कार्ड|पत्रक|सूची|यादी)"
    r"|(?:rates?|prices?|bhav|bhaav|dar|रेट|दर|दाम|भाव)\s*(?:today|aaj|आज)?\s*:"
    r"|(?:today'?s|aaj ke|aajche|आज के|आजचे)\s*(?:rates?|prices?|bhav|bhaav|dar|रेट|दर|दाम|भाव)"
)
_UNIT = spelt("kg", "g", "litre", "ml", "piece", "dozen", "packet", "pair")
_STEP = re.compile(rf"(?<!\w)\d+\s*{_UNIT}\s*[-:=@]?\s*(?:₹|rs\.?|रु\.?)?\s*\d+(?![\d.,]*\d)(?!\s*{_UNIT})")
_FIGURE = re.compile(r"(?<!\d)\d+(?:[.,]\d+)*")
_WISHES = re.compile(
    r"\?|चाहि|हव[ाेींय]|पाहिजे|भेज|पाठव|क्या|कितन|किती|काय|बताइ|बताओ|सांगा|मिलेग|मिळेल|(?<![a-z])(?:chahi\w*|hav[aei]|pahije|bhej\w*|pathav\w*|kya|kitn\w*|"
    r"kiti|kay|batao|bataiye|sanga|milega|milel|need\w*|wants?|wanted|require\w*|looking|send|what|how|buy\w*|quote|share)(?![a-z])"
)


def is_price_list(plain: str) -> bool:
    """Whether a normalised text names prices one after the other and wishes for nothing."""
    if _WISHES.search(plain):
        return False
    heading = _HEADING.search(plain)
    if heading and len(_FIGURE.findall(plain, heading.end())) >= 2:
        return True
    return len(_STEP.findall(plain)) >= 2
