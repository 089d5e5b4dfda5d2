"""Codes used once: slips of the office's list, and two apps of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.person import code_words, joining
from storage import audit, consent, people
from storage.profiles import profile_of
from storage.tables import codes, hand_offs, profiles
from tests.chat import Chat
from tests.market import Market, markets

CODE, OTHER_CODE = "C2D3F4H6J7", "K7M2P9X4R6"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def refused(chat: Chat) -> str:
    """The one kind answer to a code that does not work, as this phone shows it."""
    words = say("hi", "This code does not work, or not any more. No harm done.\nThe office helps: {landline}. Or write 'menu'.",
                landline="07582-000000")  # fmt: skip
    return words if chat.last == words else ""


def code_on(chat: Chat) -> str:
    return re.findall(r"[A-Z]\d[A-Z]\d[A-Z]-\d[A-Z]\d[A-Z]\d", chat.all)[-1]


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_a_slip_makes_a_listed_seller_live_in_three_messages(market: Market, channel: str) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    raju = market.stranger(channel, "Raju")
    raju.poster(CODE)
    raju.presses("Yes, that is me")
    raju.presses("Yes, send them")
    assert raju.messages == 3
    mine = market.look(lambda db: profile_of(db, raju.person_id))
    assert (mine.status, mine.name, mine.external_ref) == ("live", "राजू", "S1")
    assert market.look(lambda db: consent.given(db, raju.person_id, "enquiries")) is True
    ravi = market.buyer(name="रवि")
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    assert "रवि" in raju.last, "buyers reach the seller"


def test_used_guessed_and_over_are_answered_alike(market: Market) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    raju = market.stranger("telegram", "Raju")
    for words in (CODE, "हाँ", "हाँ"):
        raju.says(words)
    for written in (CODE, "D2D3F4H6J7", "haat c2d3f-4h6j7"):
        guesser = market.stranger("whatsapp", "Guesser")
        guesser.says(written)
        assert refused(guesser), guesser.lines


def test_after_five_guesses_no_code_is_looked_at_that_day(market: Market) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    guesser = market.stranger("telegram", "Guesser")
    for sign in "CDFHJ":
        guesser.says(f"{sign}9D3F4H6J7")
        assert refused(guesser)
    guesser.says(CODE)
    assert refused(guesser)
    other = market.stranger("telegram", "Raju")
    other.says(CODE)
    assert not refused(other)
    market.later(days=1)
    guesser.says(CODE)
    assert not refused(guesser)


def test_of_two_who_hold_one_slip_the_second_yes_comes_too_late(market: Market) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    one, two = market.stranger("telegram", "One"), market.stranger("whatsapp", "Two")
    for chat in (one, two):
        chat.says(CODE)
        chat.says("हाँ")
    one.says("हाँ")
    two.says("हाँ")
    assert refused(two)
    assert market.look(lambda db: profile_of(db, two.person_id)) is None
    assert market.look(lambda db: db.scalar(sa.select(profiles.c.person_id))) == one.person_id


def test_not_me_goes_to_the_office_and_ends_the_slip(market: Market) -> None:
    officer = market.officer(name="आशा")
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    stranger = market.stranger("telegram", "Hari")
    stranger.says(CODE)
    stranger.says("not me")
    assert "राजू" in officer.last
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.reason))) == "not_me"
    assert market.look(lambda db: db.scalar(sa.select(codes.c.came_to))) == "not_me"
    assert market.look(lambda db: db.scalar(sa.select(profiles.c.status))) == "invited"
    stranger.says(CODE)
    assert refused(stranger)


@pytest.mark.parametrize(
    "words",
    [
        "yah mai nahi, mere bhai ka hai",
        "mera naam raju nahi rajendra hai",
        "nahi hu mai raju, raju mere papa hai",
        "ये राजू मेरे पति का है",
        "माझ्या भावाची चिठ्ठी आहे",
    ],
)
def test_not_me_in_a_sentence_ends_the_slip_too(market: Market, words: str) -> None:
    market.slip(CODE, "S1", "Raju", "हल्दी", "425")
    stranger = market.stranger("telegram", "Hari")
    stranger.says(CODE)
    stranger.says(words)
    assert market.look(lambda db: db.scalar(sa.select(codes.c.came_to))) == "not_me"


@pytest.mark.parametrize("words", ["mere naam ka hai", "haan mera hi hai", "raju bolte hain mujhe"])
def test_who_claims_the_slip_does_not_end_it(market: Market, words: str) -> None:
    market.slip(CODE, "S1", "Raju", "हल्दी", "425")
    stranger = market.stranger("telegram", "Hari")
    stranger.says(CODE)
    stranger.says(words)
    assert market.look(lambda db: db.scalar(sa.select(codes.c.came_to))) is None


@pytest.mark.parametrize("words", ["telegram alag karo", "टेलीग्राम हटाओ", "telegram wala"])
def test_the_app_to_be_parted_is_named_in_words(market: Market, words: str) -> None:
    sita, other = linked(market)
    other.says("unlink")
    other.says(words)
    assert other.person_id != sita.person_id


def test_a_listed_seller_known_already_is_one_person_and_keeps_their_own_word(market: Market) -> None:
    raju = market.seller(["leather bag"], channel="whatsapp", name="राजू")
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    for words in (CODE, "हाँ", "हाँ"):
        raju.says(words)
    live = market.look(lambda db: db.execute(sa.select(profiles).where(profiles.c.status == "live")).all())
    assert [(one.person_id, one.external_ref) for one in live] == [(raju.person_id, "S1")]
    assert live[0].products_text == "leather bag"


def test_the_slip_of_a_sister_makes_two_of_one_telephone(market: Market) -> None:
    meena = market.seller(["leather bag"], channel="whatsapp", name="मीना")
    first = meena.person_id
    market.slip(CODE, "S1", "रमा", "हल्दी", "425")
    for words in (CODE, "हाँ", "हाँ"):
        meena.says(words)
    assert meena.person_id != first
    names = market.look(lambda db: set(db.scalars(sa.select(profiles.c.name).where(profiles.c.status == "live"))))
    assert names == {"मीना", "रमा"}
    address = market.look(lambda db: people.address_called(db, "whatsapp", [meena.address]))
    assert address is not None
    assert address.shared


def test_who_does_not_want_it_is_off_the_list(market: Market) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    raju = market.stranger("telegram", "Raju")
    for words in (CODE, "हाँ", "नहीं"):
        raju.says(words)
    assert market.look(lambda db: db.scalar(sa.select(profiles.c.status))) == "hidden"
    raju.says(CODE)
    assert refused(raju)


def linked(market: Market) -> tuple[Chat, Chat]:
    """Sita's Telegram and WhatsApp, joined."""
    sita = market.seller(["turmeric"], channel="telegram", name="सीता")
    sita.says("whatsapp jodo")
    other = market.stranger("whatsapp", "Sita")
    other.says(code_on(sita))
    other.says("हाँ")
    return sita, other


