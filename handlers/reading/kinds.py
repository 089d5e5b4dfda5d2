"""What a stranger's first message is: an enquiry, an offer, a question, a greeting and so on."""

import re

from handlers.folding import normalise, tokens
from handlers.reading import learnt

KINDS = ("enquiry", "offer", "question", "greeting", "workshop", "complaint", "scam", "chatter")

_FORWARDED = re.compile(r"^\s*(?:fwd?|forwarded|फॉरवर्ड)\s*[:\-]\s*", re.IGNORECASE)
_WORKSHOP_CODE = re.compile(
    r"(?<![a-z0-9])(?:ws|wk|tr|wksp|work|trg|sem|odop)[-_ ]?\d{2,4}(?:[-_ ]\d{1,4})?(?![a-z0-9])"
)


def kind_of(text: str) -> str:
    """The kind of a stranger's first message, one of KINDS; what carries no matter at all is chatter."""
    plain = _FORWARDED.sub("", normalise(text[:4000]))
    if not tokens(plain):
        return "chatter"
    if _WORKSHOP_CODE.search(plain):
        return "workshop"
    chances = learnt.chances("kind", plain)
    return max(chances, key=lambda kind: chances[kind])
