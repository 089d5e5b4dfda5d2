"""WhatsApp through Twilio: proves and reads its posts, and does one errand by the official client."""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException  # type: ignore[import-untyped]
from twilio.request_validator import RequestValidator, add_port, remove_port  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]
from twilio.rest.content.v1.content import ContentList  # type: ignore[import-untyped]

from bot.channels import whatsapp_media, whatsapp_posts
from bot.channels.channel import ChannelError, Decision, Done, Errand, NotProven
from bot.channels.whatsapp_contents import as_variables, content_of, digest, words_and_file
from bot.channels.whatsapp_errors import refusal, refused_answer
from bot.channels.whatsapp_media import Account
from bot.channels.whatsapp_posts import CHANNEL, STATUSES
from bot.channels.whatsapp_wire import PATIENCE, Wire
from bot.settings import is_loopback
from handlers.messages import WHATSAPP, InboundMessage

STATUS_PATH = "/webhooks/twilio/status"
KEPT_CONTENTS = 2000
LISTED, SLACK = 50, timedelta(minutes=1)
"""How many messages to one person are looked through for one that got no answer, and how far clocks may differ."""
INVENTED = re.compile(r"whatsapp:\+(91|971)0\d*")
# What the official client raises on an answer that is not the JSON it expects.
UNREADABLE = (TwilioException, ValueError, KeyError, TypeError, AttributeError)
FIELDS = {
    "To": "to", "From": "from_", "MessagingServiceSid": "messaging_service_sid", "Body": "body",
    "MediaUrl": "media_url", "ContentSid": "content_sid", "ContentVariables": "content_variables",
    "PersistentAction": "persistent_action", "StatusCallback": "status_callback",
}  # fmt: skip


