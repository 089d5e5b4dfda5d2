"""The office's part in schemes: its word that one holds today, and who is interested in which."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, say
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, Question, choice, words_of
from handlers.step import Step
from storage import audit, schemes
from storage.schemes import Interest, Scheme
from storage.staff import Officer

RIGHT = Option("open", N_("It is right"), also=("sahi hai", "सही है", "बरोबर आहे"))
OVER = Option("ended", N_("It is over"), also=("band ho gayi", "बंद हो गई", "बंद झाली"))
LEAVE = Option("leave", N_("Leave it so"))
FREE = Option("free", N_("Yes, free"), also=("free hai", "मुफ्त", "मोफत"))
NOT_FREE = Option("costs", N_("No or not known"))
KEPT = ("status", "as_of", "free", "signed_source", "signed_by", "signed_at")


@for_officers
def sign(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """What stands of a scheme is read back; the officer says whether it holds today, and who says so."""
    one = schemes.scheme(c.db, int(c.subject))
    if one is None or not is_of(c, one, mine):
        return c.say(N_("That scheme is another state's."))
    asks = choice("word", N_("{name}\n{facts}\nDoes it hold today?"), (RIGHT, OVER, LEAVE),
                  shorter=N_("Does it hold today?"))  # fmt: skip
    word = c.ask(asks, name=one.name_in(c.language), facts=facts_of(one, c.language))
    if word == "leave":
        return c.say(N_("All right, it stays as it is."))
    source = str(
        c.ask(
            Question("source", N_("Who says so? Letter and date, or the official page."), takes="text", read=words_of)
        )
    )
    free: bool | None = None
    if word == "open":
        asks_free = choice("free", N_("Does applying cost nothing? Then fee demands for it are answered as not ours."),
                           (FREE, NOT_FREE))  # fmt: skip
        free = True if c.ask(asks_free) == "free" else None
    before = {name: jsonable(getattr(one, name)) for name in KEPT}
    schemes.sign_off(c.db, one.id, c.world.now, officer_id=officer.id, source=source[:200], as_of=c.world.today.isoformat(),
                     free=free, status=str(word))  # fmt: skip
    after = {"status": word, "source": source, "free": free}
    note(c, "sign_scheme", f"scheme:{one.id}", before=before, after=after, reverse="unsign_scheme")
    return c.say(N_("Noted with your name and today's date. Whoever asks hears it from now on."))


def jsonable(value: Any) -> Any:
    """A kept value as plain JSON."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def is_of(c: Conversation, one: Scheme, mine: list[int]) -> bool:
    """Does a scheme concern an office of these districts: its state's, or the whole country's?"""
    return one.state is None or one.state in {c.world.state_of(code) for code in mine}


def facts_of(one: Scheme, language: str) -> str:
    """All that is written of a scheme, for officers, with where it comes from."""
    texts = (one.who, one.benefit, one.apply)
    said = [" ".join((text.get(language) or text.get("hi") or text.get("en") or "").split()) for text in texts]
    source = say(language, N_("source: {source}, {as_of}"), source=one.signed_source or one.source, as_of=one.as_of)
    return "\n".join([part[:200] for part in said if part] + [source[:200]])


def _unsign(step: Step, deed: Any) -> bool:
    return schemes.restore(step.db, audit.number_of(deed), step.world.now, dict(deed.before or {}))


@for_officers
def interested(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Who is interested in which scheme, the longest first; each is ticked off when spoken to."""
    waiting = schemes.waiting(c.db, mine)
    if not waiting:
        return c.say(N_("Nobody waits because of a scheme."))
    options = [Option(str(one.id), N_("{who}: {scheme}"), _words(c, one)) for one in waiting]
    which = next(
        one
        for one in waiting
        if str(one.id) == c.ask(choice("which", N_("Who is interested, the longest first:"), options))
    )
    deeds = (Option("done", N_("Spoken to")), Option("later", N_("Later")))
    phone = which.phone or say(c.language, N_("no number known"))
    asks = choice("deed", N_("{who}, {phone}\n{scheme}"), deeds)
    if c.ask(asks, phone=phone, **_words(c, which)) == "later":
        return c.say(N_("All right, it stays on the list."))
    if not schemes.settle(c.db, which.id, officer.id, c.world.now):
        return c.say(N_("Another officer has done that already."))
    note(
        c,
        "scheme_told",
        f"interest:{which.id}",
        before={"settled": False},
        after={"settled": True},
        reverse="scheme_untold",
    )
    return c.say(N_("Noted, thank you."))


def _words(c: Conversation, one: Interest) -> dict[str, str]:
    found = schemes.scheme(c.db, one.scheme_id)
    return {"who": one.who or say(c.language, N_("Somebody")), "scheme": found.name_in(c.language) if found else "?"}


def _untold(step: Step, deed: Any) -> bool:
    return schemes.unsettle(step.db, audit.number_of(deed))


CONVERSATIONS = {"scheme_sign": sign, "scheme_interest": interested}
REVERSES = {"unsign_scheme": by_officers(_unsign), "scheme_untold": by_officers(_untold)}
