"""The shipped languages: nothing is wrong with their texts, and each compiled catalogue is what Haat really loads."""

import gettext
import re
import tomllib
from pathlib import Path

import pytest

from bot import i18n
from handlers.language import COMPLETE, N_, SOURCE, Counted, catalogue, languages, own_name, plural, say
from handlers.safety.reporting import MADE

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = sorted(folder.name for folder in (ROOT / "locales").iterdir() if (folder / "LC_MESSAGES").is_dir())


def test_nothing_is_wrong_with_the_texts() -> None:
    wrong = [one for one in i18n.findings() if one.fails]
    assert not wrong, "\n".join(f"{one.language}: {one.text!r} {one.what}" for one in wrong)


def test_hindi_and_marathi_say_everything() -> None:
    standings = {one.language: one for one in i18n.standings()}
    assert COMPLETE == (SOURCE, "hi", "mr")
    for language in ("hi", "mr"):
        assert standings[language].whole
        assert standings[language].texts > 300


def test_a_folder_is_a_language() -> None:
    assert set(languages()) == {SOURCE, *LANGUAGES}
    assert languages()[: len(COMPLETE)] == COMPLETE, "those that say everything are offered first"


def test_a_partial_language_falls_back_to_english_string_by_string() -> None:
    (gujarati,) = (one for one in i18n.standings() if one.language == "gu")
    assert 40 <= gujarati.said < gujarati.texts
    assert (say("gu", "Yes, all"), own_name("gu")) == ("હા, બધો માલ", "ગુજરાતી")
    assert say("gu", "Sent to {name}.", name="Asha") == "Sent to Asha."
    one, many = "I am asking {count} more seller.", "I am asking {count} more sellers."
    assert [plural("gu", one, many, count) for count in (1, 2)] == [one.format(count=1), many.format(count=2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_compiled_catalogue_is_the_one_that_is_loaded(language: str) -> None:
    loaded = gettext.translation("haat", localedir=ROOT / "locales", languages=[language])
    assert loaded.info()["language"] == language
    assert loaded.info() == catalogue(language).info()
    assert own_name(language) != language, "its speakers have a name for it"


def test_the_check_reads_the_files_that_make_locales_gathers() -> None:
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    gathered = {
        pattern: mapping["method"]
        for mapping in mappings
        for pattern in ([mapping["pattern"]] if isinstance(mapping["pattern"], str) else mapping["pattern"])
    }
    assert gathered == i18n.TEXTS
    keywords = re.findall(r"--keyword (\w+):([\d,]+)", (ROOT / "Makefile").read_text())
    assert {name: tuple(map(int, places.split(","))) for name, places in keywords} == i18n.KEYWORDS


NUMBERS = (
    "count|many|days|minutes|seen|members|joined|left|enquiries|offers|answers|introductions|deals|taken_off|came|"
    "made|made_up|right|buyers|sellers|people|tries|arrived|read|asked|seats|times|months|weeks|years|offered"
)
"""Gaps that numbers fill; what is counted with its word is a `Counted`, and its gap is filled by the two together."""
_COUNTS = re.compile(rf"\{{({NUMBERS})\}} ?([^\W\d_])")
OF_NO_NUMBER = {
    "The market of {group} is open until {until}.\nNew this week: {wanted} wanted, {offered} offered.":
        "wanted and offered do not bend",
    "The market of {group} is over: {came} came. This week: {enquiries} wanted, {offers} offered, "
    "{introductions} introduced.": "came, wanted and introduced do not bend",
    "{runs}: {sent}, {arrived} arrived, {read} read.": "arrived and read do not bend",
    "Agreed in {count} of them": "of them does not bend",
    "Present on {number} of {many} days.": "of several days there are two at least",
    "{title}: day {number} of {many} is {when}, {place}.": "it is the day that is then",
}  # fmt: skip
"""Plain texts in which a word behind a number is right for one and for many, in every language that has it; and why."""


def plain_texts() -> list[str]:
    """The English texts that have no plural."""
    return [one for one, many in i18n.texts_of_the_code().plurals.items() if not many]


@pytest.mark.parametrize("language", COMPLETE)
def test_whatever_is_counted_is_said_in_the_number_of_each_language(language: str) -> None:
    said = {one: say(language, one) for one in plain_texts() if one not in OF_NO_NUMBER}
    wrong = [text for text in said.values() if _COUNTS.search(text)]
    assert not wrong, "a number stands before the word it counts; use language.Counted:\n" + "\n".join(wrong)


def test_each_text_in_which_no_word_bends_is_still_said() -> None:
    assert OF_NO_NUMBER.keys() <= set(plain_texts())


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("en", "1 report so far", "3 reports so far"), ("hi", "अब तक 1 शिकायत", "अब तक 3 शिकायतें"),
     ("mr", "आतापर्यंत 1 तक्रार", "आतापर्यंत 3 तक्रारी")],
)  # fmt: skip
def test_what_is_counted_inside_a_text_takes_the_number_of_its_reader(language: str, one: str, many: str) -> None:
    text = N_("{by}: {made}, true: {right}, made up: {made_up}.")
    said = [say(language, text, by="X", made=Counted(MADE, count), right=0, made_up=0) for count in (1, 3)]
    assert [one in said[0], many in said[1], many in said[0]] == [True, True, False]
