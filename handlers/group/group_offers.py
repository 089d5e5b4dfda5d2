"""A seller's offer in a group: read back, hung once a day for the same goods, its photo only after its maker's yes."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.group import offer_changes, own_cards
from handlers.group.group_cards import hang, said_of_offer
from handlers.group.group_photos import offered, shown_photo
from handlers.language import N_, day, rupees
from handlers.matching import offers
from handlers.matching.deadlines import read_deadline
from handlers.matching.numbers import decimal_text_or_none, numerals
from handlers.matching.pieces import pieces
from handlers.questions import Misread, Option, Question, Reply, yes_no
from handlers.seller import measures
from handlers.trade import rooms
from handlers.trade.prices import FOR_ONE
from handlers.units import UNITS, unit_name
from storage import audit, groups, profiles
from storage import cards as store
from storage.cards import Card
from storage.groups import Group

OFFER_LIVES, LONGEST_OFFER = timedelta(days=14), timedelta(days=60)
"""How long an offer hangs where its maker names no day, and at most where they do."""

HANGS = N_("It hangs in {group} until {day}. Whoever wants it writes to you through me.")
HANGS_BARE = N_(
    "It hangs in {group} until {day}. Whoever wants it writes to you through me.\n"
    "Send a photo of it now, and it hangs there too, with your name."
)

OFFER = Question(
    "offer", N_("What do you offer, at which price?\nFor example: turmeric 120 rupees a kilo, at least 20 kilos"),
    takes="text", media=True, read=offered,
)  # fmt: skip

UNTIL = Question(
    "until", N_("There is no such day, or it is over. Until which day does the offer hold?"),
    (Option("fortnight", N_("Two weeks")),), takes="text",
)  # fmt: skip


def offer(c: Conversation) -> None:
    """A seller's offer in a group: goods, price with its unit, least order; read back, one of the same goods a day."""
    group = groups.get(c.db, int(c.subject))
    place = groups.member(c.db, int(c.subject), c.person.id)
    if group is None or group.status != "open" or place is None or place.status != "member":
        return c.say(N_("You are not in this group any more."))
    seller = profiles.profile_of(c.db, c.person.id)
    if group.offers_by == "verified" and (seller is None or seller.verified_at is None):
        return c.say(N_("In {group} only sellers whom the office has verified offer goods."), group=group.name)
    text, photos = _said(c.opening if c.opening.get("text") else c.ask(_first(c)))
    read, text, photos = _settled(c, group, _read_offer(c, text), text, photos)
    media_id = shown_photo(c, group, photos[0]) if photos else None
    terms = {"words": rooms.without_numbers(text)[:300], "price_paise": read["price_paise"], "unit": read["unit"],
             "moq": read["moq"], "valid_until": _until(c, read)}  # fmt: skip
    card_id = store.post_offer(
        c.db, group.id, c.person.id, read["concept"], day=c.world.today, now=c.world.now, media_id=media_id, **terms
    )
    if card_id is None:
        todays = store.offer_of_day(c.db, group.id, c.person.id, read["concept"], c.world.today)
        if todays is None or todays.status == "removed":
            return c.say(N_("Your offer of these goods hangs there since today. Tomorrow a new one can follow."))
        return _change(c, group, todays, terms | ({"media_id": media_id} if media_id else {}))
    hang(c.step, group, card_id)
    return c.say(HANGS if photos else HANGS_BARE, group=group.name, day=day(_until(c, read), c.language))


