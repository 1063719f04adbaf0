"""A gathering or an act that the report calls the follow-up of a directive.

"Rapat itu menindaklanjuti arahan Menteri X", "Rakor digelar untuk menindaklanjuti instruksi Gubernur Y",
"penertiban ini merupakan tindak lanjut instruksi Bupati Z". No one is the subject of the acting: for a
gathering it is whoever led or held it, for an act whoever says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.directives.reader import ISSUERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Attendance, Meeting
    from ingest.context import Context
    from ingest.directives.citations import Citation

_GATHERING = re.compile(
    r"\b(?P<what>(?:rapat|rakor|rakornas|raker|rapim|pertemuan|forum|kegiatan|sosialisasi|musrenbang)"
    r"(?: (?:koordinasi|kerja|evaluasi|pimpinan))?(?: (?:ini|itu|tersebut))?)"
    r"(?: juga)?(?: (?:digelar|diadakan|dilaksanakan|diselenggarakan|dilakukan))?"
    r"(?: (?:untuk|guna|dalam rangka|sebagai|merupakan|adalah))? $",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"^(?:.*(?:, |\bbahwa |\b(?:mengatakan|menyebut|menjelaskan|menegaskan|menyampaikan) ))?"
    r"(?P<what>[^,:;\"“”]{4,90}?) (?:merupakan|adalah)(?: bentuk| bagian dari)? $"
)
_LED = ("chair", "host", "opener")
"""Roles of those whose act a gathering is, the strongest first."""


class CarriedOn(NamedTuple):
    """The stretch `[start, end)` says that something carried a directive on; `who` did it, if that can be told."""

    start: int
    end: int
    who: str | None


def carried_on(
    ctx: Context, start: int, cited: Citation, meetings: Sequence[Meeting], attendance: Sequence[Attendance]
) -> CarriedOn | None:
    """What the sentence from `start` on says carried `cited` on, or None where it says so of nothing."""
    before = ctx.text[start : cited.start]
    gathering = _GATHERING.search(before)
    if gathering is not None:
        return CarriedOn(start + gathering.start("what"), cited.end, _leader(meetings, attendance))
    if cited.acts:
        return None
    act = _ACT.search(before) if ctx.text.startswith("tindak", cited.start) else None
    if act is None:
        return None
    what = start + act.start("what")
    named = [mention for mention in ctx.mentions_between(start, what) if mention.kind in ISSUERS]
    people = [mention for mention in named if mention.kind == "person"]
    teller = (people or named)[-1:]
    return CarriedOn(what, cited.end, ctx.entities.party(teller[0]).id if teller else None)


def _leader(meetings: Sequence[Meeting], attendance: Sequence[Attendance]) -> str | None:
    main = [meeting.id for meeting in meetings if meeting.main]
    if len(main) != 1:
        return None
    by_role = {row.role: row.who for row in reversed(attendance) if row.meeting == main[0]}
    return next((by_role[role] for role in _LED if role in by_role), None)
