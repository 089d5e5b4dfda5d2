"""Talks as a person would read them: each file of `transcripts/` is played and compared line by line.

Every file is played twice, as written and with Telegram and WhatsApp exchanged; between any two lines Haat is closed
and opened anew on the same store. `pytest tests/test_transcripts.py --update-transcripts` writes what is shown now.

    # a comment                     @ sita whatsapp hi      from here on Sita; she is a stranger
    > what she writes               @ ravi telegram mr buyer 482        known already: seller GOODS LGD, buyer LGD,
    > :press 2                                                          officer LGD; abroad: in Dubai
    + slip CODE REF NAME GOODS LGD  an office's list has this seller, who was given a slip with this code
    > :code sita                    writes the code that was shown to Sita last; codes are shown as -----
    + schemes                       the shipped catalogue is brought in; `+ free REF` an officer signs it off as free
    < what she is shown  [1 A] [2 B]          <t on Telegram only       <w on WhatsApp only (so >t and >w)
    = at most 5 messages of sita    counted so far, presses included
    + voices                        from here on the recordings of prompts are shown too, as "(voice NAME)"

Gestures: :press N or LABEL, :press N back K, :reply K TEXT, :poster TOKEN, :photo [TEXT], :qr WORDS, :voice, :album N,
:forward TEXT, :location LAT,LON, :contact, :contact other, :send KIND, :wait 25h.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from bot.files import scheme_files
from bot.rehearsal.talk import SECONDS, WAIT
from storage import schemes
from tests.chat import Chat
from tests.market import Market

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
CODE = re.compile(r"\b[A-Z]\d[A-Z]\d[A-Z]-\d[A-Z]\d[A-Z]\d\b|\bR-[A-Z2-9]{8}\b")
OTHER = {"telegram": "whatsapp", "whatsapp": "telegram"}
MARKS = {"t": "telegram", "w": "whatsapp"}


class NotATranscript(Exception):
    """A line says nothing that can be played."""


@dataclass(slots=True)
class Played:
    """One line that does something, what was shown after it, and on which channel."""

    channel: str
    shown: list[str] = field(default_factory=list)


class Player:
    """Plays one transcript in one shape."""

    def __init__(self, market: Market, swapped: bool) -> None:
        self.market, self.swapped = market, swapped
        self.people: dict[str, Chat] = {}
        self.seen: dict[str, int] = {}
        self.now, self.hears = "", False

    @property
    def chat(self) -> Chat:
        return self.people[self.now]

    def play(self, lines: list[str]) -> dict[int, Played]:
        """Every line in order; what was shown, by the number of the line before it."""
        played: dict[int, Played] = {}
        for place, line in enumerate(lines):
            mark, _, words = line.partition(" ")
            if mark == "@":
                self._switch(words.split())
            elif mark == "=":
                self._count(words)
                continue
            elif mark == "+":
                self._has(words)
                continue
            elif mark == ">" or (mark[:1] == ">" and MARKS.get(mark[1:]) == self.chat.channel.name):
                self.market.reopen()
                self._does(words)
            else:
                continue
            played[place] = Played(self.chat.channel.name, self._news())
        unread = [name for name, chat in self.people.items() if len(chat.shown) > self.seen.get(name, 0)]
        assert not unread, f"shown, but looked at by nobody at the end: {unread}"
        return played

    def _switch(self, words: list[str]) -> None:
        name, *who = words
        if name not in self.people:
            channel, language, *role = who
            self.people[name] = self._person(name, OTHER[channel] if self.swapped else channel, language, role)
            self.people[name].hears = self.hears
        self.now = name

    def _has(self, words: str) -> None:
        what, _, ref = words.partition(" ")
        now = self.market.clock.now()
        if what == "voices":
            self.hears = True
            for chat in self.people.values():
                chat.hears = True
            return
        if what == "schemes":
            scheme_files.bring_in(self.market.app.store, [], now, dry_run=False)
            return
        if what == "slip":
            self.market.slip(*ref.split(" "))
            return
        if what != "free":
            raise NotATranscript(words)

        def sign(db: Connection) -> None:
            one = schemes.by_ref(db, ref)
            assert one is not None, ref
            schemes.sign_off(
                db, one.id, now, officer_id=1, source="पत्र 14", as_of="2026-11", status=one.status, free=True
            )

        self.market.write(sign)

    def _person(self, name: str, channel: str, language: str, role: list[str]) -> Chat:
        match role:
            case []:
                return self.market.stranger(channel, name.title(), language)
            case ["abroad"]:
                return self.market.stranger(channel, name.title(), language, country="971")
            case ["seller", goods, district]:
                return self.market.seller(
                    goods.split(","), int(district), language=language, channel=channel, name=name.title()
                )
            case ["buyer", district]:
                return self.market.buyer(int(district), language=language, channel=channel, name=name.title())
            case ["officer", district]:
                return self.market.officer(int(district), language=language, channel=channel, name=name.title())
        raise NotATranscript(f"who is {name}: {role}")

    def _news(self) -> list[str]:
        fresh = self.chat.shown[self.seen.get(self.now, 0) :]
        self.seen[self.now] = len(self.chat.shown)
        return [CODE.sub("-----", line) for message in fresh for line in message.as_lines]

    def _count(self, words: str) -> None:
        found = re.fullmatch(r"at most (\d+) messages of (\S+)", words)
        if found is None:
            raise NotATranscript(words)
        assert self.people[found[2]].messages <= int(found[1]), f"{found[2]}: {self.people[found[2]].messages} messages"

    def _does(self, words: str) -> None:
        if not words.startswith(":"):
            self.chat.says(words)
            return
        verb, _, rest = words[1:].partition(" ")
        gestures = {
            "press": self._press, "reply": self._reply, "poster": self.chat.poster, "photo": self.chat.photo,
            "forward": self.chat.forwards, "send": self.chat.sends, "wait": self._wait,
            "voice": lambda _: self.chat.voice(), "qr": self.chat.qr, "album": lambda count: self.chat.album(int(count)),
            "location": lambda at: self.chat.location(*map(float, at.split(","))),
            "code": self._code,
            "contact": lambda whose: self.chat.contact(own=whose != "other"),
        }  # fmt: skip
        if verb not in gestures:
            raise NotATranscript(words)
        gestures[verb](rest)

    def _press(self, words: str) -> None:
        if found := re.fullmatch(r"(\d+) back (\d+)", words):
            self.chat.presses_old(self.chat.shown[-int(found[2])], int(found[1]))
        else:
            self.chat.presses(int(words) if words.isdigit() else words)

    def _code(self, whose: str) -> None:
        self.chat.says(CODE.findall(self.people[whose].all)[-1])

    def _reply(self, words: str) -> None:
        back, _, text = words.partition(" ")
        self.chat.reply_to(int(back), text)

    def _wait(self, words: str) -> None:
        found = WAIT.match(words)
        if found is None:
            raise NotATranscript(words)
        self.market.later(seconds=int(found[1]) * SECONDS[found[2]])


def asked(text: str) -> list[str]:
    """A file's lines without what is shown."""
    return [line for line in text.splitlines() if not line.startswith("<")]


