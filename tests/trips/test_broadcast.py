"""A whole broadcast over both providers: counted before, sent by every route, paused in the middle, counted after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.notice import broadcasts, reports
from handlers.notice.schedules import Schedule
from handlers.outbound.twins import TWINS
from storage import broadcasts as store
from storage import consent, deciding, notices, people, profiles, staff, templates
from storage.database import Store
from storage.staff import Officer
from storage.tables import outbox
from tests.fakes.telegram_people import Person as TelegramUser
from tests.trips.town import Town, until

TEXTS = {"hi": "सागर में पैकेजिंग कार्यशाला, 1 दिसंबर, 11 बजे।", "en": "Packaging workshop in Sagar, 1 December, 11 o'clock."}


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


class Office:
    """Two officers of Sagar who act as the command does: on the running store, from another process."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.meena, self.suresh = self.write(self._officers)
        self.notice: int = self.write(self._notice)

    def write(self, deed: Any) -> Any:
        opened = Store(self.town.store_url)
        try:
            with opened.write() as db:
                return deed(db)
        finally:
            opened.close()

    def does(self, deed: Any, *words: Any, **named: Any) -> Any:
        assert self.town.app is not None
        world = self.town.app.world
        return self.write(lambda db: deed(db, world, *words, **named))

    def _officers(self, db: Any) -> list[Officer]:
        now = self.town.clock.now()
        for name in ("Meena", "Suresh"):
            someone = people.add_person(db, now, name=name, language="hi", district_lgd=425)
            staff.add_officer(db, someone, name, district_lgd=425, state=None, now=now)
        return staff.officers_anywhere(db)

    def _notice(self, db: Any) -> int:
        now = self.town.clock.now()
        made = notices.add(db, now, kind="other", language="hi", district_lgd=425, texts=TEXTS, source="circular 12",
                           titles={"hi": "पैकेजिंग कार्यशाला", "en": "Packaging workshop"})  # fmt: skip
        assert notices.make_ready(db, made, None, now) == ()
        return made

    def approved(self, audience: str) -> int:
        """A broadcast that goes out now, handed in by one and agreed to by the other."""
        number: int = self.does(broadcasts.create, self.meena, self.notice, audience, Schedule("now"))
        self.does(broadcasts.submit, self.meena, number)
        self.does(broadcasts.approve, self.suresh, number)
        return number

    def result(self, number: int) -> reports.Result:
        one = self.town.look(lambda db: store.broadcast(db, number))
        found: reports.Result = self.town.look(lambda db: reports.result(db, one))
        return found


def seller(town: Town, office: Office, person: Any, channel: str, language: str = "hi", *, agrees: bool = True) -> None:
    """Somebody who has written once becomes a seller of Sagar."""
    person.says("नमस्ते")
    town.quiet()
    external = str(person.id) if channel == "telegram" else str(person.address)

    def join(db: Any) -> None:
        now = town.clock.now()
        found = people.address_called(db, channel, [external])
        assert found is not None
        people.change_person(db, found.person_id, language=language, language_sure=True, district_lgd=425)
        profiles.keep_profile(db, found.person_id, "seller", now, district_lgd=425)
        if agrees:
            consent.give(db, found.person_id, "notices", given=True, version="1", language=language, how="button",
                         inbox_id=None, now=now)  # fmt: skip

    office.write(join)


def texts(person: Any) -> list[str]:
    shown = person.received if isinstance(person, TelegramUser) else person.shown
    return [message.text or "" for message in shown]


