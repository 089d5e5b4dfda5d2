"""The command `haat`: every promised command joined here, each subject in its own file of `bot.commands`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot import lasting  # noqa: F401  first: it makes the reading of all that follows quicker
from bot.commands import (
    audiences,
    boxes,
    broadcasts,
    catalogue,
    group_life,
    group_people,
    groups,
    languages,
    lists,
    months,
    notices,
    offices,
    reading,
    running,
    safety,
    schemes,
    templates,
    voice_notes,
    workshops,
)
from bot.commands.command import Failed, Misuse
from bot.logs import set_up
from bot.settings import BadSettings
from storage.database import StoreAway

haat = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Haat: the buyer-seller groups of an ODOP district, on Telegram and WhatsApp.",
)
for subject in (
    running,
    reading,
    offices,
    group_life,
    group_people,
    groups,
    boxes,
    lists,
    languages,
    notices,
    broadcasts,
    audiences,
    schemes,
    templates,
    months,
    catalogue,
    voice_notes,
    workshops,
    safety,
):
    haat.add_typer(subject.app)


def main() -> None:
    """Run one command; exit 0 done, 1 failed, 2 misuse."""
    set_up(plain=sys.stderr.isatty())
    try:
        haat()
    except Misuse as misuse:
        _end(2, str(misuse))
    except Failed as failed:
        _end(1, str(failed))
    except BadSettings as bad:
        _end(1, *bad.lines)
    except StoreAway as away:
        _end(1, f"the store cannot be reached: {_first_line(away)}")
    except IntegrityError as taken:
        _end(1, f"something of this name or number is there already: {_first_line(taken.orig or taken)}")
    except DBAPIError as error:
        _end(1, f"the store refused: {_first_line(error.orig or error)}")
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        _end(1, f"{error.filename or 'the system'}: {error.strerror or error}")


def _end(code: int, *lines: str) -> NoReturn:
    for line in lines:
        print(f"haat: {line}", file=sys.stderr)
    sys.exit(code)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


_HELP = frozenset({"--help"})


@haat.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def bench(
    context: typer.Context, name: Annotated[str, typer.Argument(help="Which bench; all when empty.")] = ""
) -> None:
    """Measure (needs a checkout). What stands behind the name goes to the bench: `haat bench match --sellers 20000`;
    `haat bench match --help` says what it measures."""
    import ast
    import runpy

    if name in _HELP:
        print(context.get_help())
        return
    folder = Path(__file__).resolve().parent.parent / "bench"
    if not folder.is_dir():
        raise Misuse("bench needs a checkout of the project; the installed package has no bench folder")
    files = sorted(folder.glob(f"{name.replace('-', '_') or '*'}.py"))
    if not files:
        raise Misuse(f"no bench is called {name}")
    sys.path.insert(0, str(folder.parent))
    for file in files:
        if _HELP & set(context.args):  # behind a name it asks about that bench, and begins nothing
            print(ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))))
            continue
        sys.argv = [str(file), *context.args]
        try:
            runpy.run_path(str(file), run_name="__main__")
        except ModuleNotFoundError as missing:
            raise Misuse(f"this bench needs {missing.name}, which `make test` installs") from missing


if __name__ == "__main__":
    main()
