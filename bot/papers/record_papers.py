"""The page of a maker's trade record: figures of the store, and the QR by which anybody checks them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from bot.media import MediaFolder
from bot.papers.a4 import A4, GREEN, GREY, INK, qr
from handlers.language import N_, dated, render, say
from handlers.notice.reports import links_of
from handlers.trade import records
from handlers.world import World


def page(world: World, figures: dict[str, Any], language: str, code: str, office: str) -> bytes:
    """One A4 page in one language."""
    paper = A4()
    paper.add_page()
    paper.band(office, 30, 10, 16)
    paper.set_text_color(*GREEN)
    paper.put(say(language, N_("Trade record")), 24, 12, top=40)
    paper.set_text_color(*INK)
    paper.put(figures["name"], 20, 11)
    paper.put(_place(world, figures, language), 12, 7)
    _rows(paper, records.lines(figures, world, language))
    paper.set_xy(20, paper.get_y() + 5)
    paper.set_font("noto", size=13)
    paper.multi_cell(170, 8, say(language, N_("Goods of these deals")), new_x="LMARGIN", new_y="NEXT")
    paper.set_font("noto", size=12)
    for line in records.goods_in(figures, world, language):
        paper.set_x(24)
        paper.multi_cell(166, 7, "• " + line, new_x="LMARGIN", new_y="NEXT")
    _check(paper, world, language, code, figures)
    return bytes(paper.output())


def _place(world: World, figures: dict[str, Any], language: str) -> str:
    district = render(world.places.district(figures["district"]), language) if figures["district"] else "–"
    told = [
        district,
        say(language, N_("on Haat since {day}"), day=dated(date.fromisoformat(figures["since"]), language)),
    ]
    return " · ".join(
        told + ([say(language, N_("checked by the office ✓")).replace(" ✓", "")] if figures["checked"] else [])
    )


def _rows(paper: A4, rows: list[tuple[str, str]]) -> None:
    paper.set_y(paper.get_y() + 7)
    for what, much in rows:
        paper.set_x(20)
        paper.set_font("noto", size=13)
        paper.set_draw_color(200)
        paper.cell(95, 11, what, border="B")
        paper.set_font("noto", size=14)
        paper.cell(75, 11, much, border="B", align="R", new_x="LMARGIN", new_y="NEXT")


def _check(paper: A4, world: World, language: str, code: str, figures: dict[str, Any]) -> None:
    link = next(iter(links_of(world, code)), f"HAAT {code}")
    paper.image(qr(link), x=20, y=222, w=42)
    _flow(paper, 226, 12, 7, say(language, N_("Is it real? Scan this, or write to Haat: HAAT {code}"), code=code))
    paper.set_text_color(*GREY)
    day = dated(date.fromisoformat(figures["as_of"]), language)
    words = N_("As of {day}. Counted by Haat from deals that buyer and seller both confirmed; money never passes through Haat. "
               "It is no guarantee for a future deal.")  # fmt: skip
    _flow(paper, 246, 10, 5.5, say(language, words, day=day))
    paper.set_text_color(*INK)


def _flow(paper: A4, top: float, size: float, line: float, text: str, *, left: float = 68, right: float = 190) -> None:
    """Words set one by one: a paragraph that changes between two fonts loses size and places of letters when it is wrapped."""
    at, height = left, top
    for word in text.split():
        paper.set_font("latin", size=size)
        paper.set_font("noto", size=size)
        wide = paper.get_string_width(word)
        if at > left and at + wide > right:
            at, height = left, height + line
        paper.set_xy(at, height)
        paper.cell(wide + 1, line, word)
        at += wide + size * 0.1
    paper.set_xy(left, height + line)


def make(
    _db: Connection,
    *,
    folder: MediaFolder,
    world: World,
    figures: dict[str, Any],
    language: str,
    code: str,
    office: str,
    made_for: str = "",
) -> dict[str, Any]:
    """Make the page and keep it: path, content type, fingerprint and size."""
    body = page(world, figures, language, code, office)
    return asdict(folder.keep_ours(body, f"{code}.pdf", "application/pdf", made_for=made_for))
