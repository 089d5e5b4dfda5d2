"""The case that hangs on a word for a house: "सभागृहात", "town hall madhye"."""

from __future__ import annotations

import re

from handlers.circulars.venue_words import LETTER as _LETTER

_HOUSES = (
    "भवन|सभागृह|कार्यालय|मंदिर|केंद्र|विद्यालय|महाविद्यालय|हॉल|मैदान|प्रांगण|आवार|संकुल|वाचनालय|ग्रंथालय|सदन|चौक|पार्क|मंडप|सभामंडप|दालन|गोदाम|हॉटेल|"
    "पटांगण|गाव|नगर|bhavan|bhawan|sabhagruh|karyalay|mandir|kendra|hall|maidan|chowk|gaon|nagar"
)
CASE = re.compile(
    rf"(?<=[{_LETTER}])(?:ामध्ये|मध्ये|मधे|ावर|(?:{_HOUSES})(?:ात|ावर|at|aat)|शाळेत|चावडीत|चावडीवर|ीत|madhye|madhe)$"
)


def without_case(words: str) -> str:
    """ "पंचायत भवनात" is "पंचायत भवन"."""
    for ending, plain in (
        (r"शाळे(?:त|मध्ये)$", "शाळा"), (r"(चावडी|इमारती?|शाखे)(?:त|वर|मध्ये)$", r"\1"), (r"(?:ा)?(?:मध्ये|मधे)$", ""),
        (rf"({_HOUSES})(?:ात|ावर|aat|at)$", r"\1"), (r"(?<=[a-z])\s?(?:madhye|madhe)$", ""),
    ):  # fmt: skip
        words = re.sub(ending, plain, words, flags=re.IGNORECASE)
    return words.strip(" ,.-")[:120]
