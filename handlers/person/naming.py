"""The name in what somebody answers to "what is your name?": "माझं नाव सुनंदा कांबळे" is सुनंदा कांबळे."""

from __future__ import annotations

from functools import cache

from handlers.folding import fold, folded, keys_of, tokens
from handlers.person.given_names import is_given
from handlers.reading.commands import always_words

LONGEST = 60


_MINE = folded("mera meri mere मेरा मेरी मेरे maza majha maze majhe mazha माझं माझा माझी माझे माझ्या my hamara hamari हमारा "
              "हमारी आमचं आमचा आमच्या aamcha amcha our apna अपना")  # fmt: skip
_NAME = folded("naam nam name नाम नाव nav naav नांव")
_SHOP = folded("shop dukan dukaan दुकान दुकानाचं दुकानाचे dukanacha ka ki ke का की के cha chi che चा ची चे चं of the")
_IS = folded("is hai he है आहे ahe aahe hain हैं")
_I = folded("main mai मैं मै mi मी i im i'm am this")
_AND = folded("aur and ani और आणि")
_AM = folded("hu hun hoon हूँ हूं हु bol rahi raha बोल रही रहा बोलतोय बोलतेय bolte bolto speaking here yahan")
_WRITE = folded("kara करा karo करो kar कर do दो kardo karun करून dya द्या de दे likho लिखो likh लिख liha लिहा lihun लिहून "
               "rakho रखो rakh रख theva ठेवा thev ठेव kijiye कीजिए dijiye दीजिए please plz")  # fmt: skip
"""Behind a name these ask for it to be written: "majhe nav Shanta Bai kara"."""
_PUNCTUATION = " \t.,:;–—-!।॥\"'“”‘’()"
_NO_NAME = folded("pata पता malum maloom मालूम mahit माहित माहीत mahiti know chahiye चाहिए pahije पाहिजे bechta bechti बेचता "
                 "बेचती बेचते bechte vikto vikte विकतो विकते banata banati बनाता बनाती banvto banvte बनवतो बनवते likhu likhun "
                 "लिखूँ लिखू लिहू batau बताऊँ सांगू sangu kyu kyun क्यों kashala कशाला")  # fmt: skip
_TRADE = folded("store stores shop bazaar bazar kitchen bhandar traders trading mart udyog kendra masala enterprises "
               "industries works foods craft crafts samuh group mandal")  # fmt: skip

_NO_NAMES_ALONE = folded("""
    profile profail प्रोफाइल प्रोफ़ाइल menu मेनू udyam उद्यम gst gstin fssai bimar beemar बीमार aajari आजारी आजारपण chutti छुट्टी sutti सुट्टी
    mujhe muje मुझे mala मला want need needs needed also actually please enquiry enquiries इन्क्वायरी order orders ऑर्डर
    rupaye rupay रुपये rupees kilo किलो quintal whatsapp telegram dikhega dikhao दिखाओ dakhva दाखवा jankari जानकारी mahiti माहिती
    dont don't understand telling milega मिलेगा milel मिळेल karta karti करता करती karto karte करतो करते rehta rehti
    rahta rahti रहता रहती rahto rahate राहतो राहते
    sakta sakti सकता सकती shakto shakte शकतो शकते gaya gayi गया गई gela geli गेला गेली
""")
"""One of these alone makes words no name."""
_SENTENCE = folded("""
    aaj आज kal कल udya उद्या abhi अभी ab अब ata aata आता aajkal now today tomorrow bhi भी pan पण hi ही phir फिर sab सब sagle सगळे
    kuch कुछ kahi काही koi कोई koni कोणी nahi nahin नहीं नाही nako नको not dont sirf सिर्फ fakt फक्त only hai he है
    hain हैं ahe aahe आहे is are
    was hu hun hoon हूँ हूं tha थी thi था raha rahi रहा रही kaam kam काम band बंद thoda थोड़ा थोडं bahut बहुत khup खूप ghar घर
    me mein में to तो se से ke liye लिए sathi साठी par पर i we have get will can send buy sell make this that
    tumhi तुम्ही amhi आम्ही mera meri मेरा मेरी maza majha माझा din दिन divas दिवस mahina महीना
""")
"""Two of these make a sentence, unless the words end as the names of shops do."""

