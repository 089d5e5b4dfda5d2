"""WhatsApp through Twilio: proves and reads its posts, and does one errand by the official client."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException  # type: ignore[import-untyped]
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.request_validator import RequestValidator, add_port, remove_port  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]
from twilio.rest.content.v1.content import ContentList  # type: ignore[import-untyped]
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
LISTED, SLACK = 50, timedelta(minutes=1)
"""How many messages to one person are looked through for one that got no answer, and how far clocks may differ."""
LONGEST_WAIT = 3600
LONGEST_SID, LONGEST_ADDRESS = 64, 140
"""Twilio's have 34 letters; a business-scoped id has at most 135."""

ROW = re.compile(r"[0-9]{1,18}")
INVENTED = re.compile(r"whatsapp:\+(91|971)0\d*")
PHONE = re.compile(r"\+[1-9]\d{6,14}")
BUSINESS_SCOPED = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
STORES_OF_TWILIO = re.compile(r"([a-z0-9-]+\.)+(twilio|twiliocdn)\.com|([a-z0-9.-]+\.)?s3[a-z0-9.-]*\.amazonaws\.com")

STATUSES = {
    **dict.fromkeys(("accepted", "scheduled", "queued", "sending"), "queued"),
    "sent": "sent", "delivered": "delivered", "read": "read", "played": "read",
    **dict.fromkeys(("failed", "undelivered", "canceled"), "failed"),
}  # fmt: skip
# What the official client raises on an answer that is not the JSON it expects.
UNREADABLE = (TwilioException, ValueError, KeyError, TypeError, AttributeError)
PLAIN_TYPES = ("", "text", "button", "interactive")
FIELDS = {
    "To": "to", "From": "from_", "MessagingServiceSid": "messaging_service_sid", "Body": "body",
    "MediaUrl": "media_url", "ContentSid": "content_sid", "ContentVariables": "content_variables",
    "PersistentAction": "persistent_action",
    "StatusCallback": "status_callback",
}  # fmt: skip


