"""Words of agreement between two who deal: "done", "ठीक है 118 में डन", "व्यवहार ठरला", "order confirm"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_AGREED = WordBook(
    {
        "deal": "deal डील sauda soda saudaa सौदा सौदे vyavhar vyavahar व्यवहार order ऑर्डर ordar baat बात dil",
        "made": """
            done डन pakka pakki pakke पक्का पक्की पक्के confirm confirmed confirmd kanfarm कन्फर्म कंफर्म agreed
            accepted मंजूर मंज़ूर
            manjoor manjur manzoor मान्य manya tharla tharle tharli ठरलं ठरला ठरले ठरली jamla jamle जमलं जमला
            jam_gaya जम_गया
            tay_hua तय_हुआ tay तय fix fixed लॉक locked
        """,
        "over": """
            ho_gaya ho_gayi ho_gya ho_gai हो_गया हो_गई हो_गयी hua hui हुआ हुई zala jhala zale jhale झाला झालं
            झाली ban_gayi
            ban_gaya बन_गई बन_गया closed final फाइनल फायनल फ़ाइनल
        """,
        "not": "nahi nahin nai नहीं नही नाही नाहीत nahit not no dont don't never mat nako मत नको abhi_nahi cancel",
        "fill": """
            ok okay thik theek ठीक hai है he ahe आहे aahe haan ha haa हाँ हां हा ho हो होय hoy yes yeah ji जी to
            तो phir फिर मग mag
            chalo चलो chala चला bhai भाई bhaiya भैया didi दीदी tai ताई dada दादा madam sir it is its a the at
            for in on my our we are i
            have with par पर me mein में मे ला la ne ने ka ki ke का की के cha chi che चा ची चे apna apni अपना
            अपनी hamara humara
            हमारा aapla आपला आपलं our rupaye rupay rupees rs रुपये रुपए रुपयांत रुपयात ₹ rate रेट bhav भाव dar
            दर price kilo किलो
            kg piece पीस per thank thanks you dhanyavad धन्यवाद shukriya शुक्रिया good great perfect badhiya
            बढ़िया sure samjho समझो
            mera meri मेरी मेरा maza majha majhi माझा माझी aaj आज se से taraf तरफ karte करते karto करतो karu करू
            lete लेते samjha
            aata आता ab अब then so
        """,
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 9


def agrees(text: str, *, asked: bool = False) -> bool:
    """Do words in a room say that the deal is made: "done", "ठीक है 118 में डन", "व्यवहार ठरला", "order confirm"?

    "280 final" alone is a price, and whoever asks or denies has agreed to nothing. `asked`: Haat has just
    asked whether it is a deal, so that "ho gaya" says enough.
    """
    words = [word for word in tokens(text) if not word.isdigit()]
    if not 0 < len(words) <= _LONGEST or "?" in text:
        return False
    found = _AGREED.look_up(words)
    if found.has("not") or not all(found.classes):
        return False
    bare = found.has("deal") and len(words) <= 4 and not found.has("over") and words[0] not in ("baat", "बात")
    over = found.has("over") and (asked or found.has("deal"))
    return found.has("made") or over or (bare and _says_deal(words))


def _says_deal(words: Sequence[str]) -> bool:
    """English "deal" and "ok deal" say it alone; "order" and "सौदा" alone are only spoken of."""
    return any(word in ("deal", "डील") for word in words)
