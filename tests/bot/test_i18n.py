"""What `haat i18n check` finds: each kind of mistake in a small house of its own, and no mistake where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot import i18n
from hatch_build import compile_catalogues

CODE = """
HELLO = N_("Hello {name}")
PICK = Option("yes", N_("Yes"))
def found(step, many):
    step.say_count("{count} seller", "{count} sellers", many)
"""
HINDI = {
    "Hello {name}": "नमस्ते {name}", "Yes": "हाँ", ("{count} seller", "{count} sellers"): ("एक विक्रेता", "{count} विक्रेता"),
}  # fmt: skip
HEADER = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Plural-Forms: {plurals}\\n"\n'
HEADER += '"Content-Type: text/plain; charset=utf-8\\n"\n"PO-Revision-Date: 2026-11-25 00:00+0000\\n"\n'
ABOVE_ONE, NOT_ONE = "nplurals=2; plural=(n > 1);", "nplurals=2; plural=(n != 1);"

Words = dict[str | tuple[str, str], str | tuple[str, str]]
House = Callable[..., Path]


def quoted(text: str) -> str:
    return '"' + text.replace("\n", "\\n") + '"'


def catalogue(language: str, words: Words, plurals: str) -> str:
    """A .po file as a translator has it."""
    parts = [HEADER.format(language=language, plurals=plurals)]
    for text, said in words.items():
        if isinstance(text, tuple):
            parts.append(f"msgid {quoted(text[0])}\nmsgid_plural {quoted(text[1])}\n")
            parts[-1] += "".join(f"msgstr[{place}] {quoted(form)}\n" for place, form in enumerate(said))
        else:
            parts.append(f"msgid {quoted(text)}\nmsgstr {quoted(str(said))}\n")
    return "\n".join(parts)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Builds a house with some code and its languages, compiled."""

    def build(code: str = CODE, *, hi: Words | None = None, plurals: str = ABOVE_ONE, **others: Words) -> Path:
        (tmp_path / "bot").mkdir()
        (tmp_path / "handlers").mkdir()
        (tmp_path / "handlers" / "greeting.py").write_text(code)
        spoken = {"hi": (hi or HINDI, plurals), "mr": (others.pop("mr", HINDI), NOT_ONE)}
        spoken |= {language: (words, ABOVE_ONE) for language, words in others.items()}
        for language, (words, rule) in spoken.items():
            folder = tmp_path / "locales" / language / "LC_MESSAGES"
            folder.mkdir(parents=True)
            (folder / "haat.po").write_text(catalogue(language, words, rule))
        compile_catalogues(tmp_path)
        return tmp_path

    return build


def told(root: Path) -> list[str]:
    return [f"{one.language}: {one.text} {one.what}" for one in i18n.findings(root) if one.fails]


def test_a_house_in_order_has_nothing_to_mend(house: House) -> None:
    assert told(house()) == []


@pytest.mark.parametrize(
    ("hi", "wrong"),
    [
        ({**HINDI, "Yes": ""}, "hi: Yes is not translated"),
        ({**HINDI, ("{count} seller", "{count} sellers"): ("एक विक्रेता", "")}, "hi: {count} seller is not translated"),
        ({key: said for key, said in HINDI.items() if key != "Yes"},
         "hi: Yes is new in the code: make locales, then translate it"),
        ({**HINDI, "Bye": "नमस्ते"}, "hi: Bye is not said by the code any more: make locales"),
        ({**{key: said for key, said in HINDI.items() if isinstance(key, str)},
          ("{count} seller", "many sellers"): ("एक विक्रेता", "विक्रेता")},
         "hi: {count} seller has another plural in the code: make locales"),
        ({**HINDI, "Hello {name}": "नमस्ते"},
         "hi: Hello {name} has the gaps none instead of {name}: नमस्ते"),
        ({**HINDI, "Hello {name}": "नमस्ते {नाम}"},
         "hi: Hello {name} has the gaps {नाम} instead of {name}: नमस्ते {नाम}"),
        ({**HINDI, "Hello {name}": "नमस्ते {name"}, "hi: Hello {name} has a brace that is no gap: नमस्ते {name"),
        ({**HINDI, "Yes": "हाँ, मुझे यही चाहिए, भेजिए"},
         "hi: Yes is a label of 26 characters, 20 fit: हाँ, मुझे यही चाहिए, भेजिए"),
        ({**HINDI, "Hello {name}": "नमस्ते\n{name}\nजी\nआइए"}, "hi: Hello {name} has 4 lines, at most 3 are read"),
        ({**HINDI, "Hello {name}": "Hello {name} जी"}, "hi: Hello {name} says Hello in Latin letters: Hello {name} जी"),
    ],
)  # fmt: skip
def test_each_mistake_is_found_and_no_other(house: House, hi: Words, wrong: str) -> None:
    assert told(house(hi=hi)) == [wrong]


def test_what_stands_on_papers_may_stand_in_latin_letters(house: House) -> None:
    assert told(house(hi={**HINDI, "Hello {name}": "{name}: OTP, GSTIN, English"})) == []


def test_a_plural_rule_must_count_as_the_language_does(house: House) -> None:
    # Hindi says zero as it says one; the rule that Babel writes into a new catalogue does not.
    assert told(house(plurals=NOT_ONE)) == ["hi:  Plural-Forms: (n != 1) is not how hi counts"]


def test_a_plural_rule_must_have_as_many_forms_as_it_says(house: House) -> None:
    three: Words = {**HINDI, ("{count} seller", "{count} sellers"): ("एक", "{count}", "{count}")}  # type: ignore[dict-item]
    assert told(house(hi=three, plurals="nplurals=3; plural=(n > 1);")) == [
        "hi:  Plural-Forms: nplurals=3, but the rule gives 2"
    ]


