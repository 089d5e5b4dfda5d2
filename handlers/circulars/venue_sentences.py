"""A place in a sentence of a circular: the words before "in", after "at", in brackets, or to which it was moved."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers.circulars import old_venue
from handlers.circulars.page import Page, Span
from handlers.circulars.venue_words import APPLIES, LETTER, LONGEST, ONLINE, VENUE, trimmed
from handlers.circulars.words import EVENT

_LOCATIVE = re.compile(
    r"\s(?P<hi>में|मे|पर|me|mein|par|pe)(?=[\s,।.:]|$)|\s(?P<from>से(?= (?:रवाना|चलेगी|निकलेगी|प्रस्थान|बस)))|"
    r"\s(?P<mr>येथे|येथील|इथे|ठिकाणी|मध्ये|येथून|"
    r"yethe)(?=[\s,।.:]|$)|(?P<beside>के (?:पास|सामने|समीप|निकट|पीछे|बगल में|अंदर|भीतर|ऊपर)|ke (?:paas|pas|"
    r"samne|saamne|piche|peeche|andar|upar)|"
    r"samor|समोर|जवळ|शेजारी|मागे)(?=[\s,।.:]|$)|(?P<case>ामध्ये|ावर|ात|मध्ये)(?=[\s,।.:]|$)"
)
_STOPS = frozenset(
    "को से बजे बजेतक तक दिन दिनांक दि द्वारा हेतु लिए ने पर में मे कि है हैं था थी अब आता यह वह जो बाबत संबंध रोजी "
    "वाजता वाजेपर्यंत पर्यंत पासून यांच्या मार्फत साठी करिता द्वारे "
    "ही हा हे ते ती तो ko se baje tak ne par me mein ab yeh hai liye waqt वेळेत कालावधीत तारखेला दरम्यान दरम्यान, "
    "सुबह शाम दोपहर सकाळी दुपारी सायंकाळी रात्री प्रातः सायं पहले आधी रोज दररोज प्रतिदिन "
    "आपल्या होकर वाले वाली होने होणार होणारा होणारी आयोजित प्रस्तावित शनिवारी रविवारी सोमवारी मंगळवारी बुधवारी "
    "गुरुवारी शुक्रवारी सुबह, subah shaam dopahar am pm at the अतः इसलिए कारीगरों किसानों यांना उद्योजकांना "
    "वार रविवार सोमवार मंगलवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार आणि और तथा एवं व विषयावर विषय निमित्त अंतर्गत".split()
)
_ENGLISH = re.compile(
    r"(?<![a-z])(?:(?:at|in)|(?:come|go|reach|report) to|(?:leaves?|starts?|departs?) from|assemble at|"
    r"venue,? (?:is|i\.e\.,?|"
    r"will be)|leaves?(?= [a-z' ]+(?:office|stand|campus|gate)))\s+(?:the\s+)?(?=\S)"
)
_ENGLISH_END = re.compile(
    r"[.;\n(]|\sw\.?e\.?f|,?\s(?:from|on|between|by|starting|for|with|where|until|till|and (?:will|is|was)|is|was|"
    r"will|were|"
    r"are|has|stands|instead|return|back|who|which|have|to (?:be|attend)|beginning|commencing|daily|under|owing|due|only|"
    r"should|may|can|at)(?![a-z])|,?\s\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m|p\.m|hrs)"
    r"|,?\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|"
    r"august|september|october|november|december)"
)
_ROAD = re.compile(r"रोड|रस्ता|मार्ग|चौक|कॉलोनी|कॉलनी|नगर|road|street|nagar")


def in_sentence(page: Page, sentence: Span, marks: Iterable[Span]) -> list[Span]:
    """Places named in one sentence, in order; `marks` are its dates and times, which end a place's words on the left."""
    stops = [mark for mark in marks if sentence.holds(mark.start)]
    named = [
        *_moved_to(page, sentence),
        *_before_locative(page, sentence, stops),
        *_after_at(page, sentence, stops),
        *_in_brackets(page, sentence, stops),
    ]
    return [there for span in named if (there := old_venue.still(page, span)) is not None]


_FEW_WORDS = 6


