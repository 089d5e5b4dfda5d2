"""Who looks after a group, who is out of it, and the poster by which people join it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from bot.commands.command import AsJson, Failed, Misuse, known_language, show, with_store
from bot.commands.group_life import shipped_world
from bot.commands.groups import Number, found_group, group_app
from bot.settings import load
from handlers.group import group_bans, group_moderators
from storage import bans
from storage import groups as store

app = typer.Typer()
moderator_app = typer.Typer(no_args_is_help=True, help="Members who look after a group beside the office.")
group_app.add_typer(moderator_app, name="moderator")
ban_app = typer.Typer(no_args_is_help=True, help="Who is out of all groups of a group's district.")
group_app.add_typer(ban_app, name="ban")

Name = Annotated[str, typer.Option(help="The member's name, or a part of it.")]
Person = Annotated[int | None, typer.Option(help="The member's number, where several are called so.")]


@moderator_app.command(name="list")
def moderator_list(number: Number, as_json: AsJson = False) -> None:
    """Print a group's moderators with their numbers."""

    def look(db: Any) -> list[dict[str, Any]]:
        found_group(db, number)
        return [dict(row._mapping) for row in store.moderators_named(db, number)]

    show(with_store(look), as_json)


@moderator_app.command(name="add")
def moderator_add(number: Number, name: Name = "", person: Person = None) -> None:
    """Make a member a moderator; Haat tells them."""

    def deed(db: Any) -> int:
        who = _meant(store.members_called(db, number, name, at_most=20), name, person) if person is None else person
        group = found_group(db, number)
        if not group_moderators.appoint(db, shipped_world(), group, who, by=None):
            raise Failed(f"person {who} is no member of group {number}, or moderates it already")
        return who

    print(f"person {with_store(deed)} moderates group {number}")


@moderator_app.command(name="remove")
def moderator_remove(number: Number, name: Name = "", person: Person = None) -> None:
    """Let a moderator moderate no more; Haat tells them."""

    def deed(db: Any) -> int:
        there = [one for one in store.moderators_named(db, number) if name.casefold() in (one.name or "").casefold()]
        who = _meant(there, name, person) if person is None else person
        if not group_moderators.dismiss(db, shipped_world(), found_group(db, number), who, by=None):
            raise Failed(f"person {who} does not moderate group {number}")
        return who

    print(f"person {with_store(deed)} does not moderate group {number} any more")


@ban_app.command(name="list")
def ban_list(number: Number, as_json: AsJson = False) -> None:
    """Print who is out: by which rule, since and until when, and what they say against it; without an end until lifted."""

    def look(db: Any) -> list[dict[str, Any]]:
        there = bans.in_districts(db, [found_group(db, number).district_lgd], at_most=BANS)
        return [
            {"person": one.person_id, "name": one.name, "rule": one.reason, "since": one.at.date().isoformat(),
             "until": one.until.date().isoformat() if one.until else None, "times": one.times, "appeal": one.appeal}
            for one in there
        ]  # fmt: skip

    show(with_store(look), as_json)


@ban_app.command(name="lift")
def ban_lift(number: Number, name: Name = "", person: Person = None) -> None:
    """Let somebody into the groups of this district again; Haat tells them."""

    def deed(db: Any) -> int:
        district = found_group(db, number).district_lgd
        there = bans.in_districts(db, [district], at_most=BANS)
        called = [Called(one.person_id, one.name) for one in there if name.casefold() in (one.name or "").casefold()]
        who = _meant(called, name, person) if person is None else person
        one = bans.get(db, district, who)
        if one is None or not group_bans.lift(db, shipped_world(), one, by=None):
            raise Failed(f"person {who} is not out of the groups of this district")
        return who

    print(f"person {with_store(deed)} may join the groups of this district again")


BANS = 500


class Called(NamedTuple):
    """Somebody by number and name."""

    id: int
    name: str | None


def _meant(found: Any, name: str, person: int | None) -> int:
    """The one of this name. Raises Misuse without a name, Failed for none or several."""
    if not name:
        raise Misuse("say who: --name, or --person with the number")
    exactly = [one for one in found if (one.name or "").casefold() == name.casefold()]
    rest = exactly or list(found)
    if len(rest) != 1:
        called = ", ".join(f"{one.id} {one.name}" for one in rest) or "nobody"
        raise Failed(f"called {name}: {called}" + ("; choose with --person" if rest else ""))
    return int(rest[0].id)


@group_app.command(name="poster")
def poster(
    number: Number,
    out: Annotated[Path | None, typer.Option("--out", help="File to write; a picture where it ends with .png.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="The poster's language.")] = "hi",
    bot: Annotated[str, typer.Option(help="Our name at Telegram, for a second QR that opens there.")] = "",
) -> None:
    """Write the poster with the QR by which people join: a PDF, or a picture where --out ends with .png."""
    from bot.papers import group_papers, posters

    known_language(lang)
    whatsapp = load().twilio_whatsapp_from.removeprefix("whatsapp:+")
    try:
        said = with_store(
            lambda db: group_papers.of_group(
                db, shipped_world(), found_group(db, number), lang, whatsapp=whatsapp, bot=bot.removeprefix("@")
            )
        )
        is_picture = out is not None and out.suffix.lower() == ".png"
        body = group_papers.picture(said) if is_picture else group_papers.page(said)
    except (ValueError, posters.NotShaped) as wrong:
        raise Failed(str(wrong)) from wrong
    out = out or Path(f"poster-group-{number}-{lang}.pdf")
    unfinished = out.with_name(f".{out.name}.part")
    unfinished.write_bytes(body)
    unfinished.replace(out)
    print(out)
