"""Registration numbers: the form is checked here, an officer confirms them later."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy.engine import Connection
from stdnum.exceptions import ValidationError
from stdnum.in_ import gstin, pan

from handlers.folding import fold, normalise, tokens
from handlers.language import N_, say
from handlers.questions import Misread
from storage import people

UDYAM = re.compile(r"UDYAM-[A-Z]{2}-\d{2}-\d{7}")
"""Udyam registration: state letters, district, serial; no check digit exists."""
FSSAI = re.compile(r"[12]\d{13}")
"""FSSAI licence or registration: 14 digits, the first 1 or 2."""

KINDS = {"udyam": N_("Udyam"), "gstin": N_("GSTIN"), "iec": N_("IEC"), "fssai": N_("FSSAI"), "gi": N_("GI user number")}

CALLED = {
    "udyam": ("udyam", "udyam number", "उद्यम", "msme"),
    "gstin": ("gst", "gstin", "gst number", "जीएसटी", "जीएसटी नंबर"),
    "iec": ("iec", "iec number", "आईईसी"),
    "fssai": ("fssai", "food licence", "food license", "एफएसएसएआई", "फूड लाइसेंस"),
    "gi": ("gi", "gi number", "जीआई"),
}
"""What people call them."""
NONE = "none"
"""What is answered by somebody who has no such number."""
_NOT = frozenset(fold(word) for word in "nahi nahin नहीं नही नाही none nil no na nai don't dont without".split())
_FILLING = frozenset(
    fold(word)
    for word in "hai है ahe आहे mere mera मेरे मेरा pas paas पास abhi अभी gst जीएसटी number नंबर have i majhyakade माझ्याकडे "
    "nai ji जी liya लिया banwaya बनवाया ghetla घेतला ka का yet not any it".split()
)


def has_none(text: str) -> bool:
    """Whether somebody says that there is no such number."""
    words = {fold(word) for word in tokens(text)}
    return bool(words & _NOT) and words <= _NOT | _FILLING


def check(kind: str, text: str) -> str:
    """The number in its plain form. Raises Misread when it cannot be one."""
    plain = re.sub(r"[\s.]+", "", normalise(text)).upper()
    if kind == "gstin":
        try:
            return str(gstin.validate(plain))
        except ValidationError:
            raise Misread(N_("That GSTIN does not add up. Please look at it once more.")) from None
    if kind == "iec":
        # Since 2021 an IEC is the firm's PAN; older ones are ten digits.
        if re.fullmatch(r"\d{10}", plain) or pan.is_valid(plain):
            return plain
        raise Misread(N_("An IEC has ten letters or digits. Please look at it once more."))
    if kind == "udyam":
        dashed = plain if "-" in plain else re.sub(r"^(UDYAM)(..)(..)(\d+)$", r"\1-\2-\3-\4", plain)
        if UDYAM.fullmatch(dashed):
            return dashed
        raise Misread(N_("A Udyam number looks like UDYAM-MP-00-0000000."))
    if kind == "fssai":
        digits = plain.replace("-", "")
        if FSSAI.fullmatch(digits):
            return digits
        raise Misread(N_("An FSSAI number has 14 digits."))
    if not 2 <= len(plain) <= 30:
        raise Misread(N_("Please write only the number."))
    return plain


def masked(value: str) -> str:
    """A number as it is shown: the last four signs."""
    return "…" + value[-4:]


def kept(db: Connection, profile_id: int, kind: str) -> Any:
    """The profile's number of this kind with its state, if any."""
    return next((row for row in people.identifiers_of(db, profile_id) if row.kind == kind), None)


def shown(db: Connection, profile_id: int, kind: str, language: str) -> str:
    """The number as its owner sees it: masked, with whether it was checked."""
    row = kept(db, profile_id, kind) if kind in KINDS else None
    if row is None:
        return ""
    state = {"format_ok": N_("not checked yet"), "confirmed": N_("checked"), "refused": N_("not accepted")}[row.status]
    return f"{masked(row.value)} ({say(language, state)})"


ASKED = {
    "udyam": N_("Please write your Udyam number."),
    "gstin": N_("Please write your GSTIN."),
    "iec": N_("Please write your IEC number."),
    "fssai": N_("Please write your FSSAI number."),
    "gi": N_("Please write your GI authorised user number."),
}
