"""The office's desk: closed to everybody else whatever they do, each officer within their district or state."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from handlers.language import languages, say
from handlers.office import office_checks
from handlers.subjects import OFFICE_WORK
from storage import enquiries, people, phone_calls, profiles, staff
from storage.tables import audit, calls, hand_offs, identifiers, metadata, prompts
from storage.tables import enquiries as posted
from storage.tables import officers as rights
from tests.chat import Chat
from tests.market import Market

UDYAM = "UDYAM-MP-00-0000001"
GUARDED = (hand_offs, identifiers, posted, calls, rights, audit)
ONLY = "This is for officers of the district office only."
DEEDS = {"reply": "Answer", "none": "No reply needed", "over": "Hand over"}


def kept(market: Market) -> str:
    """Everything that only an officer may change."""
    return market.look(lambda db: str([db.execute(sa.select(table).order_by(table.c.id)).all() for table in GUARDED]))


def office_work(market: Market, district: int = 425) -> tuple[Chat, int]:
    """A seller with a number to check who waits for a human, and an open enquiry; the seller and the enquiry."""
    seller = market.seller(district=district, name=f"Sita{district}")
    profile = market.look(lambda db: profiles.profile_of(db, seller.person_id))
    assert profile is not None
    market.write(lambda db: profiles.keep_identifier(db, profile.id, "udyam", UDYAM, market.clock.now()))
    seller.says("mujhe insaan se baat karni hai")
    buyer = market.buyer(district=district, name=f"Ravi{district}")
    buyer.says("200 kilo haldi chahiye")
    buyer.presses("Yes, ask them")
    enquiry = market.look(lambda db: max(one.id for one in enquiries.of_buyer(db, buyer.person_id)))
    market.write(
        lambda db: phone_calls.add(db, seller.person_id, f"c{district}", f"ring {district}", "x", market.clock.now())
    )
    return seller, enquiry


def latest(chat: Chat) -> list[str]:
    """The last texts: what still waits asks again below what was just said."""
    return [one.text for one in chat.shown[-3:]]


def opens(officer: Chat, item: str, **words: Any) -> None:
    """Open one item of the desk."""
    officer.says("menu")
    officer.presses("Office work")
    labels = [option for option in officer.shown[-1].labels if option.startswith(say("hi", item).partition("{")[0])]
    assert labels, officer.shown[-1].labels
    officer.presses(labels[0])


# ── closed to everybody else ──────────────────────────────────────────────────────────────────────────────────────

OFFICE_WORDS = sorted(
    {
        say(language, label)
        for language in languages()
        for label in ("Office work", "Today's numbers", "Numbers to check", "Enquiries", "Calls to make", "Answer",
                      "No reply needed", "Hand over", "Yes, it is right", "Ask more", "Other office", "Open again")
    }
    | {"/office", "office", "officer", "admin", "verify", "office work", "office ka kaam", "/start office", "sudo office",
       "main officer hoon", "I am the district officer, show waiting people", "calls", "help_wanted"}
)  # fmt: skip


def reveals(chat: Chat) -> list[str]:
    """Lines that only an officer should ever read."""
    secret = (
        UDYAM,
        "ring 425",
        "Sita425",
        "Ravi425",
        say("hi", "Office work: what first?"),
        say("hi", "Nobody is waiting."),
    )
    starts = ["आज: मैसेज लिखने वाले", say("hi", "Nobody is waiting.")]
    return [line for line in chat.lines if any(one and one in line for one in (*secret, *starts))]


@pytest.mark.parametrize(
    ("who", "how"), [("stranger", "types"), ("seller", "types"), ("buyer", "types"), ("seller", "forwards")]
)
def test_whatever_others_type_or_forward_opens_no_desk(market: Market, who: str, how: str) -> None:
    market.officer(name="Meena")
    office_work(market)
    chat = {"stranger": market.stranger, "seller": market.seller, "buyer": market.buyer}[who](name="Anil")
    chat.says("namaste")
    before = kept_by_officers(market)
    for words in OFFICE_WORDS:
        chat.says(words) if how == "types" else chat.forwards(words)
        assert say("hi", "Office work") not in [label for one in chat.shown[-3:] for label in one.labels], words
    assert kept_by_officers(market) == before
    assert reveals(chat) == []


def kept_by_officers(market: Market) -> str:
    """What officers decided so far: asking for a human or posting an enquiry is everybody's right and left out."""

    def look(db: Any) -> str:
        settled = db.execute(
            sa.select(hand_offs.c.id, hand_offs.c.officer_id).where(hand_offs.c.officer_id.is_not(None))
        ).all()
        checked = db.execute(sa.select(identifiers.c.id, identifiers.c.status)).all()
        called = db.execute(sa.select(calls.c.id, calls.c.result).where(calls.c.result.is_not(None))).all()
        ended = db.execute(sa.select(posted.c.id, posted.c.status, posted.c.district_lgd).where(posted.c.id == 1)).all()
        return str((settled, checked, called, ended, db.execute(sa.select(rights)).all()))

    return market.look(look)


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_no_button_of_an_officer_works_in_another_hand(market: Market, channel: str) -> None:
    """Tokens can be read off a forwarded screen or guessed: each is tried by a seller, with every place it has."""
    meena = market.officer(name="Meena")
    office_work(market)
    for item in ("Waiting people: {count}", "Numbers to check", "Enquiries", "Calls to make"):
        opens(meena, item)
        meena.presses(1)
    thief = market.seller(channel=channel, name="Anil")
    thief.says("menu")
    stolen = market.look(lambda db: db.execute(sa.select(prompts).where(prompts.c.person_id == meena.person_id)).all())
    assert len(stolen) >= 8
    before = kept(market)
    for prompt in stolen:
        for place in [*map(str, range(len(prompt.options) + 1)), "more", "-1", "x", ""]:
            thief._sends("press", pressed=f"{prompt.token}.{place}", press_id="p", message_id="m")
    assert kept(market) == before
    assert reveals(thief) == []
    assert set(thief.shown[-2:][0].labels) | set(thief.last.split()), "a stale button still gets a way on"
    meena.presses("No answer")
    assert kept(market) != before, "in her own hand it works"


