"""One warm process per test run, from which every server of the bad day is forked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.machine import Warm


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """Forks the commands of this run."""
    one = Warm()
    yield one
    one.close()
