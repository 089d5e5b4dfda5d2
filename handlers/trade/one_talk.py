"""No more of one person: whoever wants no messages from the other side of a deal ends that talk, and does not stop Haat."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import rooms

_LONGEST = 9
_BOOK = WordBook(
    {
        "them": """
            his her him their them he she they unka unki unke unko uska
            uski uske usko uski iska iski iske isko inka inki inke inko उनका
            उनकी उनके उनको उसका उसकी उसके उसको इसका इसकी इसके इसको
            इनका इनकी इनके इनको tyacha tyache tyachya tyanche tyanchya tyala tyanna
            त्याचा त्याचे त्याच्या त्यांचे त्यांच्या त्याला त्यांना ticha tiche तिचे तिच्या यांचे यांच्या याचे याच्या
            isse issey usse inse unse इससे उससे इनसे उनसे yachyashi tyachyashi yanchyashi tyanchyashi याच्याशी त्याच्याशी
            यांच्याशी त्यांच्याशी
            hyachyashi ह्याच्याशी
            seller sellers buyer vikreta विक्रेता विक्रेते kharidar खरीदार खरेदीदार bechne बेचने kharidne खरीदने person man
            woman aadmi आदमी
        """,
        "message": """
            message messages msg msgs sms मैसेज मेसेज मेसेजेस संदेश sandesh baat बात bolaycha bolaychay bolayche बोलायचं
            बोलायचंय बोलायचे talk
        """,
        "end": """
            stop band bandh बंद mat मत nako नको naka नका nakot नकोत nahi नहीं नही नाही not no dont don't block ब्लॉक roko रोको
            rok रोक
        """,
        "fill": """
            is इस hai है ahe आहे talking with aur और
            send sending sent bhejo bhejna bhej भेजो भेजना भेज pathvu pathavu pathva पाठवू पाठवा पाठव to me mujhe मुझे mala मला
            from se से
            ka ki ke ko का की के को cha che chi चा चे ची kade कडून
            kadun this that is iss us ye yeh yah ya ह्या या the of any more please
            plz karo kar kara karna karni करो कर करा करना करनी do दो दे de dya द्या chahiye चाहिए pahije पाहिजे havet हवेत havay
            want i
            ab अब aata ata आता wala wale wali वाला वाले वाली aane आने aaye आए yeu येऊ let bhi भी hi ही ji जी
        """,
    },
    COMMON_ENGLISH,
)


def is_meant(text: str) -> bool:
    """Do words ask for no more messages of one person: "dont send me his messages", "iske message mat bhejo"?"""
    words = tokens(text)
    found = _BOOK.look_up(words)
    if not 2 < len(words) <= _LONGEST or "?" in text or not all(found.classes):
        return False
    return found.has("them") and found.has("end") and found.has("message")


def room_ended(step: Step, room_id: int | None, text: str) -> int | None:
    """The room of the deal that these words end; None for other words, and where the speaker talks with nobody."""
    if not is_meant(text):
        return None
    if room_id is not None and rooms.room(step.db, room_id).kind == "deal":
        return room_id
    return next(iter(rooms.open_of(step.db, step.person.id, "deal")), None)
