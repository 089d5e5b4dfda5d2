"""All usual spellings of one word meet under one key, and different words stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.folding import close_key, close_keys, fold, fold_all, normalise, skeleton, tokens


@pytest.mark.parametrize(
    "spellings",
    [
        "haldi hldi हल्दी haldee",
        "pyaz pyaj piyaz प्याज़ प्याज piaz",
        "chawal chaval chaawal chwal चावल",
        "dhaniya dhania धनिया",
        "mahua mahuwa महुआ",
        "mirchi mirchee मिर्ची mirchii",
        "amba आंबा आम्बा",
        "phulkari fulkari फुलकारी",
        "zardozi jardoji ज़रदोज़ी जरदोजी",
        "mausambi mosambi मौसंबी",
        "chikoo chiku चीकू",
        "lakdi lakadi लकड़ी",
        "pital peetal पीतल",
        "sagar saagar सागर",
        "halad हळद",
        "chai chay चाय",
    ],
)
def test_spellings_of_one_word_share_a_key(spellings: str) -> None:
    assert len({fold(word) for word in spellings.split()}) == 1, {word: fold(word) for word in spellings.split()}


@pytest.mark.parametrize("pair", ["haldi halad", "sev seva", "dal dil", "kela kolhapur", "chana chini", "gud gond"])
def test_different_words_keep_different_keys(pair: str) -> None:
    one, other = pair.split()
    assert fold(one) != fold(other)


@pytest.mark.parametrize("pair", ["banata bhanta", "saal shal", "dan dhan", "bata bhata"])
def test_the_close_key_keeps_apart_what_the_key_does_not(pair: str) -> None:
    one, other = pair.split()
    assert fold(one) == fold(other)
    assert close_key(one) != close_key(other)


@pytest.mark.parametrize("spellings", ["shal shaal शाल", "kela केला kelaa", "banata बनाता bnata", "ghi ghee घी"])
def test_the_close_key_is_one_for_the_spellings_of_a_word(spellings: str) -> None:
    assert len({close_key(word) for word in spellings.split()}) == 1


def test_a_word_that_mixes_two_scripts_is_read_as_one_word() -> None:
    assert tokens("दistrict सागर") == ["दistrict", "सागर"]
    assert fold("दistrict") == fold("district")


def test_digits_of_every_script_become_ascii() -> None:
    assert normalise("५० ૫૦ ৫০ ௫௦ ５０ ٥٠") == "50 50 50 50 50 50"


def test_zero_width_signs_and_nukta_do_not_count() -> None:
    assert normalise("क्‍या प्याज़") == normalise("क्या प्याज")


def test_tokens_leave_out_punctuation_and_split_numbers_from_words() -> None:
    assert tokens("मुझे ५०किलो हल्दी चाहिए।") == ["मुझे", "50", "किलो", "हल्दी", "चाहिए"]


def test_misspellings_share_the_skeleton() -> None:
    assert skeleton("turmeric") == skeleton("turmerik") == skeleton("tarmeric")


@given(st.text(max_size=40))
def test_any_text_can_be_folded_without_error_and_case_never_matters(text: str) -> None:
    for word in tokens(text):
        assert fold(word) == fold(word.upper()) or not word.isascii()
        assert fold(word)


@given(st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0é-हल्दीळचखशआंबज्ञ", max_size=12), max_size=30))
def test_many_words_at_once_have_the_keys_that_each_has_alone(words: list[str]) -> None:
    words = [normalise(word) for word in words]
    assert fold_all(words) == {word: fold(word) for word in words}
    assert close_keys(words) == {word: close_key(word) for word in words}
