"""The office's broadcasts on an officer's phone: how each stands, what may be done with it now, and what came of it."""

from __future__ import annotations

from handlers.conversation import Conversation, ErrandFailed
from handlers.language import N_, own_name, say
from handlers.notice import broadcasts, plan_words, reports, sending
from handlers.notice.broadcasts import STANDING, Refused, Word
from handlers.notice.office_broadcasts import ROUNDS, SEE, approved, submit
from handlers.office.rights import for_officers
from handlers.questions import Option, choice, yes_no
from storage import broadcast_runs, notices, results
from storage import broadcasts as store
from storage.audience_words import BadAudience
from storage.broadcasts import Broadcast
from storage.staff import Officer

APPROVE = Option("approve", N_("Approve"), also=("manjoor", "manzoor", "haan", "मंजूर", "मंज़ूर", "हाँ"))
PAUSE = Option("pause", N_("Pause"), also=("roko", "रोको", "थांबवा", "thamba"))
RESUME = Option("resume", N_("Go on"), also=("chalu karo", "चालू करो", "सुरू करा"))
CANCEL = Option("cancel", N_("Cancel it"), also=("radd", "रद्द"))
RESULT = Option("result", N_("See the result"), also=("result", "natija", "नतीजा", "निकाल"))
PASTE = Option("paste", N_("Text to forward"), also=("paste", "forward"))
MISSED_ONES = Option(
    "missed_ones", N_("Who did not get it"), also=("kisko nahi mila", "किसको नहीं मिला", "कोणाला मिळालं नाही")
)
AGAIN = Option("again", N_("Try them again"), also=("phir se bhejo", "फिर से भेजो", "पुन्हा पाठवा"))
HAND_IN = Option("submit", N_("Hand it in"))

EVENTS = {
    "asked": N_("{author} asks for your yes:"), "missed": N_("Its time was missed, it was skipped:"),
    "done": N_("It has gone out:"), "grown": N_("More people than approved would get it, so it waits:"),
    "failed": N_("It could not go on and waits:"), "approved": N_("It was approved:"),
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
        wish = c.ask(choice(f"deed{round_}", "{state}", options), state="\n".join(_lines(c, one)))
        if wish not in ("see", "result", "paste"):
            break
        _look(c, one, wish)
    try:
        return _do(c, officer, one, wish)
    except (Refused, BadAudience) as refused:
        return c.say(plan_words.why_not(c, refused))


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
        (HAND_IN, one.status == "draft"), (APPROVE, may), (PAUSE, one.status == "approved"),
        (RESUME, one.status == "paused"), (RESULT, bool(broadcast_runs.runs_of(c.db, one.id))),
        (SEE, one.status in ("draft", "submitted")), (PASTE, one.status in ("approved", "finished")),
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
        lines.append(say(c.language, N_("Next: {when}"), when=plan_words.moment_said(c, one.next_at)))
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
            return approved(c, first)
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


CONVERSATIONS = {"broadcast": one_of_them, "broadcasts": all_of_them, "broadcast_off": cancel_in_words}
