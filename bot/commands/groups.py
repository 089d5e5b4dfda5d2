"""Buyer-seller groups."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Annotated, Any

import typer

from bot.commands.command import AsJson, Failed, known_district, now, show, with_store
from bot.settings import load
from storage import group_figures
from storage import groups as group_store
from storage.groups import Group
from storage.links import add_link

app = typer.Typer()
group_app = typer.Typer(no_args_is_help=True, help="Buyer-seller groups.")
app.add_typer(group_app, name="group")

Number = Annotated[int, typer.Argument(help="The group's number in `haat group list`.")]


@group_app.command(name="create")
def group_create(
    name: Annotated[str, typer.Option(help="The group's name.")],
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    product: Annotated[
        list[str] | None, typer.Option(help="Its products, in any of their names; all goods when empty.")
    ] = None,
    telegram_chat: Annotated[int | None, typer.Option(help="Telegram supergroup id.")] = None,
    queue: Annotated[bool, typer.Option("--queue", help="The office lets each member in.")] = False,
) -> None:
    """Make a group for a district and its products, with its join word."""
    from bot.tokens import new_token
    from handlers.matching.catalogue import Catalogue

    known_district(district)
    catalogue = Catalogue.shipped()
    concepts: list[str] = []
    for words in product or ():
        found = catalogue.concepts_in(words) if words else ()
        if words and not found:
            raise Failed(f"no product is called {words}")
        concepts += found[:1]
    token = new_token()[:8]

    def make(db: Any) -> int | None:
        admits = "queue" if queue else "rule"
        made = group_store.create(
            db, name, district, next(iter(concepts), ""), telegram_chat, now(), token=token, admits=admits,
            further=concepts[1:],
        )  # fmt: skip
        if made is not None:
            note = name[:120]
            add_link(db, token, now(), district_lgd=district, language=None, role=None, note=note, group_id=made)
        return made

    made = with_store(make)
    if made is None:
        raise Failed("a group of this name is there already")
    print(f"group {made}: {name}")
    _print_links(token)


LISTED = ("id", "name", "token", "members", "status", "telegram_state")
"""What stands in the list of groups in a terminal of 80 columns; all of it with --json, or of one with `show`."""
WEEKS_ABREAST = 4


@group_app.command(name="list")
def group_list(as_json: AsJson = False) -> None:
    """Print the groups with their members' number."""
    rows = [dict(row._mapping) for row in with_store(group_store.listed)]
    show(rows if as_json else [{name: row[name] for name in LISTED} for row in rows], as_json)


@group_app.command(name="show")
def group_show(number: Number, as_json: AsJson = False) -> None:
    """One group: how it stands, and its members by channel, role and language."""
    group, members, goods = with_store(
        lambda db: (
            found_group(db, number),
            group_store.figures(db, number),
            group_store.goods_of(db, found_group(db, number)),
        )
    )
    rows = [dict(row._mapping) for row in members]
    stands = {
        "id": group.id, "name": group.name, "district": group.district_lgd, "product": ", ".join(goods) or "all goods",
        "status": group.status, "admits": group.admits, "telegram_chat": group.telegram_chat,
        "telegram": group.telegram_state, "lacks": ", ".join(group.telegram_lacks or []), "token": group.token,
    }  # fmt: skip
    if as_json:
        print(json.dumps(stands | {"members": rows}, ensure_ascii=False, default=str))
        return
    show([{"what": name, "is": value} for name, value in stands.items()], False)
    show(rows, False)


@group_app.command(name="link")
def group_link(number: Number) -> None:
    """Print the links and the word by which people join."""
    group = with_store(lambda db: found_group(db, number))
    if not group.token:
        raise Failed(f"group {number} has no join word")
    _print_links(group.token)


@group_app.command(name="stats")
def group_stats(
    number: Number,
    weeks: Annotated[int, typer.Option(min=1, max=104, help="How many weeks back.")] = 4,
    links: Annotated[bool, typer.Option("--links", help="Link by link: who came, and who answered there.")] = False,
    members: Annotated[
        bool, typer.Option("--members", help="Its members by channel, role and language at each week's end.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """A group's members and what happened around its cards, week by week, the newest first."""
    until = now()

    def look(db: Any) -> list[dict[str, Any]]:
        found_group(db, number)
        if links:
            return group_figures.links_of(db, number)
        if members:
            ends = [until - timedelta(weeks=place) for place in range(weeks)]
            return [
                {"week_to": end.date().isoformat(), **row}
                for end in ends
                for row in group_figures.members_at(db, number, end)
            ]
        spans = [(until - timedelta(weeks=place + 1), until - timedelta(weeks=place)) for place in range(weeks)]
        return [
            {"week_from": since.date().isoformat(), **group_figures.between(db, number, since, to)}
            for since, to in spans
        ]

    rows = with_store(look)
    if as_json or links or members:
        return show(rows, as_json)
    for start in range(0, len(rows), WEEKS_ABREAST):
        _show_abreast(rows[start : start + WEEKS_ABREAST])


def _show_abreast(weeks: list[dict[str, Any]]) -> None:
    """Weeks beside each other, a figure a line: as wide as a terminal of 80 columns whatever is counted."""
    names = [name for name in weeks[0] if name != "week_from"]
    show([{"week from": name, **{week["week_from"]: week[name] for week in weeks}} for name in names], False)


def found_group(db: Any, number: int) -> Group:
    """The group of this number. Raises Failed."""
    found = group_store.get(db, number)
    if found is None:
        raise Failed(f"there is no group {number}")
    return found


def _print_links(token: str) -> None:
    number = load().twilio_whatsapp_from.removeprefix("whatsapp:+")
    print(f"Telegram: https://t.me/YOUR_BOT?start={token}")
    print(f"WhatsApp: https://wa.me/{number or 'YOUR_NUMBER'}?text=HAAT%20{token}")
    print(f"By word: HAAT {token}")
