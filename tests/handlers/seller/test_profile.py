"""A seller's profile: one question a day at most, each once; every field shown, changed, erased and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from stdnum import luhn

from handlers.language import say
from handlers.seller.identifiers import KINDS
from handlers.seller.profile_fields import FIELDS, OFFICE_SEES
from storage import profiles
from tests.chat import Chat
from tests.market import Market


@pytest.fixture
def sita(market: Market) -> Chat:
    return market.seller(channel="whatsapp")


def numbers(market: Market, chat: Chat) -> dict[str, tuple[str, str]]:
    """The registration numbers that are kept: {kind: (value, status)}."""
    profile = market.profile(chat)
    return market.look(
        lambda db: {one.kind: (one.value, one.status) for one in profiles.identifiers_of(db, profile.id)}
    )


def label_of(field: str) -> str:
    """What a Hindi reader in Sagar reads."""
    return say("hi", "Tehsil" if field == "taluka" else FIELDS[field].label)


def opens(chat: Chat, field: str) -> None:
    """Open one field of the profile, on whatever page it stands."""
    chat.says("mera profile")
    label = label_of(field)
    for _ in range(4):
        found = [one for one in chat.shown[-1].labels if one.startswith(label + ":")]
        if found:
            chat.presses(found[0])
            return
        chat.presses("More")
    raise AssertionError(f"{label} is on no page: {chat.lines[-6:]}")


def changes(chat: Chat, field: str, *answers: str) -> None:
    opens(chat, field)
    chat.presses("Change it")
    for words in answers:
        chat.says(words)


# ── every field ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "answer", "column", "value", "shown"),
    [
        ("taluka", "Khurai", "taluka_lgd", None, "खुरई"), ("unit", "क्विंटल", "unit", "quintal", "क्विंटल"),
        ("capacity", "500", "capacity", "500", "500"), ("moq", "पचास", "moq", "50", "50"),
        ("lead_days", "७", "lead_days", 7, "7"), ("price", "120.50", "price_paise", 12050, "₹120.50"),
        ("price", "1.5 lakh", "price_paise", 15000000, "₹1,50,000"), ("bill", "haan", "gives_bill", True, say("hi", "Yes")),
        ("reach", "All India", "reach", "country", say("hi", "All India")), ("speaks", "मराठी", "speaks", ["mr"], "मराठी"),
    ],
)  # fmt: skip
def test_a_field_is_changed_shown_taken_back_and_erased(
    market: Market, sita: Chat, field: str, answer: str, column: str, value: Any, shown: str
) -> None:
    empty = getattr(market.profile(sita), column)
    changes(sita, field, answer)
    found = getattr(market.profile(sita), column)
    assert found == value if value is not None else found is not None
    opens(sita, field)
    label = next(one for message in reversed(sita.shown) for one in message.labels if one.startswith(label_of(field)))
    assert label.endswith(f": {shown}")
    sita.presses("Leave it")
    sita.says("undo")
    assert getattr(market.profile(sita), column) == empty
    changes(sita, field, answer)
    opens(sita, field)
    sita.presses("Erase it")
    assert getattr(market.profile(sita), column) is None


@pytest.mark.parametrize(
    ("field", "wrong", "right", "value"),
    [
        ("capacity", "bahut", "40", "40"), ("capacity", "-5", "40", "40"), ("moq", "0", "5", "5"),
        ("price", "muft", "90", 9000), ("unit", "xyzzy", "kilo", "kg"), ("lead_days", "kal", "3", 3),
    ],
)  # fmt: skip
def test_what_cannot_be_an_answer_is_asked_again(
    market: Market, sita: Chat, field: str, wrong: str, right: str, value: Any
) -> None:
    changes(sita, field, wrong)
    assert getattr(market.profile(sita), FIELDS[field].column) is None
    sita.says(right)
    assert getattr(market.profile(sita), FIELDS[field].column) == value


@pytest.mark.parametrize(
    ("language", "district", "word"),
    [("hi", 425, "तहसील"), ("mr", 425, "तहसील"), ("hi", 484, "तालुका"), ("mr", 484, "तालुका"), ("en", 425, "Tehsil")],
)
def test_a_part_of_a_district_is_called_as_in_its_state_whoever_reads_it(
    market: Market, language: str, district: int, word: str
) -> None:
    seller = market.seller(district=district, language=language, channel="whatsapp")
    seller.says("my profile")
    assert f"{word}: –" in seller.shown[-1].labels
    market.begin(seller, "later", "taluka")
    assert word.casefold() in seller.shown[-1].text.casefold()


def test_mumbai_city_has_no_talukas_and_is_asked_for_none(market: Market) -> None:
    meera = market.seller(district=482, language="mr", channel="telegram")
    meera.says("my profile")
    assert not [label for label in meera.shown[-1].labels if label.startswith(("तालुका", "तहसील"))]
    before = len(meera.shown)
    market.begin(meera, "later", "taluka")
    assert len(meera.shown) == before


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_says_who_sees_it(market: Market, sita: Chat, field: str) -> None:
    opens(sita, field)
    assert say("hi", FIELDS[field].sees) in sita.last
    assert (FIELDS[field].sees == OFFICE_SEES) is (field in KINDS), "numbers are for the office, the rest is for buyers"


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_when_asked_by_itself_says_who_sees_it_and_can_be_skipped(
    market: Market, sita: Chat, field: str
) -> None:
    before = market.profile(sita)
    market.begin(sita, "later", field)
    assert say("hi", FIELDS[field].sees) in sita.last
    assert "\n" not in say("hi", FIELDS[field].sees)
    sita.says("छोड़ें")
    assert (market.profile(sita), numbers(market, sita)) == (before, {})
    assert sita.last == say("hi", "All right, another time.")


@pytest.mark.parametrize(
    ("said", "column", "value"),
    [
        ("hindi aur marathi bolti hu", "speaks", ["hi", "mr"]), ("bill nahi deti", "gives_bill", False),
        ("i dont give bill", "gives_bill", False), ("We don't give a bill", "gives_bill", False),
        ("पक्का बिल देते हैं", "gives_bill", True), ("poore india me bhejti hu", "reach", "country"),
        ("आम्ही बाहेर पण माल पाठवतो", "reach", "country"), ("mera taluka rehli hai", "taluka_lgd", None),
        ("haldi ka rate 120 rupaye kilo hai", "price_paise", 12000), ("5 din lagte hai banane me", "lead_days", 5),
        ("mahine me 50 kilo banati hu", "capacity", "50"), ("kam se kam 10 kilo lena hoga", "moq", "10"),
    ],
)  # fmt: skip
def test_what_is_told_in_a_sentence_is_kept_and_it_is_said_who_sees_it(
    market: Market, sita: Chat, said: str, column: str, value: Any
) -> None:
    sita.says(said)
    found = getattr(market.profile(sita), column)
    assert found == value if value is not None else found
    assert say("hi", "Buyers see this.") in sita.shown[-1].text.split("\n")


@pytest.mark.parametrize("said", ["bill milega kya?", "kya mp me bhejte ho?", "pakka bill chahiye", "मराठीत बोला"])
def test_a_question_or_an_order_tells_nothing_of_a_seller(market: Market, sita: Chat, said: str) -> None:
    before = market.profile(sita)
    sita.says(said)
    assert market.profile(sita) == before


# ── registration numbers ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_is_kept_unchecked_shown_masked_and_erased(market: Market, sita: Chat) -> None:
    changes(sita, "udyam", "UDYAM-MP-41-12345")
    assert numbers(market, sita) == {}, "its form is wrong"
    sita.says("UDYAM-MP-41-0012345")
    assert numbers(market, sita) == {"udyam": ("UDYAM-MP-41-0012345", "format_ok")}
    opens(sita, "udyam")
    assert "UDYAM-MP-41-0012345" not in "\n".join(one.text for one in sita.shown)
    assert any("…2345" in label for one in sita.shown[-3:] for label in one.labels)
    sita.presses("Erase it")
    assert numbers(market, sita) == {}


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("mera udyam number UDYAM-MP-41-0012345 hai", "udyam", "UDYAM-MP-41-0012345"),
        ("मेरा GST नंबर 27AAPFU0939F1ZV है", "gstin", "27AAPFU0939F1ZV"), ("27AAPFU0939F1ZV", "gstin", "27AAPFU0939F1ZV"),
        ("आमचा आईईसी नंबर 0512345678 आहे", "iec", "0512345678"), ("GI user no AU/12/7", "gi", "AU/12/7"),
        ("mere paas fssai licence hai 10012022000123", "fssai", "10012022000123"),
    ],
)  # fmt: skip
def test_a_number_told_in_a_sentence_is_kept_and_it_is_said_who_sees_it(
    market: Market, sita: Chat, said: str, kind: str, value: str
) -> None:
    answer = sita.says(said)
    assert numbers(market, sita) == {kind: (value, "format_ok")}
    assert say("hi", FIELDS[kind].sees) in answer
    assert value not in sita.all


def test_a_number_told_in_the_wrong_form_is_asked_for_once_more(market: Market, sita: Chat) -> None:
    sita.says("mera gst number 27AAPFU0939F1ZW hai")
    assert numbers(market, sita) == {}
    sita.says("mera gst number 27AAPFU0939F1ZV hai")
    assert numbers(market, sita) == {"gstin": ("27AAPFU0939F1ZV", "format_ok")}
    sita.says("haldi ka rate 120 rupaye kilo hai")
    assert market.profile(sita).price_paise == 12000, "nothing is asked any more"


def test_several_numbers_of_one_sentence_are_all_kept_even_below_another_question(market: Market, sita: Chat) -> None:
    opens(sita, "price")
    sita.says("gst 27AAPFU0939F1ZV aur fssai 20012022000123")
    assert numbers(market, sita).keys() == {"gstin", "fssai"}
    assert market.profile(sita).price_paise is None


def test_a_number_in_a_strangers_first_message_is_kept_once_they_have_joined(market: Market) -> None:
    kavita = market.stranger("whatsapp", "Kavita")
    kavita.says("मैं सागर से हूँ, पापड़ बनाती हूँ, मेरा FSSAI 10012022000123 है")
    kavita.says("haan")
    kavita.presses("Yes, right")
    kavita.says("Kavita Devi")
    assert numbers(market, kavita) == {"fssai": ("10012022000123", "format_ok")}
    assert market.profile(kavita).status == "live"


def test_who_has_no_such_number_hears_that_it_stays_empty_and_a_kept_one_is_not_lost(
    market: Market, sita: Chat
) -> None:
    assert sita.says("gst nahi hai") == say("hi", "All right, it stays empty.")
    sita.says("udyam UDYAM-MP-41-0012345")
    sita.says("udyam nahi hai")
    assert numbers(market, sita).keys() == {"udyam"}
    assert say("hi", "Erase it") in sita.shown[-1].labels


def test_an_fssai_number_is_no_payment_card_whatever_its_check_digit(market: Market, sita: Chat) -> None:
    number = next(n for n in map(str, range(20012022000100, 20012022000120)) if luhn.is_valid(n))
    sita.says(f"fssai {number}")
    assert numbers(market, sita) == {"fssai": (number, "format_ok")}


def test_a_new_number_must_be_checked_anew(market: Market, sita: Chat) -> None:
    changes(sita, "iec", "0512345678")
    profile = market.profile(sita)
    number = market.look(lambda db: profiles.identifiers_of(db, profile.id))[0].id
    market.write(
        lambda db: profiles.settle_identifier(
            db, number, confirmed=True, officer_id=1, now=market.clock.now(), expires_on=None
        )
    )
    changes(sita, "iec", "0512345679")
    assert numbers(market, sita) == {"iec": ("0512345679", "format_ok")}


def test_buyers_never_see_a_number(market: Market, sita: Chat) -> None:
    changes(sita, "gstin", "27AAPFU0939F1ZV")
    ravi = market.buyer()
    ravi.says("200 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    assert "AAPFU" not in ravi.all
    assert "F1ZV" not in ravi.all


# ── one question a day ────────────────────────────────────────────────────────────────────────────────────────────


def useful(market: Market, sita: Chat) -> None:
    """Something useful happens: she can give what a buyer wants."""
    ravi = market.buyer(name="Ravi")
    ravi.says("20 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    sita.presses("Yes, all")
    if sita.shown[-1].ask_contact:
        sita.presses("Only through Haat")


def test_one_question_a_day_each_once_and_it_may_be_skipped(market: Market) -> None:
    sita = market.seller(channel="telegram")
    asked: list[str] = []
    for _ in range(3):
        before = len(sita.shown)
        useful(market, sita)
        asked.append(sita.last)
        assert "?" in sita.last, "something is asked"
        puts_aside(sita)
        after = len(sita.shown)
        useful(market, sita)
        assert all("?" not in one.text or "20" in one.text for one in sita.shown[after:]), (
            "a second question on one day"
        )
        assert len([one for one in sita.shown[before:] if one.text == asked[-1]]) == 1
        market.later(days=1)
    assert len(set(asked)) == len(asked), "the same question twice"


def puts_aside(sita: Chat) -> None:
    """Skip the question of the day, which a list of many pages shows at its end."""
    yes_or_no = say("hi", "No") in sita.shown[-1].labels and len(sita.shown[-1].labels) == 2
    sita.says("nahi" if yes_or_no else "skip")


def test_nobody_hidden_is_asked(market: Market) -> None:
    sita = market.seller(channel="telegram")
    profile = market.profile(sita)
    useful(market, sita)
    puts_aside(sita)
    market.later(days=1)
    ravi = market.buyer(name="Anil")
    ravi.says("20 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    market.write(lambda db: profiles.change_profile(db, profile.id, market.clock.now(), status="hidden"))
    sita.presses("Yes, all")
    assert "?" not in sita.last


# ── goods, name, hiding ───────────────────────────────────────────────────────────────────────────────────────────


def test_new_goods_are_found_and_the_old_ones_are_not_and_undo_turns_it_round(market: Market, sita: Chat) -> None:
    profile = market.profile(sita)

    def goods() -> list[str]:
        return market.look(lambda db: profiles.products_of(db, profile.id))

    before = goods()
    sita.says("mera profile")
    sita.presses(
        next(one for one in sita.shown[-1].labels if one.startswith(say("hi", "Goods: {goods}").partition("{")[0]))
    )
    sita.says("mirch")
    sita.presses("Yes, right")
    assert goods() != before
    assert len(goods()) == 1
    sita.says("undo")
    assert goods() == before


def test_hidden_sellers_are_not_found_until_they_show_themselves_again(market: Market, sita: Chat) -> None:
    for label, status in (("Hide me", "hidden"), ("Show me again", "live")):
        sita.says("mera profile")
        while say("hi", label) not in sita.shown[-1].labels:
            sita.presses("More")
        sita.presses(label)
        assert market.profile(sita).status == status
        silent = len(sita.shown)
        ravi = market.buyer()
        ravi.says("20 kilo haldi chahiye")
        ravi.presses("Yes, ask them")
        assert (len(sita.shown) > silent) is (status == "live")


def test_a_new_name_is_what_buyers_see(market: Market, sita: Chat) -> None:
    sita.says("mera profile")
    sita.presses(
        next(one for one in sita.shown[-1].labels if one.startswith(say("hi", "Name: {name}").partition("{")[0]))
    )
    sita.says("6412345678")
    assert market.profile(sita).name == "Sita", "a number is no name"
    sita.says("Sita Masala Udyog")
    ravi = market.buyer()
    ravi.says("20 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    assert "Sita Masala Udyog" in ravi.all
