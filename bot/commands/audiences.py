"""Audiences: who is meant, counted and saved under a name."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from bot.commands.acting import By, do, officer_named
from bot.commands.command import AsJson, Failed, Misuse, show
from handlers.notice import audiences
from handlers.world import World
from storage import audience as audience_store

app = typer.Typer()
audience_app = typer.Typer(no_args_is_help=True, help="Audiences: who is meant, saved under a name.")
app.add_typer(audience_app, name="audience")


@audience_app.command(name="count")
def count(
    text: Annotated[str, typer.Argument(help="The audience.")], by: By,
) -> None:  # fmt: skip
    """How many people an audience means, consent left aside."""
    many = do(lambda db, world: audience_store.size(db, audiences.read(db, world, text, officer_named(db, by))))
    print(f"{many} people")


@audience_app.command(name="save")
def save(
    name: Annotated[str, typer.Argument(help="Its name.")], text: Annotated[str, typer.Argument(help="The audience.")], by: By,
) -> None:  # fmt: skip
    """Keep an audience under a name, to be used as audience="name"."""

    def deed(db: Any, world: World) -> None:
        officer = officer_named(db, by)
        audiences.read(db, world, text, officer)
        if not name.strip() or len(name) > 80:
            raise Misuse("a name has 1 to 80 signs")
        if not audience_store.save(db, name.strip(), text, officer.district_lgd, officer.person_id, world.now):
            raise Failed(f"an audience {name} is there already")

    do(deed)
    print(f"audience {name} is kept")


@audience_app.command(name="list")
def audience_list(as_json: AsJson = False) -> None:
    """Print the saved audiences."""
    rows = do(lambda db, _: [{"name": row.name, "audience": row.text, "district": row.district_lgd}
                              for row in audience_store.saved(db)])  # fmt: skip
    show(rows, as_json)
