"""A group's poster: whose it is, for which goods, and the QR by which people join, as a page and as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from bot.papers.a4 import A4, GREY, INK, qr
from bot.papers.posters import HEIGHT, WIDTH, as_png, blank, centred, put_code
from handlers.group.group_office import words_for
from handlers.language import N_, listing, render, say
from handlers.world import World
from storage import groups, offices, senders
from storage.groups import Group

FREE = N_("Scan this to join. It is free; your number is shown to nobody.")
NEVER = N_("Haat never asks for money, OTP or Aadhaar.")


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a group's poster, in one language; `ways` are the links with the app that each opens."""

    office: str
    name: str
    goods: str
    purpose: str
    word: str
    ways: tuple[tuple[str, str], ...]
    language: str


def of_group(db: Connection, world: World, group: Group, language: str, *, whatsapp: str = "", bot: str = "") -> Poster:
    """A group's poster. `whatsapp` is our number as digits where the store names none, `bot` our name at Telegram.

    Raises ValueError for a group without a join word.
    """
    if not group.token:
        raise ValueError(f"group {group.id} has no join word")
    card = offices.office(db, group.district_lgd)
    goods = [render(world.catalogue.product(slug), language) for slug in groups.goods_of(db, group)]
    number = senders.whatsapp_number(db, group.district_lgd) or whatsapp
    ways = [("WhatsApp", f"https://wa.me/{number}?text=HAAT%20{group.token}")] if number else []
    ways += [("Telegram", f"https://t.me/{bot}?start={group.token}")] if bot else []
    return Poster(
        card.name_in(language) if card else "Haat", group.name,
        listing(goods, language) if goods else say(language, N_("All goods")), words_for(group, language).partition("\n")[0],
        f"HAAT {group.token}", tuple(ways) or (("", f"HAAT {group.token}"),), language,
    )  # fmt: skip


def page(one: Poster) -> bytes:
    """One A4 page to hang up, as PDF."""
    paper = A4()
    paper.add_page()
    paper.band(one.office, 34, 11, 17)
    paper.put(one.name, 30, 14, top=46)
    paper.put(one.goods, 19, 11)
    if one.purpose:
        paper.put(one.purpose, 15, 8)
    side = 92 if len(one.ways) == 1 else 78
    gap = (paper.w - side * len(one.ways)) / (len(one.ways) + 1)
    for place, (app, link) in enumerate(one.ways):
        left = gap + place * (side + gap)
        paper.image(qr(link), x=left, y=128, w=side)
        paper.set_xy(left, 128 + side)
        paper.set_font("noto", size=14)
        paper.cell(side, 9, app, align="C")
    paper.put(say(one.language, FREE), 18, 10, top=232)
    paper.put(say(one.language, N_("Or write: {word}"), word=one.word), 22, 13)
    paper.set_text_color(*GREY)
    paper.put(say(one.language, NEVER), 9, 5, top=282)
    return bytes(paper.output())


def picture(one: Poster) -> bytes:
    """The same as PNG, to be sent on in a group or shown as a Status. Raises NotShaped."""
    shown, draw = blank(one.office)
    at = centred(draw, one.name, 185, 64, INK)
    at = centred(draw, one.goods, at + 5, 42, INK)
    if one.purpose:
        at = centred(draw, one.purpose, at, 32, INK)
    strip = WIDTH // len(one.ways)
    side = min(520 if len(one.ways) == 1 else 440, HEIGHT - 400 - at)
    for place, (app, link) in enumerate(one.ways):
        left = place * strip
        put_code(shown, link, left + (strip - side) // 2, at + 25, side)
        centred(draw, app, at + 25 + side, 32, INK, left=left, wide=strip)
    below = centred(draw, say(one.language, FREE), at + side + 85, 36, INK)
    centred(draw, say(one.language, N_("Or write: {word}"), word=one.word), below, 48, INK)
    centred(draw, say(one.language, NEVER), HEIGHT - 60, 24, (110, 110, 110))
    return as_png(shown)
