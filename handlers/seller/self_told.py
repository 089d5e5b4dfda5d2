"""What people tell of themselves in a sentence: their name, taluka, smallest order, days, price, how much a month."""

from __future__ import annotations

from collections.abc import Collection

from handlers.folding import fold, folded, keys_of, tokens
from handlers.hearing import Started
from handlers.matching.money import read_money
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.person.naming import name_in
from handlers.reading.commands import is_exact_stop
from handlers.seller import away_words, goods, goods_ended, identifiers, listed_rates, measures, own_rates, trades
from handlers.step import Step
from handlers.trade import offer_words
from storage import profiles

_CHANGE = folded("""
    change badalna badlo badal badla naya new increase decrease update बदलना बदलो बदल बदला नया नवा नवीन वाढवा
    बदलून बदलायचं बदलायचे बदलायची badlaycha badlayche बदलें बदलिए badaliye बदलवा
""")
MINE = folded("my mera meri mere mine hamara मेरा मेरी मेरे माझा माझी माझे माझं maza majha amcha हमारा आमचा")
FIELDS = {
    "price": folded("rate rates price bhav bhaav dar daam रेट भाव दर दाम किंमत kimat kimmat kimmath keemat qeemat किम्मत"),
    "taluka": folded("tehsil tahsil taluka तहसील तालुका"),
    "lead_days": folded("lead"),
    "moq": folded("moq minimum"),
    "udyam": folded("udyam उद्यम"),
    "gstin": folded("gst gstin जीएसटी"),
    "iec": folded("iec आईईसी"),
    "fssai": folded("fssai एफएसएसएआई"),
}
NAME = folded("naam nam name नाम नाव nav naav नांव")
_ASKED = folded("kya kaun kaunsa what which क्या कौन कौनसा कोणतं कोणते किसका kiska kiski kuthe kahan कहाँ")
_WHAT = frozenset("kay kaay काय".split())
AROUND_NAME = folded("""
    gaya gya gayi gyi gela geli gele गया गई गयी गेला गेली गेलं
    do दो de दे dijiye दीजिए kar कर karo करो kara करा kare करें kijiye कीजिए karna करना karke करके rakho रखो rakh रख likho
    लिखो likh लिख liha
    लिहा lihun लिहून dya द्या hai है ahe आहे aahe hain galat गलत wrong chukla chukle चुकलं चुकले चुकला chukicha चुकीचं
    sahi सही barobar
    बरोबर correct ab अब ata आता to तो please plz ka का ki की ko को cha चा chi ची la ला is not nahi नहीं नाही it mujhe मुझे
    mala मला apna
    अपना likha likhi likhe लिखा लिखी लिखे hua hui hue हुआ हुई ise isko इसे इसको use usko उसे उसको ye yeh ये यह he हे te ते
    jagah जगह instead as written spelling thik theek ठीक sudhar sudharo sudhaar सुधार सुधारो lihilay lihile lihilele लिहिलंय
    लिहिले लिहिलेलं tyala त्याला aivaji ऐवजी
    actually hona होना chahiye चाहिए pahije पाहिजे asa असं ase असे aisa ऐसा i want profile me mein में मध्ये se से
""")
_WRONG_NAME = folded(
    "galat गलत wrong chukla chukle चुकलं चुकले चुकला chukicha चुकीचं sahi सही correct spelling sudhar sudharo सुधार सुधारो सुधारा"
)
_ORDERED = folded("kar कर karo करो kara करा kijiye कीजिए rakho रखो likho लिखो liha लिहा lihun लिहून write put")
_SHOP = folded("""
    malik maalik malak मालिक मालक owner proprietor prop company kampani compani
    कंपनी कम्पनी kampanicha कंपनीचं firm farm फर्म dukan dukaan दुकान दुकानाचं दुकानाचे
    दुकानचं dukanacha dukanache
    shop store business dhandha धंधा व्यवसाय व्यवसायाचं samuh समूह bachatgat बचत गट gatacha गटाचं
""")
_OF = folded("ka ke ki का के की cha che chi चा चे ची चं s")
_LONGEST_NAME, _LONGEST, _SHORTEST = 4, 12, 2
_LIVES = folded("""
    gaon gav gaanv गाँव गांव गाव jagah जगह pata पता patta पत्ता rehti rehta rehte rahti rahta rahte रहती
    रहता रहते रहाते राहते राहतो rahate rahato rahto live lives shifted tehsil taluka तहसील तालुका
""")
_LEAST = (
    ("kam", "se", "kam"),
    ("कम", "से", "कम"),
    ("kamit", "kami"),
    ("kamit", "kamit"),
    ("कमीत", "कमी"),
    ("at", "least"),
    ("minimum",),
    ("moq",),
    ("kiman",),
    ("किमान",),
)
_AMOUNT_WORDS = 2
"""Words: an amount and its unit, so that "kam se kam 5 kilo" says all."""
_TAKES = folded("""
    lena lene लेना लेने order ऑर्डर ghyava ghyave ghyava घ्यावं घ्यावे घ्यावी deti deta dete देती देता देते bechti bechta
    बेचती बेचता minimum lagega लगेगा bechte hona होना hoga होगा
""")
_MAKING = folded("""
    banane banana banaane बनाने बनाना taiyar taiyaar तैयार तयार tayar lagte lagta lagti lagenge लगते लगता लगती लगेंगे
    lagtat  लागतात लागतो lagto banvayla बनवायला deliver
""")
_DAYS = folded("din dino दिन दिनों divas दिवस days hafte hafta हफ्ते हफ्ता week weeks athavde आठवडे आठवडा") | {
    measures.A_DAY
}
_WANTED = folded("chahiye चाहिए chahie pahije पाहिजे हवा हवे hava have need kab कब kadhi कधी")


