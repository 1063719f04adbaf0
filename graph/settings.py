"""Every setting of Risalah: name, unit, default, and what it is for.

Read from the environment (prefix ``RISALAH_``), overridden by command line options. Settings are
passed to what needs them; no module reads them at import.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All settings, with their units in their names."""

    model_config = SettingsConfigDict(env_prefix="RISALAH_", extra="ignore", frozen=True)

    data_dir: Path = Field(Path("var/risalah"), description="Folder that holds archive, store and catalogue.")
    store_url: str = Field(
        "",
        description="Address of a SPARQL 1.1 server to use as the store; empty for the embedded one.",
    )
    lock_wait_s: float = Field(
        30, ge=0, description="Time to wait for another process to let go of the data directory, in seconds."
    )
    batch_reports: int = Field(50, ge=1, description="Reports checked and written in one step while ingesting.")
    snapshot_reports: int = Field(
        200, ge=1, description="Reports after which the store is brought onto the disk while ingesting."
    )
    snapshot_interval_s: float = Field(
        1, ge=0, description="Shortest time between two snapshots for SPARQL queries, in seconds."
    )
    base: str = Field(
        "http://127.0.0.1:8765/",
        description="Base of the data's IRIs; set it to the public address, then run `risalah rebuild`.",
    )
    host: str = Field("127.0.0.1", description="Address the service listens on.")
    port: int = Field(8765, ge=0, le=65535, description="Port the service listens on; 0 picks a free one.")
    threads: int = Field(4, ge=1, description="Threads of the web server; more of them make slow pages slower.")
    language: str = Field("en", description="Language of pages when the browser states none: en or id.")

    max_report_bytes: int = Field(20_000_000, description="Largest report accepted, in bytes.")
    max_report_chars: int = Field(1_000_000, description="Longest text of a report accepted, in characters.")
    publish_threshold: float = Field(
        0.5, ge=0, le=1, description="Items with a lower confidence stay candidates for review."
    )

    llm_endpoint: str = Field(
        "",
        description="Address of an OpenAI-compatible language model for proposals, such as http://127.0.0.1:8080/v1; "
        "empty asks none.",
    )
    llm_model: str = Field("", description="Name of the model asked at llm_endpoint.")
    llm_api_key: SecretStr = Field(SecretStr(""), description="Key sent to llm_endpoint; empty sends none.")
    llm_timeout_s: float = Field(
        60.0, gt=0, description="Time the language model may take for one request, in seconds."
    )
    llm_max_chars: int = Field(
        24_000, ge=500, description="Characters of a report sent to the language model in one request."
    )
    llm_max_response_bytes: int = Field(
        2_000_000, ge=1_000, description="Largest answer of the language model, in bytes."
    )

    query_timeout_ms: int = Field(10_000, ge=1, description="Time a SPARQL query may take, in milliseconds.")
    query_memory_mb: int = Field(1_024, ge=64, description="Memory a SPARQL query may take, in megabytes.")
    query_max_rows: int = Field(100_000, ge=1, description="Rows a SPARQL answer may have.")
    query_max_bytes: int = Field(100_000_000, ge=1, description="Bytes a SPARQL answer may have.")
    query_max_chars: int = Field(20_000, ge=1, description="Length of a SPARQL query, in characters.")
    query_max_nesting: int = Field(100, ge=1, description="Depth of brackets in a SPARQL query.")
    query_workers: int = Field(4, ge=1, description="Processes that answer SPARQL queries.")
    query_long_ms: int = Field(
        300, ge=1, description="Time after which a SPARQL query gives its place to others, in milliseconds."
    )
    query_client_max: int = Field(
        32, ge=1, description="SPARQL queries that one client address may have running or waiting."
    )
    query_sessions: int | None = Field(
        default=None,
        ge=0,
        description="Processes that answer clients with one cheap SPARQL query after another; "
        "not set, as many as there are processors, from 2 to 8.",
    )
    query_queue: int = Field(32, ge=0, description="SPARQL queries that may wait for a worker.")
    query_kept_mb: int = Field(
        64, ge=0, description="Memory for answers kept until the data change, in megabytes; 0 keeps none."
    )

    network_draws: int = Field(
        200, ge=0, description="Draws of reports behind the intervals on the network page; 0 for no intervals."
    )
    network_wait_ms: int = Field(
        60,
        ge=0,
        description="Time a request waits for the network to be worked out, in milliseconds; then the page says that "
        "it is being computed, and asks again.",
    )
    trace_kept_directives: int = Field(
        50_000,
        ge=0,
        description="Directives whose parties and words are kept in memory for traces until the data change, by whole "
        "months; 0 keeps none.",
    )
    graph_max_nodes: int = Field(300, ge=1, description="Nodes drawn at most in one picture.")
    page_size: int = Field(25, ge=1, le=500, description="Rows of one page of a list.")
