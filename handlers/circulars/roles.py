"""What each date of a circular is: a day of the event, the last day to apply, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from handlers.circulars.days import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import APPLY, CANCELLED, EVENT

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_LETTERS_OF_OFFICE = re.compile(
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:पत्र|आदेश|परिपत्रक|परिपत्र|विज्ञप्ति|ज्ञापन|शासन निर्णय|संदर्भ|अधिसूचना|"
    r"letter|notice|order|notification|"
    r"circular|advertisement|ref\.?|memo|resolution|जाहिरात|सूचना|विज्ञापन)"
    r"(?:\s(?:क्रमांक|क्र\.?|सं\.?|नं\.?|no\.?)[^।;]{0,30}|(?:(?!नुसार|अनुसार|अन्वये)[^।;,]){0,12})?\s(?:दिनांक|दि\.?|dated|dt\.?|of|"
    r"तारीख)?\s*:?\s*$|dated\s*$"
)
_BEFORE_LAST = re.compile(
    r"(?:(?<![a-z])(?:by|before|until|till|latest by|(?:until|till|by) (?:the )?(?:midnight|noon|close|end) (?:of|"
    r"on)|not later than|no later than|on or before|up ?to|closes? on|"
    r"close on|closing on|shuts? on|shuts|ends on|last day is|later than|(?:registrations?|entries|portal|"
    r"window|form|submission) closes?)\s(?:the\s)?$)"
    r"|(?:(?:last|final|closing) (?:date|day|tarikh)|deadline|शेवट\s|समाप्ती\s|अंतिम (?:तिथि|तारीख|दिनांक|मुदत|दि\.?(?= )|दिवस)|"
    r"आखिरी (?:तारीख|तिथि)|"
    r"अखेरची (?:तारीख|मुदत)|शेवटची (?:तारीख|मुदत)|अंतिम दिन)[^।\n]{0,70}$"
    r"|(?<![a-z])(?:by|before|until|till|up ?to|not later than)\s[\d.:]+\s?(?:a\.?m\.?|p\.?m\.?|hrs\.?|"
    r"noon)?\s(?:on|of)\s(?:the\s)?$|(?:open till|extended (?:to|till|upto|up to)|extended from[^।\n]{0,40} to)\s$|"
    r"(?:आवेदन|अर्ज|नोंदणी|पंजीयन|पंजीकरण|प्रवेशिका|स्वीकार[^\s]*|registrations?|applications?|submission|"
    r"entry)[^।\n]{0,24}(?:कालावधी|अवधि|period|window)"
    r"\s*[:–-]?\s*$|(?:मुदत|अवधि|"
    r"validity)\s*[:\-–]?\s*(?:दि\.?|दिनांक)?\s*$"
)
_AFTER_LAST = re.compile(
    r"^[\s,)]*(?:को |रोजी |रोजीच्या )?(?:\(?(?:[a-z\u0900-\u0963\u0970-\u097f]+)\)? )?(?:(?:सुबह|प्रातः|दोपहर|"
    r"अपरान्ह|अपराह्न|सायं\.?|दु\.?|स\.?|"
    r"सायंकाल|शाम|सकाळी|दुपारी|सायंकाळी|संध्याकाळी)?\s?(?:\d{1,2}(?:[.:]\d\d)?|एक|दो|दोन|तीन|चार|पांच|पाच|छह|सहा|"
    r"सात|आठ|दस|दहा|बारह|बारा)\s?(?:बजे|वाजता|वाजे|वा\.?)?\s?)?"
    r"(?:(?:की|के|च्या)\s(?:रात|शाम|सायं|दोपहर|सुबह|रात्री|रात्रि|मध्यरात्रि|मध्यरात्री|"
    r"सायंकाळी)\s?(?:\d{1,2}(?:[.:]\d\d)?\s?(?:बजे|"
    r"वाजे)?\s?)?)?(?:तक(?![\u0900-\u0963\u0970-\u097f])|tak\b|पर्यंत|पर्यन्त|वाजेपर्यंत|अखेर(?!च)|से पहले|के पूर्व|"
    r"के पहले|से पूर्व|पूर्वी|च्या आत|किंवा त्यापूर्वी|या उससे पहले|या उसके पूर्व|ke pehle|se pehle|se pahle|"
    r"or earlier|is the last|(?:ही|हीच|यह|ye|yeh)\s[^।\n]{0,40}(?:शेवटची|अंतिम|अखेरची|आखिरी)|ही अंतिम|ही शेवटची|"
    r"रही अंतिम|अंतिम (?:तिथि|तारीख))"
)
_ELIGIBILITY = re.compile(
    r"(?:वर्ष|वयाची|वय |आयु|उम्र|\bage\b|\byears\b|\bborn\b|जन्म|पूर्ण|स्थापित|set up|established|पंजीकृत|"
    r"नोंदणीकृत|registered (?:before|on or before|after)|as on|की स्थिति में|स्थितीत|पात्र|eligible|"
    r"के बाद (?:स्थापित|शुरू|जिन्हें|जिन)|नंतर (?:सुरू|स्थापन)|since|लाभ ले चुके|लाभ घेतलेल)"
)
_CLOSES = re.compile(
    r"[\s,]*(?:को |रोजी )?(?:(?:की|के|च्या)\s\S+\s)?(?:\d{1,2}(?:[.:]\d\d)?\s(?:बजे|वाजता)\s)?(?:(?:को|रोजी)\s)?"
    r"(?:(?:आवेदन|अर्ज|पंजीयन|नोंदणी|पोर्टल|फॉर्म)\s)?(?:बंद (?:हो|कर|होई|होणा)|समाप्त (?:हो|होगी|होगा)|संप(?:ेल|"
    r"णार|त आहे)|close)"
)
_NOT_APPLY = re.compile(
    r"(?:निपटाए|निपटा|वितरित|भुगतान|paid|refund|valid|वैध|मान्य|चालू राहील|चालू रहेगा|पूरा किया|पूर्ण केल|"
    r"पूर्ण करण्यात|सूची (?:जारी|लगाई)|यादी (?:लावली|जाहीर)|list will|results? (?:will|shall)|declared|घोषित कि|"
    r"जाहीर कर|खाते में|खात्यात|बंद रहेगा|बंद राहील)"
)
_PAYS = re.compile(
    r"(?:payment|recording|भुगतान|पेमेंट|recordings|bill|बिल|सप्ताह|पखवाडा|छूट|रक्कम|राशि|old rates?|पुराने? दर)\s(?:\S+\s){0,4}$"
)
_ELSEWHERE = re.compile(
    r"(?:परिणाम|निकाल|सूची|यादी|\blist\b|results?\b|declared|घोषित|गणतंत्र दिवस(?! (?:के अवसर|के उपलक्ष|पर))|"
    r"प्रजासत्ताक दिन(?!ानिमित्त|ाच्या|ी)|स्वतंत्रता दिवस(?! (?:के अवसर|के उपलक्ष|पर))|"
    r"republic day|independence day|दिवाली|दिवाळी|होली|से प्रभावी|से लागू|पासून लागू|w\.?e\.?f|with effect|स्थापना|"
    r"(?<![a-z])valid|वैध|अभियान|मोहीम|पखवाडा|पखवाड़ा|साक्षात्कार|मुलाखत|(?<![a-z])interview|early[- ]bird|"
    r"registrations? opens?|pre-?bid|इंटरव्यू|निविदा ?पूर्व|प्री-?बिड|छाननी|सोडत|लॉटरी|lottery|draw of lots|(?<![a-z])draw(?![a-z])|"
    r"(?:निविदा|बिड|bids?|tenders?|दरें|दरपत्रक)[^|;]{0,24}(?:खोल|उघड|open)|(?:opening|खोलने|उघडण)|चयन परीक्षा|selection test|"
    r"since|जयंती|पुण्यतिथि)"
)
_OLD_RIGHT = re.compile(
    r"^\s*(?:से|वरून|रोजीची?)\s*(?:बढाकर|वाढवून|बदलून|बदलकर|हटाकर)|^[^।\n]{0,75}?(?:होने वाल|होनेवाल|होनी थी|"
    r"होना था|होने थे|बुलाई गई थी|बुलाया गया था|प्रस्तावित|निर्धारित (?:थी|था|थे|की गई थी|किया गया था|\S+ )|"
    r"निश्चित (?:थी|था)|रखी गई थी|रखा गया था|नियत|के स्थान पर|की जगह|के बजाय|होणार होत|होणारी|होणारा|होणारे|"
    r"घोषित केल|आयोजित केलेल|नियोजित|ठरविण्यात आलेल|ऐवजी|च्या ऐवजी|ठेवण्यात आलेल|ठेवलेल|थी\b|था\b|होती\b|संपली|"
    r"was to|were to|had been|earlier|is postponed|stands|has been (?:cancelled|postponed)|shall not|will not|"
    r"now stands|could not)"
)
_OLD_LEFT = re.compile(
    r"(?:पूर्व में|पहले|यापूर्वी|(?<!त्या)आधी|मूळ|पूर्वीची|originally|earlier|previously|instead of|in place of|"
    r"scheduled (?:on|for|to be held on)|which was to (?:be held|close|end|take place) (?:on|from)|to be held on|"
    r"was to be|were to be|from)\s[^।\n]{0,34}$|\bnot (?:on|be held on)\s$"
)
_NEW_LEFT = re.compile(
    r"(?:(?<![\u0900-\u0963\u0970-\u097f])अब(?![\u0900-\u0963\u0970-\u097f])|आता|नई तिथि|नई अंतिम तिथि|नयी तिथि|"
    r"नवीन मुदत|नवीन अंतिम|new last date|नवीन तारीख|नई तारीख|"
    r"सुधारित (?:तारीख|दिनांक)|संशोधित (?:तिथि|दिनांक)|\bnow\b|new date|revised date|rescheduled (?:to|for|on)|"
    r"postponed to|preponed to|shifted to|\bab\b|(?:extended|postponed|shifted|preponed|advanced|changed|moved|"
    r"rescheduled)[^।\n]{0,20} from[^।\n]{0,40} to\s$|बढाकर|बढाकर|वाढवून|पुढे ढकलून)[^।\n]{0,90}$"
)
_LABEL = re.compile(
    r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:कब|कधी|(?:दिनांक|तारीख|तिथि|date|dates|day)(?: (?:व|एवं|and|&|"
    r"आणि) (?:वार|समय|दिन|time|वेळ))?|when|दि\.?|"
    r"(?<![a-z])din|दिन|दिवस|(?:तुकडी|बैच|batch) (?:सुरू|समाप्त|starts?|ends?)|📅|🗓|kab|tarikh|आयोजन तिथि|अवधि|"
    r"नया दिन|नवीन दिवस|वार व|"
    r"कालावधी|प्रारंभ|प्रारम्भ|समापन|समाप्ति|शुभारंभ|सुरुवात|सांगता|commencing|concluding|commencement|begins?|starts?|"
    r"(?:batch|phase|day|session|बैच|चरण|सत्र|दिवस|टप्पा|तुकडी)\s?(?:[ivx\d]+|एक|दो|"
    r"दोन)?)\s*[:?\-–—=]*\s*(?:[\w\u0900-\u0963\u0970-\u097f]+,\s)?$"
)
_NUMBER_OF_LETTER = re.compile(r"(?:क्रमांक|क्र\.?|जा\.\s?क्र|no\.|ref|f\.\s?no|सं\.|पत्र)\s*[:/\-.]?\s*[^\s]*\d")


HALF_A_YEAR = 180
_BECAUSE = re.compile(
    r"[\s)]*(?:के उपलक्ष|के अवसर पर|के कारण|की वजह|निमित्त|च्या निमित्त|मुळे|च्या कारणा|रोजी असून|रोजी असल्या|को होने से|on account of|being)"
)
"""A feast or a jubilee is the occasion, not the day of what is held."""
_FOLLOWING = re.compile(
    rf"(?<![{_LETTER}])(?:अगला|अगली|अगले|पुढील|पुढचा|पुढची|पुढचे|agla|agli|the next|"
    rf"next)\s(?:\S+\s){{0,3}}?(?:{EVENT.pattern})[^।.\n]{{0,20}}$"
)
_CLOSED = re.compile(r"बंद (?:रहेगा|रहेगी|रहेंगे|राहील|राहतील|राहणार)|remain(?:s)? closed|अवकाश|सुट्टी|holiday")
_ONLY_HOUR_OR_PLACE = re.compile(
    r"(?:समय|वेळ|वेळेत|time|स्थान|स्थल|ठिकाण|स्थळ|venue)[^।\n]{0,20}(?:परिवर्तन|बदल|change)|(?:change|परिवर्तन|"
    r"बदल)[^।\n]{0,14}(?:समय|time|venue|स्थान)"
    r"|बजे के स्थान पर|वाजण्याऐवजी|वाजता ऐवजी"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The dates that matter, and the stretches of the page where they stand."""

    event: tuple[Mention, ...]
    last: Mention | None
    own: tuple[Mention, ...]
    """The letter's own date, a dateline."""
    unreal: tuple[Mention, ...]
    """Days that do not exist."""


