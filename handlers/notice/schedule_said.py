"""When a broadcast is to go out, as an officer says it: once, on named days, "हर सोमवार 10 बजे", "दर महिन्याच्या 5 तारखेला"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from handlers.circulars import every_week
from handlers.circulars.day_words import LETTER
from handlers.circulars.days import mentions
from handlers.circulars.each_day import each_of
from handlers.circulars.mention import WEEKLY, Mention
from handlers.circulars.page import Page
from handlers.folding import normalise, tokens
from handlers.language import N_
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.notice.notice_answers import FURTHEST_WITHOUT_YEAR
from handlers.notice.schedules import BadTime, Schedule
from handlers.notice.schedules import read as read_schedule
from handlers.notice.when_said import NoSuchDay, clock_said, hour_alone, read_weekly, read_when
from handlers.questions import Misread
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.world import World

NO_DAY = N_("I found no day in that. Write it like: 1 December 10 o'clock.")
NO_SUCH_DAY = N_("That day does not exist or is past. Please write another one.")
OVER = N_("Of this year that day is over. Please write a day to come, or the year with it: 12 December 2027.")
ONE_WEEKDAY = N_("Each week on which day? Please write one, like: every Monday 10 o'clock.")
ONE_OF_MONTH = N_("Each month on which date? Please write one, like: the 5th of every month, 10 o'clock.")
NOT_SO = N_(
    "I can send once, on days you name, every week or every month. Please write it like: every Monday 10 o'clock."
)
_MONTH = r"(?:महीने|महीना|माह|महिन्\S*|mahin[ea]|maah|mahinya\w*|month)"
_MONTHLY = re.compile(
    rf"(?<![{LETTER}])(?:{every_week.EACH}\s(?:एक\s|ek\s)?{_MONTH}|monthly|मासिक|masik|दरमहा|darmaha|प्रतिमाह|pratimah|महिन्याला|mahinyala)(?![{LETTER}])"
)
_WEEKLY = re.compile(
    rf"(?<![{LETTER}])(?:{every_week.WEEK}|(?:हफ्ते में|सप्ताह में|hafte me(?:in)?|आठवड्यातून|athavdyatun)\s(?:एक बार|एकदा|ek ba+r|ekda)|"
    rf"once (?:a|every|in a) week)(?![{LETTER}])"
)
_SO_LONG_ON = re.compile(
    rf"(?<![{LETTER}])(?:(?P<hours>घंटे|घंटा|घंटों|ghante|ghanta|ghanto|hours?|तासा\S*|tasa\w*)|(?:मिनट|मिनटों|मिनिटा\S*|minat|mint|minita\w*|minutes?))"
    rf"\s?(?:(?:के\s|ke\s)?(?:में|मे|बाद|नंतर|mein|me|baad|bad|nantar|later|from now)(?![{LETTER}])|$)"
)
""" "Do ghante baad", "in 30 minutes": so long from now."""
_OTHERWISE = re.compile(
    rf"(?<![{LETTER}])(?:रोज|रोजाना|दररोज|प्रतिदिन|दिनभर|daily|ro[jz]|ro[jz]ana|darro[jz]|pratidin|"
    rf"{every_week.EACH}\s(?:एक\s|ek\s)?(?:दिन|दिवशी|दिवस|रोज|din|divas|divashi|ro[jz]|day|साल|वर्ष|वर्षी|saal|sal|varsh|varshi|year|घंटे|ghante|तासाला|hour)|"
    rf"{every_week.EACH}\s(?:{every_week.COUNT})\s(?:दिन|दिवसांनी|हफ्ते|महीने|आठवड्यांनी|महिन्यांनी|din|divsanni|hafte|mahine|days|weeks|months))(?![{LETTER}])"
)
_LAST_DAY = re.compile(r"आखिर|अंतिम|शेवट|aakhir|aakhri|akhri|antim|shevat|last")
_SOON = WordBook(
    {
        "now": """
            abhi अभी turant तुरंत turat now immediately aatta aattach आत्ता आत्ताच आता ata lagech
            लगेच लगेचच abhi_hi asap foran फौरन isi_waqt
        """,
        "around": """
            ke ki ka के की का hi ही ko को me mein में ise isko yeh ye इसे इसको यह ye he हे sabko
            सबको sarvanna सर्वांना right it please ji जी
            bhejo bhej bhejna bhejiye bhej_do do dijiye de भेजो भेज भेजना भेजिए दो दीजिए pathva
            pathav पाठवा पाठव dya द्या send kar करो karo कर
            haan han हाँ हां ho हो yes jaldi जल्दी
        """,
    },
    COMMON_ENGLISH,
)


def read(text: str, world: World) -> Schedule:
    """The schedule that an officer's words name. Raises Misread."""
    if _is_soon(text):
        return Schedule("now")
    try:
        return _read(Page.of(text), text, world)
    except NoSuchDay:
        raise Misread(NO_SUCH_DAY) from None
    except BadTime as bad:
        raise Misread(bad.text, **bad.words) from None


