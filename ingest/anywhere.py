"""Bodies that every region has, where a report does not tell whose is meant: a party as written, no body of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.context import Context, Mention

_LEVEL = re.compile(r" (?:provinsi|kabupaten/kota|kab/kota|kabupaten|kota|(?:di )?daerah)\b(?! [A-Z])")
"""After a body of the state: its offices on that level, all of them ("KPU provinsi")."""


def written(ctx: Context, mention: Mention, party: str) -> tuple[int, int] | None:
    """Where the words of a body stand that is that of no region in particular ("BPBD", "KPU provinsi"), else None."""
    if mention.kind != "organisation":
        return None
    level = _LEVEL.match(ctx.text, mention.end)
    if level is not None and not ctx.text[mention.start].islower():
        return mention.start, level.end()
    return (mention.start, mention.end) if ctx.entities.is_of_any_region(party) else None
