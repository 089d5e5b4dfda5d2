"""An enquiry: a buyer says what is wanted, the sellers that fit are asked in waves, and both sides are introduced."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from handlers import consents, profile, rooms
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.language import N_, day, number, render, rupees, say
from handlers.matching import rank as ranking
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.numbers import converted, read_number, unit_of
from handlers.matching.reasons import reason_in
from handlers.questions import (
    Misread,
    Option,
    Question,
    Reply,
    choice,
    goods_of_words,
    name_of,
    whole_number,
    words_of,
    yes_no,
)
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.step import Step, begin_for
from handlers.units import unit_name
from handlers.world import World, daytime_later
from storage import audit, conversations, offices, people, search
from storage import enquiries as store
from storage.enquiries import Enquiry, Match

WAVE = 5
"""How many sellers are asked at once."""
WAVE_HOURS = 2
ENOUGH_YESES = 2
LIVES = timedelta(days=15)
ASK_AFTER = timedelta(days=2)
MATCHES_KEPT = 20
MORE_CARDS = 3
"""How many sellers who are not asked yet a buyer is shown beside those who are."""

# ── the buyer's words ─────────────────────────────────────────────────────────────────────────────────────────────


def _wanted(reply: Reply, language: str) -> dict[str, Any]:
    """What is wanted: words, with the photos that came along."""
    if reply.media_ids and not reply.text:
        return {"text": "", "media_ids": list(reply.media_ids)}
    return {"text": goods_of_words(reply, language), "media_ids": list(reply.media_ids)}


WHAT = Question("products", N_("What do you need, how much, and where?\nFor example: 200 kilo turmeric, Pune."), takes="text",
                media=True, read=_wanted)  # fmt: skip
WHICH = Question("which", N_("Which goods do you need, and how much?"), shorter=N_("For example: 200 kilo turmeric."),
                 takes="text", read=goods_of_words)  # fmt: skip


def _how_much(reply: Reply, language: str) -> str:
    """A quantity in words that name a number; unit or not, the rest is read with the goods."""
    words = words_of(reply, language)
    if (read_number(words) or 0) <= 0:
        raise Misread()
    return words


HOW_MUCH = Question("how_much", N_("How much {product} do you need?"), (Option("unsure", N_("Not sure yet")),),
                    shorter=N_("For example: 200 kilo, or 50 pieces."), takes="text", read=_how_much)  # fmt: skip
WHERE = Question("where", N_("Where shall it be delivered? Write the district or town."), (Option("anywhere", N_("Anywhere")),),
                 takes="text", read=words_of)  # fmt: skip
CONFIRM = consents.AdultQuestion(
    "confirm",
    N_("{summary}\nShall I ask sellers? They see your name and district; your number only when you say yes (18+)."),
    (Option("yes", N_("Yes, ask them")), Option("no", N_("Leave it")),
     Option("change", N_("Change it"), also=("change", "badalna", "badlo", "बदलना", "बदलो", "बदला", "बदल"))),
    shorter=N_("{summary}\nShall I ask sellers, yes or no? They see your name and district (18+)."), takes="yes_no",
)  # fmt: skip
AGAIN = Question("again", N_("What shall I change? For example: 300 kilo, or by Friday."), takes="text", read=words_of)
BUYER_NAME = Question("name", N_("Which name shall the sellers see?"), takes="text", read=name_of)


def enquiry(c: Conversation) -> None:
    """From one sentence to a confirmed enquiry, in at most three messages of the buyer's."""
    wanted = dict(c.opening) if c.opening.get("text") or c.opening.get("media_ids") else c.ask(WHAT)
    media_ids = wanted.get("media_ids") or []
    text, tried = wanted["text"], 0
    while True:
        parsed = _with_what_is_missing(c, text, tried)
        confirm = replace(CONFIRM, name=f"confirm{tried or ''}", read=_correction(c.world, text))
        answer = c.ask(confirm, summary=summary(parsed, c.world, c.language))
        if answer == consents.MINOR:
            return consents.refuse_minor(c.step)
        if answer in ("yes", "no"):
            break
        tried += 1
        text = f"{c.ask(AGAIN.named(f'again{tried}'))}\n{text}" if answer == "change" else answer["text"]
    if answer == "no":
        return c.say(N_("Put aside. Nobody was told."))
    found = c.wait_for(f"matches{tried or ''}", "match", enquiry=parsed.to_json(), buyer=c.person.id)
    _name_by_profile(c)
    posted = _post(c, parsed, text, media_ids[0] if media_ids else None, found["ranked"])
    _say_what_was_found(c, posted, found)
    more = [*(parsed.more if not tried else ()), *c.opening.get("more", ())]
    c.then("cards" if found["ranked"] else "more_goods", str(posted.id), more=more)


def _correction(world: World, text: str) -> Callable[[Reply, str], dict[str, str]]:
    """Reads words below the read-back that change what was read: another amount, place, day, or other goods."""

    def read(reply: Reply, language: str) -> dict[str, str]:
        words = words_of(reply, language)
        before = read_enquiry(text, world.today, world.catalogue, world.places)
        number_alone = read_number(words)
        tries = [words, f"{number_alone} {before.unit or 'piece'}"] if number_alone else [words]
        for said in tries:
            corrected = f"{said}\n{text}"
            after = read_enquiry(corrected, world.today, world.catalogue, world.places)
            if summary(before, world, language) != summary(after, world, language):
                return {"text": corrected}
        raise Misread()

    return read


def more_goods(c: Conversation) -> None:
    """Further goods of the same sentence, one after another: each becomes an enquiry of its own."""
    more = c.opening.get("more", ())
    for place, concept in enumerate(more):
        goods = render(c.world.catalogue.product(concept), c.language)
        asks = yes_no("also", N_("You also wrote {goods}. Shall I ask for that too?"))
        if c.ask(asks.named(f"also:{concept}"), goods=goods) == "yes":
            c.then("enquiry", text=goods, media_ids=[], more=list(more[place + 1 :]))


