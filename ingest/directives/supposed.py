"""What a clause only supposes, suspects or calls a rumour: no directive was given there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.directives.reader import Reader

SUPPOSED_WITHIN = 12
"""How many words before its verb a clause begins that only supposes or suspects."""
_IF = frozenset({"jika", "bila", "apabila", "seandainya", "andai", "andaikan", "andaikata", "kalau"})
_BREAKS = frozenset({",", "maka", "dan", ";"})
_HEARSAY = frozenset({"hoaks", "hoax", "isu", "rumor", "kabar", "tuduhan", "tudingan", "dugaan"})


def is_supposed(reader: Reader, k: int) -> bool:
    """Does the clause up to the verb at token `k` suppose ("Seandainya Bupati memerintahkan ...") or tell a rumour?"""
    low = reader.low(0)
    if low in _HEARSAY:
        return low in {"hoaks", "hoax"} or reader.low(1) == "bahwa" or reader.low(2) == "bahwa"
    if reader.quoted:
        return False
    for j in range(k - 2, max(0, k - SUPPOSED_WITHIN), -1):
        if reader.low(j) in _BREAKS:
            break
        if reader.low(j) in _IF and reader.low(j) != "kalau":  # "mengatakan kalau Fulan meminta" tells it
            return reader.is_named(j + 1) or reader.texts[j + 1][:1].isupper()
        if reader.low(j) == "dugaan" and reader.low(j + 1) == "adanya":
            return True
    return low in _IF and reader.is_named(1) and "," not in reader.lows[1:k]
