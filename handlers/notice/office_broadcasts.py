"""A notice becomes a broadcast on an officer's phone: whom, when, the plan, and the way to another officer's yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.language import N_, listing, render
from handlers.notice import audience_said, broadcasts, plan_words, schedule_said, short_notices
from handlers.notice.broadcasts import Refused
from handlers.notice.office_notices import is_of
from handlers.notice.schedules import BadTime, Schedule
from handlers.notice.schedules import read as read_schedule
from handlers.notice.when_said import read_when
from handlers.office.rights import for_officers
from handlers.questions import Misread, Option, Question, ReadBack, Reply, choice, is_label, is_place, yes_no
from handlers.reading.commands import read_command
from storage import audience, groups, notices, workshops
from storage.audience_words import BadAudience
from storage.broadcasts import Broadcast
from storage.staff import Officer

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

SUBMIT = Option("submit", N_("Yes, hand it in"), also=("yes", "haan", "theek hai", "भेजो", "पाठवा"))
SEE = Option(
    "see",
    N_("Send it to me first"),
    also=(
        "dikhao",
        "text",
        "show me the text",
        "लिखा हुआ दिखाइए",
        "लिखलेलं दाखवा",
        "मजकूर दाखवा",
        "majkur dakhva",
        "लिहिलेलं दाखवा",
        "दिखाओ",
        "दाखवा",
        "mujhe bhejo",
        "मुझे भेजो",
        "मला पाठवा",
    ),
)
CHANGE = Option("change", N_("Change it"), also=("badalna hai", "बदलना है", "बदला"))
DROP = Option(
    "drop", N_("Leave it"),
    also=("no", "rehne do", "रहने दो", "राहू द्या", "ruko", "ruk jao", "ruk jaiye", "abhi ruko", "thoda ruko", "रुको", "रुक जाओ",
          "अभी रुको", "थांबा", "thamba", "baad me", "बाद में", "nantar", "नंतर"),
)  # fmt: skip
SOMETHING_NEW = Option(
    "new", N_("Something new"), also=("new", "naya", "nayi", "नया", "नई", "नवीन", "dusra", "दूसरा", "दुसरं")
)
WORDS = Question(
    "notice_words", N_("What shall people be told? Write it in your own words, or send the circular."), takes="text", media=True,
    read=lambda reply, _: short_notices.answered(reply),
)  # fmt: skip
ROUNDS = 6
"""So often the plan's question is put again after something was looked at."""


