"""Marathi pronouns and postpositions in every case and spelling name no goods; all of them are put together here and tried."""

from __future__ import annotations

from itertools import product

import pytest

from handlers.matching.case_words import is_case_word
from handlers.matching.catalogue import Catalogue
from handlers.seller.goods import is_empty

WHOSE = """
    tumch tumhch aamch amch majh maz tujh tuz tyach tyanch tich yach yanch hyach hyanch jyach konach kunach
    aapl apl sarvanch saglyanch
    dusryanch swatach
""".split()
ENDS = ["a", "i", "e", "ya", "yaa", ""]
POSTS = """
    kade kadun kadil sathi saathi pasun paryant madhe madhye madhun mule var varun khali pudhe mage javal baddal sobat shivay la ne
""".split()
WHOM = "tya tyan hya hyan ya yan jya konaa kona kuna tumha amha aamha aplya".split()
HERE = """
    तुमच्या तुमचा तुमच्याकडे तुमच्याकडून आमच्यासाठी आमचे माझ्यापासून माझ्याकडे त्याच्यामुळे त्यांच्यासाठी त्यांना तिच्याकडे याच्यामध्ये
    ह्यांच्यासाठी कोणाकडे कुणाच्या आपल्यासाठी आपल्याकडून सर्वांना सगळ्यांच्या तुम्हाला आम्हाला त्याला ज्यांच्याकडे
""".split()
APART = "kadun sathi saathi pasun paryant madhe madhye madhun madhla madhlya varun varti pudhe mage javal baddal sobat chya".split()


def forms() -> list[str]:
    """Every pronoun with every ending, glued and apart."""
    whose = [stem + end for stem, end in product(WHOSE, ENDS) if end or stem.endswith("ch")]
    glued = [f"{stem}{end}{post}" for stem, end, post in product(WHOSE, ("ya", "yaa"), POSTS)]
    return list(
        dict.fromkeys(
            [*(one for one in whose if len(one) > 3), *glued, *(a + b for a, b in product(WHOM, POSTS)), *HERE, *APART]
        )
    )


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.shipped()


def test_no_form_of_whose_and_with_whom_names_goods(catalogue: Catalogue) -> None:
    every = forms()
    assert len(every) > 800
    wrong = {word: catalogue.concepts_in(word) for word in every if catalogue.concepts_in(word)}
    assert not wrong


def test_goods_beside_any_of_them_stay_what_they_are(catalogue: Catalogue) -> None:
    wrong = [
        said for word in forms() for said in (f"{word} haldi aahe ka", f"haldi {word} milel")
        if catalogue.concepts_in(said) != ("turmeric",)
    ]  # fmt: skip
    assert not wrong


@pytest.mark.parametrize(
    "whose", ["tumchya", "amchya", "majhya", "mazya", "tyanchya", "konachya", "gatachya", "तुमच्या", "माझ्या"]
)
@pytest.mark.parametrize("post", ["kade", "khali", "sathi", "madhe", "कडे"])
def test_a_postposition_behind_them_names_nothing_although_goods_are_called_so(
    whose: str, post: str, catalogue: Catalogue
) -> None:
    assert catalogue.concepts_in(f"{whose} {post} 5 kilo haldi aahe ka") == ("turmeric",)
    assert catalogue.concepts_in(f"{whose} {post} pahije tevdhi haldi") == ("turmeric",)


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("kade chahiye", ("bangles",)), ("mala kade pahije", ("bangles",)), ("2 kade pahijet", ("bangles",)),
        ("chandi kade aahet ka", ("silver_kada",)), ("chandiche kade aahet ka", ("silver_kada",)),
        ("majhya kade kade aahet", ("bangles",)),
        ("लाखेचे कडे आहेत का", ("lac_bangles",)), ("kapsachi khali pahije", ("cottonseed_cake",)), ("chia seeds", ("chia_seeds",)),
        ("koi fish chahiye", ("ornamental_fish", "fish")), ("madh pahije", ("honey",)),
    ],
)  # fmt: skip
def test_goods_that_are_called_like_a_postposition_are_still_found(
    text: str, goods: tuple[str, ...], catalogue: Catalogue
) -> None:
    assert catalogue.concepts_in(text) == goods


@pytest.mark.parametrize(
    "text", ["koi lene wala nahi", "ramesh kade aahe ka", "papa ki dukan", "mandal chor kumhar", "parva yeto"]
)
def test_everybody_and_the_family_are_no_goods(text: str, catalogue: Catalogue) -> None:
    assert catalogue.concepts_in(text) == ()


def test_no_name_of_goods_but_a_few_is_such_a_form(catalogue: Catalogue) -> None:
    names = {
        word for one in catalogue.products.values() for name in one.names for word in name.split() if is_case_word(word)
    }
    assert names <= {"kade", "कडे", "khali", "खाली", "मुळे", "mala", "chya", "chi", "che", "mule", "वरचे", "tich"}


def test_they_are_no_goods_that_the_catalogue_does_not_know_either() -> None:
    assert all(is_empty(word, alone=False) for word in forms())
