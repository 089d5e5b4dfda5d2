"""Registration numbers: what can be one is kept in its plain form, what cannot is sent back kindly."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handlers.questions import Misread
from handlers.seller.identifiers import ASKED, KINDS, NONE, check, masked, told_in

GSTIN = "27AAPFU0939F1ZV"
"""The example that the format's own descriptions use; its last sign is the check sign."""
BASE36 = string.digits + string.ascii_uppercase


def check_sign(fourteen: str) -> str:
    """A GSTIN's check sign, counted as the format says: weights 1 and 2, digits of base 36 added up."""
    total = 0
    for place, sign in enumerate(fourteen):
        product = BASE36.index(sign) * (1 + place % 2)
        total += product // 36 + product % 36
    return BASE36[-total % 36]


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("gstin", GSTIN, GSTIN), ("gstin", " 27 aapfu 0939 f1zv. ", GSTIN), ("gstin", "२७AAPFU०९३९F१ZV", GSTIN),
        ("udyam", "UDYAM-MP-41-0000123", "UDYAM-MP-41-0000123"), ("udyam", "udyam mp 41 0000123", "UDYAM-MP-41-0000123"),
        ("udyam", "UDYAM-MH-१९-००००१२३", "UDYAM-MH-19-0000123"), ("udyam", "UDYAM - MP - 41 - 0000123", "UDYAM-MP-41-0000123"),
        ("iec", "0512345678", "0512345678"), ("iec", "aapfu0939f", "AAPFU0939F"), ("iec", "०५१२३४५६७८", "0512345678"),
        ("fssai", "10012022000123", "10012022000123"), ("fssai", "2001 2022 0001 23", "20012022000123"),
        ("fssai", "१००-१२०-२२०-००१-२३", "10012022000123"),
        ("gi", "AU/12345/GI/77", "AU/12345/GI/77"), ("gi", " 42 ", "42"),
    ],
)  # fmt: skip
def test_a_number_is_kept_in_its_plain_form_however_it_is_written(kind: str, said: str, kept: str) -> None:
    assert check(kind, said) == kept
    assert check(kind, kept) == kept


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("gstin", GSTIN[:-1] + "W"), ("gstin", GSTIN[:-1]), ("gstin", GSTIN + "1"), ("gstin", ""), ("gstin", "नहीं पता"),
        ("gstin", "99" + GSTIN[2:]), ("gstin", "27AAPFU0939F1"), ("gstin", "UDYAM-MP-41-0000123"),
        ("udyam", "UDYAM-MP-41-000012"), ("udyam", "UDYAM-MP-41-00001234"), ("udyam", "UDYAM-M1-41-0000123"),
        ("udyam", "UAM-MP-41-0000123"), ("udyam", "0000123"), ("udyam", ""),
        ("iec", "051234567"), ("iec", "05123456789"), ("iec", "AAPFU0939"), ("iec", "AAPXU0939F1"), ("iec", "mera iec"),
        ("iec", "ABCDEFGHIJ"),
        ("fssai", "30012022000123"), ("fssai", "1001202200012"), ("fssai", "100120220001234"), ("fssai", "abc"),
        ("gi", "x"), ("gi", "y" * 31), ("gi", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_one_is_sent_back_with_a_hint(kind: str, said: str) -> None:
    with pytest.raises(Misread) as refused:
        check(kind, said)
    assert refused.value.hint


@settings(max_examples=200, deadline=None)
@given(
    state=some.sampled_from(["23", "27", "07", "33"]),
    pan=some.from_regex(r"[A-Z]{3}[PCHF][A-Z](?!0000)[0-9]{4}[A-Z]", fullmatch=True),
    entity=some.sampled_from("123456789AZ"),
    slip=some.integers(0, 13),
)
def test_one_slip_of_the_pen_in_a_gstin_is_found(state: str, pan: str, entity: str, slip: int) -> None:
    fourteen = f"{state}{pan}{entity}Z"
    right = fourteen + check_sign(fourteen)
    assert check("gstin", right) == right
    for other in BASE36:
        wrong = right[:slip] + other + right[slip + 1 :]
        if wrong != right:
            with pytest.raises(Misread):
                check("gstin", wrong)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("mera udyam number UDYAM-MP-43-0012345 hai", {"udyam": "UDYAM-MP-43-0012345"}),
        ("मेरा उद्यम नंबर MP-43-0012345 है", {"udyam": "UDYAM-MP-43-0012345"}),
        ("UDYAM-MP-43-0012345", {"udyam": "UDYAM-MP-43-0012345"}), (GSTIN, {"gstin": GSTIN}),
        ("gst no. 27AAPFU0939F1ZV hai mera", {"gstin": GSTIN}), ("माझा जीएसटी नंबर २७AAPFU०९३९F१ZV आहे", {"gstin": GSTIN}),
        ("mere paas fssai licence hai 10012022000123", {"fssai": "10012022000123"}),
        ("10012022000123", {"fssai": "10012022000123"}),
        ("FSSAI no 10012022000123", {"fssai": "10012022000123"}), ("आईईसी ०३८८०६६४१५", {"iec": "0388066415"}),
        ("our IEC is AAPFU0939F", {"iec": "AAPFU0939F"}), ("GI user number AU/1234/56", {"gi": "AU/1234/56"}),
        ("gst 27AAPFU0939F1ZV, fssai 10012022000123", {"gstin": GSTIN, "fssai": "10012022000123"}),
        ("gst nahi hai", {"gstin": NONE}), ("udyam aur gst nahi hai", {"udyam": NONE, "gstin": NONE}),
    ],
)  # fmt: skip
def test_a_number_is_found_in_a_sentence(said: str, told: dict[str, str]) -> None:
    found = told_in(said)
    assert {kind: value if value == NONE else check(kind, value) for kind, value in found.items()} == told


@pytest.mark.parametrize(
    "said",
    [
        "500 kilo haldi chahiye gst bill ke saath", "gst 18% lagega kya", "gst number 2 din me dunga", "gi tag 2025 me mila",
        "mera udyam number kya hai", "haldi 50 kilo, rate 120", "iec nahi hai, mera number 0123456789 hai", "20012022000123 4",
        "mera number 0123456789", "नहीं", "",
    ],
)  # fmt: skip
def test_other_words_tell_no_number(said: str) -> None:
    assert told_in(said) == {}


def test_a_number_told_in_the_wrong_form_is_found_so_that_it_can_be_asked_for_again() -> None:
    for said, kind in (
        ("udyam MP-43-12345", "udyam"),
        (f"gst {GSTIN[:-1]}W", "gstin"),
        ("fssai 100120220001", "fssai"),
    ):
        with pytest.raises(Misread):
            check(kind, told_in(said)[kind])


def test_every_kind_is_asked_for_and_has_a_name() -> None:
    assert set(ASKED) == set(KINDS) == {"udyam", "gstin", "iec", "fssai", "gi"}


def test_only_the_last_four_signs_are_ever_shown() -> None:
    assert masked(GSTIN) == "…F1ZV"