_GREETINGS = (
    "namaste", "namaskar", "नमस्ते", "नमस्कार", "hello", "hi", "hey", "राम राम", "जय श्री राम", "जय हिंद",
    "जय महाराष्ट्र", "सलाम", "प्रणाम", "good morning", "सुप्रभात", "धन्यवाद", "thanks", "thank you", "shukriya",
)  # fmt: skip
_POLITE = (
    "hmm", "चालेल", "ठीक है", "thik hai", "theek hai", "ठीक आहे", "ok ok", "sahi hai", "सही है", "बरोबर",
    "barobar", "chalega", "चलेगा", "bilkul", "acha", "अच्छा", "nothing", "kuch nahi", "कुछ नहीं", "काही नाही",
)  # fmt: skip
_AGREEING = folded("""
    thik theek tik ठीक hai है ahe आहे hain ok okay pakka पक्का pakki nakki नक्की done deal sauda सौदा vyavhar व्यवहार chalel चालेल chalega
    चलेगा ho हो haan han ha हाँ हां ji जी fine great good yes yeah no sure right agreed tharla ठरला jhala झालं झाला manjur manzoor
    मंजूर final फाइनल thanks thank you dhanyavad धन्यवाद bilkul बिल्कुल zaroor जरूर bas बस accha acha अच्छा bara बरं
""")
"""Words of nothing but these agree, or end a bargain; nobody is called so."""
_ASKS_FIRST = frozenset("can could do does did is are was what how when where which why will would should who".split())
"""With one of these an English question begins, with or without its mark."""
_LEAST_ASKED = 3


def name_in(text: str) -> str | None:
    """The name alone, without "my name is" or "मैं … हूँ" around it; None where the words are no name.

    Yes and no, "I do not know", greetings, questions, numbers and whole sentences are no names.
    """
    words = _first_clause(text.split())
    while words and (cut := _lead_in(words)):
        words = words[cut:]
    while len(words) > 1 and _key(words[-1]) in _IS | _AM:
        words = words[:-1]
    if len(words) > 2 and _key(words[-1]) in _NAME and _key(words[-2]) in _MINE:  # "Ram hai mera naam"
        words = words[:-2]
        while len(words) > 1 and _key(words[-1]) in _IS:
            words = words[:-1]
    tail = next((place for place, word in enumerate(words) if place and _key(word) in _NAME), None)
    if tail is not None and all(_key(word) in _NAME | _MINE | _IS for word in words[tail:]):  # "Ramu naam hai hamara"
        words = words[:tail]
    if _names(text):
        while len(words) > 1 and _key(words[-1]) in _WRITE:
            words = words[:-1]
    name = " ".join(words).strip(_PUNCTUATION)
    return name if name and len(name) <= LONGEST and _may_be_name(text, name) else None


def _names(text: str) -> bool:
    return any(_key(word) in _NAME for word in text.split())


def is_polite(text: str) -> bool:
    """Whether a text is nothing but a yes, a no, a greeting or thanks."""
    return _phrase(text) in _no_names()


def is_greeting(text: str) -> bool:
    """Whether a text is nothing but a greeting or thanks."""
    return _phrase(text) in frozenset(_phrase(words) for words in _GREETINGS)


_SPEAKS = folded("bol rahi raha rahe bolti bolta बोल रही रहा रहे बोलती बोलता बोलतोय बोलतेय बोलते बोलतो bolte bolto boltey boltoy "
                 "speaking here yahan baat kar बात कर")  # fmt: skip
_GOES_ON = folded("rahi raha rahe रही रहा रहे kar कर")
"""Of anything that somebody is doing: "ja rahi hu" and "kaam kar raha hu" say no name, "bol rahi hu" does."""
_ASKS_WHO = folded("kaun koun कौन कोण kon kya क्या who")
_WHO = _ASKS_WHO | folded("not nahi नहीं नाही")
LONGEST_SELF = 9


