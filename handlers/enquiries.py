"""An enquiry: a buyer says what is wanted, in one sentence, and hears of the sellers that fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers import buyers, consents, corrections, goods, group_cards, learning, listening, makers, waves, wording
from handlers.believable import believable
from handlers.conversation import Conversation
from handlers.language import N_, render, say
from handlers.limits import BEYOND_TRADE
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.numbers import decimal_text_or_none, read_number
from handlers.questions import (
    Misread,
    Option,
    Question,
    Reply,
    choice,
    goods_of_words,
    may_be_goods,
    whole_number,
    words_of,
    yes_no,
)
from handlers.step import Step
from handlers.units import unit_name
from handlers.world import World
from storage import audit, offices, people, safety
from storage import enquiries as store
from storage.enquiries import Enquiry

MORE_CARDS = 3
"""How many sellers who are not asked yet a buyer is shown beside those who are."""


def _wanted(reply: Reply, language: str) -> dict[str, Any]:
    """What is wanted: words, with the photos that came along."""
    if reply.media_ids and not reply.text:
        return {"text": "", "media_ids": list(reply.media_ids)}
    return {"text": goods_of_words(reply, language), "media_ids": list(reply.media_ids)}


WHAT = Question("products", N_("What do you need, how much, and where?\nFor example: 200 kilos of turmeric, Pune."), takes="text",
                media=True, read=_wanted)  # fmt: skip
WHICH = Question("which", N_("Which goods do you need, and how much?"), shorter=N_("For example: 200 kilos of turmeric."),
                 takes="text", read=goods_of_words)  # fmt: skip


def _how_much(reply: Reply, language: str) -> str:
    """A quantity in words that name a number; unit or not, the rest is read with the goods."""
    words = words_of(reply, language)
    if not 0 < (read_number(words) or 0) < BEYOND_TRADE:
        raise Misread()
    return words


OTHER = Option("other", N_("Something else"))
HOW_MUCH = Question("how_much", N_("How much {product} do you need?"), (Option("unsure", N_("Not sure yet")),),
                    shorter=N_("For example: 200 kilos, or 50 pieces."), takes="text", read=_how_much)  # fmt: skip
NOT_SOLD_SO = replace(HOW_MUCH, text=N_("{product} is not sold by the {unit}. How much do you need?"))
"""Asked where the unit that was said cannot be right: turmeric by the metre."""


def _kilos_of_one(reply: Reply, language: str) -> str:
    """Kilos in one sack or basket: a kilo at least, so that "आधी" (before) is no half."""
    kilos = whole_number(reply, language)
    if Decimal(kilos) < 1:
        raise Misread()
    return kilos


ONE_OF_IT = Question(
    "one_of_it", N_("{product}: how many kilos are in one {unit}?"), takes="number", read=_kilos_of_one
)
"""A unit of which each market knows another size."""
WHERE = Question("where", N_("Where shall it be delivered? Write the district or town."), (Option("anywhere", N_("Anywhere")),),
                 takes="text", read=words_of)  # fmt: skip
CONFIRM = consents.AdultQuestion(
    "confirm",
    N_("{summary}\nShall I ask sellers? They see your name and district; your number only when you say yes (18+)."),
    (Option("yes", N_("Yes, ask them")), Option("no", N_("Leave it")),
     Option("change", N_("Change it"), also=("change", "badalna", "badlo", "बदलना", "बदलो", "बदला", "बदल"))),
    shorter=N_("{summary}\nShall I ask sellers, yes or no? They see your name and district (18+)."), takes="yes_no",
)  # fmt: skip
AGAIN = Question("again", N_("What shall I change? For example: 300 kilos, or by Friday."), corrections.FIELDS,
                 takes="text", read=words_of)  # fmt: skip


def enquiry(c: Conversation) -> None:
    """From one sentence to a confirmed enquiry, in at most three messages of the buyer's."""
    if not buyers.may_ask(c):
        return
    listening.adopt(c, WHAT)
    wanted = dict(c.opening) if c.opening.get("text") or c.opening.get("media_ids") else c.ask(WHAT)
    media_ids = wanted.get("media_ids") or []
    text, tried = wanted["text"], 0
    fixes: list[tuple[str, str]] = []
    while True:
        whole, asked = _with_what_is_missing(c, text, tried)
        parsed = corrections.applied(c, whole, fixes)
        parsed = believable(parsed if asked and not fixes else _in_kilos(c, parsed))
        confirm = replace(CONFIRM, name=f"confirm{tried or ''}", read=_correction(c, text))
        answer = c.ask(confirm, summary=wording.summary(parsed, c.world, c.language))
        if answer == consents.MINOR:
            return consents.refuse_minor(c.step)
        if answer in ("yes", "no"):
            break
        tried += 1
        words = c.ask(AGAIN.named(f"again{tried}")) if answer == "change" else ""
        if words in corrections.QUESTIONS:
            fixes.append((words, c.ask(corrections.QUESTIONS[words].named(f"{words}{tried}"))))
        else:
            text, before = f"{words}\n{text}" if words else answer["text"], text
            fixes = corrections.left(c, fixes, text.removesuffix(before))
    if answer == "no":
        return c.say(N_("Put aside. Nobody was told."))
    found = c.wait_for(f"matches{tried or ''}", "match", enquiry=parsed.to_json(), buyer=c.person.id)
    _name_by_profile(c)
    posted = _post(c, parsed, text, media_ids[0] if media_ids else None, found["ranked"])
    _say_what_was_found(c, posted, found)
    further = parsed.more if text == wanted["text"] else ()
    also = f", {parsed.place_words}" if parsed.place_words else ""
    also += f", {parsed.needed_by:%d-%m-%Y}" if parsed.needed_by else ""
    more = [*({"concept": one.concept, "text": one.words + also} for one in further), *c.opening.get("more", ())]
    c.then("cards" if found["ranked"] else "more_goods", str(posted.id), more=more)


