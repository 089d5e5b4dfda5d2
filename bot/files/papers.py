"""The text of an officer's file: plain text, a PDF's text layer, or a picture where this machine can read one."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, DictionaryObject
from sqlalchemy.engine import Connection

from bot.channels.channel import ChannelError, Decision
from storage import kept_media

LARGEST = 20 * 1024 * 1024
"""A larger file is no circular; messengers carry no larger ones either."""
PAGES = 6
"""How many pages of a PDF are read; the rest of a circular is annexes."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")
SECONDS = 60
"""How long reading one picture may take."""


class Unreadable(Exception):
    """There is no text to be had from this file; the message says why."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file's text, its fingerprint, and how the text was got: text, pdf or picture."""

    text: str
    sha256: str
    how: str


def read_paper(body: bytes, name: str) -> Paper:
    """The text of a file. Raises Unreadable for what holds none, in words for an officer."""
    sha256, ending = hashlib.sha256(body).hexdigest(), Path(name).suffix.lower()
    if len(body) > LARGEST:
        raise Unreadable("the file is larger than 20 MB")
    if body[:5] == b"%PDF-" or ending == ".pdf":
        return Paper(_of_pdf(body), sha256, "pdf")
    if ending in PICTURES or body[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"RIFF"):
        return Paper(_of_picture(body), sha256, "picture")
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return Paper(text, sha256, "text")
    raise Unreadable("the file is neither text nor PDF nor a picture")


