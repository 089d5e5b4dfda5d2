"""WhatsApp through Twilio, proved against the strict Twilio by the official client, and on tables of real payloads."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest
from yarl import URL

from bot.channels.channel import ChannelError, Decision, Done, Errand, Malformed, MediaFile, NotProven
from bot.channels.whatsapp import PATIENCE, WhatsApp, content_of
from bot.channels.whatsapp_errors import REACTIONS, refusal, refused_answer
from handlers.messages import WHATSAPP, Button, Contact, InboundMessage, Media, OutboundMessage, Part, fit
from tests.fakes.twilio import FakeTwilio, OutgoingMedia, Person

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
OGG = b"OggS\x00voice"
SENDER = "whatsapp:+910900000001"
YES_NO = (Button("हाँ", "tok.0"), Button("नहीं", "tok.1"))
SID = "SM" + "1" * 32


class Door:
    """Haat's public side: serves files, takes posts and keeps them raw."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, bytes]] = {}
        self.posts: list[tuple[str, bytes, str]] = []
        self.gets: list[tuple[str, str | None]] = []
        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                door.posts.append((self.path, body, self.headers.get("X-Twilio-Signature", "")))
                self.send_response(204)
                self.end_headers()

            def do_GET(self) -> None:
                door.gets.append((self.path, self.headers.get("Authorization")))
                if self.path == "/round":
                    self.send_response(302)
                    self.send_header("Location", "/round")
                    self.end_headers()
                    return
                kind, data = door.files[self.path]
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(b"" if self.command == "HEAD" else data)

            do_HEAD = do_GET  # noqa: N815 - the names of the standard library

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def posts_to(self, path: str) -> list[tuple[str, bytes, str]]:
        return [post for post in self.posts if post[0].startswith(path)]


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.server.shutdown()
    door.server.server_close()


@pytest.fixture
def fake(door: Door) -> Iterator[FakeTwilio]:
    with FakeTwilio() as fake:
        fake.connect(f"{door.url}/webhooks/twilio/inbound")
        yield fake


@pytest.fixture
def meera(fake: FakeTwilio) -> Person:
    meera = fake.person("Meera")
    meera.says("नमस्ते")
    return meera


def channel_of(fake: FakeTwilio, door: Door, **given: Any) -> WhatsApp:
    settings = {"auth_token": fake.auth_token, "patience": PATIENCE, **given}
    return WhatsApp(
        fake.account_sid, from_=fake.sender.address, base_url=fake.base_url, public_url=door.url, **settings
    )


def do(channel: WhatsApp, *errands: Errand, together: bool = False) -> list[Done | ChannelError]:
    """What becomes of each errand, one after the other or at once."""

    async def one(errand: Errand) -> Done | ChannelError:
        try:
            return await channel.do(errand)
        except ChannelError as error:
            return error

    async def run() -> list[Done | ChannelError]:
        await channel.open()
        try:
            if together:
                return list(await asyncio.gather(*(one(errand) for errand in errands)))
            return [await one(errand) for errand in errands]
        finally:
            await channel.close()

    return asyncio.run(run())


def done(channel: WhatsApp, errand: Errand) -> Done:
    (result,) = do(channel, errand)
    assert isinstance(result, Done), result
    return result


def refused(channel: WhatsApp, errand: Errand) -> ChannelError:
    (result,) = do(channel, errand)
    assert isinstance(result, ChannelError), result
    return result


def to(person: Person | str, text: str = "", **given: Any) -> Errand:
    address = person if isinstance(person, str) else person.address
    part = given.pop("part", None) or Part(text=text)
    return Errand(**{"outbox_id": 7, "attempt": 1, "action": "send", "to": address, "part": part, **given})


def fetch(ref: str) -> Errand:
    return Errand(outbox_id=7, attempt=1, action="fetch_media", to="whatsapp:+910123456789", media_ref=ref)


# ── sending ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_text_reaches_the_phone_and_its_statuses_come_back_for_its_row(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    channel = channel_of(fake, door)
    sent = done(channel, to(meera, "आपके पास कितनी टोकरियाँ हैं?", attempt=2))
    assert sent == Done(meera.hears("कितनी").sid, "queued")
    fake.settle()
    heard = []
    for path, raw, signature in door.posts_to("/webhooks/twilio/status"):
        form = channel.read_form(raw)
        channel.prove(path, form, signature)
        assert path == "/webhooks/twilio/status?row=7&try=2"
        event = channel.read_status(form, {"row": "7", "try": "2"}, NOW)
        assert (event.channel, event.provider_id, event.outbox_id, event.at, event.code) == (
            "whatsapp", sent.provider_id, 7, NOW, "",
        )  # fmt: skip
        heard.append(event.status)
    assert heard == ["sent", "delivered", "read"]


def test_the_channel_names_itself_and_its_sender(fake: FakeTwilio, door: Door) -> None:
    channel = channel_of(fake, door)
    assert (channel.name, channel.sender, channel.capabilities) == ("whatsapp", SENDER, WHATSAPP)


def test_buttons_are_shown_and_a_tap_brings_back_their_data(fake: FakeTwilio, door: Door, meera: Person) -> None:
    channel = channel_of(fake, door)
    part = Part("500 टोकरियाँ,\n20 नवंबर तक?", YES_NO)
    sent = done(channel, to(meera, part=part))
    line = meera.hears("20 नवंबर")
    assert (line.text, line.labels) == ("500 टोकरियाँ,\n20 नवंबर तक?", ("हाँ", "नहीं"))
    meera.presses("नहीं")
    message = read_last(channel, door)
    assert (message.kind, message.pressed, message.text) == ("press", "tok.1", "नहीं")
    assert message.reply_to == sent.provider_id


def test_a_long_choice_is_a_list_whose_rows_bring_back_their_data(fake: FakeTwilio, door: Door, meera: Person) -> None:
    channel = channel_of(fake, door)
    rows = tuple(Button(f"{n} Taluka", f"tok.{n}", "Sagar" if n == 2 else "") for n in range(1, 11))
    done(channel, to(meera, part=Part("कौन सी तहसील?", rows=rows, list_label="चुनिए")))
    line = meera.hears("तहसील")
    assert (line.list_button, line.rows[1].description, len(line.rows)) == ("चुनिए", "Sagar", 10)
    meera.presses("2 Taluka")
    message = read_last(channel, door)
    assert (message.kind, message.pressed, message.text) == ("press", "tok.2", "2 Taluka")