_BEFORE = re.compile(
    rf"(?<![{LETTER}])(?:(?:दिन(?:ों)?|दिवस|दिवसां\S*|dino?n?|divas|days?|(?P<weeks>हफ्ते|हफ्ता|सप्ताह|आठवड\S*|hafte|hafta|saptah|athavd\w*|weeks?))\s"
    r"(?:के\s|ke\s)?(?:पहले|पूर्व|पूर्वी|आधी|अगोदर|पहिले|pehle|pahle|aadhi|adhi|agodar|purvi?|before|earlier|prior)|"
    rf"आदल्या दिवशी|aa?dlya diva?shi|the day before)(?![{LETTER}])"
)
""" "Do din pehle", "आदल्या दिवशी": so long before what the notice tells of."""


def before(text: str, day: date | None, world: World) -> Schedule | None:
    """The schedule of words that count back from the day of the notice; None where they do not. Raises Misread."""
    plain = Page.of(text).plain
    said = _BEFORE.search(plain)
    if said is None:
        return None
    if day is None:
        raise Misread(NO_DAY)
    left, right = plain[: said.start()], plain[said.end() :]
    counted = numerals(pieces(left))
    many = int(counted[-1].value) if counted else 1
    try:
        hour = hour_alone(right, world.today) or hour_alone(left, world.today) or clock_said(right)[0]
        wall = datetime.combine(day - timedelta(days=many * (7 if said["weeks"] else 1)), hour)
        return read_schedule([wall.isoformat()], "", world.now, world.zone)
    except NoSuchDay:
        raise Misread(NO_SUCH_DAY) from None
    except BadTime as bad:
        raise Misread(bad.text, **bad.words) from None


_DENIES = WordBook(
    {"never": "mat मत nako नको naka नका dont don't", "not": "nahi nahin nhi नहीं नही नाही not"}, COMMON_ENGLISH
)  # fmt: skip


def is_denied(text: str) -> bool:
    """Do words say when it is not to go: "abhi mat bhejo", "कल नहीं"? "Nahi, kal bhejo" says when it is to."""
    kinds = _DENIES.look_up(tokens(text)).classes
    return any("never" in kind for kind in kinds) or any("not" in kind for kind in kinds[1:])


def changed(text: str, before: Schedule, world: World) -> Schedule | None:
    """The schedule that words below a plan name; an hour alone is another hour of the same days. None where they name none.
    Raises Misread where it cannot be so."""
    hour = hour_alone(text, world.today)
    if hour is not None and before.at:
        walls = [datetime.combine(datetime.fromisoformat(at).date(), hour).isoformat() for at in before.at]
        every = before.kind if before.kind in ("weekly", "monthly") else ""
        return read_schedule(walls, every, world.now, world.zone, until=before.until)
    try:
        return read(text, world)
    except Misread as misread:
        if misread.hint == NO_DAY:
            return None
        raise


