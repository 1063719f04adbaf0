"""What a gathering deals with, as told beside its name or of it later."""

from __future__ import annotations

import re

TOPIC_MAX_CHARS = 260
TOPIC_MIN_CHARS = 4
_NO_TOPIC = frozenset({"kemarin", "hal itu", "hal ini", "hal tersebut", "tersebut"})
_ABOUT = re.compile(
    r"\s*,?\s*(?:(?:(?:yang\s+)?(?:untuk\s+)?(?:membahas|bahas|dibahas)(?:\s+(?:soal|tentang|mengenai|terkait|perihal))?)"
    r"|beragendakan|(?:yang\s+)?meng(?:usung|angkat)\s+tema|terkait(?:\s+dengan)?|tentang|mengenai|soal|perihal|guna(?:\s+membahas)?"
    r"|dalam\s+rangka|untuk|(?:yang\s+)?ber(?:tajuk|judul)|(?:yang\s+)?bertema(?:kan)?|dengan\s+(?:tema|agenda(?:\s+tunggal)?|tajuk|judul)"
    r"(?:\s+(?:yakni|yaitu))?)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_TOPIC_END = re.compile(
    r"\s+(?:di|pada|secara|yang|melalui|via|bertempat|dengan cara|tanggal|bersama|saat|sebagai|sekaligus|tersebut"
    r"|di(?:pimpin|hadiri|buka|gelar|ikuti|laksanakan))\s|[.;\n]"
    r"|,\s*(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|di|pada|kata|ujar|yang|secara|bertempat|dan\s+menyepakati)\b"
    r"|\s\(\d{1,2}/|,?[\"”]"
)
CLOSING = {'"': '"', "“": "”", "'": "'", "‘": "’"}
"""Marks that open a title -> those that close it."""
_ON_THEM = re.compile(
    r"(?:\s+(?:ini|itu|tersebut|dimaksud))?\s*,?(?:\s+(?:juga|salah\s+satunya|antara\s+lain|akan|sendiri|kali\s+ini|khusus|secara\s+\w+"
    r"|keduanya|kemudian))*\s+(?=(?:yang\s+|untuk\s+)?(?:membahas|bahas|dibahas|beragendakan|bertema(?:kan)?|bertajuk"
    r"|meng(?:usung|angkat)\s+tema)\s)",
    re.IGNORECASE,
)
"""Between a gathering and the verb that tells what it deals with ("Rapat tersebut juga membahas ...")."""
_ONE_DEALS = re.compile(
    r"(?:\s+(?:ini|itu|tersebut))?,\s+(?:(?!\b(?:yang|untuk|agar|bahwa|akan)\b)[^,.;\"“”\n]){3,70}?\s+(?:juga\s+|akan\s+)?(?=membahas\s)"
)
"""Between "dalam rapat tersebut" and what those in it deal with ("..., Wira Padmana dan para camat membahas ...")."""


def told_topic(text: str, at: int, high: int) -> tuple[int, int] | None:
    """What a gathering spoken of before `at` is then said to deal with."""
    verb = _ON_THEM.match(text, at, high) or _ONE_DEALS.match(text, at, high)
    return read_topic(text, verb.end(), high) if verb else None


def read_topic(text: str, at: int, high: int) -> tuple[int, int] | None:
    """What a gathering named up to `at` is said to deal with, to `high` at most."""
    about = _ABOUT.match(text, at, high)
    if about is None:
        return None
    start = about.end()
    if text[start] in CLOSING:
        close = text.find(CLOSING[text[start]], start + 1, min(high, start + TOPIC_MAX_CHARS))
        if close > 0:
            return (start + 1, close)
    stop = _TOPIC_END.search(text, start, min(high, start + TOPIC_MAX_CHARS))
    end = stop.start() if stop else min(high, start + TOPIC_MAX_CHARS)
    while end > start and text[end - 1] in " ,.\n":
        end -= 1
    return (start, end) if end - start > TOPIC_MIN_CHARS and text[start:end] not in _NO_TOPIC else None
