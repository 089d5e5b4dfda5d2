"""Which rules of a group a post breaks, and which numbers in a message must never be kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.folding import tokens
from handlers.reading import learnt
from handlers.reading.digits import Plain, Run, digit_runs, has_few_digits, plain
from handlers.reading.insults import abuses
from handlers.reading.links import has_link, invites
from handlers.reading.own_deeds import speaks_of_own_card
from handlers.reading.payments import IFSC, asks_for_payment, shows_payment_id
from handlers.reading.phones import aadhaar_in, card_in, has_phone, is_account, is_reference, told_in_parts
from handlers.reading.posts import BOOK, MOST_SIGNS, Post, class_clues, read_post
from handlers.reading.promises import TOPICS, promotes, wants_fee_first

RULES = (
    "phone_number",
    "payment_id",
    "link",
    "invite_link",
    "advance_fee",
    "otp_or_card",
    "aadhaar",
    "abuse",
    "advertising",
)

#: How sure the weights must be of what a post means.
_SURE_OF_FEE, _SURE_OF_FEE_ALONE = 0.45, 0.55
#: ("alone": where no word speaks of a scheme, a loan, a prize and the like, nor of a fee)
_AMOUNT = re.compile(r"\d{2}|हज़ार|हजार|hazar|hajar|thousand|lakh|लाख|सौ|शे\b|sau\b|hundred")
_SMALL_AMOUNT = re.compile(r"\d ?(?:%|percent|rs|rupa|rupe|रुप|रु|₹|टक्के|प्रतिशत)|(?:₹|rs\.?) ?\d")
_SURE_OF_ADVERTISING, _SURE_OF_ADVERTISING_ALONE = 0.38, 0.5
#: ("alone": where no word names what is advertised)
_SURE_OF_SECRET = 0.38
#: How sure they must be beside words that say the same, and how sure to be believed against words that excuse.
_AGREED, _BELIEVED, _CERTAIN = 0.1, 0.85, 0.94
_HARDLY_EXCUSED = 0.6
"""Beside a warning or a question."""
#: How much less they are believed about promotion beside a telephone number or a link: some posts hold little else.
_BLUR = 0.2


@dataclass(frozen=True)
class PrivateNumber:
    """A number that must be dropped before a message is kept, and where it stands.

    `kind` is "aadhaar", "card", "account" (a bank account, or the IFSC beside one) or "otp".
    """

    kind: str
    start: int
    end: int


def rules_broken(text: str) -> tuple[str, ...]:
    """The rules of a group that a post breaks, in the order of RULES; empty for a clean post."""
    post = read_post(text)
    meant = learnt.chances("post", post.latin, further=class_clues(post.words, post.promised))
    invited = invites(post.latin)
    dialled = [run for run in post.runs if has_phone(run, post.keys)]
    if not dialled and told_in_parts(post.runs, post.keys):
        dialled = list(post.runs)
    phoned = bool(dialled)
    linked = has_link(post.latin)
    broken = {
        "phone_number": phoned,
        "payment_id": shows_payment_id(post) or asks_for_payment(post, meant["payment_id"]),
        "link": not invited and linked,
        "invite_link": invited,
        "advance_fee": _wants_fee(post, _without(dialled, post.text), meant["advance_fee"]),
        "otp_or_card": _asks_secret(post, meant["otp_or_card"]) or any(card_in(run) for run in post.runs),
        "aadhaar": any(aadhaar_in(run) for run in post.runs) or _asks_aadhaar(post),
        "abuse": abuses(post, meant["abuse"]),
        "advertising": _promotes(post, meant["advertising"] - _BLUR * (phoned or linked)),
    }
    return tuple(rule for rule in RULES if broken[rule])


# --- numbers that must not be kept ----------------------------------------------------------------


_SHORTEST_SECRET = 3


_AADHAAR_SHAPE = re.compile(r"[2-9][0-9]{11}")
"""What is named as an Aadhaar is one whatever its check digit says; none begins with 0 or 1 (UIDAI)."""


def private_numbers(text: str) -> tuple[PrivateNumber, ...]:
    """The Aadhaar-like, card and bank account numbers and secret codes in a message, by their places in it."""
    source = plain(text[:MOST_SIGNS])
    codes = list(IFSC.finditer(source.text))
    if not codes and has_few_digits(source):
        return ()  # most messages by far: nothing in them could be a secret, whatever the words around say
    apart = [*codes, *_ADDRESS.finditer(source.text)]
    runs = [
        run for run in digit_runs(source) if not any(one.start() <= run.atoms[0].start < one.end() for one in apart)
    ]
    if not codes and all(len(run.digits) < _SHORTEST_SECRET for run in runs):
        return ()
    words = BOOK.look_up(tokens(source.text))
    secret, banking = words.has("otp") and not _opens_a_meeting(source.text), words.has("account", "bank")
    warned = words.has("warning")
    found = []
    for run in runs:
        aadhaar, card = aadhaar_in(run), card_in(run)
        if aadhaar:
            found.append(_private("aadhaar", source, aadhaar[0].start, aadhaar[-1].end))
        elif words.has("aadhaar") and _AADHAAR_SHAPE.fullmatch(run.digits):
            found.append(_private("aadhaar", source, run.atoms[0].start, run.atoms[-1].end))
        elif card:
            found.append(_private("card", source, card[0].start, card[-1].end))
        elif (codes or banking) and is_account(run):
            found.append(_private("account", source, run.atoms[0].start, run.atoms[-1].end))
        elif secret and _SHORTEST_SECRET <= len(run.digits) <= 8 and not is_reference(run) and _is_told(run, warned):
            found.append(_private("otp", source, run.atoms[0].start, run.atoms[-1].end))
    if banking or any(one.kind == "account" for one in found):
        found += [_private("account", source, code.start(), code.end()) for code in codes]
    return tuple(sorted(found, key=lambda number: number.start))


_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S+")
"""What stands in a web address is for all to see."""
_MEETING = re.compile(
    r"zoom|ज़ूम|ज़ूम|जूम|झूम|webex|वेबेक्स|meet\.google|google meet|गूगल मीट|गुगल मीट|\bteams\b|meeting|मीटिंग|बैठक|webinar|वेबिनार"
)
_PASSWORD = re.compile(r"passcode|password|पास ?कोड|पासवर्ड")
_BESIDE_A_SECRET = 4
"""So many words lie at most between a secret's name and its figures where a text warns of telling it."""


