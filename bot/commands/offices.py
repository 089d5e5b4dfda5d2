"""Whom Haat speaks for and through what: office cards, officers, senders, start links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

import typer

from bot.commands.command import (
    AsJson,
    District,
    Failed,
    Misuse,
    State,
    known_district,
    known_language,
    known_state,
    now,
    show,
    with_store,
)
from bot.settings import load
from storage import audit, handing_over, links, offices, people, senders, staff
from storage.offices import Office

app = typer.Typer()
office_app = typer.Typer(no_args_is_help=True, help="The office card: whom Haat speaks for.")
officer_app = typer.Typer(no_args_is_help=True, help="Officers and their rights.")
sender_app = typer.Typer(no_args_is_help=True, help="Telegram bots and WhatsApp numbers.")
link_app = typer.Typer(no_args_is_help=True, help="Start links for posters.")
app.add_typer(office_app, name="office")
app.add_typer(officer_app, name="officer")
app.add_typer(sender_app, name="sender")
app.add_typer(link_app, name="link")


@office_app.command(name="set")
def office_set(
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    name: Annotated[str, typer.Option(help="The office's name; with --lang one language's.")],
    address: Annotated[str, typer.Option(help="Its address.")],
    landline: Annotated[str, typer.Option(help="A number that anyone can ring.")],
    hours: Annotated[str, typer.Option(help="When it answers.")],
    lang: Annotated[str, typer.Option(help="The language of these texts.")] = "en",
) -> None:
    """Write a district's office card; run again per language."""
    known_district(district)
    known_language(lang)
    if not all(part.strip() for part in (name, address, hours)):
        raise Misuse("--name, --address and --hours want some words")
    if not re.fullmatch(r"\+?[0-9][0-9 ()/-]{4,18}", landline):
        raise Misuse("--landline wants a number that anyone can ring, for example 07582-000000")

    def deed(db: Any) -> None:
        has = next((one for one in offices.all_offices(db) if one.district_lgd == district), None)
        texts = [dict(part) for part in ((has.name, has.address, has.hours) if has else ({}, {}, {}))]
        for part, text in zip(texts, (name, address, hours), strict=True):
            part[lang] = text
        offices.set_office(db, Office(district, texts[0], texts[1], landline, texts[2]), now())

    with_store(deed)
    print(f"office card of district {district} written ({lang})")


@office_app.command(name="show")
def office_show(as_json: AsJson = False) -> None:
    """Print the office cards."""
    cards = with_store(offices.all_offices)
    show(
        [
            {
                "district": one.district_lgd,
                "name": one.name if as_json else _by_language(one.name),
                "address": one.address if as_json else _by_language(one.address),
                "landline": one.landline,
                "hours": one.hours if as_json else _by_language(one.hours),
            }
            for one in cards
        ],
        as_json,
    )


def _by_language(texts: dict[str, str]) -> str:
    return "\n".join(f"{lang}: {text}" for lang, text in texts.items())


@officer_app.command(name="add")
def officer_add(
    name: Annotated[str, typer.Option(help="The officer's name.")],
    telegram: Annotated[int | None, typer.Option(help="Telegram user id.")] = None,
    whatsapp: Annotated[str | None, typer.Option(help="WhatsApp number, +E164.")] = None,
    terminal: Annotated[str | None, typer.Option(help="Name in `haat talk --as`.")] = None,
    district: District = None,
    state: State = None,
) -> None:
    """Give someone an officer's rights for one district or one state."""
    if sum(one is not None for one in (telegram, whatsapp, terminal)) != 1:
        raise Misuse("name exactly one of --telegram, --whatsapp, --terminal")
    if (district is None) == (state is None):
        raise Misuse("name exactly one of --district, --state")
    if district is not None:
        known_district(district)
    if state is not None:
        state = known_state(state)
    if whatsapp is not None and not re.fullmatch(r"\+[0-9]{8,15}", whatsapp):
        raise Misuse("--whatsapp wants +E164, for example +91…")
    if telegram is not None and telegram <= 0:
        raise Misuse("--telegram wants a user id, a number above zero")
    settings = load()
    channel, external, sender = (
        ("telegram", str(telegram), settings.telegram_bot_token.get_secret_value().partition(":")[0])
        if telegram is not None
        else ("whatsapp", f"whatsapp:{whatsapp}", settings.twilio_whatsapp_from) if whatsapp is not None
        else ("terminal", str(terminal), "terminal")
    )  # fmt: skip

    def deed(db: Any) -> int:
        place = people.address_for(db, channel, sender, [external], now())
        people.change_person(db, place.person_id, name=name, district_lgd=district, heard_office_at=now())
        if staff.officer_of(db, place.person_id) is not None:
            raise Failed(f"{name} is an officer already")
        return staff.add_officer(db, place.person_id, name, district_lgd=district, state=state, now=now())

    print(f"officer {with_store(deed)}: {name}")


