"""From an extraction to triples: the graph of one report, exactly as it states things.

The graph holds the report, its snapshot and its relation nodes, each with its evidence, rule and
confidence. What entities are (labels, kinds, part-of) belongs to the registry: `graph.registry`.
The shape is drawn in `docs/architecture.md` and checked by `data/shapes/report.ttl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS

from graph import ids
from graph.derive import directive_date, directive_region, grounds_of, issuer_tenure, meeting_region, party_regions
from graph.model import Attendance, Directive, Extraction, FollowUp, Meeting, Quote, Regulation, Span, Tenure
from graph.registry import registry_triples
from graph.terms import Triple, boolean, date, decimal, integer, ntriples, text
from graph.vocabulary import OA, PREFIXES, RISALAH, SCHEMA, Iris, concept

__all__ = ["CONTEXT_CHARS", "FORM", "registry_triples", "report_graph", "report_ntriples", "report_triples", "to_graph"]

FORM = 2
"""Form of the graphs written here; a store whose graphs have another is made anew from the archive."""

CONTEXT_CHARS = 32
"""Code points of text kept before and after a quote: enough to find it again in a changed page."""

LABEL_CHARS = 80
"""Longest label made from a running text, in code points."""

SHA_CHARS = 12
"""Hexadecimal digits of the digest of the source that name its snapshot."""

_MODES = {
    "online": SCHEMA.OnlineEventAttendanceMode,
    "in_person": SCHEMA.OfflineEventAttendanceMode,
    "hybrid": SCHEMA.MixedEventAttendanceMode,
}
_TYPE, _LABEL, _ISSUED, _DATE = RDF.type, RDFS.label, DCTERMS.issued, DCTERMS.date
_SPECIFIC, _SOURCE, _SELECTOR = OA.SpecificResource, OA.hasSource, OA.hasSelector
_POSITION, _START, _END = OA.TextPositionSelector, OA.start, OA.end
_QUOTE, _EXACT, _PREFIX, _SUFFIX = OA.TextQuoteSelector, OA.exact, OA.prefix, OA.suffix
_EVIDENCE, _RULE, _CONFIDENCE, _REPORT = RISALAH.evidence, RISALAH.rule, RISALAH.confidence, RISALAH.report
_MEETING, _ACTION = RISALAH.meeting, RISALAH.action

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_TENURE, _MEMBER, _POST, _ORGANIZATION = RISALAH.Tenure, ORG.member, RISALAH.post, ORG.organization


_Relation = Tenure | Meeting | Attendance | Directive | FollowUp | Quote


def text_sha256(words: str) -> str:
    """Hexadecimal SHA-256 of the UTF-8 form of a report's text: what its snapshot states of it."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def shorten(words: str, limit: int = LABEL_CHARS) -> str:
    """`words` on one line, cut at a word's end where longer than `limit` code points.

    >>> shorten("segera  menindaklanjuti", 10)
    'segera ...'
    """
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    return line[: limit - 4].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."


def web_address(url: str | None) -> URIRef | None:
    """`url` as an IRI, characters that no IRI may hold percent-encoded; None unless it is http(s)."""
    if not url or not re.match(r"https?://[^/\s]", url):
        return None
    return URIRef(quote(url, safe="/:?#[]@!$&'()*+,;=%-._~"))


