"""Who has a place at a workshop of a test market, and how the workshop stands."""

from __future__ import annotations

import io

from pypdf import PdfReader

from bot.papers import workshop_papers
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


def certificates_text(market: Market, number: int) -> str:
    """What the first certificate of those who came says, in English."""
    came = market.look(lambda db: store.everyone(db, number))
    made = workshop_papers.certificates(market.app.world, one_of(market, number), "en", "DIC Sagar", came)
    return text_of(made)


def poster_text(market: Market, number: int) -> str:
    """What the poster says, in English."""
    return text_of(workshop_papers.poster(market.app.world, one_of(market, number), "en", "DIC Sagar", "HAAT x"))


def text_of(pdf: bytes) -> str:
    """The words of a PDF's first page, one space between any two."""
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
