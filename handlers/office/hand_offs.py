"""People who asked for a human: an officer hears of them, answers, sends them on, or says that no reply is needed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.hearing import Started
from handlers.language import N_, plural, say
from handlers.office import filing, staff_words
from handlers.office.rights import by_officers, districts_of, for_officers, note
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.outbound.windows import hears_freely
from handlers.questions import Misread, Option, Question, Reply, choice, is_label, words_of, yes_no
from handlers.reading.commands import read_command
from handlers.seller import home
from handlers.step import Step
from handlers.trade import rooms
from handlers.units import ngettext
from handlers.world import World
from storage import audit, conversations, kept_media, offices, people, staff
from storage import rooms as kept_rooms
from storage.conversations import Talk
from storage.staff import Officer

REASONS = {
    "asked": N_("wants to talk to a person"), "not_understood": N_("could not make themselves understood"),
    "question": N_("has a question"), "complaint": N_("has a complaint"), "workshop": N_("asks about a workshop"),
    "dispute": N_("says that something is wrong in a trade"),
    "voice": N_("sent a voice note"), "no_match": N_("found no seller"), "no_yes": N_("has no yes from any seller"),
    "language": N_("needs help with a language"),
    "alone": N_("ended a help and has no phone of their own"),
    "left_phone": N_("left a shared phone and has no other"),
    "let_go": N_("acts no more for somebody who has no phone"),
    "not_me": N_("says: that is not me"), "one_name": N_("helps several under their own name"),
}  # fmt: skip
ANSWER = Option(
    "answer", N_("Answer"),
    also=("i want to answer", "i will answer", "let me answer", "reply", "i want to reply", "jawab dena hai",
          "jawab deta hun", "jawab deti hun", "main jawab dunga", "main jawab dungi", "जवाब देना है", "जवाब देता हूँ",
          "जवाब देती हूँ", "uttar dyaycha aahe", "uttar dyaychay", "uttar deto", "uttar dete", "उत्तर द्यायचं आहे",
          "उत्तर द्यायचंय", "उत्तर देतो", "उत्तर देते", "mi uttar deto", "mi uttar dete"),
)  # fmt: skip
CARD = Question(
    "deed", N_("{who} {why}:\n“{words}”"),
    (ANSWER, Option("no_reply", N_("No reply needed")), Option("hand_over", N_("Hand over"))),
)  # fmt: skip


def is_deed(text: str, language: str) -> bool:
    """Is this, sign for sign, what a button of such a card says?"""
    return is_label(text, *(option.label_in(language) for option in CARD.options))


CARD_ABOUT = N_("{who} {why}, about {what}:\n“{words}”")
CARD_AGAIN = N_("{who} writes once more:\n“{words}”")
SEND_IT = yes_no("send", N_("To {who}:\n“{words}”\nSend it?"), yes=N_("Yes, send it"))
_DRAFTED_UNDER = re.compile(r"words|send\d*")
"""Questions under which an officer has an answer in the making."""
AT_IT_FOR = timedelta(minutes=30)
"""How long an officer who wrote to somebody is thought to be still at it."""
SHOWN = 300
"""How much of long words a card shows, in signs: the end of them."""

# ── somebody waits ────────────────────────────────────────────────────────────────────────────────────────────────


def help_wanted(c: Conversation) -> None:
    """An officer hears what somebody has just written to the office: the new words only, with the ways to answer.

    Who is writing to someone is not taken away from it: the words come with a button for later.
    """
    officer = staff.officer_of(c.db, c.person.id)
    one = _waiting_one(c, districts_of(c.world, officer), int(c.subject)) if officer else None
    if one is None:
        return
    words = str(c.opening.get("words") or "")
    if not is_busy(c) and not has_draft(c.step, str(one.id)):
        c.then("hand_off", str(one.id), **c.opening)
    text = CARD_ABOUT if one.about else CARD_AGAIN if _wrote_before(one, words) else CARD.text
    c.step.offer(text, [Option(str(one.id), ANSWER.label)], question="hand_off", **_said(c, one, words))


def _wrote_before(one: Any, words: str) -> bool:
    return bool(words) and (one.words or "") != words


@for_officers
def waiting(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Who waits for the office, the longest first."""
    found = offices.waiting_for_human(c.db, mine, but=c.person.id)
    if not found:
        c.say(N_("Nobody is waiting."))
        return remind_of_draft(c)
    options = [
        Option(str(one.id), N_("{who}: {words}"), {"who": _name(c.step, one), "words": _gist(c, one)}) for one in found
    ]
    return c.then("hand_off", str(c.ask(choice("which", N_("Who waits, the longest first:"), options))))


def _waiting_one(c: Conversation, mine: list[int], hand_off_id: int) -> Any:
    """The person, while they wait for one of these districts' offices; None when that is settled."""
    one = offices.hand_off(c.db, hand_off_id)
    here = one is not None and one.status == "open" and (one.district_lgd is None or one.district_lgd in mine)
    return one if here else None


