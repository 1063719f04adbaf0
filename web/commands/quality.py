"""Commands on the extraction itself: how good it is, and why it says what it says."""

from __future__ import annotations

from pathlib import Path

import click

from graph.errors import UsageError
from web.commands.common import EXIT_SKIPPED, closes_quietly, example, settings, talk


@click.command(
    epilog=example("risalah evaluate data/samples", "risalah evaluate gold/ --floors floors.json --differences tenures")
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--extractions",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Score the documents <report id>.json of this folder instead of extracting.",
)
@click.option("--floors", type=click.Path(path_type=Path, dir_okay=False), help="File of the figures to be kept up.")
@click.option("--store", "name", metavar="NAME", help="Keep the figures as floors of this corpus, under that name.")
@click.option("--may-fall", is_flag=True, help="With --store: let floors fall.")
@click.option("--differences", metavar="LAYER", help="Also list what was missed or spurious in a layer.")
@closes_quietly
def evaluate(
    folder: Path,
    extractions: Path | None,
    floors: Path | None,
    name: str | None,
    may_fall: bool,
    differences: str | None,
) -> None:
    """Score the extraction against annotated reports.

    FOLDER holds `reports.jsonl` and `annotations/<report id>.json`. Ends with 1 where a figure lies
    below its floor.
    """
    from ingest import evaluation
    from ingest.extract import Extractor

    if name is not None and floors is None:
        raise UsageError("--store needs --floors, the file to keep the figures in")
    extractor = None if extractions else Extractor(publish_threshold=settings().publish_threshold)
    made = evaluation.evaluate(
        evaluation.read_corpus(folder),
        extract=extractor.extract if extractor else None,
        extractions=evaluation.read_extractions(extractions) if extractions else None,
        floors=floors,
    )
    told = evaluation.differences(made, differences) if differences is not None else ()
    click.echo(evaluation.table(made))
    for one in told:
        click.echo(f"{one.kind}: {one.layer} {one.report} {evaluation.describe(one.layer, one.item)}")
    if name is not None and floors is not None:
        kept = evaluation.store_floors(made, floors, name=name, may_fall=may_fall)
        talk(f"floors kept in {floors}: " + ", ".join(f"{layer} {figure:.3f}" for layer, figure in kept.items()))
    elif not made.passed:
        raise SystemExit(EXIT_SKIPPED)


@click.command(epilog=example("risalah explain report.txt", "risalah explain reports.jsonl --id r007"))
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--id", "report", help="Only the report with this id.")
@closes_quietly
def explain(path: Path, report: str | None) -> None:
    """Say for every mention and every item of reports by which rule it was read.

    PATH is a text file, a JSON Lines file, a folder of them, or - for standard input.
    """
    from ingest import explain as explaining
    from ingest import readers
    from ingest.extract import Extractor

    chosen = settings()
    extractor = Extractor(publish_threshold=chosen.publish_threshold)
    found, _ = readers.files([path])
    shown = skipped = 0
    for item in readers.read(found, chosen):
        if isinstance(item, readers.Unread):
            if report is None or item.report == report:
                skipped += 1
                talk(f"{item.source}: skipped: {item.message}")
        elif report is None or item.report.info.id == report:
            shown += 1
            click.echo(explaining.as_text(explaining.explain(item.report, extractor)))
    if skipped:
        raise SystemExit(EXIT_SKIPPED)
    if not shown:
        raise UsageError(f"there is no report {report!r} in {path}" if report else f"there is no report in {path}")
