"""Words that ask for a scheme, a loan or the government's help, and those by which money is a buyer's or a seller's."""

from __future__ import annotations

from handlers.folding import fold, folded, tokens
from handlers.matching.catalogue import Catalogue
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "scheme": """
            yojana yojna yojnaye yojnayen yojane yojanechi yojanechya योजना योजनाएं योजनाएँ योजनाओं योजनेची योजनेचा
            योजनेत योजनांची योजनेबद्दल योजनेविषयी scheme schemes skeem skim स्कीम sarkari_yojana
        """,
        "money": """
            loan loans lone लोन लोण ऋण rin karj karja karz कर्ज कर्जा कर्जाची subsidy subsidi सब्सिडी anudan अनुदान
            anudaan sahayata sahayta सहायता madad_sarkari mudra मुद्रा pmegp cmegp
        """,
        "want": """
            chahiye chahie chaiye चाहिए चाहिये pahije pahijet पाहिजे हवे हवं हवी hawa have need want milega milegi
            milegaa मिलेगा मिलेगी मिलेंगे milel milal मिळेल मिळतील मिळणार hai kya है क्या ahe aahe ahet आहे आहेत ka का
            get how kaise कैसे kase कसे कशी batao बताओ bataiye बताइए बताइये sanga सांगा jankari jaankari जानकारी
            mahiti माहिती lena लेना ghyayche घ्यायचे konti konte kontya कोणती कोणत्या कोणते kaun kaunsi कौन कौनसी
            कौन-सी list लिस्ट suchi सूची labh लाभ fayda फायदा फ़ायदा
        """,
        "filler": """
            koi kahi kahitari कोई काही sarkar sarkari सरकार सरकारी shasan शासन शासकीय government mere mera meri mala
            majhya मेरे मेरा मेरी मला माझ्यासाठी mujhe मुझे hame हमें amhala आम्हाला liye लिए sathi साठी ke ki ko ka
            के की को का mein me में मध्ये business udyog उद्योग dhandha धंधा धंदा karobar कारोबार vyavsay व्यवसाय
            vyapar व्यापार small chhota छोटा naya नया new navin नवीन for any is there a the do you have about of in on
            my i we please ji जी bhai भाई sir madam aur और ani आणि karigar कारीगर mahila महिला women artisan se से par
            पर ye yeh यह he ही ha हा kuch कुछ kay काय
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 18


def asked_in(text: str, catalogue: Catalogue) -> bool:
    """Does a message ask for schemes or a loan ("कोई योजना है क्या", "loan chahiye")? Not where it is about goods or a fraud."""
    words = tokens(text[:400])
    if not 0 < len(words) <= _LONGEST:
        return False
    if _asks_plainly({fold(word) for word in words}):
        return True
    found = _BOOK.look_up(words)
    if found.has("scheme") and (found.has("want", "filler") or len(words) <= 3):
        return True
    return found.has("money") and (found.has("want") or len(words) <= 2) and not catalogue.tag(text)


_STATE = folded("""
    sarkar sarkari sarkaar sarkarkadun sarkarcha सरकार सरकारी सरकारकडून सरकारची सरकारचे shasan shasanachi shasanachya
    शासन शासनाची शासनाकडून शासकीय government govt gov govenment
""")
_LOAN = folded("""
    loan loans लोन karj karja karz karjaa कर्ज कर्जा कर्जे subsidy subsidi सब्सिडी anudan anudaan अनुदान udhar udhaar
    उधार toolkit टूलकिट mudra मुद्रा pmegp cmegp pmfme पीएमएफएमई
""")
_AID = folded("""
    paisa paise paisaa pese पैसा पैसे madad madat मदद मदत sahayata sahayta sahay सहायता सहाय्य help support kuch कुछ
    काही kahi labh लाभ fayda फायदा punji poonji पूंजी bhandval bhandwal भांडवल fund funds money grant
""")
_MONEY = folded(
    "paisa paise paisaa पैसा पैसे punji poonji पूंजी bhandval bhandwal भांडवल fund funds money grant madad madat मदद मदत sahayata"
)
_TRADE = folded("""
    business dhandha dhanda धंधा धंदा धंद्यासाठी dukan dukaan दुकान दुकानासाठी udyog उद्योग उद्योगासाठी vyavsay
    व्यवसाय व्यवसायासाठी machine मशीन मशिन kaam kam काम karigar karigaro कारीगर कारीगरों कारागीर karobar कारोबार
    vyapar व्यापार unit shed
""")
_WISH = folded("""
    milta milti milte milega milegi milenge mil mile मिलता मिलती मिलते मिलेगा मिलेगी मिलेंगे मिले मिल milel milate
    milto मिळेल मिळते मिळतो मिळतं मिळणार मिळतात deti deta dete degi dega देती देता देते देगी देगा det deते देते देतं
    chahiye chahie chaiye chahiy चाहिए चाहिये pahije पाहिजे havay hava hawa हवं हवे हवा हवी want need get lena लेना
    ghyaycha घ्यायचं घ्यायचे kaise kese कैसे kasa kase कसं कसे कसा kya क्या ka का kay काय kaha kahan कहां कहाँ kuthe
    कुठे any there have how where batao बताओ sanga सांगा dilao दिलाओ
""")
_OF_TRADE = folded(
    "kab कब kadhi कधी nahi nahin नहीं नाही doge दोगे dogi wapas वापस परत mera meri मेरा मेरी majhe माझे kilo किलो kg rate भाव"
)
"""Words by which money is a buyer's or a seller's, and no scheme's."""


def _asks_plainly(said: set[str]) -> bool:
    """ "Does the government give money", "money for my shop", "how do I get a loan": asked in everyday words."""
    if not said & _WISH or said & _OF_TRADE:
        return False
    return (
        bool(said & _LOAN)
        or bool(said & _STATE and said & _AID)
        or bool(said & _AID and said & _TRADE and said & _MONEY)
    )
