"""Our own copies of photos and voice notes: sniffed, stripped of places, kept by content, served by signed addresses."""

from __future__ import annotations

import hashlib
import hmac
import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from bot.channels.channel import MediaFile

SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"), (b"\x89PNG\r\n", "image/png", ".png"), (b"OggS", "audio/ogg", ".ogg"),
    (b"%PDF", "application/pdf", ".pdf"), (b"ID3", "audio/mpeg", ".mp3"), (b"#!AMR", "audio/amr", ".amr"),
)  # fmt: skip
LARGEST = 16 * 1024 * 1024
LARGEST_IMAGE_SIDE = 8000


class Refused(Exception):
    """These bytes are not kept."""


class UnknownKind(Refused):
    """Neither photo nor sound, film or PDF."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a copy lies, below the media folder, and what it is."""

    path: str
    mime: str
    sha256: str
    size: int


def sniff(body: bytes) -> tuple[str, str]:
    """Content type and file ending by the bytes themselves, whatever the sender said. Raises Refused."""
    for start, mime, ending in SIGNATURES:
        if body.startswith(start):
            return mime, ending
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp", ".webp"
    if body[4:8] == b"ftyp":
        return ("audio/mp4", ".m4a") if body[8:11] == b"M4A" else ("video/mp4", ".mp4")
    raise UnknownKind("unknown kind of file")


class MediaFolder:
    """The folder of our own copies."""

    def __init__(
        self, folder: Path, public_url: str, secret: str, elsewhere: Callable[[str], Path | None] = lambda _: None
    ) -> None:
        """`elsewhere` knows where files lie that are not in this folder: the recordings of prompts."""
        self._elsewhere = elsewhere
        self.folder, self.public_url, self._secret = folder, public_url, secret.encode() or secrets.token_bytes(32)

    def keep(self, body: bytes) -> Copy:
        """Keep some bytes; a photo loses the place where it was taken. Raises Refused."""
        if not body or len(body) > LARGEST:
            raise Refused("empty or too large")
        mime, ending = sniff(body)
        if mime.startswith("image/"):
            body, mime, ending = _plain_photo(body)
        digest = hashlib.sha256(body).hexdigest()
        path = f"{digest[:2]}/{digest}{ending}"
        return self._keep(path, body, mime, digest)

    def keep_ours(self, body: bytes, name: str, mime: str, *, made_for: str = "") -> Copy:
        """Keep a file that Haat made, under the name that people see.

        `made_for` names what it was made for: made again for the same, the first one stays and no second lies beside it,
        although dates within a file differ.
        """
        place = hashlib.sha256(made_for.encode() if made_for else body).hexdigest()
        path = f"{place[:2]}/{place}/{Path(name).name}"
        if made_for and (self.folder / path).exists():
            body = (self.folder / path).read_bytes()
        return self._keep(path, body, mime, hashlib.sha256(body).hexdigest())

    def _keep(self, path: str, body: bytes, mime: str, digest: str) -> Copy:
        """Write what is not there yet, under a name of its own first: another worker may be keeping the same just now."""
        target = self.folder / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f".{secrets.token_hex(4)}.part")
            half.write_bytes(body)
            half.replace(target)
        return Copy(path, mime, digest, len(body))

    def file(self, path: str, mime: str) -> MediaFile:
        """A kept copy with a signed public address."""
        return MediaFile(self.at(path), mime, f"{self.public_url}/media/{self.sign(path)}/{path}")

    def at(self, path: str) -> Path:
        """Where a kept copy, or the recording of a prompt, lies."""
        return self._elsewhere(path) or self.folder / path

    def forget(self, path: str) -> None:
        """Remove a kept copy; one that is gone already is no error."""
        (self.folder / path).unlink(missing_ok=True)

    def sign(self, path: str) -> str:
        """What an address must carry so that nobody can guess others' photos."""
        return hmac.new(self._secret, path.encode(errors="replace"), hashlib.sha256).hexdigest()[:24]

    def find(self, signature: str, path: str) -> Path | None:
        """The file behind a signed address."""
        if not hmac.compare_digest(signature.encode(errors="replace"), self.sign(path).encode()):
            return None
        if (prompt := self._elsewhere(path)) is not None:
            return prompt
        found = (self.folder / path).resolve()
        return found if found.is_file() and found.is_relative_to(self.folder.resolve()) else None


OPUS_RATE = 48000
"""Every OGG/Opus page counts its samples at this rate (RFC 7845, section 4)."""


def seconds_of(body: bytes) -> int | None:
    """How long an OGG/Opus recording is, by its last page; None for anything else."""
    last = body.rfind(b"OggS")
    if last < 0 or b"OpusHead" not in body[:100] or len(body) < last + 14:
        return None
    samples = int.from_bytes(body[last + 6 : last + 14], "little", signed=True)
    return round(samples / OPUS_RATE) if samples >= 0 else None


def _plain_photo(body: bytes) -> tuple[bytes, str, str]:
    """The picture itself, without what the camera wrote about place and owner."""
    try:
        with Image.open(io.BytesIO(body)) as picture:
            if max(picture.size) > LARGEST_IMAGE_SIDE:
                raise Refused("picture too large")
            plain = picture.convert("RGB")
            plain.thumbnail((2000, 2000))
            out = io.BytesIO()
            plain.save(out, "JPEG", quality=85)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as broken:
        raise Refused("broken picture") from broken
    return out.getvalue(), "image/jpeg", ".jpg"
