"""Telegram: updates proven and read, errands done through the Bot API."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from telegram import InputFile
from telegram.error import TelegramError

from bot.channels.channel import ChannelError, Decision, Done, Errand, MediaFile, NotProven
from bot.channels.telegram_request import Client, Request, channel_error
from bot.channels.telegram_updates import read_update
from bot.media import Refused, sniff
from bot.settings import REAL_TELEGRAM, is_loopback
from handlers.messages import ADD_TO, START, TELEGRAM, Button, Capabilities, InboundMessage, Part

INVENTED = range(4_000_000_000_000_000, 2**52)
"""Telegram user ids of invented people; real ids have at most 52 bits and are far from there."""
CALL_SECONDS = 30
POLL_SECONDS = 25
SHORT_LABEL = 14
"""Two buttons with labels up to this length stand side by side on a narrow phone without being cut."""
WEBHOOK_PATH = "/webhooks/telegram"
WEBHOOKS_AT_ONCE = 40
ALLOWED_UPDATES = (
    # The last three never come unless they are asked for by name. https://core.telegram.org/bots/api#setwebhook
    "message", "edited_message", "callback_query", "my_chat_member", "chat_join_request", "chat_member",
    "message_reaction",
)  # fmt: skip
DEEDS = (
    "approve_join", "decline_join", "delete", "restrict", "unrestrict", "ban", "unban", "pin", "topic", "invite_link",
)  # fmt: skip
"""What is done at a group's chat beside writing."""
ASKED_RIGHTS = ("delete_messages", "restrict_members", "invite_users", "pin_messages", "manage_topics")
"""The rights that are ticked when an officer adds Haat by its button."""
ALL_MAY = dict.fromkeys(
    ("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
     "can_send_video_notes", "can_send_voice_notes", "can_send_other_messages"), True,
)  # fmt: skip
FILE_FIELDS = {"sendPhoto": "photo", "sendVoice": "voice", "sendAudio": "audio", "sendVideo": "video",
               "sendDocument": "document"}  # fmt: skip
NO_PREVIEW: dict[str, Any] = {"link_preview_options": {"is_disabled": True}}
METHODS_BY_MIME = {"image/jpeg": "sendPhoto", "image/png": "sendPhoto", "audio/ogg": "sendVoice",
                   "audio/mpeg": "sendAudio", "audio/mp4": "sendAudio", "video/mp4": "sendVideo"}  # fmt: skip


