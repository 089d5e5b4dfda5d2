"""Names that people taught: listed, used, refused and taken back; unread words; and what matching is worth today."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy.engine import Connection

from bot.commands.command import AsJson, Failed, Misuse, now, ready_store, show, with_store
from bot.settings import load
from handlers.enquiry import judged
from handlers.matching import taught
from handlers.matching.places import Places
from handlers.seller import learning
from handlers.world import World
from storage import aliases, exposure

names = typer.Typer(no_args_is_help=True, help="Names of goods that people taught, and words that nobody could read.")


@names.command("list")
def listed(
    status: Annotated[str | None, typer.Option(help="proposed, used or refused.")] = None, as_json: AsJson = False
) -> None:
    """The names that were taught, the newest first, each with how many telephones said it."""
    if status not in (None, "proposed", "used", "refused"):
        raise Misuse("--status is proposed, used or refused")
    rows = with_store(lambda db: aliases.listed(db, status))
    show(
        [
            {"id": one.id, "name": one.name, "concept": one.concept, "language": one.language, "status": one.status,
             "how": one.how, "voices": one.voices}
            for one in rows
        ],
        as_json,
    )  # fmt: skip


def _settle(alias_id: int, status: str) -> None:
    def deed(db: Connection) -> aliases.Alias | None:
        aliases.settle(db, alias_id, status, now())
        return aliases.one(db, alias_id)

    one = with_store(deed)
    if one is None:
        raise Failed(f"no name has the number {alias_id}; `haat catalogue aliases list` shows them")
    print(f"{one.name}: {one.status}, {one.concept}")


@names.command()
def use(alias_id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """Use a taught name from now on, however many said it; sellers are read again by themselves."""
    _settle(alias_id, "used")


@names.command()
def refuse(alias_id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """Refuse a taught name, or take it back; it stays refused however many say it."""
    _settle(alias_id, "refused")


@names.command()
def add(
    name: Annotated[str, typer.Argument(help="The name as people write it.")],
    means: Annotated[str, typer.Option("--means", help="Goods that the catalogue knows, by any name.")],
    language: Annotated[str, typer.Option(help="hi, mr or en.")] = "hi",
) -> None:
    """Name some goods: use NAME for what --means says."""

    def deed(db: Connection) -> str:
        catalogue = learning.catalogue_of(db)
        concepts = (means,) if means in catalogue else catalogue.concepts_in(means)
        if len(concepts) != 1:
            raise Failed(f"{means}: {'several goods' if concepts else 'no goods that the catalogue knows'}")
        if not taught.may_be_a_name(name):
            raise Failed(f"{name}: a name has one to three words and no number")
        aliases.name_it(
            db, name, taught.folded_name(name), concepts[0], language=language, officer_id=None, now=now()
        )  # fmt: skip
        aliases.settle_unread(db, name, concepts[0])
        return concepts[0]

    print(f"{name}: used, {with_store(deed)}")


@names.command()
def unread(as_json: AsJson = False) -> None:
    """The words that named no goods, most frequent first, each with what it may be a name of."""

    def look(db: Connection) -> list[dict[str, object]]:
        catalogue = learning.catalogue_of(db)
        return [
            {"word": row.word, "seen": row.seen, "language": row.language,
             "may be": ", ".join(taught.alike(catalogue, row.word))}
            for row in aliases.unread(db, at_most=50)
        ]  # fmt: skip

    show(with_store(look), as_json)


@names.command()
def recall(as_json: AsJson = False) -> None:
    """What reading and ranking are worth today on every enquiry that led to an introduction: a set that grows by itself."""
    store = ready_store(load())
    with store.read() as db:
        world = World(now(), str, learning.catalogue_of(db), Places.shipped())
        figures = judged.measure(db, world)
        live = exposure.never_shown(db)
    store.close()
    show([{**figures, "live sellers": live.live or 0, "never shown": live.never or 0}], as_json)
