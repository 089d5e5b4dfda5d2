"""What officers do with broadcasts, from the draft to the end: the same deeds for the chat, the command and the console.

Every deed looks at the officer's rights, changes one row by compare-and-set, and leaves its line in the audit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.language import N_, say
from handlers.messages import TELEGRAM, WHATSAPP, Part, fit
from handlers.notice import audiences, plans
from handlers.notice.broadcast_words import languages_of, message_in, one_part, twin_words
from handlers.notice.plans import Plan
from handlers.notice.schedules import MISSED, Schedule
from handlers.office.rights import districts_of
from handlers.outbound.letters import part_to_json
from handlers.outbound.twins import BadWords
from handlers.step import begin_for
from handlers.world import World
from storage import audit, broadcast_runs, notices, results, staff
from storage import broadcasts as store
from storage.broadcasts import Broadcast
from storage.notices import Notice
from storage.staff import Officer

PURPOSES = {"workshop": "workshops"}
"""Which consent a kind of notice needs; every other kind needs the one for notices."""
STALE_AFTER = plans.FRESH_FOR
"""A notice that could not leave for so long (nights, budgets, limits) is not sent any more."""
OPEN = ("draft", "submitted", "approved", "paused")


class Refused(Exception):
    """This cannot be done; `text` with `words` says why in any language."""

    def __init__(self, text: str, /, **words: Any) -> None:
        super().__init__(say("en", text, **words))
        self.text, self.words = text, words


OBSTACLES = {
    "draft": N_("The notice is still a draft."), "archived": N_("The notice was put away."),
    "expired": N_("The notice is out of date."), "no_text": N_("The notice has no text."),
    "no_source": N_("The notice has no source."), "fact": N_("A fact waits for an officer: {key}"),
    "says": N_("The text still says what was taken back: {key}"),
}  # fmt: skip


# ── a draft ───────────────────────────────────────────────────────────────────────────────────────────────────────


def create(
    db: Connection, world: World, officer: Officer, notice_id: int, text: str, schedule: Schedule, *,
    missed: str = "skip", fallback: str = "other", urgent: str = "",
) -> int:  # fmt: skip
    """A new draft; its number. Raises Refused, BadAudience."""
    notice = notice_of(db, world, officer, notice_id)
    if missed not in MISSED:
        raise Refused("What if its time is missed? skip, late or ask.")
    if fallback not in ("other", "skip"):
        raise Refused("Who has no text in their language gets another one (other) or nothing (skip).")
    audiences.read(db, world, text, officer)
    made = store.create(
        db, world.now, notice_id=notice_id, audience=text, purpose=_purpose(notice, text),
        district_lgd=officer.district_lgd, state=None if officer.district_lgd else officer.state, author_id=officer.id,
        schedule=schedule.to_json(), missed=missed, fallback=fallback, urgent=urgent[:200] or None,
    )  # fmt: skip
    after = {"notice": notice_id, "audience": text, "schedule": schedule.to_json(), "missed": missed, "urgent": urgent}
    _note(db, world, officer, "broadcast_create", made, None, after)
    return made


def _purpose(notice: Notice, audience: str) -> str:
    """What people must have agreed to; a workshop without any day invites nobody to come yet, so it is news like another. Who
    heard of it and is told that it was called off agreed to just that."""
    dated = bool(notice.event_dates or notice.last_date or "reached=" in audience)
    return PURPOSES.get(notice.kind, "notices") if dated else "notices"


def notice_of(db: Connection, world: World, officer: Officer, notice_id: int) -> Notice:
    """A notice that this officer may send and change. Raises Refused."""
    found = notices.notice(db, notice_id)
    if found is None:
        raise Refused(N_("There is no notice {number}."), number=str(notice_id))
    mine = districts_of(world, officer)
    if (found.district_lgd is not None and found.district_lgd not in mine) or (
        found.state and found.state not in {world.state_of(code) for code in mine}
    ):
        raise Refused(N_("This notice is another office's."))
    return found


def of_officer(db: Connection, world: World, officer: Officer, broadcast_id: int) -> Broadcast:
    """A broadcast that this officer may see and touch. Raises Refused."""
    found = store.broadcast(db, broadcast_id)
    if found is None:
        raise Refused(N_("There is no broadcast {number}."), number=str(broadcast_id))
    if not set(plans.districts(world, found)) <= set(districts_of(world, officer)):
        raise Refused(N_("This broadcast is another office's."))
    return found


def mine(db: Connection, world: World, officer: Officer, *statuses: str) -> list[Broadcast]:
    """The broadcasts of an officer's office, the newest first."""
    found = store.listed(db, districts_of(world, officer), state=officer.state, statuses=statuses)
    return [one for one in found if set(plans.districts(world, one)) <= set(districts_of(world, officer))]


