"""What an officer says of the office's people (added, paused, let back, gone) and of how news shall come."""

from __future__ import annotations

import re
from typing import Any

from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.step import Step
from storage import staff

LONGEST = 14
_BOOK = WordBook(
    {
        "officer": """
            officer officers afsar अफसर adhikari अधिकारी अधिकाऱ्याला karmchari karmachari कर्मचारी staff स्टाफ ऑफिसर
            colleague
        """,
        "in_office": """
            office_me office_mein office_main ऑफिस_में ऑफिसमध्ये ऑफिसात officemadhye my_office our_office daftar_me
            daftar_mein दफ्तर_में दफ़्तर_में
            karyalayat कार्यालयात हमारे_ऑफिस aamchya_office
        """,
        "add": """
            jod jodo jodna jodne जोड़ जोड़ो जोड़ना जोडा जोडायचा जोडायचं जोडायचे jodaycha jodaycha_aahe banana bana
            banao banva बनाना बना बनाओ बनवा
            karaycha karaychay करायचा करायचं करायचंय rakhna rakho रखना रखो ghyaycha ghyaychay घ्यायचा घ्यायचं add new
            naya nayi नया नयी नई nava navin नवा नवीन
            will_be shall_be to_be
            make another one_more ek_aur एक_और aur_ek और_एक ajun_ek अजून_एक
        """,
        "pause": """
            band bandh बंद rok roko rokna rok_do रोक रोको रोकना chhutti chutti chhuti छुट्टी sutti suttivar सुट्टी
            सुट्टीवर leave pause suspend suspended
            stop access एक्सेस pravesh प्रवेश hatao hata hatana हटाओ हटा हटाना kadha kadhun काढा काढून thambva
            thambava थांबवा थांबव
            nikalo nikaal nikal निकालो निकाल remove disable block
        """,
        "back": """
            wapas wapis vapas वापस chalu chaalu चालू parat परत back resume shuru shuroo शुरू suru सुरू phir_se फिर_से
            again enable unpause
        """,
        "passes": """
            charge चार्ज saunp saup sonp saunpna saupna saump सौंप सौंपना sopva sopav sopavaycha सोपवा सोपव सोपवू
            सोपवायचं sompva handover hand_over
            transfer ट्रांसफर ट्रान्सफर transferred tabadla tabadala तबादला badli बदली retire retired retirement
            रिटायर nivrutta निवृत्त
            sab_kaam sabhi_kaam saara_kaam sara_kaam सब_काम सारा_काम sagla_kaam sagle_kaam सगळं_काम सगळे_काम all_work
            my_work all_my_work ka_kaam का_काम cha_kaam
            चं_काम
        """,
        "comes": """
            dekhega dekhegi dekhenge देखेगा देखेगी देखेंगे baghel baghtil बघेल बघतील sambhalega sambhalegi संभालेगा संभालेगी sambhalel सांभाळेल
            look_after looks_after take_over takes_over
        """,
        "instead": """
            ki_jagah ke_jagah ki_jagha की_जगह के_जगह ke_badle ke_badale के_बदले ke_sthan_par के_स्थान_पर jagi jaagi जागी जागेवर jagevar
            jagevr aivaji aevaji ऐवजी instead_of in_place_of in_the_place_of replace replaces replacing
        """,
        "me": """
            my me i mine mera meri mere main mai mujhe mujhse hamara मेरा मेरी मेरे मैं मुझे maza mazi majhi majha
            majhe mi mala माझा माझी माझं माझे मी मला
        """,
        "elsewhere": """
            enquiry enquiries inquiry इन्क्वायरी magni मागणी group groups grup ग्रुप workshop वर्कशॉप कार्यशाला
            karyashala notice notices suchna
            सूचना नोटिस seller sellers buyer buyers order post offer member members
        """,
        "card": "card cards कार्ड कार्ड्स",
        "fresh": """
            naye nae nayi naya नए नये नई नया nave nava navin नवे नवी नवीन new latest taza ताज़ा ताजा sab saare सब सारे
            सगळे sagle all
        """,
        "news": """
            khabar khabren खबर ख़बर batmi batmya बातमी बातम्या news message messages msg मैसेज मेसेज notification
            notifications alert alerts ping pinging
            send batao batana bata bataya बताओ बताना बता बताया sanga sangat sangaycha सांगा सांगत सांगायचं bhejo bhejna
            bheja भेजो भेजना भेजा pathva pathvu पाठवा पाठवू
            tell digest digests
        """,
        "twice": """
            din_me_do din_mein_do दिन_में_दो do_baar do_bar दो_बार divsatun_don divsatun_donda दिवसातून_दोन
            दिवसातून_दोनदा donda दोनदा दोनदाच donach donadach दोनच_वेळा don_vela दोन_वेळा
            twice two_times 2_baar 2_bar 2_times two_a_day subah_sham subah_shaam सुबह_शाम sakal_sandhyakal
            सकाळ_संध्याकाळ sakali_sandhyakali
            सकाळी_संध्याकाळी morning_and_evening morning_evening
        """,
        "at_once": """
            turant tatkal तुरंत तुरन्त lagech लगेच tabadtob ताबडतोब at_once immediately right_away instantly
            usi_samay उसी_समय har_baar हर_बार
            pratyek_vela प्रत्येक_वेळा प्रत्येकवेळी every_time each_time as_it_comes
        """,
        "not": "mat मत nahi nahin नहीं नही na naka nako नका नको not dont no stop instead",
        "change": """
            badal badalna badlo badalni बदल बदलना बदलो बदला badla badlaycha बदलायचं change switch kaise kaisi कैसे
            कैसी kashi कशी how
        """,
    },
    COMMON_ENGLISH,
)
_ENDINGS = (
    "'s",
    "s",
    "’s",
    "च्या",
    "चा",
    "ची",
    "चे",
    "चं",
    "ला",
    "ना",
    "ने",
    "कडे",
    "chya",
    "kade",
    "cha",
    "chi",
    "che",
    "la",
    "na",
    "ne",
)
_SMALL = folded("""
    ko को la ला ki की ka का ke के hai है ho हो aahe ahe आहे ek एक to the an a i want we need please plz kripya
    कृपया krupaya कृपा usko usse unko use उसको उसे उनको tyala tila tyanna त्याला तिला त्यांना him her them
    aayega aayegi ayega ayegi aayenge ayenge aaya aayi aaye aa aega aegi आएगा आएगी आएंगे आयेगा आयेगी आया आई आए yeil yetil yetoy yete
    yenar येईल येतील येतोय येते येणार आला आली aala aali comes coming came join joins joined joining hoga hogi honge होगा होगी होंगे
    rahega rahegi रहेगा रहेगी asel असेल karega karegi करेगा करेगी karel करेल is are will as from se से ab_se kal कल udya उद्या aaj आज
    today tomorrow now
    karke करके person people aadmi admi आदमी banda manus माणूस log लोग lok लोक mujhe मुझे
    mala मला hum हम aur और ani आणि aani as for of in do दो de दे dena देना kar कर karo करो kara करा karna करना
    karni lo लो liye लिए sathi साठी bhi भी pan पण ab अब ata आता abhi अभी
""")
"""Words beside a name that are no part of it."""
_WHOM = folded("ko को la ला")


