"""Where a personal name begins and ends, and which words around it are titles.

A name is a run of capitalised words that are not the name of a post, a body or a region and not
only ordinary words. Titles before it ("H.", "Dr.", ranks, courtesy) and after it ("S.H.", "M.Si.")
are read and left out of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest import not_names, run_together
from ingest.name_titles import back_titles, is_back_title, skip_titles, small_last_word
from ingest.not_names import BELOW_A_NAME, NAME_WORD, TOKEN

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.gazetteer import Gazetteer

MAX_WORDS = 6
"""Longest name in words."""

_GAP = re.compile(r"(?: {1,2}|\n)(?:(?:bin|binti|van|von|der|de|da|el|al|as|ibn|Al|El)[ -])?(?=[A-Z])")
_INITIAL_GAP = re.compile(r"\.? ?(?=[A-Z])")
_CAMEL = re.compile(r"[A-Z]{2,}[a-z]|[A-Z][a-z]+[A-Z]{2}|[A-Z][a-z]{3,}[A-Z][a-z]")
_SLIPPED = re.compile(r"[A-Z]{2}[a-z]{2,}")
"""A word of a name whose second letter is a capital by a slip ("MAzi")."""
_NUMBER = re.compile(r" \d")
_ROMAN = re.compile(r" [IVX]{2,}\b")
_CAPITAL_WORD = re.compile(r"[A-Z]{2,}\b")


class Name(NamedTuple):
    """A name as read: the span of the name itself, and its titles."""

    start: int
    end: int
    titles: tuple[str, ...]
    first: int
    """Start with the titles before it."""
    last: int
    """End with the titles after it."""
    sure: bool
    """At least one word is not an ordinary word."""


def read_name(frame: Frame, pos: int, zone: Zone | None, *, strong: bool) -> Name | None:
    """The name that begins at `pos`, titles first; None where none begins.

    `strong` says that what stands before announces a person (a post, a title), so that a name may
    begin with an ordinary word ("Ratu Dewa").
    """
    text = frame.text
    first = pos
    opening = text[pos : pos + 1]
    if not opening.isupper() and opening not in "da":
        return None
    pos, titles = skip_titles(frame, pos)
    strong = strong or bool(titles)
    start = pos
    end = pos
    sure = False
    count = 0
    ordinary = frame.gazetteer.ordinary
    words = frame.gazetteer.name_words
    limit = zone.end if zone else len(text)
    heading = zone is not None and zone.heading
    in_capitals = zone is not None and zone.capitals
    capitals = False
    while count < MAX_WORDS:
        token = TOKEN.match(text, pos)
        if token is None or token.end() > limit:
            break
        word = token.group()
        # names and titles come back in report after report: what a word is by itself is worked out once
        low, stops, stops_later, function_word, common, may_be_glued = words.get(word) or _word(frame.gazetteer, word)
        stop = token.end()
        length = stop - pos
        if length == 1 and count and is_back_title(frame, pos, limit):
            break
        if length == 1:
            if count == 0 and not text.startswith((". ", "."), stop) and not text.startswith(" ", stop):
                break
            if text.startswith(".", stop):
                nxt = text[stop + 1 : stop + 3].lstrip()
                if nxt[:1].isupper() or count == 0:
                    stop += 1
        elif (
            text.startswith(". ", stop)
            and f"{low}." in frame.gazetteer.name_parts
            and not (count and word.isupper() and not (capitals or in_capitals) and word in frame.gazetteer.back_titles)
        ):
            stop += 1  # "Wira St. Padmana", but "Wira Padmana ST."
        elif length > 2 and not in_capitals and not (word.istitle() or word.isupper()) and _CAMEL.match(word):
            slipped = count and (strong or titles) and _SLIPPED.fullmatch(word)
            if not slipped or frame.at.get(pos) or word in frame.gazetteer.back_titles:
                break  # "Wira Padmana SSos"
        elif word.isupper() and length > 2 and not in_capitals:
            if (
                count == 0
                and strong
                and low not in ordinary
                and not _is_known(frame, pos)
                and _CAPITAL_WORD.match(text, stop + 1)
            ):
                capitals = True
            elif not capitals:
                break
        elif length == 2 and word.isupper() and not capitals and not in_capitals:
            if count == 0:
                if not strong or not NAME_WORD.match(text, stop + text.startswith(".", stop)) or _is_known(frame, pos):
                    break
                stop += text.startswith(".", stop)  # "AKBP FX. Wira Padmana"
            elif word in frame.gazetteer.back_titles and not (
                count == 1 and strong and _opens_a_name(frame, stop, limit)
            ):
                break  # but "Wira SP Padmana"
        elif (capitals and not word.isupper()) or (count and 3 <= length <= 5 and word in frame.gazetteer.back_titles):
            break
        honoured = count and text.endswith(_OF_CUSTOM, start, pos) and not _is_an_office(frame, pos)
        if not honoured and not_names.stops(
            frame, pos, token.end(), count, strong=strong, titled=bool(titles), limit=limit
        ):
            if count == 1 and not titles and word in BELOW_A_NAME:
                sure = False  # "Bupati Tilik Desa": a word before a kind of place is no name
            break
        if not honoured and (
            stops
            or (count and (stops_later or (function_word and not _is_given(frame, low, stop, limit))))
            or (count == 0 and (word in _COMPASS_WORDS or word in _ONLY_OF_PLACES))
        ):
            break
        if count > 1 and text.startswith(word, start):
            break
        if count and not titles and word in _ONLY_OF_PLACES and NAME_WORD.match(text, stop):
            return None  # "Balah Hilie Lubuk Alung"
        glued = run_together.glued(frame, word) if may_be_glued else None
        if glued is not None:
            stop = pos + glued.start()
            low = text[pos:stop].lower()
            if count == 0 and frame.gazetteer.knows(low):
                break  # "Ketua DPRD Jatimini"
            common = low in ordinary or low in frame.gazetteer.unit_words
        if common and length > 1 and not honoured:
            if (heading or in_capitals) and (count == 0 or low not in frame.gazetteer.name_like):
                break
            if (
                count == 0
                and not strong
                and not (low in frame.gazetteer.name_like and _opens_a_name(frame, stop, limit))
            ):
                break
            if count and low not in frame.gazetteer.name_like:
                if _reads_on(frame, stop, limit):
                    # "Valuta Asing Negara": one strange word before several plain ones is a term, not a name
                    sure = sure and (count > 1 or bool(titles))
                    break
                if count == 1 and not sure and not titles:
                    break
        elif length > 1:
            sure = True
        count += 1
        end = stop
        if glued is not None:
            break
        abbreviated = text[stop - 1] == "."
        gap = (_INITIAL_GAP if length == 1 or abbreviated else _GAP).match(text, stop - abbreviated)
        if gap is None or ("\n" in gap[0] and _begins_plainly(frame, gap.end())):
            break
        pos = gap.end()
        if pos == end and length != 1:
            break
    if count == 1 and strong and not titles and (_is_of_a_phrase(frame, end, limit) or _NUMBER.match(text, end)):
        return None
    if capitals and _ROMAN.search(text, start, end) is not None:
        return None  # "POMNAS XVIII": what takes place for the eighteenth time
    if not count or not sure or text[start:end].rstrip(".") in frame.gazetteer.back_titles:
        return None
    if (
        count == 1
        and not titles
        and ((in_capitals and end - start < 6) or (end - start < 4 and text[start:end].isupper()))
    ):
        return None
    if text[start:end].endswith(_COMPASS) or text.startswith(" Indonesia", end):
        return None
    if text.startswith(_NOT_OF_A_NAME, end):
        return None
    if text[end - 1] in "'’`":
        end -= 1
    if (strong or titles) and text[end + 1 : end + 2].islower() and not in_capitals:
        set_off = count == 1 and text.startswith(", ", first - 2)
        end = small_last_word(frame, end, limit, titled=bool(titles) and count < 3, set_off=set_off)
    last, back = back_titles(frame, end, limit)
    return Name(start, end, titles + back, first, last, sure)


_OF_CUSTOM = ("Tuanku ", "Dt. ", "Dt ", "Datuk ", "Datuak ", "Rajo ", "Marajo ", "Bagindo ", "Tk. ")
"""Words within names that open a title of custom, which may be any word ("Fulan Tuanku Mudo")."""


def _is_an_office(frame: Frame, pos: int) -> bool:
    """Whether a post, a body or a day begins at `pos`, which is in no title."""
    return any(hit.kind not in ("region", "region_word", "place", "title") for hit in frame.at.get(pos, ()))


_BOTH = ("hari",)
"""Function words that are as well given names."""


def _is_given(frame: Frame, low: str, end: int, limit: int) -> bool:
    """Whether a function word within a name is one of its words, as a strange word after it tells ("Hari Padma")."""
    return low in _BOTH and _opens_a_name(frame, end, limit)


WORDS_KEPT = 10_000
"""How many words of names are kept with what they are; when there are more, all are worked out anew."""


class Word(NamedTuple):
    """What a capitalised word is by itself, wherever it stands."""

    low: str
    stops: bool
    """It is no part of a name."""
    stops_later: bool
    """It ends a name that has begun."""
    function_word: bool
    common: bool
    """An ordinary word, or one that names of bodies are made of."""
    may_be_glued: bool
    """It may end with another word that is run together with it."""


def _word(gazetteer: Gazetteer, word: str) -> Word:
    """Work out what a word is, and keep it."""
    low = word.lower()
    length = len(word)
    ordinary = low in gazetteer.ordinary
    made = Word(
        low,
        stops=low in gazetteer.name_stops
        or low.startswith(_OFFICE_WORDS)
        or (length > 6 and low.endswith("nya"))
        or (length > 7 and low.startswith("dis"))
        or (length > 9 and low.endswith("kan") and low.startswith(_CAUSED)),
        stops_later=length > 7
        and (low.startswith(_VERB) or (ordinary and low.endswith("an") and low.startswith(_NOUN))),
        function_word=low in gazetteer.function_words,
        common=ordinary or low in gazetteer.unit_words,
        may_be_glued=length > 7 and run_together.may_be(word),
    )
    if len(gazetteer.name_words) >= WORDS_KEPT:
        gazetteer.name_words.clear()
    gazetteer.name_words[word] = made
    return made


_OFFICE_WORDS = (
    "kemen", "polres", "polsek", "ditres", "dirres", "jatanras", "irwasda", "ditsam", "dirlan", "kasat", "kanit",
    "kakor", "kapol", "kajar", "dirjen", "kapus", "kabid", "kabag", "kadiv", "kasubd", "kasubb", "bapel", "bappe",
    "bapen", "bakesb", "forkop",
)  # fmt: skip
"""Beginnings of blended names of offices and their heads ("Kemensos", "Kasatlantas"), of which lists hold not all."""
_NOT_OF_A_NAME = (".com", ".id", ".co.id", ".net", ".go.id", " of ", " and ", " for ", " the ", " nan ", "'s ", "’s ")
"""What goes on as an address or an English name does."""
_CAUSED = ("per", "menge", "menga", "mengi", "mengu", "diper")
"""Beginnings of verbs in "-kan", which headlines write with a capital ("Mendagri Peringatkan")."""
_NOUN = ("pem", "pen", "per", "pel", "ke")
"""Beginnings of nouns of doing and being ("pembatasan"), which stand in no name."""
_VERB = ("meng", "meny", "memp", "memb")
"""Beginnings of verbs that a capital by a slip joins to the name before them."""
_COMPASS_WORDS = frozenset({"Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara"})
_ONLY_OF_PLACES = frozenset(
    {"Ujung", "Kuala", "Lubuk", "Sungai", "Sei", "Pulau", "Teluk", "Simpang", "Pangkalan", "Labuhan", "Kampung"}
)
"""Words that begin the names of places, and no person's."""
_COMPASS = tuple(f" {word}" for word in sorted(_COMPASS_WORDS))
"""Ends of the names of places."""