# ── before ────────────────────────────────────────────────────────────────────────────────────────────────────────


def plan(db: Connection, world: World, one: Broadcast) -> Plan:
    """What its next run would do. Raises BadAudience."""
    notice = notices.notice(db, one.notice_id)
    own_end = _stale_at(notice, world) if notice is not None else None
    at = one.next_at or Schedule.from_json(one.schedule).first(world.now, world.zone) or world.now
    ends = min(filter(None, (own_end, at + STALE_AFTER)))
    return plans.plan(db, world, one, languages_of(db, one), ends)


def preview(db: Connection, world: World, one: Broadcast, language: str) -> dict[str, tuple[Part, ...]]:
    """What each channel shows of it in one language; the parts are the messages. Raises Refused."""
    notice = notices.notice(db, one.notice_id)
    if notice is None or not notice.languages:
        raise Refused(OBSTACLES["no_text"])
    message, shapes = message_in(db, one, notice, language), {"telegram": TELEGRAM, "whatsapp": WHATSAPP}
    found = {shape.name: one_part(message, shape) for shape in (TELEGRAM, WHATSAPP)}
    return {name: (part,) if part is not None else fit(message, shapes[name]) for name, part in found.items()}


def check(db: Connection, world: World, one: Broadcast) -> Plan:
    """All that would go wrong later is said now; the plan, when nothing would. Raises Refused, BadAudience."""
    notice = notices.notice(db, one.notice_id)
    if notice is None:
        raise Refused(N_("There is no notice {number}."), number=str(one.notice_id))
    first = Schedule.from_json(one.schedule).first(world.now, world.zone)
    if first is None:
        raise Refused(N_("Its time is past. Please choose another one."))
    on = first.astimezone(world.zone).date()
    for obstacle in notices.sendable(notice, on):
        raise Refused(OBSTACLES[obstacle.code], key=obstacle.key)
    for language in notice.languages:
        for name, parts in preview(db, world, one, language).items():
            if len(parts) > 1:
                raise Refused(N_("Too long for one {app} message ({language}). Please make it shorter."),
                              app=name.title(), language=language)  # fmt: skip
        message = message_in(db, one, notice, language)
        if message.media_id is not None and one_part(message, WHATSAPP) is None:
            raise Refused(N_("Too long below a file: at most {signs} signs. Shorten it, or send it without the file."),
                          signs=TELEGRAM.caption)  # fmt: skip
        _twin_words(db, one, notice, language)
    found = plan(db, world, one)
    if not found.people:
        raise Refused(N_("Nobody is in this audience."))
    if not found.sent:
        raise Refused(N_("It fits {count}, but nobody can be written to: no consent, no address or no template."),
                      count=found.people)  # fmt: skip
    return found


def _twin_words(db: Connection, one: Broadcast, notice: Notice, language: str) -> dict[str, str]:
    try:
        return twin_words(db, one, notice, language)
    except BadWords as bad:
        raise Refused(N_("The WhatsApp template cannot be filled: {why}"), why=str(bad)) from bad


# ── two people ────────────────────────────────────────────────────────────────────────────────────────────────────


def submit(db: Connection, world: World, officer: Officer, broadcast_id: int) -> Plan:
    """Hand a draft in for another officer's yes; they are told. Raises Refused, BadAudience."""
    one = of_officer(db, world, officer, broadcast_id)
    _must_be(one, ("draft",))
    found = check(db, world, one)
    notice = notices.notice(db, one.notice_id)
    assert notice is not None
    if not store.change(db, one.id, world.now, was=("draft",), seen_version=one.version, status="submitted",
                        submitted_at=world.now, notice_version=notice.version):  # fmt: skip
        raise Refused(N_("Another officer was quicker. Please look at it again."))
    _note(
        db,
        world,
        officer,
        "broadcast_submit",
        one.id,
        {"status": "draft"},
        {"status": "submitted", "people": found.sent},
    )
    for other in approvers(db, world, one):
        begin_for(db, world, other.person_id, "broadcast", f"{one.id}:asked", {"event": "asked"}, purpose="office",
                  once=f"submit:{one.version}")  # fmt: skip
    return found


