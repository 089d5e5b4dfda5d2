"""Names that came with a number in them, through a list, a slip or an app's profile, lose it."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

IN_NAME = 4
_COUNTED = re.compile(r"[-+(.\s]*\d[\d\s().+-]*")
_PEOPLE = sa.table("people", sa.column("id"), sa.column("name"), sa.column("is_group"))
_PROFILES = sa.table("profiles", sa.column("id"), sa.column("name"))
_ADDRESSES = sa.table("addresses", sa.column("id"), sa.column("profile_name"))


def upgrade() -> None:
    """Bring the store here; a group's own name is its officer's and stays."""
    here = sa.and_(_PEOPLE.c.name.is_not(None), _PEOPLE.c.is_group.is_(False))
    for table, name, which in (
        (_PEOPLE, "name", here),
        (_PROFILES, "name", _PROFILES.c.name.is_not(None)),
        (_ADDRESSES, "profile_name", _ADDRESSES.c.profile_name.is_not(None)),
    ):
        _clean(table, name, which)


def _clean(table: sa.TableClause, name: str, which: sa.ColumnElement[bool]) -> None:
    connection = op.get_bind()
    for number, was in connection.execute(sa.select(table.c.id, table.c[name]).where(which)).all():
        if sum(sign.isdigit() for sign in was) >= IN_NAME:
            plain = " ".join(_COUNTED.sub(" ", was).split()) or None
            connection.execute(table.update().where(table.c.id == number).values({name: plain}))


def downgrade() -> None:
    """What is gone stays gone."""
