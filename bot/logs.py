"""Logs without personal data: JSON lines in production, telephone numbers masked everywhere."""

from __future__ import annotations

import contextlib
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO, cast

import structlog

NUMBER = re.compile(r"(\+?\d[\d -]{6,}\d)(\d{2})")
TOKEN = re.compile(r"\b\d{6,}:[A-Za-z0-9_-]{20,}")


def masked(text: str) -> str:
    """The text with bot tokens and all but the last two digits of long numbers hidden."""
    return NUMBER.sub(r"…\2", TOKEN.sub("<token>", text))


def _mask(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str) and key != "timestamp":
            event[key] = masked(value)
    return event


class Unfailing:
    """A stream whose failing is nobody's trouble: where no line can be written, for a full disk, work goes on without."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, or leave it."""
        with contextlib.suppress(OSError, ValueError):
            return self._stream.write(text)
        return 0

    def flush(self) -> None:
        """Hand on what was written, or leave it."""
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()


def set_up(*, plain: bool) -> None:
    """Pretty lines on a terminal, JSON otherwise; libraries only from warnings on."""
    renderer: Any = structlog.dev.ConsoleRenderer(colors=False) if plain else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            _mask,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Unfailing(sys.stderr))),
    )
    logging.basicConfig(level=logging.WARNING, stream=Unfailing(sys.stderr))
