"""The words by which circulars tell the last day to apply, and those that stand beside a day until which something else goes on."""

from __future__ import annotations

import re

from handlers.circulars.day_words import LAST_DAY, LAST_WORD
from handlers.circulars.words import EVENT

# ── words that call a day the last one ──────────────────────────────────────────────────────────────────────────────

_HOUR = (
    r"(?:(?:12\s)?(?:noon|midnight)|[\d.:]+\s?(?:a\.?\s?m\.?|p\.?\s?m\.?|hrs\.?|hours|o['’]clock|noon|midnight)"
    r"(?:\sin\sthe\s(?:morning|afternoon|evening))?)"
)
_SHUTTING = (
    r"(?:(?:the\s)?(?:close|closing|end|closure)(?:\stime)?(?:\sof)?(?:\sthe)?(?:\s(?:office|business|working|work|banking))?"
    r"(?:\s(?:hours?|day|time))?|c\.?o\.?b\.?|e\.?o\.?d\.?|(?:the\s)?(?:midnight|noon|evening|morning))"
)
"""When an office shuts: an hour without a number."""
_UNTIL = (
    r"(?:by|before|until|till|not later than|no later than|later than|latest(?: by)?|on or before|up ?to(?: and including)?|"
    r"clos(?:es?|ing)(?: at)?|shuts?(?: at)?|ends?(?: at)?)"
)
_AT_THAT_HOUR = rf"(?:{_HOUR}|{_SHUTTING})[\s,(–-]*(?:(?:on|of|dated?|dt\.?)\s)?|[\d.:]+\s(?:on|of)\s"
BEFORE = re.compile(
    r"(?:(?<![a-z])(?:(?:sign up|register|apply|send|names?|entries|confirm|reply|rsvp|book)\s(?:by|before|"
    r"till)\s?[:–-]|by|before|until|till|"
    r"latest by|not later than|no later than|on or before|up ?to(?: and including)?|closes? on|"
    r"close on|closing on|shuts? on|shuts|ends on|last day is|later than|(?:registrations?|entries|portal|"
    r"window|form|submission) closes?)\s(?:the\s)?$)"
    rf"|(?<![a-z]){_UNTIL}\s(?:{_AT_THAT_HOUR})(?<=[\s(])(?:the\s)?$"
    r"|(?:की|के|ki|ke)\s(?:last|लास्ट)\s$"
    r"|(?:open till|extended (?:to|till|upto|up to)|extended from[^।\n]{0,40} to)\s$|"
    r"(?:आवेदन|अर्ज|नोंदणी|पंजीयन|पंजीकरण|प्रवेशिका|स्वीकार[^\s]*|registrations?|applications?|submission|"
    r"entry)[^।\n]{0,24}(?:कालावधी|अवधि|period|window)"
    r"\s*[:–-]?\s*$|(?:submission|upload(?:ing)?|bids?|receipt)\s(?:end|ends|closing|closes)(?:\s(?:date|on))?(?:\s(?:and|&)\stime)?"
    r"\s*[:–-]?\s*$|(?:मुदत|अवधि|"
    r"validity)\s*[:\-–]?\s*(?:दि\.?|दिनांक)?\s*$"
)
CALLED_BEFORE = re.compile(rf"(?:{LAST_DAY}|शेवट\s|समाप्ती\s)[^।\n]{{0,70}}$")


def said_before(left: str) -> re.Match[str] | None:
    """What of the words before a day makes it an end: "last date …" from further off, "by", "till 5 pm on" close by."""
    return CALLED_BEFORE.search(left, max(0, len(left) - 110)) or BEFORE.search(left, max(0, len(left) - 75))