def of_media(db: Connection, media_id: int, folder: Path) -> dict[str, Any]:
    """What a conversation gets of a kept file: its text, its fingerprint, and why there is no text.

    Raises ChannelError: again in a moment while the bytes are on their way, never for what was refused.
    """
    row = kept_media.one(db, media_id)
    if row.state == "wanted":
        raise ChannelError(Decision.RETRY, "the file is on its way", retry_after=1)
    if row.state != "stored":
        raise ChannelError(Decision.GIVE_UP, row.why or "refused")
    try:
        paper = read_paper((folder / row.path).read_bytes(), row.path)
    except Unreadable as unreadable:
        return {"text": "", "sha256": row.sha256, "unread": str(unreadable)}
    return {"text": paper.text, "sha256": row.sha256, "unread": None}


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_pdf(body: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is locked with a password")
        pages = [_of_page(reader, page) for page in reader.pages[:PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Unreadable("the PDF is damaged") from error
    text = "\n".join(pages).strip()
    if not re.search(r"[^\W\d_]{2}", text):
        raise Unreadable("the PDF holds only a picture of a page")
    return unicode_of_legacy(text)


def _of_page(reader: PdfReader, page: Any) -> str:
    """A page's text. What the file itself says a group of glyphs spells (ActualText) goes before the font's own table:
    in Devanagari many glyphs stand for several letters and have no entry there (ISO 32000-1, 14.9.4)."""
    contents = page.get_contents()
    if contents is None:
        return ""
    fonts = page.get("/Resources", DictionaryObject()).get_object().get("/Font", DictionaryObject()).get_object()
    spelt = _Spelt({name: _table(font.get_object()) for name, font in fonts.items()})
    for operands, operator in ContentStream(contents, reader).operations:
        spelt.over(operands, operator)
    return spelt.text if spelt.found and spelt.whole else str(page.extract_text())


def _table(font: Any) -> dict[int, str] | None:
    """What each two-byte code of a font spells; None for a font of another make."""
    if font.get("/Encoding") != "/Identity-H" or "/ToUnicode" not in font:
        return None
    said = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for code, words in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = _utf16(words)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for first, last, words in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for place in range(min(int(last, 16) - int(first, 16) + 1, 0x10000)):
                begin = _utf16(words)
                table[int(first, 16) + place] = begin[:-1] + chr(ord(begin[-1]) + place) if begin else ""
    return table


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace") if len(digits) % 4 == 0 else ""


class _Spelt:
    """The text of one page, written down in the order in which it is drawn; a new height is a new line."""

    def __init__(self, fonts: dict[str, dict[int, str] | None]) -> None:
        self.fonts = fonts
        self.font: dict[int, str] | None = None
        self.text = ""
        self.inside: list[bool] = []
        self.pending = ""
        self.height = 0.0
        self.found = False
        """Has anything been spelt out?"""
        self.whole = True
        """Could every font be read? Else the library's own way is better."""

    def over(self, operands: Any, operator: bytes) -> None:
        """Take one operation of the page into account."""
        if operator == b"Tf":
            self.font = self.fonts.get(str(operands[0]))
        elif operator in (b"BDC", b"BMC"):
            self._begin(operands[1] if operator == b"BDC" else None)
        elif operator == b"EMC" and self.inside:
            self.inside.pop()
        elif operator in (b"Td", b"TD"):
            self._move(self.height + float(operands[1]))
        elif operator == b"Tm":
            self._move(float(operands[5]))
        elif operator in (b"T*", b"'", b'"'):
            self.text += "\n"
        if operator in (b"Tj", b"'", b'"', b"TJ"):
            if any(self.inside):
                self.text, self.pending = self.text + self.pending, ""
                return
            shown = operands[-1] if operator != b"TJ" else operands[0]
            for part in shown if operator == b"TJ" else [shown]:
                self._show(part)

    def _begin(self, marks: Any) -> None:
        said = marks.get("/ActualText") if isinstance(marks, DictionaryObject) else None
        if said is not None and not any(self.inside):
            self.pending, self.found = _words(said), True  # said where its first glyph stands, below the move there
        self.inside.append(said is not None)

    def _move(self, height: float) -> None:
        if abs(height - self.height) > 1 and self.text and not self.text.endswith("\n"):
            self.text += "\n"
        self.height = height

    def _show(self, part: Any) -> None:
        if isinstance(part, (int, float)):
            return
        if self.font is None:
            self.whole = False
            return
        body = getattr(part, "original_bytes", None) or bytes(part)
        codes = (int.from_bytes(body[at : at + 2], "big") for at in range(0, len(body) - 1, 2))
        self.text += "".join(self.font.get(code, "") for code in codes).replace("\x00", "")


def _words(said: Any) -> str:
    body = said if isinstance(said, bytes) else str(said).encode("utf-16-be", "surrogatepass")
    if isinstance(said, bytes):
        return body[2:].decode("utf-16-be", "replace") if body[:2] == b"\xfe\xff" else body.decode("latin-1")
    return str(said)


def unicode_of_legacy(text: str) -> str:
    """A place for fonts before Unicode (Kruti Dev and its like): none of the circulars we know carries one.

    Such a text reads as senseless Latin; it is refused rather than read wrongly. Raises Unreadable.
    """
    if _LEGACY.search(text) and len(re.findall(r"[\u0900-\u097f]", text)) < 20:
        raise Unreadable("the PDF is written in an old font (Kruti Dev or the like), not in Unicode")
    return text


_LEGACY = re.compile(
    r"(?:\b(?:dk;kZy;|dk;Z'kkyk|fnukad|fnuk¡d|ftyk|izf'k{k.k|lwpuk|egkizca/kd|vkosnu|m\|ksx|fo\"k;)\b|dk;kZy;|izf'k{k.k|m\|ksx|egkizca/kd|fnukad)"
)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def reads_pictures() -> bool:
    """Is the reader for Hindi and Marathi print on this machine (Debian: tesseract-ocr-hin, tesseract-ocr-mar)?"""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    return {"hin", "mar", "eng"} <= set(listed.stdout.split())


def _of_picture(body: bytes) -> str:
    if not reads_pictures():
        raise Unreadable("pictures cannot be read on this machine")
    program = shutil.which("tesseract") or "tesseract"
    asked = [program, "stdin", "stdout", "-l", "hin+mar+eng", "--psm", "4"]
    try:
        done = subprocess.run(asked, input=body, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("the picture takes too long to read") from error
    text = done.stdout.decode("utf-8", "replace").replace("\f", "").strip()
    if done.returncode or not text:
        raise Unreadable("nothing could be read in the picture")
    return text
