"""Several people on one telephone: nothing private before it is known who speaks, and nothing of one for the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from handlers.language import say
from storage import audit, exposure, links, people, sharing, workshops
from storage.tables import conversations, hand_offs, inbox, profiles
from tests.chat import Chat
from tests.market import Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def sisters(market: Market, channel: str = "whatsapp") -> Chat:
    """Meena's telephone, from which Rama speaks too; Rama spoke last."""
    phone = market.seller(["turmeric"], channel=channel, name="मीना")
    phone.says("main rama bol rahi hun")
    phone.presses(1)
    return phone


@pytest.mark.parametrize("said", ["main sita hu", "मी लताबाई आहे", "i am Neha", "मैं सीता हूँ"])
def test_a_first_name_alone_is_asked_about_before_anything_of_the_known_one_is_shown(market: Market, said: str) -> None:
    phone = market.seller(["turmeric"], channel="whatsapp", name="मीना")
    before = len(phone.shown)
    phone.says(said)
    asked = "".join(one.text for one in phone.shown[before:])
    assert "मीना" in asked
    assert "हल्दी" not in asked
    phone.presses(1)
    assert market.look(lambda db: len(list(db.scalars(sa.select(profiles.c.id))))) == 1
    assert "हल्दी" not in "".join(one.text for one in phone.shown[before:])


@pytest.mark.parametrize(
    "said", ["main thik hu", "main kisan hu", "main ghar par hu", "mi tayar ahe", "main meena hu", "मैं बीमार हूँ"]
)
def test_how_or_what_somebody_is_makes_nobody_new(market: Market, said: str) -> None:
    phone = market.seller(["turmeric"], channel="whatsapp", name="मीना")
    phone.says(said)
    assert "another" not in market.look(lambda db: list(db.scalars(sa.select(conversations.c.name))))


def states(market: Market) -> list[str]:
    return market.look(lambda db: list(db.scalars(sa.select(inbox.c.state).order_by(inbox.c.id))))


def test_words_after_a_pause_wait_until_it_is_known_whose_they_are(market: Market) -> None:
    phone = sisters(market)
    market.later(minutes=40)
    before = len(phone.shown)
    phone.says("मेरी प्रोफाइल")
    assert [one.text for one in phone.shown[before:]] == [say("hi", "Who is speaking now?")]
    assert states(market).count("held") == 1
    phone.says("मीना")
    assert "हल्दी" in phone.all.split(say("hi", "Who is speaking now?"))[-1]
    assert "held" not in states(market)


@pytest.mark.parametrize("words", ["STOP", "mujhe message mat bhejo", "मला मेसेज पाठवू नका", "stop sending me messages"])
@pytest.mark.parametrize("is_asked", [False, True])
def test_a_stop_takes_effect_whoever_says_it(market: Market, words: str, *, is_asked: bool) -> None:
    phone = sisters(market)
    market.later(hours=3)
    if is_asked:
        phone.says("मेरी प्रोफाइल")
    since = len(phone.shown)
    phone.says(words)
    assert say("hi", "Who is speaking now?") not in [one.text for one in phone.shown[since:]]
    address = market.look(lambda db: people.address_called(db, "whatsapp", [phone.address]))
    assert address is not None
    assert address.stopped_at is not None


def test_every_message_to_a_shared_telephone_begins_with_nothing_but_a_name(market: Market) -> None:
    phone = sisters(market)
    ravi = market.buyer(name="रवि")
    since = len(phone.shown)
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    lead = phone.shown[since]
    assert lead.text.split("\n")[0] == say("hi", "For {name}:", name="मीना")
    assert "रवि" in lead.text


def test_a_tap_on_a_card_is_the_word_of_whom_it_names(market: Market) -> None:
    phone = sisters(market)
    ravi = market.buyer(name="रवि")
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    rama = phone.person_id
    phone.presses("Not now")
    assert phone.person_id != rama
    asked = market.look(lambda db: db.scalars(sa.text("SELECT status FROM matches")).all())
    assert asked == ["not_now"]


def test_bare_words_below_a_card_of_the_other_are_nobodys_until_it_is_said(market: Market) -> None:
    phone = sisters(market)
    ravi = market.buyer(name="रवि")
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    phone.says("haan")
    assert phone.last == say("hi", "Who is speaking now?")
    phone.presses("मीना")
    assert "नंबर" in phone.last or "संपर्क" in phone.last


