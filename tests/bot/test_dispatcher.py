"""The dispatcher and the edge of a step: what fails is decided on, nothing is lost in silence, nothing holds others up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.channels.channel import ChannelError, Decision, Done, Errand, StatusEvent
from bot.dispatcher import MEDIA_PATIENCE
from bot.outcomes import BACK_OFF, TRIES
from bot.pacing import Pacer
from handlers import subjects
from handlers.conversation import Conversation, Elsewhere
from handlers.language import say
from storage import inbox, kept_media, outbox, people, phone_calls
from storage.people import Address
from storage.tables import outbox as rows
from tests.chat import Chat
from tests.market import Market, markets
from tests.storage.together import row

MINUTE = timedelta(minutes=1)
SORRY = say("hi", "That went wrong on our side. Your message is kept and I try again; you need not send it twice.")


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


@pytest.fixture
def sita(market: Market) -> Chat:
    return market.seller(channel="whatsapp")


def address_of(market: Market, chat: Chat) -> Address:
    found = market.look(lambda db: people.reached_at(db, chat.person_id))
    if found is None:
        found = market.look(lambda db: people.address_called(db, chat.channel.name, [chat.address]))
    assert found is not None
    return found


def queue(market: Market, chat: Chat, *causes: str, **fields: Any) -> list[int]:
    """Messages for somebody, ready to leave now."""
    to = address_of(market, chat)
    words = {"purpose": "deal", "priority": 1} | fields
    ids = market.write(lambda db: [row(db, to, cause, **words) for cause in causes])
    market.write(lambda db: db.execute(rows.update().where(rows.c.id.in_(ids)).values(
        due_at=market.clock.now(), created_at=market.clock.now())))  # fmt: skip
    return ids


def look(market: Market, number: int) -> Any:
    return market.look(lambda db: db.execute(sa.select(rows).where(rows.c.id == number)).one())


def texts(chat: Chat) -> list[str]:
    return [one.text for one in chat.shown]


def calls(market: Market) -> list[str]:
    return [call.words for call in market.look(lambda db: phone_calls.open_of(db, [425]))]


# ── what each failure asks for ────────────────────────────────────────────────────────────────────────────────────


def test_what_was_surely_not_sent_is_tried_again_later_and_later_then_given_up(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.RETRY, "busy"), times=TRIES)
    (one,) = queue(market, sita, "a")
    waits = []
    for _ in range(TRIES - 1):
        before = market.clock.now()
        market.settle()
        kept = look(market, one)
        assert kept.state == "ready"
        waits.append((kept.due_at - before).total_seconds())
        market.clock.advance(kept.due_at - before - timedelta(seconds=1))
        market.settle()
        assert look(market, one).tries == kept.tries, "not before its time"
        market.clock.advance(timedelta(seconds=1))
    market.settle()
    assert waits == list(BACK_OFF)[: TRIES - 1]
    assert (look(market, one).state, look(market, one).reason) == ("failed", "busy")
    assert texts(sita) == []


def test_a_provider_that_names_the_wait_is_obeyed(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.RETRY, "flood", retry_after=47))
    (one,) = queue(market, sita, "a")
    market.settle()
    assert look(market, one).due_at == market.clock.now() + timedelta(seconds=47)


def test_who_must_be_silent_is_silent_and_nobody_else(market: Market, sita: Chat) -> None:
    ravi = market.buyer(channel="whatsapp")
    market.whatsapp.refuses(ChannelError(Decision.RETRY, "flood", retry_after=60, pauses="address"))
    queue(market, sita, "first", "second")
    (urgent,) = queue(market, sita, "urgent", priority=0)
    market.settle()
    assert look(market, urgent).due_at == market.clock.now() + MINUTE, "an answer would flood the chat as well"
    queue(market, ravi, "ravi")
    market.settle()
    assert (texts(sita), texts(ravi)) == ([], ["ravi"])
    market.later(seconds=59)
    assert texts(sita) == []
    market.later(seconds=2)
    assert texts(sita) == ["urgent", "first", "second"], "in order"


def test_a_flood_at_a_sender_holds_all_that_waits_for_it(market: Market, sita: Chat) -> None:
    ravi, anil = market.buyer(channel="whatsapp"), market.buyer(channel="telegram", name="Anil")
    queue(market, sita, "a")
    queue(market, ravi, "b", priority=2)
    queue(market, anil, "c", priority=2)
    market.whatsapp.refuses(ChannelError(Decision.RETRY, "flood", retry_after=60, pauses="sender"))
    claim_one_at_a_time(market)
    assert texts(ravi) == []
    assert texts(anil) == ["c"], "another sender goes on"
    market.later(seconds=61)
    assert texts(ravi) == ["b"]


def claim_one_at_a_time(market: Market) -> None:
    """Settle with batches of one row, so that a flood is known before the next row leaves."""
    whole = outbox.claim
    outbox.claim = lambda db, owner, now, **words: whole(db, owner, now, **(words | {"at_most": 1}))  # type: ignore[assignment]
    try:
        market.settle()
    finally:
        outbox.claim = whole


@pytest.mark.parametrize(("repeatable", "sent"), [(True, ["a"]), (False, [])])
def test_after_a_doubtful_end_only_what_may_be_repeated_is_sent_once_more(
    market: Market, sita: Chat, repeatable: bool, sent: list[str]
) -> None:
    market.whatsapp.refuses(ChannelError(Decision.UNKNOWN, "no answer"))
    (one,) = queue(market, sita, "a", repeatable=repeatable)
    market.settle()
    assert texts(sita) == sent
    assert look(market, one).state == ("sent" if sent else "unknown")


def test_twice_doubtful_is_left_alone(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.UNKNOWN, "no answer"), times=2)
    first, second = queue(market, sita, "a", "b", repeatable=True)
    market.settle()
    assert (look(market, first).state, look(market, first).reason) == ("unknown", "no answer")
    assert look(market, second).state == "sent", "and holds nothing up"


def test_an_error_that_nobody_foresaw_is_a_doubtful_end(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ZeroDivisionError("ours"))  # type: ignore[arg-type]
    (one,) = queue(market, sita, "a")
    market.settle()
    assert (look(market, one).state, look(market, one).reason) == ("unknown", "ZeroDivisionError: ours")


def test_what_is_refused_for_good_is_not_tried_again_and_holds_nobody_up(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.GIVE_UP, "too long"))
    first, second = queue(market, sita, "a", "b")
    market.settle()
    assert (look(market, first).state, look(market, first).reason) == ("failed", "too long")
    assert look(market, second).state == "sent"


def test_whoever_cannot_be_reached_is_rung_and_written_to_again_when_they_write(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.UNREACHABLE, "blocked"))
    first, second = queue(market, sita, "a", "b")
    market.settle()
    assert look(market, first).state == "failed"
    assert (look(market, second).state, look(market, second).reason) == ("skipped", "unreachable")
    assert calls(market) == ["a", "b"], "nothing dies silently"
    sita.says("menu")
    (third,) = queue(market, sita, "c")
    market.settle()
    assert look(market, third).state == "sent"


def test_a_closed_window_needs_a_template_and_without_one_the_office_rings(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.USE_TEMPLATE, "window closed"))
    (one,) = queue(market, sita, "a")
    market.settle()
    assert (look(market, one).state, look(market, one).reason) == ("skipped", "window closed, no approved template")
    assert calls(market) == ["a"]


def test_a_chat_with_a_new_id_is_written_to_there(market: Market) -> None:
    ravi = market.buyer(channel="telegram")
    market.telegram.refuses(ChannelError(Decision.MIGRATED, "supergroup", new_id="-1000000000001"))
    (one,) = queue(market, ravi, "a")
    market.settle()
    assert look(market, one).state == "sent"
    assert market.telegram.sent[-1].to == "-1000000000001"


def test_a_refused_token_stops_the_sender_for_a_quarter_of_an_hour(market: Market, sita: Chat) -> None:
    queue(market, sita, "a")
    queue(market, market.buyer(channel="whatsapp"), "b", priority=2)
    market.whatsapp.refuses(ChannelError(Decision.STOP_SENDER, "wrong token"))
    claim_one_at_a_time(market)
    assert len(market.whatsapp.sent) == 0
    market.later(minutes=14)
    assert len(market.whatsapp.sent) == 0
    market.later(minutes=2)
    assert [errand.part.text for errand in market.whatsapp.sent] == ["a", "b"]


def test_things_that_are_already_as_wanted_are_done(market: Market, sita: Chat) -> None:
    market.whatsapp.refuses(ChannelError(Decision.NOTHING, "not modified"))
    (one,) = queue(market, sita, "a")
    market.settle()
    assert look(market, one).state == "sent"


# ── statuses ──────────────────────────────────────────────────────────────────────────────────────────────────────


def status(market: Market, number: int, said: str, code: str = "") -> None:
    event = StatusEvent("whatsapp", f"whatsapp-{number}", said, market.clock.now(), number, code)
    market.run(market.app.status(event))
    market.settle()


def test_a_late_failure_does_what_its_reason_asks_for(
    market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = {
        "1": ChannelError(Decision.UNREACHABLE, "gone"), "2": ChannelError(Decision.RETRY, "later", retry_after=60),
        "3": ChannelError(Decision.GIVE_UP, "bad"),
    }  # fmt: skip
    monkeypatch.setattr(market.whatsapp, "decision_of", lambda code, tries, to: decided[code], raising=False)
    again, bad, gone = queue(market, sita, "again", "bad", "gone")
    market.settle()
    status(market, again, "failed", "2")
    assert look(market, again).state == "held"
    market.later(seconds=61)
    assert texts(sita).count("again") == 2
    status(market, bad, "failed", "3")
    assert (look(market, bad).state, look(market, bad).reason) == ("failed", "bad")
    status(market, gone, "failed", "1")
    assert address_of(market, sita).unreachable_at == market.clock.now()
    assert calls(market) == ["gone"]


def test_a_failure_after_it_was_read_changes_nothing(
    market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = ChannelError(Decision.UNREACHABLE, "gone")
    monkeypatch.setattr(market.whatsapp, "decision_of", lambda code, tries, to: refused, raising=False)
    (one,) = queue(market, sita, "a")
    market.settle()
    status(market, one, "read")
    status(market, one, "failed", "1")
    assert look(market, one).state == "read"
    assert address_of(market, sita).unreachable_at is None
    assert calls(market) == []


# ── killed, paced, waiting for a photo ────────────────────────────────────────────────────────────────────────────


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize(("repeatable", "state", "sent"), [(True, "sent", 1), (False, "unknown", 0)])
def test_what_a_killed_process_left_on_the_wire(
    market: Market, sita: Chat, repeatable: bool, state: str, sent: int
) -> None:
    market.whatsapp.refuses(Killed())  # type: ignore[arg-type]
    (one,) = queue(market, sita, "a", repeatable=repeatable)
    with pytest.raises(Killed):
        market.settle()
    assert look(market, one).state == "sending"
    market.reopen()
    market.later(seconds=59)
    assert look(market, one).state == "sending", "an answer may still be on its way to another process"
    market.later(seconds=2)
    assert look(market, one).state == state
    assert len(texts(sita)) == sent


def test_a_fast_talk_is_paced_and_nothing_of_it_is_lost(market: Market) -> None:
    ravi = market.buyer(channel="telegram")
    market.app.dispatcher.pacer = Pacer(begun=market.clock.now() - timedelta(hours=1))
    queue(market, ravi, *"abcdefg")
    seen = []
    for _ in range(60):
        market.later(seconds=0.1)
        seen.append(len(texts(ravi)))
    assert texts(ravi) == list("abcdefg"), "in order, none lost"
    assert seen[9] == 4, "four at once to one chat"
    assert seen[29] == 4 + 2, "then one a second"


def test_words_wait_for_their_photo_a_minute_and_then_go_alone(market: Market, sita: Chat) -> None:
    media = market.write(
        lambda db: kept_media.want(
            db, channel="whatsapp", sender="s", ref="r", kind="photo", mime="image/jpeg", size=1, person_id=None,
            now=market.clock.now(),
        )
    )  # fmt: skip
    (one,) = queue(market, sita, "a", payload={"text": "a", "media_id": media, "media_kind": "photo"})
    market.settle()
    assert look(market, one).state == "ready"
    market.later(seconds=MEDIA_PATIENCE.total_seconds() - 1)
    assert look(market, one).state == "ready"
    market.later(seconds=2)
    assert (look(market, one).state, texts(sita)) == ("sent", ["a"])


def test_a_photo_that_never_came_is_not_sent_as_nothing(market: Market, sita: Chat) -> None:
    def refused(db: Any) -> int:
        made = kept_media.want(
            db, channel="whatsapp", sender="s", ref="r", kind="voice", mime="", size=1, person_id=None, now=market.clock.now()
        )  # fmt: skip
        kept_media.refused(db, made, "gone")
        return made

    media = market.write(refused)
    first, second = queue(market, sita, "a", "b", payload={"text": "", "media_id": media, "media_kind": "voice"})
    market.settle()
    assert {look(market, one).state for one in (first, second)} == {"failed"}


def test_bytes_that_are_no_media_are_refused_and_said_why(market: Market, sita: Chat) -> None:
    sita.channel.files["page"] = b"<html>"
    queue(market, sita, "fetch", action="fetch_media", payload={"media_id": 1, "ref": "page"})
    market.write(
        lambda db: kept_media.want(
            db, channel="whatsapp", sender="s", ref="page", kind="photo", mime="image/jpeg", size=6, person_id=None,
            now=market.clock.now(),
        )
    )  # fmt: skip
    market.settle()
    kept = market.look(lambda db: kept_media.one(db, 1))
    assert (kept.state, kept.why, kept.path) == ("refused", "unknown kind of file", None)


def test_a_sender_that_another_process_owns_is_left_alone(market: Market, sita: Chat) -> None:
    queue(market, sita, "a")
    market.app.engine.owns = lambda sender: sender != sita.channel.sender  # type: ignore[method-assign]
    market.settle()
    assert texts(sita) == []
    market.app.engine.owns = lambda sender: True  # type: ignore[method-assign]
    market.settle()
    assert texts(sita) == ["a"]


# ── a step that breaks ────────────────────────────────────────────────────────────────────────────────────────────


def broken(times: int) -> Callable[[Any], None]:
    """A conversation with a mistake of ours in it, that is gone after some tries."""
    left = [times]

    def conversation(c: Any) -> None:
        c.say("half a sentence that nobody should get")
        if left[0]:
            left[0] -= 1
            raise ZeroDivisionError("ours")
        c.say("at last")

    return conversation


def test_a_broken_step_is_tried_three_times_parked_and_told_kindly_once(
    market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(subjects.CONVERSATIONS, "profile", broken(99))
    ravi = market.buyer(channel="telegram")
    sita.says("mera profile")
    assert texts(sita) == [SORRY]
    ravi.says("menu")
    assert ravi.shown, "other lanes go on"
    sita.says("menu")
    assert texts(sita) == [SORRY], "the lane keeps its order while it is tried again"
    market.later(seconds=5)
    market.later(seconds=30)
    assert texts(sita)[0] == SORRY
    assert texts(sita).count(SORRY) == 1
    assert "half a sentence" not in sita.all
    assert len(texts(sita)) == 2, "then the lane goes on with what came after"
    (parked,) = market.look(inbox.parked)
    assert (parked.tries, parked.error) == (3, "ZeroDivisionError: ours")
    assert parked.message["text"] == "mera profile"


def test_a_signal_that_nobody_took_is_a_broken_step_and_stops_nobody_else(
    market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(c: Conversation) -> None:
        raise Elsewhere(c.talk)

    monkeypatch.setitem(subjects.CONVERSATIONS, "profile", elsewhere)
    sita.says("mera profile")
    assert texts(sita) == [SORRY]
    ravi = market.buyer(channel="telegram")
    ravi.says("menu")
    assert ravi.shown, "other lanes go on"
    market.later(seconds=5)
    market.later(seconds=30)
    (parked,) = market.look(inbox.parked)
    assert parked.error.startswith("Elsewhere")


def test_a_step_that_works_at_the_second_try_says_what_it_wanted_to_say(
    market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(subjects.CONVERSATIONS, "profile", broken(1))
    sita.says("mera profile")
    market.later(seconds=5)
    assert texts(sita) == [SORRY, "half a sentence that nobody should get", "at last"]
    assert not market.look(inbox.parked)


def test_a_parked_message_can_be_worked_again(market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(subjects.CONVERSATIONS, "profile", broken(3))
    sita.says("mera profile")
    market.later(seconds=5)
    market.later(seconds=30)
    (parked,) = market.look(inbox.parked)
    assert market.write(lambda db: inbox.retry(db, parked.id))
    market.settle()
    assert texts(sita)[-1] == "at last"


def test_a_stop_gets_past_a_broken_step(market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(subjects.CONVERSATIONS, "profile", broken(99))
    sita.says("mera profile")
    sita.says("STOP")
    assert address_of(market, sita).stopped_at == market.clock.now()
    assert texts(sita)[-1].startswith(say("hi", "Stopped: no more messages from Haat.\nWrite START to begin again."))


def test_a_job_of_the_clock_that_breaks_fails_alone(
    market: Market, sita: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []

    def sweep(db: Any, now: Any, **_: Any) -> tuple[int, int]:
        ran.append(now)
        raise ZeroDivisionError

    monkeypatch.setattr(outbox, "sweep", sweep)
    queue(market, sita, "a")
    market.later(seconds=1)
    assert ran
    assert texts(sita) == ["a"]


def test_an_errand_at_the_channel_carries_the_row_and_its_attempt(market: Market, sita: Chat) -> None:
    seen: list[Errand] = []
    do = market.whatsapp.do

    async def watch(errand: Errand) -> Done:
        seen.append(errand)
        return await do(errand)

    market.whatsapp.do = watch  # type: ignore[method-assign]
    market.whatsapp.refuses(ChannelError(Decision.RETRY, "busy"))
    (one,) = queue(market, sita, "a")
    market.settle()
    market.later(seconds=3)
    assert [(errand.outbox_id, errand.attempt, errand.to) for errand in seen] == [
        (one, 1, sita.address), (one, 2, sita.address),
    ]  # fmt: skip
