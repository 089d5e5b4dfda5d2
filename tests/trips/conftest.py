"""A town that the tests of one module share, once on each store: every test brings people of its own into it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.trips.guests import Guest
from tests.trips.town import Town


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def shared_town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One running town for a whole module."""
    folder = tmp_path_factory.mktemp("town")
    if request.param == "sqlite":
        with Town(f"sqlite:///{folder / 'haat.db'}", folder) as town:
            yield town
        return
    postgres = request.getfixturevalue("postgres")
    url = postgres.fresh()
    with Town(url, folder) as town:
        yield town
    postgres.drop(url)


@pytest.fixture(params=["whatsapp", "telegram"])
def guest(shared_town: Town, request: pytest.FixtureRequest) -> Guest:
    """Someone at the question for consent, on either app."""
    return Guest(shared_town, request.param)


@pytest.fixture
def on_telegram(shared_town: Town) -> Guest:
    """Someone at the question for consent, in Marathi on Telegram."""
    return Guest(shared_town, "telegram")


@pytest.fixture
def on_whatsapp(shared_town: Town) -> Guest:
    """Someone at the question for consent, in Hindi on WhatsApp."""
    return Guest(shared_town, "whatsapp")
