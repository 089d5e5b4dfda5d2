"""Template twins: every rule of WhatsApp is kept in every language before anybody there looks."""

from __future__ import annotations

import pytest

from handlers.outbound import twins
from handlers.outbound.twins import LANGUAGES, TWINS, BadWords, Twin, twin_for


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TWINS)
def test_no_rule_is_broken_in_any_language(name: str, language: str) -> None:
    assert twins.faults(TWINS[name], language) == []


def test_every_message_that_haat_may_start_has_a_twin() -> None:
    assert {"enquiry", "question", "quote", "introduction", "office_answer", "reminder", "digest", "notice"} <= set(
        TWINS
    )


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_says_something_of_its_own_in_each_language(name: str) -> None:
    assert len({TWINS[name].body(language) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "words", "fault"),
    [
        ("{a} is new", ("a",), "begins or ends with a variable"),
        ("new is {a}", ("a",), "begins or ends with a variable"),
        ("this is what {a} {b} said to us today", ("a", "b"), "side by side"),
        ("hello there {a}, how are you", ("a", "b"), "each variable must stand in it exactly once"),
        ("x {a} y {b} z", ("a", "b"), "too few words"),
        ("word " * 300 + "{a} end of it", ("a",), "longer than 1024"),
    ],
)
def test_what_whatsapp_would_refuse_is_found_here(
    text: str, words: tuple[str, ...], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "SAMPLES", dict.fromkeys("ab", "sample"))
    assert any(fault in one for one in twins.faults(Twin("x", twins.UTILITY, text, words), "en"))


def test_variables_are_filled_flat_short_and_never_empty() -> None:
    notice = TWINS["notice"]
    filled = notice.filled("hi", "notice.7", office="जिला\nउद्योग   केंद्र", title="अ" * 400)
    assert filled["1"] == "जिला उद्योग केंद्र"
    assert len(filled["2"]) == 255
    assert filled["3"] == "notice.7"
    for words in ({"office": "x"}, {"office": "x", "title": "  "}):
        with pytest.raises(BadWords, match="title has no value"):
            notice.filled("hi", "notice.7", **words)
    with pytest.raises(BadWords, match="nothing to send back"):
        notice.filled("hi", "", office="x", title="y")


def test_other_words_are_another_template() -> None:
    notice = TWINS["notice"]
    other = Twin("notice", notice.category, notice.text + " Thank you.", notice.words)
    assert notice.called("en") != other.called("en")
    assert notice.called("en") != notice.called("hi")


@pytest.mark.parametrize(
    ("purpose", "audience", "name"),
    [
        ("notices", "registered=3", "notice"),
        ("workshops", "registered=3 and lang=hi", "reminder"),
        ("workshops", "district=425", "workshop"),
    ],
)
def test_only_who_registered_is_reminded(purpose: str, audience: str, name: str) -> None:
    assert twin_for(purpose, audience).name == name
    assert (TWINS["reminder"].category, TWINS["workshop"].category) == ("UTILITY", "MARKETING")