def _opens_a_meeting(text: str) -> bool:
    """Are the only secrets that a text names the password of an online meeting, written for all who are invited?"""
    others = _PASSWORD.sub(" ", text)
    return others != text and _MEETING.search(text) is not None and not BOOK.look_up(tokens(others)).has("otp", "bank")


def _is_told(run: Run, warned: bool) -> bool:
    """Whether figures may be a secret: where a text says that nobody should tell one, only right behind its name."""
    return not warned or BOOK.look_up(tokens(" ".join(run.before[-_BESIDE_A_SECRET:]))).has("otp")


def _private(kind: str, source: Plain, start: int, end: int) -> PrivateNumber:
    return PrivateNumber(kind, source.origin[start], source.origin[end - 1] + 1)


def masked(text: str) -> str:
    """The text with every private number replaced by dots, ready to be kept."""
    for number in reversed(private_numbers(text)):
        text = text[: number.start] + "••••" + text[number.end :]
    return text


# --- what is meant ----------------------------------------------------------------------------------


def _without(dialled: Sequence[Run], text: str) -> str:
    """The text without the numbers that are to be dialled: none of them is an amount."""
    for run in reversed(dialled):
        text = f"{text[: run.atoms[0].start]} {text[run.atoms[-1].end :]}"
    return text


