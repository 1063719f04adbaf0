"""Titles, ranks and courtesy around a name: "H.", "Dr.", "Letkol Inf" before it, "S.H.", "M.Si." after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.frame import Frame

RANK_TAIL = re.compile(
    r"(?:[ ]?(?:(?:TNI|POL|Pol|Polisi|Inf|INF|Arh|Kav|Czi|Arm|Cpm|Cba|Cke|Ckm|Chb|Cpn|Cpl|Caj|Chk|Ctp|Cku|Laut|Mar"
    r"|Marinir|Pnb|Nav|Pas|Tek|Kal|Sus|Infanteri|Kavaleri|Kaveleri|Artileri|Zeni|Purn|Purnawirawan)\b\.?"
    r"|\((?:Purn\.?|PURN|P|E|T|S|K|KH|H|Pnb|Mar|Han|Purnawirawan)\)\.?))+"
)
_HAJI_AND_INITIAL = re.compile(r"K?H(?=[A-Z]\.? [A-Z][a-z])(?![A-Z] )")
_TITLE_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{0,11}(?:\.[A-Z])?")
_SPACES = re.compile(r"[ \xa0]*")
_AFTER_TITLE = re.compile(r"\.?(?: ?\((?:HC|H\.C\.?|H\.C|Cand|C)\)\.?)?[ \xa0]*")
_BACK = re.compile(
    r",?[ ]?(?:(?:[SMABD]|Ph|Sp|Dr|LL)\.? ?(?:[A-Z][A-Za-z]{0,5}\.?){1,3}(?:\([A-Za-z]+\))?\.?"
    r"|[A-Z]{1,5}\.?|[SM][b-df-hj-np-tv-xz][a-z]{1,3}\.?|Ners|Amd|AMd|Akt?|Apt)(?=[,;.)\s”\"]|$)"
)
_SHORT_RANK = re.compile(r" \(([A-Z][a-z]+)\)(?= )")
"""The short form of a rank in brackets after it."""
_TWO_WORDS = re.compile(r"([A-Z][a-z]{2,}) [A-Z][a-z]")
_DOT_AND_NAME = re.compile(r"\.(?=[A-Z][a-z])")
"""After a rank that is run together with the name ("AKBP.Fulan")."""
_BEFORE_ANOTHER = re.compile(r",? ?([SM]\.?(?:[A-Z][A-Za-z]{0,4}\.?){1,2}?)\.?(?=[SM]\.)")
"""A degree that is run together with the next ("S.TrK.S.IK")."""
_DEGREE = re.compile(r"[MS]\.[A-Z]{2,4}\.?$")
"""A degree in no list, told by its letters after a comma ("M.MA")."""


def skip_titles(frame: Frame, pos: int) -> tuple[int, tuple[str, ...]]:
    """The offset after all titles, ranks and courtesies that begin at `pos`, and the titles."""
    titles: list[str] = []
    text = frame.text
    terms = frame.gazetteer.terms
    known = frame.gazetteer.titles
    while True:
        rank = frame.first(pos, "rank")
        if rank is not None:
            end = rank.end + (text.startswith(". ", rank.end) or _DOT_AND_NAME.match(text, rank.end) is not None)
            tail = RANK_TAIL.match(text, end)
            end = tail.end() if tail else end
            titles.append(text[pos:end].strip().rstrip("."))
            short = _SHORT_RANK.match(text, end)
            if short is not None and frame.first(short.start(1), "rank") is not None:
                end = short.end()  # "Sersan Dua (Serda) Fulan"
            if text.startswith(", ", end) and (text.startswith(", ", pos - 2) or _opens_a_name(frame, end + 2)):
                end += 1  # "Kasum TNI, Letjen TNI, Fulan"
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
        if entry is None or (word[0] == "Abu" and (titles or text.startswith(" Bakar", stop))):
            return pos, tuple(titles)  # "Drs. H. Abu Fulan", "Abu Bakar": a name, where it is no title of a cleric
        term = terms[entry]
        after = _AFTER_TITLE.match(text, stop)
        end = after.end() if after else stop
        if end == stop and term.group == "academic_front" and text.startswith(", ", stop):
            end += 2  # "Drs, H. Fulan"
        if end == stop:
            return pos, tuple(titles)
        if term.group != "courtesy":
            titles.append(term.canonical)
        pos = end
        if text.startswith(", ", pos - 1) and term.group.startswith("academic"):
            pos += 1


def _opens_a_name(frame: Frame, pos: int) -> bool:
    """Whether two capitalised words begin at `pos` of which the first is nothing known nor an ordinary word."""
    name = _TWO_WORDS.match(frame.text, pos)
    return name is not None and not frame.at.get(pos) and name[1].lower() not in frame.gazetteer.ordinary


def is_back_title(frame: Frame, pos: int, limit: int) -> bool:
    """Whether a title written in letters with dots begins at `pos` ("A.Pt.,M.Si"), not an initial of the name."""
    match = _BACK.match(frame.text, pos, limit)
    if match is None or "." not in match[0][:2]:
        return False
    surface = match[0].rstrip(".,")
    known = frame.gazetteer.back_titles
    first = _BEFORE_ANOTHER.match(frame.text, pos, limit)
    return len(surface) > 2 and (surface in known or (first is not None and first[1].rstrip(".") in known))


def back_titles(frame: Frame, end: int, limit: int) -> tuple[int, tuple[str, ...]]:
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
        first = _BEFORE_ANOTHER.match(text, pos, limit) if canonical is None else None
        if first is not None and first[1].rstrip(".") in known:
            match, surface, canonical = first, first[1], known[first[1].rstrip(".")]
        if canonical is None and not (match[0].startswith(",") and _DEGREE.match(surface)):
            break
        written = surface.rstrip(",")
        titles.append(canonical if canonical and _letters(canonical) == _letters(written) else written)
        pos = match.end()
    return pos, tuple(titles)


_SMALL = re.compile(r" ([a-z]{4,})(?=[,.)\n]|$)")
_NO_SURNAME = re.compile(r"(?:me|di|ber|ter|pe|se|ke)[a-z]{3,}|[a-z]+(?:nya|kan|lah|kah|pun)")


def small_last_word(frame: Frame, end: int, limit: int, *, titled: bool, set_off: bool) -> int:
    """The offset after the last word of a name written in small letters ("Drs. Wira padmana, Camat X"); else `end`.

    The word is no ordinary one, and a title stands before the name or after the word, or commas set both off.
    """
    match = _SMALL.match(frame.text, end, limit)
    if match is None or frame.at.get(match.start(1)) or _NO_SURNAME.fullmatch(match[1]) is not None:
        return end
    word = match[1]
    gazetteer = frame.gazetteer
    if word in gazetteer.ordinary or word in gazetteer.function_words or word in gazetteer.unit_words:
        return end
    if set_off and frame.text.startswith(",", match.end()):
        return match.end()
    return match.end() if titled or back_titles(frame, match.end(), limit)[1] else end


_LONGEST_DEGREE = 14
"""Longest title after a name, in characters, that is looked for backwards."""


def before_back_titles(frame: Frame, end: int, floor: int) -> int:
    """The offset before the titles, each after a comma, that end at `end` ("Wira Padmana, SH, MM"); else `end`."""
    text = frame.text
    known = frame.gazetteer.back_titles
    while (comma := text.rfind(",", max(floor, end - _LONGEST_DEGREE), end)) > floor:
        surface = text[comma + 1 : end].replace(" ", "").rstrip(".")
        if surface not in known and text[comma + 1 : end].strip(" .") not in known:
            break
        end = comma
    return end


def _letters(title: str) -> str:
    return "".join(c for c in title.lower() if c.isalpha())
