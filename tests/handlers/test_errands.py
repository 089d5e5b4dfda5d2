"""Conversations that wait for something slow: asked once, told once, whatever happens in between, on both stores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.channels.channel import ChannelError, Decision, Errand
from bot.errands import HEARD, HEAVY, Bench, bring, do
from handlers import errands, subjects
from handlers.conversation import Conversation, ErrandFailed
from handlers.questions import Option, Question
from storage import conversations, outbox, people, tables
from tests.chat import Chat
from tests.market import Market, markets

AFTER = Question("after", "Which one?", (Option("a", "First"), Option("b", "Second")))
runs: list[str] = []


def looks_up(c: Conversation) -> None:
    """Ask the provider, then the person."""
    c.say("One moment, I look it up.")
    try:
        found = c.wait_for("rights", "rights", by="wire", chat=-100123)
    except ErrandFailed as failed:
        c.say("I could not find out: {why}", why=str(failed))
        return
    c.say("Found: {status}", status=found["status"])
    c.say("Chosen: {which}", which=c.ask(AFTER))


def adds_up(c: Conversation) -> None:
    """Have long work done, twice if it is wanted again."""
    c.say("One moment, I add it up.")
    found = c.wait_for("sum", "sum", by="heavy", numbers=[1, 2, 3])
    if c.once("wanted again", lambda: found["sum"] == 6):
        c.kept["wanted again"] = False
        c.forget("sum")
        c.wait_for("sum", "sum", by="heavy", numbers=[4])
    c.say("It is {total}", total=str(found["sum"]))


def add(at: Bench, *, numbers: list[int]) -> dict[str, int]:
    """Long work that reads the store."""
    assert at.db.scalar(sa.select(sa.func.count()).select_from(tables.people))
    runs.append(str(numbers))
    return {"sum": sum(numbers)}


@pytest.fixture
def market(any_store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Market]:
    runs.clear()
    monkeypatch.setitem(subjects.CONVERSATIONS, "looks_up", looks_up)
    monkeypatch.setitem(subjects.CONVERSATIONS, "adds_up", adds_up)
    monkeypatch.setitem(HEAVY, "sum", add)
    yield from markets(any_store_url, tmp_path)


@pytest.fixture
def asha(market: Market) -> Chat:
    return market.seller(language="en", name="Asha")


def heard(market: Market) -> list[str]:
    return [errand.part.text for errand in market.telegram.sent]


def errand_rows(market: Market) -> list[Any]:
    query = sa.select(tables.outbox).where(tables.outbox.c.action == "errand").order_by(tables.outbox.c.id)
    return list(market.look(lambda db: db.execute(query).all()))


def test_a_question_to_the_provider_is_asked_once_and_the_talk_goes_on_with_its_answer(
    market: Market, asha: Chat
) -> None:
    market.telegram.knows["rights"] = {"status": "administrator"}
    market.begin(asha, "looks_up")
    assert heard(market) == ["One moment, I look it up.", "Found: administrator", "Which one?"]
    assert [(one.asks, one.words) for one in market.telegram.asked] == [("rights", {"chat": -100123})]
    market.reopen()
    asha.says("Second")
    market.settle()
    assert heard(market)[3:] == ["Chosen: b"]
    assert len(market.telegram.asked) == 1
    assert [row.state for row in errand_rows(market)] == ["sent"]


def test_what_the_provider_refuses_reaches_the_talk_as_a_failure_once(market: Market, asha: Chat) -> None:
    market.telegram.knows["rights"] = ChannelError(Decision.GIVE_UP, "chat not found")
    market.begin(asha, "looks_up")
    assert heard(market) == ["One moment, I look it up."]
    for _ in range(3):
        market.later(seconds=1)
    assert heard(market)[1:] == ["I could not find out: chat not found"]


def test_an_errand_left_on_the_wire_by_a_dead_process_is_not_waited_for_for_ever(
    market: Market, asha: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "ONCE_ONLY", {"rights"})
    world = market.app.world
    address = market.write(
        lambda db: people.address_for(db, "telegram", asha.channel.sender, [asha.address], world.now)
    )

    def die(db: Connection) -> None:
        """What a process leaves behind that marked the row and was killed."""
        row = outbox.add(
            db, world.now, cause=f"errand:{talk_id}:rights", action="errand", sender=asha.channel.sender,
            channel="telegram", address_id=address.id, person_id=address.person_id, lane=f"errand:{talk_id}",
            purpose="reply", priority=1, repeatable=False,
            payload={"errand": "rights", "by": "wire", "words": {}, "talk": talk_id, "name": "rights"},
        )  # fmt: skip
        assert row is not None
        assert outbox.claim(db, "dead", world.now, at_most=1)
        assert outbox.start(db, "dead", [row], world.now) == [row]

    talk = market.write(
        lambda db: conversations.begin(db, address.person_id, address.id, "looks_up", "", {}, world.now)
    )
    talk_id = talk.id
    market.write(die)
    market.later(minutes=5)
    market.later(seconds=2)
    assert heard(market) == ["I could not find out: no answer from the provider"]
    assert market.telegram.asked == []


def test_heavy_work_is_done_beside_and_once_more_when_it_was_forgotten(market: Market, asha: Chat) -> None:
    market.begin(asha, "adds_up")
    assert runs == ["[1, 2, 3]", "[4]"]
    assert heard(market) == ["One moment, I add it up.", "It is 4"]
    assert [row.cause.rpartition(":")[2] for row in errand_rows(market)] == ["sum", "1"]


def test_heavy_work_that_breaks_leaves_its_reason_in_its_row(
    market: Market, asha: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(at: Bench, **words: Any) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setitem(HEAVY, "sum", breaks)
    monkeypatch.setattr(errands, "ONCE_ONLY", {"sum"})
    market.begin(asha, "adds_up")
    assert [(row.state, row.reason) for row in errand_rows(market)] == [("unknown", "ZeroDivisionError: no")]


def test_a_file_made_twice_is_kept_once_and_its_result_comes_in_once(
    market: Market, asha: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = iter([b"%PDF-1.4 of one second", b"%PDF-1.4 of another second"])
    copies = []

    def makes(at: Bench, **words: Any) -> dict[str, Any]:
        copy = at.media.keep_ours(next(bodies), "list.pdf", "application/pdf", made_for=at.cause)
        copies.append(copy)
        kept = {"kind": "document", "mime": copy.mime, "path": copy.path, "sha256": copy.sha256, "size": copy.size}
        return {errands.KEEPS: kept, "sum": 10}

    monkeypatch.setitem(HEAVY, "sum", makes)
    market.begin(asha, "adds_up")
    row = errand_rows(market)[0]
    again = market.run(do(market.app, market.telegram, Errand(row.id, 1, "errand", "1"), row.payload, row.cause))
    assert copies[0] == copies[1], "the second one finds what the first has made"
    assert not market.write(lambda db: bring(db, market.app.world, row.id, again.result))
    kept = sa.select(sa.func.count()).select_from(tables.media).where(tables.media.c.path == copies[0].path)
    assert market.look(lambda db: db.scalar(kept)) == 1


def test_long_work_is_not_taken_for_lost_while_its_worker_says_that_it_goes_on(market: Market, asha: Chat) -> None:
    now = market.app.world.now
    market.telegram.knows["rights"] = ChannelError(Decision.RETRY, "later", retry_after=60)
    market.begin(asha, "looks_up")
    number = errand_rows(market)[0].id
    later = now + timedelta(seconds=90)

    def at_work(db: Connection) -> list[int]:
        assert [row.id for row in outbox.claim(db, "worker", later, at_most=1)] == [number]
        return outbox.start(db, "worker", [number], later)

    assert market.write(at_work) == [number]
    attempt = errand_rows(market)[0].tries
    for minute in range(1, 4):
        real = later + timedelta(minutes=minute) - timedelta(seconds=5)
        assert market.write(lambda db: outbox.still_at_it(db, number, "worker", attempt, real))  # noqa: B023 - at once
        assert market.write(lambda db: outbox.sweep(db, real)) == (0, 0)  # noqa: B023
    assert not market.write(lambda db: outbox.still_at_it(db, number, "another", attempt, later))
    gone = later + timedelta(minutes=5)
    assert market.write(lambda db: outbox.sweep(db, gone)) == (0, 1)
    assert not market.write(lambda db: outbox.still_at_it(db, number, "worker", attempt, gone)), (
        "it is not its any more"
    )
    assert errand_rows(market)[0].state == "ready", "done once again, long after it was asked for"


def test_every_heavy_errand_that_a_conversation_asks_for_is_in_the_registry() -> None:
    asked = set()
    for path in (Path(errands.__file__).parent).glob("**/*.py"):
        asked |= set(re.findall(r'wait_for\([^,]+, "(\w+)", by="heavy"', path.read_text()))
    assert asked == set(HEAVY) | set(HEARD)


def test_what_is_written_while_the_errand_is_on_its_way_is_no_answer_to_it(market: Market, asha: Chat) -> None:
    market.telegram.knows["rights"] = ChannelError(Decision.RETRY, "later", retry_after=60)
    market.begin(asha, "looks_up")
    asha.says("hello")
    market.settle()
    assert heard(market)[0] == "One moment, I look it up."
    assert "Which one?" not in heard(market)
    market.telegram.knows["rights"] = {"status": "member"}
    market.later(seconds=90)
    assert heard(market)[-2:] == ["Found: member", "Which one?"]
    assert heard(market).count("One moment, I look it up.") == 1


def test_a_talk_that_ended_meanwhile_hears_nothing_more(market: Market, asha: Chat) -> None:
    market.telegram.knows["rights"] = ChannelError(Decision.RETRY, "later", retry_after=60)
    market.begin(asha, "looks_up")
    ended = tables.conversations.update().where(tables.conversations.c.name == "looks_up").values(status="withdrawn")
    market.write(lambda db: db.execute(ended))
    market.telegram.knows["rights"] = {"status": "member"}
    market.later(seconds=90)
    assert heard(market) == ["One moment, I look it up."]
