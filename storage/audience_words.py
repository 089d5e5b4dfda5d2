"""The words of an audience: a small language of tests with and, or, not, read into an expression.

    district=425 and role=seller and not lang=en
    product="mango pickle" and (verified=yes or seen<30d)

A value may be a list (district=425,426) or stand in quotes. Which fields there are is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

LONGEST, DEEPEST = 1000, 12
"""Signs of an audience, and how deep its brackets and saved audiences may lie in one another."""
_TOKEN = re.compile(r'\s*(?:(?P<quoted>"[^"]*")|(?P<sign>!=|<=|>=|[=<>(),])|(?P<word>[^\s"=<>!(),]+))')


class BadAudience(Exception):
    """The words are no audience; the message says what is wrong and what would be right."""


class Form(Protocol):
    """How a field is written: what it may be compared with, and an example for the error."""

    @property
    def example(self) -> str:
        """A test of this field."""

    @property
    def operators(self) -> tuple[str, ...]:
        """The signs that may stand behind the field."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test: a field, an operator, and the values of which one must fit."""

    field: str
    operator: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.field}{self.operator}{','.join(quoted(value) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Not:
    """Everybody whom the part does not name."""

    part: Expression

    def __str__(self) -> str:
        return f"not {self.part}" if isinstance(self.part, Test) else f"not ({self.part})"


@dataclass(frozen=True, slots=True)
class Both:
    """All of the parts (`and`), or any of them (`or`)."""

    word: str
    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return f" {self.word} ".join(f"({part})" if isinstance(part, Both) else str(part) for part in self.parts)


Expression = Test | Not | Both


def quoted(value: str) -> str:
    return (
        value if re.fullmatch(r'[^\s"=<>!(),]+', value) and value.lower() not in ("and", "or", "not") else f'"{value}"'
    )


def parse(text: str, fields: Mapping[str, Form]) -> Expression:
    """The audience that a text describes. Raises BadAudience."""
    if len(text) > LONGEST:
        raise BadAudience(f"an audience has at most {LONGEST} signs; this one has {len(text)}")
    parser = _Parser(text, fields)
    found = parser.any_of(0)
    if (left := parser.peek()) is not None:
        raise parser.wrong(f"{left[1]!r} is not expected here: and, or, or the end")
    return found


class _Parser:
    def __init__(self, text: str, fields: Mapping[str, Form]) -> None:
        self.fields, self.tokens, self.place = fields, list(_tokens(text)), 0
        if not self.tokens:
            raise BadAudience("an audience names somebody, for example: district=425 and role=seller")

    def peek(self) -> tuple[str, str, int] | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def wrong(self, why: str) -> BadAudience:
        token = self.peek()
        at = f"at sign {token[2] + 1}" if token else "at the end"
        return BadAudience(f"{at}: {why}")

    def said(self, word: str) -> bool:
        token = self.peek()
        if token is None or token[0] == "quoted" or token[1].lower() != word:
            return False
        self.place += 1
        return True

    def any_of(self, depth: int) -> Expression:
        return self._joined("or", self.all_of, depth)

    def all_of(self, depth: int) -> Expression:
        return self._joined("and", self.one, depth)

    def _joined(self, word: str, inner: Callable[[int], Expression], depth: int) -> Expression:
        parts = [inner(depth)]
        while self.said(word):
            parts.append(inner(depth))
        return parts[0] if len(parts) == 1 else Both(word, tuple(parts))

    def one(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise self.wrong(f"brackets lie more than {DEEPEST} deep in one another")
        if self.said("not"):
            return Not(self.one(depth + 1))
        if self.said("("):
            inside = self.any_of(depth + 1)
            if not self.said(")"):
                raise self.wrong("a bracket is not closed")
            return inside
        return self.test()

    def test(self) -> Expression:
        token = self.peek()
        if token is None or token[0] != "word" or token[1].lower() in ("and", "or"):
            raise self.wrong("a test is wanted here, for example role=seller")
        field = token[1].lower()
        if field not in self.fields:
            raise self.wrong(f"I do not know {token[1]!r}; there are {', '.join(self.fields)}")
        self.place += 1
        operator = self.peek()
        if operator is None or operator[1] not in self.fields[field].operators:
            raise self.wrong(f"after {field} comes {' or '.join(self.fields[field].operators)}")
        self.place += 1
        values = [self.value(field)]
        while self.said(","):
            values.append(self.value(field))
        test = Test(field, "=" if operator[1] == "!=" else operator[1], tuple(values))
        return Not(test) if operator[1] == "!=" else test

    def value(self, field: str) -> str:
        token = self.peek()
        if token is None or token[0] == "sign" or not token[1].strip('" '):
            raise self.wrong(f"{field} wants a value, for example {self.fields[field].example}")
        self.place += 1
        return token[1].strip('"').strip()


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    place = 0
    while text[place:].strip():
        found = _TOKEN.match(text, place)
        if found is None:
            start = place + len(text[place:]) - len(text[place:].lstrip())
            raise BadAudience(f"at sign {start + 1}: {text[start]!r} cannot be read; a quote may not be closed")
        kind = found.lastgroup or ""
        yield kind, found[kind], found.start(kind)
        place = found.end()


def tests_of(expression: Expression) -> Iterator[Test]:
    """Every test of an audience, in order."""
    match expression:
        case Test():
            yield expression
        case Not():
            yield from tests_of(expression.part)
        case Both():
            for part in expression.parts:
                yield from tests_of(part)