def self_named(text: str, *, surely: bool = True) -> str | None:
    """The name with which somebody says that they are speaking: "main rama bol rahi hun" is rama.

    `surely=False` takes "मैं रमा हूँ" too, which of a stranger's word could be a trade or a state: for known names only.
    """
    words = text.split()
    keys = [_key(word) for word in words]
    if not 2 <= len(words) <= LONGEST_SELF or set(keys) & _WHO or "?" in text:
        return None
    begins = keys[0] in _I or (keys[0] in _HERE and len(keys) > 1 and keys[1] in _IS | _I)
    if not begins and keys[-1] not in _AM:
        return None
    if surely and not set(keys) & _SPEAKS - _GOES_ON:
        return None
    start = next((place for place, key in enumerate(keys) if key not in _I | _HERE | _IS | {""}), len(keys))
    end = len(keys)
    while end > start and keys[end - 1] in _AM | _SPEAKS | _IS | {""}:
        end -= 1
    start = _behind_relation(keys, start, end)
    name = name_in(" ".join(words[start:end])) if 1 <= end - start <= 3 and not _is_spoken(words[start:end]) else None
    return name.title() if name and name.isascii() and name.islower() else name


def self_named_first(text: str, *, surely: bool = True) -> tuple[str, str] | None:
    """The name with which a message begins to say who speaks, and what it says then: "meena bol rahi hu, mera rate 180 hai";
    `surely` as in `self_named`."""
    words = text.split()
    for end in range(_SHORTEST_SELF, min(LONGEST_SELF, len(words) - 1) + 1):
        ends, goes_on = _key(words[end - 1]) in _AM, _key(words[end]) in _AM | _SPEAKS
        if ends and not goes_on and (name := self_named(" ".join(words[:end]), surely=surely)):
            return name, " ".join(words[end:]).lstrip(_PUNCTUATION)
    return None


_SHORTEST_SELF = 2
RELATIONS = folded("""
    bahan behan bahen behen बहन beti बेटी beta बेटा bahu बहू patni पत्नी biwi bivi बीवी gharwali घरवाली pati पति maa माँ मां
    mummy mata माता pita पिता papa bhai भाई bhabhi भाभी saas सास sasur ससुर devar देवर nanad ननद devrani देवरानी jethani जेठानी
    bahin बहीण mulgi मुलगी mulga मुलगा sun soon सून navra नवरा bayko बायको aai आई vadil वडील bhau भाऊ vahini वहिनी sasu सासू
    sister brother wife husband daughter son mother father
""")


def _behind_relation(keys: list[str], start: int, end: int) -> int:
    """Where the name begins behind whose sister or son somebody is: of "uski bahan geeta" it is geeta."""
    places = [place for place in range(start, end - 1) if keys[place] in RELATIONS]
    return places[-1] + 1 if places else start


_TONGUES = folded(
    "hindi हिंदी हिन्दी marathi मराठी english angrezi अंग्रेजी इंग्लिश इंग्रजी gujarati गुजराती bundeli बुंदेली urdu उर्दू"
)
"""Who speaks these names a language: "hindi aur marathi bolti hu"."""
_TRUE_OR_NOT = folded("sach सच sahi सही jhooth झूठ kharach kharch खरंच")
_TRUE_AS_WRITTEN = frozenset({"खरं"})
"""Told apart by its sign alone from Khare, who is somebody."""


def _is_spoken(words: list[str]) -> bool:
    """Do words say what is spoken, and not who speaks: "hindi bolti hu", "sach bol raha hu"?"""
    return bool({_key(word) for word in words} & (_TONGUES | _TRUE_OR_NOT | _SPEAKS) or set(words) & _TRUE_AS_WRITTEN)


_HERE = folded("this yeh ye यह ये ही हे hi he")


_FOR = (("के", "लिए"), ("के", "लिये"), ("ke", "liye"), ("ke", "liy"), ("ke", "lie"), ("यांच्यासाठी",), ("साठी",), ("yanchyasathi",),
        ("sathi",), ("chya", "sathi"), ("च्या", "साठी"), ("ki", "taraf", "se"), ("की", "तरफ", "से"),
        ("ki", "madad"), ("की", "मदद"))  # fmt: skip
