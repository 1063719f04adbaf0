"""Posts that stand for whoever was named last: "kata Ketua Komisi II DPRD Kota X itu"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.entities import PersonRecord
    from ingest.posts import PostReading
    from ingest.readings import Readings

_THIS_ONE = re.compile(r" (?:ini|itu|tersebut)\b")
_LOOSE = frozenset({"Legislator", "Senator"})
"""What the press calls a member of parliament, which is no office's name."""
_NAME_WORD = r"[A-Z][\w’'-]*(?:(?<!\w{4})\.[\w.’'-]*)?"
_CAPITALISED = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD})*")
"""Capitalised words within a sentence: a dot goes on only after an initial or a short title."""
_ACTS = re.compile(
    r",? (?:juga |pun |kemudian |lalu |turut )?"
    r"(?!berstatus|bernama|berasal|berusia)(?:me[a-z]{4,}|ber[a-z]{4,})\b"
)
_TELLS = re.compile(
    r",? (?:juga |pun |kemudian |lalu |lantas |turut |kembali )*me(?:ngatakan|nyebut|nilai|negaskan|njelaskan|nambahkan"
    r"|nuturkan|ngungkap|nyampaikan|nyatakan|mandang|yakini|nerangkan|maparkan|ngaku|mastikan)"
)
_OPENS = re.compile(r"\W*(?:[^,]{0,70}, )?(?:[\w ]{0,20}sekaligus )?")
"""What stands between the beginning of a sentence and an epithet that is its subject."""
_TOLD_BY = re.compile(
    r"\b(?:[Mm]enurut|[Ll]anjut|[Kk]ata|[Uu]jar|[Tt]ambah|[Ss]ambung|[Tt]egas|[Jj]elas)(?:nya| \w+),? $"
)
"""Right before an epithet in a sentence told by somebody, who hardly means himself ("lanjutnya, Menteri X itu ...")."""
_NAMES_TELLER = re.compile(
    r"\b(?:[Mm]enurut |[Pp]ria |[Pp]erempuan |[Ww]anita |sosok yang "
    r"|(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|sambung) $)"
)
"""Whoever tells the sentence is called by the epithet."""
_SAYS = re.compile(r"\b(?:kata|ujar|ucap|ungkap|jelas|tutur|tambah|tegas|terang|imbuh|papar|sebut|lanjut) $")
_DOES = re.compile(r"(?: juga| pun)? (?!bersama\b)(?:me|ber|di|ter)[a-z]{4,}\b")
_OBJECT = re.compile(r"\b(?:meng|meny|mem|men)[a-z]{3,} $")
"""A verb whose object follows."""
_WORD = re.compile(r"\w+")
_REACH = 900
"""How far back, in characters, the person meant was named."""
_QUOTE_NEAR = 60
"""A quotation that ends so near before an epithet, in characters, is that person's."""


def epithets(
    ctx: Context, readings: Readings, owners: dict[int, PersonRecord]
) -> Iterator[tuple[PostReading, PersonRecord]]:
    """Posts that speak of a person by "ini" or "itu" and of nobody else in the report, with that person."""
    text = ctx.text
    told = [post for post in readings.posts if _THIS_ONE.match(text, post.end)]
    if not told:
        return
    starts = sorted(start for start in owners if not ctx.entities.in_quote(start))
    ends = [quote.end for quote in ctx.quotes]
    holders = ctx.entities.holders
    for post in told:
        if post.id is None or post.collective or post.start in readings.held or post.rule == "P-02":
            continue
        if (
            post.head in _LOOSE
            or not (post.body or post.regions or post.fixed_body)
            or ctx.entities.in_quote(post.start)
        ):
            continue
        if any(other.id == post.id and other not in told for other in readings.posts):
            continue
        limit = post.first
        at = bisect_left(ends, limit) - 1
        quoted = at >= 0 and limit - ends[at] < _QUOTE_NEAR
        if quoted and bisect_left(starts, ends[at]) < bisect_left(starts, limit):
            quoted = False  # "kata Fulan. Sekretaris Partai Anu ini menilai": the quotation has its speaker
        if quoted:
            limit = ctx.quotes[at].start
        alike = {one for other in readings.posts if _is_alike(other, post) for one in holders.get(other.id or "", ())}
        before = [
            start
            for start in starts[: bisect_left(starts, limit)]
            if limit - start < _REACH and owners[start].id not in alike
        ]
        sentence = 0
        if not quoted:
            sentence = max(text.rfind(". ", 0, limit - 2), text.rfind("\n", 0, limit - 2), 0)
            if len({owners[start].id for start in before if start > sentence}) > 1:
                continue  # the sentence before names several: who is meant cannot be told
        if before:
            # who was said to say or do something, rather than who was only named
            acting = [
                start
                for start in before
                if _ACTS.match(text, _end_of_name(text, start)) or _SAYS.search(text, max(0, start - 12), start)
            ]
            chosen = (acting or before)[-1]
            if (not quoted or "." in text[ends[at] : post.first]) and _speaks_of_another(text, post.first, chosen):
                continue
            by_another = text.endswith("oleh ", 0, limit)
            if (by_another or not acting) and len({owners[start].id for start in before}) > 1:
                continue  # several are only named: any of them may be meant
            if not quoted and acting and owners[acting[-1]] is not owners[before[-1]]:
                continue  # another was named after who acted: either may be meant
            if not quoted and text.startswith(" tersebut", post.end) and _is_spoken_of(ctx, post.first):
                continue
            does = (
                not quoted and before[-1] > sentence and _DOES.match(text, _end_of_name(text, before[-1])) is not None
            )
            if does and _OBJECT.search(text, max(0, limit - 24), limit):
                continue  # "Fulan membawa Menteri Pertahanan itu": nobody does that to himself
            yield post, owners[chosen]


def _is_spoken_of(ctx: Context, post: int) -> bool:
    """Whether a quotation before speaks of one ("Kami temui kepseknya"): "Kepsek SMP 3 tersebut" is that one."""
    head = _WORD.match(ctx.folded, post)
    at = ctx.folded.rfind(head[0], max(0, post - _REACH), post) if head else -1
    return at >= 0 and ctx.entities.in_quote(at)


def _speaks_of_another(text: str, post: int, name: int) -> bool:
    """Whether the post at `post` stands inside what the one named at `name` tells, and so of somebody else.

    "Fulan menilai kehadiran wali kota itu penting" is of another; "Wali kota itu menilai" after his words is not.
    """
    before = text[max(text.rfind(". ", 0, post) + 2, text.rfind("\n", 0, post) + 1) : post]
    if _TOLD_BY.search(before) is not None:
        return True
    if _OPENS.fullmatch(before) is not None or _NAMES_TELLER.search(before) is not None:
        return False
    told = _SAYS.search(text, max(0, name - 12), name) or _TELLS.match(text, _end_of_name(text, name))
    return told is not None


def _is_alike(other: PostReading, post: PostReading) -> bool:
    """Whether who holds the one post cannot hold the other: two governors are of two provinces."""
    return other.head == post.head and other.id != post.id and bool(other.regions and post.regions) and not other.former


def _end_of_name(text: str, start: int) -> int:
    match = _CAPITALISED.match(text, start)
    return match.end() if match else start