_CANCELS = re.compile(r"रद्द|निरस्त|cancel|स्थगित|postpone|पुढे ढकल")


def own_dates(page: Page, found: list[Mention], ts: date) -> tuple[Mention, ...]:
    """Dates that stand alone in a head line or a dateline and are not after the day on which the circular came."""
    return tuple(one for one in found if one.days and _may_be_own(one, ts) and _is_head(page, one))


def _may_be_own(one: Mention, ts: date) -> bool:
    """A letter is not written after it came; "Dec 14" read as next December is rather last week's."""
    return one.days[0] <= ts or (not one.has_year and (one.days[0] - ts).days > HALF_A_YEAR)


def _is_head(page: Page, one: Mention) -> bool:
    line = page.line_at(one.start)
    place = page.lines.index(line) if line in page.lines else 0
    rest = (page.plain[line.start : one.start] + " " + page.plain[one.end : line.end]).strip()
    words = re.findall(rf"[{_LETTER}]{{2,}}", rest)
    sentence = page.sentence_at(one.start)
    before = page.plain[sentence.start : one.start]
    at_top = place < 6 or place >= len(page.lines) - 2
    if one.how == "near":
        return False  # "today" is said of the event
    if at_top and (len(words) <= 6 or _NUMBER_OF_LETTER.search(rest)) and not EVENT.search(rest) and len(rest) < 90:
        return not _has_clock(rest)
    # "सागर, 9 मई 2026। …" or "Raipur, 8 May: …": a place, a date, then the text.
    after = page.plain[one.end : one.end + 4].lstrip(" )")
    dateline = sentence.start == line.start and len(before.split()) <= 4 and not EVENT.search(before)
    return dateline and after[:1] in ("।", ":", ".", "-", "–", "—", "|", "(", "/") and place < 5


