"""Whether words to the other side demand money before the goods, with or without a sum: "advance bhejo", "पहले पैसा भेजो"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.promises import looked_up
from handlers.reading.words import WordBook, Words

_BOOK = WordBook(
    {
        "money": """
            paise paisa paisay pese पैसे पैसा payment pement पेमेंट पेमेन्ट भुगतान bhugtan bhugtaan rakam रकम रक्कम amount money
            gpay phonepe paytm upi
        """,
        "sum": "rupaye rupay rupees rs रुपये रुपए रुपयांचे",
        "sends": """
            bhejo bhejiye bhejdo bhej_do bhej_dijiye bhej_dena भेजो भेजिए भेज_दो भेज_दीजिए pathva pathav पाठवा पाठव transfer send
            jama_karo daalo dalo daal_do डालो डाल_दो
        """,
        "advance": """
            advance advans adwance एडवांस एडवान्स अडवान्स ॲडव्हान्स अॅडव्हान्स ऍडव्हान्स token टोकन bayana bayaana बयाना visar विसार
            isar इसार peshgi पेशगी अग्रिम deposit डिपॉजिट डिपॉझिट booking_amount
        """,
        "first": """
            pehle pehele pahle phle pehla पहले पहिले पहिला aadhi aadi adhi आधी अगोदर agodar first before beforehand upfront up_front
            in_advance sabse_pehle सबसे_पहले
        """,
        "give": """
            bhejo bhejiye bhejiyega bhejdo bhej_do bhej_de bhej_dijiye bhej_dena भेजो भेजिए भेजिये
            भेज_दो भेज_दे भेज_दीजिए भेज_दीजिये भेज_देना
            do दो de_do dedo दे_दो dijiye dijie दीजिए दीजिये de_dijiye दे_दीजिए daalo dalo daal_do dal_do डालो डाल_दो karo
            kar_do kardo
            kijiye kar_dijiye करो कर_दो कीजिए कर_दीजिए pathva pathwa pathava पाठवा pathav पाठव pathvun_dya dya dyaa द्या
            kara करा taka
            टाका bhara भरा bharo bhar_do भरो भर_दो jama_karo send pay transfer deposit_karo
        """,
        "need": """
            chahiye chaiye chahie चाहिए चाहिये pahije paije पाहिजे hava have हवा हवे हवेत lagega lagenge lagegi लगेगा लगेंगे लगेगी
            lagel lagtil लागेल लागतील dena_hoga dene_honge देना_होगा देने_होंगे dena_padega dene_padenge देना_पड़ेगा
            देने_पड़ेंगे karna_hoga
            karna_padega करना_होगा करना_पड़ेगा dyava_lagel dyave_lagtil द्यावा_लागेल द्यावे_लागतील required needed must need
            want only
        """,
        "own": """
            dunga dungi doonga doongi denge dengey bhejunga bhejungi bhejenge bhej_du bhej_doon bheju दूंगा दूँगा दूंगी दूँगी देंगे
            भेजूंगा भेजूँगा भेजूंगी भेजूँगी भेजेंगे भेजू deto dete deu देतो देते देऊ pathavto pathavte pathven पाठवतो पाठवते पाठवेन
            i we ill
            will karunga karungi karenge करूंगा करूँगा करूंगी करूँगी करेंगे karto karte करतो करते
        """,
        "gave": """
            bhej_diya bhej_diye kar_diya de_diya de_diye भेज_दिया भेज_दिए कर_दिया दे_दिया दे_दिए bheja bheje kiya diya भेजा
            भेजे किया
            दिया sent paid
            mila mile mil_gaya mil_gaye मिला मिले मिल_गया मिल_गए milala milale मिळाला मिळाले received pathavle पाठवले dila dile दिला
            दिले kela kele केला केले aaya aa_gaya आया आ_गया
        """,
        "goods": """
            maal mal माल मालाचा sample samples सैंपल नमुना namuna नमूना goods saman samaan सामान material parcel पार्सल photo फोटो
            delivery डिलीवरी डिलिव्हरी order ऑर्डर bill बिल invoice rate रेट
        """,
        "later": """
            baad baad_me बाद बाद_में nantar नंतर later after dekhkar dekh_ke dekh_kar देखकर देख_के देख_कर baghun बघून पाहून pahun
            milne_par milne_pe मिलने_पर milalyavar मिळाल्यावर pahunchne_par पहुँचने_पर पहुंचने_पर aane_par आने_पर
            pohochlyavar पोहोचल्यावर
            alyavar आल्यावर on_delivery par_hi पर_ही
        """,
        "than": "pehle_se pahle_se पहले_से पहले_से_कम",
        "instead": "bina bagair बिना बगैर without shivay shivaay शिवाय vina विना",
        "nothing": "nahi nahin nai nhi नहीं नही नाही no not never nothing kaise कैसे kasa कसा",
        "not": "nahi nahin nai nhi mat नहीं नही मत नाही naka nka nako नका नको no not dont never bina बिना without shivay शिवाय",
        "talk": """
            baat बात bata bata_do batao बता बताओ sanga सांगा dikha dikhao दिखा दिखाओ dakhva दाखवा likh likho लिखो bol bolo
            बोलो tell show
            discuss discussed puch pucho पूछो vichara विचारा
        """,
        "share": "percent percentage pratishat प्रतिशत fisad फीसदी फ़ीसदी takke taka टक्के aadha आधा half nimme निम्मे adhe आधे",
        "rest": "baaki baki bacha bacha_hua बाकी बाक़ी बचा rest balance remaining urlele उरलेले shesh शेष",
        "asking": """
            kya क्या kitna kitne kitni कितना कितने कितनी kab कब kay काय kiti किती kadhi कधी when what how much should can
            konta कोणता
        """,
    },
    COMMON_ENGLISH | frozenset("have de do only dya dyaa diya द्या दिया".split()),
)
_CLAUSE = re.compile(
    r"[,;।\n!]+|\.(?:\s|$)|(?<!\S)(?:phir|fir|फिर|tab|तब|mag|मग|then|tar|तर|पण|pan|but|aur|और|आणि|ani|and)(?!\S)",
    re.IGNORECASE,
)
_FEW = 5
"""So many words with money and "first" among them need no verb: "payment first", "paise pehle"."""


def is_demanded(text: str) -> bool:
    """Shall the reader pay before there are goods? An offer to pay, a question, and terms with a share ("50% advance, baaki
    delivery par") demand nothing."""
    if _only_once_paid(tokens(text[:400])):
        return True
    return any(_is_demand(tokens(part), text) for part in _CLAUSE.split(text[:400]) if part.strip())


def _is_demand(words: Sequence[str], text: str) -> bool:
    found = _BOOK.look_up(list(words))
    if not _is_of_money(found) or found.has("not", "talk", "gave", "later", "than"):
        return False
    if _goods_come_first(found) or (
        _has_share(text) and (found.has("need") or _BOOK.look_up(tokens(text)).has("rest"))
    ):
        return False
    if not (found.has("advance") or found.has("first")):
        return False
    if found.has("give"):
        return not found.has("asking") and not _is_own_offer(found)
    if "?" in text or found.has("asking", "own"):
        return False
    return found.has("need") or (found.has("first") and len(words) <= _FEW)


def names_a_rate(text: str) -> bool:
    """Are the rupees of some words a rate ("pehle wala 140 rupaye kar do"), and no money to be sent, no fee and no prize?"""
    words = tokens(text[:400])
    found = _BOOK.look_up(words)
    promised = looked_up(words)
    of_fee = any("fee" in kinds and fold(word) not in _DO for word, kinds in zip(words, promised.classes, strict=True))
    return found.has("sum") and not (found.has("money", "advance", "sends") or of_fee or promised.has("gift"))


_DO = folded("kar कर")
"""In "kar do" it is no tax."""


def _is_of_money(found: Words) -> bool:
    """Is money spoken of, and no rate: "500 rupaye bhejo" is some, "pehle wala 140 rupaye kar do" bargains?"""
    return found.has("money", "advance") or (found.has("sum") and found.has("sends"))


def _has_share(text: str) -> bool:
    return "%" in text or _BOOK.look_up(tokens(text)).has("share")


def _is_own_offer(found: Words) -> bool:
    """ "I will send the advance", "we pay first": said of oneself, in English by a verb that may be an order as well."""
    return bool({"i", "we", "ill", "will"} & set(found.words))


def _goods_come_first(found: Words) -> bool:
    """Does "first" stand nearer to the goods than to the money: "pehle maal do paise le lo"?"""
    places = {
        name: [place for place, classes in enumerate(found.classes) if classes & names]
        for name, names in (("first", {"first"}), ("goods", {"goods"}), ("money", {"money", "advance", "sum"}))
    }
    if not places["first"] or not places["goods"]:
        return False
    first = places["first"][0]
    return min(abs(place - first) for place in places["goods"]) < min(abs(place - first) for place in places["money"])


def _only_once_paid(words: Sequence[str]) -> bool:
    """ "Advance ke bina maal nahi jayega", "payment ke baad hi bhejenge", "only after advance": no goods before the money."""
    found = _BOOK.look_up(list(words))
    if not found.has("money", "advance"):
        return False
    money = [place for place, classes in enumerate(found.classes) if classes & {"money", "advance"}]
    goods = [place for place, classes in enumerate(found.classes) if "goods" in classes]
    for place, classes in enumerate(found.classes):
        behind = words[place] in ("without", "after", "until", "unless")
        paid = [one for one in money if (0 < one - place <= _NEAR if behind else 0 < place - one <= _NEAR)]
        paid = paid or [one for one in money if "instead" in classes and one == place + 1]  # "bina advance ke"
        if not paid or any(min(place, paid[-1]) < one < max(place, paid[-1]) for one in goods):
            continue
        if "instead" in classes and found.has("nothing"):
            return True
        if "later" in classes and {"hi", "ही", "only", "tabhi", "तभी", "च"} & set(words) and found.has("own", "goods"):
            return "?" not in " ".join(words)
    return False


_NEAR = 3
