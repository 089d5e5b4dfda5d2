"""What an officer sets for a group from the phone: its market day, what it may cost, its purpose, rules and hours."""

from __future__ import annotations

import re
from typing import Any

from babel import Locale
from babel.dates import get_day_names
from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.folding import folded, keys_of
from handlers.group import group_costs, group_pin
from handlers.language import COMPLETE, N_, rupees
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.notice.when_said import NoSuchDay, read_hours, read_weekly
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of
from handlers.safety.guard import rules_in
from handlers.step import Step
from storage import audit, groups, people
from storage.groups import Group
from storage.staff import Officer

LONGEST_RULES = 300
INVITE = re.compile(r"(?:https://)?chat\.whatsapp\.com/(?:invite/)?[A-Za-z0-9]{6,40}")
NO_GROUP = N_("This is for officers of the district office only.")


def _of_mine(c: Conversation, mine: list[int]) -> Group | None:
    group = groups.get(c.db, int(c.subject))
    return group if group is not None and group.district_lgd in mine else None


# ── market day ────────────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def market(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """On which day and hour a group has its market, or none."""
    group = _of_mine(c, mine)
    if group is None:
        return c.say(NO_GROUP)
    asks = Question(
        "when", N_("{group}: on which day and at which hour is its market? For example: Tuesday 11 o'clock"),
        (Option("none", N_("No market day")),), takes="text", read=_weekly,
    )  # fmt: skip
    when = c.ask(asks, group=group.name)
    day, hour = (None, None) if when == "none" else (int(when["weekday"]), int(when["hour"]))
    before = {"market_weekday": group.market_weekday, "market_hour": group.market_hour}
    _set(c, group, before, {"market_weekday": day, "market_hour": hour})
    if day is None:
        return c.say(N_("{group} has no market day. Cards come once a day."), group=group.name)
    return c.say(N_("{group}: market every {day} at {hour}:00.\nUntil then only what is urgent goes out."), group=group.name,
                 day=get_day_names("wide", locale=c.language)[day], hour=hour)  # fmt: skip


def _weekly(reply: Reply, language: str) -> dict[str, int]:
    try:
        when = read_weekly(words_of(reply, language))
    except NoSuchDay:
        when = None
    if when is None or when[1].minute or not 8 <= when[1].hour <= 18:
        raise Misread(N_("Please write one day and one full hour between 8 and 18, for example: Tuesday 11 o'clock"))
    return {"weekday": when[0], "hour": when[1].hour}


# ── cost ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def cost(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """What a group's relay cost this month and may cost, and its limit."""
    group = _of_mine(c, mine)
    if group is None:
        return c.say(NO_GROUP)
    asks = Question(
        "limit", N_("{cost}\nHow many rupees may it cost in a month?"),
        (Option("none", N_("No limit")), Option("leave", N_("Leave it so"))), takes="number", read=_rupees,
    )  # fmt: skip
    limit = c.ask(asks, cost=group_costs.said(c.db, c.world, group, c.language))
    if limit == "leave":
        return c.say(N_("All right, it stays as it is."))
    paise = None if limit == "none" else int(limit)
    _set(c, group, {"month_limit_paise": group.month_limit_paise}, {"month_limit_paise": paise})
    if paise is None:
        return c.say(N_("{group} has no limit."), group=group.name)
    return c.say(N_("{group} may cost {limit} a month; then nothing goes to WhatsApp until the month is over."),
                 group=group.name, limit=rupees(paise, c.language))  # fmt: skip


_OF_A_LIMIT = frozenset(
    """
    ₹ rs inr rupees rupee rupaye rupaiye रु रुपये रुपए रुपया रुपयांपर्यंत / -
    a per in the month monthly mahina mahine mahinyala har dar में me महीना महीने महिना महिन्याला महिन्यात हर दर
    up to at most only max limit zyada se tak paryant kamal bas ज्यादा से तक पर्यंत जास्तीत जास्त बस लिमिट
    """.split()
)
"""What may stand beside the amount; anything else is about another matter."""


