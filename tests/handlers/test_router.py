"""Whose message it is: stops before all, buttons and replies to where they point, drafts, pauses, misunderstandings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from handlers import intake
from handlers.language import say
from handlers.messages import InboundMessage
from storage import conversations, counters, inbox, matches, people, profiles
from storage import enquiries as store
from storage.people import Address
from storage.tables import enquiries, hand_offs
from storage.tables import inbox as received
from tests.chat import Chat
from tests.market import OUR_NAMES, Market

FINISHED = say("hi", "That matter is finished.")
OLD = say("hi", "That button is old.")


def address_of(market: Market, chat: Chat) -> Address:
    found = market.look(lambda db: people.address_called(db, chat.channel.name, [chat.address]))
    assert found is not None
    return found


def talks(market: Market, chat: Chat) -> dict[str, str]:
    """The state of each of somebody's conversations, the newest of a name."""
    table = conversations.conversations
    return market.look(
        lambda db: {
            one.name: one.status
            for one in db.execute(sa.select(table).where(table.c.person_id == chat.person_id).order_by(table.c.id))
        }
    )


def recent(chat: Chat, many: int = 4) -> str:
    return "\n".join(line for one in chat.shown[-many:] for line in one.as_lines)


def asks(chat: Chat, words: str = "200 kilo haldi chahiye") -> None:
    chat.says(words)
    chat.presses("Yes, ask them")


# ── the door ──────────────────────────────────────────────────────────────────────────────────────────────────────


def message(address: str, text: str, event: str = "e1", **words: Any) -> InboundMessage:
    from tests.market import NOON

    fields = {"channel": "whatsapp", "sender": OUR_NAMES["whatsapp"], "at": NOON} | words
    return InboundMessage(provider_id=event, address=address, text=text, **fields)


def accept(market: Market, one: InboundMessage) -> bool:
    (kept,) = market.write(lambda db: intake.accept_all(db, [intake.arrival(one, None)], market.clock.now()))
    return kept


@pytest.mark.parametrize(
    ("address", "aliases", "phone"),
    [
        ("whatsapp:+910123400001", (), "+910123400001"),
        ("whatsapp:IN.9101234000019", (), None),
        ("whatsapp:IN.9101234000019", ("whatsapp:+910123400001",), "+910123400001"),
        ("whatsapp:9101234000019", (), None),
        ("4000000000000001", (), None),
    ],
)  # fmt: skip
def test_only_a_number_that_whatsapp_vouches_for_is_a_number(
    market: Market, address: str, aliases: tuple[str, ...], phone: str | None
) -> None:
    channel = "telegram" if address[0] == "4" else "whatsapp"
    assert accept(market, message(address, "namaste", aliases=aliases, channel=channel, sender=OUR_NAMES[channel]))
    found = market.look(lambda db: people.address_called(db, channel, [address]))
    assert found is not None
    assert found.phone == phone


def test_a_known_event_is_kept_once_and_says_so(market: Market) -> None:
    one = message("whatsapp:+910123400001", "namaste")
    assert accept(market, one)
    assert not accept(market, one)
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(received))) == 1


def test_a_stop_acts_before_anything_else_of_the_lane_is_worked(market: Market) -> None:
    sita = market.seller(channel="whatsapp")
    for number in range(3):
        market.receive(message(sita.address, "mera profile", f"p{number}"))
    market.receive(message(sita.address, "बंद करो", "stop"))
    assert address_of(market, sita).stopped_at == market.clock.now(), "in the transaction that kept it"
    first = market.look(lambda db: inbox.take(db, market.clock.now()))
    assert first is not None
    assert first.message["text"] == "बंद करो"


@pytest.mark.parametrize("words", [{"forwarded": True}, {"group": "-100"}, {"kind": "photo"}])
def test_a_stop_in_somebody_elses_words_is_none(market: Market, words: dict[str, Any]) -> None:
    sita = market.seller(channel="whatsapp")
    market.receive(message(sita.address, "STOP", "x", **words))
    market.settle()
    assert address_of(market, sita).stopped_at is None


