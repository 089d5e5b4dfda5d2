"""An officer's phone: a notice chosen, planned, approved, paused and looked at, without a manual."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from bot.channels.channel import ChannelError, Decision
from bot.files import scheme_files
from handlers.language import say
from handlers.notice import reports
from storage import broadcast_runs, groups, kept_media, notices, results, schemes, workshops
from storage import broadcasts as store
from storage.tables import audit, broadcasts, registrations
from tests.chat import Chat
from tests.handlers.notice.test_broadcasts import TEXTS, agrees, notice
from tests.market import Market


def statuses(market: Market) -> list[str]:
    return market.look(lambda db: list(db.scalars(sa.select(broadcasts.c.status).order_by(broadcasts.c.id))))


def sellers(market: Market) -> list[Chat]:
    return [agrees(market, market.seller(name="Sita")), agrees(market, market.seller(name="Radha", channel="whatsapp"))]


def chooses(meena: Chat, *answers: str) -> str:
    """From the desk to the plan, one answer after another; the last message."""
    for answer in ("office work", "Send a notice", *answers):
        meena.says(answer) if answer not in meena_labels(meena) else meena.presses(answer)
    return meena.last


def meena_labels(meena: Chat) -> list[str]:
    return meena.shown[-1].labels if meena.shown else []


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_from_the_desk_to_an_approved_notice_in_few_messages(market: Market, channel: str) -> None:
    meena, suresh = market.officer(channel=channel), market.officer(name="Suresh", channel=channel)
    two = sellers(market)
    market.seller(name="Silent")
    notice(market)
    plan = chooses(meena, "सब बेचने वाले", "अभी")
    assert "3 में से 2 लोगों को जाएगा" in plan
    assert "हाँ नहीं कहा 1" in plan
    meena.presses("Yes, hand it in")
    assert "Suresh" in meena.last
    assert statuses(market) == ["submitted"]
    assert meena.messages <= 7
    assert "Meena" in suresh.last
    suresh.presses("Send it to me first")
    assert TEXTS["hi"] in suresh.all
    suresh.presses("Approve")
    assert statuses(market) == ["approved"]
    market.later(seconds=1)
    market.later(seconds=1)
    assert [TEXTS["hi"] in chat.last for chat in two] == [True, True]
    market.later(seconds=1)
    assert statuses(market) == ["finished"]
    assert say("hi", "It has gone out:") in meena.last
    meena.presses("See the result")
    assert "गए 2" in meena.all
    assert "1: सूचना के लिए हाँ नहीं कहा" in meena.all


def test_of_two_officers_who_tap_approve_the_second_hears_that_it_is_done(market: Market) -> None:
    meena, suresh, lata = market.officer(), market.officer(name="Suresh"), market.officer(name="Lata")
    two = sellers(market)
    notice(market)
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.presses("Yes, hand it in")
    below = [chat.shown[-1] for chat in (suresh, lata)]
    assert all(say("hi", "Approve") in shown.labels for shown in below)
    suresh.presses("Approve")
    lata.presses("Approve")
    market.later(seconds=1)
    market.later(seconds=1)
    assert [len([shown for shown in chat.shown if TEXTS["hi"] in shown.text]) for chat in two] == [1, 1]
    deeds = market.look(lambda db: list(db.scalars(sa.select(audit.c.deed).where(audit.c.deed == "broadcast_approve"))))
    assert deeds == ["broadcast_approve"]


def test_the_only_officer_approves_alone_and_it_is_said_that_it_is_written_down(market: Market) -> None:
    meena = market.officer()
    sellers(market)
    notice(market)
    chooses(meena, "दफ्तर के सब लोग", "कल 10 बजे")
    meena.presses("Yes, hand it in")
    assert "अकेले" in meena.last
    meena.presses("Yes, approve")
    assert statuses(market) == ["approved"]
    kept = market.look(lambda db: db.scalar(sa.select(broadcasts.c.waiver)))
    assert kept == "the only officer of the district, by chat"


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("1 दिसंबर सुबह 11 बजे", "2026-12-01T11:00"),
        ("परसों शाम 5 बजे", "2026-11-27T17:00"),
        ("2026-12-02 09:30", "2026-12-02T09:30"),
    ],
)
def test_a_day_in_words_is_the_time(market: Market, words: str, wall: str) -> None:
    meena = market.officer()
    sellers(market)
    notice(market)
    chooses(meena, "सब बेचने वाले", words)
    assert market.look(lambda db: db.scalar(sa.select(broadcasts.c.schedule)))["at"] == [wall]


def test_a_rhythm_in_words_is_kept_changed_below_the_plan_and_handed_in_with_a_plain_yes(market: Market) -> None:
    meena, suresh = market.officer(), market.officer(name="Suresh")
    sellers(market)
    notice(market)
    chooses(meena, "jo haldi bechte hain unko", "har somvar 10 baje")
    meena.says("har mahine ki 5 tarikh")
    kept = market.look(lambda db: db.execute(sa.select(broadcasts.c.audience, broadcasts.c.schedule)).one())
    assert (kept.audience, kept.schedule) == ("product=turmeric", {"kind": "monthly", "at": ["2026-12-05T10:00"]})
    meena.says("haan bhej do")
    assert statuses(market) == ["submitted"]
    suresh.says("abhi mat bhejo")
    assert statuses(market) == ["submitted"]


@pytest.mark.parametrize("words", ["abhi mat bhejo", "ruko", "rehne do"])
def test_a_not_now_below_the_plan_hands_nothing_in(market: Market, words: str) -> None:
    meena = market.officer()
    sellers(market)
    notice(market)
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.says(words)
    assert statuses(market) == ["cancelled"]


@pytest.mark.parametrize("words", ["31 फरवरी 10 बजे", "2026-02-31", "2026-11-20 10:00", "जब अच्छा लगे"])
def test_a_day_that_is_none_is_asked_again_and_nothing_is_written(market: Market, words: str) -> None:
    meena = market.officer()
    sellers(market)
    notice(market)
    chooses(meena, "सब बेचने वाले", words)
    assert statuses(market) == []
    assert "कौन-सा दिन" in meena.last


def test_goods_a_tehsil_and_what_is_not_known(market: Market) -> None:
    meena = market.officer()
    sellers(market)
    notice(market)
    chooses(meena, "एक माल वाले", "झोंपला")
    assert "दूसरा नाम" in meena.last
    meena.says("हल्दी")
    meena.says("अभी")
    assert market.look(lambda db: db.scalar(sa.select(broadcasts.c.audience))) == 'product="turmeric"'
    assert "हल्दी" in meena.last


@pytest.mark.parametrize(("words", "text"), [("A group", "group"), ("Asked about a scheme", "scheme")])
def test_a_group_and_who_asked_about_a_scheme_are_choices(market: Market, words: str, text: str) -> None:
    meena = market.officer()
    sita, _ = sellers(market)
    scheme_files.bring_in(market.app.store, [], market.clock.now(), dry_run=False)
    notice(market)

    def make(db: Any) -> tuple[int, int]:
        now = market.clock.now()
        group = groups.create(db, "सागर हल्दी", 425, "turmeric", None, now, token="sagarhaldi")
        assert group is not None
        groups.join(db, group, sita.person_id, now)
        wanted = schemes.all_schemes(db)[0].id
        schemes.asked_about(db, wanted, sita.person_id, now)
        return group, wanted

    group, wanted = market.write(make)
    chooses(meena)
    meena.presses(words)
    meena.says("1")
    meena.says("अभी")
    kept = market.look(lambda db: db.scalar(sa.select(broadcasts.c.audience)))
    assert kept == f"{text}={group if text == 'group' else wanted}"
    assert "1 में से 1" in meena.last, "of both sellers only she is in it"


def test_nobody_to_write_to_is_said_and_no_draft_stays_open(market: Market) -> None:
    meena = market.officer()
    market.seller(name="Silent")
    notice(market)
    chooses(meena, "सब बेचने वाले", "अभी")
    assert "किसी को लिखा नहीं जा सकता" in meena.last
    assert statuses(market) == ["cancelled"]


def test_pause_and_going_on_from_the_list(market: Market) -> None:
    meena = market.officer()
    two = sellers(market)
    notice(market)
    chooses(meena, "सब बेचने वाले", "कल 10 बजे")
    meena.presses("Yes, hand it in")
    meena.presses("Yes, approve")
    meena.says("सूचना भेजें")
    meena.says("2")
    meena.presses("Pause")
    assert statuses(market) == ["paused"]
    market.later(days=1)
    assert [chat.shown for chat in two] == [[], []]
    meena.says("सूचना भेजें")
    meena.says("2")
    meena.presses("Go on")
    for _ in range(3):
        market.later(seconds=1)
    assert [len(chat.shown) for chat in two] == [1, 0], (
        "a day later WhatsApp's window is closed, and no template approved"
    )
    assert statuses(market) == ["finished"]


def test_nobody_else_gets_near_it(market: Market) -> None:
    sita = agrees(market, market.seller())
    for conversation in ("broadcast_new", "broadcasts", "office_month"):
        market.begin(sita, conversation)
        assert "अधिकारियों" in sita.last
    assert statuses(market) == []


def test_this_month_is_six_lines_to_paste(market: Market) -> None:
    meena = market.officer()
    two = sellers(market)
    notice(market)
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.presses("Yes, hand it in")
    meena.presses("Yes, approve")
    for _ in range(3):
        market.later(seconds=1)
    meena.says("इस महीने")
    lines = meena.shown[-2].text.split("\n")  # alone in a message, to be pasted; the question about a file comes below
    assert len(lines) == 7
    assert lines[0] == "सागर, 1 नवंबर से 25 नवंबर (हाट)"
    assert lines[1] == "1. 2 लोगों ने लिखा; 2 नए बेचने वाले जुड़े।"
    assert lines[5] == "5. 1 सूचना भेजी: 2 मैसेज गए, 0 पहुँचे, 0 पढ़े गए।"
    assert len(two) == 2
    for choice, start in (("One page (PDF)", b"%PDF"), ("All rows (Excel)", b"PK")):
        meena.says("इस महीने")
        meena.presses(choice)
        files = [one.media for one in market.telegram.sent if one.media is not None]
        assert files[-1].path.read_bytes().startswith(start)


def test_who_came_to_a_workshop_is_a_choice(market: Market) -> None:
    meena, (sita, _) = market.officer(), sellers(market)
    now = market.clock.now()

    def held(db: Any) -> None:
        event = workshops.create(
            db, now, code="SAGAR1", door="door1", district_lgd=425, titles={"hi": "पैकेजिंग"}, places={"hi": "सागर"},
            starts_at=now, ends_at=now, source="s",
        )  # fmt: skip
        place = {"workshop_id": event, "person_id": sita.person_id, "name": "Sita", "name_key": "sita"}
        db.execute(registrations.insert().values(status="registered", came=True, how="chat", at=now, **place))

    market.write(held)
    notice(market)
    chooses(meena, "कार्यशाला के लोग", "पैकेजिंग", "जो आए", "अभी")
    assert market.look(lambda db: db.scalar(sa.select(broadcasts.c.audience))) == "attended=1"
    assert "1 में से 1" in meena.last


def test_a_notices_button_shows_what_was_sent_to_this_phone_and_nothing_before(market: Market) -> None:
    meena, suresh = market.officer(), market.officer(name="Suresh")
    sita, radha = sellers(market)
    stranger = market.seller(name="Silent")
    number = notice(market)
    sita.presses_template(f"notice.{number}")
    assert TEXTS["hi"] not in sita.all  # ready, but nobody has approved its sending
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.presses("Yes, hand it in")
    suresh.presses("Approve")
    market.later(seconds=1)
    market.later(seconds=1)
    market.write(lambda db: notices.change(db, number, market.clock.now(), texts={"hi": "बदला हुआ"}))
    radha.presses_template(f"notice.{number}")
    assert TEXTS["hi"] in radha.last  # as approved, whatever was written since
    stranger.presses_template(f"notice.{number}")
    assert TEXTS["hi"] not in stranger.all


def test_a_notice_of_another_state_is_no_card_here(market: Market) -> None:
    meena = market.officer()
    number = notice(market, district_lgd=None, state="Maharashtra")
    market.begin(meena, "notice", str(number))
    assert TEXTS["hi"] not in meena.all
    market.begin(meena, "broadcast_new", str(number))
    assert TEXTS["hi"] not in meena.all


def test_a_file_and_buttons_go_along_on_both_channels_and_to_the_officer_first(market: Market) -> None:
    meena, suresh = market.officer(), market.officer(name="Suresh")
    sita, radha = sellers(market)
    now = market.clock.now()

    def equip(db: Any) -> tuple[int, int]:
        copy = market.app.media.keep_ours(b"%PDF-1.4 invented", "circular.pdf", "application/pdf")
        kept = kept_media.add(
            db, kind="document", mime=copy.mime, path=copy.path, sha256=copy.sha256, size=copy.size, now=now
        )
        held = workshops.create(
            db, now, code="SAGAR1", door="door1", district_lgd=425, titles={"hi": "पैकेजिंग"}, places={"hi": "सागर"},
            starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=9, hours=3), source="s", moved=0, asked_feedback=False,
        )  # fmt: skip
        assert held is not None
        return kept, held

    kept, held = market.write(equip)
    notice(market, buttons=[{"kind": "workshop", "value": str(held)}], media_id=kept)
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.presses("Send it to me first")
    mine = [one for one in market.telegram.sent if one.to == meena.address and one.media is not None]
    assert {one.media.path.name for one in mine if one.media} == {"circular.pdf"}
    assert [text for text in TEXTS.values() if any(text in one.part.text for one in mine)] == list(TEXTS.values())
    meena.presses("Yes, hand it in")
    suresh.presses("Approve")
    market.later(seconds=1)
    market.later(seconds=1)
    for chat, channel in ((sita, market.telegram), (radha, market.whatsapp)):
        sent = next(one for one in reversed(channel.sent) if one.to == chat.address)
        assert sent.media is not None
        assert (TEXTS["hi"] in sent.part.text, [b.data for b in sent.part.buttons]) == (True, ["do.workshop.1"])
    radha.presses_template("do.workshop.1")
    assert "पैकेजिंग" in radha.last
    radha.presses("Yes, note me")
    assert market.look(lambda db: len(workshops.everyone(db, 1))) == 1


def test_who_had_it_read_out_is_counted_and_named(market: Market) -> None:
    meena = market.officer()
    sita, radha = sellers(market)
    now = market.clock.now()

    def record(db: Any) -> int:
        copy = market.app.media.keep_ours(b"OggS invented", "talk.ogg", "audio/ogg")
        return kept_media.add(
            db, kind="voice", mime=copy.mime, path=copy.path, sha256=copy.sha256, size=copy.size, now=now
        )

    notice(market, voice_id=market.write(record))
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.presses("Yes, hand it in")
    meena.presses("Yes, approve")
    market.later(seconds=1)
    market.later(seconds=1)
    radha.presses_template("do.listen.1")
    radha.presses_template("do.listen.1")
    one = market.look(lambda db: store.broadcast(db, 1))
    (run,) = market.look(lambda db: broadcast_runs.runs_of(db, 1))
    lines = market.look(lambda db: reports.result_lines(db, market.app.world, one, "hi"))
    assert say("hi", "Listened to it: {count}", count=1) in lines
    states = {row.person_id: row.state for row in market.look(lambda db: list(results.rows(db, run)))}
    assert states[radha.person_id] == "heard"
    assert states[sita.person_id] != "heard"


def test_who_did_not_get_it_is_a_list_and_is_tried_again_from_the_phone(market: Market) -> None:
    meena = market.officer()
    sita, _ = sellers(market)
    market.seller(name="Silent")
    notice(market)
    chooses(meena, "सब बेचने वाले", "अभी")
    meena.presses("Yes, hand it in")
    meena.presses("Yes, approve")
    market.telegram.refuses(ChannelError(Decision.GIVE_UP, "refused"))
    for _ in range(3):
        market.later(seconds=1)
    number = market.look(lambda db: db.scalar(sa.select(broadcasts.c.id)))
    market.begin(meena, "broadcast", str(number))
    meena.presses("Who did not get it")
    files = [one.media for one in market.telegram.sent if one.media is not None]
    assert files[-1].path.name == f"not-reached-{number}.xlsx"
    names = {row[0] for row in load_workbook(files[-1].path).active.iter_rows(min_row=2, values_only=True)}
    assert names == {"Sita", "Silent"}
    had = len(sita.shown)
    market.begin(meena, "broadcast", str(number))
    meena.presses("Try them again")
    market.later(seconds=1)
    assert TEXTS["hi"] in sita.last
    assert len(sita.shown) == had + 1


@pytest.mark.parametrize("words", ["suchna radd karo", "सूचना रद्द करा", "cancel the notice"])
def test_a_notice_that_waits_is_cancelled_in_words_after_one_yes(market: Market, words: str) -> None:
    meena = market.officer()
    two = sellers(market)
    notice(market)
    chooses(meena, "दफ्तर के सब लोग", "कल 10 बजे")
    meena.presses("Yes, hand it in")
    meena.presses("Yes, approve")
    heard = [len(chat.shown) for chat in two]
    assert say("hi", "{state}\nCancel it?", state="").strip() in meena.says(words)
    assert statuses(market) == ["approved"], "nothing is done before the yes"
    meena.presses("Yes")
    assert statuses(market) == ["cancelled"]
    market.later(hours=30)
    assert [len(chat.shown) for chat in two] == heard
