"""What Haat understands of messages: orders, languages, kinds, rules of group posts, private numbers."""

import dataclasses
import json
import pathlib
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading import (
    COMMANDS,
    KINDS,
    RULES,
    asks_if_real,
    is_exact_stop,
    kind_of,
    language_of,
    learnt,
    masked,
    private_numbers,
    read,
    read_command,
    rules_broken,
    wants_voice,
)
from handlers.reading.command_words import ALWAYS_WORDS, EXACT_STOPS
from handlers.reading.commands import always_words, fold_keys
from handlers.reading.files import UnreadableLine, read_file
from handlers.reading.learnt import packed, unpacked, weights
from storage import reference
from tests.data.reading_own.sentences import digest, sentences

DATA = pathlib.Path(__file__).parents[2] / "data"
DEV = DATA / "reading_dev"


def rows(name: str) -> list[list[str]]:
    text = (DATA / "reading_own" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


SPELLINGS = [
    (command, spelling)
    for by_command in ALWAYS_WORDS.values()
    for command, spellings in by_command.items()
    for spelling in spellings
]


@pytest.mark.parametrize(("command", "spelling"), SPELLINGS)
def test_an_always_word_is_its_command_in_every_spelling(command: str, spelling: str) -> None:
    for written in (spelling, spelling.upper(), f"  {spelling}!! ", f"{spelling} please"):
        if command == "listen":
            assert wants_voice(written)
        else:
            assert read_command(written, "yes_no" if command in ("yes", "no") else None) == command


FOUR_WAYS = {
    "menu": ("menu", "मेनू", "mukhya menu", "mukhya yadi"), "back": ("back", "पीछे", "peeche", "mage"),
    "help": ("help", "मदद", "madad", "madat"), "stop": ("stop", "बंद करो", "band karo", "thambva"),
    "start": ("start", "शुरू करो", "shuru karo", "suru kara"), "language": ("language", "भाषा", "bhasha badlo", "bhasha badla"),
    "person": ("person", "इंसान", "insaan", "manus"), "undo": ("undo", "रद्द करो", "radd karo", "mage ghya"),
}  # fmt: skip
"""English, Devanagari, and Hindi and Marathi in Latin letters: the eight words of the design."""


@pytest.mark.parametrize("question", [None, "yes_no", "choice", "number", "text"])
@pytest.mark.parametrize(("command", "said"), [(command, said) for command, ways in FOUR_WAYS.items() for said in ways])
def test_an_always_word_is_heard_in_four_spellings_whatever_was_asked(
    command: str, said: str, question: str | None
) -> None:
    assert read_command(said, question) == command


def test_no_two_commands_share_a_key() -> None:
    commands = {command for by_command in ALWAYS_WORDS.values() for command in by_command}
    for one, other in combinations(sorted(commands), 2):
        assert not fold_keys(one) & fold_keys(other), (one, other)


def test_every_language_has_words_for_every_command() -> None:
    for language in ("en", "hi", "mr"):
        for command in COMMANDS:
            assert always_words(command, language)
    with pytest.raises(KeyError):
        always_words("stop", "xx")


@pytest.mark.parametrize(("command", "question", "text"), rows("commands.tsv"))
def test_an_order_is_read_and_trade_talk_is_not_one(command: str, question: str, text: str) -> None:
    assert read_command(text, question or None) == (None if command == "-" else command)


@pytest.mark.parametrize(("kind", "language", "text"), rows("first.tsv"))
def test_a_first_message_shows_its_kind_and_its_language(kind: str, language: str, text: str) -> None:
    assert (kind_of(text), language_of(text)) == (kind, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("me mumbai chi, godhadi shivte", "mr"),
        ("me pune ki hu, godhadi silti hu", "hi"), ("me mumbai se hu, godhadi banati hu", "hi"), ("hum papad karte hai", "hi"),
    ],
)  # fmt: skip
def test_a_verb_that_only_marathi_has_makes_a_short_sentence_marathi(text: str, language: str) -> None:
    assert language_of(text) == language


