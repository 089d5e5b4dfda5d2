"""Where a message surely holds no long run of digits, and what its plain form is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading.digits import digit_runs, has_few_digits, plain

PIECES = st.sampled_from([
    *"0159५९۵๓²①oOlIsSzZqbB|!+-.,/: \n", "50", "12", "500", "नौ", "nau", "nine", "double", "डबल", "तिहेरी", "छ", "fifty",
    "हल्दी", "किलो", "ज़री", "kilo", "haldi", "dash", "phir", "\u200b", "\u093c", "\u20e3", "9️⃣", "ﬁ", "ڈ",
    "₹", "=", "मी", "nineeight",
])  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " "]))
def test_what_is_said_to_hold_few_digits_has_no_run_of_three(pieces: list[str], between: str) -> None:
    source = plain(between.join(pieces))
    if has_few_digits(source):
        assert all(len(run.digits) < 3 for run in digit_runs(source)), source.text


@pytest.mark.parametrize("text", ["मुझे 50 किलो हल्दी चाहिए", "haldi chahiye", "5 bags, urgent!", "नमस्ते", ""])
def test_everyday_words_are_let_through_at_a_glance(text: str) -> None:
    assert has_few_digits(plain(text))


@pytest.mark.parametrize("text", ["9 8 o", "98O", "double 50", "नौ आठ", "50 60", "9️⃣8️⃣7️⃣", "1|1", "5मी0", "nine 87"])
def test_what_may_be_a_disguise_is_looked_at(text: str) -> None:
    assert not has_few_digits(plain(text))


def test_each_sign_of_the_plain_form_tells_where_it_stood() -> None:
    source = plain("ﬁ\u200bज़५")
    assert (source.text, source.origin) == ("fiज5", (0, 0, 2, 4))
