"""Whether a date holds no more, or stands in the place of an earlier one."""

from __future__ import annotations

import re

from handlers.circulars.day_words import WEEKDAY_WORDS
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page
from handlers.circulars.venue_words import VENUE
from handlers.circulars.words import CANCELLED, EVENT

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_WAS = rf"(?<![{_LETTER}])(?:थी|था|थे|होती|होता|होते)(?![{_LETTER}])"
"""A verb of what was: no word ends at a vowel sign for `\\b`."""

_OLD_RIGHT = re.compile(
    r"^\s*(?:(?:से|वरून|रोजीची?|se|varun)\s*|(?:\S+\s(?:दिन|दिवस|सप्ताह|दिवसांनी|आठवड्यांनी)\s))"
    r"(?:बढाकर|बढकर|वाढवून|बदलून|बदलकर|हटाकर|badh[ao]kar|badha ?ke|vadhvun)|"
    r"^[^।\n]{0,75}?(?:होने वाल|होनेवाल|होनी थी|"
    r"होना था|होने थे|बुलाई गई थी|बुलाया गया था|प्रस्तावित|निर्धारित (?:थी|था|थे|की गई थी|किया गया था|\S+ )|"
    r"निश्चित (?:थी|था)|रखी गई थी|रखा गया था|नियत|के स्थान पर|की जगह|के बजाय|होणार होत|होणारी|होणारा|होणारे|"
    rf"घोषित केल|आयोजित केलेल|नियोजित|ठरविण्यात आलेल|ऐवजी|च्या ऐवजी|ठेवण्यात आलेल|ठेवलेल|{_WAS}|संपली|"
    r"was to|were to|had been|earlier|is (?:postponed|moved|shifted|preponed|advanced)|stands|"
    r"has been (?:cancelled|postponed)|shall not|will not|"
    r"now stands|could not)"
)
_OLD_LEFT = re.compile(
    r"(?:पूर्व में|पहले|यापूर्वी|(?<!त्या)आधी|मूळ|पूर्वीची|originally|earlier|previously|instead of|in place of|"
    r"(?:scheduled|fixed|slated|planned|announced) (?:on|for|to be held on)|which was to (?:be held|"
    r"close|end|take place) (?:on|from)|to be held on|"
    r"was to be|were to be|from)\s[^।\n]{0,34}$|\bnot (?:on|be held on)\s$"
)
NEW = re.compile(
    r"(?:(?<![\u0900-\u0963\u0970-\u097f])अब(?![\u0900-\u0963\u0970-\u097f])|आता|नई तिथि|नई अंतिम तिथि|नयी तिथि|"
    r"नवीन मुदत|नवीन अंतिम|new last date|नवीन तारीख|नई तारीख|"
    r"सुधारित (?:तारीख|दिनांक)|संशोधित (?:तिथि|दिनांक)|\bnow\b|new date|revised date|rescheduled (?:to|for|on)|"
    r"postponed to|preponed to|shifted to|moved to|advanced to|\bab\b|(?:extended|postponed|shifted|"
    r"preponed|advanced|changed|moved|"
    r"rescheduled)[^।\n]{0,20} from[^।\n]{0,40} to\s$|बढाकर|बढकर|वाढवून|पुढे ढकलून|badh[ao]kar|badha ke|vadhvun)[^।\n]{0,90}$"
)
ONLY_HOUR_OR_PLACE = re.compile(
    r"(?:समय|वेळ|वेळेत|time|स्थान|स्थल|ठिकाण|स्थळ|venue)[^।\n]{0,20}(?:परिवर्तन|बदल|change)|(?:change|परिवर्तन|"
    r"बदल)[^।\n]{0,14}(?:समय|time|venue|स्थान)"
    r"|बजे के स्थान पर|वाजण्याऐवजी|वाजता ऐवजी|(?:venue|time)[^।\n]{0,24}read(?: as)?(?![a-z])|"
    r"(?:पुराना|पुरानी|जुने|जुनी|old)\s(?:स्थान|जगह|ठिकाण|जागा|venue)"
)
CANCELS = re.compile(r"रद्द|निरस्त|cancel|स्थगित|postpone|पुढे ढकल")
READ_INSTEAD = re.compile(
    r"(?:त्याऐवजी|ऐवजी|उसके स्थान पर|के स्थान पर|instead)\s(?:दि\.?\s|दिनांक\s)?\|[^।]{0,12}(?:वाच|पढ|समझ|read)|"
    r"(?<![a-z])for\s[\"“'][^।\n]{4,40}[\"”']\s(?:please\s)?read\s[\"“']?\||"
    r"(?:be read as|read as)\s\|"
)
IN_ITS_PLACE = re.compile(r"(?:instead of|in place of)\s(?:the\s)?$")


