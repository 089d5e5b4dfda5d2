"""The words in which sellers answer a lead: all, some, half, there is some, there is none, and who asks."""

import re
from decimal import Decimal

from handlers.folding import fold, folded, keys_of, tokens
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.seller.measures import days_in

PRICE_WORDS = folded("rate rates rupaye rupees rupay rs ₹ bhav dar price daam रेट रुपये रुपए भाव दर दाम किंमत kimat")
ALL_OF_IT = folded("""
    pura poora pure poori puri sari saari पूरी सारी sab sabhi saara sagla sagle full all पूरा पूरे सब सारा सगळा सगळं सगळे
    purn poorn purna पूर्ण
""")
ABOUT_BUYER = (
    "buyer kaun hai", "yeh buyer kaun hai", "kharidar kaun hai", "kaun hai", "buyer kaisa hai", "buyer ka record", "record",
    "खरीदार कौन है", "कौन है", "कौन है ये", "ये कौन है", "खरीदार कैसा है", "खरीदार का रिकॉर्ड", "रिकॉर्ड", "खरीदार कोण आहे", "कोण आहे",
    "हे कोण आहेत", "kharidar kon ahe", "kon ahe", "who is it", "who is this", "who is the buyer", "buyer record",
)  # fmt: skip
"""Words by which a seller asks what is known of the buyer before they answer."""
_WHO_KEYS = folded("kaun koun kon कौन कोण who")
_OF_A_BUYER = folded("""
    ye yeh yah yahan is hai he hain h ye_log banda bande aadmi admi log vyakti buyer kharidar kharidaar party sahab bhai ji
    aakhir aur
    ये यह है हैं बंदा बंदे आदमी लोग व्यक्ति खरीदार पार्टी भाई जी हा हे ही आहे आहेत माणूस manus ahe ahet the this that guy man
    person it
""")


def asks_who(text: str) -> bool:
    """Does a seller ask who the buyer is: "ye banda kaun hai", "kaun hai ye aadmi"?"""
    keys = set(keys_of(text))
    return bool(keys & _WHO_KEYS) and keys <= _WHO_KEYS | _OF_A_BUYER


NO_INTEREST = folded(
    "interested interest इंटरेस्ट इच्छा iccha ichha ichchha मन man mann बेचना bechna विकायचं विकायचे vikaycha रस ras"
)
NEVER = folded("not no nahi nahin nako नहीं नही नाही नको")
"""Together they say that somebody does not want to any more."""
HALF = Decimal("0.5")
HALF_OF_IT = folded("aadha aadhe adha आधा आधे आधी half ardha ardhe अर्धा अर्धे अर्धं निम्मा निम्मे निम्मं nimma nimme")
LESS_OF_IT = folded("kam कम kami कमी less nahi नहीं नही नाही not")
SOME_OF_IT = folded("thoda thodasa thode kuch some few थोड़ा थोड़े थोडा थोडं थोडे कुछ काही kahi")
LONGEST = 9
_HAVING = WordBook(
    {
        "is": """
            hai hain है हैं ahe aahe ahet आहे आहेत ho हो hoga होगा hogi होगी honge होंगे jayega jayegi
            jaega jaegi jayenge जाएगा जाएगी जाएंगे
            जायेगा जायेगी milega milegi mil मिलेगा मिलेगी मिल milel मिळेल milu मिळू hoil होईल hoyil jamel
            जमेल dunga dungi doonga doongi
            dedunga dedungi denge दूंगा दूंगी दूँगा दूँगी देंगे dein dein देईन deu देऊ deto देतो dete
            देते sakta sakti sakte सकता सकती सकते
            shakto shakte शकतो शकते rakha rakhi रखा रखी taiyar तैयार tayar तयार available stock ready
            padha pada पड़ा can_do will_do can_give can_supply can_provide will_give will_supply will_provide can_make will_make
            banaunga banaungi banayenge बनाऊंगा बनाऊँगा बनाऊंगी बनाऊँगी denar देणार
        """,
        "none": """
            nahi nahin nai nhi नहीं नही नाही nahit नाहीत no not none khatam khatm ख़त्म खत्म sampla
            sampli संपला संपली संपलं bika bik बिक
            out_of_stock mushkil मुश्किल kathin कठीण
        """,
        "fill": """
            to toh तो तर mere mera meri मेरे मेरा मेरी mujhse मुझसे humse हमसे majhyakade माझ्याकडे
            aamchyakade आमच्याकडे pas paas पास me mein में मे
            abhi अभी ata aata आता kal कल udya उद्या ab अब de दे do दो bhej भेज gaya gayi गया गई ka ki ke
            का की के hi ही bhi भी pan पण sab सब
            maal माल i we have it is can give will stock_me ji जी bhai भाई bhaiya भैया madam sir saheb
            payega payegi पाएगा पाएगी ho_payega
            hum ham हम main mai मैं mi मी aamhi आम्ही fir phir फिर aur और itna इतना kar कर denge देंगे
            laga लगा dena देना
            mujhe mujhko मुझे मुझको mala मला iski iska isko inko unko uski usko इसकी इसका इसको इनको उनको उसको yala
            tyala yanna याला त्याला यांना
            deni dene देनी देने dyaycha dyaychi dyayche द्यायचं द्यायची द्यायचे
            theek thik ठीक thike accha acha अच्छा dono दोनों दोन्ही donhi teeno तीनों tinhi तिन्ही itne इतने utna उतना purn पूर्ण
            beta beti bitiya बेटा बेटी didi दीदी tai ताई dada दादा kaka काका chacha चाचा mausi मौसी bai बाई
            haan ha हाँ हां ho हो yes ok okay ji_haan sure bana बना ban बन banvun बनवून supply provide make them all
        """,
    }
)


