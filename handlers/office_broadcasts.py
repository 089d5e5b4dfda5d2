"""Broadcasts from an officer's phone: whom and when, the plan, another officer's yes, pausing, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from handlers import audiences, broadcasts, plans, reports, sending
from handlers.broadcasts import STANDING, Refused, Word
from handlers.conversation import Conversation, ErrandFailed
from handlers.hearing import Started
from handlers.language import COMPLETE, N_, listing, own_name, plural, render, rupees, say
from handlers.messages import Button, OutboundMessage
from handlers.notices import is_of
from handlers.plans import Plan
from handlers.questions import Misread, Option, Question, Reply, choice, yes_no
from handlers.rights import for_officers
from handlers.schedules import BadTime, Schedule
from handlers.schedules import read as read_schedule
from handlers.units import ngettext
from handlers.when_said import NoSuchDay, read_when
from storage import audience, groups, notices, people, results, workshops
from storage import broadcasts as store
from storage.audience import BadAudience
from storage.broadcasts import Broadcast
from storage.people import Officer
from storage.reach import SENT_BY

# ── a new one ─────────────────────────────────────────────────────────────────────────────────────────────────────

ALL = Option(
    "all", N_("All of my office"), also=("all", "sab", "sabko", "सब", "सबको", "पूरा जिला", "sagle", "सगळे", "सगळ्यांना")
)
SELLERS = Option("sellers", N_("All sellers"), also=("sellers", "sab seller", "विक्रेते"))
PRODUCT = Option("product", N_("Sellers of a product"), also=("product", "माल", "उत्पाद"))
TALUKA = Option("taluka", N_("A tehsil"), also=("tehsil", "taluka", "tahsil", "तालुका"))
GROUP = Option("group", N_("A group"), also=("group",))
SCHEME = Option("scheme", N_("Asked about a scheme"), also=("scheme", "yojana", "योजना"))
WORKSHOP = Option("workshop", N_("People of a workshop"), also=("workshop", "karyashala", "कार्यशाला", "कार्यशाळा"))
PLACES = (
    Option("registered", N_("Registered")), Option("attended", N_("Came")), Option("absent", N_("Did not come")),
)  # fmt: skip
WHOM = (ALL, SELLERS, PRODUCT, TALUKA, GROUP, SCHEME, WORKSHOP)

NOW = Option("now", N_("Now"), also=("now", "abhi", "turant", "अभी", "तुरंत", "आत्ता", "लगेच"))
TOMORROW = Option("tomorrow", N_("Tomorrow at 10"), also=("kal", "कल", "उद्या"))
DAY_BEFORE = Option("day_before", N_("A day before, at 10"), also=("ek din pehle", "एक दिन पहले", "आदल्या दिवशी"))

SUBMIT = Option("submit", N_("Yes, hand it in"), also=("haan", "theek hai", "भेजो", "पाठवा"))
SEE = Option(
    "see",
    N_("Send it to me first"),
    also=(
        "dikhao",
        "text",
        "show me the text",
        "लिखा हुआ दिखाइए",
        "लिखलेलं दाखवा",
        "दिखाओ",
        "दाखवा",
        "mujhe bhejo",
        "मुझे भेजो",
        "मला पाठवा",
    ),
)
CHANGE = Option("change", N_("Change it"), also=("badalna hai", "बदलना है", "बदला"))
DROP = Option("drop", N_("Leave it"), also=("rehne do", "रहने दो", "राहू द्या"))
ROUNDS = 6
"""So often the plan's question is put again after something was looked at."""


