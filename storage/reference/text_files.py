"""The text files beside this one, as lines, rows and lists."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def split(cell: str, mark: str = ";") -> tuple[str, ...]:
    """The entries of one cell."""
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


def names_in(folder: str, ending: str) -> list[str]:
    """The files of a folder with this ending, by name."""
    return sorted(
        entry.name for entry in (files("storage.reference") / folder).iterdir() if entry.name.endswith(ending)
    )


def lines(name: str) -> list[str]:
    """What a file says, without empty lines and remarks."""
    return [line for line in read(name).splitlines() if line.strip() and not line.startswith("#")]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a csv file by their heads."""
    return csv.DictReader(read(name).splitlines())


def read(name: str) -> str:
    """The text of one file."""
    return (files("storage.reference") / name).read_text(encoding="utf-8")
