"""Words for Haat itself, though a talk with somebody has the floor: "haat, mera profile dikhao", "koi aur seller hai kya"."""

from __future__ import annotations

from typing import Any

from handlers import menu
from handlers.enquiry import enquiry_words
from handlers.folding import fold, folded, keys_of, tokens
from handlers.hearing import Started
from handlers.matching.units import unit_of
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.step import Step
from storage import enquiries as store
from storage import introductions, matches, profiles, rooms, safety

# ── by name ───────────────────────────────────────────────────────────────────────────────────────────────────────

_NAMES = folded("haat हाट haatji हाटजी")
_CALLS = folded(
    "o oh arre are arey hey hi hello suno sun namaste ok ji bhai please अरे ओ सुनो नमस्ते नमस्कार namaskar ऐका aika जी भाई"
)


def called(text: str) -> str | None:
    """What is said to Haat by its name, set off by a comma: "haat, mera profile dikhao"; None for other words. A haat is a
    market, too: "haat me milenge" is said to somebody else."""
    before, comma, after = text.partition(",")
    if not comma or not after.strip():
        return None
    if _is_name(before):
        return after.strip()
    head, _, last = text.rpartition(",")
    return head.strip() if _is_name(last) else None


def _is_name(words: str) -> bool:
    said = set(keys_of(words))
    return bool(said & _NAMES) and said <= _NAMES | _CALLS


def _named_first(text: str) -> str:
    """The words behind the name where no comma stands: they are Haat's only where they ask for something of Haat's."""
    words = text.split()
    return " ".join(words[1:]) if len(words) > 1 and fold(words[0].strip(" .!:-")) in _NAMES else ""


def order_in(text: str) -> str | None:
    """The order in words behind Haat's name without a comma: "haat menu dikhao"; None where it is none."""
    rest = _named_first(text)
    command = read_command(rest) if rest else None
    return rest if command not in (None, "yes", "no", "stop") else None


# ── by what is asked ──────────────────────────────────────────────────────────────────────────────────────────────

_BOOK = WordBook(
    {
        "own": """
            mera meri mere my mine our apna apni apne hamara hamari hamare मेरा मेरी मेरे अपना अपनी अपने हमारा
            हमारी हमारे
            maza mazi maze majha majhi majhe mazya majhya amcha amchi amche माझा माझी माझे माझं माझ्या आमचा आमची
            आमचे आमचं
        """,
        "many": "mere apne hamare मेरे अपने हमारे maze majhe mazya majhya amche माझे माझ्या आमचे orders enquiries deals",
        "show": """
            show see view open dikhao dikha dikha_do dikhaiye dikhana dekhna dekhni dekhne dekhu दिखाओ दिखा
            दिखा_दो दिखाइए
            दिखाना देखना
            देखनी देखने dakhva dakhav dakhava pahaycha baghaycha baghayche दाखवा दाखव पाहायचं पाहायचे बघायचं बघायचे
        """,
        "how": "status स्टेटस kya_hua क्या_हुआ kay_jhala kay_zala काय_झालं kaha_tak कहाँ_तक",
        "where": """
            where kaha kahan kidhar कहाँ कहां किधर kuthe kuthay कुठे कुठेय gayab gaayab गायब gone vanished disappeared lost missing
            geli gela gele गेली गेला गेले haravli हरवली हरवल्या kho खो dikh dikhti दिख दिखती disat दिसत find
        """,
        "profile": "profile profail प्रोफाइल प्रोफ़ाइल प्रोफाईल",
        "data": "jankari jaankari जानकारी mahiti माहिती data डेटा",
        "orders": "order orders ordar ऑर्डर आर्डर",
        "enquiries": "enquiry enquiries inquiry inquiries enquiri इन्क्वायरी इंक्वायरी magni magnya मागणी मागण्या mang maang मांग माँग",
        "deals": "deal deals saude sauda सौदे सौदा vyavhar व्यवहार",
        "sellers": """
            seller sellers supplier suppliers vendor vendors vikreta vikrete bechne_wala bechne_wale bechnewala
            bechnewale
            dukandar
            विक्रेता विक्रेते बेचने_वाला बेचने_वाले दुकानदार विकणारा विकणारे vikanara vikanare सेलर
        """,
        "buyers": """
            buyer buyers customer customers grahak gahak gaahak grahko kharidar kharidaar kharidne_wala kharidne_wale
            giraik girhaik
            ग्राहक गाहक खरीदार ख़रीदार खरीदने_वाला खरीदने_वाले खरेदीदार गिऱ्हाईक गिर्‍हाईक घेणारा घेणारे ghenara
            ghenare
            बायर lead leads demand
            डिमांड
        """,
        "other": """
            aur other another more else dusra dusre dusri doosra doosre और दूसरा दूसरे दूसरी दुसरा दुसरे दुसरी
            ajun ajoon
            ankhi aankhi अजून
            आणखी naya naye nayi new nava navin navi नया नए नयी नई नवा नवीन नवी baki baaki बाकी बाक़ी sab sabhi
            all saare
            sare सब सभी सारे
            sagle सगळे
        """,
        "any": """
            any koi koyi कोई koni kuni कोणी कुणी konta konti कोणता कोणती is are kya क्या ka का milega milegi
            milenge mila
            mile मिलेगा मिलेंगे मिला
            मिले milel milala मिळेल मिळाला have got there
        """,
        "want": "chahiye chahie चाहिए pahije पाहिजे hava हवा need want",
        "not": "nahi nahin nai nhi नहीं नही नाही नाहीत not cant cannot dont didnt",
        "fill": """
            mujhe mujhko मुझे mala मला me i hai hain he है हैं ahe ahet aahe आहे आहेत ki ke की के ko को se से ya
            या please
            plz ji जी bhai भाई na
            ना do दो de दे zara जरा ज़रा liye लिए sathi साठी for of the a to ab abhi अब अभी ata आता can you aap
            आप yahan
            यहाँ ithe इथे par पर
            var वर haat हाट mein में us kahin कहीं paas पास
            gayi gayee gaya gaye गई गयी गया गए गये chali chale चली चले ho हो hui हुई raha rahi rahe रहा रही रहे i did do does has
            been it they went go see milat मिळत mil मिल wali वाली was were am
        """,
    },
    COMMON_ENGLISH,
)
LONGEST = 9
"""Words: what is longer says more than that."""


