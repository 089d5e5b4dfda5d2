"""Our own copies of media: judged by their bytes, within limits, stripped, kept once, found by signature only."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from bot.media import LARGEST, MediaFolder, Refused, sniff

PUBLIC = "https://haat.example"


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    return MediaFolder(tmp_path / "media", PUBLIC, "a secret of the test")


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), colour: str = "red", **words: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **words)
    return out.getvalue()


def located() -> bytes:
    """A photo whose camera wrote where it was taken and whose it is."""
    exif = Image.Exif()
    exif[0x010F], exif[0x8298] = "Camera", "Sita of Sagar"
    exif.get_ifd(0x8825).update({1: "N", 2: (23.0, 50.0, 0.0), 3: "E", 4: (78.0, 44.0, 0.0)})
    return picture(exif=exif)


# ── what is kept ──────────────────────────────────────────────────────────────────────────────────────────────────

FILES = {
    "image/jpeg": picture(), "image/png": picture("PNG"), "image/webp": picture("WEBP"),
    "audio/ogg": b"OggS" + bytes(60), "application/pdf": b"%PDF-1.7 " + bytes(60), "audio/mpeg": b"ID3" + bytes(60),
    "audio/amr": b"#!AMR\n" + bytes(60), "audio/mp4": b"\x00\x00\x00\x20ftypM4A " + bytes(60),
    "video/mp4": b"\x00\x00\x00\x20ftypisom" + bytes(60),
}  # fmt: skip


@pytest.mark.parametrize("mime", FILES)
def test_a_file_is_what_its_bytes_say(mime: str) -> None:
    assert sniff(FILES[mime])[0] == mime


@pytest.mark.parametrize("mime", FILES)
def test_a_kept_copy_has_its_own_bytes_and_an_ending_that_fits(media: MediaFolder, mime: str) -> None:
    copy = media.keep(FILES[mime])
    kept = (media.folder / copy.path).read_bytes()
    assert copy.size == len(kept)
    if mime.startswith("image/"):
        assert (copy.mime, copy.path[-4:]) == ("image/jpeg", ".jpg")
        assert kept != FILES[mime], "a photo is always written anew"
    else:
        assert (copy.mime, kept) == (mime, FILES[mime])
    assert [path.suffix for path in media.folder.rglob("*") if path.is_file()] == [Path(copy.path).suffix]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"x", b"<html><script>alert(1)</script>", b"MZ" + bytes(80), b"PK\x03\x04" + bytes(80), b"GIF89a" + bytes(80),
        b"RIFF\x00\x00\x00\x00WAVE" + bytes(80), picture()[:200], b"\xff\xd8\xff" + bytes(100), b"\x89PNG\r\n\x1a\n" + bytes(99),
        b"OggS" + bytes(LARGEST),
    ],
    ids=["empty", "short", "page", "program", "archive", "gif", "wav", "half a photo", "no photo", "no picture", "too large"],
)  # fmt: skip
def test_what_is_not_wanted_is_refused_and_leaves_no_file(media: MediaFolder, body: bytes) -> None:
    with pytest.raises(Refused):
        media.keep(body)
    assert not [path for path in media.folder.rglob("*") if path.is_file()]


def test_the_largest_file_is_kept(media: MediaFolder) -> None:
    assert media.keep(b"OggS" + bytes(LARGEST - 4)).size == LARGEST


def test_a_picture_of_too_many_pixels_is_refused_unopened(media: MediaFolder) -> None:
    with pytest.raises(Refused, match="too large"):
        media.keep(picture("PNG", (8001, 10)))
    wide = media.keep(picture("PNG", (8000, 10)))
    with Image.open(media.folder / wide.path) as kept:
        assert max(kept.size) <= 2000


def test_a_bomb_of_a_picture_is_refused(media: MediaFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(Refused, match="broken"):
        media.keep(picture(size=(40, 30)))


def test_place_and_owner_are_gone_from_a_photo(media: MediaFolder) -> None:
    body = located()
    assert b"Sita of Sagar" in body
    copy = media.keep(body)
    kept = (media.folder / copy.path).read_bytes()
    assert b"Sita" not in kept
    with Image.open(io.BytesIO(kept)) as plain:
        assert not plain.getexif()
        assert not plain.getexif().get_ifd(0x8825)
        assert plain.size == (40, 30)


# ── kept once ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_photo_twice_is_one_file(media: MediaFolder) -> None:
    first, again, other = media.keep(picture()), media.keep(picture()), media.keep(picture(colour="blue"))
    assert first == again
    assert first.path != other.path
    assert first.path == f"{first.sha256[:2]}/{first.sha256}.jpg"
    assert len([path for path in media.folder.rglob("*") if path.is_file()]) == 2


def test_another_worker_may_keep_the_same_file_between_two_of_our_steps(
    media: MediaFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, others = b"OggS" + bytes(2000), []
    write = Path.write_bytes

    def interrupted(path: Path, data: bytes) -> int:
        written = write(path, data)
        if not others:
            others.append(None)
            others[0] = media.keep(body)
        return written

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    assert media.keep(body) == others[0]
    files = [path for path in media.folder.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [body]


# ── found by signature only ───────────────────────────────────────────────────────────────────────────────────────


def test_a_signed_address_leads_to_the_file_and_no_other_does(media: MediaFolder) -> None:
    copy, other = media.keep(picture()), media.keep(picture(colour="blue"))
    file = media.file(copy.path, copy.mime)
    assert file.url.startswith(f"{PUBLIC}/media/")
    signature, _, path = file.url.removeprefix(f"{PUBLIC}/media/").partition("/")
    assert path == copy.path
    found = media.find(signature, path)
    assert found is not None
    assert found.read_bytes() == file.path.read_bytes()
    for wrong in ("", signature[:-1], signature.upper(), "0" * 24, media.sign(other.path), "हल्दी", "\x00"):
        assert media.find(wrong, path) is None


def test_another_secret_signs_otherwise(media: MediaFolder, tmp_path: Path) -> None:
    copy = media.keep(picture())
    other = MediaFolder(tmp_path / "media", PUBLIC, "another secret")
    assert other.find(media.sign(copy.path), copy.path) is None
    assert len(media.sign(copy.path)) >= 24


@pytest.mark.parametrize("path", ["../secret.txt", "aa/../../secret.txt", "/etc/hostname", ".", "aa", "missing.jpg"])
def test_even_a_rightly_signed_path_leads_nowhere_outside(media: MediaFolder, path: str) -> None:
    media.keep(picture())
    (media.folder / "aa").mkdir(exist_ok=True)
    (media.folder.parent / "secret.txt").write_text("secret")
    assert media.find(media.sign(path), path) is None


def test_a_link_out_of_the_folder_is_not_followed(media: MediaFolder) -> None:
    media.folder.mkdir(parents=True)
    (media.folder.parent / "secret.txt").write_text("secret")
    (media.folder / "link.jpg").symlink_to(media.folder.parent / "secret.txt")
    assert media.find(media.sign("link.jpg"), "link.jpg") is None


def test_without_a_key_nobody_can_guess_an_address(tmp_path: Path) -> None:
    one, other = MediaFolder(tmp_path, PUBLIC, ""), MediaFolder(tmp_path, PUBLIC, "")
    assert one.sign("ab/cd.jpg") != other.sign("ab/cd.jpg")
