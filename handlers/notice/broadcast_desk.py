"""The office's broadcasts on an officer's phone: how each stands, what may be done with it now, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation, ErrandFailed
from handlers.hearing import Started
from handlers.language import N_, own_name, say
from handlers.notice import broadcasts, deeds_said, mending, plan_words, reports, sending
from handlers.notice.broadcasts import STANDING, Refused, Word
from handlers.notice.field_words import asks_for_change, field_told
from handlers.notice.office_broadcasts import ROUNDS, SEE, approved, submit
from handlers.office.rights import for_officers
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.reading.commands import read_command
from handlers.step import Step
from storage import broadcast_runs, notices, results
from storage import broadcasts as store
from storage.audience_words import BadAudience
from storage.broadcasts import Broadcast
from storage.staff import Officer

APPROVE = Option("approve", N_("Approve"), also=("yes", "manjoor", "manzoor", "haan", "मंजूर", "मंज़ूर", "हाँ"))
PAUSE = Option("pause", N_("Pause"), also=("roko", "रोको", "थांबवा", "thamba"))
RESUME = Option("resume", N_("Go on"), also=("chalu karo", "चालू करो", "सुरू करा"))
CANCEL = Option("cancel", N_("Cancel it"), also=("radd", "रद्द"))
RESULT = Option("result", N_("See the result"), also=("result", "natija", "नतीजा", "निकाल"))
PASTE = Option("paste", N_("Text to forward"), also=("paste", "forward"))
MISSED_ONES = Option(
    "missed_ones", N_("Who did not get it"), also=("kisko nahi mila", "किसको नहीं मिला", "कोणाला मिळालं नाही")
)
AGAIN = Option("again", N_("Try them again"), also=("phir se bhejo", "फिर से भेजो", "पुन्हा पाठवा"))
HAND_IN = Option("submit", N_("Hand it in"), also=("yes",))
SEND_BACK = Option(
    "send_back", N_("Ask for a change"),
    also=("badalna hai", "badlav chahiye", "बदलना है", "बदलाव चाहिए", "बदल हवा", "badal hava", "galat hai", "गलत है", "चूक आहे"),
)  # fmt: skip
MEND = Option("mend", N_("Change the notice"), also=("badalna hai", "बदलना है", "बदलायचं आहे"))
NOT_YET = "not_yet"
"""What a "no" below an approval means: it waits on, and nothing is taken from its author."""

EVENTS = {
    "asked": N_("{author} asks for your yes:"), "missed": N_("Its time was missed, it was skipped:"),
    "done": N_("It has gone out:"), "grown": N_("More people than approved would get it, so it waits:"),
    "failed": N_("It could not go on and waits:"), "approved": N_("It was approved:"),
    "sent_back": N_("{approver} asks for a change: “{words}”"),
    "template_waits": N_(
        "WhatsApp has paused the template ({tongue}). Who needs it waits until WhatsApp lets it go on, at most three days:"
    ),
    "template_gone": N_(
        "WhatsApp took the template back ({tongue}). Only Telegram and who wrote in the last 24 hours get it:"
    ),
}  # fmt: skip


@for_officers
def one_of_them(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """How one broadcast stands, and what this officer may do with it now."""
    try:
        one = broadcasts.of_officer(c.db, c.world, officer, int(c.subject.partition(":")[0]))
    except Refused as refused:
        return c.say(plan_words.why_not(c, refused))
    for round_ in range(ROUNDS):
        options = _options(c, officer, one)
        if not options:
            return c.say("\n".join(_lines(c, one)))
        takes = "yes_no" if APPROVE in options else "choice"
        asks = _in_words(c, replace(choice(f"deed{round_}", "{state}", options), takes=takes))
        told = c.ask(asks, state="\n".join(_lines(c, one)))
        said = told if isinstance(told, dict) else {"deed": told}
        wish = str(said["deed"])
        if wish == NOT_YET:
            return c.say(N_("All right, it stays as it is."))
        if wish not in ("see", "result", "paste"):
            break
        _look(c, one, wish)
    if wish == "mend":
        return c.then("notice_change", str(one.notice_id), field=said.get("field"))
    if wish == "send_back":
        return _send_back(c, officer, one, said.get("words"))
    try:
        return _do(c, officer, one, wish)
    except (Refused, BadAudience) as refused:
        return c.say(plan_words.why_not(c, refused))


def _in_words(c: Conversation, asks: Question) -> Question:
    """The same question, at which the approver may say what is wrong with it, and its author what to change."""

    def read(reply: Reply, language: str) -> Any:
        chosen = asks.chosen(reply, language)
        if chosen is not None:
            return chosen
        if SEND_BACK in asks.options and asks_for_change(reply.text):
            return {"deed": SEND_BACK.value, "words": words_of(reply, language)}
        if (deed := _deed_in_words(asks.options, reply.text)) is not None:
            return deed
        if MEND in asks.options:
            return {"deed": MEND.value, "field": field_told(reply.text, c.world.today)}
        raise Misread()

    return replace(asks, read=read)


def _send_back(c: Conversation, officer: Officer, one: Broadcast, words: str | None) -> None:
    author = store.name_of_officer(c.db, one.author_id)
    if words is None:
        asks = Question("change", N_("What shall {author} change? One line."), takes="text", read=words_of)
        words = str(c.ask(asks, author=author))
    try:
        mending.send_back(c.db, c.world, officer, one, words)
    except Refused as refused:
        return c.say(plan_words.why_not(c, refused))
    return c.say(N_("I have told {author}. It comes to you again when it is changed."), author=author)


def _deed_in_words(options: Sequence[Option], text: str) -> str | None:
    """A deed that is offered, in a sentence: "wapas chalu karo"; to an open approval also a "not now"."""
    deed = deeds_said.read(text, below=True)
    if deed in {option.value for option in options}:
        return deed
    declines = APPROVE in options and (read_command(text, "yes_no") == "no" or deed == PAUSE.value)
    return NOT_YET if declines else None


def _look(c: Conversation, one: Broadcast, wish: str) -> None:
    if wish == "result":
        c.say("\n".join(reports.result_lines(c.db, c.world, one, c.language)))
    elif wish == "paste":
        c.say(reports.paste_text(c.db, c.world, one, c.language))
    elif (notice := notices.notice(c.db, one.notice_id)) is not None:
        plan_words.show(c, one, notice)


def _options(c: Conversation, officer: Officer, one: Broadcast) -> list[Option]:
    others = [other.id for other in broadcasts.approvers(c.db, c.world, one)]
    may = one.status == "submitted" and (officer.id in others or (officer.id == one.author_id and not others))
    offered = [
        (HAND_IN, one.status == "draft"), (APPROVE, may), (SEND_BACK, may and officer.id != one.author_id),
        (PAUSE, one.status == "approved"),
        (RESUME, one.status == "paused"), (RESULT, bool(broadcast_runs.runs_of(c.db, one.id))),
        (SEE, one.status in ("draft", "submitted")), (MEND, one.status == "draft"), (PASTE, one.status in ("approved", "finished")),
        (CANCEL, one.status in broadcasts.OPEN), (MISSED_ONES, bool(_missed(c, one))),
        (AGAIN, one.status in ("approved", "finished") and bool(_missed(c, one) & {"failed", "skipped"})),
    ]  # fmt: skip
    return [option for option, fits in offered if fits]


def _missed(c: Conversation, one: Broadcast) -> set[str]:
    """In which ways somebody has not got it."""
    runs = broadcast_runs.runs_of(c.db, one.id)
    states = {state for run in runs for state, many in results.by_state(c.db, run).items() if many}
    return (states & {"failed", "skipped", "unknown"}) | ({"left_out"} if any(run.skipped for run in runs) else set())


def _missed_list(c: Conversation, one: Broadcast) -> None:
    try:
        made = c.wait_for("missed", "make_file", by="heavy", what="not_reached", person=c.person.id, language=c.language,
                          broadcast=one.id)  # fmt: skip
    except ErrandFailed:
        return c.say(N_("The file could not be made. Please try once more."))
    return c.say("{name}", name=made["name"], media_id=int(made["media_id"]), media_kind="document")


def _again(c: Conversation, officer: Officer, one: Broadcast) -> None:
    """Once more where it may be tried again, and at another address of whoever has one."""
    again = broadcasts.retry(c.db, c.world, officer, one.id)
    elsewhere = broadcasts.retry(c.db, c.world, officer, one.id, other_channel=True)
    if not again + elsewhere:
        return c.say(N_("Nobody can be tried again: no other address, or they do not want it."))
    return c.step.say_count("It is tried once more with {count} person.", "It is tried once more with {count} people.",
                            count=again + elsewhere)  # fmt: skip


def _lines(c: Conversation, one: Broadcast) -> list[str]:
    notice = notices.notice(c.db, one.notice_id)
    title = notice.title_in(c.language) if notice else ""
    event = EVENTS.get(str(c.opening.get("event", "")))
    words = {
        "author": store.name_of_officer(c.db, one.author_id),
        "tongue": own_name(str(c.opening.get("language", "en"))),
        "approver": str(c.opening.get("approver", "")),
        "words": str(c.opening.get("words", "")),
    }
    head = [say(c.language, event, **words)] if event else []
    lines = [
        *head,
        say(c.language, N_("{title}: {state}"), title=title or f"#{one.id}", state=Word(STANDING[one.status])),
    ]
    if one.status in ("draft", "submitted"):
        try:
            return lines + plan_words.plan_lines(c, one, broadcasts.plan(c.db, c.world, one))
        except BadAudience as bad:
            return [*lines, str(bad)]
    if one.next_at is not None:
        lines.append(say(c.language, N_("Next: {when}"), when=plan_words.times_said(c, one.schedule, one.next_at)))
    if broadcast_runs.runs_of(c.db, one.id):
        lines.append(reports.short_result(c.db, one, c.language))
    return lines


def _do(c: Conversation, officer: Officer, one: Broadcast, wish: str) -> None:
    match wish:
        case "approve":
            alone = one.author_id == officer.id
            reason = "the only officer of the district, by chat" if alone else ""
            first = broadcasts.approve(c.db, c.world, officer, one.id, waive=reason)
            sending.tell_author(c.db, c.world, one, "approved", once=f"approved:{one.version}")
            return approved(c, one, first)
        case "submit":
            return submit(c, officer, one)
        case "pause":
            broadcasts.pause(c.db, c.world, officer, one.id)
            return c.say(N_("Paused. Nothing more of it leaves until you say so."))
        case "missed_ones":
            return _missed_list(c, one)
        case "again":
            return _again(c, officer, one)
        case "resume":
            broadcasts.resume(c.db, c.world, officer, one.id)
            return c.say(N_("It goes on."))
    broadcasts.cancel(c.db, c.world, officer, one.id)
    return c.say(N_("Cancelled. What was sent already stays sent."))


@for_officers
def all_of_them(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The office's broadcasts, the newest first, and the way to a new one."""
    listed = broadcasts.mine(c.db, c.world, officer)[:8]
    if not listed and c.opening.get("gone"):
        return c.say(N_("Nothing has been sent yet. To send something, write: send a notice."))
    if not listed:
        return c.then("broadcast_new")
    options = [Option("new", N_("A new one"), also=("new", "naya", "nayi", "नया", "नई", "नवीन"))]
    for one in listed:
        notice = notices.notice(c.db, one.notice_id)
        words = {"number": one.id, "title": notice.title_in(c.language) if notice else "",
                 "state": Word(STANDING[one.status])}  # fmt: skip
        options.append(Option(str(one.id), N_("{number}. {title}: {state}"), words))
    which = c.ask(choice("which", N_("Notices that are sent: which one?"), options))
    return c.then("broadcast_new") if which == "new" else c.then("broadcast", which)


