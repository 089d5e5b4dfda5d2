"""What a stranger's first message is: an enquiry, an offer, a question, a greeting and so on."""

import re

from handlers.folding import normalise, tokens
from handlers.reading import learnt
from handlers.reading.price_lists import is_price_list

KINDS = ("enquiry", "offer", "question", "greeting", "workshop", "complaint", "scam", "chatter")

_GRAVE = ("complaint", "scam", "workshop")
_SURE_OF_GRAVE, _SENTENCE, _LONG = 0.6, 4, 12
"""A few words are called a complaint or a fraud only where little doubt is left."""
_TRADE = ("enquiry", "offer")
_SURE_OF_SENTENCE, _SENTENCES = 0.9, 12
"""How sure one sentence must be to stand for the whole, and how many are looked at."""
_ACCUSES = {"complaint": _SURE_OF_GRAVE, "scam": 0.8}
"""How sure a complaint or a fraud must be of somebody known, in the middle of trade."""
_FORWARDED = re.compile(r"^\s*(?:fwd?|forwarded|फॉरवर्ड)\s*[:\-]\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.!।\n]+\s*")
_STOP = re.compile(r"[.!?।\n]+\s+")
_MARKUP = re.compile(r"<[^<>]*>|&\w+;|[{}\\`|]")
_WORKSHOP_CODE = re.compile(
    r"(?<![a-z0-9])(?:ws|wk|tr|wksp|work|trg|sem|odop)[-_ ]?\d{2,4}(?:[-_ ]\d{1,4})?(?![a-z0-9])"
)


def kind_of(text: str, *, of_known: bool = False) -> str:
    """The kind of a stranger's first message, one of KINDS; what carries no matter at all is chatter.

    Of somebody known (`of_known`), who is in the middle of trade, a fraud or a complaint is believed only where little
    doubt is left: "quantity 150 kar do", "where is my order".
    """
    plain = _FORWARDED.sub("", normalise(text[:4000]))
    if not any(len(word) > 1 for word in tokens(_MARKUP.sub(" ", plain))):
        return "chatter"
    if _WORKSHOP_CODE.search(plain):
        return "workshop"
    if is_price_list(plain):
        return "offer"
    chances = learnt.chances("kind", plain)
    best = max(chances, key=lambda kind: chances[kind])
    if (
        best == "greeting"
        and (after := _CLAUSE.split(plain, maxsplit=1)[1:])
        and len(after[0].split()) >= _SENTENCE - 1
    ):
        return kind_of(
            after[0], of_known=of_known
        )  # "ram ram bhaiya, ham haldi ugate hain" greets first and then says what it is
    if opening := _opening(plain, best):
        return opening
    if best in _GRAVE and chances[best] < _SURE_OF_GRAVE and len(plain.split()) < _SENTENCE:
        return "chatter"
    if of_known and chances[best] < _ACCUSES.get(best, 0.0) and len(plain.split()) < _LONG:
        return max((kind for kind in chances if kind not in _ACCUSES), key=lambda kind: chances[kind])
    return best


def _opening(plain: str, best: str) -> str:
    """The kind that the first sentence of several surely is, where that is trade and no other sentence is surely `best`.

    Who says at once what is wanted goes on about colour, packing, payment and last year's crop, and of all that together
    the weights make an offer or a complaint.
    """
    said = [sentence for sentence in _STOP.split(plain.strip()) if len(sentence.split()) >= _SENTENCE][:_SENTENCES]
    if len(said) < 2:
        return ""
    opening = next((kind for kind in _TRADE if _is_surely(said[0], kind)), "")
    if best in _TRADE or not opening:
        return opening
    return "" if any(_is_surely(sentence, best) for sentence in said[1:]) else opening


def _is_surely(sentence: str, kind: str) -> bool:
    return learnt.chances("kind", sentence)[kind] >= _SURE_OF_SENTENCE
