"""Consent: per purpose, asked when it is first of use, never twice, and always undone as easily as given."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.person.consents import NOTICE_VERSION
from storage import consent, people, profiles
from storage.tables import consents
from tests.chat import Chat
from tests.market import Market


def agreed(market: Market, chat: Chat) -> dict[str, bool]:
    return market.look(lambda db: consent.all_given(db, chat.person_id))


def lines(market: Market) -> list[tuple[str, bool, str]]:
    """The whole ledger: purpose, yes or no, and how it was said."""
    return market.look(
        lambda db: [
            (one.purpose, one.given, one.how) for one in db.execute(sa.select(consents).order_by(consents.c.id))
        ]
    )


@pytest.mark.parametrize("answer", ["haan", "1", "हाँ जी", "ok"])
def test_a_yes_is_kept_with_notice_language_and_age(market: Market, answer: str) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    assert agreed(market, sita) == {}, "nothing before it is asked"
    sita.says(answer)
    assert agreed(market, sita) == {"enquiries": True}
    (line,) = market.look(lambda db: db.execute(sa.select(consents)).all())
    assert (line.notice_version, line.language, line.at) == (NOTICE_VERSION, "hi", market.clock.now())
    assert line.inbox_id is not None
    assert market.look(lambda db: people.person(db, sita.person_id)).adult_at == market.clock.now()


@pytest.mark.parametrize("answer", ["मेरी माँ बनाती है", "mera naam Sima hai", "समझी नहीं", "देवास से है"])
def test_what_only_sounds_like_a_yes_is_neither_yes_nor_no(market: Market, answer: str) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    sita.says(answer)
    assert lines(market) == []


@pytest.mark.parametrize("answer", ["nahi", "2", "नहीं"])
def test_after_a_no_nothing_is_kept_but_the_no(market: Market, answer: str) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    sita.says(answer)
    assert agreed(market, sita) == {"enquiries": False}
    person = market.look(lambda db: people.person(db, sita.person_id))
    assert (person.name, person.adult_at, person.contact) == (None, None, None)
    assert market.look(lambda db: profiles.profile_of(db, sita.person_id)) is None


def test_a_tap_and_words_are_told_apart_and_going_back_is_no_second_yes(market: Market) -> None:
    sita = market.stranger("telegram", "Sita")
    sita.poster("sagarhi")
    sita.presses("Yes, send them")
    sita.says("haldi")
    sita.says("peeche")
    sita.says("haldi")
    assert [line[:2] for line in lines(market)] == [("enquiries", True)], "what stands is not done again"


def test_a_buyers_consent_sits_in_the_read_back(market: Market) -> None:
    market.seller()
    ravi = market.stranger("telegram", "Ravi")
    ravi.says("200 kilo haldi chahiye, sagar")
    assert agreed(market, ravi) == {}
    assert "18" in ravi.last
    ravi.presses("Yes, ask them")
    assert agreed(market, ravi) == {"enquiries": True}


def test_one_purpose_says_nothing_of_another_and_is_asked_once(market: Market) -> None:
    ravi = market.buyer()
    asks = say("hi", "Shall I remind you of workshops here? You can stop it any time.")
    ravi.says("workshop kab hai?")
    assert ravi.last == asks
    ravi.presses("No")
    assert agreed(market, ravi) == {"enquiries": True, "workshops": False}
    silent = len(ravi.shown)
    ravi.says("workshop kab hai?")
    assert asks not in [one.text for one in ravi.shown[silent:]], "a no is not asked again"


@pytest.mark.parametrize("before", [None, False, True])
def test_taking_back_puts_a_purpose_to_what_it_was(market: Market, before: bool | None) -> None:
    ravi = market.buyer()
    if before is not None:
        market.write(
            lambda db: consent.give(db, ravi.person_id, "notices", given=before, version="1", language="hi",
                                    how="button", inbox_id=None, now=market.clock.now())
        )  # fmt: skip
    ravi.says("meri jankari")
    label = "Stop: {what}" if before else "Allow: {what}"
    ravi.presses(say("hi", label, what=say("hi", "scheme notices")))
    assert agreed(market, ravi)["notices"] is not bool(before)
    ravi.says("undo")
    assert agreed(market, ravi)["notices"] is bool(before), "never asked counts as no"
    assert lines(market)[-1][2] == "undo"


def test_the_age_is_noted_once_and_stays(market: Market) -> None:
    sita = market.stranger("whatsapp", "Sita")
    sita.poster("sagarhi")
    sita.says("haan")
    first = market.clock.now()
    for words in ("haldi", "haan", "Sita Bhandar"):
        sita.says(words)
    market.later(hours=1)
    sita.says("50 kilo mirch chahiye")
    sita.presses("Yes, ask them")
    assert market.look(lambda db: people.person(db, sita.person_id)).adult_at == first


@pytest.mark.parametrize("words", ["main 15 saal ka hoon", "15"])
def test_whoever_is_not_grown_up_agrees_to_nothing(market: Market, words: str) -> None:
    asha = market.stranger("whatsapp", "Asha")
    asha.poster("sagarhi")
    asha.says(words)
    assert agreed(market, asha).get("enquiries") is not True
    assert market.look(lambda db: people.person(db, asha.person_id)).adult_at is None
