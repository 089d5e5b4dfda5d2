"""The words by which circulars tell the last day to apply, and those that stand beside a day until which something else goes on."""

from __future__ import annotations

import re

from handlers.circulars.words import EVENT

# ── words that call a day the last one ──────────────────────────────────────────────────────────────────────────────

BEFORE = re.compile(
    r"(?:(?<![a-z])(?:(?:sign up|register|apply|send|names?|entries|confirm|reply|rsvp|book)\s(?:by|before|"
    r"till)\s?[:–-]|by|before|until|till|"
    r"latest by|(?:until|till|by|before) (?:the )?(?:midnight|noon|close|end|evening|"
    r"morning) (?:of|on)|not later than|no later than|on or before|up ?to|closes? on|"
    r"close on|closing on|shuts? on|shuts|ends on|last day is|later than|(?:registrations?|entries|portal|"
    r"window|form|submission) closes?)\s(?:the\s)?$)"
    r"|(?:(?:last|final|closing|due|cut-?off) (?:date|day|tarikh)|deadline|शेवट\s|समाप्ती\s|अंतिम (?:तिथि|तारीख|"
    r"दिनांक|मुदत|दि\.?(?= )|दिवस)|"
    r"आखिरी (?:तारीख|तिथि)|"
    r"अखेरची (?:तारीख|मुदत)|शेवटची (?:तारीख|मुदत)|अंतिम दिन)[^।\n]{0,70}$"
    r"|(?<![a-z])(?:by|before|until|till|up ?to|not later than)\s[\d.:]+\s?(?:a\.?m\.?|p\.?m\.?|hrs\.?|"
    r"noon)?\s(?:on|of)\s(?:the\s)?$|(?:open till|extended (?:to|till|upto|up to)|extended from[^।\n]{0,40} to)\s$|"
    r"(?:आवेदन|अर्ज|नोंदणी|पंजीयन|पंजीकरण|प्रवेशिका|स्वीकार[^\s]*|registrations?|applications?|submission|"
    r"entry)[^।\n]{0,24}(?:कालावधी|अवधि|period|window)"
    r"\s*[:–-]?\s*$|(?:submission|upload(?:ing)?|bids?|receipt)\s(?:end|ends|closing|closes)(?:\s(?:date|on))?(?:\s(?:and|&)\stime)?"
    r"\s*[:–-]?\s*$|(?:मुदत|अवधि|"
    r"validity)\s*[:\-–]?\s*(?:दि\.?|दिनांक)?\s*$"
)
AFTER = re.compile(
    r"^[\s,)]*(?:को |रोजी |रोजीच्या )?(?:(?:कार्यालयीन (?:समय|वेळ)|कार्यालय (?:समय|की समाप्ति|बंद होने)|समाप्ति|"
    r"office hours?)\S*\s){0,2}(?:\(?(?:[a-z\u0900-\u0963\u0970-\u097f]+)\)? )?(?:(?:दोप\.|प्रा\.|अप\.|सुबह|प्रातः|दोपहर|"
    r"अपरान्ह|अपराह्न|सायं\.?|दु\.?|स\.?|"
    r"सायंकाल|शाम|सकाळी|दुपारी|सायंकाळी|संध्याकाळी)?\s?(?:\d{1,2}(?:[.:]\d\d)?|एक|दो|दोन|तीन|चार|पांच|पाच|छह|सहा|"
    r"सात|आठ|दस|दहा|बारह|बारा)\s?(?:बजे|वाजता|वाजे|वा\.?)?\s?)?"
    r"(?:(?:की|के|च्या)\s(?:रात|शाम|सायं|दोपहर|सुबह|रात्री|रात्रि|मध्यरात्रि|मध्यरात्री|"
    r"सायंकाळी)\s?(?:\d{1,2}(?:[.:]\d\d)?\s?(?:बजे|"
    r"वाजे)?\s?)?)?(?:तक(?![\u0900-\u0963\u0970-\u097f])|tak\b|"
    r"(?:(?:sandhyakal|sayankal|dupar|ratri)\s?)?(?:paryant|parynt|pryant)(?![a-z])|(?:मध्यरात्री|सायंकाळ|संध्याकाळ|दुपार)?\s?पर्यंत|"
    r"पर्यन्त|पावेतो|वाजेपर्यंत|अखेर(?!च)|से पहले|के पूर्व|"
    r"के पहले|से पूर्व|पूर्वी|च्या आत|किंवा त्यापूर्वी|या उससे पहले|या उसके पूर्व|ke pehle|se pehle|se pahle|"
    r"or earlier|is the last|(?:ही|हीच|यह|ye|yeh)\s[^।\n]{0,40}(?:शेवटची|अंतिम|अखेरची|आखिरी)|ही अंतिम|ही शेवटची|"
    r"रही अंतिम|अंतिम (?:तिथि|तारीख)|ीस(?![\u0900-\u0963\u0970-\u097f]))"
)
CLOSES = re.compile(
    r"[\s,]*(?:को |रोजी )?(?:(?:की|के|च्या)\s\S+\s)?(?:(?:सुबह|दोपहर|शाम|सायं|रात|सकाळी|दुपारी|सायंकाळी|"
    r"रात्री)\s)?(?:\d{1,2}(?:[.:]\d\d)?\s(?:बजे|वाजता)\s)?(?:(?:को|रोजी)\s)?"
    r"(?:(?:आवेदन|अर्ज|पंजीयन|नोंदणी|पोर्टल|फॉर्म)\s)?(?:बंद (?:हो|कर|होई|होणा)|समाप्त (?:हो|होगी|होगा)|संप(?:ेल|"
    r"णार|त आहे)|close)"
)
TOO_LATE = re.compile(
    r"\s*(?:के बाद|के पश्चात|के उपरांत|नंतर|के बाद प्राप्त)[^।\n]{0,60}(?:नहीं|नाही|मान्य न)|\s*[^.\n]{0,40}(?:shall|will|can|is|are) not be "
    r"(?:considered|entertained|accepted)"
)
AFTER_WORD = re.compile(r"(?:after|बाद|नंतर)\s(?:the\s)?$")
CALLED_LAST = re.compile(
    r"\s*[-–(]?\s?(?:ही |हीच |हा |is |यह |hi )?(?:the )?(?:last|final|closing|अंतिम|आखिरी|शेवटच[ािी]|"
    r"अखेरच[ािी]|aakhri|aakhiri|akhri|akhiri)\s"
    r"(?:day|date|दिन|दिवस|तारीख|तिथि|din|tarikh|tareekh)(?![a-z])"
)
LAST_SOMEWHERE = re.compile(r"अंतिम|last date|शेवटच|आखिरी|closing|deadline|last tarikh")
SURELY_LAST = re.compile(r"अंतिम|last date|शेवटच")
"""Words so plain that no other sense of the sentence weighs against them."""
FROM = re.compile(r"(?:से|ते|from)\s*$")
NOT_AFTER_TODAY = re.compile(r"\s?(?:ही|hi|च)(?![a-z\u0900-\u0963\u0970-\u097f])")

