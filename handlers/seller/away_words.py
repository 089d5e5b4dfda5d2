"""A seller says that they are away or back again, that the shop is shut, or that goods have run out."""

from __future__ import annotations

from handlers.folding import fold, folded, keys_of, tokens
from handlers.hearing import Started
from handlers.matching.endings import nouns_of
from handlers.reading import asking
from handlers.reading.words import WordBook
from handlers.seller import goods, goods_ended
from handlers.seller.no_more import only_so_much
from handlers.step import Step
from storage import profiles

_LONGEST = 12
"""Words: more are no mere message that somebody is away."""
_AWAY = folded("""
    holiday holidays leave vacation away छुट्टी chhutti chutti सुट्टी सुट्टीवर सुट्टीला sutti suttivar suttila
    sutty suti बीमार bimar beemar आजारी ajari sick hospital
    gavala गावाला gavi गावी bahargaon बाहेरगाव बाहेरगावी bahergavi pause rest break आराम
""")
_OUT = folded("bahar बाहर baher बाहेर out")
_GOING = folded("""
    hu hun हूँ हूं am is i'm ahe आहे aahe ja jaa जा jana जाना jaunga jaungi जाऊंगा जाऊँगी gaya gayi गया गई gelo
    gele गेलो गेले jat जात
    janar जाणार going town station
""")
_SENDING = folded(
    "bhej bhejte bhejta bhejti भेज भेजते भेजता भेजती pathav pathavto पाठवतो पाठवते पाठव send sends deliver maal माल"
)
_NO_ORDERS = folded("enquiry order ऑर्डर orders इन्क्वायरी मागणी मागण्या magni")
_NOT = folded("mat मत nahi नहीं नको nako not no naka नका band बंद stop")
_BACK = folded(
    "back returned wapas वापस laut लौट परत parat aala aalo aale आले आलो आली aa gaya gayi गया गई आ again phir फिर punha पुन्हा"
)
_HERE = folded("am is i main mi मैं मी hu hun हूँ आहे ahe now ab अब aata आता open shuru शुरू suru सुरू chalu चालू")
SHOW = folded(
    "show dikha दिखा dikhao dikhaiye दिखाओ दिखाइए dakhva दाखवा batao बताओ sanga सांगा see kya क्या what काय kay"
)


def away_or_back(step: Step, text: str) -> Started | None:
    """The conversation that hides a seller who is away, or shows one who is back again; None for other words."""
    mine = profiles.profile_of(step.db, step.person.id)
    said = set(keys_of(text))
    other = " ".join(word for word in text.split() if fold(word.strip(" .,!।")) not in _OUT)  # बाहेर is no बेहडा here
    if (
        mine is None
        or len(said) > _LONGEST
        or "?" in text
        or _asks_the_office(text, said)
        or step.world.catalogue.concepts_in(other)
    ):
        return None
    if said & _SHOP_SHUT and said & _SHUT and not said & _BACK:
        return Started("away", opening={"text": text})
    stems = said | {fold(noun) for word in tokens(text) for noun, _ in nouns_of(word)}  # सुट्टीवर is सुट्टी
    out = said & _OUT and said & _GOING and not said & _SENDING
    away = bool(stems & _AWAY or out or (said & _NO_ORDERS and said & _NOT))
    if mine.status == "hidden" and said & _BACK and said & (_HERE | _NO_ORDERS | SHOW):
        return Started("away", opening={"back": True})
    return Started("away", opening={"text": text}) if away else None


_OFFICE = folded(
    "office ofis ऑफिस offis daftar दफ्तर दफ़्तर karyalay karyalaya कार्यालय dic bank बैंक बँक workshop वर्कशॉप karyashala कार्यशाळा कार्यशाला"
)
_ONESELF = folded("main mai mi मैं मी i hum हम amhi आम्ही meri mera माझी मेरी my")


def _asks_the_office(text: str, said: set[str]) -> bool:
    """Is it the office's days off that are asked of, and nobody's own: "kya chhutti ke din office khula hai"?"""
    return bool(said & _OFFICE) and not said & _ONESELF and asking.is_question(text)


_SHOP_SHUT = folded("dukan dukaan दुकान shop store")
_SHUT = folded("band bandh बंद closed close shut")


def run_out(step: Step, profile_id: int, text: str) -> Started | None:
    """A seller says that goods are gone: one of several is taken off the list, else nobody is sent until there are new ones."""
    words = tokens(goods_ended.without_no_between_numbers(text))
    if only_so_much(text) != text:
        return None  # "300 ho jayenge, baki nahi" has three hundred
    if len(words) > _LONGEST or "?" in text or goods.is_wanted(text) or not _TO_ONE.isdisjoint(map(fold, words)):
        return None
    found = _GONE.look_up(words)
    others = [word for word, classes in zip(words, found.classes, strict=True) if not classes]  # संपला is no शिंपला here
    own, named = set(profiles.products_of(step.db, profile_id)), set(step.world.catalogue.concepts_in(" ".join(others)))
    gone = found.has("gone") or (found.has("no") and (named or found.has("goods")))
    if not gone or not named <= own or bool(others) != bool(named):
        return None
    if named and named < own:
        return Started("profile", opening={"field": "products", "text": " ".join(others), "given_up": True})
    return Started("away", opening={"text": text, "run_out": True})


_TO_ONE = folded("""
    dena deni dene dunga dungi doonga doongi denge देना देनी देने दूंगा दूंगी दूँगा दूँगी देंगे iski iska isko inko usko uski unko इसकी इसका
    इसको इनको उसको उसकी उनको yala tyala yanna tyanna याला त्याला यांना त्यांना dyaycha dyaychi dyayche द्यायचं द्यायची द्यायचे
""")
"""Who will not give something to somebody still has it: "mujhe iski haldi nahi deni"."""


_GONE = WordBook(
    {
        "gone": """
            khatam khatm खत्म ख़त्म samapt समाप्त sampla sampli sample samplay sampalay संपला संपली संपले संपलं
            संपलाय sampalan
            out_of_stock sold_out stock_out all_sold bik_gaya bik_gayi sab_bik बिक_गया बिक_गई सब_बिक vikla_gela विकला_गेला
            सगळं_विकलं finished shillak_nahi शिल्लक_नाही
        """,
        "no": "nahi nahin nhi नहीं नही नाही naahi no not",
        "goods": "maal mal माल stock स्टॉक saman saaman सामान goods",
        "fill": """
            ho hua hui gaya gayi gaye gai हो हुआ हुई गया गई गए jhala zala jhale zale झाला झालं झाली hai है ahe aahe
            आहे abhi अभी ab अब
            ata aata आता mera mere मेरा मेरे majha maza माझा माझ्याकडे majhyakade hamara हमारा pas paas पास
            mere_paas sab सब sara सारा
            sagla सगळा bacha bachi बचा बची left all is are my the i have am we now filhal फिलहाल sadhya सध्या ji जी
        """,
    }
)
