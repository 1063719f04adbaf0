"""Names announced by a verb or a common noun: "kata Haris", "Haris menegaskan", "warga desa Lastri"."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from ingest import names, organisations, people, runs
from ingest.posts import PostReading
from ingest.readings import Readings, hold, sight
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame, Zone
    from ingest.gazetteer import Term
    from ingest.names import Name


_QUOTE_GAP = re.compile(r"[ \n]+(?=[A-Z])")


_ONE_OF = re.compile(r"(?! (?:dia|ia|beliau|mereka)\b)(?: (?!bernama\b)[a-z]+){1,6}(?: [A-Z][\w-]*){0,3}, (?=[A-Z])")
"""From a verb of saying to the name of one told of first ("kata perajin Desa X, Fulan")."""
_ONE_CALLED = re.compile(r"(?! (?:dia|ia|beliau|mereka)\b)(?: [a-z]+){1,5}? bernama (?=[A-Z])")
"""The same with a word for the name ("ujar korban bernama Y")."""
_CALLED = " bernama "
_CALLED_WITHIN = 120
"""How far after a verb of saying that word is looked for, in characters."""


_SAYS = re.compile(
    r",? (?:juga )?(?:\(\d\d|bercerita|berharap|bertanya|me(?:ngaku|minta|njawab|ngatakan|nyampaikan|nyebut|negaskan"
    r"|njelaskan|nuturkan|ngungkapkan|nyatakan|nambahkan|nceritakan|nerangkan|maparkan)\b)"
)
"""After one word right beside a common noun, which else is a people, a place or a body ("warga Lawang yang")."""
_ADDRESS = re.compile(r"\bR[TW](?:\b|\d)")


_SAID = re.compile(r",? (?:\(\d|\d\d\b|me[a-z]+|ber[a-z]+|yakni|yang|selaku|saat|usai|juga|mengaku)")


_CUE_GAP = re.compile(r"(?: (?:desa|setempat|lainnya|lain|sekitar|\d+))?,? (?=[A-Z][a-z]|[A-Z]\.? [A-Z][a-z])")


_REACH = 120
"""How far before a verb, in characters, its subject is looked for."""
_CUE_SURE = {"human": 0.9, "sure": 0.7, "loose": 0.45}
"""Confidence of a name that only a cue announces; one after "oleh" or "kepada" stays a candidate."""


_ROLE_AFTER = re.compile(r",? (?:selaku|sebagai|salah satu|yang juga|yang akrab|yang kerap|nomor urut) ")


_OF_TICKETS = Stems(("pasangan", "paslon", "nomor urut"))
_TICKET = re.compile(r"(?:pasangan|paslon|capres|cawapres|nomor urut)[^.\n]{0,60}?[ :](?=[A-Z])")


_DASH = re.compile(r"[-–](?=[A-Z])")


_NEXT_TICKET = re.compile(r"\.?(?: \(?nomor urut(?: \w+)?\)?)?,?(?: dan| serta)? (?:pasangan )?(?=[A-Z])")


_ANNOUNCING = ("speech", "directive", "cue")
"""Kinds of hits that a name may stand beside; a word of several kinds is read as the first of them."""


def read_spoken(frame: Frame, out: Readings) -> None:
    """Names announced by a verb of saying or asking: "kata Haris", "Haris menegaskan", "menurut Haris"."""
    text = frame.text
    terms = frame.gazetteer.terms
    out.taken.sort()
    starts = [span[0] for span in out.taken]
    fresh: list[tuple[int, int]] = []

    def free(name: Name) -> bool:
        at = bisect_right(starts, name.start) - 1
        return not (at >= 0 and out.taken[at][1] > name.start) and name.start not in out.named

    pool: list[tuple[Name, str, float]] = []
    members: list[tuple[Name, Hit, Zone]] = []
    done = -1
    announcing = [hit for kind in _ANNOUNCING for hit in frame.ctx.hits_of(kind)]
    announcing.sort(key=itemgetter(0))
    for hit in announcing:
        kind = hit.kind
        if hit.start == done:
            continue
        done = hit.start
        term = terms[hit.entry]
        if not _may_announce(text, hit, term):
            continue
        zone = frame.zone(hit.start)
        if zone is None or zone.heading or zone.capitals:
            continue
        if kind == "cue" and term.group == "namely":
            listed = _namely(frame, hit, zone)
            # the others of a list vouch for one of a single word, and so does the seat that it is told to have
            sure = 0.9 if len(listed) > 2 or _seats(text, hit, zone) is not None else 0.7
            pool.extend((name, "N-05", sure) for name in listed if free(name))
            members.extend((name, hit, zone) for name in listed)
            continue
        if kind == "cue" and term.id == "juru bicara" and _is_spokesman(frame, out, hit, zone):
            continue
        if kind == "cue":
            cued = _cued(frame, hit, term.group, zone)
            if cued is not None and free(cued[0]):
                pool.append(cued)
            continue
        if term.form == "quote" or term.id == "menurut":
            match = _QUOTE_GAP.match(text, hit.end) or _one_of(text, hit.end)
            if match is None or match.end() >= zone.end + 40:
                continue
            inner = frame.zone(match.end())
            if inner is None:
                continue
            name = names.read_name(frame, match.end(), inner, strong=False)
            if name is not None and free(name) and not text.startswith(" tersebut", name.last):
                pool.append((name, "N-04", 0.9 if term.form == "quote" else 0.7))
        elif term.form == "passive" and text.startswith(" ", hit.end):
            name = names.read_name(frame, hit.end + 1, zone, strong=False)
            if name is not None and free(name):
                pool.append((name, "N-04", 0.8))
        elif term.form == "active" and hit.start > 2 and text[hit.start - 1] == " ":
            name = people.subject_before(frame, hit.start, zone)
            if name is not None and free(name):
                pool.append((name, "N-04", 0.9 if text.startswith(" dari ", name.last) else 0.8))
    if _OF_TICKETS.stand_in(text):
        for zone in frame.zones:
            if not (zone.heading or zone.capitals):
                pool.extend((name, "N-07", 0.8) for name in _tickets(frame, zone) if free(name))
    pool.extend((name, "N-08", 0.9) for name in _with_age(frame) if free(name))
    pool.extend((name, "N-09", 0.85) for name in _with_kin(frame) if free(name))
    known = {word for s in out.sightings for word in s.words}
    quoted = {w for n, _, c in pool if c >= 0.9 for w in people.name_words(text[n.start : n.end])}
    pool.sort(key=lambda item: -item[2])
    places = {place.partition(" ")[2] for _, _, place, _ in out.places}
    firms = _firms(text) if pool and "PT " in text else ()
    for name, rule, sure in pool:
        surface = text[name.start : name.end]
        if name.start in out.named or (not name.titles and (surface in places or surface in firms)):
            continue
        words = people.name_words(text[name.start : name.end])
        if len(words) == 1 and sure < 0.9 and words[0] not in known and words[0] not in quoted:
            continue
        seen = people.sighting(frame, name, rule, sure)
        out.sightings.append(seen)
        out.named[name.start] = seen
        fresh.append((name.start, name.end))
    out.taken.extend(fresh)
    out.taken.sort()
    _seat(frame, out, members)


def _one_of(text: str, end: int) -> re.Match[str] | None:
    """What leads from a verb of saying to the name of one told of first."""
    if text.find(_CALLED, end, end + _CALLED_WITHIN) >= 0 and (called := _ONE_CALLED.match(text, end)) is not None:
        return called
    return _ONE_OF.match(text, end)


_FIRM = re.compile(r"\bPT ([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4})")


def _firms(text: str) -> set[str]:
    """What firms are called, and the beginnings of it: in short they look like people."""
    return {
        " ".join(words[:count]) for words in map(str.split, _FIRM.findall(text)) for count in range(1, len(words) + 1)
    }


_MEMBERS = re.compile(
    r"\b(?P<head>anggota|wakil ketua)\b(?: lainnya| lain)?(?: (?:Komisi|DPRD?|Dewan|Fraksi)\b[^,.;:]{0,60})?"
    r"(?: yang hadir)?,? $",
    re.IGNORECASE,
)
_CHAMBER_WITHIN = 250
"""How far before a list of its members, in characters, a chamber or commission is named."""


def _seat(frame: Frame, out: Readings, members: list[tuple[Name, Hit, Zone]]) -> None:
    """Those listed as members or vice chairs of a chamber have a seat in it ("anggota Komisi II DPR, yakni A, B")."""
    posts: dict[int, PostReading] = {}
    for name, hit, zone in members:
        seen = out.named.get(name.start)
        seat = _seats(frame.text, hit, zone) if seen is not None else None
        if seen is None or seat is None:
            continue
        post = posts.get(hit.start)
        if post is None:
            bodies = [*out.organisations, *(one.body for one in out.posts if one.body is not None)]
            near = [
                body
                for body in bodies
                if body.kind == "legislature"
                and 0 <= hit.start - body.end <= _CHAMBER_WITHIN
                and body.start >= zone.start
            ]
            if not near:
                continue
            body = max(near, key=lambda one: one.start)
            later = [one for one in bodies if body.end < one.start < hit.start and frame.text[one.start - 1] != "("]
            if later and seat["head"].lower() != "anggota":
                continue  # the vice chairs of whatever was named last
            at, end = seat.span("head")
            head = "Anggota" if seat["head"].lower() == "anggota" else "Wakil Ketua"
            post = PostReading(at, end, head, head, "ORG", body=body, first=at, lower=True)
            posts[hit.start] = post
            out.posts.append(post)
        hold(out, seen, post, "T-13", 0.75)


def _seats(text: str, hit: Hit, zone: Zone) -> re.Match[str] | None:
    """What says that those listed after the hit are members or vice chairs of a chamber."""
    return _MEMBERS.search(text, max(zone.start, hit.start - 90), hit.start)


def _may_announce(text: str, hit: Hit, term: Term) -> bool:
    """Whether a capital stands where the word would announce a name; most words are settled by this glance."""
    if hit.kind == "cue":
        following = text[hit.end : hit.end + 16]
        return term.group == "capacity" or following != following.lower()
    if term.form == "passive":
        return text[hit.end + 1 : hit.end + 2].isupper()
    if term.form == "active":
        return term.id == "menurut" or runs.subject_end(text, hit.start, max(0, hit.start - _REACH)) is not None
    return term.form == "quote"


def _cued(frame: Frame, hit: Hit, sort: str, zone: Zone) -> tuple[Name, str, float] | None:
    """The name that a common noun or preposition announces ("warga desa Fulan", "Fulan selaku pemateri")."""
    text = frame.text
    if sort == "capacity":
        name = people.subject_before(frame, hit.start, zone)
        return (name, "N-05", 0.85) if name is not None else None
    gap = _CUE_GAP.match(text, hit.end)
    if gap is None or gap.end() >= zone.end:
        return _of_a_body(frame, hit, zone) if sort in ("human", "sure") else None
    if text.endswith("elawan", 0, hit.end) and "," not in gap[0]:
        return None  # "relawan Wira Bersama": what volunteers call themselves
    name = names.read_name(frame, gap.end(), zone, strong=False)
    if name is None:
        return _of_a_body(frame, hit, zone) if sort in ("human", "sure") else None
    several = " " in text[name.start : name.end]
    if sort == "human" and _ADDRESS.search(text, name.start, name.end + 4) is not None:
        return None  # "warga Lawang Wening RT 02": where they live
    if any(h.kind == "organisation" for h in frame.at.get(name.end + 1, ())):
        return None  # "Kepala Selapa X Polri": words before a body are of a part of it
    if sort == "human":
        said = _SAID if name.titles or "," in gap[0] else _SAYS
        return (name, "N-06", 0.9) if several or said.match(text, name.last) else None
    if _ROLE_AFTER.match(text, name.last):
        return name, "N-05", 0.9
    return (name, "N-05", _CUE_SURE[sort]) if several else None


_THROUGH = re.compile(r",? (?:melalui|lewat|oleh|diwakili(?: oleh)?) $")
_TO_SPOKESMAN = re.compile(r"(?:nya)?,? (?=[A-Z])")


def _is_spokesman(frame: Frame, out: Readings, hit: Hit, zone: Zone) -> bool:
    """Read the one through whom a body speaks ("Fraksi X, melalui juru bicara Fulan"), with the post."""
    text = frame.text
    through = _THROUGH.search(text, max(zone.start, hit.start - 24), hit.start)
    if through is None:
        return False
    body = next((one for one in out.organisations if one.end == through.start() and not one.collective), None)
    gap = _TO_SPOKESMAN.match(text, hit.end, zone.end)
    name = names.read_name(frame, gap.end(), zone, strong=True) if gap is not None and body is not None else None
    if name is None or name.start in out.named:
        return False
    post = PostReading(
        hit.start, hit.end, "Juru Bicara", "Juru Bicara", "ORG", body=body, first=hit.start, lower=True, rule="P-01"
    )
    out.posts.append(post)
    hold(out, sight(frame, out, name, "N-01", 0.9, post), post, "T-12", 0.85)
    return True


_KIN = re.compile(
    r", (?:kakak|adik|istri|suami|putra|putri|anak|ayah|ibu|ibunda|menantu|keponakan|cucu|sepupu|mertua|sahabat|warga)"
    r"(?:nya| (?:kandung|sulung|bungsu|dari|semata|desa |kelurahan |kampung )| [A-Z])"
)


def _with_kin(frame: Frame) -> list[Name]:
    """People told of by whose kin they are ("Wira Padmana, kakak sulungnya")."""
    text = frame.text
    found: list[Name] = []
    for match in _KIN.finditer(text):
        zone = frame.zone(match.start())
        start = runs.run_before(text, match.start(), zone.start) if zone is not None and not zone.heading else None
        if zone is None or start is None:
            continue
        name = people.name_ending_at(frame, start, match.start(), zone, strong=False)
        if name is not None and " " in text[name.start : name.end]:
            found.append(name)
    return found


_BODY_GAP = re.compile(r" (?:dari |asal |sekaligus [a-z]+ )?(?=[A-Z])")
_PAST_BODY = re.compile(r"(?: [a-z]+)?,? (?=[A-Z])")


def _of_a_body(frame: Frame, hit: Hit, zone: Zone) -> tuple[Name, str, float] | None:
    """The name after a common noun for a person and the body that person is of ("kader Partai X, Fulan Binti")."""
    gap = _BODY_GAP.match(frame.text, hit.end)
    if gap is None:
        return None
    body = next((h for h in frame.at.get(gap.end(), ()) if h.kind in ("organisation", "head")), None)
    reading = organisations.read_organisation(frame, body, zone.end) if body is not None else None
    after = _PAST_BODY.match(frame.text, reading.end) if reading is not None else None
    if after is None or after.end() >= zone.end:
        return None
    name = names.read_name(frame, after.end(), zone, strong=False)
    if name is None or " " not in frame.text[name.start : name.end]:
        return None
    return name, "N-06", 0.85


_AGE = re.compile(r"\((?<= \()(?:1[5-9]|[2-9]\d)(?: (?:tahun|th))?\)")
_AFTER_AGE = re.compile(r",? (?:warga|asal|alamat|yang|seorang|pekerjaan|mengaku|mengatakan|menuturkan)\b")


def _with_age(frame: Frame) -> list[Name]:
    """People whose age stands in brackets after their name ("Wira Padmana (45)"); one word needs more to tell it."""
    text = frame.text
    found: list[Name] = []
    for match in _AGE.finditer(text) if "(" in text else ():
        end = match.start() - 1
        zone = frame.zone(end)
        start = runs.run_before(text, end, zone.start) if zone is not None and not zone.heading else None
        if zone is None or start is None:
            continue
        name = people.name_ending_at(frame, start, end, zone, strong=False)
        if name is not None and (" " in text[name.start : name.end] or _AFTER_AGE.match(text, match.end())):
            found.append(name)
    return found


_PEOPLE = re.compile(
    r"\b(?:anggota|rekan\w*|orang|tersangka|terdakwa|korban|pejabat|tokoh|menteri|kader|pelaku|perwakilan|pengurus|narasumber"
    r"|pemateri|juri|atlet|pimpinan|komisioner|calon|kandidat|saksi|kolega\w*|legislator|wakil rakyat"
    r"|kepala desa|kepala daerah|pemohon|penggugat|warga|petani|mahasiswa|siswa|dosen|guru|hakim|jaksa|dokter"
    r"|pemain|wakil ketua)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""People in general, whom a list then names."""
