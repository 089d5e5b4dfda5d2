"""Registration numbers: found in what people write and checked for their form here; an officer confirms them later."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy.engine import Connection
from stdnum.exceptions import ValidationError
from stdnum.in_ import gstin, pan

from handlers.folding import folded, keys_of, normalise
from handlers.language import N_, say
from handlers.questions import Misread
from storage import profiles

UDYAM = re.compile(r"UDYAM-[A-Z]{2}-\d{2}-\d{7}")
"""Udyam registration: state letters, district, serial; no check digit exists."""
FSSAI = re.compile(r"[12]\d{13}")
"""FSSAI licence or registration: 14 digits, the first 1 or 2."""

KINDS = {"udyam": N_("Udyam"), "gstin": N_("GSTIN"), "iec": N_("IEC"), "fssai": N_("FSSAI"), "gi": N_("GI user number")}

CALLED = {
    "udyam": ("udyam", "udyam number", "उद्यम", "msme"),
    "gstin": ("gst", "gstin", "gst number", "जीएसटी", "जीएसटी नंबर", "जीएसटीआईएन"),
    "iec": ("iec", "iec number", "आईईसी"),
    "fssai": ("fssai", "food licence", "food license", "एफएसएसएआई", "फूड लाइसेंस", "फूड लायसन्स"),
    "gi": ("gi", "gi number", "जीआई"),
}
"""What people call them."""
NONE = "none"
"""What is answered by somebody who has no such number."""
_NOT = folded("nahi nahin नहीं नही नाही none nil no na nai don't dont without")
_FILLING = folded(
    "hai है ahe आहे mere mera मेरे मेरा pas paas पास abhi अभी number नंबर no नं have i majhyakade माझ्याकडे maza माझा "
    "nai ji जी liya लिया banwaya बनवाया ghetla घेतला kadhla काढला ka का yet not any it do we humare हमारे licence license "
    "registration ajun अजून aur और and ani आणि ya या or"
) | frozenset(key for names in CALLED.values() for name in names for key in keys_of(name))

_GAP = r"[\s.\-–/:]*"
_ALONE = r"(?<![0-9A-Z])", r"(?![0-9A-Z])"
_UDYAM_SAID = re.compile(
    rf"{_ALONE[0]}(?:UDYAM|UDHYAM|उद्यम){_GAP}([A-Z]{{2}}){_GAP}(\d{{1,3}}){_GAP}(\d{{3,9}}){_ALONE[1]}"
)
_GSTIN_SAID = re.compile(
    rf"{_ALONE[0]}\d{{2}}\s?[A-Z]{{5}}\s?\d{{4}}\s?[A-Z]\s?[0-9A-Z]\s?[0-9A-Z]\s?[0-9A-Z]{_ALONE[1]}"
)
_BELOW_A_NAME = {
    "udyam": re.compile(rf"{_ALONE[0]}([A-Z]{{2}}){_GAP}(\d{{1,3}}){_GAP}(\d{{3,9}}){_ALONE[1]}"),
    "gstin": re.compile(rf"{_ALONE[0]}(?=\d{{2}}[A-Z])[0-9A-Z]{{11,18}}{_ALONE[1]}"),
    "iec": re.compile(rf"{_ALONE[0]}(?:[A-Z]{{5}}\s?\d{{4}}\s?[A-Z]|\d(?:[\s.-]?\d){{7,12}}){_ALONE[1]}"),
    "fssai": re.compile(rf"{_ALONE[0]}\d(?:[\s.-]?\d){{9,16}}{_ALONE[1]}"),
    "gi": re.compile(rf"{_ALONE[0]}(?=[A-Z0-9/.\-]*\d)[A-Z0-9][A-Z0-9/.\-]+[A-Z0-9]{_ALONE[1]}"),
}
"""What a number of this kind looks like beside its name, right or wrong; a number of another form is none of it."""
_NO_OF_A_NUMBER = re.compile(r"\bNO\b\.?\s*:?\s*(?=[A-Z/-]*\d)")
"""The "no" of "FSSAI no 1001…" denies nothing."""
_OF_A_USER = folded("user users authorised authorized number no नंबर नं यूजर युजर क्रमांक kramank")


def has_none(text: str) -> bool:
    """Whether somebody says that there is no such number."""
    words = set(keys_of(text))
    return bool(words & _NOT) and words <= _NOT | _FILLING


def named_in(text: str) -> list[str]:
    """The kinds of registration that some words name, in order of KINDS."""
    said = " ".join(keys_of(text))
    return [kind for kind in KINDS if any(f" {' '.join(keys_of(name))} " in f" {said} " for name in CALLED[kind])]


def told_in(text: str) -> dict[str, str]:
    """The registration numbers that a sentence tells, each as it was written, right or not, by its kind.

    Udyam and GSTIN are known by their form alone, an FSSAI number where nothing else was written; every other one by its
    name beside it. NONE stands for "I have no GST number".
    """
    plain, named = normalise(text).upper(), named_in(text)
    if named and has_none(text):
        return dict.fromkeys(named, NONE)
    found: dict[str, str] = {}
    udyam = _UDYAM_SAID.search(plain) or (_BELOW_A_NAME["udyam"].search(plain) if "udyam" in named else None)
    if udyam is not None:
        found["udyam"] = "UDYAM-" + "-".join(udyam.groups())
        plain = plain.replace(udyam[0], " ")
    if (gstin_said := _GSTIN_SAID.search(plain)) is not None:
        found["gstin"] = gstin_said[0]
        plain = plain.replace(gstin_said[0], " ")
    if FSSAI.fullmatch(re.sub(r"[\s.-]", "", plain)):
        found["fssai"] = plain
    said = set(keys_of(_NO_OF_A_NUMBER.sub(" number ", plain)))
    for kind in named if not said & _NOT else ():  # "no IEC, my phone is …" tells no IEC
        if kind in found or (kind == "gi" and not said & _OF_A_USER):
            continue
        if (beside := _BELOW_A_NAME[kind].search(plain)) is not None:
            found[kind] = beside[0]
            plain = plain.replace(beside[0], " ", 1)
    return {kind: found[kind] for kind in KINDS if kind in found}


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
    return next((row for row in profiles.identifiers_of(db, profile_id) if row.kind == kind), None)


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