# ── windows for forms, and days counted out ─────────────────────────────────────────────────────────────────────────

OF_APPLYING = re.compile(
    r"(?:आवेदन|अर्ज|पंजी(?:यन|करण)|नोंदणी|नावनोंदणी|प्रवेशिका|प्रविष्टि|नामांकन|नामनिर्देशन|फॉर्म|फार्म|प्रपत्र|बुकिंग|निविदा|दरपत्रक|प्रस्ताव|"
    r"(?<![a-z])(?:registrations?|applications?|nominations?|entries|booking|enrol(?:l)?ments?|submissions?|proposals?|bids?|tenders?|"
    r"quotations?|forms?|apply|register)(?![a-z]))"
)
OF_LATER = re.compile(
    r"सुधार|दुरुस्ती|छाननी|उपलब्ध|कोर[ेा]|मिलने|मिळण्या|मिलेंग|मिळतील|यादी|सूची|निकाल|परिणाम|खोल|उघड|जांच|विक्र|वितरण|शुल्क|फीस|साक्षात्कार|मुलाखत|"
    r"(?<![a-z])(?:correct|edit|blank|available|availability|issue|scrutin|list|result|open|draw|sale|fee|interview|exam|verif)"
)
"""What is done with applications afterwards, or before them."""
LABEL_ENDS = re.compile(r"[^।:|\n\d]{0,40}[:–-]\s*(?:दि(?:\.|नांक)?\s?)?$")
THAT_IS = re.compile(
    r"(?:days?|weeks?|दिवस|दिन|दिवसांच्या|सप्ताह|हफ्ते|आठवड्)[^।\n\d]{0,70}(?:i\.\s?e\.?|(?<![a-z])(?:ie|that is|namely|viz\.?|yani)|"
    r"अर्थात|यानी|याने|मतलब|म्हणजे(?:च)?)\s*,?\s*(?:by|on or before|up ?to|latest by|till|दि\.?|दिनांक)?\s*$"
)
""" "Within 15 days of this notice, i.e. by …": the day is counted out."""
IS_COUNTED_OUT = re.compile(
    r"(?:i\.\s?e\.?|(?<![a-z])(?:ie|that is|viz\.?)|अर्थात|यानी|म्हणजे(?:च)?)\s*,?\s*(?:by|on or before|up ?to|दि\.?|दिनांक)?\s*$"
)
SHUTS = re.compile(r"(?<![a-z])(?:clos|end)(?:e|es|ing|s)?(?![a-z])|समाप्त|बंद|संप")
WITHIN = re.compile(r"\s?(?:,\s?)?(?:या|ह्या)?\s?(?:कालावधीत|कालावधीमध्ये|मुदतीत|दरम्यान|के बीच|के दौरान|के मध्य|की अवधि में)")
""" "From the 15th to the 25th" within which forms are taken."""

