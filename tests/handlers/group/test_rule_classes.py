"""Each class of disguise and of fraud that a group's rules find, beside honest posts that look like it."""

from __future__ import annotations

import pytest

from handlers.reading import rules_broken
from handlers.reading.posts import class_clues, meant_clues, read_post

FOUND = {
    "phone_number": [
        # told in parts
        "first half 68012, second half 34567, join both", "आधी ६८०१ मग २३४ मग ५६७ असा नंबर आहे",
        "दूसरे नंबर में 6801 है और उसके आगे 234567 लगा लो", "number ka pehla hissa 68012 hai, dusra 34567",
        # look-alike letters where few digits are
        "contact: 6S43 2IO 987", "64ОО 1122 33 pe Sunita", "call 6801 2O 4S67",
        # run together in twos, marks of any kind
        "call sixeight zeroone twothree fourfive sixseven", "674|168|2514 Sunita", "my digits r 6801 234 567 thx",
        # one's own number, falling as it happens
        "my number sixty eight fifty three forty five forty three eleven",
        # digit by digit after a rate, spellings of the ear and of the villages
        "भाव ५० रु, छह सात चार चार एक पाँच नौ आठ आठ एक", "rate 50 rs, six five eight zero zero two eight two eight zero",
        "number siks sevn ate wun nil thri fiv fiv nain ate", "फोन छाछठ चव्वन पिचहत्तर तिरानबे अठत्तर",
        "sahasasht byaishi atthyaishi pasasht aishi",
        "फोन सिक्स फाईव्ह सेव्हन वन टू थ्री झिरो नाईन एट एट",
    ],
    "payment_id": [
        "upi id: n a m u n a 5 @ o k s b i", "namuna5 [at] ybl", "6512034567@xyzbank", "nаmunа5@ybl",
        "क्यूआर कोड वर पैसे टाका, मग माल", "scan kar ke bhej do, QR laga diya hai", "कोड स्कॅन करून ५०० द्या",
        "accept the request on phonepe, refund will come",
        # a bank's handle in Devanagari letters
        "नमुना दुकान ऐट ओकेएक्सिस", "नमूना एट द रेट ओके एसबीआई पर डालो", "namuna@पेटीएम",
    ],
    "link": [
        "आमची साईट namuna डॉट कॉम", "वेबसाइट नमूना डॉट कॉम", "नमूना डॉट इन पर देखो", "forms.gle/namunaX1 fill this",
        "namuna.design/shop", "n a m u n a . c o m", "ехаmрlе.com", "namunamal . in par dekho", "namuna。com",
    ],
    "invite_link": [
        # a comma or another mark for the dot
        "t,me/namuna_group join karo", "t ; me / namuna_group", "chat,whatsapp,com/Namuna1234 join",
        "chat whatsapp com / NAMUNA1", "t . me / +namuna", "join @namuna_bhav", "сhаt.whatsapp.com/NAMUNA2",
        "chat.\nwhatsapp.com/NAMUNA3",
    ],
    "advance_fee": [
        "main Major, camp ke liye 300 kambal, pehle gate entry ke 1850 dalo", "बधाई, कार मिली है, टैक्स के 8500 जमा करें",
        "fauji hu, pehle 5 rupaye bhejo account check ke liye phir pura", "send the 1% charge and your grant is released",
        "कर्ज मंजूर, फी ९०० भरून पावती घ्या", "pay the processing fee first, then the loan comes",
        "किस्त चालू करवाने के 250 भेजो", "घरकुल यादीत नाव घालतो, ५००० द्या",
    ],
    "otp_or_card": [
        "phone pe aaya code bolo jaldi", "बँकेने पाठवलेला कोड सांगा", "atm card ki dono taraf ki photo bhejo, refund aayega",
        "cvv kya hai card ke piche", "ATM card ka photo laga do", "aapka card badal do, photo bhejo", "card number laga do",
    ],
    "abuse": ["f*** you and your rates", "mc** paise de", "साल्या चोरा", "दात पाडीन तुझे",
        "thappad marunga", "I will set your shop on fire",
              "तेरे जैसे नीच लोग", "kal dekh lunga tujhe", "teri dukan tod dunga", "हाथ काट दूंगा",
              "zinda nahi chhodunga", "jala dunga sab", "chod dunga sabko", "हातपाय तोडून ठेवीन", "tum sab gadhe ho"],
    "advertising": [
        "जुनी कार विकणे आहे, 2014 मॉडेल", "forward to 10 groups and get free recharge", "plots on instalments, only few left",
        "vivah bureau, sab samaj ke rishte", "vajan kami kara, roz ek capsule", "matdan 20 tarikhla, amchya bhaula mat dya",
        "guard ki bharti, vetan 12000",
    ],
    "aadhaar": ["सभी लोग आधार नंबर यहाँ लिखें", "सर्वांनी आधार ग्रुपवर टाकावे"],
}  # fmt: skip

