"""A photo with its maker's name across it, so that nobody else can pass it off as theirs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features
from sqlalchemy.engine import Connection

from bot.channels.channel import ChannelError, Decision
from bot.media import MediaFolder, Refused
from storage import inbox

FONTS = Path(__file__).resolve().parent / "static" / "fonts"
LONGEST = 40
SHARE = 14
"""The letters are as high as the photo's shorter side divided by this."""


def stamp(picture: Image.Image, name: str) -> Image.Image:
    """The photo with the name in a band from corner to corner and once more at the foot, each readable on any ground.

    Devanagari is shaped by libraqm, which Pillow's own wheels carry. Raises RuntimeError where it is missing and the
    name needs it.
    """
    name = " ".join(name.split())[:LONGEST]
    devanagari = any("\u0900" <= sign <= "\u097f" for sign in name)
    if devanagari and not features.check("raqm"):
        raise RuntimeError("this Pillow cannot shape Devanagari (libraqm)")
    ground = picture.convert("RGBA")
    size = max(12, min(ground.size) // SHARE)
    file = FONTS / ("noto-sans-devanagari.ttf" if devanagari else "noto-sans-latin.ttf")
    font = ImageFont.truetype(str(file), size)
    band = Image.new("RGBA", ground.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(band)
    middle = (ground.width // 2, ground.height // 2)
    _write(draw, middle, name, font)
    band = band.rotate(25, resample=Image.Resampling.BICUBIC, center=middle)
    _write(ImageDraw.Draw(band), (ground.width // 2, ground.height - size), name, font)
    return Image.alpha_composite(ground, band).convert("RGB")


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], name: str, font: ImageFont.FreeTypeFont) -> None:
    draw.text(at, name, font=font, anchor="mm", fill=(255, 255, 255, 170), stroke_width=max(1, font.size // 14),
              stroke_fill=(0, 0, 0, 150))  # fmt: skip


def stamped(db: Connection, media_id: int, name: str, media: MediaFolder) -> dict[str, Any]:
    """Keep a stamped copy of a kept photo; where it lies and what it is.

    Raises ChannelError: again in a moment while the bytes are on their way, never for what was refused.
    """
    row = inbox.one_media(db, media_id)
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