class Telegram:
    """One bot at Telegram.

    `base_url` is the root below which `/bot<token>/METHOD` lies; `webhook_secret` (1-256 of A-Z a-z 0-9 _ -) is what
    Telegram must show at our door, and without one that door stays closed; `public_url` is our own root; a call may
    take `call_seconds`, upload included.
    """

    name = "telegram"
    capabilities: Capabilities = TELEGRAM

    def __init__(
        self, token: str, base_url: str = REAL_TELEGRAM, webhook_secret: str = "", public_url: str = "", *,
        call_seconds: float = CALL_SECONDS,
    ) -> None:  # fmt: skip
        root = base_url.rstrip("/")
        self.sender = token.partition(":")[0]
        self.public_url = public_url.rstrip("/")
        self.username = ""
        self._secret = webhook_secret
        self._call_seconds = call_seconds
        self._loopback = is_loopback(root)
        self._files = f"{root}/file/bot{token}/"
        self._request = Request(proxies=not self._loopback)
        self._client = Client(
            token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot",
            request=self._request, get_updates_request=self._request,
        )  # fmt: skip

    async def open(self) -> None:
        """Make ready; asks nothing of Telegram."""
        await self._request.initialize()

    async def close(self) -> None:
        """Let go of connections."""
        await self._request.shutdown()

    # --- out

    async def do(self, errand: Errand) -> Done:
        """Do one errand: send, edit, answer_press or fetch_media. Raises ChannelError."""
        if errand.start or any(button.data.startswith((START, ADD_TO)) for button in errand.part.buttons):
            await self._know_own_name()
        parameters = self.payload(errand)
        method = parameters.pop("method")
        if errand.action == "errand":
            return Done(result=await self._call(method, parameters, repeatable=True, pauses="sender"))
        if errand.action == "fetch_media":
            return await self._fetch(parameters)
        if not self._loopback and _chat(errand.to) in INVENTED:
            raise ChannelError(Decision.GIVE_UP, "invented person")
        if errand.action == "answer_press" or errand.action in DEEDS:
            found = await self._call(method, parameters, pauses="sender")
            return Done(provider_id=_made(errand.action, found))
        if errand.media is not None and method in FILE_FIELDS:
            parameters[FILE_FIELDS[method]] = await _upload(errand.media)
        result = await self._call(method, parameters, pauses="address")
        if not isinstance(result, dict) or "message_id" not in result:
            raise ChannelError(Decision.UNKNOWN, "an answer without message_id")
        return Done(provider_id=str(result["message_id"]))

    def payload(self, errand: Errand) -> dict[str, Any]:
        """The method and its parameters as they go to Telegram, a file as `attach://` and its name.

        Text goes without parse mode, so nothing in it can be taken for markup. Raises ChannelError for what no
        request can be made of.
        """
        match errand.action:
            case "send":
                return _message(errand, self._start_link)
            case "edit":
                return _edit(errand, self._start_link)
            case "answer_press":
                # https://core.telegram.org/bots/api#answercallbackquery: text 0-200 characters
                note = {"text": errand.part.text[:200]} if errand.part.text else {}
                if errand.start:
                    note = {"url": self._start_link(errand.start)}
                return {"method": "answerCallbackQuery", "callback_query_id": errand.press_id, **note}
            case "fetch_media":
                return {"method": "getFile", "file_id": errand.media_ref}
            case "errand" if errand.asks == "rights":
                # What the bot may do in a chat: https://core.telegram.org/bots/api#getchatmember
                return {"method": "getChatMember", "chat_id": errand.words["chat"], "user_id": int(self.sender)}
        if errand.action in DEEDS:
            return _deed(errand)
        raise ChannelError(Decision.GIVE_UP, f"no such errand: {errand.action} {errand.asks}".rstrip())

    def _start_link(self, token: str) -> str:
        """The link that opens our own chat with a person and starts Haat there: core.telegram.org/bots/features#deep-linking"""
        if token.startswith(ADD_TO):
            # Opens the choice of a group, with these rights ticked: core.telegram.org/api/links#bot-links
            return (
                f"https://t.me/{self.username}?startgroup={token.removeprefix(ADD_TO)}&admin={'+'.join(ASKED_RIGHTS)}"
            )
        return f"https://t.me/{self.username}?start={token}"

    async def own_name(self) -> str:
        """The bot's user name, as it stands in the links that start it. Raises ChannelError."""
        await self._know_own_name()
        return self.username

    async def _know_own_name(self) -> None:
        """A start link carries the bot's user name, which is asked for once."""
        if not self.username:
            self.username = str((await self.me()).get("username", ""))

    async def _fetch(self, parameters: dict[str, Any]) -> Done:
        """The bytes of a file somebody sent, up to 20 MB, and what they are by themselves."""
        found = await self._call("getFile", parameters, repeatable=True, pauses="sender")
        place = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(place, str) or ".." in place:
            raise ChannelError(Decision.GIVE_UP, "no such file")
        try:
            async with asyncio.timeout(self._call_seconds):
                status, body = await self._request.do_request(self._files + quote(place), "GET")
        except (TelegramError, TimeoutError) as error:
            raise channel_error(error, repeatable=True, pauses="sender") from None
        if status == 404:
            raise ChannelError(Decision.GIVE_UP, "the file is gone")
        if status != 200:
            raise ChannelError(Decision.RETRY, f"status {status} for a file")
        try:
            mime, _ = sniff(body)
        except Refused:
            mime = "application/octet-stream"
        return Done(body=body, mime=mime)

    async def _call(
        self, method: str, parameters: dict[str, Any], *, waits: float = 0, repeatable: bool = False, pauses: str = "",
    ) -> Any:  # fmt: skip
        """One call, tried once; every failure as ChannelError, without the chain of causes that names the token.

        `waits`: seconds that Telegram may hold the answer back on purpose.
        """
        try:
            async with asyncio.timeout(waits + self._call_seconds):
                return await self._client.call(method, parameters)
        except (TelegramError, TimeoutError, LookupError, TypeError, AttributeError) as error:
            raise channel_error(error, repeatable=repeatable, pauses=pauses) from None

    # --- in

    def prove(self, secret_header: str | None) -> None:
        """Raises NotProven unless the request shows our secret (X-Telegram-Bot-Api-Secret-Token)."""
        shown, ours = (secret_header or "").encode("utf-8", "replace"), self._secret.encode()
        if not ours or not hmac.compare_digest(shown, ours):
            raise NotProven("wrong or missing secret")

    def read_update(self, raw: bytes, received_at: datetime) -> InboundMessage:
        """One proven update; unknown kinds become kind "unknown" with the kind as text. Raises Malformed."""
        return read_update(raw, self.sender, received_at)

    async def set_webhook(self, url: str = "") -> None:
        """Let updates come to `url` (default: our public door), with secret, by name. Raises ChannelError."""
        if not self._secret:
            raise ChannelError(Decision.GIVE_UP, "a webhook without secret would stay closed")
        await self._call(
            "setWebhook",
            {"url": url or self.public_url + WEBHOOK_PATH, "secret_token": self._secret,
             "allowed_updates": list(ALLOWED_UPDATES), "max_connections": WEBHOOKS_AT_ONCE},
            repeatable=True, pauses="sender",
        )  # fmt: skip

    async def delete_webhook(self) -> None:
        """Let updates wait for `get_updates` instead; those waiting stay. Raises ChannelError."""
        await self._call("deleteWebhook", {}, repeatable=True, pauses="sender")

    async def get_updates(self, offset: int) -> list[dict[str, Any]]:
        """The updates from `offset` on, as they came; waits up to 25 s for the first. Raises ChannelError."""
        found = await self._call(
            "getUpdates",
            {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)},
            waits=POLL_SECONDS, repeatable=True, pauses="sender",
        )  # fmt: skip
        if not isinstance(found, list) or not all(isinstance(update, dict) for update in found):
            raise ChannelError(Decision.RETRY, "an answer that is no list of updates")
        return found

    async def me(self) -> dict[str, Any]:
        """The bot as Telegram knows it (id, username, what it may do). Raises ChannelError."""
        found = await self._call("getMe", {}, repeatable=True, pauses="sender")
        if not isinstance(found, dict):
            raise ChannelError(Decision.RETRY, "an answer that is no bot")
        return found


