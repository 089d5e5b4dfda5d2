"""The month of an office: six lines to paste, a page for the Collector, a table with every row behind each number."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.acting import world
from bot.commands.command import AsJson, District, Failed, Misuse, State, known_district, known_language, ready_store
from bot.settings import load
from handlers.office import months
from handlers.world import World
from storage import offices
from storage.offices import Office

app = typer.Typer()


@app.command(name="month")
def month(
    district: District = None, state: State = None,
    of: Annotated[str, typer.Option("--of", help="Another month, as 2026-10; this one when not given.")] = "",
    lang: Annotated[str, typer.Option(help="In which language.")] = "hi",
    out: Annotated[Path | None, typer.Option("--out", help="A page (.pdf) or a table with all rows (.xlsx).")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """This month in six lines to paste; as a page or a table with --out."""
    if (district is None) == (state is None):
        raise Misuse("name exactly one of --district, --state")
    if district is not None:
        known_district(district)
    known_language(lang)
    if out is not None and out.suffix not in (".pdf", ".xlsx"):
        raise Misuse("--out ends in .pdf or .xlsx")
    here = world()
    mine = [district] if district is not None else here.districts_of(state or "")
    if not mine:
        raise Misuse(f"no state is called {state}")
    day = _first_day(of, here.today)
    opened = ready_store(load())
    try:
        with opened.read() as db:
            found = months.of(db, here, mine, day)
            card = offices.office(db, district)
    finally:
        opened.close()
    if as_json:
        print(json.dumps([{"key": one.key, "line": one.said(lang), "rows": one.rows} for one in found.numbers],
                         ensure_ascii=False, default=str))  # fmt: skip
    elif out is None:
        print("\n".join(months.lines(here, found, lang)))
    else:
        _write(out, here, found, lang, card)


def _first_day(of: str, today: date) -> date | None:
    """The first day of the month that was named."""
    try:
        day = date.fromisoformat(f"{of}-01") if of else None
    except ValueError:
        raise Misuse("--of is a month, as 2026-10") from None
    if day is not None and day > today:
        raise Misuse(f"{of} is still to come")
    return day


def _write(out: Path, here: World, found: months.Month, lang: str, card: Office | None) -> None:
    from bot.papers import month_page

    try:
        if out.suffix == ".pdf":
            month_page.pdf(here, found, lang, card.name_in(lang) if card else "Haat", out)
        else:
            month_page.xlsx(here, found, lang, out)
    except OSError as error:
        raise Failed(f"{out} cannot be written: {error.strerror or error}") from error
    print(out)
