"""A confirmed enquiry: it is kept, the first sellers are asked, and its buyer hears and sees whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import amount_told, buyers, makers, waves, wording
from handlers.enquiry.buyer_words import as_written, read_new
from handlers.group import group_cards
from handlers.language import N_, say
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.numbers import decimal_text_or_none
from handlers.person import consents
from handlers.questions import Option, Question
from handlers.seller import goods, learning
from storage import aliases, audit, groups, inbox, matches, phone_calls, profiles, safety
from storage import enquiries as store
from storage.enquiries import Enquiry

MORE_CARDS = 3
"""How many sellers who are not asked yet a buyer is shown beside those who are."""


def post(
    c: Conversation, parsed: ParsedEnquiry, text: str, media_id: int | None, ranked: Sequence[Mapping[str, Any]]
) -> Enquiry:
    """Keep the enquiry with its matches and ask the first wave; the deed can be undone."""
    now = c.world.now
    consents.give(c.step, "enquiries", given=True, adult=True)
    if c.person.district_lgd is None and parsed.place_lgd is not None and parsed.place_role != "source":
        c.step.know(district_lgd=parsed.place_lgd)
    enquiry_id = store.post(
        c.db, now, person_id=c.person.id, address_id=c.step.address.id, text=text, language=c.language,
        concept=parsed.concepts[0] if parsed.concepts else None,
        product_words=wording.product_of(parsed, c.world, c.language)[:160],
        quantity=decimal_text_or_none(parsed.quantity), unit=amount_told.unit_of(parsed, c.world),
        kilograms=decimal_text_or_none(parsed.kilograms),
        lowest=decimal_text_or_none(parsed.lowest), terms=parsed.terms or None,
        place_lgd=parsed.place_lgd, place_role=parsed.place_role, place_words=parsed.place_words or None,
        district_lgd=_belongs_to(c, parsed), needed_by=parsed.needed_by,
        budget_paise=parsed.budget_paise, budget_per=parsed.budget_per, media_id=media_id, expires_at=now + waves.LIVES,
    )  # fmt: skip
    profiles.keep_profile(c.db, c.person.id, "buyer", now, name=c.person.name, district_lgd=c.person.district_lgd)
    for position, one in enumerate(ranked, 1):
        matches.add_match(
            c.db, enquiry_id, one["profile_id"], one["score"], one["reasons"], one.get("features"), position=position
        )
    _learn(c, parsed, text.rpartition("\n")[2])
    if not parsed.concepts:
        aliases.count_unread(c.db, parsed.product_words.split()[:6], c.language, now)
    audit.note(
        c.db,
        c.person.id,
        "post_enquiry",
        f"enquiry:{enquiry_id}",
        now,
        after={"text": text},
        reverse="withdraw_enquiry",
    )
    posted = store.get(c.db, enquiry_id)
    waves.ask_wave(c.db, c.world, posted)
    group_cards.hang_enquiry(c.step, posted, written_in=_written_in(c), named=c.subject.startswith("group:"))
    return posted


def _written_in(c: Conversation) -> int | None:
    """The group in whose own chat the enquiry was written."""
    what, _, number = c.subject.partition(":")
    chat = inbox.chat_of(c.db, int(number)) if what == "group" and number.isdigit() else ""
    group = groups.of_chat(c.db, int(chat)) if chat else None
    return group.id if group is not None else None


def _learn(c: Conversation, parsed: ParsedEnquiry, first_words: str) -> None:
    """A buyer who had to say the goods a second time teaches what the first words meant."""
    if not parsed.concepts:
        return
    teaches = {"how": "buyer", "person_id": c.person.id, "language": c.language}
    before = read_new(c, first_words)
    if before.concepts and not before.sure and parsed.concepts[0] not in before.concepts:
        learning.teach(c.db, c.world, before.product_words, parsed.concepts[0], misread=True, **teaches)
    elif not before.concepts:
        learning.from_second_try(c.db, c.world, [first_words], parsed.concepts, **teaches)
        unread = goods.unknown_in(c.world, first_words)
        aliases.count_unread(c.db, [unread] if unread else [], c.language, c.world.now)


def _belongs_to(c: Conversation, parsed: ParsedEnquiry) -> int | None:
    """The district whose office looks after an enquiry: where the goods are wanted, else the buyer's own."""
    wanted_at = parsed.place_lgd if parsed.place_role != "source" else None
    return wanted_at or c.person.district_lgd or parsed.place_lgd


