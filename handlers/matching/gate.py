"""Whether a message asks for goods at all: greetings, people who sell, jobs, services and scams get no sellers."""

from collections.abc import Sequence
from typing import Literal

from handlers.folding import fold, folded, normalise
from handlers.matching import talk
from handlers.matching.phrases import phrases, speaks
from handlers.matching.talk import WANTS

Doubt = Literal["scam", "offer", "job", "service", "nothing"]


_SCAM = phrases(
    "otp;one time password;lottery;lucky draw;lucky winner;you have won;click the link;click "
    "link;click here;free gift;free phone",
    "free recharge;kyc update;kyc band;bitcoin;crypto;double your money;earn from home;work from "
    "home;loan approved;pre approved loan",
    "ओटीपी;लॉटरी;लकी ड्रॉ;लकी ड्रा;इनाम जीता;इनाम मिला;लिंक पर क्लिक;लिंक दबाएं;केवाईसी;बक्षीस लागले;लिंकवर क्लिक;paise double",
    "ignore previous instructions;ignore all instructions;system prompt;drop table",
)
_OFFER = phrases(
    "selling;for sale;i sell;we sell;want to sell;available with us;available with me;we "
    "manufacture;i manufacture;we supply;i make;we make",
    "we have;i have;we are offering;i am offering;ready to sell;mere yahan;mere yaha;hamare yaha;मेरे यहां;मेरे यहाँ;हमारे यहाँ",
    "bechna;bechni;bechani;bechne;bech raha;bech rahe;bechta;bechte;bikau;bikri ke liye;mere paas;hamare "
    "paas;hamare yahan;humare yahan;humare yaha;hum banate;main banata;banati hu",
    "बेचना;बेचनी;बेचने;बेच रहा;बेच रहे;बेचता;बेचते;बिकाऊ;बिक्री के लिए;मेरे पास;हमारे पास;हमारे यहां;हम बनाते;मैं बनाता;मैं बनाती",
    "विकायचे;विकायचा;विकायची;विकायच्या;विकायचंय;शिवून विकतो;विकणे आहे;विकणार;विक्रीसाठी;आमच्याकडे;माझ्याकडे;आम्ही बनवतो;मी "
    "बनवते;मी बनवतो;amchyakade;majhyakade;vikayche;vikaycha",
)
_JOB = phrases(
    "vacancy;vacancies;job;jobs;hiring;salary;resume;apply for;worker required;workers "
    "required;naukri;nokri;tankhwah;bharti",
    "sales boy;sales girl;salesman;delivery boy;kaam karne wala;kaam karne wali;kaam karne wale;kam karne wali;tailor chahiye;"
    "carpenter chahiye;darzi chahiye;welder chahiye;electrician chahiye;काम करने वाला;काम करने वाली;कारपेंटर चाहिए;"
    "दर्जी चाहिए;टेलर चाहिए;"
    "सुतार पाहिजे;शिंपी पाहिजे",
    "me kaam milega;mein kaam milega;me kaam hai;mein kaam hai;me naukri;में काम मिलेगा;में काम है;काम मिळेल;काम आहे का;kaam milel;"
    "kaam chahiye;kam chahiye;need work;looking for work;operator required;operator chahiye;helper chahiye;driver chahiye;"
    "karigar chahiye;ladke chahiye;ladka chahiye;staff chahiye;staff required;kam pahije;kaam pahije;mulga pahije",
    "काम चाहिए;काम चाहिये;ऑपरेटर चाहिए;कारीगर चाहिए;ड्राइवर चाहिए;हेल्पर चाहिए;काम पाहिजे;काम हवे;मुलगा पाहिजे;कारागीर पाहिजे",
    "aadmi chahiye;admi chahiye;aadmi ki zarurat;aadmi ki jarurat;mahila chahiye;mahilaye chahiye;labour chahiye;"
    "labour required;driver ki zarurat;driver ki jarurat;manus pahije;manse pahijet;mahila pahijet;"
    "आदमी चाहिए;आदमी की जरूरत;महिला चाहिए;महिलाएं चाहिए;लेबर चाहिए;ड्राइवर की जरूरत;माणूस पाहिजे;माणूस हवा;माणसे पाहिजेत;"
    "महिला पाहिजेत;महिला हव्यात;कामगार हवेत;मजूर पाहिजेत",
    "नौकरी;भर्ती;वेतन;तनख्वाह;नोकरी;पगार;कामगार पाहिजे;मजदूर चाहिए;majdoor chahiye;karigar ki zarurat",
)
_SERVICE = phrases(
    "repair;repairing;repairs;service center;servicing;wallpaper;recipe;iphone;share price;ticket;tickets;netflix;youtube;"
    "get stitched;stitching done;lyrics;mechanic;dialogue;gaana;web series;kirayedar;plumber;"
    "रिपेयर;रिपेअर;रिपेरिंग;सर्विसिंग;सर्विस सेंटर;गाना;गाणे;गाणं;गीत;डायलॉग",
    "kaise kare;kaise karen;kaise hoga;konsa khad;kaun sa khad;kaunsa khad;bima;profit in;kitna profit;kitni kamai",
    "कैसे करें;कैसे करे;कैसे होगा;कौन सा खाद;बीमा;कशी करावी;कसे करावे;कशी करायची;कसे करायचे;विमा;किती नफा",
    "ka form kahan;ka form kaha;form kahan milega;form kaha milega;ka form kab;pdf download;का फॉर्म कहां;फॉर्म कहां मिलेगा;"
    "फॉर्म कुठे मिळेल;truck rent;tempo rent;rent from;freight rates;container freight;freight from;truck bhada;gadi bhada;"
    "गाड़ी भाड़ा;ट्रक भाडे;"
    "not delivered;not yet delivered;not received;not reached;abhi tak nahi mila;abhi tak nahi aaya;abhi tak nahi pahuncha;"
    "अभी तक नहीं मिला;अभी तक नहीं आया;अभी तक नहीं पहुंचा;अजून मिळाले नाही;अजून आले नाही;अजून पोचले नाही",
    "how to make;how to grow;how to;on rent;rental;hire;song;insurance;franchise;brand dealer;brand ka dealer",
    "chakki wala;chakki wale;चक्की वाला;चक्की वाले",
    "kaise banate;kaise banaye;banane ka tarika;vidhi;marammat;ilaj;sikhna;seekhna;sikhni;sikhana;kiraye;kiraya;mausam;"
    "weather;news;mistri;repair wala;silai karvani;silai karwani;theek kaun;thik kaun",
    "installation;disease;pest attack;fungicide;pesticide for;ke rog;keede;keeda laga;kide lag;kira lag;kitni dale;kitna dale",
    "kab bona;kab lagaye;khad kitni;khad kitna;thik karna;theek karna;thik karni;repair karna;bijai;spray kare;kab katai",
    "कीड़े;कीड़ा लग;कौन सी दवा;क्या दवा;ठीक करनी;ठीक करना;ठीक कराना;ठीक कौन;ठीक करता;ठीक करने;खाद कितनी;"
    "खत किती;कीड लागली;रोग पडला;मिस्त्री;मैकेनिक",
    "लागवड कशी;कसा बनवायचा;कशी बनवायची;कसं बनवायचं;कैसे बनता;कैसे उगाएं;कैसे लगाएं;जमीन तैयार",
    "tiffin service;mess service;catering service;cleaning service;pick up service;tent service;taxi service;courier service;"
    "टिफिन सर्विस;टिफिन सेवा;डबा सर्विस;केटरिंग सर्विस;charge karwani;charge karvani;charge karna;winding karne;winding karna;"
    "baandhne wala;bandhne wala;baandh kar dene;बांधने वाला;बांधणारे हवे;बांधून देणारे;बांधून देणारा;काढणारी मुलगी;काढणारी हवी",
    "मरम्मत;इलाज;कैसे बनाते;कैसे बनाएं;बनाने का तरीका;विधि;सीखना;सीखनी;सिखाना;किराये;किराया;मौसम",
    "दुरुस्ती;दुरुस्त;शिकवणी;शिकायचे;शिकायचं;शिकायची;कसे बनवायचे;रेसिपी;भाड्याने;हवामान",
)
# Who teaches, plays, sets up, mends or cleans: work, whatever goods it is about.
_DOERS = phrases(
    *(
        f"{deed} {doer}"
        for deed in (
            "sikhane;sikhaane;seekhane;padhane;bajane;bajaane;sajane;nachne;gaane;theek karne;thik karne;saaf karne;saf karne;"
            "lagakar dene;सिखाने;पढ़ाने;बजाने;सजाने;नाचने;गाने;ठीक करने;साफ करने;लगाकर देने"
        ).split(";")
        for doer in "wala wale wali vala vale vali वाला वाले वाली".split()
    ),
    "शिकवणारे;शिकवणारा;शिकवणारी;वाजवणारे;वाजवणारा;वाजवणारी;वाजविणारे;दुरुस्त करणारे;दुरुस्त करणारा;साफ करणारे;साफ करणारा;"
    "shikavnare;shikavnara;shikvnare;vajavnare;vajavnara;vajvnare;durust karnara;durust karnare;saf karnara;saf karnare",
    "to teach;who teaches;who plays;who can play;who can repair;who can teach",
    ";".join(
        f"{well} {do}"
        for well in ("theek", "thik", "teek", "thk", "sahi", "repair", "saaf", "saf", "service")
        for do in (
            "krna krana krwana krvana karana karaana karwana karvana karvani karwani karani krani krwani karwane karvane krwane "
            "karaycha karaychi karayche"
        ).split()
    ),
    "ठीक करवाना;ठीक करवानी;ठीक करवाने;साफ करवाना;साफ करवानी;साफ कराना;रिपेयर कराना;दुरुस्त करायचे;दुरुस्त करायचा;दुरुस्त करायची",
)
# Who says where and when to meet.
_MEETING = phrases(
    "kal milte;kal milenge;kal milte hai;phir milte;fir milte;phir milenge;fir milenge;shaam ko milte;sham ko milte;subah milte;"
    "ke paas milte;ke pass milte;see you;see u;कल मिलते;कल मिलेंगे;फिर मिलते;फिर मिलेंगे;शाम को मिलते;के पास मिलते;उद्या भेटू;भेटूया;परत भेटू;"
    "संध्याकाळी भेटू;udya bhetu;bhetuya;parat bhetu"
)
# These speak of a place or an occasion: with an amount of goods beside them they only say what it is for.
_OCCASION = phrases(
    "class;classes;course;treatment;hospital;doctor;app;ceremony;decoration;decorator;event;subsidy;loan;cleaning;polishing;"
    "teacher;booking;clinic;video;hotel booking;ticket booking;room booking;tuition;coaching;lessons;lesson;tutor;parlour;"
    "parlor;salon;massage;movie;showroom;makeup;serial;film;cinema;natak;wiring;training;photography",
    "छिड़काव;फवारणी;छाटणी;बुवाई;पेरणी;कोर्स;क्लास;प्रशिक्षण;ट्रेनिंग;पार्लर;सीरियल;मालिका;फिल्म;चित्रपट;सिनेमा;नाटक",
    "अस्पताल;सब्सिडी;लोन;उपचार;दवाखाना;वर्ग;डेकोरेशन;समारंभ;समारंभासाठी;अनुदान;कर्ज",
)
# After a product these turn goods into a machine, a place or an imitation of them.
TURNING = frozenset(
    normalise(word)
    for word in (
        "mill mills machine machinery transplanter planter harvester plant factory polisher peeler "
        "cutter grinder separator dryer "
        "cooker farming cultivation kheti disease bimari ceremony festival museum garden song movie "
        "status ringtone colour stand "
        "मिल मशीन प्लांट फैक्ट्री खेती रोग बीमारी गिरणी यंत्र शेती लागवड"
    ).split()
)


