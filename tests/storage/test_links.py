"""Start links: whose they are, how long they work, who came by them."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from storage import links
from storage.database import Store
from tests.storage.together import NOON

DAY = timedelta(days=1)


def test_a_start_link_works_in_any_case_until_it_is_over_and_is_counted(store: Store) -> None:
    with store.write() as db:
        links.add_link(db, "Sagar7", NOON, district_lgd=425, language="hi", role="seller")
        links.add_link(db, "Sagar7", NOON, district_lgd=482, language="mr", role="buyer")
        found = links.link(db, "SAGAR7", NOON)
        assert found is not None
        assert (found.district_lgd, found.language, found.role) == (425, "hi", "seller"), "the first stays"
        links.count_link(db, found.id, person_id=1, channel="telegram", now=NOON)
        again = links.link(db, "sagar7", NOON)
        assert again is not None
        assert again.uses == 1
        assert links.link(db, "sagar8", NOON) is None
        db.execute(sa.text("UPDATE links SET expires_at = :at"), {"at": round(NOON.timestamp() * 1000)})
        assert links.link(db, "sagar7", NOON) is None
        assert links.link(db, "sagar7", NOON - DAY) is not None
