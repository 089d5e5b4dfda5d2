"""What people agree to, purpose by purpose, and the version of the notice they agreed to."""

from __future__ import annotations

from handlers.language import N_
from handlers.step import Step
from storage import audit, consent

NOTICE_VERSION = "2026-11"
"""Changes whenever a consent text changes its meaning; kept with each line of the ledger."""

PURPOSE_NAMES = {
    "enquiries": N_("buyers' enquiries"),
    "notices": N_("scheme notices"),
    "workshops": N_("workshop reminders"),
}


def give(step: Step, purpose: str, *, given: bool, adult: bool = False, how: str = "button") -> bool:
    """Write the speaker's yes or no into the ledger, with the message that gave it; it can be undone."""
    before = consent.given(step.db, step.person.id, purpose)
    consent.give(
        step.db, step.person.id, purpose, given=given, version=NOTICE_VERSION, language=step.language, how=how,
        inbox_id=step.inbox_id, now=step.world.now,
    )  # fmt: skip
    if adult and given and step.person.adult_at is None:
        step.know(adult_at=step.world.now)
    audit.note(
        step.db, step.person.id, "consent", f"purpose:{purpose}", step.world.now, before={"given": before},
        after={"given": given}, reverse="restore_consent",
    )  # fmt: skip
    return given


def restore(step: Step, purpose: str, given: bool | None) -> None:
    """Put a purpose back to what it was: never asked counts as no."""
    consent.give(
        step.db, step.person.id, purpose, given=bool(given), version=NOTICE_VERSION, language=step.language,
        how="undo", inbox_id=step.inbox_id, now=step.world.now,
    )  # fmt: skip
