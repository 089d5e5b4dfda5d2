"""What a first message plainly is although its weights are unsure: a joke, somebody who only looks, who speaks for an office, or
who has goods that nobody buys."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers.folding import fold as key
from handlers.folding import folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.from_me import asks_to_buy_from_me
from handlers.reading.words import WordBook, Words

_UNSURE = 0.6
"""Below it the weights are hardly more than a guess."""
_GUESS = 0.5
_SHORT, _LONG = 8, 25
_LAUGHS = re.compile(
    "[\U0001f602\U0001f923\U0001f606\U0001f605\U0001f61c\U0001f604]|\\b(?:(?:ha){2,}h?|(?:he){2,}h?|lol|rofl|lmao)\\b|हा ?हा|ही ?ही"
)
_BOOK = WordBook(
    {
        "joke": "joke jokes joking majak majaak mazak mazaak mazaaq मज़ाक मजाक gammat गंमत masti मस्ती chutkula चुटकुला timepass",
        "look": """
            dekh dekhna dekhne देख देखना देखने looking browsing checking baghtoy baghtey bagtoy baghat बघतोय
            बघतेय बघत pahatoy पाहतोय
        """,
        "only": "bas बस sirf सिर्फ just only fakt फक्त aise_hi ऐसे_ही asach असंच yuhi kuch_nahi कुछ_नहीं kahi_nahi काही_नाही nothing",
        "wish": """
            chahiye chahie chaiye chahiyen चाहिए चाहिये pahije pahijet पाहिजे पाहिजेत hava havi have हवा हवी हवे हवं हवेत need want
            kharidna kharidne खरीदना mangwana mangana mangvana मंगवाना मँगवाना mangwani ghyaycha ghyaychi ghyayche घ्यायचं घ्यायची
            घ्यायचा घ्यायचे lena_hai lena_tha leni_hai लेना_है लेना_था लेनी_है order_dena ऑर्डर_देना
        """,
        "sold": """
            bechna bechta bechti bechte बेचना बेचता बेचती बेचते banata banati banate banaate बनाता बनाती बनाते vikto vikte विकतो विकते
            banvto banvte बनवतो बनवते sell make karigar कारीगर
        """,
        "office": """
            press media patrakar पत्रकार akhbar अखबार news channel चैनल reporter bank बैंक बँक branch sbi nagar_palika नगर_पालिका
            nagarpalika नगरपालिका nagar_parishad नगर_परिषद nagarparishad mahanagarpalika महानगरपालिका panchayat panchayati पंचायत
            पंचायतीतून gram_panchayat ग्राम_पंचायत ग्रामपंचायत tehsil tahsil तहसील karyalay कार्यालय कार्यालयातून karyalayatun office
            daftar दफ्तर vibhag विभाग विभागातून department dept zilla_parishad जिल्हा_परिषद collectorate कलेक्टोरेट thana थाना police
            पुलिस पोलीस mantralaya मंत्रालय ngo sanstha संस्था संस्थेतून nabard नाबार्ड krishi कृषी कृषि bdo ministry
        """,
        "speaks": """
            bol बोल bolat बोलत boltoy boltey boltoय बोलतोय बोलतेय बोलते speaking calling hain hai हैं है hu hun हूँ हूं writing here this_is
            aahe ahe आहे aahot ahot आहोत
        """,
        "from": "se से from tun तून atun madhun मधून kadun कडून at of taraf तरफ",
        "lying": """
            pada padi pade पड़ा पड़ी पड़े पडा rakha rakhi rakhe रखा रखी रखे padun पडून padla padlay पडला पडलाय lying unsold stuck bacha
            बचा shillak शिल्लक
        """,
        "since": """
            mahine mahino महीने महीनों mahinyapasun महिन्यापासून महिन्यांपासून din dino दिन दिनों divas divsapasun दिवस दिवसांपासून saal साल
            hafte हफ्ते varsh वर्ष kabse कबसे months weeks days khup_divas खूप_दिवस
        """,
        "maal": "maal mal माल saman saaman सामान stock स्टॉक fasal फसल pik पीक goods product products",
        "nobody": """
            koi_lene_wala_nahi कोई_लेने_वाला_नहीं koi_nahi_leta कोई_नहीं_लेता koi_kharidar_nahi कोई_खरीदार_नहीं koi_nahi_kharidta
            kharidar_nahi खरीदार_नहीं kharidar_nahi_milta gahak_nahi ग्राहक_नहीं grahak_nahi_milte grahak_nahi ग्राहक_नाही giraik_nahi
            गिऱ्हाईक_नाही order_nahi_milta order_nahi_milte ऑर्डर_नहीं_मिलते ऑर्डर_नहीं_मिलता order_nahi_aate bikta_nahi बिकता_नहीं
            bikti_nahi बिकती_नहीं bikte_nahi nahi_bikta nahi_bik_raha नहीं_बिकता नहीं_बिक_रहा vikat_nahi विकत_नाही vikla_jat_nahi
            विकला_जात_नाही koni_ghet_nahi कोणी_घेत_नाही konich_ghet_nahi कोणीच_घेत_नाही koni_order_det_nahi कोणी_ऑर्डर_देत_नाही
            koni_vicharat_nahi order_det_nahi order_yet_nahi ऑर्डर_येत_नाही nobody_buys no_one_buys no_buyers no_orders no_buyer
            bazar_nahi_milta market_nahi_milta मार्केट_नहीं_मिलता
        """,
        "wronged": """
            paisa paise पैसा पैसे payment पेमेंट advance एडवांस dhoka dhokha धोखा fraud thag ठग cheat cheated refund wapas वापस
            shikayat शिकायत takrar तक्रार cancel कैंसिल कैंसल party पार्टी toota टूटा nikla निकला निकली seller
            विक्रेता vikreta kharab खराब phone नंबर number
        """,
        "cost": """
            free फ्री muft मुफ्त मोफत mofat paise पैसे paisa पैसा charge charges fees fee फीस फी lagenge
            lagega लगेंगे लगेगा lagtil लागतील
        """,
        "this": "ye yeh yaha yahan iska isme ये यह यहाँ यहां इसका इसमें he ha hyat ithe हे हा ह्यात इथे haat हाट this it here",
        "or": "ya या ki की ka का kinva किंवा or kya क्या kay काय na ना",
        "asks": """
            kya क्या kay काय kaun कौन kon कोण kitna kitne kitni कितना कितने कितनी kiti किती kab कब kaise कैसे
            kahan कहाँ kuthe कुठे what who
            how when where which
        """,
        "not": "nahi nahin nai नहीं नही नाही nako नको not dont",
        "card": "card cards kard कार्ड",
        "sends": """
            bhejo bhej bhejna bhejiye भेजो भेज भेजना भेजिए pathva pathav पाठवा
            पाठव send banao bana बनाओ banva बनवा dilao दिलाओ dya द्या
        """,
        "secret": """
            atm एटीएम debit credit डेबिट क्रेडिट kyc केवाईसी otp ओटीपी pin cvv link लिंक click loan लोन prize
            lottery लॉटरी inaam इनाम photo
            फोटो aadhaar aadhar आधार pan पैन block ब्लॉक dono दोनों details डिटेल
        """,
        "sells_itself": """
            kaisi_bik kaisa_bik kaise_bik कैसी_बिक कैसा_बिक कैसे_बिक kashi_vikte kasa_vikla kashi_vikli कशी_विकते कसा_विकला_जातो
        """,
        "ours": """
            hamare_yahan hamare_yaha humare_yahan हमारे_यहाँ हमारे_यहां हमारे_गाँव हमारे_गांव hamare_gaon humare_gaon hamare_ghar mere_yahan
            mere_gaon मेरे_यहाँ मेरे_गाँव apne_yahan apne_gaon अपने_यहाँ अपने_गाँव amchya_kade amchyakade aamchyakade आमच्याकडे
            amchya_gavat aamchya_gavat आमच्या_गावात amchya_ithe आमच्या_इथे amchya_ghari majhya_ghari
        """,
    },
    COMMON_ENGLISH
    - frozenset("press news bank office make sell need want have of from at here free it this or".split()),
)
_BUYER_WRITES = re.compile(
    r"\blooking (?:to|for a|forward to) (?:stock|source|sourcing|buy|buying|procure|order|purchase|get|supplier)"
    r"|\b(?:want|wanting|wish|hoping|planning|would like|like) to (?:stock|source|buy|procure|purchase|place an order|order)\b"
    r"|\b(?:like|want|wish|need) to know (?:\w+ ){0,3}?(?:price|prices|rate|rates|moq|min(?:imum)? order|lead time|cost|pricing)"
    r"|\b(?:what|which) (?:is|are|would be) (?:your|the) (?:moq|min(?:imum)? order|lead time|wholesale|bulk)"
    r"|\bwho (?:would|could|can) (?:do|make|supply|weave|carve|stitch)\b"
)
_LETTERS = re.compile(r"[^\W\d_]")


def plainly(plain: str, chances: Mapping[str, float]) -> str:
    """The kind that the words plainly tell against unsure weights; "" where they do not."""
    words = tokens(plain)
    best = max(chances, key=lambda kind: chances[kind])
    if not 0 < len(words) <= _LONG:
        return ""
    found = _BOOK.look_up(words)
    figures = any(word.isdigit() for word in words)
    if (best not in ("complaint", "scam") or chances[best] < _UNSURE) and _jokes(plain, found, figures=figures):
        return "chatter"
    if chances[best] < _UNSURE and len(words) <= _SHORT and found.has("look") and found.has("only") and not figures:
        return "chatter"
    if best in ("offer", "chatter", "question", "greeting") and _BUYER_WRITES.search(plain):
        return "enquiry"
    if best in ("enquiry", "question", "chatter", "greeting") and asks_to_buy_from_me(plain):
        return "offer"
    if (
        best in ("offer", "enquiry", "scam")
        and chances[best] < _UNSURE
        and _speaks_for_an_office(found, figures=figures)
    ):
        return "question"
    if best == "complaint" and _laments(found):
        return "offer"
    if best == "scam" and chances[best] < _UNSURE and _asks_what_it_costs(words, found):
        return "question"
    if best == "scam" and _wants_a_card(words, found, figures=figures):
        return "question"
    if best == "offer" and chances[best] < _UNSURE and found.has("sells_itself"):
        return "question"
    return _of_a_guess(found, best, chances, figures=figures)


def _of_a_guess(found: Words, best: str, chances: Mapping[str, float], *, figures: bool) -> str:
    """What words of wanting, or of one's own village, make of a mere guess."""
    if chances[best] >= _GUESS:
        return ""
    wishes = found.has("wish") and not found.has("sold", "wronged", "office", "not")
    if best == "complaint" and wishes:
        return "enquiry"
    praised = found.has("ours") and not found.has("wish") and not figures
    return "offer" if best in ("question", "chatter", "greeting") and praised and not found.has("asks") else ""


