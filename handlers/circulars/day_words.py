"""How circulars write days: the words of months, weekdays and numbers in three languages, and the forms of a date."""

from __future__ import annotations

import re

_MONTH_WORDS = (
    "january jan janvari janwari janvary janevari janewari januvari जनवरी जानेवारी जाने जन जनेवारी जानेवारि जॅन्युअरी",
    "february feb farvari farwari febuary feburary februvari फरवरी फेब्रुवारी फेब्रु फेब फर फेब्रूवारी फेब्रवारी फेब्रुअरी फरबरी",
    "march mar maarch मार्च",
    "april apr aprail epril अप्रैल एप्रिल अप्रै एप्र अप्रेल अप्रिल एप्रील एप्रि",
    "may मई मे",
    "june jun joon जून जुन",
    "july jul julai julay जुला जुलाई जुलै जुलाय जूलाई जुलाइ",
    "august aug agast ogast augast अग ऑग अगस्त ऑगस्ट अगष्ट ऑगष्ट आॅगस्ट आगस्ट",
    "september sept sep sitambar sitmbar septembar सप्टे सितंबर सितम्बर सित सप्टें सप्टेंबर सप्टेम्बर सितम्‍बर सेप्टेंबर सेप्टेम्बर सप्टेबर सिंतबर सितबर",
    "october oct aktubar oktober octobar ऑक्ट अक्टूबर अक्तूबर अक्टू ऑक्टोबर ऑक्टो अक्टोबर आक्टोबर ऑक्टोंबर ओक्टोबर आॅक्टोबर",
    "november nov navambar novembar नवं नोव्हे नवंबर नवम्बर नव नोव्हें नोव्हेंबर नोव्हेम्बर नोवेंबर नोवेम्बर नवेंबर नोव्हेबर",
    "december dec disambar decembar disember दिसं डिसे दिसंबर दिसम्बर दिस डिसें डिसेंबर डिसेम्बर दिसेंबर दिसेम्बर डिसेबर",
)
MONTHS = {word: month for month, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
WEEKDAYS = {
    word: day
    for day, words in enumerate(
        (
            "monday mon somwar somvar somwaar somvaar somvari सोमवार सोमवारी",
            "tuesday tues tue mangalwar mangalvar mangalwaar mangalvaar mangalvari मंगलवार मंगळवार मंगळवारी",
            "wednesday wed budhwar budhvar budhwaar budhvaar budhvari बुधवार बुधवारी बुद्धवार",
            "thursday thurs thu guruwar guruvar guruwaar guruvaar guruvari गुरुवार गुरूवार गुरुवारी गुरूवारी बृहस्पतिवार वृहस्पतिवार वीरवार",
            "friday fri shukrawar shukravar shukrawaar shukravaar shukrwar shukrvar shukravari शुक्रवार शुक्रवारी",
            "saturday sat shaniwar shanivar shaniwaar shanivaar shanivari शनिवार शनिवारी शनीवार शनीवारी",
            "sunday sun raviwar ravivar raviwaar ravivaar itwar itvar itwaar ravivari रविवार रविवारी इतवार",
        )
    )
    for word in words.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, words in enumerate(
        "एक पहली पहिली|दो दोन|तीन|चार|पांच पाच|छह छः सहा|सात|आठ|नौ नऊ|दस दहा|ग्यारह अकरा|बारह बारा|तेरह तेरा|चौदह चौदा|"
        "पंद्रह पन्द्रह पंधरा|सोलह सोळा|"
        "सत्रह सतरा|अठारह अठरा|उन्नीस एकोणीस एकोणवीस|बीस वीस|इक्कीस एकवीस|बाईस बाइस बावीस|तेईस तेवीस|चौबीस चोवीस|पच्चीस पंचवीस|"
        "छब्बीस सव्वीस|"
        "सत्ताईस सत्तावीस|अट्ठाईस अट्ठाइस अठाईस अठ्ठावीस|उनतीस उन्तीस एकोणतीस|तीस|इकतीस एकतीस".split("|"),
        1,
    )
    for word in words.split()
}  # fmt: skip

LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_ANY_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_ANY_WEEKDAY = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
MONTH = (
    rf"(?:{_ANY_MONTH})(?:(?![{LETTER}])\.?|(?=पर्यंत|पासून|पूर्वी|रोजी|नंतर|अखेर|च्या|ऐवजी|वरून|(?:चा|ची|चे|ला)(?![{LETTER}])))"
)
_AFTER_MONTH = "|".join(rf"(?<={word}-)" for word in MONTHS if word.isascii())
_ALONE = rf"(?=\d)(?<![\d/₹])(?<!\d[.,:])(?:(?<![\da-z]-)|{_AFTER_MONTH})"
"""No part of a longer number before it; "दि.26", "दिनांक:-26" are written without a space, "30 Apr-6 May" with a stroke."""
_DAY = _ALONE + r"\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_NEXT_DAY = r"(?<![\d.,/:₹])\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_WORD_DAY = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
TO = r"(?:से|ते|to|till|until|up ?to|thru|se|te(?![a-z])|through|-|–|—)"
_AND = r"(?:,|व|और|एवं|आणि|तथा|and|&|aur|ani|or|या|किंवा|अथवा)"
_YEAR = (
    r"(?:\s?[,.'’–/-]?\s?(?:(?:19|20)\d{2}(?!\d)|['’]\d{2}(?!\d))|"
    rf"[-/]\d{{2}}(?!\d|[.:/-]\d|\s?(?:st|nd|rd|th|{_ANY_MONTH})(?![{LETTER}])))?"
)
_HOUR_WORDS = r"(?:सुबह|शाम|दोपहर|रात|सायं|सकाळी|दुपारी|संध्याकाळी|रात्री|subah|shaam|dopahar|raat|से|se|ते)"
_NUMERIC = _ALONE + r"\d{1,2}\s?([./\-–‑·])\s?\d{1,2}\s?\1\s?(?:\d{4}|['’]?\d{2})(?![\d]|[./-]\d)"
_BACK, _NAMED = (r"([./\-–‑·])\s?\d{1,2}\s?\1", r"(?P<stroke>[./\-–‑·])\s?\d{1,2}\s?(?P=stroke)")
_WITH_COMMAS = rf"{_ALONE}\d{{1,2}},(?:0?[1-9]|1[0-2]),20\d\d(?!\d)"
"""20,01,2027: a typist's or a scanner's commas."""
_NUMERIC_SPAN = (
    rf"{_ALONE}\d{{1,2}}[./]\d{{1,2}}(?:[./](?:\d{{4}}|\d{{2}}))?\s?[-–—]\s?"
    r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d|[./-]\d)"
)
"""20.01-22.01.2027: two days with a stroke and no space between them."""

