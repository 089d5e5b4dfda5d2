"""WhatsApp through Twilio: proves and reads its posts, and does one errand by the official client."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator, add_port, remove_port
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentInstance, ContentList
from yarl import URL

from bot.channels.channel import ChannelError, Decision, Done, Errand, Malformed, NotProven, StatusEvent
from bot.channels.whatsapp_errors import refusal, refused_answer
from bot.media import Refused, sniff
from bot.settings import is_loopback
from handlers.messages import WHATSAPP, Button, Contact, InboundMessage, Media, Part

API = "https://api.twilio.com"
STATUS_PATH = "/webhooks/twilio/status"
PATIENCE = 30.0
LARGEST_FORM = 256 * 1024
# WhatsApp's own limits for media, as Twilio's guidance has them.
LARGEST_MEDIA, LARGEST_IMAGE = 16 * 1024 * 1024, 5 * 1024 * 1024
MOST_MEDIA = 10
REDIRECTS = 3
KEPT_CONTENTS = 2000

INVENTED = re.compile(r"whatsapp:\+(91|971)0\d*")
PHONE = re.compile(r"\+[1-9]\d{6,14}")
BUSINESS_SCOPED = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
STORES_OF_TWILIO = re.compile(r"([a-z0-9-]+\.)+(twilio|twiliocdn)\.com|([a-z0-9.-]+\.)?s3[a-z0-9.-]*\.amazonaws\.com")

STATUSES = {
    **dict.fromkeys(("accepted", "scheduled", "queued", "sending"), "queued"),
    "sent": "sent", "delivered": "delivered", "read": "read", "played": "read",
    **dict.fromkeys(("failed", "undelivered", "canceled"), "failed"),
}  # fmt: skip
PLAIN_TYPES = ("", "text", "button", "interactive")
FIELDS = {
    "To": "to", "From": "from_", "MessagingServiceSid": "messaging_service_sid", "Body": "body",
    "MediaUrl": "media_url", "ContentSid": "content_sid", "ContentVariables": "content_variables",
    "StatusCallback": "status_callback",
}  # fmt: skip


class Wire(AsyncHttpClient):
    """The HTTP side of the official client: its own one ignores time-outs and sends JSON bodies as forms.

    Raises ChannelError when no answer came (RETRY: surely not sent, UNKNOWN: perhaps sent) and on HTTP 429.
    """

    def __init__(self, patience: float) -> None:
        """`patience` in seconds for one call; needs a running loop."""
        super().__init__(logging.getLogger("twilio.async_http_client"), True)
        self.patience = patience
        # The wait for a connection ends well before the call's, so that "never connected" can be told from "no answer".
        self.session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=None, connect=patience / 3), cookie_jar=aiohttp.DummyCookieJar()
        )

    async def request(  # noqa: PLR0913 - the official client's signature
        self,
        method: str,
        uri: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """One call and its answer, whatever its status but 429."""
        as_json = (headers or {}).get("Content-Type") == "application/json"
        body = json.dumps(data) if as_json else urlencode(data or {}, doseq=True)
        sent = {**(headers or {}), **(_basic(*auth) if auth else {})}
        try:
            async with (
                asyncio.timeout(self.patience),
                self.session.request(
                    method, uri, params=params, data=body.encode(), headers=sent, allow_redirects=False
                ) as answer,
            ):
                text = await answer.text()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise ChannelError(Decision.RETRY, f"Twilio cannot be reached: {type(error).__name__}") from error
        except (aiohttp.ClientError, OSError, UnicodeError) as error:
            raise ChannelError(Decision.UNKNOWN, f"no answer of Twilio's: {type(error).__name__}") from error
        if answer.status == 429:
            raise _too_many(answer.headers.get("Retry-After", ""))
        return Response(answer.status, text, answer.headers)


class WhatsApp:
    """One WhatsApp sender of one Twilio account."""

    name = "whatsapp"
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
        self._account_sid, self._auth_token = account_sid, auth_token
        self._service_sid, self._patience = messaging_service_sid, patience
        self._validator = RequestValidator(auth_token)
        self._contents: dict[str, asyncio.Task[str]] = {}
        self._wire: Wire | None = None
        self._client: Client | None = None

    async def open(self) -> None:
        """Build the client; nothing is asked of Twilio yet."""
        self._wire = Wire(self._patience)
        self._client = Client(self._account_sid, self._auth_token, http_client=self._wire)
        if self.base_url:
            self._client.api.base_url = self._client.content.base_url = self.base_url

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
                return await self._fetch(errand.media_ref)
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
                form["ContentVariables"] = _as_variables(errand.template_words)
        elif choices:
            form["Content"] = content_of(errand.part)
            form["ContentVariables"] = _as_variables(
                {str(place): choice.data or choice.label for place, choice in enumerate(choices, 1)}
            )
        else:
            form |= _media_of(errand)
        return form

    def decision_of(self, code: str) -> ChannelError:
        """What a code in a status callback asks for."""
        return refusal(int(code) if code.isdecimal() else 0)

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
                self._contents.pop(_digest(content), None)
                raise ChannelError(Decision.RETRY, "the content with the buttons is gone at Twilio") from error
            raise _refused(error, errand) from error
        except (TwilioException, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ChannelError(Decision.UNKNOWN, f"Twilio's answer cannot be read: {type(error).__name__}") from error
        status = STATUSES.get(str(message.status))
        if not message.sid or status is None:
            raise ChannelError(Decision.UNKNOWN, f"Twilio's answer says neither SID nor status: {message.status}")
        if status == "failed":
            raise refusal(int(message.error_code or 0), attempt=errand.attempt, to=errand.to)
        return Done(str(message.sid), status)

    async def _content_sid(self, content: dict[str, Any]) -> str:
        """The SID of a content, made once however many people are asked the same at the same time."""
        digest = _digest(content)
        making = self._contents.get(digest)
        if making is None:
            making = self._contents[digest] = asyncio.create_task(self._create_content(content, digest))
            if len(self._contents) > KEPT_CONTENTS:
                del self._contents[next(iter(self._contents))]
        try:
            return await asyncio.shield(making)
        except ChannelError:
            if self._contents.get(digest) is making:
                del self._contents[digest]
            raise

    async def _create_content(self, content: dict[str, Any], digest: str) -> str:
        ((kind, body),) = content["types"].items()
        made = (
            {"twilio_quick_reply": ContentList.TwilioQuickReply(
                {**body, "actions": [ContentInstance.QuickReplyAction(action) for action in body["actions"]]})}
            if kind == "twilio/quick-reply"
            else {"twilio_list_picker": ContentList.TwilioListPicker(
                {**body, "items": [ContentInstance.ListItem(item) for item in body["items"]]})}
        )  # fmt: skip
        del made, digest
        raise NotImplementedError

    # ── media in ──────────────────────────────────────────────────────────────────────────────────────────────────

    async def _fetch(self, ref: str) -> Done:
        """The bytes of a medium, by what they are and not by what the server calls them."""
        try:
            async with asyncio.timeout(self._patience):
                return await self._follow(ref)
        except (aiohttp.ClientError, OSError) as error:
            raise ChannelError(Decision.RETRY, f"the media did not come whole: {type(error).__name__}") from error

    async def _follow(self, ref: str) -> Done:
        assert self._wire is not None, "open() first"
        url, base = _url(ref), URL(self.base_url or API)
        for hop in range(REDIRECTS + 1):
            if not self._may_fetch(url):
                raise ChannelError(Decision.GIVE_UP, f"media are not fetched from {url.host}")
            # Twilio's own host alone learns our credentials, and only when we were sent there first.
            own = hop == 0 and url.origin() == base.origin()
            headers = {"Accept-Encoding": "identity", **(_basic(self._account_sid, self._auth_token) if own else {})}
            async with self._wire.session.get(url, headers=headers, allow_redirects=False) as answer:
                if answer.status in (301, 302, 303, 307, 308):
                    url = url.join(_url(answer.headers.get("Location", "")))
                    continue
                if answer.status != 200:
                    raise _media_refused(answer.status, answer.headers.get("Retry-After", ""), own)
                body = await _read_within_limits(answer)
                return Done(body=body, mime=_mime(body))
        raise ChannelError(Decision.GIVE_UP, "the media's address leads in circles")

    def _may_fetch(self, url: URL) -> bool:
        if not url.is_absolute() or url.user is not None or url.scheme not in ("http", "https"):
            return False
        if is_loopback(self.base_url):
            return is_loopback(str(url))
        own = url.origin() == URL(self.base_url or API).origin()
        return own or (url.scheme == "https" and STORES_OF_TWILIO.fullmatch(url.host or "") is not None)

    def _opened(self) -> Client:
        assert self._client is not None, "open() first"
        return self._client
