"""Objecting to what moderation did: below the news of it by a tap or in own words, or with the reason at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.group import group_words
from handlers.language import N_
from handlers.questions import Misread, Option, Question, Reply, choice, words_of

FINE, WRONG = Option("fine", N_("Understood")), Option("wrong", N_("That is wrong"))
_BARE = 3
"""So many words only say that it is wrong; more of them say why."""


def objection_to(c: Conversation, news: str, **values: Any) -> str:
    """Tells what was done; what its reader says against it, empty where they leave it so."""
    answer = c.ask(replace(choice("answer", news, (FINE, WRONG)), read=_objection), **values)
    if answer == FINE.value:
        return ""
    if isinstance(answer, dict):
        return str(answer["why"])
    return str(c.ask(Question("why", N_("Why is it wrong? Write it in a few words."), takes="text", read=words_of)))


def _objection(reply: Reply, _language: str) -> dict[str, str] | str:
    """Reads words below the news as the objection itself; the bare "that is wrong" is the button. Raises Misread."""
    if group_words.objects(reply.text, sure=False):
        return WRONG.value if len(tokens(reply.text)) <= _BARE else {"why": reply.text}
    raise Misread(elsewhere=len(tokens(reply.text)) > _BARE)