_ONE_MORE = re.compile(r"(?: ?\([A-Z][\w .-]{1,24}\))?(?:,? dan |, serta | serta |, )(?=[A-Z])")
"""From one of a list to the next, past the party in brackets."""
_LIST_GAP = re.compile(r"(?: (?:desa|setempat|lainnya|lain|sekitar|\d+))?[,:]? (?=[A-Z][a-z])")


def _namely(frame: Frame, hit: Hit, zone: Zone) -> list[Name]:
    """The names listed after "yakni" or "di antaranya" for people told of in general; two at least."""
    text = frame.text
    gap = _LIST_GAP.match(text, hit.end)
    if gap is not None and any(h.kind not in ("title", "rank") for h in frame.at.get(gap.end(), ())):
        return []
    if gap is None or _PEOPLE.search(text, max(zone.start, hit.start - 90), hit.start) is None:
        return []
    found: list[Name] = []
    pos = gap.end()
    while len(found) < 20:
        name = names.read_name(frame, pos, zone, strong=False)
        if name is None:
            break
        found.append(name)
        more = _ONE_MORE.match(text, name.last)
        if more is None or more.end() >= zone.end:
            break
        pos = more.end()
    several = sum(1 for name in found if " " in text[name.start : name.end] or name.titles)
    if len(found) > 1 and _seats(text, hit, zone) is not None:
        return found
    return found if several > 1 or (several and len(found) > 2) else []


def _tickets(frame: Frame, zone: Zone) -> list[Name]:
    """Pairs of candidates: "pasangan A B-C D nomor urut 1, E F-G H nomor urut 2"."""
    text = frame.text
    found: list[Name] = []
    for match in _TICKET.finditer(text, zone.start, zone.end):
        pos = match.end()
        for _ in range(12):
            name = names.read_name(frame, pos, zone, strong=False)
            if name is None or len(people.name_words(text[name.start : name.end])) < 2:
                break
            pair = _DASH.match(text, name.last)
            if pair is None and not found:
                break
            found.append(name)
            gap = pair or _NEXT_TICKET.match(text, name.last)
            if gap is None:
                break
            pos = gap.end()
    return found
