"""The shipped languages: nothing is wrong with their texts, and each compiled catalogue is what Haat really loads."""

import gettext
import re
import tomllib
from pathlib import Path

import pytest

from bot import i18n
from handlers.language import COMPLETE, SOURCE, catalogue, languages, own_name, plural, say

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
