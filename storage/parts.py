"""Parts of a transaction that are undone alone: one row of a long job, or a step that cannot go on yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from storage.database import Store

_BROKEN = "broken parts"


@dataclass(frozen=True, slots=True)
class Broken:
    """A row on which a job broke: what it was, and what was raised."""

    what: str
    error: Exception


@contextmanager
def by_itself(db: Connection, what: str) -> Iterator[None]:
    """Work on one row of many. The edge of that row: whatever it raises undoes what was done to it and is kept for
    `take_broken`, and the caller goes on with the next. Raises what is the store's own fault."""
    nested = db.begin_nested()
    try:
        yield
    except Exception as error:
        if Store.in_trouble(error):
            raise
        nested.rollback()
        db.info.setdefault(_BROKEN, []).append(Broken(what, error))
    else:
        nested.commit()


@contextmanager
def whole_or_nothing(db: Connection) -> Iterator[None]:
    """What is done here is undone when it raises, and the error goes on; what the transaction did before stays."""
    with db.begin_nested():
        yield


def take_broken(db: Connection) -> list[Broken]:
    """The rows that broke since this was asked last, for the edge to tell of."""
    found: list[Broken] = db.info.pop(_BROKEN, [])
    return found
