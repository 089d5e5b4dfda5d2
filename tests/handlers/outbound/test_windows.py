"""WhatsApp's window: one rule for everything that asks whether free words may go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from handlers.outbound import windows

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("channel", "silent_for", "is_open"),
    [
        ("whatsapp", timedelta(hours=23, minutes=54), True),
        ("whatsapp", timedelta(hours=23, minutes=56), False),
        ("sim-whatsapp", timedelta(hours=23, minutes=56), False),
        ("whatsapp", None, False),
        ("telegram", timedelta(days=90), True),
        ("sim-telegram", None, True),
        ("terminal", None, True),
    ],
)
def test_whatsapp_alone_shuts_five_minutes_before_a_day_without_a_word(
    channel: str, silent_for: timedelta | None, is_open: bool
) -> None:
    heard = NOW - silent_for if silent_for is not None else None
    place: Any = SimpleNamespace(channel=channel, last_inbound_at=heard)
    assert windows.is_open(place, NOW) is is_open