# ── requests ────────────────────────────────────────────────────────────────────────────────────────────────────────

ASKED_FOR = re.compile(
    r"(?:करें|कराएं|कराए|करावें|करे|दें|लें|भेजें|बताएं|बता दे|लिखवाएं|लाएं|पहुंचाएं|द्यावी|द्यावे|द्यावीत|करावी|करावे|करावेत|करा|"
    r"द्या|पाठवा|पाठवावी|पाठवावे|कळवा|कळवावे|भरा|भरावा|घ्या|घ्यावे|घ्यावेत|घ्यावी|दीजिए|कीजिए|भेजिए|"
    r"सांगा|सांगावे|कळवावीत|जमा कराएं|कराएँ|भरें|भेज दें|करा लें|"
    r"kare|karo|kar de|kar do|bhar do|bhar de|bata do|likhwa do|karwa lo|de dena|de do|bhejo|bata de|likhwao|"
    r"likhwa de|karaye|bhare|"
    r"dyav[ei]t?|dya|karav[ei]t?|kalva(?:ve|vi)?|pathva(?:ve|vi)?|bharav[ei]t?|nondva(?:ve|vi)?|"
    r"sanga(?:ve)?|ले लें|ले लेवें|घेऊन जावे|कळवणे|करणे|जमा करणे|पाठविणे|बताना)"
    r"(?:[\s।.!]*$|\s?[,;])"
)
"""A request stands at the end of its sentence."""
NAMES = re.compile(r"(?<![a-z])names?(?![a-z])")
ASKS = re.compile(
    r"(?<![a-z])(?:please|pls|kindly|send|submit|fill|register|reply|"
    r"must|should|shall|may be|requested|confirm|upload|hand in|tell us|let us know|inform|call|file)(?![a-z])"
)

# ── what is or is done until a day, and nobody has to apply by it ───────────────────────────────────────────────────

