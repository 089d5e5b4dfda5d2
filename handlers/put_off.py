"""What is said instead of an answer: that it comes later, that one does not know, or a question in return; never goods."""

from __future__ import annotations

from typing import Any

from handlers.folding import tokens
from handlers.language import N_
from handlers.questions import Misread
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

LATER, UNSURE, SAME, WHY, WHICH, SORRY = "later", "unsure", "same", "why", "which", "sorry"
LONGEST = 8
"""Words: what is longer says something more."""
_BOOK = WordBook(
    {
        "later": """
            bataunga bataungi batayenge bataenge bataoonga bataoongi batadunga batadungi bataya
            बताऊंगा बताऊंगी बताऊँगा बताऊँगी बताएंगे बताएँगे बताऊं
            bolunga bolungi bolenge बोलूंगा बोलूंगी बोलूँगा बोलूँगी बोलेंगे
            likhunga likhungi likhta likhti लिखूंगा लिखूंगी लिखूँगा लिखूँगी लिखता लिखती
            sochunga sochungi sochta sochti sochenge सोचूंगा सोचूंगी सोचूँगा सोचूँगी सोचता सोचती सोचेंगे
            sangto sangte sangtoy sangen sangu sangin saangto saangte
            saangen सांगतो सांगते सांगतोय सांगेन सांगू सांगीन सांगतील
            bolen बोलेन kalavto kalavte kalaven कळवतो कळवते कळवेन lihito lihin लिहितो लिहीन
            ruko rukiye rukna ruk रुको रुकिए रुकना रुक  wait tell let_you_know confirm_later will_write
            batana_padega baad_me बाद_में nantar नंतर later
            afterwards not_now abhi_nahi अभी_नहीं aata_nahi आत्ता_नाही आता_नाही
            aata_nako ata_nako aatta_nako आता_नको आत्ता_नको nako_aata nako_ata नको_आता
            skip skip_it skip_this skip_karo skip_kar_do skip_kara स्किप
        """,
        "tell": "batata batati batate बताता बताती बताते bolta bolti bolte बोलता बोलती बोलते bolto बोलतो",
        "self": "main mai मैं mein me में mi mee मी hu hoon hun हूँ हूं kal कल udya उद्या baad बाद soch सोच puch pooch पूछ dekh देख ke के",
        "unsure": """
            pata_nahi pata_nhi पता_नहीं malum_nahi maloom_nahi मालूम_नहीं nahi_pata नहीं_पता nahi_malum नहीं_मालूम
            mahit_nahi mahiti_nahi माहीत_नाही माहित_नाही माहिती_नाही
            thauk_nahi ठाऊक_नाही dont_know don't_know do_not_know not_know
            no_idea not_sure unsure tay_nahi तय_नहीं nakki_nahi नक्की_नाही tharla_nahi tharavla_nahi ठरलं_नाही ठरवलं_नाही
            socha_nahi सोचा_नहीं jaanta_nahi janta_nahi janti_nahi
            जानता_नहीं जानती_नहीं nahi_janta nahi_janti नहीं_जानता नहीं_जानती
            not_decided undecided dunno idk
        """,
        "same": """
            yahi yehi यही yahi_naam hech hich हेच हीच तेच tech
            wahi वही same itna_hi इतना_ही evdhach एवढंच only_this this_only just_this that_is_it
            that's_it thats_it no_other koi_nahi कोई_नहीं aur_nahi
            और_नहीं aur_kuch_nahi और_कुछ_नहीं dusra_nahi दूसरा_नहीं nothing_else
            dusra_naam_nahi दूसरा_नाम_नहीं dusre_naam
            दूसरा_कोई_नाम_नहीं dusra_koi_naam_nahi koi_dusra_naam_nahi कोई_दूसरा_नाम_नहीं
            koi_aur_naam_nahi कोई_और_नाम_नहीं aur_koi_naam_nahi और_कोई_नाम_नहीं
            dusra_nav_nahi दुसरं_नाव_नाही dusre_nav_nahi dusra_kahi_nahi दुसरं_काही_नाही
            दुसरे_नाव_नाही वेगळं_नाव_नाही kahi_nahi काही_नाही kuch_nahi कुछ_नहीं
        """,
        "why": """
            kyu kyun kyo kyon क्यों क्यूँ क्यूं why kashala kasala कशाला kashasathi कशासाठी kis_liye kisliye किसलिए किस_लिए
            what_for how_come ka_bara का_बरं ka_bar kashakarita
        """,
        "sorry": """
            sorry sory maaf maf माफ maafi mafi माफी क्षमा kshama apologies apologise apologize pardon
            excuse_me
        """,
        "which": """
            kaun_sa kaun_si kaun_se kaunsa kaunsi kaunse konsa konsi konse kaun कौन_सा कौन_सी कौन_से कौनसा कौनसी कौनसे कौन
            konta konti konte kontya konat कोणता कोणती कोणते कोणतं कोणत्या
            which what kya क्या kay kaay काय matlab मतलब mhanje म्हणजे
            kiska kiski kiske किसका किसकी किसके kasla kasle कसला कसले
        """,
        "fill": """
            i i'll ill will shall you me my we am is are it that this the a to of for by and one ones do does did
            please plz sir madam ok okay then so just be mean come
            main mai मैं mein me में mujhe मुझे hum ham हम mi
            mee मी aamhi amhi आम्ही mala मला tumhala तुम्हाला tula तुला aapko आपको
            hai h hain he है हैं ahe aahe आहे hu hoon hun हूँ हूं ho हो
            na ना nahi nahin नहीं नाही no not to तो hi ही bhi भी pan पण
            ji जी bhai भाई bhaiya भैया didi दीदी sahab साहब are arre अरे yaar
            kal कल aaj आज udya उद्या parso परसों parva परवा subah
            सुबह sakali सकाळी shaam sham शाम sandhyakali संध्याकाळी raat रात ratri रात्री
            abhi अभी ab अब aata ata आता आत्ता attach baad बाद mag मग
            thodi thoda thode थोड़ा थोड़ी थोडं थोडा थोडे der देर vel वेळ velane वेळाने
            minute मिनट मिनिट time tomorrow today soon day days din दिन divas दिवसांनी some after in
            hafte हफ्ते aathvadyat आठवड्यात
            ek एक do दो don दोन
            soch सोच puch pooch पूछ dekh देख kar karke कर करके ke के
            ka ki का की ko को se से vicharun विचारून pahun पाहून baghun बघून
            ghari घरी ghar घर karun करून ajun अजून abhi_tak अभी_तक thik
            theek ठीक haan हाँ ho हो pakka पक्का nakki नक्की let know
            naam नाम nav नाव name names bas बस fakt फक्त only koi कोई
            aur और dusra दूसरा dusre दुसरं दुसरे other another it's its chalega chalel
            rahe रहे raha रहा rahi रही ho हो vicharta विचारता विचारताय vichartay aap आप tumhi तुम्ही
            batana बताना sangayla सांगायला the there have has exactly really asking ask asked about talking
            kara करा karna करना kijiye कीजिए kijiyega कीजिएगा kijie karein करें kare करे kardo dijiye दीजिए magta मागतो magte
            मागते mangta mangti मांगता मांगती asavi असावी bahut बहुत khup खूप very
            jankari जानकारी pata_karke पता_करके pata_kar पता_कर cheez cheej चीज़ चीज maal माल yet vastu वस्तू
        """,
    },
    COMMON_ENGLISH,
)
_IN_TURN = (UNSURE, SAME, LATER, WHY, WHICH, SORRY)


