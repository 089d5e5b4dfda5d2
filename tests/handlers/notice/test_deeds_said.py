"""What an officer's words want of a broadcast that stands."""

from __future__ import annotations

import pytest

from handlers.notice import deeds_said


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("suchna rok do", "pause"), ("सूचना थांबवा", "pause"), ("broadcast pause karo", "pause"),
        ("suchna wapas chalu karo", "resume"), ("सूचना पुन्हा सुरू करा", "resume"),
        ("suchna radd karo", "cancel"), ("सूचना रद्द करा", "cancel"),
        ("kitne logon ko mila", "result"), ("कितने लोगों को मिला", "result"), ("kya result aaya", "result"),
        ("किती लोकांना मिळालं", "result"), ("kisko nahi mila", "missed_ones"), ("कोणाला मिळालं नाही", "missed_ones"),
    ],
)  # fmt: skip
def test_a_deed_is_said_anywhere(words: str, deed: str) -> None:
    assert deeds_said.read(words) == deed


@pytest.mark.parametrize(
    "words", ["rok do", "wapas chalu karo", "haldi chahiye", "workshop radd karo", "suchna mat roko nahi", "mil gaya"]
)
def test_what_names_no_notice_or_says_more_is_left_alone(words: str) -> None:
    assert deeds_said.read(words) == ""


@pytest.mark.parametrize(
    ("words", "deed"), [("wapas chalu karo", "resume"), ("ise rok do", "pause"), ("radd kar do", "cancel")]
)
def test_below_its_card_nothing_need_name_it(words: str, deed: str) -> None:
    assert deeds_said.read(words, below=True) == deed
