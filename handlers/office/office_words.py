"""What an officer's own words ask of the office: an item of the desk by its name, or how many there are of something."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from handlers.folding import tokens, word_set
from handlers.group import group_words
from handlers.hearing import Started
from handlers.notice import notices
from handlers.office import hand_offs
from handlers.office.officers import DESK
from handlers.questions import is_label, named_option
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from handlers.voice import listening

CLASSES: Mapping[str, str] = {
    "how_many": """
        kitne kitni kitna kitane कितने कितनी कितना kiti kitijan किती how_many howmany number_of count
        total kul कुल ekun
        एकूण sankhya संख्या
    """,
    "figures": """
        hisab hisaab हिसाब hishob hishaab हिशोब हिशेब aankde ankde akde aakde आँकड़े आंकड़े आकडे figures
        numbers report
        रिपोर्ट अहवाल summary haal hal हाल हाल_चाल sthiti स्थिति
    """,
    "collector": "collector collectors collectorate kalektar कलेक्टर कलेक्टरेट jiladhikari जिलाधिकारी jilhadhika* जिल्हाधिका*",
    "today": "aaj aajka aaj_ka aajcha aajche aajchi आज आजचा आजचे आजची today todays",
    "yesterday": "kal kal_ka kal_ki कल kaal kaalche kaalchi काल कालचे कालची yesterday yesterdays",
    "week": """
        hafte hafta हफ्ते हफ्ता saptah सप्ताह athavda athvda aathavda athavdyat athavdya आठवडा आठवड्यात
        आठवड्याचे week weekly saat_din सात_दिन
        7_din 7_days last_7
    """,
    "month": "mahine mahina महीने महीना mahinyat mahinya महिना महिन्यात महिन्याचे month monthly",
    "sellers": """
        seller sellers selar सेलर सेलर्स vikreta vikrete vikretya विक्रेता विक्रेते विक्रेत्या
        bechne_wale bechnewale
        बेचने_वाले बेचनेवाले बेचने_वाला vikanare vikanara विकणारे विकणारा artisan artisans karigar
        kaarigar कारीगर supplier
        suppliers utpadak उत्पादक dukandar दुकानदार
    """,
    "enquiry": """
        enquiry enquiries inquiry inquiries enquri enqury इन्क्वायरी इंक्वायरी इनक्वायरी mang maang मांग
        माँग magni मागणी
        मागण्या demand
    """,
    "market": """
        introduction introductions deal deals sauda saude सौदा सौदे buyer buyers kharidar kharidaar
        खरीदार ग्राहक grahak
    """,
    "people": "log logon लोग लोगों lok लोक लोकं people person",
    "came": """
        aaye aye aae aaya आए आये आया aale ale aala आले आली आला came come joined join jude judi जुड़े
        जुड़ी judle जुडले
        naye nae naya नए नये नया nave navin नवे नवीन new likha लिखा wrote
    """,
    "ring": "phone fon call calls ring फोन फ़ोन कॉल telephone",
    "waits": """
        wait waiting pending intezar intzar intezaar इंतज़ार इंतजार इंतेज़ार vat वाट tatkalat ताटकळत ruke
        रुके thamble
        थांबले थांबलेत थांबलंय थांबला थांबली thamblay thambla atka atke अटका अटके
    """,
    "who": """
        kisko kise kinko kinhe किसको किसे किन्हें konala kunala kunakunala कोणाला कुणाला whom who any anyone any_one
        anybody koi koni कोई कोणी kis kis_kis किस किस_किस kaun kon koun konkon कौन कोण कौन_कौन कोण_कोण
    """,
    "check": """
        verify verification verified check checking jaanch janch jaanchna janchna जाँच जांच जाँचना जांचना
        satyapan सत्यापन
        padtalni पडताळणी padtalun पडताळून tapasa tapasni तपासा तपासणी
    """,
    "grievance": "complaint complaints shikayat shikayaten शिकायत शिकायतें takrar takrari तक्रार तक्रारी",
    "list": "list lists suchi soochi सूची लिस्ट yadi यादी all sab sare saare sagle सब सारे सारी सगळे सगळ्या",
    "everybody": """
        everyone everybody all sab sabko sabhi sarvanna saglyanna सब सबको सभी सर्वांना सगळ्यांना विक्रेताओं
        विक्रेत्यांना sellers artisans
        logon logo लोगों लोकांना karigaron कारीगरों
    """,
    "tell": """
        tell inform batao bata batana बता बताओ बताना sanga sangaycha सांगा सांगायचं message मैसेज मेसेज suchna
        soochna सूचना notice नोटिस
        announce
    """,
    "question": "sawal sawaal savaal सवाल सवालों prashn prashna प्रश्न question questions query queries doubts",
    "to_all": """
        sabko sab_ko sabhi_ko sabhiko सबको सब_को सभी_को सभीको sarvanna saglyanna sagalyanna सर्वांना सगळ्यांना
        everyone everybody all_of_them
        them_all logon_ko लोगों_को lokanna लोकांना
    """,
    "gone": """
        gaya gayi gaye gya gyi गया गई गए गयी gela geli gele गेला गेली गेले गेलं pahuncha pahunchi pahunche
        pahucha pahuchi pahuch पहुँचा पहुंचा
        पहुँची पहुंची पहुँच पहुंच pohochla pohochli pohochle पोहोचला पोहोचली पोहोचले पोहोचलं पोचलं mila mili
        mile मिला मिली मिले milala milali
        milale मिळाला मिळाली मिळाले मिळालं sent received receive delivered reached reach got get
    """,
    "from_here": """
        office ofis ऑफिस officemadhun ऑफिसमधून madhun मधून daftar दफ्तर दफ़्तर se से karyalayatun karyalay
        कार्यालयातून कार्यालय from yahan
        yahin यहाँ यहीं ithun इथून aata ata आता ab अब abhi अभी lagao laga lagana lagaycha लगाओ लगा लगाना lava
        लावा lavaycha लावायचा करायचे
        karayche
    """,
    "reply": "jawab javab जवाब uttar उत्तर reply answer",
    "number": "numbers नंबरों registration udyam gstin gst fssai iec",
    "close": "close closed band bandh बंद khatam खत्म ख़त्म samapt समाप्त sampva संपवा",
    "filler": """
        ki ka ke ko la chi cha che की का के को ला ची चा चे no number नंबर क्रमांक kramank karo kar do de
        dijiye kijiye kara
        करो कर दो दे दीजिए कीजिए करा kisi kisiko किसी किसीको koni konala कोणाला karna करना karni करनी karaycha
        करायचं dena देना dyaycha
        द्यायचं batao बताओ bata बता sanga सांगा is are there me the any mujhe मुझे mala मला hum हम please
        dekho dikhao दिखाओ देखो dakhva दाखवा show see hai he ahe है
        आहे wali वाली phir fir फिर punha पुन्हा again
    """,
    "open": "open reopen kholo kholiye khol khola खोलो खोलिए खोल खोला ughda उघडा",
    "somebody": """
        aap aapka aapki aapke aapko tum tumhara tumhare tumko aapan aaple aaplya tumhi tumche tumchya
        tumchi tumcha
        आप आपका आपकी आपके आपको तुम तुम्हारा तुम्हारे तुमको आपण आपले आपल्या तुम्ही तुमचे तुमच्या तुमची
        तुमचा you your yours
    """,
}  # fmt: skip
_THE_ONE_OF = word_set("wali wala wale vali vala वाली वाला वाले ची चा चे chi cha che ki की")
_OF_ONE_ENQUIRY = frozenset(("enquiry", "close", "open", "filler"))
_OF_A_CALL = frozenset(("ring", "from_here", "filler"))
_OF_PEOPLE = frozenset(("people", "filler", "how_many"))
_RINGING = word_set("""
    karo kar karna karni karaycha karayche kara करो कर करना करनी करा करायचं करायचे lagao laga lagana lagaycha लगाओ लगा लगाना lava लावा
    lavaycha लावायचा make