def approvers(db: Connection, world: World, one: Broadcast) -> list[Officer]:
    """Who may say yes to it: every other officer who looks after all its districts."""
    wanted = plans.districts(world, one)
    state = world.state_of(wanted[0]) if wanted else one.state
    found = staff.officers_for(db, one.district_lgd, state)
    return [other for other in found if other.id != one.author_id and set(wanted) <= set(districts_of(world, other))]


def approve(db: Connection, world: World, officer: Officer, broadcast_id: int, *, waive: str = "") -> datetime:
    """Say yes: from now on nothing of it changes; the moment of its first run. Raises Refused, BadAudience.

    The author may do so only where no other officer could, with a reason that is recorded.
    """
    one = of_officer(db, world, officer, broadcast_id)
    _must_be(one, ("submitted",))
    if officer.id == one.author_id:
        if approvers(db, world, one):
            raise Refused(N_("Another officer must approve what you wrote."))
        if not waive.strip():
            raise Refused(N_("You are the only officer here: say why you approve it alone."))
    elif waive:
        raise Refused(N_("Nothing has to be waived: you did not write it."))
    notice = notices.notice(db, one.notice_id)
    if notice is None or notice.version != one.notice_version:
        store.change(db, one.id, world.now, was=("submitted",), status="draft", version=one.version + 1)
        raise Refused(N_("The notice was changed after it was handed in. Please hand it in again."))
    found = check(db, world, one)
    first = Schedule.from_json(one.schedule).first(world.now, world.zone)
    assert first is not None, "check has looked"
    fields = {
        "status": "approved", "approver_id": officer.id, "approved_at": world.now, "waiver": waive.strip()[:200] or None,
        "planned": found.sent, "day": world.today, "next_at": first, "stale_at": _stale_at(notice, world),
    }  # fmt: skip
    if not store.change(db, one.id, world.now, was=("submitted",), seen_version=one.version, **fields):
        raise Refused(N_("Another officer was quicker. Please look at it again."))
    store.move_waiting(db, one.id, first)
    store.freeze_texts(db, one.id, one.version, dict(_frozen(db, one, notice)))
    after = {"status": "approved", "people": found.sent, "rupees": str(found.cost.total / 100), "waiver": waive.strip(),
             "first": first.isoformat()}  # fmt: skip
    _note(db, world, officer, "broadcast_approve", one.id, {"status": "submitted"}, after)
    return first


def _frozen(db: Connection, one: Broadcast, notice: Notice) -> Iterable[tuple[str, dict[str, Any]]]:
    for language in notice.languages:
        part = one_part(message_in(db, one, notice, language), WHATSAPP)
        assert part is not None, "check has looked"
        yield language, {"payload": part_to_json(part), "twin_words": _twin_words(db, one, notice, language)}


def _stale_at(notice: Notice, world: World) -> datetime | None:
    """When the news is old: after the notice's own last day; a rhythm's runs each have three days."""
    last = notice.expires_on or notice.last_date
    if notice.event_dates:
        last = min(filter(None, (last, date.fromisoformat(max(notice.event_dates)))))
    return datetime.combine(last + timedelta(days=1), time(), world.zone) if last else None


def stale_at(one: Broadcast, due_at: datetime) -> datetime:
    """Until when the rows of a run may leave."""
    late = due_at + STALE_AFTER
    return min(late, one.stale_at) if one.stale_at else late


# ── afterwards ────────────────────────────────────────────────────────────────────────────────────────────────────


def amend(
    db: Connection, world: World, officer: Officer, broadcast_id: int, *, notice_id: int | None = None, text: str = "",
    schedule: Schedule | None = None, missed: str = "", fallback: str = "", urgent: str | None = None,
) -> int:  # fmt: skip
    """Change something of it: it is a draft again and must be approved again; how many waiting messages were taken back."""
    one = of_officer(db, world, officer, broadcast_id)
    _must_be(one, OPEN)
    fields: dict[str, Any] = {}
    if notice_id is not None:
        fields["notice_id"] = notice_of(db, world, officer, notice_id).id
    if text:
        audiences.read(db, world, text, officer)
        fields["audience"] = text
    if schedule is not None:
        fields["schedule"] = schedule.to_json()
    if missed:
        fields["missed"] = missed if missed in MISSED else _refuse("What if its time is missed? skip, late or ask.")
    if fallback:
        fields["fallback"] = fallback
    if urgent is not None:
        fields["urgent"] = urgent[:200] or None
    if not fields:
        raise Refused(N_("Nothing was changed."))
    before = {name: getattr(one, name) for name in fields}
    done = store.change(
        db, one.id, world.now, was=OPEN, seen_version=one.version, status="draft", version=one.version + 1,
        approver_id=None, waiver=None, planned=None, next_at=None, submitted_at=None, approved_at=None, **fields,
    )  # fmt: skip
    if not done:
        raise Refused(N_("Another officer was quicker. Please look at it again."))
    taken = store.take_back(db, one.id)
    _note(
        db, world, officer, "broadcast_amend", one.id, {**before, "status": one.status}, {**fields, "taken_back": taken}
    )
    return taken


