"""Where an event of a circular takes place: labelled lines, and the words before "in" or after "at"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.circulars.page import Page, Span
from handlers.circulars.words import EVENT

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_NOUNS = (
    "भवन|सभागृह|सभागार|सभाकक्ष|सभा कक्ष|हॉल|हाल|ऑडिटोरियम|मैदान|परिसर|प्रांगण|केंद्र|केन्द्र|धर्मशाला|स्टेडियम|"
    "कॉलेज|महाविद्यालय|विद्यालय|स्कूल|विश्वविद्यालय|होटल|हॉटेल|"
    "कार्यालय|पार्क|चौक|मंदिर|आश्रम|गार्डन|पैलेस|रिसॉर्ट|लॉन्स|लॉन|कलेक्ट्रेट|पंचायत|आईटीआई|आयटीआय|संस्थान|संस्था|"
    "बैंक|बंक|हाट|मंडी|क्लब|पॉलिटेक्निक|छात्रावास|विश्रामगृह|विश्राम गृह|सर्किट हाउस|कक्ष|"
    "शाखा|नाट्यगृह|मंगल कार्यालय|पटांगण|शाळा|विद्यापीठ|संकुल|तंत्रनिकेतन|चावडी|वाडा|बाग|स्मारक|क्रीडांगण|दालन|"
    "इमारत|थिएटर|सदन|ग्राउंड|कॉम्प्लेक्स|सेंटर|सेन्टर|प्लाजा|किला|घाट|अकादमी|अकॅडमी|वाचनालय|पुस्तकालय|"
    "गोदाम|बाडा|बाडा|मॉल|टाउन हॉल|टाऊन हॉल|हवेली|गुरुद्वारा|फार्म हाउस|कचहरी|तहसील|अस्पताल|स्टेशन|डिपो|कारखाना|"
    "सभामंडप|मंडप|नर्सरी|चेंबर|चेम्बर|महल|आंगन|अंगणवाडी|आंगनवाड़ी|मार्केट|यार्ड|संग्रहालय|बंगला|रेसिडेंसी|कन्वेंशन|"
    "कैफे|खलिहान|खळे|"
    "थाना|ठाणे|विहार|मठ|दरगाह|चर्च|बस स्टैंड|बस स्टँड|बसस्टैंड|कॉन्फ्रेंस रूम|रूम|हाउस|टाउनहॉल|कृविके|सिएट|रोपवाटिका|"
    "कारखान|फैक्ट्री|पंडाल|स्टूडियो|गृह|कुटीर|धाम|निकेतन|लायब्ररी|ग्रंथालय|सोसायटी|चबूतरा|चबूतरे|आवार|जमातखाना|"
    "पॉलीटेक्निक|कालेज|ऑडीटोरियम|मण्डी|मण्डप|चौपाल|चिकित्सालय|दवाखान|स्थानक|बाजार समिती|देऊळ|देवळ|बैंक्वेट|कलेक्टर कार्यालय|"
    "इज्तेमागाह|बारादरी|वर्कशॉप|पंचायत घर|कलेक्टोरेट"
)
_LATIN_NOUNS = (
    "hall|bhavan|bhawan|bhavana|auditorium|centre|center|grounds?|maidan|college|school|university|hotel|office|"
    "campus|complex|stadium|temple|park|club|institute|polytechnic|kendra|sadan|"
    "room|house|collectorate|palace|resort|lawns?|dharamshala|dharmshala|library|mandi|haat|premises|block|"
    "building|chambers?|residency|nursery|bungalow|yard|market|mahal|museum|mandir|farm|inn|banquet|rooms?|lodge|"
    "court|cafe|stand|polyclinic|samiti|parisar|sabhagar|bhavanam|church|masjid|"
    "building|theatre|chowk|academy|kaksh|sabhagruh|sabhagrah|karyalaya|panchayat|mall|plaza|garden|ashram|"
    "gate|kachehri|kacheri|shed|exchange|godown|khalihan|aangan|platform|railway station|lawn"
)
VENUE = re.compile(rf"(?:{_NOUNS})|(?<![a-z])(?:{_LATIN_NOUNS})(?![a-z])")
_LABEL = re.compile(
    r"(?:(?:^|(?<=[\n।.;,|]))[^\w\u0900-\u0963\u0970-\u097f\n]*(?:(?!दिनांक|समय|वेळ|date|"
    r"time)[^\W\d]\S*\s){0,2}(?:एवं |व |and |& )?(?:स्थान|स्थल|"
    r"स्थळ|ठिकाण|जगह|कहां|कुठे|पत्ता|venue|place|location|centre|center|sthan|sthal|jagah|kahan|kaha|kuthe|where)\s*"
    r"(?:[?:\-–—=]+|है\s|ahe\s)"
    r"|(?:स्थान|स्थल|स्थळ|ठिकाण|venue)\s*[:–—]+|(?:📍|🏛|🏢)\s*(?:(?:स्थान|स्थल|स्थळ|ठिकाण|venue|place|"
    r"jagah)\s*[:\-–—]*)?|(?:^|(?<=\n))[^\w\u0900-\u0963\u0970-\u097f\n]*(?:jagah|jagh|venue|place)\s|"
    r"(?<![a-z])venue (?:is|remains|will be|:)\s|(?:जगह|स्थान|स्थल|ठिकाण|जागा|jagah|sthan|venue) (?:भी |bhi |"
    r"also )?(?:वही|तेच|तीच|wahi|same)\s(?:रहेगा|रहेगी|राहील|hai|है)?\s*[:–-]?\s*)"
)
_NEXT_LABEL = re.compile(
    r"[,;]?\s*(?:समय|वेळ|time|दिनांक|तारीख|date|संपर्क|contact|कब|कधी|शुल्क|fee|⏰|📅|📞|नोंदणी|पंजीयन|"
    r"registration)\s*[:\-–—]|,\s(?:समय|वेळ|timings?|time|same (?:hours|time))(?![a-z\u0900-\u0963\u0970-\u097f])|[।॥⏰📅📞🗓]|"
    r"(?<!govt)(?<!dr)(?<!st)(?<!pt)(?<!smt)(?<!डॉ)(?<!पं)(?<!क्र)(?<!नं)(?<!no)(?<!शा)\.\s|\.$"
)
LATER = re.compile(
    r"बाद में|नंतर|कळविण्यात|कळवले|कळवण्यात|बताया जा|बताई जा|सूचित|later|to be (?:announced|decided|intimated|"
    r"finalised)|tba|finali[sz]ed|announced|ठरविण्यात|ठरवण्यात|तय (?:होने|होना|किया)|शीघ्र|लवकरच|will be (?:told|"
    r"shared|posted|intimated|conveyed)"
)
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
_APPLIES = re.compile(
    r"जमा|आवेदन|दें|दे सक|देना|(?<![\u0900-\u0963\u0970-\u097f])द्या|सादर|नोंदणी|नोंदव|पंजीयन|पंजीकरण|स्वीकार|"
    r"मिळेल|मिलेगा|मिलेंगे|संपर्क|"
    r"चौकशी|submit|regist|appl|उपलब्ध|भेज|पाठव|सूची|यादी|लावल|लिए जा|देखें|पाहाव|तक्रार|शिकायत|इकाई|करा\.|करें(?!ग)"
)
_ENGLISH = re.compile(
    r"(?<![a-z])(?:(?:at|in)|(?:come|go|reach|report) to|(?:leaves?|starts?|departs?) from|assemble at|"
    r"venue,? (?:is|i\.e\.,?|"
    r"will be)|leaves?(?= [a-z' ]+(?:office|stand|campus|gate)))\s+(?:the\s+)?(?=\S)"
)
_ENGLISH_END = re.compile(
    r"[.;\n(]|\sw\.?e\.?f|,?\s(?:from|on|between|by|starting|for|with|where|until|till|and (?:will|is|was)|is|was|"
    r"will|were|"
    r"are|has|stands|instead|who|which|have|to (?:be|attend)|beginning|commencing|daily|under|owing|due|only|"
    r"should|may|can|at)(?![a-z])|,?\s\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m|p\.m|hrs)"
    r"|,?\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|"
    r"august|september|october|november|december)"
)
_ROAD = re.compile(r"रोड|रस्ता|मार्ग|चौक|कॉलोनी|कॉलनी|नगर|road|street|nagar")
LONGEST = 100


_OLD_LABEL = re.compile(
    r"(?:old|earlier|previous|former|पुराना|पुरानी|पूर्व का|पूर्व|पहले का|जुने|जुनं|आधीचे|पूर्वीचे)\s(?:का\s|चे\s)?$"
)


def _is_old_label(page: Page, match: re.Match[str]) -> bool:
    """ "Old venue: …" names where it is not."""
    named = re.search(r"(?:स्थान|स्थल|स्थळ|ठिकाण|जगह|venue|place|location)", match.group())
    start = match.start() + (named.start() if named else 0)
    return _OLD_LABEL.search(page.plain[max(0, start - 24) : start]) is not None


def labelled(page: Page) -> Span | None:
    """What stands after "Venue:" and the like, where it is a place and not "will be told later"."""
    for match in _LABEL.finditer(page.plain):
        if _is_old_label(page, match):
            continue
        line = page.line_at(match.end() if match.end() < len(page.plain) else match.start())
        stop = _NEXT_LABEL.search(page.plain, match.end(), line.end)
        end = stop.start() if stop else line.end
        newline = page.plain.find("\n", match.end(), end)
        if newline > 0 and page.plain[match.end() : newline].strip():
            end = newline
        span = _trimmed(page, match.end(), end)
        words = page.plain[span.start : span.end]
        if _ONLINE.match(words):
            return None
        if (
            words
            and len(words) <= LONGEST
            and not LATER.search(page.plain[match.start() : line.end])
            and not re.match(r"बदल|परिवर्तन", words)
        ):
            return span
    return None


def label_says_later(page: Page) -> bool:
    """Does the circular say that the place is told later?"""
    return any(
        LATER.search(page.plain, match.start(), page.sentence_at(match.start()).end)
        for match in re.finditer(r"(?:स्थान|स्थल|स्थळ|ठिकाण|venue|place|जगह|jagah)", page.plain)
    )


def in_sentence(page: Page, sentence: Span, marks: Iterable[Span]) -> list[Span]:
    """Places named in one sentence, in order; `marks` are its dates and times, which end a place's words on the left."""
    stops = [mark for mark in marks if sentence.holds(mark.start)]
    return [
        *_moved_to(page, sentence),
        *_before_locative(page, sentence, stops),
        *_after_at(page, sentence, stops),
        *_in_brackets(page, sentence, stops),
    ]


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
            yield _trimmed(page, match.start("place"), match.end("place"))
    for match in _READ_AS.finditer(page.plain, sentence.start, sentence.end):
        yield _trimmed(page, match.start("place"), match.end("place"))