def _with_what_is_missing(c: Conversation, text: str, tried: int) -> ParsedEnquiry:
    """The sentence as read, with at most one question for what it lacks: goods, then quantity, then place."""
    again = str(tried or "")
    parsed = read_enquiry(text, c.world.today, c.world.catalogue, c.world.places)
    if parsed.ambiguous:
        options = [Option(slug, render(c.world.catalogue.product(slug), c.language)) for slug in parsed.concepts[:5]]
        chosen = c.ask(choice(f"meant{again}", N_("Which of these do you mean?"), options))
        return parsed.with_concept(chosen, c.world.catalogue)
    if not parsed.concepts and not parsed.product_words:
        more = c.ask(WHICH.named(f"which{again}"))
        return read_enquiry(f"{more}\n{text}", c.world.today, c.world.catalogue, c.world.places).or_words(more)
    if parsed.quantity is None:
        much = c.ask(HOW_MUCH.named(f"how_much{again}"), product=product_of(parsed, c.world, c.language))
        return parsed if much == "unsure" else parsed.with_quantity(much)
    if parsed.place_lgd is None and c.person.district_lgd is None:
        where = c.ask(WHERE.named(f"where{again}"))
        return parsed if where == "anywhere" else parsed.with_place(where, c.world.places)
    return parsed


def product_of(parsed: ParsedEnquiry, world: World, language: str) -> str:
    """The goods as this reader says them, else in the buyer's own words."""
    return render(world.catalogue.product(parsed.concepts[0]), language) if parsed.concepts else parsed.product_words


def summary(parsed: ParsedEnquiry, world: World, language: str) -> str:
    """What was read of an enquiry, one fact after another, for the read-back."""
    facts = [product_of(parsed, world, language)]
    if parsed.quantity is not None:
        facts.append(amount(parsed.quantity, parsed.unit, language, kilograms=parsed.kilograms))
    if parsed.place_lgd is not None:
        facts.append(render(world.places.district(parsed.place_lgd), language))
    if parsed.needed_by is not None:
        facts.append(say(language, N_("by {day}"), day=day(parsed.needed_by, language)))
    if parsed.budget_paise is not None:
        facts.append(_budget(parsed.budget_paise, parsed.budget_per, language))
    return " · ".join(fact for fact in facts if fact)


def amount(quantity: Decimal, unit: str | None, language: str, *, kilograms: Decimal | None = None) -> str:
    """2 quintal (200 kilo): a weight is always echoed in kilograms."""
    said = f"{number(quantity, language)} {unit_name(unit, language)}".strip()
    if kilograms is not None and unit != "kg":
        said += f" ({number(kilograms, language)} {unit_name('kg', language)})"
    return said


def _budget(paise: int, per: str | None, language: str) -> str:
    if per and per != "total":
        return say(
            language, N_("up to {price} per {unit}"), price=rupees(paise, language), unit=unit_name(per, language)
        )
    # Neither "a kilo" nor "in all" was said: neither is added.
    text = N_("up to {price} in all") if per else N_("up to {price}")
    return say(language, text, price=rupees(paise, language))


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
        product_words=product_of(parsed, c.world, c.language)[:160],
        quantity=_text(parsed.quantity), unit=parsed.unit, kilograms=_text(parsed.kilograms),
        place_lgd=parsed.place_lgd, place_role=parsed.place_role, place_words=parsed.place_words or None,
        district_lgd=c.person.district_lgd or parsed.place_lgd, needed_by=parsed.needed_by,
        budget_paise=parsed.budget_paise, budget_per=parsed.budget_per, media_id=media_id, expires_at=now + LIVES,
    )  # fmt: skip
    people.keep_profile(c.db, c.person.id, "buyer", now, name=c.person.name, district_lgd=c.person.district_lgd)
    for one in ranked:
        store.add_match(c.db, enquiry_id, one["profile_id"], one["score"], one["reasons"])
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
    ask_wave(c.db, c.world, posted)
    return posted


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _say_what_was_found(c: Conversation, posted: Enquiry, found: Mapping[str, Any]) -> None:
    """How many were asked; if none fits, it is said, with a way on."""
    asked = len(store.matches_of(c.db, posted.id, ("asked",)))
    if asked:
        c.step.say_count(
            "I am asking {count} seller. You hear from me at the first yes.",
            "I am asking {count} sellers. You hear from me at the first yes.", count=asked,
        )  # fmt: skip
    if found["known"]:
        c.step.say_count(
            "The office knows {count} more and will ring them.", "The office knows {count} more and will ring them.",
            count=found["known"],
        )  # fmt: skip
        _call_the_invited(c, posted, found["invited"])
    if not asked and not found["known"]:
        office = offices.office(c.db, posted.district_lgd)
        c.step.want_human("no_match", posted.text, district_lgd=posted.district_lgd)
        c.say(
            N_("I know no seller of {product} yet. Your enquiry stays open and {office} looks for one.\n"
               "You can also ring {landline}."),
            product=goods_of(posted, c.world, c.language), office=office.name_in(c.language) if office else "",
            landline=office.landline if office else "",
        )  # fmt: skip


def _call_the_invited(c: Conversation, posted: Enquiry, invited: Sequence[int]) -> None:
    """Imported sellers who never agreed are not written to: the office rings them."""
    for profile_id in invited:
        one = people.profile(c.db, profile_id)
        words = say(
            "en",
            N_("{product}: would {name} like this enquiry, and join?"),
            product=goods_of(posted, c.world, "en"),
            name=one.name or "",
        )
        offices.add_call(c.db, one.person_id, f"invite:{posted.id}:{profile_id}", words, "not joined yet", c.world.now)


# ── matching ──────────────────────────────────────────────────────────────────────────────────────────────────────


