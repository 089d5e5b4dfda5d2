"""A conversation: a plain function run again from its first line at every message, its answers kept by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handlers import errands, language
from handlers.errands import FAILED
from handlers.folding import normalise
from handlers.language import N_
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, Several, is_place
from handlers.reading import kind_of
from handlers.reading.language import written_for_us
from handlers.step import Step
from handlers.trade.agreed import agrees
from handlers.voice import voices
from handlers.world import jsonable
from storage import listening, prompts, rooms
from storage.conversations import Talk


class Signal(BaseException):
    """How a conversation leaves its function. A BaseException, so that no `except Exception` in between swallows it; one that
    nobody took is a fault of the step like any other, for the edge to note."""


class Waiting(Signal):
    """The question is put; the step ends here."""


class Working(Waiting):
    """An errand is on its way; the step ends here and goes on with its result."""


class ErrandFailed(Exception):
    """What was waited for could not be had; the reason is for the log and the office, not for the person."""


class Slow(Signal):
    """Something slow must be read first, outside the writing transaction; then the step runs again."""

    def __init__(self, name: str, errand: str, words: Mapping[str, Any]) -> None:
        super().__init__(name)
        self.name, self.errand, self.words = name, errand, dict(words)


class Handover(Signal):
    """This conversation is over and another one takes its place at once."""

    def __init__(self, name: str, subject: str, opening: Mapping[str, Any], answered: Aim | None = None) -> None:
        super().__init__(name)
        self.name, self.subject, self.opening, self.answered = name, subject, dict(opening), answered


class Spoken(Signal):
    """This conversation is over: what somebody said in a voice note is the answer to another conversation's question."""

    def __init__(self, conversation_id: int | None, question: str, words: str) -> None:
        """`words` empty: nothing was said after all, and the question is put again."""
        super().__init__(question)
        self.conversation_id, self.question, self.words = conversation_id, question, words


class Elsewhere(Signal):
    """The words are no answer to the question of `talk` but a matter of their own: they belong to reception."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk.asked)
        self.talk = talk


OWN_MATTERS = ("enquiry", "offer", "complaint", "scam")
"""What a sentence can be that fits no option of the question asked."""

QUOTED = 80
"""How many signs of a person's words are said back to them."""
NO_GAPS = ("below", "photo", "voice", "aloud")

VOICE = "voice notes"
"""Under which a conversation keeps which of its questions were answered by a voice note that waits to be heard."""
AGAIN = "errands again"
"""Under which a conversation keeps how often each kept thing was forgotten."""

FROM_ROOM = "from_room"
"""In the opening of what was asked of Haat while a talk had the floor, that talk: words that answer nothing go on into it."""

PERSON = Option("person", N_("Talk to a person"))
OFFERS_HUMAN, HANDS_OVER = 2, 3
"""After how many misunderstandings in a row a human is offered, and fetched."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a conversation behaves while the speaker has something else in mind; its package declares it."""

    gives_way: bool = False
    """Its question can wait while the speaker writes to the other side of a deal."""
    unasked: bool = False
    """Nobody asked for it: whatever does not answer it is a matter of its own, and no strike."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Which question a reply answers: by default the one asked last."""

    question: str
    reply: Reply


