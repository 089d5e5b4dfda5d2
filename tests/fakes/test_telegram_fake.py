"""The strict Telegram is proved with the real python-telegram-bot client, a webhook server and plain HTTP."""

import asyncio
import inspect
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
import telegram as ptb
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from tests.fakes.telegram import Clock, FakeTelegram, Fault, Press, Shown
from tests.fakes.telegram_markup import MarkupError, find_entities, parse_html
from tests.fakes.telegram_people import PIXEL, Person
from tests.fakes.telegram_spec import Spec, SpecError

JSON = dict[str, Any]
Job = Callable[[Bot], Awaitable[Any]]


@pytest.fixture
def fake() -> Iterator[FakeTelegram]:
    with FakeTelegram() as running:
        yield running


def run(fake: FakeTelegram, job: Job, read_timeout: float = 5.0) -> Any:
    """Do something with a real client that talks to the fake."""

    async def work() -> Any:
        request = HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"trust_env": False})
        polling = HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"trust_env": False})
        bot = Bot(
            fake.token,
            base_url=fake.base_url + "/bot",
            base_file_url=fake.base_url + "/file/bot",
            request=request,
            get_updates_request=polling,
        )
        async with bot:
            return await job(bot)

    return asyncio.run(work())


PLAIN = httpx.Client(trust_env=False)


def call(fake: FakeTelegram, method: str, **parameters: Any) -> JSON:
    """One call by plain HTTP with a JSON body."""
    return dict(PLAIN.post(f"{fake.base_url}/bot{fake.token}/{method}", json=parameters).json())


def send_text(fake: FakeTelegram, chat_id: int, text: str = "x") -> JSON:
    """A plain sendMessage."""
    return call(fake, "sendMessage", chat_id=chat_id, text=text)


def with_button(**button: str) -> JSON:
    """An inline keyboard of one button."""
    return {"inline_keyboard": [[button]]}


def refused(fake: FakeTelegram, method: str, **parameters: Any) -> str:
    """The words of a refusal that is counted as a mistake of the bot."""
    answer = call(fake, method, **parameters)
    assert not answer["ok"], answer
    assert fake.forgive(), f"{answer['description']} was not counted as a violation"
    return str(answer["description"])


class Hook(ThreadingHTTPServer):
    """A webhook server that answers as the test says and keeps what it got."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        self.got: list[tuple[JSON, str | None]] = []
        self.answers: list[tuple[int, dict[str, str], str]] = []
        self.delay = 0.0
        self.busy: dict[str, int] = {}
        self.most_at_once: dict[str, int] = {}
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Door)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/webhooks/telegram"

    def updates(self, kind: str) -> list[JSON]:
        return [update[kind] for update, _ in self.got if kind in update]


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hook

    def do_POST(self) -> None:
        update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        who = str(update.get("message", update.get("callback_query", {})).get("from", {}).get("id"))
        hook = self.server
        with hook.lock:
            hook.busy[who] = hook.busy.get(who, 0) + 1
            hook.most_at_once[who] = max(hook.most_at_once.get(who, 0), hook.busy[who])
        time.sleep(hook.delay)
        with hook.lock:
            hook.busy[who] -= 1
            hook.got.append((update, self.headers.get("X-Telegram-Bot-Api-Secret-Token")))
            status, headers, body = hook.answers.pop(0) if hook.answers else (200, {}, "")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: Any) -> None:
        """Silent: the test looks at what arrived."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    server = Hook()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


# ---- the description


def test_the_description_is_read_with_its_limits() -> None:
    spec = Spec()
    assert (spec.version, len(spec.methods), len(spec.types)) == ("Bot API 10.1", 180, 359)
    assert spec.limit_count >= 190
    assert spec.methods["sendMessage"]["text"].characters == (1, 4096)
    assert spec.types["InlineKeyboardButton"]["callback_data"].bytes == (1, 64)
    assert spec.methods["sendMediaGroup"]["media"].items == (2, 10)
    assert spec.methods["createChatInviteLink"]["member_limit"].range == (1, 99999)


def test_html_is_parsed_with_utf16_offsets() -> None:
    text, entities = parse_html(
        '👍🏽 <b>हल्दी <i>500</i></b> &lt;kg&gt; <a href="https://haat.example/?a=1&amp;b=2">x</a>'
    )
    assert text == "👍🏽 हल्दी 500 <kg> x"
    assert entities == [
        {"type": "bold", "offset": 5, "length": 9},
        {"type": "italic", "offset": 11, "length": 3},
        {"type": "text_link", "offset": 20, "length": 1, "url": "https://haat.example/?a=1&b=2"},
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("price <900>", 'Unsupported start tag "900" at byte offset 6'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", "Unclosed start tag at byte offset 2"),
    ],
)
def test_broken_html_is_refused_in_the_servers_words(source: str, words: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_html(source)
    assert str(caught.value) == words


def test_commands_links_and_mentions_are_found_by_themselves() -> None:
    found = find_entities("/start@HaatTestBot see https://haat.example/x and @asha_k #haldi")
    assert [entity["type"] for entity in found] == ["bot_command", "url", "mention", "hashtag"]


# ---- what the bot may not send


def test_every_kind_of_wrong_parameter_is_refused_and_counted(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    cases: list[tuple[JSON, str]] = [
        ({}, "message text is empty"),
        ({"text": "   "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "अ" * 4097}, "message is too long"),
        ({"text": 5}, "expected String"),
        ({"text": "x", "disable_notification": "yes"}, "expected Boolean"),
        ({"text": "x", "buttons": []}, "FAKE: sendMessage has no parameter buttons"),
        ({"text": "x", "parse_mode": "HTLM"}, "unsupported parse_mode"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}}, "needs the field text"),
        ({"text": "x", "reply_markup": with_button(text="a", data="b")}, "InlineKeyboardButton has no field data"),
        ({"text": "x", "reply_markup": with_button(text="a", callback_data="बेचो" * 6)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": with_button(text="a")}, "Text buttons are unallowed"),
        ({"text": "x", "reply_markup": with_button(text="a", callback_data="b", url="https://x.in")}, "two actions"),
        ({"text": "x", "reply_markup": with_button(text="a", url="tel:+910123456789")}, "Wrong HTTP URL"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}] * 9]}}, "8 inline"),
        ({"text": "x", "reply_markup": {"keyboard": [["a"]], "resize": True}}, "has no field resize"),
        ({"text": "x", "message_thread_id": 5}, "message thread not found"),
    ]
    for extra, words in cases:
        assert words in refused(fake, "sendMessage", chat_id=asha.id, **extra), extra
    assert asha.received == []
    assert "no method sendMesage" in (call(fake, "sendMesage"), fake.forgive()[0])[1]


