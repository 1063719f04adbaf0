"""What officials must do or be, in any words: "ASN harus tegak lurus", "semua pihak harus introspeksi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.directives import lexicon
from ingest.directives.passive import party_before

if TYPE_CHECKING:
    from ingest.directives.reader import Reader

_BODIES = frozenset({"organisation", "post", "group"})
_EVERY = frozenset({"para", "seluruh", "semua", "setiap", "segenap"})
_BEFALLS = ("ter", "ke", "di", "me", "ber")
"""How words begin that tell what becomes of someone ("terpaksa", "kehilangan"), or are read as verbs elsewhere."""


def told_in_any_words(reader: Reader, k: int, act: int) -> bool:
    """Does the word at token `act` say what officials before the "harus" at token `k` are to do or be?

    Those are bodies, posts and whoever is told as all of a kind. A word of hardship ("warga harus antre"), of how
    much or of where is not what someone is told to do; with "wajib" a rule says it more often than a speaker.
    """
    low = reader.low(act)
    if (
        reader.low(k) == "wajib"
        or not low.replace("-", "").isalpha()
        or act in reader.named
        or low in lexicon.words("hardships")
    ):
        return False
    if low.startswith(_BEFALLS) and low not in lexicon.words("bare_verbs") | lexicon.words("being"):
        return False
    how = not reader.quoted and low in lexicon.words("being") and reader.low(act - 1) != "lebih"
    if how and lexicon.verb_like(reader.low(act + 1)):
        return False  # "harus selektif memilih": how to do what is told elsewhere; "harus lebih selektif" calls for it
    party = party_before(reader, k)
    return party is not None and _of_officials(reader, *party)


def _of_officials(reader: Reader, first: int, last: int) -> bool:
    if reader.is_named(first, _BODIES):
        return reader.is_named(last - 1, _BODIES)
    if reader.low(first) in _EVERY:
        return last - first > 1 and reader.is_party(first, last, known=True)
    return reader.low(first) in lexicon.words("officials")
