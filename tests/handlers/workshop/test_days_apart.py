"""A workshop on days apart with hours of their own: told, reminded of, ticked, moved and put on paper day by day."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from bot.papers import handouts, workshop_papers, workshop_pictures
from handlers.language import say
from handlers.workshop import heard_of, workshop_days
from storage import links
from storage import notices as notice_store
from storage import workshops as store
from tests.chat import Chat
from tests.market import Market, markets
from tests.workshops import certificates_text, noted, one_of, poster_text

SAGAR = 425
APART = {"2026-11-27": ["10:00", "13:00"], "2026-12-04": ["14:00", "17:00"]}
"""The market's first noon is of 25 November."""
MONTHLY = {"2026-11-27": ["10:00", "13:00"], "2026-12-25": ["10:00", "13:00"]}
SHORT = "{title}: day {number} of {many} is {when}, {place}."
TODAY = "{title}: today is day {number} of {many}, {hour}, {place}."


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def planned(market: Market, hours: dict[str, list[str]] = APART) -> int:
    def make(db):  # type: ignore[no-untyped-def]
        zone = market.app.world.zone
        first, last = min(hours), max(hours)
        made = store.create(
            db, market.clock.now(), code="WS-1234", door="indoor1", district_lgd=SAGAR, titles={"hi": "पैकेजिंग"},
            places={"hi": "पंचायत भवन"}, starts_at=datetime.fromisoformat(f"{first}T{hours[first][0]}").replace(tzinfo=zone),
            ends_at=datetime.fromisoformat(f"{last}T{hours[last][1]}").replace(tzinfo=zone), days=sorted(hours), hours=hours,
            seats=None, source="test", moved=0, asked_feedback=False,
        )  # fmt: skip
        for token, what in (("WS-1234", "workshop"), ("indoor1", "door")):
            links.add_link(
                db, token, market.clock.now(), district_lgd=SAGAR, language="hi", role=None, note=f"{what}:{made}"
            )
        return made

    return int(market.write(make))


def nobody_else(market: Market) -> Chat:
    """Somebody with a place who brings nobody along."""
    chat = noted(market)
    chat.presses("No, that is all")
    return chat


def held(market: Market, number: int) -> list[str]:
    """From when until when, day by day."""
    zone, world = market.app.world.zone, market.app.world
    pairs = workshop_days.held_at(world, one_of(market, number))
    return [f"{begins.astimezone(zone):%d.%m %H:%M}-{ends.astimezone(zone):%H:%M}" for begins, ends in pairs]


def heard_at(market: Market, chat: Chat, moment: datetime) -> str:
    """What a tick at this moment tells; nothing where it is silent."""
    before = len(chat.shown)
    market.later(seconds=(moment - market.clock.now()).total_seconds())
    return "\n".join(each.text for each in chat.shown[before:])


def test_a_day_apart_is_told_the_day_before_and_two_hours_before_each_once(market: Market) -> None:
    planned(market)
    asha = nobody_else(market)
    market.later(days=2)  # the first day is over
    assert not heard_at(market, asha, datetime(2026, 11, 28, 9, 0, tzinfo=UTC)), (
        "a week before it is the first day's news"
    )
    eve = heard_at(market, asha, datetime(2026, 12, 3, 8, 35, tzinfo=UTC))
    assert say("hi", SHORT, title="पैकेजिंग", number=2, many=2, when=say("hi", "{day}, {hour}", day="शुक्रवार, 4 दिसंबर", hour="14:00"),
               place="पंचायत भवन") in eve  # fmt: skip
    assert not heard_at(market, asha, datetime(2026, 12, 3, 9, 0, tzinfo=UTC))
    morning = heard_at(market, asha, datetime(2026, 12, 4, 6, 35, tzinfo=UTC))
    assert say("hi", TODAY, title="पैकेजिंग", number=2, many=2, hour="14:00", place="पंचायत भवन") in morning
    assert not heard_at(market, asha, datetime(2026, 12, 4, 7, 0, tzinfo=UTC))