_PART_OF_DAY = (
    r"(?:दोप\.|प्रा\.|अप\.|सुबह|प्रातः|दोपहर|अपरान्ह|अपराह्न|सायं\.?|दु\.?|स\.?|सायंकाल|शाम|सकाळी|दुपारी|सायंकाळी|संध्याकाळी|"
    r"(?:subah|dopahar|shaam|sham|raat|sakali|dupari|sandhyakali)(?![a-z]))"
)
_SPOKEN_HOUR = (
    r"(?:\d{1,2}(?:[.:]\d\d)?|एक|दो|दोन|तीन|चार|पांच|पाच|छह|सहा|सात|आठ|दस|दहा|बारह|बारा)\s?"
    r"(?:बजे|वाजता|वाजे|वा\.?|(?:baje|bje|vajta)(?![a-z]))?"
)
_IN_BRACKETS = r"\s?\([^()]{3,40}\)"
AFTER = re.compile(
    r"^\s?(?:आत|के (?:अंदर|अन्दर|भीतर)|ke andar)(?![a-z\u0900-\u0963\u0970-\u097f])|"
    rf"^(?:{_IN_BRACKETS})?[\s,)]*(?:को |रोजी |रोजीच्या )?(?:(?:कार्यालयीन (?:समय|वेळ)|कार्यालय (?:समय|की समाप्ति|बंद होने)|समाप्ति|"
    r"office hours?)\S*\s){0,2}(?:\(?(?:[a-z\u0900-\u0963\u0970-\u097f]+)\)? )?"
    rf"(?:{_PART_OF_DAY}?\s?{_SPOKEN_HOUR}\s?)?"
    r"(?:(?:की|के|च्या)\s(?:रात|शाम|सायं|दोपहर|सुबह|रात्री|रात्रि|मध्यरात्रि|मध्यरात्री|"
    r"सायंकाळी)\s?(?:\d{1,2}(?:[.:]\d\d)?\s?(?:बजे|"
    r"वाजे)?\s?)?)?(?:तक(?![\u0900-\u0963\u0970-\u097f])|tak\b|"
    r"(?:(?:sandhyakal|sayankal|dupar|ratri)\s?)?(?:paryant|parynt|pryant)(?![a-z])|(?:मध्यरात्री|सायंकाळ|संध्याकाळ|दुपार)?\s?पर्यंत|"
    r"पर्यन्त|पावेतो|वाजेपर्यंत|अखेर(?!च)|से पहले|के पूर्व|"
    r"के पहले|से पूर्व|पूर्वी|च्या आत|किंवा त्यापूर्वी|या उससे पहले|"
    r"या उसके पूर्व|ke pehle|se pehle|se pahle|"
    r"or earlier|is the last|(?:ही|हीच|यह|ye|yeh)\s[^।\n]{0,40}(?:शेवटची|अंतिम|अखेरची|आखिरी)|ही अंतिम|ही शेवटची|"
    r"रही अंतिम|अंतिम (?:तिथि|तारीख)|ीस(?![\u0900-\u0963\u0970-\u097f]))"
)
BY_AN_HOUR = re.compile(
    rf"[\s,]*(?:by|before|till|until|up ?to|latest by|not later than)\s(?:the\s)?(?:{_HOUR}|{_SHUTTING})(?![a-z])"
)
""" "To be handed in on 20 January before 5 p.m."."""
EXTENDED = re.compile(r"\s?[(\[]\s?(?:now |as |since )?(?:extended|revised|new|बढ|संशोधित|नई|नवीन|सुधारित|वाढ)")
""" "10 January 20 January (extended)"."""
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
    rf"\s*[-–(]?\s?(?:(?:ही|हीच|हा|is|यह|hi|की|ki)\s)?(?:the )?{LAST_DAY}(?![^।.,;\n]{{0,40}}\d)|"
    r"\s*(?:को\s|ko\s)?(?:लास्ट|last)\s(?:है|hai)(?![a-z\u0900-\u0963])"
)
""" "20 January is the last date"; not "20 January (last date to register: 15 January)"."""
LAST_SOMEWHERE = re.compile(rf"अ(?:ं|न्)त[िी]म|last date|शेवटच|आख[िी]?री|closing|last tarikh|{LAST_DAY}")
SURELY_LAST = re.compile(r"अ(?:ं|न्)त[िी]म|last date|शेवटच|लास्ट डेट|डेड ?ला[इई]न")
"""Words so plain that no other sense of the sentence weighs against them."""
FROM = re.compile(r"(?:से|ते|from)\s*$")
NOT_AFTER_TODAY = re.compile(r"\s?(?:ही|hi|च)(?![a-z\u0900-\u0963\u0970-\u097f])")

# ── windows for forms, and days counted out ─────────────────────────────────────────────────────────────────────────

