"""A crowd: so many addresses, and so many rows that wait for them, written set-wise."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tests.storage.together import NOON

BOT = "HaatTestBot"
_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) SELECT i FROM n",
    "postgresql": "SELECT i FROM generate_series(1, CAST(:many AS integer)) AS n(i)",
}
_PEOPLE = """INSERT INTO people (district_lgd, language, is_demo, language_sure, created_at, last_seen_at)
    SELECT 400 + i % 7, 'hi', {no}, {no}, :now, :now FROM ({numbers}) s"""
_ADDRESSES = """INSERT INTO addresses (channel, external_id, sender, person_id, first_seen_at, last_inbound_at)
    SELECT 'telegram', CAST(4000000000000000 + p.id AS varchar), :bot, p.id, :now, :now FROM people p"""
_ROWS = """INSERT INTO outbox (day, cause, action, sender, channel, address_id, person_id, lane, purpose, priority, share,
    repeatable, payload, state, tries, created_at, due_at)
    SELECT :day, :cause || i, 'send', :bot, 'telegram', a.id, a.person_id, 'address:' || a.id, 'notice', 2, :share,
    {no}, '{{"text": "x"}}', 'ready', 0, :now, :now FROM ({numbers}) s
    JOIN addresses a ON a.id = 1 + i % (SELECT max(id) FROM addresses)"""


def people_and_addresses(db: Connection, many: int) -> None:
    """So many people with one address each, in seven districts."""
    _run(db, _PEOPLE, many=many, now=_ms(NOON))
    _run(db, _ADDRESSES, many=many, now=_ms(NOON), bot=BOT)


def bulk(db: Connection, many: int, cause: str = "broadcast:1:", *, share: int = 0) -> None:
    """So many rows of bulk that wait, one after the other for every address there is."""
    _run(db, _ROWS, many=many, now=_ms(NOON), bot=BOT, cause=cause, share=share, day=NOON.date().isoformat())
    if db.dialect.name == "postgresql":
        db.execute(sa.text("ANALYZE outbox"))


def _run(db: Connection, sql: str, **words: object) -> None:
    name = db.dialect.name
    whole = sql.format(numbers=_NUMBERS[name], no="false" if name == "postgresql" else "0")
    used = {word: value for word, value in words.items() if f":{word}" in whole}
    db.execute(sa.text(whole), used)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