def test_counted_before_sent_by_every_route_and_counted_after(town: Town) -> None:
    office = Office(town)
    user = town.telegram.user("Sita", language_code="hi", started=True)
    english, late, closed, silent, marathi = (
        town.twilio.person(name) for name in ("Asha", "Late", "Closed", "Silent", "Mai")
    )
    seller(town, office, user, "telegram")
    for person, language in ((english, "en"), (late, "hi"), (closed, "en"), (marathi, "hi")):
        seller(town, office, person, "whatsapp", language)
    seller(town, office, silent, "whatsapp", agrees=False)
    content = town.twilio.add_content(
        TWINS["notice"].content("hi")["types"], name=TWINS["notice"].called("hi"), language="hi",
        variables=TWINS["notice"].samples("hi"), category="MARKETING", status="approved",
    )  # fmt: skip
    office.write(lambda db: templates.keep(
        db, "notice", "hi", town.twilio.sender.address, town.clock.now(), content_sid=content.sid, status="approved",
        words=TWINS["notice"].body("hi"), category="MARKETING"))  # fmt: skip
    town.later(hours=25)
    english.says("menu")
    marathi.stops("बंद करो")
    town.quiet()
    number = office.does(
        broadcasts.create, office.meena, office.notice, "district=425 and role=seller", Schedule("now")
    )
    one = town.look(lambda db: store.broadcast(db, number))
    plan = office.does(broadcasts.plan, one)
    before = {"telegram": 1, "free": 1, "template": 1, "no_template": 1, "no_consent": 2}
    assert plan.routes == before, "stop took the consent back as well"
    assert (plan.people, plan.sent, plan.languages) == (6, 3, {"hi": 2, "en": 1})
    office.does(broadcasts.submit, office.meena, number)
    office.does(broadcasts.approve, office.suresh, number)
    until(lambda: store_status(town, number) == "finished", "the broadcast is finished", 30)
    town.quiet()
    assert TEXTS["hi"] in texts(user)[-1]
    assert TEXTS["en"] in texts(english)[-1]
    assert "पैकेजिंग कार्यशाला" in texts(late)[-1]
    assert late.shown[-1].from_template
    assert not any(TEXTS["hi"] in text for person in (closed, silent, marathi) for text in texts(person))
    after = office.result(number)
    assert after.sent == plan.sent == 3
    assert after.reasons == {"no_template": 1, "no_consent": 2}
    late.presses("दिखाइए")
    town.quiet()
    assert TEXTS["hi"] in texts(late)[-1], "the tap opened the window and brought all of it"


def store_status(town: Town, number: int) -> str:
    found = town.look(lambda db: store.broadcast(db, number))
    return str(found.status)


def test_a_pause_stops_it_within_two_seconds_and_it_goes_on_later(town: Town) -> None:
    office = Office(town)
    users = [town.telegram.user(f"P{number}", language_code="hi", started=True) for number in range(40)]
    now = town.clock.now()

    def join(db: Any) -> None:
        for user in users:
            there = people.address_for(db, "telegram", town.telegram.token.partition(":")[0], [str(user.id)], now)
            people.change_person(db, there.person_id, name="P", language="hi", district_lgd=425)
            profiles.keep_profile(db, there.person_id, "seller", now, district_lgd=425)
            consent.give(db, there.person_id, "notices", given=True, version="1", language="hi", how="button",
                         inbox_id=None, now=now)  # fmt: skip

    office.write(join)
    number = office.approved("role=seller")
    until(lambda: any(texts(user) for user in users), "the first one has it")
    office.does(broadcasts.pause, office.meena, number)
    stopped = sum(len(texts(user)) for user in users)
    until(lambda: not town.look(on_the_wire), "what was on the wire has arrived", 10)
    had = sum(len(texts(user)) for user in users)
    assert had - stopped <= 16, "what was on the wire when it was paused may still arrive, and nothing else"
    town.later(minutes=5)
    assert sum(len(texts(user)) for user in users) == had
    office.does(broadcasts.resume, office.suresh, number)
    until(lambda: store_status(town, number) == "finished", "the broadcast is finished", 30)
    town.quiet()
    assert [len(texts(user)) for user in users] == [1] * 40


def on_the_wire(db: Any) -> int:
    return (
        db.scalar(sa.select(sa.func.count()).where(outbox.c.cause.like("broadcast:%"), outbox.c.state == "sending"))
        or 0
    )


def test_what_whatsapp_decides_of_a_template_is_known_within_an_hour_without_anybody_asking(town: Town) -> None:
    office = Office(town)
    content = town.twilio.add_content(
        TWINS["notice"].content("hi")["types"], name=TWINS["notice"].called("hi"), language="hi",
        variables=TWINS["notice"].samples("hi"), category="MARKETING", status="pending",
    )  # fmt: skip
    sender = town.twilio.sender.address
    office.write(lambda db: templates.keep(
        db, "notice", "hi", sender, town.clock.now(), content_sid=content.sid, status="pending",
        words=TWINS["notice"].body("hi"), category="MARKETING"))  # fmt: skip
    town.twilio.reviews(content.sid, "approved")
    town.later(hours=2)
    known = {("notice", sender, "hi"): content.sid}
    until(lambda: town.look(lambda db: deciding.approved_twins(db, ["notice"])) == known, "it is known", 20)
