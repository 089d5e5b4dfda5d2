"""A group on both channels: an officer opens it in a Telegram chat, people trade in it, and rules are kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.language import say
from storage import consent, groups, links, people, staff, tables
from tests.fakes.telegram_people import Group, Person
from tests.trips.test_trips import Phone, rows, seller_on_whatsapp
from tests.trips.town import Town

RIGHTS = dict.fromkeys(
    ("can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages"), True
)  # fmt: skip


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


def officer_of(town: Town, name: str = "Meena", district: int = 425) -> Person:
    """An officer of the district, who has written to Haat before."""
    user = town.telegram.user(name, language_code="hi", started=True)
    user.says("नमस्ते")
    town.quiet()
    assert town.app is not None
    store = town.app.store
    with store.write() as db:
        place = people.address_for(
            db, "telegram", town.telegram.token.partition(":")[0], [str(user.id)], town.clock.now()
        )
        people.change_person(db, place.person_id, name=name, district_lgd=district, language="hi")
        staff.add_officer(db, place.person_id, name, district_lgd=district, state=None, now=town.clock.now())
    return user


def group_of(town: Town, officer: Person, *members: Person) -> Group:
    """A Telegram group of the officer's into which Haat was called as administrator."""
    chat = town.telegram.group("सागर हल्दी", officer, *members)
    chat.adds_bot(officer, **RIGHTS)
    town.quiet()
    return chat


def test_an_officers_group_gets_one_pinned_card_and_no_question(town: Town) -> None:
    meena = officer_of(town)
    before, rights_given = len(meena.received), int(time.time())
    chat = group_of(town, meena)
    (card,) = [message for message in chat.messages if "हाट" in (message.text or "")]
    assert chat.chat.pinned == [card.id]
    assert card.labels == [say("hi", "Join here")]
    assert card.json["date"] - rights_given <= 120, "within two minutes, and nothing was asked"
    assert len(meena.received) == before
    (group,) = town.look(lambda db: groups.in_districts(db, [425]))
    assert (group.telegram_state, group.telegram_chat) == ("admin", chat.id)


def test_a_strangers_group_is_left_alone_and_its_words_are_not_kept(town: Town) -> None:
    ravi = town.telegram.user("Ravi", language_code="hi")
    chat = town.telegram.group("कोई और", ravi)
    chat.adds_bot(ravi, **RIGHTS)
    ravi.says("50 किलो हल्दी चाहिए", chat=chat)
    town.quiet()
    assert not town.look(lambda db: groups.in_districts(db, [425]))
    assert [message.text for message in chat.messages if message.text] == ["50 किलो हल्दी चाहिए"]
    assert "हल्दी" not in str([row.message for row in rows(town, tables.inbox)])


def test_an_enquiry_in_the_group_becomes_a_card_that_shows_how_it_stands(town: Town) -> None:
    meena = officer_of(town)
    sita = seller_on_whatsapp(town)
    ravi = town.telegram.user("Ravi", language_code="hi", started=True)
    ravi.says("नमस्ते")
    gita = town.telegram.user("Gita", language_code="hi", started=True)
    seller = Phone(town, gita, "hi")
    seller.says("/start sagarhi")
    seller.presses("Yes, send them")
    seller.says("हल्दी")
    seller.presses("Yes, right")
    seller.says("गीता मसाले")
    chat = group_of(town, meena, ravi, gita)
    ravi.says("मुझे 100 किलो हल्दी चाहिए सागर में", chat=chat)
    town.quiet()
    assert "100" in ravi.last.text
    ravi.presses(say("hi", "Yes, ask them"))
    town.quiet()
    card = chat.messages[-1]
    assert card.labels == [say("hi", "I can give this"), say("hi", "Something is wrong")]
    assert say("hi", "Open. Who can give it?") in card.text
    assert "Ravi" in card.text, "he asked there under his name"
    press = gita.presses(say("hi", "I can give this"), chat=chat)
    town.quiet()
    assert say("hi", "I have written to you in our own chat.") in (press.text or "")
    assert "100" in gita.last.text
    gita.presses(say("hi", "Yes, all"))
    town.quiet()
    gita.presses(say("hi", "Only through Haat"))
    town.quiet()
    town.later(seconds=2)
    assert "1" in next(message for message in chat.messages if message.id == card.id).text
    ravi.presses(say("hi", "Yes, introduce us"))
    town.quiet()
    ravi.presses(say("hi", "Only through Haat"))
    town.quiet()
    town.later(seconds=2)
    served = next(message for message in chat.messages if message.id == card.id)
    assert say("hi", "Served, thank you.") in served.text
    assert served.labels == []
    assert sita.messages == 5


def test_who_never_started_haat_gets_a_start_link_and_nothing_more(town: Town) -> None:
    meena = officer_of(town)
    ravi = town.telegram.user("Ravi", language_code="hi")
    chat = group_of(town, meena, ravi)
    ravi.says("मुझे 100 किलो हल्दी चाहिए", chat=chat)
    town.quiet()
    below = chat.messages[-1]
    assert below.labels == [say("hi", "Start")]
    assert ravi.received == []
    url = below.json["reply_markup"]["inline_keyboard"][0][0]["url"]
    ravi.starts(url.partition("start=")[2])
    town.quiet()
    assert "100" in ravi.last.text


