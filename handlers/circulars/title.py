"""A circular's title: its subject line, its heading, or its main sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.table_cells import is_head
from handlers.circulars.words import APPLY, EVENT, OTHER, REPORT, SCHEME, SUPERSEDES

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_SUBJECT = re.compile(r"(?:^|\s)(?:विषय|subject|sub|विषयः)\s?[:.\-–—]+\s*[-–—:]*\s*")
_SUBJECT_ENDS = re.compile(
    r"।|(?<=[^\n ]) {2,}|(?<!\sदि)(?<!\sno)\.\s|,\s(?=(?:समय|वेळ|स्थान|स्थल|स्थळ|ठिकाण|time|venue)(?:\s|[:.-]))"
)
_BARE = re.compile(
    r"^[^\w\u0900-\u0963\u0970-\u097f]*(?:(?:आवश्यक|जाहीर|अति आवश्यक|जरूरी|महत्वपूर्ण|महत्त्वाची|सार्वजनिक|प्रेस|"
    r"public|important|urgent|press)?\s*(?:सूचना|नोटिस|आवाहन|विज्ञप्ति|निवेदन|notice|note|circular|परिपत्रक|"
    r"परिपत्र|release|शुद्धि ?पत्रक?|corrigendum|सावधान ?(?:रहें|रहा)?|मुदतवाढ|"
    r"message))[^\w\u0900-\u0963\u0970-\u097f]*(?:(?:क्र\.?|क्रमांक|no\.?)\s*\d+)?[^\w\u0900-\u0963\u0970-\u097f]*$"
)
_LETTERHEAD = re.compile(
    r"(?:^[^\w\u0900-\u0963]*(?:दूरभाष|दूरध्वनी|फोन|फैक्स|ई-?मेल|e-?mail|phone|tel|fax|website|वेबसाइट|संकेतस्थळ)|"
    r"कार्यालय[,. ]|जिला व्यापार|जिला उद्योग|जिल्हा उद्योग|जिला पंचायत|जिल्हा परिषद$|district (?:trade|"
    r"industries)|office of|महाप्रबंधक|महाव्यवस्थापक|general manager|संचालक|collectorate|कलेक्टर|शासन|"
    r"government of|समिति,|क्रमांक|जा\.? ?क्र|no\.|ref|प्रति[,.]|sir/madam|dear|दैनिक|नगर निगम|नगर पालिका|बंधू|"
    r"^सर्व |भाइयों|ध्यान दें)"
)
LONGEST = 160
_ASKED_FOR = {"workshop": EVENT, "deadline": APPLY}
"""What a heading of such a circular should name; else its main sentence is put behind it."""
_PREAMBLE = re.compile(
    r"^[^।]{0,220}?(?:(?:सूचित|अवगत) (?:किया|कराया) जाता है(?: कि)?|कळविण्यात येते(?: की)?|विनंती(?: की)?|ध्यान दें कि|लेख है कि|हर्ष होगा कि|"
    r"(?<![a-z])(?:it is|are|is) (?:hereby )?(?:informed|notified)(?: to all(?: concerned)?)? that|"
    r"(?<![a-z])(?:suchit kiya jata hai|suchit karte hain|kalvinyat yete)(?: ki)?(?![a-z])|"
    r"happy to inform you that|please note that)[\s,:]*"
)
"""What an office says before it says anything."""
_TOO_BARE = re.compile(
    r"^[^\w\u0900-\u0963\u0970-\u097f]*(?:forwarded(?: as received)?|मुनादी|सुनो सुनो|सूचना पटल(?: हेतु)?|order|"
    r"आदेश|महत्(?:त्)?वाच[ाे](?: बदल)?|"
    r"(?:short|e-?|open|public)?\s?(?:term )?(?:tender|quotation|auction) notice|(?:अल्पकालीन |ई-|"
    r"जाहीर )?(?:निविदा|कोटेशन|नीलामी|लिलाव|दरपत्रक)"
    r"(?: सूचना)?|दर आमंत्रण|expression of interest|संशोधन|शुद्ध[िी] ?पत्रक?|corrigendum(?:-\S+)?|extension notice|आजचे बाजारभाव)"
    r"[^\w\u0900-\u0963\u0970-\u097f]*(?:\(?(?:\d+(?:st|nd|rd|th)|first|second|third)? ?call\)?|(?:क्र|क्रमांक|no|नं)\.?\s?[\d/ -]+)?"
    r"[^\w\u0900-\u0963\u0970-\u097f]*$"
)


def title(page: Page, dates: Sequence[Mention], event: Span | None, kind: str) -> str:
    """A short title in the circular's words: its subject line, its heading, or its main sentence."""
    subject = _SUBJECT.search(page.plain)
    if subject and not _is_agenda(page, subject, event):
        return _short(page.original(subject.end(), _end_of_subject(page, subject.end())))
    if (told := _behind_its_label(page, dates)) is not None:
        return _short(page.original(told.start, told.end))
    heading = _heading(page, dates)
    main = _main_sentence(page, event, kind, but=heading)
    if heading is None:
        return _short(_without_preamble(page, main)) if main else ""
    if _is_only_a_label(page, heading):  # "Corrigendum: the workshop of …"
        return _short(_without_preamble(page, page.sentence_at(heading.start)))
    said = page.original(heading.start, heading.end).strip(" *_:-–।.")
    plain = page.said(heading).strip()
    bare = (
        _BARE.match(plain) is not None or _NOTHING_YET.search(plain) is not None or _TOO_BARE.match(plain) is not None
    )
    wanted = _ASKED_FOR.get(kind)
    silent = wanted is not None and not wanted.search(plain) and len(plain) < _SAYS_LITTLE
    tells_more = main is not None and any(words.search(page.said(main)) for words in _TELLS)
    short = len(said.split()) < 3 and (tells_more or EVENT.search(plain) is None)
    if main is not None and (bare or silent or short):
        return _short(f"{said}: {_without_preamble(page, main)}")
    return _short(_after_a_change(page, heading, said))


