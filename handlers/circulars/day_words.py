"""How circulars write days: the words of months, weekdays and numbers in three languages, and the forms of a date."""

from __future__ import annotations

import re

_MONTH_WORDS = (
    "january jan janvari janwari जनवरी जानेवारी जाने जन जनेवारी जानेवारि जॅन्युअरी",
    "february feb farvari farwari febuary फरवरी फेब्रुवारी फेब्रु फेब फर फेब्रूवारी फेब्रवारी फेब्रुअरी फरबरी",
    "march mar मार्च",
    "april apr अप्रैल एप्रिल अप्रै अप्रेल अप्रिल एप्रील एप्रि",
    "may मई मे",
    "june jun जून जुन",
    "july jul julai जुलाई जुलै जुलाय जूलाई जुलाइ",
    "august aug agast अगस्त ऑगस्ट अगष्ट ऑगष्ट आॅगस्ट आगस्ट",
    "september sept sep sitambar सितंबर सितम्बर सित सप्टें सप्टेंबर सप्टेम्बर सितम्‍बर सेप्टेंबर सेप्टेम्बर सप्टेबर सिंतबर सितबर",
    "october oct aktubar अक्टूबर अक्तूबर अक्टू ऑक्टोबर ऑक्टो अक्टोबर आक्टोबर ऑक्टोंबर ओक्टोबर आॅक्टोबर",
    "november nov navambar नवंबर नवम्बर नव नोव्हें नोव्हेंबर नोव्हेम्बर नोवेंबर नोवेम्बर नवेंबर नोव्हेबर",
    "december dec disambar दिसंबर दिसम्बर दिस डिसें डिसेंबर डिसेम्बर दिसेंबर दिसेम्बर डिसेबर",
)
MONTHS = {word: month for month, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
WEEKDAYS = {
    word: day
    for day, words in enumerate(
        (
            "monday mon somwar somvar सोमवार सोमवारी",
            "tuesday tues tue mangalwar mangalvar मंगलवार मंगळवार मंगळवारी",
            "wednesday wed budhwar budhvar बुधवार बुधवारी बुद्धवार",
            "thursday thurs thu guruwar guruvar गुरुवार गुरूवार गुरुवारी गुरूवारी बृहस्पतिवार वृहस्पतिवार वीरवार",
            "friday fri shukrawar shukravar शुक्रवार शुक्रवारी",
            "saturday sat shaniwar shanivar शनिवार शनिवारी शनीवार शनीवारी",
            "sunday sun raviwar ravivar itwar रविवार रविवारी इतवार",
        )
    )
    for word in words.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, words in enumerate(
        "एक|दो दोन|तीन|चार|पांच पाच|छह छः सहा|सात|आठ|नौ नऊ|दस दहा|ग्यारह अकरा|बारह बारा|तेरह तेरा|चौदह चौदा|"
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
MONTH = rf"(?:{_ANY_MONTH})(?:(?![{LETTER}])\.?|(?=पर्यंत|पासून|पूर्वी|रोजी|नंतर|अखेर|च्या|(?:चा|चे|ला)(?![{LETTER}])))"
_ALONE = r"(?<![\d/₹])(?<!\d[.,:])(?<![\da-z]-)"
"""No part of a longer number before it; "दि.26", "दिनांक:-26" are written without a space."""
_DAY = _ALONE + r"\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_NEXT_DAY = r"(?<![\d.,/:₹])\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_WORD_DAY = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
TO = r"(?:से|ते|to|till|until|se|through|-|–|—)"
_AND = r"(?:,|व|और|एवं|आणि|तथा|and|&|aur|ani|or|या|किंवा|अथवा)"
_YEAR = (
    r"(?:\s?[,.'’–/-]?\s?(?:(?:19|20)\d{2}(?!\d)|['’]\d{2}(?!\d))|"
    rf"[-/]\d{{2}}(?!\d|[.:/-]\d|\s?(?:st|nd|rd|th|{_ANY_MONTH})(?![{LETTER}])))?"
)
_HOUR_WORDS = r"(?:सुबह|शाम|दोपहर|रात|सायं|सकाळी|दुपारी|संध्याकाळी|रात्री|subah|shaam|dopahar|raat|से|se|ते)"
_NUMERIC = _ALONE + r"\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d{2})(?![\d]|[./-]\d)"

TURNS = {
    word: turn
    for turn, words in enumerate(
        ("first 1st पहले पहिल्या pehle", "second 2nd दूसरे दुसऱ्या dusre", "third 3rd तीसरे तिसऱ्या", "fourth 4th चौथे चौथ्या",
         "last अंतिम आखिरी शेवटच्या")
    )
    for word in words.split()
}  # fmt: skip
_TURN = "|".join(TURNS)

PATTERNS = (
    ("iso", re.compile(r"(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)")),
    ("numeric_range", re.compile(rf"{_ALONE}(?:\d{{1,2}}(?:-|\s?(?:व|एवं|और|आणि|and|&|से|ते|to)\s?)){_NUMERIC.removeprefix(_ALONE)}")),
    ("numeric", re.compile(_NUMERIC)),
    ("turn", re.compile(
        rf"(?<![{LETTER}])(?:(?P<month>{_ANY_MONTH})(?:\s(?:माह|महीने|महिन्याच्या|महिन्यातील|के|की|च्या))*\s(?P<turn>{_TURN})\s"
        rf"(?P<day>{_ANY_WEEKDAY})|(?:the\s)?(?P<turn2>{_TURN})\s"
        rf"(?P<day2>{_ANY_WEEKDAY})\s(?:of|in)\s(?P<month2>{_ANY_MONTH}))"
        rf"(?![{LETTER}]){_YEAR}")),
    ("days_month", re.compile(rf"{_DAY}(?:\s?(?:{TO}|{_AND})\s?{_NEXT_DAY})*[\s./-]?(?:of\s)?(?:the\s)?{MONTH}{_YEAR}")),
    ("month_days", re.compile(rf"(?<![{LETTER}])(?:{MONTH})\s?{_DAY}(?:\s?(?:{TO}|{_AND})\s?{_DAY})*(?![.:]\d|"
    rf"\s?(?:am|pm|बजे|वाजता)){_YEAR}")),
    ("words_month", re.compile(rf"(?<![{LETTER}])(?:{_WORD_DAY})(?:\s(?:{TO}|{_AND})\s(?:{_WORD_DAY}))*\s{MONTH}{_YEAR}")),
    ("day_month", re.compile(
    r"(?:दि\.?|दिनांक|तारीख|dt\.?|date|(?<![a-z])(?:on|by|before|till|until)|ता\.)\s?:?\s?(\d{1,2}[./]\d{1,2})(?![\d]|[./:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("day_month", re.compile(
        rf"(?:{_ANY_WEEKDAY})[,.]?\s(\d{{1,2}}[./]\d{{1,2}})"
        r"(?![\d]|[./:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("of_month", re.compile(
        r"(?:(?P<this>इस|इसी|या|ह्या|याच|this|चालू)|(?P<next>अगले|पुढील|पुढच्या|next|आगामी))\s(?:माह|महीने|महिने|"
        r"महिन्याच्या|महिन्यात|महिन्यातील|month)(?:'s|’s)?"
        r"(?:\sकी|\sके|\sमें|\son|\sthe|\sदि\.?|\sदिनांक)*\s(\d{1,2})(?!\d|[.:]\d|\s?(?:बजे|वाजता|am|pm))")),
    ("of_month", re.compile(
    r"(?<![\d.,/:-])(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?:(?P<this>this|the current)|(?P<next>next))\smonth")),
    ("of_month", re.compile(r"(?<![\d.,/:-])(\d{1,2})\s?(?:तारीख|तारखेला|तारखेस|तारखेच्या|तारखे(?=पर्यंत|पूर्वी)|tarikh|tareekh|instant)")),
    ("of_month", re.compile(
        r"(?<![a-z])(?:on|by|before|till|until|up to)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)(?![a-z\d])(?!\s(?:floor|batch|meeting|"
        r"standard|phase|edition|anniversary|of))")),
    ("of_month", re.compile(r"(?:दि\.|दिनांक|dt\.)\s?(\d{1,2})"
        r"(?=\s*[:)।]|\s?रोजी|\s?पर्यंत|\sतक(?![\u0900-\u0963\u0970-\u097f])|\s?पूर्वी)")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}])(?:naam|naav|नाम|नाव|नावे|अर्ज|आवेदन|फॉर्म|form)\s(?:(?!{_HOUR_WORDS})[{LETTER}]+\s){{0,3}}(\d{{1,2}})"
        r"(?=\s(?:तक|tak|paryant)(?![a-z\u0900-\u0963\u0970-\u097f])|\s?पर्यंत|\s?पूर्वी)")),
    ("of_month", re.compile(
        rf"(?<![{LETTER}])(?:on\s)?(?:{_ANY_WEEKDAY})[,.]?\s"
        r"(?:the\s(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))(?![\d.:/a-z])")),
    ("weekday", re.compile(
        rf"(?<![{LETTER}/])(?:(?P<week>next week|अगले सप्ताह|अगले हफ्ते|पुढील आठवड्यात|"
        rf"पुढच्या आठवड्यात)[ ,]*(?:on |के |की |में )?)?"
        rf"(?:(?:अगले|आगामी|आने वाले|आनेवाले|इस|इसी|येत्या|येणाऱ्या|पुढील|पुढच्या|या|next|this|coming|agle|is|"
        rf"aane wale|on|the)\s)?"
        rf"(?P<day>{_ANY_WEEKDAY})(?![{LETTER}/])")),
    ("near", re.compile(
        rf"(?<![{LETTER}])(?P<near>today|tomorrow|day after tomorrow|yesterday|aaj|parso|parson|udya|parva|आज|कल|"
        rf"परसों|परसो|उद्या|परवा|काल)"
        rf"(?![{LETTER}])(?!\s(?:नहीं|नाही|nahi|nahin)\s)|(?<![{LETTER}])(?P<kal>kal)(?=\s)(?!\snahin?\s)")),
)  # fmt: skip
NEAR = {"today": 0, "aaj": 0, "आज": 0, "tomorrow": 1, "kal": 1, "कल": 1, "udya": 1, "उद्या": 1,
"day after tomorrow": 2,
         "parso": 2, "parson": 2, "परसों": 2, "परसो": 2, "parva": 2, "परवा": 2, "yesterday": -1, "काल": -1}  # fmt: skip
