"""Templates at the strict fake of Twilio's Content API: made, handed in, followed, refused with the reason kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_templates import Approval, Refused, Templates, lines, sync
from handlers.outbound.twins import LANGUAGES, TWINS, UTILITY, Twin
from storage import deciding, schema, templates
from storage.database import Store
from tests.fakes.twilio import FakeTwilio

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    fake = FakeTwilio()
    fake.start()
    yield fake
    fake.stop()
    fake.assert_clean()


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = Store(sqlite_url, owner=True)
    schema.upgrade(opened)
    yield opened
    opened.close()


def with_desk(twilio: FakeTwilio, deed: Any) -> Any:
    async def whole() -> Any:
        channel = WhatsApp(twilio.account_sid, twilio.auth_token, twilio.sender.address, twilio.base_url, "")
        await channel.open()
        try:
            return await deed(Templates(channel))
        finally:
            await channel.close()

    return asyncio.run(whole())


def kept(store: Store) -> list[Any]:
    with store.read() as db:
        return list(templates.kept(db))


def test_every_twin_in_every_language_is_taken_and_approved(twilio: FakeTwilio) -> None:
    async def all_of_them(desk: Templates) -> None:
        for twin in TWINS.values():
            for language in LANGUAGES:
                sid, said = await desk.submit(twin, language)
                assert said.status == "received"
                assert twilio.contents[sid].language == language
                twilio.reviews(sid, "approved")
                assert (await desk.state(sid)).status == "approved"

    with_desk(twilio, all_of_them)
    assert len(twilio.contents) == len(TWINS) * len(LANGUAGES)


def test_a_refusal_is_kept_with_its_reason_and_a_pause_and_another_category_are_seen(
    twilio: FakeTwilio, store: Store
) -> None:
    async def whole(desk: Templates) -> list[list[str]]:
        for language in ("hi", "en"):
            sid, said = await desk.submit(TWINS["reminder"], language)
            with store.write() as db:
                templates.keep(db, "reminder", language, twilio.sender.address, NOON, content_sid=sid, status=said.status,
                               words=TWINS["reminder"].body(language), category=said.category)  # fmt: skip
        sids = {row.language: row.content_sid for row in kept(store)}

        async def note(sid: str, said: Approval) -> str | None:
            with store.write() as db:
                return templates.note_state(db, sid, said.status, NOON, category=said.category, reason=said.reason)

        heard = [await sync(desk, kept(store), note)]
        twilio.reviews(sids["hi"], "rejected", reason="TAG_CONTENT_MISMATCH")
        twilio.reviews(sids["en"], "approved", category="MARKETING")
        heard.append(await sync(desk, kept(store), note))
        twilio.reviews(sids["en"], "paused")
        heard.append(await sync(desk, kept(store), note))
        return heard

    first, second, third = with_desk(twilio, whole)
    assert first == []
    assert second == [
        "reminder in en: received → approved, now MARKETING instead of UTILITY",
        "reminder in hi: received → rejected (TAG_CONTENT_MISMATCH)",
    ]
    assert third == ["reminder in en: approved → paused"]
    shown = {(one.name, one.language): one for one in lines(kept(store), LANGUAGES)}
    assert shown["reminder", "hi"].reason == "TAG_CONTENT_MISMATCH"
    assert shown["reminder", "mr"].status == "not made"
    with store.read() as db:
        assert deciding.approved_twins(db, ["reminder"]) == {}, "a paused one is not used"


def test_words_that_changed_since_are_named(store: Store) -> None:
    with store.write() as db:
        templates.keep(db, "notice", "hi", "whatsapp:+910000000001", NOON, content_sid="HX1", status="approved",
                       words="old words", category="MARKETING")  # fmt: skip
    shown = {(one.name, one.language): one.status for one in lines(kept(store), LANGUAGES)}
    assert shown["notice", "hi"] == "approved, words changed"


def test_a_template_against_the_rules_never_reaches_twilio(twilio: FakeTwilio) -> None:
    bad = Twin("bad", UTILITY, "{office} says hello to all of you", ("office",))
    with pytest.raises(Refused, match="begins or ends with a variable"):
        with_desk(twilio, lambda desk: desk.submit(bad, "en"))
    assert twilio.contents == {}


def test_what_twilio_refuses_is_said_in_its_words(twilio: FakeTwilio) -> None:
    async def twice(desk: Templates) -> None:
        await desk.submit(TWINS["notice"], "en")
        await desk.submit(TWINS["notice"], "en")

    with pytest.raises(Refused, match="the name is taken"):
        with_desk(twilio, twice)
    assert len(twilio.take_violations()) == 1


def test_the_command_hands_in_follows_and_lists(
    twilio: FakeTwilio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot.commands import templates as command

    for name, value in {
        "HAAT_DATA_DIR": str(tmp_path), "TWILIO_ACCOUNT_SID": twilio.account_sid, "TWILIO_AUTH_TOKEN": twilio.auth_token,
        "TWILIO_WHATSAPP_FROM": twilio.sender.address, "TWILIO_API_BASE_URL": twilio.base_url,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    command.submit(["notice"], ["hi", "mr"], again=False)
    for content in twilio.contents.values():
        twilio.reviews(
            content.sid,
            "approved" if content.language == "hi" else "rejected",
            reason="" if content.language == "hi" else "INVALID_FORMAT",
        )
    command.sync_()
    command.submit(["notice"], None, again=False)
    command.list_(as_json=False)
    shown = capsys.readouterr().out
    assert "notice in hi: received → approved" in shown
    assert "notice in mr: received → rejected (INVALID_FORMAT)" in shown
    assert shown.count("notice in hi: received\n") == 1, "what is approved is not handed in again"
    assert "INVALID_FORMAT" in shown.rpartition("notice in en")[2]
