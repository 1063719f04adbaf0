"""Commands on identity: judge, judgements."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict

import click

from graph.judgements import VERDICTS, Judgement
from web.access import writing
from web.commands.common import closes_quietly, data_dir_option, example, settings, talk

_BY = click.option("--by", help="Who judges [default: the name of the user].")
_REASON = click.option("--reason", default="", help="Why, in words that others understand later.")


@click.command(
    epilog=example(
        "risalah judge person/al-haris same person/al-haris-karim --reason 'One governor, two spellings.'",
        "risalah judge person/budi-santoso different person/budi-santoso~r7",
    )
)
@click.argument("left")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("right")
@_REASON
@_BY
@data_dir_option
def judge(left: str, verdict: str, right: str, reason: str, by: str | None) -> None:
    """Say whether two ids are one thing: LEFT same|different|unsure RIGHT.

    Ids are those the pages show. `~` and a report's key after an id mean what that report alone
    calls so: judge it different from the id where one name stands for two people. Prints the id of
    the judgement, by which it can be taken back.
    """
    with writing(settings()) as data:
        made = data.judge(left, right, verdict, by=by or _user(), reason=reason)
    click.echo(made.id)


@click.command(
    epilog=example(
        "risalah judgements", "risalah judgements person/al-haris", "risalah judgements --undo judgement/9f2c"
    )
)
@click.argument("about", required=False)
@click.option("--undo", metavar="ID", help="Take a judgement back; what it replaced holds again.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@_REASON
@_BY
@data_dir_option
@closes_quietly
def judgements(about: str | None, undo: str | None, as_json: bool, reason: str, by: str | None) -> None:
    """List judgements, the latest first; with ABOUT, those that decide on an id.

    Judgements of the rules have the judge `rules`.
    """
    with writing(settings()) as data:
        if undo is not None:
            made = data.take_back(undo, by=by or _user(), reason=reason)
            talk(f"{made.id}: taken back")
            return
        found = data.judgements(about)
    for one in found:
        click.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else _line(one))
    talk(f"{len(found):,} judgements")


def _line(one: Judgement) -> str:
    score = f" {one.score:.2f}" if one.score is not None else ""
    ended = f" (taken back {one.ended} by {one.ended_by})" if one.ended else ""
    return f"{one.id}  {one.left} {one.verdict} {one.right}  {one.by}{score} {one.at}{ended}  {one.reason}".rstrip()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
