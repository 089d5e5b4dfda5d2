"""What Telegram would know: people, chats, messages, files, rights and updates, all on one settable clock."""

import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.telegram_markup import find_entities
from tests.fakes.telegram_spec import Spec, Upload

JSON = dict[str, Any]
FIRST_INVENTED_USER = 4_000_000_000_000_000
CALLBACK_LIFE = 150
JOIN_WINDOW = 300
DAY = 86_400
OPT_IN = {"chat_member", "message_reaction", "message_reaction_count"}
LIFE = {"callback_query": CALLBACK_LIFE, "inline_query": 30, "pre_checkout_query": 150}
FOLDERS = {
    "photo": ("photos", "jpg", "image/jpeg"), "voice": ("voice", "oga", "audio/ogg"),
    "audio": ("music", "mp3", "audio/mpeg"), "document": ("documents", "bin", "application/octet-stream"),
    "video": ("videos", "mp4", "video/mp4"), "animation": ("animations", "mp4", "video/mp4"),
    "video_note": ("video_notes", "mp4", "video/mp4"), "sticker": ("stickers", "webp", "image/webp"),
}  # fmt: skip
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
STALE_QUERY = "query is too old and response timeout expired or query ID is invalid"


class Refusal(Exception):
    """An answer with ok=false; `wrong` marks calls that are the bot's own mistake and so a violation."""

    def __init__(self, code: int, text: str, parameters: JSON | None = None, wrong: bool = False) -> None:
        prefix = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}.get(code, "")
        super().__init__(prefix + text)
        self.code, self.text, self.parameters, self.wrong = code, prefix + text, parameters, wrong


class Clock:
    """The time of the fake: runs with the real clock unless frozen, and jumps on request. UTC throughout."""

    def __init__(self, start: datetime | None = None, ticking: bool = True) -> None:
        self._source: Callable[[], datetime] | None = None
        self._ticking = ticking
        self._base = (start or datetime.now(UTC)).timestamp()
        self._mark = time.monotonic()
        self.on_jump: Callable[[], None] = lambda: None

    def timestamp(self) -> float:
        """Seconds since 1970."""
        if self._source is not None:
            return self._source().timestamp()
        return self._base + (time.monotonic() - self._mark if self._ticking else 0.0)

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def set(self, moment: datetime) -> None:
        """Jump to a moment; due retries and expiries follow at once."""
        self._base, self._mark, self._source = moment.timestamp(), time.monotonic(), None
        self.on_jump()

    def advance(self, by: float | timedelta) -> None:
        """Jump forward by seconds or a timedelta."""
        seconds = by.total_seconds() if isinstance(by, timedelta) else by
        self.set(self.now() + timedelta(seconds=seconds))

    def freeze(self) -> None:
        """Stop running; only `set` and `advance` move the time from now on."""
        self._base, self._ticking, self._source = self.timestamp(), False, None

    def follow(self, source: Callable[[], datetime]) -> None:
        """Take the time from another clock, for instance the business clock of a test."""
        self._source = source


@dataclass
class StoredFile:
    """One file on Telegram's side."""

    file_id: str
    unique_id: str
    kind: str
    content: bytes
    name: str
    mime: str
    path: str
    size: int
    width: int = 0
    height: int = 0
    duration: int = 0
    title: str | None = None
    performer: str | None = None
    emoji: str | None = None


@dataclass
class Stored:
    """One message: its present JSON, its reply keyboard if it carries one, and what became of it."""

    json: JSON
    from_bot: bool
    keyboard: JSON | None = None
    deleted: bool = False
    edits: int = 0
    protected: bool = False
    keyboard_used: bool = False

    @property
    def id(self) -> int:
        return int(self.json["message_id"])


@dataclass
class Topic:
    """A forum topic."""

    id: int
    name: str
    icon_color: int
    icon_custom_emoji_id: str | None = None
    closed: bool = False


@dataclass
class JoinRequest:
    """A pending request to join; the bot may write to the person until `window_ends`."""

    user_id: int
    made_at: float
    link: JSON | None

    @property
    def window_ends(self) -> float:
        return self.made_at + JOIN_WINDOW


@dataclass
class Chat:
    """A private chat, group, supergroup or channel."""

    id: int
    kind: str
    title: str | None = None
    username: str | None = None
    forum: bool = False
    user: JSON | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    members: dict[int, JSON] = field(default_factory=dict)
    messages: dict[int, Stored] = field(default_factory=dict)
    next_message: int = 1
    topics: dict[int, Topic] = field(default_factory=dict)
    links: dict[str, JSON] = field(default_factory=dict)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    permissions: JSON = field(default_factory=dict)
    description: str = ""
    migrated_to: int | None = None
    tags: dict[int, str] = field(default_factory=dict)

    def json(self) -> JSON:
        """The Chat object as it stands inside messages."""
        value: JSON = {"id": self.id, "type": self.kind}
        if self.user is not None:
            value |= {name: self.user[name] for name in ("first_name", "last_name", "username") if name in self.user}
            return value
        value["title"] = self.title
        if self.username:
            value["username"] = self.username
        if self.forum:
            value["is_forum"] = True
        return value


