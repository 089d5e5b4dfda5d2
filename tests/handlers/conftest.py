"""What tests of handlers share: a market in miniature on SQLite, its officer, and a group's chat.

A module whose subject differs between the stores makes a `market` of its own on `any_store_url`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chat import Chat
from tests.groupchat import GroupChat
from tests.market import Market, markets

SAGAR = 425


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    """One Haat on a new store, with two faked channels and nobody in it."""
    yield from markets(sqlite_url, tmp_path / "haat")


@pytest.fixture
def meena(market: Market) -> Chat:
    """The officer of Sagar."""
    return market.officer(SAGAR, name="Meena")


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    """A Telegram chat of a group, opened by its officer."""
    return GroupChat(market, meena)