def _correction(c: Conversation, text: str) -> Callable[[Reply, str], dict[str, str]]:
    """Reads words below the read-back that change what was read: another amount, place, day, or other goods."""

    def read(reply: Reply, language: str) -> dict[str, str]:
        words = words_of(reply, language)
        before = _read(c, text)
        number_alone = read_number(words)
        tries = [words, f"{number_alone} {before.unit or 'piece'}"] if number_alone else [words]
        for said in tries:
            corrected = f"{said}\n{text}"
            if wording.summary(before, c.world, language) != wording.summary(_read(c, corrected), c.world, language):
                return {"text": corrected}
        raise Misread()

    return read


def more_goods(c: Conversation) -> None:
    """Further goods of the same sentence, one after another: each becomes an enquiry of its own."""
    more = c.opening.get("more", ())
    for place, one in enumerate(more):
        goods = render(c.world.catalogue.product(one["concept"]), c.language)
        asks = yes_no("also", N_("You also wrote {goods}. Shall I ask for that too?"))
        if c.ask(asks.named(f"also:{one['concept']}"), goods=goods) == "yes":
            c.then("enquiry", text=one["text"], media_ids=[], more=list(more[place + 1 :]))


def _with_what_is_missing(c: Conversation, text: str, tried: int) -> tuple[ParsedEnquiry, bool]:
    """The sentence as read, with at most one question for what it lacks: goods, then quantity, then place; was it asked?"""
    again = str(tried or "")
    parsed = _read(c, text)
    if parsed.ambiguous:
        options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in parsed.concepts[:5]]
        chosen = c.ask(choice(f"meant{again}", N_("Which of these do you mean?"), options))
        return parsed.with_concept(chosen, c.world.catalogue), True
    if not parsed.concepts and not may_be_goods(parsed.product_words):
        if (meant := _perhaps(c, text, again)) is not None:
            return parsed.with_concept(meant, c.world.catalogue), True
        more = c.ask(WHICH.named(f"which{again}"))
        return _read(c, f"{more}\n{text}").or_words(more), True
    goods = wording.product_of(parsed, c.world, c.language)
    if parsed.quantity is None or "unit_fit" in parsed.confirm:
        asks = HOW_MUCH if parsed.quantity is None else NOT_SOLD_SO
        much = _said_before(c, "how_much", tried) or c.ask(
            asks.named(f"how_much{again}"), product=goods, unit=unit_name(parsed.unit, c.language)
        )  # fmt: skip
        return (parsed if much == "unsure" else parsed.with_quantity(much, c.world.catalogue)), True
    if parsed.place_lgd is not None and "place" in parsed.confirm and parsed.place_others:
        alike = [parsed.place_lgd, *parsed.place_others][:5]
        options = [Option(str(lgd), N_("{district}, {state}"), _in_its_state(c, lgd)) for lgd in alike]
        which = int(c.ask(choice(f"which_place{again}", N_("Which of these places do you mean?"), options)))
        taluka = parsed.taluka_lgd if which == parsed.place_lgd else None
        return replace(parsed, place_lgd=which, taluka_lgd=taluka), True
    abroad = parsed.country or parsed.port
    if parsed.place_lgd is None and c.person.district_lgd is None and not abroad:
        where = _said_before(c, "where", tried) or c.ask(WHERE.named(f"where{again}"))
        return (parsed if where == "anywhere" else parsed.with_place(where, c.world.places)), True
    return parsed, False