def test_after_sixty_silent_days_it_is_asked_first(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="telegram", name="सीता")
    market.later(days=61)
    since = len(sita.shown)
    market.begin(sita, "agree", "notices")
    assert [one.text for one in sita.shown[since:]] == [say("hi", "Namaste! Is this still {name}?", name="सीता")]
    sita.says("मेरी प्रोफाइल")
    assert "हल्दी" not in "\n".join(one.text for one in sita.shown[since:])
    sita.says("हाँ")
    told = "\n".join(line for one in sita.shown[since:] for line in one.as_lines)
    assert "हल्दी" in told
    assert say("hi", "Shall I also send you news of schemes that fit you? You can stop it any time.") in told


def test_fifty_nine_days_are_no_reason_to_ask(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="whatsapp", name="सीता")
    market.later(days=59)
    sita.says("मेरी प्रोफाइल")
    assert "हल्दी" in sita.all


def test_whose_number_it_is_now_sees_nothing_of_its_former_owner(market: Market) -> None:
    officer = market.officer(name="आशा")
    sita = market.seller(["turmeric"], channel="whatsapp", name="सीता")
    former = sita.person_id
    market.later(days=70)
    officer.says("menu")
    officer.says("हाँ")
    sita.says("नमस्ते")
    sita.says("नहीं")
    sita.presses("No, it is mine now")
    sita.says("गोपाल")
    assert sita.person_id != former
    assert market.look(lambda db: people.reached_at(db, former)) is None
    assert market.look(lambda db: db.scalar(sa.select(profiles.c.status))) == "hidden"
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.reason))) == "not_me"
    assert "सीता" in officer.last, officer.lines[-5:]
    since = len(sita.shown)
    sita.says("मेरी जानकारी")
    assert "हल्दी" not in "\n".join(one.text for one in sita.shown[since:])


def test_one_sister_erased_leaves_the_other_all_of_hers(market: Market) -> None:
    phone = sisters(market)
    rama = phone.person_id
    for words in ("मेरी जानकारी", "मेरा सब मिटाएँ", "हाँ"):
        phone.says(words)
    assert market.look(lambda db: people.person(db, rama)).erased_at is not None
    assert phone.person_id != rama
    phone.says("मेरी प्रोफाइल")
    assert "हल्दी" in phone.shown[-1].as_lines[-1]
    assert not phone.shown[-1].text.startswith(say("hi", "For {name}:", name="मीना")), "she is alone there again"


def test_two_sellers_of_one_telephone_are_counted_and_rung_as_one(market: Market) -> None:
    phone = sisters(market)
    for words in ("मुझे बेचना है", "हाँ", "हल्दी", "हाँ", "रमा मसाले"):
        phone.says(words)
    reached = market.look(
        lambda db: list(db.scalars(sa.select(profiles.c.reached_by).where(profiles.c.kind == "seller")))
    )
    assert len(reached) == 2
    assert len(set(reached)) == 1
    ravi = market.buyer(name="रवि")
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    since = len(phone.shown)
    ravi.says("हाँ")
    assert len(phone.shown) == since + 1, "one telephone is asked once"
    shown = market.look(lambda db: exposure.shown_of(db, reached, market.clock.now()))
    assert round(sum(shown.values()), 3) == 1


def test_adding_a_name_can_be_taken_back(market: Market) -> None:
    phone = sisters(market)
    rama = phone.person_id
    phone.says("undo")
    assert phone.person_id != rama
    address = market.look(lambda db: people.address_called(db, "whatsapp", [phone.address]))
    assert address is not None
    assert not address.shared
    assert market.look(lambda db: sharing.people_of(db, address.id)) == []
    assert market.look(lambda db: audit.last_deed(db, rama, market.clock.now())) is None


@pytest.mark.parametrize("said", ["main thik hun", "मैं किसान हूँ", "मैं सागर से हूँ", "main kal aaunga", "I am interested"])
def test_what_somebody_is_is_no_name(market: Market, said: str) -> None:
    phone = market.seller(["turmeric"], channel="telegram", name="मीना")
    phone.says(said)
    assert "इस फ़ोन पर" not in phone.all


