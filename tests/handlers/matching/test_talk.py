"""Who only speaks of goods gets no sellers: orders on their way, what has come, food, farming, work; who asks for them does."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places
from handlers.matching.talk import unless_talk

CATALOGUE, PLACES, TODAY = Catalogue.shipped(), Places.shipped(), date(2026, 11, 27)


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, TODAY, CATALOGUE, PLACES)


@pytest.mark.parametrize(
    "text",
    ["ab haldi nahi chahiye", "papad ki zaroorat nahi hai ab", "हळद नको आता", "na haldi na mirch, aaj kuch nahi chahiye bhai",
     "we do not need jaggery anymore", "गुड़ नहीं चाहिए"],
)  # fmt: skip
def test_goods_that_are_only_refused_are_not_wanted(text: str) -> None:
    assert read(text).doubt == "nothing"


@pytest.mark.parametrize(
    ("text", "concept"),
    [("haldi nahi chahiye, mirch chahiye", "chilli"), ("हळद नको आता, आधी चिंच, ३० किलो", "tamarind"),
     ("haldi, mirchi nako", "turmeric"), ("haldi nahi mil rahi, 50 kilo chahiye", "turmeric")],
)  # fmt: skip
def test_what_is_wanted_beside_refused_goods_stays(text: str, concept: str) -> None:
    found = read(text)
    assert (found.concepts[:1], found.doubt) == ((concept,), None)


@pytest.mark.parametrize(
    "text",
    ["kal jo haldi aayi thi usme mitti thi", "aapne jo gud bheja wo kharab nikla", "The honey you sent is watery",
     "पाठवलेले पापड तुटलेले होते", "50 kilo haldi bheji thi wo kharab hai", "haldi mil gayi, dhanyavad", "हळद मिळाली, धन्यवाद",
     "Please cancel my order of tamarind", "पैसे दिले पण साडी आली नाही"],
)  # fmt: skip
def test_what_has_come_or_should_have_is_no_wish(text: str) -> None:
    assert read(text).doubt == "nothing"


@pytest.mark.parametrize(
    "text",
    ["pichli baar 50 kilo haldi bheji thi, wahi phir se chahiye", "haldi kahin nahi mili, kiske paas hai",
     "haldi jaisi pichli baar mili thi waisi 40 kilo"],
)  # fmt: skip
def test_who_wants_again_what_came_before_is_a_buyer(text: str) -> None:
    found = read(text)
    assert (found.concepts[:1], found.doubt) == (("turmeric",), None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("rangai karwani hai cotton ki", "service"), ("जूते की सिलाई करवानी है, कोई है आगरा में?", "service"),
     ("गहू दळून मिळेल का", "service"), ("मिरची कुटून देणार का", "service"), ("tel nikalwana hai sarson se", "service"),
     ("truck chahiye pyaz le jane ke liye", "service"), ("I want to learn pottery", "service"),
     ("looking for a tailor in Pune", "job"), ("गुळाच्या कारखान्यात काम मिळेल का", "job"),
     ("kaju factory me kaam hai kya", "job"), ("Looking for an agent in India who inspects rugs", "job"),
     ("can diabetics eat jaggery", "nothing"), ("kya gud khane se sugar badhti hai", "nothing"),
     ("हळदीला कोणतं खत द्यावं", "nothing"), ("turmeric ki kheti me kitna paani lagta hai", "nothing"),
     ("kya haldi par GST lagta hai", "nothing"), ("kanda rate kab badhega", "nothing"),
     ("handmade candles, DM to order", "offer")],
)  # fmt: skip
def test_work_food_farming_and_law_are_no_wish_for_goods(text: str, doubt: str) -> None:
    assert read(text).doubt == doubt


@pytest.mark.parametrize(
    "text",
    ["2 truck pyaz chahiye", "haldi pisi hui 20 kilo", "silai machine chahiye", "हळद दळून हवी ५० किलो",
     "toys to learn counting, 50 pieces",
     "beti ki shaadi hai, lehenga dekhna hai", "हमारे यहां शादी है, साड़ियां देखनी हैं", "maybe someone here makes cane baskets?"],
)  # fmt: skip
def test_what_is_wanted_for_some_work_or_feast_stays_a_wish(text: str) -> None:
    assert read(text).doubt is None


def test_a_city_behind_a_comma_is_no_misspelt_unit() -> None:
    assert read("leather journals 500, Paris").unit != "pair"


TALK = [
    "mera haldi ka order kab aayega", "where is my parcel of sarees", "the sarees you delivered have holes", "how is papad made",
    "मध भेसळीचा निघाला", "FSSAI kaise banvaye achar ke liye", "cold storage me jagah hai kya aloo ke liye",
    "cricket bat se chhakka maara kohli ne", "tum to chai ke bina reh nahi sakte", "bank details bhejo gud ka paisa dalna hai",
    "लालटेन लेकर ढूंढोगे तो भी ऐसा दुकानदार नहीं मिलेगा",
]  # fmt: skip


@pytest.mark.parametrize("text", TALK)
def test_a_stranger_who_counts_and_asks_for_nothing_is_believed_to_talk(text: str) -> None:
    assert unless_talk(text, read(text)).doubt is not None


ASKED = [
    "haldi", "हल्दी है क्या", "haldi kahan milegi", "sangli me haldi kaun deta hai", "who makes dhokra near Bastar?", "show me sarees",
    "हळद कोणाकडे आहे", "any honey seller in Pune?", "good morning, turmeric available?", "achar dikhao", "बांस की टोकरी कौन बनाता है",
    "ठिबक सिंचन संच २ एकर", "napier ghas ki jad 5000",
    "6 units wraps from Ludhiana district", "notebook 1000 @ 22/-", "papad ka rate batao", "साड्यांचे फोटो पाठवा",
    "hamari mess me chawal lagta hai, kaun de sakta hai",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_who_asks_for_goods_is_never_taken_for_talk(text: str) -> None:
    assert unless_talk(text, read(text)).doubt is None


@pytest.mark.parametrize(
    ("text", "concept"),
    [("गुळाचा भाव काय", "jaggery"), ("उसाला किती दर", "sugarcane"), ("दुधाची गरज आहे", "milk"), ("तुपाचे डबे हवेत", "ghee"),
     ("तांदळाला भाव", "rice"), ("पोह्यांचा भाव काय", "poha"), ("केळ्यांचा भाव", "banana"), ("वांग्यांची गरज", "brinjal"),
     ("पेढ्यांचे बॉक्स", "peda"), ("लाडवांची ऑर्डर द्यायची", "laddu"), ("फळांचा भाव", "fruit")],
)  # fmt: skip
def test_a_marathi_noun_whose_stem_changes_before_its_ending_is_read(text: str, concept: str) -> None:
    assert concept in read(text).concepts
