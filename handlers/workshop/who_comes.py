"""An officer asks who comes to a workshop, for its attendance or its papers: "workshop me kaun aa raha hai", "haazri leni hai"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from handlers import asides
from handlers.circulars.days import mentions
from handlers.circulars.page import Page
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.office.rights import districts_of, for_officers
from handlers.questions import Option, choice
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from handlers.workshop import office_workshops, workshop_days, workshops
from handlers.workshop.workshop_words import BOOK
from storage import workshops as store
from storage.workshops import Workshop

_ASKED = WordBook(
    {
        "attendance": """
            haazri haazari hazri haziri hajri hajiri hajari hajeri
            haajri हाज़िरी हाजिरी हाजरी हजेरी attendance attendence upasthiti
            उपस्थिति उपस्थिती
        """,
        "take": """
            lagani lagana lagao laga lagaiye leni lena le lijiye bharni bharna
            bharo लगानी लगाना लगाओ लगा लेनी लेना भरनी भरना भरो ghya
            ghyaychi ghyayachi ghyaychay bhara bharaychi lava lavaychi घ्या
            घ्यायची घ्यायचीय भरा भरायची लावा लावायची mark take tick
        """,
        "who": """
            kaun kon koun kaun_kaun kis kiska kiski kinka kinke kitne kitni
            kitna log कौन कोण किस किसका किनका किनके कितने कितनी kiti
            kitijan किती kona konacha konachi कोणाची कोणाचे who whose how_many
        """,
        "list": """
            list lists suchi soochi सूची लिस्ट yadi यादी names
            naam nam नाम नावे नावं naave nave registered registration
            registrations panjiyan पंजीयन nondani नोंदणी रजिस्ट्रेशन
        """,
        "visitors": """
            participants participant pratibhagi pratibhagiyon sahbhagi
            प्रतिभागी प्रतिभागियों सहभागी प्रशिक्षणार्थी prashikshanarthi attendees
        """,
        "come": """
            aa aana aane aata aati aayega aayegi aayenge aaenge aayenge
            ayenge aane_wale आ आने आएगा आएगी आएंगे आएँगे आयेंगे आनेवाले yenar
            yenare yetil yetay yet येणार येणारे येतील येतंय येत coming come comes
            aaye aya aaya aayi आए आये आया आई aale alet आले आलेत came
            likha likhwaya likhaya likhe लिखा लिखवाया लिखे naam_likha noted jude judi जुड़े nond नोंद kela keli केली
        """,
        "walk_in": "walk_in walk_ins walkin walkins",
        "phoneless": """
            bina_phone bina_phon बिना_फोन bin_phone बिन_फोन phone_nahi
            phone_nahin phon_nahi फोन_नहीं फोन_नही फोन_नाही without_phone no_phone
        """,
        "paper": """
            certificate certificates certificat sartificate सर्टिफिकेट प्रमाणपत्र प्रमाणपत्रे
            प्रमाण praman pramaan पत्र पत्रे patra patr
        """,
        "of_all": "sabke sabka sabki सबके सबका सबकी saglyanche saglyanchi सगळ्यांचे सगळ्यांची सगळ्यांची sabhi सभी",
        "file": "excel xlsx file files sheet pdf फाइल फाईल एक्सेल शीट",
        "coming": """
            aa_rahe aa_raha aa_rahi आ_रहे आ_रहा आ_रही aane_wale आने_वाले aayenge aaenge ayenge आएंगे आएँगे आयेंगे
            yenar yenare येणार येणारे coming
        """,
        "around": """
            raha rahe rahi रहा रहे रही hai hain he है हैं ahe aahe ahet आहे आहेत
            the tha थे था hote होते me mein main में मे ko को la ला ki ka
            ke की का के chi cha che chya ची चा चे च्या sathi saathi साठी
            liye लिए wali wala wale वाली वाला वाले ab aaj अब आज ata आता tak तक
            paryant पर्यंत dikhao dikha do dijiye de bhejo batao bata दिखाओ
            दिखा दो दीजिए दे भेजो बताओ बता dakhva dya sanga pathva दाखवा
            द्या सांगा पाठवा chahiye चाहिए havi hava hawi हवी हवा kya क्या kay
            काय kul कुल ekun एकूण sab सब sagle सगळे log lok logo लोग लोक
            लोगों लोकांची logon show send give me the of for to is
            are has how many will been all please our hamari hamare हमारी
            हमारे amchya आमच्या mujhe मुझे mala मला dekhni dekhna देखनी देखना baghaychi
            बघायची kal कल udya उद्या us उस tya त्या wo वो ki_list
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST = 12
_JUST_OVER = timedelta(days=14)
"""So long after it a workshop is still the one whose attendance is asked for."""