def is_of_having(word: str) -> bool:
    """Is this one of the words in which a seller says that goods are there, or not?"""
    return bool(_HAVING.classes(word))


def has_it(text: str) -> str | None:
    """Whether a seller says that the goods are there ("yes") or not ("no"): "to ho jayegi", "abhi khatam hai"; else None."""
    words = tokens(text)
    if not 0 < len(words) <= LONGEST or "?" in text:
        return None
    found = _HAVING.look_up(words)
    if not all(found.classes):
        return None
    return "no" if found.has("none") else "yes" if found.has("is") else None


_ANSWERS = WordBook(
    {
        "tell": """
            bataunga bataungi batauga bataugi bataenge batayenge batata batati batate batadunga batadungi bata_dunga
            bata_dungi bata_denge bata_deta bata_deti bataya_jayega बताऊँगा बताऊंगा बताऊँगी बताऊंगी बताएँगे बताएंगे
            बतायेंगे बताता बताती बताते बता_दूंगा बता_दूंगी बता_दूँगा बता_दूँगी बता_देंगे बता_देता बता_देती sangto
            sangte sangen sangu sangeen सांगतो सांगते सांगेन सांगू kalavto kalavte kalven कळवतो कळवते कळवेन कळवू
            sangaycha confirm inform revert can_tell will_tell i_tell tell_you let_you_know get_back will_inform
            will_confirm will_reply will_revert will_update ll_tell ll_let ll_confirm ll_reply ll_get will_let
            will_get will_say soch_kar sochkar soch_ke sochke soch_lu sochna sochta sochti sochte सोचकर सोच_कर सोचके
            सोच_के सोचना सोचता सोचती सोचने vichar_karun vichar_karto vichar_karte विचार_करून विचार_करतो विचार_करते
            puch_kar puchkar puch_ke poochkar pooch_kar pooch_ke पूछकर पूछ_कर पूछ_के vicharun विचारून बघून baghun
            dekh_kar dekhkar dekh_ke देखकर देख_कर देख_के let_me_check let_me_see let_me_think will_check will_think
            need_to_check need_to_think have_to_check have_to_ask ll_check ll_think think_about
        """,
        "later": """
            baad_me baad_mein bad_me बाद_में बाद_मे nantar नंतर later later_on afterwards phir_kabhi फिर_कभी
            thodi_der थोड़ी_देर thodya_velane थोड्या_वेळाने some_time give_me_time time_do time_dijiye vel_dya
            वेळ_द्या समय_दीजिए टाइम_दो waqt_do वक्त_दो
        """,
        "tomorrow": "kal कल udya उद्या tomorrow",
        "after_tomorrow": "parso parson परसों परवा parva day_after",
        "week": """
            agle_hafte अगले_हफ्ते agla_hafta अगला_हफ्ता hafte_baad हफ्ते_बाद next_week pudhchya_athavdyat
            पुढच्या_आठवड्यात pudhil_athavda पुढील_आठवड्यात week_later athavdyane आठवड्याने somvar_ko monday सोमवार
            somvar somvari सोमवारी
        """,
        "evening": "sham shaam शाम sandhyakali संध्याकाळी evening tonight raat रात rat ratri रात्री",
        "again": """
            phir फिर phirse firse fir dobara dubara doobara दोबारा दुबारा wapas वापस punha punnha पुन्हा परत parat
            again once_more repeat ek_bar एक_बार ekda एकदा
        """,
        "show": """
            batao bataiye bata_do bataye btao बताओ बताइए बता_दो बताना बताये dikhao dikha_do dikhaiye dikhana दिखाओ
            दिखा_दो दिखाइए sanga सांगा saanga dakhva dakhav दाखवा दाखव tell show send bhejo भेजो pathva पाठवा say
            remind padhao
        """,
        "what": """
            kya क्या kaun_sa कौन_सा kaun kaunsa kaunsi कौन कौनसा कौनसी kitna kitne kitni कितना कितने कितनी kay काय
            konta konti कोणता कोणती कोणतं kiti किती what which how_much how_many
        """,
        "wanted": """
            chahiye चाहिए chahiye_tha चाहिए_था mangaa manga मांगा माँगा manga_tha मंगाया mangaya lena लेना pahije
            पाहिजे hava havi हवा हवी हवं हवे need needed want wanted asked asking looking
        """,
        "was": "tha thi the था थी थे hota hoti hote hota होता होती होते होतं did was were had",
        "matter": """
            order ऑर्डर orders enquiry inquiry इन्क्वायरी इंक्वायरी lead magni मागणी मांग maal माल saman सामान buyer
            kharidar खरीदार खरेदीदार gahak grahak ग्राहक card message
        """,
        "not": "nahi nahin nai nhi नहीं नही नाही nako नको not no cannot cant can_t wont won_t dont don_t couldnt",
        "give": """
            de dunga dungi doonga doongi denge dena de_paunga paunga paungi paenge payenge payega payegi paayega
            paayegi दे दूंगा दूंगी दूँगा दूँगी देंगे देना पाऊँगा पाऊंगा पाऊँगी पाऊंगी पाएंगे पाएँगे पायेंगे पाएगा
            पाएगी sakta sakti sakte सकता सकती सकते sakunga सकूंगा सकूँगा सकूंगी सकूँगी shakto shakte shaknar shakat
            शकतो शकते शकणार शकत देऊ deu देणार denar jamnar jamat jamel जमणार जमत जमेल give supply sell do provide
            able possible fulfil fulfill make hoga hogi होगा होगी ho_payega हो_पाएगा mumkin मुमकिन संभव sambhav
            shakya शक्य
        """,
        "interest": "interested interest ruchi रुचि रूचि iccha इच्छा man मन रस मूड mood dilchaspi दिलचस्पी",
        "any_more": "anymore any_more longer no_longer ab अब aata ata आता आत्ता now",
        "off": """
            cancel cancelled cancelling कैंसल कैंसिल कॅन्सल radd रद्द withdraw withdrawing taking_back take_back
            back_out vapas_le वापस_ले mana_kar मना_कर mana_karta मना changed_mind changed_my_mind rehne_do रहने_दो
            रहने_दीजिए rahu_dya राहू_द्या mukar
        """,
        "fill": """
            baad बाद nantar नंतर before till until january february march april may june july august september october
            november december month mahine महीने महिने se_pehle से_पहले paryant पर्यंत still open
            i i'll i'm we'll me my we us it is am are the a an to for of this that in on at you ok okay please sorry
            yes but and so ll will can did do does they he she them their be main mai मैं mujhe मुझे hum ham हम
            humse mera meri mere मेरा मेरी मेरे mi mee मी mala मला aamhi आम्ही majha माझा माझं तो hai है hain हैं hu
            hun हूँ हूं ahe आहे aahe ko को ka ki ke का की के ne ने se से par पर tak तक la ला cha chi che चा ची चे na
            ना ji जी bhai भाई bhaiya भैया madam saheb sir haan हाँ हां ho हो ye yeh यह ये wo woh वो वह te ते हे zara
            जरा ज़रा aap आप tum तुम tumhi तुम्ही kripya कृपया plz kar कर karke करके karun करून le ले lu लू raha rahi
            रहा रही ek एक aur और ani आणि pan पण lekin लेकिन maaf माफ kijiye कीजिए kara करा kshama क्षमा iss इस उस
            din dino दिन divas दिवस day days pata पता mahit माहीत माहित by aaj आज today mein में मध्ये sakal subah
            सुबह सकाळी morning abhi अभी after just tar तर
        """,
    },
    COMMON_ENGLISH,
)
"""Numbers and the goods' names may stand among them; any other word says something else."""
SHORT = 10
_DAYS_TO = {"evening": 0, "tomorrow": 1, "later": 1, "after_tomorrow": 2, "week": 7}