class Wire(AsyncHttpClient):  # type: ignore[misc]
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

    async def request(
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
        body = json.dumps(data) if as_json else urlencode(data or {}, doseq=True, errors="replace")
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
            # No content with buttons carries a file besides: where it is stands below the words.
            said = f"{errand.part.text}\n{errand.media.url}" if errand.media is not None else errand.part.text
            form["Content"] = content_of(replace(errand.part, text=said))
            form["ContentVariables"] = _as_variables(
                {str(place): choice.data or choice.label for place, choice in enumerate(choices, 1)}
            )
        else:
            form |= _media_of(errand)
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
                self._contents.pop(_digest(content), None)
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
        digest = _digest(content)
        making = self._contents.get(digest)
        if making is None:
            making = self._contents[digest] = asyncio.create_task(self._create_content(content))
            if len(self._contents) > KEPT_CONTENTS:
                del self._contents[next(iter(self._contents))]
        try:
            return await asyncio.shield(making)
        except Exception:
            if self._contents.get(digest) is making:
                del self._contents[digest]
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

    @staticmethod
    def read_form(raw: bytes) -> dict[str, str]:
        """The fields of a posted form, blank ones too, exactly as sent. Raises Malformed."""
        if len(raw) > LARGEST_FORM:
            raise Malformed(f"a form of {len(raw)} bytes")
        if not raw:
            return {}
        try:
            return dict(
                parse_qsl(
                    raw.decode(), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=400
                )
            )
        except ValueError as error:
            raise Malformed(f"not a form: {type(error).__name__}") from error

    def read_inbound(self, form: Mapping[str, str], received_at: datetime) -> InboundMessage:
        """One inbound message in the market's words. Raises Malformed when it lacks its id or its writer."""
        fields = {name: value.replace("\x00", "") for name, value in form.items()}
        sid = fields.get("MessageSid", "")
        if not 0 < len(sid) <= LONGEST_SID:
            raise Malformed("no MessageSid")
        address, *aliases = _addresses(fields)
        text, pressed = fields.get("Body", ""), fields.get("ButtonPayload") or fields.get("ListId", "")
        media, location = _media_in(fields), _location(fields)
        message_type = fields.get("MessageType", "").lower()
        if pressed:
            kind, text = "press", fields.get("ButtonText") or fields.get("ListTitle") or text
        elif location is not None:
            kind, text = "location", text or ", ".join(filter(None, (fields.get("Label"), fields.get("Address"))))
        elif media:
            kind = media[0].kind
        elif message_type in PLAIN_TYPES:
            kind, text = "text", text or fields.get("ButtonText", "")
        elif message_type == "reaction":
            # A thumb on one of our messages: counted like Telegram's, nobody waits for an answer.
            kind, text = "unknown", "message_reaction"
        else:
            kind, text = "unknown", f"message.{fields['MessageType']}"
        return InboundMessage(
            channel=self.name, sender=fields.get("To") or self.sender, provider_id=sid, address=address,
            at=received_at, kind=kind, text=text, pressed=pressed, message_id=sid, media=media, location=location,
            reply_to=fields.get("OriginalRepliedMessageSid", ""),
            # A card says a number, never whose it is.
            contact=Contact(phone="", name=text) if kind == "contact" else None,
            forwarded="true" in (fields.get(name, "").lower() for name in ("Forwarded", "FrequentlyForwarded")),
            profile_name=fields.get("ProfileName", ""), aliases=tuple(aliases),
        )  # fmt: skip

    def read_status(self, form: Mapping[str, str], query: Mapping[str, str], received_at: datetime) -> StatusEvent:
        """How far one of our messages got. Raises Malformed without its id or with a status nobody knows."""
        sid = form.get("MessageSid", "").replace("\x00", "")
        status = STATUSES.get(form.get("MessageStatus") or form.get("SmsStatus", ""))
        if not 0 < len(sid) <= LONGEST_SID or status is None:
            raise Malformed("no MessageSid or no known MessageStatus")
        row = query.get("row", "")
        return StatusEvent(
            channel=self.name, provider_id=sid, status=status, at=received_at,
            outbox_id=int(row) if ROW.fullmatch(row) else None, code=form.get("ErrorCode", "").replace("\x00", "")[:16],
        )  # fmt: skip


# ── what is sent ──────────────────────────────────────────────────────────────────────────────────────────────────


def content_of(part: Part) -> dict[str, Any]:
    """The content (`POST /v1/Content`) that shows a part's buttons or rows.

    Words are written out, for variables may hold no line breaks; what comes back on a tap is a variable each, so that
    everybody who is asked the same is shown one and the same content.
    """
    body = _literal(part.text)
    if part.buttons:
        actions = [
            {"type": "QUICK_REPLY", "title": _literal(button.label), "id": f"{{{{{place}}}}}"}
            for place, button in enumerate(part.buttons, 1)
        ]
        types: dict[str, Any] = {"twilio/quick-reply": {"body": body, "actions": actions}}
    else:
        items = [_row(place, row) for place, row in enumerate(part.rows, 1)]
        types = {"twilio/list-picker": {"body": body, "button": _literal(part.list_label), "items": items}}
    samples = {str(place): str(place) for place, _ in enumerate(part.buttons or part.rows, 1)}
    content = {"language": "en", "variables": samples, "types": types}
    return {"friendly_name": f"haat_{_digest(content)[:16]}", **content}


def _row(place: int, row: Button) -> dict[str, str]:
    item = {"id": f"{{{{{place}}}}}", "item": _literal(row.label)}
    return item | ({"description": _literal(row.description)} if row.description else {})


def _literal(text: str) -> str:
    """The text with doubled braces parted by a space of no width: people's words are no placeholders of Twilio's."""
    return re.sub(r"\{(?=\{)", "{\u200b", text)


def _as_variables(words: Mapping[str, str]) -> str:
    """ContentVariables; Twilio takes no empty value, no line break, tab or run of four spaces (error 21656)."""
    plain = {name: " ".join(value.split())[:255] or "–" for name, value in words.items()}
    return json.dumps(plain, ensure_ascii=False)


def _media_of(errand: Errand) -> dict[str, Any]:
    """Body and MediaUrl; WhatsApp shows words under photos and videos only."""
    part = errand.part
    if part.pin:  # twilio.com/docs/whatsapp/tutorial/send-and-receive-location-data
        return {"Body": part.text, "PersistentAction": [f"geo:{part.pin}|{part.text.partition(chr(10))[0][:100]}"]}
    body = {"Body": part.text} if part.text else {}
    if errand.media is None:
        return body
    captioned = errand.media.mime.startswith(("image/", "video/"))
    if (
        part.text and part.media_kind == "document" and not captioned
    ):  # one call carries either the words or the file: the words, and where the file is
        return {"Body": f"{part.text}\n{errand.media.url}"}
    return {"MediaUrl": [errand.media.url], **(body if captioned else {})}


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


# ── what went wrong ───────────────────────────────────────────────────────────────────────────────────────────────


def _words(error: Any) -> str:
    return str(getattr(error, "msg", "") or getattr(error, "detail", "") or getattr(error, "title", ""))


def _surely_unsent(error: ChannelError) -> ChannelError:
    """A content may exist or not: the message that needed it did not leave, and a second content harms nobody."""
    if error.decision is not Decision.UNKNOWN:
        return error
    return ChannelError(Decision.RETRY, error.reason)


def _too_many(retry_after: str) -> ChannelError:
    """HTTP 429; Twilio's page on 20429 says that such a call was never processed."""
    wait = min(int(retry_after), LONGEST_WAIT) if retry_after.strip().isdecimal() else 0
    usual = refusal(20429)
    return ChannelError(usual.decision, usual.reason, pauses=usual.pauses, retry_after=wait or usual.retry_after)


def _media_refused(status: int, retry_after: str, own: bool) -> ChannelError:
    if status == 429:
        return _too_many(retry_after)
    if own and status == 401:
        return refusal(20003)
    if status >= 500 or status == 408 or (status == 403 and not own):
        # The second address is valid for a short while only; the first one gives a fresh one.
        return ChannelError(Decision.RETRY, f"the media's host answered {status}")
    return ChannelError(Decision.GIVE_UP, f"the media are gone: {status}")


# ── what comes in ─────────────────────────────────────────────────────────────────────────────────────────────────


def _addresses(fields: Mapping[str, str]) -> list[str]:
    """Every id of the writer, the strongest first: business-scoped, as From has it, number, parent's. Raises Malformed.

    Numbers are optional since WhatsApp has user names, and a business-scoped id is no number even if it holds digits.
    """
    scheme, _, written = fields.get("From", "").partition(":")
    if scheme != "whatsapp" or not 0 < len(written) <= LONGEST_ADDRESS:
        raise Malformed("no WhatsApp address in From")
    scoped = [fields.get(name, "") for name in ("ExternalUserId", "ExternalUserIdentifier")] + [written]
    phones = [written]
    number = fields.get("WaId", "")
    if not PHONE.fullmatch(written) and number and not any(one.endswith(number) for one in scoped):
        phones.append(f"+{number}")
    found = [one for one in scoped if BUSINESS_SCOPED.fullmatch(one)]
    found += [one for one in phones if PHONE.fullmatch(one)]
    found += [written]
    found += [one for one in [fields.get("ParentExternalUserId", "")] if BUSINESS_SCOPED.fullmatch(one)]
    return [f"whatsapp:{one}" for one in dict.fromkeys(found)]


def _media_in(fields: Mapping[str, str]) -> tuple[Media, ...]:
    found = []
    for place in range(MOST_MEDIA):
        ref, mime = fields.get(f"MediaUrl{place}", ""), fields.get(f"MediaContentType{place}", "")
        if ref:
            found.append(Media(_kind(fields.get("MessageType", "").lower(), mime), ref, mime))
    return tuple(found)


def _kind(message_type: str, mime: str) -> str:
    """Voice notes are OGG (or AMR from old phones); WhatsApp turns photos into JPEG or PNG, so WebP is a sticker."""
    family, _, exact = mime.lower().partition(";")[0].strip().partition("/")
    if message_type == "sticker" or (exact == "webp" and message_type != "image"):
        return "sticker"
    if exact in ("vcard", "x-vcard", "directory"):
        return "contact"
    if family == "audio":
        return "voice" if exact in ("ogg", "amr", "opus") else "audio"
    if message_type == "document":
        return "document"
    return {"image": "photo", "video": "video"}.get(family, "document")


def _location(fields: Mapping[str, str]) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(fields["Latitude"]), float(fields["Longitude"])
    except (KeyError, ValueError):
        return None
    # Also leaves out "nan", which is a float and nowhere.
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


# ── bytes and addresses ───────────────────────────────────────────────────────────────────────────────────────────


def _basic(user: str, secret: str) -> dict[str, str]:
    return {"Authorization": aiohttp.encode_basic_auth(user, secret)}


def _url(text: str) -> URL:
    try:
        return URL(text, encoded=True)
    except ValueError as error:
        raise ChannelError(Decision.GIVE_UP, "the media's address is no address") from error


async def _read_within_limits(answer: aiohttp.ClientResponse) -> bytes:
    """The whole body, in memory; raises ChannelError beyond WhatsApp's sizes, whatever length was announced."""
    body = bytearray()
    async for chunk in answer.content.iter_chunked(64 * 1024):
        body += chunk
        photo = len(body) > LARGEST_IMAGE and _mime(bytes(body[:16])).startswith("image/")
        if len(body) > LARGEST_MEDIA or photo:
            raise ChannelError(Decision.GIVE_UP, "the media are too large")
    return bytes(body)


def _mime(body: bytes) -> str:
    try:
        return sniff(body)[0]
    except Refused:
        return "application/octet-stream"