def test_leaving_the_fake_with_a_violation_fails() -> None:
    with pytest.raises(AssertionError, match="sendMessage has no parameter nonsense"), FakeTelegram() as fake:
        call(fake, "sendMessage", chat_id=fake.user("Asha", started=True).id, text="x", nonsense=1)


def test_a_parameter_newer_than_the_description_can_be_allowed() -> None:
    with FakeTelegram() as fake:
        fake.allow_parameter("sendMessage", "receiver_user_id", "Integer")
        asha = fake.user("Asha", started=True)
        assert call(fake, "sendMessage", chat_id=asha.id, text="x", receiver_user_id=asha.id)["ok"]


def test_an_answer_of_the_fake_that_breaks_the_description_is_its_own_violation(fake: FakeTelegram) -> None:
    fake.methods.table["getMe"] = lambda me, p, u: {"id": 1, "is_bot": True}
    assert "User needs the field first_name" in refused(fake, "getMe")


def test_all_four_ways_to_hand_over_parameters_work(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    root = f"{fake.base_url}/bot{fake.token}"
    values = {"chat_id": str(asha.id), "text": "hi", "reply_markup": '{"remove_keyboard":true}'}
    with httpx.Client(trust_env=False) as client:
        answers = [
            client.get(f"{root}/sendMessage", params=values),
            client.post(f"{root}/sendmessage", data=values),
            client.post(f"{root}/SENDMESSAGE", files={name: (None, value) for name, value in values.items()}),
            client.post(
                f"{root}/sendMessage", json={**values, "chat_id": asha.id, "reply_markup": {"remove_keyboard": True}}
            ),
        ]
        broken = client.post(f"{root}/sendMessage", content=b"{", headers={"content-type": "application/json"})
    assert [answer.status_code for answer in answers] == [200] * 4
    assert (broken.status_code, len(fake.forgive())) == (400, 1)


def test_the_fake_also_serves_in_process_without_a_port() -> None:
    fake = FakeTelegram()
    asha = fake.user("Asha", started=True)

    async def work() -> JSON:
        transport = httpx.ASGITransport(fake.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://fake") as client:
            answer = await client.post(f"/bot{fake.token}/sendMessage", json={"chat_id": asha.id, "text": "x"})
            return dict(answer.json())

    assert asyncio.run(work())["ok"]
    assert asha.last.text == "x"


def test_a_wrong_token_opens_nothing(fake: FakeTelegram) -> None:
    async def work() -> None:
        await Bot("7000000002:OTHER", base_url=fake.base_url + "/bot").initialize()

    with pytest.raises(InvalidToken):
        asyncio.run(work())
    assert fake.forgive() == ["a call with a wrong token"]


# ---- texts, buttons, keyboards


def test_a_text_with_buttons_is_shown_pressed_and_answered(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", language_code="hi")

    async def talk(bot: Bot) -> None:
        asha.starts("poster7")
        first = (await bot.get_updates(timeout=1))[0]
        assert first.message
        assert first.message.text == "/start poster7"
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("हाँ", callback_data="v1:y")]])
        sent = await bot.send_message(asha.id, "<b>नमस्ते</b> 👋", parse_mode="HTML", reply_markup=markup)
        assert sent.parse_entities() == {sent.entities[0]: "नमस्ते"}
        press = asha.presses("हाँ")
        assert isinstance(press, Press)
        query = (await bot.get_updates(offset=first.update_id + 1, timeout=1))[0].callback_query
        assert query
        assert query.data == "v1:y"
        assert isinstance(query.message, ptb.Message)
        assert fake.unanswered_presses() == [press]
        await query.answer("ठीक है", show_alert=True)
        assert (press.answered, press.text, press.alert) == (True, "ठीक है", True)
        await query.edit_message_text("हो गया")

    run(fake, talk)
    assert asha.last.text == "हो गया"
    assert asha.last.edits == 1
    assert asha.labels == []
    assert asha.transcript() == "Asha: /start poster7\nBot: हो गया (edited)"
    fake.once("editMessageText", chat=asha.id)


