"""Bhashini as it behaves: the two calls of its contract, on loopback, with the traps that real callers met.

The header's name comes with the answer or not at all; an impossible task is HTTP 200 with an empty list; without `vad` a
long recording comes back by half; only WAV at 16 kHz is taken; `dataTracking` counts as wanted unless it is refused; a
model moves; answers can be slow; an error says why below "detail".
"""

from __future__ import annotations

import base64
import io
import json
import threading
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CONFIG, COMPUTE = "/ulca/apis/v0/model/getModelsPipeline", "/services/inference/pipeline"
USER, KEY, INFERENCE = "user-1", "ulca-key", "inference-key"
LONGEST = 30.0


@dataclass
class FakeBhashini:
    """What it is to say, what it was asked, and how it misbehaves."""

    words: str = "दो सौ किलो हल्दी"
    languages: tuple[str, ...] = ("hi", "mr")
    header: str | None = "X-Inference"
    """None: as for newer accounts, the answer names no key."""
    service: str = "ai4bharat/asr-1"
    slow: list[float] = field(default_factory=list)
    """Seconds that each of the next answers takes."""
    broken: list[int] = field(default_factory=list)
    """Statuses with which the next computations fail."""
    empty: bool = False
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    tracked: int = 0
    url: str = ""

    def answer(self, path: str, headers: Any, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """One call."""
        self.asked.append((path, body))
        if path == CONFIG:
            return self._config(headers, body)
        return self._compute(headers, body) if path == COMPUTE else (404, _wrong("DHRUVA-404", "no such door"))

    def count(self, path: str) -> int:
        """How often a door was called."""
        return sum(one == path for one, _ in self.asked)

    def _config(self, headers: Any, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if (headers["userID"], headers["ulcaApiKey"]) != (USER, KEY):
            return 401, {"detail": {"message": "Invalid credentials"}}
        (task,) = body["pipelineTasks"]
        assert body["pipelineRequestConfig"]["pipelineId"]
        language = task["config"]["language"]["sourceLanguage"]
        if task["taskType"] != "asr" or language not in self.languages:
            return 400, {"detail": {"message": "no model"}}
        endpoint: dict[str, Any] = {"callbackUrl": self.url + COMPUTE}
        if self.header is not None:
            endpoint["inferenceApiKey"] = {"name": self.header, "value": INFERENCE}
        config = {"serviceId": self.service, "modelId": "m", "language": {"sourceLanguage": language}}
        return 200, {
            "languages": [{"sourceLanguage": language, "targetLanguageList": []}],
            "pipelineResponseConfig": [{"taskType": "asr", "config": [config]}],
            "pipelineInferenceAPIEndPoint": endpoint,
        }

    def _compute(self, headers: Any, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self.broken:
            return self.broken.pop(0), _wrong("DHRUVA-101", "Failed to compute")
        if headers[self.header or "Authorization"] != INFERENCE:
            return 401, _wrong("DHRUVA-400", "Invalid key")
        (task,) = body["pipelineTasks"]
        config = task["config"]
        if config["serviceId"] != self.service:
            return 404, _wrong("DHRUVA-102", "Invalid service id")
        if self.empty or task["taskType"] != "asr":
            return 200, {"pipelineResponse": []}
        self.tracked += body.get("controlConfig", {}).get("dataTracking", True)
        if config["audioFormat"] != "wav" or config["samplingRate"] != 16000:
            return 422, _wrong("DHRUVA-103", "audioFormat")
        (audio,) = body["inputData"]["audio"]
        with wave.open(io.BytesIO(base64.b64decode(audio["audioContent"], validate=True))) as sound:
            if (sound.getnchannels(), sound.getframerate()) != (1, 16000):
                return 422, _wrong("DHRUVA-103", "samplingRate")
            seconds = sound.getnframes() / 16000
        said = self.words
        if seconds > LONGEST and "vad" not in config.get("preProcessors", ()):
            said = said[: len(said) // 2]
        if seconds > 2 * LONGEST:
            return 500, _wrong("DHRUVA-101", "too long")
        return 200, {
            "pipelineResponse": [{"taskType": "asr", "config": None, "output": [{"source": said}], "audio": None}]
        }


def _wrong(kind: str, message: str) -> dict[str, Any]:
    return {"detail": {"kind": kind, "message": message}}


@contextmanager
def running() -> Iterator[FakeBhashini]:
    """One service on loopback until the block ends."""
    fake = FakeBhashini()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if fake.slow:
                time.sleep(fake.slow.pop(0))
            status, found = fake.answer(self.path, self.headers, body)
            sent = json.dumps(found).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)
            except OSError:
                pass  # who asked has gone

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    fake.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
