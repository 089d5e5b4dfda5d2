"""A town of people who do anything: press any button they were ever shown, say anything anybody says, here and in a group.

`python -m tests.wander [--seed N] [--steps N]` lets them; what breaks a step is printed with what was done before it.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from storage.tables import inbox, outbox
from tests.chat import Chat
from tests.groupchat import GroupChat
from tests.market import Market

TRANSCRIPTS = Path(__file__).parent / "transcripts"
GAP = re.compile(r"\{[a-z_]+\}")
"""A name of code that nothing was put in for."""
GOODS = (("turmeric", "chilli"), ("pickle",), ("brass lamps", "papad"), ("saree",))
RECENT = 6
"""Buttons of so many messages back are pressed mostly; older ones now and then."""


@cache
def sentences() -> Sequence[str]:
    """Everything that anybody writes in the transcripts."""
    lines = (line for file in sorted(TRANSCRIPTS.glob("*.txt")) for line in file.read_text().splitlines())
    said = {line[2:].strip() for line in lines if line.startswith("> ")}
    return sorted(one for one in said if not one.startswith(":"))


@dataclass
class Broken:
    """Something that must not be: what it was, and what the town did just before."""

    what: str
    before: list[str]

    def __str__(self) -> str:
        return "\n".join((self.what, *(f"    {line}" for line in self.before)))


@dataclass
class Town:
    """Some people of each kind, and everything they do in the order of one seed."""

    market: Market
    luck: random.Random
    people: list[Chat] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    seen: int = 0
    """Up to which outbox row everything was looked at."""

    def settle_in(self) -> None:
        """Sellers, buyers, officers and strangers, on both channels and in three languages."""
        languages, channels = ("hi", "mr", "en"), ("telegram", "whatsapp")
        for place, goods in enumerate(GOODS):
            words = {"language": languages[place % 3], "channel": channels[place % 2], "name": f"Seller{place}"}
            self.people.append(self.market.seller(goods, 425, **words))
        for place in range(3):
            words = {"language": languages[place % 3], "channel": channels[place % 2], "name": f"Buyer{place}"}
            self.people.append(self.market.buyer(425, **words))
        for place in range(2):
            self.people.append(self.market.officer(425, language=languages[place], channel=channels[place]))
        officer = self.market.officer(425, language="hi", channel="telegram", name="Lata")
        self.chat = GroupChat(self.market, officer)
        self.people += [officer, *(self.market.stranger(channel) for channel in channels)]

    def step(self) -> None:
        """Somebody does something."""
        who = self.luck.choice(self.people)
        try:
            self._deed(who)
        except AssertionError as refused:  # the phone itself cannot do that
            self.done.append(f"  ({refused})")
        self._look_after(who)

    def _deed(self, who: Chat) -> None:
        """One of the gestures, the usual ones more often."""
        gestures = {
            self._presses: 50, self._says: 30, self._in_group: 6, self._replies: 4, self._waits: 5, self._sends_odd: 5,
        }  # fmt: skip
        (gesture,) = self.luck.choices(list(gestures), list(gestures.values()))
        gesture(who)

    def _presses(self, who: Chat) -> None:
        if not (shown := [message for message in who.shown if message.buttons]):
            return self._says(who)
        message = self.luck.choice(shown if self.luck.random() < 0.2 else shown[-RECENT:])
        place = self.luck.randrange(len(message.buttons)) + 1
        self.done.append(f"{who.name} presses {message.labels[place - 1]!r} of {message.text[:60]!r}")
        who.presses_old(message, place)
        return None

    def _says(self, who: Chat) -> None:
        words = self.luck.choice(sentences())
        self.done.append(f"{who.name} says {words!r}")
        who.says(words)

    def _replies(self, who: Chat) -> None:
        if not who.shown:
            return self._says(who)
        words, back = self.luck.choice(sentences()), self.luck.randint(1, min(8, len(who.shown)))
        self.done.append(f"{who.name} replies {words!r} to {who.shown[-back].text[:60]!r}")
        who.reply_to(back, words)
        return None

    def _in_group(self, who: Chat) -> None:
        if who.channel.name != "telegram":
            return self._says(who)
        with_buttons = [message for message in self.chat.shown if message.buttons]
        if with_buttons and self.luck.random() < 0.5:
            label = self.luck.choice(self.luck.choice(with_buttons[-RECENT:]).labels)
            self.done.append(f"{who.name} presses {label!r} in the group")
            return self.chat.presses(who, label)
        words = self.luck.choice(sentences())
        self.done.append(f"{who.name} says {words!r} in the group")
        self.chat.says(who, words)
        return None

    def _waits(self, _who: Chat) -> None:
        hours = self.luck.choice((0.2, 1, 3, 12, 26, 24 * 8))
        self.done.append(f"{hours} h pass")
        for _ in range(3):
            self.market.later(hours=hours / 3)

    def _sends_odd(self, who: Chat) -> None:
        """Anything that is neither words nor a tap."""
        words = self.luck.choice(sentences())
        odd: dict[str, Callable[[], object]] = {
            "a voice note": who.voice, "a photo": who.photo, f"a photo with {words!r}": lambda: who.photo(words),
            "two photos": lambda: who.album(2), f"{words!r} forwarded": lambda: who.forwards(words),
            "a place": lambda: who.location(23.84, 78.74), "their number": who.contact,
            "a number of somebody's": lambda: who.contact("+910123400000", own=False),
            "a sticker": lambda: who.sends("sticker"), "the poster's link": lambda: who.poster("sagarhi"),
        }  # fmt: skip
        if who.said and who.channel.name == "telegram":
            odd[f"a change of their last words into {words!r}"] = lambda: who.edits(words)
        name = self.luck.choice(list(odd))
        self.done.append(f"{who.name} sends {name}")
        odd[name]()

    def _look_after(self, who: Chat) -> None:
        """Whatever broke a step, and whatever was written that nobody should read."""
        wrong = inbox.c.id, inbox.c.state, inbox.c.error, inbox.c.message
        broke = self.market.look(lambda db: db.execute(sa.select(*wrong).where(inbox.c.error.is_not(None))).all())
        for row in broke:
            self._note(f"inbox {row.id} ({row.state}) of {who.name}: {row.error} [{row.message.get('text')!r}]")
        if broke:
            self.market.write(lambda db: db.execute(inbox.update().values(error=None, state="done")))
        rows = self.market.look(
            lambda db: db.execute(sa.select(outbox.c.id, outbox.c.payload).where(outbox.c.id > self.seen)).all()
        )
        for row in rows:
            self.seen = max(self.seen, row.id)
            said = str(row.payload.get("text", ""))
            if GAP.search(said):
                self._note(f"outbox {row.id} says {said!r}")

    def _note(self, what: str) -> None:
        self.broken.append(Broken(what, self.done[-6:]))


def walk(market: Market, seed: int, steps: int) -> Town:
    """Let a town of this seed do so many things."""
    town = Town(market, random.Random(seed))
    town.settle_in()
    for _ in range(steps):
        town.step()
    return town


def main() -> int:
    """Walk and print what broke; 1 when anything did."""
    parser = argparse.ArgumentParser(prog="python -m tests.wander", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=2000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Market(f"sqlite:///{folder}/haat.db", Path(folder)) as market:
        town = walk(market, asked.seed, asked.steps)
    for one in town.broken:
        print(one, flush=True)
    print(f"seed {asked.seed}: {asked.steps} deeds, {len(town.broken)} broken")
    return int(bool(town.broken))


if __name__ == "__main__":
    sys.exit(main())
