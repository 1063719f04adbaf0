"""The party that is named before the one who directs: "Kepada para camat, saya minta segera mendata warga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.groups import group_ending_at
from ingest.directives.reader import ISSUERS, MAX_PARTY_TOKENS

if TYPE_CHECKING:
    from ingest.directives.reader import Reader

_OPENERS = frozenset(
    {
        "dan",
        "juga",
        "serta",
        "kemudian",
        "selanjutnya",
        "selain",
        "itu",
        "karena",
        "untuk",
        "khusus",
        "sedangkan",
        "sementara",
        ",",
    }
)
_TO = frozenset({"kepada", "bagi"})
_WHERE = frozenset({"saat", "ketika", "dalam", "pada", "usai", "di"})
"""After a party: where or when it is spoken to."""
_SPEAKERS = frozenset({"ia", "dia", "beliau"})


def fronted(reader: Reader, k: int) -> tuple[int, int] | None:
    """The party after "kepada" or "bagi" at the beginning of the clause whose directing word is token `k`."""
    between = _between(reader, k)
    if between is not None:
        return between
    to = reader.skip(0, _OPENERS)
    if reader.low(to) not in _TO and reader.low(to - 1) == "untuk":
        to -= 1  # "untuk pemerintah daerah, ia meminta agar ..."
    if reader.low(to) not in _TO | {"untuk"} or not to < k - 1 <= to + MAX_PARTY_TOKENS:
        return None
    last = reader.skip_back(k - 1, lexicon.words("me_fillers")) + 1
    if reader.low(last - 1) in lexicon.words("first_person") | _SPEAKERS:
        last -= 1
    elif reader.is_named(last - 1, ISSUERS):
        comma = next((j for j in range(last - 1, to, -1) if reader.low(j) == "," and j not in reader.named), -1)
        last = comma if comma > 0 else reader.first_of(last - 1)
    else:
        group = group_ending_at(reader, last - 1)
        last = group[0] if group is not None and group[0] > to + 1 else last
    first = to + 1
    last = next((j for j in range(first, last) if reader.low(j) in _WHERE and j not in reader.named), last)
    if reader.low(last - 1) == ",":
        last -= 1
    if first >= last or not reader.is_party(first, last, known=True):
        return None
    for j in range(first, last):
        if reader.low(j) == "yang":
            break
        if j not in reader.named and (lexicon.verb_like(reader.low(j)) or reader.low(j) in {"bahwa", "agar", "harus"}):
            return None
    return first, last


def _between(reader: Reader, k: int) -> tuple[int, int] | None:
    """The party between the issuer and the verb: "Bupati Sari kepada para camat meminta agar ..."."""
    last = reader.skip_back(k - 1, lexicon.words("me_fillers")) + 1
    to = next((j for j in range(last - 2, max(0, last - 8), -1) if reader.low(j) == "kepada"), -1)
    if to < 1 or not reader.is_named(to - 1, ISSUERS) or not reader.is_party(to + 1, last, known=True):
        return None
    plain = all(j in reader.named or not lexicon.verb_like(reader.low(j)) for j in range(to + 1, last))
    return (to + 1, last) if plain and "," not in reader.lows[to:last] else None


def spoken_to(reader: Reader, k: int) -> tuple[int, int] | None:
    """Whom a speaker calls on first, up to the first comma: "Untuk Bappeda, sebelum rapat tolong disiapkan"."""
    to = reader.skip(0, frozenset({"dan", "juga", "khusus", ","}))
    if reader.low(to) not in _TO | {"untuk"}:
        return None
    comma = next((j for j in range(to + 1, min(k, to + MAX_PARTY_TOKENS)) if reader.low(j) == ","), -1)
    if comma < 0 or not reader.is_party(to + 1, comma, known=True):
        return None
    if any(j not in reader.named and lexicon.verb_like(reader.low(j)) for j in range(to + 1, comma)):
        return None
    return to + 1, comma