_CLAUSE = re.compile(r"[,.;!|\n\u0964]+")


def clauses(text: str) -> list[str]:
    """The parts of a message between its stops and commas: who gives a reason says the answer in one of them."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def puts_off(text: str) -> int | None:
    """In how many days a seller says they will answer, in any clause, where no other gives something already."""
    if (days := says_later(text)) is not None:
        return days
    found = {part: says_later(part) for part in clauses(text)}
    rest = [part for part, days in found.items() if days is None]
    if any(has_it(part) == "yes" or numerals(pieces(part)) for part in rest):
        return None
    return next((days for days in found.values() if days is not None), None)


def has_none(text: str) -> bool:
    """Does one clause say that it will not be, and none that it will: "आत्ता नाही जमणार, माझी तब्येत बरी नाही"?"""
    said = [(takes_back(part), has_it(part)) for part in clauses(text)]
    if "?" in text or numerals(pieces(text)) or any(has == "yes" and back is None for back, has in said):
        return False
    return any(back == "sure" or has == "no" for back, has in said) or any(map(_refuses_first, clauses(text)))


_FIRST_WORDS = 3
_COPULAS = folded("hai hain है हैं ahe aahe ahet आहे आहेत")


def _refuses_first(text: str) -> bool:
    """Do the first words of a clause refuse, whatever reason follows: "abhi nahi ho payega beemar hu"?"""
    words = tokens(text)
    if len(words) > LONGEST + _FIRST_WORDS:
        return False
    for cut in range(len(words) - 1, _FIRST_WORDS - 1, -1):
        rest = _ANSWERS.look_up(words[cut:])
        if _HAVING.look_up([word for word in words[cut:] if fold(word) not in _COPULAS]).has("is"):
            continue
        if takes_back(" ".join(words[:cut])) == "sure" and not rest.has("give", "tell", "later", "wanted", "what"):
            return True
    return False


def says_yes_after_all(text: str) -> bool:
    """Do a seller's words begin with a yes, or are they "all of it": "हो पण पुढच्या आठवड्यात", "सगळा"?"""
    words = tokens(text)
    if not 0 < len(words) <= _SHORT_YES or "?" in text or any(word.isdigit() for word in words):
        return False
    return read_command(words[0], "yes_no") == "yes" or {fold(word) for word in words} <= ALL_OF_IT


