"""What each Bot API method does to the world; methods without an entry are only judged and given a sample answer."""

# ruff: noqa: N802 - the methods bear the names of the Bot API
import json
from collections.abc import Callable
from typing import Any

from tests.fakes.telegram_spec import Spec, Upload, parse_beside
from tests.fakes.telegram_world import (
    CALLBACK_LIFE,
    DAY,
    FOLDERS,
    JSON,
    NOT_MODIFIED,
    STALE_QUERY,
    Chat,
    Refusal,
    Stored,
    StoredFile,
    Topic,
    World,
    is_image,
    is_sound,
)

MEGABYTE = 1024 * 1024
INLINE_ACTIONS = ("url", "callback_data", "web_app", "login_url", "switch_inline_query",
                  "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
                  "callback_game", "pay")  # fmt: skip
PRIVATE_ONLY = {"request_contact": "phone number", "request_location": "location", "request_users": "users",
                "request_chat": "chat", "web_app": "Web App", "request_managed_bot": "managed bot"}  # fmt: skip
NO_INVITE = "not enough rights to manage chat invite link"
NO_RESTRICT = "not enough rights to restrict/unrestrict chat member"
NO_PIN = "not enough rights to manage pinned messages in the chat"
NO_TOPIC = "not enough rights to create a topic"

Method = Callable[["Methods", JSON, dict[str, Upload]], Any]


