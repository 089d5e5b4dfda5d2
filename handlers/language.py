"""Words, plurals, numbers, amounts and dates in the reader's language."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Protocol, runtime_checkable

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

SOURCE = "en"
"""The language of the message ids."""

COMPLETE = (SOURCE, "hi", "mr")
"""The languages that say everything: Haat begins in one of these; a partial one is spoken to whoever chooses it."""


@runtime_checkable
class Named(Protocol):
    """A thing with a name of its own in each language: a product, a district, a unit."""

    def name_in(self, language: str) -> str:
        """The name a reader of this language knows."""


def N_(msgid: str) -> str:
    """Mark a sentence for the catalogues where it is only stored, not yet said."""
    return msgid


@cache
def languages() -> tuple[str, ...]:
    """The complete languages, then every other one with a catalogue folder."""
    folders = (
        folder.name
        for folder in resources.files("locales").iterdir()
        if folder.is_dir() and folder.joinpath("LC_MESSAGES", "haat.mo").is_file()
    )
    found = {SOURCE, *folders}
    return (*(name for name in COMPLETE if name in found), *sorted(found.difference(COMPLETE)))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The compiled catalogue, or the message ids themselves where there is none."""
    file = resources.files("locales").joinpath(language, "LC_MESSAGES", "haat.mo")
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


OWN_NAMES = {"en": "English", "hi": "हिन्दी", "mr": "मराठी"}


def own_name(language: str) -> str:
    """A language's name as its speakers write it."""
    return OWN_NAMES.get(language) or str(Locale(language).get_display_name(language))


def names_of(language: str) -> set[str]:
    """What a language is called: by its speakers, and in each complete language."""
    others = (Locale(reader).languages.get(language, "") for reader in COMPLETE)
    return {own_name(language), *filter(None, others)}


def say(language: str, msgid: str, /, **words: Any) -> str:
    """The sentence in the reader's language with its named gaps filled in that language."""
    if not msgid:
        return ""
    known = catalogue(language)
    text = known.gettext(msgid)
    if text == msgid:  # one of a word that has a plural, too: older Pythons look for it only as such
        text = known.ngettext(msgid, msgid, 1)
    return _filled(text, language, words)


def plural(language: str, one: str, many: str, /, count: int, **words: Any) -> str:
    """As `say`, choosing between one and many by the language's own plural rule."""
    return _filled(catalogue(language).ngettext(one, many, count), language, {"count": count, **words})


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something, for a gap of a text: each reader's language says it in the number that its own rule asks for."""

    pair: tuple[str, str]
    count: int

    def name_in(self, language: str) -> str:
        """ "1 seller", "3 sellers"."""
        return plural(language, *self.pair, self.count)


def _filled(text: str, language: str, words: Mapping[str, Any]) -> str:
    return text.format(**{name: render(value, language) for name, value in words.items()}) if words else text


def render(value: Any, language: str) -> str:
    """One value as the reader's language writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Named):
        return value.name_in(language)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | Decimal):
        return number(value, language)
    if isinstance(value, datetime | date):
        return day(value, language)
    if isinstance(value, Sequence):
        return listing([render(one, language) for one in value], language)
    return str(value)


def _locale(language: str) -> str:
    return f"{language}_IN"


def number(value: int | Decimal, language: str) -> str:
    """1,50,000: Indian grouping with Latin digits in every language (Babel is wrong for some of them)."""
    return str(format_decimal(value, format="#,##,##0.###", locale=_locale(language)))


def rupees(paise: int, language: str) -> str:
    """₹1,50,000 or ₹12.50: explicit pattern, since Babel's own is wrong for Marathi."""
    whole = paise % 100 == 0
    return "₹" + str(
        format_decimal(Decimal(paise) / 100, format="#,##,##0" if whole else "#,##,##0.00", locale=_locale(language))
    )


def day(value: date, language: str) -> str:
    """Weekday, day and month: never 05/06."""
    return str(format_date(value, "EEEE, d MMMM", locale=_locale(language)))


def days(values: Sequence[date], language: str) -> str:
    """Several days, the month said once where it is one: 10, 12 and 15 December."""
    with_month = {(one.year, one.month): one for one in values}.values()
    said = [str(format_date(one, "d MMMM" if one in with_month else "d", locale=_locale(language))) for one in values]
    return listing(said, language)


def one_weekday(values: Sequence[date], language: str) -> str:
    """The weekday that all of them have; empty where they have several."""
    if len({one.weekday() for one in values}) != 1:
        return ""
    return str(format_date(values[0], "EEEE", locale=_locale(language)))


def dated_days(values: Sequence[date], language: str) -> str:
    """Several days, month and year said once where they are the same: 10, 12 and 15 December 2026."""
    last_of_month = {(one.year, one.month): one for one in values}.values()
    last_of_year = {one.year: one for one in values}.values()
    form = {one: "d MMMM y" if one in last_of_year else "d MMMM" for one in last_of_month}
    return listing([str(format_date(one, form.get(one, "d"), locale=_locale(language))) for one in values], language)


def dated(value: date, language: str) -> str:
    """Day, month and year, for what is read in another year."""
    return str(format_date(value, "d MMMM y", locale=_locale(language)))


def listing(items: Sequence[str], language: str) -> str:
    """A, B and C."""
    return str(format_list(list(items), locale=_locale(language)))


@cache
def _large_words(language: str) -> tuple[str, str]:
    return say(language, N_("lakh")), say(language, N_("crore"))


def large(value: int | Decimal, language: str) -> str:
    """1.5 लाख, 2 करोड़: rounded first, then the unit is chosen; small numbers stay whole."""
    lakh, crore = _large_words(language)
    amount = Decimal(value)
    if amount < 99_950:
        return number(amount, language)
    if amount < 9_995_000:
        return f"{number((amount / 100_000).quantize(Decimal('0.1')).normalize() + 0, language)} {lakh}"
    return f"{number((amount / 10_000_000).quantize(Decimal('0.1')).normalize() + 0, language)} {crore}"