# ── buttons ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_a_button_of_a_finished_conversation_says_so_and_changes_nothing(market: Market, channel: str) -> None:
    market.seller()
    ravi = market.buyer(channel=channel)
    ravi.says("200 kilo haldi chahiye")
    card = ravi.shown[-1]
    ravi.presses("Yes, ask them")
    for place in (1, 2, 3):
        ravi.presses_old(card, place)
        assert FINISHED in recent(ravi)
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(enquiries))) == 1
    assert ravi.shown[-1].labels, "with a way on"


@pytest.mark.parametrize("data", ["", "x", "unknowntok.0", ".", "t000000001", "menu", "🙏.1", "a" * 60 + ".1"])
def test_a_button_of_any_old_or_odd_form_gets_a_way_on(market: Market, data: str) -> None:
    ravi = market.buyer()
    ravi.says("menu")
    ravi._sends("press", pressed=data or "0", press_id="p", message_id="m1")
    assert OLD in recent(ravi, 2)
    assert ravi.shown[-1].labels
    assert not market.look(inbox.parked)


def test_a_button_in_the_hands_of_somebody_else_is_old_to_them(market: Market) -> None:
    market.seller()
    ravi, anil = market.buyer(name="Ravi"), market.buyer(name="Anil")
    ravi.says("200 kilo haldi chahiye")
    yes = ravi.shown[-1].buttons[0]
    anil._sends("press", pressed=yes.data, press_id="p", message_id="m1")
    assert OLD in recent(anil)
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(enquiries))) == 0
    ravi.presses("Yes, ask them")
    assert market.look(lambda db: db.scalar(sa.select(enquiries.c.person_id))) == ravi.person_id


def test_on_a_shared_phone_a_button_is_of_the_person_it_was_shown_to(market: Market) -> None:
    market.seller()
    ravi = market.buyer()
    ravi.says("200 kilo haldi chahiye")
    yes = ravi.shown[-1]
    now = market.clock.now()
    other = market.write(lambda db: people.add_person(db, now, language="hi", heard_office_at=now))
    market.write(lambda db: people.change_address(db, address_of_row(db, ravi), person_id=other))
    ravi.presses_old(yes, 1)
    assert OLD in recent(ravi)
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(enquiries))) == 0


def address_of_row(db: Any, chat: Chat) -> int:
    found = people.address_called(db, chat.channel.name, [chat.address])
    assert found is not None
    return found.id


def test_an_answer_to_a_question_that_was_withdrawn_does_no_harm(market: Market) -> None:
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    lead = sita.shown[-1]
    ravi.says("undo")
    for deed in (lambda: sita.presses_old(lead, 1), lambda: sita.says("haan, poora"), lambda: sita.says("1")):
        deed()
        assert market.look(lambda db: [one.status for one in matches.matches_of(db, 1)]) == ["withdrawn"]
    assert not market.look(inbox.parked)
    assert "Sita" not in recent(ravi, 1)


def test_a_reply_to_an_older_question_answers_that_one(market: Market) -> None:
    sita = market.stranger("telegram", "Sita")
    sita.poster("sagarhi")
    for words in ("haan", "haldi"):
        sita.says(words)
    goods = next(
        place
        for place, one in enumerate(reversed(sita.shown), 1)
        if say("hi", "What do you make or sell?\nWrite it in your own words, or send a photo.") == one.text
    )
    sita.reply_to(goods, "mirch")
    assert "मिर्च" in sita.last
    assert "हल्दी" not in sita.last


# ── back and undo ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_a_reply_to_an_older_question_that_answers_nothing_is_a_matter_of_its_own(market: Market, channel: str) -> None:
    sita = market.seller(language="en", channel=channel)
    sita.says("my profile")
    sita.reply_to(1, "I need 60 kilo red chilli for a wedding in Sagar by 12 December")
    assert sita.last.startswith("chilli · 60 kilos · Sagar")
    assert not market.look(inbox.parked)


@pytest.mark.parametrize("words", ["I need 60 kilo red chilli for a wedding in Sagar by 12 December", "yes"])
def test_an_older_message_changed_into_another_matter_breaks_nothing(market: Market, words: str) -> None:
    sita = market.seller(language="en")
    sita.says("my profile")
    sita.says("price")
    sita.edits(words)
    assert not market.look(inbox.parked)
    assert not market.look(inbox.waiting)


