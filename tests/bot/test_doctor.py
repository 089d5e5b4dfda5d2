"""The doctor: nothing is bad only where Haat can really serve, and each thing that is missing has its next command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import doctor
from bot.settings import Settings
from storage import inbox, offices, people, schema, staff
from storage.database import Store
from storage.offices import Office

NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
CARD = Office(
    425, {"en": "DIC Sagar", "hi": "जिला उद्योग केंद्र सागर", "mr": "जिल्हा उद्योग केंद्र सागर"},
    {"en": "Main Road"}, "07582-000000", {"en": "10-5"},
)  # fmt: skip
TELEGRAM = {"TELEGRAM_BOT_TOKEN": "4000000000000000:AAnobody-owns-this", "TELEGRAM_WEBHOOK_SECRET": "geheim"}
TWILIO = {"TWILIO_ACCOUNT_SID": "AC00", "TWILIO_AUTH_TOKEN": "geheim", "TWILIO_WHATSAPP_FROM": "whatsapp:+910000000001"}
WHOLE = {**TELEGRAM, **TWILIO, "HAAT_PUBLIC_URL": "https://haat.example", "HAAT_SECRET_KEY": "geheim"}


@pytest.fixture
def store(any_store_url: str) -> Iterator[Store]:
    """A store in which nothing is missing."""
    made = Store(any_store_url, owner=True)
    schema.upgrade(made)
    with made.write() as db:
        offices.set_office(db, CARD, NOW)
        person = people.add_person(db, NOW, name="Meena")
        staff.add_officer(db, person, "Meena", district_lgd=425, state=None, now=NOW)
    yield made
    made.close()


def bad(settings: dict[str, str], store: Store) -> dict[str, str]:
    """What fails the doctor, with its next step."""
    found = doctor.examine(Settings(**settings), store)
    assert {one.state for one in found} <= {"ok", "warning", "bad"}
    return {one.what: one.next_step for one in found if one.state == "bad"}


def warned(settings: dict[str, str], store: Store) -> str:
    return "\n".join(one.what for one in doctor.examine(Settings(**settings), store) if one.state == "warning")


def test_nothing_is_bad_where_nothing_is_missing(store: Store) -> None:
    assert bad(WHOLE, store) == {}
    assert not re.search("office|officer|TELEGRAM|TWILIO", warned(WHOLE, store))


def test_an_empty_store_wants_its_schema(any_store_url: str) -> None:
    empty = Store(any_store_url, owner=True)
    (what,) = bad(WHOLE, empty)
    assert "empty" in what
    assert bad(WHOLE, empty)[what] == "haat db upgrade"
    empty.close()


def test_without_an_office_card_nobody_is_served(sqlite_store: Store) -> None:
    (what,) = bad(WHOLE, sqlite_store)
    assert "office card" in what
    assert bad(WHOLE, sqlite_store)[what].startswith("haat office set")
    assert "no officer" in warned(WHOLE, sqlite_store)


def test_an_office_card_in_one_language_only_is_told_of(sqlite_store: Store) -> None:
    with sqlite_store.write() as db:
        offices.set_office(db, Office(425, {"hi": "सागर"}, {"hi": "सागर"}, "07582-000000", {"hi": "10-5"}), NOW)
    assert bad(WHOLE, sqlite_store) == {}
    assert "office card of district 425: not in en, mr" in warned(WHOLE, sqlite_store)


def test_a_database_that_is_away_is_bad_and_the_rest_is_looked_at_all_the_same() -> None:
    away = Store("postgresql://haat:geheim@127.0.0.1:1/haat")
    found = bad({}, away)
    away.close()
    (what,) = (what for what in found if what.startswith("store: "))
    assert found[what] == "check HAAT_DATABASE_URL"
    assert "\n" not in what
    assert "geheim" not in what
    assert any("no channel" in what for what in found)


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ([*TELEGRAM, *TWILIO], "no channel"),
        (["TELEGRAM_WEBHOOK_SECRET"], "TELEGRAM_WEBHOOK_SECRET is not set"),
        (["HAAT_PUBLIC_URL"], "HAAT_PUBLIC_URL must be https"),
        (["HAAT_SECRET_KEY"], "HAAT_SECRET_KEY is not set"),
    ],
)
def test_what_no_channel_can_do_without_is_bad(store: Store, missing: list[str], told: str) -> None:
    found = bad({name: value for name, value in WHOLE.items() if name not in missing}, store)
    (what,) = found
    assert what.startswith(told)
    assert found[what]


def test_a_public_address_without_https_is_bad_for_twilio(store: Store) -> None:
    (what,) = bad(WHOLE | {"HAAT_PUBLIC_URL": "http://haat.example"}, store)
    assert "https" in what


@pytest.mark.parametrize(("missing", "closed"), [("TELEGRAM_BOT_TOKEN", "Telegram"), ("TWILIO_AUTH_TOKEN", "WhatsApp")])
def test_one_channel_alone_may_stay_closed(store: Store, missing: str, closed: str) -> None:
    settings = {name: value for name, value in WHOLE.items() if name != missing}
    assert bad(settings, store) == {}
    assert f"{closed} stays closed" in warned(settings, store)


def test_polling_needs_neither_a_public_address_nor_a_secret(store: Store) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": TELEGRAM["TELEGRAM_BOT_TOKEN"], "HAAT_SECRET_KEY": "geheim"}
    assert bad(settings, store) == {}
    assert "must be fetched" in warned(settings, store)


def test_a_clock_that_will_not_be_moved_is_told_of(store: Store, tmp_path: Path) -> None:
    moved = {"HAAT_CLOCK_FILE": str(tmp_path / "clock")}
    assert "HAAT_CLOCK_FILE is ignored" in warned(WHOLE | moved, store)
    here = {"TELEGRAM_API_BASE_URL": "http://127.0.0.1:1", "TWILIO_API_BASE_URL": "http://127.0.0.1:2"}
    assert "HAAT_CLOCK_FILE" not in warned(WHOLE | moved | here, store)


def test_languages_that_are_not_compiled_are_bad(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "languages", lambda: ("en", "hi"))
    assert bad(WHOLE, store) == {"catalogues not compiled: mr": "make locales"}


def test_no_secret_is_printed(store: Store) -> None:
    assert "geheim" not in repr(doctor.examine(Settings(**WHOLE), store))


def test_a_district_whose_people_nobody_hears_is_named(store: Store) -> None:
    """An officer of the district or of its whole state hears them; one of another state does not."""
    mumbai = Office(482, dict.fromkeys(("en", "hi", "mr"), "DIC"), {"en": "Fort"}, "022-00000000", {"en": "10-5"})
    with store.write() as db:
        offices.set_office(db, mumbai, NOW)
        person = people.add_person(db, NOW, name="Rane")
        staff.add_officer(db, person, "Rane", district_lgd=None, state="Gujarat", now=NOW)
    assert "no officer for district 482" in warned(WHOLE, store)
    assert "no officer for district 425" not in warned(WHOLE, store)
    with store.write() as db:
        person = people.add_person(db, NOW, name="Kale")
        staff.add_officer(db, person, "Kale", district_lgd=None, state="Maharashtra", now=NOW)
    assert "no officer for" not in warned(WHOLE, store)


def test_what_was_put_aside_and_what_nobody_works_is_warned_of(store: Store) -> None:
    assert "put aside" not in warned(WHOLE, store)
    with store.write() as db:
        for number in range(doctor.MANY + 2):
            inbox.keep(
                db, channel="telegram", sender="bot", provider_id=str(number), lane=f"address:{number}", message={}, raw=None,
                ahead=False, now=NOW,
            )  # fmt: skip
        for _ in range(inbox.TRIES):
            inbox.failed(db, 1, "ZeroDivisionError", NOW)
    said = warned(WHOLE, store)
    assert "1 received messages were put aside" in said
    assert f"{doctor.MANY + 1} received messages wait" in said


def test_recordings_are_counted_and_a_lacking_one_is_told_of(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        one.what: one.state for one in doctor.examine(Settings(**WHOLE), store) if one.what.startswith("recordings")
    }
    assert list(told.values()) == ["ok"]
    monkeypatch.setattr(doctor.VoiceShelf, "find", lambda self, tongue, name: None if name == "greeting" else object())
    lacking = [one for one in doctor.examine(Settings(**WHOLE), store) if one.what.startswith("recordings lacking")]
    assert [(one.state, one.next_step) for one in lacking] == [("warning", "haat i18n voice-script")] * 2


def test_a_speech_service_that_cannot_be_given_recordings_is_bad(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    account = Settings(**WHOLE, BHASHINI_USER_ID="u", BHASHINI_API_KEY="k")
    (good,) = [one for one in doctor.examine(account, store) if "speech service" in one.what]
    assert good.state == "ok"

    def refuses(_body: bytes, _longest: float) -> list[bytes]:
        raise doctor.speech.NoSpeech("install the extra")

    monkeypatch.setattr(doctor.speech, "pieces", refuses)
    (found,) = [one for one in doctor.examine(account, store) if "speech service" in one.what]
    assert (found.state, found.next_step) == ("bad", 'pip install "haat[speech]"')
    assert not [one for one in doctor.examine(Settings(**WHOLE), store) if "speech service" in one.what]
