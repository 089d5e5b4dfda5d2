"""A whole trip over both providers: an English-only buyer and a Hindi seller reach an offer, an introduction and a deal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.language import say
from storage import outbox, tables
from tests.trips.test_trips import Phone, photo, rows, seller_on_whatsapp
from tests.trips.town import Town


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


def test_a_buyer_who_reads_english_and_a_seller_who_reads_hindi_come_to_a_price(town: Town) -> None:
    sita = seller_on_whatsapp(town)
    maria = Phone(town, town.telegram.user("Maria", language_code="en", started=True), "en")
    maria.says("I need 200 kg turmeric in Sagar")
    maria.presses("Yes, ask them")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    # A list on one phone, a number on the other; then a word, then a photo.
    maria.presses("Ask first")
    maria.presses("Sample, visit")
    maria.presses("Sample")
    assert "क्या सैंपल भेज सकते हैं?" in sita.all
    sita.presses("Yes")
    assert "Can you send a sample?" in maria.all
    maria.presses("Ask first")
    maria.says("moisture?")
    assert "नमी कितने प्रतिशत है?" in sita.all
    sita.says("८.५")
    assert "8.5 %" in maria.all
    maria.presses("Ask first")
    maria.says("photo please")
    sita.person.sends_photo(photo())
    town.quiet()
    maria.presses("Ask first")
    maria.says("Will the colour stay in the sun?")
    assert "Will the colour stay in the sun?" in sita.all
    sita.presses("Ask for help")
    assert [row.reason for row in rows(town, tables.hand_offs)] == ["language"]
    words = rows(town, tables.hand_offs)[0].words
    assert "Maria" in words
    assert "सीता भंडार" in words
    sita.says("हाँ, रंग नहीं जाता")
    assert "in Hindi" in maria.all
    # Three numbers, read back; then both are introduced, and the offer is the quote by one tap.
    maria.presses("Ask first")
    maria.says("quote")
    sita.presses("Give my price")
    sita.says("120")
    sita.says("७")
    assert "₹24,000" in sita.all
    sita.presses("Yes")
    assert "₹120 per kilo, 200 kilos, in 7 days" in maria.all
    maria.presses("Yes, introduce us")
    maria.person.presses(say("en", "Only through Haat"))
    town.quiet()
    sita.presses("Yes, the same")
    maria.presses("Yes, agreed")
    sita.presses("Yes")
    assert [(deal.status, deal.amount_paise) for deal in rows(town, tables.deals)] == [("closed", 200 * 12000)]
    assert [row.key for row in rows(town, tables.asks)] == ["sample", "moisture", "photo", "words", "quote"]
    assert {row.status for row in rows(town, tables.asks)} == {"answered"}
    assert sita.person.phone not in maria.all
    assert not {"हाँ", "नहीं"} & set(maria.labels)
    states = town.look(outbox.by_state)
    assert set(states) <= {"sent", "delivered", "read", "skipped"}, states
    assert town.telegram.unanswered_presses() == []