_SAID_BEHIND = 4


def _is_only_a_label(page: Page, heading: Span) -> bool:
    """Does the same line go on behind "Circular:" with what it says?"""
    line = page.line_at(heading.start)
    behind = page.plain[heading.end : line.end].split("\n")[0].split()
    return _BARE.match(page.said(heading).strip()) is not None and len(behind) > _SAID_BEHIND


_OPEN_END = re.compile(
    r"(?:[,&–-]|(?<![\u0900-\u0963\u0970-\u097f])(?:एवं|और|व|तथा|आणि|के|की|का|को|में|हेतु|पर|से|च्या|ची|चे|चा|साठी|करिता|अंतर्गत)|साठी|च्या|"
    r"(?<![a-z])(?:and|for|of|on|in|the|to|at|with|by|under|from))\s*$"
)
_CLOSES = re.compile(
    r"(?:बाबत्?|बाबत|विषयक|के संबंध में|के सम्बन्ध में|के लिए|करणेबाबत|विषयी|(?<![a-z])(?:reg|regarding))[.।:\s–-]*$"
)
_BELOW_SUBJECT = re.compile(
    r"[^\w\u0900-\u0963\u0970-\u097f]*(?:संदर्भ|सन्दर्भ|महोदय|महाशय|प्रति|ref(?![a-z])|reference|sir|madam|dear|respected|मान्यवर|उपरोक्त|वरील)"
)
_LINES_OF_SUBJECT, _WORDS_OF_FURTHER_LINE = 3, 12


def _end_of_subject(page: Page, start: int) -> int:
    """Where a subject ends: at its full stop, or with the last of the lines over which it is written."""
    line = _written_line(page, start)
    for _ in range(_LINES_OF_SUBJECT):
        if (stop := _SUBJECT_ENDS.search(page.plain, start + 8, line.end)) is not None:
            return stop.start()
        following = _written_line(page, line.end + 1)
        if not _goes_on(page, Span(start, line.end), following):
            break
        line = following
    return line.end


