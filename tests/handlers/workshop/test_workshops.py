"""Workshops: registering, reminders each once, moving, the door, feedback; and what only officers can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers import asides
from handlers.language import say
from handlers.workshop import workshop_days, workshop_news
from storage import consent, links, profiles, tables
from storage import workshops as store
from tests.chat import Chat
from tests.market import Market, markets

SAGAR = 425
LONG = timedelta(hours=3)


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def planned(market: Market, *, days: float = 10, seats: int | None = None) -> int:
    """A workshop with its links, at noon (India) so many days from now."""
    now = market.clock.now()

    def make(db):  # type: ignore[no-untyped-def]
        made = store.create(
            db, now, code="WS-1234", door="indoor1", district_lgd=SAGAR, titles={"hi": "पैकेजिंग", "mr": "पॅकेजिंग"},
            places={"hi": "जिला पंचायत हॉल"}, starts_at=now + timedelta(days=days),
            ends_at=now + timedelta(days=days, hours=3), seats=seats, source="test", moved=0, asked_feedback=False,
        )  # fmt: skip
        for token, what in (("WS-1234", "workshop"), ("indoor1", "door")):
            links.add_link(db, token, now, district_lgd=SAGAR, language="hi", role=None, note=f"{what}:{made}")
        return made

    return int(market.write(make))


def registers(chat: Chat) -> None:
    chat.says("WS-1234")
    chat.presses("Yes, note me")


def test_a_stranger_has_a_place_after_three_messages_without_a_profile(market: Market) -> None:
    number = planned(market)
    asha = market.stranger("whatsapp", "")
    asha.says("HAAT WS-1234")
    asha.presses("Yes, note me")
    asha.says("आशा")
    (noted,) = market.look(lambda db: store.of_person(db, number, asha.person_id))
    assert (noted.name, noted.status) == ("आशा", "registered")
    assert market.look(lambda db: profiles.profile_of(db, asha.person_id)) is None
    assert market.look(lambda db: consent.given(db, asha.person_id, "workshops"))


def test_each_reminder_comes_once_and_none_that_is_late(market: Market) -> None:
    planned(market, days=10)
    asha = market.buyer(SAGAR, name="Asha")
    registers(asha)
    seen = len(asha.shown)
    market.later(days=3, minutes=5)
    assert len(asha.shown) == seen + 1
    market.later(hours=1)
    assert len(asha.shown) == seen + 1
    market.later(days=6)
    assert len(asha.shown) == seen + 2
    late = market.buyer(SAGAR, name="Late")
    registers(late)
    heard = len(late.shown)
    market.later(hours=20)
    assert len(late.shown) == heard, "who was noted within the last day is not reminded of the day"
    market.later(hours=2)
    assert len(late.shown) == heard + 1
    assert len(asha.shown) == seen + 3
    assert say("hi", "I cannot come") in asha.shown[-1].labels


def test_who_cannot_come_frees_the_place_for_whoever_waits(market: Market) -> None:
    number = planned(market, seats=1)
    asha, ravi = market.buyer(SAGAR, name="Asha"), market.buyer(SAGAR, name="Ravi")
    registers(asha)
    registers(ravi)
    assert market.look(lambda db: store.of_person(db, number, ravi.person_id))[0].status == "waiting"
    market.later(days=9, minutes=1)
    asha.presses("I cannot come")
    assert market.look(lambda db: store.of_person(db, number, ravi.person_id))[0].status == "registered"
    assert "Ravi" in ravi.all


def test_a_move_tells_those_who_are_noted_once_and_reminds_anew(market: Market) -> None:
    number = planned(market, days=2)
    asha, other = market.buyer(SAGAR, name="Asha"), market.buyer(SAGAR, name="Other")
    registers(asha)
    before, quiet = len(asha.shown), len(other.shown)
    one = market.look(lambda db: store.get(db, number))
    begins = one.starts_at + timedelta(days=1)
    world = market.app.world
    told = market.write(
        lambda db: workshop_news.move(db, world, one, workshop_days.begun_anew(world, one, begins, LONG))
    )
    market.settle()
    assert told == 1
    assert len(asha.shown) == before + 1
    assert len(other.shown) == quiet
    asha.presses("Yes")
    market.later(days=2, minutes=1)
    assert say("hi", "I cannot come") in asha.shown[-1].labels


def test_calling_off_tells_all_and_nobody_is_reminded_any_more(market: Market) -> None:
    number = planned(market, days=2)
    asha = market.buyer(SAGAR, name="Asha")
    registers(asha)
    world = market.app.world
    one = market.look(lambda db: store.get(db, number))
    assert market.write(lambda db: workshop_news.call_off(db, world, one)) == 1
    assert market.write(lambda db: workshop_news.call_off(db, world, one)) is None
    market.settle()
    seen = len(asha.shown)
    market.later(days=1, minutes=1)
    assert len(asha.shown) == seen


def test_the_door_ticks_the_names_of_a_phone_and_notes_a_stranger(market: Market) -> None:
    number = planned(market, days=0.05)
    asha = market.buyer(SAGAR, name="Asha")
    registers(asha)
    asha.presses("Add a name")
    asha.says("Gita Bai")
    asha.says("HAAT indoor1")
    asha.presses("All of us")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says("HAAT indoor1")
    came = [one.name for one in market.look(lambda db: store.everyone(db, number)) if one.came]
    assert sorted(came) == ["Asha", "Gita Bai", "Ravi"]
    market.later(hours=22)
    market.later(hours=2)
    asha.presses("5")
    asha.says("बहुत अच्छा, मेरा नंबर 6450012345")
    assert market.look(lambda db: store.figures(db, number))["stars"] == 5.0
    assert "6450012345" not in str(market.look(lambda db: store.listed(db, number)))


def test_nobody_but_officers_reaches_the_office_side(market: Market) -> None:
    planned(market)
    asha = market.buyer(SAGAR, name="Asha")
    market.begin(asha, "office_workshops")
    assert say("hi", "This is for officers of the district office only.") in asha.last


def test_an_officer_ticks_by_numbers_and_notes_who_has_no_phone(market: Market) -> None:
    number = planned(market, days=0.05)
    for name in ("Asha", "Ravi", "Gopal"):
        registers(market.buyer(SAGAR, name=name))
    meena = market.officer(SAGAR, name="Meena")
    meena.says("workshop")
    meena.presses(1)
    meena.presses("Tick who is here")
    meena.says("1 9")
    assert say("hi", "Please write numbers of the list, like: 1 4 7 or 1-20") in meena.last
    meena.says("१ 3")
    assert sum(bool(one.came) for one in market.look(lambda db: store.everyone(db, number))) == 2
    meena.says("workshop")
    meena.presses(1)
    meena.presses("Add somebody")
    meena.says("रामलाल")
    assert market.look(lambda db: store.figures(db, number))["came"] == 3


def test_signs_that_only_look_like_numbers_break_nothing(market: Market) -> None:
    planned(market, days=0.05)
    registers(market.buyer(SAGAR, name="Asha"))
    meena = market.officer(SAGAR, name="Meena")
    meena.says("workshop")
    meena.presses(1)
    meena.presses("Tick who is here")
    for words in ("²", "1" * 450):
        meena.says(words)
        assert say("hi", "Please write numbers of the list, like: 1 4 7 or 1-20") in meena.last
        meena.says("workshop")
        meena.presses(1)
        meena.presses("Tick who is here")
    meena.presses_template("show.²")
    meena.presses_template("show.99999999999999999999")
    assert say("hi", "That button is old.") in meena.all
    assert market.look(lambda db: db.scalar(sa.text("select count(*) from inbox where error is not null"))) == 0


def test_a_new_workshop_takes_no_impossible_seats_or_year_and_asks_the_district_of_a_state(market: Market) -> None:
    meena = market.officer(None, "Maharashtra", name="Meena")
    market.begin(meena, "office_workshops")
    meena.presses("New workshop")
    meena.says("Pune")
    meena.says("पैकेजिंग")
    meena.says("9999-12-31 22:30")
    assert say("hi", "Please write day and hour, like: 12 December 11 am.") in meena.last
    meena.says("12 दिसंबर सुबह 11 बजे")
    meena.says("जिला पंचायत हॉल")
    meena.says("9" * 5000)
    assert say("hi", "Please write a number, for example 50.") in meena.last
    meena.says("50")
    meena.presses("Yes")
    (one,) = market.look(lambda db: store.of_districts(db, None))
    assert market.app.world.state_of(one.district_lgd) == "Maharashtra"
    assert one.district_lgd == market.app.world.places.find("Pune")[0].lgd_code
    assert one.seats == 50


def test_one_broken_workshop_keeps_no_other_from_being_reminded(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = planned(market, days=6.9)
    asha, ravi = market.stranger(), market.stranger(name="Ravi")
    registers(asha)
    second = market.write(
        lambda db: store.create(
            db, market.clock.now(), code="WS-77", door="indoor2", district_lgd=SAGAR, titles={"hi": "दूसरी"}, places={"hi": "हॉल"},
            starts_at=market.clock.now() + timedelta(days=6.9), ends_at=market.clock.now() + timedelta(days=7), seats=None,
            source="test", moved=0, asked_feedback=False,
        )
    )  # fmt: skip
    ravi.says("WS-77")
    ravi.presses("Yes, note me")
    seen = store.unreminded

    def breaks(db: sa.Connection, workshop_id: int, kind: str, *, at_most: int) -> list[int]:
        if workshop_id == first:
            db.execute(sa.text("INSERT INTO no_such_table VALUES (1)"))
        return seen(db, workshop_id, kind, at_most=at_most)

    monkeypatch.setattr(store, "unreminded", breaks)
    market.write(lambda db: db.execute(sa.text("UPDATE registrations SET reminded = NULL")))
    told = (asha.last, ravi.last)
    market.later(seconds=1)
    assert asha.last == told[0]
    assert say("hi", "Do not forget:\n{card}\nNoted: {names}. Are you coming?").split("\n", 1)[0] in ravi.last
    assert market.look(lambda db: store.of_person(db, second, ravi.person_id)[0].reminded) == "week"


def pinned(market: Market) -> int:
    number = planned(market)
    market.write(lambda db: store.change(db, number, market.clock.now(), latitude=23.83, longitude=78.74))
    return number


def test_the_way_there_is_a_pin_and_a_calendar_file_on_telegram(market: Market) -> None:
    pinned(market)
    asha = market.stranger()
    registers(asha)
    asha.presses("Map and calendar")
    pin, entry = market.telegram.sent[-2:]
    assert (pin.part.pin, pin.part.text) == ("23.83,78.74", "पैकेजिंग\nजिला पंचायत हॉल")
    assert entry.media is not None
    assert entry.media.path.name == "WS-1234.ics"
    written = entry.media.path.read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in written
    assert "DTSTART:20261205T063000Z" in written
    assert "GEO:23.83;78.74" in written


def test_whatsapp_takes_no_calendar_file_and_gets_the_card_instead(market: Market) -> None:
    pinned(market)
    asha = market.stranger("whatsapp")
    registers(asha)
    asha.presses("Map and calendar")
    assert market.whatsapp.sent[-2].part.pin == "23.83,78.74"
    assert market.whatsapp.sent[-1].media is None
    assert "पैकेजिंग" in asha.last


def test_a_certificate_is_asked_for_in_words_by_who_was_ticked(market: Market) -> None:
    number = planned(market, days=0.01)
    asha, ravi = market.stranger(name="Asha"), market.stranger(name="Ravi")
    for one in (asha, ravi):
        registers(one)
        one.presses("No, that is all")
    (noted,) = market.look(lambda db: store.of_person(db, number, asha.person_id))
    market.write(lambda db: store.came(db, noted.id, market.clock.now()))
    market.later(days=2)
    asha.says("certificate chahiye")
    sent = market.telegram.sent[-1]
    assert sent.media is not None
    assert sent.media.path.read_bytes().startswith(b"%PDF")
    assert sent.media.path.name == "certificate-WS-1234.pdf"
    before = len(market.telegram.sent)
    ravi.says("मेरा प्रमाण पत्र")
    answers = market.telegram.sent[before:]
    assert answers
    assert all(one.media is None for one in answers)


def test_an_office_gets_its_lists_as_files_and_nobody_else_does(market: Market) -> None:
    number = planned(market)
    meena, mumbai, asha = market.officer(), market.officer(district=482, name="Gita"), market.stranger()
    registers(asha)
    market.begin(meena, "ws_files", f"{number}:attendance")
    sent = market.telegram.sent[-1]
    assert sent.media is not None
    assert sent.media.path.name == "attendance-WS-1234.xlsx"
    for other in (mumbai, asha):
        market.begin(other, "ws_files", f"{number}:attendance")
        assert other.shown[-1].media_kind == ""
    market.begin(meena, "ws_files", f"{number}:certificates")
    assert say("hi", "Nobody is ticked yet, so there is nothing to make.") in meena.last


# ── changed in an officer's own words ─────────────────────────────────────────────────────────────────────────────


def yes(officer: Chat, words: str) -> None:
    """The order and the yes to what was read back."""
    officer.says(words)
    officer.presses("Yes")


def when_of(market: Market, number: int) -> str:
    """When a workshop begins, as India's clocks say it."""
    one = market.look(lambda db: store.get(db, number))
    return one.starts_at.astimezone(market.app.world.zone).strftime("%d %B %H:%M")


