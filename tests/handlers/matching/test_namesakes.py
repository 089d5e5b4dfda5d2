"""Districts of one name: told apart by a state beside them, or by the state alone where it is asked which is meant."""

import pytest

from handlers.matching.gazetteer import of_one_name
from handlers.matching.places import Places
from handlers.matching.states import states_named

PLACES = Places.shipped()


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("Hamirpur UP", 149), ("हमीरपुर यूपी से", 149), ("actually Hamirpur UP", 149), ("hum bilaspur CG ke hai", 375),
        ("bilaspur chhattisgarh", 375), ("aurangabad maharashtra", 469), ("10 kilo aurangabad bihar bhejna", 189),
        ("Hamirpur, UP", 149), ("UP wala Hamirpur", 149), ("UP ke hamirpur me chahiye", 149), ("यूपी वाला हमीरपुर", 149),
    ],
)  # fmt: skip
def test_the_state_beside_a_district_tells_which_is_meant(text: str, district: int) -> None:
    (found,) = PLACES.find(text)
    assert (found.lgd_code, found.others) == (district, ())


@pytest.mark.parametrize(
    "text", ["actually Hamirpur UP\n20 kilo haldi hamirpur me", "20 kilo haldi hamirpur me, Hamirpur UP"]
)
def test_a_place_named_twice_is_the_one_whose_state_was_said(text: str) -> None:
    assert [(one.lgd_code, one.others) for one in PLACES.find(text)] == [(149, ())] * 2


@pytest.mark.parametrize("text", ["bilaspur ke hai", "Pratapgarh, up to 50 kg", "हमीरपुर से"])
def test_a_name_without_its_state_stands_for_both(text: str) -> None:
    (found,) = PLACES.find(text)
    assert len(of_one_name((found.place, *found.others))) == 2
    assert PLACES.has_namesake(found.lgd_code)


def test_a_name_that_one_district_bears_has_no_namesake() -> None:
    assert not PLACES.has_namesake(425)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("bihar wala", ["Bihar"]), ("rajasthan wala nahi UP wala", ["Uttar Pradesh"]), ("MP wala", ["Madhya Pradesh"]),
        ("not bihar, maharashtra", ["Maharashtra"]), ("हिमाचल वाला", ["Himachal Pradesh"]), ("छत्तीसगढ़ का", ["Chhattisgarh"]),
        ("बिहार नाही महाराष्ट्र", ["Maharashtra"]), ("haan wahi", []),
    ],
)  # fmt: skip
def test_the_answer_to_which_one_is_a_state(text: str, states: list[str]) -> None:
    assert states_named(text) == states
