"""Words below a card that are for one alone: the wish to be introduced, a call for the other's number, "not before everybody"."""

from __future__ import annotations

from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.trade import introduce_words

_LONGEST = 14
_BOOK = WordBook(
    {
        "meet": """
            milwa_do milva_do milwado milwa_dijiye milva_dijiye milwa_dena mila_do milado mila_dijiye milwao milvao milao milwaiye
            mila_sakte milwa_sakte milva_sakte milna milna_hai milna_chahta milna_chahti milna_chahte milenge mil_sakte mil_sakta
            mil_sakti jod_do jod_dijiye jod_sakte jodun_dya
            मिलवा_दो मिलवा_दीजिए मिलवा_देना मिला_दो मिला_दीजिए मिलवाओ मिलवाइए मिलाओ मिला_सकते मिलवा_सकते मिलना मिलना_है मिलेंगे मिल_सकते
            मिल_सकता मिल_सकती जोड़_दो जोड_दो जोड़_दीजिए जोडून_द्या
            gath_ghalun_dya gath_ghala bhet_ghalun_dya bhet_ghala bhetaycha bhetaychay bhetayche bhetva bhetvun_dya milvun_dya
            गाठ_घालून_द्या गाठ_घाला भेट_घालून_द्या भेट_घाला भेटायचं भेटायचंय भेटायचे भेटायचा भेटवा भेटवून_द्या मिळवून_द्या
            introduce introduction connect put_us_in_touch put_me_in_touch in_touch meet
        """,
        "talk": """
            baat_karao baat_karaao baat_kara_do baat_karwa_do baat_karva_do baat_karwao baat_karvao baat_karni baat_karna baat_ho
            baat_kar_sakte baat_kar_lu baat_kar_lun baat_karunga baat_karungi sampark_karao sampark_karwa sampark_kar
            बात_कराओ बात_करा_दो बात_करवा_दो बात_करवाओ बात_करनी बात_करना बात_हो बात_कर_सकते बात_कर_लूँ बात_कर_लूं बात_करूँगा बात_करूंगा
            बात_करूँगी बात_करूंगी बात_करवा_दीजिए बात_करा_दीजिए संपर्क_कराओ संपर्क_करवा संपर्क_कर
            bolaycha bolaychay bolayche bolu_dya bolna_karun_dya bolayla bolun bolte_tyanchyashi
            बोलायचं बोलायचंय बोलायचे बोलायचा बोलू_द्या बोलणं_करून_द्या बोलणे_करून_द्या बोलायला संपर्क_करून_द्या
            talk_to talk_with speak_to speak_with contact_them contact_her contact_him call_her call_him call_them
        """,
        "number": "number nambar numbar num no mobile phone contact नंबर नम्बर मोबाइल मोबाईल फोन फ़ोन कॉन्टैक्ट संपर्क",
        "gets": """
            do de_do dedo dijiye dena chahiye chahie bhejo mil mile milega milta batao bata_do दो दे_दो दीजिए देना चाहिए भेजो मिल मिले
            मिलेगा मिलता बताओ बता_दो dya dyava pahije hava havay milel sanga द्या पाहिजे हवा हवाय मिळेल सांगा give send share want need
            get
        """,
        "theirs": """
            unka uska inka iska unke uske inke iske उनका उसका इनका इसका उनके उसके इनके इसके tyancha tyacha ticha tyanche yancha
            त्यांचा त्याचा तिचा त्यांचे यांचा their her his seller buyer bechne_wale kharidar
        """,
        "mine": "mera meri mere apna mujhse मेरा मेरी मेरे अपना मुझसे maza majha mazya माझा माझ्या my our hamara humara हमारा",
        "direct": """
            direct directly seedhe sidhe seedha sidha सीधे सीधा डायरेक्ट thet थेट private privately personally personal akele अकेले
            alag_se अलग_से vegla वेगळं khasgi खासगी प्राइवेट प्रायव्हेट inbox pm dm
        """,
        "all": """
            sab sabko sabke sabhi sabki saamne samne group me public publicly sab_ke_saamne everybody everyone others सब सबको सबके
            सबकी सामने ग्रुप sagle saglyanna saglyansamor samor सगळे सगळ्यांना सगळ्यांसमोर समोर
        """,
        "not": "mat nahi nahin na not dont don't never मत नहीं नही न nako naka नको नका नाही",
        "tell": """
            batao batana bata dikhao dikhana dalo likho likhna bolo bolna kehna kahna बताओ बताना बता दिखाओ दिखाना डालो लिखो लिखना
            बोलो बोलना कहना sanga sangu dakhvu dakhva taku lihu सांगा सांगू दाखवू दाखवा टाकू लिहू tell show post write
        """,
    },
    COMMON_ENGLISH,
)
_CASES = folded("se ko ka ki ke la shi si yanna yanchyashi से को का की के ला शी यांना यांच्याशी to with ji जी")
_WITH = {True: ("shi", "la", "na", "chi", "cha"), False: ("शी", "ला", "ना", "ची", "चा", "चं")}