def _made(action: str, found: Any) -> str:
    """What a deed made, as its row keeps it: a topic's id, or an invite link."""
    what = {"topic": "message_thread_id", "invite_link": "invite_link"}.get(action)
    return str(found.get(what, ""))[:80] if what and isinstance(found, dict) else ""


def _deed(errand: Errand) -> dict[str, Any]:
    """One deed at a group's chat. Raises ChannelError where it names no person or message."""
    chat, about = {"chat_id": _chat(errand.to)}, errand.words
    try:
        match errand.action:
            case "approve_join":
                return {"method": "approveChatJoinRequest", **chat, "user_id": int(about["user"])}
            case "decline_join":
                return {"method": "declineChatJoinRequest", **chat, "user_id": int(about["user"])}
            case "delete":
                return {"method": "deleteMessage", **chat, "message_id": int(about["message"])}
            case "restrict":
                # Less than 30 seconds or more than 366 days from now would mean for ever.
                return {"method": "restrictChatMember", **chat, "user_id": int(about["user"]),
                        "permissions": {"can_send_messages": False}, "until_date": int(about["until"])}  # fmt: skip
            case "unrestrict":
                return {"method": "restrictChatMember", **chat, "user_id": int(about["user"]), "permissions": ALL_MAY}
            case "ban":
                return {"method": "banChatMember", **chat, "user_id": int(about["user"])}
            case "unban":
                return {"method": "unbanChatMember", **chat, "user_id": int(about["user"]), "only_if_banned": True}
            case "topic":
                # https://core.telegram.org/bots/api#createforumtopic: a name of 1-128 characters
                return {"method": "createForumTopic", **chat, "name": str(about["name"])[:128]}
            case "invite_link":
                return {
                    "method": "createChatInviteLink",
                    **chat,
                    "name": str(about["name"])[:32],
                    "creates_join_request": True,
                }
        return {"method": "pinChatMessage", **chat, "message_id": int(errand.edits), "disable_notification": True}
    except (KeyError, ValueError):
        raise ChannelError(Decision.GIVE_UP, "a deed about nobody") from None