def changed(c: Conversation) -> None:
    """Other terms of an own offer that hangs: read back, and put on the card itself."""
    card = own_cards.one_of(c)
    group = groups.get(c.db, card.group_id) if card is not None else None
    if card is None or group is None:
        return c.say(own_cards.GONE)
    read = {
        "concept": card.concept, "price_paise": card.price_paise, "unit": card.unit, "or_unit": None, "moq": card.moq,
        "or_moq": None, "until": card.valid_until.isoformat() if card.valid_until else None, "no_day": False,
    }  # fmt: skip
    words = str(c.opening.get("text") or "")
    told = offer_changes.told(c, words, read) or offer_changes.told(
        c, words := _said(c.ask(_changed(c, "what", read)))[0], read
    )
    read, words, _ = _settled(c, group, read | told, words, [])
    terms = {name: read[name] for name in ("price_paise", "unit", "moq")}
    return _change(
        c, group, card, terms | {"words": rooms.without_numbers(words)[:300], "valid_until": _until(c, read)}
    )


def _change(c: Conversation, group: Group, card: Card, terms: dict[str, Any]) -> None:
    before = {name: getattr(card, name) for name in ("price_paise", "unit", "moq", "status")}
    until = card.valid_until.isoformat() if card.valid_until else None
    store.change(c.db, card.id, **terms, status="open", closed_at=None, stale=True)
    audit.note(c.db, c.person.id, "card_changed", f"card:{card.id}", c.world.now, before=before | {"until": until},
               reverse="card_as_it_was")  # fmt: skip
    c.say(N_("Your card in {group} says this now."), group=group.name)


def _settled(
    c: Conversation, group: Group, read: dict[str, Any], text: str, photos: list[int]
) -> tuple[dict[str, Any], str, list[int]]:
    """An offer with all that it needs, as its maker says yes to it; its words and photos."""
    for tried in itertools.count():
        again = str(tried or "")
        if read["concept"] is None:
            words, more = _said(c.ask(_first(c, f"offer_goods{again}")))
            read, text, photos = _read_offer(c, words), words, more or photos
            continue
        if read["price_paise"] is None:
            asks = Question(
                f"rate{again}", N_("Your price in rupees, for one {unit}?"), takes="number", read=_rate(c, read["unit"])
            )
            read |= c.ask(asks, unit=unit_name(read["unit"], c.language))
        read = _asked_back(c, read, again)
        if _confirmed(c, group, read, again):
            break
        words, more = _said(c.ask(_changed(c, f"offer{tried + 1}", read)))
        photos = more or photos
        read |= offer_changes.told(c, words, read)
        text = words
    return read, read.get("words", text), photos


def _first(c: Conversation, name: str = "offer") -> Question:
    """Asks for an offer. Words that name no goods are none: they may be for the other side of a deal."""

    def read(reply: Reply, language: str) -> Any:
        if reply.text and not reply.media_ids and _read_offer(c, reply.text)["concept"] is None:
            raise Misread(N_("Sorry, I did not get that."), elsewhere=offer_changes.partner_spoke(c))
        return offered(reply, language)

    return replace(OFFER, name=name, read=read)


def _changed(c: Conversation, name: str, read: dict[str, Any]) -> Question:
    """Asks what is changed in an offer: all of it anew, or a part. Raises Misread for words that tell nothing of it."""

    def changed(reply: Reply, language: str) -> Any:
        if reply.text and not reply.media_ids and not offer_changes.told(c, reply.text, read):
            raise Misread(N_("Sorry, I did not get that."), elsewhere=offer_changes.partner_spoke(c))
        return offered(reply, language)

    return replace(OFFER, name=name, read=changed)


def _until(c: Conversation, read: dict[str, Any]) -> date:
    """The offer's last day: the one its maker named, else a fortnight."""
    return date.fromisoformat(read["until"]) if read.get("until") else c.world.today + OFFER_LIVES


def _said(answer: Any) -> tuple[str, list[int]]:
    """An offer's words, and the photos that came with them."""
    if isinstance(answer, str):
        return answer, []
    return str(answer.get("text", "")), [int(one) for one in answer.get("media_ids") or ()]


