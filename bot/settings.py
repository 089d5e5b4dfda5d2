"""What the environment says, read once: the one door to it."""

from __future__ import annotations

import re
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

REAL_TELEGRAM = "https://api.telegram.org"
REAL_BHASHINI = "https://meity-auth.ulcacontrib.org"
MEITY_PIPELINE = "64392f96daac500b55c543cd"
"""The public pipeline of the ministry, as its API book names it."""


class BadSettings(Exception):
    """Some settings cannot be meant like that: one line each, without the value, which may be a secret."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


# ── what a setting may be ─────────────────────────────────────────────────────────────────────────────────────────


def _shaped(pattern: str, told: str) -> AfterValidator:
    """A setting that is empty or has this shape."""

    def check(value: str | SecretStr) -> str | SecretStr:
        said = value.get_secret_value() if isinstance(value, SecretStr) else value
        if said and not re.fullmatch(pattern, said):
            raise ValueError(told)
        return value

    return AfterValidator(check)


def _address(value: str) -> str:
    """An address of the web; a slash at its end is of no meaning to people and is left out."""
    if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
        raise ValueError("is no address that begins with https:// or http://")
    return value.rstrip("/")


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError("is no time zone such as Asia/Kolkata") from None
    return value


HOUR = r"([01][0-9]|2[0-3]):[0-5][0-9]"
Hours = Annotated[str, _shaped(rf"{HOUR}(, ?{HOUR})*", "is no list of hours such as 10:30,16:30")]
Address = Annotated[str, AfterValidator(_address)]
Database = Annotated[
    str, _shaped(r"(postgresql(\+psycopg)?|sqlite)://.*", "is no postgresql://user:password@host/name")
]
BotToken = Annotated[SecretStr, _shaped(r"[0-9]+:\S+", "is no bot token (digits, a colon, letters)")]
WebhookSecret = Annotated[SecretStr, _shaped(r"[A-Za-z0-9_-]{1,256}", "may have A-Z a-z 0-9 _ - only, at most 256")]
Account = Annotated[str, _shaped(r"AC\w*", "is no account SID (AC...)")]
Service = Annotated[str, _shaped(r"MG\w*", "is no messaging service SID (MG...)")]
WhatsAppSender = Annotated[
    str, _shaped(r"whatsapp:\+[0-9]{8,15}", "is not whatsapp:+ and a number with its country's code")
]


class Settings(BaseSettings):
    """Every setting, by the name of its environment variable; an empty one counts as not set."""

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True, frozen=True, env_ignore_empty=True)

    data_dir: Path = Field(Path("~/.local/share/haat"), validation_alias="HAAT_DATA_DIR")
    database_url: Database = Field("", validation_alias="HAAT_DATABASE_URL")
    public_url: Address = Field("", validation_alias="HAAT_PUBLIC_URL")
    secret_key: SecretStr = Field(SecretStr(""), validation_alias="HAAT_SECRET_KEY")
    timezone: Annotated[str, AfterValidator(_zone)] = Field("Asia/Kolkata", validation_alias="HAAT_TIMEZONE")

    digest_hours: Hours = Field("10:30,16:30", validation_alias="HAAT_DIGESTS")

    telegram_bot_token: BotToken = Field(SecretStr(""), validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_webhook_secret: WebhookSecret = Field(SecretStr(""), validation_alias="TELEGRAM_WEBHOOK_SECRET")
    telegram_api_base_url: Address = Field(REAL_TELEGRAM, validation_alias="TELEGRAM_API_BASE_URL")

    twilio_account_sid: Account = Field("", validation_alias="TWILIO_ACCOUNT_SID")
    twilio_auth_token: SecretStr = Field(SecretStr(""), validation_alias="TWILIO_AUTH_TOKEN")
    twilio_whatsapp_from: WhatsAppSender = Field("", validation_alias="TWILIO_WHATSAPP_FROM")
    twilio_messaging_service_sid: Service = Field("", validation_alias="TWILIO_MESSAGING_SERVICE_SID")
    twilio_api_base_url: Address = Field("", validation_alias="TWILIO_API_BASE_URL")

    bhashini_user_id: str = Field("", validation_alias="BHASHINI_USER_ID")
    bhashini_api_key: SecretStr = Field(SecretStr(""), validation_alias="BHASHINI_API_KEY")
    bhashini_inference_key: SecretStr = Field(SecretStr(""), validation_alias="BHASHINI_INFERENCE_KEY")
    bhashini_pipeline_id: str = Field(MEITY_PIPELINE, validation_alias="BHASHINI_PIPELINE_ID")
    bhashini_base_url: Address = Field(REAL_BHASHINI, validation_alias="BHASHINI_BASE_URL")

    clock_file: str = Field("", validation_alias="HAAT_CLOCK_FILE")

    @property
    def folder(self) -> Path:
        """The data directory, with `~` resolved."""
        return self.data_dir.expanduser()

    @property
    def zone(self) -> ZoneInfo:
        """Where people's days begin."""
        return ZoneInfo(self.timezone)

    @property
    def digests(self) -> tuple[time, ...]:
        """When officers who want digests have them, by the zone's clock."""
        return tuple(time.fromisoformat(one.strip()) for one in self.digest_hours.split(","))

    @property
    def has_telegram(self) -> bool:
        """Is a Telegram bot described?"""
        return bool(self.telegram_bot_token.get_secret_value())

    @property
    def has_whatsapp(self) -> bool:
        """Is a WhatsApp number at Twilio described?"""
        return bool(self.twilio_account_sid and self.twilio_auth_token.get_secret_value() and self.twilio_whatsapp_from)

    @property
    def has_bhashini(self) -> bool:
        """Is an account at the speech service described?"""
        return bool(self.bhashini_user_id and self.bhashini_api_key.get_secret_value())

    @property
    def all_loopback(self) -> bool:
        """Does every provider's base lie on this machine? Only then may the clock be moved."""
        bases = [self.telegram_api_base_url] * self.has_telegram + [self.twilio_api_base_url] * self.has_whatsapp
        bases += [self.bhashini_base_url] * self.has_bhashini
        return all(is_loopback(base) for base in bases)


def is_loopback(url: str) -> bool:
    """Does a URL name this very machine?"""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def load(env_file: Path | None = None) -> Settings:
    """The settings of this process: the environment, then `.env` of the folder where the command was started.

    Raises BadSettings.
    """
    try:
        return Settings(_env_file=env_file or Path(".env"))
    except ValidationError as error:
        lines = [f"{one['loc'][0]} {one['msg'].removeprefix('Value error, ')}" for one in error.errors()]
        raise BadSettings(lines) from None
    except UnicodeDecodeError:
        raise BadSettings([f"{env_file or '.env'} is not readable as UTF-8"]) from None
