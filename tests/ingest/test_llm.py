"""The language model as second opinion, against a real HTTP server that speaks the protocol."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from graph.errors import UsageError
from graph.model import Directive, Extraction, Person, ReportInfo, Span
from graph.settings import Settings
from ingest.llm import LanguageModel, LanguageModelError, from_settings, with_proposals
from ingest.pipeline import ExtractorPool
from ingest.report import Report

TEXT = (
    "Bupati Sari Melati membuka rapat itu, Senin.\n"
    "Sari Melati meminta para camat segera mendata warga. Budi Santosa mencatat hasilnya.\n"
    '"Data ini dipakai bulan depan untuk bantuan," kata Budi Santosa.\n'
)
EXTRACTION = Extraction(
    text=TEXT,
    report=ReportInfo("r1"),
    people=(Person("person/sari-melati", "Sari Melati"),),
)
DIRECTIVE = {
    "issuer": "Sari Melati",
    "addressees": ["para camat"],
    "action": "segera mendata warga",
    "strength": "request",
    "verb": "meminta",
    "quote": "Sari Melati meminta para camat segera mendata warga.",
}


def _answer(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


class Endpoint:
    """A running server; `answer` is what it says next, `requests` what it was asked."""

    def __init__(self) -> None:
        self.answer: bytes = b"{}"
        self.status = 200
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        self.hold = threading.Event()
        self.hold.set()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.requests.append((self.path, dict(self.headers), json.loads(body)))
                endpoint.hold.wait(30)
                self.send_response(endpoint.status)
                self.send_header("Content-Length", str(len(endpoint.answer)))
                self.end_headers()
                self.wfile.write(endpoint.answer)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def says(self, **layers: Any) -> None:
        content = json.dumps({"people": [], "tenures": [], "directives": [], "statements": [], **layers})
        self.answer = _answer(content)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    running = Endpoint()
    yield running
    running.hold.set()
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def model(endpoint: Endpoint) -> LanguageModel:
    return LanguageModel(endpoint.address, "small", timeout_s=20)


def test_the_request_follows_the_protocol(endpoint: Endpoint) -> None:
    endpoint.says()
    LanguageModel(endpoint.address, "small", api_key="secret").propose(EXTRACTION)
    path, headers, body = endpoint.requests[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert body["model"] == "small"
    assert body["messages"][-1] == {"role": "user", "content": TEXT}
    assert body["response_format"]["json_schema"]["strict"] is True


def test_what_quotes_the_text_becomes_a_candidate(endpoint: Endpoint, model: LanguageModel) -> None:
    quote = {
        "speaker": "Budi Santosa",
        "text": "Data ini dipakai bulan depan untuk bantuan,",
        "quote": '"Data ini dipakai bulan depan untuk bantuan," kata Budi Santosa.',
    }
    person = {"name": "Budi Santosa", "quote": "Budi Santosa mencatat hasilnya."}
    tenure = {"person": "Sari Melati", "post": "Bupati", "quote": "Bupati Sari Melati membuka rapat itu, Senin."}
    endpoint.says(people=[person], tenures=[tenure], directives=[DIRECTIVE], statements=[quote])
    proposals = model.propose(EXTRACTION)
    assert [c.layer for c in proposals.candidates] == ["people", "tenures", "directives", "quotes"]
    assert {c.origin for c in proposals.candidates} == {"llm:small"}
    assert proposals.dropped == proposals.problems == ()
    for candidate in proposals.candidates:
        spans = candidate.item.mentions if isinstance(candidate.item, Person) else candidate.item.evidence  # type: ignore[union-attr]
        assert spans
        assert all(0 <= span.start < span.end <= len(TEXT) for span in spans)
        assert candidate.item.confidence < 0.5
    directive = proposals.candidates[2].item
    assert isinstance(directive, Directive)
    assert directive.issuer == "person/sari-melati"
    assert directive.action_span is not None
    assert directive.action_span.of(TEXT) == directive.action == "segera mendata warga"
    assert "para camat" in proposals.candidates[2].reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"quote": "Sari Melati meminta para lurah mendata."}, "the text has no", id="invented quote"),
        pytest.param({"action": "segera menutup jalan"}, "does not stand in its quotation", id="invented action"),
        pytest.param({"issuer": "Gubernur Jambi"}, "does not stand in its quotation", id="invented issuer"),
        pytest.param({"addressees": ["para lurah"]}, "does not stand in its quotation", id="invented addressee"),
        pytest.param({"strength": "command"}, "is no strength", id="unknown strength"),
        pytest.param({"quote": None}, "missing or empty", id="no quote"),
        pytest.param({"addressees": "para camat"}, "not a list of names", id="addressees not a list"),
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_text_is_dropped(
    endpoint: Endpoint, model: LanguageModel, change: dict[str, Any], reason: str
) -> None:
    endpoint.says(directives=[{**DIRECTIVE, **change}])
    proposals = model.propose(EXTRACTION)
    assert proposals.candidates == ()
    assert len(proposals.dropped) == 1
    assert reason in proposals.dropped[0]


def test_what_the_rules_found_is_not_proposed_again(endpoint: Endpoint, model: LanguageModel) -> None:
    start = TEXT.index("segera mendata")
    known = Directive(
        "directive/r1/1", "person/sari-melati", (), "segera mendata warga", "request", "meminta",
        Span(start, start + 20), evidence=(Span(start, start + 20),),
    )  # fmt: skip
    endpoint.says(directives=[DIRECTIVE], people=[{"name": "Sari Melati", "quote": DIRECTIVE["quote"]}])
    assert model.propose(replace(EXTRACTION, directives=(known,))).candidates == ()


@pytest.mark.parametrize(
    ("answer", "status", "told"),
    [
        pytest.param(b"no json at all", 200, "not the JSON asked for", id="broken JSON"),
        pytest.param(b'{"choices": []}', 200, "not the JSON asked for", id="no choice"),
        pytest.param(_answer('{"people": ['), 200, "not the JSON asked for", id="cut off"),
        pytest.param(_answer("[]"), 200, "not an object", id="a list"),
        pytest.param(b"overloaded", 503, "answered 503", id="an HTTP error"),
        pytest.param(b"x" * 3_000_000, 200, "larger than", id="too large"),
    ],
)  # fmt: skip
def test_a_useless_answer_is_told_and_nothing_else_is_lost(
    endpoint: Endpoint, model: LanguageModel, answer: bytes, status: int, told: str
) -> None:
    endpoint.answer, endpoint.status = answer, status
    with pytest.raises(LanguageModelError, match=told):
        model.ask(TEXT)
    extraction = with_proposals(EXTRACTION, [model])
    assert extraction.people == EXTRACTION.people
    assert extraction.candidates == ()
    assert told in extraction.warnings[0]


def test_a_wrong_form_inside_the_answer_is_dropped(endpoint: Endpoint, model: LanguageModel) -> None:
    endpoint.says(people="Budi Santosa", directives=["meminta", DIRECTIVE])
    proposals = model.propose(EXTRACTION)
    assert len(proposals.candidates) == 1
    assert len(proposals.dropped) == 2


def test_a_silent_endpoint_times_out(endpoint: Endpoint) -> None:
    endpoint.hold.clear()
    with pytest.raises(LanguageModelError, match=r"did not answer within 0\.1 seconds"):
        LanguageModel(endpoint.address, "small", timeout_s=0.1).ask(TEXT)


def test_nobody_listening_is_told() -> None:
    with pytest.raises(LanguageModelError, match="no answer from"):
        LanguageModel("http://127.0.0.1:9", "small", timeout_s=5).ask(TEXT)


@pytest.mark.parametrize("address", ["", "127.0.0.1:80", "ftp://host/v1", "http://"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a language model"):
        LanguageModel(address, "small").ask(TEXT)


def test_a_long_report_is_asked_in_parts_and_spans_stay_true(endpoint: Endpoint) -> None:
    endpoint.says(directives=[DIRECTIVE])
    long = ("Rapat berlangsung tertib.\n" * 30) + TEXT
    proposals = LanguageModel(endpoint.address, "small", max_chars=500).propose(replace(EXTRACTION, text=long))
    assert "".join(body["messages"][-1]["content"] for _, _, body in endpoint.requests) == long
    assert all(len(body["messages"][-1]["content"]) <= 500 for _, _, body in endpoint.requests)
    assert len(proposals.candidates) == 1
    directive = proposals.candidates[0].item
    assert isinstance(directive, Directive)
    assert directive.action_span is not None
    assert directive.action_span.of(long) == "segera mendata warga"


def test_without_an_endpoint_no_model_is_asked() -> None:
    assert from_settings(Settings(llm_endpoint="")) == ()


def test_settings_that_cannot_work_are_refused_before_any_report() -> None:
    with pytest.raises(UsageError, match="llm_model is not"):
        from_settings(Settings(llm_endpoint="http://127.0.0.1:1/v1"))
    with pytest.raises(UsageError, match="no address of a language model"):
        from_settings(Settings(llm_endpoint="localhost", llm_model="small"))


def test_the_pipeline_adds_proposals_as_candidates_with_their_origin(endpoint: Endpoint) -> None:
    person = {"name": "Budi Santosa", "quote": "Budi Santosa mencatat hasilnya."}
    endpoint.says(people=[{**person, "name": "mencatat"}])
    settings = Settings(llm_endpoint=endpoint.address, llm_model="small")
    with ExtractorPool(settings) as pool:
        (made,) = pool.extract([Report(ReportInfo("r1"), TEXT)])
    assert isinstance(made, Extraction)
    assert [(c.layer, c.origin) for c in made.candidates if c.origin != "rules"] == [("people", "llm:small")]
    assert made.extractor == pool.name
    assert pool.name.endswith(" + llm:small")
