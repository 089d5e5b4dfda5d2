"""What a seller says of an enquiry beside its question: a yes is taken back, the card is wanted again, the price is another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers import (
    contacts,
    goods,
    listed_rates,
    offer_answers,
    offer_words,
    pack_rates,
    price_words,
    prices,
    quotes,
    spoken_prices,
    waves,
    wording,
)
from handlers.conversation import Aim, Conversation
from handlers.folding import tokens
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.lead_words import asks_again, gives_after_all, repeats_yes, says_yes_after_all, takes_back
from handlers.matching.units import converted, unit_of
from handlers.price_wish import wants_to_give
from handlers.questions import Misread, Option, Reply, choice, yes_no
from handlers.step import Step
from handlers.units import unit_name
from storage import audit, conversations, introductions, matches, people, profiles, rooms, safety
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match

OF_A_LEAD = ("lead", "introduced", "countered", "deal_word", "my_leads", "quote")
"""Conversations below whose questions such words are still about the enquiry."""
PROFILE_ASKS = ("later", "agree")
"""Below these "not now" answers what Haat asks of the seller, and takes nothing back."""
SHORT_PRICE, LONG_PRICE = 4, 8
"""Words: "rate 210" is a price by itself; in a longer sentence a sum may be of anything, but where it is called a rate."""


def of_open_lead(floor: Talk | None, text: str) -> Aim | None:
    """Words below a lead's later questions that take its answer back: "अब नहीं दे पाऊँगा" is no number to be rung on."""
    if floor is None or floor.name != "lead" or (floor.asked or "").startswith("answer"):
        return None
    answered = [name for name, _ in floor.answers if name.startswith("answer") or name == "part"]
    if takes_back(text) == "sure":
        said = [name for name in answered if name != "part"]
        return Aim(said[-1], Reply(pressed="not_now")) if said else None
    much = offer_words.corrected(text) if floor.asked == contacts.ASKED and answered else ""
    of_the_price = "price" in floor.kept.get("told", {}) and unit_of(much) is None
    return Aim(answered[-1], Reply(text=much)) if much and not of_the_price else None


def said(step: Step, floor: Talk | None, text: str, waits: Sequence[str]) -> Started | None:
    """What a seller's words begin where nothing of another matter is asked (`waits` can wait); None for other words."""
    if profiles.profile_of(step.db, step.person.id) is None or not _may_be_heard(floor, waits):
        return None
    if asks_again(text) and not (
        floor is not None and floor.name == "lead" and (floor.asked or "").startswith("answer")
    ):
        return _again(step, floor)
    if (sure := takes_back(text)) is not None and not (sure == "maybe" and floor is not None):
        return _back(step, text, sure)
    if floor is not None and floor.name not in PROFILE_ASKS:
        return None
    if (kept := _repeated(step, text)) is not None:
        return kept
    if gives_after_all(text) or (floor is None and says_yes_after_all(text)):
        return _after_all(step, at_once=not gives_after_all(text))
    return _another_price(step, text)


def _repeated(step: Step, text: str) -> Started | None:
    """A yes said once more in words ("haan ji pura 60 kilo de dungi"): what was answered is shown again."""
    if not repeats_yes(text) or goods.is_wanted(text) or matches.matches_for(step.db, step.person.id, ("asked",)):
        return None
    mine = [one for one in matches.matches_for(step.db, step.person.id, ("yes",)) if _is_of_words(step, one, text)]
    return Started("lead_again", str(mine[0].id)) if len(mine) == 1 else None


def _is_of_words(step: Step, one: Match, text: str) -> bool:
    posted, named = store.get(step.db, one.enquiry_id), step.world.catalogue.concepts_in(text)
    return posted.status == "open" and (not named or posted.concept in named)


def _may_be_heard(floor: Talk | None, waits: Sequence[str]) -> bool:
    return floor is None or floor.name in waits or floor.name in OF_A_LEAD


def _again(step: Step, floor: Talk | None) -> Started | None:
    """The card of the lead that is open, or that was answered last."""
    if floor is not None and floor.name == "lead":
        return Started("lead_again", floor.subject)
    waiting = matches.matches_for(step.db, step.person.id, ("asked",))
    if len(waiting) > 1:
        return Started("my_leads")
    known = waiting or [
        one for one in matches.matches_for(step.db, step.person.id, ("yes", "accepted", "not_now"))
        if one.status == "accepted" or store.get(step.db, one.enquiry_id).status == "open"
    ]  # fmt: skip
    return Started("lead_again", str(known[0].id)) if known else None