def test_buttons_of_an_officer_do_not_work_at_another_address_of_somebody_else(market: Market) -> None:
    """A shared phone: the officer's earlier buttons are hers even where another person speaks from that phone now."""
    meena = market.officer(name="Meena")
    office_work(market)
    opens(meena, "Numbers to check")
    meena.presses(1)
    other = market.write(
        lambda db: people.add_person(db, market.clock.now(), language="hi", heard_office_at=market.clock.now())
    )
    address = market.look(lambda db: people.reached_at(db, meena.person_id))
    assert address is not None
    market.write(lambda db: people.change_address(db, address.id, person_id=other))
    before = kept(market)
    meena.presses("Yes, it is right")
    assert kept(market) == before


def test_rights_that_were_taken_away_end_in_the_middle_of_the_work(market: Market) -> None:
    meena = market.officer(name="Meena")
    office_work(market)
    opens(meena, "Numbers to check")
    meena.presses(1)
    before = kept_by_officers(market)
    officer = market.look(lambda db: staff.officer_of(db, meena.person_id))
    assert officer is not None
    market.write(lambda db: staff.pause(db, officer.id, market.clock.now()))
    meena.presses("Yes, it is right")
    assert say("hi", ONLY) in meena.all
    checked = market.look(lambda db: db.scalar(sa.select(identifiers.c.status)))
    assert checked == "format_ok"
    assert before != kept_by_officers(market), "only her rights have changed"
    meena.says("menu")
    assert say("hi", "Office work") not in meena.shown[-1].labels


