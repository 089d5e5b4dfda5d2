"""Signed posts from the fake to Haat: inbound messages and status callbacks, with Twilio's time-outs and retries."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ipaddress
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
from yarl import URL

Pairs = Sequence[tuple[str, str]]
Signature = Literal["right", "wrong", "missing"]


@dataclass(frozen=True)
class Overrides:
    """Connection overrides of a webhook address (its `#fragment`); seconds, and how often to try again."""

    connect: float = 5.0
    read: float = 15.0
    total: float = 15.0
    retries: int = 1
    retry_on: frozenset[str] = frozenset({"ct"})

    @classmethod
    def of(cls, url: str) -> Overrides:
        """Reads `#ct=..&rt=..&tt=..&rc=0..5&rp=..` (milliseconds; Twilio "webhook connection overrides")."""
        given = dict(parse_qsl(urlsplit(url).fragment))
        policy = frozenset(given.get("rp", "ct").split(","))
        return cls(
            connect=int(given.get("ct", 5000)) / 1000,
            read=int(given.get("rt", 15000)) / 1000,
            total=int(given.get("tt", 15000)) / 1000,
            retries=min(5, int(given.get("rc", 1))),
            retry_on=frozenset({"4xx", "5xx", "ct", "rt"}) if "all" in policy else policy,
        )


@dataclass
class HookPost:
    """One post to Haat with all its tries.

    `tries` holds an HTTP status, or "ct" (no connection) or "rt" (no answer in time, or cut off), per try.
    """

    kind: str
    url: str
    form: tuple[tuple[str, str], ...]
    token: str
    signature: str = ""
    tries: list[int | str] = field(default_factory=list)
    answer: bytes = b""
    answer_type: str = ""

    @property
    def status(self) -> int | None:
        """The HTTP status of the last try; None when Haat never answered."""
        return self.tries[-1] if self.tries and isinstance(self.tries[-1], int) else None

    @property
    def fields(self) -> dict[str, str]:
        """The form as a dictionary."""
        return dict(self.form)


def sign(auth_token: str, url: str, form: Pairs) -> str:
    """Twilio's X-Twilio-Signature: HMAC-SHA1 over the URL without its fragment and the sorted fields."""
    text = url.split("#")[0] + "".join(key + value for key, value in sorted(set(form)))
    return base64.b64encode(hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def loopback_only(host: str | None) -> bool:
    """Whether a host name can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


class Postman:
    """Carries posts to Haat; `routes` sends a public address to the loopback address that serves it."""

    def __init__(self) -> None:
        self.routes: dict[str, str] = {}
        self._session: aiohttp.ClientSession | None = None

    def real_address(self, url: str) -> tuple[URL, dict[str, str]]:
        """Where to connect for a public URL, and the headers a reverse proxy would set.

        Raises ValueError when that is not on this machine.
        """
        plain, headers = url.split("#")[0], {}
        for public, local in self.routes.items():
            if plain == public or plain.startswith((public + "/", public + "?")):
                parts = urlsplit(public)
                headers = {"Host": parts.netloc, "X-Forwarded-Proto": parts.scheme, "X-Forwarded-Host": parts.netloc}
                plain = local + plain[len(public) :]
                break
        address = URL(plain, encoded=True)
        if not loopback_only(address.host):
            raise ValueError(f"{plain} is not on this machine")
        return address, headers

    @property
    def session(self) -> aiohttp.ClientSession:
        """The connection pool, made in the loop that uses it."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100), cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()

    async def post(
        self, post: HookPost, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        """Sends one post, tries again as its address allows, and writes the outcome into it."""
        address, proxied = self.real_address(post.url)
        overrides = Overrides.of(post.url)
        sent = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "I-Twilio-Idempotency-Token": post.token,
            **proxied,
            **({"X-Twilio-Signature": post.signature} if post.signature else {}),
            **(headers or {}),
        }
        data = urlencode(post.form).encode() if body is None else body
        patience = aiohttp.ClientTimeout(
            total=overrides.total, sock_connect=overrides.connect, sock_read=overrides.read
        )
        for again in range(overrides.retries + 1):
            if again:
                await asyncio.sleep(0.05)
            outcome = await self._try(post, address, data, sent, patience)
            post.tries.append(outcome)
            reason = f"{outcome // 100}xx" if isinstance(outcome, int) else outcome
            if reason not in overrides.retry_on:
                return

    async def _try(
        self, post: HookPost, address: URL, data: bytes, headers: Mapping[str, str], patience: aiohttp.ClientTimeout
    ) -> int | str:
        try:
            async with self.session.post(
                address, data=data, headers=headers, timeout=patience, allow_redirects=False
            ) as answer:
                post.answer = await answer.read()
                post.answer_type = answer.headers.get("Content-Type", "")
                return answer.status
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return "ct"
        except (aiohttp.ClientError, TimeoutError):
            return "rt"


def new_token() -> str:
    """A fresh I-Twilio-Idempotency-Token."""
    return str(uuid.uuid4())
