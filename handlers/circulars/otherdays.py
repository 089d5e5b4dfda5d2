"""Whether a date is of another matter: who may apply, a draw, a feast, an earlier event, an office closed."""

from __future__ import annotations

import re
from datetime import date

from handlers.circulars.lastday_words import COMES_THEN, WHO_MAY
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.replaced import NOT_THEN
from handlers.circulars.words import EVENT

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
ELSEWHERE = re.compile(
    r"(?:परिणाम|निकाल|सूची|यादी|\blist\b|results?\b|declared|घोषित|गणतंत्र दिवस(?! (?:के अवसर|के उपलक्ष|पर))|"
    r"प्रजासत्ताक दिन(?!ानिमित्त|ाच्या|ी)|स्वतंत्रता दिवस(?! (?:के अवसर|के उपलक्ष|पर))|"
    r"republic day|independence day|दिवाली|दिवाळी|होली|से प्रभावी|से लागू|पासून लागू|w\.?e\.?f|with effect|स्थापना|"
    r"(?<![a-z])valid|वैध|अभियान|मोहीम|पखवाडा|पखवाड़ा|साक्षात्कार|मुलाखत|(?<![a-z])interview|early[- ]bird|"
    r"registrations? opens?|pre-?bid|इंटरव्यू|निविदा ?पूर्व|प्री-?बिड|छाननी|सोडत|लॉटरी|lottery|draw of lots|(?<![a-z])draw(?![a-z])|"
    r"(?:निविदा|बिड|bids?|tenders?|दरें|दरपत्रक)[^|;]{0,24}(?:खोल|उघड|open)|"
    r"लिफाफ[^|;]{0,24}(?:खुल|खोल|उघड)|\|[^|;]{0,24}(?:खुलेंगे|खुलेगी|खोली जा|खोले जा|उघडण्यात)|"
    r"(?:opening|खोलने|उघडण)|चयन परीक्षा|selection test|"
    r"since|जयंती|पुण्यतिथि)"
)
SEEN_THEN = re.compile(r"साक्षात्कार|मुलाखत|इंटरव्यू|सोडत|लॉटरी|(?<![a-z])(?:interview|lottery)")
BECAUSE = re.compile(
    r"[\s)]*(?:के उपलक्ष|के अवसर पर|के कारण|की वजह|निमित्त|च्या निमित्त|मुळे|च्या कारणा|रोजी असून|रोजी असल्या|को होने से|on account of|being)"
)
"""A feast or a jubilee is the occasion, not the day of what is held."""
FOLLOWING = re.compile(
    rf"(?<![{_LETTER}])(?:अगला|अगली|अगले|पुढील|पुढचा|पुढची|पुढचे|agla|agli|the next|"
    rf"next)\s(?:\S+\s){{0,3}}?(?:{EVENT.pattern})[^।.\n]{{0,20}}$"
)
_CLOSED = re.compile(r"बंद (?:रहेगा|रहेगी|रहेंगे|राहील|राहतील|राहणार)|remain(?:s)? closed|अवकाश|सुट्टी|holiday")
PREVIOUS = re.compile(
    r"(?:(?:पिछल\S*|मागील|मागच्या|गत)\s(?!(?:वर्ष|साल)\S*\s?(?:की|के)?\s?(?:भांति|तरह|अनुसार|प्रमाणे))|previous|"
    r"last (?:held|year|month)|pichl|wale? (?:camp|mele|training|"
    r"meeting) me)[^|]*\||\|[^।]{0,34}?"
    r"(?:हुआ था|हुई थी|हुए थे|झाला होता|झाली होती|झाले होते|hua tha|hui thi|was held|were held|आ चुके|aa chuke)"
)
_REGISTERING_BEGINS = re.compile(
    r"(?:आवेदन|पंजीयन|पंजीकरण|नोंदणी|अर्ज|प्रपत्र|registrations?|applications?|booking)[^।\n]{0,20}(?:चालू|शुरू|प्रारंभ|"
    r"सुरू|विक्री|open|begin|start)[^।\n]{0,6}(?:(?:तिथि|तारीख|दिनांक|date)[^।\n]{0,6})?$|"
    r"(?<![a-z])(?:start|begin(?:ning)?|commencement|opening)(?:\sdate)?\s(?:of|for)\s(?:\S+\s){0,2}(?:registrations?|applications?|booking|"
    r"nominations?|bids?|forms?)[^।\n\d]{0,10}$"
)


