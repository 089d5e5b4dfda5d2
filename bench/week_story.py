"""What happened in one simulated week, telephone by telephone, and for what each WhatsApp message was paid: `--trace FILE`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bench import week_figures
from bench.week_artisans import Artisan
from bench.week_people import Human
from storage.tables import calls, conversations, enquiries, inbox, matches, outbox, prompts

if TYPE_CHECKING:
    from bench.first_week import FirstWeek


def of(week: FirstWeek) -> str:
    """The whole story of one seed as text."""
    return "\n".join([*_bill(week), *_enquiries(week), *_stories(week)])


def _bill(week: FirstWeek) -> list[str]:
    """How many WhatsApp messages each matter took, the dearest first."""

    def ask(db: Connection) -> Any:
        named = (
            sa.select(outbox.c.purpose, outbox.c.form, conversations.c.name, prompts.c.question, outbox.c.payload)
            .select_from(outbox)
            .outerjoin(prompts, prompts.c.outbox_id == outbox.c.id)
            .outerjoin(conversations, conversations.c.id == prompts.c.conversation_id)
            .where(outbox.c.channel == "whatsapp", outbox.c.action == "send", outbox.c.sent_at.is_not(None))
        )
        came = sa.select(inbox.c.message).where(inbox.c.channel == "whatsapp")
        return db.execute(named).all(), db.scalars(came).all()

    rows, came = week.place.look(ask)
    out: Counter[str] = Counter()
    for row in rows:
        what = f"{row.name or '-'}.{row.question or ''}" if row.question else _head(row.payload)
        out[f"{row.purpose:8} {row.form or '':9} {what}"] += 1
    into = Counter(message["kind"] for message in came)
    return ["WHATSAPP OUT", *(f"{many:5} {what}" for what, many in out.most_common()),
            "WHATSAPP IN", *(f"{many:5} {what}" for what, many in into.most_common())]  # fmt: skip


def _head(payload: Any) -> str:
    said = str(payload.get("text") or payload.get("media_kind") or "?")
    return " / ".join(said.splitlines())[:60]


def _enquiries(week: FirstWeek) -> list[str]:
    """Each enquiry: who was asked when, what they said, whom the office was to ring."""

    def ask(db: Connection) -> Any:
        return (
            db.execute(sa.select(enquiries).order_by(enquiries.c.id)).mappings().all(),
            db.execute(sa.select(matches).order_by(matches.c.id)).mappings().all(),
            db.execute(sa.select(calls)).mappings().all(),
        )

    posted, asked, rung = week.place.look(ask)
    lines = ["ENQUIRIES"]
    for one in posted:
        lines.append(
            f"{one['id']} {one['created_at']:%a %H:%M} {one['status']} wave {one['wave']} {one['text']!r} {one['concept']}"
        )
        for match in asked:
            if match["enquiry_id"] == one["id"]:
                call = next((row for row in rung if row["cause"] == f"lead:{match['id']}"), None)
                lines.append(
                    f"    {match['id']} profile {match['profile_id']} {match['status']} asked {_when(match['asked_at'])}"
                    f" answered {_when(match['answered_at'])} wave {match['wave']}"
                    + (f" call {call['why']!r} {call['result']} {_when(call['settled_at'])}" if call else "")
                )
    return lines


def _when(moment: Any) -> str:
    return f"{moment:%a %H:%M}" if moment else "-"


def _stories(week: FirstWeek) -> list[str]:
    """Every telephone from its first to its last message, below who they are and whether buyers find them."""
    found = week_figures.found_of(week)
    lines, told = ["TELEPHONES"], set[int]()
    for human in week.everybody:
        lines.append(f"== {_who(human)} {'FOUND' if id(human) in found else ''}")
        if id(human.phone) not in told:
            told.add(id(human.phone))
            lines += ["  " + line.replace("\n", " / ") for line in human.phone.story]
    return lines


def _who(human: Human) -> str:
    name = getattr(human, "name", "")
    if not isinstance(human, Artisan):
        return f"{type(human).__name__} {name} {human.phone.channel}"
    how = "voice" if human.voice_only else "typing"
    return f"Artisan {name} {human.phone.channel} {how} {human.goods['concept']}" + (
        " first of two" if human.shares else ""
    )