def _has_clock(words: str) -> bool:
    return re.search(r"\d\s?(?:बजे|वाजता|am|pm|baje)", words) is not None


def sort_out(page: Page, found: list[Mention], ts: date, *, past: bool, superseding: bool) -> Roles:
    """Give every date its role. `past`: the circular reports what has happened; `superseding`: it changes an earlier one."""
    own = own_dates(page, found, ts)
    event: list[Mention] = []
    last: list[tuple[int, Mention]] = []
    fresh: list[Mention] = []
    old: list[Mention] = []
    unreal = []
    for one in found:
        if not one.days:
            unreal.append(one)
            continue
        if one in own:
            continue
        sentence = page.sentence_at(one.start)
        left, right = page.plain[sentence.start : one.start], page.plain[one.end : sentence.end]
        if _LETTERS_OF_OFFICE.search(left[-60:]):
            continue
        if not past and not one.has_year and one.how != "of_month" and (one.days[0] - ts).days > _FAR_DAYS:
            continue
        if superseding and _READ_INSTEAD.search(left + "|" + right[:40]):
            if re.match(r"[\"”'\s]*(?:as|being)\s(?:the\s)?(?:last|closing|final)", right) or any(
                _BEFORE_LAST.search(page.plain[max(0, other.start - 110) : other.start])
                for other in found
                if other.start < one.start
            ):
                last.append((6, one))
            else:
                fresh.append(one)
            continue
        weight = _as_last(page, one, sentence, left, right, found)
        if weight:
            if not past and one.days[-1] >= ts and not (superseding and _is_old(left, right)):
                last.append((weight + (4 if _NEW_LEFT.search(left) else 0), one))
            continue
        if past and not one.is_range and _AFTER_LAST.match(right):
            continue  # "to be done by 31 December" in a report is no day of the event
        if _is_no_event(page, one, sentence, left, right, past, ts):
            continue
        if superseding and _NEW_LEFT.search(left) and not _IN_ITS_PLACE.search(left):
            fresh.append(one)
        elif superseding and _is_old(left, right):
            old.append(one)
        else:
            event.append(one)
    if fresh:
        event = fresh
    elif not event and old and _ONLY_HOUR_OR_PLACE.search(page.plain) and not _CANCELS.search(page.plain):
        event = old  # the day stands, its hour or place is another
    if last:  # "begins 1 January, ends 15 January": the first day to apply is no event
        event = [one for one in event if not _opens(page, one, last)]
    best = max(last, key=lambda pair: (pair[0], pair[1].start), default=(0, None))[1]
    if best is not None:  # a bilingual circular says it twice, once in words that do not tell
        event = [one for one in event if one.days != best.days]
    return Roles(tuple(_of_one_event(page, event, past)), best, own, tuple(unreal))


