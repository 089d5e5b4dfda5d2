"""What time it is: the real one, one moved forward by a file, or one that tests set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Business time in UTC: real time plus the seconds written in an optional file."""

    def __init__(self, offset_file: Path | None = None) -> None:
        self.offset_file, self.offset = offset_file, timedelta()
        self.read_offset()

    def read_offset(self) -> None:
        """Read the file again; what cannot be read counts as no offset."""
        if self.offset_file is None:
            return
        try:
            offset = timedelta(seconds=float(self.offset_file.read_text() or 0))
            datetime.now(UTC) + offset  # raises where no calendar reaches
            self.offset = offset
        except (OSError, ValueError, OverflowError):
            self.offset = timedelta()

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def real(self) -> datetime:
        """What the machine says, which leases run by: never moved by a file."""
        return datetime.now(UTC)

    def advance(self, by: timedelta) -> None:
        """Move business time forward, for the simulator and the terminal."""
        self.offset += by


class SetClock(Clock):
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def real(self) -> datetime:
        return self.moment

    def advance(self, by: timedelta) -> None:
        self.moment += by
