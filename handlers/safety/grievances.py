"""Grievances in people's own words: somebody was cheated, money is gone, or they want to complain and say no more yet."""

from __future__ import annotations

from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_ACCUSED = WordBook(
    {
        "who": """
            seller vikreta buyer kharidar kharedidar vyapari bechne wale विक्रेता खरीदार खरेदीदार विकणारा
            विकणाऱ्याने बेचने बेचनेवाले
            usne unhone isne उसने उन्होंने इसने aadmi आदमी banda bande बंदा बंदे ne ने paisa paise पैसा पैसे mera mere मेरा
            मेरे maza majhe माझे
            माझा maal माल he they
        """,
        "wrong": """
            fraud फ्रॉड chor चोर thag thagi thaga thag_liya ठग ठगी ठगा ठग_लिया dhokha dhoka धोखा धोका cheat cheated cheater
            phas_gaya फँस_गया फंस_गया fasavla
            फसवलं फसवले फसवणूक fasavnuk loot लूट loota लूटा scam_kiya
        """,
    }
)
_LOSS = WordBook(
    {
        "money": """
            paisa paise paisaa पैसा पैसे rupaye rupay rupees rs ₹ रुपये रुपए hazar hajar हज़ार हजार lakh
            लाख khata khate account खाता खाते
            अकाउंट bank बैंक बँक balance money cash
        """,
        "gone": """
            kat_gaye kat_gaya kat_gayi katgaye कट_गए कट_गये कट_गया kate कटे gayab गायब khali खाली
            nikal_gaye nikal_gaya निकल_गए निकल_गया
            nikal_liye निकाल_लिए le_liye le_liya ले_लिए ले_लिया le_gaya le_gaye ले_गया ले_गए doob_gaye
            डूब_गए chale_gaye चले_गए gele गेले
            kapale kaple कापले कट_झाले nighun_gele निघून_गेले ghetle घेतले loot_liye debited deducted
            lost stolen was_taken were_taken
            got_cut kha_gaya kha_gaye kha_gayi kha_liya kha_liye खा_गया खा_गए खा_गये खा_गई खा_लिया खा_लिए खाल्ले खाल्ला khalle
            bhag_gaya bhaag_gaya bhag_gayi bhag_gaye भाग_गया भाग_गई भाग_गए palun_gela पळून_गेला पळून_गेली vanished ran_away
            took_my uda_liye uda_le_gaya उड़ा_लिए उड़ा_ले_गया
        """,
        "trick": """
            qr क्यूआर scan स्कैन स्कॅन link लिंक otp ओटीपी pin पिन collect fake nakli नकली dhokha dhoka
            धोखा fraud फ्रॉड thag ठग phone फोन call कॉल
            app ऐप upi यूपीआई ye_banda yeh_banda wo_banda vo_banda us_bande is_bande ये_बंदा वो_बंदा aadmi आदमी kisi किसी
            kisine किसीने koni कोणी कोणीतरी someone somebody buyer
            seller खरीदार
        """,
    }
)
_ADVANCE = WordBook(
    {
        "advance": """
            advance adwance advans एडवांस एडवान्स अॅडव्हान्स ॲडव्हान्स ऍडव्हान्स upfront
            pehle_paise paise_pehle पहले_पैसे पैसे_पहले aadhi_paise आधी_पैसे
            पैसे_आधी token_money pay_first first_payment half_payment
        """,
        "asks": """
            maang mang maangta maangte mangta mangte मांग माँग मांगता मांगते माँगते मांगा माँगा
            magto magtoy magat मागतो मागतोय मागत मागतात मागितले bol बोल
            कह keh wants want asking asks asked demanding demands safe should pay dena du doon dun
            दूँ दूं देना दे दू देऊ द्यावे dyave surakshit सुरक्षित
            theek ठीक sahi सही barobar बरोबर
        """,
    },
    COMMON_ENGLISH,
)
_PAYING = WordBook(
    {
        "money": """
            paisa paise paisaa पैसा पैसे payment पेमेंट pement amount रकम rakam रक्कम money advance adwance advans एडवांस एडवान्स
            अॅडव्हान्स ॲडव्हान्स ऍडव्हान्स token टोकन bayana बयाना isar इसार deposit डिपॉजिट upfront pay paying
        """,
        "way": """
            paytm पेटीएम phonepe phone_pe फोनपे फोन_पे gpay g_pay google_pay googlepay गूगल_पे गुगल_पे जीपे upi यूपीआई यूपीआय
            bhim भीम
            online ऑनलाइन bank बैंक बँक account अकाउंट khate khata खाते खाता खात्यावर neft imps scan_karu scan_karun स्कैन_करूँ
            स्कैन_करूं स्कॅन_करू
        """,
        "sum": "rupaye rupay rupees rs रुपये रुपए रुपया hazar hajar हज़ार हजार",
        "send": """
            bheju bhejun bhejoon भेजूँ भेजूं भेजू bhej_du bhej_dun भेज_दूँ भेज_दूं dalu daalu dal_du डालूँ डालूं डाल_दूँ
            डाल_दूं bharu
            bharun भरूँ भरूं भरू pathvu pathavu pathau pathvun_deu पाठवू jama_karu जमा_करू जमा_करूँ transfer_karu transfer_kardu
            ट्रांसफर_करूँ ट्रान्सफर_करू taku takun_deu टाकू should_i shall_i can_i may_i scan_karu
            scan_karun स्कैन_करूँ स्कैन_करूं स्कॅन_करू
        """,
        "give": """
            du dun doon dedu de_du दूँ दूं दू दे_दूँ दे_दूं karu karun kardu kar_du करूँ करूं करू कर_दूँ कर_दूं deu dyave देऊ द्यावे
            safe is_it_ok is_it_okay surakshit सुरक्षित
        """,
        "secret": """
            number numbers no nambar नंबर नम्बर क्रमांक otp ओटीपी pin पिन cvv details detail डिटेल aadhaar aadhar आधार card कार्ड
            password पासवर्ड pan पैन पॅन
        """,
        "asks": "kya क्या ka का should shall can may is",
    },
    COMMON_ENGLISH,
)
_LONGEST_DOUBT = 14
_BROKEN = WordBook(
    {
        "broken": """
            torn broken damaged defective spoiled rotten kharab_nikla kharab_nikli kharab_nikle
            ख़राब_निकला खराब_निकला खराब_निकली खराब_निकले kharab_aaya
            kharab_aayi kharab_mila खराब_आया खराब_आई खराब_मिला toota_hua tuta_hua टूटा_हुआ टूटे_हुए
            टूटी_हुई phata_hua fata_hua फटा_हुआ फटे_हुए फटी_हुई
            sada_hua सड़ा_हुआ khrab_nighala kharab_nighala खराब_निघाला खराब_निघाले खराब_निघाली
            खराब_आले खराब_आला tutlela तुटलेला तुटलेले तुटलेली फाटलेला
            फाटलेले फाटलेली faatlela wrong_goods galat_maal गलत_माल चुकीचा_माल
        """,
        "want": """
            chahiye चाहिए pahije पाहिजे need want repair marammat मरम्मत durusti दुरुस्ती buy sell
            bechna kharidna
        """,
    },
    COMMON_ENGLISH,
)
_WISH = WordBook(
    {
        "complaint": """
            shikayat shikayet shikaayat शिकायत complaint complain complane कंप्लेंट takrar takraar तक्रार
            fariyad फरियाद grievance
        """,
        "report": "report रिपोर्ट riport",
        "fill": """
            mujhe मुझे mala मला hame हमें amhala आम्हाला i me we my meri मेरी mazi majhi माझी ek एक a the
            to want have wish karni करनी karna करना
            karaychi करायची karaycha करायचं karaychi nondvaychi नोंदवायची darj दर्ज file register likhani
            likhni लिखनी hai है ahe आहे hain ki
            thi थी chahta chahti चाहता चाहती hu hun हूँ हूं make lodge please plz sir madam ji जी kahan
            kaha कहाँ kuthe कुठे kaise कैसे kashi कशी
            where how karu करूँ करू can do
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST_WISH = 9
_POINTED = WordBook(
    {
        "at": """
            is iski iske isko ise iska uski uske usko uska inki inke unki unke इस इसकी इसके इसको इसका उस उसकी उसके उसको इनकी
            उनकी yachi yacha
            yachya tyachi tyacha याची याच्या याचा त्याची त्याच्या ya या हिची this that him her them aadmi admi आदमी banda bande
            बंदा बंदे
            buyer seller खरीदार खरेदीदार विक्रेता kharidar vikreta maanus manus माणसाची मनुष्य person man guy khilaf ख़िलाफ़
            खिलाफ against about
            viruddh विरुद्ध on of karo करो kara करा kar कर do दो dya द्या
        """
    }
)


def accuses(text: str) -> bool:
    """Does somebody say that the other side cheats ("seller fraud hai", "seller ne dhokha diya")?"""
    found = _ACCUSED.look_up(tokens(text[:400]))
    return found.has("wrong") and found.has("who")


def is_called_a_cheat(text: str) -> bool:
    """Is somebody who is named called a cheat, and not asked about: "Ravi fraud hai"?"""
    words = tokens(text[:400])
    found = _ACCUSED.look_up(words)
    return found.has("wrong") and "?" not in text and bool(words) and not _ASKING & {words[0], words[-1]}


def lost_money(text: str) -> bool:
    """Does somebody say that money of theirs went ("QR code bheja aur 500 rupaye kat gaye", "mera paisa kat gaya")?"""
    words = tokens(text[:400])
    found = _LOSS.look_up(words)
    own = len(words) <= _LONGEST_CRY and (_OWN & {fold(word) for word in words})
    told = any("money" in classes and "gone" not in classes for classes in found.classes)  # the crop's कटाई is no खाता
    told = told or (found.has("trick") and any(word.isdigit() and len(word) >= _A_SUM for word in words))
    return told and found.has("gone") and bool(found.has("trick") or own) and "?" not in text


_A_SUM = 3
"""So many digits and more are rupees where a trick is told of: "qr scan karwaya, 5000 kat gaye"."""
_LONGEST_CRY = 8
"""In more words than these it is told by what trick the money went."""
_OWN = folded(
    "mera mere meri मेरा मेरे maza majhe maze माझे माझा माझ्या majhya my khate khata खाते खाता खात्यातून account अकाउंट"
)


def cries_out(text: str) -> bool:
    """Does somebody tell of a cheat or of money that is gone, whatever they were asked?"""
    return accuses_somebody(text) or lost_money(text)


def wants_to_complain(text: str) -> bool:
    """Does a message only say that somebody has a complaint, without saying which ("mujhe shikayat karni hai", "report")?"""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_WISH:
        return False
    found = _WISH.look_up(words)
    return found.has("complaint", "report") and all(found.classes)


def wants_to_report(text: str) -> bool:
    """Does such a message say that somebody is to be reported: "mujhe report karna hai"?"""
    return wants_to_complain(text) and _WISH.look_up(tokens(text)).has("report")


def reports_them(text: str) -> bool:
    """Is it to be reported whoever the words point at: "report this buyer", "is aadmi ki shikayat karni hai", "याची तक्रार करा"?"""
    words = tokens(text)
    wish, pointed = _WISH.look_up(words), _POINTED.look_up(words)
    if not 1 < len(words) <= _LONGEST_WISH or "?" in text or not wish.has("complaint", "report"):
        return False
    told = all(one or other for one, other in zip(wish.classes, pointed.classes, strict=True))
    return told and pointed.has("at") and not all(wish.classes)


def complains(text: str) -> bool:
    """Does a message complain, saying of what ("I want to complain, bags are torn", "maal kharab nikla")?"""
    words = tokens(text[:400])
    if any(name in word for name in ("nahi", "नहीं", "no") for word in words[:1]):
        return False
    broken = _BROKEN.look_up(words)
    return _WISH.look_up(words).has("complaint") or (broken.has("broken") and not broken.has("want"))


def asks_of_advance(text: str) -> bool:
    """Is somebody asked for money before the goods, or asks if that is safe ("he wants 50% advance, should I pay?")?"""
    words = tokens(text[:400])
    found = _ADVANCE.look_up(words)
    return found.has("advance") and found.has("asks")


def asks_whether_to_pay(text: str) -> bool:
    """Does somebody ask whether to pay: "paytm pe paise bheju?", "advance bheju kya", "आधी पैसे पाठवू का", "should I pay first"?

    "50 rupaye kilo du kya" asks about a price, "bank ka number du?" about a secret.
    """
    words = tokens(text[:400])
    found = _PAYING.look_up(words)
    if not 1 < len(words) <= _LONGEST_DOUBT or found.has("secret") or not ("?" in text or found.has("asks")):
        return False
    return (found.has("money", "way") and found.has("send", "give")) or (found.has("sum") and found.has("send"))


_PERSONS = frozenset(
    "he she seller buyer vikreta kharidar vo wo woh usne isne unhone banda bande aadmi बंदा बंदे आदमी वह वो उसने इसने उन्होंने "
    "त्याने tyane विक्रेता खरीदार खरेदीदार".split()
)
_ASKING = frozenset("kya क्या का ka is are".split())


def accuses_somebody(text: str) -> bool:
    """Does somebody say it of another person, and not ask it of Haat: "he is a fraud", not "ye fraud hai kya"?"""
    words = tokens(text[:400])
    return accuses(text) and bool(_PERSONS & set(words)) and "?" not in text and not _ASKING & {words[0], words[-1]}


_CHECKED = WordBook(
    {
        "checked": """
            verified verify verification सत्यापित satyapit वेरिफाई वेरिफाइड वेरीफाई व्हेरिफाय
            verifai tasdik padtalni पडताळणी पड़ताल
        """,
        "me": """
            i me my get how kaise कैसे kase कसं mera meri मेरा मेरी maza majhi माझी माझं mujhe मुझे
            mala मला karna करना karvana होऊ hou become
        """,
    },
    COMMON_ENGLISH,
)


def wants_to_be_checked(text: str) -> bool:
    """Does a buyer want to be one whom the office has checked ("how do i get verified")?"""
    words = tokens(text[:400])
    found = _CHECKED.look_up(words)
    return len(words) <= 10 and found.has("checked") and found.has("me")
