"""What somebody says of goods or money that came, and of what was wrong with it: "only 23 came", "ek me chhed hai"."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.folding import fold, folded, tokens
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.seller.counting import days_of

LONGEST = 18
_NEAR = 5
"""So many words lie at most between what came and the word that says so."""
_ASKS_LAST = folded("ka का na ना")
_BOOK = WordBook(
    {
        "came": """
            mil_gaya mil_gaye mil_gayi mil_gai mil_gya mil_chuka mil_chuke मिल_गया मिल_गए मिल_गये मिल_गई मिल_गयी मिल_चुका मिल_चुके
            aa_gaya aa_gaye aa_gayi aa_gai आ_गया आ_गए आ_गये आ_गई mila mile mili मिला मिले मिली aaya aaye aayi aya aye ayi आया आये आए
            milala milale milali milalay milalet मिळाला मिळाले मिळाली मिळालं मिळालेत मिळालाय aala aale aali ala ale ali alet alay आला
            आले आली आलं आलेत आलाय pahuncha pahunche pahunchi pahuch_gaya pahunch_gaya पहुँचा पहुंचा पहुँचे पहुंचे पहुँची पहुंची
            पहुँच_गया पहुंच_गया pohochla pohochle pohochli pohchla पोहोचला पोहोचले पोहोचली पोहोचलं nikla nikle nikli nighala nighale
            निकला निकले निकली निघाला निघाले received arrived delivered reached came got has_come have_come
        """,
        "goods": """
            maal mal माल saman saaman सामान goods parcel पार्सल delivery डिलीवरी डिलिव्हरी order ऑर्डर items piece
            pieces pcs nag nug नग
            पीस packet packets पैकेट पाकीट
        """,
        "money": """
            paisa paise पैसा पैसे payment पेमेंट rakam रकम रक्कम money rupaye rupay rupees रुपये रुपए
        """,
        "few": """
            only just sirf bas keval सिर्फ बस केवल fakt phakt fakta फक्त hi ही kam कम kami कमी short missing less baki baaki बाकी
            adhura adhure अधूरा अधूरे apura apure अपूर्ण अपुरा अपुरे gayab gayb गायब nikle_kam
        """,
        "half": "aadha aadhe adhe adha आधा आधे half ardha ardhe अर्धा अर्धे अर्धी अर्धेच अर्धं nimme निम्मे",
        "broken": """
            toota toote tooti tuta tute tuti टूटा टूटे टूटी tutla tutle tutli tutlele तुटला तुटले तुटली तुटलेले तुटलेला phoota phoote
            phuta phute futa fute फूटा फूटे फूटी futla futle फुटला फुटले फुटलेले fata fate fati phata phate फटा फटे फटी phatla fatla
            फाटला फाटले फाटलेले chhed ched chhid छेद bhok भोक hole holes darar दरार tadak तडा tade तडे kharab kharaab kharaap खराब
            sada sade sadi सड़ा सड़े सड़ी sadla sadlele सडला सडले सडलेले rotten spoiled spoilt broken damaged damage cracked crack leak
            leaking leaked geela geele गीला गीले ole ओले bhijla bhijle भिजला भिजले stained stains stain daag dag दाग
            डाग scratch scratched
            dent dented torn chipped defective faulty bekaar bekar बेकार नासका nasla naslele नासले नासलेले keede kide कीड़े किडे fungus
            burshi बुरशी galat गलत chukicha chukiche चुकीचा चुकीचे wrong
        """,
        "took": """
            le_liya le_liye le_li liya liye ले_लिया ले_लिए ले_ली लिया लिए kharida kharide kharidi खरीदा खरीदे खरीदी ghetla ghetle ghetli
            घेतला घेतले घेतली घेतलं bought took purchased
        """,
        "not": "nahi nahin nai nhi नहीं नही नाही नाहीत nahit naahi not no nothing none didnt havent hasnt never",
        "asks": """
            kya क्या kab कब kadhi कधी koi कोई koni कोणी kaun कौन kon कोण kaise कैसे kasa कसा when who where which how
            kitna kitne kitni कितना कितने कितनी kiti किती kay काय whether
            chahiye chahie चाहिए चाहिये pahije pahijet पाहिजे पाहिजेत hava havi havet हवा हवी हवे हवेत need want
        """,
        "if": """
            agar अगर yadi यदि jar जर if whenever once unless until jab जब jaise_hi जैसे_ही jevha जेव्हा as_soon provided tab तब tabhi
            तभी tevha तेव्हा tevhach तेव्हाच magach मगच bina बिना bagair बगैर shivay शिवाय without hone_ke होने_के hone_par होने_पर
            hote_hi होते_ही jhalyavar zalyavar झाल्यावर
        """,
        "then": "to toh तो tar तर ki की",
        "after": "after upon",
        "tell": """
            batana bata_dena bata_do batao bataiye बताना बता_देना बता_दो बताओ बताइए bolna bol_dena बोलना sanga सांगा kalva kalwa कळवा
            let_me_know inform
        """,
        "sure": """
            hai hain tha thi the है हैं था थी थे sahi सही par पर lekin लेकिन magar मगर pan पण gaya gaye gayi gai गया गए गये गई chuka
            chuke चुका चुके
        """,
        "send": """
            bhejo bhej bhejna bhejiye bhejenge bhejunga bhejungi bhejta bhejti भेजो भेज भेजना भेजिए भेजेंगे भेजूँगा भेजूंगा भेजूँगी
            भेजूंगी pathva pathav pathavte pathavto pathaven पाठवा पाठव पाठवते पाठवतो पाठवेन do dijiye de dedo dena दो दीजिए दे
            देना dya द्या kara karo करा करो send sending transfer pay
        """,
        "other": """
            sample samples सैंपल नमुना नमूना photo photos फोटो फ़ोटो message msg मैसेज call calls कॉल phone फोन फ़ोन number नंबर otp
            ओटीपी rate रेट bhav भाव bill बिल invoice email mail link लिंक enquiry inquiry new naya nayi naye नया नई नए nava navin
            नवीन नवा jawab जवाब reply quote elsewhere someone_else somebody_else kisi_aur किसी_और kahin_aur कहीं_और dusre dusri दूसरे
            दूसरी dusrya दुसऱ्या dusrikade दुसरीकडे dusryakadun दुसऱ्याकडून bazaar bazar बाज़ार बाजार market
        """,
        "person": """
            log logo लोग लोगों aadmi aadami आदमी admi banda bande बंदा mehman मेहमान pahune पाहुणे driver ड्राइवर ladka लड़का
            people person man woman someone somebody lok लोक manus माणूस mulga मुलगा
        """,
    },
    COMMON_ENGLISH,
)


@dataclass(frozen=True, slots=True)
class Came:
    """Goods ("delivered") or money ("paid") that came, and whether something was wrong with it."""

    state: str
    wrong: bool


def came(text: str, *, buys: bool, of_goods: bool) -> Came | None:
    """What words tell the other side, or Haat, of what came to the one who waits for it: goods to who `buys`, money to who sells.

    `of_goods`: the words name the goods of the trade. None for words that tell of nothing that came.
    """
    words = tokens(text)
    found = _BOOK.look_up(words)
    if not 1 < len(words) <= LONGEST or "?" in text or not found.has("came") or found.has("asks", "other"):
        return None
    if _is_awaited(words, found):
        return None
    parts = pieces(text)
    counted = sum(not one.plain_word and days_of(parts, one) is None for one in numerals(parts))
    short, broken = _is_short(found, counted), _is_broken(found)
    if _is_denied(found) and not broken and not (short and counted > 1):
        return None
    by_count = counted > 0 and (short or broken) and not found.has("person", "money")
    things = _things(found, of_goods=of_goods)
    if buys and ("goods" in things or by_count):
        return Came("delivered", short or broken)
    if not buys and "money" in things:
        return Came("paid", short or found.has("half"))
    return None


def is_wrong(text: str) -> bool:
    """Do words, where it is asked whether the goods came, say that something is wrong with them: "2 toote hue hain"?"""
    return "?" not in text and _is_broken(_BOOK.look_up(tokens(text)))


_LACKING = WordBook(
    {name: " ".join(_BOOK.entries[name]) for name in ("came", "goods", "money", "not")}
    | {
        "yet": """
            abhi abhi_tak abhitak ab_tak abtak अभी अभी_तक अब_तक ajun ajunparyant ajun_paryant अजून अजूनही अजूनपर्यंत yet still
            until_now till_now so_far aaj_tak आज_तक
        """,
        "wait": """
            intezar intezaar intzar इंतज़ार इंतजार wait waiting pending baki baaki बाकी vat_baghto vat_baghte
            vat_pahto vat_pahte vat_baghtoy वाट_बघतोय वाट_पाहतोय वाट_बघतो
            वाट_बघते वाट_पाहतो वाट_पाहते rasta_dekh रास्ता_देख
        """,
        "fill": """
            hai hain he है हैं ahe aahe ahet आहे आहेत mujhe mujhko mereko mere मुझे मुझको मेरे mala मला hame hamein humko हमें हमको amhala
            आम्हाला i we me us main mi hum मैं मी हम it has have is are the my our to तो tar तर ji जी bhai भाई bhaiya
            भैया sir madam ek एक
            bhi भी kuch kuchh कुछ kahi काही koi कोई ek_bhi pan पण par पर ka ki ke का की के ko को se से ne ने la ला kadun कडून unka unki
            unke उनका उनकी उनके uska uski usse iska iski उसका उसकी उससे tyancha tyanche त्यांचा त्यांचे hi ही pura poora पूरा raha rahi rahe
            रहा रही रहे kar karta karti karte kar_raha kar_rahi कर करता करती hu hun hoon हूँ हूं haan हाँ from for been am no_news aata
            आता wo woh वो वह te ते
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip


