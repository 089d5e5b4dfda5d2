"""Who has a place at a workshop of a test market, and how the workshop stands."""

from __future__ import annotations

from storage import workshops as store
from storage.workshops import Workshop
from tests.chat import Chat
from tests.market import Market

CODE = "WS-1234"
SAGAR = 425


def noted(market: Market, name: str = "Asha") -> Chat:
    """Somebody with a place."""
    chat = market.buyer(SAGAR, name=name)
    chat.says(CODE)
    chat.presses("Yes, note me")
    return chat


def one_of(market: Market, number: int) -> Workshop:
    """The workshop of a number, as it is kept now."""
    found = market.look(lambda db: store.get(db, number))
    assert found is not None
    return found
