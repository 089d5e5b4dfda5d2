"""The HTTP side of Twilio's official client: one call, its answer, and what is known when none came."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import aiohttp
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]

from bot.channels.channel import ChannelError, Decision
from bot.channels.whatsapp_errors import refusal

PATIENCE = 30.0
"""Seconds for one call."""
LONGEST_WAIT = 3600


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
        sent = {**(headers or {}), **(basic(*auth) if auth else {})}
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
            raise too_many(answer.headers.get("Retry-After", ""))
        return Response(answer.status, text, answer.headers)


def basic(user: str, secret: str) -> dict[str, str]:
    """The header that says who calls."""
    return {"Authorization": aiohttp.encode_basic_auth(user, secret)}


def too_many(retry_after: str) -> ChannelError:
    """HTTP 429; Twilio's page on 20429 says that such a call was never processed."""
    wait = min(int(retry_after), LONGEST_WAIT) if retry_after.strip().isdecimal() else 0
    usual = refusal(20429)
    return ChannelError(usual.decision, usual.reason, pauses=usual.pauses, retry_after=wait or usual.retry_after)
