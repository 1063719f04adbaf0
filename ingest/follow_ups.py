"""Who acted on whose directive, by the report's own claim: "Atas arahan Gubernur, dinas menutup jalan itu".

A follow-up is a claim, not a check: that something was done on a directive says nothing of whether
it was done well. What is only announced ("akan menindaklanjuti") or denied is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import ids
from graph.model import FollowUp, Span
from ingest.carried_on import carried_on
from ingest.directives import lexicon
from ingest.directives.citations import NOUNS, Citation, citations
from ingest.directives.clauses import clauses
from ingest.directives.draft import action_end
from ingest.directives.parties import subject_of_clause
from ingest.directives.reader import ISSUERS, Reader
from ingest.directives.voice import Voice, speakers_of
from ingest.stems import Stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Attendance, Directive, Meeting, Quote
    from ingest.context import Context

_NOT_DONE = frozenset(
    {"akan", "bakal", "tidak", "tak", "belum", "harus", "agar", "untuk", "supaya", "wajib", "segera", "siap", "perlu",
     "bukan", "dan", "selalu", "diminta", "bisa", "dapat", "ingin", "berjanji"}
)  # fmt: skip
_NOT_ACTS = frozenset(
    {"menurutnya", "diketahui", "berkomitmen", "berjalan", "menceritakan", "ditelusuri", "dikatakan", "disebut",
     "dinilai", "berjanji", "berencana", "dipastikan", "merupakan", "menjadi", "bermanfaat", "menurun", "meningkat",
     "berada"}
)  # fmt: skip

CONFIDENCE = {"F-01": 0.8, "F-02": 0.7, "F-03": 0.7}
_NOUNS = Stems(NOUNS)
UNKNOWN_ACTOR = 0.45
"""Confidence of a follow-up of which the report does not say whose it is."""


def find_follow_ups(
    ctx: Context,
    directives: Sequence[Directive] = (),
    quotes: Sequence[Quote] = (),
    meetings: Sequence[Meeting] = (),
    attendance: Sequence[Attendance] = (),
) -> tuple[FollowUp, ...]:
    """The follow-ups of the report in order of the text, tied to the directive of this report they
    act on where only one can be meant, else to the party whose directive it was.
    """
    if not _NOUNS.places(ctx.text):
        return ()
    speakers = speakers_of(ctx, quotes)
    out: list[FollowUp] = []
    first_quote = 0
    for number, sentence in enumerate(ctx.sentences):
        while first_quote < len(ctx.quotes) and ctx.quotes[first_quote].end <= sentence.start:
            first_quote += 1
        if not citations(ctx, sentence.start, sentence.end):
            continue
        for part in clauses(ctx.text, sentence.start, sentence.end, number, ctx.quotes, first_quote):
            for cited in citations(ctx, part.start, part.end):
                if any(d.action_span and d.action_span.start <= cited.start < d.action_span.end for d in directives):
                    continue  # "meminta camat menindaklanjuti arahan Gubernur" is asked, not done
                whole = carried_on(ctx, sentence.start, cited, meetings, attendance)
                if whole is not None:
                    made = _make(ctx, whole.who, whole.start, whole.end, number, cited, directives, "F-03")
                else:
                    made = _follow_up(ctx, Reader(ctx, part), cited, Voice(ctx, speakers), directives)
                if made is not None:
                    out.append(made)
    return tuple(out)


def _follow_up(
    ctx: Context, reader: Reader, cited: Citation, voice: Voice, directives: Sequence[Directive]
) -> FollowUp | None:
    k = reader.at(cited.start)
    if k < 0:
        return None
    if reader.low(reader.skip_back(k - 1, frozenset({"juga", "langsung", "pun"}))) in _NOT_DONE:
        return None
    after = next((j for j in range(k, reader.count) if reader.start(j) >= cited.end), reader.count)
    if cited.acts and k > 0 and reader.low(k - 1) != ",":
        who = subject_of_clause(reader, k, voice)
        first = k
    else:
        comma = reader.skip(after, frozenset({"yang"}))
        main = comma + 1 if reader.low(comma) == "," else after
        if k <= 1 and main < reader.count:
            who, first = _main_clause(reader, main, voice)
        else:
            inner = max((j + 1 for j in range(k) if reader.low(j) == "bahwa"), default=0)
            who, first = _main_clause(reader, inner, voice, until=k)
    if first < 0:
        return None
    if who is None and reader.quoted:
        who = voice.quoted(reader)
    last = action_end(reader, first, stop=cited.start if not cited.acts and first < k else 1 << 60)
    if last - first < 2:
        return None
    start, end = reader.span(first, last)
    rule = "F-01" if cited.acts else "F-02"
    return _make(ctx, who, start, end, reader.clause.sentence, cited, directives, rule)


def _make(
    ctx: Context,
    who: str | None,
    start: int,
    end: int,
    sentence: int,
    cited: Citation,
    directives: Sequence[Directive],
    rule: str,
) -> FollowUp | None:
    if who == cited.issuer:
        return None
    whole = ctx.sentences[sentence]
    told = [d for d in directives if d.issuer == cited.issuer]
    return FollowUp(
        id=ids.relation("followup", ctx.report.info.id, who, ctx.text[start:end], str(start)),
        who=who,
        action=ctx.text[start:end],
        directive=told[0].id if len(told) == 1 else None,
        issuer=cited.issuer,
        evidence=(Span(whole.start, whole.end),),
        rule=rule,
        confidence=CONFIDENCE[rule] if who is not None else UNKNOWN_ACTOR,
    )


def _main_clause(reader: Reader, first: int, voice: Voice, *, until: int | None = None) -> tuple[str | None, int]:
    """The subject and the position of the verb of the clause from token `first` on; -1 where it has none."""
    last = reader.count if until is None else until
    who: str | None = None
    for j in range(first, last):
        if reader.is_named(j, ISSUERS):
            if who is None and reader.low(reader.first_of(j) - 1) not in lexicon.words("prepositions") - {
                "dan",
                "bahwa",
            }:
                who = voice.party_of(reader.named[j])
            continue
        low = reader.low(j)
        if low in lexicon.words("saying"):
            return who, -1
        if low in {"kami", "kita", "saya"} and reader.quoted and who is None:
            who = voice.quoted(reader)
        if low in {"akan", "bakal"}:
            return who, -1
        if lexicon.active_verb(low) or lexicon.passive_verb(low):
            if reader.low(j - 1) in {"yang", "tidak", "untuk", "harus", "rangka"}:
                continue
            told = low in _NOT_ACTS or low in lexicon.words("opinion") or low in lexicon.words("states")
            return who, -1 if told else j
    return who, -1