def test_an_officer_answers_by_replying_to_the_card_of_whoever_waits(market: Market) -> None:
    meena = market.officer(language="en")
    sita = market.seller(language="en")
    sita.says("talk to a person")
    card = next(place for place, one in enumerate(reversed(meena.shown), 1) if "Answer" in one.labels)
    meena.reply_to(card, "Please come on Monday with the papers")
    assert "Please come on Monday with the papers" in meena.last
    meena.says("yes")
    assert "Please come on Monday with the papers" in sita.all


def test_words_below_a_message_of_the_routers_own_break_nothing(market: Market) -> None:
    sita = market.stranger("telegram", "Sita")
    sita.says("namaste")
    for back in range(1, len(sita.shown) + 1):
        sita.reply_to(back, "haldi 180 aur mirch 240 rs kg")
    assert not market.look(inbox.parked)
    assert not market.look(inbox.waiting)


def test_back_forgets_one_answer_after_the_other(market: Market) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    asked = [sita.last]
    for words in ("haan", "haldi", "haan"):
        sita.says(words)
        asked.append(sita.last)
    for question in reversed(asked[:-1]):
        sita.says("peeche")
        assert sita.last.split("\n")[0] == question.split("\n")[0]
    sita.says("peeche")
    assert not market.look(inbox.parked)


@pytest.mark.parametrize(("minutes", "taken_back"), [(9, True), (11, False)])
def test_a_deed_can_be_taken_back_for_ten_minutes(market: Market, minutes: int, taken_back: bool) -> None:
    market.seller()
    ravi = market.buyer()
    asks(ravi)
    market.later(minutes=minutes)
    ravi.says("undo")
    status = market.look(lambda db: store.get(db, 1).status)
    assert status == ("withdrawn" if taken_back else "open")
    if not taken_back:
        assert say("hi", "There is nothing of the last 10 minutes to take back.") in recent(ravi)


# ── drafts and pauses ─────────────────────────────────────────────────────────────────────────────────────────────


def half_onboarded(market: Market) -> Chat:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    for words in ("haan", "haldi"):
        sita.says(words)
    return sita


@pytest.mark.parametrize(("days", "status"), [(6.9, "open"), (7.1, "expired")])
def test_a_draft_lives_seven_days(market: Market, days: float, status: str) -> None:
    sita = half_onboarded(market)
    market.later(days=days)
    assert talks(market, sita)["onboarding"] == status


@pytest.mark.parametrize(("minutes", "asks_first"), [(29, False), (31, True)])
def test_after_a_long_pause_haat_asks_whether_to_go_on(market: Market, minutes: int, asks_first: bool) -> None:
    sita = half_onboarded(market)
    market.later(minutes=minutes)
    sita.says("haan")
    assert (say("hi", "Start again") in sita.shown[-1].labels) is asks_first
    if asks_first:
        sita.presses("Go on")
    assert sita.last.startswith(say("hi", "What is your name, or your shop's name?")), "what was answered is not lost"


def test_start_again_forgets_and_later_keeps(market: Market) -> None:
    sita = half_onboarded(market)
    market.later(minutes=31)
    sita.says("haan")
    sita.presses("Later")
    market.later(days=2)
    sita.says("menu")
    sita.presses("Go on with what I left")
    assert "हल्दी" in sita.last, "kept with its answers"
    market.later(minutes=31)
    sita.says("haan")
    sita.presses("Start again")
    assert "18" in sita.last, "from the first question"


# ── not understood ────────────────────────────────────────────────────────────────────────────────────────────────


def test_once_shorter_twice_a_human_is_offered_three_times_one_is_fetched(market: Market) -> None:
    meena = market.officer()
    ravi = market.buyer()
    market.seller()
    ravi.says("200 kilo haldi chahiye")
    question = ravi.last
    person = say("hi", "Talk to a person")
    ravi.says("xyzzy plugh")
    assert len(ravi.last) < len(question) + 40
    assert person not in ravi.shown[-1].labels
    ravi.says("plugh xyzzy")
    assert person in ravi.shown[-1].labels
    assert not market.look(lambda db: db.execute(sa.select(hand_offs)).all())
    silent = len(meena.shown)
    ravi.says("xyzzy xyzzy")
    (line,) = market.look(lambda db: db.execute(sa.select(hand_offs)).all())
    assert (line.person_id, line.reason) == (ravi.person_id, "not_understood")
    assert len(meena.shown) == silent + 1
    ravi.presses("Yes, ask them")
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(enquiries))) == 1, "nothing is lost"


