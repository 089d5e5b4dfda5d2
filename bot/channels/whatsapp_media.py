"""Photos and voice notes at Twilio: fetched from its own stores alone, and within WhatsApp's sizes."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

import aiohttp
from yarl import URL

from bot.channels.channel import ChannelError, Decision, Done
from bot.channels.whatsapp_errors import refusal
from bot.channels.whatsapp_wire import basic, too_many
from bot.media import Refused, sniff
from bot.settings import is_loopback

API = "https://api.twilio.com"
# WhatsApp's own limits for media, as Twilio's guidance has them.
LARGEST_MEDIA, LARGEST_IMAGE = 16 * 1024 * 1024, 5 * 1024 * 1024
REDIRECTS = 3
STORES_OF_TWILIO = re.compile(r"([a-z0-9-]+\.)+(twilio|twiliocdn)\.com|([a-z0-9.-]+\.)?s3[a-z0-9.-]*\.amazonaws\.com")


@dataclass(frozen=True, slots=True)
class Account:
    """Whose media they are; `base_url` empty means the real Twilio."""

    sid: str
    token: str
    base_url: str

    @property
    def origin(self) -> URL:
        """Twilio's own host."""
        return URL(self.base_url or API).origin()


async def fetch(session: aiohttp.ClientSession, account: Account, ref: str, patience: float) -> Done:
    """The bytes of a medium, by what they are and not by what the server calls them. Raises ChannelError."""
    try:
        async with asyncio.timeout(patience):
            return await _follow(session, account, ref)
    except (aiohttp.ClientError, OSError) as error:
        raise ChannelError(Decision.RETRY, f"the media did not come whole: {type(error).__name__}") from error


async def _follow(session: aiohttp.ClientSession, account: Account, ref: str) -> Done:
    url = _url(ref)
    for hop in range(REDIRECTS + 1):
        if not may_fetch(url, account):
            raise ChannelError(Decision.GIVE_UP, f"media are not fetched from {url.host}")
        # Twilio's own host alone learns our credentials, and only when we were sent there first.
        own = hop == 0 and url.origin() == account.origin
        headers = {"Accept-Encoding": "identity", **(basic(account.sid, account.token) if own else {})}
        async with session.get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status in (301, 302, 303, 307, 308):
                url = url.join(_url(answer.headers.get("Location", "")))
                continue
            if answer.status != 200:
                raise _refused(answer.status, answer.headers.get("Retry-After", ""), own)
            body = await _read_within_limits(answer)
            return Done(body=body, mime=_mime(body))
    raise ChannelError(Decision.GIVE_UP, "the media's address leads in circles")


def may_fetch(url: URL, account: Account) -> bool:
    """Whether media come from there: Twilio and its stores, or, of a double on this machine, this machine."""
    if not url.is_absolute() or url.user is not None or url.scheme not in ("http", "https"):
        return False
    if is_loopback(account.base_url):
        return is_loopback(str(url))
    own = url.origin() == account.origin
    return own or (url.scheme == "https" and STORES_OF_TWILIO.fullmatch(url.host or "") is not None)


def _refused(status: int, retry_after: str, own: bool) -> ChannelError:
    if status == 429:
        return too_many(retry_after)
    if own and status == 401:
        return refusal(20003)
    if status >= 500 or status == 408 or (status == 403 and not own):
        # The second address is valid for a short while only; the first one gives a fresh one.
        return ChannelError(Decision.RETRY, f"the media's host answered {status}")
    return ChannelError(Decision.GIVE_UP, f"the media are gone: {status}")


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