SHORT_WEEKDAYS = {
    word: day
    for day, words in ((1, "mangal मंगल"), (2, "budh बुध"), (4, "shukra shukr शुक्र"), (5, "shani शनि"))
    for word in words.split()
}
"""Short names of weekdays that are no names of people; they are a day only where something is on it."""
_ENDINGS = (
    r"पर्यंत|पासून|पूर्वी|नंतर|ऐवजी|ला|paryant|(?:च्या|चा|ची|चे|chya|chi|cha|che)\s[^।.\n]{0,24}(?:कार्यशाळ|शिबिर|मेळाव|बैठक|सभा|सभे|प्रशिक्षण|"
    r"कार्यक्रम|meeting|workshop|training|camp|mela|karyashal|baithak)"
)
"""What Marathi glues to a day; "Saturday's" only names a day of something that is held."""
_ON_OR_UNTIL = rf"(?:को|रोजी|तक|पर्यंत|से पहले|के पूर्व|पूर्वी|ला|ko|tak|la|paryant)(?![{LETTER}])"

TURNS = {
    word: turn
    for turn, words in enumerate(
        ("first 1st पहले पहिल्या pehle", "second 2nd दूसरे दुसऱ्या dusre", "third 3rd तीसरे तिसऱ्या", "fourth 4th चौथे चौथ्या",
         "last अंतिम आखिरी शेवटच्या")
    )
    for word in words.split()
}  # fmt: skip
_TURN = "|".join(TURNS)

