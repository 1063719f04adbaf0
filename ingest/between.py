"""Words between a post and its holder that belong to the post: regions, a body's own name, a portfolio, a firm."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest import names, organisations
from ingest.bodies import read_region
from ingest.words import places

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading

TO_NAME = re.compile(
    r"(?: (?:sementara|nonaktif|definitif|yang baru|yang baru dilantik)(?=,))?"
    r"\n?(?P<comma> ?,| ?:|;| [-–]|[’'](?= [A-Z]))?(?: \.(?=H\b))?[ \xa0\n]{0,2}"
    r"(?:(?:yakni|yaitu|bernama|atas nama|saudara|[Tt]erpilih|[Ss]ementara|nonaktif) )?"
    r"(?:(?:bapak|ibu|tengku|teuku|tgk\.?|ustadz|ustaz|ustad|kyai|kiai|haji|habib) )?"
    r"(?=[A-Z(]|dr\.? |drg\.? |drh\.? |almarhum )"
)
"""From a post to the name of its holder."""
_SAYS = ("kata ", "ujar ", "ucap ", "ungkap ", "jelas ", "tutur ", "tambah ", "tegas ", "enurut ")


_BY_COMMA = re.compile(r"(?: \([A-Z]{2,6}\))?, (?=[A-Z])")


def past_regions(frame: Frame, post: PostReading, match: re.Match[str]) -> re.Match[str]:
    """The regions between a post and its holder: "Ketua DPRD X, Riau, Fulan", "Kepala Dinas Y, Kabupaten X, Fulan"."""
    text = frame.text
    region = frame.first(match.end(), "region")
    if region is None:
        return match
    entries = tuple(hit.entry for hit in frame.at[match.end()] if hit.kind == "region")
    while (gap := _BY_COMMA.match(text, region.end)) is not None:
        following = frame.first(gap.end(), "region")
        if following is None:
            break
        region = following
    holder = TO_NAME.match(text, gap.end() - 2) if gap is not None else None
    if holder is None or frame.at.get(holder.end()):
        return (TO_NAME.match(text, region.end) or match) if post.regions else match
    if not post.regions and post.takes not in ("REGION", "SETDA"):
        post.regions = entries
        if post.body is not None and not post.body.regions and post.body.scope in ("regional", "any", "type"):
            post.body.regions = entries
    return holder


_CONSTITUENCY = re.compile(
    r",? (?:dari |asal )?(?:Dapil|Daerah Pemilihan)(?: \(Dapil\))?(?: [A-Z][a-z]+){0,2}(?: (?:[IVX]+|\d{1,2})\b)"
)


_TERM = re.compile(
    r",? (?:(?:[Mm]asa (?:[Bb]akti|[Jj]abatan|[Kk]hidmat) |[Pp]eriode |[Tt]ahun )\d{4} ?[-–/] ?\d{4}"
    r"|[Aa]d [Ii]nterim)(?=,? [A-Z])"
)


def past_constituency(text: str, post: PostReading) -> int:
    """The offset after the constituency of a member or the term of a post, else the post's end.

    "Anggota DPRD X Dapil III Fulan", "Ketua DPRD X Periode 2014-2019 Fulan".
    """
    if post.title != "Anggota" and not text[post.end + 1 : post.end + 4].lower().startswith(_BEGIN_A_TERM):
        return post.end
    match = _CONSTITUENCY.match(text, post.end) if post.title == "Anggota" else None
    match = match or _TERM.match(text, post.end)
    return match.end() if match is not None else post.end


_BEGIN_A_TERM = ("pe", "ma", "ta", "ad ", " p", " m", " t")


_BODY_AND_SHORT_FORM = re.compile(
    r"(?P<words>(?: (?:and|of|for|dan|&))?(?: [A-Z][\w’'&-]*(?: (?:and|of|for|the|dan|&))?){1,9}) "
    r"\((?P<short>[A-Z][A-Za-z]{1,11})\)(?: Indonesia)?"
)
"""A body's name with its short form, before the name of the one who holds a post in it."""


