"""A workshop day of 180 people as it goes on phones: 115 noted by chat, 25 strangers at the door, 40 without a phone."""

from __future__ import annotations

from handlers.language import plural, say
from storage import workshops as store
from tests.handlers.workshop.test_workshops import SAGAR, planned
from tests.market import Market

NAMES = "आशा गीता सीता रमा लता मीरा उषा राधा माया शोभा रेखा सुधा विद्या नीता कमला".split()


def name_of(place: int) -> str:
    return f"{NAMES[place % 15]} {'कखगघचछजझटठडढतथद'[place // 15]}बाई"


def test_180_people_40_without_phones_and_25_strangers_come_and_are_counted_once(market: Market) -> None:
    number = planned(market, days=0.1)
    phones = [market.buyer(SAGAR, name=name_of(place * 5)) for place in range(23)]
    for place, phone in enumerate(phones):
        phone.says("WS-1234")
        phone.presses("Yes, note me")
        for other in range(1, 5):
            phone.presses("Add a name")
            phone.says(name_of(place * 5 + other))
        phone.says("बस")
    figures = market.look(lambda db: store.figures(db, number))
    assert (figures["registered"], figures["came"]) == (115, 0)
    for phone in phones:  # all five names of each phone, by the one QR on the wall
        phone.says("HAAT indoor1")
        phone.presses("All of us")
    for place in range(25):
        name = f"{NAMES[place % 15]} {'देवी' if place < 15 else 'कुमारी'}"
        stranger = market.stranger("whatsapp", name if place % 2 else "")
        stranger.says("HAAT indoor1")
        if not place % 2:
            stranger.says(name)
    meena = market.officer(SAGAR, name="Meena")
    for first in (0, 20):
        meena.says("workshop")
        meena.presses(1)
        meena.presses("Add somebody")
        meena.says("\n".join(f"{place + 1}. {name_of(120 + place)} बिना फोन" for place in range(first, first + 20)))
        assert plural("hi", "{count} name is noted and here.", "{count} names are noted and here.", 20) in meena.last
    figures = market.look(lambda db: store.figures(db, number))
    assert (figures["came"], figures["walk_ins"]) == (180, 65)
    assert len({one.id for one in market.look(lambda db: store.everyone(db, number))}) == 180
    phones[0].says("HAAT indoor1")
    assert market.look(lambda db: store.figures(db, number))["came"] == 180, "who scans twice has come once"
    meena.says("workshop")
    meena.presses(1)
    meena.presses("Who comes")
    assert "180." in meena.all
    market.later(hours=22)
    market.later(hours=2)
    for phone in phones[:3]:
        phone.presses("5")
    assert market.look(lambda db: store.figures(db, number))["stars"] == 5.0


def test_below_an_open_question_a_workshop_is_one_tap_away(market: Market) -> None:
    number = planned(market)
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says("50 किलो हल्दी चाहिए")
    ravi.says("वर्कशॉप कब है?")
    ravi.presses("I want to come")
    ravi.presses("Yes, note me")
    (noted,) = market.look(lambda db: store.of_person(db, number, ravi.person_id))
    assert noted.name == "Ravi"


def test_numbers_of_the_list_may_run_from_one_to_another(market: Market) -> None:
    number = planned(market, days=0.1)
    asha = market.buyer(SAGAR, name="Asha")
    asha.says("WS-1234")
    asha.presses("Yes, note me")
    for name in ("Gita", "Rama", "Usha"):
        asha.presses("Add a name")
        asha.says(name)
    meena = market.officer(SAGAR, name="Meena")
    meena.says("workshop")
    meena.presses(1)
    meena.presses("Tick who is here")
    meena.says("3-9")
    assert say("hi", "Please write numbers of the list, like: 1 4 7 or 1-20") in meena.last
    meena.says("1, 3 - 4")
    assert sum(bool(one.came) for one in market.look(lambda db: store.everyone(db, number))) == 3