@for_officers
def new(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A notice becomes a broadcast: whom, when, the plan, and the way to another officer's yes."""
    notice = _notice(c, mine)
    if notice is None and c.subject:
        return c.say(N_("There is no notice that is ready. Send me the circular first."))
    if notice is None:
        begun = c.ask(WORDS)
        return c.then("notice_new", begun["subject"], **begun["opening"])
    return hand_in(c, officer, mine, notice, _whom(c, mine), _when(c, notice))


def hand_in(
    c: Conversation, officer: Officer, mine: list[int], notice: notices.Notice, text: str, schedule: Schedule
) -> None:
    """The plan of a notice for whom it is meant, shown until it is handed in, changed or put aside."""
    number = c.once("made", lambda: _make(c, officer, notice.id, text, schedule))
    if isinstance(number, str):
        return c.say(number)
    one = broadcasts.of_officer(c.db, c.world, officer, number)
    for round_ in range(ROUNDS):
        try:
            plan = broadcasts.check(c.db, c.world, one)
        except (Refused, BadAudience) as refused:
            broadcasts.cancel(c.db, c.world, officer, one.id)
            return c.say(N_("{why}\nNothing was handed in."), why=plan_words.why_not(c, refused))
        asks = _BelowThePlan(f"do{round_}", N_("{plan}\nHand it in?"), (SUBMIT, SEE, CHANGE, DROP), shorter=N_("Hand it in?"),
                             takes="yes_no", read=partial(_told_below, c, mine, one))  # fmt: skip
        wish = c.ask(asks, plan="\n".join(plan_words.plan_lines(c, one, plan)))
        if isinstance(wish, dict):
            one = _amended(c, officer, one, wish, f"amended{round_}")
            continue
        if wish != "see":
            break
        plan_words.show(c, one, notice)
    if wish == "submit":
        return submit(c, officer, one)
    broadcasts.cancel(c.db, c.world, officer, one.id)
    return c.then("broadcast_new", str(notice.id)) if wish == "change" else c.say(N_("Put aside. Nobody was told."))


class _BelowThePlan(Question):
    """Another day, hour or audience in the answer comes before a yes that stands beside it."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        labels = [label for option in self.options for label in (option.label_in(language), *option.also)]
        if reply.pressed is not None or self.read is None or is_label(reply.text, *labels):
            return super().answer(reply, language)
        told = self.read(reply, language) or self.chosen(reply, language)
        if told is None:
            raise Misread()
        return told


def _told_below(
    c: Conversation, mine: list[int], one: Broadcast, reply: Reply, _language: str
) -> dict[str, Any] | None:
    """What of the plan is to be otherwise: its time or its audience; None where nothing is. Raises Misread."""
    if is_place(reply.text.strip()) or schedule_said.is_denied(reply.text):
        return None
    before, notice = Schedule.from_json(one.schedule), notices.notice(c.db, one.notice_id)
    schedule = schedule_said.before(reply.text, _first_day(notice), c.world) if notice is not None else None
    schedule = schedule or schedule_said.changed(reply.text, before, c.world)
    if schedule is not None:
        return None if schedule == before else {"schedule": schedule.to_json()}
    whom = _said_whom(c, mine, reply.text)
    agrees = whom == "everybody=yes" and read_command(tokens(reply.text)[0], "yes_no") == "yes"
    return None if whom in (None, one.audience) or agrees else {"audience": whom}


def _amended(c: Conversation, officer: Officer, one: Broadcast, told: dict[str, Any], name: str) -> Broadcast:
    schedule = Schedule.from_json(told["schedule"]) if "schedule" in told else None
    text = str(told.get("audience", ""))
    c.once(name, lambda: broadcasts.amend(c.db, c.world, officer, one.id, text=text, schedule=schedule))
    return broadcasts.of_officer(c.db, c.world, officer, one.id)


def _make(c: Conversation, officer: Officer, notice_id: int, text: str, schedule: Schedule) -> int | str:
    try:
        return broadcasts.create(c.db, c.world, officer, notice_id, text, schedule)
    except (Refused, BadAudience) as refused:
        return plan_words.why_not(c, refused)


def _notice(c: Conversation, mine: list[int]) -> notices.Notice | None:
    if c.subject:
        one = notices.notice(c.db, int(c.subject))
        return one if one is not None and is_of(c.world, one, mine) else None
    state = c.world.state_of(mine[0]) if mine else None
    ready = notices.listed(c.db, mine, statuses=("ready",), state=state, at_most=20)
    if not ready:
        return None
    options = [Option(str(one.id), one.title_in(c.language) or f"#{one.id}") for one in ready]
    if c.opening.get("fresh"):
        options.append(SOMETHING_NEW)
    which = options[0].value if len(options) == 1 else c.ask(choice("notice", N_("Which notice?"), options))
    return notices.notice(c.db, int(which)) if which != SOMETHING_NEW.value else None


def _whom(c: Conversation, mine: list[int]) -> str:
    """One of six presets, as an audience; and, or, not and the rest are the command's. Who said it with the words is not asked."""
    if told := c.opening.get("whom"):
        return str(told)
    held = workshops.of_districts(c.db, mine, at_most=8)
    there = {"group": _groups(c, mine), "scheme": audience.schemes_asked_about(c.db), "workshop": held}
    offered = [option for option in WHOM if there.get(option.value, True)]
    whom = c.ask(replace(choice("whom", N_("Who should get it?"), offered), read=partial(_whom_in_words, c, mine)))
    match whom:
        case {"audience": text}:
            return str(text)
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


def _said_whom(c: Conversation, mine: list[int], text: str) -> str | None:
    return audience_said.read(text, c.world, mine, workshops.of_districts(c.db, mine))


def _whom_in_words(c: Conversation, mine: list[int], reply: Reply, _language: str) -> dict[str, str]:
    """An audience in a sentence: "jo workshop me aaye the unko". Raises Misread."""
    said = _said_whom(c, mine, reply.text)
    if said is None:
        raise Misread(N_("I do not know who is meant. Like: sellers of turmeric, or those who came to the workshop."))
    return {"audience": said}


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
    asks = ReadBack(
        "when", N_("When? You can also write it: 1 December 10 o'clock, or every Monday."), (NOW, TOMORROW, *day_before),
        shorter=N_("Which day and hour?"), takes="text",
        read=lambda reply, _: _schedule_said(c, notice, reply.text).to_json(),
    )  # fmt: skip
    said = c.ask(asks)
    if isinstance(said, dict):
        return Schedule.from_json(said)
    if said == "now":
        return Schedule("now")
    if said == "tomorrow":
        said = read_when("tomorrow 10:00", c.world.today).isoformat()  # type: ignore[union-attr]
    elif said == "day_before":
        said = _day_before(c, notice)
    return Schedule("once", (said,))


def _schedule_said(c: Conversation, notice: notices.Notice, text: str) -> Schedule:
    """When it is to go, in words; "do din pehle" is before the event, or before the last day. Raises Misread."""
    return schedule_said.before(text, _first_day(notice), c.world) or schedule_said.read(text, c.world)


def _first_day(notice: notices.Notice) -> date | None:
    return date.fromisoformat(notice.event_dates[0]) if notice.event_dates else notice.last_date


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
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def submit(c: Conversation, officer: Officer, one: Broadcast) -> None:
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
    return approved(c, one, first)


def approved(c: Conversation, one: Broadcast, first: Any) -> None:
    """It is approved: when it goes out, and how it is stopped."""
    when = plan_words.times_said(c, one.schedule, first)
    c.say(N_("Approved. It goes out on {when}. To stop it, write: send a notice."), when=when)


@for_officers
def test_send(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A broadcast sent to one officer's own phone in each language, before anybody else gets it."""
    try:
        one = broadcasts.of_officer(c.db, c.world, officer, int(c.subject))
    except Refused as refused:
        return c.say(plan_words.why_not(c, refused))
    notice = notices.notice(c.db, one.notice_id)
    return plan_words.show(c, one, notice) if notice is not None else None


CONVERSATIONS = {"broadcast_new": new, "broadcast_test": test_send}
