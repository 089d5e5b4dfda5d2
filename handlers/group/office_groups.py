"""Groups of an office: made in two or three answers, looked at, closed, and who may join them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.language import N_, Counted, listing, render, say
from handlers.messages import is_telegram
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.step import Step
from handlers.units import ngettext
from handlers.world import World
from storage import audit, bans, group_figures, links
from storage import groups as store
from storage.groups import Group
from storage.staff import Officer

NAMED = 2
"""So many goods stand in the name that Haat suggests for a group."""
_AND = re.compile(r"[,;/+&\n]|\s(?:और|व|तथा|एवं|आणि|aur|ani|aani|and)\s", re.IGNORECASE)
ADMITS = (Option("rule", N_("Who keeps the rules")), Option("queue", N_("Whom we let in")))
CLOSE = yes_no("close", N_("Close {group}? Its members hear nothing more from it."))
AS_SEEN = (
    Option("daily", N_("Text to forward")),
    Option("admits", N_("Who may join")),
    Option("market", N_("Market day")),
    Option("cost", N_("Cost")),
    Option("more", N_("Purpose and rules")),
    Option("poster", N_("Poster with QR")),
    Option("close", N_("Close the group")),
    Option("figures", N_("Figures of a week")),
    Option("leave_it", N_("Leave it")),
)
LEADS_TO = {
    "market": "group_market", "cost": "group_cost", "more": "group_rules", "poster": "group_poster",
}  # fmt: skip
TELEGRAM_STATES = {
    "none": N_("no chat yet"), "admin": N_("I look after it"), "lacking": N_("I lack rights there"),
    "member": N_("I am no administrator there"), "gone": N_("I was removed"),
}  # fmt: skip


@for_officers
def office_groups(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The groups of an office: one to look at, or a new one."""
    do, said = str(c.opening.get("do") or ""), str(c.opening.get("text") or "")
    if do == "new":
        return _make(c, officer, mine, said)
    theirs = store.in_districts(c.db, mine)
    if do and (one := _said_of(c, theirs, said)) is not None:
        return _work_on(c, one, do)
    options = [Option(str(one.id), "{group}", {"group": one.name}) for one in theirs]
    new = Option("new", N_("New group"), also=("new", "naya group", "nava group", "नया ग्रुप", "नवा ग्रुप"))
    out = (Option("banned", N_("Who is out")),) if bans.in_districts(c.db, mine, at_most=1) else ()
    which = str(c.ask(choice("which", N_("Groups of your office:"), (*options[:8], new, *out))))
    if which == "new":
        return _make(c, officer, mine)
    if which == "banned":
        return c.then("banned")
    if do and (chosen := store.get(c.db, int(which))) is not None:
        return _work_on(c, chosen, do)
    return _look_at(c, int(which))


def _said_of(c: Conversation, theirs: list[Group], said: str) -> Group | None:
    """The one group that an officer's words name by its goods or its name, or the only one there is."""
    concepts = set(c.world.catalogue.with_kinds(concepts_named(c.world, said))) if said else set()
    named = [one for one in theirs if concepts.intersection(store.goods_of(c.db, one))]
    named = named or [one for one in theirs if said and set(tokens(said)) <= set(tokens(one.name))]
    found = named if said else theirs
    return found[0] if len(found) == 1 else None


def _work_on(c: Conversation, one: Group, do: str) -> None:
    return _close(c, one) if do == "close" else _figures(c, one)


def _figures(c: Conversation, one: Group) -> None:
    """A group's last seven days in numbers."""
    found = group_figures.between(c.db, one.id, c.world.now - FIGURES_OF, c.world.now)
    c.say(
        N_("{group}, the last 7 days. Members: {members}, came: {joined}, left: {left}.\n"
           "Enquiries: {enquiries}, offers: {offers}, answers: {answers}.\n"
           "Introduced: {introductions}, deals: {deals}, posts taken off: {taken_off}."),
        group=one.name, **{name: found[name] for name in _COUNTED},
    )  # fmt: skip


MEMBERS = ngettext("{count} member", "{count} members")
FIGURES_OF = timedelta(days=7)
_COUNTED = ("members", "joined", "left", "enquiries", "offers", "answers", "introductions", "deals", "taken_off")


def _close(c: Conversation, one: Group) -> None:
    if c.ask(CLOSE, group=one.name) == "no":
        return c.say(N_("All right, it stays as it is."))
    store.change(c.db, one.id, status="closed", closed_at=c.world.now)
    before, after = {"status": "open"}, {"status": "closed"}
    note(c, "close_group", f"group:{one.id}", before=before, after=after, reverse="open_group")
    return c.say(N_("{group} is closed."), group=one.name)


