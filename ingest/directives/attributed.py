"""What the word after a quotation says that it did: "Agar surat itu dikoreksi," imbaunya."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Strength
    from ingest.directives.reader import Reader

ATTRIBUTION_WITHIN = 24
"""Characters after a quotation within which the word stands that says how it was spoken."""
_ASKS: Mapping[str, Strength] = {
    "imbau": "urge", "himbau": "urge", "ajak": "urge", "seru": "urge", "pinta": "request", "pesan": "request",
    "harap": "hope",
}  # fmt: skip
"""After a quotation: what it did."""


def asked_for(reader: Reader) -> Strength | None:
    """How the quotation is told to direct: "Agar surat itu dikoreksi," imbaunya; None where it is not told so."""
    if not reader.quoted or reader.clause.quote >= len(reader.ctx.quotes):
        return None  # an item of a list, which is read as the words of whoever announced it
    after = reader.ctx.text[reader.ctx.quotes[reader.clause.quote].end :][:ATTRIBUTION_WITHIN].lower().split()
    said = (word.strip("\"”“’',.*").removesuffix("nya") for word in after[:2])
    return next((_ASKS[word] for word in said if word in _ASKS), None)
