"""A workshop's poster as a picture, to be sent on in a group or shown as a Status."""

from __future__ import annotations

import io
from functools import cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont, features

from bot.a4 import FONTS, GREEN, INK, qr
from handlers import workshops
from handlers.language import N_, say
from handlers.world import World
from storage.workshops import Workshop

WIDTH, HEIGHT, EDGE = 1080, 1350, 70
NAMES = ("noto-sans-devanagari.ttf", "noto-sans-latin.ttf")


class NotShaped(Exception):
    """This machine's picture library cannot join the signs of Devanagari."""


def poster(world: World, one: Workshop, language: str, office: str, join: str, *, door: bool = False) -> bytes:
    """What, when, where and the QR, as PNG. Raises NotShaped rather than write Devanagari wrongly."""
    if not features.check("raqm"):
        raise NotShaped("Pillow here has no libraqm, so Devanagari would be written wrongly; take the PDF")
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 150), fill=GREEN)
    _centred(draw, office, 50, 40, (255, 255, 255))
    at = _centred(draw, workshops.in_tongue(one.titles, language), 190, 64, INK)
    at = _centred(draw, workshops.when(world, one, language), at + 10, 42, INK)
    at = _centred(draw, workshops.in_tongue(one.places, language), at, 42, INK)
    side = min(520, HEIGHT - 330 - at)
    code = Image.open(qr(join)).convert("RGB").resize((side, side), Image.Resampling.NEAREST)
    picture.paste(code, ((WIDTH - side) // 2, at + 30))
    said = N_("You have come? Scan this.") if door else N_("Scan this to note your name. It is free.")
    at = _centred(draw, say(language, said), at + side + 50, 40, INK)
    word = f"HAAT {one.door}" if door else one.code
    _centred(draw, say(language, N_("Or write: {word}"), word=word), at, 48, INK)
    _centred(draw, say(language, N_("Haat never asks for money, OTP or Aadhaar.")), HEIGHT - 60, 24, (110, 110, 110))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _centred(draw: ImageDraw.ImageDraw, text: str, top: int, size: int, colour: tuple[int, int, int]) -> int:
    """Words in the middle, wrapped at the edges; where the next ones may begin."""
    line, lines = "", []
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(draw, longer, size) > WIDTH - 2 * EDGE:
            lines.append(line)
            longer = word
        line = longer
    for each in [*lines, line]:
        left = (WIDTH - _width(draw, each, size)) / 2
        for font, run in _runs(each, size):
            draw.text((left, top), run, font=font, fill=colour)
            left += draw.textlength(run, font=font)
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
