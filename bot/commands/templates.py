"""WhatsApp templates: every message that Haat may start, in each language, as WhatsApp has it."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import typer

from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_templates import Approval, Refused, Templates, lines, sync
from bot.commands.acting import world
from bot.commands.command import AsJson, Failed, Misuse, now, ready_store, show
from bot.settings import load
from handlers.notice import lost_templates
from handlers.outbound.twins import LANGUAGES, TWINS
from storage import templates
from storage.database import Store

app = typer.Typer()
template_app = typer.Typer(no_args_is_help=True, help="WhatsApp templates: list, hand in, ask after.")
app.add_typer(template_app, name="template")


def _channel() -> WhatsApp:
    settings = load()
    if not (settings.twilio_account_sid and settings.twilio_whatsapp_from):
        raise Failed(
            "WhatsApp is not set up: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_FROM are wanted"
        )
    return WhatsApp(
        settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value(), settings.twilio_whatsapp_from,
        settings.twilio_api_base_url, settings.public_url,
    )  # fmt: skip


@template_app.command(name="list")
def list_(as_json: AsJson = False) -> None:
    """Every template in every language: not made, waiting, approved, refused and why."""
    settings, opened = load(), ready_store(load())
    try:
        with opened.read() as db:
            kept = list(templates.kept(db, settings.twilio_whatsapp_from or None))
    finally:
        opened.close()
    show([{"name": one.name, "lang": one.language, "category": one.category, "status": one.status, "why": one.reason,
           "called": one.called} for one in lines(kept, LANGUAGES)], as_json)  # fmt: skip


@template_app.command(name="show")
def show_(name: Annotated[str, typer.Argument(help="Its name in `haat template list`.")]) -> None:
    """The words of one template in each language, with samples."""
    if name not in TWINS:
        raise Misuse(f"no template is called {name}; there are {', '.join(TWINS)}")
    twin = TWINS[name]
    for language in LANGUAGES:
        print(f"{language} ({twin.category}): {twin.body(language)}  [{twin.label(language)}]")
        print(f"    samples: {', '.join(f'{place}={value}' for place, value in twin.samples(language).items())}")


@template_app.command(name="submit")
def submit(
    name: Annotated[list[str] | None, typer.Argument(help="Which; all that are not handed in yet when none is named.")] = None,
    lang: Annotated[list[str] | None, typer.Option("--lang", help="In which languages; all when not given.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Also what was refused or whose words have changed.")] = False,
) -> None:  # fmt: skip
    """Make templates at Twilio and hand them in to WhatsApp."""
    for one in name or []:
        if one not in TWINS:
            raise Misuse(f"no template is called {one}; there are {', '.join(TWINS)}")
    for code in lang or []:
        if code not in LANGUAGES:
            raise Misuse(f"templates exist in {', '.join(LANGUAGES)}")
    opened = ready_store(load())
    try:
        bad = asyncio.run(_submit(opened, name or list(TWINS), tuple(lang or LANGUAGES), again=again))
    finally:
        opened.close()
    if bad:
        raise Failed(f"{bad} templates were not taken")


async def _submit(store: Store, names: list[str], languages: tuple[str, ...], *, again: bool) -> int:
    channel, bad = _channel(), 0
    await channel.open()
    try:
        with store.read() as db:
            kept = list(templates.kept(db, channel.sender))
        for line in lines(kept, languages):
            waits = line.status == "not made" or (again and ("changed" in line.status or line.status == "rejected"))
            if line.name not in names or not waits:
                continue
            twin = TWINS[line.name]
            try:
                sid, said = await Templates(channel).submit(twin, line.language)
            except Refused as refused:
                print(f"{line.name} in {line.language}: {refused}")
                bad += 1
                continue
            with store.write() as db:
                templates.keep(
                    db, line.name, line.language, channel.sender, now(), content_sid=sid, status=said.status,
                    words=twin.body(line.language), category=said.category or twin.category, reason=said.reason,
                )  # fmt: skip
            print(f"{line.name} in {line.language}: {said.status}")
    finally:
        await channel.close()
    return bad


@template_app.command(name="sync")
def sync_() -> None:
    """Ask WhatsApp after every template that was handed in, and print what has changed."""
    opened = ready_store(load())
    try:
        changed = asyncio.run(_sync(opened))
    except Refused as refused:
        raise Failed(str(refused)) from refused
    finally:
        opened.close()
    print("\n".join(changed) if changed else "nothing has changed")


async def _sync(store: Store) -> list[str]:
    channel, here = _channel(), world()
    await channel.open()

    async def note(sid: str, said: Approval) -> str | None:
        with store.write() as db:
            return lost_templates.note(db, here, sid, said.status, category=said.category, reason=said.reason)

    try:
        with store.read() as db:
            rows: list[Any] = list(templates.kept(db, channel.sender))
        return await sync(Templates(channel), rows, note)
    finally:
        await channel.close()