def match(db: Connection, world: World, *, enquiry: Mapping[str, Any], buyer: int | None = None) -> dict[str, Any]:
    """The sellers that fit, best first, with reasons; those not joined yet are only counted. Reads, changes nothing."""
    parsed = ParsedEnquiry.from_json(enquiry)
    near = parsed.place_lgd or (people.person(db, buyer).district_lgd if buyer else None)
    candidates = search.candidates(
        db, world.catalogue.with_kinds(parsed.concepts), world.places.rings(near), now=world.now, not_person=buyer
    )
    ranked = ranking.rank(parsed, candidates, world.today, near=near, places=world.places)
    live = [one for one in ranked if one.candidate.status == "live"]
    invited = [one.candidate.profile_id for one in ranked if one.candidate.status == "invited"]
    return {
        "ranked": [
            {"profile_id": one.candidate.profile_id, "score": round(one.score, 4),
             "reasons": [reason.to_json() for reason in one.reasons]}
            for one in live[:MATCHES_KEPT]
        ],
        "known": len(invited), "invited": invited[:WAVE],
    }  # fmt: skip


ERRANDS = {"match": match}


def ask_wave(db: Connection, world: World, posted: Enquiry, *, at_most: int = WAVE) -> int:
    """Ask the next sellers of an enquiry, each in their own lane; how many were asked."""
    asked = 0
    for one in store.matches_of(db, posted.id, ("shown",))[:at_most]:
        asked += ask_one(db, world, one, posted.wave + 1)
    if asked:
        due = daytime_later(world.now, WAVE_HOURS, world.zone)
        store.change(db, posted.id, wave=posted.wave + 1, wave_due_at=due)
    else:
        store.change(db, posted.id, wave_due_at=None)
    return asked


def ask_one(db: Connection, world: World, one: Match, wave: int) -> bool:
    """Ask one seller; whoever no message reaches goes on the office's call list."""
    if not store.ask(db, one.id, wave, world.now):
        return False
    people.count_shown(db, [one.profile_id])
    if not begin_for(db, world, one.seller_id, "lead", str(one.id), purpose="lead"):
        posted = store.get(db, one.enquiry_id)
        words = say(
            "en",
            N_("{product}: can {name} give this?"),
            product=goods_of(posted, world, "en"),
            name=one.seller_name or "",
        )
        offices.add_call(db, one.seller_id, f"lead:{one.id}", words, "no address", world.now)
    return True


def next_waves(db: Connection, world: World) -> int:
    """The tick: ask further sellers where two daytime hours passed without two yeses; how many enquiries moved."""
    due = store.waves_due(db, world.now)
    for posted in due:
        yeses = len(store.matches_of(db, posted.id, store.ANSWERED_YES))
        if yeses >= ENOUGH_YESES:
            store.change(db, posted.id, wave_due_at=daytime_later(world.now, WAVE_HOURS, world.zone))
        elif not ask_wave(db, world, posted) and not yeses:
            begin_for(db, world, posted.person_id, "nobody_left", str(posted.id), once=str(posted.wave))
    return len(due)


def expire(db: Connection, world: World) -> int:
    """The tick: enquiries whose time is over end, and their buyers hear it; how many."""
    over = store.expired(db, world.now)
    for posted in over:
        store.close(db, posted.id, "expired", world.now)
        begin_for(db, world, posted.person_id, "expired", str(posted.id))
    return len(over)


def ask_how_it_went(db: Connection, world: World) -> int:
    """The tick: two days after an introduction both sides are asked; how many introductions."""
    waiting = store.introductions_to_ask(db, world.now - ASK_AFTER)
    for met in waiting:
        store.asked_about(db, met.id, world.now)
        one = store.match(db, met.match_id)
        posted = store.get(db, one.enquiry_id)
        for person_id in (posted.person_id, one.seller_id):
            begin_for(db, world, person_id, "how_it_went", str(met.id))
    return len(waiting)


# ── the buyer waits ───────────────────────────────────────────────────────────────────────────────────────────────


def cards(c: Conversation) -> None:
    """The sellers asked, with reasons; of the others that fit, the buyer may have one asked at once."""
    posted = store.get(c.db, int(c.subject))
    asked = store.matches_of(c.db, posted.id, ("asked", "yes", "not_now", "accepted"))[:WAVE]
    others = store.matches_of(c.db, posted.id, ("shown",))[:MORE_CARDS]
    lines = [f"{place}. {card(c.db, c.world, one, c.language)}" for place, one in enumerate(asked, 1)]
    if lines:
        c.say("\n".join(lines))
    if not others:
        return _go_on(c)
    options = [Option(str(one.id), N_("Ask {name}"), {"name": one.seller_name or ""}) for one in others]
    more = "\n".join(card(c.db, c.world, one, c.language) for one in others)
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
    if ask_one(c.db, c.world, one, max(posted.wave, 1)):
        c.say(N_("I am asking {name} now."), name=one.seller_name or "")
    else:
        c.say(N_("{name} has been asked already."), name=one.seller_name or "")
    return _go_on(c)


def _go_on(c: Conversation) -> None:
    c.then("more_goods", c.subject, more=list(c.opening.get("more", ())))


def card(db: Connection, world: World, one: Match, language: str) -> str:
    """One seller as a buyer sees them: name and reasons, never a number."""
    reasons = [reason_in(reason, world, language) for reason in one.reasons]
    return " · ".join([one.seller_name or "", *[reason for reason in reasons if reason]])


def nobody_left(c: Conversation) -> None:
    """Everybody was asked and nobody said yes: wait, widen, or let the office ring."""
    posted = store.get(c.db, int(c.subject))
    if posted.status != "open":
        return
    options = [Option("office", N_("Office calls")), Option("wait", N_("I wait")), Option("close", N_("Close it"))]
    wish = c.ask(
        choice("wish", N_("Nobody has said yes to {product} so far. What now?"), options),
        product=goods_of(posted, c.world, c.language),
    )
    if wish == "office":
        c.step.want_human("no_match", posted.text, district_lgd=posted.district_lgd)
        c.say(N_("The office will ring the sellers and write to you here."))
    elif wish == "close":
        _close(c, posted)
    else:
        c.say(N_("All right. I write as soon as one says yes."))


