"""Below the read-back: one tap names the field that is wrong, one answer puts it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.conversation import Conversation
from handlers.enquiry import read_back
from handlers.language import N_, Counted
from handlers.limits import MOST_PAISE
from handlers.matching.catalogue import Catalogue
from handlers.matching.money import read_money
from handlers.matching.numbers import read_number
from handlers.matching.parsed import ParsedEnquiry, usual_unit
from handlers.matching.units import converted
from handlers.questions import Misread, Option, Question, Reply, words_of
from handlers.units import ngettext

FIELDS = (
    Option("fix_goods", N_("Goods"), also=("goods", "maal", "माल", "product")),
    Option("fix_amount", N_("Amount"), also=("amount", "quantity", "matra", "मात्रा", "किती")),
    Option("fix_place", N_("Place"), also=("place", "jagah", "जगह", "ठिकाण")),
    Option("fix_day", N_("By when"), also=("date", "tarikh", "तारीख")),
    Option("fix_price", N_("Price"), also=("price", "rate", "bhav", "भाव")),
)
"""What of an enquiry is put right with one tap and one answer."""
NONE = Option("none", N_("Not needed"))


def _amount(reply: Reply, language: str) -> str:
    words = words_of(reply, language)
    if (read_number(words) or 0) <= 0:
        raise Misread(N_("Please write a number, for example 50."))
    return words


def _price(reply: Reply, language: str) -> str:
    words = words_of(reply, language)
    paise = read_money(words) or int((read_number(words) or 0) * 100)
    if not 0 < paise < MOST_PAISE:
        raise Misread(N_("Please write the price in rupees, for example 120."))
    return words


QUESTIONS = {
    "fix_goods": Question("fix_goods", N_("Which goods do you need?"), takes="text", read=words_of),
    "fix_amount": Question("fix_amount", N_("How much do you need? For example: 200 kilos."), takes="text", read=_amount),
    "fix_place": Question("fix_place", N_("Which district or town?"), (NONE,), takes="text", read=words_of),
    "fix_day": Question("fix_day", N_("By when? For example: by Friday, or in 10 days."), (NONE,), takes="text", read=words_of),
    "fix_price": Question("fix_price", N_("Up to which price? For example: 90 rupees a kilo."), (NONE,), takes="text",
                          read=_price),
}  # fmt: skip


def applied(c: Conversation, parsed: ParsedEnquiry, fixes: Sequence[tuple[str, str]]) -> ParsedEnquiry:
    """The reading with the buyer's corrections, each by the name of its question, in the order given."""
    for field, words in fixes:
        parsed = _FIXES[field](c, parsed, words)
    return parsed


def left(c: Conversation, fixes: Sequence[tuple[str, str]], words: str) -> list[tuple[str, str]]:
    """The corrections that still hold after newer words: these count for every field that they name."""
    said = _read(c, words)
    newer = {
        "fix_goods": bool(said.concepts), "fix_amount": said.quantity is not None,
        "fix_place": said.place_lgd is not None or said.place_state != "",
        "fix_day": said.needed_by is not None, "fix_price": said.budget_paise is not None,
    }  # fmt: skip
    return [fix for fix in fixes if not newer[fix[0]]]


def _read(c: Conversation, words: str) -> ParsedEnquiry:
    return c.world.read_enquiry(words, c.person.district_lgd, c.language)


def _goods(c: Conversation, parsed: ParsedEnquiry, words: str) -> ParsedEnquiry:
    other = _read(c, words)
    return replace(
        parsed, concepts=other.concepts, kinds=other.kinds, general=other.general, nearly=other.nearly, more=(),
        product_words=other.product_words or words.strip(), sure=other.sure,
    )  # fmt: skip


def _much(c: Conversation, parsed: ParsedEnquiry, words: str) -> ParsedEnquiry:
    return parsed.with_quantity(words, c.world.catalogue)


def _where(c: Conversation, parsed: ParsedEnquiry, words: str) -> ParsedEnquiry:
    confirm = tuple(why for why in parsed.confirm if why not in ("place", "place_role"))
    if words == NONE.value:
        return replace(parsed, place_lgd=None, taluka_lgd=None, place_words="", place_state="", place_role=None, place_others=(),
                       confirm=confirm)  # fmt: skip
    return replace(
        parsed.with_place(words, c.world.places), place_role=parsed.place_role or "delivery", confirm=confirm
    )


def _by(c: Conversation, parsed: ParsedEnquiry, words: str) -> ParsedEnquiry:
    confirm = tuple(why for why in parsed.confirm if not why.startswith("deadline"))
    if words == NONE.value:
        return replace(parsed, needed_by=None, confirm=confirm)
    other = _read(c, words)
    if other.needed_by is None:  # "20 February" alone, without a word of "by"
        other = _read(c, f"{words} tak")
    said = tuple(why for why in other.confirm if why.startswith("deadline"))
    return replace(parsed, needed_by=other.needed_by, confirm=(*confirm, *said))


def _price_of(c: Conversation, parsed: ParsedEnquiry, words: str) -> ParsedEnquiry:
    confirm = tuple(why for why in parsed.confirm if not why.startswith("budget"))
    if words == NONE.value:
        return replace(parsed, budget_paise=None, budget_per=None, confirm=confirm)
    other = _read(c, words)
    if other.budget_paise is not None:
        priced = replace(parsed, budget_paise=other.budget_paise, budget_per=other.budget_per, confirm=confirm)
    else:
        paise = int((read_number(words) or Decimal(0)) * 100)
        priced = replace(parsed, budget_paise=paise, budget_per=None, confirm=confirm)
    return read_back.priced(parsed, priced, words)


_FIXES: dict[str, Callable[[Conversation, ParsedEnquiry, str], ParsedEnquiry]] = {
    "fix_goods": _goods, "fix_amount": _much, "fix_place": _where, "fix_day": _by, "fix_price": _price_of,
}  # fmt: skip

# ── units that differ from market to market ───────────────────────────────────────────────────────────────────────

SIZES = {"bag": (25, 50, 100), "box": (5, 10, 20), "crate": (20, 25), "tin": (15,), "maund": (37, 40), "bale": (100, 170),
    "packet": (1, 5), "drum": (50, 200), "bucket": (10, 20), "truck": (1500, 9000, 16000), "bundle": (5, 10)}  # fmt: skip
"""Kilos in one of a unit as often met; only offered, never taken for granted."""


KILOS = ngettext("{count} kilo", "{count} kilos")


def sizes_of(parsed: ParsedEnquiry, catalogue: Catalogue) -> tuple[Option, ...]:
    """The sizes to ask about where goods that are weighed were asked for in a unit of many sizes; empty elsewhere."""
    usual = usual_unit(parsed.concepts, catalogue) if parsed.concepts else None
    if "local_unit" not in parsed.confirm or parsed.unit not in SIZES or not usual:
        return ()
    if converted(Decimal(1), usual, "kg") is None:
        return ()
    sizes = [Option(str(size), "{kilos}", {"kilos": Counted(KILOS, size)}) for size in SIZES[parsed.unit]]
    return (*sizes, Option("unsure", N_("Not sure")))


def weighed(parsed: ParsedEnquiry, kilos: str) -> ParsedEnquiry:
    """The reading with so many kilos in one of its unit."""
    total = parsed.quantity * Decimal(kilos) if parsed.quantity is not None else None
    confirm = tuple(why for why in parsed.confirm if why != "local_unit")
    return replace(parsed, kilograms=total, confirm=confirm)
