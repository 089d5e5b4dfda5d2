"""Cries: what the other side tries ("OTP maang raha hai"), or what somebody has done already ("scan kar diya"), told to Haat."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.language import N_
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.safety import grievances

_BOOK = WordBook(
    {
        "trap": """
            qr क्यूआर क्युआर scan skan स्कैन स्कॅन scanner स्कैनर स्कॅनर otp ओटीपी pin पिन mpin cvv request रिक्वेस्ट link लिंक
            anydesk
            teamviewer एनीडेस्क password पासवर्ड aadhaar aadhar आधार atm एटीएम
        """,
        "fee": """
            advance adwance advans एडवांस एडवान्स अॅडव्हान्स ॲडव्हान्स ऍडव्हान्स deposit डिपॉजिट डिपॉझिट token टोकन bayana बयाना fee
            fees फीस फी charge charges चार्ज registration रजिस्ट्रेशन commission कमीशन कमिशन
        """,
        "money": "paise paisa paisay पैसे पैसा rupaye rupay rupees रुपये रुपए money payment पेमेंट rakam रकम रक्कम",
        "they_ask": """
            maang_raha maang_rahi maang_rahe mang_raha mang_rahi mang_rahe मांग_रहा मांग_रही मांग_रहे माँग_रहा माँग_रही माँग_रहे
            maangta_hai maangti_hai maangte_hai mangta_hai mangti_hai mangte_hai मांगता_है मांगती_है माँगता_है माँगती_है मांगते_हैं
            maang_rha mang_rha mang_rhe maang_rhe maang_rhi bol_rha bol_rhe kah_rha
            bol_raha bol_rahi bol_rahe बोल_रहा बोल_रही बोल_रहे bolta_hai bolti_hai बोलता_है बोलती_है kah_raha kah_rahi kah_rahe
            keh_raha keh_rahi keh_rahe कह_रहा कह_रही कह_रहे kehta_hai kahta_hai kehti_hai कहता_है कहती_है bhej_raha bhej_rahi
            bhej_rahe
            भेज_रहा भेज_रही भेज_रहे bhejta_hai भेजता_है karwa_raha karva_raha kara_raha करवा_रहा करा_रहा puch_raha pooch_raha
            पूछ_रहा
            magat_aahe magat_ahe magat_ahet magat_aahet मागत_आहे मागत_आहेत mhanat_ahe म्हणत_आहे sangat_ahe सांगत_आहे
            asking_me asks_me asked_me told_me tells_me wants_me demanded_from_me demanding_from_me is_asking are_asking
            keeps_asking
        """,
        "asked": """
            magtoy magtay magto magte magtat magitle magitla magitli मागतोय मागतेय मागतो मागते मागतात मागितले मागितला मागितली
            मागितलं
            mhantoy mhanto mhantay म्हणतोय म्हणतो म्हणतेय म्हणतात sangtoy sangtay सांगतोय सांगतेय karayla करायला maanga mangi maangi
            maange मांगा माँगा मांगी माँगी मांगे माँगे mangta mangti maangta maangti asks asked asking wants wanted demands demanded
            demanding
        """,
        "sent": """
            bheja bheji bheje भेजा भेजी भेजे pathavla pathavle pathavli pathavtoy पाठवला पाठवले पाठवली पाठवलं पाठवतोय पाठवून pathvun
            sent sends sending bola boli bole kaha बोला बोले कहा mhanala mhanale म्हणाला म्हणाले said
        """,
        "them": """
            usne unhone isne banda bande aadmi admi buyer seller kharidar kharidaar vyapari उसने उन्होंने इसने बंदा
            बंदे आदमी खरीदार ख़रीदार खरेदीदार व्यापारी विक्रेता vikreta manus माणूस त्याने तिने त्यांनी tyane tine tyanni
            to_manus he she they
        """,
        "to_me": """
            mujhse mujhe mujhko mereko mere_se मुझसे मुझे मुझको mala माझ्याकडे माझ्याकडून mazyakade majhyakadun me from_me
        """,
        "you": """
            rahe_ho raha_hai_tu रहे_हो maangte_ho mangte_ho मांगते_हो माँगते_हो aap aapne aapka aapki aapke tum tumne tumhara
            tumhi tumcha tumchi you your आप आपने आपका आपकी आपके तुम तुमने तुम्ही तुमचा तुमची
        """,
        "i_do": "hu hun hoon hunga हूँ हूं mi मी i we aamhi amhi आम्ही",
        "third": """
            driver ड्राइवर transport transporter transporters ट्रांसपोर्ट ट्रांसपोर्टर ट्रान्सपोर्ट ट्रान्सपोर्टर courier_wala
            courier_wale courier_company
            कूरियर_वाला कूरियर_वाले कुरियर_वाला कुरिअरवाला gaadi_wala gadi_wala gadi_wale गाड़ी_वाला गाड़ी_वाले truck_wala
            ट्रक_वाला majdoor mazdoor
            majur मजदूर मज़दूर मजूर labour लेबर mistri मिस्त्री karigar कारीगर mandi मंडी dukandar दुकानदार bank बैंक बँक
            company कंपनी
            manager मैनेजर accountant papa पापा pitaji पिताजी malik maalik मालिक patni पत्नी beta बेटा boss packing_wala पैकिंग_वाला
            delivery डिलीवरी डिलिव्हरी post_office पोस्ट_ऑफिस haat हाट sarkar सरकार office ऑफिस दफ्तर कार्यालय
        """,
        "scan": "scan skan स्कैन स्कॅन scanned",
        "secret": "otp ओटीपी pin पिन mpin cvv password पासवर्ड",
        "request": "request रिक्वेस्ट",
        "link": "link लिंक anydesk teamviewer एनीडेस्क",
        "did": """
            kar_diya kar_di kar_dia kardiya kardi kar_liya कर_दिया कर_दी कर_लिया kiya_hai kiya maine_kiya किया ho_gaya हो_गया
            ho_gayi
            kela kele keli केला केलं केले केली scanned did
        """,
        "gave": """
            bata_diya bata_di batadiya बता_दिया बता_दी de_diya de_di dediya दे_दिया दे_दी bhej_diya bhejdiya भेज_दिया daal_diya
            dal_diya
            daal_di डाल_दिया डाल_दी daala dala डाला bata_diye sangitla sangitle सांगितला सांगितलं सांगितले dila dile दिला दिलं दिले
            takla takle टाकला टाकलं टाकले gave told shared entered typed
        """,
        "opened": """
            accept_kar approve_kar एक्सेप्ट_कर अप्रूव_कर accept_kiya accept_ki swikarli स्वीकारली स्वीकार_की manjur_keli
            मंजूर_केली accepted
            approved accept_keli click_kar click_kiya क्लिक_कर क्लिक_किया khol_diya khola kholi खोल_दिया खोला खोली दबा_दिया
            daba_diya
            ughadli उघडली clicked opened click_kela click_keli क्लिक_केलं क्लिक_केली install_kar install_kiya installed
        """,
        "paper": """
            bill बिल challan चालान invoice certificate सर्टिफिकेट प्रमाणपत्र gst जीएसटी paper कागज kagaz kagaj कागज़ कागद
            document documents
            photo फोटो form फॉर्म udyam उद्यम receipt रसीद pavti पावती letter catalogue pincode pin_code पिन_कोड पिनकोड label लेबल
            packet पैकेट पाकीट
        """,
        "not": "nahi nahin nai nhi नहीं नही नाही not didnt didn't never mat मत",
        "threat": """
            dhamki dhamkiya dhamkaya धमकी धमकियाँ धमकाया threat threats threatening threatened blackmail blackmailing ब्लैकमेल
            gaali gaaliyan
            galiyan gali गाली गालियाँ गालियां shivya shivigal शिव्या शिवीगाळ abusing abuses abused harassing harasses harassment
            pareshan
            परेशान tang_kar तंग_कर त्रास tras gandi ganda gande गंदी गंदा गंदे ghan घाण ashlil अश्लील vulgar dirty nude
        """,
        "does_it": """
            de_raha de_rahi de_rahe दे_रहा दे_रही दे_रहे deta_hai deti_hai देता_है देती_है di_hai दी_है detoy detay देतोय देतेय देतो
            kar_raha kar_rahi kar_rahe कर_रहा कर_रही कर_रहे karta_hai करता_है kartoy kartay करतोय करतेय करतो bhej_raha bhej_rahi
            भेज_रहा
            भेज_रही bhejta_hai पाठवतोय pathavtoy bak_raha बक_रहा bol_raha बोल_रहा is_threatening is_abusing threatening_me
            abusing_me
            harassing_me threatened_me abused_me blackmailing_me sends_me sent_me sending_me
        """,
        "fake": "fake फेक farzi farji फर्जी फ़र्ज़ी nakli नकली jhootha jhutha झूठा झूठी khota khoti खोटा खोटी bogus बोगस",
        "person": """
            buyer seller aadmi admi banda banda_hai kharidar kharidaar khariddar vyapari company customer number account profile id
            आदमी बंदा खरीदार ख़रीदार खरेदीदार व्यापारी कंपनी ग्राहक नंबर खाता प्रोफाइल माणूस manus person man guy vikreta विक्रेता
        """,
        "pointing": "ye yeh hai he ha ahe यह ये है हा ही आहे is this it all sab सब wo vo वो",
        "save": """
            bachao bachaiye bachaao बचाओ बचाइए vachva vachava वाचवा save_me phas_gaya phas_gayi fas_gaya fas_gayi फँस_गया
            फंस_गया फँस_गई फंस_गई fasalo fasale फसलो फसले
        """,
        "cheat": """
            fraud फ्रॉड chor चोर thag thagi ठग ठगी dhokha dhoka धोखा धोका dhokebaaz धोखेबाज cheat cheater cheating cheated scam
            scammer
            fasavtoy fasavtay fasavto fasavla fasavnuk फसवतोय फसवतेय फसवतो फसवलं फसवले फसवणूक loot लूट
        """,
        "help": "madad madat मदद मदत help sahayata सहायता bachao बचाओ वाचवा",
        "trusty": """
            sahi सही asli असली genuine real bharosa bharose bharosemand भरोसा भरोसे भरोसेमंद trust trusted trustworthy vishwas
            vishvas
            विश्वास khara kharach खरा खरी खरंच pakka_hai safe surakshit सुरक्षित fraud फ्रॉड fake फेक nakli नकली thag ठग reliable
        """,
        "this_one": """
            is_pe is_par ispe ispar iske iska inpe inpar unpe uspe uska इस_पे इस_पर इसपे इसपर इनपे इनपर उसपे ye_banda yeh_banda
            ye_aadmi
            yeh_aadmi ye_buyer ye_seller ye_kharidar ये_बंदा ये_आदमी यह_आदमी यह_खरीदार ये_खरीदार this_man this_person this_buyer
            this_seller
            this_guy him her he she the_buyer the_seller ha_manus हा_माणूस हा_खरेदीदार हे_खरेदीदार yachyavar tyachyavar याच्यावर
            त्याच्यावर
            ya_mansavar या_माणसावर banda aadmi आदमी बंदा buyer seller खरीदार खरेदीदार विक्रेता kharidar
        """,
        "asks": "kya क्या ka का kay काय is are can kaisa kaise कैसा कैसे kasa कसा should sakte sakta सकते सकता",
        "money_gone": """
            paise_gaye paisa_gaya paise_gayab पैसे_गए पैसा_गया पैसे_गये पैसे_गायब paise_gele पैसे_गेले money_gone money_is_gone
            paise_chale_gaye पैसे_चले_गए khata_khali खाता_खाली khate_khali खाते_रिकामे account_khali lost_my_money
        """,
        "police": "cyber साइबर सायबर एफआईआर 1930 police पुलिस पोलिस thana थाना थाने thane_me",
        "to_police": """
            batau bataun batana बताऊँ बताऊं बताना complaint shikayat शिकायत takrar तक्रार report jau jaun jana jaunga जाऊँ जाऊं
            जाना case
            केस karu करूँ करूं करू number नंबर sangu सांगू karaychi करायची
        """,
    },
    COMMON_ENGLISH,
)
MONEY_GONE = N_("Ring 1930 at once, it is free: the bank may still hold the money. Tell nobody an OTP or PIN.")
_SHORT = 4
"""So few words are a cry and nothing besides: "bachao", "paise gaye mere"."""


def cries(text: str, *, sells: bool) -> bool:
    """Do words tell Haat of a trap or of harm, so that whoever did it must not read them? `sells`: nobody scans to be paid."""
    words = tokens(text[:400])
    if not words:
        return False
    found = _BOOK.look_up(words)
    return (
        _is_asked(found)
        or _fell_for_it(found, sells=sells)
        or _is_harmed(found)
        or _is_a_fake(found, sells=sells)
        or (len(words) <= _SHORT and found.has("save", "money_gone") and not found.has("you", "not"))
        or (found.has("cheat") and found.has("help") and not found.has("you", "not"))
        or (found.has("police") and found.has("to_police") and not found.has("you"))
    )


def doubts(text: str) -> bool:
    """Does somebody ask Haat whether the other side is to be trusted: "kya ye banda sahi hai?", "is this buyer genuine?"?"""
    words = tokens(text[:400])
    if not 2 < len(words) <= _LONGEST_DOUBT:
        return False
    found = _BOOK.look_up(words)
    asks = "?" in text or found.has("asks")
    return asks and found.has("trusty") and found.has("this_one") and not found.has("you", "money", "fee", "goods")


_LONGEST_DOUBT = 9


def _is_asked(found: Words) -> bool:
    """ "OTP maang raha hai", "he wants an advance": told of somebody, and not said to them nor of oneself."""
    of_them = found.has("them", "to_me")
    if found.has("third") or (found.has("i_do") and not of_them) or (found.has("you") and not found.has("them")):
        return False
    if found.has("trap") and (found.has("they_ask", "asked") or (found.has("sent") and of_them)):
        return not found.has("paper")
    return found.has("fee", "money") and (found.has("they_ask") or (found.has("asked") and of_them))


def _fell_for_it(found: Words, *, sells: bool) -> bool:
    """ "haan kar diya scan" by who sells, "OTP bata diya", "request accept kar di"."""
    if found.has("not", "paper", "third"):
        return False
    scanned = sells and found.has("scan") and found.has("did")
    told = found.has("secret") and found.has("gave")
    return scanned or told or (found.has("request", "link") and found.has("opened"))


def _is_harmed(found: Words) -> bool:
    """ "dhamki de raha hai", "gande photo bhej raha hai"."""
    return found.has("threat") and found.has("does_it") and not found.has("you", "not")


def _is_a_fake(found: Words, *, sells: bool) -> bool:
    """ "ye nakli buyer hai", and by who sells "fake hai ye"; goods may be artificial."""
    if not found.has("fake") or found.has("not", "you"):
        return False
    short = sells and len(found.words) <= _SHORT and all({"fake", "pointing"} & each for each in found.classes)
    return found.has("person") or short


def fell_for_it(text: str, *, sells: bool) -> bool:
    """Has somebody given away what money is taken with, or lost it already? Then the bank must hear of it at once."""
    found = _BOOK.look_up(tokens(text[:400]))
    return _fell_for_it(found, sells=sells) or found.has("money_gone") or grievances.lost_money(text)


def of_money(text: str) -> bool:
    """Is it money, a code or a number that is asked for, or that is gone, and no threat and no false name?"""
    found = _BOOK.look_up(tokens(text[:400]))
    return _is_asked(found) or _fell_for_it(found, sells=True) or found.has("money_gone") or grievances.lost_money(text)
