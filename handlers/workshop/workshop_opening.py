"""What an officer says of a workshop that is to be: "new workshop on 12 December at 11 in the Panchayat hall about packing"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from handlers.circulars import every_week, old_venue
from handlers.circulars.clock import Clock
from handlers.circulars.day_hours import Hours
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.venue_words import LETTER, VENUE
from handlers.circulars.words import APPLY
from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.workshop import days_said
from handlers.workshop.house_cases import CASE, without_case
from handlers.workshop.workshop_words import BOOK, Reading

_LONGEST_SHORT = 8
_LONGEST = 40
"""From so many words on it is a circular."""
_NEAR = 4
"""So close "new" or "one" stands before the workshop that is meant."""
_OF_ONE = ("ask", "off", "put_off", "not_be", "notice", "strong", "sooner")
_OF_ONE_SHORT = ("day", "time", "place")
_ROLES = WordBook(
    {
        "one": "a an one ek एक",
        "wish": """
            hold organise organize arrange conduct open start schedule plan rakhni rakhna rakhwani rakhvani karni karna
            karvani karwani karani karvana karwana lagani lagana ayojit aayojit aayojan ayojan रखनी रखना रखवानी करनी करना
            करवानी करवाना करानी लगानी लगाना आयोजित आयोजन ठेवायची ठेवायचा ठेवायचं ठेवायचे घ्यायची घ्यायचा घ्यायचं
            thevaychi thevaycha ghyaychi ghyaycha kholni खोलनी khol खोल
            ughda उघडा उघडायची bhari भरवायची bharvaychi create add
        """,
        "hold": """
            rakhni rakhna rakhwani rakhwana rakhvani rakhvana karni karna karani karana karwani karwana karvani karvana
            lagani lagana lagwani lagwana bulani bulana bulwani deni dena dilani dilwani rakhenge rakhungi rakhunga
            dalni daalni डालनी karenge karayenge karwayenge karvayenge lagayenge
            bulayenge denge karungi karunga रखनी रखना रखवानी रखवाना करनी
            करना करानी कराना करवानी करवाना लगानी लगाना लगवानी लगवाना बुलानी बुलाना देनी देना दिलानी दिलवानी रखेंगे रखूंगी
            रखूंगा करेंगे कराएंगे करवाएंगे करवायेंगे लगाएंगे लगायेंगे बुलाएंगे देंगे thevaychi thevaycha thevaychay
            thevayche thevnar thevuya ghyaychi ghyaycha ghyaychay ghyayche ghenar gheuya karaychi karaycha karaychay
            karayche karnar karuya bharvaychi bharvaycha bharvaychay bharavnar bolvaychi dyaychi dyaycha dyaychay denar
            ठेवायची ठेवायचा ठेवायचं ठेवायचे ठेवायचंय ठेवायचीय ठेवणार ठेवूया ठेवू घ्यायची घ्यायचा घ्यायचं घ्यायचे घ्यायचंय
            घ्यायचीय घेणार घेऊया घेऊ करायची करायचा करायचं करायचे करायचंय करायचीय करणार करूया करू भरवायची भरवायचा भरवायचं
            भरवायचे भरवणार भरवू बोलावायची बोलवायची द्यायची द्यायचा द्यायचं देणार
        """,
        "about": "about regarding topic subject titled vishay विषय विषयावर vishayavar bare baare बारे",
        "after_title": "par pe पर पे bare baare बारे baddal बद्दल विषयी vishayi संबंधी sambandhi var वर",
        "of": "ki ka ke को की का के chi cha che chya ची चा चे च्या",
        "at": "at in venue place sthan sthal स्थान स्थल ठिकाण thikan jagah जगह",
        "for": "for",
        "after_place": "me mein में मे madhe madhye मध्ये मधे yethe येथे",
        "joins": "and aur ani aani और आणि व of for ki ka ke की का के ची चा च्या साठी sathi saathi liye लिए",
        "fill": """
            i we want wants need would like to want_to chahta chahte chahti chahiye चाहता चाहते चाहती चाहिए hun hoon हूँ
            हूं hu mujhe मुझे hume humein हमें mala मला aamhala आम्हाला namaste namaskar नमस्ते नमस्कार hello from में से
            ते se te to till per with each will shall be is an the a please लगेगी लगेगा hai है ahe aahe आहे asel असेल
            rahegi रहेगी हो ho jaye जाए जाये hame hamein hamko humko mujhko amhi aamhi आम्ही apan aapan आपण aplyala
            आपल्याला agle अगले mahine महीने hafte हफ्ते saptah सप्ताह mahinyat महिन्यात pudhchya पुढच्या athavdyat
            आठवड्यात aahot ahot आहोत hain हैं
        """,
    },
    COMMON_ENGLISH,
)
_DOING = folded(
    "banana banani banane banavni banvani banwani banwana banavaychi banavaycha banvaychi बनाना बनानी बनाने बनवाना बनवानी बनवायची "
    "बनवायचा बनवायचं make dalni dalna डालनी डालना rakho rakhein rakhen rakh kar karo karen रखो रखें करो करें कर kara karaychi "
    "karaycha karaychay करा करायची करायचा करायचं करायचंय theva ठेवा ghya घ्या do दो dena देना dya द्या"
)
"""What is done with a workshop is no title where nothing else is said; "papad banana" is one."""
_ABOUT = frozenset({"baddal", "बद्दल"})
"""Marathi's "about" is written as "change" is said."""
_SEATS = re.compile(
    rf"(?<![\d.:/-])(?P<first>\d{{1,6}})\s?(?:seats?|सीट(?:ें|ों)?|जगह(?:ें|ों)?|जागा|jagah|jagahe|jaga|log|logon|लोग(?:ों)?|लोक(?:ांसाठी)?|"
    rf"lok|people|persons?|participants?|व्यक्ति|जण|जन)(?![{LETTER}])(?:\s(?:के|ke)\s(?:लिए|liye))?|"
    rf"(?<![{LETTER}])(?:seats?|सीट(?:ें)?|जागा|jaga)\s?[:=–-]?\s?(?P<last>\d{{1,6}})(?![\d.:/-])"
)
WORD = re.compile(r"[\w\u0900-\u0963\u0970-\u097f'’-]+")
_PARTS = re.compile(r"[.;:!,।|\n()]|\s[-–—]\s")
_GLUED_TITLE = re.compile(rf"(?<=[{LETTER}])(?:ाविषयी|विषयी|ाबद्दल|बद्दल|ावर|वर|baddal|vishayi)$")
_GLUED_OF = re.compile(rf"(?<=[{LETTER}])(?:ाच[ीाे]|च[ीाे]|ाच्या|च्या)$")
_SHORT_ENDING = 2
"""A word that names a house may have so many signs more: "सभागृहात"."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What was said with the order; empty is what is to be asked."""

    title: str = ""
    days: tuple[date, ...] = ()
    hours: tuple[str, ...] = ()
    place: str = ""
    seats: str = ""
    day_hours: Hours = field(default_factory=dict)
    """Where the days differ in their hours: of each from when, and perhaps until when."""
    weekly: str = ""
    """In which words it is each week, where it is not said for how long."""
    no_such_day: bool = False
    has_year: bool = True

    def kept(self) -> dict[str, Any]:
        """The same as a conversation keeps it."""
        return {
            "title": self.title, "days": [day.isoformat() for day in self.days], "hours": list(self.hours), "place": self.place,
            "seats": self.seats, "no_such_day": self.no_such_day, "has_year": self.has_year, "weekly": self.weekly,
            "day_hours": {day.isoformat(): list(hours) for day, hours in self.day_hours.items()},
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Words that say something of their own, what stands before and behind them, and where."""

    start: int
    end: int
    before: frozenset[str]
    after: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    """The word behind the next one: "packing ki workshop"."""
    comma: bool = False
    """Does only a comma part it from the run before it?"""


def opens_new(text: str) -> bool:
    """Does an officer want to hold one more workshop: "नवी कार्यशाळा ठेवायची आहे", "new training rakhni hai"?"""
    if not may_open(text):
        return False
    words = _told(text)
    found, roles = BOOK.look_up(words), _ROLES.look_up(words)
    if len(words) <= _LONGEST_SHORT and found.has("new") and found.has("thing"):
        return not found.has(*_OF_ONE_SHORT) or _stands_before(found, "new", found)
    if calls_people(text):
        return False
    return _stands_before(found, "new", found) or (roles.has("wish") and _stands_before(roles, "one", found))


def may_open(text: str) -> bool:
    """Is it neither asked, denied, a circular, nor said of a workshop that stands: its seats, its notice, its end?"""
    words = _told(text)
    if not words or len(words) > _LONGEST or "?" in text:
        return False
    found = BOOK.look_up(words)
    denied = any("not" in kinds and "new" not in kinds for kinds in found.classes)  # "nai" may be both
    seats = found.has("seats") and not _SEATS.search(Page.of(text).plain)
    return not (denied or seats or found.has(*_OF_ONE))


def _told(text: str) -> list[str]:
    return [word for word in tokens(text) if word not in _ABOUT]


def calls_people(text: str) -> bool:
    """Does it call people to register, as a circular does?"""
    return APPLY.search(Page.of(text).plain) is not None


def _stands_before(first: Words, kind: str, found: Words) -> bool:
    """Does "new" or "one" stand before a workshop, with nothing that makes it the new day of one?"""
    for place, kinds in enumerate(first.classes):
        following = found.classes[place + 1 : place + 1 + _NEAR]
        thing = next((number for number, each in enumerate(following) if "thing" in each), None)
        if (
            kind in kinds
            and thing is not None
            and not any({"day", "time", "place"} & each for each in following[:thing])
        ):
            return True
    return False


def opening_in(text: str, today: date) -> Opening:
    """Title, day, hours, place and seats that an officer says with the order."""
    page = Page.of(days_said.untangled(text))
    read = Reading(page, BOOK.look_up(tokens(text)), today)
    seats = _SEATS.search(page.plain)
    days = days_said.days_of(page, read.new or read.days, read.clocks)
    all_days = days_said.days_of(page, read.days, read.clocks)
    if own := read.day_hours(all_days):
        days = all_days  # "10 December ka 2 baje" is no day that it has now
    weekly = _weekly_without_end(page, read)
    said = (seats["first"] or seats["last"]) if seats else ""
    hours = next((one.times for one in read.clocks), read.hours)
    title, place = _title_and_place(page, runs_in(page, read))
    return Opening(
        title, () if weekly else days, own.get(days[0], ()) if own else tuple(hours[:2]), place,
        str(int(said)) if said and int(said) else "", own, weekly, read.no_such_day and not days,
        not read.days or any(one.has_year for one in read.days),
    )  # fmt: skip


def _weekly_without_end(page: Page, read: Reading) -> str:
    if not every_week.has_no_end(page, read.days):
        return ""
    return every_week.words_of(page, read.days)


def _taken(page: Page, read: Reading) -> list[Span]:
    """What is said of days, hours and seats: no part of a title or a place."""
    named: list[Mention | Clock] = [*read.days, *read.unreal, *read.clocks]
    seats = _SEATS.search(page.plain)
    return [
        *(Span(one.start, one.end) for one in named), *([Span(*seats.span())] if seats else []), *days_said.said_beside(page)
    ]  # fmt: skip


def runs_in(page: Page, read: Reading) -> list[Run]:
    """The words that no day, hour, number or little word holds; "and" and "of" between two of them hold these together."""
    words, taken = [*WORD.finditer(page.plain)], _taken(page, read)
    kinds = [_kinds(page, word, taken) for word in words]
    found: list[Run] = []
    place = 0
    while place < len(words):
        if kinds[place]:
            place += 1
            continue
        first = last = place
        while (following := _next_of_run(page, words, kinds, last)) is not None:
            last = following
        before = kinds[first - 1] if first and not _parted(page, words[first - 1], words[first]) else frozenset()
        if first > 1 and before == {"little"}:  # "in the hall"
            before = kinds[first - 2]
        after = kinds[last + 1] if last + 1 < len(words) else frozenset()
        if last + 1 < len(words) and _parted(page, words[last], words[last + 1]):
            after = frozenset()
        then = frozenset().union(*kinds[last + 2 : last + 4]) if after else frozenset()
        comma = bool(found) and page.plain[found[-1].end : words[first].start()].strip() == ","
        found.append(Run(words[first].start(), words[last].end(), before, after, then, comma))
        place = last + 1
    return found


def _next_of_run(page: Page, words: list[re.Match[str]], kinds: list[frozenset[str]], last: int) -> int | None:
    """The next word that belongs with this one, straight behind it or behind "and", "of", "for"."""
    if _is_in(words[last].group()):
        return None  # "सभागृहात पॅकिंगवर"
    following = last + 1
    while following < len(words) and "joins" in kinds[following] and following - last < 3:
        following += 1
    if following >= len(words) or kinds[following]:
        return None
    together = range(last, following)
    return None if any(_parted(page, words[one], words[one + 1]) for one in together) else following


def _parted(page: Page, one: re.Match[str], other: re.Match[str]) -> bool:
    return _PARTS.search(page.plain, one.end(), other.start()) is not None


def _kinds(page: Page, word: re.Match[str], taken: Sequence[Span]) -> frozenset[str]:
    """What a word is but part of a title or a place; nothing: it may be one."""
    if word.group().isdigit() or any(span.holds(word.start()) for span in taken):
        return frozenset({"taken"})
    found = {kind for part in tokens(word.group()) for kind in _ROLES.classes(part)}
    for part in tokens(word.group()):
        kinds = BOOK.classes(part)
        found |= {"thing"} & kinds
        found |= {"little"} if kinds - {"thing"} else set()
    return frozenset(found)


def _title_and_place(page: Page, runs: list[Run]) -> tuple[str, str]:
    """Each run by the words around it; what is left over is the title, or goes on with the place behind a comma."""
    runs = _still(page, runs)
    places = [one for one in runs if _is_place(page, one)]
    if places and places[0].comma and (house := _house_before(page, runs, places[0])) is not None:
        runs, places = (
            [one for one in runs if one != house],
            [replace(places[0], start=house.start)],
        )  # "Town Hall, Sagar mein"
    titles = [one for one in runs if one.start not in {each.start for each in places} and _is_title(page, one)]
    titles.sort(key=lambda one: not _is_about(page, one))
    places = places or [one for one in runs if one not in titles and _names_house(page, one)]
    held = {one.start for one in (*places, *titles)} | {one.end for one in places}
    rest = [one for one in runs if one.start not in held and one.end not in held]
    for one in [one for one in rest if one.comma]:
        if (before := next((each for each in places if each.end < one.start and _beside(page, each, one)), None)) and (
            titles or len(rest) > 1
        ):
            places[places.index(before)] = replace(before, end=one.end)
            rest.remove(one)
    if places and not titles and not rest:
        return _split(page, places[0])
    said = (_plain_title(page, one) for one in titles or rest)
    title = next((each for each in said if not _DOING.issuperset(fold(word) for word in tokens(each))), "")
    return title, (without_case(page.original(places[0].start, places[0].end)) if places else "")


def _still(page: Page, runs: Sequence[Run]) -> list[Run]:
    """Without what holds no more, as the first hall of "town hall ki jagah panchayat bhavan mein"."""
    kept = ((one, old_venue.still(page, Span(one.start, one.end))) for one in runs)
    return [replace(one, start=there.start, end=there.end) for one, there in kept if there is not None]


def is_loose(page: Page, one: Run) -> bool:
    """Is it neither a title nor a place by the words around it?"""
    return not (_is_place(page, one) or _is_title(page, one) or _ends_in_house(page, one))


def is_held(word: str) -> bool:
    """Does a word say that something is to be held: "rakhni", "ठेवायची", "karenge"?"""
    return any("hold" in _ROLES.classes(part) for part in tokens(word))


def _is_in(word: str) -> bool:
    """Does the case of a place hang on this word?"""
    return (CASE.search(word) is not None or without_case(word) != word) and not _GLUED_TITLE.search(word)


def _beside(page: Page, one: Run, other: Run) -> bool:
    return page.plain[one.end : other.start].strip() == ","


def _is_place(page: Page, one: Run) -> bool:
    last = page.plain[one.start : one.end].split()[-1]
    if "at" in one.before and not ("after_title" in one.after and not _names_house(page, one)):
        return True
    if "after_place" in one.after or _is_in(last):
        return "thing" not in one.then or _names_house(page, one)  # "packing mein training"
    speaks_of = {"about"} & one.before or {"after_title"} & one.after
    return bool(_ends_in_house(page, one) and ("on" in page.plain[: one.start].split()[-1:] or speaks_of))


def _house_before(page: Page, runs: Sequence[Run], one: Run) -> Run | None:
    return next(
        (each for each in runs if each.end < one.start and _beside(page, each, one) and _names_house(page, each)), None
    )


def _is_about(page: Page, one: Run) -> bool:
    glued = _GLUED_TITLE.search(page.plain[one.start : one.end].split()[-1])
    return "about" in one.before or "after_title" in one.after or glued is not None


def _is_title(page: Page, one: Run) -> bool:
    last = page.plain[one.start : one.end].split()[-1]
    if _is_about(page, one):
        return True
    if "thing" in one.after or {"of"} & one.after or _GLUED_OF.search(last):
        return not _names_house(page, one)
    before = page.plain[: one.start].split()
    return bool(before) and before[-1] in ("on", "for") and not _names_house(page, one)


def _names_house(page: Page, one: Run) -> bool:
    return any(_is_house(word) for word in page.plain[one.start : one.end].split())


def _ends_in_house(page: Page, one: Run) -> bool:
    return _is_house(page.plain[one.start : one.end].split()[-1])


def _is_house(word: str) -> bool:
    """Is it a word for a house, with at most a case behind it? "बागवानी" begins like a garden and is none."""
    plain = without_case(word)
    return any(len(plain) - found.end() <= _SHORT_ENDING for found in VENUE.finditer(plain))


def _split(page: Page, one: Run) -> tuple[str, str]:
    """ "Packing ki panchayat bhavan mein": the title and the place in one breath, parted where the house begins."""
    words = page.plain[one.start : one.end]
    for joint in re.finditer(r"\s(?:की|का|के|ki|ka|ke)\s", words):
        left, right = (
            Run(one.start, one.start + joint.start(), one.before),
            Run(one.start + joint.end(), one.end, one.before),
        )
        if _names_house(page, right) and not _names_house(page, left):
            return page.original(left.start, left.end), without_case(page.original(right.start, right.end))
    return "", without_case(page.original(one.start, one.end))


_OBLIQUE = re.compile(r"(?<=[\u0900-\u0963])ने$")
""" "पापड़ बनाने की कार्यशाला" is about पापड़ बनाना."""


def _plain_title(page: Page, one: Run) -> str:
    """The title without the case that hangs on its last word: "पॅकिंगवर"."""
    words = page.original(one.start, one.end)
    for ending in (_GLUED_TITLE, _GLUED_OF):
        words = ending.sub("", words)
    return _OBLIQUE.sub("ना", words).strip(" ,.-:–")[:120]
