"""The people of the simulated first week: they see what stands on their telephone, and act only by gestures on it."""

from __future__ import annotations

import io
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import segno

from bench.week_phones import Phone, Shown, sound_of
from bench.week_place import Place
from bench.week_words import heard, is_said, label_of
from handlers import (
    enquiries,
    goods_told,
    guard,
    hand_offs,
    home_told,
    introducing,
    leads,
    listening,
    note_calls,
    onboarding,
    place_wanted,
    price_talks,
    prices,
    quotes,
    reporting,
    twins,
)
from handlers.language import N_, languages, render
from handlers.questions import SKIP

DAY_FROM, DAY_TO = time(8), time(21)
ACTIVE = timedelta(minutes=30)
Answer = Callable[[Shown], Callable[[], None] | None]


@dataclass
class Week:
    """What everybody shares: the place, what is assumed, the luck of this seed, and the calendar."""

    place: Place
    assumed: Mapping[str, Any]
    luck: random.Random
    begins: datetime
    zone: ZoneInfo
    calendar: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    """Questions that no simulated person knew what to do with: a hole in the bench, never hidden."""
    notes: Counter[str] = field(default_factory=Counter)
    spoken: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What each has said into the telephone, by name: they know it when the office rings."""
    _order: Iterator[int] = field(default_factory=count)

    @property
    def now(self) -> datetime:
        """This moment."""
        return self.place.clock.moment

    def at(self, moment: datetime, deed: Callable[[], None]) -> None:
        """Something will be done at a moment."""
        heappush(self.calendar, (max(moment, self.now), next(self._order), deed))

    def next_deed(self, before: datetime) -> tuple[datetime, Callable[[], None]] | None:
        """The next deed that is due before a moment."""
        if not self.calendar or self.calendar[0][0] > before:
            return None
        moment, _, deed = heappop(self.calendar)
        return moment, deed

    def after(self, median: float, spread: float, zone: ZoneInfo | None = None) -> datetime:
        """A moment some minutes from now, by day only; `median` in minutes, `spread` of its logarithm."""
        wait = timedelta(minutes=median * math.exp(self.luck.gauss(0.0, spread)))
        return self.by_day(self.now + wait, zone or self.zone)

    @staticmethod
    def by_day(moment: datetime, zone: ZoneInfo) -> datetime:
        """The same moment, or the next morning's first hour where it is night."""
        here = moment.astimezone(zone)
        if DAY_FROM <= here.time() < DAY_TO:
            return moment
        morning = datetime.combine(here.date() + timedelta(days=here.time() >= DAY_TO), DAY_FROM, zone)
        return morning + timedelta(minutes=here.minute)

    def on_day(self, day: int, hour: float) -> datetime:
        """A moment of the week: its day from 1, an hour by India's clock."""
        return self.begins + timedelta(days=day - 1, hours=hour)


class Human:
    """One telephone's owner: what has come is looked at, and at most one answer to each message is planned."""

    zone: ZoneInfo

    def __init__(self, week: Week, phone: Phone) -> None:
        self.week, self.phone, self.zone = week, phone, week.zone
        self.last_act = datetime.min.replace(tzinfo=week.zone)
        self.seen: list[Shown] = []
        self.acts: list[datetime] = []

    def act(self, deed: Callable[[], None]) -> None:
        """Do something on the telephone now."""
        self.last_act = self.week.now
        self.acts.append(self.week.now)
        deed()

    def looks(self) -> None:
        """Take in what has come, and plan what to answer."""
        for shown in self.phone.new():
            self.seen.append(shown)
            self.hears(shown)

    @property
    def has_it(self) -> bool:
        """Is the telephone in this one's hands?"""
        return True

    def hears(self, shown: Shown) -> None:
        """One message has come."""
        raise NotImplementedError

    @property
    def is_active(self) -> bool:
        """Has the telephone in hand: wrote a moment ago."""
        return self.week.now - self.last_act < ACTIVE

    def press(self, shown: Shown, *labels: str) -> Callable[[], None] | None:
        """The tap on the first of these labels that stands there; None when none does."""
        for text in labels:
            label = label_of(text, shown.labels)
            if label is not None:
                return lambda label=label: self.phone.presses(shown, label)  # type: ignore[misc]
        return None

    def first_answer(self, shown: Shown, rules: Sequence[tuple[str, Answer]]) -> Callable[[], None] | None:
        """What the first rule does whose words are shown; a question that nobody knows is noted."""
        for text, answer in rules:
            if is_said(text, shown.text):
                return answer(shown)
        if shown.labels:
            self.week.ignored[shown.text.splitlines()[-1][:70]] += 1
        return None