def expected(text: str, played: dict[int, Played]) -> dict[int, list[str]]:
    """What the file says is shown after each played line, for the channel it was played on."""
    found: dict[int, list[str]] = {place: [] for place in played}
    place = -1
    for line in text.splitlines():
        if not line.startswith("<"):
            place += 1
            continue
        mark, _, words = line.partition(" ")
        if place not in played:
            continue  # a line of the other channel only
        if mark == "<" or MARKS.get(mark[1:]) == played[place].channel:
            found[place].append(words)
    return found


def merged(lines: list[str], one: dict[int, Played], other: dict[int, Played]) -> str:
    """The file as both shapes show it."""
    written = []
    for place, line in enumerate(lines):
        written.append(line)
        shapes = [played[place] for played in (one, other) if place in played]
        if len(shapes) == 1:
            written += [f"<{shapes[0].channel[0]} {shown}".rstrip() for shown in shapes[0].shown]
        elif shapes:
            written += _both(*shapes)
    return "\n".join(written) + "\n"


def _both(one: Played, other: Played) -> list[str]:
    both = []
    for kind, first, last, other_first, other_last in SequenceMatcher(
        None, one.shown, other.shown, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            both += [f"< {shown}".rstrip() for shown in one.shown[first:last]]
            continue
        both += [f"<{one.channel[0]} {shown}".rstrip() for shown in one.shown[first:last]]
        both += [f"<{other.channel[0]} {shown}".rstrip() for shown in other.shown[other_first:other_last]]
    return both


def play(file: Path, folder: Path, swapped: bool) -> dict[int, Played]:
    with Market(f"sqlite:///{folder / 'haat.db'}", folder) as market:
        return Player(market, swapped).play(asked(file.read_text()))


def test_there_are_transcripts() -> None:
    assert len(FILES) >= 25


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("swapped", [False, True], ids=["as_written", "channels_swapped"])
def test_the_talk_goes_as_written(
    file: Path, swapped: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:  # fmt: skip
    if request.config.getoption("--update-transcripts"):
        if not swapped:
            one, other = play(file, tmp_path / "one", False), play(file, tmp_path / "other", True)
            file.write_text(merged(asked(file.read_text()), one, other))
        return
    played = play(file, tmp_path, swapped)
    text, lines = file.read_text(), asked(file.read_text())
    wanted = expected(text, played)
    for place, one in played.items():
        shown = [line.rstrip() for line in one.shown]
        assert shown == [line.rstrip() for line in wanted[place]], f"after {lines[place]!r}"
