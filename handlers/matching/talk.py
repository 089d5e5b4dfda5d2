"""People who speak of goods and want none: an order on its way, goods that came, food and health, farming, work, thanks."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.folding import fold, folded, tokens, word_set
from handlers.matching.parsed import ParsedEnquiry
from handlers.matching.phrases import first_of, phrases, speaks
from handlers.reading.kinds import kind_of

WANTS = folded("""
    requirement requirements havya havyat lagtil lagnar lagenge lagega lagegi लगेगा लगेगी हव्या हव्यात लागतील लागणार लगेंगे
    need needed needs want wants require required requires looking buy buying purchase importer importers chahiye chahie chaiye
    chahye pahije pahijet hava havi have havet lagel mangwana mangana kharidna kharidni lena leni lene interested quote
    dekhna dekhni dekhne baghayche baghaycha baghaychi देखना देखनी देखने बघायचे बघायचा बघायची
    चाहिए चाहिये चाहिएं पाहिजे पाहिजेत हवा हवी हवे हवेत हवं लागेल मंगवाना मंगाना मंगवानी खरीदना खरीदनी लेना लेनी लेने
""")
"""Whoever says one of these wants something."""

ASKS = WANTS | folded("""
    milega milegi milenge milta milti milte milel miltil mil available availability uplabdh मिलेगा
    मिलेगी मिलेंगे मिलता मिलती मिलते मिळेल मिळतील
    उपलब्ध price prices rate rates bhav daam dam cost quotation भाव दाम दर रेट कीमत किंमत supplier suppliers maker makers makes sells
    seller sellers manufacturer manufacturers vendor vendors wholesaler wholesalers dealer dealers सप्लायर विक्रेता विक्रेते
    बनाता बनाते बनाती बनवतं बनवतो बनवते विकतं banata banate banati banvato banavto banavte bechta bechte विकतो विकते बेचता बेचते procuring
    procure sourcing dikhao dikhaiye दिखाओ दिखाइए दाखवा dakhva catalogue sample samples photo photos फोटो
    kharid विकत vikat ghyayche ghyaychi ghyaycha घ्यायचे घ्यायची घ्यायचा मागवायचे मागवायची मागवायचा mangaycha someone somebody
    deta deti dete dega denge de देता देते देती देगा देंगे दे देईल देईन
    jiske jinke जिसके जिनके ज्याच्याकडे kiske किसके कोणाकडे konakade
