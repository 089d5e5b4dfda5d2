"""A workshop's poster as a picture, to be sent on in a group or shown as a Status."""

from __future__ import annotations

from bot.papers.a4 import INK
from bot.papers.posters import HEIGHT, WIDTH, NotShaped, as_png, blank, centred, put_code
from handlers.language import N_, say
from handlers.workshop import workshop_days, workshops
from handlers.world import World
from storage.workshops import Workshop

__all__ = ["NotShaped", "poster"]


def poster(world: World, one: Workshop, language: str, office: str, join: str, *, door: bool = False) -> bytes:
    """What, when, where and the QR, as PNG. Raises NotShaped rather than write Devanagari wrongly."""
    picture, draw = blank(office)
    at = centred(draw, workshops.in_tongue(one.titles, language), 190, 64, INK)
    at = centred(draw, workshop_days.when(world, one, language), at + 10, 42, INK)
    at = centred(draw, workshops.in_tongue(one.places, language), at, 42, INK)
    side = min(520, HEIGHT - 330 - at)
    put_code(picture, join, (WIDTH - side) // 2, at + 30, side)
    said = N_("You have come? Scan this.") if door else N_("Scan this to note your name. It is free.")
    at = centred(draw, say(language, said), at + side + 50, 40, INK)
    word = f"HAAT {one.door}" if door else one.code
    centred(draw, say(language, N_("Or write: {word}"), word=word), at, 48, INK)
    centred(draw, say(language, N_("Haat never asks for money, OTP or Aadhaar.")), HEIGHT - 60, 24, (110, 110, 110))
    return as_png(picture)
