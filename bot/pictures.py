"""What QR codes in a picture are for; what they say is read here and kept nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from sqlalchemy.engine import Connection

from bot.channels.channel import ChannelError, Decision
from handlers.safety.guard import kind_of_code
from storage import kept_media

FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode])


def codes_in(picture: Path) -> list[str]:
    """The kinds of the codes in a picture (payment, link, other), each once."""
    with Image.open(picture) as opened:
        grey = opened.convert("L")
    return sorted({kind_of_code(found.text) for found in zxingcpp.read_barcodes(grey, formats=FORMATS)})


def of_media(db: Connection, media_id: int, folder: Path) -> list[str]:
    """The same for a kept picture. Raises ChannelError: again in a moment while its bytes are on their way, never for
    what was refused."""
    row: Any = kept_media.one(db, media_id)
    if row.state == "wanted":
        raise ChannelError(Decision.RETRY, "the picture is on its way", retry_after=1)
    if row.state != "stored":
        raise ChannelError(Decision.GIVE_UP, row.why or "refused")
    return codes_in(folder / row.path)