OF_APPLYING = re.compile(
    r"(?:आवेदन|अर्ज|पंजी(?:यन|करण)|नोंदणी|नावनोंदणी|प्रवेशिका|प्रविष्टि|नामांकन|नामनिर्देशन|फॉर्म|फार्म|प्रपत्र|बुकिंग|निविदा|दरपत्रक|प्रस्ताव|"
    r"(?<![a-z])(?:registrations?|applications?|nominations?|entries|booking|enrol(?:l)?ments?|submissions?|proposals?|bids?|tenders?|"
    r"quotations?|forms?|apply|register)(?![a-z]))"
)
SENDS_IN = re.compile(
    rf"{OF_APPLYING.pattern}|हरकत|आपत्ति|आक्षेप|दाव[ाे]|अपील|"
    r"(?<![a-z])(?:objections?|claims?|appeals?|grievances?|submit|deposit|furnish|send|hand(?:ed)? in)(?![a-z])"
)
"""What is sent in by a day, or the sending."""
BY_A_PORTAL = re.compile(r"पोर्टल|लिंक|(?<![a-z])(?:portal|link|window|names?)(?![a-z])")
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
    r"may\s(?:also\s)?(?:give|file|send|write|apply|claim|contact)|furnish|deposited|"
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
GOES_ON_TILL = re.compile(
    r"(?<![a-z])(?:(?:open|continues?|runs?|go(?:es)? on|held|on view|lasts?)\s(?:up\s?)?(?:till|until|upto|to|through)\s"
    rf"(?:{_HOUR}\s(?:on|of)\s)?|(?:closes?|ends?|concludes?)\s(?:(?:at\s)?{_HOUR}\s)?on\s)(?:the\s)?$"
)
RUNS_ON = re.compile(
    r"\s?(?:तक|पर्यंत)\s[^।\n]{0,50}?(?:चलेग|चलेंग|जारी रहेग|लगा रहेग|खुल(?:ा|ी) रहेग|"
    r"सुर(?:ू|ु) (?:राह|असे|असणार)|चाल(?:ू|ेल|णार)|खुले राह)"
)
""" "The fair stays open till the 30th": its last day, not one to apply by."""
LAST_OF_EVENT = re.compile(
    rf"(?:{EVENT.pattern})[^\s।]*\s(?:(?:का|के|की|चा|ची|चे|च्या|ka|ke|ki)\s)?{LAST_WORD}\s"
    r"(?:दिन|दिवस|दिवशी|दिनी|day|din)(?![a-z])[^।\n\d]{0,12}$|"
    rf"(?<![a-z])(?:last|final|closing)\sday\sof\s(?:the\s|this\s)?(?:\S+\s){{0,2}}?(?:{EVENT.pattern})[^।.\n\d]{{0,16}}$"
)
""" "On the fair's last day, 25 February"."""
HOURS_OF_IT = re.compile(
    rf"(?:{_HOUR}|[\d.:]+)\s?(?:to|till|until|up ?to|-|–)\s?{_HOUR}[\s,(]*(?:(?:on|of)\s)?(?:the\s)?$"
)
""" "From 10 am till 5 pm on the 20th": when something begins and ends that day."""
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
    r"पूर्ण करण्यात|प्रभावी|प्रभावशील|लागू (?:रह|राह|अस)|सूची (?:जारी|लगाई)|यादी (?:लावली|जाहीर)|"
    r"list will|results? (?:will|shall)|declared|घोषित कि|"
    r"जाहीर कर|खाते में|खात्यात|बंद रहेगा|बंद राहील|परत (?:केल|करण|मिळ|दिल)|वापस (?:कि|कर|मिल)|लौटा|refund|अंमलात)"
)
PAYS = re.compile(
    r"(?:payment|recording|भुगतान|पेमेंट|recordings|bill|बिल|सप्ताह|पखवाडा|छूट|रक्कम|राशि|old rates?|पुराने? दर)\s(?:\S+\s){0,4}$"
)
NAMED_LAST = re.compile(
    rf"{LAST_DAY}|मुदत|(?<![a-z])(?:apply|register|registrations?|applications?|names?|entries|confirm|submit|book)\s"
    r"(?:by|before|till|up ?to)(?![a-z])|"
    rf"(?:{OF_APPLYING.pattern})[^:]{{0,20}}(?:तक|पर्यंत|समाप्ति|समाप्ती|(?<![a-z])ends?(?![a-z]))"
)
"""What a table calls a column or a row of last days."""
IS_TAKEN = re.compile(r"मान्य|वैध|valid")
SENT = re.compile(r"प्राप्त|मिळालेल|आलेल|पहुंचे|पोहोचलेल|(?<![a-z])(?:received|sent|reaching)(?![a-z])")
""" "Only applications received by the 20th are valid" speaks of those that are sent in."""
STAYS_VALID = re.compile(
    r"(?:(?<![a-z])(?:valid|in force|in operation|effective|applicable)(?:\s(?:up ?to|till|until|to|for))?|"
    r"वैध|लागू|प्रभावी|अस्तित्वात)\s(?:the\s)?$"
)
""" "Old cards stay valid till 31 March"."""
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
UNTIL_ALONE = re.compile(r"^\s*(?:को\s|रोजी\s)?(?:तक|पर्यंत|tak|paryant)?")
_FINE = r"(?:विलंब शुल्का?|विलम्ब शुल्का?|लेट फीस|(?<![a-z])late fee)"
LATE_FEE = re.compile(
    rf"^[^।;]{{0,30}}?(?P<without>(?:बिना|विना|without)\s?(?:any\s)?)?(?:{_FINE}|penalty|दंडा?)(?P<after>शिवाय|\sके बिना)?"
)
LATE_FEE_BEFORE = re.compile(
    rf"(?P<without>(?:बिना|विना|without)\s?(?:any\s)?)?{_FINE}(?P<after>शिवाय|\sके बिना)?[^।;,\d]{{0,24}}$"
)
"""Until then it costs no fee for being late; what follows is for those who are."""
