"""Helpers: one named person at a time, with that person's own yes, seen by them and ended by one word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import sqlalchemy as sa

from handlers.conversation import Conversation
from handlers.language import say
from handlers.person import newcomers
from handlers.person.helping import HOW_TO_HELP
from handlers.person.naming import named_for, self_named
from storage import acting, consent, people, sharing
from storage.tables import audit, consents, hand_offs, profiles
from storage.tables import people as everybody
from tests.chat import Chat
from tests.market import Market, markets

TEN = ("मीना", "कमला", "राधा", "गीता", "लता", "उषा", "शांति", "पुष्पा", "रेखा", "माया")


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def signs_up(helper: Chat, name: str, goods: str = "हल्दी") -> int:
    """A seller from beginning to end; how many messages it took."""
    before = helper.messages
    helper.says(f"{name} के लिए")
    helper.presses("Yes, they may")
    helper.presses("Yes, send them")
    helper.says(goods)
    helper.presses("Yes, right")
    return helper.messages - before


def test_ten_sellers_in_a_row_take_at_most_ten_messages_each(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="whatsapp", name="सुनीता")
    helper = sunita.person_id
    taken = [signs_up(sunita, name) for name in TEN]
    assert max(taken) <= 10, taken
    named = market.look(lambda db: list(db.scalars(sa.select(profiles.c.name).where(profiles.c.kind == "seller"))))
    assert set(TEN) <= set(named)
    lines = market.look(
        lambda db: db.execute(sa.select(consents).where(consents.c.purpose == f"helper:{helper}")).all()
    )
    assert len(lines) == 10
    assert {(line.given, line.how, line.helper_id) for line in lines} == {(True, "button", helper)}
    assert all(line.inbox_id for line in lines)
    assert len({line.person_id for line in lines} | {helper}) == 11
    given = market.look(
        lambda db: db.execute(
            sa.select(consents).where(consents.c.purpose == "enquiries", consents.c.helper_id == helper)
        ).all()
    )
    assert len(given) == 10


def test_a_typed_yes_on_the_helpers_telephone_is_no_yes(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    for words in ("मीना के लिए", "haan", "हाँ"):
        sunita.says(words)
    assert market.look(lambda db: sharing.helped_by(db, sunita.person_id)) == []
    sunita.voice()
    line = market.look(lambda db: db.execute(sa.select(consents).where(consents.c.purpose.like("helper:%"))).one())
    assert (line.how, line.given) == ("voice", True)


def test_a_helper_never_sees_another_helpers_people(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    kavita = market.seller(["turmeric"], channel="whatsapp", name="कविता")
    signs_up(sunita, "मीना", "पत्थर की मूर्ति")
    meena = sunita.person_id
    kavita.says("मीना के लिए")
    assert "मूर्ति" not in kavita.all
    kavita.presses("Yes, they may")
    assert kavita.person_id != meena
    market.later(hours=2)
    kavita.says("मेरी प्रोफाइल")
    assert len([label for label in kavita.shown[-1].labels if "मीना" in label]) == 1
    kavita.presses(say("hi", "For {name}", name="मीना"))
    assert "मूर्ति" not in kavita.all


def test_who_ends_it_with_one_word_is_acted_for_no_more(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    helper = sunita.person_id
    signs_up(sunita, "मीना", "पत्थर की मूर्ति")
    meena, cards = sunita.person_id, len(sunita.shown)
    sunita.says("मेरी प्रोफाइल")
    old = next(one for one in sunita.shown[cards:] if one.buttons)
    sunita.says("खुद")
    assert sunita.person_id == helper
    assert market.look(lambda db: consent.given(db, meena, f"helper:{helper}")) is False
    sunita.presses_old(old, 2)
    assert "मूर्ति" not in sunita.shown[-1].text
    assert sunita.person_id == helper
    assert market.look(lambda db: people.reached_at(db, meena)) is None
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.reason))) == "alone"


def test_the_person_sees_who_did_what(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    helper = sunita.person_id
    signs_up(sunita, "मीना")
    meena = sunita.person_id
    sunita.says("किसने क्या किया")
    assert sunita.last.count("सुनीता") >= 3
    rows = market.look(
        lambda db: db.execute(sa.select(audit.c.deed, audit.c.helper_id).where(audit.c.person_id == meena)).all()
    )
    assert {row.helper_id for row in rows} == {helper}
    assert {"helper_may", "consent", "publish"} <= {row.deed for row in rows}
    sunita.says("मेरे लिए")
    sunita.says("मेरी प्रोफाइल")
    sunita.says("नाम")
    sunita.says("सुनीता भंडार")
    own = market.look(lambda db: db.execute(sa.select(audit.c.helper_id).where(audit.c.person_id == helper)).all())
    assert {row.helper_id for row in own} == {None}


def test_on_her_own_telephone_her_word_opens_and_ends_it(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    meena = market.seller(["stone idol"], channel="whatsapp", name="मीना")
    sunita.says("मीना के लिए")
    sunita.presses("On their own phone")
    meena.says(sunita.last)
    meena.says("हाँ")
    sunita.says("मीना के लिए")
    sunita.says("मेरी प्रोफाइल")
    assert say("hi", "For {name}:", name="मीना") in sunita.shown[-1].text
    assert sunita.person_id == meena.person_id
    assert market.look(lambda db: people.reached_at(db, meena.person_id)).channel == "whatsapp"
    meena.says("खुद")
    assert sunita.person_id != meena.person_id
    assert say("hi", "{name} does it without help from here on.", name="मीना") in sunita.all


def test_who_names_everybody_after_themselves_is_asked_and_the_office_hears(market: Market) -> None:
    officer = market.officer(name="आशा")
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता देवी")
    for name in ("सुनीता बाई", "सुनीता कुमारी"):
        sunita.says("मेरे लिए")
        sunita.says(f"{name} के लिए")
        assert say("hi", "{name} is your own name. What is the name of the person you help?", name=name) in sunita.last
        sunita.presses("That is really so")
        sunita.presses("Yes, they may")
    assert "सुनीता कुमारी" in officer.last
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.reason))) == "one_name"


def test_no_helper_erases_somebody_and_who_erases_themselves_helps_nobody(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="whatsapp", name="सुनीता")
    helper = sunita.person_id
    signs_up(sunita, "मीना")
    meena = sunita.person_id
    for words in ("मेरी जानकारी", "मेरा सब मिटाएँ", "हाँ"):
        sunita.says(words)
    assert market.look(lambda db: people.person(db, meena)).erased_at is None
    for words in ("मैं सुनीता हूँ", "मेरी जानकारी", "मेरा सब मिटाएँ", "हाँ"):
        sunita.says(words)
    assert market.look(lambda db: people.person(db, helper)).erased_at is not None
    assert market.look(lambda db: people.person(db, meena)).erased_at is None
    assert market.look(lambda db: sharing.helped_by(db, helper)) == []
    assert market.look(lambda db: people.reached_at(db, meena)) is None
    since = len(sunita.shown)
    sunita.says("मेरी प्रोफाइल")
    assert "हल्दी" not in "\n".join(one.text for one in sunita.shown[since:])
    assert sunita.person_id not in (helper, meena)


@pytest.mark.parametrize(
    "said",
    ["शादी के लिए", "दुकान के लिए", "मेरे लिए", "हल्दी के लिए", "सागर के लिए", "200 किलो हल्दी शादी के लिए चाहिए", "for export",
     "kal ke liye", "किसके लिए?"],
)  # fmt: skip
def test_what_is_nobody_is_nobodys_helper(market: Market, said: str) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    sunita.says(said)
    assert "हाट पर आपका काम करें" not in sunita.all


@pytest.mark.parametrize(
    ("said", "name"),
    [("मीना के लिए", "मीना"), ("meena ke liye", "Meena"), ("मीनासाठी", "मीना"), ("मीना यांच्यासाठी", "मीना"), ("for Meena", "Meena"),
     ("शादी के लिए", None), ("मेरे लिए", None), ("कल के लिए", None)],
)  # fmt: skip
def test_for_whom(said: str, name: str | None) -> None:
    assert named_for(said) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [("main rama bol rahi hun", "Rama"), ("मैं रमा बोल रही हूँ", "रमा"), ("मी रमा बोलतेय", "रमा"), ("this is Rama speaking", "Rama"),
     ("mai sita ki bahu geeta bol rahi hu", "Geeta"), ("मी तिची बहीण गीता बोलतेय", "गीता"),
     ("मैं रमा हूँ", None), ("main thik hun", None),
     ("kal bahar ja rahi hu", None), ("मैं काम कर रहा हूँ", None), ("kaun bol raha hai", None), ("मैं कौन बोल रही हूँ?", None)],
)  # fmt: skip
def test_who_says_that_they_are_speaking(said: str, name: str | None) -> None:
    assert self_named(said) == name
    assert self_named("मैं रमा हूँ", surely=False) == "रमा"


def test_a_strangers_first_word_may_be_a_helpers(market: Market) -> None:
    kiran = market.stranger("whatsapp", "Kiran")
    kiran.says("मीना के लिए")
    kiran.says("Kiran Sahu")
    assert say("hi", "Yes, they may") in kiran.shown[-1].labels
    assert "मीना" in kiran.last
    kiran.presses("Yes, they may")
    named = sa.select(everybody.c.id).where(everybody.c.name == "Kiran Sahu")
    helped = market.look(lambda db: sharing.helped_by(db, db.scalar(named) or 0))
    assert len(helped) == 1


def test_a_helpers_word_is_no_goods_of_their_own_whatever_is_asked(market: Market) -> None:
    kavita = market.seller(["papad"], channel="whatsapp", name="कविता", language="mr")
    signs_up(kavita, "सुरेखा", "लोणचं")
    kavita.says("माझ्यासाठी")
    kavita.says("कुरडई पण विकते")
    kavita.says("मंदासाठी")
    assert say("mr", "Yes, they may") in kavita.shown[-1].labels
    assert "मंदा" in kavita.last


@pytest.mark.parametrize(
    "words",
    ["samuh ki didiyon ko register karna hai",
     "मला माझ्या गटातल्या सुरेखाला जोडायचं आहे", "मी बचत गटाची अध्यक्ष आहे, बायकांना जोडायचं आहे"],
)  # fmt: skip
def test_who_wants_to_bring_others_in_hears_how_and_their_goods_stay(market: Market, words: str) -> None:
    sunita = market.seller(["turmeric"], channel="whatsapp", name="Sunita")
    sunita.says(words)
    assert say("hi", HOW_TO_HELP) in sunita.all
    assert "usko" not in sunita.all


def test_a_helper_reads_for_whom_they_act(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="whatsapp", name="सुनीता")
    signs_up(sunita, "मीना")
    sunita.says("मेरे लिए")
    sunita.says("kaun kaun juda hai mere phone pe")
    assert "मीना" in sunita.all.split("सुनीता")[-2]


def test_myself_from_somebody_whom_nobody_helps_asks_for_no_goods(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="whatsapp", name="Sunita")
    sunita.says("खुद")
    assert say("hi", "Nobody did anything for you: all that is yours you did yourself.") in sunita.all


class Begun:
    """A conversation's memory, and nothing else of it."""

    once = Conversation.once

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}


def test_what_was_begun_through_a_helper_stays_so_when_it_runs_again_through_nobody() -> None:
    talk = cast(Conversation, Begun())
    with acting.a_step():
        acting.through(7)
        assert newcomers.is_helped(talk)
    with acting.a_step():
        assert newcomers.is_helped(talk)


def test_a_sentence_ends_the_help_and_names_no_goods(market: Market) -> None:
    sunita = market.seller(["turmeric"], channel="telegram", name="सुनीता")
    helper = sunita.person_id
    signs_up(sunita, "मीना", "पत्थर की मूर्ति")
    meena = sunita.person_id
    sunita.says("ab main khud karungi")
    assert sunita.person_id == helper
    assert market.look(lambda db: consent.given(db, meena, f"helper:{helper}")) is False


def test_a_person_named_like_goods_is_a_person_where_the_district_is_asked(market: Market) -> None:
    clerk = market.stranger("telegram", "Clerk", "hi")
    for words in ("मीना के लिए", "Ramesh"):
        clerk.says(words)
    clerk.presses("Yes, they may")
    clerk.presses("Yes, send them")
    clerk.says("हल्दी")
    clerk.presses("Yes, right")
    clerk.says("kesar bai ke liye")
    assert "Kesar Bai" in clerk.last
