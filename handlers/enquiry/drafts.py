"""Drafts: what somebody has begun and nobody was told of yet, and the words that drop one."""

from __future__ import annotations

from handlers.enquiry import enquiry_words
from handlers.folding import folded, keys_of
from handlers.language import N_
from handlers.office.hand_offs import is_drafting
from handlers.put_off import LATER, said_instead
from storage.conversations import Talk

NAMES = {
    "enquiry": N_("your new enquiry"), "onboarding": N_("your entry as a seller"), "quote": N_("your new price"),
    "ask_office": N_("your question"), "hand_off": N_("your answer"), "profile": N_("the change of your profile"),
    "notice_new": N_("your new notice"), "complain": N_("your complaint"),
}  # fmt: skip
LEAVE_IT = """
cancel | cancel it | cancel this | cancel karo | cancel kar do | cancel kara | leave it | never mind | forget it | drop it
radd | radd karo | radd kar do | radd kara | रद्द | रद्द करो | रद्द कर दो | रद्द कीजिए | रद्द करा | कैंसल | कैंसिल | कॅन्सल
rehne do | rahne do | rehne dijiye | rahne dijiye | रहने दो | रहने दीजिए | jaane do | jane do | जाने दो
chhodo | chhod do | chodo | chod do | छोड़ो | छोड़ दो | छोड़ दीजिए
galti se | galti se bheja | galti se bhej diya | galti se likha | galti se likh diya | galti se aa gaya | galti se ho gaya
गलती से | गलती से भेजा | गलती से भेज दिया | गलती से लिखा | गलती से लिख दिया | गलती से आ गया | गलती से हो गया
by mistake | it was by mistake | sent by mistake | that was a mistake | it was a mistake | wrong message
chukun | chukun pathavla | chukun gela | chukun jhala | चुकून | चुकून पाठवलं | चुकून गेलं | चुकून झालं
rahu de | rahu dya | rahude | राहू दे | राहू द्या | राहुदे | जाऊ दे | जाऊ द्या | jau de | jau dya | सोडा | सोडून द्या | sodun dya
"""


def _key(words: str) -> tuple[str, ...]:
    return tuple(keys_of(words))


_LEAVE_IT = frozenset(_key(words) for words in LEAVE_IT.replace("\n", "|").split("|") if words.strip())


def name_of(talk: Talk) -> str:
    """What a conversation is a draft of, as a message id; empty when nothing of the person's own is in it."""
    if talk.name == "hand_off":
        return NAMES[talk.name] if is_drafting(talk) else ""
    begun = bool(talk.answers or talk.opening.get("text") or talk.opening.get("media_ids") or talk.name == "quote")
    return NAMES.get(talk.name, "") if begun else ""


def says_leave_it(text: str) -> bool:
    """Are these words nothing but an order to drop what is at hand?"""
    said = _key(text)
    return said in _LEAVE_IT or (len(said) > 1 and said[0] in _NO and said[1:] in _LEAVE_IT)


def needs_it_no_more(text: str) -> bool:
    """Does a buyer who is still asked something say that nothing is needed: "mil gaya bahar se", "no longer needed"? Not that the
    answer comes later."""
    return enquiry_words.ends(text) and said_instead(text) != LATER


_NO = folded("no nahi nahin nai नहीं नही nako नको नाही naahi")
"""Before such an order these say the same once more: "nahi rehne do"."""
