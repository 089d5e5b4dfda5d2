"""Words that nobody could read are counted for those who will."""

from __future__ import annotations

import sqlalchemy as sa

from storage import aliases, tables
from storage.database import Store
from tests.storage.together import NOON, both


def test_unread_words_are_counted_for_each_language(store: Store, second: Store) -> None:
    both([store, second], 6, lambda db: aliases.count_unread(db, ["khurchan", "x" * 200], "hi", NOON))
    with store.write() as db:
        aliases.count_unread(db, ["khurchan"], "mr", NOON)
        seen = {(row.word[:8], row.language): row.seen for row in db.execute(sa.select(tables.unread_words))}
    assert seen == {("khurchan", "hi"): 6, ("x" * 8, "hi"): 6, ("khurchan", "mr"): 1}
