"""Commands on the data as a whole: query, export, validate, info, rebuild."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from graph.errors import Abort, UsageError
from graph.store import JSON_RESULTS
from web.access import reading, writing
from web.commands.common import (
    EXIT_SKIPPED,
    Progress,
    closes_quietly,
    data_dir_option,
    example,
    output,
    settings,
    talk,
)
from web.commands.network import NETWORK_FORMATS, PROJECTIONS, export_network, filter_of, filter_options

QUERY_FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
DUMP_FORMATS = {
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
}
_OUT = click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File instead of standard output.")


@click.command(
    epilog=example(
        "risalah query 'SELECT DISTINCT ?who ?to { ?who risalah:directed ?to } LIMIT 10' --format csv",
        "risalah query questions.rq",
    )
)
@click.argument("query")
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(QUERY_FORMATS)),
    help="Default: a table on a terminal, else csv; turtle for graphs.",
)
@_OUT
@data_dir_option
@closes_quietly
def query(query: str, kind: str | None, out: Path | None) -> None:
    """Ask the store in SPARQL.

    QUERY is the query itself, a file that holds it, or - for standard input. The project's prefixes
    (risalah:, schema:, foaf: ...) are known. The default graph is the union of all graphs, in which
    a triple that two reports state is met twice: say SELECT DISTINCT.
    """
    text = _query_text(query)
    chosen = settings()
    if chosen.store_url:
        with reading(chosen) as store:
            data, media_type = store.query(text, media_type=QUERY_FORMATS[kind] if kind else None)
            shown = kind is None and media_type == JSON_RESULTS and out is None and sys.stdout.isatty()
            if kind is None and media_type == JSON_RESULTS and not shown:
                data, _ = store.query(text, media_type=QUERY_FORMATS["csv"])
    else:
        from web.query_check import QueryRefused
        from web.query_once import querying

        wanted = ("json" if out is None and sys.stdout.isatty() else "csv") if kind is None else kind
        with querying(chosen) as queries:
            try:
                answer = queries.query(text, format=wanted, accept=QUERY_FORMATS[kind] if kind else None, prefixed=True)
            except QueryRefused as refused:
                if not refused.retry:
                    raise
                raise Abort(str(refused)) from refused
        data, shown = answer.body, kind is None and answer.format.name == "json"
    if shown:
        _table(json.loads(data))
        return
    with output(out) as stream:
        stream.write(data if data.endswith(b"\n") else data + b"\n")


def _query_text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    path = Path(query)
    try:
        if "{" not in query and path.is_file():
            return path.read_text("utf-8")
    except (OSError, ValueError) as problem:
        raise UsageError(f"the query file {path} cannot be read: {problem}") from problem
    if "{" not in query:
        raise UsageError(f"{query!r} is neither a SPARQL query nor a file that holds one")
    return query


def _table(answer: dict[str, object]) -> None:
    """Rows for people to read; a yes or no for ASK."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    if "boolean" in answer:
        console.print("yes" if answer["boolean"] else "no")
        return
    head, results = answer["head"], answer["results"]
    assert isinstance(head, dict)
    assert isinstance(results, dict)
    table = Table()
    for name in head["vars"]:
        table.add_column(name, overflow="fold")
    for row in results["bindings"]:
        table.add_row(*(row.get(name, {}).get("value", "") for name in head["vars"]))
    console.print(table)
    talk(f"{len(results['bindings']):,} rows")


@click.command(
    epilog=example(
        "risalah export --format trig --out risalah.trig",
        "risalah export --network directed-body --format graphml --since 2024-01-01 --out network.graphml",
    )
)
@click.option(
    "--format",
    "kind",
    type=click.Choice([*DUMP_FORMATS, *NETWORK_FORMATS]),
    help="Of the store: nquads (default) and trig keep the named graphs; turtle and ntriples hold their union. "
    "Of a network: graphml (default), gexf, json (node-link), pajek, csv (edges).",
)
@click.option(
    "--network", type=click.Choice(PROJECTIONS), help="Write this network instead of the store, with all attributes."
)
@filter_options
@_OUT
@data_dir_option
@closes_quietly
def export(kind: str | None, network: str | None, out: Path | None, **given: Any) -> None:
    """Write everything the store holds, or a network for Gephi, igraph, networkx or Pajek.

    The options on period, region, strength, confidence and groups narrow a network.
    """
    accepted = NETWORK_FORMATS if network else tuple(DUMP_FORMATS)
    chosen = kind or accepted[0]
    if chosen not in accepted:
        what = "a network" if network else "the store; a network is asked for with --network"
        raise UsageError(f"--format {chosen} is none of {what}; choose of: {', '.join(accepted)}")
    wanted = filter_of(given)
    if network:
        export_network(network, chosen, wanted, out)
        return
    if wanted.narrows or wanted.groups:
        raise UsageError("the store is written whole: name a --network to narrow it")
    with reading(settings()) as store, output(out) as stream:
        store.dump(stream, media_type=DUMP_FORMATS[chosen])


@click.command(epilog=example("risalah validate"))
@data_dir_option
def validate() -> None:
    """Check the whole store: shapes, and that every piece of evidence quotes its report exactly.

    Prints what does not hold, one finding a line.
    """
    from graph.audit import audit

    chosen = settings()
    found = 0
    with reading(chosen) as store:
        for violation in audit(store, chosen):
            found += 1
            click.echo(str(violation))
    talk(f"{found:,} findings" if found else "all reports and the registry hold")
    if found:
        raise SystemExit(EXIT_SKIPPED)


@click.command(epilog=example("risalah info", "risalah info --json"))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@data_dir_option
def info(as_json: bool) -> None:
    """Say what the data directory holds."""
    chosen = settings()
    if not (chosen.data_dir / "archive.sqlite").exists():
        raise UsageError(f"there is no data in {chosen.data_dir}; run `risalah ingest` first")
    with writing(chosen) as data:
        found = data.info()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        if isinstance(value, dict):
            shown = ", ".join(f"{count:,} {kind}" for kind, count in value.items()) or "none"
        elif isinstance(value, list):
            shown = ", ".join(map(str, value)) or "none"
        else:
            shown = f"{value:,}" if isinstance(value, int) else str(value)
        click.echo(f"{name.replace('_', ' '):<12} {shown}")


@click.command(epilog=example("risalah rebuild", "RISALAH_BASE=https://risalah.example/ risalah rebuild"))
@data_dir_option
def rebuild() -> None:
    """Make store and catalogue anew from the archive.

    Needed after the setting RISALAH_BASE changed; harmless at any time.
    """
    with writing(settings(), rebase=True) as data:
        progress = Progress("reports")
        data.rebuild(progress)
        progress.close()
        talk(f"{data.info()['reports']:,} reports: store and catalogue made anew")


@click.command(epilog=example("risalah runs", "risalah runs 12"))
@click.argument("run", type=click.IntRange(1), required=False)
@data_dir_option
@closes_quietly
def runs(run: int | None) -> None:
    """List the last calls of ingest; with RUN, what that one skipped or refused, and why."""
    with writing(settings()) as data:
        if run is not None:
            for problem in data.problems(run):
                click.echo(f"{problem.source}: {problem.status}: {problem.message}")
            return
        for one in data.runs():
            counts = ", ".join(f"{count:,} {status}" for status, count in sorted(one.counts.items())) or "nothing"
            click.echo(f"{one.id:>5}  {one.started}  {one.finished or 'not finished':<20}  {one.extractor}  {counts}")
