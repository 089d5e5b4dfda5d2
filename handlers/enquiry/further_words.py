"""The words in which a buyer speaks of several goods of one message: all of them, not this one, that one first, the next."""

from __future__ import annotations

from collections.abc import Callable

from handlers.folding import tokens
from handlers.questions import is_label
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words

NEXT = (
    "next", "next one", "the next", "skip", "skip it", "skip this", "not this", "not this one", "agla", "agla wala", "agle wala",
    "aage", "aage badho", "chhodo", "chodo", "chhod do", "ye nahi", "yeh nahi", "ise chhodo", "अगला", "अगला वाला", "आगे", "आगे बढ़ो",
    "छोड़ो", "छोड़ दो", "ये नहीं", "यह नहीं", "pudhe", "pudhcha", "pudhche", "pudhchi", "पुढे", "पुढचा", "पुढचे", "पुढची", "पुढचं", "हे नको",
    "he nako", "hi nako", "ही नको", "हा नको", "सोडा", "soda",
)  # fmt: skip
LONGEST = 9
_BOOK = WordBook(
    {
        "all": """
            all everything each every_one sab sabka sabke sabki sabko sabhi sabhee saare sare saari sari सब सबका सबके
            सबकी सबको सभी सारे
            सारी sagle sagla sagli saglya saglyanche saglyancha saglyansathi saglyanna सगळे सगळं सगळा सगळी सगळ्या सगळ्यांचे सगळ्यांचा
            सगळ्यांसाठी सगळ्यांना सर्व सर्वांसाठी सर्वांना sarv sarva sarvansathi both dono donon दोनों दोनो donhi दोन्ही teeno tino तीनों
            तीनो tinhi तिन्ही charo chaaro चारों चारो charhi चारही paancho pancho पाँचों पांचों pachhi पाचही
        """,
        "yes": """
            yes yeah yep ok okay sure please plz ha haan haa han हाँ हां हा ho hoy हो होय ji जी thik theek ठीक chalel
            चालेल chalega चलेगा
            bilkul बिल्कुल नक्की nakki
        """,
        "off": """
            cancel cancelled radd रद्द कैंसल कैंसिल कॅन्सल kato kaato काटो hata hatao hatado हटा हटाओ nikal nikalo
            निकाल निकालो kadha kadhun
            काढा काढून remove drop delete skip without except
            nahi_chahiye nahin_chahiye nai_chahiye chahiye_nahi नहीं_चाहिए नही_चाहिए चाहिए_नहीं nahi_lena nahi_leni नहीं_लेना नहीं_लेनी
            rehne_do rahne_do rehne_dijiye रहने_दो रहने_दीजिए rahu_dya rahu_de राहू_द्या राहू_दे chhod_do chhodo chodo chhodkar छोड़_दो
            छोड़ो छोड़कर sodun सोडून nako nakot nakoy नको नकोत नकोय ke_bina के_बिना no_need dont_need dont_want not_needed
        """,
        "only": "only just sirf bas keval सिर्फ बस केवल fakt phakt fakta फक्त",
        "first": "first pehle pahle पहले पहला pehla pahla adhi aadhi आधी पहिले pahile pahila पहिला पहिलं",
        "asks": "kya क्या bola boli bole बोला बोली बोले kaha kahaa कहा hua हुआ jawab जवाब mhanala mhanale म्हणाला म्हणाले zala झालं",
        "ask": "pucho puchho poocho poochho puch pooch puchiye पूछो पूछ पूछिए vichara vicharun विचारा विचारून",
        "fill": """
            of them these those the for it and ke liye ka ki ko लिए के का की को se से bhi भी hi ही me में wala wali wale वाला वाली वाले
            cha chi che sathi चा ची चे च्या साठी साठीही do दो de दे dya द्या dijiye दीजिए kar karo karna कर करो करना kara करा taka टाका
            hai hain है हैं ahe aahe ahet आहे आहेत chahiye chahie चाहिए pahije pahijet पाहिजे पाहिजेत havet हवेत bhejo bhej भेजो भेज
            pathva पाठवा cheez cheezein cheezon चीज़ चीज़ें चीज़ों vastu वस्तू goods items ones to तो tar तर na ना ab अब aata ata आता
            also too aur और ani आणि
        """,
    },
    COMMON_ENGLISH,
)


def means_all(text: str) -> bool:
    """Do words below several goods mean all of them and say nothing else: "haan sab", "all of them", "हो सगळ्यांसाठी विचारा"?"""
    found = _known(text, lambda _: False)
    return found is not None and found.has("all") and not found.has("off", "only", "first", "asks")


def may_be_of_several(text: str) -> bool:
    """May words, which say no plain yes or no, be said of several goods: all of them, or some left out?"""
    words = tokens(text)
    found = _BOOK.look_up(words)
    leaves_out = 1 < len(words) <= LONGEST and found.has("off") and not all(found.classes)
    return means_all(text) or leaves_out


def drops(text: str, names_goods: Callable[[str], bool]) -> bool:
    """Do words do nothing but take goods off that they name: "achar cancel", "पापड नकोत"?"""
    found = _known(text, names_goods)
    named = any(map(names_goods, tokens(text)))
    return found is not None and named and found.has("off") and not found.has("all", "only")


def chooses(text: str, names_goods: Callable[[str], bool]) -> str:
    """Do words choose the goods that they name: "only" those, or those "first" ("papad pehle", "papad wala kya bola")? "" for
    others."""
    found = _known(text, names_goods)
    if found is None or not any(map(names_goods, tokens(text))) or found.has("off", "all"):
        return ""
    return "only" if found.has("only") else "first"


def is_next(text: str) -> bool:
    """Do words only say that the next is to come: "next one", "agla", "पुढचं"?"""
    return is_label(text, *NEXT)


def _known(text: str, names_goods: Callable[[str], bool]) -> Words | None:
    """The words of a short message, where each is known or names goods; None for others."""
    words = tokens(text)
    if not 0 < len(words) <= LONGEST or "?" in text:
        return None
    found = _BOOK.look_up(words)
    return found if all(cls or names_goods(word) for word, cls in zip(words, found.classes, strict=True)) else None