_EVERYDAY = frozenset("jan feb mar apr may jun jul aug sep oct nov dec जाने जन फर अग ऑग सित नव दिस मे".split())
_SURE_MONTH = "|".join(sorted((re.escape(word) for word in MONTHS if word not in _EVERYDAY), key=len, reverse=True))
_SURE_MONTH += r"|मे(?!\sतक)"
"""Months that are no everyday word beside "until": "जन-जन तक" and "हो जाने तक" name none."""
_END_WORD = r"(?:अंत|अंतिम दिन|आखिर|आखिरी दिन|अखेर|अखेरी|शेवटच्या दिवसा|शेवट|समाप्ति|end|ant|aakhir|akhir)"
_MONTH_WORD = r"(?:माह|महीने|महिन्याच्या|महिन्या|महिना|mahine|mahinya|month)"
_UNTIL_WORD = rf"(?:तक|पर्यंत|पर्यन्त|tak|paryant)(?![{LETTER}])"
_MONTH_ENDS = (
    ("month_end", re.compile(
        r"(?<![a-z])(?:till|until|upto|up to|(?P<before>before)|by|not later than|latest by)\s(?:the\s)?"
        r"(?P<at>(?P<ends>(?:end|last day|close)\s(?:of\s)?(?:the\s)?)?(?:month of\s)?"
        rf"(?P<month>{'|'.join(word for word in MONTHS if word.isascii())}))(?![a-z])"
        r"(?!\.?,?\s?\d{1,2}(?!\d))(?:\.?,?\s?(?P<year>20\d\d)(?!\d))?(?!\s(?:be|have|also|not)\s)")),
    ("month_end", re.compile(
        rf"(?<![{LETTER}\d])(?P<at>(?P<month>{_SURE_MONTH}))\.?(?:\s?(?P<year>20\d\d))?(?:\s?{_MONTH_WORD})?(?:\s?(?:के|च्या|ke|chya))?"
        rf"(?:(?:\s?{_END_WORD})?(?=\s?{_UNTIL_WORD})|(?=\s?अखेर(?!च))|(?P<before>)(?=\s(?:से पहले|के पूर्व|के पहले)|\s?पूर्वी))")),
    ("month_end", re.compile(
        r"(?<![a-z])(?:by|till|until|before)\s(?:the\s)?(?P<at>end of (?:the|this)\smonth|"
        r"(?:this\s)?month(?:['’]s)?[\s-]end)(?![a-z])")),
    ("month_end", re.compile(
        rf"(?<![{LETTER}])(?P<at>(?:(?:इस|इसी|चालू|या|ह्या|is|isi)\s|(?P<next>अगले|पुढील|पुढच्या|agle)\s)?(?:माह|महीने|महिन्याच्या|"
        rf"महिना|mahine|mahinyachya|month))(?:\s?(?:के|च्या|ke))?\s?{_END_WORD}(?=\s?{_UNTIL_WORD}|ी?स(?![{LETTER}]))")),
)  # fmt: skip
"""Until a month means until its last day, before a month until the day before its first."""
LAST_WORD = (
    rf"(?:अ(?:ं|न्)त[िी]म|आख[िी]?री|अखेरच(?:[ािीे]|्या)|शेवटच(?:[ािीे]|्या)|लास्ट|फाइनल|(?<![{LETTER}])(?:last|final|closing|due|cut-?off|"
    rf"a+khi?ri|antim|shevatch[aie])(?![{LETTER}]))"
)
_DAY_WORD = (
    r"(?:तिथि|तिथी|तारीख|तारिख|दिनांक|दिवस|दिन|मुदत|डेट|दि\.?(?= )|"
    rf"(?:dates?|day|din|tari?kh|tareekh|tithi|mudat)(?![{LETTER}]))"
)
_DEADLINE = rf"(?<![{LETTER}])deadline(?![{LETTER}])|डेड ?ला[इई]न"
LAST_DAY = rf"(?:{LAST_WORD}\s{_DAY_WORD}|{_DEADLINE}|(?<![{LETTER}])cut-?off(?![{LETTER}])|कट-?\s?ऑफ)"
"""What calls a day the last one, in Hindi, Marathi, English, and English in their letters."""
_LAST_DAY_LABEL = rf"(?:{LAST_WORD}\s{_DAY_WORD}|{_DEADLINE}|मुदत)"
_ENDS_IT = (
    r"(?=\s(?:की ग|कर दी|कर दि|करण्यात|केली|है|कर |होगी|हो ग|तक(?![\u0900-\u0963])|आहे|ki ga|kar di|kar de|hai|ho ga|tak(?![a-z])|"
    r"tarikh)|\s?पर्यंत|\s?[।.!]?\s*(?:\n|$))"
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", re.compile(r"(?<!\d)(?:(?:19|20)\d{2}-\d{1,2}-\d{1,2}|(?<![/.-])(?:19|20)\d{2}/\d{1,2}/\d{1,2}(?!/))(?!\d)")),
    ("numeric_span", re.compile(_NUMERIC_SPAN)),
    ("numeric_list", re.compile(
        rf"{_ALONE}(?:\d{{1,2}}\s?(?:{_AND}|{TO}|/(?=\d\d?[.-]))\s?){{1,6}}"
        rf"(?P<last>{_NUMERIC.removeprefix(_ALONE).replace(_BACK, _NAMED)})")),
    ("numeric", re.compile(_NUMERIC)),
    ("numeric", re.compile(_WITH_COMMAS)),
    ("turn", re.compile(
        rf"(?<![{LETTER}])(?:(?P<month>{_ANY_MONTH})(?:\s(?:माह|महीने|महिन्याच्या|महिन्यातील|के|की|च्या))*\s(?P<turn>{_TURN})\s"
        rf"(?P<day>{_ANY_WEEKDAY})|(?:the\s)?(?P<turn2>{_TURN})\s"
        rf"(?P<day2>{_ANY_WEEKDAY})\s(?:of|in)\s(?P<month2>{_ANY_MONTH}))"
        rf"(?![{LETTER}]){_YEAR}")),
    ("turn", re.compile(
        rf"(?<![{LETTER}])(?:the\s)?(?P<turn>{_TURN})\s(?P<day>{_ANY_WEEKDAY})\s(?:of|in)\s(?:(?:this|the current)|(?P<next>next|"
        r"the (?:coming|following)))\smonth(?![a-z])")),
    ("turn", re.compile(
        rf"(?<![{LETTER}])(?:(?:इस|इसी|चालू|या|ह्या|is|isi)|(?P<next>अगले|आगामी|पुढील|पुढच्या|agle))\s{_MONTH_WORD}(?:\s(?:के|की|ke))?\s"
        rf"(?P<turn>{_TURN})\s(?P<day>{_ANY_WEEKDAY})(?![{LETTER}])")),
    ("days_month", re.compile(
        rf"{_DAY}(?:/\d{{1,2}}(?![\d/]))?(?:\s?(?:{TO}|{_AND})\s?"
        rf"(?:(?<!,\s)(?<!,)(?:{_ANY_WEEKDAY})[,.]?\s)?{_NEXT_DAY})*[\s./-]?(?:of\s)?(?:the\s)?(?:माहे?\s)?{MONTH}{_YEAR}")),
    ("month_days", re.compile(rf"(?<![{LETTER}])(?:{MONTH})\s?{_DAY}(?:\s?(?:{TO}|{_AND})\s?{_DAY})*(?![.:]\d|"
    rf"\s?(?:am|pm|बजे|वाजता)){_YEAR}")),
    ("month_days", re.compile(
        rf"(?<![{LETTER}])(?:{MONTH})(?:\s?20\d\d)?\s?[-–—:]\s?{_NEXT_DAY}(?:\s?(?:,|{_AND})\s?{_NEXT_DAY})+(?![.:]\d|"
        r"\s?(?:am|pm|बजे|वाजता))")),
    ("words_month", re.compile(rf"(?<![{LETTER}])(?:{_WORD_DAY})(?:\s(?:{TO}|{_AND})\s(?:{_WORD_DAY}))*\s{MONTH}{_YEAR}")),
    ("day_month", re.compile(
    r"(?:दि\.?|दिनांक|तारीख|dt\.?|date|(?<![a-z])(?:on|by|before|till|until)|ता\.)\s?:?\s?(\d{1,2}[./]\d{1,2})(?![\d]|[./:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("day_month", re.compile(
        rf"(?:{_ANY_WEEKDAY})[,.]?\s(\d{{1,2}}[./]\d{{1,2}})"
        r"(?![\d]|[./:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("day_month", re.compile(
        rf"{_ALONE}(?!7/12|24/7)(\d{{1,2}}/\d{{1,2}})(?!\d|[/.:-]\d)(?=\s?(?:[({{]?(?:{_ANY_WEEKDAY})|{_ON_OR_UNTIL}|(?:{TO})\s?\d{{1,2}}/\d{{1,2}}(?![\d/])))")),

    ("of_month", re.compile(
        r"(?:(?P<this>इस|इसी|या|ह्या|याच|this|चालू)|(?P<next>अगले|पुढील|पुढच्या|next|आगामी))\s(?:माह|महीने|महिने|"
        r"महिन्याच्या|महिन्यात|महिन्यातील|month)(?:'s|’s)?"
        r"(?:\sकी|\sके|\sमें|\son|\sthe|\sदि\.?|\sदिनांक)*\s(\d{1,2})(?!\d|[.:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("of_month", re.compile(
        rf"{_LAST_DAY_LABEL}[^।.\n\d]{{0,24}}(?:(?<!\d)\d{{1,2}}(?:\s[{LETTER}]+)?\s?(?:से|se|वरून|varun|from|"
        rf"की जगह|ki jagah|के बजाय|ऐवजी)[^।.\n\d]{{0,20}}|"
        rf"\s)(?P<at>\d{{1,2}}){_ENDS_IT}")),
    ("of_month", re.compile(
    r"(?<![\d.,/:-])(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?:(?P<this>this|the current)|(?P<next>next))\smonth")),
    ("of_month", re.compile(
        r"(?<![\d.,/:-])(\d{1,2})(?:st|nd|rd|th)?\s(?:(?P<this>instt?|instant)|(?P<next>prox|proximo))(?![a-z])\.?")),
    ("month_days", re.compile(
        rf"(?<![{LETTER}])(?:{MONTH})(?:\s(?:20\d\d|माह|महीने|महिन्याच्या))?\s?(?:की|के|च्या|ki|ke|chya)\s{_DAY}"
        r"(?=\s?(?:तारीख|तारखे|tarikh|को|तक|रोजी|ला|ko|tak)(?![a-z]))")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}\d.,/:-])(?P<first>\d{{1,2}})\s?(?:{TO}|{_AND})\s?(?P<last>\d{{1,2}})\s?(?:तारीख|तारखे|tarikh|tareekh)")),
    ("of_month", re.compile(
        r"(?<![\d.,/:₹-])(\d{1,2})\s(?:को|ko|ला)(?=\s(?:(?:सुबह|दोपहर|शाम|प्रातः|सकाळी|दुपारी|subah|dopahar|shaam|sham)\s)?"
        r"\d{1,2}(?:[.:]\d\d)?\s?(?:बजे|वाजता|baje|bje|vajta)(?![a-z]))")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}])(?:training|meeting|miting|workshop|camp|mela|shivir|baithak|प्रशिक्षण|ट्रेनिंग|बैठक|मीटिंग|कार्यशाला|शिविर|मेला)\s"
        r"(?P<at>\d{1,2})\s(?:(?:se|से)(?=\s(?:hai|shuru|है|शुरू)(?![a-z\u0900-\u0963]))|(?:ko|को)(?=\s(?:hai|hogi|hoga|है|होगी|होगा)(?![a-z\u0900-\u0963])))")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}\d.,/:-])(\d{{1,2}}|{_WORD_DAY})\s?(?:तारीख|तारखेला|तारखेस|तारखेच्या|तारखेच[ीेा]|तारखेपासून|"
        r"तारखे(?=पर्यंत|पूर्वी|ऐवजी)|tarikh|tareekh|tarkhe(?:la|s|chya)?(?![a-z])|instant)")),
    ("of_month", re.compile(
        r"(?<![a-z])(?:on|by|before|till|until|up to)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)(?![a-z\d])(?!\s(?:floor|batch|meeting|"
        r"standard|phase|edition|anniversary|of))")),
    ("of_month", re.compile(r"(?:दि\.|दिनांक|dt\.)\s?(\d{1,2})"
        r"(?=\s*[:)।]|\s?रोजी|\s?पर्यंत|\sतक(?![\u0900-\u0963\u0970-\u097f])|\s?पूर्वी)")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}])(?:naam|naav|नाम|नाव|नावे|अर्ज|आवेदन|फॉर्म|form)\s(?:(?!{_HOUR_WORDS})[{LETTER}]+\s){{0,3}}(?P<at>\d{{1,2}})"
        r"(?=\s(?:तक|tak|paryant|(?:se|ke) (?:pehle|pahle)|(?:से|के) पहले)(?![a-z\u0900-\u0963\u0970-\u097f])|\s?पर्यंत|\s?पूर्वी)")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}])(?:on\s)?(?:{_ANY_WEEKDAY})[,.]?\s"
        r"(?:the\s(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))(?![\d.:/a-z])")),
    *_MONTH_ENDS,
    ("weekday", re.compile(
        rf"(?<![{LETTER}/])(?:(?P<week>next week|अगले सप्ताह|अगले हफ्ते|पुढील आठवड्यात|"
        rf"पुढच्या आठवड्यात)[ ,]*(?:on |के |की |में )?)?"
        rf"(?:(?:अगले|आगामी|आने वाले|आनेवाले|इस|इसी|येत्या|येणाऱ्या|पुढील|पुढच्या|या|next|this|coming|agle|is|"
        rf"aane wale|on|the)\s)?"
        rf"(?P<day>{_ANY_WEEKDAY})(?:(?![{LETTER}/])|(?={_ENDINGS}))")),
    ("weekday", re.compile(
        rf"(?<![{LETTER}/])(?:(?:अगले|आगामी|इस|इसी|agle|is)\s)?(?P<day>{'|'.join(SHORT_WEEKDAYS)})"
        rf"(?=\s(?:को|के दिन|तक|सुबह|शाम|दोपहर|ko|ke din|tak|subah|sham|shaam|dopahar)(?![{LETTER}]))")),
    ("near", re.compile(
        rf"(?<![{LETTER}])(?:(?P<near>today|tonight|tomorrow|day after tomorrow|yesterday|aaj|parson|parso|udyaa|udya|parva|आज|कल|"
        rf"परसों|परसो|उद्या|परवा|काल)(?:(?![{LETTER}])|(?=पर्यंत|पासून|पूर्वी|ऐवजी|paryant|च(?![{LETTER}])))|"
        rf"(?P<ahead>उद्या|परवा|udya|parva)(?={_ENDINGS}))(?!\s(?:नहीं|नाही|nahi|nahin)\s)|"
        rf"(?<![{LETTER}])(?P<kal>kal)(?=\s)(?!\snahin?\s)")),
)  # fmt: skip
FEASTS = {
    name: day
    for day, names in {
        (1, 26): "गणतंत्र दिवस|प्रजासत्ताक दिन|republic day|gantantra diwas",
        (3, 8): "महिला दिवस|महिला दिन|women's day|womens day|mahila diwas|mahila din",
        (4, 14): "आंबेडकर जयंती|अंबेडकर जयंती|अम्बेडकर जयंती|ambedkar jayanti",
        (5, 1): "महाराष्ट्र दिन|महाराष्ट्र दिवस|maharashtra day|maharashtra din",
        (8, 7): "राष्ट्रीय हथकरघा दिवस|राष्ट्रीय हातमाग दिन|national handloom day",
        (8, 15): "स्वतंत्रता दिवस|स्वाधीनता दिवस|स्वातंत्र्य दिन|independence day|swatantrata diwas",
        (10, 2): "गांधी जयंती|gandhi jayanti",
        (12, 25): "नाताळ|क्रिसमस|christmas",
    }.items()
    for name in names.split("|")
}  # fmt: skip
"""Feasts that are on the same day each year; what goes by the moon is asked."""
_ANY_FEAST = "|".join(sorted(FEASTS, key=len, reverse=True))
PATTERNS += (
    ("feast", re.compile(
        rf"(?<![{LETTER}])(?P<at>(?P<feast>{_ANY_FEAST}))(?:(?=\s(?:पर|को|के दिन|रोजी|par|ko|ke din)(?![{LETTER}]))|"
        rf"(?=(?:ी|ाला|ादिवशी|ाच्या दिवशी|ला)(?![{LETTER}])))")),
    ("feast", re.compile(rf"(?<![a-z])on\s(?:the\s)?(?P<at>(?P<feast>{_ANY_FEAST}))(?![a-z])")),
)  # fmt: skip
NEAR = {"today": 0, "tonight": 0, "aaj": 0, "आज": 0, "tomorrow": 1, "kal": 1, "कल": 1, "udya": 1, "udyaa": 1, "उद्या": 1,
"day after tomorrow": 2,
         "parso": 2, "parson": 2, "परसों": 2, "परसो": 2, "parva": 2, "परवा": 2, "yesterday": -1, "काल": -1}  # fmt: skip
