"""Papers of a workshop: the poster with its QR, the sheet at the door, the certificates."""

from __future__ import annotations

from collections.abc import Sequence

from bot.papers.a4 import A4, GREEN, GREY, INK, qr
from handlers.language import N_, say
from handlers.workshop import workshop_days, workshops
from handlers.world import World
from storage.workshops import Registration, Workshop


def poster(world: World, one: Workshop, language: str, office: str, join: str, *, door: bool = False) -> bytes:
    """One A4 page to hang up: what, when, where, and the QR that notes a place, or at the `door` ticks who came."""
    page = A4()
    page.add_page()
    page.band(office, 34, 11, 17)
    page.put(workshops.in_tongue(one.titles, language), 30, 14, top=46)
    page.put(workshop_days.when(world, one, language), 19, 11)
    page.put(workshops.in_tongue(one.places, language), 19, 11)
    top = max(132, page.get_y() + 4)  # many days take more lines
    side = min(92, 224 - top)
    page.image(qr(join), x=(page.w - side) / 2, y=top, w=side)
    said = N_("You have come? Scan this.") if door else N_("Scan this to note your name. It is free.")
    page.put(say(language, said), 18, 10, top=228)
    word = f"HAAT {one.door}" if door else one.code
    page.put(say(language, N_("Or write: {word}"), word=word), 22, 13)
    page.set_text_color(*GREY)
    page.put(say(language, N_("Haat never asks for money, OTP or Aadhaar.")), 9, 5, top=280)
    return bytes(page.output())


def sheet(world: World, one: Workshop, language: str, everyone: Sequence[Registration]) -> bytes:
    """The paper list for the door: numbers, names, room to sign, and empty lines for whoever comes besides."""
    page = A4()
    rows: list[str] = [each.name for each in everyone] + [""] * max(10, 30 - len(everyone) % 30)
    for start in range(0, len(rows), 30):
        page.add_page()
        page.set_font("noto", size=13)
        page.multi_cell(0, 7, workshops.card(world, one, language), new_x="LMARGIN", new_y="NEXT")
        page.ln(2)
        page.set_font("noto", size=10)
        _line(page, "", say(language, N_("Name")), say(language, N_("Signature or thumbprint")))
        for place, name in enumerate(rows[start : start + 30], start + 1):
            _line(page, str(place), name, "")
    return bytes(page.output())


def _line(page: A4, number: str, name: str, signed: str) -> None:
    page.cell(14, 7.8, number, border=1)
    page.cell(96, 7.8, name, border=1)
    page.cell(80, 7.8, signed, border=1, new_x="LMARGIN", new_y="NEXT")


def certificates(world: World, one: Workshop, language: str, office: str, came: Sequence[Registration]) -> bytes:
    """One landscape page for each who came."""
    page = A4("landscape")
    for each in came:
        page.add_page()
        page.set_draw_color(*GREEN)
        page.set_line_width(1.6)
        page.rect(10, 10, 277, 190)
        page.set_line_width(0.4)
        page.rect(14, 14, 269, 182)
        page.set_text_color(*GREEN)
        page.put(office, 18, 10, left=20, top=30)
        page.put(say(language, N_("Certificate")), 34, 17, left=20, top=52)
        page.set_text_color(*INK)
        page.put(each.name, 27, 14, left=20, top=84)
        page.put(_took_part(world, one, language), 16, 10, left=30, top=106)
        page.put(workshops.in_tongue(one.places, language), 16, 10, left=30)
        if each.here:  # who came on one day of several took part, and it is said so
            came_on, many = len(each.here), len(workshop_days.days_of(world, one))
            page.put(
                say(language, N_("Present on {number} of {many} days."), number=came_on, many=many), 12, 8, left=30
            )
        page.set_xy(190, 170)
        page.set_font("noto", size=11)
        page.cell(80, 8, say(language, N_("Signature")), border="T", align="C")
    return bytes(page.output())


def _took_part(world: World, one: Workshop, language: str) -> str:
    title, day = workshops.in_tongue(one.titles, language), workshop_days.dated(world, one, language)
    if len(workshop_days.days_of(world, one)) == 1:
        return say(language, N_("took part in the workshop “{title}” on {day}."), title=title, day=day)
    return say(language, N_("took part in the workshop “{title}”, {days}."), title=title, days=day)
