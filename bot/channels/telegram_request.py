"""How python-telegram-bot reaches the Bot API here: over aiohttp, keeping apart what never left and what may have."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import aiohttp
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.channels.channel import ChannelError, Decision
from handlers.language import N_

CONNECT_SECONDS = 10
"""For a place in the pool, the name, the connection and TLS together; well below the time of a whole call, so that a
call that runs out of time was already on its way."""
CONNECTIONS = 64
LARGEST_ANSWER = 20 * 1024 * 1024
"""Bytes; the most that getFile lets a bot download. https://core.telegram.org/bots/api#getfile"""

NOTHING_TO_DO = ("message is not modified", "message to delete not found", "query is too old", "query id is invalid")
"""Refusals (400) after which things are as they were wanted."""
BLOCKED = N_("blocked")
GONE = (
    ("blocked by the user", BLOCKED),
    ("deactivated", N_("deactivated")),
    ("initiate conversation", N_("never started")),
    ("chat not found", N_("never started")),
    ("kicked", N_("kicked")),
    ("not a member", N_("kicked")),
    ("chat was deleted", N_("kicked")),
)
"""Words of the Bot API server (github.com/tdlib/telegram-bot-api, Client.cpp) and what they say of an address."""


class NotSent(NetworkError):
    """No connection came about, so nothing reached Telegram."""


class Flood(TelegramError):
    """Telegram wants silence for so many seconds (429)."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many requests, retry after {seconds:g} s")
        self.seconds = seconds


class Client(Bot):
    """python-telegram-bot's client, for calls whose parameters are plain JSON and files."""

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """One method of the Bot API; its result as plain JSON. Raises TelegramError.

        The typed methods decode every answer, and a field newer than the library would then fail a message that
        stands in the chat already.
        """
        return await self._post(method, parameters)


class Request(BaseRequest):
    """One pool of connections; `proxies` lets the environment's proxy settings count."""

    def __init__(self, *, proxies: bool) -> None:
        self._proxies = proxies
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """None: the caller limits the time of a whole call."""
        return None

    async def initialize(self) -> None:
        """Open the pool; connects to nobody."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_SECONDS),
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._proxies,
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **_timeouts: Any
    ) -> tuple[int, bytes]:
        """One request, never repeated: HTTP status and body. Raises NotSent, Flood, BadRequest, NetworkError.

        python-telegram-bot's four timeouts are not heeded: the caller limits the time of a whole call.
        """
        if self._session is None:
            raise NotSent("not open")
        body = _body(request_data)
        # aiohttp's own messages may carry the address, and the address carries the token: only their names go on.
        try:
            async with self._session.request(method, url, data=body, allow_redirects=False) as answer:
                content = await _read(answer)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError) as error:
            raise NotSent(type(error).__name__) from None
        except aiohttp.InvalidURL:
            raise NotSent("the base URL is no URL") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        if answer.status == 413:
            raise BadRequest("the file is too large to send")
        if answer.status == 429:
            raise Flood(_silence(content, answer.headers.get("Retry-After", "")))
        return answer.status, content


def _body(request: RequestData | None) -> aiohttp.FormData | None:
    """Form fields as python-telegram-bot writes them, multipart when files go along."""
    if request is None:
        return None
    form = aiohttp.FormData(default_to_multipart=request.contains_files)
    for name, value in request.json_parameters.items():
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise BadRequest("the text has half a character in it")
        form.add_field(name, value)
    for name, (filename, content, mime) in request.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    content = bytearray()
    async for piece in answer.content.iter_chunked(64 * 1024):
        content += piece
        if len(content) > LARGEST_ANSWER:
            raise BadRequest("the file is too big")
    return bytes(content)


def _silence(content: bytes, header: str) -> float:
    """Seconds of silence asked for: from the body, else from the header, else five."""
    with contextlib.suppress(ValueError, LookupError, TypeError):
        return float(json.loads(content)["parameters"]["retry_after"])
    return float(header) if header.isdigit() else 5.0


def channel_error(error: Exception, *, repeatable: bool = False, pauses: str = "") -> ChannelError:
    """What a failed call asks of us.

    `repeatable`: to do it twice does no harm, so a doubtful end is tried again. `pauses` names who must be silent
    after a 429. Facts: https://core.telegram.org/bots/api#making-requests and the texts in `GONE`.
    """
    words = str(error)[:200]
    match error:
        case Flood():
            return ChannelError(Decision.RETRY, words, retry_after=error.seconds, pauses=pauses)
        case NotSent():
            return ChannelError(Decision.RETRY, f"not sent: {words}")
        case ChatMigrated():
            return ChannelError(Decision.MIGRATED, N_("the group became a supergroup"), new_id=str(error.new_chat_id))
        case InvalidToken():
            return ChannelError(Decision.STOP_SENDER, f"the token is refused: {words}")
        case Forbidden():
            return _gone(_why_gone(words) or words)
        case Conflict():
            return ChannelError(Decision.RETRY, words, retry_after=5)
        case BadRequest() if any(known in words.lower() for known in NOTHING_TO_DO):
            return ChannelError(Decision.NOTHING, words)
        case BadRequest() if gone := _why_gone(words):
            return _gone(gone)
        case BadRequest():
            return ChannelError(Decision.GIVE_UP, words)
        case TelegramError():
            return _doubtful(words, repeatable)
        case TimeoutError():
            return _doubtful("no answer in time", repeatable)
        case _:
            return _doubtful(f"an answer that is none: {type(error).__name__}", repeatable)


def _gone(why: str) -> ChannelError:
    return ChannelError(Decision.UNREACHABLE, why, by_person=why == BLOCKED)


def _doubtful(reason: str, repeatable: bool) -> ChannelError:
    return ChannelError(Decision.RETRY if repeatable else Decision.UNKNOWN, reason)


def _why_gone(words: str) -> str:
    return next((why for known, why in GONE if known in words.lower()), "")
