"""Days as people say them: the words for days, weeks, months and parts of them, and the day that is meant."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from handlers.folding import normalise, word_set
from handlers.matching.endings import without_ending
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral

Basis = Literal["days", "weeks", "months", "date", "weekday", "festival"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last useful day, and how it was said; pieces[first:end] spoke of it."""

    day: date
    basis: Basis
    first: int
    end: int


DAY = word_set(
    "day days din dino dinon दिन दिनों दिवस दिवसांत दिवसात दिवसांमध्ये दिवसांच्या divas diwas divsat divsant "
    "दिवसांनी दिवसानी divsani divsanni"
)
WEEK = word_set("week weeks hafta hafte hafton haftे हफ्ता हफ्ते हफ्तों सप्ताह saptah आठवडा आठवडे आठवड्यात आठवड्यांत athavda "
               "athavde athavdyat aathavdyat आठवड्यापर्यंत")  # fmt: skip
MONTH = word_set(
    "month months mahina mahine mahino महीना महीने महीनों महिना महिने महिन्यात महिन्यांत mahinyat माह महिन्यापर्यंत महिन्या mahinya"
)
NEXT = word_set("next agle agla agli अगले अगला अगली पुढच्या पुढील पुढचा pudhchya pudhil pudchya aane आने येत्या yetya coming")
THIS = word_set("this is isi इस इसी या ह्या ya hya")
ENDING = word_set("end ant aakhir अंत आखिर शेवट शेवटी शेवटपर्यंत अखेर अखेरपर्यंत अखेरीस akher akherparyant ending")
HOURS = word_set(
    "subah savere shaam sham dopahar raat morning evening noon night सुबह शाम दोपहर रात सकाळ सकाळी संध्याकाळ संध्याकाळी दुपारी "
    "sakali sandhyakali"
)
TODAY = word_set("today aaj aj आज आजच aajach ajach")
TOMORROW = word_set("tomorrow tmrw tomorow kal कल उद्या udya udyaa उद्याच udyach udyaach")
DAY_AFTER = word_set("parson parso परसों परसो परवा parva")
YESTERDAY = word_set("yesterday yesterdays काल kaal bitekal बीते")
URGENT = word_set(
    "urgent urgently immediately asap jaldi turant जल्दी तुरंत अर्जंट अर्जेंट लवकर तातडीने "
    "तातडीचे lavkar now abhi अभी आत्ता itself"
)
UNTIL = word_set("tak तक पर्यंत paryant by till until before within pehle pahle पहले पूर्वी purvi "
    "आधी aadhi adhi se से in andar "
                "अंदर ke के me mein में chahiye चाहिए ko को hi ही")  # fmt: skip
