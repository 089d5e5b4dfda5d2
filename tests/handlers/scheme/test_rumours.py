"""Is this true: sixty forwards judged, one answer for all who ask, and nothing of ours that is not word by word ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from bot.files import scheme_files
from handlers.scheme import claims, rumour_desk, rumours
from storage import notices, schema, schemes
from storage import rumours as kept
from storage.database import Store
from tests.market import Market, markets

DATA = Path(__file__).parents[2] / "data" / "forwards"
NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
FREE = ("pm_vishwakarma", "udyam_classes", "eshram")
SCAM = "सरकार सबको मुफ्त सिलाई मशीन दे रही है, रजिस्ट्रेशन चार्ज 299 रुपये जमा करें http://silai.example.xyz"


def lines(name: str) -> list[list[str]]:
    """The cells of a data file."""
    text = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[cell.replace("\\n", "\n") for cell in line.split("\t")] for line in text]


def sign_off(db: Connection, refs: tuple[str, ...] = FREE) -> None:
    """An officer signs off that applying for these is free."""
    for ref in refs:
        one = schemes.by_ref(db, ref)
        assert one is not None
        schemes.sign_off(
            db, one.id, NOW, officer_id=1, source="letter 14", as_of="2026-11", status=one.status, free=True
        )


def bring_notices(db: Connection) -> None:
    """Our five notices, let go by an officer."""
    for _, language, title, text in lines("notices.tsv"):
        number = notices.add(
            db, NOW, kind="workshop", language=language, titles={language: title}, texts={language: text}, source="DIC",
        )  # fmt: skip
        assert notices.make_ready(db, number, 1, NOW) == ()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the catalogue, three forms signed off as free, and our notices."""
    opened = Store(f"sqlite:///{tmp_path / 'haat.db'}", owner=True)
    schema.upgrade(opened)
    scheme_files.bring_in(opened, [], NOW, dry_run=False)
    with opened.write() as db:
        sign_off(db)
        bring_notices(db)
    yield opened
    opened.close()


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Market]:
    """A market with the catalogue."""
    for one in markets(f"sqlite:///{tmp_path / 'm.db'}", tmp_path / "m"):
        scheme_files.bring_in(one.app.store, [], NOW, dry_run=False)
        yield one


# ── sixty forwards ────────────────────────────────────────────────────────────────────────────────────────────────


def test_sixty_forwards_are_judged_right(store: Store) -> None:
    rows = lines("forwards.tsv")
    assert Counter(label for label, _ in rows) == {"ours": 20, "fee": 15, "other": 25}
    with store.read() as db:
        found = [(label, rumours.judge(db, text).word, text) for label, text in rows]
    assert sum(word == "ours" for label, word, _ in found if label == "ours") >= 19
    assert [text for label, word, text in found if label == "fee" and word != "not_ours"] == []
    assert [text for label, word, text in found if label != "ours" and word == "ours"] == []
    assert [text for label, word, text in found if label == "other" and word != "ask"] == []


def test_without_the_officers_signature_a_fee_demand_goes_to_the_office(tmp_path: Path) -> None:
    opened = Store(f"sqlite:///{tmp_path / 'bare.db'}", owner=True)
    schema.upgrade(opened)
    scheme_files.bring_in(opened, [], NOW, dry_run=False)
    with opened.read() as db:
        words = {rumours.judge(db, text).word for label, text in lines("forwards.tsv") if label == "fee"}
    opened.close()
    assert words == {"ask"}


def test_a_notice_that_was_never_let_go_or_waits_for_a_fact_is_not_called_ours(store: Store) -> None:
    text = "नई योजना की सूचना\nसबको मिलेगा\n– जिला उद्योग केंद्र"
    with store.write() as db:
        number = notices.add(
            db, NOW, kind="other", language="hi", titles={"hi": "नई"}, texts={"hi": text}, source="DIC"
        )
        assert rumours.judge(db, text).word == "ask"
        notices.make_ready(db, number, 1, NOW)
        assert rumours.judge(db, text).word == "ours"
        notices.add_facts(db, number, [{"key": "n", "text": "x", "status": "hold"}])
        assert rumours.judge(db, text).word == "ask"


