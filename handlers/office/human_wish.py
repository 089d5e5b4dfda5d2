"""What somebody sent to the office, taken back: "nahi galti se", "रहने दो, ज़रूरत नहीं", "नको, चुकून झालं"."""

from __future__ import annotations

from typing import Any, Literal

from handlers.folding import tokens
from handlers.language import N_, say
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import audit, conversations, offices, people

_BOOK = WordBook(
    {
        "human": """
            officer adhikari अधिकारी afsar अफसर insaan insan इंसान इन्सान aadmi admi आदमी manus माणूस मनुष्य vyakti व्यक्ति person human
            agent office ofis ऑफिस दफ्तर दफ़्तर daftar karyalay कार्यालय kisi_se किसी_से kisi_ko किसी_को koni कोणी konashi कोणाशी
            kunashi कुणाशी baat बात bolna bolaycha bolaychay बोलायचं बोलायचंय बोलणं bolayche बोलायचे talk complaint shikayat
            शिकायत takrar तक्रार sawal savaal सवाल prashn प्रश्न question saheb sahab साहब साहेब sir_ko anyone somebody someone
            koi कोई
        """,
        "mistake": """
            galti galati gaalti गलती ग़लती galtise चुकून chukun chukoon chukine चुकीने chuk चूक chukicha chukiche चुकीचं चुकीचे
            mistake mistakenly mistaken accident accidentally accidently bhul bhool भूल bhulun भुलून galat गलत ग़लत wrong wrongly
            oops anjane अनजाने
        """,
        "no_need": """
            zarurat_nahi jarurat_nahi zaroorat_nahi jaroorat_nahi ज़रूरत_नहीं जरूरत_नहीं nahi_chahiye नहीं_चाहिए chahiye_nahi
            garaj_nahi garaj_nahiye गरज_नाही no_need not_needed dont_need need_not no_longer nako नको nakoy नकोय naka नका
            nahi_karni nahi_karna नहीं_करनी नहीं_करना karni_nahi bolaycha_nahi बोलायचं_नाही nahi_bolna नहीं_बोलना
            mat_bulao मत_बुलाओ mat_bulana मत_बुलाना mat_bhejo मत_भेजो rehne_do rahne_do rehne_dijiye rahne_dijiye rehnedo
            रहने_दो रहने_दीजिए rahu_dya rahu_de rahude राहू_द्या राहू_दे राहुदे jane_do jaane_do जाने_दो jau_dya जाऊ_द्या जाऊ_दे chhodo chodo
            chhod_do छोड़ो छोड़_दो छोडा leave_it never_mind nevermind forget_it drop_it cancel कैंसल कैंसिल कॅन्सल radd रद्द
            dont_call no_one_needed not_required
        """,
        "solved": """
            ho_gaya ho_gayi हो_गया हो_गई mil_gaya मिल_गया samajh_gaya samajh_gayi समझ_गया समझ_गई samajh_aa_gaya समझ_आ_गया
            kalala kalla kalale कळलं कळाले samajla समजलं solved sorted sapadla सापडलं झालं_काम kaam_ho_gaya काम_हो_गया
        """,
        "fill": """
            nahi nahin nai nhi नहीं नही नाही na no not mat मत mujhe mujhko मुझे mala मला ab अब ata aata आता abhi अभी hai he है ahe
            aahe आहे ho hua hui हुआ हुई gaya gayi गया गई gela geli गेला गेली se से me mein में ka ki ke ko का की के को la ला ne ने
            button बटन btn press dab daba dabaya dabi दब दबा दबाया दबी dablya dabla दाबलं दाबला दाबले likha likh लिखा लिख लिहिलं
            lihile type kiya kiye किया केला केलं kela keli kele zala zale zali jhala jhale jhali झाला झालं झाली sorry maaf माफ
            kijiye कीजिए karna karni karo kar करना करनी करो कर kara karaycha करा करायचं ji जी haan हाँ please plz by the it that this
            was is am i my me did do have kuch कुछ kahi काही to तो thik theek ठीक bare बरं ok okay accha acha अच्छा tha thi था थी
            hota hoti होता होती bulaya bula bulana बुलाया बुला बुलाना bolavla बोलावलं wapas vapas वापस parat परत le lo ले लो ghya
            घ्या ye yeh ये यह wo vo वो te ते he हे bhai भाई dada दादा madam mam sir phir फिर mag मग just only already
            now anymore any more a an of to for in need needs want dont aa आ pata पता
            chal चल chala चला unhe उन्हें tyanna त्यांना call कॉल phone फोन fon message मैसेज मेसेज bhej भेज diya दिया dila दिला dilay
            दिलं gelay गेलंय jhalay झालंय ki_zarurat
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST = 10


def reads(text: str) -> Literal["", "maybe", "sure"]:
    """Do words take something back that went to the office: "sure" where they say so themselves, "maybe" where they only say
    that it was a mistake, or that there is no need?"""
    words = tokens(text)
    found = _BOOK.look_up(words)
    if not 0 < len(words) <= _LONGEST or "?" in text or not all(found.classes):
        return ""
    if not found.has("mistake", "no_need", "solved"):
        return ""
    return "sure" if found.has("human") and found.has("mistake", "no_need") else "maybe"


def taken_back(step: Step, text: str, *, asked: bool) -> bool:
    """Takes the speaker's line off the office's list, where these words say so, and says it to both sides.

    "Rehne do" means it right after it was sent, or while it is the last deed and nothing is asked; where a
    question has the floor (`asked`), a single word answers that.
    """
    meant = "" if step.is_officer else reads(text)
    if not meant or (asked and len(tokens(text)) < 2):
        return False
    deed = _said_last(step) or (_asked_lately(step) if not asked and _has_no_need(text) else None)
    line = offices.own_line(step.db, step.person.id) if meant == "sure" and deed is None else None
    line_id = audit.number_of(deed) if deed is not None else line.id if line is not None else None
    if line_id is None or not take_off(step, line_id):
        return False
    if deed is not None:
        audit.undone(step.db, deed.id, step.world.now)
    step.say(N_("All right, it is taken back: {office} need not write to you."), office=step.office or "")
    return True


def take_off(step: Step, line_id: int) -> bool:
    """Take the speaker off a line of the office's list, and close it where nobody else asks the same; the officers before whom
    it lies hear it. False where somebody settled it before."""
    if not offices.take_asker_off(step.db, line_id, step.person.id):
        return offices.is_open(step.db, line_id)
    if not offices.settle_hand_off(step.db, line_id, "withdrawn", None, step.world.now):
        return False
    for talk in conversations.withdraw(step.db, "hand_off", str(line_id), step.world.now):
        reader = people.person(step.db, talk.person_id).language or step.language
        who = step.person.name or say(reader, N_("Somebody"))
        step.tell(talk.person_id, N_("{who} has taken that back; no answer is needed."), purpose="office", who=who)
    return True


def _said_last(step: Step) -> Any:
    """The deed by which the speaker's message before this one went to the office; None where it was another message."""
    deed = audit.last_deed(step.db, step.person.id, step.world.now)
    before = step.address.last_inbound_at
    is_last = deed is not None and deed.deed == "ask_human" and (before is None or deed.at >= before)
    return deed if is_last else None


def _has_no_need(text: str) -> bool:
    return _BOOK.look_up(tokens(text)).has("no_need")


def _asked_lately(step: Step) -> Any:
    """The deed by which the speaker sent something to the office, where it was the last one of the last ten minutes: who says
    "no need now" below a greeting or a second try still means it."""
    deed = audit.last_deed(step.db, step.person.id, step.world.now)
    return deed if deed is not None and deed.deed == "ask_human" else None


def _unask(step: Step, deed: Any) -> bool:
    """Undo: the line is closed, or is again as it was before these words were added to it."""
    line_id, before = audit.number_of(deed), deed.before["words"]
    if before is None:
        return take_off(step, line_id)
    return offices.put_words_back(step.db, line_id, before)


REVERSES = {"unask_human": _unask}
