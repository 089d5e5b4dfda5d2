"""Twilio's own OpenAPI descriptions as a strict judge of requests and of the fake's answers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator

SPEC_FILES = (
    "twilio-api-v2010-messages.json",
    "twilio-content-v1.json",
    "twilio-content-v2.json",
    "twilio-messaging-v1-services.json",
    "twilio-messaging-v2-senders.json",
)
SPECS = Path(__file__).parent / "specs"
METHODS = ("get", "post", "put", "delete")

# The client 9.13.0 is newer than the description: it knows these keys, the files do not.
KNOWN_TO_THE_CLIENT_ONLY: Mapping[str, frozenset[str]] = {
    "CreateMessage": frozenset({"MessageIntent"}),
    "CreateApprovalCreate": frozenset({"send_ttl_seconds", "bid_amount"}),
}


@dataclass(frozen=True)
class Operation:
    """One method on one path, with everything needed to judge a call of it."""

    name: str
    method: str
    template: str
    pattern: re.Pattern[str]
    path_schemas: Mapping[str, Mapping[str, Any]]
    query_schema: Mapping[str, Any]
    body_type: str | None
    body_schema: Mapping[str, Any]
    success: int
    answer: Draft202012Validator | None


def _plain(schema: Any, components: Mapping[str, Any]) -> Any:
    """The schema with references put in place, `nullable` as a type, and no unknown keys let through."""
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        inner = _plain(components[schema["$ref"].rsplit("/", 1)[1]], components)
        return {"anyOf": [inner, {"type": "null"}]} if schema.get("nullable") else inner
    out: dict[str, Any] = {}
    for key in ("type", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "required"):
        if key in schema:
            out[key] = schema[key]
    if "format" in schema:
        out["format"] = schema["format"]
    if "properties" in schema:
        out["properties"] = {name: _plain(part, components) for name, part in schema["properties"].items()}
        out["additionalProperties"] = False
    if "additionalProperties" in schema:
        out["additionalProperties"] = _plain(schema["additionalProperties"], components)
    if "items" in schema:
        out["items"] = _plain(schema["items"], components)
    if schema.get("nullable"):
        if "type" in out:
            out["type"] = [out["type"], "null"]
        if "enum" in out:
            out["enum"] = [*out["enum"], None]
    return out


def _operation(path: str, method: str, declared: Mapping[str, Any], components: Mapping[str, Any]) -> Operation:
    path_schemas: dict[str, Mapping[str, Any]] = {}
    query: dict[str, Any] = {}
    required: list[str] = []
    for parameter in declared.get("parameters", []):
        schema = _plain(parameter["schema"], components)
        if parameter["in"] == "path":
            path_schemas[parameter["name"]] = schema
        else:
            query[parameter["name"]] = schema
            if parameter.get("required"):
                required.append(parameter["name"])
    body_type: str | None = None
    body_schema: Mapping[str, Any] = {}
    for content_type, content in declared.get("requestBody", {}).get("content", {}).items():
        body_type, body_schema = content_type, _plain(content["schema"], components)
    success, answer = 200, None
    for status, response in declared["responses"].items():
        success = int(status)
        for content in response.get("content", {}).values():
            answer = Draft202012Validator(_plain(content["schema"], components))
    source = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path))
    return Operation(
        name=declared["operationId"],
        method=method.upper(),
        template=path,
        pattern=re.compile(source + "$"),
        path_schemas=path_schemas,
        query_schema={"properties": query, "required": required},
        body_type=body_type,
        body_schema=body_schema,
        success=success,
        answer=answer,
    )


class TwilioSpec:
    """The shipped descriptions, ready to judge.

    Every method returns the faults it found as sentences; an empty list is a pass.
    """

    def __init__(self, folder: Path = SPECS) -> None:
        self.operations: list[Operation] = []
        for name in SPEC_FILES:
            described = json.loads((folder / name).read_text(encoding="utf-8"))
            components = described.get("components", {}).get("schemas", {})
            for path, item in described["paths"].items():
                self.operations += [_operation(path, m, item[m], components) for m in METHODS if m in item]
        # A literal segment wins over a placeholder ("/Messages.json" over "/{Sid}.json").
        self.operations.sort(key=lambda operation: operation.template.count("{"))

    def find(self, method: str, path: str) -> tuple[Operation | None, dict[str, str], bool]:
        """The operation, its path values, and whether the path is known at all (404 against 405)."""
        known = False
        for operation in self.operations:
            match = operation.pattern.match(path)
            if match:
                known = True
                if operation.method == method:
                    return operation, match.groupdict(), True
        return None, {}, known

    def path_faults(self, operation: Operation, values: Mapping[str, str]) -> list[str]:
        """What is wrong with the identifiers in the path."""
        return [
            f"path {name}: {fault}"
            for name, value in values.items()
            for fault in schema_faults(operation.path_schemas.get(name, {}), value)
        ]

    def form(
        self, operation: Operation, pairs: Sequence[tuple[str, str]], *, query: bool = False
    ) -> tuple[dict[str, Any], list[str]]:
        """The values of a form (or query string), read by their declared types, and what is wrong with them.

        A repeated key is a list and allowed for arrays only; numbers and booleans are read from their text.
        """
        schema = operation.query_schema if query else operation.body_schema
        declared: Mapping[str, Any] = schema.get("properties", {})
        allowed = frozenset() if query else KNOWN_TO_THE_CLIENT_ONLY.get(operation.name, frozenset())
        values: dict[str, Any] = {}
        faults: list[str] = []
        for key, text in pairs:
            if key in allowed:
                values[key] = text
            elif key not in declared:
                faults.append(f"{key}: unknown {'query parameter' if query else 'form field'}")
            elif declared[key].get("type") == "array":
                item, fault = _from_text(declared[key].get("items", {}), text)
                values.setdefault(key, []).append(item)
                faults += [f"{key}: {fault}"] if fault else []
            elif key in values:
                faults.append(f"{key}: repeated, but not an array")
            else:
                values[key], fault = _from_text(declared[key], text)
                faults += [f"{key}: {fault}"] if fault else []
        faults += [f"{key}: required" for key in schema.get("required", []) if key not in values]
        for key, value in values.items():
            if key in declared:
                faults += [f"{key}: {fault}" for fault in schema_faults(declared[key], value)]
        return values, list(dict.fromkeys(faults))

    def json_body(self, operation: Operation, body: bytes) -> tuple[dict[str, Any], list[str]]:
        """The JSON object of a request and what is wrong with it; a null counts as a key left out."""
        try:
            read = json.loads(body)
        except ValueError:
            return {}, ["body is not JSON"]
        if not isinstance(read, dict):
            return {}, ["body is not a JSON object"]
        value = _without_nulls(read)
        for key in KNOWN_TO_THE_CLIENT_ONLY.get(operation.name, frozenset()):
            value.pop(key, None)
        return value, schema_faults(operation.body_schema, value)

    def answer_faults(self, operation: Operation, status: int, body: Any) -> list[str]:
        """What is wrong with an answer of ours; only the success answer is described by Twilio."""
        faults = [] if status == operation.success else [f"status {status}, described is {operation.success}"]
        if operation.answer is not None:
            faults += [_sentence(error) for error in operation.answer.iter_errors(body)]
        return faults


def schema_faults(schema: Mapping[str, Any], value: Any) -> list[str]:
    """What is wrong with one value, formats included."""
    faults = [_sentence(error) for error in Draft202012Validator(dict(schema)).iter_errors(value)]
    if isinstance(value, str) and not faults:
        if schema.get("format") == "uri" and not _is_web_address(value):
            faults.append(f"{value!r} is not a full web address")
        if schema.get("format") == "date-time" and not _is_moment(value):
            faults.append(f"{value!r} is not an ISO 8601 time")
    return faults


def _sentence(error: Any) -> str:
    where = "/".join(str(part) for part in error.absolute_path)
    return f"{where}: {error.message}" if where else str(error.message)


def _from_text(schema: Mapping[str, Any], text: str) -> tuple[Any, str | None]:
    kind = schema.get("type")
    if kind == "integer":
        return (int(text), None) if re.fullmatch(r"-?\d+", text) else (0, f"{text!r} is not a whole number")
    if kind == "number":
        return (float(text), None) if re.fullmatch(r"-?\d+(\.\d+)?", text) else (0.0, f"{text!r} is not a number")
    if kind == "boolean":
        known = text.lower() in ("true", "false")
        return text.lower() == "true", None if known else f"{text!r} is not a boolean"
    return text, None


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_nulls(part) for part in value]
    return value


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
