"""Which names in a report are of one person, and what else the report calls that person."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import ids
from ingest import names, runs
from ingest.context import Mention
from ingest.entities import PersonRecord
from ingest.likeness import LEAST_MISSPELT_ALONE, is_blend, is_kin, is_misspelt, is_misspelt_word, is_spouse, within
from ingest.names import Name
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.frame import Frame, Zone
    from ingest.posts import PostReading

_PART = re.compile(r"[^\W\d_]+")
_OF_NICKNAMES = Stems(("disapa", "dipanggil", "sapaan", "julukan"))
_NICKNAME = re.compile(
    r"(?:disapa|(?:akrab|kerap|biasa|karib|sering|suka|lebih) dipanggil|dipanggil(?= akrab)|sapaan|julukan"
    r"|dikenal(?: dengan nama| sebagai)?|alias)"
    r"(?: akrab(?:nya)?| dengan| sebagai)?"
    r"(?: (?:H\.|Hj\.|Haji|Bang|Pak|Gus|Kang|Mas|Mbak|Cak|Bung|Bu|Mbah|Abah))?,? [“\"']?"
    r"((?:[A-Z][\w’']+)(?: [A-Z][\w’']+)?)"
)
"""Before a nickname; whom someone "dipanggil" alone is summoned by."""
_CALLED = re.compile(
    r",? ?\( ?(?:Gus|Cak|Bung|Bang|Kang|Mas|Mbak|Buya|Abah|Kak|Ning|Tuan Guru|Ko|Pak|Bu)"
    r" ([A-Z][a-z]+)(?: [A-Z][a-z]+)* ?\)"
)
_LEAST_ALIKE = 3
"""Letters a nickname in brackets shares with the first name: "Bambang Susilo (Bamsus)"."""
_BRACKET = re.compile(r" ?\( ?([A-Z]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) ?\)")


@dataclass(slots=True)
class Sighting:
    """A name read somewhere, why it is taken for a person's, and the post it stands beside."""

    name: Name
    rule: str
    confidence: float
    words: tuple[str, ...]
    """Lower-case words of the name, without dots."""
    post: PostReading | None = None


@dataclass(slots=True)
class Cluster:
    """The sightings that are of one person."""

    words: tuple[str, ...]
    sightings: list[Sighting] = field(default_factory=list)
    extra: list[tuple[int, int]] = field(default_factory=list)
    """Mentions found by an alias only."""
    nicknames: list[str] = field(default_factory=list)
    short: list[Sighting] = field(default_factory=list)
    """Sightings of a nickname, which tell nothing of the full name."""


@lru_cache(maxsize=4_096)
def name_words(surface: str) -> tuple[str, ...]:
    """The words of a name as they are compared: lower case, no dots or hyphens."""
    return tuple(word.lower() for word in _PART.findall(surface.replace("’", "").replace("'", "")))


def sighting(frame: Frame, name: Name, rule: str, confidence: float, post: PostReading | None = None) -> Sighting:
    """A sighting of `name` with its words."""
    return Sighting(name, rule, confidence, name_words(frame.text[name.start : name.end]), post)


def cluster(sightings: list[Sighting], text: str) -> list[Cluster]:
    """Put sightings of one person together: the longer name takes in the shorter ones made of its words.

    A short name that fits two people goes to the one named last before it.
    """
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = {}
    later: list[Sighting] = []
    _unglue(sightings)
    for one in sorted(sightings, key=lambda s: (-len(s.words), s.name.start)):
        if len(one.words) == 1:
            later.append(one)
            continue
        fitting: list[Cluster] = []
        for word in sorted(set(one.words), key=len, reverse=True):
            fitting = [
                c
                for c in by_word.get(word, ())
                if (within(one.words, c.words) and not is_spouse(one, c) and not is_kin(one, c, text))
                or is_misspelt(one, c)
                or "".join(one.words) == "".join(c.words)
            ]
            if fitting:
                break
        if fitting:
            nearest(fitting, one.name.start, text).sightings.append(one)
        else:
            clusters.append(_start(one, by_word))
    for one in sorted(later, key=lambda s: s.name.start):
        word = one.words[0]
        fitting = [c for c in by_word.get(word, ()) if not (is_spouse(one, c) or is_kin(one, c, text))]
        if not fitting and len(word) >= LEAST_MISSPELT_ALONE:
            fitting = [c for c in by_word.get(_ends(word), [])[:_MOST_ALIKE] if is_misspelt_word(one, c)]
        if fitting:
            nearest(fitting, one.name.start, text).sightings.append(one)
        else:
            clusters.append(_start(one, by_word))
    return clusters