def _in_brackets(page: Page, sentence: Span, stops: list[Span]) -> Iterable[Span]:
    """A place in brackets behind the day: "on 21 January (APMC Hall, 10.30 am)"."""
    for mark in stops:
        match = re.match(r"\s?\(([^()]{3,90})\)", page.plain[mark.end : sentence.end])
        if match is None or not VENUE.search(match[1]):
            continue
        start, end = mark.end + match.start(1), mark.end + match.end(1)
        end = min([end, *(other.start for other in stops if start < other.start < end)])
        span = _trimmed(page, start, end)
        if VENUE.search(page.plain[span.start : span.end]):
            yield span


def _before_locative(page: Page, sentence: Span, stops: list[Span]) -> Iterable[Span]:
    for match in _LOCATIVE.finditer(page.plain, sentence.start, sentence.end):
        last = match.start()
        if match["mr"] == "येथील" and VENUE.search(re.split(r"[,।;:(]", page.plain[match.end() : match.end() + 60])[0]):
            continue  # "the temple's hall at Khandala": the place goes on
        if match["case"]:
            head = re.search(rf"[{_LETTER}]+$", page.plain[sentence.start : match.start()])
            if head is None or not VENUE.search(head.group()):
                continue
        following = page.plain[match.end() : min(match.end() + 34, sentence.end)]
        if _APPLIES.search(re.split(r"[,;]", following)[0]) and not EVENT.search(following[:34]):
            continue
        start = _left_edge(page, sentence, last, stops)
        span = _trimmed(page, start, match.end() if match["case"] or match["beside"] else last)  # as written: "सभागृहात"
        words = page.plain[span.start : span.end]
        if not words or len(words) > LONGEST or _ONLINE.match(words):
            continue
        if VENUE.search(words) or _stands_for_a_place(page, span, sentence, stops, match.end()):
            yield span


