"""The dispatcher: claims due outbox rows, decides on each, marks it on the wire, does it, and writes what came of it."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.engine import Connection

from bot import errands
from bot.channels.channel import ChannelError, Decision, Done, Errand, MediaFile, StatusEvent
from bot.channels.terminal import Terminal
from bot.media import Refused, UnknownKind
from bot.pacing import Pacer
from handlers import delivery
from handlers.messages import Button, Part
from storage import broadcasts, inbox, outbox, people
from storage.outbox import Due

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()

AT_ONCE = 16
"""How many rows are on the wire at once: the most that a crash can leave unknown."""
TRIES = 6
BACK_OFF = (2, 10, 30, 120, 600)
MEDIA_WAIT, MEDIA_PATIENCE = timedelta(seconds=1), timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one errand came to: done, or the channel's decision."""

    row: Due
    form: str
    done: Done | None = None
    error: ChannelError | None = None


class Dispatcher:
    """Sends for one process; `owner` is its name in the leases."""

    def __init__(self, app: App, *, paced: bool) -> None:
        self.app, self.owner = app, secrets.token_hex(8)
        self.pacer = Pacer() if paced else None

    async def run_once(self) -> int:
        """One micro-batch: claim, decide, mark, do, settle; how many rows moved."""
        senders = [channel.sender for channel in self.app.channels.values() if self.app.engine.owns(channel.sender)]
        errands, skipped = await self.app.write(self._claim, senders)
        if not errands:
            return skipped
        outcomes = await asyncio.gather(*(self._do(row, errand, form) for row, errand, form in errands))
        await self.app.write(self._settle, outcomes)
        if any(outcome.row.action in ("fetch_media", "errand") for outcome in outcomes):
            self.app.engine.wake("inbox")
        return len(errands) + skipped

    # ── before the wire ───────────────────────────────────────────────────────────────────────────────────────────

    def _claim(self, db: Connection, senders: list[str]) -> tuple[list[tuple[Due, Errand, str]], int]:
        world = self.app.world
        present = next(
            (channel.only_to for channel in self.app.channels.values() if isinstance(channel, Terminal)), None
        )
        rows = outbox.claim(db, self.owner, world.now, at_most=AT_ONCE, senders=senders, only_to=present)
        going: list[tuple[Due, str, str]] = []
        skipped = 0
        for row in rows:
            verdict = delivery.decide(db, world, row)
            if verdict.skip:
                outbox.skip(db, row.id, verdict.skip, world.now)
                skipped += 1
            elif verdict.hold_until is not None:
                outbox.again(db, row.id, verdict.hold_until, "held")
            elif self._media_on_its_way(db, row):
                outbox.again(db, row.id, world.now + MEDIA_WAIT, "waits for its photo")
            elif (wait := self._must_wait(row)) > 0:
                outbox.again(db, row.id, world.now + timedelta(seconds=wait), "paced")
            else:
                going.append((row, verdict.form, verdict.template))
        ids = [row.id for row, _, _ in going]
        marked = set(outbox.start(db, self.owner, ids, world.now, fences=self.app.engine.fences))
        errands = [(row, self._errand(db, row, template), form) for row, form, template in going if row.id in marked]
        return errands, skipped

    def _media_on_its_way(self, db: Connection, row: Due) -> bool:
        """A photo that is just being fetched is waited for, a little; after that the words go without it."""
        media_id = row.payload.get("media_id") if row.action == "send" else None
        if not media_id or self.app.clock.now() - row.created_at > MEDIA_PATIENCE:
            return False
        return bool(inbox.one_media(db, media_id).state == "wanted")

    def _must_wait(self, row: Due) -> float:
        if self.pacer is None or row.action in ("answer_press", "fetch_media", "errand"):
            return 0.0
        return self.pacer.wait_for(row.channel, row.sender, str(row.address_id))

    def _errand(self, db: Connection, row: Due, template: str) -> Errand:
        payload, words = broadcasts.spelt(db, row.payload, row.twin_words)
        media: MediaFile | None = None
        if payload.get("media_id"):
            stored = inbox.one_media(db, payload["media_id"])
            media = self.app.media.file(stored.path, stored.mime) if stored.state == "stored" else None
        part = part_from(payload) if row.action in ("send", "edit") else Part(payload.get("text", ""))
        edits = outbox.provider_id_of(db, row.after_id) if row.after_id and row.action != "send" else ""
        return Errand(
            outbox_id=row.id, attempt=row.tries + 1, action=row.action, to=row.external_id, part=part, media=media,
            press_id=payload.get("press_id", ""), start=payload.get("start", ""), edits=edits,
            media_ref=payload.get("ref", ""), template=template, asks=payload.get("errand", ""), words=payload.get("words", {}),
            template_words=words or {},
        )  # fmt: skip

    # ── on the wire ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _do(self, row: Due, errand: Errand, form: str) -> Outcome:
        """The edge of one outbound message."""
        channel = self.app.channels[row.channel]
        if errand.part.media_id is not None and errand.media is None and not errand.part.text:
            return Outcome(row, form, error=ChannelError(Decision.GIVE_UP, "the media could not be kept"))
        try:
            if errand.action == "errand":
                return Outcome(row, form, done=await errands.do(self.app, channel, errand, row.payload))
            return Outcome(row, form, done=await channel.do(errand))
        except ChannelError as error:
            return Outcome(row, form, error=error)
        except Exception as broken:
            # It broke after the row was marked: whether it left, nobody knows.
            log.error("errand broke", outbox_id=row.id, channel=row.channel, exc_info=broken)
            return Outcome(row, form, error=ChannelError(Decision.UNKNOWN, f"{type(broken).__name__}: {broken}"))

    # ── after the wire ────────────────────────────────────────────────────────────────────────────────────────────

    def _settle(self, db: Connection, outcomes: list[Outcome]) -> None:
        now = self.app.clock.now()
        for outcome in outcomes:
            if outcome.done is not None:
                self._settle_done(db, outcome, outcome.done, now)
            elif outcome.error is not None:
                self._settle_error(db, outcome.row, outcome.error, now)

    def _settle_done(self, db: Connection, outcome: Outcome, done: Done, now: datetime) -> None:
        if outcome.row.action == "fetch_media":
            self._keep_media(db, outcome.row, done)
        if outcome.row.action == "errand":
            errands.bring(db, self.app.world, outcome.row.id, done.result)
        outbox.settle_sent(db, outcome.row.id, done.provider_id, done.status, outcome.form, now)

    def _keep_media(self, db: Connection, row: Due, done: Done) -> None:
        try:
            copy = self.app.media.keep(done.body)
        except Refused as refused:
            inbox.refused_media(db, row.payload["media_id"], str(refused))
            delivery.media_lost(db, self.app.world, row, unwanted=isinstance(refused, UnknownKind))
        else:
            inbox.stored_media(
                db, row.payload["media_id"], path=copy.path, mime=copy.mime, sha256=copy.sha256, size=copy.size
            )

    def _settle_error(self, db: Connection, row: Due, error: ChannelError, now: datetime) -> None:
        log.warning("not sent", outbox_id=row.id, channel=row.channel, decision=error.decision, reason=error.reason)
        match error.decision:
            case Decision.RETRY:
                self._settle_retry(db, row, error, now)
            case Decision.UNKNOWN:
                outbox.settle_unknown(db, row.id, error.reason, now)
            case Decision.MIGRATED:
                people.migrate_address(db, row.address_id, error.new_id, now)
                outbox.again(db, row.id, now, error.reason)
            case Decision.UNREACHABLE:
                people.change_address(db, row.address_id, unreachable_at=now, unreachable_reason=error.reason[:80])
                outbox.settle_failed(db, row.id, error.reason, now)
                delivery.let_the_office_call(db, self.app.world, row, error.reason)
            case Decision.USE_TEMPLATE:
                people.change_address(db, row.address_id, last_inbound_at=None)
                outbox.again(db, row.id, now, error.reason)
            case Decision.STOP_SENDER:
                outbox.again(db, row.id, now + timedelta(minutes=15), error.reason)
                outbox.hold_back_sender(db, row.sender, now + timedelta(minutes=15))
            case Decision.NOTHING:
                outbox.settle_sent(db, row.id, "", "sent", "free", now)
            case _:
                outbox.settle_failed(db, row.id, error.reason, now)
        if row.action == "fetch_media" and outbox.state_of(db, row.id) in ("failed", "unknown"):
            inbox.refused_media(db, row.payload["media_id"], error.reason)
            delivery.media_lost(db, self.app.world, row)

    def _settle_retry(self, db: Connection, row: Due, error: ChannelError, now: datetime) -> None:
        if row.tries + 1 >= TRIES:
            outbox.settle_failed(db, row.id, error.reason, now)
            return
        until = now + timedelta(seconds=error.retry_after or BACK_OFF[min(row.tries, len(BACK_OFF) - 1)])
        outbox.again(db, row.id, until, error.reason)
        if error.pauses == "address":
            outbox.hold_back(db, row.address_id, until)
        elif error.pauses == "sender":
            outbox.hold_back_sender(db, row.sender, until)

    def keep_status(self, db: Connection, event: StatusEvent) -> None:
        """A provider's status: forward only; a failure code decides as an error on the wire would."""
        now = self.app.clock.now()
        row_id = outbox.row_of_status(db, event.channel, event.provider_id, event.outbox_id)
        decide = getattr(self.app.channels[event.channel], "decision_of", None)
        error: ChannelError | None = None
        if event.status == "failed" and decide is not None:
            row = outbox.due_row(db, row_id) if row_id is not None else None
            error = decide(event.code, row.tries if row else 1, row.external_id if row else "")
        moved = outbox.record_status(
            db, event.channel, event.provider_id, event.status, event.code, event.outbox_id, now,
            reason=error.reason if error is not None else "",
        )  # fmt: skip
        if moved is not None and error is not None and outbox.state_of(db, moved) == "failed":
            self._act_on_late_failure(db, outbox.due_row(db, moved), error, now)

    def _act_on_late_failure(self, db: Connection, row: Due, error: ChannelError, now: datetime) -> None:
        """The provider took a message and failed with it later: what the reason asks for is done now."""
        until = now + timedelta(seconds=error.retry_after or BACK_OFF[0])
        match error.decision:
            case Decision.UNREACHABLE:
                people.change_address(db, row.address_id, unreachable_at=now, unreachable_reason=error.reason[:80])
                delivery.let_the_office_call(db, self.app.world, row, error.reason)
            case Decision.USE_TEMPLATE:
                people.change_address(db, row.address_id, last_inbound_at=None)
                outbox.retry(db, row.id, now)
            case Decision.RETRY if row.tries < TRIES:
                outbox.requeue(db, row.id, until)
                if error.pauses == "address":
                    outbox.hold_back(db, row.address_id, until)
                elif error.pauses == "sender":
                    outbox.hold_back_sender(db, row.sender, until)
            case Decision.STOP_SENDER:
                outbox.hold_back_sender(db, row.sender, now + timedelta(minutes=15))
            case _:
                pass


def part_from(payload: dict[str, Any]) -> Part:
    """One laid-out part again from the outbox."""
    return Part(
        text=payload.get("text", ""),
        buttons=tuple(Button(label, data) for label, data in payload.get("buttons", ())),
        rows=tuple(Button(label, data, note) for label, data, note in payload.get("rows", ())),
        list_label=payload.get("list_label", ""), media_id=payload.get("media_id"),
        media_kind=payload.get("media_kind", ""), ask_contact=payload.get("ask_contact", ""),
        reply_to=payload.get("reply_to", ""),
    )  # fmt: skip
