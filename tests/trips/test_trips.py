"""Whole trips: people on real channels meet, trade, repeat themselves, and break things, over HTTP on both stores."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PIL import Image

from handlers.language import say
from storage import outbox, tables
from tests.fakes.telegram import Fault
from tests.trips.town import PLAIN, SECRET, Town, until


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


def photo(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


def rows(town: Town, table: sa.Table) -> list[Any]:
    return list(town.look(lambda db: db.execute(sa.select(table).order_by(table.c.id)).all()))


class Phone:
    """One person's phone, whichever app is on it: say, press by the message id of a label, read the last lines."""

    def __init__(self, town: Town, person: Any, language: str) -> None:
        self.town, self.person, self.language, self.messages = town, person, language, 0

    def says(self, text: str) -> str:
        self.messages += 1
        self.person.says(text)
        self.town.quiet()
        return self.last

    def presses(self, label: str, **words: Any) -> str:
        self.messages += 1
        wanted = say(self.language, label, **words)
        numbered = [one for one in self.labels if one == wanted or one.partition(" ")[2] == wanted]
        assert numbered, f"{wanted!r} is not on {self.labels}"
        self.person.presses(numbered[-1])
        self.town.quiet()
        return self.last

    @property
    def labels(self) -> list[str]:
        shown = self.person.shown if hasattr(self.person, "shown") else self.person.received
        return [label for message in shown for label in message.labels]

    @property
    def last(self) -> str:
        shown = self.person.shown if hasattr(self.person, "shown") else self.person.received
        return shown[-1].text or "" if shown else ""

    @property
    def all(self) -> str:
        shown = self.person.shown if hasattr(self.person, "shown") else self.person.received
        return "\n".join(message.text or "" for message in shown)


def seller_on_whatsapp(town: Town, goods: str = "हल्दी", name: str = "सीता भंडार") -> Phone:
    sita = Phone(town, town.twilio.person("Sita"), "hi")
    sita.says("HAAT sagarhi")
    sita.presses("Yes, send them")
    sita.says(goods)
    sita.presses("Yes, right")
    sita.says(name)
    return sita


def buyer_on_telegram(town: Town) -> Phone:
    user = town.telegram.user("Ravi", language_code="mr", started=True)
    return Phone(town, user, "mr")


def test_a_hindi_seller_on_whatsapp_and_a_marathi_buyer_on_telegram_close_a_deal(town: Town) -> None:
    sita = seller_on_whatsapp(town)
    assert sita.messages <= 5
    ravi = buyer_on_telegram(town)
    ravi.says("मला २०० किलो हळद हवी, सागरला पाठवा")
    ravi.presses("Yes, ask them")
    assert ravi.messages <= 3
    assert "हल्दी" in sita.last
    assert "200" in sita.last
    sita.presses("Yes, all")
    sita.presses("This number")
    assert "सीता भंडार" in ravi.all
    ravi.presses("Yes, introduce us")
    ravi.person.presses(say("mr", "Only through Haat"))
    town.quiet()
    assert sita.person.phone in ravi.all
    assert "Ravi" in sita.all
    sita.presses("Give my price")
    sita.says("120")
    sita.says("५")
    sita.presses("Yes")
    assert "₹120" in ravi.last
    ravi.presses("Yes, agreed")
    sita.presses("Yes")
    assert [deal.status for deal in rows(town, tables.deals)] == ["closed"]
    assert rows(town, tables.deals)[0].amount_paise == 200 * 12000
    assert [one.status for one in rows(town, tables.enquiries)] == ["served"]
    states = town.look(outbox.by_state)
    assert set(states) <= {"sent", "delivered", "read", "skipped"}, states
    assert town.telegram.unanswered_presses() == []


def test_words_between_people_who_chose_haat_pass_through_without_numbers(town: Town) -> None:
    sita, ravi = seller_on_whatsapp(town), buyer_on_telegram(town)
    ravi.says("मला २०० किलो हळद हवी, सागरला")
    ravi.presses("Yes, ask them")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    ravi.presses("Yes, introduce us")
    ravi.person.presses(say("mr", "Only through Haat"))
    town.quiet()
    ravi.says("माल कधी मिळेल? माझा नंबर 6450012345")
    assert "माल कधी मिळेल" in sita.last
    assert "6450012345" not in sita.all


def test_the_same_webhook_fifty_times_at_once_is_one_message(town: Town) -> None:
    ravi = buyer_on_telegram(town)
    ravi.says("नमस्ते")
    town.telegram.deliver_again(times=50)
    meera = town.twilio.person("Meera")
    posted = meera.says("नमस्ते")
    meera.repeats(posted, 50)
    town.quiet()
    assert len(rows(town, tables.inbox)) == 2
    first_words = [row for row in rows(town, tables.outbox) if row.action == "send"]
    assert len({row.cause for row in first_words}) == len(first_words)


def test_a_wrong_secret_or_signature_is_refused_and_nothing_is_kept(town: Town) -> None:
    update = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "x"},
    }
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}, {"X-Telegram-Bot-Api-Secret-Token": ""}):
        assert PLAIN.post(f"{town.url}/webhooks/telegram", json=update, headers=headers).status_code == 403
    form = {"MessageSid": "SM1", "From": "whatsapp:+910123456789", "To": "x", "Body": "hi"}
    for headers in ({}, {"X-Twilio-Signature": "bm90IGl0"}):
        assert PLAIN.post(f"{town.url}/webhooks/twilio/inbound", data=form, headers=headers).status_code == 403
        assert PLAIN.post(f"{town.url}/webhooks/twilio/status", data=form, headers=headers).status_code == 403
    assert rows(town, tables.inbox) == []


