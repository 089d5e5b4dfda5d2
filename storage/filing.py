"""What people ask about: the notice, workshop or enquiry of the message that they answer, or that reached them last."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.broadcasts import broadcast_of
from storage.tables import broadcasts, conversations, introductions, match_questions, matches, outbox, prompts, quotes

LAST = 3
"""How many of the messages that reached somebody last are looked at."""
OF_MATCH = ("lead", "said_yes", "lead_over")
OF_INTRODUCTION = ("introduced", "quote", "how_it_went", "deal_word")
OF_ENQUIRY = ("nobody_left", "cards", "expired", "office_rings", "can_you_make", "more_goods")


def subject_of(db: Connection, address_id: int, *, since: datetime, replied_to: int | None = None) -> str:
    """`notice:3`, `workshop:5` or `enquiry:7`: that of the message replied to, else of those that came last; else empty."""
    seen = sa.select(outbox.c.id, outbox.c.cause).where(
        outbox.c.address_id == address_id, sa.text("outbox.sent_at IS NOT NULL AND outbox.action = 'send'")
    )
    if replied_to is not None:
        rows = db.execute(seen.where(outbox.c.id == replied_to)).all()
    else:
        rows = db.execute(
            seen.where(outbox.c.sent_at >= since).order_by(outbox.c.sent_at.desc(), outbox.c.id.desc()).limit(LAST)
        ).all()
    for row in rows:
        if found := _of_row(db, row.id, row.cause):
            return found
    return ""


def _of_row(db: Connection, outbox_id: int, cause: str) -> str:
    number = broadcast_of(cause)
    if number is not None:
        notice = db.scalar(sa.select(broadcasts.c.notice_id).where(broadcasts.c.id == number))
        return f"notice:{notice}" if notice is not None else ""
    asks = (
        sa.select(conversations.c.name, conversations.c.subject)
        .join(prompts, prompts.c.conversation_id == conversations.c.id)
        .where(prompts.c.outbox_id == outbox_id)
    )
    talk = db.execute(asks).first()
    return of_talk(db, talk.name, talk.subject) if talk is not None else ""


def of_talk(db: Connection, name: str, subject: str) -> str:
    """What a conversation is about."""
    first = subject.partition(":")[0]
    if not first.isdigit():
        return ""
    number = int(first)
    if name in ("notice", "notice_shown"):
        return f"notice:{number}"
    if name.startswith("ws_") or name in ("workshop", "place"):
        return f"workshop:{number}"
    if name in OF_ENQUIRY:
        return f"enquiry:{number}"
    match = number if name in OF_MATCH else None
    if name in OF_INTRODUCTION:
        match = db.scalar(sa.select(introductions.c.match_id).where(introductions.c.id == number))
    elif name == "quoted":
        met = sa.select(quotes.c.introduction_id).where(quotes.c.id == number).scalar_subquery()
        match = db.scalar(sa.select(introductions.c.match_id).where(introductions.c.id == met))
    elif name in ("seller_asks", "buyer_answers"):
        match = db.scalar(sa.select(match_questions.c.match_id).where(match_questions.c.id == number))
    enquiry = db.scalar(sa.select(matches.c.enquiry_id).where(matches.c.id == match)) if match is not None else None
    return f"enquiry:{enquiry}" if enquiry is not None else ""