def test_what_is_hers_comes_to_the_app_she_used_last(market: Market) -> None:
    sita, other = linked(market)
    assert sita.person_id == other.person_id
    market.begin(other, "agree", "notices")
    assert say("hi", "Shall I also send you news of schemes that fit you? You can stop it any time.") in other.last
    market.later(minutes=1)
    sita.says("menu")
    market.begin(sita, "agree", "workshops")
    assert say("hi", "Shall I remind you of workshops here? You can stop it any time.") in sita.last
    deeds = market.look(lambda db: [one.deed for one in audit.of_subject(db, _subject(market, other))])
    assert deeds == ["link_channel"]


def _subject(market: Market, chat: Chat) -> str:
    found = market.look(lambda db: people.address_called(db, chat.channel.name, [chat.address]))
    assert found is not None
    return f"address:{found.id}"


def test_parted_apps_are_two_people_again_and_both_deeds_are_kept(market: Market) -> None:
    sita, other = linked(market)
    sita.says("unlink")
    sita.presses("WhatsApp")
    assert sita.person_id != other.person_id
    other.says("मेरी प्रोफाइल")
    assert "हल्दी" not in other.all
    deeds = market.look(lambda db: [one.deed for one in audit.of_subject(db, _subject(market, other))])
    assert deeds == ["link_channel", "unlink_channel"]