def test_of_two_changes_in_the_night_only_the_newer_is_told(market: Market) -> None:
    number = planned(market, days=3)
    asha = market.buyer(SAGAR, name="Asha")
    registers(asha)
    one = market.look(lambda db: store.get(db, number))
    world, heard = market.app.world, len(asha.shown)

    def move_twice(db: sa.Connection) -> None:
        later = one.starts_at + timedelta(days=1)
        workshop_news.move(db, world, one, workshop_days.begun_anew(world, one, later, LONG))
        again = store.get(db, number)
        assert again is not None
        workshop_news.move(db, world, again, replace(again, places={"hi": "पंचायत भवन"}))

    market.write(move_twice)
    market.settle()
    assert len(asha.shown) == heard + 1
    assert "पंचायत भवन" in asha.last


def test_two_officers_at_once_change_a_workshop_once(market: Market) -> None:
    number = planned(market, days=3)
    one = market.look(lambda db: store.get(db, number))
    world, later = market.app.world, one.starts_at + timedelta(days=1)

    def move(db: sa.Connection) -> int | None:
        return workshop_news.move(db, world, one, workshop_days.begun_anew(world, one, later, LONG))

    assert (market.write(move), market.write(move)) == (0, None)


def test_a_workshop_that_waits_for_its_day_reminds_nobody_until_an_officer_names_one(market: Market) -> None:
    number = planned(market, days=2)
    asha, officer = market.buyer(SAGAR, name="Asha"), market.officer(SAGAR, language="en")
    registers(asha)
    officer.says("postpone the workshop")
    officer.presses("Not fixed yet")
    officer.presses("Yes")
    assert "टल गई" in asha.last
    heard = len(asha.shown)
    market.later(days=4)
    assert len(asha.shown) == heard, "neither reminded nor asked how it was"
    yes(officer, "workshop ab 15 december ko 11 baje hogi")
    assert len(asha.shown) == heard + 1
    assert when_of(market, number) == "15 December 11:00"
    market.later(days=15)
    assert say("hi", "I cannot come") in "".join(label for one in asha.shown for label in one.labels)