# Who speaks of oneself, and what sellers say that they do: together they offer, unless the same words want something.
_SELF = folded(
    "amchya aamchya majhya mazya आमच्या माझ्या "
    "i we hum ham main mai mein hamlog mi amhi aamhi our मैं हम हमलोग मी आम्ही हमारी हमारे हमारा our hamari hamara amcha amche"
)
_DEEDS = folded(
    "make sell supply manufacture export produce grow weave deal provide stock banate banata banati bechte bechti bechta "
    "ugate ugata ugati bunte bante banvto banavto banavte vikto vikte pikavto बनाते बनाता बनाती बेचते बेचती बेचता उगाते उगाता उगाती "
    "बुनते बनवतो बनवते विकतो विकते विणतो विणते पिकवतो पिकवते supplier suppliers exporter exporters manufacturer manufacturers "
    "विक्रेते विक्रेता उत्पादक निर्माता"
)
_CALLS = phrases(
    "contact us;contact me;contact for;call for order;order lo;order le;order kare;order karein;dm for;rate list;moq",
    "संपर्क करें;संपर्क करे;संपर्क करा;संपर्क साधा;ऑर्डर करें;ऑर्डर दें;उपलब्ध है;उपलब्ध हैं;उपलब्ध आहे;उपलब्ध आहेत;विकायच्या;विकायचं",
    "call now;call me;order now;book now;ready stock;fresh stock;available in bulk;ready for dispatch;in stock;"
    "dm to order;whatsapp to order;message to order;order karne ke liye;order ke liye call;order ke liye whatsapp;order ke liye dm;"
    "home delivery available;delivery available;free delivery available;uplabdh hai;uplabdh ahe;available hai contact;"
    "available for sale;wholesale available;stock available",
)
# Said of one's own goods: who adds it wants a buyer, and his cart.
_READY = phrases(
    "taiyar hai;tayar hai;taiyaar hai;tayyar ahe;tayar ahe;ready hai;ready ahe;is ready;are ready;gadi pathva;gaadi pathva;"
    "gadi bhejo;gaadi bhejo;gadi bhej;gaadi bhej;तैयार है;तैयार हैं;तयार आहे;तयार आहेत;गाडी पाठवा;गाड़ी भेजो;गाड़ी भेजें;गाड़ी भेज"
)
# Said of oneself by who sells, and by a buyer of whoever has the goods: "jiske paas ho contact kare".
_REACH = phrases(
    "contact karo;contact kare;contact karen;contact karein;contact kariye;contact kijiye;contact kara;sampark kare;sampark "
    "karo;sampark kara;dealers may contact;dealer may contact;may contact;कॉन्टैक्ट करें;कॉन्टैक्ट करो;काँटॅक्ट करा;संपर्क करो",
)
_IF = folded("ho हो jiske jinke जिसके जिनके ज्याच्याकडे asel असेल असल्यास")
_SOMEBODY = folded(
    "anyone anybody someone somebody who you kaun kon koi kisi कोई किसी कौन कोणी कुणी कोण tum aap आप तुम्ही"
)
_THERE = frozenset("is are any koi kya where kahan".split())
_AVAILABLE = frozenset({"available", "uplabdh", "उपलब्ध"})
_AFTER_AVAILABLE = frozenset(
    "at now for contact call rs wholesale bulk with us me with limited ready only per price rate".split()
)
# What goes wrong or hurts: nobody asks for goods so.
_TROUBLE = phrases(
    "not working;nahi ho raha;nahi ho rahi;nhi ho raha;kaam nahi kar;kam nahi kar;kaam nhi kar;kharab ho gaya;kharab ho gayi;"
    "chot lagi;chot lag;lag gayi hai;toot gaya;toot gayi;band ho gaya;band ho gayi;msp;minimum support price;kab aata;kab aati;"
    "kab hai;kab tha;kab se hai;fayde;faide;benefits of;side effects;nuksan",
    "काम नहीं कर;नहीं हो रहा;नहीं हो रही;खराब हो गया;खराब हो गई;चोट लगी;चोट लग;टूट गया;टूट गई;बंद हो गया;चालत नाही;होत नाही;"
    "लागत नाही;बंद पडले;बिघडले;एमएसपी;हमीभाव;समर्थन मूल्य;कब आता;कब आती;कब है;कधी आहे;फायदे;नुकसान;दुष्परिणाम",
)
_WHEN = folded("kab कब kadhi कधी केव्हा kevha when")
_WHY = folded("kyu kyun kyo kyon why क्यों क्यूं")
_SEEKS_BUYERS = phrases("want buyers;need buyers;looking for buyers;want buyer;need customers;buyer chahiye;buyers chahiye",
    "kisi ko leni;kisi ko lene;leni ho to;lena ho to;lene ho to;chahiye ho to;chahiye to batana;chahiye to bolo;"
    "chahiye to bata;padi hai;"
    "pada hai;theke par;ghyaychi asel;ghyayche asel;ghyaycha asel;have asel;havi asel;pahije asel",
    "लेना हो तो;लेनी हो तो;लेने हो तो;चाहिए हो तो;चाहिए तो बताना;चाहिए तो बोलो;पड़ी है;पड़ा है;ठेके पर;घ्यायचे असेल;"
    "घ्यायची असेल;घ्यायचा असेल;"
    "हवे असेल;हवी असेल;हवा असेल;पाहिजे असेल",
    "kisi ko chahiye;kisi ko lena;jisko chahiye;jise chahiye;koi le lo;koi lega;le jaiye;le jao;konala pahije;konala have;"
    "jyana have;किसी को चाहिए;किसी को लेना;जिसको चाहिए;जिसे चाहिए;कोई ले लो;कोई लेगा;ले जाइए;ले जाओ;कोणाला पाहिजे;कोणाला हवे;"
    "कोणाला हवा;कोणाला हवी;ज्यांना हवे;ज्याला पाहिजे",
    "grahak chahiye;kharidar chahiye;खरीदार चाहिए;ग्राहक चाहिए;ग्राहक पाहिजे;ग्राहक पाहिजेत;grahak pahije")  # fmt: skip