def lacks(text: str, *, yet: bool = False) -> bool:
    """Do words only say that something has not come until now: "abhi tak nahi aaya", "पैसे मिळाले नाहीत", "still waiting"?

    `yet`: they must say that it still may, as "not yet" does; "nahi mila" alone leaves that open.
    """
    words = tokens(text)
    found = _LACKING.look_up(words)
    if not 0 < len(words) <= LONGEST or "?" in text or not all(found.classes):
        return False
    if found.has("not"):
        return found.has("yet") or (found.has("came") and not yet)
    return found.has("wait") and not found.has("came")


def _is_awaited(words: list[str], found: Words) -> bool:
    """Is it only said what shall be done when it comes, or asked: "paise mile to bhejungi", "पैसे मिळाले की पाठवते", "aala ka"?"""
    came_at = _places(found, "came")
    if found.has("if") or fold(words[-1]) in _ASKS_LAST:
        return True
    if any(place < came_at[0] for place in _places(found, "after")):
        return True
    if found.has("tell") and not found.has("sure"):
        return True
    ends = [place for place in came_at if place + 1 not in came_at]
    return any("then" in _classes(found, place + 1) and "sure" not in _classes(found, place + 2) for place in ends)


def _things(found: Words, *, of_goods: bool) -> set[str]:
    """What came, goods or money: the nearer before the verb, else behind it. Of "paise mil gaye, ab maal bhejo" it is the money."""
    came_at, things = _places(found, "came"), set[str]()
    nouns = {place: name for name in ("money", "goods") for place in _places(found, name)}
    for place in came_at:
        if place - 1 in came_at:
            continue
        before = [nouns[other] for other in range(place - 1, max(-1, place - 1 - _NEAR), -1) if other in nouns]
        things |= {before[0] if before else "goods" if of_goods else _thing_behind(found, place, nouns)} - {""}
    return things


