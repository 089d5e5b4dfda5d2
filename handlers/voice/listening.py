"""Voice notes are answers: they are kept and listened to, and what was typed of them is confirmed by who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NoReturn

from sqlalchemy.engine import Connection

from handlers.conversation import VOICE, Conversation, ErrandFailed, Spoken
from handlers.folding import fold, folded, tokens
from handlers.hearing import Hearing
from handlers.language import N_, say
from handlers.office.rights import districts_of, note
from handlers.outbound import bursts
from handlers.person import household
from handlers.questions import Misread, Option, Question, Reply, is_label, words_of
from handlers.step import Step, begin_for
from handlers.voice.listener_remarks import is_remark
from handlers.world import World
from storage import acting, audit, consent, conversations, people, prompts, sharing, staff
from storage import listening as store
from storage.conversations import Talk
from storage.listening import Note

KINDS = ("voice",)
"""What is listened to; music sent as a file answers nothing."""
LONG = 120
"""Seconds from which on a note is so long that a shorter one is asked for."""
TOO_LONG = N_("Your voice note is kept. It is long; a short one, half a minute, is heard sooner.")
FIRST_WORDS = timedelta(hours=24)
"""How long a note that came before any question still counts as the answer to the first one."""


# ── who speaks ────────────────────────────────────────────────────────────────────────────────────────────────────


def is_voice(hearing: Hearing) -> bool:
    """Is this message a recording, and nothing but that?"""
    message = hearing.message
    return message.kind in KINDS and not message.text and bool(hearing.media_ids)


def keep(step: Step, hearing: Hearing, talk: Talk | None) -> None:
    """Put a voice note into the listening queue as the answer to a conversation's question, and say so in one line."""
    if talk is not None and talk.name == "heard":
        talk = _said_anew(step, talk)
    question = talk.asked or "" if talk is not None else ""
    shown = prompts.last(step.db, step.address.id, talk.id) if talk is not None else None
    seconds = sum(medium.seconds or 0 for medium in hearing.message.media) or None
    before = talk.kept.get(VOICE, {}).get(question) if talk is not None else None
    if before is None or not store.add_to(step.db, before, hearing.media_ids, seconds, step.world.now):
        district = step.served(step.person.district_lgd)
        first = store.waiting(step.db, [district] if district else []) == 0
        note_id = store.keep(
            step.db, person_id=step.person.id, address_id=step.address.id, inbox_id=hearing.inbox_id,
            media_ids=hearing.media_ids, conversation_id=talk.id if talk is not None and question else None,
            question=question, asked=shown.text if shown is not None else "", district_lgd=district,
            language=step.language, seconds=seconds, now=step.world.now,
        )  # fmt: skip
        if note_id is None:
            return
        if talk is not None and question:
            waiting = talk.kept.get(VOICE, {}) | {question: note_id}
            conversations.keep(step.db, talk.id, step.world.now, kept=talk.kept | {VOICE: waiting})
        if first:
            _tell_listeners(step, district)
    _thank(step, again=before is not None, seconds=seconds, taps=bool(shown and shown.options))


def _thank(step: Step, *, again: bool, seconds: int | None, taps: bool) -> None:
    if not bursts.begins(step) and again:
        return
    if seconds is not None and seconds >= LONG:
        return step.say(TOO_LONG)
    if taps:
        return step.say(N_("Your voice note is kept and somebody will listen to it. A tap on a button is quicker."))
    return step.say(N_("Your voice note is kept and somebody will listen to it. You need not write."))


def _tell_listeners(step: Step, district_lgd: int | None) -> None:
    """The first note of an empty queue is told to the officers; the next ones they find when they listen."""
    for officer in step.officers_at_once(district_lgd):
        step.tell(officer.person_id, N_("A voice note waits to be typed. Write 'listening' when you have a minute."),
                  purpose="office")  # fmt: skip


def adopt(c: Conversation, question: Question) -> None:
    """A voice note with which somebody came, before anything was asked, answers the first question about the matter."""
    if c.is_spoken(question.name) or question.name in c.answers or c.opening.get("text") or c.opening.get("media_ids"):
        return
    found = store.unbound(c.db, c.person.id, c.world.now - FIRST_WORDS)
    if found is not None:
        store.bind(c.db, found.id, c.talk.id, question.name, say(c.language, question.text))
        c.kept[VOICE] = c.kept.get(VOICE, {}) | {question.name: found.id}


# ── who said it confirms ──────────────────────────────────────────────────────────────────────────────────────────

