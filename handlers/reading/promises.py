"""Money wanted first for what is free or never comes, and promotion of what no market of goods trades: told by words."""

from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words

_CLASSES = {
    "gift": """
        loan loans lon लोन कर्ज karj karja कर्जा mudra मुद्रा scheme schemes yojana yojna योजना योजने subsidy sabsidi सब्सिडी
        anudan अनुदान grant grants tender टेंडर निविदा lottery lotri लॉटरी prize inaam inam इनाम बक्षीस lucky_draw job jobs
        naukri नौकरी नोकरी nokri joining जॉइनिंग licence license laisens लाइसेंस परवाना badge बैज verified parcel पार्सल customs
        gi_tag जीआई_टैग जीआय foreign_order videshi_order विदेशी_ऑर्डर परदेशी_ऑर्डर pardeshi_order foreign_importer foreign_buyer
        videshi_party विदेशी_पार्टी export_order dubai_order gharkul घरकुल awas आवास machine_free मशीन_मुफ्त मुफ्त_मशीन मशीन_मोफत
        free_machine free_stall stall_free milega_free me_free stall_milega pm_yojana certificate सर्टिफिकेट cheque_bana
        buyer_ka_order sarkari सरकारी
        selected winner congratulations congrats badhai_ho अभिनंदन
        """,
    "fee": """
        fee fees फीस फी fi charge charges चार्ज security सिक्योरिटी deposit डिपॉजिट commission कमीशन कमिशन registration रजिस्ट्रेशन
        नोंदणी stamp स्टांप kharcha खर्चा खर्च gst जीएसटी tax टैक्स कर clearance insurance_charge vima विमा processing प्रोसेसिंग
        file_charge फाइल कागज कागज़ kagaz refundable_fee rupaye_do रुपये_दो paise_do token टोकन online_bhejo naam_likhwane नाम_लिखवाओ
        agent एजेंट एजंट lagenge लगेंगे lagtil लागतील release
        """,
    "pay": """
        bhejo bhejiye bhej भेजो भेजिए भेज भेजें do दो de दे दें dijiye दीजिए dekar देकर deposit send pay transfer bharo bharun bhara भरा भरो
        भरून भरिए jama जमा pathva पाठवा dya द्या kara lagenge लगेंगे lagtil लागतील dalo डालो
        """,
    "excuse": """
        receipt rasid raseed rasid रसीद पावती pavti dic office daftar दफ्तर कार्यालय karyalay sample सैंपल नमुना freight bhada भाड़ा
        भाडे courier कुरिअर कूरियर delivery डिलीवरी डिलिव्हरी balance बाकी उरलेले
        """,
    "paid": """
        bayana बयाना visar विसार दे_दिया de_diya दे_दी de_di दे_दिए de_diye दिया_था diya_tha bhej_diya भेज_दिया dila दिला dile दिले
        दिलं पाठवले pathavle paid
        """,
    "mat": "mat मत",  # "do not" to a Hindi reader, a vote to a Marathi one
    "warning": """
        naka नका nako नको dont do_not never beware careful bacho बचो savdhan सावधान free_hai मुफ्त_है मोफत_आहे is_free
        are_free koi_fee_nahi na_dena
        """,
    # promotion, by what it is for
    "lending": "loan loans लोन कर्ज कर्जा karj कर्जासाठी credit_card क्रेडिट_कार्ड emi finance",
    "insuring": "insurance bima बीमा vima विमा premium policy पॉलिसी",
    "housing": "flat flats फ्लॅट फ्लैट plot plots प्लॉट bhk apartment villa बंगला jameen_bikau",
    "investing": """
        mutual_fund म्यूचुअल_फंड sip crypto bitcoin trading ट्रेडिंग share_market शेयर_मार्केट शेअर_मार्केट forex paisa_double
        पैसा_डबल mlm network_marketing नेटवर्क_मार्केटिंग
        """,
    "gambling": "satta सट्टा matka मटका betting casino rummy रमी रम्मी teen_patti lottery_ticket jackpot",
    "body": """
        weight_loss lose_weight vajan_ghata vajan_kami वजन_घटा charbi चर्बी belly potachi_charbi
        वजन_घटाएँ वजन_घटाओ वजन_कमी hair_fall केस_गळती केस_गळतीवर
        बाल_झड़ना slimming diet motapa मोटापा belly_fat
        """,
    "fame": "followers follower फॉलोअर्स फॉलोअर फॉलोवर likes subscribers subscriber सब्सक्राइबर सबस्क्रायबर views panel reviews",
    "magic": "vashikaran वशीकरण jyotish ज्योतिष astrology tantrik तांत्रिक",
    "employing": "jobs naukri नौकरी नोकरी nokri vacancy vacancies bharti भर्ती भरती hiring telecaller",
    "homework": "work_from_home घर_बैठे ghar_baithe घरबसल्या gharbaslya part_time पार्ट_टाइम data_entry",
    "travel": "holiday_package हॉलिडे tour_package टूर_पैकेज visa study_visa वीज़ा",
    "phones": "recharge रिचार्ज cashback कैशबैक down_payment डाउनपेमेंट zero_down",
    "voting": """
        vote वोट matdan मतदान matdar मतदार candidate ummidvar उमेदवार उम्मीदवार उमेदवारालाच chhap_yaad nishani निशाणी chunav चुनाव
        nivadnuk निवडणूक pakshala पक्षाला nivdun निवडून jitao जिताओ जिताएँ vijayi विजयी abki_bar अबकी_बार rally रैली
        """,
    "hook": """
        apply instant झटपट jhatpat turant तुरंत guarantee guaranteed गारंटी lowest cheapest cheap sasta booking बुकिंग bikau बिकाऊ
        विक्रीला vikrila for_sale interest vyaj व्याज ब्याज daily roz रोज daily_profit profit kamao kamaye कमाएँ कमाओ कमवा jeeto जीतो
        जीता lagao लगाओ khelo download ramban रामबाण farak फरक renew humare_through hamare_through shuru_karo शुरू_करो sampark संपर्क
        contact message details milo मिलो seats सीटें समाधान samadhan free_no lifetime approval manjuri मंजुरी today abhi अभी yaad याद
        laksha_theva लक्षात_ठेवा kara करा karo करो din_me दिन_में mahina महिना महीना hapta हप्ता pakka पक्का tips signals starting
        de_do दें hiring suvidha सुविधा
        join joining जॉइन salary vetan वेतन pagar पगार zarur ज़रूर जरूर dya द्या jitao जिताओ nivdun_dya निवडून_द्या
        """,
}
_BOOK = WordBook(_CLASSES, COMMON_ENGLISH | frozenset("ka la de do na he ha ye lo kara karo ke के badhai बधाई".split()))
TOPICS = (
    "lending", "insuring", "housing", "investing", "gambling", "body", "fame", "magic", "employing", "homework", "travel", "phones",
    "voting",
)  # fmt: skip


def looked_up(words: list[str]) -> Words:
    """A post's words with their classes here."""
    return _BOOK.look_up(words)


def wants_fee_first(words: Words, *, amount: bool, asks: bool) -> bool:
    """Money is to be paid for a scheme, a loan, a job, a prize, a badge, an order from far away; with a receipt of the
    office, between buyer and maker, as a question or as a warning it is none."""
    if not amount or asks or words.has("warning", "mat", "excuse"):
        return False
    return words.has("gift") and words.has("fee") and words.has("pay")


def promotes(words: Words, *, asks: bool) -> bool:
    """Something that no market of goods trades is offered with what draws people in; a question about it is none."""
    if asks or words.has("warning", "excuse") or (words.has("mat") and not words.has("voting")):
        return False
    return words.has(*TOPICS) and words.has("hook")
