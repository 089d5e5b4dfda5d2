"""Twilio's resources as the fake answers for them: messages, media, contents, approvals, senders, services."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.fakes.twilio_people import OutgoingMedia
from tests.fakes.twilio_rules import (
    CATEGORIES,
    SESSION_ONLY,
    TEMPLATE_NAME,
    Content,
    Refusal,
    approval_fault,
    check_content,
)
from tests.fakes.twilio_wire import Asked, Handler

if TYPE_CHECKING:
    from tests.fakes.twilio import FakeTwilio, Message, Sender, Service


def _mail_date(moment: datetime | None) -> str | None:
    return format_datetime(moment.astimezone(UTC)) if moment else None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Resources:
    """One handler for each operation of the OpenAPI files."""

    def __init__(self, fake: FakeTwilio) -> None:
        self.fake = fake

    def handlers(self) -> dict[str, Handler]:
        """The handlers by operation name."""
        return {
            "CreateMessage": self.create_message,
            "ListMessage": self.list_messages,
            "FetchMessage": self.fetch_message,
            "UpdateMessage": self.update_message,
            "DeleteMessage": self.delete_message,
            "CreateMessageFeedback": self.create_feedback,
            "ListMedia": self.list_media,
            "FetchMedia": self.fetch_media,
            "DeleteMedia": self.delete_media,
            "ListAccount": self.list_accounts,
            "FetchAccount": self.fetch_account,
            "CreateAccount": self.create_account,
            "UpdateAccount": self.update_account,
            "CreateContent": self.create_content,
            "FetchContent": self.fetch_content,
            "UpdateContent": self.update_content,
            "DeleteContent": self.delete_content,
            "ListContent": self.list_contents,
            "ListContentAndApprovals": self.list_contents_and_approvals,
            "ListLegacyContent": self.list_legacy_contents,
            "CreateApprovalCreate": self.create_approval,
            "FetchApprovalFetch": self.fetch_approval,
            "CreateTypingIndicator": self.create_typing,
            "ListChannelsSender": self.list_senders,
            "FetchChannelsSender": self.fetch_sender,
            "CreateChannelsSender": self.create_sender,
            "UpdateChannelsSender": self.update_sender,
            "DeleteChannelsSender": self.delete_sender,
            "ListService": self.list_services,
            "CreateService": self.create_service,
            "FetchService": self.fetch_service,
            "UpdateService": self.update_service,
            "DeleteService": self.delete_service,
            "ListChannelSender": self.list_service_senders,
            "CreateChannelSender": self.create_service_sender,
            "FetchChannelSender": self.fetch_service_sender,
            "DeleteChannelSender": self.delete_service_sender,
        }

    # --- messages -----------------------------------------------------------------------------------------------

    async def create_message(self, asked: Asked) -> Any:
        """POST Messages: the answer shows the state at acceptance, even when callbacks overtook it."""
        message = await self.fake.send_message(asked)
        body = self._message(message)
        body.update(status=message.statuses[0], error_code=None, error_message=None, date_sent=None)
        if message.service_sid and "From" not in asked.values:
            body["from"] = None
        return body

    async def list_messages(self, asked: Asked) -> Any:
        """GET Messages with To, From, DateSent, DateSent< and DateSent>, newest first."""
        found = [
            message
            for message in reversed(list(self.fake.messages.values()))
            if message.account_sid == asked.account and self._wanted(message, asked.query)
        ]
        return self._classic_page(asked, "messages", [self._message(message) for message in found])

    async def fetch_message(self, asked: Asked) -> Any:
        """GET one message."""
        return self._message(self._find_message(asked, "Sid"))

    async def update_message(self, asked: Asked) -> Any:
        """POST one message: an empty Body redacts it, Status=canceled cancels a scheduled one."""
        message = self._find_message(asked, "Sid")
        if asked.values.get("Body") not in (None, ""):
            raise Refusal(20001, detail="Body can only be emptied")
        if "Body" in asked.values:
            message.body = ""
        if asked.values.get("Status") == "canceled":
            if message.status != "scheduled":
                raise Refusal(20001, detail=f"a {message.status} message cannot be canceled")
            message.status = "canceled"
            message.statuses.append("canceled")
        return self._message(message)

    async def delete_message(self, asked: Asked) -> Any:
        """DELETE one message."""
        del self.fake.messages[self._find_message(asked, "Sid").sid]

    async def create_feedback(self, asked: Asked) -> Any:
        """POST Feedback."""
        message = self._find_message(asked, "MessageSid")
        now = _mail_date(self.fake.clock.now())
        return {
            "account_sid": asked.account,
            "message_sid": message.sid,
            "outcome": asked.values.get("Outcome", "confirmed"),
            "date_created": now,
            "date_updated": now,
            "uri": f"/2010-04-01/Accounts/{asked.account}/Messages/{message.sid}/Feedback.json",
        }

    def _find_message(self, asked: Asked, key: str) -> Message:
        message = self.fake.messages.get(asked.path[key])
        if message is None or message.account_sid != asked.account:
            raise Refusal(20404, 404)
        return message

    def _wanted(self, message: Message, query: Mapping[str, Any]) -> bool:
        if query.get("To") not in (None, message.to) or query.get("From") not in (None, message.from_):
            return False
        sent = message.sent or message.created
        return all(fits(sent, query[name]) for name, fits in _DATE_FILTERS.items() if name in query)

    def _message(self, message: Message) -> dict[str, Any]:
        uri = f"/2010-04-01/Accounts/{message.account_sid}/Messages/{message.sid}"
        billed = message.status in ("delivered", "read", "received") and (
            self.fake.clock.now() - message.updated >= self.fake.price_delay
        )
        return {
            "sid": message.sid,
            "account_sid": message.account_sid,
            "api_version": "2010-04-01",
            "body": message.body,
            "date_created": _mail_date(message.created),
            "date_sent": _mail_date(message.sent),
            "date_updated": _mail_date(message.updated),
            "direction": message.direction,
            "error_code": message.error_code,
            "error_message": message.error_message,
            "from": message.from_,
            "to": message.to,
            "messaging_service_sid": message.service_sid,
            "num_media": str(len(message.media)),
            "num_segments": "1",
            "price": "-0.00500" if billed else None,
            "price_unit": "USD" if billed else None,
            "status": message.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "uri": f"{uri}.json",
        }

    # --- media --------------------------------------------------------------------------------------------------

    async def list_media(self, asked: Asked) -> Any:
        """GET the media of a message."""
        message = self._find_message(asked, "MessageSid")
        items = [self._media(message, sid, item) for sid, item in message.media.items()]
        return self._classic_page(asked, "media_list", items)

    async def fetch_media(self, asked: Asked) -> Any:
        """GET what is known of one media file."""
        message = self._find_message(asked, "MessageSid")
        if asked.path["Sid"] not in message.media:
            raise Refusal(20404, 404)
        return self._media(message, asked.path["Sid"], message.media[asked.path["Sid"]])

    async def delete_media(self, asked: Asked) -> Any:
        """DELETE one media file: its link is gone from then on."""
        message = self._find_message(asked, "MessageSid")
        if message.media.pop(asked.path["Sid"], None) is None:
            raise Refusal(20404, 404)

    def _media(self, message: Message, sid: str, item: OutgoingMedia) -> dict[str, Any]:
        return {
            "sid": sid,
            "account_sid": message.account_sid,
            "parent_sid": message.sid,
            "content_type": item.content_type,
            "date_created": _mail_date(message.created),
            "date_updated": _mail_date(message.updated),
            "uri": f"/2010-04-01/Accounts/{message.account_sid}/Messages/{message.sid}/Media/{sid}.json",
        }

    # --- accounts -----------------------------------------------------------------------------------------------

    async def list_accounts(self, asked: Asked) -> Any:
        """GET the accounts."""
        return self._classic_page(asked, "accounts", [self._account(sid) for sid in self.fake.accounts])

    async def fetch_account(self, asked: Asked) -> Any:
        """GET one account."""
        if asked.path["Sid"] not in self.fake.accounts:
            raise Refusal(20404, 404)
        return self._account(asked.path["Sid"])

    async def create_account(self, asked: Asked) -> Any:
        """POST a subaccount."""
        return self._account(self.fake.add_account(self.fake.new_sid("")))

    async def update_account(self, asked: Asked) -> Any:
        """POST changes of an account; only the answer is modelled."""
        return await self.fetch_account(asked)

    def _account(self, sid: str) -> dict[str, Any]:
        return {
            "sid": sid,
            "friendly_name": "Haat",
            "owner_account_sid": self.fake.account_sid,
            "status": "active",
            "type": "Full",
            "auth_token": self.fake.accounts[sid],
            "date_created": _mail_date(self.fake.clock.now()),
            "date_updated": _mail_date(self.fake.clock.now()),
            "subresource_uris": {"messages": f"/2010-04-01/Accounts/{sid}/Messages.json"},
            "uri": f"/2010-04-01/Accounts/{sid}.json",
        }

    # --- contents -----------------------------------------------------------------------------------------------

    async def create_content(self, asked: Asked) -> Any:
        """POST a content: types without value are dropped, shapes are checked."""
        types = {kind: part for kind, part in asked.values["types"].items() if part is not None}
        check_content(types)
        now = self.fake.clock.now()
        content = Content(
            self.fake.new_sid("HX"),
            asked.account,
            asked.values.get("friendly_name", ""),
            asked.values["language"],
            dict(asked.values.get("variables", {})),
            types,
            now,
            now,
        )
        self.fake.contents[content.sid] = content
        return self._content(content)

    async def fetch_content(self, asked: Asked) -> Any:
        """GET one content."""
        return self._content(self._find_content(asked, "Sid"))

    async def update_content(self, asked: Asked) -> Any:
        """PUT a content that was not yet submitted."""
        content = self._find_content(asked, "Sid")
        if content.status != "unsubmitted":
            raise Refusal(20001, detail=f"a content that is {content.status} cannot be changed")
        types = {kind: part for kind, part in asked.values["types"].items() if part is not None}
        check_content(types)
        content.types, content.updated = types, self.fake.clock.now()
        content.variables = dict(asked.values.get("variables", content.variables))
        content.friendly_name = asked.values.get("friendly_name", content.friendly_name)
        return self._content(content)

    async def delete_content(self, asked: Asked) -> Any:
        """DELETE a content."""
        del self.fake.contents[self._find_content(asked, "Sid").sid]

    async def list_contents(self, asked: Asked) -> Any:
        """GET the contents (v1, and v2 with its search words)."""
        return self._page(asked, "contents", [self._content(one) for one in self._contents(asked)])

    async def list_contents_and_approvals(self, asked: Asked) -> Any:
        """GET the contents with their state at WhatsApp."""
        items = []
        for content in self._contents(asked):
            body = self._content(content)
            del body["url"], body["links"]
            items.append({**body, "approval_requests": self._approval(content)})
        return self._page(asked, "contents", items)

    async def list_legacy_contents(self, asked: Asked) -> Any:
        """GET templates of before the Content API: there are none."""
        return self._page(asked, "contents", [])

    async def create_approval(self, asked: Asked) -> Any:
        """POST an approval request; WhatsApp decides later (`fake.reviews`, or at the next look)."""
        content = self._find_content(asked, "ContentSid")
        name, category = asked.values["name"], asked.values["category"]
        if not TEMPLATE_NAME.fullmatch(name):
            raise Refusal(20001, detail="name: lower-case letters, digits and underscores only")
        if category not in CATEGORIES:
            raise Refusal(20001, detail=f"category {category!r}")
        if any(kind in SESSION_ONLY for kind in content.types):
            raise Refusal(20001, detail="this content type cannot be approved")
        others = [one for one in self.fake.contents.values() if one.sid != content.sid]
        taken = any((one.name, one.language) == (name, content.language) for one in others)
        if content.status != "unsubmitted" or taken:
            raise Refusal(20001, detail="already submitted, or the name is taken")
        content.name, content.category = name, category
        self.fake.reviews(content.sid, "received")
        fault = approval_fault(content)
        if fault:
            self.fake.reviews(content.sid, "rejected", reason=fault)
        body = self._approval(content)
        body.pop("type")
        return {**body, "status": "received", "rejection_reason": ""}

    async def fetch_approval(self, asked: Asked) -> Any:
        """GET the state of a content at WhatsApp."""
        content = self._find_content(asked, "Sid")
        if self.fake.approves_at_once and content.status in ("received", "pending"):
            self.fake.reviews(content.sid, "approved")
        return {
            "sid": content.sid,
            "account_sid": content.account_sid,
            "whatsapp": self._approval(content),
            "url": f"{self.fake.base_url}/v1/Content/{content.sid}/ApprovalRequests",
        }

    def _contents(self, asked: Asked) -> list[Content]:
        wanted = asked.query
        return [
            one
            for one in list(self.fake.contents.values())
            if one.account_sid == asked.account
            and str(wanted.get("ContentName", "")).lower() in one.friendly_name.lower()
            and str(wanted.get("Content", "")).lower() in json.dumps(one.types, ensure_ascii=False).lower()
            and (not wanted.get("Language") or one.language in wanted["Language"])
            and (not wanted.get("ContentType") or set(wanted["ContentType"]) & {k.split("/")[1] for k in one.types})
        ]

    def _find_content(self, asked: Asked, key: str) -> Content:
        content = self.fake.contents.get(asked.path[key])
        if content is None or content.account_sid != asked.account:
            raise Refusal(20404, 404)
        return content

    def _content(self, content: Content) -> dict[str, Any]:
        url = f"{self.fake.base_url}/v1/Content/{content.sid}"
        return {
            "sid": content.sid,
            "account_sid": content.account_sid,
            "friendly_name": content.friendly_name,
            "language": content.language,
            "variables": content.variables,
            "types": content.types,
            "date_created": _iso(content.created),
            "date_updated": _iso(content.updated),
            "url": url,
            "links": {
                "approval_create": f"{url}/ApprovalRequests/whatsapp",
                "approval_fetch": f"{url}/ApprovalRequests",
            },
        }

    def _approval(self, content: Content) -> dict[str, Any]:
        return {
            "type": "whatsapp",
            "name": content.name,
            "category": content.category,
            "content_type": next(iter(content.types)),
            "status": content.status,
            "rejection_reason": content.rejection_reason,
            "allow_category_change": True,
        }

    # --- senders and typing -------------------------------------------------------------------------------------

    async def create_typing(self, asked: Asked) -> Any:
        """POST a typing indicator for an inbound message that exists."""
        message = self.fake.messages.get(asked.values["messageId"])
        if message is None or message.direction != "inbound" or message.account_sid != asked.account:
            raise Refusal(20404, 404)
        for person in self.fake.people:
            person.typing_shown += any(line.sid == message.sid for line in person.lines)
        return {"success": True}

    async def list_senders(self, asked: Asked) -> Any:
        """GET the senders of a channel."""
        chosen = self._senders(asked.account) if asked.query["Channel"] == "whatsapp" else []
        return self._page(asked, "senders", [self._sender(sender) for sender in chosen])

    async def fetch_sender(self, asked: Asked) -> Any:
        """GET one sender."""
        return self._sender(self._find_sender(asked.account, asked.path["Sid"]))

    async def create_sender(self, asked: Asked) -> Any:
        """POST a new sender."""
        sender = self.fake.add_sender(
            str(asked.values["sender_id"]).removeprefix("whatsapp:"), account_sid=asked.account
        )
        return self._sender(self._set_webhook(sender, asked.values))

    async def update_sender(self, asked: Asked) -> Any:
        """POST new webhook addresses of a sender."""
        return self._sender(self._set_webhook(self._find_sender(asked.account, asked.path["Sid"]), asked.values))

    async def delete_sender(self, asked: Asked) -> Any:
        """DELETE a sender."""
        del self.fake.senders[self._find_sender(asked.account, asked.path["Sid"]).address]

    def _set_webhook(self, sender: Sender, values: Mapping[str, Any]) -> Sender:
        hook = values.get("webhook", {})
        sender.inbound_url = hook.get("callback_url", sender.inbound_url)
        sender.fallback_url = hook.get("fallback_url", sender.fallback_url)
        sender.status_url = hook.get("status_callback_url", sender.status_url)
        return sender

    def _senders(self, account: str) -> list[Sender]:
        return [sender for sender in self.fake.senders.values() if sender.account_sid == account]

    def _find_sender(self, account: str, sid: str) -> Sender:
        for sender in self._senders(account):
            if sender.sid == sid:
                return sender
        raise Refusal(20404, 404)

    def _sender(self, sender: Sender) -> dict[str, Any]:
        tier = self.fake.limits.tier
        size = "Unlimited" if tier is None else f"{tier // 1000}K" if tier >= 1000 else str(tier)
        return {
            "sid": sender.sid,
            "status": sender.status,
            "sender_id": sender.address,
            "configuration": {"waba_id": "12345678912345"},
            "webhook": {
                "callback_url": sender.inbound_url or None,
                "callback_method": "POST",
                "fallback_url": sender.fallback_url or None,
                "fallback_method": "POST",
                "status_callback_url": sender.status_url or None,
                "status_callback_method": "POST",
            },
            "profile": {"name": sender.profile_name},
            "properties": {
                "quality_rating": sender.quality,
                "messaging_limit": sender.limit_text or f"{size} Customers/24hr",
            },
            "offline_reasons": None,
            "compliance": None,
            "url": f"{self.fake.base_url}/v2/Channels/Senders/{sender.sid}",
        }

    # --- messaging services -------------------------------------------------------------------------------------

    async def list_services(self, asked: Asked) -> Any:
        """GET the Messaging Services."""
        mine = [one for one in self.fake.services.values() if one.account_sid == asked.account]
        return self._page(asked, "services", [self._service(one) for one in mine])

    async def create_service(self, asked: Asked) -> Any:
        """POST a Messaging Service without senders."""
        service = self.fake.add_service()
        service.senders, service.account_sid, service.settings = [], asked.account, dict(asked.values)
        return self._service(service)

    async def fetch_service(self, asked: Asked) -> Any:
        """GET one Messaging Service."""
        return self._service(self._find_service(asked, "Sid"))

    async def update_service(self, asked: Asked) -> Any:
        """POST new settings."""
        service = self._find_service(asked, "Sid")
        service.settings.update(asked.values)
        return self._service(service)

    async def delete_service(self, asked: Asked) -> Any:
        """DELETE a Messaging Service."""
        del self.fake.services[self._find_service(asked, "Sid").sid]

    async def list_service_senders(self, asked: Asked) -> Any:
        """GET the senders of a Messaging Service."""
        service = self._find_service(asked, "MessagingServiceSid")
        return self._page(asked, "senders", [self._service_sender(service, sid) for sid in service.senders])

    async def create_service_sender(self, asked: Asked) -> Any:
        """POST a sender into a Messaging Service."""
        service = self._find_service(asked, "MessagingServiceSid")
        sender = self._find_sender(asked.account, asked.values["Sid"])
        service.senders.append(sender.sid)
        return self._service_sender(service, sender.sid)

    async def fetch_service_sender(self, asked: Asked) -> Any:
        """GET one sender of a Messaging Service."""
        service = self._find_service(asked, "MessagingServiceSid")
        if asked.path["Sid"] not in service.senders:
            raise Refusal(20404, 404)
        return self._service_sender(service, asked.path["Sid"])

    async def delete_service_sender(self, asked: Asked) -> Any:
        """DELETE a sender from a Messaging Service."""
        service = self._find_service(asked, "MessagingServiceSid")
        if asked.path["Sid"] not in service.senders:
            raise Refusal(20404, 404)
        service.senders.remove(asked.path["Sid"])

    def _find_service(self, asked: Asked, key: str) -> Service:
        service = self.fake.services.get(asked.path[key])
        if service is None or service.account_sid != asked.account:
            raise Refusal(20404, 404)
        return service

    def _service(self, service: Service) -> dict[str, Any]:
        url = f"{self.fake.base_url}/v1/Services/{service.sid}"
        return {
            "sid": service.sid,
            "account_sid": service.account_sid,
            "friendly_name": service.settings.get("FriendlyName", ""),
            "date_created": _iso(service.created),
            "date_updated": _iso(service.created),
            "inbound_request_url": service.settings.get("InboundRequestUrl"),
            "status_callback": service.settings.get("StatusCallback"),
            "url": url,
            "links": {"channel_senders": f"{url}/ChannelSenders"},
        }

    def _service_sender(self, service: Service, sid: str) -> dict[str, Any]:
        sender = self._find_sender(service.account_sid, sid)
        return {
            "sid": sid,
            "account_sid": service.account_sid,
            "messaging_service_sid": service.sid,
            "sender": sender.address,
            "sender_type": "WhatsApp",
            "country_code": "IN",
            "date_created": _iso(service.created),
            "date_updated": _iso(service.created),
            "url": f"{self.fake.base_url}/v1/Services/{service.sid}/ChannelSenders/{sid}",
        }

    # --- pages --------------------------------------------------------------------------------------------------

    def _cut(self, asked: Asked, items: Sequence[Any]) -> tuple[list[Any], int, int, Callable[[int], str]]:
        size, page = asked.query.get("PageSize", 50), asked.query.get("Page", 0)
        path = asked.operation.template.format(**asked.path)

        def link(number: int) -> str:
            kept = {key: value for key, value in asked.query.items() if key not in ("PageSize", "Page", "PageToken")}
            extra = {} if number == 0 else {"PageToken": f"PA{number}"}
            return f"{path}?{urlencode({**kept, 'PageSize': size, 'Page': number, **extra}, doseq=True)}"

        return list(items[page * size : (page + 1) * size]), size, page, link

    def _classic_page(self, asked: Asked, key: str, items: Sequence[Any]) -> dict[str, Any]:
        part, size, page, link = self._cut(asked, items)
        return {
            key: part,
            "start": page * size,
            "end": page * size + max(0, len(part) - 1),
            "page": page,
            "page_size": size,
            "uri": link(page),
            "first_page_uri": link(0),
            "previous_page_uri": link(page - 1) if page else None,
            "next_page_uri": link(page + 1) if len(items) > (page + 1) * size else None,
        }

    def _page(self, asked: Asked, key: str, items: Sequence[Any]) -> dict[str, Any]:
        part, size, page, link = self._cut(asked, items)
        root = self.fake.base_url
        meta = {
            "key": key,
            "page": page,
            "page_size": size,
            "url": root + link(page),
            "first_page_url": root + link(0),
            "previous_page_url": root + link(page - 1) if page else None,
            "next_page_url": root + link(page + 1) if len(items) > (page + 1) * size else None,
        }
        return {key: part, "meta": meta}


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(20001, detail=f"DateSent {text!r}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _until(sent: datetime, text: str) -> bool:
    # A bare day means all of it.
    end = _moment(text) + (timedelta(days=1) if len(text) == 10 else timedelta(seconds=1))
    return sent < end


_DATE_FILTERS: Mapping[str, Callable[[datetime, str], bool]] = {
    "DateSent": lambda sent, text: sent.date() == _moment(text).date(),
    "DateSent<": _until,
    "DateSent>": lambda sent, text: sent >= _moment(text),
}