_SHORT_YES = 6


def gives_after_all(text: str) -> bool:
    """Does a seller say that it is possible now: "I can do it now, is it still open?", "अब दे सकती हूँ"?"""
    for part in clauses(text.replace("?", ".")):
        found = _short(part)
        if (
            found is not None
            and found.has("give")
            and found.has("any_more")
            and not found.has("not", "tell", "off", "what")
        ):
            return True
    return False


def says_later(text: str) -> int | None:
    """In how many days a seller says they will answer ("अगले हफ्ते बताऊँगा", "will tell tomorrow", "उद्या सांगतो"), today
    as 0; None where they do not put it off."""
    found = _short(text)
    if found is None or found.has("wanted", "matter", "interest", "off"):
        return None
    if not found.has("tell") and not (found.has("later") and not found.has("give")):
        return None
    if found.has("show", "what") and not found.has("later", "tomorrow", "week", "after_tomorrow", "evening"):
        return None
    counted = days_in(text)
    return counted if counted is not None else next((d for name, d in _DAYS_TO.items() if found.has(name)), 1)


def asks_again(text: str) -> bool:
    """Does a seller ask once more what is wanted: "फिर से बताओ क्या चाहिए था", "what did they need again", "काय पाहिजे होतं"?"""
    found = _short(text)
    if found is None:
        return len(parts := clauses(text)) > 1 and asks_again(parts[-1])
    if found.has("tell", "later", "give", "off", "interest"):
        return False
    wants = found.has("what") and found.has("wanted")
    once_more = found.has("again") and found.has("show", "what")
    return (
        (wants and found.has("was", "again", "show"))
        or once_more
        or (found.has("what") and found.has("matter") and found.has("was"))
    )


