"""What people ask about Haat itself, and the answers Haat knows: given at once, never passed to the office."""

from __future__ import annotations

from collections.abc import Mapping

from handlers import number_questions
from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words

_CLASSES: Mapping[str, str] = {
    "ask": """
        kya क्या kay काय ka का kyon kyun क्यों kyu kitna kitne kitni कितना कितने कितनी kiti किती kaun kon कौन
        कोण kaunsa kaunsi kaunse कौनसा कौनसी konta kontya konti कोणता कोणती कोणते कोणतं kahan kuthe कहाँ कुठे
        what which whether any how_much is_it are_you do_you do_i am_i can_i should_i will_i is_my will_my
        does_it do_they नाही_ना nahi_na nai_na तर_नाही तो_नहीं to_nahi to_nahin tar_nahi why kashala कशाला
        क्यों_कि kiti_la kab_kya
    """,
    "what": "what kya क्या kay काय mhanje म्हणजे matlab मतलब",
    "here": "here there yahan yaha यहाँ यहां ithe इथे",
    "how": "how kaise kese कैसे kasa kase kasi kashi kas कसा कसे कसं कशी कसें कैसा कैसी",
    "whom": """
        who whom kaun kon कौन कोण kis kisko kise kiske kiska kiski किस किसको किसे किसके किसका किसकी kona konala
        kunala kunacha konacha kunache कोणाला कुणाला कोणाचा कुणाचा कोणाचे कुणाचे कुणाचं कोणाचं कोणी कुणी kuni
        koni whose anyone anybody kisse किससे konashi kunashi कोणाशी कुणाशी kisi kisiko किसी किसीको
    """,
    "others": """
        everyone everybody others all sab sabko sabhi सब सबको सभी सबके sagle saglyanna saglyana sarvanna सगळे
        सगळ्यांना सर्वांना dusre dusron dusro दूसरे दूसरों दूसरो dusrya dusryanna दुसऱ्या दुसऱ्यांना
    """,
    "me": """
        me my mine i we our us mujhe mujhko mera meri mere main hum humko hume hamara hamari hamare apna apni
        apne mala mi maza maja majha mazi mazha mazya majhi majhya amhi amhala amcha मुझे मुझको मेरा मेरी मेरे
        मैं हम हमें हमको हमारा हमारी हमारे अपना अपनी अपने मला मी माझा माझी माझे माझं माझ्या आम्ही आम्हाला आमचा
        आमची mujhse मुझसे hamse हमसे majhyakadun माझ्याकडून
    """,
    "you": """
        you your yours u ur aap aapka aapki aapke aapko tum tumhara tumko tumhe tu tumhi tumhala tumcha tumchi
        tumche aapan apan aapla आप आपका आपकी आपके आपको तुम तुम्हारा तुमको तुम्हें तू तुम्ही तुम्हाला तुमचा तुमची
        तुमचे तुमचं आपण आपला आपली ap apko apka aapse आपसे tumse तुमसे tumchyakade तुमच्याकडे aaplya
    """,
    "this": """
        this it its that these ye yeh yah wo woh isme ismein iska iski iske isko yahan yaha yahaa hyat yat yacha
        yala yachi ikde यह ये वह वो इसमें इसका इसकी इसके इसको यहाँ यहां हे ह्यात यात याचा याची याला इथे इकडे
        is_par iss isse isase is_se usse isi इस इससे इसे इसी उस उसे उससे unka unki उनका उनकी tyacha tyachi
        त्याचा yapasun यापासून hyacha
    """,
    "itself": "haat हाट",
    "haat": """
        haat hat हाट हाटमध्ये हाटवर haatbot bot बॉट application service seva सेवा system सिस्टम number_kiska
        program programme प्रोग्राम
    """,
    "fill": """
        nahit naahit नाहीत
        bilkul bilkool बिल्कुल बिलकुल ekdam ekdum एकदम pura poora puri पूरा पूरी purn पूर्ण totally completely
        absolutely fully entirely
        padel padtil pade पडेल पडतील membership मेंबरशिप sadasyata सदस्यता sadasyatva सदस्यत्व karne_ka करने_का seva
        is are am was be been do does did will would shall can could may might should to the a an of for from on
        in at with or and if so then please pls plz also only really actually just tell say know me now first
        there have has hai hain he hu hoon ho hota hoti hote hoga hogi honge hona tha thi ahe aahe ahet aahet
        asta aste asati asel hoil hoyil hot zala है हैं हूँ हूं हो होता होती होते होगा होगी होंगे होना था थी आहे
        आहेत आहात आहेस असतं असते असतो असेल होईल होतं ahat aahat ahes ko ka ki ke se mein men par pe ne ya yaa na
        n nahi nahin bhi hi ji toh not no tar ani aani aur pan kinva को का की के से में मे पर पे ने तो या ना न
        नहीं नही भी ही जी तर आणि और पण कि किंवा नाही ला च तरी bhai bhaiya bhaiyya didi sir saheb sahab madam
        dada tai bhau kaka beta भाई भैया दीदी सर साहब साहेब मैडम दादा ताई भाऊ काका बेटा मॅडम bolo batao bataiye
        batayiye bataye bata bol sanga sang kripya krupaya kuch kuchh kahi kaahi koi kuni ek agar jar बोलो बताओ
        बताइए बताइये बता बोल सांगा सांग कृपया कुछ काही कोई एक अगर जर jara zara ज़रा जरा liye sathi saathi लिए
        के_लिए साठी sath bina without shivay बिना शिवाय के_बिना vina विना se_pehle aadhi आधी पहले pehle namaste
        namaskar नमस्ते नमस्कार hello hey haan ok thik ठीक theek acha accha अच्छा बरं bara bare sach khup kar
        kare karna karu karun karte karta करना करूँ करूं करें करे करते करता करा कर karaycha karayche करायचं
        करायचे करायची करावं करावे karave karna_hoga raha rahe rahi रहा रहे रही someone somebody koi_log phone
        call par_aa woh_log wale wala vale wali वाला वाले वाली dusra someone_is people log लोग लोक lok sure
        be_sure anything something nothing any_more this_is sa si सा सी re अरे are_bhai yaar यार rahega rahegi
        रहेगा रहेगी rahil राहील राहतो rahto turn kasa_ka koni_tari कोणीतरी कुणीतरी konitari kisi kisine किसी
        किसीने aata aati aate आता आती आते aana aane आना आने येणं येणे yene aayega aayegi आएगा आएगी आयेगा येईल
        aaye kind sort such yeto yete येतात येतो येते must जरूर kahin kahi कहीं कहीही right na_ho
    """,
    # ── what is asked about ──
    "real": """
        kharach खरंच खरच real genuine legit true fake scam fraud fraudulent cheating cheat trust trusted
        trustworthy bharosa भरोसा vishwas vishvas विश्वास asli असली farzi farji फर्जी फ़र्ज़ी nakli नकली dhokha
        dhoka धोखा thagi ठगी froad phraud फ्रॉड फ्राड khara khare khari खरा खरं खरे खरी khota khote खोटा खोटं
        खोटे fasavnuk fasavnook fasvnuk फसवणूक फसवणुक bogus बोगस sahi सही sacha sach सच सच्चा jhooth jhuth झूठ
        झूठा safe surakshit सुरक्षित verified official
    """,
    "state": """
        govt government sarkari सरकारी sarkar सरकार gov shasan shaskiya शासकीय शासन private prayvet प्राइवेट
        प्रायव्हेट company कंपनी official khasgi खासगी खाजगी khajgi
    """,
    "money": """
        paisa paise paisaa पैसा पैसे पैसों rupaye rupees rs रुपये रुपए payment पेमेंट amount rakam रक्कम money
    """,
    "fee": """
        fee fees फी फीस फ़ीस charge charges चार्ज chaarj shulk शुल्क kharcha kharch खर्च खर्चा commission कमीशन
        कमिशन kamishan dalali दलाली cost costs
    """,
    "free": """
        free muft mufat मुफ्त मुफ़्त मोफत mofat fukat phukat फुकट फ्री nishulk निशुल्क निःशुल्क विनामूल्य
        vinamulya fokat
    """,
    "something": """
        kuch_dena kuch_bharna kuch_to_dena kuchh_dena कुछ_देना कुछ_भरना kahi_dyave kahi_dyava kahi_bharave
        kahi_bharayche काही_द्यावे
        काही_द्यावं काही_भरावे काही_भरायचे pay_anything pay_something
    """,
    "cost": """
        katenge katega katte bharne bharna bharna_padega कटेंगे भरने
        lagega lagegi lagenge lagta lagte lagti lagel lagtil lagtat lagat lage लगेगा लगेगी लगेंगे लगता लगते लगती
        लगे लगें लागेल लागतील लागतात लागते लागतं लागतो लागणार lagnar cost costs charge take takes pay paying le
        lete leta leti lenge loge ले लेते लेता लेती लेंगे लोगे gheta ghetat ghet घेता घेतात घेत dena deni dene
        देना देनी देने dyave dyaycha द्यावे द्यावं द्यायचे द्यायचं भरायचे bharayche bharna भरना spend katega
        katta कटेगा कटता कापता need needed
    """,
    "pays": "pay paying",
    "sale": """
        sale sales becha bechne bikne bikri बिक्री विक्री vikri सेल बेचने बिकने sellers seller selling sell
        विकल्यावर deal सौदा sauda
    """,
    "secret": """
        aadhaar aadhar adhar adhaar आधार आधारकार्ड aadharcard aadhaarcard uid otp ओटीपी ओ_टी_पी pin पिन cvv
        सीवीवी password पासवर्ड upi यूपीआई यूपीआय bank बैंक बँक account अकाउंट अकाऊंट khata khate खाता खाते खातं
        passbook पासबुक atm एटीएम pan पैन पॅन panकार्ड pancard ifsc bankechi banketil बँकेची बँकेचा बँकेचे
        बैंक_की
    """,
    "card": "card कार्ड cards number num no nambar नंबर नम्बर क्रमांक kramank details डिटेल detail code कोड",
    "give": """
        give tell share send dena deni dene du dun doon de do dedu dedun देना देनी देने दूँ दूं दू दें दे दो
        dyava dyave dyavi dyaycha deu द्यावा द्यावं द्यावी द्यावे द्यायचा द्यायचं द्यायचे देऊ bata batau bataun
        batana बता बताऊँ बताऊं बताना sangu sangaycha sangava सांगू सांगायचा सांगावा सांगावं padega padegi पड़ेगा
        पड़ेगी pade पड़ेंगे bhej bheju bhejun bhejna भेज भेजूँ भेजूं भेजना pathvu pathavu pathvaycha पाठवू
        पाठवायचा daalu dalu dalna डालूँ डालना likhu लिखूँ dyaychi द्यायची dyava_lagel denge dunga dungi देंगे
        दूँगा दूंगी doge
    """,
    "need": """
        need needed require required necessary must have_to compulsory mandatory chahiye chahie chaiye चाहिए
        चाहिये pahije havi hava have havet havaat hava_ahe पाहिजे हवं हवी हवा हवेत lagega lagegi lagenge lagta
        lagte lagti lagel lagtil lagtat lagto लगेगा लगेगी लगेंगे लगता लगते लगती लागेल लागतील लागतात लागते लागतं
        लागतो लागणार jaruri zaroori jaroori ज़रूरी जरूरी jarurat zarurat जरूरत ज़रूरत garaj garajechi गरज गरजेचं
        anivarya अनिवार्य देना_पड़ेगा mangte mangta mangoge maang mang मांगते माँगते मांग माँग मांगता magta
        magtat मागता मागतात मागत ask asks asking asked collect keep store rakhte रखते thevta ठेवता havach havich
        हवाच हवंच हवीच kashala_pahije compulsary magat_ahe
    """,
    "came": "aaya aayi aaye aya ayi आया आई आए ala aala ali आला आली आलाय received got came comes mila मिला",
    "paper": """
        document documents dokument डॉक्यूमेंट दस्तावेज dastavej dastavez kagaj kagaz kagad kagadpatra
        kagadpatre कागज कागज़ कागद कागदपत्र कागदपत्रं कागदपत्रे papers paper पेपर proof प्रूफ praman id_card
        details detail डिटेल information info data जानकारी jankari jaankari mahiti माहिती डेटा cheez chij चीज
        चीज़ gosht goshti गोष्टी
    """,
    "registration": "gst जीएसटी gstin udyam उद्यम license licence लाइसेंस लायसन्स fssai",
    "join": """
        join joining signup start shuru शुरू suru सुरू judne judna jud judu judun जुड़ने जुड़ना जुड़
        jodna जोड़ना naam_likhane sakte sakta sakti सकते सकता सकती shakto shakta shakte शकतो शकता शकते shaktat
        yeta येता yeil यायला milega saamil shamil शामिल sahbhagi become bech sell sells bechna बेच बेचना विकू
        विकता viku vikta
    """,
    "register": "register registered registration nond nondani नोंद नोंदणी पंजीयन panjiyan",
    "party": """
        buyer buyers kharidar kharidaar kharidadar खरीदार खरीदारों खरेदीदार खरेदीदारांना seller sellers
        bechne_wale बेचने_वाले विक्रेत्यांना
    """,
    "person": """
        human person man woman people_or insaan insan इंसान इन्सान aadmi admi आदमी manus माणूस manushya vyakti
        व्यक्ति व्यक्ती officer adhikari अधिकारी लड़का लड़की aurat औरत
    """,
    "machine": """
        machine मशीन robot रोबोट roboat computer कंप्यूटर कम्प्यूटर संगणक bot बॉट ai एआई automatic ऑटोमेटिक
        program programme प्रोग्राम software सॉफ्टवेयर यंत्र yantra
    """,
    "speak": """
        speak speaking talk talking bol bolo bolte bolta bol_raha बोल बोलते बोलता baat बात bolat boltay bolatay
        बोलत बोलताय बोलतोय बोलतेय बोलतंय bolto संवाद reply replying writing likhta chatting jawab जवाब deta देता
        boltoy boltey boltoye
    """,
    "name": "name naam नाम nav naav नाव",
    "run": """
        run runs running owns owner owned made behind chalata chalate chalati chalaya chalta chalavta chalavto
        chalavte chalavtay चलाता चलाते चलाती चलाया चालवतं चालवतो चालवते चालवतात malik मालिक मालक malak banaya
        बनाया banavla बनवलं dwara द्वारा jata जाता ja_rahi ja जा kiska kiski kiske whose
    """,
    "work": """
        work works use uses used function happen happens do does kaam kam काम chalta chalti chalte chalto chalel
        chalega चलता चलती चलते चालतं चालते चालतो चालेल use_kare istemal इस्तेमाल vaparu vapraycha vaprayche
        वापरू वापरायचं वापरायचे upyog उपयोग fayda फायदा फ़ायदा benefit faydaa sell buy bechu bechun bechna बेचूँ
        बेचूं बेचना kharidu खरीदूँ खरीदना viku vikaycha विकू विकायचं ghyaycha घ्यायचं kamka matlab मतलब arth
        अर्थ mhanje म्हणजे mean means meaning help karega karoge करेगा करोगे karte kartat करतात करता करते hota
        hoti होता milta milel milega मिलता मिलेगा मिळतं मिळेल kya_karna क्या_करना kay_karaycha काय_करायचं
        kay_karayche काय_करायचे buyers buyer customer customers grahak ग्राहक kharidar खरीदार kay_karave
        काय_करावं काय_करावे kay_karav
    """,
    "number": """
        number num no nambar नंबर नम्बर mobile mobail मोबाइल मोबाईल phone fon फोन फ़ोन contact kontakt संपर्क
        sampark कॉन्टैक्ट numbers क्रमांक
    """,
    "shown": """
        see sees seen show shown share shared sharing give given visible private hidden public leak get gets go
        goes reach dikhega dikhegi dikhta dikhata dikhe dikhti दिखेगा दिखेगी दिखता दिखे दिखाते दिखाओगे dikhaoge
        disel disnar disto diste dista दिसेल दिसणार दिसतो दिसते दिसतं jayega jaayega jata जाएगा जायेगा जाता
        milega milta mil मिलेगा मिलता मिल milel milnar milto मिळेल मिळणार मिळतो doge dete deta de_doge दोगे देते
        देता denar देणार kalel कळेल pata_chalega batate bataoge बताओगे बताते surakshit सुरक्षित safe secure gupt
        गुप्त kept keep khulega denge देंगे den दें rahega_safe
    """,
    "looks": """
        dekh dekhta dekhte dekhti dekhega dekhenge देख देखता देखते देखती देखेगा देखेंगे pahu pahto pahtat पाहू पाहतो पाहते पाहतात पाहतं
        baghu baghto baghtat बघू बघतो बघते बघतात बघतं dikhta dikhti dikhte dikhai दिखता दिखती दिखते दिखाई see sees seen view
        disto diste distat दिसतो दिसते दिसतात दिसतं disel distil disnar दिसेल दिसतील दिसणार dikhega dikhegi dikhenge dikhe
        दिखेगा दिखेगी दिखेंगे दिखे pahil pahtil pahnar पाहील पाहतील पाहणार baghel baghtil baghnar बघेल बघतील बघणार
    """,
    "stop": """
        stop stopping unsubscribe end leave quit off band bandh बंद बन्द thamb thambva thambavaycha thambvaycha
        थांबवायचं थांबवायचे थांबवू थांबव roku rokna रोकना रोकूँ रोकें exit hatna हटना nikalna निकलना bahar बाहर
        out
    """,
    "message": """
        message messages msg msgs sms मैसेज मेसेज मेसेजेस notification notifications मैसेजों sandesh संदेश
    """,
}  # fmt: skip
_APART = frozenset(
    "kar kara kare kari khara khare khari कर करा करे करें करी हे kharach kharch खरंच खरच खर्च खरा खरे खरं खरी".split()
)
"""Words of doing whose keys fall together with words of truth, and हे, which is no है."""
_BOOK = WordBook(_CLASSES, COMMON_ENGLISH | _APART)
_ASKING_STARTS = frozenset("is are am do does did can could will would should must have has".split())
_LONGEST_QUESTION = 14