SOON_AFTER = timedelta(minutes=30)
"""For so long a bare yes may be about the enquiry that was refused last."""


def _after_all(step: Step, *, at_once: bool) -> Started | None:
    """The enquiry that was refused last, where it is still open: its card is put again; `at_once`: only soon after the no."""
    refused = matches.matches_for(step.db, step.person.id, ("not_now",))
    if at_once:
        since = step.world.now - SOON_AFTER
        refused = [one for one in refused if one.answered_at is not None and one.answered_at >= since]
    known = [one for one in refused if store.get(step.db, one.enquiry_id).status == "open"]
    return Started("lead_again", str(known[0].id)) if known else None


def _back(step: Step, text: str, sure: str) -> Started | None:
    """The yes that is taken back: the one whose goods are named, or the only one there is."""
    mine = matches.matches_for(step.db, step.person.id, ("yes",))
    mine = [one for one in mine if store.get(step.db, one.enquiry_id).status == "open"]
    met = (
        []
        if mine
        else [one for one in matches.matches_for(step.db, step.person.id, ("accepted",)) if _still_open(step, one)]
    )
    named = step.world.catalogue.concepts_in(text)
    known = [one for one in mine or met if not named or store.get(step.db, one.enquiry_id).concept in named]
    if not known or _wishes_later(step, known[0]):
        return None
    opening = {"sure": sure == "sure"}
    return Started("take_back", str(known[0].id) if len(known) == 1 else "", opening)


def _wishes_later(step: Step, one: Match) -> bool:
    """Has this person posted an enquiry of their own since that yes? Then the words are about it."""
    own = [posted for posted in store.of_buyer(step.db, step.person.id) if posted.status == "open"]
    return bool(own and one.answered_at is not None and own[0].created_at > one.answered_at)


def _still_open(step: Step, one: Match) -> bool:
    met = introductions.introduction_of(step.db, one.id)
    return met is not None and not introductions.is_over(step.db, met.id)


