"""Words that are said to Haat by its name; a haat is a market, too."""

from __future__ import annotations

import pytest

from handlers.for_haat import called, order_in


@pytest.mark.parametrize(("text", "rest"), [
    ("haat, mera profile dikhao", "mera profile dikhao"), ("हाट, भाषा बदलो", "भाषा बदलो"), ("arre haat ji, koi hai?", "koi hai?"),
    ("mera profile dikhao, haat", "mera profile dikhao"),
])  # fmt: skip
def test_haat_is_called_by_its_name(text: str, rest: str) -> None:
    assert called(text) == rest


@pytest.mark.parametrize(
    "text", ["haat me milte hai kal", "कल हाट में, सुबह आना", "haat kal hai", "kal haat, parso ghar", "haat", "haat,"]
)
def test_a_market_is_not_called(text: str) -> None:
    assert called(text) is None
    assert order_in(text) is None
