"""Which one is meant, and shall we go on: questions of the router's own, and the answers it held meanwhile."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from handlers import menu
from handlers.conversation import Aim, Elsewhere
from handlers.enquiry import forwards
from handlers.folding import tokens
from handlers.hearing import Hearing, message_before
from handlers.language import N_, say
from handlers.lead import figures_meant
from handlers.person.naming import is_greeting
from handlers.questions import Option, Reply, is_label
from handlers.reading.commands import read_command
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.routing import media
from handlers.routing.way import Way
from handlers.subjects import CONVERSATION_NAMES, TITLES
from handlers.trade import between, rooms
from handlers.voice import voices
from storage import conversations, people, prompts
from storage import rooms as kept_rooms
from storage.conversations import Talk
from storage.prompts import Prompt

LONG_PAUSE = timedelta(minutes=30)
SHORT_ANSWER = 2
"""Words: what may still answer a question that was left half way; more are said to the other side of the talk."""


def is_old(way: Way, talk: Talk) -> bool:
    """A dialogue left in its middle; one that only waits for its first answer is never too old to answer, and no tap is."""
    if not talk.answers or way.world.now - talk.updated_at <= LONG_PAUSE:
        return False
    shown = prompts.last(way.db, way.step.address.id, talk.id)
    labels = [str(option["label"]) for option in shown.options] if shown and shown.question == talk.asked else []
    return not (len(way.message.text.split()) > 1 and is_label(way.message.text, *labels))


def ask_go_on(way: Way, talk: Talk, reply: Reply) -> None:
    """Ask whether the words belong to what was left half an hour ago and more."""
    conversations.keep(way.db, talk.id, way.world.now, paused_answer={"text": reply.text})
    way.step.aloud = way.step.aloud or voices.is_nine(reply.text)
    matter = CONVERSATION_NAMES[talk.name]
    options = [
        Option("go_on", N_("Go on")), Option("start_again", N_("Start again")), Option("later", N_("Later")),
    ]  # fmt: skip
    way.step.offer(
        N_("You were in the middle of {matter}. Shall we go on?"), options, question="go_on",
        matter=say(way.step.language, matter),
    )  # fmt: skip


_WISHES = WordBook(
    {
        "start_again": """
            naye_sire नए_सिरे naye_se नए_से phir_se फिर_से phirse fir_se shuru_se शुरू_से suru_se restart again navyane नव्याने
            navin नवीन punha पुन्हा
        """,
        "later": "baad_me baad_mein बाद_में later nantar नंतर abhi_nahi अभी_नहीं ata_nahi आता_नाही not_now kal कल udya उद्या "
        "aata_nako ata_nako aatta_nako आता_नको आत्ता_नको nako_aata nako_ata नको_आता",
        "go_on": """
            aage आगे pudhe पुढे continue go_on carry_on chalo चलो chala चला jari जारी badho बढ़ो badhao बढ़ाओ badhaiye badhein बढ़ें
            karte करते ho_jane
        """,
    },
    COMMON_ENGLISH,
)
_SHORT_WISH = 5


def wish_in(text: str) -> str:
    """What is wanted after a long pause, in own words: to go on, to start again, to leave it; "" where they say none of it."""
    words = tokens(text)
    if len(words) > _SHORT_WISH or "?" in text:
        return ""
    found = _WISHES.look_up(words)
    named = next((wish for wish in _WISHES.entries if found.has(wish)), "")
    return named or {"yes": "go_on", "no": "later"}.get(read_command(text, "yes_no") or "", "")


def go_on(way: Way, wish: str) -> None:
    """What they answered: go on where they were, begin again, or leave it for later."""
    address = way.step.address
    talk = conversations.find(way.db, address.floor_id or 0) if address.floor_kind == "conversation" else None
    if talk is None or talk.status != "open":
        return menu.show(way.step)
    if wish == "later":
        conversations.keep(way.db, talk.id, way.world.now, later=True, paused_answer=None)
        people.give_floor(way.db, address.id, None, None)
        return way.step.say(N_("All right. It is kept for 7 days; write 'menu' to go on."))
    if wish == "start_again":
        conversations.keep(way.db, talk.id, way.world.now, answers=[], kept={}, asked=None, misread=0,
                           paused_answer=None)  # fmt: skip
        return way.run(conversations.get(way.db, talk.id), None)
    conversations.keep(way.db, talk.id, way.world.now, paused_answer=None, later=False)
    said = str((talk.paused_answer or {}).get("text") or "")
    if not said or not talk.asked or is_greeting(said):
        return way.run(conversations.get(way.db, talk.id), None)
    try:  # what was written before this was asked need not be written again
        return way.run(conversations.get(way.db, talk.id), Aim(talk.asked, Reply(said, inbox_id=way.received.id)))
    except Elsewhere:
        return way.run(conversations.get(way.db, talk.id), None)


def may_be_meant(way: Way) -> list[int]:
    """The rooms that the words may be for: those that wrote since the person last spoke, and the one that has the floor where
    the person wrote there before. A room that has the floor and in which nobody wrote to anybody gives it to the one that did."""
    heard, floor = way.rooms_heard(), way.room
    if floor is None or len(heard) != 1 or floor in heard:
        return heard
    mine = next((one for one in kept_rooms.members(way.db, floor) if one.person_id == way.step.person.id), None)
    if mine is not None and mine.wrote_at is not None:
        return [*heard, floor]
    return heard


def hears(way: Way, heard: list[int]) -> int | None:
    """The room that the words go to, where none else may be meant."""
    if way.room is None or not heard or heard[0] == way.room:
        return way.room
    people.give_floor(way.db, way.step.address.id, "room", heard[0])
    return heard[0]


def turned_to(way: Way, room_id: int) -> bool:
    """A name alone, of somebody with whom another talk is open: from here on that one is written to, and nobody reads the name."""
    others = {other: rooms.title(way.step, other) for other in kept_rooms.open_of(way.db, way.step.person.id, "deal")}
    named = [other for other, title in others.items() if is_label(way.message.text, title)]
    if len(named) != 1 or named[0] == room_id:
        return False
    people.give_floor(way.db, way.step.address.id, "room", named[0])
    way.step.say(N_("You write to {name} now."), name=others[named[0]])
    return True


HOLDS, HELD_FOR = "which_room:", timedelta(days=1)


def ask_which(way: Way, heard: list[int], held: str = "") -> None:
    """Two rooms wrote since the person last spoke: the message is held until they say whom it answers."""
    prompts.settle_asking(way.db, way.step.address.id, HOLDS)
    people.give_floor(way.db, way.step.address.id, None, None)
    options = [Option(str(room_id), rooms.title(way.step, room_id)) for room_id in heard[:8]]
    held = ",".join([*held.split(",")[-2:], str(way.received.id)]).strip(",")
    way.step.offer(N_("Two people wrote to you. Whom do you answer?"), options, question=f"{HOLDS}{held}")


def still_held(way: Way) -> Prompt | None:
    """The question whom earlier words answer, where nobody has answered that yet: the words go nowhere until then."""
    return prompts.newest_asking(way.db, way.step.address.id, HOLDS, way.world.now - HELD_FOR)


def pass_held(way: Way, inbox_ids: list[int], room_id: int) -> None:
    """The held messages go into the room that was chosen, and so do the next ones; below an older question those that the
    newest one holds."""
    newest = still_held(way) if not inbox_ids else None
    ids = [int(one) for one in newest.question.removeprefix(HOLDS).split(",")] if newest is not None else inbox_ids
    prompts.settle_asking(way.db, way.step.address.id, HOLDS)
    people.give_floor(way.db, way.step.address.id, "room", room_id)
    for inbox_id in ids:
        message = message_before(way.db, inbox_id)
        way.start(between.wrote(way.step, room_id, Hearing(message, media.take(way, message), inbox_id, False)))


def rivals(way: Way, floor: Talk) -> list[Talk]:
    """Conversations like the floor's that all asked since the person last spoke, where a bare answer fits each."""
    since = way.step.address.last_inbound_at
    if floor.name not in TITLES or since is None:
        return []
    answers = way.is_shown_option(floor) or read_command(way.message.text, "yes_no") in ("yes", "no")
    alike = conversations.asked_since(way.db, way.step.person.id, way.step.address.id, floor.name, since)
    return alike if answers else []


