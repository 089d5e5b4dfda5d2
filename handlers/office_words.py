"""What an officer's own words ask of the office: an item of the desk by its name, or how many there are of something."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.folding import tokens
from handlers.hearing import Started
from handlers.officers import DESK
from handlers.questions import is_label, named_option
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step

_CLASSES: Mapping[str, str] = {
    "how_many": """
        kitne kitni kitna kitane कितने कितनी कितना kiti kitijan किती how_many howmany number_of count total kul कुल ekun
        एकूण sankhya संख्या
    """,
    "figures": """
        hisab hisaab हिसाब hishob hishaab हिशोब हिशेब aankde ankde akde aakde आँकड़े आंकड़े आकडे figures numbers report
        रिपोर्ट अहवाल summary
    """,
    "today": "aaj aajka aaj_ka aajcha aajche aajchi आज आजचा आजचे आजची today todays",
    "sellers": """
        seller sellers selar सेलर सेलर्स vikreta vikrete vikretya विक्रेता विक्रेते विक्रेत्या bechne_wale bechnewale
        बेचने_वाले बेचनेवाले बेचने_वाला vikanare vikanara विकणारे विकणारा artisan artisans karigar kaarigar कारीगर supplier
        suppliers utpadak उत्पादक dukandar दुकानदार
    """,
    "market": """
        enquiry enquiries inquiry inquiries इन्क्वायरी इंक्वायरी इनक्वायरी mang maang मांग माँग magni मागणी मागण्या demand
        introduction introductions deal deals sauda saude सौदा सौदे buyer buyers kharidar kharidaar खरीदार ग्राहक grahak
    """,
    "people": "log logon लोग लोगों lok लोक लोकं people person",
    "came": """
        aaye aye aae aaya आए आये आया aale ale aala आले आली आला came come joined join jude judi जुड़े जुड़ी judle जुडले
        naye nae naya नए नये नया nave navin नवे नवीन new likha लिखा wrote
    """,
    "waits": """
        wait waiting pending intezar intzar intezaar इंतज़ार इंतजार इंतेज़ार vat वाट tatkalat ताटकळत ruke रुके thamble
        थांबले थांबलेत
    """,
    "somebody": """
        aap aapka aapki aapke aapko tum tumhara tumhare tumko aapan aaple aaplya tumhi tumche tumchya tumchi tumcha
        आप आपका आपकी आपके आपको तुम तुम्हारा तुम्हारे तुमको आपण आपले आपल्या तुम्ही तुमचे तुमच्या तुमची तुमचा you your yours
    """,
}  # fmt: skip
_BOOK = WordBook(_CLASSES, COMMON_ENGLISH)
_LONGEST = 12


def office_work(step: Step, text: str, *, exactly: bool) -> Started | None:
    """The office work that an officer's words ask for; `exactly` where a question takes free words: only by its name."""
    if not step.is_officer:
        return None
    if any(is_label(text, option.label_in(step.language), option.label_in("en"), *option.also) for option in DESK):
        item = named_option(text, DESK, step.language)
        return Started(item) if item else None
    asked = None if exactly else asked_of_office(text)
    return Started(asked, opening={"text": text} if asked == "office_sellers" else {}) if asked else None


def asked_of_office(text: str) -> str | None:
    """The conversation that answers a question about the market's numbers; None for words to or about one person."""
    words = tokens(text[:400])
    if not 0 < len(words) <= _LONGEST:
        return None
    found = _BOOK.look_up(words)
    if found.has("somebody"):
        return None
    counts = found.has("how_many")
    if found.has("waits") and (counts or found.has("people")):
        return "waiting"
    if counts and found.has("sellers") and not found.has("today", "came"):
        return "office_sellers"
    if counts and found.has("sellers", "market"):
        return "office_numbers"
    if counts and found.has("people") and found.has("came", "today"):
        return "office_numbers"
    return "office_numbers" if found.has("figures") and (found.has("today") or len(words) <= 3) else None
