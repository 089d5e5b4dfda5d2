"""A market in miniature: one Haat on a real store with two faked channels, and makers of the people in it."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Coroutine, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy.engine import Connection

from bot.app import App
from bot.channels.channel import ChannelError, Done, Errand
from bot.clock import SetClock
from bot.settings import Settings
from handlers.messages import TELEGRAM, WHATSAPP, Capabilities, InboundMessage
from handlers.person.consents import NOTICE_VERSION
from handlers.step import begin_for
from storage import codes, consent, links, offices, people, profiles, schema, staff
from storage.database import Store
from storage.offices import Office
from storage.profiles import Profile
from tests.chat import Chat

T = TypeVar("T")
NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
"""A Wednesday noon in India, far from quiet hours."""
OUR_NAMES = {"telegram": "HaatTestBot", "whatsapp": "whatsapp:+910000000001"}
OFFICES = (
    Office(425, {"en": "DIC Sagar", "hi": "जिला उद्योग केंद्र सागर", "mr": "जिल्हा उद्योग केंद्र सागर"},
           {"en": "Main Road, Sagar", "hi": "मुख्य मार्ग, सागर", "mr": "मुख्य रस्ता, सागर"}, "07582-000000",
           {"en": "10 to 5", "hi": "10 से 5", "mr": "१० ते ५"}),
    Office(482, {"en": "DIC Mumbai", "hi": "जिला उद्योग केंद्र मुंबई", "mr": "जिल्हा उद्योग केंद्र मुंबई"},
           {"en": "Fort, Mumbai", "hi": "फोर्ट, मुंबई", "mr": "फोर्ट, मुंबई"}, "022-00000000",
           {"en": "10 to 5", "hi": "10 से 5", "mr": "१० ते ५"}),
)  # fmt: skip
"""The offices of the market, with invented landlines."""
POSTERS = (("sagarhi", 425, "hi", "seller"), ("mumbaimr", 482, "mr", "seller"), ("buysagar", 425, "hi", "buyer"))


class FakeChannel:
    """Keeps what was sent; refuses as often as it was told to."""

    def __init__(self, name: str, capabilities: Capabilities) -> None:
        self.name, self.sender, self.capabilities = name, OUR_NAMES[name], capabilities
        self.sent: list[Errand] = []
        self.files: dict[str, bytes] = {}
        self.knows: dict[str, Any] = {}
        """What the provider answers to an errand, by its name; a ChannelError is raised."""
        self.asked: list[Errand] = []
        self.deeds: list[Errand] = []
        """What was done beside writing: edits, presses answered, people let in or silenced."""
        self._refusals: list[ChannelError] = []

    def refuses(self, error: ChannelError, times: int = 1) -> None:
        """The next messages fail like this; presses and media go on."""
        self._refusals += [error] * times

    async def open(self) -> None:
        """Nothing to make ready."""

    async def close(self) -> None:
        """What was sent stays, as it does on people's phones."""

    async def do(self, errand: Errand) -> Done:
        """Take one errand, or refuse it."""
        if errand.action == "fetch_media":
            return Done(body=self.files[errand.media_ref])
        if errand.action == "errand":
            self.asked.append(errand)
            if isinstance(answer := self.knows[errand.asks], ChannelError):
                raise answer
            return Done(result=answer)
        if errand.action == "send":
            if self._refusals:
                raise self._refusals.pop(0)
            self.sent.append(errand)
        else:
            self.deeds.append(errand)
        return Done(provider_id=f"{self.name}-{errand.outbox_id}")

    def payload(self, errand: Errand) -> dict[str, Any]:
        """What stands on the phone."""
        return {"text": errand.part.text}


