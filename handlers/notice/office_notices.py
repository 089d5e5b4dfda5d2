"""Notices of an office: the held facts are checked, then it may be sent; what is over goes to the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.conversation import Conversation
from handlers.group import group_notices
from handlers.language import N_, say
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, Question, choice, words_of
from handlers.step import Step
from handlers.world import World
from storage import audit, notices
from storage.notices import Fact, Notice, Obstacle
from storage.staff import Officer

STATUSES = {"draft": N_("draft"), "ready": N_("ready"), "archived": N_("archive")}
CHECK = Option("check", N_("Facts to check"))
ARCHIVE = Option("archive", N_("To the archive"))
OPEN = Option("open", N_("Open again"))
READY = Option("ready", N_("It may be sent"))
SEND = Option("send", N_("Send it"))
CHANGE = Option("change", N_("Change something"), also=("badalna hai", "बदलना है", "बदलायचं आहे", "galat hai", "गलत है"))
CONFIRM = Option("confirmed", N_("It is right"))
REPLACE = Option("replaced", N_("Say it otherwise"))
LEAVE_OUT = Option("left_out", N_("Leave it out"))
IN_THE_WAY = {
    "draft": N_("it is a draft"), "archived": N_("it is in the archive"), "expired": N_("its day is over"),
    "no_text": N_("it has no text"), "no_source": N_("it has no source"), "fact": N_("facts are not checked yet"),
    "says": N_("the text still says what was taken back"),
}  # fmt: skip
SOURCE_SHOWN = 60


@for_officers
def listed(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The notices of the office, the newest first."""
    state = c.world.state_of(mine[0]) if mine else None
    found = notices.listed(c.db, mine, state=state, at_most=30)
    if not found:
        return c.say(N_("There is no notice yet. Paste or forward a circular to me."))
    options = [
        Option(str(one.id), N_("{number}. {title}: {status}"),
               {"number": one.id, "title": one.title_in(c.language)[:60], "status": say(c.language, STATUSES[one.status])})
        for one in found
    ]  # fmt: skip
    return c.then("notice", str(c.ask(choice("which", N_("Which notice?"), options))))


