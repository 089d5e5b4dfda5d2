"""A group's own chat at Telegram, as tests see it: people write, press and come; Haat's deeds there are looked at."""

from __future__ import annotations

from typing import Any

from handlers.messages import InboundMessage, Media
from storage import groups
from storage.groups import Group
from tests.chat import Chat, Shown
from tests.market import OUR_NAMES, Market

CHAT = "-1001234567890"
RIGHTS: dict[str, Any] = {"what": "bot", "status": "administrator", "lacks": [], "title": "सागर हल्दी"}


class GroupChat:
    """One supergroup in which an officer made Haat administrator."""

    def __init__(self, market: Market, officer: Chat, chat: str = CHAT, **rights: Any) -> None:
        self.market, self.chat, self._events = market, chat, 0
        self.happens(RIGHTS | rights, officer)

    @property
    def group(self) -> Group:
        """As it stands in the store."""
        found = self.market.look(lambda db: groups.of_chat(db, int(self.chat)))
        assert found is not None
        return found

    # ── what people do ────────────────────────────────────────────────────────────────────────────────────────────

    def receive(self, who: str, **fields: Any) -> str:
        """Something of this chat arrives and is worked; the message's id."""
        message_id = self.arrives(who, **fields)
        self.market.settle()
        return message_id

    def arrives(self, who: str, **fields: Any) -> str:
        """Something of this chat arrives, and waits."""
        self._events += 1
        fields.setdefault("message_id", str(1000 + self._events))
        message = InboundMessage(
            "telegram", OUR_NAMES["telegram"], self.market.next_event(), who, self.market.clock.now(), group=self.chat, **fields
        )  # fmt: skip
        self.market.receive(message)
        return str(fields["message_id"])

    def says(self, who: Chat | str, text: str, **fields: Any) -> str:
        """Somebody writes in the chat."""
        return self.receive(who if isinstance(who, str) else who.address, text=text, **fields)

    def photo(self, who: Chat | str, caption: str = "", *, body: bytes = b"", **fields: Any) -> str:
        """Somebody sends a photo into the chat; any picture, or this one."""
        address = who if isinstance(who, str) else who.address
        ref = f"group-photo-{self._events}"
        from tests.chat import picture

        self.market.telegram.files[ref] = body or picture()
        return self.receive(address, kind="photo", text=caption, media=(Media("photo", ref, "image/jpeg"),), **fields)

    def happens(self, change: dict[str, Any], by: Chat | str) -> None:
        """Something happens to the chat."""
        self.receive(by if isinstance(by, str) else by.address, kind="group", change=change, message_id="")

    def comes(self, external: str) -> None:
        """Somebody comes into the chat."""
        self.happens({"what": "member", "status": "member", "person": external}, external)

    def presses(self, who: Chat | str, label: str) -> None:
        """Somebody presses a button of the newest message that has it."""
        address = who if isinstance(who, str) else who.address
        for shown in reversed(self.shown):
            for button in shown.buttons:
                if label == button.label:
                    return self._press(address, shown, button.data)
        raise AssertionError(f"{label} is on no message: {[one.labels for one in self.shown]}")

    def _press(self, address: str, shown: Shown, data: str) -> None:
        self.receive(
            address, kind="press", pressed=data, press_id=self.market.next_event(), message_id=shown.message_id
        )

    # ── what is seen ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def shown(self) -> list[Shown]:
        """Haat's messages in the chat, as they were sent."""
        mine = [errand for errand in self.market.telegram.sent if errand.to == self.chat]
        return [
            Shown(f"telegram-{one.outbox_id}", one.part.text, one.part.buttons, one.part.media_kind, "") for one in mine
        ]

    @property
    def last(self) -> str:
        """The newest of them."""
        return self.shown[-1].text

    def deeds(self, action: str) -> list[dict[str, Any]]:
        """The particulars of each deed of one kind in this chat."""
        return [dict(one.words) for one in self.market.telegram.deeds if one.to == self.chat and one.action == action]

    @property
    def edits(self) -> list[str]:
        """What changed messages say now, in order."""
        return [one.part.text for one in self.market.telegram.deeds if one.to == self.chat and one.action == "edit"]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The words and start links with which presses were answered."""
        return [(one.part.text, one.start) for one in self.market.telegram.deeds if one.action == "answer_press"]


def member(market: Market, chat: GroupChat, who: Chat, **fields: object) -> Chat:
    """Somebody who has joined the group of this chat."""
    now = market.clock.now()
    market.write(lambda db: groups.join(db, chat.group.id, who.person_id, now, **fields))
    return who
