"""Reports: somebody says that a person they were introduced to does wrong; others are warned, and an officer decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import buyers, waves, wording
from handlers.language import N_, Counted, say
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, Question, choice, words_of
from handlers.safety import report_words, verdicts
from handlers.step import Step
from handlers.units import ngettext
from handlers.world import World
from storage import audit, conversations, safety
from storage import enquiries as store
from storage.staff import Officer

CARDS = {
    "receiving": N_("To get money you need no QR, no PIN and no OTP.\nWho asks for one wants to take yours."),
    "paying": N_("Pay only when you have seen the goods or a sample.\nAn OTP or PIN is nobody's business but yours."),
}  # fmt: skip
"""The card that goes with each introduction, by its name: to who sells, and to who buys. A voice prompt bears the same name."""
REPORT = Option(
    "report", N_("Report"), also=("report", "shikayat karo", "शिकायत करें", "शिकायत", "तक्रार", "takrar", "रिपोर्ट")
)
QUESTION = "report"
"""How a prompt of this subject is named before the introduction's number: it is answered by its button or its word only."""
KINDS = {
    "money": N_("Money, QR or OTP"), "fake": N_("Not who they say"), "rude": N_("Is rude"), "other": N_("Something else"),
}  # fmt: skip
MADE_UP_COUNTS = timedelta(days=180)
"""Whose report an officer found made up holds nobody back for so long; officers hear of it all the same."""

# ── the card and its button ───────────────────────────────────────────────────────────────────────────────────────


def put_card(step: Step, introduction_id: int, card: str) -> None:
    """The card of an introduction, with its button, spoken to everybody: who reads little needs it most."""
    put(step, introduction_id, say(step.language, CARDS[card]), voice=card)


def put(step: Step, introduction_id: int, text: str, *, voice: str = "") -> None:
    """Something said already, with the button that reports the other side of an introduction."""
    step.speak(voice, anyway=True)
    step.put(text, (REPORT,), question=f"{QUESTION}:{introduction_id}")


# ── reporting ─────────────────────────────────────────────────────────────────────────────────────────────────────


def report(c: Conversation) -> None:
    """One tap says what is wrong; it takes effect at once."""
    met = safety.sides(c.db, int(c.subject))
    if c.person.id not in (met.buyer, met.seller):
        return c.say(N_("That matter is finished."))
    sells = c.person.id == met.seller
    other = other_name(c, met, sells)
    side, said = "seller" if sells else "buyer", str(c.opening.get("words") or "")
    if told := report_words.kind_told(said):
        return _file(c, met, side, told, said)
    options = [*(Option(kind, label) for kind, label in KINDS.items()), Option("none", N_("Nothing, go back"))]
    kind = c.ask(replace(choice("kind", N_("What is wrong with {name}?"), options), read=report_words.read), name=other)
    if isinstance(kind, dict) and kind["kind"] != "none":
        return _file(c, met, side, kind["kind"], "\n".join(filter(None, (said, kind["words"]))))
    if kind == "none" or isinstance(kind, dict):
        return c.say(N_("All right, nobody was told."))
    if kind == "other" and not said:
        said = c.ask(Question("words", N_("What happened? Write it in a few words."), takes="text", read=words_of))
    return _file(c, met, side, kind, said)


def added(step: Step, met: Any, words: str) -> bool:
    """What somebody tells of the other side while their report about them waits goes to that report; False where none does."""
    about = met.buyer if step.person.id == met.seller else met.seller
    number = safety.add_words(step.db, step.person.id, about, words)
    if number is None:
        return False
    _told_to_officers(step, number, met, once=f"more:{step.inbox_id}")
    office = step.office_of(met.district_lgd or step.person.district_lgd)
    text = N_("I have added that to your report; {office} reads it.")
    step.say(text, office=office.name_in(step.language) if office else say(step.language, N_("the office")))
    return True


def _told_to_officers(step: Step, report_id: int, met: Any, *, once: str = "") -> None:
    for officer in step.officers_for(met.district_lgd or step.person.district_lgd):
        step.begin(officer.person_id, "report_decide", str(report_id), purpose="office", once=once)


def other_name(c: Conversation, met: Any, sells: bool) -> str:
    name = store.buyer_name(c.db, met.enquiry_id) if sells else met.seller_name
    return name or say(c.language, N_("the other side"))