def between_commas(page: Page, sentence: Span, marks: Iterable[Span]) -> Iterable[Span]:
    """ "… on the 21st, 3 pm, Udyog Bhavan": words of a place and nothing else, behind the day or the hour."""
    stops = [mark for mark in marks if sentence.holds(mark.start)]
    if not stops:
        return
    for match in re.finditer(r",\s([^,;:()]+)(?=[,;]|\s?[।.!]?\s*$)", page.plain[stops[0].end : sentence.end]):
        span = trimmed(page, stops[0].end + match.start(1), stops[0].end + match.end(1))
        words = page.said(span)
        said = set(words.split())
        if 1 < len(said) <= _FEW_WORDS and VENUE.search(words) and not said & _STOPS and not EVENT.search(words) \
                and not APPLIES.search(words) and not any(span.holds(mark.start) for mark in stops):  # fmt: skip
            yield span


_MOVED_TO = re.compile(
    r"(?:स्थान|स्थल|जगह|ठिकाण|स्थळ|venue)[^।\n]{0,30}?(?:बदलकर|बदल कर|परिवर्तित कर|बदलून|(?:changed|"
    r"shifted)(?: from [^.]{0,40})? to)\s(?:अब |आता |the )?"
    r"(?P<place>[^।\n.]{3,80}?)\s?(?:किया|कर दिया|करण्यात|केले|रहेगा|निर्धारित|[.।]|$)"
)


_READ_AS = re.compile(
    r"(?:venue|place|स्थान|स्थल|ठिकाण|स्थळ)[^।\n\"“”]{0,40}(?:read|पढ|वाच)[^\n\"“”]{0,20}\s[\"“](?P<place>[^\n\"“”]{3,80})[\"”]\s"
    r"(?:in place of|instead of)"
)


def _moved_to(page: Page, sentence: Span) -> Iterable[Span]:
    """ "The venue was changed to …"."""
    for match in _MOVED_TO.finditer(page.plain, sentence.start, sentence.end):
        if VENUE.search(match["place"]):
            yield trimmed(page, match.start("place"), match.end("place"))
    for match in _READ_AS.finditer(page.plain, sentence.start, sentence.end):
        yield trimmed(page, match.start("place"), match.end("place"))


def _in_brackets(page: Page, sentence: Span, stops: list[Span]) -> Iterable[Span]:
    """A place in brackets behind the day: "on 21 January (APMC Hall, 10.30 am)"."""
    for mark in stops:
        match = re.match(r"\s?\(([^()]{3,90})\)", page.plain[mark.end : sentence.end])
        if match is None or not VENUE.search(match[1]):
            continue
        start, end = mark.end + match.start(1), mark.end + match.end(1)
        end = min([end, *(other.start for other in stops if start < other.start < end)])
        span = trimmed(page, start, end)
        if VENUE.search(page.plain[span.start : span.end]):
            yield span


def _before_locative(page: Page, sentence: Span, stops: list[Span]) -> Iterable[Span]:
    for match in _LOCATIVE.finditer(page.plain, sentence.start, sentence.end):
        last = match.start()
        if match["mr"] == "येथील" and VENUE.search(re.split(r"[,।;:(]", page.plain[match.end() : match.end() + 60])[0]):
            continue  # "the temple's hall at Khandala": the place goes on
        if match["case"]:
            head = re.search(rf"[{LETTER}]+$", page.plain[sentence.start : match.start()])
            if head is None or not VENUE.search(head.group()):
                continue
        following = page.plain[match.end() : min(match.end() + 34, sentence.end)]
        if APPLIES.search(re.split(r"[,;]", following)[0]) and not EVENT.search(following[:34]):
            continue
        start = _left_edge(page, sentence, last, stops)
        span = trimmed(page, start, match.end() if match["case"] or match["beside"] else last)  # as written: "सभागृहात"
        words = page.plain[span.start : span.end]
        if not words or len(words) > LONGEST or ONLINE.match(words):
            continue
        if VENUE.search(words) or _stands_for_a_place(page, span, sentence, stops, match.end()):
            yield span


_HELD = re.compile(
    r"\s*(?:आयोजित|रखा|रखी|रखे|होगा|होगी|होंगे|होने|लगेगा|लगेगी|लगाया|लगाई|दिया जा|संपन्न|सम्पन्न|हुआ|हुई|होईल|"
    r"होणार|होत|घेण्यात|आयोजन|"
    r"भरणार|भरेल|झाल|पार पड|बुलाई|बुलाया|है|आहे|hai|hoga|hogi|lagega)"
)
_BETWEEN = re.compile(
    r"(?:या कालावधीत|कालावधीत|दरम्यान|इस दौरान|के बीच|को|रोजी|बजे|वाजता|से|तक|या दिवशी|at|in|ko|baje|[\s,–-])*"
)