def lead_again(c: Conversation) -> None:
    """The card of an enquiry once more: with its buttons where it can still be answered."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if (
        one.status == "not_now"
        and posted.status == "open"
        and matches.settle_match(c.db, one.id, "asked", was=("not_now",))
    ):
        c.then("lead", str(one.id))
    if one.status == "asked" and posted.status == "open":
        c.then("lead", str(one.id))
    words = {"buyer": wording.shown_buyer(c, posted), "summary": wording.lead_summary(posted, c.world, c.language)}
    if one.status == "yes" and posted.status == "open":
        return c.say(N_("{buyer} needs: {summary}\nYou have said yes; the buyer has not answered yet."), **words)
    if one.status == "accepted":
        return c.say(N_("{buyer} needs: {summary}\nYou two have been introduced."), **words)
    return c.say(N_("{product}: this enquiry is finished."), product=wording.brief(posted, c.world, c.language))


def take_back(c: Conversation) -> None:
    """A seller takes a yes back: the buyer hears it kindly, and the next sellers are asked where too few are left."""
    if not c.subject:
        return _which_yes(c)
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    words = {
        "product": wording.brief_met(one, posted, c.world, c.language),
        "buyer": store.buyer_name(c.db, posted.id) or "–",
    }
    if one.status == "accepted":
        return _leave_the_deal(c, one, words)
    back = yes_no("back", N_("{product} for {buyer}: do you take your yes back?"), N_("Yes, take it back"),
                  N_("No, it stands"))  # fmt: skip
    if not c.opening.get("sure") and c.ask(back, **words) == "no":
        return c.say(N_("All right, it stays as it is."))
    if not matches.settle_match(c.db, one.id, "not_now", was=("yes",)):
        return c.say(N_("{product}: this enquiry is finished."), **words)
    audit.note(c.db, c.person.id, "take_back", f"match:{one.id}", c.world.now, before={"status": "yes"},
               after={"status": "not_now"}, reverse="give_again")  # fmt: skip
    conversations.withdraw(c.db, "said_yes", str(one.id), c.world.now)
    _tell_the_buyer(c.step, one, posted)
    return c.say(N_("{product}: your yes is taken back, and the buyer knows. The next enquiry comes to you all the same."),
                 **words)  # fmt: skip


def _which_yes(c: Conversation) -> None:
    mine = matches.matches_for(c.db, c.person.id, ("yes", "accepted"))
    options = [
        Option(str(one.id), N_("{product}"), {"product": wording.brief(posted, c.world, c.language)})
        for one in mine if (posted := store.get(c.db, one.enquiry_id)).status == "open"
    ]  # fmt: skip
    c.then("take_back", c.ask(choice("which_yes", N_("Which one can you not give?"), options)), sure=True)


def _tell_the_buyer(step: Step, one: Match, posted: Enquiry) -> None:
    """Kindly, and with what happens now; a buyer whom the office is checking had not heard of the yes."""
    others = matches.matches_of(step.db, posted.id, matches.ANSWERED_YES)
    asked = waves.ask_wave(step.db, step.world, posted) if len(others) < waves.ENOUGH_YESES else 0
    if not asked and not others:
        store.change(step.db, posted.id, wave_due_at=step.world.now)  # the next tick finds that nobody is left
    if safety.is_held(step.db, posted.person_id):
        return
    language = people.person(step.db, posted.person_id).language or "en"
    step.tell(posted.person_id, N_("{name} cannot give {product} after all, sorry. I go on looking for you."),
              name=one.seller_name or "–", product=wording.goods_of(posted, step.world, language))  # fmt: skip


def _leave_the_deal(c: Conversation, one: Match, words: dict[str, Any]) -> None:
    """Two who were introduced: asked once, since the other side may be counting on it."""
    met = introductions.introduction_of(c.db, one.id)
    off = yes_no("off", N_("{product} for {buyer}: does nothing come of it? I tell the buyer."), N_("Yes, tell them"),
                 N_("No, it stands"))  # fmt: skip
    if met is None or c.ask(off, **words) == "no":
        return c.say(N_("All right, it stays as it is."))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status == "open":
        waves.ask_wave(c.db, c.world, posted)
    c.then("deal_said", f"{met.id}:no")
    return None


def _give_again(step: Step, deed: Any) -> bool:
    """The yes stands again, where the enquiry is open: its buyer is asked anew."""
    one = matches.match(step.db, audit.number_of(deed))
    posted = store.get(step.db, one.enquiry_id)
    if posted.status != "open" or not matches.settle_match(step.db, one.id, "yes", was=("not_now",)):
        return False
    step.begin(posted.person_id, "said_yes", str(one.id), once=f"again{step.inbox_id}")
    return True


# ── another price ─────────────────────────────────────────────────────────────────────────────────────────────────


def is_another_price(text: str) -> bool:
    """Do a seller's words name a price by themselves: "last 240", "118 से कम नहीं", "rate 210"?"""
    if "?" in text or not quotes.names_rate(text):
        return False
    words = tokens(text)
    of_a_rate = offer_words.part_named(" ".join(word for word in words if not word.isdigit())) == "price"
    return price_words.is_last_price(text) or len(words) <= (LONG_PRICE if of_a_rate else SHORT_PRICE)


def in_room(step: Step, room_id: int, text: str) -> Started | None:
    """A seller's price in the room of a deal: it is read back and sent as the price it is, while none is agreed on. Of two rates
    of two goods each goes to its own deal with this buyer."""
    room = rooms.room(step.db, room_id)
    of_list = listed_rates.listed(text, step.world.catalogue)
    begun = _prices_of_deals(step, room, of_list) if of_list is not None else None
    return begun or (_of_deal(step, room, text) if is_another_price(text) else None)


def _prices_of_deals(step: Step, room: Any, of_list: listed_rates.Listed) -> Started | None:
    """The rates of several goods, said in the room of one deal, for all that its buyer takes of the speaker."""
    if room.kind != "deal" or not room.subject.isdigit() or room.status != "open":
        return None
    here = matches.match(step.db, introductions.introduction(step.db, int(room.subject)).match_id)
    buyer = store.get(step.db, here.enquiry_id).person_id
    mine = [(one, posted) for one, posted in _said_yes_to(step) if posted.person_id == buyer]
    return _other_prices(step, of_list, mine) if here.seller_id == step.person.id else None


def _said_yes_to(step: Step) -> list[tuple[Match, Enquiry]]:
    return [
        (one, store.get(step.db, one.enquiry_id))
        for one in matches.matches_for(step.db, step.person.id, matches.ANSWERED_YES)
    ]


