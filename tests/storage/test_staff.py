"""Officers: whose rights count where, and when they end."""

from __future__ import annotations

from storage import staff
from storage.database import Store
from tests.storage.together import NOON, address


def test_rights_end_at_once_and_only_once(store: Store) -> None:
    with store.write() as db:
        meena = address(db).person_id
        assert staff.officer_of(db, meena) is None
        number = staff.add_officer(db, meena, "Meena", district_lgd=425, state=None, now=NOON)
        rights = staff.officer_of(db, meena)
        assert rights is not None
        assert (rights.district_lgd, rights.state) == (425, None)
        assert staff.pause(db, number, NOON)
        assert not staff.pause(db, number, NOON)
        assert staff.officer_of(db, meena) is None
        assert not staff.officers_anywhere(db)
        assert len(staff.all_officers(db)) == 1, "that she was one is kept"


def test_a_district_has_its_own_officers_first_then_those_of_its_state(store: Store) -> None:
    with store.write() as db:
        for name, district, state in (
            ("state", None, "Madhya Pradesh"), ("own", 425, None), ("far", 482, None), ("other", None, "Maharashtra"),
        ):  # fmt: skip
            staff.add_officer(db, address(db).person_id, name, district_lgd=district, state=state, now=NOON)

        def names(district: int | None, state: str | None) -> list[str]:
            return [one.name for one in staff.officers_for(db, district, state)]

        assert names(425, "Madhya Pradesh") == ["own", "state"]
        assert names(482, "Maharashtra") == ["far", "other"]
        assert names(999, None) == [], "an unknown district is nobody's, and no state is not the state of all"
