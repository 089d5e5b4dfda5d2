"""In which language somebody is spoken to: what a sentence tells, what is asked for by name and what is refused."""

import pytest

from handlers.person.speaking import language_wish, orders_language, told_language


@pytest.mark.parametrize(
    ("text", "wanted", "refused"),
    [
        ("aap english me kyu likh rahe ho hindi me likho", "hi", "en"), ("english kyu, marathi bolo", "mr", "en"),
        ("why are you writing hindi, write english", "en", "hi"), ("हिंदी क्यों मराठी में बोलो", "mr", "hi"),
    ],
)  # fmt: skip
def test_the_language_complained_of_is_not_the_one_asked_for(text: str, wanted: str, refused: str) -> None:
    assert (language_wish(text).wanted, language_wish(text).refused) == (wanted, {refused})


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("मला हिंदी येत नाही", "hi"), ("hindi nahi aati mujhe", "hi"), ("I don't know Hindi", "hi"), ("no hindi", "hi"),
        ("not in english please", "en"), ("मुझे मराठी नहीं आती", "mr"), ("मुझे नहीं आती हिंदी", "hi"),
        ("marathi samajh nahi aati", "mr"), ("angrezi nahi aati bhai", "en"), ("इंग्रजी येत नाही", "en"), ("हिंदी नको", "hi"),
    ],
)  # fmt: skip
def test_a_refused_language_is_not_wished_for(text: str, refused: str) -> None:
    wish = language_wish(text)
    assert (wish.wanted, wish.refused) == (None, {refused})
    assert orders_language(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("मराठीत बोला", "mr"), ("कृपया मराठीत सांगा", "mr"), ("marathi madhe", "mr"), ("मराठीतून सांगा", "mr"),
        ("marathit bola", "mr"), ("hindi me batao", "hi"), ("हिंदी में", "hi"), ("English please", "en"), ("no, hindi please", "hi"),
        ("hindi nahi english me bolo", "en"), ("I don't understand Hindi, please write in English", "en"),
        ("हिंदी समजत नाही मराठीत लिहा", "mr"), ("can you speak Marathi?", "mr"), ("हिंदी नको, मराठी", "mr"),
    ],
)  # fmt: skip
def test_a_language_is_wished_for_by_name_in_every_inflection(text: str, wanted: str) -> None:
    assert language_wish(text).wanted == wanted
    assert orders_language(text)


@pytest.mark.parametrize("text", ["hindi wali 50 kitab chahiye", "English medium school bags 200", "हल्दी", "", "bolo"])
def test_goods_with_a_languages_name_are_no_order(text: str) -> None:
    assert not orders_language(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I want to buy turmeric", "en"), ("how does this work", "en"), ("मला हळद हवी आहे", "mr"),
        ("mi sunanda dharavit rahte", "mr"), ("mujhe haldi chahiye 50 kilo", "hi"), ("मैं सागर से हूँ, हल्दी बेचती हूँ", "hi"),
        ("Shree Ganesh Enterprises", None), ("Sita Haldi Bhandar", None), ("haldi 50 kilo", None), ("नमस्ते जी राम राम", None),
        ("hello", None), ("yes", None), ("", None), ("🙏", None),
    ],
)  # fmt: skip
def test_only_a_clear_sentence_tells_its_language(text: str, told: str | None) -> None:
    assert told_language(text) == told
