"""A circular's kind, language, title, district, links, fee and contact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from handlers.circulars.days import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import (
    APPLY,
    CALLS_FOR,
    CANCEL_OF_EVENT,
    EVENT,
    NO_DATE_YET,
    NOT_SUPERSEDING,
    OTHER,
    REPORT,
    SCHEME,
    SUPERSEDES,
)
from handlers.folding import normalise

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"

# ── language ──────────────────────────────────────────────────────────────────────────────────────────────────────

_MARATHI = re.compile(
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:आहे|आहेत|येथे|रोजी|आणि|व|यांनी|यांच्या|करावी|करावा|करावे|येईल|होईल|होणार|"
    r"पर्यंत|नाही|साठी|असून|केले|केली|झाली|झाला|असा|जिल्ह्यातील|घ्यावी|सर्व|द्यावे|द्यावेत|आपल्या|कळविण्यात|नये|ती|"
    r"ही|हे)(?![\u0900-\u0963\u0970-\u097f])|[\u0900-\u0963\u0970-\u097f](?:ासाठी|ांनी|ांना|ांच्या|ाच्या|ण्यात|"
    r"ातील)(?![\u0900-\u0963\u0970-\u097f])|ळ"
)
_HINDI = re.compile(
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:है|हैं|में|को|की|के|का|और|से|तक|पर|गया|गई|होगा|होगी|जाएगा|जाएगी|लिए|करें|"
    r"इस|एवं|हेतु|नहीं|ने|यह|दें|था|थी|अपने|अपना)(?![\u0900-\u0963\u0970-\u097f])"
)
_ROMAN_HINDI = re.compile(
    r"\b(?:hai|hain|ko|ke|ki|ka|me|mein|se|aur|nahi|karo|karein|sabhi|sab|aaye|laye|liye|hoga|hogi|kya|jaldi|baje|"
    r"subah|wale|walo|apna|apne|bhi|koi|sath|dhyan|lag|raha|par|ya|tak)\b"
)
_ROMAN_MARATHI = re.compile(
    r"\b(?:ahe|aahe|ani|aani|sathi|yethe|karava|sarvani|nahi|ya|cha|chi|che|madhe|dya|yave|hoil)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|is|will|be|are|for|to|and|by|in|at|may|has|with|from|on|this|shall)\b")


def language_of_page(page: Page) -> str:
    """hi, mr or en: of a bilingual circular the one that comes first and says as much."""
    deva = len(re.findall(r"[\u0904-\u0939]", page.plain))
    latin = len(re.findall(r"[a-z]", re.sub(r"https?://\S+|www\.\S+|\S+@\S+", "", page.plain)))
    if deva * 2.2 >= latin or (deva > 40 and re.match(r"[^a-z]*[\u0904-\u0939]", page.plain)):
        return "mr" if len(_MARATHI.findall(page.plain)) > len(_HINDI.findall(page.plain)) else "hi"
    english, hindi = len(_ENGLISH.findall(page.plain)), len(_ROMAN_HINDI.findall(page.plain))
    marathi = len(_ROMAN_MARATHI.findall(page.plain))
    if max(hindi, marathi) > english:
        return "mr" if marathi > hindi else "hi"
    return "en"


# ── kind ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def supersedes(page: Page) -> bool:
    """Does the circular correct, postpone, cancel or extend an earlier one?"""
    for sentence in page.sentences:
        said = page.said(sentence)
        if NOT_SUPERSEDING.search(said):
            continue
        if SUPERSEDES.search(said):
            return True
        if CANCEL_OF_EVENT.search(said) and not re.search(r"(?:आवेदन|अर्ज|application|entries|entry)", said):
            return True
    return False


def looks_like_report(page: Page) -> int:
    """How many signs there are that it has happened already."""
    return sum(1 for sentence in page.sentences if REPORT.search(page.said(sentence)))


def is_other(page: Page) -> bool:
    """A warning, a moved office, a helpline, a committee."""
    return OTHER.search(page.plain) is not None


def kind_of_page(
    page: Page, *, future_event: bool, last: bool, past_event: bool, superseding: bool, event_like: bool
) -> str:  # fmt: skip
    """workshop, deadline, scheme, report or other."""
    signs = looks_like_report(page)
    named = any(EVENT.search(page.said(sentence)) for sentence in page.sentences)
    if not future_event and past_event and not superseding and signs >= (1 if last else 0):
        return "report"
    if not future_event and not last and not superseding:
        if signs >= 2 or (signs and past_event):
            return "report"
        if is_other(page):
            return "other"
        if signs and not CALLS_FOR.search(page.plain):
            return "report"
    if future_event and event_like:
        return "workshop"
    if superseding and not last and named:
        return "workshop"
    if last:
        return "workshop" if future_event and named else "deadline"
    if is_other(page) and not named:
        return "other"
    if future_event:
        return "workshop"
    if _is_coming(page):
        return "workshop"
    if SCHEME.search(page.plain) and not _calls(page):
        return "scheme"
    if _calls(page):
        return "deadline"
    return "scheme" if SCHEME.search(page.plain) else "other"


def _is_coming(page: Page) -> bool:
    """An event is told of in the future although no day of it is named."""
    return any(
        EVENT.search(said) and NO_DATE_YET.search(said) and not SCHEME.search(said)
        for said in (page.said(sentence) for sentence in page.sentences[:6])
    )


def _calls(page: Page) -> bool:
    return re.search(
        r"(?:आवेदन आमंत्रित|अर्ज मागव|applications? (?:are |is )?invited|invites (?:applications|nominations|"
        r"proposals)|प्रस्ताव आमंत्रित|निविदा|call for (?:entries|nominations|applications))", page.plain
    ) is not None  # fmt: skip


# ── title ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_SUBJECT = re.compile(r"(?:^|\s)(?:विषय|subject|sub|विषयः)\s?[:.\-–—]+\s*[-–—:]*\s*")
_SUBJECT_ENDS = re.compile(r"[।\n]|\s{2,}|\.\s")
_BARE = re.compile(
    r"^[^\w\u0900-\u0963\u0970-\u097f]*(?:(?:आवश्यक|जाहीर|अति आवश्यक|जरूरी|महत्वपूर्ण|महत्त्वाची|सार्वजनिक|प्रेस|"
    r"public|important|urgent|press)?\s*(?:सूचना|नोटिस|आवाहन|विज्ञप्ति|निवेदन|notice|note|circular|परिपत्रक|"
    r"परिपत्र|release|शुद्धि ?पत्रक?|corrigendum|सावधान ?(?:रहें|रहा)?|मुदतवाढ|"
    r"message))[^\w\u0900-\u0963\u0970-\u097f]*(?:(?:क्र\.?|क्रमांक|no\.?)\s*\d+)?[^\w\u0900-\u0963\u0970-\u097f]*$"
)
_LETTERHEAD = re.compile(
    r"(?:कार्यालय[,. ]|जिला व्यापार|जिला उद्योग|जिल्हा उद्योग|जिला पंचायत|जिल्हा परिषद$|district (?:trade|"
    r"industries)|office of|महाप्रबंधक|महाव्यवस्थापक|general manager|संचालक|collectorate|कलेक्टर|शासन|"
    r"government of|समिति,|क्रमांक|जा\.? ?क्र|no\.|ref|प्रति[,.]|sir/madam|dear|दैनिक|नगर निगम|नगर पालिका|बंधू|"
    r"^सर्व |भाइयों|ध्यान दें)"
)
LONGEST = 160


def title(page: Page, dates: Sequence[Mention], event: Span | None, kind: str) -> str:
    """A short title in the circular's words: its subject line, its heading, or its main sentence."""
    if subject := _SUBJECT.search(page.plain):
        line = page.line_at(subject.end())
        stop = _SUBJECT_ENDS.search(page.plain, subject.end() + 8, line.end)
        return _short(page.original(subject.end(), stop.start() if stop else line.end))
    heading = _heading(page, dates)
    main = _main_sentence(page, event, kind, but=heading)
    if heading is None:
        return _short(page.original(main.start, main.end)) if main else ""
    said = page.original(heading.start, heading.end).strip(" *_:-–।.")
    bare = _BARE.match(page.said(heading).strip()) is not None or _NOTHING_YET.search(page.said(heading)) is not None
    if main is not None and (bare or len(said.split()) < 3):
        return _short(f"{said}: {page.original(main.start, main.end)}")
    return _short(said)


