"""What a command and a server open alike: the store and the clock that the settings name."""

from __future__ import annotations

from pathlib import Path

from bot.clock import Clock
from bot.settings import Settings
from storage.database import Store, url_for


def open_store(settings: Settings, *, owner: bool = False) -> Store:
    """The store that the settings name; its folder is made when it is missing."""
    if not settings.database_url:
        settings.folder.mkdir(parents=True, exist_ok=True)
    return Store(url_for(settings.database_url, settings.folder), owner=owner)


def clock_of(settings: Settings) -> Clock:
    """Real time, or time moved by a file where no provider is real."""
    return Clock(Path(settings.clock_file) if settings.clock_file and settings.all_loopback else None)