def past_own_body(frame: Frame, post: PostReading, zone: Zone) -> None:
    """Take into the post the name of a body in no list that is written with its short form.

    "Direktur Eksekutif Institute for Fair Rules (IFR) Wira Padmana": the short form tells that the words are
    no person, if its letters come from them and one of them is an ordinary word.
    """
    text = frame.text
    if "(" not in text[post.end : post.end + 120]:
        return
    match = _BODY_AND_SHORT_FORM.match(text, post.end, zone.end)
    if match is None:
        return
    words = f"{post.unit}{match['words']}".split()
    ordinary = frame.gazetteer.ordinary
    if len(words) < 2 or not any(word.islower() or word.lower() in ordinary for word in words):
        return
    letters = iter("".join(words).lower())
    if match["short"][0] != words[0][0] or not all(letter in letters for letter in match["short"].lower()):
        return
    region = frame.first(match.end() + 1, "region") or frame.first(match.end() + 1, "place")
    end = region.end if region is not None else match.end()
    gap = TO_NAME.match(text, end)
    if gap is None or frame.at.get(gap.end()) or names.read_name(frame, gap.end(), zone, strong=True) is None:
        return
    post.unit = " ".join([*words, *([text[region.start : region.end]] if region is not None else ())])
    post.end = end
    post.rule = "P-01"


_NAMED_AFTER = (
    "Rumah Sakit",
    "RSUD",
    "RS ",
    "Puskesmas",
    "Sekolah",
    "SMA",
    "SMP",
    "SD ",
    "SMK",
    "Pesantren",
    "Masjid",
    "Gereja",
    "Museum",
    "Bandara",
    "Stadion",
)
"""Words of bodies whose names are often those of people."""
OF_A_CAMPUS = ("Rektor", "Wakil Rektor", "Dekan", "Wakil Dekan")
"""Heads after which one word that does nothing is a campus, not its holder."""
_ACTS = re.compile(r" (?:me|ber|juga\b|turut\b|hadir|saat\b|dalam\b|usai\b)|[”\"]")
_NEIGHBOURHOOD = re.compile(r"\b(?:R[TW]|[Dd]usun)[ .]?\d+(?:/\w+)* $")
_NEVER_NAMED_AFTER = ("ministry", "legislature", "security")
"""Kinds of listed bodies whose names no word is added to."""
_PLACE_BELOW = re.compile(r"\b(?:Kecamatan|Kelurahan|Desa) (?=[A-Z])")
_WORDS = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){0,5}")
_COMMA_NAME = re.compile(r"(?: \([A-Z]{2,6}\))?, (?=[A-Z])")


@lru_cache(maxsize=1)
def _places_below(text: str) -> frozenset[str]:
    """What the text calls districts and villages by, each with all that its name may begin with.

    Worked out once for a text: a search at each post would take the square of its length.
    """
    found: set[str] = set()
    for match in _PLACE_BELOW.finditer(text):
        written = _WORDS.match(text, match.end())
        words = written[0].split(" ") if written is not None else []
        found.update(" ".join(words[:count]).rstrip(".'’-") for count in range(2, len(words) + 1))
    return frozenset(found)


