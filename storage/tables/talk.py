"""Conversations and rooms, and the media and voice notes sent into them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from storage.database import Id, Instant
from storage.tables.columns import at, identity, metadata, part_index, to

conversations = Table(
    "conversations", metadata, identity(),
    to("people"), to("addresses"),
    Column("name", String(40), nullable=False),
    Column("subject", String(64), nullable=False, default=""),
    Column("opening", JSON, nullable=False),                # what it was begun with
    Column("asked", String(40)),
    Column("answers", JSON, nullable=False),                # [[question, value], …] in the order given
    Column("kept", JSON, nullable=False),                   # results of once and wait_for
    Column("misread", Integer, nullable=False, default=0),
    Column("status", String(12), nullable=False),           # open | finished | expired | withdrawn
    Column("paused_answer", JSON),                          # what was said when "go on?" was asked
    Column("later", Boolean, nullable=False, default=False),
    Column("reminded", Boolean, nullable=False, default=False, server_default=sa.false()),   # once, of its open question
    at("created_at"), at("updated_at"), at("expires_at"),
)  # fmt: skip
part_index("ix_conversations_left", "status = 'open' AND NOT reminded", conversations.c.updated_at)
part_index("ix_conversations_about", "status = 'open'", conversations.c.name, conversations.c.subject)
part_index("ix_conversations_ending", "status = 'open'", conversations.c.expires_at)
Index("ix_conversations_person", conversations.c.person_id, conversations.c.status)
part_index(
    "uq_conversations_open", conversations.c.status == "open",
    conversations.c.person_id, conversations.c.name, conversations.c.subject, unique=True,
)  # fmt: skip

prompts = Table(
    "prompts", metadata,
    Column("token", String(16), primary_key=True),
    to("addresses"), to("people"),
    Column("conversation_id", Id),                          # empty: the router's own (menu, language, more)
    Column("room_id", Id),
    Column("question", String(40), nullable=False),
    Column("takes", String(8), nullable=False, default="choice"),   # yes_no | choice | number | text
    Column("options", JSON, nullable=False),                # [{"value", "label"}, …] in the order shown
    Column("page", Integer, nullable=False, default=0),
    Column("text", Text, nullable=False, default=""),       # the question as shown, for another page of it
    Column("outbox_id", Id),
    at("created_at"),
)  # fmt: skip
Index("ix_prompts_conversation", prompts.c.conversation_id)
Index("ix_prompts_address", prompts.c.address_id, prompts.c.created_at)
Index("ix_prompts_outbox", prompts.c.outbox_id)
Index("ix_prompts_created_at", prompts.c.created_at)

rooms = Table(
    "rooms", metadata, identity(),
    Column("kind", String(16), nullable=False),             # deal | hand_off
    Column("subject", String(64), nullable=False),
    Column("status", String(12), nullable=False),           # open | closed | barred
    Column("price_said", JSON(none_as_null=True)),          # {"price", "by", "at"}: the one spoken last, which nobody agreed to yet
    at("created_at"),
    Unique("kind", "subject"),
)  # fmt: skip

room_members = Table(
    "room_members", metadata,
    Column("room_id", Id, ForeignKey("rooms.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("shown_as", String(120), nullable=False),
    at("wrote_at", nullable=True),
)  # fmt: skip
Index("ix_room_members_person", room_members.c.person_id)

tray = Table(
    "tray", metadata, identity(),
    to("people"), Column("inbox_id", Id), Column("media_id", Id),
    at("at"), Column("taken_at", Instant),
)  # fmt: skip
Index("ix_tray_person", tray.c.person_id)
part_index("ix_tray_inbox", "inbox_id IS NOT NULL", tray.c.inbox_id)

media = Table(
    "media", metadata, identity(),
    Column("channel", String(16), nullable=False),
    Column("sender", String(64), nullable=False),
    Column("ref", Text, nullable=False),                    # the provider's id or address of the bytes
    Column("kind", String(16), nullable=False),
    Column("mime", String(80)), Column("size", Integer), Column("sha256", String(64)),
    Column("path", String(200)),                            # our own copy, below the data directory
    Column("state", String(12), nullable=False),            # wanted | stored | refused
    Column("why", String(80)),
    to("people", nullable=True),
    at("created_at"),
)  # fmt: skip
part_index("ix_media_erased", "why = 'erased' AND path IS NOT NULL", media.c.id)

voice_notes = Table(
    "voice_notes", metadata, identity(),                    # the listening queue: what was said and nobody has typed yet
    to("people"), to("addresses"),
    Column("inbox_id", Id, nullable=False, unique=True),    # the message that began it
    Column("media_ids", JSON, nullable=False),              # one note, or several sent in a row to the same question
    Column("conversation_id", Id),                          # whose question it answers; empty: it began a matter of its own
    Column("question", String(40), nullable=False), Column("asked", Text),   # its name, and how it was asked
    Column("district_lgd", Integer), Column("language", String(8)),
    Column("seconds", Integer),                             # how long it is, where that is known
    Column("status", String(12), nullable=False),           # waiting | typed | saved | wrong | unclear | empty | overtaken
    Column("claimed_by", Id), Column("claimed_until", Instant),   # the listener who has it now
    Column("words", Text), Column("typed_by", Id), Column("how", String(12)),   # officer | helper | machine
    at("created_at"), at("typed_at", nullable=True), at("settled_at", nullable=True),
)  # fmt: skip
Index("ix_voice_notes_waiting", voice_notes.c.status, voice_notes.c.district_lgd, voice_notes.c.id)
Index("ix_voice_notes_person", voice_notes.c.person_id, voice_notes.c.status)