def _is_soon(text: str) -> bool:
    found = _SOON.look_up(tokens(text))
    return found.has("now") and all(found.classes)


def _read(page: Page, text: str, world: World) -> Schedule:
    found = mentions(page, world.today)
    if any(not one.days for one in found):
        raise Misread(NO_SUCH_DAY)
    if any(not one.has_year and one.days[-1] - world.today > FURTHEST_WITHOUT_YEAR for one in found):
        raise Misread(OVER)
    if _MONTHLY.search(page.plain):
        return _each_month(page, found, world)
    if every_week.has_no_end(page, found):
        return _each_week(page, found, world)
    days = sorted({day for one in found for day in each_of(page, one)})
    if len(days) > 1:
        hour, _ = clock_said(_without(page, found))
        return read_schedule([datetime.combine(day, hour).isoformat() for day in days], "", world.now, world.zone)
    if _WEEKLY.search(page.plain):
        return _each_week(page, found, world)
    if _OTHERWISE.search(page.plain):
        raise Misread(NOT_SO)
    wall = _so_long_on(page, world) or read_when(text, world.today)
    if wall is None:
        raise Misread(NO_DAY)
    return read_schedule([wall.isoformat()], "", world.now, world.zone)


def _so_long_on(page: Page, world: World) -> datetime | None:
    """The minute that lies so many hours or minutes ahead, where that is said."""
    said = _SO_LONG_ON.search(page.plain)
    numbers = numerals(pieces(page.plain[: said.start()])) if said else []
    if said is None or len(numbers) != 1 or not 0 < numbers[0].value < 1000:
        return None
    minutes = round(numbers[0].value * (60 if said["hours"] else 1))
    return (world.now.astimezone(world.zone) + timedelta(minutes=minutes)).replace(second=0, microsecond=0, tzinfo=None)


def _without(page: Page, found: Sequence[Mention]) -> str:
    """The words without the days that are named in them, so that their numbers are no hours."""
    plain = page.plain
    for one in found:
        plain = plain[: one.start] + " " * (one.end - one.start) + plain[one.end :]
    return normalise(plain)


def _each_week(page: Page, found: Sequence[Mention], world: World) -> Schedule:
    """One weekday, from the next one on or from the day that is named."""
    alone = read_weekly(page.plain)
    named = every_week.weekdays(page) or ({alone[0]} if alone else set())
    if len(named) != 1:
        raise Misread(ONE_WEEKDAY)
    hour, _ = clock_said(_without(page, found))
    begins = next((one.days[0] for one in found if one.how not in ("weekday", WEEKLY)), world.today)
    return _first_of("weekly", hour, (day for day in _days_from(begins, 15) if day.weekday() in named), world)


def _each_month(page: Page, found: Sequence[Mention], world: World) -> Schedule:
    """One date of each month, from the next one on; of a shorter month its last day."""
    if every_week.phrases(page) or any(one.how == "weekday" for one in found):
        raise Misread(ONE_OF_MONTH)
    hour, left = clock_said(_without(page, [one for one in found if one.how != "of_month"]))
    numbers = [one.value for one in numerals(pieces(_MONTHLY.sub(" ", left)))]
    if not numbers and _LAST_DAY.search(left):
        numbers = [Decimal(31)]
    if len(numbers) != 1 or not 1 <= numbers[0] <= 31 or numbers[0] != int(numbers[0]):
        raise Misread(ONE_OF_MONTH)
    return _first_of("monthly", hour, (day for day in _days_from(world.today, 70) if day.day == int(numbers[0])), world)


def _days_from(first: date, many: int) -> list[date]:
    return [first + timedelta(days=further) for further in range(many)]


def _first_of(every: str, hour: time, days: Iterable[date], world: World) -> Schedule:
    first = next(at for day in days if (at := datetime.combine(day, hour)).replace(tzinfo=world.zone) > world.now)
    return read_schedule([first.isoformat()], every, world.now, world.zone)