@officer_app.command(name="list")
def officer_list(as_json: AsJson = False) -> None:
    """Print the officers."""
    rows = with_store(staff.all_officers)
    show([{"id": one.id, "name": one.name, "channel": one.channel, "address": one.external_id,
           "district": one.district_lgd, "state": one.state, "head": one.is_head, "disabled": one.disabled_at} for one in rows],
         as_json)  # fmt: skip


Number = Annotated[int, typer.Argument(help="The officer's number in `haat officer list`.")]


def _change(officer: int, change: Callable[[Any], bool], deed: str, before: dict[str, bool], back: str) -> bool:
    """Change an officer's rights and note it; False where there was nothing to change. `back` tells the way back."""

    def both(db: Any) -> bool:
        done = change(db)
        if done:
            after = {what: not was for what, was in before.items()}
            audit.note(db, None, deed, f"officer:{officer}", now(), before=before, after=after, why_not=back)
        return done

    return with_store(both)


@officer_app.command(name="disable")
def officer_disable(officer: Number) -> None:
    """Take an officer's rights away; it acts at once."""
    back = "`haat officer enable` takes it back"
    if not _change(officer, lambda db: staff.pause(db, officer, now()), "pause_officer", {"paused": False}, back):
        raise Failed(f"there is no officer {officer} with rights")
    print(f"officer {officer} has no rights any more")


@officer_app.command(name="enable")
def officer_enable(officer: Number) -> None:
    """Let an officer back whose rights were taken away or paused."""
    back = "`haat officer disable` takes it back"
    if not _change(officer, lambda db: staff.let_back(db, officer), "let_back_officer", {"paused": True}, back):
        raise Failed(f"there is no officer {officer} to let back, or the work was handed over")
    print(f"officer {officer} has rights again")


@officer_app.command(name="head")
def officer_head(officer: Number, no: Annotated[bool, typer.Option("--no", help="No head any more.")] = False) -> None:
    """Say that an officer heads the office: may add officers with a code, pause them and let them back, in the chat."""
    back = "the command line says otherwise again"
    if not _change(officer, lambda db: staff.set_head(db, officer, not no), "set_head", {"is_head": no}, back):
        raise Failed(f"there is no officer {officer} with rights")
    print(f"officer {officer} heads the office" if not no else f"officer {officer} is no head any more")


@officer_app.command(name="invite")
def officer_invite(
    head: Annotated[int, typer.Option(help="The number of the head of the office, in `haat officer list`.")],
    name: Annotated[str, typer.Option(help="The new officer's name.")],
) -> None:
    """Make a code by which somebody becomes an officer of a head's office; it works once, for three days."""
    from bot.tokens import new_token
    from handlers.office.office_staff import LIVES
    from handlers.person import joining

    named = " ".join(name.split())
    if not 2 <= len(named) <= 60:
        raise Misuse("--name wants a name of 2 to 60 letters")

    def deed(db: Any) -> str:
        one = staff.officer(db, head)
        if one is None or not one.is_head:
            raise Failed(f"officer {head} heads no office; `haat officer head {head}` says so")
        code = joining.new_code(new_token)
        number = staff.invite(db, code, one, named, now(), now() + LIVES)
        if number is None:
            raise Failed("no code could be drawn; try again")
        audit.note(db, None, "invite_officer", f"officer_code:{number}", now(), after={"name": named, "head": head},
                   why_not="unused, it ends after three days")  # fmt: skip
        return f"{named} writes to Haat, within three days: HAAT {joining.as_printed(code)}"

    print(with_store(deed))