""")
"""Or asks for it: for its price, who has it, a picture of it."""

# ---- what is not wanted -----------------------------------------------------------------------------------------------
_DECLINED = phrases(
    "nahi chahiye;nahin chahiye;nahi chaiye;nahi chahie;nai chahiye;nahi lena;nahi leni;"
    "nahi lene;nahi mangana;nako;nako aahe;nako ahe;"
    "jarurat nahi;zarurat nahi;zaroorat nahi;jaroorat nahi;garaj nahi;नहीं चाहिए;नही चाहिए;नहीं चाहिये;नहीं लेना;नहीं लेनी;नको;"
    "जरूरत नहीं;ज़रूरत नहीं;गरज नाही;not needed;not required;not wanted"
)
_DECLINED_BEFORE = phrases(
    "no longer need;no longer want;do not need;do not want;dont need;dont want;don t need;don t want;no need of;no need for;"
    "not interested in"
)
_NOTHING_AT_ALL = phrases(
    "kuch nahi chahiye;kuchh nahi chahiye;kuch bhi nahi chahiye;kuch nahi lena;kahi nako;kahich nako;कुछ नहीं चाहिए;कुछ भी नहीं चाहिए;"
    "काही नको;काहीच नको;nothing needed;need nothing;want nothing;do not need anything;dont need anything;don t need anything"
)
_LITTLE = word_set(
    "ab abhi ki ka ke to tar aata ata sadhya filhal mujhe hame mala amhala bhi wala wali wale hai is us aaj "
    "अब अभी की का के तो तर आता सध्या फिलहाल मुझे हमें मला आम्हाला भी वाला वाली वाले आज ची चा चे anymore now any more"
)
_NEITHER = word_set("na ना न neither nor")

# ---- what has come, or should have ------------------------------------------------------------------------------------
_CAME = phrases(
    "you sent;you delivered;you shipped;you gave;we received;i received;i got;we got;already got;has not come;have not come;"
    "has not arrived;not arrived;not received;not delivered;never came;nothing came;never arrived;my order;our order;my parcel;"
    "our parcel;order status;cancel my;cancel the;cancel order;received thanks;received thank",
    "bheja tha;bheji thi;bheje the;bheja wo;bheji wo;bheje wo;aayi thi;aaya tha;aaye the;"
    "ayi thi;aya tha;aaya usme;aayi usme;mila tha;mili "
    "thi;mile the;diya tha;di thi;diye the;nahi aayi;nahi aaya;nahi aaye;nahi ayi;nahi aya;nahi mila;nahi mili;nahi mile;mil gaya;"
    "mil gayi;mil gaye;mil gai;order cancel;cancel kar;cancel karo;radd kar;order kab;order kahan;order kaha;order ka kya",
    "भेजा था;भेजी थी;भेजे थे;भेजा वह;आई थी;आया था;आए थे;मिला था;मिली थी;मिले थे;दिया था;दी थी;दिए थे;नहीं आई;नहीं आया;"
    "नहीं आए;नहीं मिला;नहीं मिली;नहीं मिले;मिल गया;मिल गई;मिल गए;रद्द कर;कैंसिल कर;ऑर्डर कब;ऑर्डर कहां;ऑर्डर कहाँ;ऑर्डर का क्या",
    "पाठवलेला;पाठवलेली;पाठवलेले;पाठवलेल्या;पाठवली होती;पाठवला होता;पाठवले होते;आली नाही;आला नाही;आले नाही;आलं नाही;मिळाली;मिळाला;मिळाले;"
    "मिळालं;रद्द करा;ऑर्डर कधी;ऑर्डर कुठे;ऑर्डरचं काय;ऑर्डरचे काय;mialali;milali;milala;aali nahi;aala nahi;aale nahi;radd kara",
)
_FAULTS = folded("""
    kharab sada sadi sade tuta tute tuti toota toote tooti keede kide watery broken cracked damaged wet
    mouldy moldy rotten stale torn holes
    leaking milawati milavat nakli bhesal badbu खराब सड़ा सड़ी सड़े टूटा टूटी टूटे कीड़े मिलावटी मिलावट
    नकली बदबू गीला गीली गीले भेसळ भेसळीचा भेसळीची
    खराब कुजलेला कुजलेली कुजलेले तुटलेला तुटलेली तुटलेले तुटले तुटली फाटलेली ओली ओला ओले किडे
