"""Of several goods in one sentence each keeps its own description."""

import pytest

from handlers.enquiry.wished_of_each import shared_among


@pytest.mark.parametrize(
    ("line", "goods", "shares"),
    [
        ("haldi 20 kilo, lal mirch 10 kilo", ["haldi", "10 kilo lal mirch"], ["haldi 20 kilo", "lal mirch 10 kilo"]),
        (
            "haldi 20 kilo aur lal mirch 10 kilo",
            ["haldi", "10 kilo lal mirch"],
            ["haldi 20 kilo aur", "lal mirch 10 kilo"],
        ),
        ("हल्दी 20 किलो लाल मिर्च 10 किलो", ["हल्दी", "10 किलो लाल मिर्च"], ["हल्दी 20 किलो", "लाल मिर्च 10 किलो"]),
        ("हळद २० किलो, मिरची १० किलो लाल", ["हळद", "१० किलो मिरची"], ["हळद २० किलो", "मिरची १० किलो लाल"]),
        (
            "haldi 20 kilo, mirch 10 kilo, lal wali",
            ["haldi", "10 kilo mirch"],
            ["haldi 20 kilo", "mirch 10 kilo, lal wali"],
        ),
        ("haldi aur mirch, dono shuddh", ["haldi", "mirch"], ["haldi aur, dono shuddh", "mirch, dono shuddh"]),
        (
            "1) 50 kg turmeric powder 2) 20 kg red chilli powder",
            ["turmeric powder", "20 kg red chilli powder"],
            ["50 kg turmeric powder", "20 kg red chilli powder"],
        ),
    ],
)
def test_each_goods_has_the_words_that_stand_with_it(line: str, goods: list[str], shares: list[str]) -> None:
    told = [" ".join(share.replace(" ,", ",").strip(" ,").split()) for share in shared_among(line, goods)]
    assert told == shares