def _message(errand: Errand, start_link: Callable[[str], str]) -> dict[str, Any]:
    part, chat = errand.part, _chat(errand.to)
    around: dict[str, Any] = {}
    if keyboard := _keyboard(part, start_link, private=chat > 0):
        around["reply_markup"] = keyboard
    if part.thread.isdigit():
        around["message_thread_id"] = int(part.thread)
    if part.reply_to.isdigit():
        around["reply_parameters"] = {"message_id": int(part.reply_to), "allow_sending_without_reply": True}
    if part.pin:
        # https://core.telegram.org/bots/api#sendvenue
        (latitude, longitude), (title, _, address) = part.pin.split(","), part.text.partition("\n")
        return {"method": "sendVenue", "chat_id": chat, "latitude": float(latitude), "longitude": float(longitude),
                "title": title[:120] or "–", "address": address[:250] or title[:250] or "–", **around}  # fmt: skip
    if (
        errand.media is not None
        and part.text
        and TELEGRAM.length(part.text) > TELEGRAM.caption
        and errand.media.url.startswith("http")
    ):
        return {
            "method": "sendMessage",
            "chat_id": chat,
            "text": f"{part.text}\n{errand.media.url}",
            **NO_PREVIEW,
            **around,
        }
    if errand.media is None:
        return {"method": "sendMessage", "chat_id": chat, "text": part.text, **NO_PREVIEW, **around}
    method = _method(errand.media, part.media_kind)
    caption = {"caption": part.text} if part.text else {}
    return {"method": method, "chat_id": chat, FILE_FIELDS[method]: f"attach://{errand.media.path.name}",
            **caption, **around}  # fmt: skip


def _edit(errand: Errand, start_link: Callable[[str], str]) -> dict[str, Any]:
    """A changed text or caption; buttons that are not named again go away."""
    part, message = errand.part, int(errand.edits) if errand.edits.isdigit() else 0
    where = {"chat_id": _chat(errand.to), "message_id": message}
    markup = {"reply_markup": {"inline_keyboard": _inline(part.buttons, start_link)}} if part.buttons else {}
    if errand.media is not None or part.media_id is not None:
        return {"method": "editMessageCaption", **where, "caption": part.text, **markup}
    if not part.text:
        return {"method": "editMessageReplyMarkup", **where, **markup}
    return {"method": "editMessageText", **where, "text": part.text, **NO_PREVIEW, **markup}


def _chat(to: str) -> int:
    try:
        return int(to)
    except ValueError:
        raise ChannelError(Decision.GIVE_UP, "no Telegram id") from None


def _keyboard(part: Part, start_link: Callable[[str], str], *, private: bool) -> dict[str, Any]:
    """Inline buttons; or, to ask for one's number, keys below the text field: one message cannot have both.

    Keys send their label as words. Telegram takes the wish for a number in private chats only.
    """
    if part.ask_contact and private:
        rows = [[{"text": button.label} for button in row] for row in _rows(part.buttons)]
        ask = [{"text": part.ask_contact, "request_contact": True}]
        return {"keyboard": [ask, *rows], "resize_keyboard": True, "one_time_keyboard": True}
    return {"inline_keyboard": _inline(part.buttons, start_link)} if part.buttons else {}


def _inline(buttons: tuple[Button, ...], start_link: Callable[[str], str]) -> list[list[dict[str, str]]]:
    return [[_key(button, start_link) for button in row] for row in _rows(buttons)]


def _key(button: Button, start_link: Callable[[str], str]) -> dict[str, str]:
    if button.data.startswith(START):
        return {"text": button.label, "url": start_link(button.data.removeprefix(START))}
    if button.data.startswith(ADD_TO):
        return {"text": button.label, "url": start_link(button.data)}
    return {"text": button.label, "callback_data": button.data}


def _rows(buttons: tuple[Button, ...]) -> list[list[Button]]:
    """A long label has a row of its own, two short neighbours share one."""
    rows: list[list[Button]] = []
    for button in buttons:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and all(len(each.label) <= SHORT_LABEL for each in (*beside, button)):
            beside.append(button)
        else:
            rows.append([button])
    return rows


def _method(media: MediaFile, kind: str) -> str:
    """How a file is shown: by what it is, and as a voice note when it was one."""
    method = METHODS_BY_MIME.get(media.mime.partition(";")[0].strip().lower(), "sendDocument")
    if kind == "document":
        return "sendDocument"
    return "sendVoice" if kind == "voice" and method == "sendAudio" else method


async def _upload(media: MediaFile) -> InputFile:
    try:
        content = await asyncio.to_thread(Path.read_bytes, media.path)
    except OSError as error:
        raise ChannelError(Decision.GIVE_UP, f"our copy cannot be read: {type(error).__name__}") from None
    return InputFile(content, filename=media.path.name, attach=True)