def own_question(text: str) -> str | None:
    """Which of ANSWERS a message asks for; None when it is not surely about Haat itself.

    Every word must be known here: a single word of goods, places or schemes, and the question is another's to answer.
    """
    words = tokens(text[:400])
    if not 0 < len(words) <= _LONGEST_QUESTION or any(word.isdigit() for word in words):
        return None
    found = _BOOK.look_up(words)
    if not all(found.classes):
        return "seen" if _is_of_own_goods(words, found) else None
    if number_questions.wonders(text):
        return "number"
    asks = "?" in text or found.has("ask", "how", "whom") or words[0] in _ASKING_STARTS
    tagged = asks or _ends_in_a_tag(words)
    return next((topic for topic, fits in _TOPICS.items() if fits(found, tagged if topic in _TAGGED else asks)), None)


def _is_of_own_goods(words: list[str], found: Words) -> bool:
    """Is it asked who sees the own goods: "mera maal kise dikhega"? Goods are the one thing beside Haat that stands here."""
    goods = {place for place, classes in enumerate(found.classes) if not classes}
    asks = found.has("ask", "how", "whom")
    return all(fold(words[place]) in _GOODS for place in goods) and _seen(found, asks)


_GOODS = folded("""
    maal mal माल saman saaman samaan सामान goods product products vastu वस्तू cheez cheezein चीज़ चीज़ें photo फोटो photos dukan
    dukaan shop दुकान
    profile प्रोफाइल
""")
_TAGGED = ("secret", "number", "free", "asks", "real")
"""Topics that are asked with a "na" at the end; "yahan bechna hai na" asks nothing."""
_TAGS = folded("na ना naa no right correct")

