"""What nobody knows of what was sent: the providers that can be asked are asked what they took."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.engine import Connection

from bot.channels.channel import CanLookBack, Channel, ChannelError, Decision, Done, Errand
from bot.outcomes import Flight
from bot.unpacking import errand_of
from handlers.outbound.delivery import Verdict
from storage import outbox
from storage.outbox import Due

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()


class Doubts:
    """The outcomes in doubt at the channels of one app; only a channel that can `find` is asked."""

    def __init__(self, app: App) -> None:
        self.app = app

    def can_look(self, channel: str) -> bool:
        """Can this channel's provider be asked what it took?"""
        return isinstance(self.app.channels.get(channel), CanLookBack)

    async def found(self, channel: Channel, flight: Flight) -> Done | None:
        """Before a doubtful message is sent a second time: did the provider take the first one? Raises ChannelError: ask later."""
        row = flight.row
        if (
            row.doubts == 0
            or row.sending_at is None
            or flight.errand.action != "send"
            or not isinstance(channel, CanLookBack)
        ):
            return None
        try:
            return await self._look(channel, flight.errand, row.sending_at)
        except ChannelError as error:
            # Nothing was sent by looking: the row waits until the provider can be asked.
            raise ChannelError(Decision.RETRY, error.reason, retry_after=error.retry_after or 30) from error

    async def _look(self, channel: CanLookBack, errand: Errand, since: datetime) -> Done | None:
        """What the provider took for this errand since a moment and no other row of ours has; the first of it."""
        seen = await channel.find(errand, since)
        known = await self.app.read(outbox.known_ids, channel.name, [one.provider_id for one in seen])
        return next((one for one in seen if one.provider_id not in known), None)

    async def look_up(self) -> int:
        """The errand that asks providers for messages whose outcome nobody knows; how many were found."""
        found = 0
        for channel in self.app.channels.values():
            if not isinstance(channel, CanLookBack) or not self.app.engine.owns(channel.sender):
                continue
            for row_id in await self.app.read(self._doubtful, channel.name):
                found += await self._look_for(channel, row_id)
        return found

    def _doubtful(self, db: Connection, channel: str) -> list[int]:
        return [row.id for row in outbox.unsettled_beyond_doubt(db, channel, self.app.clock.now())]

    async def _look_for(self, channel: CanLookBack, row_id: int) -> bool:
        def ask(db: Connection) -> tuple[Due, Errand]:
            row = outbox.due_row(db, row_id)
            return row, errand_of(db, self.app.media, row, Verdict("free"))

        row, errand = await self.app.read(ask)
        try:
            done = await self._look(channel, errand, row.sending_at or row.created_at)
        except ChannelError as error:
            log.warning("cannot be looked up", outbox_id=row_id, reason=error.reason)
            return False
        now = self.app.clock.now()
        if done is None:
            await self.app.write(outbox.keep_looking, row_id, now)
        else:
            await self.app.write(outbox.settle_sent, row_id, done.provider_id, done.status, "free", now)
        return done is not None