@for_officers
def cancel_in_words(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """ "Suchna radd karo": what has not gone out yet is cancelled, after one yes."""
    waiting = [one for one in broadcasts.mine(c.db, c.world, officer) if one.status in broadcasts.OPEN][:7]
    if not waiting and not c.hears:
        return c.say(N_("No notice is waiting to go out. What was sent already stays sent."))
    titles = {
        one.id: notice.title_in(c.language) if (notice := notices.notice(c.db, one.notice_id)) else ""
        for one in waiting
    }
    options = [
        Option(str(one.id), N_("{number}. {title}: {state}"),
               {"number": one.id, "title": titles[one.id], "state": Word(STANDING[one.status])}) for one in waiting
    ]  # fmt: skip
    which = options[0].value if len(options) == 1 else str(c.ask(choice("which", N_("Which notice?"), options)))
    one = broadcasts.of_officer(c.db, c.world, officer, int(which))
    if c.ask(yes_no("sure", N_("{state}\nCancel it?")), state="\n".join(_lines(c, one))) == "no":
        return c.say(N_("All right, it stays as it is."))
    try:
        return _do(c, officer, one, "cancel")
    except Refused as refused:
        return c.say(plan_words.why_not(c, refused))


YES = (
    "manjoor",
    "manzoor",
    "manjur",
    "मंजूर",
    "मंज़ूर",
    "मंजूर है",
    "approve",
    "approved",
    "manjoor hai",
    "मंजूर आहे",
    "manjur ahe",
)
"""An approver's yes to nothing that is asked just now."""


@for_officers
def yes_in_words(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """ "Manzoor", written once more or out of the blue: what waits for this officer's yes, or how it stands."""
    waiting = [one for one in broadcasts.mine(c.db, c.world, officer, "submitted") if one.author_id != officer.id][:7]
    if len(waiting) == 1:
        return c.then("broadcast", str(waiting[0].id))
    if waiting:
        return c.then("broadcasts")
    own = [one for one in broadcasts.mine(c.db, c.world, officer, "approved") if one.approver_id == officer.id]
    if not own or own[0].next_at is None:
        return c.say(N_("Nothing waits for your approval now."))
    notice = notices.notice(c.db, own[0].notice_id)
    when = plan_words.times_said(c, own[0].schedule, own[0].next_at)
    return c.say(N_("That is approved already: {title}. It goes out on {when}."),
                 title=notice.title_in(c.language) if notice else "", when=when)  # fmt: skip


FITS = {"pause": ("approved",), "resume": ("paused",), "cancel": broadcasts.OPEN}


def wished(step: Step, text: str) -> Started | None:
    """What an officer's words, said anywhere, want of a broadcast that stands; None where they want nothing of one."""
    if step.officer is None or not (deed := deeds_said.read(text)):
        return None
    if deed == "cancel":
        return Started("broadcast_off")
    if not _fitting(step, step.officer, deed):
        return None
    return Started("broadcast_deed", opening={"deed": deed})


def _fitting(step: Step, officer: Officer, deed: str) -> list[Broadcast]:
    """Those with which this can be done now, the newest first."""
    found = broadcasts.mine(step.db, step.world, officer, *FITS.get(deed, ()))
    return found if deed in FITS else [one for one in found if broadcast_runs.runs_of(step.db, one.id)]


@for_officers
def deed_in_words(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """ "Suchna rok do", "kitne logon ko mila": the one that is meant, and it is done."""
    deed = str(c.opening["deed"])
    fitting = _fitting(c.step, officer, deed)[:7]
    if not fitting and "which" not in c.kept:
        return c.say(N_("No notice stands so that this can be done with it."))
    which = c.kept.get("which") or fitting[0].id
    if len(fitting) > 1 and deed in FITS:
        options = [
            Option(str(one.id), N_("{number}. {title}: {state}"),
                   {"number": one.id, "title": _title(c, one), "state": Word(STANDING[one.status])}) for one in fitting
        ]  # fmt: skip
        which = c.ask(choice("which", N_("Which notice?"), options))
    one = broadcasts.of_officer(c.db, c.world, officer, int(which))
    c.say(N_("{title}: {state}"), title=_title(c, one), state=Word(STANDING[one.status]))
    try:
        return _look(c, one, deed) if deed == "result" else _do(c, officer, one, deed)
    except (Refused, BadAudience) as refused:
        return c.say(plan_words.why_not(c, refused))


def _title(c: Conversation, one: Broadcast) -> str:
    notice = notices.notice(c.db, one.notice_id)
    return (notice.title_in(c.language) if notice is not None else "") or f"#{one.id}"


CONVERSATIONS = {
    "broadcast_yes": yes_in_words,
    "broadcast_deed": deed_in_words,
    "broadcast": one_of_them,
    "broadcasts": all_of_them,
    "broadcast_off": cancel_in_words,
}