def _written_line(page: Page, start: int) -> Span:
    """What is written from a place to the end of its line."""
    end = page.plain.find("\n", start)
    return Span(min(start, len(page.plain)), end if end >= 0 else len(page.plain))


def _goes_on(page: Page, said: Span, following: Span) -> bool:
    """Is the next line more of the subject, and no reference, greeting, day or sentence?"""
    words = page.said(following).strip()
    if not words or _BELOW_SUBJECT.match(words) or _REFERS.match(words):
        return False
    if len(words.split()) > _WORDS_OF_FURTHER_LINE or re.search(r"\d{1,2}[./-]\d|:\s|।.", words):
        return False
    after = _written_line(page, following.end + 1)
    below = page.said(after).strip()
    is_last = after.start < len(page.plain) and (not below or _BELOW_SUBJECT.match(below) is not None)
    small = page.original(following.start, following.end)[:1].islower()
    return small or is_last or _OPEN_END.search(page.said(said)) is not None or _CLOSES.search(words) is not None


_LABEL = re.compile(
    r"\s*(?:[^।.:\n]{0,60}[।.\n]\s*)?(?:(?:आवश्यक|जाहीर|महत्वपूर्ण|महत्त्वाची|सार्वजनिक|public|important)\s)?(?:सूचना|नोटिस|notice)\s?[:–-]+\s*"
    r"(?P<what>[^।.:|\n]{8,90})(?=[।.]\s)"
)
_MOST_WORDS_OF_A_NAME = 9


def _behind_its_label(page: Page, dates: Sequence[Mention]) -> Span | None:
    """ "सूचना: अगरबत्ती प्रशिक्षण कार्यशाला। प्रथम सत्र …": what it is about stands as a short sentence of its own, without a day."""
    found = _LABEL.match(page.plain)
    if found is None or len(found["what"].split()) > _MOST_WORDS_OF_A_NAME or not EVENT.search(found["what"]):
        return None
    start, end = found.span("what")
    return None if any(start <= one.start < end for one in dates) else Span(start, end)


def _after_a_change(page: Page, heading: Span, said: str) -> str:
    """A heading with the short line before it that says what has happened to it: "Change of venue"."""
    place = page.lines.index(heading) if heading in page.lines else 0
    before = page.lines[place - 1] if place == 1 else None
    if before is None or len(page.said(before).split()) > _CHANGE or not SUPERSEDES.search(page.said(before)):
        return said
    return f"{page.original(before.start, before.end).strip(' *_:-–।.')}: {said}"


_CHANGE = 6
"""So many words a line has at most that only says that something is changed."""


_SAYS_LITTLE = 60


def _is_agenda(page: Page, subject: re.Match[str], event: Span | None) -> bool:
    """ "… सभा होईल. विषय: आराखडा": what a meeting will speak about, said after the meeting itself."""
    return event is not None and event.start < subject.start() and subject.start() > page.line_at(event.start).start


_NOTICE_LABEL = re.compile(
    r"[^\w\u0900-\u0963\u0970-\u097f]*(?:(?:आवश्यक|जाहीर|महत्वपूर्ण|महत्त्वाची|public|important)\s)?(?:सूचना|नोटिस|notice)\s?[:–-]+\s*"
)


def _without_preamble(page: Page, sentence: Span) -> str:
    """A sentence from where it says something."""
    spoken = _PREAMBLE.match(page.said(sentence)) or _NOTICE_LABEL.match(page.said(sentence))
    start = (
        sentence.start + spoken.end()
        if spoken and sentence.end - sentence.start - spoken.end() > 20
        else sentence.start
    )
    return page.original(start, sentence.end)


