"""Made-up stories that the simulator plays step by step, each step one gesture on one phone with a caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CAPTIONS = ("en", "hi", "mr")
"""The languages of the captions."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One gesture and its captions in English, Hindi and Marathi.

    `value` is the words, the sample's name, the app, the hours ("until 20": until the clock shows that hour next), or a button's
    English label. In words `{in 3 days}` is a date, and `{door}` the word that an officer was told for the door.
    """

    pane: Literal["artisan", "buyer", "officer"]
    does: Literal["text", "press", "sample", "contact", "poster", "wait", "look"]
    value: str
    en: str
    hi: str
    mr: str

    @property
    def captions(self) -> tuple[tuple[str, str], ...]:
        """Each language with its caption."""
        return tuple(zip(CAPTIONS, (self.en, self.hi, self.mr), strict=True))


@dataclass(frozen=True, slots=True)
class Story:
    """A story from the first message on; it begins on fresh phones."""

    key: str
    title: str
    scenes: tuple[Scene, ...]


JOINS = (
    Scene("artisan", "poster", "",
          "Kamla, who grinds turmeric in Sagar, scans the poster at the office. It carries district and "
          "language, so Haat greets her in Hindi and names the office it speaks for.",
          "कमला सागर में हल्दी पीसती हैं। दफ़्तर का पोस्टर स्कैन करती हैं; उसमें जिला और भाषा है, इसलिए "
          "हाट हिन्दी में बोलता है।",
          "कमला सागरमध्ये हळद दळतात. कार्यालयाचं पोस्टर स्कॅन करतात; त्यात जिल्हा आणि भाषा आहे, म्हणून हाट "
          "हिंदीत बोलतं."),
    Scene("artisan", "press", "Yes, send them",
          "One tap: she wants enquiries. Haat told her first who sees what.",
          "एक टैप: इन्क्वायरी चाहिए। कौन क्या देखेगा, यह पहले बता दिया गया।",
          "एक टॅप: मागण्या हव्या आहेत. कोणाला काय दिसेल ते आधी सांगितलं."),
    Scene("artisan", "text", "हल्दी और मिर्च",
          "What does she sell? In her own words; Haat reads them back.",
          "क्या बेचती हैं? अपने शब्दों में; हाट पढ़कर सुनाता है।",
          "काय विकतात? स्वतःच्या शब्दांत; हाट परत सांगतं."),
    Scene("artisan", "press", "Yes, right",
          "That is right.",
          "सही है।",
          "बरोबर आहे."),
    Scene("artisan", "text", "कमला मसाला उद्योग",
          "The name that buyers see. Five messages, and she can be found.",
          "यही नाम खरीदारों को दिखेगा। पाँच मैसेज, और वे मिल सकती हैं।",
          "हेच नाव खरेदीदारांना दिसेल. पाच मेसेज, आणि त्या सापडतात."),
)  # fmt: skip
ONE_TRADE = Story("one-trade", "one trade", (
    *JOINS,
    Scene("buyer", "text", "मला २०० किलो हळद हवी, सागरला पाठवा",
          "Anil writes on Telegram, in Marathi: 200 kilos of turmeric. Product, quantity and place are "
          "read from the one sentence.",
          "अनिल टेलीग्राम पर मराठी में लिखते हैं: 200 किलो हल्दी। माल, मात्रा और जगह एक ही वाक्य से समझी "
          "गई।",
          "अनिल टेलिग्रामवर मराठीत लिहितात: 200 किलो हळद. माल, किती आणि कुठे, एकाच वाक्यातून कळलं."),
    Scene("buyer", "press", "Yes, ask them",
          "He confirms what Haat understood, and Haat asks the sellers that fit.",
          "जो समझा गया वह सही है; हाट बेचने वालों से पूछता है।",
          "समजलं ते बरोबर; हाट विकणाऱ्यांना विचारतं."),
    Scene("artisan", "press", "Yes, all",
          "Kamla is asked in Hindi, on WhatsApp. She can give all of it.",
          "कमला से व्हाट्सऐप पर हिन्दी में पूछा जाता है। वे पूरा माल दे सकती हैं।",
          "कमला यांना व्हॉट्सॲपवर हिंदीत विचारलं. त्या सगळा माल देऊ शकतात."),
    Scene("artisan", "press", "This number",
          "She chooses where the other side may ring her; nobody has it yet.",
          "सामने वाले किस नंबर पर फोन करें, वे चुनती हैं; अभी किसी के पास नहीं है।",
          "कोणत्या नंबरवर फोन यावा ते त्या निवडतात; अजून तो कोणाकडे नाही."),
    Scene("buyer", "press", "Yes, introduce us",
          "Anil hears of it at once and says yes too.",
          "अनिल को तुरंत पता चलता है; वे भी हाँ कहते हैं।",
          "अनिल यांना लगेच कळतं; तेही हो म्हणतात."),
    Scene("buyer", "press", "Only through Haat",
          "He would rather show no number: his words pass through Haat.",
          "वे नंबर नहीं देना चाहते: बात हाट के ज़रिए होगी।",
          "त्यांना नंबर द्यायचा नाही: बोलणं हाटमधून होईल."),
    Scene("artisan", "press", "Give my price",
          "Both said yes, so both are introduced. Kamla gives her price.",
          "दोनों की हाँ, तो दोनों की बात हो गई। कमला रेट देती हैं।",
          "दोघांचं हो, म्हणून दोघांची गाठ पडली. कमला दर देतात."),
    Scene("artisan", "text", "120",
          "120 rupees a kilo.",
          "120 रुपये किलो।",
          "120 रुपये किलो."),
    Scene("artisan", "text", "५",
          "In five days. Digits are read in any script.",
          "पाँच दिन में। अंक किसी भी लिपि में चलते हैं।",
          "पाच दिवसांत. अंक कोणत्याही लिपीत चालतात."),
    Scene("artisan", "press", "Yes",
          "Haat reads it back; she sends it.",
          "हाट पढ़कर सुनाता है; वे भेज देती हैं।",
          "हाट परत सांगतं; त्या पाठवतात."),
    Scene("buyer", "press", "Yes, agreed",
          "Anil agrees to the price.",
          "अनिल को रेट मंज़ूर है।",
          "अनिल यांना दर मान्य आहे."),
    Scene("artisan", "press", "Yes",
          "Kamla confirms. Both have said yes: the deal stands.",
          "कमला भी हाँ कहती हैं। सौदा पक्का।",
          "कमला यांचंही हो. व्यवहार पक्का."),
    Scene("officer", "text", "menu",
          "The officer of Sagar looks in. Officers have a menu of their own.",
          "सागर के अधिकारी देखते हैं। उनका मेनू अलग है।",
          "सागरचे अधिकारी पाहतात. त्यांचा मेनू वेगळा आहे."),
    Scene("officer", "press", "Office work",
          "Who waits for a human being, what is to be checked, whom to ring.",
          "किसे अधिकारी से बात करनी है, क्या जाँचना है, किसे फोन करना है।",
          "कोणाला माणसाशी बोलायचंय, काय तपासायचं, कोणाला फोन करायचा."),
    Scene("officer", "press", "Today's numbers",
          "Today's numbers; the deal is among them.",
          "आज के आँकड़े; यह सौदा भी उनमें है।",
          "आजचे आकडे; हा व्यवहारही त्यात आहे."),
))  # fmt: skip
WORKSHOP_DAY = Story("workshop-day", "a workshop day", (
    Scene("artisan", "look", "telegram",
          "Kamla has Telegram today; Haat is the same there.",
          "कमला आज टेलीग्राम पर हैं; हाट वहाँ भी वैसा ही है।",
          "कमला आज टेलिग्रामवर आहेत; हाट तिथेही तसंच."),
    Scene("officer", "text", "workshop",
          "The officer plans a workshop, from her phone.",
          "अधिकारी फोन से ही कार्यशाला रखती हैं।",
          "अधिकारी फोनवरूनच कार्यशाळा ठेवतात."),
    Scene("officer", "press", "New workshop",
          "A new one.",
          "नई कार्यशाला।",
          "नवीन कार्यशाळा."),
    Scene("officer", "text", "हल्दी की पैकेजिंग",
          "What it is about: packing turmeric.",
          "विषय: हल्दी की पैकेजिंग।",
          "विषय: हळदीचं पॅकिंग."),
    Scene("officer", "text", "{in 3 days} 11 am",
          "The day and the hour, as people write them.",
          "दिन और समय, जैसे लोग लिखते हैं।",
          "दिवस आणि वेळ, लोक लिहितात तशी."),
    Scene("officer", "text", "जिला पंचायत हॉल, सागर",
          "The place.",
          "जगह।",
          "ठिकाण."),
    Scene("officer", "text", "20",
          "Twenty seats.",
          "बीस सीटें।",
          "वीस जागा."),
    Scene("officer", "press", "Yes",
          "It is read back and opened; poster and door get a word each.",
          "पढ़कर सुनाया और खोल दिया; पोस्टर और दरवाज़े का अपना-अपना शब्द है।",
          "परत सांगून उघडली; पोस्टर आणि दारासाठी एकेक शब्द."),
    Scene("artisan", "text", "कार्यशाला में आना है",
          "Kamla heard of it and writes: I want to come.",
          "कमला ने सुना और लिखा: आना है।",
          "कमला यांनी ऐकलं आणि लिहिलं: यायचं आहे."),
    Scene("artisan", "press", "Yes, note me",
          "One tap: her place is noted, with a code.",
          "एक टैप: जगह पक्की, कोड के साथ।",
          "एक टॅप: जागा पक्की, कोडसह."),
    Scene("artisan", "press", "No, that is all",
          "Nobody else comes along on this phone.",
          "इस फोन से और कोई नहीं।",
          "या फोनवरून आणखी कोणी नाही."),
    Scene("artisan", "wait", "until 20",
          "The day goes on.",
          "दिन बीतता है।",
          "दिवस सरतो."),
    Scene("artisan", "wait", "48",
          "Two days pass. The day before, Haat asks once whether she comes.",
          "दो दिन बीतते हैं। एक दिन पहले हाट एक बार पूछता है: आ रहे हैं?",
          "दोन दिवस जातात. आदल्या दिवशी हाट एकदा विचारतं: येणार ना?"),
    Scene("artisan", "press", "Yes",
          "She comes.",
          "आ रही हैं।",
          "येणार आहेत."),
    Scene("artisan", "wait", "until 11",
          "The morning of the workshop.",
          "कार्यशाला की सुबह।",
          "कार्यशाळेची सकाळ."),
    Scene("artisan", "text", "HAAT {door}",
          "At the door she sends the word that hangs there, and is on the list.",
          "दरवाज़े पर लिखा शब्द भेजती हैं; हाज़िरी लग गई।",
          "दारावरचा शब्द पाठवतात; हजेरी लागली."),
    Scene("officer", "text", "workshop",
          "The officer looks: how many are here?",
          "अधिकारी देखती हैं: कितने आए?",
          "अधिकारी पाहतात: किती आले?"),
    Scene("officer", "press", "हल्दी की पैकेजिंग",
          "One noted, one here. Lists and certificates are one tap away.",
          "एक नाम, एक हाज़िर। सूची और प्रमाणपत्र एक टैप पर।",
          "एक नाव, एक हजर. याद्या आणि प्रमाणपत्रं एका टॅपवर."),
    Scene("artisan", "wait", "24",
          "The next day Haat asks how it was.",
          "अगले दिन हाट पूछता है: कैसी रही?",
          "दुसऱ्या दिवशी हाट विचारतं: कशी झाली?"),
    Scene("artisan", "text", "5",
          "Five of five.",
          "पाँच में पाँच।",
          "पाचपैकी पाच."),
    Scene("artisan", "press", "Skip",
          "Nothing to add. The office reads it.",
          "और कुछ नहीं। दफ़्तर इसे पढ़ता है।",
          "आणखी काही नाही. कार्यालय हे वाचतं."),
))  # fmt: skip
FRAUDSTER = Story("fraudster", "the fraudster", (
    *JOINS,
    Scene("buyer", "text", "सागर में 500 किलो हल्दी चाहिए, जल्दी",
          "Somebody new wants a lot of turmeric, in a hurry.",
          "कोई नया खरीदार बहुत हल्दी माँगता है।",
          "कोणीतरी नवीन खरेदीदार खूप हळद मागतो."),
    Scene("buyer", "press", "Yes, ask them",
          "So far he does what every buyer does.",
          "अब तक सब खरीदारों जैसा।",
          "आत्तापर्यंत सगळ्या खरेदीदारांसारखं."),
    Scene("artisan", "press", "Yes, all",
          "Kamla can give it.",
          "कमला दे सकती हैं।",
          "कमला देऊ शकतात."),
    Scene("artisan", "press", "Only through Haat",
          "She is careful and keeps her number to herself.",
          "वे सावधान हैं, नंबर नहीं देतीं।",
          "त्या सावध आहेत, नंबर देत नाहीत."),
    Scene("buyer", "press", "Yes, introduce us",
          "He is introduced.",
          "बात करा दी गई।",
          "गाठ घालून दिली."),
    Scene("buyer", "press", "Only through Haat",
          "His words, too, pass through Haat.",
          "उसकी बात भी हाट के ज़रिए।",
          "त्याचं बोलणंही हाटमधून."),
    Scene("artisan", "press", "Later",
          "No price yet.",
          "रेट अभी नहीं।",
          "दर अजून नाही."),
    Scene("buyer", "text", "मेरा नंबर 6450012345 है, उस पर बात करते हैं",
          "He wants her away from Haat: the number is hidden before it arrives.",
          "वह हाट से बाहर बुलाता है: नंबर पहुँचने से पहले छिप जाता है।",
          "तो हाटबाहेर बोलावतो: नंबर पोहोचण्याआधी लपतो."),
    Scene("buyer", "text", "पहले 500 रुपये एडवांस भेजो, फिर पूरा पेमेंट आएगा",
          "Money first: it may be honest between two who have met, so it arrives, with a warning below it.",
          "पहले पैसे माँगना: बात पहुँचती है, पर नीचे सावधानी लिखी होती है।",
          "आधी पैसे मागणं: हे पोहोचतं, पण खाली सावधानी लिहिलेली असते."),
    Scene("buyer", "text", "QR स्कैन करो और OTP 482100 बताओ",
          "A QR code and an OTP: the message is removed, nothing of it is kept.",
          "QR और OTP: मैसेज हटा दिया, कुछ नहीं रखा।", "QR आणि OTP: मेसेज काढला, काही ठेवलं नाही."),
    Scene("artisan", "press", "Report", "Kamla has had enough: one tap on Report.",
          "कमला को शक है: एक टैप, शिकायत।", "कमला यांना शंका येते: एक टॅप, तक्रार."),
    Scene("artisan", "press", "Money, QR or OTP",
          "What is wrong? Money. From this moment he is introduced to nobody, and sellers he met are warned.",
          "क्या बात है? पैसे। इसी पल से उसकी किसी से बात नहीं कराई जाएगी, और जिनसे बात हुई वे सावधान किए जाएँगे।",
          "काय झालं? पैसे. या क्षणापासून त्याची कोणाशी गाठ घातली जात नाही, आणि ज्यांच्याशी पडली त्यांना सावध केलं जातं."),
    Scene("officer", "press", "True: stays stopped",
          "The officer has the report at once, reads it and decides: he stays stopped.",
          "अधिकारी को शिकायत तुरंत मिलती है; पढ़कर तय करती हैं: रोक बनी रहेगी।",
          "अधिकाऱ्यांना तक्रार लगेच मिळते; वाचून ठरवतात: तो थांबलेलाच राहील."),
))  # fmt: skip

STORIES: tuple[Story, ...] = (ONE_TRADE, WORKSHOP_DAY, FRAUDSTER)