_READ_INSTEAD = re.compile(
    r"(?:त्याऐवजी|ऐवजी|उसके स्थान पर|के स्थान पर|instead)\s(?:दि\.?\s|दिनांक\s)?\|[^।]{0,12}(?:वाच|पढ|समझ|read)|"
    r"(?<![a-z])for\s[\"“'][^।\n]{4,40}[\"”']\s(?:please\s)?read\s[\"“']?\||"
    r"(?:be read as|read as)\s\|"
)
_IN_ITS_PLACE = re.compile(r"(?:instead of|in place of)\s(?:the\s)?$")


def _opens(page: Page, one: Mention, last: list[tuple[int, Mention]]) -> bool:
    sentence = page.sentence_at(one.start)
    left = page.plain[sentence.start : one.start]
    beside = any(sentence.holds(other.start) and other.start > one.start for _, other in last)
    return (
        beside
        and re.search(r"(?:सुरुवात|प्रारंभ|शुरू|begins?|starts?|opens?(?: from)?)\s*[:–-]?\s*$", left) is not None
        and not EVENT.search(left)
    )


def _is_old(left: str, right: str) -> bool:
    if _IN_ITS_PLACE.search(left):
        return True
    if _NEW_LEFT.search(left):
        return False
    clause = re.split(
        r"[,;](?! \d)|(?<![\u0900-\u0963\u0970-\u097f])(?:अब|आता|जिसे|मात्र)(?![\u0900-\u0963\u0970-\u097f])|"
        r"\bnow\b|\bbut\b",
        right,
    )[0]
    before = re.split(
        r";|,(?! \d)|(?<![\u0900-\u0963\u0970-\u097f])(?:मात्र|तर|तथापि)(?![\u0900-\u0963\u0970-\u097f])", left
    )[-1]
    if CANCELLED.search(right) and not _NEW_LEFT.search(left + right) and not re.search(r"\d{1,2}[./-]\d", right):
        return True  # the verb stands at the end of the sentence, whatever lies between
    return (
        _OLD_RIGHT.search(clause) is not None
        or _OLD_LEFT.search(before[-60:]) is not None
        or CANCELLED.search(clause) is not None
    )


