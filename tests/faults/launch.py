"""Starts `haat` commands by forking from one warm process, with shorter waits and, where asked, a death at a chosen commit.

It is the command itself that runs: only its patience is shorter, so that a lease ends in seconds. Reads one JSON line a
start: {"words": […], "environment": {…}, "log": path}; answers with the child's process id.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

LEASE, WIRE, CALL = "FAULTS_LEASE", "FAULTS_WIRE", "FAULTS_CALL"
DIES = "FAULTS_DIES"
"""`before:3` or `after:3`: die just before, or just after, this process's third commit that changed something;
`wire:2` when the provider has taken the second call, before its answer is read; `begun:1` and `made:1` when the first
heavy work has begun, or is done and nothing of it is written yet."""


PR_SET_PDEATHSIG = 1
"""linux/prctl.h"""


def main() -> None:
    """Warm up once, then fork for each line until the input ends."""
    import bot.app
    import bot.channels.telegram
    import bot.channels.whatsapp
    import bot.cli
    import bot.commands.running
    import bot.serve  # noqa: F401  warm: what a start would import
    from handlers.matching.catalogue import Catalogue
    from handlers.matching.places import Places

    Catalogue.shipped()
    Places.shipped()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not waited for
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(asked)
        print(child, flush=True)


def _become(asked: dict[str, Any]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    with contextlib.suppress(OSError, AttributeError):  # Linux: a test run that is killed leaves no server behind
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    log = os.open(asked["log"], os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(asked["environment"])
    _shorten()
    _doom()
    sys.argv = ["haat", *asked["words"]]
    code = 1
    try:
        from bot.cli import main as haat

        haat()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _shorten() -> None:
    """Leases, the wire and calls in seconds instead of a minute; a name in the leases by which the test knows whose it is."""
    import bot.channels.telegram
    import bot.channels.whatsapp
    from bot.dispatcher import Dispatcher

    for name, value in (("LEASE", os.environ.get(LEASE)), ("WIRE_LIMIT", os.environ.get(WIRE))):
        if value:
            for module in list(sys.modules.values()):
                if getattr(module, "__name__", "").startswith(("storage.", "bot.")) and hasattr(module, name):
                    setattr(module, name, timedelta(seconds=float(value)))
    if seconds := os.environ.get(CALL):
        for made, word in (
            (bot.channels.telegram.Telegram, "call_seconds"),
            (bot.channels.whatsapp.WhatsApp, "patience"),
        ):
            defaults = made.__init__.__kwdefaults__ or {}
            if word in defaults:
                defaults[word] = float(seconds)
            else:
                made.__init__.__defaults__ = (*made.__init__.__defaults__[:-1], float(seconds))
    begin = Dispatcher.__init__

    def named(self: Dispatcher, *given: Any, **words: Any) -> None:
        begin(self, *given, **words)
        self.owner = f"pid-{os.getpid()}"

    Dispatcher.__init__ = named  # type: ignore[method-assign]


def _doom() -> None:
    """Die where FAULTS_DIES says."""
    if not (said := os.environ.get(DIES)):
        return
    where, _, turn = said.partition(":")
    count = _Count(int(turn))
    if where == "wire":
        _die_on_the_wire(count)
    elif where in ("begun", "made"):
        _die_at_the_bench(count, before=where == "begun")
    else:
        _die_at_a_commit(count, before=where == "before")


class _Count:
    def __init__(self, turn: int) -> None:
        self.left = turn

    def strikes(self) -> bool:
        self.left -= 1
        return self.left == 0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_at_a_commit(count: _Count, *, before: bool) -> None:
    """Only commits that changed a row count: empty looks for work would make the turn a matter of luck."""
    import sqlalchemy as sa
    from sqlalchemy import event

    from storage.database import Store

    write = Store.write

    @event.listens_for(sa.engine.Engine, "after_cursor_execute")
    def _note(db: Any, _cursor: Any, statement: str, _words: Any, _context: Any, _many: bool) -> None:
        if _cursor.rowcount > 0 and statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE", "WITH M"):
            db.info["changed"] = True

    @contextlib.contextmanager
    def dying(self: Store) -> Iterator[Any]:
        struck = False
        with write(self) as db:
            db.info.pop("changed", None)
            yield db
            struck = bool(db.info.pop("changed", False)) and count.strikes()
            if struck and before:
                _die()
        if struck:
            _die()

    Store.write = dying  # type: ignore[method-assign]


def _die_at_the_bench(count: _Count, *, before: bool) -> None:
    import bot.errands

    for name, deed in list(bot.errands.HEAVY.items()):

        def dying(at: Any, _deed: Any = deed, **words: Any) -> Any:
            struck = count.strikes()
            if struck and before:
                _die()
            made = _deed(at, **words)
            if struck:
                _die()
            return made

        bot.errands.HEAVY[name] = dying


def _die_on_the_wire(count: _Count) -> None:
    from bot.channels.telegram import Telegram
    from bot.channels.whatsapp import WhatsApp

    for made in (Telegram, WhatsApp):
        do = made.do

        async def dying(self: Any, errand: Any, _do: Any = do) -> Any:
            done = await _do(self, errand)
            if count.strikes():
                _die()
            return done

        made.do = dying  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