def _make(c: Conversation, officer: Officer, mine: list[int], said: str = "") -> None:
    """A new group in two or three answers: its goods, its name, and for an officer of many districts the district; goods and
    district that were `said` already are not asked for."""
    named_there = [one.lgd_code for one in c.world.places.find(said) if one.lgd_code in mine] if said else []
    district = named_there[0] if named_there else mine[0]
    if len(mine) > 1 and not named_there:
        asks = Question("district", N_("Which district is the group for?"), takes="text", read=district_among(c, mine))
        district = int(c.ask(asks))
    asks = Question("goods", N_("For which goods is the group?"), (Option("all", N_("All goods")),), takes="text",
                    read=_goods_of(c.world))  # fmt: skip
    told = concepts_named(c.world, said)
    answer = told or c.ask(asks)
    concepts = [] if answer == "all" else list(answer)
    named = [render(c.world.catalogue.product(one), c.language) for one in concepts]
    goods = listing(named[:NAMED], c.language) if named else say(c.language, N_("All goods"))
    suggested = f"{render(c.world.places.district(district), c.language)} · {goods}"
    asks = Question("name", N_("What shall the group be called?"), (Option("suggested", "{name}", {"name": suggested}),),
                    takes="text", read=_name_of_group)  # fmt: skip
    name = str(c.ask(asks))
    name = suggested if name == "suggested" else name
    token = c.world.new_token()[:8]
    first, further = (concepts[0], concepts[1:]) if concepts else ("", [])
    made = store.create(
        c.db, name, district, first, None, c.world.now, token=token, officer_id=officer.id, further=further
    )
    if made is None:
        c.forget("name")
        return c.say(N_("A group of this name is there already. Please begin again with another name."))
    links.add_link(
        c.db, token, c.world.now, district_lgd=district, language=None, role=None, note=name[:120], group_id=made
    )
    note(c, "make_group", f"group:{made}", before=None, after={"name": name}, reverse="close_group")
    c.say(N_("{group} is made. People join by writing: HAAT {token}"), group=name, token=token)
    if is_telegram(c.step.address.channel):
        c.step.tell_to_add(
            c.person.id, N_("For a Telegram group: add me there as administrator, then write in it: {command}"),
            N_("Add me to a group"), token, command=f"/start {token}",
        )  # fmt: skip
    return None


def _name_of_group(reply: Reply, language: str) -> str:
    name = words_of(reply, language)
    if not 3 <= len(name) <= 80:
        raise Misread(N_("Please write a short name, for example 'Sagar turmeric'."))
    return name


def district_among(c: Conversation, mine: list[int]) -> Any:
    """Reads the name of one of an officer's districts."""

    def read(reply: Reply, language: str) -> int:
        found = [one.lgd_code for one in c.world.places.find(words_of(reply, language)) if one.lgd_code in mine]
        if not found:
            raise Misread(N_("Please write the name of a district of your office."))
        return found[0]

    return read


def _goods_of(world: World) -> Any:
    def read(reply: Reply, language: str) -> list[str]:
        found = concepts_named(world, words_of(reply, language))
        if not found:
            raise Misread(N_("I do not know these goods. Please write them another way, or tap 'All goods'."))
        return found

    return read


def concepts_named(world: World, words: str) -> list[str]:
    """The goods that words name one after the other ("turmeric, chilli and papad"): each part's best, once."""
    found = (world.catalogue.concepts_in(part) for part in _AND.split(words) if part.strip())
    return list(dict.fromkeys(str(concepts[0]) for concepts in found if concepts))


def _look_at(c: Conversation, group_id: int) -> None:
    """How a group stands: its members, its link, its Telegram chat; and closing it."""
    one = store.get(c.db, group_id)
    if one is None:
        return c.say(N_("This group is closed."))
    count = sum(row.members for row in store.figures(c.db, one.id))
    wish = c.ask(
        choice("look", N_("{group}: {members}. Joined by: HAAT {token}\nTelegram: {chat}"), AS_SEEN),
        group=one.name, members=Counted(MEMBERS, count), token=one.token or "–",
        chat=say(c.language, TELEGRAM_STATES[one.telegram_state]),
    )  # fmt: skip
    if wish == "daily":
        c.then("group_daily", str(one.id))
    if wish == "admits":
        admits = c.ask(choice("admits", N_("Who may join {group}?"), ADMITS), group=one.name)
        store.change(c.db, one.id, admits=admits)
        before, after = {"admits": one.admits}, {"admits": admits}
        note(c, "admits", f"group:{one.id}", before=before, after=after, reverse="admits_back")
        return c.say(N_("Noted, thank you."))
    if wish in LEADS_TO:
        c.then(LEADS_TO[wish], str(one.id))
    if wish == "figures":
        return _figures(c, one)
    if wish == "close":
        return _close(c, one)
    return c.say(N_("All right, it stays as it is."))


def _set_status(status: str) -> Any:
    def reverse(step: Step, deed: Any) -> bool:
        closed = step.world.now if status == "closed" else None
        store.change(step.db, audit.number_of(deed), status=status, closed_at=closed)
        return True

    return reverse


def _admits_back(step: Step, deed: Any) -> bool:
    store.change(step.db, audit.number_of(deed), admits=deed.before["admits"])
    return True


CONVERSATIONS = {"office_groups": office_groups}
REVERSES = {
    "close_group": by_officers(_set_status("closed")),
    "open_group": by_officers(_set_status("open")),
    "admits_back": by_officers(_admits_back),
}
