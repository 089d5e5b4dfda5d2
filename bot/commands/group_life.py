"""Buyer-seller groups: what they cost, their market day, and what an officer sets for them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.command import AsJson, Failed, Misuse, now, show, with_store
from bot.commands.groups import Number, found_group, group_app
from handlers.group import group_costs, group_pin, group_topics
from handlers.group.group_office import INVITE, LONGEST_RULES, set_language
from handlers.language import COMPLETE
from handlers.notice.when_said import NoSuchDay, read_weekly
from handlers.safety.guard import rules_in
from storage import group_spend, market_days
from storage import groups as group_store

app = typer.Typer()


@group_app.command(name="cost")
def group_cost(
    number: Number,
    limit: Annotated[int | None, typer.Option(min=0, help="Rupees its relay may cost in a month.")] = None,
    no_limit: Annotated[bool, typer.Option("--no-limit", help="Take the limit away.")] = False,
    as_json: AsJson = False,
) -> None:
    """What a group's relay to WhatsApp cost month by month, and may cost at most; sets its limit."""

    def look(db: Any) -> list[dict[str, Any]]:
        group = found_group(db, number)
        if limit is not None or no_limit:
            group_store.change(db, number, month_limit_paise=None if no_limit or limit is None else limit * 100)
            group = found_group(db, number)
        one = group_costs.estimate(db, shipped_world(), group)
        rows = [_row(one.month, one.spent) | {
            "at_most_rupees": one.at_most_paise / 100, "limit_rupees": (group.month_limit_paise or 0) / 100 or None,
            "halted": group.halted,
        }]  # fmt: skip
        earlier = group_spend.months(db, number, at_most=13)
        return rows + [_row(month, spent) for month, spent in earlier if month != one.month]

    show(with_store(look), as_json)


def _row(month: str, spent: group_spend.Spent) -> dict[str, Any]:
    return {"month": month, "templates": spent.templates, "free": spent.free, "rupees": spent.paise / 100}


def shipped_world() -> Any:
    """The market of now, with the catalogue and the places that come with Haat."""
    from bot.tokens import new_token
    from handlers.matching.catalogue import Catalogue
    from handlers.matching.places import Places
    from handlers.world import World

    return World(now(), new_token, Catalogue.shipped(), Places.shipped())


@group_app.command(name="market")
def group_market(
    number: Number,
    when: Annotated[str, typer.Option(help="Day and hour of each week: 'Tuesday 11 am'.")] = "",
    off: Annotated[bool, typer.Option("--off", help="No market day; cards come once a day.")] = False,
    as_json: AsJson = False,
) -> None:
    """A group's weekly market: sets its day and hour, prints its last market days."""

    def look(db: Any) -> list[dict[str, Any]]:
        found_group(db, number)
        if off:
            group_store.change(db, number, market_weekday=None, market_hour=None)
        elif when:
            day, hour = _weekly(when)
            group_store.change(db, number, market_weekday=day, market_hour=hour)
        group = found_group(db, number)
        last = [
            {"day": one.day.isoformat(), "invited": one.invited, "came": one.came, "over": one.told_at is not None}
            for one in market_days.newest(db, number, at_most=10)
        ]
        stands = group.market_weekday is not None
        return [
            {"day": f"every {DAYS[group.market_weekday or 0]} {group.market_hour}:00" if stands else "no market day"},
            *last,
        ]

    show(with_store(look), as_json)


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _weekly(when: str) -> tuple[int, int]:
    try:
        found = read_weekly(when)
    except NoSuchDay:
        found = None
    if found is None or found[1].minute or not 8 <= found[1].hour <= 18:
        raise Misuse("write one day and one full hour between 8 and 18, for example 'Tuesday 11 am'")
    return found[0], found[1].hour