def _name(step: Step, one: Any) -> str:
    return str(one.who or say(step.language, N_("Somebody")))


def _gist(c: Conversation, one: Any) -> str:
    return " ".join((one.words or say(c.language, REASONS.get(one.reason, one.reason))).split())[:60]


def _said(c: Conversation, one: Any, words: str) -> dict[str, Any]:
    why = say(c.language, REASONS.get(one.reason, one.reason))
    if one.about:
        who, asked = filing.who_asked(c.step, one)
        return {"who": who, "why": why, "words": (asked or "–")[-SHOWN:], "what": filing.titled(c.step, one) or "–"}
    return {"who": _name(c.step, one), "why": why, "words": (words or one.words or "–")[-SHOWN:]}


def _recorded(c: Conversation, one: Any, words: str) -> dict[str, Any]:
    """The voice notes in another language that come with a card: the last one with it, those before it ahead of it. With words
    that were just written come only those that they are about."""
    new = c.opening.get("recordings", ()) if _wrote_before(one, words) else one.recordings or ()
    there = kept_media.to_be_had(c.db, new)
    for media_id in there[:-1]:
        c.step.say("{who}", who=_name(c.step, one), media_id=media_id, media_kind="voice")
    return {"voice": there[-1]} if there else {}


# ── an officer at work for one of them ────────────────────────────────────────────────────────────────────────────


