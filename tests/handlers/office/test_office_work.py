"""Officers: their numbers, whose matters they see, what becomes of each deed, and what they lose with their rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from inspect import getsource
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.office import hand_offs, office_calls, office_checks, office_enquiries
from handlers.office.office_words import asked_of_office
from handlers.office.rights import TO_NOBODY
from handlers.reading.commands import read_command
from handlers.subjects import OFFICE_WORK, REVERSES
from storage import audit, offices, phone_calls, profiles, staff
from storage import enquiries as store
from storage.database import Record
from storage.tables import audit as deeds
from storage.tables import officers
from tests.chat import Chat
from tests.market import Market, markets

SAGAR, BHOPAL, MUMBAI = 425, 396, 482
ONLY_OFFICERS = "This is for officers of the district office only."


@pytest.fixture
def both_stores(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def state_officer(market: Market, state: str = "Madhya Pradesh", name: str = "Asha") -> Chat:
    return market.officer(None, state, language="en", name=name)


def asks(market: Market, district: int, words: str, name: str) -> Chat:
    """Somebody of a district puts a question to the office."""
    someone = market.buyer(district, language="en", name=name)
    someone.says("Ask the office")
    someone.says(words)
    return someone


def dismiss(market: Market, officer: Chat) -> None:
    """Take an officer's rights away, as the command line does."""

    def end(db: sa.Connection) -> bool:
        number = db.scalar(sa.select(officers.c.id).where(officers.c.person_id == officer.person_id))
        return staff.pause(db, number or 0, market.clock.now())

    assert market.write(end)


# ── numbers and scope ─────────────────────────────────────────────────────────────────────────────────────────────


def test_todays_numbers_are_those_of_the_officers_own_places(both_stores: Market) -> None:
    market = both_stores
    of_sagar, of_state = market.officer(SAGAR, language="en"), state_officer(market)
    of_other_state = state_officer(market, "Maharashtra", "Rane")
    market.seller(["turmeric"], SAGAR, language="en")
    market.seller(["turmeric"], BHOPAL, language="en", name="Gita")
    market.poster("50 kilo turmeric", SAGAR)
    market.poster("50 kilo turmeric", BHOPAL, name="Gopal")
    market.poster("50 kilo turmeric", MUMBAI, name="Nita")
    asks(market, BHOPAL, "When is the next fair in the town?", "Kamla")
    today = "Today: people who wrote {}, new sellers {}, new enquiries {}, introductions 0.\n"
    today += "Now: open enquiries {}, people waiting {}."
    assert of_sagar.says("today's numbers").startswith(today.format(2, 1, 1, 1, 1)), "the only office of the state"
    assert of_state.says("today's numbers").startswith(today.format(5, 2, 2, 2, 1))
    assert of_other_state.says("today's numbers").startswith(today.format(1, 0, 1, 1, 0))
    market.later(hours=24)
    assert of_state.says("today's numbers").startswith(today.format(0, 0, 0, 2, 3)), (
        "the next day begins at nothing, but for enquiries without a yes"
    )


def test_a_state_sees_all_its_districts_and_never_another_state(market: Market) -> None:
    of_state, of_other_state = state_officer(market), state_officer(market, "Maharashtra", "Rane")
    for district, name in ((SAGAR, "Sita"), (BHOPAL, "Gita"), (MUMBAI, "Nita")):
        seller = market.seller(["turmeric"], district, language="en", name=name)
        profile = market.look(lambda db, one=seller: profiles.profile_of(db, one.person_id))
        assert profile is not None
        market.write(
            lambda db, key=profile.id: profiles.keep_identifier(
                db, key, "udyam", "UDYAM-MP-00-0000001", market.clock.now()
            )
        )
        market.write(
            lambda db, one=seller, n=name: phone_calls.add(
                db, one.person_id, n, f"ring {n}", "no address", market.clock.now()
            )
        )
        market.poster("50 kilo turmeric", district, name=f"Buyer of {name}")
        asks(market, district, f"When does the office of {name} open?", f"Friend of {name}")
    for officer, sees, never in ((of_state, ("Sita", "Gita"), "Nita"), (of_other_state, ("Nita",), "Sita")):
        before = len(officer.lines)
        for item in ("Waiting people", "Numbers to check", "Enquiries", "Calls to make"):
            officer.says("office work")
            officer.says(item)
        listed = "\n".join(officer.lines[before:])
        assert all(name in listed for name in sees)
        assert never not in listed
        assert officer.says("how many sellers are there").count(":") == 1 + len(sees)


