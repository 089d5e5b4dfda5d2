"""The invented people of the sample market, their goods, and how they write: names, prices and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Goods:
    """One product of one district: who sells it, in which unit, between which prices (rupees) and orders.

    `sellers` are (name, language, what they say they sell); `called` is the product in Hindi, Marathi, English and
    Hindi in Latin letters, as buyers write it.
    """

    concept: str
    district_lgd: int
    unit: str
    price: tuple[int, int]
    moq: tuple[int, ...]
    order: tuple[int, ...]
    called: dict[str, str]
    sellers: tuple[tuple[str, str, str], ...]


SAGAR, MUMBAI, SUBURBAN = 425, 482, 483

RICE = {"hi": "उसना चावल", "mr": "उकडा तांदूळ", "en": "parboiled rice", "hinglish": "sela chawal"}
MEAL = {"hi": "सोयाबीन खली", "mr": "सोयाबीन पेंड", "en": "soybean meal", "hinglish": "soya khali"}
STONE = {"hi": "पत्थर शिल्प", "mr": "दगडी शिल्प", "en": "stone craft", "hinglish": "patthar shilp"}
BUILDING = {"hi": "बिल्डिंग मटेरियल", "mr": "बांधकाम साहित्य", "en": "building material", "hinglish": "building material"}
PHARMA = {"hi": "फार्मा केमिकल्स", "mr": "फार्मा केमिकल्स", "en": "pharma chemicals", "hinglish": "pharma chemical"}
CRAFT = {"hi": "हस्तशिल्प", "mr": "हस्तकला वस्तू", "en": "handicraft items", "hinglish": "hastshilp"}
ECO = {
    "hi": "ईको फ्रेंडली उत्पाद",
    "mr": "पर्यावरणपूरक उत्पादने",
    "en": "eco friendly products",
    "hinglish": "eco friendly saman",
}
TOOLS = {"hi": "कृषि यंत्र", "mr": "कृषी अवजारे", "en": "farm implements", "hinglish": "krishi yantra"}
TOMATO = {"hi": "टमाटर", "mr": "टोमॅटो", "en": "tomatoes", "hinglish": "tamatar"}
LEATHER = {"hi": "चमड़े का सामान", "mr": "चामड्याच्या वस्तू", "en": "leather goods", "hinglish": "chamde ka saman"}
JEWELS = {"hi": "गहने", "mr": "दागिने", "en": "jewellery", "hinglish": "gahne"}
MARINE = {"hi": "समुद्री मछली", "mr": "समुद्री मासे", "en": "seafood", "hinglish": "samudri machhli"}

GOODS: tuple[Goods, ...] = (
    Goods("parboiled_rice", SAGAR, "quintal", (3100, 3800), (5, 10, 20), (30, 50, 80, 120, 200), RICE, (
        ("बेतवा राइस मिल", "hi", "उसना चावल, अरवा चावल"),
        ("माँ नर्मदा चावल उद्योग", "hi", "सेला चावल"),
        ("Bundelkhand Rice Traders", "en", "parboiled rice, basmati rice"),
        ("कमलेश साहू एंड संस", "hi", "उसना चावल"),
        ("Dhasan Agro", "hi", "sela chawal, poha"),
    )),
    Goods("soybean_meal", SAGAR, "quintal", (4100, 4900), (10, 20, 50), (40, 60, 100, 150, 250), MEAL, (
        ("सागर सोया प्रोसेसिंग", "hi", "सोयाबीन खली, सोया तेल"),
        ("Vindhya Soya Products", "en", "soybean meal, soya DOC"),
        ("पटेल ऑयल मिल", "hi", "सोयाबीन खली"),
        ("रेहली कृषक उत्पादक समूह", "hi", "सोयाबीन, सोयाबीन खली"),
        ("Shri Balaji Solvex", "en", "soya meal, de-oiled cake"),
    )),
    Goods("stone_craft", SAGAR, "piece", (450, 4200), (1, 5, 10), (10, 20, 40, 60), STONE, (
        ("विश्वकर्मा पत्थर शिल्प", "hi", "पत्थर शिल्प, पत्थर की मूर्ति"),
        ("Gopal Stone Art", "en", "stone craft, stone carving"),
        ("कारीगर महिला समूह, राहतगढ़", "hi", "पत्थर की नक्काशी"),
        ("लखन शिल्पकार", "hi", "पत्थर शिल्प"),
        ("Eran Heritage Crafts", "en", "carved stone, stone idol"),
    )),
    Goods("building_material", SAGAR, "tonne", (550, 1400), (5, 10), (10, 20, 40, 80), BUILDING, (
        ("जय भवानी बिल्डिंग मटेरियल", "hi", "बिल्डिंग मटेरियल, फर्शी पत्थर"),
        ("Malthon Stone Suppliers", "en", "building material, cut stone"),
        ("यादव निर्माण सामग्री", "hi", "निर्माण सामग्री"),
        ("शिव शक्ति सप्लायर्स", "hi", "बिल्डिंग मटेरियल"),
        ("Rajghat Building Supplies", "en", "construction material, sandstone tiles"),
    )),
    Goods("pharma", SAGAR, "kg", (380, 2400), (10, 25, 50), (50, 100, 200, 400), PHARMA, (
        ("सिद्धगुवां फार्मा केमिकल्स", "hi", "फार्मा केमिकल्स"),
        ("Bundel Lifechem", "en", "pharma chemicals, industrial chemicals"),
        ("Nirmal Drug Intermediates", "en", "pharma chemicals"),
        ("अमृत औषधि उद्योग", "hi", "फार्मा केमिकल्स, औषधि"),
        ("Makronia Fine Chem", "en", "bulk drugs, pharma chemicals"),
    )),
    Goods("handicraft", SAGAR, "piece", (120, 1600), (5, 10, 20), (25, 50, 100, 200), CRAFT, (
        ("हुनर हस्तशिल्प केंद्र", "hi", "हस्तशिल्प, टेराकोटा"),
        ("लक्ष्मी स्व-सहायता समूह", "hi", "हस्तशिल्प, कढ़ाई"),
        ("Bundeli Crafts", "en", "handicraft, wall hanging"),
        ("सुनीता नामदेव", "hi", "हाथ का बना सामान"),
        ("मिट्टी घर", "hi", "हस्तशिल्प, मिट्टी के दीये"),
    )),
    Goods("eco_products", SAGAR, "piece", (4, 240), (50, 100, 500), (200, 500, 1000, 2500), ECO, (
        ("हरित सागर समूह", "hi", "ईको फ्रेंडली उत्पाद, पत्तल"),
        ("Dona Pattal Udyog", "hi", "eco friendly saman, dona pattal"),
        ("वनदेवी बांस समूह", "hi", "ईको फ्रेंडली उत्पाद, बांस शिल्प"),
        ("Green Leaf Makers", "en", "eco friendly products, jute bag"),
        ("पलाश महिला मंडल", "hi", "पर्यावरण अनुकूल उत्पाद"),
    )),
    Goods("agri_implements", SAGAR, "piece", (850, 42000), (1, 2, 5), (3, 5, 10, 20), TOOLS, (
        ("खुरई कृषि यंत्र उद्योग", "hi", "कृषि यंत्र, थ्रेशर"),
        ("New Bharat Agro Works", "en", "farm implements, seed drill"),
        ("विश्वास कृषि उपकरण", "hi", "कृषि उपकरण, हल"),
        ("ठाकुर इंजीनियरिंग वर्क्स", "hi", "खेती के औजार"),
        ("Kisan Mitra Engineering", "hi", "krishi yantra"),
    )),
    Goods("tomato", SAGAR, "kg", (9, 26), (100, 200, 500), (500, 1000, 2000, 4000), TOMATO, (
        ("देवरी टमाटर उत्पादक समूह", "hi", "टमाटर"),
        ("राजेश कुशवाहा", "hi", "टमाटर, सब्जी"),
        ("केसली कृषक समिति", "hi", "टमाटर, टमाटर सॉस"),
        ("Fresh Farm Garhakota", "en", "tomatoes, tomato puree"),
        ("गोमती बाई लोधी", "hi", "टमाटर"),
    )),
    Goods("leather_goods", MUMBAI, "piece", (350, 5200), (5, 10, 25), (30, 60, 100, 250), LEATHER, (
        ("कांबळे लेदर वर्क्स", "mr", "चामड्याच्या वस्तू, लेदर बॅग"),
        ("Dhobi Talao Leather House", "en", "leather goods, leather bags"),
        ("शिंदे चर्मोद्योग", "mr", "चर्म उत्पादने"),
        ("Crafted Hide Co.", "en", "leather goods, leather belt"),
        ("अंसारी लेदर", "hi", "चमड़े का सामान, चमड़े के जूते"),
    )),
    Goods("jewellery", MUMBAI, "piece", (700, 46000), (1, 5, 10), (5, 10, 25, 50), JEWELS, (
        ("सोनार आणि मुली", "mr", "दागिने, चांदीचे दागिने"),
        ("Kalbadevi Gems", "en", "gems & jewellery"),
        ("Girgaon Silver Art", "en", "jewellery, silver jewellery"),
        ("जाधव ज्वेलर्स", "mr", "दागिने"),
        ("Zaveri Bead Studio", "en", "jewellery, imitation jewellery"),
    )),
    Goods("marine", MUMBAI, "kg", (160, 780), (20, 50, 100), (100, 200, 500, 1000), MARINE, (
        ("कुलाबा कोळी महिला संघ", "mr", "समुद्री मासे, सुके बोंबील"),
        ("Sassoon Seafoods", "en", "seafood, prawns"),
        ("पाटील मत्स्य व्यवसाय", "mr", "सागरी उत्पादने"),
        ("दर्या मासे", "mr", "समुद्री मासे"),
        ("Harbour Catch", "en", "marine products"),
    )),
    Goods("jewellery", SUBURBAN, "piece", (600, 52000), (1, 5, 10), (5, 10, 30, 60), JEWELS, (
        ("अंधेरी ज्वेलरी क्राफ्ट", "mr", "दागिने, मोती"),
        ("Santacruz Gem Works", "en", "gems & jewellery, diamonds"),
        ("Borivali Silver Makers", "en", "jewellery, silver jewellery"),
        ("भोसले अलंकार", "mr", "दागिने"),
        ("मीनाक्षी गहने", "hi", "गहने, नकली गहने"),
    )),
    Goods("marine", SUBURBAN, "kg", (150, 760), (20, 50, 100), (80, 150, 400, 800), MARINE, (
        ("वेसावे कोळी बाजार", "mr", "समुद्री मासे, कोळंबी"),
        ("Madh Island Fisheries", "en", "seafood, fresh fish"),
        ("मालवणी मत्स्य संघ", "mr", "सागरी उत्पादने"),
        ("Gorai Dry Fish", "en", "marine products, dry fish"),
        ("नाखवा आणि कंपनी", "mr", "समुद्री मासे"),
    )),
)  # fmt: skip

# Name, language, how they write, district and state.
BUYERS: tuple[tuple[str, str, str, str, str], ...] = (
    ("होटल अन्नपूर्णा", "hi", "hi", "Sagar", "Madhya Pradesh"),
    ("Bina General Store", "hi", "hinglish", "Sagar", "Madhya Pradesh"),
    ("नर्मदा किराना", "hi", "hi", "Jabalpur", "Madhya Pradesh"),
    ("Bhopal Home Stores", "en", "en", "Bhopal", "Madhya Pradesh"),
    ("Arvind Kirana Indore", "hi", "hinglish", "Indore", "Madhya Pradesh"),
    ("मालवा फूड्स", "hi", "hi", "Ujjain", "Madhya Pradesh"),
    ("पुणे बाजार", "mr", "mr", "Pune", "Maharashtra"),
    ("देशमुख ट्रेडर्स", "mr", "mr", "Nagpur", "Maharashtra"),
    ("नाशिक ग्राहक भांडार", "mr", "mr", "Nashik", "Maharashtra"),
    ("Colaba Gift Shop", "en", "en", "Mumbai City", "Maharashtra"),
    ("दादर हस्तकला दालन", "mr", "mr", "Mumbai City", "Maharashtra"),
    ("Bandra Lifestyle", "en", "en", "Mumbai Suburban", "Maharashtra"),
    ("Kurla Wholesale", "hi", "hinglish", "Mumbai Suburban", "Maharashtra"),
    ("ठाणे पुरवठादार", "mr", "mr", "Thane", "Maharashtra"),
    ("Lucknow Emporium", "hi", "hinglish", "Lucknow", "Uttar Pradesh"),
    ("जयपुर क्राफ्ट बाजार", "hi", "hi", "Jaipur", "Rajasthan"),
    ("Deccan Exports", "en", "en", "Hyderabad", "Telangana"),
    ("Surat Trade Link", "en", "en", "Surat", "Gujarat"),
)

UNIT_WORDS = {
    "hi": {"quintal": "क्विंटल", "piece": "नग", "kg": "किलो", "tonne": "टन"},
    "mr": {"quintal": "क्विंटल", "piece": "नग", "kg": "किलो", "tonne": "टन"},
    "en": {"quintal": "quintal", "piece": "pieces", "kg": "kg", "tonne": "tonnes"},
    "hinglish": {"quintal": "quintal", "piece": "piece", "kg": "kilo", "tonne": "ton"},
}
SENTENCES = {
    "hi": (
        "{many} {unit} {goods} चाहिए, {place} में पहुंचाना है।",
        "हमें {many} {unit} {goods} चाहिए, {days} दिन में, {place} भेजना होगा।",
        "{many} {unit} {goods} चाहिए, बजट {price} रुपये प्रति {one}, {place} में पहुंचाना है।",
    ),
    "mr": (
        "{place}साठी {many} {unit} {goods} हवे आहे.",
        "आम्हाला {many} {unit} {goods} पाहिजे, {days} दिवसांत, {place}ला पाठवा.",
        "{many} {unit} {goods} हवे आहे, बजेट {price} रुपये प्रति {one}, {place}ला पाठवा.",
    ),
    "en": (
        "Need {many} {unit} of {goods}, delivery to {place}.",
        "We want to buy {many} {unit} {goods} within {days} days, deliver to {place}.",
        "Looking for {many} {unit} {goods}, budget Rs {price} per {one}, delivery {place}.",
    ),
    "hinglish": (
        "{many} {unit} {goods} chahiye, {place} me delivery.",
        "humko {many} {unit} {goods} chahiye {days} din me, {place} bhejna hai",
        "{many} {unit} {goods} chahiye, budget {price} rupaye per {one}, {place} bhejna hai",
    ),
}
ONE_UNIT = {
    "hi": {"quintal": "क्विंटल", "piece": "नग", "kg": "किलो", "tonne": "टन"},
    "mr": {"quintal": "क्विंटल", "piece": "नग", "kg": "किलो", "tonne": "टन"},
    "en": {"quintal": "quintal", "piece": "piece", "kg": "kg", "tonne": "tonne"},
    "hinglish": {"quintal": "quintal", "piece": "piece", "kg": "kilo", "tonne": "ton"},
}
PLACE_LANGUAGE = {"hi": "hi", "mr": "mr", "en": "en", "hinglish": "en"}

# What people asked the office: who (seller or buyer), why, their words, and the language of these.
ASKED: tuple[tuple[str, str, str, str], ...] = (
    ("seller", "asked", "अधिकारी से बात करनी है, उद्यम पंजीयन में मदद चाहिए।", "hi"),
    ("seller", "question", "क्या मेले में स्टॉल मिल सकता है?", "hi"),
    ("buyer", "no_match", "मुझे 40 क्विंटल मक्का चाहिए था, कोई विक्रेता नहीं मिला।", "hi"),
    ("seller", "asked", "मला निर्यातीबद्दल कोणाशी बोलता येईल?", "mr"),
    ("buyer", "question", "Does the office issue a certificate for stone craft?", "en"),
    ("seller", "not_understood", "photo bhejne par kya hoga", "hi"),
    ("buyer", "complaint", "विक्रेत्याने वेळेत माल पाठवला नाही.", "mr"),
    ("seller", "question", "पैकेजिंग का प्रशिक्षण कब होगा?", "hi"),
    ("seller", "asked", "माझे नाव बदलायचे आहे.", "mr"),
    ("buyer", "asked", "Please ask someone to call me about a bulk order.", "en"),
)

SELLER_SAYS = {
    "hi": ("हम खुद बनाते हैं, नमूना भेज सकते हैं।", "तीन पीढ़ी से यही काम।", "माल समय पर मिलेगा।"),
    "mr": ("आम्ही स्वतः बनवतो, नमुना पाठवतो.", "घरचा जुना व्यवसाय.", "वेळेवर पोहोच."),
    "en": ("Own workshop, samples on request.", "Family business.", "Steady quality, on time."),
}


def price_in_paise(rupees: int, step: int = 1) -> int:
    """Rupees rounded to a price that somebody would say, in paise."""
    return int(Decimal(rupees) // step * step) * 100


WORKSHOPS = (
    (SAGAR, {"hi": "हल्दी और मसालों की पैकेजिंग", "mr": "हळद आणि मसाल्यांचं पॅकेजिंग", "en": "Packing turmeric and spices"},
     {"hi": "जिला पंचायत सभाकक्ष, सागर", "mr": "जिल्हा पंचायत सभागृह, सागर", "en": "District hall, Sagar"}, 8),
    (MUMBAI, {"hi": "चमड़े के सामान की ऑनलाइन बिक्री", "mr": "चामड्याच्या वस्तूंची ऑनलाइन विक्री", "en": "Selling leather goods online"},
     {"hi": "धारावी समाज केंद्र, मुंबई", "mr": "धारावी समाज केंद्र, मुंबई", "en": "Community centre, Dharavi"}, 9),
)  # fmt: skip
"""Workshops of the demo: district, title, place, in how many days."""