_SELLING = folded("sell selling bechna bechni bechne बेचना बेचनी बेचने vikaychi vikaycha vikayche विकायचे विकायचा विकायची")


# Who says one of these wants something, asks for it, or asks who has it.
_ASKS = folded("""
    mujhe mujhko hame hume hamko humko mala amhala aamhala kitna kitne kitni kiti kay kya price prices rate
    rates bhav daam dam cost quote quotation milega milegi milenge milel miltil mil available availability uplabdh
    kaun kon kahan kaha kidhar kuthe where who which any anyone koi kisi searching search find procure procuring
    ghyayche ghyaychi ghyaycha vikat kharid order orders send bhej bhejo bhejna bhejiye dena dijiye dedo de dikhao
    dikhaiye show sample samples supplier suppliers maker makers seller sellers manufacturer manufacturers vendor
    vendors wholesaler dealer dealers supply bulk wholesale thok ghauk jarurat zarurat zaroorat garaj avashyakata
    makes someone somebody please plz pls kripya krupaya urgent importing import sourcing source enquiry
    inquiry chaahiye dhundh shodhat
    jiske jinke जिसके जिनके ज्याच्याकडे talash
    hope interested like would pahat pathva pathava dyal deta denar lagte lagta मुझे हमें हमको मला आम्हाला
    कितना कितने कितनी किती काय क्या भाव दाम दर रेट कीमत किंमत मिलेगा मिलेगी मिलेंगे मिळेल मिळतील उपलब्ध कौन कोण
    कहां कहाँ किधर कुठे कोई किसी कुणी कोणी ढूंढ तलाश शोधत घ्यायचे घ्यायची घ्यायचा विकत खरीद ऑर्डर भेजो भेज भेजना
    भेजिए पाठवा देना दीजिए दे द्या दिखाओ नमूना नमुना सैंपल सप्लायर विक्रेता थोक घाऊक जरूरत ज़रूरत गरज आवश्यकता
    कृपया तातडीने जल्दी लवकर इच्छुक मंगाना मागवायचे मागवायची मागवायचा लागतो लागते लागतात लगता लगती पाहिजे चाहिए
""")
_MANY_OTHER_WORDS = 4