def test_a_stale_or_missing_compiled_catalogue_is_found(house: House) -> None:
    root = house()
    source = root / "locales" / "hi" / "LC_MESSAGES" / "haat.po"
    source.write_text(source.read_text().replace("हाँ", "जी"))
    (root / "locales" / "mr" / "LC_MESSAGES" / "haat.mo").unlink()
    assert told(root) == [
        "hi:  was compiled from other texts: make locales",
        "mr:  is not compiled: make locales",
    ]


def test_a_complete_language_that_is_gone_is_missed(house: House) -> None:
    root = house()
    for file in (root / "locales" / "mr" / "LC_MESSAGES").iterdir():
        file.unlink()
    assert told(root) == ["mr:  locales/mr/LC_MESSAGES/haat.po is missing"]


@pytest.mark.parametrize("broken", ["msgid Hello", "\ufeff\x00"])
def test_a_file_that_is_no_catalogue_is_told_of(house: House, broken: str) -> None:
    root = house()
    (root / "locales" / "mr" / "LC_MESSAGES" / "haat.po").write_text(broken)
    (wrong,) = told(root)
    assert wrong.startswith("mr:  haat.po cannot be read: ")
    assert [one.language for one in i18n.standings(root)] == ["hi"]


def test_a_folder_that_names_no_language_is_told_of(house: House) -> None:
    root = house()
    (root / "locales" / "hi").rename(root / "locales" / "hindustani")
    assert [line.partition(":")[0] for line in told(root)] == ["hi", "hindustani"]


def test_english_labels_and_lines_are_held_to_the_same_limits(house: House) -> None:
    code = """
LONG = Option("x", N_("Yes, that is just what I want"))
MANY = N_("one\\ntwo\\nthree\\nfour")
"""
    words: Words = {"Yes, that is just what I want": "हाँ", "one\ntwo\nthree\nfour": "एक"}
    assert told(house(code, hi=words, mr=words)) == [
        "en: Yes, that is just what I want is a label of 29 characters, 20 fit: Yes, that is just what I want",
        "en: one\ntwo\nthree\nfour has 4 lines, at most 3 are read",
    ]


@pytest.mark.parametrize(
    "code",
    [
        'Option("x", N_("L"))', 'Option("x", N_("L") if a else N_("M"))', 'yes_no("q", N_("Q"), N_("L"), N_("M"))',
        'yes_no("q", N_("Q"), yes=N_("L"))', 'Question("q", N_("Q"), ask_contact="" if a else N_("L"))',
        'OutboundMessage(t, more=say(tongue, language.N_("L")))',
        'def yes_no(name, text, yes=N_("L"), no=N_("M"), shorter=""): ...',
    ],
)  # fmt: skip
def test_labels_are_known_by_where_they_stand(tmp_path: Path, code: str) -> None:
    for folder in ("bot", "handlers"):
        (tmp_path / folder).mkdir()
    (tmp_path / "handlers" / "a.py").write_text(code)
    labels = i18n.texts_of_the_code(tmp_path).labels
    assert "L" in labels
    assert "Q" not in labels


def test_the_labels_of_the_real_code_are_known() -> None:
    texts = i18n.texts_of_the_code()
    assert {"Yes", "No", "Skip", "More", "Choose", "Share my number", "I want to buy"} <= texts.labels
    assert "Which language?" in texts.plurals.keys() - texts.labels
    assert not i18n.ONLY_ROWS - texts.labels, "an exception for a label that is gone"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('options = [Option("a", N_("One")), Option("b", N_("Two"))]', True),
        ('FIRST = Option("a", N_("One"))\nSECOND = Option("b", N_("Two"), also=("two",))', True),
        ('def one():\n    return [Option("a", N_("One"))]\ndef two():\n    return [Option("b", N_("Two"))]', False),
    ],
)  # fmt: skip
def test_two_options_of_one_question_must_not_look_the_same(house: House, code: str, found: bool) -> None:
    root = house(code, hi={"One": "मेरी जानकारी", "Two": "मेरी जानकारी"}, mr={"One": "एक", "Two": "दोन"})
    wrong = "hi: Two looks like 'One', which is shown beside it: मेरी जानकारी"
    assert told(root) == ([wrong] if found else [])


def test_a_partial_language_is_told_of_and_fails_nothing(house: House) -> None:
    root = house(gu={"Yes": "હા", "Hello {name}": "", "Bye": "આવજો"})
    assert told(root) == []
    assert [one.what for one in i18n.findings(root)] == ["is not said by the code any more: make locales"]
    standings = {one.language: (one.said, one.texts, one.whole) for one in i18n.standings(root)}
    assert standings == {"gu": (1, 3, False), "hi": (3, 3, True), "mr": (3, 3, True)}


def test_what_a_partial_language_does_say_must_fit_all_the_same(house: House) -> None:
    root = house(gu={"Yes": "હા, મને એ જ જોઈએ છે, મોકલો", "Hello {name}": "Hello {nam}"})
    assert told(root) == [
        "gu: Yes is a label of 26 characters, 20 fit: હા, મને એ જ જોઈએ છે, મોકલો",
        "gu: Hello {name} has the gaps {nam} instead of {name}: Hello {nam}",
        "gu: Hello {name} says Hello in Latin letters: Hello {nam}",
    ]


def test_a_language_of_latin_letters_may_use_them(house: House) -> None:
    assert told(house(fr={"Yes": "Oui"})) == []
