"""Who cannot read what the other side wrote says so in own words: "angrezi samajh nahi aati", "kya bola usne"."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.ready.answers import spoken_language
from handlers.ready.office_help import ask_for_help
from handlers.ready.pair import pair_of
from handlers.step import Step
from handlers.trade import room_help
from storage import asks, conversations

_BOOK = WordBook(
    {
        "tongue": """
            angrezi angreji inglish english ingraji अंग्रेज़ी अंग्रेजी इंग्लिश इंग्रजी hindi हिंदी हिन्दी marathi मराठी bhasha
            भाषा language
            translate translation anuvad अनुवाद bhashantar भाषांतर matlab मतलब meaning mean means arth अर्थ
        """,
        "not": "nahi nahin nai nhi नहीं नही nako नाही nahit not dont don't cant can't cannot na",
        "grasp": """
            samajh samaj samjha samjhi samjhe aata aati aaya aayi समझ समझा समझी समझे आता आती आया आई samajla samajat kalat kalala कळत
            कळलं कळले समजत समजलं समजले yet येत understand understood read padh पढ़ vachta वाचता padhna पढ़ना
        """,
        "what": "kya क्या kay काय what",
        "said": """
            bola bol bole boli bolte बोला बोल बोले बोली kaha kah kahte कहा कह कहते likha likh likhi likhe लिखा लिख लिखी लिखे
            likhlay lihilay
            lihila लिहिलंय लिहिलं लिहिले mhanto mhante mhanala म्हणतो म्हणते म्हणाला म्हणतात say says said saying write wrote
            written
        """,
        "they": """
            usne isne unhone inhone usme isme ye yeh wo vo woh yaha उसने इसने उन्होंने इन्होंने इसमें उसमें ये यह वो वह tyane
            tine tyanni yat
            yaat he she they it this that त्याने तिने त्यांनी यात हे raha rahi rahe रहा रही रहे
        """,
        "help": "madad मदद madat मदत help sahayata सहायता",
        "need": "chahiye chahie चाहिए hava havi havi_aahe हवी हवी_आहे pahije पाहिजे karo करो kara करा need me mujhe मुझे mala मला",
    },
    COMMON_ENGLISH,
)  # fmt: skip
_LONGEST, _FEW = 12, 4


def cannot_read(text: str) -> bool:
    """Does somebody say that they do not understand the other side's words, or ask what these say?"""
    words = tokens(text[:200])
    if not 1 < len(words) <= _LONGEST:
        return False
    found = _BOOK.look_up(words)
    foreign = found.has("tongue") and (found.has("not", "what") or found.has("help"))
    return foreign or (found.has("what") and found.has("said") and found.has("they"))


def _asks_for_help(text: str) -> bool:
    words = tokens(text)
    found = _BOOK.look_up(words)
    return 1 <= len(words) <= _FEW and found.has("help") and all({"help", "need"} & each for each in found.classes)


def explained(step: Step, text: str) -> bool:
    """The office explains the foreign words shown last, or those that wait for an answer; False where there are none."""
    unread = cannot_read(text)
    if not unread and not _asks_for_help(text):
        return False
    found = room_help.offered(step) or (room_help.heard_lately(step) if unread else None)
    if found is not None:
        shown, value = found
        if shown.room_id is not None:
            room_help.ask(step, shown.room_id, shown.text, value)
            return True
        if shown.question.startswith("ready:") and shown.question.count(":") > 1:
            return ask_for_help(step, int(shown.question.rpartition(":")[2])) or True
    ask_id = _foreign(step) if unread or found is not None else None
    return ask_id is not None and (ask_for_help(step, ask_id) or True)


def _foreign(step: Step) -> int | None:
    """The newest words of another's in another language that wait for the speaker's answer."""
    for talk in sorted(conversations.open_of(step.db, step.person.id), key=lambda talk: -talk.id):
        row = asks.one(step.db, int(talk.subject)) if talk.name == "ready_asked" and talk.asked else None
        if row is None or row.status != "asked" or not row.words or pair_of(step, row.match_id) is None:
            continue
        if spoken_language(row.words, row.language) != step.language:
            return int(row.id)
    return None
