"""The words of a last price: "last 240", "२५० शेवटचा", "आखिरी दाम", "118 से कम नहीं"; who has goods names one, who wants them asks."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

_BOOK = WordBook(
    {
        "last": """
            last final finally fixed fix firm lowest minimum laast lowest_price best_price
            aakhri aakhiri akhri akhiri आखरी आखिरी आख़िरी अंतिम antim लास्ट फाइनल फायनल फिक्स फिक्स्ड
            shevat shevati शेवट शेवटी shevatcha shevtcha shevatchi shevatche shevatcha_dar शेवटचा शेवटची शेवटचे शेवटचं
        """,
        "not_below": """
            se_kam_nahi se_kam_nahin se_kam_nai se_kam_na se_kam_me_nahi se_kam_mein_nahi se_niche_nahi se_neeche_nahi
            ke_niche_nahi ke_neeche_nahi
            से_कम_नहीं से_कम_नही से_कम_ना से_कम_में_नहीं से_नीचे_नहीं के_नीचे_नहीं
            peksha_kami_nahi peksha_kami_nako peksha_khali_nahi chya_khali_nahi hun_kami_nahi kami_nahi
            पेक्षा_कमी_नाही पेक्षा_कमी_नको पेक्षा_खाली_नाही च्या_खाली_नाही हून_कमी_नाही कमी_नाही
            not_below not_less not_under nothing_less no_less no_lower not_lower cant_go_below cannot_go_below
        """,
    },
    COMMON_ENGLISH,
)


def is_last_price(text: str) -> bool:
    """Do the words call a price the last or the lowest: "last 240", "२५० शेवटचा", "118 से कम नहीं", "final price?"?"""
    return _BOOK.look_up(tokens(text)).has("last", "not_below")


def is_lowest(text: str) -> bool:
    """Do the words name what it will not be sold below: "118 से कम नहीं", "not less than 118"?"""
    return _BOOK.look_up(tokens(text)).has("not_below")
