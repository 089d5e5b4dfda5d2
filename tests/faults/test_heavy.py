"""Long work of ours that dies in the middle is done once again, and shows once."""

from __future__ import annotations

from tests.faults import heavy
from tests.faults.machine import Machine, Warm


def test_a_certificate_comes_once_wherever_its_process_dies(any_store_url: str, warm: Warm) -> None:
    with Machine(any_store_url, lease=1.5, wire=2.5, warm=warm) as machine:
        found = heavy.run(machine, stride=3)
    assert {death.partition(":")[0] for death in found.deaths} == {"begun", "made", "before", "after", "wire"}
    assert found.clean, str(found)