def say_what_was_found(c: Conversation, posted: Enquiry, found: Mapping[str, Any]) -> None:
    """How many were asked; if none fits, it is said, with a way on."""
    asked = len(matches.matches_of(c.db, posted.id, ("asked",)))
    if asked:
        c.step.say_count(
            "I am asking {count} seller. You hear from me at the first yes.",
            "I am asking {count} sellers. You hear from me at the first yes.", count=asked,
        )  # fmt: skip
        _say_what_is_missed(c, posted, found.get("missed") or {})
    if found["known"]:
        c.step.say_count(
            "The office knows {count} more and will ring them.", "The office knows {count} more and will ring them.",
            count=found["known"],
        )  # fmt: skip
        _call_the_invited(c, posted, found["invited"])
    makers_asked = 0 if asked else makers.ask_makers(c.db, c.world, posted)
    if makers_asked:
        c.step.say_count(
            "Nobody sells {product} yet; I am asking {count} maker of goods like it.",
            "Nobody sells {product} yet; I am asking {count} makers of goods like it.",
            count=makers_asked, product=wording.goods_of(posted, c.world, c.language),
        )  # fmt: skip
    if not asked and not found["known"] and not makers_asked:
        office = c.step.office_of(posted.district_lgd)
        c.step.want_human("no_match", as_written(posted), district_lgd=posted.district_lgd)
        c.say(
            N_("I know no seller of {product} yet. Your enquiry stays open and {office} looks for one.\n"
               "You can also ring {landline}."),
            product=wording.goods_of(posted, c.world, c.language), office=office.name_in(c.language) if office else "",
            landline=office.landline if office else "",
        )  # fmt: skip


def _say_what_is_missed(c: Conversation, posted: Enquiry, missed: Mapping[str, Any]) -> None:
    """Which wish the best answers do not meet: it is said before anybody waits for them."""
    if "district" in missed:
        c.step.say_count(
            "{district} has nobody with this; {count} is about {km} km away.",
            "{district} has nobody with this; {count} are about {km} km away.",
            count=missed["near"], district=c.world.places.district(missed["district"]), km=missed["km"],
        )  # fmt: skip
    if "state" in missed:
        state = wording.place_in(None, missed["state"], c.world, c.language)
        c.say(N_("{state} has nobody with this; these sellers are elsewhere."), state=state)
    if "named" in missed:
        c.say(N_("None of them names {product}, but they deal in goods of this kind; I ask them for it."),
              product=wording.goods_of(posted, c.world, c.language))  # fmt: skip


def _call_the_invited(c: Conversation, posted: Enquiry, invited: Sequence[int]) -> None:
    """Imported sellers who never agreed are not written to: the office rings them."""
    for profile_id in invited:
        one = profiles.profile(c.db, profile_id)
        words = say(
            "en",
            N_("{product}: would {name} like this enquiry, and join?"),
            product=wording.goods_of(posted, c.world, "en"),
            name=one.name or "",
        )
        phone_calls.add(c.db, one.person_id, f"invite:{posted.id}:{profile_id}", words, "not joined yet", c.world.now)


def cards(c: Conversation) -> None:
    """The sellers asked, with reasons; of the others that fit, the buyer may have one asked at once."""
    if safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    posted = store.get(c.db, int(c.subject))
    asked = matches.matches_of(c.db, posted.id, ("asked", "yes", "not_now", "accepted"))[: waves.WAVE]
    others = matches.matches_of(c.db, posted.id, ("shown",))[:MORE_CARDS]
    lines = [f"{place}. {wording.card(c.db, c.world, one, c.language)}" for place, one in enumerate(asked, 1)]
    if lines:
        c.say("\n".join(lines))
    if not others or c.opening.get("agreed"):
        return _go_on(c)
    options = [Option(str(one.id), N_("Ask {name}"), {"name": one.seller_name or ""}) for one in others]
    more = "\n".join(wording.card(c.db, c.world, one, c.language) for one in others)
    asks = Question(
        "pick",
        N_("These fit too:\n{cards}\nShall I ask one more at once?"),
        (*options, Option("enough", N_("No, wait"))),
    )
    pick = c.ask(asks, cards=more)
    if pick == "enough":
        c.say(N_("All right. I write as soon as one says yes."))
        return _go_on(c)
    one = matches.match(c.db, int(pick))
    if waves.ask_one(c.db, c.world, one, max(posted.wave, 1)):
        c.say(N_("I am asking {name} now."), name=one.seller_name or "")
    else:
        c.say(N_("{name} has been asked already."), name=one.seller_name or "")
    return _go_on(c)


def _go_on(c: Conversation) -> None:
    agreed = {"agreed": True} if c.opening.get("agreed") else {}
    c.then("more_goods", c.subject, more=list(c.opening.get("more", ())), **agreed)


CONVERSATIONS = {"cards": cards}
