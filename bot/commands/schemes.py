"""The scheme catalogue: list, one entry, an officer's word on it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

import typer

from bot.commands.command import AsJson, Failed, Misuse, now, show, with_store
from bot.settings import load
from handlers.language import COMPLETE
from storage import schemes, staff
from storage.schemes import Scheme

app = typer.Typer()
scheme_app = typer.Typer(no_args_is_help=True, help="Government schemes that people can ask about.")
app.add_typer(scheme_app, name="scheme")

Number = Annotated[int, typer.Argument(metavar="ID", help="Its number from `haat scheme list`.")]
By = Annotated[int, typer.Option("--by", metavar="OFFICER", help="Number of the officer, see `haat officer list`.")]


def _brief(one: Scheme) -> dict[str, Any]:
    return {
        "id": one.id, "ref": one.ref, "name": one.name_in("en"), "state": one.state or "India", "status": one.status,
        "as of": one.as_of, "free": "yes" if one.free else "", "signed": one.signed_source or "",
    }  # fmt: skip


@scheme_app.command(name="list")
def listed(as_json: AsJson = False) -> None:
    """Every scheme with its status; of what is `check` people are shown the name alone."""
    show([_brief(one) for one in with_store(schemes.all_schemes)], as_json)


@scheme_app.command(name="show")
def shown(number: Number, as_json: AsJson = False) -> None:
    """One scheme with all that is written of it."""
    one = with_store(lambda db: _one(db, number))
    rows = [{"field": field, "language": tongue, "says": text}
            for field in ("names", "who", "benefit", "apply") for tongue, text in getattr(one, field).items()]  # fmt: skip
    show([*({"field": name, "language": "", "says": value} for name, value in _brief(one).items()), *rows], as_json)


@scheme_app.command(name="sign")
def sign(
    number: Number,
    source: Annotated[str, typer.Option("--source", help="Who says so: letter and date, or an official page.")],
    by: By,
    as_of: Annotated[str, typer.Option("--as-of", help="The day on which it held, YYYY-MM-DD; today when empty.")] = "",
    free: Annotated[bool, typer.Option("--free", help="Applying costs nothing: fee demands for it are not ours.")] = False,
    over: Annotated[bool, typer.Option("--over", help="The scheme has ended.")] = False,
    says: Annotated[list[str] | None, typer.Option("--says", help="New words: benefit.hi=… (who, benefit, apply).")] = None,
) -> None:  # fmt: skip
    """An officer's word that an entry holds, with a source; from then on people are told it."""
    day = as_of or now().astimezone(load().zone).date().isoformat()
    try:
        if date.fromisoformat(day) > now().astimezone(load().zone).date():
            raise Misuse(f"--as-of {day} is still to come")
    except ValueError:
        raise Misuse(f"--as-of {day} is no day like 2026-11-20") from None

    def deed(db: Any) -> None:
        one = _one(db, number)
        if by not in {officer.id for officer in staff.all_officers(db) if officer.disabled_at is None}:
            raise Misuse(f"there is no officer {by}; see `haat officer list`")
        schemes.sign_off(db, one.id, now(), officer_id=by, source=source[:200], as_of=day, free=True if free else None,
                         status="ended" if over else "open", **_texts(one, says or []))  # fmt: skip

    if free and over:
        raise Misuse("what is over is not free to apply for")
    if not source.strip():
        raise Misuse("--source says who confirms it")
    with_store(deed)
    print(f"scheme {number} is {'over' if over else 'signed off'} as of {day}")


def _texts(one: Scheme, says: list[str]) -> dict[str, dict[str, str]]:
    changed: dict[str, dict[str, str]] = {}
    for entry in says:
        found = re.fullmatch(r"(who|benefit|apply)\.([a-z]{2,3})=(.+)", entry, re.DOTALL)
        if found is None or found[2] not in COMPLETE:
            raise Misuse(f"--says is written as benefit.hi=…, not {entry[:40]}")
        field = changed.setdefault(found[1], dict(getattr(one, found[1])))
        field[found[2]] = found[3].strip()
    return changed


def _one(db: Any, number: int) -> Scheme:
    found = schemes.scheme(db, number)
    if found is None:
        raise Failed(f"there is no scheme {number}; see `haat scheme list`")
    return found
