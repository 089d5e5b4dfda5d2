"""One enquiry of a group from its post to a closed deal, as three people and the group's own chat saw it.

The talk stands in `tests/data/talks/three_people.txt`; `--update-transcripts` writes what is shown now.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.language import say
from handlers.outbound.twins import TWINS, shown
from handlers.outbound.woken import counted
from storage import group_figures, groups, people, templates
from tests.chat import Chat, Shown
from tests.groupchat import GroupChat
from tests.market import NOON, OUR_NAMES, Market

TALK = Path(__file__).parents[2] / "data" / "talks" / "three_people.txt"
MUMBAI = 482


class Record:
    """What happened, in order: who did what, and what then stood on each of their screens."""

    def __init__(self, market: Market, chat: GroupChat, watched: dict[str, Chat]) -> None:
        self.market, self.chat, self.watched = market, chat, watched
        self.seen = {name: len(one.shown) for name, one in watched.items()}
        self.posted, self.edited = len(chat.shown), len(chat.edits)
        self.lines: list[str] = []

    def does(self, name: str, what: str, deed: object) -> None:
        """Somebody does something; then everybody's screen is read."""
        self.lines.append(f"{name} > {what}")
        assert callable(deed)
        deed()
        self.reads()

    def reads(self) -> None:
        """What is new on each screen."""
        for one in self.chat.shown[self.posted :]:
            self.lines += [f"(group) < {line}" for line in one.as_lines]
        for text in self.chat.edits[self.edited :]:
            self.lines += [f"(group) ~ {line}" for line in text.split("\n")]
        self.posted, self.edited = len(self.chat.shown), len(self.chat.edits)
        for name, who in self.watched.items():
            for one in who.shown[self.seen[name] :]:
                self.lines += [f"{name} < {line}" for line in self._lines_of(who, one)]
            self.seen[name] = len(who.shown)

    def _lines_of(self, who: Chat, one: Shown) -> list[str]:
        """As it stands on the phone; outside the window that is the approved template."""
        errand = next(each for each in who.channel.sent if f"{who.channel.name}-{each.outbox_id}" == one.message_id)
        if not errand.template:
            return one.as_lines
        twin = TWINS["digest"]
        return [f"{shown(twin.body('hi'), errand.template_words)}  [{twin.label('hi')}]"]


def _button(market: Market, who: Chat) -> str:
    """What the button of the newest template sends back."""
    errand = next(one for one in reversed(market.whatsapp.sent) if one.to == who.address and one.template)
    return str(list(errand.template_words.values())[-1])


