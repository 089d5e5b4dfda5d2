"""What a buyer to whom nobody said yes wants now, in own words: the office rings, farther ones are asked, or they wait."""

from __future__ import annotations

from collections.abc import Callable

from handlers.enquiry import closing_reasons, drafts, enquiry_words, how_it_stands
from handlers.enquiry.enquiry_book import WORDS
from handlers.folding import tokens
from handlers.language import N_, Counted
from handlers.questions import Misread, Reply, words_of
from handlers.reading.asking import is_question
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.step import Step
from storage import enquiries as store
from storage import matches
from storage.enquiries import Enquiry

_BOOK = WordBook(
    {
        "office": """
            phone fon फोन फ़ोन call kol कॉल ring telephone telifon टेलीफोन टेलिफोन lagao_phone
            office daftar दफ्तर दफ़्तर karyalay कार्यालय karyalayatun कार्यालयातून office_se officemadhun ऑफिस ऑफिसमधून
            aap_hi आप_ही aaphi tumhi तुम्ही tumhich तुम्हीच aapanach आपणच you_people somebody_from someone_from
        """,
        "as_you_like": """
            theek_lage ठीक_लगे thik_lage sahi_lage सही_लगे accha_lage अच्छा_लगे jaisa_aap जैसा_आप jo_aap जो_आप
            aapki_marzi आपकी_मर्ज़ी आपकी_मर्जी
            yogya_vatel योग्य_वाटेल yogya_vatate bara_vatel बरं_वाटेल tumhi_sanga तुम्ही_सांगा tumhala_yogya
            तुम्हाला_योग्य tumchya_marjine
            think_best you_think up_to_you your_call as_you_like suggest recommend salah सलाह salla सल्ला
        """,
        "far": """
            bahar baahar बाहर baher bahercha बाहेर बाहेरच्या बाहेरून dur door दूर durche दूरचे दूरवरच्या lamb lambche
            lambchya लांब लांबच्या लांबचे
            dusre_zile dusre_jile dusre_jila दूसरे_जिले दूसरे_ज़िले dusrya_jilhyat dusrya_jilhyatil दुसऱ्या_जिल्ह्यात
            दुसऱ्या_जिल्ह्यातील
            zilon jilon ज़िलों जिलों jilhyat जिल्ह्यात जिल्ह्यातील districts other_district other_places other_cities
            outside far farther
            further anywhere everywhere nationwide all_over kahin_se कहीं_से kahi_se kahin_bhi कहीं_भी kuthunhi
            कुठूनही kuthehi कुठेही
            pure poore पूरे poora pura पूरा sagle_kade सगळीकडे sagalikade state rajya राज्य राज्यात desh देश deshat
            देशात india bharat भारत भारतात
            aur_logon और_लोगों aur_logo dusron दूसरों dusro doosron dusryanna दुसऱ्यांना itar इतर itarancha इतरांना
            others other_sellers more_sellers
            aur_bechne और_बेचने aur_seller aur_sellers और_सेलर more_people other_people
        """,
        "wait": """
            ruk रुक ruko रुको rukta rukte rukti रुकता रुकते रुकती rukunga rukungi रुकूँगा रुकूंगा रुकूँगी intezar
            intzar intazar intezaar इंतज़ार इंतजार
            wait waiting thamb thambto thambte thambu थांब थांबतो थांबते थांबू थांबतोय थांबेन vaat वाट pratiksha
            प्रतीक्षा dekhte_hain देखते_हैं
            dekh_leta dekh_lete देख_लेते देखूया baghuya बघूया baghu बघू soch सोच sochta vichar_karto विचार_करतो
            think_about let_me_think
            baad_me बाद_में baad_mein nantar नंतर later no_hurry not_urgent jaldi_nahi जल्दी_नहीं ghai_nahi घाई_नाही
            kal_tak कल_तक udya_paryant udyaparyant उद्यापर्यंत उद्या_पर्यंत day_or few_days ek_do_din एक_दो_दिन
        """,
        "not": """
            nahi nahin nai नहीं नही naahi नाही नका naka nako नको mat मत na dont not cant cannot no
        """,
        "ask": """
            ask try puch pucho puchh puchho poochh poocho puchiye puchlo पूछ पूछो पूछिए पूछें vichar vichara vicharun विचारा विचारून विचार
            dhoondo dhundo dhundho ढूँढो ढूंढो शोधा shodha search find
        """,
        "fill": """
            lo lijiye lijie लो लीजिए karwa karwao karwado karva करवा करवाओ करवाइए lagwa lagwao
            लगवा लगवाओ laga lagao लगा लगाओ thoda thodi थोड़ा थोडं
            tak तक se से mein me में log logon लोग लोगों bhi भी pan पण zara ज़रा
            to the in at by la ला karayla करायला sanga सांगा
        """,
        "them": """
            sabko सबको unko उनको unse उनसे unhe unhen उन्हें tyanna त्यांना sagalyanna सगळ्यांना them all seller sellers
            bechne_walon bechne_wale बेचने_वालों vikretyanna विक्रेत्यांना vikanaryanna विकणाऱ्यांना
        """,
        "both": "dono donon दोनों दोनो donhi दोन्ही both",
    },
    COMMON_ENGLISH,
)
_REACH = 2
"""So many words before or behind it a "not" belongs to a wish: "phone mat karna", "intezar nahi hoga"."""


