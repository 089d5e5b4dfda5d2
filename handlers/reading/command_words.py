"""The words of orders to Haat, class by class; one spelling stands for all that fold to the same key."""

from collections.abc import Mapping

#: What a person may write by itself for each command. Shown in help texts, so the first word is the one to teach.
ALWAYS_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "menu": ("menu", "main menu", "home", "options"),
        "back": ("back", "go back", "previous"),
        "help": ("help", "how to use"),
        "stop": ("stop", "unsubscribe", "stop all", "opt out"),
        "start": ("start", "begin", "resume"),
        "language": ("language", "change language"),
        "person": ("person", "human", "officer", "agent"),
        "undo": ("undo", "cancel"),
        "yes": (
            "yes",
            "ok",
            "okay",
            "k",
            "kk",
            "certainly",
            "definitely",
            "of course",
            "absolutely",
            "surely",
            "why not",
        ),
        "no": ("no", "nope"),
        "listen": ("listen", "voice"),
    },
    "hi": {
        "menu": ("मेनू", "मुख्य मेनू", "मेन्यू", "menu"),
        "back": ("पीछे", "पिछला", "peeche", "piche", "pichhe", "वापस"),
        "help": ("मदद", "सहायता", "हेल्प", "madad", "maddad"),
        "stop": ("बंद", "बंद करो", "बन्द", "band karo", "band kro", "स्टॉप", "रोको"),
        "start": ("शुरू", "शुरू करो", "shuru", "chalu", "चालू", "स्टार्ट"),
        "language": ("भाषा", "भाषा बदलो", "bhasha", "zaban"),
        "person": ("अधिकारी", "इंसान", "आदमी", "adhikari", "insaan", "अफसर"),
        "undo": ("रद्द", "रद्द करो", "radd", "वापस लो", "wapas lo"),
        "yes": (
            "हाँ",
            "हां",
            "जी हाँ",
            "haan",
            "han",
            "ha",
            "हा",
            "बिल्कुल",
            "बिलकुल",
            "bilkul",
            "ज़रूर",
            "zaroor",
            "jarur",
            "बेशक",
            "beshak",
            "क्यों नहीं",
            "kyon nahi",
            "जी बिल्कुल",
            "हाँ बिल्कुल",
        ),
        "no": ("नहीं", "नही", "nahi", "nahin", "na", "जी नहीं"),
        "listen": ("सुनाओ", "सुनाइए", "sunao", "आवाज़"),
    },
    "mr": {
        "menu": ("मेनू", "मुख्य यादी", "मेन्यू", "mukhya yadi"),
        "back": ("मागे", "मागील", "mage", "maage", "परत", "parat"),
        "help": ("मदत", "साहाय्य", "madat", "maddat"),
        "stop": ("थांबा", "थांबवा", "बंद करा", "thamba", "thambva", "band kara"),
        "start": ("सुरू", "सुरु करा", "suru", "चालू करा", "प्रारंभ"),
        "language": ("भाषा", "भाषा बदला", "bhasha"),
        "person": ("अधिकारी", "माणूस", "manus", "साहेब"),
        "undo": ("रद्द", "रद्द करा", "मागे घ्या", "mage ghya"),
        "yes": ("होय", "हो", "hoy", "ho", "हो जी", "नक्की", "nakki", "नक्कीच", "nakkich", "अवश्य", "avashya", "का नाही"),
        "no": ("नाही", "नको", "nako", "nahi", "नाय"),
        "listen": ("ऐका", "ऐकवा", "aika", "aikva"),
    },
}

