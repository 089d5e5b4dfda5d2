"""Voice notes: each is an answer that somebody types and its person confirms; questions are spoken to who asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.voice import voices
from storage import erasure, listening, phone_calls, tables
from storage.listening import Note
from tests.chat import Chat
from tests.market import Market, markets

SAGAR, MUMBAI = 425, 482
KEPT = "Your voice note is kept and somebody will listen to it. You need not write."
QUICKER = "Your voice note is kept and somebody will listen to it. A tap on a button is quicker."
NOT_UNDERSTOOD = ("did not get", "not clear to me", "समझ में नहीं", "समजलं नाही")


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def notes(market: Market) -> list[Note]:
    rows = market.look(
        lambda db: list(db.scalars(sa.select(tables.voice_notes.c.id).order_by(tables.voice_notes.c.id)))
    )
    return [note for note in (market.look(lambda db, row=row: listening.get(db, row)) for row in rows) if note]


def at_goods(market: Market, channel: str = "whatsapp") -> Chat:
    """A new seller who is asked for the goods, in English."""
    kamla = market.stranger(channel, "Kamla")
    kamla.says("language english")
    kamla.presses("I want to sell")
    kamla.presses("Yes, send them")
    assert kamla.last.startswith("What do you make or sell?")
    return kamla


# ── an answer ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_voice_note_at_the_goods_question_is_no_photo_and_the_talk_goes_on(market: Market) -> None:
    kamla = at_goods(market)
    assert kamla.voice() == "Which district are you from?"
    assert KEPT in kamla.lines
    assert "A good photo" not in kamla.all
    (note,) = notes(market)
    assert (note.question, note.status, note.district_lgd, note.language) == ("products", "waiting", SAGAR, "en")
    kamla.presses("Sagar")
    assert kamla.presses(1) == "That is all I need. When your voice note has been heard, I write to you here."


def test_what_was_typed_is_saved_only_when_its_person_says_yes(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    kamla.presses("Sagar")
    kamla.presses(1)
    meena.says("listening")
    assert meena.shown[-2].media_kind == "voice"
    assert meena.last.startswith("Kamla answers “What do you make or sell?”")
    meena.says("clay lamps")
    assert meena.last == "No voice note waits."
    assert "“clay lamps”" in kamla.last
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(tables.profiles))) == 0
    assert kamla.presses("Yes, right").startswith("Done, Kamla! Buyers can find you now: clay diya, Sagar.")
    (note,) = notes(market)
    assert (note.status, note.words, note.how) == ("saved", "clay lamps", "officer")
    assert not any(words in kamla.all for words in NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    "said",
    ["हा माझा नंबर द्या", "mera number kisi ko mat dena", "main ab Damoh me rehti hoon", "kya ye sach hai", "mera code kya hai",
     "aapka number kya hai", "मला थोडेच मेसेज पाठवा", "kitne log haldi bechte hai", "meri taraf se dhanyavad"],
)  # fmt: skip
def test_what_a_listener_types_is_its_persons_whatever_it_asks_for(market: Market, said: str) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    kamla.presses("Sagar")
    kamla.presses(1)
    meena.says("listening")
    meena.says(said)
    assert meena.last == "No voice note waits."
    (note,) = notes(market)
    assert note.words == said
    assert f"“{said}”" in kamla.last


def test_a_listener_can_still_go_to_the_desk(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    meena.says("listening")
    meena.says("office work")
    assert "Listen: 1" in meena.shown[-1].labels
    assert [note.words for note in notes(market)] == [None]


def left_unconfirmed(market: Market, channel: str = "whatsapp") -> tuple[Chat, Chat]:
    """A seller who has said her goods and answers neither the read-back nor its reminder; and her officer."""
    kamla, meena = at_goods(market, channel), market.officer(SAGAR, language="en")
    kamla.voice()
    kamla.presses("Sagar")
    kamla.presses(1)
    meena.says("listening")
    meena.says("clay lamps")
    market.later(hours=22)
    assert not market.look(lambda db: phone_calls.open_of(db, [SAGAR])), "one reminder comes before a call"
    market.later(hours=24)
    (call,) = market.look(lambda db: phone_calls.open_of(db, [SAGAR]))
    assert (call.cause, call.why) == (f"note:{notes(market)[0].id}", "not confirmed")
    meena.says("calls")
    meena.presses(1)
    assert "By voice: “clay lamps”. Is that right?" in meena.last
    return kamla, meena


@pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
def test_a_yes_by_telephone_to_what_was_heard_makes_a_seller_findable(market: Market, channel: str) -> None:
    kamla, meena = left_unconfirmed(market, channel)
    meena.presses("Yes")
    assert "Kamla's talk goes on from there" in meena.all
    assert market.look(lambda db: db.scalar(sa.select(tables.profiles.c.status))) == "live"
    assert not market.look(lambda db: phone_calls.open_of(db, [SAGAR])), "nobody is rung to hear what was just said"
    assert channel == "whatsapp" or "Done, Kamla! Buyers can find you now: clay diya, Sagar." in kamla.all
    assert [note.status for note in notes(market)] == ["saved"]
    assert "taken already" in meena.says("undo")


def test_a_no_by_telephone_asks_for_it_once_more(market: Market) -> None:
    kamla, meena = left_unconfirmed(market, "telegram")
    meena.presses("No")
    assert [note.status for note in notes(market)] == ["wrong"]
    assert kamla.last.startswith("What do you make or sell?")
    assert "Done, Kamla!" in kamla.says("clay lamps") or "clay diya" in kamla.last


def test_who_answers_by_message_need_not_be_rung(market: Market) -> None:
    kamla, meena = left_unconfirmed(market)
    kamla.says("yes")
    assert not market.look(lambda db: phone_calls.open_of(db, [SAGAR]))
    meena.presses("Yes")
    assert [note.status for note in notes(market)] == ["saved"]
    assert "goes on from there" not in meena.all


def test_who_says_no_speaks_again_and_who_writes_corrects(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    meena.says("listening")
    meena.says("clay lambs")
    kamla.presses("No, not that")
    assert "All right. Please say it once more, or write it." in kamla.lines
    assert kamla.last.startswith("What do you make or sell?")
    kamla.voice()
    meena.says("listening")
    meena.says("clay lambs")
    kamla.says("clay lamps")
    assert [(note.status, note.words) for note in notes(market)] == [("wrong", "clay lambs"), ("saved", "clay lamps")]
    assert kamla.last == "Which district are you from?"


def test_another_voice_note_below_the_read_back_takes_the_firsts_place(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    meena.says("listening")
    meena.says("clay lambs")
    kamla.voice()
    assert [note.status for note in notes(market)] == ["wrong", "waiting"]
    meena.says("listening")
    meena.says("clay lamps")
    kamla.presses("Yes, right")
    assert [note.status for note in notes(market)] == ["wrong", "saved"]


@pytest.mark.parametrize(
    ("deed", "status", "told"),
    [("Not clear", "unclear", "Your voice note could not be made out."),
     ("No words in it", "empty", "There were no words in your voice note.")],
)  # fmt: skip
def test_silence_a_song_and_mumbling_end_kindly_with_the_question_again(
    market: Market, deed: str, status: str, told: str
) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    meena.says("listening")
    meena.presses(deed)
    assert any(line.startswith(told) for line in kamla.lines)
    assert "What do you make or sell?" in kamla.last
    assert [note.status for note in notes(market)] == [status]
    assert not any(words in kamla.all for words in NOT_UNDERSTOOD)
    kamla.says("clay lamps")
    assert kamla.last == "You sell: clay diya.\nIs that right?"


def test_words_that_do_not_answer_are_asked_again_without_a_strike(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.says("clay lamps")
    kamla.presses("Yes, right")
    kamla.voice()  # at the question for the district
    meena.says("listening")
    meena.says("near the big banyan")
    for _ in range(3):
        kamla.presses("Yes, right")
        assert not any(words in kamla.all for words in NOT_UNDERSTOOD)
        if "“near the big banyan”" not in kamla.last:
            break
    assert "I do not know that place yet." in kamla.all


def test_a_voice_note_where_nothing_is_asked_becomes_what_its_words_are(market: Market) -> None:
    ravi, meena = market.buyer(SAGAR, language="en"), market.officer(SAGAR, language="en")
    ravi.voice()
    assert KEPT in ravi.lines
    meena.says("listening")
    assert meena.last.startswith("Ravi says")
    meena.says("need 200 kilos turmeric in Sagar by Friday")
    ravi.presses("Yes, right")
    assert "turmeric · 200 kilos · Sagar" in ravi.last
    assert "Shall I ask sellers?" in ravi.last


def test_the_first_voice_note_of_a_stranger_answers_the_first_question(market: Market) -> None:
    kamla = market.stranger("whatsapp", "Kamla")
    kamla.voice()
    kamla.presses("I want to sell")
    kamla.presses("Yes, send them")
    assert kamla.last.startswith("आप किस जिले से हैं?")
    (note,) = notes(market)
    assert note.question == "products"


def test_several_notes_to_one_question_are_heard_together(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    kamla.presses("Sagar")
    kamla.voice()  # at the name
    kamla.voice()
    first, second = notes(market)
    assert (first.question, len(first.media_ids)) == ("products", 1)
    assert (second.question, len(second.media_ids)) == ("name", 2)
    meena.says("listening")
    seen = len(meena.shown)
    meena.says("clay lamps")
    assert [shown.media_kind for shown in meena.shown[seen:]].count("voice") == 2


def test_a_tap_after_a_voice_note_is_the_answer_and_nobody_need_listen(market: Market) -> None:
    kamla = market.stranger("whatsapp", "Kamla")
    kamla.says("language english")
    kamla.presses("I want to sell")
    kamla.voice()
    assert kamla.last == QUICKER
    kamla.presses("Yes, send them")
    (note,) = notes(market)
    assert (note.question, note.status) == ("consent", "overtaken")


def test_a_forwarded_voice_note_answers_nothing(market: Market) -> None:
    kamla = at_goods(market, "telegram")
    kamla._sends("voice", media=(kamla._file("voice", b"OggS" + bytes(60)),), forwarded=True)
    assert notes(market) == []
    assert kamla.last.startswith("What do you make or sell?")


# ── listening ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_note_has_one_listener_and_comes_back_after_a_quarter_of_an_hour(market: Market) -> None:
    kamla = at_goods(market)
    meena, kamal = market.officer(SAGAR, language="en"), market.officer(SAGAR, language="en", name="Kamal")
    kamla.voice()
    meena.says("listening")
    assert "Kamla" in meena.last
    assert kamal.says("listening") == "No voice note waits."
    market.later(minutes=16)
    assert "Kamla" in kamal.says("listening")
    kamal.says("clay lamps")
    meena.says("clay pots")
    assert "Somebody else has typed that one already." in meena.all
    assert [note.words for note in notes(market)] == ["clay lamps"]


def test_officers_hear_their_own_districts_only(market: Market) -> None:
    kamla = at_goods(market)
    market.write(lambda db: db.execute(tables.people.update().values(district_lgd=SAGAR)))
    kamla.voice()
    far = market.officer(MUMBAI, language="en")
    assert far.says("listening") == "No voice note waits."
    near = market.officer(SAGAR, language="en", name="Kamal")
    assert "Kamla" in near.says("listening")


def test_a_skipped_note_waits_for_others(market: Market) -> None:
    kamla = at_goods(market)
    meena, kamal = market.officer(SAGAR, language="en"), market.officer(SAGAR, language="en", name="Kamal")
    kamla.voice()
    meena.says("listening")
    assert meena.presses("Skip") == "That was all. Those you skipped wait for somebody else."
    assert "Kamla" in kamal.says("listening")


def test_an_officer_takes_back_what_was_typed_while_its_person_has_not_answered(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    meena.says("listening")
    meena.says("clay lamps")
    meena.says("undo")
    (note,) = notes(market)
    assert (note.status, note.words) == ("waiting", None)
    assert kamla.presses("Yes, right") != "Which district are you from?", "it was taken back"


def test_the_first_note_of_an_empty_queue_is_told_and_stands_on_the_desk(market: Market) -> None:
    meena = market.officer(SAGAR, language="en")
    first, second = at_goods(market), at_goods(market)
    seen = len(meena.shown)
    first.voice()
    second.voice()
    told = [line for shown in meena.shown[seen:] for line in shown.as_lines]
    assert told == ["A voice note waits to be typed. Write 'listening' when you have a minute."]
    meena.says("office work")
    assert "Listen: 2" in meena.shown[-1].labels


# ── between two people ────────────────────────────────────────────────────────────────────────────────────────────


def test_voice_between_introduced_people_passes_as_it_is(market: Market) -> None:
    sita, ravi = market.seller(language="en"), market.buyer(language="en", channel="whatsapp")
    ravi.says("need 200 kilos turmeric in Sagar by Friday")
    ravi.presses("Yes, ask them")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat")
    seen = len(ravi.shown)
    sita.voice()
    market.later(seconds=5)  # until the recording is here
    assert "voice" in [shown.media_kind for shown in ravi.shown[seen:]]
    assert notes(market) == [], "what two people say to each other nobody listens to"
    seen = len(sita.shown)
    ravi.voice()
    market.later(seconds=5)
    assert "voice" in [shown.media_kind for shown in sita.shown[seen:]]
    assert notes(market) == []


OUT_OF_THE_BLUE = (
    "mera maal bik gaya",
    "mere saude dikhao",
    "chhutti par hu",
    "kitne log haldi bechte hai",
    "ghar badal gaya, ab Damoh me hu",
)


@pytest.mark.parametrize("said", OUT_OF_THE_BLUE)
def test_what_is_said_by_voice_out_of_the_blue_does_what_the_same_words_do_when_written(
    market: Market, tmp_path: Path, said: str
) -> None:
    with Market(f"sqlite:///{tmp_path}/other.db", tmp_path / "other") as other:
        other.officer(SAGAR, language="en")
        gita = other.seller(language="hi", name="Gita")
        gita.says("menu")
        begun = len(gita.shown)
        gita.says(said)
        written = [shown.text for shown in gita.shown[begun:]]
    meena, gita = market.officer(SAGAR, language="en"), market.seller(language="hi", name="Gita")
    gita.says("menu")
    gita.voice()
    meena.says("listening")
    meena.says(said)
    begun = len(gita.shown)
    gita.presses("Yes, right")
    assert [shown.text for shown in gita.shown[begun:]] == written


# ── spoken questions ──────────────────────────────────────────────────────────────────────────────────────────────


def heard(chat: Chat, since: int) -> list[str]:
    """The prompts that this phone played since so many messages."""
    return [one.media_kind.removeprefix("voice ") for one in chat.shown[since:] if one.media_kind.startswith("voice ")]


def spoken_to(market: Market, channel: str = "whatsapp") -> Chat:
    kamla = market.stranger(channel, "Kamla")
    kamla.hears = True
    kamla.says("नमस्ते")
    return kamla


@pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
def test_first_contact_plays_one_recording_above_the_buttons(market: Market, channel: str) -> None:
    kamla = spoken_to(market, channel)
    assert heard(kamla, 0) == ["greeting"]
    assert kamla.shown[0].media_kind == "voice greeting"
    assert "हाट" in kamla.shown[1].text
    assert kamla.shown[1].labels


@pytest.mark.parametrize("words", ["सुनाओ", "sunao", "ऐका", "aika", "listen", "9", "९"])
def test_the_last_question_is_spoken_again_to_who_asks(market: Market, words: str) -> None:
    kamla = spoken_to(market)
    kamla.presses("I want to sell")
    seen = len(kamla.shown)
    kamla.says(words)
    assert heard(kamla, seen) == ["consent"]
    assert kamla.shown[-1].labels == ["हाँ, भेजिए", "नहीं", "मुझे खरीदना है"]
    talk = market.look(lambda db: db.execute(sa.select(tables.conversations.c.misread)).scalars().all())
    assert talk == [0], "asking to hear is no mistake"


def test_a_nine_that_answers_is_an_answer(market: Market) -> None:
    sita, ravi = market.seller(), market.buyer(language="hi", channel="whatsapp")
    ravi.hears = True
    ravi.says("हल्दी चाहिए, सागर")
    seen = len(ravi.shown)
    assert "कितन" in ravi.last
    ravi.says("9")
    assert heard(ravi, seen) == []
    assert "9" in ravi.last
    assert sita.shown == []


@pytest.mark.parametrize(("on", "off"), [("बोलकर", "बिना आवाज़"), ("bolun", "likhkar")])
def test_every_question_is_spoken_until_it_is_ended(market: Market, on: str, off: str) -> None:
    kamla = spoken_to(market)
    kamla.says(on)
    seen = len(kamla.shown)
    kamla.presses("I want to sell")
    kamla.presses("Yes, send them")
    assert heard(kamla, seen) == ["consent", "products"]
    kamla.says(off)
    seen = len(kamla.shown)
    kamla.says("मिट्टी के दीये")
    assert heard(kamla, seen) == []


def test_undo_takes_the_choice_back(market: Market) -> None:
    kamla = spoken_to(market)
    kamla.says("बोलून")
    assert market.look(
        lambda db: db.scalar(sa.select(tables.people.c.aloud).where(tables.people.c.id == kamla.person_id))
    )
    kamla.says("undo")
    aloud = market.look(
        lambda db: db.scalar(sa.select(tables.people.c.aloud).where(tables.people.c.id == kamla.person_id))
    )
    assert not aloud


def test_who_reads_english_is_told_which_languages_are_spoken(market: Market) -> None:
    kamla = at_goods(market)
    kamla.hears = True
    seen = len(kamla.shown)
    kamla.says("listen")
    assert "I can speak only Hindi and Marathi so far." in kamla.all
    assert heard(kamla, seen) == []
    assert kamla.last.startswith("What do you make or sell?")


def test_what_was_heard_reaches_whatsapp_as_a_template_once_its_window_is_over(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    market.later(hours=26)
    seen = len(kamla.shown)
    meena.says("listening")
    meena.says("clay lamps")
    assert kamla.shown[seen:] == [], "no free words leave now"
    row = market.look(
        lambda db: db.execute(sa.select(tables.outbox).where(tables.outbox.c.twin == "voice_heard")).one()
    )
    assert row.twin_words["1"] == "DIC Sagar"
    kamla.presses_template(row.twin_words["2"])
    assert "“clay lamps”" in kamla.last
    assert kamla.presses("Yes, right") == "Which district are you from?"


# ── helpers ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_helper_hears_those_they_act_for_and_nobody_else(market: Market) -> None:
    other = at_goods(market)
    other.voice()
    sunita = market.seller(name="Sunita", channel="whatsapp")
    sunita.says("मीना के लिए")
    sunita.presses("Yes, they may")
    sunita.presses("Yes, send them")
    sunita.voice()
    assert [note.question for note in notes(market)] == ["products", "products"]
    sunita.says("सुनना है")
    assert "मीना का जवाब" in sunita.last
    sunita.says("पत्थर की मूर्ति")
    assert [(note.status, note.how) for note in notes(market)] == [("waiting", None), ("typed", "helper")]
    assert "“पत्थर की मूर्ति”" in sunita.all
    sunita.presses("Yes, right")
    assert "हो गया, मीना! अब खरीदारों को आपका नाम मिलेगा: पत्थर की मूर्ति, सागर।" in sunita.all
    assert notes(market)[1].status == "saved"


def test_words_of_listening_are_nobodys_queue_but_speak_the_question(market: Market) -> None:
    kamla = spoken_to(market)
    kamla.presses("I want to sell")
    seen = len(kamla.shown)
    kamla.says("सुनना है")
    assert heard(kamla, seen) == ["consent"]


def test_a_buyer_who_speaks_first_need_not_say_it_twice(market: Market) -> None:
    ravi, meena = market.stranger("telegram", "Ravi"), market.officer(SAGAR, language="hi")
    ravi.voice()
    ravi.presses("I want to buy")
    (note,) = notes(market)
    assert note.question == "products"
    meena.says("सुनना है")
    assert "चाहिए" in meena.last
    meena.says("शुक्रवार तक 200 किलो हल्दी, सागर")
    ravi.presses("Yes, right")
    assert "हल्दी" in ravi.last
    assert "200" in ravi.last
    ravi.presses("Yes, ask them")
    assert market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(tables.enquiries))) == 1


def test_nothing_that_an_erased_person_said_is_kept_or_heard(market: Market) -> None:
    kamla, meena = at_goods(market), market.officer(SAGAR, language="en")
    kamla.voice()
    meena.says("listening")
    meena.says("clay lamps")
    market.write(lambda db: erasure.erase(db, kamla.person_id, None, market.clock.now()))
    (note,) = notes(market)
    assert (note.words, note.asked, note.media_ids, note.status) == (None, None, [], "overtaken")
    assert meena.says("listening") == "No voice note waits."


TEN_MINUTES = (
    b"OggS" + bytes(24) + b"OpusHead" + bytes(60) + b"OggS\0\4" + (600 * 48000).to_bytes(8, "little") + bytes(20)
)
"""The beginning and the last page of an OGG/Opus recording: its length stands in the latter."""


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_ten_minutes_are_kept_and_a_shorter_note_is_asked_for_once(market: Market, channel: str) -> None:
    kamla, meena = at_goods(market, channel), market.officer(SAGAR, language="en")
    media = kamla._file("voice", TEN_MINUTES)
    # Telegram tells the length at once; on WhatsApp it is known when the recording is here.
    kamla._sends("voice", media=(replace(media, seconds=600 if channel == "telegram" else None),))
    told = "Your voice note is kept. It is long; a short one, half a minute, is heard sooner."
    assert kamla.lines.count(told) == 1
    assert "Which district are you from?" in kamla.all
    assert "(10:00)" in meena.says("listening")


# ── what was said before anything was asked ───────────────────────────────────────────────────────────────────────


def first_note(market: Market) -> tuple[Chat, Chat]:
    """A stranger who came with a voice note, and an officer."""
    kamla, meena = market.stranger("whatsapp", "Kamla"), market.officer(SAGAR)
    kamla.voice()
    return kamla, meena


def typed(meena: Chat, words: str) -> None:
    meena.says("sunna hai")
    meena.says(words)


def test_goods_of_the_first_note_are_the_sellers_who_has_tapped_that_he_sells(market: Market) -> None:
    kamla, meena = first_note(market)
    kamla.presses("I want to sell")
    typed(meena, "patthar ki murti")
    kamla.presses("Yes, right")
    assert "कितन" not in kamla.last, "no enquiry for them"
    kamla.presses("Yes, send them")
    assert "मूर्ति" in kamla.last
    kamla.presses("Yes, right")
    kamla.presses("सागर")
    kamla.presses(1)
    assert market.profile(kamla).status == "live"
    assert not any(words in kamla.all for words in NOT_UNDERSTOOD)


def test_a_consent_that_was_tapped_is_not_asked_for_again_after_the_note(market: Market) -> None:
    kamla, meena = first_note(market)
    kamla.presses("I want to sell")
    typed(meena, "patthar ki murti")
    kamla.presses("Yes, send them")  # before the read-back is answered
    before = len(kamla.shown)
    kamla.presses("Yes, right")
    told = [label for one in kamla.shown[before:] for label in one.labels]
    assert "हाँ, भेजिए" not in told
    given = market.look(lambda db: db.scalars(sa.select(tables.consents.c.purpose)).all())
    assert list(given).count("enquiries") == 1


def test_the_first_note_of_who_has_tapped_that_he_buys_is_the_wish(market: Market) -> None:
    kamla, meena = first_note(market)
    kamla.presses("I want to buy")
    typed(meena, "pachas kilo haldi, sagar mein")
    kamla.presses("Yes, right")
    assert "50" in kamla.last
    assert "हल्दी" in kamla.last


@pytest.mark.parametrize("words", ["kuch sunna hai kya", "काही ऐकायचं आहे का", "any voice notes?"])
def test_an_officer_asks_in_passing_whether_anything_waits_to_be_heard(market: Market, words: str) -> None:
    _, meena = first_note(market)
    meena.says(words)
    assert meena.shown[-2].media_kind == "voice"


@pytest.mark.parametrize(
    "words",
    ["bolkar batao bhaiya", "mujhe padhna nahi aata bolkar batao", "मला वाचता येत नाही", "awaz me batao na didi"],
)
def test_who_wants_it_spoken_says_so_in_a_sentence(market: Market, words: str) -> None:
    kamla = spoken_to(market)
    kamla.says(words)
    seen = len(kamla.shown)
    kamla.presses("I want to sell")
    assert heard(kamla, seen) == ["consent"]


@pytest.mark.parametrize("words", ["mujhe angrezi padhna nahi aata", "bolo", "ram bolkar gaya hai"])
def test_other_words_of_speaking_change_nothing(words: str) -> None:
    assert voices.wish(words) is None


def test_what_a_listener_types_is_no_wish_of_the_listeners(market: Market) -> None:
    kamla, meena = first_note(market)
    typed(meena, "mujhe padhna nahi aata")
    assert "mujhe padhna nahi aata" in kamla.all
    assert not market.look(
        lambda db: db.scalar(sa.select(tables.people.c.aloud).where(tables.people.c.id == meena.person_id))
    )
