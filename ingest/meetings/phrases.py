"""Where a report speaks of a gathering, and what the words around say of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, cast

from ingest.clause_subjects import subject
from ingest.meetings.names import Name, of_those_who_meet, read_name
from ingest.meetings.phrase import (
    AFTER,
    ANYWHERE,
    CALLED_OFF,
    CLAUSE_BEFORE,
    DATED,
    DOUBTED,
    HABIT,
    IS_A,
    MINUTES,
    NEAR_BEFORE,
    PERMITTED,
    PLANNED,
    PREPARED,
    STRONG,
    WEAK,
    WILL_BE,
    Phrase,
    sentence_at,
)
from ingest.meetings.unlisted import TITLED_TAILS, encounters, heads_of, held, titled, told_next
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import MeetingType
    from ingest.context import Context, Hit

_ENGLISH = frozenset({"forum", "konferensi", "seminar", "workshop", "expo", "summit", "festival"})
_ENGLISH_LEAD = re.compile(r"[a-z\"“] ((?:[A-Z][A-Za-z]+ ){1,4})$")
"""Words before the kind of gathering where its name is English ("Wira Investment Forum")."""
_COMPOUND = re.compile(
    r"\b(?:ruang|ruangan|gedung|tempat|aula|biaya|anggaran|dana|belanja|uang|meja|kamar|fasilitas|bahan|materi|undangan|jadwal|notulen|risalah)\s+$"
)
_OF_IT = re.compile(
    r"\b(?:peserta|hasil|agenda|kesimpulan|keputusan|pimpinan|pembahasan|rangkaian|jalannya|sela|akhir|awal|forum|kesempatan|momen|moment)\s+(?:dari\s+)?$"
)
_THIS = re.compile(r"[\"”]?\s*(?:virtual\s+|daring\s+)?(?:ini|itu|tersebut|dimaksud|kali\s+ini)\b")
_OPENS_WITH_THIS = re.compile(r"(?:\s+(?!(?:di|me|ber)[a-z]{4,}|yang\b)[\w-]+){1,4}?\s+(?:ini|tersebut)\b")
"""At the start of a sentence: "Upacara tahunan bangsa Indonesia ini"."""
_CARRIES_ON = re.compile(
    r"\s+(?:juga|turut|digelar|dibuka|berlangsung|dihadiri|diikuti|dipimpin|dilaksanakan|diselenggarakan|membahas|dimulai|guna|bertujuan|dengan\s+(?:tema|agenda))\b"
)
_OTHER = re.compile(r"\s*(?:\w+\s+){0,6}?(?:sebelumnya|lainnya|(?<!antara )lain|berikutnya|selanjutnya|mendatang)\b")
_FURTHER = re.compile(r"\s+lanjutan\b")
"""After a gathering told past the first sentence, or yet to come: it is another one."""
OTHER_WITHIN = 40
"""The word that makes it another gathering ends at most this far after its name, in characters."""
_IN_COURSE = re.compile(r"\b(?:dalam\s+rangka|melakukan|melaksanakan|mengadakan)\s+$")
_TO_DO = re.compile(r"\b(?:dalam|untuk|guna|dapat|mampu)\s+(?:melakukan|melaksanakan)\s+$")
"""Before what is a task rather than a gathering ("dalam melakukan monitoring dan evaluasi")."""
_OCCASION = re.compile(
    r"\b(?:momen(?:tum)?|menyambut|sambut|jelang|menjelang|dalam\s+rangka|memperingati|merayakan|menyemarakkan|semarak|menyongsong"
    r"|songsong|memeriahkan|sempena)\s+(?:menyambut\s+|memperingati\s+)?(?:hari\s+)?$"
)
"""Before an anniversary that is only the occasion of what is told ("menyambut HUT kota, warga ...")."""
_MANY = re.compile(r"-(?=\w)")
_BACK = re.compile(
    r"\b(?P<head>[Rr]apat|[Rr]akor|[Kk]egiatan|[Aa]cara|[Pp]ertemuan|[Ff]orum|[Ss]idang|[Aa]genda|[Aa]jang|[Ee]vent|[Mm]omentum|[Kk]esempatan)"
    r"(?:nya|(?P<opens>\s+(?=(?:yang|dalam|digelar|dibuka|berlangsung|turut|juga|dihadiri|diikuti|dipimpin|dilaksanakan|diselenggarakan|diadakan|merupakan|bertujuan|membahas|dimulai|diawali|langsung)\b))|\s+(?:(?!(?:me|di|ber)[a-z]{4,}|yang\b|adalah\b)[A-Za-z-]+\s+){0,2}?(?P<this>itu|ini|tersebut|dimaksud))(?:\b|(?<=\s))"
)


_INSTALLS = frozenset({"melantik", "mengukuhkan", "meresmikan", "dilantik", "dikukuhkan", "diresmikan"})
_ACTS = frozenset({"beraudiensi", "bertemu", "menandatangani"}) | _INSTALLS
_BEFORE_THAT = re.compile(
    r"\b(?:sejak|setelah|usai|sebelum|karena|yang|belum|akan|ketika|saat|pernah|jika|bila)\s+(?:\w+\s+){0,2}$"
)
"""Before an installation that is not what is told, but what someone is known by ("yang telah dilantik")."""
ACTS_LEAD = 2
"""Sentences from the start in which an installation is told of without its day."""
_FORE = "Pra "
"""Before a gathering that prepares another ("Pra Musrenbang")."""
_NAMED_KINDS = frozenset({"forum", "musrenbang", "rapat_koordinasi"})
_HIGH_LEVEL = "pertemuan-tingkat-tinggi"
HITS_AHEAD = 4
"""Entries of the gazetteer that may begin between "rapat" and the name after it."""
_BACK_TAILS = Stems(
    ("apat", "akor", "egiatan", "cara", "ertemuan", "orum", "idang", "genda", "jang", "vent", "omentum", "esempatan")
)
"""What follows the first letter of the words `_TITLED` and `_BACK` begin with."""


def find_phrases(ctx: Context) -> list[Phrase]:
    """All phrases of the headline and the paragraphs, in order."""
    found = list(_listed(ctx))
    taken = {phrase.start for phrase in found}
    told = {phrase.sentence for phrase in found if not phrase.doubted}
    other = (*titled(ctx, _places_of(ctx.text, TITLED_TAILS)), *encounters(ctx), *held(ctx))
    more = [*_back_references(ctx, _places_of(ctx.text, _BACK_TAILS)), *(p for p in other if p.sentence not in told)]
    found += [phrase for phrase in more if phrase.start not in taken]
    again = [_back(ctx, *place) for place in heads_of(ctx, found)]
    taken = {phrase.start for phrase in found}
    found += [phrase for phrase in again if phrase.start not in taken]
    found.sort()
    return found


def _listed(ctx: Context) -> Iterator[Phrase]:
    text = ctx.text
    folded = ctx.folded
    terms = ctx.gazetteer.terms
    title = ctx.layout.title
    reach = apposed = -1
    for number, hit in enumerate(ctx.hits):
        if hit.kind != "meeting" or hit.start < reach:
            continue
        term = terms[hit.entry]
        if not term.form:
            continue
        at = sentence_at(ctx, hit.start)
        headline = title is not None and title.start <= hit.start < title.end
        if at < 0 and not headline:
            continue
        low = title.start if headline and title else ctx.sentences[at].start
        high = title.end if headline and title else ctx.sentences[at].end
        before_it = text[max(0, hit.start - len(_FORE)) : hit.start]
        fore = before_it[:-1] in ("Pra", "pra") and before_it[-1] in " -"
        if _MANY.match(text, hit.end) or (before_it.endswith("-") and not fore):
            continue
        if _is_covered(ctx, hit.start):
            continue
        if _is_kind_of_next(ctx, number):
            apposed = hit.start
            continue
        governed = apposed if 0 <= apposed == hit.start - len("rapat ") else hit.start
        before = text[max(low, governed - CLAUSE_BEFORE) : governed]
        told = folded[governed - len(before) : governed]
        minutes = headline and MINUTES.match(text, low) is not None
        if not minutes and _COMPOUND.search(told[-NEAR_BEFORE:]):
            continue
        name = read_name(ctx, hit, low, high)
        if fore:
            name = name._replace(start=hit.start - len(_FORE), text=f"{before_it}{name.text}")
            before, told = before[: -len(_FORE)], told[: -len(_FORE)]
        if term.id in _ENGLISH and text[hit.start].isupper() and (lead := _ENGLISH_LEAD.search(before)):
            start = governed - len(before) + lead.start(1)
            words = name.words | {word.lower() for word in lead[1].split()}
            name = name._replace(start=start, text=f"{lead[1]}{name.text}", words=frozenset(words))
            before = before[: lead.start(1)]
            told = told[: len(before)]
        met = folded.startswith("pertemuan", hit.start) and _names_who_met(ctx, hit)
        if name.text == "bertemu" or (met and name.end == hit.end):
            name = name._replace(text=of_those_who_meet(ctx, name, low, high))
        reach = name.end
        this = _THIS.match(text, hit.end, high) or _THIS.match(text, name.end, high)
        strong = (
            minutes
            or _is_audience(ctx, hit, low, high)
            or STRONG.search(told) is not None
            or _is_act(ctx, hit, low, high)
        )
        yield Phrase(
            start=hit.start,
            end=name.end,
            type=cast("MeetingType", _type(term.id, term.form, name)),
            listed=term.id,
            sentence=-1 if headline else at,
            name=name,
            refers=this is not None
            or IS_A.search(told) is not None
            or (
                not met
                and not name.words
                and _OF_IT.search(told[-NEAR_BEFORE:]) is not None
                and not (told.endswith("forum ") and DATED.search(text, name.end, high))
            )
            or (
                at > 0
                and hit.start - low < 3
                and (
                    (name.end == hit.end and _CARRIES_ON.match(text, hit.end, high) is not None)
                    or _OPENS_WITH_THIS.match(text, hit.end, high) is not None
                )
            ),
            strong=strong or (AFTER.match(folded, name.end, high) is not None),
            weak=WEAK.search(told[-2 * NEAR_BEFORE :]) is not None
            or (term.form == "audiensi" and _IN_COURSE.search(before) is not None)
            or met,
            doubted=DOUBTED.search(told) is not None
            or (term.id == "upacara" and _OCCASION.search(told) is not None)
            or (term.form == "ceremony" and PREPARED.search(told) is not None)
            or (term.form != "audiensi" and _TO_DO.search(before) is not None)
            or (("boleh" in before or "izin" in before or "larang" in before) and PERMITTED.search(told) is not None)
            or HABIT.match(folded, name.end, high) is not None
            or CALLED_OFF.match(folded, name.end, high) is not None
            or (name.end == hit.end and ANYWHERE.match(text, name.end, high) is not None),
            planned=PLANNED.search(told) is not None or WILL_BE.match(folded, name.end, high) is not None,
            other=_OTHER.match(text, hit.end, min(high, name.end + OTHER_WITHIN)) is not None
            or (_FURTHER.match(text, hit.end) is not None and (at > 0 or PLANNED.search(told) is not None))
            or (text.startswith("Sebelumnya, ", low) and "juga meng" in before and this is None),
        )


def _names_who_met(ctx: Context, hit: Hit) -> bool:
    """True for "pertemuan Fulan dan ...", "pertemuan antara Presiden X dan ...": those who met come right after."""
    between = _BETWEEN.match(ctx.text, hit.end)
    named = ctx.mentions_between(between.end(), between.end() + 1) if between else []
    return any(m.kind in ("person", "post") for m in named)


_BETWEEN = re.compile(r"\s+(?:(?:bilateral|tertutup|empat\s+mata|resmi|khusus|singkat|terbatas|antara)\s+)*(?=[A-Z])")


def _is_kind_of_next(ctx: Context, number: int) -> bool:
    """True for "rapat" in "menggelar rapat Forum Perangkat Daerah": the name that follows is the gathering's."""
    hit = ctx.hits[number]
    if ctx.text[hit.start : hit.end] != "rapat":
        return False
    terms = ctx.gazetteer.terms
    for after in ctx.hits[number + 1 : number + 1 + HITS_AHEAD]:
        if after.kind == "meeting" and after.start == hit.end + 1:
            term = terms[after.entry]
            named = ctx.text[after.start].isupper() and (term.form in _NAMED_KINDS or term.id == _HIGH_LEVEL)
            return named and not _is_covered(ctx, after.start)
    return False


