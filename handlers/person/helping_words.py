"""What is said of helping others: "samuh ki bahnon ko jodna hai", "ab main khud karungi", "abhi kaun bol raha hai"."""

from __future__ import annotations

from collections.abc import Collection

from handlers.folding import fold, tokens
from handlers.matching.endings import nouns_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words

_BOOK = WordBook(
    {
        "others": """
            bahan bahen behan behen bahne bahnon behnon bahano बहन बहनें बहनों bai baiya baya बाई बाया बायका bayka baayka bayakanna
            baykanna बायकांना बायांना बाईंना ताईंना भगिनी भगिनींना सखींना बहिणी बहिणींना bahini bahininna mahilanna
            didi दीदी didiyon mahila mahilao mahilaon महिला महिलाएँ महिलाओं महिलांना aurat auraten aurato औरत औरतें औरतों sakhi
            sakhiyon सखी सख्या maitrin मैत्रीण मैत्रिणी मैत्रिणींना bhai bhaiyon bhau भाई भाइयों भाऊ भावाला bhavala padosi
            padosan पड़ोसी
            पड़ोसन शेजारी शेजारीण sadasya sadasyon सदस्य सदस्यों सदस्या सभासद member members beti बेटी beta बेटा bahu बहू
            mulga मुलगा
            मुलाला mulgi मुलगी मुलीला patni पत्नी biwi pati पति navra नवरा saas सास sasu सासू devrani jethani nanad nanand नणंद जाऊ
            maa माँ aai आई karigar कारीगर artisans women sister sisters brother brothers neighbour wife husband friend friends
            log logo logon लोग लोगों lok lokanna lokana लोक लोकांना people persons sellers vikrete विक्रेते vikretyanna
            विक्रेत्यांना bunkar bunkaron बुनकर बुनकरों karigaron कारीगरों karigiranna कारागिरांना कारागीर
            gatatil gatatlya gatatli गटातील गटातल्या गटातली samuh_ki samuh_ke समूह_की समूह_के group_ki_behen
        """,
        "them": """
            usko usse use unko unhe inko inhe isko iska inka uska unka उसको उसे उनको उन्हें इनको इन्हें इसको tila tyala tyanna tyana
            तिला त्याला त्यांना त्यांची him her them sabko sabhi sabka सबको सभी sagle saglyanna saglyana सगळ्यांना सर्वांना sarvanna
        """,
        "bring": """
            jodna jodni jodne jodo jod jodiye jodu jodun judwana judwao jodwana जोड़ना जोड़नी जोड़ने जोड़ो जोड़ जोड़िए जोड़ूँ जोडूं
            जुड़वाना जुड़वाओ जोडायचं जोडायचे जोडायची जोडा जोडू जोडून jodaycha jodaychay jodaychi joda jodu shamil शामिल सामील samil
            register registration रजिस्टर नोंदणी nondani darj likhwana likhwani likhana लिखवाना लिखवानी add bring_in sign_up onboard
        """,
        "goods": "maal mal माल saman सामान item goods product products rate रेट photo फोटो number नंबर whatsapp telegram app ऐप",
        "mine": "mujhe mujhko मुझे मुझको mala मला me i main mai मैं मै mi मी hame हमें amhala आम्हाला",
        "many": "kaun koun कौन kon कोण list suchi soochi सूची यादी yadi kitne kitni कितने कितनी kiti किती who",
        "here": """
            juda jude judi jude_hai juda_hai जुड़ा जुड़े जुड़ी jodle jodlele जोडले जोडलेले जोडलेली majhyakade mazyakade
            माझ्याकडे mere_sath
            mere_saath मेरे_साथ mere_phone mere_fon मेरे_फोन मेरे_फ़ोन majhya_phone माझ्या_फोनवर maze_lok majhe_lok माझे_लोक
            mere_log मेरे_लोग
            meri_bahne meri_behne meri_sab_bahnon meri_sab_bahno मेरी_सब_बहनों मेरी_बहनें my_people i_act_for i_help
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 20


def brings_others(text: str) -> bool:
    """Does somebody want to bring other people in: a relative, the women of a group? Not goods, and not only themselves."""
    words = tokens(text[:300])
    if not 2 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    return found.has("bring") and found.has("others") and (not found.has("goods") or found.has("them"))


def asks_who_is_here(text: str) -> bool:
    """Does a helper ask for whom they act: "kaun kaun juda hai mere phone pe", "माझे लोक दाखवा"?"""
    words = tokens(text[:200])
    if not 1 < len(words) <= 10:
        return False
    found = _BOOK.look_up(words)
    shows = any(
        word.startswith(("dikha", "dakh", "दिखा", "दाखव", "बता", "bata", "सांग", "sang", "show")) for word in words
    )
    return found.has("here") and (found.has("many") or shows)


_END = WordBook(
    {
        "self": "khud khudse khude खुद ख़ुद swatah swatha swataha swata स्वतः स्वत स्वता myself apne_aap अपने_आप akeli akele अकेली अकेले",
        "i": """
            main mai mein mi mee me i i_will ill hum ham amhi मैं मै मी हम आम्ही mera meri mere maza majha maze majhe mazi majhi मेरा
            मेरी मेरे माझा माझं माझे माझी apna apni अपना अपनी my mine mujhe mujhko mala मुझे मुझको मला
        """,
        "do": """
            karungi karunga karoongi karoonga karenge karugi karuga karlungi karlunga kar_lungi kar_lunga kar_lenge karna karti_hu
            karta_hu sambhalungi sambhalunga sambhal_lungi dekhungi dekhunga dekh_lungi dekh_lunga chalaungi chalaunga karen karin
            karte karto kartey kartoy karnar karu karaycha karaychay karayche karaychi baghen baghte baghto sambhalen sambhalte
            sambhalto करूँगी करूंगी करूँगा करूंगा करेंगे करना संभालूँगी संभालूंगी संभालूंगा देखूँगी देखूंगी देखूंगा चलाऊँगी चलाऊंगी चलाऊंगा
            करेन करीन करते करतो करतेय करतोय करणार करू करायचं करायचे करायची बघेन बघते बघतो सांभाळेन सांभाळते सांभाळतो do manage
            handle do_it
        """,
        "help": """
            madad maddad help madat madath sahayata sahayta sahayya helper helpar मदद मदत सहायता साहाय्य हेल्पर मदतनीस मददगार
            madadgar madatnis assistance
        """,
        "work": "kaam kam kaaj काम काज work acting act",
        "off": """
            band bandh bnd stop khatam khatm end ended finish finished hatao hata hatado hatana hataiye nikalo nikal nikaal remove
            kadha kadhun chhodo chhod chhodna sampla samplay sampli rok roko thamba thambva over no_more बंद बन्द खत्म ख़त्म हटाओ हटा
            हटाना हटाइए निकालो निकाल काढा काढून छोड़ो छोड़ सोडा संपली संपलं संपला रोको थांबवा थांबव
        """,
        "not": """
            nahi nahin nhi nai naahi na nako nakoy nakos naye nay mat नहीं नही नाही ना नको नकोय नये मत not no dont don't doesnt
            wont never without bina बिना
        """,
        "now": "ab abhi aage ata aata yapudhe yapudhche bas bus more anymore अब अभी आगे आता यापुढे बस",
        "small": """
            se ho gaya gayi gya hogaya jhala jhali zala zali zal kar karo kare
            karen karein kara karun karu_do do de dena dijiye dya dyave dyavi deu diya ki ka ke ko la ne ni chi cha che chya
            aur ani to hi bhi pan ji please pls plz chahiye chahie chaiye pahije havi hava have lagti lagegi lagel lagnar lagat hai
            hain he hu hun ahe aahe aajse aaj udyapasun unki unka uski uska tichi tyachi iski inki the of for any more you she he it
            your her his need want should must will is from now on here yahan ithe haat par pe mere_liye mazyasathi majhyasathi
            thank dhanyavad shukriya thanks
            से हो गया गई गयी झालं झाली झाला कर करो करे करें करा करून करू दो दे देना दीजिए द्या देऊ दिया की का के को
            ला ने नी ची चा चे चं च्या और आणि तो ही भी पण जी चाहिए पाहिजे हवी हवा हवं लागते लागेल लागणार लागत है हैं हूँ आहे आज उनकी उनका
            उसकी उसका तिची त्याची यहाँ इथे हाट पर धन्यवाद शुक्रिया मेरे_लिए माझ्यासाठी साठी लिए
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST_END = 10


_MOST_NAMES = 2


def may_end_a_help(text: str) -> bool:
    """Could it be one of the two below, whatever the names? Who helps is looked up for such words only."""
    words = tokens(text[:200])
    if not 1 < len(words) <= _LONGEST_END or "?" in text:
        return False
    found = _END.look_up(words)
    return found.has("off", "not", "self") and sum(not classes for classes in found.classes) <= _MOST_NAMES


def ends_own_help(text: str, helpers: Collection[str]) -> bool:
    """Does somebody end what is done for them: "ab main khud karungi", "madad band", "आता कविताने माझं काम करू नये"? Every word
    must speak of that; `helpers` are the names of those who act for the speaker."""
    said = _end_words(text, helpers)
    if said is None:
        return False
    found, named = said
    refused = found.has("off", "not")
    sure = named or found.has("off", "now", "self")  # "help nahi chahiye" alone may be said to Haat
    if found.has("self") and not refused:
        return found.has("do") and found.has("i")
    return refused and sure and (found.has("help") or (named and (found.has("work", "off", "do") or found.has("i"))))


def ends_help_for(text: str, helped: Collection[str]) -> bool:
    """Does a helper end the help for somebody who is named: "meena ka kaam ab main nahi karungi", "meena ki madad band karo"?"""
    said = _end_words(text, helped)
    return said is not None and said[1] and said[0].has("off", "not") and said[0].has("help", "work")


def _end_words(text: str, names: Collection[str]) -> tuple[Words, bool] | None:
    """Words that speak of the end of a help, or of one of these names, and of nothing else; is one of them named?"""
    if not may_end_a_help(text):
        return None
    words = tokens(text[:200])
    found = _END.look_up(words)
    of_name = [place for place, word in enumerate(words) if is_called(word, names)]
    rest = [place for place, classes in enumerate(found.classes) if not classes and place not in of_name]
    return None if rest else (found, bool(of_name))


def is_called(word: str, names: Collection[str]) -> bool:
    """Is a word part of one of these names, with or without the ending of a case: कविताने, "meenaka"?"""
    parts = {fold(part) for name in names for part in tokens(name)}
    return any(fold(noun) in parts for noun, _ in nouns_of(word))


_SPEAKS = WordBook(
    {
        "who": """
            kaun koun kon who कौन कोण kiske kiska kiski konachya konacha kunachya किसके किसका किसकी कोणाच्या कोणाचा कुणाच्या whose
        """,
        "speaks": """
            bol bolta bolte bolti raha rahi bolat bolatay bolto naam naav nam nav liye sathi chal chalu बोल रहा रही रहे बोलत बोलतंय
            बोलतोय नाम नाव नावाने नावावर लिए साठी चल चालू speaking speaks talking acting
        """,
        "i": "main mai mein mi me i am मैं मै मी",
        "now": "abhi ab ata aata sadhya now अभी अब आता सध्या",
        "small": """
            hu hun hoon hai he ho ahe aahe is se par pe ne ki ka ke ye yeh yahan ithe here name for the kya
            to हूँ हूं है हो आहे से पर ने की का के ये यह यहाँ इथे क्या तो
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip


def asks_who_speaks(text: str) -> bool:
    """Is it asked for whom Haat takes the speaker: "main kaun hu abhi", "abhi kiske naam se hai", "आता कोण बोलतंय"?"""
    words = tokens(text[:200])
    if not 1 < len(words) <= 8:
        return False
    found = _SPEAKS.look_up(words)
    return all(found.classes) and found.has("who") and (found.has("i") or (found.has("now") and found.has("speaks")))
