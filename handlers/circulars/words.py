"""The words by which a circular is read, in Hindi, Marathi, English and roman Hindi; all as `Page.plain` writes them."""

from __future__ import annotations

import re

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"


def pattern(*words: str) -> re.Pattern[str]:
    """Any of these patterns; a word begins where no letter stands before it, and may go on with endings."""
    return re.compile(rf"(?<![{_LETTER}])(?:{'|'.join(words)})")


EVENT = pattern(
    "कार्यशाल", "कार्यशाळ", "प्रशिक्षण", "स्पर्धा", "प्रतियोगिता", r"competitions?\b", r"contests?\b",
    r"tours?\b", "ग्राम ?सभा", "आम ?सभा", "महिला सभा", "सोहळ", "समारंभ", "उद्घाटन(?! किया| झाले| केले)",
    "(?:जागरूकता|वितरण|वाटप|जनजागृती|सम्मान|सत्कार|गौरव|मार्गदर्शन) (?:कार्यक्रम|समारोह)", "शिविर", "शिबिर",
    "कैंप", "कॅम्प", "मेला", "मेले", "मेळाव", "मेळा", "बैठक",
    "सेमिनार", "संगोष्ठी",
    "प्रदर्शनी", "प्रदर्शन", "सम्मेलन", "संमेलन", "भ्रमण", "वेबिनार", "जनसुनवाई", "सभा(?!ग|क|स)", "जत्रा", "सहल",
    "(?<!जिल्हा )(?<!नगर )परिषद(?! के| च)", "चर्चासत्र", "परिसंवाद",
    "अभ्यास दौरा", "भेट(?!व)", "परिचर्चा", "गोष्ठी", "समारोह", "महोत्सव", "हाट मेला", "काउंसलिंग", "परामर्श सत्र",
    "सत्र", "व्याख्यान", "मार्गदर्शन",
    r"workshops?\b", r"trainings?\b", r"camps?\b", r"fairs?\b", r"melas?\b", r"mele\b", r"meetings?\b", r"meets?\b",
    r"seminars?\b", r"webinars?\b", r"exhibitions?\b",
    r"expo\b", r"visits?\b", "get-together", r"sessions?\b", r"programmes?\b", r"conferences?\b", r"shivirs?\b",
    r"class(?:es)?\b", r"festivals?\b", r"bazaars?\b", r"clinics?\b", r"demo(?:nstration)?s?\b", "अभ्यासक्रम",
    "अभ्यासवर्ग", "चौपाल", "संवाद", "लोक ?अदालत", r"lok adalat\b", "सुनावणी", "(?<!जन)सुनवाई", r"hearing\b",
    r"summit\b", r"buyer.seller", r"baithak\b", r"conclaves?\b", r"orientation\b", r"course\b",
    "prashikshan", "karyashal", r"shibir", r"mela(?:va|wa)", r"(?:gram|aam|am)[ -]?sabha\b", r"sammelan", r"pradarshan",
)  # fmt: skip
CANCELLED = pattern(
    "रद्द",
    "निरस्त",
    r"cancel",
    r"stands cancelled",
    "स्थगित",
    "postponed",
    "पुढे ढकल",
    "deferred",
    "टाल दि",
    "टाल दी",
    "तहकूब",
)
SUPERSEDES = pattern(
    "शुद्धि ?पत्र", "आगे बढ(?:ा|ी|ाया|ाई)", "दुरुस्ती", "संशोधित", "सुधारित", "संशोधन", "स्थगित", "पुढे ढकल",
    "तहकूब", "मुदतवाढ", "मुदत वाढ",
    r"corrigend", r"postponed", r"re-?scheduled",
    r"extension of", r"extension notice", r"dates? which (?:was|were)", r"extended (?:from|to|till|until|up ?to|"
    r"by)", r"(?:hereby|is|are|been|stands?|date) extended",
    r"extended$", "addendum", r"cancell(?:ed|ation)",
    "बढकर", "तिथि (?:में )?वृद्धि", "तारीख (?:में )?वृद्धि", "अवधि (?:में )?वृद्धि", "बढाकर", "बढाई", "बढा दी", "बढाया",
    "बढाकर", "बढाई", "बढा दी", "वाढवि", "वाढविण्यात", "वाढवून", "तारखेत बदल", "तारीख बदल", "वेळेत बदल",
    "स्थळात बदल", "ठिकाणात बदल", "तिथि परिवर्तन", "तिथि में परिवर्तन", "स्थान परिवर्तन", "समय परिवर्तन",
    "(?:स्थान|स्थल|समय|तारीख|तिथि|दिनांक) (?:बदल|में बदलाव)", "(?:ठिकाण|वेळ|स्थळ) बदल",
    r"change of (?:date|venue|time)", r"(?:date|venue|time) (?:has been |is |stands )?changed", r"revised",
    r"remain open till(?! \d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)", r"in supersession", r"partial modification",
    r"badal gay", r"date badh", r"aage badh", r"cancel ho", "आंशिक संशोधन", r"badh[ao]kar", r"badha di\b", r"vadhvun",

    "(?:अवधि|तिथि|तारीख|मुदत|समय सीमा|समयसीमा)[^।\\n]{0,24}(?:बढी|बढ गई|बढाई|वाढली|वाढव)",
    r"stands (?:cancelled|postponed|extended)", r"extended from",
    "(?:होना|होनी|होने|रखी|रखा|होने वाल[ािी]?) (?:थ[ाीे])[^।\\n]{0,60}अब",
    "असा(?:वे)? .{0,40}ऐवजी", "ऐवजी", "के स्थान पर", "(?:was|were) to (?:close|be held|end|take place)",
    r"nahi ho (?:payeg|pay)", r"wal[aei] .{0,60}\bab\b",
    "होणारी .{0,90}आता", "होणार होत(?:ा|े|ी|ं)? .{0,90}आता", "महत्त्वाचा बदल",
    "होणारा .{0,90}आता", "नियोजित .{0,90}आता", "त्रुटि सुधार", "दुरुस्ती",
    "(?:रोजी|ला) होणार(?:ी|ा|े) [^।\\n]{0,50}\\d[^।\\n]{0,30}(?:रोजी|ला) होईल",
    "(?:को )?होने वाल(?:ी|ा|े) [^।\\n]{0,50}\\d[^।\\n]{0,30}को होग",
    r"(?:is|are|been|stands|now) (?:moved|shifted|advanced|preponed) to", r"(?:fixed|scheduled|slated|"
    r"planned|announced) (?:for|on|to be held on)[^.\n]{0,80}\bnow\b",
)  # fmt: skip
CANCEL_OF_EVENT = re.compile(
    r"(?:कार्यशाल|कार्यशाळ|प्रशिक्षण|शिविर|शिबिर|मेला|मेळाव|बैठक|सभा|सेमिनार|प्रदर्श|सम्मेलन|भेट|workshop|training|"
    r"camp|fair|meeting|meet|seminar|exhibition|visit|programme)"
    r"[^।\n]{0,90}(?:रद्द|निरस्त|cancel)|(?:रद्द|निरस्त|cancellation)"
)
NOT_SUPERSEDING = pattern("अन्यथा", "अपूर्ण", "अधूरे", "otherwise", "incomplete", "विलंब")

