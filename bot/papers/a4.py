"""A page to print: A4 in the fonts of the house, Devanagari shaped as it is written, lines and QR codes set on it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Literal

import segno
from fpdf import FPDF

FONTS = Path(__file__).resolve().parents[1] / "static" / "fonts"
GREEN, INK, GREY = (0, 95, 80), (25, 25, 25), (110, 110, 110)


class A4(FPDF):
    """A document of A4 pages; lengths are millimetres, sizes of type are points."""

    def __init__(self, orientation: Literal["portrait", "landscape"] = "portrait") -> None:
        super().__init__(orientation=orientation, format="A4")
        self.set_auto_page_break(auto=False)
        self.add_font("noto", fname=FONTS / "noto-sans-devanagari.ttf")
        self.add_font("latin", fname=FONTS / "noto-sans-latin.ttf")
        self.set_fallback_fonts(["latin"])
        self.set_text_shaping(use_shaping_engine=True)

    def band(self, words: str, high: float, top: float, size: float) -> None:
        """A green band over the head of the page with white words in it."""
        self.set_fill_color(*GREEN)
        self.rect(0, 0, self.w, high, style="F")
        self.set_text_color(255)
        self.put(words, size, 9, top=top)
        self.set_text_color(*INK)

    def put(self, words: str, size: float, high: float, *, left: float = 15, top: float | None = None) -> None:
        """Centred lines, as far from the right edge as from the left; below what stands there, else at `top`."""
        wide, at = self.w - 2 * left, self.get_y() if top is None else top
        self.set_font("noto", size=size)
        lines: Any = self.multi_cell(wide, high, words, align="C", dry_run=True, output="LINES")
        for line in lines:
            self.set_xy(left, at)
            # Behind words in two fonts the page has the size of an earlier line again: each line sets it anew.
            self.set_font("latin", size=size)
            self.set_font("noto", size=size)
            self.cell(wide, high, line, align="C")
            at += high
        self.set_xy(self.l_margin, at)


def qr(text: str) -> io.BytesIO:
    """A QR code that a cheap phone reads from an arm's length."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="png", scale=12, border=2)
    out.seek(0)
    return out