class Market:
    """One Haat on one store; business time stands still until `later`."""

    def __init__(self, store_url: str, folder: Path, now: datetime = NOON) -> None:
        self.store_url, self.folder, self.clock = store_url, folder, SetClock(now)
        self.telegram, self.whatsapp = FakeChannel("telegram", TELEGRAM), FakeChannel("whatsapp", WHATSAPP)
        self._numbers, self._events = itertools.count(1), itertools.count(1)
        self._tokens = itertools.count(1)
        self._runner = asyncio.Runner()
        self.app: App

    def __enter__(self) -> Market:
        self.folder.mkdir(parents=True, exist_ok=True)
        store = Store(self.store_url, owner=True)
        schema.upgrade(store)
        with store.write() as db:
            for card in OFFICES:
                offices.set_office(db, card, self.clock.now())
            for token, district, language, role in POSTERS:
                links.add_link(db, token, self.clock.now(), district_lgd=district, language=language, role=role)
        store.close()
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self.app.close())
        self._runner.close()

    def _open(self) -> None:
        settings = Settings(HAAT_DATA_DIR=self.folder, HAAT_DATABASE_URL=self.store_url, HAAT_SECRET_KEY="s")
        store = Store(self.store_url, owner=True)
        channels = [self.telegram, self.whatsapp]
        self.app = App(settings, store, self.clock, channels, tokens=lambda: f"t{next(self._tokens):09}", paced=False)
        self.run(self.app.open())

    def reopen(self) -> None:
        """Close Haat and start it anew on the same store: nothing but the store remembers."""
        self.run(self.app.close())
        self._open()

    # ── time and looking ──────────────────────────────────────────────────────────────────────────────────────────

    def run(self, deed: Coroutine[Any, Any, T]) -> T:
        """Do something asynchronous to its end."""
        return self._runner.run(deed)

    def settle(self) -> None:
        """Work and send all that is due."""
        self.run(self.app.settle())

    def later(self, **parts: float) -> None:
        """Let business time pass, then do what is due by the clock: `later(hours=2)`."""
        self.clock.advance(timedelta(**parts))
        self.run(self.app.tick())
        self.settle()

    def look(self, question: Callable[[Connection], T]) -> T:
        """Ask the store something."""
        with self.app.store.read() as db:
            return question(db)

    def profile(self, chat: Chat) -> Profile:
        """What is kept of a seller now."""
        found = self.look(lambda db: profiles.profile_of(db, chat.person_id))
        assert found is not None, f"{chat.name} sells nothing"
        return found

    def write(self, deed: Callable[[Connection], T]) -> T:
        """Change the store directly, as the command line would."""
        return self.run(self.app.write(deed))

    def receive(self, message: InboundMessage) -> None:
        """A message arrives; answers are worked by `settle`."""
        self.run(self.app.receive(message))

    def begin(self, chat: Chat, conversation: str, subject: str = "") -> None:
        """Haat begins a conversation with somebody, as other people's deeds make it do."""
        world = self.app.world
        self.write(lambda db: begin_for(db, world, chat.person_id, conversation, subject, once=self.next_event()))
        self.settle()

    def next_event(self) -> str:
        """A provider's id that was never used before."""
        return f"event-{next(self._events)}"

    def channel(self, name: str) -> FakeChannel:
        """The channel of this name."""
        return {"telegram": self.telegram, "whatsapp": self.whatsapp}[name]

    # ── people ────────────────────────────────────────────────────────────────────────────────────────────────────

    def stranger(
        self, channel: str = "telegram", name: str = "Asha", app_language: str = "", *, country: str = "91"
    ) -> Chat:  # fmt: skip
        """Someone of whom Haat has never heard; `app_language` is what their Telegram is set to, `country` the calling
        code of their WhatsApp number."""
        number = next(self._numbers)
        local = f"012345{number:05}" if country == "91" else f"0450{number:05}"
        address = str(4_000_000_000_000_000 + number) if channel == "telegram" else f"whatsapp:+{country}{local}"
        return Chat(self, self.channel(channel), address, name, app_language if channel == "telegram" else "")

    def seller(
        self, goods: Sequence[str] = ("turmeric",), district: int = 425, language: str = "hi",
        channel: str = "telegram", name: str = "Sita", status: str = "live",
    ) -> Chat:  # fmt: skip
        """A seller whom buyers can find; `goods` are words for them in any language."""
        chat = self._known(channel, name, language, district)
        concepts = [slug for words in goods for slug in self.app.catalogue.concepts_in(words)]
        state = self.app.places.district(district).state
        now = self.clock.now()

        def join(db: Connection) -> None:
            profile_id = profiles.keep_profile(
                db, chat.person_id, "seller", now, name=name, district_lgd=district, state=state,
                products_text=", ".join(goods), status=status,
            )  # fmt: skip
            profiles.tag_products(db, profile_id, dict.fromkeys(concepts, "said"), state=state, district_lgd=district)
            self._agrees(db, chat.person_id, language)

        self.write(join)
        return chat

    def slip(self, code: str, ref: str, name: str, goods: str, district: str) -> None:
        """A seller of an office's list who was given a slip with this code and has not come yet."""
        now, state = self.clock.now(), self.app.places.district(int(district)).state

        def listed(db: Connection) -> None:
            person_id = people.add_person(db, now, name=name, district_lgd=int(district))
            profile_id = profiles.keep_profile(
                db, person_id, "seller", now, name=name, district_lgd=int(district), state=state, products_text=goods,
                status="invited", external_ref=ref,
            )  # fmt: skip
            concepts = dict.fromkeys(self.app.catalogue.concepts_in(goods), "said")
            profiles.tag_products(db, profile_id, concepts, state=state, district_lgd=int(district))
            codes.add(db, code, "slip", person_id, now)

        self.write(listed)

    def buyer(
        self, district: int = 425, language: str = "hi", channel: str = "telegram", name: str = "Ravi"
    ) -> Chat:  # fmt: skip
        """A buyer whom Haat knows already."""
        chat = self._known(channel, name, language, district)

        def join(db: Connection) -> None:
            profiles.keep_profile(db, chat.person_id, "buyer", self.clock.now(), name=name, district_lgd=district)
            self._agrees(db, chat.person_id, language)

        self.write(join)
        return chat

    def poster(
        self, words: str = "100 kilo haldi", district: int = 425, language: str = "en", channel: str = "telegram",
        name: str = "Ravi",
    ) -> Chat:  # fmt: skip
        """A buyer whose enquiry is out."""
        chat = self.buyer(district, language, channel, name)
        chat.says(words)
        chat.says("yes")
        return chat

    def agrees(self, chat: Chat, purpose: str, language: str = "hi") -> None:
        """Somebody's yes to a purpose."""
        self.write(lambda db: self._agrees(db, chat.person_id, language, purpose))

    def officers_number(self, chat: Chat) -> int:
        """Under which an officer is kept."""
        found = self.look(lambda db: staff.officer_of(db, chat.person_id))
        assert found is not None
        return found.id

    def officer(
        self, district: int | None = 425, state: str | None = None, language: str = "hi", channel: str = "telegram",
        name: str = "Meena",
    ) -> Chat:  # fmt: skip
        """An officer of a district, or of a state."""
        chat = self._known(channel, name, language, district)
        now = self.clock.now()
        self.write(lambda db: staff.add_officer(db, chat.person_id, name, district_lgd=district, state=state, now=now))
        return chat

    def _known(self, channel: str, name: str, language: str, district: int | None) -> Chat:
        """Someone who has written before, so that both consent and WhatsApp's window are as in life."""
        chat = self.stranger(channel, name)
        now = self.clock.now()

        def join(db: Connection) -> None:
            address = people.address_for(db, channel, OUR_NAMES[channel], [chat.address], now)
            people.change_person(
                db, address.person_id, name=name, language=language, language_sure=True, district_lgd=district,
                heard_office_at=now,
            )  # fmt: skip
            phone = chat.address.removeprefix("whatsapp:") if channel == "whatsapp" else None
            people.change_address(db, address.id, profile_name=name, phone=phone)
            people.seen(db, address.person_id, address.id, now)

        self.write(join)
        return chat

    def _agrees(self, db: Connection, person_id: int, language: str, purpose: str = "enquiries") -> None:
        people.change_person(db, person_id, adult_at=self.clock.now())
        consent.give(
            db, person_id, purpose, given=True, version=NOTICE_VERSION, language=language, how="button",
            inbox_id=None, now=self.clock.now(),
        )  # fmt: skip


def markets(url: str, folder: Path) -> Iterator[Market]:
    """One market for a fixture: `yield from markets(url, folder)`."""
    with Market(url, folder) as market:
        yield market