def test_a_phone_number_is_taken_off_and_its_author_hears_why(town: Town) -> None:
    meena = officer_of(town)
    ravi = town.telegram.user("Ravi", language_code="hi", started=True)
    ravi.says("नमस्ते")
    chat = group_of(town, meena, ravi)
    shown = ravi.says("हल्दी है, फोन करो 6450012345", chat=chat)
    town.quiet()
    assert shown.id not in [message.id for message in chat.messages]
    assert say("hi", "no phone numbers") in ravi.last.text
    ravi.says("हल्दी 120 रुपये किलो, 100 किलो है", chat=chat)
    town.quiet()
    assert chat.messages[-1].text.startswith("हल्दी 120")
    ravi.says("मेरा नंबर 6450012345", chat=chat)
    town.quiet()
    assert chat.chat.members[ravi.id]["status"] == "restricted"


def test_an_officer_writes_what_officers_write(town: Town) -> None:
    meena = officer_of(town)
    chat = group_of(town, meena)
    meena.says("दफ्तर का नंबर 07582-000000, या 6450012345", chat=chat)
    town.quiet()
    assert "07582" in chat.messages[-1].text


def test_who_asks_to_come_in_and_never_wrote_before_is_in_after_their_taps(town: Town) -> None:
    meena = officer_of(town)
    chat = group_of(town, meena)
    town.later(seconds=1)
    (link,) = [one for one, made in chat.chat.links.items() if made.get("name") == "Haat"]
    asha = town.telegram.user("Asha", language_code="hi")
    assert asha.asks_to_join(link)
    town.quiet()
    first = asha.received[0]
    assert "DIC Sagar" in (first.text or ""), "whose Haat this is"
    assert set(first.labels) == {say("hi", "I sell"), say("hi", "I buy")}, (
        "the first message is one tap, within five minutes"
    )
    phone = Phone(town, asha, "hi")
    assert not asha.in_group(chat)
    phone.presses("I buy")
    phone.presses("Yes, let me in")
    assert asha.in_group(chat)
    assert asha.received[-1].labels == [say("hi", "Start")], "let in after the last word that Telegram allows"
    (group,) = town.look(lambda db: groups.in_districts(db, [425]))
    (place,) = [
        row for row in town.look(lambda db: db.execute(tables.group_members.select()).all()) if row.status == "member"
    ]
    who = town.look(lambda db: people.person(db, place.person_id))
    assert (place.group_id, place.role, who.language, who.district_lgd) == (group.id, "buyer", "hi", 425)
    assert town.look(lambda db: consent.given(db, who.id, f"group:{group.id}"))


def test_the_officers_button_asks_for_the_needed_rights_and_the_pinned_cards_leads_into_the_group(town: Town) -> None:
    meena = officer_of(town)
    phone = Phone(town, meena, "hi")
    phone.says("groups")
    phone.presses("New group")
    phone.says("हल्दी")
    phone.presses("{name}", name="सागर · हल्दी")
    url = meena.last.json["reply_markup"]["inline_keyboard"][0][0]["url"]
    token = town.look(lambda db: groups.in_districts(db, [425]))[0].token
    address, _, asked = url.partition("?")
    assert address.startswith("https://t.me/")
    fields = dict(field.split("=") for field in asked.split("&"))
    assert fields["startgroup"] == token
    assert set(fields["admin"].split("+")) >= {"delete_messages", "restrict_members", "invite_users", "pin_messages"}
    chat = group_of(town, meena)
    meena.says(f"/start {token}", chat=chat)
    town.quiet()
    town.later(seconds=1)
    (card,) = [message for message in chat.messages if "हाट" in (message.text or "")]
    start = card.json["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert start.endswith(f"?start={token}")
    asha = town.telegram.user("Asha", language_code="hi")
    asha.starts(start.partition("start=")[2])
    town.quiet()
    assert say("hi", "{group}: what do you do there?", group="सागर · हल्दी") in Phone(town, asha, "hi").all


def test_somebody_on_whatsapp_joins_a_group_by_its_word(town: Town) -> None:
    officer_of(town)
    sita = seller_on_whatsapp(town)
    with town.app.store.write() as db:  # type: ignore[union-attr]
        made = groups.create(db, "सागर हल्दी", 425, "turmeric", None, town.clock.now(), token="sagarhaldi")
        links.add_link(db, "sagarhaldi", town.clock.now(), district_lgd=425, language="hi", role=None, group_id=made)
    sita.says("HAAT sagarhaldi")
    sita.presses("Yes, let me in")
    welcome = "Welcome to {group}! New cards come once a day.\nWrite 'groups' to change that."
    assert say("hi", welcome, group="सागर हल्दी") in sita.all
    (place,) = list(town.look(lambda db: db.execute(tables.group_members.select()).all()))
    assert (place.role, place.delivery, place.status) == ("seller", "digest", "member")


def test_an_officer_of_another_district_lets_no_group_of_ours_live_in_a_chat(town: Town) -> None:
    meena, kale = officer_of(town), officer_of(town, "Kale", 482)
    ours = group_of(town, meena, kale)
    (before,) = town.look(lambda db: groups.in_districts(db, [425]))
    assert town.app is not None
    with town.app.store.write() as db:
        groups.create(db, "हल्दी", 425, "turmeric", None, town.clock.now(), token="haldi9")
    kale.says("/start haldi9", chat=ours)
    town.quiet()
    assert town.look(lambda db: groups.of_chat(db, ours.id)) == before
    prepared = town.look(lambda db: groups.by_token(db, "haldi9"))
    assert prepared is not None
    assert prepared.telegram_chat is None
    meena.says("/start haldi9", chat=ours)
    town.quiet()
    bound = town.look(lambda db: groups.of_chat(db, ours.id))
    assert bound is not None
    assert bound.token == "haldi9"
