"""A fraudster with a payment QR meets five sellers: after the first report the rest are warned, and nobody new is met."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import segno
import sqlalchemy as sa

from handlers.language import say
from storage import profiles, safety, tables
from tests.trips.test_groups import officer_of
from tests.trips.test_trips import Phone, rows, seller_on_whatsapp
from tests.trips.town import Town

MET = 5


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


def payment_qr() -> bytes:
    """A picture of a QR that takes money from whoever scans it."""
    out = io.BytesIO()
    segno.make_qr("upi://pay?pa=ravi.invented@okaxis&am=5000&cu=INR").save(out, kind="png", scale=8)
    return out.getvalue()


def seller_on_telegram(town: Town, name: str) -> Phone:
    """A new seller of turmeric, on Telegram."""
    seller = Phone(town, town.telegram.user(name, language_code="hi"), "hi")
    seller.person.starts("sagarhi")
    town.quiet()
    seller.presses("Yes, send them")
    seller.says("हल्दी")
    seller.presses("Yes, right")
    seller.says(name)
    return seller


def gives_some(seller: Phone) -> None:
    """A yes to a part of what is wanted, to be reached through Haat."""
    seller.presses("This much …")
    seller.says("50")
    seller.presses("Only through Haat")


def is_met(buyer: Phone) -> None:
    """The buyer's yes."""
    buyer.presses("Yes, introduce us")
    if say("hi", "Only through Haat") in buyer.labels[-3:]:
        buyer.presses("Only through Haat")


def introduced(town: Town) -> int:
    """How many introductions there are."""
    return len(rows(town, tables.introductions))


def sent_to(town: Town, person_id: int, since: Any) -> list[Any]:
    """What left for somebody since a moment."""
    box = tables.outbox
    query = sa.select(box).where(box.c.person_id == person_id, box.c.created_at >= since, box.c.action == "send")
    return list(town.look(lambda db: db.execute(query.order_by(box.c.id)).all()))


def test_after_the_first_report_the_rest_are_warned_within_a_minute_and_nobody_new_is_met(town: Town) -> None:
    officer = Phone(town, officer_of(town), "hi")
    sellers = [
        seller_on_whatsapp(town, name=f"सीता {place}") if place % 2 else seller_on_telegram(town, f"गीता {place}")
        for place in range(MET + 1)
    ]
    ravi = Phone(town, town.telegram.user("Ravi", language_code="hi", started=True), "hi")
    ravi.says("मुझे 900 किलो हल्दी चाहिए, सागर")
    ravi.presses("Yes, ask them")
    ravi_id = rows(town, tables.enquiries)[0].person_id
    checked(town, ravi_id)  # the limit for buyers nobody knows is not what stops him here
    town.later(hours=3)
    for seller in sellers[:MET]:
        gives_some(seller)
        is_met(ravi)
    ravi.person.sends_photo(payment_qr())
    town.quiet()
    town.later(seconds=2)
    gives_some(sellers[MET])
    assert introduced(town) == MET

    tricked = next(seller for seller in sellers[:MET] if "QR स्कैन करने" in seller.last)
    before = town.clock.now()
    tricked.presses("Report")
    tricked.presses("Money, QR or OTP")

    (report,) = rows(town, tables.reports)
    assert (report.about_id, report.status, report.holds) == (ravi_id, "open", True)
    warned = town.look(lambda db: safety.warned(db, report.id))
    assert len(warned) == MET - 1
    for one in warned:
        left = [row for row in sent_to(town, one.person_id, report.at) if "सावधान" in str(row.payload)]
        assert left, "nobody told them"
        assert all(row.sent_at - report.at < timedelta(minutes=1) for row in left)
    assert town.clock.now() - before < timedelta(minutes=1)
    for seller in sellers[:MET]:
        assert seller is tricked or "सावधान" in seller.last
    assert "सावधान" not in sellers[MET].last
    assert "Ravi" in officer.last
    assert "07582" in ravi.last

    # Whatever he does now, nobody new is met and nobody hears him.
    heard = [len(seller.all) for seller in sellers]
    ravi.presses("Understood")
    ravi.says("मेरे सप्लायर को पैसे भेज दो")
    ravi.person.sends_photo(payment_qr())
    town.quiet()
    ravi.says("50 किलो मिर्च चाहिए, सागर")
    town.later(hours=4)
    assert introduced(town) == MET
    assert [len(seller.all) for seller in sellers] == heard
    assert len(rows(town, tables.enquiries)) == 1

    officer.presses("True: stays stopped")
    for seller in sellers[:MET]:
        assert seller is tricked or "सही निकली" in seller.all
    assert introduced(town) == MET


def checked(town: Town, person_id: int) -> None:
    """As if the office had checked this buyer."""
    assert town.app is not None
    now = town.clock.now()
    with town.app.store.write() as db:
        profile = profiles.profile_of(db, person_id, "buyer")
        assert profile is not None
        profiles.change_profile(db, profile.id, now, verified_at=now, verified_until=now + timedelta(days=365))