#: Rules that often come with another one; whether they fire beside it is left open.
MAY_ALSO = {
    "invite_link": {"link"},
    "advance_fee": {"advertising"},
    "otp_or_card": {"payment_id"},
    "phone_number": {"link"},
}


@pytest.mark.parametrize(("rules", "text"), rows("posts.tsv"))
def test_a_post_breaks_the_rules_it_breaks_and_no_other(rules: str, text: str) -> None:
    expected = set() if rules == "-" else set(rules.split(","))
    allowed = expected.union(*(MAY_ALSO.get(rule, set()) for rule in expected))
    found = set(rules_broken(text))
    assert expected <= found <= allowed


@pytest.mark.parametrize("entry", EXACT_STOPS.split())
def test_an_exact_stop_word_acts_in_any_state(entry: str) -> None:
    text = entry.replace("_", " ")
    assert is_exact_stop(text)
    assert is_exact_stop(f"{text.upper()} please.")
    for question in (None, "yes_no", "choice", "number", "text"):
        assert read_command(text, question) == "stop"


@pytest.mark.parametrize(
    "text", ["stop sending small oranges", "दुकान बंद है", "bus stop", "थांबा, वजन करून सांगतो", "", "🙂"]
)
def test_a_trade_sentence_is_no_exact_stop(text: str) -> None:
    assert not is_exact_stop(text)


@pytest.mark.parametrize("name", ["Banda", "banda", "बंडा", "बांदा", "तांबा", "tamba", "tamb"])
def test_a_town_or_a_metal_that_sounds_like_a_stop_word_stops_nothing(name: str) -> None:
    assert not is_exact_stop(name)
    assert [read_command(name, question) for question in (None, "choice", "text")] == [None] * 3


def test_no_name_of_goods_or_of_a_place_is_an_exact_stop() -> None:
    places = {
        name
        for one in (*reference.districts(), *reference.talukas())
        for name in (one.name, one.name_hi, one.name_mr, *getattr(one, "other_names", ()))
    }.union(*(one.names for one in reference.localities()))
    goods = {name for one in reference.product_names() for name in (*one.english, *one.hindi, *one.marathi, *one.roman)}
    assert len(places) > 2_000
    assert len(goods) > 20_000
    assert [name for name in sorted(places | goods) if is_exact_stop(name)] == []


@pytest.mark.parametrize("digit", ["0", "9", "३", "७", "৪", "௫", "٣", "９", "1️⃣"])
def test_a_digit_of_any_script_is_no_command(digit: str) -> None:
    for question in (None, "yes_no", "choice", "number", "text"):
        assert read_command(digit, question) is None


@pytest.mark.parametrize(
    "text",
    [
        "असली है?",
        "क्या ये असली है",
        "खरं आहे का?",
        "he khara ahe ka",
        "is this real?",
        "Is this genuine?",
        "ye fraud to nahi?",
    ],
)
def test_asking_whether_haat_is_real_is_understood(text: str) -> None:
    assert asks_if_real(text)


@pytest.mark.parametrize(
    "text", ["असली शहद 5 किलो चाहिए", "real silk saree available?", "hello", "", "खरा हापूस आंबा पाहिजे"]
)
def test_genuine_goods_are_not_a_doubt_about_haat(text: str) -> None:
    assert not asks_if_real(text)


@pytest.mark.parametrize("text", ["सुनाओ", "ऐका", "listen", "awaz me sunao", "मला वाचून दाखवा"])
def test_wanting_to_hear_is_understood(text: str) -> None:
    assert wants_voice(text)