def test_a_name_noted_for_a_workshop_is_its_bearers_and_the_door_ticks_the_whole_telephone(market: Market) -> None:
    phone = sisters(market)
    rama, now = phone.person_id, market.clock.now()

    def plan(db: Connection) -> int:
        made = workshops.create(
            db, now, code="WS-1234", door="indoor12", source="test", officer_id=None, moved=0, asked_feedback=False, ref=None,
            titles={"hi": "पैकेजिंग"}, places={"hi": "हॉल"}, district_lgd=425, starts_at=now + timedelta(hours=2),
            ends_at=now + timedelta(hours=5), seats=40, latitude=None, longitude=None,
        )  # fmt: skip
        links.add_link(db, "indoor12", now, district_lgd=425, language=None, role=None, note=f"door:{made}")
        return int(made or 0)

    one = market.write(plan)
    phone.says("मैं मीना हूँ")
    meena = phone.person_id
    phone.says("WS-1234")
    phone.presses(1)
    phone.presses("Add a name")
    phone.says("Rama")
    noted = market.look(lambda db: {each.person_id: each.name for each in workshops.everyone(db, one)})
    assert noted == {meena: "मीना", rama: "Rama"}
    phone.says("HAAT indoor12")
    phone.presses("All of us")
    assert market.look(lambda db: [each.came for each in workshops.everyone(db, one)]) == [True, True]


def test_an_answered_question_who_is_speaking_has_old_buttons(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="telegram", name="सीता")
    market.later(days=61)
    sita.says("menu")
    asked = sita.shown[-1]
    sita.presses_old(asked, 1)
    since = len(sita.shown)
    sita.presses_old(asked, 2)
    assert say("hi", "That button is old.") in "\n".join(one.text for one in sita.shown[since:])


def test_what_haat_wanted_to_begin_waits_however_long_the_answer_takes(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="telegram", name="सीता")
    market.later(days=61)
    market.begin(sita, "agree", "notices")
    market.later(days=5)
    sita.says("हाँ")
    assert say("hi", "Shall I also send you news of schemes that fit you? You can stop it any time.") in sita.all


def test_the_button_of_a_template_after_sixty_silent_days_asks_first_too(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="whatsapp", name="सीता")
    market.later(days=61)
    ravi = market.buyer(name="रवि")
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    lead = market.look(lambda db: db.scalar(sa.select(conversations.c.id).where(conversations.c.name == "lead")))
    since = len(sita.shown)
    sita.presses_template(f"show.{lead}")
    assert [one.text for one in sita.shown[since:]] == [say("hi", "Namaste! Is this still {name}?", name="सीता")]
    sita.presses(1)
    assert "रवि" in sita.last


def test_a_first_name_or_a_bare_one_is_enough_and_other_tries_are_asked_again(market: Market) -> None:
    phone = market.seller(["turmeric"], channel="whatsapp", name="Ramesh Vishwakarma")
    phone.says("suresh bol raha hu")
    phone.presses(1)
    market.later(minutes=40)
    phone.says("मेरी प्रोफाइल")
    phone.says("bada bhai")
    again = say("hi", ASKED_AGAIN, names="Ramesh Vishwakarma, Suresh")
    assert again in phone.last, "an answer that tells nobody apart gets no silence"
    phone.says("ramesh")
    assert any("हल्दी" in label for label in phone.shown[-1].labels)
    assert "bada bhai" not in phone.last
    phone.says("suresh")
    assert "Suresh" in phone.shown[-2].text


@pytest.mark.parametrize(
    "words", ["galat number hai ji", "ye mai nahi hu, galat number", "mai meena nahi hu ye number meri beti ka hai"]
)
def test_who_is_not_the_one_is_asked_whose_telephone_it_is_below_an_enquiry_too(market: Market, words: str) -> None:
    phone = market.seller(["turmeric"], channel="whatsapp", name="Meena")
    ravi = market.buyer(name="Ravi")
    ravi.says("50 kilo haldi chahiye")
    ravi.says("haan")
    phone.says(words)
    assert say("hi", "Sorry! Does {name} use this phone too?", name="Meena") in phone.all
    assert words not in ravi.all


def test_after_sixty_days_a_no_in_a_sentence_counts_and_the_former_owners_enquiries_wait(market: Market) -> None:
    phone = market.seller(["turmeric"], channel="whatsapp", name="Meena")
    phone.says("menu")
    ravi = market.buyer(name="Ravi")
    market.later(days=62)
    phone.says("mujhe gehu chahiye")
    phone.says("nahi ye number ab mera hai, mai pooja hu")
    assert say("hi", "No, it is mine now") in phone.shown[-1].labels
    ravi.says("50 kilo haldi chahiye")
    ravi.says("haan")
    assert "Ravi" not in phone.all, "nothing of the former owner's before it is said whose the telephone is"
    phone.presses("No, it is mine now")
    phone.says("Pooja")
    assert "Ravi" not in phone.all