_TELLS = (EVENT, APPLY, SCHEME, OTHER, REPORT, SUPERSEDES)
_NOTHING_YET = re.compile(
    r"^[^\w\u0900-\u0963\u0970-\u097f]*(?:join us|save the date|attention|urgent|dear |namas|नमस्|सुवर्णसंधी|अत्यावश्यक|"
    r"आमंत्रण|खुशखबर|जरूरी खबर|आवश्यक|आम सूचना|समाचार|bhaiyo|sabhi |change (?:in|of) (?:venue|date)|notice inviting)"
)


def _says_more(page: Page, line: Span) -> bool:
    """Does the line after this one say what it is about, where this one only names an office or greets?"""
    place = page.lines.index(line)
    if place + 1 >= len(page.lines):
        return False
    said, following = page.said(line), page.said(page.lines[place + 1])
    tells = any(words.search(following) for words in _TELLS)
    silent = not any(words.search(said) for words in _TELLS) or _NOTHING_YET.search(said) is not None
    return (
        silent
        and tells
        and 3 <= len(following.split()) <= 16
        and not re.match(r"\s*(?:दिनांक|date|वेळ|समय|to\b|प्रति)", following)
    )


def _heading(page: Page, dates: Sequence[Mention]) -> Span | None:
    """The first short line that is no letterhead, number, date, greeting or label."""
    for line in page.lines[:7]:
        said = page.said(line).strip()
        start = line.start
        inside = [one for one in dates if line.holds(one.start)]
        if inside and _BARE.match(page.plain[line.start : inside[0].start].rstrip(" दिनांक.:")):
            return Span(start, inside[0].start)
        letters = re.findall(rf"[{_LETTER}]", said)
        is_label = re.match(
            r"^[^\w\u0900-\u0963\u0970-\u097f]*(?:दिनांक|तारीख|वेळ|समय|स्थान|स्थळ|date|time|venue|कब|कहां|"
            r"dates)\s*[:\-–]",
            said,
        )
        if (
            len(letters) < 4
            or len(said) > 110
            or is_label
            or (inside and not EVENT.search(said) and not APPLY.search(said))
        ):
            continue
        if (
            _LETTERHEAD.search(said)
            and not EVENT.search(said)
            and not SUPERSEDES.search(said)
            and not _BARE.match(said)
        ):
            continue
        if _says_more(page, line):
            continue
        if said.endswith(("।", ".")) and len(said.split()) > 12:
            return None
        if "।" in said[:-1]:
            return None
        return line
    return None