def _start(one: Sighting, by_word: dict[str, list[Cluster]]) -> Cluster:
    """A cluster of its own for a sighting, found by each of its words from then on."""
    # compiled, a function within the caller that is called twice would hold itself, and the reading with it
    new = Cluster(one.words, [one])
    for word in set(one.words):
        by_word.setdefault(word, []).append(new)
        if len(word) >= LEAST_MISSPELT_ALONE:
            by_word.setdefault(_ends(word), []).append(new)
    if len(one.words) > 1:
        by_word.setdefault("".join(one.words), []).append(new)  # as it is found where the words are run together
    return new


_MOST_ALIKE = 16
"""How many people with a word of the same ends are looked at for one whose name is misspelt."""


def _ends(word: str) -> str:
    """What a long word of a name shares with its misspelt forms; a key that is no word."""
    return f"{word[:2]}…{word[-2:]}"


_GLUED = ("pun", "yang", "ini", "itu", "dan", "saat", "di")
"""Words that scraped texts run together with the name before them."""
_LEAST_NAME = 4
"""Shortest word of a name, in letters, that is looked for at the beginning of a longer one."""


def _unglue(sightings: list[Sighting]) -> None:
    """Take a word that is run together with a name off it, where the name stands elsewhere without it.

    "Fulanpun" where a "Fulan" is named, and whatever follows ("Wira Padmanamembagi") where the words before agree.
    """
    last: dict[str, set[tuple[str, ...]]] = {}
    for one in sightings:
        last.setdefault(one.words[-1][:_LEAST_NAME], set()).add(one.words)
    if len(last) == len(sightings):
        return
    for one in sightings:
        word = one.words[-1]
        if len(word) <= _LEAST_NAME + 1:
            continue
        shorter = [
            words[-1]
            for words in last[word[:_LEAST_NAME]]
            if len(words[-1]) >= _LEAST_NAME
            and word != words[-1]
            and word.startswith(words[-1])
            and (word[len(words[-1]) :] in _GLUED or (len(words) > 1 and words[:-1] == one.words[:-1]))
        ]
        if shorter:
            tail = len(word) - len(max(shorter, key=len))
            one.words = (*one.words[:-1], word[:-tail])
            one.name = one.name._replace(end=one.name.end - tail)


_LOOK_BACK = 8
"""How many of a person's latest mentions are looked at to tell who was named last."""


def nearest(clusters: list[Cluster], start: int, text: str = "") -> Cluster:
    """The person named last before `start`, else the one named first after it.

    With the text, places count too where only the first words of a name stand, which are no sightings.
    """
    if len(clusters) == 1:
        return clusters[0]

    def distance(c: Cluster) -> tuple[int, int]:
        spots = [s.name.start for s in c.sightings[-_LOOK_BACK:]] + [s for s, _ in c.extra[-_LOOK_BACK:]]
        spots.append(c.sightings[0].name.start)
        if text:
            longest = max(c.sightings, key=lambda s: len(s.words)).name
            words = text[longest.start : longest.end].split(" ", 2)[:2]
            spots += [spot] if len(words) > 1 and (spot := text.rfind(" ".join(words), 0, start)) >= 0 else []
        before = [start - spot for spot in spots if spot <= start]
        return (0, min(before)) if before else (1, min(spots))

    return min(clusters, key=distance)