def _file(c: Conversation, met: Any, side: str, kind: str, words: str) -> None:
    about = met.buyer if side == "seller" else met.seller
    safety.hold_person(c.db, about)
    holds = _holds(c, side, about)
    made = safety.report(
        c.db, c.world.now, from_id=c.person.id, about_id=about, introduction_id=met.id, side=side, kind=kind,
        words=words or None, district_lgd=met.district_lgd or c.person.district_lgd, holds=holds,
    )  # fmt: skip
    name = other_name(c, met, side == "seller")
    if made is None:
        if words and added(c.step, met, words):
            return None
        return c.say(N_("Your report about {name} is with the office already."), name=name)
    audit.note(c.db, c.person.id, "report", f"report:{made}", c.world.now, after={"kind": kind, "holds": holds},
               reverse="withdraw_report")  # fmt: skip
    for waiting in ("introduced", "quote", "how_it_went", "arrived"):
        conversations.withdraw(c.db, waiting, str(met.id), c.world.now)  # nobody is asked for a price for them now
    if holds:
        _hold_back(c.step, made, about, "buyer" if side == "seller" else "seller")
    _told_to_officers(c.step, made, met)
    office = c.step.office_of(met.district_lgd or c.person.district_lgd)
    text = (
        N_(
            "Thank you. {name} is introduced to nobody now, and {office} looks at it.\nIs money gone? Ring 1930 at once."
        )
        if holds
        else N_("Thank you. {office} looks at it.\nIs money gone? Ring 1930 at once.")
    )
    return c.say(text, name=name, office=office.name_in(c.language) if office else say(c.language, N_("the office")))


def _holds(c: Conversation, side: str, about: int) -> bool:
    """Does a report hold the other back by itself? A seller's about a buyer does, a buyer's about a seller whom no office
    has checked does too; not that of somebody who is held back or whose last report was made up."""
    if safety.made_up_since(c.db, c.person.id, c.world.now - MADE_UP_COUNTS) or safety.is_held(c.db, c.person.id):
        return False
    return side == "seller" or not safety.is_checked(c.db, about, c.world.now)


def _hold_back(step: Step, report_id: int, about: int, side: str) -> None:
    """The one reported hears it fairly; whoever met them lately is warned, all within this step."""
    one = safety.get(step.db, report_id)
    assert one is not None
    step.begin(about, "held_back", str(report_id))
    since = step.world.now - safety.WARN_WITHIN
    for other in safety.met_with(step.db, about, side, one.from_id, since):
        if safety.note_warned(step.db, report_id, other, step.world.now):
            step.begin(other.person_id, "fraud_warning", f"{report_id}:{other.introduction_id}")


def _withdraw_report(step: Step, deed: Any) -> bool:
    """A report taken back: all who heard of it hear that too; too late once an officer has decided."""
    report_id = audit.number_of(deed)
    if not safety.settle(step.db, report_id, "withdrawn", step.world.now):
        return False
    one = safety.get(step.db, report_id)
    assert one is not None
    for talk in conversations.withdraw(step.db, "report_decide", str(report_id), step.world.now):
        step.tell(talk.person_id, N_("{by} has taken the report about {about} back; nothing is to be decided."), purpose="office",
                  by=one.by or "?", about=one.about or "?")  # fmt: skip
    verdicts.tell_all(step.db, step.world, report_id, but=step.person.id)
    return True


# ── those who are warned ──────────────────────────────────────────────────────────────────────────────────────────


def fraud_warning(c: Conversation) -> None:
    """Who met a reported person lately is told what not to do until the office has looked."""
    report_id, _, met_id = c.subject.partition(":")
    one, met = safety.get(c.db, int(report_id)), safety.sides(c.db, int(met_id))
    if one is None or one.status != "open":
        return
    sells = c.person.id == met.seller
    text = (
        N_("Careful with {name} ({product}): somebody else has reported them.\n"
           "Until the office has looked: scan nothing, accept no request, give no OTP.")
        if sells
        else N_("Careful with {name} ({product}): somebody else has reported them.\n"
                "Until the office has looked: pay nothing, give no OTP.")
    )  # fmt: skip
    posted = store.get(c.db, met.enquiry_id)
    put(c.step, met.id, say(c.language, text, name=other_name(c, met, sells),
                            product=wording.goods_of(posted, c.world, c.language)))  # fmt: skip


