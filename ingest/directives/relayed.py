"""Orders that a speaker hands on: "Tadi Bapak Presiden pesan, jangan minder" is the president's, whoever says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives.reader import ISSUERS

if TYPE_CHECKING:
    from ingest.directives.reader import Reader
    from ingest.directives.voice import Voice

RELAYED_WITHIN = 12
"""How many words before the order the verb stands that hands it on."""
_HANDS_ON = frozenset(
    {"pesan", "berpesan", "bilang", "titip", "menitipkan", "menyampaikan", "mengatakan", "arahan", "perintah",
     "mengingatkan", "menegaskan", "menekankan"}
)  # fmt: skip
_BETWEEN = frozenset({"tadi", "juga", "selalu", "sudah", "kemarin", "sering", "memberi", "memberikan", "kasih", "pun"})


def relayed(reader: Reader, k: int, voice: Voice) -> str | None:
    """Whose order the quoted words at token `k` hand on, by a verb with a party before it and a comma after it."""
    comma = False
    for j in range(k - 1, max(-1, k - RELAYED_WITHIN), -1):
        low = reader.low(j)
        comma = comma or low in {",", ":", "bahwa"}
        if low not in _HANDS_ON:
            continue
        who = reader.skip_back(j - 1, _BETWEEN)
        if not comma or who < 0 or not reader.is_named(who, ISSUERS):
            return None
        return voice.party_of(reader.named[who])
    return None