def _is_audience(ctx: Context, hit: Hit, low: int, high: int) -> bool:
    """True for "Gubernur X audiensi dengan Y": the noun stands for the verb right after its subject."""
    if ctx.gazetteer.terms[hit.entry].form != "audiensi" or not _AUDIENCE.match(ctx.text, hit.start, high):
        return False
    before = ctx.mentions_between(low, hit.start)
    if not before or before[-1].kind not in ("person", "post"):
        return False
    if not _REST_OF_POST.fullmatch(ctx.text, before[-1].end, hit.start):
        return False
    found = subject(ctx, low, hit.start)
    return found is not None and found.start == before[0].start


def _while(ctx: Context, low: int, at: int) -> bool:
    """True for "... saat Wali Kota X bertemu": the clause of the word has a subject of its own."""
    begun = [found.end() for found in _WHILE.finditer(ctx.text, low, at)]
    return bool(begun) and subject(ctx, begun[-1], at) is not None


_WHILE = re.compile(r"\b(?:saat|ketika|usai|seusai|setelah)\s+(?=[A-Z])")
_REST_OF_POST = re.compile(r"(?:\s+[A-Z][\w-]*){0,3}\s+")
_AUDIENCE = re.compile(r"[Aa]ud(?:i)?ens(?:i)?\s+(?:dengan|bersama|ke)\s")


