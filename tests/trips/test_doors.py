"""The doors: what is not proven, not readable or not for us never gets in, and never makes anybody fall over."""

from __future__ import annotations

import hmac
import json
import uuid
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
import structlog

from storage import counters, inbox, tables
from tests.fakes.telegram_people import Person as TelegramPerson
from tests.trips.guests import Guest
from tests.trips.town import PLAIN, SECRET, Town

TELEGRAM = "/webhooks/telegram"
INBOUND, STATUS = "/webhooks/twilio/inbound", "/webhooks/twilio/status"
SHOWN = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
def town(shared_town: Town) -> Town:
    return shared_town


@pytest.fixture
def logged() -> Iterator[list[Mapping[str, Any]]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


def many(town: Town, table: sa.Table = tables.inbox) -> int:
    return int(town.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(table))))


def update_of(person: TelegramPerson, **content: Any) -> dict[str, Any]:
    """A message of this person's as Telegram posts it, with an update id of its own."""
    chat = {"id": person.id, "type": "private", "first_name": "x"}
    message = {"message_id": serial(), "date": 1_760_000_000, "chat": chat, "from": dict(person.json), **content}
    return {"update_id": serial(), "message": message}


def serial() -> int:
    return uuid.uuid4().int % 2**31


def post(town: Town, body: Any, **more: Any) -> httpx.Response:
    """A proven post to Telegram's door."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return PLAIN.post(town.url + TELEGRAM, content=raw, headers={**SHOWN, **more.pop("headers", {})}, **more)


# ── not proven ────────────────────────────────────────────────────────────────────────────────────────────────────

WRONG_SECRETS = (None, "", "wrong", SECRET + "x", SECRET[:-1], SECRET.upper(), SECRET[:-1] + "T", "é" * 20)


@pytest.mark.parametrize("secret", WRONG_SECRETS)
def test_a_wrong_secret_is_refused_and_nothing_is_stored(town: Town, secret: str | None) -> None:
    before = many(town)
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret.encode()}
    body = json.dumps(update_of(town.telegram.user("Nobody"), text="नमस्ते")).encode()
    answer = PLAIN.post(town.url + TELEGRAM, content=body, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert many(town) == before


@pytest.mark.parametrize("signature", ["wrong", "missing", "", "=", "é", "bm90IGl0", "A" * 5000])
@pytest.mark.parametrize("door", [INBOUND, STATUS])
def test_a_wrong_signature_is_refused_and_nothing_is_stored(town: Town, signature: str, door: str) -> None:
    before = many(town), many(town, tables.status_events)
    meera = town.twilio.person("Meera")
    form = {
        "MessageSid": "SM" + "0" * 32,
        "From": meera.address,
        "To": meera.sender,
        "Body": "hi",
        "MessageStatus": "sent",
    }
    if signature in ("wrong", "missing"):
        posted = meera.posts_raw(form, signature=signature, url=f"https://haat.example{door}")  # type: ignore[arg-type]
        assert posted.status == 403
    else:
        answer = PLAIN.post(town.url + door, data=form, headers={"X-Twilio-Signature": signature.encode()})  # type: ignore[arg-type]
        assert answer.status_code == 403
    assert (many(town), many(town, tables.status_events)) == before


def test_a_right_signature_for_another_door_or_form_opens_nothing(town: Town) -> None:
    before = many(town)
    meera = town.twilio.person("Meera")
    form = {"MessageSid": "SM" + "1" * 32, "From": meera.address, "To": meera.sender, "Body": "hi"}
    meera.posts_raw(form, url=f"https://haat.example{INBOUND}?x=1", signature="wrong")
    good = town.twilio.hooks[-1]
    from tests.fakes.twilio_hooks import sign

    for url in (f"https://haat.example{STATUS}", f"http://haat.example{INBOUND}", f"https://other.example{INBOUND}"):
        stolen = sign(town.twilio.auth_token, url, tuple(form.items()))
        assert meera.posts_raw(form, signature=stolen, url=f"https://haat.example{INBOUND}").status == 403
    right = sign(town.twilio.auth_token, f"https://haat.example{INBOUND}", tuple(form.items()))
    changed = form | {"Body": "send money"}
    assert meera.posts_raw(changed, signature=right).status == 403
    assert meera.posts_raw(form | {"More": "1"}, signature=right).status == 403
    assert good.status == 403
    assert many(town) == before


def test_secrets_and_signatures_are_compared_in_constant_time(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    real, compared = hmac.compare_digest, []

    def watched(one: Any, other: Any) -> bool:
        compared.append((bytes(one) if isinstance(one, bytes) else one, other))
        return real(one, other)

    monkeypatch.setattr(hmac, "compare_digest", watched)
    wrong = "x" * len(SECRET)
    PLAIN.post(town.url + TELEGRAM, json={}, headers={"X-Telegram-Bot-Api-Secret-Token": wrong})
    assert (wrong.encode(), SECRET.encode()) in compared
    compared.clear()
    town.twilio.person("Meera").posts_raw({"MessageSid": "SM1"}, signature="bm90IGl0")
    assert any(b"bm90IGl0" in pair for pair in compared)


# ── proven, but not readable ──────────────────────────────────────────────────────────────────────────────────────

NOT_JSON = {
    "nothing": b"", "half": b'{"update_id": 1, ', "a list": b"[]", "a word": b'"x"', "no id": b'{"message": {}}',
    "an id of words": b'{"update_id": "1"}', "a true id": b'{"update_id": true}', "no letters": b"\xff\xfe\x00",
    "not a number": b'{"update_id": 1, "message": NaN}', "a form": b"update_id=1&message=x",
    "endless digits": b'{"update_id": ' + b"9" * 5000 + b"}", "endless depth": b'{"update_id": 1, "a": ' + b"[" * 200_000,
    "half a letter": b'{"update_id": 1, "message": {"text": "\xed\xa0\x80"}}',
    "another encoding": '{"update_id": 1, "message": {}}'.encode("utf-16"),
    "an id beyond all numbers": b'{"update_id": ' + b"9" * 400 + b"}", "packed": b"\x1f\x8b\x08\x00" + bytes(20),
}  # fmt: skip


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_no_update_is_refused_with_an_id_that_the_log_has_too(
    town: Town, logged: list[Mapping[str, Any]], body: bytes
) -> None:
    before = many(town)
    answer = post(town, body)
    assert answer.status_code == 400
    number = answer.text.partition("(")[2].rstrip(")")
    (line,) = [line for line in logged if line["event"] == "malformed request"]
    assert line["request_id"] == number
    assert len(number) == 8
    assert many(town) == before


@pytest.mark.parametrize(
    "body", [b"Body", b"a=%FF%FE", b"a=%ED%A0%80", b'{"Body": "x"}', b"a=1&&b=2", b"=" * 3, "a=é".encode("latin-1")]
)
def test_what_is_no_form_is_refused_with_an_id_that_the_log_has_too(
    town: Town, logged: list[Mapping[str, Any]], body: bytes
) -> None:
    before = many(town)
    posted = town.twilio.person("Meera").posts_raw({"Body": "x"}, body=body)
    assert posted.status in (400, 403)
    if posted.status == 400:
        (line,) = [line for line in logged if line["event"] == "malformed request"]
        assert line["request_id"].encode() in posted.posts[-1].answer
    assert many(town) == before


WRITER = "whatsapp:+910123456789"
UNSAID: list[dict[str, str]] = [
    {}, {"MessageSid": "SM1"}, {"From": WRITER}, {"MessageSid": "SM1", "From": "+910123456789"},
    {"MessageSid": "SM1", "From": "whatsapp:"}, {"MessageSid": "", "From": WRITER},
    {"MessageSid": "S" * 99, "From": WRITER}, {"MessageSid": "SM1", "From": "whatsapp:" + "x" * 200},
]  # fmt: skip


@pytest.mark.parametrize("form", UNSAID)
def test_a_proven_form_without_writer_or_id_is_malformed(town: Town, form: dict[str, str]) -> None:
    before = many(town)
    assert town.twilio.person("Meera").posts_raw(form).status == 400
    assert many(town) == before


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/png", ""],
)
def test_a_body_is_judged_by_what_it_is_and_not_by_what_it_is_called(town: Town, content_type: str) -> None:
    asha = Guest(town, "telegram")
    asha.settle()
    update = update_of(asha.person, text="🙂")
    assert post(town, update, headers={"Content-Type": content_type}).status_code == 200
    town.quiet()
    asha.hears("Sorry, I did not get that.")
    meera = Guest(town, "whatsapp")
    form = {"MessageSid": f"SM{uuid.uuid4().hex}", "From": meera.external, "To": meera.person.sender, "Body": "🙂"}
    meera.settle()
    assert meera.person.posts_raw(form, content_type=content_type or "application/json").status == 204
    town.quiet()
    meera.hears("Sorry, I did not get that.")


def test_a_multipart_form_is_no_form_of_twilios(town: Town) -> None:
    before = many(town)
    answer = PLAIN.post(town.url + INBOUND, files={"Body": b"x"}, headers={"X-Twilio-Signature": "x"})
    assert answer.status_code in (400, 403)
    assert many(town) == before


def test_a_huge_body_is_refused_before_it_is_read_whole(town: Town) -> None:
    assert post(town, b'{"update_id": 1, "x": "' + b"a" * 2_000_000 + b'"}').status_code == 400

    def pieces() -> Iterator[bytes]:  # no length is announced
        yield b'{"update_id": 1, "x": "'
        for _ in range(40):
            yield b"a" * 65536

    answer = PLAIN.post(town.url + TELEGRAM, content=pieces(), headers=SHOWN)
    assert answer.status_code == 400
    posted = town.twilio.person("Meera").posts_raw({"Body": "x" * 1_500_000})
    assert posted.status == 400


@pytest.mark.parametrize("door", [TELEGRAM, INBOUND, STATUS])
def test_a_door_takes_posts_only(town: Town, door: str) -> None:
    for method in ("GET", "PUT", "DELETE"):
        assert PLAIN.request(method, town.url + door, headers=SHOWN).status_code == 405


def test_another_senders_door_is_closed(town: Town) -> None:
    before = many(town)
    body = json.dumps(update_of(town.telegram.user("x"), text="x")).encode()
    assert PLAIN.post(f"{town.url}{TELEGRAM}/somebody_else", content=body, headers=SHOWN).status_code in (403, 404)
    assert many(town) == before


def test_the_doors_talk_to_nobody_about_themselves(town: Town) -> None:
    for path in (
        "/docs",
        "/redoc",
        "/openapi.json",
        "/.env",
        "/media/../haat.db",
        "/media/x/../../haat.db",
        "/simulator",
        "/",
    ):
        assert PLAIN.get(town.url + path).status_code == 404, path


@pytest.mark.parametrize("signature", ["x", "0" * 24, "é" * 24, "%00", "%ED%A0%80"])
@pytest.mark.parametrize("path", ["ab/abc.jpg", "..%2f..%2fetc/passwd", "%2e%2e/haat.db", "%00", "नमस्ते.jpg"])
def test_media_without_the_right_signature_are_not_there(town: Town, signature: str, path: str) -> None:
    assert PLAIN.get(f"{town.url}/media/{signature}/{path}").status_code == 404


# ── proven and readable, but odd ──────────────────────────────────────────────────────────────────────────────────

ODD = "x\u0000y"
HALF = "\ud83d half"


ODD_CONTENTS: list[dict[str, Any]] = [
    {"text": HALF}, {"text": ODD}, {"text": 5}, {"text": None}, {"text": ["x"]}, {"photo": []}, {"photo": "x"},
    {"voice": {}}, {"document": {"file_id": HALF, "file_size": "big"}}, {"sticker": None}, {"poll": {}},
    {"contact": {"phone_number": ODD, "first_name": HALF}}, {"contact": {}}, {"location": {"latitude": "north"}},
    {"location": {"latitude": 1e308 * 10, "longitude": 5}}, {"location": {"latitude": "nan", "longitude": 5}},
    {HALF: {}}, {ODD: {}}, {"text": "x", "media_group_id": HALF}, {"text": "x", "reply_to_message": "x"},
    {"text": "x", "reply_to_message": {"message_id": ODD}}, {"photo": [{"file_id": ODD, "width": 1, "height": 1}]},
    {"text": "x", "message_id": HALF}, {"text": "/start " + ODD}, {"text": "/start " + "a" * 4000},
    {"caption": HALF, "video": {"file_id": "v", "mime_type": 5, "file_size": 10**30}}, {"text": "🙂", "entities": "x"},
]  # fmt: skip


def test_fields_that_are_not_what_they_should_be_never_stop_the_lane(on_telegram: Guest) -> None:
    for content in ODD_CONTENTS:
        raw = json.dumps(update_of(on_telegram.person, **content)).replace("Infinity", "1e999").encode()
        assert post(on_telegram.town, raw).status_code == 200, ascii(content)
    on_telegram.town.quiet()
    assert {row.state: ascii(row.message) for row in on_telegram.kept(tables.inbox)}.keys() == {"done"}
    on_telegram.goes_on(in_words=True)


ODD_UPDATES: list[dict[str, Any]] = [
    {"callback_query": {}}, {"callback_query": {"id": HALF, "from": "{me}", "data": ODD}},
    {"callback_query": {"id": "1", "from": "{me}"}}, {"callback_query": {"id": "2", "from": "{me}", "data": HALF + ".0"}},
    {"my_chat_member": {}}, {"my_chat_member": {"chat": {"type": "private"}}}, {"message": None}, {"message": []},
    {"message": {"from": {"id": "abc"}}}, {"message": {"from": {"id": 10**40}, "message_id": 1, "text": "x"}},
    {"edited_message": {"from": "{me}", "message_id": 1, "text": HALF}}, {HALF: {}}, {"\u0000": {}}, {"k" * 500: {"a": 1}},
    {"poll_answer": {"poll_id": "1", "user": "{me}", "option_ids": [0]}}, {"subscription": {}}, {},
    {"message_reaction": {"user": "{me}", "chat": {"id": 1, "type": "private"}, "new_reaction": []}},
    {"business_message": {"from": "{me}", "text": "x"}}, {"pre_checkout_query": {"id": "1", "from": "{me}"}},
    {"inline_query": {"id": "1", "from": "{me}", "query": "haldi"}}, {"chat_boost": {"chat": {"id": -1}}},
]  # fmt: skip


def test_update_kinds_of_any_shape_are_counted_and_never_fatal(on_telegram: Guest) -> None:
    town, me = on_telegram.town, json.dumps(on_telegram.person.json)
    parked, before = len(town.look(inbox.parked)), sum(town.look(counters.counted).values())
    for update in ODD_UPDATES:
        raw = json.dumps({"update_id": serial(), **update}).replace('"{me}"', me).encode()
        assert post(town, raw).status_code == 200, ascii(update)
    town.quiet()
    assert len(town.look(inbox.parked)) == parked
    # Three are presses and two are messages of people: these are answered, the others counted.
    assert sum(town.look(counters.counted).values()) == before + len(ODD_UPDATES) - 5
    on_telegram.goes_on()


def test_an_unknown_kind_is_counted_under_its_name(town: Town) -> None:
    before = town.look(counters.counted).get("unread:telegram:kind_of_next_year", 0)
    for _ in range(3):
        post(town, {"update_id": serial(), "kind_of_next_year": {"x": 1}})
    town.quiet()
    assert town.look(counters.counted)["unread:telegram:kind_of_next_year"] == before + 3
    assert "haat_counted_total" in PLAIN.get(f"{town.url}/metrics").text


@pytest.mark.parametrize("sender", [
    {"from": {"id": 4_100_000_000_000_001, "is_bot": True, "first_name": "Bot"}},
    {"sender_chat": {"id": -100123, "type": "channel", "title": "News"}},
])  # fmt: skip
def test_bots_and_channels_are_no_people_and_are_not_answered(town: Town, sender: dict[str, Any]) -> None:
    calls = len(town.telegram.calls_of("sendMessage"))
    update = update_of(town.telegram.user("x"), text="500 kilo haldi chahiye")
    update["message"] |= sender
    assert post(town, update).status_code == 200
    assert post(town, {"update_id": serial(), "channel_post": update["message"]}).status_code == 200
    town.quiet()
    assert len(town.telegram.calls_of("sendMessage")) == calls


def test_being_blocked_and_unblocked_changes_reachability_and_nothing_else(on_telegram: Guest) -> None:
    on_telegram.does("blocks")
    assert on_telegram.address.unreachable_reason == "blocked"
    on_telegram.does("unblocks")
    on_telegram.hears_nothing()
    assert on_telegram.address.unreachable_at is None
    on_telegram.goes_on()


def test_being_added_to_a_group_and_thrown_out_is_counted_and_blocks_nobody(on_telegram: Guest) -> None:
    group = on_telegram.town.telegram.group("Weavers", on_telegram.person)
    group.adds_bot(on_telegram.person, can_delete_messages=True)
    group.removes_bot(on_telegram.person)
    on_telegram.town.quiet()
    assert on_telegram.address.unreachable_at is None
    on_telegram.goes_on()


# ── the same again ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_strangers_first_webhook_fifty_times_at_once_is_one_person_one_row_one_answer(town: Town) -> None:
    people = many(town, tables.people)
    asha = Guest(town, "telegram", asked=False)
    asha.person._private.started = True
    raw = json.dumps(update_of(asha.person, text="नमस्ते")).encode()
    with ThreadPoolExecutor(50) as hands:
        answers = list(hands.map(lambda _: post(town, raw, timeout=60).status_code, range(50)))
    town.quiet()
    assert answers == [200] * 50
    assert many(town, tables.people) == people + 1
    assert len(asha.kept(tables.inbox)) == 1
    texts = [message.text for message in asha.screen]
    assert len(texts) == len(set(texts)) > 0


def test_a_strangers_first_whatsapp_message_fifty_times_at_once_is_one_person_one_row_one_answer(town: Town) -> None:
    people = many(town, tables.people)
    meera = Guest(town, "whatsapp", asked=False)
    posted = meera.person.says("नमस्ते", wait=False)
    meera.person.repeats(posted, 49, same_token=False)
    assert set(posted.statuses) == {204}
    town.quiet()
    assert many(town, tables.people) == people + 1
    assert len(meera.kept(tables.inbox)) == 1
    texts = [message.text for message in meera.screen]
    assert len(texts) == len(set(texts)) > 0


# ── statuses ──────────────────────────────────────────────────────────────────────────────────────────────────────


def status(guest: Guest, said: str, sid: str, row: str = "", **more: str) -> int | None:
    """A signed status callback."""
    form = {"MessageSid": sid, "MessageStatus": said, "From": guest.person.sender, "To": guest.external, **more}
    query = f"?row={row}&try=1" if row else ""
    return guest.person.posts_raw(form, url=f"https://haat.example{STATUS}{query}").status  # type: ignore[no-any-return]


def test_statuses_in_any_order_and_number_only_move_a_message_forward(on_whatsapp: Guest) -> None:
    habits = on_whatsapp.town.twilio.habits
    habits.hold = True  # Twilio's own reports wait behind ours
    try:
        on_whatsapp.does("says", "🙂")
        row = on_whatsapp.kept(tables.outbox)[-1]
        for said in ("read", "delivered", "sent", "queued", "sending", "read", "failed", "undelivered"):
            assert status(on_whatsapp, said, row.provider_id, str(row.id), ErrorCode="63024") == 204
    finally:
        habits.hold = False
        on_whatsapp.town.twilio.release_callbacks()
    on_whatsapp.town.quiet()
    after = on_whatsapp.kept(tables.outbox)[-1]
    assert (after.id, after.state) == (row.id, "read")
    assert on_whatsapp.address.unreachable_at is None
    on_whatsapp.goes_on()


@pytest.mark.parametrize("row", ["", "999999999999", "0", "-1", "x", "9" * 30, "1%00", "1;DROP"])
def test_a_status_of_a_message_that_nobody_sent_is_kept_and_changes_nothing(on_whatsapp: Guest, row: str) -> None:
    before = [(one.id, one.state) for one in on_whatsapp.kept(tables.outbox)]
    assert status(on_whatsapp, "failed", f"SM{uuid.uuid4().hex}", row, ErrorCode="63016") == 204
    on_whatsapp.town.quiet()
    assert [(one.id, one.state) for one in on_whatsapp.kept(tables.outbox)] == before
    on_whatsapp.goes_on()


def test_a_status_cannot_take_over_a_row_that_has_its_own_message(on_whatsapp: Guest) -> None:
    row = on_whatsapp.kept(tables.outbox)[-1]
    assert status(on_whatsapp, "failed", f"SM{uuid.uuid4().hex}", str(row.id), ErrorCode="63024") == 204
    on_whatsapp.town.quiet()
    after = on_whatsapp.kept(tables.outbox)[-1]
    assert (after.state, after.provider_id) == (row.state, row.provider_id)
    assert on_whatsapp.address.unreachable_at is None
    on_whatsapp.goes_on()


@pytest.mark.parametrize(
    "form",
    [
        {"MessageStatus": "sent"},
        {"MessageSid": "SM1"},
        {"MessageSid": "SM1", "MessageStatus": "dreaming"},
        {"MessageSid": "S" * 99, "MessageStatus": "sent"},
        {},
    ],
)
def test_a_status_that_says_nothing_is_malformed(town: Town, form: dict[str, str]) -> None:
    posted = town.twilio.person("Meera").posts_raw(form, url=f"https://haat.example{STATUS}")
    assert posted.status == 400


def test_a_status_with_signs_that_no_store_takes_is_survived(on_whatsapp: Guest) -> None:
    assert status(
        on_whatsapp,
        "failed",
        "SM\x00" + uuid.uuid4().hex,
        ErrorCode="6\x003016" + "1" * 30,
        ChannelStatusMessage="\x00",
    ) in (204, 400)
    on_whatsapp.goes_on()


def test_statuses_before_our_own_answer_are_caught_up_with(town: Town) -> None:
    town.twilio.habits.before_answer, town.twilio.habits.shuffle, town.twilio.habits.duplicates = True, True, 2
    try:
        meera = Guest(town, "whatsapp")
        meera.does("says", "🙂")
        town.twilio.settle()
        town.quiet()
        assert {row.state for row in meera.kept(tables.outbox)} == {"read"}
        meera.goes_on()
    finally:
        town.twilio.habits.before_answer, town.twilio.habits.shuffle, town.twilio.habits.duplicates = False, False, 0


# ── who is who on WhatsApp ────────────────────────────────────────────────────────────────────────────────────────


def test_a_writer_without_number_and_name_is_a_person_all_the_same(town: Town) -> None:
    meera = Guest(town, "whatsapp", asked=False)
    meera.person.hides_phone("meera.crafts")
    meera.does("says", "HAAT sagarhi", extra={"WaId": None, "ProfileName": None})
    meera.hears_only_own_language()
    assert meera.address.external_id == f"whatsapp:{meera.person.bsuid}"
    assert (meera.address.phone, meera.address.profile_name) == (None, None)
    meera.goes_on()
    meera.does("says", "हल्दी")
    meera.taps("Yes, right")
    meera.hears("What is your name, or your shop's name?")
    assert "None" not in meera.everything


def test_a_number_shown_again_later_is_the_same_person(town: Town) -> None:
    meera = Guest(town, "whatsapp", asked=False)
    meera.person.hides_phone()
    meera.comes("HAAT sagarhi")
    meera.person.shows_phone()
    meera.does("says", "🙂")
    meera.hears("Sorry, I did not get that.")
    assert meera.address.phone == meera.person.phone
    meera.goes_on()


def test_digits_inside_a_business_scoped_id_are_no_telephone_number(town: Town) -> None:
    scoped = town.twilio.person("A", bsuid="IN.910123456789")
    for person in (scoped, town.twilio.person("B", phone="+910123456789")):
        person.says("नमस्ते")
    town.quiet()
    scoped.hides_phone()
    scoped.says("नमस्ते", extra={"WaId": None})
    town.quiet()
    query = sa.select(tables.address_aliases.c.address_id).where(
        tables.address_aliases.c.external_id.in_(["whatsapp:IN.910123456789", "whatsapp:+910123456789"])
    )
    assert len(set(town.look(lambda db: db.scalars(query).all()))) == 2


@pytest.mark.parametrize("number", [None, "0", "7", "-1", "many", "9" * 40])
def test_the_number_of_media_is_counted_and_not_believed(on_whatsapp: Guest, number: str | None) -> None:
    from tests.trips.test_bad_input import photo

    on_whatsapp.does("sends_photo", photo(), extra={"NumMedia": number})
    on_whatsapp.hears("I have kept that. You can use it later; now to my question.")
    assert [one.state for one in on_whatsapp.kept(tables.media)] == ["stored"]
    on_whatsapp.goes_on()


def test_media_that_are_announced_and_not_there_are_answered(on_whatsapp: Guest) -> None:
    on_whatsapp.does("sends_kind", "image", "", {"NumMedia": "1"})
    on_whatsapp.hears("I cannot read that. Please write or tap.")
    on_whatsapp.goes_on()


# ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "jump", [timedelta(days=-2), timedelta(hours=-1), timedelta(hours=5), timedelta(days=3)], ids=str
)
def test_a_clock_that_jumps_leaves_nobody_without_an_answer(town: Town, guest: Guest, jump: timedelta) -> None:
    guest.does("sends_voice")
    guest.hears("Your voice note is kept and somebody will listen to it. A tap on a button is quicker.")
    offset = town.clock.offset
    try:
        town.clock.offset += jump
        guest.does("says", "🙂")
        guest.hears_only_own_language()
        guest.does("says", "मदद" if guest.app == "whatsapp" else "मदत")
        guest.hears_only_own_language()
        guest.goes_on()
    finally:
        town.clock.offset = offset
        town.quiet()
