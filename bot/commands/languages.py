"""The languages: what is missing, what does not fit, and what is spoken."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.command import AsJson, Failed, Misuse, show
from bot.settings import load

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


@i18n_app.command(name="voice-script")
def voice_script(
    everything: Annotated[bool, typer.Option("--all", help="Also what needs no recording.")] = False,
    as_json: AsJson = False,
) -> None:
    """What each prompt says, to be read aloud: those missing, stale (made of older words) or not noted. Exit 1 if any is."""
    from bot.voice import voices

    standings = voices.standings(load().folder / voices.FOLDER)
    wanting = [one for one in standings if one.state in ("missing", "stale", "unknown")]
    shown = standings if everything else wanting
    if as_json:
        show([asdict(one) for one in shown], True)
    else:
        for one in shown:
            print(f"{one.language}/{voices.FOLDER}/{one.name}{voices.ENDING}  {one.state}  {one.by}".rstrip())
            print(f"    {one.says}")
        print(f"{len(standings) - len(wanting)} of {len(standings)} prompts are spoken as they are written")
    if wanting:
        raise typer.Exit(1)


@i18n_app.command(name="voices")
def make_voices(
    recorded: Annotated[
        list[str] | None,
        typer.Option("--recorded", help="LANGUAGE/NAME: this file was recorded and says today's words."),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Whose voice it is, for the note beside it.")] = "a person",
    everything: Annotated[bool, typer.Option("--all", help="Make also those that are as written.")] = False,
    to: Annotated[
        Path | None, typer.Option("--to", help="Where the languages' folders are; the package's own if empty.")
    ] = None,
) -> None:
    """Make the machine voice's missing and stale prompts anew (extra `speech`); recorded ones are never overwritten."""
    from bot.voice import speech, voice_making
    from bot.voice.voices import FOLDER

    try:
        if recorded:
            for one in recorded:
                print(voice_making.note_recorded(load().folder / FOLDER, to, one, by))
            return
        made = voice_making.make(to, everything=everything)
    except speech.NoSpeech as missing:
        raise Failed(str(missing)) from missing
    except voice_making.NoPrompt as unknown:
        raise Misuse(str(unknown)) from unknown
    print(f"{len(made)} made, {sum(made.values()) / 1024:.0f} KB")
