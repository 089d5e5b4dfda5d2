"""What people say they will do with their own goods and cards: "chhod dunga, bhada alag", "mera card hata do"."""

import re

from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.posts import Post
from handlers.reading.words import WordBook

_WILL = re.compile(
    r"(?:[a-z]*(?:[aeo]|[^aeiou])(?:unga|oonga|ungi|oongi|enge|engi)|[a-z]{2,}(?:vin|veen)|dein|deen|ghein|karin"
    r"|[\u0900-\u097f]*(?:[ूुो][ंँ]?ग[ाी]|ऊ[ंँ]?ग[ाी]|े[ंँ]?गे|ए[ंँ]?गे|ईन|ीन))"
)
"""A verb of the first person that is still to come: dunga, karenge, दूँगी, देईन."""

_COARSE = frozenset({"chod", "chodunga", "chodenge", "चोद", "चोदूंगा"})
"""A curse, or "chhod" in haste: "sagar tak chod dunga"."""
_BOOK = WordBook(
    {
        "rude": """
            tu tujhe tujhko tujko tera teri tere tereko tula tuza tuzi tuze tujha tujhi tujhya तू तुझे तुझको तेरा तेरी
            तेरे तुला तुझा तुझी तुझ्या sala saala saale sale beta bete साला साले बेटा बेटे maa ma behen bahan aai baap
            aulad मां माँ बहन आई बाप औलाद izzat इज्जत khandan खानदान haath hath hatpay pair taang tang हाथ हात हातपाय
            पैर टांग muh munh मुंह मुँह thobad थोबाड daant dant दांत दाँत दात gala गला khopdi खोपड़ी jaan जान khoon खून
            naak नाक aukat औकात nahi_to नहीं_तो varna warna वरना gunda gunde गुंडे
        """,
        "others": """
            tum tumhe tumhen tumko tumhara tumhari tumhare tumhala तुम तुम्हें तुमको तुम्हारा तुम्हारी तुम्हारे तुम्हाला
            aap aapko aapka aapki आप आपको you your log logo logon लोग लोगों aadmi आदमी sabko सबको ghar ghari gharat घर
            घरी घरात dukan dukaan दुकान ise isko ye yeh use usko wo woh inko unko इसे इसको ये यह उसे उसको वो वह इनको
            उनको hyala tyala ह्याला त्याला
        """,
        "harm": """
            maar mar mara marunga maarunga marenge marin maarin marun maarun मार मारूंगा मारूँगा मारेंगे मारीन मारून pit
            peet pitunga pitenge पीट पीटूंगा kaat kat kaatunga kapun काट काटूंगा कापून tod todunga todenge todun todin
            तोड़ तोड तोड़ूंगा तोडून तोडीन fod phod fodun fodin phodunga फोड़ फोड फोडून jala jalaunga jalun jalin जला जाळ
            जाळून thok thokunga ठोक goli गोली ghus ghusun घुस घुसून khatam khatm barbad barbaad खत्म बर्बाद gaad gadh
            गाड़ latka latkaunga लटका thappad थप्पड़ thapad joota joote jute जूता जूते dekh देख baghun baghto बघून sabak
            सबक dhada धडा phaad faad फाड़ chir cheer चीर nipta niptaunga निपटा uda उड़ा zinda jinda jivant ज़िंदा जिंदा
            जिवंत
        """,
        "trade": """
            maal mal माल saman saaman सामान rate rates रेट bhav bhaav भाव dar दर daam दाम paisa paise पैसा पैसे rupaye
            rs रुपये kilo kg किलो quintal kuntal kintal क्विंटल bori bora boriya बोरी बोरा पोती poti piece pieces pees
            पीस nag नग size साइज naap नाप gaadi gadi गाड़ी गाडी truck ट्रक tempo टेम्पो bhada bhaada भाड़ा भाडं भाडे
            loading hamali हमाली station स्टेशन godown गोदाम godam mandi मंडी bazar bazaar bajar बाज़ार बाजार sample
            सैंपल नमुना parcel पार्सल courier order ऑर्डर delivery डिलीवरी pack packing पैक पैकिंग box dabba डिब्बा peti
            पेटी lakdi लकड़ी लाकूड patthar pathar पत्थर दगड chamda चमड़ा kapda कपड़ा कापड keel कील loha लोहा bill बिल
            tak तक paryant पर्यंत sona chandi dhaga धागा mitti मिट्टी rang रंग
        """,
        "leave": """
            chhod chhodunga chhodenge chhoad छोड़ छोड छोड़ूंगा छोडूंगा छोड़ूँगा छोड़ेंगे sodun sodin sodnar सोडून सोडीन
            सोडणार
        """,
        "denied": "nahi nahin nai nhi नहीं नही नाही mat मत",
        "mine": """
            mera meri mere mujhe maza majha mazi majhi maze maajhe apna apni apne aapla hamara hamari our my mine
            मेरा मेरी मेरे माझा माझी माझे माझं अपना अपनी आपलं आपला आपले हमारा हमारे group ग्रुप haat हाट
        """,
        "yours": "aapka aapki aapke tumcha tumche tumchi tumchya tumhara tera tujha tuza your yours ur customer "
        "आपका आपकी आपके तुमचा तुमचे तुमचं तुमच्या तुम्हारा तेरा तुझा तुझं",
        "hung": """
            hata hatao hatado hatana hatwa hatva हटा हटाओ हटाना kadh kadha kadhun kaadh kaadha काढ काढा काढून nikal
            nikalo nikaal निकाल निकालो mita mitao मिटा मिटाओ badal badlo badalna बदल बदलो बदलना badla laga lagao lagana
            lagado लगा लगाओ लगाना lav lava lavun लाव लावा लावून utar utaro उतार utarva utrav band बंद close remove
            delete hang hide change update edit
        """,
        "bank": """
            atm debit credit bank एटीएम डेबिट क्रेडिट बैंक बँक number numbers no नंबर क्रमांक block blocked ब्लॉक expire
            expired kyc केवाईसी details detail डिटेल otp ओटीपी pin पिन cvv सीवीवी rupay visa password code कोड verify
            digit digits ank अंक aadhaar aadhar आधार pan पैन behind piche पीछे मागे ration rashan राशन
        """,
    },
    COMMON_ENGLISH | frozenset("ka la de do na ha he ye lo mat ke hi to".split()),
)


def promises_goods(post: Post) -> bool:
    """Is it one's own goods that are to be left, cut or packed, and nobody who is to be hurt?

    The weights of abuse know "dunga" from threats, and make one of "isse kam me nahi dunga".
    """
    found = _BOOK.look_up(list(post.words.words))
    if not any(_WILL.fullmatch(word) for word in found.words) or found.has("rude"):
        return False
    coarse = not _COARSE.isdisjoint(found.words)
    if not (coarse or found.has("harm") or (found.has("leave") and found.has("denied"))):
        return True
    return not found.has("others") and (found.has("trade") or any(sign.isdigit() for sign in post.text))


def speaks_of_own_card(post: Post) -> bool:
    """Is it a card of Haat's that is to be taken off, hung or changed, and nobody's card of a bank?"""
    found = _BOOK.look_up(list(post.words.words))
    if found.has("bank", "yours") or any(sign.isdigit() for sign in post.text):
        return False
    return found.has("hung") or (found.has("mine") and not post.words.has("ask_verb"))
