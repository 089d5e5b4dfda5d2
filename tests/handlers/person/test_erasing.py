"""Whoever has all of it erased leaves no name, number or word behind, and comes back as a stranger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import cards, groups, inbox, marks, outbox, people, profiles, workshops
from storage.tables import conversations, metadata
from tests.chat import Chat
from tests.market import Market, markets

NAME, GOODS, CHANGED, QUESTION, WANTED = "सुनंदा कांबळे", "लाल झुमरीतलैया मिर्च", "सुनंदा भंडार", "कर्ज कब मिलेगा", "बारदाना"
GSTIN = "27AAPFU0939F1ZV"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def everything(db: Connection) -> str:
    """Every value of every table, as one text."""
    rows = (row for table in metadata.sorted_tables for row in db.execute(sa.select(table)))
    return "\n".join(json.dumps([*row], ensure_ascii=False, default=str) for row in rows)


def sells(chat: Chat, goods: str = GOODS) -> None:
    """Onboarding, by a poster."""
    chat.poster("sagarhi")
    for words in ("हाँ", goods, "हाँ", NAME):
        chat.says(words)


def erases(chat: Chat) -> None:
    for words in ("मेरी जानकारी", "मेरा सब मिटाएँ", "हाँ"):
        chat.says(words)


@pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
def test_nothing_of_a_person_stays_in_any_table(market: Market, channel: str) -> None:
    sita = market.stranger(channel, NAME)
    sells(sita)
    for words in ("मेरी प्रोफाइल", "नाम", CHANGED, "मेरी प्रोफाइल", "GST नंबर", "बदलना है", GSTIN):
        sita.says(words)
    sita.photo("झुमरीतलैया")
    sita.says(f"{QUESTION}?")
    for words in (f"50 किलो {WANTED} चाहिए", "हाँ"):
        sita.says(words)
    number = sita.address.removeprefix("whatsapp:")
    secrets = (NAME, GOODS, "झुमरीतलैया", CHANGED, GSTIN, QUESTION, WANTED, number)
    before = market.look(everything)
    assert [one for one in secrets if one not in before] == [], "else the test looks for what was never there"
    copies = list((market.folder / "media").rglob("*.jpg"))
    assert copies

    erases(sita)
    assert "मिटा दिया" in sita.last
    market.later(hours=2)
    after = market.look(everything)
    # The vocabulary that Haat cannot read yet is single words, nobody's.
    assert [one for one in secrets if one in after and one not in ("झुमरीतलैया", WANTED)] == []
    assert sorted((market.folder / "media").rglob("*.jpg")) == []


def test_the_farewell_arrives_before_the_address_is_forgotten(market: Market) -> None:
    sita = market.stranger("whatsapp", NAME)
    sells(sita)
    erases(sita)
    farewell = sita.last
    assert "मिटा दिया" in farewell
    assert market.look(lambda db: people.address_called(db, "whatsapp", [sita.address])) is not None
    market.later(hours=2)
    assert market.look(lambda db: people.address_called(db, "whatsapp", [sita.address])) is None


@pytest.mark.parametrize("hours", [0, 3])
def test_who_comes_back_is_a_stranger_and_is_asked_all_again(market: Market, hours: int) -> None:
    sita = market.stranger("telegram", NAME)
    sells(sita)
    erased = sita.person_id
    erases(sita)
    market.later(hours=hours)
    sita.says("नमस्ते")
    assert "DIC" in sita.all or "जिला उद्योग केंद्र" in sita.shown[-2].text
    assert sita.shown[-1].labels[0] != "मेरी प्रोफाइल"
    sita.says("main mirchi bechti hu sagar se")
    assert "18" in sita.last, "consent and age are asked first"
    assert sita.person_id != erased
    assert market.look(lambda db: profiles.profile_of(db, sita.person_id)) is None
    for words in ("हाँ", "हाँ", "मीना बाई"):
        sita.says(words)
    kept: Any = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert (kept.name, kept.status, kept.capacity) == ("मीना बाई", "live", None)
    assert market.look(lambda db: profiles.profile_of(db, erased)) is None


def test_what_is_on_its_way_to_an_erased_person_is_not_told_to_the_stranger_after_them(market: Market) -> None:
    sita = market.seller(("turmeric",), name="Sita")
    ravi = market.buyer()
    for words in ("50 किलो हल्दी चाहिए", "हाँ"):
        ravi.says(words)
    assert "हल्दी" in sita.last
    sita.says("हाँ")
    sita.presses("Only through Haat")
    assert "Sita" in ravi.last
    erases(sita)
    assert "वापस" in ravi.last, "the buyer hears that this yes is gone"
    sita.says("नमस्ते")
    assert "हल्दी" not in sita.last
    assert ravi.presses("Yes, introduce us")


def test_an_erased_buyers_sellers_are_let_go(market: Market) -> None:
    market.seller(("turmeric",), name="Sita")
    ravi = market.buyer()
    for words in ("50 किलो हल्दी चाहिए", "हाँ"):
        ravi.says(words)
    erases(ravi)
    [change] = [deed for deed in market.telegram.deeds if deed.action == "edit"]
    assert "खत्म" in change.part.text, "who has said nothing is not rung again: the card says so"
    assert "Ravi" not in change.part.text
    market.later(hours=5)
    assert "Ravi" not in market.look(
        lambda db: json.dumps([tuple(r) for r in db.execute(sa.text("select name from people"))])
    )


def test_what_an_erased_seller_wrote_with_a_yes_stays_in_no_talk_of_the_buyers(market: Market) -> None:
    sita, ravi = market.seller(("turmeric",), name="Sita"), market.buyer()
    for words in ("50 किलो हल्दी चाहिए", "हाँ"):
        ravi.says(words)
    sita.presses("Yes, all")
    sita.says("nila ahe, 6 by 7 foot")
    sita.presses("Only through Haat")
    assert "7 foot" in ravi.all
    openings = sa.select(conversations.c.opening).where(conversations.c.name == "said_yes")
    assert "7 foot" in str(market.look(lambda db: db.scalars(openings).all()))
    erases(sita)
    assert "7 foot" not in str(market.look(lambda db: db.scalars(openings).all()))


def test_names_at_workshops_cards_objections_and_posts_go_too(market: Market) -> None:
    sita, asha = market.seller(("turmeric",), name=NAME), market.buyer(name="Asha")
    now = market.clock.now()

    def fills(db: Connection) -> tuple[int, int]:
        chat = people.address_for(db, "telegram", sita.channel.sender, ["-1001"], now, is_group=True)
        group = groups.create(db, "सागर हल्दी", 425, "turmeric", -1001, now, token="haldi1")
        assert group is not None
        groups.change(db, group, address_id=chat.id, telegram_state="admin")
        groups.join(db, group, sita.person_id, now)
        row = outbox.add(
            db, now, cause="card", action="send", sender=chat.sender, channel="telegram", address_id=chat.id,
            person_id=chat.person_id, lane=chat.lane, purpose="group", priority=1, repeatable=True,
            payload={"text": f"{NAME} कार्ड"},
        )  # fmt: skip
        assert row is not None
        card = cards.post_offer(db, group, sita.person_id, "turmeric", day=now.date(), now=now, words=f"{GOODS} कार्ड")
        assert card is not None
        cards.change(db, card, outbox_id=row)
        said = {"kind": "text", "address": sita.address, "text": QUESTION}
        inbox.keep(db, channel="telegram", sender="b", provider_id="g1", lane=chat.lane, message=said, raw=QUESTION,
                   ahead=False, now=now)  # fmt: skip
        db.execute(sa.text("update inbox set state = 'done' where provider_id = 'g1'"))
        mark = marks.add(db, group, sita.person_id, "link", "removed", now)
        assert mark is not None
        marks.appeal(db, mark, WANTED, now)
        workshop = workshops.create(
            db, now, code="WS-1", door="in1", district_lgd=425, titles={"hi": "पैकेजिंग"}, places={"hi": "हॉल"},
            starts_at=now + timedelta(days=3), ends_at=now + timedelta(days=3, hours=2), seats=1, source="t",
            officer_id=None, moved=0, asked_feedback=False,
        )  # fmt: skip
        assert workshop is not None
        for who, name in ((sita.person_id, CHANGED), (asha.person_id, "Asha")):
            workshops.register(db, workshop, who, name, name, now)
        return card, workshop

    card, workshop = market.write(fills)
    market.settle()
    secrets = (NAME, GOODS, CHANGED, QUESTION, WANTED)
    before = market.look(everything)
    assert [one for one in secrets if one not in before] == []
    erases(sita)
    market.later(seconds=2)
    market.later(hours=2)
    after = market.look(everything)
    assert [one for one in secrets if one in after] == []
    down = market.look(lambda db: cards.get(db, card))
    assert down is not None
    assert (down.status, down.stale) == ("closed", False)
    assert [one.name for one in market.look(lambda db: workshops.everyone(db, workshop))] == ["Asha"]
    assert "पैकेजिंग" in asha.all, "who waited hears of the free seat"