def test_who_cannot_come_on_the_new_day_says_so_in_words_and_is_not_reminded(market: Market) -> None:
    number = planned(market, days=5)
    asha, ravi = market.buyer(SAGAR, name="Asha"), market.buyer(SAGAR, name="Ravi")
    registers(asha)
    registers(ravi)
    officer = market.officer(SAGAR, language="en")
    yes(officer, "workshop ek din aage badha do")
    asha.says("us din mai nahi aa paungi")
    assert market.look(lambda db: store.of_person(db, number, asha.person_id)) == []
    heard, others = len(asha.shown), len(ravi.shown)
    market.later(days=5, hours=2)
    assert len(asha.shown) == heard
    assert len(ravi.shown) > others


def test_nobody_is_told_before_the_yes_and_a_no_changes_nothing(market: Market) -> None:
    number = planned(market, days=3)
    asha, officer = market.buyer(SAGAR, name="Asha"), market.officer(SAGAR, language="en")
    registers(asha)
    heard, before = len(asha.shown), when_of(market, number)
    assert "16:00" in officer.says("workshop ka time 4 baje kar do")
    officer.presses("No")
    assert (len(asha.shown), when_of(market, number)) == (heard, before)


def test_only_the_workshop_of_the_day_that_is_named_is_meant(market: Market) -> None:
    number = planned(market, days=2)
    officer = market.officer(SAGAR, language="en")
    said = officer.says("kal wali workshop radd karo")
    assert "Which workshop do you mean?" in said, "there is none tomorrow"
    officer.presses("None of them")
    yes(officer, "parso wali workshop radd karo")
    one = market.look(lambda db: store.get(db, number))
    assert one is not None
    assert one.status == "cancelled"