def _refuse(text: str) -> Any:
    raise Refused(text)


def pause(db: Connection, world: World, officer: Officer, broadcast_id: int) -> None:
    """Nothing more of it leaves until somebody says so. Raises Refused."""
    _step(db, world, officer, broadcast_id, "pause", ("approved",), store.pause)


def resume(db: Connection, world: World, officer: Officer, broadcast_id: int) -> None:
    """Go on where it stopped; who has joined since is agreed to with it. Raises Refused, BadAudience."""
    one = of_officer(db, world, officer, broadcast_id)
    _must_be(one, ("paused",))
    found = plan(db, world, one)
    _step(db, world, officer, broadcast_id, "resume", ("paused",), store.resume)
    # Whoever says "go on" after its time means now, whatever is to happen to a run that was missed by itself.
    next_at = max(one.next_at, world.now) if one.next_at is not None else None
    store.change(db, one.id, world.now, was=("approved",), planned=max(found.sent, one.planned or 0), next_at=next_at)
    broadcast_runs.finish(db, one.id, world.now)


def cancel(db: Connection, world: World, officer: Officer, broadcast_id: int) -> None:
    """It is over; what was sent stays sent. Raises Refused."""
    _step(db, world, officer, broadcast_id, "cancel", OPEN, store.cancel)


def retry(
    db: Connection, world: World, officer: Officer, broadcast_id: int, *, uncertain: bool = False, other_channel: bool = False
) -> int:  # fmt: skip
    """Try once more what may be tried again, or at another address of the same person; how many. Raises Refused."""
    one = of_officer(db, world, officer, broadcast_id)
    _must_be(one, ("approved", "finished"))
    again = 0
    for run in broadcast_runs.runs_of(db, one.id):
        if other_channel:
            again += results.switch(db, run, world.now)
        else:
            again += results.retry(db, run, world.now, uncertain=uncertain)
    deed = "broadcast_switch" if other_channel else "broadcast_retry"
    _note(db, world, officer, deed, one.id, None, {"messages": again, "uncertain": uncertain})
    return again


def _step(
    db: Connection, world: World, officer: Officer, number: int, deed: str, was: tuple[str, ...], do: Any
) -> None:
    one = of_officer(db, world, officer, number)
    _must_be(one, was)
    if not do(db, one.id, world.now):
        raise Refused(N_("Another officer was quicker. Please look at it again."))
    now = store.broadcast(db, one.id)
    after = {"status": now.status if now else ""}
    _note(db, world, officer, f"broadcast_{deed}", one.id, {"status": one.status}, after)


STANDING = {
    "draft": N_("a draft"), "submitted": N_("waiting for approval"), "approved": N_("approved"), "paused": N_("paused"),
    "cancelled": N_("cancelled"), "finished": N_("finished"),
}  # fmt: skip


def _must_be(one: Broadcast, states: tuple[str, ...]) -> None:
    if one.status not in states:
        raise Refused(N_("Broadcast {number} is {state}: that cannot be done now."), number=str(one.id),
                      state=Word(STANDING[one.status]))  # fmt: skip


class Word:
    """A message id that is said in whatever language the sentence around it has."""

    def __init__(self, text: str) -> None:
        self.text = text

    def name_in(self, language: str) -> str:
        """The word for this reader."""
        return say(language, self.text)


def _note(db: Connection, world: World, officer: Officer, deed: str, number: int, before: Any, after: Any) -> None:
    audit.note(
        db, officer.person_id, deed, f"broadcast:{number}", world.now, before=before, after=after,
        why_not=N_("a broadcast is paused, changed or cancelled instead"),
    )  # fmt: skip
