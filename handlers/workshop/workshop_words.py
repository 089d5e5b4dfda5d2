"""What an officer's own words change at a workshop: "kal wali workshop ka time 11 baje kar do", "उद्याची कार्यशाळा पुढे ढकला"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers import asides
from handlers.circulars import old_venue
from handlers.circulars.clock import Clock, clocks
from handlers.circulars.day_hours import Hours
from handlers.circulars.day_words import WEEKDAY_WORDS
from handlers.circulars.days import mentions
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.replaced import is_denied
from handlers.circulars.venue_words import VENUE
from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.workshop import days_said
from handlers.workshop.house_cases import CASE, without_case

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
BOOK = WordBook(
    {
        "thing": """
            workshop workshops work_shop वर्कशॉप वर्कशाप वर्कशॉपचा वर्कशॉपची karyashala karyashal* कार्यशाला कार्यशाळ* training trainings
            ट्रेनिंग ट्रेनिंगचा prashikshan* प्रशिक्षण* shivir शिविर शिबिर* shibir* camp camps कैंप कॅम्प seminar सेमिनार webinar वेबिनार
            meeting meetings मीटिंग मिटिंग baithak बैठक* karyakram* कार्यक्रम* program programme melava मेळाव* mela मेला sabha सभा
        """,
        "notice": "notice notices नोटिस नोटीस suchna soochna suchana सूचना broadcast message messages msg मैसेज मेसेज",
        "off": "radd रद्द cancel cancelled canceled cancle कैंसल कैंसिल कॅन्सल nirast निरस्त call_off called_off call_it_off",
        "not_be": """
            nahi_hogi nahi_hoga nahi_honge nahin_hogi nahin_hoga नहीं_होगी नहीं_होगा नहीं_होंगे honar_nahi होणार_नाही nahi_ho_payegi
            नहीं_हो_पाएगी will_not_be wont_be not_happening
        """,
        "put_off": """
            dhakal* ढकल* postpone postponed sthagit स्थगित tahkub तहकूब badha_do badha_dijiye badha_dena badhao badhado बढ़ा_दो बढ़ाओ
            बढ़ा_दीजिए बढ़ा_देना aage_badha आगे_बढ़ा taal_do tal_do टाल_दो टाल_दीजिए lambva* लांबव* defer deferred pudhe_ghya पुढे_घ्या
            pudhe_kara पुढे_करा aage_kar आगे_कर put_off puts_off putting_off
        """,
        "sooner": "prepone preponed preponing pehle_kar पहले_कर aadhi_ghya आधी_घ्या advance advanced",
        "seats": "seat seats सीट सीटें सीटों jagahe जगहें",
        "strong": "badal* बदल* change changed changes shift shifted शिफ्ट reschedule rescheduled move moved hatakar हटाकर",
        "make": """
            kar karo kardo karde karna kijiye kariye kara karun करो कर करना कीजिए करिए करा करून rakho rakh
            rakhna rakhiye रखो रख रखना रखिए
            rakhi रखी rakha रखा thev* ठेव* ghya घ्या make keep set
        """,
        "will": """
            hogi hoga honge hone hoil honar asel lagegi lagega hai he ahe aahe hain hota is be will held होगी होगा होंगे होईल होणार
            असेल लगेगी लगेगा है हैं आहे आहेत भरेल bharel
        """,
        "now": "ab अब ata aata atta आता now instead",
        "time": "time timing टाइम टाईम टायमिंग samay समय vel वेळ वेळेत vela वेळा",
        "day": "tarikh tareekh तारीख तारखेत date dates din दिन divas दिवस day",
        "place": "jagah jagha jaghah जगह sthan sthal स्थान स्थल jaga जागा जागेत thikan ठिकाण ठिकाणी ठिकाणाचे venue place location",
        "tell": """
            batao bata batado बताओ बता sabko sabhi sab सबको सभी सब sanga saang सांगा सांग kalva kalwa kalav कळवा कळव sarvanna सर्वांना
            saglyanna सगळ्यांना inform everyone everybody all tell suchit सूचित logo logon लोगों lokanna लोकांना
        """,
        "not": "nahi nahin nai नहीं नही नाही not",
        "ask": """
            kab कब kadhi कधी kaha kahan कहाँ कहां kuthe कुठे when where kya क्या kaun कौन kon कोण kitne कितने kiti किती
            which who
        """,
        "new": "naya nayi nai नया नई नयी navin nava navi नवीन नवा नवी new",
        "locative": "me mein mai main में मे par pe पर पे yethe येथे madhe madhye मध्ये मधे at in",
        "fill": """
            ki ka ke ko की का के को la chi cha che ला ची चा चे se से tak तक paryant पर्यंत on the to of for from do दो de दे dena देना
            dijiye दीजिए dya द्या please pls plz kripya krupaya कृपया wali wala wale vali vala vale वाली वाला वाले वाल्या honari honara
            honare होणारी होणारा होणारे होने us उस इस ti ती तो wo woh वो वह ye yeh यह hi ही bhi भी wahi वही
            tich tech तीच तेच same ji जी sir
            madam saheb aur और ani aani आणि and va व hua hui हुआ हुई gaya gayi gai गया गई गयी jhali zali zala
            jhala झाली झाला झाले keli kela
            केली केला केले taka tak_do टाका lo लो liye लिए liye_ab our my apni apna apli अपनी अपना आपली hamari
            हमारी amchi आमची it its has
            been aage आगे pudhe पुढे baad बाद later earlier pehle पहले aadhi आधी baje baje_se bje बजे vajta वाजता am pm subah सुबह sakali
            सकाळी dopahar dupari दोपहर दुपारी sham shaam शाम sandhyakali संध्याकाळी
        """,
    },
    COMMON_ENGLISH,
)
LONGEST = 24
"""From so many words on it is rather a circular than an order."""
_PLAINLY = 12
"""A bare "workshop is on Saturday" is an order to change it only in so few words."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to become of a workshop: `deed` is move, off, put_off or notice_off; empty is what was not said."""

    deed: str
    old_days: tuple[date, ...] = ()
    """On which day the one that is meant is now."""
    day: date | None = None
    days: tuple[date, ...] = ()
    """All its new days, where it is to have several."""
    also: bool = False
    """Is it to be on these days besides those that it has: "17 December ko bhi"?"""
    by_name: bool = False
    """Were its days named as days of the week? Then the one that is meant may lie in a later week."""
    hours: tuple[str, ...] = ()
    day_hours: Hours = field(default_factory=dict)
    """Where the days are to differ in their hours."""
    until: bool = False
    """Do two hours say from when until when, and not from which to which it is moved?"""
    days_on: int = 0
    minutes_on: int = 0
    place: str = ""
    asks: tuple[str, ...] = ()
    """What is to be another, without saying which: day, time, place."""
    no_such_day: bool = False
    plainly: bool = False
    """It is only said how it is: where it is so already, nothing is to be changed."""


