"""The words for kinds and codes, in the page's language.

Kinds are words of the pages and come from the translations; codes of a scheme (strength, role,
meeting type ...) come from the ontology's SKOS labels, so a page, a query's answer and the
ontology's own page never use different words for one code.
"""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import LazyString, lazy_gettext

from graph import ontology
from graph.errors import NotFound
from graph.model import Acting
from web.locales import current_language


class Kind(NamedTuple):
    """How a kind of thing is shown: its words, its icon, and the words for many of it."""

    one: LazyString
    many: LazyString
    icon: str


KINDS: dict[str, Kind] = {
    "person": Kind(lazy_gettext("Person"), lazy_gettext("People"), "person-fill"),
    "post": Kind(lazy_gettext("Post"), lazy_gettext("Posts"), "briefcase-fill"),
    "organisation": Kind(lazy_gettext("Organisation"), lazy_gettext("Organisations"), "bank2"),
    "group": Kind(lazy_gettext("Group"), lazy_gettext("Groups"), "people-fill"),
    "place": Kind(lazy_gettext("Place"), lazy_gettext("Places"), "geo-alt-fill"),
    "meeting": Kind(lazy_gettext("Meeting"), lazy_gettext("Meetings"), "calendar-event-fill"),
    "directive": Kind(lazy_gettext("Directive"), lazy_gettext("Directives"), "megaphone-fill"),
    "follow_up": Kind(lazy_gettext("Follow-up"), lazy_gettext("Follow-ups"), "arrow-return-right"),
    "quote": Kind(lazy_gettext("Quotation"), lazy_gettext("Quotations"), "chat-quote-fill"),
    "regulation": Kind(lazy_gettext("Regulation"), lazy_gettext("Regulations"), "journal-text"),
    "report": Kind(lazy_gettext("Report"), lazy_gettext("Reports"), "newspaper"),
}
"""Kinds in the order in which pages list them."""

CAPACITIES: dict[Acting, LazyString] = {
    "Plt": lazy_gettext("Plt: acting, duties of a vacant post"),
    "Plh": lazy_gettext("Plh: daily acting, while the holder is away"),
    "Pj": lazy_gettext("Pj: appointed head until the next election"),
    "Pjs": lazy_gettext("Pjs: temporary head during a campaign"),
}
"""Acting capacities and what each means."""


def kind_of(local_id: str) -> str:
    """The kind of a local id as a key of `KINDS`: ``followup/r1/x`` -> "follow_up"."""
    head = local_id.partition("/")[0]
    return {"followup": "follow_up", "statement": "quote"}.get(head, head)


MODES: dict[str, LazyString] = {
    "online": lazy_gettext("Online"),
    "in_person": lazy_gettext("In person"),
    "hybrid": lazy_gettext("Hybrid"),
}
"""Ways of meeting; in RDF these are schema.org's, so the ontology has no words for them."""


def concept(scheme: str, code: str | None) -> str:
    """The words for a code of a scheme, with a capital; a code without words is shown as it is."""
    if not code:
        return ""
    if scheme == "mode":
        return str(MODES.get(code, code))
    try:
        words = ontology.load().code_label(scheme, code, current_language())
    except NotFound:
        words = code.replace("_", " ")
    return words[:1].upper() + words[1:]
