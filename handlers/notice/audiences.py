"""Whom an officer may write to: what an audience's words stand for, the office's own limits, and the presets of the chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from handlers.language import N_, listing, own_name, render, say
from handlers.office.rights import districts_of
from handlers.world import World
from storage import audience
from storage.audience import Condition
from storage.audience_words import BadAudience, Expression, Not, Test, tests_of
from storage.staff import Officer


@dataclass(frozen=True, slots=True)
class WordsOf:
    """What words stand for in this world."""

    world: World

    def district(self, words: str) -> int | None:
        """The LGD code of a district, from its code or its name in any script."""
        if words.isascii() and words.isdigit():
            return int(words) if int(words) in self.world.places.districts else None
        found = self.world.places.resolve(words)
        return found.district_lgd if found and not found.taluka_lgd else None

    def taluka(self, words: str) -> Sequence[int]:
        """The talukas of this code or name."""
        places = self.world.places
        known = {taluka.lgd_code: taluka for code in places.districts for taluka in places.talukas_of(code)}
        if words.isascii() and words.isdigit():
            return [int(words)] if int(words) in known else []
        found = places.find_taluka(words, list(known))
        return [found] if found else []

    def state(self, words: str) -> Sequence[int]:
        """A state's districts."""
        return self.world.districts_of(words)

    def product(self, words: str) -> Sequence[str]:
        """The concepts of a name or slug, with every kind below them."""
        catalogue = self.world.catalogue
        slugs = (words,) if words in catalogue else catalogue.concepts_in(words)
        return tuple(dict.fromkeys(kind for slug in slugs for kind in (slug, *catalogue.kinds_of(slug))))


def read(db: Connection, world: World, text: str, officer: Officer) -> Condition:
    """The condition on people that an audience means for this officer. Raises BadAudience.

    Whoever the office does not look after is never in it; an audience that names another district says so at once.
    """
    return condition(db, world, text, districts_of(world, officer))


def condition(db: Connection, world: World, text: str, mine: Sequence[int]) -> Condition:
    """The condition on people of these districts that an audience means. Raises BadAudience."""
    words, parsed = WordsOf(world), audience.parse(text)
    for test in tests_of(parsed):
        for value in test.values if test.field == "district" else ():
            code = words.district(value)
            if code is not None and code not in mine:
                raise BadAudience(f"{test}: district {code} is looked after by another office")
    return audience.within(db, parsed, words, world.now, mine)


# ── in words ──────────────────────────────────────────────────────────────────────────────────────────────────────

_NAMES = {
    "district": N_("district"), "state": N_("state"), "taluka": N_("taluka"), "product": N_("sells"),
    "group": N_("group"), "lang": N_("language"), "channel": N_("app"), "role": N_("who"), "verified": N_("verified"),
    "seen": N_("last seen"), "audience": N_("saved audience"), "everybody": N_("everybody of the office"),
    "scheme": N_("asked about a scheme"), "registered": N_("registered for workshop"),
    "attended": N_("came to workshop"), "absent": N_("did not come to workshop"),
    "reached": N_("got broadcast"),
}  # fmt: skip
_ROLES = {
    "seller": N_("sellers"), "buyer": N_("buyers"), "officer": N_("officers"), "partner": N_("partners"),
    "expert": N_("experts"), "helper": N_("helpers"),
}  # fmt: skip


def described(world: World, text: str, language: str, workshops: Mapping[str, str] | None = None) -> str:
    """An audience as an officer reads it; `workshops` are called by their titles where these are known."""
    return _described(world, audience.parse(text), language, workshops or {})


def _described(world: World, part: Expression, language: str, workshops: Mapping[str, str]) -> str:
    if isinstance(part, Test):
        name = say(language, _NAMES.get(part.field, part.field))
        if part.field == "everybody":
            return name
        of_workshop = part.field in ("registered", "attended", "absent")
        titles = workshops if of_workshop else {}
        values = [titles.get(value) or _value(world, part.field, value, language) for value in part.values]
        sign = "" if part.operator == "=" else f" {part.operator}"
        return listing(values, language) if part.field == "role" else f"{name}{sign}: {listing(values, language)}"
    if isinstance(part, Not):
        return say(language, N_("not ({part})"), part=_described(world, part.part, language, workshops))
    inner = [_described(world, one, language, workshops) for one in part.parts]
    return " · ".join(inner) if part.word == "and" else "(" + say(language, N_(" or ")).join(inner) + ")"


def _value(world: World, field: str, value: str, language: str) -> str:
    words = WordsOf(world)
    if field == "district" and (code := words.district(value)):
        return render(world.places.district(code), language)
    if field == "taluka" and (codes := words.taluka(value)):
        return render(world.places.taluka(codes[0]), language)
    if field == "product" and (slugs := words.product(value)):
        return render(world.catalogue.product(slugs[0]), language)
    if field == "role":
        return say(language, _ROLES.get(value, value))
    return own_name(value) if field == "lang" else value
