"""Scripted people and groups: what a human does in a Telegram app, and what that human sees."""

from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram_markup import utf16
from tests.fakes.telegram_methods import new_link, new_poll
from tests.fakes.telegram_spec import Upload
from tests.fakes.telegram_world import JSON, Chat, JoinRequest, Press, Stored, World

LATEST = 10
ANONYMOUS: JSON = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)
ALL_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_manage_topics", "can_manage_tags", "can_post_messages", "can_edit_messages",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One message as it stands in the chat now.

    `text` is the text or caption, `buttons` and `keyboard` are rows of labels (inline and reply keyboard),
    `kind` is text, photo, voice, document, location, contact, poll, ... and `json` the whole Message object.
    """

    json: JSON
    from_bot: bool
    edits: int
    keyboard_markup: JSON | None

    @property
    def id(self) -> int:
        return int(self.json["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.json["chat"]["id"])

    @property
    def text(self) -> str:
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def kind(self) -> str:
        kinds = ("text", "photo", "voice", "audio", "animation", "document", "video", "video_note", "sticker", "venue",
                 "location", "contact", "poll", "dice")  # fmt: skip
        return next((kind for kind in kinds if kind in self.json), "service")

    @property
    def buttons(self) -> list[list[str]]:
        markup = self.json.get("reply_markup", {})
        rows: list[list[JSON]] = markup.get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    @property
    def keyboard(self) -> list[list[str]]:
        markup = self.keyboard_markup or {"keyboard": []}
        rows: list[list[Any]] = markup.get("keyboard", [])
        return [[_label(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """Every label of this message, inline first."""
        return [label for row in (*self.buttons, *self.keyboard) for label in row]

    def entity_texts(self, kind: str) -> list[str]:
        """The pieces of text under entities of one type, for instance 'bold'."""
        raw = self.text.encode("utf-16-le")
        found: list[JSON] = self.json.get("entities") or self.json.get("caption_entities") or []
        spans = [(2 * e["offset"], 2 * (e["offset"] + e["length"])) for e in found if e["type"] == kind]
        return [raw[start:end].decode("utf-16-le") for start, end in spans]


class Group:
    """A basic group, supergroup, forum or channel, with the bot in it or not."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world, self.chat = world, chat

    @property
    def id(self) -> int:
        """The chat id that the bot sees (changes when the group migrates)."""
        return self.chat.id

    @property
    def messages(self) -> list[Shown]:
        """All messages that were not deleted, oldest first."""
        with self._world.lock:
            return [_shown(stored) for stored in self.chat.messages.values() if not stored.deleted]

    @property
    def last(self) -> Shown:
        """The newest message; AssertionError when there is none."""
        return _newest(self.messages, self.chat.title or "the group")

    def adds_bot(self, by: "Person", **rights: bool) -> None:
        """`by` adds the bot; with rights (can_delete_messages=True, ...) as administrator, else as member."""
        with self._world.lock:
            self._set_bot("administrator" if rights else "member", by, **rights)
            content = {"new_chat_members": [dict(self._world.bot)]}
            self._world.arrives(self.chat, self._world.post(self.chat, by.json, content))

    def promotes_bot(self, by: "Person | None" = None, **rights: bool) -> None:
        """Give the bot exactly these administrator rights; without any, all of them."""
        granted = rights or dict.fromkeys(ALL_RIGHTS, True)
        with self._world.lock:
            self._set_bot("administrator", by, **granted)

    def demotes_bot(self, by: "Person | None" = None) -> None:
        """The bot is an ordinary member again."""
        with self._world.lock:
            self._set_bot("member", by)

    def removes_bot(self, by: "Person | None" = None) -> None:
        """The bot is thrown out: it gets my_chat_member 'kicked' and 403 from now on."""
        with self._world.lock:
            self._set_bot("kicked", by)

    def migrates(self) -> int:
        """A basic group becomes a supergroup; returns the new chat id, the old one answers 400 from now on."""
        with self._world.lock:
            self.chat = self._world.migrate(self.chat)
            return self.chat.id

    def makes_link(self, *, join_request: bool = False, name: str | None = None) -> str:
        """An invite link made by a human administrator; returns its address."""
        with self._world.lock:
            p: JSON = {"creates_join_request": join_request} | ({"name": name} if name else {})
            return str(new_link(self._world, self.chat, p)["invite_link"])

    def deletes(self, message: Shown | int) -> None:
        """An administrator deletes a message; the bot gets no update, as in reality."""
        with self._world.lock:
            self.chat.messages[message if isinstance(message, int) else message.id].deleted = True

    def _set_bot(self, status: str, by: "Person | None", **rights: bool) -> None:
        world = self._world
        owner = next((m["user"] for m in self.chat.members.values() if m["status"] == "creator"), world.bot)
        value = world.as_member(world.bot["id"], status, **{"can_manage_chat": True, **rights})
        world.set_member(self.chat, world.bot["id"], value, by.json if by else owner)


