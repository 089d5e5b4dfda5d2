"""What a stranger's first message is: an enquiry, an offer, a question, a greeting and so on."""

import re

from handlers.folding import fold, folded, normalise, tokens
from handlers.reading import learnt
from handlers.reading.plain_kinds import plainly
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
    if not of_known and (told := plainly(plain, chances)):
        return told
    if best not in _TRADE and chances[best] < _UNSURE and _wishes_in_one_breath(plain):
        return "enquiry"
    if best in _GRAVE and chances[best] < _SURE_OF_GRAVE and len(plain.split()) < _SENTENCE:
        return "chatter"
    if of_known and chances[best] < _ACCUSES.get(best, 0.0) and len(plain.split()) < _LONG:
        return max((kind for kind in chances if kind not in _ACCUSES), key=lambda kind: chances[kind])
    return best


def is_guess(text: str) -> bool:
    """Are the weights so unsure what a message is that its kind is hardly more than a guess?"""
    plain = normalise(text[:4000])
    return not _WORKSHOP_CODE.search(plain) and max(learnt.chances("kind", plain).values()) < _UNSURE


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


def _wishes_in_one_breath(plain: str) -> bool:
    """Is a long speech without a stop a wish by the words around its "chahiye", and nothing grave anywhere in it? So run typed
    voice notes on: "हेलो हां वो मेरे को ना मटके चाहिए थे करीब पचास साठ गर्मी आ रही है ना"."""
    words = plain.split()
    if len(words) < _LONG:
        return False
    parts = [words[at : at + _BREATH] for at in range(0, len(words) - _BREATH // 2, _BREATH // 2)][:_SENTENCES]
    found = [(part, learnt.chances("kind", " ".join(part))) for part in parts]
    if any(chances[kind] >= _SURE_OF_GRAVE for _, chances in found for kind in _GRAVE):
        return False
    wished = [chances for part, chances in found if not _WISHES.isdisjoint(fold(word) for word in part)]
    return bool(wished) and max(chances["enquiry"] for chances in wished) >= _UNSURE


_BREATH = 8
"""Words at most that are read on end of such a speech."""
_UNSURE = 0.5
_WISHES = folded(
    "chahiye chahie chaiye chahiyeh चाहिए चाहिये pahije pahijet paije पाहिजे पाहिजेत हवे हवं हवा हवी havet havay need want"
)