def my_enquiries(c: Conversation) -> None:
    """A buyer's own enquiries: how each stands, and ways to go on or end it."""
    mine = store.of_buyer(c.db, c.person.id)
    if not mine:
        return c.say(N_("You have no enquiry yet. Write what you need."))
    options = [
        Option(
            str(one.id), N_("{product}: {state}"), {"product": brief(one, c.world, c.language), "state": _state(c, one)}
        )
        for one in mine
    ]
    which = store.get(c.db, int(c.ask(choice("which_one", N_("Your enquiries. Which one?"), options))))
    if which.status != "open":
        return c.say(N_("{product} is finished."), product=brief(which, c.world, c.language))
    wishes = [
        Option("sellers", N_("See sellers")), Option("more", N_("Ask more")),
        Option("amount", N_("Change the amount"), also=("change quantity", "quantity", "मात्रा", "amount")),
        Option("close", N_("Close it")),
    ]  # fmt: skip
    wish = c.ask(
        choice("wish", N_("{product}. What would you like?"), wishes), product=brief(which, c.world, c.language)
    )
    if wish == "close":
        return _close(c, which)
    if wish == "amount":
        return _change_amount(c, which)
    if wish == "more":
        asked = ask_wave(c.db, c.world, which)
        if not asked:
            return c.say(N_("All sellers I know have been asked."))
        return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)
    c.then("cards", str(which.id))
    return None


def _change_amount(c: Conversation, posted: Enquiry) -> None:
    """Another quantity of an open enquiry; sellers who were asked hear it."""
    goods = goods_of(posted, c.world, c.language)
    much = c.ask(replace(HOW_MUCH, options=()), product=goods)
    said = ParsedEnquiry(unit=posted.unit).with_quantity(much)
    store.change(c.db, posted.id, quantity=_text(said.quantity), unit=said.unit, kilograms=_text(said.kilograms))
    audit.note(c.db, c.person.id, "change_amount", f"enquiry:{posted.id}", c.world.now, before={"quantity": posted.quantity},
               after={"quantity": _text(said.quantity)}, why_not=N_("the sellers have been told"))  # fmt: skip
    changed = store.get(c.db, posted.id)
    for one in store.matches_of(c.db, posted.id, ("asked", "yes")):
        c.tell(one.seller_id, N_("{buyer} has changed the enquiry: {product}."), buyer=_shown_buyer(c, changed),
               product=brief(changed, c.world, people.person(c.db, one.seller_id).language or c.language))  # fmt: skip
    c.say(N_("Changed: {product}."), product=brief(changed, c.world, c.language))


def goods_of(posted: Enquiry, world: World, language: str) -> str:
    """The goods of an enquiry as this reader says them, else in the buyer's own words."""
    return render(world.catalogue.product(posted.concept), language) if posted.concept else posted.product_words


def brief(posted: Enquiry, world: World, language: str) -> str:
    """An enquiry in a few words: goods and quantity."""
    said = goods_of(posted, world, language)
    return said if posted.amount is None else f"{said}, {amount(posted.amount, posted.unit, language)}"


def _state(c: Conversation, posted: Enquiry) -> str:
    names = {"open": N_("open"), "served": N_("served"), "closed": N_("closed"), "lost": N_("closed"),
             "expired": N_("over"), "withdrawn": N_("taken back")}  # fmt: skip
    return say(c.language, names[posted.status])


CLOSED_FOR = (
    Option("found", N_("I found it")), Option("price", N_("Price too high")), Option("late", N_("Too late")),
    Option("not_needed", N_("Not needed now")),
)  # fmt: skip


def _close(c: Conversation, posted: Enquiry) -> None:
    reason = c.ask(choice("why", N_("Why do you close it?"), CLOSED_FOR))
    close(c.step, posted, "closed" if reason == "found" else "lost", reason)
    c.say(N_("Closed. Thank you for telling me."))


def close(step: Step, posted: Enquiry, status: str, reason: str = "") -> bool:
    """End an enquiry; sellers who were asked and have not answered are told, once."""
    if not store.close(step.db, posted.id, status, step.world.now, reason=reason):
        return False
    audit.note(
        step.db, step.person.id, "close_enquiry", f"enquiry:{posted.id}", step.world.now, before={"status": "open"},
        after={"status": status, "reason": reason}, reverse="reopen_enquiry",
    )  # fmt: skip
    _let_sellers_go(step, posted)
    return True


def _let_sellers_go(step: Step, posted: Enquiry) -> None:
    for one in store.matches_of(step.db, posted.id, ("asked", "yes")):
        conversations.withdraw(step.db, "lead", str(one.id), step.world.now)
        conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now)
        if store.settle_match(step.db, one.id, "withdrawn", was=("asked", "yes")):
            step.begin(one.seller_id, "lead_over", str(one.id), purpose="lead")


def over(c: Conversation) -> None:
    """A buyer hears that an enquiry's time is over."""
    posted = store.get(c.db, int(c.subject))
    c.say(
        N_("Your enquiry for {product} is over after 15 days. Write it again if you still need it."),
        product=brief(posted, c.world, c.language),
    )


# ── the seller answers ────────────────────────────────────────────────────────────────────────────────────────────

LEAD = Question(
    "answer", N_("{buyer} needs: {summary}\nCan you give it?"),
    (Option("all", N_("Yes, all"), also=("yes", "हाँ", "हां", "हो", "haan", "ho")), Option("part", N_("This much …")),
     Option("not_now", N_("Not now"), also=("no", "नहीं", "नाही")), Option("question", N_("I have a question"))),
    shorter=N_("Can you give {summary}?"),
)  # fmt: skip
HOW_MUCH_YOU = Question("part", N_("How much can you give, in {unit}?"), takes="number")
SELLER_ASKS = Question(
    "question", N_("What would you like to ask the buyer?"), takes="text", media=False, read=words_of
)


