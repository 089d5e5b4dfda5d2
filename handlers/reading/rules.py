"""Which rules of a group a post breaks, and which numbers in a message must never be kept."""

import re
from dataclasses import dataclass
from functools import lru_cache

from handlers.folding import fold, tokens
from handlers.reading import learnt
from handlers.reading.digits import Plain, Run, digit_runs, plain
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.phones import aadhaar_in, card_in, has_phone, is_account, is_reference
from handlers.reading.promises import looked_up, promotes, wants_fee_first
from handlers.reading.rule_words import (
    ABUSE_DIRECTED,
    ABUSE_STRONG,
    RULE_CLASSES,
    SHORTENERS,
    THREATS,
    TOP_DOMAINS,
    UPI_HANDLES,
    WORDLIKE_DOMAINS,
)
from handlers.reading.words import WordBook, Words

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

_BOOK = WordBook(RULE_CLASSES, COMMON_ENGLISH | frozenset("ka la de do na he ha ye lo nako ke के".split()))
#: ("ke" is "of"; by its key it would be "kay", which asks.)
_MOST_SIGNS = 8000
#: How sure the weights must be of what a post means.
_SURE_OF_FEE = 0.35
_AMOUNT = re.compile(r"\d{2}|हज़ार|हजार|hazar|hajar|thousand|lakh|लाख|सौ|शे\b|sau\b|hundred")
_SURE_OF_ADVERTISING = 0.35
_SURE_OF_ABUSE = 0.4


@dataclass(frozen=True)
class PrivateNumber:
    """A number that must be dropped before a message is kept, and where it stands.

    `kind` is "aadhaar", "card", "account" (a bank account, or the IFSC beside one) or "otp".
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class _Post:
    source: Plain
    words: Words
    runs: tuple[Run, ...]
    keys: frozenset[str]

    @property
    def text(self) -> str:
        return self.source.text

    def asks(self) -> bool:
        last = self.words.words[-1] if self.words.words else ""
        return "?" in self.text or self.words.has("asking") or last in ("ka", "का", "kya", "क्या", "na")

    def ends_asking(self) -> bool:
        """A question that something else follows is the seller's own."""
        return self.asks() and ("?" not in self.text or self.text.rstrip().endswith("?"))

    def warns(self) -> bool:
        return self.words.has("warning", "free_of_fee")


def _read(text: str) -> _Post:
    source = plain(text[:_MOST_SIGNS])
    words = tokens(source.text)
    runs = tuple(digit_runs(source))
    return _Post(source, _BOOK.look_up(words), runs, frozenset(fold(word) for word in words))


def rules_broken(text: str) -> tuple[str, ...]:
    """The rules of a group that a post breaks, in the order of RULES; empty for a clean post."""
    post = _read(text)
    meant = learnt.chances("post", post.text)
    invites = bool(_INVITE.search(_undisguised(post.text)))
    promised, amount = looked_up(list(post.words.words)), bool(_AMOUNT.search(post.text))
    broken = {
        "phone_number": any(has_phone(run, post.keys) for run in post.runs),
        "payment_id": _shows_payment_id(post),
        "link": not invites and _has_link(post.text),
        "invite_link": invites,
        "advance_fee": (meant["advance_fee"] > _SURE_OF_FEE and amount)
        or wants_fee_first(promised, amount=amount, asks=post.asks()),
        "otp_or_card": _asks_secret(post) or any(card_in(run) for run in post.runs),
        "aadhaar": any(aadhaar_in(run) for run in post.runs) or _asks_aadhaar(post),
        "abuse": _abuses(post) or meant["abuse"] > _SURE_OF_ABUSE,
        "advertising": meant["advertising"] > _SURE_OF_ADVERTISING or promotes(promised, asks=post.ends_asking()),
    }
    return tuple(rule for rule in RULES if broken[rule])


# --- numbers that must not be kept ----------------------------------------------------------------


_SHORTEST_SECRET = 3


_AADHAAR_SHAPE = re.compile(r"[2-9][0-9]{11}")
"""What is named as an Aadhaar is one whatever its check digit says; none begins with 0 or 1 (UIDAI)."""


