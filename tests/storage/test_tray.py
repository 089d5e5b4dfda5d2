"""The tray, which keeps media that no question asked for."""

from __future__ import annotations

from datetime import timedelta

from storage import tray
from storage.database import Store
from tests.storage.together import NOON, address

DAY = timedelta(days=1)


def test_media_wait_in_the_tray_until_something_takes_them(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db).person_id, address(db).person_id
        for media, at in ((1, NOON - 2 * DAY), (2, NOON), (3, NOON)):
            tray.put(db, sita, media, None, at)
        tray.put(db, ravi, 4, None, NOON)
        assert tray.waiting(db, sita, NOON - DAY) == [2, 3]
        tray.take(db, sita, [2, 4], NOON)
        assert tray.waiting(db, sita, NOON - DAY) == [3]
        assert tray.waiting(db, ravi, NOON - DAY) == [4], "nobody takes what is another's"
