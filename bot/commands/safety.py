"""Safety: reports and what an officer decides of them, how far trades got, and whether a trade record is real."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from bot.commands.acting import world
from bot.commands.command import AsJson, District, Failed, Misuse, now, show, with_store
from handlers.office.rights import districts_of
from handlers.safety import verdicts
from handlers.trade import after, records
from storage import audit, reports, safety, staff, trade

app = typer.Typer()
reports_app = typer.Typer(no_args_is_help=True, help="Reports of people about whom they were introduced to.")
deal_app = typer.Typer(no_args_is_help=True, help="How far trades got.")
record_app = typer.Typer(no_args_is_help=True, help="Makers' trade records.")
app.add_typer(reports_app, name="reports")
app.add_typer(deal_app, name="deal")
app.add_typer(record_app, name="record")

Number = Annotated[int, typer.Argument(help="The report's number in `haat reports list`.")]
By = Annotated[int, typer.Option("--by", help="The deciding officer's number in `haat officer list`.")]


@reports_app.command(name="list")
def listed(
    district: District = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those decided or taken back.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the reports that count, the newest first, with both sides' records."""
    here = world()
    statuses = ("open", "upheld", "dismissed", "made_up", "withdrawn") if everything else safety.STANDS

    def look(db: Any) -> list[dict[str, Any]]:
        rows = safety.listed(db, [district] if district else None, statuses)
        return [
            {
                "id": one.id, "status": one.status, "kind": one.kind, "about": one.about, "by": one.by, "side": one.side,
                "holds": one.holds, "at": one.at.astimezone(here.zone).isoformat(timespec="minutes"),
                "words": one.words, "appeal": one.appeal, "warned": len(safety.warned(db, one.id)),
            }
            for one in rows
        ]  # fmt: skip

    show(with_store(look), as_json)


@reports_app.command(name="uphold")
def uphold(number: Number, by: By) -> None:
    """The report is true: its subject stays stopped, all who were warned hear it."""
    _decide(number, "uphold", by)
    print("upheld; the warned and both sides are being told")


@reports_app.command(name="dismiss")
def dismiss(
    number: Number,
    by: By,
    made_up: Annotated[
        bool, typer.Option("--made-up", help="The reporter made it up: it counts against them.")
    ] = False,
) -> None:
    """The report does not hold: introductions go on, all who were warned hear it."""
    _decide(number, "made_up" if made_up else "dismiss", by)
    print("dismissed; the warned and both sides are being told")


def _decide(number: int, verdict: str, by: int) -> None:
    def deed(db: Any) -> None:
        one = safety.get(db, number)
        if one is None:
            raise Failed(f"there is no report {number}")
        officer = staff.officer(db, by)
        if officer is None:
            raise Misuse(f"no officer has the number {by} now")
        if one.district_lgd is not None and one.district_lgd not in districts_of(world(), officer):
            raise Failed(f"report {number} is with another office")
        if not verdicts.decide(db, world(), number, verdict, by):
            raise Failed(f"report {number} is {one.status} already")
        status = verdicts.VERDICTS[verdict]
        audit.note(
            db, officer.person_id, "decide_report", f"report:{number}", now(), before={"status": one.status},
            after={"status": status}, reverse="undecide_report",
        )  # fmt: skip

    with_store(deed)


@deal_app.command(name="list")
def deals(as_json: AsJson = False) -> None:
    """Print every introduction with how far the trade got."""

    def look(db: Any) -> list[dict[str, Any]]:
        return [
            {**{name: row[name] for name in ("introduction", "buyer", "seller", "product_words", "deal")},
             "state": after.state_of(db, row["introduction"])}
            for row in reports.deals_listed(db)
        ]  # fmt: skip

    show(with_store(look), as_json)


@deal_app.command(name="set")
def set_state(
    introduction: Annotated[int, typer.Argument(help="The introduction's number in `haat deal list`.")],
    state: Annotated[str, typer.Argument(help="sampling, ordered, shipped, delivered, paid, disputed or lost.")],
    by: By,
) -> None:
    """Note how far a trade got, as the office knows it; it counts as neither side's word."""
    known = [one for one in after.STATES if one not in ("introduced", "quoted")]
    if state not in known:
        raise Misuse(f"no state is called {state}; there are {', '.join(known)}")

    def deed(db: Any) -> bool:
        officer = staff.officer(db, by)
        if officer is None:
            raise Misuse(f"no officer has the number {by} now")
        if not trade.exists(db, introduction):
            raise Failed(f"there is no introduction {introduction}")
        return trade.step(db, introduction, "office", state, "office", officer.person_id, now())

    print("noted" if with_store(deed) else "it was noted before")


@record_app.command(name="verify")
def verify(
    code: Annotated[str, typer.Argument(help="The code on the page, like R-7KQ2MWX4.")], as_json: AsJson = False
) -> None:
    """Say whether a trade record is real, and its figures to compare. Exit 1 for an unknown code."""
    here = world()
    told = with_store(lambda db: (records.verdict(db, here, code, "en"), trade.record(db, code)))
    if told[0] is None or told[1] is None:
        raise Failed(f"no trade record has the code {code}")
    if as_json:
        show([{"code": told[1].code, **told[1].figures}], True)
        return
    print(told[0])
