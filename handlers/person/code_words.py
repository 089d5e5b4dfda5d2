"""What people say of a slip's code that does not work, or ask about it: "code kyo nahi chal raha", "कोड कुठे टाकू"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "code": """
            code kod कोड कोडचं parchi parci pachi पर्ची परची parchi_wala slip स्लिप chitthi chithi चिट्ठी चिठ्ठी chit purja qr_wala_code
            wala_code ye_code ye_kod यह_कोड ये_कोड हा_कोड
        """,
        "works": """
            chal chalta chalti chale chalega chalat चल चलता चलती चले चलत चालत चालेना chalena kaam kam_kar काम lag lagta lagat लग लगता
            लागत work works working worked accept accepted leta le_raha ले_रहा ले_रही ghet घेत valid hota ho_raha हो_रहा hot होत khul
            khulta खुल खुलत
        """,
        "not": "nahi nahin nai nhi nahiye नहीं नही नाही नाय not no isnt doesnt dont cant wont na",
        "wrong": """
            galat गलत ग़लत chuk chukicha चुकीचा चूक invalid expired error band bandh बंद bekar बेकार used kharab खराब ख़राब problem
            dikkat दिक्कत samasya समस्या adchan अडचण kho_gaya kho_gayi खो_गया खो_गई haravla हरवला हरवली lost
        """,
        "how": """
            kaise kaisa kaisi कैसे kase kasa kasha कसं कसा kaha kahan कहाँ कहां kuthe कुठे kidhar किधर where how kya_karu क्या_करूँ
            kay_karu काय_करू kya_karna क्या_करना
        """,
        "write": """
            dalu daalu dalna dale dalun डालूँ डालूं डालना डाले likhu likhna likhe likhun लिखूँ लिखूं लिखना लिखे taku takaycha takayche
            टाकू टाकायचं टाकायचा lihu lihaycha लिहू लिहायचं bheju bhejna भेजूँ भेजना pathvu पाठवू enter write type put use milega milta
            मिलेगा मिलता milel मिळेल मिळतो lagana लगाना
        """,
        "other": """
            workshop karyashala कार्यशाला वर्कशॉप otp ओटीपी pin पिन bank बैंक बँक upi यूपीआई gst जीएसटी hsn payment पेमेंट barcode scan
            स्कैन स्कॅन ifsc captcha password पासवर्ड ticket aadhaar aadhar आधार recharge
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST = 10


def asks(text: str) -> bool:
    """Do words say that a code or slip does not work, or ask how it is used? Of other codes (OTP, workshops) they do not."""
    words = tokens(text[:200])
    if not 1 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    if not found.has("code") or found.has("other"):
        return False
    fails = found.has("works") and found.has("not")
    return fails or found.has("wrong") or (found.has("how") and found.has("write", "works"))
