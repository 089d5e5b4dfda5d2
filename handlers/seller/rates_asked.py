"""How rates are told is asked: "sabke rate kaise daalun", "सगळ्यांचे रेट कसे टाकू", "how do I change my rates"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.language import N_
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import profiles

_BOOK = WordBook(
    {
        "how": "how kaise kese kaisa kaisi कैसे कैसा kase kasa kasi kashi kashe कसे कसा कसं कशी where kahan kaha कहाँ कहां kuthe कुठे",
        "rate": "rate rates ret rets रेट bhav bhaav भाव dar dara दर दाम daam dam price prices kimat kimmat किंमत कीमत",
        "put": """
            dalu dalun daalu daalun dalna daalna dale dalte likhu likhun likhna likhe badlu badlun badalna badle lagau lagaun lagana
            bharu bharun bharna bhare batau bataun batana set karu karun karna takayche takaycha taku taaku takun lihu lihun
            lihaycha lihayche badalu badlayche badlaycha bharayche sangu sangaycha theu put enter write change add update fill tell
            डालूँ डालूं डालू डालना डालें डाले लिखूँ लिखूं लिखना लिखें बदलूँ बदलूं बदलना बदलें लगाऊँ लगाऊं भरूँ भरूं भरना बताऊँ बताऊं बताना
            करूँ करूं करना टाकू टाकायचे टाकायचा लिहू लिहायचे लिहायचा बदलू बदलायचे बदलायचा भरायचे सांगू सांगायचे ठेवू सेट
        """,
        "small": """
            sab sabke sabka sabki sabhi sare saare sagle saglyache saglyanche sagalyanche sarvanche sarvache pure all each every
            everyones everyone both dono donon doghanche alag alag_alag vegle vegvegle sabh sabko saglyana
            सब सबके सबका सबकी सभी सारे सगळे सगळ्याचे सगळ्यांचे सर्वांचे दोनों दोघांचे अलग वेगळे वेगवेगळे maal mal माल maalke goods cheez
            chij chizo चीज़ चीजों vastu वस्तू
            mere mera meri apne apna mujhe mala maze majhe maza mi main mai me ham hum amhi aamche amche my our i we do does can
            to the of for in here it is are should
            मेरे मेरा मेरी अपने अपना मुझे मला माझे माझा मी मैं मै हम आम्ही आमचे ke ka ki ko ne se me mein par pe kar ho hai hain he hu
            ahe ahet yahan yaha ithe haat aur ani nav naye naya के का की को ने से में पर कर हो है हैं हूँ आहे आहेत यहाँ इथे हाट और आणि नए नवे
            batao bataiye sanga please plz ji बताओ बताइए सांगा जी kya kay क्या काय
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST = 9


def asks_how(text: str) -> bool:
    """Is it asked how rates are told here, and nothing else? A rate itself, or one asked for, is no such question."""
    words = tokens(text[:200])
    if not 2 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    return all(found.classes) and all(found.has(name) for name in ("how", "rate", "put"))


def tell(step: Step) -> None:
    """How it is done: in one message, each with its own."""
    if profiles.profile_of(step.db, step.person.id) is None:
        step.say(N_("First write what you sell. Then each with its rate, like this: haldi 180, papad 220"))
    else:
        step.say(N_("Write all of them in one message, each with its rate, like this: haldi 180, papad 220"))