@for_officers
def card(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """One notice: its text, what is in the way of sending it, and what can be done."""
    one = _mine(c, mine)
    if one is None:
        return c.say(N_("That notice is not with your office."))
    unsettled = [fact for fact in one.facts if fact.unsettled]
    offered = [
        (SEND, one.status == "ready" and not notices.sendable(one, c.world.today)), (CHECK, bool(unsettled)),
        (group_notices.HANG, one.status == "ready" and group_notices.may_hang(c, one, mine)),
        (CHANGE, one.status != "archived"),
        (READY, one.status == "draft"), (OPEN, one.status == "archived"), (ARCHIVE, one.status != "archived"),
    ]  # fmt: skip
    asks = choice("deed", N_("{text}\n{status}, source: {source}"), [option for option, fits in offered if fits],
                  shorter=N_("What shall I do with it?"))  # fmt: skip
    words = {"text": notices.preview(one, c.language).text, "source": one.source[:SOURCE_SHOWN],
             "status": say(c.language, STATUSES[one.status])}  # fmt: skip
    deed = c.ask(asks, **words)
    match deed:
        case "send":
            return c.then("broadcast_new", str(one.id))
        case "change":
            return c.then("notice_change", str(one.id))
        case "hang":
            return c.then("notice_hang", str(one.id))
        case "check":
            return _check(c, officer, one, unsettled)
        case "ready":
            return _make_ready(c, officer, one)
        case "open":
            return _open(c, one)
    return _put_away(c, one)


def _open(c: Conversation, one: Notice) -> None:
    notices.reopen(c.db, one.id, c.world.now)
    _note_status(c, "open_notice", one, "draft", reverse="archive_notice")
    return c.say(N_("It is a draft again."))


def _put_away(c: Conversation, one: Notice) -> None:
    notices.archive(c.db, one.id, c.world.now)
    group_notices.over(c.step, one.id)
    _note_status(c, "archive_notice", one, "archived", reverse="open_notice")
    return c.say(N_("It is in the archive and is not sent."))


def _note_status(c: Conversation, deed: str, one: Notice, status: str, *, reverse: str) -> None:
    before, after = {"status": one.status}, {"status": status}
    note(c, deed, f"notice:{one.id}", before=before, after=after, reverse=reverse)


def _mine(c: Conversation, mine: list[int]) -> Notice | None:
    one = notices.notice(c.db, int(c.subject))
    return one if one is not None and is_of(c.world, one, mine) else None


def is_of(world: World, one: Notice, mine: Sequence[int]) -> bool:
    """Is a notice with an office of these districts: its own, its state's, or everybody's?"""
    if one.district_lgd is not None:
        return one.district_lgd in mine
    return not one.state or one.state in {world.state_of(code) for code in mine}


def _make_ready(c: Conversation, officer: Officer, one: Notice) -> None:
    in_the_way = notices.make_ready(c.db, one.id, officer.id, c.world.now)
    if in_the_way:
        return c.say(N_("Not yet: {why}."), why=why(c, in_the_way))
    _note_status(c, "ready_notice", one, "ready", reverse="unready_notice")
    return c.say(N_("It is ready. Write 'notices' when you want to send it."))


def why(c: Conversation, obstacles: tuple[Obstacle, ...]) -> str:
    """What is in the way, in the officer's words, each once."""
    return "; ".join(dict.fromkeys(say(c.language, IN_THE_WAY[one.code]) for one in obstacles))


def _check(c: Conversation, officer: Officer, one: Notice, unsettled: list[Fact]) -> None:
    """One held fact after another: right with a source, otherwise with a source, or left out."""
    fact = unsettled[0]
    asks = choice(
        "word", N_("“{fact}”\n{why}\nIs it right?"), (CONFIRM, REPLACE, LEAVE_OUT), shorter=N_("Is it right?")
    )
    word = str(c.ask(asks, fact=fact.text, why=fact.why or say(c.language, N_("Nobody has checked it."))))
    says = c.ask(Question("says", N_("How must it read?"), takes="text", read=words_of)) if word == "replaced" else None
    source = ""
    if word != "left_out":
        asks = Question(
            "source", N_("Who says so? Letter and date, or the official page."), takes="text", read=words_of
        )
        source = str(c.ask(asks))
    notices.settle_fact(
        c.db, one.id, fact.key, word, c.world.now, officer_id=officer.id, source=source, replaced_by=says
    )
    note(c, "settle_fact", f"notice:{one.id}", before={"key": fact.key, "status": fact.status},
         after={"status": word, "source": source, "says": says}, why_not=N_("open the fact again at the office"))  # fmt: skip
    if len(unsettled) > 1:
        return c.then("notice_check", f"{one.id}", left=len(unsettled) - 1)
    return c.say(N_("All facts are checked. Now it may be sent."))


@for_officers
def check(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The next fact of a notice that waits."""
    one = _mine(c, mine)
    unsettled = [fact for fact in one.facts if fact.unsettled] if one else []
    if one is None or not unsettled:
        return c.say(N_("All facts are checked. Now it may be sent."))
    return _check(c, officer, one, unsettled)


def _reopen(step: Step, deed: Any) -> bool:
    return notices.reopen(step.db, audit.number_of(deed), step.world.now)


def _archive_again(step: Step, deed: Any) -> bool:
    return notices.archive(step.db, audit.number_of(deed), step.world.now)


CONVERSATIONS = {"notices": listed, "notice": card, "notice_check": check}
REVERSES = {
    "archive_notice": by_officers(_archive_again),
    "open_notice": by_officers(_reopen),
    "unready_notice": by_officers(_reopen),
}
