"""Sample photos for the simulator, drawn here so that nobody's picture is used: goods of the demo's districts."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (640, 480)


def draw_samples(folder: Path) -> None:
    """Write the photos into a folder; the same ones every time."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWN.items():
        picture = Image.new("RGB", SIZE)
        brush, chance = ImageDraw.Draw(picture), random.Random(name)
        _shade(brush)
        draw(brush, chance)
        picture.filter(ImageFilter.GaussianBlur(0.8)).save(folder / f"{name}.jpg", "JPEG", quality=82)


def _shade(brush: ImageDraw.ImageDraw) -> None:
    """A wall and a table in soft light."""
    width, height = SIZE
    for y in range(height):
        light = 1 - abs(y - 180) / 700
        wall = (int(226 * light), int(212 * light), int(190 * light))
        table = (int(150 * light), int(104 * light), int(66 * light))
        brush.line((0, y, width, y), fill=wall if y < 330 else table)


def _turmeric(brush: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Three bowls of yellow powder."""
    for x, size in ((90, 150), (260, 190), (470, 140)):
        y = 400 - size // 3
        brush.ellipse((x - 8, y + size // 4, x + size + 8, y + size // 2 + 20), fill=(90, 60, 40))
        brush.pieslice((x, y - size // 2, x + size, y + size // 2), 0, 180, fill=(176, 98, 52))
        brush.polygon(((x + 6, y), (x + size // 2, y - size // 2), (x + size - 6, y)), fill=(226, 160, 22))
        brush.ellipse((x, y - 16, x + size, y + 16), fill=(214, 148, 18))
        for _ in range(700):
            at = chance.gauss(x + size / 2, size / 5), y - abs(chance.gauss(0, size / 8))
            brush.point(at, fill=(247, 196, 60))


def _rice(brush: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Two sacks, and grains before them."""
    for x in (110, 330):
        brush.rounded_rectangle((x, 150, x + 190, 410), 34, fill=(200, 176, 130), outline=(140, 116, 76), width=3)
        for y in range(160, 400, 9):
            brush.line((x + 8, y, x + 182, y + chance.randint(-2, 2)), fill=(186, 160, 112))
        brush.ellipse((x + 12, 132, x + 178, 188), fill=(244, 238, 220))
    for _ in range(900):
        left, top = chance.gauss(320, 140), chance.uniform(404, 460)
        brush.line((left, top, left + 5, top + chance.randint(-2, 2)), fill=(248, 243, 228), width=2)


def _stone(brush: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """A carved lamp tower of red stone."""
    brush.rectangle((200, 380, 440, 420), fill=(150, 84, 66))
    for step, width in enumerate((100, 84, 70, 58, 46)):
        top = 330 - step * 54
        red = (176 - 6 * step, 102, 82)
        brush.rectangle((320 - width, top, 320 + width, top + 54), fill=red, outline=(120, 66, 52))
        for x in range(320 - width + 14, 320 + width - 8, 24):
            brush.pieslice((x, top + 10, x + 18, top + 58), 180, 360, fill=(112, 62, 50))
    brush.ellipse((296, 66, 344, 116), fill=(186, 112, 90), outline=(120, 66, 52))
    for _ in range(1500):
        brush.point((chance.uniform(220, 420), chance.uniform(110, 420)), fill=(198, 124, 100))


def _tomatoes(brush: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """A crate of tomatoes."""
    for row in range(3):
        for place in range(7 - row):
            x, y = 108 + place * 62 + row * 30 + chance.randint(-4, 4), 296 - row * 50 + chance.randint(-4, 4)
            brush.ellipse((x, y, x + 72, y + 66), fill=(204 - 8 * row, 44, 34), outline=(150, 24, 20))
            brush.ellipse((x + 14, y + 10, x + 30, y + 22), fill=(240, 130, 112))
            brush.regular_polygon((x + 38, y + 8, 11), 5, chance.randint(0, 70), fill=(72, 122, 48))
    for y in (340, 378):
        brush.rectangle((84, y, 560, y + 30), fill=(188, 142, 88), outline=(130, 92, 52), width=2)
    for x in (84, 308, 536):
        brush.rectangle((x, 330, x + 24, 416), fill=(166, 120, 70))


DRAWN: dict[str, Callable[[ImageDraw.ImageDraw, random.Random], None]] = {
    "turmeric": _turmeric, "rice": _rice, "stone-craft": _stone, "tomatoes": _tomatoes,
}  # fmt: skip