def _places_of(text: str, tails: Stems) -> list[int]:
    """Where words with these tails begin: a plain search spares the patterns most of the text."""
    return sorted([at - 1 for at in tails.places(text) if at])


def _is_lead(ctx: Context, low: int) -> bool:
    return low <= ctx.sentences[min(ACTS_LEAD, len(ctx.sentences)) - 1].start


_PASSIVE_ACTS = frozenset({"dilantik", "dikukuhkan"})
_BY_WHOM = re.compile(r"(?:\s+di\s+[A-Z][^.;,]{3,60}?)?\s+(?:secara\s+\w+\s+|langsung\s+)*oleh\s+(?=[A-Z])")
"""Between those installed and who installs them."""


def _is_act(ctx: Context, hit: Hit, low: int, high: int) -> bool:
    """True where the form is itself a verb with a subject, on a day: "Aliansi X beraudiensi dengan Y, Selasa".

    A lead that tells of an installation needs no day.
    """
    word = ctx.text[hit.start : hit.end].lower()
    if word in _PASSIVE_ACTS and _is_lead(ctx, low) and _BY_WHOM.match(ctx.text, hit.end, high):
        return True  # "22 perbekel resmi dilantik di Gedung X oleh Bupati Y": whom no post or name tells
    if word not in _ACTS or not (subject(ctx, low, hit.start) or (word == "bertemu" and _while(ctx, low, hit.start))):
        return False
    leads = word in _INSTALLS and _is_lead(ctx, low)
    if leads and ctx.text.startswith(" oleh ", hit.end):
        return True  # "resmi menjadi bupati setelah dilantik oleh gubernur"
    if word in _INSTALLS and _BEFORE_THAT.search(ctx.text, max(low, hit.start - NEAR_BEFORE), hit.start):
        return False
    if word == "bertemu" and (again := told_next(ctx, sentence_at(ctx, low))) and again["kind"][1:] == "ertemuan":
        return True  # "X bertemu Y. Pertemuan tersebut membahas ..."
    return leads or DATED.search(ctx.text, low, high) is not None


