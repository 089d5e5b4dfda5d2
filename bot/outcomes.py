"""What a channel's answer asks for: the row settled, the chat or sender paused, the person written to elsewhere."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.engine import Connection

from bot import errands
from bot.channels.channel import ChannelError, Decision, Done, Errand, MayFailLater, StatusEvent
from bot.media import Refused, UnknownKind, seconds_of
from handlers.group import group_losses
from handlers.language import N_
from handlers.notice import lost_templates
from handlers.outbound import delivery
from handlers.voice import listening
from storage import deciding, kept_media, limits, outbox, people
from storage.outbox import ROUND, Due, Settled

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()

TRIES = 6
BACK_OFF = (2, 10, 30, 120, 600)
STOPPED_FOR = timedelta(minutes=15)
FLOODED_CHATS, FLOOD_SECONDS = 3, 30
"""So many chats that ask for silence within so many seconds: it is the sender that writes too fast, not the chats."""
STARTS_PAUSED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Flight:
    """One row that is marked on the wire, with what its channel is to do."""

    row: Due
    errand: Errand
    form: str

    @property
    def attempt(self) -> int:
        """The number of this attempt in the row's whole life."""
        return self.row.tries + 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one flight came to: done, or the channel's decision."""

    flight: Flight
    done: Done | None = None
    error: ChannelError | None = None