def said(step: Step, text: str) -> Started | None:
    """The office work that these words of an officer ask for, of the kinds above; None for other words."""
    words = tokens(text[:400])
    if not 1 < len(words) <= LONGEST:
        return None
    found = _BOOK.look_up(words)
    if found.has("elsewhere") or (found.has("card") and not _wants_cards_of_news(found)):
        return None
    if not step.is_officer:
        return None
    return _of_news(found) or _of_people(step, text, words, found)


def _wants_cards_of_news(found: Words) -> bool:
    """ "Turant bhejo naye card": what is new of the office's work, and no card of somebody's goods."""
    known = all(one or fold(word) in _SMALL for word, one in zip(found.words, found.classes, strict=True))
    return known and found.has("at_once", "twice") and found.has("news")


def how_news_comes(text: str) -> str:
    """ "digests" or "at_once", as the words below that question say; empty where they say neither."""
    return _wanted(_BOOK.look_up(tokens(text[:400])))


def _of_news(found: Words) -> Started | None:
    """How an officer wants to hear of what is new."""
    if not found.has("news"):
        return None
    if wanted := _wanted(found):
        return Started("office_hears", wanted, {"how": wanted})
    return Started("office_hears") if found.has("change") and not found.has("not") else None


def _wanted(found: Words) -> str:
    """ "har baar nahi" is the other one."""
    if found.has("twice"):
        return "digests"
    if found.has("at_once"):
        return "digests" if found.has("not") else "at_once"
    return ""


