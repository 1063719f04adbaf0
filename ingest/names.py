"""Where a personal name begins and ends, and which words around it are titles.

A name is a run of capitalised words that are not the name of a post, a body or a region and not
only ordinary words. Titles before it ("H.", "Dr.", ranks, courtesy) and after it ("S.H.", "M.Si.")
are read and left out of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.bodies import stands_alone

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone

MAX_WORDS = 6
"""Longest name in words."""

_TOKEN = re.compile(r"(?:(?:[A-Z][a-z]{0,2})-(?=[A-Z][a-z]))?[A-Z][^\W\d_]*(?:[’'`][^\W\d_]+)*")
_GAP = re.compile(r"[ \n](?:(?:bin|binti|van|von|der|de|da|el|al|as|ibn|Al|El)[ -])?(?=[A-Z])")
_INITIAL_GAP = re.compile(r"\.? ?(?=[A-Z])")
RANK_TAIL = re.compile(
    r"(?:[ ]?(?:(?:TNI|POL|Pol|Polisi|Inf|Arh|Kav|Czi|Arm|Cpm|Cba|Cke|Ckm|Chb|Laut|Mar|Marinir|Pnb|Nav|Pas|Tek|Kal|Sus"
    r"|Purn|Purnawirawan)\b\.?|\((?:Purn\.?|PURN|P|E|T|S|K|KH|H|Pnb|Mar|Han|Purnawirawan)\)\.?))+"
)
_SPACES = re.compile(r"[ \xa0]*")
_AFTER_TITLE = re.compile(r"\.?(?: ?\((?:HC|H\.C\.?|H\.C|Cand|C)\)\.?)?[ \xa0]*")
_BACK = re.compile(
    r",?[ ]?(?:(?:[SMABD]|Ph|Sp|Dr|LL)\.? ?(?:[A-Z][A-Za-z]{0,5}\.?){1,3}(?:\([A-Za-z]+\))?\.?"
    r"|[A-Z]{1,5}\.?|Ners|Amd|AMd|Akt?|Apt)(?=[,;.)\s”\"]|$)"
)
_DEGREE = re.compile(r"[MS]\.[A-Z]{2,4}\.?$")
"""A degree in no list, told by its letters after a comma ("M.MA")."""
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?:mengatakan|menyatakan|menjelaskan|menegaskan|menyampaikan|mengungkapkan|menambahkan|menuturkan|meminta|melalui)$"
)
"""A verb run together with the name before it, as scraped texts have it."""
_CAMEL = re.compile(r"[A-Z]{2,}[a-z]|[A-Z][a-z]+[A-Z]{2}|[A-Z][a-z]{3,}[A-Z][a-z]")
_SLIPPED = re.compile(r"[A-Z]{2}[a-z]{2,}")
"""A word of a name whose second letter is a capital by a slip ("MAzi")."""
_CAPITAL_WORD = re.compile(r"[A-Z]{2,}\b")
_NAME_WORD = re.compile(r" [A-Z][a-z]{2,}")


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


_HAJI_AND_INITIAL = re.compile(r"K?H(?=[A-Z]\.? [A-Z][a-z])(?![A-Z] )")
_TITLE_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{0,11}(?:\.[A-Z])?")


def skip_titles(frame: Frame, pos: int) -> tuple[int, tuple[str, ...]]:
    """The offset after all titles, ranks and courtesies that begin at `pos`, and the titles."""
    titles: list[str] = []
    text = frame.text
    terms = frame.gazetteer.terms
    known = frame.gazetteer.titles
    while True:
        rank = frame.first(pos, "rank")
        if rank is not None:
            end = rank.end + text.startswith(". ", rank.end)
            tail = RANK_TAIL.match(text, end)
            end = tail.end() if tail else end
            titles.append(text[pos:end].strip().rstrip("."))
            end += text.startswith(", ", end) and text.startswith(", ", pos - 2)  # "Kasum TNI, Letjen TNI, Fulan"
            pos = _SPACES.match(text, end).end()  # type: ignore[union-attr]
            continue
        word = _TITLE_WORD.match(text, pos)
        if word is None:
            return pos, tuple(titles)
        stop = word.end()
        entry = known.get(word[0])
        if entry is None and "." in word[0]:
            # run together with the name ("H.Fulan")
            stop = word.start() + word[0].index(".")
            entry = known.get(text[pos:stop])
        if entry is None and (joined := _HAJI_AND_INITIAL.match(text, pos)) is not None:
            titles.append("H." if joined.end() - pos == 1 else "K.H.")  # "HM. Fulan" is "H. M. Fulan"
            return joined.end(), tuple(titles)
        if entry is None:
            return pos, tuple(titles)
        term = terms[entry]
        after = _AFTER_TITLE.match(text, stop)
        end = after.end() if after else stop
        if end == stop:
            return pos, tuple(titles)
        if term.group != "courtesy":
            titles.append(term.canonical)
        pos = end
        if text.startswith(", ", pos - 1) and term.group.startswith("academic"):
            pos += 1


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
    units = frame.gazetteer.unit_words
    stops_at = frame.gazetteer.name_stops
    limit = zone.end if zone else len(text)
    heading = zone is not None and zone.heading
    in_capitals = zone is not None and zone.capitals
    capitals = False
    while count < MAX_WORDS:
        token = _TOKEN.match(text, pos)
        if token is None or token.end() > limit:
            break
        word = token.group()
        low = word.lower()
        stop = token.end()
        length = stop - pos
        if length == 1 and count and _is_back_title(frame, pos, limit):
            break
        if length == 1:
            if count == 0 and not text.startswith((". ", "."), stop) and not text.startswith(" ", stop):
                break
            if text.startswith(".", stop):
                nxt = text[stop + 1 : stop + 3].lstrip()
                if nxt[:1].isupper() or count == 0:
                    stop += 1
        elif text.startswith(". ", stop) and f"{low}." in frame.gazetteer.name_parts:
            stop += 1
        elif length > 2 and not in_capitals and not (word.istitle() or word.isupper()) and _CAMEL.match(word):
            if not (count and (strong or titles) and _SLIPPED.fullmatch(word)) or frame.at.get(pos):
                break
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
                if not strong or not _NAME_WORD.match(text, stop) or _is_known(frame, pos):
                    break
            elif word in frame.gazetteer.back_titles:
                break
        elif (capitals and not word.isupper()) or (count and length == 3 and word in frame.gazetteer.back_titles):
            break
        if _stops(frame, pos, token.end(), count, strong=strong, limit=limit):
            if count == 1 and not titles and word in _BELOW_A_NAME:
                sure = False  # "Bupati Tilik Desa": a word before a kind of place is no name
            break
        if (
            low in stops_at
            or (count and low in frame.gazetteer.function_words)
            or low.startswith(_OFFICE_WORDS)
            or (count and length > 7 and low.startswith(_VERB))
            or (count and length > 8 and low in ordinary and low.endswith("an") and low.startswith(_NOUN))
            or (length > 6 and low.endswith("nya"))
            or (length > 7 and low.startswith("dis"))
            or (length > 9 and low.endswith("kan") and low.startswith(_CAUSED))
            or (count == 0 and word in _COMPASS_WORDS)
        ):
            break
        if count > 1 and text.startswith(word, start):
            break
        glued = _glued(frame, word) if length > 7 else None
        if glued is not None:
            stop = pos + glued.start()
            low = text[pos:stop].lower()
            if count == 0 and frame.gazetteer.knows(low):
                break  # "Ketua DPRD Jatimini"
        common = low in ordinary or low in units
        if common and length > 1:
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
        if gap is None:
            break
        pos = gap.end()
        if pos == end and length != 1:
            break
    if count == 1 and strong and not titles and _is_of_a_phrase(frame, end, limit):
        return None
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
    last, back = _back_titles(frame, end, limit)
    return Name(start, end, titles + back, first, last, sure)


_OFFICE_WORDS = (
    "kemen", "polres", "polsek", "ditres", "dirres", "jatanras", "irwasda", "ditsam", "dirlan", "kasat", "kanit",
    "kakor", "kapol", "kajar", "dirjen", "kapus", "kabid", "kabag", "kadiv", "kasubd", "kasubb",
)  # fmt: skip
"""Beginnings of blended names of offices and their heads ("Kemensos", "Kasatlantas"), of which lists hold not all."""
_NOT_OF_A_NAME = (".com", ".id", ".co.id", ".net", ".go.id", " of ", " and ", " for ", " the ", "'s ", "’s ")
"""What goes on as an address or an English name does."""
_BELOW_A_NAME = frozenset({"Desa", "Kecamatan", "Kelurahan", "Kampung", "Jalan", "Gedung", "Pasar", "Sekolah"})
_CAUSED = ("per", "menge", "menga", "mengi", "mengu", "diper")
"""Beginnings of verbs in "-kan", which headlines write with a capital ("Mendagri Peringatkan")."""
_NOUN = ("pem", "pen", "per", "pel", "ke")
"""Beginnings of nouns of doing and being ("pembatasan"), which stand in no name."""
_VERB = ("meng", "meny", "memp", "memb")
"""Beginnings of verbs that a capital by a slip joins to the name before them."""
_COMPASS_WORDS = frozenset({"Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara"})
_COMPASS = tuple(f" {word}" for word in sorted(_COMPASS_WORDS))
"""Ends of the names of places."""


_TAIL = re.compile(
    r"(?:ini|itu|yang|akan|untuk|saat|dalam|pada|telah|sebagai|atau|di[a-z]{4,}|me[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{3,})$"
)
_NO_SYLLABLES = ("yang", "untuk", "sebagai", "atau")
"""Words that end no name of more letters than these: six stand before them."""
_LEAST_GLUED = 4
"""Shortest word, in letters, that another is run together with."""


def _glued(frame: Frame, word: str) -> re.Match[str] | None:
    """What is run together with a word of a name: a verb of saying, or a word after one that the report has alone."""
    found = _GLUED.search(word) if len(word) > 12 else None
    if found is not None:
        return found
    if _TAIL.search(word) is None:
        return None
    for start in range(len(word) - 3, _LEAST_GLUED - 1, -1):
        tail = _TAIL.match(word, start)
        if tail is not None and (
            (start > 5 and tail[0] in _NO_SYLLABLES)
            or (len(word) - start > 5 and word[start:] in frame.gazetteer.ordinary)
            or stands_alone(frame.text, word[:start])
            or frame.gazetteer.knows(word[:start].lower())
        ):
            return tail
    return None


def _is_known(frame: Frame, pos: int) -> bool:
    return any(hit.kind in ("organisation", "post", "region", "head", "acting") for hit in frame.at.get(pos, ()))


def _is_of_a_phrase(frame: Frame, end: int, limit: int) -> bool:
    """Whether an ordinary word with a capital goes on after a single word ("Pemantau Pemilu"): then that is no name."""
    following = _NAME_WORD.match(frame.text, end)
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
    following = _NAME_WORD.match(frame.text, pos)
    if following is None or following.end() > limit or frame.at.get(pos + 1):
        return False
    low = following[0][1:].lower()
    return low not in frame.gazetteer.ordinary and low not in frame.gazetteer.unit_words


def _reads_on(frame: Frame, pos: int, limit: int) -> bool:
    """Whether another capitalised ordinary word follows: then it is a heading that reads on, not a name."""
    following = _TOKEN.match(frame.text, pos + 1) if frame.text.startswith(" ", pos) else None
    if following is None or following.end() > limit:
        return False
    low = following[0].lower()
    return low in frame.gazetteer.ordinary and low not in frame.gazetteer.name_like


def _stops(frame: Frame, pos: int, end: int, count: int, *, strong: bool, limit: int) -> bool:
    """Whether what begins at `pos` is known to be something else than part of a name."""
    text = frame.text
    for hit in frame.at.get(pos, ()):
        kind = hit.kind
        if kind in ("organisation", "post", "acting", "head", "rank", "government", "phrase", "place_word"):
            if count and hit.end == end and kind in ("post", "head", "place_word") and text[pos:end].istitle():
                follows = _TOKEN.match(text, end + 1) if text.startswith(" ", end) else None
                if follows is None and kind in ("head", "place_word") and text[pos:end] not in _BELOW_A_NAME:
                    continue
            return True
        if count and kind == "title" and 2 < hit.end - pos <= end - pos + 1 and _is_title(frame, hit.entry):
            return True
        if kind == "weekday" or (kind == "place" and hit.end >= end):
            return True
        if kind == "month" and (
            text[hit.end : hit.end + 2].strip()[:1].isdigit()
            or (count == 0 and not (strong and _NAME_WORD.match(text, hit.end)))
        ):
            return True
        if kind in ("region", "region_word"):
            if hit.end > end:
                return True
            follows = _TOKEN.match(text, end + 1) if text.startswith(" ", end) else None
            if follows is None or follows.group().isupper() or frame.at.get(end + 1):
                # a region may close a name ("Aria Bima") where a post or title has announced one
                if count == 0 or (kind == "region" and not (strong and count == 1 and end - pos > 3)):
                    return True
            elif count == 0 and not strong:
                return True
    return False


def _is_title(frame: Frame, entry: int) -> bool:
    return frame.gazetteer.terms[entry].group in ("religious", "academic_front")


def _is_back_title(frame: Frame, pos: int, limit: int) -> bool:
    """Whether a title written in letters with dots begins at `pos` ("A.Pt.,M.Si"), not an initial of the name."""
    match = _BACK.match(frame.text, pos, limit)
    if match is None or "." not in match[0][:2]:
        return False
    surface = match[0].rstrip(".,")
    return len(surface) > 2 and surface in frame.gazetteer.back_titles


def _back_titles(frame: Frame, end: int, limit: int) -> tuple[int, tuple[str, ...]]:
    """The offset after the titles that follow a name, and those titles."""
    text = frame.text
    following = text[end : end + 3].lstrip(", ")
    if not following[:1].isupper() and following[:1] != "(":
        return end, ()
    known = frame.gazetteer.back_titles
    titles: list[str] = []
    pos = end
    while pos < limit:
        match = _BACK.match(text, pos, limit)
        if match is None:
            break
        surface = match.group().lstrip(", ")
        canonical = known.get(surface.rstrip(".,")) or known.get(surface.replace(" ", "").rstrip(".,"))
        if canonical is None and not (match[0].startswith(",") and _DEGREE.match(surface)):
            break
        written = surface.rstrip(",")
        titles.append(canonical if canonical and _letters(canonical) == _letters(written) else written)
        pos = match.end()
    return pos, tuple(titles)


def _letters(title: str) -> str:
    return "".join(c for c in title.lower() if c.isalpha())
