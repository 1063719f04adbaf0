"""The relations of the explorer in words, read from either end."""

from __future__ import annotations

from flask_babel import LazyString, lazy_gettext

from graph.exploring import Direction
from web.graphs import RELATION_WORDS

OUT: dict[str, LazyString] = RELATION_WORDS | {
    "issued": lazy_gettext("gave the directive"),
    "addressed_to": lazy_gettext("is addressed to"),
    "given_at": lazy_gettext("was given at"),
    "based_on": lazy_gettext("is based on"),
    "carries_on": lazy_gettext("carries on"),
    "acted_on": lazy_gettext("reported to act on"),
    "named_in": lazy_gettext("is named in"),
}
"""Between the source and the target of an arrow."""

IN: dict[str, LazyString] = {
    "directed": lazy_gettext("was directed by"),
    "issued": lazy_gettext("was given by"),
    "addressed_to": lazy_gettext("is the addressee of"),
    "given_at": lazy_gettext("was the occasion of"),
    "based_on": lazy_gettext("is the basis of"),
    "carries_on": lazy_gettext("is carried on by"),
    "rests_on": lazy_gettext("was invoked by"),
    "followed_up": lazy_gettext("was followed up, as reported, by"),
    "acted_on": lazy_gettext("was acted on, as reported, by"),
    "holds": lazy_gettext("is held by"),
    "held": lazy_gettext("was held by"),
    "attended": lazy_gettext("was attended by"),
    "belongs_to": lazy_gettext("comprises"),
    "lies_in": lazy_gettext("is the region of"),
    "named_in": lazy_gettext("names"),
}
"""Between the target and the source of an arrow."""


def words(relation: str, direction: Direction = "out") -> str:
    """A relation as words, from its source or from its target."""
    return str((OUT if direction == "out" else IN)[relation])
