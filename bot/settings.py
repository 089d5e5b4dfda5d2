"""What the environment says, read once: the one door to it."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

REAL_TELEGRAM = "https://api.telegram.org"


class Settings(BaseSettings):
    """Every setting, by the name of its environment variable."""

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True, frozen=True)

    data_dir: Path = Field(Path("~/.local/share/haat"), validation_alias="HAAT_DATA_DIR")
    database_url: str = Field("", validation_alias="HAAT_DATABASE_URL")
    public_url: str = Field("", validation_alias="HAAT_PUBLIC_URL")
    secret_key: SecretStr = Field(SecretStr(""), validation_alias="HAAT_SECRET_KEY")
    timezone: str = Field("Asia/Kolkata", validation_alias="HAAT_TIMEZONE")
    clock_file: str = Field("", validation_alias="HAAT_CLOCK_FILE")

    telegram_bot_token: SecretStr = Field(SecretStr(""), validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_webhook_secret: SecretStr = Field(SecretStr(""), validation_alias="TELEGRAM_WEBHOOK_SECRET")
    telegram_api_base_url: str = Field(REAL_TELEGRAM, validation_alias="TELEGRAM_API_BASE_URL")

    twilio_account_sid: str = Field("", validation_alias="TWILIO_ACCOUNT_SID")
    twilio_auth_token: SecretStr = Field(SecretStr(""), validation_alias="TWILIO_AUTH_TOKEN")
    twilio_whatsapp_from: str = Field("", validation_alias="TWILIO_WHATSAPP_FROM")
    twilio_messaging_service_sid: str = Field("", validation_alias="TWILIO_MESSAGING_SERVICE_SID")
    twilio_api_base_url: str = Field("", validation_alias="TWILIO_API_BASE_URL")

    @property
    def folder(self) -> Path:
        """The data directory, with `~` resolved."""
        return self.data_dir.expanduser()

    @property
    def zone(self) -> ZoneInfo:
        """Where people's days begin."""
        return ZoneInfo(self.timezone)

    @property
    def has_telegram(self) -> bool:
        """Is a Telegram bot described?"""
        return bool(self.telegram_bot_token.get_secret_value())

    @property
    def has_whatsapp(self) -> bool:
        """Is a WhatsApp number at Twilio described?"""
        return bool(self.twilio_account_sid and self.twilio_auth_token.get_secret_value() and self.twilio_whatsapp_from)

    @property
    def all_loopback(self) -> bool:
        """Does every provider's base lie on this machine? Only then may the clock be moved."""
        bases = [self.telegram_api_base_url] * self.has_telegram + [self.twilio_api_base_url] * self.has_whatsapp
        return all(is_loopback(base) for base in bases)


def is_loopback(url: str) -> bool:
    """Does a URL name this very machine?"""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def load(env_file: Path | None = None) -> Settings:
    """The settings of this process: the environment, then `.env` of the folder where the command was started."""
    return Settings(_env_file=env_file or Path(".env"))