BETWEEN = re.compile(r"(?<![a-z])between\s(?:the\s)?$")
WEEKDAY_WORDS = f"(?:{_ANY_WEEKDAY})"
JOINS = re.compile(
    rf"\s?(?:दि\.?|दिनांक)?\s?(?:(?:को|रोजी|बजे|पासून)\s)?(?:{TO}|पासून)\s?(?:दि\.?|दिनांक)?\s?(?:{WEEKDAY_WORDS},?\s)?$|"
    r",?\s(?:and|to)\s(?:(?:will|shall|to)\s)?(?:conclud|end|clos|culminat)(?:e|es|ed|ing|s)?\s(?:on\s)?(?:the\s)?$|"
    r"[\s,|]*(?<![a-z\u0900-\u0963])(?:to|upto|until|समापन|समाप्ति|समाप्ती|समाप्त|सांगता|समारोप|शेवट|end|ends|ending|closing|concluding)"
    r"(?:\s(?:date|on|तिथि|दिनांक|दि\.?|तारीख))?\s?[:–-]+\s?(?:दि\.?\s|दिनांक\s)?$|"
    r",?\s(?:concluded|ended|closed)\son\s(?:the\s)?$|"
    r"\s(?:से|को)\s(?:प्रारंभ|शुरू|आरंभ)\s(?:होकर|हुआ और|होगा और|होगी और)\s(?:दिनांक\s)?$|"
    r"\s?(?:पासून|रोजी)\s(?:सुरू|प्रारंभ)\sहोऊन\s(?:दि\.?\s)?$|"
    rf"(?:,?\s(?!{TO}\s)[{LETTER}]+){{0,2}}(?:,?\s\d{{1,2}}(?:[.:]\d\d)?\s(?:वाजता|बजे|am|pm))?(?:,?\s(?:and\s|और\s|व\s)?|[.;।|]\s?)"
    r"(?:back|returning|return|परत|परतीचा प्रवास|परती|वापसी|वापिसी|लौटना)\s?[:–-]?\s?(?:on\s|दि\.?\s|दिनांक\s)?$"
)

EACH_DAY = (
    r"(?:रोज|रोजाना|दररोज|प्रतिदिन|हर दिन|हर रोज|प्रत्येक दिवशी|तीनों दिन|दोनों दिन|सभी दिन|"
    r"दोन्ही दिवस|तिन्ही दिवस|सगळे दिवस|roj|roz|rozana|rojana|darroj|dararoj|pratidin|har din|har roj|har roz|"
    r"teeno din|dono din|donhi divas|daily|every day|each day|both days|on all days|"
    r"all (?:the )?(?:two|three|\d) days)"
)
"""So it is on every day of several."""