_ONLINE = re.compile(
    r"(?:ऑनलाइन|ऑनलाईन|online|zoom|जूम|झूम|google meet|गूगल मीट|webex|गुगल मीट|"
    r"ms teams|यूट्यूब|यू-ट्यूब|youtube|फेसबुक लाइव|facebook live)"
)
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
    r"सहयोग|दिशा)$"
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


_CELL = re.compile(r"\||\s[·•]\s|\t|\s{2,}|\s[-–—]\s|\s?→\s?")
"""What parts the cells of a table's row, or of a list's."""


def of_rows(page: Page, days: Iterable[Span]) -> list[Span]:
    """The places of a table or list that names a day and a place in each row; empty where there is none such."""
    there, found, drawn = list(days), list[Span](), False
    for line in re.finditer(r"[^\n]+", page.plain):
        row = Span(line.start(), line.end())
        dated = [mark for mark in there if row.holds(mark.start)]
        if not dated or len({mark.start for mark in dated}) > 2:
            continue
        cells, start = list[Span](), row.start
        for mark in _CELL.finditer(page.plain, row.start, row.end):
            cells.append(Span(start, mark.start()))
            start = mark.end()
        cells.append(Span(start, row.end))
        named = [
            span
            for span in (
                _trimmed(page, cell.start, cell.end)
                for cell in cells
                if not any(cell.holds(mark.start) for mark in dated)
            )
            if VENUE.search(page.plain[span.start : span.end]) and span.end - span.start <= LONGEST
        ]  # fmt: skip
        found += named[-1:]
        drawn = drawn or bool(named and re.search(r"\||\s[·•]\s", page.plain[row.start : row.end]))
    return found if len(found) > 1 or drawn else []


