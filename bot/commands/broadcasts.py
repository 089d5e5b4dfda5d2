"""Broadcasts: whom, when, the plan, two officers' yes, pausing, results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.acting import By, do, officer_named
from bot.commands.broadcast_plans import plan_json, print_plan
from bot.commands.command import AsJson, Failed, Misuse, show
from bot.settings import load
from handlers.language import COMPLETE, render
from handlers.messages import labels
from handlers.notice import audiences, broadcast_words, broadcasts, plans, reports, schedules
from handlers.notice.plans import Plan
from handlers.notice.schedules import Schedule
from handlers.outbound.twins import BadWords, shown, twin_for
from handlers.step import begin_for
from handlers.world import World
from storage import broadcast_runs, notices, offices, reach, results
from storage import broadcasts as store
from storage.broadcasts import Broadcast

app = typer.Typer()
broadcast_app = typer.Typer(no_args_is_help=True, help="Notices on their way to an audience.")
app.add_typer(broadcast_app, name="broadcast")

Id = Annotated[int, typer.Argument(help="The broadcast's number.")]
At = Annotated[str, typer.Option("--at", help="Days and hours: 2026-12-01T10:00[,…]; now when not given.")]
Every = Annotated[str, typer.Option("--every", help="weekly or monthly, from --at on.")]
Until = Annotated[str, typer.Option("--until", help="Last day of a weekly or monthly one.")]
Missed = Annotated[str, typer.Option("--missed", help="If its time is missed: skip, late or ask.")]
Fallback = Annotated[str, typer.Option("--fallback", help="Without a text in their language: other, or skip.")]
Urgent = Annotated[
    str, typer.Option("--urgent", help="Why it may not wait for the morning or the day's limit; recorded.")
]


def _one(db: Any, number: int) -> Broadcast:
    found = store.broadcast(db, number)
    if found is None:
        raise Failed(f"there is no broadcast {number}")
    return found


# ── before ────────────────────────────────────────────────────────────────────────────────────────────────────────


@broadcast_app.command(name="create")
def create(
    notice: Annotated[int, typer.Option(help="The notice's number in `haat notice list`.")],
    audience: Annotated[str, typer.Option(help="For whom: 'district=425 and role=seller and not lang=en'.")],
    by: By, at: At = "", every: Every = "", until: Until = "", missed: Missed = "skip", fallback: Fallback = "other",
    urgent: Urgent = "",
) -> None:  # fmt: skip
    """Make a draft: which notice, for whom, when."""

    def deed(db: Any, world: World) -> int:
        days = [one for one in at.split(",") if one.strip()]
        schedule = schedules.read(days, every, world.now, world.zone, until=until)
        return broadcasts.create(db, world, officer_named(db, by), notice, audience, schedule, missed=missed,
                                 fallback=fallback, urgent=urgent)  # fmt: skip

    made = do(deed)
    print(f"broadcast {made} is a draft: see `haat broadcast plan {made}`, then `haat broadcast submit {made} --by …`")


@broadcast_app.command(name="list")
def list_(as_json: AsJson = False) -> None:
    """Print the broadcasts, the newest first."""

    def deed(db: Any, world: World) -> list[dict[str, Any]]:
        return [
            {"id": one.id, "notice": one.notice_id, "audience": one.audience, "status": one.status,
             "schedule": one.schedule["kind"], "next": _at(one.next_at, world), "approved_for": one.planned,
             "sent": reports.result(db, one).sent}
            for one in store.listed(db)
        ]  # fmt: skip

    show(do(deed), as_json)


@broadcast_app.command(name="plan")
def plan(
    number: Id, as_json: AsJson = False,
    rows: Annotated[bool, typer.Option("--rows", help="Person by person, for the first 500.")] = False,
) -> None:  # fmt: skip
    """What the next run would do: how each person is reached, what it costs, what is in the way; nothing is written."""

    def deed(db: Any, world: World) -> tuple[Broadcast, Plan, list[dict[str, Any]], str]:
        one = _one(db, number)
        found = broadcasts.plan(db, world, one)
        listed = []
        if rows:
            aim = plans.aim(db, world, one, broadcast_words.languages_of(db, one), found.at)
            listed = [row._asdict() for row in reach.listed(db, aim)]
        return one, found, listed, audiences.described(world, one.audience, "en")

    one, found, listed, who = do(deed)
    if as_json:
        print(json.dumps(plan_json(one, found, listed), ensure_ascii=False, default=str))
        return
    print_plan(one, found, who)
    if rows:
        show(listed, as_json=False)


@broadcast_app.command(name="test")
def test(number: Id, by: By) -> None:
    """Send it to one officer's own phone in each language, with its file and buttons, before anybody else gets it."""

    def deed(db: Any, here: World) -> bool:
        officer = officer_named(db, by)
        one = broadcasts.of_officer(db, here, officer, number)
        return begin_for(
            db, here, officer.person_id, "broadcast_test", str(one.id), purpose="office", once=here.now.isoformat()
        )

    if not do(deed):
        raise Failed(f"{by} has never written to Haat: no phone to send it to")
    print(f"broadcast {number} goes to {by} now, while `haat serve` runs")