def read_order(text: str, today: date) -> Order | None:
    """The change that short words order; None where they order none."""
    if "\n" in text.strip():
        return None
    said = _IN_ITS_PLACE.sub("ke badle", days_said.untangled(" ".join(text.split())))
    said = _FROM_DAY_TO_DAY.sub(r"\1 ke badle ", said)
    words = tokens(said)
    found = BOOK.look_up(words)
    asks = "?" in said or found.has("ask", "seats") or bool(_WHAT & set(words))
    if not 1 < len(words) <= LONGEST or asks or asides.cannot_come(said) or _is_new(found):
        return None
    if found.has("off") and found.has("notice") and not found.has("thing"):
        return Order("notice_off")
    read = Reading(Page.of(said), found, today)
    return read.called_off() or read.put_off() or read.moved()


def kinds_of(word: str) -> frozenset[str]:
    """What a word of an order says of any workshop; nothing for words that may be its title's."""
    return BOOK.classes(word)


def day_and_hour(text: str, today: date) -> tuple[date | None, str]:
    """The day and the hour that an answer names, each alone or both. Raises ValueError for a day that does not exist."""
    read = Reading(Page.of(days_said.untangled(text)), BOOK.look_up(tokens(text)), today)
    if read.no_such_day:
        raise ValueError(text)
    return (read.new[-1].days[0] if read.new else None), (read.hours[0] if read.hours else "")