def doubt(
    words: Sequence[str],
    names_product: bool,
    *,
    counted: bool = False,
    named: int = 0,
    tells: bool = True,
    goods: Sequence[str] = (),
) -> Doubt | None:
    """Why these normalised words are no buying enquiry; None when they may be one. `counted`: an amount was read;
    `tells`: something else was, too (a place, a day, a price); `named`: how many of the words name the goods, and `goods`
    are those words of the first of them: the sowing of a "पेरणी यंत्र" is no work to be done."""
    if speaks(words, _SCAM):
        return "scam"
    if _offers(words):
        return "offer"
    said = {fold(word) for word in words}
    if speaks(words, _JOB, goods) or (not said.isdisjoint(_WORKERS) and _hires(words)):
        return "job"
    if speaks(words, _DOERS, goods):
        return "service"
    if not counted and speaks(words, _MEETING):
        return "nothing"
    if speaks(words, _SERVICE, goods) or (not (counted and names_product) and _is_occasion(words, goods)):
        return "service"
    if not counted and talk.is_work(words, goods):
        return "service"
    if talk.only_talks(words, goods, counted=counted) or (not counted and speaks(words, _TROUBLE)):
        return "nothing"
    if not counted and said & _WHY:
        return "nothing"  # "onion rate kyu gir gaya"
    if not counted and said & _WHEN and not _asks(words):
        return "nothing"  # "गन्ना भुगतान कब आएगा"
    if not (counted or tells) and len(words) - named >= _MANY_OTHER_WORDS and not _asks(words):
        return "nothing"  # "mere gaon me haldi bahut hoti hai"
    return None if names_product else "nothing"


