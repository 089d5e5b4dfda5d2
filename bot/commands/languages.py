"""The languages: what is missing, what does not fit."""

from __future__ import annotations

from dataclasses import asdict

import typer

from bot.commands.command import AsJson, show

app = typer.Typer()
i18n_app = typer.Typer(no_args_is_help=True, help="The languages.")
app.add_typer(i18n_app, name="i18n")


@i18n_app.command(name="check")
def i18n_check(as_json: AsJson = False) -> None:
    """Exit 1 when a language that must be complete is not, or a text does not fit; partial languages are only told."""
    from bot import i18n

    found = i18n.findings()
    if as_json:
        show([asdict(one) for one in found], True)
    else:
        for one in found:
            print(f"{one.language}: " + (f"{one.text!r} " if one.text else "") + one.what)
        for standing in i18n.standings():
            left = "" if standing.whole else ", the others in English"
            print(f"{standing.language}: {standing.said} of {standing.texts} texts{left}")
    if any(one.fails for one in found):
        raise typer.Exit(1)