def test_sellers_of_another_office_are_not_counted_for_this_one(market: Market) -> None:
    officer = market.officer(SAGAR, language="en")
    market.seller(["turmeric"], MUMBAI)
    assert officer.says("how many sellers in Sagar?") == "Sagar: 0 sellers"
    assert officer.says("how many sellers in Mumbai?") == "Mumbai City is not with your office."
    market.seller(["turmeric", "pickle"], SAGAR)
    assert officer.says("how many turmeric sellers in Sagar?") == "Sagar · turmeric: 1 seller"


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("aaj kitne log aaye", "office_numbers"), ("आज कितने लोग जुड़े?", "office_numbers"),
        ("आज किती मागण्या आल्या?", "office_numbers"), ("kul kitni enquiry hai", "office_numbers"),
        ("आज का हिसाब बताओ", "office_numbers"), ("aaj naye seller kitne jude", "office_numbers"),
        ("sagar me kitne seller hai", "office_sellers"), ("हल्दी के कितने विक्रेता हैं", "office_sellers"),
        ("किती विक्रेते आहेत", "office_sellers"), ("how many sellers in Sagar", "office_sellers"),
        ("kitne log wait kar rahe hain", "waiting"), ("कितने लोग इंतज़ार में हैं", "waiting"),
        ("किती लोक वाट पाहत आहेत?", "waiting"),
        ("50 किलो हल्दी चाहिए", None), ("आपके पास कितने सेलर हैं?", None), ("हल्दी कितने रुपये किलो?", None),
        ("कार्यालय सोमवार को खुलेगा", None), ("मैं इंतज़ार कर रहा हूँ", None), ("", None),
        ("aap ke yahan kitne log kaam karte hain", None), ("aaj aa jaiye, kitne baje aayenge", None),
        ("हिसाब की किताब साथ में लेकर आइए", None),
        ("लोग", "waiting"), ("लोक", "waiting"), ("लोग कितने हैं", "office_numbers"), ("logon ke sawal dikhao", "waiting"),
        ("office madhun phone kara", "calls"), ("phone lagana hai ab", "calls"), ("sabko gaya kya?", "broadcasts"),
        ("collector ko bhejne wali report", "office_month"), ("कलेक्टर की रिपोर्ट बनाओ", "office_month"),
        ("जिल्हाधिकाऱ्यांना पाठवायचा अहवाल", "office_month"),
        ("सर्वांना मिळालं का", "broadcasts"), ("sarvanna gela ka", "broadcasts"), ("did everyone get it?", "broadcasts"),
        ("sab theek ho gaya", None), ("mujhe phone karo", None),
    ],
)  # fmt: skip
def test_which_words_ask_for_office_work(text: str, work: str | None) -> None:
    assert asked_of_office(text) == work


def test_the_same_words_of_others_open_nothing_of_the_office(market: Market) -> None:
    market.officer(SAGAR, language="en")
    seller = market.seller(["turmeric"], SAGAR, language="en")
    for words in ("office work", "today's numbers", "Numbers to check", "how many sellers in Sagar", "who is waiting"):
        seller.says(words)
    assert "people who wrote" not in seller.all
    assert "Sagar: 1" not in seller.all
    assert "Office work" not in seller.all


# ── every deed leaves its line ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Act:
    """One thing an officer can do: by which taps, what it changes, and whether it can be taken back."""

    deed: str
    taps: tuple[str, ...]
    before: dict[str, object]
    after: dict[str, object]
    why_not: str = ""


ACTS = (
    Act("answer_person", ("waiting", "1", "Answer", "Please come on Monday"), {"status": "open"},
        {"status": "answered", "words": "Please come on Monday"}, "the answer has been sent"),
    Act("no_reply", ("waiting", "1", "No reply needed"), {"status": "open"}, {"status": "no_reply"}),
    Act("hand_over", ("waiting", "1", "Hand over", "Mumbai"), {"district_lgd": SAGAR}, {"district_lgd": MUMBAI}),
    Act("verify", ("Numbers to check", "1", "yes"), {"status": "format_ok"}, {"status": "confirmed"}),
    Act("verify", ("Numbers to check", "1", "Not right"), {"status": "format_ok"}, {"status": "refused"}),
    Act("office_close", ("Enquiries", "1", "Close it", "Too late"), {"status": "open"}, {"status": "lost", "reason": "late"}),
    Act("office_reopen", ("Enquiries", "2", "Open again"), {"status": "lost", "reason": "price"}, {"status": "open"}),
    Act("ask_more", ("Enquiries", "1", "Ask more"), {"wave": 1}, {"wave": 2, "asked": 1}, "the sellers have been asked"),
    Act("reassign", ("Enquiries", "1", "Other office", "Mumbai"), {"district_lgd": SAGAR}, {"district_lgd": MUMBAI}),
    Act("call", ("Calls to make", "1", "No answer"), {"tries": 0}, {"result": "no_answer"}),
)  # fmt: skip


