"""Another one of the house who sells: read as such, and no goods of the speaker's."""

import pytest

from handlers.seller import relatives


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("meri biwi bhi bechti hai", "wife"), ("meri biwi bhi tokri banati hai", "wife"), ("मेरी पत्नी भी टोकरी बनाती है", "wife"),
        ("meri saas bhi papad banati hai", "mother_in_law"), ("मेरी सास पापड़ बनाती हैं", "mother_in_law"),
        ("mera beta bhi murti gadhta hai", "son"), ("kya meri biwi bhi bech sakti hai?", "wife"),
        ("meri biwi ko bhi bechna hai", "wife"),
        ("माझी बायको पण पापड करते", "wife"), ("mazi bayko pan papad karte", "wife"),
        ("माझ्या सासूबाईंना पण विकायचं आहे", "mother_in_law"),
        ("majhe vadil lakdachi khelni banavtat", "father"), ("सासूबाई पण लोणचं घालतात", "mother_in_law"),
        ("my wife also makes pickle", "wife"), ("my mother-in-law makes papad too", "mother_in_law"),
        ("my mother wants to sell too", "mother"), ("my son can weave durries", "son"),
        ("mere bhai matke banate hain, unka maal bechna hai", "brother"),
        ("mere pati gaon me tokri banate hain", "husband"), ("मेरे भाई सागर में मटके बनाते हैं", "brother"),
        ("my wife makes the best pickle in town", "wife"),
        ("mere bhai matke banate hain, unke matke bechne hain", "brother"),
        ("mere bhai kumhar hain, matke banate hain", "brother"), ("mere bhai ke matke bechne hain", "brother"),
        ("mujhe apni maa ka achaar bechna hai", "mother"), ("main apne bhai ke matke bechna chahta hu", "brother"),
        ("मेरी माँ ने ये पापड़ बनाए हैं", "mother"), ("मेरे पति टोकरी बनाते हैं, उनका माल बेचना है", "husband"),
        ("माझ्या आईचं लोणचं विकायचं आहे", "mother"), ("mazya aaiche papad vikayche ahet", "mother"),
        ("माझे वडील मडकी करतात, त्यांचा माल विकायचा आहे", "father"), ("माझ्या भावाचे मडके विकायचे आहेत", "brother"),
        ("I want to sell my mother's pickles", "mother"), ("my brother makes clay pots, I want to sell his pots", "brother"),
        ("my wife makes pickle and I sell her pickle", "wife"),
        ("meri beti pooja 20 saal ki hai, wo mehndi cone banati hai", "daughter"),
        ("माझी मुलगी 22 वर्षांची आहे, ती पापड बनवते", "daughter"), ("mere pati 45 saal ke hain, matke banate hain", "husband"),
    ],
)  # fmt: skip
def test_who_of_the_house_sells_is_told_of(said: str, kind: str) -> None:
    told = relatives.told(said)
    assert told is not None
    assert (told.kind, told.rest) == (kind, "")


@pytest.mark.parametrize(
    "said",
    [
        "meri biwi aur main papad banate hai", "hum aur meri bahan papad banate hai", "my wife and I make papad",
        "meri biwi papad banati hai main bechta hu", "papad meri biwi banati hai aur main bechta hu",
        "we make papad, my mother sells it", "meri beti 20 saal ki hai, main papad banati hu",
        "meri biwi ko papad chahiye", "meri biwi ko papad deta hu", "meri biwi ke liye saree lena hai", "mere papa banate the",
        "mere bhai ke saath papad banata hu", "bhai tokri bechte ho kya", "behen papad banati hu", "meri maa papad nahi banati",
        "main papad banati hu, meri beti ki shaadi hai", "meri beti ki shaadi hai, 50 diye chahiye",
        "माझी मुलगी शाळेत जाते", "मी पापड करते", "my name is Sunita", "main achar banati hu",
        "meri maa bimar hai, main papad banati hu", "meri maa bimar hai, papad banati hu", "mere bhai, matke bechne hain",
        "bhaiya mere matke bechne hain", "main apni maa ki recipe se achaar banati hu",
        "main apni maa ki recipe se achaar bechti hu",
        "main apne papa ki dukan me haldi bechta hu", "I sell pickles in my father's shop",
        "meri beti ki shaadi hai, papad banane hain",
        "मैं अपने पिता के खेत में हल्दी उगाता हूँ", "mi aaichya sobat papad karte", "मी माझ्या आईच्या दुकानात पापड विकते",
        "mere papa ka naam Ramesh hai",
    ],
)  # fmt: skip
def test_a_trade_of_both_and_what_a_relative_needs_tell_of_no_other_seller(said: str) -> None:
    assert relatives.told(said) is None


@pytest.mark.parametrize(
    ("said", "theirs", "own"),
    [
        ("majhi sasu papad karte, mi lonche karte", "majhi sasu papad karte", "mi lonche karte"),
        ("my husband also makes clay pots and I make pickle", "my husband also makes clay pots", "I make pickle"),
        ("मेरे पति मटके बनाते हैं और मैं टोकरी बनाती हूँ", "मेरे पति मटके बनाते हैं", "मैं टोकरी बनाती हूँ"),
        ("main papad banati hu aur meri bahu achar", "meri bahu achar", "main papad banati hu"),
    ],
)
def test_own_goods_and_those_of_another_are_told_apart(said: str, theirs: str, own: str) -> None:
    told = relatives.told(said)
    assert told is not None
    assert (told.words, told.rest) == (theirs, own)


def test_a_name_behind_the_relation_is_heard() -> None:
    told = relatives.told("meri saas kamla bai papad banati hai")
    assert told is not None
    assert told.name == "Kamla Bai"
