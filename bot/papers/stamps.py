"""A photo with its maker's name across it, so that nobody else can pass it off as theirs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features
from sqlalchemy.engine import Connection

from bot.channels.channel import ChannelError, Decision
from bot.media import MediaFolder, Refused
from storage import kept_media

FONTS = Path(__file__).resolve().parents[1] / "static" / "fonts"
LONGEST = 40
ACROSS, HIGHEST, FOOT = 0.75, 6, 16
"""The name reaches over so much of the photo's width, with letters no higher than a sixth of its shorter side; at the
foot they are a sixteenth of it."""


def stamp(picture: Image.Image, name: str) -> Image.Image:
    """The photo with the name in a band from corner to corner and once more at the foot, each readable on any ground.

    Devanagari is shaped by libraqm, which Pillow's own wheels carry. Raises RuntimeError where it is missing and the
    name needs it.
    """
    name = " ".join(name.split())[:LONGEST]
    devanagari = any("\u0900" <= sign <= "\u097f" for sign in name)
    if devanagari:  # its font has no other signs: what else stands in the name is left out
        name = " ".join("".join(sign if "\u0900" <= sign <= "\u097f" else " " for sign in name).split())
    if devanagari and not features.check("raqm"):
        raise RuntimeError("this Pillow cannot shape Devanagari (libraqm)")
    ground = picture.convert("RGBA")
    file = FONTS / ("noto-sans-devanagari.ttf" if devanagari else "noto-sans-latin.ttf")
    band = Image.new("RGBA", ground.size, (0, 0, 0, 0))
    middle = (ground.width // 2, ground.height // 2)
    _write(ImageDraw.Draw(band), middle, name, _fitting(file, name, ground))
    band = band.rotate(25, resample=Image.Resampling.BICUBIC, center=middle)
    small = max(12, min(ground.size) // FOOT)
    at_foot = (ground.width // 2, ground.height - small)
    _write(ImageDraw.Draw(band), at_foot, name, ImageFont.truetype(str(file), small))
    return Image.alpha_composite(ground, band).convert("RGB")


def _fitting(file: Path, name: str, ground: Image.Image) -> ImageFont.FreeTypeFont:
    tried = ImageFont.truetype(str(file), 100)
    size = int(100 * ACROSS * ground.width / max(1.0, tried.getlength(name)))
    return ImageFont.truetype(str(file), max(12, min(size, min(ground.size) // HIGHEST)))


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], name: str, font: ImageFont.FreeTypeFont) -> None:
    draw.text(at, name, font=font, anchor="mm", fill=(255, 255, 255, 170), stroke_width=max(1, font.size // 14),
              stroke_fill=(0, 0, 0, 150))  # fmt: skip


def stamped(db: Connection, media_id: int, name: str, media: MediaFolder) -> dict[str, Any]:
    """Keep a stamped copy of a kept photo; where it lies and what it is.

    Raises ChannelError: again in a moment while the bytes are on their way, never for what was refused.
    """
    row = kept_media.one(db, media_id)
    if row.state == "wanted":
        raise ChannelError(Decision.RETRY, "the photo is on its way", retry_after=1)
    if row.state != "stored" or not str(row.mime).startswith("image/"):
        raise ChannelError(Decision.GIVE_UP, row.why or "no photo")
    out = io.BytesIO()
    try:
        with Image.open(media.folder / row.path) as picture:
            stamp(picture, name).save(out, "JPEG", quality=85)
        copy = media.keep(out.getvalue())
    except (OSError, RuntimeError, Refused) as broken:
        raise ChannelError(Decision.GIVE_UP, f"the photo cannot be stamped: {broken}") from broken
    return {"path": copy.path, "mime": copy.mime, "sha256": copy.sha256, "size": copy.size}
