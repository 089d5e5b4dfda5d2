"""When an officer wants a broadcast to go out: a rhythm is kept as a rhythm, and a day that is over is asked again."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from handlers.notice import schedule_said
from handlers.notice.schedules import Schedule
from handlers.questions import Misread
from handlers.world import World

INDIA = ZoneInfo("Asia/Kolkata")
WEDNESDAY = cast(
    World, SimpleNamespace(today=date(2026, 11, 25), now=datetime(2026, 11, 25, 9, 30, tzinfo=INDIA), zone=INDIA)
)
SAID = {
    "har somvar subah 10 baje": ("weekly", "2026-11-30T10:00"),
    "हर सोमवार": ("weekly", "2026-11-30T10:00"),
    "दर सोमवारी सकाळी 10 वाजता": ("weekly", "2026-11-30T10:00"),
    "every monday 4 pm": ("weekly", "2026-11-30T16:00"),
    "hafte me ek baar somvar": ("weekly", "2026-11-30T10:00"),
    "5 December se har shanivar 11 baje": ("weekly", "2026-12-05T11:00"),
    "har budhvar 9 baje": ("weekly", "2026-12-02T09:00"),
    "har mahine ki 5 tarikh": ("monthly", "2026-12-05T10:00"),
    "दर महिन्याच्या 5 तारखेला": ("monthly", "2026-12-05T10:00"),
    "हर महीने पाँच तारीख को": ("monthly", "2026-12-05T10:00"),
    "5th of every month at 4 pm": ("monthly", "2026-12-05T16:00"),
    "kal shaam": ("once", "2026-11-26T17:00"),
    "do ghante baad": ("once", "2026-11-25T11:30"),
    "abhi bhej do": ("now", ""),
    "आत्ताच पाठवा": ("now", ""),
}


@pytest.mark.parametrize("words", SAID)
def test_a_schedule_is_as_it_is_said(words: str) -> None:
    found = schedule_said.read(words, WEDNESDAY)
    assert (found.kind, "".join(found.at)) == SAID[words]


@pytest.mark.parametrize(
    ("words", "days"),
    [("1 aur 5 December ko 11 baje", 2), ("10 se 12 December roz", 3), ("har somvar 31 december tak", 5)],
)
def test_several_days_are_each_kept(words: str, days: int) -> None:
    found = schedule_said.read(words, WEDNESDAY)
    assert (found.kind, len(found.at)) == ("dates", days)


@pytest.mark.parametrize(
    "words",
    ["5 november", "5/11/2026", "31 feb", "roz subah", "har 15 din me", "har hafte", "har somvar aur guruvar", "har mahine",
     "har mahine ke pehle somvar", "aaj 9 baje", "jab accha lage"],
)  # fmt: skip
def test_what_cannot_be_so_is_asked_again(words: str) -> None:
    with pytest.raises(Misread):
        schedule_said.read(words, WEDNESDAY)


TOMORROW = Schedule("once", ("2026-11-26T10:00",))


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("11 baje bhejo", "2026-11-26T11:00"),
        ("parso subah bhejna", "2026-11-27T10:00"),
        ("nahi, parso bhejo", "2026-11-27T10:00"),
    ],
)
def test_another_time_below_the_plan_keeps_what_is_not_said(words: str, moment: str) -> None:
    assert not schedule_said.is_denied(words)
    found = schedule_said.changed(words, TOMORROW, WEDNESDAY)
    assert found is not None
    assert found.at == (moment,)


@pytest.mark.parametrize("words", ["haan bhej do", "theek hai bhejo", "चालेल पाठवा", "ruko", "go ahead"])
def test_words_without_a_time_change_none(words: str) -> None:
    assert schedule_said.changed(words, TOMORROW, WEDNESDAY) is None


@pytest.mark.parametrize("words", ["abhi mat bhejo", "कल नहीं", "आत्ता पाठवू नका"])
def test_a_time_at_which_it_is_not_to_go_is_none(words: str) -> None:
    assert schedule_said.is_denied(words)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("ek din pehle", "2026-12-09T10:00"),
        ("2 din pehle", "2026-12-08T10:00"), ("do din pehle subah 9 baje", "2026-12-08T09:00"),
        ("शाम 5 बजे, एक दिन पहले", "2026-12-09T17:00"), ("आदल्या दिवशी सकाळी ९ वाजता", "2026-12-09T09:00"),
        ("दोन दिवस आधी", "2026-12-08T10:00"), ("ek hafta pehle", "2026-12-03T10:00"),
        ("the day before at 4 pm", "2026-12-09T16:00"),
    ],
)  # fmt: skip
def test_so_long_before_is_counted_from_the_day_of_the_notice(words: str, at: str) -> None:
    found = schedule_said.before(words, date(2026, 12, 10), WEDNESDAY)
    assert found is not None
    assert found.at == (at,)


@pytest.mark.parametrize("words", ["kal subah 10 baje", "abhi bhejo", "pehle mujhe bhejo", "har somvar"])
def test_what_counts_nothing_back_is_read_as_before(words: str) -> None:
    assert schedule_said.before(words, date(2026, 12, 10), WEDNESDAY) is None


@pytest.mark.parametrize(("words", "day"), [("do din pehle", None), ("20 din pehle", date(2026, 12, 10))])
def test_without_a_day_or_too_long_before_it_is_asked_again(words: str, day: date | None) -> None:
    with pytest.raises(Misread):
        schedule_said.before(words, day, WEDNESDAY)