class Methods:
    """Runs one judged call against the world; the caller holds the lock."""

    def __init__(self, world: World, spec: Spec) -> None:
        self.world, self.spec = world, spec
        self.table: dict[str, Method] = {
            name: getattr(type(self), name) for name in spec.methods if hasattr(type(self), name)
        }
        for kind, method in (("photo", "sendPhoto"), ("voice", "sendVoice"), ("audio", "sendAudio"),
                             ("document", "sendDocument"), ("video", "sendVideo"), ("animation", "sendAnimation"),
                             ("video_note", "sendVideoNote"), ("sticker", "sendSticker")):  # fmt: skip
            self.table[method] = lambda me, p, u, kind=kind: me._send_file(kind, p, u)  # type: ignore[misc]

    def run(self, method: str, p: JSON, uploads: dict[str, Upload]) -> tuple[Any, bool]:
        """The result, and whether the method is really played (else a sample of its return type)."""
        if method in self.table:
            return self.table[method](self, p, uploads), True
        return self.spec.sample(tuple(self.spec.returns[method])), False

    # --- sending

    def sendMessage(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        text, entities = parse_beside(p["text"], p, "text")
        if not text:
            raise Refusal(400, "message text is empty", wrong=True)
        return self._post(chat, p, self.world.text_content(text, entities))

    def _send_file(self, kind: str, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        file = self._file(kind, p[kind], uploads, p)
        return self._post(chat, p, {**self._media(file), **self._caption(p)})

    def sendMediaGroup(self, p: JSON, uploads: dict[str, Upload]) -> list[JSON]:
        chat = self.world.reach(p["chat_id"])
        kinds = {item["type"] for item in p["media"]}
        for lonely in ("audio", "document"):
            if lonely in kinds and len(kinds) > 1:
                raise Refusal(400, f"{lonely} can't be mixed with other media types", wrong=True)
        if "animation" in kinds:
            raise Refusal(400, "wrong type of media in the album", wrong=True)
        group = str(13_000_000_000_000_000 + self.world.serial())
        sent = []
        for item in p["media"]:
            file = self._file(item["type"], item["media"], uploads, item)
            sent.append(self._post(chat, p, {**self._media(file), **self._caption(item), "media_group_id": group}))
        return sent

    def sendLocation(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        return self._post(chat, p, {"location": _location(p)})

    def sendVenue(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        venue = {"location": _location(p), "title": p["title"], "address": p["address"]}
        return self._post(chat, p, {"venue": venue, "location": venue["location"]})

    def sendContact(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        return self._post(chat, p, {"contact": _only(p, "phone_number", "first_name", "last_name", "vcard")})

    def sendDice(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        return self._post(chat, p, {"dice": {"emoji": p.get("emoji", "🎲"), "value": 4}})

    def sendPoll(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.reach(p["chat_id"])
        texts = [parse_beside(option["text"], option, "text")[0] for option in p["options"]]
        poll = new_poll(self.world, parse_beside(p["question"], p, "question")[0], texts, p)
        return self._post(chat, p, {"poll": poll})

    def sendChatAction(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.reach(p["chat_id"])
        known = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
                 "upload_document", "choose_sticker", "find_location", "record_video_note",
                 "upload_video_note"}  # fmt: skip
        if p["action"] not in known:
            raise Refusal(400, "wrong parameter action in request", wrong=True)
        self.world.chat_actions.append((chat.id, p["action"]))
        return True

    def forwardMessage(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, source = self.world.reach(p["chat_id"]), self.world.chat(p["from_chat_id"])
        return self._carry(chat, source, p["message_id"], p, forward=True).json

    def copyMessage(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, source = self.world.reach(p["chat_id"]), self.world.chat(p["from_chat_id"])
        return {"message_id": self._carry(chat, source, p["message_id"], p, forward=False).id}

    def forwardMessages(self, p: JSON, uploads: dict[str, Upload]) -> list[JSON]:
        return self._carry_many(p, forward=True)

    def copyMessages(self, p: JSON, uploads: dict[str, Upload]) -> list[JSON]:
        return self._carry_many(p, forward=False)

    def _carry_many(self, p: JSON, forward: bool) -> list[JSON]:
        chat, source = self.world.reach(p["chat_id"]), self.world.chat(p["from_chat_id"])
        ids = [n for n in p["message_ids"] if n in source.messages and not source.messages[n].deleted]
        if not ids:
            raise Refusal(400, "there are no messages to " + ("forward" if forward else "copy"))
        return [{"message_id": self._carry(chat, source, n, p, forward).id} for n in ids]

    def _carry(self, chat: Chat, source: Chat, message_id: int, p: JSON, forward: bool) -> Stored:
        word = "forward" if forward else "copy"
        old = self.world.stored(source, message_id, f"message to {word} not found")
        if old.protected:
            raise Refusal(400, f"message can't be {'forwarded' if forward else 'copied'}")
        kept = {k: v for k, v in old.json.items() if k in (*FOLDERS, "text", "entities", "caption", "caption_entities",
                                                           "location", "venue", "contact", "poll", "dice")}  # fmt: skip
        if forward:
            sender = old.json.get("from", self.world.bot)
            origin: JSON = {"type": "user", "date": old.json["date"], "sender_user": sender}
            if "sender_chat" in old.json:
                origin = {"type": "channel", "date": old.json["date"], "chat": source.json(), "message_id": message_id}
            kept["forward_origin"] = origin
        elif "caption" in p:
            kept.pop("caption_entities", None)
            kept |= self._caption(p)
        return self._place(chat, {k: v for k, v in p.items() if k != "message_id"}, kept)

    def _post(self, chat: Chat, p: JSON, content: JSON) -> JSON:
        return self._place(chat, p, content).json

    def _place(self, chat: Chat, p: JSON, content: JSON) -> Stored:
        world = self.world
        markup = p.get("reply_markup")
        if markup is not None:
            check_markup(markup, chat)
        topic = p.get("message_thread_id")
        if topic is not None:
            if topic not in chat.topics:
                raise Refusal(400, "message thread not found", wrong=not chat.forum)
            if chat.topics[topic].closed and not world.member(chat, world.bot["id"]).get("can_manage_topics"):
                raise Refusal(400, "TOPIC_CLOSED")
        reply_to = None
        if reply := p.get("reply_parameters"):
            place = world.chat(reply["chat_id"]) if "chat_id" in reply else chat
            found = place.messages.get(reply.get("message_id", 0))
            if found is None or found.deleted:
                if not reply.get("allow_sending_without_reply"):
                    raise Refusal(400, "message to be replied not found")
            elif place is chat:
                reply_to = found
        stored = world.post(chat, world.bot, content, keyboard=markup, topic=topic, reply_to=reply_to)
        if p.get("protect_content"):
            stored.json["has_protected_content"] = stored.protected = True
        return stored

    def _caption(self, p: JSON) -> JSON:
        if not p.get("caption"):
            return {}
        text, entities = parse_beside(p["caption"], p, "caption")
        return self.world.text_content(text, entities, "caption") if text else {}

    def _media(self, file: StoredFile) -> JSON:
        content: JSON = {file.kind: self.world.file_content(file)}
        if file.kind == "animation":
            content["document"] = {**_only(content["animation"], "file_id", "file_unique_id", "file_name", "mime_type"),
                                   "file_size": file.size}  # fmt: skip
        return content

    def _file(self, kind: str, value: str, uploads: dict[str, Upload], p: JSON) -> StoredFile:
        if value.startswith("attach://"):
            upload = uploads[value.removeprefix("attach://")]
            if not upload.content:
                raise Refusal(400, "file must be non-empty", wrong=True)
            limit = 10 if kind == "photo" else 50
            if len(upload.content) > limit * MEGABYTE:
                raise Refusal(413, "Request Entity Too Large", wrong=True)
            if kind == "photo" and not is_image(upload.content):
                raise Refusal(400, "IMAGE_PROCESS_FAILED", wrong=True)
            if kind == "voice" and not is_sound(upload.content):
                raise Refusal(400, "FAKE: a voice message must be OGG, MP3 or M4A", wrong=True)
            facts = {k: p[k] for k in ("duration", "title", "performer") if k in p and kind != "document"}
            if kind in ("photo", "voice", "document", "sticker"):
                facts = {k: v for k, v in facts.items() if k == "duration"}
            return self.world.keep_file(kind, upload, **facts)
        if value.startswith(("http://", "https://")):
            raise Refusal(400, "FAKE: files by URL are not fetched by the fake, upload them", wrong=True)
        file = self.world.files.get(value)
        if file is None:
            raise Refusal(400, "wrong file identifier/HTTP URL specified", wrong=True)
        if file.kind != kind:
            raise Refusal(400, f"can't use file of type {file.kind.title()} as {kind.title()}", wrong=True)
        return file

    # --- editing and deleting

    def editMessageText(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, stored = self._editable(p)
        if "text" not in stored.json:
            raise Refusal(400, "there is no text in the message to edit", wrong=True)
        if "text" not in p:
            raise Refusal(400, "message text is empty", wrong=True)
        text, entities = parse_beside(p["text"], p, "text")
        return self._change(chat, stored, p, self.world.text_content(text, entities), ("text", "entities"))

    def editMessageCaption(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, stored = self._editable(p)
        if "text" in stored.json:
            raise Refusal(400, "there is no caption in the message to edit", wrong=True)
        return self._change(chat, stored, p, self._caption(p), ("caption", "caption_entities"))

    def editMessageReplyMarkup(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, stored = self._editable(p)
        return self._change(chat, stored, p, {}, ())

    def editMessageMedia(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, stored = self._editable(p)
        media = p["media"]
        file = self._file(media["type"], media["media"], uploads, media)
        drop = (*FOLDERS, "caption", "caption_entities", "text", "entities")
        return self._change(chat, stored, p, {**self._media(file), **self._caption(media)}, drop)

    def editMessageLiveLocation(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, stored = self._living(p)
        return self._change(chat, stored, p, {"location": {**stored.json["location"], **_location(p)}}, ())

    def stopMessageLiveLocation(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat, stored = self._living(p)
        place = {k: v for k, v in stored.json["location"].items() if k != "live_period"}
        return self._change(chat, stored, p, {"location": place}, ())

    def _living(self, p: JSON) -> tuple[Chat, Stored]:
        chat, stored = self._editable(p)
        if "live_period" not in stored.json.get("location", {}):
            raise Refusal(400, "message can't be edited", wrong=True)
        return chat, stored

    def stopPoll(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        stored = self._editable(p)[1]
        if "poll" not in stored.json or stored.json["poll"]["is_closed"]:
            raise Refusal(400, "poll has already been closed")
        stored.json["poll"] = {**stored.json["poll"], "is_closed": True}
        return dict(stored.json["poll"])

    def _editable(self, p: JSON) -> tuple[Chat, Stored]:
        if "chat_id" not in p or "message_id" not in p:
            if "inline_message_id" in p:
                raise Refusal(400, "MESSAGE_ID_INVALID")
            raise Refusal(400, "message identifier is not specified", wrong=True)
        chat = self.world.reach(p["chat_id"])
        stored = self.world.stored(chat, p["message_id"], "message to edit not found")
        if not stored.from_bot or stored.keyboard is not None or "forward_origin" in stored.json:
            raise Refusal(400, "message can't be edited", wrong=True)
        return chat, stored

    def _change(self, chat: Chat, stored: Stored, p: JSON, content: JSON, replaced: tuple[str, ...]) -> JSON:
        new = {key: value for key, value in stored.json.items() if key not in (*replaced, "reply_markup")} | content
        markup = p.get("reply_markup")
        if markup is not None:
            check_markup(markup, chat)
            if markup["inline_keyboard"]:
                new["reply_markup"] = markup
        if new == stored.json:
            raise Refusal(400, NOT_MODIFIED)
        new["edit_date"] = self.world.now()
        stored.json, stored.edits = new, stored.edits + 1
        return new

    def deleteMessage(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self._delete(chat, self.world.stored(chat, p["message_id"], "message to delete not found"))
        return True

    def deleteMessages(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        for number in p["message_ids"]:
            if number in chat.messages and not chat.messages[number].deleted:
                self._delete(chat, chat.messages[number])
        return True

    def _delete(self, chat: Chat, stored: Stored) -> None:
        may = chat.kind == "private"
        if not may:
            self.world.present(chat)
            may = self.world.member(chat, self.world.bot["id"]).get("can_delete_messages", False)
        if not (may or stored.from_bot):
            raise Refusal(400, "message can't be deleted")
        if self.world.now() - stored.json["date"] > 2 * DAY and not (may and chat.kind == "supergroup"):
            raise Refusal(400, "message can't be deleted for everyone")
        stored.deleted = True
        if stored.id in chat.pinned:
            chat.pinned.remove(stored.id)

    def setMessageReaction(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.reach(p["chat_id"])
        stored = self.world.stored(chat, p["message_id"], "message to react not found")
        self.world.reactions[chat.id, stored.id] = p.get("reaction", [])
        return True

    def pinChatMessage(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self._pinner(p)
        stored = self.world.stored(chat, p["message_id"], "message to pin not found")
        chat.pinned = [n for n in chat.pinned if n != stored.id] + [stored.id]
        return True

    def unpinChatMessage(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self._pinner(p)
        number = p.get("message_id", chat.pinned[-1] if chat.pinned else 0)
        if number not in chat.pinned:
            raise Refusal(400, "message to unpin not found")
        chat.pinned.remove(number)
        return True

    def unpinAllChatMessages(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self._pinner(p).pinned.clear()
        return True

    def _pinner(self, p: JSON) -> Chat:
        chat = self.world.reach(p["chat_id"])
        if chat.kind != "private":
            self.world.need(chat, "can_edit_messages" if chat.kind == "channel" else "can_pin_messages", NO_PIN)
        return chat

    def answerCallbackQuery(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        press = self.world.presses.get(p["callback_query_id"])
        if press is None or press.answered or self.world.clock.timestamp() - press.made_at > CALLBACK_LIFE:
            raise Refusal(400, STALE_QUERY)
        press.answered, press.text, press.alert = True, p.get("text"), p.get("show_alert", False)
        press.url = p.get("url")
        return True

    # --- files

    def getFile(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        file = self.world.files.get(p["file_id"])
        if file is None:
            raise Refusal(400, "wrong file_id or the file is temporarily unavailable")
        if file.size > 20 * MEGABYTE:
            raise Refusal(400, "file is too big")
        return {"file_id": p["file_id"], "file_unique_id": file.unique_id, "file_size": file.size,
                "file_path": file.path}  # fmt: skip

    # --- chats and members

    def getChat(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.chat(p["chat_id"])
        if chat.kind != "private":
            self.world.present(chat)
        accepted = dict.fromkeys(self.spec.types["AcceptedGiftTypes"], False)
        full = {**chat.json(), "accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": accepted}
        if chat.description:
            full["description"] = chat.description
        if chat.permissions:
            full["permissions"] = chat.permissions
        if chat.pinned:
            full["pinned_message"] = chat.messages[chat.pinned[-1]].json
        return full

    def getChatMember(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self.world.chat(p["chat_id"])
        self.world.present(chat)
        return self.world.member(chat, p["user_id"])

    def getChatAdministrators(self, p: JSON, uploads: dict[str, Upload]) -> list[JSON]:
        chat = self.world.chat(p["chat_id"])
        if chat.kind == "private":
            raise Refusal(400, "there are no administrators in the private chat", wrong=True)
        self.world.present(chat)
        return [m for m in chat.members.values() if m["status"] in ("creator", "administrator")]

    def getChatMemberCount(self, p: JSON, uploads: dict[str, Upload]) -> int:
        chat = self.world.chat(p["chat_id"])
        if chat.kind != "private":
            self.world.present(chat)
        return sum(m["status"] not in ("left", "kicked") for m in chat.members.values()) or 2

    def leaveChat(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self.world.present(chat)
        self.world.set_member(chat, self.world.bot["id"], self.world.as_member(self.world.bot["id"], "left"),
                              dict(self.world.bot))  # fmt: skip
        return True

    def banChatMember(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self._sanctions(p)
        value = self.world.as_member(p["user_id"], "kicked", until_date=self._until(p))
        self.world.set_member(chat, p["user_id"], value, dict(self.world.bot))
        return True

    def unbanChatMember(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self._sanctions(p)
        status = self.world.member(chat, p["user_id"])["status"]
        if status == "kicked" or (not p.get("only_if_banned") and status != "left"):
            self.world.set_member(chat, p["user_id"], self.world.as_member(p["user_id"], "left"), dict(self.world.bot))
        return True

    def restrictChatMember(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self._sanctions(p)
        if chat.kind != "supergroup":
            raise Refusal(400, "method is available only for supergroups", wrong=True)
        value = self.world.as_member(p["user_id"], "restricted", until_date=self._until(p), **p["permissions"])
        self.world.set_member(chat, p["user_id"], value, dict(self.world.bot))
        return True

    def promoteChatMember(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_promote_members", "not enough rights")
        rights = {k: v for k, v in p.items() if k.startswith(("can_", "is_"))}
        status = "administrator" if any(rights.values()) else "member"
        self.world.set_member(chat, p["user_id"], self.world.as_member(p["user_id"], status, **rights),
                              dict(self.world.bot))  # fmt: skip
        return True

    def setChatMemberTag(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_manage_tags", "not enough rights")
        chat.tags[p["user_id"]] = p.get("tag", "")
        return True

    def _sanctions(self, p: JSON) -> Chat:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_restrict_members", NO_RESTRICT)
        if p["user_id"] == self.world.bot["id"]:
            raise Refusal(400, "can't restrict self", wrong=True)
        status = self.world.member(chat, p["user_id"])["status"]
        if status == "creator":
            raise Refusal(400, "can't remove chat owner")
        if status == "administrator":
            raise Refusal(400, "user is an administrator of the chat")
        return chat

    def _until(self, p: JSON) -> int:
        until = int(p.get("until_date", 0))
        ahead = until - self.world.now()
        return until if 30 <= ahead <= 366 * DAY else 0

    def setChatPermissions(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_restrict_members", "not enough rights to change chat permissions")
        chat.permissions = p["permissions"]
        return True

    def setChatTitle(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_change_info", "not enough rights to change chat title")
        chat.title = p["title"]
        return True

    def setChatDescription(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_change_info", "not enough rights to set chat description")
        if chat.description == p.get("description", ""):
            raise Refusal(400, "chat description is not modified")
        chat.description = p.get("description", "")
        return True

    # --- invite links and join requests

    def createChatInviteLink(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self._inviter(p)
        if p.get("creates_join_request") and "member_limit" in p:
            text = "member limit can't be specified for links requiring administrator approval"
            raise Refusal(400, text, wrong=True)
        return new_link(self.world, chat, p)

    def exportChatInviteLink(self, p: JSON, uploads: dict[str, Upload]) -> str:
        chat = self._inviter(p)
        for link in chat.links.values():
            if link["is_primary"]:
                link["is_revoked"] = True
        return str(new_link(self.world, chat, {}, primary=True)["invite_link"])

    def editChatInviteLink(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        link = self._link(self._inviter(p), p)
        if link["is_revoked"]:
            raise Refusal(400, "INVITE_HASH_EXPIRED")
        link |= _only(p, "name", "expire_date", "member_limit", "creates_join_request")
        return dict(link)

    def revokeChatInviteLink(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        link = self._link(self._inviter(p), p)
        link["is_revoked"] = True
        return dict(link)

    def _link(self, chat: Chat, p: JSON) -> JSON:
        if p["invite_link"] not in chat.links:
            raise Refusal(400, "INVITE_HASH_EXPIRED")
        return chat.links[p["invite_link"]]

    def _inviter(self, p: JSON) -> Chat:
        chat = self.world.chat(p["chat_id"])
        self.world.need(chat, "can_invite_users", NO_INVITE)
        return chat

    def approveChatJoinRequest(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.settle_request(self._inviter(p), p["user_id"], accepted=True)
        return True

    def declineChatJoinRequest(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.settle_request(self._inviter(p), p["user_id"], accepted=False)
        return True

    # --- forum topics

    def createForumTopic(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        chat = self._forum(p)
        color = p.get("icon_color", 7322096)
        if color not in (7322096, 16766590, 13338331, 9367192, 16749490, 16478047):
            raise Refusal(400, "TOPIC_ICON_COLOR_INVALID", wrong=True)
        created = {"forum_topic_created": {"name": p["name"], "icon_color": color}}
        stored = self.world.post(chat, self.world.bot, created)
        topic = Topic(stored.id, p["name"], color, p.get("icon_custom_emoji_id"))
        chat.topics[topic.id] = topic
        return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color} | (
            {"icon_custom_emoji_id": topic.icon_custom_emoji_id} if topic.icon_custom_emoji_id else {}
        )

    def editForumTopic(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        topic = self._topic(p)
        if topic.name == p.get("name", topic.name) and "icon_custom_emoji_id" not in p:
            raise Refusal(400, "TOPIC_NOT_MODIFIED")
        topic.name = p.get("name") or topic.name
        return True

    def closeForumTopic(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        topic = self._topic(p)
        if topic.closed:
            raise Refusal(400, "TOPIC_NOT_MODIFIED")
        topic.closed = True
        return True

    def reopenForumTopic(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        topic = self._topic(p)
        if not topic.closed:
            raise Refusal(400, "TOPIC_NOT_MODIFIED")
        topic.closed = False
        return True

    def deleteForumTopic(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        topic, chat = self._topic(p), self.world.chat(p["chat_id"])
        del chat.topics[topic.id]
        for stored in chat.messages.values():
            stored.deleted = stored.deleted or stored.json.get("message_thread_id") == topic.id
        return True

    def _forum(self, p: JSON) -> Chat:
        chat = self.world.chat(p["chat_id"])
        if not chat.forum:
            raise Refusal(400, "the chat is not a forum", wrong=True)
        self.world.need(chat, "can_manage_topics", NO_TOPIC)
        return chat

    def _topic(self, p: JSON) -> Topic:
        chat = self._forum(p)
        if p["message_thread_id"] not in chat.topics:
            raise Refusal(400, "TOPIC_ID_INVALID")
        return chat.topics[p["message_thread_id"]]

    # --- the bot itself

    def getMe(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        return {**self.world.bot, "can_join_groups": True, "can_read_all_group_messages": not self.world.privacy_mode,
                "supports_inline_queries": False, "can_connect_to_business": False,
                "has_main_web_app": False}  # fmt: skip

    def setMyCommands(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.commands[_commands_key(p)] = p["commands"]
        return True

    def getMyCommands(self, p: JSON, uploads: dict[str, Upload]) -> list[JSON]:
        return self.world.commands.get(_commands_key(p), [])

    def deleteMyCommands(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.commands.pop(_commands_key(p), None)
        return True

    def setMyName(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        return self._tell("name", p)

    def getMyName(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        return {"name": self._told("name", p) or self.world.bot["first_name"]}

    def setMyDescription(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        return self._tell("description", p)

    def getMyDescription(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        return {"description": self._told("description", p)}

    def setMyShortDescription(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        return self._tell("short_description", p)

    def getMyShortDescription(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        return {"short_description": self._told("short_description", p)}

    def _tell(self, what: str, p: JSON) -> bool:
        self.world.profile[what, p.get("language_code", "")] = p.get(what, "")
        return True

    def _told(self, what: str, p: JSON) -> str:
        profile = self.world.profile
        return profile.get((what, p.get("language_code", ""))) or profile.get((what, ""), "")

    def setChatMenuButton(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.menu[p.get("chat_id", 0)] = p.get("menu_button", {"type": "default"})
        return True

    def getChatMenuButton(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        return self.world.menu.get(p.get("chat_id", 0), {"type": "commands"})

    def setMyDefaultAdministratorRights(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.default_rights[p.get("for_channels", False)] = p.get("rights", {})
        return True

    def getMyDefaultAdministratorRights(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        empty = {n: False for n, f in self.spec.types["ChatAdministratorRights"].items() if f.required}
        return {**empty, **self.world.default_rights.get(p.get("for_channels", False), {})}

    def getWebhookInfo(self, p: JSON, uploads: dict[str, Upload]) -> JSON:
        self.world.drop_expired()
        hook = self.world.webhook or {}
        info = {"url": hook.get("url", ""), "has_custom_certificate": False,
                "pending_update_count": len(self.world.pending)}  # fmt: skip
        info |= _only(hook, "last_error_date", "last_error_message", "max_connections", "ip_address")
        if self.world.allowed_updates:
            info["allowed_updates"] = self.world.allowed_updates
        return info

    def deleteWebhook(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        self.world.webhook = None
        if p.get("drop_pending_updates"):
            self.world.pending.clear()
        return True

    def setWebhook(self, p: JSON, uploads: dict[str, Upload]) -> bool:
        url = p["url"]
        if not url:
            return self.deleteWebhook(p, uploads)
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
            raise Refusal(400, "bad webhook: An HTTPS URL must be provided for webhook", wrong=True)
        if p.get("drop_pending_updates"):
            self.world.pending.clear()
        if "allowed_updates" in p:
            unknown = set(p["allowed_updates"]) - set(self.spec.types["Update"])
            if unknown:
                raise Refusal(400, f"FAKE: unknown update kinds {', '.join(sorted(unknown))}", wrong=True)
            self.world.allowed_updates = p["allowed_updates"] or None
        self.world.webhook = {"url": url, "secret": p.get("secret_token", ""),
                              "max_connections": p.get("max_connections", 40), "ip_address": "127.0.0.1"}  # fmt: skip
        return True


def check_markup(markup: JSON, chat: Chat) -> None:
    """Raises Refusal for keyboards that the description allows but the real server does not."""
    rows: list[list[Any]] = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if sum(len(row) for row in rows) > 100:
        raise Refusal(400, "reply markup is too long", wrong=True)
    if any(len(row) > 8 for row in rows) and "inline_keyboard" in markup:
        raise Refusal(400, "FAKE: more than 8 inline buttons in a row", wrong=True)
    for button in (button for row in rows for button in row):
        if isinstance(button, dict) and not button["text"].strip():
            raise Refusal(400, "FAKE: a button without a label", wrong=True)
        if "inline_keyboard" in markup:
            actions = [name for name in INLINE_ACTIONS if name in button]
            if not actions:
                raise Refusal(400, "Text buttons are unallowed in the inline keyboard", wrong=True)
            if len(actions) > 1:
                raise Refusal(400, f"FAKE: a button with two actions: {', '.join(actions)}", wrong=True)
            if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
                text = f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
                raise Refusal(400, text, wrong=True)
        elif isinstance(button, dict) and chat.kind != "private":
            for name, noun in PRIVATE_ONLY.items():
                if button.get(name):
                    raise Refusal(400, f"{noun} can be requested in private chats only", wrong=True)


def new_link(world: World, chat: Chat, p: JSON, primary: bool = False) -> JSON:
    """A fresh ChatInviteLink of the bot in this chat."""
    link: JSON = {"invite_link": f"https://t.me/+fake{world.serial():08d}", "creator": dict(world.bot),
                  "creates_join_request": p.get("creates_join_request", False), "is_primary": primary,
                  "is_revoked": False} | _only(p, "name", "expire_date", "member_limit")  # fmt: skip
    chat.links[link["invite_link"]] = link
    return dict(link)


def new_poll(world: World, question: str, texts: list[str], p: JSON) -> JSON:
    """A fresh Poll object with no votes."""
    number = world.serial()
    poll: JSON = {
        "id": str(5_000_000_000 + number), "question": question, "total_voter_count": 0,
        "is_closed": p.get("is_closed", False),
        "is_anonymous": p.get("is_anonymous", True), "type": p.get("type", "regular"),
        "allows_multiple_answers": p.get("allows_multiple_answers", False),
    }  # fmt: skip
    options: list[JSON] = []
    for place, text in enumerate(texts):
        option: JSON = {"text": text, "voter_count": 0}
        for name, field in world.spec.types["PollOption"].items():
            if field.required and name not in option:
                option[name] = str(place) if field.types == ("String",) else 0
        options.append(option)
    poll["options"] = options
    for name, field in world.spec.types["Poll"].items():
        if field.required and name not in poll:
            poll[name] = False if field.types == ("Boolean",) else 0
    return poll


def _location(p: JSON) -> JSON:
    return _only(p, "latitude", "longitude", "horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")


def _only(p: JSON, *names: str) -> JSON:
    return {name: p[name] for name in names if name in p}


def _commands_key(p: JSON) -> tuple[str, str]:
    return json.dumps(p.get("scope", {"type": "default"}), sort_keys=True), p.get("language_code", "")