@dataclass(slots=True)
class Outcomes:
    """Writes what came of messages, in the transaction that is handed in."""

    app: App
    _floods: dict[str, deque[tuple[datetime, int]]] = field(default_factory=lambda: defaultdict(deque))

    def settle(self, db: Connection, outcomes: Sequence[Outcome]) -> None:
        """Write all of these. Addresses are locked before rows, as a step that works a message of theirs does."""
        if not outcomes:
            return
        now = self.app.clock.now()
        people.hold_addresses(db, sorted({one.flight.row.address_id for one in outcomes if one.error is not None}))
        taken = [one for one in outcomes if one.done is not None]
        for one in taken:
            row, done = one.flight.row, one.done
            if row.action == "fetch_media" and done is not None:
                self._keep_media(db, row, done)
            if row.action == "errand" and done is not None:
                errands.bring(db, self.app.world, row.id, done.result)
        outbox.settle_sent_all(
            db,
            [Settled(one.flight.row.id, one.done.provider_id, one.done.status, one.flight.form)
             for one in taken if one.done is not None],
            now,
        )  # fmt: skip
        for one in outcomes:
            if one.error is not None:
                self._settle_error(db, one.flight, one.error, now)

    def _keep_media(self, db: Connection, row: Due, done: Done) -> None:
        try:
            copy = self.app.media.keep(done.body)
        except Refused as refused:
            kept_media.refused(db, row.payload["media_id"], str(refused))
            delivery.media_lost(db, self.app.world, row, unwanted=isinstance(refused, UnknownKind))
        else:
            kept_media.stored(
                db, row.payload["media_id"], path=copy.path, mime=copy.mime, sha256=copy.sha256, size=copy.size
            )
            if copy.mime == "audio/ogg" and row.person_id is not None:
                listening.arrived(db, self.app.world, row.payload["media_id"], row.person_id,
                                  seconds=seconds_of(done.body), machine=self.app.hearer is not None)  # fmt: skip

    # ── not done ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _settle_error(self, db: Connection, flight: Flight, error: ChannelError, now: datetime) -> None:
        row, attempt = flight.row, flight.attempt
        error = _of_template(error, flight.form)
        log.warning("not sent", outbox_id=row.id, channel=row.channel, decision=error.decision, reason=error.reason)
        match error.decision:
            case Decision.RETRY | Decision.PAUSE_STARTS:
                self._retry(db, row, error, now, attempt)
            case Decision.UNKNOWN:
                outbox.settle_unknown(
                    db,
                    row.id,
                    error.reason,
                    now,
                    attempt=attempt,
                    looks=self.app.dispatcher.doubts.can_look(row.channel),
                )
            case Decision.MIGRATED:
                group_losses.moved(db, row.address_id, error.new_id)
                people.migrate_address(db, row.address_id, error.new_id, now)
                outbox.not_taken(db, row.id, now, error.reason, attempt=attempt)
            case Decision.USE_TEMPLATE | Decision.TEMPLATE_GONE:
                self._learn(db, row, error, now, template=flight.errand.template)
                outbox.not_taken(db, row.id, now, error.reason, attempt=attempt)
            case Decision.REST:
                self._learn(db, row, error, now)
                until = now + timedelta(seconds=error.retry_after)
                if outbox.not_taken(db, row.id, until, error.reason, attempt=attempt):
                    outbox.hold(db, row.id, until, error.reason)
            case Decision.STOP_SENDER:
                self._learn(db, row, error, now)
                outbox.not_taken(db, row.id, now + STOPPED_FOR, error.reason, attempt=attempt)
            case Decision.NOTHING:
                outbox.settle_sent(db, row.id, "", "sent", "free", now)
            case _:
                outbox.settle_failed(db, row.id, error.reason, now, attempt=attempt)
                self._learn(db, row, error, now)
        if row.action == "fetch_media" and outbox.state_of(db, row.id) in ("failed", "unknown"):
            kept_media.refused(db, row.payload["media_id"], error.reason)
            delivery.media_lost(db, self.app.world, row)

    def _retry(self, db: Connection, row: Due, error: ChannelError, now: datetime, attempt: int) -> None:
        until = self._until(row, error, now)
        self._pause(db, row, error, now, until)
        if attempt % ROUND >= TRIES:
            outbox.settle_failed(db, row.id, error.reason, now, attempt=attempt)
        else:
            outbox.not_taken(db, row.id, until, error.reason, attempt=attempt)

    def _until(self, row: Due, error: ChannelError, now: datetime) -> datetime:
        wait = error.retry_after or BACK_OFF[min(row.tries % ROUND, len(BACK_OFF) - 1)]
        return now + timedelta(seconds=wait)

    def _pause(self, db: Connection, row: Due, error: ChannelError, now: datetime, until: datetime) -> None:
        """A refusal pauses exactly what it names; when many chats name themselves, it is the sender."""
        if error.pauses == "sender":
            limits.pause(db, row.channel, row.sender, until, error.reason)
        elif error.decision is Decision.PAUSE_STARTS:
            limits.pause_starts(db, row.channel, row.sender, until)
        elif error.pauses == "address":
            people.change_address(db, row.address_id, paused_until=until)
            flood = self._floods[row.sender]
            flood.append((now, row.address_id))
            while flood[0][0] < now - timedelta(seconds=FLOOD_SECONDS):
                flood.popleft()
            if len({address for _, address in flood}) >= FLOODED_CHATS:
                if row.channel == "whatsapp":
                    limits.pause_starts(db, row.channel, row.sender, now + STARTS_PAUSED)
                else:
                    limits.pause(db, row.channel, row.sender, until, error.reason)

    def _learn(self, db: Connection, row: Due, error: ChannelError, now: datetime, *, template: str = "") -> None:
        """What a refusal tells of the address, the person, the template or the sender."""
        match error.decision:
            case Decision.UNREACHABLE:
                why = delivery.BLOCKED if error.by_person else error.reason[:80]
                people.change_address(db, row.address_id, unreachable_at=now, unreachable_reason=why)
                group_losses.lost(db, self.app.world, row.address_id)
                self._elsewhere(db, row, error.reason, calls=True, refused=error.by_person)
            case Decision.SWITCH:
                if row.person_id is not None and error.retry_after:
                    rests = now + timedelta(seconds=error.retry_after)
                    people.change_person(db, row.person_id, rests_until=rests)
                self._elsewhere(db, row, error.reason, calls=row.purpose != "notice")
            case Decision.REST if row.person_id is not None:
                people.change_person(db, row.person_id, rests_until=now + timedelta(seconds=error.retry_after))
            case Decision.USE_TEMPLATE:
                people.change_address(db, row.address_id, last_inbound_at=None)
            case Decision.TEMPLATE_GONE:
                gone = template or delivery.twin_of(db, row)
                if gone and deciding.disapprove(db, gone, now):
                    lost_templates.tell(db, self.app.world, gone)
            case Decision.STOP_SENDER:
                limits.pause(db, row.channel, row.sender, now + STOPPED_FOR, error.reason)
            case _:
                pass

    def _elsewhere(self, db: Connection, row: Due, reason: str, *, calls: bool, refused: bool = False) -> None:
        other = None if refused else delivery.other_address(db, self.app.world, row)
        if other is not None:
            delivery.move(db, self.app.world, row, other)
        elif calls:
            delivery.let_the_office_call(db, self.app.world, row, reason)

    # ── what the provider tells later ─────────────────────────────────────────────────────────────────────────────

    def keep_status(self, db: Connection, event: StatusEvent) -> None:
        """A provider's status: forward only; a failure code decides as an error on the wire would."""
        now = self.app.clock.now()
        row_id = outbox.row_of_status(db, event.channel, event.provider_id, event.outbox_id)
        channel = self.app.channels[event.channel]
        error: ChannelError | None = None
        if event.status == "failed" and isinstance(channel, MayFailLater):
            row = outbox.due_row(db, row_id) if row_id is not None else None
            if row is not None:
                people.hold_addresses(db, [row.address_id])
            error = channel.decision_of(event.code, row.tries % ROUND if row else 1, row.external_id if row else "")
            error = _of_template(error, outbox.form_of(db, row.id) if row else "")
        moved = outbox.record_status(
            db, event.channel, event.provider_id, event.status, event.code, event.outbox_id, now,
            reason=error.reason if error is not None else "",
        )  # fmt: skip
        if moved is not None and error is not None and outbox.state_of(db, moved) == "failed":
            self._act_on_late_failure(db, outbox.due_row(db, moved), error, now)

    def _act_on_late_failure(self, db: Connection, row: Due, error: ChannelError, now: datetime) -> None:
        """The provider took a message and failed with it later: what the reason asks for is done now."""
        match error.decision:
            case Decision.USE_TEMPLATE | Decision.TEMPLATE_GONE:
                self._learn(db, row, error, now)
                outbox.requeue(db, row.id, now)
            case Decision.RETRY | Decision.PAUSE_STARTS:
                until = self._until(row, error, now)
                self._pause(db, row, error, now, until)
                if row.tries % ROUND < TRIES:
                    outbox.requeue(db, row.id, until)
            case Decision.REST:
                self._learn(db, row, error, now)
                outbox.requeue(db, row.id, now + timedelta(seconds=error.retry_after))
            case _:
                self._learn(db, row, error, now)


def _of_template(error: ChannelError, form: str) -> ChannelError:
    """Who is told to use a template and did is told that WhatsApp has not approved it: without it the office rings.

    Else the row would leave by the same template again and again.
    """
    if error.decision is Decision.USE_TEMPLATE and form == "template":
        return ChannelError(Decision.TEMPLATE_GONE, error.reason)
    return error


CANNOT_READ = N_("Haat cannot read this message")
