"""Names are learnt from two telephones or one officer, can be taken back, and every seller is read again with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handlers.enquiry import makers
from handlers.matching import taught
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.office import mondays
from handlers.seller import learning
from handlers.world import World
from storage import aliases, demand, people, profiles, settings
from tests.market import Market

WORD = "manjalika"
"""An invented name for turmeric that the catalogue does not know."""


def teach(market: Market, who: int, word: str = WORD, concept: str = "turmeric") -> bool:
    """One person says that a word is a name of some goods."""
    world = market.app.world
    return market.write(
        lambda db: learning.teach(db, world, word, concept, how="seller", person_id=who, language="hi")
    )  # fmt: skip


def read(market: Market, word: str = WORD) -> tuple[str, ...]:
    """What the running Haat reads in a word, after the clock has ticked once."""
    market.later(seconds=1)
    return market.app.world.catalogue.concepts_in(word)


def test_one_account_teaches_nothing_however_often_it_says_so(market: Market) -> None:
    one = market.seller().person_id
    assert not any(teach(market, one) for _ in range(5))
    assert read(market) == ()


def test_two_telephones_teach_a_name_and_an_officer_takes_it_back(market: Market) -> None:
    assert not teach(market, market.seller().person_id)
    assert teach(market, market.buyer().person_id)
    assert read(market) == ("turmeric",)
    (known,) = market.look(lambda db: aliases.listed(db, "used"))
    assert (known.name, known.voices, known.how) == (WORD, 2, "seller")
    market.write(lambda db: aliases.settle(db, known.id, "refused", market.clock.now(), officer_id=1))
    assert read(market) == ()
    assert not teach(market, market.seller().person_id), "refused stays refused, however many say it"
    assert read(market) == ()


def test_two_people_on_one_telephone_are_one_voice(market: Market) -> None:
    one, two = market.seller().person_id, market.seller().person_id
    market.write(lambda db: [people.change_person(db, who, contact="+910000000031") for who in (one, two)])
    assert not teach(market, one)
    assert not teach(market, two)


@pytest.mark.parametrize("word", ["haldi", "mirchi", "Sagar", "5 kilo", "ab", "yeh ek bahut lamba vakya hai"])
def test_known_goods_places_numbers_and_sentences_are_no_new_names(market: Market, word: str) -> None:
    for _ in range(2):
        assert not teach(market, market.seller().person_id, word, "leather_bag")
    assert market.look(aliases.listed) == []


@pytest.mark.parametrize(
    ("cell", "learns"),
    [
        (f"{WORD} (haldi)", True), (f"haldi / {WORD}", True), (f"{WORD} yani haldi, mirchi", True),
        (f"haldi, {WORD}", False), (f"{WORD} aur haldi", False), ("haldi (mirchi)", False), (f"{WORD}", False),
    ],
)  # fmt: skip
def test_two_names_for_one_thing_in_a_sellers_cell_teach_the_unknown_one(
    market: Market, cell: str, learns: bool
) -> None:
    world = market.app.world
    for _ in range(2):
        who = market.seller().person_id
        market.write(lambda db, who=who: learning.from_cell(db, world, cell, person_id=who, language="hi"))
    assert read(market) == (("turmeric",) if learns else ())


def test_buyers_who_say_it_a_second_time_teach_the_first_word(market: Market) -> None:
    for name in ("Ravi", "Asha"):
        buyer = market.buyer(name=name)
        buyer.says(f"5 kilo {WORD} chahiye")
        buyer.says("5 kilo haldi")
        buyer.says("haan")
    assert read(market) == ("turmeric",)


def test_an_unread_word_is_counted_for_the_office(market: Market) -> None:
    buyer = market.buyer()
    buyer.says(f"5 kilo {WORD} chahiye")
    buyer.says("5 kilo haldi")
    buyer.says("haan")
    assert [(row.word, row.seen) for row in market.look(aliases.unread)] == [(WORD, 1)]


# ── reading every seller again ────────────────────────────────────────────────────────────────────────────────────


def test_sellers_are_read_again_by_themselves_when_a_name_is_learnt_and_when_it_is_taken_back(market: Market) -> None:
    one = market.seller(goods=("mirchi",), name="Gita")
    profile = market.look(lambda db: profiles.profile_of(db, one.person_id))
    assert profile is not None
    market.write(
        lambda db: profiles.change_profile(db, profile.id, market.clock.now(), products_text=f"mirchi, {WORD}")
    )
    market.later(seconds=1)
    key = market.write(
        lambda db: aliases.name_it(db, WORD, taught.folded_name(WORD), "turmeric", language="hi", officer_id=1,
                                   now=market.clock.now())
    )  # fmt: skip
    for _ in range(3):
        market.later(seconds=1)
    assert market.look(lambda db: profiles.products_of(db, profile.id)) == ["chilli", "turmeric"]
    market.write(lambda db: aliases.settle(db, key, "refused", market.clock.now()))
    for _ in range(3):
        market.later(seconds=1)
    assert market.look(lambda db: profiles.products_of(db, profile.id)) == ["chilli"]


def test_reading_again_goes_window_by_window_and_then_rests(market: Market) -> None:
    for _ in range(5):
        market.seller()
    world = market.app.world
    market.write(lambda db: settings.put(db, learning.CATALOGUE, {"digest": "older", "after": None}))
    windows = [market.write(lambda db: learning.read_again(db, world, at_most=2)) for _ in range(4)]
    assert windows == [2, 2, 1, 0]


def test_what_an_officer_tagged_stays_and_goods_that_are_gone_go() -> None:
    catalogue = Catalogue.shipped()
    had = {"turmeric": "photo", "leather_bag": "officer", "gone_long_ago": "said"}
    assert learning.tags_for(catalogue, "haldi", "", had) == {"turmeric": "photo", "leather_bag": "officer"}
    assert learning.tags_for(catalogue, "xyzzy", "", had) == {"turmeric": "photo", "leather_bag": "officer"}
    assert learning.tags_for(catalogue, "haldi", "mirchi bhi", {})["chilli"] == "described"


def test_a_sellers_certificates_are_no_goods() -> None:
    tags = learning.tags_for(
        Catalogue.shipped(), "banarasi saree", "For three generations.\nCertificates: Silk Mark", {}
    )
    assert tags == {"banarasi_saree": "said"}


def test_the_digest_changes_with_the_names_and_only_with_them() -> None:
    shipped = Catalogue.shipped()
    assert taught.digest(shipped) == taught.digest(Catalogue(shipped.products.values()))
    assert taught.digest(taught.with_names((("turmeric", WORD, "hi"),))) != taught.digest(shipped)
    assert taught.with_names(()) is shipped


# ── makers of goods alike, and Mondays ────────────────────────────────────────────────────────────────────────────


def test_goods_alike_are_other_kinds_of_the_same_and_never_a_whole_line_of_goods() -> None:
    world = World(datetime(2026, 11, 25, tzinfo=UTC), lambda: "t", Catalogue.shipped(), Places.shipped())
    alike = makers.siblings_of(world, "mango_pickle")
    assert "lemon_pickle" in alike
    assert "mango_pickle" not in alike
    carving = world.catalogue.product("wood_carving")
    assert carving.line == "yes", "who carves one thing of wood may carve another"
    below_wide = [
        slug
        for slug, one in world.catalogue.products.items()
        if one.parents and all(map(world.catalogue.is_wide, one.parents))
    ]
    assert below_wide
    assert not any(makers.siblings_of(world, slug) for slug in below_wide)


def test_a_maker_who_says_yes_sells_it_from_then_on_and_can_take_it_back(market: Market) -> None:
    maker = market.seller(goods=("lemon pickle",), name="Gita")
    buyer = market.buyer()
    buyer.says("10 kilo mango pickle")
    buyer.says("haan")
    assert "आम का अचार" in maker.all
    maker.presses(1)
    mine = market.look(lambda db: profiles.profile_of(db, maker.person_id))
    assert mine is not None
    assert market.look(lambda db: profiles.products_of(db, mine.id)) == ["lemon_pickle", "mango_pickle"]
    assert (mine.products_text or "").endswith("आम का अचार")
    maker.says("undo")
    assert market.look(lambda db: profiles.products_of(db, mine.id)) == ["lemon_pickle"]


def test_a_maker_who_says_no_is_not_asked_again_and_sells_what_they_sold(market: Market) -> None:
    maker = market.seller(goods=("lemon pickle",), name="Gita")
    buyer = market.buyer()
    buyer.says("10 kilo mango pickle")
    buyer.says("haan")
    maker.presses(2)
    mine = market.look(lambda db: profiles.profile_of(db, maker.person_id))
    assert mine is not None
    assert market.look(lambda db: profiles.products_of(db, mine.id)) == ["lemon_pickle"]


def to_monday(market: Market) -> None:
    """The next Monday, eleven in the morning in India."""
    here = market.clock.now().astimezone(market.app.world.zone)
    days = (7 - here.weekday()) % 7 or 7
    at = (here + timedelta(days=days)).replace(hour=11, minute=0)
    market.later(seconds=(at - here).total_seconds())


def test_on_monday_makers_hear_once_what_was_asked_for_of_their_goods(market: Market) -> None:
    turmeric, chilli = market.seller(name="Gita"), market.seller(goods=("mirchi",), name="Mira")
    buyer = market.buyer()
    buyer.says("10 kilo haldi")
    buyer.says("haan")
    to_monday(market)
    market.later(minutes=5)
    said = [text for text in (message.text for message in turmeric.shown) if "पिछले हफ्ते" in text]
    assert len(said) == 1, turmeric.all
    assert "हल्दी: 1" in said[0]
    assert "पिछले हफ्ते" not in chilli.all


def test_nobody_hears_of_mondays_on_another_day_or_without_a_yes(market: Market) -> None:
    told = market.seller(name="Gita")
    buyer = market.buyer()
    buyer.says("10 kilo haldi")
    buyer.says("haan")
    market.later(hours=20)
    assert "पिछले हफ्ते" not in told.all
    told.says("stop")
    to_monday(market)
    assert "पिछले हफ्ते" not in told.all


def test_a_monday_goes_window_by_window_and_a_restart_goes_on(market: Market) -> None:
    for name in ("A", "B", "C"):
        market.seller(name=name)
    buyer = market.buyer()
    buyer.says("10 kilo haldi")
    buyer.says("haan")
    here = market.clock.now().astimezone(market.app.world.zone)
    market.clock.advance(timedelta(days=(7 - here.weekday()) % 7 or 7))
    world = market.app.world
    told = [market.write(lambda db: mondays.tell_makers(db, world, at_most=2)) for _ in range(4)]
    assert told == [2, 1, 0, 0]


def test_every_introduction_is_a_judgement_that_recall_can_be_measured_on(store_with_deal: tuple[Market, int]) -> None:
    market, profile = store_with_deal
    ((text, found),) = [(row.text, row.profile_id) for row in market.look(demand.judged)]
    assert (text, found) == ("10 kilo haldi", profile)


@pytest.fixture
def store_with_deal(market: Market) -> tuple[Market, int]:
    """A market in which one enquiry led to an introduction."""
    seller, buyer = market.seller(name="Gita"), market.buyer()
    buyer.says("10 kilo haldi")
    buyer.says("haan")
    seller.presses(1)
    seller.presses(1)
    buyer.presses(1)
    for _ in range(2):
        if buyer.shown[-1].labels:
            buyer.presses(1)
    mine = market.look(lambda db: profiles.profile_of(db, seller.person_id))
    assert mine is not None
    return market, mine.id