_POINTS = folded("ye yeh yah ये यह he hey हे this it sab सब")


def _ends_in_a_tag(words: list[str]) -> bool:
    """Does a sentence ask by its last word: "ye sab free me hai na", "फ्री आहे ना", "it is free, right"?"""
    keys = [fold(word) for word in words]
    return len(words) > 2 and (keys[-1] in _TAGS or (keys[-2] in _TAGS and keys[-1] in _POINTS))


def _number(found: Words, asks: bool) -> bool:
    if found.has("secret", "stop"):
        return False
    shown_to = found.has("shown") and found.has("whom", "others", "party")
    return asks and ((found.has("number") and shown_to) or (found.has("paper") and shown_to and found.has("me"))
                     or (found.has("number") and found.has("shown") and found.has("me")))  # fmt: skip


def _seen(found: Words, asks: bool) -> bool:
    return (
        asks
        and found.has("whom", "others")
        and found.has("looks")
        and found.has("me")
        and not found.has("number", "money")
    )


def _secret(found: Words, asks: bool) -> bool:
    if found.has("stop", "register", "how"):
        return False
    says_so = asks or found.has("need") or (found.has("came") and found.has("give"))
    return says_so and found.has("secret") and found.has("give", "need", "cost", "real")


def _stop(found: Words, asks: bool) -> bool:
    return found.has("how") and found.has("stop") and not found.has("money", "fee", "secret")