@pytest.mark.parametrize(
    ("text", "kinds", "kept"),
    [
        ("Aadhaar 0859 4807 5593 hai", ["aadhaar"], "Aadhaar •••• hai"),
        ("आधार क्र १९१५ ०६१५ ९९८९", ["aadhaar"], "आधार क्र ••••"),
        ("card 4111-1111-1111-1111 exp", ["card"], "card •••• exp"),
        ("OTP 482913", ["otp"], "OTP ••••"),
        ("ओटीपी है ४८२९१३", ["otp"], "ओटीपी है ••••"),
        (
            "mera khata number 123456789012 ifsc SBIN0001234 hai",
            ["account", "account"],
            "mera khata number •••• ifsc •••• hai",
        ),
        ("mera account no 30251478963 he SBI ka", ["account"], "mera account no •••• he SBI ka"),
        ("मेरा खाता नंबर ३०२५ १४७८ ९६३ है", ["account"], "मेरा खाता नंबर •••• है"),
        ("खाते क्र. 6012345678 बँक ऑफ महाराष्ट्र", ["account"], "खाते क्र. •••• बँक ऑफ महाराष्ट्र"),
        ("A/C 50100123456788 IFSC HDFC0000123", ["account", "account"], "A/C •••• IFSC ••••"),
        ("30251478963 SBIN0001234", ["account", "account"], "•••• ••••"),
        ("passbook number 30251478963", ["account"], "passbook number ••••"),
        ("bank wale ka phone 6400012345", [], "bank wale ka phone 6400012345"),
        ("khata dekho, mobile 6400012345 par batao", [], "khata dekho, mobile 6400012345 par batao"),
        ("khate me 5000 rupaye aaye", [], "khate me 5000 rupaye aaye"),
        ("bank loan, eway bill 120000456781", [], "bank loan, eway bill 120000456781"),
        ("50 kg haldi 120 rs", [], "50 kg haldi 120 rs"),
        ("eway bill 120000456781", [], "eway bill 120000456781"),
        ("Aadhaar 0859 4807 5594", [], "Aadhaar 0859 4807 5594"),
        (
            "Zoom link https://zoom.us/j/834123456782 Passcode: 482913",
            [],
            "Zoom link https://zoom.us/j/834123456782 Passcode: 482913",
        ),
        ("मीटिंग आईडी 8341 2345 6782 पासवर्ड 482913", [], "मीटिंग आईडी 8341 2345 6782 पासवर्ड 482913"),
        ("zoom pe OTP 482913 bataya", ["otp"], "zoom pe OTP •••• bataya"),
        ("जा.क्र. 834123456782", [], "जा.क्र. 834123456782"),
        ("बैंक पासबुक लाएँ। पत्र क्र. 425/2026/118712345", [], "बैंक पासबुक लाएँ। पत्र क्र. 425/2026/118712345"),
        ("कोई OTP नहीं मांगा जाएगा, हेल्पलाइन 14567", [], "कोई OTP नहीं मांगा जाएगा, हेल्पलाइन 14567"),
        ("OTP 482913 किसी को मत देना", ["otp"], "OTP •••• किसी को मत देना"),
        ("", [], ""),
    ],
)
def test_private_numbers_are_found_and_masked(text: str, kinds: list[str], kept: str) -> None:
    assert [number.kind for number in private_numbers(text)] == kinds
    assert masked(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\n",
        "🙄",
        "👍🏽👍🏽",
        "....",
        "\u200b\u200d",
        "؟",
        "你好",
        "வணக்கம்",
        "a" * 50_000,
        "65 " * 20_000,
        "मेसेज " * 10_000,
    ],
)
def test_odd_texts_are_read_without_failing(text: str) -> None:
    reading = read(text)
    assert reading.kind in KINDS
    assert reading.language in ("en", "hi", "mr", None)


@pytest.mark.parametrize(
    "text",
    [
        "समझी नहीं",
        "samjha nahi",
        "कळलं नाही",
        "कुछ समझ में नहीं आया",
        "matlab?",
        "म्हणजे काय",
        "फिर से बताओ",
        "what do you mean",
    ],
)
@pytest.mark.parametrize("question", [None, "yes_no", "choice", "number", "text"])
def test_who_did_not_understand_has_said_neither_yes_nor_no(text: str, question: str | None) -> None:
    assert read_command(text, question) == "help"


