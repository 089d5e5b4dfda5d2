"""What is answered at once, whatever else is open: questions about Haat itself, thanks, workshops, who sells what."""

from __future__ import annotations

import re

from handlers.folding import fold, folded, tokens
from handlers.reading import kind_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.kinds import is_guess
from handlers.reading.words import WordBook
from handlers.world import World

# ── thanks and greetings ──────────────────────────────────────────────────────────────────────────────────────────

_TALK = WordBook(
    {
        "thanks": """
            thanks thank thankyou thnx thnks thx tnx ty thanku thnku
            thankyu tysm थैंक थैंक्स थैंक्यू थँक थँक्स थँक्यू थॅंक्यू थॅंक्स
            dhanyavad dhanyawad dhanywad dhanyavaad धन्यवाद shukriya
            शुक्रिया aabhar abhar abhari आभार आभारी meharbani मेहरबानी upkar उपकार krupa kripa कृपा
        """,
        "wish": """
            bhagwan bhagvan भगवान bhala भला ishwar ईश्वर khuda deva dev देवा देव bless jug_jug जुग_जुग jiyo जियो
            jite_raho jeete जीते khush खुश sukhi सुखी ashirwad aashirwad आशीर्वाद dua दुआ kalyan कल्याण
            good_morning good_evening good_night good_afternoon good_day gud_morning gudmorning goodmorning
            suprabhat सुप्रभात shubh_prabhat शुभ_प्रभात shubh_ratri शुभ_रात्रि शुभ_रात्री shubh_sakal शुभ_सकाळ
            shubh_din शुभ_दिन गुड_मॉर्निंग गुड_नाईट गुड_नाइट kaise_ho kaise_hain kaise_hai कैसे_हो कैसे_हैं
            kase_ahat कसे_आहात kasa_ahe_tumhi how_are_you how_r_u how_do_you_do shubhechha शुभेच्छा badhai बधाई
            mubarak मुबारक happy_diwali happy_holi happy_new_year
        """,
        "fine": """
            ok okay okey okk k thik theek ठीक bara bare बरं बरे accha acha achha अच्छा good nice great super
            badhiya badiya बढ़िया mast मस्त chan chhan छान sundar सुंदर wah वाह samajh_gaya samajh_gayi समझ_गया
            समझ_गई samjale समजलं कळलं kalale samjha samjhi समझा समझी samajh_aa_gaya समझ_आ_गया pata_chal_gaya
            पता_चल_गया got_it got_that
            understood samajla samajli समजला समजली
        """,
        "bye": """
            kal_aata kal_aati kal_aate kal_aaunga kal_aaungi kal_milte
            kal_milenge kal_milta kal_milti kal_dekhte kal_karte कल_आता
            कल_आती कल_आऊँगा कल_आऊंगा कल_आऊँगी कल_मिलते कल_मिलेंगे
            कल_देखते phir_milte phir_milenge fir_milte fir_milenge फिर_मिलते
            फिर_मिलेंगे baad_me_aata baad_me_milte udya_yeto udya_yete udya_bhetu udya_bhetuya udya_yein udya_yeu उद्या_येतो
            उद्या_येते उद्या_भेटू उद्या_भेटूया उद्या_येईन nantar_bhetu
            punha_bhetu पुन्हा_भेटू नंतर_भेटू bhetuya भेटूया chalta_hu
            chalti_hu chalta_hun चलता_हूँ चलती_हूँ nighto nighte
            निघतो निघते coming_tomorrow come_tomorrow see_you see_u catch_you
            talk_later talk_tomorrow bye bbye byebye goodbye tata alvida अलविदा बाय टाटा will_come_tomorrow back_tomorrow
        """,
        "fill": """
            kal कल udya उद्या tomorrow later soon then phir fir फिर nantar नंतर again with i me we hu hoon hain
            you u yu uh यू यु aap aapka aapko आप आपका आपको tum tumhara तुम tumhi tumche tumcha tumhala तुम्ही तुमचे तुमचा
            तुम्हाला apan आपण आपले so much very a lot the for your help madad मदद sab sabko सब सबको hamesha
            हमेशा bahut bahot बहुत khup khoop खूप lakh लाख hazar ji जी bhai भाई bhaiya भैया didi दीदी sir madam
            mam dada दादा tai ताई kaka काका beta बेटा saheb sahab साहब साहेब haat हाट ka ki ke ko का की के को se
            से hi ही hai he है हैं ahe आहे ahet ho hun hoon हूँ हूं kare karo karega करे करें करो करेगा rahe
            raho रहे रहो din दिन divas दिवस changla changle चांगला चांगलं god all to and aur और ani आणि me mi मी
            mera meri माझा reply jawab जवाब team sarkar dil दिल from mean batane बताने bataya बताया ke_liye
            telling letting know warning bata_diya बता_दिया kiya किया jankari जानकारी soochna सूचना sangitlya_baddal
            sangitlyabaddal सांगितल्याबद्दल kalavlyabaddal कळवल्याबद्दल baddal बद्दल
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST_TALK = 10


def small_talk(text: str) -> str | None:
    """Is a message only "thanks", a good "wish" or a "fine"? None where it says anything else."""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_TALK:
        return None
    found = _TALK.look_up(words)
    if not all(found.classes):
        return None
    return next((what for what in ("thanks", "wish", "fine") if found.has(what)), None)


# ── numbers of everybody, and how many there are ──────────────────────────────────────────────────────────────────

_TRADE = WordBook(
    {
        "number": """
            number numbers num no nos nambar नंबर नम्बर नंबरें mobile mobail मोबाइल मोबाईल phone fon फोन फ़ोन
            contact contacts kontakt संपर्क sampark कॉन्टैक्ट
        """,
        "give": """
            give send share provide bhejo bhej bhejiye bhejna do dedo dijiye dena de भेजो भेज भेजिए भेजना दो दे
            दीजिए देना दीजिये pathva pathav dya पाठवा पाठव द्या chahiye chahie चाहिए pahije pahijet havet havay
            पाहिजे पाहिजेत हवेत हवा हवे need want milega मिलेगा milenge मिलेंगे milel मिळेल मिळतील batao बताओ
            sanga सांगा
        """,
        "everybody": """
            all list lists directory everyone everybody sab sabka sabke sabki sabhi सब सबका सबके सबकी सभी sare
            saare सारे sagle saglyanche saglyancha सगळे सगळ्यांचे सगळ्यांचा सर्व सर्वांचे सर्वांचा sarvanche
            suchi soochi सूची लिस्ट yadi यादी
        """,
        "sellers": """
            seller sellers supplier suppliers dealer vendor vendors maker makers trader traders farmer farmers
            walo wale wala walon वालों वाले वाला vale valo bechne_wale bechnewale vikreta vikrete vikretyanche
            vikretyancha विक्रेता विक्रेते विक्रेत्यांचे विक्रेत्यांचा विक्रेत्याचा विक्रेताओं dukandar
            dukandaro दुकानदार kisan kisano किसान किसानों shetkari शेतकरी शेतकऱ्यांचे karigar कारीगर
        """,
        "own": """
            mera meri mere my mine maza majha mazi माझा माझी माझे मेरा मेरी मेरे apna अपना hamara हमारा amcha
            आमचा our
        """,
        "how_many": "kitne kitni kitna कितने कितनी कितना kiti किती how_many total kul कुल एकूण ekun",
        "people": """
            log logo लोग लोगों lok लोक jan जन जण people person persons seller sellers supplier suppliers vendor
            vendors maker makers farmers bechte bechti bechta बेचते बेचती बेचता bechne बेचने vikreta vikrete
            विक्रेता विक्रेते dukandar दुकानदार dukan दुकान shops shop kisan किसान karigar कारीगर wale walo वाले
            वालों vale viktat vikatat विकतात sell sells selling
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST_ASK = 12
_PRICE_AFTER = folded("ki ka ke me mein mai की का के में मे ला la rupaye रुपये paise पैसे")


def asks_numbers(text: str) -> bool:
    """Does somebody want telephone numbers of sellers at large ("sab haldi walo ke number bhejo")?"""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_ASK or any(word.isdigit() for word in words):
        return False
    found = _TRADE.look_up(words)
    return (
        all(found.has(name) for name in ("number", "give"))
        and found.has("everybody", "sellers")
        and not found.has("own")
    )


def asks_how_many(text: str, world: World) -> str | None:
    """The product of which somebody wants to know how many sell it; None for any other message."""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_ASK or any(word.isdigit() for word in words):
        return None
    found = _TRADE.look_up(words)
    if not (found.has("how_many") and found.has("people")):
        return None
    for place, classes in enumerate(found.classes):
        after = words[place + 1] if place + 1 < len(words) else ""
        if "how_many" in classes and fold(after) in _PRICE_AFTER:
            return None  # "kitne ki haldi bechte ho" asks the price
    return product_asked(text, world)


def product_asked(text: str, world: World) -> str | None:
    """The product among the words of such a question; "log" and "wale" are people there, no timber and no ring."""
    words = tokens(text)
    goods = [word for word, classes in zip(words, _TRADE.look_up(words).classes, strict=True) if not classes]
    concepts = world.catalogue.concepts_in(" ".join(goods))
    return concepts[0] if concepts else None


# ── workshops ─────────────────────────────────────────────────────────────────────────────────────────────────────

_WORKSHOP = WordBook(
    {
        "workshop": """
            workshop workshops work_shop वर्कशॉप वर्कशाप karyashala karyashaala karyashal* कार्यशाला कार्यशाळ*
            training trainings ट्रेनिंग prashikshan* प्रशिक्षण* seminar सेमिनार shivir शिविर शिबिर shibir
            webinar वेबिनार
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_COMING = WordBook(
    {
        "not": "nahi nahin nahi nai nhi नहीं नही नाही नाहि not cannot cant na ना",
        "cut": "kat kaat kato hata hatao hatana nikal nikalo काट काटो हटा हटाओ निकाल काढ काढा काढून kadh kadha cancel radd रद्द",
        "name": "naam nam name नाम nav naav नाव",
        "come": """
            aa aana ana aunga aungi aaunga aaungi aaenge aayenge aa_paunga aa_paungi aa_payenge aa_sakta aa_sakti aa_sakte आ आना
            आऊँगा आऊँगी आऊंगा आऊंगी आएँगे आएंगे आ_पाऊँगा आ_पाऊँगी आ_पाऊंगा आ_पाऊंगी आ_सकता आ_सकती yeu yeta yenar yein येऊ
            येता येणार येईन येणं यायला yayla come coming attend
        """,
        "fill": """
            mai main mein me मैं में मे mi मी ham hum हम amhi आम्ही mujhe मुझे mala मला hamse humse paunga paungi payenge
            paunge पाऊँगा पाऊँगी पाऊंगा पाऊंगी sakta sakti sakte सकता सकती सकते sakenge सकेंगे shakat shakto शकत शकणार jamnar
            jamat जमणार जमत ho ho_payega hoga होगा हो पाएगा payega ab अब ata आता aaj आज kal कल udya उद्या us उस din दिन tarikh
            ko को wapas vapas hai hu hun है हूँ हूं ahe आहे i we to can will the able am are sorry maaf kijiye माफ कीजिए
            workshop वर्कशॉप karyashala कार्यशाला कार्यशाळेला training ट्रेनिंग
            mera meri मेरा मेरी maza majha माझं माझे माझा do दो dijiye दीजिए lo लो tak टाक taka टाका se से ka का karo kar करो कर
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_GROUP = WordBook(
    {
        "group": "group groups grup grups gurup ग्रुप ग्रुपमध्ये ग्रुपमधे ग्रुपचा ग्रुपला ग्रुपों",
        "deed": """
            join joining jodo jod jodna jodiye judna jud judne judana jude जोड़ो जोड़ जोड़ना जोड़िए जुड़ना जुड़ जुड़ने add
            shamil शामिल
            samil सामील vhaycha vhaychay vhaychan व्हायचंय व्हायचं व्हायचे whatsapp व्हाट्सऐप chhodna chodna chhodo chodo
            छोड़ना छोड़ो
            nikalna nikalo निकलना निकालो sodaycha सोडायचा leave ghya घ्या
        """,
        "own": """
            mera meri mere maza maze majha majhe mazhe मेरा मेरी
            मेरे माझा माझे my show dikhao dikhaiye dikhana दिखाओ दिखाइए dakhva
            दाखवा kaun kaunsa konta कौन कौनसा कोणता which konsa batao बताओ sanga सांगा chahiye चाहिए pahije पाहिजे
        """,
        "fill": """
            me mein main mai में मे ko को se से ka ki ke का की के
            cha che chi चा चे ची hai he है ahe आहे hain mujhe muje मुझे mala
            मला hame हमें do दो dijiye दीजिए lo लो karo kar करो कर karna करना kara करा karaycha करायचं i want to in the a please
            kaise कैसे kase कसं koi कोई kya क्या ka का h hu hoon hun हूँ हूं sakta sakti sakte सकता सकती सकते chahta chahti
            चाहता चाहती
            ghya घ्या ghyal घ्याल chya च्या bhi भी pan पण is there any of for wala वाला wale वाले ye yeh यह
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST_WISH = 8


def cannot_come(text: str) -> bool:
    """Does a message say nothing but that somebody cannot come ("mai nahi aa paungi", "मला यायला जमणार नाही")?"""
    words = tokens(text)
    if not 1 < len(words) <= _LONGEST_WISH:
        return False
    found = _COMING.look_up(words)
    off = (found.has("not") and found.has("come")) or takes_off_a_name(text)
    return all(found.classes) and off


_THERE = WordBook(
    {
        "not": """
            nahi nahin nai nhi नहीं नही नाही नाहि not cannot
            cant couldnt wont dont unable mushkil मुश्किल kathin कठीण अवघड avghad
        """,
        "come": """
            aa aana ana aunga aungi aaunga aaungi aaenge aayenge aati aata aajaunga aajaungi आ आना आऊँगा आऊँगी आऊंगा आऊंगी
            आएँगे आएंगे
            आती आता yeu yeto yete yeta yein yenar येऊ येतो येते येता येईन येणार येणं यायला yayla come coming attend reach
            pahunch* पहुँच*
            pohoch* पोहोच*
        """,
        "can": """
            payega paunga paungi payenge पाएगा पाऊँगा पाऊँगी पाऊंगा पाऊंगी पाएँगे पाएंगे sakta sakti sakte sakenge सकता सकती
            सकते सकेंगे
            shakat shakto शकत शकतो शकते jamel jamnar jamat जमेल जमणार जमत make free possible शक्य shakya
        """,
        "ask": "kab कब kadhi कधी kaha kahan कहाँ कहां kuthe कुठे when where kitne कितने kiti किती kya क्या",
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST_ANSWER = 12


def comes(text: str) -> str | None:
    """Whoever was asked "are you coming?" and says in a sentence "yes" or "no" to it; None for other words."""
    words = tokens(text)
    found = _THERE.look_up(words)
    if "?" in text or len(words) > _LONGEST_ANSWER or found.has("ask"):
        return None
    if cannot_come(text) or takes_off_a_name(text) or (found.has("not") and found.has("come", "can")):
        return "no"
    return "yes" if found.has("come") and not found.has("not") else None


_WHEN = WordBook(
    {
        "asks": """
            kab kabse कब kitne_baje कितने_बजे kahan kaha kahaan कहाँ कहां
            kidhar किधर kis_jagah किस_जगह address पता pata timing kadhi कधी
            kiti_vajta किती_वाजता kuthe kuthay कुठे कुठं where when what_time location लोकेशन
        """,
        "of_it": """
            hai he h hain है हैं ahe aahe आहे ye yeh yah wo vo woh यह
            ये वो वह he हे ti ते ती hogi hoga होगी होगा hoil होईल honar होणार asel
            असेल shuru शुरू suru सुरू start starts begin begins does it is
            the me mein में aana ana jana आना जाना pahunchna पहुँचना yaycha
            yaychay yayche यायचं यायचंय workshop वर्कशॉप karyashal*
            कार्यशाला कार्यशाळ* training ट्रेनिंग prashikshan* प्रशिक्षण* program
            programme shivir शिविर jagah जगह place venue din दिन tarikh तारीख ka ki ke
            ko का की के को la ला cha chi चा ची se से kya क्या
            batao bata बताओ बताइए bataiye sanga सांगा do दो please ji जी sir madam tell at on to mujhe मुझे mala मला hame हमें
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST_WHEN = 8


def asks_when_or_where(text: str) -> bool:
    """Do words only ask when or where a workshop is: "kitne baje hai", "कुठे यायचं"?"""
    words = tokens(text)
    found = _WHEN.look_up(words)
    return 0 < len(words) <= _LONGEST_WHEN and found.has("asks") and all(found.classes)


def speaks_of_coming(text: str) -> bool:
    """Is a word of coming, or of being there, among these?"""
    return _THERE.look_up(tokens(text)).has("come")


_CERTIFICATE = folded(
    "certificate certificates certificat sartificate सर्टिफिकेट प्रमाणपत्र प्रमाण-पत्र pramanpatra praman_patra"
)


_PAPER_OF_PROOF = re.compile(r"प्रमाण[ -]?पत्र|pra+ma+n[ -]?pa+tr")


def names_certificate(text: str) -> bool:
    """Do these few words ask for a certificate?"""
    named = bool({fold(word) for word in tokens(text)} & _CERTIFICATE)
    return len(text) <= 80 and (named or _PAPER_OF_PROOF.search(text.casefold()) is not None)


def takes_off_a_name(text: str) -> bool:
    """Does a message want a name off the list ("gita ka naam hata do")?"""
    found = _COMING.look_up(tokens(text))
    return found.has("cut") and found.has("name")


def is_group_matter(text: str, world: World) -> bool:
    """Does somebody want into, out of or to see a group ("group me judna hai", "haldi ka group", "mere group")?

    A self-help group that says what it makes is none: beside the asking words only goods may stand.
    """
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_WISH:
        return False
    found = _GROUP.look_up(words)
    if not found.has("group") or (len(words) > 1 and not found.has("deed", "own", "fill")):
        return False
    others = [word for word, classes in zip(words, found.classes, strict=True) if not classes]
    return all(world.catalogue.concepts_in(word) for word in others)


_CODE = re.compile(r"[A-Z]{2,12}(?: ?\d{4,6}|[-_]?\d{2,6})|[a-zA-Z]{4,12}\d{4,6}|[a-zA-Z]{2,12}[-_]\d{2,6}")
_NO_CODES = frozenset("rs inr kg gm mtr pcs no num rate size pin sr gst hsn lot haat".split())
_TRADES = ("enquiry", "offer", "complaint", "scam")


def is_workshop_matter(text: str) -> bool:
    """Is a message about a workshop, in words: when it is, a place at it, its code? A mere guess of the weights is none."""
    kind = kind_of(text)
    if kind == "workshop" and not is_guess(text):
        return True
    return kind not in _TRADES and _WORKSHOP.look_up(tokens(text[:400])).has("workshop")


_ASKING = WordBook(
    {
        "ask": """
            puchna poochna puchhna puchni पूछना पूछनी पुछना vicharaycha vicharayche vicharaycha विचारायचं विचारायचे विचारायचंय
            विचारू
            ask sawal savaal सवाल prashn prashna प्रश्न question query doubt जानना janna jaanna
        """,
        "fill": """
            mujhe मुझे mala मला hame हमें amhala आम्हाला i me we want to
            a have had kuch kuchh कुछ kahi kaahi काही ek एक baat बात
            tha था hai है ahe आहे ahet hain ho hota होता hoti chahta chahti चाहता चाहती hu hun हूँ हूं need would like
            something thing
            aapse आपसे tumhala तुम्हाला aapko आपको from you sir madam ji जी bhai भाई namaste नमस्ते namaskar नमस्कार hello hi
            please plz
        """,
    }
)


def wants_to_ask(text: str) -> bool:
    """Does a message only say that somebody has a question ("mujhe kuch puchna hai"), without asking it yet?"""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_WISH:
        return False
    found = _ASKING.look_up(words)
    return found.has("ask") and all(found.classes)


def is_bare_code(text: str, world: World) -> bool:
    """Is a message nothing but a code as workshops have it ("IGNITE2026", "WS-4321"), and neither goods nor a place?"""
    plain = text.strip(" .!?")
    letters = re.sub(r"[\d _-]", "", plain).casefold()
    if not _CODE.fullmatch(plain) or letters in _NO_CODES:
        return False
    return not world.catalogue.concepts_in(letters) and world.places.resolve(letters) is None