def test_a_day_a_month_later_is_told_a_week_before_as_well(market: Market) -> None:
    planned(market, MONTHLY)
    asha = nobody_else(market)
    market.later(days=2)
    assert "25 दिसंबर" in heard_at(market, asha, datetime(2026, 12, 18, 4, 35, tzinfo=UTC))


def test_each_day_has_its_own_hours_in_the_calendar(market: Market) -> None:
    number, world = planned(market), market.app.world
    _, body = market.look(lambda db: handouts.calendar(db, world, workshop=number, language="hi"))
    written = body.decode()
    assert written.count("BEGIN:VEVENT") == 2
    for line in (
        "DTSTART:20261127T043000Z",
        "DTEND:20261127T073000Z",
        "DTSTART:20261204T083000Z",
        "DTEND:20261204T113000Z",
    ):
        assert line in written


def test_the_door_opens_by_the_hours_of_the_day(market: Market) -> None:
    number = planned(market)
    asha = nobody_else(market)
    heard_at(market, asha, datetime(2026, 12, 4, 2, 30, tzinfo=UTC))  # eight in the morning; it begins at two
    asha.says("HAAT indoor1")
    assert say("hi", "{day}, {hour}", day="शुक्रवार, 4 दिसंबर", hour="14:00") in asha.last
    heard_at(market, asha, datetime(2026, 12, 4, 8, 0, tzinfo=UTC))
    asha.says("HAAT indoor1")
    (place,) = market.look(lambda db: store.of_person(db, number, asha.person_id))
    assert place.here == ["2026-12-04"]


def test_the_papers_name_each_day_and_no_range(market: Market) -> None:
    number = planned(market)
    asha = nobody_else(market)
    (place,) = market.look(lambda db: store.of_person(db, number, asha.person_id))
    now = market.clock.now()
    market.write(lambda db: store.came(db, place.id, now, day="2026-12-04"))
    certificate = certificates_text(market, number)
    assert "27 November and 4 December 2026" in certificate
    assert "1 of 2 days" in certificate
    assert "27 November, 10:00; Friday, 4 December, 14:00" in poster_text(market, number)


def test_a_poster_of_many_days_keeps_its_code_on_the_page(market: Market) -> None:
    hours = {f"2026-12-{day:02}": [f"{9 + day % 4}:00".zfill(5), "17:30"] for day in range(1, 31, 3)}
    one, world = one_of(market, planned(market, hours)), market.app.world
    assert len(PdfReader(io.BytesIO(workshop_papers.poster(world, one, "hi", "DIC Sagar", "HAAT x"))).pages) == 1
    try:
        assert workshop_pictures.poster(world, one, "hi", "DIC Sagar", "HAAT x")
    except workshop_pictures.NotShaped:
        pytest.skip("no shaping here")


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("4 December wali workshop 5 ko kar do", ["27.11 10:00-13:00", "05.12 14:00-17:00"]),
        ("४ डिसेंबरची कार्यशाळा ५ ला ठेवा", ["27.11 10:00-13:00", "05.12 14:00-17:00"]),
        ("27 November wali workshop 28 ko kar do", ["28.11 10:00-13:00", "04.12 14:00-17:00"]),
        ("4 December ko workshop 3 baje kar do", ["27.11 10:00-13:00", "04.12 15:00-18:00"]),
        ("workshop ek din aage badha do", ["28.11 10:00-13:00", "05.12 14:00-17:00"]),
        ("workshop ek ghanta late kar do", ["27.11 11:00-14:00", "04.12 15:00-18:00"]),
        ("workshop 11 baje kar do", ["27.11 11:00-14:00", "04.12 11:00-14:00"]),
        ("11 December ko bhi hogi workshop", ["27.11 10:00-13:00", "04.12 14:00-17:00", "11.12 14:00-17:00"]),
        ("कार्यशाळा ११ डिसेंबरला सुद्धा होईल", ["27.11 10:00-13:00", "04.12 14:00-17:00", "11.12 14:00-17:00"]),
        ("कार्यशाळा 11 तारखेला पण होईल", ["27.11 10:00-13:00", "04.12 14:00-17:00", "11.12 14:00-17:00"]),
        ("workshop ab 28 November 11 baje aur 5 December 3 baje hogi", ["28.11 11:00-14:00", "05.12 15:00-18:00"]),
        ("4 December wali workshop radd", ["27.11 10:00-13:00"]),
        ("४ डिसेंबरची कार्यशाळा रद्द करा", ["27.11 10:00-13:00"]),
    ],
)  # fmt: skip
def test_an_officer_changes_one_of_its_days_or_all(market: Market, words: str, after: list[str]) -> None:
    number = planned(market)
    asha, meena = nobody_else(market), market.officer()
    meena.says(words)
    meena.presses("Yes")
    assert held(market, number) == after
    assert one_of(market, number).status == "planned"
    assert "बदलाव" in asha.all


