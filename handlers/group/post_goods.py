"""A post in a group read with what is known of its author: who sells the goods it names offers them."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from handlers.matching.posts import Post, read_post
from handlers.reading.sides import side_of
from handlers.step import Step
from storage import people, profiles
from storage.groups import Group


def read(step: Step, group: Group, text: str, author_id: int) -> Post:
    """What a post says for the trade: a wish or an offer with its goods, or talk without any."""
    who = people.person(step.db, author_id)
    home = step.world.state_of(who.district_lgd or group.district_lgd) or ""
    return read_post(text, step.world.today, step.world.catalogue, step.world.places, side_of,
                     sold=_sold_by(step.db, author_id), home_state=home, language=who.language or "")  # fmt: skip


def _sold_by(db: Connection, person_id: int) -> list[str]:
    seller = profiles.profile_of(db, person_id)
    return profiles.products_of(db, seller.id) if seller is not None else []