def wished(step: Step, text: str) -> Started | None:
    """Whose list, or whose door, an officer's words ask for; None for other words, and where the office has no workshop."""
    if step.officer is None or not (deed := deed_in(text)):
        return None
    found = _near(step, deed)
    if not found:
        return Started("office_workshops") if deed in ("names", "here") else None
    head, _, told = text.partition(":") if deed == "walk_in" else (text, "", "")
    held = found if deed == "walk_in" else _meant(step, head, found)
    if not held:
        return None
    which = [one.id for one in (held[:1] if len(held) == 1 or _is_first(step, held) else held[:_MOST])]
    return Started("who_comes", opening={"which": which, "deed": deed, "told": told.strip()})


def _meant(step: Step, text: str, found: Sequence[Workshop]) -> list[Workshop]:
    """Those that words mean by title and day; all where they name none, and none where they say something else."""
    left = [word for word in tokens(text) if not (_ASKED.classes(word) or BOOK.classes(word) or word.isdigit())]
    named = [one for one in found if _is_called(one, left)] if left else [*found]
    on_day = {day for one in mentions(Page.of(text), step.world.today) for day in one.days}
    return [one for one in named if on_day & set(workshop_days.days_of(step.world, one))] or named


_MOST = 7


def deed_in(text: str) -> str:
    """What words ask for: "names", "here" where the attendance is to be taken, "walk_in" where somebody is to be added, the file
    of the "attendance", or "certificates"; empty where they ask for none of these."""
    words = tokens(text.partition(":")[0])
    if not 0 < len(words) <= _LONGEST:
        return ""
    found, things = _ASKED.look_up(words), BOOK.look_up(words)
    if found.has("walk_in") or (found.has("phoneless") and found.has("come")):
        return "walk_in"
    if asides.names_certificate(text):
        return "certificates"
    if found.has("attendance"):
        return "here" if found.has("take") else "attendance" if found.has("file") else "names"
    asks = found.has("list") or (found.has("who") and found.has("come"))
    of_people = found.has("visitors") or (found.has("who") and found.has("coming"))
    there = things.has("thing") or (of_people and all(found.classes))
    return "names" if asks and there and not things.has("strong", "off", "put_off", "new", "not") else ""


def _near(step: Step, deed: str) -> list[Workshop]:
    """The office's workshops that are under way or just over, and those to come, the nearest first."""
    assert step.officer is not None
    now = step.world.now
    held = store.of_districts(step.db, districts_of(step.world, step.officer))
    fresh = [one for one in held if one.status == "planned" and one.ends_at > now - _JUST_OVER]
    if deed == "walk_in":
        fresh = [one for one in fresh if workshop_days.at_the_door(step.world, one) is not None]
    elif deed != "names":
        fresh = [one for one in fresh if one.starts_at <= now + workshop_days.AT_THE_DOOR] or fresh
    return sorted(fresh, key=lambda one: (not one.starts_at <= now < one.ends_at, one.ends_at <= now and deed == "names",
                                          abs(one.starts_at - now)))  # fmt: skip


def _is_first(step: Step, held: Sequence[Workshop]) -> bool:
    """Is one of them under way just now, and no other?"""
    now = step.world.now
    return [one.starts_at <= now < one.ends_at for one in held[:2]] == [True, False]


def _is_called(one: Workshop, words: Sequence[str]) -> bool:
    """Are all these words of its title, its place or its code?"""
    known = {fold(word) for said in (*one.titles.values(), *one.places.values(), one.code) for word in tokens(said)}
    return all(fold(word) in known for word in words)


@for_officers
def who_comes(c: Conversation, officer: Any, mine: list[int]) -> None:
    """The list of one workshop with how many are noted, the numbers of who is here, or its files."""
    found = [one for one in (store.get(c.db, int(number)) for number in c.opening["which"]) if one is not None]
    found = [one for one in found if one.district_lgd in mine]
    options = [
        Option(str(one.id), N_("{title}, {when}"), {"title": workshops.in_tongue(one.titles, c.language)[:40],
               "when": workshop_days.when(c.world, one, c.language)}) for one in found
    ]  # fmt: skip
    which = (
        options[0].value
        if len(options) == 1
        else str(c.ask(choice("which", N_("Which workshop do you mean?"), options)))
    )
    one = next(each for each in found if str(each.id) == which)
    match c.opening["deed"]:
        case "here":
            return office_workshops.tick(c, one)
        case "walk_in":
            return office_workshops.walk_in(c, one, str(c.opening.get("told") or ""))
        case "attendance" | "certificates" as what:
            return c.then("ws_files", f"{one.id}:{what}")
    figures = store.figures(c.db, one.id)
    c.say(N_("{card}\nNoted: {registered}, waiting: {waiting}, came: {came}. Code: {code}"), code=one.code,
          card=workshops.card(c.world, one, c.language), registered=figures["registered"], waiting=figures["waiting"],
          came=figures["came"])  # fmt: skip
    return office_workshops.names(c, one)


CONVERSATIONS: Mapping[str, Any] = {"who_comes": who_comes}
