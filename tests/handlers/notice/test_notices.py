"""Circulars by chat: what was read is shown, what is missing is asked, and only officers get there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handlers.messages import Media
from handlers.notice import notice_words, notices
from storage import notices as store
from storage.notices import Notice
from tests.chat import Chat
from tests.market import NOON, Market

DEV = Path(__file__).parents[2] / "data" / "circulars_dev" / "in"
CIRCULAR = (
    "जिला उद्योग केंद्र, सागर\nक्रमांक 41 दिनांक 20.11.2026\n\nविषय: पैकेजिंग कार्यशाला\n\n"
    "पैकेजिंग कार्यशाला 10 दिसंबर 2026 को सुबह 11 बजे टाउन हॉल, सागर में होगी। पंजीयन 5 दिसंबर तक करें। कोई शुल्क नहीं।"
)


def kept(market: Market) -> list[Notice]:
    """Every notice, the newest first."""
    return market.look(store.listed)


def sends_file(market: Market, chat: Chat, body: bytes, mime: str, kind: str = "document") -> None:
    """Send a document; its bytes are on their way for a moment."""
    ref = f"file-{market.next_event()}"
    chat.channel.files[ref] = body
    chat._sends(kind, media=(Media(kind, ref, mime, len(body)),))
    market.later(seconds=5)


def leaves_languages_out(chat: Chat) -> None:
    """One language is enough."""
    while "शीर्षक" in chat.last and "10" not in chat.last.split("\n")[0]:
        chat.presses("Leave it out")


def test_a_pasted_circular_is_a_ready_notice_in_five_messages(market: Market) -> None:
    meena = market.officer()
    meena.says(CIRCULAR)
    assert "टाउन हॉल, सागर" in meena.last
    meena.presses("All right")
    meena.presses("Leave it out")
    meena.presses("Leave it out")
    meena.presses("Later")
    one = kept(market)[0]
    assert (one.status, one.event_dates, one.times, str(one.last_date)) == (
        "ready",
        ["2026-12-10"],
        ["11:00"],
        "2026-12-05",
    )
    assert (one.languages, one.left_out, one.district_lgd) == (["hi"], ["en", "mr"], 425)
    assert one.source_text == CIRCULAR
    assert one.source_sha256
    assert store.sendable(one) == ()
    assert meena.messages == 5


def test_other_languages_carry_their_own_title_and_place(market: Market) -> None:
    meena = market.officer()
    meena.says(CIRCULAR)
    meena.presses("All right")
    meena.says("Packaging workshop")
    meena.says("Town Hall, Sagar")
    meena.says("पॅकेजिंग कार्यशाळा")
    meena.presses("Later")
    one = kept(market)[0]
    assert set(one.languages) == {"hi", "en", "mr"}
    assert one.texts["en"].startswith(
        "Packaging workshop\nDate: Thursday, 10 December\nTime: 11 in the morning\nPlace: Town Hall"
    )
    assert "सकाळी 11 वाजता" in one.texts["mr"]


@pytest.mark.parametrize("wrong", [("31 फरवरी", "1 नवंबर 2026"), ("जल्दी", "7 से 5 जनवरी 2027")])
def test_what_was_not_read_is_asked_and_bad_answers_are_told(market: Market, wrong: tuple[str, str]) -> None:
    meena = market.officer()
    meena.says("महिला समूहों के लिए मसाला प्रशिक्षण रखा जाएगा और सभी समूह अपने सदस्यों के नाम सचिव को देकर सहयोग करें ऐसा निवेदन है")
    for answer in wrong:
        meena.says(answer)
        assert "22 दिसंबर" in meena.last
    meena.says("12 दिसंबर")
    meena.says("पंचायत भवन")
    assert "12 दिसंबर" in meena.last
    assert kept(market) == []


def test_a_field_can_be_put_right_and_a_notice_dropped(market: Market) -> None:
    meena = market.officer()
    meena.says(CIRCULAR)
    meena.presses("Change something")
    meena.presses("Place")
    meena.says("गांधी भवन")
    assert "गांधी भवन" in meena.last
    assert "टाउन हॉल" not in meena.last
    meena.presses("Not a notice")
    assert kept(market) == []


def test_an_event_that_is_over_goes_to_the_archive(market: Market) -> None:
    meena = market.officer()
    meena.says(
        "बुनकरों की कार्यशाला सम्पन्न\nसागर, 21 नवंबर 2026। टाउन हॉल में 20 नवंबर 2026 को बुनकरों की कार्यशाला "
        "हुई। 60 लोगों ने भाग लिया।"
    )
    meena.presses("All right")
    one = kept(market)[0]
    assert (one.status, one.kind, one.event_dates) == ("archived", "report", ["2026-11-20"])


def test_a_pdf_is_read_and_kept_with_its_fingerprint(market: Market) -> None:
    meena = market.officer(district=None, state="Madhya Pradesh")
    sends_file(market, meena, (DEV / "d21.pdf").read_bytes(), "application/pdf")
    assert "मधुमक्खी" in meena.last
    assert "19 दिसंबर" in meena.last
    meena.presses("All right")
    meena.presses("Leave it out")
    meena.presses("Leave it out")
    meena.presses("Later")
    one = kept(market)[0]
    assert one.media_id is not None
    assert one.source_media_id == one.media_id
    assert len(one.source_sha256 or "") == 64


def test_of_a_picture_that_cannot_be_read_everything_is_asked(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.files.papers.reads_pictures", lambda: False)
    meena = market.officer()
    meena.photo()
    meena.presses("Make a notice")
    market.later(seconds=5)
    assert any("पढ़ नहीं" in line for line in meena.lines)
    meena.says("पैकेजिंग कार्यशाला")
    meena.says("12 दिसंबर")
    meena.presses("Not needed")
    meena.presses("All right")
    meena.presses("Leave it out")
    meena.presses("Leave it out")
    meena.presses("Later")
    one = kept(market)[0]
    assert (one.event_dates, one.places, one.times, one.media_id is not None) == (["2026-12-12"], {}, [], True)


def test_who_is_no_officer_makes_no_notice(market: Market) -> None:
    sita = market.seller()
    sita.says(CIRCULAR)
    assert kept(market) == []
    market.begin(sita, "notice_new")
    assert "अधिकारियों" in sita.last


def test_held_facts_are_settled_one_by_one_with_a_source(market: Market) -> None:
    meena = market.officer()

    def bring(db: Any) -> int:
        number = store.add(db, NOON, kind="report", language="hi", titles={"hi": "निर्यात"}, texts={"hi": "निर्यात "
        "बढ़ा"}, source="पत्र",
                           district_lgd=425)  # fmt: skip
        store.add_facts(db, number, [
            {"key": "total", "text": "कुल निर्यात 221.76 करोड़", "value": "221.76", "unit": "crore_inr", "status": "hold"},
            {"key": "men", "text": "पुरुषों को 40 %", "value": "40", "unit": "pct", "status": "check"},
        ])  # fmt: skip
        return number

    number = market.write(bring)
    meena.says("our notices")
    meena.presses(1)
    meena.presses("It may be sent")
    assert "जाँची" in meena.last
    meena.says("our notices")
    meena.presses(1)
    meena.presses("Facts to check")
    meena.presses("Say it otherwise")
    meena.says("21.76 करोड़")
    meena.says("DGFT पत्र, 3 नवंबर")
    assert "40" in meena.last
    meena.presses("Leave it out")
    facts = {fact.key: fact for fact in (kept(market)[0]).facts}
    assert (facts["total"].status, facts["total"].source, facts["total"].replaced_by) == (
        "replaced",
        "DGFT पत्र, 3 नवंबर",
        "21.76 करोड़",
    )
    assert facts["men"].status == "left_out"
    assert market.look(lambda db: store.obstacles(store.notice(db, number))) == ()  # type: ignore[arg-type]


def test_undo_takes_a_new_notice_back(market: Market) -> None:
    meena = market.officer()
    meena.says(CIRCULAR)
    for label in ("All right", "Leave it out", "Leave it out", "Later"):
        meena.presses(label)
    meena.says("undo")
    assert kept(market)[0].status == "archived"


@pytest.mark.parametrize(
    "text", ["हल्दी बेचनी है", "aaj ka hisab", "कल कार्यशाला कहाँ है और कब है यह किसी को मालूम है क्या बताइए?", "ok"]
)
def test_a_word_to_haat_is_no_circular(text: str) -> None:
    assert not notices.looks_like_circular(text, NOON.date())


def test_days_and_times_read_well_in_three_languages() -> None:
    assert notice_words.days_in(["2026-12-10", "2026-12-12"], "en") == "Thursday, 10 December – Saturday, 12 December"
    assert notice_words.clock_in(["10:00", "16:30"], "hi") == "सुबह 10 बजे – शाम 4:30 बजे"
    assert notice_words.clock_in(["14:00"], "mr") == "दुपारी 2 वाजता"
