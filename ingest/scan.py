"""One pass over the report's own words: posts, bodies, regions and names, each read where a hit announces it.

Nothing is resolved here; a reading keeps what is written, and `ingest.resolve` decides what it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest import names, organisations, people, posts
from ingest.people import Sighting

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.organisations import OrganisationReading
    from ingest.posts import PostReading

_TO_NAME = re.compile(
    r"(?P<comma>,|:| [-–])?[ \xa0]?(?:(?:yakni|yaitu|bernama|atas nama|saudara|terpilih) )?(?=[A-Z(]|dr\.? |drg\.? |drh\.? |almarhum )"
)
_LINK = re.compile(
    r",?(?: yang)?(?: (?:kini|saat ini|juga|sekaligus|merangkap|selaku|menjabat|merupakan|sebagai|adalah|dulu|pernah"
    r"|menjadi|saat itu|dilantik|ditunjuk)){1,4}(?: seorang)? $"
)
_LINK_WORDS = frozenset(
    "kini ini juga sekaligus merangkap selaku menjabat merupakan sebagai adalah dulu pernah menjadi itu dilantik ditunjuk"
    " seorang".split()
)
"""Last words of `_LINK`, looked at before the pattern is tried."""
_QUOTE_GAP = re.compile(r"[ \n]+(?=[A-Z])")
_SAID = re.compile(r",? (?:\(\d|\d\d\b|me[a-z]+|ber[a-z]+|yakni|yang|selaku|saat|usai|juga|mengaku)")
_CUE_GAP = re.compile(r"(?: (?:desa|setempat|lainnya|lain|sekitar|\d+))?,? (?=[A-Z][a-z])")
_CUE_SURE = {"human": 0.9, "sure": 0.7, "loose": 0.45}
"""Confidence of a name that only a cue announces; one after "oleh" or "kepada" stays a candidate."""
_ROLE_AFTER = re.compile(r",? (?:selaku|sebagai|salah satu|yang juga|yang akrab|yang kerap|nomor urut) ")
_TICKET = re.compile(r"(?:pasangan|paslon|capres|cawapres|nomor urut)[^.\n]{0,60}?[ :](?=[A-Z])")
_PAIR = re.compile(r"(?:[-–]| dan |, | serta |/)(?=[A-Z])")


@dataclass(slots=True)
class Readings:
    """What one pass has read, in order of start."""

    posts: list[PostReading] = field(default_factory=list)
    organisations: list[OrganisationReading] = field(default_factory=list)
    regions: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    places: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Places below the regencies: span, name with its kind, kind."""
    sightings: list[Sighting] = field(default_factory=list)
    tenures: list[tuple[Sighting, PostReading, str, float]] = field(default_factory=list)
    """Name, post, rule, confidence."""
    taken: list[tuple[int, int]] = field(default_factory=list)
    """Stretches already read as something, in order."""
    named: dict[int, Sighting] = field(default_factory=dict)
    """Start of a name -> its sighting."""
    held: dict[int, Sighting] = field(default_factory=dict)
    """Start of a post -> the person named beside it."""


def scan(frame: Frame) -> Readings:
    """Read all zones of the report."""
    out = Readings()
    hits = frame.hits
    index = 0
    total = len(hits)
    for zone in frame.zones:
        cursor = zone.start
        while index < total and hits[index].start < zone.start:
            index += 1
        while index < total and hits[index].start < zone.end:
            hit = hits[index]
            index += 1
            if hit.start < cursor or hit.end > zone.end:
                continue
            cursor = _read(frame, out, hit, zone, cursor)
        if not zone.heading and ("com" in frame.text or ".id" in frame.text):
            for outlet in organisations.read_outlets(frame, zone.start, zone.end):
                out.organisations.append(outlet)
                out.taken.append((outlet.start, outlet.end))
    _spoken(frame, out)
    return out