_JOINED = ("यांच्यासाठी", "च्यासाठी", "साठी", "chyasathi", "sathi")
_NOBODY = folded("""
    mere mera apne apna मेरे अपने माझ्या mazya iske uske kiske इसके उसके किसके sabke सबके yacha याच्या tyacha त्याच्या konache
    shaadi शादी lagna लग्न diwali दिवाली दिवाळी tyohar त्योहार ghar घर dukan दुकान office ऑफिस workshop वर्कशॉप kal कल udya उद्या
    aaj आज bachche बच्चे bachcho mahila महिला sale bikri बिक्री export farm kheti खेती school स्कूल शाळा mandir मंदिर hotel होटल
    puja pooja mela मेला jatra जत्रा gift tohfa तोहफा uphar उपहार bhet भेट ganpati गणपती navratri नवरात्रि holi होली rakhi
    राखी khane
    खाने pine पीने pahanne पहनने sabhi सभी sab सब hum हम aap आप sagle सगळे bank बैंक loan लोन yojana योजना kaam काम company कंपनी
    dhanyavad dhanyawad धन्यवाद shukriya शुक्रिया thanks thank aabhar abhar आभार batane बताने maaf माफ़ माफ महीने mahine din
    दिन saal साल der देर event कार्यक्रम karyakram godown गोदाम customer ग्राहक
""")


_TO_DO = folded("""
    form forms bharna bharo bharu bharun फॉर्म भरना भरो भरूँ भरायचा भरायचं karna karo karu करना करो करूँ करायचं करायची
    karaycha karaychi karaychay likhna likho
    लिखना लिखो register registration रजिस्टर नोंदणी jodna jodo जोड़ना जोड़ो जोडा जोडायचं joda jodaycha naam नाम नाव nav hai है ahe
    आहे hu hun हूँ bhi भी abhi ab अभी अब aata आता please
""")


def named_for(text: str, *, pooja_too: bool = False) -> str | None:
    """For whom somebody wants to act: "मीना के लिए" is मीना. None for everything else. `pooja_too`: a first name that is a feast
    or a thing to everybody else is one."""
    words = text.strip(" .!।").split()
    if not 1 <= len(words) <= LONGEST_SELF or "?" in text:
        return None
    keys = [fold(word.strip(".,!")) for word in words]
    if keys[0] == "for" and 2 <= len(words) <= 4:
        return _name(words[1:], pooja_too)
    while len(keys) > 1 and keys[-1] in _TO_DO:  # "radha bai ke liye form bharna hai"
        words, keys = words[:-1], keys[:-1]
    for ending in _FOR:
        tail = [fold(word) for word in ending]
        if len(keys) > len(tail) and keys[-len(tail) :] == tail:
            return _name(words[: -len(tail)], pooja_too)
    for tail_word in _JOINED:
        if words[-1].casefold().endswith(tail_word) and len(words[-1]) > len(tail_word) + 1:
            return _name([*words[:-1], words[-1][: -len(tail_word)]], pooja_too)
    return None


def _name(words: list[str], pooja_too: bool) -> str | None:
    nobody = {fold(word) for word in words if not (pooja_too and is_given(word))} & _NOBODY
    if not 1 <= len(words) <= 3 or nobody:
        return None
    name = name_in(" ".join(words))
    return name.title() if name and name.isascii() and name.islower() else name


def names_somebody(text: str) -> bool:
    """Whether a text says "my name is"."""
    keys = set(keys_of(text))
    return bool(keys & _NAME and keys & (_MINE | _I))


def names_shop(text: str) -> bool:
    """Whether a text is a short name that ends as shops' names do: "Imran Sheikh, Imran Leather Works"."""
    words = tokens(text)
    return 1 < len(words) <= _LONGEST_SHOP and fold(words[-1]) in _TRADE


_LONGEST_SHOP = 6


def _key(word: str) -> str:
    return fold(word.strip(_PUNCTUATION)) if word.strip(_PUNCTUATION) else ""


def _first_clause(words: list[str]) -> list[str]:
    """The words before "and I …": what else somebody says of themselves is no part of the name."""
    keys = [_key(word) for word in words]
    ends = (place for place in range(1, len(keys) - 1) if keys[place] in _AND and keys[place + 1] in _I)
    return words[: next(ends, len(words))]


