"""Senders: which of ours serves a district."""

from __future__ import annotations

from storage import senders
from storage.database import Store
from tests.storage.together import NOON


def test_a_district_is_served_by_its_own_sender_else_by_the_first(store: Store) -> None:
    with store.write() as db:
        senders.keep_sender(db, "telegram", "FirstBot", NOON)
        senders.keep_sender(db, "telegram", "FirstBot", NOON)
        senders.name_sender(db, "telegram", "SagarBot", "sagar", [425, 426], NOON)
        senders.name_sender(db, "telegram", "OtherBot", "other", [426], NOON)
        served = [senders.sender_for(db, "telegram", district) for district in (425, 426, 482, None)]
        assert served == ["SagarBot", "OtherBot", "FirstBot", "FirstBot"]
        assert senders.sender_for(db, "whatsapp", 425) is None
        assert [one.name for one in senders.all_senders(db)] == ["telegram:FirstBot", "sagar", "other"]
