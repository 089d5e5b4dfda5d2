"""What people send that no question asked for: each is answered kindly, and the open question still stands."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PIL import Image
from stdnum import luhn, verhoeff

from handlers import router
from storage import counters, tables
from tests.trips.guests import Guest, everything_kept
from tests.trips.town import Town, until

APPS = ("whatsapp", "telegram")
NOT_UNDERSTOOD = "Sorry, I did not get that."
CANNOT_READ = "I cannot read that. Please write or tap."
KEPT = "I have kept that. You can use it later; now to my question."
OUR_LANGUAGES = "I read Hindi, Marathi and English. Please write in one of them, or send a voice note."
PRIVATE = (
    "Please never send Aadhaar, bank, card or OTP numbers here. I have removed that message and kept nothing of it."
)


@pytest.fixture
def town(shared_town: Town) -> Town:
    return shared_town


def photo(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


def counted(town: Town, name: str) -> int:
    return int(town.look(counters.counted).get(name, 0))


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────

MIXED_DIGITS = "१২௩٤५෬7"
ODD_WORDS = {
    "emoji": "🙏🙏😀",
    "one emoji of many parts": "👨‍👩‍👧‍👦",
    "a word without end": "क" * 3000,
    "signs of no width": "\u200b\u200d\ufeff\u2060",
    "turned around": "\u202eabc\u202c \u2066xyz\u2069",
    "digits of seven scripts": MIXED_DIGITS,
    "markup": "<b>!</b> <script>x()</script> &amp; *x* _y_ `z`",
    "placeholders": "{name}{0}{{x}} %s%(a)s ${x}{}",
    "vowel signs alone": "ािीुू" * 40,
    "many marks on one letter": "a" + "\u0301" * 300,
    "punctuation": "?!?!…॥",
    "a numeral that is no digit": "፩",
    "digits without end": "1" * 4090,
    "a half of an SQL sentence": "x'); DELETE FROM people; --",
}


@pytest.mark.parametrize("words", ODD_WORDS.values(), ids=ODD_WORDS)
def test_odd_words_are_asked_again_kindly(guest: Guest, words: str) -> None:
    guest.does("says", words)
    guest.hears(NOT_UNDERSTOOD)
    guest.goes_on()


def test_an_empty_message_is_answered(on_whatsapp: Guest) -> None:
    on_whatsapp.does("says", "")
    on_whatsapp.hears(CANNOT_READ)
    on_whatsapp.goes_on()


UNREAD_SCRIPTS = {
    "Tamil": "வணக்கம், மஞ்சள் வேண்டும்", "Arabic": "مرحبا أريد الكركم", "Chinese": "你好，我要买姜黄粉",
}  # fmt: skip


@pytest.mark.parametrize("words", UNREAD_SCRIPTS.values(), ids=UNREAD_SCRIPTS)
def test_a_script_that_haat_does_not_read_is_named_as_such(guest: Guest, words: str) -> None:
    guest.does("says", words)
    guest.hears(OUR_LANGUAGES)
    guest.goes_on()


@pytest.mark.parametrize("app", APPS)
def test_a_stranger_in_an_unread_script_is_told_the_languages_and_may_choose(town: Town, app: str) -> None:
    guest = Guest(town, app, asked=False)
    if app == "telegram":
        guest.comes("")
    guest.does("says", UNREAD_SCRIPTS["Tamil"])
    guest.hears(OUR_LANGUAGES)
    guest.taps("मराठी")
    guest.language = "mr"
    guest.hears("From now on in English.")


def test_sixty_four_kilobytes_of_words_are_read_in_time_and_not_echoed(on_whatsapp: Guest) -> None:
    words = ("हल्दी का भाव क्या है भाई " * 2000).encode()[: 64 * 1024].decode(errors="ignore")
    on_whatsapp.does("says", words)
    on_whatsapp.hears_only_own_language()
    assert sum(map(len, on_whatsapp.heard)) < 1000
    on_whatsapp.goes_on()


def test_four_thousand_letters_are_one_message(on_telegram: Guest) -> None:
    on_telegram.does("says", ("माझं म्हणणं असं आहे की " * 200)[:4096])
    on_telegram.hears_only_own_language()
    assert sum(map(len, on_telegram.heard)) < 1000
    on_telegram.goes_on()


def test_a_long_text_that_the_app_splits_is_two_messages_and_one_open_question(on_telegram: Guest) -> None:
    text = "असं आहे की " * 500
    on_telegram.settle()
    on_telegram.person.says(text[:4096])
    on_telegram.person.says(text[4096:])
    on_telegram.town.quiet()
    on_telegram.hears_only_own_language()
    on_telegram.goes_on()


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("question", ["goods", "name"])
def test_endless_words_are_no_answer_to_a_question_for_words(town: Town, app: str, question: str) -> None:
    guest = Guest(town, app)
    guest.taps("Yes, send them")
    if question == "name":
        guest.does("says", "हल्दी" if app == "whatsapp" else "हळद")
        guest.taps("Yes, right")
    asked = guest.talk.asked
    guest.does("says", "माल " * 900)
    guest.hears("That is a little long. Please write it in one or two lines.")
    assert guest.talk.asked == asked


def test_a_forwarded_text_is_not_taken_for_the_persons_own_word(guest: Guest) -> None:
    enquiries = len(guest.kept(tables.enquiries))
    guest.does("says", "500 साड़ी चाहिए, तुरंत भेजो", forwarded=True)
    saree = {"hi": "साड़ी", "mr": "साडी"}[guest.language]
    guest.hears("You forwarded: somebody wants {goods}.\nIs it yours, or somebody else's?", goods=saree)
    assert len(guest.kept(tables.enquiries)) == enquiries
    guest.goes_on()


def test_a_forwarded_stop_stops_nothing(guest: Guest) -> None:
    guest.does("says", "STOP", forwarded=True)
    guest.hears_only_own_language()
    assert guest.address.stopped_at is None
    guest.goes_on()


# ── edited ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edited_answer_replaces_the_answer_it_gave(on_telegram: Guest) -> None:
    on_telegram.taps("Yes, send them")
    said = on_telegram.does("says", "हळद")
    assert on_telegram.talk.asked == "right"
    on_telegram.does("edits", said, "मिरची")
    on_telegram.hears_only_own_language()
    assert "मिरची" in on_telegram.heard[-1]
    assert on_telegram.talk.asked == "right"


def test_an_edit_of_something_older_is_answered_and_changes_nothing(on_telegram: Guest) -> None:
    said = on_telegram.does("says", "🙂")
    on_telegram.does("says", "मदत")
    asked = on_telegram.talk.asked
    on_telegram.taps("Yes, send them")
    on_telegram.does("edits", said, "काहीतरी वेगळं")
    on_telegram.hears_only_own_language()
    assert asked == "consent"
    assert on_telegram.talk.status == "open"


# ── photos, voice, files ──────────────────────────────────────────────────────────────────────────────────────────


def test_five_photos_at_the_same_moment_are_acknowledged_once(guest: Guest) -> None:
    guest.settle()
    with ThreadPoolExecutor(5) as hands:
        list(hands.map(guest.person.sends_photo, map(photo, ("red", "blue", "green", "white", "black"))))
    guest.town.quiet()
    guest.hears(KEPT, times=1)
    kept = guest.kept(tables.media)
    assert [one.state for one in kept] == ["stored"] * 5
    assert guest.talk.misread == 0
    guest.goes_on()


def test_an_album_is_one_step(on_telegram: Guest) -> None:
    on_telegram.settle()
    on_telegram.person.sends_album([photo("red"), photo("blue"), photo("green")], "माझा माल")
    on_telegram.town.quiet()
    on_telegram.hears(KEPT, times=1)
    assert [one.state for one in on_telegram.kept(tables.media)] == ["stored"] * 3
    on_telegram.goes_on()


def test_an_album_that_a_question_asks_for_is_one_answer(on_telegram: Guest) -> None:
    on_telegram.taps("Yes, send them")
    on_telegram.does("sends_album", [photo("red"), photo("blue"), photo("green")])
    on_telegram.hears("A good photo, it is kept. What do you call this?", times=1)
    assert len(on_telegram.heard) == 1
    (goods,) = [answer for name, answer in on_telegram.talk.answers if name == "products"]
    assert len(goods["media_ids"]) == 3


UNASKED_FILES: dict[str, Callable[[Guest], Any]] = {
    "video": lambda guest: guest.does("sends_video", b"\0\0\0\x18ftypmp42" + bytes(40)),
    "document": lambda guest: guest.does("sends_document", b"%PDF-1.4 rates", "rates.pdf", "application/pdf"),
}


@pytest.mark.parametrize("kind", UNASKED_FILES)
def test_a_file_that_no_question_asked_for_is_kept_for_later(guest: Guest, kind: str) -> None:
    UNASKED_FILES[kind](guest)
    guest.hears(KEPT, times=1)
    (kept,) = guest.kept(tables.media)
    assert (kept.kind, kept.state) == (kind, "stored")
    guest.goes_on()


def test_a_voice_note_at_a_question_with_buttons_is_kept_and_the_question_stays(guest: Guest) -> None:
    guest.does("sends_voice")
    guest.hears("Your voice note is kept and somebody will listen to it. A tap on a button is quicker.", times=1)
    (kept,) = guest.kept(tables.media)
    assert (kept.kind, kept.state) == ("voice", "stored")
    (note,) = guest.kept(tables.voice_notes)
    assert (note.question, note.status, note.media_ids) == ("consent", "waiting", [kept.id])
    guest.goes_on()
    (note,) = guest.kept(tables.voice_notes)
    assert note.status == "overtaken", "who taps after all needs nobody to listen"


@pytest.mark.parametrize("gesture", ["sends_video_note", "sends_audio"])
def test_round_videos_and_music_are_kept_too(on_telegram: Guest, gesture: str) -> None:
    on_telegram.does(gesture)
    on_telegram.hears(KEPT, times=1)
    on_telegram.goes_on()


def test_a_file_of_no_known_kind_is_refused_and_nothing_of_it_lies_on_the_disk(guest: Guest) -> None:
    guest.does("sends_document", b"MZ\x90\x00 a program", "haldi.jpg", "image/jpeg")
    guest.hears_only_own_language()
    (row,) = guest.kept(tables.media)
    assert (row.state, row.path) == ("refused", None)
    guest.hears("I cannot keep that kind of file. A photo, a voice note or a PDF works.", times=1)
    guest.goes_on()


# ── other kinds ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sticker_is_answered(guest: Guest) -> None:
    guest.does("sends_sticker")
    guest.hears("Nice! But I cannot read stickers. Please write or tap.")
    assert guest.kept(tables.media) == []
    guest.goes_on()


def test_a_poll_is_answered_and_its_question_is_no_enquiry(on_telegram: Guest) -> None:
    on_telegram.does("sends_poll", "मला २०० किलो हळद हवी, कधी?", ("आज", "उद्या"))
    on_telegram.hears("I cannot answer polls. Please write or tap.")
    on_telegram.goes_on()


def test_somebody_elses_card_is_not_wanted_and_its_number_is_kept_nowhere(guest: Guest) -> None:
    number = "6450077123"
    if guest.app == "telegram":
        guest.does("shares_contact", False, phone=f"+91{number}", name="Ramesh")
    else:
        guest.does("sends_contact", "Ramesh", f"+91{number}")
    guest.hears("I do not keep other people's numbers. Please write to me in words.")
    assert number not in everything_kept(guest.town)
    guest.goes_on()


def test_ones_own_card_at_the_wrong_moment_is_answered(on_telegram: Guest) -> None:
    on_telegram.does("shares_contact", True)
    on_telegram.hears("Thank you. I ask for your number only when you say yes to somebody.")
    assert on_telegram.address.phone is None
    on_telegram.goes_on()


def test_a_place_is_thanked_for(guest: Guest) -> None:
    guest.does("sends_location", 23.83, 78.73)
    guest.hears("Thank you. I do not need the place just now.")
    guest.goes_on()


def test_a_live_place_is_answered_once_however_often_it_moves(on_telegram: Guest) -> None:
    place = on_telegram.does("sends_location", 23.83, 78.73, True)
    on_telegram.hears("Thank you. I do not need the place just now.")
    before = counted(on_telegram.town, "unread:telegram:edited_message.location")
    on_telegram.settle()
    for step in range(4):
        on_telegram.person.moves(place, 23.83 + step / 100, 78.73)
    on_telegram.town.quiet()
    on_telegram.hears_nothing()
    assert counted(on_telegram.town, "unread:telegram:edited_message.location") == before + 4
    on_telegram.goes_on()


@pytest.mark.parametrize("gesture", ["sends_dice"])
def test_a_die_is_answered(on_telegram: Guest, gesture: str) -> None:
    on_telegram.does(gesture)
    on_telegram.hears(CANNOT_READ)
    on_telegram.goes_on()


@pytest.mark.parametrize("kind", ["poll", "order", "a_kind_of_next_year"])
def test_whatsapp_kinds_that_nobody_knows_are_counted_and_answered(on_whatsapp: Guest, kind: str) -> None:
    before = counted(on_whatsapp.town, f"unread:whatsapp:message.{kind}")
    on_whatsapp.does("sends_kind", kind, "कब?")
    on_whatsapp.hears(CANNOT_READ)
    assert counted(on_whatsapp.town, f"unread:whatsapp:message.{kind}") == before + 1
    on_whatsapp.goes_on()


def test_a_reaction_is_no_word_and_gets_none(guest: Guest) -> None:
    if guest.app == "telegram":
        guest.does("reacts", guest.screen[-1])
        assert counted(guest.town, "unread:telegram:message_reaction") >= 1
    else:
        guest.does("sends_kind", "reaction", "👍")
        assert counted(guest.town, "unread:whatsapp:message_reaction") >= 1
    guest.hears_nothing()
    guest.goes_on()


# ── what must never be kept ───────────────────────────────────────────────────────────────────────────────────────

_serial = itertools.count(1)


def aadhaar(mark: str = " ") -> tuple[str, str]:
    """An Aadhaar-like number that no other test uses, with its right check digit; and the piece to look for."""
    digits = f"2345{next(_serial):07d}"
    digits += verhoeff.calc_check_digit(digits)
    return mark.join((digits[:4], digits[4:8], digits[8:])), mark.join((digits[4:8], digits[8:]))


def card() -> tuple[str, str]:
    """The same for a payment card."""
    digits = f"41111111{next(_serial):07d}"
    digits += luhn.calc_check_digit(digits)
    return " ".join(digits[place : place + 4] for place in (0, 4, 8, 12)), f"{digits[8:12]} {digits[12:]}"


def in_devanagari() -> tuple[str, str]:
    whole, piece = aadhaar()
    shapes = str.maketrans("0123456789", "०१२३४५६७८९")
    return whole.translate(shapes), piece.translate(shapes)


def code() -> tuple[str, str]:
    number = f"4{next(_serial):05d}"
    return f"OTP {number}", number


SECRETS: dict[str, Callable[[], tuple[str, str]]] = {
    "Aadhaar": aadhaar, "Aadhaar in Devanagari digits": in_devanagari,
    "Aadhaar behind signs of no width": lambda: aadhaar("\u200b"), "Aadhaar with dashes": lambda: aadhaar("-"),
    "card": card, "code": code,
}  # fmt: skip


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_secret_numbers_are_dropped_with_a_kind_warning(guest: Guest, secret: Callable[[], tuple[str, str]]) -> None:
    whole, piece = secret()
    guest.does("says", f"यह लो भाई, {whole} है")
    guest.hears(PRIVATE)
    assert piece not in everything_kept(guest.town)
    guest.goes_on()


@pytest.mark.parametrize("app", APPS)
def test_a_stranger_who_begins_with_a_secret_number_is_warned_and_welcomed(town: Town, app: str) -> None:
    guest = Guest(town, app, asked=False)
    whole, piece = aadhaar()
    if app == "telegram":
        guest.comes("")
    guest.does("says", f"मेरा आधार {whole} है")
    guest.hears(PRIVATE)
    assert piece not in everything_kept(town)
    assert "DIC Sagar" in guest.everything


def test_a_secret_number_is_never_kept_not_even_before_its_step(
    on_telegram: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, piece = aadhaar()
    monkeypatch.setattr(router, "work", _breaks)
    on_telegram.settle()
    on_telegram.person.says(f"आधार {whole}")
    on_telegram.town.telegram.settle()
    until(lambda: on_telegram.kept(tables.inbox)[-1].tries == 1, "the step has broken once")
    assert piece not in everything_kept(on_telegram.town)
    monkeypatch.undo()
    on_telegram.town.quiet(30)
    on_telegram.hears(PRIVATE)
    on_telegram.goes_on()


def _breaks(*_: Any) -> None:
    raise RuntimeError("a step that breaks")


def test_a_secret_number_far_down_a_long_text_is_not_kept(on_whatsapp: Guest) -> None:
    whole, piece = aadhaar()
    on_whatsapp.does("says", "भाई साहब सुनिए " * 1000 + f"मेरा आधार {whole} है")
    on_whatsapp.hears_only_own_language()
    assert piece not in everything_kept(on_whatsapp.town)
    on_whatsapp.goes_on()


def test_a_secret_number_below_a_photo_is_dropped_and_the_photo_is_not_fetched(guest: Guest) -> None:
    whole, piece = aadhaar()
    guest.does("sends_photo", photo(), f"mera aadhaar {whole}")
    guest.hears(PRIVATE)
    assert piece not in everything_kept(guest.town)
    assert guest.kept(tables.media) == []
    guest.goes_on()


def test_a_secret_number_below_the_second_photo_of_an_album_is_dropped(on_telegram: Guest) -> None:
    whole, piece = aadhaar()
    on_telegram.settle()
    album = {"media_group_id": f"album-{on_telegram.person.id}"}
    on_telegram.person._sends_file("photo", _upload("red"), "माझा माल", extra=album)
    on_telegram.person._sends_file("photo", _upload("blue"), f"आधार {whole}", extra=album)
    on_telegram.town.quiet()
    on_telegram.hears(PRIVATE, times=1)
    assert piece not in everything_kept(on_telegram.town)
    assert on_telegram.kept(tables.media) == []
    on_telegram.goes_on()


def test_a_secret_number_in_an_edited_message_is_dropped(on_telegram: Guest) -> None:
    whole, piece = aadhaar()
    said = on_telegram.does("says", "🙂")
    on_telegram.does("edits", said, f"आधार {whole}")
    on_telegram.hears(PRIVATE)
    assert piece not in everything_kept(on_telegram.town)
    on_telegram.goes_on()


def test_a_secret_number_in_a_polls_question_is_dropped(on_telegram: Guest) -> None:
    whole, piece = aadhaar()
    on_telegram.does("sends_poll", f"आधार {whole}?")
    on_telegram.hears(PRIVATE)
    assert piece not in everything_kept(on_telegram.town)
    on_telegram.goes_on()


def test_what_is_posted_in_a_group_is_counted_and_not_kept(town: Town) -> None:
    whole, piece = aadhaar()
    asha = town.telegram.user("Asha", started=True)
    group = town.telegram.group("Weavers", asha)
    group.adds_bot(asha, can_delete_messages=True)
    before = counted(town, "group:telegram:text")
    asha.says(f"aadhaar {whole}", chat=group)
    asha.says("Shanti ka number 6450088771 hai", chat=group)
    town.quiet()
    assert piece not in everything_kept(town)
    assert "6450088771" not in everything_kept(town)
    assert counted(town, "group:telegram:text") == before + 2
    assert [message for message in group.messages if message.from_bot] == []


def _upload(colour: str) -> Any:
    from tests.fakes.telegram_spec import Upload

    return Upload("photo.jpg", photo(colour), "image/jpeg")


# ── buttons and answers that came too late ────────────────────────────────────────────────────────────────────────


def first_press(guest: Guest) -> Callable[[], None]:
    """Tap the first button of the question for consent; what comes back taps the very same button again."""
    shown = next(message for message in reversed(guest.screen) if message.labels)
    if guest.app == "whatsapp":
        label = shown.labels[0]
        guest.does("presses", label, of=shown)
        return lambda: guest.does("presses", label, of=shown)
    press = guest.does("presses", shown.labels[0], message=shown)
    return lambda: guest.does("presses_again", press, message=shown)


def test_a_button_of_a_finished_talk_says_so_and_another_question_still_stands(guest: Guest) -> None:
    guest.taps("Yes, send them")
    guest.does("says", "हल्दी" if guest.app == "whatsapp" else "हळद")
    right = next(message for message in reversed(guest.screen) if message.labels)
    guest.taps("Yes, right")
    guest.does("says", "सीता भंडार")
    assert [one.status for one in guest.kept(tables.conversations, name="onboarding")] == ["finished"]
    guest.does("says", "मुझे 200 किलो मिर्च चाहिए, पुणे" if guest.app == "whatsapp" else "मला २०० किलो मिरची हवी, पुणे")
    assert (guest.talk.name, guest.talk.asked) == ("enquiry", "confirm")
    if guest.app == "whatsapp":
        guest.does("presses", right.labels[0], of=right)
    else:
        guest.does("presses", right.labels[0], message=right)
    guest.hears("That matter is finished.")
    assert (guest.talk.name, guest.talk.asked) == ("enquiry", "confirm")
    guest.taps("Yes, ask them")
    assert [one.status for one in guest.kept(tables.enquiries)] == ["open"]


def test_the_same_button_pressed_twice_answers_once(guest: Guest) -> None:
    again = first_press(guest)
    consents = len(guest.kept(tables.consents))
    again()
    guest.hears_only_own_language()
    assert len(guest.kept(tables.consents)) == consents == 1
    assert guest.talk.asked == "products"


FORGED = (".", "..", "0", "x.0", "zzzzzzzzzz.0", "{token}.99", "{token}.-1", "{token}.²", "{token}.more", "{token}.",
          "{token}", "{token}.0.0", "v1:accept:1", "' OR 1=1 --.0", "x" * 64, "नमस्ते", "\u0000.0")  # fmt: skip


def test_made_up_button_data_does_nothing_and_is_answered(guest: Guest) -> None:
    token = guest.kept(tables.prompts, question="consent")[-1].token
    for data in FORGED:
        guest.settle()
        send_button(guest, data.replace("{token}", token))
        guest.hears_only_own_language()
        assert guest.kept(tables.consents) == [], data
    guest.goes_on()


def send_button(guest: Guest, data: str) -> None:
    """A press of a button with this data, as a changed app could send it."""
    if guest.app == "whatsapp":
        guest.person.says("हाँ", extra={"ButtonText": "हाँ", "ButtonPayload": data})
    else:
        from tests.fakes.telegram_world import Press

        world = guest.town.telegram.world
        with world.lock:
            stored = guest.person._private.messages[guest.screen[-1].id]
            press: Press = guest.person._callback(guest.person._private, data, stored)
        assert press
    guest.town.quiet()


def test_somebody_elses_button_does_nothing(town: Town) -> None:
    for app in APPS:
        sita, thief = Guest(town, app), Guest(town, app, "Thief")
        stolen = sita.kept(tables.prompts, question="consent")[-1].token
        thief.settle()
        send_button(thief, f"{stolen}.0")
        thief.hears("That button is old.")
        assert sita.kept(tables.consents) == thief.kept(tables.consents) == []
        sita.goes_on()
        thief.goes_on()


def test_every_press_is_answered_so_that_no_phone_goes_on_spinning(town: Town) -> None:
    assert town.telegram.unanswered_presses() == []