def test_a_workshop_of_another_district_is_not_changed(market: Market) -> None:
    number = planned(market, days=2)
    officer = market.officer(482, language="en")
    officer.says("workshop radd karo")
    one = market.look(lambda db: store.get(db, number))
    assert one is not None
    assert one.status == "planned"


@pytest.mark.parametrize(
    ("words", "presses"), [("workshop radd karo", ["Yes"]), ("workshop aage badha do", ["Not fixed yet", "Yes"])]
)
def test_beyond_24_hours_a_template_of_its_own_tells_that_it_is_not_held(
    market: Market, words: str, presses: list[str]
) -> None:
    planned(market, days=6)
    asha, officer = market.buyer(SAGAR, channel="whatsapp", name="Asha"), market.officer(SAGAR, language="en")
    registers(asha)
    market.later(hours=30)
    officer.says(words)
    for label in presses:
        officer.presses(label)
    told = market.look(
        lambda db: db.execute(
            sa.select(tables.outbox.c.twin, tables.outbox.c.twin_words).where(tables.outbox.c.person_id == asha.person_id)
            .order_by(tables.outbox.c.id.desc()).limit(1)
        ).one()
    )  # fmt: skip
    assert told.twin == "workshop_change"
    assert "पैकेजिंग" in str(told.twin_words)


