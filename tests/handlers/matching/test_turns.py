"""Among near-equals the least shown telephone comes first; nobody buys a place, and a telephone stands in a list once."""

from datetime import date

import pytest

from bench import exposure
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.rank import rank
from handlers.matching.weights import BAND, TABLE, WEIGHTS
from storage.records import Candidate

TODAY = date(2026, 11, 25)
WISH = ParsedEnquiry(concepts=("turmeric",), kinds=("turmeric",))


def seller(number: int, **more: object) -> Candidate:
    values: dict[str, object] = {"reached_by": f"phone:{number}", "updated_on": TODAY} | more
    return Candidate(profile_id=number, concepts=("turmeric",), **values)  # type: ignore[arg-type]


def order(*sellers: Candidate) -> list[int]:
    return [one.candidate.profile_id for one in rank(WISH, sellers, TODAY)]


def test_near_equals_take_turns_and_who_was_never_shown_comes_first() -> None:
    assert order(seller(1, exposures=4.0, verified=("udyam",)), seller(2, exposures=1.0), seller(3)) == [3, 2, 1]


def test_who_fits_clearly_less_never_comes_before_by_turn() -> None:
    shown_often, described = seller(1, exposures=99.0), Candidate(2, (), mentions=("turmeric",), reached_by="phone:2")
    assert order(described, shown_often) == [1, 2]
    assert WEIGHTS["place_near"] > BAND


def test_a_second_seller_on_a_telephone_comes_after_everybody_else() -> None:
    sellers = [seller(1, reached_by="phone:a"), seller(2, reached_by="phone:a"), seller(3, exposures=50.0)]
    assert order(*sellers) == [1, 3, 2]


def test_sellers_without_a_telephone_are_not_taken_for_one() -> None:
    assert order(seller(1, reached_by=""), seller(2, reached_by="")) == [1, 2]


def test_those_who_can_be_asked_come_before_those_of_a_list_of_the_same_fit() -> None:
    ranked = rank(WISH, [seller(1, status="invited"), seller(2, exposures=3.0)], TODAY)
    assert {one.band for one in ranked} == {0, 1}, "they do not take turns with each other"


def test_silence_lowers_and_not_now_does_not() -> None:
    plain, answers, silent = seller(1), seller(2, answered=9), seller(3, silent=9)
    scores = {one.candidate.profile_id: one.score for one in rank(WISH, [plain, answers, silent], TODAY)}
    assert scores[2] > scores[1] > scores[3]
    assert scores[1] - scores[3] < BAND, "silence costs a little and takes nobody out of the turns"


def test_nothing_that_can_be_bought_stands_in_the_table() -> None:
    assert set(WEIGHTS) == {
        "product", "place_asked", "place_near", "smallest_order", "capacity", "freshness", "response", "verified",
    }  # fmt: skip
    assert all(one.why for one in TABLE)
    assert WEIGHTS["verified"] < WEIGHTS["smallest_order"] < WEIGHTS["place_asked"] < WEIGHTS["product"]


def test_the_page_shows_the_weights_that_are_used() -> None:
    page = (exposure.DATA.parent.parent / "docs" / "matching.md").read_text("utf-8")
    for one in TABLE:
        assert f"| {one.name} | {one.weight:.2f}".replace("| 0.", "| .") in page, one.name


def test_a_traders_twenty_profiles_get_one_telephones_share() -> None:
    by_profile, by_phone = exposure.trader_share(enquiries=200)
    assert by_phone <= 1.2
    assert by_profile > 10, "the simulation would show it otherwise"


def test_a_new_seller_is_shown_at_once_in_an_old_market() -> None:
    assert exposure.newcomer_waits() <= 2


def test_turns_cost_at_most_a_point_of_recall_and_show_more_sellers() -> None:
    sellers, wanted = exposure.judged(exposure.DATA / "matching_dev")
    hits, unequal, never = exposure.play(sellers, wanted, exposure.by_score, 6)
    fair_hits, fair_unequal, fair_never = exposure.play(sellers, wanted, exposure.in_turns, 6)
    assert fair_hits >= hits - 0.011
    assert fair_unequal < unequal - 0.05
    assert fair_never < never / 2


@pytest.mark.parametrize(("counts", "expected"), [([1, 1, 1, 1], 0.0), ([0, 0, 0, 4], 0.75), ([], 0.0), ([0, 0], 0.0)])
def test_gini(counts: list[float], expected: float) -> None:
    assert exposure.gini(counts) == pytest.approx(expected)
