"""Papers of a workshop: the poster with its QR, the sheet at the door, the certificates; Devanagari shaped as it is written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import segno
from fpdf import FPDF

from handlers import workshops
from handlers.language import N_, dated, say
from handlers.world import World
from storage.workshops import Registration, Workshop

FONTS = Path(__file__).resolve().parent / "static" / "fonts"
GREEN, INK = (0, 95, 80), (25, 25, 25)


def paper(orientation: str = "portrait") -> FPDF:
    """An empty A4 document with the fonts of the house, Devanagari shaped."""
    page = FPDF(orientation=orientation, format="A4")
    page.set_auto_page_break(auto=False)
    page.add_font("noto", fname=FONTS / "noto-sans-devanagari.ttf")
    page.add_font("latin", fname=FONTS / "noto-sans-latin.ttf")
    page.set_fallback_fonts(["latin"])
    page.set_text_shaping(use_shaping_engine=True)
    return page


def qr(text: str) -> io.BytesIO:
    """A QR code that a cheap phone reads from an arm's length."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="png", scale=12, border=2)
    out.seek(0)
    return out


def poster(world: World, one: Workshop, language: str, office: str, join: str, *, door: bool = False) -> bytes:
    """One A4 page to hang up: what, when, where, and the QR that notes a place, or at the `door` ticks who came."""
    page = paper()
    page.add_page()
    page.set_fill_color(*GREEN)
    page.rect(0, 0, 210, 34, style="F")
    page.set_text_color(255)
    page.set_font("noto", size=17)
    page.set_xy(15, 11)
    page.multi_cell(180, 9, office, align="C")
    page.set_text_color(*INK)
    page.set_xy(15, 46)
    page.set_font("noto", size=30)
    page.multi_cell(180, 14, workshops.in_tongue(one.titles, language), align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_x(15)
    page.set_font("noto", size=19)
    page.multi_cell(180, 11, workshops.when(world, one, language), align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_x(15)
    page.multi_cell(180, 11, workshops.in_tongue(one.places, language), align="C", new_x="LMARGIN", new_y="NEXT")
    side = 92
    page.image(qr(join), x=(210 - side) / 2, y=132, w=side)
    page.set_xy(15, 228)
    page.set_font("noto", size=18)
    said = N_("You have come? Scan this.") if door else N_("Scan this to note your name. It is free.")
    page.multi_cell(180, 10, say(language, said), align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_x(15)
    page.set_font("noto", size=22)
    word = f"HAAT {one.door}" if door else one.code
    page.multi_cell(180, 13, say(language, N_("Or write: {word}"), word=word), align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_xy(15, 280)
    page.set_font("noto", size=9)
    page.set_text_color(110)
    page.multi_cell(180, 5, say(language, N_("Haat never asks for money, OTP or Aadhaar.")), align="C")
    return bytes(page.output())


def sheet(world: World, one: Workshop, language: str, everyone: Sequence[Registration]) -> bytes:
    """The paper list for the door: numbers, names, room to sign, and empty lines for whoever comes besides."""
    page = paper()
    rows: list[str] = [each.name for each in everyone] + [""] * max(10, 30 - len(everyone) % 30)
    for start in range(0, len(rows), 30):
        page.add_page()
        page.set_font("noto", size=13)
        page.multi_cell(0, 7, workshops.card(world, one, language), new_x="LMARGIN", new_y="NEXT")
        page.ln(2)
        page.set_font("noto", size=10)
        for place, name in enumerate(rows[start : start + 30], start + 1):
            page.cell(14, 7.8, str(place), border=1)
            page.cell(96, 7.8, name, border=1)
            page.cell(80, 7.8, "", border=1, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def certificates(world: World, one: Workshop, language: str, office: str, came: Sequence[Registration]) -> bytes:
    """One landscape page for each who came."""
    page = paper("landscape")
    for each in came:
        page.add_page()
        page.set_draw_color(*GREEN)
        page.set_line_width(1.6)
        page.rect(10, 10, 277, 190)
        page.set_line_width(0.4)
        page.rect(14, 14, 269, 182)
        page.set_text_color(*GREEN)
        page.set_xy(20, 30)
        page.set_font("noto", size=18)
        page.multi_cell(257, 10, office, align="C", new_x="LMARGIN", new_y="NEXT")
        page.set_xy(20, 52)
        page.set_font("noto", size=34)
        page.multi_cell(257, 17, say(language, N_("Certificate")), align="C", new_x="LMARGIN", new_y="NEXT")
        page.set_text_color(*INK)
        page.set_xy(20, 84)
        page.set_font("noto", size=27)
        page.multi_cell(257, 14, each.name, align="C", new_x="LMARGIN", new_y="NEXT")
        page.set_xy(30, 106)
        page.set_font("noto", size=16)
        begins = one.starts_at.astimezone(world.zone).date()
        words = say(language, N_("took part in the workshop “{title}” on {day}."), title=workshops.in_tongue(one.titles, language),
                    day=dated(begins, language))  # fmt: skip
        page.multi_cell(237, 10, words, align="C", new_x="LMARGIN", new_y="NEXT")
        page.set_x(30)
        page.set_font("noto", size=16)
        page.multi_cell(237, 10, workshops.in_tongue(one.places, language), align="C", new_x="LMARGIN", new_y="NEXT")
        page.set_xy(190, 170)
        page.set_font("noto", size=11)
        page.cell(80, 8, say(language, N_("Signature")), border="T", align="C")
    return bytes(page.output())
