"""What is wrong with the languages' texts: missing, stale, misfitting, or too long for a button."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from handlers.language import COMPLETE, SOURCE
from handlers.messages import TELEGRAM, WHATSAPP

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {"bot/**.py": "python", "handlers/**.py": "python", "bot/**/templates/**.html": "jinja2"}
"""Where the English texts stand and how each file is read; `make locales` reads the same from pyproject.toml."""
KEYWORDS = {"say_count": (1, 2)}
"""Calls that mark texts, besides gettext's own."""

MOST_LINES = 3
"""Longer messages are not read on a small phone."""
LABEL = min(WHATSAPP.button_label, WHATSAPP.list_label, TELEGRAM.button_label)
"""The channel with the least room decides: any label may become a button of WhatsApp."""
ROW = WHATSAPP.row_label - len("1 ")
ONLY_ROWS = frozenset({"Go on with what I left"})
"""Labels that always stand among more than three, so that WhatsApp shows them as numbered rows of a list."""
LATIN_NAMES = frozenset({"English"})
"""Words that stay in Latin letters in every language; so do capitals such as OTP or GSTIN, as they are on papers."""

UNREADABLE = (PoFileError, UnknownLocaleError, ValueError)
"""What is raised for a file that is no catalogue, or stands in a folder that names no language."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the language, the English text it is about (empty: the whole language), and what is wrong."""

    language: str
    text: str
    what: str
    fails: bool = True
    """False: only said, as a partial language is not complete by nature."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one language is."""

    language: str
    said: int
    texts: int

    @property
    def whole(self) -> bool:
        """Is nothing said in English instead?"""
        return self.said == self.texts


# ── what the code says ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Texts:
    """The English texts of the code: each with its plural (empty where it has none), and which of them are labels."""

    plurals: Mapping[str, str]
    labels: frozenset[str]
    beside: frozenset[frozenset[str]]
    """Labels that are shown together: the options of one question, and those of the menu."""


@cache
def texts_of_the_code(root: Path = ROOT) -> Texts:
    """Every text marked for translation below `root`, read with the rules that `make locales` uses."""
    plurals: dict[str, str] = {}
    for pattern, method in TEXTS.items():
        folder, _, files = pattern.partition("/")
        found = extract_from_dir(root / folder, [(files, method)], keywords=DEFAULT_KEYWORDS | KEYWORDS)
        for _, _, text, _, _ in found:
            one, many = (text, "") if isinstance(text, str) else (str(text[0]), str(text[1]))
            if one and not plurals.get(one):
                plurals[one] = many
    trees = [ast.parse(file.read_text("utf-8")) for file in (root / "handlers").rglob("*.py")]
    labels = {text for tree in trees for text in _labels(tree)}
    beside = {frozenset(group & set(plurals)) for tree in trees for group in _shown_together(tree)}
    return Texts(plurals, frozenset(labels & set(plurals)), frozenset(group for group in beside if len(group) > 1))


def _labels(tree: ast.AST) -> Iterator[str]:
    """The texts that stand on buttons: options, yes and no, and what opens a list or shares a number."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = _name(node.func)
        places = [*node.args[1:2]] if called == "Option" else [*node.args[2:4]] if called == "yes_no" else []
        names = ("label", "more", "list_label", "ask_contact", *(("yes", "no") if called == "yes_no" else ()))
        places += [given.value for given in node.keywords if given.arg in names]
        yield from (text for place in places for text in _marked(place))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name == "yes_no":
            yield from (text for default in function.args.defaults for text in _marked(default))


def _shown_together(tree: ast.Module) -> Iterator[set[str]]:
    """The labels of each list of options, and those of the options that a module names one by one, as the menu does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Tuple):
            yield {text for one in node.elts if _makes_option(one) for text in _labels(one)}
    named = [node.value for node in tree.body if isinstance(node, ast.Assign) and _makes_option(node.value)]
    yield {text for one in named for text in _labels(one)}


def _makes_option(tree: ast.AST) -> bool:
    return isinstance(tree, ast.Call) and _name(tree.func) == "Option"


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "N_" and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)


def _name(function: ast.expr) -> str:
    return str(getattr(function, "id", getattr(function, "attr", "")))


# ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────────


def findings(root: Path = ROOT) -> list[Finding]:
    """Everything that is wrong with the languages of a checkout or of the installed package."""
    texts = texts_of_the_code(root)
    found = [
        Finding(SOURCE, text, what)
        for text, many in texts.plurals.items()
        for sentence in filter(None, (text, many))
        for what in misfits(text, sentence, text in texts.labels)
    ]
    files = _files(root)
    for language in COMPLETE:
        if language not in files and language != SOURCE:
            found.append(Finding(language, "", f"locales/{language}/LC_MESSAGES/haat.po is missing"))
    for language, file in files.items():
        try:
            catalogue = read(file)
        except UNREADABLE as error:
            found.append(Finding(language, "", f"haat.po cannot be read: {error}"))
        else:
            found += _of_language(language, file, catalogue, texts)
    return found


def standings(root: Path = ROOT) -> list[Standing]:
    """How far each translated language is that can be read."""
    texts = set(texts_of_the_code(root).plurals)
    found = []
    for language, file in _files(root).items():
        with suppress(*UNREADABLE):
            said = {_key(message) for message in read(file) if is_said(message)}
            found.append(Standing(language, len(said & texts), len(texts)))
    return found


def _files(root: Path) -> dict[str, Path]:
    return {file.parts[-3]: file for file in sorted((root / "locales").glob("*/LC_MESSAGES/haat.po"))}