def _free(found: Words, asks: bool) -> bool:
    counts = found.has("number") and not found.has("fee", "free")  # "no" is a number beside other words
    if counts or found.has("secret", "paper", "registration", "how", "stop"):
        return (
            found.has("fee") and found.has("this", "you", "itself", "ask") and not found.has("secret", "registration")
        )
    pays = found.has("cost") and (found.has("money") or (asks and found.has("sale")))
    return pays or (asks and found.has("free", "fee", "pays", "something"))


def _asks(found: Words, asks: bool) -> bool:
    if not asks or found.has("how", "real", "stop", "register") or (found.has("paper") and found.has("registration")):
        return False
    if found.has("registration"):
        return found.has("need", "give", "join")
    return found.has("paper", "join") and found.has("need", "give")


def _real(found: Words, asks: bool) -> bool:
    if found.has("number", "money", "fee", "paper", "party") or not (asks or found.has("this")):
        return False
    return found.has("real") or (found.has("state") and not found.has("work", "sale", "need", "give"))


def _who(found: Words, asks: bool) -> bool:
    if found.has("person", "machine"):
        both = found.has("person") and found.has("machine")
        return (asks or both) and found.has("you", "this", "me", "speak") and not found.has("need")
    if found.has("name"):
        return asks and found.has("you") and not found.has("me", "whom", "join", "need")
    about = found.has("you", "speak", "run", "haat") or (found.has("this") and found.has("number"))
    return found.has("whom") and about and not found.has("money", "fee", "shown")