def rate_wished(step: Step, room_id: int, text: str) -> Started | None:
    """A seller says in the room of a deal that a rate will be given: it is asked for, and the words are for nobody else. In the
    talk about an offer's card that is its maker's first answer, by which the two have met."""
    room = rooms.room(step.db, room_id)
    if room.kind != "deal" or room.status != "open" or not wants_to_give(text):
        return None
    return _of_deal(step, offer_answers.heard(step, room), "")


def _of_deal(step: Step, room: Any, text: str) -> Started | None:
    if room.kind != "deal" or not room.subject.isdigit() or room.status != "open":
        return None
    met = introductions.introduction(step.db, int(room.subject))
    one = matches.match(step.db, met.match_id)
    return _anew(step, met, text) if one.seller_id == step.person.id else None


def _another_price(step: Step, text: str) -> Started | None:
    """A price outside a room, for the buyer who was met last or to whom a yes was said last."""
    if (of_list := listed_rates.listed(text, step.world.catalogue)) is not None:
        return _other_prices(step, of_list, _said_yes_to(step))
    if not is_another_price(text):
        return None
    named = step.world.catalogue.concepts_in(text)
    for one in matches.matches_for(step.db, step.person.id, matches.ANSWERED_YES):
        if named and store.get(step.db, one.enquiry_id).concept not in named:
            continue
        if (begun := _of_match(step, one, text)) is not None:
            return begun
    return None


def _of_match(step: Step, one: Match, text: str) -> Started | None:
    """Another price for one yes: as an offer to whom was met, else told to the buyer who has not answered."""
    met = introductions.introduction_of(step.db, one.id)
    if met is not None and (anew := _anew(step, met, text)) is not None:
        return anew
    is_open = one.status == "yes" and store.get(step.db, one.enquiry_id).status == "open"
    return Started("new_rate", str(one.id), {"said": text}) if is_open else None


def _other_prices(step: Step, of_list: listed_rates.Listed, mine: Sequence[tuple[Match, Enquiry]]) -> Started | None:
    """Other prices for several yeses, each for its goods: the first is read back now, the others after it."""
    meant = [
        (rated, one, posted)
        for rated in of_list.goods
        for one, posted in mine
        if rated.is_of(posted.concept, step.world.catalogue)
    ]
    if not listed_rates.are_rates(of_list, [(rated, posted.amount) for rated, _, posted in meant]):
        return None
    begun: dict[str, Started] = {}
    for rated, one, _ in meant:
        if rated.goods not in begun and (found := _of_match(step, one, rated.words)) is not None:
            begun[rated.goods] = found
    several = {"beside_others": True} if len(begun) > 1 else {}
    in_order = [replace(one, opening={**one.opening, **several}) for one in begun.values()]
    for other in in_order[1:]:
        opening, once = other.opening, str(step.inbox_id)
        step.begin(step.person.id, other.conversation, other.subject, opening, purpose="reply", once=once)
    return in_order[0] if in_order else None


def _anew(step: Step, met: Any, text: str) -> Started | None:
    deal = introductions.deal_of(step.db, met.id)
    if deal is not None and (deal.buyer_says is not None or deal.status != "agreed"):
        return None
    opening = {"offer": spoken_prices.offered_before(step, met), "said": text, "anew": [] if text else ["price"]}
    return Started("quote", str(met.id), opening)


def rate_said(posted: Enquiry, text: str) -> dict[str, Any] | None:
    """The rate of one unit that a seller's words name; None where they name none, or several."""
    return offer_words.told(
        text, quotes.price_unit(posted), foreign=prices.currency_of(posted), amount=posted.amount
    ).price


def rate_that_waits(step: Step, one: Match, posted: Enquiry) -> dict[str, Any]:
    """The rate that a seller named while the introduction was being made, and nothing had been done with yet: it stands, and
    its own question ends. {"said"} are the words, {"price"} what they surely mean; empty where none waits."""
    talk = conversations.newest(step.db, one.seller_id, "new_rate", str(one.id))
    price = rate_said(posted, talk.opening["said"]) if talk is not None else None
    if talk is None or price is None or (talk.status != "open" and prices.paise_of(price) is not None):
        return {}
    conversations.withdraw(step.db, "new_rate", str(one.id), step.world.now)
    said = str(talk.kept.get("said") or talk.opening["said"])
    price = rate_said(posted, said) or price
    is_sure = bool(price["currency"]) and not prices.may_be_of_a_kilo(price, prices.kilos_in(posted))
    plain = {name: value for name, value in price.items() if name != "loose"}
    return {"said": said} | ({"price": plain} if is_sure else {})


