"""A circular's title: its subject line, its heading, or its main sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.circulars.days import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import APPLY, EVENT, OTHER, REPORT, SCHEME, SUPERSEDES

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
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
