"""Commands that take reports in and out: extract, ingest, delete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from graph.errors import UsageError
from graph.model import Extraction
from graph.service import Outcome
from graph.settings import Settings
from web.access import writing
from web.commands.common import (
    EXIT_SKIPPED,
    Progress,
    closes_quietly,
    data_dir_option,
    example,
    settings,
    talk,
    tell,
)

_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))


@click.command(
    epilog=example("risalah ingest reports.jsonl", "risalah ingest folder/ --jobs 2", "cat a.jsonl | risalah ingest -")
)
@_PATHS
@click.option("--again", is_flag=True, help="Read reports again that are kept and unchanged.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that extract.")
@data_dir_option
def ingest(paths: tuple[Path, ...], again: bool, jobs: int) -> None:
    """Read reports, extract what they state, and keep both.

    PATHS are text files, JSON Lines files (one object a line with `id` and `text`), folders of
    them, or - for standard input. What cannot be read is told with file and line, and the rest goes
    on. Ingesting the same report again changes nothing; a changed report takes the place of its
    older form.
    """
    from ingest import pipeline

    chosen = settings()
    progress, done = Progress("reports"), Counter[str]()

    def told(outcome: Outcome) -> None:
        done[outcome.status] += 1
        if outcome.message:
            progress.close()
        tell(outcome)
        progress(done.total())

    with writing(chosen) as data:
        summary = pipeline.ingest(paths, data, chosen, jobs=jobs, again=again, tell=told)
    progress.close()
    talk(_closing(summary.counts, summary.others))
    if not summary.ok:
        raise SystemExit(EXIT_SKIPPED)
    if not summary.counts:
        raise UsageError(f"there is no report in {', '.join(map(str, paths))}; .txt and .jsonl files are read")


def _closing(counts: Counter[str], others: int) -> str:
    order = ("added", "changed", "unchanged", "deleted", "skipped", "refused")
    parts = [f"{counts[status]:,} {status}" for status in order if counts[status]]
    if others:
        parts.append(f"{others:,} other files in folders left alone")
    return f"{counts.total():,} reports: {', '.join(parts) or 'none'}"


@click.command(epilog=example("risalah delete r001 r002"))
@click.argument("reports", nargs=-1, required=True)
@data_dir_option
def delete(reports: tuple[str, ...]) -> None:
    """Take reports out by their ids, with all that only they state.

    The bytes as received stay in the archive's history.
    """
    with writing(settings()) as data:
        outcomes = data.delete(reports)
    for outcome in outcomes:
        tell(outcome)
    talk(_closing(Counter(outcome.status for outcome in outcomes), 0))
    if not all(outcome.ok for outcome in outcomes):
        raise SystemExit(EXIT_SKIPPED)


@click.command(
    epilog=example("risalah extract report.txt --format turtle", "risalah extract reports.jsonl --out documents/")
)
@_PATHS
@click.option(
    "--format",
    "kind",
    type=click.Choice(["json", "turtle", "trig"]),
    default="json",
    show_default=True,
    help="Extraction documents, or triples.",
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for one file a report.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that extract.")
@closes_quietly
def extract(paths: tuple[Path, ...], kind: str, out: Path | None, jobs: int) -> None:
    """Say what reports state, without keeping anything.

    Prints one JSON document a line (see docs for its keys), or triples; with --out, writes a file
    for each report, named by its id.
    """
    from graph import document, ids

    chosen = settings()
    if out is not None:
        _make_folder(out)
    counts, suffix = Counter[str](), {"json": "json", "turtle": "ttl", "trig": "trig"}[kind]
    for item in _extractions(paths, chosen, jobs, counts):
        if kind == "json":
            made = document.dumps(item, indent=1 if out else None) + "\n"
        else:
            made = _serialise(item, chosen, kind)
        if out is None:
            click.echo(made, nl=False)
        else:
            (out / f"{ids.report_key(item.report.id)}.{suffix}").write_text(made, "utf-8")
    talk(f"{counts.total():,} reports: {', '.join(f'{n:,} {status}' for status, n in counts.items()) or 'none'}")
    if set(counts) - {"extracted"}:
        raise SystemExit(EXIT_SKIPPED)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UsageError(f"the folder {folder} cannot be made: {problem.strerror or problem}") from problem


def _extractions(paths: tuple[Path, ...], chosen: Settings, jobs: int, counts: Counter[str]) -> Iterator[Extraction]:
    from ingest import pipeline, readers

    found, _ = readers.files(paths)
    with pipeline.ExtractorPool(chosen, jobs=jobs) as pool:
        for item, made in pipeline.extractions(found, chosen, pool):
            if isinstance(made, str):
                counts["skipped"] += 1
                talk(f"{item.source}: skipped: {made}")
            else:
                counts["extracted"] += 1
                yield made


def _serialise(item: Extraction, chosen: Settings, kind: str) -> str:
    from graph.turtle import report_text

    return report_text(item, chosen.base, trig=kind == "trig")