def warning_over(c: Conversation) -> None:
    """What the office decided, to who was warned."""
    report_id, _, met_id = c.subject.partition(":")
    one, met = safety.get(c.db, int(report_id)), safety.sides(c.db, int(met_id))
    if one is None or one.status == "open":
        return
    name = other_name(c, met, c.person.id == met.seller)
    if one.status == "upheld":
        return put(c.step, met.id, say(c.language, N_("The office has looked: the report about {name} is true. Please do not deal "
                                                      "with them."), name=name))  # fmt: skip
    return c.say(N_("All clear about {name}: you can go on as before."), name=name)


# ── the one who is reported ───────────────────────────────────────────────────────────────────────────────────────


def held_back(c: Conversation) -> None:
    """The one reported hears what is said of them and by when it counts, never by whom, and may say their side."""
    one = safety.get(c.db, int(c.subject))
    if one is None or one.status not in safety.STANDS:
        return
    office = c.step.office_of(one.district_lgd)
    text = (
        N_("Somebody you were introduced to reports: {kind}. Until {office} has looked, there is no new introduction.\n"
           "Is it wrong? Say your side here, or ring {landline}.")
        if one.status == "open"
        else N_("{office} has looked: the report ({kind}) holds, there is no more introduction.\n"
                "Is it wrong? Say your side here, or ring {landline}.")
    )  # fmt: skip
    options = (Option("appeal", N_("Say my side")), Option("fine", N_("Understood")))
    named = choice(f"answer:{one.status}", text, options)
    wish = c.ask(named, kind=say(c.language, KINDS[one.kind]), office=office.name_in(c.language) if office else "Haat",
                 landline=office.landline if office else "–")  # fmt: skip
    if wish == "fine":
        return c.say(N_("Thank you. You hear from me as soon as it is decided."))
    words = c.ask(Question("side", N_("What happened? Write it in a few words."), takes="text", read=words_of))
    for number in safety.appeal(c.db, c.person.id, words, c.world.now):
        for officer in c.step.officers_for(one.district_lgd):
            c.step.begin(officer.person_id, "report_decide", str(number), purpose="office", once="appeal")
    return c.say(N_("The office reads it and decides; you hear from me."))


# ── the office ────────────────────────────────────────────────────────────────────────────────────────────────────


MADE = ngettext("{count} report so far", "{count} reports so far")


def summary(db: Connection, world: World, one: Any, language: str) -> str:
    """A report as an officer reads it: who of whom, what, both records, and what the other says."""
    made, right, made_up = safety.record_of_reporter(db, one.from_id)
    kind = say(language, KINDS[one.kind]) + (f": “{one.words}”" if one.words else "")
    lines = [
        say(language, N_("{by} reports {about}: {kind}."), by=one.by or "?", about=one.about or "?", kind=kind),
        say(language, N_("{about}: {record}"), about=one.about or "?", record=buyers.record(db, world, one.about_id, language)),
        say(language, N_("{by}: {made}, true: {right}, made up: {made_up}."), by=one.by or "?", made=Counted(MADE, made),
            right=right, made_up=made_up),
    ]  # fmt: skip
    if one.appeal:
        lines.append(say(language, N_("{about} says: “{words}”"), about=one.about or "?", words=one.appeal))
    return "\n".join(lines)


def _is_mine(one: Any, mine: list[int]) -> bool:
    return one is not None and (one.district_lgd is None or one.district_lgd in mine)


