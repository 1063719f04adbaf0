"""The words of the network's projections and measures, in the page's language.

The strings are those of `graph.network`, where they belong; they stand here once more because
translations are taken from strings as they are written (a test compares the two).
"""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import LazyString, lazy_gettext


class Words(NamedTuple):
    """A title and what it means."""

    title: LazyString
    text: LazyString


PROJECTIONS: dict[str, Words] = {
    "directed-party": Words(
        lazy_gettext("Who directed whom, as named"),
        lazy_gettext(
            "An edge goes from the issuer of a directive to each of its addressees, each as the "
            "report names it: a person, a post, a body, a group or a place. The weight counts "
            "distinct meetings; directives given outside a meeting count once a report. Statements "
            "from a party to itself make no edge."
        ),
    ),
    "directed-person": Words(
        lazy_gettext("Who directed whom, by person"),
        lazy_gettext(
            "An edge goes from the person who issued a directive to each person it addresses. A post "
            "stands for the one person whom the same report calls its present holder; a directive "
            "whose issuer or addressee is no person by this is left out. The weight counts distinct "
            "meetings; directives given outside a meeting count once a report. Statements from a "
            "party to itself make no edge."
        ),
    ),
    "directed-post": Words(
        lazy_gettext("Who directed whom, by post"),
        lazy_gettext(
            "An edge goes from the post in which a directive was issued to each post it addresses. A "
            "person stands for the one post that the same report says they hold; parties without a "
            "post by this are left out, so that holders come and go and the post stays. The weight "
            "counts distinct meetings; directives given outside a meeting count once a report. "
            "Statements from a party to itself make no edge."
        ),
    ),
    "directed-body": Words(
        lazy_gettext("Who directed whom, by body"),
        lazy_gettext(
            "An edge goes from the body of the issuer to the body of each addressee. A person stands "
            "for the body of the one post that the same report says they hold, a post for its body; "
            "parties without a body by this are left out. The weight counts distinct meetings; "
            "directives given outside a meeting count once a report. Statements from a party to "
            "itself make no edge."
        ),
    ),
    "co-attendance": Words(
        lazy_gettext("Who met whom"),
        lazy_gettext(
            "An edge joins two parties that reports say took part in the same meeting, in whatever "
            "role. Reports of one meeting are read together. The weight counts distinct meetings, so "
            "that three outlets on one meeting count once. Being in the room together is all it says."
        ),
    ),
    "person-post-body": Words(
        lazy_gettext("Who holds which post in which body"),
        lazy_gettext(
            "An edge goes from a person to each post that a report says they hold or held, and from a"
            " post to its body. The weight counts distinct occasions: the meeting that the report is "
            "about, or the report."
        ),
    ),
    "hierarchy": Words(
        lazy_gettext("Which body is part of which"),
        lazy_gettext(
            "An edge goes from a body to the body that reports say it is part of. The weight counts distinct reports."
        ),
    ),
    "co-citation": Words(
        lazy_gettext("Which regulations are cited together"),
        lazy_gettext(
            "An edge joins two regulations that are cited on the same occasion, in the text or as the"
            " ground of a directive: in reports of the same meeting, or in the same report. The "
            "weight counts distinct occasions."
        ),
    ),
    "chains": Words(
        lazy_gettext("Which directive carries on which"),
        lazy_gettext(
            "An edge goes from a directive to the directive that carries it on, or to the act that a "
            "report calls its follow-up. Where the report names only the party whose directive it is,"
            " the edge goes from that party. The weight counts distinct occasions."
        ),
    ),
}
"""Name of a projection -> its title and its rule."""


MEASURES: dict[str, Words] = {
    "influence": Words(
        lazy_gettext("Influence"),
        lazy_gettext("PageRank against the directions: high is who directs parties that direct others in turn."),
    ),
    "attention": Words(
        lazy_gettext("Attention"),
        lazy_gettext(
            "PageRank along the directions: high is who is directed by parties that are directed "
            "themselves. Without directions: who meets parties that meet many."
        ),
    ),
    "given": Words(
        lazy_gettext("Given"),
        lazy_gettext(
            "Weight of the edges that go out: in how many meetings a party directed, counted for each"
            " addressee. Without directions: in how many meetings it met others."
        ),
    ),
    "received": Words(
        lazy_gettext("Received"),
        lazy_gettext(
            "Weight of the edges that come in: in how many meetings a party was directed, counted for each issuer."
        ),
    ),
    "betweenness": Words(
        lazy_gettext("Brokerage"),
        lazy_gettext("Betweenness: the share of the shortest ways between others that lead through a party."),
    ),
    "bridging": Words(
        lazy_gettext("Bridging"),
        lazy_gettext(
            "Burt's effective size: neighbours, less what they have in common; high is who joins "
            "circles that do not meet otherwise."
        ),
    ),
    "core": Words(
        lazy_gettext("Core"),
        lazy_gettext("Core number: the largest k of a part of the network in which each has k neighbours."),
    ),
}
"""Name of a measure -> its title and what it says."""


LEVEL_WORDS: dict[str, LazyString] = {
    "centre": lazy_gettext("Centre"),
    "province": lazy_gettext("Province"),
    "regency": lazy_gettext("Regency or city"),
    "district": lazy_gettext("District"),
    "village": lazy_gettext("Village"),
    "unknown": lazy_gettext("Level not known"),
}
"""Levels of government."""
