"""A maker who asks for the own trade record in own words: "mere dhande ka hisab ka kagaz chahiye bank ke liye"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "paper": """
            record rekord रिकॉर्ड certificate certifcate सर्टिफिकेट praman_patra pramanpatra प्रमाणपत्र प्रमाण_पत्र kagaz
            kagaj kaagaz कागज़
            कागज कागद kagad dakhla दाखला saboot सबूत purava पुरावा proof statement pdf hisab हिसाब hishob हिशोब
        """,
        "trade": """
            trade vyapar vyapaar vyapaari व्यापार व्यापाराचा vyaparacha dhandha dhanda dhandhe dhande धंधा धंधे धंदा धंद्याचा
            karobar
            कारोबार business बिज़नेस बिझनेस sauda saude saudo सौदा सौदे सौदों deals bikri बिक्री vikri विक्री vyavahar व्यवहार
            व्यवहारांचा
        """,
        "bank": "bank बैंक बँक loan लोन karz कर्ज",
        "paper_only": "record rekord रिकॉर्ड praman_patra pramanpatra प्रमाणपत्र kagaz kagaj kaagaz कागज़ कागज कागद kagad dakhla दाखला",
        "mine": "mera mere meri मेरा मेरे मेरी mujhe मुझे maza majha majhe माझा माझे माझं mala मला my me apna apne hamara hamare",
        "give": """
            chahiye chahie चाहिए do de dijiye दो दे दीजिए hava havay हवा हवं pahije पाहिजे dya द्या bhejo bhej भेजो pathva
            पाठवा need
            want send give nikalo निकालो banao बनाओ milega मिलेगा milel मिळेल dena देना
        """,
        "other": "aap aapka aapke aapki आप आपका आपके आपकी tumcha tumche तुमचा तुमचे your you gst जीएसटी bill बिल udyam fssai iec",
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 12


def wants_record(text: str) -> bool:
    """Does a maker want the paper about the own trade, for a bank or to show?"""
    words = tokens(text[:200])
    if not 1 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    if found.has("other") or not found.has("paper"):
        return False
    if found.has("trade"):
        return found.has("give", "mine") or len(words) == 2
    return found.has("paper_only") and found.has("give") and found.has("bank", "mine")