def test_what_fit_lays_out_is_what_whatsapp_takes(fake: FakeTwilio, door: Door, meera: Person) -> None:
    channel = channel_of(fake, door)
    words = "बाँस की टोकरी, हाथ से बनी। " * 90
    for count in (0, 2, 3, 4, 9, 10, 23):
        buttons = tuple(Button(f"बहुत लंबा नाम वाला विकल्प {n}", f"tok.{n}") for n in range(count))
        message = OutboundMessage(words, buttons, more="और दिखाइए", list_label="सूची")
        for part in fit(message, WHATSAPP):
            done(channel, to(meera, part=part))
    fake.settle()
    assert {message.status for message in fake.outbound} == {"read"}


def test_the_same_question_to_many_people_makes_one_content(fake: FakeTwilio, door: Door) -> None:
    people = [fake.person(f"Buyer {n}") for n in range(5)]
    for person in people:
        person.says("hi")
    channel = channel_of(fake, door)
    errands = [
        to(person, part=Part("Pick", (Button("Yes", f"t{n}.0"), Button("No", f"t{n}.1"))))
        for n, person in enumerate(people)
    ]
    assert all(isinstance(one, Done) for one in do(channel, *errands, together=True))
    assert len(fake.calls_to("CreateContent")) == 1
    people[3].presses("No")
    assert read_last(channel, door).pressed == "t3.1"


def test_another_question_makes_another_content(fake: FakeTwilio, door: Door, meera: Person) -> None:
    do(channel_of(fake, door), to(meera, part=Part("One?", YES_NO)), to(meera, part=Part("Two?", YES_NO)))
    assert len(fake.calls_to("CreateContent")) == 2
    meera.hears("One?")
    meera.hears("Two?")


def test_braces_in_peoples_words_are_not_taken_for_placeholders(fake: FakeTwilio, door: Door, meera: Person) -> None:
    done(channel_of(fake, door), to(meera, part=Part("Price {{{1}} or {{name}}?", (Button("{{2}}", "tok.0"),))))
    line = meera.hears("Price")
    assert line.text.replace("\u200b", "") == "Price {{{1}} or {{name}}?"
    assert line.buttons[0].title.replace("\u200b", "") == "{{2}}"
    assert line.buttons[0].id == "tok.0"


