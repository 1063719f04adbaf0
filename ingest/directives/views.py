"""What is no more than a view, though it is said to be needed, a must or not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.attributed import asked_for

if TYPE_CHECKING:
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Issuer

_URGENT = frozenset({"segera", "secepatnya"})
_OPENS = frozenset({"", ",", "dan", "maka", "juga", "pun", "sehingga"})
"""Before "tidak boleh" where whoever hears it is meant, and no thing."""
_HAD_BETTER_BE = frozenset({"seyogyanya", "seyogianya"})


def holds_office(reader: Reader, issuer: Issuer) -> bool:
    """Is the issuer a post, or a person with a post in this report?"""
    who = issuer.id or ""
    return who.startswith("post/") or bool(reader.ctx.entities.posts_of(who))


def is_view(reader: Reader, frame: str, form: str, issuer: Issuer, k: int, act: int) -> bool:
    """Is what the modal `form` at token `k` demands, of no party told, merely how the speaker would have it?

    What a quotation calls needed is, unless it is urgent; what may not be, unless an office-holder forbids an act to
    those who hear it ("Tidak boleh menarik pungutan"); what must be, in a quotation of one who holds no office. A
    quotation that is said to ask ("..., imbaunya") is no mere view. `act` is the token of what is to be done.
    """
    if asked_for(reader) is not None:
        return False
    if frame == "need":
        return reader.quoted and _URGENT.isdisjoint(reader.lows[k + 1 : act + 1])
    if frame == "mustnot":
        forbids = reader.low(k - 1) in _OPENS and lexicon.active_verb(reader.low(act))
        return not (forbids and holds_office(reader, issuer))
    if frame == "must":
        return reader.quoted and not holds_office(reader, issuer)
    return form in _HAD_BETTER_BE


def of_own_body(reader: Reader, issuer: Issuer, told: tuple[str, ...]) -> bool:
    """Is a party told the body whose office the issuer holds, so that the speaker's own plans are told?"""
    entities = reader.ctx.entities
    who = issuer.id or ""
    held = [who] if who.startswith("post/") else entities.posts_of(who)
    bodies = {entities.posts[post].organisation for post in held if post in entities.posts}
    return not bodies.isdisjoint(told)