def _how(found: Words, asks: bool) -> bool:
    if found.has("money", "fee", "stop", "secret", "paper", "registration", "register", "state", "real"):
        return False
    if found.has("how") and found.has("work", "join"):
        return True
    if found.has("whom", "came", "person", "name") or (found.has("need") and not found.has("work")):
        return False
    about = found.has("haat", "this", "here", "me", "you") and found.has("work")
    bare = all(classes & {"what", "fill", "this", "itself"} for classes in found.classes)
    return asks and (about or (bare and found.has("what") and found.has("itself", "this")))


_TOPICS = {
    "secret": _secret, "number": _number, "seen": _seen, "stop": _stop, "free": _free, "asks": _asks, "who": _who,
    "real": _real, "how": _how,
}  # fmt: skip

ANSWERS: Mapping[str, str] = {
    "real": N_(
        "Yes, this is genuine: {office}, {address}.\nRing {landline} ({hours}) and ask.\n"
        "Haat never asks for money, OTP or Aadhaar."
    ),
    "free": N_(
        "It is free, for sellers and for buyers: no fee, no commission.\n"
        "If somebody asks for money in Haat's name, do not pay; ring {landline} ({hours})."
    ),
    "secret": N_(
        "No. Give your Aadhaar, OTP, PIN or bank number to nobody, not here either: Haat never asks for them.\n"
        "If somebody asks in Haat's name, ring {landline} ({hours})."
    ),
    "asks": N_(
        "Only your name, your district and what you sell or need. No papers, no Aadhaar.\n"
        "GST or Udyam numbers only if you like. What is kept stands under 'My data'; you can erase it there."
    ),
    "who": N_(
        "This is Haat: a computer programme of {office}, no human being.\n"
        "What it cannot answer, people of the office read. To talk to them, write 'person'."
    ),
    "how": N_(
        "Write what you sell or what you need; Haat finds the other side and asks them.\n"
        "When both say yes, each gets the other's number. Price and payment you settle between you."
    ),
    "number": N_(
        "Nobody sees your number until you say yes to somebody; then only that one sees it.\n"
        "You can also talk only through Haat, without giving a number."
    ),
    "seen": N_(
        "Whoever looks for your goods sees your name, your district and your goods; sellers see the same of a buyer.\n"
        "Your number is seen only by the one to whom you say yes."
    ),
    "stop": N_("Write 'stop' and no message comes any more, at once.\nTo begin again, write 'start'."),
}  # fmt: skip
"""What each of the questions is answered with."""
ANSWERS_ABROAD: Mapping[str, str] = {
    "asks": N_(
        "Only your name, your country and what you need. No papers, no passport.\n"
        "What is kept stands under 'My data'; you can erase it there."
    ),
    "seen": N_(
        "Sellers see your name, your country and what you need.\n"
        "Your number is seen only by the one to whom you say yes."
    ),
}
"""What some of them are answered with to whoever has no district."""