@officer_app.command(name="hand-over")
def officer_hand_over(
    leaves: Annotated[int, typer.Argument(help="The number of the officer who leaves, in `haat officer list`.")],
    comes: Annotated[int, typer.Argument(help="The number of the officer who takes the work over.")],
) -> None:
    """Move open talks, drafts, schedules, groups and workshops to a successor and close the old access, in one step."""
    from handlers.subjects import OFFICE_WORK  # every conversation: long to read, and wanted here alone

    try:
        moved = with_store(lambda db: handing_over.hand_over(db, leaves, comes, now(), work=OFFICE_WORK))
    except ValueError as wrong:
        raise Failed(str(wrong)) from wrong
    print(f"officer {leaves} has no rights any more; officer {comes} has "
          + (", ".join(f"{many} {what}" for what, many in moved.items() if many) or "nothing that was open"))  # fmt: skip


@sender_app.command(name="add")
def sender_add(
    channel: Annotated[str, typer.Option(help="telegram or whatsapp.")],
    name: Annotated[str, typer.Option(help="A short name for it.")],
    external: Annotated[str, typer.Option("--id", help="Bot id, or whatsapp:+E164.")],
    district: Annotated[list[int] | None, typer.Option("--district", help="Districts it serves.")] = None,
) -> None:
    """Name a sender and the districts it serves."""
    if channel not in ("telegram", "whatsapp"):
        raise Misuse("--channel is telegram or whatsapp")
    if not re.fullmatch(r"[0-9]+" if channel == "telegram" else r"whatsapp:\+[0-9]{8,15}", external):
        raise Misuse("--id is a bot's id (the digits before the colon of its token), or whatsapp:+E164")
    for one in district or []:
        known_district(one)
    with_store(lambda db: senders.name_sender(db, channel, external, name, district or [], now()))
    print(f"sender {name} written")


@sender_app.command(name="list")
def sender_list(as_json: AsJson = False) -> None:
    """Print the senders."""
    show([dict(row._mapping) for row in with_store(senders.all_senders)], as_json)


@link_app.command(name="person")
def link_person(
    number: Annotated[int, typer.Argument(help="The person's number, as `haat export people` shows it.")],
) -> None:
    """Make a code with which somebody goes on from another phone; it works once, for two days, and ends an older one."""
    from bot.tokens import new_token
    from handlers.person import joining
    from storage import codes

    def deed(db: Any) -> str:
        one = people.find(db, number)
        if one is None or one.erased_at is not None:
            raise Failed(f"there is no person {number}")
        codes.drop(db, number, "link")
        code = joining.new_code(new_token)
        if not codes.add(db, code, "link", number, now(), expires_at=now() + joining.HELPER_LIVES):
            raise Failed("no code could be drawn; try again")
        return f"{one.name or number} writes to Haat, within two days: HAAT {joining.as_printed(code)}"

    print(with_store(deed))


@link_app.command(name="add")
def link_add(
    district: Annotated[int, typer.Option(help="District by its LGD code.")],
    lang: Annotated[str, typer.Option(help="Language in which Haat begins.")] = "hi",
    role: Annotated[str, typer.Option(help="seller, buyer, or empty.")] = "seller",
    token: Annotated[str, typer.Option(help="A short word; made up when empty.")] = "",
    note: Annotated[str, typer.Option(help="Where it hangs.")] = "",
) -> None:
    """Make a start link for a poster: it carries district, language and role."""
    from bot.tokens import new_token

    known_district(district)
    known_language(lang)
    if role not in ("seller", "buyer", ""):
        raise Misuse("--role is seller, buyer, or empty")
    if token and not re.fullmatch(r"[A-Za-z0-9_-]{3,40}", token):
        raise Misuse("--token has 3 to 40 of A-Z a-z 0-9 _ -")
    chosen = token or new_token()

    def deed(db: Any) -> bool:
        # A token is found whatever its case, since people type it.
        return links.link(db, chosen, now()) is None and links.add_link(
            db, chosen, now(), district_lgd=district, language=lang, role=role or None, note=note
        )

    if not with_store(deed):
        raise Failed(f"a link {chosen} is there already")
    number = load().twilio_whatsapp_from.removeprefix("whatsapp:+")
    print(f"Telegram: https://t.me/YOUR_BOT?start={chosen}")
    print(f"WhatsApp: https://wa.me/{number or 'YOUR_NUMBER'}?text=HAAT%20{chosen}")