def _read_offer(c: Conversation, text: str) -> dict[str, Any]:
    read = offers.read_offer(text, c.world.today, c.world.catalogue, c.world.places)
    return {
        "concept": read.concept,
        "price_paise": read.price_paise,
        "unit": read.unit,
        "or_unit": read.or_unit,
        "moq": decimal_text_or_none(read.least_in(read.unit)),
        "or_moq": decimal_text_or_none(read.least_in(read.or_unit)) if read.or_unit else None,
        "until": read.until.isoformat() if read.until else None,
        "no_day": read.no_day,
    }


def _asked_back(c: Conversation, read: dict[str, Any], again: str) -> dict[str, Any]:
    """What an offer left open: whether its price is for a kilo or a quintal, and a last day that there is."""
    if read.get("or_unit") and _for_which(c, read, again) != read["unit"]:
        read |= {"unit": read["or_unit"], "moq": read["or_moq"]}
    if read.get("no_day"):
        named = c.ask(replace(UNTIL, name=f"until{again}", read=_day_from(c.world.today)))
        read |= {"until": None if named == "fortnight" else named}
    longest = c.world.today + LONGEST_OFFER
    if read.get("until") and date.fromisoformat(read["until"]) > longest:
        c.say(N_("An offer hangs for two months at most: yours until {day}. After that, write it again."),
              day=day(longest, c.language))  # fmt: skip
        read |= {"until": longest.isoformat()}
    return read


def _for_which(c: Conversation, read: dict[str, Any], again: str) -> str:
    units = [next(option for option in UNITS if option.value == unit) for unit in (read["unit"], read["or_unit"])]
    price, other = rupees(read["price_paise"], c.language), unit_name(read["or_unit"], c.language)
    return str(c.ask(Question(f"for_one{again}", FOR_ONE, tuple(units)), price=price, unit=other))


def _day_from(today: date) -> Callable[[Reply, str], str]:
    """Reads the last day of an offer. Raises Misread where none is named, or none that there is."""

    def read(reply: Reply, _language: str) -> str:
        parts = pieces(reply.text)
        named = read_deadline(parts, numerals(parts), today)
        if named is None:
            raise Misread()
        return named.day.isoformat()

    return read


def _rate(c: Conversation, unit: str) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads a price that stands for one of this unit, unless it is said with its own: "180 a kilo, at least 10 kilos"."""
    plain = measures.price_for(unit)

    def read(reply: Reply, language: str) -> dict[str, Any]:
        said = c.world.read_enquiry(reply.text)
        if said.budget_paise and said.budget_per not in (None, "total"):
            found = _read_offer(c, reply.text)
            return {name: value for name, value in found.items() if name != "concept" and (name != "until" or value)}
        one = plain(reply, language)
        return {"price_paise": one["paise"], "unit": one["unit"]}

    return read


def _confirmed(c: Conversation, group: Group, read: dict[str, Any], again: str) -> bool:
    """Whether the seller says yes to the card; what is said below it of price, least order or last day is put on it first."""
    text = N_("{card}\nHang this in {group}?")
    for place in itertools.count():
        asks = replace(
            yes_no(f"right{again}{'+' * place}", text, N_("Yes"), N_("Change it")),
            read=offer_changes.heard(c, dict(read)),
        )
        draft = _drafted(c, group, read)
        right = c.ask(asks, card=said_of_offer(c.db, c.world, draft, c.language), group=group.name)
        if not isinstance(right, dict):
            return bool(right == "yes")
        read |= right
        read |= _asked_back(c, read, f"{again}{'+' * (place + 1)}")
    return False


def _drafted(c: Conversation, group: Group, read: dict[str, Any]) -> Card:
    until = _until(c, read)
    return Card(
        0, group.id, "offer", c.person.id, None, read["concept"], "", read["price_paise"], read["unit"], read["moq"], None,
        until, c.world.today, "open", None, False, 0, False, c.world.now,
    )  # fmt: skip


CONVERSATIONS = {"offer": offer, "card_changed": changed}