def _asks(words: Sequence[str]) -> bool:
    said = {fold(word) for word in words}
    return bool(said & (talk.ASKS | _ASKS))


# Goods that are bought to be sold on.
_RESALE = phrases(
    "bechne hetu;bechne ke vaste;reselling ke liye;for reselling;to resell;बेचने हेतु;विक्रीकरिता;"
    "bechne ke liye;bechne ko;to sell in;for resale;resale ke liye;vikayla;viknyasathi;बेचने के लिए;बेचने को;विकायला;"
    "विकण्यासाठी"
)
_BEING = frozenset("hai he hain है हैं aahe ahe आहे available uplabdh उपलब्ध".split())
_WHO_HAS = frozenset("we i you they anyone anybody who do to must does".split())


def _without_resale(words: Sequence[str]) -> list[str]:
    """The words without "to sell in my shop": who buys to sell on is a buyer; "bechne ke liye hai" stays."""
    kept: list[str] = []
    place = 0
    while place < len(words):
        phrase = next(
            (one for one in _RESALE.get(words[place], ()) if tuple(words[place : place + len(one)]) == one), ()
        )
        end = place + len(phrase)
        if phrase and not (end < len(words) and words[end] in _BEING):
            place = end
        else:
            kept.append(words[place])
            place += 1
    return kept