_ASKED_FOR = re.compile(
    r"(?:करें|कराएं|कराए|करावें|करे|दें|लें|भेजें|बताएं|बता दे|लिखवाएं|लाएं|पहुंचाएं|द्यावी|द्यावे|द्यावीत|करावी|करावे|करावेत|करा|"
    r"द्या|पाठवा|पाठवावी|पाठवावे|कळवा|कळवावे|भरा|भरावा|घ्या|घ्यावे|दीजिए|कीजिए|भेजिए|"
    r"kare|karo|kar de|de do|bhejo|bata de|likhwao|karaye|bhare)"
    r"[\s।.!]*$"
)
"""A request stands at the end of its sentence."""
_ASKS = re.compile(
    r"(?<![a-z])(?:please|pls|kindly|send|submit|fill|register|reply|"
    r"must|should|shall|may be|requested|confirm|upload|hand in)(?![a-z])"
)
_TOO_LATE = re.compile(
    r"\s*(?:के बाद|के पश्चात|के उपरांत|नंतर|के बाद प्राप्त)[^।\n]{0,60}(?:नहीं|नाही|मान्य न)|\s*[^.\n]{0,40}(?:shall|will|can|is|are) not be "
    r"(?:considered|entertained|accepted)"
)
_AFTER_WORD = re.compile(r"(?:after|बाद|नंतर)\s(?:the\s)?$")