@group_app.command(name="topic")
def group_topic(number: Number, product: Annotated[str, typer.Option(help="Goods, in any of their names.")]) -> None:
    """Make a topic for some goods in a group's Telegram forum; their cards hang there."""
    world = shipped_world()
    found = world.catalogue.concepts_in(product)
    if not found:
        raise Failed(f"no product is called {product}")

    def make(db: Any) -> None:
        if not group_topics.of_goods(db, world, found_group(db, number), found[0]):
            raise Failed("the group has no Telegram forum that Haat looks after, or has this topic already")

    with_store(make)
    print(f"group {number}: a topic for {found[0]} is being made")


@group_app.command(name="set")
def group_set(
    number: Number,
    purpose: Annotated[str | None, typer.Option(help="What it is for, one sentence.")] = None,
    rules: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Its own rules, a text file.")] = None,
    lang: Annotated[str, typer.Option(help="The language of the rules.")] = "hi",
    offers_by: Annotated[str | None, typer.Option(help="Who may offer: sellers, or verified.")] = None,
    quiet: Annotated[str | None, typer.Option(help="Hours in which no card is hung in its chat: 21-8.")] = None,
    whatsapp_link: Annotated[str | None, typer.Option(help="Invite link of people's own WhatsApp group.")] = None,
    language: Annotated[str | None, typer.Option(help="In which language Haat writes in its chat.")] = None,
    second_language: Annotated[
        str | None, typer.Option(help="In which second one its cards stand; none: in one only.")
    ] = None,
    queue: Annotated[bool | None, typer.Option("--queue/--by-rule", help="Who lets members in.")] = None,
) -> None:
    """Set a group's purpose, rules, who may offer, quiet hours, invite link, and who lets members in."""
    fields: dict[str, Any] = {}
    if purpose is not None:
        fields["purpose"] = _for_everybody(purpose)
    if offers_by is not None:
        if offers_by not in ("sellers", "verified"):
            raise Misuse("--offers-by takes sellers or verified")
        fields["offers_by"] = offers_by
    if quiet is not None:
        fields |= _quiet_hours(quiet)
    if whatsapp_link is not None:
        if whatsapp_link and not INVITE.fullmatch(whatsapp_link):
            raise Misuse("that is no invite link of a WhatsApp group (chat.whatsapp.com/…)")
        fields["whatsapp_link"] = whatsapp_link or None
    for tongue in (language, second_language):
        if tongue not in (None, "none", *COMPLETE) or language == "none":
            raise Misuse(f"Haat writes in {', '.join(COMPLETE)}")
    if second_language is not None:
        fields["second_language"] = None if second_language == "none" else second_language
    if queue is not None:
        fields["admits"] = "queue" if queue else "rule"
    own_rules = {lang: _for_everybody(rules.read_text(encoding="utf-8"))} if rules is not None else {}
    with_store(partial(_write, number, fields, own_rules, language))
    print(f"group {number}: {', '.join(sorted(fields))} set")


def _write(number: int, fields: dict[str, Any], own_rules: dict[str, str], language: str | None, db: Any) -> None:
    """Sets a group's fields and the language of its chat, whose pinned card follows. Raises Failed where nothing is set."""
    group = found_group(db, number)
    if own_rules:
        fields["rules"] = {**(group.rules or {}), **own_rules}
    if language is not None:
        set_language(db, group, language)
        fields.setdefault("second_language", group.second_language)
    if not fields:
        raise Failed("nothing to set; see --help")
    group_store.change(db, number, **fields)
    if "second_language" in fields:
        group_pin.follow(db, shipped_world(), found_group(db, number))


def _for_everybody(text: str) -> str:
    """Words that every member reads. Raises Misuse for a number, a link or an account, which would lead people past Haat."""
    if found := rules_in(text):
        raise Misuse(f"every member reads that: {', '.join(sorted(found))}")
    return text.strip()[:LONGEST_RULES]


def _quiet_hours(quiet: str) -> dict[str, int]:
    start, _, end = quiet.partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < 24 and int(end) <= 24):
        raise Misuse("--quiet takes two hours, for example 21-8")
    return {"quiet_from": int(start), "quiet_to": int(end) % 24}