@pytest.mark.parametrize(
    "text",
    [
        "हल्दी रेट लिस्ट: साबुत 95, पिसी 120, 5 किलो 590, पिन 470002",
        "Rate list: papad 180/kg, pickle 220",
        "आजचे भाव: हळद १२०, मिरची १५०",
        "turmeric powder 1 kg 120, 5 kg 590, 10 kg 1150",
        "शहद 1 किग्रा 400, 5 किग्रा 1900",
        "chaklya 2 pairs 90, 10 pairs 420",
    ],
)
def test_who_names_price_after_price_sells(text: str) -> None:
    assert read(text).kind == "offer"


@pytest.mark.parametrize(
    "text",
    ["haldi rate list bhejo", "haldi 5 kg 10 packet, mirchi 5 kg 20 packet", "हल्दी का भाव: 5 किलो और 10 किलो चाहिए"],
)
def test_who_asks_for_prices_or_amounts_does_not_sell(text: str) -> None:
    assert read(text).kind != "offer"


def test_nobody_hides_the_number_of_an_order_in_invisible_signs() -> None:
    assert "phone_number" not in read("order 6512034567 भेज दिया").rules
    assert "phone_number" in read("order 65120\u200d34567 भेज दिया").rules
    assert "phone_number" not in read("order number सड़सठ बारह तीन चार").rules


def test_what_has_no_words_is_chatter_in_no_language_and_no_command() -> None:
    reading = read("🙄")
    assert (reading.command, reading.kind, reading.language, reading.rules) == (None, "chatter", None, ())
    assert read("🙄", {"language": "mr"}).language == "mr"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, "yes_no", "choice", "number", "text"]))
def test_any_text_gives_known_answers(text: str, question: str | None) -> None:
    reading = read(text, {"question": question})
    assert reading.command in (*COMMANDS, None)
    assert reading.kind in KINDS
    assert set(reading.rules) <= set(RULES)
    assert masked(masked(text)) == masked(text)


@given(
    st.integers(min_value=6_400_000_000, max_value=6_899_999_999),
    st.sampled_from(["", " ", "-", ".", "\n", "\u200b", " * "]),
)
def test_a_mobile_number_is_found_whatever_stands_between_its_digits(number: int, mark: str) -> None:
    assert "phone_number" in rules_broken(f"call {mark.join(str(number))}")
    assert "phone_number" in rules_broken("फोन " + mark.join(chr(0x0966 + int(digit)) for digit in str(number)))


SPOKEN = (
    "zero one two three four five six seven eight nine".split(),
    "शून्य एक दो तीन चार पांच छह सात आठ नौ".split(),
    "shunya ek don teen char pach saha saat aath nau".split(),
    [chr(0x0966 + digit) for digit in range(10)],
    [str(digit) for digit in range(10)],
)


@given(
    st.integers(min_value=6_400_000_000, max_value=6_899_999_999),
    st.sampled_from(SPOKEN),
    st.sampled_from(SPOKEN[-2:]),
    st.sampled_from(["call ", "मेरा नंबर ", "whatsapp kara ", "maza number: "]),
)
def test_a_mobile_number_is_found_spoken_or_half_spoken(
    number: int, one: list[str], other: list[str], word: str
) -> None:  # fmt: skip
    for half in (5, 10):
        said = [(one if place < half else other)[int(digit)] for place, digit in enumerate(str(number))]
        assert "phone_number" in rules_broken(word + " ".join(said))


@given(st.integers(min_value=6_400_000_000, max_value=6_899_999_999), st.sampled_from("order bilty invoice".split()))
def test_the_number_of_a_thing_is_no_telephone_number(number: int, thing: str) -> None:
    assert rules_broken(f"{thing} no {number}") == ()


def test_a_reading_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        read("menu").command = "stop"  # type: ignore[misc]


