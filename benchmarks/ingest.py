"""How fast reports go in, end to end and with every check: from files to archive, store and catalogue.

    python -m benchmarks.ingest reports.jsonl --reports 2000

Prints reports a second, processor time and disk per report, peak memory, and how long the data
directory takes to open again. Without a path, the sample reports are taken.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from graph.audit import audit
from graph.resources import data_path
from graph.service import Service
from graph.settings import Settings
from ingest.pipeline import ingest


def folder_bytes(folder: Path) -> int:
    """Bytes of all files under a folder, hard links counted once."""
    seen = {stat.st_ino: stat.st_size for path in folder.rglob("*") if path.is_file() for stat in (path.stat(),)}
    return sum(seen.values())


def first_lines(path: Path, count: int, target: Path) -> Path:
    """The first `count` lines of a JSON Lines file, which may be compressed."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as source, target.open("wb") as out:
        out.writelines(islice(source, count))
    return target


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, nargs="?", default=data_path("samples", "reports.jsonl"))
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--audit", action="store_true", help="also check the whole store afterwards")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = first_lines(given.path, given.reports, Path(folder) / "reports.jsonl")
        settings = Settings(data_dir=Path(folder) / "data")
        wall, processor = time.perf_counter(), time.process_time()
        with Service(settings) as service:
            summary = ingest([source], service, settings, jobs=given.jobs)
            wall, processor = time.perf_counter() - wall, time.process_time() - processor
        count = summary.counts.total()
        print(f"{dict(summary.counts)}")
        print(f"{count / wall:.1f} reports/s, {1000 * processor / count:.1f} ms of processor time each")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        print(f"{folder_bytes(settings.data_dir) / count / 1000:.0f} kB of disk per report")
        began = time.perf_counter()
        with Service(settings) as service:
            print(f"opened again in {time.perf_counter() - began:.2f} s")
            if given.audit:
                findings = sum(1 for _ in audit(service.store, settings))
                print(f"{findings} findings in the whole store, after {time.perf_counter() - began:.1f} s")
    for problem in summary.problems:
        print(f"{problem.source}: {problem.message}", file=sys.stderr)


if __name__ == "__main__":
    main()