class Person:
    """One human with a Telegram account. Made by `FakeTelegram.user`; writes in private unless `chat=` names a group.

    Nothing here waits for the bot: call `fake.settle()` or `fake.wait_for(...)` before looking at the answer.
    """

    def __init__(self, world: World, json: JSON) -> None:
        self._world, self.json = world, json
        self._private = world.chats[json["id"]]
        self.phone = f"+9101{json['id'] % 100_000_000:08d}"

    @property
    def id(self) -> int:
        """User id and private chat id."""
        return int(self.json["id"])

    # --- what the person sees

    @property
    def messages(self) -> list[Shown]:
        """The private chat with the bot, both sides, deleted messages left out, oldest first."""
        with self._world.lock:
            return [_shown(stored) for stored in self._private.messages.values() if not stored.deleted]

    @property
    def received(self) -> list[Shown]:
        """Only what the bot wrote in private."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Shown:
        """The newest private message of the bot; AssertionError when there is none."""
        return _newest(self.received, str(self.json["first_name"]))

    @property
    def labels(self) -> list[str]:
        """Every label the person could press in private now, newest message first."""
        with self._world.lock:
            return [label for label, _, _ in self._pressable(self._private)]

    def transcript(self, chat: Group | None = None) -> str:
        """The chat as plain lines, with buttons in square brackets; for golden files and failure messages."""
        lines = []
        for message in chat.messages if chat else self.messages:
            who = "Bot" if message.from_bot else message.json.get("from", {}).get("first_name", "?")
            what = message.text if message.kind == "text" else f"({message.kind}) {message.text}".strip()
            lines.append(f"{who}: {what}" + (" (edited)" if message.edits else ""))
            lines += ["    " + " ".join(f"[{label}]" for label in row) for row in (*message.buttons, *message.keyboard)]
        return "\n".join(lines)

    # --- opening and closing the door

    def starts(self, payload: str | None = None) -> Shown:
        """Presses Start, with the payload of a deep link t.me/BOT?start=PAYLOAD (at most 64 of A-Z a-z 0-9 _ -)."""
        if payload is not None:
            allowed = payload.replace("-", "").replace("_", "")
            legal = len(payload) <= 64 and allowed.isascii() and allowed.isalnum()
            assert legal, f"no legal deep link: {payload!r}"
        if self._private.blocked:
            self.unblocks()
        self._private.started = True
        return self.says("/start" + (f" {payload}" if payload else ""))

    def blocks(self) -> None:
        """Blocks the bot: my_chat_member 'kicked', and sending answers 403."""
        with self._world.lock:
            self._private.blocked = True
            self._own_member("member", "kicked")

    def unblocks(self) -> None:
        """Takes the block back: my_chat_member 'member'."""
        with self._world.lock:
            self._private.blocked = False
            self._own_member("kicked", "member")

    def deletes_account(self) -> None:
        """The account is gone: sending answers 403 'user is deactivated'."""
        with self._world.lock:
            self._private.deactivated = True

    def _own_member(self, before: str, after: str) -> None:
        bot = self._world.bot["id"]
        change = {"chat": self._private.json(), "from": dict(self.json), "date": self._world.now(),
                  "old_chat_member": self._world.as_member(bot, before),
                  "new_chat_member": self._world.as_member(bot, after)}  # fmt: skip
        self._world.emit("my_chat_member", change, ("my", self.id))

    # --- writing

    def says(self, text: str, reply_to: Shown | int | None = None, forwarded: "bool | Person" = False, *,
             chat: Group | None = None, topic: int | None = None, anonymous: bool = False) -> Shown:  # fmt: skip
        """Sends a text. `forwarded=True` forwards it from a hidden user, a Person from that person.

        `anonymous=True` writes as the group itself, as an administrator who hides the name (groups only).
        """
        assert 1 <= utf16(text.strip()) <= 4096, "an app splits longer texts and sends no empty ones"
        return self._sends(self._world.text_content(text.strip()), chat, topic, reply_to, forwarded, anonymous)

    def edits(self, message: Shown | int, text: str, *, chat: Group | None = None) -> Shown:
        """Changes an own earlier text or caption (edited_message)."""
        with self._world.lock:
            stored = self._own(message, chat)
            name = "text" if "text" in stored.json else "caption"
            kept = {k: v for k, v in stored.json.items() if k not in ("entities", "caption_entities")}
            stored.json = {**kept, **self._world.text_content(text, name=name), "edit_date": self._world.now()}
            stored.edits += 1
            self._world.arrives(self._place(chat), stored, "edited_message")
            return _shown(stored)

    def sends_photo(self, content: bytes = PIXEL, caption: str = "", **how: Any) -> Shown:
        """Sends a picture (bytes of JPEG or PNG). `how`: chat, topic, reply_to, forwarded as in `says`."""
        return self._sends_file("photo", Upload("photo.jpg", content, "image/jpeg"), caption, **how)

    def sends_voice(self, content: bytes = b"OggS fake", duration: int = 3, **how: Any) -> Shown:
        """Sends a voice message (OGG bytes, duration in seconds)."""
        return self._sends_file("voice", Upload("voice.oga", content, "audio/ogg"), duration=duration, **how)

    def sends_audio(self, content: bytes = b"ID3 fake", duration: int = 60, caption: str = "", **how: Any) -> Shown:
        """Sends a music file (seconds)."""
        return self._sends_file("audio", Upload("song.mp3", content, "audio/mpeg"), caption, duration=duration, **how)

    def sends_video(self, content: bytes = b"mp4", duration: int = 5, caption: str = "", **how: Any) -> Shown:
        """Sends a video (seconds)."""
        return self._sends_file("video", Upload("video.mp4", content, "video/mp4"), caption, duration=duration, **how)

    def sends_video_note(self, content: bytes = b"mp4", duration: int = 5, **how: Any) -> Shown:
        """Sends a round video message (seconds)."""
        return self._sends_file("video_note", Upload("note.mp4", content, "video/mp4"), duration=duration, **how)

    def sends_document(self, content: bytes, name: str, mime: str, caption: str = "", *,
                       size: int | None = None, **how: Any) -> Shown:  # fmt: skip
        """Sends a file; `size` pretends a larger one (over 20 MB a bot cannot download it)."""
        return self._sends_file("document", Upload(name, content, mime), caption, size=size, **how)

    def sends_sticker(self, emoji: str = "🙏", **how: Any) -> Shown:
        """Sends a sticker."""
        return self._sends_file("sticker", Upload("s.webp", b"RIFF", "image/webp"), width=512, height=512,
                                emoji=emoji, **how)  # fmt: skip

    def sends_album(self, contents: list[bytes], caption: str = "", **how: Any) -> list[Shown]:
        """Sends 2 to 10 photos at once: one update each, with a common media_group_id, caption on the first."""
        assert 2 <= len(contents) <= 10, "an album has 2 to 10 items"
        with self._world.lock:
            group = str(13_000_000_000_000_000 + self._world.serial())
            return [
                self._sends_file("photo", Upload("photo.jpg", content, "image/jpeg"), caption if place == 0 else "",
                                 extra={"media_group_id": group}, **how)
                for place, content in enumerate(contents)
            ]  # fmt: skip

    def sends_poll(self, question: str = "When?", options: tuple[str, ...] = ("Today", "Later"), **how: Any) -> Shown:
        """Sends a poll of the person's own."""
        with self._world.lock:
            return self._sends({"poll": new_poll(self._world, question, list(options), {})}, **how)

    def sends_location(self, latitude: float = 19.076, longitude: float = 72.8777, live: bool = False,
                       **how: Any) -> Shown:  # fmt: skip
        """Sends a place; live=True a live location of one hour, moved with `moves`."""
        place: JSON = {"latitude": latitude, "longitude": longitude}
        return self._sends({"location": {**place, "live_period": 3600} if live else place}, **how)

    def moves(self, message: Shown | int, latitude: float, longitude: float, *, chat: Group | None = None) -> Shown:
        """Moves a live location (edited_message)."""
        with self._world.lock:
            stored = self._own(message, chat)
            assert "live_period" in stored.json.get("location", {}), "that is no live location"
            place = {**stored.json["location"], "latitude": latitude, "longitude": longitude}
            stored.json = {**stored.json, "location": place, "edit_date": self._world.now()}
            self._world.arrives(self._place(chat), stored, "edited_message")
            return _shown(stored)

    def shares_contact(self, own: bool = True, *, phone: str | None = None, name: str | None = None,
                       **how: Any) -> Shown:  # fmt: skip
        """Shares a contact: the own one (contact.user_id is the sender's) or somebody else's card."""
        contact: JSON = {"phone_number": phone or (self.phone if own else "+910100000000"),
                         "first_name": name or (self.json["first_name"] if own else "Someone")}  # fmt: skip
        if own:
            contact["user_id"] = self.id
        return self._sends({"contact": contact}, **how)

    def sends_dice(self, **how: Any) -> Shown:
        """Sends a die."""
        return self._sends({"dice": {"emoji": "🎲", "value": 3}}, **how)

    def sends_raw(self, content: JSON, **how: Any) -> Shown:
        """Sends any Message content of the description, for instance {'venue': {...}}."""
        return self._sends(content, **how)

    def deletes(self, message: Shown | int, *, chat: Group | None = None) -> None:
        """Deletes a message in the chat; the bot gets no update, as in reality."""
        with self._world.lock:
            self._place(chat).messages[_number(message)].deleted = True

    # --- pressing

    def presses(self, label: str, *, chat: Group | None = None, message: Shown | int | None = None) -> Press | Shown:
        """Presses a button really shown: inline on one of the latest 10 messages, or on the reply keyboard.

        The label must be equal, or be contained in exactly one shown label. `message` presses on that (older) message
        instead. Inline gives a Press (its `answered`, `text`, `alert` fill in later); the reply keyboard gives the
        message it sends: its text, the own contact (request_contact) or a place (request_location).
        """
        with self._world.lock:
            place = self._place(chat)
            shown = self._pressable(place, None if message is None else _number(message))
            chosen = [entry for entry in shown if entry[0] == label]
            if not chosen:
                near = [entry for entry in shown if label in entry[0]]
                chosen = near if len({entry[0] for entry in near}) == 1 else []
            assert chosen, f"no button {label!r}; shown are {[entry[0] for entry in shown]}"
            _, button, stored = chosen[0]
            if stored.keyboard is None:
                return self._presses_inline(place, button, stored)
            stored.keyboard_used = bool(stored.keyboard.get("one_time_keyboard"))
            if isinstance(button, dict) and button.get("request_contact"):
                return self.shares_contact(own=True, chat=chat)
            if isinstance(button, dict) and button.get("request_location"):
                return self.sends_location(chat=chat)
            return self.says(_label(button), chat=chat)

    def presses_again(self, press: Press, *, chat: Group | None = None, message: Shown | int) -> Press:
        """The same button data once more from a message as it was, even if the button is gone there now (old app)."""
        with self._world.lock:
            place = self._place(chat)
            return self._callback(place, press.data, place.messages[_number(message)])

    def reacts(self, message: Shown, emoji: str = "👍", *, chat: Group | None = None) -> None:
        """Reacts to a message (message_reaction: private chats, and groups where the bot is administrator)."""
        with self._world.lock:
            place = self._place(chat)
            if place.kind == "private" or self._world.is_admin(place, self._world.bot["id"]):
                change = {"chat": place.json(), "message_id": message.id, "user": dict(self.json),
                          "date": self._world.now(), "old_reaction": [],
                          "new_reaction": [{"type": "emoji", "emoji": emoji}]}  # fmt: skip
                self._world.emit("message_reaction", change, ("reaction", place.id))

    # --- groups

    def joins(self, group: Group, link: str | None = None) -> None:
        """Enters a group at once, by an open link or added by a member."""
        with self._world.lock:
            self._enters(group.chat, group.chat.links[link] if link else None)

    def leaves(self, group: Group) -> None:
        """Leaves a group."""
        with self._world.lock:
            world, chat = self._world, group.chat
            world.arrives(chat, world.post(chat, self.json, {"left_chat_member": dict(self.json)}))
            world.set_member(chat, self.id, world.as_member(self.id, "left"), dict(self.json))

    def asks_to_join(self, link: str) -> bool:
        """Follows an invite link. True when a join request was made, False when the person is simply in now.

        A request reaches the bot only with can_invite_users; then it may write to the person for five minutes.
        """
        with self._world.lock:
            world = self._world
            chat = next((c for c in world.chats.values() if link in c.links), None)
            assert chat is not None, f"nobody made the link {link}"
            self._not_banned(chat)
            invite = chat.links[link]
            dead = invite["is_revoked"] or invite.get("expire_date", world.now() + 1) <= world.now()
            assert not dead, "this link is revoked or expired"
            if not invite["creates_join_request"]:
                self._enters(chat, invite)
                return False
            chat.requests[self.id] = JoinRequest(self.id, world.clock.timestamp(), invite)
            if world.member(chat, world.bot["id"]).get("can_invite_users"):
                request = {"chat": chat.json(), "from": dict(self.json), "user_chat_id": self.id, "date": world.now(),
                           "invite_link": dict(invite)}  # fmt: skip
                world.emit("chat_join_request", request, ("member", self.id))
            else:
                del chat.requests[self.id]
            return True

    def in_group(self, group: Group) -> bool:
        """Whether the person is a member now."""
        with self._world.lock:
            value = self._world.member(group.chat, self.id)
            return value["status"] not in ("left", "kicked") and value.get("is_member", True)

    def _enters(self, chat: Chat, link: JSON | None) -> None:
        world = self._world
        self._not_banned(chat)
        world.set_member(chat, self.id, world.as_member(self.id, "member"), dict(self.json), link)
        world.arrives(chat, world.post(chat, self.json, {"new_chat_members": [dict(self.json)]}))

    def _not_banned(self, chat: Chat) -> None:
        banned = self._world.member(chat, self.id)["status"] == "kicked"
        assert not banned, f"{self.json['first_name']} is banned from {chat.title}"

    # --- inside

    def _place(self, chat: Group | None) -> Chat:
        return chat.chat if chat else self._private

    def _own(self, message: Shown | int, chat: Group | None) -> Stored:
        stored = self._place(chat).messages[_number(message)]
        assert stored.json.get("from", {}).get("id") == self.id, "only own messages can be changed"
        return stored

    def _sends(self, content: JSON, chat: Group | None = None, topic: int | None = None,
               reply_to: Shown | int | None = None, forwarded: "bool | Person" = False,
               anonymous: bool = False) -> Shown:  # fmt: skip
        with self._world.lock:
            place = self._place(chat)
            if place.kind == "private":
                # Whoever was written to, after a request to join, answers without pressing Start.
                place.started = place.started or any(stored.from_bot for stored in place.messages.values())
                assert not place.blocked, f"{self.json['first_name']} blocked the bot; call unblocks() or starts()"
                assert place.started, f"{self.json['first_name']} never pressed Start; call starts()"
            else:
                self._may_write(place)
            if forwarded:
                origin: JSON = {"type": "hidden_user", "date": self._world.now(), "sender_user_name": "Someone"}
                if isinstance(forwarded, Person):
                    origin = {"type": "user", "date": self._world.now(), "sender_user": dict(forwarded.json)}
                content = {**content, "forward_origin": origin}
            quoted = None if reply_to is None else place.messages[_number(reply_to)]
            sender = self.json
            if anonymous:
                assert self._world.is_admin(place, self.id), "only administrators of a group can hide their name"
                sender, content = ANONYMOUS, {**content, "sender_chat": place.json()}
            stored = self._world.post(place, sender, content, topic=topic, reply_to=quoted)
            self._world.arrives(place, stored)
            return _shown(stored)

    def _may_write(self, place: Chat) -> None:
        value = self._world.member(place, self.id)
        name = self.json["first_name"]
        assert value["status"] not in ("left", "kicked"), f"{name} is not in {place.title}"
        may = value["status"] != "restricted" or value.get("can_send_messages")
        assert may, f"{name} may not write in {place.title} now"

    def _sends_file(self, kind: str, upload: Upload, caption: str = "", *, extra: JSON | None = None,
                    chat: Group | None = None, topic: int | None = None, reply_to: Shown | int | None = None,
                    forwarded: "bool | Person" = False, **facts: Any) -> Shown:  # fmt: skip
        with self._world.lock:
            file = self._world.keep_file(kind, upload, **facts)
            content: JSON = {kind: self._world.file_content(file), **(extra or {})}
            if caption:
                content |= self._world.text_content(caption, name="caption")
            return self._sends(content, chat, topic, reply_to, forwarded)

    def _pressable(self, place: Chat, only: int | None = None) -> list[tuple[str, Any, Stored]]:
        present = [stored for stored in reversed(place.messages.values()) if not stored.deleted]
        entries: list[tuple[str, Any, Stored]] = []
        keyboard = next((s for s in present if s.keyboard is not None and self._meant(s, place)), None)
        if keyboard is not None and keyboard.keyboard is not None and not keyboard.keyboard_used:
            rows = keyboard.keyboard.get("keyboard", [])
            entries += [(_label(button), button, keyboard) for row in rows for button in row]
        looked_at = [s for s in present if s.id == only] if only is not None else present[:LATEST]
        for stored in looked_at:
            rows = stored.json.get("reply_markup", {}).get("inline_keyboard", [])
            entries += [(button["text"], button, stored) for row in rows for button in row]
        if only is not None:
            entries = [entry for entry in entries if entry[2].id == only]
        return sorted(entries, key=lambda entry: -entry[2].id)

    def _meant(self, stored: Stored, place: Chat) -> bool:
        if place.kind == "private" or not (stored.keyboard or {}).get("selective"):
            return True
        replied = stored.json.get("reply_to_message", {}).get("from", {}).get("id") == self.id
        return replied or "@" + str(self.json.get("username", "?")) in stored.json.get("text", "")

    def _presses_inline(self, place: Chat, button: JSON, stored: Stored) -> Press:
        if "callback_data" in button:
            return self._callback(place, button["callback_data"], stored)
        opened = button.get("url") or button.get("copy_text", {}).get("text")
        assert opened, f"the fake does not play this kind of button: {button}"
        return Press("", self.id, "", self._world.clock.timestamp(), answered=True, url=opened)

    def _callback(self, place: Chat, data: str, stored: Stored) -> Press:
        world = self._world
        press = Press(str(6_000_000_000_000 + world.serial()), self.id, data, world.clock.timestamp())
        world.presses[press.id] = press
        query = {"id": press.id, "from": dict(self.json), "message": stored.json, "data": data,
                 "chat_instance": str(8_000_000_000 + abs(place.id) % 1_000_000_000)}  # fmt: skip
        world.emit("callback_query", query, ("user", self.id))
        return press


def _shown(stored: Stored) -> Shown:
    return Shown(dict(stored.json), stored.from_bot, stored.edits, stored.keyboard)


def _newest(messages: list[Shown], whose: str) -> Shown:
    assert messages, f"no message for {whose} yet"
    return messages[-1]


def _number(message: Shown | int) -> int:
    return message if isinstance(message, int) else message.id


def _label(button: Any) -> str:
    return button if isinstance(button, str) else str(button["text"])