def wants_to_meet(text: str, name: str = "") -> bool:
    """Do words ask to be brought together with one other, here called `name`, whether by her name or not: "sita se milwa do",
    "मुझे इनसे बात करनी है", "सीताशी गाठ घालून द्या", "her number please"? A buyer who says where all may meet asks nothing such."""
    words = tokens(text[:400])
    if not 0 < len(words) <= _LONGEST:
        return False
    names = _named(words, name)
    bare = " ".join(word for place, word in enumerate(words) if place not in names)
    if introduce_words.asks(bare) or introduce_words.asks_for_number(bare):
        return True
    found = _BOOK.look_up([word for place, word in enumerate(words) if place not in names])
    of_one = bool(names) or found.has("theirs", "direct") or _points(bare)
    if found.has("not") or not (of_one or found.has("meet")):
        return False
    if found.has("meet") and not of_one and _only_can(found.words):
        return False  # "सोमवार को मिल सकता है माल"
    calls = found.has("number") and found.has("gets") and (bool(names) or found.has("theirs")) and not found.has("mine")
    return calls or (found.has("meet", "talk") and not _is_a_place(bare))


def not_before_all(text: str) -> bool:
    """Do words say that something is not to be told where everybody reads: "sabke saamne mat batao", "privately please"?"""
    found = _BOOK.look_up(tokens(text[:400]))
    short = 0 < len(found.words) <= _LONGEST
    return short and (
        (found.has("all") and found.has("not") and found.has("tell")) or (found.has("direct") and found.has("tell"))
    )


def _named(words: list[str], name: str) -> set[int]:
    """Where the name stands, with the case behind it: "सीता से", "सीताशी"."""
    spelt = (tokens(name) or [""])[0]
    if not spelt:
        return set()
    keys = [fold(word) for word in words]
    forms = {fold(spelt), *(fold(spelt + ending) for ending in _WITH[spelt.isascii()])}
    for tongue in _WITH.values():
        forms |= {fold(spelt) + fold(ending) for ending in tongue}
    places = {place for place, key in enumerate(keys) if key in forms}
    return places | {place + 1 for place in places if place + 1 < len(keys) and keys[place + 1] in _CASES}


_POINTS = folded("""
    inse unse isse usse inko unko ise use इनसे उनसे इससे उससे इनको उनको इन्हें उन्हें yanchyashi tyanchyashi tichyashi tyachyashi
    यांच्याशी त्यांच्याशी तिच्याशी त्याच्याशी them her him us
""")


def _points(text: str) -> bool:
    return any(fold(word) in _POINTS for word in tokens(text))


_CAN = folded("milenge sakte sakta sakti milna मिलेंगे सकते सकता सकती मिलना meet")


def _only_can(words: tuple[str, ...]) -> bool:
    """Is a meeting only possible, and nobody said with whom?"""
    keys = {fold(word) for word in words}
    return bool(keys & _CAN) and not keys & _BRINGS


_BRINGS = folded("milwa milva milwado mila milado milwao jod मिलवा मिला मिलवाओ जोड़ gath bhet गाठ भेट introduce connect")
_PLACES = folded("dukan dukaan market mandi bazar stall godown station दुकान मार्केट मंडी बाज़ार बाजार स्टॉल गोदाम स्टेशन shop")


def _is_a_place(text: str) -> bool:
    """Where goods are met with ("mandi me milenge") everybody may read."""
    return any(fold(word) in _PLACES for word in tokens(text))