def test_malformed_bodies_are_answered_with_an_id(town: Town) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    for body in (b"", b"{", b"[]", b'"x"', b"\xff\xfe", b'{"message": {}}'):
        answer = PLAIN.post(f"{town.url}/webhooks/telegram", content=body, headers=headers)
        assert answer.status_code == 400, body
        assert "(" in answer.text
    huge = PLAIN.post(f"{town.url}/webhooks/telegram", content=b"x" * 2_000_000, headers=headers)
    assert huge.status_code == 400
    assert rows(town, tables.inbox) == []


def test_five_photos_at_once_are_kept_and_acknowledged_once(town: Town) -> None:
    ravi = buyer_on_telegram(town)
    ravi.says("हळद हवी")
    before = len(ravi.person.received)
    with ThreadPoolExecutor(5) as hands:
        list(
            hands.map(lambda colour: ravi.person.sends_photo(photo(colour)), ("red", "blue", "green", "white", "black"))
        )
    town.quiet()
    time.sleep(0.3)
    town.quiet()
    kept = [one for one in rows(town, tables.media) if one.person_id is not None]
    assert len(kept) == 5
    assert {row.state for row in kept} == {"stored"}
    acknowledged = [
        one for one in ravi.person.received[before:] if say("mr", "The photo goes along with your enquiry.") == one.text
    ]
    assert len(acknowledged) == 1


def test_a_photo_loses_the_place_where_it_was_taken(town: Town) -> None:
    picture = Image.new("RGB", (40, 30))
    exif = picture.getexif()
    exif[0x8825] = {1: "N", 2: (23.0, 50.0, 0.0)}
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    meera = town.twilio.person("Meera")
    meera.sends_photo(out.getvalue())
    town.quiet()
    (kept,) = [one for one in rows(town, tables.media) if one.person_id is not None]
    with Image.open(town.folder / "media" / kept.path) as ours:
        assert not ours.getexif().get_ifd(0x8825)


def test_a_restart_in_the_middle_of_a_talk_changes_nothing(town: Town) -> None:
    sita = Phone(town, town.twilio.person("Sita"), "hi")
    sita.says("HAAT sagarhi")
    sita.presses("Yes, send them")
    town.shut()
    town.open()
    sita.says("हल्दी")
    sita.presses("Yes, right")
    town.shut()
    town.open()
    sita.says("सीता भंडार")
    assert [one.name for one in rows(town, tables.profiles)] == ["सीता भंडार"]


def test_a_lost_answer_is_not_sent_twice_more_than_once(town: Town) -> None:
    ravi = buyer_on_telegram(town)
    town.telegram.inject(Fault.answer_lost(), "sendMessage", times=1)
    ravi.says("मदत")
    until(lambda: not town.look(outbox.by_state).get("sending"), "the lost answer is settled", 45)
    town.quiet()
    helped = [one for one in ravi.person.received if say("mr", "Any time") in (one.text or "") or one.text]
    sends = town.telegram.calls_of("sendMessage")
    assert len(sends) <= len({row.id for row in rows(town, tables.outbox) if row.action == "send"}) + 1
    assert helped


def test_someone_who_blocks_the_bot_gets_nothing_more_until_they_come_back(town: Town) -> None:
    ravi = buyer_on_telegram(town)
    ravi.says("नमस्ते")
    ravi.person.blocks()
    town.quiet()
    (address,) = rows(town, tables.addresses)
    assert address.unreachable_reason == "blocked"
    ravi.person.unblocks()
    town.quiet()
    ravi.says("menu")
    assert rows(town, tables.addresses)[0].unreachable_at is None
    assert ravi.last in (say(language, "What would you like to do?") for language in ("hi", "mr"))


def test_a_person_without_a_phone_number_on_whatsapp_is_one_person(town: Town) -> None:
    meera = town.twilio.person("Meera")
    meera.says("नमस्ते")
    town.quiet()
    meera.hides_phone("meera.crafts")
    meera.says("menu")
    town.quiet()
    assert len(rows(town, tables.addresses)) == 1
    assert len(rows(town, tables.people)) == 1
    (address,) = rows(town, tables.addresses)
    assert not any(sign in address.external_id for sign in ("+91IN", "91IN"))


def test_outside_the_window_the_office_rings_instead_of_silence(town: Town) -> None:
    sita = seller_on_whatsapp(town)
    town.later(hours=26)
    ravi = buyer_on_telegram(town)
    ravi.says("मला २०० किलो हळद हवी, सागरला")
    ravi.presses("Yes, ask them")
    town.quiet()
    calls = rows(town, tables.calls)
    assert [call.why for call in calls] == ["24-hour window closed"]
    assert "200" in calls[0].words
    assert not [message for message in town.twilio.outbound if message.status == "failed"]
    assert sita.messages == 5


def test_health_readiness_and_figures_are_open(town: Town) -> None:
    assert PLAIN.get(f"{town.url}/healthz").status_code == 200
    ready = PLAIN.get(f"{town.url}/readyz")
    assert ready.status_code == 200
    assert ready.json()["channels"] == {"telegram": "open", "whatsapp": "open"}
    assert "haat_outbox_rows" in PLAIN.get(f"{town.url}/metrics").text