def _type(listed: str, form: str, name: Name) -> str:
    """The type a phrase tells; "pertemuan koordinasi" is a rapat_koordinasi."""
    if listed in ("pertemuan", "rapat") and "koordinasi" in name.words:
        return "rapat_koordinasi"
    return form


def _is_covered(ctx: Context, offset: int) -> bool:
    """True where a meeting word is part of the name of a body, a post or a person."""
    at = bisect_right(ctx.mentions, (offset, len(ctx.text) + 1, "", "", "")) - 1
    if at < 0:
        return False
    mention = ctx.mentions[at]
    return mention.end > offset and mention.kind in ("organisation", "post", "person")


def _back_references(ctx: Context, places: list[int]) -> Iterator[Phrase]:
    for place in places:
        match = _BACK.match(ctx.text, place)
        if match is None:
            continue
        at = sentence_at(ctx, match.start())
        if at < 0:
            continue
        low = ctx.sentences[at].start
        if match["opens"] and match.start() - low > 16:
            continue
        yield _back(ctx, match.start(), match.end(), at)


def _back(ctx: Context, start: int, end: int, at: int) -> Phrase:
    """A phrase that only refers to a gathering told of before."""
    sentence = ctx.sentences[at]
    before = ctx.folded[max(sentence.start, start - CLAUSE_BEFORE) : start]
    return Phrase(
        start=start,
        end=end,
        type="other",
        listed="back",
        sentence=at,
        name=Name(start, end, "", frozenset(), None),
        refers=True,
        strong=STRONG.search(before) is not None
        or AFTER.match(ctx.folded, end, min(sentence.end, end + 60)) is not None,
        weak=True,
        doubted=False,
        planned=False,
        other=False,
    )
