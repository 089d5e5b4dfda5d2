"""What tests of the storage share beside `store`: the same store opened once more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.database import Store


@pytest.fixture
def second(store: Store) -> Iterator[Store]:
    """The same store opened once more, as another process would."""
    opened = Store(store.url.render_as_string(hide_password=False))
    yield opened
    opened.close()
