"""Buyer-seller groups."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.command import AsJson, Failed, known_district, now, show, with_store
from storage import groups as group_store

app = typer.Typer()
group_app = typer.Typer(no_args_is_help=True, help="Buyer-seller groups.")
app.add_typer(group_app, name="group")


@group_app.command(name="create")
def group_create(
    name: Annotated[str, typer.Option(help="The group's name.")],
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    product: Annotated[str, typer.Option(help="Its product, in any of its names.")],
    telegram_chat: Annotated[int | None, typer.Option(help="Telegram supergroup id.")] = None,
) -> None:
    """Make a group for a district and a product."""
    from handlers.matching.catalogue import Catalogue

    known_district(district)
    found = Catalogue.shipped().concepts_in(product)
    if not found:
        raise Failed(f"no product is called {product}")
    made = with_store(lambda db: group_store.create(db, name, district, found[0], telegram_chat, now()))
    if made is None:
        raise Failed("a group of this name is there already")
    print(f"group {made}: {name}")


@group_app.command(name="list")
def group_list(as_json: AsJson = False) -> None:
    """Print the groups with their members' number."""
    show([dict(row._mapping) for row in with_store(group_store.listed)], as_json)