class _ReportMapper:
    """Writes the triples of one extraction; one instance for one report."""

    def __init__(self, extraction: Extraction, iris: Iris) -> None:
        self.x = extraction
        self.iris = iris
        self.id = iris.id
        self.key = ids.report_key(extraction.report.id)
        self.report = iris.id(f"report/{self.key}")
        self.lang = extraction.report.language or "id"
        if not _LANGUAGE.fullmatch(self.lang):
            self.lang = "id"
        digest = extraction.report.sha256 or ids.digest(extraction.text, size=16)
        self.snapshot = iris.id(f"snapshot/{digest[:SHA_CHARS]}")
        self.regions = party_regions(extraction)
        self.spans: dict[Span, URIRef] = {}
        self.out: list[Triple] = []
        self.add = self.out.append

    def triples(self) -> list[Triple]:
        self.write_report()
        x = self.x
        organisations = {post.id: post.organisation for post in x.posts}
        for tenure in x.tenures:
            self.tenure(tenure, organisations.get(tenure.post))
        for meeting in x.meetings:
            self.meeting(meeting)
        for attendance in x.attendance:
            self.participation(attendance)
        for directive in x.directives:
            self.directive(directive)
        for follow_up in x.follow_ups:
            self.follow_up(follow_up)
        for quote_ in x.quotes:
            self.statement(quote_)
        for regulation in x.regulations:
            self.citation(regulation)
        return list(dict.fromkeys(self.out))

    def words(self, value: str) -> Literal:
        return text(value, lang=self.lang)

    def write_report(self) -> None:
        x, report, add = self.x, self.report, self.add
        info = x.report
        graph = self.iris.report_graph(self.key)
        add((graph, _TYPE, RISALAH.ReportGraph))
        add((graph, FOAF.primaryTopic, report))
        add((graph, PROV.wasDerivedFrom, self.snapshot))
        if x.extractor:
            add((graph, PROV.wasGeneratedBy, self.id(f"run/{ids.slug(x.extractor)}")))
        add((report, _TYPE, SCHEMA.NewsArticle))
        add((report, _LABEL, text(info.title or info.id)))
        add((report, RISALAH.snapshot, self.snapshot))
        add((report, SCHEMA.inLanguage, text(self.lang)))
        add((report, DCTERMS.identifier, text(info.id)))
        if info.title:
            add((report, DCTERMS.title, self.words(info.title)))
        for predicate, value in (
            (SCHEMA.publisher, info.publisher),
            (SCHEMA.author, info.author),
            (SCHEMA.dateline, info.dateline),
        ):
            if value:
                add((report, predicate, text(value)))
        if info.published:
            add((report, _ISSUED, date(info.published)))
        url = web_address(info.url)
        if url:
            add((report, SCHEMA.url, url))
        for layer in (x.people, x.organisations, x.groups, x.places, x.posts, x.regulations):
            for item in layer:
                add((report, SCHEMA.mentions, self.id(item.id)))
        add((self.snapshot, _TYPE, RISALAH.Snapshot))
        if info.sha256:
            add((self.snapshot, RISALAH.sha256, text(info.sha256)))
        add((self.snapshot, RISALAH.textSha256, text(text_sha256(x.text))))

    def evidence(self, span: Span) -> URIRef:
        """The node of one span, written when first met."""
        node = self.spans.get(span)
        if node is not None:
            return node
        node = self.id(f"evidence/{self.key}/{span.start}-{span.end}")
        self.spans[span] = node
        position, quotation = URIRef(f"{node}#position"), URIRef(f"{node}#quote")
        whole = self.x.text
        self.out += (
            (node, _TYPE, _SPECIFIC),
            (node, _SOURCE, self.snapshot),
            (node, _REPORT, self.report),
            (node, _SELECTOR, position),
            (node, _SELECTOR, quotation),
            (position, _TYPE, _POSITION),
            (position, _START, integer(span.start)),
            (position, _END, integer(span.end)),
            (quotation, _TYPE, _QUOTE),
            (quotation, _EXACT, text(span.of(whole))),
            (quotation, _PREFIX, text(whole[max(0, span.start - CONTEXT_CHARS) : max(0, span.start)])),
            (quotation, _SUFFIX, text(whole[span.end : span.end + CONTEXT_CHARS])),
        )
        return node

    def relation(self, item: _Relation, *classes: URIRef) -> URIRef:
        """What every relation node has: its classes, evidence, rule, confidence and report."""
        return self.stated(item.id, classes, item.evidence, item.rule, item.confidence)

    def stated(
        self, local: str, classes: Iterable[URIRef], spans: Iterable[Span], rule: str, confidence: float
    ) -> URIRef:
        node = self.id(local)
        add = self.add
        for class_ in classes:
            add((node, _TYPE, class_))
        for span in spans:
            add((node, _EVIDENCE, self.evidence(span)))
        if rule:
            add((node, _RULE, text(rule)))
        add((node, _CONFIDENCE, decimal(confidence)))
        add((node, _REPORT, self.report))
        return node

    def tenure(self, item: Tenure, organisation: str | None) -> None:
        node = self.relation(item, _TENURE, ORG.Membership)
        person, post, add = self.id(item.person), self.id(item.post), self.add
        add((node, _MEMBER, person))
        add((node, _POST, post))
        if organisation:
            add((node, _ORGANIZATION, self.id(organisation)))
        add((node, RISALAH.capacity, concept("capacity", (item.acting or "definitive").lower())))
        add((node, RISALAH.former, boolean(item.former)))
        cited = self.x.report.published
        if cited:
            add((node, RISALAH.firstCited, date(cited)))
            add((node, RISALAH.lastCited, date(cited)))
        if not item.former:
            add((person, RISALAH.holdsPost, post))

    def meeting(self, item: Meeting) -> None:
        node = self.relation(item, RISALAH.Meeting, SCHEMA.Event, PROV.Activity)
        add = self.add
        add((node, _LABEL, text(item.name)))
        add((node, SCHEMA.name, self.words(item.name)))
        add((node, RISALAH.meetingType, concept("meeting-type", item.type)))
        add((node, RISALAH.main, boolean(item.main)))
        if item.date:
            add((node, SCHEMA.startDate, date(item.date)))
        if item.end_date:
            add((node, SCHEMA.endDate, date(item.end_date)))
        if item.date_basis:
            add((node, RISALAH.dateBasis, concept("date-basis", item.date_basis)))
        if item.venue:
            add((node, SCHEMA.location, self.words(item.venue)))
        if item.topic:
            add((node, SCHEMA.about, self.words(item.topic)))
        if item.mode:
            add((node, SCHEMA.eventAttendanceMode, _MODES[item.mode]))
        self.region(node, meeting_region(self.x, item, self.regions))

    def region(self, node: URIRef, place: str | None) -> None:
        if place:
            self.add((node, RISALAH.region, self.id(place)))

    def participation(self, item: Attendance) -> None:
        node = self.relation(item, RISALAH.Participation)
        who, meeting = self.id(item.who), self.id(item.meeting)
        self.add((node, _MEETING, meeting))
        self.add((node, RISALAH.participant, who))
        self.add((node, RISALAH.participationRole, concept("role", item.role)))
        self.add((who, RISALAH.attended, meeting))

    def directive(self, item: Directive) -> None:
        node = self.relation(item, RISALAH.Directive)
        add = self.add
        add((node, _LABEL, text(shorten(item.action))))
        add((node, _ACTION, self.words(item.action)))
        add((node, RISALAH.strength, concept("strength", item.strength)))
        add((node, RISALAH.verb, self.words(item.verb)))
        self.region(node, directive_region(item, self.regions))
        issuer = self.id(item.issuer) if item.issuer else None
        if issuer is not None:
            add((node, RISALAH.issuer, issuer))
        tenure = issuer_tenure(self.x, item)
        if tenure:
            add((node, RISALAH.issuerTenure, self.id(tenure.id)))
        for addressee in item.addressees:
            add((node, RISALAH.addressee, self.id(addressee)))
            if issuer is not None:
                add((issuer, RISALAH.directed, self.id(addressee)))
        if item.meeting:
            add((node, _MEETING, self.id(item.meeting)))
        for basis in grounds_of(item):
            add((node, RISALAH.legalBasis, self.id(basis)))
        if item.follows:
            add((node, RISALAH.follows, self.id(item.follows)))
        if item.deadline:
            add((node, RISALAH.deadline, self.words(item.deadline)))
        if item.deadline_date:
            add((node, RISALAH.deadlineDate, date(item.deadline_date)))
        given = directive_date(self.x, item)
        if given:
            add((node, _DATE, date(given)))

    def follow_up(self, item: FollowUp) -> None:
        node = self.relation(item, RISALAH.FollowUp)
        add = self.add
        add((node, _LABEL, text(shorten(item.action))))
        add((node, _ACTION, self.words(item.action)))
        if item.who:
            add((node, RISALAH.actor, self.id(item.who)))
        if item.directive:
            add((node, RISALAH.respondsTo, self.id(item.directive)))
        if item.issuer:
            add((node, RISALAH.respondsToParty, self.id(item.issuer)))
        when = item.date or self.x.report.published
        if when:
            add((node, _DATE, date(when)))

    def statement(self, item: Quote) -> None:
        node = self.relation(item, RISALAH.Statement)
        self.add((node, RISALAH.text, self.words(item.text)))
        if item.speaker:
            self.add((node, RISALAH.speaker, self.id(item.speaker)))
        if item.meeting:
            self.add((node, _MEETING, self.id(item.meeting)))

    def citation(self, item: Regulation) -> None:
        """One citation for each regulation that the report names; none where no mention is known."""
        if not item.mentions:
            return
        made = ids.relation("citation", self.x.report.id, item.id)
        node = self.stated(made, (RISALAH.Citation,), item.mentions, item.rule, item.confidence)
        self.add((node, RISALAH.cites, self.id(item.id)))
        for number in item.articles:
            self.add((node, RISALAH.citesArticle, self.id(ids.article(item.id, number))))


def report_triples(extraction: Extraction, iris: Iris) -> list[Triple]:
    """All that the report's graph says, each triple once, in the order of the extraction."""
    return _ReportMapper(extraction, iris).triples()


def report_ntriples(extraction: Extraction, iris: Iris) -> str:
    """The report's graph as N-Triples text: the fast way into a store."""
    return ntriples(report_triples(extraction, iris))


def report_graph(extraction: Extraction, iris: Iris) -> Graph:
    """The report's graph as an rdflib `Graph`, named by its IRI: for SHACL and serialisation."""
    return to_graph(report_triples(extraction, iris), name=iris.report_graph(ids.report_key(extraction.report.id)))


def to_graph(triples: Iterable[Triple], *, name: URIRef | None = None) -> Graph:
    """`triples` as an rdflib `Graph` with the project's prefixes."""
    graph = Graph(identifier=name, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph
