"""What Haat reads in a message, and who fits an enquiry; nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.command import AsJson, Failed, Misuse, now, ready_store, show
from bot.settings import load

app = typer.Typer()


@app.command()
def read(
    text: Annotated[str | None, typer.Argument(help="What somebody wrote.")] = None,
    file: Annotated[Path | None, typer.Option(help="JSON lines with id, text, context.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the readings go.")] = None,
    as_json: AsJson = False,
) -> None:
    """What Haat understands of a message, without acting."""
    from bot.reading import read_lines, read_one

    if file is not None and out is not None and text is None:
        _lines(file, out, read_lines)
        return
    if text is None or file is not None:
        raise Misuse("give TEXT, or --file with --out")
    reading = read_one(text, now().date())
    print(
        json.dumps(reading, ensure_ascii=False)
        if as_json
        else "\n".join(f"{key}: {value}" for key, value in reading.items())
    )


@app.command()
def match(
    text: Annotated[str | None, typer.Argument(help="What a buyer wrote.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many sellers.")] = 10,
    file: Annotated[Path | None, typer.Option(help="JSON lines with id, text, ts.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the predictions go.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each score is the sum of.")] = False,
    enquiry: Annotated[int | None, typer.Option(help="A posted enquiry: how its sellers were ranked then.")] = None,
    as_json: AsJson = False,
) -> None:
    """The sellers that fit an enquiry, with reasons; changes nothing."""
    from bot.reading import match_lines, match_one, replay

    store = ready_store(load())
    if file is not None and out is not None and text is None:
        _lines(file, out, lambda lines: match_lines(lines, store, now().date()))
        return
    if enquiry is not None and text is None and file is None:
        try:
            show(replay(store, enquiry), as_json)
        except KeyError:
            raise Failed(f"no enquiry {enquiry}, or nobody was found for it") from None
        return
    if text is None or file is not None or enquiry is not None:
        raise Misuse("give TEXT, or --enquiry N, or --file with --out")
    show(match_one(text, store, now(), limit, explain=explain), as_json)


def _lines(file: Path, out: Path, deed: Callable[[Iterator[str]], Iterator[dict[str, Any]]]) -> None:
    if not file.is_file():
        raise Failed(f"{file} is not there")
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with file.open(encoding="utf-8") as lines, unfinished.open("w", encoding="utf-8") as target:
            for row in deed(iter(lines)):
                target.write(json.dumps(row, ensure_ascii=False) + "\n")
        unfinished.replace(out)
    except ValueError as error:
        raise Failed(f"{file}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
