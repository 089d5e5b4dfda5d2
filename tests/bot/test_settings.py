"""The settings: described in `.env.example` one by one, safe when empty, and a bad one is told of in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import BadSettings, Settings, is_loopback, load

EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"
ASSIGNED = re.compile(r"([A-Z][A-Z0-9_]*)=(.*)")
TOKEN = "4000000000000000:AAnobody-owns-this"


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without .env, and none of our variables."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


def names() -> list[str]:
    return [str(field.validation_alias) for field in Settings.model_fields.values()]


def field_of(name: str) -> str:
    return list(Settings.model_fields)[names().index(name)]


def said(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def test_the_example_names_every_setting_and_no_other() -> None:
    assigned = [found[1] for line in EXAMPLE.read_text().splitlines() if (found := ASSIGNED.fullmatch(line))]
    assert assigned == names(), "in the same order"


def test_each_setting_of_the_example_is_explained_in_the_line_above() -> None:
    lines = EXAMPLE.read_text().splitlines()
    for place, line in enumerate(lines):
        if ASSIGNED.fullmatch(line):
            assert re.fullmatch(r"# .{20,}", lines[place - 1]), line


def test_the_example_as_it_stands_is_the_default(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE.read_text())
    assert load() == Settings()
    assert load().folder == Path("~/.local/share/haat").expanduser()
    assert load().telegram_api_base_url == "https://api.telegram.org"
    assert (load().has_telegram, load().has_whatsapp) == (False, False)


def test_what_the_example_gives_is_what_holds_when_nothing_is_set() -> None:
    for line in EXAMPLE.read_text().splitlines():
        if (found := ASSIGNED.fullmatch(line)) and found[2]:
            field = next(
                one for one in Settings.model_fields if names()[list(Settings.model_fields).index(one)] == found[1]
            )
            assert said(getattr(Settings(), field)) == found[2]


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in names():
        monkeypatch.setenv(name, "")
    assert load() == Settings()


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("HAAT_TIMEZONE=Asia/Kathmandu\nHAAT_PUBLIC_URL=https://file.example\n")
    monkeypatch.setenv("HAAT_PUBLIC_URL", "https://haat.example/")
    assert (load().timezone, load().public_url) == ("Asia/Kathmandu", "https://haat.example")


GOOD = {
    "HAAT_DATABASE_URL": ("postgresql://u:p@db.example/haat", "postgresql+psycopg://u@h/n", "sqlite:////tmp/x.db"),
    "HAAT_PUBLIC_URL": ("https://haat.example", "http://127.0.0.1:8000"),
    "HAAT_TIMEZONE": ("Asia/Kolkata", "UTC"),
    "HAAT_DIGESTS": ("10:30,16:30", "09:00"),
    "TELEGRAM_BOT_TOKEN": (TOKEN,),
    "TELEGRAM_WEBHOOK_SECRET": ("a", "A-z_9" * 51),
    "TELEGRAM_API_BASE_URL": ("http://127.0.0.1:8081",),
    "TWILIO_ACCOUNT_SID": ("AC" + "0" * 32,),
    "TWILIO_WHATSAPP_FROM": ("whatsapp:+910000000001",),
    "TWILIO_MESSAGING_SERVICE_SID": ("MG" + "0" * 32,),
    "TWILIO_API_BASE_URL": ("http://localhost:9000",),
}
BAD = {
    "HAAT_DATABASE_URL": ("postgres://u:geheim@db.example/haat", "mysql://h/n", "haat.db"),
    "HAAT_PUBLIC_URL": ("haat.example", "ftp://haat.example", "https://"),
    "HAAT_TIMEZONE": ("Kolkata", "Asia", "../etc/passwd", "IST+5:30"),
    "HAAT_DIGESTS": ("24:00", "10.30", "10:30,", "noon"),
    "TELEGRAM_BOT_TOKEN": ("geheim", "geheim:4000", "4000: geheim"),
    "TELEGRAM_WEBHOOK_SECRET": ("geheim!", "गुप्त", "a" * 257),
    "TELEGRAM_API_BASE_URL": ("127.0.0.1:8081",),
    "TWILIO_ACCOUNT_SID": ("SM" + "0" * 32,),
    "TWILIO_WHATSAPP_FROM": ("+910000000001", "whatsapp:910000000001", "whatsapp:+91 00000 00001"),
    "TWILIO_MESSAGING_SERVICE_SID": ("AC" + "0" * 32,),
    "TWILIO_API_BASE_URL": ("localhost",),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GOOD.items() for value in values])
def test_a_good_value_is_kept(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert said(getattr(load(), field_of(name))) == value


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_bad_value_is_one_line_that_names_the_setting_and_not_the_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        load()
    (line,) = refused.value.lines
    assert line.startswith((f"{name} is ", f"{name} may "))
    assert "\n" not in line
    assert "geheim" not in line


def test_several_bad_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, values in BAD.items():
        monkeypatch.setenv(name, values[0])
    with pytest.raises(BadSettings) as refused:
        load()
    assert sorted(line.split()[0] for line in refused.value.lines) == sorted(BAD)


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"HAAT_PUBLIC_URL=\xff\xfe\x00")
    with pytest.raises(BadSettings, match="UTF-8"):
        load()


def test_secrets_do_not_show() -> None:
    shown = repr(Settings(TELEGRAM_BOT_TOKEN=TOKEN, TWILIO_AUTH_TOKEN="geheim", HAAT_SECRET_KEY="geheim"))
    assert TOKEN not in shown
    assert "geheim" not in shown


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8081", True), ("http://localhost", True), ("http://[::1]:9", True),
        ("https://api.telegram.org", False), ("http://127.0.0.1.example", False), ("http://10.0.0.1", False), ("", False),
    ],
)  # fmt: skip
def test_which_addresses_are_this_machine(url: str, here: bool) -> None:
    assert is_loopback(url) is here


def test_the_clock_may_be_moved_only_where_every_provider_is_on_this_machine() -> None:
    twilio = {"TWILIO_ACCOUNT_SID": "AC", "TWILIO_AUTH_TOKEN": "t", "TWILIO_WHATSAPP_FROM": "whatsapp:+910000000001"}
    here = {"TELEGRAM_API_BASE_URL": "http://127.0.0.1:1", "TWILIO_API_BASE_URL": "http://127.0.0.1:2"}
    assert Settings().all_loopback, "no provider at all"
    assert Settings(TELEGRAM_BOT_TOKEN=TOKEN, **twilio, **here).all_loopback
    assert not Settings(TELEGRAM_BOT_TOKEN=TOKEN).all_loopback
    assert not Settings(**twilio).all_loopback, "Twilio's empty root is the real one"
    assert not Settings(**twilio, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE_URL="http://127.0.0.1:1").all_loopback
