"""What the sixth judged set taught: counts behind packs and sizes, feasts as days, what goods are for, who only talks."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places

CATALOGUE, PLACES, TODAY = Catalogue.shipped(), Places.shipped(), date(2026, 11, 27)


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES)


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [("chawal pachees kilo ki bori chalis", 1000, "kg"), ("दाल दस किलो के पैकेट बारह, नागपुर", 120, "kg"),
     ("haldi 20 kilo ki bori 900 rs", 20, "kg"), ("plastic water tank 500 litre, six of them", 6, "piece"),
     ("door mat 18x24, 60", 60, "piece"), ("basket 12 x 18, 40 chahiye", 40, "piece"),
     ("drip set 3 acre ke liye chahiye", None, None), ("drip set, ५ एकरासाठी", None, None),
     ("आलू की एक गाड़ी, नौ टन", 9, "tonne"), ("sitar benares wali ek, budget 12000", 1, "piece")],
)  # fmt: skip
def test_packs_and_pieces_are_counted_and_sizes_fields_and_carts_are_not(
    text: str, quantity: int | None, unit: str | None
) -> None:
    found = read(text)
    assert (found.quantity, found.unit if quantity else None) == (quantity, unit)


@pytest.mark.parametrize(
    ("text", "day"),
    [("makar sankranti me til laddu 10 kilo", date(2027, 1, 15)), ("होली में गुलाल 5 किलो", date(2027, 3, 22)),
     ("parso havan hai, ghee 5 kilo", date(2026, 11, 29)), ("उद्या मुंज आहे, पेढे ५ किलो", date(2026, 11, 28)),
     ("kal kya bhav tha haldi ka", None)],
)  # fmt: skip
def test_a_feast_that_is_held_is_the_last_day(text: str, day: date | None) -> None:
    assert read(text).needed_by == day


@pytest.mark.parametrize(
    ("text", "concept"),
    [("hospital ke liye chadar chahiye", "bedsheet"), ("क्लास के लिए ब्लैकबोर्ड चाहिए", "blackboard"),
     ("need green boards for our classes", "blackboard"), ("हल्दी चाहिए दुकान पर बेचने हेतु", "turmeric")],
)  # fmt: skip
def test_what_goods_are_for_is_no_service(text: str, concept: str) -> None:
    found = read(text)
    assert (found.concepts[:1], found.doubt) == ((concept,), None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("tabla class ke liye sir chahiye", "service"), ("ढोलक सिखाने वाले चाहिए", "service"),
     ("हार्मोनियम वाजवणारे हवे आहेत", "service"), ("kooler thik krwana h", "service"), ("fan saaf karwane wala", "service"),
     ("हमारे खेत का आलू तैयार है, गाड़ी भेजो", "offer"), ("आमच्या शेतातला कांदा तयार आहे", "offer"),
     ("kal milte hai mandir wali palki ke paas", "nothing"), ("उद्या भेटू कुलर दुकानात", "nothing")],
)  # fmt: skip
def test_who_works_sells_or_only_talks_gets_no_sellers(text: str, doubt: str) -> None:
    assert read(text).doubt == doubt


@pytest.mark.parametrize("text", ["dholak 2, bajane wala nahi chahiye", "tabla sikhane wala nahi, tabla chahiye 2 nag"])
def test_goods_are_wanted_where_the_worker_is_refused(text: str) -> None:
    assert read(text).doubt is None


@pytest.mark.parametrize(
    ("text", "concept"),
    [("We are a coffee roaster. Chicory 2 tonnes", "chicory"),
     ("Our shop sells pickles, need mango pickle jars 50", "mango_pickle"),
     ("gaushala ke liye kapas khal 20 bori", "cottonseed_cake"), ("khet ke charo taraf kante wala tar 2 quintal", "barbed_wire"),
     ("tmt sari ya 3 ton", "steel_bar")],
)  # fmt: skip
def test_who_writes_and_where_is_not_what_is_asked_for(text: str, concept: str) -> None:
    assert read(text).concepts[:1] == (concept,)


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [("tilkut gaya ka, 5 kilo", "Gaya", "source"), ("tushr sinchn jalgav 3 sanch", "Jalgaon", "source"),
     ("ek gaadi pyaz bhejni hai Siliguri", "Siliguri", "delivery"), ("kal haldi lene gaya tha 5 kilo", "", None)],
)  # fmt: skip
def test_a_place_behind_its_goods_is_one(text: str, place: str, role: str | None) -> None:
    found = read(text)
    assert (found.place_words, found.place_role) == (place, role)


@pytest.mark.parametrize(
    ("text", "concept"),
    [("shatranj 5 set", "chess_set"), ("aalta 20 bottle", "alta"), ("दानपेटी १ नग", "donation_box"), ("doli 1", "palanquin"),
     ("sello tape 10 box", "adhesive_tape"), ("churpi 2 kg", "chhurpi"), ("unt ka doodh 5 litre", "camel_milk"),
     ("सूप दउरा 40 नग", "winnowing_basket"), ("tomato soup 4 packet", ""), ("bunk bed 12", "bunk_bed"),
     ("measuring tape 5", "")],
)  # fmt: skip
def test_goods_that_shared_an_entry_have_their_own(text: str, concept: str) -> None:
    assert (
        next(iter(read(text).concepts), "") != "adhesive_tape" if concept == "" else read(text).concepts[0] == concept
    )