def _jokes(plain: str, found: Words, *, figures: bool) -> bool:
    """Is something laughed at, with nothing wanted, sold or counted?"""
    laughs = found.has("joke") or bool(_LAUGHS.search(plain))
    return laughs and bool(_LETTERS.search(plain)) and not figures and not found.has("wish", "sold", "wronged")


def _speaks_for_an_office(found: Words, *, figures: bool) -> bool:
    """Does somebody speak for another office, a bank or a newspaper, and want no goods by figures?"""
    spoken = found.has("from") or any(word.endswith(("तून", "tun")) for word in found.words)
    return found.has("office") and found.has("speaks") and spoken and not figures and not found.has("sold")


def _laments(found: Words) -> bool:
    """Goods lie about and nobody takes them: who says so has some to sell, and accuses nobody."""
    return (found.has("nobody") or all(found.has(name) for name in ("lying", "maal", "since"))) and not found.has(
        "wronged", "wish"
    )


def _wants_a_card(words: list[str], found: Words, *, figures: bool) -> bool:
    """ "turant bhejo naye card": somebody waits for cards, and nobody is to pay or to tell a number."""
    waits = found.has("card") and found.has("sends") and not found.has("secret", "wronged", "office", "cost")
    return waits and not figures and len(words) <= _SHORT


def _asks_what_it_costs(words: list[str], found: Words) -> bool:
    """ "ye free hai ya paise lagenge": asked of Haat itself, and nobody is to pay."""
    asks = found.has("or") and bool({key(word) for word in words} & _FREE)
    return asks and found.has("this") and found.has("cost") and not any(word.isdigit() for word in words)


_FREE = folded("free फ्री muft मुफ्त mofat मोफत")