def test_a_content_deleted_at_twilio_is_made_anew_with_the_next_attempt(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    async def trip() -> ChannelError:
        channel = channel_of(fake, door)
        await channel.open()
        await channel.do(to(meera, part=Part("One?", YES_NO)))
        fake.contents.clear()
        with pytest.raises(ChannelError) as caught:
            await channel.do(to(meera, part=Part("One?", YES_NO)))
        await channel.do(to(meera, part=Part("One?", YES_NO)))
        await channel.close()
        return caught.value

    assert asyncio.run(trip()).decision is Decision.RETRY
    assert len(fake.take_violations()) == 1
    assert len(fake.outbound) == 2


def test_a_photo_carries_its_words_and_a_voice_note_none(fake: FakeTwilio, door: Door, meera: Person) -> None:
    door.files = {"/media/a.jpg": ("image/jpeg", JPEG), "/media/b.ogg": ("audio/ogg", OGG)}
    photo = MediaFile(Path("a.jpg"), "image/jpeg", f"{door.url}/media/a.jpg")
    voice = MediaFile(Path("b.ogg"), "audio/ogg", f"{door.url}/media/b.ogg")
    channel = channel_of(fake, door)
    do(
        channel,
        to(meera, part=Part("यह रही", media_id=1, media_kind="photo"), media=photo),
        to(meera, part=Part("lost", media_id=2, media_kind="voice"), media=voice),
        to(meera, part=Part("only words are left", media_id=3, media_kind="photo")),
    )
    line = meera.hears("यह रही")
    assert (line.media[0].content_type, line.media[0].data) == ("image/jpeg", JPEG)
    fake.settle()
    by_type = {line.media[0].content_type: line.text for line in meera.shown if line.media}
    assert by_type == {"image/jpeg": "यह रही", "audio/ogg": ""}
    assert [line.text for line in meera.shown if not line.media] == ["only words are left"]


def test_an_approved_template_goes_outside_the_window_with_its_words(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    shown = {"twilio/quick-reply": {"body": "New: {{1}} in {{2}}.", "actions": [{"title": "Show", "id": "show"}]}}
    content = fake.add_content(shown, variables={"1": "baskets", "2": "Sagar"}, status="approved")
    fake.clock.advance(hours=25)
    words = {"1": "बाँस\n\tकी    टोकरी", "2": " "}
    done(channel_of(fake, door), to(meera, "free text", template=content.sid, template_words=words))
    assert meera.hears().text == "New: बाँस की टोकरी in –."


def test_a_hidden_phone_is_written_to_by_its_business_scoped_id(fake: FakeTwilio, door: Door) -> None:
    asha = fake.person("Asha", hidden=True)
    asha.says("hi")
    channel = channel_of(fake, door)
    done(channel, to(read_last(channel, door).address, "नमस्ते"))
    assert asha.hears("नमस्ते")


def test_a_messaging_service_goes_along_when_there_is_one(fake: FakeTwilio, door: Door, meera: Person) -> None:
    service = fake.add_service()
    sent = done(channel_of(fake, door, messaging_service_sid=service.sid), to(meera, "hi"))
    assert sent.status == "queued"
    assert fake.calls_to("CreateMessage")[-1].values["MessagingServiceSid"] == service.sid
    assert fake.outbound[-1].from_ == fake.sender.address


def test_there_is_no_spinner_to_stop_and_nothing_to_change(fake: FakeTwilio, door: Door, meera: Person) -> None:
    channel = channel_of(fake, door)
    assert do(channel, to(meera, action="answer_press", press_id="x")) == [Done()]
    assert refused(channel, to(meera, "new", action="edit", edits=SID)).decision is Decision.GIVE_UP
    assert fake.calls == []


def test_words_that_are_no_unicode_still_leave(fake: FakeTwilio, door: Door, meera: Person) -> None:
    done(channel_of(fake, door), to(meera, "half \ud83d emoji"))
    assert meera.hears("half").text == "half ? emoji"


# ── what would be sent ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_payload_is_the_form_with_the_content_written_out() -> None:
    channel = WhatsApp("AC1", "token", SENDER, "", "https://haat.example/")
    assert channel.payload(to("whatsapp:+919876", "hi")) == {
        "To": "whatsapp:+919876", "From": SENDER, "Body": "hi",
        "StatusCallback": "https://haat.example/webhooks/twilio/status?row=7&try=1",
    }  # fmt: skip
    asked = channel.payload(to("whatsapp:+919876", part=Part("OK?", YES_NO)))
    assert asked["Content"] == content_of(Part("OK?", YES_NO))
    assert asked["Content"]["types"]["twilio/quick-reply"]["actions"][0] == {
        "type": "QUICK_REPLY", "title": "हाँ", "id": "{{1}}",
    }  # fmt: skip
    assert json.loads(asked["ContentVariables"]) == {"1": "tok.0", "2": "tok.1"}
    assert "Body" not in asked


def test_without_a_public_address_no_status_is_asked_for() -> None:
    channel = WhatsApp("AC1", "token", SENDER, "", "")
    assert channel.payload(to("whatsapp:+919876", "hi")) == {"To": "whatsapp:+919876", "From": SENDER, "Body": "hi"}


# ── invented people ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("base_url", ["", "https://api.twilio.com"])
@pytest.mark.parametrize("address", ["whatsapp:+910123456789", "whatsapp:+971012345678"])
def test_invented_people_are_never_written_to_at_the_real_provider(base_url: str, address: str) -> None:
    # Were it not refused, the test would fail for asking a host that is not here.
    error = refused(WhatsApp("AC1", "token", SENDER, base_url, "https://haat.example"), to(address, "hi"))
    assert (error.decision, error.reason) == (Decision.GIVE_UP, "invented person")


@pytest.mark.parametrize(
    "address", ["whatsapp:+10123456789", "whatsapp:IN.0123456789", "whatsapp:+9190123456789", "whatsapp:+97150123456"]
)
def test_nobody_else_is_taken_for_invented(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = WhatsApp("AC1", "token", SENDER, "", "")

    async def opened_and_asked() -> None:
        await channel.open()
        asked = []

        async def request(method: str, uri: str, **_: Any) -> None:
            asked.append((method, uri))
            raise ChannelError(Decision.UNKNOWN, "this test sends nothing")

        monkeypatch.setattr(channel._wire, "request", request)
        with pytest.raises(ChannelError, match="sends nothing"):
            await channel.do(to(address, "hi"))
        await channel.close()
        assert asked == [("POST", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json")]

    asyncio.run(opened_and_asked())


# ── refusals and faults ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["500", "503", "reset", "hang", "accepted_then_lost", "accepted_then_hang",
                                  "accepted_then_503", "malformed"])  # fmt: skip
def test_what_may_have_been_sent_is_unknown_and_asked_once_only(
    fake: FakeTwilio, door: Door, meera: Person, kind: Any
) -> None:
    fake.fault(kind, seconds=1.5)
    error = refused(channel_of(fake, door, patience=0.5), to(meera, "hi"))
    assert error.decision is Decision.UNKNOWN
    assert len(fake.calls_to("CreateMessage")) == 1


def test_a_slow_answer_is_still_an_answer(fake: FakeTwilio, door: Door, meera: Person) -> None:
    fake.fault("slow", seconds=0.3)
    assert done(channel_of(fake, door), to(meera, "hi")).status == "queued"


@pytest.mark.parametrize("kind", ["500", "503", "reset", "hang", "accepted_then_lost", "malformed", "429"])
def test_a_content_that_came_to_nothing_means_the_message_surely_did_not_leave(
    fake: FakeTwilio, door: Door, meera: Person, kind: Any
) -> None:
    fake.fault(kind, path=r"/Content$", seconds=1.5)
    errand = to(meera, part=Part("OK?", YES_NO))
    first, second = do(channel_of(fake, door, patience=0.5), errand, errand)
    assert isinstance(first, ChannelError)
    assert first.decision is Decision.RETRY
    assert isinstance(second, Done)
    fake.settle()
    assert [line.text for line in meera.shown] == ["OK?"]


def test_a_refused_connection_is_surely_not_sent(fake: FakeTwilio, door: Door) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{closed.getsockname()[1]}"
        channel = WhatsApp(fake.account_sid, fake.auth_token, SENDER, base, door.url)
        error = refused(channel, to("whatsapp:+910123456789", "hi"))
    assert (error.decision, error.pauses) == (Decision.RETRY, "")


def test_a_connection_that_never_opens_is_surely_not_sent(fake: FakeTwilio, door: Door) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        base = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        waiting = []
        for _ in range(4):
            # Fills the queue of a host that accepts nobody.
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(deaf.getsockname())
            waiting.append(one)
        channel = WhatsApp(fake.account_sid, fake.auth_token, SENDER, base, door.url, patience=1.5)
        error = refused(channel, to("whatsapp:+910123456789", "hi"))
        for one in waiting:
            one.close()
    assert error.decision is Decision.RETRY


@pytest.mark.parametrize(("given", "waits"), [(7, 7), (None, 5), (10**9, 3600)])
def test_too_many_calls_pause_the_sender(
    fake: FakeTwilio, door: Door, meera: Person, given: int | None, waits: float
) -> None:
    fake.fault("429", retry_after=given)
    error = refused(channel_of(fake, door), to(meera, "hi"))
    assert (error.decision, error.pauses, error.retry_after) == (Decision.RETRY, "sender", waits)


def test_both_kinds_of_twilios_errors_are_read(fake: FakeTwilio, door: Door, meera: Person) -> None:
    fake.fault("problem")
    assert refused(channel_of(fake, door), to(meera, "hi")).decision is Decision.GIVE_UP
    error = refused(channel_of(fake, door), to(meera, "x" * 1601))
    assert (error.decision, error.reason) == (Decision.GIVE_UP, "the text is longer than 1,600 characters (21617)")
    assert refused(channel_of(fake, door), to(meera, "")).reason == "there was nothing to send (21619)"
    assert len(fake.take_violations()) == 2


def test_a_wrong_token_stops_the_sender(fake: FakeTwilio, door: Door, meera: Person) -> None:
    channel = channel_of(fake, door, auth_token="wrong")
    for errand in (to(meera, "hi"), to(meera, part=Part("OK?", YES_NO))):
        assert refused(channel, errand).decision is Decision.STOP_SENDER


def test_somebody_elses_sender_stops_ours(fake: FakeTwilio, door: Door, meera: Person) -> None:
    channel = WhatsApp(fake.account_sid, fake.auth_token, "whatsapp:+910900000009", fake.base_url, door.url)
    assert refused(channel, to(meera, "hi")).decision is Decision.STOP_SENDER


def test_whoever_told_twilio_to_stop_is_unreachable(fake: FakeTwilio, door: Door, meera: Person) -> None:
    meera.opted_out = True
    assert refused(channel_of(fake, door), to(meera, "hi")).decision is Decision.UNREACHABLE


def test_a_bad_address_is_unreachable(fake: FakeTwilio, door: Door) -> None:
    assert refused(channel_of(fake, door), to("whatsapp:somebody", "hi")).decision is Decision.UNREACHABLE
    assert len(fake.take_violations()) == 1


@pytest.mark.parametrize(
    ("trait", "decision"),
    [({"blocked": True}, Decision.UNREACHABLE), ({"on_whatsapp": False}, Decision.UNREACHABLE)],
)
def test_a_late_refusal_comes_by_status_and_is_decided_by_its_code(
    fake: FakeTwilio, door: Door, meera: Person, trait: dict[str, bool], decision: Decision
) -> None:
    for name, value in trait.items():
        setattr(meera, name, value)
    assert failure(fake, door, to(meera, "hi")).decision is decision


def test_a_closed_window_asks_for_the_template(fake: FakeTwilio, door: Door, meera: Person) -> None:
    fake.clock.advance(hours=25)
    assert failure(fake, door, to(meera, "hi")).decision is Decision.USE_TEMPLATE


def test_too_many_messages_to_one_person_pause_their_address(fake: FakeTwilio, door: Door, meera: Person) -> None:
    fake.limits.pair_burst = 0
    error = failure(fake, door, to(meera, "hi"))
    assert (error.decision, error.pauses, error.retry_after) == (Decision.RETRY, "address", 60)


def failure(fake: FakeTwilio, door: Door, errand: Errand) -> ChannelError:
    """What the last status callback of a message asks for."""
    channel = channel_of(fake, door)
    done(channel, errand)
    fake.settle()
    path, raw, signature = door.posts_to("/webhooks/twilio/status")[-1]
    form = channel.read_form(raw)
    channel.prove(path, form, signature)
    event = channel.read_status(form, {"row": "7"}, NOW)
    assert event.status == "failed"
    return channel.decision_of(event.code)


@pytest.mark.parametrize(
    ("codes", "decision"),
    [
        ((20003, 63007, 63051), Decision.STOP_SENDER),
        ((21211, 21610, 21614, 63003, 63014, 63024), Decision.UNREACHABLE),
        ((63016,), Decision.USE_TEMPLATE),
        ((20429, 30001, 30008, 63010, 63012, 63018, 63019, 63020, 63022, 63025), Decision.RETRY),
        ((63049,), Decision.REST),
        ((63029, 63032), Decision.SWITCH),
        ((21655, 63027), Decision.TEMPLATE_GONE),
        ((21603, 21617, 21619, 21656, 63005, 63013, 63021, 63028, 63062), Decision.GIVE_UP),
        ((0, 12345, 99999), Decision.GIVE_UP),
    ],
)
def test_each_code_has_its_decision(codes: tuple[int, ...], decision: Decision) -> None:
    assert {code: refusal(code).decision for code in codes} == dict.fromkeys(codes, decision)
    assert all(str(code) in refusal(code).reason for code in codes)


def test_an_officer_reads_a_reason_in_words() -> None:
    for code in REACTIONS:
        assert len(refusal(code).reason.split()) >= 4
    assert WhatsApp("AC1", "token", SENDER, "", "").decision_of("63014").reason == "they blocked us on WhatsApp (63014)"
    assert WhatsApp("AC1", "token", SENDER, "", "").decision_of("").decision is Decision.GIVE_UP


def test_trouble_of_the_channels_is_tried_again_a_few_times_only() -> None:
    assert [refusal(63022, attempt=n).retry_after for n in (1, 2)] == [30, 60]
    assert refusal(63022, attempt=3).decision is Decision.GIVE_UP
    assert [refusal(63019, attempt=n).decision for n in (1, 2)] == [Decision.RETRY, Decision.GIVE_UP]
    assert [refusal(63049, attempt=n).retry_after / 86400 for n in (1, 2, 3)] == [1, 2, 4]
    assert refusal(63049, attempt=4).decision is Decision.GIVE_UP
    assert refusal(63049, to="whatsapp:+10123456789").decision is Decision.GIVE_UP


@pytest.mark.parametrize(
    ("status", "code", "decision"),
    [
        (500, 20500, Decision.UNKNOWN),
        (503, 503, Decision.UNKNOWN),
        (408, 408, Decision.UNKNOWN),
        (401, 401, Decision.STOP_SENDER),
        (403, 403, Decision.STOP_SENDER),
        (429, 429, Decision.RETRY),
        (400, 63016, Decision.USE_TEMPLATE),
        (302, 302, Decision.GIVE_UP),
        (404, 404, Decision.GIVE_UP),
    ],
)
def test_an_answer_without_a_code_is_decided_by_its_status(status: int, code: int, decision: Decision) -> None:
    assert refused_answer(status, code).decision is decision


# ── fetching media ────────────────────────────────────────────────────────────────────────────────────────────────


def media_of(fake: FakeTwilio, person: Person, *media: OutgoingMedia) -> list[str]:
    form = dict(person.sends_media(media).form)
    return [form[f"MediaUrl{place}"] for place in range(len(media))]


def test_media_are_fetched_and_no_other_host_learns_our_token(fake: FakeTwilio, door: Door, meera: Person) -> None:
    photo, voice = OutgoingMedia(JPEG, "image/jpeg"), OutgoingMedia(OGG, "audio/ogg")
    channel = channel_of(fake, door)
    got = do(channel, *(fetch(ref) for ref in media_of(fake, meera, photo, voice)))
    assert got == [Done(body=JPEG, mime="image/jpeg"), Done(body=OGG, mime="audio/ogg")]
    assert len(fake.media_calls) == 2
    assert not any("authorization" in call.headers for call in fake.media_calls)
    assert all("authorization" in call.headers for call in fake.calls)


def test_media_are_what_their_bytes_say(fake: FakeTwilio, door: Door, meera: Person) -> None:
    lie, page = OutgoingMedia(JPEG, "video/mp4", served_as="text/html"), OutgoingMedia(b"<html>", "image/jpeg")
    got = do(channel_of(fake, door), *(fetch(ref) for ref in media_of(fake, meera, lie, page)))
    assert [one.mime for one in got if isinstance(one, Done)] == ["image/jpeg", "application/octet-stream"]


@pytest.mark.parametrize(
    ("media", "decision"),
    [
        (OutgoingMedia(JPEG + bytes(5 * 1024 * 1024), "image/jpeg"), Decision.GIVE_UP),
        (OutgoingMedia(OGG + bytes(16 * 1024 * 1024), "audio/ogg"), Decision.GIVE_UP),
        (OutgoingMedia(JPEG, "image/jpeg", status=404), Decision.GIVE_UP),
        (OutgoingMedia(JPEG, "image/jpeg", status=403), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", status=503), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", status=429), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", cut_after=10), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", wait=5), Decision.RETRY),
    ],
    ids=["large photo", "large voice", "gone", "stale link", "away", "too many", "cut off", "slow"],
)
def test_media_that_do_not_come_are_given_up_or_asked_for_again(
    fake: FakeTwilio, door: Door, meera: Person, media: OutgoingMedia, decision: Decision
) -> None:
    (ref,) = media_of(fake, meera, media)
    patience = 0.5 if media.wait else PATIENCE
    assert refused(channel_of(fake, door, patience=patience), fetch(ref)).decision is decision


def test_a_voice_note_may_be_larger_than_a_photo(fake: FakeTwilio, door: Door, meera: Person) -> None:
    voice = OGG + bytes(6 * 1024 * 1024)
    (ref,) = media_of(fake, meera, OutgoingMedia(voice, "audio/ogg"))
    assert done(channel_of(fake, door), fetch(ref)).body == voice


def test_media_deleted_at_twilio_are_gone_and_a_wrong_token_stops_the_sender(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    assert (
        refused(channel_of(fake, door), fetch(ref[:-1] + ("1" if ref.endswith("0") else "0"))).decision
        is Decision.GIVE_UP
    )
    assert refused(channel_of(fake, door, auth_token="wrong"), fetch(ref)).decision is Decision.STOP_SENDER


@pytest.mark.parametrize(
    "location",
    ["https://files.example/a", "http://169.254.169.254/latest", "ftp://127.0.0.1/a", "file:///etc/passwd",
     "http://user:secret@127.0.0.1/a", "http://["],
)  # fmt: skip
def test_media_are_not_followed_just_anywhere(fake: FakeTwilio, door: Door, meera: Person, location: str) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    fake.media_redirect = location
    error = refused(channel_of(fake, door), fetch(ref))
    assert error.decision is Decision.GIVE_UP
    assert fake.media_calls == []


def test_whoever_sends_us_back_to_twilio_does_not_get_our_token_along(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    fake.media_redirect = ref
    assert refused(channel_of(fake, door), fetch(ref)).decision is Decision.GIVE_UP
    assert [("authorization" in call.headers) for call in fake.calls] == [True, False]
    assert len(fake.take_violations()) == 1


def test_a_circle_of_redirects_ends(fake: FakeTwilio, door: Door, meera: Person) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    fake.media_redirect = f"{door.url}/round"
    error = refused(channel_of(fake, door), fetch(ref))
    assert (error.decision, error.reason) == (Decision.GIVE_UP, "the media's address leads in circles")
    assert door.gets == [("/round", None)] * 3


@pytest.mark.parametrize(
    ("base_url", "url", "allowed"),
    [
        ("", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", True),
        ("", "https://mms.twiliocdn.com/a", True),
        ("", "https://media.twiliocdn.com/a?x=1", True),
        ("", "https://s3-external-1.amazonaws.com/media.twiliocdn.com/a", True),
        ("", "https://bucket.s3.us-east-1.amazonaws.com/a", True),
        ("", "http://mms.twiliocdn.com/a", False),
        ("", "http://api.twilio.com/a", False),
        ("", "https://twilio.com.evil.example/a", False),
        ("", "https://eviltwiliocdn.com/a", False),
        ("", "https://ec2-1-2-3-4.compute-1.amazonaws.com/a", False),
        ("", "https://s3.amazonaws.com.evil.example/a", False),
        ("", "http://127.0.0.1:8000/a", False),
        ("", "http://localhost/a", False),
        ("", "/2010-04-01/a", False),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9001/a", True),
        ("http://127.0.0.1:9000", "https://mms.twiliocdn.com/a", False),
    ],
)
def test_media_come_from_twilios_stores_alone(base_url: str, url: str, allowed: bool) -> None:
    assert WhatsApp("AC1", "token", SENDER, base_url, "")._may_fetch(URL(url)) is allowed


# ── signatures and forms ──────────────────────────────────────────────────────────────────────────────────────────


def read_last(channel: WhatsApp, door: Door) -> InboundMessage:
    """The last inbound post as the channel proves and reads it from its raw bytes."""
    path, raw, signature = door.posts_to("/webhooks/twilio/inbound")[-1]
    form = channel.read_form(raw)
    channel.prove(path, form, signature)
    return channel.read_inbound(form, NOW)


def test_every_post_of_twilios_is_proven_and_no_changed_one(fake: FakeTwilio, door: Door) -> None:
    fake.serves("https://haat.example", door.url)
    fake.connect("https://haat.example/webhooks/twilio/inbound?x=%20y&z=")
    fake.person("Meera").says("தமிழ் 😀 & + = % '\"", extra={"NewField": "नया", "Blank": ""})
    channel = WhatsApp(fake.account_sid, fake.auth_token, SENDER, "", "https://haat.example")
    ((path, raw, signature),) = door.posts
    form = channel.read_form(raw)
    assert (form["Body"], form["Blank"]) == ("தமிழ் 😀 & + = % '\"", "")
    channel.prove(path, form, signature)
    with_port = WhatsApp(fake.account_sid, fake.auth_token, SENDER, "", "https://haat.example:443")
    with_port.prove(path, form, signature)
    without_blank = {name: value for name, value in form.items() if value}
    for changed_path, changed_form, changed_signature in (
        (path, {**form, "Body": "x"}, signature),
        (path, {**form, "More": "x"}, signature),
        (path, without_blank, signature),
        (path.replace("%20", "+"), form, signature),
        (path.partition("?")[0], form, signature),
        ("/webhooks/twilio/status", form, signature),
        (path, form, signature[:-2] + "x="),
        (path, form, ""),
        (path, form, "नकली"),
        (path, form, signature + "\udcff"),
    ):
        with pytest.raises(NotProven):
            channel.prove(changed_path, changed_form, changed_signature)


@pytest.mark.parametrize("public_url", ["http://haat.example", "https://other.example", "https://haat.example:bad", ""])
def test_another_public_address_proves_nothing(public_url: str, fake: FakeTwilio, door: Door) -> None:
    fake.serves("https://haat.example", door.url)
    fake.connect("https://haat.example/webhooks/twilio/inbound")
    fake.person("Meera").says("hi")
    channel = WhatsApp(fake.account_sid, fake.auth_token, SENDER, "", public_url)
    ((path, raw, signature),) = door.posts
    with pytest.raises(NotProven):
        channel.prove(path, channel.read_form(raw), signature)


@pytest.mark.parametrize(
    "raw",
    [b"Body=%FF", b"Body=\xff", b"MessageSid", b"{\"Body\": 1}", b"&&", b"a=" + b"x" * 256 * 1024,
     b"&".join(b"a%d=1" % n for n in range(401))],
    ids=["no utf-8", "raw no utf-8", "no value", "json", "nothing", "huge", "many"],
)  # fmt: skip
def test_what_is_no_form_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        WhatsApp.read_form(raw)


def test_a_form_keeps_every_letter() -> None:
    assert WhatsApp.read_form(b"") == {}
    assert WhatsApp.read_form(b"Body=&A=+b%2B") == {"Body": "", "A": " b+"}
    longest = "😀" * 4096
    assert WhatsApp.read_form(f"Body={quote_plus(longest)}".encode())["Body"] == longest


# ── reading what comes in ─────────────────────────────────────────────────────────────────────────────────────────

# As Twilio posts it, with invented people.
BASE = {
    "SmsMessageSid": SID, "NumMedia": "0", "ProfileName": "Meera", "MessageType": "text", "SmsSid": SID,
    "WaId": "910123456789", "SmsStatus": "received", "Body": "", "To": SENDER, "NumSegments": "1", "MessageSid": SID,
    "AccountSid": "AC" + "0" * 32, "From": "whatsapp:+910123456789", "ApiVersion": "2010-04-01",
    "ChannelMetadata": '{"type":"whatsapp","data":{"context":{"ProfileName":"Meera","WaId":"910123456789"}}}',
}  # fmt: skip
MEDIA = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"


def read(without: tuple[str, ...] = (), **fields: str) -> InboundMessage:
    form = {name: value for name, value in (BASE | fields).items() if name not in without}
    channel = WhatsApp("AC1", "token", SENDER, "", "")
    return channel.read_inbound(channel.read_form(urlencode(form).encode()), NOW)


def test_a_text_is_read_with_who_wrote_it() -> None:
    assert read(Body="500 बाँस की टोकरियाँ") == InboundMessage(
        channel="whatsapp", sender=SENDER, provider_id=SID, address="whatsapp:+910123456789", at=NOW,
        text="500 बाँस की टोकरियाँ", message_id=SID, profile_name="Meera",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "kind", "text", "pressed"),
    [
        ({"MessageType": "interactive", "Body": "हाँ", "ButtonText": "हाँ", "ButtonPayload": "tok.0"},
         "press", "हाँ", "tok.0"),
        ({"MessageType": "button", "Body": "Show", "ButtonText": "Show", "ButtonPayload": "show"},
         "press", "Show", "show"),
        ({"MessageType": "button", "Body": "", "ButtonText": "Show"}, "text", "Show", ""),
        ({"MessageType": "interactive", "Body": "Sagar", "ListId": "tok.2", "ListTitle": "Sagar",
          "ListDescription": "सागर"}, "press", "Sagar", "tok.2"),
        ({"MessageType": "interactive", "Body": "plain"}, "text", "plain", ""),
        ({"Body": "😀😀"}, "text", "😀😀", ""),
        ({"Body": ""}, "text", "", ""),
        ({"Body": "a\x00b"}, "text", "ab", ""),
        ({"MessageType": "poll", "Body": "which?"}, "unknown", "message.poll", ""),
        ({"MessageType": "Reaction"}, "unknown", "message_reaction", ""),
        ({"MessageType": "image"}, "unknown", "message.image", ""),
    ],
)  # fmt: skip
def test_words_and_presses_are_read(fields: dict[str, str], kind: str, text: str, pressed: str) -> None:
    message = read(**fields)
    assert (message.kind, message.text, message.pressed) == (kind, text, pressed)


def test_a_message_without_a_type_is_read_by_what_it_holds() -> None:
    assert read(("MessageType",), Body="hi").kind == "text"
    assert read(("MessageType",), MediaUrl0=MEDIA, MediaContentType0="image/jpeg").kind == "photo"
    assert read(("MessageType",), Latitude="23.8", Longitude="78.7").kind == "location"


@pytest.mark.parametrize(
    ("message_type", "mime", "kind"),
    [
        ("image", "image/jpeg", "photo"),
        ("image", "image/png", "photo"),
        ("image", "image/webp", "photo"),
        ("audio", "audio/ogg", "voice"),
        ("audio", "audio/ogg; codecs=opus", "voice"),
        ("audio", "audio/amr", "voice"),
        ("audio", "audio/mpeg", "audio"),
        ("video", "video/mp4", "video"),
        ("document", "application/pdf", "document"),
        ("document", "image/jpeg", "document"),
        ("sticker", "image/webp", "sticker"),
        ("", "image/webp", "sticker"),
        ("contacts", "text/vcard", "contact"),
        ("contacts", "text/x-vcard", "contact"),
        ("image", "", "document"),
    ],
)
def test_media_are_read_by_their_kind(message_type: str, mime: str, kind: str) -> None:
    message = read(
        MessageType=message_type, NumMedia="1", MediaUrl0=MEDIA, MediaContentType0=mime, Body="caption"
    )  # fmt: skip
    assert (message.kind, message.text) == (kind, "caption")
    assert message.media == (Media(kind, MEDIA, mime),)


def test_several_files_of_one_message_are_all_read() -> None:
    message = read(
        MessageType="image", NumMedia="3", MediaUrl0=f"{MEDIA}0", MediaContentType0="image/jpeg",
        MediaUrl1=f"{MEDIA}1", MediaContentType1="image/png", MediaUrl2=f"{MEDIA}2", MediaContentType2="video/mp4",
    )  # fmt: skip
    assert message.kind == "photo"
    assert [(one.kind, one.ref) for one in message.media] == [
        ("photo", f"{MEDIA}0"), ("photo", f"{MEDIA}1"), ("video", f"{MEDIA}2"),
    ]  # fmt: skip


def test_a_shared_contact_proves_no_number() -> None:
    message = read(MessageType="contacts", NumMedia="1", MediaUrl0=MEDIA, MediaContentType0="text/vcard")
    assert message.contact == Contact(phone="", own=False)


@pytest.mark.parametrize(
    ("fields", "kind", "location", "text"),
    [
        ({"Latitude": "23.838800", "Longitude": "78.737800"}, "location", (23.8388, 78.7378), ""),
        ({"Latitude": "-1", "Longitude": "0", "Label": "Haat", "Address": "Sagar, MP"},
         "location", (-1.0, 0.0), "Haat, Sagar, MP"),
        ({"Latitude": "north", "Longitude": "78"}, "unknown", None, "message.location"),
        ({"Latitude": "nan", "Longitude": "78"}, "unknown", None, "message.location"),
        ({"Latitude": "91", "Longitude": "78"}, "unknown", None, "message.location"),
        ({"Latitude": "23"}, "unknown", None, "message.location"),
    ],
)  # fmt: skip
def test_places_are_read(fields: dict[str, str], kind: str, location: tuple[float, float] | None, text: str) -> None:
    message = read(MessageType="location", **fields)
    assert (message.kind, message.location, message.text) == (kind, location, text)


def test_replies_and_forwards_are_noted() -> None:
    quoted = "SM" + "2" * 32
    assert read(Body="yes", OriginalRepliedMessageSid=quoted, OriginalRepliedMessageSender=SENDER).reply_to == quoted
    assert read(Body="x", Forwarded="true").forwarded
    assert read(Body="x", FrequentlyForwarded="true").forwarded
    assert not read(Body="x", Forwarded="false").forwarded
    assert not read(Body="x").forwarded


BSUID, PARENT = "IN.1648738043044942", "IN.ENT.7700112233445566"


@pytest.mark.parametrize(
    ("fields", "address", "aliases"),
    [
        ({}, "+910123456789", ()),
        ({"ExternalUserId": BSUID}, BSUID, ("+910123456789",)),
        ({"ExternalUserIdentifier": BSUID}, BSUID, ("+910123456789",)),
        ({"ExternalUserId": BSUID, "ParentExternalUserId": PARENT}, BSUID, ("+910123456789", PARENT)),
        ({"From": f"whatsapp:{BSUID}", "WaId": ""}, BSUID, ()),
        ({"From": f"whatsapp:{BSUID}", "ExternalUserId": BSUID}, BSUID, ("+910123456789",)),
        # Neither the digits of a business-scoped id nor what is no number at all becomes a telephone number.
        ({"From": "whatsapp:IN.123456789", "WaId": "123456789"}, "IN.123456789", ()),
        ({"From": f"whatsapp:{BSUID}", "WaId": BSUID}, BSUID, ()),
        ({"From": f"whatsapp:{BSUID}", "WaId": "0123456789"}, BSUID, ()),
        ({"ExternalUserId": "1648738043044942"}, "+910123456789", ()),
        ({"ExternalUserId": ""}, "+910123456789", ()),
        # What comes after today's forms of address is kept as it is.
        ({"From": "whatsapp:910123456789", "WaId": ""}, "910123456789", ()),
        ({"From": "whatsapp:@meera", "ExternalUserId": BSUID, "WaId": ""}, BSUID, ("@meera",)),
    ],
)
def test_people_are_known_by_their_strongest_id(fields: dict[str, str], address: str, aliases: tuple[str, ...]) -> None:
    message = read(Body="hi", **fields)
    assert message.address == f"whatsapp:{address}"
    assert message.aliases == tuple(f"whatsapp:{one}" for one in aliases)


def test_a_post_without_its_id_or_its_writer_is_malformed() -> None:
    for without in ("MessageSid", "From"):
        with pytest.raises(Malformed):
            read((without,), Body="hi")
    for written in ("", "whatsapp:", "+910123456789", "messenger:123"):
        with pytest.raises(Malformed):
            read(Body="hi", From=written)


def test_fields_nobody_knows_do_no_harm() -> None:
    assert read(Body="hi", SomethingNew="x", ReferralSourceId="1", OptOutType="STOP").text == "hi"


def test_what_people_really_send_is_read_from_the_wire(fake: FakeTwilio, door: Door) -> None:
    channel = channel_of(fake, door)
    meera = fake.person("मीरा", bsuid=BSUID)
    kinds = {}
    for gesture in (
        lambda: meera.says("hi", forwarded="often"),
        lambda: meera.sends_photo(JPEG, "टोकरी"),
        lambda: meera.sends_voice(OGG),
        lambda: meera.sends_video(b"\x00\x00\x00\x18ftypmp42"),
        lambda: meera.sends_document(b"%PDF-1.4", "list.pdf"),
        lambda: meera.sends_sticker(),
        lambda: meera.sends_contact("Ravi", "+910123456780"),
        lambda: meera.sends_location(23.8388, 78.7378, label="Haat"),
        lambda: meera.sends_kind("order"),
    ):
        gesture()
        message = read_last(channel, door)
        assert message.address == f"whatsapp:{BSUID}"
        assert message.aliases == (f"whatsapp:{meera.phone}",)
        assert message.profile_name == "मीरा"
        assert InboundMessage.from_json(json.loads(json.dumps(message.to_json()))) == message
        kinds[message.kind] = message
    assert list(kinds) == ["text", "photo", "voice", "video", "document", "sticker", "contact", "location", "unknown"]
    assert kinds["text"].forwarded
    assert done(channel, fetch(kinds["photo"].media[0].ref)).body == JPEG
    meera.hides_phone("meera_b")
    meera.says("still me")
    assert (read_last(channel, door).address, read_last(channel, door).aliases) == (f"whatsapp:{BSUID}", ())


# ── statuses ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "status"),
    [("accepted", "queued"), ("scheduled", "queued"), ("queued", "queued"), ("sending", "queued"), ("sent", "sent"),
     ("delivered", "delivered"), ("read", "read"), ("played", "read"), ("failed", "failed"),
     ("undelivered", "failed"), ("canceled", "failed")],
)  # fmt: skip
def test_statuses_are_read(said: str, status: str) -> None:
    channel = WhatsApp("AC1", "token", SENDER, "", "")
    form = {"MessageSid": SID, "MessageStatus": said}
    assert channel.read_status(form, {}, NOW).status == status
    assert channel.read_status({"MessageSid": SID, "SmsStatus": said}, {}, NOW).status == status


@pytest.mark.parametrize(("row", "outbox_id"), [("12", 12), ("", None), ("-1", None), ("x", None), ("1" * 30, None)])
def test_a_status_finds_its_row_by_the_address_it_was_asked_to(row: str, outbox_id: int | None) -> None:
    channel = WhatsApp("AC1", "token", SENDER, "", "")
    form = {"MessageSid": SID, "MessageStatus": "undelivered", "ErrorCode": "63014"}
    event = channel.read_status(form, {"row": row}, NOW)
    assert (event.outbox_id, event.code, event.provider_id) == (outbox_id, "63014", SID)


@pytest.mark.parametrize("form", [{}, {"MessageSid": SID}, {"MessageStatus": "sent"},
                                  {"MessageSid": SID, "MessageStatus": "teleported"}])  # fmt: skip
def test_a_status_that_says_nothing_is_malformed(form: dict[str, str]) -> None:
    with pytest.raises(Malformed):
        WhatsApp("AC1", "token", SENDER, "", "").read_status(form, {}, NOW)


# ── looking up what got no answer ─────────────────────────────────────────────────────────────────────────────────


def found(channel: WhatsApp, errand: Errand, since: datetime) -> list[Done]:
    async def run() -> list[Done]:
        await channel.open()
        try:
            return await channel.find(errand, since)
        finally:
            await channel.close()

    return asyncio.run(run())


def test_what_twilio_took_is_found_by_recipient_time_and_words(fake: FakeTwilio, door: Door, meera: Person) -> None:
    before = fake.clock.now()
    (sent, _) = do(channel_of(fake, door), to(meera, "हल्दी 40 किलो"), to(meera, "something else"))
    assert isinstance(sent, Done)
    channel = channel_of(fake, door)
    assert [one.provider_id for one in found(channel, to(meera, "हल्दी 40 किलो"), before)] == [sent.provider_id]
    assert found(channel, to(meera, "never sent"), before) == []
    assert found(channel, to(meera, "हल्दी 40 किलो"), before + timedelta(hours=1)) == []


def rating(channel: WhatsApp) -> str:
    async def run() -> str:
        await channel.open()
        try:
            return await channel.quality()
        finally:
            await channel.close()

    return asyncio.run(run())


def test_the_rating_of_our_own_number_is_read(fake: FakeTwilio, door: Door) -> None:
    other = fake.add_sender("+910900000009")
    other.quality = "LOW"
    assert rating(channel_of(fake, door)) == "HIGH"
    fake.sender.quality = "MEDIUM"
    assert rating(channel_of(fake, door)) == "MEDIUM"
    with pytest.raises(ChannelError) as refused:
        rating(channel_of(fake, door, auth_token="wrong"))
    assert refused.value.decision is Decision.RETRY


def test_a_list_that_cannot_be_had_sends_nothing(fake: FakeTwilio, door: Door, meera: Person) -> None:
    with pytest.raises(ChannelError) as refused:
        found(channel_of(fake, door, auth_token="wrong"), to(meera, "x"), fake.clock.now())
    assert refused.value.decision is Decision.RETRY


# ── places and files ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_place_is_a_pin_and_a_file_with_words_is_the_words_and_where_it_is(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    paper = MediaFile(Path("a.pdf"), "application/pdf", f"{door.url}/media/a.pdf")
    channel = channel_of(fake, door)
    done(channel, to(meera, part=Part("पैकेजिंग\nजिला पंचायत हॉल", pin="23.83,78.74")))
    assert fake.calls_to("CreateMessage")[-1].values["PersistentAction"] == ["geo:23.83,78.74|पैकेजिंग"]
    done(channel, to(meera, part=Part("सूचना", media_id=1, media_kind="document"), media=paper))
    assert meera.hears("सूचना").text == f"सूचना\n{paper.url}"
    done(channel, to(meera, part=Part("सूचना", YES_NO, media_id=1, media_kind="document"), media=paper))
    assert meera.hears("सूचना").text == f"सूचना\n{paper.url}"
