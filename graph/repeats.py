"""Directives that repeat what another report of the same meeting states: shown once, with both sources.

Two directives are the same when their meetings are (one, or judged to be one) and issuer, strength,
addressees, legal basis and the words of the action agree. The table `repeated` names all but the
first of them, in order of report key; it follows the rows of a meeting whenever those change.
"""

from __future__ import annotations

import sqlite3

_PARTIES = "(SELECT group_concat(who) FROM (SELECT who FROM addressee WHERE directive = {0}.id ORDER BY who))"
_GROUNDS = (
    "(SELECT group_concat(ground) FROM (SELECT regulation || article AS ground FROM basis "
    "WHERE directive = {0}.id ORDER BY 1))"
)
_SAME = (
    "t.canonical = d.canonical AND t.report {0} d.report AND t.issuer IS d.issuer AND t.strength = d.strength "
    "AND t.action = d.action COLLATE NOCASE "
    f"AND {_PARTIES.format('t')} IS {_PARTIES.format('d')} AND {_GROUNDS.format('t')} IS {_GROUNDS.format('d')}"
)


def stated_too(reports: str) -> str:
    """SQL for: `t` states what `d` states, in a report whose key is ``<``, ``>`` or ``<>``."""
    return _SAME.format(reports)


def refresh(connection: sqlite3.Connection, meeting: str) -> None:
    """Make the repeats of one meeting (its canonical id) agree with its directives."""
    connection.execute("DELETE FROM repeated WHERE canonical = ?", (meeting,))
    connection.execute(
        "INSERT OR REPLACE INTO repeated SELECT d.id, d.canonical FROM directive d WHERE d.canonical = ? "
        f"AND EXISTS (SELECT 1 FROM directive t WHERE {stated_too('<')})",
        (meeting,),
    )