def add_nicknames(frame: Frame, clusters: list[Cluster]) -> None:
    """Nicknames that the report gives in so many words: "yang akrab disapa Iron", "(AHY)"."""
    text = frame.text
    order = sorted(((s.name.start, s, c) for c in clusters for s in c.sightings), key=lambda item: item[0])
    starts = [item[0] for item in order]
    for _, one, owner in order:
        opens = "(" in text[one.name.last : one.name.last + 3]
        called = _CALLED.match(text, one.name.last) if opens else None
        if called is not None and len(one.words) > 1:
            owner.nicknames.append(called[1])
        bracket = _BRACKET.match(text, one.name.last) if opens else None
        if bracket and len(one.words) > 1:
            word = bracket[1]
            initials = "".join(w[0] for w in one.words).upper()
            alike = is_blend(word.lower(), one.words) or word[:_LEAST_ALIKE].lower() == one.words[0][:_LEAST_ALIKE]
            if word in initials if word.isupper() else alike:
                owner.nicknames.append(word)
    if _OF_NICKNAMES.stand_in(text):
        for match in _NICKNAME.finditer(text):
            at = bisect_right(starts, match.start()) - 1
            known = any(hit.kind in ("post", "organisation") for hit in frame.at.get(match.start(1), ()))
            if at >= 0 and match.start() - order[at][1].name.last < 300 and not known:
                order[at][2].nicknames.append(match[1])
    for _, one, owner in order:
        other = _OR.match(text, one.name.last)
        if other and len(one.words) > 1:
            owner.nicknames.append(other[1])


_OR = re.compile(
    r"(?: atau(?: yang)?(?: akrab| biasa)?(?: disapa| dipanggil)?|,? alias) "
    r"((?:Gus |Cak |Bang |Kang |Abah )?[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)(?=[ ,.)])"
)
_OF_A_REGION = frozenset(
    {"Gubernur", "Wakil Gubernur", "Bupati", "Wakil Bupati", "Wali Kota", "Wakil Wali Kota", "Menteri"}
)


def merge_short(clusters: list[Cluster]) -> list[Cluster]:
    """Join one-word names to the person they are short for.

    By a nickname the report gives, as the beginning of one person's name ("Hasbi" of "Hasbiallah"), or
    as the name beside a post whose only holder is named in full elsewhere ("Bupati Iron").
    """
    full = [c for c in clusters if len(c.words) > 1]
    nicknamed = [c for c in full if c.nicknames]
    kept: list[Cluster] = []
    for one in clusters:
        if len(one.words) > 1:
            called = [c for c in nicknamed if c is not one and one.words in map(name_words, c.nicknames)]
            if len(called) == 1 and all(s.post is None for s in one.sightings):
                take_in(called[0], one)  # "yang akrab disapa Umi Dinda"
            else:
                kept.append(one)
            continue
        word = one.words[0]
        owners = [c for c in full if any(word in name_words(n) for n in c.nicknames)]
        if not owners and len(word) > 3:
            owners = [c for c in full if any(w.startswith(word) and w != word for w in c.words[:1])]
        if not owners and len(word) > 4:
            owners = [c for c in full if is_blend(word, c.words)]
        if not owners and len(word) > 4:
            owners = [c for c in clusters if len(c.words[0]) > len(word) and c.words[0].endswith(word)]
        if not owners:
            owners = _same_post(one, full)
        if len(owners) == 1:
            take_in(owners[0], one)
            owners[0].nicknames.extend(
                w for w in (word.capitalize(),) if not any(word in name_words(n) for n in owners[0].nicknames)
            )
        else:
            kept.append(one)
    return kept


def take_in(owner: Cluster, one: Cluster) -> None:
    """Make the sightings of a short name mentions of the person it is short for."""
    owner.extra.extend((s.name.start, s.name.end) for s in one.sightings)
    owner.extra.extend(one.extra)
    owner.short.extend(one.sightings)


def _same_post(one: Cluster, full: list[Cluster]) -> list[Cluster]:
    heads = {s.post.head for s in one.sightings if s.post is not None}
    if len(heads) != 1 or not heads <= _OF_A_REGION:
        return []
    regions = {s.post.regions for s in one.sightings if s.post is not None and s.post.regions}
    return [
        c
        for c in full
        if any(
            s.post is not None
            and s.post.head in heads
            and not s.post.former
            and (not regions or not s.post.regions or s.post.regions in regions)
            for s in c.sightings
        )
    ]