_OF_SEVERAL = WordBook(
    {
        "all": """
            both all everyone everybody dono दोनों दोन्ही donhi sab सब sabhi sabse सबसे sabko सबको सभी saare सारे teeno तीनों tinhi तिन्ही
            charo चारों paancho पाँचों sagle सगळे saglyanshi सगळ्यांशी saglyanna सगळ्यांना sarv सर्व sarvanshi सर्वांशी
        """,
        "fill": """
            of them the two three yes ok okay haan ha ji हाँ हां हो जी please plz introduce connect with to me us and also
            in un इन उन milwa milva मिलवा milao मिलाओ
            se bhi से भी ko को ki ka की का mila मिला do दो de दे dijiye दीजिए karao करा कराओ kara करवा karwa baat बात jodo जोड़ो
            jod जोड़ mujhe मुझे mala मला aur और ani आणि le ले lunga lungi lenge लूँगा लूंगा लूँगी लूंगी लेंगे
            lena लेना gheu gheto ghete घेऊ घेतो घेते take will i
            shi शी gath गाठ ghalun घालून dya द्या bol बोल bolu बोलू chalega चलेगा
            chalel चालेल theek ठीक hai है ahe आहे
        """,
    },
    COMMON_ENGLISH,
)


def sellers_cards(way: Way) -> list[Talk]:
    """The cards of sellers that this buyer may still say yes to, the oldest first."""
    waiting = [
        talk
        for talk in conversations.open_of(way.db, way.step.person.id)
        if talk.name == "said_yes" and (talk.asked or "").startswith("introduce")
    ]
    return sorted(waiting, key=lambda talk: talk.id)