@dataclass
class Press:
    """One press of an inline button and what the bot answered to it."""

    id: str
    user_id: int
    data: str
    made_at: float
    answered: bool = False
    text: str | None = None
    alert: bool = False
    url: str | None = None


@dataclass
class Pending:
    """An update that waits for the bot."""

    update: JSON
    kind: str
    queue: tuple[str, int]
    expires: float
    not_before: float = 0.0
    delay: float = 1.0
    attempts: int = 0
    in_flight: bool = False


class World:
    """The state behind the fake; every method expects the caller to hold `lock`."""

    def __init__(self, spec: Spec, clock: Clock, username: str, bot_id: int) -> None:
        self.spec, self.clock = spec, clock
        self.lock = threading.RLock()
        self.bot: JSON = {"id": bot_id, "is_bot": True, "first_name": "Haat", "username": username}
        self.privacy_mode = True
        self.users: dict[int, JSON] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.pending: list[Pending] = []
        self.all_updates: list[JSON] = []
        self.allowed_updates: list[str] | None = None
        self.webhook: JSON | None = None
        self.commands: dict[tuple[str, str], list[JSON]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu: dict[int, JSON] = {}
        self.default_rights: dict[bool, JSON] = {}
        self.chat_actions: list[tuple[int, str]] = []
        self.reactions: dict[tuple[int, int], list[JSON]] = {}
        self.next_update = 100_000
        self._serial = 0
        self.on_update: Callable[[], None] = lambda: None

    def serial(self) -> int:
        self._serial += 1
        return self._serial

    def now(self) -> int:
        return int(self.clock.timestamp())

    # --- chats and rights

    def chat(self, chat_id: int | str) -> Chat:
        """The chat, wherever the bot stands in it; raises Refusal when there is none or it moved."""
        if isinstance(chat_id, str):
            found = [c for c in self.chats.values() if c.username and "@" + c.username.lower() == chat_id.lower()]
            if not found:
                raise Refusal(400, "chat not found")
            return found[0]
        if chat_id not in self.chats:
            raise Refusal(400, "chat not found")
        chat = self.chats[chat_id]
        if chat.migrated_to is not None:
            raise Refusal(400, "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.migrated_to})
        return chat

    def reach(self, chat_id: int | str) -> Chat:
        """The chat, if the bot may write there now; raises the 400 or 403 of the real server otherwise."""
        chat = self.chat(chat_id)
        if chat.kind == "private":
            if chat.deactivated:
                raise Refusal(403, "user is deactivated")
            if chat.blocked:
                raise Refusal(403, "bot was blocked by the user")
            if not chat.started and not self.window_open(chat.id):
                raise Refusal(403, "bot can't initiate conversation with a user")
            return chat
        self.present(chat)
        if chat.kind == "channel":
            self.need(chat, "can_post_messages", "need administrator rights in the channel chat")
        return chat

    def present(self, chat: Chat) -> None:
        """Raises 403 unless the bot is in the group."""
        status = self.member(chat, self.bot["id"])["status"]
        if status == "kicked":
            raise Refusal(403, f"bot was kicked from the {chat.kind} chat")
        if status == "left":
            raise Refusal(403, f"bot is not a member of the {chat.kind} chat")

    def window_open(self, user_id: int) -> bool:
        """Whether a join request lets the bot write to this person (five minutes, until it is settled)."""
        now = self.clock.timestamp()
        return any(user_id in c.requests and now < c.requests[user_id].window_ends for c in self.chats.values())

    def member(self, chat: Chat, user_id: int) -> JSON:
        """The ChatMember object of a user, 'left' for strangers; restrictions and bans end when their time is over."""
        until = chat.members.get(user_id, {}).get("until_date", 0)
        if until and until <= self.now():
            over = "member" if chat.members[user_id]["status"] == "restricted" else "left"
            chat.members[user_id] = self.as_member(user_id, over)
        if user_id in chat.members:
            return chat.members[user_id]
        return {"status": "left", "user": self.user_json(user_id)}

    def is_admin(self, chat: Chat, user_id: int) -> bool:
        return self.member(chat, user_id)["status"] in ("creator", "administrator")

    def need(self, chat: Chat, right: str, refusal: str) -> None:
        """Raises 400 unless the bot is administrator with this right."""
        if chat.kind == "private":
            raise Refusal(400, "method is available only for supergroups and channels", wrong=True)
        self.present(chat)
        if not self.member(chat, self.bot["id"]).get(right):
            raise Refusal(400, refusal)

    def user_json(self, user_id: int) -> JSON:
        if user_id == self.bot["id"]:
            return dict(self.bot)
        if user_id not in self.users:
            raise Refusal(400, "user not found")
        return dict(self.users[user_id])

    def as_member(self, user_id: int, status: str, **extra: Any) -> JSON:
        """A complete ChatMember object of the given status."""
        kind = {"creator": "Owner", "administrator": "Administrator", "member": "Member",
                "restricted": "Restricted", "left": "Left", "kicked": "Banned"}[status]  # fmt: skip
        value: JSON = {"status": status, "user": self.user_json(user_id)}
        for name, entry in self.spec.types["ChatMember" + kind].items():
            if name in value:
                continue
            if name in extra:
                value[name] = extra[name]
            elif entry.required:
                value[name] = 0 if entry.types == ("Integer",) else False
        if status == "restricted":
            value["is_member"] = extra.get("is_member", True)
        return value

    def set_member(self, chat: Chat, user_id: int, value: JSON, actor: JSON, link: JSON | None = None) -> None:
        """Change a membership and tell the bot, the way the real server does."""
        old = self.member(chat, user_id)
        if value["status"] == "left":
            chat.members.pop(user_id, None)
        else:
            chat.members[user_id] = value
        change: JSON = {
            "chat": chat.json(), "from": actor, "date": self.now(), "old_chat_member": old, "new_chat_member": value
        }  # fmt: skip
        if link is not None:
            change["invite_link"] = link
        if user_id == self.bot["id"]:
            self.emit("my_chat_member", change, ("my", chat.id))
        elif self.is_admin(chat, self.bot["id"]):
            self.emit("chat_member", change, ("member", user_id))

    # --- messages

    def stored(self, chat: Chat, message_id: int, refusal: str) -> Stored:
        found = chat.messages.get(message_id)
        if found is None or found.deleted:
            raise Refusal(400, refusal)
        return found

    def post(self, chat: Chat, sender: JSON, content: JSON, *, keyboard: JSON | None = None,
             topic: int | None = None, reply_to: Stored | None = None) -> Stored:  # fmt: skip
        """Put a message into a chat and return it; updates are not sent from here."""
        message: JSON = {"message_id": chat.next_message, "date": self.now(), "chat": chat.json()}
        chat.next_message += 1
        if chat.kind == "channel":
            message["sender_chat"] = chat.json()
        else:
            message["from"] = dict(sender)
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
        if reply_to is not None:
            quoted = {key: value for key, value in reply_to.json.items() if key != "reply_to_message"}
            message["reply_to_message"] = quoted
        message |= content
        from_bot = sender.get("id") == self.bot["id"]
        stored = Stored(message, from_bot=from_bot)
        if keyboard is not None:
            if "inline_keyboard" in keyboard:
                if keyboard["inline_keyboard"]:
                    message["reply_markup"] = keyboard
            else:
                stored.keyboard = keyboard
        chat.messages[stored.id] = stored
        return stored

    def arrives(self, chat: Chat, stored: Stored, kind: str = "message") -> None:
        """Tell the bot of a person's message, if it would see it (privacy mode, membership)."""
        if chat.kind == "channel":
            kind = {"message": "channel_post", "edited_message": "edited_channel_post"}[kind]
        elif not (chat.started if chat.kind == "private" else self._visible(chat, stored)):
            return
        self.emit(kind, stored.json, ("chat", chat.id))

    def _visible(self, chat: Chat, stored: Stored) -> bool:
        me = self.member(chat, self.bot["id"])["status"]
        if me in ("left", "kicked"):
            return False
        if me in ("creator", "administrator") or not self.privacy_mode:
            return True
        message = stored.json
        text = message.get("text", message.get("caption", ""))
        first = text.split(" ")[0] if text else ""
        name = "@" + self.bot["username"].lower()
        mine = first.startswith("/") and ("@" not in first or first.lower().endswith(name))
        replied = message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot["id"]
        spoken = ("text", *FOLDERS, "location", "contact", "poll", "venue", "dice")
        service = not any(name in message for name in spoken)
        return bool(mine or replied or service)

    def text_content(self, text: str, entities: list[JSON] | None = None, name: str = "text") -> JSON:
        found = find_entities(text, entities)
        content: JSON = {name: text}
        if found:
            content["entities" if name == "text" else "caption_entities"] = found
        return content

    # --- files

    def keep_file(self, kind: str, upload: Upload, **facts: Any) -> StoredFile:
        """Store bytes as a file of this kind and give it ids and a download path."""
        number = self.serial()
        folder, ending, mime = FOLDERS[kind]
        if kind == "document" and "." in upload.name:
            ending = upload.name.rsplit(".", 1)[1]
        width, height = image_size(upload.content) if kind in ("photo", "sticker") else (0, 0)
        stored = StoredFile(
            file_id=f"{kind[:2].upper()}{self.bot['id']}-{number:06d}", unique_id=f"U{number:06d}", kind=kind,
            content=upload.content, name=upload.name,
            mime=upload.mime if kind == "document" and upload.mime else mime,
            path=f"{folder}/file_{number}.{ending}", size=facts.pop("size", None) or len(upload.content),
            width=facts.pop("width", 0) or width or 640, height=facts.pop("height", 0) or height or 480, **facts,
        )  # fmt: skip
        self.files[stored.file_id] = stored
        return stored

    def file_content(self, file: StoredFile) -> Any:
        """The PhotoSize list, Voice, Document ... object of a file."""
        value: JSON = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
        if file.kind == "photo":
            small = min(1.0, 90 / max(file.width, file.height))
            thumb = {**value, "file_id": file.file_id + "s", "file_unique_id": file.unique_id + "s", "file_size": 1200,
                     "width": max(1, int(file.width * small)), "height": max(1, int(file.height * small))}  # fmt: skip
            self.files[thumb["file_id"]] = file
            return [thumb, {**value, "width": file.width, "height": file.height}]
        if file.kind in ("voice", "audio", "video", "animation", "video_note"):
            value["duration"] = file.duration
        if file.kind in ("video", "animation", "sticker"):
            value |= {"width": file.width, "height": file.height}
        if file.kind in ("voice", "audio", "video", "animation", "document"):
            value["mime_type"] = file.mime
        if file.kind in ("audio", "video", "animation", "document"):
            value["file_name"] = file.name
        if file.kind == "audio":
            value |= {k: v for k, v in (("title", file.title), ("performer", file.performer)) if v}
        if file.kind == "video_note":
            value["length"] = file.width
        if file.kind == "sticker":
            value |= {"type": "regular", "is_animated": False, "is_video": False, "emoji": file.emoji or "🙂"}
        return value

    # --- updates

    def emit(self, kind: str, content: JSON, queue: tuple[str, int]) -> JSON | None:
        """Queue an update for the bot unless it did not ask for this kind; the update is checked first."""
        wanted = self.allowed_updates
        if (kind in OPT_IN and (not wanted or kind not in wanted)) or (wanted and kind not in wanted):
            return None
        update: JSON = {"update_id": self.next_update, kind: _copy(content)}
        self.spec.check_value(update, ("Update",), "update")
        self.next_update += 1
        life = LIFE.get(kind, DAY)
        self.pending.append(Pending(update, kind, queue, self.clock.timestamp() + life))
        self.all_updates.append(update)
        self.on_update()
        return update

    def drop_expired(self) -> None:
        now = self.clock.timestamp()
        self.pending = [entry for entry in self.pending if entry.expires > now or entry.in_flight]

    # --- joining

    def settle_request(self, chat: Chat, user_id: int, accepted: bool) -> None:
        if user_id not in chat.requests:
            raise Refusal(400, "HIDE_REQUESTER_MISSING")
        request = chat.requests.pop(user_id)
        if accepted:
            self.set_member(chat, user_id, self.as_member(user_id, "member"), dict(self.bot), request.link)

    def migrate(self, chat: Chat) -> Chat:
        """Turn a basic group into a supergroup; the old id answers 400 from now on."""
        new = Chat(-1_000_000_000_000 - 7_000_000 - self.serial(), "supergroup", chat.title,
                   members=dict(chat.members), permissions=dict(chat.permissions))  # fmt: skip
        self.chats[new.id] = new
        actor = next(iter(self.users.values()), self.bot)
        leaving = self.post(chat, actor, {"migrate_to_chat_id": new.id})
        self.arrives(chat, leaving)
        chat.migrated_to = new.id
        self.arrives(new, self.post(new, actor, {"migrate_from_chat_id": chat.id}))
        return new


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF, JPEG or WEBP, (0, 0) when it cannot be told."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if content[:4] == b"GIF8" and len(content) >= 10:
        return struct.unpack("<HH", content[6:10])
    position = 2
    while content[:2] == b"\xff\xd8" and position + 9 < len(content):
        marker, size = content[position + 1], int.from_bytes(content[position + 2 : position + 4], "big")
        if marker in range(0xC0, 0xC4):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + size
    return 0, 0


def is_image(content: bytes) -> bool:
    """Whether the bytes start like a picture that Telegram can take as a photo."""
    return content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n" or content[:4] in (b"RIFF", b"GIF8")


def is_sound(content: bytes) -> bool:
    """Whether the bytes start like OGG, MP3 or M4A, what a voice message may be."""
    return content[:4] == b"OggS" or content[:3] == b"ID3" or content[:1] == b"\xff" or content[4:8] == b"ftyp"


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value