def test_a_file_of_messages_is_read_line_by_line() -> None:
    lines = ['{"id": "a", "text": "haan ji", "context": {"question": "yes_no"}}\n', "\n", '{"id": 2, "text": "🙄"}\n']
    first, second = read_file(lines)
    assert first == {"id": "a", "command": "yes", "kind": first["kind"], "language": "hi", "parsed": None, "rules": []}
    assert (second["id"], second["language"]) == (2, "hi")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "x"}', 'no "id"'),
        ('{"id": "a"}', '"text" is missing'),
        ('{"id": "a", "text": 5}', '"text" is missing or not a text'),
        ('{"id": "a", "text": "x", "context": 3}', '"context" is not an object'),
    ],
)
def test_a_bad_line_is_named_with_its_fault(line: str, why: str) -> None:
    with pytest.raises(UnreadableLine, match=f"line 2: .*{why}"):
        list(read_file(['{"id": 1, "text": "menu"}', line]))


#: What is reached on sentences that nothing was learnt from; of the held-out set only these figures are looked at.
FLOORS = {
    "reading_dev": {"commands": 0.98, "kind": 0.98, "language": 0.98, "recall": 0.98, "precision": 0.98},
    "reading_dev2": {"commands": 0.98, "kind": 0.96, "language": 0.97, "recall": 0.96, "precision": 0.98},
    "reading_heldout": {"commands": 0.98, "kind": 0.93, "language": 0.97, "recall": 0.93, "precision": 0.95},
}


@pytest.mark.parametrize("name", FLOORS)
def test_unseen_sentences_are_read_as_well_as_ever(name: str, tmp_path: pathlib.Path) -> None:
    asked, answered, result = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "result.json"
    score = [sys.executable, str(DEV / "score.py")]
    gold = ["--gold", str(DATA / name)]
    subprocess.run([*score, "strip", *gold, "--out", str(asked)], check=True, capture_output=True)
    readings = read_file(asked.read_text(encoding="utf-8").splitlines())
    answered.write_text(
        "".join(json.dumps(reading, ensure_ascii=False) + "\n" for reading in readings), encoding="utf-8"
    )
    subprocess.run([*score, str(answered), *gold, "--json", str(result)], check=True, capture_output=True)
    reached = json.loads(result.read_text(encoding="utf-8"))
    commands, first, posts = reached["commands"], reached["first"], reached["posts"]
    assert commands["stop"]["recall clear"] == 1.0
    assert commands["stop"]["false positives on null"] == 0
    figures = {
        "commands": commands["accuracy (clear and likely)"],
        "kind": first["kind accuracy"],
        "language": first["language accuracy"],
        "recall": posts["all rules (micro)"]["recall"],
        "precision": posts["all rules (micro)"]["precision"],
    }
    missed = {what: value for what, value in figures.items() if value < FLOORS[name][what]}
    assert not missed


def test_the_weights_were_learnt_from_the_sentences_beside_them() -> None:
    assert weights().digest == digest(sentences()), "learn again: python -m tests.data.reading_own.learn"


def test_the_weights_come_out_of_their_file_as_they_went_in() -> None:
    shipped = weights()
    assert unpacked(packed(shipped)) == shipped


def test_reading_needs_no_more_than_the_weights() -> None:
    code = "import sys; from handlers.reading import read; print(read('मैसेज बंद करो').command, 'numpy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=DATA.parents[1])
    assert said.stdout.split() == ["stop", "False"]


def test_chances_are_chances() -> None:
    for task in ("command", "kind", "language"):
        chances = learnt.chances(task, "मुझे 5 किलो हल्दी चाहिए")
        assert sum(chances.values()) == pytest.approx(1)
    with pytest.raises(KeyError):
        learnt.chances("weather", "rain")


