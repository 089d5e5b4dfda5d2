"""The office explains to two who share no language what each of them said."""

from __future__ import annotations

from handlers.enquiry import wording
from handlers.language import N_
from handlers.outbound.letters import FALLBACK_LANGUAGE as FALLBACK
from handlers.ready import answers
from handlers.ready.pair import pair_of, sentence
from handlers.step import Step
from handlers.trade.room_help import HAS_IT
from storage import asks, people


def ask_for_help(step: Step, ask_id: int) -> bool:
    """The office reads both sides' words and explains them; once for each."""
    row = asks.one(step.db, ask_id)
    pair = pair_of(step, row.match_id)
    if pair is None or not asks.wants_help(step.db, ask_id, step.world.now):
        step.say(HAS_IT)
        return False
    question = pair.question(row)
    asked = sentence(pair, question, row.about, FALLBACK) if question else (row.words or "…")
    tongues = [people.person(step.db, who).language or FALLBACK for who in (step.person.id, pair.other_id)]
    both = f"{pair.own_name} ({tongues[0]}) ↔ {pair.other_name} ({tongues[1]})"
    lines = [f"{both}: {wording.brief(pair.posted, step.world, FALLBACK)}", f"“{asked}”"]
    if row.answer:
        lines.append(f"→ “{answers.said(question, row.answer, FALLBACK) or '…'}”")
    step.want_human("language", "\n".join(lines), district_lgd=pair.posted.district_lgd)
    step.say(N_("The office will explain it to you here."))
    return True
