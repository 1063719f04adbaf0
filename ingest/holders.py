"""Who holds a post: the name beside it, before it, or after its party.

"Gubernur Jambi H. Al Haris", "Kepala BPS, Agnes", "Bahtiar, Dirjen ...", "Sugeng selaku Ketua".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest import (
    apposition,
    brackets,
    fields,
    held_by,
    names,
    of_matters,
    officers,
    people,
    small_letters,
    titled_after,
)
from ingest.between import (
    OF_A_CAMPUS,
    TO_NAME,
    after_firm,
    after_short_form,
    past_agency,
    past_branch,
    past_constituency,
    past_occasion,
    past_own_body,
    past_own_name,
    past_portfolio,
    past_regions,
    past_served,
    past_unit,
)
from ingest.bodies import read_region
from ingest.named_before import named_before
from ingest.places import read_place
from ingest.readings import Readings, hold, read_more_names, sight
from ingest.villages import begins_a_region, is_place

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.people import Sighting
    from ingest.posts import PostReading


def read_holder(frame: Frame, out: Readings, post: PostReading, zone: Zone) -> int:
    """A post, and the person named beside it."""
    out.posts.append(post)
    if post.head == "Legislator" and post.body is not None and post.body.kind == "other":
        out.organisations.append(post.body)  # a party named beside a common noun is named on its own
    out.taken.append((post.start, post.end))
    if zone.heading:
        return post.end
    text = frame.text
    if post.lower:
        small_letters.read_region(frame, post)
    post.end = past_constituency(text, post)
    fields.read_division(frame, post, zone.end)
    post.end = fields.past_seat(frame, post, zone.end)
    if text.startswith(", ", post.end):
        past_agency(frame, post, zone)
    if post.place and (above := frame.first(post.end + 1, "place_word")) is not None:
        _past_district(frame, out, post, above, zone)
    if post.place and text.startswith(" (", post.end):
        post.end = brackets.past_other_name(frame, post)
    end = post.end
    match = TO_NAME.match(text, end) or brackets.past_bracket(frame, out, post)
    open_body = post.body is None and (post.takes == "COMPANY" or "ORG" in post.takes) and not post.regions
    if (
        open_body
        and text.endswith(", ", zone.start, post.first)
        and named_before(frame, out, post, zone, only_explicit=False)
    ):
        return end
    if open_body and match is not None:
        past_own_body(frame, post, zone)
        end = post.end
        match = TO_NAME.match(text, end)
    firm = _FIRM.match(text, end, zone.end) if open_body and match is not None else None
    if firm is not None and not frame.at.get(match.end() if match else end):
        post.unit = f"{post.unit} {firm[1]}".strip()
        post.end = end = firm.end()
        post.rule = "P-01"
        match = TO_NAME.match(text, end)
    officer = officers.past_units(frame, post, zone)
    if officer is not None:
        seen = sight(frame, out, officer, "N-01", 0.93, post)
        hold(out, seen, post, "T-02", 0.9)
        return officer.last
    handed = officers.read_handover(frame, post, zone)
    if handed is not None:
        return _handed_over(frame, out, post, handed)
    by_verb = held_by.read_held_by(frame, post, zone) if match is None else None
    if by_verb is not None:
        hold(out, sight(frame, out, by_verb, "N-01", 0.93, post), post, "T-02", 0.85)
        return by_verb.last
    opening = match.end() if match is not None else end
    if text.startswith("(", opening) and brackets.read_within(frame, out, post, zone, opening + 1):
        return out.sightings[-1].name.last
    if match is not None and _lists_members(text, post, match):
        post.collective = False
    if match is not None and not post.collective and match.end() < zone.end:
        comma = match["comma"]
        if comma and post.takes not in ("NONE", "DONE"):
            match = past_regions(frame, post, match)
        name = names.read_name(frame, match.end(), zone, strong=True)
        if (
            name is not None
            and comma
            and not name.titles
            and not _is_joined(text, out, post)
            and named_before(frame, out, post, zone, only_explicit=False)
        ):
            name = None
        if (
            name is not None
            and not comma
            and not name.titles
            and (" " not in text[name.start : name.end] or _names_unit(frame, post, name))
            and name.end == name.last
        ):
            name = past_unit(frame, post, name, zone)
        if name is not None and not comma:
            name = officers.past_unlisted_unit(frame, post, name, zone)
        if name is not None and not comma and (open_body or _is_of_an_office(post)):
            name = past_branch(frame, post, name, zone)
        if name is not None and not comma and post.head == "Ketua Panitia":
            name = past_occasion(frame, post, name, zone)
        if name is not None and not comma and post.head in ("Menteri", "Wakil Menteri"):
            name = past_portfolio(frame, post, name, zone)
        if name is not None and comma in _SLIPPED and not name.titles:
            name = None
        if name is not None and not comma:
            own = name
            name = past_own_name(frame, post, own, zone)
            if name is None and post.head.startswith(OF_A_CAMPUS):
                out.taken.append((own.start, own.end))
        if name is not None and name.start == match.end() and _is_inside_a_word(text, name.start):
            name = None
        if name is not None and comma == ";" and not _is_set_off(text, post, name):
            name = None
        if name is not None and not comma:
            name = apposition.past_misspelt_region(frame, post, name, zone)
        if name is not None and not comma:
            name = after_short_form(frame, post, name, zone)
        if name is not None and not comma and officers.is_of_unit(text, post, name):
            post.unit, post.end = f"{post.unit} {text[name.start : name.end]}".strip(), name.end
            ranked = officers.after_comma(frame, post, zone)
            if ranked is None:
                return post.end
            hold(out, sight(frame, out, ranked, "N-01", 0.93, post), post, "T-02", 0.9)
            return ranked.last
        if name is not None and not comma and not post.place and (is_place(text, name) or begins_a_region(frame, name)):
            name = None
        if name is not None and not comma and apposition.is_a_region(frame, post, name):
            post.place, post.end = text[name.start : name.end], name.end
            return post.end
        if name is not None:
            if open_body and not comma:
                name = after_firm(frame, post, name, zone)
            sure = 0.9 if comma else 0.95
            if len(people.name_words(text[name.start : name.end])) == 1 and comma and not name.titles:
                sure = 0.85
                told = post.body or post.regions or post.place or post.unit or apposition.is_of_a_minister(text, post)
                told = told or post.takes == "MINISTRY" or (post.takes == "SETDA" and post.head.count(" ") > 1)
                if not told and text.startswith(",", name.last):
                    sure = 0.4  # "Sekda, Disduk, TNI": one word in a list is as likely a body
            if _TEAM.search(text, post.start, post.end) and text[name.last : name.last + 1] in ("-", "–"):
                return _past_ticket(frame, out, post, name, zone)
            served = None if comma else past_served(frame, post, name, zone)
            if served is not None:
                sight(frame, out, name, "N-01", 0.9)
                name, comma = served, ","
            seen = sight(frame, out, name, "N-01", sure, post)
            rule = "T-01" if not comma else "T-02"
            if post.head in _CAMPAIGNED_FOR and len(out.sightings) > 1 and out.sightings[-2].name.end == post.first - 1:
                sure = 0.4  # "Fulan Presiden Binti": a slogan and another's name
            before = len(out.sightings)
            read_more_names(frame, out, seen, zone)
            if len(out.sightings) == before:
                _past_comma(frame, out, post, seen, zone)
            other = _coordinated(frame, out, post) if len(out.sightings) == before + 1 else None
            if other is None:
                hold(out, seen, post, rule, sure)
                _also(frame, out, post, seen)
                if post.head.startswith(_OF_SEVERAL):
                    for another in out.sightings[before:]:
                        hold(out, another, post, "T-10", 0.8)
            else:
                second = out.sightings[-1]
                second.post, seen.post = post, other
                second.rule, second.confidence = "N-01", max(second.confidence, 0.85)
                hold(out, seen, other, "T-06", 0.88)
                hold(out, second, post, "T-06", 0.88)
            return out.sightings[-1].name.last
    titled = titled_after.past_body(frame, post, zone)
    if titled is not None:
        hold(out, sight(frame, out, titled, "N-01", 0.9, post), post, "T-01", 0.85)
        return titled.last
    if named_before(frame, out, post, zone, only_explicit=post.collective) or post.collective:
        return end
    return of_matters.past_matter(frame, out, post, zone) or of_matters.past_party(frame, out, post, zone)


def _handed_over(frame: Frame, out: Readings, post: PostReading, handed: tuple[Name, Name]) -> int:
    """Who takes the post holds it, who leaves it did."""
    old, new = (sight(frame, out, name, "N-01", 0.93, post) for name in handed)
    left = replace(post, former=True)
    out.posts.append(left)
    hold(out, new, post, "T-02", 0.85)
    hold(out, old, left, "T-02", 0.85)
    return new.name.last


def _past_district(frame: Frame, out: Readings, post: PostReading, above: Hit, zone: Zone) -> None:
    """Read on after the district of a village, before a comma and the holder ("Kades X Kecamatan Y, Fulan")."""
    places, taken = len(out.places), len(out.taken)
    end = read_place(frame, out, above, zone, post.end)
    region = read_region(frame, end)
    end = region[0] if region is not None else end
    named = frame.text.startswith(", ", end) and all(h.kind in ("title", "rank") for h in frame.at.get(end + 2, ()))
    if named and names.read_name(frame, end + 2, zone, strong=False) is not None:
        post.end = end
        return
    del out.places[places:], out.taken[taken:]


_MEMBERS = re.compile(r" ?:? (?=(?:(?:Ibu|Bapak) )?[A-Z][A-Za-z]+(?: [A-Z][\w.]*)+, [A-Z][a-z]+ ?(?:[A-Z(]|,|dan ))")


_OF_MEMBERS = ("Anggota", "Wakil Ketua")
"""Posts of which "para" tells that all who are named next hold it."""


def _lists_members(text: str, post: PostReading, match: re.Match[str]) -> bool:
    """Whether the members of a body are listed right after "para anggota" ("para anggota Komisi X A B, C D, E")."""
    if not post.collective or post.head not in _OF_MEMBERS or post.body is None or match["comma"] == ",":
        return False
    return _MEMBERS.match(text, post.end) is not None


def _is_set_off(text: str, post: PostReading, name: Name) -> bool:
    """Whether a semicolon after a post is within one item of a list, whose items commas part ("X, Sekda; Fulan, Y")."""
    return text.startswith(", ", post.first - 2) and text.startswith(",", name.last)


def _is_of_an_office(post: PostReading) -> bool:
    """Whether the words after a head are still to tell the office it leads ("Kadis X")."""
    return post.body is None and not post.regions and not post.unit and bool(post.hint)


def _names_unit(frame: Frame, post: PostReading, name: Name) -> bool:
    """Whether words after a head are of a unit, because the body it is part of follows ("Kepala Selapa X Polri")."""
    if post.body is not None or post.regions or post.takes == "REGION":
        return False
    return any(hit.kind == "organisation" for hit in frame.at.get(name.end + 1, ()))


def _is_inside_a_word(text: str, start: int) -> bool:
    """Whether a name would begin inside a word; a lost space ("MenteriFulan") shows by the case around it."""
    before = text[start - 1]
    return before not in " \xa0\n,:-–)" and not (before.isalpha() and text[start : start + 2].istitle())


_FIRM = re.compile(
    r" ((?:[A-Z][\w&’'-]+ ){1,4}?(?:Institute|Sekuritas|Group|Center|Centre|Foundation|Consulting|Corp|Research|Watch"
    r"|Network|Strategic|Capital|Partners|Holding|Energy|Mining|Media|Digital))(?=,? [A-Z])"
)
"""A firm or institute no list holds, told by the last word of its name."""
_SLIPPED = ("’", "'")
"""Marks that stand by a slip for a comma, where a title follows."""
_TEAM = re.compile(r"\b(?:Tim|Pemenangan|Kampanye|Relawan|Pasangan|Paslon|TPN|TKN|TPD|TKD|Timnas)\b")
_SHORT_TEAM = re.compile(r"(?: \([A-Z][\w -]{1,24}\))?,? (?=[A-Z])")
_OF_SEVERAL = ("Anggota", "Wakil Ketua", "Komisioner", "Hakim", "Juru Bicara", "Staf Khusus")
"""Heads of posts that several hold at a time, so that names joined after one hold it alike."""
_CAMPAIGNED_FOR = frozenset(
    {"Presiden Republik Indonesia", "Wakil Presiden Republik Indonesia", "Gubernur", "Bupati", "Wali Kota"}
)
_AND = frozenset({" dan ", " serta ", " & ", "/", " / ", "-"})


def _coordinated(frame: Frame, out: Readings, post: PostReading) -> PostReading | None:
    """The post joined to this one whose holder is named first: "Bupati dan Wakil Bupati X, A dan B"."""
    other = out.posts[-2] if len(out.posts) > 1 else None
    if other is None or other.start in out.held or other.collective or other.acting != post.acting:
        return None
    if frame.text[other.end : post.first] not in _AND or other.head == post.head:
        return None
    if not (other.body or other.regions or other.place):
        other.body, other.regions, other.place = post.body, post.regions, post.place
        other.rule = post.rule
    return other


def _past_comma(frame: Frame, out: Readings, post: PostReading, seen: Sighting, zone: Zone) -> None:
    """Read the second holder of two posts joined, after a comma ("Bupati dan Wakil Bupati X Fulan, Binti hadir")."""
    other = out.posts[-2] if len(out.posts) > 1 else None
    if other is None or frame.text[other.end : post.first] not in _AND or other.start in out.held:
        return
    if other.collective or other.head == post.head or not frame.text.startswith(", ", seen.name.last):
        return
    second = names.read_name(frame, seen.name.last + 2, zone, strong=False)
    if second is not None and " " in frame.text[second.start : second.end]:
        sight(frame, out, second, "N-05", 0.7)


_ALSO = frozenset({"/", " /", "/ ", " / "}) | {
    f" {word} "
    for word in (
        *("sekaligus", "merangkap", "selaku", "juga", "yang juga", "sekaligus sebagai", "yang juga merupakan"),
        *("yang juga selaku", "sekaligus selaku", "yang juga sebagai", "yang juga menjabat"),
    )
}
"""What stands between two posts of one holder."""


def _is_joined(text: str, out: Readings, post: PostReading) -> bool:
    """Whether the post is joined to one before it that nobody has been named for ("Sekda X selaku Ketua Y, Fulan")."""
    other = out.posts[-2] if len(out.posts) > 1 and out.posts[-1] is post else None
    if other is None or other.start in out.held or other.collective:
        return False
    return text[other.end : post.first] in _ALSO


def _also(frame: Frame, out: Readings, post: PostReading, seen: Sighting) -> None:
    """The posts joined before this one, whose holder is the same ("Menteri A/Kepala B sekaligus CEO C Fulan")."""
    for other in reversed(out.posts[-4:-1]):
        if other.start in out.held or other.collective or other.rule == "P-02":
            return
        if frame.text[other.end : post.first] not in _ALSO:
            return
        hold(out, seen, other, "T-02", 0.85)
        post = other


def _past_ticket(frame: Frame, out: Readings, post: PostReading, name: Name, zone: Zone) -> int:
    """The holder named after the candidates that a team's name holds: "Jubir Timnas A-B (Timnas AB) C"."""
    text = frame.text
    sight(frame, out, name, "N-07", 0.85)
    last = name.last
    mate = names.read_name(frame, last + 1, zone, strong=False)
    if mate is not None:
        sight(frame, out, mate, "N-07", 0.85)
        last = mate.last
    place = read_region(frame, last)
    gap = _SHORT_TEAM.match(text, place[0] if place is not None else last)
    holder = names.read_name(frame, gap.end(), zone, strong=True) if gap is not None else None
    if holder is None:
        return last
    seen = sight(frame, out, holder, "N-01", 0.85, post)
    hold(out, seen, post, "T-02", 0.85)
    return holder.last
