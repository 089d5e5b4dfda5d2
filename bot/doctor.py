"""What is missing before Haat can serve, each with the next command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.settings import Settings
from bot.voice import speech
from bot.voice.voices import VoiceShelf, shipped
from handlers.language import COMPLETE, languages
from handlers.matching.places import Places
from handlers.voice.voices import PROMPTS, SPOKEN_IN
from storage import inbox, offices, schema, staff
from storage.database import SQLITE_VERSION, Store, StoreAway
from storage.offices import Office
from storage.staff import Officer

WAL_BUG_FIXED = (3, 51, 3)
MANY = 100
"""So many messages do not wait where somebody works."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `bad` fails the doctor, a warning is only said."""

    what: str
    state: str
    """ok | warning | bad"""
    next_step: str = ""


def examine(settings: Settings, store: Store) -> list[Finding]:
    """Everything that can be looked at without the network."""
    return [*_store(store), *_channels(settings), *_speech(settings), *_rest(settings)]


def _store(store: Store) -> list[Finding]:
    try:
        has = schema.current(store)
    except StoreAway as away:
        return [Finding(f"store: {str(away).splitlines()[0]}", "bad", "check HAAT_DATABASE_URL")]
    if has != schema.newest():
        return [Finding(f"store: schema {has or 'empty'}, needs {schema.newest()}", "bad", "haat db upgrade")]
    found = [Finding(f"store: {store.url.render_as_string(hide_password=True)}", "ok")]
    if store.is_sqlite and SQLITE_VERSION < WAL_BUG_FIXED:
        found.append(
            Finding(
                f"SQLite {'.'.join(map(str, SQLITE_VERSION))} has the WAL-reset bug: only the server may checkpoint",
                "warning",
            )
        )
    with store.read() as db:
        cards = offices.all_offices(db)
        named = staff.officers_anywhere(db)
        parked, waiting = inbox.parked_count(db), inbox.waiting(db)
    return [*found, *_received(parked, waiting), *_cards(cards), *_officers(cards, named)]


def _received(parked: int, waiting: int) -> Iterator[Finding]:
    if parked:
        yield Finding(f"{parked} received messages were put aside after three tries", "warning",
                      "haat inbox list, then haat inbox retry ID")  # fmt: skip
    if waiting > MANY:
        yield Finding(f"{waiting} received messages wait to be worked", "warning", "is haat serve running?")


def _cards(cards: Sequence[Office]) -> Iterator[Finding]:
    if not cards:
        yield Finding("no office card: people must know whom Haat speaks for", "bad",
                      "haat office set --district LGD --name … --address … --landline … --hours …")  # fmt: skip
    else:
        yield Finding(f"office cards: {len(cards)}", "ok")
    for card in cards:
        if unsaid := [language for language in COMPLETE if language not in card.name]:
            yield Finding(f"office card of district {card.district_lgd}: not in {', '.join(unsaid)}", "warning",
                          f"haat office set --district {card.district_lgd} --lang {unsaid[0]} …")  # fmt: skip


def _officers(cards: Sequence[Office], named: Sequence[Officer]) -> Iterator[Finding]:
    if not named:
        yield Finding("no officer: nobody hears those who ask for a human", "warning",
                      "haat officer add --name … --telegram ID --district LGD")  # fmt: skip
        return
    for card in cards:
        if not any(_looks_after(one, card.district_lgd) for one in named):
            yield Finding(f"no officer for district {card.district_lgd}: nobody hears those who ask for a human there",
                          "warning", f"haat officer add --name … --telegram ID --district {card.district_lgd}")  # fmt: skip
    yield Finding(f"officers: {len(named)}", "ok")


def _looks_after(officer: Officer, district_lgd: int) -> bool:
    if officer.district_lgd is not None:
        return officer.district_lgd == district_lgd
    here = Places.shipped().districts.get(district_lgd)
    return here is not None and here.state == officer.state


def _channels(settings: Settings) -> list[Finding]:
    found = []
    if not settings.has_telegram and not settings.has_whatsapp:
        found.append(
            Finding("no channel: nobody can write to Haat", "bad", "set TELEGRAM_BOT_TOKEN or the TWILIO_ settings")
        )
    if settings.has_telegram:
        found.append(Finding("Telegram: token is set", "ok"))
        if not settings.public_url:
            found.append(
                Finding("HAAT_PUBLIC_URL is not set: Telegram's messages must be fetched", "warning",
                        "set it, or run haat serve --polling")
            )  # fmt: skip
        elif not settings.telegram_webhook_secret.get_secret_value():
            found.append(
                Finding("TELEGRAM_WEBHOOK_SECRET is not set: webhooks stay closed", "bad",
                        "set it, or run haat serve --polling")
            )  # fmt: skip
    else:
        found.append(Finding("TELEGRAM_BOT_TOKEN is not set: Telegram stays closed", "warning"))
    if settings.has_whatsapp:
        found.append(Finding("WhatsApp: account and sender are set", "ok"))
        if not settings.public_url.startswith("https://") and not settings.all_loopback:
            found.append(
                Finding("HAAT_PUBLIC_URL must be https for WhatsApp's signatures", "bad", "set HAAT_PUBLIC_URL")
            )
    else:
        found.append(
            Finding(
                "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN or TWILIO_WHATSAPP_FROM is not set: WhatsApp stays closed",
                "warning",
            )
        )
    if (settings.has_telegram or settings.has_whatsapp) and not settings.secret_key.get_secret_value():
        found.append(
            Finding("HAAT_SECRET_KEY is not set: addresses of photos could be guessed", "bad", "set HAAT_SECRET_KEY")
        )
    return found


def _speech(settings: Settings) -> list[Finding]:
    """Is there a recording of each prompt, and where a speech service is set up, can recordings be made ready for it?"""
    shelf = VoiceShelf(settings.folder / "voice")
    lacking = {tongue: sum(shelf.find(tongue, one.name) is None for one in PROMPTS) for tongue in SPOKEN_IN}
    found = [
        Finding(f"recordings lacking in {tongue}: {many} of {len(PROMPTS)}", "warning", "haat i18n voice-script")
        for tongue, many in lacking.items()
        if many
    ]
    if not any(lacking.values()):
        found.append(Finding(f"recordings: {', '.join(SPOKEN_IN)}, {len(PROMPTS)} prompts each", "ok"))
    if not settings.has_bhashini:
        return found
    sample = next((one for one in sorted(shipped(SPOKEN_IN[0]).glob("*.ogg"))), None)
    try:
        ready = sample is not None and bool(speech.pieces(sample.read_bytes(), 28.0))
    except speech.NoSpeech as trouble:
        return [*found, Finding(f"speech service: {trouble}", "bad", 'pip install "haat[speech]"')]
    told = "speech service: recordings can be made ready for it; whether the account works is seen at the first note"
    return [*found, Finding(told, "ok" if ready else "warning", "" if ready else "haat i18n voice-script")]


def _rest(settings: Settings) -> list[Finding]:
    found = []
    missing = set(COMPLETE) - set(languages())
    if missing:
        found.append(Finding(f"catalogues not compiled: {', '.join(sorted(missing))}", "bad", "make locales"))
    else:
        found.append(Finding(f"languages: {', '.join(languages())}", "ok"))
    if settings.clock_file and not settings.all_loopback:
        found.append(Finding("HAAT_CLOCK_FILE is ignored: a provider is real", "warning"))
    return found
