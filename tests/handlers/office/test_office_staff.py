"""A head adds officers with a code used once, pauses them and lets them back; nobody else can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.office import staff_words
from handlers.office.office_staff import HEADS_CHARGE, OWN_CHARGE, STAFF
from handlers.office.rights import TO_NOBODY
from storage import audit, people, staff
from storage.tables import audit as deeds
from storage.tables import hand_offs, officer_codes, officers
from tests.chat import Chat
from tests.market import Market, markets

SAGAR, MUMBAI = 425, 482
REFUSED = say("hi", "This code does not work, or not any more. No harm done.\nThe office helps: {landline}. Or write 'menu'.",
              landline="07582-000000")  # fmt: skip
NOT_FOR_YOU = say("hi", "Only the head of the office does that.")


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def head(market: Market, name: str = "Meena", district: int = SAGAR) -> Chat:
    meena = market.officer(district=district, name=name)
    mine = market.officers_number(meena)
    assert market.write(lambda db: staff.set_head(db, mine, True))
    return meena


def invites(meena: Chat, name: str = "Ravi") -> str:
    """The code that the head is given for a new officer."""
    meena.says("add an officer")
    meena.presses("Add an officer")
    meena.says(name)
    return re.findall(r"HAAT ([A-Z]\d[A-Z]\d[A-Z]-\d[A-Z]\d[A-Z]\d)", meena.all)[-1]


def all_officers(market: Market) -> list[str]:
    return list(market.look(lambda db: db.scalars(sa.select(officers.c.name).order_by(officers.c.id)).all()))


def test_a_code_makes_one_officer_of_the_heads_district(market: Market) -> None:
    meena = head(market)
    code = invites(meena)
    ravi = market.stranger("telegram", "Ravi K")
    ravi.says(code)
    ravi.presses("Yes, that is me")
    found = market.look(lambda db: staff.officer_of(db, ravi.person_id))
    assert found is not None
    assert (found.name, found.district_lgd, found.is_head) == ("Ravi", SAGAR, False)
    assert say("hi", "Office work: what first?") in ravi.last
    assert say("hi", "{name} has used the code and is an officer of your office now.", name="Ravi") in meena.all
    kept = market.look(lambda db: db.execute(sa.select(officer_codes)).one())
    assert code.replace("-", "") not in str(kept), "the code itself is nowhere kept"
    assert kept.used_by == ravi.person_id
    done = market.look(lambda db: [one.deed for one in audit.of_subject(db, f"officer:{found.id}")])
    assert done == ["become_officer"]


def test_used_guessed_and_over_are_answered_alike(market: Market) -> None:
    meena = head(market)
    used, over = invites(meena, "Ravi"), invites(meena, "Usha")
    ravi = market.stranger("telegram", "Ravi K")
    ravi.says(used)
    ravi.presses("Yes, that is me")
    before = all_officers(market)
    anil = market.buyer(name="Anil")
    for written in (used, "K7M2P-9X4R6"):
        anil.says(written)
        assert anil.last == REFUSED
    market.later(days=3, minutes=1)
    anil.says(over)
    assert anil.last == REFUSED
    assert all_officers(market) == before


def test_guessing_is_stopped_by_the_limit_of_all_codes(market: Market) -> None:
    code = invites(head(market))
    anil = market.buyer(name="Anil")
    for guess in range(5):
        anil.says(f"K7M2P-9X4R{(2, 3, 4, 7, 8)[guess]}")
    anil.says(code)
    assert anil.last == REFUSED, "after five wrong ones none is looked at any more that day"
    assert len(all_officers(market)) == 1
    market.later(days=1)
    anil.says(code)
    anil.presses("Yes, that is me")
    assert len(all_officers(market)) == 2


def test_of_two_who_have_the_code_at_hand_one_becomes_officer(market: Market) -> None:
    code = invites(head(market))
    ravi, anil = market.stranger("telegram", "Ravi K"), market.buyer(name="Anil")
    ravi.says(code)
    anil.says(code)
    ravi.presses("Yes, that is me")
    anil.presses("Yes, that is me")
    assert REFUSED in anil.all
    assert market.look(lambda db: staff.officer_of(db, anil.person_id)) is None
    invited = market.look(lambda db: db.execute(sa.select(officer_codes)).one())
    assert market.write(lambda db: staff.become(db, invited, anil.person_id, market.clock.now())) is None, (
        "the unique constraint decides, whatever was looked at before"
    )


def test_who_is_not_meant_changes_nothing_and_the_code_still_works(market: Market) -> None:
    code = invites(head(market))
    anil, ravi = market.buyer(name="Anil"), market.stranger("telegram", "Ravi K")
    anil.says(code)
    anil.presses("Not me")
    assert len(all_officers(market)) == 1
    ravi.says(code)
    ravi.presses("Yes, that is me")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is not None


def test_a_heads_codes_end_with_the_heads_rights(market: Market) -> None:
    meena = head(market)
    code = invites(meena)
    mine = market.officers_number(meena)
    market.write(lambda db: staff.pause(db, mine, market.clock.now()))
    anil = market.buyer(name="Anil")
    anil.says(code)
    assert anil.last == REFUSED


def test_nobody_but_a_head_adds_or_pauses(market: Market) -> None:
    head(market)
    ravi, anil = market.officer(name="Ravi"), market.buyer(name="Anil")
    for chat in (ravi, anil):
        chat.says("add an officer")
        market.begin(chat, "office_staff")
        assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(officer_codes))) == 0
    assert NOT_FOR_YOU in ravi.all
    ravi.says("menu")
    ravi.presses("Office work")
    assert say("hi", STAFF.label) not in ravi.shown[-1].labels


def test_a_head_reaches_officers_of_the_own_office_only(market: Market) -> None:
    meena = head(market)
    market.officer(district=MUMBAI, name="Kale")
    head(market, name="Usha")
    market.officer(name="Ravi")
    meena.says("add an officer")
    assert meena.shown[-1].labels[:2] == [say("hi", "Add an officer"), "Ravi"], "no other office, no other head"
    assert "Kale" not in "".join(meena.shown[-1].labels)
    assert "Usha" not in "".join(meena.shown[-1].labels)


def test_paused_in_the_middle_of_an_answer_the_words_go_to_nobody(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    asha = market.buyer(SAGAR, name="Asha")
    asha.says("person")
    ravi.says("waiting")
    ravi.presses("Answer")
    meena.says("add an officer")
    meena.presses("Ravi")
    meena.presses("Yes, pause")
    assert (
        say("hi", "Your office work is paused by the head of the office. What you had begun goes to nobody.")
        in ravi.all
    )
    ravi.says("कल सुबह दफ़्तर आ जाइए")
    assert "कल सुबह" not in asha.all
    assert "कल सुबह" not in meena.all
    assert say("hi", TO_NOBODY) in ravi.all
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.status))) == "open", "she waits on for the others"
    meena.says("add an officer")
    meena.presses(2)
    meena.presses("Yes, let back")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is not None
    written = market.look(lambda db: db.execute(sa.select(deeds.c.deed, deeds.c.person_id).order_by(deeds.c.id)).all())
    assert [one for one in written if one.deed in ("pause_officer", "let_back_officer")] == [
        ("pause_officer", meena.person_id), ("let_back_officer", meena.person_id),
    ]  # fmt: skip


def test_paused_in_the_middle_of_a_talk_the_words_go_to_nobody(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    asha = market.buyer(SAGAR, name="Asha")
    asha.says("person")
    ravi.says("waiting")
    ravi.presses("Answer")
    ravi.says("नमस्ते, देख रहे हैं")
    assert "देख रहे हैं" in asha.all
    mine = market.officers_number(ravi)
    assert market.write(lambda db: staff.pause(db, mine, market.clock.now()))
    ravi.says("अभी लिखता हूँ")
    assert "अभी लिखता हूँ" not in asha.all
    assert say("hi", TO_NOBODY) in ravi.all
    asha.says("कब तक होगा?")
    assert "कब तक होगा?" in meena.all, "her words reach the office"


def test_a_pause_is_taken_back_in_words(market: Market) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    meena.says("add an officer")
    meena.presses("Ravi")
    meena.presses("Yes, pause")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is None
    meena.says("undo")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is not None


# ── in own words ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("suresh bhai ko officer banana hai", "hi", "suresh bhai"), ("सुरेश पाटील ला अधिकारी करायचा", "mr", "सुरेश पाटील"),
        ("make nirmala an officer please", "en", "nirmala"), ("सुरेशला नवीन अधिकारी करा", "mr", "सुरेश"),
    ],
)  # fmt: skip
def test_somebody_is_added_by_a_sentence_that_names_them(market: Market, words: str, language: str, name: str) -> None:
    meena = market.officer(district=SAGAR, name="Meena", language=language)
    mine = market.officers_number(meena)
    market.write(lambda db: staff.set_head(db, mine, True))
    meena.says(words)
    assert market.look(lambda db: db.scalar(sa.select(officer_codes.c.name))) == name
    assert "HAAT " in meena.last


@pytest.mark.parametrize(
    "words", ["naya officer jodna hai", "i want to add a new officer", "ऑफिसमध्ये अजून एक माणूस घ्यायचा"]
)
def test_an_order_to_add_somebody_is_nobodys_name(market: Market, words: str) -> None:
    meena = head(market)
    for _ in range(2):  # once at large, once below the question for the name
        meena.says(words)
        assert say("hi", "What is the new officer's name?") in meena.last
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(officer_codes))) == 0
    meena.says("Nirmala Devi")
    assert market.look(lambda db: db.scalar(sa.select(officer_codes.c.name))) == "Nirmala Devi"


@pytest.mark.parametrize(
    "words", ["ravi chhutti par hai usko rok do", "रवीला काही दिवस थांबवा", "stop ravi's access for now"]
)
def test_an_officer_is_paused_and_let_back_by_name_and_nobody_else_stops(market: Market, words: str) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    meena.says(words)
    meena.presses("Yes, pause")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is None
    meena.says("ravi ko wapas chalu karo")
    meena.presses("Yes, let back")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is not None
    address = market.look(lambda db: people.address_called(db, meena.channel.name, [meena.address]))
    assert address is not None
    assert address.stopped_at is None


def test_a_head_passes_an_officers_work_on_in_one_step(market: Market) -> None:
    meena, ravi, usha = head(market), market.officer(name="Ravi"), market.officer(name="Usha")
    asha = market.buyer(SAGAR, name="Asha")
    asha.says("person")
    ravi.says("waiting")
    ravi.presses("Answer")
    ravi.says("नमस्ते, देख रहे हैं")
    meena.says("ravi ka transfer ho gaya")
    meena.presses("Usha")
    meena.presses("Yes, pass it on")
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is None
    assert say("hi", "Your office work has gone to {other}. Thank you for all you have done.", other="Usha") in ravi.all
    work = say("hi", "talks: {count}", count=1)
    assert say("hi", "All open work of {name} is yours now: write 'menu'.\n{work}", name="Ravi", work=work) in usha.all
    asha.says("कब तक होगा?")
    assert "कब तक होगा?" in usha.all, "the open talk is hers now"
    before = len(ravi.shown)
    ravi.says("office work")
    assert say("hi", "Office work: what first?") not in "".join(one.text for one in ravi.shown[before:])


@pytest.mark.parametrize(
    "words", ["mera transfer ho gaya, sab kaam ravi ko dedo", "ab se ye sab ravi dekhega", "how do i hand over charge"]
)
def test_who_leaves_hears_who_passes_their_work_on(market: Market, words: str) -> None:
    meena, ravi = head(market), market.officer(name="Ravi")
    meena.says(words)
    assert meena.last == say("hi", HEADS_CHARGE)
    ravi.says(words)
    assert ravi.last == say("hi", OWN_CHARGE)
    assert market.look(lambda db: staff.officer_of(db, ravi.person_id)) is not None


@pytest.mark.parametrize(
    ("words", "name"),
    [("ravi ki jagah ab meena ayegi, usko officer banao", "meena"),
     ("instead of ravi, meena devi will be our officer", "meena devi"),
     ("रवीच्या जागी आता मीना येणार, तिला अधिकारी करा", "मीना"), ("suresh bhai ko officer banana hai", "suresh bhai")],
)  # fmt: skip
def test_in_whose_place_somebody_comes_is_no_part_of_the_name(market: Market, words: str, name: str) -> None:
    assert staff_words.name_in(words) == name
    usha = head(market, name="Usha")
    market.officer(name="Ravi")
    usha.says(words)
    assert market.look(lambda db: db.scalar(sa.select(officer_codes.c.name))) == name


def test_what_may_be_more_than_a_name_is_asked_for(market: Market) -> None:
    meena = head(market)
    meena.says("hamare yahan gopal jaldi ek officer banane wala banta")
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(officer_codes))) == 0


def test_of_two_who_work_here_the_one_takes_the_others_place(market: Market) -> None:
    meena = head(market)
    market.officer(name="Ravi")
    market.officer(name="Usha")
    meena.says("ravi ki jagah ab usha officer rahegi")
    assert say("hi", "Who takes over the work of {name}?", name="Ravi") in meena.last


def test_a_used_code_taken_back_says_what_can_be_done(market: Market) -> None:
    meena = head(market)
    code = invites(meena)
    ravi = market.stranger("telegram", "Ravi K")
    ravi.says(code)
    ravi.presses("Yes, that is me")
    meena.says("undo")
    late = "{deed}: somebody has used it already.\nUnder 'our officers' you can pause them."
    assert meena.last == say("hi", late, deed=say("hi", "the code for a new officer"))