def _offers(words: Sequence[str]) -> bool:
    words = _without_resale(words)
    # The "have" of "we have" is no हवे.
    said = {
        fold(word)
        for place, word in enumerate(words)
        if word != "have" or not place or words[place - 1] not in _WHO_HAS
    }
    wants = bool(said & WANTS) and not said & _SELLING
    if speaks(words, _OFFER) and not (wants or said & _SOMEBODY):
        return True
    if speaks(words, _SEEKS_BUYERS) or _seeks_buyers(words):
        return True
    if wants:
        return False
    if speaks(words, _REACH) and not said & (_SOMEBODY | _IF):
        return True
    if said & _SELF and speaks(words, _READY):
        return True
    return bool(said & _SELF and said & _DEEDS) or speaks(words, _CALLS) or _is_praised(words)


_BUYERS = frozenset("buyer buyers customers wholesalers stockists distributors".split())
_SEEK = frozenset("want need seek seeking looking require".split())
_BETWEEN_SEEK_AND_BUYERS = frozenset(
    "for more new bulk good big some few any serious regular local export foreign retail".split()
)


def _seeks_buyers(words: Sequence[str]) -> bool:
    """ "We make bags and want bulk buyers": who says so sells."""
    for place, word in enumerate(words):
        if word not in _BUYERS:
            continue
        at = place - 1
        while at > 0 and words[at] in _BETWEEN_SEEK_AND_BUYERS:
            at -= 1
        if at >= 0 and words[at] in _SEEK:
            return True
    return False


