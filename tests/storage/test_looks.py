"""Nothing that is asked at each message or each second reads a table that grows with people and trade from end to end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storage.tables import inbox
from tests.market import Market, markets

GROWING = {
    "people", "addresses", "address_people", "address_aliases", "consents", "inbox", "inbox_keys", "outbox", "status_events",
    "prompts", "conversations", "rooms", "room_members", "media", "voice_notes", "tray", "profiles", "seller_products",
    "enquiries", "matches", "introductions", "quotes", "deals", "asks", "reports", "audit", "group_cards", "card_questions",
    "broadcast_skips", "registrations", "calls", "hand_offs",
}  # fmt: skip
"""Tables whose rows are as many as there are people, messages or deeds; offices, schemes, groups and workshops are few."""
WAITING = re.compile(
    r"USING (COVERING )?INDEX (ix_inbox_(next|waiting)|ix_outbox_(busy|behind|held|errands)|uq_group_cards_notice"
    r"|ix_group_cards_(stale|to_relay)|ix_\w+_(erased|ending))\b"
)
"""Indexes that hold only what waits, so that walking them from end to end is what is wanted."""


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(sqlite_url, tmp_path)


def looks(market: Market) -> dict[str, Any]:
    """Every statement that is run from now on, with parameters of one of its runs."""
    found: dict[str, Any] = {}

    def note(_db: Any, _cursor: Any, statement: str, words: Any, *_: Any) -> None:
        if statement.split(" ", 1)[0] in ("SELECT", "WITH", "UPDATE", "DELETE", "INSERT"):
            found.setdefault(statement, words)

    for side in (market.app.store.writer, market.app.store.reader):
        sa.event.listen(side, "before_cursor_execute", note)
    return found


def read_whole(market: Market, statements: dict[str, Any]) -> list[str]:
    """Which of these read a growing table from end to end: the plan's line and the statement's beginning."""
    found = []
    for statement, words in list(statements.items()):
        plan = market.look(lambda db, it=statement, of=words: db.exec_driver_sql(f"EXPLAIN QUERY PLAN {it}", of).all())
        names = dict(re.findall(r"\b(?:FROM|JOIN|,) (\w+) (?:AS )?(\w+)\b", statement))
        whose = {alias: table for table, alias in names.items()}
        for row in plan:
            line = str(row[3])
            scanned = re.match(r"SCAN (\w+)", line)
            if scanned is None or WAITING.search(line):
                continue
            if whose.get(scanned[1], scanned[1]) in GROWING:
                found.append(f"{line}: {' '.join(statement.split())[:300]}")
    return found


def talk(market: Market) -> None:
    """A new seller, an enquiry, its answers, an introduction, a menu, a price, a stop; then the clock."""
    sellers = [market.seller(name=name) for name in ("Sita", "Gita", "Mina")]
    new = market.stranger("whatsapp")
    for words in ("मैं सागर से हूँ, हल्दी बेचती हूँ", "हाँ", "Lata", "menu", "50 kilo", "rate 150"):
        new.says(words)
    buyer = market.poster("100 kilo haldi")
    for words in ("yes", "120 rupaye kilo"):
        sellers[0].says(words)
    sellers[1].says("50 kilo 120 rupaye")
    for words in ("1", "what is the price?", "menu", "2", "back"):
        buyer.says(words)
    buyer.photo("isi tarah ki haldi")
    sellers[2].voice()
    sellers[0].says("profile")
    sellers[2].says("stop")


def test_neither_a_message_nor_the_tick_reads_a_growing_table_from_end_to_end(market: Market) -> None:
    statements = looks(market)
    talk(market)
    market.later(minutes=1)
    market.later(hours=3)
    market.later(days=4)
    assert len(statements) > 150, "the talk has gone the way it was meant to"
    assert read_whole(market, statements) == []


def test_what_is_old_is_deleted_without_reading_all_that_is_kept(market: Market) -> None:
    talk(market)
    statements = looks(market)
    market.later(days=200)
    market.later(days=220)
    assert any("DELETE FROM outbox" in one for one in statements), "something was old enough"
    assert any("DELETE FROM inbox_keys" in one for one in statements)
    assert read_whole(market, statements) == []


# ── plans that PostgreSQL keeps for every value of a statement's parameters ───────────────────────────────────────


OLD_POST = (
    """INSERT INTO inbox (channel, sender, provider_id, lane, message, raw, received_at, ahead, state, tries)
    SELECT 'telegram', 'b', 'p' || i, 'address:' || i, '{}', 'x', 1, false, 'done', 0 FROM generate_series(1, 20000) i""",
    """INSERT INTO outbox (day, cause, action, sender, channel, lane, purpose, priority, share, repeatable, payload, state,
        tries, doubts, created_at, due_at, sent_at, address_id, person_id)
    SELECT DATE '2026-11-01', 'old ' || i, 'send', 'b', 'telegram', 'address:' || i, 'reply', 0, 0, false, '{}', 'sent',
        0, 0, 1, 1, 1, a.id, a.person_id FROM generate_series(1, 20000) i, (SELECT * FROM addresses LIMIT 1) a""",
)
ONLY_WHAT_WAITS = re.compile(r"ix_inbox_(next|waiting)|ix_outbox_(busy|behind|held|errands|after|lane|unknown)")


@pytest.fixture
def crowded(postgres_url: str, tmp_path: Path) -> Iterator[Market]:
    """A market on PostgreSQL with much old post."""
    for market in markets(postgres_url, tmp_path):
        market.seller()
        for rows in OLD_POST:
            market.write(lambda db, it=rows: db.execute(sa.text(it)))
        market.write(lambda db: db.execute(sa.text("ANALYZE")))
        yield market


def numbered(statement: str) -> str:
    """A statement of the driver's with PostgreSQL's own places for its parameters."""
    names: dict[str, int] = {}
    places = itertools.count(1)
    asked = re.sub(r"%\((\w+)\)s", lambda at: f"${names.setdefault(at[1], len(names) + 1)}", statement)
    return re.sub(r"%s", lambda _: f"${next(places)}", asked).replace("%%", "%")


def kept_plans(market: Market, statements: dict[str, Any]) -> list[str]:
    """Which of these walk through all the post, were their plan kept for any parameter, as it is after a few runs."""
    found = []

    def walk(node: dict[str, Any], statement: str) -> None:
        by, index = node["Node Type"], node.get("Index Name", "")
        walks = by == "Seq Scan" or (by.startswith("Index") and "Index Cond" not in node)
        if node.get("Relation Name") in ("inbox", "outbox") and walks and not ONLY_WHAT_WAITS.match(index):
            found.append(f"{by} {index} {node.get('Filter', '')}: {' '.join(statement.split())[:300]}")
        for below in node.get("Plans", ()):
            walk(below, statement)

    def explain(db: sa.Connection) -> None:
        plain = db.connection.driver_connection
        assert plain is not None
        for statement in statements:
            (plan,) = plain.execute(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {numbered(statement)}").fetchone()
            walk(plan[0]["Plan"], statement)

    market.look(explain)
    return found


def test_no_kept_plan_of_postgresql_walks_through_all_the_post(crowded: Market) -> None:
    statements = looks(crowded)
    talk(crowded)
    crowded.later(minutes=1)
    crowded.later(hours=3)
    assert len(statements) > 150
    assert kept_plans(crowded, statements) == []
    by_parameter = (
        sa.select(inbox.c.id).where(inbox.c.state == "new", inbox.c.ahead.is_(True)).order_by(inbox.c.id).limit(1)
    )
    statements.clear()
    crowded.look(lambda db: db.execute(by_parameter).all())
    assert len(kept_plans(crowded, statements)) == 1, "a state as a parameter is noticed"


def test_a_look_through_everybody_is_noticed(market: Market) -> None:
    statements = looks(market)
    market.look(lambda db: db.execute(sa.text("SELECT p.id FROM people p WHERE p.name = 'Sita'")).all())
    assert len(read_whole(market, statements)) == 1
