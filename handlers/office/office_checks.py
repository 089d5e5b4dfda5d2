"""Registration numbers that an officer checks on the official page: a right one is a tick for a year."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, say
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, choice, yes_no
from handlers.seller.identifiers import KINDS
from handlers.step import Step
from storage import audit, people, profiles
from storage.staff import Officer

VALID_FOR = timedelta(days=365)
"""How long a checked number's badge lasts before it must be looked at again."""


@for_officers
def verify(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer checks a registration number on the official page; a right one gives the seller a tick for a year."""
    rows = profiles.unconfirmed(c.db, mine)
    if not rows:
        return c.say(N_("No number waits to be checked."))
    options = [
        Option(str(row.id), N_("{name}: {kind}"), {"name": row.name or "?", "kind": say(c.language, KINDS[row.kind])})
        for row in rows
    ]
    which = int(c.ask(choice("which", N_("Which number?"), options)))
    row = next(row for row in rows if row.id == which)
    asks = N_("{name}\n{kind}: {value}\nDid you check it on the official page?")
    words = {"name": row.name or "?", "kind": say(c.language, KINDS[row.kind]), "value": row.value}
    confirmed = c.ask(yes_no("seen", asks, N_("Yes, it is right"), N_("Not right")), **words) == "yes"
    _settle_number(c, officer, row, confirmed)
    return c.say(N_("Noted, thank you."))


def _settle_number(c: Conversation, officer: Officer, row: Any, confirmed: bool) -> None:
    profile, now = profiles.profile(c.db, row.profile_id), c.world.now
    expires = c.world.today + VALID_FOR if confirmed else None
    profiles.settle_identifier(c.db, row.id, confirmed=confirmed, officer_id=officer.id, now=now, expires_on=expires)
    if confirmed:
        profiles.change_profile(c.db, profile.id, now, verified_at=now, verified_until=now + VALID_FOR)
    before = {"status": "format_ok", "profile_id": profile.id, "verified_at": _iso(profile.verified_at),
              "verified_until": _iso(profile.verified_until)}  # fmt: skip
    after = {"status": "confirmed" if confirmed else "refused"}
    note(c, "verify", f"identifier:{row.id}", before=before, after=after, reverse="unverify")
    said = (
        N_("The office has checked your {kind}: buyers now see a tick.")
        if confirmed
        else N_("The office could not confirm your {kind}. Please look at it once more.")
    )
    c.tell(row.person_id, said, purpose="office", kind=_kind_for(c.step, row.person_id, row.kind))


def _kind_for(step: Step, person_id: int, kind: str) -> str:
    return say(people.person(step.db, person_id).language or "hi", KINDS[kind])


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def _unverify(step: Step, deed: Any) -> bool:
    """The number waits to be checked again, and its owner hears it; too late once the seller has changed it."""
    row = profiles.identifier(step.db, audit.number_of(deed))
    if row is None or row.status != deed.after["status"]:
        return False
    profiles.unsettle_identifier(step.db, row.id)
    profiles.change_profile(
        step.db, row.profile_id, step.world.now, verified_at=_moment(deed.before["verified_at"]),
        verified_until=_moment(deed.before["verified_until"]),
    )  # fmt: skip
    owner = profiles.profile(step.db, row.profile_id).person_id
    step.tell(owner, N_("The office has taken that back: your {kind} is looked at once more."), purpose="office",
              kind=_kind_for(step, owner, row.kind))  # fmt: skip
    return True


CONVERSATIONS = {"verify": verify}
REVERSES = {"unverify": by_officers(_unverify)}