def _main_sentence(page: Page, event: Span | None, kind: str, but: Span | None) -> Span | None:
    sentences = [one for one in page.sentences if but is None or not (but.start <= one.start < but.end)]
    wanted = {"other": OTHER, "report": EVENT, "deadline": APPLY, "scheme": SCHEME}.get(kind, EVENT)
    if event is not None and but is None:
        around = page.sentence_at(event.start)
        if around in sentences and EVENT.search(page.said(around)):
            return around
    for one in sentences:
        said = page.said(one)
        if wanted.search(said) and len(said.split()) > 3:
            return one
    return next((one for one in sentences if len(page.said(one).split()) > 3), None)


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(" :-–—।.*_🔔📢🧵👌🙏")
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:-–।") + "…"


# ── links, fee, contact ───────────────────────────────────────────────────────────────────────────────────────────

_LINK = re.compile(
    r"https?://[^\s<>\"'“”‘’।]+|(?<![\w@.])(?:www\.)?(?:[a-z0-9-]+\.)+(?:gov\.in|nic\.in|org\.in|co\.in|ac\.in|org|"
    r"com|in|net|edu|info|gov)(?:/[^\s<>\"'“”‘’।]*)?(?![\w@])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\d/.-])(?:\+91[\s-]?)?(?:0\d{2,4}[\s-]?\d{6,8}|0{5}-\d{5}|[6-9]\d{4}[\s-]?\d{5}|1\d{3}(?!\d)|"
    r"1800[\s-]?\d{2,3}[\s-]?\d{3,4})(?![\d/.-])"
)
_FREE = re.compile(
    r"(?:निःशुल्क|नि:शुल्क|निशुल्क|मुफ्त|मोफत|विनामूल्य|free of (?:cost|charge)|no (?:participation |entry |"
    r"registration |application )?fee|(?:कोई |कोणतेही )?(?:शुल्क|फीस|फी) (?:नहीं|नाही)|bilkul free|"
    r"entry (?:is )?free|प्रवेश मुफ्त)"
)
_COST = re.compile(
    r"(?:शुल्क|फीस|फी|किराया|भाडे|भाडा|अनामत|fee|rent|charges?|deposit)[^।.\n]{0,30}?(?:₹|रु\.?|रुपये|"
    r"rs\.?)?\s?\d[\d,]*(?:\s?(?:रुपये|रु\.?|/-|rupees))?"
)


