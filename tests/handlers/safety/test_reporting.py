"""A report: whoever met the one reported is warned at once, nobody new is met, and an officer decides."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.enquiry import waves
from handlers.language import say
from storage import enquiries, introductions, matches, profiles, safety, tables
from tests.chat import Chat
from tests.market import Market


def asks(buyer: Chat, text: str = "500 किलो हल्दी चाहिए") -> None:
    """A buyer posts an enquiry."""
    buyer.says(text)
    buyer.presses("Yes, ask them")


def offers(seller: Chat, much: str = "50") -> None:
    """A seller gives a part of it, to be reached through Haat only."""
    seller.presses("This much …")
    seller.says(much)
    if seller.shown[-1].labels[-1:] == [say("hi", "Only through Haat")] or seller.shown[-1].ask_contact:
        seller.presses("Only through Haat")


def is_met(buyer: Chat) -> None:
    """The buyer says yes to the seller shown last."""
    buyer.presses("Yes, introduce us")
    if say("hi", "Only through Haat") in buyer.shown[-1].labels:
        buyer.presses("Only through Haat")


def reports(chat: Chat, kind: str = "Money, QR or OTP") -> None:
    """One tap on Report, one on what is wrong."""
    chat.presses("Report")
    chat.presses(kind)


def introduced(market: Market) -> int:
    """How many introductions there are."""
    return int(market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(tables.introductions)) or 0))


@pytest.fixture
def fraud(market: Market) -> tuple[Chat, list[Chat], Chat]:
    """A buyer who has met two sellers; a third has said yes and waits for his yes; an officer."""
    officer = market.officer()
    sellers = [market.seller(name=f"Seller{place}", channel=("telegram", "whatsapp")[place % 2]) for place in range(3)]
    ravi = market.buyer()
    asks(ravi)
    for seller in sellers[:2]:
        offers(seller)
        is_met(ravi)
    offers(sellers[2])
    assert introduced(market) == 2
    return ravi, sellers, officer


def test_the_card_of_an_introduction_says_that_money_needs_no_code_and_takes_a_report(
    market: Market, fraud: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, _ = fraud
    for seller in sellers[:2]:
        assert "QR" in seller.all
        assert say("hi", "Report") in [label for message in seller.shown for label in message.labels]
    assert "शिकायत करें" in [label for message in ravi.shown for label in message.labels]
    assert "QR" not in sellers[2].all


def test_the_first_report_warns_who_met_them_and_stops_every_new_introduction(
    market: Market, fraud: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = fraud
    before = market.clock.now()
    reports(sellers[0])
    assert "सावधान" in sellers[1].last
    assert (market.clock.now() - before).total_seconds() < 60
    assert "सावधान" not in sellers[2].last
    assert "Seller0 ने Ravi की शिकायत की" in officer.last
    assert "Seller" not in ravi.last
    assert "07582-000000" in ravi.last
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat") if say("hi", "Only through Haat") in ravi.shown[-1].labels else None
    assert introduced(market) == 2
    assert "07582-000000" in ravi.last
    ravi.says("20 किलो मिर्च चाहिए")
    assert "07582-000000" in ravi.last
    market.later(hours=3)
    assert introduced(market) == 2


@pytest.fixture
def pair(market: Market) -> tuple[Chat, Chat, Chat]:
    """A buyer and a seller who were introduced through Haat only, and an officer."""
    officer = market.officer()
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    offers(sita)
    is_met(ravi)
    return ravi, sita, officer


def fits(market: Market, ravi: Chat, seller: Chat) -> None:
    """One more seller who fits and was not asked yet."""
    posted = market.look(lambda db: enquiries.of_buyer(db, ravi.person_id)[0])
    profile = market.look(lambda db: profiles.profile_of(db, seller.person_id))
    assert profile is not None
    market.write(lambda db: matches.add_match(db, posted.id, profile.id, 0.5, []))


def test_waves_halt_and_go_on_when_the_office_finds_nothing(market: Market, pair: tuple[Chat, Chat, Chat]) -> None:
    ravi, sita, officer = pair
    late = market.seller(name="Late")
    fits(market, ravi, late)
    reports(sita)
    market.later(hours=20)
    market.later(hours=4)
    assert late.shown == []
    officer.presses("Not enough: go on")
    market.later(minutes=1)
    assert "500" in late.all
    assert "पहले की तरह" in ravi.all


def test_a_yes_said_meanwhile_is_kept_and_goes_on_by_itself(market: Market, pair: tuple[Chat, Chat, Chat]) -> None:
    ravi, sita, officer = pair
    gita = market.seller(name="Gita")
    fits(market, ravi, gita)
    posted = market.look(lambda db: enquiries.of_buyer(db, ravi.person_id)[0])
    market.write(lambda db: waves.ask_wave(db, market.app.world, posted))
    market.settle()
    reports(sita)
    offers(gita)
    assert "जाँच कर रहा है" in gita.all
    assert say("hi", "Yes, introduce us") not in ravi.shown[-1].labels
    officer.presses("Made up: go on")
    market.later(minutes=1)
    is_met(ravi)
    assert introduced(market) == 2


def test_an_upheld_report_stays_until_an_appeal_is_heard(market: Market, fraud: tuple[Chat, list[Chat], Chat]) -> None:
    ravi, sellers, officer = fraud
    reports(sellers[0])
    officer.presses("True: stays stopped")
    assert "सही निकली" in sellers[1].last
    assert "सही थी" in sellers[0].last
    assert [one.status for one in market.look(lambda db: enquiries.of_buyer(db, ravi.person_id))] == ["closed"]
    ravi.presses("Say my side")
    ravi.says("मैंने कोई QR नहीं भेजा, किसी और का नंबर था")
    assert "किसी और का नंबर था" in officer.last
    officer.presses("Not enough: go on")
    assert not market.look(lambda db: safety.is_held(db, ravi.person_id))
    assert "सब ठीक है" in sellers[1].last


def test_a_reporter_whose_report_was_made_up_holds_nobody_back_by_themselves(
    market: Market, fraud: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, officer = fraud
    reports(sellers[0])
    officer.presses("Made up: go on")
    assert "झूठी मानी गई" in sellers[0].last
    heard = len(sellers[1].shown)
    reports(sellers[0], "Is rude")
    assert not market.look(lambda db: safety.is_held(db, ravi.person_id))
    assert len(sellers[1].shown) == heard
    assert "झूठी: 1" in officer.last
    reports(sellers[1])
    assert market.look(lambda db: safety.is_held(db, ravi.person_id))


def test_a_report_is_taken_back_within_minutes_and_all_hear_it(
    market: Market, fraud: tuple[Chat, list[Chat], Chat]
) -> None:
    ravi, sellers, _ = fraud
    reports(sellers[0])
    sellers[0].says("undo")
    assert "सब ठीक है" in sellers[1].last
    assert "पहले की तरह" in ravi.last
    assert not market.look(lambda db: safety.is_held(db, ravi.person_id))


def test_the_same_report_twice_is_one(market: Market, fraud: tuple[Chat, list[Chat], Chat]) -> None:
    _, sellers, _ = fraud
    reports(sellers[0])
    heard = len(sellers[1].shown)
    sellers[0].says("शिकायत")
    sellers[0].presses("Is rude")
    assert "पहले से है" in sellers[0].all
    assert len(sellers[1].shown) == heard


def test_a_buyer_reports_a_seller_nobody_has_checked_and_the_seller_is_asked_no_more(market: Market) -> None:
    market.officer()
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    offers(sita)
    is_met(ravi)
    reports(ravi)
    assert market.look(lambda db: safety.is_held(db, sita.person_id))
    gita, meera = market.seller(name="Gita"), market.buyer(name="Meera")
    heard = len(sita.shown)
    asks(meera)
    assert "Meera" in gita.last
    assert len(sita.shown) == heard


def test_a_seller_the_office_has_checked_goes_on_until_an_officer_decides(market: Market) -> None:
    officer = market.officer()
    sita, ravi = market.seller(), market.buyer()
    now = market.clock.now()

    def check(db: sa.Connection) -> None:
        profile = profiles.profile_of(db, sita.person_id)
        assert profile is not None
        profiles.change_profile(db, profile.id, now, verified_until=now.replace(year=2027))

    market.write(check)
    asks(ravi)
    offers(sita)
    is_met(ravi)
    reports(ravi)
    assert not market.look(lambda db: safety.is_held(db, sita.person_id))
    assert "Ravi ने Sita की शिकायत की" in officer.last
    officer.presses("True: stays stopped")
    assert "सही मानी गई" in sita.last


def test_nobody_reports_by_typing_a_number_twice(market: Market, fraud: tuple[Chat, list[Chat], Chat]) -> None:
    ravi, _, _ = fraud
    ravi.says("1")
    ravi.says("1")
    assert market.look(lambda db: safety.listed(db, None, ("open",))) == []


@pytest.mark.parametrize("words", ["धन्यवाद बताने के लिए", "thanks for telling me", "सांगितल्याबद्दल धन्यवाद"])
def test_thanks_for_the_warning_do_not_reach_whom_it_warns_of(
    market: Market, fraud: tuple[Chat, list[Chat], Chat], words: str
) -> None:
    ravi, sellers, _ = fraud
    reports(sellers[0])
    assert "सावधान" in sellers[1].last or "सावध" in sellers[1].last
    sellers[1].says(words)
    assert words not in ravi.all
    assert say("hi", "You are welcome!") in sellers[1].all


@pytest.mark.parametrize("words", ["haan isi ne kiya", "sach bol raha hu madam", "पाँच हज़ार का नुकसान"])
def test_what_is_written_on_below_a_cheat_goes_to_the_office_and_not_to_the_cheat(
    market: Market, fraud: tuple[Chat, list[Chat], Chat], words: str
) -> None:
    ravi, sellers, officer = fraud
    sellers[0].says("mere khate se 5000 kat gaye! ye aadmi thag hai")
    sellers[0].says(words)
    assert words not in ravi.all
    assert words in officer.all


def test_a_cry_at_a_question_about_oneself_is_heard_and_names_no_tehsil(
    market: Market, fraud: tuple[Chat, list[Chat], Chat]
) -> None:
    _, sellers, officer = fraud
    assert say("hi", "Which tehsil are you in?") in sellers[2].all
    sellers[2].says("ye banda mujhse qr scan karwa raha tha, 5000 kat gaye mere")
    assert "1930" in sellers[2].all
    assert "5000 kat gaye" in officer.all
    assert market.profile(sellers[2]).taluka_lgd is None


# ── what passes between two ───────────────────────────────────────────────────────────────────────────────────────


def test_a_payment_qr_through_haat_is_held_back_and_the_seller_gets_a_warning_and_a_way_to_report(
    market: Market, pair: tuple[Chat, Chat, Chat]
) -> None:
    ravi, seller, _ = pair
    before = len(seller.shown)
    ravi.qr("upi://pay?pa=ravi@okaxis&am=5000")
    market.later(seconds=2)
    assert all(one.media_kind != "photo" for one in seller.shown[before:])
    assert "आगे नहीं भेजी" in ravi.last
    assert "QR स्कैन करने" in seller.last
    assert say("hi", "Report") in seller.shown[-1].labels
    seller.presses("Report")
    seller.presses("Money, QR or OTP")
    assert market.look(lambda db: safety.is_held(db, ravi.person_id))


def test_a_picture_without_a_code_passes_as_it_is(market: Market, pair: tuple[Chat, Chat, Chat]) -> None:
    ravi, seller, _ = pair
    ravi.photo()
    market.later(seconds=2)
    assert (seller.last, seller.shown[-1].media_kind) == ("Ravi", "photo")


def test_who_asks_for_an_otp_is_not_passed_on_and_the_other_side_hears_why(
    market: Market, pair: tuple[Chat, Chat, Chat]
) -> None:
    ravi, seller, _ = pair
    ravi.says("OTP bata do, paise bhejta hun")
    assert "आगे नहीं भेजा" in ravi.last
    assert "OTP, PIN" in seller.last
    assert "bata do" not in seller.all
    assert seller.shown[-1].labels == [say("hi", "Report")]


def test_words_of_somebody_held_back_reach_nobody(market: Market, pair: tuple[Chat, Chat, Chat]) -> None:
    ravi, seller, _ = pair
    reports(seller)
    ravi.presses("Understood")
    heard = len(seller.shown)
    ravi.says("QR भेज रहा हूँ, स्कैन करके पैसे ले लो")
    ravi.photo()
    market.later(seconds=2)
    assert len(seller.shown) == heard
    assert "आगे नहीं जाएँगे" in ravi.last


# ── buyers nobody knows yet ───────────────────────────────────────────────────────────────────────────────────────


def test_a_third_open_enquiry_waits_until_one_is_closed_or_the_office_has_checked(market: Market) -> None:
    officer = market.officer()
    market.seller(["turmeric", "chilli", "coriander"])
    ravi = market.buyer()
    asks(ravi, "50 किलो हल्दी चाहिए")
    asks(ravi, "20 किलो मिर्च चाहिए")
    ravi.says("30 किलो धनिया चाहिए")
    assert "दो इन्क्वायरी" in ravi.last
    ravi.presses(1)
    assert "धनिया" in ravi.last
    ravi.presses("Yes, ask them")
    assert len(market.look(lambda db: safety.open_enquiries(db, ravi.person_id))) == 2
    ravi.says("10 किलो हल्दी चाहिए")
    ravi.presses("Office checks me")
    officer.presses("Checked, all right")
    assert "जाँच कर ली" in ravi.last
    asks(ravi, "10 किलो हल्दी चाहिए")
    assert len(market.look(lambda db: safety.open_enquiries(db, ravi.person_id))) == 3


def test_a_sixth_seller_of_a_day_waits_until_morning(market: Market) -> None:
    sellers = [market.seller(name=f"Seller{place}") for place in range(6)]
    ravi = market.buyer()
    asks(ravi, "900 किलो हल्दी चाहिए")
    market.later(hours=3)
    for seller in sellers[:5]:
        offers(seller)
        is_met(ravi)
    offers(sellers[5])
    assert introduced(market) == 5
    assert "कल सुबह" in ravi.last
    market.later(hours=20)
    is_met(ravi)
    assert introduced(market) == 6


def test_a_seller_sees_what_is_known_of_a_buyer(market: Market) -> None:
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    assert say("hi", "New on Haat: nothing is known yet.") in sita.all
    offers(sita)
    is_met(ravi)
    met = market.look(lambda db: safety.met(db, ravi.person_id))[0]
    now = market.clock.now()
    for side in ("buyer", "seller"):
        market.write(lambda db, side=side: introductions.say_deal(db, met.id, side, "yes", now))
    ravi.says("menu")
    ravi.presses("I want to buy")
    asks(ravi, "20 किलो हल्दी चाहिए, पहले सैंपल")
    assert "पहले 1 बार पूछा · 1 पक्का सौदा · कोई शिकायत नहीं" in sita.last
    sita.says("खरीदार कौन है?")
    assert "1 बेचने वाले से बात हुई" in sita.shown[-2].text
    assert "20" in sita.last


@pytest.mark.parametrize("words", ["report", "mujhe report karna hai", "रिपोर्ट"])
def test_report_of_whom_nobody_was_met_is_asked_what_happened(market: Market, words: str) -> None:
    officer, sita = market.officer(), market.seller()
    sita.says(words)
    assert sita.last == say("hi", "What happened? Write it in a few words; it goes to the office.")
    sita.says("किसी ने फोन पर पैसे माँगे")
    assert "पैसे माँगे" in officer.all


def test_report_in_a_sentence_names_those_who_were_met(market: Market, pair: tuple[Chat, Chat, Chat]) -> None:
    ravi, sita, _ = pair
    sita.presses("Later")
    sita.says("mujhe report karna hai")
    assert say("hi", "Money, QR or OTP") in sita.shown[-1].labels
    assert "report" not in ravi.all
