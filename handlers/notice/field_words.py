"""Which field of a notice an officer's own words put right: "jagah galat hai", "समय बदलो", "13 December karo"."""

from __future__ import annotations

import re
from datetime import date

from handlers.circulars.clock import clocks
from handlers.circulars.days import mentions
from handlers.circulars.old_venue import place_said
from handlers.circulars.page import Page
from handlers.circulars.venue_words import VENUE
from handlers.folding import tokens
from handlers.questions import Misread
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_FIELDS = {
    "last_date": """
        last_date deadline antim_tithi antim_tarikh antim_din aakhri_tarikh aakhiri_tarikh akhri_tarikh shevatchi_tarikh
        shevatachi_tarikh
        अंतिम_तिथि अंतिम_तारीख अंतिम_दिन आखिरी_तारीख आख़िरी_तारीख शेवटची_तारीख अंतिम_मुदत mudat मुदत
    """,
    "title": "title heading naam nam sheershak shirshak शीर्षक नाम नाव nav vishay विषय subject headline",
    "event_dates": "date dates tarikh tareekh tarik din day days divas तारीख तारखा दिनांक दिन दिवस तिथि tithi",
    "times": "time timing timings samay waqt vel vela समय वक्त वेळ टाइम टाईम baje",
    "place": "place venue jagah jagha jaghah sthan sthal jaga thikan जगह स्थान स्थल जागा ठिकाण hall",
    "links": "link links लिंक website site url",
    "fee": "fee fees phees shulk फीस फी शुल्क",
    "contact": "contact sampark संपर्क phone number fone फोन नंबर poochtach puchtach पूछताछ चौकशी chaukashi",
}
_BOOK = WordBook(
    {
        **_FIELDS,
        "wrong": """
            galat glat गलत ग़लत chuk chukicha chukichi chukiche चूक चुकीचा चुकीची चुकीचे चुकलं wrong incorrect mistake badlo badal
            badalo
            badlna badalna badla badlaycha badlaychi बदलो बदल बदलना बदला बदलायची बदलायचं बदलें बदलिए बदलनी change correct
            sahi_karo theek_karo
            thik_karo सही_करो ठीक_करो सुधारो सुधार sudharo sudhar dusra dusri दूसरा दूसरी दुसरी दुसरे दुसरा
        """,
        "filler": """
            ye yeh यह ये ही hi hai है hain हैं ahe aahe आहे nahi नहीं नाही ki ka ke की का के ko को chi cha che ची चा चे la ला mein me में
            karo kar do karni karna kijiye करो कर दो करना करनी करा kara please kripya कृपया thoda थोड़ा iska iski इसका इसकी
            yachi याची jara
            जरा
            ab अब ata आता bhi भी pan पण the is a to it sirf सिर्फ fakt फक्त hogi hoga होगी होगा wali wala वाली वाला
        """,
    },
    COMMON_ENGLISH,
)
_MOST_WORDS = 10
_UNTIL = frozenset("tak tk तक paryant पर्यंत by before".split())


def field_told(text: str, today: date) -> str:
    """The field that a short word of correction means. Raises Misread where it means none, or several."""
    words = tokens(text[:200])
    if not 0 < len(words) <= _MOST_WORDS:
        raise Misread()
    found = _BOOK.look_up(words)
    named = [name for name in _FIELDS if found.has(name)]
    if named[:1] == ["last_date"]:  # a date by its longer name
        named = [name for name in named if name != "event_dates"]
    if len(named) == 1:
        return named[0]
    page = Page.of(text)
    days = mentions(page, today)
    if named or not (days or clocks(page, days)):
        raise Misread()
    if not days:
        return "times"
    return "last_date" if _UNTIL & set(words) else "event_dates"


def place_told(text: str) -> str:
    """The other place that is said with the correction: "ठिकाण चुकलं आहे, टाउन हॉल करा"; empty where none is."""
    words = [*re.finditer(r"\S+", text)]
    kinds = [frozenset[str]().union(*map(_BOOK.classes, tokens(word.group()))) for word in words]
    first = next((place for place, each in enumerate(kinds) if not each), None)
    if first is None:
        return ""
    last = max(place for place, each in enumerate(kinds) if not each & {"wrong", "filler"})
    said = text[words[first].start() : words[last].end()].strip(" ,.;:।–-")
    return place_said(said) if VENUE.search(Page.of(said).plain) else ""


def asks_for_change(text: str) -> bool:
    """Does an officer say that something of it is wrong or must be changed?"""
    return _BOOK.look_up(tokens(text[:400])).has("wrong")