@for_officers
def new(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A notice becomes a broadcast: whom, when, the plan, and the way to another officer's yes."""
    notice = _notice(c, mine)
    if notice is None:
        return c.say(N_("There is no notice that is ready. Send me the circular first."))
    text = _whom(c, mine)
    schedule = _when(c, notice)
    number = c.once("made", lambda: _make(c, officer, notice.id, text, schedule))
    if isinstance(number, str):
        return c.say(number)
    one = broadcasts.of_officer(c.db, c.world, officer, number)
    for round_ in range(ROUNDS):
        try:
            plan = broadcasts.check(c.db, c.world, one)
        except (Refused, BadAudience) as refused:
            broadcasts.cancel(c.db, c.world, officer, one.id)
            return c.say(N_("{why}\nNothing was handed in."), why=_why(c, refused))
        wish = c.ask(choice(f"do{round_}", N_("{plan}\nHand it in?"), (SUBMIT, SEE, CHANGE, DROP),
                            shorter=N_("Hand it in?")), plan="\n".join(plan_lines(c, one, plan)))  # fmt: skip
        if wish != "see":
            break
        _show(c, one, notice)
    if wish == "submit":
        return _submit(c, officer, one)
    broadcasts.cancel(c.db, c.world, officer, one.id)
    return c.then("broadcast_new", c.subject) if wish == "change" else c.say(N_("Put aside. Nobody was told."))


def _make(c: Conversation, officer: Officer, notice_id: int, text: str, schedule: Schedule) -> int | str:
    try:
        return broadcasts.create(c.db, c.world, officer, notice_id, text, schedule)
    except (Refused, BadAudience) as refused:
        return _why(c, refused)


def _notice(c: Conversation, mine: list[int]) -> notices.Notice | None:
    if c.subject:
        one = notices.notice(c.db, int(c.subject))
        return one if one is not None and is_of(c.world, one, mine) else None
    state = c.world.state_of(mine[0]) if mine else None
    ready = notices.listed(c.db, mine, statuses=("ready",), state=state, at_most=20)
    if not ready:
        return None
    options = [Option(str(one.id), one.title_in(c.language) or f"#{one.id}") for one in ready]
    which = options[0].value if len(options) == 1 else c.ask(choice("notice", N_("Which notice?"), options))
    return notices.notice(c.db, int(which))


def _whom(c: Conversation, mine: list[int]) -> str:
    """One of six presets, as an audience; and, or, not and the rest are the command's."""
    held = workshops.of_districts(c.db, mine, at_most=8)
    there = {"group": _groups(c, mine), "scheme": audience.schemes_asked_about(c.db), "workshop": held}
    offered = [option for option in WHOM if there.get(option.value, True)]
    match c.ask(choice("whom", N_("Who should get it?"), offered)):
        case "sellers":
            return "role=seller"
        case "product":
            goods = c.ask(Question("goods", N_("Sellers of which product?"), takes="text",
                                   read=lambda reply, _: _goods(c, reply)))  # fmt: skip
            return f'product="{goods}"'
        case "taluka":
            return f"taluka={_taluka(c, mine)}"
        case "group":
            options = [Option(str(row.id), row.name) for row in _groups(c, mine)]
            return "group=" + str(c.ask(choice("group", N_("Which group?"), options)))
        case "workshop":
            options = [
                Option(str(one.id), one.titles.get(c.language) or next(iter(one.titles.values()))) for one in held
            ]
            which = c.ask(choice("workshop", N_("Which workshop?"), options))
            place = c.ask(choice("place", N_("Who of them?"), PLACES))
            return f"{place}={which}"
        case "scheme":
            options = [Option(str(row.id), row.names.get(c.language) or row.names.get("en") or row.ref)
                       for row in audience.schemes_asked_about(c.db)]  # fmt: skip
            return "scheme=" + str(c.ask(choice("scheme", N_("Which scheme?"), options)))
    return "everybody=yes"


def _groups(c: Conversation, mine: list[int]) -> list[Any]:
    return [row for row in groups.listed(c.db) if row.district_lgd in mine]


def _goods(c: Conversation, reply: Reply) -> str:
    found = c.world.catalogue.concepts_in(reply.text)
    if not found:
        raise Misread(N_("I do not know these goods. Please write another name for them."))
    return found[0]


def _taluka(c: Conversation, mine: list[int]) -> str:
    known = [taluka for district in mine for taluka in c.world.places.talukas_of(district)]
    options = [Option(str(one.lgd_code), render(one, c.language)) for one in known]
    return str(c.ask(choice("taluka", N_("Which tehsil?"), options)))


def _when(c: Conversation, notice: notices.Notice) -> Schedule:
    day_before = [DAY_BEFORE] if _day_before(c, notice) else []
    asks = Question(
        "when", N_("When? You can also write a day and hour: 1 December 10 o'clock."), (NOW, TOMORROW, *day_before),
        shorter=N_("Which day and hour?"), takes="text", read=lambda reply, _: _moment(c, reply),
    )  # fmt: skip
    said = str(c.ask(asks))
    if said == "now":
        return Schedule("now")
    if said == "tomorrow":
        said = read_when("tomorrow 10:00", c.world.today).isoformat()  # type: ignore[union-attr]
    elif said == "day_before":
        said = _day_before(c, notice)
    return Schedule("once", (said,))


def _day_before(c: Conversation, notice: notices.Notice) -> str:
    """Ten o'clock on the day before the event, when that is still to come."""
    for day in notice.event_dates[:1]:
        try:
            kept = read_schedule([_before(day)], "", c.world.now, c.world.zone)
        except BadTime:
            return ""
        return kept.at[0]
    return ""


def _before(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _moment(c: Conversation, reply: Reply) -> str:
    try:
        wall = read_when(reply.text, c.world.today)
        if wall is None:
            raise Misread(N_("I found no day in that. Write it like: 1 December 10 o'clock."))
        return read_schedule([wall.isoformat()], "", c.world.now, c.world.zone).at[0]
    except NoSuchDay:
        raise Misread(N_("That day does not exist or is past. Please write another one.")) from None
    except BadTime as bad:
        raise Misread(bad.text, **bad.words) from None


def _submit(c: Conversation, officer: Officer, one: Broadcast) -> None:
    others = broadcasts.approvers(c.db, c.world, one)
    if others:
        broadcasts.submit(c.db, c.world, officer, one.id)
        return c.say(N_("Handed in. {names} can now approve it; I tell you when it goes out."),
                     names=listing([other.name for other in others], c.language))  # fmt: skip
    alone = yes_no("alone", N_("You are the only officer here. Approve it yourself? It is written down that one person did."),
                   N_("Yes, approve"), N_("No, wait"))  # fmt: skip
    if c.ask(alone) == "no":
        broadcasts.submit(c.db, c.world, officer, one.id)
        return c.say(N_("Handed in. It waits for a second officer."))
    broadcasts.submit(c.db, c.world, officer, one.id)
    first = broadcasts.approve(c.db, c.world, officer, one.id, waive="the only officer of the district, by chat")
    return _approved(c, first)


def _approved(c: Conversation, first: Any) -> None:
    c.say(N_("Approved. It goes out on {when}. To stop it, write: send a notice."), when=_when_said(c, first))


def _when_said(c: Conversation, moment: Any) -> str:
    here = moment.astimezone(c.world.zone)
    return f"{render(here.date(), c.language)}, {here:%H:%M}"


# ── the plan in words ─────────────────────────────────────────────────────────────────────────────────────────────

ROUTES = {
    "telegram": N_("Telegram"), "free": N_("WhatsApp, in their 24 hours"), "template": N_("WhatsApp, by template"),
    "held": N_("later, today's limit is reached"), "no_consent": N_("have not said yes"),
    "never_onboarded": N_("never wrote to Haat"), "stopped": N_("said stop"), "unreachable": N_("cannot be reached"),
    "no_text": N_("no text in their language"), "no_template": N_("no approved WhatsApp template"),
}  # fmt: skip


GET_IT = ngettext("{count} of {people} people gets it: {ways}", "{count} of {people} people get it: {ways}")
IN_OTHER = ngettext(
    "{count} gets it in another language than theirs.", "{count} get it in another language than theirs."
)
TOO_LATE = ngettext(
    "{count} person would get it too late: write to fewer, or earlier.",
    "{count} people would get it too late: write to fewer, or earlier.",
)


def plan_lines(c: Conversation, one: Broadcast, plan: Plan) -> list[str]:
    """The plan on a phone: who, when, how many by which way, what it costs, what will be in the way."""
    tongue = c.language
    lines = [
        say(tongue, N_("{audience} · {when}"), audience=audiences.described(c.world, one.audience, tongue),
            when=_when_said(c, plan.at)),
        plural(tongue, *GET_IT, plan.sent, people=plan.people, ways=_ways(plan, tongue, (*SENT_BY, "held"))),
    ]  # fmt: skip
    if plan.people > plan.sent:
        missed = [route for route in plan.routes if route not in (*SENT_BY, "held")]
        lines.append(say(tongue, N_("Not: {ways}"), ways=_ways(plan, tongue, missed)))
    if plan.fallback:
        lines.append(plural(tongue, *IN_OTHER, plan.fallback))
    if plan.cost.total:
        lines.append(say(tongue, N_("About {rupees} (rates of {day})"), rupees=rupees(plan.cost.total, tongue),
                         day=plan.cost.as_of))  # fmt: skip
    if plan.cost.unpriced:
        lines.append(
            say(tongue, N_("{count} of them go abroad, where the price is not known."), count=plan.cost.unpriced)
        )
    for stop in plan.stops:
        lines.append(say(tongue, N_("WhatsApp lets us write to {room} a day: it takes {days} days."), room=stop.room,
                         days=stop.days))  # fmt: skip
    if plan.lost:
        lines.append(plural(tongue, *TOO_LATE, plan.lost))
    if plan.quiet_until is not None:
        lines.append(say(tongue, N_("That is at night: it waits until 8 in the morning.")))
    if plan.festival:
        lines.append(say(tongue, N_("That day is {festival}."), festival=_festival(plan, tongue)))
    return lines


def _festival(plan: Plan, tongue: str) -> str:
    native = [name for name in plan.festival if not name.isascii()]
    return native[0] if tongue in ("hi", "mr") and native else plan.festival[0].title()


def _ways(plan: Plan, tongue: str, routes: Any) -> str:
    return ", ".join(f"{say(tongue, ROUTES[route])} {plan.routes[route]}" for route in routes if plan.routes.get(route))


def _show(c: Conversation, one: Broadcast, notice: notices.Notice) -> None:
    """It as each reader gets it, file and buttons too, sent to the officer's own phone first."""
    for language in notice.languages:
        c.say(N_("So it reaches readers of {language}:"), language=own_name(language))
        c.step.send(broadcasts.message_in(c.db, c.world, one, notice, language))
    missing = [own_name(language) for language in COMPLETE if language not in notice.languages]
    if missing:
        c.say(N_("There is no text in {languages}: those readers get another one."), languages=missing)


def _why(c: Conversation, refused: Exception) -> str:
    if isinstance(refused, Refused | BadTime):
        return say(c.language, refused.text, **refused.words)
    return str(refused)


# ── one of them ───────────────────────────────────────────────────────────────────────────────────────────────────

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
}  # fmt: skip


@for_officers
def one_of_them(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """How one broadcast stands, and what this officer may do with it now."""
    try:
        one = broadcasts.of_officer(c.db, c.world, officer, int(c.subject.partition(":")[0]))
    except Refused as refused:
        return c.say(_why(c, refused))
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
        return c.say(_why(c, refused))


def _look(c: Conversation, one: Broadcast, wish: str) -> None:
    if wish == "result":
        c.say("\n".join(reports.result_lines(c.db, c.world, one, c.language)))
    elif wish == "paste":
        c.say(reports.paste_text(c.db, c.world, one, c.language))
    elif (notice := notices.notice(c.db, one.notice_id)) is not None:
        _show(c, one, notice)


def _options(c: Conversation, officer: Officer, one: Broadcast) -> list[Option]:
    others = [other.id for other in broadcasts.approvers(c.db, c.world, one)]
    may = one.status == "submitted" and (officer.id in others or (officer.id == one.author_id and not others))
    offered = [
        (HAND_IN, one.status == "draft"), (APPROVE, may), (PAUSE, one.status == "approved"),
        (RESUME, one.status == "paused"), (RESULT, bool(store.runs_of(c.db, one.id))),
        (SEE, one.status in ("draft", "submitted")), (PASTE, one.status in ("approved", "finished")),
        (CANCEL, one.status in broadcasts.OPEN), (MISSED_ONES, bool(_missed(c, one))),
        (AGAIN, one.status in ("approved", "finished") and bool(_missed(c, one) & {"failed", "skipped"})),
    ]  # fmt: skip
    return [option for option, fits in offered if fits]


def _missed(c: Conversation, one: Broadcast) -> set[str]:
    """In which ways somebody has not got it."""
    runs = store.runs_of(c.db, one.id)
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
    head = [say(c.language, event, author=store.name_of_officer(c.db, one.author_id))] if event else []
    lines = [
        *head,
        say(c.language, N_("{title}: {state}"), title=title or f"#{one.id}", state=Word(STANDING[one.status])),
    ]
    if one.status in ("draft", "submitted"):
        try:
            return lines + plan_lines(c, one, broadcasts.plan(c.db, c.world, one))
        except BadAudience as bad:
            return [*lines, str(bad)]
    if one.next_at is not None:
        lines.append(say(c.language, N_("Next: {when}"), when=_when_said(c, one.next_at)))
    if store.runs_of(c.db, one.id):
        lines.append(reports.short_result(c.db, one, c.language))
    return lines


def _do(c: Conversation, officer: Officer, one: Broadcast, wish: str) -> None:
    match wish:
        case "approve":
            alone = one.author_id == officer.id
            reason = "the only officer of the district, by chat" if alone else ""
            first = broadcasts.approve(c.db, c.world, officer, one.id, waive=reason)
            sending.tell_author(c.db, c.world, one, "approved", once=f"approved:{one.version}")
            return _approved(c, first)
        case "submit":
            return _submit(c, officer, one)
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


# ── for the reader of a template ──────────────────────────────────────────────────────────────────────────────────

SHOWN = "notice"
"""What the button of a notice's template sends back begins with this; its number follows."""


def shown(c: Conversation) -> None:
    """All of a notice, for whoever tapped the button of its template: the tap has opened the window."""
    one = notices.notice(c.db, int(c.subject))
    sent = store.sent_to(c.db, int(c.subject), c.step.address.id)
    over = one is None or one.status == "archived" or (one.expires_on is not None and one.expires_on < c.world.today)
    if sent is None or over:
        return c.say(N_("This notice is over. Ask the office if you need it."))
    frozen = store.frozen_texts(c.db, *sent)
    tongue = plans.chosen(c.language, frozen, "other")
    return c.step.send(frozen_message(frozen[tongue].payload)) if tongue else None


def frozen_message(payload: Mapping[str, Any]) -> OutboundMessage:
    """An approved notice again, with its file and its buttons."""
    buttons = tuple(Button(label, data) for label, data in payload.get("buttons", ()))
    return OutboundMessage(
        payload["text"], buttons, media_id=payload.get("media_id"), media_kind=payload.get("media_kind", "")
    )


def meant_by_button(pressed: str) -> Started | None:
    """What the button of a notice leads to; None where these are no such button's data."""
    kind, _, number = pressed.removeprefix(broadcasts.DO).partition(".")
    leads = {"workshop": "workshop", "scheme": "scheme", "listen": "notice_heard"}
    if not pressed.startswith(broadcasts.DO) or kind not in leads or not NUMBER.fullmatch(number):
        return None
    return Started(leads[kind], number)


NUMBER = re.compile(r"[0-9]{1,18}")


def heard(c: Conversation) -> None:
    """The voice note that reads a notice out, for whoever it was sent to."""
    one = notices.notice(c.db, int(c.subject))
    officer = people.officer_of(c.db, c.person.id)
    sent = store.sent_to(c.db, int(c.subject), c.step.address.id) is not None or officer is not None
    if one is None or one.voice_id is None or not sent:
        return c.say(N_("This notice is over. Ask the office if you need it."))
    return c.step.send(OutboundMessage("", media_id=one.voice_id, media_kind="voice"))


@for_officers
def test_send(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A broadcast sent to one officer's own phone in each language, before anybody else gets it."""
    try:
        one = broadcasts.of_officer(c.db, c.world, officer, int(c.subject))
    except Refused as refused:
        return c.say(_why(c, refused))
    notice = notices.notice(c.db, one.notice_id)
    return _show(c, one, notice) if notice is not None else None


CONVERSATIONS = {"broadcast_new": new, "broadcast": one_of_them, "broadcasts": all_of_them, "broadcast_test": test_send}
FOR_ALL = {"notice_shown": shown, "notice_heard": heard}
