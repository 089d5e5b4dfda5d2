"""Whose data it is: stopping and starting, one's own data, erasing all of it, and numbers that nobody gets unasked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import consent, matches, outbox, people, phone_calls, profiles
from storage.tables import addresses, consents, metadata
from storage.tables import outbox as rows
from tests.chat import Chat
from tests.market import Market

AADHAAR = "6420 1234 5676"
CARD = "4111 1111 1111 1111"
MOBILE = "641234567"
"""Numbers that stand in the text only; they are nobody's address. The mobile one lacks its last digit."""


def found_in(market: Market, *words: str) -> dict[str, list[str]]:
    """In which columns of the whole store any of these words stand: {table.column: values}."""

    def look(db: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for table in metadata.sorted_tables:
            for kept in db.execute(sa.select(table)).mappings():
                for column, value in kept.items():
                    text = str(value)
                    if any(word in text or word.replace(" ", "") in text for word in words):
                        found.setdefault(f"{table.name}.{column}", []).append(text[:200])
        return found

    return market.look(look)


def told_to(market: Market, chat: Chat) -> str:
    """Everything that was or will be sent to somebody, in whatever state, with all that lies behind its buttons."""

    def look(db: Any) -> str:
        mine = db.execute(sa.select(rows.c.payload, rows.c.twin_words).where(rows.c.person_id == chat.person_id)).all()
        behind = [
            db.execute(sa.select(table).where(table.c.person_id == chat.person_id)).all()
            for table in (metadata.tables["prompts"], metadata.tables["conversations"])
        ]
        return str((mine, behind))

    return market.look(look)


def asked(market: Market, buyer: Chat, words: str = "200 kilo haldi chahiye") -> None:
    """A buyer posts an enquiry."""
    buyer.says(words)
    buyer.presses("Yes, ask them")


def trade(market: Market, *, seller_on: str = "whatsapp", buyer_on: str = "telegram") -> tuple[Chat, Chat]:
    """Two people who were introduced by numbers of their own, gave a price and agreed."""
    sita = market.seller(name="Sitamani", channel=seller_on, language="hi")
    ravi = market.buyer(name="Ravindra", channel=buyer_on, language="hi")
    asked(market, ravi)
    sita.presses("Yes, all")
    gives_number(sita, "+910222222222")
    ravi.presses("Yes, introduce us")
    gives_number(ravi, "+910333333333")
    sita.presses("Give my price")
    for words in ("120", "5", "haan"):
        sita.says(words)
    ravi.presses("Yes, agreed")
    sita.says("haan")
    return sita, ravi


def gives_number(chat: Chat, phone: str) -> None:
    if chat.channel.name == "telegram":
        chat.contact(phone)
    else:
        chat.presses("This number")


# ── stop and start ────────────────────────────────────────────────────────────────────────────────────────────────


def agreed(market: Market, chat: Chat) -> dict[str, bool]:
    return market.look(lambda db: consent.all_given(db, chat.person_id))


def test_a_stop_takes_every_consent_back_and_start_gives_the_same_ones_again(market: Market) -> None:
    sita = market.seller()
    market.agrees(sita, "notices")
    before = agreed(market, sita)
    assert before == {"enquiries": True, "notices": True}
    sita.says("STOP")
    assert agreed(market, sita) == {"enquiries": False, "notices": False}
    market.later(hours=30)
    sita.says("START")
    assert agreed(market, sita) == before
    reached = market.look(lambda db: people.reached_at(db, sita.person_id))
    assert reached is not None
    assert reached.stopped_at is None


def test_whoever_stopped_is_asked_nothing_and_found_by_nobody_until_they_start(market: Market) -> None:
    sita, ravi = market.seller(), market.buyer()
    sita.says("stop")
    silent = len(sita.shown)
    asked(market, ravi)
    market.later(hours=30)
    assert len(sita.shown) == silent
    sita.says("start")
    asked(market, ravi, "50 kilo haldi chahiye")
    assert "50" in sita.last


def test_what_waited_when_the_stop_came_does_not_leave(market: Market) -> None:
    sita = market.seller(channel="whatsapp")
    ravi = market.buyer()
    market.later(hours=9.5)  # 21:30: leads wait for the morning
    asked(market, ravi)
    sita.says("बंद करो")
    silent = len(sita.shown)
    market.later(hours=12)
    market.later(hours=12)
    assert len(sita.shown) == silent
    states = market.look(lambda db: [(one.state, one.reason) for one in outbox.listed(db, ("skipped", "ready"))])
    assert not any(state == "ready" for state, _ in states)


@pytest.mark.parametrize(
    ("words", "workshops"),
    [("नको नको चालू ठेवा", True), ("ok please start again", True), ("फिर से शुरू कर दो जी", True),
     ("ok start again but only enquiries", False), ("सिर्फ पूछताछ फिर शुरू करो", False)],
)  # fmt: skip
def test_after_a_stop_a_sentence_starts_again_all_or_enquiries_alone(
    market: Market, words: str, workshops: bool
) -> None:
    sita = market.seller()
    market.agrees(sita, "workshops")
    sita.says("STOP")
    sita.says(words)
    assert agreed(market, sita) == {"enquiries": True, "workshops": workshops}


@pytest.mark.parametrize("words", ["चालू मत करो", "please don't start again", "चालू करू नका", "chalu nako", "मत शुरू करना"])
def test_after_a_stop_a_start_that_is_denied_starts_nothing(market: Market, words: str) -> None:
    sita = market.seller()
    sita.says("STOP")
    sita.says(words)
    assert agreed(market, sita) == {"enquiries": False}


def test_keeping_only_enquiries_keeps_only_those(market: Market) -> None:
    sita = market.seller()
    market.agrees(sita, "workshops")
    sita.says("STOP")
    sita.presses("Keep only enquiries")
    assert agreed(market, sita) == {"enquiries": True, "workshops": False}
    asked(market, market.buyer())
    assert "200" in sita.last


def test_the_ledger_keeps_every_yes_and_no_with_the_message_that_gave_it(market: Market) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    sita.says("haan")
    sita.says("STOP")
    sita.says("START")
    lines = market.look(lambda db: db.execute(sa.select(consents).order_by(consents.c.id)).all())
    assert [(line.purpose, line.given) for line in lines] == [
        ("enquiries", True), ("enquiries", False), ("enquiries", True),
    ]  # fmt: skip
    assert len({line.inbox_id for line in lines}) == 3
    assert all(line.notice_version and line.language == "hi" for line in lines)


def test_a_stop_taken_back_restores_everything(market: Market) -> None:
    sita = market.seller()
    sita.says("STOP")
    sita.says("undo")
    assert agreed(market, sita) == {"enquiries": True}
    asked(market, market.buyer())
    assert "200" in sita.last


# ── my data ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_purpose_is_switched_and_switched_back(market: Market) -> None:
    sita = market.seller()
    sita.says("meri jankari")
    sita.presses(say("hi", "Stop: {what}", what=say("hi", "buyers' enquiries")))
    assert agreed(market, sita) == {"enquiries": False}
    sita.says("meri jankari")
    sita.presses(say("hi", "Allow: {what}", what=say("hi", "buyers' enquiries")))
    assert agreed(market, sita) == {"enquiries": True}


def test_a_forgotten_number_is_asked_for_again(market: Market) -> None:
    sita, ravi = market.seller(channel="telegram"), market.buyer()
    asked(market, ravi)
    sita.presses("Yes, all")
    sita.contact("+910222222222")
    assert market.look(lambda db: people.person(db, sita.person_id)).contact == "+910222222222"
    sita.says("meri jankari")
    sita.presses("Forget my number")
    assert found_in(market, "0222222222") == {}
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat")
    assert "0222222222" not in ravi.all
    asked(market, market.buyer(name="Anil"), "50 kilo haldi chahiye")
    sita.presses("Yes, all")
    assert sum(bool(one.ask_contact) for one in sita.shown) == 2, "the number is asked for again"


def test_erasing_is_asked_twice_and_a_no_changes_nothing(market: Market) -> None:
    sita = market.seller(name="Sitamani")
    sita.says("meri jankari")
    sita.presses("Erase me")
    sita.presses("No")
    mine = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert mine is not None
    assert (mine.name, mine.status) == ("Sitamani", "live")


# ── erasing ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("erases", ["seller", "buyer"])
@pytest.mark.parametrize("seller_on", ["whatsapp", "telegram"])
def test_after_erasing_nothing_of_the_person_is_in_the_store(market: Market, erases: str, seller_on: str) -> None:
    sita, ravi = trade(market, seller_on=seller_on, buyer_on="telegram" if seller_on == "whatsapp" else "whatsapp")
    gone, stays = (sita, ravi) if erases == "seller" else (ravi, sita)
    for words in ("mujhe insaan se baat karni hai", "undo", "mera profile"):
        gone.says(words)
    phones = {"+910222222222" if gone is sita else "+910333333333", gone.address.removeprefix("whatsapp:")}
    before = found_in(market, gone.name, *phones)
    assert len(before) > 5, "the trade left no traces to look for"
    gone.says("menu")
    gone.says("meri jankari")
    gone.presses("Erase me")
    gone.presses("Yes, erase")
    assert gone.last == say("hi", "Erased. Thank you for having been here.")
    market.later(hours=2)
    left = found_in(market, gone.name, *phones)
    # What the other side was told is theirs, as a letter is of whoever got it; it stands in their rows only.
    person = stays.person_id
    for table in ("outbox", "prompts", "conversations"):
        there = market.look(
            lambda db, t=metadata.tables[table]: db.execute(sa.select(t).where(t.c.person_id != person)).all()
        )
        assert gone.name not in str(there), table
        assert not any(phone in str(there) for phone in phones), table
    of_others = {"outbox.payload", "outbox.twin_words", "prompts.text", "prompts.options", "room_members.shown_as",
                 "conversations.kept", "conversations.answers", "inbox.message", "calls.words"}  # fmt: skip
    assert set(left) <= of_others, {column: left[column] for column in set(left) - of_others}


def test_after_erasing_nobody_is_found_asked_or_rung(market: Market) -> None:
    sita, ravi = market.seller(name="Sitamani"), market.buyer()
    sita.says("meri jankari")
    sita.presses("Erase me")
    sita.presses("Yes, erase")
    asked(market, ravi)
    market.later(hours=5)
    assert "Sitamani" not in ravi.all
    assert not market.look(lambda db: matches.matches_of(db, 1))
    assert not market.look(lambda db: phone_calls.open_of(db, [425]))


def test_who_comes_back_after_erasing_is_a_stranger(market: Market) -> None:
    sita = market.seller(channel="whatsapp", name="Sitamani")
    sita.says("meri jankari")
    sita.presses("Erase me")
    sita.presses("Yes, erase")
    sita.name = "Somebody"
    market.later(hours=2)
    sita.says("namaste")
    assert say("hi", "My profile") not in sita.shown[-1].labels
    assert any("मुफ्त" in one.text for one in sita.shown[-3:]), "greeted as a stranger is"


# ── numbers that must never be kept ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [AADHAAR, CARD, "OTP 482913"])
@pytest.mark.parametrize("moment", ["first", "onboarding", "enquiry", "room", "name", "caption"])
def test_aadhaar_card_and_otp_numbers_are_nowhere_in_the_store(market: Market, number: str, moment: str) -> None:
    secret = number.removeprefix("OTP ")
    if moment == "room":
        sita, ravi = through_haat(market)
        ravi.says(f"mera {number} hai, likh lo")
        assert secret not in sita.all
        chat = ravi
    else:
        chat = market.stranger("whatsapp", "Asha")
        if moment in ("onboarding", "name"):
            chat.poster("sagarhi")
            for words in ("haan", "haldi", "haan") if moment == "name" else ("haan",):
                chat.says(words)
        if moment == "enquiry":
            chat.says(f"200 kilo haldi chahiye, mera {number} hai")
        elif moment == "caption":
            chat.photo(f"mera {number} hai")
        else:
            chat.says(f"mera {number} hai")
    assert "कभी मत भेजिए" in chat.all, "it is said kindly why the message is gone"
    assert found_in(market, secret) == {}


# ── numbers of people ─────────────────────────────────────────────────────────────────────────────────────────────


def through_haat(market: Market) -> tuple[Chat, Chat]:
    """Two people who were introduced and chose to write through Haat only."""
    sita, ravi = market.seller(name="Sitamani"), market.buyer(name="Ravindra")
    asked(market, ravi)
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat")
    return sita, ravi


@pytest.mark.parametrize(("seller_on", "buyer_on"), [("whatsapp", "telegram"), ("telegram", "whatsapp")])
def test_neither_side_has_the_others_number_before_both_said_yes(market: Market, seller_on: str, buyer_on: str) -> None:
    sita = market.seller(name="Sitamani", channel=seller_on)
    ravi = market.buyer(name="Ravindra", channel=buyer_on)
    numbers = {
        sita: ["0222222222", sita.address.removeprefix("whatsapp:"), f"{MOBILE}2"],
        ravi: ["0333333333", ravi.address.removeprefix("whatsapp:"), f"{MOBILE}1", f"{MOBILE}3"],
    }

    def knows(chat: Chat, other: Chat) -> list[str]:
        told = told_to(market, chat)
        return [number for number in numbers[other] if number in told]

    def nobody_knows() -> bool:
        return not knows(sita, ravi) and not knows(ravi, sita)

    ravi.says(f"200 kilo haldi chahiye, call karo {MOBILE}1")
    ravi.presses("Yes, ask them")
    assert "200" in sita.last
    sita.presses("I have a question")
    sita.says(f"kab tak chahiye? mera number {MOBILE}2")
    assert "kab tak" in ravi.last
    ravi.says(f"kal tak, {MOBILE}3 par phone karo")
    assert "kal tak" in sita.all
    assert nobody_knows()
    sita.presses("Yes, all")
    gives_number(sita, "+910222222222")
    assert nobody_knows()
    ravi.presses("Yes, introduce us")
    assert nobody_knows()
    gives_number(ravi, "+910333333333")
    assert not {*knows(sita, ravi), *knows(ravi, sita)} & {f"{MOBILE}{n}" for n in "123"}
    assert knows(ravi, sita), "both said yes: now it is theirs"
    assert knows(sita, ravi)


def test_a_telephone_number_for_a_name_is_shown_to_nobody(market: Market) -> None:
    sita = market.seller()
    ravi = market.stranger("whatsapp", f"+91 {MOBILE}8")
    ravi.says("200 kilo haldi chahiye, sagar")
    ravi.presses("Yes, ask them")
    assert "200" in sita.last
    assert MOBILE not in sita.all


def test_a_sellers_profile_name_that_is_a_number_is_not_offered_as_a_name(market: Market) -> None:
    sita = market.stranger("whatsapp", f"{MOBILE}8")
    sita.poster("sagarhi")
    for words in ("haan", "haldi", "haan"):
        sita.says(words)
    assert not sita.shown[-1].labels
    sita.says(f"{MOBILE}8")
    assert market.look(lambda db: profiles.profile_of(db, sita.person_id)) is None, "a number is no name"


@pytest.mark.parametrize(
    "words",
    [
        f"mera number {MOBILE}8 hai", "मेरा नंबर ६४१२३४५६७८ है", "call me 64123 45678", "6-4-1-2-3-4-5-6-7-8 par",
        "six four one two three four five six seven eight", "+91 64123 45678",
    ],
)  # fmt: skip
def test_through_haat_no_number_passes_in_any_spelling(market: Market, words: str) -> None:
    sita, ravi = through_haat(market)
    before = len(sita.shown)
    ravi.says(f"maal kab milega? {words}")
    assert len(sita.shown) > before
    told = "".join(one.text for one in sita.shown[before:])
    assert "maal kab milega" in told
    for spelt in (MOBILE, "६४१२३४५६७८", "45678", "5-6-7-8", "seven eight"):
        assert spelt not in told


def test_a_photo_passes_through_haat_under_the_name_only(market: Market) -> None:
    sita, ravi = through_haat(market)
    ravi.photo()
    market.later(seconds=2)
    assert sita.shown[-1].media_kind == "photo"
    assert ravi.address not in str(sita.shown[-1])


def test_addresses_are_in_no_ones_buttons_or_texts(market: Market) -> None:
    trade(market)
    ids = market.look(lambda db: list(db.scalars(sa.select(addresses.c.external_id))))
    plain = [one.removeprefix("whatsapp:") for one in ids if one.startswith("4000")]
    assert plain
    payloads = market.look(lambda db: str(db.execute(sa.select(rows.c.payload)).all()))
    assert not any(one in payloads for one in plain), "a Telegram id is nobody's business"


def test_a_day_later_the_ledger_still_has_who_agreed(market: Market) -> None:
    sita = market.seller(name="Sitamani")
    sita.says("meri jankari")
    sita.presses("Erase me")
    sita.presses("Yes, erase")
    market.later(hours=timedelta(days=1).total_seconds() / 3600)
    lines = market.look(lambda db: db.execute(sa.select(consents)).all())
    assert [(line.purpose, line.given) for line in lines][:1] == [("enquiries", True)], "the bare record stays"