def test_of_two_workshops_on_one_day_it_is_asked_which(market: Market) -> None:
    first = planned(market, days=1)
    now = market.clock.now()
    market.write(
        lambda db: store.create(
            db, now, code="WS-4321", door="indoor2", district_lgd=SAGAR, titles={"hi": "निर्यात"}, places={"hi": "टाउन हॉल"},
            starts_at=now + timedelta(days=1, hours=2), ends_at=now + timedelta(days=1, hours=5), seats=None, source="test",
            moved=0, asked_feedback=False,
        )
    )  # fmt: skip
    officer = market.officer(SAGAR, language="en")
    assert "Which workshop do you mean?" in officer.says("kal wali workshop 4 baje kar do")
    officer.presses(1)
    officer.presses("Yes")
    assert when_of(market, first).endswith("16:00")
    assert "टाउन हॉल" in officer.says("niryat wali workshop ka time 5 baje kar do"), "its title says which"


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("guruvar ki workshop shukravar ko rakh do", "04 December"), ("workshop ab shanivaar ko hogi", "05 December"),
        ("the workshop is moved to Monday", "07 December"),
    ],
)  # fmt: skip
def test_a_day_of_the_week_is_counted_from_the_workshops_own_day(market: Market, words: str, when: str) -> None:
    number = planned(market, days=8)
    assert when_of(market, number).startswith("03 December"), "a Thursday, and not the next one"
    yes(market.officer(SAGAR, language="en"), words)
    assert when_of(market, number).startswith(when)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("cant come that day", "no"), ("I cannot make it", "no"), ("त्या दिवशी जमणार नाही", "no"), ("nahi ho payega", "no"),
        ("मैं नहीं आ पाऊँगी, उस दिन शादी है", "no"), ("शनिवारी येता येणार नाही", "no"), ("I am not free on Saturday", "no"),
        ("mushkil hai aana", "no"), ("aa jaungi", "yes"), ("yes I will come", "yes"), ("येईन", "yes"), ("नक्की येते", "yes"),
        ("kab aana hai", None), ("haldi ka rate kya hai", None), ("will you come?", None),
    ],
)  # fmt: skip
def test_whether_somebody_comes_is_heard_in_a_sentence(words: str, answer: str | None) -> None:
    assert asides.comes(words) == answer


@pytest.mark.parametrize(("words", "stays"), [("उस दिन मुश्किल है आना", False), ("haan aa jaungi", True), ("येईन", True)])
def test_below_the_new_day_a_sentence_keeps_or_frees_the_place(market: Market, words: str, stays: bool) -> None:
    number = planned(market, days=5)
    asha = market.buyer(SAGAR, name="Asha")
    registers(asha)
    yes(market.officer(SAGAR, language="en"), "workshop ek din aage badha do")
    asha.says(words)
    assert bool(market.look(lambda db: store.of_person(db, number, asha.person_id))) is stays
    assert say("hi", "Still not clear to me. I can call a person of the office.") not in asha.all


def test_who_asks_for_a_certificate_where_feedback_is_asked_gets_it(market: Market) -> None:
    planned(market, days=0.05)
    asha = market.buyer(SAGAR, name="Asha")
    registers(asha)
    asha.says("HAAT indoor1")
    market.later(hours=22)
    market.later(hours=2)
    asha.presses("4")
    asha.says("certificate chahiye")
    market.later(seconds=5)
    assert say("hi", "Certificate: {title}", title="पैकेजिंग") in asha.all