CONFIRM = Question(
    "confirm", N_("Your voice note was heard as:\n“{words}”\nIs that right?"),
    (Option("yes", N_("Yes, right")), Option("no", N_("No, not that"))),
    shorter=N_("“{words}”\nIs that what you said?"), takes="yes_no",
)  # fmt: skip


def heard(c: Conversation) -> None:
    """What a listener typed is read back to who said it; only then it is the answer."""
    found = store.get(c.db, int(c.subject))
    if found is None or found.status != "typed":
        return
    c.step.aloud = True  # who speaks rather than writes may not read either
    asks = Question(CONFIRM.name, CONFIRM.text, CONFIRM.options, CONFIRM.shorter, CONFIRM.takes, read=_said_better)
    answer = c.ask(asks, words=found.words or "")
    if answer == "no":
        if found.how == "machine":
            store.listen_again(c.db, found.id, "typed")
            c.say(N_("All right, a person will listen to it."))
            return _begin_next(c.step)
        settled(c, found, right=False)
    settled(c, found, right=True, words="" if answer == "yes" else answer["words"])


def settled(c: Conversation, found: Note, *, right: bool, words: str = "") -> NoReturn:
    """Who said it has told whether it was heard right, or in which other `words` it is; the talk that it answers goes on."""
    if not right:
        store.settle(c.db, found.id, "wrong", c.world.now)
        c.say(N_("All right. Please say it once more, or write it."))
        raise Spoken(found.conversation_id, found.question, "")
    words = words or str(found.words or "")
    store.settle(c.db, found.id, "saved", c.world.now, words=words)
    _begin_next(c.step)
    raise Spoken(found.conversation_id, found.question, words)


def _said_better(reply: Reply, language: str) -> dict[str, str]:
    """Words written below what was heard are what was meant."""
    return {"words": words_of(reply, language)}


def not_heard(c: Conversation) -> None:
    """A note in which nothing could be made out, or that holds no words: kindly, with the question again."""
    found = store.get(c.db, int(c.subject))
    if found is None or found.status not in ("unclear", "empty"):
        return
    c.step.aloud = True
    if found.status == "unclear":
        c.say(N_("Your voice note could not be made out. Please say it once more, slowly and close to the phone."))
    else:
        c.say(N_("There were no words in your voice note. Please say it once more, a few words are enough."))
    raise Spoken(found.conversation_id, found.question, "")


def _said_anew(step: Step, talk: Talk) -> Talk | None:
    """Who answers the read-back with another voice note has said it anew: that takes the first one's place."""
    found = store.get(step.db, int(talk.subject))
    conversations.keep(step.db, talk.id, step.world.now, status="withdrawn")
    if found is None:
        return None
    store.settle(step.db, found.id, "wrong", step.world.now)
    answers = conversations.find(step.db, found.conversation_id) if found.conversation_id else None
    if answers is None or answers.status != "open":
        return None
    forget(step, answers, found.question)
    conversations.keep(step.db, answers.id, step.world.now, asked=found.question)
    return conversations.get(step.db, answers.id)


def forget(step: Step, talk: Talk, question: str) -> None:
    """This question waits for no voice note any more."""
    waiting = {name: note_id for name, note_id in talk.kept.get(VOICE, {}).items() if name != question}
    conversations.keep(step.db, talk.id, step.world.now, kept=talk.kept | {VOICE: waiting})


def _begin_next(step: Step) -> None:
    """One read-back at a time: the next typed note of this person is read back after this one."""
    found = store.next_typed(step.db, step.person.id)
    if found is not None:
        step.begin(step.person.id, "heard", str(found), once=str(step.inbox_id))


# ── the speech service ────────────────────────────────────────────────────────────────────────────────────────────


def arrived(
    db: Connection, world: World, media_id: int, person_id: int, *, seconds: int | None, machine: bool
) -> None:  # fmt: skip
    """A recording has been fetched: its length is known, and where a speech service is set up, that is asked first."""
    found = store.of_media(db, media_id, person_id)
    if found is None:
        return
    if seconds is not None and found.seconds is None:
        store.took(db, found.id, seconds)
        if seconds >= LONG:
            step = Step(db, world, people.address(db, found.address_id), inbox_id=0, cause=f"long_voice:{found.id}")
            step.say(TOO_LONG)
            step.flush()
    if machine:
        begin_for(db, world, person_id, "overheard", str(found.id), once=str(media_id))


