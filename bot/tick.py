"""What falls due by the clock: each job in a transaction and at an edge of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.engine import Connection

from bot import quality
from bot.broadcaster import drive
from bot.telling import Telling
from handlers import errands, unfinished
from handlers.enquiry import buyers, stuck, waves
from handlers.group import group_bans, group_cards, group_costs, group_daily, group_news, group_questions, market_days
from handlers.lead import half_said, later_leads
from handlers.office import filing, mondays, office_digest
from handlers.seller import absence, learning
from handlers.trade import after
from handlers.voice import note_calls
from handlers.workshop import workshop_news
from storage import clock_back, conversations, erasure, exposure, retention
from storage.database import alone
from storage.parts import Broken, take_broken

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()

WINDOWS = {"sellers read again": learning.read_again, "mondays": mondays.tell_makers, "digests": office_digest.send}
"""Jobs of the tick that do a window of their work at a time and keep how far they have come."""

TURNS = 4
"""Transactions in one tick of a job that goes on for a while."""


class Tick:
    """The jobs of one app, run each second."""

    def __init__(self, app: App) -> None:
        self.app, self._telling = app, Telling()

    async def run(self) -> None:
        """Everything that is due by the clock: waves, ended enquiries, questions after introductions, old drafts."""
        self.app.clock.read_offset()
        await self._one_job("clock", self._watch_the_clock)
        for job in (
            waves.next_waves, stuck.choose_for_buyers, filing.tell_the_rest, waves.expire, waves.ask_how_it_went,
            after.ask_whether_arrived, buyers.go_on,
            group_bans.end_bans, group_cards.edit_stale, group_cards.end_offers, group_questions.forget,
            group_costs.watch, group_daily.mornings,
            workshop_news.remind, workshop_news.ask_feedback, unfinished.remind, note_calls.ring, absence.end_absences,
            later_leads.ask_again, half_said.let_yeses_count,
        ):  # fmt: skip
            await self._one_job(job.__name__, partial(job, world=self.app.world))
        for job in (group_news.relay, group_news.digests, market_days.open_markets):
            await self._in_turns(job.__name__, partial(job, world=self.app.world))
        await self.app.edge("quality", partial(quality.look, self.app))
        await self._broadcasts()
        await self.app.learn_names()
        for name, window in WINDOWS.items():
            await self._one_job(name, partial(window, world=self.app.world))
        await self._one_job("silence", lambda db: exposure.note_silence(db, self.app.clock.now()))
        await self._one_job("old drafts", lambda db: conversations.expire(db, self.app.clock.now()))
        await self._one_job("erased people", self._forget_erased)
        await self._one_job("lost errands", partial(errands.bring_failures, world=self.app.world))
        await self._one_job("retention", lambda db: retention.sweep(db, self.app.clock.now()))
        await self._one_job("sweep", self.app.dispatcher.sweep)
        self.app.engine.wake("inbox")
        self.app.engine.wake("sender")

    def _watch_the_clock(self, db: Connection) -> None:
        if back := clock_back.watch(db, self.app.clock.now()):
            log.warning("the clock went back", seconds=round(back.total_seconds()))

    def _forget_erased(self, db: Connection) -> None:
        erasure.finish(db, self.app.clock.now())
        for path in erasure.media_left(db):
            self.app.media.forget(path)

    async def _broadcasts(self) -> None:
        """The edge of all broadcasts; within it each fails alone."""
        try:
            await drive(self.app)
        except Exception as broken:
            self._tell_broken("job broke", "broadcasts", broken)

    async def _in_turns(self, name: str, job: Callable[[Connection], int]) -> None:
        """A job with work for a while does a little in each transaction: what people write comes in between."""
        for _ in range(TURNS):
            if not await self._one_job(name, job):
                break

    async def _one_job(self, name: str, job: Callable[[Connection], Any]) -> Any:
        """The edge of one job: a bad one fails alone, and of many processes one at a time does it. What the job gave."""
        if self.app.is_stopping:
            return None
        try:
            done, broken_rows = await self.app.write(self._whole_job, name, job)
        except Exception as broken:
            self._tell_broken("job broke", name, broken)
            return None
        for one in broken_rows:
            self._tell_broken("row broke", name, one.error, row=one.what)
        return done

    def _tell_broken(self, event: str, job: str, error: Exception, **words: str) -> None:
        """The tick comes each second: what breaks is logged once, and again only when there is something new."""
        if times := self._telling.is_new(" ".join((event, job, *words.values())), error, self.app.clock.now()):
            log.error(event, job=job, **words, times=times, exc_info=error)

    @staticmethod
    def _whole_job(db: Connection, name: str, job: Callable[[Connection], Any]) -> tuple[Any, list[Broken]]:
        """The job in one transaction: what it gave, and the rows that broke by themselves."""
        take_broken(db)
        done = job(db) if alone(db, name) else None
        return done, take_broken(db)
