"""The buyers of the first week, and the one among them who wants money."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import segno

from bench.week_people import CONTACT, Answer, Human, Week
from bench.week_phones import Phone, Shown
from bench.week_words import is_said
from handlers.enquiry import enquiries, place_wanted, what_is_missing
from handlers.language import N_
from handlers.outbound import twins
from handlers.trade import introducing

INTRODUCE = N_("{card}\nThey say yes: {much}. Shall I introduce you?")
ONE_MORE = N_("These fit too:\n{cards}\nShall I ask one more at once?")
NEW_OR_WORD = N_("“{words}”: a new enquiry, or a word to {name}?")
ASKED_READY = N_("{name} asks about {product}:\n{question}")
ASKED_FREELY = N_("{name} writes about {product}:\n“{words}”\nPlease write your answer.")
ASKS_BUYER = N_("{seller} asks about {product}:\n“{words}”\nPlease write your answer.")


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
            (what_is_missing.HOW_MUCH.text, lambda _: self._words("100")),
            (what_is_missing.NOT_SOLD_SO.text, lambda _: self._words("100 kilo")),
            (what_is_missing.ONE_OF_IT.text, lambda shown: self._first(shown)),
            (enquiries.WHAT.text, lambda _: None),
            (N_("Which of these do you mean?"), lambda shown: self._first(shown)),
            (N_("You also wrote {goods}. Shall I ask for that too?"), lambda shown: self.press(shown, N_("No"))),
            (introducing.BUYER_NAME.text, lambda _: self._words(self.name)),
            *((text, self._gives_contact) for text in CONTACT),
            (N_("{seller}: {price} per {unit}, {much} = {total}, {days}.\nDo you agree?"), self._decides),
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