#: Asking to hear a message: a word of hearing, and nothing else than words about this.
LISTEN_CLASSES: Mapping[str, str] = {
    "listen": """
        listen sunao sunaao sunaiye sunaye suna_do sunado sunna hear_it voice awaaz awaz aawaz aawaj आवाज आवाज़ सुनाओ सुनाइए सुनाइये सुनाएं सुनना सुना_दो ऐका ऐकवा
        aika aikva aikava ऐकव ऐकायचं ऐकायचे aikaycha aikayche hear audio ऑडियो ऑडिओ play_audio read_out read_aloud padhkar_sunao वाचून vachun
        बोलके voice_note बोलकर bolkar
    """,
    "listen_filler": "mujhe mala मुझे मला mereko i want me can you ye yeh he ये हे यह isko ise karo kara do dya dijiye करो करा दो द्या दीजिए chahiye चाहिए pahije पाहिजे haat हाट में मध्ये ko to la ka hai dakhva vachun dakhava play send me note in bol bolkar padh padhkar पढ़कर पढ़ वाचून दाखवा it message this aloud read out to let again mein",
}

#: The bare name of a language asks for it.
LANGUAGE_NAMES = """
    english inglish angrezi angreji अंग्रेजी अंग्रेज़ी इंग्लिश इंग्रजी ingraji hindi हिंदी हिन्दी marathi मराठी gujarati गुजराती ગુજરાતી
    urdu उर्दू bengali bangla बांग्ला tamil telugu kannada punjabi पंजाबी hinglish
"""

EMOJI_COMMANDS: Mapping[str, str] = {
    "👍": "yes", "👌": "yes", "✅": "yes", "✔": "yes", "🙆": "yes",
    "👎": "no", "❌": "no", "✖": "no", "🙅": "no",
    "🛑": "stop", "⛔": "stop", "🚫": "stop",
    "🔙": "back", "⬅": "back", "🏠": "menu", "🆘": "help", "❓": "help", "↩": "undo", "🔊": "listen",
}  # fmt: skip

#: Written as one message these act ahead of the lane; with or without a courtesy word.
EXACT_STOPS = """
    stop stopp stop_all stopall unsubscribe unsubcribe unsub stop_it opt_out optout end quit stop_now
    stop_messages stop_message stop_msg stop_msgs stop_sms no_more_messages stop_sending stop_sending_messages
    स्टॉप बंद बंद_करो बन्द बन्द_करो बंद_करें बंद_कीजिए बंद_करा बंद_कर_दो बंद_करना band band_karo band_kro band_kar_do band_kara
    band_kijiye band_karen bandh bandh_karo bandh_kar_do bandh_kara bandh_karen बंध_करो रोको रोक_दो roko rok_do रोकें थांबा थांबवा थांब thamba thambva thambva
    thamb मैसेज_बंद_करो मेसेज_बंद_करा मेसेज_थांबवा message_band_karo message_band_kara msg_band_karo msg_band_kara sms_band_karo
    मेसेज_नको मेसेज_पाठवू_नका message_nako msg_nako message_mat_bhejo msg_mat_bhejo मैसेज_मत_भेजो संदेश_मत_भेजो संदेश_बंद_करो
    संदेश_बंद_करा message_thambva अनसब्सक्राइब मैसेज_नहीं_चाहिए message_nahi_chahiye
"""

COURTESY = frozenset(
    "please pls plz plzz प्लीज प्लिज kripya krupaya krupya कृपया ji जी sir सर madam मैडम मॅडम bhai भाई saheb साहेब dada दादा tai ताई".split()
)

#: Asking whether Haat itself is genuine: a word for real or fake, and nothing else than a question about this.
REAL_CLASSES: Mapping[str, str] = {
    "real": """
        real genuine fake fraud scam legit authentic trusted trustworthy original official asli असली असल asal nakli
        नकली sach सच sahi
        sachcha सच्चा kharach khara khare khari kharं खरा खरे खरी खरं खोटं खोटे खोटा khota khote खरंच फसवणूक
        fasvanuk फ्रॉड thagi ठगी dhokha धोखा
        सरकारी sarkari true bharosa भरोसा vishwas विश्वास bharosemand adhikrut अधिकृत farji फर्जी
    """,
    "about": """
        is this it that real or not the a an kya kaay kay ka ki क्या का की काय hai he ahe aahe kaise kase kasं nahi
        na ना नहीं नाही ye yeh
        haat bot number no group app message site service thing yojana योजना scheme seva सेवा नंबर ग्रुप मैसेज मेसेज
        sach_me sachmuch
        sarkar सरकार government govt really you are kahin kuthe tumhi aap log wala wali kar sakte karu shakto thev
        ठेवू thevu how do i know
        kalnar कळणार kalel कळेल pata पता chale चले chalega kase olkhaycha ओळखायचं can trust be office ofis ऑफिस
        कार्यालय se kadun कडून par पर करें कर सकते
        to aapan sab any kuch ya किंवा kinva bhi asel असेल ho हो genuine right तो
    """,
}