def test_once_it_has_begun_the_next_day_is_the_one_that_is_moved(market: Market) -> None:
    number = planned(market)
    meena = market.officer()
    market.later(days=4)
    meena.says("workshop 6 December ko kar do")
    meena.presses("Yes")
    assert held(market, number) == ["27.11 10:00-13:00", "06.12 14:00-17:00"]


def test_a_day_that_is_put_off_gets_another_and_the_first_stays(market: Market) -> None:
    number = planned(market)
    meena = market.officer()
    meena.says("4 December wali workshop aage badha do")
    meena.says("7 December 3 baje")
    meena.presses("Yes")
    assert held(market, number) == ["27.11 10:00-13:00", "07.12 15:00-18:00"]


def test_a_notice_of_two_single_days_names_no_workshop_between_them(market: Market) -> None:
    number = planned(market)
    one, now = one_of(market, number), market.clock.now()

    def notice(dates: list[str], each_day: dict[str, list[str]] | None) -> notice_store.Notice:
        made = market.write(lambda db: notice_store.add(
            db, now, kind="workshop", language="hi", district_lgd=SAGAR, titles={"hi": "x"}, event_dates=dates, each_day=each_day,
        ))  # fmt: skip
        found = market.look(lambda db: notice_store.notice(db, made))
        assert found is not None
        return found

    day = workshop_days.days_of(market.app.world, one)[0]
    between = ["2026-11-20", "2026-12-04"]
    assert heard_of._names(notice(between, None), one, day)
    assert not heard_of._names(notice(between, {each: [] for each in between}), one, day)


def sizes_of_lines(body: bytes) -> list[set[float]]:
    """In which sizes of type each line of a page is written."""
    reader = PdfReader(io.BytesIO(body))
    size, kept, lines = 0.0, [], []
    for operands, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        if operator == b"q":
            kept.append(size)
        elif operator == b"Q":
            size = kept.pop()
        elif operator == b"BT":
            lines.append(set())
        elif operator == b"Tf":
            size = float(operands[1])
        elif operator in (b"Tj", b"TJ"):
            lines[-1].add(size)
    return [line for line in lines if line]


def test_a_line_in_two_fonts_is_written_in_one_size(market: Market) -> None:
    hours = {day: ["10:00", "13:00"] for day in ("2026-12-05", "2026-12-07")}  # the line begins with a figure
    one, world = one_of(market, planned(market, hours)), market.app.world
    one = replace(one, places={"hi": "पंचायत भवन, सागर"})
    lines = sizes_of_lines(workshop_papers.poster(world, one, "hi", "जिला उद्योग केंद्र", "HAAT x"))
    assert len(lines) >= 6
    assert [len(line) for line in lines] == [1] * len(lines)
