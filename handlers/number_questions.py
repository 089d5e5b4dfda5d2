"""What somebody asks who is to give a telephone number: why, whether it goes without, whether it must be."""

from __future__ import annotations

from handlers.folding import folded, keys_of, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_LONGEST = 14
_BOOK = WordBook(
    {
        "number": """
            number nambar numbar नंबर नम्बर mobile mobail मोबाइल मोबाईल phone fon फोन फ़ोन contact kontakt संपर्क कॉन्टैक्ट क्रमांक
        """,
        "asks": """
            kya क्या kay काय ka का na ना kaise कैसे kase कसं can could is do does will would must should may what chalega_kya
        """,
        "why": """
            why kyu kyun kyon kyo क्यों क्यूँ क्यूं kashala कशाला kis_liye kisliye किस_लिए किसलिए kahe काहे ka_pahije का_पाहिजे
            ka_hava का_हवा ka_dyaycha का_द्यायचा ka_lagto का_लागतो reason karan कारण what_for
        """,
        "without": """
            without bina bagair बिना बगैर बग़ैर shivay शिवाय dilyashivay दिल्याशिवाय na_du na_doon na_de na_dun ना_दूँ ना_दूं न_दूँ न_दूं
            nahi_du nahi_dun nahi_diya nahi_dungi nahi_dunga नहीं_दूँ नहीं_दूं नहीं_दिया नहीं_दूँगी नहीं_दूंगी नहीं_दूँगा नहीं_दूंगा
            nahi_dila नाही_दिला nahi_dyaycha नाही_द्यायचा na_deta न_देता ना_देता don't_give dont_give do_not_give
        """,
        "must": """
            padega padegi pade padta पड़ेगा पडेगा पड़ेगी पड़े पड़ता lagega lagel lagto लगेगा लागेल लागतो lagtoch लागतोच zaroori jaroori
            jaruri zaruri ज़रूरी जरूरी zarurat jarurat jaroorat ज़रूरत जरूरत garaj garajecha गरज गरजेचा गरजेचं anivarya अनिवार्य must
            have_to need needed necessary required compulsory mandatory optional havach havich हवाच पाहिजेच pahijech chahiye_hi
            चाहिए_ही
        """,
        "other": """
            secret otp pin aadhaar aadhar आधार gst जीएसटी udyam उद्यम account खाता stop band बंद buyer seller buyers sellers kharidar
            vikreta खरीदार विक्रेता plate size cover shoe wala वाला fees fee फीस money paisa paise पैसा पैसे
        """,
    },
    COMMON_ENGLISH,
)
_OF_ANOTHER = folded("""
    unka unki uska uski tyancha tyacha ticha aapka aapki tumcha उनका उनकी उसका उसकी त्यांचा त्याचा तिचा आपका आपकी तुमचा
    your yours their his her
""")


def wonders(text: str) -> bool:
    """Does somebody ask why a number of theirs is wanted, or whether it goes without: "number kyu dena padega"? Other words may
    stand around it; numbers of other people and of other things are none."""
    words = tokens(text[:400])
    if not 1 < len(words) <= _LONGEST or any(word.isdigit() for word in words):
        return False
    found = _BOOK.look_up(words)
    asks = "?" in text or found.has("asks", "why")
    if not asks or not found.has("number") or found.has("other") or set(keys_of(text)) & _OF_ANOTHER:
        return False
    return found.has("why", "without", "must")
