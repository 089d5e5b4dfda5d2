"""Every catalogue compiles, names its language, and fills each sentence with the values that the code hands over."""

import gettext
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
COMPLETE = ("hi", "mr")
"""The languages that say everything; others may fall back to English string by string."""

CATALOGUES = sorted((ROOT / "locales").glob("*/LC_MESSAGES/haat.po"))


def language(path: Path) -> str:
    return path.parts[-3]


def read(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=language(path), domain="haat", abort_invalid=True)


def told(message: Message) -> list[str]:
    """The translation, one sentence for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^{}]*\}|%\(\w+\)[a-z]|%[sd]", sentence))


def test_the_promised_languages_are_there() -> None:
    assert set(COMPLETE) <= {language(path) for path in CATALOGUES}


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_a_translation_uses_the_placeholders_of_its_sentence(path: Path) -> None:
    for message in read(path):
        if not message.id:
            continue
        asked = [message.id] if isinstance(message.id, str) else list(message.id)
        allowed = set().union(*map(placeholders, asked))
        for sentence in filter(None, told(message)):
            assert placeholders(sentence) <= allowed, sentence
            # A singular may leave its number out ("one seller"), everything else needs every value.
            if not message.pluralizable:
                assert placeholders(sentence) == allowed, sentence


def said_by_the_code() -> set[str]:
    """Every English text marked in the code, read with the rules that `make locales` uses."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [
        (pattern, mapping["method"])
        for mapping in mappings
        for pattern in ([mapping["pattern"]] if isinstance(mapping["pattern"], str) else mapping["pattern"])
    ]
    keywords = DEFAULT_KEYWORDS | {"say_count": (1, 2)}
    found = (text for _, _, text, _, _ in extract_from_dir(ROOT, methods, keywords=keywords))
    return {text if isinstance(text, str) else text[0] for text in found} - {""}


@pytest.mark.parametrize("path", [path for path in CATALOGUES if language(path) in COMPLETE], ids=language)
def test_a_complete_language_knows_every_sentence_of_the_code(path: Path) -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in read(path)}
    assert not said_by_the_code() - known, "run `make locales` and translate what it adds"


@pytest.mark.parametrize("path", [path for path in CATALOGUES if language(path) in COMPLETE], ids=language)
def test_a_complete_language_leaves_nothing_unsaid(path: Path) -> None:
    unsaid = [message.id for message in read(path) if message.id and (message.fuzzy or not all(told(message)))]
    assert not unsaid


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_a_compiled_catalogue_can_be_loaded(path: Path) -> None:
    loaded = gettext.translation("haat", localedir=ROOT / "locales", languages=[language(path)])
    assert loaded.info()["language"] == language(path)