""")
_NO_CALLS = word_set("mujhe मुझे mala मला number नंबर no")
"""Who is to be rung, and a number, are no order to go through the calls."""
_BOOK = WordBook(CLASSES, COMMON_ENGLISH)
_ORDERS = frozenset("do dena hai dijiye de dya dyaycha दो देना है दीजिए दे द्या द्यायचं reply answer".split())
_LONGEST = 12
_LONGEST_ORDER = 6


def office_work(step: Step, text: str, *, exactly: bool) -> Started | None:
    """The office work that an officer's words ask for; `exactly` where a question takes free words: only by its name."""
    if not step.is_officer:
        return None
    if any(is_label(text, option.label_in(step.language), option.label_in("en"), *option.also) for option in DESK):
        item = named_option(text, DESK, step.language)
        return Started(item) if item else None
    if exactly:
        return None
    if listening.named(text):
        return Started("listen")
    if notices.looks_like_circular(text, step.world.today):
        return Started("notice_new", hashlib.sha256(text.encode()).hexdigest()[:16], {"text": text, "media_ids": []})
    if (of_group := group_words.of_office(step, text)) is not None:
        return of_group
    if (named := enquiry_named(text)) is not None:
        return Started("office_enquiries", opening={"which": named[0], "deed": named[1]})
    if (of_goods := enquiries_of_goods(step, text)) is not None:
        return Started("office_enquiries", opening=of_goods)
    if (answered := hand_offs.answered_by_name(step, text)) is not None:
        return answered
    asked = asked_of_office(text)
    if asked == "office_numbers":
        return of_span(text)
    if asked == "broadcasts":
        return _of_broadcasts(text)
    return Started(asked, opening={"text": text} if asked == "office_sellers" else {}) if asked else None