def _thing_behind(found: Words, place: int, nouns: dict[int, str]) -> str:
    """ "Mil gaye paise", "received the money"; what is to be sent in return came to nobody."""
    behind = next((other for other in range(place + 1, place + 1 + _NEAR) if other in nouns), None)
    if behind is None:
        return ""
    sent = any("send" in _classes(found, other) for other in range(place + 1, behind + 3))
    return "" if sent else nouns[behind]


def _classes(found: Words, place: int) -> frozenset[str]:
    return found.classes[place] if place < len(found.classes) else frozenset()


def _places(found: Words, name: str) -> list[int]:
    return [place for place, classes in enumerate(found.classes) if name in classes]


def _is_broken(found: Words) -> bool:
    """Does a word say that something is broken or wrong, and no "not" beside it?"""
    denied = _places(found, "not")
    return any(all(abs(place - other) > 1 for other in denied) for place in _places(found, "broken"))


def _is_denied(found: Words) -> bool:
    """Does a "not" say more than that nothing is broken?"""
    broken = _places(found, "broken")
    return any(all(abs(place - other) > 1 for other in broken) for place in _places(found, "not"))


def _is_short(found: Words, counted: int) -> bool:
    """Is it less than it should be: "only 23", "23 hi", "half of it"? Who bought only so many misses none."""
    return not found.has("took") and (found.has("half") or (found.has("few") and counted > 0))
