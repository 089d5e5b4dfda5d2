"""Senders: which of ours serves a district."""

from __future__ import annotations

from storage import senders
from storage.database import Store
from tests.storage.together import NOON


def test_a_district_is_served_by_its_own_number_else_by_the_first(store: Store) -> None:
    first, sagar, other = (f"whatsapp:+91{number:010}" for number in (1, 2, 3))
    with store.write() as db:
        assert senders.whatsapp_number(db, 425) == ""
        senders.keep_sender(db, "whatsapp", first, NOON)
        senders.keep_sender(db, "whatsapp", first, NOON)
        senders.name_sender(db, "whatsapp", sagar, "sagar", [425, 426], NOON)
        senders.name_sender(db, "whatsapp", other, "other", [426], NOON)
        served = [senders.whatsapp_number(db, district) for district in (425, 426, 482, None)]
        assert served == ["910000000002", "910000000003", "910000000001", "910000000001"]
        assert [one.name for one in senders.all_senders(db)] == [f"whatsapp:{first}", "sagar", "other"]
