"""A template that WhatsApp takes back after a broadcast was approved: what becomes of whom it was to reach, and who is told.

Telegram and whoever wrote within 24 hours get the notice all the same. Of the others, who was to get the template: while
WhatsApp only pauses it or looks at it anew, their rows are held, at most until the notice is stale; once it is refused or
switched off they are skipped with that reason, and may be written to at another address of theirs or be forwarded to.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from handlers.notice.sending import tell_author
from handlers.outbound.twins import twin_for
from handlers.world import World
from storage import audit, broadcast_runs, broadcasts, templates

WAITS, GONE = "template_waits", "template_gone"
"""What the officer hears of it."""


def note(
    db: Connection, world: World, content_sid: str, status: str, *, category: str = "", reason: str = ""
) -> str | None:  # fmt: skip
    """Keep what WhatsApp says of a template now; the state before, when it is another one. Those concerned are told once."""
    was = templates.note_state(db, content_sid, status, world.now, category=category, reason=reason)
    if was in ("approved", "paused") and status in templates.TAKEN_BACK:
        tell(db, world, content_sid)
    return was


def tell(db: Connection, world: World, content_sid: str) -> int:
    """Each officer whose approved broadcast needs this template, once a broadcast and fate; how many broadcasts."""
    lost = templates.called(db, content_sid)
    if lost is None or lost.status not in templates.TAKEN_BACK:
        return 0
    event = WAITS if lost.status in templates.RETURNING else GONE
    concerned = 0
    for one in broadcasts.listed(db, statuses=("approved", "paused"), at_most=1000):
        if twin_for(one.purpose, one.audience).name != lost.name or not _needs(db, one, lost.language):
            continue
        concerned += 1
        audit.note(
            db, None, f"broadcast_{event}", f"broadcast:{one.id}", world.now, why_not="WhatsApp decides",
            after={"language": lost.language, "status": lost.status, "reason": lost.reason},
        )  # fmt: skip
        tell_author(
            db, world, one, event, once=f"{event}:{content_sid}", language=lost.language, reason=lost.reason or "",
        )  # fmt: skip
    return concerned


def _needs(db: Connection, one: broadcasts.Broadcast, language: str) -> bool:
    """Has it words in this language, and a run under way or to come?"""
    going = any(run.status in broadcasts.GOING for run in broadcast_runs.runs_of(db, one.id))
    return (going or one.next_at is not None) and language in broadcasts.frozen_texts(db, one.id, one.version)