@for_officers
def report_decide(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer reads a report and decides; until then the one reported is introduced to nobody."""
    one = safety.get(c.db, int(c.subject))
    if one is None or not _is_mine(one, mine):
        return c.say(N_("This is for officers of the district office only."))
    if one.status not in safety.STANDS or (one.status == "upheld" and not one.appeal):
        return c.say(N_("Another officer has done that already."))
    text = (
        N_("{summary}\nUntil you decide there is no new introduction.") if one.holds else N_("{summary}\nWhat is it?")
    )
    options = (
        Option("uphold", N_("True: stays stopped")), Option("dismiss", N_("Not enough: go on")),
        Option("made_up", N_("Made up: go on")), Option("later", N_("I look into it")),
    )  # fmt: skip
    wish = c.ask(
        choice("verdict", text, options, shorter=N_("What is it?")), summary=summary(c.db, c.world, one, c.language)
    )
    if wish == "later":
        return c.say(N_("All right. It stands on your desk under reports."))
    if wish == "uphold" and one.status == "upheld":
        c.step.begin(one.about_id, "held_back", str(one.id), once=str(c.step.inbox_id))
        return c.say(N_("Noted, thank you."))
    if not verdicts.decide(c.db, c.world, one.id, wish, officer.id):
        return c.say(N_("Another officer has done that already."))
    note(c, "decide_report", f"report:{one.id}", before={"status": one.status}, after={"status": verdicts.VERDICTS[wish]},
         reverse="undecide_report")  # fmt: skip
    return c.say(N_("Noted, thank you."))


@for_officers
def reports(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The reports that wait, and those upheld, of the officer's districts."""
    found = safety.listed(c.db, mine, safety.STANDS)
    if not found:
        return c.say(N_("There is no report."))
    options = [
        Option(
            str(one.id), N_("{about}: {kind}"), {"about": one.about or "?", "kind": say(c.language, KINDS[one.kind])}
        )
        for one in found
    ]
    number = int(c.ask(choice("which", N_("Which report?"), options)))
    one = next(each for each in found if each.id == number)
    if one.status == "open" or one.appeal:
        c.then("report_decide", str(number))
    wish = c.ask(choice("upheld", N_("{summary}\nIt was found true. Lift it?"),
                        (Option("keep", N_("Leave it so")), Option("dismiss", N_("Lift it")))),
                 summary=summary(c.db, c.world, one, c.language))  # fmt: skip
    if wish == "dismiss" and verdicts.decide(c.db, c.world, number, "dismiss", officer.id):
        note(c, "decide_report", f"report:{number}", before={"status": "upheld"}, after={"status": "dismissed"},
             reverse="undecide_report")  # fmt: skip
    return c.say(N_("Noted, thank you."))


def report_told(c: Conversation) -> None:
    """The reporter hears what was decided."""
    one = safety.get(c.db, int(c.subject))
    if one is None:
        return
    said = {
        "upheld": N_("The office has looked: your report about {name} was right. Thank you, others are safe now."),
        "dismissed": N_("The office has looked: it was not enough to stop {name}. You need not deal with them."),
        "made_up": N_(
            "The office has looked: it finds your report about {name} made up. Please report only what happened."
        ),
    }.get(one.status)
    if said:
        c.say(said, name=one.about or "")


def report_over(c: Conversation) -> None:
    """The one reported hears the verdict: free again, or stopped for good, with the way to say their side."""
    one = safety.get(c.db, int(c.subject))
    if one is None:
        return
    mine = [store.get(c.db, number) for number in safety.open_enquiries(c.db, c.person.id)]
    if one.status == "upheld":
        for posted in mine:
            waves.end(c.step, posted, "closed", "report")
        c.then("held_back", str(one.id))
    if one.status == "open" or safety.is_held(c.db, c.person.id):
        return
    for posted in mine:
        if posted.wave_due_at is not None:
            store.change(c.db, posted.id, wave_due_at=c.world.now)
    c.say(N_("It is settled: introductions go on as before. Sorry for the wait."))


def _undecide(step: Step, deed: Any) -> bool:
    """An officer takes a verdict back: the report waits again, and holds back as before."""
    report_id = audit.number_of(deed)
    one = safety.get(step.db, report_id)
    if one is None or one.status != deed.after["status"]:
        return False
    if not safety.settle(step.db, report_id, deed.before["status"], step.world.now, was=(one.status,)):
        return False
    verdicts.shut_or_open(step.db, step.world, one, deed.before["status"])
    if one.holds:
        step.begin(one.about_id, "held_back", str(report_id), once=f"undone:{step.inbox_id}")
        for other in safety.warned(step.db, report_id):
            step.begin(
                other.person_id, "fraud_warning", f"{report_id}:{other.introduction_id}", once=f"undone:{step.inbox_id}"
            )
    return True


# ── the desk ──────────────────────────────────────────────────────────────────────────────────────────────────────

DESK = Option("reports", N_("Reports: {count}"), {"count": ""}, also=("reports", "shikayaten", "शिकायतें", "तक्रारी"))


def waiting(db: Connection, mine: list[int]) -> int:
    """How many reports wait for this officer."""
    return len(safety.listed(db, mine, ("open",)))


CONVERSATIONS = {
    "report": report, "fraud_warning": fraud_warning, "warning_over": warning_over,
    "held_back": held_back, "report_told": report_told, "report_over": report_over,
}  # fmt: skip
TOO_LATE = {"withdraw_report": N_("{deed}: the office has decided already.")}
OFFICE = {"report_decide": report_decide, "reports": reports}
REVERSES = {"withdraw_report": _withdraw_report, "undecide_report": by_officers(_undecide)}
