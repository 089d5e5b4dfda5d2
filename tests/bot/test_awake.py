"""Who has something to do is woken: an answer waits for nobody's next look."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.messages import InboundMessage
from tests.market import OUR_NAMES, Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def test_an_answer_leaves_at_once_though_the_sender_looks_by_itself_in_an_hour_only(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, asleep = market.app.engine, asyncio.Event()
    waits = engine.wait

    async def waits_long(kind: str, timeout: float) -> None:
        if kind == "sender":
            timeout = 3600
            asleep.set()
        await waits(kind, timeout)

    async def talk() -> int:
        running = asyncio.create_task(market.app.run())
        await asyncio.wait_for(asleep.wait(), 30)
        await asyncio.sleep(0.05)  # so that it has heard all that was rung before
        await market.app.receive(message)
        for _ in range(300):
            if market.telegram.sent:
                break
            await asyncio.sleep(0.1)
        await market.app.stop(running)
        return len(market.telegram.sent)

    monkeypatch.setattr(engine, "wait", waits_long)
    sender, event, now = OUR_NAMES["telegram"], market.next_event(), market.clock.now()
    message = InboundMessage("telegram", sender, event, "4000000000000001", now, text="menu", message_id=event)
    assert market.run(talk()) > 0