_WHAT = frozenset({"काय", "kay", "kaay"})
"""Marathi's "what" sounds like Hindi's "of"."""
_IN_ITS_PLACE = re.compile(
    rf"(?:ki|की)\s(?:jagah|jagh|जगह)(?=\s(?:\d|{WEEKDAY_WORDS}|kal|parso|कल|परसों))", re.IGNORECASE
)
""" "Ki jagah" between two days or hours is "instead of", and speaks of no place."""
_FROM_DAY_TO_DAY = re.compile(
    rf"(?<![{_LETTER}])(?:from\s)?({WEEKDAY_WORDS})\s(?:to|से|se|वरून|varun)\s(?={WEEKDAY_WORDS})", re.IGNORECASE
)
"""Of a workshop "from Friday to Monday" is a move; elsewhere it is when an office is open."""


def _is_new(found: Words) -> bool:
    """ "Nayi workshop 20 ko rakho" begins another one; "nayi tarikh" does not."""
    return any(
        "new" in kinds and "thing" in following
        for kinds, following in zip(found.classes, found.classes[1:], strict=False)
    )


_OF_IT = re.compile(
    r"\s?(?:(?:को|ko|रोजी|ला)\s)?(?:['’]s|होने ?वाल[ीेा]|hone ?wal[aie]|होणार[ीाे]|honar[iae]|वाल[ीेा]|"
    r"[wv]al[iea]|की|का|के|ki|ka|ke|ची|चा|"
    rf"चे|च्या|chi|cha|che|chya)(?![{_LETTER}])(?!\s(?:लिए|liye|कर|kar|रख|rakh|ठेव|thev))"
)
"""What makes a day or an hour the one that the workshop has now: "kal wali", "उद्याची", "Friday's"."""
_ITS = re.compile(r"तारखे(?:च[ीाे]|च्या)$")
_FROM_IT = re.compile(rf"\s?(?:से|se|वरून|varun)(?![{_LETTER}])")
_NOUN_BEFORE = re.compile(r"(?:workshop|training|camp|meeting|seminar|program|programme)\s(?:of|on|for)\s(?:the\s)?$")
_ON = re.compile(r"(?:(?:on|the|this|next|coming)\s)*")
_FROM_BEFORE = re.compile(r"(?<![a-z])from\s(?:the\s)?$")
_CODE = re.compile(r"(?<![a-z0-9])[a-z]{2,12}-?\d{3,6}(?![a-z0-9])")
"""What people write for a workshop: WS-1234, IGNITE2026."""
_BARE_DAY = re.compile(rf"(?<![\d.:/-])(\d{{1,2}})(?=\s?(?:को|ko|ला|la|रोजी|तारीख|tarikh)(?![{_LETTER}]))")
_NO_HOUR = r"(?![\d:./-])(?!\s?(?:baje|बजे|वाजता|vajta|am|pm|seat|सीट|log|लोग|people))"
_DAY_TOLD = re.compile(
    r"(?:तारीख|tarikh|tareekh|date)\D{0,24}?(?:\d{1,2}\s(?:से|se|ke badle|के बदले|ऐवजी|from|वरून)\D{0,16})?(\d{1,2})"
    + _NO_HOUR
)
_HOUR_TOLD = re.compile(
    rf"(?:(?<![a-z])at|time|samay|समय|वेळ|vel|टाइम|टाईम|timing)(?![{_LETTER}])\D{{0,16}}?(?:\d{{1,2}}\s(?:से|se|"
    rf"ke badle|के बदले|ऐवजी)\D{{0,8}})?"
    r"(\d{1,2})(?![\d:./-])"
)