class WhatsApp:
    """One WhatsApp sender of one Twilio account."""

    name = CHANNEL
    capabilities = WHATSAPP

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        from_: str,
        base_url: str,
        public_url: str,
        messaging_service_sid: str = "",
        patience: float = PATIENCE,
    ) -> None:
        """`from_` is our address (`whatsapp:+…`); `base_url` empty means the real Twilio; `patience` in seconds a call.

        `public_url` is where Twilio reaches us: signatures are checked against it and status reports asked to it.
        """
        self.sender = from_
        self.public_url = public_url.rstrip("/")
        self.base_url = base_url.rstrip("/")
        self._account = Account(account_sid, auth_token, self.base_url)
        self._service_sid, self._patience = messaging_service_sid, patience
        self._validator = RequestValidator(auth_token)
        self._contents: dict[str, asyncio.Task[str]] = {}
        self._wire: Wire | None = None
        self._client: Client | None = None

    async def open(self) -> None:
        """Build the client; nothing is asked of Twilio yet."""
        self._wire = Wire(self._patience)
        self._client = Client(self._account.sid, self._account.token, http_client=self._wire)
        if self.base_url:
            self._client.api.base_url = self._client.content.base_url = self.base_url
            self._client.messaging.base_url = self.base_url

    async def close(self) -> None:
        """Let go of connections and of contents still being made."""
        for making in self._contents.values():
            making.cancel()
        await asyncio.gather(*self._contents.values(), return_exceptions=True)
        self._contents.clear()
        if self._wire is not None:
            await self._wire.session.close()
        self._wire = self._client = None

    # ── out ───────────────────────────────────────────────────────────────────────────────────────────────────────

    async def do(self, errand: Errand) -> Done:
        """Do one errand. Raises ChannelError."""
        match errand.action:
            case "send":
                return await self._send(errand)
            case "fetch_media":
                assert self._wire is not None, "open() first"
                return await whatsapp_media.fetch(self._wire.session, self._account, errand.media_ref, self._patience)
            case "answer_press":
                # WhatsApp shows no spinner that would have to be stopped.
                return Done()
            case _:
                raise ChannelError(Decision.GIVE_UP, f"WhatsApp cannot {errand.action} a message")

    def payload(self, errand: Errand) -> dict[str, Any]:
        """The form of `POST Messages`; "Content" is the content whose SID then goes along in its place."""
        if errand.action != "send":
            return {"MediaUrl": errand.media_ref} if errand.action == "fetch_media" else {}
        form: dict[str, Any] = {"To": errand.to, "From": self.sender}
        if self._service_sid:
            form["MessagingServiceSid"] = self._service_sid
        if self.public_url:
            query = urlencode({"row": errand.outbox_id, "try": errand.attempt})
            form["StatusCallback"] = f"{self.public_url}{STATUS_PATH}?{query}"
        choices = errand.part.buttons or errand.part.rows
        if errand.template:
            form["ContentSid"] = errand.template
            if errand.template_words:
                form["ContentVariables"] = as_variables(errand.template_words)
        elif choices:
            # No content with buttons carries a file besides: where it is stands below the words.
            said = f"{errand.part.text}\n{errand.media.url}" if errand.media is not None else errand.part.text
            form["Content"] = content_of(replace(errand.part, text=said))
            form["ContentVariables"] = as_variables(
                {str(place): choice.data or choice.label for place, choice in enumerate(choices, 1)}
            )
        else:
            form |= words_and_file(errand)
        return form

    def decision_of(self, code: str, attempt: int = 1, to: str = "") -> ChannelError:
        """What a code in a status callback asks for, after so many attempts at this recipient."""
        return refusal(int(code) if code.isdecimal() else 0, attempt=attempt, to=to)

    async def _send(self, errand: Errand) -> Done:
        if INVENTED.fullmatch(errand.to) and not is_loopback(self.base_url):
            raise ChannelError(Decision.GIVE_UP, "invented person")
        form = self.payload(errand)
        content = form.pop("Content", None)
        if content is not None:
            form["ContentSid"] = await self._content_sid(content)
        try:
            message = await self._opened().messages.create_async(**{FIELDS[name]: form[name] for name in form})
        except (TwilioRestException, TwilioServiceException) as error:
            if content is not None and error.code == 21655:
                # Somebody deleted it at Twilio; the next attempt makes it anew.
                self._contents.pop(digest(content), None)
                raise ChannelError(Decision.RETRY, "the content with the buttons is gone at Twilio") from error
            raise refused_answer(
                error.status, error.code or error.status, attempt=errand.attempt, to=errand.to, detail=_words(error)
            ) from error
        except UNREADABLE as error:
            raise ChannelError(Decision.UNKNOWN, f"Twilio's answer cannot be read: {type(error).__name__}") from error
        status = STATUSES.get(str(message.status))
        if not message.sid or status is None:
            raise ChannelError(Decision.UNKNOWN, f"Twilio's answer says neither SID nor status: {message.status}")
        if status == "failed":
            raise refusal(int(message.error_code or 0), attempt=errand.attempt, to=errand.to)
        return Done(str(message.sid), status)

    async def create_content(self, content: dict[str, Any]) -> str:
        """Make a content for a template; its id. Raises ChannelError."""
        return await self._create_content(content)

    def contents(self, sid: str) -> Any:
        """One content at Twilio, by the official client."""
        return self._opened().content.v1.contents(sid)

    async def quality(self) -> str:
        """How WhatsApp rates our number: HIGH, MEDIUM, LOW or UNKNOWN. Raises ChannelError.

        twilio.com/docs/whatsapp/api/senders: `properties.quality_rating` of the sender.
        """
        try:
            listed = await self._opened().messaging.v2.channels_senders.list_async(channel="whatsapp", limit=LISTED)
        except (TwilioRestException, TwilioServiceException) as error:
            raise ChannelError(Decision.RETRY, f"Twilio does not list senders ({error.status})") from error
        except UNREADABLE as error:
            raise ChannelError(Decision.RETRY, f"Twilio's answer cannot be read: {type(error).__name__}") from error
        ours: list[Any] = [one.properties for one in listed if one.sender_id == self.sender and one.properties]
        return str(ours[0].get("quality_rating") or "UNKNOWN").upper() if ours else "UNKNOWN"

    async def find(self, errand: Errand, since: datetime) -> list[Done]:
        """What Twilio took for this recipient since a moment and says the same, the oldest first. Raises ChannelError.

        `errand` is one whose answer never came. Twilio lists what it took by recipient and day
        (twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources).
        """
        try:
            listed = await self._opened().messages.list_async(
                to=errand.to, from_=self.sender, date_sent_after=since - SLACK, limit=LISTED
            )
        except (TwilioRestException, TwilioServiceException) as error:
            raise ChannelError(Decision.RETRY, f"Twilio does not list messages ({error.status})") from error
        except UNREADABLE as error:
            raise ChannelError(Decision.RETRY, f"Twilio's answer cannot be read: {type(error).__name__}") from error
        said = errand.part.text.strip()
        ours = [one for one in listed if errand.template or not said or str(one.body or "").strip() == said]
        return [
            Done(str(one.sid), status) for one in reversed(ours)
            if (status := STATUSES.get(str(one.status), "")) not in ("", "failed")
        ]  # fmt: skip

    async def _content_sid(self, content: dict[str, Any]) -> str:
        """The SID of a content, made once however many people are asked the same at the same time."""
        shown = digest(content)
        making = self._contents.get(shown)
        if making is None:
            making = self._contents[shown] = asyncio.create_task(self._create_content(content))
            if len(self._contents) > KEPT_CONTENTS:
                del self._contents[next(iter(self._contents))]
        try:
            return await asyncio.shield(making)
        except Exception:
            if self._contents.get(shown) is making:
                del self._contents[shown]
            raise

    async def _create_content(self, content: dict[str, Any]) -> str:
        try:
            made = await self._opened().content.v1.contents.create_async(ContentList.ContentCreateRequest(content))
        except (TwilioRestException, TwilioServiceException) as error:
            raise _surely_unsent(
                refused_answer(error.status, error.code or error.status, detail=_words(error))
            ) from error
        except ChannelError as error:
            raise _surely_unsent(error) from error
        except UNREADABLE as error:
            raise ChannelError(Decision.RETRY, f"Twilio's answer cannot be read: {type(error).__name__}") from error
        if not made.sid:
            raise ChannelError(Decision.RETRY, "Twilio named no SID for the content with the buttons")
        return str(made.sid)

    def _opened(self) -> Client:
        assert self._client is not None, "open() first"
        return self._client

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def prove(self, path_and_query: str, form: Mapping[str, str], signature: str) -> None:
        """Is this post Twilio's, for us? Raises NotProven.

        Signed is our public address with the raw path and query, and every field of the form, also those nobody knows.
        """
        try:
            parts = urlsplit(self.public_url + path_and_query)
            # Twilio is not of one mind whether a standard port belongs to the address; its own validator tries both.
            signed = [self._validator.compute_signature(place(parts), dict(form)) for place in (remove_port, add_port)]
            given = signature.encode()
            proven = [hmac.compare_digest(one.encode(), given) for one in signed]
        except (TypeError, ValueError, AttributeError) as error:
            raise NotProven(f"the signature cannot be checked: {type(error).__name__}") from error
        if not any(proven):
            raise NotProven("the signature is missing or wrong")

    read_form = staticmethod(whatsapp_posts.read_form)
    read_status = staticmethod(whatsapp_posts.read_status)

    def read_inbound(self, form: Mapping[str, str], received_at: datetime) -> InboundMessage:
        """One inbound message in the market's words. Raises Malformed when it lacks its id or its writer."""
        return whatsapp_posts.read_inbound(form, received_at, self.sender)


def _words(error: Any) -> str:
    return str(getattr(error, "msg", "") or getattr(error, "detail", "") or getattr(error, "title", ""))


def _surely_unsent(error: ChannelError) -> ChannelError:
    """A content may exist or not: the message that needed it did not leave, and a second content harms nobody."""
    if error.decision is not Decision.UNKNOWN:
        return error
    return ChannelError(Decision.RETRY, error.reason)