def _wants_fee(post: Post, text: str, chance: float) -> bool:
    words = post.promised
    if (chance < _CERTAIN and words.has("paid")) or (chance < _BELIEVED and words.has("excuse")):
        return False
    if chance < _HARDLY_EXCUSED and (post.warns() or words.has("warning", "mat") or post.ends_asking()):
        return False
    if _AMOUNT.search(text):
        enough = _SURE_OF_FEE if words.has("gift", "fee") else _SURE_OF_FEE_ALONE
        return chance > enough or (chance > _AGREED and wants_fee_first(words, amount=True, asks=post.asks()))
    if post.asks() or post.warns():
        return False
    if _SMALL_AMOUNT.search(text):  # five rupees to try an account with, one percent of a grant
        return chance > _BELIEVED
    return words.has("fee") and chance > _CERTAIN  # "one EMI in advance": no amount is told at all


def _promotes(post: Post, chance: float) -> bool:
    if chance < _HARDLY_EXCUSED and post.ends_asking():
        return False
    enough = _SURE_OF_ADVERTISING if post.promised.has(*TOPICS) else _SURE_OF_ADVERTISING_ALONE
    return chance > enough or (chance > _AGREED and promotes(post.promised, asks=post.ends_asking()))


# --- secrets, identity ----------------------------------------------------------------------------

_SHOWN_CODE = re.compile(
    r"(?:\botp|ओटीपी|\bcvv|\bmpin|upi pin|atm pin|password|पासवर्ड)\W{0,3}(?:is|hai|है|ahe|आहे|no|:|=|-)?\W{0,3}"
    r"(?:\d[\d ]{1,8}\d|[a-z]+[@#$]?\d{2,})(?!\w)"
)
_SECRET_WORDS = re.compile(r"otp|cvv|\bpin\b|password|ओटीपी|पिन|पासवर्ड|सीवीवी")


_POSTAL = re.compile(r"\bpin[ -]?code|पिन ?कोड|\bzip code")
_NOT_POSTAL = re.compile(r"\botp|ओटीपी|\bcvv|सीवीवी|\batm|एटीएम|\bcard|कार्ड|\bupi|यूपीआ|password|पासवर्ड|\bsms|एसएमएस")
"""The six digits of a place are no secret."""


def _asks_secret(post: Post, chance: float = 0.0) -> bool:
    words = post.words
    if _SHOWN_CODE.search(post.text) and not words.has("free_of_fee"):
        return True
    if post.warns() or (_POSTAL.search(post.text) and not _NOT_POSTAL.search(post.text)):
        return False
    about = words.has("otp", "code_in_words", "code", "came") or (words.has("card") and not speaks_of_own_card(post))
    if chance > _SURE_OF_SECRET and (about or (words.has("figures") and not _tells_number(post))):
        return True
    if words.has("aadhaar") and not _SECRET_WORDS.search(post.text):
        return False
    if words.has("otp") and words.has("ask_verb") and not _only_asks_how(post):
        return True
    if words.has("card") and words.has("behind") and words.has("figures") and not post.asks():
        return True
    return (
        words.has("code_in_words")
        and words.has("came")
        and words.has("ask_verb")
        and not post.asks()
        and not words.has("own_trade")
    )


def _tells_number(post: Post) -> bool:
    """Whether a post tells a number itself, instead of asking for one."""
    return any(len(run.digits) >= _TOLD for run in post.runs)


_TOLD = 4


def asks_for_secret(text: str) -> bool:
    """Between two people: is an OTP, a PIN or a card number asked for, however politely? In a group some may ask about one."""
    post = read_post(text)
    asked = post.words.has("otp") and post.words.has("ask_verb") and not post.words.has("own_trade")
    return not post.warns() and (asked or _asks_secret(post))


def _only_asks_how(post: Post) -> bool:
    return post.asks() and not any(
        word
        in (
            "bhejo",
            "bhejiye",
            "share",
            "send",
            "भेजो",
            "पाठवा",
            "pathva",
            "batao",
            "बताओ",
            "सांगा",
            "sanga",
            "likho",
            "likh",
            "लिखो",
            "लिख",
            "लिहा",
            "dalo",
            "daalo",
            "daal",
            "डालो",
            "टाका",
            "taka",
            "type",
            "enter",
        )
        for word in post.words.words
    )


def _asks_aadhaar(post: Post) -> bool:
    words = post.words
    return (
        words.has("aadhaar")
        and words.has("post_it")
        and not words.has("bring")
        and not post.warns()
        and not post.asks()
    )