def meant_together(way: Way, floor: Talk) -> list[Talk]:
    """The sellers' cards that a buyer says yes to in one message: "dono mila do", "all of them", "1 se bhi 2 se bhi"."""
    words = tokens(way.message.text)
    if floor.name != "said_yes" or not 0 < len(words) <= MOST_TOGETHER or "?" in way.message.text:
        return []
    waiting = sellers_cards(way)
    numbers = {int(word) for word in words if word.isascii() and word.isdigit() and len(word) == 1}
    found = _OF_SEVERAL.look_up([word for word in words if not word.isdigit()])
    if len(waiting) < TWO or not all(found.classes):
        return []
    if len(numbers) >= TWO and numbers <= set(range(1, len(waiting) + 1)):
        return [talk for place, talk in enumerate(waiting, start=1) if place in numbers]
    return waiting if found.has("all") and not numbers else []


MOST_TOGETHER, TWO = 9, 2


def say_yes_to_all(way: Way, together: list[Talk]) -> None:
    """Yes to each card; on which number to ring is asked once, by the first, and holds for the others."""
    first, *others = together
    for talk in others:
        answers = [*talk.answers, [talk.asked, "yes"]]
        conversations.keep(way.db, talk.id, way.world.now, answers=answers)
    way.run(first, Aim(first.asked or "", Reply(pressed="yes", inbox_id=way.received.id)))


def ask_which_talk(way: Way, rivals: list[Talk]) -> None:
    """Several cards alike came since the person last spoke: the answer is held until they say which it is for."""
    options = [Option(str(talk.id), TITLES[talk.name](way.step, talk.subject)) for talk in rivals[:8]]
    way.step.offer(N_("Which one do you answer?"), options, question=f"which_talk:{way.received.id}")


def answer_held(way: Way, inbox_id: int, talk_id: int) -> None:
    """The held answer goes to the card that was chosen."""
    talk = conversations.get(way.db, talk_id)
    if talk.status != "open":
        return way.step.say(N_("That matter is finished."))
    held = message_before(way.db, inbox_id)
    try:
        return way.run(talk, Aim(talk.asked or "", Reply(held.text, inbox_id=inbox_id)))
    except Elsewhere:
        return way.elsewhere(talk, Hearing(held, (), inbox_id, False))


_WAIT_FOR_IT = ("which_talk:", HOLDS, f"{figures_meant.QUESTION}:")


def own_question(way: Way) -> Prompt | None:
    """The router's own question that was shown last and still waits: whom words answer, what figures are, whose a forward is."""
    shown = prompts.last(way.db, way.step.address.id)
    if shown is None or shown.conversation_id is not None or shown.room_id is not None:
        return None
    waits = shown.question.startswith(_WAIT_FOR_IT) or forwards.is_asked(shown.question)
    fresh = way.world.now - shown.created_at <= LONG_PAUSE
    return shown if waits and fresh and shown.person_id == way.step.person.id else None


def put_again(way: Way, shown: Prompt) -> None:
    """The router's own question once more, with its options."""
    options = [Option(option["value"], "{label}", {"label": option["label"]}) for option in shown.options]
    way.step.offer("{text}", options, question=shown.question, text=shown.text)


def say_figures(way: Way, held: str, what: str) -> None:
    """What the held figures are is told: each open card hears them as that."""
    inbox_id, about = (int(one) for one in held.split(":"))
    text = message_before(way.db, inbox_id).text
    told = figures_meant.as_meant(way.step, text, about, what)
    if not told:
        return way.step.say(N_("That matter is finished."))
    for talk, words in told:
        with suppress(Elsewhere):
            way.run(talk, Aim(talk.asked or "", Reply(words, inbox_id=inbox_id)))
    return None