def meant(step: Step, room_id: int | None, text: str) -> Started | None:
    """What of Haat's the words ask for: one's own profile, data, enquiries and deals, another seller, another buyer; None for
    words to the other side."""
    if step.is_officer or (room_id is not None and rooms.room(step.db, room_id).kind != "deal"):
        return None
    words = [word for word in tokens(_named_first(text) or text) if not word.isdigit() and unit_of(word) is None]
    goods = [word for word in words if step.world.catalogue.concepts_in(word) and not _BOOK.classes(word)]
    found = _BOOK.look_up([word for word in words if word not in goods])
    if not 1 < len(words) <= LONGEST or not all(found.classes):
        return None
    if found.has("not") and not found.has("where"):
        return None
    own = None if goods else _own(step, room_id, found)
    return own or _others(step, room_id, found, " ".join(goods))


def _own(step: Step, room_id: int | None, found: Words) -> Started | None:
    """What is written of oneself, and one's own orders; one order alone ("mera order dikhao") may be shown by the other side."""
    sells = profiles.profile_of(step.db, step.person.id) is not None
    if found.has("show") and found.has("profile"):
        return Started("profile" if sells else "my_data")
    if not found.has("own"):
        return None
    if found.has("show") and found.has("data"):
        return Started("my_data")
    if found.has("deals") and found.has("show"):
        return menu.chosen(step, "deals")
    several = found.has("many", "other") and found.has("orders") and found.has("show")
    if found.has("enquiries") and found.has("where") and room_id is None:
        return _lost_sight_of(step, sells=sells)
    if not several and not (found.has("enquiries") and found.has("show", "how", "where")):
        return None
    return Started("my_leads" if sells and not _buys_in(step, room_id) else "my_enquiries")


def _lost_sight_of(step: Step, *, sells: bool) -> Started:
    """Where one's enquiries are: those that were written, else those that came."""
    bought = bool(store.of_buyer(step.db, step.person.id, at_most=1))
    return Started("my_leads" if sells and not bought else "my_enquiries")


def looks_for_own(step: Step, text: str) -> Started | None:
    """Who asks where their own enquiries are sees the list, whatever else was asked: "meri enquiry kahan gayi"."""
    words = tokens(text)
    found = _BOOK.look_up(words)
    whole = 1 < len(words) <= LONGEST and all(found.classes) and not step.is_officer
    asks = whole and found.has("own") and found.has("enquiries") and found.has("where")
    return _lost_sight_of(step, sells=profiles.profile_of(step.db, step.person.id) is not None) if asks else None


def _others(step: Step, room_id: int | None, found: Words, goods: str) -> Started | None:
    """Another seller for whoever buys, another buyer for whoever sells."""
    asks = found.has("any", "want")
    if found.has("sellers") and found.has("other") and asks:
        return other_sellers(step, room_id, goods)
    sells = profiles.profile_of(step.db, step.person.id) is not None
    if found.has("sellers") and found.has("any") and room_id is None and not sells and not goods:
        return enquiry_words.open_ones(step) or Started("enquiry")  # of which goods is asked there
    if found.has("buyers") and (found.has("any") or (found.has("other") and asks)) and sells and not goods:
        return Started("my_leads")
    return None


def other_sellers(step: Step, room_id: int | None, goods: str) -> Started | None:
    """The enquiries that are open; where that of the talk is served, the other sellers of its goods, or of those named."""
    named = step.world.catalogue.concepts_in(goods) if goods else ()
    if not named and (still_open := enquiry_words.open_ones(step)) is not None:
        return still_open
    met = _met_in(step, room_id)
    if met is not None:
        concept: str | None = store.get(step.db, met.enquiry_id).concept
    else:
        concept = next((one.concept for one in store.of_buyer(step.db, step.person.id, at_most=1)), None)
    concept = named[0] if named else concept
    if concept is None:
        return None
    here = [matches.match(step.db, introductions.introduction(step.db, met.id).match_id).profile_id] if met else []
    return Started("who_makes", concept, {"text": "", "but": here})


def _met_in(step: Step, room_id: int | None) -> Any:
    met_id = rooms.introduction_in(rooms.room(step.db, room_id)) if room_id is not None else None
    return safety.sides(step.db, met_id) if met_id is not None else None


def _buys_in(step: Step, room_id: int | None) -> bool:
    met = _met_in(step, room_id)
    return met is not None and met.buyer == step.person.id
