"""How an officer's call went, in own words: yes (all or so much), no, or nobody was reached."""

from __future__ import annotations

from decimal import Decimal

from handlers.folding import fold, folded, tokens
from handlers.questions import Misread, Reply, words_of
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.trade import offer_words
from storage.enquiries import Enquiry

_BOOK = WordBook(
    {
        "unreached": """
            utha_nahi nahi_utha nahi_uthaya uthaya_nahi uthati_nahi nahi_uthati utha_rahi_nahi utha_nahi_rahi
            utha_nahi_raha नहीं_उठा नहीं_उठाया
            उठा_नहीं उठाया_नहीं उठा_नहीं_रही उठा_नहीं_रहा उठाती_नहीं uchalat_nahi uchalla_nahi उचलत_नाही उचलला_नाही उचलत_नाहीये
            not_picking didnt_pick did_not_pick no_answer not_answering not_answered no_reply picked_nobody nobody_picked
            band_hai बंद_है band_aa band_ahe बंद_आहे switched_off switch_off swich_of स्विच_ऑफ स्विच_ऑफ_है स्विचऑफ
            not_reachable unreachable
            pahunch_se_bahar पहुँच_से_बाहर busy vyast व्यस्त bizi बिज़ी बिझी
            galat गलत ग़लत galat_number chukicha चुकीचा chukicha_number चुकीचा_नंबर wrong_number wrong
            lag_nahi nahi_laga नहीं_लगा नहीं_लग_रहा lag_nahi_raha lagat_nahi लागत_नाही lagla_nahi लागला_नाही not_connecting
        """,
        "later": """
            kal कल baad_me बाद_में phir_se फिर_से dobara दोबारा nantar नंतर udya उद्या later tomorrow again parat परत
            punha पुन्हा parso परसों परवा
        """,
        "no": """
            mana मना manaa inkar इनकार inkaar nakar नकार nakarla नकारला refused refuse declined decline refuses unable
            nahi_degi nahi_dega nahi_denge degi_nahi dega_nahi denge_nahi देगी_नहीं देगा_नहीं नहीं_देगी नहीं_देगा
            नहीं_देंगे nahi_de nahi_chahiye deu_shakat_nahi देऊ_शकत_नाही denar_nahi देणार_नाही
            khatam खत्म ख़त्म khatm sampla sampli संपला संपली संपलं no_stock out_of_stock stock_over over bik_gaya
            बिक_गया vikla विकला
            maal_nahi माल_नहीं माल_नाही nahi_bola नहीं_बोला nahi_boli नहीं_बोली nahi_kaha नहीं_कहा nahi_mhanala
            nahi_mhanali नाही_म्हणाली नाही_म्हणाला
            said_no says_no cant_give cannot_give wont_give
        """,
        "yes": """
            haan han haa हाँ हां ho हो hoy होय yes taiyar तैयार tayar तयार razi राज़ी राजी tayyar
            de_degi de_dega de_denge दे_देगी दे_देगा दे_देंगे degi dega denge देगी देगा देंगे de_sakti de_sakta दे_सकती दे_सकता
            deil detil देईल देतील deu_shakte देऊ_शकते देऊ_शकतो can_give will_give agreed ready
        """,
    },
    COMMON_ENGLISH,
)


def result(reply: Reply, language: str) -> dict[str, str]:
    """How the call went ("no_answer", "no" or "yes"), with the words that said so. Raises Misread."""
    text = words_of(reply, language)
    return {"result": _meant(text), "words": text}


def _meant(text: str) -> str:
    found = _BOOK.look_up(tokens(text))
    if found.has("unreached"):
        return "no_answer"
    meant = read_command(text, "yes_no")
    if found.has("no") or (meant == "no" and not found.has("yes")):
        return "no"
    if found.has("yes") or meant == "yes":
        return "yes"
    if found.has("later"):
        return "no_answer"
    raise Misread()


def means_next(text: str) -> bool:
    """Is the next call on the list meant: "agla batao", "pudhcha sanga"?"""
    words = [fold(word) for word in tokens(text)]
    return 0 < len(words) <= _LONGEST_NEXT and bool(_NEXT & set(words))


_LONGEST_NEXT = 4
_NEXT = folded("agla agli aage अगला अगली आगे pudhcha pudhchi pudhe पुढचा पुढची पुढचं पुढे next")


def promised(words: str, posted: Enquiry) -> Decimal | None:
    """How much of what is wanted was promised along with the yes, less than all of it; None where that was not said."""
    told = offer_words.told(words, posted.unit or "piece", amount=posted.amount)
    much = Decimal(told.quantity) if told.quantity else told.bare
    return much if much is not None and posted.amount is not None and 0 < much < posted.amount else None
