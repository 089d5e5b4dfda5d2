"""The artisans of the first week: they come by a poster, tell what they make, and answer what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bench.week_people import CONTACT, Answer, Human, Week
from bench.week_phones import Phone, Shown
from bench.week_words import heard, is_said, label_of
from handlers.language import N_, languages, render
from handlers.lead import leads
from handlers.outbound import twins
from handlers.questions import SKIP
from handlers.safety import guard, reporting
from handlers.seller import goods_told, home_told, onboarding
from handlers.trade import price_talks, prices, quotes
from handlers.voice import listening


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
GIVE_PRICE = N_("{buyer} says yes to you for {product}.\nContact: {contact}\nGive a price now?")
ASK_WHAT = N_("What would you like to ask {name} about {product}?\nChoose, or write it in your own words.")
YES_ALL = {"hi": "हाँ, पूरा दे दूँगा", "mr": "हो, सगळं देतो"}