def past_own_name(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """The holder after the comma, where the words right after the post are its body's own name.

    "Kepala BBWS Citarum, Wira Padmana", "Direktur RSUD Wira Husada". A hospital or school with no
    holder after a comma may bear the name of a person: nobody is read there.
    """
    text = frame.text
    if name.titles or (post.regions and post.takes in ("REGION", "SETDA")):
        return name
    written = f"{text[post.start : post.end]} {post.body.base if post.body else ''}"
    of_place = any(word in written or word in post.head for word in _NAMED_AFTER)
    single = " " not in text[name.start : name.end]
    if single and _NEIGHBOURHOOD.search(text, post.start, name.start):
        of_place = True  # "Ketua RW 01 Yudanagara": one word tells no person from a hamlet
    if single and post.head.startswith(OF_A_CAMPUS) and _ACTS.match(text, name.end) is None:
        of_place = True  # "Rektor Unwira, Ketua KNPI": a campus by its short name
    if not single and not (of_place or post.fixed_body) and text[name.start : name.end] in _places_below(text):
        of_place = True  # "Ketua PWRI Lawang Wira", of the "Kecamatan Lawang Wira"
    whole = post.body is not None and bool(post.body.regions)
    if post.body is not None and post.body.kind in _NEVER_NAMED_AFTER and post.body.rule in ("O-01", "O-04"):
        whole = True
    if not of_place and not (single and not whole and post.takes not in ("REGION", "NONE", "SETDA")):
        return name
    gap = _COMMA_NAME.match(text, name.last)
    if gap is not None and all(hit.kind in ("title", "rank") for hit in frame.at.get(gap.end(), ())):
        later = names.read_name(frame, gap.end(), zone, strong=True)
        if later is not None and " " in text[later.start : later.end]:
            own = text[name.start : name.end]
            if post.body is not None:
                post.body.base = f"{post.body.base} {own}"
                post.body.end = post.body.core_end = name.end
            else:
                post.unit = f"{post.unit} {own}".strip()
            post.end = name.end
            return later
    return None if of_place else name


def past_occasion(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """The holder, of two words, after what a committee is for ("Ketua Panitia Lomba Wira Padmana")."""
    text = frame.text
    words = text[name.start : name.end].split(" ")
    low = words[0].lower()
    if len(words) < 3 or name.titles or low not in frame.gazetteer.ordinary or low in frame.gazetteer.name_like:
        return name
    end = name.start + len(words[0])
    holder = names.read_name(frame, end + 1, zone, strong=False)
    if holder is None or " " not in text[holder.start : holder.end]:
        return name
    post.unit, post.end = f"{post.unit} {words[0]}".strip(), end
    return holder


def past_portfolio(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """The name without the portfolio before it ("Menteri Pendidikan Fulan Binti"), which is no ministry of ours."""
    text = frame.text
    words = text[name.start : name.end].split(" ")
    skip = 0
    for word in words:
        low = word.lower()
        if low not in frame.gazetteer.unit_words or low in frame.gazetteer.name_like:
            break
        skip += len(word) + 1
    if not skip or name.titles:
        return name
    post.unit = text[name.start : name.start + skip - 1]
    post.end = name.start + skip - 1
    if skip > name.end - name.start:
        return None
    return names.read_name(frame, name.start + skip, zone, strong=False)


def past_unit(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """One word between a post and a body or a title is part of the post's name, not a name."""
    text = frame.text
    following = frame.at.get(name.end + 1, ())
    if text[name.end : name.end + 1] != " " or not following:
        return name
    kinds = {hit.kind for hit in following}
    if not kinds & {"organisation", "head", "title", "rank", "government"}:
        return name
    post.unit = f"{post.unit} {text[name.start : name.end]}".strip()
    post.end = name.end
    post.rule = "P-01"
    for hit in following:
        if hit.kind in ("organisation", "head"):
            body = organisations.read_organisation(frame, hit, zone.end)
            if body is not None:
                body.in_post = True
                post.body = body
                post.regions = body.regions
                post.end = body.end
                break
    gap = TO_NAME.match(text, post.end)
    if gap is None:
        return None
    return names.read_name(frame, gap.end(), zone, strong=True)


def past_branch(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """The holder after a body told by one word and its region ("Ketua Forwira Sumbar Fulan", "Ketua X Sleman, Fulan").

    One word that a region follows at once is no name; nor is one read together with a region whom a name of two words
    follows after a comma.
    """
    text = frame.text
    word, _, rest = text[name.start : name.end].partition(" ")
    end = name.start + len(word)
    region = read_region(frame, end) if text[end : end + 1] == " " and not name.titles else None
    if region is None or (rest and region[0] != name.end):
        return name
    gap = TO_NAME.match(text, region[0])
    holder = names.read_name(frame, gap.end(), zone, strong=not rest) if gap is not None else None
    if gap is None or holder is None or (rest and (not gap["comma"] or " " not in text[holder.start : holder.end])):
        return name if rest else None
    if rest and any(hit.kind not in ("title", "rank") for hit in frame.at.get(gap.end(), ())):
        return name
    post.unit, post.end, post.regions, post.rule = f"{post.unit} {word}".strip(), region[0], region[1], "P-01"
    return holder


def _is_firm(text: str, word: str, following: str) -> bool:
    """Whether the report names `word` elsewhere without the word that follows it here, and never as a speaker."""
    alone = False
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            if text.endswith(_SAYS, 0, at):
                return False
            alone = alone or not text.startswith(" " + following, end)
        at = text.find(word, end)
    return alone


def after_firm(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name:
    """The name without the firm it was read together with ("Direktur Utama Firma Fulan Binti")."""
    text = frame.text
    words = text[name.start : name.end].split(" ")
    if len(words) < 3 or name.titles:
        return name
    if words[0] in frame.speakers and words[1] not in frame.speakers:
        return name  # "Direktur Riset Fulan Binti Fulan" of whom the report goes on to say "Fulan menilai"
    if _is_firm(text, words[0], words[1]):
        later = names.read_name(frame, name.start + len(words[0]) + 1, zone, strong=True)
        if later is not None:
            post.unit = f"{post.unit} {words[0]}".strip()
            post.end = name.start + len(words[0])
            post.rule = "P-01"
            return later
    return name


_PARTS = ("Kepala Bidang", "Kepala Seksi", "Kepala Sub", "Kepala Bagian", "Sekretaris")
_AGENCIES = ("regional_agency", "state_body", "ministry_unit")


def past_agency(frame: Frame, post: PostReading, zone: Zone) -> None:
    """Take into the post the agency after a comma, before another and the holder ("Kabid X, Dinas Y, Wira Padmana")."""
    text = frame.text
    if post.body is not None or post.regions or not post.unit or not post.head.startswith(_PARTS):
        return
    hit = next((h for h in frame.at.get(post.end + 2, ()) if h.kind in ("organisation", "head")), None)
    body = organisations.read_organisation(frame, hit, zone.end) if hit is not None else None
    if body is None or body.kind not in _AGENCIES or body.collective or not text.startswith(", ", body.end):
        return
    at = body.end + 2
    if any(hit.kind not in ("title", "rank") for hit in frame.at.get(at, ())):
        return
    name = names.read_name(frame, at, zone, strong=False)
    if name is None or not (name.titles or " " in text[name.start : name.end]):
        return
    if any(hit.kind in ("post", "acting") for hit in frame.at.get(name.last + 2, ())):
        return  # "Kabid X, Dinas Y, Fulan, Camat Z": the name is another's
    body.in_post = True
    post.body, post.regions, post.end, post.rule = body, body.regions, body.end, "P-01"


def after_short_form(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name:
    """The name without a word of its agency that was read together with it ("Kadis Kominfo Santik Wira Padmana").

    The report has the name elsewhere without the word, and the word without the name.
    """
    text = frame.text
    first, _, rest = text[name.start : name.end].partition(" ")
    if post.body is None or post.body.kind != "regional_agency" or name.titles or " " not in rest:
        return name
    alone = any(not text.endswith(f"{first} ", 0, at) for at in places(text, rest))
    if not alone or all(text.startswith(f" {rest}", at + len(first)) for at in places(text, first)):
        return name
    later = names.read_name(frame, name.end - len(rest), zone, strong=True)
    if later is None or later.end != name.end:
        return name
    post.end = name.start + len(first)
    return later


_SERVES = re.compile(
    r"(?:Staf (?:Khusus|Ahli)|Stafsus|Tenaga Ahli|Juru Bicara|Jubir|Ajudan|Sekretaris Pribadi) "
    r"(?:(?:Wakil )?(?:Presiden|Menteri|Gubernur|Bupati|Wali ?[Kk]ota)|Wapres)\b[^,\n]*"
)
"""Posts beside someone of higher rank, whose name may stand right after them."""
_COMMA_AND_NAME = re.compile(r", (?=[A-Z])")


def past_served(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
    """Who holds a post beside another who is named first ("Staf Khusus Presiden Fulan, Fulanah, menegaskan")."""
    if _SERVES.fullmatch(frame.text, post.start, post.end) is None:
        return None
    gap = _COMMA_AND_NAME.match(frame.text, name.last, zone.end)
    if gap is None or frame.at.get(gap.end()):
        return None
    holder = names.read_name(frame, gap.end(), zone, strong=False)
    if holder is None or " " not in frame.text[holder.start : holder.end]:
        return None
    return holder
