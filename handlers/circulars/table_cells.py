"""What a cell of a table is called: by the first words of its row, and by the head of its column."""

from __future__ import annotations

import re
from itertools import pairwise

from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import APPLY, EVENT

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
_LABEL_AND_DAY = 2
_DAY = re.compile(r"(?:\S+\s)?(?:dates?|day|दिनांक|तिथि|तारीख|दिवस)")
_ROWS = 25
"""So many lines below its head a table may go on."""
_BESIDE_A_DAY = re.compile(
    r"[\s\d.:,()\[\]/–-]|पासून|पर्यंत|तक|से|को|रोजी|बजे|वाजता|वाजेपर्यंत|वा\.?|दि\.?|दिनांक|सायं|सायंकाळी|दुपारी|सकाळी|प्रातः|दोपहर|शाम|"
    r"(?<![a-z])(?:onwards|till|upto|up to|by|from|to|noon|a\.?m\.?|p\.?m\.?|hrs\.?|hours|dt\.?)(?![a-z])"
)
"""What stands with a date in its cell and says nothing of what it is: an hour, "till"."""


def name_of_cell(page: Page, one: Mention) -> str:
    """The words that a table has for a date in one of its cells, as they would stand before it; none outside of tables."""
    line = page.line_at(one.start)
    if "|" not in page.said(line) and "\t" not in page.text:
        return ""
    cells = _cells(page, line)
    place = next((place for place, cell in enumerate(cells) if cell.holds(one.start)), 0)
    if len(cells) < 2 or not _is_bare(page, cells[place], one):
        return ""
    head = _head(page, line, len(cells))
    names = [page.said(cells[place - 1])] if place else []
    names = [name for name in names if re.search(rf"[{_LETTER}]{{2}}", name) and not re.search(r"\d{1,2}[./-]\d", name)]
    if head is not None:
        names.append(page.said(head[place]))
    return "".join(f"{name.strip(' .:–-')} : " for name in names)


def is_day_of_a_row(page: Page, one: Mention) -> bool:
    """Does the head of its column say only "date", in a table that names an event in its head or in the row?"""
    line = page.line_at(one.start)
    cells = _cells(page, line)
    place = next((place for place, cell in enumerate(cells) if cell.holds(one.start)), 0)
    head = _head(page, line, len(cells)) if len(cells) > _LABEL_AND_DAY and _is_bare(page, cells[place], one) else None
    if head is None or not _DAY.fullmatch(page.said(head[place]).strip(" .:–-")):
        return False
    return EVENT.search(" ".join(page.said(cell) for cell in (*head, *cells))) is not None


_FROM = re.compile(
    rf"(?<![{_LETTER}])(?:from|start(?:s|ing)?|begins?|beginning|commenc[a-z]+|se|pasun)(?![{_LETTER}])|"
    r"(?:^|\s)से$|पासून|प्रारंभ|प्रारम्भ|आरंभ|आरम्भ|शुरू|शुरुआत|सुरू|सुरुवात"
)
_TO = re.compile(
    rf"(?<![{_LETTER}])(?:to|till|until|up ?to|end(?:s|ing)?|tak|paryant)(?![{_LETTER}])|"
    r"(?:^|\s)तक$|पर्यंत|समाप्त|समापन|(?:^|\s)अंत(?:\s|$)|अखेर|शेवट"
)
"""What stands above the columns of a first and of a last day."""


def are_from_and_to(page: Page, first: Mention, following: Mention) -> bool:
    """Do two dates stand side by side in one row, below "From" and "To"? Of applying such days are no event's."""
    line = page.line_at(first.start)
    if not line.holds(following.start):
        return False
    cells = _cells(page, line)
    at = [next((place for place, cell in enumerate(cells) if cell.holds(one.start)), -1) for one in (first, following)]
    if (
        at[0] < 0
        or at[1] != at[0] + 1
        or not all(map(_is_bare, (page, page), (cells[at[0]], cells[at[1]]), (first, following)))
    ):
        return False
    head = _head(page, line, len(cells))
    names = [page.said(head[place]).strip(" .:–-") for place in at] if head is not None else []
    return bool(names) and bool(_FROM.search(names[0]) and _TO.search(names[1])) and not any(map(APPLY.search, names))


def is_head(page: Page, line: Span) -> bool:
    """Does a line only name the columns of the table below it?"""
    place = page.lines.index(line) if line in page.lines else len(page.lines)
    if place + 1 >= len(page.lines) or re.search(r"\d", page.said(line)):
        return False
    count = len(_cells(page, line))
    return count > 1 and len(_cells(page, page.lines[place + 1])) == count


def _cells(page: Page, line: Span) -> list[Span]:
    """The cells of a line, by strokes or tabs; the line itself where it has none."""
    strokes = [
        place for place in range(line.start, line.end)
        if page.plain[place] == "|" or page.text[page.origin[place]] == "\t"
    ]  # fmt: skip
    edges = [line.start - 1, *strokes, line.end]
    cells = [Span(before + 1, after) for before, after in pairwise(edges)]
    return [cell for cell in cells if page.said(cell).strip()] if strokes else cells


def _is_bare(page: Page, cell: Span, one: Mention) -> bool:
    """Does a cell hold nothing but its date?"""
    rest = page.plain[cell.start : one.start] + " " + page.plain[min(one.end, cell.end) : cell.end]
    return not _BESIDE_A_DAY.sub("", rest)


def _head(page: Page, line: Span, count: int) -> list[Span] | None:
    """The nearest line above with as many cells and no number in them."""
    place = page.lines.index(line) if line in page.lines else 0
    for above in reversed(page.lines[max(0, place - _ROWS) : place]):
        cells = _cells(page, above)
        if len(cells) != count:
            return None
        if not re.search(r"\d", page.said(above)):
            return cells
    return None