""")
_NOWHERE = folded("kahin kahi kahee कहीं कही कुठेही कुठेच anywhere nowhere kuthehi")

# ---- talk of goods ----------------------------------------------------------------------------------------------------
_TALK = phrases(
    "khane se;pine se;peene se;lagane se;khane ke fayde;good for health;good for you;bad for;"
    "diabetic;diabetics;diabetes;sugar badhti;"
    "sugar patient;weight loss;vajan kam;wajan kam;खाने से;पीने से;लगाने से;वजन कम;खाल्ल्याने;खाल्ल्यावर;प्यायल्याने;मधुमेह",
    "ki kheti;ki fasal;की खेती;की फसल;ची शेती;ची लागवड;per acre;per bigha;per hectare;प्रति एकड़;प्रति एकर;kitna paani;kitna pani;"
    "kitne saal me;kitne din me;kitne mahine;kaun si dawai;kaun si dawa;kaunsi dawai;"
    "kaun si khad;kaunsi khad;कौन सी दवाई;कौन सी खाद;"
    "कोणतं खत;कोणते खत;कोणतं औषध;कोणते औषध;which fertiliser;which fertilizer;which pesticide;dawai dale;dawa dale;phal deta;fal deta;"
    "फल देता;फळ देतं;kaise ugate;kaise ugaye;कैसे उगाते",
    "gst lagta;gst lagega;par gst;import duty;export duty;custom duty;customs duty;license for;"
    "licence for;licence kaise;license kaise;"
    "fssai kaise;permission;anumati;परवानगी;अनुमति;लाइसेंस कैसे;परवाना;kaise banvaye;kaise banwaye;कैसे बनवाएं;कैसे बनवाये",
    "haldi kunku;haldi kumkum;haldi ki rasm;haldi rasm;हळदी कुंकू;हळदीकुंकू;हळदी कुंकवाला;हळदी कुंकवाचा;हल्दी की रस्म;god bola;god god bola;"
    "rate kab;bhav kab;bhaav kab;kab badhega;kab badhenge;kab girega;भाव कब;रेट कब;भाव कधी;दर कधी;bhav kadhi;"
    "गोड बोला;गोड गोड बोला;मीठा बोलो;which month;which season;best month;best time to;best season;right time to;"
    "kaunse mahine;kis mahine;कौन से महीने;किस महीने;कोणत्या महिन्यात;bhav gir;bhaav gir;rate gir;daam gir;bhav padla;bhav padle;"
    "bhav ghasarla;भाव गिर;दाम गिर;रेट गिर;भाव पडला;भाव पडले;दर पडले;दर पडला;भाव कोसळ;"
    "prices fell;price fell;prices crashed;price crashed;rates fell",
    "contractor;contractors;plantation;pruning;grafting kaise;expiry;licence;license;exam;exams;labour rate;labour charge;mazdoori;"
    "kitne baje;bus kab;train kab;bypass;harbour;download;pdf;kaisi lagegi;kaisa lagega;jalne par;katne par;rang ki saree kaisi;"
    "कैसी लगेगी;कैसा लगेगा;कितने बजे;बस कब;ट्रेन कब;हमारा बेटा;परीक्षा;लाइसेंस;चोरीला;चोरी हो गया;चोरी हो गई;उडाले;उडून गेले;उड़ गए;"
    "भरायला पंप;कधी येतो;कधी येते;मोहोर;chori ho;udun gele",
    "how is;how are;how was;कसा बनतो;कशी बनते;कसं बनतं;kaise banti;kaise banta;कैसे बनती;kaisa banta",
)  # fmt: skip

# ---- work to be done on one's own goods -------------------------------------------------------------------------------
_WORK = phrases(
    *(
        f"{deed} {done}"
        for deed in (
            "silai;rangai;dhulai;polish;pisai;kutai;marammat;safai;katai;chhapai;chapai;bharai;sinchai;jutai;ginning;packing;"
            "सिलाई;रंगाई;धुलाई;पॉलिश;पिसाई;कुटाई;मरम्मत;सफाई;कटाई;छपाई;भराई;सिंचाई;जुताई"
        ).split(";")
        for done in (
            "karwani karvani karwana karvana karani karana krwani krwana करवानी करवाना कराना करानी"
        ).split()
    ),
    "fall lagwana;fall lagana;fall lagwani;फॉल लगवाना;फॉल लगवानी;silwana;silwani;silwane;silvana;silvani;सिलवाना;सिलवानी;सिलवाने;"
    "nikalwana;nikalvana;निकलवाना;निकलवानी;kutwana;kutwani;कुटवाना;कुटवानी;pisana;pisani;pisvana;piswana;पिसाना;पिसवाना;पिसवानी;"
    "dalun milel;dalun denar;dalun pahije;kutun denar;kutun milel;दळून मिळेल;दळून देणार;दळून देता;दळून पाहिजे;दळून हवे;दळून हवी;दळून हवा;"
    "कुटून मिळेल;कुटून देणार;कुटून देता;कुटून पाहिजे;कुटून हवी;रंगवून पाहिजे;रंगवून मिळेल;धुवून मिळेल;पॉलिश करून",
    "truck chahiye;tempo chahiye;gadi chahiye;gaadi chahiye;transport chahiye;truck pahije;"
    "tempo pahije;gadi pahije;ट्रक चाहिए;टेंपो चाहिए;"
    "टेम्पो चाहिए;गाड़ी चाहिए;ट्रक पाहिजे;टेम्पो पाहिजे;टेंपो पाहिजे;गाडी पाहिजे;cold storage me;cold storage mein;jagah hai kya;jaga aahe ka",
    "to learn;learn how;learn to;seekhna chahta;seekhna chahti;sikhna chahta;sikhna chahti;"
    "शिकायला;शिकायचं आहे;who conducts;two day workshop;"
    "days workshop;workshop for",
)  # fmt: skip

_KINDS = ("question", "complaint", "chatter", "scam", "workshop")
_MANY, _MANY_WITH_NUMBERS = 3, 6
"""Words beside the goods from which on the learnt reading is believed that this is talk; a number may be an amount."""


_NOT = word_set("nahi nahin nai नहीं नही")
_ENGLISH = frozenset("the you we they are is was were my our of this that which and".split())


def _said(words: Sequence[str]) -> set[str]:
    """The words by their keys, without those denied ("nahi milega"); the "have" of an English sentence is no हवे."""
    english = not _ENGLISH.isdisjoint(words)
    return {
        fold(word)
        for place, word in enumerate(words)
        if not (english and word == "have") and not (place and words[place - 1] in _NOT)
    }


def is_work(words: Sequence[str], goods: Sequence[str]) -> bool:
    """Whether something shall be done to goods that the speaker has, or for them: grinding, stitching, carrying, teaching."""
    return speaks(words, _WORK, goods)


def only_talks(words: Sequence[str], goods: Sequence[str], *, counted: bool) -> bool:
    """Whether these normalised words speak of the `goods` without wanting them; `counted`: an amount was read."""
    if not counted and is_declined(words, goods):
        return True
    said = _said(words)
    if said & WANTS:
        return False
    if speaks(words, _CAME) and not said & _NOWHERE and (not counted or said & _FAULTS):
        return True
    return not counted and speaks(words, _TALK, goods)


def is_declined(words: Sequence[str], goods: Sequence[str]) -> bool:
    """Whether all that is said of the goods is that they are not wanted: "papad ki zaroorat nahi", "na haldi na mirch"."""
    if first_of(words, _NOTHING_AT_ALL):
        return True
    found = first_of(words, {goods[0]: [tuple(goods)]}) if goods else None
    if found is None:
        return False
    start, end = found
    if words[max(0, start - 1)] in _NEITHER and sum(word in _NEITHER for word in words) > 1:
        return True
    after = end
    while after < len(words) and words[after] in _LITTLE:
        after += 1
    behind, before = first_of(words[after:], _DECLINED), first_of(words[:start], _DECLINED_BEFORE)
    cut = set(range(after, after + behind[1])) if behind and not behind[0] else set()
    cut |= set(range(*before)) if before else set()
    return bool(cut) and not any(fold(word) in WANTS for place, word in enumerate(words) if place not in cut)


def unless_talk(text: str, enquiry: ParsedEnquiry) -> ParsedEnquiry:
    """The reading of a message that nobody has looked at yet: with a doubt where nothing is counted or asked for, and the
    whole sounds like a complaint, a question, a fraud or chatter. A conversation that asked for goods does not doubt so."""
    if enquiry.doubt or enquiry.quantity is not None or not enquiry.concepts:
        return enquiry
    words = tokens(text)
    said = _said(words)
    beside = len(words) - len(enquiry.product_words.split())
    least = _MANY_WITH_NUMBERS if any(word.isdigit() for word in words) else 0 if said & _FAULTS else _MANY
    if said & ASKS or beside < least:
        return enquiry
    return replace(enquiry, doubt="nothing") if kind_of(text) in _KINDS else enquiry