@pytest.mark.parametrize(
    ("text", "money"),
    [("फॉर्म के 500 रुपये फीस भेजें", True), ("pay Rs 200 fee", True), ("send to abc@okbank 99 rs", True),
     ("कोई शुल्क नहीं", False), ("no fee is charged", False), ("हल्दी 120 रुपये किलो", False), ("फीस माफ होगी", False),
     ("अर्ज विनामूल्य आहे", False), ("", False)],
)  # fmt: skip
def test_a_demand_for_money_is_told_from_words_about_money(text: str, money: bool) -> None:
    assert claims.asks_money(text) is money


def test_a_claim_that_an_officer_called_false_is_known_with_a_few_signs_changed_but_a_true_one_is_not(
    store: Store,
) -> None:
    with store.write() as db:
        person = 1
        db.exec_driver_sql(
            "INSERT INTO people (id, language_sure, is_demo, created_at, last_seen_at) VALUES (1, 0, 0, 0, 0)"
        )
        false = kept.keep(db, claims.key_of(SCAM), SCAM, "hi", 425, person, NOW)
        kept.settle(db, false.id, "false", NOW, officer_id=1, answer=None, source=None)
        true_words = "कल से टाउन हॉल में पंजीयन शुरू होगा सब कारीगर सुबह दस बजे आएं"
        true = kept.keep(db, claims.key_of(true_words), true_words, "hi", 425, person, NOW)
        kept.settle(db, true.id, "true", NOW, officer_id=1, answer=None, source="letter 3")
        assert rumours.judge(db, SCAM.replace("299", "399")).word == "not_ours"
        assert rumours.judge(db, true_words).word == "true"
        assert rumours.judge(db, true_words.replace("दस", "नौ")).word == "ask"
        with pytest.raises(ValueError, match="source"):
            kept.settle(db, true.id, "true", NOW, officer_id=1, answer=None, source=" ")


# ── by chat ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_officers_answer_serves_who_asked_and_who_asks_later(market: Market) -> None:
    officer, other = market.officer(name="Meena"), market.officer(name="Gita", channel="whatsapp")
    sita, ravi = market.seller(), market.buyer()
    sita.forwards(SCAM)
    ravi.forwards(SCAM)
    assert "silai" in officer.last
    officer.presses("Not true")
    assert "2" in officer.last
    for one in (sita, ravi):
        assert one.last.count("1930") == 1
    later = market.seller(name="Lata")
    later.forwards(f"Forwarded\n*{SCAM}*")
    assert "1930" in later.last
    other.presses("True, it is ours")
    assert "silai" not in sita.last
    assert market.look(lambda db: [one.verdict for one in kept.answered(db, "false")]) == ["false"]


def test_true_needs_a_source_and_undo_opens_it_again(market: Market) -> None:
    officer, sita = market.officer(), market.seller()
    sita.forwards(SCAM)
    officer.presses("True, it is ours")
    officer.says("पत्र 7, 20 नवंबर")
    assert "पत्र 7" in sita.last
    officer.says("undo")
    assert market.look(lambda db: len(kept.waiting(db, [425]))) == 1


def test_nobody_but_an_officer_reaches_the_claims(market: Market) -> None:
    market.officer()
    sita = market.seller()
    sita.forwards(SCAM)
    market.begin(sita, "rumour_asked", "1")
    assert "अधिकारियों" in sita.last
    assert market.look(lambda db: len(kept.waiting(db, [425]))) == 1


def test_many_askers_are_told_in_several_steps(market: Market) -> None:
    officer = market.officer()
    askers = [market.buyer(name=f"B{number}") for number in range(4)]
    for one in askers:
        one.forwards(SCAM)
    most, rumour_desk.MOST_TOLD = rumour_desk.MOST_TOLD, 2
    try:
        officer.presses("Not true")
    finally:
        rumour_desk.MOST_TOLD = most
    assert all("1930" in one.last for one in askers)


def test_an_officer_of_another_district_neither_sees_a_claim_nor_goes_on_telling(market: Market) -> None:
    market.officer()
    mumbai, sita = market.officer(district=482, name="Gita"), market.seller()
    sita.forwards(SCAM)
    market.begin(mumbai, "rumour_asked", "1")
    assert "silai" not in mumbai.all
    asker = market.buyer(name="Ravi")
    asker.forwards(SCAM)
    market.write(lambda db: kept.settle(db, 1, "false", market.clock.now(), officer_id=1, answer=None, source=None))
    market.begin(sita, "rumour_tell", "1")
    assert "1930" not in asker.all
