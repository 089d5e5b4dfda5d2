"""The sample market of the demo: real districts and products, invented people, ninety days, always the same."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy.engine import Connection

from bot.files import scheme_files
from bot.rehearsal import seed_words as words
from bot.rehearsal.seed_words import GOODS, Goods
from handlers.matching import rank as ranking
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.numbers import decimal_text_or_none
from handlers.matching.places import Places
from handlers.person.consents import NOTICE_VERSION
from storage import (
    consent,
    exposure,
    groups,
    introductions,
    links,
    matches,
    offices,
    people,
    profiles,
    search,
    senders,
    staff,
    workshops,
)
from storage import demo as past
from storage import enquiries as store_enquiries
from storage.database import Store
from storage.offices import Office

SPOKEN = {"Madhya Pradesh": "hi", "Maharashtra": "mr"}
"""In which language a sample group has its name."""
SENDERS = {"sim-whatsapp": "whatsapp:+910000000000", "sim-telegram": "haat_demo_bot"}
FIRST_TELEGRAM = 4_000_000_000_100_000
HISTORY = timedelta(days=90)
ENQUIRIES = 96
"""About one a day, the last few still open."""

OFFICES = (
    Office(
        words.SAGAR,
        {
            "en": "District Industries Centre, Sagar (demo)",
            "hi": "जिला उद्योग केंद्र, सागर (डेमो)",
            "mr": "जिल्हा उद्योग केंद्र, सागर (डेमो)",
        },
        {"en": "Civil Lines, Sagar", "hi": "सिविल लाइंस, सागर", "mr": "सिव्हिल लाइन्स, सागर"}, "07582-000000",
        {"en": "10 am to 5 pm", "hi": "सुबह 10 से शाम 5", "mr": "सकाळी 10 ते संध्याकाळी 5"},
    ),
    Office(
        words.MUMBAI,
        {
            "en": "District Industries Centre, Mumbai City (demo)",
            "hi": "जिला उद्योग केंद्र, मुंबई शहर (डेमो)",
            "mr": "जिल्हा उद्योग केंद्र, मुंबई शहर (डेमो)",
        },
        {"en": "Fort, Mumbai", "hi": "फोर्ट, मुंबई", "mr": "फोर्ट, मुंबई"}, "022-00000000",
        {"en": "10 am to 5.30 pm", "hi": "सुबह 10 से शाम 5:30", "mr": "सकाळी 10 ते संध्याकाळी 5:30"},
    ),
    Office(
        words.SUBURBAN,
        {
            "en": "District Industries Centre, Mumbai Suburban (demo)",
            "hi": "जिला उद्योग केंद्र, मुंबई उपनगर (डेमो)",
            "mr": "जिल्हा उद्योग केंद्र, मुंबई उपनगर (डेमो)",
        },
        {"en": "Bandra East, Mumbai", "hi": "बांद्रा पूर्व, मुंबई", "mr": "वांद्रे पूर्व, मुंबई"}, "022-00000001",
        {"en": "10 am to 5.30 pm", "hi": "सुबह 10 से शाम 5:30", "mr": "सकाळी 10 ते संध्याकाळी 5:30"},
    ),
)  # fmt: skip
OFFICERS = (
    ("मीना वर्मा", "hi", words.SAGAR, None), ("सुहास कदम", "mr", words.MUMBAI, None),
    ("अनघा नाईक", "mr", words.SUBURBAN, None), ("Devendra Rawat", "en", None, "Madhya Pradesh"),
)  # fmt: skip
LINKS = (("sagar-hi", words.SAGAR, "hi"), ("mumbai-mr", words.MUMBAI, "mr"), ("mumbaisub-mr", words.SUBURBAN, "mr"))
LOST_FOR = ("price", "quality", "time", "other_seller", "other")


def seed(store: Store, now: datetime) -> None:
    """Fill an empty, migrated store with the sample market; one that is filled is left alone."""
    with store.read() as db:
        if past.is_seeded(db):
            return
    scheme_files.bring_in(store, [], now, dry_run=False)
    market = _Market(now)
    with store.write() as db:
        market.offices(db)
    with store.write() as db:
        market.sellers(db)
        market.buyers(db)
    for first in range(0, ENQUIRIES, 12):
        with store.write() as db:
            market.history(db, range(first, min(first + 12, ENQUIRIES)))
    with store.write() as db:
        market.asked_office(db)
        market.workshops(db)
        past.mark_seeded(db, now)


class _Market:
    """The market while it is being made; every draw comes from one seeded source."""

    def __init__(self, now: datetime) -> None:
        self.now, self.random = now, Random(7)
        self.catalogue, self.places = Catalogue.shipped(), Places.shipped()
        self.people_made = 0
        self.seller_ids: list[tuple[int, str]] = []
        self.buyer_ids: list[tuple[int, str, str, str]] = []

    # ── people ────────────────────────────────────────────────────────────────────────────────────────────────────

    def offices(self, db: Connection) -> None:
        """Office cards, officers, start links and the demo's senders."""
        for card in OFFICES:
            offices.set_office(db, card, self.now)
        for channel, sender in SENDERS.items():
            senders.keep_sender(db, channel, sender, self.now)
        for name, language, district, state in OFFICERS:
            person_id = self._person(db, "sim-whatsapp", name, language, district, self.now - HISTORY)
            staff.add_officer(db, person_id, name, district_lgd=district, state=state, now=self.now - HISTORY)
        for token, district, language in LINKS:
            links.add_link(
                db, token, self.now, district_lgd=district, language=language, role="seller", note="demo poster"
            )

    def _person(
        self, db: Connection, channel: str, name: str, language: str, district: int | None, since: datetime
    ) -> int:
        """An invented person at an address no network knows: +91 with a national part that begins with 0, or an id
        beyond Telegram's."""
        self.people_made += 1
        external = (
            f"whatsapp:+9101{self.people_made:08d}"
            if channel == "sim-whatsapp"
            else str(FIRST_TELEGRAM + self.people_made)
        )
        address = people.address_for(db, channel, SENDERS[channel], [external], since)
        if external.startswith("whatsapp:"):
            people.change_address(db, address.id, phone=external.removeprefix("whatsapp:"))
        people.change_person(
            db, address.person_id, name=name, language=language, language_sure=True, district_lgd=district, adult_at=since,
            is_demo=True, contact=external.removeprefix("whatsapp:") if channel == "sim-whatsapp" else "haat",
        )  # fmt: skip
        past.known_since(db, address.person_id, since)
        people.seen(db, address.person_id, address.id, self.now - timedelta(hours=self.random.randint(1, 20)))
        return address.person_id

    def _channel(self) -> str:
        return "sim-whatsapp" if self.random.random() < 0.6 else "sim-telegram"

    def sellers(self, db: Connection) -> None:
        """Every product's sellers, and the group of each product and district."""
        for goods in GOODS:
            district = self.places.district(goods.district_lgd)
            tongue = SPOKEN[district.state]
            title = f"{self.catalogue.product(goods.concept).name_in(tongue)[:60]} · {district.name_in(tongue)}"
            token = f"{goods.concept.replace('_', '')[:15]}{district.lgd_code}"
            since = self.now - HISTORY
            group = groups.create(db, title, district.lgd_code, goods.concept, None, since, token=token)
            if group is not None:
                links.add_link(db, token, since, district_lgd=district.lgd_code, language=None, role=None, note=title,
                                group_id=group)  # fmt: skip
            for seller, language, sells in goods.sellers:
                person_id = self._seller(db, goods, seller, language, sells)
                if group is not None:
                    groups.join(db, group, person_id, self.now - HISTORY)

    def workshops(self, db: Connection) -> None:
        """One workshop in Sagar and one in Mumbai, about a week ahead, so that somebody can come to them."""
        for place, (district, titles, places, days) in enumerate(words.WORKSHOPS):
            morning = datetime.combine((self.now + timedelta(days=days)).date(), time(5, 30), UTC)  # 11:00 in India
            made = workshops.create(
                db, self.now, code=f"WS-{1001 + place}", door=f"indemo{place + 1}", district_lgd=district, titles=titles,
                places=places, starts_at=morning, ends_at=morning + timedelta(hours=3), seats=40, source="demo", moved=0,
                asked_feedback=False,
            )  # fmt: skip
            for token, what in ((f"WS-{1001 + place}", "workshop"), (f"indemo{place + 1}", "door")):
                links.add_link(
                    db, token, self.now, district_lgd=district, language=None, role=None, note=f"{what}:{made}"
                )

    def _seller(self, db: Connection, goods: Goods, name: str, language: str, sells: str) -> int:
        draw = self.random
        since = self.now - HISTORY + timedelta(hours=draw.randint(0, 24 * 40))
        person_id = self._person(db, self._channel(), name, language, goods.district_lgd, since)
        district = self.places.district(goods.district_lgd)
        talukas = self.places.talukas_of(district.lgd_code)
        moq = draw.choice(goods.moq)
        cheap, dear = goods.price
        profile_id = profiles.keep_profile(
            db, person_id, "seller", since, name=name, district_lgd=district.lgd_code, state=district.state,
            taluka_lgd=draw.choice(talukas).lgd_code if talukas else None, products_text=sells,
            description=draw.choice(words.SELLER_SAYS[language]), unit=goods.unit, moq=str(moq),
            capacity=str(moq * draw.choice((20, 40, 80))), lead_days=draw.choice((2, 3, 5, 7, 10, 15)),
            price_paise=words.price_in_paise(draw.randint(cheap, dear), max(1, cheap // 40)),
            gives_bill=draw.random() < 0.6, reach=draw.choice(("district", "state", "country", "country")),
            speaks=sorted({language, "hi"}),
        )  # fmt: skip
        concepts = dict.fromkeys([goods.concept, *self.catalogue.concepts_in(sells)], "said")
        profiles.tag_products(db, profile_id, concepts, state=district.state, district_lgd=district.lgd_code)
        for purpose, share in (("enquiries", 1.0), ("notices", 0.7), ("workshops", 0.5)):
            consent.give(
                db, person_id, purpose, given=draw.random() < share, version=NOTICE_VERSION, language=language,
                how="button", inbox_id=None, now=since,
            )  # fmt: skip
        self.seller_ids.append((person_id, language))
        return person_id

    def buyers(self, db: Connection) -> None:
        """Shops, hotels and traders of several states."""
        for name, language, writes, place, state in words.BUYERS:
            found = self.places.resolve(place, state)
            since = self.now - HISTORY
            district = found.district_lgd if found else None
            person_id = self._person(db, self._channel(), name, language, district, since)
            profiles.keep_profile(db, person_id, "buyer", since, name=name, district_lgd=district, state=state)
            consent.give(
                db, person_id, "enquiries", given=True, version=NOTICE_VERSION, language=language, how="button",
                inbox_id=None, now=since,
            )  # fmt: skip
            self.buyer_ids.append((person_id, language, writes, place))

    # ── ninety days ───────────────────────────────────────────────────────────────────────────────────────────────

    def history(self, db: Connection, numbers: range) -> None:
        """Enquiries in order of time, each with what became of it; the latest are still open."""
        for number in numbers:
            share = number / ENQUIRIES
            at = self.now - HISTORY * (1 - share) + timedelta(hours=self.random.randint(0, 6))
            at = min(at, self.now - timedelta(hours=1))
            goods = GOODS[number % len(GOODS)]
            enquiry_id, parsed = self._enquiry(db, goods, at)
            self._outcome(db, enquiry_id, parsed, goods, at, is_open=number >= ENQUIRIES - 6)

    def _enquiry(self, db: Connection, goods: Goods, at: datetime) -> tuple[int, ParsedEnquiry]:
        draw = self.random
        person_id, language, writes, place = draw.choice(self.buyer_ids)
        text = self._sentence(goods, writes, place)
        parsed = read_enquiry(text, at.date(), self.catalogue, self.places)
        amount = parsed.quantity
        enquiry_id = store_enquiries.post(
            db, at, person_id=person_id, address_id=None, text=text, language=language, concept=goods.concept,
            product_words=self.catalogue.product(goods.concept).name_in(language),
            quantity=decimal_text_or_none(amount), unit=parsed.unit or goods.unit,
            kilograms=decimal_text_or_none(parsed.kilograms),
            place_lgd=parsed.place_lgd, place_role=parsed.place_role, place_words=parsed.place_words,
            district_lgd=goods.district_lgd, needed_by=parsed.needed_by, budget_paise=parsed.budget_paise,
            budget_per=parsed.budget_per, expires_at=at + timedelta(days=15),
        )  # fmt: skip
        return enquiry_id, parsed

    def _sentence(self, goods: Goods, writes: str, place: str) -> str:
        draw = self.random
        found = self.places.resolve(place)
        language = words.PLACE_LANGUAGE[writes]
        named = self.places.district(found.district_lgd).name_in(language) if found else place
        low, high = goods.price
        return draw.choice(words.SENTENCES[writes]).format(
            many=draw.choice(goods.order), unit=words.UNIT_WORDS[writes][goods.unit], goods=goods.called[writes],
            place=named, days=draw.choice((7, 10, 15, 20)), price=(low + high) // 2, one=words.ONE_UNIT[writes][goods.unit],
        )  # fmt: skip

    def _outcome(
        self, db: Connection, enquiry_id: int, parsed: ParsedEnquiry, goods: Goods, at: datetime, *, is_open: bool
    ) -> None:
        """Who was asked, who said yes, whether a deal came of it."""
        draw = self.random
        wanted = ParsedEnquiry.from_json({**parsed.to_json(), "concepts": [goods.concept], "kinds": [goods.concept]})
        found = search.candidates(db, [goods.concept], self.places.rings(goods.district_lgd), now=at)
        ranked = ranking.rank(wanted, found, at.date(), near=goods.district_lgd, places=self.places)[:5]
        for position, one in enumerate(ranked, 1):
            reasons = [reason.to_json() for reason in one.reasons]
            matches.add_match(
                db, enquiry_id, one.candidate.profile_id, round(one.score, 4), reasons, one.log(), position=position
            )
        exposure.count_shown(db, [one.candidate.profile_id for one in ranked], at)
        fitting = matches.matches_of(db, enquiry_id)
        yes = draw.randint(0, 2) if is_open else draw.choice((1, 1, 2, 2, 3))
        later = at + timedelta(minutes=draw.randint(10, 400))
        for place, match in enumerate(fitting):
            status = "accepted" if place < yes and not is_open else "not_now" if draw.random() < 0.4 else "asked"
            quantity = store_enquiries.get(db, enquiry_id).quantity if status == "accepted" else None
            past.answered(db, match.id, status, later, wave=1, quantity=quantity, contact="haat" if quantity else None)
        store_enquiries.change(db, enquiry_id, wave=1)
        if is_open:
            return
        for match in fitting[:yes]:
            self._after_introduction(db, match.id, goods, later)
        store_enquiries.close(db, enquiry_id, "served" if draw.random() < 0.8 else "closed", later + timedelta(days=2))

    def _after_introduction(self, db: Connection, match_id: int, goods: Goods, at: datetime) -> None:
        draw = self.random
        introductions.introduce(db, match_id, buyer_contact="haat", seller_contact="haat", now=at)
        met = past.introduction_id(db, match_id)
        past.asked_how_it_went(db, met, at + timedelta(days=2))
        if draw.random() < 0.2:
            return
        low, high = goods.price
        price = words.price_in_paise(draw.randint(low, high), max(1, low // 40))
        quantity = str(draw.choice(goods.order))
        quote_id = introductions.quote(
            db, met, price_paise=price, per=goods.unit, quantity=quantity, days=draw.choice((3, 5, 7, 10)), now=at
        )
        agreed = draw.random() < 0.6
        introductions.settle_quote(db, quote_id, "accepted" if agreed else "refused")
        day = at + timedelta(days=1)
        if agreed:
            total = int(price * Decimal(quantity))
            introductions.say_deal(db, met, "buyer", "yes", day, amount_paise=total)
            introductions.say_deal(db, met, "seller", "yes", day)
        else:
            introductions.say_deal(db, met, "buyer", "no", day, reason=draw.choice(LOST_FOR))

    def asked_office(self, db: Connection) -> None:
        """People who asked for a human: most were answered, the last two still wait."""
        officer = staff.officers_anywhere(db)[0]
        for number, (who, reason, said, language) in enumerate(words.ASKED):
            made = [entry for entry in (self.seller_ids if who == "seller" else self.buyer_ids) if entry[1] == language]
            person_id = made[number % len(made)][0]
            address = people.reached_at(db, person_id)
            if address is None:
                continue
            at = self.now - HISTORY * (1 - number / len(words.ASKED)) - timedelta(hours=2)
            district = people.person(db, person_id).district_lgd
            hand_off = offices.ask_human(db, person_id, address.id, reason, said, district, at)
            if number < len(words.ASKED) - 2:
                offices.settle_hand_off(db, hand_off, "answered", officer.id, at + timedelta(hours=3))
