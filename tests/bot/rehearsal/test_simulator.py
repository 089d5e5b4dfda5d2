"""The simulator without a browser: pages, gestures, time, and that nobody sees another's phones."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient
from PIL import Image

from bot.rehearsal.gestures import MIMES
from bot.rehearsal.sandboxes import build_seed
from bot.rehearsal.simulator import COOKIE
from bot.rehearsal.stories import CAPTIONS, ONE_TRADE, STORIES, Story
from handlers.messages import TELEGRAM, WHATSAPP
from tests.bot.market import fill, prepare, web_of

OURS = {"Origin": "http://testserver"}


class Visitor:
    """One browser: its cookie, its posts, and what its phones show. Several may share the client, not the cookie."""

    def __init__(self, client: TestClient) -> None:
        client.cookies.clear()
        self.client, self.page = client, client.get("/simulator")
        self.cookie = client.cookies[COOKIE]
        client.cookies.clear()

    def get(self, path: str) -> Response:
        return self.client.get(f"/simulator/{path}", headers={"Cookie": f"{COOKIE}={self.cookie}"})

    def sends(self, path: str, **request: Any) -> Response:
        headers = {"Cookie": f"{COOKIE}={self.cookie}", **request.pop("headers", {})}
        return self.client.post(f"/simulator/{path}", headers=headers, **request)

    def post(self, path: str, **body: Any) -> int:
        return self.sends(path, json=body).status_code

    def says(self, pane: str, text: str, **more: Any) -> dict[str, Any]:
        assert self.post("do", pane=pane, kind="text", text=text, **more) == 204
        return self.last(pane)

    def presses(self, pane: str, place: int) -> dict[str, Any]:
        message = self.last(pane)
        choices = [button for line in message["buttons"] for button in line] or message["rows"]
        gesture = {"kind": "press", "data": choices[place][1], "text": choices[place][0], "on": message["id"]}
        assert self.post("do", pane=pane, **gesture) == 204
        return self.last(pane)

    def phone(self, pane: str) -> dict[str, Any]:
        return dict(self.get("state").json()["panes"][pane])

    def shown(self, pane: str) -> list[dict[str, Any]]:
        return sorted(self.phone(pane)["messages"], key=lambda message: message["order"])

    def last(self, pane: str) -> dict[str, Any]:
        return [message for message in self.shown(pane) if message["from"] == "haat"][-1]

    def facts(self, message: dict[str, Any]) -> dict[str, Any]:
        return dict(self.get(f"messages/{message['id']}").json())


@pytest.fixture
def web(tmp_path: Path) -> FastAPI:
    return web_of(prepare(tmp_path))


@pytest.fixture
def visitor(web: FastAPI) -> Iterator[Visitor]:
    with TestClient(web, headers=OURS) as client:
        yield Visitor(client)


def test_the_page_sets_a_cookie_and_asks_no_other_host(visitor: Visitor) -> None:
    cookie = visitor.page.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "default-src 'none'" in visitor.page.headers["content-security-policy"]
    assert "http://" not in visitor.page.text
    assert "https://" not in visitor.page.text
    assert 'role="log" aria-live="polite"' in visitor.page.text


def test_the_first_page_weighs_less_than_250_kilobytes(visitor: Visitor) -> None:
    parts = ["simulator.css", "simulator.js", "fonts/noto-sans-devanagari.woff2", "fonts/noto-sans-latin.woff2"]
    sizes = [len(visitor.get(f"static/{part}").content) for part in parts]
    assert all(sizes)
    assert sum(sizes) + len(visitor.page.content) < 250_000


def test_files_outside_the_static_folder_are_not_served(visitor: Visitor) -> None:
    for name in ("../simulator.py", "%2e%2e/simulator.py", "..%2f..%2fpyproject.toml", "fonts", ""):
        assert visitor.get(f"static/{name}").status_code == 404, name
    for name in ("..%2fhaat.db", "haat.db", "x"):
        assert visitor.get(f"media/upload/{name}").status_code == 404, name
    for name in ("1", "x", "99999"):
        assert visitor.get(f"media/kept/{name}").status_code == 404, name


def test_a_post_from_another_page_is_refused_and_changes_nothing(visitor: Visitor) -> None:
    body = {"pane": "artisan", "kind": "text", "text": "नमस्ते"}
    for headers in ({"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Origin": ""}):
        for path in ("do", "switch", "wait", "reset", "play", "media?pane=artisan&kind=photo"):
            assert visitor.sends(path, json=body, headers=headers).status_code == 403, path
    del visitor.client.headers["Origin"]
    assert visitor.sends("do", json=body).status_code == 403
    assert visitor.sends("do", json=body, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert visitor.sends("do", json=body, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 204
    assert len([one for one in visitor.shown("artisan") if one["from"] == "me"]) == 1


def test_without_a_cookie_nothing_is_done(web: FastAPI) -> None:
    with TestClient(web, headers=OURS) as client:
        assert client.post("/simulator/wait", json={"hours": 1}).status_code == 403
        assert client.get("/simulator/state").status_code == 403


def test_the_story_plays_to_the_deal_and_ends_at_the_officer(visitor: Visitor) -> None:
    for scene in range(len(ONE_TRADE.scenes)):
        assert visitor.post("play", story=ONE_TRADE.key, scene=scene) == 204, ONE_TRADE.scenes[scene]
    artisan = "\n".join(message["text"] for message in visitor.shown("artisan"))
    buyer = "\n".join(message["text"] for message in visitor.shown("buyer"))
    assert "जिला उद्योग केंद्र, सागर" in artisan
    assert "200" in artisan
    assert "कमला मसाला उद्योग" in buyer
    assert "₹120" in buyer
    assert visitor.phone("artisan")["number"].replace(" ", "") in buyer
    assert visitor.phone("artisan")["language"] == "hi"
    assert visitor.phone("buyer")["language"] == "mr"
    assert visitor.last("officer")["text"]
    assert visitor.post("play", story=ONE_TRADE.key, scene=99) == 404
    assert visitor.post("play", story="nothing", scene=0) == 404


def test_every_story_has_captions_in_three_languages() -> None:
    assert [story.key for story in STORIES] == ["one-trade", "workshop-day", "fraudster"]
    for story in STORIES:
        for scene in story.scenes:
            assert [code for code, words in scene.captions if words] == list(CAPTIONS)
            assert scene.hi != scene.en != scene.mr
            assert not any("a" <= sign <= "z" for sign in scene.hi + scene.mr), scene


def plays(visitor: Visitor, story: Story) -> None:
    for place, scene in enumerate(story.scenes):
        assert visitor.post("play", story=story.key, scene=place) == 204, scene


def test_the_workshop_day_plays_from_the_plan_to_the_stars(visitor: Visitor) -> None:
    plays(visitor, next(story for story in STORIES if story.key == "workshop-day"))
    artisan = [message["text"] for message in visitor.shown("artisan")]
    assert any("आ रहे हैं?" in text for text in artisan), "she was reminded"
    assert any("हाज़िरी" in text or "स्वागत" in text for text in artisan), "she was at the door"
    officer = "\n".join(message["text"] for message in visitor.shown("officer"))
    assert "noted: 1" in officer.lower() or "names: 1" in officer.lower()


def test_the_fraudster_is_hidden_warned_of_reported_and_stopped(visitor: Visitor) -> None:
    plays(visitor, next(story for story in STORIES if story.key == "fraudster"))
    artisan = "\n".join(message["text"] for message in visitor.shown("artisan"))
    assert "6450012345" not in artisan
    assert "•••" in artisan
    assert "⚠" in artisan, "the wish for money comes with a warning"
    assert "OTP 482100" not in artisan
    buyer = "\n".join(message["text"] for message in visitor.shown("buyer"))
    assert "482100" not in buyer, "the number was removed before it was kept"
    assert "Noted, thank you." in visitor.last("officer")["text"]


def test_each_app_keeps_its_own_limits(visitor: Visitor) -> None:
    visitor.says("artisan", "menu")
    for look, limits in (("whatsapp", WHATSAPP), ("telegram", TELEGRAM)):
        assert visitor.post("switch", pane="artisan", look=look) == 204
        for words in ("नमस्ते", "मेनू", "हल्दी बेचना है", "भाषा"):
            visitor.says("artisan", words)
        for message in visitor.shown("artisan"):
            buttons = [button for line in message.get("buttons", ()) for button in line]
            assert len(buttons) <= limits.buttons
            assert all(limits.length(label) <= limits.button_label for label, _ in buttons)
            assert len(message.get("rows", ())) <= limits.rows
            assert all(len(label) <= limits.row_label for label, *_ in message.get("rows", ()))


def test_the_inspector_shows_what_each_provider_would_get(visitor: Visitor) -> None:
    whatsapp = visitor.facts(visitor.says("artisan", "नमस्ते"))
    assert whatsapp["payload"]["To"] == "whatsapp:+910000000001"
    assert whatsapp["payload"]["Content"]["types"]
    assert whatsapp["facts"]["Cause"].startswith("in:")
    telegram = visitor.facts(visitor.says("buyer", "नमस्कार"))
    assert telegram["payload"]["method"] == "sendMessage"
    assert telegram["payload"]["reply_markup"]["inline_keyboard"]
    own = next(message for message in visitor.shown("buyer") if message["from"] == "me")
    assert visitor.facts(own)["payload"]["text"] == "नमस्कार"
    for unknown in ("o99999", "i99999", "x1", "o", "oo"):
        assert visitor.get(f"messages/{unknown}").status_code == 404


def test_a_photo_a_voice_note_and_a_place_arrive_as_what_they_are(visitor: Visitor) -> None:
    visitor.says("artisan", "नमस्ते")
    for kind, text in (("sample", "turmeric.jpg"), ("sample", "voice-hi.ogg"), ("location", "Sagar"), ("contact", "")):
        assert visitor.post("do", pane="artisan", kind=kind, text=text) == 204, text
    own = [message for message in visitor.shown("artisan") if message["from"] == "me"]
    assert [message["kind"] for message in own] == ["text", "photo", "voice", "location", "contact"]
    for message in own[1:3]:
        answer = visitor.get(message["media"][0]["url"].removeprefix("/simulator/"))
        assert answer.status_code == 200
        assert answer.content
    assert visitor.post("do", pane="artisan", kind="sample", text="../seed.db") == 404
    assert visitor.post("do", pane="artisan", kind="location", text="Atlantis") == 404


def test_an_own_photo_is_taken_and_a_text_in_its_place_refused(visitor: Visitor) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (30, 20), "orange").save(picture, "PNG")
    taken = visitor.sends("media?pane=buyer&kind=photo", content=picture.getvalue())
    assert taken.status_code == 204
    own = [message for message in visitor.shown("buyer") if message["from"] == "me"][-1]
    assert visitor.get(own["media"][0]["url"].removeprefix("/simulator/")).content == picture.getvalue()
    for kind, body in (("photo", b"just words"), ("voice", picture.getvalue()), ("photo", b"")):
        refused = visitor.sends(f"media?pane=buyer&kind={kind}", content=body)
        assert refused.status_code == 415


def test_a_reply_carries_the_message_it_answers(visitor: Visitor) -> None:
    greeting = visitor.says("buyer", "नमस्कार")
    visitor.says("buyer", "२०० किलो हळद हवी", on=greeting["id"])
    own = [message for message in visitor.shown("buyer") if message["from"] == "me"][-1]
    assert own["quote"] == greeting["text"]


def test_a_message_without_words_is_quoted_by_its_kind(visitor: Visitor) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (30, 20), "orange").save(picture, "PNG")
    visitor.sends("media?pane=buyer&kind=photo", content=picture.getvalue())
    photo = [message for message in visitor.shown("buyer") if message["from"] == "me"][-1]
    visitor.says("buyer", "२०० किलो हळद हवी", on=photo["id"])
    own = [message for message in visitor.shown("buyer") if message["from"] == "me"][-1]
    assert own["quote"] == "📷 Photo"


def test_a_pressed_button_shows_as_words_on_whatsapp_and_silently_on_telegram(visitor: Visitor) -> None:
    for pane, kind in (("artisan", "press"), ("buyer", "tap")):
        visitor.says(pane, "नमस्ते")
        visitor.presses(pane, 0)
        own = [message for message in visitor.shown(pane) if message["from"] == "me"]
        assert own[-1]["kind"] == kind
        assert own[-1]["text"]


def test_a_day_passes_for_this_browser_alone(visitor: Visitor) -> None:
    other = Visitor(visitor.client)
    before = other.get("state").json()["now"]
    assert visitor.post("wait", hours=24) == 204
    assert visitor.get("state").json()["now"].split(",")[0] != before.split(",")[0]
    assert other.get("state").json()["now"].split(",")[0] == before.split(",")[0]
    assert visitor.post("wait", hours=0) == 422
    assert visitor.post("wait", hours=10_000) == 422


def test_two_browsers_do_not_see_each_other(visitor: Visitor) -> None:
    other = Visitor(visitor.client)
    visitor.says("artisan", "नमस्ते")
    assert visitor.shown("artisan")
    assert other.shown("artisan") == []
    assert visitor.cookie != other.cookie


def test_reset_gives_fresh_phones_and_leaves_the_other_browser_alone(visitor: Visitor) -> None:
    other = Visitor(visitor.client)
    visitor.says("artisan", "नमस्ते")
    other.says("artisan", "नमस्ते")
    assert visitor.post("reset") == 204
    assert visitor.shown("artisan") == []
    assert other.shown("artisan")


def test_another_person_another_app_and_another_language_of_the_phone(visitor: Visitor) -> None:
    visitor.says("artisan", "नमस्ते")
    first = visitor.phone("artisan")
    assert visitor.post("switch", pane="artisan", who="new") == 204
    assert visitor.phone("artisan")["name"] != first["name"]
    assert visitor.shown("artisan") == []
    assert visitor.post("switch", pane="buyer", look="telegram", who="new", phone_language="en") == 204
    assert "/start" not in visitor.says("buyer", "Hello")["text"]
    assert visitor.phone("buyer")["language"] == "en"
    assert visitor.post("switch", pane="artisan", who="person:424242") == 404
    assert visitor.post("switch", pane="artisan", who="robot") == 422


def test_phones_stay_as_they_were_left_when_a_sandbox_sleeps(tmp_path: Path) -> None:
    sandboxes = prepare(tmp_path)
    sandboxes.most_open = 1
    web = web_of(sandboxes)
    with TestClient(web, headers=OURS) as client:
        visitor = Visitor(client)
        visitor.post("switch", pane="artisan", look="telegram")
        visitor.says("artisan", "नमस्ते")
        Visitor(client).says("artisan", "नमस्ते")
        assert len(sandboxes.open) == 1
        assert visitor.phone("artisan")["look"] == "telegram"
        assert len(visitor.shown("artisan")) >= 2


def test_the_seed_is_whole_without_a_write_ahead_log(tmp_path: Path) -> None:
    build_seed(tmp_path / "seed.db", datetime.now(UTC), fill)
    assert [file.name for file in tmp_path.iterdir()] == ["seed.db"]
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "seed.db").read_bytes())
    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT count(*) FROM officers").fetchone() == (1,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_every_kept_file_ending_has_a_mime_type() -> None:
    assert set(MIMES) >= {".jpg", ".png", ".webp", ".ogg", ".m4a", ".mp4"}


def test_a_known_person_keeps_their_own_phone_and_is_reached_there(visitor: Visitor) -> None:
    officer = visitor.phone("officer")
    assert visitor.post("switch", pane="officer", look="whatsapp") == 204
    assert visitor.phone("officer")["key"].startswith("whatsapp:+910")
    assert visitor.post("switch", pane="officer", look="telegram") == 204
    assert visitor.phone("officer")["key"] == officer["key"]
    assert visitor.phone("officer")["name"] == "Sagar officer"
