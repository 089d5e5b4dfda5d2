"""Takes the README's pictures again: the simulator on a desktop, on a narrow screen, and from Haat's side."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.bot.market import running  # noqa: E402
from tests.conftest import find_chromium  # noqa: E402

NAMES = ("simulator.png", "simulator-360.png", "simulator-inspector.png")
ENOUGH_STEPS = 10
"""The story is stopped where both phones show something to choose."""


def take(chromium: Any, folder: Path) -> tuple[str, ...]:
    """Write the pictures into a folder; their names. The story plays on the small market of the tests."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, running(Path(place)) as address:
        page = chromium.new_page(viewport={"width": 1280, "height": 960}, device_scale_factor=1.5)
        page.goto(f"{address}/simulator")
        _play(page)
        page.fill("#pane-officer textarea", "menu")
        page.press("#pane-officer textarea", "Enter")
        page.wait_for_selector("#pane-officer .choices button:has-text('Office work')")
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(1800)
        page.screenshot(path=folder / NAMES[0])
        page.set_viewport_size({"width": 360, "height": 740})
        page.click(".story:visible .stop")
        page.click("#tab-artisan")
        page.wait_for_timeout(500)
        page.screenshot(path=folder / NAMES[1])
        page.set_viewport_size({"width": 1280, "height": 960})
        page.locator("#pane-buyer .message.haat .dots").last.click()
        page.click("[data-act=inspect]")
        page.wait_for_selector("#drawer[open] pre:not(:empty)")
        page.wait_for_timeout(300)
        page.screenshot(path=folder / NAMES[2])
        page.close()
    for name in NAMES:
        # 256 colours are enough for these and weigh a third.
        with Image.open(folder / name) as picture:
            picture.convert("RGB").quantize(256).save(folder / name, optimize=True)
    return NAMES


def _play(page: Any) -> None:
    page.click("[data-story=one-trade]")
    for step in range(1, ENOUGH_STEPS):
        page.wait_for_selector(f".story:visible .count:text('{step} of')")
        page.click(".story:visible .next:enabled")
    page.wait_for_selector(f".story:visible .count:text('{ENOUGH_STEPS} of')")
    page.wait_for_selector(".story:visible .next:enabled")
    page.mouse.move(0, 0)


if __name__ == "__main__":
    if find_chromium() is None:
        sys.exit("Chromium not found: make browser-deps, or set HAAT_CHROMIUM to its path.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=find_chromium(), chromium_sandbox=os.geteuid() != 0, args=["--disable-gpu"]
        )
        for name in take(launched, ROOT / "docs" / "screenshots"):
            print(f"docs/screenshots/{name}")