def _rate_again(posted: Enquiry) -> Callable[[Reply, str], dict[str, str]]:
    """Reads another rate below the one that was read back. Raises Misread."""

    def read(reply: Reply, _language: str) -> dict[str, str]:
        if rate_said(posted, reply.text) is None:
            raise Misread()
        return {"said": reply.text}

    return read


def new_rate(c: Conversation) -> None:
    """Another rate for a yes that the buyer has not answered: kept, and told to the buyer."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    pack = offer_words.told(c.opening["said"], quotes.price_unit(posted), amount=posted.amount).pack
    if pack is not None and one.status == "yes":
        return _new_pack_rate(c, one, posted, *pack)
    said, turn, answer = c.opening["said"], 0, None
    while answer in (None, "anew"):
        price = rate_said(posted, said)
        if price is None or prices.paise_of(price) is None or one.status != "yes":
            return c.say(N_("The price comes when you two are introduced."))
        price = prices.which_unit(c, f"for_one{turn or ''}", price, prices.kilos_in(posted))
        words = {"product": wording.brief_met(one, posted, c.world, c.language), "price": prices.said(price, c.language),
                 "unit": unit_name(price["unit"], c.language)}  # fmt: skip
        asks = yes_no(f"rate{turn or ''}", N_("{product}: shall I tell the buyer {price} per {unit}?"), N_("Yes, tell them"),
                      N_("No, leave it"))  # fmt: skip
        answer = c.ask(replace(asks, read=_rate_again(posted)), **words)
        if isinstance(answer, dict):
            said, turn, answer = answer["said"], turn + 1, "anew"
            c.kept["said"] = said
    if answer == "no":
        return c.say(N_("All right, it stays as it is."))
    assert price is not None, "a rate was agreed to that nobody named"
    return _tell_rate(c, one, posted, price)


def _tell_rate(c: Conversation, one: Match, posted: Enquiry, price: dict[str, Any]) -> None:
    """Keep the rate with the yes, in the unit of the enquiry, and tell the buyer."""
    into = converted(Decimal(1), posted.unit or "piece", price["unit"]) or Decimal(1)
    paise = int((Decimal(price["amount"]) * 100 * into).to_integral_value())
    reader = people.person(c.db, posted.person_id).language or "en"
    said_price = say(
        reader, N_("{price} per {unit}"), price=prices.said(price, reader), unit=unit_name(price["unit"], reader)
    )
    return _keep_rate(c, one, posted, paise, None, said_price)


def _new_pack_rate(c: Conversation, one: Match, posted: Enquiry, paise: int, per: str) -> None:
    """Another rate that is that of a jar or packet."""
    product, yes = wording.brief_met(one, posted, c.world, c.language), N_("Yes, tell them")
    asks = yes_no("pack_rate", N_("{product}: shall I tell the buyer {price}?"), yes, N_("No, leave it"))
    if c.ask(asks, product=product, price=pack_rates.said(paise, per, c.language)) == "no":
        return c.say(N_("All right, it stays as it is."))
    reader = people.person(c.db, posted.person_id).language or "en"
    return _keep_rate(c, one, posted, paise, per, pack_rates.said(paise, per, reader))


def _keep_rate(c: Conversation, one: Match, posted: Enquiry, paise: int, per: str | None, said: str) -> None:
    """Keep a rate with the yes, and tell the buyer, in whose language it is `said`."""
    matches.name_price(c.db, one.id, paise, per)
    audit.note(c.db, c.person.id, "name_price", f"match:{one.id}", c.world.now, before={"price_paise": one.price_paise},
               after={"price_paise": paise}, why_not=N_("the buyer has been told"))  # fmt: skip
    reader = people.person(c.db, posted.person_id).language or "en"
    c.tell(posted.person_id, N_("{name} says a new price for {product}: {price}."), name=one.seller_name or "–",
           product=wording.goods_of(posted, c.world, reader), price=said)  # fmt: skip
    return c.say(N_("I have told the buyer."))


CONVERSATIONS = {"take_back": take_back, "lead_again": lead_again, "new_rate": new_rate}
REVERSES = {"give_again": _give_again}
