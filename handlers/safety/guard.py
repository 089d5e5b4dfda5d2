"""One guard for all that passes from one person to others, in a group or between two: passed, hidden, warned of, kept back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers import asides
from handlers.folding import tokens
from handlers.language import N_, say
from handlers.questions import Misread, Reply, words_of
from handlers.reading import rules_broken
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.hiding import without_phone_numbers
from handlers.reading.rules import asks_for_secret
from handlers.reading.words import WordBook
from handlers.safety import money_first

GROUP, MASKED, DEAL = "group", "masked", "deal"
"""Where words pass: to a whole group, between two who are not introduced yet, between two who are."""

RULES = {
    "phone_number": N_("no phone numbers"), "payment_id": N_("no UPI or account numbers"), "link": N_("no links"),
    "invite_link": N_("no links to other groups"), "advance_fee": N_("nobody asks for money before the goods"),
    "otp_or_card": N_("nobody asks for OTP or card numbers"), "aadhaar": N_("nobody asks for Aadhaar numbers"),
    "abuse": N_("no abuse"), "advertising": N_("only trade of this group"), "forward": N_("no forwarded messages"),
    "flood": N_("not so many posts at once"), "repeat": N_("not the same post again and again"),
    "role": N_("only the sellers of this group offer here"), "newcomer": N_("on the first day only three posts, of words alone"),
    "raid": N_("too many strangers came at once"), "moderator": N_("a moderator of the group found it wrong"),
}  # fmt: skip
"""Each rule as its breaker hears it."""
GRAVE = frozenset({"advance_fee", "otp_or_card", "aadhaar"})
"""Signs of fraud: in a group the first time silences for a day, and the office hears of it."""

_BETWEEN: Mapping[str, tuple[str, str]] = {
    # rule: (what is done between two who are not introduced, what between two who are)
    "otp_or_card": ("keep", "keep"), "aadhaar": ("keep", "keep"), "abuse": ("keep", "keep"),
    "payment_id": ("keep", "warn"), "advance_fee": ("keep", "warn"), "third_party": ("keep", "warn"),
    "invite_link": ("keep", "warn"), "link": ("keep", "warn"), "phone_number": ("hide", "hide"),
}  # fmt: skip
"""From the gravest on. Nobody needs an OTP for trade, so that is never carried; a QR, a UPI id or an advance may be honest
once two people have met, so it is carried with a warning below it (research: domain, fraud and trouble). A picture of a
payment QR is carried only between two who have each other's numbers (`rooms.passed_picture`)."""


WAYS_PAST = ("phone_number", "payment_id", "link", "invite_link", "otp_or_card", "aadhaar")
"""Rules whose words lead past Haat, or to somebody's money: none of them describes goods."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the guard says of some words: the rule they touch, what is done, and the words as they may pass."""

    text: str
    rule: str = ""
    deed: str = "pass"
    """pass | hide | warn | keep"""


def rules_in(text: str, place: str = GROUP) -> set[str]:
    """The rules that words touch; between two people also those that only matter there."""
    found = set(rules_broken(text)) if text else set()
    if asides.small_talk(text):
        found.discard("abuse")  # the weights of abuse take "thank you" for it
    if place == GROUP or not text:
        return found
    if asks_for_secret(text):
        found.add("otp_or_card")
    if money_first.is_demanded(text):
        found.add("advance_fee")
    elif money_first.names_a_rate(text):
        found.discard("advance_fee")
    return found | ({"third_party"} if _pays_somebody_else(text) else set())


def look(text: str, place: str, *, own_number: bool = False) -> Found:
    """What becomes of words between two people; `own_number`: the writer has given the other side their number anyway."""
    found = rules_in(text, place)
    for rule, (masked, introduced) in _BETWEEN.items():
        if rule not in found:
            continue
        deed = masked if place == MASKED else introduced
        if rule == "phone_number":
            return Found(text) if own_number else Found(without_phone_numbers(text), rule, deed)
        shown = text if own_number or deed == "keep" else without_phone_numbers(text)
        return Found(shown, rule, deed)
    return Found(text)