def _said_before(c: Conversation, name: str, tried: int) -> Any:
    """The answer that the same question had before something else was corrected; None when it was not asked."""
    names = [f"{name}{place or ''}" for place in range(tried - 1, -1, -1)]
    return next((c.answers[one] for one in names if one in c.answers), None)


def _in_kilos(c: Conversation, parsed: ParsedEnquiry) -> ParsedEnquiry:
    """The reading with the kilos of a unit that differs from market to market, asked for once a unit."""
    sizes = corrections.sizes_of(parsed, c.world.catalogue)
    if not sizes:
        return parsed
    asks = replace(ONE_OF_IT, name=f"one_of_it:{parsed.unit}", options=sizes)
    goods = wording.product_of(parsed, c.world, c.language)
    each = c.ask(asks, product=goods, unit=unit_name(parsed.unit, c.language))
    return parsed if each == "unsure" else corrections.weighed(parsed, each)


def _perhaps(c: Conversation, text: str, again: str) -> str | None:
    """Goods of which nobody listed this name, chosen by the buyer among the nearest; None when none of them is meant."""
    words = goods.unknown_in(c.world, text.partition("\n")[0])
    near = c.world.nearest(words) if words else []
    if not near:
        return None
    options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in near]
    asks = choice(f"perhaps{again}", N_("I do not know {words}. Do you mean one of these?"), [*options, OTHER])
    meant = c.ask(asks, words=words)
    return None if meant == OTHER.value else str(meant)


def _read(c: Conversation, text: str) -> ParsedEnquiry:
    """The sentence as read for this buyer: a place of their own state and language is meant before its namesakes."""
    home = c.world.state_of(c.person.district_lgd) or ""
    return believable(read_enquiry(text, c.world.today, c.world.catalogue, c.world.places, home, c.language))


def read_for(world: World, posted: Enquiry, home_lgd: int | None) -> ParsedEnquiry:
    """A kept enquiry as it is read today, for the goods that its buyer settled on."""
    home = world.state_of(home_lgd) or ""
    parsed = read_enquiry(posted.text, world.today, world.catalogue, world.places, home, posted.language)
    if posted.concept is None or posted.concept in parsed.concepts:
        return parsed
    return replace(parsed, concepts=(posted.concept,), kinds=world.catalogue.kinds_of(posted.concept))


def _in_its_state(c: Conversation, lgd: int) -> dict[str, str]:
    return {
        "district": render(c.world.places.district(lgd), c.language),
        "state": c.world.places.state_in(lgd, c.language),
    }


def _name_by_profile(c: Conversation) -> None:
    """A buyer without a name yet is shown by the name of their own account."""
    if not c.person.name and c.step.address.profile_name:
        c.step.know(name=c.step.address.profile_name[:60])