_LIMIT = folded("limit seema sima simit maryada सीमा लिमिट मर्यादा")
_WITHOUT = folded("bina no without koi nahi nako vina बिना विना नहीं नाही नको कोई")
_BOUNDLESS = folded("unlimited limitless asimit amaryad amaryadit असीमित अमर्याद अमर्यादित")
_MINUS = re.compile(r"(?:^|[\s₹.])(?:[-−–]\s*[\d०-९]|minus\b|माइनस|मायनस|उणे|ऋण)", re.IGNORECASE)


def _rupees(reply: Reply, language: str) -> int | str:
    text = words_of(reply, language).replace("/-", "")
    parts, said = pieces(text), set(keys_of(text))
    found = numerals(parts)
    if not found and (said & _BOUNDLESS or (said & _LIMIT and said & _WITHOUT)):
        return "none"
    if _MINUS.search(text):
        raise Misread(N_("Please write a number of rupees, for example 500."))
    beside = {part.text for numeral in found for part in (*parts[: numeral.first], *parts[numeral.end :])}
    if len(found) != 1 or beside - _OF_A_LIMIT or found[0].value != int(found[0].value):
        raise Misread(N_("Please write a number of rupees, for example 500."))
    return int(found[0].value) * 100


# ── purpose, rules, hours ─────────────────────────────────────────────────────────────────────────────────────────

WHAT = (
    Option("purpose", N_("Purpose")), Option("rules", N_("Own rules")), Option("offers", N_("Who may offer")),
    Option("moderators", N_("Moderators")), Option("quiet", N_("Quiet hours")), Option("tongues", N_("Its languages")),
    Option("whatsapp", N_("WhatsApp group link")), Option("leave", N_("Leave it so")),
)  # fmt: skip


