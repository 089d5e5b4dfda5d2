"""A strict Twilio, our door that it posts to, and somebody who has written."""

from collections.abc import Iterator

import pytest

from tests.bot.channels.twilio_door import Door
from tests.fakes.twilio import FakeTwilio, Person


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.server.shutdown()
    door.server.server_close()


@pytest.fixture
def fake(door: Door) -> Iterator[FakeTwilio]:
    with FakeTwilio() as fake:
        fake.connect(f"{door.url}/webhooks/twilio/inbound")
        yield fake


@pytest.fixture
def meera(fake: FakeTwilio) -> Person:
    meera = fake.person("Meera")
    meera.says("नमस्ते")
    return meera