class Artisan(Human):
    """Makes goods: comes by the poster's link, answers some of what comes later."""

    def __init__(self, week: Week, phone: Phone, name: str, place: Mapping[str, Any], goods: Mapping[str, Any],
                 *, voice_only: bool) -> None:  # fmt: skip
        super().__init__(week, phone)
        self.name, self.home, self.goods, self.voice_only = name, place, goods, voice_only
        self.tries, self.spoken = 0, list[str]()
        self.after_me: Artisan | None = None
        """Whoever has the telephone next."""
        self.has_come, self.day, self.hour = False, 0, 0.0
        self.family: list[Artisan] = [self]
        """All who share this telephone."""
        self.shares = False
        self.second = False
        """On this telephone somebody else sold first."""
        self.gave_up = False
        self.reported: list[datetime] = []
        self.rules: list[tuple[str, Answer]] = [
            (listening.CONFIRM.text, self._compares), (listening.CONFIRM.shorter, self._compares),
            (N_("All right. Please say it once more, or write it."), self._says_again),
            (onboarding.CONSENT.text, self._agrees), (onboarding.CONSENT.shorter, self._agrees),
            (goods_told.RIGHT.text, self._checks), (goods_told.RIGHT_BUT_NEW.text, self._checks),
            (goods_told.PRODUCTS.text, self._says_goods), (goods_told.PRODUCTS.shorter, self._says_goods),
            (goods_told.PHOTO_NAME.text, self._says_goods),
            (home_told.DISTRICT.text, lambda shown: self._any(shown) or self._words("Sagar")),
            (onboarding.NAME.text, self._says_name),
            (COMER, self._who_has_come), (N_("Who is speaking now?"), lambda shown: self.press(shown, self.name)),
            (N_("Namaste! Is this still {name}?"), lambda shown: self._first(shown)),
            (N_("You were in the middle of {matter}. Shall we go on?"), lambda shown: self.press(shown, N_("Go on"))),
            (FOUND, self._is_done),
            (leads.HOW_MUCH_YOU.text, lambda _: self._words(str(week.luck.choice((20, 30, 50))))),
            (ASK_WHAT, lambda shown: self._first(shown)),
            (N_("What is wrong with {name}?"), lambda shown: self.press(shown, N_("Money, QR or OTP"))),
            (leads.LEAD.text, self._answers_lead), (leads.LEAD.shorter, self._answers_lead),
            *((text, self._gives_contact) for text in CONTACT),
            (price_talks.OFFER_AGAIN.text, lambda shown: self.press(shown, N_("Yes, the same"))),
            (GIVE_PRICE, lambda shown: self.press(shown, N_("Give my price"))),
            (quotes.AS_SAID.text, lambda shown: self.press(shown, N_("Yes, the same"))),
            (quotes.PRICE.text, lambda _: self._words(str(week.luck.choice((90, 120, 150, 400))))),
            (prices.FOR_ONE, lambda shown: self._first(shown)),
            (quotes.QUANTITY.text, lambda _: self._words("50")),
            (quotes.DAYS.text, lambda _: self._words(str(week.luck.choice((3, 5, 7))))),
            (quotes.SEND_IT.text, lambda shown: self.press(shown, N_("Yes"))),
            (N_("{buyer} agrees to your price. Is it a deal?"), lambda shown: self.press(shown, N_("Yes"))),
            (N_("Did it work out with {name} for {product}?"), lambda shown: self.press(shown, N_("Still talking"))),
        ]  # fmt: skip

    @property
    def language(self) -> str:
        """The language at home."""
        return str(self.home["language"])

    @property
    def has_it(self) -> bool:
        """On a shared telephone whoever came last has it; what is for the other is left to them by name."""
        return self.phone.holder is None or self.phone.holder is self

    def makes(self, text: str) -> bool:
        """Do these words name their own goods?"""
        product = self.week.place.app.catalogue.product(self.goods["concept"])
        names = [*(render(product, language) for language in languages()), *self.goods["hi"], *self.goods["mr"],
                 *self.goods["en"], *self.goods["by_ear"]]  # fmt: skip
        return any(name.casefold() in text.casefold() for name in names)

    def comes(self) -> None:
        """Come by the poster's link, once; from now on the telephone is in these hands."""
        if not self.has_come:
            self.has_come = True
            self.act(lambda: self.phone.comes(self.home["link"]))

    def act(self, deed: Callable[[], None]) -> None:
        """Do something on the telephone, which is in these hands now."""
        self.phone.holder = self
        super().act(deed)

    def looks(self) -> None:
        """Take in what has come; what is for somebody else of the house by name is handed to them."""
        for shown in self.phone.new():
            for_whom = heard(N_("For {name}:"), shown.text.split("\n")[0])
            named = [one for one in self.family if for_whom and for_whom[0].startswith(one.name)]
            meant = [one for one in self.family if one.makes(shown.text)]  # a template names the goods, not the person
            reader = (named or ([] if self in meant else meant) or [self])[0]
            reader.seen.append(shown)
            reader.hears(shown)

    def hears(self, shown: Shown) -> None:
        """In a talk the answer comes soon; what Haat begins by itself is answered half the time, hours later."""
        if not shown.text and not shown.labels:
            return
        answer = self._answer(shown)
        if answer is None:
            return
        assumed = self.week.assumed["artisans"]
        if self.is_active:
            if self.week.luck.random() < assumed["gives_up"]:
                if self.gave_up:
                    return
                self.gave_up = True
                return self.week.at(self.week.by_day(self.week.now + timedelta(hours=20), self.zone),
                                    lambda: self.act(answer))  # fmt: skip
            moment = self.week.after(assumed["answer_minutes"], assumed["answer_spread"])
        else:
            asked = assumed["asked"]
            self.week.notes["asked of artisans"] += 1
            if self.week.luck.random() >= asked["answers"]:
                return None
            self.week.notes["answered by artisans"] += 1
            moment = self.week.after(asked["minutes"], asked["spread"])
        return self.week.at(moment, lambda: self.act(answer))

    def _answer(self, shown: Shown) -> Callable[[], None] | None:
        if is_said(twins.TWINS["enquiry"].text, shown.text):
            return self._answers_lead(shown) or self.press(shown, twins.TWINS["enquiry"].button)
        if show := self.press(shown, twins.TWINS["enquiry"].button):
            return show
        # The trick itself or Haat's word about it, not the card that receiving money needs no QR.
        tricked = "scan karo" in shown.text or is_said(guard.warning("payment_id", to_seller=True), shown.text)
        if tricked:
            report = self.press(shown, reporting.REPORT.label)
            return self._reports(report) if report is not None else None
        if skip := self.press(shown, SKIP.label):
            return skip if self.week.luck.random() < 0.5 else None
        return self.first_answer(shown, self.rules)

    def _reports(self, press: Callable[[], None]) -> None:
        """Some of those who are sent a trick report it, a while later."""
        assumed = self.week.assumed["fraudster"]
        if self.week.luck.random() >= assumed["reports"]:
            return

        def report() -> None:
            self.reported.append(self.week.now)
            self.act(press)

        self.week.at(self.week.after(assumed["report_minutes"], 0.5), report)

    def _first(self, shown: Shown) -> Callable[[], None] | None:
        return (lambda: self.phone.presses(shown, shown.labels[0])) if shown.labels else None

    def _who_has_come(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Somebody else")) if self.second else self._first(shown)

    # ── what they say ─────────────────────────────────────────────────────────────────────────────────────────────

    def _words(self, text: str) -> Callable[[], None]:
        return (lambda: self._speaks(text)) if self.voice_only else (lambda: self.phone.says(text))

    def _speaks(self, text: str) -> None:
        self.spoken.append(text)
        self.week.spoken[self.name].add(text)
        self.phone.speaks(text)

    def _compares(self, shown: Shown) -> Callable[[], None] | None:
        """Is what was typed what was said?"""
        words = heard(listening.CONFIRM.text, shown.text)
        same = words is not None and any(said == words[0].strip("“”") for said in self.spoken)
        return self.press(shown, N_("Yes, right") if same else N_("No, not that"))

    def _says_again(self, shown: Shown) -> Callable[[], None] | None:
        """The question that stands below, else what was said last."""
        asked = next((answer for text, answer in self.rules[3:] if is_said(text, shown.text)), None)
        return asked(shown) if asked else self._words(self.spoken[-1]) if self.spoken else None

    def _any(self, shown: Shown) -> Callable[[], None] | None:
        """The button that names home, where there are any."""
        home = self.week.place.app.places.district(self.home["lgd"])
        for language in languages():
            label = label_of(render(home, language), shown.labels)
            if label is not None:
                return lambda label=label: self.phone.presses(shown, label)  # type: ignore[misc]
        return None

    def _agrees(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Yes, send them")) or self._words("हाँ")

    def _says_goods(self, shown: Shown) -> Callable[[], None]:
        plain = self.goods[self.language]
        by_ear = self.tries == 0 and self.week.luck.random() < self.week.assumed["artisans"]["misspells"]
        self.tries += 1
        return self._words(self.week.luck.choice(self.goods["by_ear"] if by_ear else plain))

    def _checks(self, shown: Shown) -> Callable[[], None] | None:
        """Looks for their own goods in what is read back."""
        if self.makes(shown.text) or self.tries > 2:
            return self.press(shown, N_("Yes, right"))
        return self.press(shown, N_("Change it"))

    def _says_name(self, shown: Shown) -> Callable[[], None]:
        if shown.labels and self.voice_only:
            return lambda: self.phone.presses(shown, shown.labels[0])
        return self._words(self.name)

    def _gives_contact(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Only through Haat"), N_("This number"))

    def _is_done(self, _shown: Shown) -> None:
        if self.after_me is not None:
            follows, self.after_me = self.after_me, None
            self.week.at(self.week.now + timedelta(minutes=20), follows.comes)

    def _answers_lead(self, shown: Shown) -> Callable[[], None] | None:
        asked = self.week.assumed["artisans"]["asked"]
        lot, word = self.week.luck.random(), "not_now"
        for word in ("all", "part", "not_now", "question"):
            lot -= asked[word]
            if lot < 0:
                break
        if self.voice_only and word in ("all", "part") and self.week.luck.random() < asked["talks_instead"]:
            return lambda: self._speaks(YES_ALL[self.language])
        option = next(one for one in leads.LEAD.options if one.value == word)
        return self.press(shown, option.label)


COMER = N_("Somebody sells from this phone already.\nWho has come now?")
FOUND = N_("Done, {name}! Buyers can find you now: {goods}, {district}.\nI write to you when somebody wants this.")
CONTACT = (
    N_("Where may the other side ring you?\nYour number here: {phone}"),
    N_("Where may the other side ring you?"),
)
GIVE_PRICE = N_("{buyer} says yes to you for {product}.\nContact: {contact}\nGive a price now?")
INTRODUCE = N_("{card}\nThey say yes: {much}. Shall I introduce you?")
ONE_MORE = N_("These fit too:\n{cards}\nShall I ask one more at once?")
NEW_OR_WORD = N_("“{words}”: a new enquiry, or a word to {name}?")
ASK_WHAT = N_("What would you like to ask {name} about {product}?\nChoose, or write it in your own words.")
ASKED_READY = N_("{name} asks about {product}:\n{question}")
ASKED_FREELY = N_("{name} writes about {product}:\n“{words}”\nPlease write your answer.")
ASKS_BUYER = N_("{seller} asks about {product}:\n“{words}”\nPlease write your answer.")
YES_ALL = {"hi": "हाँ, पूरा दे दूँगा", "mr": "हो, सगळं देतो"}


class Buyer(Human):
    """Writes what is needed, and decides on the sellers who say yes."""

    def __init__(self, week: Week, phone: Phone, name: str, *, english: bool = False) -> None:
        super().__init__(week, phone)
        self.name, self.english = name, english
        self.town = "Dubai" if english else week.luck.choice(week.assumed["names"]["towns"])
        self.rules: list[tuple[str, Answer]] = [
            (INTRODUCE, self._meets), (introducing.SHALL_I_NOW.text, self._meets),
            (enquiries.CONFIRM.text, self._confirms), (enquiries.CONFIRM.shorter, self._confirms),
            (ONE_MORE, lambda shown: self.press(shown, N_("No, wait"))),
            (place_wanted.WHERE.text, lambda _: self._words(self.town)),
            (enquiries.HOW_MUCH.text, lambda _: self._words("100")),
            (enquiries.NOT_SOLD_SO.text, lambda _: self._words("100 kilo")),
            (enquiries.ONE_OF_IT.text, lambda shown: self._first(shown)),
            (enquiries.WHAT.text, lambda _: None),
            (N_("Which of these do you mean?"), lambda shown: self._first(shown)),
            (N_("You also wrote {goods}. Shall I ask for that too?"), lambda shown: self.press(shown, N_("No"))),
            (introducing.BUYER_NAME.text, lambda _: self._words(self.name)),
            *((text, self._gives_contact) for text in CONTACT),
            (N_("{seller}: {price} per {unit}, {much} = {total}, in {days} days.\nDo you agree?"), self._decides),
            (N_("What was it?"), lambda shown: self.press(shown, N_("The price"))),
            (NEW_OR_WORD, lambda shown: self._first(shown)),
            (N_("Nobody has said yes to {product} so far. What now?"), self._waits_no_longer),
            (ASKED_READY, lambda shown: self._first(shown) or self._words("10")),
            (ASKED_FREELY, lambda _: self._words("in two weeks" if self.english else "दो हफ्ते में")),
            (ASKS_BUYER, lambda _: self._words("in two weeks" if self.english else "दो हफ्ते में")),
            (N_("Did it work out with {name} for {product}?"), lambda shown: self.press(shown, N_("Still talking"))),
        ]  # fmt: skip

    def _words(self, text: str) -> Callable[[], None]:
        return lambda: self.phone.says(text)

    def _first(self, shown: Shown) -> Callable[[], None] | None:
        return (lambda: self.phone.presses(shown, shown.labels[0])) if shown.labels else None

    def wants(self, goods: Mapping[str, Any]) -> None:
        """Write one enquiry."""
        luck = self.week.luck
        much = luck.choice(goods["wanted"])
        if self.english:
            much = "".join(sign for sign in much if sign.isdigit()) or "100"
            text = f"I need {much} {goods['en'][0]}, delivered to Dubai"
        else:
            named = luck.choice(goods["by_ear"] if luck.random() < 0.5 else goods["hi"])
            text = luck.choice((f"मुझे {much} {named} चाहिए, {self.town}", f"{much} {named} chahiye {self.town} me",
                                f"{self.town} के लिए {much} {named} चाहिए"))  # fmt: skip
        self.act(lambda: self.phone.says(text))

    def hears(self, shown: Shown) -> None:
        """Looked at within the hour; in a talk at once."""
        answer = self.press(shown, twins.TWINS["enquiry"].button) or self.first_answer(shown, self.rules)
        if answer is None:
            return
        assumed = self.week.assumed["buyers"]
        median = 2.0 if self.is_active else assumed["looks_minutes"]
        self.week.at(self.week.after(median, assumed["spread"], self.zone), lambda: self.act(answer))

    def _confirms(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Yes, ask them"))

    def _meets(self, shown: Shown) -> Callable[[], None] | None:
        if self.week.luck.random() < self.week.assumed["buyers"]["introduced"]:
            return self.press(shown, N_("Yes, introduce us"))
        return self.press(shown, N_("Not this one"))

    def _gives_contact(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Only through Haat"))

    def _decides(self, shown: Shown) -> Callable[[], None] | None:
        if self.week.luck.random() < self.week.assumed["buyers"]["agrees"]:
            return self.press(shown, N_("Yes, agreed"))
        return self.press(shown, N_("No"))

    def _waits_no_longer(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Office calls"))


class Fraudster(Buyer):
    """A buyer who sends each seller met a picture to scan "to receive the money"."""

    def hears(self, shown: Shown) -> None:
        """After each introduction the trick follows."""
        if is_said(N_("Good! {name}: {contact}"), shown.text):
            moment = self.week.now + timedelta(minutes=self.week.assumed["fraudster"]["writes_minutes"])
            self.week.at(moment, lambda: self.act(lambda: self.phone.shows_picture(payment_qr(), TRICK)))
        super().hears(shown)

    def _meets(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, N_("Yes, introduce us"))


TRICK = "Advance ke liye ye QR scan karo, paisa aa jayega"


def payment_qr() -> bytes:
    """The picture that takes money from whoever scans it."""
    picture = io.BytesIO()
    segno.make("upi://pay?pa=quick.export@okexample&pn=Quick%20Export&am=5000").save(picture, kind="png", scale=8)
    return picture.getvalue()


class OfficerAtDesk(Human):
    """Works through the office's lists for two hours a day, one deed after another."""

    def __init__(self, week: Week, phone: Phone, name: str, hour: float) -> None:
        super().__init__(week, phone)
        self.name, self.hour = name, hour
        self.ends = datetime.min.replace(tzinfo=week.zone)
        self.plan = 0
        self.rung: set[str] = set()
        self.all_rung = False
        self.rules: list[tuple[str, Answer]] = [
            (N_("Office work: what first?"), self._chooses),
            (N_("Who waits, the longest first:"), lambda shown: self._first(shown)),
            (hand_offs.CARD.text, self._answers), (hand_offs.CARD_AGAIN, self._answers),
            (N_("Please write your answer; it goes to {who} word by word."), lambda _: self._words(KIND_WORDS)),
            (hand_offs.SEND_IT.text, lambda shown: self.press(shown, N_("Yes, send it"))),
            (listening.TYPE.text, self._listens), (listening.TYPE_ANSWER, self._listens),
            (N_("Which call?"), self._whom_to_ring),
            (N_("{who}, {phone}:\n{words}\nHow did it go?"), self._rings),
        ]  # fmt: skip

    def _words(self, text: str) -> Callable[[], None]:
        return lambda: self.phone.says(text)

    def _first(self, shown: Shown) -> Callable[[], None] | None:
        return (lambda: self.phone.presses(shown, shown.labels[0])) if shown.labels else None

    def sits_down(self) -> None:
        """Begin today's work: the desk names what waits; half way through it is looked at once more."""
        hours = self.week.assumed["officers"]["hours_a_day"]
        self.rung, self.all_rung = set(), False
        self.ends = self.week.now + timedelta(hours=hours)
        self._opens_desk()
        self.week.at(self.week.now + timedelta(hours=hours / 2), self._looks_again)

    def _looks_again(self) -> None:
        if not self.is_active:
            self._opens_desk()

    def _opens_desk(self) -> None:
        if self.week.now < self.ends:
            self.act(self._words(DESK_WORD))

    def _chooses(self, shown: Shown) -> Callable[[], None] | None:
        """What waits, in the order of LISTS; nothing does: the desk is left."""
        lists = LISTS[:-1] if self.all_rung else LISTS
        return next((press for label in lists if (press := self._with_count(shown, label))), None)

    def _with_count(self, shown: Shown, text: str) -> Callable[[], None] | None:
        for label in shown.labels:
            words = heard(text, label)
            if words is not None and words[0].isdigit() and int(words[0]):
                return lambda label=label: self.phone.presses(shown, label)  # type: ignore[misc]
        return None

    def hears(self, shown: Shown) -> None:
        """While at the desk, what comes is answered in turn; what comes later waits for the next day."""
        if self.week.now >= self.ends:
            return
        over = any(is_said(text, shown.text) for text in (*NOTHING, *DONE))
        answer = None if over and not shown.labels else self.first_answer(shown, self.rules)
        if over and answer is None:
            answer = self._words(DESK_WORD)
        if answer is None:
            return
        takes = 1 if over else self.week.assumed["officers"]["minutes_a_deed"]
        self.plan += 1
        plan = self.plan
        self.week.at(self.week.now + timedelta(minutes=takes), lambda: self._if_at_desk(plan, answer))

    def _if_at_desk(self, plan: int, deed: Callable[[], None]) -> None:
        """One pair of hands: what came last is what is done."""
        if self.week.now < self.ends and plan == self.plan:
            self.act(deed)

    def _whom_to_ring(self, shown: Shown) -> Callable[[], None] | None:
        """The first one not rung in this sitting; who did not answer has time until the next."""
        for label in shown.labels:
            name = label.lstrip("0123456789 ").split(":")[0].split("(")[0].strip()
            if name not in self.rung:
                return lambda label=label, name=name: (self.rung.add(name), self.phone.presses(shown, label))[1]  # type: ignore[misc]
        self.all_rung = True
        return self._words(DESK_WORD)

    def _answers(self, shown: Shown) -> Callable[[], None] | None:
        return self.press(shown, hand_offs.ANSWER.label)

    def _listens(self, shown: Shown) -> Callable[[], None] | None:
        """Hear the note that came with the question, and type it; sometimes wrongly."""
        return lambda: self.phone.says(self._typed())

    def _typed(self) -> str:
        self.week.notes["voice notes typed"] += 1
        if self.week.luck.random() < self.week.assumed["artisans"]["voice_misread"]:
            self.week.notes["typed wrongly"] += 1
            return str(self.week.luck.choice([one["by_ear"][0] for one in self.week.assumed["goods"]]))
        return next(said for shown in reversed(self.seen) if (said := sound_of(shown)))

    def _rings(self, shown: Shown) -> Callable[[], None] | None:
        assumed, luck = self.week.assumed["officers"], self.week.luck
        self.week.notes["calls made"] += 1
        if luck.random() >= assumed["reached_by_phone"]:
            return self.press(shown, N_("No answer"))
        if said := heard(note_calls.WHAT, shown.text):
            name = shown.text.split(",")[0]
            return self.press(shown, N_("Yes") if said[0] in self.week.spoken[name] else N_("No"))
        return self.press(shown, N_("Yes") if luck.random() < assumed["says_yes_by_phone"] else N_("No"))


DESK_WORD = "office work"
LISTS = (N_("Listen: {count}"), N_("Waiting people: {count}"), N_("Calls to make: {count}"))
"""What an officer does first, second and third, by the desk's own lines."""
KIND_WORDS = "नमस्ते, हमने देख लिया है, आज शाम तक बताते हैं"
NOTHING = (N_("Nobody is waiting."), N_("No call has to be made."), N_("No voice note waits."))
DONE = (N_("Sent to {name}."), N_("Noted: no reply needed."), N_("Noted, thank you."),
        N_("Noted, thank you. {name}'s talk goes on from there."),
        N_("Noted. It stays on the list; please ring once more later."), N_("Another officer has done that already."),
        N_("Noted. Nobody answered three times; it is off the list."))  # fmt: skip