def _as_last(page: Page, one: Mention, sentence: Span, left: str, right: str, found: list[Mention]) -> int:
    """How surely a date is the last day to apply: 0 not at all."""
    if _TOO_LATE.match(right) and (_AFTER_WORD.search(left) or re.match(r"\s*(?:के बाद|के पश्चात|के उपरांत|नंतर)", right)):
        return 3
    if _COMES_THEN.search(left[-30:]):
        return 0
    after, before = _AFTER_LAST.match(right) or _CLOSES.match(right), _BEFORE_LAST.search(left[-110:])
    if before:
        said_at = one.start - len(left[-110:]) + before.start()
        if (
            not after
            and any(said_at < other.start < one.start and not other.is_range for other in found)
            and ";" in left[-60:]
        ):
            before = None  # "closing date 28 December; interview on 30 December"
    if not after and not before:
        return 0
    whole = page.plain[sentence.start : sentence.end]
    near = left[-45:] + " | " + right[:55]
    if _ELIGIBILITY.search(left[-12:] + "|" + right[:38]) and not re.search(r"अंतिम|last date|शेवटच", whole):
        return 0
    applies = APPLY.search(near) or APPLY.search(left)
    if (_NOT_APPLY.search(right[:60]) or _PAYS.search(left[-25:])) and not re.search(r"अंतिम|last date|शेवटच", left):
        return 0
    if one.is_range and not (applies and not EVENT.search(left[-60:])):
        return 0
    if one.is_range or (after and re.search(r"(?:से|ते|from)\s*$", left)):
        return 2 if applies else 0
    applies = applies or _ASKED_FOR.search(right) or (before and _ASKS.search(whole))
    strong = re.search(r"अंतिम|last date|शेवटच|आखिरी|closing|deadline|last tarikh", whole) is not None
    return 3 if strong else 2 if applies else (0 if EVENT.search(whole) and after and "तक" in after.group() else 1)


_PREVIOUS = re.compile(
    r"(?:पिछल|मागील|मागच्या|गत |previous|last (?:held|year|month)|pichl|wale? (?:camp|mele|training|"
    r"meeting) me)[^|]*\||\|[^।]{0,34}?"
    r"(?:हुआ था|हुई थी|हुए थे|झाला होता|झाली होती|झाले होते|hua tha|hui thi|was held|were held|आ चुके|aa chuke)"
)


_COMES_THEN = re.compile(r"(?:रिपोर्टिंग|(?<![a-z])reporting(?: on)?|उपस्थिति|आगमन|arrival)\s(?:दिनांक\s)?$")
_REGISTERING_BEGINS = re.compile(
    r"(?:आवेदन|पंजीयन|पंजीकरण|नोंदणी|अर्ज|प्रपत्र|registrations?|applications?|booking)[^।\n]{0,20}(?:चालू|शुरू|प्रारंभ|"
    r"सुरू|विक्री|open|begin|start)[^।\n]{0,6}(?:(?:तिथि|तारीख|दिनांक|date)[^।\n]{0,6})?$"
)
_FAR_DAYS = 240
"""A day without a year that would be so far ahead is rather one of the year that is going."""


