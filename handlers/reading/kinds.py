"""What a stranger's first message is: an enquiry, an offer, a question, a greeting and so on."""

import re

from handlers.folding import normalise, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.kind_words import KIND_CLASSES, WEIGHTS
from handlers.reading.rules import promotes
from handlers.reading.words import WordBook, Words

KINDS = ("enquiry", "offer", "question", "greeting", "workshop", "complaint", "scam", "chatter")

#: Words of greeting and of weddings whose keys fall together with "है" and "साड़ी".
_APART = frozenset(
    "hey heyy hy heya yo हाय शादी shaadi shadi kay काय के ke hii hiii hiiii hiiiii ही mitra मित्र मित्रा meter".split()
)
_BOOK = WordBook(KIND_CLASSES, COMMON_ENGLISH | _APART)
_FORWARDED = re.compile(r"^\s*(?:fwd?|forwarded|फॉरवर्ड)\s*[:\-]\s*", re.IGNORECASE)
_WORKSHOP_CODE = re.compile(
    r"(?<![a-z0-9])(?:ws|wk|tr|wksp|work|trg|sem|odop)[-_ ]?\d{2,4}(?:[-_ ]\d{1,4})?(?![a-z0-9])"
)
_QUANTITY = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)?")
_MOST_WORDS = 120
_LEAST_SCORE = 1.0
_ASKING_STARTS = frozenset("is are do does can will has have am was were which who क्या kya".split())
_ASKING_ENDS = frozenset("ka का kya क्या kay काय na".split())
_OWNED = frozenset("ahe aahe ahet aahet आहे आहेत hai है hain हैं he".split())
#: Two readings as near as this are settled by the order below: what must not be missed stands first.
_PRECEDENCE = ("scam", "complaint", "workshop", "offer", "enquiry", "question", "chatter", "greeting")


def kind_of(text: str) -> str:
    """The kind of a stranger's first message, one of KINDS; what carries no matter at all is chatter."""
    plain = _FORWARDED.sub("", normalise(text[:4000]))
    words = tokens(plain)[:_MOST_WORDS]
    if not words:
        return "chatter"
    found = _BOOK.look_up(words)
    if _only_greets(found):
        return "greeting"
    scores = _scores(plain, found)
    best = max(_PRECEDENCE, key=lambda kind: (scores[kind], -_PRECEDENCE.index(kind)))
    return best if scores[best] >= _LEAST_SCORE else _without_marks(found)


def _only_greets(found: Words) -> bool:
    greets = any("greeting" in classes for classes in found.classes)
    unknown = [
        word
        for word, classes in zip(found.words, found.classes, strict=True)
        if not classes & {"greeting", "greeting_filler"}
    ]
    introduces = found.has("greeting_filler") and len(unknown) <= 2
    return greets and (not unknown or (introduces and not any(_matter(classes) for classes in found.classes)))


def _matter(classes: frozenset[str]) -> bool:
    return bool(
        classes
        & {
            "want",
            "price_ask",
            "goods",
            "unit",
            "have",
            "sell",
            "make",
            "join_as",
            "topic",
            "workshop",
            "bad_event",
            "scam",
            "seek_work",
        }
    )


def _scores(plain: str, found: Words) -> dict[str, float]:
    present = {name for name in WEIGHTS if found.has(name)}
    if _QUANTITY.search(plain):
        present.add("quantity")
    if _WORKSHOP_CODE.search(plain):
        present.add("workshop_code")
    if "?" in plain or found.words[0] in _ASKING_STARTS or found.words[-1] in _ASKING_ENDS:
        present.add("ask")
    if not present & {"want", "price_ask"} and found.has("event_goods") and found.has("deficit"):
        present.add("bad_event")
    if found.has("told") and found.has("event_goods") and len(_QUANTITY.findall(plain)) > 1:
        present.add("bad_event")
    if found.has("deficit") and "own" in present and found.has("clash"):
        present.add("bad_event")
    if found.words[-1] in _OWNED and present & {"goods", "unit"} and found.has("own"):
        present.add("have")
    if found.has("happened") and (found.has("fault") or found.has("nothing")) and not (present & {"ask", "price_ask"}):
        present.add("bad_event")
    if found.has("turned_out") and present & {"goods", "unit"} and "ask" not in present:
        present.add("bad_event")
    if "real" in present and (present & {"goods", "unit"} or ("ask" not in present and found.count("real") < 2)):
        present.discard("real")
    if not present & {"bad_event", "workshop"} and promotes(plain):
        present.add("promotion")
    if found.has("whoever") and "want" in present:
        present.add("have")
    if found.has("available"):
        present.add("want" if "ask" in present else "have")
    scores = dict.fromkeys(KINDS, 0.0)
    for name in present:
        for kind, weight in WEIGHTS[name].items():
            scores[kind] += weight
    _weigh_together(present, scores, found.count("scam"))
    return scores


def _weigh_together(present: set[str], scores: dict[str, float], scams: int) -> None:
    """What two classes say together that neither says alone."""
    trade = (
        "price_ask" in present or {"goods", "unit"} <= present or ("want" in present and present & {"goods", "unit"})
    )
    if "paper" in present and "ask" in present and "price_ask" not in present:
        trade = False
    if "where" in present and "goods" in present:
        scores["enquiry"] += 2.0
        scores["offer"] -= 2.0
    if present & {"ask", "tell"} and "topic" in present and not trade and not present & {"workshop", "workshop_code"}:
        scores["question"] += 2.0
        scores["scam"] -= 2.5 if scams < 2 else 0.0
        scores["offer"] -= 2.0 if "bad_event" not in present else 0.0
        scores["question"] -= 2.0 if "bad_event" in present else 0.0
    if "scam" in present and "money_pull" in present:
        scores["scam"] += 1.5
    scores["scam"] += 1.5 * min(max(scams - 1, 0), 2)
    if "have" in present and present & {"goods", "unit", "quantity"}:
        scores["offer"] += 1.0
    if "want" in present and present & {"goods", "unit", "quantity"} and "have" not in present:
        scores["enquiry"] += 1.0
    if "ask" in present and not present & {"topic", "real"} and present & {"goods", "unit"}:
        scores["enquiry"] += 1.0
    if "bad_event" in present:
        scores["enquiry"] -= 1.5


def _without_marks(found: Words) -> str:
    if found.has("ask"):
        return "question"
    return "greeting" if found.has("greeting") and len(found.words) <= 4 else "chatter"
