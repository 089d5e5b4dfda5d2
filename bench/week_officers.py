"""The officers of the first week: two hours a day at their lists, one deed after another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bench.week_people import Answer, Human, Week
from bench.week_phones import Phone, Shown, sound_of
from bench.week_words import heard, is_said
from handlers.language import N_
from handlers.office import hand_offs
from handlers.voice import listening, note_calls


class OfficerAtDesk(Human):
    """Works through the office's lists for two hours a day, one deed after another."""

    def __init__(self, week: Week, phone: Phone, name: str, hour: float) -> None:
        super().__init__(week, phone)
        self.name, self.hour = name, hour
        self.ends = datetime.min.replace(tzinfo=week.zone)
        self.plan = 0
        self.rung: set[str] = set()
        self.all_rung = False
        self.rules: list[tuple[str, Answer]] = [
            (N_("Office work: what first?"), self._chooses),
            (N_("Who waits, the longest first:"), lambda shown: self._first(shown)),
            (hand_offs.CARD.text, self._answers), (hand_offs.CARD_AGAIN, self._answers),
            (N_("Please write your answer; it goes to {who} word by word."), lambda _: self._words(KIND_WORDS)),
            (hand_offs.SEND_IT.text, lambda shown: self.press(shown, N_("Yes, send it"))),
            (listening.TYPE.text, self._listens), (listening.TYPE_ANSWER, self._listens),
            (N_("Which call?"), self._whom_to_ring),
            (N_("{who}, {phone}:\n{words}\nHow did it go?"), self._rings),
        ]  # fmt: skip

    def _words(self, text: str) -> Callable[[], None]:
        return lambda: self.phone.says(text)

    def _first(self, shown: Shown) -> Callable[[], None] | None:
        return (lambda: self.phone.presses(shown, shown.labels[0])) if shown.labels else None

    def sits_down(self) -> None:
        """Begin today's work: the desk names what waits; half way through it is looked at once more."""
        hours = self.week.assumed["officers"]["hours_a_day"]
        self.rung, self.all_rung = set(), False
        self.ends = self.week.now + timedelta(hours=hours)
        self._opens_desk()
        self.week.at(self.week.now + timedelta(hours=hours / 2), self._looks_again)

    def _looks_again(self) -> None:
        if not self.is_active:
            self._opens_desk()

    def _opens_desk(self) -> None:
        if self.week.now < self.ends:
            self.act(self._words(DESK_WORD))

    def _chooses(self, shown: Shown) -> Callable[[], None] | None:
        """What waits, in the order of LISTS; nothing does: the desk is left."""
        lists = LISTS[:-1] if self.all_rung else LISTS
        return next((press for label in lists if (press := self._with_count(shown, label))), None)

    def _with_count(self, shown: Shown, text: str) -> Callable[[], None] | None:
        for label in shown.labels:
            words = heard(text, label)
            if words is not None and words[0].isdigit() and int(words[0]):
                return lambda label=label: self.phone.presses(shown, label)  # type: ignore[misc]
        return None

    def hears(self, shown: Shown) -> None:
        """While at the desk, what comes is answered in turn; what comes later waits for the next day."""
        if self.week.now >= self.ends:
            return
        over = any(is_said(text, shown.text) for text in (*NOTHING, *DONE))
        answer = None if over and not shown.labels else self.first_answer(shown, self.rules)
        if over and answer is None:
            answer = self._words(DESK_WORD)
        if answer is None:
            return
        takes = 1 if over else self.week.assumed["officers"]["minutes_a_deed"]
        self.plan += 1
        plan = self.plan
        self.week.at(self.week.now + timedelta(minutes=takes), lambda: self._if_at_desk(plan, answer))

    def _if_at_desk(self, plan: int, deed: Callable[[], None]) -> None:
        """One pair of hands: what came last is what is done."""
        if self.week.now < self.ends and plan == self.plan:
            self.act(deed)

    def _whom_to_ring(self, shown: Shown) -> Callable[[], None] | None:
        """The first one not rung in this sitting; who did not answer has time until the next."""
        for label in shown.labels:
            name = label.lstrip("0123456789 ").split(":")[0].split("(")[0].strip()
            if name not in self.rung:
                return lambda label=label, name=name: (self.rung.add(name), self.phone.presses(shown, label))[1]  # type: ignore[misc]
        self.all_rung = True
        return self._words(DESK_WORD)

    def _answers(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, hand_offs.ANSWER.label)

    def _listens(self, shown: Shown) -> Callable[[], None] | None:
        """Hear the note that came with the question, and type it; sometimes wrongly."""
        return lambda: self.phone.says(self._typed())

    def _typed(self) -> str:
        self.week.notes["voice notes typed"] += 1
        if self.week.luck.random() < self.week.assumed["artisans"]["voice_misread"]:
            self.week.notes["typed wrongly"] += 1
            return str(self.week.luck.choice([one["by_ear"][0] for one in self.week.assumed["goods"]]))
        return next(said for shown in reversed(self.seen) if (said := sound_of(shown)))

    def _rings(self, shown: Shown) -> Callable[[], None] | None:
        assumed, luck = self.week.assumed["officers"], self.week.luck
        self.week.notes["calls made"] += 1
        if luck.random() >= assumed["reached_by_phone"]:
            return self.press(shown, N_("No answer"))
        if said := heard(note_calls.WHAT, shown.text):
            name = shown.text.split(",")[0]
            return self.press(shown, N_("Yes") if said[0] in self.week.spoken[name] else N_("No"))
        return self.press(shown, N_("Yes") if luck.random() < assumed["says_yes_by_phone"] else N_("No"))


DESK_WORD = "office work"
LISTS = (N_("Listen: {count}"), N_("Waiting people: {count}"), N_("Calls to make: {count}"))
"""What an officer does first, second and third, by the desk's own lines."""
KIND_WORDS = "नमस्ते, हमने देख लिया है, आज शाम तक बताते हैं"
NOTHING = (N_("Nobody is waiting."), N_("No call has to be made."), N_("No voice note waits."))
DONE = (N_("Sent to {name}."), N_("Noted: no reply needed."), N_("Noted, thank you."),
        N_("Noted, thank you. {name}'s talk goes on from there."),
        N_("Noted. It stays on the list; please ring once more later."), N_("Another officer has done that already."),
        N_("Noted. Nobody answered three times; it is off the list."), N_("That call is not needed any more."))  # fmt: skip