def after_a_pause(market: Market, tongue: str = "hi") -> Chat:
    """The sisters' telephone, where it was just asked who is speaking; what was said first waits."""
    phone = sisters(market)
    if tongue != "hi":
        phone.says({"mr": "मराठी", "en": "English"}[tongue])
    market.later(minutes=40)
    phone.says("मेरी प्रोफाइल")
    assert phone.last.startswith(say(tongue, "Who is speaking now?"))
    return phone


ASKED_AGAIN = "I cannot see from that who it is: {names}?\nTap the name, or write it."
TOLD_WHY = "Several people use this phone, and I show what is one's own to nobody else.\nWho is it now: {names}?"


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("hi", "haan"), ("hi", "हाँ जी"), ("hi", "ok"), ("hi", "nahi"), ("hi", "bada bhai"), ("hi", "main hi"), ("hi", "7"),
     ("mr", "हो"), ("mr", "mich"), ("mr", "बरं"), ("mr", "मी"), ("en", "yes"), ("en", "it's me"), ("en", "hello")],
)  # fmt: skip
def test_an_answer_that_names_nobody_is_asked_again_at_once_with_the_names(
    market: Market, tongue: str, said: str
) -> None:
    phone = after_a_pause(market, tongue)
    phone.says(said)
    assert phone.last == say(tongue, ASKED_AGAIN, names="मीना, Rama")
    phone.says("मीना")
    assert "held" not in states(market)
    assert "हल्दी" in phone.all or "हळद" in phone.all or "Turmeric" in phone.all.title()


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("hi", "kyu puch rahe ho"), ("hi", "क्यों"), ("hi", "naam kyu chahiye"), ("mr", "कशाला विचारता"), ("mr", "kashala"),
     ("en", "why do you ask?"), ("en", "why")],
)  # fmt: skip
def test_who_asks_why_the_name_is_asked_hears_it(market: Market, tongue: str, said: str) -> None:
    phone = after_a_pause(market, tongue)
    phone.says(said)
    assert phone.last == say(tongue, TOLD_WHY, names="मीना, Rama")


@pytest.mark.parametrize("said", ["ye meena hai", "meena bol rahi hai", "मीना", "मी मीना", "meena here"])
def test_a_name_with_little_words_around_it_is_that_name(market: Market, said: str) -> None:
    phone = after_a_pause(market)
    phone.says(said)
    assert "हल्दी" in phone.all.split(say("hi", "Who is speaking now?"))[-1]


@pytest.mark.parametrize("said", ["radha", "राधा", "mi radha ahe", "this is Radha"])
def test_a_name_of_nobody_here_is_somebody_new_who_sees_nothing_of_the_others(market: Market, said: str) -> None:
    phone = after_a_pause(market)
    before = len(phone.shown)
    phone.says(said)
    told = "\n".join(one.text for one in phone.shown[before:])
    assert "Radha" in told or "राधा" in told
    assert "हल्दी" not in told


NOT_SURE = "I am not sure I understood. Is this still {name}?"
NEW_OWNERS = "Numbers get new owners at times, and what is {name}'s is nobody else's business.\nIs this still {name}?"


@pytest.mark.parametrize(("said", "again"), [("kaun?", NOT_SURE), ("kyu", NEW_OWNERS)])
def test_after_sixty_days_too_no_answer_is_met_with_silence(market: Market, said: str, again: str) -> None:
    sita = market.seller(["turmeric"], channel="telegram", name="सीता")
    market.later(days=61)
    sita.says("मेरी प्रोफाइल")
    sita.says(said)
    assert sita.last == say("hi", again, name="सीता")


@pytest.mark.parametrize("said", ["ravi bol raha hu, mera rate 150 hai", "mai ravi hu mera rate 150 hai"])
def test_a_rate_told_with_the_name_of_who_speaks_is_theirs(market: Market, said: str) -> None:
    phone = market.seller(["turmeric"], channel="whatsapp", name="Ravi")
    phone.says("main rama bol rahi hun")
    phone.presses(1)
    phone.says(said)
    assert (
        market.look(lambda db: db.scalar(sa.select(profiles.c.price_paise).where(profiles.c.name == "Ravi"))) == 15000
    )


def test_who_is_speaking_now_is_told(market: Market) -> None:
    phone = sisters(market)
    phone.says("abhi kaun bol raha hai")
    told = say("hi", "{name} is speaking now. Who else speaks writes: Meena ke liye", name="Rama")
    assert told in "\n".join(one.text for one in phone.shown[-3:])