def at_work(market: Market) -> Chat:
    """A district with one of everything that an officer can do something about."""
    officer = market.officer(SAGAR, language="en")
    market.officer(MUMBAI, language="en", name="Rane")
    now = market.clock.now()
    for place in range(6):
        market.seller(["turmeric"], SAGAR, language="en", name=f"Seller {place}")
    seller = market.seller(["pickle"], SAGAR, language="en", name="Gita")
    market.poster("50 kilo turmeric", SAGAR)
    lost = market.poster("20 kilo pickle", SAGAR, name="Gopal")
    asks(market, SAGAR, "When is the next fair in the town?", "Kamla")

    def more(db: sa.Connection) -> None:
        profile = profiles.profile_of(db, seller.person_id)
        assert profile is not None
        profiles.keep_identifier(db, profile.id, "udyam", "UDYAM-MP-00-0000001", now)
        phone_calls.add(db, seller.person_id, "lead:0", "turmeric", "no address", now)
        store.close(db, store.of_buyer(db, lost.person_id)[0].id, "lost", now, reason="price")

    market.write(more)
    return officer


def of_officer(market: Market, officer: Chat) -> list[Record]:
    """Every line of the audit about an officer's deeds."""
    query = sa.select(deeds).where(deeds.c.person_id == officer.person_id).order_by(deeds.c.id)
    return market.look(lambda db: list(db.execute(query)))


def stands(market: Market) -> list[object]:
    """How everything stands that an officer can change."""

    def look(db: sa.Connection) -> list[object]:
        waiting = [(one.id, one.status, one.district_lgd) for one in offices.waiting_for_human(db, [SAGAR, MUMBAI])]
        listed = store.in_districts(db, [SAGAR, MUMBAI], ("open", "lost", "closed"))
        calls = [(one.id, one.tries) for one in phone_calls.open_of(db, [SAGAR, MUMBAI])]
        numbers = [(one.id, one.status) for one in profiles.unconfirmed(db, [SAGAR])]
        enquiries = [(one.id, one.status, one.lost_reason, one.district_lgd) for one in listed]
        return [waiting, enquiries, calls, numbers]

    return market.look(look)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.deed}-{act.taps[-1]}")
def test_every_deed_leaves_its_line_and_is_taken_back_or_says_why_not(market: Market, act: Act) -> None:
    officer = at_work(market)
    was = stands(market)
    for words in act.taps:
        officer.says(words)
    (line,) = of_officer(market, officer)
    assert line.deed == act.deed
    assert act.before.items() <= line.before.items()
    assert line.after == act.after
    assert (line.why_not or "") == act.why_not
    assert act.deed == "ask_more" or stands(market) != was
    said = officer.says("undo")
    if act.why_not:
        assert "that cannot be taken back" in said
        assert of_officer(market, officer)[0].undone_at is None
        return
    assert line.reverse in REVERSES
    assert said.startswith("Taken back: ")
    assert stands(market) == was
    assert "nothing of the last 10 minutes" in officer.says("undo"), "it is taken back once"


def test_no_deed_of_an_officer_is_left_out_above() -> None:
    subjects = (hand_offs, office_calls, office_checks, office_enquiries)
    source = "".join(getsource(one) for one in subjects)
    noted = {part.split('"')[1] for part in source.split("note(c, ")[1:]}
    assert noted == {act.deed for act in ACTS}


@pytest.mark.parametrize("act", [act for act in ACTS if not act.why_not], ids=lambda act: f"{act.deed}-{act.taps[-1]}")
def test_after_ten_minutes_or_without_rights_nothing_is_taken_back(market: Market, act: Act) -> None:
    officer = at_work(market)
    for words in act.taps:
        officer.says(words)
    stood = stands(market)
    dismiss(market, officer)
    assert "too late" in officer.says("undo")
    assert stands(market) == stood
    market.later(minutes=11)
    assert "nothing of the last 10 minutes" in officer.says("undo")