def test_a_link_is_taken_back_by_undo(market: Market) -> None:
    sita, other = linked(market)
    other.says("undo")
    assert sita.person_id != other.person_id


def test_the_code_for_a_second_app_ends_after_a_quarter_of_an_hour(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="telegram", name="सीता")
    sita.says("whatsapp jodo")
    market.later(minutes=16)
    other = market.stranger("whatsapp", "Cheat")
    other.says(code_on(sita))
    assert refused(other)
    assert sita.person_id != other.person_id


def test_who_wrote_before_on_the_second_app_brings_it_along(market: Market) -> None:
    sita = market.buyer(name="सीता", channel="telegram")
    other = market.seller(["turmeric"], channel="whatsapp", name="सीता")
    sita.says("whatsapp jodo")
    other.says(code_on(sita))
    other.says("हाँ")
    mine = market.look(lambda db: profile_of(db, sita.person_id))
    assert mine is not None
    assert mine.status == "live"
    assert market.look(lambda db: consent.given(db, sita.person_id, "enquiries")) is True
    ravi = market.buyer(name="रवि")
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    assert "रवि" in other.last


def test_buyers_hear_how_many_more_the_office_knows_and_no_name(market: Market) -> None:
    market.seller(["turmeric"], name="सीता")
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    market.slip(OTHER_CODE, "S2", "हरि", "हल्दी", "425")
    ravi = market.buyer(name="रवि", channel="whatsapp")
    ravi.says("हल्दी कौन बनाता है")
    assert say("hi", "More on the office's list: {count}.", count=2) in ravi.all
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    assert sum("दफ्तर" in line and "2" in line for line in ravi.lines) == 2, ravi.lines
    assert "राजू" not in ravi.all
    assert "हरि" not in ravi.all


def test_codes_are_no_words_and_no_amounts() -> None:
    drawn = {joining.new_code(iter([str(number)]).__next__) for number in range(500)}
    assert len(drawn) == 500
    assert all(joining.WRITTEN.fullmatch(joining.as_printed(code)) for code in drawn)
    for said in ("turmeric", "200 kg", "MP15AB1234", "27AAPFU0939F1ZV", "9876543210", "A4 size", "haat sagar7"):
        assert joining.WRITTEN.fullmatch(said) is None


@pytest.mark.parametrize(
    "words", ["bhaiya ye parchi mili hai {} isme kya likha hai", "कोड {} है मेरा", "mera code {}, dekho"]
)
def test_a_code_in_a_sentence_is_that_code(market: Market, words: str) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    raju = market.stranger("whatsapp", "Raju")
    raju.says(words.format(joining.as_printed(CODE)))
    assert say("hi", "Yes, that is me") in raju.shown[-1].labels


WORKED = [say(language, "Your code has worked. Only this answer is still missing:") for language in ("hi", "mr")]


@pytest.mark.parametrize("words", ["code kyo nahi chal raha", "कोड चालत नाही", "parchi ka code galat bata raha hai"])
def test_who_says_that_the_code_fails_is_helped_with_it(market: Market, words: str) -> None:
    market.slip(CODE, "S1", "राजू", "हल्दी", "425")
    raju = market.stranger("whatsapp", "Raju")
    raju.says(words)
    assert "K7M2P-9X4R6" in raju.all, "how a code looks"
    raju.says(joining.as_printed(CODE))
    raju.says(words)
    assert any(line in raju.all for line in WORKED)
    yes = {say(language, "Yes, that is me") for language in ("hi", "mr")}
    assert yes & set(raju.shown[-1].labels), "and the question is put again"
    assert market.look(lambda db: db.execute(sa.select(hand_offs)).all()) == []


@pytest.mark.parametrize(
    "words", ["workshop ka code kya hai", "otp nahi aa raha", "200 kilo haldi chahiye", "hsn code galat hai"]
)
def test_other_codes_are_another_matter(words: str) -> None:
    assert not code_words.asks(words)