def test_every_conversation_of_the_desk_asks_for_rights_first(market: Market) -> None:
    """Begun by whatever way, without rights it says so or nothing, and shows nothing."""
    market.officer(name="Meena")
    office_work(market)
    anil = market.buyer(name="Anil")
    from handlers.step import begin_for

    silent = len(anil.shown)
    for name in OFFICE_WORK:
        for subject in ("", "1", "2"):
            market.write(
                lambda db, n=name, s=subject: begin_for(db, market.app.world, anil.person_id, n, s, purpose="office")
            )
    market.settle()
    assert {one.text for one in anil.shown[silent:]} <= {say("hi", ONLY)}
    assert all(not one.buttons for one in anil.shown[silent:])


# ── within one's own district or state ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("district", "state", "sees"),
    [
        (425, None, {425}), (482, None, {482}), (None, "Madhya Pradesh", {425}), (None, "Maharashtra", {482}),
        (None, "madhya pradesh", {425}), (None, "Kerala", set()),
    ],
)  # fmt: skip
def test_an_officer_sees_their_own_district_or_state_and_no_other(
    market: Market, district: int | None, state: str | None, sees: set[int]
) -> None:
    for one in (425, 482):
        office_work(market, one)
    # Only now, so that nobody had to be told of those who wait.
    meena = market.officer(district=district, state=state, name="Meena")
    before = len(meena.shown)
    for item in ("Waiting people: {count}", "Numbers to check", "Enquiries", "Calls to make", "Today's numbers"):
        opens(meena, item)
    read = "\n".join(line for one in meena.shown[before:] for line in one.as_lines)
    for one in (425, 482):
        for secret in (f"Sita{one}", f"ring {one}"):
            assert (secret in read) is (one in sees), f"{secret} for {district or state}"
    assert (say("hi", "There is no enquiry.") in read) is (not sees)


def test_an_enquiry_of_another_district_is_not_changed_by_a_number_typed(market: Market) -> None:
    _, other = office_work(market, 482)
    meena = market.officer(district=425, name="Meena")
    opens(meena, "Enquiries")
    for words in (str(other), f"#{other}", f"{other}.", "1", "१"):
        meena.says(words)
    assert market.look(lambda db: enquiries.get(db, other)).status == "open"


# ── the work itself ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_checked_number_gives_a_badge_that_runs_out_and_can_be_taken_back(market: Market) -> None:
    meena = market.officer(name="Meena")
    sita, _ = office_work(market)
    opens(meena, "Numbers to check")
    meena.presses(1)
    assert UDYAM in meena.last
    meena.presses("Yes, it is right")
    profile = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert profile is not None
    assert profile.verified_until == market.clock.now() + office_checks.VALID_FOR
    number = market.look(lambda db: profiles.identifiers_of(db, profile.id))[0]
    assert (number.status, number.expires_on) == ("confirmed", (market.clock.now() + office_checks.VALID_FOR).date())
    assert UDYAM not in sita.last, "her number is not read out to her"
    meena.says("undo")
    profile = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert profile is not None
    assert profile.verified_until is None


def test_a_number_that_was_refused_gives_none(market: Market) -> None:
    meena = market.officer(name="Meena")
    sita, _ = office_work(market)
    opens(meena, "Numbers to check")
    meena.presses(1)
    meena.presses("Not right")
    profile = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert profile is not None
    assert profile.verified_until is None
    opens(meena, "Numbers to check")
    assert say("hi", "No number waits to be checked.") in latest(meena)


def test_two_officers_on_the_same_number_settle_it_once(market: Market) -> None:
    meena, asha = market.officer(name="Meena"), market.officer(name="Asha")
    office_work(market)
    for officer in (meena, asha):
        opens(officer, "Numbers to check")
        officer.presses(1)
    meena.presses("Yes, it is right")
    asha.presses("Not right")
    assert say("hi", "No number waits to be checked.") in latest(asha)
    assert market.look(lambda db: db.scalar(sa.select(identifiers.c.status))) == "confirmed"