@for_officers
def hand_off(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """One person who waits: answer, no reply needed, or hand over to another office."""
    one = _waiting_one(c, mine, int(c.subject))
    if one is None:
        return c.say(N_("Another officer has done that already."))
    words = str(c.opening.get("words") or "")
    if (answer := str(c.opening.get("answer") or "")) and CARD.name not in c.answers:
        return _send_if_right(c, officer, one, mine, answer)
    text = CARD_ABOUT if one.about else CARD_AGAIN if _wrote_before(one, words) else CARD.text
    card = Question(CARD.name, text, CARD.options, read=_answer_at_once)
    wish = c.ask(card, **_said(c, one, words), **_recorded(c, one, words))
    if wish == "no_reply":
        return _needs_no_reply(c, officer, one, mine)
    if wish == "hand_over":
        return _hand_over(c, one, mine)
    who = _name(c.step, one)
    if wish == "answer":
        asks = N_("Please write your answer; it goes to {who} word by word.")
        words = c.ask(Question("words", asks, takes="text", read=words_of), who=who)
        if c.once("may_be_an_order", lambda: _may_be_an_order(c.step, words)):
            return _send_if_right(c, officer, one, mine, words)
        return _send(c, officer, one, mine, words)
    return _send_if_right(c, officer, one, mine, wish["words"])


def _may_be_an_order(step: Step, words: str) -> bool:
    """May an answer be meant for the office instead ("sab ko batao …", "ise ramesh ko do", "band karo")? It is read back then."""
    from handlers.office import colleagues, office_words  # which know these talks too

    if office_words.asked_of_office(words) or office_words.enquiry_named(words) or read_command(words) == "stop":
        return True
    return colleagues.given_to(step, words) is not None or staff_words.said(step, words) is not None


def _send_if_right(c: Conversation, officer: Officer, one: Any, mine: list[int], words: str) -> None:
    """An answer that was typed straight away is read back; who writes another one instead is asked for that."""
    who, times = _name(c.step, one), 0
    asks = replace(SEND_IT, read=_answer_at_once)
    while isinstance(wish := c.ask(asks.named(f"send{times or ''}"), who=who, words=words), dict):
        words, times = wish["words"], times + 1
    if wish == "no":
        return c.say(N_("Nothing was sent. {who} still waits."), who=who)
    return _send(c, officer, one, mine, words)


_TELLS = folded("""
    reply answer tell jawab javab जवाब uttar उत्तर batao bata batana बता बताओ bolo bol बोलो बोल sanga sang
    सांगा सांग kehna kaho कहना कहो
    likho लिखो liha लिहा
""")
_TO = folded(
    "to ko को la ला se से kaha do दो dijiye दीजिए de दे dya द्या dena देना please ki कि that की ke के yanna यांना ji जी"
)


def answered_by_name(step: Step, text: str) -> Started | None:
    """An answer that begins with whom it is for: "Asha ko bata do, Damoh me mila", "reply to Asha: …"; it is read back first.

    Only of people who wait, by the first word of their name, in whatever ending: "राहुलला सांगा".
    """
    words = text.split()
    keys = [fold(word.strip(" .,:;!?।-")) for word in words]
    verb = next((place for place, key in enumerate(keys[:6]) if key in _TELLS), None)
    if verb is None:
        return None
    mine = districts_of(step.world, officer) if (officer := step.officer) else []
    for one in offices.waiting_for_human(step.db, mine, but=step.person.id):
        first = fold((one.who or "").split()[0]) if (one.who or "").split() else ""
        named = [place for place, key in enumerate(keys[:6]) if len(first) > 1 and key.startswith(first)]
        if not named or abs(named[0] - verb) > 2:
            continue
        begins = max(named[0], verb) + 1
        while begins < len(keys) and keys[begins] in _TO | {""}:
            begins += 1
        said = " ".join(words[begins:])
        return Started("hand_off", str(one.id), {"answer": said} if len(words[begins:]) > 1 else {})
    return None


def _answer_at_once(reply: Reply, language: str) -> dict[str, str]:
    """Officers often type their answer straight away: a sentence is taken as one, and read back before it is sent."""
    words = words_of(reply, language)
    if len(words.split()) < 3:
        raise Misread()
    return {"words": words}


def _send(c: Conversation, officer: Officer, one: Any, mine: list[int], words: str) -> None:
    """The answer opens a room in which both go on writing to each other."""
    if not offices.settle_hand_off(c.db, one.id, "answered", officer.id, c.world.now):
        return c.say(N_("Another officer has done that already."))
    if one.about:
        return _answer_all(c, officer, one, mine, words)
    card = offices.office(c.db, officer.district_lgd or one.district_lgd)
    room_id = rooms.open_hand_off(c.step, one.person_id, c.person.id, officer.name, one.who or "–")
    if hears_freely(c.db, one.person_id, c.world.now):
        c.tell(one.person_id, N_("{officer}, {office}:\n“{words}”\nYou can answer here."), room_id=room_id,
               question="room", purpose="office", officer=_signed(c, officer, one, words), office=card or "",
               words=words)  # fmt: skip
    else:
        opening = {"words": words, "officer": officer.name, "district": officer.district_lgd or one.district_lgd}
        c.step.begin(one.person_id, "office_answer", str(one.id), opening, purpose="office")
    kept_rooms.wrote(c.db, room_id, c.person.id, c.world.now)
    people.give_floor(c.db, c.step.address.id, "room", room_id)
    note(c, "answer_person", f"hand_off:{one.id}", before={"status": "open"}, after={"status": "answered", "words": words},
         why_not=N_("the answer has been sent"))  # fmt: skip
    return _done(c, one, mine, say(c.language, N_("Sent to {name}."), name=_name(c.step, one)))


def _signed(c: Conversation, officer: Officer, one: Any, words: str) -> str:
    reader = people.person(c.db, one.person_id).language or FALLBACK_LANGUAGE
    return filing.named_with_tongue(officer.name, words, c.language, reader)


SENT_TO_ALL = ngettext("Sent to the {count} person who asked.", "Sent to all {count} people who asked.")


def _answer_all(c: Conversation, officer: Officer, one: Any, mine: list[int], words: str) -> None:
    """One answer reaches everybody who asked about the same thing."""
    offices.keep_answer(c.db, one.id, words, officer.name)
    filing.tell_all(c.db, c.world, one.id)
    many = len(offices.askers(c.db, one.id))
    note(c, "answer_person", f"hand_off:{one.id}", before={"status": "open"},
         after={"status": "answered", "words": words, "askers": many}, why_not=N_("the answer has been sent"))  # fmt: skip
    if many == 1:
        return _done(c, one, mine, say(c.language, N_("Sent to {name}."), name=_name(c.step, one)))
    done = plural(c.language, *SENT_TO_ALL, many)
    return _done(c, one, mine, done)


def _needs_no_reply(c: Conversation, officer: Officer, one: Any, mine: list[int]) -> None:
    if not offices.settle_hand_off(c.db, one.id, "no_reply", officer.id, c.world.now):
        return c.say(N_("Another officer has done that already."))
    after = {"status": "no_reply"}
    note(c, "no_reply", f"hand_off:{one.id}", before={"status": "open"}, after=after, reverse="wait_again")
    return _done(c, one, mine, say(c.language, N_("Noted: no reply needed.")))


def _hand_over(c: Conversation, one: Any, mine: list[int]) -> None:
    district = ask_other_office(c, one.district_lgd)
    if not offices.hand_over(c.db, one.id, district, was=one.district_lgd):
        return c.say(N_("Another officer has done that already."))
    for other in staff.officers_for(c.db, district, c.world.state_of(district)):
        if other.person_id != c.person.id and not other.digests:
            c.step.begin(
                other.person_id, "help_wanted", str(one.id), purpose="office", once=f"over{c.step.inbox_id}"
            )  # fmt: skip
    note(c, "hand_over", f"hand_off:{one.id}", before={"district_lgd": one.district_lgd},
         after={"district_lgd": district}, reverse="take_back")  # fmt: skip
    name = c.world.places.district(district)
    return _done(c, one, mine, say(c.language, N_("Handed over to {district}."), district=name))


def _done(c: Conversation, one: Any, mine: list[int], done: str) -> None:
    """The card is settled for every officer and never comes again; of the others only the number is said."""
    conversations.withdraw(c.db, "hand_off", str(one.id), c.world.now)
    more = len(offices.waiting_for_human(c.db, mine, but=c.person.id))
    if not more:
        return c.say(done)
    return c.step.say_count(
        "{done}\n{count} more person is waiting; write 'waiting' to see who.",
        "{done}\n{count} more people are waiting; write 'waiting' to see who.", count=more, done=done,
    )  # fmt: skip


# ── drafts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def has_draft(step: Step, hand_off_id: str) -> bool:
    """Has the speaker an answer in the making for this person?"""
    talk = conversations.open_one(step.db, step.person.id, "hand_off", hand_off_id)
    return talk is not None and is_drafting(talk)


def is_drafting(talk: Talk) -> bool:
    """Does this conversation of an officer's hold an answer in the making?"""
    return _DRAFTED_UNDER.fullmatch(talk.asked or "") is not None


def is_busy(c: Conversation) -> bool:
    """Is the officer writing an answer just now, or in the middle of a talk with somebody?"""
    address, since = c.step.address, c.world.now - AT_IT_FOR
    if address.floor_id is None:
        return False
    if address.floor_kind == "room":
        return any(one.wrote_at and one.wrote_at > since for one in kept_rooms.members(c.db, address.floor_id))
    talk = conversations.get(c.db, address.floor_id)
    drafts = talk.name == "hand_off" and talk.status == "open" and (is_drafting(talk) or talk.asked == "district")
    return drafts and talk.updated_at > since


def remind_of_draft(c: Conversation) -> None:
    """After other office work: an answer that was begun and not sent, with a button to take it up again."""
    for talk in conversations.open_of(c.db, c.person.id):
        if talk.name != "hand_off" or not is_drafting(talk):
            continue
        one = offices.hand_off(c.db, int(talk.subject))
        if one is not None and one.status == "open":
            return c.step.offer(N_("Your answer to {who} is not sent yet."), [Option(talk.subject, N_("Go on"))],
                                question="hand_off", who=_name(c.step, one))  # fmt: skip
    return None


# ── another office ────────────────────────────────────────────────────────────────────────────────────────────────

AROUND_A_PLACE = folded(
    "district dist jila zila jilla जिला जिले जिल्हा office ofis दफ्तर दफ़्तर कार्यालय karyalay dic की ki को ko ला la "
    "के ke का ka में me mein दे do दो dya द्या de the to give please wale वाले"
)
"""Words that may stand beside a district's name where only the name is asked for."""
LONGEST_PLACE = 3


def place_named(world: World, text: str) -> int | None:
    """The district that a short answer names; a sentence in which a place merely occurs names none."""
    words = [word for word in tokens(text) if fold(word) not in AROUND_A_PLACE]
    return home.district_in(world, " ".join(words)) if 0 < len(words) <= LONGEST_PLACE else None


def ask_other_office(c: Conversation, now_with: int | None) -> int:
    """Which district's office shall look after it: one that has an officer, and not the one that has it now."""

    def read(reply: Reply, language: str) -> int:
        district = place_named(c.world, words_of(reply, language))
        if district is None:
            raise Misread(N_("That is no district I know. Please write only its name, for example Sagar."))
        if district == now_with:
            raise Misread(N_("It is with {district} already."), district=c.world.places.district(district))
        if not staff.officers_for(c.db, district, c.world.state_of(district)):
            raise Misread(N_("{district} has no officer here yet."), district=c.world.places.district(district))
        return district

    return int(c.ask(Question("district", N_("To which district's office?"), takes="text", read=read)))


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _wait_again(step: Step, deed: Any) -> bool:
    return offices.reopen_hand_off(step.db, audit.number_of(deed))


def _take_back(step: Step, deed: Any) -> bool:
    """Back from the other office, whose officers hear it; too late once somebody there has settled it."""
    line, was, now_with = audit.number_of(deed), deed.before["district_lgd"], deed.after["district_lgd"]
    if not offices.hand_over(step.db, line, was, was=now_with):
        return False
    one = offices.hand_off(step.db, line)
    for talk in conversations.withdraw(step.db, "hand_off", str(line), step.world.now):
        if one is not None and talk.person_id != step.person.id:
            step.tell(
                talk.person_id, N_("{who}: the other office answers after all."), purpose="office", who=one.who or "–"
            )
    return True


CONVERSATIONS = {"help_wanted": help_wanted, "waiting": waiting, "hand_off": hand_off}
REVERSES = {"wait_again": by_officers(_wait_again), "take_back": by_officers(_take_back)}
