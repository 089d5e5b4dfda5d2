"""The prompts that buttons and replies point to, as they are kept."""

from __future__ import annotations

from storage import conversations, prompts
from storage.database import Store
from storage.people import Address
from storage.prompts import Prompt
from tests.storage.together import NOON, address, row


def prompt(who: Address, token: str, conversation_id: int | None = None, **words: object) -> Prompt:
    fields = {"room_id": None, "question": "q", "takes": "choice", "page": 0, "text": "कितना?", "created_at": NOON}
    options = [{"value": "yes", "label": "हाँ"}]
    return Prompt(token, who.id, who.person_id, conversation_id, options=options, **(fields | words))  # type: ignore[arg-type]


def test_a_button_and_a_reply_find_their_prompt(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db), address(db)
        talk = conversations.begin(db, sita.person_id, sita.id, "enquiry", "", {}, NOON)
        one, two = row(db, sita, "1"), row(db, sita, "2")
        for token, number, conversation in (("aaa", one, talk.id), ("bbb", two, None)):
            prompts.add(db, prompt(sita, token, conversation), number)
        assert prompts.prompt(db, "ccc") is None
        found = prompts.of_row(db, one)
        assert found == prompts.prompt(db, "aaa") == prompt(sita, "aaa", talk.id)
        last = prompts.last(db, sita.id)
        assert last is not None
        assert last.token == "bbb", "of one moment the later row counts"
        assert prompts.last(db, sita.id, talk.id) == found
        assert prompts.last(db, ravi.id) is None
        prompts.turn_page(db, "aaa", 2)
        turned = prompts.prompt(db, "aaa")
        assert turned is not None
        assert turned.page == 2
