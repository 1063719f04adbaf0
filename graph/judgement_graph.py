"""Judgements as triples: the published view of the archive's rows, and the canonical nodes."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS
from rdflib.namespace import PROV

from graph import ids
from graph.judgements import RULES, Identity, Judgement, in_force
from graph.terms import Triple, boolean, decimal, moment, text
from graph.vocabulary import RISALAH, Iris, concept


def agent(name: str) -> str:
    """Local id of who judged: ``agent/rules``, or that of an account."""
    return f"agent/{ids.slug(name)}"


def judgement_triples(judgements: Iterable[Judgement], identity: Identity, iris: Iris) -> list[Triple]:
    """The graph of judgements: all that were ever made, which of them hold, and `risalah:canonical`."""
    rows = list(judgements)
    deciding = {j.id for j in in_force(rows).values()}
    out: list[Triple] = []
    names: set[str] = set()
    for one in rows:
        node = iris.id(one.id)
        names.add(one.by)
        out += [
            (node, RDF.type, RISALAH.Judgement),
            (node, RISALAH.left, iris.id(one.left)),
            (node, RISALAH.right, iris.id(one.right)),
            (node, RISALAH.verdict, concept("verdict", one.verdict)),
            (node, PROV.wasAttributedTo, iris.id(agent(one.by))),
            (node, PROV.generatedAtTime, moment(one.at)),
            (node, RISALAH.inForce, boolean(one.id in deciding)),
        ]
        if one.score is not None:
            out.append((node, RISALAH.score, decimal(one.score)))
        if one.reason:
            out.append((node, RISALAH.reason, text(one.reason)))
        if one.ended is not None:
            out.append((node, PROV.invalidatedAtTime, moment(one.ended)))
        if one.ended_by and one.ended_by.startswith("judgement/"):
            out.append((node, RISALAH.supersededBy, iris.id(one.ended_by)))
        elif one.ended_by:
            names.add(one.ended_by)
            out.append((node, RISALAH.endedBy, iris.id(agent(one.ended_by))))
        if one.ended_reason:
            out.append((node, RISALAH.endedReason, text(one.ended_reason)))
    for name in sorted(names):
        node = iris.id(agent(name))
        out.append((node, RDF.type, PROV.SoftwareAgent if name == RULES else PROV.Agent))
        out.append((node, RDFS.label, text(name)))
    out += [(iris.id(i), RISALAH.canonical, iris.id(chosen)) for i, chosen in identity.canonical.items()]
    return out