def test_only_a_button_that_is_shown_can_be_pressed(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    markup = {
        "inline_keyboard": [[{"text": "✅ Yes, sell", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]
    }
    old = call(fake, "sendMessage", chat_id=asha.id, text="1", reply_markup=markup)["result"]["message_id"]
    with pytest.raises(AssertionError, match="no button 'Maybe'"):
        asha.presses("Maybe")
    first = asha.presses("Yes")
    assert isinstance(first, Press)
    assert first.data == "y"
    for number in range(10):
        fake.clock.advance(2)
        call(fake, "sendMessage", chat_id=asha.id, text=str(number))
    with pytest.raises(AssertionError, match="no button 'No'"):
        asha.presses("No")
    assert isinstance(asha.presses("No", message=old), Press)
    call(fake, "editMessageText", chat_id=asha.id, message_id=old, text="closed")
    with pytest.raises(AssertionError, match="no button"):
        asha.presses("No", message=old)
    assert asha.presses_again(first, message=old).data == "y"


def test_a_press_can_be_answered_once_and_for_150_seconds(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    call(
        fake,
        "sendMessage",
        chat_id=asha.id,
        text="1",
        reply_markup=with_button(text="a", callback_data="a"),
    )
    press = asha.presses("a")
    assert isinstance(press, Press)
    assert call(fake, "answerCallbackQuery", callback_query_id=press.id)["ok"]
    assert "query is too old" in call(fake, "answerCallbackQuery", callback_query_id=press.id)["description"]
    late = asha.presses("a")
    assert isinstance(late, Press)
    assert len(fake.pending) == 2
    fake.clock.advance(151)
    assert "query is too old" in call(fake, "answerCallbackQuery", callback_query_id=late.id)["description"]
    assert fake.pending == []


def test_a_reply_keyboard_gives_text_contact_and_place(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    rows: list[list[str | KeyboardButton]] = [
        [KeyboardButton("My number", request_contact=True), KeyboardButton("Here", request_location=True)],
        ["Later"],
    ]
    run(fake, lambda bot: bot.send_message(asha.id, "How?", reply_markup=ReplyKeyboardMarkup(rows)))
    assert asha.last.keyboard == [["My number", "Here"], ["Later"]]
    shared, place, later = asha.presses("My number"), asha.presses("Here"), asha.presses("Later")
    assert isinstance(shared, Shown)
    assert isinstance(place, Shown)
    assert isinstance(later, Shown)
    assert shared.json["contact"] == {"phone_number": asha.phone, "first_name": "Asha", "user_id": asha.id}
    assert asha.phone.startswith("+910")
    assert (place.kind, later.text) == ("location", "Later")
    run(fake, lambda bot: bot.send_message(asha.id, "Thanks", reply_markup=ptb.ReplyKeyboardRemove()))
    assert asha.labels == []


def test_a_contact_button_is_refused_in_a_group(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    group = fake.group("Sagar", asha)
    group.adds_bot(asha)
    keyboard = {"keyboard": [[{"text": "n", "request_contact": True}]]}
    words = refused(fake, "sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    assert words == "Bad Request: phone number can be requested in private chats only"


def test_edits_and_deletions_follow_the_rules_of_the_server(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    number = call(fake, "sendMessage", chat_id=asha.id, text="a")["result"]["message_id"]
    where = {"chat_id": asha.id, "message_id": number}
    assert "message is not modified" in call(fake, "editMessageText", **where, text="a")["description"]
    assert call(fake, "editMessageText", **where, text="b")["result"]["edit_date"]
    assert (
        "message to edit not found"
        in call(fake, "editMessageText", chat_id=asha.id, message_id=1, text="b")["description"]
    )
    assert "no caption" in refused(fake, "editMessageCaption", **where, caption="c")
    theirs = asha.says("mine")
    assert "can't be edited" in refused(fake, "editMessageText", chat_id=asha.id, message_id=theirs.id, text="b")
    fake.clock.advance(timedelta(hours=49))
    assert "can't be deleted for everyone" in call(fake, "deleteMessage", **where)["description"]
    new = call(fake, "sendMessage", chat_id=asha.id, text="a")["result"]["message_id"]
    assert call(fake, "deleteMessage", chat_id=asha.id, message_id=new)["ok"]
    assert "message to delete not found" in call(fake, "deleteMessage", chat_id=asha.id, message_id=new)["description"]
    assert [message.text for message in asha.received] == ["b"]


# ---- media


def test_a_voice_note_and_a_photo_can_be_downloaded(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    asha.sends_voice(b"OggS a voice", duration=7)
    asha.sends_photo(PIXEL, caption="हल्दी")

    async def fetch(bot: Bot) -> None:
        voice, photo = await bot.get_updates()
        assert voice.message
        assert voice.message.voice
        assert photo.message
        assert bytes(await (await voice.message.voice.get_file()).download_as_bytearray()) == b"OggS a voice"
        assert photo.message.caption == "हल्दी"
        assert photo.message.photo[-1].width == 1
        assert bytes(await (await photo.message.photo[-1].get_file()).download_as_bytearray()) == PIXEL
        again = await bot.send_photo(asha.id, photo.message.photo[-1].file_id)
        assert again.photo[-1].file_id == photo.message.photo[-1].file_id
        with pytest.raises(BadRequest, match=r"(?i)can't use file of type voice as photo"):
            await bot.send_photo(asha.id, voice.message.voice.file_id)

    run(fake, fetch)
    assert len(fake.forgive()) == 1
    for path in ("/file/bot7000000002:OTHER/photos/file_2.jpg", f"/file/bot{fake.token}/photos/none.jpg"):
        assert PLAIN.get(fake.base_url + path).status_code in (401, 404)


def test_a_file_over_20_mb_cannot_be_fetched(fake: FakeTelegram) -> None:
    sent = fake.user("Asha", started=True).sends_document(b"%PDF", "list.pdf", "application/pdf", size=21 * 1024 * 1024)
    answer = call(fake, "getFile", file_id=sent.json["document"]["file_id"])
    assert answer["description"] == "Bad Request: file is too big"


def test_uploads_are_judged_by_size_content_and_name(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    url = f"{fake.base_url}/bot{fake.token}/"

    def send(method: str, data: JSON, **files: bytes) -> str:
        fake.clock.advance(2)
        answer = PLAIN.post(url + method, data=data, files={n: (n, c) for n, c in files.items()})
        return str(answer.json().get("description", "accepted"))

    who = {"chat_id": str(asha.id)}
    assert send("sendPhoto", who, photo=PIXEL) == "accepted"
    assert send("sendPhoto", {**who, "photo": "attach://one"}, one=PIXEL) == "accepted"
    assert send("sendPhoto", who, photo=b"no picture") == "Bad Request: IMAGE_PROCESS_FAILED"
    assert send("sendPhoto", who, photo=PIXEL + bytes(10 * 1024 * 1024)) == "Request Entity Too Large"
    assert (
        send("sendPhoto", {**who, "photo": "attach://two"}, one=PIXEL)
        == "Bad Request: sendPhoto.photo: no file part named two"
    )
    assert "not referred to" in send("sendPhoto", who, photo=PIXEL, stray=PIXEL)
    assert "OGG" in send("sendVoice", who, voice=b"RIFF wave")
    assert len(fake.forgive()) == 5
    fake.clock.advance(2)
    assert "wrong file identifier" in refused(fake, "sendVoice", chat_id=asha.id, voice="another-bots-file")
    assert [message.kind for message in asha.received] == ["photo", "photo"]


def test_albums_travel_in_both_directions(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    asha.sends_album([PIXEL] * 3, caption="तीन")

    async def album(bot: Bot) -> None:
        messages = [update.message for update in await bot.get_updates()]
        assert len({message.media_group_id for message in messages if message}) == 1
        assert [message.caption for message in messages if message] == ["तीन", None, None]
        sent = await bot.send_media_group(
            asha.id, [ptb.InputMediaPhoto(PIXEL, caption="a"), ptb.InputMediaPhoto(PIXEL)]
        )
        assert len({message.media_group_id for message in sent}) == 1
        with pytest.raises(BadRequest, match="1 items"):
            await bot.send_media_group(asha.id, [ptb.InputMediaPhoto(PIXEL)])

    run(fake, album)
    assert len(fake.forgive()) == 1
    mixed = [{"type": "document", "media": "x"}, {"type": "photo", "media": "y"}]
    assert "can't be mixed" in refused(fake, "sendMediaGroup", chat_id=asha.id, media=mixed)
    keyboard: JSON = {"inline_keyboard": []}
    assert "no parameter reply_markup" in refused(
        fake, "sendMediaGroup", chat_id=asha.id, media=mixed, reply_markup=keyboard
    )


def test_everything_a_person_can_send_is_decoded_by_the_client(fake: FakeTelegram) -> None:
    asha, ravi = fake.user("Asha", started=True), fake.user("Ravi")
    said = asha.says("hello")
    asha.says("answer", reply_to=said)
    asha.says("from someone", forwarded=True)
    asha.says("from Ravi", forwarded=ravi)
    asha.edits(said, "hello again")
    asha.sends_sticker("🙏")
    asha.sends_poll("When?", ("Now", "Later"))
    live = asha.sends_location(live=True)
    asha.moves(live, 19.1, 72.9)
    asha.shares_contact(own=False)
    asha.sends_audio()
    asha.sends_video(caption="v")
    asha.sends_video_note()
    asha.sends_dice()
    asha.reacts(said)
    updates = run(fake, lambda bot: bot.get_updates())
    assert len(updates) == 14, "message_reaction comes only when it is asked for"
    assert updates[1].message.reply_to_message.text == "hello"
    assert updates[2].message.forward_origin.type == "hidden_user"
    assert updates[3].message.forward_origin.sender_user.id == ravi.id
    assert updates[4].edited_message.text == "hello again"
    assert updates[8].edited_message.location.latitude == 19.1
    assert updates[9].message.contact.user_id is None


# ---- who can be reached


def test_people_who_blocked_left_or_never_started_cannot_be_written_to(fake: FakeTelegram) -> None:
    asha, ravi, gone = fake.user("Asha"), fake.user("Ravi", started=True), fake.user("Gone", started=True)
    ravi.blocks()
    gone.deletes_account()
    assert send_text(fake, asha.id)["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert send_text(fake, ravi.id)["description"] == "Forbidden: bot was blocked by the user"
    assert send_text(fake, gone.id) == {"ok": False, "error_code": 403, "description": "Forbidden: user is deactivated"}
    assert send_text(fake, 123)["description"] == "Bad Request: chat not found"
    with pytest.raises(AssertionError, match="never pressed Start"):
        asha.says("hello")
    with pytest.raises(AssertionError, match="blocked the bot"):
        ravi.says("hello")
    ravi.starts()
    assert send_text(fake, ravi.id)["ok"]
    kinds = [next(key for key in update if key != "update_id") for update in fake.pending]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    assert [call.code for call in fake.refusals(403)] == [403] * 3


def test_a_join_request_opens_a_window_of_five_minutes(fake: FakeTelegram) -> None:
    officer, asha = fake.user("Officer", started=True), fake.user("Asha")
    group = fake.group("Sagar", officer)
    group.adds_bot(officer, can_invite_users=True)
    made = call(fake, "createChatInviteLink", chat_id=group.id, name="stall", creates_join_request=True)["result"]
    assert asha.asks_to_join(made["invite_link"])
    update = run(fake, lambda bot: bot.get_updates())[-1]
    assert update.chat_join_request.invite_link.name == "stall"
    assert call(fake, "sendMessage", chat_id=update.chat_join_request.user_chat_id, text="welcome")["ok"]
    fake.clock.advance(301)
    assert call(fake, "sendMessage", chat_id=asha.id, text="late")["error_code"] == 403
    assert call(fake, "approveChatJoinRequest", chat_id=group.id, user_id=asha.id)["ok"]
    assert asha.in_group(group)
    again = call(fake, "approveChatJoinRequest", chat_id=group.id, user_id=asha.id)
    assert again["description"] == "Bad Request: HIDE_REQUESTER_MISSING"
    assert "can't be specified" in refused(
        fake, "createChatInviteLink", chat_id=group.id, creates_join_request=True, member_limit=5
    )


def test_an_answer_within_the_window_opens_the_chat_for_good(fake: FakeTelegram) -> None:
    officer, asha = fake.user("Officer", started=True), fake.user("Asha")
    group = fake.group("Sagar", officer)
    group.adds_bot(officer, can_invite_users=True)
    asha.asks_to_join(group.makes_link(join_request=True))
    call(fake, "sendMessage", chat_id=asha.id, text="welcome", reply_markup=with_button(text="a", callback_data="a"))
    asha.presses("a")
    asha.says("hello")
    fake.clock.advance(3600)
    assert send_text(fake, asha.id)["ok"]
    assert "callback_query" in fake.world.all_updates[-2]


def test_a_restriction_ends_and_a_ban_keeps_people_out(fake: FakeTelegram) -> None:
    officer, asha = fake.user("Officer"), fake.user("Asha")
    group = fake.group("Sagar", officer, asha)
    group.adds_bot(officer, can_restrict_members=True)
    until = int(fake.clock.timestamp()) + 3600
    muted = {"can_send_messages": False}
    assert call(fake, "restrictChatMember", chat_id=group.id, user_id=asha.id, permissions=muted, until_date=until)[
        "ok"
    ]
    with pytest.raises(AssertionError, match="may not write"):
        asha.says("hello", chat=group)
    fake.clock.advance(3601)
    asha.says("hello again", chat=group)
    assert call(fake, "banChatMember", chat_id=group.id, user_id=asha.id)["ok"]
    with pytest.raises(AssertionError, match="is banned"):
        asha.joins(group)
    assert call(fake, "unbanChatMember", chat_id=group.id, user_id=asha.id)["ok"]
    asha.joins(group)
    owner = call(fake, "banChatMember", chat_id=group.id, user_id=officer.id)
    assert owner["description"] == "Bad Request: can't remove chat owner"


def test_an_anonymous_administrator_cannot_be_told_by_the_sender(fake: FakeTelegram) -> None:
    officer = fake.user("Officer")
    group = fake.group("Sagar", officer)
    group.adds_bot(officer)
    officer.says("/ban", chat=group, anonymous=True)
    message = run(fake, lambda bot: bot.get_updates())[-1].message
    assert message.from_user.id == 1087968824
    assert message.sender_chat.id == group.id


def test_the_bot_needs_its_rights_in_a_group(fake: FakeTelegram) -> None:
    officer, asha = fake.user("Officer"), fake.user("Asha")
    group = fake.group("Sagar", officer, asha, forum=True)
    assert call(fake, "sendMessage", chat_id=group.id, text="x")["error_code"] == 403
    group.adds_bot(officer)
    spam = asha.says("buy", chat=group)
    attempts: list[tuple[str, JSON]] = [
        ("deleteMessage", {"message_id": spam.id}),
        ("banChatMember", {"user_id": asha.id}),
        ("createChatInviteLink", {}),
        ("pinChatMessage", {"message_id": spam.id}),
        ("createForumTopic", {"name": "Offers"}),
    ]
    for method, extra in attempts:
        assert call(fake, method, chat_id=group.id, **extra)["error_code"] == 400, method
    group.promotes_bot()
    for method, extra in reversed(attempts):
        assert call(fake, method, chat_id=group.id, **extra)["ok"], method
    assert not asha.in_group(group)
    with pytest.raises(AssertionError, match="is not in Sagar"):
        asha.says("again", chat=group)
    group.removes_bot()
    answer = call(fake, "sendMessage", chat_id=group.id, text="x")
    assert answer["description"] == "Forbidden: bot was kicked from the supergroup chat"


def test_topics_take_messages_until_they_are_closed(fake: FakeTelegram) -> None:
    officer = fake.user("Officer")
    group = fake.group("Sagar", officer, forum=True)
    group.adds_bot(officer, can_manage_topics=True)

    async def topics(bot: Bot) -> None:
        topic = await bot.create_forum_topic(group.id, "Offers")
        sent = await bot.send_message(group.id, "haldi", message_thread_id=topic.message_thread_id)
        assert sent.is_topic_message
        assert sent.message_thread_id == topic.message_thread_id
        await bot.close_forum_topic(group.id, topic.message_thread_id)
        group.demotes_bot()
        with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
            await bot.send_message(group.id, "more", message_thread_id=topic.message_thread_id)

    run(fake, topics)


def test_privacy_mode_hides_ordinary_group_talk_from_a_plain_member(fake: FakeTelegram) -> None:
    officer, asha = fake.user("Officer"), fake.user("Asha")
    group = fake.group("Sagar", officer, asha)
    group.adds_bot(officer)
    asha.says("only chatter", chat=group)
    asha.says("/help", chat=group)
    asha.says("/help@OtherBot", chat=group)
    posted = call(fake, "sendMessage", chat_id=group.id, text="card")["result"]["message_id"]
    asha.says("about that card", chat=group, reply_to=posted)
    group.promotes_bot()
    asha.says("50 sarees", chat=group)
    texts = [update["message"].get("text") for update in fake.pending if "message" in update]
    assert texts == [None, "/help", "about that card", "50 sarees"]


def test_a_group_that_migrates_answers_with_its_new_id(fake: FakeTelegram) -> None:
    officer = fake.user("Officer")
    group = fake.group("Sagar", officer, kind="group")
    group.adds_bot(officer)
    old = group.id
    new = group.migrates()
    with pytest.raises(ChatMigrated) as caught:
        run(fake, lambda bot: bot.send_message(old, "x"))
    assert caught.value.new_chat_id == new
    assert run(fake, lambda bot: bot.send_message(new, "x")).chat.id == new
    services = [update["message"] for update in fake.pending if "message" in update][-2:]
    assert services[0]["migrate_to_chat_id"] == new
    assert services[1]["migrate_from_chat_id"] == old


# ---- flood limits on the clock


def test_flood_limits_hold_per_chat_per_group_and_over_all() -> None:
    clock = Clock(datetime(2026, 1, 5, 9, tzinfo=UTC), ticking=False)
    with FakeTelegram(clock=clock) as fake:
        asha = fake.user("Asha", started=True)
        assert [send_text(fake, asha.id)["ok"] for _ in range(6)] == [True] * 5 + [False]
        answer = PLAIN.post(f"{fake.base_url}/bot{fake.token}/sendMessage", json={"chat_id": asha.id, "text": "x"})
        assert answer.status_code == 429
        assert answer.headers["retry-after"] == "1"
        assert answer.json()["parameters"] == {"retry_after": 1}
        with pytest.raises(RetryAfter):
            run(fake, lambda bot: bot.send_message(asha.id, "x"))
        assert call(fake, "sendChatAction", chat_id=asha.id, action="typing")["ok"], "reads and actions are not counted"
        clock.advance(1)
        assert send_text(fake, asha.id)["ok"]

        clock.advance(60)
        crowd = [fake.user(f"U{n}", started=True) for n in range(31)]
        assert [send_text(fake, person.id)["ok"] for person in crowd] == [True] * 30 + [False]

        group = fake.group("Sagar", asha)
        group.adds_bot(asha)
        accepted = 0
        for _ in range(25):
            clock.advance(1)
            accepted += send_text(fake, group.id)["ok"]
        assert accepted == 20
        assert fake.refusals(429)[-1].result is None
        clock.advance(60)
        assert send_text(fake, group.id)["ok"]
        fake.limits.enabled = False
        assert all(send_text(fake, asha.id)["ok"] for _ in range(40))


# ---- faults


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.too_many(7), RetryAfter),
        (Fault.forbidden(), Forbidden),
        (Fault.bad_request("message is too long"), BadRequest),
        (Fault.migrated(-1001), ChatMigrated),
        (Fault.server_error(), NetworkError),
        (Fault.bad_gateway(), NetworkError),
        (Fault.reset(), NetworkError),
        (Fault.hang(3), TimedOut),
    ],
)
def test_a_fault_that_refuses_leaves_no_message(fake: FakeTelegram, fault: Fault, error: type[Exception]) -> None:
    asha = fake.user("Asha", started=True)
    fake.inject(fault, "sendMessage", chat=asha.id)
    with pytest.raises(error):
        run(fake, lambda bot: bot.send_message(asha.id, "x"), read_timeout=0.3)
    assert (fault.met, asha.received) == (1, [])
    assert run(fake, lambda bot: bot.send_message(asha.id, "x")).text == "x"


@pytest.mark.parametrize("fault", [Fault.answer_lost(), Fault.answer_lost(2), Fault.malformed()])
def test_a_lost_answer_means_that_the_message_is_there_once(fake: FakeTelegram, fault: Fault) -> None:
    asha = fake.user("Asha", started=True)
    fake.inject(fault, "sendMessage", skip=1)
    assert run(fake, lambda bot: bot.send_message(asha.id, "first")).text == "first"
    with pytest.raises(ptb.error.TelegramError):
        run(fake, lambda bot: bot.send_message(asha.id, "second"), read_timeout=0.3)
    assert [message.text for message in asha.received] == ["first", "second"]
    assert fake.calls_of("sendMessage")[-1].fault == fault.kind


def test_edits_in_a_group_have_a_limit_of_their_own(fake: FakeTelegram) -> None:
    fake.clock.freeze()
    officer = fake.user("Officer")
    group = fake.group("Sagar", officer)
    group.adds_bot(officer)
    number = send_text(fake, group.id)["result"]["message_id"]
    codes = []
    for turn in range(21):
        fake.clock.advance(1)
        edit = call(fake, "editMessageText", chat_id=group.id, message_id=number, text=f"card {turn}")
        codes.append(edit.get("error_code", 200))
    assert codes == [200] * 20 + [429]


def test_a_slow_answer_is_still_an_answer(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    fake.inject(Fault.slow(0.3), "sendMessage")
    begun = time.monotonic()
    assert call(fake, "sendMessage", chat_id=asha.id, text="x")["ok"]
    assert time.monotonic() - begun >= 0.3


# ---- getUpdates


def test_polling_confirms_by_offset_and_excludes_the_webhook(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)
    for word in ("a", "b", "c"):
        asha.says(word)
    first = call(fake, "getUpdates", limit=2)["result"]
    assert [update["message"]["text"] for update in first] == ["a", "b"]
    assert len(call(fake, "getUpdates")["result"]) == 3, "nothing was confirmed"
    rest = call(fake, "getUpdates", offset=first[-1]["update_id"] + 1)["result"]
    assert [update["message"]["text"] for update in rest] == ["c"]
    assert call(fake, "setWebhook", url="http://127.0.0.1:9/x")["ok"]
    refusal = call(fake, "getUpdates")
    assert (refusal["error_code"], refusal["description"][:38]) == (409, "Conflict: can't use getUpdates method ")
    assert call(fake, "deleteWebhook", drop_pending_updates=True)["ok"]
    assert call(fake, "getUpdates")["result"] == []


def test_a_long_poll_waits_and_a_second_one_ends_the_first(fake: FakeTelegram) -> None:
    asha = fake.user("Asha", started=True)

    async def poll(bot: Bot) -> None:
        waiting = asyncio.create_task(bot.get_updates(timeout=4))
        await asyncio.sleep(0.2)
        asha.says("now")
        assert [update.message.text for update in await waiting if update.message] == ["now"]
        older = asyncio.create_task(bot.get_updates(offset=10**9, timeout=4))
        await asyncio.sleep(0.2)
        newer = asyncio.create_task(asyncio.to_thread(call, fake, "getUpdates", offset=10**9))
        with pytest.raises(ptb.error.Conflict):
            await older
        await newer

    run(fake, poll, read_timeout=6)


# ---- webhook


def test_the_webhook_gets_updates_with_the_secret_and_in_order(fake: FakeTelegram, hook: Hook) -> None:
    asha = fake.user("Asha")
    asha.starts()
    run(
        fake,
        lambda bot: bot.set_webhook(hook.url, secret_token="s3cret_-", allowed_updates=["message", "callback_query"]),
    )
    asha.blocks()
    asha.unblocks()
    hook.delay = 0.02
    for number in range(5):
        asha.says(str(number))
    fake.settle()
    assert [message["text"] for message in hook.updates("message")] == ["/start", "0", "1", "2", "3", "4"]
    assert {secret for _, secret in hook.got} == {"s3cret_-"}
    assert hook.most_at_once[str(asha.id)] == 1, "one update at a time per chat"
    info = run(fake, lambda bot: bot.get_webhook_info())
    assert (info.url, info.pending_update_count, info.allowed_updates) == (hook.url, 0, ("message", "callback_query"))
    assert hook.updates("my_chat_member") == []


def test_a_failed_delivery_is_repeated_with_doubling_delay(fake: FakeTelegram, hook: Hook) -> None:
    fake.clock.freeze()
    asha, ravi = fake.user("Asha", started=True), fake.user("Ravi", started=True)
    call(fake, "setWebhook", url=hook.url)
    hook.answers = [(500, {}, ""), (503, {"Retry-After": "30"}, ""), (500, {}, "")]
    asha.says("one")
    asha.says("two")
    fake.wait_for(lambda: len(fake.deliveries) == 1)
    for wait in (0.9, 0.2):
        assert len(hook.got) == 1
        fake.clock.advance(wait)
        time.sleep(0.1)
    fake.wait_for(lambda: len(fake.deliveries) == 2)
    fake.clock.advance(29)
    time.sleep(0.1)
    assert len(fake.deliveries) == 2, "Retry-After is honoured"
    fake.clock.advance(2)
    fake.wait_for(lambda: len(fake.deliveries) == 3)
    ravi.says("another queue")
    fake.wait_for(lambda: len(fake.deliveries) == 4)
    info = call(fake, "getWebhookInfo")["result"]
    assert info["pending_update_count"] == 2
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    fake.clock.advance(4)
    fake.settle()
    texts = [message["text"] for message in hook.updates("message")]
    assert texts == ["one", "one", "one", "another queue", "one", "two"]


def with_a_button_and_nothing_delivered(fake: FakeTelegram, hook: Hook) -> Person:
    asha = fake.user("Asha", started=True)
    fake.pause_delivery()
    call(fake, "setWebhook", url=hook.url)
    call(fake, "sendMessage", chat_id=asha.id, text="x", reply_markup=with_button(text="a", callback_data="a"))
    return asha


def test_updates_expire_when_the_bot_stays_away(fake: FakeTelegram, hook: Hook) -> None:
    asha = with_a_button_and_nothing_delivered(fake, hook)
    asha.presses("a")
    asha.says("text")
    fake.clock.advance(3600)
    fake.resume_delivery()
    fake.settle()
    assert [list(update)[1] for update, _ in hook.got] == ["message"]


def test_a_press_can_overtake_a_text(fake: FakeTelegram, hook: Hook) -> None:
    asha = with_a_button_and_nothing_delivered(fake, hook)
    asha.says("first")
    asha.presses("a")
    fake.resume_delivery(reverse_queues=True)
    fake.settle()
    assert [list(update)[1] for update, _ in hook.got] == ["callback_query", "message"]


def test_the_same_update_can_come_fifty_times_at_once(fake: FakeTelegram, hook: Hook) -> None:
    asha = fake.user("Asha", started=True)
    call(fake, "setWebhook", url=hook.url, secret_token="right")
    fake.duplicates = 1
    asha.says("x")
    fake.settle()
    assert len(hook.got) == 2
    assert fake.deliver_again(times=50) == [200] * 50
    assert len({update["update_id"] for update, _ in hook.got}) == 1
    fake.deliver_again(secret="wrong")
    assert hook.got[-1][1] == "wrong"


def test_a_call_in_the_webhook_answer_is_carried_out(fake: FakeTelegram, hook: Hook) -> None:
    asha = fake.user("Asha", started=True)
    call(fake, "setWebhook", url=hook.url)
    hook.answers = [(200, {}, json.dumps({"method": "sendMessage", "chat_id": asha.id, "text": "quick"}))]
    asha.says("x")
    assert fake.wait_for(lambda: asha.received)[0].text == "quick"


def test_a_webhook_is_carried_to_loopback_only(fake: FakeTelegram, hook: Hook) -> None:
    assert "HTTPS URL" in refused(fake, "setWebhook", url="http://haat.example/x")
    assert "outside the allowed set" in refused(fake, "setWebhook", url="https://haat.example/x", secret_token="a b")
    assert "unknown update kinds" in refused(fake, "setWebhook", url="https://haat.example/x", allowed_updates=["msg"])
    asha = fake.user("Asha", started=True)
    call(fake, "setWebhook", url="https://haat.example/webhooks/telegram")
    asha.says("x")
    fake.wait_for(lambda: fake.deliveries)
    assert "no route" in call(fake, "getWebhookInfo")["result"]["last_error_message"]
    fake.route("https://haat.example", hook.url.removesuffix("/webhooks/telegram"))
    fake.clock.advance(5)
    fake.settle()
    assert hook.updates("message")[0]["text"] == "x"


def test_opt_in_updates_come_only_by_name_and_only_to_administrators(fake: FakeTelegram) -> None:
    officer, asha = fake.user("Officer"), fake.user("Asha")
    group = fake.group("Sagar", officer)
    group.adds_bot(officer)
    call(fake, "getUpdates", allowed_updates=["message", "chat_member"])
    asha.joins(group)
    group.promotes_bot()
    asha.leaves(group)
    kinds = [list(update)[1] for update in fake.pending]
    assert kinds.count("chat_member") == 1


def test_people_write_in_parallel_and_each_in_order(fake: FakeTelegram, hook: Hook) -> None:
    crowd = [fake.user(f"U{number}", started=True) for number in range(20)]
    fake.pause_delivery()
    call(fake, "setWebhook", url=hook.url)
    for word in ("1", "2", "3"):
        for person in crowd:
            person.says(word)
    hook.delay = 0.05
    begun = time.monotonic()
    fake.resume_delivery()
    fake.settle(20)
    assert time.monotonic() - begun < 60 * hook.delay, "one queue after the other would take longer"
    for person in crowd:
        texts = [message["text"] for message in hook.updates("message") if message["from"]["id"] == person.id]
        assert texts == ["1", "2", "3"]
    assert set(hook.most_at_once.values()) == {1}


# ---- the bot's own settings, and all methods


def test_commands_descriptions_and_menus_are_kept(fake: FakeTelegram) -> None:
    async def settings(bot: Bot) -> None:
        commands = [ptb.BotCommand("help", "मदद")]
        await bot.set_my_commands(commands, language_code="hi", scope=ptb.BotCommandScopeAllPrivateChats())
        assert (
            list(await bot.get_my_commands(scope=ptb.BotCommandScopeAllPrivateChats(), language_code="hi")) == commands
        )
        assert await bot.get_my_commands() == ()
        with pytest.raises(BadRequest, match="allowed set"):
            await bot.set_my_commands([("Help", "x")])
        await bot.set_my_description("बाज़ार", language_code="hi")
        assert (await bot.get_my_description("hi")).description == "बाज़ार"
        await bot.set_chat_menu_button(menu_button=ptb.MenuButtonCommands())
        assert isinstance(await bot.get_chat_menu_button(), ptb.MenuButtonCommands)

    run(fake, settings)
    assert len(fake.forgive()) == 1


def test_the_client_understands_the_answers_of_all_its_methods() -> None:
    with FakeTelegram(rate_limits=False) as fake:
        accepted, refusals = run(fake, lambda bot: _sweep(fake, bot))
        played = {found.method for found in fake.calls if found.played and found.ok}
        fake.forgive()
    assert not refusals, json.dumps(refusals, indent=1)
    assert len(accepted) >= 150
    assert len(played) >= 75


async def _sweep(fake: FakeTelegram, bot: Bot) -> tuple[list[str], dict[str, str]]:
    officer = fake.user("Officer", started=True)
    group = fake.group("Sagar", officer, kind="supergroup", forum=True)
    group.adds_bot(officer)
    group.promotes_bot()
    accepted: list[str] = []
    refusals: dict[str, str] = {}
    skip = {"logOut", "close", "getUpdates", "setWebhook", "answerGuestQuery"}
    for name in fake.spec.methods:
        method = getattr(bot, name, None)
        group.promotes_bot()
        if method is None or name in skip:
            continue
        values = await _values(fake, bot, group, officer, name)
        wanted = inspect.signature(method).parameters
        arguments = {
            key: values[key]
            for key, parameter in wanted.items()
            if key in values and (parameter.default is inspect.Parameter.empty or key in values["optional"])
        }
        try:
            await method(**arguments)
            accepted.append(name)
        except Exception as error:
            refusals[name] = f"{type(error).__name__}: {error}"
    return accepted, refusals


async def _values(fake: FakeTelegram, bot: Bot, group: Any, officer: Any, name: str) -> JSON:
    """One plausible value per parameter name, with everything that the method needs standing in the world."""
    asha = fake.user("Asha", started=True)
    asha.joins(group)
    private = name.startswith(("send", "edit", "copy", "stop", "answer")) and "Link" not in name and "Topic" not in name
    chat_id = asha.id if private else group.id
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])
    photo_edit = name in ("editMessageCaption", "editMessageMedia")
    if photo_edit:
        message = await bot.send_photo(chat_id, PIXEL)
    elif name.endswith("LiveLocation"):
        message = await bot.send_location(chat_id, 18.0, 73.0, live_period=3600)
    elif name == "stopPoll":
        message = await bot.send_poll(chat_id, "?", ["a", "b"])
    else:
        message = await bot.send_message(chat_id, "x", reply_markup=markup if private else None)
    if name.startswith("unpin"):
        await bot.pin_chat_message(chat_id, message.message_id)
    link = group.makes_link(join_request=True)
    if "JoinRequest" in name:
        asha.leaves(group)
        asha.asks_to_join(link)
    press = str(asha.presses("a").id) if name == "answerCallbackQuery" else ""
    thread = (await bot.create_forum_topic(group.id, "Offers")).message_thread_id
    if name == "reopenForumTopic":
        await bot.close_forum_topic(group.id, thread)
    voice = asha.sends_voice().json["voice"]["file_id"]
    sticker = ptb.InputSticker(b"RIFFwebp", ["🙂"], "static")
    one: Any = b"RIFF" if name == "sendSticker" else sticker if name.startswith(("add", "replace")) else "sticker-id"
    now = int(fake.clock.timestamp())
    optional = {"message_id", "chat_id", "caption", "description"}
    if name == "editMessageMedia":
        optional.add("media")
    if name == "editMessageLiveLocation":
        optional |= {"latitude", "longitude"}
    if name == "editForumTopic":
        optional.add("name")
    if name.startswith("send"):
        optional |= {"latitude", "longitude", "title", "address", "phone_number", "first_name"}
    return {
        "optional": optional,
        "chat_id": chat_id, "from_chat_id": chat_id, "message_id": message.message_id,
        "message_ids": [message.message_id], "text": "y", "caption": "y", "user_id": asha.id,
        "photo": ptb.InputProfilePhotoStatic(PIXEL) if name.endswith("ProfilePhoto") else PIXEL,
        "audio": b"ID3", "document": b"%PDF", "video": b"mp4", "animation": b"mp4", "voice": b"OggS",
        "video_note": b"mp4", "sticker": one,
        "live_photo": b"mp4", "latitude": 19.0, "longitude": 72.8, "title": "T", "address": "A",
        "phone_number": "+910123456789", "first_name": "F", "question": "?", "options": ["a", "b"], "draft_id": 1,
        "action": "typing", "emoji": "🎲", "permissions": ptb.ChatPermissions(can_send_messages=True),
        "media": ptb.InputMediaPhoto(PIXEL) if name == "editMessageMedia"
        else [ptb.InputPaidMediaPhoto(PIXEL)] if name == "sendPaidMedia"
        else [ptb.InputMediaPhoto(PIXEL), ptb.InputMediaPhoto(PIXEL)],
        "file_id": voice, "invite_link": link, "name": "N", "custom_title": "C", "tag": "weaver",
        "sender_chat_id": group.id, "sticker_set_name": "S", "message_thread_id": thread, "description": f"d{now}",
        "callback_query_id": press, "commands": [("help", "Help")], "business_connection_id": "b",
        "star_count": 5, "month_count": 3, "gift_id": "g", "owned_gift_id": "g", "new_owner_chat_id": asha.id,
        "content": ptb.InputStoryContentPhoto(PIXEL), "active_period": 86400, "story_id": 1, "from_story_id": 1,
        "web_app_query_id": "q", "result": ptb.InlineQueryResultArticle("1", "t", ptb.InputTextMessageContent("x")),
        "inline_query_id": "q", "results": [ptb.InlineQueryResultArticle("1", "t", ptb.InputTextMessageContent("x"))],
        "payload": "p", "currency": "XTR", "prices": [ptb.LabeledPrice("a", 1)], "shipping_query_id": "q", "ok": True,
        "pre_checkout_query_id": "q", "telegram_payment_charge_id": "t", "is_canceled": True, "errors": [
            ptb.PassportElementErrorUnspecified("passport", "aGFzaA==", "m")], "game_short_name": "g", "score": 1,
        "checklist": ptb.InputChecklist("T", [ptb.InputChecklistTask(1, "a")]), "reaction": "👍",
        "custom_emoji_ids": ["1"], "sticker_format": "static", "stickers": [sticker], "position": 0,
        "old_sticker": "o", "emoji_list": ["🙂"], "keywords": ["a"], "format": "static", "accepted_gift_types":
        ptb.AcceptedGiftTypes(True, True, True, True, True), "show_gift_button": True, "bio": "b",
        "last_name": "L", "username": "u", "photo_id": 1, "subscription_period": 2592000, "subscription_price": 5,
        "from_user_id": asha.id, "limit": 1, "is_access_restricted": False,
        "button": KeyboardButton("a", request_users=ptb.KeyboardButtonRequestUsers(1)),
    }  # fmt: skip


def test_a_sample_answer_is_marked_as_not_played(fake: FakeTelegram) -> None:
    assert call(fake, "getMyStarBalance")["ok"]
    assert not fake.calls_of("getMyStarBalance")[0].played


def test_the_judge_names_the_right_type_of_a_union() -> None:
    spec = Spec()
    with pytest.raises(SpecError, match="InlineKeyboardButton needs the field text"):
        spec.check_value(
            {"inline_keyboard": [[{}]]}, ("InlineKeyboardMarkup", "ReplyKeyboardMarkup", "ForceReply"), "m"
        )
    with pytest.raises(SpecError, match="needs the field user"):
        spec.check_value({"status": "creator", "is_anonymous": False}, ("ChatMember",), "m")