_SHUT_THEN = re.compile(
    r"बंद (?:रह|राह)|remains? closed|is a holiday|be closed|(?:अवकाश|छुट्टी) (?:रहेग|है|घोषित)|सुट्टी (?:आहे|राहील|असेल|जाहीर)"
)


def is_closed_then(page: Page, one: Mention) -> bool:
    """Is it said in so many words, just behind a day or around it in brackets, that all is closed then?"""
    sentence = page.sentence_at(one.start)
    left, right = page.plain[sentence.start : one.start], page.plain[one.end : sentence.end]
    if re.search(r"\([^()]*$", left) and (bracket := re.match(r"[^()]*\)", right)):
        return _CLOSED.search(bracket.group()) is not None  # "(the 10th is a holiday)"
    behind = re.split(r"[,;।]", right)[0]
    return _SHUT_THEN.search(behind) is not None and EVENT.search(behind) is None


def is_closed(page: Page, one: Mention) -> bool:
    """Is it only said of a day that an office, a bank or a market is closed then?"""
    sentence = page.sentence_at(one.start)
    said = page.said(sentence)
    if is_closed_then(page, one):
        return True
    return _CLOSED.search(said) is not None and EVENT.search(said) is None


FAR_DAYS = 240
"""A day without a year that would be so far ahead is rather one of the year that is going."""


_LODGING = re.compile(
    r"(?:ठहरने|रुकने|निवास|मुक्काम|भोजन|(?<![a-z])(?:stay|lodging|boarding|accommodation|hotel|rooms?))(?![a-z])[^।;\n\d]{0,40}$"
)
LASTS = re.compile(r"(?:अवधि|कालावधी|(?<![a-z])duration)\s*[:–-][^।;\n]{0,30}\(\s?(?:दि\.?\s?|दिनांक\s|from\s)?$")


def is_of_lodging(page: Page, one: Mention) -> bool:
    """Is it only said for which nights there are beds?"""
    left = page.plain[page.sentence_at(one.start).start : one.start]
    return _LODGING.search(re.split(r"[,;।]", left)[-1][-50:]) is not None


def is_no_event(page: Page, one: Mention, sentence: Span, left: str, right: str, past: bool, ts: date) -> bool:
    """Do the words around a date, or its lying on the wrong side of `ts`, say that it is no day of the event?"""
    if (
        past != (one.days[-1] < ts)
        and not (past and one.days[-1] == ts)
        and not (not past and one.days[0] <= ts <= one.days[-1])
    ):
        return True
    if NOT_THEN.match(right):
        return True
    if WHO_MAY.search(right[:30]) and not EVENT.search(right[:60]):
        return True
    if re.search(r"(?:वय|वयोमर्यादा|आयु|उम्र|(?<![a-z])age)[^।\n]{0,24}$", left):
        return True
    if not past and PREVIOUS.search(re.split(r"[,;।]", left)[-1][-50:] + "|" + right[:40]):
        return True
    if one.how == "weekday" and re.match(r"\s*(?:को )?(?:बंद|सुट्टी|अवकाश|closed|holiday)", right):
        return True
    if COMES_THEN.search(left[-30:]) or _REGISTERING_BEGINS.search(left[-60:]):
        return True
    if re.search(r"as on\s$|के बाद\s*$|since\s$|(?<![a-z])after\s$", left) or re.match(r"\s*(?:के बाद|नंतर)", right):
        return True
    if BECAUSE.match(right) and not EVENT.search(left[-12:]):
        return True
    clause_left = re.split(r"[,;।]", left)[-1][-50:]
    if is_closed(page, one):
        return True
    clause = clause_left + "|" + re.split(r"[;।]", right)[0][:70]
    whole = page.plain[sentence.start : sentence.end]
    if ELSEWHERE.search(clause) and not EVENT.search(clause) and not (one.is_range and EVENT.search(whole)):
        return True
    if is_of_lodging(page, one):
        return True
    if LASTS.search(left):
        return False  # "Duration: one month (from 3 February)"
    return re.match(r"\s*(?:पासून|से)\s(?!\d)", right) is not None and not EVENT.search(
        page.plain[sentence.start : sentence.end]
    )