_DAY_WORD = rf"\d{{1,2}}(?!\d)|{WEEKDAY_WORDS}|कल|परसों|परवा|उद्या|kal|parso|udya"
NOT_THEN = re.compile(
    r"\s*(?:(?:को|के दिन|रोजी|ला|ko|ke din)\s)?(?:नहीं|नाही|नव्हे|nahin?)\s?(?:,|-|–|बल्कि|balki|तर(?![\u0900-\u0963]))"
)
"""Not on Friday, but …"""


_IN_PLACE_OF_IT = re.compile(
    rf"\s?(?:तारीख\s|tarikh\s)?(?:(?:को|रोजी|ला|ko|la)\s)?(?:(?:होने ?वाल[ीेा]|hone ?wal[ie])\s)?"
    rf"(?:(?:च्या\s)?ऐवजी|(?:के|की)\s(?:बजाय|बजाए|बदले|जगह|स्थान पर)|(?:ke|ki)\s(?:badle|jagah|jagh|bajaye?|bajae)|aivaji|aivji|"
    r"[^।.\n\d]{0,14}(?<![a-z])(?:गलत|चुकीच[ीेा]|चुकून|wrong|incorrect|galat|chukich[ie])"
    rf"(?![{_LETTER}]))"
)
_WITHOUT_IT = re.compile(
    rf"[^।.,;\n\d]{{0,24}}?(?:{EVENT.pattern})[^\s।.,;]*\s(?:अब\s|आता\s|ab\s)?(?:नहीं (?:होग|हो पाए|लगेग|"
    r"रहेग|है)|होणार नाही|भरणार नाही|"
    r"(?:नाही|नहीं|nahi|nahin)\s?(?:[).।!,]|$|है|आहे|hai|ahe)|nahi ho|nahin ho|"
    r"will not (?:be held|take place)|is not (?:on|being held|taking place))"
)
_MOVED_ON = re.compile(
    rf"\s?(?:(?:को|रोजी|ला)\s)?(?:होने ?वाल[ीेा]|होणार[ीेा]|की|का|के|ची|चा|चे|च्या|ki|ka|"
    rf"ke)\s[^।.\n\d]{{0,50}}(?<![{_LETTER}])(?:अब|आता|ab)\s"
    rf"(?:(?:दि\.?|दिनांक|अगले|येत्या|agle)\s)?(?:{_DAY_WORD})"
)
""" "The workshop of the 18th is now on the 25th"."""
_RATHER_THAN = re.compile(
    r"(?<![a-z])(?:not|instead of|in place of|rather than)\s(?:on\s)?(?:the\s)?$|"
    rf"(?<![{_LETTER}])(?:न|ना|na)\s(?:कि|की|ki)\s(?:दि\.?\s|दिनांक\s)?$|"
    rf"(?<![a-z])no\s(?:[a-z-]+\s){{0,2}}(?:{EVENT.pattern})[a-z]*\s"
    r"(?:will be held\s|shall be held\s)?(?:on|for)\s(?:the\s)?$|"
    r"(?<![a-z])not\s(?:be\s)?(?:held|organi[sz]ed|conducted|functioning|working|"
    r"take place|open)\s(?:on|for)\s(?:the\s)?$"
)
_ENDS_DENIED = re.compile(
    rf"\s*(?:(?:को|के दिन|रोजी|ला|ko|ke din|la)\s)?(?:नहीं|नाही|नव्हे|nahin?|nai)(?:\s?(?:[।.!)]|है|हैं|आहे|hai|"
    rf"ahe)|\s?$|\s(?={_DAY_WORD}))"
)