_NO_PLACE = re.compile(
    r"(?:अवसर|निमित्त|उपलक्ष|उपलक्ष्य|विषय|संबंध|आधार|तर्ज|स्तर|पोर्टल|वेबसाइट|मार्गदर्शन|अध्यक्षता|तत्वावधान|"
    r"सहयोग|दिशा|त्याच|उसी)$"
)


def _stands_for_a_place(page: Page, span: Span, sentence: Span, stops: list[Span], end: int) -> bool:
    """Words between a day or hour and "in … will be held" are a place, whatever they are called."""
    words = page.plain[span.start : span.end]
    follows = page.plain[end : min(end + 60, sentence.end)]
    if _NO_PLACE.search(words):
        return False
    if len(words.split()) > 8 or EVENT.search(words) or not (_HELD.match(follows) or EVENT.search(follows)):
        return False
    last = max((mark.end for mark in stops if mark.end <= span.start), default=-1)
    return last >= 0 and _BETWEEN.fullmatch(page.plain, last, span.start) is not None


_OF_WHOM = frozenset("यांच्या यांचे यांच्याच के ke".split())
_ROOM = re.compile(r"दालन|कक्ष|केबिन|चेंबर|चेम्बर|निवासस्थान|(?<![a-z])(?:chambers?|cabin|kaksh|dalan)")


def _is_whose_room(said: str, following: str, *, last: bool) -> bool:
    """ "जिल्हाधिकारी यांच्या दालनात": a room is known by whose it is."""
    return last and said in _OF_WHOM and _ROOM.match(following) is not None


def _left_edge(page: Page, sentence: Span, end: int, stops: list[Span]) -> int:
    """Walk left from the postposition to the first word that can be no part of a place."""
    edge = max([sentence.start, *(mark.end for mark in stops if mark.end <= end)])
    start = edge
    words = list(re.finditer(r"\S+", page.plain[edge:end]))
    for place in range(len(words) - 1, -1, -1):
        said = words[place].group().strip(",;:-–—()\"'“”‘’*_")
        following = words[place + 1].group() if place + 1 < len(words) else ""
        named_after = VENUE.match(following.strip(",")) or _ROAD.match(following)
        before = words[place - 1].group() if place else ""
        is_event = (
            EVENT.match(said) is not None
            and before not in ("जिल्हा", "जिला", "नगर", "ग्राम", "जनपद")
            and not named_after
            and not VENUE.search(said)
        )
        if _is_whose_room(said, following, last=place + 2 == len(words)):
            continue
        if (
            said in _STOPS
            or is_event
            or (re.search(r"(?:ाची|ाचे|ाचा|ांची|ांचे|ांचा|ासाठी|ांसाठी|ांना|ाने|ातर्फे|ातील)$", said) and not VENUE.search(said))
        ):
            start = edge + words[place].end()
            break
        if words[place].group().rstrip().endswith((":", "।", ";")) and place < len(words) - 1:
            start = edge + words[place].end()
            break
    return start


def _after_at(page: Page, sentence: Span, stops: list[Span]) -> Iterable[Span]:
    for match in _ENGLISH.finditer(page.plain, sentence.start, sentence.end):
        start = match.end()
        end = sentence.end
        stop = _ENGLISH_END.search(page.plain, start, end)
        end = min([stop.start() if stop else end, *(mark.start for mark in stops if mark.start > start)])
        span = trimmed(page, start, end)
        words = page.plain[span.start : span.end]
        written = page.original(span.start, span.end)
        if (
            not words
            or len(words) > LONGEST
            or not VENUE.search(words)
            or any(mark.start <= start < mark.end for mark in stops)
        ):
            continue
        common = VENUE.search(" ".join(words.split()[:3])) is not None  # "the conference room of …"
        if not written[:1].isupper() and not re.match(r"\d", written) and not common:
            continue
        if re.search(
            r"(?:regist|submit|appl|book|form|available|queries|enquir|contact|paid|pay|collect|"
            r"display)[a-z]*\s[^.;]{0,40}$",
            page.plain[sentence.start : match.start()],
        ):
            continue
        yield span