WEEKDAY_WORDS = f"(?:{_ANY_WEEKDAY})"
JOINS = re.compile(
    rf"\s?(?:दि\.?|दिनांक)?\s?(?:(?:को|रोजी|बजे|पासून)\s)?(?:{TO}|पासून)\s?(?:दि\.?|दिनांक)?\s?(?:{WEEKDAY_WORDS},?\s)?$|"
    r",?\s(?:and|to)\s(?:(?:will|shall|to)\s)?(?:conclud|end|clos|culminat)(?:e|es|ed|ing|s)?\s(?:on\s)?(?:the\s)?$|"
    r",?\s(?:concluded|ended|closed)\son\s(?:the\s)?$|"
    r"\s(?:से|को)\s(?:प्रारंभ|शुरू|आरंभ)\s(?:होकर|हुआ और|होगा और|होगी और)\s(?:दिनांक\s)?$|"
    r"\s?(?:पासून|रोजी)\s(?:सुरू|प्रारंभ)\sहोऊन\s(?:दि\.?\s)?$|"
    rf"(?:,?\s(?!{TO}\s)[{LETTER}]+){{0,2}}(?:\s\d{{1,2}}(?:[.:]\d\d)?\s(?:वाजता|बजे|am|pm))?,?\s(?:and\s|और\s|व\s)?"
    r"(?:back|returning|return|परत|परतीचा प्रवास|वापसी|वापिसी|लौटना)\s(?:on\s|दि\.?\s|दिनांक\s)?$"
)
