"""Whose country a telephone number belongs to; a number is read with its country's code only, never taken for an Indian one."""

from __future__ import annotations

from functools import lru_cache

import phonenumbers

INDIA = "IN"


@lru_cache(maxsize=4096)
def country_of(number: str | None) -> str:
    """The ISO 3166-1 code of a number in E.164 (also as `whatsapp:+…`); empty where it is none, or of no country.

    Countries that share a code (+1, +7, +44) are told apart where the number itself tells.
    """
    digits = (number or "").removeprefix("whatsapp:")
    if not digits.startswith("+"):
        return ""
    try:
        parsed = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return ""
    named = phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(
        parsed.country_code or 0
    )
    return "" if named in (None, "ZZ", "001") else str(named)


def is_abroad(number: str | None) -> bool:
    """Does this number belong to another country than India?"""
    return country_of(number) not in ("", INDIA)


def could_be_a_number(number: str) -> bool:
    """May a call reach this number: has it the length that its country's numbers have?"""
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(number)))
    except phonenumbers.NumberParseException:
        return False


def shown(number: str) -> str:
    """A number of another country as it is dialled, in groups; Indian ones stay as they are known."""
    if not is_abroad(number):
        return number
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