def test_what_another_officer_changed_meanwhile_is_not_taken_back(market: Market) -> None:
    officer, other = at_work(market), state_officer(market)
    for words in ("Enquiries", "1", "Other office", "Mumbai"):
        officer.says(words)
    moved = market.look(lambda db: store.in_districts(db, [MUMBAI], ("open",))[0].id)
    market.write(lambda db: store.change(db, moved, district_lgd=BHOPAL))
    assert "too late" in officer.says("undo")
    assert market.look(lambda db: store.get(db, moved)).district_lgd == BHOPAL
    for words in ("waiting", "1", "Hand over", "Mumbai"):
        other.says(words)
    line = market.look(lambda db: offices.waiting_for_human(db, [MUMBAI])[0].id)
    market.write(lambda db: offices.settle_hand_off(db, line, "answered", 1, market.clock.now()))
    assert "too late" in other.says("undo")


# ── rights end ────────────────────────────────────────────────────────────────────────────────────────────────────


def _card(market: Market, officer: Chat) -> None:
    asks(market, SAGAR, "When is the next fair in the town?", "Ravi")


def _desk(market: Market, officer: Chat) -> None:
    officer.says("office work")


def _draft(market: Market, officer: Chat) -> None:
    _card(market, officer)
    officer.says("Please come on Monday morning")


def _enquiry(market: Market, officer: Chat) -> None:
    market.poster("50 kilo turmeric", SAGAR)
    officer.says("Enquiries")
    officer.says("1")


@pytest.mark.parametrize("begin", [_card, _desk, _draft, _enquiry])
@pytest.mark.parametrize("how", ["press", "number"])
def test_rights_end_at_once_under_every_open_question(
    market: Market, begin: Callable[[Market, Chat], None], how: str
) -> None:
    officer = market.officer(SAGAR, language="en")
    begin(market, officer)
    stood = stands(market)
    dismiss(market, officer)
    said = officer.presses(1) if how == "press" else officer.says("1")
    assert said in (ONLY_OFFICERS, TO_NOBODY)
    assert "Office work" not in officer.says("menu") + str(officer.shown[-1].labels)
    assert stands(market) == stood
    assert not of_officer(market, officer)


def test_nothing_reaches_who_is_no_officer_any_more(market: Market) -> None:
    officer = market.officer(SAGAR, language="en")
    someone = asks(market, SAGAR, "When is the next fair in the town?", "Ravi")
    dismiss(market, officer)
    seen = len(officer.shown)
    someone.says("Ask the office")
    someone.says("And where will the fair be held?")
    assert len(officer.shown) == seen


def test_a_talk_with_an_officer_ends_with_the_rights_and_the_words_go_to_the_office(market: Market) -> None:
    officer, colleague = market.officer(SAGAR, language="en"), market.officer(SAGAR, language="en", name="Kamal")
    someone = asks(market, SAGAR, "When is the next fair in the town?", "Ravi")
    for words in ("Answer", "On Monday"):
        officer.says(words)
    someone.says("I shall bring my papers")
    assert officer.last == "Ravi: I shall bring my papers"
    dismiss(market, officer)
    assert officer.says("At ten in the morning") == TO_NOBODY
    seen = len(officer.shown)
    assert someone.says("I cannot come on that day") == "I have passed that on to the office; the answer comes here."
    assert len(officer.shown) == seen
    assert "I cannot come on that day" in colleague.last
    assert "At ten in the morning" not in someone.all


def test_everything_of_the_office_is_behind_the_rights(market: Market) -> None:
    """Whatever name of office work is begun for somebody without rights, they are told whom it is for, or nothing."""
    from handlers.subjects import CONVERSATIONS

    assert set(OFFICE_WORK) <= set(CONVERSATIONS)
    someone = market.seller(["turmeric"], SAGAR, language="en")
    asks(market, SAGAR, "When is the next fair in the town?", "Ravi")
    for name in OFFICE_WORK:
        seen = len(someone.shown)
        market.begin(someone, name, "1")
        assert [shown.text for shown in someone.shown[seen:]] in ([ONLY_OFFICERS], [])


# ── an officer is never handed to themselves ──────────────────────────────────────────────────────────────────────