@pytest.mark.parametrize("question", ["text", "choice", "number"])
@pytest.mark.parametrize(
    "text", ["पता नहीं", "सीता", "badalna hai", "nahi", "हाँ", "haldi aur mirch", "Help Age Weavers", "kal batata hu"]
)
def test_an_answer_to_an_open_question_is_no_order(question: str, text: str) -> None:
    assert read_command(text, question) is None


@pytest.mark.parametrize(
    "text",
    ["165 karo na", "165 kara na", "१६५ करो ना", "150 me do na", "rate kam karo na", "sasta karo na", "सस्ता दो ना"],
)
def test_a_na_that_pleads_for_a_price_is_no_stop(text: str) -> None:
    assert all(read_command(text, asked) is None for asked in (None, "number", "choice", "text"))


@pytest.mark.parametrize(
    "text",
    [
        "karo na",
        "kar do na",
        "करो ना",
        "करा ना",
        "pls kar do na",
        "bhej do na",
        "puch lo na",
        "jaldi karo na",
        "pathva na",
    ],
)
def test_a_deed_alone_with_a_na_is_a_wish_and_below_a_yes_or_no_question_a_yes(text: str) -> None:
    assert all(read_command(text, asked) is None for asked in (None, "number", "choice", "text"))
    assert read_command(text, "yes_no") == "yes"


@pytest.mark.parametrize(
    "text", ["band karo na", "band kar do na", "mat karo", "na karo", "hata do na", "ab mat bhejo na", "rehne do na"]
)
def test_a_no_before_the_deed_is_no_yes(text: str) -> None:
    assert read_command(text, "yes_no") != "yes"


@pytest.mark.parametrize(
    "text",
    ["mujhe message bhejna hai", "मुझे सबको एक मैसेज भेजना है", "मला सगळ्यांना एक मेसेज पाठवायचा आहे", "मला सूचना पाठवायची आहे"],
)
def test_who_would_send_a_message_wants_no_silence(text: str) -> None:
    assert read_command(text) is None


@pytest.mark.parametrize(
    "text", ["mujhe message mat bhejna", "मुझे मैसेज नहीं भेजना है", "message bhejna band karo", "मला मेसेज पाठवू नका"]
)
def test_what_is_not_to_be_sent_stops(text: str) -> None:
    assert read_command(text) == "stop"


@pytest.mark.parametrize(
    "text", ["message band karo na", "2 din se message aa rahe hai band karo na", "mera number hatao na"]
)
def test_a_na_behind_a_stop_pleads_for_the_stop(text: str) -> None:
    assert read_command(text) == "stop"


@pytest.mark.parametrize("text", [
    "message band mat karna", "stop mat karo bhai", "don't stop please", "थांबू नका", "stop nahi karna, bas puch raha hu",
])  # fmt: skip
def test_a_stop_that_is_not_wanted_is_none(text: str) -> None:
    assert read_command(text) != "stop"


@pytest.mark.parametrize("text", ["stop mat bhejo", "band karo msg mat bhejo", "msg band nahi kiya to block kar dunga"])
def test_a_stop_beside_another_no_stays_one(text: str) -> None:
    assert read_command(text) == "stop"


@pytest.mark.parametrize("text", [
    "I don't want you to stop", "मैं नहीं चाहता कि आप बंद करो", "mujhe message band nahi karwane",
    "I do not want to stop getting messages",
])  # fmt: skip
def test_who_wants_messages_to_go_on_is_not_stopped(text: str) -> None:
    assert read_command(text) != "stop"


@pytest.mark.parametrize("text", [
    "हाँ बेटी भेज देना", "theek hai puchh lo bhai", "बरं मग विचारा", "ho vichara tyana", "हाँ जी कर दीजिएगा",
    "ho ho pathvun taka", "ठीक है पूछ लेना",
])  # fmt: skip
def test_a_yes_with_a_few_words_more_is_a_yes(text: str) -> None:
    assert read_command(text, "yes_no") == "yes"
    assert read_command(text, "text") is None


