"""Colleagues of one office: a line or a talk that is given to one of them by name, and a day on which somebody is away."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.office import office_staff, staff_words
from handlers.office.rights import districts_of, for_officers
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.step import Step
from storage import offices, staff
from storage import rooms as kept_rooms
from storage.staff import Officer

_GIVING = WordBook(
    {
        "give": """
            do dedo de dijiye dena dya dyaycha dyaychay दो देदो दे दीजिए देना द्या द्यायचं saunp saup sonp sopva सौंप
            सोपवा forward pass transfer assign
            give bhejo bhej bhejiye भेजो भेज भेजिए pathva पाठवा hand over handover
        """,
        "does": """
            dekhega dekhegi dekhenge dekh lega legi lenge देखेगा देखेगी देखेंगे देख लेगा लेगी लेंगे baghel baghtil बघेल बघतील karega karegi karenge
            करेगा करेगी करेंगे karel करेल sambhalega sambhalegi संभालेगा संभालेगी sambhalel सांभाळेल degi dega देगा देगी deil देईल answers answer
            look looks will
        """,
        "it": """
            is isko ise iska iski inko ye yeh yah ha he hi इस इसे इसको इसका इसकी इनको ये यह हा हे ही this it him her
            them enquiry enquiries inquiry
            इन्क्वायरी sawal savaal सवाल prashn prashna प्रश्न question case matter mamla maamla मामला person vyakti aadmi baat बात talk
            yala hyala tyala याला ह्याला त्याला jawab जवाब uttar उत्तर reply kaam काम kam line
        """,
        "fill": """
            ko को la ला ki ka ke का की के hai है to ab अब ata आता please plz ji जी the for with after kade कडे paas
            pas पास wala wali वाला वाली
            kripya कृपया sir madam saheb sahab साहब साहेब hum main mi ek एक na ना
        """,
    },
    COMMON_ENGLISH,
)
_AWAY = WordBook(
    {
        "away": """
            chhutti chutti chhuti chutti छुट्टी sutti suttivar suttila सुट्टी सुट्टीवर सुट्टीला leave holiday bimar
            beemar बीमार ajari aajari आजारी
            sick tour daure dauryavar दौरे दौऱ्यावर
        """,
        "not": "nahi nahin nai नहीं नही नाही naahi not wont cannot cant",
        "come": """
            aaunga aaungi aunga aungi aayega aayegi ayega ayegi aaenge aayenge aa paunga paungi payega payegi sakta sakti sakenge
            आऊँगा आऊंगा आऊँगी आऊंगी आएगा आएगी आयेगा आयेगी आएंगे आ पाऊँगा पाऊंगा पाऊँगी पाऊंगी पाएगा पाएगी सकता सकती yenar yein yeil येणार येईन येईल
            coming come rahunga rahungi rahega rahegi रहूँगा रहूंगा रहूँगी रहूंगी रहेगा रहेगी asnar असणार nasnar नसणार
        """,
        "fill": """
            main mai mi मैं मी hum हम amhi आम्ही i me mujhe मुझे mala मला meri mera मेरी मेरा majhi mazi माझी my kal
            aaj parso कल आज परसों udya parva उद्या
            परवा ek do teen char paanch एक दो तीन चार पाँच दोन पाच din दिन divas दिवस hafte hafta हफ्ते हफ्ता athavda
            आठवडा week days day tomorrow
            today office ofis ऑफिस daftar दफ्तर karyalay कार्यालय कार्यालयात ऑफिसला में me mein madhe मध्ये ka ki ke
            ko se tak par pe का की के को से तक पर
            पे var वर paryant पर्यंत hu hun hoon हूँ हूं hai है ahe aahe आहे ho हो gaya gayi गया गई on am is are will
            be for the a an and ji जी to
            somvar mangalvar budhvar guruvar shukravar shanivar सोमवार मंगलवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार
            monday tuesday wednesday
            thursday friday saturday se till until from
        """,
    },
    COMMON_ENGLISH,
)
_LONGEST = 10


def given_to(step: Step, text: str) -> Officer | None:
    """The colleague who is to have what is open, where words say nothing else: "ise ramesh ko do", "Ramesh will look at it"."""
    named = _colleague_named(step, tokens(text[:400]), _GIVING, ("give", "does"))
    return named if "?" not in text else None


def is_absence(step: Step, text: str, *, by_name: bool = False) -> bool:
    """Do words only say that the speaker or a colleague is away for a while: "main kal nahi aaungi", "ramesh suttivar ahe"?

    `by_name`: one of the office must be named, where the words could be an answer to a citizen.
    """
    words = tokens(text[:400])
    found = _AWAY.look_up(words)
    if not 1 < len(words) <= _LONGEST or "?" in text or step.officer is None:
        return False
    away = found.has("away") or (found.has("not") and found.has("come"))
    names = [any(staff_words.is_name_of(word, one) for one in _of_office(step)) for word in words]
    known = all(kinds or word.isdigit() or name for word, kinds, name in zip(words, found.classes, names, strict=True))
    return away and known and (any(names) or not by_name)


def _colleague_named(step: Step, words: list[str], book: WordBook, deeds: tuple[str, ...]) -> Officer | None:
    found = book.look_up(words)
    if step.officer is None or not 1 < len(words) <= _LONGEST or not found.has(*deeds):
        return None
    others = [one for one in _of_office(step) if one.id != step.officer.id]
    named = [one for one in others if any(staff_words.is_name_of(word, one) for word in words)]
    if len(named) != 1:
        return None
    known = all(
        kinds or staff_words.is_name_of(word, named[0]) for word, kinds in zip(words, found.classes, strict=True)
    )
    return named[0] if known else None


def _of_office(step: Step) -> list[Officer]:
    officer = step.officer
    if officer is None:
        return []
    state = officer.state or (step.world.state_of(officer.district_lgd) if officer.district_lgd else None)
    return staff.officers_for(step.db, officer.district_lgd, state)


def wished(step: Step, text: str, *, room_id: int | None, line: str) -> Started | None:
    """What is given to a colleague: the talk or the line that is open, else the list to choose from; None for other words."""
    to = given_to(step, text)
    if to is None:
        return None
    if room_id is not None:
        return Started("given_on", f"room:{room_id}", {"to": to.id})
    if not line:
        if not _GIVING.look_up(tokens(text)).has("it"):
            return None  # of the whole charge
        mine = districts_of(step.world, step.officer) if step.officer else []
        waits = offices.waiting_for_human(step.db, mine, but=step.person.id)
        if len(waits) != 1:
            return Started("waiting")
        line = str(waits[0].id)
    return Started("given_on", f"line:{line}", {"to": to.id})


@for_officers
def given_on(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A colleague gets a line of the list before them, or enters an open talk; nothing is taken off anybody's list."""
    to = next((one for one in _of_office(c.step) if one.id == c.opening.get("to")), None)
    kind, _, number = c.subject.partition(":")
    if to is None:
        return c.say(N_("That has changed meanwhile."))
    if kind == "room":
        kept_rooms.enter(c.db, int(number), to.person_id, to.name)
        office_staff.introduce_talk(c, int(number), to.person_id, officer.name)
        return c.say(N_("{name} is in this talk too now."), name=to.name)
    one = offices.hand_off(c.db, int(number))
    if one is None or one.status != "open" or (one.district_lgd is not None and one.district_lgd not in mine):
        return c.say(N_("Another officer has done that already."))
    c.step.begin(to.person_id, "help_wanted", number, purpose="office", once=f"given{c.step.inbox_id}")
    return c.say(
        N_("{name} has it at hand now: {who}. It stays on the list until it is answered."),
        name=to.name, who=one.who or say(c.language, N_("Somebody")),
    )  # fmt: skip


@for_officers
def office_away(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Somebody of the office is away for a while: who else sees what comes, or that nobody does."""
    words = tokens(str(c.opening.get("text") or ""))
    named = [one for one in _of_office(c.step) if any(staff_words.is_name_of(word, one) for word in words)]
    away = {one.id for one in named or [officer]}
    others = [one.name for one in _of_office(c.step) if one.id not in away]
    if others:
        return c.say(N_("All right. Whoever writes to the office is seen by: {names}."), names=", ".join(others))
    return c.say(N_("All right. Nobody else does this office's work here: whoever writes waits until then."))


CONVERSATIONS: dict[str, Any] = {"given_on": given_on, "office_away": office_away}
