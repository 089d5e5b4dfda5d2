"""Why a buyer ends an enquiry, in their own words: found elsewhere, too dear, too late, no longer needed."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.language import N_
from handlers.questions import Misread, Option, Reply, words_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

CLOSED_FOR = (
    Option("found", N_("I found it")), Option("price", N_("Price too high")), Option("late", N_("Too late")),
    Option("not_needed", N_("Not needed now")),
)  # fmt: skip
_BOOK = WordBook(
    {
        "not_needed": """
            zarurat_nahi zaroorat_nahi jarurat_nahi ज़रूरत_नहीं जरूरत_नहीं garaj_nahi गरज_नाही nahi_chahiye नहीं_चाहिए chahiye_nahi
            चाहिए_नहीं nako नको not_needed no_need dont_need dont_want no_longer changed_my_mind mann_badal मन_बदल नाही_पाहिजे
        """,
        "price": """
            costly expensive mehnga mehanga mahanga महंगा महँगा mahag महाग too_high price rate bhav dar daam रेट भाव दर दाम
            budget बजट zyada_hai ज़्यादा_है ज्यादा_है jast जास्त
        """,
        "late": "late der देर deri देरी ushir उशीर ushira उशिरा time_nahi टाइम_नहीं vel वेळ too_slow",
        "found": """
            found got bought mil_gaya mil_gayi mil_gaye मिल_गया मिल_गई मिल_गए mila mili मिला मिली milala milali milale मिळाला
            मिळाली मिळालं मिळाले le_liya le_liye ले_लिया ले_लिए kharid_liya ख़रीद_लिया खरीद_लिया ghetla ghetle घेतला घेतलं घेतले
            elsewhere somewhere_else kahin_aur कहीं_और dusri_jagah दूसरी_जगह dusrikade दुसरीकडे
        """,
    },
    COMMON_ENGLISH,
)


def why(reply: Reply, language: str) -> str:
    """The reason that the words name; of several the one that stands first among these. Raises Misread."""
    found = _BOOK.look_up(tokens(words_of(reply, language)))
    for reason in _BOOK.entries:
        if found.has(reason):
            return reason
    raise Misread()
