"""Who lives where there are no districts: a buyer in Dubai is told of their country instead."""

from handlers.outbound.zones import number_of
from handlers.person.countries import INDIA, is_abroad
from handlers.step import Step


def has_no_district(step: Step, country: str = "") -> bool:
    """Does the speaker live where there are no districts: by the number, or by the country that they want goods sent to?"""
    if is_abroad(number_of(step.address)):
        return True
    return step.person.district_lgd is None and country not in ("", INDIA)
