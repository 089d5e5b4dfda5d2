"""The office's word on a forwarded claim, given once for all who asked."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.office import hand_offs
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, Question, choice, words_of
from handlers.step import Step
from storage import audit, people, rumours
from storage.rumours import Rumour
from storage.staff import Officer

TRUE = Option("true", N_("True, it is ours"), also=("sach hai", "सच है", "खरं आहे", "true"))
FALSE = Option("false", N_("Not true"), also=("jhooth hai", "झूठ है", "galat", "गलत", "खोटं आहे", "false", "fake"))
UNKNOWN = Option("unknown", N_("I cannot tell"), also=("pata nahi", "पता नहीं", "माहीत नाही"))
SHOWN = 300
MOST_TOLD = 150
"""How many askers are told in one step; the rest in the next."""


@for_officers
def asked(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer hears of a claim that nobody has answered yet, and answers it for all who ask."""
    one = rumours.rumour(c.db, int(c.subject))
    if one is not None and one.district_lgd is not None and one.district_lgd not in mine:
        return c.say(N_("This is for officers of the district office only."))
    if one is None or one.verdict is not None:
        return None if c.talk.asked is None else c.say(N_("Another officer has done that already."))
    if c.talk.asked is None and hand_offs.is_busy(c):
        return c.say(N_("Somebody asks whether a forwarded message is true. Write 'claims' to see it."))
    return _decide(c, officer, one)


@for_officers
def claims(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The claims that wait, the oldest first."""
    waiting = rumours.waiting(c.db, mine)
    if not waiting:
        return c.say(N_("No forwarded message waits for your word."))
    options = [Option(str(one.id), "{words}", {"words": " ".join(one.words.split())[:60]}) for one in waiting]
    return c.then("rumour_asked", str(c.ask(choice("which", N_("Which message?"), options))))


def _decide(c: Conversation, officer: Officer, one: Rumour) -> None:
    asks = choice(
        "verdict",
        N_("Somebody asks whether this is true:\n“{words}”"),
        (TRUE, FALSE, UNKNOWN),
        shorter=N_("Is it true?"),
    )
    verdict = str(c.ask(asks, words=one.words[:SHOWN]))
    source = None
    if verdict == "true":
        source = str(
            c.ask(
                Question(
                    "source", N_("Who says so? Letter and date, or the official page."), takes="text", read=words_of
                )
            )
        )
    settled = rumours.settle(c.db, one.id, verdict, c.world.now, officer_id=officer.id, answer=None, source=source)
    if not settled:
        return c.say(N_("Another officer has done that already."))
    note(
        c,
        "rumour",
        f"rumour:{one.id}",
        before={"verdict": None},
        after={"verdict": verdict, "source": source},
        reverse="rumour_again",
    )
    many = tell_askers(c.step, one.id)
    return c.step.say_count("Noted. {count} person who asked is told; later ones too.",
                            "Noted. {count} people who asked are told; later ones too.", count=many)  # fmt: skip


def tell_askers(step: Step, rumour_id: int) -> int:
    """Give the answer to those who asked and have none; how many. What is left over is told in a step of its own."""
    one = rumours.rumour(step.db, rumour_id)
    if one is None or one.verdict is None:
        return 0
    waiting = rumours.untold(step.db, rumour_id, at_most=MOST_TOLD + 1)
    now = waiting[:MOST_TOLD]
    for person_id in now:
        _tell_one(step, person_id, one)
    rumours.told(step.db, rumour_id, now, step.world.now)
    if len(waiting) > MOST_TOLD:
        step.begin(step.person.id, "rumour_tell", str(rumour_id), purpose="office", once=str(now[-1]))
    return len(now)


def _tell_one(step: Step, person_id: int, one: Rumour) -> None:
    reader = people.person(step.db, person_id)
    office = step.office_of(reader.district_lgd)
    said = {
        "true": N_("You asked about “{words}…”: {office} says it is true ({source})."),
        "false": N_("You asked about “{words}…”: {office} says it is not true. Pay nobody; helpline 1930."),
    }.get(one.verdict or "", N_("You asked about “{words}…”: {office} could not confirm it. Do not pay."))
    step.tell(
        person_id,
        said,
        purpose="office",
        words=_gist(one.words),
        office=office or "",
        source=one.source or "",
    )


def _gist(words: str) -> str:
    """The first words of a claim, none of them cut."""
    return " ".join(words.split())[:40].rsplit(" ", 1)[0]


@for_officers
def go_on_telling(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The next askers are told; nothing is said to the officer."""
    tell_askers(c.step, int(c.subject))


def _again(step: Step, deed: Any) -> bool:
    """The claim waits again; whoever was told gets the next answer too."""
    return rumours.unsettle(step.db, audit.number_of(deed))


CONVERSATIONS = {"rumour_asked": asked, "rumours": claims, "rumour_tell": go_on_telling}
REVERSES = {"rumour_again": by_officers(_again)}
