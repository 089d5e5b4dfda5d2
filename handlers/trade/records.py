"""A maker's trade record: what the store knows of deals that both sides confirmed, on one page, for the maker alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation, ErrandFailed
from handlers.enquiry import wording
from handlers.language import N_, dated, number, render, rupees, say
from handlers.questions import Option, choice
from handlers.world import World
from storage import kept_media, links, profiles, safety, trade
from storage.profiles import Profile

CODE = "R-"
"""How a record's code begins, on paper and in the bot word `HAAT R-…`."""
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Signs of a code: none that looks like another."""
LANGUAGES = (("hi", "हिन्दी"), ("mr", "मराठी"), ("en", "English"))


def figures(db: Connection, world: World, profile: Profile) -> dict[str, Any]:
    """Every figure of a record as plain JSON, each counted from rows of the store; amounts in paise."""
    deals = trade.closed_deals(db, profile.id)
    ids = [deal.id for deal in deals]
    buyers: dict[int, int] = defaultdict(int)
    goods: dict[tuple[str, str], dict[str, Any]] = {}
    for deal in deals:
        buyers[deal.buyer] += 1
        unit = deal.per if deal.sold else deal.unit
        line = goods.setdefault(
            (deal.concept or deal.product_words, unit or ""),
            {"concept": deal.concept, "words": deal.product_words, "unit": unit, "quantity": "0", "deals": 0},
        )
        line["deals"] += 1
        line["quantity"] = str(Decimal(line["quantity"]) + Decimal(deal.sold or deal.quantity or 0))
    priced = [_paise(deal) for deal in deals if _paise(deal)]
    return {
        "name": profile.name or "", "district": profile.district_lgd, "as_of": world.today.isoformat(),
        "since": profile.created_at.astimezone(world.zone).date().isoformat(), "deals": len(deals),
        "buyers": len(buyers), "again": sum(many > 1 for many in buyers.values()), "goods": list(goods.values()),
        "paise": sum(priced), "priced": len(priced),
        "arrived": trade.said(db, ids, "buyer", "delivered"), "paid": trade.said(db, ids, "seller", "paid"),
        "first": deals[0].closed_at.astimezone(world.zone).date().isoformat() if deals else None,
        "last": deals[-1].closed_at.astimezone(world.zone).date().isoformat() if deals else None,
        "checked": profile.verified_until is not None and profile.verified_until > world.now,
    }  # fmt: skip


def _paise(deal: Any) -> int:
    if deal.amount_paise:
        return int(deal.amount_paise)
    return int(deal.price_paise * Decimal(deal.sold)) if deal.price_paise and deal.sold else 0


def lines(known: dict[str, Any], world: World, language: str) -> list[tuple[str, str]]:
    """The record's lines as this reader sees them: what, and how much."""
    found = [
        (say(language, N_("Deals both sides confirmed")), number(known["deals"], language)),
        (say(language, N_("Different buyers")), number(known["buyers"], language)),
        (say(language, N_("Buyers who came again")), number(known["again"], language)),
    ]
    if known["priced"]:
        label = N_("Agreed in all") if known["priced"] == known["deals"] else N_("Agreed in {count} of them")
        found.append((say(language, label, count=known["priced"]), rupees(known["paise"], language)))
    found += [
        (say(language, N_("Goods arrived, say buyers")), number(known["arrived"], language)),
        (say(language, N_("Money arrived, says the maker")), number(known["paid"], language)),
    ]
    if known["first"]:
        span = [dated(date.fromisoformat(known[end]), language) for end in ("first", "last")]
        found.append((say(language, N_("First and last deal")), " – ".join(dict.fromkeys(span))))
    return found


def goods_in(known: dict[str, Any], world: World, language: str) -> list[str]:
    """What was dealt in, most often first: goods and how much of them."""
    told = []
    for line in sorted(known["goods"], key=lambda one: -one["deals"])[:6]:
        name = render(world.catalogue.product(line["concept"]), language) if line["concept"] else line["words"]
        much = Decimal(line["quantity"])
        told.append(f"{name}: {wording.amount(much, line['unit'], language)}" if much else name)
    return told


def summary(known: dict[str, Any], world: World, language: str) -> str:
    """A record in two lines, for who checks it."""
    district = render(world.places.district(known["district"]), language) if known["district"] else "–"
    return say(
        language, N_("{name}, {district}. Deals both sides confirmed: {deals}, buyers: {buyers}, as of {day}."),
        name=known["name"], district=district, deals=known["deals"], buyers=known["buyers"],
        day=dated(date.fromisoformat(known["as_of"]), language),
    )  # fmt: skip


# ── the maker asks for it ─────────────────────────────────────────────────────────────────────────────────────────


def trade_record(c: Conversation) -> None:
    """The maker gets the page in this chat and nowhere else; who shall see it is theirs to decide."""
    profile = profiles.profile_of(c.db, c.person.id)
    if profile is None:
        return c.say(N_("A trade record is for who sells. Write what you sell to begin."))
    if safety.is_held(c.db, c.person.id):
        return c.say(N_("While the office checks a report there is no trade record."))
    known = figures(c.db, c.world, profile)
    if not known["deals"]:
        return c.say(N_("There is no deal yet that both sides confirmed. After the first one I make the page."))
    language = c.ask(choice("language", N_("Your trade record: one page as PDF. In which language?"),
                            [Option(code, name) for code, name in LANGUAGES]))  # fmt: skip
    code = c.once("code", lambda: _new_code(c))
    kept = c.once("figures", lambda: known)
    office = c.step.office_of(profile.district_lgd)
    try:
        made = c.wait_for("paper", "trade_record", by="heavy", figures=kept, language=language, code=code,
                          office=office.name_in(language) if office else "Haat")  # fmt: skip
    except ErrandFailed:
        c.step.want_human("complaint", say(c.step.language_of_office(c.person.district_lgd), N_("Trade record")))
        return c.say(N_("The page could not be made. I have told the office."))
    trade.keep_record(c.db, profile.id, code, kept, c.world.now)
    links.add_link(c.db, code, c.world.now, district_lgd=None, language=None, role=None, note=f"record:{code}")
    media_id = kept_media.add(c.db, kind="document", now=c.world.now, **made)
    return c.step.say(
        N_("Your trade record. Only you have it: show it to whom you like.\nWho doubts it writes HAAT {code} to me."),
        media_id=media_id, media_kind="document", code=code,
    )  # fmt: skip


def _new_code(c: Conversation) -> str:
    digest = hashlib.sha256(f"{c.world.new_token()}:{c.talk.id}:{c.world.now.isoformat()}".encode()).digest()
    return CODE + "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:8])


# ── somebody checks it ────────────────────────────────────────────────────────────────────────────────────────────


def verdict(db: Connection, world: World, code: str, language: str) -> str | None:
    """What stands on the record of this code, and whether it still may be relied on; None where there is none."""
    found = trade.record(db, code)
    if found is None or found.status == "erased":
        return None
    said = [say(language, N_("This record is real.")), summary(found.figures, world, language)]
    if safety.is_held(db, found.person_id):
        said.append(say(language, N_("Since then a report about them is being checked.")))
    return "\n".join(said)


def record_check(c: Conversation) -> None:
    """Who has a record in hand hears whether it is real, and its figures, to compare."""
    told = verdict(c.db, c.world, c.subject, c.language)
    c.say("{verdict}", verdict=told or say(c.language, N_("I have given no such record. Do not rely on it.")))


CONVERSATIONS = {"trade_record": trade_record, "record_check": record_check}
