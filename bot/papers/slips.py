"""Slips for an office's list of sellers: eight a page, each with a name and a code that its owner uses once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from bot.papers.a4 import A4, GREEN, INK, qr
from handlers.language import N_, render, say
from handlers.person import joining
from handlers.world import World
from storage import codes, offices, profiles
from storage.database import Store
from storage.imports import imported
from storage.offices import Office

AT_ONCE = 100
"""So many codes are written in one short transaction."""
COLUMNS, ROWS, WIDTH, HEIGHT = 2, 4, 105.0, 74.25
A_PAGE = COLUMNS * ROWS
GREY = (100, 100, 100)


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on one slip."""

    name: str
    goods: str
    district: str
    office: str
    landline: str
    code: str


def slips(store: Store, refs: Sequence[str], world: World, language: str) -> list[Slip]:
    """A slip for each of these listed sellers who has not answered one yet, in this order; printed again it has the same code."""
    found: list[Slip] = []
    for start in range(0, len(refs), AT_ONCE):
        with store.write() as db:
            found += _some(db, refs[start : start + AT_ONCE], world, language)
    return found


def _some(db: Connection, refs: Sequence[str], world: World, language: str) -> Iterator[Slip] | list[Slip]:
    cards = offices.all_offices(db)
    had = imported(db, refs)
    made = []
    for ref in refs:
        one = had.get(ref)
        if one is None or one.profile.status != "invited":
            continue
        profile = one.profile
        goods = [world.catalogue.product(slug).name_in(language) for slug in profiles.products_of(db, profile.id)]
        office = _office(cards, profile.district_lgd, world)
        made.append(
            Slip(
                profile.name or "", ", ".join(goods[: joining.GOODS_SHOWN]) or (profile.products_text or "")[:60],
                render(world.places.district(profile.district_lgd or 0), language),
                office.name_in(language) if office else "", office.landline if office else "",
                _code(db, profile.person_id, world.new_token, world.now),
            )
        )  # fmt: skip
    return made


def _code(db: Connection, person_id: int, new_token: Callable[[], str], now: datetime) -> str:
    while (code := codes.waiting(db, person_id, "slip")) is None:
        codes.add(db, joining.new_code(new_token), "slip", person_id, now)
    return code


def _office(cards: Sequence[Office], district_lgd: int | None, world: World) -> Office | None:
    """The district's office, else the nearest one of its state, else the first."""
    here = [card for card in cards if card.district_lgd == district_lgd]
    state = world.state_of(district_lgd)
    near = here or [card for card in cards if world.state_of(card.district_lgd) == state] or list(cards)
    return min(near, key=lambda card: world.places.distance(district_lgd, card.district_lgd) or 0.0) if near else None


def printed(listed: Sequence[Slip], language: str, way_to: Callable[[str], str]) -> bytes:
    """The slips as A4 pages to cut along the lines; `way_to` turns a code into what its QR opens."""
    page = A4()
    for place, one in enumerate(listed):
        if place % A_PAGE == 0:
            page.add_page()
            _cut_lines(page)
        column, row = place % COLUMNS, place % A_PAGE // COLUMNS
        _draw(page, one, language, way_to(one.code), column * WIDTH, row * HEIGHT)
    return bytes(page.output())


def _cut_lines(page: Any) -> None:
    page.set_draw_color(*GREY)
    page.set_dash_pattern(dash=1.5, gap=1.5)
    page.line(WIDTH, 0, WIDTH, ROWS * HEIGHT)
    for row in range(1, ROWS):
        page.line(0, row * HEIGHT, COLUMNS * WIDTH, row * HEIGHT)
    page.set_dash_pattern()


def _draw(page: Any, one: Slip, language: str, way: str, left: float, top: float) -> None:
    page.set_text_color(*GREEN)
    _line(page, one.office, 10, left + 7, top + 6, 91, 5)
    page.set_text_color(*INK)
    _line(page, one.name, 15, left + 7, top + 13, 91, 8)
    _line(page, f"{one.goods} · {one.district}", 9, left + 7, top + 22, 91, 5)
    page.image(qr(way), x=left + 60, y=top + 29, w=38)
    told = say(language, N_("Buyers look for you. Scan this with your phone, or write to Haat:"))
    page.set_xy(left + 7, top + 33)
    page.set_font("noto", size=9)
    page.multi_cell(51, 5, told, align="L", new_x="LMARGIN", new_y="NEXT")
    _line(page, f"HAAT {joining.as_printed(one.code)}", 12, left + 7, top + 52, 53, 7)
    page.set_text_color(*GREY)
    free = say(language, N_("Free. Works once, for you alone. Office: {landline}"), landline=one.landline)
    _line(page, free, 8, left + 7, top + 66, 91, 4)


def _line(page: Any, text: str, size: int, x: float, y: float, width: float, height: float) -> None:
    """One line of text, in smaller letters where it is too long for its place."""
    page.set_font("noto", size=size)
    while size > 5 and page.get_string_width(text) > width:
        size -= 1
        page.set_font("noto", size=size)
    page.set_xy(x, y)
    page.cell(width, height, text)