def private_numbers(text: str) -> tuple[PrivateNumber, ...]:
    """The Aadhaar-like, card and bank account numbers and secret codes in a message, by their places in it."""
    source = plain(text[:_MOST_SIGNS])
    codes = list(_IFSC.finditer(source.text))
    runs = [
        run for run in digit_runs(source) if not any(code.start() <= run.atoms[0].start < code.end() for code in codes)
    ]
    if not codes and all(len(run.digits) < _SHORTEST_SECRET for run in runs):
        return ()  # most messages by far: nothing in them could be a secret, whatever the words around say
    words = _BOOK.look_up(tokens(source.text))
    secret, banking = words.has("otp"), words.has("account", "bank")
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
        elif secret and _SHORTEST_SECRET <= len(run.digits) <= 8 and not is_reference(run):
            found.append(_private("otp", source, run.atoms[0].start, run.atoms[-1].end))
    if banking or any(one.kind == "account" for one in found):
        found += [_private("account", source, code.start(), code.end()) for code in codes]
    return tuple(sorted(found, key=lambda number: number.start))


def _private(kind: str, source: Plain, start: int, end: int) -> PrivateNumber:
    return PrivateNumber(kind, source.origin[start], source.origin[end - 1] + 1)


def masked(text: str) -> str:
    """The text with every private number replaced by dots, ready to be kept."""
    for number in reversed(private_numbers(text)):
        text = text[: number.start] + "••••" + text[number.end :]
    return text


# --- links --------------------------------------------------------------------------------