BEFORE = word_set("before pehle pahle पहले पूर्वी purvi आधी aadhi adhi अगोदर agodar")
FESTIVAL_CUES = BEFORE | word_set("by till until for tak तक पर्यंत paryant लिए लिये liye साठी sathi पर par pe वर")
WANT = word_set(
    "chahiye चाहिए चाहिये chaiye need needed want required पाहिजे हवे हवी हवा हवं pahije have deliver bhej भेज bhejo पाठवा"
)
DATE_WORD = word_set("tarikh tareekh तारीख तारखे तारखेला तारखेपर्यंत tarkhe tarkhela tarkhila tarkheparyant tarikhla date")
ORDINALS = frozenset({"st", "nd", "rd", "th"})
MONTHS = {
    normalise(word): month
    for month, words in enumerate(
        (
            "january jan janvari janwari janevari जनवरी जानेवारी",
            "february feb farvari farwari februvari फरवरी फ़रवरी फेब्रुवारी फेब्रु",
            "march mar maarch मार्च",
            "april apr aprail epril अप्रैल एप्रिल एप्रि अप्रै",
            "may मई",
            "june jun जून",
            "july jul julai जुलाई जुलै",
            "august aug agast ogast अगस्त ऑगस्ट ऑग",
            "september sep sept sitambar septembar सितंबर सितम्बर सप्टेंबर सप्टें",
            "october oct aktubar oktober octobar अक्टूबर अक्तूबर ऑक्टोबर ऑक्टो अक्टू",
            "november nov navambar novembar नवंबर नवम्बर नोव्हेंबर नोव्हें नवं",
            "december dec disambar decembar disember दिसंबर दिसम्बर डिसेंबर डिसें दिसं",
        ),
        start=1,
    )
    for word in words.split()
}
WEEKDAYS = {
    normalise(word): day
    for day, words in enumerate(
        (
            "monday somvar somwar सोमवार",
            "tuesday mangalvar mangalwar मंगलवार मंगळवार",
            "wednesday budhvar budhwar बुधवार",
            "thursday guruvar guruwar गुरुवार गुरूवार बृहस्पतिवार",
            "friday shukravar shukrawar शुक्रवार",
            "saturday shanivar shaniwar शनिवार",
            "sunday ravivar raviwar itvar itwar रविवार इतवार",
        )
    )
    for word in words.split()
}
SHORT_WEEKDAYS = {
    normalise(word): day
    for day, words in enumerate(
        (
            "mon सोम",
            "tue tues मंगळ",
            "wed budh बुध",
            "thu thur thurs गुरु गुरू",
            "fri shukr shukra शुक्र",
            "sat shani शनि",
            "sun रवि",
        )
    )
    for word in words.split()
}
"""Weekdays as they are cut short in writing."""
SEVEN_OR_LISTEN = frozenset({"sat", "sun"})
NAMES_TOO = word_set("गुरु गुरू रवि सोम")
ON_THAT_DAY = word_set("tak तक paryant पर्यंत next this agle अगले पुढच्या till until before")
HOUR = word_set("hour hours hrs ghante ghanta ghanton घंटे घंटा घंटों तास तासात तासांत taas")
WEEKEND = word_set("weekend वीकेंड वीकएंड")
MIDDLE = word_set("mid middle beech bich बीच मध्य मध्यापर्यंत मध्यात")
WEEK_OF = {
    word: week
    for week, words in enumerate(
        ("first st1 pehle pahle पहले पहिल्या pahilya", "second nd2 dusre doosre दूसरे दुसऱ्या dusrya",
         "third rd3 teesre tisre तीसरे तिसऱ्या tisrya", "fourth th4 last chauthe aakhri चौथे आखिरी शेवटच्या चौथ्या"), start=1,
    )
    for word in word_set(words)
}  # fmt: skip
TONIGHT = word_set("tonight")
BY = word_set("by before till until within latest")
HELD = word_set(
    "shadi shaadi barat baraat vivah lagna puja pooja havan hawan bhandara sagai mehndi engagement satsang kirtan jagran jagrata "
    "karyakram program function inauguration munj barse शादी बारात विवाह लग्न पूजा हवन भंडारा सगाई मेहंदी सत्संग कीर्तन जागरण कार्यक्रम "
    "उद्घाटन मुंज बारसे साखरपुडा"
)
"""Feasts that families and temples hold on a day of their own."""
IS_HELD = word_set("hai he h है आहे ahe aahe is")
ON_FESTIVALS = word_set("ला la on दिवशी को ko में me mein mai मे मध्ये madhye")
SINCE = word_set("se से")
LONGEST = 366
"""Days: what is farther off is no deadline."""


def text_at(parts: Sequence[Piece], place: int) -> str:
    return parts[place].text if 0 <= place < len(parts) else ""


@lru_cache(maxsize=16384)
def bare(word: str) -> tuple[tuple[str, str], ...]:
    return ((word, ""), *without_ending(word))


def is_day(numeral: Numeral) -> bool:
    return numeral.value == int(numeral.value) and 1 <= numeral.value <= 31


def dated(year: int, month: int, day: int, first: int, end: int) -> Deadline | None:
    try:
        return Deadline(date(year, month, day), "date", first, end)
    except ValueError:
        return None


def coming(month: int, day: int, today: date, first: int, end: int) -> Deadline | None:
    this_year = dated(today.year, month, day, first, end)
    if this_year is not None and this_year.day >= today:
        return this_year
    return dated(today.year + 1, month, day, first, end)


def months_later(day: date, count: int) -> date:
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