class Reading:
    """One order as it is read: its days on two heaps, its hours, how far it shifts, and where it is now to be."""

    def __init__(self, page: Page, found: Words, today: date) -> None:
        self.page, self.found, self.today = page, found, today
        self.names_one = found.has("thing") or _CODE.search(page.plain) is not None
        days = mentions(page, today) or days_said.of_the_week(page, today)
        self.unreal = [one for one in days if not one.days]
        self.no_such_day = bool(self.unreal)
        self.days = [one for one in days if one.days] + self._bare_days(days)
        self.old = [one for one in self.days if self._is_of_now(one)]
        self.new = [one for one in self.days if one not in self.old]
        self.clocks = clocks(page, self.days)
        self.hours = self._hours()
        self.shift = None if self.hours else days_said.SHIFT.search(page.plain)

    def _bare_days(self, known: Sequence[Mention]) -> list[Mention]:
        """ "20 ko rakho", "tarikh 15 ki jagah 22 kar do": a number is a day of this month or the next."""
        plain = self.page.plain
        matches = [*_BARE_DAY.finditer(plain), *_DAY_TOLD.finditer(plain)]
        found: dict[int, Mention] = {}
        for match in matches:
            start, end = match.span(1)
            if not any(one.start < end and start < one.end for one in known):
                day = mentions(Page.of(f"{match[1]} tarikh"), self.today)
                found |= (
                    {start: Mention(start, end, day[0].days, "of_month", has_year=False)} if day and day[0].days else {}
                )
        return list(found.values())

    def _is_of_now(self, one: Mention) -> bool:
        left, right = self.page.plain[: one.start], self.page.plain[one.end :]
        said = self.page.plain[one.start : one.end]
        if is_denied(left, right) or _OF_IT.match(right) or _FROM_BEFORE.search(left[-20:]) or _ITS.search(said):
            return True
        later = any(other.start > one.start for other in self.days)
        only = not later and not any(other.start < one.start for other in self.days)
        before = left + _ON.match(self.page.plain, one.start)[0]  # type: ignore[index]
        behind_it = _NOUN_BEFORE.search(before[-36:]) is not None
        return (later and (behind_it or _FROM_IT.match(right) is not None)) or (
            only and behind_it and not self.found.has("now")
        )

    def _hours(self) -> tuple[str, ...]:
        plain = self.page.plain
        said = []
        for one in self.clocks:
            from_it = _FROM_BEFORE.search(plain[: one.start][-20:]) is not None
            if not _OF_IT.match(plain, one.end) and not (from_it and len(one.times) == 1):
                said.append(one.times[1:] if from_it else one.times)  # "from 11 am to 2 pm"
        if said:
            return said[-1]
        told = None if self.clocks else _HOUR_TOLD.search(plain)
        if told is None or any(one.start <= told.start(1) < one.end for one in self.days):
            return ()
        read = clocks(Page.of(f"{told[1]} baje"), [])
        return read[0].times[:1] if read else ()

    # ── the deeds ─────────────────────────────────────────────────────────────────────────────────────────────────

    def called_off(self) -> Order | None:
        """It is not held at all; "not on Friday but on Saturday" moves it."""
        found = self.found
        if not found.has("off", "not_be") or not (self.names_one or self.old):
            return None
        moves = bool(self.new) and (found.has("now", "strong") or bool(self.old) or found.has("not_be"))
        if moves or found.has("put_off"):
            return None
        return Order("off", old_days=_all_of([*self.old, *self.new]), by_name=self._by_name())

    def put_off(self) -> Order | None:
        """It is later, and it is not said when."""
        found = self.found
        there = found.has("day") or self.names_one or bool(self.old)
        if not (found.has("put_off") and there) or self.new or self._shifted() or self.no_such_day:
            return None
        return Order("put_off", old_days=_all_of(self.old), by_name=self._by_name())

    def moved(self) -> Order | None:
        """Another day, hour or place, said or only wished."""
        found = self.found
        place = self._place()
        asks = tuple(name for name in ("day", "time", "place") if found.has(name))
        days_on, minutes_on = self._shifted() or (0, 0)
        told = bool(self.new or self.hours or place or days_on or minutes_on or self.no_such_day)
        firmly = found.has("strong", "now", "make", "put_off", "not_be", "sooner") or bool(
            self.old or self._is_also() or (place and found.has("not"))
        )
        if not (self.names_one or (asks and firmly)):
            return None
        plainly = not firmly
        if plainly and (not found.has("will") or found.has("tell") or len(found.words) > _PLAINLY):
            return None
        if not told and not asks and self.names_one and found.has("strong", "put_off", "sooner"):
            asks = ("day",)  # "reschedule the workshop"
        if not told and not (asks and found.has("strong", "make", "put_off", "sooner")):
            return None
        return Order(
            "move", old_days=_all_of(self.old), day=self._new_day(), days=self.new_days(), by_name=self._by_name(),
            hours=self.hours, day_hours=self.day_hours(self.new_days()), until=self._says_until(),
            also=self._is_also(),
            days_on=days_on, minutes_on=minutes_on, place=place, asks=() if told else asks,
            no_such_day=self.no_such_day,
            plainly=plainly,
        )  # fmt: skip

    def _by_name(self) -> bool:
        return bool(self.days) and all(one.how == "weekday" for one in self.days)

    def _new_day(self) -> date | None:
        return self.new[-1].days[0] if self.new else None

    def new_days(self) -> tuple[date, ...]:
        """Every day that it is to have, where several are said; else nothing."""
        found = days_said.days_of(self.page, self.new, self.clocks)
        return found if len(found) > 1 else ()

    def _is_also(self) -> bool:
        """Is a day said that comes to those it has?"""
        return bool(self.new) and not self.old and days_said.ALSO.search(self.page.plain) is not None

    def day_hours(self, days: Sequence[date], *, known: bool = False) -> Hours:
        """Of these days each with its own hours, where they differ."""
        return days_said.hours_of(self.page, days, self.days, self.clocks, known=known)

    def _says_until(self) -> bool:
        return re.search(rf"(?:तक|tak|पर्यंत|paryant|until|till)(?![{_LETTER}])", self.page.plain) is not None

    def _shifted(self) -> tuple[int, int] | None:
        """So many days and minutes later, or earlier."""
        if self.shift is None or self.new:
            return None
        return days_said.shifted(self.shift, pushed=self.found.has("put_off"), sooner=self.found.has("sooner"))

    # ── the place ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self) -> str:
        """Words that say nothing else: the last that name a hall or a house, or that stand before "in" where places are told."""
        runs = self._runs()
        houses = [one for one in runs if VENUE.search(self.page.plain[one[0] : one[1]])]
        spoken_of = self.found.has("place", "now")
        inside = [one for one in runs if one[2]] if spoken_of else []
        best = houses or inside or (runs if self.found.has("place") and self.found.has("now", "strong") else [])
        return without_case(self.page.original(best[-1][0], best[-1][1])) if best else ""

    def _runs(self) -> list[tuple[int, int, bool]]:
        """Stretches of words that no class and no day or hour holds, and whether "in" or "at" stands beside them."""
        taken: list[Mention | Clock] = [*self.days, *self.clocks]
        found: list[tuple[int, int, bool]] = []
        start = end = -1
        before = frozenset[str]()
        words = [*_WORD.finditer(self.page.plain)]
        kinds = [self._kinds_of(word, taken) for word in words]
        for place, word in enumerate(words):
            if kinds[place] or (start >= 0 and _PARTS.search(self.page.plain, end, word.start())):
                if start >= 0:
                    found += self._run(start, end, before, kinds[place : place + 2])
                start = -1
            if kinds[place]:
                before = kinds[place]
            else:
                start, end = (word.start() if start < 0 else start), word.end()
        return found + (self._run(start, end, before, []) if start >= 0 else [])

    def _run(
        self, start: int, end: int, before: frozenset[str], after: Sequence[frozenset[str]]
    ) -> list[tuple[int, int, bool]]:
        of_old = _OF_IT.match(self.page.plain, end) is not None
        denied = any("not" in kinds for kinds in after) and self.page.plain[end : end + 1] != ","
        if of_old or denied or (after and "thing" in after[0]):
            return []
        if (there := old_venue.still(self.page, Span(start, end))) is None:
            return []
        start, end = there.start, there.end
        glued = CASE.search(self.page.plain[start:end]) is not None
        inside = glued or "locative" in before or bool(after and "locative" in after[0])
        return [(start, end, inside)]

    def _kinds_of(self, word: re.Match[str], taken: Sequence[Mention | Clock]) -> frozenset[str]:
        if word.group().isdigit() or any(one.start <= word.start() < one.end for one in taken):
            return frozenset({"taken"})
        found: set[str] = set()
        for part in tokens(word.group()):
            found |= BOOK.classes(part)
        return frozenset(found)


_WORD = re.compile(r"[\w\u0900-\u0963\u0970-\u097f'’-]+")
_PARTS = re.compile(r"[.;!।\n]")


def _all_of(found: Sequence[Mention]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(one.days[0] for one in found))
