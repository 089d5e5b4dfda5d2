"""What each of Twilio's error codes asks of us, and how an officer reads it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.channel import ChannelError, Decision
from handlers.language import N_

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Reaction:
    """What one code asks for; `retry_after` in seconds."""

    decision: Decision
    reason: str
    pauses: str = ""
    retry_after: float = 0
    by_person: bool = False
    tries: int = 0
    """At most so many attempts in all, each waiting twice as long as the one before; 0 = the dispatcher's own limit."""


def _give_up(reason: str) -> Reaction:
    return Reaction(Decision.GIVE_UP, reason)


def _gone(reason: str) -> Reaction:
    return Reaction(Decision.UNREACHABLE, reason)


def _no_template(reason: str) -> Reaction:
    return Reaction(Decision.TEMPLATE_GONE, reason)


def _refused(reason: str) -> Reaction:
    return Reaction(Decision.UNREACHABLE, reason, by_person=True)


def _stop(reason: str) -> Reaction:
    return Reaction(Decision.STOP_SENDER, reason)


def _again(reason: str, *, after: float = 30, tries: int = 3) -> Reaction:
    return Reaction(Decision.RETRY, reason, retry_after=after, tries=tries)


# Twilio's error dictionary (twilio.com/docs/api/errors) and its table of WhatsApp codes, read November 2026.
REACTIONS: dict[int, Reaction] = {
    20001: _give_up(N_("Twilio does not take one of the values that were sent")),
    20003: _stop(N_("Twilio refuses our account SID or token")),
    20429: Reaction(Decision.RETRY, N_("Twilio asks for fewer calls at once"), pauses="sender", retry_after=5),
    21211: _gone(N_("this is not a WhatsApp address")),
    21266: _give_up(N_("sender and recipient are the same number")),
    21603: _give_up(N_("the sender is missing or unknown at Twilio")),
    21604: _give_up(N_("the recipient is missing")),
    21609: _give_up(N_("Twilio cannot use our public address for status reports")),
    21610: _refused(N_("they told Twilio to stop our messages")),
    21614: _gone(N_("this number cannot receive messages")),
    21617: _give_up(N_("the text is longer than 1,600 characters")),
    21619: _give_up(N_("there was nothing to send")),
    21620: _give_up(N_("the address of the photo or voice note is not valid")),
    21623: _give_up(N_("too many files in one message")),
    21655: _no_template(N_("the template is unknown at Twilio")),
    21656: _give_up(N_("the words for the template are not acceptable")),
    30001: Reaction(Decision.RETRY, N_("Twilio's queue is full"), pauses="sender", retry_after=600),
    30008: _again(N_("the message failed for a reason nobody named")),
    63003: _gone(N_("this number is not on WhatsApp")),
    63005: _give_up(N_("WhatsApp does not take this content")),
    63007: _stop(N_("our WhatsApp sender is unknown to this Twilio account")),
    63010: _again(N_("Twilio has trouble with WhatsApp")),
    63012: _again(N_("WhatsApp itself has trouble")),
    63013: _give_up(N_("WhatsApp says that this breaks its rules")),
    63014: _refused(N_("they blocked us on WhatsApp")),
    63016: Reaction(Decision.USE_TEMPLATE, N_("more than 24 hours since they last wrote")),
    63018: Reaction(Decision.RETRY, N_("too many messages to them in a short time"), pauses="address", retry_after=60),
    63019: _again(N_("WhatsApp could not fetch the photo or voice note from us"), after=60, tries=2),
    63020: _again(N_("WhatsApp has trouble with our business account")),
    63021: _give_up(N_("WhatsApp does not take this content (a part is empty, too long or double)")),
    63022: _again(N_("WhatsApp has trouble with our sender's name")),
    63024: _gone(N_("WhatsApp does not know this recipient")),
    63025: _again(N_("WhatsApp has trouble with the file")),
    63027: _no_template(N_("the template does not exist in this language, or is paused")),
    63028: _give_up(N_("the template got too few or too many words")),
    63029: Reaction(Decision.SWITCH, N_("their phone cannot show this template")),
    63032: Reaction(
        Decision.SWITCH,
        N_("WhatsApp shows this person no marketing for now; it is not their own refusal"),
        retry_after=DAY,
    ),
    63049: Reaction(Decision.REST, N_("WhatsApp held this marketing message back"), retry_after=DAY, tries=4),
    63051: _stop(N_("WhatsApp restricted or locked our sender")),
    63062: _give_up(N_("the terms for marketing messages are not accepted yet for our business")),
}


def refusal(code: int, *, attempt: int = 1, to: str = "", detail: str = "") -> ChannelError:
    """The error for one of Twilio's codes, from an answer or a status callback.

    A code nobody has met is final: to repeat what is not understood could send twice.
    """
    reaction = REACTIONS.get(code, _give_up(detail or N_("a refusal that Haat does not know")))
    reason = f"{reaction.reason} ({code})"
    decision, wait = reaction.decision, reaction.retry_after
    if reaction.tries:
        wait *= 2 ** (attempt - 1)
        # Meta sends no marketing to numbers of the United States and Canada at all (Twilio, 63049).
        if attempt >= reaction.tries or (code == 63049 and to.startswith("whatsapp:+1")):
            return ChannelError(Decision.GIVE_UP, reason)
    return ChannelError(decision, reason, retry_after=wait, pauses=reaction.pauses, by_person=reaction.by_person)


def refused_answer(status: int, code: int, *, attempt: int = 1, to: str = "", detail: str = "") -> ChannelError:
    """The error for an HTTP answer that is no success; `code` is the status itself where Twilio gave none."""
    if status >= 500 or status == 408:
        return ChannelError(Decision.UNKNOWN, f"Twilio answered {status} ({code})")
    if code in REACTIONS:
        return refusal(code, attempt=attempt, to=to, detail=detail)
    if status == 429:
        return refusal(20429)
    if status in (401, 403):
        return refusal(20003)
    return refusal(code, attempt=attempt, to=to, detail=detail)