@lru_cache(maxsize=4_096)
def display_name(surface: str) -> str:
    """A name as it is shown: one space between words, title case where it was written in capitals."""
    text = " ".join(surface.split())
    if len(text) > 3 and text.isupper():
        text = " ".join(word if len(word.rstrip(".")) == 1 else word.capitalize() for word in text.split(" "))
    return text


def _name_start(one: Sighting) -> int:
    return one.name.start


def record(frame: Frame, owner: Cluster) -> tuple[PersonRecord, list[Mention]]:
    """The person of a cluster, and the mentions of that person."""
    text = frame.text
    best = strongest = owner.sightings[0]
    if len(owner.sightings) > 1:
        spelt = [s.words for s in owner.sightings]
        best = max(
            owner.sightings,
            key=lambda s: (
                len(s.words),
                spelt.count(s.words) if len(s.words) == len(owner.words) else 0,
                sum(map(len, s.words)),
                not text[s.name.start : s.name.end].isupper(),
                -s.name.start,
            ),
        )
        strongest = max(owner.sightings, key=lambda s: s.confidence)
    name = display_name(text[best.name.start : best.name.end])
    spans = sorted({(s.name.start, s.name.end) for s in owner.sightings} | set(owner.extra))
    titles: dict[str, None] = {}
    for one in sorted(owner.sightings, key=_name_start) if len(owner.sightings) > 1 else owner.sightings:
        for title in one.name.titles:
            titles.setdefault(title)
    aliases: dict[str, None] = {}
    for written in dict.fromkeys(text[start:end] for start, end in spans):
        surface = display_name(written)
        if surface != name:
            aliases.setdefault(surface)
    for nickname in owner.nicknames:
        if nickname != name:
            aliases.setdefault(nickname)
    confidence = strongest.confidence
    if len(owner.sightings) + len(owner.extra) > 2:
        confidence = min(0.99, confidence + 0.05)
    person = PersonRecord(ids.person(name), name, list(titles), list(aliases), spans, strongest.rule, confidence)
    mentions = [Mention(start, end, "person", person.id, strongest.rule, confidence) for start, end in spans]
    return person, mentions


def subject_before(frame: Frame, verb_start: int, zone: Zone) -> Name | None:
    """The name that ends right before a verb ("Haris juga mengatakan"), or None."""
    text = frame.text
    if verb_start - zone.start < 3 or text[verb_start - 1] != " ":
        return None
    end = runs.subject_end(text, verb_start, zone.start)
    if end is None:
        return None
    start = runs.run_before(text, end, zone.start)
    if start is None:
        return None
    if text.endswith(" dari ", zone.start, start):
        # "Fulan dari Tim Verifikasi menyampaikan"
        end = start - len(" dari ")
        start = runs.run_before(text, end, zone.start)
        if start is None:
            return None
    return name_ending_at(frame, start, end, zone, strong=False)


_NO_NAMES = frozenset({"post", "organisation", "head", "acting", "government"})
"""Kinds of hits that begin no name."""


def name_ending_at(frame: Frame, start: int, end: int, zone: Zone, *, strong: bool) -> Name | None:
    """The name within `[start, end)` that ends at `end`, trying later starts where earlier ones fail.

    `strong` says that what follows tells a person: within a sentence the name may begin with an ordinary word.
    """
    text = frame.text
    pos = start
    while pos < end:
        inside = strong and pos > zone.start + 1 and text[pos - 1] == " " and text[pos - 2].islower()
        kinds = {h.kind for h in frame.at.get(pos, ())}
        space = text.find(" ", pos, end)
        letters = text[pos:space] if space >= 0 else ""
        if letters[:2].isupper() and ("organisation" in kinds or letters in frame.definitions):
            return None  # "PWRI Wirasari mendukung": the words after a body's letters are of its name
        if kinds.isdisjoint(_NO_NAMES):
            name = names.read_name(frame, pos, zone, strong=inside)
            if name is not None:
                return name if name.last == end or name.end == end else None
        if space < 0:
            return None
        pos = space + 1
    return None