def lead(c: Conversation) -> None:
    """A seller is asked: all, this much, not now, or a question first."""
    one = store.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status != "open" or one.status not in ("asked", "yes"):
        return c.say(N_("{product}: this enquiry is finished."), product=brief(posted, c.world, c.language))
    words = {
        "buyer": _shown_buyer(c, posted), "summary": lead_summary(posted, c.world, c.language), "photo": posted.media_id,
    }  # fmt: skip
    asked, question = 0, replace(LEAD, read=_seller_says(c.world, posted))
    while (answer := c.ask(question.named(f"answer{asked or ''}"), **words)) == "question" or "asks" in answer:
        wonders = c.ask(SELLER_ASKS.named(f"question{asked or ''}")) if answer == "question" else answer["asks"]
        c.once(f"sent{asked}", partial(_ask_the_buyer, c, one, posted, wonders))
        c.say(N_("I have asked the buyer; the answer comes here."))
        asked += 1
    if answer == "not_now":
        store.answer(c.db, one.id, "not_now", c.world.now)
        _note_answer(c, one, "not_now")
        return c.say(N_("All right, no harm done. The next enquiry comes to you all the same."))
    quantity = posted.quantity
    if answer == "part":
        part = replace(HOW_MUCH_YOU, read=_amount_in(posted.unit))
        quantity = c.ask(part, unit=unit_name(posted.unit, c.language) or say(c.language, N_("piece")))
    elif answer != "all":
        quantity = answer["part"]
    if posted.amount is not None and quantity is not None:
        quantity = str(min(Decimal(quantity), posted.amount))
    contact = _contact(c)
    if not store.answer(c.db, one.id, "yes", c.world.now, quantity=quantity, contact=contact):
        return c.say(N_("Another seller was quicker this time; this enquiry is finished. The next one comes to you."))
    _note_answer(c, one, "yes")
    # A yes taken back and given again is heard again: the buyer's first talk about it was withdrawn.
    c.step.begin(posted.person_id, "said_yes", str(one.id), once=str(c.step.inbox_id))
    c.say(N_("Thank you! I tell the buyer now. When they say yes too, you get each other's contact."))
    profile.ask_later(c.step)
    return None


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


ALL_OF_IT = _folded("pura poora pure sab sabhi saara sagla sagle full all पूरा पूरे सब सारा सगळा सगळं सगळे")
SOME_OF_IT = _folded("thoda thodasa thode kuch some few थोड़ा थोड़े थोडा थोडं थोडे कुछ काही kahi")


def _seller_says(world: World, posted: Enquiry) -> Callable[[Reply, str], Any]:
    """Reads a seller's own words below a lead: yes or no, all or some, an amount, or a question for the buyer."""
    amount_of = _amount_in(posted.unit)

    def read(reply: Reply, language: str) -> Any:
        text = words_of(reply, language)
        other = read_enquiry(text, world.today, world.catalogue, world.places)
        if other.concepts and posted.concept not in (*other.concepts, *other.kinds, *other.general):
            raise Misread(elsewhere=True)
        said = read_command(text, "yes_no")
        if other.quantity is not None or (read_number(text) is not None and other.needed_by is None):
            return {"part": amount_of(reply, language)}
        heard = {fold(word) for word in tokens(text)}
        if said != "no" and heard & SOME_OF_IT:
            return "part"
        if said == "no":
            return "not_now"
        if "?" in text or kind_of(text) == "question":
            return {"asks": text}
        if said == "yes" or heard & ALL_OF_IT:
            return "all"
        raise Misread()

    return read


def _amount_in(unit: str | None) -> Callable[[Reply, str], str]:
    """Reads an amount as decimal text in this unit, whichever unit it was said in."""

    def read(reply: Reply, language: str) -> str:
        value = Decimal(whole_number(reply, language))
        said = unit_of(reply.text)
        in_unit = converted(value, said, unit) if said and unit else value
        if in_unit is None:
            raise Misread(N_("Please write the number in {unit}."), unit=unit_name(unit, language))
        return _text(in_unit) or ""

    return read


def _shown_buyer(c: Conversation, posted: Enquiry) -> str:
    name = store.buyer_name(c.db, posted.id) or say(c.language, N_("A buyer"))
    if posted.district_lgd:
        return f"{name} ({render(c.world.places.district(posted.district_lgd), c.language)})"
    return name


def lead_summary(posted: Enquiry, world: World, language: str) -> str:
    """An enquiry as a seller reads it, in the seller's language."""
    goods = goods_of(posted, world, language)
    facts = [goods]
    if posted.amount is not None:
        kilograms = Decimal(posted.kilograms) if posted.kilograms else None
        facts.append(amount(posted.amount, posted.unit, language, kilograms=kilograms))
    if posted.place_lgd:
        facts.append(render(world.places.district(posted.place_lgd), language))
    if posted.needed_by:
        facts.append(say(language, N_("by {day}"), day=day(posted.needed_by, language)))
    if posted.budget_paise:
        facts.append(_budget(posted.budget_paise, posted.budget_per, language))
    return " · ".join(facts)


def _note_answer(c: Conversation, one: Match, status: str) -> None:
    audit.note(c.db, c.person.id, "answer_lead", f"match:{one.id}", c.world.now, before={"status": "asked"},
               after={"status": status}, reverse="unanswer_lead")  # fmt: skip


def _ask_the_buyer(c: Conversation, one: Match, posted: Enquiry, words: str) -> int:
    question_id = store.ask_buyer(c.db, one.id, words, c.world.now)
    c.step.begin(posted.person_id, "seller_asks", str(question_id))
    return question_id


def seller_asks(c: Conversation) -> None:
    """A seller's question reaches the buyer; the answer goes back, both under their names only."""
    asked = store.question(c.db, int(c.subject))
    one = store.match(c.db, asked.match_id)
    posted = store.get(c.db, one.enquiry_id)
    told = c.ask(
        Question("reply", N_("{seller} asks about {product}:\n“{words}”\nPlease write your answer."), takes="text", read=words_of),
        seller=one.seller_name or "", product=brief(posted, c.world, c.language), words=rooms.without_numbers(asked.words),
    )  # fmt: skip
    store.answer_question(c.db, asked.id, told, c.world.now)
    c.step.begin(one.seller_id, "buyer_answers", str(asked.id))
    c.say(N_("I have passed it on."))


def buyer_answers(c: Conversation) -> None:
    """The buyer's answer reaches the seller; the enquiry's question waits again below it."""
    asked = store.question(c.db, int(c.subject))
    one = store.match(c.db, asked.match_id)
    posted = store.get(c.db, one.enquiry_id)
    c.say(
        N_("The buyer of {product} answers:\n“{words}”"),
        product=brief(posted, c.world, c.language),
        words=rooms.without_numbers(asked.answer or ""),
    )