def _read(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """Read what begins at one hit; the offset up to which the text is then read."""
    kind = hit.kind
    if kind == "post":
        post = posts.read_post(frame, hit, zone.end)
        if post is None:
            return cursor
        if post.body is None and not post.unit and any(h.kind == "rank" for h in frame.at[hit.start]):
            return _titled(frame, out, hit, zone, cursor)
        return _post(frame, out, post, zone)
    if kind in ("organisation", "head", "government"):
        surface = frame.text[hit.start : hit.end]
        if surface in frame.gazetteer.back_titles and _is_degree(frame.text, hit):
            return hit.end
        if kind == "head" and zone.heading and frame.gazetteer.heads[hit.entry].complement != "organ":
            return cursor
        if kind == "government":
            body = organisations.read_government(frame, hit, zone.end)
        else:
            body = organisations.read_organisation(frame, hit, zone.end)
        if body is None:
            return cursor
        if organisations.is_collective(frame.text, hit.start) and kind != "head":
            body.collective = body.collective or not body.regions
        out.organisations.append(body)
        out.taken.append((body.start, body.end))
        return body.end
    if kind in ("phrase", "place"):
        out.taken.append((hit.start, hit.end))
        return hit.end
    if kind == "place_word":
        return _place(frame, out, hit, zone, cursor)
    if kind == "region":
        entries = tuple(h.entry for h in frame.at[hit.start] if h.kind == "region")
        out.regions.append((hit.start, hit.end, entries))
        out.taken.append((hit.start, hit.end))
        return hit.end
    if kind in ("title", "rank") and not zone.heading:
        return _titled(frame, out, hit, zone, cursor)
    return cursor


def _titled(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """A name announced by a title or rank."""
    if not zone.heading:
        name = names.read_name(frame, hit.start, zone, strong=False)
        if name is None or name.start == hit.start:
            return cursor
        courtesy = hit.kind == "title" and frame.gazetteer.terms[hit.entry].group == "courtesy"
        sure = 0.85 if courtesy else 0.93
        seen = _sight(frame, out, name, "N-02", sure)
        _after_name(frame, out, seen, zone)
        return name.last
    return cursor


_AFTER_NAME = re.compile(r"[A-Z][a-z]+,? $|\., ?$")


def _is_degree(text: str, hit: Hit) -> bool:
    """Whether letters that are a degree and an acronym ("MA") close a name with its titles."""
    if text[hit.end : hit.end + 1] not in (",", ".", "\n", ")", ""):
        return False
    return _AFTER_NAME.search(text, max(0, hit.start - 30), hit.start) is not None


def _place(frame: Frame, out: Readings, hit: Hit, zone: Zone, cursor: int) -> int:
    """A place named by a common noun ("Kecamatan X", "Jalan X"): its words are nobody's name."""
    text = frame.text
    pos = hit.end + (text[hit.end : hit.end + 1] == ".")
    count = 0
    while count < 4:
        match = _PLACE_PART.match(text, pos)
        if match is None or match.end() > zone.end:
            break
        known = frame.at.get(match.start(1), ())
        if any(h.kind in ("post", "organisation", "acting", "government", "rank", "weekday") for h in known):
            break
        pos = match.end()
        count += 1
    if not count:
        return cursor
    term = frame.gazetteer.terms[hit.entry]
    if term.group != "other" and text[hit.start].isupper():
        name = text[hit.end : pos].strip(" .")
        out.places.append((hit.start, pos, f"{term.canonical.rstrip('.')} {name}", term.group))
    out.taken.append((hit.start, pos))
    return pos


_PLACE_PART = re.compile(r"[ \xa0]((?:[A-Z][\w’'-]*|[IVX]+\b|\d{1,3}\b))")


def _sight(
    frame: Frame, out: Readings, name: Name, rule: str, confidence: float, post: PostReading | None = None
) -> Sighting:
    seen = people.sighting(frame, name, rule, confidence, post)
    out.sightings.append(seen)
    out.named[name.start] = seen
    out.taken.append((name.start, name.end))
    return seen


def _after_name(frame: Frame, out: Readings, seen: Sighting, zone: Zone) -> None:
    """More names that are coordinated with one just read ("A dan B", "A-B")."""
    text = frame.text
    pos = seen.name.last
    for _ in range(8):
        match = _PAIR.match(text, pos)
        if match is None:
            return
        dash = match[0] in ("-", "–", "/")
        name = names.read_name(frame, match.end(), zone, strong=False)
        if name is None or len(people.name_words(text[name.start : name.end])) < 2:
            return
        if not dash and (match[0] == ", ") and not text.startswith((",", " dan", " serta"), name.last):
            return
        seen = _sight(frame, out, name, "N-05", 0.75 if dash else 0.7)
        pos = name.last


def _post(frame: Frame, out: Readings, post: PostReading, zone: Zone) -> int:
    """A post, and the person named beside it."""
    out.posts.append(post)
    out.taken.append((post.start, post.end))
    if zone.heading:
        return post.end
    text = frame.text
    end = post.end
    match = _TO_NAME.match(text, end)
    open_body = post.body is None and post.takes in ("COMPANY", "ORG") and not post.regions
    if open_body and text.endswith(", ", zone.start, post.first) and _before(frame, out, post, zone, only_explicit=False):
        return end
    if match is not None and not post.collective and match.end() < zone.end:
        comma = match["comma"]
        name = names.read_name(frame, match.end(), zone, strong=True)
        if name is not None and comma and not name.titles and _before(frame, out, post, zone, only_explicit=False):
            name = None
        if name is not None and not comma and not name.titles and " " not in text[name.start : name.end] and name.end == name.last:
            name = _past_unit(frame, post, name, zone)
        if name is not None and name.start == match.end() and text[match.end() - 1] not in " \xa0,:-–":
            name = None
        if name is not None:
            if open_body and not comma:
                name = _after_firm(frame, post, name, zone)
            sure = 0.9 if comma else 0.95
            if len(people.name_words(text[name.start : name.end])) == 1 and comma and not name.titles:
                sure = 0.85
            seen = _sight(frame, out, name, "N-01", sure, post)
            _hold(out, seen, post, "T-01" if not comma else "T-02", sure)
            return name.last
    if _before(frame, out, post, zone, only_explicit=post.collective) or post.collective:
        return end
    return _past_party(frame, out, post, zone)


def _past_unit(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name | None:
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
    for hit in following:
        if hit.kind in ("organisation", "head"):
            body = organisations.read_organisation(frame, hit, zone.end)
            if body is not None:
                body.in_post = True
                post.body = body
                post.regions = body.regions
                post.end = body.end
                break
    gap = _TO_NAME.match(text, post.end)
    if gap is None:
        return None
    return names.read_name(frame, gap.end(), zone, strong=True)


_SAYS = ("kata ", "ujar ", "ucap ", "ungkap ", "jelas ", "tutur ", "tambah ", "tegas ", "enurut ")


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


def _after_firm(frame: Frame, post: PostReading, name: Name, zone: Zone) -> Name:
    """The name without the firm it was read together with ("Direktur Utama Firma Fulan Binti")."""
    text = frame.text
    words = text[name.start : name.end].split(" ")
    if len(words) < 3 or name.titles:
        return name
    if _is_firm(text, words[0], words[1]):
        later = names.read_name(frame, name.start + len(words[0]) + 1, zone, strong=True)
        if later is not None:
            post.unit = f"{post.unit} {words[0]}".strip()
            post.end = name.start + len(words[0])
            return later
    return name


_GOES_ON = re.compile(r" [A-Z]")
_FROM = re.compile(r",? dari (?=[A-Z])")


def _past_party(frame: Frame, out: Readings, post: PostReading, zone: Zone) -> int:
    """The holder named after the party or constituency: "Anggota DPR RI dari Fraksi X, Fulan"."""
    text = frame.text
    match = _FROM.match(text, post.end)
    if match is None:
        return post.end
    for hit in frame.at.get(match.end(), ()):
        end = hit.end
        if hit.kind in ("organisation", "head"):
            body = organisations.read_organisation(frame, hit, zone.end)
            if body is None:
                continue
            out.organisations.append(body)
            out.taken.append((body.start, body.end))
            end = body.end
        elif hit.kind == "place_word":
            end = _place(frame, out, hit, zone, hit.end)
        else:
            continue
        gap = _TO_NAME.match(text, end)
        if gap is None:
            return end
        name = names.read_name(frame, gap.end(), zone, strong=True)
        if name is None:
            return end
        seen = _sight(frame, out, name, "N-01", 0.88, post)
        _hold(out, seen, post, "T-02", 0.88)
        return name.last
    return post.end


def _before(frame: Frame, out: Readings, post: PostReading, zone: Zone, *, only_explicit: bool) -> bool:
    """Tie the post to a name before it: "Bahtiar, Dirjen ...", "Sugeng selaku Ketua"."""
    text = frame.text
    first = post.first
    if post.start in out.held:
        return True
    low = max(zone.start, first - 60)
    word = text[max(low, first - 12) : first - 1].rpartition(" ")[2]
    link = _LINK.search(text, low, first) if word in _LINK_WORDS else None
    if link is not None:
        end, rule, sure = link.start(), "T-04", 0.9
    elif only_explicit:
        return False
    elif text.endswith(", ", low, first) and not _GOES_ON.match(text, post.end):
        end, rule, sure = first - 2, "T-03", 0.85
    elif text.endswith(" (", low, first):
        end, rule, sure = first - 2, "T-03", 0.85
    else:
        return False
    seen = next((s for s in reversed(out.sightings[-3:]) if s.name.last == end or s.name.end == end), None)
    if seen is not None:
        if rule == "T-03" and seen.post is not None:
            return False
        _hold(out, seen, post, rule, sure)
        if seen.post is None:
            seen.post = post
        return True
    if post.lower and rule == "T-03":
        return False
    start = names.run_before(text, end, zone.start)
    if start is None:
        return False
    name = people.name_ending_at(frame, start, end, zone, strong=False)
    if name is None or _is_taken(out, name.start):
        return False
    if rule == "T-03" and not _plausible(frame, name, post):
        return False
    seen = _sight(frame, out, name, "N-03", sure, post)
    _hold(out, seen, post, rule, sure)
    return True


def _plausible(frame: Frame, name: Name, post: PostReading) -> bool:
    """A name before ", POST" needs two words, or the post closed by a comma or verb after it."""
    text = frame.text
    if len(people.name_words(text[name.start : name.end])) > 1:
        return True
    return text[post.end : post.end + 1] in (",", ")", ".", " ") and post.body is not None or bool(post.regions)


def _hold(out: Readings, seen: Sighting, post: PostReading, rule: str, sure: float) -> None:
    out.tenures.append((seen, post, rule, sure))
    out.held.setdefault(post.start, seen)


def _cued(frame: Frame, hit: Hit, sort: str, zone: Zone) -> tuple[Name, str, float] | None:
    """The name that a common noun or preposition announces ("warga desa Fulan", "Fulan selaku pemateri")."""
    text = frame.text
    if sort == "capacity":
        name = people.subject_before(frame, hit.start, zone)
        return (name, "N-05", 0.85) if name is not None else None
    gap = _CUE_GAP.match(text, hit.end)
    if gap is None or gap.end() >= zone.end:
        return None
    name = names.read_name(frame, gap.end(), zone, strong=False)
    if name is None:
        return None
    several = " " in text[name.start : name.end]
    if sort == "human":
        return (name, "N-06", 0.9) if several or _SAID.match(text, name.last) else None
    if _ROLE_AFTER.match(text, name.last):
        return name, "N-05", 0.9
    return (name, "N-05", _CUE_SURE[sort]) if several else None


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


_DASH = re.compile(r"[-–](?=[A-Z])")
_NEXT_TICKET = re.compile(r"\.?(?: \(?nomor urut(?: \w+)?\)?)?,?(?: dan| serta)? (?:pasangan )?(?=[A-Z])")


def _is_taken(out: Readings, start: int) -> bool:
    return any(s <= start < e for s, e in out.taken[-12:])


def _spoken(frame: Frame, out: Readings) -> None:
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
    done = -1
    for hit in frame.ctx.hits:
        kind = hit.kind
        if kind not in ("speech", "directive", "cue") or hit.start == done:
            continue
        done = hit.start
        term = terms[hit.entry]
        if kind == "cue" and term.group != "capacity" and not text[hit.end + 1 : hit.end + 16].lower() != text[hit.end + 1 : hit.end + 16]:
            continue
        zone = frame.zone(hit.start)
        if zone is None or zone.heading or zone.capitals:
            continue
        if kind == "cue":
            cued = _cued(frame, hit, term.group, zone)
            if cued is not None and free(cued[0]):
                pool.append(cued)
            continue
        if term.form == "quote" or term.id == "menurut":
            match = _QUOTE_GAP.match(text, hit.end)
            if match is None or match.end() >= zone.end + 40:
                continue
            inner = frame.zone(match.end())
            if inner is None:
                continue
            name = names.read_name(frame, match.end(), inner, strong=False)
            if name is not None and free(name):
                pool.append((name, "N-04", 0.9 if term.form == "quote" else 0.7))
        elif term.form == "active" and hit.start > 2 and text[hit.start - 1] == " ":
            name = people.subject_before(frame, hit.start, zone)
            if name is not None and free(name):
                pool.append((name, "N-04", 0.8))
    if "pasangan" in text or "paslon" in text or "nomor urut" in text:
        for zone in frame.zones:
            if not (zone.heading or zone.capitals):
                pool.extend((name, "N-07", 0.8) for name in _tickets(frame, zone) if free(name))
    known = {word for s in out.sightings for word in s.words}
    quoted = {w for n, _, c in pool if c >= 0.9 for w in people.name_words(text[n.start : n.end])}
    pool.sort(key=lambda item: -item[2])
    for name, rule, sure in pool:
        if name.start in out.named:
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
