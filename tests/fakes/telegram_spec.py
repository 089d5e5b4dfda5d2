"""The published Bot API description, used to judge every call to the fake and every answer of the fake."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from tests.fakes.telegram_markup import MarkupError, parse_html, utf16

JSON = dict[str, Any]
SPEC_FILE = Path(__file__).parent / "specs" / "telegram-bot-api.json"

_SCALARS = {"Integer", "Float", "Boolean", "String", "InputFile", "True"}
_CHARACTERS = re.compile(r"\b(\d+)-(\d+) characters", re.I)
_UP_TO_CHARACTERS = re.compile(r"\bup to (\d+) characters", re.I)
_BYTES = re.compile(r"\b(\d+)-(\d+) bytes", re.I)
_MAX_BYTES = re.compile(r"can't exceed (\d+) bytes", re.I)
_SPAN = re.compile(r"(?<![\w.-])(\d+)-(\d+)(?![\w-])")
_BETWEEN = re.compile(r"between (\d+) and (\d+)")
_AT_MOST = re.compile(r"\b(?:at most|up to) (\d+)\b", re.I)
_ONE_OF_QUOTED = re.compile(r"must be one of ((?:[^.]|\.(?=\w))*)", re.I)
_DISCRIMINATOR = re.compile(r"(?:always [\"“]([\w/]+)[\"”]|must be (?:\*)?(\w+)(?:\*)?\.?$)")
_MODES = {
    "question": "question_parse_mode", "explanation": "explanation_parse_mode", "description": "description_parse_mode",
    "title": "parse_mode", "quote": "quote_parse_mode",
}  # fmt: skip
_ENTITY_FIELDS = {"text": "entities", "caption": "caption_entities", "quote": "quote_entities",
                  "question": "question_entities", "explanation": "explanation_entities",
                  "message_text": "entities", "description": "description_entities"}  # fmt: skip


class SpecError(Exception):
    """A call or an object does not fit the description; `ours` marks rules that only the fake enforces."""

    def __init__(self, text: str, ours: bool = False) -> None:
        super().__init__(f"FAKE: {text}" if ours else text)
        self.ours = ours


class Upload:
    """One file part of a multipart request."""

    def __init__(self, name: str, content: bytes, mime: str) -> None:
        self.name, self.content, self.mime = name, content, mime

    def __repr__(self) -> str:
        return f"Upload({self.name!r}, {len(self.content)} bytes, {self.mime!r})"


class Field:
    """One parameter of a method or one field of a type, with the limits read from its description."""

    def __init__(self, raw: JSON) -> None:
        self.name: str = raw["name"]
        self.types: tuple[str, ...] = tuple(raw["types"])
        self.required: bool = raw["required"]
        self.text: str = raw["description"]
        self.is_array = any(kind.startswith("Array of ") for kind in self.types)
        self.characters: tuple[int, int] | None = None
        self.bytes: tuple[int, int] | None = None
        self.items: tuple[int, int] | None = None
        self.range: tuple[int, int] | None = None
        self.beyond_range: set[int] = set()
        self.choices: set[str] | None = None
        self.alphabet: re.Pattern[str] | None = None
        self.parsed = "entities parsing" in self.text or "entity parsing" in self.text
        self._read_limits()

    @property
    def limited(self) -> bool:
        return any((self.characters, self.bytes, self.items, self.range, self.choices, self.alphabet))

    def _read_limits(self) -> None:
        text = self.text
        if self.is_array:
            if found := _SPAN.search(text):
                self.items = int(found[1]), int(found[2])
            elif found := _AT_MOST.search(text):
                self.items = 0, int(found[1])
        elif "String" in self.types and "InputFile" not in self.types:
            if found := _CHARACTERS.search(text):
                self.characters = int(found[1]), int(found[2])
            elif found := _UP_TO_CHARACTERS.search(text):
                self.characters = 0, int(found[1])
            if found := _BYTES.search(text):
                self.bytes = int(found[1]), int(found[2])
            elif found := _MAX_BYTES.search(text):
                self.bytes = 0, int(found[1])
            if "Only characters A-Z, a-z, 0-9, _ and - are allowed" in text or "only A-Z, a-z, 0-9, _ and -" in text:
                self.alphabet = re.compile(r"[A-Za-z0-9_-]*")
            elif "only lowercase English letters, digits and underscores" in text:
                self.alphabet = re.compile(r"[a-z0-9_]*")
            elif (found := _ONE_OF_QUOTED.search(text)) and '"' in found[1]:
                self.choices = set(re.findall(r'"([^"]+)"', found[1]))
        elif {"Integer", "Float"} & set(self.types) and "in the future" not in text:
            if found := _BETWEEN.search(text) or _SPAN.search(text):
                self.range = int(found[1]), int(found[2])
            self.beyond_range = {int(value, 16) for value in re.findall(r"0x[0-9A-F]+", text)} if self.range else set()


class Spec:
    """All methods and types of one version of the Bot API.

    `allow_parameter` lets a test use a parameter newer than the file; everything else outside the file is refused.
    """

    def __init__(self, path: Path = SPEC_FILE) -> None:
        raw = json.loads(path.read_text(encoding="utf-8"))
        self.version: str = raw["version"]
        self.methods: dict[str, dict[str, Field]] = {}
        self.returns: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        for name, method in raw["methods"].items():
            self.methods[name] = {entry["name"]: Field(entry) for entry in method.get("fields", [])}
            self.returns[name] = method["returns"]
            self.names[name.lower()] = name
        self.types: dict[str, dict[str, Field]] = {}
        self.subtypes: dict[str, list[str]] = {}
        for name, kind in raw["types"].items():
            self.types[name] = {entry["name"]: Field(entry) for entry in kind.get("fields", [])}
            if "subtypes" in kind:
                self.subtypes[name] = kind["subtypes"]
        self._allowed: dict[tuple[str, str], tuple[str, ...]] = {}

    @property
    def limit_count(self) -> int:
        """How many fields carry a limit that is enforced."""
        tables = [*self.methods.values(), *self.types.values()]
        return sum(field.limited for table in tables for field in table.values())

    def allow_parameter(self, method: str, parameter: str, *types: str) -> None:
        """Accept a parameter that this version of the file does not know, with the given types."""
        raw = {"name": parameter, "types": list(types), "required": False, "description": ""}
        self.methods[method][parameter] = Field(raw)

    def check_call(self, method: str, raw: JSON, uploads: dict[str, Upload], native: bool) -> JSON:
        """The typed parameters of a call; raises SpecError when the description forbids it.

        `native` is True for JSON bodies; forms and queries carry every value as text.
        """
        fields = self.methods[method]
        unknown = sorted(set(raw) - set(fields))
        if unknown:
            raise SpecError(f"{method} has no parameter {', '.join(unknown)}", ours=True)
        used: set[str] = set()
        typed: JSON = {}
        for name, field in fields.items():
            if name in raw:
                value = raw[name] if native else _from_text(raw[name], field)
                typed[name] = self.check_value(value, field.types, f"{method}.{name}", uploads, used)
            elif name in uploads and "InputFile" in field.types:
                typed[name] = f"attach://{name}"
                used.add(name)
            elif field.required:
                raise SpecError(_missing(method, name))
        stray = sorted(set(uploads) - used)
        if stray:
            raise SpecError(f"file parts not referred to by any parameter: {', '.join(stray)}", ours=True)
        self._check_limits(typed, fields, method)
        return typed

    def check_value(
        self, value: Any, types: tuple[str, ...], where: str,
        uploads: dict[str, Upload] | None = None, used: set[str] | None = None,
    ) -> Any:  # fmt: skip
        """The value, if one of the types takes it; raises SpecError with the place otherwise.

        With `uploads` the value is input, so limits and `attach://` names are checked too.
        """
        flat = self.expand(types)
        if isinstance(value, list):
            inner = tuple(kind.removeprefix("Array of ") for kind in flat if kind.startswith("Array of "))
            if not inner:
                raise SpecError(f"{where}: expected {_words(types)}, got an array")
            return [self.check_value(item, inner, f"{where}[{n}]", uploads, used) for n, item in enumerate(value)]
        if isinstance(value, dict):
            return self._check_object(value, flat, where, uploads, used)
        if isinstance(value, bool):
            fits = "Boolean" in flat or ("True" in flat and value)
        elif isinstance(value, int):
            fits = "Integer" in flat or "Float" in flat
        elif isinstance(value, float):
            fits = "Float" in flat
        elif isinstance(value, str):
            fits = "String" in flat or "InputFile" in flat
            if fits and uploads is not None and used is not None and value.startswith("attach://"):
                name = value.removeprefix("attach://")
                if name not in uploads:
                    raise SpecError(f"{where}: no file part named {name}")
                used.add(name)
        else:
            fits = False
        if not fits:
            raise SpecError(f"{where}: expected {_words(types)}, got {json.dumps(value)[:80]}")
        return value

    def check_result(self, method: str, result: Any) -> None:
        """Raises SpecError unless the fake's own answer fits the method's return type."""
        self.check_value(result, tuple(self.returns[method]), method)

    @cache  # noqa: B019 - one Spec lives as long as the test run
    def expand(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """The concrete types behind abstract ones."""
        found: list[str] = []
        for kind in types:
            prefix = "Array of " * kind.count("Array of ")
            bare = kind.removeprefix(prefix)
            if prefix or bare not in self.subtypes:
                found.append(kind)
            else:
                found.extend(self.expand(tuple(self.subtypes[bare])))
        return tuple(found)

    def sample(self, types: tuple[str, ...], chain: tuple[str, ...] = ()) -> Any:
        """The smallest value of a type, for methods whose effect the fake does not play."""
        kind = self.expand(types)[0]
        if kind.startswith("Array of "):
            return []
        if kind in _SCALARS:
            return {"Integer": 1, "Float": 1.0, "Boolean": True, "True": True}.get(kind, "sample")
        value: JSON = {}
        for name, field in self.types[kind].items():
            constant = _constant(field)
            if constant is not None:
                value[name] = constant
            elif field.required and kind not in chain:
                value[name] = self.sample(field.types, (*chain, kind))
        return value

    def _check_object(
        self, value: JSON, kinds: tuple[str, ...], where: str,
        uploads: dict[str, Upload] | None, used: set[str] | None,
    ) -> JSON:  # fmt: skip
        objects = [kind for kind in kinds if kind not in _SCALARS and not kind.startswith("Array of ")]
        if not objects:
            raise SpecError(f"{where}: expected {_words(kinds)}, got an object")
        kind = self._choose(value, objects, where)
        fields = self.types[kind]
        for name in value:
            if name not in fields:
                raise SpecError(f"{where}: {kind} has no field {name}", ours=True)
        checked: JSON = {}
        for name, field in fields.items():
            if name in value:
                checked[name] = self.check_value(value[name], field.types, f"{where}.{name}", uploads, used)
                constant = _constant(field)
                if constant is not None and checked[name] != constant:
                    raise SpecError(f"{where}.{name}: must be {constant}, not {checked[name]}")
            elif field.required:
                raise SpecError(f"{where}: {kind} needs the field {name}")
        if uploads is not None:
            self._check_limits(checked, fields, where)
        return checked

    def _choose(self, value: JSON, kinds: list[str], where: str) -> str:
        if len(kinds) == 1:
            return kinds[0]
        told = [kind for kind in kinds if self._discriminated(kind, value)]
        rest = told or [kind for kind in kinds if not any(_constant(f) for f in self.types[kind].values())]
        if not rest:
            raise SpecError(f"{where}: none of {_words(tuple(kinds))}")
        if {"Message", "InaccessibleMessage"} <= set(rest):
            return "InaccessibleMessage" if value.get("date") == 0 else "Message"

        def fit(kind: str) -> tuple[int, int]:
            fields = self.types[kind]
            missing = sum(field.required and name not in value for name, field in fields.items())
            return len(set(value) & set(fields)) - len(set(value) - set(fields)), -missing

        return max(rest, key=fit)

    def _discriminated(self, kind: str, value: JSON) -> bool:
        for name, field in self.types[kind].items():
            constant = _constant(field)
            if constant is not None:
                return bool(value.get(name) == constant)
        return False

    def _check_limits(self, values: JSON, fields: dict[str, Field], where: str) -> None:
        for name, field in fields.items():
            if name not in values or not field.limited:
                continue
            value, place = values[name], f"{where}.{name}"
            if isinstance(value, list) and field.items:
                _within(len(value), field.items, f"{place}: {{}} items")
            elif isinstance(value, str):
                self._check_text(value, values, field, place)
            elif isinstance(value, (int, float)) and field.range and value not in field.beyond_range:
                _within(value, field.range, f"{place}: value {{}}")

    def _check_text(self, value: str, values: JSON, field: Field, place: str) -> None:
        if field.choices and value not in field.choices:
            raise SpecError(f"{place}: must be one of {', '.join(sorted(field.choices))}")
        if field.alphabet and not field.alphabet.fullmatch(value):
            raise SpecError(f"{place}: character outside the allowed set")
        if field.bytes:
            size = len(value.encode())
            if field.name == "callback_data" and not field.bytes[0] <= size <= field.bytes[1]:
                raise SpecError("BUTTON_DATA_INVALID")
            _within(size, field.bytes, f"{place}: {{}} bytes")
        if field.characters:
            # Clients differ on what a character is; UTF-16 units are the strictest reading.
            size = utf16(plain_text(value, values, field.name) if field.parsed else value)
            low, high = field.characters
            if field.name in ("text", "caption") and field.parsed:
                noun = "message caption" if field.name == "caption" else "message"
                if size > high:
                    raise SpecError(f"{noun} is too long")
                if size < low:
                    raise SpecError("message text is empty")
            _within(size, (low, high), f"{place}: {{}} characters")


def plain_text(value: str, values: JSON, name: str) -> str:
    """The text as it is counted: after parsing with the parse mode that stands beside it."""
    return parse_beside(value, values, name)[0]


def parse_beside(value: str, values: JSON, name: str) -> tuple[str, list[JSON]]:
    """Plain text and entities of one text parameter, by its parse mode or its entity list."""
    mode = values.get(_MODES.get(name, "parse_mode"))
    entities = values.get(_ENTITY_FIELDS.get(name, name + "_entities"))
    if mode and str(mode).lower() == "html":
        try:
            return parse_html(value)
        except MarkupError as error:
            raise SpecError(f"can't parse entities: {error}") from error
    if mode and str(mode).lower() in ("markdown", "markdownv2"):
        raise SpecError(f"parse mode {mode} is not played by the fake, use HTML", ours=True)
    if mode:
        raise SpecError("unsupported parse_mode")
    return (value if entities else value.strip()), list(entities or [])


@cache
def _constant(field: Field) -> str | int | None:
    """The one value a field may have ('always "creator"', 'must be photo'), or None."""
    if field.types != ("String",) or field.name not in ("type", "status", "source"):
        return None
    found = _DISCRIMINATOR.search(field.text.strip())
    if not found or found[2] in ("one", "between", "specified"):
        return None
    return found[1] or found[2]


def _from_text(text: Any, field: Field) -> Any:
    if not isinstance(text, str):
        return text
    kinds = set(field.types)
    if "Boolean" in kinds and kinds & _SCALARS == {"Boolean"}:
        low = text.strip().lower()
        if low in ("true", "1", "yes"):
            return True
        if low in ("false", "0", "no", ""):
            return False
        raise SpecError(f"{field.name}: expected Boolean, got {text!r}")
    if "Integer" in kinds and re.fullmatch(r"-?\d+", text.strip()):
        return int(text)
    if "Float" in kinds and "String" not in kinds:
        try:
            return float(text)
        except ValueError:
            raise SpecError(f"{field.name}: expected Float, got {text!r}") from None
    if "String" in kinds or "InputFile" in kinds:
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise SpecError(f"can't parse {field.name} JSON object") from None


def _within(value: float, limits: tuple[int, int], sentence: str) -> None:
    if not limits[0] <= value <= limits[1]:
        raise SpecError(f"{sentence.format(value)}, allowed are {limits[0]} to {limits[1]}")


def _missing(method: str, name: str) -> str:
    known = {"chat_id": "chat_id is empty", "text": "message text is empty", "user_id": "invalid user_id specified"}
    return known.get(name, f"parameter {name} is required by {method}")


def _words(types: tuple[str, ...]) -> str:
    return types[0] if len(types) == 1 else "one of " + ", ".join(types[:8])
