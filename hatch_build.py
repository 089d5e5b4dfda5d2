"""Compiles the message catalogues, so that every wheel and every checkout speaks its languages."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent


def compile_catalogues(root: Path = HERE) -> list[Path]:
    """Writes haat.mo beside every haat.po under root/locales that is newer, and returns all catalogues.

    A string marked fuzzy is left out: it falls back to English instead of saying something unchecked.
    """
    compiled = []
    for source in sorted((root / "locales").glob("*/LC_MESSAGES/haat.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as text:
                catalogue = read_po(text, locale=source.parts[-3], domain="haat", abort_invalid=True)
            unfinished = target.with_suffix(f".mo.{os.getpid()}")  # two may compile at once
            with unfinished.open("wb") as binary:
                write_mo(binary, catalogue)
            unfinished.replace(target)
        compiled.append(target)
    return compiled


class CompiledCatalogues(BuildHookInterface[Any]):
    """Adds the compiled catalogues to the wheel; they are not under version control."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel, editable or whole, is put together."""
        for catalogue in compile_catalogues(Path(self.root)):
            build_data["artifacts"].append("/" + catalogue.relative_to(self.root).as_posix())


if __name__ == "__main__":
    compile_catalogues()
