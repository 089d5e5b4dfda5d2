"""A poster's picture, to be sent on in a group or shown as a Status: its size, its words, Devanagari joined as it is written."""

from __future__ import annotations

import io
from functools import cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont, features

from bot.papers.a4 import FONTS, GREEN, qr

WIDTH, HEIGHT, EDGE = 1080, 1350, 70
NAMES = ("noto-sans-devanagari.ttf", "noto-sans-latin.ttf")


class NotShaped(Exception):
    """This machine's picture library cannot join the signs of Devanagari."""


def blank(office: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty poster with the office's band. Raises NotShaped rather than write Devanagari wrongly."""
    if not features.check("raqm"):
        raise NotShaped("Pillow here has no libraqm, so Devanagari would be written wrongly; take the PDF")
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 150), fill=GREEN)
    centred(draw, office, 50, 40, (255, 255, 255))
    return picture, draw


def put_code(picture: Image.Image, join: str, left: int, top: int, side: int) -> None:
    """A QR on the poster."""
    code = Image.open(qr(join)).convert("RGB").resize((side, side), Image.Resampling.NEAREST)
    picture.paste(code, (left, top))


def as_png(picture: Image.Image) -> bytes:
    """The finished poster."""
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def centred(
    draw: ImageDraw.ImageDraw, text: str, top: int, size: int, colour: tuple[int, int, int], *, left: int = 0,
    wide: int = WIDTH,
) -> int:  # fmt: skip
    """Words in the middle of a strip, wrapped at its edges; where the next ones may begin."""
    line, lines = "", []
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(draw, longer, size) > wide - 2 * EDGE:
            lines.append(line)
            longer = word
        line = longer
    for each in [*lines, line]:
        at = left + (wide - _width(draw, each, size)) / 2
        for font, run in _runs(each, size):
            draw.text((at, top), run, font=font, fill=colour)
            at += draw.textlength(run, font=font)
        top += int(size * 1.5)
    return top


def _width(draw: ImageDraw.ImageDraw, text: str, size: int) -> float:
    return sum(draw.textlength(run, font=font) for font, run in _runs(text, size))


def _runs(text: str, size: int) -> list[tuple[ImageFont.FreeTypeFont, str]]:
    """The text in stretches of one font each: Devanagari with its joiners, and the rest."""
    return [
        (_font(NAMES[0] if first else NAMES[1], size), "".join(signs))
        for first, signs in groupby(text, key=lambda sign: "\u0900" <= sign <= "\u097f" or sign in "\u200c\u200d")
    ]


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.RAQM)
