"""Laying out: whatever is said fits each channel's limits, nothing of it is lost, and everything can be answered."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

import handlers
from handlers.messages import (
    MORE,
    TELEGRAM,
    TERMINAL,
    WHATSAPP,
    Button,
    Capabilities,
    Contact,
    InboundMessage,
    Media,
    OutboundMessage,
    Part,
    fit,
    page_size,
    split_text,
)
from handlers.questions import Misread, Question, Reply

CHANNELS = pytest.mark.parametrize("channel", [TELEGRAM, WHATSAPP, TERMINAL], ids=lambda one: one.name)
LETTERS = "abc xyz\n0189.,।हल्दीकिलोमिर्चज़्यादाक्षत्रज्ञ\u200dळँ😀👩\u200d🌾₹é"
WORDS = some.text(alphabet=LETTERS, max_size=300)
LONG = some.builds(
    lambda part, times: part * times, some.text(alphabet=LETTERS, min_size=1, max_size=60), some.integers(1, 400)
)
SPELT = ("क्षत्रिय", "ज्ञानेश्वर", "कि", "मिर्च", "ज़्यादा", "हँ", "👩\u200d🌾", "ab", "र्", "ड")
"""Spelt together they have every kind of place where a text must not be broken."""
LABELS = some.text(alphabet=LETTERS.replace("\n", ""), min_size=1, max_size=110).filter(lambda one: bool(one.strip()))


def buttons(labels: list[str]) -> tuple[Button, ...]:
    return tuple(Button(label, f"tokenabcde.{place}") for place, label in enumerate(labels))


def bare(text: str) -> str:
    """The text without the blanks at which a long one may be broken."""
    return re.sub(r"\s", "", text)


def pages(message: OutboundMessage, channel: Capabilities) -> list[tuple[Part, ...]]:
    """Every page, as a person turns them."""
    size = page_size(channel, len(message.buttons))
    return [fit(message, channel, page) for page in range(max(1, -(-len(message.buttons) // max(1, size))))]


def shown(part: Part) -> tuple[Button, ...]:
    return part.buttons or part.rows


# ── limits ────────────────────────────────────────────────────────────────────────────────────────────────────────


@CHANNELS
@settings(max_examples=150, deadline=None)
@given(text=WORDS | LONG, labels=some.lists(LABELS, max_size=25), media=some.sampled_from(["", "photo", "voice"]))
@example(text="\n" * 5000 + "x", labels=[], media="")
@example(text="x" + " " * 9000 + "y", labels=["a"], media="")
@example(text="", labels=[], media="voice")
@example(text=" ", labels=[], media="voice")
@example(text="😀" * 4000, labels=["हाँ"], media="photo")
def test_every_part_keeps_the_channels_limits(channel: Capabilities, text: str, labels: list[str], media: str) -> None:
    text = f"क्या? {text}" if labels else text  # nobody is asked to choose without being told what
    message = OutboundMessage(
        text, buttons(labels), media_id=7 if media else None, media_kind=media, more="और", list_label="एक चुनिए",
    )  # fmt: skip
    for parts in pages(message, channel):
        for part in parts:
            keeps_limits(part, channel)
        if text.strip() or labels or media:
            assert all(part.text.strip() or part.media_id for part in parts), "an empty message is refused"
        assert sum(part.media_id is not None for part in parts) == bool(media)
        assert not any(shown(part) for part in parts[:-1]), "buttons stand under the last words"


def keeps_limits(part: Part, channel: Capabilities) -> None:
    """One part as the channel measures it."""
    length = len(part.text.encode("utf-16-le")) // 2 if channel.utf16 else len(part.text)
    limit = channel.caption if part.media_id else channel.text_with_buttons if shown(part) else channel.text
    assert length <= limit
    assert len(part.buttons) <= channel.buttons
    assert len(part.rows) <= channel.rows
    assert not (part.rows and part.buttons)
    assert not (part.media_id and part.media_kind != "photo" and part.text), "no words below a voice note"
    for button in part.buttons:
        assert channel.length(button.label) <= channel.button_label
    for row in part.rows:
        assert 0 < len(row.label) <= channel.row_label
        assert len(row.description) <= channel.row_description
    for one in shown(part):
        assert 0 < len(one.data.encode()) <= channel.data_bytes
    assert len(part.list_label) <= channel.list_label
    assert bool(part.list_label) == bool(part.rows)


def test_the_limits_are_the_providers() -> None:
    """Bot API: 4,096 a text, 64 bytes of data. Twilio: 1,600 a body, 1,024 with buttons, 3 of 20, lists 10 of 24 + 72."""
    assert TELEGRAM.utf16
    assert max(TELEGRAM.text, TELEGRAM.text_with_buttons) <= 4096
    assert TELEGRAM.data_bytes <= 64
    assert (WHATSAPP.text, WHATSAPP.text_with_buttons) == (1600, 1024)
    assert (WHATSAPP.buttons, WHATSAPP.button_label) == (3, 20)
    assert (WHATSAPP.rows, WHATSAPP.row_label, WHATSAPP.row_description) == (10, 24, 72)
    assert TELEGRAM.caption <= 1024


def test_an_astral_letter_counts_twice_on_telegram_and_once_on_whatsapp() -> None:
    assert (TELEGRAM.length("😀"), WHATSAPP.length("😀")) == (2, 1)
    assert len(fit(OutboundMessage("😀" * 2001), TELEGRAM)) == 2
    assert len(fit(OutboundMessage("😀" * 1600), WHATSAPP)) == 1


# ── nothing is lost ───────────────────────────────────────────────────────────────────────────────────────────────


@CHANNELS
@settings(max_examples=150, deadline=None)
@given(text=WORDS | LONG, media=some.sampled_from(["", "photo", "voice"]))
def test_no_letter_of_a_text_is_lost_doubled_or_moved(channel: Capabilities, text: str, media: str) -> None:
    parts = fit(OutboundMessage(text, media_id=7 if media else None, media_kind=media), channel)
    assert bare("".join(part.text for part in parts)) == bare(text)


@settings(max_examples=150, deadline=None)
@given(words=some.lists(some.sampled_from(SPELT), min_size=1, max_size=40), limit=some.integers(20, 60))
def test_a_text_is_broken_between_letters_and_never_within_one(words: list[str], limit: int) -> None:
    text = "".join(words)
    pieces = split_text(text, limit, WHATSAPP)
    assert all(0 < len(piece) <= limit for piece in pieces)
    for piece, following in pairwise(pieces):
        assert not re.match("[\u0900-\u0903\u093a-\u094f\u200d]", following), f"{piece!r} | {following!r}"
        assert piece[-1] not in "\u094d\u200d", f"{piece!r} | {following!r}"


def test_a_text_is_broken_at_a_line_end_before_a_space() -> None:
    assert split_text("एक दो\nतीन चार पाँच", 15, WHATSAPP) == ["एक दो", "तीन चार पाँच"]
    assert split_text("एक दो तीन चार पाँच", 15, WHATSAPP) == ["एक दो तीन चार", "पाँच"]


@CHANNELS
@settings(max_examples=150, deadline=None)
@given(labels=some.lists(LABELS, min_size=1, max_size=30))
@example(labels=[f"गाँव {place}" for place in range(30)])
@example(labels=["बहुत लंबा नाम " * 5] * 30)
def test_every_option_is_reached_over_the_pages_once_and_in_order(channel: Capabilities, labels: list[str]) -> None:
    message = OutboundMessage("क्या?", buttons(labels), more="और", list_label="चुनिए")
    all_pages = pages(message, channel)
    if not any(shown(parts[-1]) for parts in all_pages):
        read = "\n".join("\n".join(part.text for part in parts) for parts in all_pages)
        for place, label in enumerate(labels, 1):
            assert bare(f"{place} {label}") in bare(read)
        return
    pressed = []
    for place, parts in enumerate(all_pages):
        last = parts[-1]
        if not shown(last):  # labels too long for this channel's buttons: in the text, with their numbers
            size = page_size(channel, len(labels))
            pressed += [f"tokenabcde.{at}" for at in range(place * size, min(len(labels), (place + 1) * size))]
            continue
        pressed += [one.data for one in shown(last) if not one.data.endswith(f".{MORE}")]
        turns = [one.data for one in shown(last) if one.data.endswith(f".{MORE}")]
        assert turns == ([f"tokenabcde.{MORE}"] if place < len(all_pages) - 1 else [])
    assert pressed == [f"tokenabcde.{place}" for place in range(len(labels))]


@CHANNELS
@settings(max_examples=150, deadline=None)
@given(labels=some.lists(LABELS, min_size=4, max_size=30))
@example(labels=[f"गाँव {place}" for place in range(30)])
@example(labels=["बहुत लंबा नाम " * 8] * 30)
def test_a_number_stands_for_one_option_on_whatever_page(channel: Capabilities, labels: list[str]) -> None:
    """Whoever types a number gets that option: so no number may stand at anything else, the way to the next page least."""
    for parts in pages(OutboundMessage("क्या?", buttons(labels), more="और आगे", list_label="चुनिए"), channel):
        lines = parts[-1].text.split("\n")[1:] if not shown(parts[-1]) else [one.label for one in shown(parts[-1])]
        for line in lines:
            number, _, words = line.partition(" ")
            if number.isdigit() and words == "और आगे":
                raise AssertionError(f"{line!r}: this number is an option of the next page")


@CHANNELS
@settings(max_examples=150, deadline=None)
@given(labels=some.lists(LABELS, min_size=1, max_size=12))
@example(labels=["क" * 70])
@example(labels=["क" * 71 + "ख", "ग"])
@example(labels=["क" * 71 + "ख", "ग", "घ", "ङ"])
@example(labels=["क" * 100])
def test_the_whole_of_every_label_can_be_read(channel: Capabilities, labels: list[str]) -> None:
    message = OutboundMessage("क्या?", buttons(labels), more="और", list_label="चुनिए")
    seen = ""
    for parts in pages(message, channel):
        seen += "".join(part.text for part in parts)
        seen += "".join(one.label + "\n" + one.description + "\n" for one in shown(parts[-1]))
    for label in labels:
        assert bare(label) in bare(seen)


def test_a_short_choice_is_tapped_and_carries_no_numbers() -> None:
    choice = OutboundMessage("सही है?", buttons(["हाँ, सही है", "बदलना है"]))
    for channel in (TELEGRAM, WHATSAPP):
        (part,) = fit(choice, channel)
        assert [one.label for one in part.buttons] == ["हाँ, सही है", "बदलना है"]


def test_a_long_choice_is_a_list_on_whatsapp_and_numbered_buttons_on_telegram() -> None:
    choice = OutboundMessage("कौन सी तहसील?", buttons([f"तहसील {letter}" for letter in "कखगघचछ"]), list_label="चुनिए")
    (on_telegram,), (on_whatsapp,) = fit(choice, TELEGRAM), fit(choice, WHATSAPP)
    assert [one.label for one in on_telegram.buttons][:2] == ["1 तहसील क", "2 तहसील ख"]
    assert [one.label for one in on_whatsapp.rows][:2] == ["1 तहसील क", "2 तहसील ख"]
    assert on_whatsapp.list_label == "चुनिए"
    (on_terminal,) = fit(choice, TERMINAL)
    assert [one.label for one in on_terminal.buttons][:2] == ["तहसील क", "तहसील ख"], "the terminal numbers by itself"


@CHANNELS
def test_short_options_are_tapped_on_every_page_and_their_numbers_run_on(channel: Capabilities) -> None:
    all_pages = pages(OutboundMessage("कौन सा?", buttons([f"गाँव {n}" for n in range(1, 31)]), more="और"), channel)
    room = channel.rows or channel.buttons
    tapped = [shown(parts[-1]) for parts in all_pages]
    assert all(len(page) <= room for page in tapped)
    assert [len(page) for page in tapped[:-1]] == [room] * (len(tapped) - 1), (
        "a page has as many as the channel can show"
    )
    labels = [one.label for page in tapped for one in page if not one.data.endswith(MORE)]
    assert labels == [f"{n} गाँव {n}" if channel.numbers else f"गाँव {n}" for n in range(1, 31)]


def test_a_photo_carries_short_words_with_their_buttons_where_the_channel_can() -> None:
    message = OutboundMessage("सीता: नया माल", buttons(["बातचीत खत्म"]), media_id=7, media_kind="photo", reply_to="m1")
    (one,) = fit(message, TELEGRAM)
    assert (one.text, one.media_id, one.reply_to, len(one.buttons)) == ("सीता: नया माल", 7, "m1", 1)
    photo, words = fit(message, WHATSAPP)
    assert (photo.media_id, photo.text) == (7, "")
    assert (words.media_id, len(words.buttons)) == (None, 1)
    alone = replace(message, buttons=())
    assert [(part.text, part.media_id) for part in fit(alone, WHATSAPP)] == [("सीता: नया माल", 7)]
    long = replace(message, text="क" * 1025)
    assert [(len(part.text), part.media_id) for part in fit(long, TELEGRAM)] == [(0, 7), (1025, None)]


def test_a_number_is_asked_for_by_a_key_only_where_there_is_one() -> None:
    message = OutboundMessage("किस नंबर पर?", ask_contact="मेरा नंबर भेजें")
    assert fit(message, TELEGRAM)[-1].ask_contact == "मेरा नंबर भेजें"
    assert fit(message, WHATSAPP)[-1].ask_contact == ""


# ── there and back ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_message_is_the_same_after_it_was_kept() -> None:
    message = InboundMessage(
        "whatsapp", "whatsapp:+910000000001", "SM1", "whatsapp:IN.0001", datetime(2026, 11, 25, 6, 30, 1, 5000, tzinfo=UTC),
        kind="photo", text="हल्दी", pressed="t.1", media=(Media("photo", "ref", "image/jpeg", 10),), album="a",
        contact=Contact("+910123456789", "सीता", True), location=(23.8, 78.7), forwarded=True, start="sagarhi",
        aliases=("whatsapp:+910123400001",), wake={"conversation": "lead", "opening": {"a": [1]}},
    )  # fmt: skip
    assert InboundMessage.from_json(message.to_json()) == message
    bare_one = InboundMessage("telegram", "HaatTestBot", "7", "4000000000000001", datetime(2026, 11, 25, tzinfo=UTC))
    assert InboundMessage.from_json(bare_one.to_json()) == bare_one
    said = OutboundMessage("सही है?", buttons(["हाँ"]), media_id=3, media_kind="photo", more="और")
    assert OutboundMessage.from_json(said.to_json()) == said


# ── numbers, words and buttons all answer ─────────────────────────────────────────────────────────────────────────

QUESTIONS = [
    pytest.param(found, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in map(import_module, sorted(one.name for one in walk_packages(handlers.__path__, "handlers.")))
    for name, found in sorted(vars(module).items())
    if isinstance(found, Question) and found.options
]
DIGITS = ("0123456789", "०१२३४५६७८९", "૦૧૨૩૪૫૬૭૮૯", "０１２３４５６７８９")


@pytest.mark.parametrize("language", ["en", "hi", "mr"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_number_a_word_and_a_tap_are_the_same_answer(question: Question, language: str) -> None:
    for place, option in enumerate(question.options, 1):
        label = option.label_in(language)
        said = [label, label.upper(), f"{label}.", f" {label} ", option.label_in("en"), *option.also]
        if question.takes != "number":
            said += [str(place).translate(str.maketrans(DIGITS[0], digits)) for digits in DIGITS] + [f"{place}."]
        assert question.answer(Reply(pressed=option.value), language) == option.value
        for words in said:
            assert question.answer(Reply(words), language) == option.value, words


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_number_beyond_the_options_and_a_strange_button_are_no_answer(question: Question) -> None:
    if question.read is None:
        for words in ("0", "19", "९९", "-1", "xyzzy plugh", "", "🙏"):
            with pytest.raises(Misread):
                question.answer(Reply(words), "hi")
    with pytest.raises(Misread):
        question.answer(Reply(pressed="of another question"), "hi")


@CHANNELS
def test_no_two_buttons_of_a_message_say_the_same(channel: Capabilities) -> None:
    asked = OutboundMessage(
        "Who is it?", (Button("The new one", "a.0"), Button("Sita", "a.1"), Button("The new one", "a.2"))
    )
    (part,) = fit(asked, channel)
    labels = [button.label for button in part.buttons] or re.findall(r"^\d+ (.+)$", part.text, re.MULTILINE)
    assert labels == ["The new one", "Sita", "The new one 2"]