def test_an_answer_in_between_begins_the_count_anew(market: Market) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    sita.says("xyzzy plugh")
    sita.says("haan")
    sita.says("haldi")
    sita.says("xyzzy plugh")
    assert say("hi", "Talk to a person") not in sita.shown[-1].labels


# ── always ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", ["menu", "help", "भाषा", "person", "मदद", "मेनू"])
def test_always_words_work_in_the_middle_and_the_answers_stay(market: Market, words: str) -> None:
    sita = half_onboarded(market)
    sita.says(words)
    assert not market.look(inbox.parked)
    state = market.look(lambda db: conversations.open_one(db, sita.person_id, "onboarding"))
    assert state is not None
    assert [name for name, _ in state.answers][:2] == ["consent", "products"]


def test_a_step_that_fails_changes_nothing_at_all(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    sita = half_onboarded(market)

    def breaks(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    def state() -> Any:
        return market.look(lambda db: conversations.open_one(db, sita.person_id, "onboarding"))

    before = state()
    monkeypatch.setattr(inbox, "done", breaks)
    sita.says("haan")
    monkeypatch.undo()
    assert state() == before
    market.later(seconds=5)
    assert state() != before


def test_two_of_the_same_message_are_two_answers_but_one_deed(market: Market) -> None:
    market.seller()
    ravi = market.buyer(channel="whatsapp")
    ravi.says("200 kilo haldi chahiye")
    yes = ravi.shown[-1]
    button = yes.buttons[0]
    for event in ("double-1", "double-2"):
        market.receive(
            message(ravi.address, button.label, event, kind="press", pressed=button.data, message_id=yes.message_id)
        )
    market.settle()
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(enquiries))) == 1


def test_pages_are_turned_and_an_option_of_the_second_page_is_taken(market: Market) -> None:
    sita = market.seller(channel="whatsapp")
    sita.says("mera profile")
    first = sita.shown[-1]
    sita.presses("More")
    second = sita.shown[-1]
    assert not set(first.labels) & set(second.labels) - {say("hi", "More")}
    sita.presses("Hide me")
    profile = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert profile is not None
    assert profile.status == "hidden"


def test_whoever_blocks_us_is_unreachable_until_they_come_back(market: Market) -> None:
    ravi = market.buyer()
    ravi._sends("blocked")
    assert address_of(market, ravi).unreachable_at == market.clock.now()
    silent = len(ravi.shown)
    assert market.look(lambda db: people.reached_at(db, ravi.person_id)) is None
    ravi._sends("unblocked")
    assert address_of(market, ravi).unreachable_at is None
    assert len(ravi.shown) == silent, "nothing is said to either"


def test_a_groups_words_are_counted_and_answered_nowhere(market: Market) -> None:
    ravi = market.buyer()
    silent = len(ravi.shown)
    for words in ("STOP", "200 kilo haldi chahiye"):
        market.receive(
            message(ravi.address, words, f"g{words}", group="-100", channel="telegram", sender=OUR_NAMES["telegram"])
        )
    market.settle()
    assert len(ravi.shown) == silent
    assert market.look(counters.counted).get("group:telegram:text") == 2


def test_nothing_is_ever_parked_by_odd_messages(market: Market) -> None:
    sita = half_onboarded(market)
    for words in (
        "",
        " ",
        "😀",
        "\u200d",
        "a" * 5000,
        "१२३",
        "{name}",
        "%s %d",
        "\u202eابجد",
        "<b>",
        "'; DROP TABLE people;",
    ):
        sita.says(words)
        market.clock.advance(timedelta(seconds=1))
    assert not market.look(inbox.parked)
    assert market.look(inbox.waiting) == 0