def _of_broadcasts(text: str) -> Started:
    """Whether all have got it, or that all shall be told something."""
    if _BOOK.look_up(tokens(text)).has("gone"):
        return Started("broadcasts", opening={"gone": True})
    return Started("broadcast_new", opening={"fresh": True})


def _is_to_ring(words: list[str]) -> bool:
    """Is it an order to ring: "phone karo", "office madhun phone kara"?"""
    said = set(words)
    return len(words) <= _LONGEST_ORDER and bool(said & _RINGING) and not said & _NO_CALLS


def of_span(text: str) -> Started:
    """The figures of the days that the words name: a month has its own page, and today is meant where none is named."""
    found = _BOOK.look_up(tokens(text[:400]))
    if found.has("month"):
        return Started("office_month")
    span = next((name for name in ("yesterday", "week") if found.has(name)), "")
    return Started("office_numbers", opening={"span": span} if span else {})


def enquiry_named(text: str) -> tuple[str, str] | None:
    """An enquiry by its number, and what is to be done with it: "close", "open", or "" for a look: "enquiry 12 band karo"."""
    words = tokens(text[:400])
    numbers = [word for word in words if word.isdigit()]
    if len(numbers) != 1 or len(words) > _LONGEST_ORDER:
        return None
    found = _BOOK.look_up([word for word in words if not word.isdigit()])
    if not found.has("enquiry") or not all(kinds & _OF_ONE_ENQUIRY for kinds in found.classes):
        return None
    return str(int(numbers[0])), next((deed for deed in ("close", "open") if found.has(deed)), "")


def enquiries_of_goods(step: Step, text: str) -> dict[str, object] | None:
    """Enquiries by their goods, and what is to be done with one: "achar ki enquiry band karo"."""
    words = tokens(text[:400])
    if not 1 < len(words) <= _LONGEST_ORDER or any(word.isdigit() for word in words):
        return None
    found = _BOOK.look_up(words)
    catalogue = step.world.catalogue
    others = [word for word, kinds in zip(words, found.classes, strict=True) if not kinds & _OF_ONE_ENQUIRY]
    deed = next((deed for deed in ("close", "open") if found.has(deed)), "")
    named = found.has("enquiry") or bool(_THE_ONE_OF.intersection(words))  # "haldi wali band kar do"
    if not named or not deed or not others or not all(catalogue.concepts_in(word) for word in others):
        return None
    goods = [concept for tag in catalogue.tag(text) for concept in tag.concepts]
    return {"concepts": sorted(catalogue.with_kinds(goods)), "deed": deed}


def asked_of_office(text: str) -> str | None:
    """The conversation that answers a question about the market's numbers; None for words to or about one person."""
    words = tokens(text[:400])
    if not 0 < len(words) <= _LONGEST:
        return None
    found = _BOOK.look_up(words)
    if found.has("somebody"):
        return None
    counts = found.has("how_many")
    if found.has("ring") and (counts or found.has("who", "today", "list")) and not found.has("sellers", "enquiry"):
        return "calls"
    if found.has("ring") and _is_to_ring(words) and all(kinds & _OF_A_CALL for kinds in found.classes):
        return "calls"
    if (
        found.has("to_all")
        and found.has("gone")
        and len(words) <= _LONGEST_ORDER
        and not found.has("sellers", "enquiry")
    ):
        return "broadcasts"
    if found.has("grievance", "question") and all(found.classes):
        return "waiting"
    if all(kinds & _OF_PEOPLE for kinds in found.classes) and found.has("people"):
        return "office_numbers" if counts else "waiting"
    if found.has("enquiry") and found.has("list", "open") and not counts and all(found.classes):
        return "office_enquiries"
    spans = found.has("today", "yesterday", "week", "month")
    if found.has("enquiry") and not (counts or spans) and all(kinds & _OF_ONE_ENQUIRY for kinds in found.classes):
        return "office_enquiries"
    if found.has("tell") and found.has("everybody"):
        return "broadcasts"
    if found.has("waits") and (counts or found.has("people", "who")):
        return "waiting"
    if found.has("check") and (
        found.has("sellers", "number") or len(words) <= _LONGEST_ORDER // 2 or all(found.classes)
    ):
        return "verify"
    if found.has("reply") and found.has("filler") and words[-1] in _ORDERS:
        return "waiting"
    if counts and found.has("sellers") and not (spans or found.has("came")):
        return "office_sellers"
    if counts and found.has("sellers", "enquiry", "market"):
        return "office_numbers"
    if counts and found.has("people") and (spans or found.has("came")):
        return "office_numbers"
    if found.has("figures") and found.has("collector"):
        return "office_month"
    return "office_numbers" if found.has("figures") and (spans or len(words) <= 3) else None