def lead_over(c: Conversation) -> None:
    """A seller hears that an enquiry needs no answer any more."""
    one = store.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if one.status == "declined" and posted.status == "open":
        return c.say(N_("{product}: this time the buyer chose others. The next enquiry comes to you."),
                     product=brief(posted, c.world, c.language))  # fmt: skip
    c.say(N_("{product}: this enquiry is finished."), product=brief(posted, c.world, c.language))


def my_leads(c: Conversation) -> None:
    """A seller's enquiries that still wait for an answer."""
    waiting = store.matches_for(c.db, c.person.id, ("asked",))
    if not waiting:
        return c.say(N_("No enquiry waits for you now. I write when one comes."))
    options = []
    for one in waiting:
        posted = store.get(c.db, one.enquiry_id)
        options.append(Option(str(one.id), N_("{product}"), {"product": brief(posted, c.world, c.language)}))
    which = c.ask(choice("which_lead", N_("These enquiries wait for you. Which one?"), options))
    c.then("lead", which)
    return None


# ── both say yes ──────────────────────────────────────────────────────────────────────────────────────────────────

THROUGH_HAAT = "haat"


def _contact(c: Conversation) -> str:
    """The number this side chose to be called on, E.164, or `haat`: asked once, kept for the next time."""
    if c.person.contact:
        return str(c.person.contact)
    phone = c.step.address.phone
    options = [Option(phone, N_("This number"))] if phone else []
    options.append(Option(THROUGH_HAAT, N_("Only through Haat")))
    text = (
        N_("Where may the other side ring you?\nYour number here: {phone}")
        if phone
        else N_("Where may the other side ring you?")
    )

    def read(reply: Reply, _language: str) -> str:
        if reply.contact is not None and reply.contact.own:
            return reply.contact.phone
        if reply.contact is not None:
            raise Misread(N_("That is somebody else's number. Please share your own."))
        raise Misread(N_("Please tap one of the buttons; I take only your own number."))

    question = Question("contact", text, tuple(options), takes="choice", ask_contact="" if phone else N_("Share my number"),
                        read=read)  # fmt: skip
    contact = str(c.ask(question, phone=phone or ""))
    c.step.know(contact=contact)
    if contact != THROUGH_HAAT:
        people.change_address(c.db, c.step.address.id, phone=contact)
    return contact


def said_yes(c: Conversation) -> None:
    """The buyer hears a seller's yes and decides."""
    one = store.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status != "open" or one.status != "yes":
        return
    much = amount(Decimal(one.quantity), posted.unit, c.language) if one.quantity else ""
    answer = c.ask(
        Question("introduce", N_("{card}\nThey say yes: {much}. Shall I introduce you?"),
                 (Option("yes", N_("Yes, introduce us")), Option("no", N_("Not this one"))), takes="yes_no"),
        card=card(c.db, c.world, one, c.language), much=much or goods_of(posted, c.world, c.language),
    )  # fmt: skip
    if answer == "no":
        store.settle_match(c.db, one.id, "declined", was=("yes",))
        c.step.begin(one.seller_id, "lead_over", str(one.id), purpose="lead")
        return c.say(N_("All right. I write when the next one says yes."))
    name = c.person.name or c.ask(BUYER_NAME)
    if not c.person.name:
        c.step.know(name=name)
    introduce(c, one, posted, _contact(c))
    return None


def introduce(c: Conversation, one: Match, posted: Enquiry, buyer_contact: str) -> None:
    """Share the contacts both chose, log it, and say how much is covered."""
    if not store.settle_match(c.db, one.id, "accepted", was=("yes",)):
        return c.say(N_("{name} has withdrawn meanwhile."), name=one.seller_name or "")
    met = store.introduce(
        c.db, one.id, buyer_contact=buyer_contact, seller_contact=one.contact or THROUGH_HAAT, now=c.world.now
    )
    if met is None:
        return None
    audit.note(c.db, c.person.id, "introduce", f"introduction:{met}", c.world.now, after={"match": one.id},
               why_not=N_("both sides know each other's contact now"))  # fmt: skip
    if THROUGH_HAAT in (buyer_contact, one.contact or THROUGH_HAAT):
        rooms.open_deal(c.step, met, c.person.id, c.person.name or "", one.seller_id, one.seller_name or "")
    c.say(
        N_("Good! {name}: {contact}"),
        name=one.seller_name or "",
        contact=_shown_contact(one.contact or THROUGH_HAAT, c.language),
    )
    c.step.begin(one.seller_id, "introduced", str(met))
    _say_how_much_is_covered(c, posted)
    return None


def _shown_contact(contact: str, language: str) -> str:
    if contact == THROUGH_HAAT:
        return say(language, N_("write here, I pass it on"))
    return contact


def _say_how_much_is_covered(c: Conversation, posted: Enquiry) -> None:
    """Several sellers may share an order; when all of it is covered the enquiry is served."""
    total, sellers = store.covered(c.db, posted.id)
    if posted.amount is None or total >= posted.amount:
        if store.close(c.db, posted.id, "served", c.world.now):
            _let_sellers_go(c.step, store.get(c.db, posted.id))
            c.say(N_("With that your enquiry is served."))
        return
    c.step.say_count(
        "{covered} of {wanted} are covered by {count} seller. I go on asking.",
        "{covered} of {wanted} are covered by {count} sellers. I go on asking.",
        count=sellers, covered=number(total, c.language), wanted=amount(posted.amount, posted.unit, c.language),
    )  # fmt: skip


def introduced(c: Conversation) -> None:
    """The seller hears of the introduction and may give a price."""
    met = store.introduction(c.db, int(c.subject))
    one = store.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    wish = c.ask(
        choice("wish", N_("{buyer} says yes to you for {product}.\nContact: {contact}\nGive a price now?"),
               (Option("price", N_("Give my price")), Option("later", N_("Later"))), shorter=N_("Give a price now?")),
        buyer=store.buyer_name(c.db, posted.id) or "", product=brief(posted, c.world, c.language),
        contact=_shown_contact(met.buyer_contact, c.language),
    )  # fmt: skip
    if wish == "later":
        return c.say(N_("All right. In two days I ask how it went."))
    c.then("quote", c.subject)
    return None


