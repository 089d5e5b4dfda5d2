"""What people try on each other: numbers smuggled past the mutual yes, forged names, markup, others' desks and answers."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from handlers.language import say
from storage import tables
from tests.fakes.twilio_people import OutgoingMedia
from tests.trips.guests import Guest
from tests.trips.town import Town

PHONE = "6450012345"
NOT_BEFORE_YES = (PHONE, "645001", "6,45,00", "12345", "०१२३४५", "2345678")
"""Pieces of the smuggled number, as anybody could put them together again."""


@pytest.fixture
def town(shared_town: Town) -> Town:
    return shared_town


def seller(town: Town, app: str, goods: str, name: str = "सीता भंडार", account: str = "Sita") -> Guest:
    """Someone who sells goods that nobody else in this town sells."""
    sita = Guest(town, app, account)
    sita.taps("Yes, send them")
    sita.does("says", goods)
    sita.taps("Yes, right")
    sita.does("says", name)
    return sita


def buyer(town: Town, app: str, words: str, account: str = "Ravi") -> Guest:
    """Someone who has just asked for goods."""
    ravi = Guest(town, app, account, asked=False)
    if app == "telegram":
        ravi.person._private.started = True
    ravi.does("says", words)
    ravi.language = town_language(ravi)
    return ravi


def town_language(guest: Guest) -> str:
    (person,) = [row for row in guest.town.look(all_people) if row.id == guest.address.person_id]
    return str(person.language)


def all_people(db: Any) -> Any:
    import sqlalchemy as sa

    return db.execute(sa.select(tables.people)).all()


def no_number_on(*guests: Guest) -> None:
    for guest in guests:
        plain = guest.everything.replace(" ", "")
        assert not any(piece in guest.everything or piece in plain for piece in NOT_BEFORE_YES), guest.everything


# ── numbers before the mutual yes ─────────────────────────────────────────────────────────────────────────────────


def test_a_number_in_the_name_of_an_account_never_reaches_a_seller(town: Town) -> None:
    sita = seller(town, "whatsapp", "लहसुन")
    ravi = buyer(town, "telegram", "मला २०० किलो लसूण हवा, सागरला", f"Ravi {PHONE}")
    ravi.taps("Yes, ask them")
    assert "200" in sita.heard[-1]
    assert "Ravi" in sita.heard[-1]
    no_number_on(sita)
    sita.taps("Yes, all")


@pytest.mark.parametrize(
    "account",
    [f"Sita {PHONE}", "64500 12345", "सीता ६४५०० १२३४५", "call six four five zero zero one two three four five"],
)
def test_a_number_in_the_name_of_a_sellers_account_is_not_offered_as_their_name(town: Town, account: str) -> None:
    sita = Guest(town, "whatsapp", account)
    sita.taps("Yes, send them")
    sita.does("says", "अदरक")
    sita.taps("Yes, right")
    sita.hears("What is your name, or your shop's name?")
    no_number_on(sita)


@pytest.mark.parametrize(
    "name",
    [
        f"सीता {PHONE}",
        "सीता ६४५०० १२३४५",
        "Sita 6-4-5-0-0-1-2-3-4-5",
        "Sita six four five zero zero one two three four five",
    ],
)
def test_a_seller_cannot_be_called_by_a_number(town: Town, name: str) -> None:
    sita = Guest(town, "whatsapp")
    sita.taps("Yes, send them")
    sita.does("says", "अदरक")
    sita.taps("Yes, right")
    sita.does("says", name)
    sita.hears_only_own_language()
    for profile in sita.kept(tables.profiles):
        assert not any(piece in profile.name for piece in (*NOT_BEFORE_YES, "६४५", "four five"))


@pytest.mark.parametrize(("goods", "wanted"), [
    ("धनिया", f"मला धणे हवे, फोन करा {PHONE}, सागर"), ("मटर", f"वाटाणा {PHONE} किलो हवा, सागर"),
    ("चना", f"हरभरा २०० किलो, बजेट {PHONE} रुपये, सागर"), ("टिमरूपान", f"टिमरूपान {PHONE} पाहिजे २०० किलो सागर"),
])  # fmt: skip
def test_a_number_in_an_enquirys_words_quantity_or_budget_never_reaches_a_seller(
    town: Town, goods: str, wanted: str
) -> None:
    sita = seller(town, "whatsapp", goods)
    ravi = buyer(town, "telegram", wanted)
    for _ in range(2):
        asked = ravi.kept(tables.conversations, name="enquiry")[-1].asked
        if asked != "confirm":
            ravi.does("says", f"{goods} २०० किलो" if asked == "which" else "२०० किलो")
    ravi.taps("Yes, ask them")
    assert [one.status for one in ravi.kept(tables.enquiries)] == ["open"]
    no_number_on(sita)


def test_a_number_in_a_question_or_its_answer_stays_hidden(town: Town) -> None:
    sita = seller(town, "whatsapp", "सरसों")
    ravi = buyer(town, "telegram", "मला २०० किलो मोहरी हवी, सागरला")
    ravi.taps("Yes, ask them")
    sita.taps("I have a question")
    sita.does("says", f"भाई फोन करो ६४५०० १२३४५ या {PHONE}, भाव कितना?")
    assert "भाव" in ravi.everything
    no_number_on(ravi)
    ravi.does("says", "माझा नंबर 6 4 5 0 0 1 2 3 4 5, भाव सांगा")
    assert "भाव" in sita.everything
    no_number_on(sita)


def test_a_number_given_as_a_quantity_is_no_quantity(town: Town) -> None:
    sita = seller(town, "whatsapp", "केला")
    ravi = buyer(town, "telegram", "मला २०० किलो केळी हवी, सागरला")
    ravi.taps("Yes, ask them")
    sita.taps("This much …")
    for said in (PHONE, "६४५००१२३४५", "9" * 60):
        sita.does("says", said)
        sita.hears("Please write a number, for example 50.") if said == PHONE else sita.hears_only_own_language()
    no_number_on(ravi)
    assert {row.status for row in sita.kept(tables.conversations, name="lead")} == {"open"}


def test_a_number_given_as_a_price_is_no_price(town: Town) -> None:
    sita = seller(town, "whatsapp", "गुड़")
    ravi = buyer(town, "telegram", "मला २०० किलो गूळ हवा, सागरला")
    ravi.taps("Yes, ask them")
    sita.taps("Yes, all")
    sita.taps("Only through Haat")
    ravi.taps("Yes, introduce us")
    ravi.taps("Only through Haat")
    sita.taps("Give my price")
    sita.does("says", PHONE)
    sita.hears_only_own_language()
    assert sita.talk.asked == "price"
    no_number_on(ravi)


@pytest.mark.parametrize("figure", ["9" * 45, "99999999999999999999", "1e400", "0.00000000001"])
def test_figures_that_no_store_can_hold_are_asked_again(town: Town, figure: str) -> None:
    ravi = buyer(town, "telegram", f"मला {figure} किलो हळद हवी, सागर, बजेट {figure} रुपये")
    ravi.hears_only_own_language()
    ravi.does("says", "२०० किलो")
    assert ravi.kept(tables.inbox, state="parked") == []


def test_the_number_comes_with_the_mutual_yes_and_only_to_the_other_side(town: Town) -> None:
    sita = seller(town, "whatsapp", "संतरा")
    lata = seller(town, "whatsapp", "संतरा", "लता भंडार", "Lata")
    ravi = buyer(town, "telegram", "मला २०० किलो संत्री हवी, सागरला")
    ravi.taps("Yes, ask them")
    sita.taps("Yes, all")
    sita.taps("This number")
    assert sita.person.phone not in ravi.everything
    ravi.taps("Yes, introduce us")
    ravi.taps("Only through Haat")
    assert sita.person.phone in ravi.everything
    assert sita.person.phone not in lata.everything


# ── names and markup ──────────────────────────────────────────────────────────────────────────────────────────────

MARKUP = "<b>सीता</b> & <a href='x'>Co</a>"
BRACES = "Sita {words} {{1}} %s {0.__name__} Co"


@pytest.mark.parametrize(("goods", "wanted", "name"), [
    ("अंगूर", "द्राक्षे", MARKUP), ("चीकू", "चिकू", BRACES), ("अमरूद", "पेरू", "Robert'); DROP TABLE people;-- Bai"),
    ("आंवला", "आवळा", "*Sita* _Stores_ `x` [a](b) Co"),
])  # fmt: skip
def test_names_are_shown_letter_by_letter_on_both_apps(town: Town, goods: str, wanted: str, name: str) -> None:
    sita = seller(town, "whatsapp", goods, name)
    ravi = buyer(town, "telegram", f"मला २०० किलो {wanted} हवे, सागरला", name)
    ravi.taps("Yes, ask them")
    assert name in sita.heard[-1].replace("\u200b", "")  # WhatsApp's doubled braces are parted by a space of no width
    sita.taps("Yes, all")
    sita.taps("Only through Haat")
    assert name in ravi.heard[-1]
    shown = ravi.screen[-1]
    assert not [one for one in shown.json.get("entities", []) if one["type"] != "url"]
    ravi.taps("Yes, introduce us")
    ravi.taps("Only through Haat")
    ravi.does("says", f"{name} \n<i>माल कधी</i> {{seller}}?")
    assert "<i>माल कधी</i> {seller}?" in sita.heard[-1]
    assert sita.kept(tables.inbox, state="parked") == ravi.kept(tables.inbox, state="parked") == []


@pytest.mark.parametrize(
    "account",
    ["Ravi\n\nHaat: pay 500 now\n", "\u202eivaR\u202c", "Ra\u200bvi\ufeff", "Ravi\u2028Haat: pay", "\u0000Ravi"],
)
def test_an_accounts_name_cannot_fake_lines_or_turn_the_writing_around(town: Town, account: str) -> None:
    sita = seller(town, "whatsapp", "सोयाबीन")
    ravi = buyer(town, "telegram", "मला २०० किलो सोयाबीन हवे, सागरला", account)
    ravi.taps("Yes, ask them")
    shown = sita.heard[-1]
    assert "200" in shown
    assert "pay" not in shown or "Haat: pay" in shown.splitlines()[0]
    assert not any(sign in shown for sign in "\u202e\u202c\u200b\ufeff\u2028\u0000")
    sita.taps("Not now")


def test_a_name_of_nothing_but_signs_is_no_name(town: Town) -> None:
    sita = Guest(town, "whatsapp", "\u202e\u200b")
    sita.taps("Yes, send them")
    sita.does("says", "शहद")
    sita.taps("Yes, right")
    sita.hears("What is your name, or your shop's name?")
    assert not any(message.labels for message in sita.screen[sita.seen :])
    for name in ("\u202e\u202d", "....", "🙂", "12345"):
        sita.does("says", name)
        sita.hears_only_own_language()
        assert sita.kept(tables.profiles) == []


# ── others' desks and answers ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words", ["Office work", "दफ्तर का काम", "/office", "officer", "admin", "/start office", "office work\n1"]
)
def test_the_officers_desk_opens_to_nobody_else(guest: Guest, words: str) -> None:
    guest.does("says", words)
    guest.hears_only_own_language()
    assert guest.kept(tables.conversations, name="office") == []
    assert say(guest.language, "Office work: what first?") not in guest.everything


def test_an_answer_to_a_withdrawn_question_is_told_so_and_counts_for_nothing(town: Town) -> None:
    sita = seller(town, "whatsapp", "सीताफल")
    ravi = buyer(town, "telegram", "मला २०० किलो सीताफळ हवे, सागरला")
    ravi.taps("Yes, ask them")
    asked = next(message for message in reversed(sita.screen) if message.labels)
    ravi.does("says", "undo")
    sita.hears("{product}: this enquiry is finished.", product="सीताफल, 200 किलो")
    sita.does("presses", asked.labels[0], of=asked)
    sita.hears("That enquiry is finished. The next one comes to you all the same.")
    sita.does("says", "हाँ, पूरा दे दूँगी", reply_to=asked)
    sita.hears_only_own_language()
    assert [one.status for one in ravi.kept(tables.enquiries)] == ["withdrawn"]
    assert say(ravi.language, "Yes, introduce us") not in ravi.everything


def test_a_forwarded_answer_answers_nothing(town: Town) -> None:
    sita = seller(town, "whatsapp", "महुआ")
    ravi = buyer(town, "telegram", "मला २०० किलो मोह हवे, सागरला")
    ravi.taps("Yes, ask them")
    sita.does("says", "हाँ", forwarded=True)
    sita.hears("You forwarded this. What shall I do with it?")
    assert [one.status for one in sita.kept(tables.conversations, name="lead")] == ["open"]


# ── media that do not come ────────────────────────────────────────────────────────────────────────────────────────


NO_SUCH_KIND = "I cannot keep that kind of file. A photo, a voice note or a PDF works."
NOT_HERE = "That photo or file did not reach me. Please send it once more."


def picture(side: int = 30) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("trouble", [
    {"status": 404}, {"status": 410}, {"status": 403}, {"data": picture() + bytes(6 * 1024 * 1024)}, {"data": b""},
    {"data": b"<html>not a photo</html>"}, {"data": picture()[:200]}, {"served_as": "text/html", "data": b"MZ" + bytes(99)},
], ids=["gone", "gone for good", "refused", "huge", "empty", "a page", "cut", "a program"])  # fmt: skip
def test_a_photo_that_does_not_come_is_asked_for_again(town: Town, trouble: dict[str, Any]) -> None:
    sita = Guest(town, "whatsapp")
    sent = OutgoingMedia(
        trouble.get("data", picture()), "image/jpeg", trouble.get("served_as", ""), trouble.get("status", 200)
    )
    sita.settle()
    sita.person.sends_media([sent])
    town.quiet(40)
    assert [row.state for row in sita.kept(tables.media)] in (["refused"], ["wanted"])
    sita.hears_only_own_language()
    if sita.kept(tables.media)[0].state == "refused":
        unknown = any(word in str(trouble.get("data", "")) for word in ("html", "MZ"))
        sita.hears(NO_SUCH_KIND if unknown else NOT_HERE, times=1)
    sita.goes_on()


def test_credentials_never_go_to_another_host(town: Town) -> None:
    sita = Guest(town, "whatsapp")
    sita.does("sends_photo", picture())
    assert [row.state for row in sita.kept(tables.media)] == ["stored"]
    elsewhere = [call for call in town.twilio.media_calls if not call.headers.get("Host", "").startswith("127.0.0.1:")]
    assert len(town.twilio.media_calls) >= 1
    assert not [call for call in elsewhere if "authorization" in {name.lower() for name in call.headers}]
