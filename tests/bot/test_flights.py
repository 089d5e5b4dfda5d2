"""An answer may come at any moment of the dispatcher's turn; none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.channels.channel import Done, Errand
from storage import people, tables
from tests.market import Market, markets
from tests.storage import together


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def test_an_answer_that_comes_while_a_turn_is_written_is_settled_by_the_next(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, dispatcher = market.app, market.app.dispatcher
    asha = market.seller(name="Asha")
    now = market.clock.now()

    def one_message(db: Any) -> int:
        to = people.address_for(db, "telegram", asha.channel.sender, [asha.address], now)
        return together.row(db, to, "a:1", created_at=now, due_at=now)

    row = market.write(one_message)

    async def trip() -> str:
        answer = asyncio.Event()

        async def do(errand: Errand) -> Done:
            await answer.wait()
            return Done(provider_id="77")

        monkeypatch.setattr(market.telegram, "do", do)
        assert await dispatcher.turn() == 1
        await asyncio.sleep(0)  # the flight begins
        write = app.write

        async def slow_write(*deed: Any, **words: Any) -> Any:
            written = await write(*deed, **words)
            answer.set()
            for _ in range(5):
                await asyncio.sleep(0)  # the answer is back before the turn has noticed that it is written
            return written

        with monkeypatch.context() as during:
            during.setattr(app, "write", slow_write)
            await dispatcher.turn()
        await dispatcher.drain()
        query = sa.select(tables.outbox.c.state).where(tables.outbox.c.id == row)
        return str(await app.read(lambda db: db.scalar(query)))

    assert market.run(trip()) == "sent"
