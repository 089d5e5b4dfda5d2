"""How soon a member wants the cards of a group, in own words: "turant bhejo naye card", "कार्ड दिवसातून एकदाच पाठवा"."""

from __future__ import annotations

from handlers.conversation import Aim
from handlers.folding import tokens
from handlers.group import group_words
from handlers.hearing import Started
from handlers.questions import Reply
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import groups

_LONGEST = 12
_BOOK = WordBook(
    {
        "card": "card cards kard कार्ड कार्ड्स post posts पोस्ट",
        "group": """
            group groups grup ग्रुप ग्रुपचे ग्रुपची ग्रुपच्या ग्रुपमधले groupche groupchi groupchya गट गटाचे गटाची गटाच्या
        """,
        "message": """
            message messages msg msgs मैसेज मेसेज मेसेजेस khabar खबर update updates news enquiry enquiries इन्क्वायरी maang mang मांग माँग
            magni magnya मागणी मागण्या offer offers ऑफर
        """,
        "now": """
            turant turat turnt तुरंत तुरन्त lagech lagechach लगेच लगेचच tabadtob ताबडतोब fauran फौरन फ़ौरन immediately at_once instantly
            right_away straight_away usi_waqt usi_samay उसी_वक्त उसी_समय tabhi तभी aate_hi आते_ही jaldi_se live real_time tyach_veli
            त्याच_वेळी alya_alya आल्या_आल्या as_soon_as haath_ke_haath
        """,
        "daily": """
            din_me_ek_baar din_mein_ek_baar दिन_में_एक_बार roz_ek_baar रोज़_एक_बार रोज_एक_बार ek_baar एक_बार ek_saath एक_साथ ek_sath
            once_a_day once_daily daily_once together divsatun_ekda divsatun_ekdach दिवसातून_एकदा
            दिवसातून_एकदाच ekda ekdach एकदा एकदाच
            ekatra एकत्र shaam_ko शाम_को sandhyakali संध्याकाळी digest
        """,
        "send": """
            bhejo bhej bhejna bhejiye bhejte भेजो भेज भेजना भेजिए भेजें bheje pathva pathav pathvat pathavat पाठवा पाठव पाठवत send sends
            sending chahiye chaiye चाहिए चाहिये pahije pahijet पाहिजे पाहिजेत havet हवेत have want need dikhao दिखाओ dakhva दाखवा milna
            mile milne मिले मिलना मिलने milave milavet मिळावे मिळावेत give batao bata बताओ sanga kalva कळवा
            सांगा aana aaye आना आए yave yavet
        """,
        "fill": """
            new naya naye nayi नया नए नये नई nava nave navin नवा नवे नवीन the of my mujhe muje मुझे mala मला ke ki ka को ko के की का se
            से he हे te ते ye ये koi कोई jo जो do दो dya द्या kar karo kara कर करो करा ab अब ata aata आता आत्ता please plz ji जी sab सब
            sagle सगळे sagli सगळी all wale wali वाले वाली che chi chya चे ची च्या me mein में madhle मधले as they come i it them want to
            hai hain है हैं ahe aahe आहे aahet आहेत din दिन mera mere मेरा मेरे hi ही har हर roj roz रोज रोज़ daily day one in
        """,
    },
    COMMON_ENGLISH - {"have", "now"},
)


def wished(step: Step, text: str) -> tuple[Started, Aim | None] | None:
    """The group whose cards shall come at once, or once a day, with that wish; None where the words say anything else. Whoever is
    in no group, or in several, is shown their groups."""
    words = tokens(text)
    if not 1 < len(words) <= _LONGEST or "?" in text:
        return None
    found = _BOOK.look_up(words)
    of_group = found.has("card") or (found.has("group") and found.has("message"))
    pace = "now" if found.has("now") else "digest" if found.has("daily") else ""
    if not of_group or not pace or not found.has("send"):
        return None
    mine = [one for one, place in groups.of_person(step.db, step.person.id) if place.status == "member"]
    strange = [word for word, classes in zip(found.words, found.classes, strict=True) if not classes]
    meant = group_words.named(step, mine, strange)
    if meant is None:
        return None
    if len(meant) != 1:
        return Started("my_groups"), None
    place = groups.member(step.db, meant[0].id, step.person.id)
    wish = None if place is None or place.delivery == pace else Aim("wish", Reply(pressed=pace))
    return Started("group", str(meant[0].id)), wish
