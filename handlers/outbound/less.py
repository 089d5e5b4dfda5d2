"""Less, but not nothing: whoever wants no more of one kind, or nothing for some days, has not asked Haat to be silent."""

from __future__ import annotations

from handlers.folding import tokens
from handlers.hearing import ANSWERED, Started, Taken
from handlers.language import N_, say
from handlers.person import consents
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import profiles

_LONGEST = 10
_BOOK = WordBook(
    {
        "end": """
            stop band bandh बंद roko रोको rok रोक mat मत nako नको naka नका nakot नकोत nahi नहीं नही nahin no not dont don't
            unsubscribe thamb* थांब*
        """,
        "notices": "scheme schemes yojana yojna योजना योजनाओं योजनांचे योजनांच्या yojananche sarkari सरकारी notice notices नोटिस",
        "workshops": """
            workshop workshops वर्कशॉप वर्कशॉपचे karyashala कार्यशाला कार्यशाळा कार्यशाळेचे training trainings ट्रेनिंग प्रशिक्षण
            prashikshan
        """,
        "message": """
            message messages msg msgs sms मैसेज मेसेज संदेश sandesh khabar खबर news update updates reminder reminders
            suchna सूचना order orders ऑर्डर enquiry enquiries इन्क्वायरी magni मागणी मागण्या
        """,
        "days": """
            kuch_din कुछ_दिन kahi_divas काही_दिवस thode_din थोड़े_दिन some_days few_days for_a_while hafta हफ्ता hafte हफ्ते athavda
            आठवडा आठवडे week weeks din दिन divas दिवस days mahina महीना महिना month
        """,
        "fill": """
            about of for the me to my send sending any more please pls plz i want do wale wali vale वाले वाली के ke ki की ka का
            baare_me बारे_में baddal बद्दल che chi चे ची mujhe मुझे mala मला chahiye चाहिए pahije पाहिजे havet हवेत bhejo bhej
            bhejna bhejiye भेजो भेज भेजना भेजिए pathvu pathavu पाठवू pathva पाठवा kar karo kara karna कर करो करा करना do दो dya द्या
            ab अब aata ata आता tak तक paryant पर्यंत liye लिए sathi साठी ji जी a next agle अगले pudhche पुढचे
        """,
    },
    COMMON_ENGLISH,
)


def asked(step: Step, text: str) -> Taken | None:
    """End one purpose ("stop messages about schemes"), or hide a seller for some days ("kuch din order mat bhejo").

    None where the words say anything else: then they are read as an order to stop everything, or as no order.
    """
    words = tokens(text)
    found = _BOOK.look_up(words)
    known = all(classes or word.isdigit() for word, classes in zip(words, found.classes, strict=True))
    if not 1 < len(words) <= _LONGEST or "?" in text or not known or not found.has("end"):
        return None
    if found.has("days"):
        seller = profiles.profile_of(step.db, step.person.id) is not None
        return Started("away", opening={"text": text}) if seller and found.has("message") else None
    ended = [purpose for purpose in ("notices", "workshops") if found.has(purpose)]
    for purpose in ended:
        consents.give(step, purpose, given=False, how="words")
        step.say(
            N_("Noted: no more {what}. Everything else comes as before.\nTo stop all messages, write 'stop'."),
            what=say(step.language, consents.PURPOSE_NAMES[purpose]),
        )
    return ANSWERED if ended else None