def links(page: Page) -> list[str]:
    """Web addresses, without the point or danda after them; mail addresses are none."""
    found = []
    for match in _LINK.finditer(page.text):
        said = match.group().rstrip(".,;:)।]}>*_")
        before = page.text[max(0, match.start() - 1) : match.start()]
        if "@" not in said and before != "@" and said not in found:
            found.append(said)
    return found


def fee(page: Page) -> str | None:
    """What it costs, in the circular's words; only where it says so."""
    if (match := _COST.search(page.plain)) is None:
        free = _FREE.search(page.plain)
        return page.original(free.start(), free.end()) if free else None
    sentence = page.sentence_at(match.start())
    said = page.original(sentence.start, sentence.end).strip(" ।.!")
    return said if len(said) <= 110 else page.original(match.start(), match.end())


def contact(page: Page) -> str | None:
    """Telephone numbers and mail addresses to ask at, as written."""
    found = [match.group().strip() for match in _PHONE.finditer(page.plain)]
    found += [match.group() for match in _MAIL.finditer(page.text)]
    return ", ".join(dict.fromkeys(found)) or None


# ── district ──────────────────────────────────────────────────────────────────────────────────────────────────────

_MARKS = re.compile(r"^[ ,.\-–—()]*(?:जिला|जिले|जिले|जिल्हा|जिल्ह्या|district|dist\b|zila|jila|jile)")
_MARKS_BEFORE = re.compile(
    r"(?:जिला|जिले|जिला|जिल्हा|district(?: of)?|dist\.?|zila|jila|केंद्र,|केन्द्र,|centre,|center,|कार्यालय,|"
    r"प्रशासन|कलेक्ट्रेट|collectorate|सेटी|rseti|(?<![a-z])dic|उद्योग केन्द्र|उद्योग केंद्र|बैंक|माविम|आत्मा|"
    r"कलेक्टर,|collector,|परिषद,|पंचायत,|पंचायत|समिति,|administration,|उद्यान,|कृषि,|उद्योग,)\s*$"
)
_ENDINGS = r"(?:च्या|चे|ची|चा|तील|ातील|मध्ये|ामध्ये|त|ात|ला|कर|हून|येथील|ी|ाचे|ाच्या|ास)?"
_EVERYDAY = frozenset({"north east", "north west", "south east", "south west", "new delhi"}) | frozenset(
    normalise(word)
    for word in "सागर धार गुना पन्ना बीड सतना देवास कटनी मंडला man mul sagar dhar guna panna beed una mau puri "
    "satna central सीधी हरदा बांदा जींद कोटा गया रामपुर मंडी पुरी ऊना north south east west central".split()
)