_IN_THE_PLACE_OF = re.compile(
    r"[\"”'’\s]*(?:को |रोजी |तक |पर्यंत )?(?:(?:के|की) (?:स्थान पर|जगह|बजाय|बदले)|(?:च्या )?(?:ऐवजी|जागी)|"
    r"(?:से|वरून) (?:बढ(?:ा|़ा)?कर|बदल ?कर|बदलून|वाढवून)|→|->|=>|"
    r"(?:has been |have been |is |are |stands |now )?(?:revised|changed|corrected|amended|shifted|extended|"
    r"preponed|postponed|moved) "
    r"(?:to|till|until|upto|up to|as))\s*(?:अब |आता )?(?:दि\.?\s?|दिनांक\s|the\s)?[\"“'‘]*$"
)


def label_of_change(page: Page, one: Mention, found: list[Mention]) -> str | None:
    """What a day in another's place is said to be, by the words before the old one; None where it stands in nobody's.

    "Closing date 15-01 instead 25-01 and opening 16-01 instead 26-01": each new day has the label of its own pair."""
    before = [other for other in found if other.end <= one.start]
    if not before:
        return None
    old = before[-1]
    if old.is_range != one.is_range or not _IN_THE_PLACE_OF.fullmatch(page.plain, old.end, one.start):
        return None
    sentence = page.sentence_at(old.start)
    begin = max([sentence.start, *(other.end for other in before[:-1] if sentence.holds(other.start))])
    return page.plain[begin : old.start]


def is_denied(left: str, right: str) -> bool:
    """Do the words beside a day say that it is not that day, in whatever circular: "not Friday", "शुक्रवार की जगह"?"""
    return any(
        sign is not None
        for sign in (
            NOT_THEN.match(right), _ENDS_DENIED.match(right), _IN_PLACE_OF_IT.match(right), _WITHOUT_IT.match(right),
            _MOVED_ON.match(right), _RATHER_THAN.search(left[-40:]),
        )
    )  # fmt: skip


_OF_A_PLACE = re.compile(
    rf"(?:{VENUE.pattern})[^\s।,;]{{0,8}}\s?(?:च्या\s)?(?:ऐवजी|(?:के|की)\s(?:स्थान पर|जगह|बजाय|बदले))(?![\u0900-\u0963\u0970-\u097f])"
)
""" "टाऊन हॉल ऐवजी पंचायत भवन येथे": another place and the same day."""


def is_old(left: str, right: str) -> bool:
    """Do the words around a date say that it holds no more?"""
    right = _OF_A_PLACE.sub(" ", right)
    if IN_ITS_PLACE.search(left) or NOT_THEN.match(right):
        return True
    if NEW.search(left):
        return False
    clause = re.split(
        r"[,;](?! \d)|(?<![\u0900-\u0963\u0970-\u097f])(?:अब|आता|जिसे|मात्र)(?![\u0900-\u0963\u0970-\u097f])|"
        r"\bnow\b|\bbut\b",
        right,
    )[0]
    before = re.split(
        r";|,(?! \d)|(?<![\u0900-\u0963\u0970-\u097f])(?:मात्र|तर|तथापि)(?![\u0900-\u0963\u0970-\u097f])", left
    )[-1]
    if CANCELLED.search(right) and not NEW.search(left + right) and not re.search(r"\d{1,2}[./-]\d", right):
        return True  # the verb stands at the end of the sentence, whatever lies between
    return (
        _OLD_RIGHT.search(clause) is not None
        or _OLD_LEFT.search(before[-60:]) is not None
        or CANCELLED.search(clause) is not None
    )


def is_read_instead(page: Page, one: Mention) -> bool:
    """Does a corrigendum say in so many words that this is to be read in the other's place?"""
    sentence = page.sentence_at(one.start)
    left, right = page.plain[sentence.start : one.start], page.plain[one.end : sentence.end]
    return READ_INSTEAD.search(left + "|" + right[:40]) is not None