COMES_THEN = re.compile(r"(?:रिपोर्टिंग|(?<![a-z])reporting(?: on)?|उपस्थिति|आगमन|arrival)\s(?:दिनांक\s)?$")
OFFICE_DOES = re.compile(
    r"(?:will|shall|would)\s(?:be\s)?(?:scrutini|publish|declar|announc|process|inform|"
    r"issu|examin|dispos|decid|releas|credit|paid|pay |"
    r"display|upload|refund|return|verif|evaluat|open|finali|notif)[^.;\n]{0,60}"
    r"(?<![a-z])(?:by|before|on or before|within|till)\s(?:the\s)?$"
)
""" "The committee shall scrutinise the entries by …": nobody who applies is meant."""
RUNS_UNTIL = re.compile(
    rf"(?:{EVENT.pattern})[^।.\n]{{0,40}}(?<![a-z])(?:open|continue|run|go on|held|on view|last)\s"
    r"(?:up\s?)?(?:till|until|upto|to|through)\s(?:the\s)?$"
)
RUNS_ON = re.compile(
    r"\s?(?:तक|पर्यंत)\s[^।\n]{0,50}?(?:चलेग|चलेंग|जारी रहेग|लगा रहेग|खुल(?:ा|ी) रहेग|"
    r"सुर(?:ू|ु) (?:राह|असे|असणार)|चाल(?:ू|ेल|णार)|खुले राह)"
)
""" "The fair stays open till the 30th": its last day, not one to apply by."""
DONE_BY_THEN = re.compile(
    r"(?:ज्यांनी|जिन्होंने|जिन\S*\s(?:\S+\s)?ने|(?<![a-z])(?:those|who|jinhone|jyanni))[^।|]{0,40}\|[^।]{0,40}?"
    r"(?:केली|केले|केला|किया|कराया|करा लिया|कर दिया|दिया है|भरा है|(?<![a-z])(?:applied|registered|kiya|kele))|"
    r"(?<![a-z])(?:who|already)[^|.]{0,30}(?:registered|applied|enrolled)\s(?:by|before|till|until|on)\s(?:the\s)?\|"
)
""" "Those who have registered by the 5th" need do nothing any more."""
SO_FAR = re.compile(r"\s?(?:दिनांक\s|तारखे)?(?:तक|पर्यंत)[^।\n]{0,30}(?:अप्राप्त|अपेक्षित|नहीं|नाही|लंबित|प्रलंबित)")
""" "Not received till today"."""
EXPIRES = re.compile(r"expir\w*\s(?:before|by|on)\s$")
WHO_MAY = re.compile(
    r"(?:वर्ष|वयाची|वय |आयु|उम्र|\bage\b(?!\sby)|\byears\b|\bborn\b|जन्म|पूर्ण|स्थापित|set up|established|पंजीकृत|"
    r"नोंदणीकृत|registered (?:before|on or before|after)|as on|की स्थिति में|स्थितीत|पात्र|eligible|"
    r"के बाद (?:स्थापित|शुरू|जिन्हें|जिन)|नंतर (?:सुरू|स्थापन)|since|लाभ ले चुके|लाभ घेतलेल)"
)
NO_FORM = re.compile(
    r"(?:निपटाए|निपटा|वितरित|भुगतान|paid|refund|valid|वैध|मान्य|चालू राहील|चालू रहेगा|पूरा किया|पूर्ण केल|"
    r"पूर्ण करण्यात|सूची (?:जारी|लगाई)|यादी (?:लावली|जाहीर)|list will|results? (?:will|shall)|declared|घोषित कि|"
    r"जाहीर कर|खाते में|खात्यात|बंद रहेगा|बंद राहील|परत (?:केल|करण|मिळ|दिल)|वापस (?:कि|कर|मिल)|लौटा|refund|अंमलात)"
)
PAYS = re.compile(
    r"(?:payment|recording|भुगतान|पेमेंट|recordings|bill|बिल|सप्ताह|पखवाडा|छूट|रक्कम|राशि|old rates?|पुराने? दर)\s(?:\S+\s){0,4}$"
)
GOES_ON = re.compile(
    r"वैध|लागू|कालावधी|अवधि|मान्य|चालू|रहेग|राहील|राहतील|मिलेग|मिळेल|मिलता|मिळत|पूर्ण|पूरा कर|काम |कार्य |(?<![a-z])(?:valid|in force|period|"
    r"complet|available|remain|work|continue|payment)"
)
"""What goes on or is done until then; nobody has to apply by it."""

# ── what only follows the applying ──────────────────────────────────────────────────────────────────────────────────

ON_PAPER = re.compile(
    r"(?:हार्ड ?कॉपी|हार्डकॉपी|hard ?cop|print-?outs?|प्रिंट ?आउट|प्रिंटआऊट|छापील प्रत|मुद्रित प्रत|भौतिक प्रत|physical cop|signed cop|"
    r"correction window|edit window|त्रुटि सुधार|शुल्क (?:जमा|भर)|फीस (?:जमा|भर)|fee payment|payment of fee|"
    r"प्रपत्र विक्रय|sale of (?:form|tender))"
)
"""What follows the applying itself: its paper, its fee, the sale of its form."""
LATE_FEE = re.compile(
    r"^[^।;]{0,30}?(?P<without>(?:बिना|विना|without)\s(?:any\s)?)?(?:विलंब शुल्का?|विलम्ब शुल्क|लेट फीस|late fee|penalty|दंडा?)"
    r"(?P<after>शिवाय)?"
)
"""Until then it costs no fee for being late; what follows is for those who are."""
