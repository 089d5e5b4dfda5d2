"""Stars as people give them: nobody's five is kept as one."""

from __future__ import annotations

import pytest

from handlers.workshop import stars_said, workshop_news

FIVE = (
    "5",
    "५",
    "paanch",
    "पाँच",
    "5/5",
    "5 out of 5",
    "5 me se 5",
    "5 tare",
    "5 star",
    "⭐⭐⭐⭐⭐",
    "bahut accha",
    "खूप छान",
)


@pytest.mark.parametrize("words", FIVE)
def test_five_is_five_in_whatever_way_it_is_said(words: str) -> None:
    assert stars_said.read(words) == 5


@pytest.mark.parametrize(
    ("words", "stars"),
    [("1", 1), ("4/5", 4), ("5 में से 4", 4), ("चार", 4), ("accha tha", 4), ("theek tha", 3), ("kharab", 1)],
)
def test_fewer_stars_are_as_many_as_said(words: str, stars: int) -> None:
    assert stars_said.read(words) == stars


@pytest.mark.parametrize("words", ["10", "0", "4.5", "accha nahi tha", "certificate", "5 log aaye aur 3 gaye"])
def test_what_gives_no_number_of_stars_is_asked_again(words: str) -> None:
    assert stars_said.read(words) is None


def test_the_place_of_a_star_in_its_list_is_the_star() -> None:
    assert [option.value for option in workshop_news.STARS] == ["1", "2", "3", "4", "5"]