@for_officers
def rules(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """A group's purpose, its own rules in each language, who may offer, when Haat is quiet there, its invite link."""
    group = _of_mine(c, mine)
    if group is None:
        return c.say(NO_GROUP)
    what = c.ask(choice("what", N_("{group}: what shall I change?"), WHAT), group=group.name)
    if what == "leave":
        return c.say(N_("All right, it stays as it is."))
    if what == "moderators":
        c.then("group_moderators", c.subject)
    done = {
        "purpose": _purpose,
        "rules": _own_rules,
        "offers": _offers,
        "quiet": _quiet,
        "tongues": _tongues,
        "whatsapp": _whatsapp,
    }[str(what)]
    fields = done(c, group)
    before = {name: getattr(group, name) for name in fields if name != "language"}
    if what == "tongues":
        before["language"] = group_pin.tongues(c.db, group)[0]
        set_language(c.db, group, str(fields.pop("language")))
    _set(c, group, before, fields)
    if what == "tongues":
        group_pin.follow(c.db, c.world, groups.get(c.db, group.id) or group)
    return c.say(N_("Noted, thank you."))


def _purpose(c: Conversation, group: Group) -> dict[str, Any]:
    words = str(
        c.ask(
            Question("purpose", N_("What is {group} for? One sentence."), takes="text", read=_for_everybody),
            group=group.name,
        )
    )
    return {"purpose": words[:LONGEST_RULES]}


def _for_everybody(reply: Reply, language: str) -> str:
    """Reads words that every member reads: a number or a link in them would lead people past Haat. Raises Misread."""
    words = words_of(reply, language)
    if rules_in(words):
        raise Misread(N_("Please without a number, a link or an account: everybody in the group reads it."))
    return words


def _own_rules(c: Conversation, group: Group) -> dict[str, Any]:
    options = [Option(one, "{name}", {"name": str(Locale(one).display_name)}) for one in COMPLETE]
    tongue = str(c.ask(choice("tongue", N_("In which language do you write the rules?"), options)))
    words = str(c.ask(Question("words", N_("Write the rules of {group} in a few words."), takes="text", read=_for_everybody),
                      group=group.name))  # fmt: skip
    return {"rules": {**(group.rules or {}), tongue: words[:LONGEST_RULES]}}


def _offers(c: Conversation, group: Group) -> dict[str, Any]:
    options = (Option("sellers", N_("All its sellers")), Option("verified", N_("Whom we verified")))
    return {"offers_by": c.ask(choice("offers", N_("Who may offer goods in {group}?"), options), group=group.name)}


def _quiet(c: Conversation, group: Group) -> dict[str, Any]:
    asks = Question(
        "quiet", N_("From which hour to which hour is {group} quiet? For example: 21 to 8"),
        (Option("never", N_("Never quiet")),), takes="text", read=_hours,
    )  # fmt: skip
    hours = c.ask(asks, group=group.name)
    if hours == "never":
        return {"quiet_from": 0, "quiet_to": 0}
    c.say(N_("{group}: quiet from {start}:00 to {end}:00."), group=group.name, start=hours["from"], end=hours["to"])
    return {"quiet_from": int(hours["from"]), "quiet_to": int(hours["to"])}


def _tongues(c: Conversation, group: Group) -> dict[str, Any]:
    """In which language Haat writes in the group's own chat, and in which second one its cards stand there."""
    options = [Option(one, "{name}", {"name": str(Locale(one).display_name)}) for one in COMPLETE]
    first = str(
        c.ask(choice("first", N_("Which language do people read in the chat of {group}?"), options), group=group.name)
    )
    others = [option for option in options if option.value != first]
    second = str(
        c.ask(choice("second", N_("And a second one for its cards?"), (*others, Option("none", N_("No, only one")))))
    )
    return {"language": first, "second_language": None if second == "none" else second}


def set_language(db: Connection, group: Group, language: str) -> None:
    """Haat writes in this language in the group's own chat, where it has one."""
    if group.address_id is not None:
        people.change_person(db, people.address(db, group.address_id).person_id, language=language)


def _hours(reply: Reply, language: str) -> dict[str, int]:
    found = read_hours(words_of(reply, language))
    if found is None:
        raise Misread(N_("Please write two hours, for example: 21 to 8"))
    return {"from": found[0], "to": found[1]}


def _whatsapp(c: Conversation, group: Group) -> dict[str, Any]:
    asks = Question(
        "link", N_("Send the invite link of your own WhatsApp group.\nI give it to approved members only; I cannot read there."),
        (Option("none", N_("No link")),), takes="text", read=_invite,
    )  # fmt: skip
    link = str(c.ask(asks))
    return {"whatsapp_link": None if link == "none" else link}


def _invite(reply: Reply, _language: str) -> str:
    found = INVITE.search(reply.text)
    if found is None:
        raise Misread(N_("That is no invite link of a WhatsApp group. Copy it from the group: Invite via link."))
    return "https://" + found[0].removeprefix("https://")


def _set(c: Conversation, group: Group, before: dict[str, Any], fields: dict[str, Any]) -> None:
    groups.change(c.db, group.id, **fields)
    note(c, "set_group", f"group:{group.id}", before=before, after=fields, reverse="set_group_back")


def _set_back(step: Step, deed: Any) -> bool:
    before = dict(deed.before)
    language = before.pop("language", None)
    groups.change(step.db, audit.number_of(deed), **before)
    group = groups.get(step.db, audit.number_of(deed))
    if language and group is not None:
        set_language(step.db, group, language)
        group_pin.follow(step.db, step.world, group)
    return True


def words_for(group: Group, language: str) -> str:
    """A group's purpose and own rules in somebody's language, else in any; empty without."""
    own = group.rules or {}
    rule = own.get(language) or next(iter(own.values()), "")
    return "\n".join(one for one in (group.purpose or "", rule) if one)


def quiet_until(group: Group, hour: int) -> int:
    """In how many hours a group's chat is no longer quiet; 0 when it is not."""
    start, end = group.quiet_from, group.quiet_to
    quiet = start <= hour < end if start <= end else hour >= start or hour < end
    return (end - hour) % 24 if quiet and start != end else 0


CONVERSATIONS = {"group_market": market, "group_cost": cost, "group_rules": rules}
REVERSES = {"set_group_back": by_officers(_set_back)}
