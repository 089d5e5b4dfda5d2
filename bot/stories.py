"""Made-up trades that the simulator plays step by step, each step one gesture on one phone with a caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Scene:
    """One gesture and its caption; `value` is the words, the sample's name, the hours, or a button's English label."""

    pane: Literal["artisan", "buyer", "officer"]
    does: Literal["text", "press", "sample", "contact", "poster", "wait"]
    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class Story:
    """A trade from the first message on; it begins on fresh phones."""

    key: str
    title: str
    scenes: tuple[Scene, ...]


FIRST_ENQUIRY = Story("first-enquiry", "first enquiry", (
    Scene("artisan", "poster", "", "Kamla, who grinds turmeric in Sagar, scans the poster at the office. It carries "
          "district and language, so Haat greets her in Hindi and names the office it speaks for."),
    Scene("artisan", "press", "Yes, send them", "One tap: she wants enquiries. Haat told her first who sees what."),
    Scene("artisan", "text", "हल्दी और मिर्च", "What does she sell? In her own words; Haat reads them back."),
    Scene("artisan", "press", "Yes, right", "That is right."),
    Scene("artisan", "text", "कमला मसाला उद्योग", "The name that buyers see. Five messages, and she can be found."),
    Scene("buyer", "text", "मला २०० किलो हळद हवी, सागरला पाठवा", "Anil writes on Telegram, in Marathi: 200 kilos of "
          "turmeric. Product, quantity and place are read from the one sentence."),
    Scene("buyer", "press", "Yes, ask them", "He confirms what Haat understood, and Haat asks the sellers that fit."),
    Scene("artisan", "press", "Yes, all", "Kamla is asked in Hindi, on WhatsApp. She can give all of it."),
    Scene("artisan", "press", "This number", "She chooses where the other side may ring her; nobody has it yet."),
    Scene("buyer", "press", "Yes, introduce us", "Anil hears of it at once and says yes too."),
    Scene("buyer", "press", "Only through Haat", "He would rather show no number: his words pass through Haat."),
    Scene("artisan", "press", "Give my price", "Both said yes, so both are introduced. Kamla gives her price."),
    Scene("artisan", "text", "120", "120 rupees a kilo."),
    Scene("artisan", "text", "५", "In five days. Digits are read in any script."),
    Scene("artisan", "press", "Yes", "Haat reads it back; she sends it."),
    Scene("buyer", "press", "Yes, agreed", "Anil agrees to the price."),
    Scene("artisan", "press", "Yes", "Kamla confirms. Both have said yes: the deal stands."),
    Scene("officer", "text", "menu", "The officer of Sagar looks in. Officers have a menu of their own."),
    Scene("officer", "press", "Office work", "Who waits for a human being, what is to be checked, whom to ring."),
    Scene("officer", "press", "Today's numbers", "Today's numbers; the deal is among them."),
))  # fmt: skip

STORIES: tuple[Story, ...] = (FIRST_ENQUIRY,)