_NASALS = (("ंड", "ण्ड"), ("ंट", "ण्ट"), ("ंद", "न्द"), ("ंत", "न्त"), ("ंब", "म्ब"), ("ंप", "म्प"), ("ंग", "ङ्ग"))


def _with_nasal(name: str) -> str:
    """The other way to write a name's nasal: डिण्डौरी beside डिंडौरी."""
    for dot, letter in _NASALS:
        name = name.replace(dot, letter)
    return name


@cache
def _names() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    from storage import reference

    found = []
    for one in reference.districts():
        names = {one.name, one.name_hi or "", one.name_mr or "", *one.other_names}
        for name in names:
            written = Page.of(name).plain.strip()
            for plain in dict.fromkeys((written, _with_nasal(written))):
                if len(plain) <= 2:
                    continue
                end = _ENDINGS if "\u0900" <= plain[0] <= "\u097f" else ""
                found.append((re.compile(rf"(?<![{_LETTER}]){re.escape(plain)}{end}(?![{_LETTER}])"), plain, one.name))
    found.sort(key=lambda entry: -len(entry[1]))
    return tuple(found)


def district(page: Page, dates: Sequence[Mention], place: Span | None) -> str | None:
    """The district that the circular names, in English; the surest of several."""
    scores: dict[str, float] = {}
    taken: list[tuple[int, int]] = []
    for pattern, plain, name in _names():
        if plain not in page.plain:
            continue
        for match in pattern.finditer(page.plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            weight = _weight(page, match, plain, dates, place)
            if weight:
                taken.append(match.span())
                scores[name] = max(scores.get(name, 0), weight) + 0.1
    return max(scores, key=lambda name: scores[name], default=None)


_ROAD = re.compile(r"\s(?:रस्ता|रोड|मार्ग|नाका|road|highway|street)(?![\u0900-\u0963\u0970-\u097fa-z])")


def _weight(page: Page, match: re.Match[str], plain: str, dates: Sequence[Mention], place: Span | None) -> float:
    after, before = page.plain[match.end() : match.end() + 16], page.plain[max(0, match.start() - 30) : match.start()]
    if _ROAD.match(after):
        return 0
    if _MARKS.match(after) or _MARKS_BEFORE.search(before.rstrip(" :-–")):
        return 4
    line = page.line_at(match.start())
    begins = not page.plain[line.start : match.start()].strip(" 📢🔔*_")
    dated = any(0 <= one.start - match.end() < 16 and line.holds(one.start) for one in dates)
    ends = not page.plain[match.end() : line.end].strip(" .।,*_🔔📢")
    if (begins and dated) or (ends and before.rstrip().endswith(",")):
        return 3
    if place is not None and 0 <= match.start() - place.end < 6:
        return 3
    if place is not None and place.start <= match.start() < place.end:
        inside = page.plain[place.start : match.start()].rstrip()
        return 3 if inside.endswith(",") else 0
    if re.match(r"\s?(?:walo|wale|वालों|वाले|वासियों|के सभी|ke sabhi|करांनो|कर|मधील|येथील|\s?l\s|की ओर)", after):
        return 2.5
    if re.match(r"\s*(?:।|:|\||—|–)", after) and begins:
        return 3
    if begins and ends and line in page.lines[-3:]:
        return 3  # whose circular it is stands alone at its end
    if before.rstrip().endswith("(") and after.lstrip().startswith(")"):
        return 2.5
    if plain in _EVERYDAY or re.match(r"\s(?:रस्ता|रोड|मार्ग|नाका|road|highway|street|साडी|चादर|चप्पल|संत्र|मिर्च)", after):
        return 0
    return (
        2
        if re.match(r"\s(?:के|की|का|में|च्या|येथ|ke|me|is|will|should|for)(?![\u0900-\u0963\u0970-\u097fa-z])", after)
        or before.rstrip().endswith((",", "of", "in", "from", "at"))
        else 1
    )
