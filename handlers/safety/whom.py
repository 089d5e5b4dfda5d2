"""Whom somebody reports, where it is said without a button: of those they were introduced to."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import buyers
from handlers.folding import keys_of
from handlers.language import N_, say
from handlers.questions import Option, choice, is_label
from handlers.safety.reporting import CARDS, REPORT, other_name, put
from handlers.step import Step
from storage import enquiries as store
from storage import safety

SOMEBODY_ELSE = Option("else", N_("Somebody else"))


def report_whom(c: Conversation) -> None:
    """Somebody writes "report", or what was done to them: of those they were introduced to, whom is it about?"""
    found, said = safety.met(c.db, c.person.id), str(c.opening.get("words") or "")
    if not found:
        return c.say(N_("You were introduced to nobody yet. Is it about something else? Write 'person'."))
    options = [Option(str(met.id), "{name}", {"name": other_name(c, met, c.person.id == met.seller)}) for met in found]
    if said:
        options.append(SOMEBODY_ELSE)
    whom = options[0].value if len(options) == 1 else c.ask(choice("whom", N_("Whom is it about?"), options))
    if whom == SOMEBODY_ELSE.value:
        c.then("complain", words=said)
    c.then("report", whom, words=said)
    return None


def named(step: Step, text: str) -> bool:
    """Do these words ask to report somebody?"""
    return is_label(text, REPORT.label_in(step.language), *REPORT.also) and bool(
        safety.met(step.db, step.person.id, at_most=1)
    )


def is_named(step: Step, met: Any, text: str) -> bool:
    """Do words call the other side of an introduction by the first word of their name?"""
    sells = step.person.id == met.seller
    name = (store.buyer_name(step.db, met.enquiry_id) if sells else met.seller_name) or ""
    first = next(iter(keys_of(name)), "")
    return len(first) > 1 and first in keys_of(text)


def tell_what_is_known(step: Step, met: Any) -> None:
    """Whether somebody is to be trusted: what Haat itself has seen of them, what to be careful of, and the button to report."""
    sells = step.person.id == met.seller
    other = met.buyer if sells else met.seller
    name = (store.buyer_name(step.db, met.enquiry_id) if sells else met.seller_name) or say(
        step.language, N_("the other side")
    )
    checked = safety.is_checked(step.db, other, step.world.now)
    known = N_("checked by the office ✓") if checked else N_("not checked by the office yet")
    record = buyers.record(step.db, step.world, other, step.language) if sells else say(step.language, known)
    careful = say(step.language, CARDS["receiving" if sells else "paying"])
    put(step, met.id, f"{name}: {record}\n{careful}")


CONVERSATIONS = {"report_whom": report_whom}