@broadcast_app.command(name="preview")
def preview(number: Id) -> None:
    """The text in each language, in the shape of each channel, and the template that stands for it."""

    def deed(db: Any, world: World) -> list[str]:
        one = _one(db, number)
        notice = notices.notice(db, one.notice_id)
        if notice is None:
            raise Failed(f"there is no notice {one.notice_id}")
        lines = []
        for language in notice.languages:
            for name, parts in broadcasts.preview(db, world, one, language).items():
                lines.append(f"── {language}, {name} ({len(parts)} message{'s' * (len(parts) != 1)})")
                lines += [f"{part.text} {labels(part.buttons)}".rstrip() for part in parts]
            twin = twin_for(one.purpose, one.audience)
            office = offices.office(db, one.district_lgd)
            day = render(world.today, language)
            try:
                words = twin.filled(language, "show.1", office=office.name_in(language) if office else "–",
                                    title=notice.title_in(language), day=day)  # fmt: skip
                lines += [
                    f"── {language}, whatsapp template {twin.called(language)}",
                    shown(twin.body(language), words),
                ]
            except BadWords as bad:
                lines.append(f"── {language}, whatsapp template: {bad}")
        return lines

    print("\n".join(do(deed)))


# ── two people, and the way out ───────────────────────────────────────────────────────────────────────────────────


@broadcast_app.command(name="submit")
def submit(number: Id, by: By) -> None:
    """Hand a draft in for another officer's yes."""
    found = do(lambda db, world: broadcasts.submit(db, world, officer_named(db, by), number))
    print(f"broadcast {number} waits for approval: {found.sent} of {found.people} people would get it")


@broadcast_app.command(name="approve")
def approve(
    number: Id, by: By,
    waive: Annotated[str, typer.Option(help="Why the author approves it alone, where no other officer could; recorded.")] = "",
) -> None:  # fmt: skip
    """Say yes to what another officer handed in; from then on nothing of it changes."""
    first = do(lambda db, world: broadcasts.approve(db, world, officer_named(db, by), number, waive=waive))
    print(f"broadcast {number} is approved; first run {first.astimezone(load().zone):%d %b %Y %H:%M}")


@broadcast_app.command(name="amend")
def amend(
    number: Id, by: By, notice: Annotated[int | None, typer.Option(help="Another notice.")] = None,
    audience: Annotated[str, typer.Option(help="Another audience.")] = "", at: At = "", every: Every = "",
    until: Until = "", missed: Annotated[str, typer.Option(help="skip, late or ask.")] = "",
    fallback: Annotated[str, typer.Option(help="other or skip.")] = "",
    urgent: Annotated[str | None, typer.Option(help="Another reason, or empty.")] = None,
) -> None:  # fmt: skip
    """Change it: it is a draft again, what waited is taken back, and it must be approved again."""

    def deed(db: Any, world: World) -> int:
        days = [one for one in at.split(",") if one.strip()]
        schedule: Schedule | None = None
        if days or every:
            schedule = schedules.read(days, every, world.now, world.zone, until=until)
        return broadcasts.amend(db, world, officer_named(db, by), number, notice_id=notice, text=audience, schedule=schedule,
                                missed=missed, fallback=fallback, urgent=urgent)  # fmt: skip

    taken = do(deed)
    print(f"broadcast {number} is a draft again; {taken} waiting messages were taken back")


@broadcast_app.command(name="pause")
def pause(number: Id, by: By) -> None:
    """Stop it within two seconds; what waits stays."""
    do(lambda db, world: broadcasts.pause(db, world, officer_named(db, by), number))
    print(f"broadcast {number} is paused")


@broadcast_app.command(name="resume")
def resume(number: Id, by: By) -> None:
    """Go on where it stopped."""
    do(lambda db, world: broadcasts.resume(db, world, officer_named(db, by), number))
    print(f"broadcast {number} goes on")