def wished(step: Step, text: str) -> Enquiry | None:
    """The one open enquiry that nobody has said yes to, where a buyer whom nothing is asked would have farther ones asked ("aur
    dur tak puch lo") or the sellers rung by the office; None for other words."""
    words = tokens(text)
    found, said = _BOOK.look_up(words), WORDS.look_up(words)
    if not all(one or other for one, other in zip(found.classes, said.classes, strict=True)):
        return None
    rings = _is_wanted(found, "office") and found.has("them")
    if not rings and not (_is_wanted(found, "far") and found.has("ask")):
        return None
    open_ones = [one for one in store.of_buyer(step.db, step.person.id) if one.status == "open"]
    waiting = [one for one in open_ones if not matches.matches_of(step.db, one.id, matches.ANSWERED_YES)]
    return waiting[0] if len(waiting) == 1 else None


def wish(asked: int) -> Callable[[Reply, str], str]:
    """Reads what the words want: office, widen, both, wait or close; who asks hears how many were asked. Raises Misread."""

    def read(reply: Reply, language: str) -> str:
        text = words_of(reply, language)
        wanted = _wanted(reply, language, text)
        if wanted is None and ("?" in text or is_question(text)):
            raise Misread(
                N_("So far {asked}. Nobody has said yes yet."), noted=True, asked=Counted(how_it_stands.ASKED, asked)
            )
        if wanted is None:
            raise Misread()
        return wanted

    return read


def _wanted(reply: Reply, language: str, text: str) -> str | None:
    found = _BOOK.look_up(tokens(text))
    wanted = {name for name in ("office", "far", "wait") if _is_wanted(found, name)}
    if found.has("both") or {"office", "far"} <= wanted:
        return "both"
    if "far" in wanted:
        return "widen"
    if "office" in wanted:
        return "office"
    if _is_over(reply, language, text):
        return "close"
    if "wait" in wanted:
        return "wait"
    if found.has("as_you_like"):
        return "office"
    return None


def _is_wanted(found: Words, name: str) -> bool:
    """Is it named where no "not" stands near? The words of the wish itself may hold one: "jaldi nahi"."""
    places = [place for place, kinds in enumerate(found.classes) if name in kinds]
    refused = [place for place, kinds in enumerate(found.classes) if "not" in kinds and name not in kinds]
    return any(all(abs(place - no) > _REACH for no in refused) for place in places)


def _is_over(reply: Reply, language: str, text: str) -> bool:
    if drafts.says_leave_it(text) or enquiry_words.ends(text):
        return True
    try:
        return closing_reasons.why(reply, language) in ("found", "not_needed")
    except Misread:
        return False