def _of_people(step: Step, text: str, words: list[str], found: Words) -> Started | None:
    named = _named(step, words)
    if found.has("instead") and (named or found.has("officer", "in_office")):
        if len(named) > 1:  # both work here: the one's work goes to the other
            leaves = _replaced(step, text) or named[0]
            return Started("office_staff", f"passes:{leaves}", {"which": leaves, "deed": "passes"})
        return Started("office_staff", "add", {"which": "add", "name": name_in(text)})
    if found.has("passes", "comes"):
        if found.has("me", "comes"):
            return Started("office_staff", "leaves", {"deed": "leaves"})
        return Started("office_staff", f"passes:{named[0]}", {"which": named[0], "deed": "passes"}) if named else None
    if named and found.has("back", "pause"):
        deed = "back" if found.has("back") else "pause"
        return Started("office_staff", f"{deed}:{named[0]}", {"which": named[0], "deed": deed})
    if found.has("add") and found.has("officer", "in_office"):
        return Started("office_staff", "add", {"which": "add", "name": name_in(text)})
    return None


_INSTEAD = re.compile(
    r"(?P<before>.*?)(?<!\S)(?:(?:ki|ke|की|के)\s+(?:jagah|jagha|badle|badale|sthan\s+par|जगह|बदले|स्थान\s+पर)|(?:chya|cha|च्या|चा)?\s*"
    r"(?:jagi|jaagi|jagevar|aivaji|aevaji|जागी|जागेवर|ऐवजी))(?!\S)(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_INSTEAD_OF = re.compile(
    r"(?P<after>.*?)\b(?:instead\s+of|in\s+(?:the\s+)?place\s+of|replac(?:es|ing|e))\s+(?P<before>\S+)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def _in_whose_place(text: str) -> tuple[str, str] | None:
    """Who goes and who comes, as words: of "ravi ki jagah ab meena ayegi" the two halves; None where nobody is replaced."""
    found = _INSTEAD.fullmatch(text)
    if found is not None:
        return found["before"], found["after"]
    found = _INSTEAD_OF.fullmatch(text)
    return (found["before"], f"{found['after']} {found['rest']}") if found is not None else None


def _replaced(step: Step, text: str) -> str:
    """The number of the one in whose place somebody comes; empty where the words name none of this office so."""
    both = _in_whose_place(text)
    named = _named(step, tokens(both[0])) if both is not None else []
    return named[-1] if named else ""


def _named(step: Step, words: list[str]) -> list[str]:
    """The numbers of a head's officers whom the words name, in their order."""
    officer = step.officer
    if officer is None or not officer.is_head:
        return []
    found = list[tuple[int, str]]()
    for one in staff.of_head(step.db, officer):
        places = [place for place, word in enumerate(words) if is_name_of(word, one)]
        found += [(places[0], str(one.id))] if places else []
    return [number for _, number in sorted(found)]


def is_name_of(word: str, one: Any) -> bool:
    """Is this word a part of an officer's name, also with an ending written onto it: "रवीला"?"""
    names = {fold(part) for part in tokens(one.name)}
    return any(len(key) > 1 and key in names for key in (fold(word), fold(_bare(word))))


def _bare(word: str) -> str:
    """A name without the ending that is written onto it: "रवीला", "ravicha", "ravi's"."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) > 1), "")
    return word.removesuffix(ending)


def name_in(text: str) -> str:
    """The name in an order to add somebody ("suresh ko officer banana hai"); empty where it holds none, or words that may be
    more than a name. In whose place somebody comes is not who comes."""
    both = _in_whose_place(text)
    words = (both[1] if both is not None else text).split()
    said = tokens(" ".join(words))
    kinds = [any(_BOOK.look_up(tokens(word)).classes) for word in words]
    phrases = _BOOK.look_up(said).classes if len(said) == len(words) else ()
    left = [
        place for place, word in enumerate(words)
        if not kinds[place] and not (phrases and phrases[place]) and fold(word) not in _SMALL and tokens(word)
    ]  # fmt: skip
    name = [words[place].strip(" ,.;:!?।") for place in left]
    whom = {fold(word) for word in words} & _WHOM
    if name and len(name) < len(words) and not whom and name[-1].endswith("ला"):  # "सुरेशला", but not "Nirmala"
        name[-1] = name[-1].removesuffix("ला")
    is_one = left == list(range(left[0], left[0] + len(left))) if left else False
    return " ".join(name) if is_one and len(name) <= _LONGEST_NAME else ""


_LONGEST_NAME = 4
