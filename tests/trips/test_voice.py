"""A seller who only speaks and taps, over HTTP on both apps and both stores: recordings, voice notes, listening."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.voice.voices import shipped
from handlers.language import say
from storage import people, staff, tables
from tests.trips.guests import Guest
from tests.trips.town import PLAIN, Town

GREETING = {language: (shipped(language) / "greeting.ogg").read_bytes() for language in ("hi", "mr")}
SAID = (shipped("hi") / "kept.ogg").read_bytes()
"""Any real OGG/Opus: what it says nobody here needs to know."""
NEVER = ("समझ में नहीं", "समजलं नाही")


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


def officer_on(town: Town, app: str, district: int) -> Guest:
    """An officer of this district who has written before."""
    officer = Guest(town, app, "Meena", asked=False)
    officer.does("starts" if app == "telegram" else "says", *(() if app == "telegram" else ("नमस्ते",)))

    def give_rights(db: Any) -> None:
        person_id = officer.address.person_id
        staff.add_officer(db, person_id, "Meena", district_lgd=district, state=None, now=town.clock.now())
        people.change_person(db, person_id, language="hi", language_sure=True)

    assert town.app is not None
    with town.app.store.write() as db:
        give_rights(db)
    return officer


def sounds(guest: Guest) -> list[bytes]:
    """Every recording that this phone got from Haat, oldest first."""
    if guest.app == "whatsapp":
        return [one.data for line in guest.person.shown for one in line.media if one.content_type == "audio/ogg"]
    found = []
    for message in guest.person.received:
        if "voice" in message.json:
            found.append(guest.town.telegram.world.files[message.json["voice"]["file_id"]].content)
    return found


@pytest.mark.parametrize(("app", "desk", "district"), [("whatsapp", "telegram", 425), ("telegram", "whatsapp", 482)])
def test_who_only_speaks_and_taps_becomes_findable(town: Town, app: str, desk: str, district: int) -> None:
    meena = officer_on(town, desk, district)
    kamla = Guest(town, app, "Kamla")
    assert sounds(kamla) == [GREETING[kamla.language]], "first contact is one recording with the buttons"
    kamla.taps("Yes, send them")
    kamla.does("sends_voice", SAID)
    kamla.does("presses", kamla.screen[-1].labels[0])  # her own account's name
    assert (
        say(kamla.language, "That is all I need. When your voice note has been heard, I write to you here.")
        in kamla.heard
    )

    meena.does("says", "सुनना है")
    assert sounds(meena)[-1] == SAID, "the very recording that was sent"
    meena.does("says", "मिट्टी के दीये")
    assert any("“मिट्टी के दीये”" in message.text for message in kamla.screen)
    kamla.taps("Yes, right")
    (profile,) = kamla.kept(tables.profiles)
    assert (profile.status, profile.district_lgd, profile.name) == ("live", district, "Kamla")
    assert kamla.kept(tables.voice_notes)[0].status == "saved"
    assert town.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(tables.seller_products))) == 1
    assert not any(words in kamla.everything for words in NEVER)


def test_a_recording_is_served_by_its_signed_address_only(town: Town) -> None:
    Guest(town, "whatsapp", "Kamla")
    (row,) = [
        one
        for one in town.look(lambda db: db.execute(sa.select(tables.media)).all())
        if one.path.startswith("voice/hi/greeting")
    ]
    assert town.app is not None
    signature = town.app.media.sign(row.path)
    served = PLAIN.get(f"{town.url}/media/{signature}/{row.path}")
    assert (served.status_code, served.content) == (200, GREETING["hi"])
    assert served.headers["content-type"] == "audio/ogg"
    assert PLAIN.get(f"{town.url}/media/{'0' * 24}/{row.path}").status_code == 404
    for path in ("voice/hi/made.json", "voice/hi/../../haat.po", "voice/en/greeting-00000000.ogg"):
        assert PLAIN.get(f"{town.url}/media/{town.app.media.sign(path)}/{path}").status_code == 404