_BILL = folded("bill बिल bil pakka_bill invoice pavti pavati पावती rasid raseed रसीद")
_GIVE = folded("det देत deti deta dete देती देता देते deto देतो denge देंगे give milega milta मिलेगा मिलता मिळेल मिळतं")
_EACH_TONGUE = (folded("hindi हिंदी हिन्दी"), folded("marathi मराठी"), folded("english angrezi अंग्रेजी इंग्लिश इंग्रजी"))
_TONGUES = frozenset[str]().union(*_EACH_TONGUE)
_SPEAK = folded(
    "bolti bolta bolte बोलती बोलता बोलते bolto बोलतो boltoy speak speaks samajhti samajhta समझती समझता samajte समजते समजतं "
    "yete yeto yetat येते येतो येतं येतात aati ati आती"
)
_SEND = folded(
    "bhejti bhejta bhejte भेजती भेजता भेजते pathavto pathavte pathavato पाठवतो पाठवते पाठवतात send sends deliver "
    "delivery डिलीवरी डिलिव्हरी jata जाता jaata"
)
_FAR_PLACES = folded("""
    india bharat desh भारत भारतभर देश देशभर इंडिया rajya state राज्य pradesh प्रदेश mp एमपी maharashtra महाराष्ट्र
    महाराष्ट्रात
    videsh विदेश pardesh परदेशात export jile जिले zila जिला jilhyat जिल्ह्यात bahar बाहर baher बाहेर everywhere
    kahin कहीं kuthehi कुठेही
""")


ABOUT_ME = folded(
    "me mere meri mera my maza majhi mazya माझं माझी माझ्या मेरे मेरी मेरा मुझ majhyabaddal on about yahan यहाँ इथे"
)
_WRITTEN = folded("likha likhi लिखा लिखी written have kept लिहिलंय लिहिले lihilay lihile noted रखा saved know details")
PROFILE = folded("profile profail प्रोफाइल प्रोफ़ाइल प्रोफाईल")
LONGEST_ORDER = 5


OFF = folded("""
    hata hatao hatado hatana hataiye हटा हटाओ हटाना हटाइए हटादो remove delete drop nikal nikalo nikaal निकाल निकालो
    निकाल_दो kadha
    kadhun kaadha काढा काढून vagla vagala वगळा mita mitao मिटा मिटाओ
""")