REPORT = pattern(
    "सम्पन्न", "संपन्न", "समापन हुआ", "समापन हो", "का समापन", "समारोप", "हुई[,।.]", "हुआ[,।.]",
    "आयोजित (?:की|किया|हुआ|हुई|हुए)(?: गई| गया)?(?=[।.,]|$)", "में हुई[।.]", "में हुआ[।.]", "हुई[।]", "भाग लिया",
    "उपस्थित (?:रहे|थे|रही|होते|होत्या|होता)",
    "शामिल हुए", "शामिल हुई", "आभार (?:माना|मानले|व्यक्त)", "आभार प्रदर्शन", "शुभारंभ किया", "उद्घाटन किया",
    "उद्घाटन झाले", "पार पड", "घेण्यात (?:आली|आला|आले)[. ](?!आहे)", "झाली[.।]", "झाला[.।]", "झाले[.।]",
    "करण्यात (?:आली|आले|आला) होत", "सहभागी झाल", "सहभाग घेतला", "उत्साहात", "प्रतिसाद", "चयन सूची",
    "चयनित (?:इकाइ|हितग्राह|उद्यमि)", "का चयन (?:किया|हुआ)", "निकाल", "परिणाम", "विजेत", "स्वीकृत किए(?! जा)",
    "सम्मानित किया", "ने बताया", "ने कहा", "म्हणाले", "यांनी सांगितले", "सांगितले[.।]",
    "निवड यादी", "निवड झाल", "गौरव करण्यात", "सत्कार करण्यात", "वितरित किए(?! जा)", "वाटप करण्यात आले",
    r"was held", r"were held", r"concluded", r"were given", r"was given", r"attended", r"participated",
    r"inaugurated", r"^result", r"result of", r"result:", r"selected", r"allotted", r"awarded", r"were trained",
    r"trained in",
    r"took part", r"was organised", r"were told", r"presided", r"thanked", r"addressed the", r"sampann",
    r"list of winners", r"(?:was|were|been) (?:sanctioned|approved|distributed|disbursed|felicitated|honoured|"
    r"honored|conferred|handed|recorded)",
    "उलाढाल (?:केली|झाली)", "बांटे गए", "वितरण किया", "को मिले", "सौंपे", "ended on", "came to (?:a close|an end)",
    r"completed?\b", r"concludes?\b", r"received the", r"was received", r"bagged", "देण्यात आला[.।]", "(?:समीक्षा की|बैठक ली)[.।]",
    "झालेल्या कार्यक्रमात",
)  # fmt: skip
OTHER = pattern(
    "फर्जी", "फसव", "बनावट", "सावधान", "धोखाधडी", "धोखाधडी", "ठगी", "ठग", "अफवा", r"fraud", r"fake", r"beware",
    r"caution", r"scam", "स्थानांतरित", "स्थलांतर", r"shifted to", r"has moved", r"new address", "नया पता",
    "नवीन पत्ता", "नए भवन",
    "हेल्पलाइन", "हेल्पलाईन", r"helpline", "समिति का गठन", "समिती गठित", "समिती स्थापन",
    r"committee (?:is|has been) (?:formed|constituted)", "कार्यालय बंद", "सुट्टी",
    r"office (?:will|shall) remain closed", "नंबर बंद", "नियमावली", "नियम लागू",
    "दूरभाष नंबर", "फोन नंबर", "मतदान", "अवकाश रहेगा", r"phone number", r"constituted", "गठित",
)  # fmt: skip
APPLY = pattern(
    "आवेदन", "अर्ज", "पंजी", "नोंद", "नाम ", "नामांकन", "नामनिर्देश", "नाव", "नावे", "प्रविष्टि", "प्रवेशिका",
    "प्रस्ताव", "जमा", "सादर", "फॉर्म", "फार्म", "अंतिम", "शेवटच", "मुदत", "भेज", "पाठव", "द्याव", "दें", "दे दें",
    "द्या", "कळव", "बुकिंग", "स्टॉल", "निविदा", "जानकारी", "माहिती",
    r"regist", r"appl(?:y|ic)", r"submi", r"nominat", r"entries", r"entry", r"propos", r"confirm", r"book",
    r"form\b", r"last date", r"closing", r"closes?", r"close on", r"reach", r"send", r"receiv", r"reply",
    r"deadline", r"naam", r"last tarikh", r"bharna", r"bhej", r"tender", r"quotation", r"units? .{0,40}open till",
    r"remain open", "दर्ज", "भर", "खुला", "पोर्टल", "स्वीकार", "दरपत्रक", "कोटेशन", "प्रवेशिका", "बायोडाटा",
    r"survey", r"bio-?data", r"portal", r"window", r"correction", r"upload", "लिंक", r"link\b", "फोन करें",
    "दरें", "लिफाफ", "बुलाई जाती", r"tell us", r"let us know", r"likh(?:wa|o)", r"bhar do", r"bhar de", r"jama\b", "सांगा", "करा लें",
    "पूरा कर लें", r"batao\b", r"bata de", r"avedan", r"naa?ve?\b", r"rsvp\b",
    r"nond(?:ani|an)?\b", r"arj\b", r"dyav",
)  # fmt: skip
CALLS_FOR = pattern(
    "आवेदन आमंत्रित",
    "अर्ज मागव",
    "आवेदन (?:करें|दें|जमा|लिए)",
    "नामांकन",
    r"applications? (?:are |is )?invited",
    r"invites? ",
    r"nominations?",
    "प्रस्ताव",
    r"apply",
    "अर्ज (?:करा|सादर|द्या)",
    "अर्ज",
    "आवेदन",
)
SCHEME = pattern(
    "योजन",
    r"scheme",
    "अनुदान",
    "सब्सिडी",
    r"subsidy",
    "विमा",
    "बीमा",
    r"insurance",
    r"credit",
    "कर्ज",
    "ऋण",
    r"guarantee",
    r"reimburs",
    r"policy",
    "प्रमाणन",
    r"certification",
)
NO_DATE_YET = pattern(
    "तारीख",
    "तिथि",
    "ठिकाण",
    "नियोजन आहे",
    "नियोजित",
    "होगा",
    "होगी",
    "होंगे",
    "होईल",
    "होणार",
    "आयोजित",
    r"will be held",
    r"is being",
    "दिया जाएगा",
    "दिया जायेगा",
    r"will be",
    "घेण्यात येणार",
    "घेण्याचे",
    "जाएगा",
    "जाएगी",
    "जाएंगे",
    "लगेगा",
    "लगेंगे",
    "रहेगा",
)
"""An event that is told of although no day is named yet."""
PAST = re.compile(
    r"\bended\b|\bsigned\b|\breceived\b(?! by this)|झालेल्या|(?:समीक्षा|निरीक्षण) की|"
    r"(?:भेट|पाहणी|दिली|केली|लगाए गए|लगाया गया)(?= |[.।])(?:\s?(?:दिली|केली|शिविर|कैंप|"
    r"मेले))|कार्ड बने|\bcame to\b|\bwere distributed\b|(?:किया|दिया|लिया|कहा|बताया|बैठक ली)(?=\s*[।.]|\s*$)|"
    r"(?<!be )(?<!being )\bheld (?:from|on|at|in)\b|"
    r"(?:लगाया|लगाई|रखी|बताई|सिखाई|बांटे|निकाली|मनाया|बताए|दिए) (?:गया|गई|गए)(?!\S*\s*(?:है|हैं|था|थी|थे))|"
    r"\b(?:drew|draws|attended|inaugurated|released)\b|"
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:हुई|हुआ|हुए|की गई|किया गया|दिया गया|झाली|झाला|झाले|पार पडल|घेण्यात आल|"
    r"करण्यात आल|भरल)(?!\S*\s*(?:है|हैं|"
    r"आहे|आहेत|जा))|\b(?:was|were|concluded)\b|सम्पन्न|संपन्न|समारोप"
)
"""Verbs of what is over; "की गई है", "करण्यात आली आहे" only say that it has been arranged."""
