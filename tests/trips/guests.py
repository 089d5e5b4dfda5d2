"""People in the middle of a talk with Haat, who do something odd and still wait for a kind word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from handlers.language import say
from storage import tables
from tests.trips.town import Town

LINKS = {"whatsapp": ("HAAT sagarhi", "hi"), "telegram": ("mumbaimr", "mr")}


class Guest:
    """A new seller who was just asked for consent: in Hindi on WhatsApp, in Marathi on Telegram."""

    def __init__(self, town: Town, app: str, name: str = "Sita", *, asked: bool = True) -> None:
        """`asked=False` leaves them a stranger who has not written yet."""
        self.town, self.app, self.seen = town, app, 0
        link, self.language = LINKS[app]
        self.person: Any = town.twilio.person(name) if app == "whatsapp" else town.telegram.user(name)
        if not asked:
            self.language = "hi"  # the habit of the first office, before anything tells more
        else:
            self.comes(link)
            assert self.talk.asked == "consent"

    def comes(self, link: str) -> None:
        """Enter by the link of a poster."""
        self.person.says(link) if self.app == "whatsapp" else self.person.starts(link or None)
        self.settle()

    def does(self, gesture: str, *words: Any, **more: Any) -> Any:
        """Do something and wait until Haat has nothing more to do; what was heard before counts as seen."""
        self.settle()
        done = getattr(self.person, gesture)(*words, **more)
        self.town.quiet()
        return done

    def settle(self) -> None:
        """Wait for quiet and count everything on the screen as seen."""
        self.town.quiet()
        self.seen = len(self.screen)

    def taps(self, label: str, **words: Any) -> None:
        """Tap a button by its English label."""
        wanted = say(self.language, label, **words)
        shown = [one for message in self.screen for one in message.labels]
        fitting = [one for one in shown if wanted in (one, one.partition(" ")[2])]
        assert fitting, f"{wanted!r} is not on {shown}"
        self.does("presses", fitting[-1])

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def screen(self) -> list[Any]:
        """Every message of Haat's on the phone that can be read, oldest first."""
        shown = self.person.shown if self.app == "whatsapp" else self.person.received
        return [message for message in shown if message.text or message.labels]

    @property
    def heard(self) -> list[str]:
        """What Haat said since the last gesture."""
        return [message.text or "" for message in self.screen[self.seen :]]

    @property
    def everything(self) -> str:
        """All that ever stood on this phone, labels too."""
        return "\n".join("\n".join([message.text or "", *message.labels]) for message in self.screen)

    @property
    def external(self) -> str:
        """The id under which Haat may know this person."""
        return str(self.person.id) if self.app == "telegram" else str(self.person.address)

    @property
    def address(self) -> Any:
        """The row of this person's address; None before the first message."""
        aliases, addresses = tables.address_aliases, tables.addresses
        query = (
            sa.select(addresses)
            .join(aliases, aliases.c.address_id == addresses.c.id)
            .where(aliases.c.external_id == self.external)
        )
        return self.town.look(lambda db: db.execute(query).first())

    @property
    def talk(self) -> Any:
        """The conversation that has this person's floor."""
        talks, floor = tables.conversations, self.address.floor_id
        return self.town.look(lambda db: db.execute(sa.select(talks).where(talks.c.id == floor)).one())

    def kept(self, table: sa.Table, **where: Any) -> list[Any]:
        """Rows of this person in a table that has a person or a lane."""
        address = self.address
        if address is None:
            return []
        mine = table.c.lane == f"address:{address.id}" if "lane" in table.c else table.c.person_id == address.person_id
        query = sa.select(table).where(mine, *(table.c[name] == value for name, value in where.items()))
        order = table.c.id if "id" in table.c else table.c.created_at
        return list(self.town.look(lambda db: db.execute(query.order_by(order)).all()))

    # ── judging ───────────────────────────────────────────────────────────────────────────────────────────────────

    def hears(self, text: str, times: int = 1, **words: Any) -> None:
        """Since the last gesture Haat said this, in the person's language, so many times."""
        wanted = say(self.language, text, **words)
        found = sum(wanted in one for one in self.heard)
        assert found == times, f"{wanted!r} {found} times in {self.heard}"
        self.hears_only_own_language()

    def hears_only_own_language(self) -> None:
        """Something was said, and each message of it is in this person's script."""
        assert self.heard, "left without an answer"
        for one in self.heard:
            assert any("\u0900" <= sign <= "\u097f" for sign in one), f"not in the person's language: {one!r}"

    def hears_nothing(self) -> None:
        """Nobody waited for an answer, and none came."""
        assert self.heard == []

    def goes_on(self, *, in_words: bool = False) -> None:
        """The question that was open is still open: its answer is taken, and the next one comes.

        `in_words`: something else was shown below it, so that its button has to be typed.
        """
        (talk,) = self.kept(tables.conversations, name="onboarding")
        assert (talk.asked, talk.status) == ("consent", "open")
        assert self.kept(tables.inbox, state="parked") == []
        if in_words:
            self.does("says", say(self.language, "Yes, send them"))
        else:
            self.taps("Yes, send them")
        self.hears("What do you make or sell?\nWrite it in your own words, or send a photo.")
        assert self.talk.asked == "products"


def everything_kept(town: Town, tables_of: Iterable[sa.Table] = tables.metadata.sorted_tables) -> str:
    """The whole store as text, to look for what must not stand in it."""

    def all_rows(db: Any) -> str:
        return "\n".join(repr(row) for table in tables_of for row in db.execute(sa.select(table)))

    return str(town.look(all_rows))
