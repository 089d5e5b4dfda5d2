"""Registration numbers: what can be one is kept in its plain form, what cannot is sent back kindly."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handlers.identifiers import ASKED, KINDS, check, masked
from handlers.questions import Misread

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


def test_every_kind_is_asked_for_and_has_a_name() -> None:
    assert set(ASKED) == set(KINDS) == {"udyam", "gstin", "iec", "fssai", "gi"}


def test_only_the_last_four_signs_are_ever_shown() -> None:
    assert masked(GSTIN) == "…F1ZV"