def _begins_plainly(frame: Frame, pos: int) -> bool:
    """Whether a line begins with an ordinary word, which is no part of a name on the line before."""
    token = TOKEN.match(frame.text, pos)
    low = token[0].lower() if token is not None else ""
    return low in frame.gazetteer.ordinary and low not in frame.gazetteer.name_like


def _is_known(frame: Frame, pos: int) -> bool:
    return any(hit.kind in ("organisation", "post", "region", "head", "acting") for hit in frame.at.get(pos, ()))


def _is_of_a_phrase(frame: Frame, end: int, limit: int) -> bool:
    """Whether an ordinary word with a capital goes on after a single word ("Pemantau Pemilu"): then that is no name."""
    following = NAME_WORD.match(frame.text, end)
    if following is None or following.end() > limit:
        return False
    if any(hit.kind in ("weekday", "month") for hit in frame.at.get(end + 1, ())):
        return False
    low = following[0][1:].lower()
    gazetteer = frame.gazetteer
    if low in gazetteer.function_words:
        return False
    return low in gazetteer.name_stops or (low in gazetteer.ordinary and low not in gazetteer.name_like)


def _opens_a_name(frame: Frame, pos: int, limit: int) -> bool:
    """Whether a capitalised word follows that is no ordinary one and begins nothing known ("Budi Padmana")."""
    following = NAME_WORD.match(frame.text, pos)
    if following is None or following.end() > limit or frame.at.get(pos + 1):
        return False
    low = following[0][1:].lower()
    return low not in frame.gazetteer.ordinary and low not in frame.gazetteer.unit_words


def _reads_on(frame: Frame, pos: int, limit: int) -> bool:
    """Whether another capitalised ordinary word follows: then it is a heading that reads on, not a name."""
    following = TOKEN.match(frame.text, pos + 1) if frame.text.startswith(" ", pos) else None
    if following is None or following.end() > limit:
        return False
    low = following[0].lower()
    if following[0] in frame.gazetteer.back_titles:
        return False
    return low in frame.gazetteer.ordinary and low not in frame.gazetteer.name_like