def _is_praised(words: Sequence[str]) -> bool:
    """ "Fresh dragon fruit available, 80 per kg": who says so sells; who asks "is it available?" ends with the word."""
    if not _THERE.isdisjoint(words[:1]):
        return False
    return any(
        word in _AVAILABLE
        and place + 1 < len(words)
        and (words[place + 1].isdigit() or words[place + 1] in _AFTER_AVAILABLE)
        for place, word in enumerate(words)
    )


# Who does work for others: looked for where a word of wanting stands beside and nothing says that goods are for them.
_WORKERS = folded("""
    agent agents inspector transporter broker trainer photographer welder tailor helper mason carpenter
    electrician driver operator cook chef labour labourer worker karigar majdoor darzi
    accountant supervisor watchman clerk peon salesman nurse waiter sweeper gardener painter artisan weaver stitcher packer
    welders tailors helpers masons carpenters electricians drivers operators cooks labourers workers painters artisans weavers
    packers वेल्डर दर्जी टेलर शिंपी सुतार गवंडी मदतनीस मजूर कामगार कारागीर कारीगर मजदूर मज़दूर रसोइया स्वयंपाकी आचारी ड्राइवर ड्रायव्हर चालक
    ऑपरेटर इलेक्ट्रीशियन इलेक्ट्रिशियन हेल्पर लेबर पेंटर माळी माली चौकीदार लड़के लड़कियां लड़कियाँ लड़की मुली मुले मुलगी ladke ladkiya
    ladkiyan ladki muli mulgi mazdoor gavandi sutar shimpi madatnis
""")
_HIRED_BEFORE = folded("need needed want wanted require required hiring looking")
_HIRED_BEHIND = folded(
    "chahiye chahie chaiye pahije pahijet have havet hava havi wanted required needed चाहिए चाहिये पाहिजे पाहिजेत हवा हवे हवी हवेत हवाय"
)
_FOR_WORK = frozenset("for to in at with who".split())


def _hires(words: Sequence[str]) -> bool:
    """Whether somebody who works is looked for: "need 3 welders for the workshop", "5 लड़कियां चाहिए"; not "tailor ke liye
    kainchi chahiye" and not "driver seat covers needed"."""
    for place, word in enumerate(words):
        if fold(word) not in _WORKERS:
            continue
        behind = words[place + 1] if place + 1 < len(words) else ""
        if fold(behind) in _HIRED_BEHIND:
            return True
        before = words[max(0, place - 3) : place]
        wanted = next((at for at, said in enumerate(before) if fold(said) in _HIRED_BEFORE), None)
        if wanted is None or (behind and behind not in _FOR_WORK):
            continue
        if "for" not in before[wanted:] or before[wanted : wanted + 2] == ["looking", "for"]:
            return True
    return False


_KE = frozenset({"ke", "के"})
_LIYE = frozenset(normalise(word) for word in "liye lie liy liya vaste waste लिए लिये वास्ते".split())
_NEAR_FOR = 3


def _is_occasion(words: Sequence[str], goods: Sequence[str]) -> bool:
    """Whether a place or an occasion is spoken of, and not only as what goods are for: "hospital ke liye chadar", "boards for
    our classes"; a "tabla class" is no tabla, whatever it is for."""
    return any(
        tuple(words[start : start + len(phrase)]) == phrase
        and not (len(phrase) < len(goods) and set(phrase) <= set(goods))
        and not _is_purpose(words, start, start + len(phrase), goods)
        for start, word in enumerate(words)
        if word in _OCCASION
        for phrase in _OCCASION[word]
    )


def _is_purpose(words: Sequence[str], start: int, end: int, goods: Sequence[str]) -> bool:
    if not goods or (start and words[start - 1] in goods):
        return False
    after = words[end : end + 2]
    hindi = len(after) == 2 and after[0] in _KE and after[1] in _LIYE
    return hindi or after[:1] == ["bill"] or "for" in words[max(0, start - _NEAR_FOR) : start]
