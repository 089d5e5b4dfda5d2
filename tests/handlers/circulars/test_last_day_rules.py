"""The last day of a circular: every rule by itself, on the shortest sentence in which it decides."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars import lastday
from handlers.circulars.counted_days import with_counted
from handlers.circulars.days import mentions
from handlers.circulars.lastday import Beside
from handlers.circulars.letterhead import own_dates
from handlers.circulars.page import Page

TODAY = date(2027, 1, 12)
TWENTIETH, TWENTY_FIFTH, JUNE = date(2027, 1, 20), date(2027, 1, 25), date(2027, 6, 30)


def beside(text: str, day: date) -> Beside:
    """The place of a text where that day, or a range up to it, is named."""
    page = Page.of(text)
    found = mentions(page, TODAY)
    found = with_counted(page, found, own_dates(page, found, TODAY))
    return Beside(page, next(one for one in found if one.days and one.days[-1] == day), found)


SETTLED = [
    ("refused afterwards", "Nominations received after 20 January 2027 shall not be entertained.", TWENTIETH),
    ("named in its table", "विषय | दिनांक | नोंदणीची मुदत\nविणकाम | २५.०१.२०२७ | २०.०१.२०२७", TWENTIETH),
    ("counted from the letter", "दिनांक 05.01.2027\nआवेदन इस सूचना के जारी होने की तिथि से 15 दिवस के भीतर दें।", TWENTIETH),
    ("window for forms", "आवेदन : 15 से 25 जनवरी 2027", TWENTY_FIFTH),
    ("counted out", "Apply within 15 days of this notice, i.e. by 20 January.", TWENTIETH),
    ("opens and shuts", "Online nominations open 15 January and close 25 January 2027.", TWENTY_FIFTH),
    ("within, for forms", "अर्ज १५ ते २५ जानेवारी या कालावधीत घेतले जातील.", TWENTY_FIFTH),
    ("within", "पाहणी १५ ते २५ जानेवारी या कालावधीत केली जाईल.", TWENTY_FIFTH),
    ("expires", "Cards that expire by 20 January are renewed here.", TWENTIETH),
    ("no end", "कार्यशाला 20 जनवरी को होगी।", TWENTIETH),
    ("come then", "उपस्थिति 20 जनवरी 2027 को सुबह 9 बजे तक।", TWENTIETH),
    ("the office does", "The committee shall scrutinise the entries by 20 January.", TWENTIETH),
    ("goes on until then", "मेला 20 जनवरी तक चलेगा।", TWENTIETH),
    ("last of the event", "मेले के आखिरी दिन 20 जनवरी तक छूट मिलेगी।", TWENTIETH),
    ("done by then", "Those who registered by 20 January need not apply again.", TWENTIETH),
    ("who may apply", "20 जनवरी तक 18 वर्ष पूर्ण करने वाले आवेदन करें।", TWENTIETH),
    ("no form", "पुराने प्रकरण 20 जनवरी तक निपटाए जाएंगे।", TWENTIETH),
    ("days of the event", "प्रशिक्षण 15 से 25 जनवरी तक होगा।", TWENTY_FIFTH),
    ("from then until", "आवेदन 15 से 25 जनवरी तक करें।", TWENTY_FIFTH),
    ("from then until, else", "सड़क 15 से 25 जनवरी तक खराब है।", TWENTY_FIFTH),
    ("paper or fee", "हार्ड कॉपी 20 जनवरी तक जमा करें।", TWENTIETH),
    ("no late fee", "नवीनीकरण 20 जनवरी तक बिना विलंब शुल्क होगा।", TWENTIETH),
    ("late fee", "नवीनीकरण 20 जनवरी तक विलंब शुल्क के साथ होगा।", TWENTIETH),
    ("month for forms", "आवेदन जून तक दें।", JUNE),
    ("month", "काम जून तक चलेगा।", JUNE),
    ("called last", "फॉर्म के लिए आज अंतिम दिन है।", TODAY),
    ("of an event", "बैठक 20 जनवरी तक।", TWENTIETH),
]


@pytest.mark.parametrize(("name", "text", "day"), SETTLED, ids=[name for name, _, _ in SETTLED])
def test_one_rule_settles_whether_it_is_the_last_day(name: str, text: str, day: date) -> None:
    assert [rule.name for rule in lastday.account(beside(text, day))] == [name]


@pytest.mark.parametrize(
    ("text", "names", "weight"),
    [
        ("सूची 20 जनवरी तक।", ["an end"], 1),
        ("नाम 20 जनवरी तक दें।", ["an end", "asks"], 2),
        ("अंतिम तिथि 20 जनवरी", ["an end", "last date"], 3),
    ],
)
def test_signs_add_up(text: str, names: list[str], weight: int) -> None:
    there = beside(text, TWENTIETH)
    assert [rule.name for rule in lastday.account(there)] == names
    assert lastday.as_last(there) == weight


def test_every_rule_that_settles_has_a_sentence_of_its_own() -> None:
    assert [rule.name for rule in lastday.SETTLING] == [name for name, _, _ in SETTLED]
    assert {rule.name for rule in lastday.SIGNS} == {"an end", "last date", "asks"}


def test_a_rule_says_why() -> None:
    assert all(rule.reason.endswith(".") for rule in (*lastday.SETTLING, *lastday.SIGNS))