def takes_off_goods(step: Step, text: str) -> bool:
    """Does a seller order some of their goods off: "remove belts", "सुराही हटा दो", "लोणचं काढून टाका"?"""
    return orders_off(text) and profiles.profile_of(step.db, step.person.id) is not None


def orders_off(text: str) -> bool:
    """Do words order goods off a list? Of a price, a number or a name they do not."""
    said = set(keys_of(text))
    if not said & OFF or len(said) > _LONGEST or "?" in text:
        return False
    names_field = any(said & names for names in FIELDS.values()) or said & (NAME | _NO_GOODS)
    return not names_field and bool(goods_taken_off(text))


_NO_GOODS = folded("""
    number numbers num nambar नंबर phone फोन photo फोटो account अकाउंट data डेटा jankari जानकारी माहिती mahiti
    everything all sab सब
    सगळं group ग्रुप message मैसेज मेसेज enquiry इन्क्वायरी order ऑर्डर magni मागणी seller विक्रेता list यादी mujhe
    मुझे mala मला me
""")


def goods_taken_off(text: str) -> str:
    """The words of goods in an order to take them off, in the seller's own words."""
    words = text.split()
    kept = [word for word in words if fold(word.strip(" .,!?।")) not in OFF | AROUND_OFF]
    kept = kept or words[: bool(words) and words[0].casefold() in _LAMP]  # "diya hatao"; "hata diya" is "took off"
    return " ".join(kept).strip(" .,!?।")


_LAMP = ("diya", "dia", "दिया", "दीया")
"""A lamp, which by its sound is "give", too."""
AROUND_OFF = folded("""
    do दो de दे dijiye दीजिए kar कर karo करो kara करा please plz pls ab अब ata आता bhi भी pan पण from my mera meri
    mere मेरा मेरी
    मेरे maza माझा माझी माझं माझे ko को the list goods maal माल se से ka ki ke का की के tak takun टाका टाक taka dya
    द्या ye yeh ये यह हे
    mat मत banata banati नहीं nahi
""")


def asks_for_profile(step: Step, text: str) -> bool:
    """Does a seller want to see what is written of them ("mere yahan kya likha hai dikhao")?"""
    said = set(keys_of(text))
    written = bool(said & _WRITTEN and said & away_words.SHOW and said & ABOUT_ME) and len(said) <= _LONGEST
    asked = written or bool(said & PROFILE and said & away_words.SHOW and len(said) <= LONGEST_ORDER)
    return asked and profiles.profile_of(step.db, step.person.id) is not None


def tells_of_oneself(step: Step, text: str) -> bool:
    """Does a seller's sentence tell or order something of their profile, whatever was asked?"""
    if profiles.profile_of(step.db, step.person.id) is None:
        return False
    trade = trades.as_goods(step.world.catalogue, text) != text
    return trade or orders_off(text) or bool(field_told(step, text)) or renamed(step, text) is not None


def before_orders(step: Step, text: str) -> Started | None:
    """What a seller says of themselves that sounds like an order to Haat: "show me again", "show me what you have on me"."""
    if is_exact_stop(text) or len(tokens(text)) < _SHORTEST:
        return None
    if asks_for_profile(step, text):
        return Started("profile")
    if takes_off_goods(step, text) and step.world.catalogue.concepts_in(goods_taken_off(text)):
        return Started("profile", opening={"field": "products", "text": text})
    mine = profiles.profile_of(step.db, step.person.id)
    said = set(keys_of(text))
    if mine is not None and said & _SPEAK and sum(bool(said & names) for names in _EACH_TONGUE) > 1:
        return Started("profile", opening={"field": "speaks", "text": text})  # one alone is an order to speak it
    if mine is None:
        return None
    if goods_ended.ended(text):
        return Started("profile", opening={"field": "products", "ended": True})
    if (gone := away_words.run_out(step, mine.id, text)) is not None:
        return gone
    return away_words.away_or_back(step, text) if mine.status == "hidden" else None