def _of_language(language: str, file: Path, catalogue: Catalog, texts: Texts) -> Iterator[Finding]:
    complete, latin = language in COMPLETE, _writes_latin(language)
    messages = {_key(message): message for message in catalogue if message.id}
    yield from _of_header(language, catalogue)
    yield from _of_compiled(language, file, catalogue)
    yield from _of_gathering(language, messages, texts, fails=complete)
    yield from _of_neighbours(language, messages, texts)
    for key, message in messages.items():
        if complete and not is_said(message):
            yield Finding(language, key, "is not translated")
        for what in _of_message(message, key in texts.labels, latin=latin):
            yield Finding(language, key, what)


def _of_header(language: str, catalogue: Catalog) -> Iterator[Finding]:
    """The plural rule must part the numbers as the language does (the Unicode consortium's rules)."""
    rule = c2py(catalogue.plural_expr)
    locale = Locale.parse(language)
    pairs = {(rule(number), locale.plural_form(number)) for number in range(201)}
    forms = {form for form, _ in pairs}
    if len(pairs) != len(forms) or len(pairs) != len({name for _, name in pairs}):
        yield Finding(language, "", f"Plural-Forms: {catalogue.plural_expr} is not how {language} counts")
    if forms != set(range(catalogue.num_plurals)):
        yield Finding(language, "", f"Plural-Forms: nplurals={catalogue.num_plurals}, but the rule gives {len(forms)}")


def _of_compiled(language: str, file: Path, catalogue: Catalog) -> Iterator[Finding]:
    compiled = file.with_suffix(".mo")
    fresh = BytesIO()
    write_mo(fresh, catalogue)
    if not compiled.is_file():
        yield Finding(language, "", "is not compiled: make locales")
    elif compiled.read_bytes() != fresh.getvalue():
        yield Finding(language, "", "was compiled from other texts: make locales")


def _of_gathering(
    language: str, messages: Mapping[str, Message], texts: Texts, *, fails: bool
) -> Iterator[Finding]:  # fmt: skip
    """Texts of the code that the file lacks, and those that no code says any more."""
    if fails:
        for key in (text for text in texts.plurals if text not in messages):
            yield Finding(language, key, "is new in the code: make locales, then translate it")
    for key, message in messages.items():
        if key not in texts.plurals:
            yield Finding(language, key, "is not said by the code any more: make locales", fails)
        elif (message.id[1] if message.pluralizable else "") != texts.plurals[key]:
            yield Finding(language, key, "has another plural in the code: make locales", fails)


def _of_neighbours(language: str, messages: Mapping[str, Message], texts: Texts) -> Iterator[Finding]:
    """Two options of one question must not look the same: nobody could tell which is which."""
    for group in texts.beside:
        shown: dict[str, str] = {}
        for text in sorted(group):
            label = next(iter(told(messages[text])), "") if text in messages else ""
            if label and label in shown:
                yield Finding(language, text, f"looks like {shown[label]!r}, which is shown beside it: {label}")
            shown[label] = text


def _of_message(message: Message, is_label: bool, *, latin: bool) -> Iterator[str]:
    asked = [message.id] if isinstance(message.id, str) else list(message.id)
    for sentence in filter(None, told(message)):
        yield from misfits(asked[0], sentence, is_label)
        allowed = set[str]().union(*(gaps(text) or () for text in asked))
        has = gaps(sentence)
        if has is None:
            yield f"has a brace that is no gap: {sentence}"
            continue
        # A singular may leave its number out ("one seller"), everything else needs every value.
        if not has <= allowed or (not message.pluralizable and has != allowed):
            yield f"has the gaps {_listed(has)} instead of {_listed(allowed)}: {sentence}"
        if not latin and (words := english_in(sentence)):
            yield f"says {' '.join(words)} in Latin letters: {sentence}"


def misfits(text: str, sentence: str, is_label: bool) -> Iterator[str]:
    """Why a sentence does not fit on a phone: `text` is its English, which tells where it is shown."""
    if is_label:
        room = ROW if text in ONLY_ROWS else LABEL
        length = WHATSAPP.length(re.sub(r"\{\w*\}", "", sentence).strip())
        if length > room or "\n" in sentence:
            yield f"is a label of {length} characters, {room} fit: {sentence}"
    elif sentence.count("\n") >= MOST_LINES:
        yield f"has {sentence.count(chr(10)) + 1} lines, at most {MOST_LINES} are read"


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def read(file: Path) -> Catalog:
    """One language's texts, exactly as they are compiled. Raises one of UNREADABLE."""
    language = file.parts[-3]
    Locale.parse(language)  # dates, numbers and the language's own name come from there
    with file.open("rb") as text:
        return read_po(text, locale=language, domain="haat", abort_invalid=True)


def told(message: Message) -> list[str]:
    """The translation, one sentence for each plural form; empty ones where nothing is said."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def is_said(message: Message) -> bool:
    """Is it translated, in every number, and not marked as doubtful?"""
    return bool(message.id) and all(told(message)) and not message.fuzzy


def gaps(sentence: str) -> set[str] | None:
    """The names of the values that a sentence is filled with; None when its braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    except ValueError:
        return None


def english_in(sentence: str) -> list[str]:
    """Words in Latin letters that are no names as they stand on papers."""
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w*\}", " ", sentence))
    return [word for word in words if not word.isupper() and word not in LATIN_NAMES]


def _key(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _listed(names: set[str]) -> str:
    return "{" + "} {".join(sorted(names)) + "}" if names else "none"


def _writes_latin(language: str) -> bool:
    """Is Latin the script that this language is written in?"""
    return "_Latn" in str(get_global("likely_subtags").get(language, ""))
