"""The office's words: what nobody could read gets its name with one tap, and telephones with many sellers a yes or no."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, Counted, render
from handlers.matching import taught
from handlers.office.mondays import WEEK
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.step import Step
from handlers.units import ngettext
from storage import aliases, audit, demand, exposure
from storage.staff import Officer

WORDS = Option("office_words", N_("Words not read"), also=("words", "shabd", "शब्द", "unread words", "naye naam"))
PHONES = Option("office_phones", N_("Shared telephones"), also=("shared phones", "phones"))
NO_GOODS = Option("-", N_("No goods"))
LATER = Option("later", N_("Later"))
SHOWN = 6
DAY = timedelta(days=1)
"""So long an enquiry may still find somebody."""


TIMES = ngettext("{count} time", "{count} times")


@for_officers
def words(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The words that named no goods, most frequent first: each is a name of something, or no goods at all."""
    unread = aliases.unread(c.db, at_most=SHOWN)
    if not unread:
        return c.say(N_("Every word was understood; no name is missing."))
    if missing := _unmet(c, mine):
        c.say(N_("Asked for last week, and nobody said yes: {goods}."), goods=missing)
    options = [
        Option(row.word, N_("{word}: {times}"), {"word": row.word, "times": Counted(TIMES, row.seen)}) for row in unread
    ]
    word = c.ask(choice("word", N_("These words I could not read. Which one do you know?"), options))
    return _name(c, officer, word)


def words_week(c: Conversation) -> None:
    """Once a week the office hears that words wait to be named."""
    waiting = aliases.unread(c.db, at_most=SHOWN)
    if not waiting:
        return
    c.say(
        N_("Words of last week that I could not read: {words}.\nWrite 'words' to tell me what they are."),
        words=", ".join(row.word for row in waiting),
    )  # fmt: skip


def _unmet(c: Conversation, mine: list[int]) -> str:
    rows = demand.unmet_between(c.db, c.world.now - WEEK - DAY, c.world.now - DAY, mine)[:SHOWN]
    names = [
        render(c.world.catalogue.product(row.concept), c.language) if row.concept else row.words for row in rows
    ]  # fmt: skip
    return ", ".join(f"{name} ({row.asked})" for name, row in zip(names, rows, strict=True))


def _name(c: Conversation, officer: Officer, word: str) -> None:
    catalogue = c.world.catalogue
    alike = [
        Option(slug, N_("A name of {goods}"), {"goods": catalogue.product(slug)})
        for slug in taught.alike(catalogue, word)
    ]

    def read(reply: Reply, language: str) -> str:
        concepts = catalogue.concepts_in(words_of(reply, language))
        if len(concepts) != 1:
            raise Misread(N_("I know no goods of that name. Another name for it, please."))
        return concepts[0]

    asks = Question(
        "means", N_("“{word}”: what is it? Tap, or write another name for it."), (*alike, NO_GOODS, LATER), read=read
    )
    means = c.ask(asks, word=word)
    if means == LATER.value:
        return c.say(N_("All right, another time."))
    if means == NO_GOODS.value:
        aliases.settle_unread(c.db, word, aliases.NO_GOODS)
        note(c, "no_goods", "word:0", before={"word": word}, after={"means": means}, reverse="ask_word_again")
        return c.say(N_("Noted, thank you."))
    key = aliases.name_it(
        c.db, word, taught.folded_name(word), means, language=c.language, officer_id=officer.id, now=c.world.now
    )
    aliases.settle_unread(c.db, word, means)
    note(c, "name_goods", f"alias:{key}", before={"word": word}, after={"means": means}, reverse="unname_goods")
    return c.say(
        N_("“{word}” is a name of {goods} from now on; sellers are read again by themselves."), word=word,
        goods=catalogue.product(means),
    )  # fmt: skip


def _unname(step: Step, deed: Any) -> bool:
    aliases.settle_unread(step.db, deed.before["word"], None)
    return aliases.settle(step.db, audit.number_of(deed), "proposed", step.world.now)


def _ask_again(step: Step, deed: Any) -> bool:
    aliases.settle_unread(step.db, deed.before["word"], None)
    return True


def desk_items(c: Conversation, mine: list[int]) -> list[Option]:
    """What of this waits for the office: shown on its desk only then."""
    items = [WORDS] if aliases.unread(c.db, at_most=1) else []
    return [*items, PHONES] if exposure.shared(c.db, mine) else items


# ── telephones with many sellers ──────────────────────────────────────────────────────────────────────────────────


@for_officers
def phones(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Telephones with more than three sellers: are these different makers?"""
    shared = dict(exposure.shared(c.db, mine))
    if not shared:
        return c.say(N_("No telephone has too many sellers."))
    options = [
        Option(phone, N_("{names} ({count})"), {"names": names[0], "count": len(names)})
        for phone, names in shared.items()
    ]
    phone = c.ask(choice("phone", N_("On these telephones there are more than three sellers. Which one?"), options))
    asks = yes_no(
        "makers", N_("{names}\nAre these different makers who share one telephone?"), N_("Different makers"),
        N_("One trader"),
    )  # fmt: skip
    allowed = c.ask(asks, names=", ".join(shared[phone])) == "yes"
    exposure.settle_shared(c.db, phone, allowed, officer.id, c.world.now)
    note(c, "shared_phone", "phone:0", before={"phone": phone}, after={"allowed": allowed}, reverse="unshare_phone")
    return c.say(
        N_("Noted: buyers find all of them; in turns they count as one.")
        if allowed
        else N_("Noted: buyers find the first three only.")
    )


def _unshare(step: Step, deed: Any) -> bool:
    exposure.settle_shared(step.db, deed.before["phone"], None, None, step.world.now)
    return True


CONVERSATIONS = {"office_words": words, "words_week": words_week, "office_phones": phones}
REVERSES = {
    name: by_officers(reverse)
    for name, reverse in {
        "unname_goods": _unname, "ask_word_again": _ask_again, "unshare_phone": _unshare,
    }.items()
}  # fmt: skip