PRICE = Question("price", N_("Your price in rupees, for one {unit}?"), takes="number")
QUANTITY = Question("quantity", N_("For how many {unit}?"), takes="number")
DAYS = Question("days", N_("In how many days?"), takes="number", read=whole_number)
SEND_IT = yes_no("right", N_("{price} per {unit}, {much} = {total}, in {days} days. Send it?"))


def _price_per(unit: str) -> Callable[[Reply, str], int]:
    """Reads a price in paise for one of this unit, whichever unit it was said for."""

    def read(reply: Reply, language: str) -> int:
        paise = profile.price_of(reply, language)
        said = unit_of(reply.text) or unit
        fits = converted(Decimal(1), said, unit)
        if not fits:
            raise Misread(N_("Please write the price for one {unit}."), unit=unit_name(unit, language))
        return int((paise / fits).to_integral_value(ROUND_HALF_UP))

    return read


def quote(c: Conversation) -> None:
    """A price is three numbers: rupees a unit, quantity, days; read back before it is sent."""
    met = store.introduction(c.db, int(c.subject))
    one = store.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    unit, tried = posted.unit or "piece", 0
    while True:
        again = str(tried or "")
        asks_price = replace(PRICE, name=f"price{again}", read=_price_per(unit))
        price = c.ask(asks_price, unit=unit_name(unit, c.language))
        asks_much = replace(QUANTITY, name=f"quantity{again}", read=_amount_in(unit))
        quantity = one.quantity or c.ask(asks_much, unit=unit_name(unit, c.language))
        days = int(Decimal(c.ask(DAYS.named(f"days{again}"))))
        words = {
            "price": rupees(price, c.language), "unit": unit_name(unit, c.language), "days": days,
            "much": amount(Decimal(quantity), unit, c.language),
            "total": rupees(int(price * Decimal(quantity)), c.language),
        }  # fmt: skip
        if c.ask(SEND_IT.named(f"right{again}"), **words) == "yes":
            break
        tried += 1
    given = store.quote(c.db, met.id, price_paise=price, per=unit, quantity=str(quantity), days=days, now=c.world.now)
    audit.note(
        c.db,
        c.person.id,
        "quote",
        f"quote:{given}",
        c.world.now,
        after={"price_paise": price},
        reverse="withdraw_quote",
    )
    c.step.begin(posted.person_id, "quoted", str(given))
    c.say(N_("Sent. I tell you what the buyer says."))


REASONS = (
    Option("price", N_("The price")), Option("quality", N_("The quality")), Option("time", N_("The time")),
    Option("other_seller", N_("Bought elsewhere")), Option("other", N_("Something else")),
)  # fmt: skip


def quoted(c: Conversation) -> None:
    """The buyer takes a price or refuses it, with a reason."""
    given = store.one_quote(c.db, int(c.subject))
    met = store.introduction(c.db, given.introduction_id)
    one = store.match(c.db, met.match_id)
    if given.status != "given":
        return
    asks = yes_no(
        "agree", N_("{seller}: {price} per {unit}, {much}, in {days} days.\nDo you agree?"), N_("Yes, agreed")
    )
    answer = c.ask(
        replace(asks, read=_counter_words),
        seller=one.seller_name or "", price=rupees(given.price_paise, c.language), unit=unit_name(given.per, c.language),
        much=amount(Decimal(given.quantity), given.per, c.language), days=given.days or 0,
    )  # fmt: skip
    if answer not in ("yes", "no"):
        c.step.begin(one.seller_id, "countered", f"{given.id}:{c.step.inbox_id}", answer)
        return c.say(N_("I have told the seller; the answer comes here."))
    if answer == "no":
        reason = c.ask(choice("why", N_("What was it?"), REASONS))
        store.settle_quote(c.db, given.id, "refused")
        store.say_deal(c.db, met.id, "buyer", "no", c.world.now, reason=reason)
        c.step.begin(one.seller_id, "deal_lost", str(met.id))
        return c.say(N_("Noted. I tell the seller kindly."))
    store.settle_quote(c.db, given.id, "accepted")
    total = int(given.price_paise * Decimal(given.quantity))
    store.say_deal(c.db, met.id, "buyer", "yes", c.world.now, amount_paise=total)
    c.step.begin(one.seller_id, "deal_word", str(met.id))
    c.say(N_("I ask the seller to confirm. Pay only when you have seen the goods or a sample."))
    return None


def _counter_words(reply: Reply, language: str) -> dict[str, str]:
    """Words about a price that are neither yes nor no: they go to the seller."""
    return {"words": rooms.without_numbers(words_of(reply, language))}


def countered(c: Conversation) -> None:
    """The seller hears what the buyer says of the price, and gives a new one or keeps it."""
    given = store.one_quote(c.db, int(c.subject.partition(":")[0]))
    met = store.introduction(c.db, given.introduction_id)
    posted = store.get(c.db, store.match(c.db, met.match_id).enquiry_id)
    if given.status != "given":
        return
    asks = choice("wish", N_("{buyer} about your price {price}:\n“{words}”\nGive a new price?"),
                  (Option("new", N_("Yes, a new price")), Option("keep", N_("The price stays"))))  # fmt: skip
    wish = c.ask(asks, buyer=store.buyer_name(c.db, posted.id) or "", price=rupees(given.price_paise, c.language),
                 words=c.opening["words"])  # fmt: skip
    if wish == "new":
        store.settle_quote(c.db, given.id, "withdrawn")
        c.then("quote", str(met.id))
    c.step.begin(posted.person_id, "quoted", str(given.id), once=str(c.step.inbox_id))
    c.say(N_("All right, I tell the buyer that the price stays."))


