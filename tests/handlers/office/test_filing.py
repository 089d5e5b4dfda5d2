"""Questions are filed under what they came from; one answer reaches all who asked, after the window by a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import offices, outbox
from storage.tables import broadcasts, hand_offs, question_askers
from storage.tables import outbox as rows
from tests.chat import Chat
from tests.handlers.enquiry.test_stuck import SAGAR, approved
from tests.market import Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def lines(market: Market) -> list[Any]:
    return list(market.look(lambda db: offices.waiting_for_human(db, [SAGAR])))


def notice_to(market: Market, officer: Chat, *chats: Chat) -> int:
    """A notice has reached these people just now; its number."""
    now = market.clock.now()

    def send(db: Any) -> int:
        mine = sa.text("SELECT id FROM officers WHERE person_id = :p")
        author = db.execute(mine, {"p": officer.person_id}).scalar_one()
        made = db.execute(
            broadcasts.insert().values(
                notice_id=77, audience="district=425", purpose="notices", district_lgd=SAGAR, author_id=author,
                status="finished", schedule={"kind": "now"}, missed="skip", fallback="other", created_at=now, changed_at=now,
            )
        ).inserted_primary_key[0]  # fmt: skip
        for chat in chats:
            address = outbox_address(db, chat)
            outbox.add(db, now, cause=f"broadcast:{made}:{address.id}", action="send", sender=address.sender,
                       channel=address.channel, address_id=address.id, person_id=chat.person_id, lane=address.lane,
                       purpose="notice", priority=2, repeatable=False, payload={"text": "योजना की सूचना"})  # fmt: skip
        ours = sa.and_(rows.c.cause.like(f"broadcast:{made}:%"))
        db.execute(rows.update().where(ours).values(state="sent", sent_at=now))
        return int(made)

    return market.write(send)


def outbox_address(db: Any, chat: Chat) -> Any:
    from storage import people

    return people.reached_at(db, chat.person_id)


def _has(chat: Chat, label: str) -> bool:
    return say("hi", label) in chat.shown[-1].labels


def test_forty_questions_of_which_25_under_one_notice_are_sixteen_rows_and_no_answer_is_lost(market: Market) -> None:
    officer = market.officer()
    readers = [market.buyer(SAGAR, name=f"R{number}") for number in range(25)]
    others = [market.buyer(SAGAR, name=f"O{number}") for number in range(15)]
    notice_to(market, officer, *readers)
    for number, chat in enumerate((*readers, *others)):
        chat.says(f"{number} तारीख तक फॉर्म कहाँ जमा करना है?")
    waiting = lines(market)
    assert len(waiting) <= 16
    (shared,) = [one for one in waiting if one.about]
    assert shared.about == "notice:77"
    assert len(market.look(lambda db: offices.askers(db, shared.id))) == 25
    market.later(hours=1)
    officer.says("waiting")
    answered = 0
    while lines(market):
        officer.says("waiting")
        if not _has(officer, "Answer"):
            officer.presses(1)
        officer.presses("Answer")
        officer.says(f"जवाब नंबर {answered}: दफ्तर में जमा कीजिए")
        answered += 1
        assert answered <= 16, f"an answer leads nowhere: {officer.lines[-12:]}"
    for chat in (*readers, *others):
        assert "दफ्तर में जमा कीजिए" in chat.all, chat.name
        assert chat.all.count("दफ्तर में जमा कीजिए") == 1, "nobody hears it twice"
    told = market.look(lambda db: db.scalar(sa.select(sa.func.count()).where(question_askers.c.told_at.is_(None))))
    assert told == 0


def test_a_question_long_after_a_notice_stands_alone(market: Market) -> None:
    officer, asha = market.officer(), market.buyer(SAGAR, name="Asha")
    notice_to(market, officer, asha)
    market.later(hours=72)
    asha.says("फॉर्म कहाँ जमा करना है?")
    assert [one.about for one in lines(market)] == [""]


def test_who_asks_twice_about_one_thing_is_told_once(market: Market) -> None:
    officer, asha = market.officer(), market.buyer(SAGAR, name="Asha")
    notice_to(market, officer, asha)
    asha.says("फॉर्म कहाँ जमा करना है?")
    notice_to(market, officer, asha)
    asha.says("आखिरी तारीख क्या है?")
    (line,) = lines(market)
    (asker,) = market.look(lambda db: offices.askers(db, line.id))
    assert asker.words.count("\n") == 1


def test_an_answer_after_the_window_is_a_template_whose_button_says_it(market: Market) -> None:
    approved(market, "office_answer")
    officer = market.officer()
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    sita.says("person")
    market.later(hours=30)
    officer.says("waiting")
    if len(lines(market)) > 1 or not _has(officer, "Answer"):
        officer.presses(1)
    officer.presses("Answer")
    officer.says("सोमवार को आइए")
    sent = list(market.look(lambda db: list(db.execute(sa.select(rows).where(rows.c.twin == "office_answer")))))
    assert [(one.state, one.form) for one in sent] == [("sent", "template")]
    sita.presses_template(sent[0].twin_words["2"])
    assert "सोमवार को आइए" in sita.all


def test_an_officers_later_words_in_the_talk_wait_behind_a_template_too(market: Market) -> None:
    approved(market, "office_answer")
    officer = market.officer()
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    sita.says("person")
    officer.says("waiting")
    if not _has(officer, "Answer"):
        officer.presses(1)
    officer.presses("Answer")
    officer.says("नमस्ते, देख रहे हैं")
    market.later(hours=30)
    officer.says("आपका काम हो गया है")
    (sent,) = market.look(lambda db: list(db.execute(sa.select(rows).where(rows.c.twin == "office_answer"))))
    assert sent.form == "template"
    sita.presses_template(sent.twin_words["2"])
    assert "आपका काम हो गया है" in sita.all


def test_a_line_about_something_is_one_even_where_two_begin_it_at_once(market: Market) -> None:
    asha, sita = market.buyer(SAGAR, name="Asha"), market.buyer(SAGAR, name="Sita")
    now = market.clock.now()

    def both(db: Any) -> list[int]:
        return [
            offices.ask_human(
                db, chat.person_id, outbox_address(db, chat).id, "question", "?", SAGAR, now, about="notice:1"
            )
            for chat in (asha, sita)
        ]

    one, two = market.write(both)
    assert one == two
    market.write(lambda db: db.execute(hand_offs.update().values(status="answered")))
    (again, _) = market.write(both)
    assert again != one, "an answered question may be asked anew"


@pytest.mark.parametrize("words", ["hyat aadhar lagto ka", "isme paise lagenge kya", "is there a fee for this"])
def test_what_is_asked_of_a_notice_goes_to_the_office_and_is_no_question_about_haat(market: Market, words: str) -> None:
    officer, asha, lone = market.officer(), market.buyer(SAGAR, name="Asha"), market.buyer(SAGAR, name="Lone")
    notice_to(market, officer, asha)
    for chat in (asha, lone):
        chat.says(words)
    assert [one.about for one in lines(market)] == ["notice:77"], "who has had no notice asks about Haat"


@pytest.mark.parametrize("words", ["i want to answer", "उत्तर द्यायचं आहे", "jawab deti hun"])
def test_an_officer_who_says_that_they_will_answer_has_not_answered_yet(market: Market, words: str) -> None:
    officer, asha = market.officer(), market.buyer(SAGAR, name="Asha")
    asha.says("फॉर्म कहाँ जमा करना है?")
    officer.says("waiting")
    if not _has(officer, "Answer"):
        officer.presses(1)
    officer.says(words)
    officer.says("दफ्तर में जमा कीजिए")
    assert "दफ्तर में जमा कीजिए" in asha.all
    assert words not in asha.all