def played(market: Market) -> list[str]:
    """The whole day; every line as it is recorded."""
    now = market.clock.now()
    meena = market.officer(MUMBAI, language="mr", name="Meena")
    chat = GroupChat(market, meena, title="मुंबई हळद")
    group_id = chat.group.id
    tai = market.buyer(MUMBAI, language="mr", name="ताई")
    for place in range(6):
        market.seller(["turmeric"], MUMBAI, name=f"वि{place}")
    sita = market.seller(["turmeric"], MUMBAI, language="hi", channel="whatsapp", name="सीता")
    asha = market.seller(["turmeric"], MUMBAI, language="hi", channel="whatsapp", name="आशा")

    def joined(db: object) -> None:
        for who, role, delivery in ((tai, "buyer", "now"), (sita, "seller", "now"), (asha, "seller", "digest")):
            groups.join(db, group_id, who.person_id, now, role=role)  # type: ignore[arg-type]
            groups.change_member(db, group_id, who.person_id, delivery=delivery)  # type: ignore[arg-type]
        templates.keep(db, "digest", "hi", OUR_NAMES["whatsapp"], NOON, content_sid="HX0", status="approved",
                       words="", category="MARKETING")  # type: ignore[arg-type]  # fmt: skip
        place = people.addresses_of(db, asha.person_id)[0]  # type: ignore[arg-type]
        people.change_address(db, place.id, last_inbound_at=now.replace(day=now.day - 2))  # type: ignore[arg-type]

    market.write(joined)
    told = Record(
        market, chat, {"ताई (Telegram, mr)": tai, "सीता (WhatsApp, hi)": sita, "आशा (WhatsApp, window closed)": asha}
    )
    t, s, a = told.watched
    told.does(t, "(in the group) 100 किलो हळद हवी आहे मुंबईला", lambda: chat.says(tai, "100 किलो हळद हवी आहे मुंबईला"))
    told.does(t, "[1]", lambda: tai.presses(1))
    told.does(t, "[4]", lambda: tai.presses(4))
    told.does("(a second later)", "", lambda: market.later(seconds=2))
    told.does(s, "पैकिंग कैसी चाहिए?", lambda: sita.says("पैकिंग कैसी चाहिए?"))
    told.does(t, "25 किलोच्या गोणीत", lambda: tai.says("25 किलोच्या गोणीत"))
    told.does(s, "[1]", lambda: sita.presses("I can give this"))
    told.does(s, "[2]", lambda: sita.presses(2))
    told.does(s, "60 किलो", lambda: sita.says("60 किलो"))
    told.does(s, "[2]", lambda: sita.presses("Only through Haat"))
    told.does(a, "[दिखाइए]", lambda: asha.presses_template(_button(market, asha)))
    told.does(a, "[1]", lambda: asha.presses(1))
    told.does(a, "[1]", lambda: asha.presses("I can give this"))
    told.does(a, "[2]", lambda: asha.presses(2))
    told.does(a, "40 किलो", lambda: asha.says("40 किलो"))
    told.does(a, "[2]", lambda: asha.presses("Only through Haat"))
    told.does("(two seconds later)", "", lambda: market.later(seconds=2))
    for _ in range(2):
        told.does(t, "[1]", lambda: tai.presses("Yes, introduce us"))
        if tai.shown[-1].labels and say("mr", "Only through Haat") in tai.shown[-1].labels:
            told.does(t, "[1]", lambda: tai.presses("Only through Haat"))
    for name, seller, rate, days in ((s, sita, "118", "4 दिन"), (a, asha, "115", "6 दिन")):
        told.does(name, "[रेट देना है]", lambda who=seller: who.presses("रेट देना है"))
        told.does(name, rate, lambda who=seller, words=rate: who.says(words))
        told.does(name, days, lambda who=seller, words=days: who.says(words))
        told.does(name, "[1]", lambda who=seller: who.presses(1))
        told.does(t, "[1]", lambda: tai.presses("Yes, agreed"))
        told.does(name, "[1]", lambda who=seller: who.presses(1))
    told.does("(two seconds later)", "", lambda: market.later(seconds=2))
    agreed = [line for line in tai.all.splitlines() if "अभिनंदन" in line]
    assert ["सीता" in line for line in agreed] == [True, False]
    assert ["आशा" in line for line in agreed] == [False, True], "two deals close at once, and each says with whom"
    for total in ("= ₹7,080", "= ₹4,600"):
        assert total in tai.all, "a price is told with what it comes to"
    assert "115" not in sita.all
    assert "118" not in asha.all, "sellers never see each other's prices"
    figures = market.look(lambda db: group_figures.between(db, group_id, now, now.replace(day=now.day + 1)))
    assert (figures["enquiries"], figures["introductions"], figures["deals"]) == (1, 2, 2)
    return told.lines


def test_one_enquiry_as_three_people_saw_it(market: Market, request: pytest.FixtureRequest) -> None:
    lines = played(market)
    if request.config.getoption("--update-transcripts"):
        TALK.parent.mkdir(parents=True, exist_ok=True)
        TALK.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == TALK.read_text(encoding="utf-8").splitlines()


def test_a_digest_counts_only_what_there_is() -> None:
    assert counted("en", {"enquiry": 1}) == "1 enquiry"
    assert counted("en", {"offer": 2}) == "2 offers"
    assert counted("en", {"enquiry": 2, "notice": 1}) == "2 enquiries and 1 notice"
    assert counted("hi", {"enquiry": 1, "offer": 1, "notice": 2}) == "1 इन्क्वायरी, 1 ऑफ़र और 2 सूचनाएँ"
    assert counted("mr", {"notice": 1}) == "1 सूचना"
