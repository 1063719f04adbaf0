"""Commands on the network behind the meetings: analyse it, and hand it to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.errors import UsageError
from web.commands.common import (
    Progress,
    closes_quietly,
    data_dir_option,
    example,
    output,
    settings,
    talk,
)

if TYPE_CHECKING:
    from graph.network.analysis import Answer
    from graph.network.projections import Filter

Command = TypeVar("Command", bound=Callable[..., Any])

PROJECTIONS = (
    "directed-party", "directed-person", "directed-post", "directed-body", "co-attendance", "person-post-body",
    "hierarchy", "co-citation", "chains",
)  # fmt: skip
STRENGTHS = ("order", "request", "urge", "remind", "hope")
NETWORK_FORMATS = ("graphml", "gexf", "json", "pajek", "csv")
_DAY = click.DateTime(["%Y-%m-%d"])


def filter_options(command: Command) -> Command:
    """Add the options that say which observations count."""
    options = (
        click.option("--since", type=_DAY, help="First day counted, as 2024-01-31."),
        click.option("--until", type=_DAY, help="Last day counted."),
        click.option("--region", metavar="ID", help="Only what happened in this place, as place/15, and in it."),
        click.option(
            "--strength", "strengths", type=click.Choice(STRENGTHS), multiple=True,
            help="Only directives of this strength; may be given more than once.",
        ),
        click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, help="Least confidence of the reading."),
        click.option("--groups", is_flag=True, help='Let collective groups ("OPD terkait") be nodes.'),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def filter_of(given: dict[str, Any]) -> Filter:
    """The filter that the options of `filter_options` ask for, taken out of `given`.

    Raises:
        UsageError: the period ends before it begins.
    """
    from graph.network.projections import Filter

    since, until = (_day(given.pop(name)) for name in ("since", "until"))
    if since and until and since > until:
        raise UsageError(f"the period from {since} until {until} ends before it begins; change one of the two days")
    return Filter(
        since, until, given.pop("region"), given.pop("strengths"), given.pop("confidence"), given.pop("groups")
    )


def _day(value: Any) -> str | None:
    return value.date().isoformat() if value is not None else None


@click.command(
    epilog=example(
        "risalah analyse",
        "risalah analyse --projection co-attendance --measure betweenness --format csv",
        "risalah analyse --since 2024-01-01 --against 2023-01-01 2023-12-31 --out findings/",
    )
)
@click.option(
    "--projection", type=click.Choice(PROJECTIONS), default="directed-body", show_default=True, help="Which network."
)
@click.option(
    "--measure",
    default="influence",
    show_default=True,
    help="What to rank by: influence, attention, given, received, betweenness, bridging, core.",
)
@filter_options
@click.option(
    "--against", type=(_DAY, _DAY), metavar="SINCE UNTIL", help="Also compare with this period, given by two days."
)
@click.option(
    "--draws", type=click.IntRange(0), default=200, show_default=True, help="Draws for the intervals; 0: none."
)
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Rows shown of the ranking.")
@click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="csv: the whole ranking.",
)  # fmt: skip
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for all tables (CSV, JSON) and pictures (SVG, PNG).",
)
@click.option(
    "--engine", type=click.Choice(["fast", "networkx"]), default="fast", show_default=True, help="What computes."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of draws, samples and communities.")
@data_dir_option
@closes_quietly
def analyse(
    projection: str,
    measure: str,
    against: tuple[Any, Any] | None,
    draws: int,
    top: int,
    kind: str,
    out: Path | None,
    engine: Any,
    seed: int,
    **given: Any,
) -> None:
    """Say who matters, who connects whom, which groups form and what changed.

    Every score stands beside the number of reports and outlets behind it, and beside the range that
    it would have if other reports had been written.
    """
    from graph.network.analysis import Question, as_json
    from graph.network.analysis import analyse as ask
    from graph.network.cache import Networks

    wanted = filter_of(given)
    before = (_day(against[0]), _day(against[1])) if against else None
    if before and (before[0] or "") > (before[1] or ""):
        raise UsageError(f"the period --against {before[0]} {before[1]} ends before it begins")
    if 0 < draws < 20:
        raise UsageError(f"{draws} draws are too few for an interval; give 0 for none, or 200")
    chosen = settings()
    if not (chosen.data_dir / "catalogue.sqlite").exists():
        raise UsageError(f"there is no data in {chosen.data_dir}; run `risalah ingest` first")
    reading, drawing = Progress("projections"), Progress(measure)
    with Networks(chosen.data_dir).current(reading) as network:
        reading.close()
        question = Question(projection, measure, wanted, before, draws, engine, seed)
        answer = ask(network, question, progress=drawing)
        drawing.close()
        if out is not None:
            _write_folder(out, answer, network.projection(projection, wanted).graph)
            talk(f"tables and pictures written to {out}")
    if kind == "json":
        click.echo(json.dumps(as_json(answer, size=top), ensure_ascii=False, indent=2))
    elif kind == "csv":
        from graph.network.analysis import ranking_table
        from graph.network.exporting import table_csv

        click.echo(table_csv(*ranking_table(answer)), nl=False)
    else:
        _show(answer, top)


def _write_folder(out: Path, answer: Answer, graph: Any) -> None:
    """All tables and pictures of an answer.

    Raises:
        UsageError: the folder cannot be made.
    """
    from graph.network.analysis import as_json, tables
    from graph.network.exporting import table_csv
    from web import pictures

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UsageError(f"the folder {out} cannot be made: {problem.strerror or problem}") from problem
    for name, table in tables(answer).items():
        with output(out / f"{name}.csv") as stream:
            stream.write(table_csv(*table).encode())
    with output(out / "analysis.json") as stream:
        stream.write(json.dumps(as_json(answer), ensure_ascii=False, indent=1).encode())
    for name, figure in pictures_of(answer, graph):
        for kind in pictures.MEDIA_TYPES:
            with output(out / f"{name}.{kind}") as stream:
                stream.write(pictures.render(figure, kind))


def pictures_of(answer: Answer, graph: Any) -> Iterable[tuple[str, Any]]:
    """The pictures of an answer by their names."""
    from graph.network.measures import MEASURES
    from web import pictures

    yield "ranking", pictures.ranking(answer.ranking, MEASURES[answer.question.measure].title)
    yield "communities", pictures.community_map(graph, answer.communities)
    if answer.level_flow is not None:
        yield "flow", pictures.flow_chart(answer.level_flow, {})
    if answer.region_flow is not None:
        yield "regions", pictures.heat_map(answer.region_flow, answer.labels)
    if answer.change is not None and answer.question.before is not None:
        periods = (
            _period(answer.question.before),
            _period((answer.question.filter.since, answer.question.filter.until)),
        )
        yield "change", pictures.change(answer.change, answer.labels, periods)


def _period(days: tuple[str | None, str | None]) -> str:
    return f"{days[0] or '…'} – {days[1] or '…'}"


def _show(answer: Answer, top: int) -> None:
    """An answer for people to read."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Shown

    from graph.network.measures import MEASURES
    from graph.network.relations import RULES

    console = Console(highlight=False, markup=False)
    rule, measure = RULES[answer.question.projection], MEASURES[answer.question.measure]
    console.print(
        f"{rule.title}: {answer.nodes:,} nodes, {answer.edges:,} edges, {answer.ranking.occasions:,} occasions"
    )
    console.print(rule.text)
    if answer.left_out:
        console.print(f"Left out for want of a party on this level: {answer.left_out:,} statements.")
    if answer.own:
        console.print(f"Statements from a party to itself, which make no edge: {answer.own:,}.")
    if answer.empty:
        console.print("Nothing passes these filters: there is no network to measure.")
        return
    console.print(f"\n{measure.title}: {measure.text}")
    shown = Shown(box=SIMPLE_HEAD, pad_edge=False)
    for words in ("rank", "of 95 %", "name", "score", "95 %", "even", "reports", "outlets"):
        name = words == "name"
        shown.add_column(words, justify="left" if name else "right", no_wrap=not name, min_width=24 if name else None)
    for p in answer.ranking.places[:top]:
        i = p.interval
        shown.add_row(
            str(p.rank), f"{i.rank_low}-{i.rank_high}{'?' if i.unstable else ' '}" if i else "", p.label,
            _figure(p.score),
            f"{_figure(i.low)}-{_figure(i.high)}" if i else f"± {_figure(p.error)}" if p.error else "",
            str(p.even_rank or ""), f"{p.coverage.reports:,}", f"{p.coverage.outlets:,}",
        )  # fmt: skip
    console.print(shown)
    console.print(_caveat(answer))
    found = answer.communities
    order = {place.node: number for number, place in enumerate(answer.ranking.places)}
    console.print(
        f"\nCommunities: {len(found.members):,}, modularity {found.modularity:.3f}, agreement of {found.runs} runs "
        f"{found.stability:.2f}{'' if found.stable else ' (unstable: do not speak of single communities)'}"
    )
    for number, members in enumerate(found.members[:8], start=1):
        names = ", ".join(answer.labels.get(n) or n for n in sorted(members, key=order.__getitem__)[:4])
        console.print(f"  {number}. {len(members):,}: {names}{' ...' if len(members) > 4 else ''}")
    if answer.level_flow is not None and answer.level_flow.total:
        flow = answer.level_flow
        console.print("\nDirections between levels (rows direct columns):")
        shown = Shown(box=SIMPLE_HEAD, pad_edge=False)
        for end in ("", *flow.ends):
            shown.add_column(end, justify="right")
        for end, row in zip(flow.ends, flow.cells, strict=True):
            shown.add_row(end, *(f"{value:,}" for value in row))
        console.print(shown)
        if flow.downwards is not None:
            console.print(
                f"{flow.downwards:.0%} go down a level; reciprocity {(answer.reciprocity or {})['edges']:.3f}"
            )
    if answer.change is not None:
        found_change = answer.change
        told = "not known" if found_change.correlation is None else f"{found_change.correlation:.2f}"
        console.print(
            f"\nChange: {found_change.edges_before:,} edges before, {found_change.edges_after:,} after, "
            f"{found_change.kept:,} in both; rank correlation {told}"
        )


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _caveat(answer: Answer) -> str:
    ranked = answer.ranking
    if ranked.replicates:
        return (
            f"of 95 %: where the rank lies in 95 of 100 of {ranked.replicates} draws of the reports; ? unstable. "
            "even: the rank if every outlet counted the same."
        )
    if ranked.why_no_interval == "few":
        return "No intervals: too few occasions to draw from. Take the ranks as a list of what was found, no more."
    if ranked.why_no_interval == "edges":
        return "No intervals: this score hangs on single edges. Look at the reports and outlets behind each."
    return "No intervals were asked for."


def export_network(projection: str, kind: str, wanted: Filter, out: Path | None) -> None:
    """Write one network for other programs.

    Raises:
        UsageError: there is no data.
    """
    from graph.network.cache import Networks
    from graph.network.exporting import write

    chosen = settings()
    if not (chosen.data_dir / "catalogue.sqlite").exists():
        raise UsageError(f"there is no data in {chosen.data_dir}; run `risalah ingest` first")
    reading = Progress("projections")
    with Networks(chosen.data_dir).current(reading) as network:
        reading.close()
        graph = network.projection(projection, wanted).graph
        if not graph.number_of_edges():
            talk("nothing passes these filters: the file holds an empty network")
        data = write(graph, kind)
    with output(out) as stream:
        stream.write(data)