class Conversation:
    """What a conversation's function is given: the four verbs, the speaker, and what it was opened with."""

    def __init__(
        self, step: Step, talk: Talk, aim: Aim | None, results: Mapping[str, Any], manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """`results` are the errands' results that this run may use."""
        self.step, self.talk, self.db, self.world = step, talk, step.db, step.world
        self.subject, self.opening = talk.subject, talk.opening
        self.asked = talk.asked
        self.answers: dict[str, Any] = dict(talk.answers)
        self.kept: dict[str, Any] = dict(talk.kept)
        self.misread = talk.misread
        self._aim, self._results, self._first_letter = aim, results, len(step.letters)
        self._manner = manner

    @property
    def person(self) -> Any:
        """Who is speaking."""
        return self.step.person

    @property
    def language(self) -> str:
        """The speaker's language."""
        return self.step.language

    @property
    def hears(self) -> bool:
        """Has the speaker answered in this step? Else the conversation begins, or puts its question again."""
        return self._aim is not None

    # ── the verbs ─────────────────────────────────────────────────────────────────────────────────────────────────

    def ask(self, question: Question, /, **words: Any) -> Any:
        """The kept answer; else the question is put and the step stops here.

        Some words are no gaps: `below` is a message id said under the question, `photo` a kept photo and `voice` a kept
        voice note shown with it; `aloud` names the recording that speaks it, where its text alone does not tell.
        """
        name = question.name
        if self._aim is not None and self._aim.question == name:
            return self._hear(question, words)
        if name in self.answers and question.still_valid(self.answers[name]) and self._still_said(question, words):
            self._said_already()
            return self.answers[name]
        self.answers.pop(name, None)
        if self.is_spoken(name):
            self._wait_to_be_heard(name)
        if self.asked == name:
            self._said_already()
        self._put(question, question.text, question.options, words)
        raise Waiting(name)

    def is_spoken(self, name: str) -> bool:
        """Was this question answered by a voice note that nobody has typed yet? Then others may be asked before it."""
        answered = self._aim is not None and self._aim.question == name
        return name in self.kept.get(VOICE, {}) and not answered

    def _wait_to_be_heard(self, name: str) -> None:
        """The answer is a voice note in the listening queue; the question stays open, and can be answered otherwise."""
        self._said_already()
        if not self.step.letters:
            self.say(N_("That is all I need. When your voice note has been heard, I write to you here."))
        self.asked = name
        raise Waiting(name)

    def say(self, text: str, /, **words: Any) -> None:
        """A message to the speaker."""
        self.step.say(text, **words)

    def tell(self, person_id: int, text: str, /, **words: Any) -> bool:
        """A message to somebody else, in their language."""
        return self.step.tell(person_id, text, **words)

    def once(self, name: str, deed: Callable[[], Any]) -> Any:
        """What must stand before a later question: done once, its result kept."""
        if name not in self.kept:
            self.kept[name] = jsonable(deed())
        return self.kept[name]

    def wait_for(self, name: str, errand: str, /, *, by: str = "read", **words: Any) -> Any:
        """The kept result of something slow, named once in this conversation.

        `by="read"`: the edge reads it outside the writing transaction and the step runs again at once. `by="wire"` (a
        question to the provider) and `by="heavy"` (long work on our side, on the read-only store): the step ends here,
        the errand is an outbox row, and the conversation goes on when its result comes in as a message of this lane.
        What must be said about the wait is said before. Raises ErrandFailed.
        """
        if by == "read":
            if name not in self.kept:
                if name not in self._results:
                    raise Slow(name, errand, words)
                self.kept[name] = self._results[name]
            return self.kept[name]
        assert by in ("wire", "heavy")
        if name in self.kept:
            self._said_already()
            found = self.kept[name]
            if isinstance(found, dict) and FAILED in found:
                raise ErrandFailed(found[FAILED])
            return found
        if not errands.send(self.step, self.talk.id, self._errand_key(name), name, errand, by, jsonable(words)):
            self._said_already()  # it is on its way since an earlier run
        self.asked = None  # what the person writes meanwhile is no answer to anything
        raise Working(name)

    def _errand_key(self, name: str) -> str:
        """An errand that was forgotten and is wanted again is another one."""
        again = self.kept.get(AGAIN, {}).get(name, 0)
        return f"{name}:{again}" if again else name

    def then(self, conversation: str, subject: str = "", **opening: Any) -> None:
        """End here and go on with another conversation."""
        raise Handover(conversation, subject, opening)

    def then_answered(self, conversation: str, subject: str, question: str, words: str) -> None:
        """End here and go on with another conversation, whose first question these words have answered already."""
        raise Handover(conversation, subject, {}, Aim(question, Reply(words, inbox_id=self.step.inbox_id)))

    def forget(self, *names: str) -> None:
        """Let these questions be asked afresh."""
        for name in names:
            self.answers.pop(name, None)
            if self.kept.pop(name, None) is not None:
                again = self.kept.get(AGAIN, {})
                self.kept[AGAIN] = again | {name: again.get(name, 0) + 1}

    # ── hearing ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _hear(self, question: Question, words: Mapping[str, Any]) -> Any:
        assert self._aim is not None
        reply, self._aim = self._aim.reply, None
        try:
            reply = self._by_number(question, reply)
            if reply.pressed == PERSON.value:
                self.misread = HANDS_OVER - 1
                raise Misread()
            if question.takes in ("yes_no", "choice") and self._asks_to_hear(reply):
                raise Misread()
            answer = question.answer(reply, self.language)
        except Several as narrower:
            self._said_already()
            options = [option for option in question.options if option.value in narrower.values]
            self._put(question, N_("Which of these do you mean?"), options, {})
            raise Waiting(question.name) from None
        except Misread as misread:
            self._said_already()
            if self._asks_to_hear(reply):
                self.step.aloud = True
                self._put(question, question.text, question.options, words)
                raise Waiting(question.name) from None
            if self._is_own_matter(question, reply, misread):
                raise Elsewhere(self.talk) from None
            if reply.spoken or misread.noted:  # a voice note is never told that it was not understood
                hint = misread.hint or N_("Thank you, that is noted. I still need one thing:")
                self._put(question, question.shorter or question.text, question.options, words, hint=hint,
                          hint_words=misread.words)  # fmt: skip
                raise Waiting(question.name) from None
            if not question.in_doubt or self.misread + 1 < HANDS_OVER:
                self._ask_again(question, words, misread, reply)
                raise Waiting(question.name) from None
            answer = self._take_in_doubt(question, misread, reply)
        else:
            self._said_already()
        self.misread = 0
        self.answers[question.name] = answer
        if self.is_spoken(question.name):  # a tap or words came before anybody listened
            waiting = dict(self.kept[VOICE])
            listening.settle(self.db, waiting.pop(question.name), "overtaken", self.world.now)
            self.kept[VOICE] = waiting
        if question.takes == "yes_no" and answer in ("yes", "no"):  # a question in return belongs to no words
            self.kept[f"said:{question.name}"] = self._english(question, words)
        return answer

    @staticmethod
    def _asks_to_hear(reply: Reply) -> bool:
        """A nine that is neither an option's number nor an answer asks to hear the question."""
        return reply.pressed is None and voices.is_nine(reply.text)

    def _take_in_doubt(self, question: Question, misread: Misread, reply: Reply) -> str:
        """The cautious option, said together with the words that were no answer: nothing is lost in silence."""
        taken = next(option for option in question.options if option.value == question.in_doubt)
        answer, words = taken.label_in(self.language), " ".join(reply.text.split())[:QUOTED]
        if misread.kept or not words:
            self.say(N_("For now I take: {answer}."), answer=answer)
        else:
            self.say(N_("“{words}” is no answer to that, so for now I take: {answer}."), words=words, answer=answer)
        return taken.value

    def _still_said(self, question: Question, words: Mapping[str, Any]) -> bool:
        """A yes belongs to the words it was given to: changed goods are read back once more."""
        said = self.kept.get(f"said:{question.name}")
        return question.takes != "yes_no" or said is None or said == self._english(question, words)

    @staticmethod
    def _english(question: Question, words: Mapping[str, Any]) -> str:
        return language.say("en", question.text, **{name: word for name, word in words.items() if name not in NO_GAPS})

    def _is_own_matter(self, question: Question, reply: Reply, misread: Misread) -> bool:
        """Words that are no failed answer: a sentence with a matter of its own, or anything once a human was fetched."""
        if misread.noted:
            return False
        if self.misread >= HANDS_OVER or misread.elsewhere or self._gives_way(reply) or self._manner.unasked:
            return True
        return question.read is None and len(reply.text.split()) >= OWN_WORDS and kind_of(reply.text) in OWN_MATTERS

    def _gives_way(self, reply: Reply) -> bool:
        """Words between two people who deal through Haat are no failed answers to a question that can wait."""
        gives = self._manner.gives_way or FROM_ROOM in self.talk.opening
        talks = gives and (len(reply.text.split()) > 1 or agrees(reply.text))
        return talks and bool(rooms.open_of(self.db, self.person.id, "deal"))

    def _by_number(self, question: Question, reply: Reply) -> Reply:
        """A bare number means that option of the list shown last, which may have been narrowed or paged."""
        digits = normalise(reply.text).strip(" .)")
        if reply.pressed is not None or question.takes == "number" or not is_place(digits):
            return reply
        shown = prompts.last(self.db, self.step.address.id, self.talk.id)
        if shown and shown.question == question.name and 1 <= int(digits) <= len(shown.options):
            return Reply(pressed=shown.options[int(digits) - 1]["value"], inbox_id=reply.inbox_id)
        return reply

    def _ask_again(self, question: Question, words: Mapping[str, Any], misread: Misread, reply: Reply) -> None:
        """First shorter, then with a human on offer, then a human is fetched and it is said so."""
        self.misread += 1
        shorter = question.shorter or question.text
        if self.misread >= OFFERS_HUMAN and self.step.is_officer:  # who else should be fetched?
            hint = misread.hint or N_("Still not clear to me. Write 'menu' to leave this question.")
            return self._put(question, shorter, question.options, words, hint=hint, hint_words=misread.words)
        if self.misread < OFFERS_HUMAN:
            hint = misread.hint or (N_("Sorry, I did not get that.") if question.options else "")
            if not written_for_us(reply.text):
                hint = N_("I read Hindi, Marathi and English. Please write in one of them, or send a voice note.")
            self._put(question, shorter, question.options, words, hint=hint, hint_words=misread.words)
        elif self.misread < HANDS_OVER:
            hint = misread.hint if misread.kept else N_("Still not clear to me. I can call a person of the office.")
            self._put(question, shorter, (*question.options, PERSON), words, hint=hint, hint_words=misread.words)
        else:
            self.step.want_human("not_understood", reply.text, own_words=True)
            self.say(N_("I have told the office. A person will write to you here. Your answers are kept."))

    def _put(
        self, question: Question, text: str, options: Any, words: Mapping[str, Any], *, hint: str = "",
        hint_words: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        said = language.say(self.language, text, **{name: word for name, word in words.items() if name not in NO_GAPS})
        if below := words.get("below"):
            said += "\n" + language.say(self.language, below)
        if hint:
            said = language.say(self.language, hint, **(hint_words or {})) + "\n" + said
        self.step.put(
            said, options, question=question.name, conversation_id=self.talk.id, takes=question.takes,
            ask_contact=language.say(self.language, question.ask_contact) if question.ask_contact else "",
            media_id=words.get("photo") or words.get("voice"),
            media_kind="photo" if words.get("photo") else "voice" if words.get("voice") else "",
            voice=words.get("aloud") or voices.for_question(text, question.takes, choices=bool(options)),
        )  # fmt: skip
        self.asked = question.name

    def _said_already(self) -> None:
        """What was said and told before this answer is out already."""
        del self.step.letters[self._first_letter :]

    # ── keeping ───────────────────────────────────────────────────────────────────────────────────────────────────

    def state(self) -> dict[str, Any]:
        """What is stored between two messages."""
        return {
            "asked": self.asked, "misread": self.misread, "kept": self.kept,
            "answers": [[name, jsonable(value)] for name, value in self.answers.items()],
        }  # fmt: skip
