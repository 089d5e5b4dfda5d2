"""Where money is to be sent, in a post: UPI ids, wallets, accounts, QR codes and requests to accept."""

import re

from handlers.reading.phones import has_phone
from handlers.reading.posts import Post
from handlers.reading.rule_words import UPI_HANDLES

_UPI = re.compile(r"(?<![\w.@])([a-z0-9][a-z0-9._-]{1,60})\s?@\s?([a-z][a-z0-9]{1,20})(?![\w.-]*\.[a-z])(?!\w)")
_UPI_WORDS = re.compile(
    r"[a-z0-9._-]{3,}\s*(?:\(\s*at\s*\)|\[\s*at\s*\]|\s(?:at|एट|ऍट|ॲट|at the rate|at rate|ऐट|अट|एट द रेट|ऐट द रेट|ॲट द रेट)\s)\s*("
    + "|".join(
        sorted(UPI_HANDLES - {"axis", "jio", "hdfc", "bhim", "fam", "bob", "slice", "airtel"}, key=len, reverse=True)
    )
    + r")\b"
)
_SAID_HANDLES = """
    ओके ?(?:एक्सिस|ॲक्सिस|अॅक्सिस|एसबीआई|एसबीआय|आईसीआईसीआई|आयसीआयसीआय|एचडीएफसी ?(?:बैंक|बँक)?)|वाई ?बी ?एल|वाय ?बी ?एल|आई ?बी ?एल|आय ?बी ?एल
    |ए ?एक्स ?एल|पेटीएम|यूपीआई|यूपीआय|एसबीआई|एसबीआय
"""
_SAID = re.compile(
    r"[\w\u0900-\u0963]{3,}\s*(?:@|\s(?:एट|ऐट|ॲट|ऍट|अॅट|अट|at)(?: द रेट| the rate)?\s)\s*(?:"
    + re.sub(r"\s*\n\s*", "", _SAID_HANDLES)
    + r")(?![\w\u0900-\u0963])"
)
"""An id whose handle is written in Devanagari letters."""
_MOBILE = re.compile(r"(?:91)?[6-9]\d{9}")
IFSC = re.compile(r"(?<![a-z0-9])[a-z]{4}0[a-z0-9]{6}(?![a-z0-9])")
_ACCOUNT = re.compile(r"(?<!\d)\d(?:[ -]?\d){8,17}(?!\d)")
_NOT_HANDLES = frozenset("rs rupees rupaye kg each per inr pc piece only rate just the home".split())


def _is_id(name: str, handle: str) -> bool:
    """Whether "name@handle" may be a UPI id although no bank is known by that handle."""
    return len(name) >= 3 and handle not in _NOT_HANDLES and bool(re.search(r"[a-z]{3}", name))


def shows_payment_id(post: Post) -> bool:
    """Whether a UPI id, a wallet's number, an account or a code to be scanned is given to send money to."""
    text = post.latin
    for found in _UPI.finditer(text):
        name, handle = found.groups()
        mention = "@" not in found.group()[len(name) :][:1]  # a space before it: "ask @admin"
        mention = found.group()[len(name)].isspace()  # "ask @admin"
        if handle in UPI_HANDLES or _MOBILE.fullmatch(name) or (not mention and _is_id(name, handle)):
            return True
    if _UPI_WORDS.search(text) or _SAID.search(text):
        return True
    words = post.words
    if _ACCOUNT.search(post.text) and (IFSC.search(post.text) or (words.has("account") and "ifsc" in post.text)):
        return True
    return words.has("wallet") and any(has_phone(run, post.keys) for run in post.runs) and not post.asks()


_SURE, _LIKELY, _AGREED = 0.4, 0.2, 0.05


def asks_for_payment(post: Post, chance: float) -> bool:
    """Whether money is to be sent by a picture, or a request accepted; `chance`: what the weights make of the post."""
    words = post.words
    if post.warns() or post.asks():
        return False
    if words.has("collect") and chance > _AGREED:
        return True
    if words.has("product"):
        return False
    if words.has("scan") and words.has("qr") and words.has("pays"):
        return True
    if words.has("scan") and words.has("code") and words.has("money", "amount"):
        return True
    if words.has("qr", "scan", "request", "wallet") and chance > _SURE:
        return True
    return words.has("request") and words.has("accepts") and words.has("wallet", "money") and chance > _LIKELY