def passable(reply: Reply, language: str) -> str:
    """Words to somebody whom the writer has not met: numbers hidden. Raises Misread for what is not carried."""
    found = look(words_of(reply, language), MASKED)
    if found.deed == "keep":
        raise Misread(
            N_("I cannot pass that on: {rule}."), rule=say(language, RULES.get(found.rule, RULES["advance_fee"]))
        )
    return found.text


# ── what is said below a warning ──────────────────────────────────────────────────────────────────────────────────

_TO_SELLER = {
    "payment_id": N_("Careful: a QR or a payment request always takes money, it never brings any. Do not scan, do not accept."),
    "advance_fee": N_("Careful: who sells pays nothing first, no fee and no deposit."),
    "third_party": N_("Careful: pay nobody for an order, no supplier, agent or courier."),
}  # fmt: skip
_TO_BUYER = {
    "payment_id": N_("Careful: whoever scans this pays. See the goods or a sample first."),
    "advance_fee": N_("Careful: pay nothing before you have seen the goods or a sample."),
    "third_party": N_("Careful: pay nobody but the seller, and only when you have seen the goods."),
}  # fmt: skip
_TO_BOTH = N_("Careful: behind a link enter no PIN, no OTP and no card number.")


def warning(rule: str, *, to_seller: bool) -> str:
    """What stands below words or a picture that may be a trap, as the reader's side needs it."""
    return (_TO_SELLER if to_seller else _TO_BUYER).get(rule, _TO_BOTH)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────────────────────

_MERCHANT_QR = re.compile(r"^0002\d\d\d{2,4}")
"""The first field of an EMVCo merchant QR, as Bharat QR writes it: format indicator, length two, value 01."""


def kind_of_code(text: str) -> str:
    """What a QR in a picture is for: payment, link or other. What it says is kept nowhere."""
    said = text.strip().lower()
    if said.startswith(("upi:", "upi%3a", "gpay:", "phonepe:", "paytmmp:", "paytm:", "bharatqr:")):
        return "payment"
    if _MERCHANT_QR.match(said) or "pay?pa=" in said or "payment_id" in rules_broken(said):
        return "payment"
    return "link" if re.match(r"[a-z][a-z0-9+.-]*://|www\.", said) else "other"


RULE_OF_CODE = {"payment": "payment_id", "link": "link"}


# ── money for somebody else ───────────────────────────────────────────────────────────────────────────────────────

_CLASSES: Mapping[str, str] = {
    "third": """
        supplier suppliers सप्लायर सप्लायर्स agent agents एजेंट एजंट customs custom_duty कस्टम कस्टम्स clearance क्लियरेंस
        clearing courier_wale courier_wala कूरियर_वाले कूरियर_वाला army_office canteen_office refund रिफंड रिफ़ंड galti_se
        गलती_से ग़लती_से chukun चुकून zyada_bhej ज़्यादा_भेज ज्यादा_भेज jasta_pathav जास्त_पाठव extra_amount
    """,
    "money": """
        pay paid payment पेमेंट paise paisa पैसे पैसा amount रकम rakam fee fees फीस फी charge charges चार्ज rupaye रुपये रुपए
        advance एडवांस deposit डिपॉजिट
    """,
    "order": """
        bhejo bhej bhejiye bhejna भेजो भेज भेजिए भेजना do de dijiye dena dena_hoga दो दे दीजिए देना karo kar kijiye karna करो कर
        कीजिए करना wapas lauta lauta_do लौटा वापस parat परत kara करा dya द्या pathva pathav पाठवा पाठव pay send return transfer
        jama जमा bharo bharna भरो भरना bhara भरा
    """,
}  # fmt: skip
_BOOK = WordBook(_CLASSES, COMMON_ENGLISH)


def _pays_somebody_else(text: str) -> bool:
    """Shall money go to a third one, or back because "too much was sent"?"""
    found = _BOOK.look_up(tokens(text[:1000]))
    return found.has("third") and found.has("money") and found.has("order")
