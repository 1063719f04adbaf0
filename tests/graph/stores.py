"""What tests of the data directory share: reports to hand in, and all that store and catalogue hold."""

from __future__ import annotations

import io
from collections.abc import Sequence

from graph.model import Extraction
from graph.service import Outcome, Service, Submission
from graph.store import Change

DERIVED = (
    "report", "entity", "alias", "mention", "variant", "tenure", "meeting", "attendance", "directive", "addressee",
    "basis", "follow_up", "quote", "citation", "canonical",
)  # fmt: skip


def submissions(*extractions: Extraction) -> list[Submission]:
    return [Submission(x, x.text.encode(), source=f"{x.report.id}.txt") for x in extractions]


def statuses(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def store_lines(service: Service) -> list[bytes]:
    """All quads, but for the judgements' own: their ids and times differ from one run to the next."""
    out = io.BytesIO()
    service.store.dump(out)
    return sorted(line for line in out.getvalue().splitlines() if b"/id/judgement/" not in line)


def catalogue_rows(service: Service) -> dict[str, list[str]]:
    """All rows of the catalogue that mean something, and what its search finds, whatever the row numbers."""
    database = service.catalogue.database
    found = {name: sorted(str(tuple(row)) for row in database.rows(f"SELECT * FROM {name}")) for name in DERIVED}
    found["candidate"] = sorted(
        str(tuple(row)) for row in database.rows("SELECT report, layer, origin, reason, item FROM candidate")
    )
    found["search"] = sorted(str(tuple(row)) for row in database.rows("SELECT id, kind, label, body FROM search"))
    found["name"] = sorted(str(tuple(row)) for row in database.rows("SELECT id, label FROM name"))
    return found


def everything(service: Service) -> tuple[list[bytes], dict[str, list[str]]]:
    return store_lines(service), catalogue_rows(service)


def dropped(service: Service, key: str) -> Change:
    """The change by which the store loses the graph of one report."""
    return Change(replace=((service.iris.report_graph(key), ""),))