def _post(
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
        quantity=decimal_text_or_none(parsed.quantity), unit=parsed.unit, kilograms=decimal_text_or_none(parsed.kilograms),
        lowest=decimal_text_or_none(parsed.lowest), terms=parsed.terms or None,
        place_lgd=parsed.place_lgd, place_role=parsed.place_role, place_words=parsed.place_words or None,
        district_lgd=_belongs_to(c, parsed), needed_by=parsed.needed_by,
        budget_paise=parsed.budget_paise, budget_per=parsed.budget_per, media_id=media_id, expires_at=now + waves.LIVES,
    )  # fmt: skip
    people.keep_profile(c.db, c.person.id, "buyer", now, name=c.person.name, district_lgd=c.person.district_lgd)
    for position, one in enumerate(ranked, 1):
        store.add_match(
            c.db, enquiry_id, one["profile_id"], one["score"], one["reasons"], one.get("features"), position=position
        )
    _learn(c, parsed, text.rpartition("\n")[2])
    if not parsed.concepts:
        store.unread(c.db, parsed.product_words.split()[:6], c.language, now)
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
    group_cards.hang_enquiry(c.step, posted)
    return posted


def _learn(c: Conversation, parsed: ParsedEnquiry, first_words: str) -> None:
    """A buyer who had to say the goods a second time teaches what the first words meant."""
    if not parsed.concepts:
        return
    teaches = {"how": "buyer", "person_id": c.person.id, "language": c.language}
    before = _read(c, first_words)
    if before.concepts and not before.sure and parsed.concepts[0] not in before.concepts:
        learning.teach(c.db, c.world, before.product_words, parsed.concepts[0], misread=True, **teaches)
    elif not before.concepts:
        learning.from_second_try(c.db, c.world, [first_words], parsed.concepts, **teaches)
        unread = goods.unknown_in(c.world, first_words)
        store.unread(c.db, [unread] if unread else [], c.language, c.world.now)


def _belongs_to(c: Conversation, parsed: ParsedEnquiry) -> int | None:
    """The district whose office looks after an enquiry: where the goods are wanted, else the buyer's own."""
    wanted_at = parsed.place_lgd if parsed.place_role != "source" else None
    return wanted_at or c.person.district_lgd or parsed.place_lgd


def _say_what_was_found(c: Conversation, posted: Enquiry, found: Mapping[str, Any]) -> None:
    """How many were asked; if none fits, it is said, with a way on."""
    asked = len(store.matches_of(c.db, posted.id, ("asked",)))
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
        c.step.want_human("no_match", posted.text, district_lgd=posted.district_lgd)
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
    if "named" in missed:
        c.say(N_("None of them names {product}, but they deal in goods of this kind; I ask them for it."),
              product=wording.goods_of(posted, c.world, c.language))  # fmt: skip


def _call_the_invited(c: Conversation, posted: Enquiry, invited: Sequence[int]) -> None:
    """Imported sellers who never agreed are not written to: the office rings them."""
    for profile_id in invited:
        one = people.profile(c.db, profile_id)
        words = say(
            "en",
            N_("{product}: would {name} like this enquiry, and join?"),
            product=wording.goods_of(posted, c.world, "en"),
            name=one.name or "",
        )
        offices.add_call(c.db, one.person_id, f"invite:{posted.id}:{profile_id}", words, "not joined yet", c.world.now)


def cards(c: Conversation) -> None:
    """The sellers asked, with reasons; of the others that fit, the buyer may have one asked at once."""
    if safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    posted = store.get(c.db, int(c.subject))
    asked = store.matches_of(c.db, posted.id, ("asked", "yes", "not_now", "accepted"))[: waves.WAVE]
    others = store.matches_of(c.db, posted.id, ("shown",))[:MORE_CARDS]
    lines = [f"{place}. {wording.card(c.db, c.world, one, c.language)}" for place, one in enumerate(asked, 1)]
    if lines:
        c.say("\n".join(lines))
    if not others:
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
    one = store.match(c.db, int(pick))
    if waves.ask_one(c.db, c.world, one, max(posted.wave, 1)):
        c.say(N_("I am asking {name} now."), name=one.seller_name or "")
    else:
        c.say(N_("{name} has been asked already."), name=one.seller_name or "")
    return _go_on(c)


def _go_on(c: Conversation) -> None:
    c.then("more_goods", c.subject, more=list(c.opening.get("more", ())))


WHICH_ONE = "which_one"
"""The question of the list of one's own enquiries."""


