"""A workshop of several days: all of them are kept, told, reminded of, ticked one by one, and moved together."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.papers import handouts
from handlers.language import say
from handlers.workshop import workshop_days
from storage import links
from storage import workshops as store
from tests.market import Market, markets
from tests.workshops import certificates_text, noted, one_of, poster_text

SAGAR = 425
FIRST = datetime(2026, 11, 27, 4, 30, tzinfo=UTC)
"""Ten in the morning in India, two days from the market's first noon."""
DAYS = ["2026-11-27", "2026-11-28", "2026-11-29"]


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def planned(market: Market, days: list[str] | None = DAYS, ends: timedelta = timedelta(days=2, hours=6)) -> int:
    """A workshop from ten to four on each of its days."""

    def make(db):  # type: ignore[no-untyped-def]
        made = store.create(
            db, market.clock.now(), code="WS-1234", door="indoor1", district_lgd=SAGAR, titles={"hi": "पैकेजिंग"},
            places={"hi": "पंचायत भवन"}, starts_at=FIRST, ends_at=FIRST + ends, days=days, seats=None, source="test", moved=0,
            asked_feedback=False,
        )  # fmt: skip
        for token, what in (("WS-1234", "workshop"), ("indoor1", "door")):
            links.add_link(
                db, token, market.clock.now(), district_lgd=SAGAR, language="hi", role=None, note=f"{what}:{made}"
            )
        return made

    return int(market.write(make))


def days_of(market: Market, number: int) -> list[str]:
    held = workshop_days.days_of(market.app.world, one_of(market, number))
    return [day.isoformat() for day in held]


def test_from_its_first_morning_till_its_last_afternoon_it_is_on_each_day_between(market: Market) -> None:
    number = planned(market, days=None)
    assert days_of(market, number) == DAYS
    assert "27 नवंबर" in noted(market).all


def test_one_that_runs_into_the_night_is_on_one_day(market: Market) -> None:
    assert days_of(market, planned(market, days=None, ends=timedelta(hours=15))) == DAYS[:1]


def test_each_day_is_an_entry_of_its_own_in_the_calendar(market: Market) -> None:
    number = planned(market)
    world = market.app.world
    _, body = market.look(lambda db: handouts.calendar(db, world, workshop=number, language="hi"))
    written = body.decode()
    assert written.count("BEGIN:VEVENT") == 3
    for day in ("20261127", "20261128", "20261129"):
        assert f"DTSTART:{day}T043000Z" in written
        assert f"DTEND:{day}T103000Z" in written
    assert len({line for line in written.splitlines() if line.startswith("UID:")}) == 3


def test_on_the_morning_of_a_further_day_one_line_comes_and_asks_nothing(market: Market) -> None:
    planned(market)
    asha = noted(market)
    asha.presses("No, that is all")
    market.later(days=2, hours=20, minutes=5)  # five past eight on the second day
    told = say("hi", "{title}: today is day {number} of {many}, {hour}, {place}.", title="पैकेजिंग", number=2, many=3,
               hour="10:00", place="पंचायत भवन")  # fmt: skip
    assert told in asha.last
    assert not asha.shown[-1].labels
    heard = len(asha.shown)
    market.later(minutes=30)
    assert len(asha.shown) == heard, "once"


def test_who_was_not_reminded_before_a_further_day_begins_is_not_reminded_of_it(market: Market) -> None:
    planned(market)
    asha = noted(market)
    heard = len(asha.shown)
    market.later(days=2, hours=22, minutes=5)  # five past ten on the second day
    assert len(asha.shown) == heard


def test_the_door_ticks_each_day_by_itself_and_who_came_on_one_has_come(market: Market) -> None:
    number = planned(market)
    asha = noted(market)
    asha.presses("No, that is all")
    market.later(days=1, hours=22, minutes=5)
    asha.says("HAAT indoor1")
    assert say("hi", "Welcome, {name}! You are on the list for today, day {number} of {many}.", name="Asha", number=1,
               many=3) in asha.last  # fmt: skip
    market.later(hours=10)
    asha.says("HAAT indoor1")
    assert "28 नवंबर" in asha.last, "in the evening the door is shut until the next morning"
    market.later(hours=14)
    asha.says("HAAT indoor1")
    (place,) = market.look(lambda db: store.of_person(db, number, asha.person_id))
    assert (place.came, place.here) == (True, DAYS[:2])
    assert market.look(lambda db: store.figures(db, number))["came"] == 1


def test_the_papers_name_all_days_and_on_how_many_somebody_was_there(market: Market) -> None:
    number = planned(market)
    asha = noted(market)
    (place,) = market.look(lambda db: store.of_person(db, number, asha.person_id))
    now = market.clock.now()
    market.write(lambda db: store.came(db, place.id, now, day=DAYS[0]))
    certificate, world = certificates_text(market, number), market.app.world
    assert "27 November 2026 to 29 November 2026" in certificate
    assert "1 of 3 days" in certificate
    assert "29 November" in poster_text(market, number)
    _, body = market.look(lambda db: handouts.attendance(db, world, workshop=number, language="en"))
    sheet = load_workbook(io.BytesIO(body)).active
    assert sheet is not None
    heads, row = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert dict(zip(heads, row, strict=True))[DAYS[0]]
    assert not dict(zip(heads, row, strict=True))[DAYS[1]]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("workshop ek din aage badha do", ["2026-11-28", "2026-11-29", "2026-11-30"]),
        ("workshop ab 3 December ko hogi", ["2026-12-03", "2026-12-04", "2026-12-05"]),
        ("workshop ab 3, 4 aur 7 December ko hogi", ["2026-12-03", "2026-12-04", "2026-12-07"]),
        ("28 November wali workshop 1 December ko kar do", ["2026-11-27", "2026-11-29", "2026-12-01"]),
        ("workshop ka time 11 baje kar do", DAYS),
    ],
)
def test_a_change_moves_all_days_together_unless_one_of_them_is_named(
    market: Market, words: str, days: list[str]
) -> None:
    number = planned(market)
    officer = market.officer(SAGAR, language="en")
    officer.says(words)
    officer.presses("Yes")
    one = one_of(market, number)
    assert days_of(market, number) == days
    assert (one.ends_at - one.starts_at).seconds == timedelta(hours=6).seconds, "as long as before on each day"
