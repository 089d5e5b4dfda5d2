"""A fraudster meets five sellers and one of them reports him: what each of them and he sees then, set free or barred."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import profiles, safety
from storage.tables import enquiries, report_warnings
from tests.chat import Chat
from tests.handlers.safety.test_reporting import asks, introduced, is_met, offers, reports
from tests.market import Market

FIVE = 5
CALM = say("hi", "It is settled: introductions go on as before. Sorry for the wait.")


def checked(market: Market, buyer: Chat) -> None:
    """As if the office had checked this buyer: the limits of new ones stop nothing here."""
    now = market.clock.now()

    def check(db: sa.Connection) -> None:
        profile = profiles.profile_of(db, buyer.person_id, "buyer")
        assert profile is not None
        profiles.change_profile(db, profile.id, now, verified_at=now, verified_until=now + timedelta(days=365))

    market.write(check)


@pytest.fixture
def town(market: Market) -> tuple[Chat, list[Chat], Chat]:
    """Ravi, who has met five sellers through Haat; a sixth has said yes and waits for his; an officer."""
    officer = market.officer()
    sellers = [
        market.seller(name=f"Seller{place}", channel=("telegram", "whatsapp")[place % 2]) for place in range(FIVE + 1)
    ]
    ravi = market.buyer()
    asks(ravi, "900 किलो हल्दी चाहिए")
    checked(market, ravi)
    market.later(hours=3)
    for seller in sellers[:FIVE]:
        offers(seller)
        is_met(ravi)
    offers(sellers[FIVE])
    assert introduced(market) == FIVE
    return ravi, sellers, officer


def news(chat: Chat, since: int) -> str:
    """What somebody was shown since then."""
    return "\n".join(line for one in chat.shown[since:] for line in one.as_lines)


def reported(market: Market, town: tuple[Chat, list[Chat], Chat]) -> list[int]:
    """The first seller reports; how much each seller had been shown before."""
    before = [len(seller.shown) for seller in town[1]]
    reports(town[1][0])
    return before


def test_the_other_four_are_warned_at_once_and_nobody_new_is_met(
    market: Market, town: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = town
    began = market.clock.now()
    before = reported(market, town)
    for seller, seen in zip(sellers[1:FIVE], before[1:FIVE], strict=True):
        assert "सावधान" in news(seller, seen)
        assert "Seller0" not in news(seller, seen), "who reported is nobody's business"
    assert market.clock.now() - began < timedelta(minutes=1)
    warned = market.look(lambda db: db.execute(sa.select(report_warnings.c.person_id, report_warnings.c.at)).all())
    assert {one.person_id for one in warned} == {seller.person_id for seller in sellers[1:FIVE]}
    assert all(one.at - began < timedelta(minutes=1) for one in warned)
    assert news(sellers[FIVE], before[FIVE]) == ""
    assert "Seller" not in ravi.last
    assert "Seller0 ने Ravi की शिकायत की" in officer.last
    ravi.presses("Yes, introduce us")  # the sixth one's card lies on his phone still
    asks_again = len(market.look(lambda db: db.execute(sa.select(enquiries.c.id)).all()))
    ravi.says("50 किलो मिर्च चाहिए, सागर")
    ravi.says("हाँ")
    market.later(hours=20)
    market.later(days=4)
    assert introduced(market) == FIVE
    assert len(market.look(lambda db: db.execute(sa.select(enquiries.c.id)).all())) == asks_again


def test_while_it_is_open_nothing_of_his_reaches_anybody(market: Market, town: tuple[Chat, list[Chat], Chat]) -> None:
    ravi, sellers, _ = town
    reported(market, town)
    heard = [len(seller.shown) for seller in sellers]
    ravi.presses("Understood")
    ravi.says("QR भेज रहा हूँ, स्कैन करो")
    ravi.photo()
    ravi.voice()
    ravi.says("seller1 ko bolo paise bhej do")
    market.later(minutes=5)
    assert [len(seller.shown) for seller in sellers] == heard
    assert "आगे नहीं जाएँगे" in ravi.all


def test_three_days_later_nobody_is_asked_how_it_went_with_him(
    market: Market, town: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = town
    reported(market, town)
    officer.presses("True: stays stopped")
    everybody = [ravi, *sellers]
    heard = [len(one.shown) for one in everybody]
    market.later(days=3, hours=2)
    market.later(days=12)
    assert all("बात बनी" not in news(one, seen) for one, seen in zip(everybody, heard, strict=True))


def test_barred_each_hears_it_and_no_words_go_to_him_any_more(
    market: Market, town: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = town
    reported(market, town)
    before = [len(seller.shown) for seller in sellers]
    officer.presses("True: stays stopped")
    assert "सही थी" in news(sellers[0], before[0])
    for seller, seen in zip(sellers[1:FIVE], before[1:FIVE], strict=True):
        assert "सही निकली" in news(seller, seen)
    assert "Ravi" not in news(sellers[FIVE], before[FIVE])
    assert "900" in news(sellers[FIVE], before[FIVE]) or "हल्दी" in news(sellers[FIVE], before[FIVE]), (
        "the yes needs no answer now"
    )
    assert "सही मानी गई" in ravi.last
    assert market.look(lambda db: db.scalar(sa.select(enquiries.c.status))) == "closed"
    heard = len(ravi.shown)
    for seller in sellers[:FIVE]:
        seller.says("भाई साहब मेरे पैसे लौटा दीजिए")
        seller.presses("Give my price") if say("hi", "Give my price") in seller.shown[-1].labels else None
    assert "लौटा" not in news(ravi, heard)
    ravi.says("20 किलो मिर्च चाहिए, सागर")
    assert len(market.look(lambda db: db.execute(sa.select(enquiries.c.id)).all())) == 1
    market.later(days=2)
    assert introduced(market) == FIVE


def test_after_he_is_barred_what_a_seller_writes_is_heard_by_haat(
    market: Market, town: tuple[Chat, list[Chat], Chat]
) -> None:
    _, sellers, officer = town
    reported(market, town)
    officer.presses("True: stays stopped")
    heard = len(sellers[1].shown)
    sellers[1].says("मेरी प्रोफाइल")
    assert "हल्दी" in news(sellers[1], heard)


def test_set_free_each_hears_it_the_talks_go_on_and_the_sixth_is_met(
    market: Market, town: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = town
    reported(market, town)
    ravi.presses("Understood")
    before = [len(seller.shown) for seller in sellers]
    officer.presses("Not enough: go on")
    market.later(minutes=1)
    assert "काफ़ी नहीं" in news(sellers[0], before[0]) or "Ravi" in news(sellers[0], before[0])
    for seller, seen in zip(sellers[1:FIVE], before[1:FIVE], strict=True):
        assert "सब ठीक है" in news(seller, seen)
    assert CALM in ravi.all
    is_met(ravi)
    assert introduced(market) == FIVE + 1
    assert "QR" in sellers[FIVE].all
    sellers[1].presses("Later") if say("hi", "Later") in sellers[1].shown[-1].labels else None
    heard = len(ravi.shown)
    sellers[1].says("नमस्ते, माल तैयार है")
    assert "माल तैयार है" in news(ravi, heard)


def test_barred_and_then_heard_his_talks_are_open_again(market: Market, town: tuple[Chat, list[Chat], Chat]) -> None:
    ravi, sellers, officer = town
    reported(market, town)
    officer.presses("True: stays stopped")
    ravi.presses("Say my side")
    ravi.says("मैंने कोई QR नहीं भेजा, किसी और का नंबर था")
    officer.presses("Not enough: go on")
    assert "सब ठीक है" in sellers[1].last
    assert not market.look(lambda db: safety.is_held(db, ravi.person_id))
    heard = len(ravi.shown)
    sellers[1].says("ठीक है, माल तैयार है")
    assert "माल तैयार है" in news(ravi, heard)


def test_an_officers_verdict_taken_back_shuts_and_opens_with_it(
    market: Market, town: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = town
    reported(market, town)
    officer.presses("Not enough: go on")
    officer.says("undo")
    assert market.look(lambda db: safety.is_held(db, ravi.person_id))
    assert "सावधान" in sellers[1].last
    officer.says("reports")
    if say("hi", "True: stays stopped") not in officer.shown[-1].labels:
        officer.presses(1)
    officer.presses("True: stays stopped")
    officer.says("undo")
    heard = len(ravi.shown)
    sellers[2].says("कब आएँगे लेने?")
    assert "कब आएँगे" in news(ravi, heard), "until the office has decided again both may write"


def test_a_true_report_about_a_checked_seller_holds_them_and_warns_who_met_them(market: Market) -> None:
    officer = market.officer()
    sita = market.seller(name="Sita")
    now = market.clock.now()

    def check(db: sa.Connection) -> None:
        profile = profiles.profile_of(db, sita.person_id)
        assert profile is not None
        profiles.change_profile(db, profile.id, now, verified_until=now.replace(year=2027))

    market.write(check)
    ravi, meera = market.buyer(), market.buyer(name="Meera")
    for buyer in (ravi, meera):
        asks(buyer)
        offers(sita)
        is_met(buyer)
    reports(ravi)
    assert not market.look(lambda db: safety.is_held(db, sita.person_id)), "the office has checked her"
    heard = len(meera.shown)
    officer.presses("True: stays stopped")
    assert market.look(lambda db: safety.is_held(db, sita.person_id))
    assert "सही निकली" in news(meera, heard)