_DOT_WORDS = re.compile(
    r"\s*(?:\[\s*\.\s*\]|\(\s*\.\s*\)|\{\s*\.\s*\}|\[\s*dot\s*\]|\(\s*dot\s*\)|(?<=\w)\s+(?:dot|डॉट|डाट)\s+(?=[a-z]))\s*"
)
_SLASH_WORDS = re.compile(r"\s*(?:\(\s*slash\s*\)|\[\s*slash\s*\]|\s(?:slash|स्लैश|स्लॅश)\s)\s*")
_SPACED_SLASH = re.compile(r"(?<=\.me|com) ?/ ?(?=[a-z0-9+])")
_SPACED_DOT = re.compile(r"(?<=[a-z0-9]) ?\. ?(?=(?:com|org|net|gg|me/|whatsapp|co\.in)\b)|(?<=[a-z0-9]) \.(?=in\b)")
_HTTP = re.compile(
    r"\b(?:h(?:tt|xx)ps?)\s*:\s*/\s*/|\bwww[\s.]+[a-z0-9-]+[\s.]+[a-z]{2}|\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|gov|edu|nic|ac|co)\.[a-z]{2}\b"
)
_NAME = r"(?<![\w@.-])((?:[a-z0-9][a-z0-9-]*\.)*[a-z0-9][a-z0-9-]*)"
_SURE_LINK = re.compile(_NAME + r"\.(?:" + TOP_DOMAINS.replace(" ", "|") + r")(?![\w-])(?!\.\w)")
_WORDLIKE_LINK = re.compile(_NAME + r"\.(" + WORDLIKE_DOMAINS.replace(" ", "|") + r")(/[\w?=&%+-]*)?(?![\w])")
_SHORT = re.compile(r"(?<![\w.])(?:" + "|".join(re.escape(name) for name in SHORTENERS.split()) + r")/")
_INVITE = re.compile(
    r"chat\.whatsapp\.com|whatsapp\.com/(?:channel|invite|community)|(?<![\w.])(?:t|telegram)\.(?:me|dog)/|joinchat|tg://(?:join|resolve)"
    r"|discord\.gg|discord(?:app)?\.com/invite|signal\.group|(?<![\w.])ig\.me/j/|arattai\.in/(?:group|join)|m\.me/j/"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_LOOKS_AT_LINK = re.compile(
    r"\b(?:site|website|link|visit|open|dekh\w*|bagha+|click|khol\w*|web|online|order|shop|catalog(?:ue)?|par|pe|var)\b"
    r"|बघा|देख|वेबसाइट|लिंक|भेट द्या|खोल|पर|वर"
)
_FILE_ENDINGS = frozenset("pdf jpg jpeg png doc docx xls xlsx csv mp3 mp4 zip txt apk".split())


def _undisguised(text: str) -> str:
    return _SPACED_SLASH.sub("/", _SPACED_DOT.sub(".", _SLASH_WORDS.sub("/", _DOT_WORDS.sub(".", text))))


def _has_link(text: str) -> bool:
    dotted = "dot" in text or "डॉट" in text or "(.)" in text or "[.]" in text
    open_text = _MAIL.sub(" ", _undisguised(text))
    if _HTTP.search(open_text) or (_SHORT.search(open_text) and not _only_wa_me(open_text)):
        return True
    if any(len(found.group(1)) > 1 and found.group(1) not in _FILE_ENDINGS for found in _SURE_LINK.finditer(open_text)):
        return True
    return any(_wordlike_link(found, open_text, dotted) for found in _WORDLIKE_LINK.finditer(open_text))


def _only_wa_me(text: str) -> bool:
    return all(found.group().startswith("wa.me") for found in _SHORT.finditer(text))


def _wordlike_link(found: re.Match[str], text: str, dotted: bool) -> bool:
    """Whether "name.in" and the like is an address: it has a path, or its name is no word of a sentence."""
    name, ending, path = found.groups()
    last = name.rsplit(".", 1)[-1]
    if last.isdigit() or len(last) < 3:
        return False
    if path:
        return True
    if last in COMMON_ENGLISH or learnt.knows(last):
        return False
    after = text[found.end() :].lstrip()
    if after[:1].isdigit():
        return False
    return (ending in ("in", "co") and (dotted or len(last) >= 5 or bool(_LOOKS_AT_LINK.search(text)))) or (
        ending in ("me", "io", "us") and len(last) >= 7
    )


# --- payment --------------------------------------------------------------------------------

_UPI = re.compile(r"(?<![\w.@])([a-z0-9][a-z0-9._-]{1,60})\s?@\s?([a-z][a-z0-9]{1,20})(?![\w.-]*\.[a-z])(?!\w)")
_UPI_WORDS = re.compile(
    r"[a-z0-9._-]{3,}\s+(?:\(?at\)?|एट|ऍट|ॲट|at the rate|at rate)\s+("
    + "|".join(
        sorted(UPI_HANDLES - {"axis", "jio", "hdfc", "bhim", "fam", "bob", "slice", "airtel"}, key=len, reverse=True)
    )
    + r")\b"
)
_IFSC = re.compile(r"(?<![a-z0-9])[a-z]{4}0[a-z0-9]{6}(?![a-z0-9])")
_ACCOUNT = re.compile(r"(?<!\d)\d(?:[ -]?\d){8,17}(?!\d)")
_NOT_HANDLES = frozenset("rs rupees rupaye kg each per inr pc piece only rate just the home".split())


def _shows_payment_id(post: _Post) -> bool:
    for found in _UPI.finditer(post.text):
        name, handle = found.groups()
        if handle in UPI_HANDLES or (
            len(name) >= 3 and not name.isdigit() and handle not in _NOT_HANDLES and re.search(r"[a-z]{3}", name)
        ):
            return True
    if _UPI_WORDS.search(post.text):
        return True
    words = post.words
    if _ACCOUNT.search(post.text) and (_IFSC.search(post.text) or (words.has("account") and "ifsc" in post.text)):
        return True
    if words.has("wallet") and any(has_phone(run, post.keys) for run in post.runs) and not post.asks():
        return True
    if post.warns() or post.asks():
        return False
    if words.has("collect"):
        return True
    return words.has("qr") and words.has("scan") and not words.has("product") and words.has("pays")


# --- secrets, identity ----------------------------------------------------------------------------

_SHOWN_CODE = re.compile(
    r"(?:\botp|ओटीपी|\bcvv|\bmpin|upi pin|atm pin|password|पासवर्ड)\W{0,3}(?:is|hai|है|ahe|आहे|no|:|=|-)?\W{0,3}"
    r"(?:\d[\d ]{1,8}\d|[a-z]+[@#$]?\d{2,})(?!\w)"
)
_SECRET_WORDS = re.compile(r"otp|cvv|\bpin\b|password|ओटीपी|पिन|पासवर्ड|सीवीवी")


def _asks_secret(post: _Post) -> bool:
    words = post.words
    if _SHOWN_CODE.search(post.text) and not words.has("free_of_fee"):
        return True
    if post.warns():
        return False
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


def asks_for_secret(text: str) -> bool:
    """Between two people: is an OTP, a PIN or a card number asked for, however politely? In a group some may ask about one."""
    post = _read(text)
    asked = post.words.has("otp") and post.words.has("ask_verb") and not post.words.has("own_trade")
    return not post.warns() and (asked or _asks_secret(post))


def _only_asks_how(post: _Post) -> bool:
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


def _asks_aadhaar(post: _Post) -> bool:
    words = post.words
    return (
        words.has("aadhaar")
        and words.has("post_it")
        and not words.has("bring")
        and not post.warns()
        and not post.asks()
    )


# --- abuse --------------------------------------------------------------------------------

_MASKED_WORD = re.compile(r"[a-z\u0900-\u097f]*[a-z\u0900-\u097f][*@$#!.\-_0134]+[a-z\u0900-\u097f*@$#!0134]*")
_LEET = str.maketrans({"@": "a", "$": "s", "0": "o", "1": "i", "3": "e", "4": "a", "!": "i"})
_SPACED = re.compile(r"(?<!\S)[a-z](?:[ .\-*_][a-z]){3,14}(?!\S)")
_REPEATED = re.compile(r"(.)\1{2,}")


def _split_table(table: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = [entry.replace("\u093c", "") for entry in table.split()]
    single = frozenset(entry for entry in entries if "_" not in entry)
    phrases = tuple(
        f" {entry.strip('_').replace('_', ' ')} " for entry in entries if "_" in entry and not entry.endswith("_")
    )
    return single, phrases


_STRONG, _STRONG_PHRASES = _split_table(ABUSE_STRONG)
_DIRECTED = _split_table(ABUSE_DIRECTED)[0]
_THREAT_PHRASES = _split_table(THREATS)[1]
_MASKABLE = tuple(word for word in _STRONG | frozenset("kutta kutte saala chor".split()) if len(word) >= 4)


def _abuses(post: _Post) -> bool:
    words = [_REPEATED.sub(r"\1", word) for word in post.words.words]
    if any(_is_strong(word) for word in words):
        return True
    line = f" {' '.join(words)} "
    if any(phrase in line for phrase in (*_STRONG_PHRASES, *_THREAT_PHRASES)):
        return True
    if any(_unmask(found.group()) for found in _MASKED_WORD.finditer(post.text)):
        return True
    if any(re.sub(r"[^a-z]", "", found.group()) in _STRONG for found in _SPACED.finditer(post.text)):
        return True
    return _insults_somebody(words, post)


@lru_cache(maxsize=8192)
def _is_strong(word: str) -> bool:
    return word in _STRONG or (len(word) >= 6 and word.isascii() and fold(word) in _strong_keys())


@lru_cache(maxsize=1)
def _strong_keys() -> frozenset[str]:
    return frozenset(fold(word) for word in _STRONG if len(word) >= 6 and word.isascii())


@lru_cache(maxsize=4096)
def _unmask(word: str) -> bool:
    """Whether a word with signs in place of letters ("ch*tiya", "b@stard") is an insult."""
    stripped = word.strip(".-_!#")
    if not re.search(r"[*@$#!013.\-_]", stripped) or ("@" in stripped and re.search(r"@[a-z]{2,}\.[a-z]", stripped)):
        return False
    read = stripped.translate(_LEET)
    if read in _STRONG or re.sub(r"[^a-z]", "", read) in _STRONG:
        return True
    letters = sum(sign.isalpha() for sign in stripped)
    if ("*" not in read and "#" not in read) or letters < 2 or read[0] in "*#":
        return False
    pattern = re.compile("".join("." if sign in "*#" else re.escape(sign) for sign in read))
    loose = re.compile(re.sub(r"(?:\\?\.|\.)+", ".{1,6}", pattern.pattern))
    return any(loose.fullmatch(bad) for bad in _MASKABLE)


def _insults_somebody(words: list[str], post: _Post) -> bool:
    """Whether an animal or a hard word is said to or of a person: two of them together, or beside "you"."""
    hard = [place for place, word in enumerate(words) if word in _DIRECTED]
    if not hard or re.search(r"\d", post.text):
        return False
    if len(hard) > 1:
        return True
    place = hard[0]
    near = words[max(0, place - 3) : place] + words[place + 1 : place + 4]
    pointed = any("pointer" in _BOOK.classes(word) for word in near)
    return pointed and not post.warns()