ASKING = """
    kyu kyun kyon kyo why क्यों क्यूं का kashala कशाला who kaun kon कौन कोण what kya क्या kay काय kab कब kadhi कधी
    how kaise कैसे kase कसे where kahan कहाँ kuthe कुठे
"""
"""Whoever asks has not said yes."""
STOPPING = "band bandh bund बंद बन्द stop stopped roko rok रोक रोको थांबू थांब थांबा thamb thambu thamba thambva thambwa थांबवा unsubscribe"
DENYING = "mat nahi nahin nako naka mt मत नहीं नही नको नका"
DENYING_BEFORE = "dont don't never not non"
DOING = "karna karo kar kare karen kijiye kariye karu kara karaycha करना करो करें करे कीजिए करू करा करायचं"
"""With these a stop is the one that is not wanted: "band mat karna", "don't stop"."""
PLEADING = "na ना naa"
GIVING = "do de dedo dijiye dena dya दो दे देदो दीजिए देना द्या rakho rakh lo lagao रखो लो लगाओ kardo kardena करदो कर"
ASKED_FOR = """
    bhej bhejo bhejiye puch pucho puchho poocho puchiye mila milao milwao dikha dikhao bata batao btao भेज भेजो
    भेजिए पूछ पूछो पूछिए मिला
    मिलाओ दिखा दिखाओ बता बताओ pathva pathav vichara vichar dakhva sanga milva पाठवा पाठव विचारा विचार दाखवा
    सांगा मिळवा send ask show tell
"""
"""Deeds that people ask Haat for: with a "na" behind them they are a wish, and below a yes-or-no question a yes."""
PRICED = """
    kam kami sasta saste sasti rate bhav dar daam discount chhoot less cheap cheaper कम कमी सस्ता सस्ते सस्ती रेट भाव दर दाम डिस्काउंट छूट सूट
"""
"""Behind a verb of doing or giving "na" pleads and denies nothing: "165 karo na", "सस्ता दो ना"."""

TAKING_BACK = {
    "back": """
        undo undu undone अनडू अन्डू cancel cancle cancl cansal cancell* cancel_kar कैंसल कैंसिल कॅन्सल रद्द radd* rad rahit रहित hata hatao hatado hataiye hatana हटा
        हटाओ हटाइए हटाना mita mitao mitado mitana मिटा मिटाओ मिटाना delete remove revert revers* rollback rewind palat palto palto palta
        पलट पलटो ulat ulto ulta ulti उलट उल्टा उलटा pus pusa pusun पुसा पुसून पुसा kadhun kadhun काढून take_back take_it_back take_that_back takeback take_this_back go_back
        wapas_lo wapas_le wapas_lelo wapas_lena wapas_lijiye wapas_leta wapas_leti wapas_karo wapas_kar wapas_kardo wapas_karna
        wapas_kijiye wapas_karva wapis_lo wapis_le wapis_karo wapis_kar parat_ghya parat_ghe parat_ghyaa parat_ghayche parat_ghetla
        parat_kar parat_kara mage_ghya mage_ghe mage_ghetla mage_ghayche ctrl_z pehle_jaisa pahle_jaisa pahilyasarkha purvisarkha पूर्वीसारखं nahi_karna
        back_on_it ctrl message_back answer_back reply_back words_back
    """,
    "slip": """
        galti galati galtee गलती ग़लती galat galt गलत ग़लत mistake* mistak* mistook wrong* oops ooops opps slip slipped accident* unintentional* bhool भूल bhul
        chuk chuki chook chuka chukun chukla chukli chukle chukicha chukichi chukiche चूक चुकून चुकलं चुकला चुकली चुकले चुकीचं चुकीचा चुकीची चुकीचे
        didnt_mean not_mean did_not_mean typo dab daba dabi dabla dabli दब दबा दाबलं दाबला दाबली दबाया pressed press tapped
    """,
}
"""Undo takes back a deed, so some word must say that something is taken back, or was a slip: "wapas aa gaya" says neither."""