def takes_back(text: str) -> str | None:
    """Does somebody say that they no longer will: "not interested anymore", "अब नहीं दे पाऊँगा", "आता नको"?

    "sure" where the words can mean nothing else, "maybe" where they only refuse; None for others.
    """
    found = _short(text)
    if found is None or "?" in text or found.has("what", "again", "tell"):
        return None
    if numerals(pieces(text)) and not found.has("off"):
        return None
    if (found.has("not") and found.has("give", "interest")) or found.has("off"):
        return "sure"
    nothing_else = found.has("not") and found.has("any_more")
    return "maybe" if nothing_else or (found.has("not") and found.has("wanted")) else None


def _short(text: str) -> Words | None:
    """The words of a short message, where each is known; None for others."""
    words = [word for word in tokens(text) if not word.isdigit()]
    if not 0 < len(words) <= SHORT:
        return None
    found = _ANSWERS.look_up(words)
    return found if all(found.classes) else None


_LONG_YES = 10
_GIVES = folded("""
    dunga dungi doonga doongi denge दूँगा दूंगा दूँगी दूंगी देंगे dein deu देईन देऊ deto milega milegi मिलेगा मिलेगी jayega jayegi
    जाएगा जाएगी milel मिळेल hoil होईल give supply send provide sakta sakti सकता सकती shakto shakte शकतो शकते taiyar तैयार tayar तयार
""")
"""Words with which goods are promised."""


def promises(text: str) -> bool:
    """Do words promise goods and say nothing else: "de dungi", "ban jayega"? "Theek hai" promises none."""
    return has_it(text) == "yes" and bool({fold(word) for word in tokens(text)} & _GIVES)


_READY = folded("taiyar taiyaar tayar तैयार तयार ready")
_THINGS = folded("goods are order orders saman samaan सामान ऑर्डर parcel पार्सल tumcha aapka aapke तुमचा आपका आपके your")


def is_ready(text: str) -> bool:
    """Does a seller say that what was asked for lies ready: "maal taiyar hai", "माल तयार आहे", "goods are ready"?"""
    words = [word for word in tokens(text) if fold(word) not in _THINGS]
    return "?" not in text and bool({fold(word) for word in words} & _READY) and has_it(" ".join(words)) == "yes"


def repeats_yes(text: str) -> bool:
    """Is it a yes in a sentence, said of goods that were asked for: "haan ji pura 60 kilo de dungi", "yes i can give all 60"?"""
    words = tokens(text)
    if not 2 < len(words) <= _LONG_YES or "?" in text or has_none(text):
        return False
    keys = {fold(word) for word in words}
    begins = read_command(words[0], "yes_no") == "yes" or bool(keys & ALL_OF_IT)
    return begins and bool(keys & _GIVES) and has_it(text) != "no"
