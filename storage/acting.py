"""Who acts for somebody in the step that is being worked, so that ledger and audit name them wherever they are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_helper: ContextVar[int | None] = ContextVar("helper", default=None)


def helper() -> int | None:
    """The helper through whose telephone the speaker speaks just now; None: they speak for themselves."""
    return _helper.get()


def through(helper_id: int | None) -> None:
    """From here on in this step the speaker speaks through this helper."""
    _helper.set(helper_id)


@contextmanager
def a_step() -> Iterator[None]:
    """One step: whoever acted for somebody in it acts no longer when it is over."""
    mark = _helper.set(None)
    try:
        yield
    finally:
        _helper.reset(mark)
