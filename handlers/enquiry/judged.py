"""How good reading and ranking are on what people themselves judged: enquiries that led to an introduction."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from handlers.enquiry import waves
from handlers.matching.enquiry import read_enquiry
from handlers.world import World
from storage import demand

FIRST = (5, 10)


def measure(db: Connection, world: World) -> dict[str, Any]:
    """Of the enquiries with an introduction: how many are read as what the two agreed on, and for how many the seller who
    was chosen stands among the first five and ten today."""
    rows = demand.judged(db)
    read = 0
    among = dict.fromkeys(FIRST, 0)
    for row in rows:
        parsed = read_enquiry(row.text, row.created_at.astimezone(world.zone).date(), world.catalogue, world.places)
        read += row.concept is None or row.concept in parsed.concepts
        near = parsed.place_lgd or row.district_lgd
        ranked = waves.best_for(db, world, parsed, near=near, not_person=row.person_id)
        order = [one.candidate.profile_id for one in ranked if one.candidate.status == "live"]
        for first in FIRST:
            among[first] += row.profile_id in order[:first]
    many = len(rows)
    return {
        "introductions": many, "read alike": _share(read, many),
        **{f"recall@{first}": _share(hits, many) for first, hits in among.items()},
    }  # fmt: skip


def _share(hits: int, many: int) -> float | None:
    return round(hits / many, 3) if many else None
