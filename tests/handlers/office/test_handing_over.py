"""A head passes an officer's work on, to the last tap: what moves, what the old officer gets, what the successor is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.office.rights import TO_NOBODY
from storage import staff
from storage.tables import broadcasts, groups, hand_offs, officers, outbox
from tests.chat import Chat
from tests.handlers.office.test_office_staff import head
from tests.market import Market, markets
from tests.office_work import begins_to_answer, calls, scheduled

TALKS = "{who} was talking with {name}, and talks with you now.\nWhat you write in reply to this goes to them."
GONE = "Your office work has gone to {other}. Thank you for all you have done."


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def passes_on(meena: Chat, name: str, to: str) -> None:
    """The head's taps, from the desk's item to the last one."""
    meena.says("our officers")
    meena.presses(name)
    meena.presses("Pass the work on")
    meena.presses(to)
    meena.presses("Yes, pass it on")


def test_an_open_talk_goes_on_under_the_successors_name_and_the_old_officer_reaches_nobody(market: Market) -> None:
    meena, ravi, usha = head(market), market.officer(name="Ravi"), market.officer(name="Usha", channel="whatsapp")
    asha = begins_to_answer(market, ravi, "Asha")
    ravi.says("नमस्ते, देख रहे हैं")
    passes_on(meena, "Ravi", "Usha")
    assert say("hi", GONE, other="Usha") in ravi.all
    told = say("hi", TALKS, who="Asha", name="Ravi")
    assert told in usha.all
    usha.says("मैं उषा, बताइए")
    assert "Usha: मैं उषा, बताइए" in asha.all
    asha.says("कब तक होगा?")
    assert "कब तक होगा?" in usha.all
    before = len(asha.shown)
    ravi.says("मैं ही देखूँगा")
    assert say("hi", TO_NOBODY) in ravi.all
    assert len(asha.shown) == before
    assert "मैं ही देखूँगा" not in usha.all + meena.all


def test_a_draft_is_finished_by_the_successor_and_what_its_first_writer_types_goes_to_nobody(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    asha = begins_to_answer(market, ravi, "Asha")
    usha = market.officer(name="Usha")
    passes_on(meena, "Ravi", "Usha")
    ravi.says("कल सुबह दफ़्तर आ जाइए")
    assert say("hi", TO_NOBODY) in ravi.all
    lines = market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(hand_offs)))
    assert lines == 1, "it is nobody's new line"
    usha.says("menu")
    usha.presses("Go on with what I left")
    usha.says("परसों आ जाइए, दस बजे")
    assert "परसों आ जाइए, दस बजे" in asha.all
    assert "कल सुबह" not in asha.all + usha.all + meena.all


def test_who_has_the_same_card_before_them_answers_it_and_the_first_ones_draft_ends(market: Market) -> None:
    meena, ravi, usha = head(market), market.officer(name="Ravi"), market.officer(name="Usha")
    asha = begins_to_answer(market, ravi, "Asha")
    passes_on(meena, "Ravi", "Usha")
    ravi.says("कल सुबह दफ़्तर आ जाइए")
    assert say("hi", TO_NOBODY) in ravi.all
    usha.presses("Answer")
    usha.says("परसों आ जाइए, दस बजे")
    assert "परसों आ जाइए, दस बजे" in asha.all
    assert "कल सुबह" not in asha.all


def test_whom_nobody_ever_wrote_to_gets_the_drafts_too(market: Market) -> None:
    """An officer whom the command line has just added has had no talk yet."""
    meena, ravi = head(market), market.officer(name="Ravi")
    begins_to_answer(market, ravi, "Asha")
    usha = market.officer(name="Usha")
    passes_on(meena, "Ravi", "Usha")
    usha.says("menu")
    assert say("hi", "Go on with what I left") in usha.shown[-1].labels


def test_schedules_and_groups_are_the_successors_and_counted(market: Market) -> None:
    meena, ravi, usha = head(market), market.officer(name="Ravi"), market.officer(name="Usha")
    scheduled(market, ravi)
    new, old = market.officers_number(usha), market.officers_number(ravi)
    passes_on(meena, "Ravi", "Usha")
    assert say("hi", "messages to many: {count}", count=1) in usha.all
    assert say("hi", "groups: {count}", count=1) in usha.all
    assert market.look(lambda db: db.scalars(sa.select(broadcasts.c.author_id)).all()) == [new]
    assert market.look(lambda db: db.scalars(sa.select(groups.c.officer_id)).all()) == [new]
    assert market.look(lambda db: db.scalar(sa.select(officers.c.successor_id).where(officers.c.id == old))) == new


def test_the_successor_of_whom_nothing_was_open_is_told_so(market: Market) -> None:
    meena, _ravi, usha = head(market), market.officer(name="Ravi"), market.officer(name="Usha")
    passes_on(meena, "Ravi", "Usha")
    assert say("hi", "You do the work of {name} from now on. Nothing of it was open.", name="Ravi") in usha.all
    usha.says("menu")
    assert say("hi", "Go on with what I left") not in usha.shown[-1].labels


def test_a_head_takes_the_work_over_and_goes_on_with_the_talk(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    asha = begins_to_answer(market, ravi, "Asha")
    ravi.says("नमस्ते, देख रहे हैं")
    passes_on(meena, "Ravi", "Meena")
    meena.says("मैं मीना, अब आप मुझसे बात कीजिए")
    assert "Meena: मैं मीना, अब आप मुझसे बात कीजिए" in asha.all


@pytest.mark.parametrize("words", ["office work", "waiting", "sunna hai", "reports", "calls"])
def test_the_old_officers_words_open_no_desk(market: Market, words: str) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    market.officer(name="Usha")
    calls(market, "Asha")
    passes_on(meena, "Ravi", "Usha")
    before = len(ravi.shown)
    ravi.says(words)
    told = "\n".join(line for one in ravi.shown[before:] for line in one.as_lines)
    assert "Asha" not in told
    assert say("hi", "Office work: what first?") not in told
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is None


def test_the_old_officers_buttons_do_nothing(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    market.officer(name="Usha")
    asha = calls(market, "Asha")
    card = next(one for one in ravi.shown if say("hi", "Answer") in one.labels)
    passes_on(meena, "Ravi", "Usha")
    for place in range(1, len(card.labels) + 1):
        ravi.presses_old(card, place)
    ravi.says("यह मैं भेज रहा हूँ")
    assert "यह मैं भेज रहा हूँ" not in asha.all
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.status))) == "open"


def test_nothing_of_the_office_that_still_waited_leaves_to_the_old_officer(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    market.officer(name="Usha")
    waiting = {"state": "ready", "reason": None}
    calls(market, "Asha")
    row = market.look(
        lambda db: db.scalar(sa.select(sa.func.max(outbox.c.id)).where(outbox.c.person_id == ravi.person_id))
    )
    later = market.clock.now() + timedelta(days=1)
    market.write(lambda db: db.execute(outbox.update().where(outbox.c.id == row).values(**waiting, due_at=later)))
    passes_on(meena, "Ravi", "Usha")
    assert market.look(lambda db: db.scalar(sa.select(outbox.c.state).where(outbox.c.id == row))) == "skipped"