def test_an_officer_waits_for_nobody_but_colleagues(market: Market) -> None:
    officer = market.officer(SAGAR, language="en")
    assert officer.says("I want to talk to a person") == "You are the office here; I have nobody else to ask."
    assert officer.voice() == "You are the office here; I have nobody else to ask."
    assert not market.look(lambda db: offices.waiting_for_human(db, [SAGAR]))
    colleague = market.officer(SAGAR, language="en", name="Kamal")
    officer.says("I want to talk to a person")
    assert "Meena" in colleague.last
    assert officer.says("waiting people") == "Nobody is waiting."
    assert colleague.says("waiting people").startswith("Who waits")


def test_whose_district_has_no_officer_waits_for_the_first_one_there(market: Market) -> None:
    elsewhere = market.officer(SAGAR, language="en")
    asks(market, MUMBAI, "When is the next fair in the town?", "Nita")
    assert "Nita" not in elsewhere.all
    named_later = market.officer(MUMBAI, language="en", name="Rane")
    assert "Nita" in named_later.says("waiting people") + str(named_later.shown[-1].labels)


def test_lines_of_somebody_handed_over_go_to_the_office_that_has_them(market: Market) -> None:
    officer, other = market.officer(SAGAR, language="en"), market.officer(MUMBAI, language="en", name="Rane")
    someone = asks(market, SAGAR, "When is the next fair in the town?", "Ravi")
    for words in ("Hand over", "Mumbai"):
        officer.says(words)
    seen = len(officer.shown)
    someone.says("Ask the office")
    someone.says("And where will it be held?")
    assert len(officer.shown) == seen
    assert other.last == "Ravi writes once more:\n“And where will it be held?”"


def test_an_expired_enquiry_opened_again_stays_open_for_its_time(market: Market) -> None:
    officer = market.officer(SAGAR, language="en")
    buyer = market.poster("50 kilo turmeric", SAGAR)
    market.later(days=16)
    assert "is over after 15 days" in buyer.all
    for words in ("Enquiries", "1", "Open again"):
        officer.says(words)
    market.later(days=1)
    enquiry = market.look(lambda db: store.of_buyer(db, buyer.person_id)[0])
    assert enquiry.status == "open"
    assert market.look(lambda db: audit.of_subject(db, f"enquiry:{enquiry.id}"))[-1].deed == "office_reopen"
    market.later(seconds=timedelta(days=15).total_seconds())
    assert market.look(lambda db: store.get(db, enquiry.id)).status == "expired"


def test_a_call_that_a_colleague_has_made_meanwhile_is_not_made_twice(market: Market) -> None:
    first = at_work(market)
    second = market.officer(SAGAR, language="en", name="Mina")
    uma = market.seller(["papad"], SAGAR, language="en", name="Uma").person_id
    market.write(lambda db: phone_calls.add(db, uma, "lead:9", "papad", "no address", market.clock.now()))
    for officer in (first, second):
        officer.says("calls")
        officer.says("1")
    second.says("yes")
    first.says("no answer")
    assert first.lines[-2].startswith("That call is not needed any more.")
    assert "papad" in first.shown[-1].labels[0], "the next one"
    assert of_officer(market, first) == []


@pytest.mark.parametrize(
    "words", ["मैं मीना, अब आप मुझसे बात कीजिए", "aap bank ke officer se baat kar lijiye", "unka phone ab band rehta hai"]
)
def test_what_an_officer_writes_to_a_citizen_is_no_order_to_haat(market: Market, words: str) -> None:
    asha, meena = market.buyer(SAGAR, name="Asha"), market.officer(SAGAR, name="Meena")
    asha.says("person")
    meena.says("waiting")
    if say("hi", "Answer") not in meena.shown[-1].labels:
        meena.presses(1)
    meena.presses("Answer")
    meena.says("नमस्ते, देख रहे हैं")
    meena.says(words)
    assert f"Meena: {words}" in asha.all


@pytest.mark.parametrize("words", ["ab aap mujhse baat kijiye", "मुझसे बात करो", "aage ki baat kal karte hai"])
def test_who_wants_to_talk_does_not_stop_all_messages(words: str) -> None:
    assert read_command(words) != "stop"


@pytest.mark.parametrize("words", ["message band karo", "मैसेज बंद करो", "baat nahi karni band karo ye sab"])
def test_who_wants_no_more_talk_still_stops(words: str) -> None:
    assert read_command(words) == "stop"