@pytest.mark.parametrize("words", ["STOP", "stop", "unsubscribe", "message band karo"])
def test_stop_itself_is_obeyed_below_such_a_card_too_since_an_officer_is_a_citizen(market: Market, words: str) -> None:
    meena = market.officer()
    office_work(market)
    opens(meena, "Enquiries")
    meena.presses(1)
    meena.says(words)
    address = market.look(lambda db: people.reached_at(db, meena.person_id))
    assert address is not None
    assert address.stopped_at is not None


@pytest.mark.parametrize("words", ["बंद करो", "band karo", "बंद करा"])
def test_a_stop_word_below_an_officers_card_that_can_be_closed_unsubscribes_nobody(market: Market, words: str) -> None:
    meena = market.officer()
    _, enquiry = office_work(market)
    opens(meena, "Enquiries")
    meena.presses(1)
    meena.says(words)
    address = market.look(lambda db: people.reached_at(db, meena.person_id))
    assert address is not None
    assert address.stopped_at is None
    assert say("hi", "Stopped: no more messages from Haat.\nWrite START to begin again.") not in meena.all
    assert say("hi", "Why do you close it?") in meena.last
    assert market.look(lambda db: enquiries.get(db, enquiry)).status == "open"


def test_an_enquiry_is_closed_opened_again_and_given_to_another_office(market: Market) -> None:
    meena = market.officer(name="Meena")
    market.officer(482, name="Rane")
    _, enquiry = office_work(market)

    def chooses(*labels: str) -> Any:
        opens(meena, "Enquiries")
        meena.presses(1)
        for label in labels:
            meena.presses(label)
        return market.look(lambda db: enquiries.get(db, enquiry))

    assert chooses("Close it", "Price too high").status == "lost"
    assert chooses("Open again").status == "open"
    chooses("Other office")
    meena.says("Mumbai City")
    assert market.look(lambda db: enquiries.get(db, enquiry)).district_lgd == 482
    opens(meena, "Enquiries")
    assert say("hi", "There is no enquiry.") in latest(meena)
    meena.says("undo")
    assert market.look(lambda db: enquiries.get(db, enquiry)).district_lgd == 425


def test_a_call_is_noted_with_its_end(market: Market) -> None:
    meena = market.officer(name="Meena")
    office_work(market)
    opens(meena, "Calls to make")
    meena.presses(1)
    meena.presses("Yes")
    assert market.look(lambda db: [one.result for one in db.execute(sa.select(calls))]) == ["yes"]
    opens(meena, "Calls to make")
    assert say("hi", "No call has to be made.") in latest(meena)


def test_a_call_that_nobody_answers_stays_on_the_list_until_the_third_time(market: Market) -> None:
    meena = market.officer(name="Meena")
    office_work(market)
    for _ in range(2):
        opens(meena, "Calls to make")
        meena.presses(1)
        meena.presses("No answer")
        assert say("hi", "Noted. It stays on the list; please ring once more later.") in latest(meena)
    opens(meena, "Calls to make")
    assert "2" in meena.shown[-1].labels[0]
    meena.presses(1)
    meena.presses("No answer")
    assert say("hi", "Noted. Nobody answered three times; it is off the list.") in latest(meena)
    assert market.look(lambda db: [(one.result, one.tries) for one in db.execute(sa.select(calls))]) == [
        ("no_answer", 3)
    ]
    opens(meena, "Calls to make")
    assert say("hi", "No call has to be made.") in latest(meena)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_waiting_person_is_settled_by_the_first_officer_alone(market: Market, deed: str) -> None:
    meena, asha = market.officer(name="Meena"), market.officer(name="Asha")
    office_work(market)
    meena.presses("No reply needed")
    asha.presses(DEEDS[deed])
    if deed == "reply":
        asha.says("Main aapki madad karungi")
    if deed == "over":
        asha.says("Mumbai City")
    assert say("hi", "Another officer has done that already.") in asha.all
    line = market.look(lambda db: db.execute(sa.select(hand_offs)).one())
    assert (line.status, line.district_lgd) == ("no_reply", 425)


def test_the_tables_that_are_looked_at_are_all_there() -> None:
    assert {table.name for table in GUARDED} <= set(metadata.tables)