@pytest.mark.parametrize("text", [
    "हमारा माल पहुँच गया", "bori mil gayi", "माल पोहोचला आमचा", "dukaan bandh kar di humne", "पैसे खात्यात आले",
    "order received today",
])  # fmt: skip
def test_good_news_is_no_complaint(text: str) -> None:
    assert kind_of(text) == "chatter"


@pytest.mark.parametrize("text", ["maal toota hua nikla", "पैसे अजून आले नाहीत", "he cheated me"])
def test_bad_news_is_a_complaint(text: str) -> None:
    assert kind_of(text) == "complaint"


@pytest.mark.parametrize("text", ["kyu", "क्यों", "why", "who", "kya matlab?"])
def test_who_asks_has_not_said_yes(text: str) -> None:
    assert read_command(text, "yes_no") != "yes"


def test_markup_and_endless_repetition_are_no_orders() -> None:
    assert read_command('<b>हल्दी</b> <script>alert(1)</script> & "x"') is None
    assert read_command("भाई साहब सुनिए " * 400, "yes_no") is None


@pytest.mark.parametrize(
    "text", ["सूचना भेजो", "नोटिस भेजो", "soochna bhej dijiye", "send me the notice please", "नोटीस पाठवा की"]
)
def test_who_wants_a_notice_sent_is_not_stopped(text: str) -> None:
    assert read_command(text) != "stop"


@pytest.mark.parametrize("text", ["dont send notices", "सूचना मत भेजो", "सूचना पाठवू नका", "hame notice na bheje"])
def test_who_wants_no_notices_is_stopped(text: str) -> None:
    assert read_command(text) == "stop"


DETAILS = {
    "मुझे 60 किलो हल्दी चाहिए, सागर में।": (
        "साबुत गाँठ वाली हो और रंग अच्छा हो।", "पिछले साल वाला माल नहीं चलेगा, नया ही चाहिए।", "पेमेंट माल देखकर तुरंत कर देंगे।",
        "हमारी दुकान कटरा बाजार में है, रोज खुली रहती है।",
    ),
    "मला 60 किलो हळद हवी आहे, पुण्याला.": (
        "रंग चांगला हवा, जुना माल चालणार नाही.", "पैसे माल बघून लगेच देऊ.", "मागच्या वेळी ओलसर निघाली होती.",
    ),
    "Namaste. I need 60 kg of turmeric in Sagar by next Friday.": (
        "No old stock please, the last lot had insects.", "Payment on seeing the goods.", "We run a small shop near Katra bazaar.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("times", [1, 6])
@pytest.mark.parametrize("wish", DETAILS)
def test_a_wish_stays_one_however_much_is_said_of_the_goods_after_it(wish: str, times: int) -> None:
    assert kind_of(" ".join((wish, *DETAILS[wish] * times))) == "enquiry"


@pytest.mark.parametrize(
    "text",
    [
        "I need 60 kg turmeric. I paid the seller last week and he sent only dust, now he does not pick up the phone.",
        "मुझे 60 किलो हल्दी चाहिए थी। सीता ने पैसे ले लिए और माल नहीं भेजा, अब फोन नहीं उठाती।",
    ],
)
def test_a_complaint_that_begins_with_what_was_wanted_is_one(text: str) -> None:
    assert kind_of(text) == "complaint"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("हेलो हां वो मेरे को ना मतलब मटके चाहिए थे करीब पचास साठ गर्मी आ रही है ना तो दुकान के लिए अगले हफ्ते तक", "enquiry"),
        (
            "haan to bhaiya wo maal mangaya tha na abhi tak nahi aaya paise bhi de diye mujhe mera paisa wapas chahiye",
            "complaint",
        ),
        (
            "ye jo yojana hai usme kya kya chahiye hota hai papers wagairah thoda bata do mujhe bharna hai form",
            "question",
        ),
    ],
)
def test_a_wish_in_a_typed_voice_note_stays_one_however_it_runs_on(text: str, kind: str) -> None:
    assert kind_of(text) == kind
