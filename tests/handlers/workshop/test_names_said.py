"""Names for a workshop given in one breath, and who of a phone's names stays away."""

from __future__ import annotations

import pytest

from handlers.questions import Misread, Reply
from handlers.workshop import names_said
from storage.workshops import Registration


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("gita", ["gita"]), ("sita, gita aur meri behen radha", ["sita", "gita", "radha"]),
        ("मेरी बहन कमला भी", ["कमला"]), ("माझी बहीण राधा आणि मैत्रीण उषा", ["राधा", "उषा"]),
        ("Sita Bai Patel", ["Sita Bai Patel"]),
        ("कमला बाई", ["कमला बाई"]), ("main aur kamla", ["kamla"]), ("gita\nradha", ["gita", "radha"]),
    ],
)  # fmt: skip
def test_each_name_is_one_without_whose_it_is(words: str, names: list[str]) -> None:
    assert names_said.read(Reply(words), "hi") == names


@pytest.mark.parametrize(
    "words",
    [
        "meri behen bhi",
        "main nahi aa paungi",
        "workshop kab hai",
        "nahi",
        "nahi bas",
        "hum teen log aayenge",
        "kitne baje hai",
        "only on the second day",
    ],
)
def test_words_without_a_name_are_asked_again(words: str) -> None:
    with pytest.raises(Misread):
        names_said.read(Reply(words), "hi")


MINE = [
    Registration(number, 1, 1, name, name, "registered", None, "chat", None, None, None)
    for number, name in ((1, "Sita"), (2, "गीता बाई"), (3, "राधा"))
]


@pytest.mark.parametrize(
    ("words", "away"),
    [("gita nahi aayegi", [2]), ("राधाचं नाव काढा", [3]), ("sita aur radha nahi aa payengi", [1, 3]),
     ("gita aayegi", []), ("main nahi aa paungi", []), ("kya gita nahi aayegi?", [])],
)  # fmt: skip
def test_who_stays_away_is_who_is_named(words: str, away: list[int]) -> None:
    assert names_said.who_stays_away(words, MINE) == away
