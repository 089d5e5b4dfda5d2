"""The demo: sample districts in one folder, the simulator in the browser, no token, nothing leaves this machine."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import webbrowser
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

import uvicorn
from pydantic import SecretStr

from bot.app import App
from bot.clock import Clock
from bot.rehearsal.samples import draw_samples
from bot.rehearsal.sandboxes import Sandboxes, build_seed
from bot.rehearsal.seed import seed
from bot.rehearsal.simulator import simulator_router
from bot.settings import Settings
from bot.web import create_web
from storage import panes, people, schema, staff
from storage.database import Store, url_for

HOME_DISTRICTS = {425: "Sagar", 482: "Mumbai City", 483: "Mumbai Suburban"}
"""LGD codes of the districts in the demo, whose officers can be played."""
FRESH_FOR = timedelta(days=1)
"""The sample history ends when it is made; an older one is made again."""


def run(settings: Settings, data_dir: Path | None, port: int, *, reset: bool, opens: bool) -> None:
    """Seed when needed, then serve the simulator on loopback until Ctrl-C; `reset` forgets what stood there."""
    folder = (data_dir or settings.folder / "demo").expanduser().resolve()
    if reset:
        _forget(folder)
    made = prepare(folder)
    url = f"http://127.0.0.1:{port}/simulator"
    print(f" \u2714 {'Sample market made' if made else 'Sample market ready'} in {folder}")
    print(f" Simulator  {url}")
    print(" No token needed. Nothing leaves this machine. Ctrl-C stops; run again to go on; --reset starts over.")
    sys.stdout.flush()
    asyncio.run(_serve(_only_here(settings, folder), folder, port, url if opens else ""))


def prepare(folder: Path) -> bool:
    """Make the seeded store and the sample photos, unless they stand there and are fresh; was anything made?"""
    folder.mkdir(parents=True, exist_ok=True)
    now, note = datetime.now(UTC), folder / "seed.json"
    if (folder / "seed.db").exists() and _is_fresh(note, now):
        return False
    note.unlink(missing_ok=True)
    build_seed(folder / "seed.db", now, _fill)
    draw_samples(folder / "samples")
    # The pages' own store is a copy as well; an older one would lack the newest tables.
    for old in folder.glob("haat.db*"):
        old.unlink()
    note.write_text(json.dumps({"schema": schema.newest(), "seeded_at": now.isoformat()}))
    return True


def _fill(store: Store, now: datetime) -> None:
    """The sample market, and an officer to play in every district of the demo."""
    seed(store, now)
    with store.write() as db:
        served = {row.district_lgd for row in panes.officers_to_play(db)}
        for district, name in HOME_DISTRICTS.items():
            if district not in served:
                person = people.add_person(db, now, name=f"Officer of {name}", language="en", district_lgd=district)
                staff.add_officer(db, person, f"Officer of {name}", district_lgd=district, state=None, now=now)


def _is_fresh(note: Path, now: datetime) -> bool:
    try:
        kept = json.loads(note.read_text())
        return bool(kept["schema"] == schema.newest() and now - datetime.fromisoformat(kept["seeded_at"]) < FRESH_FOR)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _forget(folder: Path) -> None:
    """Remove what the demo made, and nothing else that may lie in the folder."""
    for name in ("sandboxes", "samples", "media"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for pattern in ("seed.*", "half-made.db*", "haat.db*"):
        for file in folder.glob(pattern):
            file.unlink()


def _only_here(settings: Settings, folder: Path) -> Settings:
    """The settings without any provider: whatever the environment says, the demo reaches nobody."""
    nobody = SecretStr("")
    return settings.model_copy(
        update={
            "data_dir": folder, "database_url": "", "public_url": "", "clock_file": "", "telegram_bot_token": nobody,
            "twilio_account_sid": "", "twilio_auth_token": nobody,
        }
    )  # fmt: skip


class _Server(uvicorn.Server):
    """Lets the pages' streams end at Ctrl-C, which otherwise would hold the server open."""

    sandboxes: Sandboxes

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.sandboxes.end_streams()
        super().handle_exit(sig, frame)


async def _serve(settings: Settings, folder: Path, port: int, opens: str) -> None:
    if not (folder / "haat.db").exists():
        shutil.copyfile(folder / "seed.db", folder / "haat.db")
    store = Store(url_for("", folder), owner=True)
    sandboxes = Sandboxes(folder, settings)
    web = create_web(App(settings, store, Clock(), [], paced=False), simulator_router(sandboxes), runs=False)
    server = _Server(uvicorn.Config(web, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=3))
    server.sandboxes = sandboxes
    if opens:
        asyncio.get_running_loop().call_later(1.0, webbrowser.open, opens)
    try:
        await server.serve()
    finally:
        await sandboxes.close()
