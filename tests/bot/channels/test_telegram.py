"""Telegram's updates become the market's messages, laid-out parts become its requests, and every failure a decision."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels import telegram_request
from bot.channels.channel import ChannelError, Decision, Done, Errand, Malformed, MediaFile, NotProven
from bot.channels.telegram import ALLOWED_UPDATES, INVENTED, Telegram
from handlers.messages import TELEGRAM, Button, Contact, InboundMessage, Media, OutboundMessage, Part, fit
from tests.fakes.telegram import FakeTelegram, Fault
from tests.fakes.telegram_people import PIXEL
from tests.fakes.telegram_world import Refusal

JSON = dict[str, Any]
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TOKEN = "7000000001:OPENS-NOTHING-IT-IS-A-TEST-ONLY"
ASHA = {"id": 4_000_000_000_000_007, "is_bot": False, "first_name": "Asha", "last_name": "Patil", "language_code": "mr"}
PRIVATE = {"id": ASHA["id"], "type": "private", "first_name": "Asha"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Sagar sellers"}
REAL = "https://api.telegram.org"


# --- what comes in


def reader() -> Telegram:
    return Telegram(TOKEN, "http://127.0.0.1:9", webhook_secret="a-secret_1")


def heard(update: JSON) -> InboundMessage:
    return reader().read_update(json.dumps({"update_id": 77, **update}).encode(), NOW)


def message(**content: Any) -> JSON:
    return {"message": {"message_id": 41, "date": 1_795_000_000, "chat": PRIVATE, "from": ASHA, **content}}


def photo(name: str, side: int, size: int) -> JSON:
    return {"file_id": name, "file_unique_id": "u" + name, "width": side, "height": side, "file_size": size}


VOICE = {"file_id": "v1", "file_unique_id": "uv1", "duration": 3, "mime_type": "audio/ogg", "file_size": 900}
GIF = {"file_id": "g1", "file_unique_id": "ug1", "width": 9, "height": 9, "duration": 1, "mime_type": "video/mp4"}
STICKER = {"file_id": "s1", "file_unique_id": "us1", "type": "regular", "width": 512, "height": 512, "emoji": "🙏"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "नमस्ते, 50 साड़ी"}, {"kind": "text", "text": "नमस्ते, 50 साड़ी"}),
        ({"text": "/help"}, {"kind": "text", "text": "help"}),
        ({"text": "/menu@HaatBot"}, {"kind": "text", "text": "menu"}),
        ({"text": "/my_orders@HaatBot of today"}, {"kind": "text", "text": "my orders of today"}),
        ({"text": "/मदद"}, {"kind": "text", "text": "मदद"}),
        ({"text": "either/or"}, {"kind": "text", "text": "either/or"}),
        ({"text": "https://haat.example/menu"}, {"kind": "text", "text": "https://haat.example/menu"}),
        ({"text": "/start"}, {"kind": "start", "start": "", "text": ""}),
        ({"text": "/start d454_mr-x"}, {"kind": "start", "start": "d454_mr-x", "text": ""}),
        ({"text": "/start@HaatBot d454"}, {"kind": "start", "start": "d454", "text": ""}),
        ({"text": "/started"}, {"kind": "text", "text": "started"}),
        ({"text": "a\0b\ud83dc"}, {"kind": "text", "text": "ab\ufffdc"}),
        (
            {"text": "/start x", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "S"}},
            {"kind": "text", "text": "start x", "forwarded": True},
        ),
        (
            {"text": "yes", "reply_to_message": {"message_id": 12, "date": 1, "chat": PRIVATE}},
            {"kind": "text", "text": "yes", "reply_to": "12"},
        ),
        (
            {"photo": [photo("small", 90, 1), photo("large", 1280, 99), photo("middle", 320, 9)], "caption": "साड़ी"},
            {"kind": "photo", "text": "साड़ी", "media": (Media("photo", "large", "image/jpeg", 99),)},
        ),
        (
            {"photo": [photo("one", 90, 1)], "media_group_id": "13000"},
            {"kind": "photo", "media": (Media("photo", "one", "image/jpeg", 1),), "album": "13000"},
        ),
        ({"voice": VOICE}, {"kind": "voice", "media": (Media("voice", "v1", "audio/ogg", 900, 3),)}),
        (
            {"audio": {"file_id": "a1", "duration": 9}, "caption": "song"},
            {"kind": "audio", "text": "song", "media": (Media("audio", "a1", "audio/mpeg"),)},
        ),
        ({"video": GIF}, {"kind": "video", "media": (Media("video", "g1", "video/mp4"),)}),
        ({"video_note": {"file_id": "n1"}}, {"kind": "video", "media": (Media("video", "n1", "video/mp4"),)}),
        ({"document": GIF, "animation": GIF}, {"kind": "video", "media": (Media("video", "g1", "video/mp4"),)}),
        (
            {"document": {"file_id": "d1", "mime_type": "application/pdf", "file_size": 5_000_000_000}},
            {"kind": "document", "media": (Media("document", "d1", "application/pdf", 5_000_000_000),)},
        ),
        (
            {"document": {"file_id": "d2", "mime_type": "image/png"}, "caption": "c"},
            {"kind": "photo", "text": "c", "media": (Media("photo", "d2", "image/png"),)},
        ),
        ({"sticker": STICKER}, {"kind": "sticker", "media": (Media("sticker", "s1", "image/webp"),)}),
        (
            {"sticker": {**STICKER, "is_animated": True}},
            {"kind": "sticker", "media": (Media("sticker", "s1", "application/x-tgsticker"),)},
        ),
        (
            {"contact": {"phone_number": "910123456789", "first_name": "Asha", "user_id": ASHA["id"]}},
            {"kind": "contact", "contact": Contact("+910123456789", "Asha", own=True)},
        ),
        (
            {"contact": {"phone_number": "+91 01234-56789", "first_name": "Ravi", "last_name": "K", "user_id": 5}},
            {"kind": "contact", "contact": Contact("+910123456789", "Ravi K", own=False)},
        ),
        (
            {"contact": {"phone_number": "00123456789", "first_name": "Office"}},
            {"kind": "contact", "contact": Contact("+910123456789", "Office", own=False)},
        ),
        (
            {"location": {"latitude": 23.83, "longitude": 78.73}},
            {"kind": "location", "location": (23.83, 78.73)},
        ),
        (
            {"location": {"latitude": 23, "longitude": 78.73, "live_period": 900}},
            {"kind": "location", "location": (23.0, 78.73)},
        ),
        (
            {"venue": {"title": "Haat", "address": "Sagar"}, "location": {"latitude": 1.5, "longitude": 2.5}},
            {"kind": "location", "location": (1.5, 2.5), "text": "Haat, Sagar"},
        ),
        ({"poll": {"id": "1", "question": "When?", "options": []}}, {"kind": "poll", "text": "When?"}),
        ({"dice": {"emoji": "🎲", "value": 3}}, {"kind": "unknown", "text": "message.dice"}),
        ({"new_chat_title": "x"}, {"kind": "unknown", "text": "message.new_chat_title"}),
        ({"rich_message_of_next_year": {}}, {"kind": "unknown", "text": "message.rich_message_of_next_year"}),
    ],
)
def test_a_message_is_heard_as_what_it_is(content: JSON, expected: JSON) -> None:
    common = InboundMessage("telegram", "7000000001", "77", str(ASHA["id"]), NOW, message_id="41",
                            profile_name="Asha Patil", language_code="mr")  # fmt: skip
    got = heard(message(**content))
    assert got == replace(common, **expected)
    assert InboundMessage.from_json(json.loads(json.dumps(got.to_json()))) == got


def test_an_indian_number_in_an_address_book_gets_its_country() -> None:
    for written in ("0" + "6" * 10, "6" * 10):
        card = heard(message(contact={"phone_number": written, "first_name": "x"})).contact
        assert card == Contact("+91" + "6" * 10, "x", own=False)


def test_a_forwarded_card_of_ones_own_proves_nothing() -> None:
    card = {"phone_number": "910123456789", "first_name": "Asha", "user_id": ASHA["id"]}
    got = heard(message(contact=card, forward_origin={"type": "user", "date": 1, "sender_user": ASHA}))
    assert got.contact is not None
    assert not got.contact.own


def test_an_edited_message_keeps_its_number() -> None:
    got = heard({"edited_message": message(text="60 saris", edit_date=5)["message"]})
    assert (got.kind, got.text, got.message_id) == ("edited", "60 saris", "41")
    caption = heard({"edited_message": message(photo=[photo("p", 9, 1)], caption="new")["message"]})
    assert (caption.kind, caption.text, caption.media[0].ref) == ("edited", "new", "p")


def test_a_moving_live_location_is_counted_and_not_answered() -> None:
    moved = message(location={"latitude": 1, "longitude": 2, "live_period": 900}, edit_date=5)
    got = heard({"edited_message": moved["message"]})
    assert (got.kind, got.text, got.address) == ("unknown", "edited_message.location", str(ASHA["id"]))


def test_a_press_carries_its_data_and_the_message_it_stood_on() -> None:
    query = {"id": "600", "from": ASHA, "chat_instance": "8", "data": "t4.yes", "message": message(text="?")["message"]}
    got = heard({"callback_query": query})
    assert (got.kind, got.pressed, got.press_id, got.message_id) == ("press", "t4.yes", "600", "41")
    assert (got.address, got.group, got.text) == (str(ASHA["id"]), "", "")
    gone = heard({"callback_query": {**query, "message": {"chat": PRIVATE, "message_id": 9, "date": 0}}})
    assert (gone.kind, gone.message_id) == ("press", "9")
    inline = heard({"callback_query": {k: v for k, v in query.items() if k != "message"}})
    assert (inline.kind, inline.message_id) == ("press", "")
    in_group = heard({"callback_query": {**query, "message": {"chat": GROUP, "message_id": 9, "date": 0}}})
    assert (in_group.group, in_group.address) == (str(GROUP["id"]), str(ASHA["id"]))


@pytest.mark.parametrize(("status", "kind"), [("kicked", "blocked"), ("member", "unblocked")])
def test_blocking_and_unblocking_are_heard(status: str, kind: str) -> None:
    change = {"chat": PRIVATE, "from": ASHA, "date": 1, "new_chat_member": {"status": status}}
    got = heard({"my_chat_member": change})
    assert (got.kind, got.address, got.text) == (kind, str(ASHA["id"]), "")


def test_a_group_message_names_group_and_writer() -> None:
    got = heard(message(text="/help@HaatBot", chat=GROUP))
    assert (got.kind, got.text, got.group, got.address) == ("text", "help", str(GROUP["id"]), str(ASHA["id"]))


@pytest.mark.parametrize(
    "content",
    [
        {"text": "x", "chat": GROUP, "sender_chat": GROUP, "from": {"id": 1087968824, "is_bot": True}},
        {"text": "x", "chat": GROUP, "from": {"id": 5, "is_bot": True, "first_name": "Other bot"}},
        {
            "text": "x",
            "chat": GROUP,
            "sender_chat": {"id": -1005, "type": "channel", "title": "News"},
            "is_automatic_forward": True,
            "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
        },
    ],
)
def test_an_anonymous_administrator_a_bot_or_a_channels_post_is_no_person(content: JSON) -> None:
    got = heard(message(**content))
    assert (got.kind, got.address, got.group, got.text) == ("unknown", "0", str(GROUP["id"]), "message")


@pytest.mark.parametrize(
    ("update", "address"),
    [
        ({"message_reaction": {"chat": PRIVATE, "message_id": 1, "user": ASHA, "date": 1}}, str(ASHA["id"])),
        ({"chat_member": {"chat": GROUP, "from": ASHA, "date": 1}}, str(ASHA["id"])),
        ({"poll": {"id": "1", "question": "?", "options": []}}, "0"),
        ({"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}, "text": "x"}}, "0"),
        ({"something_of_next_year": {"from": ASHA}}, str(ASHA["id"])),
        ({"something_else": 5}, "0"),
        ({"message": []}, "0"),
        ({"message": {"from": 5, "chat": "x", "text": {}}}, "0"),
        ({"callback_query": {"from": ASHA}}, str(ASHA["id"])),
        ({"message": {"from": ASHA, "chat": PRIVATE, "message_id": 4, "photo": [{"file_id": 1}]}}, str(ASHA["id"])),
        ({"message": {"from": ASHA, "chat": PRIVATE, "message_id": 4, "location": {}}}, str(ASHA["id"])),
    ],
)
def test_an_update_of_another_kind_or_shape_is_counted_by_its_kind(update: JSON, address: str) -> None:
    got = heard(update)
    assert (got.kind, got.text, got.address) == ("unknown", next(iter(update)), address)


MINE = {"chat": GROUP, "from": ASHA}
OURS = {"status": "administrator", "can_delete_messages": True, "can_restrict_members": True, "can_invite_users": True}


@pytest.mark.parametrize(
    ("update", "change"),
    [
        ({"my_chat_member": {**MINE, "new_chat_member": {"status": "left"}}}, {"what": "bot", "status": "left", "lacks": []}),
        ({"my_chat_member": {**MINE, "new_chat_member": OURS}},
         {"what": "bot", "status": "administrator", "lacks": ["can_pin_messages"]}),
        ({"chat_member": {**MINE, "new_chat_member": {"status": "member", "user": ASHA}}},
         {"what": "member", "status": "member", "person": str(ASHA["id"])}),
        ({"chat_join_request": {**MINE, "user_chat_id": ASHA["id"], "date": 1, "invite_link": {"invite_link": "https://t.me/+x"}}},
         {"what": "join_request", "link": "https://t.me/+x"}),
        ({"message": {**MINE, "message_id": 4, "date": 1, "migrate_to_chat_id": -1009}}, {"what": "migrated", "to": "-1009"}),
    ],
)  # fmt: skip
def test_what_happens_to_a_group_is_told_apart(update: JSON, change: JSON) -> None:
    got = heard(update)
    assert (got.kind, got.group) == ("group", str(GROUP["id"]))
    assert change.items() <= dict(got.change).items()


def test_an_update_without_any_kind_is_counted_too() -> None:
    assert (heard({}).kind, heard({}).text) == ("unknown", "nothing")


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"5", b"null", b"{}", b'{"update_id": "5"}', b'{"update_id": true}', b'{"update_id": 1.5}',
        b"\xff\xfe{", b'{"update_id": 1, "message": {"location": {"latitude": NaN}}}', b"[" * 100_000,
        b'{"update_id": 1, "x": "' + b"a" * 1024 * 1024 + b'"}',
    ],
    ids=lambda raw: raw[:20].decode("latin-1"),
)  # fmt: skip
def test_what_is_no_update_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        reader().read_update(raw, NOW)


def test_only_the_right_secret_opens_the_door() -> None:
    reader().prove("a-secret_1")
    for wrong in (None, "", "a-secret_2", "a-secret_1 ", "A-SECRET_1", "सच"):
        with pytest.raises(NotProven):
            reader().prove(wrong)
    for anything in (None, "", "x"):
        with pytest.raises(NotProven):
            Telegram(TOKEN).prove(anything)


# --- what goes out


def errand(part: Part | None = None, action: str = "send", to: str = str(ASHA["id"]), **more: Any) -> Errand:
    return Errand(outbox_id=1, attempt=1, action=action, to=to, part=part or Part(), **more)


YES, NO = Button("हाँ", "t1.yes"), Button("नहीं", "t1.no")
LONG = Button("4 चंदेरी साड़ी के सभी बुनकर", "t1.all")
BEST = {"link_preview_options": {"is_disabled": True}}


def inline(*rows: list[Button]) -> JSON:
    return {"inline_keyboard": [[{"text": b.label, "callback_data": b.data} for b in row] for row in rows]}


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (
            errand(Part("1 < 2 & <b>*_")),
            {"method": "sendMessage", "chat_id": ASHA["id"], "text": "1 < 2 & <b>*_", **BEST},
        ),
        (
            errand(Part("?", buttons=(YES, NO, LONG, YES), reply_to="12")),
            {"method": "sendMessage", "chat_id": ASHA["id"], "text": "?", **BEST,
             "reply_markup": inline([YES, NO], [LONG], [YES]),
             "reply_parameters": {"message_id": 12, "allow_sending_without_reply": True}},
        ),
        (
            errand(Part("?", buttons=(YES, LONG, NO)), to="-1001234567890"),
            {"method": "sendMessage", "chat_id": -1001234567890, "text": "?", **BEST,
             "reply_markup": inline([YES], [LONG], [NO])},
        ),
        (
            errand(Part("Number?", buttons=(YES, NO), ask_contact="Share my number")),
            {"method": "sendMessage", "chat_id": ASHA["id"], "text": "Number?", **BEST, "reply_markup": {
                "keyboard": [[{"text": "Share my number", "request_contact": True}], [{"text": "हाँ"}, {"text": "नहीं"}]],
                "resize_keyboard": True, "one_time_keyboard": True}},
        ),
        (
            errand(Part("Number?", buttons=(YES,), ask_contact="Share my number"), to="-5"),
            {"method": "sendMessage", "chat_id": -5, "text": "Number?", **BEST, "reply_markup": inline([YES])},
        ),
        (
            errand(Part("?", buttons=(NO,)), action="edit", edits="88"),
            {"method": "editMessageText", "chat_id": ASHA["id"], "message_id": 88, "text": "?", **BEST,
             "reply_markup": inline([NO])},
        ),
        (
            errand(Part("done"), action="edit", edits="88"),
            {"method": "editMessageText", "chat_id": ASHA["id"], "message_id": 88, "text": "done", **BEST},
        ),
        (
            errand(Part("sold", media_id=4, media_kind="photo"), action="edit", edits="88"),
            {"method": "editMessageCaption", "chat_id": ASHA["id"], "message_id": 88, "caption": "sold"},
        ),
        (
            errand(action="edit", edits="88"),
            {"method": "editMessageReplyMarkup", "chat_id": ASHA["id"], "message_id": 88},
        ),
        (
            errand(action="answer_press", press_id="600"),
            {"method": "answerCallbackQuery", "callback_query_id": "600"},
        ),
        (
            errand(Part("ठीक " * 100), action="answer_press", press_id="600"),
            {"method": "answerCallbackQuery", "callback_query_id": "600", "text": "ठीक " * 50},
        ),
        (errand(action="fetch_media", media_ref="f1"), {"method": "getFile", "file_id": "f1"}),
    ],
)  # fmt: skip
def test_an_errand_becomes_this_request(what: Errand, expected: JSON) -> None:
    assert reader().payload(what) == expected


@pytest.mark.parametrize(
    ("name", "mime", "kind", "method", "field"),
    [
        ("a.jpg", "image/jpeg", "photo", "sendPhoto", "photo"),
        ("a.png", "image/png", "", "sendPhoto", "photo"),
        ("a.jpg", "image/jpeg", "document", "sendDocument", "document"),
        ("a.ogg", "audio/ogg; codecs=opus", "voice", "sendVoice", "voice"),
        ("a.mp3", "audio/mpeg", "voice", "sendVoice", "voice"),
        ("a.mp3", "audio/mpeg", "audio", "sendAudio", "audio"),
        ("a.amr", "audio/amr", "voice", "sendDocument", "document"),
        ("a.mp4", "video/mp4", "video", "sendVideo", "video"),
        ("a.pdf", "application/pdf", "document", "sendDocument", "document"),
    ],
)
def test_a_file_is_sent_as_what_it_is(name: str, mime: str, kind: str, method: str, field: str) -> None:
    what = errand(Part("look", media_id=1, media_kind=kind, buttons=(YES,)), media=MediaFile(Path("/m") / name, mime))
    assert reader().payload(what) == {"method": method, "chat_id": ASHA["id"], field: f"attach://{name}",
                                      "caption": "look", "reply_markup": inline([YES])}  # fmt: skip


@pytest.mark.parametrize(("action", "to"), [("send", "whatsapp:+910123456789"), ("edit", ""), ("dance", "5")])
def test_no_request_can_be_made_of_nonsense(action: str, to: str) -> None:
    with pytest.raises(ChannelError) as refused:
        reader().payload(errand(Part("x"), action=action, to=to))
    assert refused.value.decision is Decision.GIVE_UP


# --- at a strict Bot API


@pytest.fixture
def fake() -> Iterator[FakeTelegram]:
    with FakeTelegram() as running:
        yield running


Job = Callable[[Telegram], Awaitable[Any]]


def at(root: str, job: Job, token: str = TOKEN, **settings: Any) -> Any:
    """Do something with an open channel."""

    async def work() -> Any:
        channel = Telegram(token, root, **settings)
        await channel.open()
        try:
            return await job(channel)
        finally:
            await channel.close()

    return asyncio.run(work())


def does(root: str, what: Errand, **settings: Any) -> Done:
    done: Done = at(root, lambda channel: channel.do(what), **settings)
    return done


def fails(root: str, what: Errand, **settings: Any) -> ChannelError:
    with pytest.raises(ChannelError) as failed:
        does(root, what, **settings)
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__ or failed.value.__context__ is None, "a cause may name the token"
    assert "OPENS-NOTHING" not in failed.value.reason
    return failed.value


def test_laid_out_parts_arrive_word_for_word(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    said = OutboundMessage("50 < 60 & *साड़ी* https://haat.example", (YES, NO, LONG), reply_to="")
    for part in fit(said, TELEGRAM):
        done = does(fake.base_url, errand(part, to=str(asha.id)))
    assert done.provider_id == str(asha.last.id)
    assert asha.last.text == said.text
    assert asha.last.buttons == [["हाँ", "नहीं"], [LONG.label]]
    sent = fake.once("sendMessage").params
    assert sent == {k: v for k, v in reader().payload(errand(part, to=str(asha.id))).items() if k != "method"}


def test_a_press_is_heard_answered_and_its_message_edited(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    question = does(fake.base_url, errand(Part("?", buttons=(YES, NO)), to=str(asha.id)))

    async def trip(channel: Telegram) -> None:
        await channel.delete_webhook()
        asha.presses("हाँ")
        (update,) = await channel.get_updates(0)
        got = channel.read_update(json.dumps(update).encode(), NOW)
        assert (got.pressed, got.message_id) == ("t1.yes", question.provider_id)
        await channel.do(errand(action="answer_press", press_id=got.press_id, to=str(asha.id)))
        changed = errand(Part("ठीक है"), action="edit", edits=got.message_id, to=str(asha.id))
        assert (await channel.do(changed)).provider_id == got.message_id
        with pytest.raises(ChannelError) as same:
            await channel.do(changed)
        assert same.value.decision is Decision.NOTHING
        with pytest.raises(ChannelError) as late:
            await channel.do(errand(action="answer_press", press_id="1", to=str(asha.id)))
        assert late.value.decision is Decision.NOTHING

    at(fake.base_url, trip)
    assert not fake.unanswered_presses()
    assert (asha.last.text, asha.last.buttons) == ("ठीक है", [])
    fake.forgive()  # the press that never was


def test_a_number_is_asked_for_with_keys_and_given(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    part = Part("Number?", buttons=(NO,), ask_contact="मेरा नंबर")
    does(fake.base_url, errand(part, to=str(asha.id)))

    async def trip(channel: Telegram) -> None:
        asha.presses("मेरा नंबर")
        (update,) = await channel.get_updates(0)
        got = channel.read_update(json.dumps(update).encode(), NOW)
        assert got.contact is not None
        assert (got.kind, got.contact.own, got.contact.phone) == ("contact", True, asha.phone)

    at(fake.base_url, trip)


@pytest.mark.parametrize(
    ("name", "mime", "kind", "content"),
    [
        ("p.png", "image/png", "photo", PIXEL),
        ("v.ogg", "audio/ogg", "voice", b"OggS fake"),
        ("s.mp3", "audio/mpeg", "audio", b"ID3 fake"),
        ("f.pdf", "application/pdf", "document", b"%PDF-1.7 fake"),
    ],
)
def test_a_file_goes_out_and_comes_back_the_same(
    fake: FakeTelegram, tmp_path: Path, name: str, mime: str, kind: str, content: bytes
) -> None:
    asha = fake.user("Asha", started=True)
    path = tmp_path / name
    path.write_bytes(content)
    part = Part("देखिए", buttons=(YES,), media_id=1, media_kind=kind)
    does(fake.base_url, errand(part, to=str(asha.id), media=MediaFile(path, mime)))
    shown = asha.last
    assert (shown.kind, shown.json["caption"], shown.buttons) == (kind, "देखिए", [["हाँ"]])
    (upload,) = fake.calls[-1].uploads.values()
    assert (upload.name, upload.content, upload.mime) == (name, content, mime)
    file = shown.json[kind][-1] if kind == "photo" else shown.json[kind]
    back = does(fake.base_url, errand(action="fetch_media", media_ref=file["file_id"]))
    assert (back.body, back.mime) == (content, mime)


def test_a_missing_copy_of_ours_is_given_up(fake: FakeTelegram, tmp_path: Path) -> None:
    what = errand(Part(media_id=1), media=MediaFile(tmp_path / "gone.jpg", "image/jpeg"))
    assert fails(fake.base_url, what).decision is Decision.GIVE_UP
    assert not fake.calls


def test_a_file_of_unknown_kind_is_fetched_as_bytes_and_one_too_big_is_not(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    plain = asha.sends_document(b"\x00\x01\x02", "x.bin", "image/jpeg").json["document"]["file_id"]
    big = asha.sends_document(b"%PDF", "x.pdf", "application/pdf", size=30_000_000).json["document"]["file_id"]
    assert does(fake.base_url, errand(action="fetch_media", media_ref=plain)).mime == "application/octet-stream"
    assert fails(fake.base_url, errand(action="fetch_media", media_ref=big)).decision is Decision.GIVE_UP
    assert fails(fake.base_url, errand(action="fetch_media", media_ref="none")).decision is Decision.GIVE_UP


REFUSALS: list[tuple[Fault, Decision, JSON]] = [
    (Fault.too_many(7), Decision.RETRY, {"retry_after": 7.0, "pauses": "address"}),
    (Fault.forbidden(), Decision.UNREACHABLE, {"reason": "blocked"}),
    (Fault.forbidden("user is deactivated"), Decision.UNREACHABLE, {"reason": "deactivated"}),
    (Fault.forbidden("bot can't initiate conversation with a user"), Decision.UNREACHABLE, {"reason": "never started"}),
    (Fault.forbidden("bot was kicked from the supergroup chat"), Decision.UNREACHABLE, {"reason": "kicked"}),
    (Fault.forbidden("bot is not a member of the group chat"), Decision.UNREACHABLE, {"reason": "kicked"}),
    (Fault.forbidden("the group chat was deleted"), Decision.UNREACHABLE, {"reason": "kicked"}),
    (Fault.forbidden("something new"), Decision.UNREACHABLE, {"reason": "Forbidden: something new"}),
    (Fault.bad_request("chat not found"), Decision.UNREACHABLE, {"reason": "never started"}),
    (Fault.bad_request("message to delete not found"), Decision.NOTHING, {}),
    (Fault.bad_request("message is too long"), Decision.GIVE_UP, {"reason": "Message is too long"}),
    (Fault.migrated(-1009876543210), Decision.MIGRATED, {"new_id": "-1009876543210"}),
    (Fault("refuse", Refusal(413, "Request Entity Too Large")), Decision.GIVE_UP, {}),
    (Fault("refuse", Refusal(409, "Conflict")), Decision.RETRY, {}),
    (Fault.server_error(), Decision.UNKNOWN, {}),
    (Fault.bad_gateway(), Decision.UNKNOWN, {}),
    (Fault.reset(), Decision.UNKNOWN, {}),
    (Fault.hang(5), Decision.UNKNOWN, {"reason": "no answer in time"}),
    (Fault.malformed(), Decision.UNKNOWN, {}),
]


@pytest.mark.parametrize(
    ("fault", "decision", "details"), REFUSALS, ids=[f"{f.kind}-{d}-{i}" for i, (f, d, _) in enumerate(REFUSALS)]
)
def test_every_failure_carries_its_decision_and_nothing_is_tried_twice(
    fake: FakeTelegram, fault: Fault, decision: Decision, details: JSON
) -> None:
    asha = fake.user("Asha", started=True)
    fake.inject(fault, "sendMessage", times=9)
    failed = fails(fake.base_url, errand(Part("x"), to=str(asha.id)), call_seconds=1)
    assert failed.decision is decision
    assert {name: getattr(failed, name) for name in details} == details
    assert len(fake.calls_of("sendMessage")) == 1


def test_an_answer_lost_after_the_message_stands_there_is_unknown(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    fake.inject(Fault.answer_lost(), "sendMessage")
    assert fails(fake.base_url, errand(Part("x"), to=str(asha.id))).decision is Decision.UNKNOWN
    assert [shown.text for shown in asha.received] == ["x"]


def test_a_real_flood_pauses_this_chat_alone(fake: FakeTelegram) -> None:
    asha, ravi = fake.user("Asha", started=True), fake.user("Ravi", started=True)

    async def flood(channel: Telegram) -> ChannelError:
        said = [await say(channel, f"{place}") for place in range(20)]
        await channel.do(errand(Part("x"), to=str(ravi.id)))
        return next(one for one in said if isinstance(one, ChannelError))

    async def say(channel: Telegram, text: str) -> Done | ChannelError:
        try:
            return await channel.do(errand(Part(text), to=str(asha.id)))
        except ChannelError as error:
            return error

    stopped = at(fake.base_url, flood)
    assert (stopped.decision, stopped.pauses) == (Decision.RETRY, "address")
    assert stopped.retry_after >= 1


def test_fetching_can_be_tried_again_after_any_doubt(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    ref = asha.sends_voice().json["voice"]["file_id"]
    for fault in (Fault.server_error(), Fault.reset(), Fault.hang(5), Fault.malformed()):
        fake.inject(fault, "getFile")
        failed = fails(fake.base_url, errand(action="fetch_media", media_ref=ref), call_seconds=0.5)
        assert failed.decision is Decision.RETRY
    fake.inject(Fault.too_many(4), "getFile")
    flood = fails(fake.base_url, errand(action="fetch_media", media_ref=ref))
    assert (flood.decision, flood.retry_after, flood.pauses) == (Decision.RETRY, 4.0, "sender")


def test_a_refused_token_stops_the_sender(fake: FakeTelegram) -> None:
    for token in ("7000000001:WRONG", "7000000001"):
        failed = fails(fake.base_url, errand(Part("x")), token=token)
        assert failed.decision is Decision.STOP_SENDER
    assert fake.forgive()


# --- where nobody or nonsense answers


def test_who_is_not_there_was_not_sent_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    refused = fails(f"http://127.0.0.1:{port}", errand(Part("x")))
    assert (refused.decision, refused.reason) == (Decision.RETRY, "not sent: ClientConnectorError")
    monkeypatch.setattr(telegram_request, "CONNECT_SECONDS", 0.3)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        never = fails(f"https://127.0.0.1:{silent.getsockname()[1]}", errand(Part("x")))
    assert (never.decision, never.reason) == (Decision.RETRY, "not sent: ConnectionTimeoutError")


def test_a_failed_encryption_was_not_sent_to(fake: FakeTelegram) -> None:
    failed = fails(fake.base_url.replace("http://", "https://"), errand(Part("x")))
    assert failed.decision is Decision.RETRY
    assert failed.reason.startswith("not sent: ClientConnector")
    assert not fake.calls


def test_a_full_pool_was_not_sent_from(fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_request, "CONNECT_SECONDS", 0.3)
    monkeypatch.setattr(telegram_request, "CONNECTIONS", 1)
    asha, ravi = fake.user("Asha", started=True), fake.user("Ravi", started=True)
    fake.inject(Fault.slow(1), "sendMessage")

    async def two(channel: Telegram) -> list[Done | BaseException]:
        return await asyncio.gather(
            *(channel.do(errand(Part("x"), to=str(who.id))) for who in (asha, ravi)), return_exceptions=True
        )

    first, second = at(fake.base_url, two)
    assert isinstance(first, Done)
    assert isinstance(second, ChannelError)
    assert (second.decision, second.reason) == (Decision.RETRY, "not sent: ConnectionTimeoutError")
    assert len(fake.calls_of("sendMessage")) == 1


def test_before_it_is_open_nothing_is_sent() -> None:
    with pytest.raises(ChannelError) as failed:
        asyncio.run(reader().do(errand(Part("x"))))
    assert failed.value.decision is Decision.RETRY


@asynccontextmanager
async def server_saying(answer: bytes):  # type: ignore[no-untyped-def]
    """A server on loopback that says the same to everybody and hangs up."""

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def page(status: str, body: str, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body.encode())}", "Connection: close", *headers, "", body]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    ("answer", "decision", "retry_after"),
    [
        (page("429 Too Many Requests", "<html>slow down</html>", "Retry-After: 9"), Decision.RETRY, 9),
        (page("429 Too Many Requests", "<html>slow down</html>"), Decision.RETRY, 5),
        (page("413 Payload Too Large", "<html>"), Decision.GIVE_UP, 0),
        (page("200 OK", "<html>a hotel's log-in page</html>"), Decision.UNKNOWN, 0),
        (page("200 OK", "{}"), Decision.UNKNOWN, 0),
        (page("200 OK", "[]"), Decision.UNKNOWN, 0),
        (page("200 OK", '{"ok": true, "result": true}'), Decision.UNKNOWN, 0),
        (page("302 Found", "", "Location: http://127.0.0.1:9/"), Decision.UNKNOWN, 0),
        (page("504 Gateway Time-out", "<html>"), Decision.UNKNOWN, 0),
        (page("401 Unauthorized", '{"ok": false, "error_code": 401}'), Decision.STOP_SENDER, 0),
        (page("404 Not Found", "<html>"), Decision.STOP_SENDER, 0),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{", Decision.UNKNOWN, 0),
        (b"SSH-2.0-OpenSSH\r\n", Decision.UNKNOWN, 0),
    ],
)
def test_nonsense_for_an_answer_has_a_decision_too(answer: bytes, decision: Decision, retry_after: float) -> None:
    async def ask() -> ChannelError:
        async with server_saying(answer) as root:
            channel = Telegram(TOKEN, root, call_seconds=5)
            await channel.open()
            try:
                with pytest.raises(ChannelError) as failed:
                    await channel.do(errand(Part("x")))
            finally:
                await channel.close()
        return failed.value

    failed = asyncio.run(ask())
    assert (failed.decision, failed.retry_after) == (decision, retry_after)


def test_a_download_stops_at_its_cap(fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> None:
    asha = fake.user("Asha", started=True)
    ref = asha.sends_document(b"%PDF" + b"x" * 5000, "x.pdf", "application/pdf").json["document"]["file_id"]
    monkeypatch.setattr(telegram_request, "LARGEST_ANSWER", 1000)
    failed = fails(fake.base_url, errand(action="fetch_media", media_ref=ref))
    assert (failed.decision, failed.reason) == (Decision.GIVE_UP, "the file is too big")


# --- invented people


@pytest.mark.parametrize("person", [INVENTED[0], INVENTED[-1], ASHA["id"]])
@pytest.mark.parametrize("action", ["send", "edit", "answer_press"])
def test_an_invented_person_is_never_written_to_at_the_real_telegram(person: int, action: str) -> None:
    failed = fails(REAL, errand(Part("x"), action=action, to=str(person), edits="5", press_id="6"))
    assert (failed.decision, failed.reason) == (Decision.GIVE_UP, "invented person")


@pytest.mark.parametrize("other", ["4999", str(INVENTED[0] - 1), str(INVENTED[-1] + 1), "-1001234567890",
                                   str(-INVENTED[0])])  # fmt: skip
def test_nobody_else_is_refused_for_being_invented(other: str) -> None:
    """The channel is not open, so the attempt ends before any network, but after this refusal."""
    with pytest.raises(ChannelError) as failed:
        asyncio.run(Telegram(TOKEN, REAL).do(errand(Part("x"), to=other)))
    assert failed.value.reason == "not sent: not open"


# --- setting up


def test_the_webhook_is_set_with_secret_and_kinds_by_name(fake: FakeTelegram) -> None:
    async def trip(channel: Telegram) -> JSON:
        await channel.set_webhook()
        return await channel.me()

    me = at(fake.base_url, trip, webhook_secret="a-secret_1", public_url="https://haat.example/")
    assert (str(me["id"]), me["username"]) == ("7000000001", "HaatTestBot")
    assert Telegram(TOKEN).sender == "7000000001"
    assert fake.once("setWebhook").params == {
        "url": "https://haat.example/webhooks/telegram", "secret_token": "a-secret_1", "max_connections": 40,
        "allowed_updates": list(ALLOWED_UPDATES),
    }  # fmt: skip
    assert {"my_chat_member", "chat_member", "chat_join_request", "message_reaction"} < set(ALLOWED_UPDATES)


def test_a_webhook_without_secret_is_not_set(fake: FakeTelegram) -> None:
    with pytest.raises(ChannelError):
        at(fake.base_url, lambda channel: channel.set_webhook("https://haat.example/x"))
    assert not fake.calls


def test_polling_takes_what_waits_and_goes_on_behind_it(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", language_code="mr")
    asha.starts("d454")
    asha.says("/help")

    async def poll(channel: Telegram) -> list[InboundMessage]:
        await channel.delete_webhook()
        first = await channel.get_updates(0)
        later = asyncio.create_task(channel.get_updates(first[-1]["update_id"] + 1))
        await asyncio.sleep(0.2)
        asha.sends_sticker()
        return [channel.read_update(json.dumps(one).encode(), NOW) for one in [*first, *await later]]

    got = at(fake.base_url, poll)
    assert [(one.kind, one.start, one.text) for one in got] == [
        ("start", "d454", ""), ("text", "", "help"), ("sticker", "", "")
    ]  # fmt: skip
    assert [one.language_code for one in got] == ["mr"] * 3
    assert fake.calls_of("getUpdates")[0].params["timeout"] == 25


def test_setting_up_fails_only_in_the_channels_own_words(fake: FakeTelegram) -> None:
    jobs: list[Job] = [
        lambda channel: channel.me(),
        lambda channel: channel.set_webhook("https://haat.example/x"),
        lambda channel: channel.delete_webhook(),
        lambda channel: channel.get_updates(0),
    ]
    for job in jobs:
        for fault in (Fault.reset(), Fault.bad_gateway(), Fault.too_many(2), Fault("refuse", Refusal(409, "busy"))):
            fake.inject(fault)
            with pytest.raises(ChannelError) as failed:
                at(fake.base_url, job, webhook_secret="s")
            assert failed.value.decision is Decision.RETRY
        with pytest.raises(ChannelError):
            at("http://127.0.0.1:9", job, webhook_secret="s")


def test_a_place_is_a_venue_on_the_map(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    does(fake.base_url, errand(Part("पैकेजिंग\nजिला पंचायत हॉल", pin="23.83,78.74"), to=str(asha.id)))
    sent = fake.once("sendVenue").params
    assert (sent["latitude"], sent["longitude"], sent["title"], sent["address"]) == (
        23.83,
        78.74,
        "पैकेजिंग",
        "जिला पंचायत हॉल",
    )
