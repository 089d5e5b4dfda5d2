"""What Twilio posts: proven, read in the market's words on tables of real payloads, refused when it is nothing."""

import json
from urllib.parse import quote_plus, urlencode

import pytest

from bot.channels.channel import Malformed, NotProven
from bot.channels.whatsapp import WhatsApp
from handlers.messages import Contact, InboundMessage, Media
from tests.bot.channels.twilio_door import JPEG, NOW, OGG, SENDER, SID, Door, channel_of, done, fetch, read_last
from tests.fakes.twilio import FakeTwilio

# ── signatures and forms ──────────────────────────────────────────────────────────────────────────────────────────


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
