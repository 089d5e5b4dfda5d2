"""What the tick says of work that breaks: once, and again only when it breaks otherwise or an hour has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

AGAIN = timedelta(hours=1)


class Telling:
    """Remembers of each piece of work that broke what was said of it, and when."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[str, datetime, int]] = {}

    def is_new(self, what: str, error: Exception, now: datetime) -> int:
        """How often it broke since it was told last, this time counted; 0 when there is nothing new to tell."""
        self._forget(now)
        how = f"{type(error).__name__}: {error}"
        before, told_at, silent = self._said.get(what, ("", now, 0))
        if before == how and now - told_at < AGAIN:
            self._said[what] = (how, told_at, silent + 1)
            return 0
        self._said[what] = (how, now, 0)
        return silent + 1

    def _forget(self, now: datetime) -> None:
        """What has not been told of for two hours has ceased to break or will be told anew."""
        for what in [what for what, (_, told_at, _) in self._said.items() if now - told_at > 2 * AGAIN]:
            del self._said[what]