def renamed(step: Step, text: str) -> Started | None:
    """The conversation that changes or shows the speaker's own name, where the words are about it; None for others."""
    words, said, rest = _around_name(text)
    if step.person.name is None or words > _LONGEST or not said & NAME or not said & (MINE | _CHANGE | _WRONG_NAME):
        return None
    if asks(text) or "?" in text:
        return Started("profile") if profiles.profile_of(step.db, step.person.id) is not None and said & MINE else None
    name = _name_of(rest)
    if not name:
        return Started("rename") if not rest else None
    return Started("rename", opening={"name": name, "sure": bool(said & (_CHANGE | _WRONG_NAME | _ORDERED))})


def name_ordered(text: str) -> str:
    """The name that is to be written, of whoever has none here yet: "naam badal kar savitri ahirwar kar do"; "" for other words."""
    words, said, rest = _around_name(text)
    ordered = said & NAME and said & (_CHANGE | _WRONG_NAME | _ORDERED)
    return _name_of(rest) if ordered and words <= _LONGEST and not asks(text) and "?" not in text else ""


def _around_name(text: str) -> tuple[int, set[str], list[str]]:
    """How many words the clause of the name has, what is said there, and the words that are none of those around a name."""
    words = _of_the_name(text).split()
    keys = [fold(word.strip(" .,!?।:")) for word in words]
    around = NAME | MINE | _CHANGE | AROUND_NAME
    rest = [
        word.strip(" .,!?।:") for place, (word, key) in enumerate(zip(words, keys, strict=True))
        if key and key not in around and not (key in _SHOP and _whose_name(keys, place))
    ]  # fmt: skip
    return len(words), set(keys), rest


def _name_of(rest: list[str]) -> str:
    name = name_in(" ".join(rest)) if 0 < len(rest) <= _LONGEST_NAME else None
    return name.title() if name and name.isascii() and name.islower() else name or ""


def _of_the_name(text: str) -> str:
    """The clause of the name: of "मला हे नको, नाव बदला …" the second, of "naam galat hai, Lakhan Lal likho" both."""
    parts = list(goods.clauses(text))
    of_name = [place for place, part in enumerate(parts) if {fold(word) for word in tokens(part)} & NAME]
    if len(of_name) != 1:
        return text
    place = of_name[0]
    if {fold(word) for word in tokens(parts[place])} <= NAME | MINE | _CHANGE | AROUND_NAME:
        return " ".join(parts[place : place + 2])
    return parts[place]


def _whose_name(keys: list[str], place: int) -> bool:
    """ "company ka naam", "shop name", "दुकानाचं नाव": what bears the name, and no part of it."""
    after = [key for key in keys[place + 1 :] if key not in _OF | _SHOP]
    return bool(after) and after[0] in NAME


def field_told(step: Step, text: str) -> str | None:
    """What of their profile a seller's words tell or are about; None for everybody else."""
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is None:
        return None
    catalogue, own = step.world.catalogue, profiles.products_of(step.db, mine.id)
    if own_rates.of_own_goods(text, own, catalogue) and listed_rates.are_said(text, catalogue):
        return "price"
    kinds = {*own, *(above for slug in own for above in catalogue.general_of(slug))}
    if tells_price(text, kinds, catalogue.concepts_in(text)):
        return "price"
    if _tells_taluka(step, mine.district_lgd, text):
        return "taluka"
    return field_named(text)


def wants_change(text: str) -> bool:
    """Do the words ask for a change: "udyam number badalna hai"?"""
    return bool(set(keys_of(text)) & _CHANGE)


def asks(text: str) -> bool:
    """Does a word ask? काय is looked for as it is written: के has the same key, and stands in every second sentence."""
    words = tokens(text)
    return not _WHAT.isdisjoint(words) or any(fold(word) in _ASKED for word in words)


def tells_figure(text: str) -> bool:
    """Do the words tell a figure, and ask nothing: "rate 150 kar do", "my rate is now 150"?"""
    said = set(keys_of(text))
    figures = any(not one.plain_word for one in numerals(pieces(text)))
    return figures and "?" not in text and not asks(text) and not said & _WANTED


