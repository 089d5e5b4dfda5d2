"""WhatsApp through Twilio, proved against the strict Twilio by the official client."""

import asyncio
import json
import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.channel import ChannelError, Decision, Done, Errand, MediaFile
from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_contents import content_of
from bot.channels.whatsapp_errors import REACTIONS, refusal, refused_answer
from handlers.messages import WHATSAPP, Button, OutboundMessage, Part, fit
from tests.bot.channels.twilio_door import (
    JPEG,
    NOW,
    OGG,
    SENDER,
    SID,
    YES_NO,
    Door,
    channel_of,
    do,
    done,
    read_last,
    refused,
    to,
)
from tests.fakes.twilio import FakeTwilio, Person

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