def my_enquiries(c: Conversation) -> None:
    """A buyer's own enquiries: how each stands, and ways to go on or end it."""
    mine = store.of_buyer(c.db, c.person.id)
    if not mine:
        return c.say(N_("You have no enquiry yet. Write what you need."))
    options = [
        Option(
            str(one.id),
            N_("{product}: {state}"),
            {"product": wording.brief(one, c.world, c.language), "state": wording.state_of(one, c.language)},
        )
        for one in mine
    ]
    which = store.get(c.db, int(c.ask(choice(WHICH_ONE, N_("Your enquiries. Which one?"), options))))
    if which.status != "open":
        return c.say(N_("{product} is finished."), product=wording.brief(which, c.world, c.language))
    wishes = [
        Option("sellers", N_("See sellers")), Option("more", N_("Ask more")),
        Option("amount", N_("Change the amount"), also=("change quantity", "quantity", "मात्रा", "amount")),
        Option("close", N_("Close it")),
    ]  # fmt: skip
    wish = c.ask(
        choice("wish", N_("{product}. What would you like?"), wishes), product=wording.brief(which, c.world, c.language)
    )
    if wish == "close":
        return close_it(c, which)
    if wish == "amount":
        return _change_amount(c, which)
    if wish == "more" and safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    if wish == "more":
        asked = waves.ask_wave(c.db, c.world, which)
        if not asked:
            return c.say(N_("All sellers I know have been asked."))
        return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)
    c.then("cards", str(which.id))
    return None


def _change_amount(c: Conversation, posted: Enquiry) -> None:
    """Another quantity of an open enquiry; sellers who were asked hear it."""
    goods = wording.goods_of(posted, c.world, c.language)
    much = c.ask(replace(HOW_MUCH, options=()), product=goods)
    concepts = (posted.concept,) if posted.concept else ()
    said = ParsedEnquiry(concepts=concepts, unit=posted.unit).with_quantity(much, c.world.catalogue)
    store.change(
        c.db, posted.id, quantity=decimal_text_or_none(said.quantity), unit=said.unit,
        kilograms=decimal_text_or_none(said.kilograms), lowest=decimal_text_or_none(said.lowest),
    )  # fmt: skip
    audit.note(c.db, c.person.id, "change_amount", f"enquiry:{posted.id}", c.world.now, before={"quantity": posted.quantity},
               after={"quantity": decimal_text_or_none(said.quantity)}, why_not=N_("the sellers have been told"))  # fmt: skip
    changed = store.get(c.db, posted.id)
    for one in store.matches_of(c.db, posted.id, ("asked", "yes")):
        c.tell(one.seller_id, N_("{buyer} has changed the enquiry: {product}."), buyer=wording.shown_buyer(c, changed),
               product=wording.brief(changed, c.world, people.person(c.db, one.seller_id).language or c.language))  # fmt: skip
    c.say(N_("Changed: {product}."), product=wording.brief(changed, c.world, c.language))


CLOSED_FOR = (
    Option("found", N_("I found it")), Option("price", N_("Price too high")), Option("late", N_("Too late")),
    Option("not_needed", N_("Not needed now")),
)  # fmt: skip


def close_it(c: Conversation, posted: Enquiry) -> None:
    """The buyer ends an enquiry and says why."""
    reason = c.ask(choice("why", N_("Why do you close it?"), CLOSED_FOR))
    waves.close(c.step, posted, "closed" if reason == "found" else "lost", reason)
    c.say(N_("Closed. Thank you for telling me."))


def over(c: Conversation) -> None:
    """A buyer hears that an enquiry's time is over."""
    posted = store.get(c.db, int(c.subject))
    c.say(
        N_("Your enquiry for {product} is over after 15 days. Write it again if you still need it."),
        product=wording.brief(posted, c.world, c.language),
    )


def _withdraw_enquiry(step: Step, deed: Any) -> bool:
    """Take an enquiry back: rows not on the wire are withdrawn, whoever was told gets a correction."""
    return waves.end(step, store.get(step.db, audit.number_of(deed)), "withdrawn")


def _reopen_enquiry(step: Step, deed: Any) -> bool:
    return waves.reopen(step, store.get(step.db, audit.number_of(deed)))


CONVERSATIONS = {
    "enquiry": enquiry, "cards": cards, "more_goods": more_goods,
    "my_enquiries": my_enquiries, "expired": over,
}  # fmt: skip
REVERSES = {"withdraw_enquiry": _withdraw_enquiry, "reopen_enquiry": _reopen_enquiry}
