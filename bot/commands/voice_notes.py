"""The listening queue by command: voice notes that wait, and what is heard in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.acting import By, officer_named, world
from bot.commands.command import AsJson, District, Failed, Misuse, known_district, show, with_store
from bot.settings import load
from handlers.office.rights import districts_of
from handlers.voice import listening
from storage import audit, kept_media
from storage import listening as store

app = typer.Typer()
listen_app = typer.Typer(no_args_is_help=True, help="Voice notes that wait to be typed.")
app.add_typer(listen_app, name="listen")


@listen_app.command(name="list")
def listed(district: District = None, as_json: AsJson = False) -> None:
    """Print the notes that wait for a listener or for their person's word, the longest first, with their files."""
    if district is not None:
        known_district(district)

    def look(db: Any) -> list[dict[str, Any]]:
        return [_line(db, one) for one in store.listed(db, district)]

    show(with_store(look), as_json)


def _line(db: Any, one: Any) -> dict[str, Any]:
    folder = load().folder / "media"
    paths = [kept_media.one(db, media_id).path for media_id in one.media_ids]
    return {
        "id": one.id, "who": one.who, "district": one.district_lgd, "language": one.language,
        "asked": (one.asked or "").split("\n")[0], "length": listening.length(one.seconds), "status": one.status,
        "words": one.words, "since": one.created_at, "files": " ".join(str(Path(folder / path)) for path in paths if path),
    }  # fmt: skip


@listen_app.command(name="type")
def type_down(
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number in `haat listen list`.")],
    by: By,
    words: Annotated[str, typer.Argument(help="What is heard, as it is said.")] = "",
    unclear: Annotated[bool, typer.Option("--unclear", help="Nothing can be made out.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="There are no words in it: silence, a song.")] = False,
) -> None:
    """Type what is heard in a voice note; its person is asked whether that is right before it counts."""
    if bool(words.strip()) + unclear + empty != 1:
        raise Misuse("give the words, or --unclear, or --empty")
    status = "unclear" if unclear else "empty" if empty else "typed"

    def deed(db: Any) -> str:
        officer, moment = officer_named(db, by), world()
        found = store.get(db, number)
        if found is None or found.status != "waiting":
            return f"no voice note {number} waits to be typed"
        if found.district_lgd is not None and found.district_lgd not in districts_of(moment, officer):
            return f"voice note {number} is another office's"
        heard = " ".join(words.split())
        if not store.type_down(
            db, number, heard, listener_id=officer.person_id, how="officer", status=status, now=moment.now
        ):
            return "somebody else is listening to it"
        audit.note(db, officer.person_id, "type_voice", f"voice_note:{number}", moment.now, before={"status": "waiting"},
                   after={"status": status}, reverse="listen_again")  # fmt: skip
        listening.read_back(db, moment, number)
        return ""

    if trouble := with_store(deed):
        raise Failed(trouble)
    print("its person is asked whether that is right" if status == "typed" else "its person is asked to say it again")