def field_named(text: str) -> str | None:
    """The field of a profile that a seller's own words are about: "rate badalna hai", "50 kilos a week", "UDYAM-…"."""
    if registered := identifiers.told_in(text):
        return next(iter(registered))
    if measures.says_output(text):
        return "capacity"
    said = keys_of(text)
    words = measures.keys_in(text)
    counts = bool(numerals(pieces(text)))
    if counts and not words & _WANTED:
        least = [phrase for phrase in _LEAST if _holds(said, phrase)]
        if least and (words & _TAKES or len(said) <= len(least[0]) + _AMOUNT_WORDS):
            return "moq"
        if words & _DAYS and words & _MAKING:
            return "lead_days"
    asked = bool(words & _WANTED) or asks(text)
    if counts and len(said) <= _FIGURE and not asked and (figure := _figure_named(words)):
        return figure
    if not asked and (how := _how_they_trade(words)) is not None:
        return how
    own = words & _CHANGE or words & MINE
    named = (field for field, names in FIELDS.items() if words & names and (own or field in identifiers.KINDS))
    return next(named, None)


_FIGURE = 6
"""Words: "MOQ 5 kilo", "capacity 20000 a month" are a field's name and its figure."""
_FIGURES = {
    "moq": folded("moq minimum kamit_kami"),
    "capacity": folded("capacity output production utpadan क्षमता उत्पादन kshamta"),
    "lead_days": folded("taiyari tayyari taiyyari tayari तैयारी तयारी"),
}


def _figure_named(words: set[str]) -> str:
    """The field whose own name stands beside a figure; "" for others."""
    named = [field for field, names in _FIGURES.items() if words & names and (field != "lead_days" or words & _DAYS)]
    return named[0] if len(named) == 1 else ""


def _how_they_trade(words: set[str]) -> str | None:
    """Whether a bill is given, how far goods are sent, which languages are spoken: "bill nahi deti", "poore mp me bhejti hu"."""
    if words & _BILL and words & _GIVE:
        return "bill"
    if words & _TONGUES and words & _SPEAK:
        return "speaks"
    return "reach" if words & _FAR_PLACES and words & _SEND else None


def speaks_of_price(text: str) -> bool:
    """Do the words say that they are of a price: rate, price, bhav, दर?"""
    return bool(set(keys_of(text)) & FIELDS["price"])


def tells_price(text: str, own_goods: Collection[str], named: Collection[str]) -> bool:
    """Does a seller tell the price of their own goods: "one bag costs 450 rupees", "हल्दी बेचता हूँ 220 रुपये किलो"?"""
    words = set(keys_of(text))
    if not set(named) <= set(own_goods):
        return False
    return bool(words & FIELDS["price"] and read_money(text)) or bool(named and offer_words.rate_told(text))


def _tells_taluka(step: Step, district_lgd: int | None, text: str) -> bool:
    codes = [taluka.lgd_code for taluka in step.world.places.talukas_of(district_lgd)]
    lives = set(keys_of(text)) & _LIVES
    return bool(codes and lives and step.world.places.find_taluka(text, codes) is not None)


_OF_FIELDS = frozenset[str]().union(
    *FIELDS.values(), _BILL, _GIVE, _TONGUES, _SPEAK, _SEND, _FAR_PLACES, _TAKES, _MAKING, _DAYS, measures.SPANS,
    *(folded(" ".join(phrase)) for phrase in _LEAST),
)  # fmt: skip


def is_field_word(word: str) -> bool:
    """Is this one of the words, or a number, by which prices, amounts, days and the like are told?"""
    return fold(word) in _OF_FIELDS or bool(numerals(pieces(word)))


def _holds(said: list[str], phrase: tuple[str, ...]) -> bool:
    wanted = [fold(word) for word in phrase]
    return any(said[place : place + len(wanted)] == wanted for place in range(len(said) - len(wanted) + 1))