def overheard(c: Conversation) -> None:
    """What the speech service hears is only proposed: to who said it, or where it is a part, to the listener."""
    found = store.get(c.db, int(c.subject))
    if found is None or found.status != "waiting":
        return
    try:
        heard_as = c.wait_for("heard", "transcribe", by="heavy", note_id=found.id)
    except ErrandFailed:
        return  # people listen
    words = " ".join(str(heard_as["words"]).split())
    if words and heard_as["partial"]:
        return store.propose(c.db, found.id, words)
    if words and store.type_down(
        c.db, found.id, words, listener_id=None, how="machine", status="typed", now=c.world.now
    ):
        read_back(c.db, c.world, found.id)
    return None


# ── who listens ───────────────────────────────────────────────────────────────────────────────────────────────────

UNCLEAR, EMPTY, SKIP = (
    Option("unclear", N_("Not clear"), also=("not clear", "साफ़ नहीं", "समझ नहीं आया", "saaf nahi", "samajh nahi aaya",
           "स्पष्ट नाही", "समजलं नाही", "spasht nahi")),
    Option("empty", N_("No words in it"), also=("no words", "empty", "silence", "song", "खाली", "गाना", "khali", "gana",
           "रिकामं", "गाणं")),
    Option("skip", N_("Skip"), also=("skip", "next", "अगला", "agla", "छोड़ो", "chhodo", "पुढचा", "pudhcha", "सोडा", "soda")),
)  # fmt: skip
TYPE = Question(
    "type", N_("{who} says ({length}):\nWrite what you hear, as it is said."), (UNCLEAR, EMPTY, SKIP), takes="text"
)
TYPE_ANSWER = N_("{who} answers “{asked}” ({length}):\nWrite what you hear, as it is said.")
LISTEN = Option(
    "listen", N_("Listen: {count}"), {"count": ""},
    also=("listening", "listen to voice notes", "voice notes", "सुनना है", "sunna hai", "sunana hai",
          "आवाज़ें सुननी हैं", "awaze sunni hai",
          "ऐकायचं आहे", "ऐकायचे आहे", "aikaycha aahe", "aikaycha ahe", "aikayche aahe"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listener:
    """Who listens, and to whom: an officer to the people of their districts, a helper to those they act for."""

    person_id: int
    districts: Sequence[int]
    persons: Sequence[int]
    how: str


def listener_of(step: Step) -> Listener | None:
    """The speaker as a listener; None for everybody who is neither officer nor helper."""
    me = acting.helper() or step.person.id
    officer = staff.officer_of(step.db, me)
    if officer is not None:
        return Listener(me, districts_of(step.world, officer), (), "officer")
    helped = [
        one for one in sharing.helped_by(step.db, me) if consent.given(step.db, one, household.helper_purpose(me))
    ]
    return Listener(me, (), helped, "helper") if helped else None


_AROUND = folded("""
    kuch kuchh koi kya aur abhi ab bhai bhaiya ji please plz mujhe mala kahi kaahi aata ata ajun ka any more anything something
    कुछ कोई क्या और अभी अब भाई भैया जी मुझे मला काही आता अजून का
""")
"""Words beside it that change nothing: "kuch sunna hai kya"."""


def named(text: str) -> bool:
    """Do words name the queue of voice notes: "sunna hai", "kuch sunna hai kya", "काही ऐकायचं आहे का"?"""
    rest = " ".join(word for word in tokens(text) if fold(word) not in _AROUND)
    return is_label(text, *LISTEN.also) or is_label(rest, *LISTEN.also)


_SOUND = ("suno", "sunao", "sunaiye", "sunaiyega", "suniye", "sunna", "सुनो", "सुनाओ", "सुनाइए", "सुनिए", "सुनना", "aika", "aikva",
          "ऐका", "ऐकवा", "listen")  # fmt: skip
"""To an officer whom nothing is asked these can only mean the voices that wait."""


def asked_for(step: Step, text: str, *, idle: bool) -> bool:
    """Do words ask for the queue: a helper's, or an officer's "suno" where nothing is open (`idle`), while somebody waits
    to whom they listen?"""
    to_officer = idle and step.is_officer and is_label(text, *_SOUND)
    if not named(text) and not to_officer:
        return False
    me = listener_of(step)
    return me is not None and store.waiting(step.db, me.districts, persons=me.persons, but=me.person_id) > 0


def listen(c: Conversation) -> None:
    """One voice note after another: hear it, type it; what nobody can make out is said so."""
    me = listener_of(c.step)
    if me is None:
        return c.say(N_("This is for officers of the district office only."))
    skipped = [int(one) for one in c.opening.get("skipped", [])]
    note_id = c.once("note", lambda: _claim(c, me, skipped))
    found = store.get(c.db, int(note_id)) if note_id is not None else None
    if found is None:
        if skipped:
            return c.say(N_("That was all. Those you skipped wait for somebody else."))
        return c.say(N_("No voice note waits."))
    if found.words:
        c.say(N_("The machine heard this, perhaps not all of it:\n“{words}”"), words=found.words)
    heard_as = c.ask(_type_question(c, found), **_shown(c, found))
    if heard_as == "skip":
        store.let_go(c.db, found.id, me.person_id)
        return c.then("listen", skipped=[*skipped, found.id])
    words, status = ("", str(heard_as)) if heard_as in ("unclear", "empty") else (heard_as["words"], "typed")
    if not type_down(c.step, found.id, words, status=status, by=me.person_id, how=me.how):
        c.say(N_("Somebody else has typed that one already."))
        return c.then("listen", skipped=skipped)
    note(c, "type_voice", f"voice_note:{found.id}", before={"status": "waiting"}, after={"status": status},
         reverse="listen_again")  # fmt: skip
    return c.then("listen", skipped=skipped)


def _claim(c: Conversation, me: Listener, skipped: Sequence[int]) -> int | None:
    return store.claim(
        c.db, me.person_id, c.world.now, districts=me.districts, persons=me.persons, but=skipped
    )  # fmt: skip


def _type_question(c: Conversation, found: Note) -> Question:
    def read(reply: Reply, language: str) -> dict[str, str]:
        words = words_of(reply, language)
        if is_remark(words) and c.kept.get("doubted") != words:
            c.kept["doubted"] = words
            raise Misread(N_("Was that said in the recording? Then write it once more; else tap a button."))
        return {"words": words}

    return Question(TYPE.name, TYPE_ANSWER if found.asked else TYPE.text, TYPE.options, takes="text", read=read)


def _shown(c: Conversation, found: Note) -> dict[str, Any]:
    named = people.person(c.db, found.person_id).name or people.address(c.db, found.address_id).profile_name
    who = named or say(c.language, N_("Somebody"))
    *before, last = found.media_ids
    for media_id in before:
        c.step.say("{who}", who=who, media_id=media_id, media_kind="voice")
    lines = (found.asked or "").split("\n")
    asked = next((line for line in lines if line.rstrip().endswith("?")), lines[0])
    return {"who": who, "asked": asked, "length": length(found.seconds), "voice": last}


def length(seconds: int | None) -> str:
    """How long a recording is, as players show it: "0:12"."""
    return "–" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"


def type_down(step: Step, note_id: int, words: str, *, status: str, by: int, how: str) -> bool:
    """Keep what a listener heard and let its person hear of it; False when somebody did so before."""
    done = store.type_down(step.db, note_id, words, listener_id=by, how=how, status=status, now=step.world.now)
    if done:
        read_back(step.db, step.world, note_id)
    return done


def read_back(db: Connection, world: World, note_id: int) -> None:
    """Begin with its person what follows on a typed note; one at a time."""
    found = store.get(db, note_id)
    if found is None:
        return
    if found.status in ("unclear", "empty"):
        begin_for(db, world, found.person_id, "not_heard", str(note_id), once=_moment(world))
    elif not any(talk.name == "heard" for talk in conversations.open_of(db, found.person_id)):
        begin_for(db, world, found.person_id, "heard", str(note_id), once=_moment(world))


def _moment(world: World) -> str:
    return world.now.isoformat()


def _listen_again(step: Step, deed: Any) -> bool:
    note_id = audit.number_of(deed)
    back = store.listen_again(step.db, note_id, deed.after["status"])
    if back:
        conversations.withdraw(step.db, "heard", str(note_id), step.world.now)
    return back


def desk_item(c: Conversation, mine: Sequence[int]) -> list[Option]:
    """The queue's line on an officer's desk, while something waits."""
    count = store.waiting(c.db, mine, but=c.person.id)
    return [Option(LISTEN.value, LISTEN.label, {"count": count}, LISTEN.also)] if count else []


CONVERSATIONS = {"heard": heard, "not_heard": not_heard, "listen": listen, "overheard": overheard}
OFFICE_WORK = ("listen",)
REVERSES = {"listen_again": _listen_again}