def _is_no_event(page: Page, one: Mention, sentence: Span, left: str, right: str, past: bool, ts: date) -> bool:
    if (
        past != (one.days[-1] < ts)
        and not (past and one.days[-1] == ts)
        and not (not past and one.days[0] <= ts <= one.days[-1])
    ):
        return True
    if _ELIGIBILITY.search(right[:30]) and not EVENT.search(right[:60]):
        return True
    if re.search(r"(?:वय|वयोमर्यादा|आयु|उम्र|(?<![a-z])age)[^।\n]{0,24}$", left):
        return True
    if not past and _PREVIOUS.search(re.split(r"[,;।]", left)[-1][-50:] + "|" + right[:40]):
        return True
    if one.how == "weekday" and re.match(r"\s*(?:को )?(?:बंद|सुट्टी|अवकाश|closed|holiday)", right):
        return True
    if _COMES_THEN.search(left[-30:]) or _REGISTERING_BEGINS.search(left[-60:]):
        return True
    if re.search(r"as on\s$|के बाद\s*$|since\s$|(?<![a-z])after\s$", left) or re.match(r"\s*(?:के बाद|नंतर)", right):
        return True
    if _BECAUSE.match(right) and not EVENT.search(left[-12:]):
        return True
    clause_left = re.split(r"[,;।]", left)[-1][-50:]
    if _CLOSED.search(page.plain[sentence.start : sentence.end]) and not EVENT.search(
        page.plain[sentence.start : sentence.end]
    ):
        return True
    clause = clause_left + "|" + re.split(r"[;।]", right)[0][:70]
    whole = page.plain[sentence.start : sentence.end]
    if _ELSEWHERE.search(clause) and not EVENT.search(clause) and not (one.is_range and EVENT.search(whole)):
        return True
    return re.match(r"\s*(?:पासून|से)\s(?!\d)", right) is not None and not EVENT.search(
        page.plain[sentence.start : sentence.end]
    )


_ONE_REPORT = 60
"""A report tells of one event: what lies so many days before it is another matter."""


def _of_one_event(page: Page, found: list[Mention], past: bool) -> list[Mention]:
    """Of several dates those beside the event's name, a label, a time or a place; all of them when none is."""
    if past and len(found) > 1:
        newest = max(one.days[-1] for one in found)
        found = [one for one in found if (newest - one.days[-1]).days <= _ONE_REPORT]
    if len(found) < 2:
        return found
    found = [one for one in found if not _FOLLOWING.search(page.plain[max(0, one.start - 70) : one.start])] or found
    near = [one for one in found if _beside_event(page, one)]
    days = {one.days for one in near}
    return [one for one in found if one.days in days] or found


def _beside_event(page: Page, one: Mention) -> bool:
    return EVENT.search(page.said(page.sentence_at(one.start))) is not None or is_labelled(page, one)


def is_labelled(page: Page, one: Mention) -> bool:
    """Does "Date:" or the like stand before it?"""
    return _LABEL.search(page.plain[max(0, one.start - 40) : one.start]) is not None


def days_of(found: tuple[Mention, ...]) -> list[date]:
    """First and last day of each, in order, each once."""
    return sorted({day for one in found for day in one.days})


def is_read_instead(page: Page, one: Mention) -> bool:
    """Does a corrigendum say in so many words that this is to be read in the other's place?"""
    sentence = page.sentence_at(one.start)
    left, right = page.plain[sentence.start : one.start], page.plain[one.end : sentence.end]
    return _READ_INSTEAD.search(left + "|" + right[:40]) is not None


def signs_of(page: Page, one: Mention, ts: date) -> list[str]:
    """What the rules have words for beside a date, each as a mark that a learnt weight can hang on."""
    sentence = page.sentence_at(one.start)
    left, right = page.plain[sentence.start : one.start], page.plain[one.end : sentence.end]
    near = left[-60:] + "|" + right[:60]
    found = {
        "too late after": _TOO_LATE.match(right), "until": _AFTER_LAST.match(right), "closes": _CLOSES.match(right),
        "last day": _BEFORE_LAST.search(left[-110:]), "of a letter": _LETTERS_OF_OFFICE.search(left[-60:]),
        "old": _is_old(left, right), "new": _NEW_LEFT.search(left), "labelled": is_labelled(page, one),
        "own": _may_be_own(one, ts) and _is_head(page, one), "then": _COMES_THEN.search(left[-30:]),
        "earlier": _PREVIOUS.search(left[-60:] + "|" + right[:50]), "who may": _ELIGIBILITY.search(near),
        "elsewhere": _ELSEWHERE.search(near), "no form": _NOT_APPLY.search(right[:60]),
        "occasion": _BECAUSE.match(right) and not EVENT.search(left[-12:]), "next one": _FOLLOWING.search(left[-70:]),
        "far": not one.has_year and one.how != "of_month" and one.days and (one.days[0] - ts).days > _FAR_DAYS,
        "pays": _PAYS.search(left[-25:]), "event near": EVENT.search(near), "form near": APPLY.search(near),
    }  # fmt: skip
    return [name for name, there in found.items() if there]