def _lead_in(words: list[str]) -> int:
    """How many words stand before the name: "my shop's name is", "मेरा नाम", "I am"; 0 when the name comes at once."""
    keys = [_key(word) for word in words]
    place = next((place for place, key in enumerate(keys[:5]) if key in _NAME), None)
    before = _MINE | _SHOP | _IS | _I | {""}
    if place is not None and len(words) > place + 1 and all(key in before for key in keys[:place]):
        end = place + 1
        while end < len(words) - 1 and keys[end] in _IS | {""}:
            end += 1
        return end
    if len(words) > 1 and keys[0] in _I and not _TRADE & set(keys):
        end = 1
        while end < len(words) - 1 and keys[end] in _I | _IS:
            end += 1
        return end
    return 0


def _may_be_name(said: str, name: str) -> bool:
    keys = set(keys_of(said))
    letters, digits = sum(sign.isalpha() for sign in name), sum(sign.isdigit() for sign in name)
    if letters < 2 or digits > 4 or keys & (_NO_NAME | _ASKS_WHO) or "?" in said:
        return False
    if is_polite(said) or is_polite(name):
        return False
    told, heard = keys_of(name), tokens(said)
    if set(keys_of(said)) <= _AGREEING or (heard[0] in _ASKS_FIRST and len(heard) >= _LEAST_ASKED):
        return False
    if set(told) <= _NAME | _MINE | _IS | _I | _SHOP or _is_sentence(told):
        return False
    return len(name.split()) <= 7


def _is_sentence(told: list[str]) -> bool:
    """Whether words say something instead of naming somebody: "aaj kal kaam band hai", "also need lunch boxes", "meri profile"."""
    if not _NO_NAMES_ALONE.isdisjoint(told):
        return True
    return told[-1] not in _TRADE and sum(key in _SENTENCE for key in told) > 1


def _phrase(text: str) -> str:
    return " ".join(key for word in tokens(text) if (key := fold(word)) != fold("जी"))


@cache
def _no_names() -> frozenset[str]:
    """Words of yes, no and greeting, as phrases."""
    said = (
        word for command in ("yes", "no") for language in ("en", "hi", "mr") for word in always_words(command, language)
    )
    return frozenset(_phrase(words) for words in (*said, *_GREETINGS, *_POLITE))


def ends_like_a_name(words: list[str]) -> bool:
    """Two or three words that end like a person's name: "सीता बाई", "Ramesh Kumar"."""
    return 1 < len(words) <= 3 and fold(words[-1]) in _FAMILY_NAMES


_FAMILY_NAMES = folded("""
    bai बाई devi देवी kumar कुमार kumari कुमारी singh सिंह tai ताई rao राव begum बेगम patil पाटील
    sharma शर्मा verma वर्मा gupta गुप्ता yadav यादव patel पटेल jadhav जाधव kamble कांबळे shinde शिंदे pawar पवार gaikwad गायकवाड
    kulkarni कुलकर्णी deshmukh देशमुख chavan चव्हाण bhosale भोसले sahu साहू lodhi लोधी kushwaha कुशवाहा ahirwar अहिरवार
    ben बेन
    vishwakarma विश्वकर्मा prajapati प्रजापति rajput राजपूत thakur ठाकुर ठाकूर mishra मिश्रा मिश्र tiwari तिवारी dubey दुबे shukla शुक्ला
    pandey पांडे पाण्डेय chaturvedi चतुर्वेदी tripathi त्रिपाठी jain जैन agrawal अग्रवाल khan खान ख़ान ansari अंसारी qureshi कुरैशी
    siddiqui सिद्दीकी shaikh sheikh शेख pathan पठान rathore राठौर राठोड chauhan चौहान solanki सोलंकी parmar परमार gurjar गुर्जर
    jatav जाटव malviya मालवीय raikwar रैकवार namdev नामदेव kadam कदम salunkhe साळुंखे sawant सावंत mhatre म्हात्रे parab परब
    tawde तावडे sutar सुतार lokhande लोखंडे waghmare वाघमारे joshi जोशी mehta मेहता desai देसाई reddy रेड्डी nair नायर
    tamrakar ताम्रकार
""")