_OFFICES = re.compile(
    r"(?:केंद्र|केन्द्र|विभाग|संचालनालय|निदेशालय|महामंडळ|निगम|(?:जिल्हा|जिला|नगर|पालिका) परिषद|पंचायत|"
    r"समिति मर्यादित|संघ|मिशन|अभियान|संस्थान|संस्था|कक्ष|अधिकारी|प्रबंधक|"
    r"कंपनी|बैंक|बंक|यंत्रणा|मर्यादित|(?<![a-z])(?:corporation|directorate|department|commission|mission|bank|office|board|company|limited|ltd|"
    r"institute|industries|panchayat|parishad|kendra))(?:[\s,(–-]|$)"
)
_SAYS_OF_IT = re.compile(
    r"हेतु|विषय|बाबत|सूचना|आमंत्र|मेला|मेळाव|शिविर|शिबिर|कार्यशाल|कार्यशाळ|बैठक|सभा(?!ग|क)|योजना|अर्ज |आवेदन|"
    r"पुरस्कार|निविदा|यादी|सूची|निकाल|परिणाम|"
    r"समीक्षा|[।?!]|(?<![a-z])(?:notice|workshop|camp|meeting|award|scheme|applications?|for|invit|empanel|circular|seminar|exhibition|"
    r"result|list|fair|expo|closes?|shifted|moved)"
)


def _only_names_an_office(said: str) -> bool:
    """Does a line only say whose paper it is: "उद्यानिकी विभाग खण्डवा", "Directorate of Industries, Udyog Bhawan"?"""
    return len(said.split()) <= 9 and _OFFICES.search(said) is not None and _SAYS_OF_IT.search(said) is None


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
    says = _SAYS_OF_IT.search(said) is not None or any(words.search(said) for words in _TELLS)
    silent = not says or _NOTHING_YET.search(said) is not None
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
        if _only_names_an_office(said) and not inside:
            continue
        if (
            _LETTERHEAD.search(said)
            and not EVENT.search(said)
            and not SUPERSEDES.search(said)
            and not _BARE.match(said)
            and not _TOO_BARE.match(said)
        ):
            continue
        if _says_more(page, line) or is_head(page, line):
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
    whole = [
        one
        for one in (_behind_a_number(page, each) for each in sentences)
        if len(page.said(one).split()) > 3 and not _names_nothing(page.said(one).strip())
    ]
    tells = [one for one in whole if not _FIELD.search(_NOTICE_LABEL.sub("", page.said(one), count=1))] or whole
    return next((one for one in tells if wanted.search(page.said(one))), tells[0] if tells else None)


def _behind_a_number(page: Page, sentence: Span) -> Span:
    """A sentence without the line of a letter's number that it was taken to run on from."""
    said = page.said(sentence)
    first, newline, _ = said.partition("\n")
    return Span(sentence.start + len(first) + 1, sentence.end) if newline and _REFERS.match(first) else sentence


def _names_nothing(said: str) -> bool:
    """Other papers, an office, or what stands above every notice."""
    refers = _REFERS.match(said) is not None and len(said) < _LONG_REFERENCE
    return refers or _MORE.match(said) is not None or _only_names_an_office(said) or _TOO_BARE.match(said) is not None


_LONG_REFERENCE = 90
_MORE = re.compile(r"अधिक (?:माहिती|जानकारी)|(?<![a-z])for (?:more|further|any) (?:information|details|queries)")
"""Where more is to be had: said at the end of every circular."""
_REFERS = re.compile(
    r"[^\w\u0900-\u0963\u0970-\u097f]*(?:संदर्भ|क्रमांक|जा\.? ?क्र|क्र\.|ref(?![a-z])|no\.|f\. ?no|प्रति[,.]|cin)\s?[:.\-–]*"
)
"""A line that only names other papers."""
_FIELD = re.compile(r"^[^।]{0,60}(?:\s?:|\s[–—-])\s(?:दि\.?\s?|दिनांक\s?)?\d")
""" "Last date – 22/12/2026": one entry of a list, no sentence."""


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(" :-–—।.*_🔔📢🧵👌🙏")
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:-–।") + "…"