@broadcast_app.command(name="cancel")
def cancel(number: Id, by: By) -> None:
    """End it; what was sent stays sent."""
    do(lambda db, world: broadcasts.cancel(db, world, officer_named(db, by), number))
    print(f"broadcast {number} is cancelled")


# ── after ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@broadcast_app.command(name="result")
def result(
    number: Id, as_json: AsJson = False,
    missed_only: Annotated[bool, typer.Option("--not-reached", help="Only who was not reached, person by person.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Everybody into a file: csv, xlsx or json by its ending.")] = None,
) -> None:  # fmt: skip
    """What came of it: sent, arrived, read, not sent and why, with the next step; person by person with --out."""
    if out is not None and out.suffix not in (".csv", ".xlsx", ".json"):
        raise Misuse("--out ends in .csv, .xlsx or .json")

    def deed(db: Any, world: World) -> tuple[reports.Result, list[str], int, list[dict[str, Any]]]:
        one = _one(db, number)
        rows = _recipients(db, one, world, missed_only) if out is not None or missed_only else []
        return (
            reports.result(db, one), reports.result_lines(db, world, one, "en"), reports.came_by(db, world, one), rows
        )  # fmt: skip

    found, lines, came, rows = do(deed)
    if out is not None:
        from bot.files.exporting import write_rows

        print(f"{write_rows(rows, RECIPIENT, out)} rows in {out}")
        return
    if as_json:
        shown_rows = {"not_reached": rows} if missed_only else {}
        print(json.dumps({"states": found.states, "reasons": found.reasons, "sent": found.sent, "arrived": found.arrived,
                          "came_by_link": came, **shown_rows}, default=str, ensure_ascii=False))  # fmt: skip
        return
    print("\n".join(lines))
    if came:
        print(f"{came} people came by the forwarded link")
    if missed_only:
        show(rows, as_json=False)


RECIPIENT = ("run", "person", "name", "language", "channel", "state", "reason", "next_step", "sent_at", "news_at")


def _recipients(db: Any, one: Broadcast, world: World, missed_only: bool) -> list[dict[str, Any]]:
    listed = []
    for run in broadcast_runs.runs_of(db, one.id):
        for row in results.not_reached(db, run) if missed_only else results.rows(db, run):
            why = reports.reason(row.reason or row.state) if row.state in ("failed", "skipped", "unknown") else None
            if row.state == "unknown":
                why = reports.reason("unknown")
            listed.append({
                "run": _at(run.due_at, world), "person": row.person_id, "name": row.name, "language": row.language,
                "channel": row.channel, "state": row.state, "reason": why.words if why else "",
                "next_step": why.next_step if why else "", "sent_at": _at(row.sent_at, world),
                "news_at": _at(row.status_at, world),
            })  # fmt: skip
    return listed


def _at(moment: Any, world: World) -> str:
    return moment.astimezone(world.zone).strftime("%Y-%m-%d %H:%M") if moment else ""


@broadcast_app.command(name="retry")
def retry(
    number: Id, by: By,
    uncertain: Annotated[bool, typer.Option("--uncertain", help="Also where nobody knows whether it arrived.")] = False,
    other_channel: Annotated[bool, typer.Option("--other-channel", help="At another address of who was not reached.")] = False,
) -> None:  # fmt: skip
    """Try once more what may be tried again; nobody who has it gets it twice."""

    def deed(db: Any, world: World) -> int:
        return broadcasts.retry(
            db, world, officer_named(db, by), number, uncertain=uncertain, other_channel=other_channel
        )

    again = do(deed)
    print(f"{again} messages of broadcast {number} are tried again")


@broadcast_app.command(name="paste")
def paste(number: Id, lang: Annotated[str, typer.Option(help="In which language.")] = "hi") -> None:
    """The text to forward into a group or a Status, with a link whose users are counted."""
    if lang not in COMPLETE:
        raise Misuse(f"--lang is one of {', '.join(COMPLETE)}")
    print(do(lambda db, world: reports.paste_text(db, world, _one(db, number), lang)))


@broadcast_app.command(name="history")
def history(number: Id, as_json: AsJson = False) -> None:
    """Every deed on it, with who did it and when."""

    def deed(db: Any, world: World) -> list[dict[str, Any]]:
        _one(db, number)
        return [{"at": _at(row.at, world), "deed": row.deed.removeprefix("broadcast_"), "by": row.name or "Haat",
                 "after": json.dumps(row.after, ensure_ascii=False)} for row in store.history(db, number)]  # fmt: skip

    show(do(deed), as_json)