_OFFICE = re.compile(
    r"(?:जिला|जिल्हा|district)[^\n]{0,20}(?:उद्योग|व्यापार|industr)|महाप्रबंधक|महाव्यवस्थापक|general manager|"
    r"^(?:कार्यालय|office)|"
    r"संचालक|प्राचार्य|अधीक्षक|(?<![a-z])(?:principal|manager|director|superintendent)|collector\b|कलेक्टर$"
)


def alone_on_a_line(page: Page, marks: Iterable[Span]) -> Span | None:
    """On a poster the place stands alone on a line beside the day or the hour."""
    there = list(marks)
    dated = [place for place, line in enumerate(page.lines) if any(line.holds(mark.start) for mark in there)]
    for place, line in enumerate(page.lines):
        span = _trimmed(page, line.start, line.end)
        words = page.plain[span.start : span.end]
        near = any(0 < place - other <= 2 for other in dated) and not (
            len(page.lines) > 4 and place == len(page.lines) - 1
        )
        if not near or place in dated or not 1 < len(words.split()) <= 9 or not VENUE.search(words):
            continue
        if (
            EVENT.search(words)
            or _APPLIES.search(words)
            or _OFFICE.search(words)
            or re.search(r"[।?!:]|\d{5}|https?", words)
        ):
            continue
        return span
    return None


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
        span = _trimmed(page, start, end)
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


def _trimmed(page: Page, start: int, end: int) -> Span:
    while start < end and not (page.plain[start].isalnum() or "\u0900" <= page.plain[start] <= "\u097f"):
        start += 1
    while end > start and page.plain[end - 1] in " ,;:-–—|*_.\n।()\"'“”‘’👍🙏":
        end -= 1
    leading = re.match(r"(?:the|स्थानीय|येथील)\s", page.plain[start:end])
    return Span(start + (leading.end() if leading and leading.group().startswith("the") else 0), end)


_PARTS = re.compile(
    r"[\n।|:;•●*_()\[\]\"“”]|\s[-–—·]\s|\s(?:में|मे|पर|येथे|येथील|येथून|रोजी|को|से|ko|mein|me|par|yethe)(?=[\s,।.]|$)|"
    r"(?<![a-z])(?:at|in|on|from|to|is|will|are|and will|by|of|for)\s(?:the\s)?|[^\w\s\u0900-\u0963\u0970-\u097f,.()/&'’-]+|"
    r"\.\s|,\s(?=(?:जिला|जिल्हा|district|dist))"
)


def candidates(page: Page, marks: Sequence[Span]) -> dict[Span, set[str]]:
    """All words of a page that may be a place, each with how it was come upon; `marks` are its dates and times."""
    found: dict[Span, set[str]] = {}

    def keep(span: Span, how: str) -> None:
        words = page.plain[span.start : span.end]
        if 2 < len(words) <= LONGEST and not _ONLINE.match(words):
            found.setdefault(span, set()).add(how)

    for match in _LABEL.finditer(page.plain):
        line = page.line_at(match.end() if match.end() < len(page.plain) else match.start())
        stop = _NEXT_LABEL.search(page.plain, match.end(), line.end)
        how = "old" if _is_old_label(page, match) else "labelled"
        keep(_trimmed(page, match.end(), stop.start() if stop else line.end), how)
    for sentence in page.sentences:
        for span in in_sentence(page, sentence, marks):
            keep(span, "said where")
    for line in page.lines:
        span = _trimmed(page, line.start, line.end)
        if VENUE.search(page.plain[span.start : span.end]):
            keep(span, "a line")
        edges = sorted((*((one.start, one.end) for one in marks if line.holds(one.start)),
                        *((one.start(), one.end()) for one in _PARTS.finditer(page.plain, line.start, line.end))))  # fmt: skip
        at = line.start
        for start, end in (*edges, (line.end, line.end)):
            part = _trimmed(page, at, start) if start > at else Span(at, at)
            if VENUE.search(page.plain[part.start : part.end]):
                keep(part, "a part")
            at = max(at, end)
    return found