DECLINING = {
    "not": "not no nahi nahin nai nahiye nay nhi नहीं नही नाही nako nakoy naka nakot नको नकोय नका नकोत dont don't nothing never na ना naahi nope",
    "need": """
        need needed needs required require requirement want wanted wants chahiye chahie chaiye chahiyen चाहिए चाहिये pahije पाहिजे hava havay havi
        havet हवा हवं हवंय हवी हवेत zarurat zaroorat jarurat jaroorat ज़रूरत जरूरत garaj गरज avashyakta आवश्यकता interested
    """,
    "fill": """
        mujhe mujhko muje mereko मुझे मुझको mala मला hame hamein humko हमें हमको amhala aamhala आम्हाला i we me us it for the is am are hai he
        ahe aahe है आहे now ab abhi ata aata aaj aata atta अब अभी आता आत्ता आज anymore any more longer yet today kuch kuchh कुछ kahi
        काही oh baba bhau bhai bhaiya भाऊ भाई बाबा re रे sorry thanks thank you sir madam ji जी bilkul to तो tar तर really hi ही
        koi कोई kashachi कशाची ki की ke का ka rahi raha
    """,
    "trade": """
        soda sauda saude सौदा सौदे deal order orders ऑर्डर magni मागणी enquiry maal मालाची माल mal goods many much itna itni itne इतना
        इतनी इतने evdha evdhi evdhe एवढा एवढी एवढे rate bhav bhaav रेट भाव dar दर
    """,
    "this": "ye yeh yah ये यह isko ise iska ha hi he हा ही हे this that karna karni karne करना करनी karu करू karaycha करायचा do dena dene lena lene देना लेना deal",
}
"""Of these alone a refusal is made: of goods, of an offer, of a question, and never of messages."""

#: Who has not understood what Haat asked says so with words of the first two classes; or asks for it once more, or for its meaning.
LOST = {
    "understand": """
        samjhi samjha samjhe samajh samaj samjh samajli samajla samajle samjal samajta samajt समझी समझा समझे समझ समज समजली समजला समजलं समजले समजत
        kalal kalla kalli kalale kalat kalale कळलं कळाले कळले कळली कळला कळत understand understood got clear follow
    """,
    "not": "nahi nahin nai nhi na not no नहीं नही नाही नाय ना dont didnt cant never n't",
    "meaning": "matlab arth मतलब अर्थ mhanje म्हणजे mean means meaning",
    "what": "kya kay what क्या काय kaay",
    "again": "phir fir dobara punha parat fer again फिर दोबारा पुन्हा परत फेर repeat",
    "tell": "batao bataiye bolo boliye bol sanga sang say tell explain repeat बताओ बताइए बताना बोलो बोलिए बोल सांगा सांग समझाओ समझाइए samjhao samjhaiye samjava समजावा",
    "fill": """
        i me mujhe mai main mala mi hum kuch kuchh kahi it this that you do did does baat bat thik neet nit to se ek bar baar ekda kara aaya aayi aata paya payi raha rahi
        please plz ji the what is was pe par मुझे मैं मला मी हम कुछ काही ये यह बात ठीक नीट तो से एक बार एकदा में आया आई आता पाया पाई रहा रही जी हो हे ka ki ke का की के
    """,
}

