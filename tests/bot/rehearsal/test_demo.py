"""The demo's folder and process: made once, kept, made again when old or asked; stops at once though a page listens."""

from __future__ import annotations

import importlib
import json
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from bot.settings import Settings
from tests.bot import market

SERVES = """
import sys
from pathlib import Path
from types import ModuleType
from tests.bot import market
sys.modules["bot.rehearsal.seed"] = small = ModuleType("bot.rehearsal.seed")
small.seed = market.fill
from bot.rehearsal import demo
from bot.settings import load
demo.run(load(), Path(sys.argv[1]), int(sys.argv[2]), reset="--reset" in sys.argv, opens=False)
"""


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The demo on the small market: the sample market's 90 days take seconds to make and have tests of their own."""
    small = ModuleType("bot.rehearsal.seed")
    small.seed = market.fill  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "bot.rehearsal.seed", small)
    monkeypatch.delitem(sys.modules, "bot.rehearsal.demo", raising=False)
    yield importlib.import_module("bot.rehearsal.demo")
    sys.modules.pop("bot.rehearsal.demo", None)


def test_the_market_is_made_once_and_then_kept(demo: Any, tmp_path: Path) -> None:
    assert demo.prepare(tmp_path)
    first = (tmp_path / "seed.db").read_bytes()
    assert not demo.prepare(tmp_path)
    assert (tmp_path / "seed.db").read_bytes() == first
    assert len(list((tmp_path / "samples").glob("*.jpg"))) == 4


def test_an_old_or_broken_note_makes_the_market_again(demo: Any, tmp_path: Path) -> None:
    demo.prepare(tmp_path)
    note = tmp_path / "seed.json"
    kept = json.loads(note.read_text())
    for words in (
        json.dumps({**kept, "seeded_at": (datetime.now(UTC) - timedelta(days=2)).isoformat()}),
        json.dumps({**kept, "schema": "0000"}),
        "not json",
        "[]",
    ):
        note.write_text(words)
        assert demo.prepare(tmp_path), words
        assert not demo.prepare(tmp_path)


def test_reset_forgets_what_the_demo_made_and_nothing_else(demo: Any, tmp_path: Path) -> None:
    demo.prepare(tmp_path)
    (tmp_path / "sandboxes" / "x").mkdir(parents=True)
    (tmp_path / "letter.txt").write_text("mine")
    demo._forget(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_whatever_the_environment_says_the_demo_has_no_provider(demo: Any, tmp_path: Path) -> None:
    rich = Settings(
        HAAT_DATABASE_URL="postgresql://x", TELEGRAM_BOT_TOKEN="4:x", TWILIO_ACCOUNT_SID="AC", TWILIO_AUTH_TOKEN="t",
        TWILIO_WHATSAPP_FROM="whatsapp:+910000000000", HAAT_PUBLIC_URL="https://haat.example",
    )  # fmt: skip
    closed = demo._only_here(rich, tmp_path)
    assert not closed.has_telegram
    assert not closed.has_whatsapp
    assert closed.database_url == ""


def test_every_district_of_the_demo_has_an_officer_to_play(demo: Any, tmp_path: Path) -> None:
    from storage import panes
    from storage.database import Store

    demo.prepare(tmp_path)
    store = Store(f"sqlite:///{tmp_path / 'seed.db'}", owner=True)
    with store.read() as db:
        assert {row.district_lgd for row in panes.officers_to_play(db)} == set(demo.HOME_DISTRICTS)
    store.close()


def test_the_demo_serves_and_stops_at_once_though_a_page_listens(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    demo = subprocess.Popen(
        [sys.executable, "-c", SERVES, str(tmp_path), str(port)],
        cwd=Path(__file__).resolve().parents[3], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _until_it_answers(f"{address}/healthz", demo)
        assert httpx.get(f"{address}/readyz").json()["ready"]
        with httpx.Client(base_url=address) as browser:
            assert "DEMO" in browser.get("/simulator").text
            with browser.stream("GET", "/simulator/events", timeout=60) as stream:
                lines = stream.iter_lines()
                assert next(line for line in lines if line) == "event: news"
                demo.send_signal(signal.SIGINT)
                for _ in lines:
                    pass
        said, _ = demo.communicate(timeout=60)  # for ever, where it waited for the page
    finally:
        demo.kill()
    assert f"{address}/simulator" in said
    assert "Nothing leaves this machine" in said


def _until_it_answers(address: str, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, "the demo ended by itself"
        try:
            httpx.get(address).raise_for_status()
            return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail("the demo does not answer")