def said_instead(text: str) -> str:
    """What words say that answer nothing: LATER, UNSURE, SAME, WHY, WHICH or SORRY; empty where they say anything else."""
    words = tokens(text)
    if not 0 < len(words) <= LONGEST:
        return ""
    found = _BOOK.look_up(words)
    if not all(found.classes):
        return ""
    if found.has("tell") and found.has("self"):  # "batata" alone is a potato
        return LATER
    return next((name for name in _IN_TURN if found.has(name)), "")


_WHY = {"buys": N_("So that the right sellers are asked."), "sells": N_("So that the right buyers find you.")}


def not_answered(text: str, side: str = "buys", *, meant: Any = "") -> str:
    """Raises Misread, without a strike, where words put off what they are asked, ask why, only ask for pardon, or ask which goods
    are `meant`; else what they say, as `said_instead`."""
    said = said_instead(text)
    if said == LATER:
        raise Misread(N_("All right, whenever you like: what you wrote is kept."), noted=True)
    if said == WHY:
        raise Misread(_WHY[side], noted=True)
    if said == SORRY:
        raise Misread(N_("No matter."), noted=True)
    if said == WHICH and meant:
        raise Misread(N_("I mean this: {goods}."), noted=True, goods=meant)
    return said


def goods_not_said(text: str, side: str = "buys") -> None:
    """Raises Misread, without a strike, where words that shall name goods do anything else than that."""
    if not_answered(text, side) in (WHICH, UNSURE):
        raise Misread(N_("No matter: write it as you say it at home."), noted=True)