#: Who wants to talk with somebody, whoever that is, wants a human; who names the other side of a trade wants to be introduced.
HUMAN = {
    "talk": """
        baat bat baatein batein baate bate bolna bolni boln bolaycha bolaychay bolayche bolaychi bolayla bolu bolta boltay
        बात बातें बोलना बोलनी बोलायचं बोलायचंय बोलायचे बोलायची बोलायला बोलू बोलता बोलणं बोलणे speak talk call connect_me फोन_करा
        phone_karo phone_karna phone_karni phone_kara फोन_करो फोन_करना call_karo call_karna call_kara कॉल_करो कॉल_करा
        ring baatchit बातचीत charcha चर्चा contact_karna sampark संपर्क
    """,
    "human": """
        human person aadmi admi insaan insan आदमी इंसान इन्सान manus mansashi manasashi माणूस माणसाशी माणसाला real_person officer
        adhikari adhikaryashi afsar अधिकारी अधिकाऱ्याशी अधिकाऱ्यांशी अफसर
    """,
    "somebody": """
        kisi kisise kisiko kisi_se kisi_ko kisibhi किसी किसीसे koi kisi_aadmi कोई konashi kunashi konala kunala koni kuni konitari kunitari
        konashitari कोणाशी कुणाशी कोणाला कुणाला कोणी कुणी कोणीतरी कुणीतरी कोणाशीतरी someone somebody anyone anybody
        officer adhikari adhikaryashi afsar अधिकारी अधिकाऱ्याशी अधिकाऱ्यांशी अधिकाऱ्यांना अफसर साहब साहेब साहेबांशी saheb sahab
        sahebanshi office ofis daftar दफ्तर दफ़्तर ऑफिस karyalay कार्यालय कार्यालयात कार्यालयाशी karyalayashi
    """,
    "wish": """
        karni karna karne karao karwa karwao karva karvao kara karva_do karwa_do karvana karwana kar_do karaycha karaychi karayche
        करनी करना करने कराओ करवा करवाओ करा करवाना करायचं करायची करायचे करून karun chahiye chahie chahta chahti chahte चाहिए चाहता
        चाहती pahije havay hava havi पाहिजे हवं हवंय हवा हवी want need wish like can may could do dijiye dya दो दीजिए द्या
        please plz milega milegi मिलेगा मिलेगी yeil येईल येता yeta sakta sakti sakte सकता सकती सकते bolaycha
        bolaychay bolayche bolaychi बोलायचं बोलायचंय बोलायचे बोलायची karaychay करायचंय
    """,
    "fill": """
        mujhe mujhko muje mereko मुझे मुझको mala मला hame hamein humko हमें हमको amhala आम्हाला i we mai main mi मैं मी ek bar baar एक बार
        ekda एकदा jara zara ज़रा जरा phone fon fone फोन फ़ोन call कॉल mobile मोबाइल मोबाईल par pe per pr पर पे var वर फोनवर phonevar
        on by over se si से ko को ki ke ka की के का shi शी la ला to with the a an there is any it hai he hain ahe aahe है हैं आहे
        kya क्या ka का kay काय haat हाट yahan yaha यहाँ यहां ithe इथे वहाँ abhi अभी ab अब ata aata आता aap आप your you from office
        ofis daftar दफ्तर दफ़्तर ऑफिस karyalay कार्यालय कार्यालयात ji जी bhai भाई sir madam please plz tar तर tari तरी bhi भी hi ही
        liye लिए sathi साठी directly direct सीधे sidha thet थेट live real asli असली in me mein में would ho हो sakti sakta
        bata do samne सामने
    """,
}
BESIDE_STOPS: Mapping[str, str] = {
    "takes_off": "remove delete hata hatao hatado हटा हटाओ kadha kadhun काढा काढून nikal nikalo निकाल निकालो block ब्लॉक",
    "fields": """
        rate rates price bhav bhaav dar daam रेट भाव दर दाम किंमत kimat moq maal माल photo फोटो taluka tehsil तालुका
        तहसील  bill बिल udyam उद्यम gst gstin जीएसटी iec fssai
    """,
    "sends": """
        bhejna bhejni भेजना भेजनी pathvaycha pathvaychi pathvaychay pathvayche पाठवायचा पाठवायची पाठवायचं पाठवायचे पाठवायचाय पाठवायचीय send
    """,
    "wishes": "hai है ahe aahe आहे chahta chahti चाहता चाहती want पाठवायचाय पाठवायचीय",
}
"""Words by which something is like a stop and is none: what is taken off and of which field, what the writer would send."""