def deal_word(c: Conversation) -> None:
    """The seller's own word on the deal: both sides' words close it."""
    met = store.introduction(c.db, int(c.subject))
    one = store.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    name = store.buyer_name(c.db, posted.id) or ""
    answer = c.ask(yes_no("agree", N_("{buyer} agrees to your price. Is it a deal?")), buyer=name)
    reason = c.ask(choice("why", N_("What was it?"), REASONS)) if answer == "no" else ""
    _settle_deal(c, met, one, posted, "seller", answer, reason)


def how_it_went(c: Conversation) -> None:
    """Two days later each side says whether a deal came of it."""
    met = store.introduction(c.db, int(c.subject))
    one = store.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    is_buyer = c.person.id == posted.person_id
    other = one.seller_name if is_buyer else store.buyer_name(c.db, posted.id)
    deal = store.deal_of(c.db, met.id)
    if deal is not None and deal.status != "agreed":
        return
    options = [Option("yes", N_("Yes, it is a deal")), Option("no", N_("No deal")), Option("not_yet", N_("Not yet"))]
    answer = c.ask(Question("deal", N_("Did it work out with {name} for {product}?"), tuple(options), takes="yes_no"),
                   name=other or "", product=brief(posted, c.world, c.language))  # fmt: skip
    if answer == "not_yet":
        return c.say(N_("All right, good luck."))
    reason = c.ask(choice("why", N_("What was it?"), REASONS)) if answer == "no" else ""
    _settle_deal(c, met, one, posted, "buyer" if is_buyer else "seller", answer, reason)


def _settle_deal(c: Conversation, met: Any, one: Match, posted: Enquiry, side: str, answer: str, reason: str) -> None:
    status = store.say_deal(c.db, met.id, side, answer, c.world.now, reason=reason)
    audit.note(c.db, c.person.id, "deal_word", f"introduction:{met.id}", c.world.now, after={"side": side, "says": answer},
               why_not=N_("the other side has been told"))  # fmt: skip
    other = one.seller_id if side == "buyer" else posted.person_id
    if status == "closed":
        c.step.begin(other, "deal_closed", str(met.id))
        c.say(N_("Congratulations on the deal!"))
    elif status == "lost":
        c.step.begin(other, "deal_lost", str(met.id))
        c.say(N_("Noted, thank you. The next one will come."))
    else:
        c.say(N_("Noted, thank you."))


def deal_closed(c: Conversation) -> None:
    """The other side said yes too."""
    c.say(N_("Both said yes: congratulations on the deal!"))


def deal_lost(c: Conversation) -> None:
    """The other side said no, with a reason."""
    deal = store.deal_of(c.db, int(c.subject))
    words = {option.value: option for option in REASONS}
    reason = words.get(deal.reason if deal else "")
    if reason is None or reason.value == "other":
        return c.say(N_("It did not work out this time. The next enquiry comes to you."))
    return c.say(N_("It did not work out this time ({reason})."), reason=reason.label_in(c.language))


# ── ways back ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _number_of(deed: Any) -> int:
    return int(deed.subject.partition(":")[2])


def _withdraw_enquiry(step: Step, deed: Any) -> bool:
    """Take an enquiry back: rows not on the wire are withdrawn, whoever was told gets a correction."""
    posted = store.get(step.db, _number_of(deed))
    if not store.close(step.db, posted.id, "withdrawn", step.world.now):
        return False
    conversations.withdraw(step.db, "cards", str(posted.id), step.world.now)
    _let_sellers_go(step, posted)
    return True


def _reopen_enquiry(step: Step, deed: Any) -> bool:
    return store.reopen(step.db, _number_of(deed), step.world.now)


def _unanswer_lead(step: Step, deed: Any) -> bool:
    """Take an answer back while the buyer has not said yes; the enquiry is asked again."""
    one = store.match(step.db, _number_of(deed))
    if not store.settle_match(step.db, one.id, "asked", was=("yes", "not_now")):
        return False
    if conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now):
        buyer = store.get(step.db, one.enquiry_id).person_id
        step.tell(buyer, N_("{name} has taken that yes back."), name=one.seller_name or "")
    step.begin(step.person.id, "lead", str(one.id), purpose="reply", once=f"undo{step.inbox_id}")
    return True


def _withdraw_quote(step: Step, deed: Any) -> bool:
    given = store.one_quote(step.db, _number_of(deed))
    if not store.settle_quote(step.db, given.id, "withdrawn"):
        return False
    met = store.introduction(step.db, given.introduction_id)
    posted = store.get(step.db, store.match(step.db, met.match_id).enquiry_id)
    ended = conversations.withdraw(step.db, "quoted", str(given.id), step.world.now)
    if ended:
        step.tell(posted.person_id, N_("The seller has taken that price back."))
    return True


def _seller_of(step: Step, match_id: str) -> str:
    return store.match(step.db, int(match_id)).seller_name or "–"


def _wish_of(step: Step, match_id: str) -> str:
    posted = store.get(step.db, store.match(step.db, int(match_id)).enquiry_id)
    return f"{brief(posted, step.world, step.language)} ({store.buyer_name(step.db, posted.id) or '–'})"


TITLES: Mapping[str, Callable[[Step, str], str]] = {"said_yes": _seller_of, "lead": _wish_of}
"""Cards that may lie side by side, and how each is told from the others."""

CONVERSATIONS = {
    "enquiry": enquiry, "cards": cards, "more_goods": more_goods, "nobody_left": nobody_left,
    "my_enquiries": my_enquiries, "expired": over, "lead": lead, "seller_asks": seller_asks,
    "buyer_answers": buyer_answers, "lead_over": lead_over, "countered": countered,
    "my_leads": my_leads, "said_yes": said_yes, "introduced": introduced, "quote": quote, "quoted": quoted,
    "deal_word": deal_word, "how_it_went": how_it_went, "deal_closed": deal_closed, "deal_lost": deal_lost,
}  # fmt: skip
REVERSES = {
    "withdraw_enquiry": _withdraw_enquiry, "reopen_enquiry": _reopen_enquiry, "unanswer_lead": _unanswer_lead,
    "withdraw_quote": _withdraw_quote,
}  # fmt: skip
