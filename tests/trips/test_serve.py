"""`haat serve` as people start it: a process of its own, its settings in the environment, providers on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from handlers.language import say
from tests.fakes.telegram import FakeTelegram
from tests.fakes.twilio import FakeTwilio
from tests.trips.town import PLAIN, PUBLIC, SECRET, until

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """The command `haat` with its own data directory and environment."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.environment = os.environ | {"HAAT_DATA_DIR": str(folder), "HAAT_SECRET_KEY": "s"} | environment
        self.folder = folder

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def set_up(self) -> None:
        assert self.run("db", "upgrade").returncode == 0
        card = (
            "--district",
            "425",
            "--name",
            "DIC Sagar",
            "--address",
            "Main Road",
            "--landline",
            "07582-000000",
            "--hours",
            "10-5",
        )
        assert self.run("office", "set", *card).returncode == 0

    @contextmanager
    def serving(self, *words: str) -> Iterator[str]:
        port = free_port()
        with (self.folder / "log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve", "--port", str(port), *words],
                env=self.environment,
                cwd=ROOT,
                stderr=log,
            )
        try:
            url = f"http://127.0.0.1:{port}"
            until(lambda: answers(f"{url}/readyz"), (self.folder / "log").read_text(), 30)
            yield url
        finally:
            process.terminate()
            assert process.wait(20) in (0, -15, 143), (self.folder / "log").read_text()


def answers(url: str) -> bool:
    try:
        return PLAIN.get(url, timeout=1).status_code == 200
    except httpx.HTTPError:
        return False


def telegram_settings(fake: FakeTelegram) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": fake.token, "TELEGRAM_API_BASE_URL": fake.base_url, "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "HAAT_PUBLIC_URL": PUBLIC,
    }  # fmt: skip


def test_serve_sets_the_webhook_and_answers_through_it(tmp_path: Path) -> None:
    with FakeTelegram(rate_limits=False) as fake:
        haat = Process(tmp_path, **telegram_settings(fake))
        haat.set_up()
        with haat.serving() as url:
            fake.route(PUBLIC, url)
            until(lambda: fake.calls_of("setWebhook", ok=True), "the webhook is set")
            asked = fake.calls_of("setWebhook")[0].params
            assert asked["url"] == f"{PUBLIC}/webhooks/telegram"
            assert asked["secret_token"] == SECRET
            assert {"message", "callback_query", "my_chat_member", "chat_member"} <= set(asked["allowed_updates"])
            user = fake.user("Asha", language_code="hi")
            user.starts()
            until(lambda: user.received, "the start is answered")
            until(lambda: any("DIC Sagar" in one.text for one in user.received), "the office is named")


def test_polling_needs_no_public_address(tmp_path: Path) -> None:
    with FakeTelegram(rate_limits=False) as fake:
        settings = telegram_settings(fake) | {"HAAT_PUBLIC_URL": "", "TELEGRAM_WEBHOOK_SECRET": ""}
        haat = Process(tmp_path, **settings)
        haat.set_up()
        user = fake.user("Asha", language_code="hi", started=True)
        with haat.serving("--polling"):
            until(lambda: fake.calls_of("getUpdates"), "updates are fetched")
            user.says("मदद")
            help_text = say(
                "hi",
                "Write what you want to buy or what you sell; I find the other side.\nTap a button, or write its number.\n"
                "Any time: menu, back, stop, undo, language, person.",
            )
            until(lambda: help_text in [one.text for one in user.received], "it is answered")


def test_a_provider_that_cannot_be_reached_does_not_stop_the_start(tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    haat = Process(
        tmp_path, TELEGRAM_BOT_TOKEN="4000000000000000:demo", TELEGRAM_API_BASE_URL=nowhere,
        TELEGRAM_WEBHOOK_SECRET=SECRET, HAAT_PUBLIC_URL=PUBLIC,
    )  # fmt: skip
    haat.set_up()
    with haat.serving() as url:
        assert PLAIN.get(f"{url}/readyz").json()["channels"] == {"telegram": "open", "whatsapp": "closed"}


def test_serve_wants_an_office_card_and_the_newest_schema(tmp_path: Path) -> None:
    haat = Process(tmp_path)
    refused = haat.run("serve", "--port", str(free_port()))
    assert refused.returncode == 1
    assert "office" in refused.stderr
    assert haat.run("doctor").returncode == 1


def test_both_channels_are_served_by_one_process_and_the_clock_file_moves_its_time(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("0")
    with FakeTelegram(rate_limits=False) as telegram, FakeTwilio() as twilio:
        haat = Process(
            tmp_path / "data", **telegram_settings(telegram), HAAT_CLOCK_FILE=str(clock),
            TWILIO_ACCOUNT_SID=twilio.account_sid, TWILIO_AUTH_TOKEN=twilio.auth_token,
            TWILIO_WHATSAPP_FROM=twilio.sender.address, TWILIO_API_BASE_URL=twilio.base_url,
        )  # fmt: skip
        (tmp_path / "data").mkdir()
        haat.set_up()
        with haat.serving() as url:
            twilio.serves(PUBLIC, url)
            twilio.connect(f"{PUBLIC}/webhooks/twilio/inbound", f"{PUBLIC}/webhooks/twilio/status")
            meera = twilio.person("Meera")
            meera.says("मुझे सागर से 20 किलो टमाटर चाहिए")
            meera.hears("टमाटर", timeout=30)  # the first message of a process waits for its catalogues
            clock.write_text(str(60 * 60))
            twilio.clock.advance(hours=1)
            meera.says("मदद")
            meera.hears("मेनू")
            twilio.settle()


@pytest.mark.parametrize("words", [("serve", "--port", "x"), ("officer", "add", "--name", "A"), ("nonsense",)])
def test_misuse_is_exit_two(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert Process(tmp_path).run(*words).returncode == 2
