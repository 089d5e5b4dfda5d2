"""What came of a broadcast in plain words: how many got it, who did not and why, and what to do next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from handlers.language import N_, say
from handlers.world import World
from storage import broadcast_runs, links, notices, results
from storage.broadcasts import Broadcast
from storage.database import Record


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody got nothing, and what the office can do about it; message ids."""

    words: str
    next_step: str


RING = N_("ring them, or tell them when they come by")
FORWARD = N_("forward the text into their group; the link brings them in")
REASONS = {
    "no_consent": Reason(N_("have not said yes to notices"), FORWARD),
    "no consent": Reason(N_("took their yes back"), N_("nothing: they do not want it")),
    "never_onboarded": Reason(N_("never wrote to Haat"), FORWARD),
    "stopped": Reason(N_("said stop"), N_("nothing: they do not want it")),
    "unreachable": Reason(N_("blocked us or left the app"), RING),
    "no_text": Reason(N_("no text in their language"), N_("add a text in their language and send it again")),
    "no_template": Reason(N_("24 hours over, no approved WhatsApp template"),
                          N_("forward the text, or wait for the template")),
    "window closed, no approved template": Reason(N_("24 hours over, no approved WhatsApp template"),
                                                  N_("forward the text, or wait for the template")),
    "WhatsApp took its template back": Reason(N_("WhatsApp took its template back"),
                                              N_("forward the text, or try them on their other app")),
    "too late": Reason(N_("its time was over before it could leave"), N_("send it again if it is still news")),
    "cancelled": Reason(N_("it was cancelled first"), N_("nothing")),
    "withdrawn": Reason(N_("it was taken back first"), N_("nothing")),
    "erased": Reason(N_("had their data erased"), N_("nothing")),
    "unknown": Reason(N_("nobody knows whether it arrived"), N_("send again only if a second copy does no harm")),
}  # fmt: skip
REFUSED = Reason(N_("the app refused it"), N_("try again"))


def reason(key: str) -> Reason:
    """The reason behind a key or a provider's words."""
    return REASONS.get(key, REFUSED)


@dataclass(frozen=True, slots=True)
class Result:
    """A broadcast so far: people by state over all its runs, and by reason."""

    states: dict[str, int]
    reasons: dict[str, int]

    @property
    def sent(self) -> int:
        """How many messages left for good."""
        return sum(self.states.get(state, 0) for state in results.SENT)

    @property
    def arrived(self) -> int:
        """How many reached a phone, read or not."""
        return sum(self.states.get(state, 0) for state in ("delivered", "read"))

    @property
    def waiting(self) -> int:
        """How many are still to go."""
        return sum(self.states.get(state, 0) for state in ("held", "ready", "behind", "leased", "sending", "paused"))


def result(db: Connection, one: Broadcast) -> Result:
    """All runs of a broadcast together."""
    states: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for run in broadcast_runs.runs_of(db, one.id):
        states.update(results.by_state(db, run))
        why.update(results.reasons(db, run))
        states["skipped"] += run.skipped
    return Result(dict(states), dict(why))


def short_result(db: Connection, one: Broadcast, language: str) -> str:
    """One line: sent, arrived, read, still to go."""
    found = result(db, one)
    return say(
        language, N_("Sent {sent}, arrived {arrived}, read {read}, not sent {failed}, waiting {waiting}"),
        sent=found.sent, arrived=found.arrived, read=found.states.get("read", 0),
        failed=sum(found.states.get(state, 0) for state in ("failed", "skipped", "unknown")), waiting=found.waiting,
    )  # fmt: skip


def result_lines(db: Connection, world: World, one: Broadcast, language: str) -> list[str]:
    """The result, then each reason with how many and the next step, the most frequent first."""
    lines = [short_result(db, one, language)]
    notice = notices.notice(db, one.notice_id)
    if notice is not None and notice.voice_id is not None:
        many = sum(results.heard(db, run) for run in broadcast_runs.runs_of(db, one.id))
        lines.append(say(language, N_("Listened to it: {count}"), count=many))
    grouped: Counter[Reason] = Counter()
    for key, many in result(db, one).reasons.items():
        grouped[reason(key)] += many
    for why, many in grouped.most_common():
        lines.append(say(language, N_("{count}: {why} → {next}"), count=many, why=say(language, why.words),
                         next=say(language, why.next_step)))  # fmt: skip
    return lines


# ── for whom no message leaves ────────────────────────────────────────────────────────────────────────────────────


def link_of(db: Connection, world: World, one: Broadcast) -> str:
    """The token of the link that brings readers of a forwarded text in; made once, so that all who use it are counted."""
    token = f"notice{one.id}"
    if links.link(db, token, world.now) is None:
        links.add_link(
            db, token, world.now, district_lgd=one.district_lgd, language=None, role=None, note=f"broadcast {one.id}"
        )
    return token


def links_of(world: World, token: str) -> list[str]:
    """The link at every channel that is open."""
    found = []
    if (bot := world.sender_name("telegram")) and not bot.isdigit():
        found.append(f"https://t.me/{bot}?start={token}")
    if number := world.sender_name("whatsapp").removeprefix("whatsapp:+"):
        found.append(f"https://wa.me/{number}?text=HAAT%20{token}")
    return found


def paste_text(db: Connection, world: World, one: Broadcast, language: str) -> str:
    """The notice to forward into a group or a Status, with a link that is counted. Empty when it has no text."""
    notice = notices.notice(db, one.notice_id)
    if notice is None or not notice.languages:
        return ""
    token = link_of(db, world, one)
    said = notices.preview(notice, language)
    to_haat = say(said.language, N_("Get such notices from Haat: {link}"),
                  link=" ".join(links_of(world, token)) or f"HAAT {token}")  # fmt: skip
    return f"{said.text.strip()}\n{to_haat}"


def came_by(db: Connection, world: World, one: Broadcast) -> int:
    """How many came by the link of a forwarded text."""
    found: Record | None = links.link(db, f"notice{one.id}", world.now)
    return found.uses if found is not None else 0
