"""Learning names: from sellers' own words, buyers' corrections and officers, and reading every seller again afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from handlers.matching import taught
from handlers.matching.catalogue import Catalogue
from handlers.matching.files import mentions_in
from handlers.matching.own_words import OwnWords, own_words_in
from handlers.seller import goods
from handlers.world import World
from storage import aliases, demand, exposure, profiles, settings

READ_AGAIN = 100
"""Sellers read again in one transaction of the tick."""
CATALOGUE = "catalogue"
"""The setting that holds the digest of the names that sellers were read with, and how far a new reading has come."""


def catalogue_of(db: Connection) -> Catalogue:
    """The catalogue with every name that is used now, and beside it the sellers' own words and names said only once."""
    catalogue = taught.with_names(aliases.used(db))
    return catalogue.beside(OwnWords(profiles.all_own_words(db), aliases.said_once(db)))


def own_tags(world: World, words: str) -> tuple[str, ...]:
    """A seller's own words for goods that no catalogue names, as concepts by which just this seller is found."""
    return own_words_in(words, world.catalogue.tag, world.places.is_place_word)


# ── who teaches what ──────────────────────────────────────────────────────────────────────────────────────────────


def teach(
    db: Connection, world: World, name: str, concept: str, *, how: str, person_id: int, language: str,
    misread: bool = False,
) -> bool:  # fmt: skip
    """One person uses `name` for a product; True when it is a name of it from now on.

    Words that already name goods teach nothing: whoever could bend a known name could send buyers astray. What is new
    counts when two telephones have said it; an officer may take it back. `misread`: the words were taken for a slip of
    the pen for something else, and their writer said so.
    """
    name = " ".join(name.split())
    if concept not in world.catalogue or not taught.may_be_a_name(name):
        return False
    if any(not (misread and tag.repaired) for tag in world.catalogue.tag(name)):
        return False
    if any(world.places.is_place_word(word) for word in name.split()):
        return False
    return aliases.propose(
        db, name, taught.folded_name(name), concept, language=language, how=how,
        voice=exposure.reach_of(db, person_id), person_id=person_id, now=world.now,
    )  # fmt: skip


def from_cell(db: Connection, world: World, cell: str, *, person_id: int, language: str) -> int:
    """A seller who writes two names for one thing, "manjal (haldi)", teaches the unknown one; how many were taught."""
    many = 0
    for group in taught.synonyms_in(cell):
        read = {part: world.catalogue.concepts_in(part) for part in group}
        known = {concepts[0] for concepts in read.values() if len(concepts) == 1}
        if len(known) != 1:
            continue
        for part in (part for part, concepts in read.items() if not concepts):
            teach(db, world, part, next(iter(known)), how="seller", person_id=person_id, language=language)
            many += 1
    return many


def from_second_try(
    db: Connection,
    world: World,
    tries: Sequence[str],
    concepts: Sequence[str],
    *,
    how: str,
    person_id: int,
    language: str,
) -> bool:
    """Who first wrote a word that nobody could read, and then said it so that it was, teaches that word."""
    if len(concepts) != 1:
        return False
    first = next((text for text in tries if text and not world.catalogue.concepts_in(text)), "")
    unread = goods.unknown_in(world, first) if first else ""
    return bool(unread) and teach(
        db, world, unread, concepts[0], how=how, person_id=person_id, language=language
    )  # fmt: skip


# ── reading every seller again ────────────────────────────────────────────────────────────────────────────────────


def read_again(db: Connection, world: World, *, at_most: int = READ_AGAIN) -> int:
    """The tick: when the catalogue has changed, the next window of sellers is read with it; how many were.

    The setting keeps the digest of the names that sellers are being read with, so that a restart goes on where it was
    and a second change begins anew.
    """
    now_read_with = taught.digest(world.catalogue)
    kept = settings.get(db, CATALOGUE) or {}
    if kept.get("digest") == now_read_with and kept.get("after") is None:
        return 0
    held = settings.hold(db, CATALOGUE)
    if held is None:
        return 0  # another process is at it
    after = held.get("after") if held.get("digest") == now_read_with else 0
    if after is None:
        return 0
    window = demand.sellers_after(db, after, at_most=at_most)
    for seller in window:
        retag(db, world, seller)
    further = window[-1].id if len(window) == at_most else None
    settings.put(db, CATALOGUE, {"digest": now_read_with, "after": further})
    return len(window)


def retag(db: Connection, world: World, seller: Any) -> bool:
    """Read one seller's own words with the catalogue of now; False when nothing changed.

    What an officer tagged stays. A seller whose words name nothing that is known keeps the goods that still exist.
    """
    had = profiles.tags_of(db, seller.id)
    tags = tags_for(world.catalogue, seller.products_text or "", seller.description or "", had)
    own = own_tags(world, seller.products_text or "")
    if (tags == had or not tags) and set(own) == set(profiles.own_words_of(db, seller.id)):
        return False
    profiles.tag_products(
        db, seller.id, tags or had, state=seller.state or "", district_lgd=seller.district_lgd or 0, own=own
    )
    return True


def tags_for(catalogue: Catalogue, words: str, description: str, had: Mapping[str, str]) -> dict[str, str]:
    """{concept: evidence} of a seller's words, keeping how each was known before."""
    said = catalogue.concepts_in(words) if words else ()
    fixed = {concept: how for concept, how in had.items() if how == "officer"}
    if not said:
        return {concept: how for concept, how in had.items() if concept in catalogue} | fixed
    usual = "photo" if "photo" in had.values() else "said"
    spoken = {concept: had[concept] if had.get(concept) in ("said", "photo") else usual for concept in said}
    described = dict.fromkeys(mentions_in(description, said, catalogue), "described") if description else {}
    return {**described, **spoken, **fixed}
