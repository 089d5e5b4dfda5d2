"""How a trade went, in a sentence: bought or sold ("haan le liya, 20 hi liye"), come to nothing, or still talked about."""

from __future__ import annotations

from typing import Literal

from handlers.folding import tokens
from handlers.matching.units import unit_of
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "traded": """
            le_liya le_liye le_li liya liye kharida kharide kharidi kharid_liya kharid_liye ले_लिया ले_लिए ले_लिये ले_ली लिया लिए लिये
            खरीदा खरीदे खरीदी खरीद_लिया khareeda le_gaya le_gaye le_gayi ले_गया ले_गए ले_गई becha beche bech_diya bech_diye बेचा बेचे
            बेच_दिया बेच_दिए bik_gaya bik_gaye bik_gayi बिक_गया बिक_गए बिक_गई de_diya de_diye de_di दे_दिया दे_दिए दे_दी bhej_diya
            bhej_diye भेज_दिया भेज_दिए mil_gaya mil_gaye मिल_गया मिल_गए ghetla ghetle ghetli ghetlay घेतला घेतले घेतली घेतलं घेतलंय
            vikla vikle vikli विकला विकले विकली विकलं dila dile दिला दिले दिलं gheun_gela घेऊन_गेला bought purchased sold took
            delivered supplied ho_gaya ho_gayi हो_गया हो_गई zala jhala zale झाला झालं झाली झाले ban_gayi ban_gaya बन_गई बन_गया
            jam_gaya jamla jamli जम_गया जमलं जमला जमली
        """,
        "not": "nahi nahin nai nhi नहीं नही नाही नाहीत nahit not no dont didnt never mat na_ho mana मना cancel cancelled",
        "elsewhere": """
            kisi_aur किसी_और kahin_aur kahi_aur कहीं_और dusre_se dusre_ko dusri_jagah dusre_ke_paas दूसरे_से दूसरे_को दूसरी_जगह
            dusryakadun dusrikade दुसऱ्याकडून दुसरीकडे दुसऱ्याला elsewhere someone_else somebody_else other_seller another_seller
            from_another from_others
        """,
        "talking": """
            chal_rahi chal_raha चल_रही चल_रहा chalu चालू talking discussing bol_rahe बोल_रहे bolna_baki baat_baki soch_rahe soch_raha
            सोच_रहे सोच_रहा sochta sochenge vichar विचार thinking abhi_tak अभी_तक ajun अजून pending baki बाकी wait waiting ruko
            intezar इंतज़ार इंतजार vat_baghto वाट yet still
        """,
        "came": "hua hui hue हुआ हुई बनी बना bani bana jami jama जमा जमी aaya aayi आया आई ala aala आला झालंच",
        "now": "abhi अभी ab अब aata ata आता attach आत्ता ajun अजून",
        "doubt": "kharab खराब toota tuta टूटा wapas वापस parat परत jhagda झगड़ा dhokha dhoka धोखा धोका broken bad returned refund",
        "wants": "chahiye chahie चाहिए चाहिये pahije पाहिजे hava हवा havet हवेत need want",
        "dear": "mehnga mahanga mehenga महंगा महँगा mahag महाग costly expensive",
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST = 16


def told(text: str) -> Literal["", "yes", "no", "not_yet"]:
    """What words below "did it work out?" say of it; "" where they say nothing sure, ask something or complain."""
    words = [word for word in tokens(text) if not word.isdigit() and unit_of(word) is None]
    if not 0 < len(words) <= _LONGEST or "?" in text:
        return ""
    found = _BOOK.look_up(words)
    if found.has("wants"):
        return ""  # what is wanted besides is a matter of its own
    if found.has("elsewhere") and found.has("traded", "not"):
        return "no"
    if found.has("talking") and not found.has("traded"):
        return "not_yet"
    refused = found.has("not") or read_command(words[0], "yes_no") == "no"
    if refused and found.has("now") and found.has("traded", "came"):
        return "not_yet"
    if refused:
        return "no" if found.has("traded", "came", "dear") or len(words) == 1 else ""
    return "yes" if found.has("traded") and not found.has("doubt", "talking") else ""
