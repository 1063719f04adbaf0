"""The holder named before a post: "Bahtiar, Dirjen ...", "Sugeng selaku Ketua", "Dia pernah menjabat Camat X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import apposition, people, runs
from ingest.name_titles import before_back_titles
from ingest.readings import Readings, hold, is_taken, sight

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.names import Name
    from ingest.posts import PostReading


_LINK = re.compile(
    r",?(?: yang)?(?: (?:sebelumnya|kini|saat ini|juga|sekaligus|merangkap|[Ss]elaku|menjabat|merupakan"
    r"|[Ss]ebagai|adalah|dulu|pernah|menjadi|saat itu|dilantik|ditunjuk|diangkat|dimutasi|dirotasi|dipromosikan"
    r"|dipercaya|bertugas|diketahui|resmi|telah|baru saja|menduduki|jabatan|definitif|berperan|saat|semasa|ketika"
    r"|jabatan lama(?:nya)?|dalam jabatan baru"
    r"|kembali)){1,5}(?: seorang)? $|, (?:salah )?(?:seorang|satu) $| salah (?:seorang|satu) $"
)


_LINK_WORDS = frozenset(
    {
        "kini", "ini", "juga", "sekaligus", "merangkap", "selaku", "menjabat", "merupakan", "sebagai", "adalah", "dulu",
        "pernah", "menjadi", "itu", "dilantik", "ditunjuk", "seorang", "satu", "lama", "lamanya",
    }
)  # fmt: skip
"""Last words of `_LINK`, looked at before the pattern is tried."""


_WISHED = re.compile(
    r"\b(?:memenangkan|mendukung|dukung\w*|mengusung|usung|mencalonkan|mengantar\w*|menginginkan|ingin|layak|jika|andai\w*|seandainya"
    r"|kelak|nanti|calon|menjagokan|mendorong|mengusulkan|berharap|siap|maju|pencalonan)\b"
    r"|\b(?:memilih|meloloskan|agar|supaya)\b[^.,\n]*$"
    r"|\b(?:narasi|klaim|kata kunci|konten|kabar|isu)\b[^“”\".]{0,40}[“\"‘']",
    re.IGNORECASE,
)
"""Words that make a post one that somebody is to have, not one that is held."""
_APPOINTED = re.compile(r"\bdi(?:lantik|angkat|tunjuk|pilih|kukuhkan|percaya|tugaskan|tetapkan|usulkan|copot) oleh $")
"""Before one who appoints another ("dilantik oleh Presiden Fulan sebagai Kepala X")."""
_OF_THE_STATE = frozenset({"Presiden Republik Indonesia", "Wakil Presiden Republik Indonesia"})


def named_before(frame: Frame, out: Readings, post: PostReading, zone: Zone, *, only_explicit: bool) -> bool:
    """Tie the post to a name before it: "Bahtiar, Dirjen ...", "Sugeng selaku Ketua"."""
    text = frame.text
    first = post.first
    if post.start in out.held:
        return True
    listed = False
    low = max(zone.start, first - 60)
    word = text[max(low, first - 12) : first - 1].rpartition(" ")[2].lower()
    link = _LINK.search(text, low, first) if word in _LINK_WORDS else None
    if link is not None:
        end, rule, sure = _before_party(text, link.start()), "T-04", 0.9
        post.former = post.former or _BEFORE_NOW.search(text, end, first) is not None
        if word in ("sebagai", "menjadi") and _WISHED.search(text, max(zone.start, end - 80), first):
            sure = 0.4
    elif only_explicit:
        return False
    elif text.endswith(" (", low, first) or (text.endswith(", ", low, first) and apposition.may_be(frame, post)):
        end, rule, sure = first - 2, "T-03", 0.85
    elif apposition.acts(frame, post) or (listed := apposition.is_listed_behind(frame, post, zone)):
        end, rule, sure = first - 1, "T-11", 0.8
    else:
        return False
    if rule == "T-04" and (tied := _post_before(out, post, end)) is not None:
        out.tied.append((post, tied))
        return True
    if rule == "T-04" and text[end - 3 : end].lower() in _PRONOUNS:
        return _pronoun(frame, out, post, end, zone)
    seen = next((s for s in reversed(out.sightings[-3:]) if s.name.last == end or s.name.end == end), None)
    if seen is None and link is not None and len(out.posts) > 1 and out.posts[-2].end in (end, link.start()):
        seen = out.held.get(out.posts[-2].start)  # "Fulan, Kepala Dinas X yang juga Ketua Y"
    if seen is not None:
        if rule in ("T-03", "T-11") and (seen.post is not None or text.endswith(_STANDS_FOR, 0, seen.name.first)):
            return False
        if rule == "T-03" and apposition.is_fronted(text, zone.start, seen.name.first, post):
            return False
        if word == "sebagai" and seen.post is not None and seen.post.head in _OF_THE_STATE:
            sure = 0.4  # "kabinet yang dipimpin Presiden Fulan sebagai Menteri X": another is meant
        if word == "sebagai" and _APPOINTED.search(text, low - 30, seen.post.first if seen.post else seen.name.start):
            sure = 0.4
        hold(out, seen, post, rule, sure)
        if seen.post is None:
            seen.post = post
        return True
    start = runs.run_before(text, before_back_titles(frame, end, low), zone.start)
    if post.lower and not listed and rule in ("T-03", "T-11") and not apposition.is_told_and_says(text, post, start):
        return False
    if start is None:
        return False
    name = people.name_ending_at(frame, start, end, zone, strong=rule == "T-04" or text[end + 1] == "(")
    if name is None and rule == "T-04":
        word = text[start:end].lower()
        known = next((s for s in reversed(out.sightings) if len(s.words) > 1 and word == s.words[0]), None)
        if known is not None:  # "Budi pernah menjabat ...", after "Budi Padmana"
            hold(out, known, post, rule, 0.8)
            return True
    if name is None or is_taken(out, name.start):
        return False
    if rule != "T-04" and text.endswith(_STANDS_FOR, 0, name.first):
        return False  # "Kapolsek X diwakili Fulan, Danramil Y": each item of the list has its own
    if rule != "T-04" and text.endswith(_KINDS_OF_PLACE, 0, name.first):
        return False  # "Kasi Trantib Kecamatan X, Camat ..."
    if rule == "T-03" and (
        not (_is_one_of_a_list(text, name, first) or apposition.is_plausible(text, name, post))
        or apposition.is_fronted(text, zone.start, name.first, post)
    ):
        return False
    if rule == "T-11" and not listed and " " not in text[name.start : name.end]:
        return False
    seen = sight(frame, out, name, "N-03", max(sure, 0.75), post)
    hold(out, seen, post, rule, sure)
    return True


def _is_one_of_a_list(text: str, name: Name, first: int) -> bool:
    """Whether a name is one of a list that tells posts in brackets ("Fulan (Camat X), Binti (Staf Ahli)")."""
    return text[first - 1] == "(" and text.endswith((", ", "yakni ", "yaitu "), 0, name.first)


def _post_before(out: Readings, post: PostReading, end: int) -> PostReading | None:
    """The post without a name beside it that ends where "selaku" begins ("Bupati X selaku Ketua Y")."""
    other = out.posts[-2] if len(out.posts) > 1 and out.posts[-1] is post else None
    if other is None or other.end != end or other.start in out.held or other.collective or other.rule == "P-02":
        return None
    return other


_STANDS_FOR = ("diwakili ", "diwakili oleh ", "diwakilkan ", "diwakilkan kepada ", "diwakili Bapak ", "diwakili Ibu ")
"""Before one who came for the holder of the post told before."""
_PARTY = re.compile(r" ?\( ?(?:F ?-|[Ff]raksi |[A-Z])[\w .-]{1,24}\)$")


def _before_party(text: str, end: int) -> int:
    """The offset before the party in brackets that ends at `end` ("Fulan (F-PKB) sebagai ketua"), else `end`."""
    party = _PARTY.search(text, max(0, end - 32), end) if text[end - 1 : end] == ")" else None
    return party.start() if party is not None else end


_KINDS_OF_PLACE = ("Kecamatan ", "Kec. ", "Kelurahan ", "Desa ", "Dusun ", "Distrik ", "Kampung ", "Nagari ", "Pekon ")
"""Words before the name of a place."""
_PRONOUNS = frozenset({" ia", "dia", "\nia", '"ia', "iau"})
"""Last three letters of "ia", "dia" and "beliau"."""
_BEFORE_NOW = re.compile(r"\b(?:sebelumnya|pernah|sempat|dulu|dahulu|lama|lamanya|saat(?! ini| itu)|semasa|ketika)\b")
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s*$")


def _pronoun(frame: Frame, out: Readings, post: PostReading, end: int, zone: Zone) -> bool:
    """Tie the post to the one person whom the sentence before names ("Fulan dilantik. Dia pernah menjabat Camat X")."""
    text = frame.text
    start = end - (6 if text[end - 3 : end].lower() == "iau" else 3)
    if _SENTENCE_END.search(text, zone.start, start) is None or post.start in out.held:
        return False
    floor = max(text.rfind(". ", zone.start, start - 2), text.rfind(".", zone.start, start - 2), zone.start)
    named = {s.words: s for s in out.sightings[-6:] if floor <= s.name.start < start}
    if len(named) != 1:
        return False
    (seen,) = named.values()
    hold(out, seen, post, "T-07", 0.75)
    return True