CLEAN = [
    "मेरे पास 20 किलो हल्दी है, me bhi lunga", "rate 120 kg; ly ke liye call",
    # parts, letters and marks that are no number
    "first lot 650, second lot 233, third lot 4455 kg", "पहले 650 नग, फिर 233 नग, फिर 4455 नग", "2so 5so 8so rate hai",
    "60g 120g 250g packs", "10l 20l 50l cans", "sixteen and seventeen count, fourfold cloth", "rr no 6801234567",
    "order 65|70|75|80 size", "size number 68 53 45 43 11",
    # money talk
    "QR sticker chahiye dukan ke liye", "collect request aaye to mana kar dena", "अनोळखी रिक्वेस्ट आली तर नाकारा",
    "please accept my request for two samples", "code scan karke stock dekho", "कार्टन का बारकोड स्कैन कर के स्टॉक मिलाओ",
    "lehenga @ 2400, blouse @ 350", "order at namuna shop",
    # dots
    "लाल डॉट इन दिनों चल रहा है", "polka dot in blue", "ask @admin to join", "join at the hall", "catalogue.pdf bheja",
    "maal aa gaya.in dino rate kam hai", "good quality.sale on monday", "bag/pouch/design sab hai",
    "is there a registration fee for the loan?", "registration fee is not there, beware of agents", "5 rupaye ka diya",
    "stall fee 500 with receipt at the office",
    # what was paid already, and codes of the trade
    "आर्डर पक्का करने को 2000 बयाना दे दिया", "विसार दिला २०००", "बैच कोड बताओ मसाले का", "batch ka code bhejo",
    "visiting card dono taraf chhapai 300",
    # small is no curse, animals are goods
    "galti se chhota size aa gaya, badal do", "chhota wala diya 12 ka", "गधा छाप बोरी और उल्लू छाप माचिस पुरानी है",
    "मिट्टी के कुत्ते और सुअर, 40 रुपये", "dog belts and cow bells",
    # a mark on a box, goods to play with; a complaint is no insult
    "सिंह छाप और कुत्ता छाप माचिस", "wooden monkey and donkey toys", "fraud hai ye", "माल ओला निघाला, फसवणूक झाली",
    # where to send is no secret; a number told asks for none; a vote that is an opinion; lots in parts
    "जगह का पिन कोड भेजो", "list 6512 6513 6514 ke nag aaye", "मत काय तुमचे, कोणता रंग घ्यावा?",
    "whatsapp par bill bhejo, pehle 20 phir 30 nag",
    # greetings, services, what somebody wants
    "hi", "band kar do ye message", "jai bhim bhau", "english please", "saptah me ek baar", "flat 10% off on flat chappals",
    "job work of zari taken", "kal bhej dunga", "तुम भी वहीं आना", "tum kahan ho", "तू भी आ जा", "सोमवार तक सब माल भेज देंगे",
    "आधार कार्ड सोबत आणावे",
    # what is done with one's own goods threatens nobody
    "haan chhod dunga, bhada alag", "isse kam me nahi dunga", "pack kar dunga ise", "kal subah aake utha lunga",
    "lakdi naap se kaat dunga", "maal kharab nikla to badal dunga", "sagar tak chod dunga", "छोड़ दूँगा, भाड़ा अलग",
    "नीट भरून देईन", "माल ख़राब निकला तो बदल दूंगा", "thok dunga keel majboot",
    # a card of Haat's is no card of a bank
    "maza card kadhun taka", "mera card hata do", "card pe photo laga do", "माझं कार्ड काढून टाका",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts])
def test_a_class_of_disguise_is_found(rule: str, text: str) -> None:
    assert rule in rules_broken(text)


@pytest.mark.parametrize("text", CLEAN)
def test_an_honest_post_that_looks_like_one_stays(text: str) -> None:
    assert rules_broken(text) == ()


def test_an_address_is_read_in_one_alphabet_and_a_post_in_its_own() -> None:
    post = read_post("с h а t . c o m पहा")
    assert post.latin.startswith("chat.com")
    assert post.text.startswith("с h а t")


def test_the_weights_hear_what_a_post_is_about() -> None:
    post = read_post("loan ke liye 500 fee bhejo")
    assert class_clues(post.words, post.promised) == meant_clues("loan ke liye 500 fee bhejo")
    assert {"o1:gift", "o1:fee", "o1:pay"} <= set(meant_clues("loan ke liye 500 fee bhejo"))
