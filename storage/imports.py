"""What is kept already of sellers that came in lists, for finding out what a list changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.profiles import Profile
from storage.tables import people, profiles, seller_products

_PROFILE = [profiles.c[name] for name in Profile.__slots__]


@dataclass(frozen=True, slots=True)
class Imported:
    """A profile with an external reference, its product tags {concept: evidence}, and the person's village."""

    profile: Profile
    tags: dict[str, str]
    village: str | None


def imported(db: Connection, external_refs: Sequence[str]) -> dict[str, Imported]:
    """The profiles with these external references; at most some hundred at a time."""
    rows = db.execute(
        sa.select(people.c.village, *_PROFILE)
        .join(people, people.c.id == profiles.c.person_id)
        .where(profiles.c.external_ref.in_(external_refs))
    )
    found = {row.external_ref: Imported(Profile(*row[1:]), {}, row.village) for row in rows}
    by_profile = {one.profile.id: one for one in found.values()}
    if not by_profile:
        return {}
    tagged = sa.select(seller_products.c.profile_id, seller_products.c.concept, seller_products.c.evidence).where(
        seller_products.c.profile_id.in_(list(by_profile))
    )
    for row in db.execute(tagged):
        by_profile[row.profile_id].tags[row.concept] = row.evidence
    return found
